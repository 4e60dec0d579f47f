# SPDX-License-Identifier: Apache-2.0
"""What people share every day and shows no patient, though it has beds, doctors, patients, doses, rooms, lists of names or
numbers: hostels, camps, plays, games, code, boards of jobs, prices, notices. Everybody is invented."""

from everyday_patients import PEOPLE, bubbles, pen, post
from leaks import clock
from pages import DRUGS, ILLS, TOWNS, WARDS
from trades import MONTHS, SERIF, sheet, tel

ROLES = "Doctor|First Nurse|Second Nurse|Patient|Old Patient|Surgeon|Matron|Ward Sister|Porter|Apothecary|Visitor|Man in Bed Four|Undertaker".split("|")
HOSPITALS = "Brackwater General Hospital|Hexley Infirmary|Kestlemere Royal Infirmary".split("|")
GRID = "td,th{border:1px solid #999}"


def who(p):
    return p.plain() if p.rng.random() < 0.5 else " ".join(p.pick(PEOPLE))


def first(p):
    return who(p).split()[0]


def day(p):
    return f"{p.rng.randint(1, 28)} {p.pick(MONTHS)}"


def money(p, low=1, high=90):
    return f"&pound;{p.rng.randint(low, high)}.{p.pick(['00', '50', '95'])}"


def rows(items, style="padding:7px 0;border-bottom:1px solid #8883"):
    """Each of cells, spread over the line."""
    return "".join(f"<div style='display:flex;justify-content:space-between;{style}'>{''.join(f'<span>{c}</span>' for c in cells)}</div>" for cells in items)


def board(p, title, body, size=2):
    return p.html(f"<div style='padding:34px 46px;font:{size}em {pen(p)};line-height:1.5'><u>{title}</u><br>{body}</div>", p.pick(["#f4f7f4", "#dfe9e6"]), p.pick(["#1c2f7a", "#222", "#1b5e20"]))


def mono(p, text, ground="#10151c", ink="#cfd8e3"):
    return p.html(f"<pre style='padding:14px;margin:0;font:13px/1.5 \"DejaVu Sans Mono\"'>{text}</pre>", ground, ink)


def window(p, title, body):
    return p.html(f"<div style='height:100%;background:#2f6b7a;padding:60px 80px'><div style='background:#f5f5f5;color:#111;border:1px solid #555;height:90%'><div style='background:#fff;padding:6px 12px;border-bottom:1px solid #bbb'>{title} <span style='float:right'>&#8211; &#9633; &#215;</span></div>{body}</div></div>", "#2f6b7a")


# Screens.

def task_manager(p):
    lines = [[p.pick(["chrome", "explorer", "postgres", "OneDrive", "winlogon", "spoolsv", "outlook", "teams"]) + ".exe", p.rng.randint(300, 29000), p.pick(["Running", "Suspended"]), first(p).lower(), f"{p.rng.randint(0, 40):02}", f"{p.rng.randint(2, 900):,} K"] for _ in range(16)]
    return window(p, f"Resource Monitor - {p.pick(['chrome', 'outlook', 'python'])} (PID {p.rng.randint(1000, 30000)})", p.table(["Name", "PID", "Status", "User name", "CPU", "Memory"], lines))


def hospital_game(p):
    stats = rows([("Patients cured", p.rng.randint(20, 400)), ("Patients died", p.rng.randint(0, 20)), ("Reputation", f"{p.rng.randint(20, 90)}%"), ("Diagnosis queue", p.rng.randint(2, 30)), ("Bank", f"${p.rng.randint(1000, 90000):,}")])
    staff = rows([(f"Dr {who(p).split()[-1]}", p.pick(["GP's Office", "Ward", "Pharmacy", "Break"]), f"Lvl {p.rng.randint(1, 5)}") for _ in range(6)])
    return p.html(f"<div style='display:flex;gap:20px;padding:16px;height:100%;background:radial-gradient(#8fd3c8,#2c6e7f)'><div style='width:300px;background:#fff;color:#123;border-radius:14px;padding:14px'><h3>{p.pick(['Gigglemoor', 'Upper Bumble', 'Wibblethorpe'])} Hospital</h3>{stats}</div><div style='flex:1'></div><div style='width:320px;background:#fff;color:#123;border-radius:14px;padding:14px'><h3>Staff</h3>{staff}<p><b>Emergency!</b> 8 patients with Cubism arrive in 40 days. Build a De-Cubing Room?</p></div></div>", "#2c6e7f")


def drama_credits(p):
    return p.html(f"<div style='text-align:center;padding:40px;font:1.5em {SERIF};line-height:1.7'><h2>CASUALTIES OF LOVE</h2>" + "".join(f"<div><span style='display:inline-block;width:45%;text-align:right;opacity:.8'>{r}</span> &nbsp; <span style='display:inline-block;width:45%;text-align:left'>{who(p)}</span></div>" for r in p.rng.sample(ROLES, 9)) + "<p>Stunts by Tumble Ltd</p></div>", "#000", "#eee")


def episode_guide(p):
    plot = ["A bus crash fills the department and Dr Shaw must choose whom to treat first.", "Nurse Okafor doubts a patient's story. Zoe hides a diagnosis from her mother.", "The ward is closed by an outbreak; Ric proposes.", "A patient wakes after nine years and asks for her dog."]
    return p.html(f"<div style='padding:26px'><h2>Night Ward &nbsp; Season {p.rng.randint(2, 9)}</h2>" + "".join(f"<p><b>{n}. {p.pick(['Pulse', 'Crash', 'The Long Shift', 'Discharged', 'Bed Nine'])}</b> &nbsp; {p.rng.randint(40, 58)} min<br>{t}<br><small>Written by {who(p)}. Directed by {who(p)}. First shown {day(p)} 2025</small></p>" for n, t in enumerate(plot, 1)) + "</div>", "#141414", "#ddd")


