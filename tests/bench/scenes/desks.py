# SPDX-License-Identifier: Apache-2.0
"""Records on desks and telephones that nobody meant to photograph: an inbox, a locked telephone, files' names, what a field
remembers, a queue, a form, a print preview. Each vendor has its own order of names, form of dates and words for labels.
Everybody is invented."""

import re

from leaks import clock
from pages import DOSES, DRUGS, STREETS, SURGERIES, TOWNS, WARDS

# Given and family names of one people.
PEOPLES = [
    ("Sunita|Arjun|Lakshmi|Imran|Shabnam|Gurpreet|Nilufar|Devika", "Raghunathan|Thavarajah|Bhattacharya|Mirza|Sandhu|Choudhary|Wickramasinghe|Desai"),
    ("Folasade|Chinedu|Kwame|Nkechi|Tafadzwa|Amina|Blessing|Emeka", "Adebisi|Okonkwo|Asante|Oyelaran|Mutasa|Abdi|Eze|Mensah-Bonsu"),
    ("Ieuan|Bronwen|Non|Rhys|Gwendoline|Angharad|Alun|Megan", "Prydderch|Hughes-Parry|ap Gwilym|Rees|Price|Bevan|Cadwaladr|Pugh"),
    ("Zbigniew|Agnieszka|Halina|Marek|Bozena|Ludmila|Vasile|Danuta", "Kaczmarek|Wrzesniewski|Nowak|Dabrowska|Hrytsenko|Ionescu|Pietrzak|Gorska"),
    ("Edna|Ronald|Mary Anne|Colin|Sheila|Jean|Keith|Doris", "Ollerenshaw|D'Arcy|Featherstonehaugh|Smythe-Brown|Pickersgill|O'Leary|Tunnicliffe|Hale"),
    ("Siu Ming|Mei Ling|Ka Wai|Xiuying", "Chan|Leung|Ouyang|Xu"),
]
STAFF = "Kirsty|Dr Maddox|Sr Halloran|Ola (SHO)|Mr Venn|Pharm - Jude|Reception 2|Bank RN".split("|")
WHY = ["off legs", "haematuria", "chest pain", "rash ?shingles", "low mood", "leg ulcer", "dizzy spells", "post-op wound", "cough 3/52", "palpitations"]
TASKS = ["rpt U&amp;Es", "chase CT head", "fluids", "TTO please", "verify death", "cannula x1", "gent level", "review ECG", "catheter out", "family update"]
SCANS = ["CT HEAD", "XR CHEST", "US ABDO", "MRI KNEE RT", "CT PULM ANGIO", "XR PELVIS"]
# Few patients are doctors.
TITLES = 6 * ["Mr", "Mrs", "Miss", "Ms"] + ["Dr", "Rev"]
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
NAMES = {"plain": "{g} {f}", "comma": "{f}, {g}", "caps": "{F}, {g}", "after": "{F} {g}", "title": "{t} {g} {f}", "initial": "{t} {i} {f}", "loud": "{g} {F}", "brackets": "{F}, {g} ({t})"}
DATES = {"slash": "{d:02}/{m:02}/{y}", "dot": "{d}.{m}.{s:02}", "words": "{d} {n} {y}", "iso": "{y}-{m:02}-{d:02}", "dash": "{d:02}-{N}-{y}", "long": "{d} {n} {s:02}"}


def who(p):
    """(given name, family name) of one people."""
    given, family = p.pick(PEOPLES)
    return p.pick(given.split("|")), p.pick(family.split("|"))


def called(p, form, person=None, kind="patient_name"):
    g, f = person or who(p)
    if f in ("Chan", "Leung", "Ouyang", "Xu") and form in ("plain", "loud"):
        g, f = f, g  # the family's name first, as they write it
    return p.mark(kind, NAMES[form].format(g=g, f=f, F=f.upper(), i=g[0], t=p.pick(TITLES)))


