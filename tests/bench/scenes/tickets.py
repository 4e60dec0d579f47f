# SPDX-License-Identifier: Apache-2.0
"""Tickets, tags, labels, cards, boards and notes with a patient's name on them, as they hang, stick and lie about in healthcare; and things that
look like them and are of nobody's health. The people are those of papers.py. Everybody is invented."""

from pages import DRUGS
from papers import GRID, ILLS, JOBS, MONO, NARROW, PENS, SERIF, SITES, STAFF, TOWNS, TRUSTS, WARDS, Soul, code, grid, home, hour, lately, nhs, pen, sheet, street, tel, tick, unit


def label(p, text, font=None, size="1.3em", ground="#fff", ink="#111"):
    return sheet(p, text, ground, ink, font or p.pick([MONO, NARROW, "Liberation Sans", "Roboto"]), size, "12px 18px")


def board(p, body, ground="#f5f7f7", size="1.7em", extra="td,th{border:2px solid #90a4ae;padding:7px 10px}"):
    p.font = p.pick(PENS[:2])
    return p.html(f"<div style='padding:26px;font-size:{size};line-height:1.4'>{body}</div>", ground, p.pick(["#0d47a1", "#111", "#1b5e20"]), extra)


def bars(p):
    return "<div style='height:44px;width:230px;background:repeating-linear-gradient(90deg,#111 0 2px,#fff 2px 5px,#111 5px 9px,#fff 9px 11px)'></div>"


# Labels.

def culture_bottle(p):
    a = Soul(p)
    return label(p, p.pick([f"{a.name('LAST')}<br>{a.name('first')}<br>{a.born(1)} &nbsp; {unit(p)}<br>{p.pick(WARDS)} &nbsp; {hour(p)} &nbsp; L ACF", f"{a.name('tight')} {a.born(11)} {a.sex}<br>{nhs(p)}<br>AEROBIC &nbsp; exp 2027-03", f"{pen(p, a.name('back'))}<br>{pen(p, a.born(1))}<br>{pen(p, unit(p))}"]), size="1.6em")


def ttos_bag(p):
    a = Soul(p)
    return label(p, f"<b style='font-size:1.3em'>{a.name(p.pick(['caps', 'comma', 'back', 'polite']))}</b> &nbsp; {p.pick(WARDS)} {p.pick(['bed', 'Bd', 'chair'])} {p.rng.randint(1, 30)}<br>TTO &nbsp; bag {p.rng.randint(1, 2)} of 2 &nbsp; {p.pick(['FRIDGE LINE', 'CD', 'to follow'])}<br>{p.pick([unit, nhs])(p)}<br><small>Screened LM &nbsp; Disp AK &nbsp; Check RS &nbsp; {hour(p)}</small>", ground=p.pick(["#fff", "#fff59d"]))


def ankle_tag(p):
    a = Soul(p, 1925, 1970)
    return label(p, f"<b>NOTICE OF DEATH</b> &nbsp; {p.pick(['ankle', 'sheet'])}<br>{pen(p, a.name(p.pick(['plain', 'whole', 'caps'])))} &nbsp; {pen(p, unit(p))}<br>Died {pen(p, lately(p))} {pen(p, hour(p))} &nbsp; Ward {pen(p, p.pick(WARDS))}<br>Yellow metal ring L 4th {tick(p)} &nbsp; Pacemaker {tick(p)} &nbsp; Implant {tick(p)}<br>Nurse {pen(p, p.pick(STAFF))}", SERIF, ground="#f3e3c3")


def twin_band(p):
    a = Soul(p, 1985, 2004)
    return label(p, p.pick([f"<b>{a.name('twin')}</b><br>{a.name('of')}<br>{lately(p)} {hour(p)} &nbsp; {unit(p)}<br>{p.rng.randint(1, 4)}{p.rng.randint(100, 999)}g &nbsp; M", f"{a.name('baby')} &nbsp; ♀<br>mum {a.kin()}<br>{nhs(p, ' ')}", f"INFANT OF {a.name('loud')}<br>SVD {lately(p)} {hour(p)} &nbsp; {p.rng.randint(2, 4)}.{p.rng.randint(10, 99)} kg"]))


