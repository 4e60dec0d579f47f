# SPDX-License-Identifier: Apache-2.0
"""Papers, labels, cards and boards that nobody prepared for: letters in other languages, invoices of taxis, forms of the law and of the dead, lists
for the hairdresser and the minibus, fobs, pots and old card indexes; the same without patients. The people are those of glimpses.py. Everybody is invented."""

from glimpses import CARERS, PLACES, Someone, number
from leaks import clock
from pages import DOSES, DRUGS, TRUSTS
from trades import MONO, SERIF, code, home, house, lately, nhs, sheet, tel, unit

PENS = "Comic Neue", "Humor Sans", "Dancing Script"
BOX = "td,th{border:1px solid #777;padding:6px 8px}"


def pen(p, text):
    return f"<span style=\"font-family:'{p.pick(PENS[:2])}';font-size:1.15em;color:#1a237e\">{text}</span>"


# Papers.

def llythyr(p):
    """A letter in Welsh alone."""
    a = Someone(p)
    return sheet(p, f"<b>Bwrdd Iechyd Prifysgol Bae Aldwyn</b><br><br>{a.name('whole')}<br>{home(p, '<br>')}<br><br>Rhif GIG: {nhs(p)}<br>Dyddiad geni: {a.born('slash')}<br><br>Annwyl {a.name('polite')},<br><br>Mae eich apwyntiad yn y clinig {p.pick(['llygaid', 'y galon', 'cymalau'])} ar {lately(p)} am {clock(p)}. Dewch â rhestr o'ch meddyginiaethau gyda chi. Os na allwch ddod, ffoniwch 01632 960{p.rng.randint(100, 999)}.<br><br>Yn gywir,<br>{p.plain()}")


def translated_letter(p):
    """A letter from a hospital abroad that a patient brings."""
    a = Someone(p)
    return sheet(p, p.pick([
        f"<h3>Szpital Wojewódzki, Oddział Chirurgii</h3>KARTA INFORMACYJNA LECZENIA SZPITALNEGO<br><br>Pacjent: {a.name('plain')}<br>Data urodzenia: {a.born('hyphen')}<br>Adres: {house(p)}<br><br>Rozpoznanie: zapalenie wyrostka robaczkowego (K35)<br>Zastosowane leczenie: appendektomia. Zalecenia: kontrola za 7 dni.",
        f"<h3>Centre Hospitalier, Service de Cardiologie</h3>COMPTE RENDU D'HOSPITALISATION<br><br>Nom : {a.name('shout')} &nbsp; Prénom : {a.name('first')}<br>Né(e) le {a.born('slash')}<br><br>Motif : douleur thoracique. Coronarographie : sténose serrée de l'IVA, stent actif. Sortie sous aspirine et {p.pick(DRUGS)}.",
        f"<h3>Spitalul Judeţean de Urgenţă</h3>BILET DE IEŞIRE DIN SPITAL<br><br>Numele {a.name('shout')} Prenumele {a.name('first')}<br>Data naşterii {a.born('dot')}<br>Diagnostic: pneumonie bazală dreaptă<br>Tratament: {p.pick(DRUGS)} {p.pick(DOSES)}",
        f"<h3>Hospital General, Urgencias</h3>INFORME DE ALTA<br><br>Paciente: {a.name('caps')}<br>Fecha de nacimiento: {a.born('slash')} &nbsp; Nº historia: {unit(p)}<br><br>Diagnóstico: fractura de radio distal. Tratamiento: yeso seis semanas, paracetamol 1 g cada 8 horas."]), font=p.pick([SERIF, "Liberation Sans", "Open Sans"]))


