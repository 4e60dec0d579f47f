# SPDX-License-Identifier: Apache-2.0
"""What gets into real people's photos and screenshots, each in its own words: sheets on a wall, tickets, telephones, what staff and
students of a hospital look at when no patient is on it. Everybody on them is invented."""

from pages import DRUGS, FAMILY, GIVEN, STREETS, TOWNS, TRUSTS, WARDS
from sheets import paper

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
STRENGTHS = ["250 mg capsules", "500 mg tablets", "5 mg tablets", "40 mg/2 ml injection", "10 mg/5 ml oral solution", "1 g vial"]


def rows_of(cells, style="padding:9px 0;border-bottom:1px solid #8883"):
    return "".join(f"<div style='display:flex;justify-content:space-between;{style}'>" + "".join(f"<span>{c}</span>" for c in row) + "</div>" for row in cells)


def team_sheet(p):
    def side():
        return p.table(["No", "Name", "Pos"], [[n, p.plain() + p.pick(["", "", " (C)", " (GK)"]), p.pick(["GK", "DEF", "MID", "FWD"])] for n in range(1, 16)])
    return paper(p, f"<h2>Official team sheet</h2><p>Competition: {p.pick(TOWNS)} &amp; District League, Division {p.rng.randint(1, 4)} &nbsp; Date: {p.date(2026, 2026)} &nbsp; Kick-off: 14:00<br>Referee: {p.plain()} &nbsp; "
                 f"Assistants: {p.plain()}, {p.plain()}</p><div class=row><div><b>{p.pick(TOWNS)} Rangers (home)</b>{side()}</div><div><b>{p.pick(TOWNS)} Vale (away)</b>{side()}</div></div><p>First aider: {p.plain()}</p>", "0.95em")


def chess_sheet(p):
    moves = "e4 d4 Nf3 Nc3 Bb5 Bc4 O-O Re1 Qd2 h3 a4 c3 Nbd2 Bg5 exd5 Rad1 Qxd5+ Ng5 f4 Kh2".split()
    rows = [[n, p.pick(moves), p.pick(moves), n + 24, "", ""] for n in range(1, 25)]
    return paper(p, f"<h2>Score sheet</h2><p>Event: {p.pick(TOWNS)} Congress &nbsp; Round: {p.rng.randint(1, 6)} &nbsp; Board: {p.rng.randint(1, 40)} &nbsp; Date: {p.rng.randint(1, 28)}/{p.rng.randint(1, 12)}/26<br>White: {p.plain()} &nbsp; "
                 f"Grade: {p.rng.randint(1200, 2200)}<br>Black: {p.plain()} &nbsp; Grade: {p.rng.randint(1200, 2200)}</p>" + p.table(["", "White", "Black", "", "White", "Black"], rows) + "<p>Result: 1 - 0 &nbsp; Signed: </p>", "0.95em")


def bistro(p):
    dishes = ["Leek and potato soup", "Smoked mackerel paté", "Roast hake, butter beans", "Lamb shoulder, mint, peas", "Wild mushroom risotto", "Treacle tart, clotted cream", "Cheeses, oatcakes, quince"]
    return paper(p, f"<h1 style='text-align:center'>The {p.pick(['Anchor', 'Old Forge', 'Gate House'])}</h1><p style='text-align:center'>Your server today: {p.pick(GIVEN)} &nbsp; Chef: {p.plain()}</p>"
                 + rows_of([(f"{d} <small>{p.pick(['(g)', '(v)', '(d, n)', ''])}</small>", f"{p.rng.randint(6, 26)}.50") for d in dishes]) + "<p><small>g gluten, v vegetarian, d dairy, n nuts. Allergies? Please tell us before you order.</small></p>")


def pharmacy_stock(p):
    rows = [[f"{p.pick(DRUGS)} {p.pick(STRENGTHS)}", p.rng.choice([10, 28, 56, 100]), p.rng.randint(0, 40), p.rng.randint(5, 30), f"{p.pick('ABCD')}{p.rng.randint(1, 9)}", f"{p.rng.randint(1, 12):02}/2027"] for _ in range(20)]
    return p.html("<div class=bar>Stock list &nbsp; Treatment room cupboard</div>" + p.table(["Medicine", "Pack size", "In stock", "Reorder level", "Shelf", "Expiry"], rows), extra="td{border:1px solid #ccc}")


def formulary(p):
    drug = p.pick(DRUGS)
    return p.html(f"<div style='padding:26px;max-width:860px'><small>Home &gt; Drugs &gt; {drug[0]}</small><h1>{drug}</h1><h3>Indications and dose</h3><p><b>Susceptible infections</b> By mouth. Child 1-11 months: 125 mg 3 times a day. Child 5-11 years: 500 mg "
                  "3 times a day. Adult: 500 mg every 8 hours, increased if necessary to 1 g every 8 hours.</p><h3>Cautions</h3><p>History of allergy; maintain adequate hydration with high doses; renal impairment; pregnancy.</p><h3>Side-effects</h3><p>Common: diarrhoea; nausea; "
                  "skin reactions; thrombocytopenia. Rare: hepatic disorders, hypersensitivity, seizure.</p><h3>Monitoring</h3><p>Blood pressure, renal function and electrolytes before and during treatment.</p></div>")


