# SPDX-License-Identifier: Apache-2.0
"""What people share and shows no patient, though it is near one: animals with dates of birth and doses, ratings and results with
numbers, cases in textbooks, blank forms, training systems, plates and labels with serial numbers, graves, tickets. Everybody is invented."""

from commonplace import GRID, HOSPITALS, board, day, first, money, rows, who, window
from everyday_patients import post
from leaks import clock
from pages import DRUGS, WARDS
from trades import MONTHS, SERIF, TOWNS, code, house, sheet, tel

PETS = "Rolo Bella Tilly Duke Pip Biscuit Mabel Otto Nala Ziggy Poppy Bramble Daisy Alfie Luna Jasper".split()
BREEDS = {"Dog": ["Labrador", "Whippet", "Cockapoo", "Border Collie"], "Cat": ["Domestic Shorthair", "Siamese", "Maine Coon"], "Rabbit": ["Mini Lop", "Dutch"]}
CLUBS = "Hexley Harriers|Brackwater AC|Kirkmuir Road Runners|Unattached|Stowbridge Tri".split("|")
LANDS = "ENG SCO WLS IRL NED POL NGR".split()


def numeric(p, low, high):
    return f"{p.rng.randint(1, 28):02}/{p.rng.randint(1, 12):02}/{p.rng.randint(low, high)}"


def digits(p, count):
    return "".join(str(p.rng.randint(0, 9)) for _ in range(count))


def chip_number(p):
    return "9" + digits(p, 14)


def animal(p):
    kind = p.pick(list(BREEDS))
    return p.pick(PETS), kind, p.pick(BREEDS[kind])


def vignette(p):
    return p.pick([
        "A {a}-year-old man presents to the emergency department with two hours of crushing central chest pain. He smokes twenty a day and takes {d}. His blood pressure is 162/94 mmHg and his pulse 108.",
        "A {a}-year-old woman is brought in by her daughter, who found her confused this morning. Temperature 38.6 &deg;C, respiratory rate 26, sodium 121 mmol/l. She takes {d}.",
        "A {a}-year-old retired miner has had progressive breathlessness for three years. He has clubbing and fine basal crackles. He was started on {d} by his GP without effect."]).format(a=p.rng.randint(22, 84), d=p.pick(DRUGS).lower())


# Screens.

def squad_births(p):
    lines = [[n, p.pick(["GK", "DF", "MF", "FW"]), who(p), numeric(p, 1990, 2007), p.rng.randint(0, 90), p.rng.randint(0, 30), p.pick(TOWNS) + p.pick([" Town", " Rovers", " Athletic"])] for n in range(1, 19)]
    return p.html(f"<div class=bar>Squad &nbsp; {day(p)} 2026 &nbsp; Head coach {who(p)}</div>{p.table(['No.', 'Pos.', 'Player', 'Date of birth', 'Caps', 'Goals', 'Club'], lines)}", "#fff")


def chess_ratings(p):
    lines = [[n, p.pick(["", "", "FM", "IM", "WFM", "CM"]), f"{who(p).split()[-1]}, {first(p)}", p.pick(LANDS), digits(p, 8), p.rng.randint(1300, 2500), p.rng.randint(1300, 2500), p.rng.randint(1948, 2013), p.pick(["m", "f"])] for n in range(1, 19)]
    return p.html(f"<div style='padding:12px'><h2>Rating list &nbsp; {p.pick(MONTHS)} 2026</h2>{p.table(['#', 'Title', 'Name', 'Fed', 'ID', 'Std', 'Rapid', 'B-Year', 'Sex'], lines)}</div>", "#fff")


def auction(p):
    lots = "".join(f"<p><b>Lot {n}</b> &nbsp; {t}<br>Estimate &pound;{p.rng.randint(2, 9) * 10} - {p.rng.randint(10, 40) * 10} &nbsp; {p.rng.randint(0, 20)} bids</p>" for n, t in enumerate(p.rng.sample([f"Portrait of Dr {who(p)} (1791-1866), oil on canvas", "A mahogany invalid's chair, castors lacking", f"Medal group: Nurse {who(p)}, T.F.N.S., with papers", "A surgeon's set of nine instruments in a rosewood case", "Apothecary's drawers, 24, with labels", f"Letter signed by {who(p)}, matron, {day(p)} 1884", "Two ward beds, iron, c. 1910", "Chemist's carboy, green"], 7), p.rng.randint(20, 400)))
    return p.html(f"<div class=bar>Saleroom &nbsp; Medical and scientific &nbsp; {day(p)}, {clock(p)}</div><div style='padding:16px 40px'>{lots}<p>Auctioneer {who(p)}. Buyer's premium 24 % plus VAT.</p></div>", "#fff")


def case_slide(p):
    return p.html(f"<div style='padding:50px 90px;font-size:1.6em;line-height:1.5'><h1>Case {p.rng.randint(1, 6)}</h1><p>{vignette(p)}</p><ul><li>What is your differential?</li><li>Which investigations would you ask for?</li><li>What would you do first?</li></ul><p style='font-size:.55em'>MB ChB Year {p.rng.randint(3, 5)} &nbsp; Block {p.rng.randint(1, 9)} &nbsp; Dr {who(p)}</p></div>", p.pick(["#fff", "#eef3fb"]), "#456")


