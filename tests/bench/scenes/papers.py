# SPDX-License-Identifier: Apache-2.0
"""Paper of healthcare as it lies about: forms with columns, ticks, stamps and two languages, filled in by hand or by machine in the words and
abbreviations that clinicians use. The people of tickets.py too. Everybody is invented."""

import re

from pages import DRUGS

# (given, middle, family, what people call them); any but the first may be empty.
PEOPLE = [tuple(one.split("/")) for one in (
    "Oluwaseun//Ogunbanjo-Hart/Seun|Chiamaka/Grace/Umeh/|Kwaku//Antwi-Boasiako/|Ifrah//Warsame/|Hodan/Ali/Jama/|Tendai//Mutasa/|Blessing//Moyo/|Yaa//Asantewaa/|"
    "Gurpreet/Kaur/Johal/|Balwinder/Singh/Purewal/Billy|Kirandeep//Sahota/|Hasmukh//Vaghela/|Sumanthi//Sivapalan/|Thanuja//Jeyaratnam/|Dilshad/Bibi/Khattak/|Rukhsana//Mehmood/|Md Shafiqul//Islam/|Tahmina//Miah/|Farzana//Uddin/|"
    "Agnieszka//Kaczmarek/Aga|Zbigniew//Pietrzak/|Danuta//Mroczek/|Vytautas//Kazlauskas/|Andreea//Munteanu/|Plamen//Stoyanov/|Iryna//Kovalchuk/|Zsuzsanna//Horváth/Zsuzsi|Jiří//Dvořák/|"
    "Rhodri//Bevan-Pugh/|Myfanwy//Ellis/|Eirlys//Huws/|Dafydd/Wyn/Tomos/Dai|Gwilym//Roderick/|Fiadh//Ó Dochartaigh/|Aoife//Mac Aodha/|Caoimhe//Devlin/|Seumas//MacGillivray/|Mhairi//Auchinleck/|Torquil//Buchan-Hay/|"
    "Xiaoling//Ouyang/|Kam Shing//Fung/|Pui Yee//Kwok/|Hyun-woo//Bae/|Trinh//Huynh/|Jocelyn//Macaraeg/|Reynaldo//Villanueva/Rey|Sombat//Chaiyasit/|"
    "Leyla//Karimov/|Bahar//Esfandiari/|Rojin//Barzani/|Hüseyin//Çelik/|Zeynep//Aydın/|Mariam//Haile/|Nawal//El-Sayed/|Abdelkader//Bouzid/|Rivka//Blumenfeld/|Mordechai//Stern/Motty|"
    "Lucrezia//Di Bartolomeo/|Manuel//Teixeira/|Aurélie//Desjardins/|Rolf//Zimmermann/|Annika//Lindström/|Despina//Papadaki/|"
    "Delphine//Francis-Joseph/|Errol//Wedderburn/|Glenroy//Pinnock/|Hyacinth//Gayle/Cynthia|"
    "Edna//Bracegirdle/|Sidney//Ramsbottom/Sid|Doris/May/Heckmondwike/|Wilf//Entwistle/|Kathleen//Sidebotham/Kitty|Ronald//Featherstone/Ron|Barry//Gotobed/Baz|Shaneece//Tunnicliffe/|Kayleigh-Mae//Stubbs/|Alfie//Dobbs/|Margaret/Rose/Haythornthwaite/Peggy|"
    "Sonny//Day/|Penny//Farthing/|Heather//Moor/|Miles//Long/|Archer//Price/|Daisy//Meadows/|Jack//Frost/|Bill//Cash/|Iris//Bloom/|Angel//Cross/|Autumn//Leaves/|Justice//Baker/|Earl//Wright/|Melody//Bell/|Dusty//Rhodes/|Ash//Burns/|Precious//Stone/|Destiny//Bright/|"
    "River//Banks-Lowe/|Skye//Waters/|Chase//Marshall/|Paris//London/|Chester//Field/|Lincoln//York/|Florence//Wells/|Dale//Penn/|Brook//Hill/|Sandy//Bay/|Bob//Down/|Rich//Rowe/|Al//O/|Jo//Ng/|Vi//Ho/|Ed//Oh/|Putu//Ayu/|Suryani///").split("|")]
FORMS = {"plain": "{g} {f}", "whole": "{t} {g} {f}", "middle": "{g} {m} {f}", "polite": "{t} {f}", "comma": "{F}, {g}", "soft": "{f}, {g}", "caps": "{F} {g}", "loud": "{G} {F}", "back": "{f} {i}", "dots": "{i}. {f}",
         "initial": "{i} {f}", "formal": "{t} {i} {f}", "titled": "{F}, {g} ({t})", "brackets": "{F} ({t}) {g}", "nick": "{g} '{n}' {f}", "quoted": "{g} ({n}) {f}", "first": "{g}", "last": "{f}", "LAST": "{F}", "FIRST": "{G}", "known": "{n}", "letters": "{i}{j}",
         "pointed": "{i}.{j}.", "short": "{g} {j}", "baby": "Baby {f}", "twin": "Twin 2 {f}", "of": "B/O {g} {f}", "caret": "{F}^{G}", "commas": "{F},{G}", "stars": "{t} {F}", "tight": "{F}, {i}."}
