# SPDX-License-Identifier: Apache-2.0
"""Papers, labels, cards and boards drawn by somebody who had not read the code: vouchers, letters to whom it may concern, from Ireland and from boards of
Northern Ireland and Scotland, reports for tribunals and courts, printouts of machines, stickers, bracelets, cassettes; the same without patients. The people
are those of strays.py. Everybody is invented."""

from leaks import clock
from pages import DOSES, DRUGS, TRUSTS
from strays import PENCIL, PLAGUES, UNITS, Guest, doctor
from trades import MONO, SERIF, code, home, house, lately, nhs, sheet, tel, unit

HANDS = "Comic Neue", "Humor Sans", "Dancing Script"
LINES = "td,th{border:1px solid #888;padding:5px 8px;vertical-align:top}"


def ink(p, text, colour="#14277d"):
    return f"<span style=\"font-family:'{p.pick(HANDS[:2])}';font-size:1.2em;color:{colour}\">{text}</span>"


def dotted(p, words, said):
    return f"<div style='margin:9px 0'>{words} <span style='border-bottom:1px dotted #555;padding:0 30px 0 6px'>{ink(p, said)}</span></div>"


def chi(p, a):
    return p.mark("chi_number", f"{a.d:02}{a.m:02}{a.y % 100:02}{p.pick(['', ' '])}{p.rng.randint(1000, 9999)}")


def eircode(p):
    return p.mark("postcode", f"{p.pick(['D08', 'T12', 'H91', 'V94', 'F92'])} {p.pick('ACEFHKNPRTVWXY')}{p.rng.randint(0, 9)}{p.pick('ACEFHK')}{p.rng.randint(0, 9)}")


# Papers.

def taxi_voucher(p):
    a = Guest(p, 1930, 1985)
    return sheet(p, f"<div style='border:3px dashed #444;padding:22px'><b style='font-size:1.5em'>TAXI AUTHORISATION</b> &nbsp; No. {p.rng.randint(10000, 99999)}{dotted(p, 'Passenger', a.name(p.pick(['whole', 'plain', 'polite'])))}{dotted(p, 'From', p.pick(UNITS))}{dotted(p, 'To', house(p) + ', ' + code(p))}{dotted(p, 'Escort', p.pick(['none', 'HCA', 'wife']))}{dotted(p, 'Cost code', f'E{p.rng.randint(10000, 99999)}')}{dotted(p, 'Authorised by', doctor(p) + ' ' + clock(p))}<small>Valid on the day of issue. Driver to hand in with the invoice.</small></div>", "#fff8dc")


def to_whom(p, who="health"):
    """A surgery's letter for somebody's flat, pension or journey; an employer's for the twin."""
    a = Guest(p)
    if who != "health":
        return sheet(p, f"<b>Brackwater Ales Ltd</b><br>{lately(p)}<br><br>To whom it may concern<br><br><b>{a.said('whole')}</b><br><br>{a.said('polite')} worked for us as a drayman from 2019 to 2025. I found {p.pick(['him', 'her'])} punctual and good with the horses. I would employ {p.pick(['him', 'her'])} again.<br><br>Yours faithfully<br><br>{p.plain()}<br>Head brewer", font=p.pick([SERIF, "Carlito"]))
    return sheet(p, f"<div style='text-align:right'>Quayside Practice<br>Dr {p.pick(PENCIL)}, Dr {p.pick(PENCIL)}</div>{lately(p)}<br><br>TO WHOM IT MAY CONCERN<br><br><b>{a.name(p.pick(['whole', 'titled', 'plain']))}, {p.pick(['d.o.b.', 'born', 'DoB'])} {a.born(p.pick(['slash', 'words', 'dot']))}<br>{house(p)}, {code(p)}</b><br><br>{p.pick(['I confirm that the above named', 'This is to say that'])} {p.pick(['has been under our care since 2011 and', 'attends this surgery and'])} suffers from {p.pick(['COPD', 'panic attacks', 'ulcerative colitis', 'chronic back pain'])}. {p.pick(['A ground-floor flat would help.', 'He is not fit to sit a full day in court.', 'She must carry needles in hand luggage.'])}<br><br>{doctor(p)}<br><small>Fee paid £{p.rng.randint(20, 60)}</small>", font=p.pick([SERIF, "Carlito", "Liberation Sans"]))


