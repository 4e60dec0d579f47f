# SPDX-License-Identifier: Apache-2.0
"""Pages of nobody's that are easily taken for somebody's: lists of names, numbers, times and medicines without a patient.
Everybody on them is invented."""

from pages import DRUGS, FAMILY, LOREM, STREETS, SURGERIES, TOWNS, WARDS
from sheets import CLINICS, lozenge, paper

CLUBS = ["Rovers", "Albion", "United", "Athletic", "Town"]
SUBJECTS = "Maths English Physics Chemistry Biology French History Art Music PE Computing".split()
MEDICINES = ["Paracetamol 500 mg tablets", "Ibuprofen 200 mg caplets", "Cetirizine 10 mg", "Loratadine 10 mg tablets", "Antacid oral suspension",
             "Rehydration sachets", "Vitamin D 1000 IU", "Throat lozenges", "Hydrocortisone 1% cream", "Senna 7.5 mg"]


def lineup(p):
    def team():
        players = "".join(f"<div>{n} &nbsp; {p.plain()}{p.pick(['', '', ' (c)', ' ' + str(p.rng.randint(3, 89)) + chr(8217)])}</div>"
                          for n in sorted(p.rng.sample(range(1, 40), 11)))
        return f"<div><h3>{p.pick(TOWNS)} {p.pick(CLUBS)}</h3>{players}<p>Subs: {', '.join(p.pick(FAMILY) for _ in range(6))}<br>Manager: {p.plain()}</p></div>"
    return p.html(f"<div style='padding:22px'><div class=bar>Line-ups &nbsp; {p.pick(['FT', 'HT'])} {p.rng.randint(0, 4)}-{p.rng.randint(0, 4)}</div>"
                  f"<div class=row style='gap:120px'>{team()}{team()}</div></div>")


def departures(p):
    rows = [[f"{6 + n // 3:02}:{n % 3 * 20 + p.rng.randint(0, 9):02}", p.pick(TOWNS) + p.pick(["", " Central", " Parkway"]), p.rng.randint(1, 14),
             p.pick(["On time", "On time", "Delayed", "Cancelled", f"Exp {p.rng.randint(7, 21):02}:{p.rng.randint(10, 59)}"])] for n in range(14)]
    return p.html("<div style='padding:24px;font-size:1.7em'><b>Departures</b>" + p.table(["Time", "Destination", "Plat", "Expected"], rows) + "</div>", "#0a0a0a", "#ffb000")


def timetable(p):
    rows = [[f"{9 + n}:00", *[f"{p.pick(SUBJECTS)}<br><small>{p.pick('ABCDE')}{p.rng.randint(1, 30)} {p.pick(['Mr', 'Mrs', 'Ms', 'Dr'])} {p.pick(FAMILY)}</small>" for _ in range(5)]]
            for n in range(6)]
    return p.html(f"<div class=bar>Year {p.rng.randint(7, 11)} timetable &nbsp; Week {p.pick('AB')}</div>" + p.table(["", "Mon", "Tue", "Wed", "Thu", "Fri"], rows), extra="td{border:1px solid #ccc}")


def exam_results(p):
    rows = [[f"{p.rng.randint(1000, 9999)}", p.pick([p.plain(), p.name()]), f"11{p.pick('ABC')}", *[p.rng.randint(1, 9) for _ in range(6)]] for _ in range(22)]
    return p.html("<div class=bar>Summer examinations &nbsp; provisional grades</div>" + p.table(["Candidate", "Name", "Form", *p.rng.sample(SUBJECTS, 6)], rows))


def seating(p):
    tables = "".join(f"<div style='width:30%;margin-bottom:26px;text-align:center'><b>Table {n}</b><br>{'<br>'.join(p.plain() for _ in range(6))}</div>" for n in range(1, 10))
    return paper(p, f"<h1 style='text-align:center'>{p.pick(['Moira', 'Ivy', 'Priya'])} &amp; {p.pick(['Owen', 'Tariq', 'Jakub'])}</h1><p style='text-align:center'>Please find your seat</p>"
                 f"<div style='display:flex;flex-wrap:wrap;gap:10px'>{tables}</div>", "1em")


