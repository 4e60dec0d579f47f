# SPDX-License-Identifier: Apache-2.0
"""Records of every part of British care as one draws them who has not read the code: programs of surgeries and wards, boards, charts, forms, cards, labels,
chats. What they share is how they are laid out, so that they can also be drawn too small to read. Everybody in them is invented."""

import math

# (given, family, sex).
PEOPLE = [entry.split("/") for entry in (
    "Maureen/Tattersall/F|Gethin/Pugh-Jones/M|Anwen/Llewelyn/F|Hamish/Rutherglen/M|Catriona/MacAulay/F|Deirdre/McElhinney/F|Conor/Magennis/M|Sukhdev/Bains/M|Parminder/Gill/F|"
    "Oluwaseun/Adebayo/M|Abena/Mensah/F|Nimco/Farah/F|Rashid/Mahmud/M|Shabnam/Akhtar/F|Ewa/Nowicka/F|Tomasz/Baran/M|Vasile/Munteanu/M|Keisha/Blackwood/F|Leroy/Grantley/M|"
    "Arthur/Penhaligon/M|Edna/Crowther/F|Terence/Stubbs/M|Beryl/Hebblethwaite/F|Stanley/Micklethwaite/M|Gladys/Entwistle/F|Nigel/Ravenscroft/M|Hilary/Dalrymple/F|"
    "Jing/Liang/F|Kai Ming/Leung/M|Thi/Pham/F|Rajesh/Vaidya/M|Lakshmi/Raghunathan/F|Selvi/Anandan/F|Ibrahim/Yousef/M|Layla/Nasser/F|Ayşe/Yıldız/F|Kerry-Ann/Bright/F|"
    "Ronald/Hick/M|June/Tranter/F|Alfie/Bostock/M|Poppy/Garside/F|Theo/Lockyer/M|Imogen/Satchwell/F|Callum/Dunnett/M|Morag/Geddes/F|Fergus/Tulloch/M|Mair/Bebb/F|"
    "Emrys/Gittins/M|Sinead/Rafferty/F|Patrick/Doherty/M|Bridget/Cassidy/F|Dorota/Kowalczyk/F|Nkechi/Obi/F|Samuel/Kamau/M|Grace/Otieno/F").split("|")]
STAFF = "Pemberton Achebe Choudhary Lindqvist Mostyn Garrity Sandhu Olawale Brannigan Kettle".split()
ROADS = "Tannery Row|Chapel Hill|Ffordd y Bryn|Dalkeith Avenue|Ormeau Park|Wagtail Drive|Copperfield Road|Glebe Crescent|Sandpit Lane".split("|")
PLACES = "Ravensholme|Llanfechan|Inverdour|Ballykeel|Thornaby Cross|Eastmarsh|Pendlebrook".split("|")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
MEDICINES = ["Amlodipine 5 mg tablets", "Bisoprolol 2.5 mg tablets", "Metformin 500 mg tablets", "Atorvastatin 40 mg tablets", "Omeprazole 20 mg capsules", "Co-codamol 30/500 tablets",
             "Furosemide 40 mg tablets", "Levothyroxine 75 microgram tablets", "Sertraline 100 mg tablets", "Apixaban 5 mg tablets", "Salbutamol 100 microgram inhaler", "Ramipril 10 mg capsules",
             "Mirtazapine 15 mg tablets", "Senna 7.5 mg tablets", "Gliclazide 80 mg tablets", "Tamsulosin 400 microgram capsules"]
PROBLEMS = ["Type 2 diabetes mellitus", "Essential hypertension", "Chronic kidney disease stage 3", "Asthma", "Osteoarthritis of knee", "Atrial fibrillation", "Depressive disorder", "Hypothyroidism",
            "Gastro-oesophageal reflux", "COPD", "Iron deficiency anaemia", "Migraine", "Polymyalgia rheumatica", "Heart failure with reduced ejection fraction"]
STAYS = ["Fall, ?LOC", "LRTI", "Decompensated HF", "#R NOF, DHS", "Pyelonephritis", "Confusion ?cause", "Upper GI bleed", "NSTEMI", "L MCA infarct", "IECOPD", "Perf diverticulitis", "DKA", "Cholecystitis", "Off legs"]
HAND = "font-family:Kalam,Caveat,Patrick Hand,Comic Neue,cursive"


class Patient:
    """One of those above, with what belongs to them."""

    def __init__(self, p, low=1931, high=1999):
        self.p = p
        self.given, self.family, self.sex = p.pick(PEOPLE)
        self.day, self.month, self.year = p.rng.randint(1, 28), p.rng.randint(1, 12), p.rng.randint(low, high)
        self.title = p.pick(["Mr", "Mr", "Dr"] if self.sex == "M" else ["Mrs", "Miss", "Ms"])

    def name(self, form="comma", kind="patient_name"):
        g, f = self.given, self.family
        return self.p.mark(kind, {"comma": f"{f.upper()}, {g}", "titled": f"{f.upper()}, {g} ({self.title})", "plain": f"{g} {f}", "polite": f"{self.title} {g} {f}", "short": f"{self.title} {f}",
                                  "initial": f"{g[0]} {f}", "family": f, "caps": f"{f.upper()} {g.upper()}", "given": g}[form])

    def born(self, form="dash"):
        d, m, y = self.day, self.month, self.year
        return self.p.mark("date_of_birth", {"dash": f"{d:02}-{MONTHS[m - 1]}-{y}", "slash": f"{d:02}/{m:02}/{y}", "short": f"{d}/{m}/{y % 100:02}", "words": f"{d} {MONTHS[m - 1]} {y}"}[form])

    def age(self):
        return 2026 - self.year

    def address(self):
        return self.p.mark("address", f"{self.p.rng.randint(1, 180)} {self.p.pick(ROADS)}, {self.p.pick(PLACES)}")

    def chi(self):
        """Date of birth, three digits of which the last tells the sex, and a check digit (modulo 11)."""
        while True:
            s = f"{self.day:02}{self.month:02}{self.year % 100:02}{self.p.rng.randint(10, 99)}{self.p.pick('13579' if self.sex == 'M' else '02468')}"
            c = 11 - sum(int(x) * (10 - i) for i, x in enumerate(s)) % 11
            if c != 10:
                return self.p.mark("chi_number", s + str(0 if c == 11 else c))


def nurse(p):
    return p.pick([f"Dr {p.pick(STAFF)}", f"SN {p.pick(STAFF)}", f"Sr {p.pick(STAFF)}", f"Mr {p.pick(STAFF)}", f"{p.pick('ABCDEJKLMS')} {p.pick(STAFF)}"])


def day(p, year=None):
    return f"{p.rng.randint(1, 28):02}/{p.rng.randint(1, 12):02}/{year or p.pick([2024, 2025, 2026])}"


def hour(p):
    return f"{p.rng.randint(0, 23):02}:{p.pick(['00', '05', '10', '20', '35', '40', '50'])}"


def some(p, things, n):
    return p.rng.sample(things, min(n, len(things)))


def chip(text, ground, ink="#fff"):
    return f"<span style='background:{ground};color:{ink};border-radius:3px;padding:1px 6px;margin-right:5px'>{text}</span>"


def boxed(text, title, style=""):
    return f"<div style='border:1px solid #9aa;margin:6px;flex:1;{style}'><div style='background:#dfe6ec;color:#123;padding:3px 8px;font-weight:bold'>{title}</div><div style='padding:6px 8px'>{text}</div></div>"


def lines(texts):
    return "<br>".join(texts)