USUAL = "plain|whole|comma|soft|caps|loud|formal|titled|back|polite".split("|")
SAID = "polite|initial|plain|back|whole|last|formal".split("|")
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "{d:02}/{m:02}/{y}|{d}/{m}/{s:02}|{d:02}.{m:02}.{s:02}|{d}-{m}-{y}|{d:02} {n} {y}|{d} {w} {y}|{d:02}-{N}-{y}|{d:02}{N}{y}|{y}-{m:02}-{d:02}|{d} {n} '{s:02}|{d:02} {m:02} {y}|{n} {d}, {y}|{d:02}/{n}/{y}|{d}.{m}.{y}".split("|")
STREETS = "Tentergate|Back o' th' Bank|Cropper Street|Heol Isaf|Ffordd y Bryn|Clough Fold|Nethergate Wynd|Loughview Park|Salter's Yard|Gasworks Lane|Queen's Parade|The Paddock|Upper Dicconson Street|Rope Walk".split("|")
TOWNS = "Fernholme|Ashby Sands|Llanwern Fach|Strathkinnes|Carnbeg|Thorpe Latimer|Wexcombe|Muckle Brae|Great Harrop".split("|")
CODES = "LE67 3QX|M33 7BD|LL55 2UN|G72 8NE|BT34 4HJ|TR18 5EP|NE61 1ZL|SA19 6AR|EH47 0TW|DN36 4GB|B69 3LJ|E17 9PP|KT12 5QN|IP28 6SF".split("|")
TRUSTS = "Fernholme and Wexcombe NHS Foundation Trust|Ashby Sands University Hospitals|Bwrdd Iechyd Prifysgol Llanwern|NHS Strathkinnes|Carnbeg HSC Trust|Thorpe Latimer Community Health CIC".split("|")
SITES = "Wexcombe Infirmary|St Osyth's|Fernholme Royal|Ysbyty Glan Wern|Carnbeg Memorial|Harrop Community".split("|")
WARDS = "Ward 9|AAU|B4|Teal Ward|HDU|Trauma 2|ESSU|Primrose|Ward E12|MSSU".split("|")
STAFF = "Dr O Balasubramanian|SN Whitlock|Mr Tregarthen|Dr Kerr|M. Ogden (HCA)|Sr Pettigrew|Dr F Akinola|Bev|Kev T|Miss Y Soto|OT Joanna|Physio Matt".split("|")
ILLS = "#NOF L|CAP R base|IECOPD|?TIA|UTI / delirium|AKI 3|NSTEMI|Bilat PEs|Cellulitis LLL|SDH|DKA|Ca colon|Off legs|Parkinson's|T2RF|Variceal bleed|Chr. diverticulitis|ARLD".split("|")
JOBS = "chase CT|bloods @ 4|TWOC am|r/v abx|NFR form|TTOs|d/w fam|OT/PT|swallow ax|cannula out|2/7 course|?home tmrw|POC restart|MCA + DoLS|rpt K+|gent level|NBM from 2".split("|")
PENS = "Comic Neue", "Humor Sans", "Dancing Script"
MONO, SERIF, NARROW = "Liberation Mono", "Liberation Serif", "Liberation Sans Narrow"


class Soul:
    """One patient, the same wherever a page tells of them."""

    def __init__(self, p, low=1928, high=2004):
        self.p, (self.g, self.m, self.f, self.n) = p, p.pick(PEOPLE)
        self.day, self.month, self.year = p.rng.randint(1, 28), p.rng.randint(1, 12), p.rng.randint(low, high)
        self.sex = p.pick("MF")
        self.t = p.pick({"M": ["Mr", "Mr", "Mr", "Rev", "Dr"], "F": ["Mrs", "Mrs", "Miss", "Ms", "Sr"]}[self.sex])

    def name(self, form=None, kind="patient_name"):
        g, f = self.g, self.f or self.g
        text = FORMS[form or self.p.pick(USUAL)].format(g=g, f=f, m=self.m or g[0], n=self.n or g, t=self.t, i=g[0], j=f[0], G=g.upper(), F=f.upper())
        return self.p.mark(kind, re.sub(r"^(\S+) \1$", r"\1", text))

    def said(self):
        return self.name(self.p.pick(SAID))

    def born(self, form=None):
        d, m, y = self.day, self.month, self.year
        return self.p.mark("date_of_birth", (DAYS[form] if form is not None else self.p.pick(DAYS)).format(d=d, m=m, y=y, s=y % 100, n=MONTHS[m - 1][:3], N=MONTHS[m - 1][:3].upper(), w=MONTHS[m - 1]))

    def age(self):
        return 2026 - self.year

    def aged(self):
        return self.p.pick([f"{self.age()}{self.sex}", f"{self.age()} {self.sex}", f"({self.age()})", f"{self.age()}yo {self.sex}", f"{self.sex} {self.age()}y"])

    def kin(self, form="plain"):
        other = Soul(self.p)
        other.f = self.f or other.f
        return other.name(form, "relative_name")


def nhs(p, between=None):
    digits = re.search(r"999 \d{3} \d{4}", p.nhs()).group()
    return p.mark("nhs_number", digits.replace(" ", p.pick([" ", " ", "", "-"]) if between is None else between))


def unit(p):
    n = p.rng.randint
    return p.mark("hospital_number", p.pick([f"{n(10**5, 10**6 - 1)}", f"FX{n(10**5, 10**6 - 1)}", f"{n(10**6, 10**7 - 1)}{p.pick('AJPS')}", f"A0{n(10**6, 10**7 - 1)}", f"{n(10**4, 10**5 - 1)}/{n(10, 99)}", f"WXI-{n(10**5, 10**6 - 1)}", f"{n(10**7, 10**8 - 1)}"]))


def street(p):
    return p.mark("address", p.pick(["", "", "Flat 2, ", "Apt 14B, ", "Rose Cottage, "]) + f"{p.rng.randint(1, 160)}{p.pick(['', '', 'A'])} {p.pick(STREETS)}")


def town(p):
    return p.mark("address", p.pick(TOWNS))


def code(p):
    return p.mark("postcode", p.pick(CODES).replace(" ", p.pick([" ", " ", " ", ""])))


def home(p, between=", "):
    return between.join([street(p), town(p), code(p)])


def tel(p):
    n = p.rng.randint(100, 999)
    return p.mark("phone", p.pick([f"07700 900{n}", f"07700 900 {n}", f"07700900{n}", f"01632 960{n}", f"(01632) 960 {n}", f"0113 496 0{n}", f"020 7946 0{n}", f"+44 7700 900{n}", f"028 9649 6{n}"]))


def lately(p):
    d, m = p.rng.randint(1, 28), p.rng.randint(1, 12)
    return p.pick([f"{d}/{m}/26", f"{d:02}.{m:02}.2026", f"{d} {MONTHS[m - 1][:3]} 2026", f"{d}/{m}"])


def hour(p):
    return p.pick([f"{p.rng.randint(0, 23):02}:{p.rng.randint(0, 59):02}", f"{p.rng.randint(0, 23):02}{p.rng.randint(0, 59):02}", f"{p.rng.randint(1, 11)}.{p.pick(['15', '30', '45'])}{p.pick(['am', 'pm'])}"])


def pen(p, text, size="1.25em", ink=None):
    return f"<span style=\"font-family:'{p.pick(PENS)}';font-size:{size};color:{ink or p.pick(['#1a237e', '#111', '#0d47a1', '#4a148c'])}\">{text}</span>"