def addressed(p, name):
    return p.mark("patient_name", f"{p.pick(['Mr', 'Mrs', 'Ms'])} {name}")


def day(p, form, low=1929, high=2016):
    y, m = p.rng.randint(low, high), p.rng.randint(1, 12)
    return DATES[form].format(d=p.rng.randint(1, 28), m=m, y=y, s=y % 100, n=MONTHS[m - 1], N=MONTHS[m - 1].upper())


def born(p, form):
    return p.mark("date_of_birth", day(p, form))


def nhs(p, between=" "):
    return re.sub(r"(\d{3}) (\d{3}) (\d{4})", rf"\1{between}\2{between}\3", p.nhs())


def unit(p, letters="KRX"):
    return p.mark("hospital_number", f"{p.pick(letters)}{p.rng.randint(100000, 9999999)}")


def home(p):
    return p.mark("address", f"{p.rng.randint(1, 140)} {p.pick(STREETS)}, {p.pick(TOWNS)}")


def code(p):
    return p.mark("postcode", p.postcode())


def face(p, font, body, ground="#fff", ink="#222", extra=""):
    """In the vendor's font where it is installed."""
    return p.html(f"<div style='font-family:{font};height:100%'>{body}</div>", ground, ink, extra)


def inbox(p):
    """Mail: folders, a list of two lines each, one that is open."""
    def about():
        return p.pick([lambda: (f"{called(p, 'plain')} {born(p, 'dot')}", f"Is this lady known to you? {p.pick(WHY)}, GP has rung twice"),
                       lambda: (f"RE: {called(p, 'title')}", f"Thanks, have moved to Thursday pm list. Hosp no {unit(p)}"),
                       lambda: (f"FW: {called(p, 'comma')} - POC", f"Section 5 sent, SW is {p.pick(STAFF)}"),
                       lambda: ("MDT outcomes", f"{called(p, 'plain')} - for best supportive care"),
                       lambda: (p.pick(["Fire training overdue", "Car park B closed", "Payslip available", "Rota swap?", "Mandatory e-learning"]), f"{p.words(8).capitalize()}")])()
    rows = "".join(f"<div style='padding:7px 12px;border-bottom:1px solid #ddd;border-left:3px solid {p.pick([p.blue, '#fff0'])}'><div style='display:flex;justify-content:space-between'><b>{p.pick(STAFF)}"
                   f"</b><small>{clock(p)}</small></div><div style='white-space:nowrap;overflow:hidden'>{s}</div><small style='color:#777'>{t}</small></div>" for s, t in (about() for _ in range(11)))
    person = who(p)
    folders = "".join(f"<div style='padding:6px 14px'>{t}</div>" for t in ["<b>Inbox</b> 37", "Drafts", "Sent Items", "Deleted", "MDT", "Secretaries"])
    return face(p, "Carlito,Liberation Sans", f"<div style='background:#0f6cbd;color:#fff;padding:9px 14px'>Search</div><div style='display:flex;height:95%'><div style='width:130px;background:#f0f0f0;color:#222'>{folders}"
                f"</div><div style='width:390px;border-right:1px solid #ccc'>{rows}</div><div style='flex:1;padding:18px'><h3>{called(p, 'plain', person)} {born(p, 'dot')}</h3><p>Hi</p>"
                f"<p>Could one of you see {addressed(p, person[1])} before the weekend? Number is {nhs(p, '')}.</p><p>She lives at {home(p)} with her husband.</p><p>Ta</p></div></div>")


