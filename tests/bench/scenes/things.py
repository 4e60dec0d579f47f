# SPDX-License-Identifier: Apache-2.0
"""Records on paper, labels, boards and things: what lies on a ward, in a pocket, on a mat or a dashboard. Forms with their own words
for the same fields, carbon copies, dot matrix, thermal print. Everybody is invented."""

import re

from pages import DOSES, DRUGS, ILLS, STREETS, SURGERIES, TOWNS, TRUSTS, WARDS
from sheets import lozenge

# (given, family): the second is empty where a people has one name, and stands first where it does so at home.
PEOPLE = [tuple(one.split("/")) for one in (
    "Harpreet/Sandhu|Lakshmi/Subramaniam|Ayesha/Malik|Abdur/Rahim|Nirmala/Wickramasinghe|Jaswinder/Bains|Mohammed Yusuf/Mirza|"
    "Chukwuemeka/Okonkwo-Bell|Nomvula/Dlamini|Abena/Owusu-Ansah|Tirunesh/Bekele|Folasade/Bamgbose|Wanjiku/Kamau|Emlyn/Prys-Jones|"
    "Bronwen/Gruffydd|Ieuan/ap Gwilym|Angharad/Bowen|Małgorzata/Dąbrowska|Krzysztof/Wójtowicz|Bożena/Sliwinska|Niamh/O'Sullivan|"
    "Dympna/McGlinchey|Iain/MacAskill|Wei Ming/Chen|Siu Fong/Lau|Meiling/Xu|Wulandari/|Zarghuna/|Edna May/Hollingshead|Ronald/St John-Peacock|"
    "Wilfred/De'Ath|Rose/Fox|Grace/Day|Ivy/Bishop|Frank/Long|Precious/Mensah|Jean-Luc/Ngoma|Marta/da Silva|Vasile/Ionescu|Hatice/Öztürk|"
    "Elsie/Tomlinson|Albert/Crabtree|Shanice/Campbell|Delroy/Bogle|Thi Lan/Pham|Kateryna/Shevchuk|Ahmad/Al-Masri|Noor/Hassan|Ruth/Abiola|Tom/Gill").split("|")]
STAFF = ("S/N Oyelaran|Sr Hutchings|Dr Mbeki-Shaw|Mr Castellano|Dr Farooqi|J. Penhale RGN|Dr N. Wetherby|HCA Dawn|K. Liddell|Miss Auchterlonie").split("|")
MONTHS = "January February March April May June July August September October November December".split()
MONO, SERIF, NARROW = "Liberation Mono", "Liberation Serif", "Liberation Sans Narrow"
MEALS = "Cottage pie|Poached fish in parsley sauce|Vegetable lasagne|Soft jacket potato, cheese|Halal chicken curry|Rice pudding|Jelly and ice cream|Leek soup".split("|")


class Person:
    """One patient, told in the ways forms have."""

    def __init__(self, p, low=1928, high=2008):
        self.p, (self.given, self.family) = p, p.pick(PEOPLE)
        self.day, self.month, self.year = p.rng.randint(1, 28), p.rng.randint(1, 12), p.rng.randint(low, high)
        self.title = p.pick(["Mr", "Mrs", "Miss", "Ms"])

    def mark(self, text):
        return self.p.mark("patient_name", text.strip())

    def full(self):
        return self.mark(f"{self.given} {self.family}")

    def home(self):
        """Family first, without a comma, as in China and on many forms."""
        return self.mark(f"{self.family.upper()} {self.given}")

    def comma(self):
        return self.mark(f"{self.family.upper()}, {self.given}" if self.family else self.given.upper())

    def polite(self):
        return self.mark(f"{self.title} {self.family or self.given}")

    def initial(self):
        return self.mark(f"{self.title} {self.given[0]} {self.family}" if self.family else f"{self.title} {self.given}")

    def surname(self):
        return self.mark(self.family or self.given)

    def first(self):
        return self.mark(self.given)

    def born(self, form=None):
        d, m, y = self.day, self.month, self.year
        forms = [f"{d:02}/{m:02}/{y}", f"{d}/{m}/{y % 100:02}", f"{d:02}.{m:02}.{y}", f"{d:02} {MONTHS[m - 1][:3].upper()} {y}",
                 f"{d} {MONTHS[m - 1]} {y}", f"{d:02}-{m:02}-{y % 100:02}", f"{d:02} {m:02} {y}", f"{d}{['th', 'st', 'nd', 'rd'][d % 10 if d % 10 < 4 and d // 10 != 1 else 0]} {MONTHS[m - 1][:3]} {y}"]
        return self.p.mark("date_of_birth", forms[form] if form is not None else self.p.pick(forms))

    def age(self):
        return 2026 - self.year


def nhs(p):
    number = re.search(r"999 \d{3} \d{4}", p.nhs()).group()
    return p.mark("nhs_number", p.pick([number, number, number.replace(" ", ""), number.replace(" ", "-")]))


def unit(p):
    n = p.rng.randint(100000, 999999)
    return p.mark("hospital_number", p.pick([f"{n}{p.rng.randint(0, 9)}", f"H{n}", f"C/{n}", f"{p.pick(['NM', 'WC', 'KR'])}{n}", f"{n} {p.pick('ABDE')}"]))