def patient_class(p):
    return mono(p, f"""// src/main/java/demo/Patient.java
public class Patient extends Person {{
    private String nhsNumber;      // 10 digits, mod 11
    private LocalDate dateOfBirth;
    private String firstName, lastName;
    private List&lt;Appointment&gt; appointments = new ArrayList&lt;&gt;();

    /** @author {first(p).lower()} */
    public boolean isAdult(Clock clock) {{
        return dateOfBirth.plusYears(18).isBefore(LocalDate.now(clock));
    }}

    public Patient withName(String first, String last) {{
        this.firstName = Objects.requireNonNull(first);
        this.lastName = last;   // TODO({first(p).lower()}): hyphens
        return this;
    }}

    @Override public String toString() {{
        return "Patient{{" + lastName + ", ward=" + ward + "}}";
    }}
}}
{p.rng.randint(100, 400)}:{p.rng.randint(1, 60)}  LF  UTF-8  4 spaces  main""", "#1e1e1e", "#d4d4d4")


def sql_schema(p):
    return mono(p, f"""CREATE TABLE patient (
  id            bigserial PRIMARY KEY,
  family_name   text NOT NULL,
  given_name    text NOT NULL,
  date_of_birth date,
  nhs_number    char(10) UNIQUE,
  postcode      varchar(8),
  gp_id         bigint REFERENCES gp(id)
);
CREATE INDEX patient_name_idx ON patient (lower(family_name));
-- migration 0{p.rng.randint(10, 99)}, {first(p)}, 2025-0{p.rng.randint(1, 9)}-1{p.rng.randint(0, 9)}
ALTER TABLE appointment ADD COLUMN ward_id int;
EXPLAIN SELECT * FROM patient WHERE nhs_number = $1;
 Index Scan using patient_nhs_number_key on patient  (cost=0.29..8.30 rows=1 width=64)
 Planning Time: 0.{p.rng.randint(100, 999)} ms
 Execution Time: 0.0{p.rng.randint(10, 99)} ms""")


def pods(p):
    lines = "\n".join(f"{p.pick(['ward', 'api', 'web', 'auth', 'queue', 'bed-manager', 'patient-index'])}-{p.rng.randint(10**8, 10**9):x}-{p.rng.randint(10**5, 10**6):x}   1/1   {p.pick(['Running', 'Running', 'CrashLoopBackOff', 'Pending'])}   {p.rng.randint(0, 9)}   {p.rng.randint(1, 90)}d   10.{p.rng.randint(1, 250)}.{p.rng.randint(1, 250)}.{p.rng.randint(1, 250)}" for _ in range(18))
    return mono(p, f"{first(p).lower()}@node1:~$ kubectl get pods -o wide\nNAME   READY   STATUS   RESTARTS   AGE   IP\n{lines}\n{first(p).lower()}@node1:~$ _")


def service_graphs(p):
    tile = lambda t, v: f"<div style='width:23%;background:#1f2530;padding:16px;border-radius:6px'>{t}<div style='font-size:2.3em;color:{p.pick(['#73bf69', '#f2cc0c', '#ff5f5f'])}'>{v}</div></div>"
    tiles = "".join(tile(t, v) for t, v in [("Requests/s", p.rng.randint(20, 900)), ("p95 latency", f"{p.rng.randint(20, 900)} ms"), ("Error rate", f"{p.rng.uniform(0, 3):.2f}%"), ("Heart beat", "OK"), ("Queue depth", p.rng.randint(0, 400)), ("Temp rack 4", f"{p.rng.uniform(20, 39):.1f} &deg;C"), ("Pressure", f"{p.rng.randint(90, 140)} kPa"), ("Uptime", f"{p.rng.randint(2, 300)} d")])
    return p.html(f"<div style='padding:18px'><h3>Production &nbsp; Last 6 hours</h3><div style='display:flex;flex-wrap:wrap;gap:14px'>{tiles}</div><h4>Alerts</h4>{rows([(f'{first(p)} acknowledged', 'disk full on db-' + str(p.rng.randint(1, 9)), clock(p)) for _ in range(5)])}</div>", "#111720", "#d8d9da")


def injuries(p):
    lines = [[who(p), p.pick(["Hamstring", "Ankle", "Concussion", "Knee (ACL)", "Illness"]), p.pick(["2 weeks", "Unknown", "Late test", "Season"]), f"{p.rng.randint(1, 28)} {p.pick(MONTHS)[:3]}"] for _ in range(14)]
    return p.html(f"<div style='background:#37003c;color:#fff;padding:14px'>League injury table &nbsp; Matchday {p.rng.randint(2, 38)}</div>{p.table(['Player', 'Injury', 'Out for', 'Expected back'], lines)}", "#fff")