def ruled(heads, rows, edge="#555", pad="3px 5px", small=1.0, head="#eee"):
    """A table with every line drawn, as forms have them."""
    cell = f"border:1px solid {edge};padding:{pad}"
    return (f"<table style='font-size:{small}em'><tr>" + "".join(f"<th style='{cell};background:{head};color:#222'>{h}</th>" for h in heads) + "</tr>" +
            "".join("<tr>" + "".join(f"<td style='{cell}'>{c}</td>" for c in row) + "</tr>" for row in rows) + "</table>")


def curve(p, width, height, paths, grid="#f4b6bd", step=12, heavy=5):
    """Squared paper and lines upon it: (colour, middle, swing, roughness)."""
    out = [f"<svg width={width} height={height} style='display:block;background:#fffdfd'>"]
    for k, x in enumerate(range(0, width, step)):
        out.append(f"<path d='M{x} 0V{height}' stroke='{grid}' stroke-width='{1.6 if k % heavy == 0 else 0.6}'/>")
    for k, y in enumerate(range(0, height, step)):
        out.append(f"<path d='M0 {y}H{width}' stroke='{grid}' stroke-width='{1.6 if k % heavy == 0 else 0.6}'/>")
    for colour, middle, swing, rough in paths:
        phase = p.rng.uniform(0, 6)
        at = " ".join(f"{x},{middle + swing * math.sin(x / 60 + phase) + p.rng.uniform(-rough, rough):.1f}" for x in range(0, width, 3))
        out.append(f"<polyline points='{at}' fill='none' stroke='{colour}' stroke-width='1.4'/>")
    return "".join(out) + "</svg>"


# Surgeries and the community.

def surgery_summary(p):
    w = Patient(p)
    bar = f"<div style='background:#fdf3c7;color:#222;border:1px solid #d8c06a;padding:7px 12px;display:flex;gap:26px'><b>{w.name('titled')}</b><span>Born {w.born()} ({w.age()}y)</span><span>Gender {'Male' if w.sex == 'M' else 'Female'}</span><span>NHS No. {p.nhs()}</span><span>Usual GP {nurse(p)}</span></div>"
    tabs = "<div style='display:flex;background:#e4e9ef;color:#234'>" + "".join(f"<span style='padding:6px 14px;border-right:1px solid #b9c4d0'>{t}</span>" for t in ("Summary", "Consultations", "Medication", "Problems", "Investigations", "Care History", "Diary", "Documents", "Referrals")) + "</div>"
    left = boxed(lines(f"{day(p)} &nbsp; {x}" for x in some(p, PROBLEMS, 6)), "Active problems") + boxed(lines(f"{x} &nbsp; <i>one daily</i>" for x in some(p, MEDICINES, 7)), "Medication")
    right = boxed(lines(f"{n} {v}" for n, v in (("O/E blood pressure", "142/86 mmHg"), ("Body mass index", "31.2 kg/m2"), ("HbA1c", "58 mmol/mol"), ("eGFR", "54 mL/min"), ("Smoking", "Ex-smoker"))), "Health status") + boxed("Penicillin - rash" if p.rng.random() < .5 else "No known allergies", "Allergies") + boxed(lines(("Flu vaccination due", "Diabetic foot check overdue")), "QOF alerts")
    return p.html(f"<div class=bar style='padding:5px 12px'>File &nbsp; Patient &nbsp; Workflow &nbsp; Appointments &nbsp; Reporting</div>{bar}{tabs}<div style='display:flex'><div style='flex:1.4'>{left}</div><div style='flex:1'>{right}</div></div>", "#f7f8fa")


def journal_tree(p):
    w = Patient(p)
    tree = "".join(f"<div style='padding:4px 10px'>&#9656; {t}</div>" for t in ("Patient Home", "Journal", "Pathology", "Radiology", "Vaccinations", "Read Code Journal", "Communications & Letters", "Medication", "Repeat Templates", "Allergies & Sensitivities", "Care Plans", "Safeguarding", "Relationships"))
    rows = "".join(f"<div style='border-left:6px solid {p.pick(['#3b8bd0', '#58a55c', '#d07f3b', '#8b5ab5'])};background:{p.pick(['#eef5fc', '#fff', '#f5f9ee'])};color:#222;padding:5px 10px;margin:3px 0'><b>{day(p)} {hour(p)}</b> &nbsp; Surgery: {nurse(p)}<br>{p.pick(PROBLEMS)}. {p.pick(['Seen with daughter, coping at home', 'Chest clear, sats 97%', 'Bloods requested FBC, U+E, LFT', 'Telephone consultation, advised review 2/52', 'Wound redressed, healing well'])}</div>" for _ in range(9))
    return p.html(f"<div style='background:#2d7d46;color:#fff;padding:6px 12px;display:flex;gap:30px'><b>{w.name('polite')}</b><span>{w.born('words')} ({w.age()} y)</span><span>{p.nhs()}</span><span>{w.address()}</span><span>{p.phone()}</span></div><div style='display:flex;height:100%'><div style='width:230px;background:#eef1ee;color:#222;border-right:1px solid #abb'>{tree}</div><div style='flex:1;padding:8px'>{rows}</div></div>")


def visits_tablet(p):
    cards = ""
    for _ in range(5):
        w = Patient(p)
        cards += f"<div style='background:#fff;color:#222;border-left:7px solid {p.pick(['#007f3b', '#ffb81c', '#d5281b'])};margin:9px;padding:9px'><b>{hour(p)} {w.name('plain')}</b> ({w.age()})<br>{w.address()}<br>{p.pick(['Insulin administration', 'Leg ulcer dressing', 'Catheter change', 'Palliative review, syringe driver', 'Bloods INR', 'Pressure area check, cat 2 sacrum'])}<br>Key safe {p.rng.randint(1000, 9999)}</div>"
    return p.html(f"<div class=bar><b>My caseload</b> &nbsp; District Nursing, {p.pick(PLACES)}<br>{day(p, 2026)} &nbsp; 11 visits</div>{cards}", "#e8edee")


def repeat_order(p):
    w = Patient(p)
    rows = "".join(f"<div style='border-bottom:1px dashed #777;padding:6px 4px;display:flex'><span style='border:1px solid #222;width:14px;height:14px;margin-right:10px'></span><span>{m}<br>{p.pick(['ONE TO BE TAKEN DAILY', 'TAKE TWO TWICE A DAY', 'TAKE ONE AT NIGHT'])} &nbsp; {p.pick(['28', '56', '30'])} tablet &nbsp; Last issued {day(p)}</span></div>" for m in some(p, MEDICINES, 8))
    return p.html(f"<div style='padding:34px 44px'><div style='display:flex;justify-content:space-between'><div>{w.name('polite')}<br>{w.address()}<br>{p.mark('postcode', p.postcode())}</div><div>DOB {w.born('slash')}<br>NHS {p.nhs()}</div></div><p><b>REPEAT MEDICATION</b> - tick the items you need and allow two working days</p>{rows}<p>Review date {day(p, 2026)} &nbsp; {p.pick(PLACES)} Medical Practice</p></div>", "#f6fbf3")