def lines(p, between="<br>"):
    """An address as it stands on an envelope."""
    said = [p.mark("address", f"{p.pick(['', '', 'Flat 2, ', 'The Old Forge, '])}{p.rng.randint(1, 140)} {p.pick(STREETS)}"), p.mark("address", p.pick(TOWNS)),
            p.mark("postcode", p.postcode())]
    return between.join(said)


def day(p):
    return f"{p.rng.randint(1, 28)}/{p.rng.randint(1, 12)}/25"


def page(p, body, ground="#fff", ink="#222", font=None, size="1em", pad="36px 44px", extra=""):
    p.font = font or p.font
    return p.html(f"<div style='padding:{pad};font-size:{size};line-height:1.4'>{body}</div>", ground, ink, extra)


def boxed(caption, value, style="flex:1"):
    return f"<div style='border:1px solid #555;padding:3px 7px;{style}'><small style='font-size:.72em'>{caption}</small><br>{value}</div>"


def comb(p, category, text, cells):
    """Capitals, each in a box of its own."""
    ruled = "repeating-linear-gradient(90deg,#c88 0 1px,#0000 1px 24px)"
    return (f"<span style='display:inline-block;width:{24 * cells + 1}px;height:26px;border:1px solid #c88;background:{ruled};padding-left:7px;white-space:nowrap;"
            f"font:17px/24px {MONO};letter-spacing:13.8px'>{p.mark(category, text)}</span>")


def pocket_handover(p):
    """A doctor's or nurse's list, folded in four."""
    def row(bed):
        who = Person(p, 1930, 1985)
        return [f"{bed}", f"{p.pick([who.polite, who.full, who.surname, who.home])()}<br>{who.age()}{p.pick('MF')}", f"{p.pick(ILLS)}. PMH {p.pick(['T2DM, HTN', 'nil', 'IHD, CKD3', 'dementia'])}",
                p.pick(["BO x2, E+D", "NBM from 0200", "cath in, 40mls/hr", "A/o 2, hoist"]), p.pick(["?home Thu", "POC restart", "bloods am", "SW ref", "await echo"])]
    return page(p, f"<b>{p.pick(WARDS)} LATE {day(p)}</b> - CONFIDENTIAL bin in white bags<br>" + p.table(["Bed", "Who", "What", "Overnight", "To do"], [row(n) for n in range(1, 17)]),
                "linear-gradient(90deg,#fff 49%,#c9c9c9 50%,#f4f4f2 51%),#fff", font=NARROW, pad="24px", extra="td{border:1px solid #777;padding:2px 5px;vertical-align:top}")


def drug_chart_front(p):
    who = Person(p, 1930, 1990)
    boxes = f"<div style='display:flex'>{boxed('Surname', f'<b>{who.surname()}</b>')}{boxed('Forename(s)', who.first())}{boxed('Hosp. number', unit(p))}</div>" \
            f"<div style='display:flex'>{boxed('D.o.B.', who.born())}{boxed('Weight / Height', f'{p.rng.randint(44, 120)} kg &nbsp; 1.6{p.rng.randint(0, 9)} m')}{boxed('Consultant', p.pick(STAFF))}{boxed('Ward', p.pick(WARDS))}</div>"
    once = [[day(p), f"{p.rng.randint(1, 23):02}00", p.pick(DRUGS), p.pick(DOSES).split()[0] + " mg", p.pick(["IV", "PO", "PR"]), "", ""] for _ in range(3)] + [[""] * 7] * 5
    return page(p, f"<h2 style='margin:0'>INPATIENT DRUG CHART &nbsp; {p.rng.randint(1, 2)} of 2</h2>{boxes}<div style='border:3px solid #c22;padding:6px;margin:12px 0'><b>ALLERGIES &amp; SENSITIVITIES</b> &nbsp; {p.pick(['Penicillin - rash', 'NKDA', 'Codeine - vomiting'])}"
                f"<br>Signed ........... Date {day(p)}</div><h3>Once only and premedication</h3>" + p.table(["Date", "Time", "Drug", "Dose", "Route", "Signature", "Given by"], once)
                + "<h3>Oxygen</h3>" + p.table(["Target sats", "Device", "Start", "Signature"], [["88-92%", "", "", ""], ["94-98%", "&#10003;", day(p), ""]]), p.pick(["#fff", "#fdf6d8"]), extra="td{border:1px solid #888;height:26px}")


def fluid_chart(p):
    who = Person(p)
    rows = [[f"{h:02}:00", *[p.rng.choice(["", "", 50, 100, 150, 200]) for _ in range(3)], "", *[p.rng.choice(["", "", 40, 60, 300]) for _ in range(3)], ""] for h in range(8, 24)]
    return page(p, f"<div class=row><b style='font-size:1.3em'>24 HOUR FLUID BALANCE</b><span>{p.pick(WARDS)}</span></div><p>PATIENT {p.pick([who.full, who.comma, who.home])()} &nbsp; UNIT NO {unit(p)} &nbsp; DATE {day(p)} &nbsp; BORN {who.born(0)}</p>"
                + p.table(["Time", "Oral", "IV", "NG", "Total in", "Urine", "Drain", "Vomit", "Total out"], rows), font=p.pick([SERIF, NARROW, p.font]), extra="td,th{border:1px solid #99b}")