def disease_page(p):
    box = p.table(["Pneumonia", ""], [["Specialty", "Pulmonology, infectious disease"], ["Symptoms", "Cough, difficulty breathing, fever, chest pain"], ["Duration", "Few weeks"], ["Causes", "Bacteria, viruses, aspiration"],
                                     ["Risk factors", "COPD, diabetes, heart failure, smoking"], ["Diagnostic method", "Chest X-ray, blood tests, sputum culture"], ["Frequency", "450 million a year"]], "width:320px;float:right;margin:0 0 12px 18px;background:#8881")
    return p.html(f"<div style='padding:24px 40px'><small>Article &nbsp; Talk &nbsp; Read &nbsp; Edit &nbsp; View history</small><h1>Pneumonia</h1>{box}<p>Pneumonia is an inflammatory condition of the lung primarily affecting the small air sacs known as alveoli. "
                  "Symptoms typically include some combination of productive or dry cough, chest pain, fever and difficulty breathing. The severity of the condition is variable.</p><p>People most at risk are infants, adults over 65 years, and patients with asthma or "
                  "diabetes. Each year it affects 7% of the world's population and results in about 4 million deaths.</p><h3>History</h3><p>Hippocrates called it a disease named by the ancients. In 1881 bacteria were first seen in the airways of persons "
                  f"who had died of it by {p.plain()}, and in 1936 {p.plain()} tried sulphonamides.</p><h3>Treatment</h3><p>Oral antibiotics, rest and fluids are usually sufficient. Amoxicillin 500 mg is the first choice in the community.</p></div>")


def hospital_story(p):
    return p.html(f"<div style='padding:22px;max-width:820px;margin:auto'><h1>New scanner opens at {p.pick(TOWNS)} hospital</h1><p>By {p.plain()}, health reporter &nbsp; {p.rng.randint(1, 23)} hours ago</p><p>More than 3,000 patients a year will be scanned closer to home after "
                  f"{p.pick(TRUSTS)} opened a &pound;4m imaging unit on Monday.</p><p>Dr {p.plain()}, who leads radiology, said: &ldquo;People with cancer or a stroke should not have to travel for two hours.&rdquo; Waiting times for CT have fallen to three weeks.</p>"
                  f"<p>{p.plain()}, 61, who lives nearby, came to the opening. &ldquo;We raised money with cake sales,&rdquo; she said.</p><h3>Related</h3><p>Ambulance station to close<br>Nurses vote on pay offer</p></div>")


def vignette(p):
    age = p.rng.randint(66, 84)
    return p.html(f"<div class=bar>Learning hub &nbsp; Module 4 of 9: Falls and frailty &nbsp; 45% complete</div><div style='padding:26px;font-size:1.15em'><h2>Case study</h2><p>Mrs B is a {age}-year-old retired teacher who lives alone. She was found on the floor by her daughter. "
                  "She takes ramipril and furosemide and has a history of atrial fibrillation and osteoarthritis. Her blood pressure lying is 142/80, standing 108/64.</p><p>On the ward she is confused at night and refuses physiotherapy.</p><h3>Your turn</h3>"
                  "<p>Which of these is the most useful next step?</p><p>( ) Request a CT of the head<br>( ) Review her medication<br>( ) Measure a lying and standing blood pressure again<br>( ) Refer to occupational therapy</p><p>Previous &nbsp; Check answer &nbsp; Next</p></div>")


def statistics(p):
    return p.html(f"<div style='padding:56px;font-size:1.9em;height:100%'><h2>Survival analysis: an example</h2><ul><li>n = {p.rng.randint(120, 900)} patients, median follow-up {p.rng.uniform(2, 6):.1f} years</li><li>Hazard ratio {p.rng.uniform(0.5, 0.95):.2f} "
                  f"(95% CI 0.51 to 0.98), p = 0.03</li><li>Mean age {p.rng.uniform(58, 74):.1f} (SD 9.2), 54% women</li><li>Adjusted for diabetes, smoking, BMI</li></ul><p>Do not compare means of skewed data</p><small>Dr {p.plain()} &nbsp; Week {p.rng.randint(2, 11)} &nbsp; Slide 14</small></div>")


def fixtures(p):
    users = "".join(f"<div>&nbsp;&nbsp;&nbsp;&nbsp;Customer(id={n}, first=\"{p.pick(GIVEN)}\", last=\"{p.pick(FAMILY)}\", joined=date({p.rng.randint(2015, 2025)}, {p.rng.randint(1, 12)}, {p.rng.randint(1, 28)}), total={p.rng.uniform(0, 900):.2f}),</div>" for n in range(101, 121))
    return p.html(f"<div style='padding:14px;font-family:DejaVu Sans Mono'><div>import pytest</div><div>from shop.models import Customer</div><div>&nbsp;</div><div>@pytest.fixture</div><div>def customers():</div><div>&nbsp;&nbsp;return [</div>{users}"
                  "<div>&nbsp;&nbsp;]</div><div>def test_total(customers):</div><div>&nbsp;&nbsp;assert sum(c.total for c in customers) &gt; 0</div></div>", "#282c34", "#abb2bf")