def scorecard(p):
    bats = [[who(p), p.pick(["c {} b {}", "lbw b {1}", "run out", "not out", "b {1}"]).format(who(p).split()[-1], who(p).split()[-1]), p.rng.randint(0, 120), p.rng.randint(1, 140), p.rng.randint(0, 12)] for _ in range(11)]
    return p.html(f"<div style='padding:18px'><h2>{p.pick(TOWNS)} CC v {p.pick(TOWNS)} 2nd XI</h2>{p.table(['Batter', '', 'R', 'B', '4s'], bats)}<p>Extras {p.rng.randint(2, 30)} (b 4, lb 6, w 3) &nbsp; Total {p.rng.randint(90, 290)}-{p.rng.randint(4, 9)} (40 ov)</p><p>Umpires: {who(p)}, {who(p)}</p></div>", "#fff")


def census(p):
    family = who(p).split()[-1]
    lines = [[n, f"{p.pick(PEOPLE)[0]} {family}", p.pick(["Head", "Wife", "Son", "Daur", "Servant", "Lodger"]), p.rng.randint(1, 80), p.pick(["Ag Lab", "Scholar", "Nurse", "Miner", "Dressmaker", ""]), p.pick(TOWNS)] for n in range(1, 12)]
    return p.html(f"<div class=bar>1881 census transcription &nbsp; RG11/{p.rng.randint(1000, 5000)} folio {p.rng.randint(10, 90)}</div>{p.table(['Sched', 'Name', 'Relation', 'Age', 'Occupation', 'Where born'], lines)}", "#fff")


def surgeon_wiki(p):
    a = who(p)
    year = p.rng.randint(1780, 1850)
    return p.html(f"<div style='padding:26px 60px;line-height:1.6'><h1>{a}</h1><p>From an open encyclopaedia</p><p><b>{a}</b> ({day(p)} {year} &ndash; {day(p)} {year + 62}) was a surgeon and anatomist. Born in {p.pick(TOWNS)}, the third child of a chandler, {a.split()[-1]} was apprenticed to Dr {who(p)} in {year + 15} and walked the wards of {p.pick(HOSPITALS)}.</p><h3>Career</h3><p>In {year + 30} the first patient to survive the operation, a drover of forty, walked out of the hospital after six weeks. The case was disputed by {who(p)}, who held that the diagnosis was wrong.</p><h3>Death</h3><p>{a.split()[-1]} died of typhus and is buried at {p.pick(TOWNS)}.</p><h3>See also</h3><p>Ligature &middot; Chloroform &middot; History of nursing</p></div>", "#fff")


def hospital_news(p):
    return p.html(f"<div style='padding:26px 80px;line-height:1.6;font-size:1.15em'><small>{day(p)} 2026 &nbsp; {p.pick(TOWNS)} Courier</small><h1>Hospital's new wing opens {p.rng.randint(2, 5)} months late</h1><p>By {who(p)}, health reporter</p><p>Patients will be moved into the new wing of {p.pick(HOSPITALS)} next week, after delays that cost &pound;{p.rng.randint(2, 30)} million.</p><p>Chief executive {who(p)} said the {p.rng.randint(40, 200)} beds would ease pressure on the emergency department, where waits for admission reached {p.rng.randint(12, 30)} hours in winter.</p><p>&ldquo;I waited on a trolley all night,&rdquo; said a retired driver who did not want to be named.</p><p>Unions welcomed the beds but asked who would staff them. {p.words(40).capitalize()}.</p></div>", "#fff")


def nurse_advert(p):
    return p.html(f"<div style='padding:30px 60px;line-height:1.6'><h1>Staff Nurse (nights)</h1><p>Larkspur House Nursing Home, {p.pick(TOWNS)} &nbsp; &pound;{p.rng.randint(19, 24)}.{p.rng.randint(10, 99)} an hour &nbsp; {p.rng.randint(22, 40)} hours</p><p>You will lead a team caring for forty residents with dementia, give medication, write care plans and support families.</p><ul><li>NMC registration</li><li>Experience of wound care, catheters and PEG feeds</li><li>A good sense of humour</li></ul><p>Apply to {who(p)}, home manager, by {day(p)}. Reference LH/{p.rng.randint(1000, 9999)}.</p></div>", "#fff")


def absence_policy(p):
    return p.html(f"<div class=bar>People &nbsp; Policies &nbsp; Sickness absence</div><div style='padding:24px 60px;line-height:1.6'><h2>If you are ill</h2><ol><li>Ring your manager before {p.rng.randint(7, 9)} am on the first day.</li><li>Self-certify for up to seven days; after that send a fit note from your GP or hospital.</li><li>On your return there is a short meeting. Tell us about any diagnosis only if you wish.</li><li>Occupational Health may ask for a report with your consent.</li></ol><p>Questions: {who(p)}, HR business partner. Version {p.rng.randint(2, 9)}, review date {day(p)} 2027.</p></div>", "#fff")


def ward_training(p):
    return p.html(f"<div style='padding:50px 80px;font-size:1.7em;line-height:1.5'><h1>{p.pick(['The deteriorating patient', 'Sepsis: think early', 'Falls on the ward'])}</h1><ul><li>A: airway &ndash; is the patient talking?</li><li>B: respiratory rate, saturations, listen to the chest</li><li>C: pulse, blood pressure, capillary refill</li><li>D: ACVPU, glucose, pupils</li><li>E: look under the blankets</li></ul><p style='font-size:.6em'>{who(p)}, practice educator &nbsp; slide {p.rng.randint(2, 40)} of 44</p></div>", p.pick(["#fff", "#e8f1fb"]))


