# SPDX-License-Identifier: Apache-2.0
"""What people photograph or take a screenshot of at home, at work and on the way: names, dates of birth, numbers, doses and
doctors, and no patient. Everybody on them is invented."""

from pages import DRUGS, FAMILY, GIVEN, ILLS, STREETS, TOWNS
from sheets import lozenge, paper

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
FOOD = "milk|eggs x12|bread|red lentils|2 tins tomatoes|bananas|washing powder|plasters|cat food|cheddar 400 g|oat milk|stamps|coffee|paracetamol|birthday card".split("|")


def train_ticket(p):
    return p.html(f"<div style='padding:10px 16px;background:#f7c98b;height:100%;font-size:1.25em'><b>{p.pick(['Off-Peak Return', 'Anytime Day Single', 'Advance Single'])}</b> &nbsp; Standard &nbsp; Adult: ONE &nbsp; Child: NIL"
                  f"<br>Valid {p.date(2026, 2026)} &nbsp; Ticket {p.rng.randint(10000, 99999)} {p.rng.randint(10**8, 10**9)}<br><b>{p.pick(TOWNS)} Central to {p.pick(TOWNS)} Parkway</b><br>Route: any permitted &nbsp; "
                  f"Coach {p.pick('ABCDE')} Seat {p.rng.randint(1, 70)}{p.pick('AF')}<br>Railcard {p.pick(['16-25', 'Senior', 'Two Together'])} &nbsp; Price £{p.rng.uniform(8, 140):.2f}X</div>", "#f7c98b", "#222")


def order(p):
    rows = [[p.words(4).capitalize(), p.rng.randint(1, 3), f"£{p.rng.uniform(3, 80):.2f}"] for _ in range(4)]
    return p.html(f"<div class=bar>Your order {p.rng.randint(100, 999)}-{p.rng.randint(10**6, 10**7)}</div><div style='padding:22px'><h2>Thank you, {p.pick(GIVEN)}</h2><p>Delivery address<br><b>{p.plain()}</b><br>{p.address()}<br>"
                  f"{p.postcode()}<br>{p.phone()}</p><p>Arriving {p.pick(DAYS)} between 10:15 and 11:15</p>{p.table(['Item', 'Qty', 'Price'], rows)}<p>Payment: card ending {p.rng.randint(1000, 9999)}</p></div>")


def shopping(p):
    return p.html("<div style='padding:20px;font-family:Comic Neue,Cantarell;font-size:1.7em;line-height:1.9'>" + "<br>".join(
        f"{p.pick(['☐', '☐', '☑'])} {t}" for t in p.rng.sample(FOOD, 12)) + "</div>", "#fffbe0", "#223")


def family_week(p):
    people = p.rng.sample(GIVEN, 4)
    rows = [[d, *[p.pick(["", "", "swimming 4.30", "dentist 9.10", "football", "late shift", "Nan for tea", "parents' evening", "orthodontist", "work from home", "choir 7pm", "haircut"]) for _ in people]] for d in DAYS]
    return paper(p, f"<h2>Family planner &nbsp; {p.pick(['March', 'May', 'October'])}</h2>" + p.table(["", *people], rows) + f"<p>Shopping: {', '.join(p.rng.sample(FOOD, 4))}</p>")


def bank_app(p):
    rows = "".join(f"<div style='display:flex;justify-content:space-between;padding:13px 0;border-bottom:1px solid #8883'><span>{p.pick([p.plain(), p.words(2).upper(), 'Pharmacy ' + p.pick(TOWNS), 'Standing order ' + p.pick(FAMILY).upper()])}<br>"
                   f"<small>{p.rng.randint(1, 28)} Mar &nbsp; ref {p.rng.randint(10**5, 10**7)}</small></span><b>{p.pick('-+')}£{p.rng.uniform(2, 400):.2f}</b></div>" for _ in range(9))
    return p.html(f"<div style='padding:18px'>Good morning, {p.pick(GIVEN)}<h1>£{p.rng.uniform(20, 4000):,.2f}</h1><small>00-00-00 &nbsp; {p.rng.randint(10**7, 10**8 - 1)}</small>{rows}</div>", p.pick(["#ffffff", "#101820"]), p.pick(["#777", "#8a9099"]))