def receipt(p):
    rows = "".join(f"<div style='display:flex;justify-content:space-between'><span>{p.rng.randint(1, 4)} x {p.words(2).upper()}</span><span>{p.rng.uniform(0.4, 14):.2f}</span></div>" for _ in range(14))
    return p.html(f"<div style='width:420px;margin:20px auto;font-family:DejaVu Sans Mono'><center>MARKET HALL<br>{p.rng.randint(1, 90)} QUAY STREET {p.pick(TOWNS).upper()}<br>TEL 01632 960{p.rng.randint(100, 999)}"
                  f"<br>VAT NO {p.rng.randint(10**8, 10**9)}</center><br>{rows}<br>TOTAL &nbsp; {p.rng.uniform(20, 90):.2f}<br>CARD ENDING {p.rng.randint(1000, 9999)}<br>AUTH {p.rng.randint(10**5, 10**6)}"
                  f"<br>{p.rng.randint(10, 28)}/0{p.rng.randint(1, 9)}/2025 {p.rng.randint(8, 20)}:{p.rng.randint(10, 59)} TILL 0{p.rng.randint(1, 9)} OP {p.pick(FAMILY).upper()}<br>{p.rng.randint(10**9, 10**10)}<br>THANK YOU</div>")


def cv_site(p):
    name = p.plain()
    jobs = "".join(f"<p><b>{p.pick(['Designer', 'Project manager', 'Data analyst', 'Baker'])}</b>, {p.words(2).title()} Ltd &nbsp; {2010 + 3 * n} - {2013 + 3 * n}<br>{p.words(18).capitalize()}.</p>" for n in range(4))
    return p.html(f"<div class=row style='gap:0;height:100%'><div style='width:250px;background:{p.blue};color:#fff;padding:24px'><h2>{name}</h2><p>{p.pick(['Designer', 'Analyst'])}</p>"
                  f"<p>{p.words(14).capitalize()}.</p><h3>Skills</h3><p>Drawing<br>Planning<br>French<br>Spreadsheets</p></div><div style='padding:24px;flex:1'><h2>Experience</h2>{jobs}"
                  f"<h2>Education</h2><p>{p.pick(TOWNS)} University, 2009</p></div></div>")


def feed(p):
    posts = "".join(f"<div style='background:#fff;color:#222;border-radius:8px;margin:12px;padding:14px'><b>{p.plain()}</b><br><small>{p.pick(['Head of Sales', 'Recruiter', 'Founder', 'Physiotherapist'])} &nbsp; {p.rng.randint(1, 23)}h</small>"
                    f"<p>{p.pick(['Delighted to share that I have started a new role', 'Three things that I learnt this year', 'So proud of this team', 'What a day at the conference'])}! {p.words(24).capitalize()}.</p>"
                    f"<small>{p.rng.randint(2, 900)} likes &nbsp; {p.rng.randint(0, 80)} comments</small></div>" for _ in range(5))
    return p.html(posts, "#e9e5df")


def tv_news(p):
    return p.html(f"<div style='height:100%;background:linear-gradient({p.rng.randint(0, 180)}deg,#346,#a86,#223);display:flex;flex-direction:column;justify-content:flex-end'>"
                  f"<div style='background:#b80000;color:#fff;font-size:1.6em;padding:8px 30px;width:62%'><b>{p.plain()}</b></div><div style='background:#fff;color:#111;font-size:1.3em;padding:8px 30px;width:62%'>"
                  f"{p.pick(['Leader of the council', 'Farmer', 'Head teacher', 'Health correspondent'])}</div><div style='background:#222;color:#fff;padding:10px 30px'>{p.words(14).upper()} &nbsp; {p.rng.randint(10, 22)}:{p.rng.randint(10, 59)}</div></div>")