def chats(p):
    """A list of chats; each shows its last message."""
    said = [("Ward 12 nights &#127769;", f"Kirsty: bed 9 {called(p, 'initial')} BM 3.1 again"), ("Mum", "Did you get the train ok x"), ("F2s 2025", f"Ola: anyone know {called(p, 'plain')}? {p.pick(WHY)}, {unit(p)}"),
            ("Gym buddies", "6am tmrw??"), ("District nurses N", f"{called(p, 'initial')} {home(p)} key safe 4471"), ("Sam", "Photo"), ("Cardiology SpRs", f"echo for {called(p, 'loud')} done, EF 35"),
            ("Landlord", "The boiler man comes on Tuesday"), ("Theatre 4", f"{called(p, 'plain')} cancelled, no bed"), ("Book club", "Nobody finished it lol")]
    dark = p.rng.random() < 0.5
    p.rng.shuffle(said)
    rows = "".join(f"<div style='display:flex;gap:12px;padding:9px 14px'><div style='width:46px;height:46px;border-radius:50%;flex:none;background:hsl({p.rng.randint(0, 360)},35%,60%)'></div><div style='flex:1'>"
                   f"<div style='display:flex;justify-content:space-between'><b>{t}</b><small style='opacity:.6'>{p.pick([clock(p), 'Yesterday'])}</small></div><div style='opacity:.75;margin-top:3px'>{m}</div></div></div>" for t, m in said)
    return face(p, "Roboto", f"<h2 style='padding:14px 14px 0;margin:0'>Chats</h2><p style='padding:0 14px'>All &nbsp; Unread &nbsp; Groups</p>{rows}", "#111b21" if dark else "#fefefe", "#e9edef" if dark else "#111")


def locked_phone(p):
    """What a locked telephone says."""
    def card(app, head, text):
        return f"<div style='background:#ffffff30;border-radius:18px;padding:12px 16px;margin:9px 12px'><small style='opacity:.8'>{app} &nbsp; {p.pick(['now', '4m ago', '1h ago'])}</small><br><b>{head}</b><br>{text}</div>"
    cards = [card("Calendar", f"Home visit {called(p, 'title')}", f"{clock(p)} &#183; {home(p)}"), card("Teams", p.pick(STAFF), f"can you see {called(p, 'plain')} in resus 2 pls, dob {born(p, 'dot')}"),
             card("Messages", "07700 900318", "Your parcel will come between 2 and 4"), card("Mail", "Bookings", f"Clinic letter: {called(p, 'after')} NHS {nhs(p)}")]
    p.rng.shuffle(cards)
    return face(p, "Inter,Roboto,Lato", f"<div style='height:100%;background:linear-gradient({p.rng.randint(120, 220)}deg,#274060,#5d4a66,#243);color:#fff;padding-top:60px'><div style='text-align:center'>Thursday 5 March"
                f"<div style='font-size:5.6em;font-weight:300'>{clock(p)}</div></div>{''.join(cards)}</div>", "#234", "#fff")


def dispensing(p):
    """A pharmacy's program."""
    person = who(p)
    rows = [[day(p, "slash", 2025, 2025), f"{p.rng.choice([28, 56, 84])}", f"{p.pick(DRUGS)} {p.rng.choice([5, 10, 20, 50])}mg tabs", p.pick(["1 OM", "1 BD", "2 QDS PRN", "as dir."]), p.pick(["Dispensed", "Owing 14", "Collected"])] for _ in range(9)]
    queue = "".join(f"<div style='padding:5px 9px;border-bottom:1px solid #9ab'>{called(p, 'after')}<br><small>{p.rng.randint(1, 7)} items &nbsp; {p.pick(['EPS', 'Paper', 'MDS tray'])}</small></div>" for _ in range(9))
    return face(p, p.pick(["DejaVu Sans", "Liberation Sans"]), f"<div style='background:#274e13;color:#fff;padding:6px 12px'>F2 Find &nbsp; F3 Label &nbsp; F5 Owings &nbsp; F9 Endorse</div><div style='display:flex;gap:12px'><div style='width:230px;background:#dfe8f1;color:#123'>"
                f"{queue}</div><div style='flex:1;padding:10px'><fieldset><legend>PMR</legend><b style='font-size:1.25em'>{called(p, 'after', person)}</b> &nbsp; {p.pick(['Miss', 'Mr'])}<br>{home(p)} {code(p)}<br>d.o.b. {born(p, 'dash')} &nbsp; "
                f"{nhs(p)} &nbsp; Tel {p.phone()}<br>Exempt: {p.pick(['A - 60 or over', 'PPC', 'HC2'])}</fieldset>" + p.table(["Date", "Qty", "Item", "Dir", "State"], rows) + "</div></div>", "#eef3ea")


