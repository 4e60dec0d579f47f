# SPDX-License-Identifier: Apache-2.0
"""Records of trades and corners that the other pages leave out: porters, coders, prison, coroner, carers at home, theatre
stores; dialogues, clipboards, chatbots, call displays; registers in pen, notes' spines, forms in prose. Everybody is invented."""

import re

from leaks import clock
from pages import DOSES, DRUGS, SURGERIES, TRUSTS
from sheets import lozenge

# (given, family). Some are words of other kinds as well.
PEOPLE = [pair.split("/") for pair in (
    "Maureen/Postlethwaite|Kelvin/Ainscough|Beryl/Hargreaves|Jayden/Rowbotham|Shabnam/Akhtar|Ranjit/Dosanjh|Parveen/Kauser|Ashok/Trivedi|"
    "Meenakshi/Raghunathan|Imtiaz/Chaudhry|Olumide/Adebayo|Chinwe/Obiora|Efua/Ampofo|Farai/Chikwanha|Selam/Gebremedhin|Asha/Abdirahman|"
    "Tomasz/Wisniewski|Ewa/Gorska|Zoltan/Kovacs|Rasa/Petrauskiene|Ionela/Dumitru|Dimitar/Georgiev|Oksana/Bondarenko|Ceri/Pritchard-Hughes|"
    "Elin/Meredith|Hywel/Roberts|Morag/Sutherland|Hamish/Drummond|Catriona/MacPhail|Roisin/Gallagher|Declan/McAleer|Sorcha/Ni Cheallaigh|"
    "Yuk Ling/Tsang|Min-jun/Park|Thanh/Vu|Rosalinda/Bautista|Conceicao/Pereira|Nuno/Esteves|Samira/Benali|Khalid/Al-Harbi|Shirin/Tehrani|"
    "Mehmet/Yildirim|Winifred/Black|Hope/Green|Robin/Banks|Dawn/Rivers|Joy/Street|Mark/Ward|Iris/Hall|Rod/Stone|Faith/Church|April/Winters|"
    "Leroy/Beckford|Marcia/Dacosta|Tyrone/Lewin").split("|")]
FORMS = {"plain": "{g} {f}", "comma": "{F}, {g}", "titled": "{F}, {g} ({t})", "soft": "{f}, {g}", "after": "{F} {g}", "loud": "{G} {F}", "whole": "{t} {g} {f}", "polite": "{t} {f}",
         "initial": "{i} {f}", "dot": "{i}. {f}", "back": "{f} {i}", "surname": "{f}", "first": "{g}", "shout": "{F}"}
MONTHS = "January February March April May June July August September October November December".split()
DAYS = {"slash": "{d:02}/{m:02}/{y}", "short": "{d}/{m}/{s:02}", "dot": "{d:02}.{m:02}.{y}", "dots": "{d}.{m}.{s:02}", "iso": "{y}-{m:02}-{d:02}", "dash": "{d:02}-{n}-{y}", "words": "{d} {w} {y}",
        "loud": "{d:02} {N} {y}", "gap": "{d:02} {m:02} {y}"}
STREETS = "Weavers Row|Foundry Street|Lon y Felin|Castle View|Bramble Close|Tanyard Hill|Albion Place|Kirk Wynd|Meadow Rise|Dock Road".split("|")
TOWNS = "Hexley|Brackwater|Llanfelin|Kirkmuir|Stowbridge|Ballymore".split("|")
CODES = "HX9|BB32|LL81|KA41|SR12|BT98".split("|")
STAFF = "Sr Whittaker|Dr Oyelowo|Kath (WC)|Dr P Saini|Mr Beaumont|SN Delgado|Pharm Lucy|Dr H Lindqvist|HCA Marlon|Dr Ruairi Flynn".split("|")
TROUBLES = "NOF #|LRTI|urosepsis|CCF|TIA|frailty, off legs|DKA|SBO|post-op ileus|AF with RVR|pyelonephritis|UGIB".split("|")
WARDS = "Ward 3A|Birch Ward|SAU|Ward 21|Elgar Suite|CCU".split("|")
PEN = "Comic Neue", "Humor Sans", "Dancing Script"
SHIFTS = ["E", "L", "N", "LD", "", "AL"]
MONO, SERIF = "Liberation Mono", "Liberation Serif"


class Who:
    """One patient: the same names and days wherever the page says them."""

    def __init__(self, p, low=1930, high=2000):
        self.p, (self.given, self.family) = p, p.pick(PEOPLE)
        self.d, self.m, self.y = p.rng.randint(1, 28), p.rng.randint(1, 12), p.rng.randint(low, high)
        self.title = p.pick(["Mr", "Mrs", "Ms", "Miss"])

    def name(self, form, kind="patient_name"):
        g, f = self.given, self.family
        return self.p.mark(kind, FORMS[form].format(g=g, f=f, G=g.upper(), F=f.upper(), t=self.title, i=g[0]))

    def born(self, form):
        return self.p.mark("date_of_birth", DAYS[form].format(d=self.d, m=self.m, y=self.y, s=self.y % 100, n=MONTHS[self.m - 1][:3], N=MONTHS[self.m - 1][:3].upper(), w=MONTHS[self.m - 1]))

    def age(self):
        return 2026 - self.y

    def kin(self, form="plain"):
        """Somebody of the same family."""
        other = Who(self.p)
        other.family = self.family
        return other.name(form, "relative_name")


def nhs(p, between=" "):
    return p.mark("nhs_number", re.search(r"999 \d{3} \d{4}", p.nhs()).group().replace(" ", between))


def unit(p):
    n = p.rng.randint
    return p.mark("hospital_number", p.pick([f"{n(10**6, 10**7 - 1)}", f"{p.pick('BDHKNQ')}{n(10**5, 10**6 - 1)}", f"{n(10**5, 10**6 - 1)}{p.pick('CGLT')}", f"{p.pick(['HX', 'BWH', 'RKM'])}{n(10**5, 10**6 - 1)}"]))


def house(p):
    return p.mark("address", f"{p.pick(['', '', 'Flat 6, ', '1/2 '])}{p.rng.randint(1, 210)} {p.pick(STREETS)}")


def home(p, between=", "):
    return f"{house(p)}{between}{p.mark('address', p.pick(TOWNS))}{between}{code(p)}"


def code(p):
    return p.mark("postcode", f"{p.pick(CODES)} {p.rng.randint(1, 9)}{p.pick('ABDEFGHJLN')}{p.pick('ABDEFGHJLN')}")


def tel(p):
    n = p.rng.randint(100, 999)
    return p.mark("phone", p.pick([f"07700 900{n}", f"07700900{n}", f"01632 960{n}", f"+44 7700 900{n}"]))


def lately(p):
    return p.pick([f"{p.rng.randint(1, 28):02}/{p.rng.randint(1, 12):02}/2026", f"{p.rng.randint(1, 28)} {p.pick(MONTHS)[:3]} 2026"])


def sheet(p, body, ground="#fff", ink="#222", font=None, size="1.05em", pad="34px 42px", extra=""):
    p.font = font or p.font
    return p.html(f"<div style='padding:{pad};font-size:{size};line-height:1.45'>{body}</div>", ground, ink, extra)


def chip(text, ground, ink="#fff"):
    return f"<span style='background:{ground};color:{ink};border-radius:4px;padding:2px 8px'>{text}</span>"


# Screens.

def roster_beside(p):
    """Staff of the week to the left; to the right the patients, small."""
    staff = "".join(f"<tr><td>{p.plain()}</td>{''.join('<td>' + p.pick(SHIFTS) + '</td>' for _ in range(7))}</tr>" for _ in range(16))
    rows = ""
    for n in range(1, 17):
        a = Who(p)
        rows += f"<tr><td>{p.pick('ABC')}{n}</td><td>{a.name(p.pick(['comma', 'soft']))}</td><td>{a.age()}</td><td>{p.pick(TROUBLES)}</td></tr>"
    return p.html(f"<div style='display:flex;height:100%'><div style='width:54%;border-right:6px solid #999'><div style='background:#00334e;color:#fff;padding:8px'>Roster {p.pick(WARDS)} &nbsp; wk 14</div><table><tr><th>Name</th>{''.join(f'<th>{d}</th>' for d in 'MTWTFSS')}</tr>{staff}</table></div>"
                  f"<div style='flex:1;font-size:90%'><div style='background:#5c3d7a;color:#fff;padding:8px'>{p.pick(WARDS)} &nbsp; current</div><table>{rows}</table></div></div>")


