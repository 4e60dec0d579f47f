# SPDX-License-Identifier: Apache-2.0
"""Pages for measured scenes: clinical records, and what stands on other screens and sheets. All of it
is invented; NHS numbers lie in the test range 999."""

import random

GIVEN = ("Agnes Bilal Carys Derek Eilidh Femi Gwen Hamza Iris Jakub Kofi Lesley Moira Nasreen Owen Priya Adaeze "
         "Barbara Chidi Doreen Edmund Fatima Grzegorz Harjit Ivy Joyce Kamal Leticia Malcolm Ngozi Olga Pauline "
         "Rhiannon Siobhan Tariq Usha Violet Winston Yusuf Zofia").split()
FAMILY = ("Ashdown Bexley Corrigan Dunmore Eastgate Farrow Gilchrist Hathersage Inglewood Jessop Kirkbride Adeyemi "
          "Begum Chowdhury Dhillon Evans-Pryce Fitzgerald Gunawardena Hussain Iqbal Jankowska Kaur Lewandowski "
          "MacInnes Nwosu O'Rourke Patel Quigley Rahman Szymanski Thwaite Underhill Venkatesan Wojcik Yilmaz").split()
DRUGS = "Amoxicillin Ramipril Bisoprolol Furosemide Atorvastatin Metformin Apixaban Lansoprazole Paracetamol".split()
DOSES = ["500 mg TDS", "5 mg OD", "2.5 mg OD", "40 mg BD", "20 mg ON", "1 g QDS", "30 mg OD"]
ILLS = ["CAP", "Fractured NOF", "COPD exacerbation", "UTI", "Fall", "CVA", "AF", "Cellulitis", "NSTEMI", "AKI stage 2"]
WARDS = ["Ash Ward", "Ward 7B", "AMU", "Cedar Unit", "Ward 12"]
TRUSTS = ["Northmere University Hospitals NHS Foundation Trust", "Westhaven and Coldbrook NHS Trust",
          "Bae Aldwyn University Health Board", "Lagan Vale Health and Social Care Trust",
          "Harrowdale Partnership NHS Foundation Trust", "Kestlemere Hospitals NHS Trust"]
SURGERIES = ["Ashdale Surgery", "Tollgate Medical Centre", "Millrace Family Practice"]
STREETS = ["Mill Lane", "Cinder Path", "Station Road", "Old Quay", "Larch Avenue", "Priory Close", "Beck Street"]
TOWNS = ["Northmere", "Coldbrook", "Harrowdale", "Kestlemere", "Aldwyn"]
FONTS = ["Liberation Sans", "DejaVu Sans", "Noto Sans", "Lato", "Roboto", "Open Sans", "Cantarell"]
LOREM = ("the council said on Tuesday that work on the new bridge would begin in spring after two years of delay "
         "and that residents could see the plans in the library until the end of the month where staff will answer "
         "questions about traffic noise and parking in the old town").split()