def taxi_invoice(p, health=True):
    rows = [[lately(p), clock(p), Someone(p, 1930, 1970).name(p.pick(["polite", "formal", "plain", "shout"])), p.pick(["Renal unit to home", "DTC return", "Ward 9 to care home", "Fracture clinic"] if health else ["Airport", "Station to office", "Hotel return", "Court"]), f"£{p.rng.uniform(6, 60):.2f}"] for _ in range(16)]
    whom = p.pick(TRUSTS) if health else p.pick(["Harcourt &amp; Pym Solicitors", "Brackwater Ales Ltd"])
    return sheet(p, f"<h2>Comet Cars</h2>Invoice {p.rng.randint(1000, 9999)} &nbsp; {lately(p)}<br>To: {whom}, {'Transport' if health else 'Accounts'}<br><br>{p.table(['Date', 'Time', 'Passenger', 'Journey', 'Fare'], rows)}<br>Payment in 30 days", extra=BOX)


def outcome_form(p):
    a = Someone(p)
    box = lambda t: f"{p.pick(['&#9744;', '&#9744;', '&#9746;'])} {t}<br>"
    return sheet(p, f"<div style='border:1px solid #333;width:330px;padding:8px 12px;font-family:\"{MONO}\"'>{a.name('shouted')}<br>{a.born('run')} &nbsp; {p.pick('MF')}<br>{unit(p)}<br>{nhs(p)}</div><h3>Clinic outcome &nbsp; please hand in at the desk</h3>{''.join(box(t) for t in ['Discharge to GP', 'Follow up 3/12', 'Add to waiting list', 'DNA, new date', 'Refer on'])}<br>RTT code {p.rng.randint(10, 36)} &nbsp; Seen by {pen(p, p.pick(CARERS))}")


def turning_chart(p):
    a = Someone(p, 1924, 1960)
    rows = [[f"{h:02}:00", p.pick(["L", "R", "B", "chair"]), p.pick(["intact", "red sacrum", "blanching"]), pen(p, p.pick(["JT", "MO", "SB"]))] for h in range(0, 24, 2)]
    return sheet(p, f"<div style='display:flex;justify-content:space-between'><span>{p.pick(['', 'Name ', 'Pt '])}{pen(p, a.name(p.pick(['plain', 'bare', 'polite'])))}</span><span>{p.pick(PLACES)} bed {pen(p, p.rng.randint(1, 28))}</span><span>{pen(p, lately(p))}</span></div><h3>SSKIN / repositioning</h3>{p.table(['', 'Side', 'Skin', 'Init'], rows)}", extra=BOX)


def dols(p):
    a = Someone(p, 1925, 1965)
    return sheet(p, f"<h3>DEPRIVATION OF LIBERTY SAFEGUARDS FORM 1</h3>{p.table(['', ''], [['Full name of the person being deprived of liberty', pen(p, a.name('plain'))], ['Date of birth (or estimated age)', pen(p, a.born('slash'))], ['Person to contact at the care home', p.plain()], ['Usual home address', pen(p, house(p)) + ' ' + pen(p, code(p))], ['Name of the interested person', pen(p, a.kin())], ['Tel.', pen(p, tel(p))], ['Purpose of the authorisation', pen(p, 'vascular dementia, tries to leave, 1:1')]])}", font=SERIF, extra=BOX)


def genogram(p):
    """A family drawn by a health visitor."""
    a = Someone(p, 1985, 2004)
    people = [(60, 60, "r", a.kin("first"), 61), (300, 60, "c", a.kin("first"), 58), (60, 250, "r", a.kin("first"), 33), (300, 250, "c", a.name("plain"), a.age()), (540, 250, "r", a.kin("first"), 29), (220, 440, "c", a.kin("first"), 4), (400, 440, "r", a.kin("first"), 1)]
    body = "".join(f"<div style='position:absolute;left:{x}px;top:{y + 100}px;width:86px;height:66px;border:3px solid #333;border-radius:{'50%' if k == 'c' else '0'};text-align:center;line-height:60px'>{age}</div><div style='position:absolute;left:{x - 30}px;top:{y + 172}px;width:190px;text-align:center'>{pen(p, who)}</div>" for x, y, k, who, age in people)
    return sheet(p, f"{pen(p, a.name('plain'))} fam. &nbsp; {pen(p, p.pick(['PND 2022', 'on CP plan', 'DV ++', 'smoker']))}{body}<div style='position:absolute;left:60px;top:790px'>{pen(p, a.born('short'))} &nbsp; HV {p.pick(CARERS)}</div>")