def epcr(p):
    """An ambulance crew's tablet."""
    a = Who(p, 1928, 2012)
    field = lambda label, value, wide="31%": f"<div style='width:{wide}'><small style='color:#7ea5b5'>{label}</small><div style='border-bottom:1px solid #4a6a78;padding:5px 0;min-height:1.9em'>{value}</div></div>"
    tabs = "".join(f"<span style='padding:9px 14px;background:{'#0f4c5c' if n == 1 else '#12303a'};margin-right:3px'>{t}</span>" for n, t in enumerate(["Incident", "Pt 1", "Obs", "Drugs", "Pathways", "Handover"]))
    return p.html(f"<div style='padding:8px'>{tabs}<span style='float:right'>CAD {p.rng.randint(1000, 9999)} &nbsp; {clock(p)}</span></div><div style='display:flex;flex-wrap:wrap;gap:14px;padding:14px'>"
                  + field("First", a.name("first")) + field("Last", a.name("surname")) + field("Age", f"{a.age()} Y") + field("D.O.B", a.born("slash")) + field("NHS (PDS matched &#10003;)", nhs(p)) + field("GP", p.pick(SURGERIES))
                  + field("Home", home(p), "64%") + field("Contact", tel(p)) + field("NOK", f"{a.kin()} (son)") + field("Clinical impression", p.pick(TROUBLES)) + field("Outcome", p.pick(["Conveyed", "See and treat"]))
                  + f"</div><div style='padding:14px'>O/A pt found {p.pick(['in chair', 'on bathroom floor', 'mobilising'])}. {a.name('polite')} c/o {p.pick(['CP 6/10', 'SOB since 0400', 'abdo pain'])}. FAST neg. {p.pick(DRUGS)} given.</div>", "#0a1e26", "#e4f1f5")


def prison(p):
    rows = ""
    for _ in range(13):
        a = Who(p, 1960, 2005)
        rows += f"<tr><td>{a.name('after')}</td><td>A{p.rng.randint(1000, 9999)}{p.pick('ACEF')}{p.pick('ZXCV')}</td><td>{p.pick('ABC')}{p.rng.randint(1, 4)}-{p.rng.randint(1, 32):02}</td><td>{a.born('slash')}</td><td>{p.pick(['IP weekly', 'NIP', 'Seen daily'])}</td><td>{p.pick(['Methadone 40ml', 'Buvidal', 'Mirtazapine 30mg', 'ACCT open', 'Hep C screen'])}</td></tr>"
    return p.html(f"<div style='background:#37474f;color:#fff;padding:8px 14px'>HMP Stowbridge &nbsp; Healthcare &nbsp; Hatch list {lately(p)}</div><table><tr><th>Name</th><th>NOMIS</th><th>Cell</th><th>Born</th><th>Possession</th><th>For</th></tr>{rows}</table>", "#fff")


def cad_stack(p):
    """Incidents that wait for an ambulance."""
    rows = "".join(f"<tr style='background:{p.pick(['#8e1a1a', '#a3561a', '#7a7216'])}'><td>{p.rng.randint(1000, 9999)}</td><td>C{p.rng.randint(1, 4)}</td><td>{house(p)}, {p.pick(TOWNS)}</td><td>{p.pick(['BREATHING PROB', 'FALL STILL ON FLOOR', 'CHEST PAIN', 'FITTING', 'MATERNITY'])}</td>"
                   f"<td>{p.rng.randint(1, 98)}{p.pick('MF')}</td><td>{tel(p)}</td><td>{p.rng.randint(0, 3)}:{p.rng.randint(10, 59)}</td></tr>" for _ in range(15))
    return p.html(f"<div style='padding:8px'>DISPATCH NORTH &nbsp; waiting 15 &nbsp; {clock(p)}</div><table><tr><th>Inc</th><th>Cat</th><th>Location</th><th>Chief complaint</th><th>Pt</th><th>Callback</th><th>Wait</th></tr>{rows}</table>", "#111", "#fff")


def ooh_queue(p):
    rows = []
    for n in range(14):
        a = Who(p, 1930, 2024)
        rows.append([f"{4410 + n}", p.pick(["Urgent", "Routine", "Less urgent"]), a.name("loud" if n % 2 else "plain"), f"{a.age()}y", code(p), tel(p), p.pick(["rash and temp", "?UTI", "palliative breakthrough pain", "D+V 3/7", "RTI"]), clock(p)])
    return p.html("<div style='background:#005b96;color:#fff;padding:7px 12px'>Advice pool (14) &nbsp; Base &nbsp; Visits &nbsp; Completed</div>" + p.table(["Case", "Pri", "", "", "", "", "Reported", "Breach"], rows), "#fff", extra="td{padding:4px 6px;border:1px solid #ccd}")


def theatre_gantt(p):
    """Operations as blocks on a day's bars."""
    def block():
        a = Who(p)
        return f"<div style='flex:{p.rng.randint(2, 5)};background:{p.pick(['#2e7d32', '#1565c0', '#6a1b9a', '#455a64'])};color:#fff;border-radius:4px;padding:6px;overflow:hidden'><b>{a.name(p.pick(['comma', 'back', 'soft']))}</b><br><small>{p.pick(['Lap chole', 'TKR R', 'TURBT', 'Hernia rpr', 'Hysterectomy'])} &nbsp; {a.age()}{p.pick('MF')}</small></div>"
    rows = "".join(f"<div style='display:flex;gap:5px;margin:7px 0'><div style='width:90px'>Th {n}<br><small>{p.pick(STAFF)}</small></div>{''.join(block() for _ in range(4))}</div>" for n in range(1, 8))
    return p.html(f"<div class=bar>Theatres today &nbsp; 08:00 &nbsp; 10:00 &nbsp; 12:00 &nbsp; 14:00 &nbsp; 16:00</div><div style='padding:12px'>{rows}</div>", "#f4f6f8")


def clipboard(p):
    """What a computer's clipboard remembers, over a form of nobody's."""
    a = Who(p)
    said = [a.name("plain"), nhs(p, ""), "https://intranet/rota", f"{a.name('comma')} {a.born('slash')}", home(p), "=SUM(B2:B19)", f"Pls chase MRI for {Who(p).name('polite')}, she is anxious"]
    cards = "".join(f"<div style='background:#3a3a3a;border-radius:6px;padding:12px;margin:9px'>{s}</div>" for s in said)
    return p.html(f"<div style='padding:40px'><h2>Book a room</h2><p>Date &nbsp; ______ &nbsp; Room &nbsp; ______</p></div><div style='position:absolute;right:60px;bottom:30px;width:360px;background:#202020;color:#fff;border-radius:9px;padding:10px'>Clipboard &nbsp; <small style='float:right'>Clear all</small>{cards}</div>", "#fff")


def sticky_app(p):
    """Notes on a desktop."""
    a, b, c = Who(p), Who(p), Who(p)
    said = [f"ring {a.name('polite')}'s daughter<br>{a.kin('first')} {tel(p)}", f"{b.name('plain')}<br>{b.born('short')}<br>needs blue form", f"bed 14 - {c.name('surname')} - TTOs!!", f"login ice: kboyle2", f"{unit(p)} MRI<br>{unit(p)} CT"]
    notes = "".join(f"<div style='position:absolute;left:{60 + n % 3 * 300}px;top:{50 + n // 3 * 280}px;width:250px;height:200px;background:{p.pick(['#fff7a8', '#ffd0e2', '#cdeccd'])};color:#222;padding:16px'>{t}</div>" for n, t in enumerate(said))
    return p.html(f"<div style='height:100%;position:relative;background:linear-gradient(160deg,#0b3a5e,#3d7ea6)'>{notes}</div>", "#0b3a5e", "#fff")


def mdt_shared(p):
    """A list shared in a call; the callers' tiles beside it."""
    rows = []
    for n in range(1, 12):
        a = Who(p)
        rows.append([n, a.name("titled"), unit(p), a.born("dash"), p.pick(["Colorectal", "Lung", "Breast"]), p.pick(["T3N1 for neoadj?", "histo awaited", "BSC", "restage CT"])])
    tiles = "".join(f"<div style='height:118px;margin:6px;background:#3b3b46;padding:92px 8px 0'><small>{n}</small></div>" for n in ["Ines (CNS)", "Radiology 2", "P. Saini", "You"])
    return p.html(f"<div style='display:flex;height:100%'><div style='width:82%;padding:40px 10px'><div style='background:#fff;color:#222;font-size:82%'>{p.table(['', 'Patient', 'Hosp', 'DOB', 'Site', 'Question'], rows)}</div></div><div style='flex:1'>{tiles}</div></div>", "#1f1f28", "#fff")