def quiz_app(p):
    return p.html(f"<div style='padding:40px 90px;font-size:1.25em;line-height:1.6'><small>Question {p.rng.randint(2, 60)} of 60</small><p>Which drug should be avoided in a patient who takes {p.pick(DRUGS)}?</p>" + "".join(f"<div style='border:1px solid #99a;border-radius:9px;padding:12px;margin:9px 0'>{letter}. {d}</div>" for letter, d in zip("ABCDE", p.rng.sample(DRUGS, 5))) + f"<p>Score {p.rng.randint(2, 30)} / 41 &nbsp; Time left {p.rng.randint(10, 59)}:{p.rng.randint(10, 59)}</p></div>", "#fafbff")


def room_bookings(p):
    lines = [[f"{8 + n}:00", *[f"{p.pick(['Budget', 'Interview', 'Yoga', 'Book club', 'Safeguarding training', 'Flu planning'])}<br>{who(p)}" if p.rng.random() < 0.6 else "" for _ in range(4)]] for n in range(8)]
    return p.html(f"<div class=bar>Rooms &nbsp; {day(p)}</div>{p.table(['', 'Room 1', 'Room 2', 'Board room', 'Annexe'], lines)}", "#fff")


def picking_list(p):
    lines = [[f"{p.pick('ABCD')}{p.rng.randint(1, 40)}-{p.rng.randint(1, 6)}", f"{p.rng.randint(10**6, 10**7)}", p.pick(["Gloves nitrile M", "Pillow case", "Bed frame 4'6\"", "Plasters 100", "Wheel lock"]), p.rng.randint(1, 30), first(p)] for _ in range(18)]
    return p.html(f"<div class=bar>Pick wave {p.rng.randint(100, 900)}</div>{p.table(['Bin', 'SKU', 'Item', 'Qty', 'Picker'], lines)}", "#fff")


def house_sale(p):
    return p.html(f"<div style='padding:26px'><h2>{p.rng.randint(2, 5)} bed terraced house for sale</h2><b>&pound;{p.rng.randint(120, 600)},000</b><p>Bed 1: 12'4\" x 11'2\" &nbsp; Bed 2: 10'1\" x 9'0\" &nbsp; Bed 3: box room</p><p>A ten minute walk from {p.pick(HOSPITALS)} and the station. Viewing by appointment with {who(p)}.</p><p>Council tax band {p.pick('ABCD')} &nbsp; EPC {p.pick('CDE')} &nbsp; Leasehold, {p.rng.randint(80, 990)} years</p><p>{p.words(40).capitalize()}.</p></div>", "#fff")


def link_nurses(p):
    lines = [[t, who(p), who(p)] for t in ["Infection control", "Tissue viability", "Diabetes", "Dementia", "Pain", "Falls", "End of life", "Moving and handling"]]
    return p.html(f"<div style='padding:26px;font-size:1.4em'><h1>{p.pick(WARDS)}: our link nurses</h1>{p.table(['Link role', 'Nurse', 'Deputy'], lines)}</div>", "#eaf4ff")


# Paper.

def invalid_play(p):
    return sheet(p, f"<div style='text-align:center;font-family:{SERIF};line-height:1.8;font-size:1.2em'><h1>{p.pick(['The Imaginary Invalid', 'Bedside Manners', 'The Doctor in Spite of Himself'])}</h1><p>{p.pick(TOWNS)} Players &nbsp; {day(p)} to {day(p)}</p>" + "".join(f"<div>{r} .......... {who(p)}</div>" for r in p.rng.sample(ROLES, 8)) + f"<p>Directed by {who(p)}<br>Prompt {who(p)} &nbsp; Lights {who(p)}</p><p>Interval of fifteen minutes</p></div>", "#fffdf5")


def nativity(p):
    return sheet(p, f"<h1>Our nativity play</h1>{rows([(r, who(p)) for r in ['Mary', 'Joseph', 'Innkeeper', 'Innkeeper’s wife', 'Gabriel', 'First king', 'Second king', 'Third king', 'Shepherd', 'Sheep', 'Donkey (front)', 'Donkey (back)', 'Star']])}<p>Thank you to Mrs {who(p).split()[-1]} for the costumes.</p>", "#fff")


def vet_prices(p):
    return sheet(p, f"<h1>{p.pick(TOWNS)} Veterinary Centre &nbsp; price list</h1>{rows([(t, money(p, 10, 400)) for t in ['Consultation', 'Repeat consultation', 'Nurse appointment', 'First vaccination course, puppy', 'Booster, cat', 'Castration, dog under 20 kg', 'X-ray, two views', 'Blood test, in house', 'Dental descale under GA', 'Prescription fee', 'Overnight hospitalisation', 'Microchip']])}<p>Vets: {who(p)} MRCVS, {who(p)} MRCVS. Ask reception for an estimate before treatment.</p>")


def head_lice(p):
    return sheet(p, f"<h2>{p.pick(TOWNS)} Primary School</h2><p>{day(p)} 2026</p><p>Dear parents and carers,</p><p>A case of head lice has been found in Year {p.rng.randint(1, 6)}. Please check your child's hair tonight. Treatment can be had from a pharmacist without a prescription; your child need not stay at home.</p><p>Children with chickenpox must stay away until the spots have crusted over. For diarrhoea and vomiting, 48 hours.</p><p>Yours sincerely,</p><p>{who(p)}<br>Head teacher</p>")


