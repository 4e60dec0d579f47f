# SPDX-License-Identifier: Apache-2.0
"""Slips of paper and labels that hold one or a few people: what is stuck on bottles, bags, cots and doors, pinned on walls and left on desks. Few
fields have a name. And paper of the same look that is nobody's. Everybody is invented."""

from pages import DRUGS, ILLS, TOWNS, TRUSTS, WARDS
from things import MONO, NARROW, SERIF, Person, boxed, day, lines, nhs, page, unit

SLIP_PEOPLE = [tuple(one.split("/")) for one in (
    "Adunni/Fashola|Parvati/Ramanathan|Gwenllian/Tudor|Mary Anne/Featherstonehaugh|Yusra/Haddad|Suharto/|Kwabena/Boakye|Xiu Ying/Zhao|Ka Wai/Tsang|"
    "Ewa/Nowakowska|Ruaridh/Mackintosh|Sinéad/Ní Bhriain|Olumide/Adebayo-Cole|Peter/Wood|Joy/Summers|Hope/Street|Basil/Ward|Dan/Cotter|Svetlana/Kuznetsova|"
    "Balbir/Gill|Nasreen/Begum|Tenzin/|Ngozi/Eze|Leila/van der Berg|Rosa/dos Santos|Ömer/Yıldız|Edith/Greatorex|Cyril/Pargeter|Tuan/Le|Maung/Hla").split("|")]
WARD = ["AMU", "SAU", "Ward 14", "Larch", "CCU", "Ward C3", "DSU", "Short Stay"]
CLERKS = ["LP", "SM", "kd", "Tina", "Dr Vane", "S/N Bright"]


class Slipped(Person):
    def __init__(self, p, low=1928, high=2008):
        super().__init__(p, low, high)
        self.given, self.family = p.pick(SLIP_PEOPLE)

    def any(self):
        """In one of the ways slips have."""
        return self.p.pick([self.full, self.comma, self.home, self.polite, self.initial])()

    def last(self):
        return self.mark((self.family or self.given).upper())


def local(p):
    n = p.rng.randint(1000000, 9999999)
    return p.mark("hospital_number", p.pick([f"{n}{p.pick('BDHK')}", f"{p.pick(['RH', 'WX', 'Q'])}{n}", f"{n}"]))


def dispensed(p):
    """A hospital pharmacy's own label on a box."""
    who = Slipped(p)
    head = p.pick([f"{who.last()} &nbsp; {p.pick(WARD)} &nbsp; {local(p)}", f"{who.comma()} &nbsp; {p.pick(WARD)}<br>{local(p)}", f"{p.pick(WARD)} &nbsp; {who.polite()} &nbsp; {day(p)}<br>{local(p)}"])
    return page(p, f"<b>{p.rng.choice([14, 28, 56])} {p.pick(DRUGS)} {p.rng.choice([5, 20, 40])} mg tablets</b><br>{p.pick(['Take ONE each morning', 'Take TWO twice a day with food', 'ONE to be taken at night'])}<br><small>{p.pick(['Swallow this medicine whole', 'May cause drowsiness', 'Avoid alcohol'])}</small><br>{head}<br>"
                f"<small>Keep out of the sight and reach of children &nbsp; Pharmacy Dept, {p.pick(TOWNS)}</small>", font=p.pick(["Liberation Sans", NARROW, MONO]), size="1.25em", pad="12px 16px")


def bottle(p):
    """What is written by a printer on a tube or a bottle."""
    who = Slipped(p)
    return page(p, f"<b>{who.comma()}</b><br>{who.born(p.rng.randint(0, 3))} &nbsp; {p.pick(['F', 'M', 'Female', 'Male'])}<br>{p.pick([local, nhs])(p)}<br>{p.pick(['FBC  U&amp;E', 'Blood culture: aerobic', 'G&amp;S', 'PLASMA'])} &nbsp; {day(p)} {p.rng.randint(7, 22)}:{p.rng.randint(10, 59)}<br>{p.rng.randint(10, 25)}.{p.rng.randint(100000, 999999)}.{p.pick('XHK')}", font=p.pick([MONO, NARROW]), size="1.45em", pad="12px 16px")