def path_request(p):
    who = Person(p)
    tick = lambda names: "".join(f"<div>{p.pick(['&#9744;', '&#9744;', '&#9746;'])} {n}</div>" for n in names.split("|"))
    return page(p, f"<b style='color:#a33'>BLOOD SCIENCES REQUEST</b> &nbsp; <small>Please print firmly. One letter per box</small><p>SURNAME<br>{comb(p, 'patient_name', (who.family or who.given).upper(), 22)}</p><p>FORENAME<br>{comb(p, 'patient_name', who.given.upper() if who.family else '-', 22)}</p>"
                f"<p>DATE OF BIRTH &nbsp; {comb(p, 'date_of_birth', f'{who.day:02}{who.month:02}{who.year}', 8)} &nbsp; SEX {p.pick('MF')}</p><p>NHS NO. &nbsp; {comb(p, 'nhs_number', re.sub('[^0-9]', '', re.search('999 [0-9 ]+', p.nhs()).group()), 10)}</p>"
                f"<p>REQUESTER {p.pick(STAFF)} &nbsp; SURGERY CODE X{p.rng.randint(10000, 99999)}</p><div class=row><div>{tick('FBC|ESR|Ferritin|B12 / folate|INR')}</div><div>{tick('U&amp;E|LFT|Bone|Glucose F / R|HbA1c')}</div><div>{tick('TSH|PSA|Lipids|CRP|Coeliac')}</div></div>"
                f"<p>CLINICAL DETAILS {p.pick(['TATT', 'annual DM review', '?PMR', 'weight loss 6/12'])}</p><p>Date taken {day(p)} &nbsp; Time {p.rng.randint(8, 17)}:15 &nbsp; Taken by ......</p>", "#fff5f3", "#333")


def label_sheet(p):
    who, number, hospital, home, gp = Person(p), nhs(p), unit(p), lines(p, ", "), p.pick(SURGERIES)
    form = p.rng.randint(0, 5)
    one = f"<div style='width:33%;padding:14px 10px 20px;font-size:.92em'><b>{who.comma()}</b> &nbsp; {p.pick('MF')}<br>{who.born(form)} &nbsp; {hospital}<br>NHS: {number}<br>{home}<br>GP {gp}</div>"
    return page(p, f"<div style='display:flex;flex-wrap:wrap'>{one * 12}</div>", font=p.pick(["Liberation Sans", MONO, NARROW]), pad="18px 14px")


def theatre_door(p):
    def row(n):
        who = Person(p, 1935, 2012)
        return [f"{n}", f"{who.home()}<br>{unit(p)}", f"{who.age()} {p.pick('MF')}", p.pick(WARDS), p.pick(["DHS L hip", "ORIF ankle R", "I+D abscess", "EUA ? proceed", "Cysto + stent", "Ex fix exchange"]), p.pick(["LA", "GA", "SAB", "GA + block"]),
                p.pick(["", "MRSA screen +ve", "Latex!", "X-match 2u", "II in theatre"])]
    return page(p, f"<center><b style='font-size:1.4em'>EMERGENCY / TRAUMA LIST</b><br>{p.pick(['Monday', 'Tuesday', 'Sunday'])} {day(p)} - start 08.30 prompt<br>Surgeon {p.pick(STAFF)} / Anaes {p.pick(STAFF)}</center>"
                + p.table(["", "PATIENT", "AGE", "FROM", "OPERATION", "ANAES", "NOTES"], [row(n) for n in range(1, 10)]) + "<p>List order may change. Last amended 07.10</p>",
                p.pick(["#fff", "#cfe8ff", "#ffe3ec"]), extra="td,th{border:2px solid #333}")


def mar_chart(p):
    who = Person(p, 1925, 1950)
    drugs = [[f"<b>{p.pick(DRUGS)}</b> {p.rng.choice([5, 20, 75])}mg tabs<br>{p.pick(['ONE each morning', 'TWO at night', 'ONE three times a day'])}", t, *[p.pick(["DH", "KL", "R", "DH"]) for _ in range(14)]] for t in ["8am", "8am", "1pm", "6pm", "10pm", "10pm"]]
    return page(p, f"<b>{p.pick(['The Laurels', 'Beech House', 'Bryn Awel'])} Residential Home</b> - Medication Administration Record<div class=row style='margin:10px 0'><div>Resident: <b>{p.pick([who.full, who.comma])()}</b><br>Room: {p.rng.randint(1, 40)}<br>D.O.B.: {who.born()}</div>"
                f"<div>Dr: {p.pick(SURGERIES)}<br>Allergy: {p.pick(['None known', 'Trimethoprim'])}<br>NHS: {nhs(p)}</div><div>Cycle start: {day(p)}<br>Sheet 1 / 2</div></div>" + p.table(["Medicine", "Hour", *range(1, 15)], drugs)
                + "<p>R refused &nbsp; N nausea &nbsp; H hospital &nbsp; L on leave</p>", font=p.pick([NARROW, "Liberation Sans"]), size=".92em", pad="24px", extra="td,th{border:1px solid #666;padding:3px 4px}")