def school_dinners(p):
    return sheet(p, f"<h1>Dinners, week {p.rng.randint(1, 3)}</h1>" + p.table(["", "Main", "Vegetarian", "Pudding"], [[d, p.pick(["Roast chicken", "Fish fingers", "Cottage pie", "Pasta bake"]), p.pick(["Bean chilli", "Cheese flan", "Dal and rice"]), p.pick(["Jelly", "Fruit", "Sponge and custard"])] for d in "Monday Tuesday Wednesday Thursday Friday".split()]) + f"<p>Allergies? Please tell {who(p)} in the kitchen. Halal and gluten free every day.</p>", extra=GRID)


def sports_day(p):
    lines = [[p.pick(["Egg and spoon", "Sack race", "100 m", "Relay", "Long jump"]), f"Y{p.rng.randint(3, 6)} {p.pick(['girls', 'boys'])}", who(p), who(p), who(p)] for _ in range(14)]
    return sheet(p, f"<h1>Sports day &nbsp; {day(p)}</h1>{p.table(['Event', '', '1st', '2nd', '3rd'], lines)}<p>First aid: {who(p)}. Water at the pavilion.</p>", extra=GRID)


def gala(p):
    lines = [[n, who(p), p.rng.randint(9, 17), p.pick(["HEXS", "BRAS", "KIRM"]), f"{p.rng.randint(28, 59)}.{p.rng.randint(10, 99)}", p.pick(["", "DQ", "PB"])] for n in range(1, 19)]
    return sheet(p, f"<h2>Event {p.rng.randint(100, 420)} &nbsp; Girls 50 m backstroke &nbsp; heat {p.rng.randint(1, 9)}</h2>{p.table(['Pl', 'Name', 'AaD', 'Club', 'Time', ''], lines)}")


def dog_catalogue(p):
    lines = "".join(f"<p><b>{n}</b> {who(p).upper()} &nbsp; {p.pick(['Hexley', 'Brackle', 'Tannmoor'])} {p.pick(['Doctor Foster', 'Lady Jane', 'Night Nurse', 'Sir Galahad'])} &nbsp; D.O.B. {p.rng.randint(1, 28):02}.{p.rng.randint(1, 12):02}.2{p.rng.randint(1, 4)} &nbsp; by Ch. Moorland Major ex Tarn Daisy. Br. {who(p)}</p>" for n in range(1, 14))
    return sheet(p, f"<h2>Class {p.rng.randint(10, 90)} &nbsp; Border Terrier, post graduate dog</h2>{lines}")


def allotments(p):
    lines = [[f"{n}{p.pick(['', 'A', 'B'])}", who(p), p.pick(["Full", "Half"]), p.pick(["Paid", "Due", "Paid"]), p.pick(["", "Overgrown - letter sent", "Shed", "Bees"])] for n in range(1, 22)]
    return sheet(p, f"<h2>{p.pick(TOWNS)} allotments &nbsp; plots {p.rng.randint(2024, 2026)}</h2>{p.table(['Plot', 'Holder', 'Size', 'Rent', 'Notes'], lines)}", extra=GRID)


def flower_beds(p):
    return board(p, "Garden volunteers", "<br>".join(f"Bed {n}: {first(p)} - {p.pick(['weed', 'mulch', 'sow carrots', 'net the peas', 'dead-head'])}" for n in range(1, 8)))


def sponsor_form(p):
    lines = [[who(p), f"{p.rng.randint(1, 90)} {p.pick(['Mill Lane', 'Larch Avenue'])}", money(p, 1, 20), p.pick(["&#10003;", ""]), p.pick(["&#10003;", ""])] for _ in range(14)]
    return sheet(p, f"<h2>Fun run for the children's hospice</h2><p>Runner: {who(p)} &nbsp; Date of run {day(p)}</p>{p.table(['Sponsor', 'Address', 'Amount', 'Gift Aid', 'Paid'], lines)}", extra=GRID)


def first_aid_box(p):
    return sheet(p, f"<h1>First aid box {p.rng.randint(1, 9)}: monthly check</h1>{p.table(['Item', 'Should be', 'Found', 'Expires'], [[t, n, p.rng.randint(0, n), f'{p.rng.randint(1, 12):02}/2{p.rng.randint(6, 9)}'] for t, n in [('Sterile eye pads', 4), ('Triangular bandages', 4), ('Medium wound dressings', 6), ('Gloves, pairs', 6), ('Burn gel', 3), ('Face shield', 1), ('Adrenaline pen', 2)]])}<p>Checked by {who(p)} on {day(p)}. Initials {p.pick('ABC')}{p.pick('KLM')}</p>", extra=GRID)


def coshh(p):
    return sheet(p, f"<h2>COSHH assessment {p.rng.randint(100, 900)}</h2>{rows([('Product', 'Descaler, 5 l'), ('Hazards', 'Corrosive. H314 Causes severe skin burns'), ('Who may be harmed', 'Cleaners, visitors'), ('First aid: eyes', 'Rinse for 15 minutes, seek medical advice'), ('First aid: swallowed', 'Do not induce vomiting. Ring 111'), ('Assessor', who(p)), ('Date of assessment', f'{p.rng.randint(1, 28):02}/{p.rng.randint(1, 12):02}/2025'), ('Review date', f'{p.rng.randint(1, 28):02}/{p.rng.randint(1, 12):02}/2027')])}")


def congress(p):
    talks = "".join(f"<p><b>{9 + n}.{p.pick(['00', '20', '40'])}</b> &nbsp; {p.pick(['Heart failure in the very old', 'Delirium after hip fracture', 'What patients want from discharge', 'Sepsis: ten years on'])}<br>Dr {who(p)}, {p.pick(TOWNS)}</p>" for n in range(7))
    return sheet(p, f"<h1>Congress of Geriatrics &nbsp; day {p.rng.randint(1, 3)}</h1><h3>Hall B. Chair: Professor {who(p)}</h3>{talks}")