def my_month(p):
    what = ["", "", "", "Physio 10:15", "Blood test 8:40", "Dentist", "Mum's birthday", "Flu jab", "Night shift", "Bins", "Late 13-21", "Rent due", "Choir", f"Lunch with {p.pick(GIVEN)}", "GP 9:10", "Car MOT"]
    cells = [[f"<b>{d + w * 7 + 1}</b><br>{p.pick(what)}<br>{p.pick(what)}<br><br>" for d in range(7)] for w in range(4)]
    return p.html(f"<div class=bar>{p.pick(MONTHS)} 2026 &nbsp; Today &nbsp; Month</div>" + p.table("Mon Tue Wed Thu Fri Sat Sun".split(), cells), extra="td{border:1px solid #ccc;vertical-align:top;width:14%}")


def order_history(p):
    goods = ["USB-C cable 2 m", "Running socks, pack of 3", "Garden hose 20 m", "Stethoscope tubing cover", "Fob watch, silicone", "Cast-iron pan 26 cm", "Desk lamp", "Rain jacket, navy, M"]
    orders = "".join(f"<div style='border:1px solid #ccc;margin:14px 0'><div style='background:#8882;padding:10px'>Order placed {p.rng.randint(1, 28)} {p.pick(MONTHS)} &nbsp; Total £{p.rng.uniform(6, 90):.2f} &nbsp; Order # {p.rng.randint(100, 999)}-{p.rng.randint(10**6, 10**7 - 1)}-{p.rng.randint(10**6, 10**7 - 1)}</div>"
                     f"<div style='padding:12px'><b>Delivered {p.rng.randint(1, 28)} {p.pick(MONTHS)}</b><br>{p.pick(goods)}<br><small>Buy it again &nbsp; Return or replace items until {p.rng.randint(1, 28)} {p.pick(MONTHS)} 2026</small></div></div>" for _ in range(5))
    return p.html(f"<div class=bar>Your orders &nbsp; Hello, {p.pick(GIVEN)}</div><div style='padding:10px 24px'>{orders}</div>")


def record_login(p):
    return p.html("<div style='height:100%;display:flex;align-items:center;justify-content:center;background:linear-gradient(160deg,#005eb8,#003087)'><div style='background:#fff;color:#222;padding:34px;width:420px;font-size:1.1em'>"
                  f"<h2>{p.pick(['CareRecord', 'Meridian EPR', 'ClinSys Web'])} {p.rng.randint(3, 9)}.{p.rng.randint(0, 9)}</h2><p>User name<br><span style='display:block;border:1px solid #888;height:32px'></span></p><p>Password<br><span style='display:block;border:1px solid #888;height:32px'></span></p>"
                  "<p><b>Log in</b> &nbsp; Smartcard</p><p><small>Authorised users only. Access to patient records is audited. Report problems to the IT service desk.</small></p></div></div>")


def no_patient(p):
    nav = "".join(f"<div style='padding:8px 12px'>{t}</div>" for t in ["Worklist", "Patient search", "Summary", "Results", "Medications", "Observations", "Letters", "Clinical notes"])
    field = "<span style='display:inline-block;border:1px solid #999;width:170px;height:26px;vertical-align:middle'></span>"
    return p.html(f"<div class=bar>No patient selected</div><div class=row style='gap:0;height:92%'><div style='width:160px;background:#8882'>{nav}</div><div style='padding:20px'><h3>Patient search</h3><p>NHS number {field}</p><p>Surname {field} &nbsp; Forename {field}</p>"
                  f"<p>Date of birth {field} &nbsp; Postcode {field}</p><p><b>Search</b> &nbsp; Clear</p><p>Results: 0</p></div></div>")


def bracket(p):
    rounds = [[p.plain() for _ in range(16)]]
    while len(rounds[-1]) > 1:
        rounds.append([p.pick(pair) for pair in zip(rounds[-1][::2], rounds[-1][1::2])])
    columns = "".join("<div style='display:flex;flex-direction:column;justify-content:space-around'>" + "".join(f"<div style='border-bottom:1px solid #777;padding:4px 10px;width:180px'>{n} <small>{p.rng.randint(0, 3)}</small></div>" for n in r) + "</div>" for r in rounds)
    return p.html(f"<div style='padding:20px'><h2>{p.pick(['Table tennis', 'Darts', 'Pool'])} knock-out</h2><div style='display:flex;height:620px'>{columns}</div></div>")