def stamp(p, text, ink="#b71c1c"):
    return f"<div style='display:inline-block;transform:rotate({p.rng.randint(-7, 7)}deg);border:3px double {ink};color:{ink};padding:5px 12px;font-weight:bold;opacity:.8'>{text}</div>"


def sticker(p, who):
    """What is printed by the sheet in front of the notes."""
    middle = [f"{who.name(p.pick(['comma', 'caps', 'titled', 'brackets', 'loud']))}", f"{unit(p)} &nbsp; {who.born()} &nbsp; {who.sex}", nhs(p)] + p.pick([[], [home(p)], [street(p), f"{town(p)} {code(p)}"]])
    return f"<div style=\"display:inline-block;background:#fff;color:#111;border:1px solid #aaa;padding:7px 11px;font:13px '{p.pick([MONO, NARROW, 'Liberation Sans'])}';line-height:1.35;transform:rotate({p.rng.randint(-3, 3)}deg)\">{'<br>'.join(middle)}</div>"


def box(head, body, more=""):
    return f"<div style='border:1px solid #555;padding:5px 9px;{more}'><small style='opacity:.75'>{head}</small><br>{body}</div>"


def tick(p):
    return p.pick(["&#9746;", "&#9744;", "&#10003;", ""])


def sheet(p, body, ground="#fff", ink="#1c1c1c", font=None, size="1em", pad="30px 38px", extra=""):
    p.font = font or p.font
    return p.html(f"<div style='padding:{pad};font-size:{size};line-height:1.45'>{body}</div>", ground, ink, extra)


def grid(p, n, heads, row, style=""):
    return p.table(heads, [row() for _ in range(n)], style)


GRID = "td,th{border:1px solid #777;padding:4px 6px}"
NO_CELLS = "td,th{border:0}"


def jobs_scrap(p):
    """A junior's own list, folded in eight."""
    rows = ""
    for n in range(1, 12):
        a = Soul(p)
        rows += f"<div style='margin:9px 0'>{p.pick([f'{n}.', f'B{n}', f'{p.rng.randint(1, 6)}/{n}', '-'])} {a.said()} {a.aged()} {p.pick(ILLS)} &rarr; {p.pick(JOBS)}, {p.pick(JOBS)}</div>"
    return sheet(p, f"{lately(p)} &nbsp; bleep {p.rng.randint(100, 999)}{rows}<br>ring lab 4471!! &nbsp; milk", "#fdfdf6", "#1a237e", p.pick(PENS), "1.35em")


def balance_chart(p):
    a, total = Soul(p), 0
    rows = []
    for h in range(24):
        drop = p.rng.choice([0, 60, 83, 125])
        total += drop
        rows.append([f"{(8 + h) % 24:02}00", drop or "", p.pick(["", "tea 150", "water 100", ""]), total, p.pick(["", "PU 300", "cath 40", "cath 25"]), "", p.pick(["", "BO 4", ""])])
    return sheet(p, f"<b>24 hour fluid balance chart</b> &nbsp; {p.pick(WARDS)} &nbsp; Date {lately(p)}<div style='display:flex;gap:30px;margin:8px 0'><span>{p.pick(['Surname / Forename', 'Name', 'Pt'])}: {pen(p, a.name('caps'))}</span><span>{p.pick(['Hosp No', 'Unit', 'No.'])} {pen(p, unit(p))}</span><span>Restrict: 1.5 L</span></div>{p.table(['Time', 'IV', 'Oral', 'Run in', 'Urine', 'NG / vomit', 'Bowels'], rows)}", size=".85em", extra=GRID)


def fp_green(p):
    """A green prescription: fields of two sizes, no labels of most."""
    a = Soul(p)
    age = p.pick([f"{a.age()}", f"{a.age()}y {p.rng.randint(0, 11)}m"])
    whose = f"{a.name(p.pick(['whole', 'brackets', 'loud']))}<br>{street(p)}<br>{town(p)}<br>{code(p)}"
    items = "".join(f"<div style='margin:14px 0'>{d} {p.pick(['5mg tablets', '500mg capsules', '0.1% ointment', '100mcg inh'])}<br>{p.pick(['TAKE ONE DAILY', 'APPLY BD', 'TWO PUFFS PRN', '1 ON'])}<br>({p.pick([28, 56, 84])}) tab</div>" for d in p.rng.sample(DRUGS, 3))
    return sheet(p, f"<div style='display:flex'><div style='width:34%'>{box('Pharmacy Stamp', '<br><br><br>')}</div><div style='width:14%'>{box('Age', age)}{box('D.o.B', a.born(0))}</div><div style='flex:1'>{box('Title, Forename, Surname &amp; Address', whose)}</div></div>"
                 f"<div style='border:1px solid #555;padding:3px 9px'><small>Please don't stamp over age box</small> &nbsp; <small>Number of days' treatment</small> 28 &nbsp; <small>NHS Number:</small> {nhs(p)}</div><div style='display:flex'><div style='width:18%'>{box('Endorsements', '<br>' * 16)}</div><div style='flex:1;border:1px solid #555;padding:14px'>{items}</div></div>"
                 f"{box('Signature of Prescriber', pen(p, 'O Balasub...') + ' &nbsp; ' + lately(p))}<div style='border:1px solid #555;padding:9px'>DR O BALASUBRAMANIAN &nbsp; {p.rng.randint(100000, 999999)}<br>TENTERGATE SURGERY, {p.pick(TOWNS).upper()}<br><b>FP10SS</b></div>", "#d8f0d2", "#14351c", p.pick(["Liberation Sans", MONO]))