def nhs111_report(p):
    w = Patient(p)
    name, caller = w.name("plain"), p.pick(["wife", "son", "self", "carer"])
    asked = "".join(f"<tr><td>{q}</td><td>{a}</td></tr>" for q, a in (("Heavy blood loss", "No"), ("Breathing difficulty", "Yes, at rest"), ("Chest pain now", "No"), ("Fever", "Yes"), ("Conscious", "Yes"), ("Rash that does not fade", "No")))
    return p.html(f"<div class=bar><b>NHS 111 Report</b> &nbsp; Ambulatory care, post event message</div><div style='padding:14px 22px'><div class=row>{boxed(lines((f'Name {name}', f'DOB {w.born()} &nbsp; Age {w.age()}', f'NHS number {p.nhs()}', f'Address {w.address()}', f'Telephone {p.phone()}')), 'Patient')}{boxed(lines(('Disposition Dx05', 'To contact a GP practice within 2 hours', f'Call taken {day(p, 2026)} {hour(p)}', f'Caller: {caller}')), 'Outcome')}</div><h4>Pathways assessment</h4><table>{asked}</table><p>Reported condition: {p.pick(STAYS)}. Worse over two days, off food, drinking a little.</p></div>")


# Wards.

def medicines_grid(p):
    w = Patient(p)
    hours = ("06:00", "08:00", "12:00", "14:00", "18:00", "22:00")
    rows = ""
    for m in some(p, MEDICINES, 10):
        cells = ""
        for _ in hours:
            state = p.pick(["", "", "given", "given", "due", "late", "held"])
            cells += {"": "<td></td>", "given": f"<td style='background:#bfe3c4;color:#143'>&#10003; {p.pick(STAFF)[:2].upper()}</td>", "due": "<td style='background:#cfe3f7;color:#124'>Due</td>", "late": "<td style='background:#f3b0a8;color:#511'>Overdue</td>", "held": "<td style='background:#e4dcf0;color:#324'>Withheld</td>"}[state]
        rows += f"<tr><td><b>{m}</b><br>{p.pick(['oral', 'IV', 'subcut', 'inhaled'])}, {p.pick(['once a day', 'twice a day', 'three times a day'])}</td>{cells}</tr>"
    return p.html(f"<div class=bar style='display:flex;gap:30px'><b>{w.name()}</b><span>{w.born()}</span><span>MRN {p.hospital()}</span><span>{p.rng.randint(48, 99)} kg</span>{chip('ALLERGY penicillin', '#c62828')}</div><table><tr><th>Medicine</th>{''.join(f'<th>{h}</th>' for h in hours)}</tr>{rows}</table>")


def electronic_board(p):
    rows = ""
    for bed in range(1, 15):
        w = Patient(p)
        dots = "".join(f"<span style='display:inline-block;width:16px;height:16px;border-radius:8px;background:{p.pick(['#2ecc71', '#f1c40f', '#e74c3c', '#3498db', '#444'])};margin-right:6px'></span>" for _ in range(5))
        rows += f"<tr><td>{'ABC'[bed // 5]}{bed}</td><td><b>{w.name('family')}</b></td><td>{w.age()}</td><td>{p.pick(STAYS)}</td><td>{nurse(p)}</td><td>{dots}</td><td>{p.pick(['MFFD', 'EDD Thu', 'PT/OT', 'POC awaited', 'TTO', 'SALT', ''])}</td></tr>"
    p.dark = False
    return p.html(f"<div style='background:#0d1b2a;color:#eee;padding:10px 16px;font-size:1.4em'>{p.pick(['Ward 21', 'Rowan Ward', 'Acute Stroke Unit', 'Ward E4'])} <span style='float:right'>{hour(p)}</span></div><table style='color:#eee'><tr><th>Bed</th><th>Patient</th><th>Age</th><th>Diagnosis</th><th>Consultant</th><th>Tasks</th><th>Plan</th></tr>{rows}</table>", "#14202e", "#eee")


def bed_wall(p):
    tiles = ""
    for k in range(20):
        w = Patient(p)
        empty = p.rng.random() < .18
        colour = "#dfe3e6" if empty else p.pick(["#cde7ff", "#ffd6e4"])
        body = "<br><i>Empty, cleaning</i><br>&nbsp;" if empty else f"<br><b>{w.name('comma')}</b><br>{w.age()}y &nbsp; LOS {p.rng.randint(0, 30)}d &nbsp; {p.pick(['Medically fit', 'Not fit', 'Pathway 1', 'Side room'])}"
        tiles += f"<div style='width:18.6%;margin:.6%;background:{colour};color:#222;border:1px solid #889;padding:7px'>Bed {k + 1}{body}</div>"
    return p.html(f"<div class=bar><b>Bed manager</b> &nbsp; {p.pick(['Medicine', 'Surgery', 'Trauma'])} &nbsp; 17 of 20 occupied &nbsp; 3 to come in from ED</div><div style='display:flex;flex-wrap:wrap;padding:8px'>{tiles}</div>", "#f4f6f8")


def unit_chart(p):
    w = Patient(p)
    heads = ["", *[f"{h:02}" for h in [*range(8, 24), *range(0, 8)]]]
    def row(name, make):
        return [name, *[make() if p.rng.random() < .9 else "" for _ in heads[1:]]]
    rows = [row("HR", lambda: p.rng.randint(60, 130)), row("MAP", lambda: p.rng.randint(55, 95)), row("CVP", lambda: p.rng.randint(4, 14)), row("SpO2", lambda: p.rng.randint(88, 100)), row("FiO2", lambda: p.pick(["0.3", "0.4", "0.6"])),
            row("PEEP", lambda: p.pick([5, 8, 10])), row("Vt", lambda: p.rng.randint(320, 520)), row("RASS", lambda: p.pick(["-2", "-1", "0", "+1"])), row("Temp", lambda: f"{p.rng.uniform(35.8, 39.4):.1f}"), row("Norad", lambda: f"{p.rng.uniform(0, .5):.2f}"),
            row("Propofol", lambda: p.rng.randint(5, 20)), row("Fentanyl", lambda: p.rng.randint(1, 8)), row("NG feed", lambda: p.rng.randint(20, 80)), row("Urine", lambda: p.rng.randint(0, 120)), row("Lactate", lambda: f"{p.rng.uniform(.8, 5):.1f}"), row("BE", lambda: p.rng.randint(-9, 3))]
    plot = curve(p, 760, 220, [("#b22", 80, 24, 6), ("#22b", 130, 18, 5), ("#282", 40, 6, 3)], "#c9d4dc", 11)
    return p.html(f"<div style='padding:22px 26px'><div style='border:2px solid #222;padding:7px;display:flex;gap:20px'><b>CRITICAL CARE 24 HOUR CHART</b><span>{w.name()}</span><span>{w.born('slash')}</span><span>{p.hospital()}</span><span>Bed {p.rng.randint(1, 16)}</span></div>{plot}{ruled(heads, rows, small=.72, pad='2px 2px')}<p style='{HAND}'>Seen {nurse(p)}: wean sedation, SBT am, aim neg 500 ml</p></div>")


def wall_board(p):
    rows = []
    for bed in range(1, 13):
        w = Patient(p)
        rows.append([bed, w.name(p.pick(["family", "initial", "short"])), p.pick(STAYS), p.pick(STAFF), p.pick(["NBM", "Diabetic", "Soft", "&#10003;", ""]), p.pick(["A1", "A2", "Hoist", "Frame", ""]), p.pick(["Fri?", "SW ref", "TTO done", "CHC", "tx 14/12", "MRSA"])])
    return p.html(f"<div style='{HAND};font-size:1.7em;padding:18px 26px'><b style='color:#0a4'>{p.pick(['WARD 5', 'MAPLE', 'ORTHO'])}</b> &nbsp; {p.pick(['Mon', 'Tue', 'Fri'])} &nbsp; NIC {nurse(p)}{ruled(['Bed', 'Name', 'Dx', 'Cons', 'Diet', 'Mob', 'D/C'], rows, '#345', '3px 8px', .86, '#fff')}</div>", "#fafbfb", "#15407a")