def irish_letter(p):
    a = Guest(p)
    return sheet(p, f"<h3>St Fintan's University Hospital, Co. {p.pick(['Laois', 'Cork', 'Sligo'])}</h3>Rannóg Othar Seachtrach / Outpatients<br><br>{a.name('whole')}<br>{house(p)}<br>{eircode(p)}<br><br>MRN: {unit(p)} &nbsp; D.O.B.: {a.born('slash')}<br><br>A chara / Dear {a.name('polite')},<br><br>An appointment was made for you at the {p.pick(['Rheumatology', 'ENT', 'Dermatology'])} clinic on {lately(p)} at {clock(p)}. Bring your medical card. If you do not attend you go back to the care of your G.P.<br><br>Mise le meas,<br>{p.plain()}", font=p.pick([SERIF, "Carlito"]))


def ulster_letter(p):
    a = Guest(p)
    return sheet(p, f"<div style='text-align:center'><b>Lagan Vale Health and Social Care Trust</b><br>Regional Booking, Level 2</div><br>{p.pick(['H&amp;C No', 'HCN', 'Health and Care Number'])}: {nhs(p)}<br>{p.pick(['Hosp No', 'Casenote'])}: {unit(p)}<br><br>{p.pick(['PARENT/GUARDIAN OF ', 'To: '])}{a.name('plain')}<br>{house(p)}<br>Co. {p.pick(['Antrim', 'Down', 'Tyrone'])}<br>{code(p)}<br><br>Please telephone us within 14 days to arrange {p.pick(['a scope', 'an echo', 'a pre-op check'])}. If we hear nothing, your name is taken off the list and your G.P. is told.")


def tribunal(p):
    a = Guest(p, 1955, 2004)
    return sheet(p, f"<div style='text-align:center'><b>FIRST-TIER TRIBUNAL (HEALTH, EDUCATION AND SOCIAL CARE CHAMBER)<br>MENTAL HEALTH</b><br>Responsible clinician's report</div><br>{p.table(['', ''], [['Name of patient', a.name('plain')], ['Date of birth', a.born('words')], ['Section', p.pick(['3', '37/41', '2'])], ['Detained at', p.pick(UNITS)], ['Nearest relative', a.kin('whole')], ['Report by', doctor(p)]])}<br>1. {a.name('polite')} is a {p.rng.randint(20, 60)} year old who was brought in by police after {p.pick(['a fire at home', 'leaving the flat undressed', 'threats to a neighbour'])}.<br>2. Diagnosis: {p.pick(['F20.0', 'F31.2', 'F60.3'])}. Insight is partial. The depot is refused.<br>3. Without detention I fear a relapse.", font=SERIF, extra=LINES)


def court_order(p, who="health"):
    a = Guest(p, 1925, 1990)
    if who != "health":
        return sheet(p, f"<div style='text-align:center'><b>COUNTY COURT AT HEXLEY</b><br>Claim no. K{p.rng.randint(10, 99)}YJ{p.rng.randint(100, 999)}</div><br>BETWEEN<br><div style='text-align:center'>{a.said('caps')}<br><small>Claimant</small><br>- and -<br>BRACKWATER ALES LTD<br><small>Defendant</small></div><br>UPON the claimant not attending<br>IT IS ORDERED THAT<br>1. The claim is struck out.<br>2. No order as to costs.", font=SERIF)
    return sheet(p, f"<b>IN THE COURT OF PROTECTION</b><span style='float:right'>No. 14{p.rng.randint(10**5, 10**6)}</span><br><br>IN THE MATTER OF THE MENTAL CAPACITY ACT 2005<br>AND IN THE MATTER OF {a.name('caps')}<br><br>BETWEEN<div style='text-align:center'>KESTLEMERE COUNCIL<br><small>Applicant</small><br>- and -<br>(1) {a.name('caps')}<br>(2) {a.kin('caps')}<br><small>Respondents</small></div><br>UPON hearing that {a.name('first')} has Alzheimer's disease and lives at {p.pick(['Maple House', 'Willow Bank'])}<br>IT IS DECLARED that she lacks capacity to decide where to live and what care to have.", font=SERIF)