def choir(p):
    part = lambda t: f"<div><b>{t}</b><br>{'<br>'.join(who(p) for _ in range(7))}</div>"
    return sheet(p, f"<h1>St Matthew Passion</h1><p>Conductor {who(p)} &nbsp; Evangelist {who(p)}</p><div style='columns:2'>{part('Sopranos')}<br>{part('Altos')}<br>{part('Tenors')}<br>{part('Basses')}</div>", "#fffdf5")


def acknowledgements(p):
    return sheet(p, f"<div style='font-family:{SERIF};line-height:1.7'><h2>Acknowledgements</h2><p>I thank my supervisors, Professor {who(p)} and Dr {who(p)}, who read every draft, and the nurses and patients of two wards who let me sit among them. Without {who(p)} the statistics would be worse. {who(p)} made the tea.</p><p>My mother {first(p)} was ill for most of these years and never complained. This is for her, and for {first(p)}, who was born in the third chapter.</p><p>{p.pick(TOWNS)}, {p.pick(MONTHS)} 2026</p></div>", "#fff")


def breakfast_card(p):
    return sheet(p, f"<div style='font-family:{SERIF}'><h2>Breakfast in your room</h2><p>Hang on the door before 2 am.</p><p>Name ____________ Room ______ Guests ___ Date ______</p>{rows([(t, '&#9744;', '&#9744;') for t in ['Tea', 'Coffee', 'Porridge', 'Full English', 'Kippers', 'Toast, white or brown']])}<p>Dietary needs or allergies ________________</p></div>", "#fbf7ee")


def escape_times(p):
    return sheet(p, f"<h1>The Asylum &nbsp; best times</h1>{rows([(n, p.pick(['Mad Doctors', 'Team Morphine', 'The Walking Wounded', 'Bed 9', 'No Pulse']), ', '.join(first(p) for _ in range(4)), f'{p.rng.randint(30, 59)}:{p.rng.randint(10, 59)}') for n in range(1, 11)])}<p>Can you find the patient in cell 12 before the hour is up?</p>", "#e9e2d0")


def keeper_feed(p):
    lines = [[p.pick(["Meerkats", "Red panda", "Tapir", "Otters", "Lemur"]), p.pick(["Pip", "Bella", "Rolo", "Duke", "Tilly"]), f"{p.rng.uniform(1, 200):.1f} kg", p.pick(["Fruit 400 g", "Leaf pellets 2 scoops", "Fish x 4"]), p.pick(["", "Metacam 0.4 ml", "Wormer due"]), first(p)] for _ in range(13)]
    return sheet(p, f"<h2>Keepers' sheet {day(p)}</h2>{p.table(['Enclosure', 'Animal', 'Weight', 'Diet', 'Meds', 'Keeper'], lines)}", extra=GRID)


def cocktail_menu(p):
    return sheet(p, f"<div style='text-align:center;font-family:{SERIF};line-height:1.6'><h1>The Dispensary</h1><p>Cocktails to be taken three times a day</p>" + "".join(f"<p><b>{n}</b> &nbsp; {money(p, 7, 14)}<br>{p.pick(['gin 50 ml, lime, bitters', 'rum 40 ml, ginger, mint', 'vodka 25 ml, tomato, celery'])}</p>" for n in ["Doctor's Orders", "Penicillin", "Night Nurse", "Bed Rest", "Painkiller", "Corpse Reviver No. 2"]) + "</div>", "#f3ead7")


def plumber_bill(p):
    return sheet(p, f"<h1>INVOICE {p.rng.randint(1000, 9000)}</h1><p>{who(p)} Plumbing &amp; Heating</p><p>To: {p.pick(['The Anchor Inn', 'Hexley Bowls Club', 'Tannery Mill Ltd'])}<br>Date {day(p)} 2026</p>{rows([(t, money(p, 20, 300)) for t in ['Call out', 'Replace pressure valve', 'Bleed radiators, room 4', 'Parts', 'VAT']])}<p>Thank you. Payment in 14 days please.</p>")


# Telephones.

def poorly_chat(p):
    a, b = first(p), first(p)
    said = [(a, "morning, still dying 🤧"), (None, "oh no have you rung the doctor"), (a, "they said it's just flu, paracetamol and bed"), (b, "I had that last week, horrid"), (None, "shall I bring soup"), (a, "yes and ice cream please"), (b, "my temperature was 39 and I saw penguins"), (None, "😂 get well soon x")]
    return bubbles(p, f"{a}, {b}", said, p.rng.random() < 0.5)


def e_ticket(p):
    return post(p, f"<div style='background:#0c1c8c;color:#fff;padding:16px'><b>Your e-ticket</b></div><div style='padding:18px;line-height:1.9;font-size:1.1em'>{p.pick(TOWNS)} to {p.pick(TOWNS)}<br>Off-Peak Return &nbsp; 1 Adult &nbsp; 16-25 Railcard<br>Out {day(p)} 2026<br>Coach {p.pick('ABCDE')} Seat {p.rng.randint(1, 70)}<br>Ticket no TTF{p.rng.randint(10**7, 10**8)}<br>Passenger {who(p)}<br>{money(p, 10, 90)}</div>", "#fff")