def handover_paper(p):
    rows = []
    for bed in range(1, 17):
        w = Patient(p)
        rows.append([f"{'AB'[bed > 8]}{bed}", f"{w.name('plain')}<br>{w.age()} {w.sex} {p.hospital()}", p.pick(STAYS), p.pick(["T2DM, HTN", "COPD, IHD", "Dementia", "AF, CKD3", "Nil", "Parkinson's"]), p.pick(["IV abx D3, sats 92% 2L", "Await CT", "NOK updated, DNACPR", "Bloods am, K 3.1", "Catheter out, TWOC", "Fluids 8 hourly"]), p.pick(["Home tom", "POC", "MDT Wed", "Rehab bed", ""])])
    return p.html(f"<div style='padding:16px 18px'><b>Handover {p.pick(['Ward 9', 'Elm', 'SAU'])}</b> {day(p, 2026)} {p.pick(['night', 'late', 'early'])} CONFIDENTIAL - DESTROY AFTER USE{ruled(['Bed', 'Patient', 'PC', 'PMH', 'Jobs', 'Plan'], rows, '#333', '2px 4px', .78)}</div>")


def theatre_day(p):
    rows = []
    for k in range(9):
        w = Patient(p)
        rows.append([k + 1, f"{8 + k}:{p.pick(['30', '45', '15'])}", w.name(), f"{w.age()}{w.sex}", p.hospital(), p.pick(["Lap cholecystectomy", "R THR", "L inguinal hernia repair", "TURP", "Wide local excision + SLNB", "ORIF ankle", "Hysteroscopy", "EUA + I+D abscess"]), p.pick(["GA", "Spinal", "LA", "GA + block"]), p.pick(["", "Latex", "MRSA +", "T1DM", "High BMI"])])
    return p.html(f"<div class=bar><b>Theatre {p.rng.randint(1, 9)}</b> &nbsp; {day(p, 2026)} &nbsp; Surgeon {nurse(p)} &nbsp; Anaesthetist {nurse(p)}</div>{p.table(['', 'Time', 'Patient', 'Age', 'Hosp no', 'Procedure', 'Anaes', 'Alerts'], rows)}")


def attenders(p):
    rows = ""
    for _ in range(14):
        w = Patient(p, 1931, 2022)
        wait = p.rng.randint(5, 600)
        colour = "#d32f2f" if wait > 240 else "#f9a825" if wait > 150 else "#388e3c"
        rows += f"<tr><td>{p.pick(['Maj 1', 'Maj 4', 'Resus 2', 'Cub 7', 'WR', 'RAT', 'Paeds'])}</td><td>{w.name('comma')}</td><td>{w.age()}</td><td>{p.pick(STAYS)}</td><td>{p.rng.randint(1, 5)}</td><td style='background:{colour};color:#fff'>{wait // 60}:{wait % 60:02}</td><td>{p.pick(['Bloods', 'CXR', 'Ref med', 'DTA', 'Awaiting bed', 'TTO'])}</td><td>{p.pick(STAFF)}</td></tr>"
    return p.html(f"<div class=bar><b>Emergency Department</b> &nbsp; 46 in department &nbsp; 12 over 4 hours</div><table><tr><th>Loc</th><th>Name</th><th>Age</th><th>Complaint</th><th>Cat</th><th>Wait</th><th>Status</th><th>Dr</th></tr>{rows}</table>")


def fluid_balance(p):
    w = Patient(p)
    rows = [[f"{(7 + k) % 24:02}:00", *[p.rng.choice(["", "", str(p.rng.randint(3, 25) * 10)]) for _ in range(7)]] for k in range(24)]
    return p.html(f"<div style='padding:24px 34px'><h3 style='margin:0 0 6px'>FLUID BALANCE CHART</h3><div style='border:1px solid #222;padding:7px;{HAND};font-size:1.25em'>{w.name('plain')} &nbsp; {w.born('short')} &nbsp; {p.hospital()}</div>{ruled(['Time', 'Oral', 'IV', 'NG', 'Other in', 'Urine', 'Vomit', 'Drain'], rows, '#276', '3px 6px')}<p>24 hour total in ____ out ____ balance ____</p></div>")


def drug_card(p):
    w = Patient(p)
    blocks = ""
    for m in some(p, MEDICINES, 7):
        drug, dose = m.split(" ", 1)
        grid = "".join("<tr>" + f"<td style='border:1px solid #777;width:40px;height:20px'>{t}</td>" + "".join(f"<td style='border:1px solid #777;width:26px;{HAND}'>{p.pick(['', p.pick(STAFF)[0] + p.pick(STAFF)[0], 'x', ''])}</td>" for _ in range(12)) + "</tr>" for t in ("08", "12", "18", "22"))
        blocks += f"<div style='display:flex;border:1px solid #333;margin-bottom:5px'><div style='width:260px;padding:5px;{HAND};font-size:1.15em'><span style='font-family:sans-serif;font-size:.6em'>Drug</span> {drug}<br>{dose.split(' tab')[0].split(' cap')[0]} PO<br>{nurse(p)}</div><table style='flex:1'>{grid}</table></div>"
    return p.html(f"<div style='padding:18px 24px'><div style='display:flex;justify-content:space-between'><b>PRESCRIPTION AND ADMINISTRATION RECORD</b><div style='border:1px solid #222;padding:5px 9px'>{w.name('caps')}<br>{w.born('slash')}<br>{p.hospital()}</div></div><p style='background:#f5c9c9;padding:4px'>Allergies: {p.pick(['NKDA', 'Penicillin (anaphylaxis)', 'Trimethoprim'])} &nbsp; Wt {p.rng.randint(45, 110)} kg</p><b>REGULAR MEDICINES</b>{blocks}</div>", "#fffef8")


def anaesthetic_sheet(p):
    w = Patient(p)
    plot = curve(p, 740, 330, [("#222", 120, 20, 3), ("#222", 190, 14, 3), ("#a33", 240, 10, 4)], "#b9d0b9", 13)
    drugs = [[m, *[p.pick(["", "", str(p.rng.randint(1, 20) * 5)]) for _ in range(10)]] for m in ("Propofol", "Fentanyl", "Rocuronium", "Ondansetron", "Co-amoxiclav", "Paracetamol")]
    return p.html(f"<div style='padding:24px 38px'><div style='display:flex;justify-content:space-between'><h3 style='margin:0'>Anaesthetic record</h3><span style='border:1px solid #444;padding:4px 10px'>{w.name()} &nbsp; {p.hospital()}<br>{w.born()} &nbsp; ASA {p.pick('123')}</span></div><p style='{HAND}'>{p.pick(['Lap chole', 'THR', 'Appendicectomy'])}. MP 2, gr 1 view, size 7.5 ETT. {nurse(p)}</p>{ruled(['Drugs', *['' for _ in range(10)]], drugs, '#484', small=.9)}{plot}<p>SpO2 98 98 99 97 98 &nbsp; EtCO2 4.8 4.9 5.1 &nbsp; MAC 1.0 1.1 0.9</p></div>")