def blood_bag(p):
    """No name, for it is folded away."""
    who = Slipped(p)
    name = p.pick([f"{who.home()}<br>", ""])
    return page(p, f"<b style='font-size:1.2em'>COMPATIBILITY REPORT</b><br>{name}{who.born(3)} &nbsp; {p.pick(['FEMALE', 'MALE'])} &nbsp; {unit(p)}<br>Recipient group {p.pick(['O', 'A'])} RhD positive &nbsp; Component: Platelets<br>Donation G{p.rng.randint(1000, 9999)} 25 {p.rng.randint(100000, 999999)} {p.pick('0123KX')}<br>Transfuse before {day(p)} 23:59<br>Bedside check: 1 ...... 2 ......", font=p.pick([MONO, "Roboto"]), size="1.1em", pad="14px 18px")


def cot_card(p):
    who, mother = Slipped(p, 2024, 2025), Slipped(p)
    return page(p, f"<div style='text-align:center'><b style='font-size:1.5em;color:#c46'>{p.pick(['It is a girl!', 'Hello, I am a boy'])}</b><br>{p.pick(['Baby of', 'My mummy is'])} {p.mark('relative_name', (mother.given + ' ' + mother.family).strip())}<br>{p.mark('patient_name', 'Baby ' + (mother.family or mother.given))}<br>Born {who.born(0)} at {p.rng.randint(0, 23):02}:{p.rng.randint(10, 59)}<br>I weighed {p.rng.randint(2, 4)}.{p.rng.randint(100, 990)} kg<br>{p.pick(['Breast', 'Formula'])} fed &nbsp; Midwife {p.pick(['Jo', 'Fran', 'Adele'])}</div>", p.pick(["#ffeaf2", "#eaf4ff"]), font=p.pick(["Lato", "Cantarell"]), size="1.25em", pad="22px")


def ecg_head(p):
    who = Slipped(p, 1930, 1980)
    return page(p, f"<pre style='margin:0;font:1em {MONO};line-height:1.4'>ID: {local(p)}      {day(p)}  {p.rng.randint(0, 23):02}:{p.rng.randint(10, 59)}:{p.rng.randint(10, 59)}\n{who.comma()}\n{who.age()} years   {p.pick(['Male', 'Female'])}     Vent rate {p.rng.randint(40, 150)} bpm\nDOB {who.born(0)}       PR {p.rng.randint(120, 260)} ms  QRS {p.rng.randint(80, 150)} ms\nLoc: {p.pick(WARD)}             QT/QTc {p.rng.randint(340, 460)}/{p.rng.randint(380, 500)}\n\n{p.pick(['ATRIAL FIBRILLATION', 'SINUS RHYTHM', 'LEFT BUNDLE BRANCH BLOCK'])}\nUnconfirmed     25 mm/s 10 mm/mV</pre>", "#fff4f2", "#333", pad="18px")


def pinned_list(p):
    def row(n):
        who = Slipped(p, 1935, 2005)
        return [n, who.any(), f"{who.age()}", p.pick(["lap chole", "TURBT", "THR R", "cataract L", "hernia repair", "D&amp;C"]), p.pick(WARD), p.pick(["GA", "LA", "spinal"])]
    return page(p, f"<b style='font-size:1.3em'>THEATRE {p.rng.randint(1, 9)} &nbsp; {p.pick(['AM', 'PM', 'ALL DAY'])} &nbsp; {day(p)}</b><br>Mr {p.pick(['Castellano', 'Ferris', 'Oduya'])}" + p.table(["", "", "", "", "", ""], [row(n) for n in range(1, 8)]), p.pick(["#fff", "#e4f6e0"]), font=p.pick([SERIF, NARROW, p.font]), size="1.15em", extra="td,th{border:1px solid #888;padding:6px}")


def magnets(p):
    def row(n):
        who = Slipped(p, 1930, 1990)
        tile = f"<span style='background:{p.pick(['#fffbe0', '#e2f0ff', '#fde'])};border:1px solid #999;padding:3px 9px'>{p.pick([who.polite, who.last, who.surname])()}</span>"
        return [f"{p.pick('ABC')}{n}", tile, p.pick(["OT", "PT", "SALT", ""]), p.pick(["home Fri", "fast track", "NBM", "MRSA"]), p.pick(["&#9679;", "&#9650;", ""])]
    return page(p, f"<b>{p.pick(WARDS)}</b> &nbsp; Nurse in charge: {p.pick(['Bev', 'Anil', 'Steph'])}" + p.table(["Bed", "Name", "Therapy", "Plan", ""], [row(n) for n in range(1, 11)]), "#fafbfa", "#26356a", font=p.pick(["Cantarell", "Lato"]), size="1.7em", pad="18px 24px")


