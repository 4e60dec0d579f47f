# SPDX-License-Identifier: Apache-2.0
"""Records on paper, labels, boards and things: what lies in a pocket, hangs at a bed, sticks on a pot or comes in an
envelope. Names of many peoples and in many orders. Everybody is invented."""

# A whole name as its people write it: (given, family). One of one name alone has no family.
PEOPLE = [line.split("/") for line in (
    "Gurpreet/Sandhu|Mohammed/Shafiq|Anjali/Deshpande|Nusrat/Jahan|Thangarajah/Sivakumar|Rukmini/Iyer|Folasade/Ogunleye|Chukwuemeka/Eze|Kwaku/Asante|"
    "Abena/Owusu-Ansah|Nomvula/Dlamini|Haile/Tesfaye|Wanjiru/Kamau|Rhodri/ap Gwilym|Eluned/Bevan|Ifor/Pugh|Bronwen/Cadwaladr|Agnieszka/Kaczmarek|"
    "Zbigniew/Pawlak|Danuta/Grabowska|Bridie/O'Hagan|Fionnuala/McSorley|Eithne/Ni Bhriain|Jean-Paul/Lefevre|Mary-Ann/Postlethwaite|Sarah-Jane/Hebblethwaite|"
    "Peggy/Tattersall|Stanley/Ogden|Ernest/Bickerstaffe|Dorothy/Cleminson|Kenneth/Murgatroyd|Xiu Ying/Wong|Wai Man/Leung|Ha-eun/Yoon|Thi Lan/Pham|"
    "Maria do Carmo/Figueiredo|Joao/Teixeira|Vasile/Munteanu|Hatice/Ozturk|Farzaneh/Rostami|Yohannes/|Suharto/|Delroy/Blackwood|Mavis/St. Clair|"
    "Isla/Farquharson|Torquil/MacAskill|Ailsa/MacLennan-Ross").split("|")]
GROUND = "Marram Bay Hospital|Royal Thornby Infirmary|St Oswin's Hospital|Priestfield General Hospital|Ysbyty Glan Alaw".split("|")
STREETS = "Tenter Street|Cobden Terrace|Heol y Bryn|Chapel Brow|Sycamore Drive|The Crofts|Dyehouse Lane|Princess Alice Court".split("|")
TOWNS = "Thornby|Marram Bay|Priestfield|Llanalaw|Oswinstow".split("|")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
MEDICINES = "Sertraline|Donepezil|Levothyroxine|Senna|Adcal-D3|Clopidogrel|Tamsulosin|Mirtazapine|Omeprazole|Gliclazide|Co-codamol|Carbocisteine|Fostair".split("|")
MONO = "Liberation Mono", "Nimbus Mono PS", "DejaVu Sans Mono"
SERIF = "Liberation Serif", "Nimbus Roman", "P052", "DejaVu Serif", "TeX Gyre Schola"


def person(p):
    return p.pick(PEOPLE)


def year(p, low=1929, high=1998):
    return p.rng.randint(low, high)


def day(p, low=1929, high=1998):
    """A date of birth in one of the ways that people write it."""
    d, m, y = p.rng.randint(1, 28), p.rng.randint(1, 12), year(p, low, high)
    return p.mark("date_of_birth", p.pick([f"{d:02}/{m:02}/{y}", f"{d}.{m}.{y % 100:02}", f"{d:02} {MONTHS[m - 1]} {y}", f"{d:02}-{MONTHS[m - 1].upper()}-{y}",
                                           f"{d:02}.{m:02}.{y}", f"{d}/{m}/{y % 100:02}"]))


def lately(p):
    return p.pick([f"{p.rng.randint(1, 28):02}/{p.rng.randint(1, 12):02}/25", f"{p.rng.randint(1, 28)} {p.pick(MONTHS)} 2025"])


def said(p, who):
    return p.mark("patient_name", " ".join(who).strip())


def turned(p, who):
    """The family's name first, as lists and labels have it."""
    given, family = who
    if not family:
        return p.mark("patient_name", given.upper())
    return p.mark("patient_name", p.pick([f"{family.upper()}, {given}", f"{family.upper()} {given}", f"{family}, {given}", f"{family.upper()} {given.upper()}"]))


def titled(p, who):
    given, family = who
    return p.mark("patient_name", f"{p.pick(['Mr', 'Mrs', 'Ms', 'Miss'])} {family or given}")