def ids(p):
    rows = "".join(f"<div>{n} &nbsp; {{ \"{p.pick(['id', 'user_id', 'order', 'ref'])}\": {p.rng.randint(10**9, 10**10 - 1)}, \"{p.pick(['name', 'owner', 'label'])}\": \"{p.pick(FAMILY).lower()}\", "
                   f"\"ts\": \"2025-0{p.rng.randint(1, 9)}-{p.rng.randint(10, 28)}\" }},</div>" for n in range(1, 36))
    return p.html(f"<div style='padding:14px;font-family:DejaVu Sans Mono'>{rows}</div>", "#1e2430", "#d5dbe6")


def stock(p):
    rows = [[f"{p.rng.randint(100, 999)} {p.rng.randint(100, 999)} {p.rng.randint(1000, 9999)}", p.words(3).capitalize(), f"01632 960{p.rng.randint(100, 999)}", p.words(2).title() + " Ltd", p.rng.randint(0, 900)] for _ in range(24)]
    return p.html("<div class=bar>suppliers.xlsx</div>" + p.table(["Item number", "Item", "Telephone", "Supplier", "In stock"], rows), extra="td{border:1px solid #ccc}")


def chess(p):
    moves = "".join(f"<div>{n}. {p.pick(['e4', 'd4', 'Nf3', 'Bb5', 'O-O', 'Qd2', 'Rfe1', 'Nxe5'])} {p.pick(['e5', 'c5', 'Nf6', 'a6', 'Be7', 'Qc7', 'Rc8', 'dxe5'])}</div>" for n in range(1, 24))
    cells = "".join(f"<div style='width:52px;height:52px;font-size:36px;text-align:center;background:{'#b58863' if (n + n // 8) % 2 else '#f0d9b5'};color:#111'>{p.pick('♔♕♖♗♘♙♚♛♜♝♞♟') if p.rng.random() < 0.35 else ''}</div>" for n in range(64))
    return p.html(f"<div class=row style='padding:20px'><div><p>{p.pick(FAMILY)} ({p.rng.randint(1500, 2400)})</p><div style='display:flex;flex-wrap:wrap;width:416px'>{cells}</div><p>{p.pick(FAMILY)} ({p.rng.randint(1500, 2400)})</p></div>"
                  f"<div>{moves}</div></div>", "#302e2b", "#ddd")


def hymn(p):
    staff = "<div style='height:46px;margin-top:14px;background:repeating-linear-gradient(#fff 0 10px,#222 10px 11px)'></div>"
    return paper(p, f"<h2 style='text-align:center'>{p.words(4).title()}</h2><p style='text-align:right'>{p.plain()}</p>" + "".join(f"{staff}<div>{' &nbsp; '.join(p.words(8).split())}</div>" for _ in range(9)))


def bookshelf(p):
    spines = "".join(f"<div style='writing-mode:vertical-rl;height:430px;padding:14px 9px;font-size:{p.rng.uniform(1.1, 1.7):.2f}em;background:hsl({p.rng.randint(0, 360)},45%,{p.rng.randint(22, 45)}%);color:#fff'>"
                     f"{p.words(p.rng.randint(2, 4)).title()} &nbsp; &nbsp; {p.pick(FAMILY).upper()}</div>" for _ in range(19))
    return p.html(f"<div style='display:flex;align-items:flex-end;height:480px;margin:60px 30px;border-bottom:22px solid #6b4a2b'>{spines}</div>", "#c9b79c")


def medicine_shelf(p):
    boxes = "".join(f"<div style='width:23%;height:150px;border:1px solid #aaa;background:#fff;padding:10px;border-top:26px solid hsl({p.rng.randint(0, 360)},55%,45%)'><b>{p.pick(MEDICINES)}</b><br>"
                    f"{p.pick([16, 24, 28, 32])} {p.pick(['tablets', 'capsules'])}<br><small>For oral use. Read the leaflet before use.</small><br>£{p.rng.uniform(1, 9):.2f}</div>" for _ in range(16))
    return p.html(f"<div style='display:flex;flex-wrap:wrap;gap:12px;padding:24px'>{boxes}</div>", "#d9d4c8")