def monitor_note(p):
    who = Slipped(p)
    return page(p, f"{p.pick(['dont forget', 'TO DO', 'sorry!! chase'])}<br>{who.any()} - {p.pick(['CT report', 'bloods ++', 'TTOs not done', 'fam mtg 3pm'])}<br>{p.pick(['', local(p) + '<br>'])}{p.pick(['ring GP', 'bleep 2214', 'tell Mr Ferris'])} {p.pick(CLERKS)}", p.pick(["#fff27a", "#b9f3c4"]), "#234", font=p.pick(["Cantarell", "Lato"]), size="2em", pad="30px")


def mortuary_tag(p):
    who = Slipped(p, 1922, 1960)
    return page(p, f"<b>IDENTIFICATION LABEL - DECEASED</b><br>{p.pick(['Name', 'Full name'])} {who.full()}<br>{p.pick(['Ward', 'From'])} {p.pick(WARD)} &nbsp; Date/time of death {day(p)} {p.rng.randint(0, 23):02}:{p.rng.randint(10, 59)}<br>{p.pick(['Unit no.', 'Hosp. no.'])} {local(p)} &nbsp; Property with {p.pick(['family', 'patient', 'general office'])}<br>Infection risk Y / <b>N</b> &nbsp; Pacemaker {p.pick('YN')}", p.pick(["#fff", "#e6d7b8"]), font=p.pick([NARROW, SERIF]), size="1.25em", pad="16px 20px")


def aid_box(p):
    who = Slipped(p, 1928, 1960)
    return page(p, f"<b>Hearing aids</b> &nbsp; please do not lose!<br>{p.pick(['These belong to', 'Property of', 'I belong to'])}<br><b style='font-size:1.4em'>{p.pick([who.full, who.polite, who.initial])()}</b><br>{p.pick(WARD)} bed {p.rng.randint(1, 30)} &nbsp; L <span style='color:#22c'>blue</span> R <span style='color:#c22'>red</span>", p.pick(["#fff", "#f3e9ff"]), size="1.4em", pad="18px 22px")


def repeat_slip(p):
    """The right hand side of a prescription, with what may be had again."""
    who = Slipped(p)
    items = "".join(f"&#9744; {p.pick(DRUGS)} {p.rng.choice([5, 10, 250])}mg tablets<br>&nbsp; &nbsp; {p.pick(['One daily', 'Two twice a day', 'As directed'])} &nbsp; x{p.rng.choice([28, 56])} &nbsp; last issued {day(p)}<br>" for _ in range(4))
    return page(p, f"{who.title} {p.mark('patient_name', f'{who.given} {who.family}'.strip())}<br>{lines(p)}<br><br>{who.born(0)} &nbsp; {nhs(p)}<br>Review due {day(p)}<p>Tick the items that you need and hand in this slip. Allow 48 hours.</p>{items}", "#f4fbf3", "#333", font=p.pick([MONO, NARROW]), size=".95em", pad="20px 24px")


def rack(p):
    """Small labels beside each other, each of another patient."""
    def one():
        who = Slipped(p)
        return f"<div style='border:1px solid #bbb;border-radius:5px;padding:9px 10px;width:30%;background:#fff'>{who.comma()}<br>{who.born(0)}<br>{local(p)}<br>{p.pick(['EDTA', 'SST', 'Cit'])}</div>"
    return page(p, f"<div style='display:flex;flex-wrap:wrap;gap:14px'>{''.join(one() for _ in range(9))}</div>", "#dde4ea", font=p.pick([NARROW, MONO]), size="1.1em", pad="20px")


def desk_diary(p):
    def row(h):
        who = Slipped(p)
        return [f"{h}.{p.pick(['00', '15', '30', '45'])}", p.pick([f"{who.any()} - {p.pick(['new pt', 'wound check', 'INR', 'smear', 'baby check'])}", "lunch", f"HV {who.polite()} {p.pick(TOWNS)}", "MDT", ""])]
    return page(p, f"<b>{p.pick(['Tuesday', 'Thursday'])} {p.rng.randint(1, 28)} {p.pick(['March', 'June', 'October'])}</b>" + p.table(["", ""], [row(h) for h in range(8, 18)]), "#fffdf4", "#345", font=p.pick(["Cantarell", SERIF]), size="1.35em", pad="26px", extra="td{border-bottom:1px solid #9ab;padding:9px}")