class Page:
    """Draws from one seed. With marks, what identifies somebody is an element with data-is, which
    page.py measures; the other pages have names as well, but nobody's patient's."""

    def __init__(self, seed, marks):
        self.rng = random.Random(seed)
        self.marks = marks
        self.font = self.rng.choice(FONTS)
        self.size = self.rng.choice([12, 13, 14, 15])
        self.dark = False
        self.blue = self.rng.choice(["#005eb8", "#1b4f72", "#0b3c5d", "#2a6f97", "#3a3f58", "#006747", "#5b2a86"])

    def pick(self, items):
        return self.rng.choice(items)

    def mark(self, category, text):
        return f"<span data-is={category}>{text}</span>" if self.marks else text

    def name(self):
        return self.mark("patient_name", f"{self.pick(FAMILY).upper()}, {self.pick(GIVEN)}")

    def patient(self):
        return self.mark("patient_name", self.plain())

    def plain(self):
        return f"{self.pick(GIVEN)} {self.pick(FAMILY)}"

    def born(self):
        return self.mark("date_of_birth", self.date())

    def hospital(self):
        return self.mark("hospital_number", f"{self.pick('KRXM')}{self.rng.randint(100000, 9999999)}")

    def phone(self):
        return self.mark("phone", f"07700 900{self.rng.randint(100, 999)}")

    def postcode(self):
        return f"{self.pick(['CA29', 'YO63', 'LA24', 'SY27'])} {self.rng.randint(1, 9)}{self.pick('ABDEFGHJ')}{self.pick('ABDEFGHJ')}"

    def address(self):
        street = f"{self.rng.randint(1, 140)} {self.pick(STREETS)}"
        return self.mark("address", f"{street}, {self.pick(TOWNS)}")

    def doctor(self):
        return f"Dr {self.pick(GIVEN)[0]} {self.pick(FAMILY)}"

    def date(self, low=1930, high=2005):
        return f"{self.rng.randint(1, 28):02}-{self.pick('Jan Feb Mar Apr May Jun Jul Sep Oct Nov Dec'.split())}-{self.rng.randint(low, high)}"

    def nhs(self):
        while True:
            d = [9, 9, 9] + [self.rng.randint(0, 9) for _ in range(6)]
            c = 11 - sum(x * (10 - i) for i, x in enumerate(d)) % 11
            if c != 10:
                d.append(0 if c == 11 else c)
                s = "".join(map(str, d))
                return self.mark("nhs_number", f"{s[:3]} {s[3:6]} {s[6:]}")

    def words(self, n):
        return " ".join(self.pick(LOREM) for _ in range(n))

    def table(self, heads, rows, style=""):
        head = "".join(f"<th>{h}</th>" for h in heads)
        body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in rows)
        return f"<table style='{style}'><tr>{head}</tr>{body}</table>"

    def html(self, body, ground="#fff", ink="#222", extra=""):
        if self.dark and ground.startswith("#f"):
            ground, ink = "#1b1f24", "#d8dde3"
        return f"""<!doctype html><html><head><meta charset=utf-8><style>*{{box-sizing:border-box}}
html,body{{margin:0;height:100%;background:{ground};color:{ink};font:{self.size}px '{self.font}'}}
body{{position:relative}}table{{border-collapse:collapse;width:100%}}td,th{{padding:5px 8px;border-bottom:1px solid #8884;text-align:left}}
.bar{{background:{self.blue};color:#fff;padding:10px 16px}}.row{{display:flex;gap:28px}}{extra}</style></head><body>{body}</body></html>"""


def banner(p):
    return (f"<div class='bar row'><b style='font-size:1.2em'>{p.name()} ({p.pick(['Mr', 'Mrs', 'Ms'])})</b>"
            f"<span>Born <b>{p.born()}</b> ({p.rng.randint(20, 95)}y)</span><span>Gender <b>{p.pick(['Male', 'Female'])}</b></span>"
            f"<span>NHS No. <b>{p.nhs()}</b></span></div>")


def epr(p):
    meds = [[p.pick(DRUGS), p.pick(DOSES), p.pick(["PO", "IV"]), p.date(2024, 2025), p.plain()] for _ in range(12)]
    nav = "".join(f"<div style='padding:7px 10px'>{t}</div>" for t in ["Summary", "Allergies", "Medications", "Results",
                  "Observations", "Clinical Notes", "Letters", "Care Plans", "Orders"])
    notes = "".join(f"<p><b>{p.date(2025, 2025)} {p.pick(['Ward round', 'Physio review', 'Nursing entry'])}</b><br>"
                    f"Reviewed on {p.pick(WARDS)}. {p.pick(ILLS)}. Obs stable, NEWS2 {p.rng.randint(0, 6)}. Mobilising with frame."
                    f" Plan: continue {p.pick(DRUGS)}, repeat bloods.</p>" for _ in range(5))
    return p.html(banner(p) + f"<div class=row style='gap:0;height:92%'><div style='width:150px;background:#8882'>{nav}</div>"
                  f"<div style='padding:12px;flex:1'><h3>Medications</h3>"
                  + p.table(["Drug", "Dose", "Route", "Start", "Prescriber"], meds) + f"<h3>Clinical Notes</h3>{notes}</div></div>")


