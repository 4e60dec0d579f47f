# SPDX-License-Identifier: Apache-2.0
"""What is photographed at home, in the street and at school and names many people, none of whom is a patient: albums, memorials,
menus, programmes, seating plans, pay slips, rotas, books, quizzes, posters. Everybody on them is invented."""

from pages import FAMILY, GIVEN, STREETS, TOWNS, TRUSTS, WARDS
from sheets import paper

MONTHS = "January February March April May June July August September October November December".split()
RANKS = ["Pte", "L/Cpl", "Cpl", "Sgt", "2nd Lt", "Lt", "Capt", "Gnr", "Stoker", "Spr"]
REGIMENTS = ["Border Regt", "R.F.A.", "Royal Navy", "Yorks & Lancs", "R.A.F.", "Machine Gun Corps", "R.E."]


def lines(items, style=""):
    return f"<div style='{style}'>" + "".join(f"<p style='margin:.35em 0'>{i}</p>" for i in items) + "</div>"


def album_page(p):
    def caption():
        return p.pick([f"{p.pick(GIVEN)} and {p.pick(GIVEN)}, {p.pick(TOWNS)} {p.rng.randint(1952, 1999)}", f"{p.pick(GIVEN)}'s {p.rng.randint(2, 90)}th birthday, {p.pick(MONTHS)} {p.rng.randint(1960, 2019)}",
                       f"Grandma {p.pick(FAMILY)} on the pier", f"{p.pick(GIVEN)}, {p.pick(GIVEN)} and baby {p.pick(GIVEN)}, aged {p.rng.randint(2, 11)} months", f"Uncle {p.pick(GIVEN)} with the new car, {p.rng.randint(1955, 1989)}"])
    cells = "".join(f"<div style='width:30%;margin:1.2%'><div style='height:150px;background:linear-gradient({p.rng.randint(0, 180)}deg,#7a8a92,#c8b79a)'></div><p style='font-style:italic'>{caption()}</p></div>" for _ in range(9))
    return paper(p, f"<h2>{p.pick(FAMILY)} family, {p.rng.randint(1950, 1989)} to {p.rng.randint(1990, 2020)}</h2><div style='display:flex;flex-wrap:wrap'>{cells}</div>")


def spelling_test(p):
    words = "necessary rhythm separate definitely accommodate embarrass queue island answer science favourite library Wednesday February muscle height weight neighbour".split()
    picked = p.rng.sample(words, 12)
    return paper(p, f"<p>Name: {p.plain()} &nbsp; Class: {p.rng.randint(3, 6)}{p.pick('ABK')} &nbsp; Date: {p.rng.randint(1, 28)}.{p.rng.randint(1, 12)}.26</p><h2>Spelling test</h2>" + lines(f"{n}. {w} {p.pick(['&#10003;', '&#10003;', '&#10007;'])}" for n, w in enumerate(picked, 1))
                 + f"<p>{p.rng.randint(6, 12)}/12 &nbsp; Well done {p.pick(GIVEN)}! Practise your corrections three times. Mrs {p.pick(FAMILY)}</p>")


def recipe_card(p):
    return paper(p, f"<h2>{p.pick(GIVEN)}'s {p.pick(['lemon drizzle', 'tea loaf', 'parkin', 'shortbread'])}</h2><p>From the kitchen of {p.plain()}. Serves {p.rng.randint(6, 12)}. Oven 180C, fan 160C, gas 4.</p>"
                 + lines(["225 g butter, soft", "225 g caster sugar", "4 medium eggs", "225 g self-raising flour", "zest of 1 lemon", "1 tsp baking powder"]) + f"<p>Beat, fold, and bake 45-50 minutes. Aunt {p.pick(GIVEN)} adds 2 tbsp of milk. Keeps 5 days in a tin; freeze on the day.</p>")


def headstone(p):
    s = p.pick(FAMILY)
    return p.html(f"<div style='padding:60px;text-align:center;font-size:1.7em;line-height:1.7'>In loving memory of<br><b>{p.pick(GIVEN).upper()} {s.upper()}</b><br>born {p.rng.randint(1, 28)}th {p.pick(MONTHS)} {p.rng.randint(1880, 1930)}<br>"
                  f"died {p.rng.randint(1, 28)}th {p.pick(MONTHS)} {p.rng.randint(1950, 1999)}<br>aged {p.rng.randint(50, 95)} years<br>also of {p.pick(GIVEN).upper()}<br>beloved wife of the above<br>who fell asleep {p.rng.randint(1, 28)}th {p.pick(MONTHS)} {p.rng.randint(1950, 2009)}<br>Reunited</div>", "#b9b6ae", "#2f2d2a")