def wound_page(p):
    """An album with a ruler in each picture."""
    a = Someone(p, 1930, 1975)
    ruler = "<div style='height:20px;background:repeating-linear-gradient(90deg,#fff 0 13px,#111 13px 14px)'></div>"
    shots = "".join(f"<div style='width:330px;margin:10px'><div style='height:190px;background:radial-gradient(ellipse at 50% 50%,#6d1515 0 20%,#c0563f 36%,#e3b79d 60%)'></div>{ruler}<div>{pen(p, f'{p.rng.randint(1, 28)}/{p.rng.randint(1, 12)}/26')} &nbsp; {pen(p, a.name(p.pick(['surname', 'back', 'polite'])))} {pen(p, p.pick(['R leg', 'heel', 'hip']))}</div></div>" for _ in range(4))
    return sheet(p, f"{pen(p, a.name('plain'))} {pen(p, unit(p))}<div style='display:flex;flex-wrap:wrap'>{shots}</div>")


def cremation(p):
    a = Someone(p, 1920, 1970)
    line = lambda t, v: f"<p>{t} <span style='border-bottom:1px dotted #333'>{pen(p, v)}</span></p>"
    return sheet(p, f"<h3>Cremation 4: medical certificate</h3><b>Part 1 Details of the deceased</b>{line('Full name', a.name('plain'))}{line('Address', house(p))}{line('Occupation or last occupation', p.pick(['weaver', 'bus driver', 'teacher']))}{line('Age', a.age())}{line('Date and time of death', lately(p) + ' ' + clock(p))}{line('Were you the usual medical practitioner?', 'No')}{line('Cause', p.pick(['1a bronchopneumonia', '1a old age', '1a metastatic carcinoma']))}{line('Pacemaker?', 'removed')}", font=SERIF)


def release_form(p):
    a = Someone(p, 1920, 1970)
    return sheet(p, f"<h3>Release of the deceased to funeral directors</h3><p>I request that the body of the late {pen(p, a.name(p.pick(['whole', 'plain'])))} of {pen(p, house(p))} be released to {p.pick(['Albion Funerals', 'Co-operative Funeralcare', 'J Greaves &amp; Son'])}.</p><p>Signed {pen(p, a.kin('initial'))} &nbsp; relationship {pen(p, p.pick(['daughter', 'son', 'widow']))} &nbsp; {pen(p, tel(p))}</p><p>Mortuary ref {pen(p, unit(p))} &nbsp; Jewellery {pen(p, 'ring x1 remains')} &nbsp; Coffin 6'2\" x 22\"</p>", font=SERIF)


def birth_plan(p):
    a = Someone(p, 1984, 2004)
    return sheet(p, f"<h2 style='color:#880e4f'>Our birth plan &#127868;</h2>{a.name('first')} ({a.name('plain')}) &amp; {a.kin('first')}<br>due {lately(p)} &nbsp; midwife: {p.pick(['Jo', 'Femi', 'Siân'])}<ul><li>pool if free, gas and air</li><li>no pethidine please (I was sick with {p.pick(['our first', 'twins'])})</li><li>delayed clamping</li><li>{a.kin('first')} cuts the cord</li><li>vitamin K by injection</li></ul>", font=p.pick(["Cabin", "Lato", "Comic Neue"]), size="1.25em")


def night_checks(p):
    rows = [[n, a.name(p.pick(["first", "polite", "initial", "plain"])), *[p.pick(["&#10003;", "S", "A", "T", "P"]) for _ in range(9)]] for n, a in ((n, Someone(p, 1922, 1950)) for n in range(1, 21))]
    return sheet(p, f"<b>Night checks {lately(p)}</b> &nbsp; S asleep, A awake, T toilet, P pad{p.table(['Rm', '', '22', '23', '00', '01', '02', '03', '04', '05', '06'], rows)}", size="0.95em", extra=BOX)