def oh_report(p):
    a = Guest(p, 1962, 2002)
    return sheet(p, f"<h2 style='color:#00695c'>Occupational health outcome</h2>{p.table(['', ''], [['Employee', a.name(p.pick(['plain', 'soft', 'whole']))], ['D.O.B.', a.born('slash')], ['Payroll', p.rng.randint(10**5, 10**6)], ['Job', p.pick(['Porter', 'Lab assistant', 'Driver'])], ['Referred by', p.plain()]])}<br>I saw {a.name('polite')} by telephone on {lately(p)}. {p.pick(['She is having chemotherapy until May', 'He had a second heart attack in June', 'The depression is better on sertraline'])} and is {p.pick(['unfit for work', 'fit with changes', 'likely to be covered by the Equality Act'])}.<br><br>Advice: phased return, no nights, review in 6/52.<br><br>{doctor(p)}, OH nurse", extra=LINES)


def lac_health(p):
    a = Guest(p, 2009, 2022)
    return sheet(p, f"<h3>Child looked after: review health assessment (BAAF IHA-C)</h3>{dotted(p, 'Name', a.name('plain'))}{dotted(p, 'Likes to be called', a.name('first'))}{dotted(p, 'Date of birth', a.born('slash'))}{dotted(p, 'NHS number', nhs(p))}{dotted(p, 'Legal status', p.pick(['S20', 'ICO', 'full care order']))}{dotted(p, 'Birth mother', a.kin('plain'))}{dotted(p, 'Carer (address not to be shared)', house(p))}{dotted(p, 'Growth', f'{p.rng.randint(9, 60)} kg, 25th')}{dotted(p, 'Health plan', p.pick(['dentist, enuresis clinic', 'hearing test, imms behind', 'CAMHS wait']))}")


def visual_field(p):
    a = Guest(p, 1935, 1975)
    dots = "".join(f"<span style='display:inline-block;width:38px;text-align:center'>{p.rng.randint(0, 33)}</span>{'<br>' if n % 8 == 7 else ''}" for n in range(56))
    return sheet(p, f"<b>Single Field Analysis</b><span style='float:right'>Eye: {p.pick(['Right', 'Left'])}</span><br>Name: {a.name(p.pick(['comma', 'soft', 'caps']))}<span style='float:right'>DOB: {a.born(p.pick(['hyphen', 'slash', 'month']))}</span><br>ID: {unit(p)}<hr>Central 24-2 Threshold Test<br>Fixation losses {p.rng.randint(0, 5)}/14 &nbsp; False POS {p.rng.randint(0, 12)}% &nbsp; Duration 05:12<br>Pupil 3.4 mm &nbsp; RX +2.25 DS &nbsp; Date: {lately(p)}<br><br><div style='margin-left:90px;line-height:1.9'>{dots}</div><br>GHT Outside normal limits &nbsp; VFI {p.rng.randint(40, 99)}% &nbsp; MD -{p.rng.uniform(0.4, 22):.2f} dB")