def child_book(p):
    who, mother = Person(p, 2022, 2026), Person(p)
    shots = [[w, p.pick(["6-in-1, rotavirus, MenB", "6-in-1, PCV", "MMR, Hib/MenC"]), day(p), f"{p.pick('ABK')}{p.rng.randint(100, 999)}{p.pick('XYZ')}", p.pick(STAFF)] for w in ["8 weeks", "12 weeks", "16 weeks", "1 year"]]
    return page(p, f"<h2 style='color:#b3122a'>Personal child health record &nbsp; page {p.rng.randint(2, 40)}</h2><p>Child's first names {who.first()}<br>Child's surname {p.mark('patient_name', mother.family or mother.given)}<br>Born on {who.born(4)} at {p.rng.randint(0, 23):02}.{p.rng.randint(10, 59)}, weighing {p.rng.randint(2, 4)}.{p.rng.randint(10, 99)} kg"
                f"<br>Mother's name {p.mark('relative_name', (mother.given + ' ' + mother.family).strip())}<br>We live at {lines(p, ', ')}</p><p>Health visitor {p.pick(STAFF)}</p><h3>Immunisations</h3>" + p.table(["Age", "Given", "On", "Batch", "By"], shots)
                + "<h3>Growth</h3>" + p.table(["Age", "Weight", "Length", "Head"], [[a, f"{p.rng.uniform(3, 9):.2f}", p.rng.randint(48, 70), p.rng.randint(34, 45)] for a in ["10 days", "6 weeks", "4 months"]]), "#fffaf6", font=p.pick(["Lato", "Open Sans", SERIF]))


def unfit_note(p):
    who = Person(p, 1960, 2005)
    return page(p, f"<h2>Statement of Fitness for Work</h2><p>For social security or Statutory Sick Pay</p><p>Patient's name &nbsp; <b>{p.pick([who.initial, who.full])()}</b></p><p>I assessed your case on: &nbsp; {day(p)}<br>and, because of the following condition(s): &nbsp; <b>"
                f"{p.pick(['low back pain', 'mixed anxiety and depression', 'post-operative recovery', 'long covid'])}</b></p><p>I advise you that: &nbsp; &#9746; you are not fit for work.<br>&#9744; you may be fit for work taking account of the following advice:</p><p>This will be the case for &nbsp; {p.pick(['2 weeks', '1 month', '13 weeks'])}</p>"
                f"<p>I will / <s>will not</s> need to assess your fitness for work again at the end of this period.</p><p>Issuer's name {p.pick(STAFF)}<br>Issuer's address {p.pick(SURGERIES)}, {p.pick(TOWNS)}<br>Issuer's profession General practitioner</p><small>Med 3 04/22</small>", "#f4f8fb", size="1.1em")


def fp10(p):
    """A form printed in green, filled by a dot matrix printer that is not quite on its lines."""
    who = Person(p)
    items = "".join(f"{p.pick(DRUGS)} {p.rng.choice([5, 10, 250])}mg {p.pick(['tablets', 'capsules'])}<br>{p.rng.choice([28, 56, 21])} tablet<br>{p.pick(['1 od', '2 tds', 'one at night as directed'])}<br>---------------<br>" for _ in range(3))
    return page(p, f"<div style='display:flex;color:#2b6b45'><div style='border:1px solid;width:60px;height:150px'><small>Pharmacy stamp</small></div><div style='border:1px solid;width:110px;padding:4px'><small>Age</small><br><tt style='color:#333'>{who.age()}y{p.rng.randint(1, 11)}m</tt><br><br><small>D.o.B</small><br><tt style='color:#333'>{who.born(0)}</tt></div>"
                f"<div style='border:1px solid;flex:1;padding:4px'><small>Title, Forename, Surname &amp; Address</small><br><tt style='color:#333'>{p.mark('patient_name', f'{who.title} {who.given} {who.family}'.strip())}<br>{lines(p)}</tt><br><small>NHS Number: </small><tt style='color:#333'>{nhs(p)}</tt></div></div>"
                f"<p style='color:#2b6b45'><small>Please don't stamp over age box. &nbsp; Number of days' treatment N.B. Ensure dose is stated</small></p><tt>{items}</tt><br><br><tt>{p.pick(STAFF).upper()} &nbsp; {p.rng.randint(100000, 999999)}<br>{p.pick(SURGERIES).upper()}<br>{p.pick(TOWNS).upper()}</tt>"
                "<p style='color:#2b6b45'><small>Patients - please read the notes overleaf &nbsp; FP10SS0107</small></p>", "#dcefdf", "#333", size="1.15em", extra=f"tt{{font-family:'{MONO}'}}")