def unit(p):
    return p.mark("hospital_number", p.pick([f"{p.rng.randint(100000, 999999)}", f"{p.pick('ABHTS')}{p.rng.randint(100000, 999999)}", f"{p.rng.randint(10, 99)}-{p.rng.randint(10, 99)}-{p.rng.randint(10, 99)}",
                                             f"{p.rng.randint(1000000, 9999999)}{p.pick('DKW')}"]))


def home(p):
    return p.mark("address", f"{p.rng.randint(1, 120)} {p.pick(STREETS)}, {p.pick(TOWNS)}")


def block(p):
    """An address in lines."""
    return (f"{p.mark('address', str(p.rng.randint(1, 120)) + ' ' + p.pick(STREETS))}<br>{p.mark('address', p.pick(TOWNS).upper())}<br>{p.mark('postcode', p.postcode())}")


def clock(p, low=7, high=19):
    return f"{p.rng.randint(low, high):02}{p.pick([':', '', '.'])}{p.rng.choice([0, 15, 20, 30, 45]):02}"


def lettered(p, body, fonts=None, ground="#fff", ink="#222", extra=""):
    if fonts:
        p.font = p.pick(fonts)
    return p.html(body, ground, ink, extra)


def handover(p):
    """Folded twice in a pocket: creases go through the rows."""
    rows = [[f"{p.pick('ABC')}{n}", f"{turned(p, person(p))}<br>{p.rng.randint(22, 98)}{p.pick([' yrs', '', 'y'])}", p.pick(["T2DM, HTN, prev MI", "Dementia, OA", "Nil", "COPD, ex-smoker", "Bipolar, CKD3"]),
             p.pick(["# L NOF, day 3", "Sepsis ?source", "Off legs", "Decompensated HF", "Bowel obs, NBM"]), p.pick(["POC restart Mon", "Bloods am", "SALT r/v", "TTOs", "OT kitchen ax", "DNAR in notes"])] for n in range(1, 17)]
    fold = "linear-gradient(180deg,#0000 49.5%,#0003 50%,#0000 50.6%),linear-gradient(90deg,#0000 49.4%,#0002 50%,#0000 50.7%),#fdfdfb"
    return lettered(p, f"<div style='background:{fold};padding:26px;height:100%'><b>Nursing handover &ndash; {p.pick(['Elm', 'Trauma 2', 'Stroke Unit'])} &ndash; Nights {lately(p)}</b>" + p.table(
        ["", "Pt", "PMHx", "Presented with", "To do"], rows) + "<p>SHRED AFTER SHIFT</p></div>", extra="td,th{border:1px solid #555;font-size:.92em;padding:3px 5px}")


def fluids(p):
    who = person(p)
    rows = [[f"{h % 24:02}.00", p.pick(["", "200", "150 tea", "100"]), p.pick(["83", "125", ""]), "", p.pick(["", "300", "220"]), p.pick(["", "", "50 vomit"])] for h in range(8, 30)]
    return lettered(p, f"<div style='padding:30px'><div class=row><h3>24 HOUR FLUID BALANCE CHART</h3></div><div class=row style='border:1px solid #333;padding:8px;gap:40px'><div>Surname: {p.mark('patient_name', who[1] or who[0])}<br>"
                    f"Forename: {p.mark('patient_name', who[0])}</div><div>Unit No: {unit(p)}<br>Ward: {p.rng.randint(1, 30)}</div><div>D.O.B: {day(p)}<br>Weight: {p.rng.randint(44, 110)} kg</div></div>"
                    + p.table(["Time", "Oral", "I.V.", "N/G", "Urine", "Other"], rows) + "<p>Running total ............ Balance ............</p></div>", None, p.pick(["#fff", "#fdf3d8", "#eaf4fb"]), extra="td,th{border:1px solid #777}")


def mar(p):
    """A care home's month of medicines."""
    rows = [[f"<b>{p.pick(MEDICINES)}</b> {p.rng.choice([5, 10, 25, 50, 100])}mg<br><small>Take ONE {p.pick(['in the morning', 'at night', 'twice daily'])}</small>", p.pick(["08", "12", "17", "22"]),
             *[p.pick(["JB", "KM", "R", "TL", "JB", ""]) for _ in range(14)]] for _ in range(8)]
    who = person(p)
    return lettered(p, f"<div style='padding:24px'><b>{p.pick(['Larkhill House', 'The Beeches', 'Bryn Teg Residential Home'])}</b> &nbsp; Medication administration record<div class=row style='background:#8882;padding:8px;margin:8px 0'>"
                    f"<div>Resident<br><b>{said(p, who)}</b></div><div>Room<br><b>{p.rng.randint(1, 40)}</b></div><div>Born<br><b>{day(p, 1925, 1950)}</b></div><div>Allergies<br><b>{p.pick(['Penicillin', 'None known', 'Trimethoprim'])}</b></div>"
                    f"<div>GP<br><b>Dr Hallam</b></div></div>" + p.table(["Medicine", "Time", *range(1, 15)], rows) + "<p>R refused &nbsp; S sleeping &nbsp; H hospital</p></div>", extra="td,th{border:1px solid #888;padding:4px 4px}")