def pas_band(p):
    a = Soul(p)
    return label(p, f"<div style='display:flex;gap:22px'>{bars(p)}<div><b>{a.name(p.pick(['LAST', 'commas']))}</b> &nbsp; {a.name('first')}<br>{a.born(p.pick([4, 6, 9]))} &nbsp; {p.pick(['', a.sex])}</div></div>{p.pick([nhs, unit])(p)}", p.pick([NARROW, MONO]))


def film_corner(p):
    a = Soul(p)
    return label(p, f"<div style='display:flex;justify-content:space-between'><div>{a.name(p.pick(['caret', 'caps', 'commas']))}<br>{p.pick([unit(p), nhs(p, '')])}<br>{a.born(p.pick([8, 6, 0]))} {a.sex}</div><div style='text-align:right'>{p.pick(SITES).upper()}<br>{lately(p)} {hour(p)}<br>{p.pick(['CHEST PA ERECT', 'L HIP HBL', 'C-SPINE LAT'])}<br><b style='font-size:2em'>{p.pick('LR')}</b> {p.pick(['JB', 'KO'])}</div></div>", p.pick(["Liberation Sans", MONO]), "1.1em", "#05070a", "#e8e8e8")


def kit_label(p):
    """Trial medicine: few words about whom."""
    a = Soul(p)
    return label(p, f"<b>For Clinical Trial Use Only</b><br>HARROP-2 &nbsp; Kit {p.rng.randint(1000, 9999)} &nbsp; placebo / {p.pick(DRUGS)} 5 mg<br>Name {pen(p, a.name('plain'))} &nbsp; Subj. {p.rng.randint(100, 999)}<br>Dispensed {pen(p, lately(p))}<br>Investigator Dr F Akinola, {p.pick(SITES)}, 0113 496 0555<br>Keep out of reach of children", size="1.1em")


def organ_box(p):
    a = Soul(p, 1950, 2010)
    return label(p, f"<div style='background:#c62828;color:#fff;padding:5px'><b>HUMAN ORGAN FOR TRANSPLANT - URGENT</b></div>{p.pick(['LEFT KIDNEY', 'LIVER', 'PANCREAS'])} &nbsp; Donor {p.rng.randint(100000, 299999)} &nbsp; grp O+<br>Recipient {pen(p, a.name(p.pick(['plain', 'caps'])))} &nbsp; {pen(p, a.born(1))}<br>From {p.pick(SITES)} to {p.pick(SITES)} &nbsp; XC {hour(p)}", size="1.15em")


def diet_ticket(p):
    a = Soul(p)
    return label(p, f"<b>{p.pick(WARDS)} &nbsp; {p.pick(['Bay', 'Rm', 'Bed'])} {p.rng.randint(1, 28)}</b><br>{a.name(p.pick(['back', 'LAST', 'formal', 'polite']))}<br>{p.pick(['IDDSI 4 / fluids 2', 'Renal low K', 'Halal, soft', 'Level 6', 'Diabetic, small'])}<br>Supper: {p.pick(['fish pie', 'dal + rice', 'omelette'])} &nbsp; {p.pick(['ice cream', 'yoghurt'])}<br><small>Red tray &#10003;</small>", ground=p.pick(["#fff", "#ffe0e0"]))


def aid_envelope(p):
    """Hearing aid back from repair."""
    a = Soul(p, 1930, 1970)
    return label(p, f"{pen(p, a.name(p.pick(['polite', 'plain', 'initial'])))}<br>{pen(p, p.pick(['R aid dead - retubed', 'L mould remake, new tube', 'batteries x2 cards']))}<br>{pen(p, p.pick(['will collect Fri', f'post to {street(p)}', tel(p)]))}<br>{p.pick(['Audiology, ' + p.pick(SITES), 'Aid clinic'])}", size="1.3em", ground="#f0e2c8")