def histology(p):
    a = Guest(p, 1935, 1995)
    return sheet(p, f"<pre style='font:inherit;white-space:pre-wrap'>KESTLEMERE CELLULAR PATHOLOGY              Lab no {p.rng.randint(20, 26)}S{p.rng.randint(10**4, 10**5)}\n\nSurname   {a.name('shout')}            Sex {p.pick('MF')}\nForename  {a.name('first')}          Unit {unit(p)}\nD.O.B.    {a.born(p.pick(['dot', 'dash']))}        Source {p.pick(UNITS)}\n\nCLINICAL DETAILS  {p.pick(['PR bleeding, polyp', 'Change in mole, L calf', 'Lump R breast'])}\nMACRO   Three pieces, largest 6 mm, all in one block.\nMICRO   Sections show moderately differentiated\n        adenocarcinoma reaching the deep margin.\nCODES   T67000 M81403\n\nReported {doctor(p)}   {lately(p)}</pre>", font=p.pick([MONO, "Courier Prime", "Cousine"]))


def implant_sheet(p):
    a = Guest(p, 1932, 1975)
    sticker = lambda: f"<div style='border:1px solid #333;width:300px;margin:8px;padding:8px;font-size:.85em'>REF {p.rng.randint(1000, 9999)}-{p.rng.randint(10, 99)} &nbsp; LOT {p.pick('ABJ')}{p.rng.randint(10**5, 10**6)}<br>{p.pick(['Femoral stem size 3', 'Acetabular cup 54', 'Ceramic head 36', 'Bone cement 40 g'])}<br>&#8987; 2029-{p.rng.randint(10, 12)} &nbsp; STERILE R</div>"
    return sheet(p, f"<div style='float:right;border:1px solid #333;padding:8px 12px;font-size:.9em'>{a.name(p.pick(['shouted', 'comma', 'tail']))}<br>{a.born('run')} {p.pick(['M', 'F'])}<br>{unit(p)}<br>{house(p)}</div><h3>Implants and swabs</h3>Op: {p.pick(['L THR', 'R TKR'])} &nbsp; Surgeon: {ink(p, doctor(p))}<br>Side marked {ink(p, 'yes')}<div style='clear:both;display:flex;flex-wrap:wrap'>{''.join(sticker() for _ in range(5))}</div>Scrub {ink(p, p.plain())}")


def recall_list(p):
    """Whom a surgery would call for a smear, sent on paper."""
    rows = [[a.name("comma"), nhs(p), a.born("dot"), house(p), p.pick(["C", "R", "S"]), "&#9744; 1 &#9744; 2 &#9744; 3"] for a in (Guest(p, 1961, 2001) for _ in range(17))]
    return sheet(p, f"<b>PRIOR NOTIFICATION LIST</b> &nbsp; GP G{p.rng.randint(10**6, 10**7)} &nbsp; batch {p.rng.randint(100, 999)} &nbsp; {lately(p)}<br><small>Tick a column to stop the call: 1 ceased 2 postponed 3 gone away</small>{p.table(['', '', '', '', 'Type', 'Action'], rows)}", size="0.9em", extra=LINES)


def sick_parade(p):
    rows = [[p.pick(["Cpl", "LCpl", "Pte", "Sgt", "Gnr"]), p.mark("patient_name", a.said(p.pick(["surname", "back", "caps"]))), f"3{p.rng.randint(10**6, 10**7)}", p.pick(["ankle", "D&amp;V", "chest", "back", "blister R heel"]), p.pick(["L/D 3 days", "M/D", "Bed down", "A/C refer MO", "Excused boots"])] for a in (Guest(p, 1985, 2007) for _ in range(13))]
    return sheet(p, f"<b>SICK PARADE</b> &nbsp; B Coy &nbsp; {lately(p)} 0730 hrs{p.table(['Rank', 'Name', 'Number', 'Complaint', 'Disposal'], rows)}<br>MO {doctor(p)}", font=p.pick([MONO, "Liberation Sans"]), extra=LINES)