def medicine_box(p):
    drug = p.pick(DRUGS)
    return p.html(f"<div style='padding:12px 20px;font-size:1.5em;border-left:40px solid {p.blue};height:100%'><b>{drug} {p.rng.choice([5, 10, 20, 40])} mg</b> film-coated tablets<br>{p.rng.choice([28, 56, 84])} tablets<br>"
                  f"<small>Keep out of the sight and reach of children.<br>Lot {p.pick('ABK')}{p.rng.randint(1000, 9999)} &nbsp; Exp 0{p.rng.randint(1, 9)}/2027 &nbsp; PL {p.rng.randint(10000, 39999)}/0{p.rng.randint(100, 999)}</small></div>")


def corridor(p):
    rows = "".join(f"<div style='padding:10px 0'>{p.pick('←→↑')} &nbsp; {t}</div>" for t in p.rng.sample(CLINICS, 4) + ["X-ray", "Wards 4 to 9", "Toilets", "Restaurant", "Way out"])
    return p.html(f"<div style='padding:40px;font-size:2.3em;background:{p.pick(['#005eb8', '#f7d117', '#1b4f72'])};color:{p.pick(['#fff', '#111'])};height:100%'><b>Level {p.rng.randint(0, 5)}</b>{rows}</div>")


def empty_board(p):
    rows = [[n, "", "", "", ""] for n in range(1, 13)]
    return p.html(f"<div style='padding:20px;font-size:1.7em'><b>{p.pick(WARDS)}</b> &nbsp; Today is: &nbsp; Nurse in charge:" + p.table(["Bed", "Name", "Consultant", "Diet", "Discharge"], rows) + "</div>",
                  "#f4f6f4", "#1c2f7a", "td{border:1px solid #889;height:44px}")


def hand_washing(p):
    steps = ["Wet hands with water", "Apply enough soap to cover all hand surfaces", "Rub hands palm to palm", "Rub the back of each hand", "Palm to palm with fingers interlaced", "Rotate each thumb",
             "Rinse hands with water", "Dry thoroughly with a towel", "Your hands are now safe"]
    return p.html("<div style='padding:30px;font-size:1.4em'><h1>How to wash your hands</h1><div style='display:flex;flex-wrap:wrap;gap:16px'>" + "".join(
        f"<div style='width:31%;border:2px solid {p.blue};border-radius:10px;padding:14px;height:130px'><b>{n}</b> {t}</div>" for n, t in enumerate(steps, 1)) + "</div></div>")


def leaflet(p):
    return paper(p, f"<h1>{p.pick(['Flu', 'MMR', 'Shingles', 'Whooping cough'])} vaccination</h1><h3>Who should have it?</h3><p>People aged 65 and over, pregnant women and anyone with asthma, diabetes or heart disease are offered the vaccine free every "
                 "year.</p><h3>Is it safe?</h3><p>Yes. Side effects are mild: a sore arm, a slight temperature and aching for a day or two. Speak to your GP, practice nurse or pharmacist if you have had a serious reaction before.</p>"
                 "<h3>How do I book?</h3><p>Ring your GP surgery or go to a pharmacy that offers the vaccination. You do not need your NHS number.</p><p>Published 2025. Product code 24091.</p>")


def phone_app(p):
    return p.html(f"<div style='background:#005eb8;color:#fff;padding:26px;font-size:1.5em'>Your health in one place</div><div style='padding:24px;font-size:1.2em'><p>Download the app to:</p><ul><li>order repeat prescriptions</li>"
                  "<li>book and manage appointments</li><li>view your GP health record</li><li>see your NHS number</li><li>register your organ donation decision</li></ul><p><b>Get the app today</b></p>"
                  f"<p><small>{p.rng.randint(2, 30)} million people already use it.</small></p></div>")


def meme(p):
    return p.html(f"<div style='height:100%;background:linear-gradient({p.rng.randint(0, 180)}deg,#483,#c84,#358);display:flex;flex-direction:column;justify-content:space-between;text-align:center;font:900 44px DejaVu Sans;color:#fff;"
                  f"-webkit-text-stroke:2px #000;padding:24px'><div>{p.pick(['WHEN THE PRINTER JAMS', 'ME AFTER ONE NIGHT SHIFT', 'NOBODY: ABSOLUTELY NOBODY:'])}</div><div>{p.words(6).upper()}</div></div>")