def concert(p):
    return p.html(f"<div style='padding:14px 20px;background:linear-gradient(90deg,#2b1055,#7597de);color:#fff;height:100%;font-size:1.3em'><b style='font-size:1.5em'>{p.words(2).title()}</b> &nbsp; {p.date(2026, 2026)} &nbsp; Doors 19:00"
                  f"<br>{p.pick(TOWNS)} Arena &nbsp; Block {p.rng.randint(101, 120)} Row {p.pick('ABCDEFG')} Seat {p.rng.randint(1, 40)}<br>{p.plain()} &nbsp; Order {p.rng.randint(10**9, 10**10 - 1)}<br><small>No re-admission. Age 14 and over. "
                  f"Bring photo identification.</small></div>", "#2b1055", "#fff")


def badge(p):
    return p.html(f"<div style='text-align:center;padding:12px;height:100%;border-top:34px solid {p.blue};font-size:1.5em'><b style='font-size:1.6em'>{p.plain()}</b><br>{p.pick(['Delegate', 'Speaker', 'Exhibitor'])}<br>"
                  f"{p.words(2).title()} Ltd &nbsp; {p.pick(['Analyst', 'Buyer', 'Engineer'])}<br><small>Open Source Summit {p.pick(TOWNS)} 2026</small></div>")


def leave(p):
    rows = [[p.plain(), p.pick(["Finance", "Sales", "Warehouse", "IT"]), *[p.pick(["", "", "H", "H", "S", "WFH", "M"]) for _ in range(14)], p.rng.randint(0, 28)] for _ in range(20)]
    return p.html("<div style='background:#217346;color:#fff;padding:8px'>Staff holidays 2026.xlsx</div>" + p.table(["Name", "Team", *range(1, 15), "Left"], rows), extra="td{border:1px solid #ccc}")


def payslip(p):
    rows = [[a, f"{p.rng.uniform(20, 2900):,.2f}", b, f"{p.rng.uniform(10, 500):,.2f}"] for a, b in (("Basic pay", "PAYE tax"), ("Overtime", "National Insurance"), ("Sick pay", "Pension"), ("Expenses", "Student loan"))]
    return paper(p, f"<h2>{p.words(2).title()} Ltd</h2><p>Employee <b>{p.plain()}</b> &nbsp; Payroll no {p.rng.randint(1000, 99999)} &nbsp; Tax code 1257L<br>NI number QQ {p.rng.randint(10, 99)} {p.rng.randint(10, 99)} {p.rng.randint(10, 99)} {p.pick('ABCD')}"
                 f" &nbsp; Pay date {p.date(2026, 2026)}</p>" + p.table(["Payments", "£", "Deductions", "£"], rows) + f"<p><b>Net pay £{p.rng.uniform(900, 3900):,.2f}</b></p>", "1em")


def transcript(p):
    rows = [[f"{p.pick(['MATH', 'BIOL', 'HIST', 'COMP'])}{p.rng.randint(1000, 3999)}", p.pick(["Linear algebra", "Cell biology", "Human anatomy", "Modern Europe", "Databases", "Statistics for nursing research", "Ethics"]),
             p.rng.choice([10, 20]), p.rng.randint(38, 88), p.pick(["1st", "2:1", "2:2", "Pass"])] for _ in range(14)]
    return paper(p, f"<h2>University of {p.pick(TOWNS)}</h2><p>Transcript of results</p><p>Name: {p.plain()}<br>Date of birth: {p.date(1995, 2006)}<br>Student number: {p.rng.randint(10**7, 10**8)}<br>Programme: BSc {p.pick(['Biology', 'Mathematics', 'Economics'])}</p>"
                 + p.table(["Module", "Title", "Credits", "Mark", "Class"], rows), "1em")


