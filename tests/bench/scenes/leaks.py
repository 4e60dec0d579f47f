# SPDX-License-Identifier: Apache-2.0
"""Records as they get into people's pictures: a colleague's chat, a list in a calendar, a film in its viewer, a
tab's title, a bag of tablets. Names of other peoples than in pages.py. Everybody is invented."""

from pages import DOSES, DRUGS, ILLS, SURGERIES, TRUSTS, WARDS

GIVEN = ("Marjorie Ffion Seamus Aoife Tomasz Oksana Minh Thuy Rukhsana Sandeep Abimbola Kwabena Yetunde Ioana Dimitrios Mehmet "
         "Leila Hyacinth Clive Beryl Norman Maureen Gareth Myfanwy Hamish Catriona Tendai Farai Lourdes Ramon Jing Xiaoli Ayodele "
         "Ezinne Alasdair Deborah Gwilym Parveen Stanislaw Wilhelmina").split()
FAMILY = ("Pemberton Llewellyn O'Dowd Gallagher Wisniewska Kovalenko Nguyen Tran Siddiqui Grewal Ogunbanjo Boateng Adebayo Popescu "
          "Papadakis Demir Haddad Campbell-Reid Winterbottom Sidebotham Fazackerley McGillivray Drummond Moyo Chikwanha Dela-Cruz "
          "Santos Zhang Huang Olawale Nnamdi Entwistle Braithwaite Prosser Akhtar Zielinski Van-der-Meer Hallworth").split()
STAFF = "Sister Ward|Nurse Ellis|Dr Coombes|Dr Ansari|Mr Tillotson|Staff Nurse Pryce|OT Hannah|Physio Ben".split("|")


def given(p):
    return p.pick(GIVEN)


def family(p):
    return p.pick(FAMILY)


def full(p):
    return p.mark("patient_name", f"{given(p)} {family(p)}")


def formal(p):
    return p.mark("patient_name", f"{family(p).upper()}, {given(p)}")


def titled(p):
    return p.mark("patient_name", f"{p.pick(['Mr', 'Mrs', 'Miss', 'Ms'])} {family(p)}")


def slashed(p):
    return p.mark("date_of_birth", f"{p.rng.randint(1, 28):02}/{p.rng.randint(1, 12):02}/{p.rng.randint(1928, 2019)}")


def clock(p):
    return f"{p.rng.randint(8, 17):02}:{p.rng.choice([0, 10, 20, 30, 40, 50]):02}"


def tree(p):
    """A practice's program: a tree to the left, demographics in the title, a journal."""
    leaves = "".join(f"<div style='padding:3px 8px'>&#9656; {t}</div>" for t in
                     "Patient Home|Summary|Consultations|Read Code Journal|Medication|Problems|Pathology|Radiology|Letters|Vaccinations|Safeguarding".split("|"))
    journal = "".join(f"<tr><td>{p.date(2021, 2025)}</td><td>{p.pick(STAFF)}</td><td>{p.pick(ILLS)}; {p.pick(DRUGS)} {p.pick(DOSES)}"
                      f" issued. {p.pick(['Seen with wife', 'Telephone triage', 'Reviewed at home'])}</td></tr>" for _ in range(14))
    return p.html(f"<div style='background:#d9e4f1;padding:4px 10px;border-bottom:1px solid #88a'>{full(p)} &nbsp; {slashed(p)} "
                  f"({p.rng.randint(20, 90)} y) &nbsp; {p.nhs()} &nbsp; {p.address()}</div><div class=row style='gap:0'><div style='width:180px;"
                  f"background:#8882'>{leaves}</div><table>{journal}</table></div>", "#f6f6f6", extra="td{padding:3px 6px}")