def dental_claim(p):
    a = Guest(p)
    comb = lambda t: "".join(f"<span style='border:1px solid #777;display:inline-block;width:24px;text-align:center'>{c}</span>" if c != " " else "&nbsp;" for c in t)
    return sheet(p, f"<b>PR form &nbsp; Dental: claim and patient's declaration</b><br><br>Surname {ink(p, a.name('shout'))}<br>First names {ink(p, a.name('first'))}<br>Date of birth {ink(p, a.born('gap'))} &nbsp; Sex {comb(p.pick('MF'))}<br>Address {ink(p, house(p))}<br>Postcode {ink(p, code(p))}<br><br>&#9746; Income Support &nbsp; &#9744; expectant mother &nbsp; &#9744; HC2<br>Band {comb(p.pick('123'))} &nbsp; Fillings {comb('02')} &nbsp; Extractions {comb('01')}<br><br>Signed {ink(p, a.name('initial'))} {ink(p, lately(p))}", "#fbeef3")


def peak_flow(p):
    a = Guest(p, 1950, 2016)
    rows = [[f"{p.rng.randint(1, 28)}/{p.rng.randint(1, 12)}", *[ink(p, p.rng.randint(120, 560)) for _ in range(3)], ink(p, p.pick(["", "wheezy", "2 puffs", "up at night"]))] for _ in range(14)]
    return sheet(p, f"<b>My peak flow</b> &nbsp; best {ink(p, p.rng.randint(300, 600))}<span style='float:right'>{ink(p, a.name(p.pick(['plain', 'first', 'bare'])))} {ink(p, a.born('short'))}</span>{p.table(['', 'am', 'noon', 'pm', 'Notes'], rows)}<br>Bring to asthma nurse {ink(p, doctor(p))}", extra=LINES)


def feed_chart(p):
    a = Guest(p, 1988, 2004)
    baby = p.mark("patient_name", p.pick([f"Baby {a.said('surname')}", f"B/O {a.said('plain')}", f"Twin 1 {a.said('surname')}", f"{a.said('surname')} (boy)"]))
    rows = [[f"{h % 24:02}00", ink(p, p.pick(["EBM 30", "F 45", "BF L 10min", "NG 22"])), ink(p, p.pick(["PU", "BO mec", "PU BO", "vom"])), ink(p, p.pick(["JT", "MO", "mum"]))] for h in range(6, 30, 2)]
    return sheet(p, f"{ink(p, baby)} &nbsp; day {ink(p, p.rng.randint(1, 12))} &nbsp; BW {ink(p, f'{p.rng.randint(1400, 4200)} g')} &nbsp; mum {ink(p, a.kin('first'))}{p.table(['', 'Feed', 'Nappy', ''], rows)}", extra=LINES)


# Labels.

def gas_strip(p):
    a = Guest(p)
    rows = "".join(f"{k:9}{v}<br>" for k, v in (("pH", f"7.{p.rng.randint(10, 48)}"), ("pCO2", f"{p.rng.uniform(3, 11):.2f} kPa"), ("pO2", f"{p.rng.uniform(6, 20):.1f} kPa"), ("Lac", f"{p.rng.uniform(0.6, 9):.1f}")))
    return sheet(p, f"{p.pick(['Patient', 'Last name', 'Pt'])} {a.name(p.pick(['shouted', 'shout', 'comma']))}<br>ID {unit(p)} &nbsp; T 37.0<br>{rows}", "#fdfdf5", font=MONO, size="1.05em", pad="10px 16px")


def chi_sticker(p):
    a = Guest(p)
    return sheet(p, f"CHI {chi(p, a)} &nbsp; {p.pick('MF')}<br>{a.name(p.pick(['shouted', 'comma', 'caps']))}<br>{a.born('dash')}<br>{house(p)}<br>{code(p)} &nbsp; GP {p.rng.randint(10000, 99999)}", size="1.15em", pad="12px 18px", font=p.pick(["Arimo", "DejaVu Sans", MONO]))


def cassette(p):
    a = Guest(p)
    return sheet(p, f"<b style='font-size:1.5em'>26S{p.rng.randint(10000, 99999)} A{p.rng.randint(1, 9)}</b><br>{a.name(p.pick(['shout', 'back', 'naked', 'small']))}<br>{p.pick(['BREAST R', 'COLON PX', 'SKIN L CALF', 'LN x3'])}", p.pick(["#f8bbd0", "#c5e1a5", "#ffe0b2"]), font=MONO, size="1.5em", pad="18px")