def profile(p):
    name = p.plain()
    jobs = "".join(f"<p><b>{p.pick(['Operations manager', 'Head of product', 'Nurse educator', 'Lecturer', 'Account executive'])}</b><br>{p.words(2).title()} &nbsp; {2012 + 3 * n} - {2015 + 3 * n}<br>{p.words(16).capitalize()}.</p>" for n in range(3))
    return p.html(f"<div style='max-width:760px;margin:auto;padding:20px;background:#fff;color:#222'><div style='height:90px;background:{p.blue}'></div><h2>{name}</h2><p>{p.pick(['Data and change', 'Helping teams do good work', 'Speaker, parent, runner'])} &nbsp; {p.pick(TOWNS)}"
                  f" &nbsp; {p.rng.randint(80, 500)}+ connections</p><h3>About</h3><p>{p.words(40).capitalize()}.</p><h3>Experience</h3>{jobs}<h3>People you may know</h3><p>{p.plain()}, {p.plain()}, {p.plain()}</p></div>", "#f3f2ef")


def run_map(p):
    points = " ".join(f"{p.rng.randint(40, 360)},{p.rng.randint(40, 300)}" for _ in range(14))
    return p.html(f"<div style='padding:14px'><b>{p.plain()}</b><br><small>{p.pick(DAYS)} at 07:{p.rng.randint(10, 59)} &nbsp; {p.pick(TOWNS)}</small><h2>Morning run</h2><div class=row><span>Distance<br><b>{p.rng.uniform(3, 21):.2f} km</b></span><span>Pace<br><b>5:{p.rng.randint(10, 59)} /km</b></span>"
                  f"<span>Avg HR<br><b>{p.rng.randint(120, 175)} bpm</b></span></div><svg width=390 height=330 style='background:#dfe8d8;margin-top:12px'><polyline points='{points}' fill=none stroke=#fc4c02 stroke-width=4 /></svg><p>{p.plain()} and {p.rng.randint(2, 40)} others gave kudos</p></div>")


def dosed_recipe(p):
    items = "".join(f"<li>{p.rng.choice([5, 10, 50, 100, 250, 500])} {p.pick(['ml', 'mg', 'g', 'mcg'])} {p.pick(['vanilla', 'saffron', 'vitamin C powder', 'citric acid', 'cream', 'yeast', 'salt', 'olive oil', 'stock'])}</li>" for _ in range(10))
    return p.html(f"<div style='padding:24px'><h1>{p.pick(['Elderflower cordial', 'Home-made yoghurt', 'Sourdough starter'])}</h1><p>Dr {p.pick(FAMILY)}'s way, from {p.pick(['Mrs', 'Miss'])} {p.pick(FAMILY)}</p><ul>{items}</ul>"
                  + "".join(f"<p>{n}. {p.words(18).capitalize()} twice daily for {p.rng.randint(2, 9)} days.</p>" for n in range(1, 5)) + "</div>", "#fffaf0")


def pet_card(p):
    rows = [[p.date(2023, 2025), p.pick(["DHP + L4", "Kennel cough", "Rabies", "Worming"]), f"{p.pick('AB')}{p.rng.randint(1000, 9999)}", p.pick(FAMILY) + " MRCVS"] for _ in range(6)]
    return paper(p, f"<h2>{p.pick(TOWNS)} Veterinary Centre</h2><p>Vaccination record</p><p>Animal's name: <b>{p.pick(['Biscuit', 'Luna', 'Rex', 'Poppy'])}</b><br>Species: {p.pick(['Dog', 'Cat'])} &nbsp; Breed: {p.pick(['Labrador', 'Siamese', 'Whippet'])}<br>"
                 f"Date of birth: {p.date(2018, 2024)}<br>Owner: {p.plain()}<br>Microchip: {p.rng.randint(9 * 10**14, 10**15 - 1)}</p>" + p.table(["Date", "Vaccine", "Batch", "Vet"], rows))


def gym_class(p):
    rows = [[n, p.plain(), p.pick(["Member", "Guest", "Day pass"]), p.pick(["✓", "✓", "", "waiting list"])] for n in range(1, 19)]
    return p.html(f"<div class=bar>{p.pick(['Pilates', 'Spin', 'Yoga flow', 'Body pump'])} &nbsp; {p.pick(DAYS)} 18:30 &nbsp; Studio {p.rng.randint(1, 3)} &nbsp; {p.pick(GIVEN)}</div>" + p.table(["", "Booked", "Type", "Here"], rows))