def ward_list(p):
    rows = [[f"{p.pick('ABCD')}{n}", p.name(), p.born(), p.nhs(), p.pick(ILLS), f"Dr {p.pick(FAMILY)}",
             p.pick(["Home", "Rehab", "NH"]), p.pick(["DNACPR", "For CPR"])] for n in range(1, 22)]
    return p.html(f"<div class=bar><b>{p.pick(WARDS)}</b> &nbsp; Handover {p.date(2025, 2025)}</div>" + p.table(
        ["Bed", "Patient", "DOB", "NHS No", "Diagnosis", "Consultant", "Discharge destination", "CPR status"], rows))


def labs(p):
    tests = [("Haemoglobin", "g/L", "120-150"), ("White cell count", "10*9/L", "4.0-11.0"), ("Platelets", "10*9/L", "150-400"),
             ("Sodium", "mmol/L", "133-146"), ("Potassium", "mmol/L", "3.5-5.3"), ("Urea", "mmol/L", "2.5-7.8"),
             ("Creatinine", "umol/L", "59-104"), ("eGFR", "mL/min", ">90"), ("CRP", "mg/L", "<5"), ("Albumin", "g/L", "35-50"),
             ("ALT", "U/L", "10-50"), ("Troponin", "ng/L", "<14")]
    rows = [[t, f"{p.rng.uniform(1, 200):.1f}", u, r, p.pick(["", "High", "Low", ""])] for t, u, r in tests]
    return p.html(banner(p) + f"<div style='padding:14px'><h3>Pathology results</h3>Specimen: Blood &nbsp; Collected: {p.date(2025, 2025)}"
                  f" &nbsp; Requesting Consultant: Dr {p.pick(FAMILY)} &nbsp; Ward: {p.pick(WARDS)}<br><br>"
                  + p.table(["Test", "Result", "Units", "Reference Range", "Flag"], rows) + "</div>")


def gp(p):
    entries = "".join(f"<tr><td>{p.date(2023, 2025)}</td><td>Dr {p.pick(FAMILY)}</td><td><b>Problem</b> {p.pick(ILLS)}<br>"
                      f"<b>History</b> {p.pick(['3 days of cough', 'knee pain', 'tired all the time'])}<br><b>Examination</b> BP "
                      f"{p.rng.randint(100, 170)}/{p.rng.randint(60, 95)}, chest clear<br><b>Medication</b> {p.pick(DRUGS)} {p.pick(DOSES)}</td></tr>"
                      for _ in range(6))
    return p.html(f"<div style='background:#f4e3a1;padding:8px 12px'><b>{p.name()}</b> &nbsp; Born: {p.born()} &nbsp; NHS Number: {p.nhs()}"
                  f" &nbsp; Usual GP: {p.pick(FAMILY)} &nbsp; Registered Practice: {p.pick(SURGERIES)}</div><div class=row style='gap:0'>"
                  f"<div style='width:190px;background:#eef;padding:10px'>Consultations<br><br>Medication<br><br>Problems<br><br>"
                  f"Investigations<br><br>Referrals<br><br>Diary</div><table>{entries}</table></div>", "#fafafa")


def obs(p):
    tiles = "".join(f"<div style='background:#233142;border-radius:10px;padding:14px;width:30%'><div>{t}</div>"
                    f"<div style='font-size:2em'>{v}</div></div>" for t, v in
                    [("Resp Rate", p.rng.randint(12, 30)), ("SpO2", f"{p.rng.randint(88, 99)}%"), ("BP", f"{p.rng.randint(90, 170)}/70"),
                     ("Pulse", p.rng.randint(55, 130)), ("Temp", f"{p.rng.uniform(35.5, 39.5):.1f}"), ("NEWS2", p.rng.randint(0, 9))])
    tasks = "".join(f"<p>{h:02}:00 &nbsp; {t}</p>" for h, t in
                    zip(range(8, 20, 2), ["IV antibiotics due", "Fluid balance", "Turn and skin check", "Blood glucose", "Physio review", "Pain score"]))
    return p.html(f"<div style='padding:18px'><h2>{p.name()}</h2><p>Bed {p.rng.randint(1, 30)} &nbsp; {p.pick(WARDS)} &nbsp; DOB {p.born()}"
                  f" &nbsp; NHS No {p.nhs()}</p><p style='color:#ff7b7b'>Allergies: penicillin</p><h3>Observations</h3>"
                  f"<div style='display:flex;flex-wrap:wrap;gap:14px'>{tiles}</div><h3>Tasks</h3>{tasks}</div>", "#141d26", "#e8eef4")