def filter_menu(p):
    """A spreadsheet whose column's choices hang open."""
    offers = "".join(f"<div>&#9745; {Who(p).name('soft')}</div>" for _ in range(13))
    cells = "".join("<tr>" + "".join(f"<td>{p.pick(['Y', 'N', '', p.rng.randint(1, 60)])}</td>" for _ in range(9)) + "</tr>" for _ in range(24))
    return p.html(f"<div style='background:#217346;color:#fff;padding:6px 12px'>falls clinic DNA audit.xlsx</div><table>{cells}</table><div style='position:absolute;left:90px;top:70px;width:270px;background:#fff;color:#222;border:1px solid #888;padding:12px;line-height:1.75'>Sort A to Z<br>Sort Z to A<br>Text Filters<br>&#9745; (Select All)<br>{offers}</div>", "#fff", extra="td{border:1px solid #ddd}")


def ptl(p):
    """A waiting list, scrolled past its headings."""
    rows = []
    for _ in range(24):
        a = Who(p)
        rows.append([f"{p.rng.randint(10**7, 10**8)}", unit(p), a.name("shout"), a.name("first"), a.born("slash"), p.pick(["T&O", "ENT", "Gynae", "Urology"]), p.rng.randint(18, 78), p.pick(["TCI 14/03", "Pre-op req", "Pt unavailable", "DNA x1"]), p.pick("1234")])
    return p.html(p.table([], rows), "#fff", extra="td{border:1px solid #c9c9c9;padding:3px 5px;white-space:nowrap}")


def flowsheet(p):
    """Critical care: the patient's name runs up the left edge."""
    a = Who(p)
    cells = "".join(f"<tr><td>{r}</td>{''.join(f'<td>{p.rng.randint(5, 140)}</td>' for _ in range(12))}</tr>" for r in "HR,MAP,CVP,SpO2,FiO2,PEEP,RR,Temp,UO,Lactate,pH,BE,Norad,Propofol,Alfent,Insulin,RASS".split(","))
    return p.html(f"<div style='display:flex;height:100%'><div style='width:54px;background:#123c69;color:#fff;writing-mode:vertical-rl;transform:rotate(180deg);padding:14px 16px;font-size:1.25em'>{a.name('titled')} &nbsp;&nbsp; Born {a.born('dash')} ({a.age()}y) &nbsp;&nbsp; NHS No. {nhs(p)}</div><div style='flex:1;padding:8px'><b>Bed {p.rng.randint(1, 16)} &nbsp; Day {p.rng.randint(2, 20)}</b><table>{cells}</table></div></div>", "#fff")


def maternity(p):
    a = Who(p, 1983, 2006)
    row = lambda k, v: f"<div style='display:flex;padding:6px 0;border-bottom:1px solid #ddd'><span style='width:210px;color:#777'>{k}</span>{v}</div>"
    return p.html(f"<div style='background:#ad1457;color:#fff;padding:10px 16px'>Labour ward &nbsp; Room {p.rng.randint(1, 9)}</div><div style='display:flex;gap:50px;padding:20px'><div style='width:46%'>" + row("Mother", a.name("plain")) + row("Born", a.born("words")) + row("G / P", "G3 P1") + row("EDD", lately(p)) + row("Partner", a.kin())
                  + row("Lives", home(p)) + row("Community MW", "Team Heron") + row("Risk", "PET, GBS +ve") + f"</div><div style='width:46%'><h3>Baby 1 of 2</h3>" + row("Baby", p.mark("patient_name", f"Twin 1 {a.family}")) + row("NHS", nhs(p)) + row("Weight", "2410 g") + "<h3>Baby 2 of 2</h3>"
                  + row("Baby", p.mark("patient_name", f"Twin 2 {a.family}")) + row("NHS", nhs(p)) + row("Weight", "2180 g") + "</div></div>", "#fff")


def visit_map(p):
    """A day's visits as pins."""
    pins = ""
    for n in range(7):
        a = Who(p, 1925, 1955)
        pins += f"<div style='position:absolute;left:{p.rng.randint(40, 900)}px;top:{90 + n * 92}px;background:#fff;color:#222;border-radius:6px;box-shadow:0 2px 6px #0006;padding:7px 11px'><b>{n + 1}</b> {a.name(p.pick(['polite', 'initial', 'plain']))}<br><small>{house(p)} &nbsp; {p.pick(['insulin', 'compression', 'catheter', 'syringe driver'])}</small></div>"
    roads = "".join(f"<path d='M0 {p.rng.randint(0, 800)} Q {p.rng.randint(100, 900)} {p.rng.randint(0, 800)} 1400 {p.rng.randint(0, 800)}' stroke='#fff' stroke-width={p.pick([6, 12])} fill=none />" for _ in range(9))
    return p.html(f"<svg style='position:absolute' width=1400 height=800>{roads}</svg>{pins}<div style='position:absolute;top:0;width:100%;background:#1a73e8;color:#fff;padding:10px'>Today's round &nbsp; 7 stops &nbsp; 34 min driving</div>", "#dfe9d8")


def confirm_order(p):
    """A question in a box over a darkened form."""
    a = Who(p)
    return p.html(f"<div style='height:100%;background:#7f8c97;padding:180px 0'><div style='width:560px;margin:auto;background:#fff;color:#222;border-radius:8px;box-shadow:0 8px 30px #0008'><div style='padding:14px 20px;border-bottom:1px solid #ddd'><b>Check before you go on</b></div><div style='padding:20px;line-height:1.7'>You are about to request <b>CT pulmonary angiogram</b> for<br>"
                  f"<b>{a.name('titled')}</b><br>{a.born('dash')} &nbsp; {unit(p)}<br><br>A request of the same kind was made {p.rng.randint(2, 20)} hours ago by {p.pick(STAFF)}.</div><div style='padding:14px 20px;text-align:right'>{chip('Cancel', '#888')} &nbsp; {chip('Yes, this patient', p.blue)}</div></div></div>", "#7f8c97")


def lock_warning(p):
    """The little box of a program in the middle of an empty desktop."""
    a = Who(p)
    said = p.pick([f"The record of {a.name('comma')} is open on another workstation (W21-PC04).", f"Cannot save: {a.name('plain')} ({unit(p)}) is locked by user DELGADOM.", f"Another {p.pick(['M', 'F'])} patient named {a.name('after')} is on this ward. Check the date of birth: {a.born('slash')}"])
    return p.html(f"<div style='height:100%;background:#2f6b7a;padding:220px 0'><div style='width:520px;margin:auto;background:#f0f0f0;color:#111;border:1px solid #555'><div style='background:#fff;padding:6px 10px'>Warning<span style='float:right'>&#10005;</span></div><div style='padding:24px'>&#9888; &nbsp; {said}</div><div style='padding:12px;text-align:right'><button>OK</button> <button>View only</button></div></div></div>", "#2f6b7a")


def drug_round(p):
    cards = ""
    for n in range(9):
        a = Who(p)
        cards += f"<div style='width:31.5%;background:#fff;color:#222;border-left:6px solid {p.pick(['#d32f2f', '#fbc02d', '#388e3c'])};padding:10px'><b>{p.pick('AB')}{n + 1} {a.name('soft')}</b><br><small>{a.born('slash')} &nbsp; {p.pick(['NKDA', 'Penicillin', 'Latex'])}</small><br>{p.pick(DRUGS)} {p.pick(DOSES)} <b>due {clock(p)}</b></div>"
    return p.html(f"<div style='background:#004d40;color:#fff;padding:10px 16px'>Medication round &nbsp; {p.pick(WARDS)}</div><div style='display:flex;flex-wrap:wrap;gap:10px;padding:12px'>{cards}</div>", "#dfe5e3")