def jobs(p):
    """A doctor's list in a spreadsheet: a name, an age, what to do."""
    rows = [[n, f"{p.pick('ABCD')}{p.rng.randint(1, 6)}", p.mark("patient_name", f"{p.pick([given(p)[0] + ' ', ''])}{family(p)}"),
             f"{p.rng.randint(19, 97)}{p.pick('MF')}", p.pick(ILLS), p.pick(["TTO, d/w family", "Chase CT", "Repeat U&amp;E 6pm", "LP?", "Cannula", "Ring son"]),
             p.pick(["", "done", "MFFD"])] for n in range(2, 22)]
    return p.html("<div style='background:#107c41;color:#fff;padding:7px 12px'>handover mon.xlsx - Excel</div>" + p.table(
        ["", "A", "B", "C", "D", "E", "F"], [[1, "Bed", "Pt", "Age", "PMH / PC", "Jobs", "Status"], *rows]),
        extra="td,th{border:1px solid #d0d0d0;padding:2px 6px}")


def meeting(p):
    """Messages beside round pictures, as meetings have them."""
    said = [(p.pick(STAFF), f"Can we add {full(p)} to the MDT please, {slashed(p)}"), (p.pick(STAFF), "Which hospital?"),
            (p.pick(STAFF), f"Here, NHS {p.nhs()}. T2N0, staging CT done"), (p.pick(STAFF), f"And {titled(p)} for re-discussion, DNA&#8217;d clinic"),
            (p.pick(STAFF), "Thanks both, list closes at 12"), (p.pick(STAFF), f"Histology for {p.hospital()} is still out")]
    lines = "".join(f"<div class=row style='gap:12px;margin:14px 20px'><div style='width:34px;height:34px;border-radius:50%;background:hsl({p.rng.randint(0, 360)},45%,"
                    f"55%);color:#fff;text-align:center;line-height:34px;flex:none'>{who.split()[-1][0]}</div><div><b>{who}</b> <small>{clock(p)}</small><br>{text}</div></div>"
                    for who, text in said)
    return p.html(f"<div style='background:#464775;color:#fff;padding:9px 16px'>UGI MDT &nbsp; Chat &nbsp; Files &nbsp; +</div>{lines}", "#f5f5f5")


def clinic_day(p):
    """Patients as appointments of a calendar's day."""
    slots = "".join(f"<div style='border-left:4px solid {p.blue};background:#8881;margin:5px 0;padding:5px 10px'><small>{8 + n // 3:02}:{n % 3 * 20:02}</small> "
                    f"{p.pick([formal, full])(p)} &nbsp; {p.pick(['NEW', 'F/U', 'Tel', 'Video'])} &nbsp; {p.hospital()}</div>" for n in range(15))
    return p.html(f"<div class=bar>Calendar &nbsp; {p.date(2026, 2026)} &nbsp; Day Week Month</div><div style='padding:12px 30px'><b>"
                  f"{p.pick(['Diabetes clinic', 'Memory clinic', 'Hand clinic'])} &nbsp; {p.pick(STAFF)}</b>{slots}</div>")


def film(p):
    """A film in its viewer: small letters in the corners of a dark picture."""
    born = f"{p.rng.randint(1930, 2010)}{p.rng.randint(1, 12):02}{p.rng.randint(1, 28):02}"
    name = p.mark("patient_name", f"{family(p).upper()}^{given(p).upper()}")
    return p.html(f"<div style='height:100%;position:relative;background:radial-gradient(ellipse at 40% 45%,#999,#444 25%,#111 45%,#000 60%)'>"
                  f"<div style='position:absolute;left:10px;top:10px'>{name}<br>{p.hospital()}<br>{p.mark('date_of_birth', born)} {p.pick('MF')}</div>"
                  f"<div style='position:absolute;right:10px;top:10px;text-align:right'>{p.pick(['CT THORAX', 'XR HIP LT', 'MRI L SPINE'])}<br>20251104 {clock(p)}<br>"
                  f"Ser {p.rng.randint(1, 9)} Img {p.rng.randint(1, 90)}</div><div style='position:absolute;left:10px;bottom:10px'>W 400 L 40<br>Zoom 112%</div></div>",
                  "#000", "#e8e8c8")