def model_box(p):
    a = Guest(p, 1990, 2016)
    return sheet(p, f"ORTHO MODELS {p.rng.randint(100, 9999)}<br><b>{a.name(p.pick(['soft', 'plain', 'back']))}</b> {a.born('short')}<br>{p.pick(['U/L start', 'pre-surg', 'debond', 'Twin block'])} {lately(p)} &nbsp; {doctor(p)}", "#f5f5f5", size="1.3em", pad="16px")


def bracelet(p):
    a = Guest(p)
    return sheet(p, f"<div style='text-align:center;letter-spacing:1px'>&#9877; {a.name(p.pick(['caps', 'plain']))}<br>{p.pick(['TYPE 1 DIABETES', 'ADRENAL INSUFFICIENCY', 'ON WARFARIN', 'PACEMAKER'])}<br>{p.pick(['NOK', 'ICE', 'CALL'])} {tel(p)}<br>No {p.rng.randint(10**5, 10**6)}</div>", "#cfd2d6", "#333", size="1.5em", pad="20px", font=p.pick(["Dosis", "Liberation Sans"]))


# Cards.

def travel_card(p):
    """The card for treatment abroad."""
    a = Guest(p)
    cell = lambda n, t, v: f"<div style='margin:10px 0'><small>{n}. {t}</small><br><b>{v}</b></div>"
    return sheet(p, f"<div style='color:#fff'><b>UK GLOBAL HEALTH INSURANCE CARD</b>{cell(3, 'Name', a.name('shout'))}{cell(4, 'Given names', p.mark('patient_name', a.said('first').upper()))}{cell(5, 'Date of birth', a.born('slash'))}{cell(6, 'Personal identification number', f'UK {nhs(p, p.pick([chr(32), str()]))}')}{cell(8, 'Identification number of the card', f'8082600{p.rng.randint(10**8, 10**9)}')}</div>", "#1f3f7a", "#fff", pad="22px 30px")


def yellow_book(p):
    a = Guest(p, 1935, 1980)
    rows = [[ink(p, f"{p.rng.randint(1, 28)}/{p.rng.randint(1, 12)}"), ink(p, f"{p.rng.uniform(1, 6):.1f}"), ink(p, p.pick(["3 mg", "4 mg", "3/4 alt", "omit 1"])), ink(p, p.pick(["2/52", "1/52", "6/52"]))] for _ in range(4)]
    return sheet(p, f"<b>Oral anticoagulant record</b><br>{p.pick(['Name', 'Patient'])} {ink(p, a.name(p.pick(['plain', 'whole'])))} &nbsp; {ink(p, a.born('short'))}<br>{ink(p, house(p))} {ink(p, tel(p))}<br>Target INR 2.5 &nbsp; for {p.pick(['AF', 'DVT', 'valve'])}{p.table(['', 'INR', 'Dose', 'Next'], rows)}", "#fff176")


def heel_prick(p):
    a = Guest(p, 1988, 2004)
    baby = p.mark("patient_name", p.pick([a.said("surname") + " Baby", a.said("plain"), "Infant of " + a.said("surname")]))
    spots = "".join("<span style='display:inline-block;width:62px;height:62px;border-radius:40px;border:2px dashed #a33;background:#7f1d1d;margin:8px'></span>" for _ in range(4))
    return sheet(p, f"NEWBORN BLOOD SPOT &nbsp; &#9744; repeat<br>Baby's {ink(p, nhs(p))}<br>Surname/forename {ink(p, baby)}<br>Born {ink(p, p.mark('date_of_birth', f'{p.rng.randint(1, 28)}/{p.rng.randint(1, 12)}/26'))} &nbsp; taken day 5 &nbsp; wt {ink(p, p.rng.randint(2300, 4300))}<br>Mother {ink(p, a.kin('plain'))} {ink(p, code(p))}<br>{spots}", "#fffdf6", size="1em", pad="20px")