def pedigree(p):
    """A geneticist's tree."""
    family = Who(p)
    def one(x, y, round_):
        a = Who(p, 1920, 2015)
        a.family = family.family
        shape = f"<circle cx={x} cy={y} r=22 fill={p.pick(['#fff', '#555'])} stroke=#222 />" if round_ else f"<rect x={x - 22} y={y - 22} width=44 height=44 fill={p.pick(['#fff', '#555'])} stroke=#222 />"
        return shape, f"<div style='position:absolute;left:{x - 80}px;top:{y + 26}px;width:160px;text-align:center;font-size:90%'>{a.name('plain')}<br>{a.born('dots')}<br>{p.pick(['Br ca 44', 'd. 61 ovarian', 'BRCA1 neg', 'well'])}</div>"
    drawn = [one(x, y, n % 2) for y, xs in ((110, (300, 520)), (310, (180, 410, 640)), (510, (330, 500))) for n, x in enumerate(xs)]
    return p.html(f"<div style='padding:12px;background:#4a148c;color:#fff'>Pedigree {p.rng.randint(10**4, 10**5)} &nbsp; Proband {family.name('plain')} &nbsp; Clinic {lately(p)}</div><div style='position:relative'><svg width=900 height=640><path d='M300 110H520M410 110V250M180 250H640M180 250V310M410 250V310M640 250V310M410 310V440M330 440H500M330 440V510M500 440V510' stroke=#222 fill=none />{''.join(d[0] for d in drawn)}</svg>{''.join(d[1] for d in drawn)}</div>", "#fff")


def coder(p):
    """Clinical coding of a spell."""
    a = Who(p)
    codes = [[c, t] for c, t in [("J18.1", "Lobar pneumonia"), ("I48.0", "Paroxysmal AF"), ("E11.9", "Type 2 diabetes"), ("Z92.1", "Anticoagulants"), ("Y95.X", "Nosocomial condition")]]
    queue = "".join(f"<div style='padding:4px 8px;border-bottom:1px solid #cde'>{unit(p)}<br>{Who(p).name('comma')}</div>" for _ in range(12))
    return p.html(f"<div style='background:#c9d6df;color:#111;padding:6px 12px'>Encoder &nbsp; Uncoded spells 212</div><div style='display:flex'><div style='width:210px;background:#edf2f6;color:#123'>{queue}</div><div style='padding:14px'><b>{a.name('after')}</b> &nbsp; Sex {p.pick('12')} &nbsp; DOB {a.born('gap')} &nbsp; NHS {nhs(p, '')}<br>Adm {lately(p)} Dis {lately(p)} &nbsp; Cons code C{p.rng.randint(10**6, 10**7)} &nbsp; HRG DZ11K<br><br>{p.table(['ICD-10', ''], codes)}</div></div>", "#fff")


def call_display(p):
    """The television of a waiting room."""
    now, seen = Who(p), [Who(p) for _ in range(4)]
    past = "".join(f"<div style='display:flex;justify-content:space-between;padding:10px 30px;border-top:1px solid #fff3'><span>{a.name('whole')}</span><span>{p.pick(['Room', 'Desk'])} {p.rng.randint(1, 12)}</span></div>" for a in seen)
    return p.html(f"<div style='padding:40px;text-align:center;background:#005eb8;color:#fff'><div style='font-size:3.2em'>{now.name('whole')}</div><div style='font-size:2em'>please go to room {p.rng.randint(1, 12)}<br>{p.pick(['Dr Saini', 'Nurse Whittaker', 'the phlebotomist'])}</div></div><div style='font-size:1.7em'>{past}</div><div style='padding:16px;font-size:1.3em'>Flu jabs are here. Ask at reception.</div>", "#0b2545", "#fff")


def scribe(p):
    """What a machine heard in a consultation, and the note it wrote."""
    a = Who(p)
    said = f"<p><small>00:04</small> Clinician: come in, have a seat. is it {a.name('first')} or do you prefer {a.name('polite')}?</p><p><small>00:11</small> Patient: {a.name('first')}'s fine doctor.</p><p><small>00:14</small> Clinician: and can I just check your date of birth?</p><p><small>00:17</small> Patient: it's the {a.born('words')}, still at {house(p)}.</p><p><small>00:31</small> Clinician: so the knee's no better?</p>"
    return p.html(f"<div style='padding:12px 20px;border-bottom:1px solid #ddd'><b>Scribe</b> &nbsp; Recording stopped 08:14 &nbsp; {chip('Copy note', '#6200ea')}</div><div style='display:flex'><div style='width:48%;padding:20px;border-right:1px solid #ddd'><b>Transcript</b>{said}</div><div style='padding:20px;flex:1'><b>Note</b><p><u>Subjective</u><br>{a.name('first')} attends with right knee pain for three months. Lives with husband {a.kin('first')}.</p><p><u>Plan</u><br>X-ray, naproxen, physio. Safety netted.</p></div></div>", "#fff")


def chatbot(p):
    """A machine that somebody asks to tidy a letter."""
    a = Who(p)
    asked = f"Rewrite this discharge letter so it is shorter: {a.name('whole')}, DOB {a.born('slash')}, NHS {nhs(p)}, of {home(p)} was admitted with {p.pick(TROUBLES)} under {p.pick(STAFF)}..."
    return p.html(f"<div style='display:flex;height:100%'><div style='width:230px;background:#f0f0f0;color:#333;padding:16px;line-height:2.2'>New chat<br>Rota macro<br>{a.name('surname')} letter<br>Lasagne for 12<br>ARCP reflection</div><div style='flex:1;padding:40px 90px'><div style='background:#e8eefc;color:#222;border-radius:14px;padding:16px;margin-left:120px'>{asked}</div><p style='line-height:1.6'>Of course. Here is a shorter version:</p>"
                  f"<p style='line-height:1.6'>Dear Dr {p.pick(['Nolan', 'Hussein'])},<br>{a.name('plain')} ({a.born('slash')}) was admitted and treated with {p.pick(DRUGS).lower()}. {a.name('polite')} is now home. Please repeat the bloods in a week.</p></div></div>", "#fff", "#222")


def scr(p):
    """A summary record from the Spine, plain as that is."""
    a = Who(p)
    return p.html(f"<div style='background:#003087;color:#fff;padding:10px 16px'>Summary Care Record application &nbsp; Smartcard 5556 7781 2210</div><div style='background:#e8edee;color:#111;padding:12px 16px'>{a.name('titled')} &nbsp;&nbsp; Born {a.born('dash')} ({a.age()}y) &nbsp;&nbsp; Gender {p.pick(['Male', 'Female'])} &nbsp;&nbsp; NHS No. {nhs(p)}<br>Address {home(p)} &nbsp; Phone {tel(p)}</div><div style='padding:16px'><h3>Allergies</h3>Penicillin V, rash<h3>Repeat medication</h3>"
                  + "".join(f"<div>{p.pick(DRUGS)} {p.pick(DOSES)}</div>" for _ in range(6)) + "</div>", "#fff")


def ct_panes(p):
    """Four panes, each with small corners."""
    a, number = Who(p), unit(p)
    pane = lambda n: f"<div style='width:50%;height:50%;position:relative;border:1px solid #444;background:radial-gradient(ellipse at 50% 50%,#aaa,#444 28%,#0a0a0a 46%,#000 60%);font-size:85%'><div style='position:absolute;left:6px;top:6px'>{a.name('comma')}<br>{number}<br>{a.born('iso')}</div><div style='position:absolute;right:6px;top:6px;text-align:right'>{p.pick(['CT ABDO PELVIS', 'CT HEAD'])}<br>Se {n}</div><div style='position:absolute;left:6px;bottom:6px'>WL 40 WW 350</div></div>"
    return p.html(f"<div style='display:flex;flex-wrap:wrap;height:100%'>{''.join(pane(n) for n in range(1, 5))}</div>", "#000", "#f0e6a0")


def endoscopy(p):
    """An endoscope's tower."""
    a = Who(p)
    return p.html(f"<div style='display:flex;height:100%'><div style='width:300px;padding:18px;line-height:1.7;font-family:{MONO}'>ID:{unit(p)}<br>Name:{a.name('loud')}<br>Sex:{p.pick('MF')} Age:{a.age()}<br>D.O.B.:{a.born('slash')}<br>{lately(p)}<br>{clock(p)}:41<br><br>CVP:{p.rng.randint(1, 9)}/24<br>D.F:&nbsp; F<br>Eh:A5 Cm:1<br>Physician:{p.pick(STAFF)}<br>Comment:</div>"
                  "<div style='flex:1;margin:20px;border-radius:60px;background:radial-gradient(circle at 45% 55%,#3a0d08,#c0574a 30%,#e59a86 60%,#5a1d14 90%)'></div></div>", "#000", "#fff")