def war_memorial(p):
    names = sorted(f"{p.pick(FAMILY).upper()} {p.pick('ABCDEFGHJ')}.{p.pick(['', p.pick('EFHJW') + '.'])}" for _ in range(36))
    column = "".join(f"<div style='width:33%'>{p.pick(RANKS)} {n}<br><small>{p.pick(REGIMENTS)}</small></div>" for n in names)
    return p.html(f"<div style='padding:40px 60px;text-align:center'><h1>TO THE GLORIOUS DEAD</h1><h3>1914 - 1918 &nbsp; 1939 - 1945</h3><p>The men of {p.pick(TOWNS)} who gave their lives</p></div><div style='display:flex;flex-wrap:wrap;padding:0 60px 40px;line-height:1.5'>{column}</div>", "#cfcabd", "#33302a")


def museum_case(p):
    def item(n):
        return f"<b>{n}. {p.pick(['Teapot', 'Case of surgical instruments', 'Pill box', 'Portrait of a nurse', 'Ear trumpet', 'Apothecary jar', 'Splint of tin'])}</b>, {p.pick(['about', 'before', 'after'])} {p.rng.randint(1700, 1930)}<br>Given by {p.pick(['Mr', 'Miss', 'Dr', 'Mrs'])} {p.pick('ABCDEH')} {p.pick(FAMILY)}, {p.rng.randint(1900, 2015)}. {p.rng.randint(1900, 2020)}.{p.rng.randint(1, 300)}"
    return paper(p, "<h2>Case 4: Healing in the valley</h2>" + lines(item(n) for n in range(1, 9)) + f"<p>The cottage hospital in {p.pick(STREETS)} opened in 1887 with six beds. Matron {p.plain()} served for 31 years.</p>")


def theatre_programme(p):
    parts = ["Sir Toby", "Viola", "Orsino", "Feste", "Malvolio", "Olivia", "A Nurse", "The Doctor", "First Patient", "A Porter", "Maria"]
    return paper(p, f"<h1>The {p.pick(TOWNS)} Players present</h1><h2>The Long Ward</h2><p>A play in two acts by {p.plain()}</p>" + p.table(["Cast", "(in order of speaking)"], [[r, p.plain()] for r in parts])
                 + f"<p>Directed by {p.plain()}. Lighting {p.plain()}. Prompt {p.plain()}. Front of house {p.plain()} and {p.plain()}.</p><p>Interval of 20 minutes. {p.rng.randint(10, 28)} to {p.rng.randint(10, 28)} {p.pick(MONTHS)}, 7.30pm.</p>")


def seating_plan(p):
    def table(n):
        return f"<div style='width:30%;margin:1.5%'><h3 style='font-size:1em;white-space:nowrap'>{p.pick(['Lavender', 'Rosemary', 'Thyme', 'Sage', 'Mint', 'Basil'])} &middot; Table {n}</h3>" + "".join(f"{p.plain()}{p.pick(['', '', ' (v)', ' (nut allergy)'])}<br>" for _ in range(8)) + "</div>"
    return paper(p, f"<h1 style='text-align:center'>{p.pick(GIVEN)} &amp; {p.pick(GIVEN)}</h1><p style='text-align:center'>Please find your seat</p><div style='display:flex;flex-wrap:wrap'>" + "".join(table(n) for n in range(1, 7)) + "</div>")


def pay_advice(p):
    rows = [["Basic pay", "162.50", f"{p.rng.uniform(1500, 3200):,.2f}"], ["Unsocial hours", "12.00", f"{p.rng.uniform(50, 200):,.2f}"], ["PAYE tax", "", f"-{p.rng.uniform(100, 400):,.2f}"], ["National Insurance A", "", f"-{p.rng.uniform(90, 200):,.2f}"], ["NHS pension 9.8%", "", f"-{p.rng.uniform(120, 300):,.2f}"]]
    return p.html(f"<div class=bar>Pay advice &nbsp; {p.pick(MONTHS)} 2026</div><div style='padding:20px'><p>Employee {p.plain()} &nbsp; Assignment {p.rng.randint(10**7, 10**8 - 1)} &nbsp; Department {p.pick(WARDS)} &nbsp; Job title Healthcare support worker<br>Employer {p.pick(TRUSTS)} &nbsp; Tax code 1257L &nbsp; Grade Band {p.rng.randint(2, 6)}</p>"
                  + p.table(["Description", "Units", "Amount"], rows) + f"<p>Net pay {p.rng.uniform(1400, 2500):,.2f} &nbsp; Tax period {p.rng.randint(1, 12)}</p></div>", extra="td{border:1px solid #ccc}")