def theatre(p):
    rows = [[n, f"{8 + n}:{p.pick(['00', '30'])}", p.name(), p.born(), p.hospital(),
             p.pick(["Left THR", "Right TKR", "Lap chole", "Hernia repair", "Carpal tunnel"]), f"Mr {p.pick(FAMILY)}",
             p.pick(["GA", "Spinal", "LA"]), p.pick(["None", "Penicillin", "Latex"])] for n in range(1, 11)]
    return p.html(f"<div class=bar><b>Theatre {p.rng.randint(1, 9)}</b> &nbsp; Operating list {p.date(2025, 2025)} &nbsp; Surgeon Mr {p.pick(FAMILY)}"
                  f" &nbsp; Anaesthetist Dr {p.pick(FAMILY)}</div>" + p.table(
                      ["Order", "Time", "Patient", "DOB", "Hospital No", "Procedure", "Consultant", "Anaesthetic", "Allergies"], rows))


def letter(p):
    return p.html(f"<div style='padding:40px 60px'><div style='text-align:right'><b>{p.pick(TRUSTS)}</b><br>{p.pick(['Fracture Clinic', 'Cardiology', 'Therapies'])}"
                  f"</div><p>Date: {p.date(2025, 2025)}</p><p>Dr {p.pick(FAMILY)}<br>{p.pick(SURGERIES)}</p><p><b>Re: {p.patient()}<br>DOB: {p.born()}"
                  f"<br>NHS No: {p.nhs()}<br>Hospital No: {p.hospital()}</b></p><p><b>Diagnosis:</b> {p.pick(ILLS)}<br>"
                  f"<b>Medication:</b> {p.pick(DRUGS)} {p.pick(DOSES)}, {p.pick(DRUGS)} {p.pick(DOSES)}</p><p>Thank you for referring this patient who was seen in clinic"
                  f" today. On examination there was tenderness and reduced range of movement. Bloods including CRP were normal.</p>"
                  f"<p><b>Plan:</b> physiotherapy, review in six weeks.</p><p>Yours sincerely</p><p>Dr {p.pick(FAMILY)}<br>Consultant</p></div>")


def tracking(p):
    rows = [[p.pick(["Resus 1", "Majors 4", "Minors 2", "Cubicle 7"]), p.name(), f"{p.rng.randint(18, 95)}", p.pick(["1", "2", "3", "4"]),
             p.pick(["Chest pain", "Fall", "SOB", "Abdo pain", "Head injury"]), f"{p.rng.randint(0, 7)}h {p.rng.randint(0, 59)}m",
             p.pick(["Bloods sent", "CXR done", "Awaiting bed", "Ref medics"]), p.pick(["", "Dr " + p.pick(FAMILY)])] for _ in range(18)]
    return p.html("<div style='padding:10px'><b>Emergency Department</b></div>" + p.table(
        ["Location", "Patient", "Age", "Triage", "Presenting complaint", "Waiting", "Status", "Clinician"], rows), "#10141a", "#e6e6e6")


def chart(p):
    rows = [[p.pick(DRUGS), p.pick(DOSES), p.pick(["PO", "IV", "SC"]), *["&#10003;" if p.rng.random() < 0.7 else "" for _ in range(10)]] for _ in range(14)]
    return p.html(f"<div style='padding:16px'><h3>Prescription and administration record</h3><p>Name: {p.patient()} &nbsp; DOB: {p.born()} &nbsp; NHS No: {p.nhs()}"
                  f" &nbsp; Ward: {p.pick(WARDS)} &nbsp; Consultant: Dr {p.pick(FAMILY)} &nbsp; Weight: {p.rng.randint(45, 110)} kg</p><p><b>Allergies: NKDA</b></p>"
                  + p.table(["Drug", "Dose", "Route", *[f"{d}/3" for d in range(1, 11)]], rows) + "</div>")