def town_map(p):
    labels = [*STREETS, "General Hospital", "Pharmacy", "Health Centre", "Library", "Railway station", "St Mary's Church", "Leisure Centre", "Car park", "Primary School", "Post Office", "River Alde", "Dental practice"]
    spots = "".join(f"<div style='position:absolute;left:{p.rng.randint(3, 80)}%;top:{4 + 90 * n // len(labels)}%;color:#334'>{t}</div>" for n, t in enumerate(labels))
    roads = "".join(f"<div style='position:absolute;left:-10%;width:130%;top:{p.rng.randint(0, 100)}%;height:12px;background:#fff;transform:rotate({p.rng.randint(-60, 60)}deg)'></div>" for _ in range(9))
    return p.html(f"<div style='position:relative;height:100%;overflow:hidden;background:#e6efdc'>{roads}{spots}</div>", "#e6efdc")


def cafe_rota(p):
    rows = [[p.pick(GIVEN), *[p.pick(["7-3", "10-6", "12-8", "OFF", "HOL", "8-4"]) for _ in range(7)], p.rng.randint(16, 40)] for _ in range(11)]
    return paper(p, f"<h2>Café rota &nbsp; week commencing {p.rng.randint(1, 28)} {p.pick(MONTHS)}</h2>" + p.table(["", "M", "T", "W", "T", "F", "S", "S", "Hours"], rows) + f"<p>Swaps: ask {p.pick(GIVEN)} first! Fridge temps twice a day please.</p>", "1.1em")


def student_week(p):
    modules = ["Anatomy and physiology", "Clinical skills: cannulation", "Pharmacology", "Ethics and law", "Wound care", "Mental health", "Simulation suite", "Dissertation tutorial"]
    rows = [[f"{9 + n}:00", *[p.pick(["", f"{p.pick(modules)}<br><small>{p.pick(['LT1', 'B204', 'Skills lab 3'])} {p.pick(['Dr', 'Prof', 'Ms'])} {p.pick(FAMILY)}</small>"]) for _ in range(5)]] for n in range(7)]
    return p.html(f"<div class=bar>BSc Nursing year {p.rng.randint(1, 3)} &nbsp; Semester 2 &nbsp; Week {p.rng.randint(1, 12)}</div>" + p.table(["", *DAYS[:5]], rows), extra="td{border:1px solid #ccc}")


def baby_names(p):
    rows = [[n, p.pick(GIVEN), p.rng.randint(900, 5000), p.pick(["+2", "-1", "new", "="]), p.pick(GIVEN), p.rng.randint(900, 5000), p.pick(["+2", "-1", "new", "="])] for n in range(1, 24)]
    return p.html("<div style='padding:20px'><h1>Most popular baby names</h1>" + p.table(["Rank", "Boys", "Births", "Change", "Girls", "Births", "Change"], rows) + "</div>")


def forum(p):
    def post():
        return (f"<div style='border-bottom:1px solid #8884;padding:12px 0'><p>{p.pick(['You need to close the cursor before you commit.', 'Works for me on 3.11, which version do you use?', 'The index is not used because of the cast on the left side.'])} See the manual, section 8.5.</p>"
                f"<small>answered {p.pick(MONTHS)[:3]} {p.rng.randint(1, 28)}, 20{p.rng.randint(15, 25)} at {p.rng.randint(10, 23)}:{p.rng.randint(10, 59)} &nbsp; <b>{p.pick(GIVEN).lower()}_{p.rng.randint(10, 99)}</b> &nbsp; {p.rng.randint(1, 90)},{p.rng.randint(100, 999)} &bull; {p.rng.randint(3, 40)} &bull; {p.rng.randint(3, 90)}</small></div>")
    return p.html(f"<div style='padding:24px 60px'><h2>Why is my query slow when the table is partitioned by date?</h2><small>Asked 6 years ago &nbsp; Viewed {p.rng.randint(10, 90)}k times</small>{''.join(post() for _ in range(5))}</div>")


def folder(p):
    files = ["CV_final_v3.docx", "Payslip March.pdf", "IMG_4471.JPG", "Dissertation draft.docx", "Car insurance 2026.pdf", "Holiday photos", "Passport scan.pdf", "budget.xlsx", "Screenshot 2026-02-11.png", "Reflective log.docx", "Placement handbook.pdf", "Downloads", "recipe-soup.txt"]
    rows = [[f, f"{p.rng.randint(1, 28):02}/{p.rng.randint(1, 12):02}/2026 {p.rng.randint(10, 22)}:{p.rng.randint(10, 59)}", p.pick(["PDF", "Word document", "Folder", "JPEG image"]), f"{p.rng.randint(2, 9000)} KB"] for f in p.rng.sample(files, 13)]
    return p.html(f"<div class=bar>This PC &gt; Documents &gt; {p.pick(GIVEN)}</div>" + p.table(["Name", "Date modified", "Type", "Size"], rows))


def video_page(p):
    said = ["First!", "This helped me pass my exam, thank you", "Who is here in 2026?", "My physio sent me this, the third stretch is brilliant", "0:58 made me laugh", "Can you do one on shoulders next?"]
    comments = "".join(f"<p><b>@{p.pick(GIVEN)}{p.pick(FAMILY)}{p.rng.randint(1, 99)}</b> <small>{p.rng.randint(1, 11)} months ago</small><br>{p.pick(said)}<br><small>{p.rng.randint(0, 900)} &nbsp; Reply</small></p>" for _ in range(6))
    return p.html(f"<div style='padding:18px'><div style='height:300px;width:70%;background:linear-gradient({p.rng.randint(0, 180)}deg,#234,#a75,#345)'></div><h2>Five stretches for lower back pain</h2><p>{p.plain()} Physio &nbsp; {p.rng.randint(10, 900)}k subscribers &nbsp; Subscribe</p>{comments}</div>")