def bank_letter(p):
    n = p.plain()
    return paper(p, f"<p>{p.pick(TOWNS)} Building Society<br>PO Box 14</p><p>{p.pick(['Mr', 'Ms', 'Mrs'])} {n}<br>{p.address()}<br>{p.postcode()}</p><p>{p.rng.randint(1, 28)} {p.pick(MONTHS)} 2026</p><p>Dear {p.pick(['Mr', 'Ms', 'Mrs'])} {n.split(' ', 1)[1]},</p><h3>Your fixed rate is ending</h3>"
                 "<p>Your savings bond matures on the last day of next month. If you tell us nothing, we shall move the money to our Instant account at 1.85% gross a year. You can change your mind for 14 days.</p>" f"<p>Yours sincerely,<br>{p.plain()}<br>Head of Savings</p>")


def gym_rota(p):
    classes = ["Spin", "Pilates", "Body pump", "Yoga flow", "Aqua fit", "Over 60s circuit", "HIIT", "Zumba"]
    rows = [[f"{h:02}:{p.pick(['00', '15', '30'])}", *(f"{p.pick(classes)}<br>{p.pick(GIVEN)}" for _ in range(6))] for h in (6, 7, 9, 10, 12, 17, 18, 19)]
    return paper(p, f"<h2>{p.pick(TOWNS)} Leisure: classes this week</h2>" + p.table(["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"], rows) + "<p>Book at reception or in the app. Please bring a towel.</p>", "1em")


def till_receipt(p):
    goods = ["Paracetamol 500mg x16", "Ibuprofen tabs x16", "Semi skim 2L", "Bananas loose", "Plasters ass. 40", "Wholemeal 800g", "Antacid liquid", "Cat food 12pk", "Vitamin D x90", "Tea bags 80"]
    return paper(p, f"<h3 style='text-align:center'>{p.pick(FAMILY)} &amp; Sons<br>{p.pick(STREETS)}, {p.pick(TOWNS)}</h3><p>Tel 01632 960{p.rng.randint(100, 999)} &nbsp; VAT 999 1234 56<br>You were served by {p.pick(GIVEN)}</p>" + p.table(["", "&pound;"], [[p.pick(goods), f"{p.rng.uniform(.4, 9):.2f}"] for _ in range(11)])
                 + f"<p>TOTAL {p.rng.uniform(12, 60):.2f}<br>CARD **** **** **** {p.rng.randint(1000, 9999)}<br>AUTH {p.rng.randint(100000, 999999)}<br>{p.rng.randint(10, 28)}/{p.rng.randint(10, 12)}/2026 {p.rng.randint(10, 19)}:{p.rng.randint(10, 59)} TILL 3 TRANS {p.rng.randint(1000, 9999)}</p>", "1.05em")


def walking_map(p):
    places = ["Church", "Mill", "Cairn", "Ford", "Quarry (dis)", "Trig point", "Stile", "Weir", "Youth Hostel", "Hospital", "Sch", "PH"]
    spots = "".join(f"<span style='position:absolute;left:{p.rng.randint(2, 88)}%;top:{p.rng.randint(12, 92)}%'>{p.pick([p.pick(FAMILY) + ' Farm', p.pick(FAMILY) + ' Wood', p.pick(STREETS), p.pick(TOWNS), p.pick(places), str(p.rng.randint(80, 610)) + ' m'])}</span>" for _ in range(34))
    return p.html(f"<div style='position:relative;height:760px;background:repeating-radial-gradient(circle at 40% 60%,#e7efd8 0 22px,#d3dfbd 23px 24px)'><b style='padding:12px;display:block'>Walk {p.rng.randint(1, 40)}: {p.pick(TOWNS)} round, {p.rng.randint(4, 14)} miles, grade {p.pick(['easy', 'moderate'])}</b>{spots}</div>")


def book_shelf(p):
    spines = "".join(f"<div style='writing-mode:vertical-rl;padding:14px 9px;height:520px;background:{p.pick(['#6b2f2f', '#2f4a6b', '#4a5d3a', '#8a7440', '#3b3b44'])};color:#f2ead8;border-right:2px solid #0005'><b>{p.pick(FAMILY).upper()}</b> &nbsp; {p.pick(['A Fever in the House', 'The Ward Sister', 'Anatomy of a Walk', 'Notes on Nursing', 'Salt and Iron', 'The Quiet Patient', 'Collected Poems', 'Letters Home'])} &nbsp; {p.plain()}</div>" for _ in range(16))
    return p.html(f"<div style='display:flex;padding:40px;background:#5a4632'>{spines}</div>", "#5a4632", "#f2ead8")