def monitor_strip(p):
    w = Patient(p, 1980, 2006)
    return p.html(f"<div style='padding:14px 18px;background:#fff'><div style='display:flex;gap:26px;font-family:monospace'><span>{w.name('caps')}</span><span>{p.hospital()}</span><span>38+{p.rng.randint(0, 6)}/40</span><span>{day(p, 2026)} {hour(p)}</span><span>3 cm/min</span></div>{curve(p, 1180, 300, [('#111', 140, 14, 16)], '#ef9aa8', 14)}<div style='height:16px'></div>{curve(p, 1180, 190, [('#111', 120, 40, 4)], '#ef9aa8', 14)}<div style='{HAND};font-size:1.2em;color:#234'>VE 5 cm, synto 6 ml/hr, {nurse(p)}</div></div>")


def booking_notes(p):
    w = Patient(p, 1984, 2006)
    boxes = "".join(f"<span style='display:inline-block;width:31%;padding:4px 0'><span style='border:1px solid #264;display:inline-block;width:12px;height:12px;margin-right:6px;background:{p.pick(['#fff', '#264'])}'></span>{t}</span>" for t in ("Diabetes", "Hypertension", "Epilepsy", "Asthma", "Previous LSCS", "PPH", "Pre-eclampsia", "Thrombosis", "Mental health", "Smoker", "Group B strep", "FGM", "Twins", "BMI over 35", "Anaemia"))
    visits = [[day(p, 2026), f"{p.rng.randint(12, 40)}+{p.rng.randint(0, 6)}", f"{p.rng.randint(100, 150)}/{p.rng.randint(55, 95)}", p.pick(["NAD", "+ prot"]), f"{p.rng.randint(16, 38)} cm", p.pick(["Ceph", "Br", "-"]), "FHHR", p.pick(STAFF)] for _ in range(9)]
    return p.html(f"<div style='border-top:26px solid #5a9a72;padding:22px 34px'><h3>Maternity notes</h3><div style='border:1px solid #264;padding:8px'>Name {w.name('plain')} &nbsp; Date of birth {w.born('slash')}<br>NHS number {p.nhs()} &nbsp; Unit number {p.hospital()}<br>Address {w.address()}<br>G{p.rng.randint(1, 5)} P{p.rng.randint(0, 3)} &nbsp; EDD {day(p, 2026)} &nbsp; Midwife {nurse(p)}</div><h4>Risk assessment at booking</h4>{boxes}<h4>Antenatal visits</h4>{ruled(['Date', 'Gest', 'BP', 'Urine', 'SFH', 'Pres', 'FH', 'Sign'], visits, '#264')}</div>")


def results_grid(p):
    w = Patient(p)
    tests = (("Haemoglobin", "g/L", 115, 165, 60), ("White cells", "10^9/L", 4, 11, 12), ("Platelets", "10^9/L", 150, 400, 250), ("Sodium", "mmol/L", 133, 146, 9), ("Potassium", "mmol/L", 3.5, 5.3, 2), ("Urea", "mmol/L", 2.5, 7.8, 9), ("Creatinine", "umol/L", 59, 104, 120), ("CRP", "mg/L", 0, 5, 180), ("ALT", "U/L", 5, 40, 90), ("Albumin", "g/L", 35, 50, 14), ("Troponin T", "ng/L", 0, 14, 60), ("INR", "", 0.8, 1.2, 2))
    rows = ""
    for name, unit, low, high, spread in tests:
        cells = ""
        for _ in range(6):
            v = max(0, p.rng.gauss((low + high) / 2, spread / 2))
            cells += f"<td style='{'color:#c00;font-weight:bold;background:#fdecec' if v < low or v > high else ''}'>{v:.1f}{' H' if v > high else ' L' if v < low else ''}</td>"
        rows += f"<tr><td>{name}</td><td>{unit}</td>{cells}<td>{low} - {high}</td></tr>"
    dates = "".join(f"<th>{day(p, 2026)[:5]} {hour(p)}</th>" for _ in range(6))
    return p.html(f"<div class=bar><b>{w.name()}</b> &nbsp; {w.born()} &nbsp; {p.hospital()} &nbsp; NHS {p.nhs()}</div><div style='padding:5px 12px;background:#e8eef3;color:#234'>Cumulative results &nbsp; Biochemistry &nbsp; Haematology &nbsp; Microbiology &nbsp; Graph</div><table><tr><th>Test</th><th>Unit</th>{dates}<th>Range</th></tr>{rows}</table>")


def imaging_list(p):
    rows = []
    for _ in range(18):
        w = Patient(p)
        rows.append([p.pick(["&#9679;", "&#9675;"]), w.name("caps"), p.hospital(), w.born("slash"), p.pick(["CT", "MR", "CR", "US", "DX"]), p.pick(["CT Head", "CXR", "MRI L Spine", "US Abdomen", "XR Hip Rt", "CTPA", "CT KUB"]), f"{day(p, 2026)} {hour(p)}", p.pick(["Unreported", "Reported", "Verified", "Dictated"]), p.pick(["Urgent", "Routine", "2WW"])])
    p.dark = True
    return p.html(f"<div style='background:#2b2f36;color:#ddd;padding:7px 12px'>Worklist &nbsp; My reporting &nbsp; ED unreported (34) &nbsp; Search</div>{p.table(['', 'Patient', 'ID', 'DOB', 'Mod', 'Study', 'Acquired', 'Status', 'Priority'], rows)}", "#f1f1f1")


def chest_film(p):
    w = Patient(p)
    ribs = "".join(f"<ellipse cx='{600 + s * 130}' cy='{190 + 48 * k}' rx='150' ry='34' fill='none' stroke='#9a9a9a' stroke-width='9' opacity='.28' transform='rotate({s * 12} {600 + s * 130} {190 + 48 * k})'/>" for k in range(9) for s in (-1, 1))
    svg = f"<svg width=1200 height=760 style='position:absolute;left:40px;top:0'><defs><filter id=b><feGaussianBlur stdDeviation='9'/></filter></defs><g filter='url(#b)'><rect x='330' y='60' width='540' height='720' rx='150' fill='#6a6a6a'/><ellipse cx='460' cy='360' rx='110' ry='240' fill='#171717'/><ellipse cx='745' cy='360' rx='105' ry='240' fill='#191919'/><rect x='570' y='40' width='60' height='700' fill='#aaa'/><ellipse cx='650' cy='470' rx='110' ry='120' fill='#a0a0a0'/>{ribs}</g></svg>"
    corner = "position:absolute;color:#e8e8e8;line-height:1.5;padding:12px"
    return p.html(f"{svg}<div style='{corner};left:0;top:0'>{w.name('caps')}<br>{p.hospital()}<br>{w.born('slash')} {w.sex}</div><div style='{corner};right:0;top:0;text-align:right'>{p.pick(PLACES)} General<br>XR Chest PA<br>{day(p, 2026)} {hour(p)}</div><div style='{corner};left:0;bottom:0'>W 4096 L 2047<br>Zoom 62%</div><div style='{corner};right:60px;top:200px;font-size:2em'>L</div>", "#000", "#ddd")