def device_card(p):
    a = Guest(p, 1935, 1985)
    return sheet(p, f"<b style='color:#0d47a1'>{p.pick(['PACEMAKER', 'ICD', 'LOOP RECORDER'])} IDENTIFICATION CARD</b><br><br>{p.pick(['Patient', 'Name', 'Mr/Mrs'])}: {a.name(p.pick(['plain', 'soft', 'initial']))}<br>Implanted: {lately(p)} &nbsp; {p.pick(TRUSTS)}<br>Generator: {p.pick(['DR-SR', 'VVIR'])} {p.rng.randint(100, 999)} &nbsp; SN {p.rng.randint(10**5, 10**6)}<br>Leads: RA {p.rng.randint(10**4, 10**5)} RV {p.rng.randint(10**4, 10**5)}<br>Follow-up: {doctor(p)} {tel(p)}", size="1.1em", pad="26px")


# Boards.

def bath_board(p, who="health"):
    if who != "health":
        rows = "".join(f"<p style='margin:8px 0'>{p.pick(['Bath', 'Nail clip', 'Groom', 'Flea bath'])}: {p.pick(['Biscuit', 'Rolo', 'Mabel', 'Duke'])} ({Guest(p).said('surname')})</p>" for _ in range(9))
        return p.html(f"<div style=\"padding:34px;font:2em '{p.pick(HANDS[:2])}'\"><b>Paws Parlour, Tues</b>{rows}</div>", "#fbfbf7", "#1b5e20")
    rows = "".join(f"<p style='margin:8px 0'>{p.pick(['Bath', 'Shave', 'Nails', 'Weigh', 'Bowels D4'])}: {', '.join(Guest(p, 1925, 1960).name(p.pick(['polite', 'first', 'plain'])) for _ in range(p.rng.randint(1, 3)))}</p>" for _ in range(7))
    return p.html(f"<div style=\"padding:34px;font:2em '{p.pick(HANDS[:2])}'\"><b>{p.pick(UNITS)} HCAs today</b>{rows}</div>", "#fbfbf7", p.pick(["#b71c1c", "#0d47a1", "#1b5e20"]))


def flipchart(p):
    rows = "".join(f"<p style='margin:14px 0'>{n}. {a.name(p.pick(['surname', 'plain', 'naked', 'polite']))} {p.rng.randint(19, 94)}{p.pick('mf')}, {p.pick(PLAGUES)} &#8594; {p.pick(['PET', 'chemo', 'BSC', 'rpt bx', 'ref Leeds'])}</p>" for n, a in ((n, Guest(p)) for n in range(1, 10)))
    return p.html(f"<div style=\"padding:36px 50px;font:2em '{p.pick(HANDS[:2])}'\">MDT Weds{rows}</div>", "#fffefa", p.pick(["#222", "#1a237e"]))


# Of nobody's health.

def _of(make, name):
    def page(p):
        return make(p, "other")
    page.__name__ = page.__qualname__ = name
    return page


def gift_voucher(p):
    a = Guest(p)
    return sheet(p, f"<div style='border:3px dashed #444;padding:22px'><b style='font-size:1.5em'>GIFT VOUCHER</b> &nbsp; No. {p.rng.randint(10000, 99999)}{dotted(p, 'To', a.said('plain'))}{dotted(p, 'From', Guest(p).said('first'))}{dotted(p, 'For', p.pick(['hot stone massage', 'afternoon tea for two', 'one pottery class']))}{dotted(p, 'Worth', f'£{p.rng.randint(10, 90)}')}{dotted(p, 'Issued by', p.plain())}<small>Valid for one year. Not to be exchanged for cash.</small></div>", "#fff8dc")