def dental_estimate(p):
    who = Person(p)
    rows = [[p.pick(["UL6", "LR7", "UR1", "LL5"]), p.pick(["Root filling", "Crown, porcelain", "Composite filling", "Extraction", "Scale and polish"]), f"£{p.rng.randint(26, 420)}.00"] for _ in range(5)]
    return page(p, f"<div class=row style='justify-content:space-between'><div><h2>{p.pick(['Bridge Street', 'Smile House', 'Parade'])} Dental Practice</h2></div><div>{p.pick(STAFF)} BDS<br>{p.pick(TOWNS)}</div></div><p>{p.mark('patient_name', f'{who.title} {who.given} {who.family}'.strip())}<br>{lines(p)}</p><p>Our ref {p.rng.randint(1000, 9999)} &nbsp; Date {day(p)}</p>"
                f"<p>Treatment plan and estimate for {who.polite()} (born {who.born(0)})</p>" + p.table(["Tooth", "Proposed", "Fee"], rows) + f"<p>Basic periodontal examination 2 3 1 / 2 4 2. Heavy smoker, bleeding on probing; takes {p.pick(DRUGS).lower()}.</p><p>I accept the plan above ........................</p>", font=p.pick([SERIF, "Lato"]))


def physio_sheet(p):
    who = Person(p, 1940, 1995)
    moves = "".join(f"<div style='display:flex;gap:16px;margin:14px 0'><div style='width:120px;height:80px;border:1px solid #aaa;border-radius:6px;background:#eef'></div><div><b>{n}. {t}</b><br>{d} Repeat {p.rng.choice([5, 8, 10, 15])} times, {p.rng.randint(2, 4)} times a day.</div></div>"
                    for n, (t, d) in enumerate([("Heel slides", "Lying on your back, slide your heel towards you."), ("Static quads", "Push the back of your knee into the bed, hold for 5 seconds."), ("Bridging", "Bend both knees and lift your bottom."), ("Sit to stand", "Without using your arms.")], 1))
    return page(p, f"<h2 style='color:{p.blue}'>Your exercises</h2><p>Prepared for <b>{who.full()}</b> by {p.pick(STAFF)}, {day(p)}<br>{p.pick(['Left total knee replacement', 'R rotator cuff repair', 'Lumbar disc prolapse'])} - week {p.rng.randint(1, 8)}</p>{moves}<p>Stop if the pain is more than 5 out of 10. Musculoskeletal outpatients, ext {p.rng.randint(2000, 6999)}</p>")


def bed_head(p):
    who = Person(p, 1925, 1960)
    pet = p.pick([who.given.split()[0], {"Ronald": "Ron", "Wilfred": "Wilf", "Bronwen": "Bron", "Elsie": "Else"}.get(who.given, who.given), who.title + " " + (who.family or who.given)])
    return page(p, f"<div style='text-align:center;border:10px solid {p.blue};padding:30px;font-size:1.8em'><p>My name is<br><b style='font-size:1.6em'>{who.full()}</b></p><p>I like to be called<br><b style='font-size:1.6em'>{p.mark('patient_name', pet)}</b></p><p>My consultant is {p.pick(STAFF)}</p><p>My nurse today is Dawn</p>"
                f"<p>What matters to me: {p.pick(['my cat, and the rugby', 'seeing my grandchildren', 'a cup of tea before bed'])}</p><p>Diet: {p.pick(['soft, level 6', 'diabetic', 'normal'])} &nbsp; Fluids: {p.pick(['thickened level 2', 'normal'])}</p></div>", font=p.pick(["Lato", "Cantarell", "Open Sans"]))


def family_court(p):
    """An address block to the right, the text in two columns."""
    who, parent = Person(p, 2010, 2022), Person(p, 1975, 1998)
    mum = (parent.given + " " + parent.family).strip()
    text = (f"I write further to the strategy discussion held on {day(p)} under section 47. {who.full()} was brought to the emergency department by {p.mark('relative_name', mum)} with {p.pick(['bruising to the left ear', 'a spiral fracture of the humerus', 'scalds to both feet'])}. The explanation given was not "
            f"consistent with the injury. A skeletal survey has been requested.</p><p>{who.first()} lives with two siblings at {lines(p, ', ')}. School nursing hold no earlier concerns. Attendance stands at {p.rng.randint(70, 95)} per cent.</p><p>The chronology is attached. Please treat it as strictly confidential and do not "
            f"disclose it to {p.mark('relative_name', parent.title + ' ' + (parent.family or parent.given))} before the conference on {day(p)}.")
    return page(p, f"<div style='margin-left:58%'>Named Doctor, Safeguarding Children<br>{p.mark('trust_name', p.pick(TRUSTS))}<br>{p.pick(TOWNS)}<br>{day(p)}</div><p>The Social Work Manager<br>Civic Centre</p><p><b>{who.full()}, d.o.b. {who.born()}<br>Family proceedings {p.pick('AB')}{p.rng.randint(100, 999)}/25</b></p><div style='columns:2;column-gap:30px;text-align:justify'><p>{text}</p></div>"
                f"<p>{p.pick(STAFF)}</p>", font=SERIF, size="1.15em")


def school_nurse(p):
    rows = []
    for _ in range(17):
        who = Person(p, 2008, 2019)
        rows.append([who.surname(), who.first(), who.born(1), f"{p.rng.randint(1, 9)}{p.pick('RBG')}", p.pick(["EpiPen x2 in office", "asthma - blue inhaler", "MMR outstanding", "epilepsy care plan", "enuresis clinic", "T1DM, pump", "HPV consent refused"])])
    return page(p, "<b>School nursing caseload - Larch Vale Academy</b><br>Term 2, seen / to see" + p.table(["Last", "First", "Birthday", "Form", "Need"], rows), p.pick(["#fff", "#fff7b8"]), font=p.pick([NARROW, "DejaVu Serif"]), extra="td{border:1px dotted #777}")