def ni_storyboard(p):
    w = Patient(p)
    side = f"<div style='width:250px;background:#20586b;color:#fff;padding:12px;line-height:1.7'><div style='width:64px;height:64px;border-radius:32px;background:#7fb0c0;text-align:center;line-height:64px;font-size:1.6em'>{w.given[0]}{w.family[0]}</div><b>{w.name('plain')}</b><br>{'Male' if w.sex == 'M' else 'Female'}, {w.age()} y.o., {w.born('slash')}<br>H&amp;C: {p.nhs()}<br>Bed: {p.pick(['4A-12', 'AMU-03'])}<br>Code: {p.pick(['Full', 'DNACPR'])}<br>Allergies: {p.pick(['Penicillins', 'Not on file'])}<br>NEWS2 {p.rng.randint(0, 9)}<br>Attending {nurse(p)}</div>"
    acts = "".join(f"<div style='border:1px solid #cdd8dc;margin:8px;padding:8px'><b>{t}</b><br>{b}</div>" for t, b in (("Problem list", lines(some(p, PROBLEMS, 4))), ("Last filed vitals", "BP 98/54, Pulse 112, Temp 38.6, Resp 24, SpO2 91%"), ("Medications", lines(some(p, MEDICINES, 5))), ("Progress notes", "Reviewed on post take round. Septic, likely chest. Continue IV tazocin, repeat lactate. Family aware."), ("Orders", "Blood cultures, CXR, sputum, echo")))
    return p.html(f"<div style='background:#123b48;color:#fff;padding:5px 12px'>Summary &nbsp; Chart Review &nbsp; Results &nbsp; Notes &nbsp; Orders &nbsp; MAR &nbsp; Flowsheets</div><div style='display:flex;height:100%'>{side}<div style='flex:1'>{acts}</div></div>")


def news_phone(p):
    w = Patient(p)
    tiles = "".join(f"<div style='width:47%;margin:1.5%;padding:9px;background:{p.pick(['#d8f0d8', '#fff3c4', '#ffd9b8', '#f8c4c0'])};color:#222'>{n}<br><b style='font-size:1.6em'>{v}</b></div>" for n, v in (("Resps", p.rng.randint(12, 28)), ("SpO2", f"{p.rng.randint(88, 99)}%"), ("BP", f"{p.rng.randint(88, 160)}/{p.rng.randint(45, 95)}"), ("Pulse", p.rng.randint(55, 130)), ("Temp", f"{p.rng.uniform(35.5, 39.5):.1f}"), ("ACVPU", p.pick(["Alert", "Voice", "Confusion"]))))
    return p.html(f"<div class=bar>Bed {p.rng.randint(1, 28)} &nbsp; <b>{w.name('comma')}</b><br>{w.born()} &nbsp; {p.hospital()}</div><div style='text-align:center;font-size:2em;padding:10px'>NEWS2 {p.rng.randint(1, 12)}</div><div style='display:flex;flex-wrap:wrap'>{tiles}</div><div style='padding:12px'>Next observations {hour(p)}<br>Escalated to {nurse(p)}</div>", "#fff")


def crew_record(p):
    w = Patient(p)
    name, born = w.name("plain"), w.born("slash")
    obs = [[hour(p), p.rng.randint(60, 130), p.rng.randint(12, 30), f"{p.rng.randint(85, 99)}%", f"{p.rng.randint(90, 180)}/{p.rng.randint(50, 100)}", p.pick(["15", "14", "E4V4M6"]), f"{p.rng.uniform(4, 14):.1f}"] for _ in range(5)]
    buttons = "".join(f"<div style='background:#3c4650;color:#fff;padding:11px;margin:4px'>{t}</div>" for t in ("Incident", "Patient", "History", "Obs", "Drugs", "ECG", "Handover"))
    return p.html(f"<div style='background:#ffd400;color:#111;padding:7px 14px'><b>Incident {p.rng.randint(10000, 99999)}</b> &nbsp; Cat 2 &nbsp; Callsign {p.pick('ABD')}{p.rng.randint(100, 999)} &nbsp; On scene {hour(p)}</div><div style='display:flex'><div style='width:150px;background:#262d34;padding:4px'>{buttons}</div><div style='flex:1;padding:10px'>{boxed(lines((f'{name} &nbsp; DOB {born} &nbsp; {w.age()} {w.sex}', f'{w.address()}', f'NHS {p.nhs()}')), 'Patient')}{boxed(f'{p.pick(STAYS)}. Found on floor by carer, long lie, skin tear L forearm. FAST negative.', 'Presenting complaint')}{p.table(['Time', 'HR', 'RR', 'SpO2', 'BP', 'GCS', 'BM'], obs)}</div></div>", "#eef0f2")


# Teeth, eyes, limbs, homes.

def mouth_chart(p):
    w = Patient(p)
    def jaw():
        return "".join(f"<div style='width:5.6%;text-align:center'><div style='height:62px;border:2px solid #678;border-radius:16px 16px 9px 9px;margin:2px;background:linear-gradient(90deg,{p.pick(['#fff', '#fff', '#fff', '#8ab', '#e66', '#dcb24a'])} 50%,#fff 50%)'></div>{n}</div>" for n in ("8", "7", "6", "5", "4", "3", "2", "1", "1", "2", "3", "4", "5", "6", "7", "8"))
    rows = [[day(p), p.pick(["UR6", "LL7", "UL1", "LR4"]), p.pick(["Composite MO", "RCT stage 1", "Extraction", "Exam, BPE 212/121", "S+P", "Crown prep"]), p.pick(STAFF), p.pick(["Band 1", "Band 2", "Private"]), p.pick(["Complete", "Planned"])] for _ in range(6)]
    return p.html(f"<div class=bar><b>{w.name('polite')}</b> &nbsp; {w.born('slash')} &nbsp; Pt {p.rng.randint(1000, 99999)} &nbsp; {p.phone()}</div><div style='display:flex;padding:12px 20px 0'>{jaw()}</div><div style='display:flex;padding:4px 20px 12px'>{jaw()}</div>{p.table(['Date', 'Tooth', 'Treatment', 'Dentist', 'Charge', 'Status'], rows)}")


def sight_test(p):
    w = Patient(p)
    rx = ruled(["", "Sph", "Cyl", "Axis", "Prism", "Add", "VA"], [[eye, f"{p.rng.choice('+-')}{p.rng.randint(0, 24) / 4:.2f}", f"-{p.rng.randint(0, 10) / 4:.2f}", p.rng.randint(1, 180), "-", "+2.25", f"6/{p.pick([5, 6, 9, 12])}"] for eye in ("R", "L")])
    disc = "<svg width=170 height=170><circle cx=85 cy=85 r=80 fill='#d8632a'/><circle cx=110 cy=85 r=24 fill='#f6cf74'/><path d='M110 85C90 30 70 30 30 22M110 85C95 130 70 140 40 150M110 85C125 40 140 40 150 40' stroke='#8a1f16' stroke-width=4 fill='none'/></svg>"
    return p.html(f"<div class=bar>Patient record &nbsp; <b>{w.name('polite')}</b> &nbsp; DOB {w.born('slash')} &nbsp; {w.address()}</div><div style='padding:14px 20px'><p>H+S: blurred near vision. POH: none. GH: {p.pick(PROBLEMS)}. Meds: {p.pick(MEDICINES)}. FH glaucoma (mother).</p>{rx}<div class=row style='padding:14px'>{disc}{disc}<div>IOP R 16 L 17 mmHg ({hour(p)})<br>C/D R 0.4 L 0.45<br>Anterior: clear corneas, early NS<br>Fields full<br>Recall 12/12</div></div></div>")