def piano_exam(p):
    a = Guest(p, 2008, 2017)
    rows = [[t, p.rng.randint(14, 30)] for t in ("Piece A", "Piece B", "Piece C", "Scales", "Sight-reading", "Aural")]
    return sheet(p, f"<h2>Grade {p.rng.randint(1, 8)} Piano</h2>Candidate: {a.said('plain')}<br>Centre: Brackwater Town Hall &nbsp; {lately(p)}<br>{p.table(['', 'Marks'], rows)}<br>Total {p.rng.randint(90, 145)}. A clear start; watch the pedal.<br>Examiner {p.plain()}", font=SERIF)


def frame_ticket(p):
    a = Guest(p)
    return sheet(p, f"JOB {p.rng.randint(1000, 9999)} &nbsp; Hexley Framing<br><b>{a.said(p.pick(['back', 'plain', 'polite']))}</b> {p.pick(['A3 oak', 'mount ivory', 'box frame'])}<br>collect {lately(p)} &nbsp; £{p.rng.randint(20, 200)} paid", size="1.35em", pad="16px")


def golf_card(p):
    rows = [[n, p.rng.randint(3, 5), p.rng.randint(3, 8)] for n in range(1, 10)]
    return sheet(p, f"Player {ink(p, Guest(p).said('plain'))} &nbsp; H'cap {ink(p, p.rng.randint(4, 28))}{p.table(['Hole', 'Par', ''], rows)}Marker {ink(p, Guest(p).said('initial'))}", size=".85em", pad="12px")


def star_page(p):
    a = Guest(p, 1960, 1990)
    return p.html(f"<div style='padding:24px;max-width:860px;line-height:1.6'><h1>{a.said('plain')}</h1>{a.said('plain')} (born {a.d} {p.pick(['March', 'May', 'October'])} {a.y}) is a British {p.pick(['actor', 'cellist', 'cricketer'])}. {p.words(60).capitalize()}.<h3>Early life</h3>{a.said('surname')} was born in {p.pick(['Hexley', 'Ballymore'])}, the child of a {p.pick(['nurse', 'miner', 'doctor'])}. {p.words(40).capitalize()}.<h3>Career</h3>{p.words(70).capitalize()}.</div>", "#fff")


def triage_poster(p):
    rows = [["1", "Red", "Immediate", "cardiac arrest, airway lost"], ["2", "Orange", "10 min", "chest pain, sepsis, stroke"], ["3", "Yellow", "1 hour", "asthma, moderate pain"], ["4", "Green", "2 hours", "sprain, small burn"]]
    return sheet(p, f"<h1>Triage at a glance</h1>{p.table(['', '', 'See within', 'For example'], rows)}<p>Give {p.pick(DRUGS).lower()} {p.pick(DOSES)} by the patient group direction. Write the time, your name and the patient's name on every page.</p>Ask: what happened, when, any allergies?", extra=LINES)


def blank_referral(p):
    return sheet(p, "<h3>Community podiatry: referral</h3>" + "".join(f"<p>{t} ______________________</p>" for t in ("Surname", "Forenames", "Date of birth", "NHS number", "Address", "Postcode", "Telephone", "GP", "Reason for referral", "Diabetic? Y / N", "Signature")))


reference = _of(to_whom, "reference")
county_court = _of(court_order, "county_court")
grooming_board = _of(bath_board, "grooming_board")


RECORDS = {"paper": [taxi_voucher, to_whom, irish_letter, ulster_letter, tribunal, court_order, oh_report, lac_health, visual_field, histology, implant_sheet, recall_list, sick_parade, dental_claim, peak_flow, feed_chart],
           "label": [gas_strip, chi_sticker, cassette, model_box, bracelet], "card": [travel_card, yellow_book, heel_prick, device_card], "board": [bath_board, flipchart]}
OTHERS = {"paper": [gift_voucher, piano_exam, reference, county_court, triage_poster, blank_referral], "screen": [star_page], "label": [frame_ticket], "card": [golf_card], "board": [grooming_board]}