def novel(p):
    def said():
        return p.pick([f"&lsquo;Good morning, Dr {p.pick(FAMILY)},&rsquo; said Mrs {p.pick(FAMILY)}, and put the kettle on.", f"{p.pick(GIVEN)} had been ill since {p.pick(DAYS)}, and old Mr {p.pick(FAMILY)} would not hear of a nurse.",
                       f"&lsquo;The fever is down,&rsquo; said the doctor, &lsquo;but she must rest.&rsquo; {p.pick(GIVEN)} looked at the floor.", f"Nobody at {p.pick(STREETS)} remembered {p.plain()} after that winter.", f"{p.words(22).capitalize()}."])
    return p.html("<div style='padding:60px 80px;font-family:Liberation Serif;font-size:1.35em;line-height:1.55'>" + "".join(f"<p style='text-indent:2em;margin:0'>{' '.join(said() for _ in range(4))}</p>" for _ in range(6))
                  + f"<p style='text-align:center'>{p.rng.randint(9, 400)}</p></div>", "#f8f3e6")


def pill_leaflet(p):
    drug = p.pick(DRUGS)
    return paper(p, f"<h2>Package leaflet: information for the user</h2><h3>{drug} {p.rng.choice([5, 10, 20, 40])} mg tablets</h3><p>Read all of this leaflet carefully before you start taking this medicine. If you have further questions, ask your doctor or pharmacist.</p>"
                 f"<h3>How to take {drug}</h3><p>The usual dose is one tablet twice a day. Elderly patients and those with kidney disease may need less. Do not take {drug} if you are pregnant, have asthma, heart failure or liver disease.</p>"
                 f"<h3>Possible side effects</h3><p>Common: headache, nausea, dizziness, diarrhoea. Rare: rash, jaundice, angioedema. Stop and see a doctor at once if your face swells.</p><p>Marketing authorisation holder: {p.words(2).title()} Pharma Ltd, {p.pick(TOWNS)}.</p>", "1em")


def recruit(p):
    return p.html(f"<div style='padding:44px;font-size:1.8em;height:100%'><div style='text-align:right'>{lozenge(p)}</div><h1>{p.pick(['We are hiring nurses', 'Be the difference', 'Join our therapies team'])}</h1><p>Band {p.rng.randint(3, 7)} &nbsp; £{p.rng.randint(24, 48)},{p.rng.randint(100, 999)} a year"
                  f"<br>Full time or part time &nbsp; Closing {p.date(2026, 2026)}</p><p>Talk to {p.plain()} on 01632 960{p.rng.randint(100, 999)}</p></div>")


def blank_form(p):
    fields = "".join(f"<p>{t}: <span style='display:inline-block;border-bottom:1px solid #444;width:55%'>&nbsp;</span></p>" for t in
                     ["Surname", "First name", "Date of birth", "NHS number (if known)", "Address", "Postcode", "Telephone", "Next of kin", "GP surgery", "Allergies", "Current medication", "Signature", "Date"])
    return paper(p, f"<h2>{p.pick(['New patient registration', 'Consent to treatment', 'Health questionnaire'])}</h2><p>Please write in capitals.</p>{fields}<p><small>Form {p.pick('ABC')}{p.rng.randint(10, 99)} v{p.rng.randint(1, 9)}</small></p>")


def boarding_pass(p):
    return p.html(f"<div style='padding:20px;font-size:1.2em'><b>Boarding pass</b><p>Passenger<br><b>{p.name()} {p.pick(['MR', 'MRS', 'MS'])}</b></p><p>Flight<br><b>{p.pick(['ZX', 'QN'])}{p.rng.randint(100, 999)}</b> &nbsp; {p.date(2026, 2026)}</p><p>{p.pick(TOWNS)} → {p.pick(TOWNS)}</p>"
                  f"<p>Gate {p.rng.randint(1, 40)} &nbsp; Seat {p.rng.randint(1, 30)}{p.pick('ABCDEF')} &nbsp; Boarding 0{p.rng.randint(6, 9)}:{p.rng.randint(10, 59)}</p><p>Booking {p.pick('ABC')}{p.pick('QRS')}{p.rng.randint(1000, 9999)} &nbsp; e-ticket {p.rng.randint(10**12, 10**13)}</p></div>")