def knee_sheet(p):
    w = Patient(p)
    body = "<svg width=150 height=300 style='float:right'><g fill='none' stroke='#333' stroke-width=2><circle cx=75 cy=32 r=22/><path d='M75 54v110M75 70L25 150M75 70L125 150M75 164L45 285M75 164L105 285'/></g><g stroke='#c22' stroke-width=2><path d='M92 200l14 14M106 200l-14 14M90 216l14 14'/></g></svg>"
    return p.html(f"<div style='padding:36px 46px;line-height:1.6'><b>Physiotherapy assessment - MSK outpatients</b><div style='border:1px solid #333;padding:6px'>{w.name('plain')} &nbsp; DOB {w.born('slash')} &nbsp; NHS {p.nhs()}<br>GP {nurse(p)} &nbsp; Ref {day(p, 2026)}</div>{body}<div style='{HAND};font-size:1.3em'><p>S: L knee pain 6/52 p twisting, agg stairs 7/10, ease rest</p><p>O: eff +, F 0-110, E -5, Lach -ve, McM +ve med</p><p>A: ?med meniscus, quads wk 4/5</p><p>P: HEP SLR, SQ, r/v 3/52, MRI if no better</p></div><p>Consent gained &#9745; &nbsp; Red flags &#9744;</p><p>Signed {nurse(p)} HCPC PH{p.rng.randint(10000, 99999)}</p></div>")


def home_round(p):
    w = Patient(p, 1928, 1950)
    rows = []
    for m in some(p, MEDICINES, 7):
        for slot in ("AM", "PM"):
            rows.append([m if slot == "AM" else "", slot, *[p.pick(["", p.pick("ABCJKM") + p.pick("BDEST"), "R", ""]) for _ in range(28)]])
    return p.html(f"<div style='padding:18px 20px'><div style='display:flex;justify-content:space-between;border:1px solid #555;padding:7px'><span>{w.name('polite')}<br>D.O.B. {w.born('slash')}<br>Room {p.rng.randint(1, 44)}</span><span>{p.pick(['Beechcroft', 'The Laurels', 'Hafan Deg', 'Strathmore Lodge'])} Care Home<br>GP {nurse(p)}<br>Allergies: none known</span></div>{ruled(['Medication', '', *range(1, 29)], rows, '#586', '3px 1px', .74)}<p>R refused &nbsp; H hospital &nbsp; N nausea &nbsp; O other (see over)</p></div>", "#fbfdf6")


# Letters, forms, cards, labels.

def going_home(p):
    w = Patient(p)
    return p.html(f"<div style='padding:38px 48px;line-height:1.45'><div style='float:right;color:#005eb8;font-weight:bold'>{p.pick(PLACES)} Hospitals</div><h3>Discharge summary</h3>{ruled(['Patient', 'Admission'], [[lines((w.name('plain'), w.born('words'), 'NHS ' + p.nhs(), w.address())), lines((f'Admitted {day(p, 2026)}', f'Discharged {day(p, 2026)}', f'Consultant {nurse(p)}', 'Destination usual residence'))]])}<p><b>Diagnosis</b> {p.pick(STAYS)}</p><p><b>Clinical narrative</b> Presented with three days of breathlessness and productive cough. Treated with IV antibiotics and oxygen, stepped down on day four. Echo showed moderate LV impairment. Mobilising with a frame, reviewed by therapies.</p><p><b>Actions for GP</b> Repeat U&amp;E in one week; titrate ACE inhibitor.</p>{ruled(['Medicine', 'Dose', 'Status'], [[m, p.pick(['OD', 'BD', 'nocte']), p.pick(['New', 'Continued', 'Changed', 'Stopped'])] for m in some(p, MEDICINES, 7)])}</div>")


def llythyr_clinig(p):
    w = Patient(p)
    return p.html(f"<div style='padding:48px 60px;line-height:1.6'><div style='text-align:right'>Bwrdd Iechyd Prifysgol {p.pick(['Dyffryn Aled', 'Bae Morfa'])}<br>Clinig y Galon / Cardiology</div><p>{day(p, 2026)}<br>Rhif GIG / NHS No: {p.nhs()}</p><p>{w.name('polite')}<br>{w.address()}</p><p>Annwyl {w.name('short')},</p><p>Dyddiad geni: {w.born('slash')}</p><p>Mae apwyntiad wedi ei drefnu i chi weld {nurse(p)} yn y clinig cleifion allanol. Dewch â rhestr o'ch meddyginiaethau gyda chi.</p><p>An appointment has been made for you in the outpatient clinic following your recent ECG and blood tests. Please bring a list of your medicines.</p><p>Yn gywir / Yours sincerely</p><p style='{HAND};font-size:1.5em'>{p.pick(STAFF)}</p></div>")


def screening_letter(p):
    w = Patient(p, 1950, 1974)
    return p.html(f"<div style='padding:48px 60px;line-height:1.6'><b style='color:#003087'>NHS SCOTLAND &nbsp; Bowel Screening Centre</b><p>CHI number: {w.chi()}<br>{day(p, 2026)}</p><p>{w.name('polite')}<br>{w.address()}<br>{p.mark('postcode', p.postcode())}</p><p>Dear {w.name('short')}</p><p>Thank you for returning your bowel screening test. Your result shows that traces of blood were found and further investigation is needed. This does not mean that you have cancer.</p><p>Your local hospital will telephone you within two weeks to discuss a colonoscopy.</p><p>If you have any questions, call the helpline.</p></div>")


def bloods_form(p):
    w = Patient(p)
    ticks = "".join(f"<span style='display:inline-block;width:24%;padding:3px 0'><span style='display:inline-block;width:13px;height:13px;border:1px solid #a33;margin-right:5px;{HAND};line-height:11px'>{p.pick(['', '', 'x'])}</span>{t}</span>" for t in ("FBC", "U&amp;E", "LFT", "CRP", "TFT", "HbA1c", "Lipids", "B12/Fol", "Ferritin", "Bone", "INR", "PSA", "CA125", "Glucose", "ESR", "Group &amp; save", "Blood culture", "MSU", "Troponin", "D-dimer"))
    return p.html(f"<div style='padding:26px 34px;color:#822'><h3>PATHOLOGY REQUEST - BLOOD SCIENCES</h3><div style='display:flex'><div style='flex:1;border:1px solid #a33;padding:8px;line-height:1.8'>Surname <span style='color:#124;{HAND}'>{w.name('family')}</span><br>Forename <span style='color:#124;{HAND}'>{w.name('given')}</span><br>D.O.B. <span style='color:#124;{HAND}'>{w.born('short')}</span><br>NHS/Hosp no <span style='color:#124;{HAND}'>{p.nhs()}</span></div><div style='flex:1;border:1px solid #a33;padding:8px;line-height:1.8'>Ward/Surgery <span style='color:#124;{HAND}'>{p.pick(['Ward 6', 'EAU', 'Ashgrove'])}</span><br>Consultant/GP <span style='color:#124;{HAND}'>{nurse(p)}</span><br>Collected {day(p, 2026)} {hour(p)}<br>Fasting Y / N</div></div><p>Tests required</p>{ticks}<p>Clinical details</p><div style='border:1px solid #a33;padding:12px;color:#124;{HAND};font-size:1.3em'>{p.pick(STAYS)}, on {p.pick(MEDICINES).split()[0].lower()}</div><div style='border:1px dashed #a33;height:150px;margin-top:16px;padding:6px'>Laboratory use only</div></div>", "#fff6f4")


def agreement_form(p):
    w = Patient(p)
    return p.html(f"<div style='padding:40px 52px;line-height:1.7'><b>Consent form 1</b><h3 style='margin:4px 0'>Patient agreement to investigation or treatment</h3><div style='border:1px solid #333;padding:10px'>Patient's surname/family name <span style='{HAND}'>{w.name('family')}</span><br>Patient's first names <span style='{HAND}'>{w.name('given')}</span><br>Date of birth <span style='{HAND}'>{w.born('short')}</span><br>NHS number <span style='{HAND}'>{p.nhs()}</span><br>Responsible health professional {nurse(p)}</div><p>Name of proposed procedure <span style='{HAND}'>{p.pick(['L knee arthroscopy', 'Colonoscopy + biopsy', 'R carpal tunnel decompression'])}</span></p><p>Intended benefits <span style='{HAND}'>diagnosis, relief of pain</span></p><p>Serious or frequently occurring risks <span style='{HAND}'>bleeding, infection, DVT/PE, stiffness, further op</span></p><p>Signature of patient ______________ Date {day(p, 2026)}</p></div>")