def round_list(p):
    def call(n):
        who = Person(p, 1925, 1965)
        return f"<div style='border-bottom:1px dashed #888;padding:7px 0'><b>{n}) {p.pick([who.initial, who.full])()}</b>, {lines(p, ', ')}<br>key safe {p.rng.randint(1000, 9999)} - {p.pick(['insulin, BM first', 'leg ulcer, 4 layer', 'catheter change 14ch', 'syringe driver, last days', 'B12 inj', 'pressure area grade 3'])}. {p.pick(['Dog!', 'Rings bell twice', 'son lives in', ''])}</div>"
    return page(p, f"<b>{p.pick(['Mon', 'Tue', 'Sat'])} visits AM - {p.pick(STAFF)}</b> &nbsp; DN team {p.pick(TOWNS)}" + "".join(call(n) for n in range(1, 12)), font=p.pick([MONO, SERIF, "Roboto"]))


def fanfold(p):
    """A laboratory's report by a dot matrix printer, columns apart by blanks alone."""
    who = Person(p)
    tests = [("HAEMOGLOBIN", "G/L"), ("WBC", "10*9/L"), ("PLATELETS", "10*9/L"), ("SODIUM", "MMOL/L"), ("POTASSIUM", "MMOL/L"), ("UREA", "MMOL/L"), ("CREATININE", "UMOL/L"), ("BILIRUBIN", "UMOL/L")]
    body = "\n".join(f"{n:<16}{p.rng.uniform(2, 180):>8.1f}  {u:<9}{p.pick(['', '*', 'H'])}" for n, u in tests)
    name = p.mark("patient_name", f"{who.family.upper()} {who.given.upper()}".strip())
    return page(p, f"<pre style='font:1.25em {MONO};line-height:1.5'>DEPT OF PATHOLOGY        REPORT {p.rng.randint(10000, 99999)}\n\n{name}\n{unit(p)}    {who.born(3)}    {p.pick(['MALE', 'FEMALE'])}\n{lines(p, ' ')}\n\nLOC: {p.pick(['CHEM', 'OPD', 'A+E', 'GP'])}     REQ BY: {p.pick(STAFF).upper()}\n"
                f"COLL: {day(p)} 0915    RECD: 1130\n\n{body}\n\nCOMMENT: {p.pick(['REPEAT IN 4/52', 'NO ABNORMALITY', 'PHONED TO WARD 1145'])}\n                 *** END ***</pre>", "repeating-linear-gradient(0deg,#fff 0 36px,#dff0dc 36px 72px)", "#555")


def mccd_stub(p):
    """The counterfoil of a medical certificate, a carbon copy."""
    who = Person(p, 1922, 1960)
    return page(p, f"<b>COUNTERFOIL</b> for use of certifying practitioner<p>Name of deceased <u>{who.full()}</u><br>Date of death as stated to me <u>{day(p)}</u> Age <u>{who.age()}</u><br>Place of death <u>{p.pick(WARDS)}</u><br>Last seen alive by me <u>{day(p)}</u></p><p>I (a) <u>{p.pick(['Bronchopneumonia', 'Myocardial infarction', 'Sepsis'])}</u><br>(b) <u>"
                f"{p.pick(['Fractured neck of femur', 'COPD', 'Metastatic carcinoma of colon'])}</u><br>II <u>{p.pick(['Dementia', 'Type 2 diabetes'])}</u></p>Signed <u>{p.pick(STAFF)}</u>", "#f7f0d2", "#7a80ad", font=p.pick([SERIF, MONO]), size="1.05em", pad="22px 28px")


def optical_rx(p):
    who = Person(p)
    eye = lambda s: [s, f"{p.pick('+-')}{p.rng.randint(0, 6)}.{p.pick(['25', '50', '75'])}", f"-{p.rng.randint(0, 2)}.50", p.rng.randint(5, 175), f"+{p.rng.randint(1, 2)}.25", p.pick(["6/6", "6/9", "6/12"])]
    return page(p, f"<b>{p.pick(['Hartley &amp; Moss', 'Castlegate', 'Sight First'])} Opticians</b> &nbsp; Spectacle prescription<p>{who.comma()} &nbsp; {who.born(0)}<br>{lines(p, ', ')}</p>" + p.table(["", "Sph", "Cyl", "Axis", "Add", "VA"], [eye("R"), eye("L")])
                + f"<p>Recall 12 months - {p.pick(['early cataract', 'raised IOP, referred', 'diabetic: no retinopathy'])}. &nbsp; Examined {day(p)} &nbsp; GOC 01-{p.rng.randint(10000, 39999)}</p>", pad="20px 26px", extra="td,th{border:1px solid #999}")