def micro(p):
    """A laboratory's report as fixed text."""
    a = Who(p)
    text = f"""  BRACKWATER MICROBIOLOGY                         PAGE 1
  {'-' * 54}
  Lab no : M{p.rng.randint(10**6, 10**7)}        Rec'd : {lately(p)}
  Pt     : {a.name('after')}
  DoB    : {a.born('slash')}     Sex: {p.pick('MF')}
  Hosp # : {unit(p)}        Loc: {p.pick(WARDS)}
  Spec   : {p.pick(['BLOOD CULTURE', 'MSU', 'WOUND SWAB'])}
  {'-' * 54}
  Culture: Staphylococcus aureus   +++
           Flucloxacillin  S
           Erythromycin    R
           Teicoplanin     S
  Phoned to {p.pick(STAFF)} at {clock(p)}
  ** END OF REPORT **"""
    return p.html(f"<pre style='font:16px {MONO};padding:20px;margin:0'>{text}</pre>", *p.pick([("#001b00", "#5bd75b"), ("#fff", "#111")]))


# Telephones.

def porter_jobs(p):
    cards = ""
    for _ in range(6):
        a = Who(p)
        cards += f"<div style='background:#fff;color:#222;margin:9px;padding:12px;border-radius:8px'>{chip(p.pick(['Chair', 'Bed', 'Walk', 'Trolley + O2']), '#00796b')} <small>{clock(p)}</small><br><b>{a.name(p.pick(['soft', 'plain', 'comma']))}</b><br>{p.pick(WARDS)} &#8594; {p.pick(['X-ray', 'CT 2', 'Endoscopy', 'Discharge lounge', 'Mortuary'])}</div>"
    return p.html(f"<div style='background:#004d40;color:#fff;padding:14px'>My moves &nbsp; 6</div>{cards}", "#e0e0e0")


def care_visit(p):
    """A home carer's telephone."""
    a = Who(p, 1925, 1955)
    tasks = "".join(f"<div style='padding:11px;border-bottom:1px solid #ddd'>{p.pick(['&#9745;', '&#9744;'])} {t}</div>" for t in ["Assist with wash", f"{p.pick(DRUGS)} from blister", "Breakfast, tea with 2", f"Ask {a.name('first')} about the chiropodist", "Empty commode"])
    return p.html(f"<div style='background:#7b1fa2;color:#fff;padding:18px'><small>08:00 - 08:45</small><br><b style='font-size:1.5em'>{a.name('plain')}</b><br>{home(p)}<br>Key safe 2290 &#183; {tel(p)}</div><div style='padding:10px'>{tasks}<p><b>About {a.name('first')}</b><br>Born {a.born('words')}. Partially sighted. Son {a.kin('first')} visits Sundays.</p><p><b>Last note</b><br>{a.name('first')} was tearful, ate half. Skin intact.</p></div>", "#fff")


def call_history(p):
    names = [f"{Who(p).name('polite')} bed {p.rng.randint(1, 28)}", f"{Who(p).kin('plain')} NOK", "Switchboard", "Mum &#10084;", f"{Who(p).name('plain')} pt", tel(p), "Dominos", f"CPN re {Who(p).name('initial')}", "Ward 21"]
    p.rng.shuffle(names)
    rows = "".join(f"<div style='display:flex;justify-content:space-between;padding:14px 18px;border-bottom:1px solid #eee'><span style='color:{p.pick(['#c00', '#111'])}'>{n}<br><small style='color:#888'>{p.pick(['mobile', 'home', 'work'])}</small></span><span style='color:#888'>{p.pick([clock(p), 'Yesterday', 'Monday'])}</span></div>" for n in names)
    return p.html(f"<h2 style='padding:10px 18px;margin:0'>Recents</h2>{rows}", "#fff", "#111")


def voice_memos(p):
    rows = "".join(f"<div style='padding:14px 18px;border-bottom:1px solid #333'><b>{t}</b><br><small style='color:#999'>{lately(p)} &nbsp; {p.rng.randint(1, 9)}:{p.rng.randint(10, 59)}</small></div>" for t in [f"Clinic {Who(p).name('plain')} {unit(p)}", f"{Who(p).name('after')} {Who(p).born('dots')}", "New Recording 14", f"{Who(p).name('polite')} capacity", "Choir alto part", f"MHA {Who(p).name('dot')}"])
    return p.html(f"<h2 style='padding:12px 18px;margin:0'>All Recordings</h2>{rows}", "#000", "#fff")


def transport(p):
    a = Who(p, 1930, 1960)
    row = lambda k, v: f"<p style='margin:0 0 14px'><small style='color:#777'>{k}</small><br>{v}</p>"
    return p.html(f"<div style='background:#00838f;color:#fff;padding:16px'>Transport booking {p.rng.randint(10**6, 10**7)}</div><div style='padding:18px'>" + row("Passenger", a.name("whole")) + row("Pick up", home(p, "<br>")) + row("To", "Brackwater General, renal unit") + row("Mobility", "C1 walker, no escort") + row("DOB / NHS", f"{a.born('slash')} &nbsp; {nhs(p)}") + row("Ring on the way", tel(p)) + "</div>", "#fff")


def sms_reminders(p):
    a = Who(p)
    said = [f"Dear {a.name('whole')}, your appointment with {p.pick(STAFF)} is on {lately(p)} at {clock(p)}. Reply CANCEL if you can't come.", f"{p.pick(SURGERIES)}: {a.name('first')}, you are due a smear. Book: nhs.uk/x", f"Hello {a.name('polite')}, your prescription is ready. {p.pick(['Quayside', 'Albion'])} Pharmacy", f"Your code is 441902", f"We tried to ring {a.name('first')} about {p.pick(['her', 'his'])} blood test. Please ring 01632 960000"]
    return p.html("<div style='padding:12px;text-align:center;border-bottom:1px solid #ccc'><b>NHS-NoReply</b></div>" + "".join(f"<div style='margin:12px;background:#e9e9eb;color:#111;border-radius:16px;padding:12px;width:80%'>{t}</div>" for t in said), "#fff", "#111")


# Paper.

def cd_register(p):
    """Controlled drugs, in pens."""
    rows = []
    left = 60
    for _ in range(14):
        a, used = Who(p), p.rng.randint(1, 2)
        left -= used
        rows.append([f"{p.rng.randint(1, 28)}/2/26", f"{p.rng.randint(0, 23):02}{p.rng.randint(10, 59)}", a.name(p.pick(["plain", "initial", "surname"])), f"{used * 5}mg", p.pick(["-", "2.5mg", "-"]), p.pick(["KD", "M Delgado", "RW"]), p.pick(["JO", "S Lowe", "TP"]), left])
    return sheet(p, f"<div style='font-family:{SERIF}'>Drug, form and strength: <b>Oxycodone oral solution 5mg/5ml</b></div><div style='font-family:{p.pick(PEN[:2])}'>" + p.table(["Date", "Time", "Patient's name", "Given", "Wasted", "Given by", "Witness", "Balance"], rows) + "</div>", "#fbf8ee", extra="td,th{border:1px solid #9a8}")


def birth_register(p):
    rows = []
    for n in range(12):
        a = Who(p, 1985, 2006)
        rows.append([411 + n, f"{p.rng.randint(1, 28)}.3.26", a.name("plain"), unit(p), p.pick(["SVD", "Em LSCS", "Forceps", "El LSCS"]), p.pick(["M", "F"]), f"{p.rng.randint(2100, 4400)}", p.pick(["MW Okoro", "MW Tait"])])
    return sheet(p, f"<b style='font-size:1.3em'>Register of births &nbsp; Delivery suite</b><div style='font-family:{p.pick(PEN)};font-size:1.15em'>" + p.table(["No", "Date", "Mother", "Unit no", "Mode", "Sex", "g", "By"], rows) + "</div>", "#fdfdf6", "#1a2a6c", extra="td,th{border:1px solid #aab}")


def phone_message(p):
    a = Who(p)
    return sheet(p, f"<h2>WHILE YOU WERE OUT</h2><div style='font-family:{p.pick(PEN)};font-size:1.35em;line-height:2.1'><p>To: {p.pick(STAFF)} &nbsp;&nbsp; Time: {clock(p)}</p><p>Caller: {a.kin()} (dtr)</p><p>Tel: {tel(p)}</p><p>Re: {a.name('polite')}, {a.born('short')}</p><p>Message: wants to know biopsy result. Mum not eating. Pls ring before 4 - taken by Kath</p></div>", "#fdf3c4", "#243b78")