def puzzle(p):
    cells = "".join(f"<div style='width:40px;height:40px;border:1px solid #444;font-size:9px;background:{'#111' if p.rng.random() < 0.22 else '#fff'}'>{p.rng.randint(1, 40) if p.rng.random() < 0.3 else ''}</div>" for _ in range(169))
    clues = "".join(f"<div>{n} {p.words(5).capitalize()} ({p.rng.randint(3, 9)})</div>" for n in range(1, 26))
    return paper(p, f"<h2>Crossword {p.rng.randint(1000, 9999)}</h2><div style='display:flex;flex-wrap:wrap;width:520px'>{cells}</div><div style='columns:2'>{clues}</div>", "0.95em")


def quiz_scores(p):
    rows = [[p.words(2).title(), *[p.rng.randint(3, 10) for _ in range(6)], p.rng.randint(20, 60)] for _ in range(9)]
    return p.html("<div style='padding:24px;font-size:1.8em'><b>Quiz night</b>" + p.table(["Team", *range(1, 7), "Total"], rows) + "</div>", "#1f3d2b", "#f2f2f2")


def parcel(p):
    return p.html(f"<div style='padding:14px 20px;font-size:1.35em;line-height:1.35'>Tracked 48 &nbsp; {p.pick('ABC')}{p.pick('XYZ')} {p.rng.randint(1000, 9999)} {p.rng.randint(1000, 9999)} {p.rng.randint(0, 9)}GB<br><b>{p.plain()}<br>"
                  f"{p.rng.randint(1, 140)} {p.pick(STREETS)}<br>{p.pick(TOWNS).upper()}<br>{p.postcode()}</b><br><small>Return: Unit 4, {p.pick(TOWNS)} Trading Estate &nbsp; Weight {p.rng.uniform(0.2, 4):.2f} kg</small></div>")


def cards(p):
    rows = [[p.pick([f"{p.pick(FAMILY)} family", f"{p.plain()}", "Auntie " + p.plain().split()[0]]), f"{p.rng.randint(1, 140)} {p.pick(STREETS)}, {p.pick(TOWNS)} {p.postcode()}", p.pick(["✓", "✓", ""])] for _ in range(18)]
    return paper(p, "<h2>Christmas cards</h2>" + p.table(["Who", "Address", "Sent"], rows), "1em")


def abstract(p):
    return p.html(f"<div style='padding:30px 60px'><h2>Outcomes after hip fracture in older adults: a cohort study</h2><p>{p.plain()}, {p.plain()}, {p.plain()}</p><p><b>Background</b> Hip fracture is common. "
                  f"<b>Methods</b> We studied {p.rng.randint(900, 4000)} patients aged 65 years or older admitted between 2015 and 2020. <b>Results</b> Mean age was {p.rng.uniform(76, 86):.1f} years; {p.rng.randint(55, 75)}% were women. "
                  f"<b>Conclusion</b> {p.words(22).capitalize()}.</p><p>doi:10.1000/{p.rng.randint(10**5, 10**6)}</p></div>")


def question(p):
    return p.html(f"<div style='padding:30px;font-size:1.2em'><h2>Question {p.rng.randint(1, 90)} of 100</h2><p>A {p.rng.randint(30, 80)}-year-old man presents to the emergency department with "
                  f"{p.pick(['chest pain', 'cough and fever', 'a fall'])}. His blood pressure is {p.rng.randint(85, 150)}/60 and his pulse {p.rng.randint(60, 130)}. What is the most likely diagnosis?</p>"
                  "<p>A. Pneumonia<br>B. Pulmonary embolism<br>C. Myocardial infarction<br>D. Sepsis<br>E. Heart failure</p><p>Submit answer</p></div>")