def tv_credits(p):
    jobs = ["Director", "Producer", "Script editor", "First assistant director", "Casting", "Make-up designer", "Medical adviser", "Costume", "Sound recordist", "Editor", "Dr Marsh", "Nurse Bell", "Patient in bed", "Paramedic"]
    rows = "".join(f"<div style='display:flex;gap:30px'><span style='width:50%;text-align:right;opacity:.8'>{j}</span><b>{p.plain().upper()}</b></div>" for j in jobs)
    return p.html(f"<div style='padding:70px;font-size:1.3em;line-height:1.9'>{rows}</div>", "#000", "#eee")


def quiz_board(p):
    rows = [[f"{p.pick(['Quizzly Bears', 'The Bed Blockers', 'Les Quizerables', 'Trivia Newton', 'Ward 9 from outer space', 'Dr Who?', p.pick(FAMILY) + ' and friends'])}", *(p.rng.randint(3, 10) for _ in range(5)), p.rng.randint(25, 48)] for _ in range(9)]
    return p.html(f"<div style='padding:40px;font-size:1.3em'><h1>Quiz night at the {p.pick(['Plough', 'Crown', 'Bay Horse'])}</h1><p>Quizmaster: {p.pick(GIVEN)} &nbsp; Round 6: Famous doctors</p>" + p.table(["Team", "R1", "R2", "R3", "R4", "R5", "Total"], rows) + "</div>")


def code_editor(p):
    code = ["import csv", "from datetime import date", "", "class Patient:", "    def __init__(self, name, nhs_number, born):", "        self.name = name", "        self.born = born", "", "def age_of(person, today=date.today()):", "    return (today - person.born).days // 365", "",
            "# TODO: ask " + p.pick(GIVEN) + " about ward codes", "people = [Patient('Test', '0000000000', date(1900, 1, 1))]", "assert age_of(people[0]) &gt; 100", "with open('beds.csv') as rows:", "    for row in csv.DictReader(rows):", "        print(row['ward'], row['bed'])"]
    return p.html("<div class=bar>ward_list.py - editor</div><pre style='padding:18px;font:1em DejaVu Sans Mono;line-height:1.6'>" + "\n".join(f"{n:3}  {c}" for n, c in enumerate(code, 1)) + f"</pre><div class=bar>main &nbsp; Ln 12, Col 4 &nbsp; UTF-8 &nbsp; Last commit by {p.plain()}, 3 days ago</div>")