def dental_chart(p):
    year = p.rng.randint(1935, 2019)
    teeth = lambda: "".join(f"<td style='border:1px solid #889;text-align:center;background:{p.pick(['#fff0', '#fff0', '#fff0', '#f3c7c7', '#c7d9f3'])}'>{n}<br>{p.pick(['', '', 'MO', 'X', 'Cr', 'RCT'])}</td>" for n in "8765432112345678")
    rows = [[day(p, "slash", 2025, 2025), p.pick(["Exam", "Scale and polish", "Composite UR6", "Extraction LL7", "Crown prep UL4"]), f"Band {p.rng.randint(1, 3)}", p.pick(["WIP", "Complete", "Planned"])] for _ in range(7)]
    return face(p, "Open Sans,Noto Sans", f"<div style='padding:9px 16px;background:#e7f6f4;color:#063;border-bottom:3px solid #0a7f73'><span style='font-size:1.4em'>{called(p, p.pick(['plain', 'title']))}</span> &nbsp; ({2025 - year}) &nbsp; {p.mark('date_of_birth', day(p, 'slash', year, year))}"
                f"<br><small>Patient {p.mark('hospital_number', str(p.rng.randint(10000, 99999)))} &nbsp; Recall {day(p, 'slash', 2026, 2026)} &nbsp; Mob {p.phone()} &nbsp; MH: warfarin, penicillin allergy</small></div><div style='padding:14px'><table>"
                f"<tr>{teeth()}</tr><tr>{teeth()}</tr></table><h3>BPE 2 1 2 / 3 2 2</h3>" + p.table(["Date", "Treatment", "Charge", "Status"], rows) + "</div>", "#fdfefe")


def call_111(p):
    person = who(p)
    return face(p, "Noto Sans,Lato", f"<div style='background:#41b6e6;color:#012;padding:8px 14px'>Call {p.rng.randint(10**5, 10**6)} &nbsp; 00:0{p.rng.randint(1, 9)}:{p.rng.randint(10, 59)} &nbsp; Queue 14</div><div style='display:flex;height:94%'><div style='width:290px;"
                f"background:#f3f3ee;color:#222;padding:12px;line-height:1.6'><b>Who is it about</b><br>{called(p, 'plain', person)}<br>Born {born(p, 'words')}, {p.pick(['female', 'male'])}<br>{home(p)}<br>{code(p)}<br>NHS {nhs(p)}<br><br><b>Who is ringing</b><br>"
                f"{called(p, 'plain', (who(p)[0], person[1]), 'relative_name')} ({p.pick(['daughter', 'husband', 'mother'])})<br>{p.phone()}</div><div style='flex:1;padding:24px;font-size:1.25em'><p>Is {p.mark('patient_name', person[0])} breathing normally at the moment?</p>"
                f"<p>&#9675; Yes &nbsp; &#9675; No &nbsp; &#9675; Not sure</p><p style='color:#777'>{p.pick(WHY).capitalize()} since this morning</p><p>Disposition: {p.pick(['ED within 1 hour', 'Primary care 6 hours', 'Self care'])}</p></div></div>")


def results_phone(p):
    cards = "".join(f"<div style='background:#1d2733;border-radius:12px;padding:11px 14px;margin:9px'><b>{called(p, 'caps')}</b><span style='float:right;color:#ff8a80'>{p.pick(['K 6.1', 'Hb 71', 'CRP 214', 'Trop 88', 'Na 121'])}</span><br><small style='opacity:.75'>"
                    f"{p.pick(WARDS)} &#183; {unit(p, 'RM')} &#183; {p.rng.randint(19, 97)}{p.pick('mf')}</small></div>" for _ in range(8))
    return face(p, "Roboto", f"<div style='padding:16px'><b style='font-size:1.4em'>Unacknowledged</b> &nbsp; 8</div>{cards}", "#0b1118", "#e6edf3")