def limb_tag(p):
    a = Soul(p)
    return label(p, f"<b>Limb centre workshop</b> &nbsp; job {p.rng.randint(1000, 9999)}<br>{a.name('soft')} &nbsp; {unit(p)}<br>{p.pick(['TTA R - new socket', 'TFA L - knee service', 'AFO pair, re-strap', 'KAFO R'])}<br>fit {lately(p)} {p.pick(['Moira', 'GB'])}", ground="#e0f2f1")


# Cards.

def porter_slip(p):
    a = Soul(p)
    return sheet(p, f"<b>PORTER REQUEST</b> &nbsp; {hour(p)} &nbsp; job {p.rng.randint(100, 999)}<br><br>{p.pick(['Move', 'Pt', 'Collect'])}: {p.pick([a.name(), pen(p, a.name('back'))])}<br>From {p.pick(WARDS)} bed {p.rng.randint(1, 28)} &nbsp; To {p.pick(['X-ray 3', 'CT', 'Theatre recovery', 'Mortuary', 'Endoscopy'])}<br>By {p.pick(['chair', 'trolley', 'bed + O2', 'walking'])} &nbsp; Escort {p.pick(['Y', 'N', 'RN'])} &nbsp; Notes {tick(p)} &nbsp; Inf. risk {p.pick(['-', 'VRE', 'flu A'])}<br><br>{p.pick(['ID check', 'No.'])} {p.pick([unit(p), a.born(1)])}<br><br>Taken by {pen(p, 'Kev T')} back {pen(p, hour(p))}", p.pick(["#fff", "#e1f5fe", "#fce4ec"]))


def two_tongue_card(p):
    """An appointment card of Wales: English beneath."""
    a = Soul(p)
    rows = [[pen(p, lately(p)), pen(p, hour(p)), pen(p, p.pick(["Mr T", "bloods", "Sr P", "dressing"]))] for _ in range(5)]
    return sheet(p, f"<b>CERDYN APWYNTIAD &nbsp; APPOINTMENT CARD</b><br>{p.pick(SITES)} &nbsp; {p.pick(['Clinig Llygaid / Eye Clinic', 'Clinig Esgyrn / Fracture', 'Deintyddol / Dental'])}<br><br>Enw<br><small>Name</small> {pen(p, a.name(p.pick(['plain', 'whole', 'polite'])))}<br>Rhif<br><small>No</small> {pen(p, unit(p))}<br>{p.table(['Dyddiad / Date', 'Amser / Time', 'Gyda / With'], rows)}<br>Dewch â'r cerdyn hwn / Bring this card", p.pick(["#fff", "#f1f8e9"]))


def lab_docket(p):
    """To a dental laboratory."""
    a = Soul(p)
    return sheet(p, f"<b>Rope Walk Dental</b> &rarr; {p.pick(['CeramArt Lab', 'Nethergate Ceramics'])}<br><br>{p.pick(['Pt', 'Patient', 'Name'])} {pen(p, a.name(p.pick(['plain', 'soft', 'initial', 'polite'])))} &nbsp; {p.pick(['', f'age {a.age()}'])}<br>Tooth {pen(p, p.pick(['UR6', 'LL7', '11 21', 'U/L full', '4|']))} &nbsp; Shade {pen(p, p.pick(['A2', 'B1', 'C3 cerv']))}<br>{pen(p, p.pick(['PFM crown, shoulder', 'zirc bridge 3 unit', 'F/F try-in, midline 2mm R', 'Essix retainer']))}<br><br>Back by {pen(p, lately(p))} &nbsp; Disinfected {tick(p)} &nbsp; NHS {tick(p)} Pvt {tick(p)}<br>Dentist {pen(p, p.pick(['YS', 'Miss Soto']))} GDC {p.rng.randint(60000, 299999)}", "#fff3e0")