def staff_roster(p):
    rows = [[f"{p.plain()}", f"B{p.rng.randint(2, 7)}", *(p.pick(["E", "L", "N", "LD", "AL", "-", "-", "SD"]) for _ in range(7)), f"{p.rng.choice([22.5, 30, 37.5])}"] for _ in range(16)]
    return p.html(f"<div class=bar>Roster &nbsp; {p.pick(WARDS)} &nbsp; week commencing {p.rng.randint(1, 28)} {p.pick(MONTHS)}</div>" + p.table(["Name", "Band", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Hours"], rows), extra="td{border:1px solid #ccc}")


def hospital_sign(p):
    ways = ["Main entrance", "Emergency department", "X-ray and scanning", "Wards 1 to 9", "Outpatients", "Maternity", "Fracture clinic", "Blood tests", "Chapel", "Car park C", "Pharmacy", "Restaurant"]
    return p.html(f"<div style='padding:40px;font-size:1.7em;line-height:1.8'><b>Welcome to {p.pick(TOWNS)} Infirmary</b>" + "".join(f"<div>{p.pick(['&larr;', '&uarr;', '&rarr;'])} {w}</div>" for w in p.rng.sample(ways, 9)) + f"<small>{p.pick(TRUSTS)}</small></div>", p.blue, "#fff")


def health_poster(p):
    return p.html(f"<div style='padding:50px;font-size:1.5em;line-height:1.5'><h1>{p.pick(['Stroke: act FAST', 'Is it flu or a cold?', 'Drink, rest, paracetamol', 'Know your numbers'])}</h1><p>Face. Has it fallen on one side?<br>Arms. Can they raise both?<br>Speech. Is it slurred?<br>Time to call 999.</p>"
                  "<p>1 in 4 adults has high blood pressure and does not know. Under 120/80 is ideal; over 140/90 is high.</p><p>Free health check at 40 to 74. Ask your GP or pharmacist, or ring 111.</p></div>", "#fff", "#0b3c5d")


def medicine_box(p):
    return p.html(f"<div style='padding:50px;font-size:1.4em;line-height:1.5'><h1>{p.pick(['Paracetamol', 'Ibuprofen', 'Cetirizine', 'Loperamide'])} {p.pick(['500 mg', '200 mg', '10 mg', '2 mg'])} tablets</h1><p>{p.rng.choice([16, 30, 12])} tablets. For oral use.</p><p>Adults and children over 12: one or two every 4 to 6 hours. No more than 8 in 24 hours. Do not give to children under 10 years.</p>"
                  f"<p>Each tablet contains: active ingredient, maize starch, magnesium stearate. Keep out of the sight and reach of children.</p><p>PL 0{p.rng.randint(1000, 9999)}/0{p.rng.randint(100, 999)} &nbsp; MA holder: {p.pick(FAMILY)} Generics Ltd, {p.pick(TOWNS)}<br>Batch {p.pick('ABK')}{p.rng.randint(1000, 9999)} &nbsp; EXP {p.rng.randint(10, 12)}/2027</p></div>")


def anatomy_slide(p):
    parts = ["Left atrium", "Right ventricle", "Mitral valve", "Aortic arch", "Coronary sinus", "Pulmonary trunk", "Septum", "Papillary muscle"]
    return p.html(f"<div style='padding:40px;font-size:1.3em'><h1>Lecture {p.rng.randint(2, 14)}: the heart</h1><div class=row><div style='width:420px;height:320px;background:radial-gradient(#c77,#fee)'></div>" + lines(f"{n}. {x}" for n, x in enumerate(parts, 1))
                  + f"</div><p>Stroke volume 70 ml, rate 72/min: output 5 l/min. After {p.pick(FAMILY)} and {p.pick(FAMILY)} ({p.rng.randint(1960, 2010)}).</p><small>Prof. {p.plain()} &nbsp; MBChB year 1 &nbsp; slide {p.rng.randint(2, 60)}</small></div>")


def journal_paper(p):
    authors = ", ".join(f"{p.pick(FAMILY)} {p.pick('ABCEHJ')}{p.pick(['', p.pick('DFKM')])}" for _ in range(6))
    return paper(p, f"<small>J Ward Med 2025; {p.rng.randint(10, 60)}: {p.rng.randint(100, 400)}-{p.rng.randint(401, 600)}</small><h2>Falls in older adults admitted with pneumonia: a cohort of 1,204 patients</h2><p>{authors}</p><p>Department of Medicine, University of {p.pick(TOWNS)}. Correspondence: {p.plain()}</p>"
                 "<p><b>Methods.</b> Patients over 65 admitted between 2018 and 2022 were followed for 90 days. Mean age 79 (SD 8), 54% women; 31% had diabetes and 22% atrial fibrillation.</p><p><b>Results.</b> 148 fell (12.3%). Delirium (OR 2.4, 95% CI 1.6-3.5) and sedatives (1.9, 1.2-2.8) were associated.</p>"
                 f"<p><b>Table 1.</b></p>" + p.table(["", "Fell (148)", "Did not (1056)"], [["Age, years", "81.2", "78.6"], ["Female", "80 (54%)", "570 (54%)"], ["CRP, mg/l", "112", "104"], ["Length of stay", "9 days", "6 days"]]), "1em")


def badge_table(p):
    def badge():
        return f"<div style='width:29%;margin:1.5%;border:1px solid #888;padding:14px;text-align:center'><small>ACUTE CARE 2026</small><h2>{p.pick(['Dr ', '', 'Prof ', ''])}{p.plain()}</h2>{p.pick(['Delegate', 'Speaker', 'Exhibitor', 'Steward'])}<br>{p.pick(TOWNS)}</div>"
    return paper(p, "<div style='display:flex;flex-wrap:wrap'>" + "".join(badge() for _ in range(9)) + "</div>", "1em")


# Colleagues' names on a ward, an employee's pay, a private address, a trust's name: there "review" is no error.
INDIRECT = [pay_advice, bank_letter, staff_roster, hospital_sign, badge_table]
OTHERS = {"screen": [code_editor, staff_roster, pay_advice, tv_credits, anatomy_slide], "paper": [album_page, spelling_test, recipe_card, museum_case, theatre_programme, seating_plan, bank_letter, gym_rota, till_receipt, walking_map, journal_paper, badge_table],
          "board": [headstone, war_memorial, book_shelf, quiz_board, hospital_sign, health_poster], "label": [medicine_box]}