def question_bank(p):
    return p.html(f"<div class=bar>Question {p.rng.randint(2, 90)} of 100 &nbsp; Respiratory</div><div style='padding:30px 70px;font-size:1.2em;line-height:1.6'><p>{vignette(p)}</p><p><b>What is the single most appropriate next step?</b></p>" + "".join(f"<div style='border:1px solid #bbb;padding:10px;margin:8px 0'>{c} &nbsp; {t}</div>" for c, t in zip("ABCDE", p.rng.sample(["CT pulmonary angiogram", "Start oxygen at 15 l/min", "Arterial blood gas", "Intravenous fluids", "Chest X-ray", "Refer to palliative care", "Lung function tests"], 5))) + "<p>Submit &nbsp; Flag &nbsp; Skip</p></div>", "#fff")


def journal_page(p):
    authors = ", ".join(f"{who(p)}<sup>{p.rng.randint(1, 4)}</sup>" for _ in range(7))
    places = "<br>".join(f"<sup>{n}</sup>Department of {p.pick(['Cardiology', 'Surgery', 'Public Health', 'Renal Medicine'])}, {h}, {p.pick(TOWNS)}, UK" for n, h in enumerate([*HOSPITALS, "University of Hexley"], 1))
    return p.html(f"<div style='padding:30px 120px;font-family:{SERIF};line-height:1.5'><small>J Invent Med 2026;{p.rng.randint(10, 60)}:{p.rng.randint(100, 900)}. doi:10.9999/jim.{digits(p, 6)}</small><h1>Early discharge after {p.pick(['hip fracture', 'heart failure', 'colectomy'])}: a cohort study of {p.rng.randint(200, 4000)} patients</h1><p>{authors}</p><p style='font-size:85%'>{places}</p><p style='font-size:85%'>Correspondence to Dr {who(p)}, {first(p).lower()}@hexley.example. Received {day(p)} 2025, accepted {day(p)} 2026</p><h3>Abstract</h3><p><b>Background</b> Length of stay is falling. <b>Methods</b> We followed patients aged 65 or over who were admitted between January 2021 and June 2023. <b>Results</b> Median age was {p.rng.randint(70, 84)} years (IQR 71-86), 58 % were women, and {p.rng.randint(3, 15)} % were readmitted within 30 days (OR 0.87, 95 % CI 0.71 to 1.06, p = 0.17). <b>Conclusion</b> {p.words(18).capitalize()}.</p></div>", "#fff")


def drama_cast(p):
    lines = [[who(p), f"{p.pick(['Dr', 'Nurse', 'Sister', 'Mr'])} {who(p)}", p.pick(["Consultant, emergency medicine", "Staff nurse", "Patient, season 3", "Porter", "Registrar", "Paramedic", "Chief executive"]), f"{p.rng.randint(1, 4)}-{p.rng.randint(5, 12)}"] for _ in range(13)]
    return p.html(f"<div style='padding:24px 60px'><h1>Harbour General (TV series)</h1><h3>Cast and characters</h3>{p.table(['Actor', 'Character', 'Role', 'Seasons'], lines)}<p>Created by {who(p)}. Filmed in a disused infirmary in {p.pick(TOWNS)}.</p></div>", "#fff")


def training_record(p):
    name = p.pick(["ZZZTEST, Patient (Mr)", "XXTESTPATIENT, Donotuse (Mrs)", "TEST PATIENT, Training (Ms)"])
    return p.html(f"<div style='background:#c62828;color:#fff;padding:4px 16px'>TRAINING ENVIRONMENT - do not enter real patients</div><div class='bar row'><b>{name}</b><span>Born <b>01-Jan-1900</b></span><span>Gender <b>Unknown</b></span><span>NHS No. <b>999 000 0000</b></span></div><div style='padding:16px'>{p.table(['Date', 'Type', 'Entered by'], [[f'{p.rng.randint(1, 28):02}-{p.pick(MONTHS)[:3]}-2026', p.pick(['Test note', 'asdf asdf', 'Lorem ipsum', 'Training observation']), p.pick(['TRAINER 1', 'TRAINEE 07', 'TRAINEE 12'])] for _ in range(9)])}</div>", "#fff")


def pet_quote(p):
    name, kind, breed = animal(p)
    return p.html(f"<div class=bar>Pawsafe &nbsp; Your quote</div><div style='padding:26px 120px;font-size:1.2em'>{rows([('Pet’s name', name), ('Species', kind), ('Breed', breed), ('Date of birth', numeric(p, 2014, 2025)), ('Sex', p.pick(['Male, neutered', 'Female'])), ('Pre-existing conditions', p.pick(['None', 'Skin allergy', 'Arthritis'])), ('Vet fees up to', '&pound;7,000'), ('Excess', '&pound;99'), ('Monthly', money(p, 12, 60))])}<p>Quote {digits(p, 9)} &nbsp; valid until {day(p)}</p></div>", "#fff")