def bed_sign(p):
    who = Slipped(p, 1928, 1960)
    return page(p, f"<div style='text-align:center;font-size:1.7em'><b>{p.pick(['VISITORS: please see the nurse', 'NIL BY MOUTH', 'THICKENED FLUIDS ONLY'])}</b><p style='font-size:1.5em'>{p.pick([who.polite, who.full, who.initial])()}</p><p>{p.pick(['Bed', 'Bay B bed'])} {p.rng.randint(1, 30)} &nbsp; {p.pick(['Falls risk', 'Hoist, two staff', 'High risk feeding'])}</p><p>Consultant {p.pick(['Dr Vane', 'Mr Ferris'])}</p></div>", p.pick(["#fff", "#ffe9a8"]), pad="30px")


def diet_board(p):
    def row(n):
        who = Slipped(p, 1928, 1960)
        return [n, p.pick([who.polite, who.surname, who.initial])(), p.pick(["L4 puree", "L6 soft", "normal", "diabetic", "renal"]), p.pick(["L0", "L2", "NBM", ""]), p.pick(["red tray", "", "feed"])]
    return page(p, f"<b>KITCHEN &nbsp; {p.pick(WARDS)} &nbsp; dietary needs</b>" + p.table(["Bed", "Patient", "Food", "Fluid", ""], [row(n) for n in range(1, 12)]), "#fff", "#153e45", font=p.pick([NARROW, "Lato"]), size="1.6em", pad="18px 24px", extra="td,th{border:1px solid #888}")


def tray_ticket(p):
    who = Slipped(p)
    return page(p, f"<pre style='margin:0;font:1.25em {MONO};line-height:1.35'>LUNCH   {day(p)}\n{p.pick(WARD):<12}BED {p.rng.randint(1, 30)}\n{p.pick([who.comma, who.home, who.polite])()}\n{p.pick(['DIABETIC', 'LOW RESIDUE', 'ALLERGY: NUTS', 'PUREE L4'])}\n1 x {p.pick(['COTTAGE PIE', 'FISH PIE'])}\n1 x RICE PUDDING</pre>", pad="18px")


def bay_birthday(p):
    """A card that a ward has signed."""
    who = Slipped(p, 1924, 1950)
    return page(p, f"<div style='text-align:center;font-size:1.4em'><b>Happy {p.rng.randint(75, 100)}th birthday {p.pick([who.first, who.polite])()}!</b><p>from all the nurses on {p.pick(WARDS)}</p><p>{p.pick(['so glad your chemo is over', 'get that hip moving', 'no more falls please!'])}</p>Bev, Anil, Steph x</div>", p.pick(["#fff3d6", "#e3f4ff"]), "#53307a", font=p.pick(["Cantarell", "Lato"]), pad="34px")


def consent_top(p):
    who = Slipped(p)
    boxes = f"<div style='display:flex'>{boxed('Patient&rsquo;s surname/family name', who.last())}{boxed('Patient&rsquo;s first names', who.first())}</div><div style='display:flex'>{boxed('Date of birth', who.born(0))}{boxed('Responsible health professional', p.pick(['Mr Ferris', 'Miss Oduya']))}</div><div style='display:flex'>{boxed('NHS number (or other identifier)', nhs(p))}{boxed('Male / Female', p.pick(['M', 'F']))}</div>"
    return page(p, f"<h3>Consent Form 1</h3><b>Patient agreement to investigation or treatment</b>{boxes}<p>Name of proposed procedure<br><b>{p.pick(['Laparoscopic cholecystectomy', 'Total hip replacement (right)', 'Flexible cystoscopy'])}</b></p><p>The intended benefits: {p.pick(['relief of pain', 'to find the cause of bleeding'])}</p><p>Serious or frequently occurring risks: bleeding, infection, clots</p><p>Signed ............ &nbsp; Date {day(p)}</p>", font=p.pick(["Liberation Sans", "Lato"]))


def death_notice(p):
    """To a practice, by fax."""
    who = Slipped(p, 1922, 1955)
    return page(p, f"<h2>NOTIFICATION OF DEATH</h2><p>To: The practice manager, {p.pick(TOWNS)} Surgery</p><p>We are sorry to tell you that your patient</p><p><b>{p.pick([who.full, who.comma])()}</b><br>of {lines(p, ', ')}<br>{p.pick(['d.o.b.', 'born'])} {who.born(0)}</p><p>died on {p.pick(WARDS)} on {day(p)} at {p.rng.randint(0, 23):02}:{p.rng.randint(10, 59)}.</p><p>{p.pick(ILLS)}. The coroner has {p.pick(['not', ''])} been informed.</p><p>{p.pick(['Bereavement office', 'Patient affairs'])}, {p.mark('trust_name', p.pick(TRUSTS))}</p>", font=p.pick([SERIF, "Liberation Sans"]), size="1.15em")