def reporting(p):
    """A radiologist's list."""
    rows = [[p.pick(["&#9679;", "&#9675;"]), called(p, "caps"), unit(p, "XR"), born(p, "iso"), f"A{p.rng.randint(10**6, 10**7)}", p.pick(SCANS), p.pick(["ED", "IP", "GP", "OP"]), clock(p), p.pick(["Unreported", "Prelim", "Dictated", "STAT"])] for _ in range(22)]
    return face(p, "Roboto,Liberation Sans", f"<div style='padding:9px 14px;background:#26282c'>My list &nbsp; | &nbsp; On call &nbsp; | &nbsp; Unread (22) &nbsp; | &nbsp; Priors</div>" + p.table(["", "Subject", "Pat ID", "Born", "Accession", "Exam", "From", "Done", "Report"], rows),
                "#17181b", "#c9ccd1", "td{border-bottom:1px solid #2b2d31;padding:4px 7px}")


def tasks(p):
    form = p.pick(["comma", "plain", "brackets"])
    rows = [[p.pick(["!", "", ""]), called(p, form), p.pick(["Ring with result", "Med3 request", "Insurance report", "Rpt script query", "Path: abnormal, speak to Dr", "Fridge temp?", "Safeguarding call back", "Book HCA bloods"]),
             p.pick(STAFF), p.pick(["Today", "Overdue 2d", "Fri", "No date"])] for _ in range(19)]
    return face(p, "Lato,Carlito", "<div style='padding:10px 16px'><b style='font-size:1.3em'>Tasks</b> &nbsp; Mine 19 &nbsp; Team 143 &nbsp; New task</div>" + p.table(["", "Concerning", "What", "Raised by", "Due"], rows), extra="td{border-bottom:1px dotted #aaa}")


def incident(p):
    person = who(p)
    field = lambda label, value, wide="48%": f"<div style='width:{wide};margin:7px 0'><label style='color:#555'>{label}</label><div style='border:1px solid #999;padding:6px 8px;min-height:2.1em'>{value}</div></div>"
    return face(p, "Liberation Sans", "<div style='background:#6a1b4d;color:#fff;padding:11px 18px'>Incident report (IR1)</div><div style='padding:12px 24px;display:flex;flex-wrap:wrap;justify-content:space-between'>"
                + field("When did it happen", f"{day(p, 'slash', 2025, 2025)} {clock(p)}") + field("Where", p.pick(WARDS)) + field("Person affected - first names", p.mark("patient_name", person[0])) + field("Last name", p.mark("patient_name", person[1]))
                + field("D.O.B. *", born(p, "slash")) + field("Ref (hospital or NHS)", unit(p)) + field("What happened (facts, not opinion, no names)",
                f"{addressed(p, person[1])} was found on the floor beside the bed at {clock(p)} by {p.pick(STAFF)}. Obs done, neuro obs commenced. Son informed. Was due {p.pick(DRUGS).lower()} at the time, not given.", "100%")
                + field("Harm", "Low") + field("Reported by", p.pick(STAFF)) + "</div>", "#fafafa")