def private_prices(p):
    return p.html(f"<div style='padding:26px 100px'><h1>{p.pick(['The Larches Clinic', 'Harbour Private Hospital'])}: what it costs</h1>{p.table(['Procedure', 'Consultation', 'Treatment', 'Nights'], [[t, money(p, 120, 280), f'&pound;{p.rng.randint(2, 15)},{p.rng.randint(100, 900)}', p.rng.randint(0, 4)] for t in ['Hip replacement', 'Knee replacement', 'Cataract surgery, one eye', 'Hernia repair', 'Gastroscopy', 'MRI, one part', 'Vasectomy', 'Tonsillectomy', 'Mole removal', 'Blood tests, full screen']])}<p>Prices for patients who pay for themselves, from {day(p)} 2026. Ring {tel(p)} or ask your GP to refer you.</p></div>", "#fff")


def group_sheet(p):
    family = who(p).split()[-1]
    year = p.rng.randint(1820, 1890)
    person = lambda n, low: [n, f"{first(p)} {family}", f"{day(p)} {low}", p.pick(TOWNS), f"{day(p)} {low + p.rng.randint(1, 85)}", p.pick(["Phthisis", "Old age", "Scarlet fever", "Killed at sea", "Bronchitis", ""])]
    return p.html(f"<div class=bar>Family group &nbsp; {family}</div>{p.table(['', 'Name', 'Born', 'Place', 'Died', 'Cause of death'], [person('Father', year), person('Mother', year + 2), *[person(f'Child {n}', year + 20 + 2 * n) for n in range(1, 9)]])}<p style='padding:12px'>Sources: parish register, 1851 census HO 107/{digits(p, 4)}, death certificate. Compiled by {who(p)}</p>", "#fff")


def blank_roster(p):
    return p.html(f"<div class=bar>{p.pick(WARDS)} &nbsp; off duty &nbsp; week commencing ........</div>{p.table(['Name', 'Band', *'Mon Tue Wed Thu Fri Sat Sun'.split(), 'Hours'], [[f'Nurse {n}' if n < 7 else f'HCA {n - 6}', p.pick(['5', '6', '2']), *[p.pick(['', 'E', 'L', 'N', 'LD']) for _ in range(7)], '37.5'] for n in range(1, 13)])}<p style='padding:12px'>E 07:00-15:00 &nbsp; L 13:00-21:00 &nbsp; N 20:30-07:30 &nbsp; LD long day</p>", "#fff")


def protein_protocol(p):
    steps = [f"Dialysis of proteins: {first(p)} to prepare the buffer (PBS, pH 7.4, {p.rng.randint(2, 5)} l)", f"Load {p.rng.randint(2, 9)} ml sample into tubing, clip both ends", f"Stir at 4 &deg;C overnight ({who(p)} checks at {clock(p)})", f"Change buffer twice; {first(p)} and {first(p)} on Tuesday", "Measure A280, spin 10 min at 13,000 g", f"Freeze 50 &micro;l aliquots, rack {p.rng.randint(1, 9)}, box {p.pick('ABCD')}"]
    return p.html(f"<div class=bar>Lab book &nbsp; {who(p)} &nbsp; {day(p)} 2026</div><div style='padding:24px 60px;line-height:1.8'><h2>Dialysis of proteins</h2><ol>{''.join(f'<li>{s}</li>' for s in steps)}</ol>{p.table(['Sample', 'Conc. mg/ml', 'Volume', 'By'], [[f'S{n}', f'{p.rng.uniform(.2, 4):.2f}', f'{p.rng.randint(1, 9)} ml', who(p)] for n in range(1, 7)])}</div>", "#fff")


def baby_guesses(p):
    lines = [[who(p), f"{p.rng.randint(1, 28)} {p.pick(MONTHS)[:3]}", f"{p.rng.randint(5, 9)} lb {p.rng.randint(0, 15)} oz", p.pick(["Girl", "Boy"]), p.pick(["Arthur", "Wren", "Ottilie", "Rex", "Maud"])] for _ in range(15)]
    return p.html(f"<div class=bar>Guess the baby! &pound;2 a go for the hospice</div>{p.table(['Your name', 'Date', 'Weight', 'Sex', 'Name'], lines)}", "#fff7fb")


# Paper.

def pet_vaccines(p):
    name, kind, breed = animal(p)
    jabs = [[numeric(p, 2022, 2026), p.pick(["Nobivac DHP", "Nobivac L4", "Tricat Trio", "Leucogen", "Rabies"]), f"{p.pick('ABCD')}{digits(p, 5)}", p.pick(["First", "Booster", "Annual"]), f"{who(p)} MRCVS"] for _ in range(6)]
    return sheet(p, f"<h1>{p.pick(TOWNS)} Vets &nbsp; vaccination record</h1>{rows([('Name', name), ('Species', kind), ('Breed', breed), ('Sex', p.pick(['M', 'F', 'FN'])), ('Date of birth', numeric(p, 2014, 2024)), ('Microchip', chip_number(p)), ('Owner', who(p))])}{p.table(['Date', 'Vaccine', 'Batch', 'Course', 'Vet'], jabs)}<p>Next due {numeric(p, 2027, 2027)}</p>", extra=GRID)


def vet_discharge(p):
    name, kind, breed = animal(p)
    return sheet(p, f"<h2>{p.pick(TOWNS)} Veterinary Hospital</h2><h3>Going home: {name} ({breed}, {kind.lower()}, {p.rng.randint(1, 14)} years)</h3><p>{name} had a general anaesthetic today to {p.pick(['be spayed', 'have two teeth out', 'have a lump removed'])}. The wound is closed with stitches that dissolve.</p>{rows([('Metacam', '0.4 ml once a day with food, 5 days'), ('Amoxiclav 50 mg', '1 tablet twice a day'), ('Collar', 'until we see you'), ('Walks', 'on the lead for 10 days')])}<p>Please bring {name} back on {day(p)} at {clock(p)} to see {first(p)}. Worried? {tel(p)} day or night.</p><p>{who(p)} MRCVS</p>")