def biography(p):
    name, place = p.plain(), p.pick(TOWNS)
    born = p.date(1850, 1990)
    box = p.table(["", name], [["Born", f"{born}<br>{place}"], ["Occupation", p.pick(["Physician", "Novelist", "Footballer", "Politician", "Nurse and statistician"])], ["Spouse", p.plain()], ["Children", p.rng.randint(1, 5)]], "width:300px;float:right;background:#8881;margin:12px")
    return p.html(f"<div style='padding:26px'>{box}<h1>{name}</h1><p>{name} (born {born}) {p.words(24)}.</p>" + "".join(f"<h3>{h}</h3><p>{p.words(60).capitalize()}. {p.pick(['In 1954 she was treated for tuberculosis', 'He died of pneumonia in hospital', 'The family moved'])} {p.words(14)}.</p>"
                                                                                                                for h in ("Early life", "Career", "Later life and death")) + "</div>")


def family_tree(p):
    def one():
        year = p.rng.randint(1820, 1930)
        return f"<div style='border:1px solid #865;padding:8px 12px;background:#fffdf2;color:#222'><b>{p.plain()}</b><br><small>b. {year} {p.pick(TOWNS)}<br>d. {year + p.rng.randint(2, 90)} {p.pick(['', '', 'pneumonia', 'at sea'])}</small></div>"
    rows = "".join(f"<div style='display:flex;justify-content:space-around;margin:34px 0'>{''.join(one() for _ in range(n))}</div>" for n in (1, 2, 4, 5))
    return p.html(f"<div style='padding:20px'><h2>The {p.pick(FAMILY)} family</h2>{rows}</div>", "#f5ecd7")


def minutes(p):
    items = "".join(f"<p><b>{n}. {p.pick(['Apologies', 'Matters arising', 'Treasurer', 'Roof fund', 'Hedges', 'Health and safety', 'Summer fair'])}</b><br>{p.pick(['Mr', 'Mrs', 'Ms', 'Dr'])} {p.pick(FAMILY)} {p.words(22)}. Action: {p.rng.choice(GIVEN)[0]}{p.rng.choice(FAMILY)[0]}</p>" for n in range(1, 8))
    return paper(p, f"<h2>{p.pick(TOWNS)} Parish Council</h2><p>Minutes of the meeting held on {p.date(2026, 2026)}</p><p>Present: {', '.join(p.plain() for _ in range(7))}</p>{items}<p>Signed: Chair</p>", "1em")


def nutrition(p):
    rows = [[t, f"{p.rng.uniform(0.1, 90):.1f} {u}", f"{p.rng.randint(1, 200)}%"] for t, u in (("Energy", "kcal"), ("Fat", "g"), ("Salt", "g"), ("Iron", "mg"), ("Calcium", "mg"), ("Vitamin B12", "µg"), ("Folic acid", "µg"), ("Zinc", "mg"), ("Sodium", "mg"), ("Potassium", "mg"))]
    return p.html(f"<div style='padding:26px;font-size:1.6em'><b>Nutrition information</b> &nbsp; per 100 g{p.table(['Typical values', 'Amount', 'NRV'], rows)}<p>Allergens: milk, soya. Suitable for people with diabetes. Consult your doctor if pregnant. Best before {p.date(2027, 2027)} &nbsp; L{p.rng.randint(1000, 9999)}</p></div>", "#fdfdf6")


def cast(p):
    rows = "".join(f"<div style='display:flex;justify-content:space-between;padding:6px 0'><span>{p.plain()}</span><span>{p.pick(['Dr ' + p.pick(FAMILY), 'Nurse ' + p.pick(FAMILY), 'Mrs ' + p.pick(FAMILY), 'Patient in bed 4', 'Porter', p.pick(GIVEN)])}</span></div>" for _ in range(17))
    return p.html(f"<div style='padding:26px 20%'><h2>{p.words(2).title()}</h2><p>Drama, {p.rng.randint(2001, 2025)} &nbsp; Episode {p.rng.randint(1, 12)}</p>{rows}</div>", "#0f1014", "#ddd")