def swaps(p):
    return post(p, f"<div style='background:#178a3d;color:#fff;padding:16px'>Your order arrives {clock(p)}</div><div style='padding:16px'>{rows([(t, f'x{p.rng.randint(1, 4)}', money(p, 1, 6)) for t in ['Bananas, loose', 'Oat milk 1 l', 'Paracetamol 500 mg 16s', 'Ibuprofen gel', 'Cough syrup 200 ml', 'Lemons', 'Tissues, 3 boxes']])}<p>1 substitution: Honey for Manuka honey</p><p>Your driver is {first(p)}</p></div>", "#fff")


def sleep_score(p):
    return post(p, f"<div style='padding:20px;font-size:1.15em'><h2>Last night</h2><div style='font-size:4em'>{p.rng.randint(50, 98)}</div>{rows([('Asleep', f'{p.rng.randint(5, 8)} h {p.rng.randint(1, 59)} m'), ('Resting heart rate', f'{p.rng.randint(46, 72)} bpm'), ('Breathing rate', f'{p.rng.randint(11, 18)}'), ('Blood oxygen', f'{p.rng.randint(93, 99)}%'), ('Skin temperature', '+0.2 &deg;C'), ('HRV', f'{p.rng.randint(20, 90)} ms')])}<p>Nice, {first(p)}! You went to bed on time.</p></div>", "#101426", "#e6e8f5")


def gym_app(p):
    return post(p, f"<h2 style='padding:0 16px'>Classes {day(p)}</h2>" + "".join(f"<div style='padding:12px 16px;border-bottom:1px solid #ddd'><b>{clock(p)}</b> &nbsp; {p.pick(['Spin', 'Body pump', 'Pilates for backs', 'Aqua', 'Cardiac rehab circuits'])}<br><small>{who(p)} &nbsp; Studio {p.rng.randint(1, 3)} &nbsp; {p.rng.randint(0, 20)} places left</small></div>" for _ in range(8)), "#fff")


def phone_settings(p):
    return post(p, f"<h1 style='padding:0 16px'>Settings</h1><div style='padding:10px 16px;font-size:1.2em'>{who(p)}<br><small>Account, cloud, purchases</small></div>" + rows([(t, v) for t, v in [("Wi-Fi", p.pick(["Hexley_Guest", "VM4471"])), ("Bluetooth", "On"), ("Emergency SOS", ""), ("Health", ""), ("Medical ID", "Set up"), ("Privacy", ""), ("Battery", f"{p.rng.randint(4, 99)}%"), ("Software update", "1"), ("Screen time", f"{p.rng.randint(2, 7)} h")]], "padding:13px 16px;border-bottom:1px solid #ddd"), "#fff")


def language_app(p):
    return post(p, f"<div style='padding:24px;font-size:1.2em'><p>&#128293; {p.rng.randint(2, 400)} &nbsp; &#128142; {p.rng.randint(10, 4000)}</p><h2>Translate this sentence</h2><p>{p.pick(['Le patient est dans le lit numéro quatre.', 'Der Arzt untersucht Frau Weber.', 'La enfermera tiene la medicina.'])}</p>" + "".join(f"<span style='border:2px solid #ccc;border-radius:10px;padding:9px 13px;margin:5px;display:inline-block'>{w}</span>" for w in "The patient is in bed number four doctor nurse examines".split()) + f"<p>{first(p)} passed you in the Ruby league</p></div>", "#fff")


def parcel_missed(p):
    return post(p, f"<div style='background:#b71c1c;color:#fff;padding:14px'>Sorry we missed you</div><div style='padding:18px;line-height:1.8'>We left your parcel with a neighbour: <b>{who(p)}, number {p.rng.randint(1, 90)}</b><br>Tracking {p.rng.randint(10**9, 10**10)}<br>{day(p)} at {clock(p)}<br>Rate your driver {first(p)}</div>", "#fff")


# Boards, cards and labels.

def hostel_beds(p):
    return board(p, f"Dorm {p.rng.randint(1, 9)} &nbsp; {day(p)}", "<br>".join(f"Bed {n}: {who(p)} {p.pick(['', '- 2 nights', '- out Fri', '- late arrival'])}" for n in range(1, 9)))


def camp_board(p):
    return board(p, f"Year {p.rng.randint(5, 8)} camp", "<br>".join(f"{p.pick(['Cabin', 'Tent', 'Room'])} {n}: {first(p)}, {first(p)}, {who(p)}" for n in range(1, 6)) + f"<br>Night duty: {who(p)}, Mr {who(p).split()[-1]}<br>First aid: {who(p)}<br>Lights out 10pm", 1.8)


def housekeeping(p):
    return board(p, f"Housekeeping &nbsp; {day(p)}", "<br>".join(f"Room {100 + n} &nbsp; {p.pick(['change', 'stay', 'VIP', 'towels', 'cot in', 'do not disturb'])} &nbsp; {first(p)}" for n in range(1, 9)))


def workshop_bays(p):
    return board(p, f"Workshop &nbsp; manager {first(p)}", "<br>".join(f"Bay {n} &nbsp; {p.pick(['Fiesta', 'Corsa', 'Golf', 'Transit'])} &nbsp; {who(p).split()[-1]} &nbsp; {p.pick(['brakes', 'MOT', 'clutch', 'waiting parts', 'ready'])}" for n in range(1, 8)))


def quiz_night(p):
    return board(p, "QUIZ &nbsp; after round 6", "<br>".join(f"{n}. {p.pick(['Les Quizerables', 'Dr Who?', 'Table 4', 'The Nurses', 'Agatha Quiztie'])} &nbsp; {p.rng.randint(20, 58)}" for n in range(1, 8)))