def cinema(p):
    return p.html(f"<div style='padding:24px;text-align:center;font-size:1.2em'><h2>{p.pick(['The Long Tide', 'Night Train North', 'Paper Lions'])} (12A)</h2><p>{p.pick(TOWNS)} Picture House<br>Screen {p.rng.randint(1, 9)}</p><p>{p.pick(DAYS)} {p.rng.randint(1, 28)} {p.pick(MONTHS)}<br><b>{p.rng.randint(17, 21)}:{p.pick(['15', '30', '45'])}</b></p>"
                  f"<p>Seats {p.pick('DEFGH')}{p.rng.randint(1, 20)}, {p.pick('DEFGH')}{p.rng.randint(1, 20)}<br>2 x Adult £{p.rng.uniform(14, 28):.2f}</p><p>Booking reference<br><b>{p.pick('WXY')}{p.rng.randint(10**5, 10**6 - 1)}</b></p><p><small>Show this screen at the door. Add to wallet</small></p></div>")


def music(p):
    return p.html(f"<div style='padding:30px;height:100%;background:linear-gradient(#553,#111);color:#eee;text-align:center'><p>Playing from playlist<br><b>Night drive</b></p><div style='width:330px;height:330px;margin:30px auto;background:linear-gradient({p.rng.randint(0, 180)}deg,#c54,#236)'></div>"
                  f"<h2>{p.pick(['Doctor My Heart', 'Blue Ward', 'Fever Again', 'Seven Sisters'])}</h2><p>{p.plain()} &amp; The {p.pick(FAMILY)}s</p><p>1:{p.rng.randint(10, 59)} &mdash;&mdash;&mdash;&bull;&mdash;&mdash; 3:{p.rng.randint(10, 59)}</p><p>Up next: {p.plain()}</p></div>", "#111")


def weather(p):
    hours = "".join(f"<div style='text-align:center'>{h}:00<br><b>{p.rng.randint(2, 19)}°</b><br><small>{p.rng.randint(0, 90)}%</small></div>" for h in range(11, 17))
    return p.html(f"<div style='padding:26px;height:100%;background:linear-gradient(#4a90d9,#c8def5);color:#fff'><div style='text-align:center'><h2>{p.pick(TOWNS)}</h2><div style='font-size:4.4em'>{p.rng.randint(2, 19)}°</div>Light rain &nbsp; H:{p.rng.randint(12, 19)}° L:{p.rng.randint(1, 8)}°</div><div style='display:flex;justify-content:space-between;margin:30px 0'>{hours}</div>"
                  + rows_of([(d, p.pick(["Sunny", "Showers", "Cloudy"]), f"{p.rng.randint(1, 8)}° {p.rng.randint(9, 19)}°") for d in DAYS]) + "<p>UV index 2 Low &nbsp; Humidity 81% &nbsp; Pressure 1008 hPa &nbsp; Pollen: high</p></div>", "#4a90d9")


def shift_chat(p):
    said = ["Can anyone swap my Friday late for a Sunday early?", "I can do it if you take my Tuesday", f"{p.pick(GIVEN)} you're a star", "Bring cake 😀", "Who has the drug keys??", "Parking is a nightmare again", "See you all at handover", f"Happy birthday {p.pick(GIVEN)}!!", "off sick today, sorry team"]
    bubbles = "".join(f"<div style='margin:10px;padding:9px 13px;border-radius:14px;background:{'#dcf8c6' if n % 3 == 0 else '#fff'};color:#222'><b style='color:#a36'>{p.pick(GIVEN)}</b><br>{t} <small>{6 + n}:{p.rng.randint(10, 59)}</small></div>" for n, t in enumerate(p.rng.sample(said, 7)))
    return p.html(f"<div class=bar>{p.pick(['Ward girls & guys', 'Nights out', 'Theatre team'])}<br><small>{', '.join(p.rng.sample(GIVEN, 5))}</small></div>{bubbles}", "#ece5dd")


def tracking_parcel(p):
    steps = rows_of([(t, f"{p.rng.randint(1, 28)} {p.pick(MONTHS)[:3]} {p.rng.randint(10, 22)}:{p.rng.randint(10, 59)}") for t in ("Out for delivery", "Arrived at depot", "On its way", "Collected from sender", "Label created")])
    return p.html(f"<div style='padding:24px;font-size:1.15em'><h2>Arriving today</h2><p><b>{p.rng.randint(10, 17)}:10 - {p.rng.randint(18, 20)}:10</b></p><p>Your driver is {p.pick(GIVEN)}. {p.rng.randint(2, 30)} stops away.</p><p>Parcel number<br><b>{p.rng.randint(10**13, 10**14 - 1)}</b></p>{steps}<p>Leave with a neighbour &nbsp; Change day</p></div>")