def request(p):
    """Boxes with small captions in their corners, filled in by a printer."""
    who = person(p)
    box = lambda caption, value, wide: f"<div style='border:1px solid #b03060;width:{wide}%;padding:2px 6px 6px;min-height:46px'><small style='color:#b03060;font-size:.7em'>{caption}</small><br><span style='font-family:Liberation Mono'>{value}</span></div>"
    boxes = [box("SURNAME", p.mark("patient_name", (who[1] or who[0]).upper()), 50), box("FORENAMES", p.mark("patient_name", who[0].upper()), 50), box("DATE OF BIRTH", day(p), 30), box("SEX", p.pick("MF"), 12),
             box("NHS NUMBER", p.nhs(), 30), box("CASE NOTE NO.", unit(p), 28), box("PATIENT'S ADDRESS", block(p), 50), box("WARD / CLINIC / SURGERY", f"{p.pick(['SAU', 'Antenatal', 'Dr Pell, Tenter St'])}", 25),
             box("CONSULTANT OR GP", p.pick(["MR R TAYLOR", "DR S PELL"]), 25), box("CLINICAL DETAILS", p.pick(["TATT, wt loss", "?PE", "Booking bloods", "Jaundice, on statin"]), 60), box("COLLECTED", f"{lately(p)} {clock(p)}", 40)]
    ticks = "".join(f"<span style='display:inline-block;width:24%'>&#9744; {t}</span>" for t in "FBC|ESR|Film|U&amp;E|LFT|Bone|CRP|TFT|Lipids|HbA1c|Ferritin|B12|Coag|G&amp;S|Troponin|Other".split("|"))
    return lettered(p, f"<div style='padding:34px'><h3 style='color:#b03060'>PATHOLOGY REQUEST &nbsp; <small>{p.mark('trust_name', p.pick(GROUND))}</small></h3><div style='display:flex;flex-wrap:wrap'>{''.join(boxes)}</div><p>{ticks}</p>"
                    "<p style='color:#b03060'>Unlabelled or mislabelled samples will be discarded.</p></div>", None, p.pick(["#fff", "#fdeef2"]))


def twelve(p):
    """A sheet of twelve labels of one patient."""
    who, born, number, nhs, where = person(p), day(p), unit(p), p.nhs(), block(p)
    name = turned(p, who)
    one = f"<div style='width:50%;padding:12px 22px;height:170px'>{name}<br>{born} {p.pick(['Male', 'Female'])}<br>{number} &nbsp; {nhs}<br>{where}</div>"
    return lettered(p, f"<div style='display:flex;flex-wrap:wrap;padding:14px'>{one * 12}</div>", MONO)


def oplist(p):
    rows = [[n, clock(p, 8, 8) if n == 1 else "", f"{turned(p, person(p))}", unit(p), f"{p.rng.randint(19, 91)}{p.pick('MF')}", p.pick(["R TKR", "Lap chole +/- OTC", "L inguinal hernia", "ORIF R distal radius", "Hysteroscopy", "DHS L hip"]),
             p.pick(["GA", "Spinal", "LA", "GA + block"]), p.pick(["", "Latex allergy", "MRSA +ve", "Diabetic - first"])] for n in range(1, 9)]
    return lettered(p, f"<div style='padding:50px 26px'><h2>THEATRE {p.rng.randint(1, 9)} &nbsp; {lately(p)} &nbsp; {p.pick(['AM', 'PM', 'ALL DAY'])}</h2><p>Surgeon: {p.pick(['Mr Anand', 'Miss Trew'])} &nbsp; Anaesthetist: Dr Bolt</p>" + p.table(
        ["", "", "Patient", "Unit no", "Age", "Operation", "Anaes", "Notes"], rows) + "</div>", SERIF, extra="td,th{border:1px solid #333;padding:9px 5px}")