def blister_back(p):
    a, taken = Soul(p, 1928, 1960), p.rng.sample(DRUGS, 6)
    cells = [[d[:3], *["".join(f"{x[:4]} {p.rng.randint(1, 2)}<br>" for x in p.rng.sample(taken, 2)) for _ in range(4)]] for d in "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()]
    return sheet(p, f"<div style='display:flex;justify-content:space-between'><b style='font-size:1.3em'>{a.name()}</b><span>{p.pick(['Week', 'Wk commencing', 'Start'])} {lately(p)}</span></div>{p.pick([home(p), street(p), a.born()])}<br>{p.table(['', 'Breakfast', 'Lunch', 'Tea', 'Bed'], cells)}<br>" + "".join(f"{d} {p.pick(['white round', 'pink oval', 'yellow caplet'])}<br>" for d in taken) + f"<br>Not in blister: {p.pick(DRUGS)}<br>Packed {p.pick(['LT', 'MB'])} &nbsp; chk {p.pick(['JO', 'RS'])} &nbsp; Queen's Parade Chemist", extra=GRID)


def home_folder(p):
    """The cover of a district nurse's folder on a kitchen table."""
    a = Soul(p, 1925, 1965)
    kin = f"{a.kin()} ({p.pick(['dau', 'son', 'n/bour', 'niece'])}) {tel(p)}"
    return sheet(p, f"<div style='text-align:center;font-size:1.6em'><b>NURSING RECORDS</b><br><small>Please keep in the home. This folder belongs to the Community Nursing Service</small></div><br><br>{pen(p, a.name(), '2em')}<br><br>{pen(p, home(p, '<br>'), '1.4em')}<br><br>{pen(p, f'Key safe {p.rng.randint(1000, 9999)} &nbsp; NOK {kin}', '1.3em')}<br><br>{pen(p, nhs(p), '1.3em')}<br><br>Team base: {p.pick(SITES)} &nbsp; out of hours 111", p.pick(["#e3f2fd", "#fff8e1", "#f3e5f5"]))


def lens_order(p):
    a = Soul(p)
    def power():
        return f"{p.pick('+-')}{p.rng.randint(0, 6)}.{p.pick(['00', '25', '50', '75'])}"
    rows = [[e, power(), power(), p.rng.randint(1, 180), f"+{p.rng.randint(1, 2)}.25", f"{p.rng.randint(29, 34)}.5"] for e in "RL"]
    return sheet(p, f"<b style='font-size:1.4em'>{p.pick(['Parade Opticians', 'Rope Walk Eyecare'])}</b> &nbsp; order {p.rng.randint(10000, 99999)}<br><br>{p.pick(['Px', 'Patient', 'For'])} {a.name()}<br>{p.pick(['dob', 'DOB', ''])} {a.born()}<br>{tel(p)}<br><br>{p.table(['', 'Sph', 'Cyl', 'Axis', 'Add', 'PD'], rows)}<br>Frame: 5217 matt navy 52-18 &nbsp; Lens 1.6 varif. MAR<br>Exam {lately(p)} by {p.pick(['S Nair', 'L Frith'])} GOC 01-{p.rng.randint(10000, 99999)}<br>IOP R 17 L 18 @ 1420 &nbsp; fields full &nbsp; recall 24/12<br>GOS3 &#10003; &nbsp; collect after {lately(p)}", extra=GRID)


def crew_form(p):
    """What an ambulance crew leaves behind."""
    a = Soul(p)
    obs = [[hour(p), p.rng.randint(12, 28), p.rng.randint(55, 120), f"{p.rng.randint(95, 180)}/{p.rng.randint(50, 95)}", f"{p.rng.randint(88, 99)}%", "A", f"{p.rng.randint(4, 14)}.{p.rng.randint(0, 9)}", p.rng.randint(0, 9)] for _ in range(4)]
    return sheet(p, f"<div style='background:#0a5c36;color:#fff;padding:6px 12px'><b>PATIENT REPORT FORM</b> &nbsp; CAD {p.rng.randint(1000, 9999)} &nbsp; Callsign {p.pick(['H', 'N'])}{p.rng.randint(100, 399)} &nbsp; {lately(p)}</div><div style='display:grid;grid-template-columns:1fr 1fr 1fr'>{box('Surname', pen(p, a.name('LAST')))}{box('First name(s)', pen(p, a.name('FIRST')))}{box('Age / DOB', pen(p, f'{a.age()} {a.born()}'))}{box('Home address', pen(p, street(p)))}{box('Postcode', pen(p, code(p)))}{box('GP / NHS no', pen(p, nhs(p)))}{box('Next of kin', pen(p, a.kin('first')))}{box('Contact', pen(p, tel(p)))}{box('Incident', pen(p, 'as above'))}</div>"
                 f"<br><b>PC</b> {pen(p, p.pick(['fall from standing, long lie', 'CP 2/24 central', 'SOB since am']))}<br><b>HPC</b> {pen(p, f'O/A pt on floor, GCS 15. {a.t} had been well until today. PMH {p.pick(ILLS)}. DH as list. O/E chest clear.')}<br><br>{p.table(['Time', 'RR', 'HR', 'BP', 'SpO2', 'AVPU', 'BM', 'NEWS2'], obs)}<br>Pre-alert &#9744; &nbsp; ROLE &#9744; &nbsp; Conveyed to {p.pick(SITES)} &#9746; &nbsp; Refused &#9744;", extra=GRID)


def urgent_referral(p):
    a = Soul(p)
    ticks = "".join(f"{tick(p)} &nbsp; {t}<br>" for t in ("Unexplained weight loss", "FIT &ge; 10", "Rectal mass", "Iron deficiency anaemia &ge; 60 y", "Patient told of suspected cancer", "WHO PS 0-1", "Interpreter needed"))
    return sheet(p, f"<div style='display:flex;justify-content:space-between'><b style='font-size:1.3em'>URGENT SUSPECTED CANCER - LGI</b>{stamp(p, f'RECEIVED<br>{lately(p)}')}</div><table><tr><td><b>Patient</b><br>{a.name('brackets')}<br>{home(p, '<br>')}</td><td><b>Details</b><br>D.O.B. {a.born()}<br>{p.pick(['NHS', 'NHS No', 'NHS#'])} {nhs(p)}<br>Tel (M) {tel(p)}<br>(H) {tel(p)}<br>Hosp. {unit(p)}</td><td><b>Referrer</b><br>{p.pick(STAFF)}<br>Rope Walk Surgery<br>{p.pick(['01632 960555', '0113 496 0555'])}</td></tr></table><br>{ticks}<br><b>Free text</b><br>Thank you for seeing this {a.age()} year old {p.pick(['retired', 'self-employed', 'full-time'])} {p.pick(['joiner', 'cleaner', 'teacher'])} with {p.pick(['CIBH', 'PR bleeding', 'IDA'])} for {p.rng.randint(2, 9)}/52. {p.pick(['o/e', 'O/E'])} abdo SNT, PR NAD. WHO 1. On {p.pick(DRUGS)}. {a.name('polite')} is available any day but Fridays.", extra="td{border:1px solid #666;vertical-align:top}")


def two_tongue_summary(p):
    """A discharge summary in two languages."""
    a = Soul(p)
    both = [("Enw / Name", a.name("plain")), ("Dyddiad geni / Date of birth", a.born()), ("Rhif GIG / NHS number", nhs(p)), ("Cyfeiriad / Address", home(p)), ("Derbyniwyd / Admitted", lately(p)), ("Rhyddhawyd / Discharged", lately(p)), ("Ward / Ward", p.pick(WARDS)), ("Diagnosis / Diagnosis", p.pick(ILLS))]
    meds = "".join(f"<tr><td>{d}</td><td>{p.pick(['5 mg', '500 mg', '40 mg'])}</td><td>{p.pick(['Parhau / Continue', 'Newydd / New', 'Stopiwyd / Stopped'])}</td></tr>" for d in p.rng.sample(DRUGS, 5))
    return sheet(p, f"<b style='font-size:1.2em'>Bwrdd Iechyd Prifysgol Llanwern &nbsp; | &nbsp; Llanwern University Health Board</b><br>{p.pick(SITES)}<br><br><b>Crynodeb Rhyddhau / Discharge Summary</b><br><br>" + "".join(f"<div style='display:flex;border-bottom:1px solid #ccc'><span style='width:300px'>{k}</span><b>{v}</b></div>" for k, v in both) + f"<br>Meddyginiaeth / Medication<table>{meds}</table><br>Diolch am eich gofal. {a.name('polite')} {p.pick(['will be seen in 6/52', 'adolygiad mewn 6 wythnos'])}.<br><br>{p.pick(STAFF)}")


def consent_form(p):
    a = Soul(p)
    printed = p.rng.random() < 0.5
    top = sticker(p, a) if printed else f"Patient's surname / family name ..... {pen(p, a.name('last'))}<br>Patient's first names ..... {pen(p, a.name('first'))}<br>Date of birth ..... {pen(p, a.born(1))}<br>NHS number (or other identifier) ..... {pen(p, unit(p))}"
    return sheet(p, f"<b style='font-size:1.3em'>Consent Form 1</b><br>Patient agreement to investigation or treatment<br><br>Patient details (or pre-printed label)<br>{top}<br><br>Responsible health professional ..... {p.pick(STAFF)}<br>Special requirements ..... {p.pick(['none', 'BSL', 'interpreter'])}<br><br><b>Name of proposed procedure</b><br>{pen(p, p.pick(['(R) THR', 'lap chole +/- proceed', 'L DHS', 'OGD +/- Bx', 'ERCP + sphincterotomy']))}<br><br>Serious or frequently occurring risks<br>{pen(p, 'bleeding, infection, DVT/PE, damage to n/v, failure, anaes. risks')}<br><br>&#9746; blood transfusion &nbsp; &#9744; other procedure<br><br>Signed {pen(p, p.pick(STAFF))} &nbsp; Date {lately(p)}<br><br>Statement of patient: I agree to the procedure described on this form.<br>Signature {pen(p, 'x ~~~~~')} &nbsp; Name (PRINT) {pen(p, a.name('loud'))}", "#fffef4")


def chart_front(p):
    a = Soul(p)
    rows = [[d, p.pick(["5mg", "1g", "40mg", "2.5mg", "75mg"]), p.pick(["PO", "IV", "SC", "NG"]), p.pick(["OD", "BD", "TDS", "QDS", "ON", "PRN"]), pen(p, "JK"), *[pen(p, p.pick(["mw", "SB", "x", "3", ""])) for _ in range(6)]] for d in p.rng.sample(DRUGS, 8)]
    return sheet(p, f"<div style='display:flex;justify-content:space-between'><div><b style='font-size:1.4em'>PRESCRIPTION &amp; ADMINISTRATION RECORD</b><br>Ward {pen(p, p.pick(WARDS))} Cons {pen(p, 'Tregarthen')} Wt {pen(p, f'{p.rng.randint(42, 110)}kg')} Chart {p.rng.randint(1, 2)} of 2<br><span style='color:#b71c1c'>ALLERGIES {pen(p, p.pick(['NKDA', 'pen - rash', 'trimethoprim']))}</span></div>{sticker(p, a)}</div><br>{p.table(['Drug', 'Dose', 'Rt', 'Freq', 'Sig', *[str(p.rng.randint(1, 28)) for _ in range(6)]], rows)}<br>VTE &#9746; &nbsp; Oxygen target 88-92 &#9744; 94-98 &#9746;", "#fff", extra=GRID)


def ecg_sheet(p):
    """Told at the top in machine's letters, and by hand, on red squares."""
    a = Soul(p)
    trace = " ".join(f"{x},{150 + (p.rng.randint(-4, 4) if x % 90 else p.rng.choice([-70, -60]))}" for x in range(0, 740, 6))
    waves = "".join(f"<svg width=740 height=210><polyline points='{trace}' fill=none stroke='#222' stroke-width=1.6 /><text x=4 y=60 font-size=15>{lead}</text></svg><br>" for lead in ("I  aVR  V1  V4", "II  aVL  V2  V5", "III  aVF  V3  V6"))
    top = p.pick([f"{a.name('commas')} &nbsp; ID:{unit(p)} &nbsp; {a.born(6)}", f"ID: {unit(p)} &nbsp; Name: {a.name('caps')} &nbsp; {a.age()} yr", f"{a.name('loud')}<br>{a.born(0)} ({a.age()} yr) &nbsp; {nhs(p, '')}"])
    return sheet(p, f"<div style=\"font-family:'{MONO}'\">{top} &nbsp; {lately(p)} {hour(p)}<br>Vent rate {p.rng.randint(48, 130)} bpm &nbsp; PR {p.rng.randint(120, 220)} ms &nbsp; QRS {p.rng.randint(80, 140)} &nbsp; QT/QTc 392/441 &nbsp; *** {p.pick(['Sinus rhythm', 'AF', 'LBBB'])} *** Unconfirmed</div>{pen(p, p.pick(['CP at 4am', 'pain free', 'no old for comp.']), '1.5em')}<div style='background:repeating-linear-gradient(0deg,#f8c9c9 0 1px,transparent 1px 9px),repeating-linear-gradient(90deg,#f8c9c9 0 1px,transparent 1px 9px)'>{waves}</div>25mm/s 10mm/mV 0.05-40Hz", "#fff8f6")


def care_act_plan(p):
    """A council's, about somebody in the third person."""
    a = Soul(p, 1930, 1985)
    g = a.name("known" if a.n else "first")
    return sheet(p, f"<b style='font-size:1.5em;color:#4a148c'>{p.pick(TOWNS)} Council</b><br>Adult Social Care &nbsp; <b>Care and Support Plan</b><br><br><table><tr><td>Adult</td><td>{a.name('whole')}</td><td>Ref</td><td>LAS {p.rng.randint(100000, 999999)}</td></tr><tr><td>Likes to be called</td><td>{g}</td><td>Born</td><td>{a.born(5)}</td></tr><tr><td>Lives at</td><td>{home(p)}</td><td>NHS</td><td>{nhs(p)}</td></tr></table><br><b>About me</b><br>{g} lives alone since {p.pick(['her husband', 'his wife', 'a brother'])} died. {g} has {p.pick(['COPD', 'vascular dementia', 'MS', 'a learning disability'])} and needs help of one to wash and dress. {a.kin('first')} visits on Sundays and does the shopping.<br><br><b>Outcomes</b><br>1. To eat a hot meal each day<br>2. To go to {p.pick(['bingo', 'chapel', 'the allotment'])}<br><br><b>How</b><br>4 x 30 min calls, single handed. Pendant alarm. Meds from dosette, prompt only.<br><br>Personal budget &pound;{p.rng.randint(120, 480)}.{p.rng.randint(10, 99)} a week &nbsp; Review {lately(p)}<br><br>Social worker {p.pick(STAFF)} &nbsp; Carer's assessment offered to {a.kin()} {tel(p)}", extra="td{border:1px solid #999}")


def conference_minutes(p):
    """Of children, with everybody's letters."""
    a, b = Soul(p, 2010, 2024), Soul(p, 2010, 2024)
    b.f = a.f
    return sheet(p, f"<b>CONFIDENTIAL - NOT TO BE COPIED</b><br><b style='font-size:1.2em'>Minutes of Initial Child Protection Conference</b><br>{lately(p)} &nbsp; Civic Centre, room 3<br><br><table><tr><th>Child</th><th>DOB / EDD</th><th>M/F</th><th>School / nursery</th></tr>" + "".join(f"<tr><td>{c.name(p.pick(['plain', 'loud', 'soft']))}</td><td>{c.born()}</td><td>{c.sex}</td><td>{p.pick(['St Wilfrid Infants', 'Beck Nursery', 'Harrop High'])}</td></tr>" for c in (a, b)) + f"</table><br>Present: {', '.join(p.rng.sample(STAFF, 4))}, HV, PC 4417, mother ({a.kin()}), MGM.<br>Apologies: GP<br><br>1. Health: HV reported that {a.name('first')} is on the 2nd centile and {b.name('first')} has missed 3/4 appts with audiology. Imms UTD. {a.name('first')} attended A&amp;E x2 with burns.<br>2. Mother said she was {p.pick(['low in mood', 'clean for 6/12', 'separated from DW'])}. {a.kin('polite')} has agreed to a referral.<br>3. School: lateness, hunger. {b.name('short')} disclosed to TA.<br><br>Decision: {p.pick(['CPP neglect', 'CiN', 'CPP physical'])} &nbsp; Core group {lately(p)} {hour(p)}<br>Family home: {home(p)}", font=SERIF, size="1.1em", extra="td,th{border:1px solid #666}")


def tumour_board(p):
    rows = []
    for n in range(1, 9):
        a = Soul(p)
        rows.append([n, f"{a.name(p.pick(['comma', 'soft', 'caps']))}<br>{p.pick([unit, nhs])(p)}", a.born(), p.pick(["T3N1M0", "G2 IDC", "3+4", "?recurr.", "PET 4"]), f"{p.pick(ILLS)}. {p.words(7)}", p.pick(["CT CAP", "MRI", "bx", "EUS"]), p.pick(["OPA", "SACT", "BSC", "for surg", ""])])
    return sheet(p, f"<b>{p.pick(['UGI', 'Breast', 'H&amp;N', 'Lung', 'Urology'])} MDT</b> &nbsp; {lately(p)} {hour(p)} &nbsp; Chair {p.pick(STAFF)} &nbsp; core quorate Y/N{p.table(['#', 'Pt', 'Born', 'Stage', 'Question', 'Img', 'Outcome'], rows)}<br><small>Shred after meeting</small>", size=".85em", extra=GRID)


def ehc_plan(p):
    a = Soul(p, 2008, 2020)
    return sheet(p, f"<div style='background:#00695c;color:#fff;padding:9px 16px'><b>Education, Health and Care Plan</b> &nbsp; {'final' if p.rng.random() < .5 else 'DRAFT'}</div><br>{box('Child / young person', a.name('middle'))}{box('Also known as', a.name('known'))}{box('D.O.B. &nbsp; UPN', f'{a.born()} &nbsp; K{p.rng.randint(10**11, 10**12 - 1)}')}{box('Parents / carers', f'{a.kin()} and {a.kin()}')}{box('Address', home(p))}<br><b>Section A: views</b><br>{a.name('first')} says: I like trains and my ear defenders. Loud halls hurt.<br><br><b>Section C: health</b><br>{a.name('first')} has {p.pick(['ASC and epilepsy', 'GDD, CP (GMFCS III)', 'Down syndrome, AVSD repaired'])}. Under Dr Kerr, community paeds. {p.pick(['Buccal midaz for seizures over 5 min', 'PEG fed', 'hearing aids R + L'])}. SaLT: EAL, 3-word level.<br><br><b>Section F</b><br>32.5 h TA, sensory diet, {p.pick(['PECS', 'Makaton', 'BSL'])}.<br><br><b>Section G</b><br>School nurse to train 3 staff. Review {lately(p)}.")


def trial_form(p):
    """One letter a box."""
    a = Soul(p)
    def boxes(text):
        return "".join(f"<span style='display:inline-block;width:26px;border:1px solid #333;text-align:center'>{c}</span>" for c in text)
    note = pen(p, f"phoned {a.name('polite')} {lately(p)}, well, {tel(p)}")
    subject = f"{p.rng.randint(10, 99)}-{p.rng.randint(100, 999)}"
    return sheet(p, f"<div style='display:flex;justify-content:space-between'><b>HARROP-2 Study</b><span>Site {p.rng.randint(10, 40)} &nbsp; Subject {boxes(subject)}</span><span>Visit 3 (wk 12)</span></div><br>Initials {p.mark('patient_name', boxes(a.g[0] + '-' + (a.f or a.g)[0]))} &nbsp; Date of birth {p.mark('date_of_birth', boxes(f'{a.day:02}{MONTHS[a.month - 1][:3].upper()}{a.year}'))} &nbsp; Sex {tick(p)} M {tick(p)} F<br><br><b>Vital signs</b><br>BP {boxes('132')} / {boxes('078')} &nbsp; Pulse {boxes('074')} &nbsp; Temp {boxes('36.8')}<br><br><b>Adverse events since last visit</b> {tick(p)} No {tick(p)} Yes<br>{p.table(['Event', 'Start', 'Stop', 'Grade', 'SAE?'], [[p.pick(['nausea', 'URTI', 'rash']), lately(p), p.pick(['ongoing', lately(p)]), p.rng.randint(1, 3), 'N'] for _ in range(4)])}<br>Concomitant: {', '.join(p.rng.sample(DRUGS, 3))}<br><br>Source note: {note}<br><br>Investigator sig. {pen(p, 'F Akinola')}", extra=GRID)


def fridge_register(p):
    def row():
        a = Soul(p)
        return [pen(p, lately(p)), pen(p, f"G{p.rng.randint(10, 99)} 2{p.rng.randint(10000, 99999)}"), pen(p, a.name(p.pick(["caps", "comma", "back", "loud", "initial"]))), pen(p, p.pick([unit(p), a.born(1)])), pen(p, p.pick(WARDS)), pen(p, hour(p)), pen(p, p.pick(["BT", "K.T.", "MO", "sw"])), pen(p, p.pick(["", hour(p)]))]
    return sheet(p, f"<b>BLOOD FRIDGE - UNITS OUT / RETURNED</b> &nbsp; {p.pick(SITES)} theatre corridor{grid(p, 17, ['Date', 'Unit', 'For', 'ID', 'To', 'Out', 'By', 'Back'], row)}", "#fffdf2", size=".95em", extra=GRID)


def exercise_plan(p):
    a = Soul(p)
    said = pen(p, f"Pain 4/10 on stairs. {a.name('first')} - ring if knee locks!", "1.4em")
    days = [[d, *[pen(p, p.pick(["10", "x2", "sore", "&#10003;", ""])) for _ in range(5)]] for d in ("Sit to stand", "SLR", "Heel slides", "Static quads", "Bridge", "Calf stretch")]
    return sheet(p, f"<b style='font-size:1.4em'>Your home exercises</b><br>{p.pick(['Prepared for', 'For:', 'Programme of'])} {a.name('plain')} &nbsp; by {p.pick(['Physio Matt', 'Jo (band 6)'])}, {p.pick(SITES)}, MSK OP<br><br>{p.table(['', 'M', 'T', 'W', 'T', 'F'], days)}<br>{said}<br><br>Next appt {lately(p)} {hour(p)} &nbsp; 0113 496 0555<br>Do 3 sets of ten. Stop if you have chest pain.", extra=GRID)


def mar_sheet(p):
    a = Soul(p, 1926, 1960)
    rows = [[d, p.pick(["08", "12", "17", "22"]), *[p.pick(["AB", "R", "jm", "O", ""]) for _ in range(14)]] for d in p.rng.sample(DRUGS, 7)]
    return sheet(p, f"<div style='display:flex;justify-content:space-between'><b>MAR</b><span>{a.name('caps')}</span><span>{p.pick(['Rm', 'Room'])} {p.rng.randint(1, 44)}</span><span>{a.born()}</span><span>{p.pick(['NKDA', 'Allergies: none known'])}</span><span>Dr Kerr</span></div>{p.table(['Medicine', 'Hr', *map(str, range(1, 15))], rows)}<br>A refused &nbsp; B nausea &nbsp; O other &nbsp; R asleep", size=".9em", extra=GRID)


def med_three(p):
    a = Soul(p, 1960, 2004)
    return sheet(p, f"<b>Statement of Fitness for Work</b><br>For social security or Statutory Sick Pay<br><br><table><tr><td>Patient's name</td><td>{a.name('whole')}</td></tr><tr><td>I assessed your case on:</td><td>{lately(p)}</td></tr><tr><td>and, because of the following condition(s):</td><td>{p.pick(['Low back pain', 'Anxiety', 'Post op', 'stress at work', 'RTA'])}</td></tr><tr><td>I advise you that:</td><td>{tick(p)} you are not fit for work.<br>{tick(p)} you may be fit for work taking account of the following advice:</td></tr><tr><td>This will be the case for</td><td>{p.rng.randint(2, 8)}/52</td></tr><tr><td>I will / will not need to assess your fitness again</td><td></td></tr><tr><td>Issuer's name</td><td>{p.pick(STAFF)}</td></tr><tr><td>Issuer's address</td><td>Rope Walk Surgery, {p.pick(TOWNS)}</td></tr></table><br>Med 3 04/22", "#fdf3f3", extra="td{border:1px solid #a66}")


def allergy_wall(p):
    """On the wall of a school's kitchen."""
    a = Soul(p, 2009, 2021)
    return sheet(p, f"<div style='text-align:center'><b style='font-size:1.8em;color:#b71c1c'>ALLERGY ACTION PLAN</b><br><br><div style='display:inline-block;width:150px;height:170px;background:#cfd8dc'></div><br><b style='font-size:1.8em'>{a.name(p.pick(['plain', 'short', 'loud']))}</b><br>{p.pick(['Class', 'Form', 'Yr'])} {p.rng.randint(1, 11)}{p.pick('ABHK')} &nbsp; {p.pick(['DOB', 'born'])} {a.born()}</div><br><b>Allergic to:</b> {p.pick(['peanut, tree nuts', 'cow milk protein', 'egg', 'sesame + kiwi'])}<br><br><b>Mild:</b> cetirizine {p.pick(['5', '10'])} ml, ring {a.kin('first')} ({p.pick(['mum', 'dad', 'nan'])}) {tel(p)}<br><br><b>ANAPHYLAXIS</b> A airway B breathing C consciousness<br>1 Lie flat &nbsp; 2 JEXT in thigh &nbsp; 3 Dial 999<br><br>2nd contact {a.kin()} {tel(p)}<br>Pens in red box, office. Exp {lately(p)}", "#fffde7")


def request_form(p):
    a = Soul(p)
    why = pen(p, f"{a.age()}{a.sex}, {p.pick(ILLS)}, on {p.pick(DRUGS)}, ?{p.pick(['sepsis', 'bleed', 'refeeding'])}")
    return sheet(p, f"<div style='display:flex;gap:20px'><div style='flex:1'>{box('LABEL', sticker(p, a))}</div><div style='flex:1'>{box('Requesting', p.pick(STAFF))}{box('Ward / Cons', p.pick(WARDS))}{box('Bleep', p.rng.randint(100, 999))}</div></div><br><div style='columns:3'>" + "".join(f"{tick(p)} {t}<br>" for t in "FBC|U&amp;E|LFT|CRP|Bone|Clotting|Trop T|G&amp;S|XM __ units|TFT|HbA1c|B12/fol|Ferritin|Lactate|Amylase|Gent|Vit D|PSA".split("|")) + f"</div><br>{box('Clinical details', why)}{box('Collected', pen(p, f'{lately(p)} {hour(p)} by BT'))}<br><b>HIGH RISK</b> {tick(p)} &nbsp; Fasting {tick(p)}", "#fde9ef", extra=GRID)


def order_of_list(p):
    """Cases of one surgeon's day."""
    def row():
        a = Soul(p)
        return [p.rng.randint(1, 9), a.name(p.pick(["caps", "comma", "titled", "soft"])), a.aged(), p.pick([unit(p), nhs(p)]), p.pick(WARDS + ["DSU", "TCI"]), p.pick(["R TKR", "L IHR (mesh)", "EUA + seton", "ACL recon", "TURBT", "wide loc. exc.", "carpal tunnel (LA)"]), p.pick(["GA", "LA", "Sp"]), p.pick(["latex!", "T2DM 1st", "", "MRSA last", "BMI 44"])]
    return sheet(p, f"<b>OPERATING LIST</b> &nbsp; Th {p.rng.randint(1, 9)} &nbsp; {p.pick(['AM', 'PM', 'all day'])} &nbsp; {lately(p)} &nbsp; Surg: Tregarthen &nbsp; Anaes: Kerr &nbsp; <span style='color:#c00'>version {p.rng.randint(2, 6)}</span>{grid(p, 8, ['', 'Name', 'Age', 'No', 'From', 'Op', 'An', 'Notes'], row)}<br>{pen(p, p.pick(['swap 2 + 3', 'no. 5 cancelled - UTI', '2 XM for no 1']), '1.6em', '#c62828')}", extra=GRID)


def cause_stub(p):
    """The counterfoil that the doctor keeps."""
    a = Soul(p, 1925, 1960)
    return sheet(p, f"<b>MEDICAL CERTIFICATE OF CAUSE OF DEATH</b><br>Counterfoil - for use of the attending practitioner<br><br>Name of deceased {pen(p, a.name('plain'))}<br>Date of death as stated to me {pen(p, lately(p))} &nbsp; Age {pen(p, a.age())}<br>Place of death {pen(p, p.pick(SITES) + ', ' + p.pick(WARDS))}<br>Last seen alive by me {pen(p, lately(p))}<br>1 (a) {pen(p, p.pick(['Bronchopneumonia', 'CCF', 'Metastatic ca prostate']))}<br>(b) {pen(p, p.pick(['frailty of old age', 'IHD', 'Alzheimer disease']))}<br>2 {pen(p, p.pick(['CKD 4', 'T2DM', '-']))}<br><br>ME discussed {pen(p, p.pick(STAFF))} &nbsp; coroner ref N<br>Informant {pen(p, a.kin())} ({p.pick(['son', 'wife', 'dau'])})", "#f7f3e8", font=SERIF, size="1.2em")


def clinic_letter(p):
    """Window address, then prose that never says Patient."""
    a = Soul(p)
    he = {"M": "he", "F": "she"}[a.sex]
    return sheet(p, f"<div style='display:flex;justify-content:space-between'><div><br><br><br>{a.name('whole')}<br>{home(p, '<br>')}</div><div>{p.pick(SITES)}<br>{p.pick(['Cardiology', 'Rheumatology', 'Memory Clinic', 'Pain Service'])}<br>Sec: Bev, x2{p.rng.randint(100, 999)}<br><br>{p.pick(['Our ref', 'Ref', 'O/ref'])} FA/bj/{unit(p)}<br>{p.pick(['NHS', 'NHS no'])} {nhs(p)}<br>typed {lately(p)}</div></div><br>Dear {a.name('polite')}<br><br><b>re: clinic {lately(p)}</b><br><br>It was good to see you with {a.kin('first')} today. I am glad that your {p.pick(['knees', 'breathing', 'memory', 'palpitations'])} have been better since {p.pick(DRUGS).lower()} went up. The echo showed an EF of {p.rng.randint(25, 60)}%. We agreed to stop {p.pick(DRUGS).lower()} and I have asked your GP for bloods in {p.rng.randint(2, 6)}/52.<br><br>Yours sincerely<br><br><br>{p.pick(STAFF)}<br><br>cc {p.pick(['Rope Walk Surgery', 'GP'])} - {p.pick(['for info', f'{he} may need an interpreter'])}", font=p.pick([SERIF, "Liberation Sans"]), size="1.1em")


def phoned_pad(p):
    a = Soul(p)
    who = p.pick([a.said(), f"{a.kin('polite')} re {a.name('first')}"])
    return sheet(p, f"<b>WHILE YOU WERE OUT</b><br><br>To {pen(p, p.pick(['Dr K', 'Bev', 'Reg on call']))} &nbsp; {pen(p, lately(p))} {pen(p, hour(p))}<br><br>{pen(p, who, '1.7em')}<br>Tel {pen(p, tel(p), '1.5em')}<br>&#9746; Phoned &nbsp; &#9744; Will call again &nbsp; &#9746; Please ring<br><br>{pen(p, p.pick(['wants bx result', 'run out of insulin', 'poorly again, temp 39, on chemo', 'ESA50 form??', 'bleeding since swab']), '1.6em')}<br><br>Taken by {pen(p, 'Bev')}", "#fff9c4")


RECORDS = {"paper": [jobs_scrap, balance_chart, fp_green, blister_back, home_folder, lens_order, crew_form, urgent_referral, two_tongue_summary, consent_form, chart_front, ecg_sheet, care_act_plan, conference_minutes, tumour_board, ehc_plan,
                     trial_form, fridge_register, exercise_plan, mar_sheet, med_three, allergy_wall, request_form, order_of_list, cause_stub, clinic_letter, phoned_pad]}