def in_word(p):
    person = who(p)
    file = p.mark("patient_name", f"{person[1].upper()} {person[0]}")
    return face(p, "Carlito,Liberation Sans", f"<div style='background:#2b579a;color:#fff;padding:7px;text-align:center'>TTO letter {file} v2.docx - Word</div><div style='background:#f3f2f1;color:#333;padding:6px 14px'>File &nbsp; Home &nbsp; Insert &nbsp; Layout &nbsp; References &nbsp; Review</div>"
                f"<div style='width:680px;height:86%;margin:14px auto;background:#fff;color:#111;padding:40px 60px;font:1.05em Liberation Serif'><p>{called(p, 'title', person)}<br>{home(p)}<br>{code(p)}</p><p>{called(p, 'loud', person)}, DoB {born(p, 'words')}, our ref {unit(p)}, NHS {nhs(p)}</p>"
                f"<p>Thank you for taking over the care of this {p.rng.randint(30, 90)} year old who came in with {p.pick(WHY)}. {p.pick(DRUGS)} {p.pick(DOSES)} was started and {p.pick(DRUGS)} stopped. {addressed(p, person[1])} has been told not to drive.</p>"
                "<p>Please would you repeat the bloods in one week.</p></div>", "#d6d6d6")


def merge(p):
    """A list that letters are made of."""
    rows = []
    for n in range(2, 24):
        g, f = who(p)
        rows.append([n, p.pick(["Mr", "Mrs", "Ms"]), p.mark("patient_name", g), p.mark("patient_name", f), p.mark("address", f"{p.rng.randint(1, 99)} {p.pick(STREETS)}"), p.pick(TOWNS), code(p), day(p, "slash", 2026, 2026), clock(p)])
    return face(p, "Carlito", "<div style='padding:6px;background:#217346;color:#fff'>recall_eye_screening_FINAL2.xlsx</div>" + p.table(["", *"ABCDEFGH"], [[1, "Title", "Fname", "Sname", "Addr1", "Addr2", "PCode", "ApptDate", "ApptTime"], *rows]), extra="td,th{border:1px solid #d4d4d4;padding:2px 5px}")


def explorer(p):
    def file():
        g, f = who(p)
        return p.pick([lambda: p.mark("patient_name", f"{f.upper()} {g}") + f" {nhs(p, '')} clinic letter.docx", lambda: p.mark("patient_name", f"{f}, {g}") + f" {born(p, 'iso')} MRI.pdf",
                       lambda: f"DNACPR {p.mark('patient_name', f'{g} {f}')} scan.pdf", lambda: f"PIP report - {addressed(p, f)}.docx"])()
    rows = [["&#128196;", file(), day(p, "slash", 2025, 2025) + " " + clock(p), p.pick(["Microsoft Word", "PDF", "Shortcut"]), f"{p.rng.randint(20, 900)} KB"] for _ in range(17)]
    side = "".join(f"<div style='padding:5px 12px'>{t}</div>" for t in ["Quick access", "Desktop", "Downloads", "S: (Shared)", "&nbsp; Letters", "&nbsp; <b>To be typed</b>", "&nbsp; Audit"])
    return face(p, "Noto Sans,Carlito", f"<div style='padding:8px 14px;border-bottom:1px solid #ccc'>This PC &#8250; S: &#8250; Neurology &#8250; To be typed</div><div style='display:flex'><div style='width:190px;background:#8881'>{side}</div><div style='flex:1'>"
                + p.table(["", "Name", "Modified", "Type", "Size"], rows) + "</div></div>", extra="td{border:0;padding:4px 8px}")


def remembered(p):
    """What a search field remembers."""
    said = "".join(f"<div style='padding:8px 14px'>{t}</div>" for t in [called(p, "plain"), nhs(p, ""), called(p, "comma"), nhs(p), p.mark("patient_name", who(p)[1].lower()), called(p, "plain"), unit(p)])
    return face(p, "Roboto,Noto Sans", f"<div style='background:#dee1e6;color:#333;padding:9px 14px'>&#8592; &#8594; &#8635; &nbsp; <span style='background:#fff;border-radius:14px;padding:5px 60px 5px 14px'>portal.local/search</span></div><div style='padding:70px 120px'><h2>Find a patient</h2>"
                f"<div style='border:2px solid {p.blue};padding:9px 14px;width:440px'>|</div><div style='width:440px;background:#fff;color:#222;box-shadow:0 4px 14px #0005'>{said}</div></div>")