def fax_cover(p):
    a = Who(p)
    return sheet(p, f"<div style='text-align:right'>{lozenge(p)}</div><h1>FAX</h1><p>To: {p.pick(SURGERIES)} &nbsp; Fax 01632 960771<br>From: {p.pick(WARDS)}<br>Pages including this one: 3</p><p>Re: <b>{a.name('loud')}</b> &nbsp; {a.born('dot')} &nbsp; {nhs(p)}</p><p>Please find attached the discharge notification for the above named, who left today for {home(p)}.</p><p><small>PRIVATE AND CONFIDENTIAL. If you are not the person named above, ring us at once.</small></p>", font=SERIF)


def property_list(p):
    a = Who(p)
    return sheet(p, f"<h2>Patient's property and valuables</h2><p>Full name <u>{a.name('plain')}</u> &nbsp; Ward <u>{p.pick(WARDS)}</u> &nbsp; Record no. <u>{unit(p)}</u></p>" + p.table(["Item", "Kept by patient", "To safe"], [[t, p.pick(["&#10003;", ""]), p.pick(["&#10003;", ""])] for t in ["Yellow metal ring", "Dentures, upper", "Hearing aid x1", "Cash &#163;41.60", "Mobile phone, cracked", "Walking stick"]])
                 + f"<p>I, {a.name('whole')}, agree that this list is right.</p><p>Handed to (relative) {a.kin()}, {tel(p)}</p>", p.pick(["#fff", "#fde7ef"]))


def this_is_me(p):
    a = Who(p, 1926, 1950)
    box = lambda q, v: f"<div style='border:2px solid #1a9ba1;border-radius:12px;padding:12px;margin:10px 0'><b style='color:#1a9ba1'>{q}</b><br><span style='font-family:{p.font};font-size:1.1em'>{v}</span></div>"
    return sheet(p, "<h1 style='color:#1a9ba1'>This is me</h1>" + box("My full name", a.name("plain")) + box("Name I like to be called", a.name("first")) + box("Where I live (area, not your address)", f"With my wife in {p.pick(TOWNS)}") + box("The person who knows me best", f"{a.kin()} - {tel(p)}")
                 + box("I would like you to know", f"I was a welder at the yards. I get cross when people rush me.") + box("My background", f"Born {a.born('words')}, one of nine.") + box("Things that may worry me", "Lifts and loud televisions"), font=p.pick(PEN[:2]))


def respect(p):
    """A plan for an emergency."""
    a = Who(p, 1926, 1960)
    return sheet(p, f"<div style='background:#5b2c83;color:#fff;padding:10px'><b>Recommended Summary Plan for Emergency Care and Treatment</b></div><div style='display:flex;border:2px solid #5b2c83'><div style='flex:1;padding:8px'>Preferred name<br><b>{a.name('first')}</b><br>1. This plan belongs to:</div><div style='flex:2;padding:8px;border-left:2px solid #5b2c83'>Full name <b>{a.name('plain')}</b><br>Date of birth <b>{a.born('slash')}</b><br>Address <b>{home(p)}</b><br>NHS/CHI/Health and care number <b>{nhs(p)}</b></div></div>"
                 f"<h3>2. Shared understanding of my health</h3><p>{p.pick(['Advanced COPD on home oxygen', 'Vascular dementia, bedbound', 'Metastatic bowel cancer'])}. Daughter {a.kin('first')} holds power of attorney.</p><h3>4. Clinical recommendations</h3><p>For treatment on the ward. Not for intensive care.</p><p style='border:3px solid #c00;padding:8px'>CPR attempts NOT recommended &nbsp; signature ..........</p>")


def mha_form(p):
    """A paper of the law: prose with blanks filled in."""
    a = Who(p, 1950, 2006)
    pen = lambda text: f"<span style='font-family:{p.pick(PEN[:2])};color:#1d3a8a'>{text}</span>"
    return sheet(p, f"<div style='text-align:center'><b>Form A4</b><br>Section 2 - medical recommendation for admission for assessment</div><p>I, {pen(p.pick(STAFF) + ', Birch Unit, Brackwater')} a registered medical practitioner, recommend that</p><p>{pen(a.name('plain') + ', ' + home(p))}<br><small>(PRINT full name and address of patient)</small></p><p>be admitted to a hospital for assessment in accordance with Part 2 of the Mental Health Act 1983.</p>"
                 f"<p>I last examined this patient on {pen(lately(p))}.</p><p>*I had previous acquaintance with the patient before I conducted that examination.</p><p>My reasons are {pen(a.name('polite') + ' believes that neighbours pump gas under the door. Refuses food. No insight.')}</p>", font=SERIF)


def coroner(p):
    a = Who(p, 1926, 1990)
    return sheet(p, f"<p style='text-align:right'>{p.pick(STAFF)}<br>Elgar Suite, Brackwater General Hospital</p><p><b>STATEMENT CONCERNING THE LATE {a.name('loud')}</b></p><p>1. I make this statement at the request of HM Coroner. {a.name('polite')} was born on {a.born('words')} and lived at {home(p)}.</p><p>2. {p.pick(['She', 'He'])} came to the emergency department on {lately(p)} with {p.pick(['breathlessness', 'abdominal pain'])} and was seen by me at {clock(p)}.</p>"
                 f"<p>3. I spoke to {p.pick(['her', 'his'])} son, {a.kin()}, at {clock(p)} and told him that {a.name('polite')} was very ill.</p><p>4. Death was confirmed at {clock(p)}. The hospital number is {unit(p)}.</p><p>This statement is true to the best of my knowledge and belief.</p>", font=SERIF)


def scots_letter(p):
    """An immediate discharge letter, with a CHI number."""
    a = Who(p, 1930, 1999)
    chi = p.mark("chi_number", f"{a.d:02}{a.m:02}{a.y % 100:02}{p.rng.randint(1000, 9999)}")
    return sheet(p, f"<div class=row style='justify-content:space-between'><b>NHS Kirkmuir</b><b>IMMEDIATE DISCHARGE LETTER</b></div><table><tr><td>CHI</td><td>{chi}</td><td>Ward</td><td>{p.pick(WARDS)}</td></tr><tr><td>Surname</td><td>{a.name('shout')}</td><td>Forename</td><td>{a.name('first')}</td></tr><tr><td>D.O.B.</td><td>{a.born('slash')}</td><td>Sex</td><td>{p.pick('MF')}</td></tr><tr><td>Address</td><td colspan=3>{home(p)}</td></tr><tr><td>GP</td><td colspan=3>{p.pick(SURGERIES)}</td></tr></table>"
                 f"<p><b>Diagnosis</b> {p.pick(TROUBLES)}</p><p><b>Progress</b> Thank you for referring {a.name('polite')}. Treated with {p.pick(DRUGS).lower()}, mobile with one and home with the re-ablement team.</p>" + p.table(["Medicine", "Dose", "Days"], [[p.pick(DRUGS), p.pick(DOSES), 7] for _ in range(4)]), extra="td{border:1px solid #777}")


def bleed_list(p):
    body = ""
    for ward in p.rng.sample(WARDS, 3):
        rows = []
        for n in range(5):
            a = Who(p)
            rows.append([f"{p.pick('ABCD')}{n + 1}", a.name("after"), unit(p), p.pick(["FBC U&amp;E CRP", "INR", "Vanc level", "Trop"]), p.pick(["", "&#10003;", "unable x2"])])
        body += f"<b>{ward}</b>" + p.table([], rows)
    return sheet(p, f"<h2 style='margin:0'>PHLEB ROUND &nbsp; {lately(p)}</h2>{body}", font=p.pick([MONO, "Liberation Sans"]))


def class_register(p):
    rows = []
    for _ in range(13):
        a = Who(p, 1940, 1970)
        rows.append([a.name(p.pick(["plain", "initial"])), *[p.pick(["&#10003;", "X", "DNA"]) for _ in range(6)], p.pick(["stent 11/25", "CABG x3", "MI", "valve"])])
    return sheet(p, f"<h2>Cardiac rehab &nbsp; Tuesday 10am, Hexley leisure centre</h2>" + p.table(["Name", *[f"wk{n}" for n in range(1, 7)], "Why"], rows), extra="td,th{border:1px solid #999}")