def bus_stop(p):
    def times():
        return rows_of([[f"{h:02}{m:02}" for m in p.rng.sample(range(60), 8)] for h in range(6, 12)], "padding:3px 0")
    return p.html(f"<div style='padding:26px;font-size:1.25em'><div class=bar><b style='font-size:1.6em'>{p.pick(STREETS)}</b> &nbsp; Stop {p.pick('ABCD')}</div><h2>{p.rng.randint(1, 99)} &nbsp; {p.pick(TOWNS)} - General Hospital - {p.pick(TOWNS)}</h2><b>Mondays to Fridays</b>{times()}<b>Saturdays</b>{times()}"
                  "<p><small>NS not on school holidays. No service on 25 and 26 December.</small></p></div>", "#fdfdf8")


def gig(p):
    return p.html(f"<div style='height:100%;padding:40px;text-align:center;background:#{p.pick(['1a1a1a', '7a1f1f', 'e8c547'])};color:{p.pick(['#f4f0e0', '#fff'])};text-shadow:0 0 3px #000'><div style='font-size:5em;font-weight:900'>THE {p.pick(FAMILY).upper()} FOUR</div><div style='font-size:2em'>with {p.plain()} and DJ {p.pick(GIVEN)}<br>"
                  f"{p.pick(DAYS)} {p.rng.randint(1, 28)} {p.pick(MONTHS)}<br>{p.pick(TOWNS)} Corn Exchange<br>Doors 7.30 &nbsp; £{p.rng.randint(8, 25)} / £{p.rng.randint(5, 8)}</div><p>Tickets from the box office and {p.pick(FAMILY)}'s Records. Over 18s.</p></div>", "#1a1a1a", "#eee")


def flu_jab(p):
    return p.html("<div style='padding:44px;font-size:1.9em;height:100%;background:#ffeb3b;color:#003087'><h1>Flu jab? Free for you.</h1><p>If you are 65 or over, pregnant, a carer or have a long-term condition such as asthma, diabetes or COPD.</p><p>Ask at reception or your local pharmacy.</p><p><b>Protect yourself. Protect others.</b></p></div>", "#ffeb3b")


def visiting(p):
    return p.html(f"<div style='padding:44px;font-size:1.8em'><h1>Visiting times</h1><p>Every day<br><b>14:00 - 16:00 and 18:30 - 20:00</b></p><p>Two visitors to a bed, please. Children under 12 must be with an adult.</p><p>Protected mealtimes 12:00 - 13:00 and 17:00 - 18:00</p><p>Please use the hand gel when you enter and leave. "
                  "Do not visit if you have had diarrhoea or vomiting in the last 48 hours.</p></div>", p.pick(["#fff", "#eaf4ff"]))


def ward_door(p):
    return p.html(f"<div style='padding:44px;font-size:1.9em;height:100%;border-left:60px solid {p.blue}'><h1>{p.pick(WARDS)}</h1><p>{p.pick(['Respiratory medicine', 'Care of older people', 'Trauma and orthopaedics'])}</p><p>Ward manager: {p.plain()}<br>Matron: {p.plain()}<br>Consultants: {p.doctor()}, {p.doctor()}</p><p>Please ring the bell and wait</p></div>")


def floor_plan(p):
    rooms = ["Main entrance", "Reception", "X-ray", "Emergency Department", "Pharmacy", "Pathology", "Ward 1", "Ward 2", "Ward 7B", "Outpatients A", "Outpatients B", "Restaurant", "Chapel", "Maternity", "Theatres", "Lifts", "Car park 2", "Eye Clinic"]
    return p.html("<div style='padding:20px'><h1>Where are you? &nbsp; Level 0</h1><div style='display:flex;flex-wrap:wrap'>" + "".join(f"<div style='width:{p.rng.randint(14, 30)}%;height:{p.rng.randint(90, 150)}px;border:3px solid #666;padding:14px;background:hsl({p.rng.randint(0, 360)},45%,85%);color:#222;font-size:1.3em'>{t}</div>" for t in p.rng.sample(rooms, 18)) + "</div><p>You are here</p></div>")


def sepsis_chart(p):
    boxes = ["Could this be sepsis? Look for a cause of infection", "NEWS2 score 5 or above?", "Any red flag: responds only to voice or pain, systolic BP 90 mmHg or less, heart rate over 130, lactate 2 mmol/L or more", "Give oxygen to keep saturations above 94%",
             "Take blood cultures", "Give IV antibiotics within one hour", "Give IV fluids 500 ml", "Measure lactate and urine output", "Call the consultant"]
    return p.html("<div style='padding:20px;font-size:1.35em;text-align:center'><h1>Sepsis Six</h1>" + "".join(f"<div style='border:3px solid #b00;border-radius:8px;margin:10px auto;padding:9px;width:70%;background:{p.pick(['#fff', '#fdecea', '#fff3cd'])};color:#222'>{b}</div>" for b in boxes) + "</div>")