def bill(p):
    rows = [[p.pick(["Electricity", "Gas", "Standing charge", "VAT"]), f"{p.rng.randint(10, 900)} kWh", f"£{p.rng.uniform(3, 190):.2f}"] for _ in range(5)]
    return paper(p, f"<h2>{p.words(1).title()} Energy</h2><p>{p.pick(['Mr', 'Mrs', 'Ms'])} {p.plain()}<br>{p.address()}<br>{p.postcode()}</p><p>Customer reference {p.rng.randint(10**9, 10**10)} &nbsp; Bill date {p.date(2026, 2026)}<br>MPAN {p.rng.randint(10**12, 10**13)}</p>" + p.table(["", "Used", "Cost"], rows)
                 + f"<p>Questions? Ring 0800 000 0{p.rng.randint(100, 999)}</p>", "1em")


def video_call(p):
    tiles = "".join(f"<div style='width:31%;height:200px;background:hsl({p.rng.randint(0, 360)},25%,30%);position:relative;color:#fff'><div style='position:absolute;bottom:6px;left:8px'>{p.plain()}</div><div style='font-size:60px;text-align:center;padding-top:50px'>{p.pick(GIVEN)[0]}{p.pick(FAMILY)[0]}</div></div>" for _ in range(9))
    return p.html(f"<div style='padding:8px;color:#ddd'>Weekly catch-up &nbsp; 9 people &nbsp; 00:{p.rng.randint(10, 59)}</div><div style='display:flex;flex-wrap:wrap;gap:12px;padding:12px'>{tiles}</div><div style='padding:12px;color:#ddd'>Mute &nbsp; Stop video &nbsp; Share &nbsp; Chat &nbsp; Leave</div>", "#1b1b1f")


def school_report(p):
    rows = [[p.pick(["English", "Maths", "Science", "Art", "PE", "History"]), p.pick(["A", "B", "C", "D"]), p.rng.randint(1, 5), f"{p.pick(GIVEN)} {p.words(12)}."] for _ in range(8)]
    return paper(p, f"<h2>{p.pick(TOWNS)} Community School</h2><p>Pupil: {p.plain()} &nbsp; Form: 9{p.pick('ABC')} &nbsp; Attendance: {p.rng.randint(82, 100)}% &nbsp; Date of birth: {p.date(2010, 2014)}</p>" + p.table(["Subject", "Grade", "Effort", "Comment"], rows)
                 + f"<p>Form tutor: {p.pick(['Mr', 'Mrs', 'Miss'])} {p.pick(FAMILY)}</p>", "1em")


def gravestone(p):
    year = p.rng.randint(1830, 1930)
    return p.html(f"<div style='padding:70px 12%;text-align:center;font:2.2em Liberation Serif;letter-spacing:2px'>IN LOVING MEMORY OF<br><b>{p.plain().upper()}</b><br>BORN {p.date(year, year).upper()}<br>DIED {p.date(year + 60, year + 70).upper()}<br>ALSO {p.pick(GIVEN).upper()}<br>WIFE OF THE ABOVE<br>AGED {p.rng.randint(40, 90)} YEARS"
                  "<br>REST IN PEACE</div>", "#9a9a94", "#3c3c38")


def job_advert(p):
    return p.html(f"<div style='max-width:860px;margin:auto;padding:22px'><h1>{p.pick(['Staff nurse', 'Occupational therapist', 'Ward clerk', 'Health care assistant'])}</h1><p>{p.pick(TOWNS)} &nbsp; {p.pick(['Permanent', 'Bank', 'Fixed term'])} &nbsp; Ref {p.rng.randint(100, 999)}-{p.rng.randint(10**6, 10**7)}</p>"
                  f"<h3>The role</h3><p>You will care for patients with {', '.join(p.rng.sample(ILLS, 3))} and plan discharges with relatives. {p.words(30).capitalize()}.</p><h3>What we ask</h3><ul><li>registration</li><li>experience on an acute ward</li></ul><p>Questions to {p.plain()}</p></div>")


# A private address, an animal's own record, the mark of the NHS or a colleague's name: there "review" is no error.
INDIRECT = [order, pet_card, recruit, bill, job_advert]
OTHERS = {"screen": [order, leave, profile, dosed_recipe, gym_class, biography, family_tree, cast, video_call, job_advert],
          "paper": [family_week, payslip, transcript, pet_card, novel, pill_leaflet, blank_form, minutes, bill, school_report],
          "phone": [bank_app, run_map, boarding_pass, shopping], "label": [train_ticket, concert, badge], "board": [recruit, nutrition, gravestone]}