def pedigree_paper(p):
    dog = lambda: f"{p.pick(['Ch. ', '', ''])}{p.pick(['Moorland', 'Tarnside', 'Hexley', 'Briarpatch'])} {p.pick(['Major', 'Daisy', 'Night Nurse', 'Sir Galahad', 'Penny Lane', 'Dr Watson'])}"
    return sheet(p, f"<div style='font-family:{SERIF}'><h1>Certificate of Pedigree</h1>{rows([('Name', dog()), ('Breed', p.pick(BREEDS['Dog'])), ('Sex', p.pick(['Dog', 'Bitch'])), ('Date of birth', numeric(p, 2024, 2026)), ('Registration no.', f'AX0{digits(p, 7)}'), ('Colour', p.pick(['Black', 'Fawn', 'Blue merle'])), ('Breeder', who(p)), ('Microchip', chip_number(p))])}{p.table(['Parents', 'Grandparents', 'Great-grandparents'], [[dog(), dog(), dog()] for _ in range(4)])}<p>Signed ________________ Date {numeric(p, 2026, 2026)}</p></div>", "#fffdf5", extra=GRID)


def litter(p):
    lines = [[n, p.pick(PETS), p.pick(["M", "F"]), f"{p.rng.randint(80, 420)} g", p.pick(["black", "ginger", "tabby", "cream"]), p.pick(["reserved " + first(p), "available", "staying"])] for n in range(1, 8)]
    return sheet(p, f"<h1>They're here!</h1><p>{p.pick(PETS)} had her {p.pick(['kittens', 'puppies'])} on {day(p)} at {clock(p)}. Mother and all seven are doing well.</p>{p.table(['', 'Name', 'Sex', 'Birth weight', 'Colour', ''], lines)}<p>Visitors from week four. Love from {first(p)} and {first(p)}</p>", "#fff8ef")


def draw_results(p):
    lines = [[n, p.pick(["Hamper", "Bottle of whisky", "Afternoon tea for two", "Box of chocolates", "Meal at the Anchor", "Signed ball"]), f"{p.pick(['pink', 'blue', 'green'])} {p.rng.randint(1, 999):03}", p.pick([who(p), who(p), "unclaimed"])] for n in range(1, 17)]
    return sheet(p, f"<h1>Summer fair: raffle results</h1><p>Drawn {numeric(p, 2026, 2026)} by Councillor {who(p)}</p>{p.table(['', 'Prize', 'Ticket', 'Won by'], lines)}<p>Collect from {first(p)} in the office by {day(p)}.</p>", extra=GRID)


def lottery_winners(p):
    lines = [[money(p, 10, 90), digits(p, 5), f"{p.pick(['Mr', 'Mrs', 'Ms'])} {who(p)[0]} {who(p).split()[-1]}", p.pick(TOWNS)] for _ in range(14)]
    return sheet(p, f"<h2>Larkspur Hospice lottery</h2><p>Week {p.rng.randint(1, 52)}, draw of {day(p)} 2026. Thank you: every pound goes to patients and their families.</p>{p.table(['Prize', 'Number', 'Winner', ''], lines)}", extra=GRID)


def charity_run(p):
    lines = [[n, digits(p, 4), who(p), p.pick(["SM", "SF", "M40", "F45", "M60", "F65", "J13"]), p.pick(CLUBS), f"{p.rng.randint(34, 59)}:{p.rng.randint(10, 59)}"] for n in range(1, 25)]
    return sheet(p, f"<h2>Run for the Scanner 10 km &nbsp; {day(p)} 2026</h2><p>In aid of {p.pick(HOSPITALS)} charity</p>{p.table(['Pos', 'Bib', 'Name', 'Cat', 'Club', 'Chip time'], lines)}")


def exam_entry(p):
    lines = [[f"{p.rng.randint(7000, 9000)}/{p.rng.randint(1, 3)}H", p.pick(["Mathematics", "Biology", "French", "History", "Physics"]), numeric(p, 2026, 2026), p.pick(["09:00", "13:30"]), p.pick(["Hall", "Gym", "B12"]), f"{p.pick('ABCDEFG')}{p.rng.randint(1, 18)}"] for _ in range(10)]
    return sheet(p, f"<h2>Statement of entry, summer 2026</h2><p>Centre {digits(p, 5)} {p.pick(TOWNS)} Academy &nbsp; Candidate no. {digits(p, 4)} &nbsp; Year 11</p>{p.table(['Paper', 'Subject', 'Date', 'Start', 'Room', 'Seat'], lines)}<p>Bring a black pen. Telephones are not allowed. Exams officer: {who(p)}</p>", extra=GRID)