def fit_note(p):
    who = person(p)
    return lettered(p, f"<div style='padding:40px;line-height:1.9'><h2>Statement of Fitness for Work</h2><i>For social security or Statutory Sick Pay</i><p>Patient's name &nbsp; <b>{p.mark('patient_name', p.pick(['Mr', 'Mrs', 'Ms']) + ' ' + ' '.join(who).strip())}</b></p>"
                    f"<p>I assessed your case on: &nbsp; <b>{lately(p)}</b></p><p>and, because of the following condition(s):<br><b>{p.pick(['stress related problem', 'sciatica', 'post-operative recovery', 'depression'])}</b></p>"
                    f"<p>I advise you that: &nbsp; [X] you are not fit for work. &nbsp; [ ] you may be fit for work taking account of the following advice:</p><p>This will be the case for <b>{p.rng.choice([2, 4, 6, 8])} weeks</b></p>"
                    f"<p>I will not need to assess your fitness for work again at the end of this period.</p><p>Doctor's signature ...................</p><p>Date of statement {lately(p)}</p><p>Issuer's address: Tenter Street Surgery, {p.pick(TOWNS)}</p></div>", SERIF)


def counterfoil(p):
    """What the doctor keeps of a certificate of death."""
    line = lambda caption, value: f"<p style='border-bottom:1px dotted #555'>{caption} &nbsp; {value}</p>"
    died, age = f"{p.rng.randint(1, 28)} {p.pick(['January', 'March', 'August', 'November'])} 2025", p.rng.randint(58, 99)
    return lettered(p, f"<div style='padding:40px 70px'><b>COUNTERFOIL</b><br>For use of Medical Practitioner" + line("Name of deceased", said(p, person(p))) + line("Date of death", died) + line("Age as stated to me", f"{age} years") +
                    line("Place of death", f"{p.pick(GROUND)}, {p.pick(['Ward 4', 'A&amp;E'])}") + line("Last seen alive by me", died) + line("Whether seen after death", "(a)") + line("Cause of death I (a)", p.pick(["Bronchopneumonia", "Acute myocardial infarction", "Metastatic carcinoma of colon"]))
                    + line("(b)", p.pick(["", "Alzheimer's disease", "COPD"])) + line("II", p.pick(["Frailty of old age", "Type 2 diabetes mellitus", ""])) + line("Signature", "....................") + "</div>", SERIF, "#f4ecd0", "#33302a")


def eyes(p):
    rows = [[eye, f"{p.rng.choice('+-')}{p.rng.randint(0, 6)}.{p.rng.choice(['00', '25', '50', '75'])}", f"-{p.rng.randint(0, 2)}.{p.rng.choice(['25', '50', '75'])}", p.rng.randint(5, 175), "+2.25", "6/6"] for eye in ("R", "L")]
    who = person(p)
    return lettered(p, f"<div style='padding:40px'><h2 style='color:{p.blue}'>{p.pick(['Lens &amp; Lash Opticians', 'Cleminson Eyecare', 'Marram Bay Optometry'])}</h2><div class=row><div>{said(p, who)}<br>{block(p)}</div><div>DOB {day(p)}<br>Sight test {lately(p)}<br>Next due 24 months</div></div>"
                    f"<h3>Spectacle prescription</h3>{p.table(['', 'Sph', 'Cyl', 'Axis', 'Near add', 'VA'], rows)}<p>Notes: {p.pick(['Early lens opacity both eyes, advised', 'Referred for raised IOP', 'Dry eye, lid hygiene'])}</p><p>Optometrist: P Ashgrove &nbsp; GOC 01-20447</p></div>")


def dental(p):
    rows = [[p.pick(["UR6", "LL4", "UL7", "LR8"]), p.pick(["Filling", "Extraction", "Crown", "Root canal treatment"]), p.pick(["Band 2", "Band 3", "Private"])] for _ in range(4)]
    who = person(p)
    return lettered(p, f"<div style='padding:40px'><h3>Personal dental treatment plan</h3><p>Practice: Chapel Brow Dental</p><div class=row><div style='border:1px solid #666;padding:10px;width:60%'>Patient's details<br>Title, forename, surname<br><b>{p.mark('patient_name', p.pick(['Mr', 'Ms']) + ' ' + ' '.join(who).strip())}</b>"
                    f"<br>Address<br><b>{block(p)}</b></div><div>Course began<br>{lately(p)}</div></div>{p.table(['Tooth', 'Proposed treatment', 'Charge band'], rows)}<p>I have been told what the treatment costs. Signature of patient ................</p></div>")