def hearing_book(p):
    who = Person(p, 1930, 1975)
    rows = [[day(p), p.pick(["New tubing", "Batteries 312 x2", "Reprogrammed", "New mould L"]), p.pick(["AH", "JS", "PM"])] for _ in range(4)]
    return page(p, f"<div class=row style='justify-content:space-between'><b>HEARING AID RECORD BOOK</b>{lozenge(p)}</div><p>This book belongs to: {who.full()}<br>Clinic no: {unit(p)}<br>Aid: Zest-{p.rng.randint(10, 99)} &nbsp; Serial R {p.rng.randint(10**6, 10**7)}</p>" + p.table(["Date", "Work done", "By"], rows), p.pick(["#e9d7ef", "#fde8c9", "#d7e9f7"]), pad="20px 26px")


def tray_card(p):
    who = Person(p, 1930, 1990)
    rows = "".join(f"<div>{p.pick(['&#9744;', '&#9745;'])} {m}</div>" for m in p.rng.sample(MEALS, 6))
    return page(p, f"<center><b>TOMORROW'S SUPPER</b></center><div class=row><div>{rows}</div><div>Portion: S &nbsp; <b>M</b> &nbsp; L<br>Diet code: {p.pick(['L5 minced', 'LOW K+', 'DIAB', 'RENAL'])}<br>Nil by mouth &#9744;</div></div><p>{p.pick(WARDS)} / Bed {p.rng.randint(1, 30)} / {p.pick([who.initial, who.surname, who.full])()}</p>", p.pick(["#fff", "#fbe3ea"]), size="1.15em", pad="22px 28px")


def unit_tag(p):
    who = Person(p)
    return page(p, f"<b>COMPATIBILITY LABEL - attach to unit</b><div class=row style='gap:40px'><div><p>{who.comma()}<br>{who.born(3)} &nbsp; {p.pick(['Male', 'Female'])}<br>{unit(p)}<br>Group: <b>{p.pick(['A', 'O', 'B'])} RhD {p.pick(['POS', 'NEG'])}</b></p></div><div><p>Unit G{p.rng.randint(100, 999)} {p.rng.randint(100, 999)} {p.rng.randint(100, 999)} {p.rng.randint(100, 999)} Q"
                f"<br>Red cells in additive solution<br>Required {day(p)}<br>Exp {day(p)}</p></div></div>Given by ............ Checked by ............ Start ....... Stop .......", font=p.pick([MONO, NARROW, "Roboto"]), pad="16px 22px")


def sticky_note(p):
    who = Person(p)
    return page(p, f"{p.pick(['pls ring', 'URGENT - call', 'can someone ring'])} {who.polite()}'s {p.pick(['wife', 'son', 'daughter'])}<br>{p.phone()}<br>{p.pick(['re scan result', 're: biopsy', 'wants to know about DNAR', 'about the fall last nite'])}<br>{p.pick(['b4 4pm', 'asap', 'thx'])} - {p.pick(['Dawn', 'Kev', 'Jo x'])}", p.pick(["#fff27a", "#ffb7d5", "#b9f3c4"]), "#23356f",
                font=p.pick(["Cantarell", "Lato"]), size="2em", pad="30px 34px")


def parking_permit(p):
    who = Person(p)
    return page(p, f"<div class=row style='justify-content:space-between'><b style='font-size:1.5em'>PATIENT PARKING CONCESSION</b>{lozenge(p)}</div><p style='font-size:1.2em'>Issued to {who.initial()}<br>Attending {p.pick(['Oncology day unit', 'Renal dialysis', 'Radiotherapy'])}<br>Hospital ref {unit(p)}<br>Valid until {day(p)}</p>Display clearly on dashboard. Site security, {p.pick(TRUSTS)}", p.pick(["#ffe08a", "#c7f0c2"]), pad="22px 28px")


def thank_you(p):
    who, writer = Person(p, 1930, 1955), Person(p)
    return page(p, f"<p>To all the staff on {p.pick(WARDS)},</p><p>Thank you so much for the care you gave to our {p.pick(['mum', 'dad', 'nan', 'uncle'])} {who.full()} in those last weeks with {p.pick(['cancer', 'motor neurone disease', 'heart failure'])}. Nothing was too much trouble. You even let {p.pick(['the dog', 'the grandchildren'])} in to say goodbye.</p>"
                f"<p>With love from {p.mark('relative_name', (writer.given.split()[0] + ' ' + (who.family or who.given)).strip())} and family x</p>", p.pick(["#fffaf0", "#f3eaff"]), "#334", font=p.pick([SERIF, "Lato"]), size="1.3em", pad="30px 36px", extra="p{font-style:italic}")


def crew_slip(p):
    """Thermal print of an ambulance's handover."""
    who = Person(p)
    return page(p, f"<pre style='margin:0;font:1.05em {MONO};line-height:1.35'>HANDOVER  CAD {p.rng.randint(1000, 9999)}  CALLSIGN W{p.rng.randint(100, 999)}\nPt: {who.full()}\nDoB: {who.born(0)} ({who.age()})\nAddr: {lines(p, ', ')}\nNOK: {p.mark('relative_name', p.pick(PEOPLE[:30])[0])} (wife) {p.phone()}\nC/O: {p.pick(['CHEST PAIN', 'FALL, LONG LIE', 'SOB', 'SEIZURE'])}  NEWS {p.rng.randint(0, 12)}\n"
                f"RR {p.rng.randint(12, 34)} SpO2 {p.rng.randint(84, 99)} HR {p.rng.randint(50, 140)} BP {p.rng.randint(90, 190)}/{p.rng.randint(50, 99)} GCS 15\nRx: {p.pick(['ASPIRIN 300', 'SALB NEB 5', 'PARA 1G IV'])}\nMEDS: {p.pick(DRUGS)}, {p.pick(DRUGS)}\nARR {p.rng.randint(10, 23)}:{p.rng.randint(10, 59)}  CLEAR --:--</pre>", "#eef0f2", "#6b6f86", pad="16px 20px")