def video_queue(p):
    form = p.pick(["plain", "title"])
    rows = "".join(f"<div style='display:flex;justify-content:space-between;padding:12px 18px;border-bottom:1px solid #8883'><div><b>{called(p, form)}</b><br><small>{born(p, 'words')} &#183; {p.phone()}</small></div><div>{p.pick(['Waiting', 'On hold', 'Camera check'])} {p.rng.randint(1, 40)} min</div>"
                   f"<div style='background:{p.blue};color:#fff;border-radius:5px;padding:8px 16px'>Join</div></div>" for _ in range(8))
    return face(p, "Lato,Open Sans", f"<div style='padding:18px'><h2>Waiting area</h2>Memory service, {p.pick(STAFF)} &nbsp; 8 people are waiting</div>{rows}", "#fbfbfd")


def night_jobs(p):
    rows = [[p.pick("RAG"), f"{p.pick(WARDS)} / {p.rng.randint(1, 30)}", called(p, "initial"), unit(p), p.pick(TASKS), f"#{p.rng.randint(1000, 9999)}", clock(p), p.pick(["Sent", "Accepted", "On way", ""])] for _ in range(17)]
    return face(p, "Open Sans", "<div style='padding:10px 16px;background:#311b92;color:#fff'>Hospital at Night &nbsp; open requests</div>" + p.table(["", "Area", "Re", "Unit no", "Ask", "Bleep", "In", ""], rows), "#0e0b1f", "#eae6ff")


def social(p):
    g, f = who(p)
    kin = "".join(f"<tr><td>{called(p, 'plain', (who(p)[0], f), 'relative_name')}</td><td>{t}</td><td>{p.phone()}</td></tr>" for t in ["Son", "Sister", "Neighbour"])
    notes = "".join(f"<p><b>{day(p, 'words', 2025, 2025)}</b> {p.pick(STAFF)}: visit to {p.mark('patient_name', g)}, {p.pick(['carers late', 'house cold', 'refuses respite', 'falls pendant fitted'])}.</p>" for _ in range(4))
    return face(p, "Noto Sans", f"<div style='padding:10px 18px;background:#00695c;color:#fff'>Adults &#8250; Case file &#8250; {called(p, 'plain', (g, f))}</div><div style='display:flex;gap:34px;padding:16px'><div style='line-height:1.8'>Person ID {p.rng.randint(10**6, 10**7)}<br>Known as {p.mark('patient_name', g)}<br>"
                f"Age {p.rng.randint(60, 97)} ({born(p, 'slash')})<br>Lives at {home(p)}<br>Health no. {nhs(p)}<br>Needs: two-handed transfers</div><div><b>Relationships</b><table>{kin}</table></div></div><div style='padding:0 18px'><h3>Case notes</h3>{notes}</div>", "#f7f9f8")


def case_slide(p):
    g, f = who(p)
    return face(p, "Lato,Carlito", f"<div style='padding:50px 70px;font-size:1.9em;height:100%'><h2>Case 2</h2><ul><li>{addressed(p, g[0] + '. ' + f)}, {p.rng.randint(30, 90)}, retired baker</li><li>{p.pick(WHY).capitalize()} for two weeks</li>"
                f"<li>PMH: T2DM, AF on {p.pick(DRUGS).lower()}</li><li>CT: 3 cm lesion, see next slide</li></ul><p style='font-size:.5em;color:#888'>{unit(p)} &nbsp; M&amp;M {day(p, 'words', 2025, 2025)}</p></div>", p.pick(["#fff", "#13233a"]), p.pick(["#3a6ea5", "#5c8fc0"]))