def car_park(p):
    return p.html("<div style='padding:40px;font-size:1.9em;height:100%;background:#ffd400;color:#111'><h1>P Visitor car park</h1>" + rows_of([(t, f"£{p.rng.randint(1, 12)}.{p.pick(['00', '50'])}") for t in ("Up to 30 minutes", "Up to 2 hours", "Up to 4 hours", "24 hours", "Weekly (patients and visitors)")])
                  + f"<p>Blue badge holders free. Pay by phone: location {p.rng.randint(10000, 99999)}</p></div>", "#ffd400")


def standup(p):
    items = ["fix login", "printer again!!", "budget to Friday", "order toner", "demo for sales", "rota for Easter", "new starter Monday", "update the form", "ring estates re lift"]
    return p.html("<div style='padding:30px;font:1.9em Comic Neue,Cantarell'><div class=row>" + "".join(f"<div style='flex:1;border-right:3px solid #99a'><u>{h}</u><br>{'<br>'.join(f'{t} - {p.pick(GIVEN)}' for t in p.rng.sample(items, 4))}</div>" for h in ("To do", "Doing", "Done")) + "</div></div>", "#f7f8f7", "#1c2f7a")


def museum(p):
    year = p.rng.randint(1760, 1880)
    return p.html(f"<div style='padding:14px 22px;font-size:1.25em'><b>{p.plain()}</b> ({year} - {year + p.rng.randint(40, 85)})<br><i>{p.pick(['The Surgeon', 'Portrait of a Nurse', 'Ward in Winter', 'The Sick Child'])}</i>, {year + 35}<br>Oil on canvas<br><small>Bequeathed by Mrs {p.pick(FAMILY)}, 1931 &nbsp; Acc. no. 1931.{p.rng.randint(10, 99)}.{p.rng.randint(1, 9)}</small></div>")


def printer(p):
    return p.html(f"<div style='padding:18px;height:100%;background:#123;color:#cfe;font:1.4em DejaVu Sans Mono'>PAPER JAM IN TRAY {p.rng.randint(1, 4)}<br>Open cover B and remove paper<br>Error 13.{p.rng.randint(10, 99)}.0{p.rng.randint(1, 9)}<br>Job: Document{p.rng.randint(1, 9)} &nbsp; Toner 12%<br>[OK] &nbsp; [Cancel] &nbsp; 2 jobs waiting</div>", "#123")


def pressure_cuff(p):
    return p.html(f"<div style='padding:14px 26px;height:100%;background:#b9c4b4;color:#111;font:bold 1.9em DejaVu Sans Mono;line-height:1.25'>SYS mmHg &nbsp; {p.rng.randint(108, 158)}<br>DIA mmHg &nbsp; {p.rng.randint(62, 95)}<br>PULSE /min {p.rng.randint(55, 96)}<br><small>{p.rng.randint(1, 12)}/{p.rng.randint(1, 28)} &nbsp; {p.rng.randint(7, 22)}:{p.rng.randint(10, 59)} &nbsp; MEM 14</small></div>", "#b9c4b4")


def asset_tag(p):
    return p.html(f"<div style='padding:12px 20px;font-size:1.35em;border-left:34px solid #2a7;height:100%'><b>Medical equipment &nbsp; PASSED</b><br>Asset no {p.rng.randint(10000, 999999)} &nbsp; Serial SN{p.rng.randint(10**6, 10**7)}<br>{p.pick(['Infusion pump', 'Patient monitor', 'Hoist', 'Suction unit'])}<br>Tested {p.date(2025, 2025)} &nbsp; Due {p.date(2026, 2026)}<br><small>Tested by {p.pick(GIVEN)[0]}{p.pick(FAMILY)[0]} &nbsp; Fault? Ring ext {p.rng.randint(2000, 6999)}</small></div>")


def meal_card(p):
    blank = "<span style='display:inline-block;border-bottom:1px solid #555;width:120px'>&nbsp;</span>"
    meals = ["Tomato soup", "Cottage pie", "Vegetable curry and rice", "Jacket potato with cheese", "Jelly and ice cream", "Fresh fruit", "Soft diet option"]
    return paper(p, f"<h2>Choose your meals for tomorrow</h2><p>Name {blank} Ward {blank} Bed {blank}</p><p>Diet: Normal &nbsp; Diabetic &nbsp; Soft &nbsp; Gluten free</p>" + rows_of([(m, "Lunch ☐", "Supper ☐") for m in meals]) + "<p><small>Please tell staff about allergies. Menus are collected at 10 am.</small></p>")


def knitting(p):
    rows = "".join(f"<p><b>Row {n}:</b> K{p.rng.randint(1, 9)}, P{p.rng.randint(1, 9)}, *yo, k2tog; rep from * to last {p.rng.randint(2, 6)} sts, sl1 ({p.rng.randint(60, 140)} sts).</p>" for n in range(1, 13))
    return paper(p, f"<h2>{p.pick(GIVEN)}'s baby cardigan</h2><p>To fit 0-3 (3-6, 6-12) months. Chest 41 (46, 51) cm. 4 mm needles. Tension 22 sts and 28 rows to 10 cm.</p>{rows}<p>Designed by {p.plain()}</p>", "1em")


