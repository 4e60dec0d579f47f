# SPDX-License-Identifier: Apache-2.0
"""More pages for measured scenes: paper, labels, telephones, boards. Everybody on them is invented."""

from pages import DOSES, DRUGS, FAMILY, GIVEN, ILLS, SURGERIES, TRUSTS, WARDS

CLINICS = ["Cardiology", "Fracture Clinic", "Rheumatology", "Antenatal Clinic", "Endoscopy", "Eye Clinic"]


def lozenge(p):
    return ("<span data-is=trust_logo style='background:#005eb8;color:#fff;font:italic bold 22px Arimo,Liberation Sans;"
            "padding:1px 7px;display:inline-block'>NHS</span>")


def heading(p):
    return f"<div style='text-align:right'>{lozenge(p)}<br><b>{p.mark('trust_name', p.pick(TRUSTS))}</b></div>"


def paper(p, body, size="1.15em"):
    return p.html(f"<div style='padding:46px 60px;font-size:{size};line-height:1.45'>{body}</div>")


def discharge(p):
    meds = [[p.pick(DRUGS), p.pick(DOSES), p.pick(["Continue", "New", "Stopped"]), f"{p.rng.randint(7, 56)} days"] for _ in range(6)]
    return paper(p, heading(p) + "<h2>Discharge summary</h2>" + p.table(["Patient", ""], [
        ["Name", p.patient()], ["Date of birth", p.born()], ["NHS number", p.nhs()], ["Hospital number", p.hospital()],
        ["Address", p.address()], ["Telephone", p.phone()]])
        + f"<p><b>Admitted</b> {p.date(2025, 2025)} <b>Discharged</b> {p.date(2025, 2025)} <b>Consultant</b> {p.doctor()}</p>"
        f"<p><b>Presenting complaint.</b> {p.pick(ILLS)}. Treated with {p.pick(DRUGS)} and discharged home with a package of care.</p>"
        + p.table(["Medicine", "Dose", "Change", "Supply"], meds) + "<p>GP to recheck bloods in two weeks.</p>", "1em")


def appointment(p):
    title, family = p.pick(["Mr", "Mrs", "Ms", "Miss"]), p.pick(FAMILY)
    return paper(p, heading(p) + f"<p>{p.mark('patient_name', f'{title} {p.pick(GIVEN)} {family}')}<br>{p.address()}<br>"
                 f"{p.mark('postcode', p.postcode())}</p><p>NHS No: {p.nhs()}</p><p>Dear {p.mark('patient_name', f'{title} {family}')}</p>"
                 f"<p>An appointment has been made for you in the <b>{p.pick(CLINICS)}</b> on {p.date(2026, 2026)} at {p.rng.randint(9, 16)}:30. "
                 "Please bring a list of your medicines. If you cannot come, ring the booking office as soon as you can so that we "
                 "may offer the time to somebody else.</p><p>Yours sincerely</p><p>Booking office</p>")


def referral(p):
    return paper(p, f"<b>{p.pick(SURGERIES)}</b><p>{p.date(2025, 2025)}</p><p>Dear {p.doctor()}</p><p><b>{p.patient()}, born {p.born()}, "
                 f"{p.address()} {p.mark('postcode', p.postcode())}<br>NHS {p.nhs()} &nbsp; Tel {p.phone()}</b></p>"
                 f"<p>Thank you for seeing this {p.rng.randint(30, 88)}-year-old with {p.pick(ILLS)}. Current medication {p.pick(DRUGS)} {p.pick(DOSES)} "
                 f"and {p.pick(DRUGS)} {p.pick(DOSES)}. Examination was otherwise unremarkable. I would be grateful for your opinion.</p>"
                 f"<p>Kind regards</p><p>{p.doctor()}</p>")


def prescription(p):
    items = "".join(f"<p><b>{p.pick(DRUGS)} tablets {p.rng.choice([5, 10, 20, 40])} mg</b><br>Take one {p.pick(['daily', 'twice a day', 'at night'])}. "
                    f"Supply {p.rng.choice([28, 56, 84])} tablets</p>" for _ in range(3))
    return p.html(f"<div style='padding:24px;background:#e9f3e4;height:100%'>{p.table(['Age', 'Title, forename, surname and address'], [[str(p.rng.randint(20, 90)), p.patient() + '<br>' + p.address()]])}"
                  f"<p>D.o.B {p.born()} &nbsp; NHS Number {p.nhs()}</p><hr>{items}<hr><p>Signature of prescriber &nbsp; {p.date(2025, 2025)}<br>{p.doctor()} &nbsp; {p.pick(SURGERIES)}</p></div>")