def team(p):
    people = "".join(f"<div style='width:23%;text-align:center'><div style='width:90px;height:90px;border-radius:45px;background:hsl({p.rng.randint(0, 360)},30%,60%);margin:auto'></div><b>{p.plain()}</b><br>"
                     f"{p.pick(['Physiotherapist', 'Osteopath', 'Receptionist', 'Sports therapist', 'Practice manager'])}</div>" for _ in range(8))
    return p.html(f"<div style='padding:20px'><h1>Meet the team</h1><div style='display:flex;flex-wrap:wrap;gap:20px'>{people}</div></div>")


def race(p):
    rows = [[n, p.plain(), p.pick("MF"), f"{p.pick(['VM', 'VW', 'SM', 'SW'])}{p.rng.choice([25, 30, 35, 40, 45, 50, 55])}", f"{18 + n}:{p.rng.randint(10, 59)}", p.words(1).title() + " Harriers"] for n in range(1, 24)]
    return p.html("<div class=bar>Riverside 5 km &nbsp; Results</div>" + p.table(["Pos", "Name", "Gender", "Age group", "Time", "Club"], rows))


def health_watch(p):
    return p.html(f"<div style='padding:24px;font-size:1.3em'><h2>Today</h2><p>Steps<br><b>{p.rng.randint(2000, 14000)}</b></p><p>Heart rate<br><b>{p.rng.randint(55, 90)} bpm</b></p><p>Sleep<br><b>{p.rng.randint(5, 8)} h "
                  f"{p.rng.randint(0, 59)} min</b></p><p>Weight<br><b>{p.rng.uniform(50, 90):.1f} kg</b></p><p>Energy<br><b>{p.rng.randint(1200, 2600)} kcal</b></p></div>")


def surgery(p):
    return p.html(f"<div class=bar><b>{p.pick(SURGERIES)}</b> &nbsp; Home &nbsp; Appointments &nbsp; Prescriptions &nbsp; Contact</div><div style='padding:24px'><h2>Contact us</h2><p>{p.rng.randint(1, 90)} {p.pick(STREETS)}, "
                  f"{p.pick(TOWNS)} {p.postcode()}<br>Telephone 01632 960{p.rng.randint(100, 999)}</p><h3>Opening hours</h3><p>Monday to Friday 8:00 to 18:30</p><h3>Our doctors</h3><p>{p.doctor()}<br>{p.doctor()}<br>{p.doctor()}</p>"
                  "<p>If you need a repeat prescription, please allow two working days.</p></div>")


def study_day(p):
    rows = [[f"{9 + n // 2:02}:{n % 2 * 30:02}", p.pick(["Heart failure in older people", "Sepsis: the first hour", "Rehabilitation after stroke", "Delirium on the ward", "Diabetes technology", "Lunch"]),
             p.pick([p.doctor(), "Prof " + p.plain(), p.plain() + ", physiotherapist"])] for n in range(13)]
    return paper(p, f"<h1>Annual study day</h1><p>{p.pick(TOWNS)} Conference Centre, {p.date(2026, 2026)}</p>" + p.table(["Time", "Session", "Speaker"], rows), "1em")


def lozenge_poster(p):
    return p.html(f"<div style='padding:50px;font-size:1.9em;height:100%'><div style='text-align:right'>{lozenge(p)}</div><h1>{p.pick(['Catch it. Bin it. Kill it.', 'Stoptober', 'Think 111 first', 'Get your flu jab'])}</h1>"
                  f"<p>{' '.join(LOREM[:14]).capitalize()}.</p><p>Help us help you.</p></div>")


# A private address, a surgery's or colleagues' names, the mark of the NHS: there "review" is no error.
INDIRECT = [parcel, cards, surgery, study_day, lozenge_poster]
OTHERS = {"screen": [lineup, departures, timetable, exam_results, cv_site, feed, tv_news, ids, stock, chess, meme, abstract, question, team, race, surgery],
          "paper": [seating, receipt, hymn, leaflet, puzzle, cards, study_day], "phone": [phone_app, health_watch], "label": [medicine_box, parcel],
          "board": [bookshelf, medicine_shelf, corridor, empty_board, hand_washing, quiz_scores, lozenge_poster]}