def ward_menu(p):
    return sheet(p, f"<h1>{p.pick(HOSPITALS)}</h1><h2>Lunch menu, week {p.rng.randint(1, 3)}, {p.pick(['Monday', 'Thursday'])}</h2>{rows([(t, p.pick(['&#9744; small', '&#9744;']), p.pick(['V', 'GF', 'soft', 'energy dense', ''])) for t in ['Leek soup', 'Roast chicken and gravy', 'Cottage pie', 'Cauliflower cheese', 'Egg sandwich', 'Mashed potato', 'Peas', 'Rice pudding', 'Jelly', 'Fresh fruit']])}<p>Name ________________ Ward ________ Bed ______</p><p>Diet: &#9744; diabetic &#9744; renal &#9744; puree. Tell your nurse of any allergy.</p>")


def textbook_case(p):
    return sheet(p, f"<div style='font-family:{SERIF};line-height:1.6'><small>{p.rng.randint(100, 700)} &nbsp; Chapter {p.rng.randint(2, 20)}: Disorders of the {p.pick(['chest', 'heart', 'kidney'])}</small><h2>Clinical case {p.rng.randint(1, 9)}.{p.rng.randint(1, 9)}</h2><p>{vignette(p)}</p><p>On examination there was no oedema. The ECG showed ST elevation in II, III and aVF. Troponin was 840 ng/l.</p><h3>Discussion</h3><p>The commonest cause is atheroma. Treatment is with aspirin, a second antiplatelet and reperfusion within 120 minutes. Mortality at 30 days has fallen to 7 %.</p><p><b>Table {p.rng.randint(1, 9)}.{p.rng.randint(1, 9)}</b> Causes of raised troponin</p><ul><li>Myocarditis</li><li>Pulmonary embolism</li><li>Sepsis</li><li>Chronic kidney disease</li></ul></div>", "#fff")


def exam_paper(p):
    return sheet(p, f"<p style='text-align:right'>Candidate number ________</p><h2>Final MB, paper {p.rng.randint(1, 3)}</h2><p><b>{p.rng.randint(2, 20)}.</b> {vignette(p)}</p><p>(a) Give three possible diagnoses. <span style='float:right'>[3 marks]</span></p><p>..........................................</p><p>(b) Which blood tests would you request, and why? <span style='float:right'>[4 marks]</span></p><p>..........................................</p><p>(c) Write a prescription for his first dose. <span style='float:right'>[5 marks]</span></p><p>Turn over</p>", "#fff")


def grand_round(p):
    talks = rows([(f"{8 + n}:{p.pick(['00', '30'])}", p.pick(["Welcome", "What is new in sepsis", "My worst case", "Coffee", "Trauma: a year in numbers", "Posters", "Rural stroke care"]), f"{p.pick(['Dr', 'Prof', 'Sr'])} {who(p)}") for n in range(8)])
    return sheet(p, f"<h2>{p.pick(HOSPITALS)} education day</h2><h3>{day(p)} 2026, lecture theatre 2</h3>{talks}<p>Six CPD points. Book with {who(p)}, postgraduate centre.</p>")


def registration_blank(p):
    line = "_" * 26
    return sheet(p, f"<h1>New patient registration</h1>{''.join(f'<p>{t} {line}</p>' for t in ['Surname', 'First names', 'Date of birth', 'NHS number (if known)', 'Address', 'Postcode', 'Telephone', 'Next of kin', 'Previous GP'])}<p>Allergies {line}</p><p>Do you smoke? &#9744; yes &#9744; no &nbsp; Are you a carer? &#9744; yes &#9744; no</p><p>Signed ____________ Date ________</p><p><small>Form REG1 v{p.rng.randint(2, 9)}. For office use: checked by ____ EMIS ____</small></p>")


def obs_blank(p):
    return sheet(p, f"<h2>Observations</h2><p>Surname: &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; Forename: &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; D.O.B.: &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; Hospital no.: &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; Ward: &nbsp;&nbsp;&nbsp;&nbsp;</p>{p.table(['', *[''] * 9], [[t, *['&nbsp;'] * 9] for t in ['Date', 'Time', 'Resps', 'SpO2', 'Oxygen', 'BP', 'Pulse', 'Temp', 'AVPU', 'Pain', 'NEWS', 'Initials']])}<p><small>NEWS2 &copy; Royal College. Ref {digits(p, 6)}</small></p>", extra=GRID)


def farm_medicine(p):
    lines = [[numeric(p, 2026, 2026), f"UK {digits(p, 6)} {digits(p, 5)}", p.pick(["Mastitis LF", "Lame, near hind", "Retained cleansing", "Pneumonia", "Foot trim"]), p.pick(["Ubro Yellow", "Metacam 20", "Alamycin LA", "Draxxin"]), f"{p.rng.randint(2, 40)} ml", p.pick(["4 d", "15 d", "35 d"]), first(p)] for _ in range(13)]
    return sheet(p, f"<h2>{p.pick(['Bramble', 'Moor', 'Tithe'])} Farm: medicine book</h2>{p.table(['Date', 'Cow', 'Reason', 'Medicine', 'Dose', 'Withdraw', 'Given by'], lines)}<p>Vet: {who(p)}, {p.pick(TOWNS)}</p>", extra=GRID)