def wristband(p):
    return p.html(f"<div style='padding:14px 30px;font-size:1.7em;line-height:1.5'><b>{p.name()}</b><br>DOB {p.born()} &nbsp; {p.pick('MF')}<br>"
                  f"NHS No {p.nhs()}<br>Hosp No {p.hospital()} &nbsp; {p.pick(WARDS)}</div>")


def label(p):
    return p.html(f"<div style='padding:10px 18px;font-size:1.4em;line-height:1.35'><b>{p.name()}</b> &nbsp; {p.pick('MF')}<br>{p.born()} &nbsp; {p.hospital()}<br>"
                  f"NHS {p.nhs()}<br>{p.pick(['FBC', 'U&amp;E', 'Group and save', 'Clotting'])} &nbsp; {p.pick(WARDS)} &nbsp; {p.date(2025, 2025)}</div>")


def chat(p):
    dark = p.rng.random() < 0.5
    said = [f"Evening all, who has bleep {p.rng.randint(100, 999)}?", f"Bed {p.rng.randint(1, 30)} {p.patient()} is spiking again, can you chase the cultures",
            "On it", f"NHS no is {p.nhs()} if you need it", f"Thanks. Her daughter {p.mark('relative_name', p.plain())} rang, call her on {p.phone()}",
            f"Also {p.mark('patient_name', 'Mr ' + p.pick(FAMILY))} in side room 2 needs {p.pick(DRUGS)} charting", "Done, see you at handover"]
    bubbles = "".join(f"<div style='margin:9px;display:flex;justify-content:{'flex-end' if n % 2 else 'flex-start'}'><div style='max-width:76%;padding:9px 12px;"
                      f"border-radius:14px;background:{('#005c4b' if n % 2 else '#202c33') if dark else ('#d9fdd3' if n % 2 else '#fff')}'>{t}"
                      f"<small style='opacity:.6'> 21:{p.rng.randint(10, 59)}</small></div></div>" for n, t in enumerate(said))
    return p.html(f"<div style='padding:12px;background:#0a6b5c;color:#fff'>{p.pick(WARDS)} docs</div>{bubbles}", "#0b141a" if dark else "#efeae2",
                  "#e9edef" if dark else "#111")


def email(p):
    name = p.plain()
    return p.html(f"<div class=bar>Mail</div><div style='padding:18px 26px'><h2>RE: {p.mark('patient_name', name)} - {p.pick(['bed transfer', 'care package', 'complaint'])}</h2>"
                  f"<p>From: {p.plain()}<br>To: {p.pick(WARDS)} team</p><p>Hi both,</p><p>Could somebody ring {p.mark('patient_name', p.pick(['Mr ', 'Mrs ']) + name.split()[1])}'s "
                  f"son, {p.mark('relative_name', p.plain())}, on {p.phone()}? DOB {p.born()}, NHS number {p.nhs()}. She is medically fit but the equipment has not "
                  f"come to {p.address()}.</p><p>Thanks</p></div>")


def whiteboard(p):
    rows = [[n, p.mark("patient_name", p.pick([p.plain(), p.pick(FAMILY), p.pick(GIVEN)[0] + " " + p.pick(FAMILY)])), p.pick(ILLS), p.doctor(),
             p.pick(["Home?", "CT", "NBM", "OT / PT", ""])] for n in range(1, 9)]
    return p.html(f"<div style='padding:20px;font-size:1.9em'><b>{p.pick(WARDS)}</b>" + p.table(["Bed", "Name", "Diagnosis", "Cons", "Plan"], rows) + "</div>",
                  "#f4f6f4", p.pick(["#1c2f7a", "#222", "#7a1c2f"]))


def pacs(p):
    return p.html(f"<div style='padding:14px;height:100%;background:radial-gradient(circle at 50% 55%,#777 0,#333 32%,#000 60%)'><div style='color:#cfe3ff'>"
                  f"<b>{p.name()}</b><br>{p.born()} &nbsp; {p.pick('MF')}<br>ID {p.hospital()}<br>Acc {p.rng.randint(10**6, 10**7)}<br>"
                  f"{p.pick(['Chest PA', 'CT Head', 'Left knee AP'])} {p.date(2025, 2025)}</div></div>", "#000", "#cfe3ff")


def patient_sheet(p):
    rows = [[n, p.mark("patient_name", p.plain()), p.born(), p.nhs(), p.phone(), p.pick(["DNA", "Attended", "Rebook"])] for n in range(1, 25)]
    return p.html("<div style='background:#217346;color:#fff;padding:8px'>clinic_list.xlsx</div>" + p.table(["", "Patient Name", "D.O.B.", "NHS Number", "Mobile", "Outcome"], rows),
                  extra="td{border:1px solid #ccc}")