def vocabulary(p):
    words = [("le médecin", "the doctor"), ("une ordonnance", "a prescription"), ("la douleur", "pain"), ("j'ai mal à la tête", "I have a headache"), ("la fièvre", "fever"), ("allergique à", "allergic to"), ("date de naissance", "date of birth"), ("prénom", "first name"), ("l'hôpital", "the hospital"), ("un comprimé", "a tablet"), ("le rendez-vous", "the appointment")]
    return paper(p, f"<h2>Unit {p.rng.randint(2, 12)}: At the doctor's</h2>" + p.table(["French", "English"], p.rng.sample(words, 11)) + f"<p>Homework for {p.pick(DAYS)}: write a dialogue. Madame {p.pick(FAMILY)}</p>")


def contents(p):
    chapters = ["The history and examination", "Chest pain", "Heart failure", "Asthma and COPD", "Diabetes mellitus", "Acute kidney injury", "Stroke", "Falls in older people", "Anaemia", "Prescribing in pregnancy", "Interpreting the ECG", "Answers"]
    return paper(p, f"<h1>Contents</h1><p>Preface by Professor {p.plain()}</p>" + rows_of([(f"{n} &nbsp; {c}", 3 + 17 * n) for n, c in enumerate(chapters, 1)]) + "<p>Index &nbsp; 241</p>")


def petition(p):
    rows = [[n, p.plain(), p.postcode(), f"<i style='font-family:Cantarell'>{p.pick(GIVEN)[0]} {p.pick(FAMILY)}</i>", f"{p.rng.randint(1, 28)}/{p.rng.randint(1, 12)}/26"] for n in range(1, 20)]
    return paper(p, "<h2>Save our maternity unit</h2><p>We, the undersigned, ask the council to keep the unit open.</p>" + p.table(["", "Name", "Postcode", "Signature", "Date"], rows), "1em")


def election(p):
    name = p.plain()
    return paper(p, f"<h1>Vote {name} on {p.rng.randint(1, 7)} May</h1><h3>Your local candidate for {p.pick(TOWNS)} East</h3><p>{name.split()[0]} has lived here for twenty years, works as a {p.pick(['paramedic', 'teacher', 'bus driver'])} and will fight for:</p><ul><li>GP appointments within a week</li><li>safer streets round {p.pick(STREETS)}</li>"
                 f"<li>a new roof for the library</li></ul><p>&ldquo;{p.pick(GIVEN)} helped my mother when she was ill&rdquo; - {p.plain()}, {p.pick(STREETS)}</p><p><small>Promoted by {p.plain()} on behalf of {name}, both at {p.address()}, {p.postcode()}</small></p>")


def certificate(p):
    return paper(p, f"<div style='text-align:center;border:6px double {p.blue};padding:40px'><h1>Certificate of attendance</h1><p>This is to certify that</p><h2>{p.plain()}, RN</h2><p>attended</p><h3>{p.pick(['Wound care and pressure ulcers', 'Immediate life support', 'Medicines management'])}</h3><p>on {p.date(2025, 2026)}<br>{p.rng.randint(3, 8)} hours of continuing professional development</p>"
                 f"<p>{p.plain()}<br>Course tutor</p></div>")


def statement(p):
    rows = [[f"{p.rng.randint(1, 28):02} {p.pick(MONTHS)[:3]}", p.pick(["DD", "VIS", "BP", "SO", "CR"]), p.pick(["COUNCIL TAX", "MARKET HALL 2231", f"{p.pick(FAMILY).upper()} {p.pick('ABC')}", "SALARY", "WATER PLC", "PHARMACY 114"]), f"{p.rng.uniform(3, 400):.2f}", f"{p.rng.uniform(100, 4000):,.2f}"] for _ in range(16)]
    return paper(p, f"<h2>Your statement</h2><p>{p.pick(['Mr', 'Mrs', 'Ms'])} {p.plain()}<br>{p.address()}<br>{p.postcode()}</p><p>Sort code 00-00-00 &nbsp; Account number {p.rng.randint(10**7, 10**8 - 1)} &nbsp; Sheet {p.rng.randint(10, 99)}<br>093.69/00-00-00</p>" + p.table(["Date", "", "Details", "Amount £", "Balance £"], rows), "1em")


# A trust's name beside illnesses, colleagues' names on a ward, private addresses: there "review" is no error.
INDIRECT = [hospital_story, ward_door, certificate, petition, election, statement]
OTHERS = {"screen": [pharmacy_stock, formulary, disease_page, hospital_story, vignette, statistics, fixtures, my_month, order_history, record_login, no_patient, bracket, town_map, student_week, baby_names, forum, folder, video_page],
          "paper": [team_sheet, chess_sheet, bistro, cafe_rota, meal_card, knitting, vocabulary, contents, petition, election, certificate, statement], "phone": [cinema, music, weather, shift_chat, tracking_parcel],
          "label": [museum, printer, pressure_cuff, asset_tag], "board": [bus_stop, gig, flu_jab, visiting, ward_door, floor_plan, sepsis_chart, car_park, standup]}