def horse_passport(p):
    return sheet(p, f"<h2>Horse passport, section I</h2>{rows([('Name', p.pick(['Penny Black', 'Doctor Dolittle', 'Sea Pie'])), ('Sex', p.pick(['Mare', 'Gelding'])), ('Foaled', numeric(p, 2008, 2022)), ('Colour', p.pick(['Bay', 'Grey', 'Dun'])), ('UELN', '826' + digits(p, 12)), ('Microchip', chip_number(p)), ('Owner', who(p)), ('Vet', who(p) + ' MRCVS')])}<p>Not intended for slaughter for human consumption. Flu and tetanus: {numeric(p, 2025, 2026)}, batch {digits(p, 6)}.</p>", "#f7f2e3")


def ringing_sheet(p):
    lines = [[f"{p.pick('ABCDEFSTV')}{digits(p, 6)}", p.pick(["Robin", "Wren", "Blackcap", "Blue tit", "Dunnock"]), p.pick(["3", "3J", "4", "5"]), p.pick(["M", "F", "-"]), p.rng.randint(48, 90), f"{p.rng.uniform(7, 24):.1f}", clock(p), first(p)] for _ in range(18)]
    return sheet(p, f"<h2>Ringing sheet &nbsp; {p.pick(TOWNS)} reed bed &nbsp; {numeric(p, 2026, 2026)}</h2>{p.table(['Ring', 'Species', 'Age', 'Sex', 'Wing', 'Weight', 'Time', 'Ringer'], lines)}<p>Ringer in charge {who(p)}</p>", extra=GRID)


def gym_plan(p):
    return sheet(p, f"<h1>Programme for {first(p)}</h1><p>Goal: {p.pick(['half marathon', 'stronger back', 'lose 6 kg'])} &nbsp; Trainer: {first(p)} &nbsp; Start {numeric(p, 2026, 2026)} &nbsp; Weight {p.rng.randint(55, 110)} kg</p>{p.table(['Exercise', 'Sets', 'Reps', 'Load', 'Rest'], [[t, p.rng.randint(2, 5), p.rng.randint(5, 15), f'{p.rng.randint(5, 90)} kg', p.pick(['60 s', '90 s'])] for t in ['Back squat', 'Bench press', 'Deadlift', 'Pull-up, assisted', 'Leg press', 'Plank', 'Hip thrust', 'Rowing machine']])}<p>Resting pulse {p.rng.randint(50, 80)}. Stop if you feel pain and tell a member of staff.</p>", extra=GRID)


def scout_blank(p):
    line = "." * 34
    return sheet(p, f"<h2>{p.rng.randint(1, 30)}th {p.pick(TOWNS)} Scouts: health form for camp</h2>{''.join(f'<p>{t} {line}</p>' for t in ['Name of young person', 'Date of birth', 'Home address', 'Doctor and surgery', 'NHS number', 'Allergies or medication', 'Date of last tetanus', 'Emergency contact'])}<p>I agree to my child being given plasters and paracetamol.</p><p>Signed {line}</p><p>Return to {who(p)} by {day(p)}</p>")


def war_record(p):
    return sheet(p, f"<div style='font-family:{SERIF};line-height:1.6'><h2>Private {who(p)}, {digits(p, 5)}</h2><p>Born {p.pick(TOWNS)}, {day(p)} 18{p.rng.randint(80, 99)}. Enlisted {day(p)} 1914.</p>{rows([(f'{day(p)} 191{n}', t) for n, t in [(5, 'Embarked for France'), (6, 'Gunshot wound, left thigh. 3 Casualty Clearing Station'), (6, 'Admitted General Hospital, Rouen'), (7, 'Rejoined battalion'), (7, 'Trench fever'), (8, 'Killed in action')]])}<p>Buried Plot {p.pick(['II', 'IV'])}, row {p.pick('ABC')}, grave {p.rng.randint(1, 40)}. Commemorated on the {p.pick(TOWNS)} memorial.</p><p><small>Research by {who(p)}</small></p></div>", "#f4ecd8")


# Telephones.

def foal_post(p):
    return post(p, f"<div style='padding:14px 18px;line-height:1.6'><b>{who(p)}</b><br><small>{p.rng.randint(1, 20)} h &middot; {p.pick(TOWNS)} Stud</small><p>She's arrived!! &#128052; {p.pick(PETS)} foaled at {clock(p)} this morning, a filly, {p.rng.randint(40, 60)} kg and up on her feet in forty minutes. Vet came for the placenta and gave mum oxytocin. We are calling her {p.pick(['Matron', 'Dolly', 'Night Nurse'])}.</p><p>&#128077; {p.rng.randint(10, 300)} &nbsp; {p.rng.randint(3, 60)} comments</p><p><b>{who(p)}</b> Congratulations! Lovely news</p><p><b>{who(p)}</b> What a beauty xx</p></div>", "#fff")


def pet_reminder(p):
    name = p.pick(PETS)
    return post(p, f"<div style='padding:20px;line-height:1.7'><b>{p.pick(TOWNS)} Vets</b><p>Hi {first(p)}, {name}'s booster is due on {numeric(p, 2026, 2026)}. Reply YES to book or ring {tel(p)}.</p><p>YES</p><p>Thanks! {name} is booked with {who(p)} on {day(p)} at {clock(p)}. Please arrive ten minutes early and bring the vaccination card.</p></div>", "#f2f2f7")