def jab_card(p):
    w = Patient(p)
    rows = [[v, day(p), f"{p.pick('ABFX')}{p.pick('CDEH')}{p.rng.randint(1000, 9999)}", p.pick(STAFF)] for v in some(p, ["Influenza", "COVID-19 Comirnaty", "Shingrix", "Pneumococcal", "dTaP/IPV", "Hep B", "MMR", "RSV"], 5)]
    return p.html(f"<div style='border:6px solid #005eb8;height:100%;padding:14px 20px'><b style='color:#005eb8'>Vaccination record card</b><p style='{HAND};font-size:1.3em;margin:6px 0'>{w.name('plain')} &nbsp; {w.born('slash')}</p><p style='margin:4px 0'>NHS no {p.nhs()}</p>{ruled(['Vaccine', 'Date', 'Batch', 'Given by'], rows, '#005eb8')}<p>Keep this card safe. {p.pick(PLACES)} Surgery</p></div>")


def yellow_note(p):
    w = Patient(p)
    return p.html(f"<div style='{HAND};font-size:2em;padding:24px 30px;line-height:1.5'>{w.name('short')} bed {p.rng.randint(1, 28)}<br>K+ {p.rng.uniform(2.5, 6.4):.1f} - bleep med reg<br>dtr rang {p.phone()}<br>{p.pick(['cannula out, needs new', 'INR 4.2 omit warf', 'fam mtg 3pm', 'chase CT head'])}<br>DOB {w.born('short')}</div>", "#fff176", "#1a237e")


def wrist_strip(p):
    w = Patient(p)
    bars = "".join(f"<span style='display:inline-block;width:{p.rng.randint(1, 4)}px;height:62px;background:#000;margin-right:{p.rng.randint(1, 4)}px'></span>" for _ in range(44))
    return p.html(f"<div style='padding:16px 24px;font-size:1.5em;display:flex;justify-content:space-between'><div><b>{w.name('comma')}</b><br>Born {w.born()} &nbsp; {w.sex}<br>NHS {p.nhs()}<br>{p.hospital()}</div><div>{bars}</div></div>")


def tablet_label(p):
    w = Patient(p)
    m = p.pick(MEDICINES)
    return p.html(f"<div style='padding:12px 20px;font-size:1.15em'><b>28 {m}</b><p style='margin:7px 0'>TAKE {p.pick(['ONE', 'TWO'])} {p.pick(['DAILY', 'TWICE A DAY', 'AT NIGHT'])}<br>{p.pick(['Swallow whole. Do not chew.', 'May cause drowsiness. Do not drive.', 'Take with or just after food.'])}</p><div style='display:flex;justify-content:space-between'><b>{w.name('polite')}</b><span>{day(p, 2026)}</span></div><div style='border-top:1px solid #333;margin-top:6px;font-size:.8em'>Keep out of the sight and reach of children<br>{p.pick(PLACES)} Pharmacy, {p.pick(ROADS)}</div></div>")


def tube_label(p):
    w = Patient(p)
    return p.html(f"<div style='padding:12px 18px;font-family:monospace;font-size:1.35em;line-height:1.35'>{w.name('caps')} &nbsp; {w.sex}<br>{w.born('slash')} &nbsp; {p.hospital()}<br>{p.pick(['EDTA FBC', 'SST U+E LFT CRP', 'CITRATE INR'])} &nbsp; {p.pick(['W12', 'AMU', 'OPD'])}<br>{day(p, 2026)} {hour(p)} &nbsp; {p.rng.randint(10, 99)}.{p.rng.randint(100000, 999999)}.{p.pick('BHM')}</div>")


# Between colleagues.

def referral_mail(p):
    w = Patient(p)
    inbox = "".join(f"<div style='padding:7px 10px;border-bottom:1px solid #ddd'><b>{nurse(p)}</b><br>{t}</div>" for t in ("RE: Referral", "Rota swap", "Clinic room 4", "FW: Discharge query", "Mandatory training", "MDT agenda"))
    return p.html(f"<div class=bar>Mail &nbsp; nhs.net</div><div style='display:flex;height:100%'><div style='width:270px;border-right:1px solid #ccc'>{inbox}</div><div style='flex:1;padding:18px 24px;line-height:1.6'><h3>Referral: {w.name('plain')}, NHS {p.nhs()}</h3>{nurse(p)} to Community Heart Failure Team<p>Hi all,</p><p>Please could you see this {w.age()} year old {'gentleman' if w.sex == 'M' else 'lady'} with {p.pick(PROBLEMS).lower()}. DOB {w.born('slash')}, lives at {w.address()}. BNP 2400, ankle oedema to the knees, furosemide increased last week.</p><p>Her contact number is {p.phone()}. Next of kin is aware.</p><p>Many thanks</p></div></div>")


def ward_chat(p):
    w = Patient(p)
    turns = (f"Morning, has anybody seen {w.name('short')} in bay 3?", f"Yes on the round. {p.pick(STAYS)}, K was {p.rng.uniform(2.6, 6):.1f}", f"Can someone bleep pharmacy re the {p.pick(MEDICINES).split()[0].lower()}", f"Hosp no {p.hospital()}", "Done, TTO by 2pm", f"Daughter {p.mark('relative_name', 'Mrs ' + w.family)} is coming at 4, wants an update", "CT says no bleed, can restart apixaban")
    bubbles = "".join(f"<div style='display:flex;margin:9px 0'><div style='width:34px;height:34px;border-radius:17px;background:{p.pick(['#6264a7', '#c4314b', '#237b4b', '#8f6f12'])};margin-right:10px'></div><div style='background:#f0f0f5;color:#222;padding:8px 12px;border-radius:5px'><b>{nurse(p)}</b> {hour(p)}<br>{t}</div></div>" for t in turns)
    rail = "".join(f"<div style='padding:14px 0;text-align:center;color:#ddd'>{t}</div>" for t in ("Activity", "Chat", "Teams", "Calls", "Files"))
    return p.html(f"<div style='display:flex;height:100%'><div style='width:72px;background:#33344a'>{rail}</div><div style='width:240px;border-right:1px solid #ccc;padding:10px'><b>Chat</b><p>Ward 9 MDT</p><p>Juniors</p><p>Flow team</p></div><div style='flex:1;padding:14px 20px'><b>Ward 9 MDT</b>{bubbles}</div></div>")


RECORDS = {"screen": [surgery_summary, journal_tree, nhs111_report, medicines_grid, electronic_board, bed_wall, theatre_day, attenders, monitor_strip, results_grid, imaging_list, chest_film, ni_storyboard,
                      crew_record, mouth_chart, sight_test, referral_mail, ward_chat],
           "paper": [repeat_order, unit_chart, handover_paper, fluid_balance, drug_card, anaesthetic_sheet, booking_notes, knee_sheet, home_round, going_home, llythyr_clinig, screening_letter, bloods_form, agreement_form],
           "phone": [visits_tablet, news_phone], "board": [wall_board], "card": [jab_card, yellow_note], "label": [wrist_strip, tablet_label, tube_label]}