def own_app(p):
    """The patient's own telephone."""
    return p.html(f"<div style='background:#005eb8;color:#fff;padding:14px'><i><b>NHS</b></i> App</div><div style='padding:16px'><h2>{p.mark('patient_name', given(p) + ' ' + family(p))}</h2>"
                  f"<p>NHS number<br><b>{p.nhs()}</b></p><h3>Your messages (2)</h3><p>{p.pick(SURGERIES)}: your {p.pick(['HbA1c', 'ferritin', 'lipids'])} result is back, please "
                  f"book with the nurse.</p><h3>Prescriptions</h3>" + "".join(f"<p>{p.pick(DRUGS)} {p.pick(DOSES)}</p>" for _ in range(4)) +
                  f"<h3>Appointments</h3><p>{p.date(2026, 2026)} {clock(p)} with {p.pick(STAFF)}</p></div>", "#f0f4f5")


def beds(p):
    """A ward's beds as cards on a wall's display."""
    cards = "".join(f"<div style='width:23%;border-radius:8px;background:#ffffff14;padding:10px'><b>{n}</b> {p.mark('patient_name', family(p) + ' ' + given(p)[0])}"
                    f"<br>{p.rng.randint(40, 96)}y &nbsp; {p.pick(['&#9679; Falls', '&#9679; NBM', '&#9679; DNACPR', '&#9679; IPC'])}<br><small>{p.pick(STAFF)} &nbsp; EDD {p.date(2026, 2026)[:6]}"
                    f"</small></div>" for n in range(1, 21))
    return p.html(f"<div style='padding:12px;font-size:1.3em'><b>{p.pick(WARDS)}</b> &nbsp; {clock(p)} &nbsp; Beds free 2</div><div style='display:flex;flex-wrap:wrap;gap:10px;"
                  f"padding:10px'>{cards}</div>", "#0f2233", "#f2f6fa")


def locked(p):
    """What windows are called, over a page that shows nobody."""
    tabs = "".join(f"<span style='background:#fff;border-radius:8px 8px 0 0;padding:7px 14px;margin-right:4px'>{t}</span>" for t in
                   [f"{formal(p)} - {p.nhs()} - Summary", "BBC Weather", "Rota August"])
    return p.html(f"<div style='background:#dee1e6;padding:8px 8px 0;color:#333'>{tabs}</div><div style='padding:60px;text-align:center'><h1>Weather</h1><p>"
                  f"{p.words(12).capitalize()}</p><h2>14&deg; &nbsp; 9&deg;</h2></div>", "#f8f9fb")


def worklist(p):
    rows = [[f"0000 {p.rng.randint(1000, 9999)} {p.rng.randint(1000, 9999)}", full(p), slashed(p), p.pick(["Routine", "Urgent", "2WW"]),
             p.pick(["Dermatology", "ENT", "Gastro", "Urology"]), p.date(2025, 2025), p.pick(["Awaiting triage", "Accepted", "Advice"])] for _ in range(18)]
    return p.html("<div class=bar>Referral worklist &nbsp; Filter &nbsp; Export</div>" + p.table(
        ["UBRN", "Patient", "Born", "Priority", "Specialty", "Received", "State"], rows))


def bilingual(p):
    return p.html(f"<div style='padding:46px 60px;line-height:1.5'><div style='text-align:right'><b>{p.mark('trust_name', 'Bwrdd Iechyd Prifysgol Bae Aldwyn')}<br>"
                  f"{p.mark('trust_name', 'Bae Aldwyn University Health Board')}</b></div><p>Enw / Name: <b>{full(p)}</b><br>Dyddiad geni / Date of birth: <b>{slashed(p)}</b><br>"
                  f"Rhif GIG / NHS number: <b>{p.nhs()}</b><br>Cyfeiriad / Address: <b>{p.address()}</b></p><p>Annwyl Syr neu Fadam / Dear Sir or Madam</p><p>Mae apwyntiad wedi ei "
                  f"drefnu i chi yn y clinig. An appointment has been made for you in the {p.pick(['eye', 'fracture', 'heart'])} clinic on {p.date(2026, 2026)} at {clock(p)}.</p></div>")