def birth_chart(p):
    return post(p, f"<div style='padding:22px;text-align:center;line-height:1.8'><h2>{first(p)}'s chart</h2><p>Born {day(p)} {p.rng.randint(1965, 2004)} at {clock(p)}<br>{p.pick(TOWNS)}</p>{rows([('Sun', p.pick(['Leo', 'Virgo', 'Cancer'])), ('Moon', p.pick(['Aries', 'Pisces'])), ('Rising', p.pick(['Gemini', 'Libra'])), ('Chiron, the healer', 'house 6')])}<p>Today: rest, and do not argue with doctors.</p></div>", "#1a1433", "#eadcff")


# Boards and posters.

def kennel_board(p):
    return board(p, f"Ops {p.pick(['Mon', 'Wed', 'Fri'])} &nbsp; vet {first(p)}, nurse {first(p)}", "<br>".join(f"K{n} &nbsp; {p.pick(PETS)} {who(p).split()[-1]} &nbsp; {p.pick(['spay', 'castrate', 'dental', 'lump removal', 'x-ray hips'])} &nbsp; {p.rng.randint(2, 40)} kg" for n in range(1, 8)) + "<br>Rabbits: do NOT starve!", 1.8)


def stable_board(p):
    return board(p, "Feeds", p.table(["", "am", "pm", "Notes"], [[p.pick(PETS), p.pick(["1 scoop nuts", "Chaff"]), p.pick(["2 scoops nuts", "Haylage"]), p.pick(["bute 1 sachet", "farrier Tues", "", "turn out last", "poultice off fore"])] for _ in range(7)]), 1.7)


def jab_poster(p):
    return p.html(f"<div style='padding:50px;font-size:1.9em;height:100%'><h1>{p.pick(['Flu and COVID jabs this autumn', 'Is your child’s MMR up to date?', 'Shingles: free at 65'])}</h1><p>Free on the NHS if you are 65 or over, pregnant, or live with asthma, diabetes or heart disease.</p><p>Book at your surgery or pharmacy, or ring 119</p><p style='font-size:.6em'>{p.pick(TOWNS)} Health Protection Team &nbsp; {p.pick(MONTHS)} 2026</p></div>", p.pick(["#fff3cd", "#e3f2fd"]), "#123")


def drug_advert(p):
    drug = p.pick(["Zentaril", "Ovaprex", "Clarimune"])
    return p.html(f"<div style='padding:50px;height:100%'><h1 style='font-size:3em'>{drug} &reg; <small>(inventedol) 20 mg</small></h1><p style='font-size:1.6em'>For adults with {p.pick(['type 2 diabetes', 'moderate asthma', 'high cholesterol'])}. One tablet, once a day.</p><p style='font-size:1.2em'>&ldquo;I can walk the dog again.&rdquo; {first(p)}, {p.rng.randint(45, 70)}, not an actual patient</p><p>Prescribing information: contraindications: hepatic impairment, pregnancy. Side effects: nausea, headache, rarely pancreatitis. Legal category POM. PL 9999{p.rng.randint(1, 9)}/00{p.rng.randint(10, 99)}. Date of preparation {p.pick(MONTHS)} 2026. Adverse events should be reported.</p></div>", "#fdf6ff", "#222")


def grave(p):
    year = p.rng.randint(1870, 1930)
    return p.html(f"<div style='padding:60px;text-align:center;font:2em {SERIF};line-height:1.6'>In loving memory of<br><b>{who(p).upper()}</b><br>born {day(p)} {year}<br>fell asleep {day(p)} {year + p.rng.randint(40, 90)}<br>also of <b>{first(p).upper()}</b>, wife of the above<br>aged {p.rng.randint(50, 95)} years<br>At rest</div>", "#9a978e", "#33312c")


def lost_pet(p):
    name, kind, breed = animal(p)
    return p.html(f"<div style='padding:50px;font-size:2em;text-align:center'><h1>LOST {kind.upper()}</h1><h2>{name}</h2><p>{breed}, {p.rng.randint(1, 14)} years old, {p.pick(['diabetic, needs insulin twice a day', 'epileptic, needs tablets', 'shy, bad hip'])}.<br>Last seen {day(p)} near {p.pick(TOWNS)} church. Chipped.</p><p>Ring {first(p)}: {tel(p)}</p></div>", "#fff")


# Cards and labels.

def pay_display(p):
    return p.html(f"<div style='padding:14px 24px;text-align:center;line-height:1.6'><b>{p.pick(HOSPITALS)}</b><br>Car park {p.pick('ABC')} &nbsp; Pay and display<br>Expires <b style='font-size:1.6em'>{clock(p)}</b><br>{p.rng.randint(1, 28):02} {p.pick(MONTHS)[:3].upper()} 2026<br>Paid {money(p, 2, 9)} &nbsp; Ticket {digits(p, 6)} &nbsp; Machine {p.rng.randint(1, 9)}</div>", "#fff")


def speaker_badge(p):
    return p.html(f"<div style='text-align:center;padding:40px;height:100%'><small>Hexley Medical Education Congress 2026</small><h1>Dr {who(p)}</h1><p>{p.pick(['Speaker', 'Faculty', 'Delegate'])}<br>Consultant {p.pick(['nephrologist', 'anaesthetist', 'geriatrician'])}<br>{p.pick(HOSPITALS)}</p><p>#HexMed26 &nbsp; ID {digits(p, 5)}</p></div>", "#fff")