def hairdresser(p, health=True):
    rows = [[f"{9 + n // 2}:{n % 2 * 3}0", pen(p, Someone(p, 1922, 1950).name(p.pick(["first", "plain", "polite"]))), (f"{p.pick(['Rose', 'Elm', 'Nursing'])} {p.rng.randint(1, 30)}" if health else "pd cash"), p.pick(["S&amp;S", "perm", "trim", "wash in bed", "cut"] if health else ["S&amp;S", "perm", "trim", "highlights", "cut"])] for n in range(12)]
    return sheet(p, f"<h3>{'Hair, Weds, treatment room (hoist if asked)' if health else 'Curl Up &amp; Dye, Weds'}</h3>{p.table(['', '', '', ''], rows)}", extra=BOX)


def minibus(p):
    rows = [[n, a.name(p.pick(["polite", "whole", "formal"])), house(p), tel(p), p.pick(["WAV", "frame", "walks", "O2"])] for n, a in ((n, Someone(p, 1922, 1955)) for n in range(1, 13))]
    return sheet(p, f"<h3>Day hospital run, bus 2, {p.pick(['Mon', 'Thu'])}</h3>{p.table(['', 'Who', 'Where', 'Ring', 'Needs'], rows)}", size="0.95em", extra=BOX)


def wheelchair(p):
    a = Someone(p)
    return sheet(p, f"<h3>Wheelchair service: prescription</h3>{p.table(['', ''], [['Client', a.name(p.pick(['titled', 'plain', 'soft']))], ['Our ref', unit(p)], ['Deliver to', home(p)], ['Contact', a.kin() + ' ' + tel(p)], ['Hip width / thigh', f'{p.rng.randint(36, 52)} / {p.rng.randint(38, 50)} cm'], ['Condition', p.pick(['MS', 'SCI T6', 'CVA L hemi', 'MND'])], ['Chassis', p.pick(['Action 3', 'tilt in space', 'powered indoor'])]])}<br>RE {p.plain()}, OT", extra=BOX)


def place_of_safety(p):
    a = Someone(p, 1960, 2005)
    return sheet(p, f"<h3>Section 136 monitoring form</h3>Detained: {pen(p, a.name('caps'))} &nbsp; dob {pen(p, a.born(p.pick(['short', 'dot'])))}<br>NFA / address: {pen(p, house(p))}<br>Time in custody suite: {pen(p, clock(p))} &nbsp; PC {p.rng.randint(100, 9999)}<br>Nearest relative: {pen(p, a.kin())} {pen(p, tel(p))}<br><br>Circumstances: {pen(p, p.pick(['found on bridge, tearful', 'shouting in road, voices', 'cuts to L arm']))}<br>AMHP called {pen(p, clock(p))} &nbsp; s12 doctor {pen(p, p.pick(CARERS))}")


def chaplain(p):
    rows = "".join(f"<p style='margin:9px 0'>{p.pick(PLACES)} &nbsp; {pen(p, a.name(p.pick(['polite', 'plain', 'back'])))} &nbsp; {pen(p, p.pick(['RC, anointed', 'CofE comm.', 'asked for imam', 'wants to talk', 'sick, no visitors']))}</p>" for a in (Someone(p, 1925, 1980) for _ in range(11)))
    return sheet(p, f"<b>Chaplaincy visits {lately(p)}</b>{rows}")


# Labels.

def key_fob(p):
    a = Someone(p, 1925, 1955)
    return sheet(p, f"<b style='font-size:1.6em'>{pen(p, a.name(p.pick(['polite', 'surname', 'formal'])))}</b><br>{pen(p, house(p))}<br><small>Harbour Homecare, if found ring 01632 960{p.rng.randint(100, 999)}</small>", "#ffe082", size="1.3em", pad="18px")