def nil_sign(p):
    a = Soul(p)
    said = p.pick([f"<b>{a.name('polite')}</b><br><br>is NIL BY MOUTH<br>awaiting SLT", f"STOP<br>See nurse before entering<br><b>{a.name('initial')}</b><br>side room {p.rng.randint(1, 9)} - enteric", f"Please speak to my LEFT ear<br><br>{a.name('known')}",
                   f"{a.name('last')} family only - 2 visitors<br>pw for phone: robin", f"DO NOT MOVE<br>{a.name('polite')} gone to CT, back {hour(p)}", f"Fluids thickened x1 scoop<br><br><b>{a.name('whole')}</b>"])
    return sheet(p, f"<div style='text-align:center;font-size:1.6em'>{said}</div>", p.pick(["#fff", "#ffebee", "#fff9c4"]), size="1.2em")


def window_post(p):
    """Only what shows in the window, and where it comes back to."""
    a = Soul(p)
    return sheet(p, f"<small>{p.pick(['Return to', 'If undelivered:', 'Private &amp; Confidential'])} {p.pick(['Breast Screening Unit', 'Sexual Health, Harrop Clinic', 'Outpatient Booking', 'Mental Health Act Office'])}, {p.pick(SITES)}</small><br><br><br><div style='background:#fff;border-radius:9px;padding:16px 22px;width:390px;margin-left:30px'><small>{p.rng.randint(100000, 999999)} {p.rng.randint(1, 9)}/4</small><br>{a.name(p.pick(['whole', 'formal']))}<br>{home(p, '<br>')}</div>", "#d9d2c3", size="1.15em")


def cell_app(p):
    """A prisoner asks for the nurse."""
    a = Soul(p, 1965, 2005)
    number = f"A{p.rng.randint(1000, 9999)}{p.pick(['CX', 'DK', 'FE'])}"
    return sheet(p, f"<b>HEALTHCARE APPLICATION</b> &nbsp; HMP {p.pick(['Thorpe Latimer', 'Fernholme'])}<br><br>Name {pen(p, a.name(p.pick(['last', 'back', 'plain'])))} &nbsp; No {pen(p, p.mark('hospital_number', number))}<br>Loc {pen(p, p.pick(['B2-14', 'C3-07', 'seg']))} &nbsp; Date {pen(p, lately(p))}<br>{tick(p)} nurse {tick(p)} GP {tick(p)} dentist {tick(p)} optician {tick(p)} MH<br><br>{pen(p, p.pick(['tooth killing me 2 weeks now', 'need my meds changed there not working', 'rash all over back boss', 'cant sleep hearing things']))}<br><br>Triage {pen(p, p.pick(['WL dent', 'seen SP, ibup', 'GP 4/7']))}", "#eceff1")


def loan_card(p):
    a = Soul(p)
    return sheet(p, f"<b>EQUIPMENT LOAN</b> &nbsp; asset {p.rng.randint(10000, 99999)}<br><br>{p.pick(['24h BP monitor', 'Holter (7 day)', 'T34 driver', 'Commode', 'Wheelchair 18in', 'Neb + tubing'])}<br>To {a.name()}<br>{p.pick([home(p), tel(p), street(p)])}<br>Out {lately(p)} &nbsp; Due {lately(p)}<br>Signed {pen(p, a.name('initial'))}<br><br>Return to {p.pick(['Cardiac Physiology', 'Loan store', 'Ward clerk'])}, {p.pick(SITES)}", "#f9fbe7")