def exercises(p):
    who = person(p)
    drawn = "<svg width=120 height=90><circle cx=25 cy=55 r=10 fill=none stroke=#444 stroke-width=3 /><path d='M35 60L80 64L100 40L112 70' fill=none stroke=#444 stroke-width=4 /></svg>"
    steps = "".join(f"<div class=row style='margin:14px 0'>{drawn}<div><b>{n}. {what}</b><br>Hold for 5 seconds. Repeat {p.rng.choice([5, 8, 10])} times, {p.rng.randint(2, 4)} times a day.</div></div>"
                    for n, what in enumerate(["Heel slides", "Static quads", "Bridging", "Straight leg raise", "Sit to stand"], 1))
    return lettered(p, f"<div style='padding:40px'><h2>Your exercises</h2><p>{p.pick(['For', 'Prepared for', 'Client:'])} {said(p, who)} &nbsp;&nbsp; {p.pick(['by', 'Physio:'])} Meg Tranter &nbsp; {lately(p)}</p><p>Following your {p.pick(['total hip replacement', 'ACL repair', 'stroke'])} on {lately(p)}.</p>{steps}</div>")


def school(p):
    rows = [[said(p, person(p)), day(p, 2012, 2019), p.pick(["3B", "5W", "RB"]), p.pick(["Anaphylaxis - nuts", "Asthma", "Type 1 diabetes", "Epilepsy", "Eczema"]), p.pick(["EpiPen in office", "Blue inhaler", "Pump, see plan", "Buccal midazolam", "Cream"]), ] for _ in range(15)]
    return lettered(p, f"<div style='padding:34px'><h2>Pupils with medical needs &ndash; staff room copy</h2>" + p.table(["Child", "Born", "Class", "What", "Where kept"], rows) + "<p>Update: school nurse, half-termly</p></div>", None, p.pick(["#fff9b8", "#d9f2d9", "#ffe3ea"]))


def visits(p):
    """A district nurse's day."""
    stops = "".join(f"<p><b>{clock(p, 8, 16)}</b> {p.pick([said, turned, titled])(p, person(p))}, {home(p)}<br>{p.pick(['Insulin', 'Bilat leg dressings', 'Catheter change', 'Syringe driver', 'INR'])}. Key safe {p.rng.randint(1000, 9999)}"
                    f"{p.pick(['', '. Dog', '. Ring first ' + p.phone()])}</p>" for _ in range(11))
    return lettered(p, f"<div style='padding:40px'><h3>{p.pick(['North team', 'Llanalaw DNs', 'Oswinstow District Nursing'])} &nbsp; {p.pick(['Tues', 'Fri', 'Sat'])} {lately(p)} &nbsp; Jan's visits</h3>{stops}</div>")


def lab_print(p):
    """Fan-fold paper with green bands, from a printer with pins."""
    tests = [("Hb", "g/L", 132), ("WBC", "10*9/L", 7), ("PLT", "10*9/L", 250), ("MCV", "fL", 90), ("SODIUM", "mmol/L", 139), ("POTASSIUM", "mmol/L", 4), ("UREA", "mmol/L", 6), ("CREATININE", "umol/L", 80), ("ALT", "U/L", 30), ("ALBUMIN", "g/L", 38)]
    who = person(p)
    body = "".join(f"{t:<14}{p.rng.randint(int(v * 0.7), int(v * 1.4)):>8} {p.pick([' ', '*', ' '])}  {u:<10} ({int(v * 0.9)} - {int(v * 1.1)})\n" for t, u, v in tests)
    text = (f"{p.mark('trust_name', p.pick(GROUND).upper())}   DEPT OF CLINICAL CHEMISTRY\n\n{'NAME':<8}{turned(p, who)}\n{'SEX':<8}{p.pick('MF')}       {'BORN':<6}{day(p)}\n{'HOSP':<8}{unit(p)}   {'NHS':<5}{p.nhs()}\n{'SOURCE':<8}WD {p.rng.randint(1, 30)}   CONS  DR MALIK\n"
            f"{'SPEC':<8}BLOOD   RECD  {lately(p)} {clock(p)}\n\nTEST            RESULT     UNITS      REF RANGE\n{'-' * 52}\n{body}\nCOMMENT  {p.pick(['HAEMOLYSED SAMPLE', 'SUGGEST REPEAT', 'PHONED TO WARD'])}\n\n                *** END OF REPORT ***")
    return lettered(p, f"<pre style='font:inherit;font-size:1.2em;line-height:1.5;margin:0;padding:30px;height:100%'>{text}</pre>", MONO, "#fff", p.pick(["#444", "#555566"]),
                    "body{background:repeating-linear-gradient(180deg,#e4f3e4 0 44px,#fff 44px 88px)}")