def thanks_door(p):
    """A letter of thanks that hangs on a door."""
    who, son = Slipped(p, 1928, 1955), Slipped(p)
    ill = p.pick(["pancreatic cancer", "a stroke", "Parkinson's disease", "his third heart attack"])
    return page(p, f"<p>Dear all at {p.pick(WARDS)}</p><p>We cannot thank you enough for looking after {p.pick(['Mum', 'Dad', 'Grandad'])}, {who.full()}, after {ill}. {p.pick(['He', 'She'])} always spoke so warmly of you, and the family will never forget your kindness on that last night.</p><p>{p.mark('relative_name', (son.given + ' ' + (who.family or who.given)).strip())} and all the family</p>", p.pick(["#fffaf0", "#f0fff4"]), "#334", font=p.pick([SERIF, "Lato"]), size="1.3em", pad="30px 36px")


def pump_label(p):
    return page(p, f"<b>{p.pick(['BAXLEY', 'HOSPITEC', 'MEDALINE'])} infusion pump</b><br>Asset RH{p.rng.randint(1000000, 9999999)} &nbsp; {p.pick(WARD)}<br>Serviced {day(p)} &nbsp; next {day(p)}<br>{p.pick(['Property of Medical Electronics', 'Return to Equipment Library'])}", pad="14px 18px", size="1.35em")


def shelf_label(p):
    return page(p, f"<b>{p.pick(DRUGS)} {p.rng.choice([5, 40])} mg tablets</b><br>28 per box &nbsp; min 4 max 12<br>{p.pick(WARD)} stock &nbsp; top up Tuesday<br>PIP {p.rng.randint(1000000, 9999999)}", p.pick(["#fff", "#fff7c9"]), size="1.4em", pad="14px 18px", font=p.pick([NARROW, "Lato"]))


def blank_label(p):
    return page(p, "<b>ATTACH TO SPECIMEN</b><br>Surname ............ First name ............<br>D.O.B. ../../.... &nbsp; M / F &nbsp; NHS no. ..............<br>Ward / GP .............. &nbsp; Date ......... Time .......<br>HIGH RISK Y / N", font=p.pick([NARROW, "Liberation Sans"]), size="1.3em", pad="14px 18px")


def library_slip(p):
    return page(p, f"<pre style='margin:0;font:1.2em {MONO}'>{p.pick(['HEALTH SCIENCES', 'TOWN'])} LIBRARY\n{p.plain().split()[-1].upper()}, {p.plain().split()[0]}\n{p.pick(['Anatomy for nurses', 'Surgery at a glance', 'The winter sea'])}\nDue {day(p)}   {p.rng.randint(1000000, 9999999)}\nThank you</pre>", pad="16px")


def dog_rosette(p):
    return page(p, f"<center style='font-size:1.4em'><b>Therapy dog of the month</b><br>{p.pick(['Bailey', 'Rosie', 'Buster', 'Ruby'])}<br>visits {p.pick(WARDS)} every {p.pick(['Monday', 'Friday'])}<br>Please ask before you stroke</center>", "#fff3f8", pad="24px")


def programme(p):
    parts = ["The doctor", "A nurse", "Lady Agatha", "The patient", "First policeman", "Voice from the lift"]
    rows = "".join(f"<div class=row style='justify-content:space-between;width:520px'><span>{part}</span><span>{p.plain()}</span></div>" for part in parts)
    return page(p, f"<h2>{p.pick(['The Last Ward Round', 'A Bed by the Window'])}</h2><p>A play in two acts</p><h3>Cast</h3>{rows}<p>Directed by {p.plain()}<br>Tickets from the box office</p>", "#fffaf0", font=SERIF)


RECORDS = {"label": [dispensed, bottle, mortuary_tag, aid_box], "card": [blood_bag, cot_card, ecg_head, monitor_note, tray_ticket, bay_birthday, rack, thanks_door, bed_sign],
           "paper": [pinned_list, repeat_slip, desk_diary, consent_top, death_notice], "board": [magnets, diet_board]}
OTHERS = {"label": [pump_label, shelf_label, blank_label], "card": [library_slip, dog_rosette], "paper": [programme]}