def shared_care(p):
    """A mother's hand-held notes, the corner with everything short."""
    a = Soul(p, 1984, 2006)
    return sheet(p, f"<div style='color:#880e4f'><b>My Pregnancy Notes</b></div><br>{pen(p, a.name('plain'))} &nbsp; {pen(p, a.born(1))}<br>{pen(p, street(p))} {pen(p, tel(p))}<br><br>G{p.rng.randint(1, 5)} P{p.rng.randint(0, 3)}+{p.rng.randint(0, 2)} &nbsp; EDD {pen(p, lately(p))} &nbsp; BMI {p.rng.randint(19, 42)}<br>Rh {p.pick(['neg - anti-D 28/40', 'pos'])} &nbsp; {p.pick(['GDM diet', 'prev LSCS', 'IVF', 'VBAC'])}<br>CMW {pen(p, p.pick(['Bev', 'Trudi']))} 07700 900555<br>28/40 BP 110/70 urine NAD FH 28 ceph FHHR FMF", "#fce4ec")


# Boards.

def shelf_of_bags(p):
    """A pharmacy's shelf: surname first and a street."""
    bags = ""
    for _ in range(15):
        a = Soul(p)
        bags += f"<div style=\"width:230px;height:128px;background:#fff;color:#111;border:1px solid #bbb;padding:8px 12px;font:15px '{p.pick([NARROW, 'Liberation Sans'])}'\"><b style='font-size:1.25em'>{a.name(p.pick(['comma', 'soft', 'caps', 'titled']))}</b><br>{street(p)}<br>{p.pick([code(p), ''])}<br>{p.rng.randint(1, 6)} items &nbsp; {p.pick(['PAID', 'EXEMPT', 'OWING', 'FRIDGE'])}</div>"
    return p.html(f"<div style='padding:24px'><b>{p.pick(['A - C', 'D - H', 'M - P'])}</b><div style='display:flex;flex-wrap:wrap;gap:14px;margin-top:12px'>{bags}</div></div>", "#c9b79c")


def called_board(p):
    a = Soul(p)
    return board(p, f"<div style='background:#fff;border:4px solid #00838f;border-radius:14px;padding:26px'>Welcome to {p.pick(WARDS)} &nbsp; bed {p.rng.randint(1, 28)}<br><br>I like to be called &nbsp; <b style='font-size:1.6em'>{a.name(p.pick(['known', 'polite', 'whole', 'first']))}</b><br>Consultant: Tregarthen &nbsp; Today's nurse: {p.pick(['Bev', 'SN Whitlock'])}<br><br>EDD {lately(p)} &nbsp; What matters to me: {p.pick(['my cat', 'home by Sunday', 'Radio 3'])}<br><br>&#127810; falls &nbsp; &#128153; forget-me-not &nbsp; {p.pick(['Ax1 + ZF', 'Ax2 hoist', 'I'])} &nbsp; {p.pick(['L4 / thin', 'NBM', 'N diet'])}</div>", "#cfd8dc")


def theatre_count(p):
    a = Soul(p)
    return board(p, f"{p.pick([a.name('loud'), a.name('back'), a.name('polite')])} &nbsp; {p.pick([unit(p), a.born(1)])}<br>{p.pick(['L hemi', 'lap appx', 'EVAR', 'C-sect cat 2'])} &nbsp; Allergy: {p.pick(['nil', 'PENICILLIN', 'latex'])}<br><br>Swabs L 5 5 5 &nbsp; S 5 5<br>Blades 2 &nbsp; Sutures 4 &nbsp; Loops 2 &nbsp; Needles 6<br><br>Local: 20 ml 0.25% &nbsp; XM 2u &nbsp; TXA {hour(p)}<br>KTS {hour(p)} &nbsp; Abx {hour(p)}", size="2.2em")


def hospice_board(p):
    rows = []
    for n in range(1, 10):
        a = Soul(p, 1925, 1975)
        rows.append([n, a.name(p.pick(["first", "known", "polite", "plain", "short"])), p.pick(["Dr K", "Dr A"]), p.pick(["SD am", "no SD", "SD x2", ""]), p.pick(["EOL", "resp.", "sx control", "RIP 04.10"]), p.pick(["dau staying", "C of E", "priest seen", "home Thu?", "CHC fast track"])])
    return board(p, f"<b>{p.pick(['Robin', 'Linden'])} Hospice &nbsp; IPU</b> &nbsp; {lately(p)}{p.table(['', '', 'Dr', 'Driver', '', ''], rows)}", size="1.5em")