def safeguarding(p):
    who, mother = person(p), person(p)
    return lettered(p, f"<div style='padding:44px 56px;line-height:1.45'><div style='display:flex;justify-content:space-between'><div>Private &amp; Confidential<br><br>{p.mark('relative_name', 'Ms ' + ' '.join(mother).strip())}<br>{block(p)}</div><div style='text-align:right'>Children's Social Care<br>Civic Centre<br>{p.pick(TOWNS)}"
                    f"<br>Tel 01632 960{p.rng.randint(100, 999)}<br><br>{lately(p)}</div></div><p>Dear {p.mark('relative_name', 'Ms ' + (mother[1] or mother[0]))}</p><p><b>Re: {said(p, who)}, d.o.b. {day(p, 2011, 2023)}</b></p><p>I write to tell you of a child protection conference about {p.mark('patient_name', who[0])} on {lately(p)} at {clock(p)}. "
                    f"A paediatrician at {p.mark('trust_name', p.pick(GROUND))} has reported {p.pick(['bruising to both upper arms', 'poor weight gain', 'a fracture of the left radius'])}, and the health visitor, school and police have been asked for reports. You may bring somebody to support you.</p><p>Yours sincerely</p><p>H Dunning<br>Social worker</p></div>", SERIF)


def red_book(p):
    who = person(p)
    rows = [[lately(p), f"{n * 4} wks", f"{2.9 + n * 0.8:.2f} kg", f"{50 + n * 3} cm", f"{35 + n} cm", p.pick(["HV", "JT", "GP"])] for n in range(1, 8)]
    return lettered(p, f"<div style='padding:36px'><h3 style='color:#a01020'>Growth record</h3><div class=row><div>Child's first names<br><b>{p.mark('patient_name', who[0])}</b></div><div>Surname<br><b>{p.mark('patient_name', who[1] or who[0])}</b></div><div>NHS no.<br><b>{p.nhs()}</b></div></div><p>Born on <b>{day(p, 2023, 2025)}</b> at <b>{p.mark('trust_name', p.pick(GROUND))}</b>, weighing 3.1 kg"
                    f"</p>{p.table(['Date', 'Age', 'Weight', 'Length', 'Head', 'By'], rows)}<p>Mother: <b>{p.mark('relative_name', ' '.join(person(p)).strip())}</b> &nbsp; Health visitor: Ros Kemp</p></div>", None, "#fff", extra="td,th{border:1px solid #d99}")


def carbon(p):
    """The third copy of an emergency card: pale violet on yellow, the form's words paler still."""
    who = person(p)
    pair = lambda caption, value: f"<p><small style='color:#a9a07a'>{caption}</small> &nbsp; {value}</p>"
    return lettered(p, f"<div style='padding:40px 60px;font-size:1.15em'><small style='color:#a9a07a'>EMERGENCY DEPARTMENT &nbsp; COPY 3 - GENERAL PRACTITIONER</small>" + pair("Patient", turned(p, who)) + pair("Address", home(p)) + pair("Date of birth", day(p)) + pair("Attendance", f"{lately(p)} {clock(p)}") + pair("ED No.", unit(p)) +
                    pair("Complaint", p.pick(["Fell from ladder, R wrist", "Chest pain", "Dog bite L hand"])) + pair("Diagnosis", p.pick(["Colles #", "Musculoskeletal pain", "Laceration"])) + pair("Treatment", p.pick(["POP, # clinic", "Analgesia, home", "Sutured, ADT"])) + "</div>", MONO, "#f5eeb4", "#7d74a8")


def thanks(p):
    who, child = person(p), person(p)
    kin = p.pick(["mum", "dad", "nan", "husband", "sister"])
    return lettered(p, f"<div style='padding:70px;font-size:1.7em;line-height:1.5'><p>To all the staff on {p.pick(['Ward 9', 'Willow Ward', 'the chemo unit'])}</p><p>Thank you so much for the care you gave our {kin} {p.mark('patient_name', who[0])} over the last few weeks. {p.pick(['Pancreatic cancer', 'Motor neurone disease', 'Her stroke', 'Dementia'])} is cruel but you made "
                    f"every day a bit brighter, especially Bev on nights.</p><p>{p.pick(['We will never forget it.', 'The biscuits are for you all!'])}</p><p>With love from<br>{p.mark('relative_name', ' '.join(child).strip())} and family xx</p></div>", ["Z003", "TeX Gyre Chorus", "P052"], p.pick(["#fff7ec", "#fde9f0"]), "#2a2a66")