def fire_wardens(p):
    return p.html(f"<div style='padding:44px;font-size:1.7em'><h1>Fire wardens and first aiders</h1>{rows([(t, who(p), f'ext {p.rng.randint(2000, 5999)}') for t in ['Ground floor', 'First floor', 'Annexe', 'First aider', 'First aider', 'Mental health first aider']])}<p>Assemble in the car park by the chapel.</p></div>", "#e8f5e9")


def dentist_prices(p):
    return p.html(f"<div style='padding:44px;font-size:1.7em'><h1>Our fees</h1>{rows([(t, money(p, 20, 700)) for t in ['New patient examination', 'Patients under 18', 'Scale and polish', 'White filling', 'Root canal, molar', 'Crown', 'Emergency appointment']])}<p>NHS patients: Band 1 &pound;27.40, Band 2 &pound;75.30, Band 3 &pound;326.70</p></div>", "#f3fbff")


def public_health(p):
    return p.html(f"<div style='padding:50px;font-size:2em;background:#005eb8;color:#fff;height:100%'><h1>{p.pick(['Think 111 first', 'Know the signs: FAST', 'Cervical screening saves lives'])}</h1><p>Face &ndash; has it fallen on one side?<br>Arms &ndash; can they raise both?<br>Speech &ndash; is it slurred?<br>Time to call 999</p><p style='font-size:.6em'>Ask your GP, pharmacist or nurse.</p></div>", "#005eb8")


def ward_history(p):
    return p.html(f"<div style='padding:44px;font-size:1.5em;font-family:{SERIF};line-height:1.5'><h1>The fever hospital</h1><p>From {p.rng.randint(1850, 1890)} the wards behind this wall held up to {p.rng.randint(60, 200)} patients with smallpox. Matron {who(p)} allowed no visitors; families called through the gate.</p><p>The last patient left in {p.rng.randint(1930, 1949)}. Dr {who(p)} kept the keys until his death.</p></div>", "#efe6d2", "#222")


def staff_rota_board(p):
    return board(p, "Café rota", p.table(["", *"MTWTFSS"], [[first(p), *[p.pick(["E", "L", "off", "AL", "9-5"]) for _ in range(7)]] for _ in range(8)]), 1.7)


def delegate(p):
    return p.html(f"<div style='text-align:center;padding:34px;height:100%;border-top:44px solid {p.blue}'><div style='font-size:2.5em'>{who(p)}</div><p style='font-size:1.3em'>{p.pick(['Podcaster', 'Town planner', 'Product designer', 'Physiotherapist'])}<br>{p.pick(TOWNS)}</p><p>Delegate &nbsp; Day {p.rng.randint(1, 3)}</p></div>")


def staff_permit(p):
    return p.html(f"<div style='padding:22px;font-size:1.2em;line-height:1.7'><b>Staff parking staff_permit</b><br>No. {p.rng.randint(1000, 99999)} &nbsp; Zone {p.pick('ABC')}<br>Valid until {day(p)} 2027<br>Name {who(p)}<br>Department {p.pick(['Estates', 'Finance', 'Library'])}</div>", "#fff8d6")


def raffle(p):
    return p.html(f"<div style='padding:18px;font-size:1.3em'><b>Hexley Hospital League of Friends</b><br>Grand draw {day(p)} &nbsp; Ticket {p.rng.randint(1000, 99999)}<br>1st prize: a weekend in {p.pick(TOWNS)}<br>Name {who(p)} &nbsp; Tel {tel(p)}</div>", "#ffe0b2")


def plant_label(p):
    return p.html(f"<div style='padding:14px 20px;font-size:1.4em'><b>{p.pick(['Rosa ‘Dr Ruppel’', 'Clematis ‘Nelly Moser’', 'Dahlia ‘Bishop of Hexley’'])}</b><br>Height 180 cm &nbsp; Weight of pot 2.4 kg<br>Nursery bed {p.rng.randint(1, 40)} &nbsp; Batch {p.rng.randint(1000, 9999)}</div>", "#e6f4e1")


# A ward's staff, a named hospital, a relative who was ill or private people with a telephone or address: pages of no patient where "review"
# is no error.
INDIRECT = [link_nurses, hospital_game, acknowledgements, hospital_news, surgeon_wiki, nurse_advert, house_sale, sponsor_form, raffle, congress, parcel_missed, injuries]
OTHERS = {"screen": [task_manager, hospital_game, drama_credits, episode_guide, patient_class, sql_schema, pods, service_graphs, injuries, scorecard, census, surgeon_wiki, hospital_news, nurse_advert, absence_policy, ward_training,
                     quiz_app, room_bookings, picking_list, house_sale],
          "paper": [invalid_play, nativity, vet_prices, head_lice, school_dinners, sports_day, gala, dog_catalogue, allotments, sponsor_form, first_aid_box, coshh, congress, choir, acknowledgements, breakfast_card, escape_times, keeper_feed,
                    cocktail_menu, plumber_bill],
          "phone": [poorly_chat, e_ticket, swaps, sleep_score, gym_app, phone_settings, language_app, parcel_missed],
          "board": [link_nurses, hostel_beds, camp_board, housekeeping, workshop_bays, flower_beds, quiz_night, fire_wardens, dentist_prices, public_health, ward_history, staff_rota_board],
          "card": [delegate, staff_permit, raffle], "label": [plant_label]}