def booking(p):
    return p.html(f"<div class=bar>Maternity booking</div><div style='padding:18px;columns:2'><p>Surname<br><b>{p.mark('patient_name', p.pick(FAMILY))}</b></p><p>Forename<br><b>"
                  f"{p.mark('patient_name', p.pick(GIVEN))}</b></p><p>Date of birth<br><b>{p.born()}</b></p><p>NHS number<br><b>{p.nhs()}</b></p><p>Address<br><b>{p.address()}</b></p>"
                  f"<p>Postcode<br><b>{p.mark('postcode', p.postcode())}</b></p><p>Mobile<br><b>{p.phone()}</b></p><p>Next of kin<br><b>{p.mark('relative_name', p.plain())}</b></p>"
                  f"<p>Gravida / para<br>{p.rng.randint(1, 5)} / {p.rng.randint(0, 3)}</p><p>Gestation<br>{p.rng.randint(8, 38)}+{p.rng.randint(0, 6)}</p><p>Blood group<br>O pos</p></div>")


def rota(p):
    rows = [[p.plain(), *[p.pick(["LD", "N", "E", "off", "AL", "SD"]) for _ in range(7)]] for _ in range(20)]
    return p.html(f"<div class=bar>{p.pick(WARDS)} off-duty</div>" + p.table(["Name", *"Mon Tue Wed Thu Fri Sat Sun".split()], rows), extra="td{border:1px solid #ccc}")


def invoice(p):
    rows = [[p.words(3).capitalize(), p.rng.randint(1, 20), f"£{p.rng.uniform(2, 90):.2f}", f"£{p.rng.uniform(20, 900):.2f}"] for _ in range(9)]
    return paper(p, f"<h1>Invoice {p.rng.randint(10**9, 10**10)}</h1><p>{p.plain()}<br>{p.rng.randint(1, 90)} Quay Street<br>Northmere</p><p>Order {p.rng.randint(10**9, 10**10)} "
                 f"&nbsp; Customer {p.rng.randint(10**5, 10**6)}</p>" + p.table(["Item", "Quantity", "Price", "Total"], rows) + "<p>Payment within 30 days. Thank you for your custom.</p>", "1em")


def slide(p):
    return p.html(f"<div style='padding:60px;font-size:2.1em;height:100%;background:{p.pick(['#fff', '#12263f'])};color:{p.pick(['#357', '#4af'])}'><h2>{p.words(4).capitalize()}</h2><ul>"
                  + "".join(f"<li>{p.words(6).capitalize()}</li>" for _ in range(5)) + "</ul></div>")


def poster(p):
    return p.html(f"<div style='padding:50px;font-size:2em;text-align:center;background:#005eb8;color:#fff;height:100%'><h1>Wash your hands</h1><p>{p.words(9).capitalize()}</p>"
                  "<p>Catch it. Bin it. Kill it.</p><p>Ask a member of staff for help</p></div>")


def book(p):
    return p.html("<div style='padding:60px 80px;font-family:Liberation Serif;font-size:1.3em;line-height:1.5'>" + "".join(f"<p>{p.words(70).capitalize()}.</p>" for _ in range(5)) + "</div>", "#f8f3e6")


def menu(p):
    return p.html("<div style='padding:40px;text-align:center;font-size:1.4em'><h1>Supper</h1>" + "".join(f"<p>{p.words(4).capitalize()}<br>{p.rng.randint(5, 25)}.50</p>" for _ in range(8)) + "</div>", "#2b2622", "#f3e9d6")


def friends(p):
    said = [f"Are we still on for {p.pick(['Friday', 'Sunday'])}?", "Yes! Booked a table for 7", f"Is {p.pick(GIVEN)} coming", "Think so, she has football till 6", "Bring the blue coat back pls", "haha ok"]
    return p.html("<div style='padding:12px;background:#3b5998;color:#fff'>Quiz team</div>" + "".join(
        f"<div style='margin:10px;display:flex;justify-content:{'flex-end' if n % 2 else 'flex-start'}'><div style='padding:9px 13px;border-radius:14px;background:{'#cde' if n % 2 else '#fff'}'>{t}</div></div>"
        for n, t in enumerate(said)), "#eef1f6")


# What each page is in the world: a screen, a sheet of paper, a label, a telephone, a board.
RECORDS = {"paper": [discharge, appointment, referral, prescription], "label": [wristband, label], "phone": [chat],
           "screen": [email, pacs, patient_sheet, booking], "board": [whiteboard]}
OTHERS = {"paper": [invoice, book, menu], "phone": [friends], "screen": [slide, rota], "board": [poster]}