def denture_pot(p):
    a = Someone(p, 1922, 1955)
    return sheet(p, f"DENTURES &nbsp; {p.pick(['upper', 'lower', 'U+L'])}<br>{p.pick(['Name: ', '', 'Pt '])}<b>{pen(p, a.name(p.pick(['bare', 'polite', 'caps'])))}</b><br>{p.pick(['Ward: ', ''])}{pen(p, p.pick(PLACES))} {pen(p, unit(p))}", "#e1f5fe", size="1.5em", pad="16px")


def insulin_pen(p):
    a = Someone(p)
    return sheet(p, f"<b>{p.pick(['Lantus', 'NovoRapid', 'Humulin M3'])}</b> 100 units/mL<br>{a.name(p.pick(['shouted', 'tail', 'plain']))} &nbsp; {p.pick([a.born('short'), unit(p)])}<br>Opened {pen(p, f'{p.rng.randint(1, 28)}/{p.rng.randint(1, 12)}')} &nbsp; discard 28 d", size="1.35em", pad="12px 18px", font=p.pick([MONO, "Liberation Sans"]))


def fridge_food(p):
    a = Someone(p, 1925, 1975)
    return sheet(p, f"{pen(p, a.name(p.pick(['polite', 'formal', 'back'])))}<br>{pen(p, p.pick(['Bed 4', 'Bay C2', 'S/R 3']))} &nbsp; {pen(p, p.pick(['custard from wife', 'Ensure opened', 'kosher', 'own yoghurt']))}<br>{pen(p, f'{p.rng.randint(1, 28)}/{p.rng.randint(1, 12)}')} &nbsp; chuck after 24h", p.pick(["#fff", "#fff59d", "#c8e6c9"]), size="1.5em", pad="18px")


# Cards.

def index_card(p):
    """A clinic's index, typed long ago."""
    a = Someone(p, 1920, 1955)
    return sheet(p, f"{a.name('comma')}<span style='float:right'>{unit(p)}</span><br>{home(p)}<br>b. {a.born('gap')} &nbsp; {p.pick(['W', 'M', 'S'])}<hr>{p.rng.randint(1, 28)}.{p.rng.randint(1, 12)}.61 &nbsp; T.B. contact. Chest film clear.<br>{p.rng.randint(1, 28)}.{p.rng.randint(1, 12)}.63 &nbsp; B.C.G. given. Wt 9 st 4.<br>{p.rng.randint(1, 28)}.{p.rng.randint(1, 12)}.67 &nbsp; Discharged.", "#f5ecd2", font=p.pick([MONO, "Courier Prime"]), size="1.15em", pad="22px")


def old_envelope(p):
    """The envelope that a surgery's notes stood in."""
    a = Someone(p, 1918, 1960)
    return sheet(p, f"<small>FORM F.P.5A &nbsp; MALE / FEMALE</small><br>SURNAME {pen(p, a.name('shout'))}<br>FORENAMES {pen(p, a.name('first'))}<br>ADDRESS {pen(p, house(p))}<br>DATE OF BIRTH {pen(p, a.born('dot'))}<br>N.H.S. No. {pen(p, unit(p))}<br>DOCTOR {pen(p, p.pick(CARERS))}", "#e8d3a8", "#5d1a1a", SERIF, "1.2em", "20px")


def with_compliments(p):
    a = Someone(p)
    return sheet(p, f"<div style='text-align:right;color:#005eb8'>{p.pick(TRUSTS)}<br><i>With compliments</i></div><div style='margin-top:30px'>{pen(p, 'Gill, notes for ' + a.name('plain') + ' as asked. Consultant wants them back Fri. ' + unit(p))}<br>{pen(p, 'thx, Moira (secs)')}</div>", size="1.2em", pad="26px")


def film_packet(p):
    a = Someone(p, 1925, 1980)
    return sheet(p, f"<b style='font-size:1.5em'>X-RAY</b> &nbsp; {p.rng.randint(70, 99)}/{p.rng.randint(10000, 99999)}<br>{a.name(p.pick(['shouted', 'comma']))}<br>{p.pick(['D.O.B. ', ''])}{a.born(p.pick(['dot', 'slash']))}<br>{unit(p)}<br>{p.pick(['DO NOT BEND', 'RETURN TO FILE ROOM'])}<br>CXR x3 &nbsp; IVU &nbsp; Ba meal", "#d7c29a", font=p.pick([MONO, SERIF]), size="1.35em", pad="22px")