def recovery_bays(p):
    rows = "".join(f"<div style='width:290px;height:170px;border:2px solid #78909c;padding:10px'>{n}<br><b>{a.name(p.pick(['back', 'last', 'initial', 'plain']))}</b> {a.aged()}<br>{p.pick(['lap chole', 'TURP', 'D+C', 'ORIF wrist', 'THR'])}<br>{p.pick(['pain 3', 'sick', 'rdy', 'PCA'])} &rarr; {p.pick(WARDS)}</div>" for n in range(1, 9) for a in [Soul(p)])
    return board(p, f"PACU &nbsp; coord: Bev<div style='display:flex;flex-wrap:wrap;gap:12px;margin-top:14px'>{rows}</div>", size="1.4em")


# Screens and telephones: what is stuck on them.

def noted_monitor(p):
    """Slips stuck round a screen that is locked."""
    notes = ""
    for n in range(4):
        a = Soul(p)
        said = p.pick([f"{a.said()} {p.pick(JOBS)}", f"ring {a.kin('polite')} re {a.name('first')} {tel(p)}", f"{a.name('back')} {a.born(1)} {p.pick(ILLS)}", f"{a.name('plain')} {nhs(p)} scan not linked", f"{a.name('letters')} bed {p.rng.randint(1, 20)} {p.pick(JOBS)}"])
        notes += f"<div style=\"position:absolute;left:{3 + n * 24}%;top:{p.rng.randint(58, 70)}%;width:200px;height:150px;background:{p.pick(['#fff176', '#f8bbd0', '#b2ebf2'])};color:#1a237e;padding:12px;font:19px '{p.pick(PENS[:2])}';transform:rotate({p.rng.randint(-4, 4)}deg)\">{said}</div>"
    return p.html(f"<div style='text-align:center;padding-top:9%;color:#fff'><div style='font-size:5em'>{p.rng.randint(8, 19)}:{p.rng.randint(10, 59)}</div>Locked by svc-kiosk{p.rng.randint(10, 60)}<br>Press Ctrl + Alt + Del</div>{notes}", "#27435f")


def app_script(p):
    """A family's telephone with a photo of a prescription's right side."""
    a = Soul(p)
    return p.html(f"<div style='background:#1b5e20;color:#fff;padding:16px'>Order medicines</div><div style='padding:16px;line-height:1.9'>Ordering for <b>{a.name('plain')}</b> <u>change</u><br>{p.pick([street(p), code(p)])}<br><br>" + "".join(f"<div style='border:1px solid #ccc;border-radius:8px;padding:10px;margin:8px 0'>&#9745; {d} 5 mg tablets<br><small>Take one a day &nbsp; last ordered {lately(p)}</small></div>" for d in p.rng.sample(DRUGS, 4)) + "Pharmacy: Queen's Parade Chemist<br><div style='background:#1b5e20;color:#fff;text-align:center;padding:12px;border-radius:8px'>Send to surgery</div></div>", "#fff")


# Of nobody's health.

def garage_job(p):
    a = Soul(p)
    return sheet(p, f"<b>JOB CARD</b> &nbsp; bay {p.rng.randint(1, 6)} &nbsp; {lately(p)}<br><br>Customer: {a.name('plain')} &nbsp; {tel(p)}<br>Reg: LK{p.rng.randint(10, 73)} XVB &nbsp; Miles {p.rng.randint(20000, 99999)}<br><br>{pen(p, 'noise o/s/f when cold - check arms + drop links')}<br>{pen(p, 'MOT, oil, pollen filter')}<br><br>Tech {pen(p, 'Kev T')} &nbsp; ring when done {tick(p)}", "#e1f5fe")