def code(p):
    rows = "".join(f"<div>{'&nbsp;' * 4 * p.rng.randint(0, 4)}<span style='color:#c792ea'>{p.pick(['const', 'return', 'if', 'for', 'import'])}</span> "
                   f"{p.pick(['rows', 'index', 'state', 'result', 'config'])} = {p.pick(['load', 'map', 'filter', 'parse'])}({p.pick(['path', 'x', 'event'])}, "
                   f"{{ {p.pick(['id', 'name', 'size'])}: {p.rng.randint(0, 99)} }});</div>" for _ in range(36))
    return p.html(f"<div style='padding:14px;font-family:DejaVu Sans Mono'>{rows}</div>", "#1e2430", "#d5dbe6")


def sheet(p):
    rows = [[n, p.pick(["North", "South", "East", "West"]), p.plain(), p.date(2024, 2025), f"{p.rng.randint(10, 900)}", f"£{p.rng.uniform(50, 9000):,.2f}",
             f"{p.rng.uniform(1, 30):.1f}%", p.pick(["Paid", "Open", "Overdue"])] for n in range(1, 27)]
    return p.html("<div class=bar>Sales_2025.xlsx</div>" + p.table(["", "Region", "Rep", "Date", "Units", "Amount", "Margin", "Status"], rows,
                  "border:1px solid #bbb"), extra="td{border:1px solid #ccc}")


def film(p):
    return p.html(f"<div style='height:100%;background:linear-gradient({p.rng.randint(0, 180)}deg,#123,#641,#246);display:flex;flex-direction:column;justify-content:flex-end'>"
                  f"<div style='text-align:center;font-size:26px;color:#fff;margin-bottom:60px'>{p.words(7)}<br>{p.words(6)}</div>"
                  f"<div style='background:#000a;color:#fff;padding:12px'>&#9654; 0:42:17 / 1:58:03 &nbsp; Episode 4</div></div>", "#000")


def shop(p):
    cards = "".join(f"<div style='width:22%;border:1px solid #ddd;padding:10px'><div style='height:120px;background:hsl({p.rng.randint(0, 360)},40%,70%)'></div>"
                    f"<p>{p.words(4).title()}</p><b>£{p.rng.uniform(3, 200):.2f}</b><br>Add to basket<br>Free delivery</div>" for _ in range(8))
    return p.html(f"<div class=bar><b>Market Hall</b> &nbsp; Basket (2) &nbsp; Sign in</div><div style='display:flex;flex-wrap:wrap;gap:14px;padding:16px'>{cards}</div>")


def news(p):
    return p.html(f"<div style='max-width:820px;margin:auto;padding:20px'><h1>{p.words(8).capitalize()}</h1><p>By {p.plain()}, {p.date(2025, 2025)}</p>"
                  + "".join(f"<p>{p.words(55).capitalize()}.</p>" for _ in range(7)) + "</div>")


def health_news(p):
    return p.html(f"<div style='max-width:820px;margin:auto;padding:20px'><h1>Waiting lists at hospitals fall for third month</h1><p>By {p.plain()}</p>" + "".join(
        f"<p>{p.words(20).capitalize()} while patients with {p.pick(['diabetes', 'asthma', 'arthritis'])} waited longer for an appointment, a consultant at "
        f"{p.pick(TRUSTS)} said. {p.words(24).capitalize()}.</p>" for _ in range(6)) + "</div>")


def wiki(p):
    return p.html(f"<div style='padding:24px'><h1>{p.pick(['Pneumonia', 'Atrial fibrillation', 'Gout'])}</h1><h3>Signs and symptoms</h3>" + "".join(
        f"<p>{p.words(18).capitalize()} fever, cough and breathlessness {p.words(14)}. Treatment with {p.pick(DRUGS).lower()} {p.words(12)}.</p>" for _ in range(4))
        + "<h3>Diagnosis</h3>" + f"<p>{p.words(60).capitalize()}.</p><h3>History</h3><p>{p.words(50).capitalize()}.</p></div>")


def mail(p):
    rows = [[p.plain(), f"<b>{p.words(4).capitalize()}</b> {p.words(6)}", f"{p.rng.randint(0, 23)}:{p.rng.randint(10, 59)}"] for _ in range(22)]
    return p.html("<div class=bar>Inbox (14)</div>" + p.table(["From", "Subject", "Received"], rows))


def calendar(p):
    cells = [[f"{d + w * 7 + 1}<br>{p.pick(['', '', 'Team lunch', 'Dentist', 'School run', 'Gym 18:00', 'Call Owen'])}<br><br>" for d in range(7)] for w in range(5)]
    return p.html("<div class=bar>March</div>" + p.table("Mon Tue Wed Thu Fri Sat Sun".split(), cells), extra="td{border:1px solid #ccc;vertical-align:top}")