# Boards.

def gym_board(p, health=True):
    rows = [[clock(p), Someone(p, 1930, 1980).name(p.pick(["polite", "shout", "plain", "surname"])), p.pick(["// bars", "stairs x5", "tilt table", "STS", "R UL"] if health else ["pads", "spar", "skip", "bag", "weigh in"]), p.pick(["Kev + 1", "Amy", "Raj"])] for _ in range(10)]
    return p.html(f"<div style=\"padding:30px;font:1.9em '{p.pick(PENS[:2])}'\"><b>{'Rehab gym, a.m.' if health else 'Boxing gym, p.m.'}</b>{p.table(['', '', '', ''], rows)}</div>", "#f6f8f8", p.pick(["#0d47a1", "#1b5e20", "#222"]))


def dialysis_board(p):
    rows = [[f"St {n}", Someone(p).name(p.pick(["surname", "polite", "back", "plain"])), Someone(p).name(p.pick(["surname", "polite", "back"])), Someone(p).name(p.pick(["surname", "initial"])), p.pick(["fistula", "line", "HepB side", "needle x2"])] for n in range(1, 12)]
    return p.html(f"<div style=\"padding:26px;font:1.7em '{p.pick(PENS[:2])}'\"><b>Mon Wed Fri</b>{p.table(['', 'AM', 'PM', 'Twi', ''], rows)}</div>", "#fafafa", "#102a43")


def leave_board(p):
    rows = [[n, Someone(p, 1955, 2005).name(p.pick(["first", "plain", "initial"])), p.pick(["s2", "s3", "inf", "37/41"]), p.pick(["gen", "15 min", "1:1 arm's"]), p.pick(["E/S 2h", "none", "unesc ground", "AWOL"]), p.pick(CARERS)] for n in range(1, 15)]
    return p.html(f"<div style=\"padding:24px;font:1.6em '{p.pick(PENS[:2])}'\">{p.table(['Rm', '', 'MHA', 'Obs', 'Leave', 'RC'], rows)}</div>", "#fff", p.pick(["#4a148c", "#222"]))


# Of nobody's health.

def taxi_bill(p):
    return taxi_invoice(p, health=False)


def salon_day(p):
    return hairdresser(p, health=False)


def boxing_board(p):
    return gym_board(p, health=False)


def stamp_card(p):
    """A collector's index, typed long ago."""
    a = Someone(p, 1920, 1955)
    return sheet(p, f"{a.name('comma')}<span style='float:right'>{p.rng.randint(10**5, 10**6)}</span><br>Dealer, {p.pick(['Hexley', 'Stowbridge'])}<br>b. {p.rng.randint(1900, 1930)} &nbsp; prices fair<hr>{p.rng.randint(1, 28)}.{p.rng.randint(1, 12)}.61 &nbsp; Penny red, plate 92. Fine used. 4/6<br>{p.rng.randint(1, 28)}.{p.rng.randint(1, 12)}.63 &nbsp; Cape triangular. Creased. £2<br>{p.rng.randint(1, 28)}.{p.rng.randint(1, 12)}.67 &nbsp; Sold.", "#f5ecd2", font=p.pick([MONO, "Courier Prime"]), size="1.15em", pad="22px")


RECORDS = {"paper": [llythyr, translated_letter, taxi_invoice, outcome_form, turning_chart, dols, genogram, wound_page, cremation, release_form, birth_plan, night_checks, hairdresser, minibus, wheelchair, place_of_safety, chaplain],
           "label": [key_fob, denture_pot, insulin_pen, fridge_food], "card": [index_card, old_envelope, with_compliments, film_packet], "board": [gym_board, dialysis_board, leave_board]}
OTHERS = {"paper": [taxi_bill, salon_day], "board": [boxing_board], "card": [stamp_card]}