def audiogram(p):
    a = Who(p)
    lines = "".join(f"<path d='M0 {y}H600' stroke=#bbb />" for y in range(0, 400, 40)) + "".join(f"<path d='M{x} 0V400' stroke=#bbb />" for x in range(0, 600, 85))
    trace = " ".join(f"{x},{p.rng.randint(60, 120) + x // 3}" for x in range(20, 580, 80))
    return sheet(p, f"<b>Pure tone audiogram</b><p>{a.name('soft')} &nbsp;&nbsp; {a.born('slash')} &nbsp;&nbsp; {unit(p)}</p><svg width=600 height=400>{lines}<polyline points='{trace}' stroke=#c00 fill=none stroke-width=2 /></svg><p>Right O &nbsp; Left X &nbsp; Tester: {p.pick(STAFF)} &nbsp; {lately(p)}</p><p>Bilateral sloping loss. Hearing aids fitted.</p>")


def oct_print(p):
    a = Who(p)
    eye = lambda: f"<div style='width:46%;height:150px;background:linear-gradient(#000 20%,#2a6 32%,#cc4 36%,#c33 41%,#222 60%,#000)'></div>"
    return sheet(p, f"<table style='font-size:90%'><tr><td>Patient: {a.name('comma')}</td><td>Exam Date: {lately(p)}</td></tr><tr><td>Patient ID: {unit(p)}</td><td>Technician: Operator, Eye</td></tr><tr><td>DOB: {a.born('slash')}</td><td>Signal Strength: 7/10</td></tr><tr><td>Gender: {p.pick(['Female', 'Male'])}</td><td>Macular Cube 512x128</td></tr></table><p><b>OD</b> &nbsp; CST {p.rng.randint(220, 480)} um</p><div class=row>{eye()}{eye()}</div><p><b>OS</b> &nbsp; CST {p.rng.randint(220, 480)} um</p><div class=row>{eye()}{eye()}</div>", font="Liberation Sans")


def notes_spines(p):
    """Volumes of notes on a trolley, their backs upright."""
    back = ""
    for _ in range(9):
        a = Who(p)
        back += f"<div style='width:78px;height:96%;margin:0 4px;background:{p.pick(['#d9b38c', '#c9a878', '#b7c9a8', '#d8c6a0'])};border-left:8px solid {p.pick(['#d22', '#26b', '#2a5', '#e90'])};writing-mode:vertical-rl;padding:30px 20px;font-size:1.5em'>{a.name('after')} &nbsp;&nbsp; {unit(p)} &nbsp; Vol {p.rng.randint(1, 4)}</div>"
    return sheet(p, f"<div style='display:flex;height:1020px'>{back}</div>", "#5d5d5d", size="1em", pad="20px")


def notes_cover(p):
    """The front of a folder of maternity notes."""
    a = Who(p, 1985, 2006)
    return sheet(p, f"<div style='text-align:center;color:#7a1f5c'><h1>My Pregnancy Notes</h1><p>Please carry these with you</p></div><div style='background:#fff;border:1px solid #aaa;padding:16px;font-size:1.2em;line-height:2'>First name {a.name('first')}<br>Surname {a.name('surname')}<br>Address {home(p)}<br>Born {a.born('slash')}<br>NHS {nhs(p)}<br>Phone {tel(p)}<br>Partner's name {a.kin()}<br>Midwife Team Heron &nbsp; EDD {lately(p)}</div><p>If found, please return to Brackwater maternity unit.</p>", "#f5c9dd")


def printer_tray(p):
    """Two letters; the one on top hides half of the other."""
    a, b = Who(p), Who(p)
    return sheet(p, f"<div style='background:#fff;width:90%;padding:30px;height:420px;color:#222'>{p.pick(TRUSTS)}<p>{b.name('whole')}<br>{home(p, '<br>')}</p><p>Ref {unit(p)}</p></div><div style='background:#fff;width:96%;margin:-130px 0 0 30px;padding:30px;box-shadow:0 -3px 14px #0005;color:#222;height:640px;transform:rotate(1.5deg)'><p>Dear {p.pick(['Mum', 'Parent or guardian', 'Colleague'])}</p><p>Re: {a.name('plain')} &nbsp; {a.born('words')}</p><p>{a.name('first')} came to clinic with {p.pick(['eczema', 'migraine', 'asthma'])}. We started {p.pick(DRUGS).lower()} and will see {a.name('first')} again in May.</p></div>", "#3b3b3b", font=SERIF)


def lab_ticket(p):
    """A dental laboratory's work."""
    a = Who(p)
    return sheet(p, f"<h2>Lab ticket &nbsp; {p.rng.randint(1000, 9999)}</h2><p>Practice: {p.pick(['Albion Dental', 'Smile on Dock Road'])} &nbsp; Dentist: {p.pick(STAFF)}</p><p style='font-family:{PEN[0]};font-size:1.3em'>Pt: {a.name(p.pick(['plain', 'dot', 'polite']))} &nbsp; M / F &nbsp; age {a.age()}<br>F/F acrylic, shade A3, try-in {lately(p)}<br>chart no {p.mark('hospital_number', p.rng.randint(10000, 99999))}</p><p>Disinfected &#10003;</p>", "#eef6ff")


# Cards and labels.

def steroid_card(p):
    a = Who(p)
    return p.html(f"<div style='background:#2f6fb5;color:#fff;padding:12px 20px'><b>Steroid Treatment Card</b></div><div style='padding:12px 20px;font-family:{p.pick(PEN[:2])};line-height:1.75'>Name {a.name('plain')}<br>Address {home(p)}<br>Tel {tel(p)}<br>GP {p.pick(SURGERIES)}<br>Hospital no {unit(p)} &nbsp; Consultant {p.pick(STAFF)}<br>Prednisolone 10 mg from {lately(p)}</div>", "#eaf2fb")


def lanyard(p):
    """A badge with a patient's sticker on it."""
    a = Who(p)
    return p.html(f"<div style='display:flex;gap:20px;padding:24px'><div style='width:240px;height:340px;background:#fff;border-radius:14px;padding:18px;color:#123'>{lozenge(p)}<div style='height:110px;width:90px;background:#b9c3cc;margin:12px 0'></div><b style='font-size:1.3em'>{p.plain()}</b><br>Staff Nurse</div><div style='width:320px;height:120px;background:#fff;color:#111;padding:10px;transform:rotate(-3deg)'><b>{a.name('comma')}</b><br>{a.born('slash')} &nbsp; {p.pick('MF')}<br>{unit(p)}<br>{home(p)}</div></div>", "#39567a")


def chemo_bag(p):
    a = Who(p)
    return p.html(f"<div style='padding:10px 16px;font-size:1.15em;line-height:1.35'><b>FLUOROURACIL {p.rng.randint(600, 4000)} mg</b> in 500 mL NaCl 0.9%<br>{a.name('after')} &nbsp; {unit(p)}<br>Elgar Suite &nbsp; Cycle 3 Day 1 &nbsp; exp {lately(p)}<br>DOB {a.born('slash')} &nbsp; <span style='background:#fd0'>CYTOTOXIC</span> &nbsp; Batch {p.rng.randint(10000, 99999)}</div>")


def milk(p):
    a = Who(p, 1985, 2006)
    return p.html(f"<div style='padding:16px 20px;font-size:1.35em;font-family:{p.pick(PEN[:2])}'>EBM &nbsp; {p.mark('patient_name', 'Baby ' + a.family)}<br>Mum: {a.name('first')} &nbsp; cot {p.rng.randint(1, 20)}<br>{unit(p)}<br>Expressed {lately(p)} {clock(p)}</div>", "#fffdf2", "#1b2f7a")


def repair_bag(p):
    a = Who(p)
    return p.html(f"<div style='padding:14px 20px;font-size:1.2em'><b>HEARING AID REPAIR</b><br>Name: <u>{a.name('plain')}</u><br>DOB: <u>{a.born('short')}</u> &nbsp; Tel: <u>{tel(p)}</u><br>Fault: whistling, tube split &nbsp; POST BACK &#9745;</div>", "#d8b98a", "#222")


def towel(p):
    """Written on a paper towel, for want of paper."""
    a = Who(p)
    return p.html(f"<div style='padding:30px;font:1.9em {p.pick(PEN)};line-height:1.6'>{a.name(p.pick(['plain', 'surname', 'polite']))} bed {p.rng.randint(2, 24)}<br>{unit(p)}<br>K 6.2 Cr 244<br>rpt 1800, ring reg</div>", p.pick(["#e9e4d8", "#dfe9e4"]), p.pick(["#222", "#1b2f7a", "#8a1b1b"]))