def register(p):
    rows = [[n, p.plain(), f"{p.pick([7, 8, 9])}{p.pick('ABC')}", *[p.pick(["/", "/", "/", "N", "L"]) for _ in range(8)]] for n in range(1, 25)]
    return p.html("<div class=bar>Tollgate Primary School &nbsp; Attendance register</div>" + p.table(
        ["", "Pupil", "Class", "Mon", "Mon", "Tue", "Tue", "Wed", "Wed", "Thu", "Fri"], rows))


def bank(p):
    rows = [[p.date(2025, 2025), p.words(3).upper(), f"£{p.rng.uniform(2, 300):.2f}", f"£{p.rng.uniform(200, 3000):.2f}"] for _ in range(22)]
    return p.html(f"<div class=bar>Current account &nbsp; Sort code 00-00-00</div>" + p.table(["Date", "Description", "Amount", "Balance"], rows))


def league(p):
    rows = [[n, p.words(1).title() + " " + p.pick(["Rovers", "Town", "United"]), *[p.rng.randint(0, 60) for _ in range(7)]] for n in range(1, 21)]
    return p.html("<div class=bar>League table</div>" + p.table(["Pos", "Team", "P", "W", "D", "L", "F", "A", "Pts"], rows))


def settings(p):
    rows = "".join(f"<div style='padding:12px;border-bottom:1px solid #8883'>{t}<br><small>{p.words(6)}</small></div>" for t in
                   ["Wi-Fi", "Bluetooth", "Display", "Sound", "Notifications", "Privacy", "Storage", "Battery", "Accounts", "About"])
    return p.html(f"<div style='padding:10px'><h2>Settings</h2>{rows}</div>", p.pick(["#fff", "#16181d"]), p.pick(["#888"]))


def tickets(p):
    rows = [[f"OPS-{p.rng.randint(100, 999)}", p.words(6).capitalize(), p.pick(["Open", "Review", "Done"]), p.plain(), p.date(2025, 2025), p.pick(["High", "Low"])] for _ in range(22)]
    return p.html("<div class=bar>Sprint 14 board</div>" + p.table(["Key", "Summary", "Status", "Assignee", "Due date", "Priority"], rows))


def recipe(p):
    items = "".join(f"<li>{p.rng.randint(1, 500)} g {p.pick(['flour', 'butter', 'sugar', 'oats', 'lentils'])}</li>" for _ in range(9))
    return p.html(f"<div style='padding:24px'><h1>Oat biscuits</h1><ul>{items}</ul><h3>Method</h3>" + "".join(f"<p>{n}. {p.words(22).capitalize()}.</p>" for n in range(1, 7)) + "</div>", "#fffaf0")


def hotel(p):
    rows = [[f"{p.rng.randint(100, 420)}", p.name(), p.date(2025, 2025), p.date(2025, 2025), p.pick(["Twin", "Double", "Suite"]), f"£{p.rng.randint(60, 300)}", p.pick(["Due in", "In house", "Due out"])] for _ in range(20)]
    return p.html("<div class=bar>Front desk &nbsp; Arrivals</div>" + p.table(["Room", "Guest", "Arrival", "Departure", "Type", "Rate", "Status"], rows))


def terminal(p):
    rows = "".join(f"<div>2025-03-{p.rng.randint(10, 28)}T{p.rng.randint(10, 23)}:{p.rng.randint(10, 59)} {p.pick(['INFO', 'WARN', 'DEBUG'])} {p.words(6)} id={p.rng.randint(10**6, 10**9)}</div>" for _ in range(38))
    return p.html(f"<div style='padding:12px;font-family:DejaVu Sans Mono'>{rows}</div>", "#0c0c0c", "#9fe89f")


# Drawn as screens; sheets.py has paper, labels, telephones and boards.
RECORDS = [epr, ward_list, labs, gp, obs, theatre, letter, tracking, chart]
OTHERS = [code, sheet, film, shop, news, health_news, wiki, mail, calendar, register, bank, league, settings, tickets, recipe, hotel, terminal]