def shoe_ticket(p):
    a = Soul(p)
    return label(p, f"<b>HEEL &amp; KEY BAR</b> &nbsp; no {p.rng.randint(100, 999)}<br>{pen(p, a.name('last'))}<br>{pen(p, 'black boots, re-heel + stitch L')}<br>ready {pen(p, lately(p))} &nbsp; &pound;14.50", ground="#ffecb3")


def bank_post(p):
    a = Soul(p)
    return sheet(p, f"<small>If undelivered please return to PO Box 41, {p.pick(TOWNS)}</small><br><br><br><div style='background:#fff;border-radius:9px;padding:16px 22px;width:390px;margin-left:30px'><small>{p.rng.randint(100000, 999999)} 2/4</small><br>{a.name('whole')}<br>{home(p, '<br>')}</div>", "#ede7db", size="1.15em")


def seed_register(p):
    def row():
        return [pen(p, lately(p)), pen(p, p.pick(["broad beans", "kale", "leeks", "sweet pea"])), pen(p, p.pick(["bed 2", "bed 4", "tray", "cold frame"])), pen(p, f"{p.rng.randint(4, 60)}"), pen(p, p.pick(["up", "slugs", "resow", ""]))]
    return sheet(p, f"<b>Allotment book</b> &nbsp; plot 14B &nbsp; {Soul(p).name('plain')}{grid(p, 18, ['Date', 'Sown', 'Where', 'No', ''], row)}", "#fffdf2", extra=GRID)


def lost_property(p):
    def row():
        return [lately(p), p.pick(["umbrella", "glove L", "scarf", "buggy", "phone (cracked)"]), p.pick(["bus 14", "platform 2", "cafe"]), Soul(p).name("back"), p.pick(["claimed", "to police", ""])]
    return sheet(p, f"<b>LOST PROPERTY</b> &nbsp; {p.pick(TOWNS)} Interchange{grid(p, 16, ['Date', 'Item', 'Found', 'By', ''], row)}", extra=GRID)


def darts_board(p):
    rows = [[n, Soul(p).name("known"), p.rng.randint(0, 9), p.rng.randint(0, 9), p.rng.randint(0, 27)] for n in range(1, 9)]
    return board(p, f"<b>Tuesday League</b>{p.table(['', '', 'W', 'L', 'Pts'], rows)}<br>Next: away to The Plough", "#efe4d2")


def stage_door(p):
    return sheet(p, f"<div style='text-align:center;font-size:1.6em'>DRESSING ROOM {p.rng.randint(1, 9)}<br><br><b>{Soul(p).name('polite')}</b><br>{Soul(p).name('polite')}<br><br>Beginners {hour(p)}<br>QUIET PLEASE</div>", "#fff", size="1.2em")


def raffle_book(p):
    def row():
        return [p.rng.randint(100, 999), pen(p, Soul(p).name("plain")), pen(p, tel(p)), p.pick(["paid", "owes &pound;1", ""])]
    return sheet(p, f"<b>Scout hut roof fund - draw {lately(p)}</b>{grid(p, 18, ['Ticket', 'Name', 'Phone', ''], row)}<br>1st prize hamper", extra=GRID)


def cello_lesson(p):
    days = [[d, *[pen(p, p.pick(["10", "x2", "&#10003;", ""])) for _ in range(5)]] for d in ("Scales G D C", "Long bows", "Shifts 1-4", "Etude 12", "Swan bars 1-8")]
    return sheet(p, f"<b style='font-size:1.4em'>Practice plan</b><br>For {Soul(p).name('plain')} &nbsp; Tuesdays 4.30<br><br>{p.table(['', 'M', 'T', 'W', 'T', 'F'], days)}<br>{pen(p, 'relax the left thumb! slow bow', '1.4em')}", extra=GRID)