# Boards.

def swab_board(p):
    a = Who(p)
    rows = "".join(f"<div style='display:flex;gap:60px'><span style='width:260px'>{k}</span>{v}</div>" for k, v in [("Lg swabs", "5 + 5 + 5"), ("Blades", "2"), ("Needles", "4 + 2"), ("Tapes", "2"), ("Blood loss", f"{p.rng.randint(100, 900)} ml")])
    return p.html(f"<div style='padding:34px;font:2em {p.pick(PEN[:2])};line-height:1.7'>THEATRE {p.rng.randint(1, 9)} &nbsp; {lately(p)}<br>Pt: {a.name(p.pick(['plain', 'after', 'polite']))} &nbsp; {unit(p)}<br>Op: {p.pick(['R hemicolectomy', 'LSCS', 'L THR'])} &nbsp; Allergies: {p.pick(['NKDA', 'Latex', 'Pen'])}<br>{rows}</div>", "#f3f5f3", "#1c2f7a")


def huddle_board(p):
    rows = "".join(f"<div style='margin:10px 0'><b>{k}:</b> {v}</div>" for k, v in [("Falls risk", f"{Who(p).name('first')} B4, {Who(p).name('surname')} SR2"), ("Same name", f"{Who(p).name('plain')} / {Who(p).name('plain')}"), ("DoLS", Who(p).name("polite")), ("Sick patients", f"{Who(p).name('plain')} NEWS 9"), ("Home today", f"{Who(p).name('initial')}, {Who(p).name('initial')}"), ("Short staffed?", "1 RN down, bank asked"), ("Kit", "bladder scanner away")])
    return p.html(f"<div style='padding:34px;font:2em {p.pick(PEN[:2])}'><b>SAFETY HUDDLE</b> &nbsp; {lately(p)}{rows}</div>", "#fafaf5", p.pick(["#222", "#0b4f2a"]))


# Pages of nobody's.

def counter_display(p):
    """A bank's queue."""
    return p.html(f"<div style='padding:60px;text-align:center;background:#0d47a1;color:#fff;font-size:3em'>Ticket {p.pick('ABC')}{p.rng.randint(100, 300)}<br>Counter {p.rng.randint(1, 9)}</div><div style='padding:30px;font-size:1.8em'>Ask {p.plain()} about a mortgage today.<br>Open Saturdays 9 - 12</div>", "#0b2545", "#fff")


def bot_recipe(p):
    return p.html(f"<div style='padding:40px 90px'><div style='background:#e8eefc;color:#222;border-radius:14px;padding:16px;margin-left:120px'>Write a birthday poem for my friend {p.pick(PEOPLE)[0]}, born in 1991, who likes canoes</div><p style='line-height:1.7'>Happy birthday! Here you are:</p><p>A paddle, a river, a bright yellow boat,<br>{p.words(9)}</p></div>", "#fff", "#222")


def clip_shopping(p):
    cards = "".join(f"<div style='background:#3a3a3a;border-radius:6px;padding:12px;margin:9px'>{t}</div>" for t in ["2 lemons, dill, 1 kg potatoes", f"{p.plain()} is bringing the tent", "https://trains.example/hexley", "0.4471", "Invoice 221904", "See you Friday at 7"])
    return p.html(f"<div style='padding:40px'><h2>Notes</h2><p>{p.words(30)}</p></div><div style='position:absolute;right:60px;bottom:30px;width:360px;background:#202020;color:#fff;border-radius:9px;padding:10px'>Clipboard{cards}</div>", "#fff")


def ancestors(p):
    names = "".join(f"<div style='margin:14px 0 14px {n % 4 * 120}px'>{p.plain()}, b. {p.rng.randint(1790, 1899)} {p.pick(TOWNS)}, d. {p.rng.randint(1900, 1960)}</div>" for n in range(12))
    return p.html(f"<div class=bar>Our family &nbsp; Tree &nbsp; Photos</div><div style='padding:20px'>{names}</div>", "#fff")


def tv_gantt(p):
    """A week of a builder's jobs."""
    rows = "".join(f"<div style='display:flex;gap:5px;margin:7px 0'><div style='width:90px'>Van {n}</div>" + "".join(f"<div style='flex:{p.rng.randint(2, 5)};background:#37618e;color:#fff;border-radius:4px;padding:6px'>{p.pick(['Boiler', 'Re-wire', 'Loft', 'Tiling', 'Gutter'])} - {p.pick(['Hexley', 'Dock Road', 'unit 6'])}<br><small>{p.plain()}</small></div>" for _ in range(4)) + "</div>" for n in range(1, 7))
    return p.html(f"<div class=bar>Jobs this week</div><div style='padding:12px'>{rows}</div>", "#f4f6f8")


def warn_file(p):
    return p.html(f"<div style='height:100%;background:#2f6b7a;padding:220px 0'><div style='width:520px;margin:auto;background:#f0f0f0;color:#111;border:1px solid #555'><div style='background:#fff;padding:6px 10px'>Warning</div><div style='padding:24px'>&#9888; &nbsp; budget 2026.xlsx is locked for editing by '{p.plain()}'. Open read-only or ask to be told when it is free.</div></div></div>", "#2f6b7a")


def delivery_jobs(p):
    cards = "".join(f"<div style='background:#fff;color:#222;margin:9px;padding:12px;border-radius:8px'>{chip(p.pick(['Box', 'Pallet', 'Van', 'Bike']), '#00796b')} <small>{clock(p)}</small><br><b>{p.pick(['Flowers', 'Tyres', 'Printer paper', 'Oat milk'])} x {p.rng.randint(1, 40)}</b><br>Depot &#8594; {p.pick(TOWNS)}</div>" for _ in range(6))
    return p.html(f"<div style='background:#004d40;color:#fff;padding:14px'>My drops</div>{cards}", "#e0e0e0")


def own_recents(p):
    names = ["Mum", "Dad work", f"{p.pick(PEOPLE)[0]} &#128154;", "Plumber Steve", "01632 960411", "School office", f"{p.plain()}", "Taxi", "Gran"]
    return p.html("<h2 style='padding:10px 18px'>Recents</h2>" + "".join(f"<div style='padding:14px 18px;border-bottom:1px solid #eee'>{n}<br><small style='color:#888'>mobile</small></div>" for n in names), "#fff", "#111")


def school_register(p):
    rows = [[p.plain(), *[p.pick(["/", "\\", "L", "O"]) for _ in range(8)]] for _ in range(18)]
    return sheet(p, "<h2>Class 4B &nbsp; attendance</h2>" + p.table(["Pupil", *"MTWTFMTW"], rows), extra="td,th{border:1px solid #999}")


def tool_board(p):
    return p.html(f"<div style='padding:34px;font:2em {PEN[0]};line-height:1.7'>WORKSHOP &nbsp; {lately(p)}<br>Out on loan:<br>Torque wrench - {p.pick(PEOPLE)[0]}<br>Big jack - {p.pick(PEOPLE)[0]}<br>Multimeter - {p.plain()}<br>Blades 2 &nbsp; Tapes 4 &nbsp; Masks 12<br>Kettle fund &#163;11.40</div>", "#f3f5f3", "#1c2f7a")


RECORDS = {"screen": [roster_beside, epcr, prison, cad_stack, ooh_queue, theatre_gantt, clipboard, sticky_app, mdt_shared, filter_menu, ptl, flowsheet, maternity, visit_map, confirm_order, lock_warning, drug_round, pedigree,
                      coder, call_display, scribe, chatbot, scr, ct_panes, endoscopy, micro],
           "phone": [porter_jobs, care_visit, call_history, voice_memos, transport, sms_reminders],
           "paper": [cd_register, birth_register, phone_message, fax_cover, property_list, this_is_me, respect, mha_form, coroner, scots_letter, bleed_list, class_register, audiogram, oct_print, notes_spines, notes_cover, printer_tray, lab_ticket],
           "card": [steroid_card, lanyard], "label": [chemo_bag, milk, repair_bag, towel], "board": [swab_board, huddle_board]}
OTHERS = {"screen": [counter_display, bot_recipe, clip_shopping, ancestors, tv_gantt, warn_file], "phone": [delivery_jobs, own_recents], "paper": [school_register], "board": [tool_board]}