def ambulance(p):
    """A slip from a thermal printer, fading."""
    who = person(p)
    text = f"PRE-HOSP HANDOVER\n{lately(p)} {clock(p)}  C/S {p.rng.randint(100, 999)}\n------------------------\n{turned(p, who)}\n{p.rng.randint(20, 97)} {p.pick(['MALE', 'FEMALE'])}  {day(p)}\n{home(p)}\nNOK {p.mark('relative_name', ' '.join(person(p)).strip())}\n    {p.phone()}\n------------------------\nPC  {p.pick(['FALL, LONG LIE', 'SOB', 'CENTRAL CP 2H'])}\nHR {p.rng.randint(50, 140)}  BP {p.rng.randint(85, 180)}/{p.rng.randint(45, 100)}\nSATS {p.rng.randint(84, 99)}%  GCS 15\nGIVEN  {p.pick(['ASPIRIN 300 GTN', 'SALB NEB', 'PARACETAMOL 1G'])}\n------------------------\nPIN {p.rng.randint(10000, 99999)}"
    return lettered(p, f"<pre style='font:inherit;font-size:1.7em;line-height:1.4;padding:40px;margin:0'>{text}</pre>", MONO, "#f3f2ef", p.pick(["#6a6a72", "#85808a"]))


def pot(p):
    """The label of a specimen's pot."""
    who = person(p)
    return lettered(p, f"<div style='padding:8px 16px;font-size:1.3em;line-height:1.4'>Name {said(p, who)}<br>{p.pick(['D/B', 'Dob', 'B.'])} {day(p)} &nbsp; No. {unit(p)}<br>Specimen {p.pick(['skin L forearm', 'gallbladder', 'sputum', 'MSU', 'placenta'])}<br>{p.pick(['Ward', 'Clinic'])} {p.rng.randint(1, 20)} &nbsp; {lately(p)} {clock(p)}<br><small>DANGER: 10% FORMALIN</small></div>", None, p.pick(["#fff", "#fff35c", "#f9d7a0"]))


def blood_tag(p):
    who = person(p)
    return lettered(p, f"<div style='padding:10px 14px;font-size:1.1em;line-height:1.35;border:3px solid #111;height:100%'><b>RED CELLS &nbsp; {p.pick(['O POS', 'A NEG', 'B POS'])}</b> &nbsp; G{p.rng.randint(100, 999)} 525 {p.rng.randint(100000, 999999)} {p.pick('0123')}<br>COMPATIBLE WITH<br>{turned(p, who)} &nbsp; {day(p)}<br>{unit(p)} &nbsp; {p.nhs()}<br>"
                    f"Reqd {lately(p)} {clock(p)} &nbsp; Loc {p.pick(['THEATRE 3', 'HAEM DAY UNIT', 'ITU'])}<br>RETURN THIS TAG TO THE LABORATORY</div>", MONO + ("Liberation Sans Narrow",))


def window(p):
    """A letter in its envelope: the window, the franking and where to return it."""
    who = person(p)
    return lettered(p, f"<div style='height:100%;padding:12px 18px'><div style='display:flex;justify-content:space-between'><small>If undelivered please return to<br>Outpatients, {p.mark('trust_name', p.pick(GROUND))}</small><small style='color:#b02030;border:1px solid #b02030;padding:4px'>DELIVERED BY<br>2nd CLASS &nbsp; HQ{p.rng.randint(10000, 99999)}</small></div>"
                    f"<div style='background:#f6f6f4;border-radius:10px;width:55%;margin:10px 0 0 24px;padding:10px 18px'>{p.mark('patient_name', p.pick(['Mr', 'Mrs', 'Miss']) + ' ' + ' '.join(who).strip())}<br>{block(p)}</div></div>", None, p.pick(["#d9c9a3", "#eceae6"]))


def tto(p):
    who = person(p)
    return lettered(p, f"<div style='padding:14px 20px;font-size:1.5em;line-height:1.35'><b>TO TAKE HOME</b> &nbsp; Bag {p.rng.randint(1, 2)} of 2<br>{turned(p, who)} &nbsp; {p.pick(['AMU', 'Ward 11', 'Short Stay'])}<br>{unit(p)} &nbsp; Checked {p.pick(['LP', 'SM'])} {lately(p)}<br>{p.pick(['FRIDGE ITEM', 'CD IN CUPBOARD', 'Dosette to follow'])}<br><small>Pharmacy, {p.mark('trust_name', p.pick(GROUND))}</small></div>", None, p.pick(["#fff", "#e5f6d8"]))