def shelf_of_parcels(p):
    bags = ""
    for _ in range(12):
        bags += f"<div style=\"width:230px;height:128px;background:#fff;color:#111;border:1px solid #bbb;padding:8px 12px;font:15px '{NARROW}'\"><b>{Soul(p).name('soft')}</b><br>{street(p)}<br>{code(p)}<br>{p.rng.randint(1, 3)} kg &nbsp; {p.pick(['48 TRACKED', 'SIGNED', 'RETURN'])}</div>"
    return p.html(f"<div style='padding:24px'><b>Collect</b><div style='display:flex;flex-wrap:wrap;gap:14px;margin-top:12px'>{bags}</div></div>", "#c9b79c")


def sticky_office(p):
    notes = ""
    for n in range(4):
        said = p.pick([f"ring {Soul(p).name('polite')} re invoice {tel(p)}", f"{Soul(p).name('first')} - VPN token?", "toner!! ask Bev", f"lunch w {Soul(p).name('known')} Thu 1pm", "wifi guest: otter-77"])
        notes += f"<div style=\"position:absolute;left:{3 + n * 24}%;top:60%;width:200px;height:150px;background:{p.pick(['#fff176', '#f8bbd0', '#b2ebf2'])};color:#1a237e;padding:12px;font:19px '{p.pick(PENS[:2])}'\">{said}</div>"
    return p.html(f"<div style='text-align:center;padding-top:9%;color:#fff'><div style='font-size:5em'>{p.rng.randint(8, 19)}:{p.rng.randint(10, 59)}</div>Locked<br>Press Ctrl + Alt + Del</div>{notes}", "#27435f")


def kennel_label(p):
    return label(p, f"<b>{p.pick(['BISCUIT', 'Rolo', 'Kes'])}</b> &nbsp; {p.pick(['lurcher x', 'springer', 'tabby DSH'])} &nbsp; run {p.rng.randint(1, 20)}<br>Owner {Soul(p).name('polite')} {tel(p)}<br>Feed 2 x 150 g dry, no chicken<br>In {lately(p)} out {lately(p)}")


def empty_chart(p):
    """Forms that nobody has filled in."""
    rows = [[p.pick(DRUGS) if n < 0 else "", "", "", "", *[""] * 6] for n in range(12)]
    return sheet(p, f"<b style='font-size:1.4em'>PRESCRIPTION &amp; ADMINISTRATION RECORD</b><br>Ward ........ Cons ........ Wt ........ Chart __ of __<br>Surname .............. Forename .............. D.o.B. ..../..../....<br>NHS No ............ Hosp No ............<br>ALLERGIES ....................<br><br>{p.table(['Drug', 'Dose', 'Rt', 'Freq', 'Sig', *['Date'] * 5], rows)}", extra=GRID)


def empty_consent(p):
    return sheet(p, f"<b style='font-size:1.3em'>Consent Form 1</b> &nbsp; {p.pick(TRUSTS)}<br>Patient agreement to investigation or treatment<br><br>Patient's surname / family name ......................<br>Patient's first names ......................<br>Date of birth ......................<br>NHS number (or other identifier) ......................<br><br>Name of proposed procedure<br>......................................................<br><br>Signed ................ Date ............ Job title ...........<br><br>Copy accepted by patient: yes / no (please ring)")


RECORDS = {"label": [culture_bottle, ttos_bag, ankle_tag, twin_band, pas_band, film_corner, kit_label, organ_box, diet_ticket, aid_envelope, limb_tag],
           "card": [porter_slip, two_tongue_card, lab_docket, nil_sign, window_post, cell_app, loan_card, shared_care], "board": [shelf_of_bags, called_board, theatre_count, hospice_board, recovery_bays],
           "screen": [noted_monitor], "phone": [app_script]}
INDIRECT = (empty_chart, empty_consent)
OTHERS = {"card": [garage_job, bank_post, stage_door], "label": [shoe_ticket, kennel_label], "paper": [seed_register, lost_property, raffle_book, cello_lesson, *INDIRECT], "board": [darts_board, shelf_of_parcels],
          "screen": [sticky_office]}