def screening(p):
    """A trial's log: initials, never names."""
    rows = [[f"S{n:03}", f"{p.pick('ABCDEFGHJKLM')}{p.pick('-ABCD')}{p.pick('NOPRSTW')}", born(p, "dash"), unit(p), p.pick("YN"), p.pick(["", "eGFR &lt; 30", "declined", "on warfarin"]), day(p, "dash", 2025, 2025)] for n in range(1, 19)]
    return face(p, "Liberation Sans", "<div style='padding:14px'><b>Screening and enrolment log &nbsp; site 04</b></div>" + p.table(["Scr no.", "Initials", "Birth date", "Local ID", "Eligible", "If no, why", "Seen"], rows), extra="td{border:1px solid #bbb}")


def jab(p):
    return face(p, "Inter,Noto Sans", f"<div style='padding:20px;line-height:1.55'><h2>Booked</h2><p>Thank you, {p.mark('patient_name', who(p)[0])}.</p><p style='color:#777;margin-bottom:0'>For</p>{called(p, 'plain')}<p style='color:#777;margin-bottom:0'>Birthday</p>{born(p, 'words')}"
                f"<p style='color:#777;margin-bottom:0'>Jab</p>{p.pick(['RSV', 'Covid-19 spring', 'Flu'])}<p style='color:#777;margin-bottom:0'>Where and when</p>{p.pick(SURGERIES)}, {day(p, 'words', 2026, 2026)}, {clock(p)}<p style='color:#777;margin-bottom:0'>We will text</p>{p.phone()}</div>", "#f4f7f9")


def print_preview(p):
    """A sheet of labels about to be printed, and the printer's choices."""
    g, f = who(p)
    date, number = day(p, "slash"), f"{p.pick('KR')}{p.rng.randint(10**5, 10**6)}"
    label = lambda: f"<div style='width:32%;padding:9px;font-size:.85em'>{called(p, 'caps', (g, f))}<br>{p.mark('date_of_birth', date)} {p.mark('hospital_number', number)}<br>{p.pick(['Ash Ward'])}</div>"
    return face(p, "Noto Sans,Carlito", f"<div style='display:flex;height:100%'><div style='flex:1;background:#5f6368;padding:24px'><div style='background:#fff;color:#111;width:540px;margin:auto;height:96%;display:flex;flex-wrap:wrap;align-content:flex-start'>{''.join(label() for _ in range(24))}</div></div>"
                "<div style='width:270px;background:#fff;color:#222;padding:18px;line-height:2.3'><b style='font-size:1.3em'>Print</b><br>Destination &nbsp; ZEBRA-W12<br>Pages &nbsp; All<br>Copies &nbsp; 1<br>Layout &nbsp; Portrait<br>More settings</div></div>")


def taskbar(p):
    """What a program in the task bar says of itself; the rest is a desktop."""
    g, f = who(p)
    return face(p, "Noto Sans,Carlito", f"<div style='position:relative;height:100%;background:radial-gradient(circle at 60% 40%,#6fa8dc,#1c4587)'><div style='position:absolute;left:18px;top:18px;color:#fff;text-align:center;font-size:.85em'>&#128465;<br>Recycle Bin<br><br>&#128193;<br>Audit</div><div style='position:absolute;"
                f"left:180px;bottom:52px;background:#2b2b2b;color:#fff;padding:9px 14px;border-radius:5px'>{called(p, 'caps', (g, f))} - {born(p, 'dash')} - {unit(p)} - Results</div><div style='position:absolute;bottom:0;left:0;right:0;height:42px;background:#101820;color:#eee;padding:11px'>&#8862; &nbsp; "
                f"Search &nbsp; &#128193; &nbsp; &#127760; <span style='float:right'>{clock(p)} &nbsp; {day(p, 'slash', 2025, 2025)}</span></div></div>", "#1c4587", "#fff")


RECORDS = {"screen": [inbox, dispensing, dental_chart, call_111, reporting, tasks, incident, in_word, merge, explorer, remembered, video_queue, night_jobs, social, case_slide, screening, print_preview, taskbar],
           "phone": [chats, locked_phone, results_phone, jab]}