def sticky(p):
    """A note on a monitor's edge."""
    who = person(p)
    return lettered(p, f"<div style='padding:18px 24px;font-size:1.8em;line-height:1.35'>{titled(p, who)} ({p.pick(['bed 6', 'SR2', 'bay 3'])})<br>{p.pick(['MRSA swabs +ve', 'K+ 2.9 - recheck', 'scan 2pm, NBM'])}<br>ring {p.pick(['son', 'dtr', 'wife'])} {p.phone()}</div>", ["Z003", "TeX Gyre Chorus", "P052"], p.pick(["#fff27a", "#ffd0e0"]), "#1b2f7a")


def clinic_card(p):
    who = person(p)
    return lettered(p, f"<div style='padding:10px 20px;line-height:1.5;font-size:1.15em'><b>{p.mark('trust_name', p.pick(GROUND))}</b> &nbsp; {p.pick(['Anticoagulant clinic', 'Audiology: hearing aid book', 'Eye Casualty'])}<br>Name <b>{said(p, who)}</b><br>Case no. <b>{unit(p)}</b><br>Your next visit: {p.pick(['Mon', 'Thu'])} {lately(p)} {clock(p, 9, 16)}<br>"
                    f"<small>Bring this card each time. Cannot come? Ring 01632 960{p.rng.randint(100, 999)}</small></div>", None, p.pick(["#f8d9d9", "#dbe8fb", "#fff"]))


def permit(p):
    plate = f"{p.pick('BFKLMNPS')}{p.pick('ADGJKT')}{p.rng.randint(10, 74)} {p.pick('ABCDEFGHJ')}{p.pick('KLMNOPR')}{p.pick('STUVWXY')}"
    return lettered(p, f"<div style='padding:14px 22px;font-size:1.4em;line-height:1.35'><b>PARKING PERMIT &nbsp; P{p.rng.randint(1000, 9999)}</b><br>Radiotherapy &ndash; patient in treatment<br>{titled(p, person(p))} &nbsp; {plate}<br>Valid until {lately(p)}<br><small>{p.mark('trust_name', p.pick(GROUND))} Car Parks</small></div>", None, p.pick(["#c8e6f7", "#e3d4f2"]))


def menu_card(p):
    rows = "".join(f"<br>&#9744; {t}" for t in p.rng.sample(["Leek soup", "Cottage pie", "Fish in sauce", "Jacket potato", "Rice pudding", "Jelly"], 3))
    return lettered(p, f"<div style='padding:10px 18px;font-size:1.2em;line-height:1.3'><b>Tomorrow's lunch</b> &nbsp; Name: {p.pick([said, titled, turned])(p, person(p))} &nbsp; Bed: {p.rng.randint(1, 30)}<br>Diet: {p.pick(['Diabetic', 'Renal', 'Level 4 pureed', 'Gluten free'])}{rows}</div>", SERIF, p.pick(["#fff", "#f4f9e0"]))


def bedhead(p):
    who = person(p)
    line = lambda caption, value: f"<div style='margin:22px 0'>{caption} <b>{value}</b></div>"
    return lettered(p, f"<div style='padding:50px 70px;font-size:2.2em'>" + line("My name is", said(p, who)) + line("I like to be called", p.mark("patient_name", who[0])) + line("What matters to me:", p.pick(["my hearing aids", "a visit from my dog", "tea with two sugars"])) + line("Consultant", "Dr Pell") +
                    line("Today my nurse is", p.pick(["Bev", "Kofi"])) + line("I move with", p.pick(["a frame + 1", "hoist", "a stick"])) + line("Drinks", p.pick(["Level 2 thickened", "as I like", "NBM"])) + "</div>", None, p.pick(["#fff", "#fdf6d5", "#e8f2fb"]), "#1d2b50")


def theatre_board(p):
    rows = [[f"Th {n}", f"{titled(p, person(p)) if n % 2 else turned(p, person(p))}", p.pick(["Appx", "LSCS cat 3", "Hemi", "Washout knee", "EUA"]), p.pick(["on table", "recovery", "sent for", "fasting"]), clock(p)] for n in range(1, 9)]
    return lettered(p, f"<div style='padding:30px 40px;font-size:1.6em'><b>EMERGENCY BOARD</b>{p.table(['', 'Who', 'For', 'Where', 'Time'], rows)}</div>", None, "#f2f4f5", "#123", "td,th{border:2px solid #9ab}")


RECORDS = {"paper": [handover, fluids, mar, request, twelve, oplist, fit_note, counterfoil, eyes, dental, exercises, school, visits, lab_print, safeguarding, red_book, carbon, thanks, ambulance],
           "label": [pot, blood_tag, window, tto, sticky, clinic_card, permit, menu_card], "board": [bedhead, theatre_board]}