def window_letter(p):
    """An envelope: franked, the address in its window."""
    who = Person(p)
    return page(p, f"<div class=row style='justify-content:space-between'><small>If undelivered please return to<br>{p.mark('trust_name', p.pick(TRUSTS))}<br>Outpatient Booking, {p.pick(TOWNS)}</small><div style='border:2px solid #b33;color:#b33;padding:5px'>PRIVATE &amp; CONFIDENTIAL</div><div style='border:1px solid #a22;color:#a22;padding:4px'>Delivered by<br>2nd class</div></div>"
                f"<div style='background:#fff;border-radius:8px;margin:60px 0 0 30px;width:330px;padding:14px 18px;border:1px solid #bbb'><small>{p.rng.randint(10000, 99999)}/OP{p.rng.randint(10, 99)}</small><br>{p.mark('patient_name', f'{who.title} {who.given} {who.family}'.strip())}<br>{lines(p)}</div>", p.pick(["#fff", "#d8c39a", "#f2f2ee"]), pad="20px 26px")


def pot_label(p):
    who = Person(p)
    return page(p, f"<b>{p.pick([who.home, who.comma, who.full])()}</b> &nbsp; {p.pick('MF')}<br>{who.born()} &nbsp; {unit(p)}<br>{p.pick(['MSU', 'Sigmoid polyp x2', 'Skin, L cheek, suture 12 oclock', 'CSF bottle 3'])}<br>{p.pick(WARDS)} {day(p)} {p.rng.randint(8, 20)}:05 &nbsp; HIGH RISK Y / <b>N</b>", p.pick(["#fff", "#fdf8a8"]), font=p.pick([MONO, NARROW, "Liberation Sans"]), size="1.4em", pad="12px 18px")


def next_visit(p):
    who = Person(p)
    rows = [[p.pick(["Mon", "Tue", "Fri"]), f"{p.rng.randint(1, 28)} {p.pick(MONTHS)[:3]}", f"{p.rng.randint(9, 16)}.{p.pick(['00', '20', '40'])}", p.pick(["Podiatry", "Warfarin clinic", "Diabetic eye", "Chemo day unit"])] for _ in range(4)]
    return page(p, f"<b>APPOINTMENTS</b> &nbsp; please bring this card every time<p>Name <u>{p.pick([who.full, who.initial])()}</u> &nbsp; Reg. no. <u>{unit(p)}</u></p>" + p.table(["Day", "Date", "Time", "Dept"], rows) + f"<p>Unable to attend? Tel 01632 960{p.rng.randint(100, 999)}</p>", p.pick(["#fff", "#dff3ff"]), pad="20px 26px")


def dosette(p):
    who = Person(p)
    return page(p, f"{p.rng.choice([7, 14])} days TTO &nbsp; <b>{p.pick(WARDS)}</b><br><b style='font-size:1.3em'>{p.pick([who.initial, who.comma])()}</b><br>{unit(p)} &nbsp; bag 1 of {p.rng.randint(1, 3)} &nbsp; fridge item Y / <b>N</b><br>Screened: {p.pick(STAFF)} &nbsp; {day(p)}", p.pick(["#d9f2d0", "#fff"]), font=p.pick([NARROW, "Roboto", MONO]), size="1.4em", pad="14px 20px")


def printed_board(p):
    def row(n):
        who = Person(p, 1930, 1985)
        return [n, p.pick([who.surname, who.polite, who.full, who.initial])(), p.pick(["", "&#9733;", "&#9829;", "&#10010;"]), p.pick(["A1", "A2", "Ind", "Hoist"]), p.pick(["", "Thu", "MFFD", "CHC"]), p.pick(["SLT", "Diet", "SW", ""])]
    return page(p, f"<b>SAFETY HUDDLE &nbsp; {p.pick(WARDS)}</b> &nbsp; Falls this month: {p.rng.randint(0, 9)}" + p.table(["#", "Who's here", "Flags", "Mobility", "Out", "Refer"], [row(n) for n in range(1, 13)]), "#f1f4f7", p.pick(["#153e75", "#222", "#5b1a1a"]),
                font=p.pick([NARROW, "Cantarell"]), size="1.7em", pad="18px 24px")


RECORDS = {"paper": [pocket_handover, drug_chart_front, fluid_chart, path_request, label_sheet, theatre_door, mar_chart, child_book, unfit_note, fp10, dental_estimate, physio_sheet, bed_head, family_court, school_nurse, round_list, fanfold],
           "card": [mccd_stub, optical_rx, hearing_book, tray_card, unit_tag, sticky_note, parking_permit, thank_you, crew_slip, window_letter, next_visit],
           "label": [pot_label, dosette], "board": [printed_board]}