def trace(p):
    lines = "".join(f"<svg width=700 height=70><polyline fill=none stroke=#222 points='{' '.join(f'{x},{35 - (26 if x % 90 == 40 else -8 if x % 90 == 45 else p.rng.randint(-2, 2))}' for x in range(0, 700, 5))}'/></svg>"
                    for _ in range(6))
    return p.html(f"<div style='padding:20px;background:repeating-linear-gradient(0deg,#f6b6b6 0 1px,#0000 1px 14px),repeating-linear-gradient(90deg,#f6b6b6 0 1px,#fff4f4 1px 14px);height:100%;"
                  f"color:#222'><div class=row><div>Name: {formal(p)}<br>ID: {p.hospital()}<br>DOB: {slashed(p)}</div><div>Vent rate {p.rng.randint(50, 140)} BPM<br>PR 162 ms<br>QRS 92 ms"
                  f"</div><div>{p.pick(['Sinus rhythm', 'Atrial fibrillation', 'Left axis deviation'])}<br>25 mm/s 10 mm/mV</div></div>{lines}</div>")


def bag(p):
    """A pharmacy's label."""
    return p.html(f"<div style='padding:12px 18px;font-size:1.25em;line-height:1.3'><b>{p.rng.choice([28, 56, 84])} {p.pick(DRUGS)} {p.rng.choice([5, 10, 20])} mg tablets</b><br>Take ONE "
                  f"{p.pick(['each morning', 'twice a day', 'at night'])}<br><b>{titled(p)}</b> &nbsp; {p.date(2025, 2025)}<br>{p.pick(['Ashdale', 'Quayside', 'Tollgate'])} Pharmacy, "
                  f"{p.rng.randint(1, 90)} High Street<br>Keep out of the sight and reach of children</div>")


def consent(p):
    return p.html(f"<div style='padding:40px 54px'><h2>Consent form 1</h2>{p.table(['Patient details (or pre-printed label)', ''], [['Surname / family name', p.mark('patient_name', family(p))], ['First names', p.mark('patient_name', given(p))], ['Date of birth', slashed(p)], ['NHS number (or other identifier)', p.nhs()], ['Responsible health professional', p.pick(STAFF)]])}"
                  f"<p><b>Name of proposed procedure</b> {p.pick(['Total knee replacement', 'Cataract extraction', 'Laparoscopic cholecystectomy'])}</p><p>I have explained the procedure to the patient. "
                  f"In particular, I have explained the intended benefits, and serious or frequently occurring risks.</p><p>Signed ........................ Date {p.date(2025, 2025)}</p></div>")


def tablet(p):
    tiles = "".join(f"<div style='background:#1e3d2f;padding:12px;border-radius:6px;width:31%'>{t}<br><b style='font-size:1.5em'>{v}</b></div>" for t, v in
                    [("Pulse", 112), ("BP", "94/60"), ("SpO2", "91%"), ("GCS", "14"), ("BM", "6.2"), ("Temp", "38.4")])
    return p.html(f"<div style='background:#007f3b;color:#fff;padding:12px'>Incident {p.rng.randint(10**6, 10**7)} &nbsp; {clock(p)} &nbsp; Crew 2</div><div style='padding:16px'><div class=row><div>Forename<br><b>"
                  f"{p.mark('patient_name', given(p))}</b></div><div>Surname<br><b>{p.mark('patient_name', family(p))}</b></div><div>DOB<br><b>{slashed(p)}</b></div><div>Address<br><b>{p.address()}</b></div></div>"
                  f"<h3>Primary survey</h3><div style='display:flex;flex-wrap:wrap;gap:10px'>{tiles}</div><p>PC: {p.pick(['fall from standing', 'chest pain 2/24', 'found on floor'])}. PMH: {p.pick(ILLS)}</p></div>",
                  "#101915", "#e6f2ea")


RECORDS = {"screen": [tree, jobs, meeting, clinic_day, film, locked, worklist, tablet], "paper": [bilingual, trace, consent], "label": [bag],
           "phone": [own_app], "board": [beds]}