def library_back(p):
    return p.html(f"<div style='padding:26px;line-height:1.7;font-size:1.2em'><p>Signature ______________</p><p>This card remains the property of {p.pick(TOWNS)} Libraries. Report loss at once: {tel(p)}.</p><p style='font-family:monospace;letter-spacing:3px'>2 {digits(p, 4)} {digits(p, 5)} {digits(p, 4)}</p><p>Expires {numeric(p, 2027, 2029)}</p></div>", "#e8f0e4")


def warranty(p):
    return p.html(f"<div style='padding:24px;line-height:1.7'><b>Warranty card</b><br>Model {p.pick(['BPX-200', 'SteamPro 4', 'KT-88'])} &nbsp; Serial no. {p.pick('ABC')}{digits(p, 8)}<br>Date of purchase {numeric(p, 2025, 2026)}<br>Dealer: {p.pick(TOWNS)} Electrical<br>Customer's name {who(p)}<br>Keep with your receipt. 24 months parts and labour. Not valid if opened.</div>", "#fff")


def rating_label(p):
    return p.html(f"<div style='padding:10px 18px;line-height:1.5'><b>MODEL NO. {p.pick('ABC')}{digits(p, 3)}-{p.pick(['UK', 'EU'])}</b> &nbsp; 230V~ 50Hz {p.rng.randint(40, 2200)}W<br>SN: {digits(p, 10)} &nbsp; MFG DATE: {p.rng.randint(2019, 2026)}-{p.rng.randint(1, 12):02}-{p.rng.randint(1, 28):02}<br>REF {digits(p, 6)} &nbsp; LOT {digits(p, 5)} &nbsp; IP44 &nbsp; Class II<br>Made in {p.pick(['PRC', 'Czechia', 'UK'])}. Bed and bath use forbidden</div>", "#d7d9db")


def router_label(p):
    mac = ":".join(f"{p.rng.randint(0, 255):02X}" for _ in range(6))
    return p.html(f"<div style='padding:10px 18px;line-height:1.6'><b>Home Hub {p.rng.randint(2, 6)}</b> &nbsp; Wireless network (SSID): HUB{p.rng.randint(2, 6)}-{digits(p, 4)}<br>Wireless key: {p.pick(['bramble', 'kestrel', 'harbour'])}-{digits(p, 4)}-{p.pick(['otter', 'maple'])}<br>Admin password: {digits(p, 8)} &nbsp; S/N +{digits(p, 6)}+{digits(p, 10)}<br>MAC {mac}</div>", "#fff")


def parcel_label(p):
    return p.html(f"<div style='padding:12px 18px;line-height:1.4'><b>TRACKED 48</b> &nbsp; {p.rng.randint(1, 9)}.{p.rng.randint(1, 9)} kg<br>{who(p)}<br>{house(p)}<br>{p.pick(TOWNS)} {code(p)}<br>Ref {digits(p, 8)} &nbsp; Return: PO Box {p.rng.randint(10, 90)}</div>", "#fff")


def play_ticket(p):
    return p.html(f"<div style='padding:14px 20px;line-height:1.6'><b>{p.pick(['THE PATIENT', 'DOCTOR FAUSTUS', 'HAMLET'])}</b> &nbsp; {p.pick(TOWNS)} Playhouse<br>{day(p)} 2026 &nbsp; 19:30 &nbsp; Row {p.pick('ABCDEFGH')} Seat {p.rng.randint(1, 30)}<br>{who(p)} &nbsp; Order {digits(p, 9)} &nbsp; {money(p, 12, 60)}</div>", "#fdf3d8")


def key_folder(p):
    return p.html(f"<div style='padding:36px;text-align:center;font-family:{SERIF};line-height:1.8'><h2>The Harbour Hotel</h2><p>Welcome, {p.pick(['Mr', 'Mrs', 'Ms'])} {who(p).split()[-1]}</p><p>Room <b>{p.rng.randint(101, 640)}</b> &nbsp; Departure {day(p)}</p><p>Breakfast 7 to 10.30. Wi-Fi: harbour / {digits(p, 6)}</p><p>In an emergency dial 0; doctor on call {tel(p)}</p></div>", "#f2ece0")


# A training system's patient, who cannot be told from one; private people with a telephone or an address; staff or a place of care by name.
INDIRECT = [case_slide, lottery_winners, training_record, lost_pet, parcel_label, journal_page, grand_round, speaker_badge, charity_run, vet_discharge, pet_reminder, private_prices, key_folder, blank_roster, pay_display, ward_menu]
OTHERS = {"screen": [squad_births, chess_ratings, auction, case_slide, question_bank, journal_page, drama_cast, training_record, pet_quote, private_prices, group_sheet, blank_roster, protein_protocol, baby_guesses],
          "paper": [pet_vaccines, vet_discharge, pedigree_paper, litter, draw_results, lottery_winners, charity_run, exam_entry, ward_menu, textbook_case, exam_paper, grand_round, registration_blank, obs_blank, farm_medicine, horse_passport,
                    ringing_sheet, gym_plan, scout_blank, war_record],
          "phone": [foal_post, pet_reminder, birth_chart],
          "board": [kennel_board, stable_board, jab_poster, drug_advert, grave, lost_pet],
          "card": [speaker_badge, library_back, warranty, key_folder],
          "label": [pay_display, rating_label, router_label, parcel_label, play_ticket]}
