# SPDX-License-Identifier: Apache-2.0
"""A dozen more pages by whoever drew encounters.py and mistaken.py, written after what those showed was mended and before any of these was tried: whether
what was mended holds for what was not drawn then. Everybody is invented."""

from encounters import BOXES, HOUSES, INK, Soul, app, line, medic, nurse, pen
from leaks import clock
from trades import MONTHS, SERIF, house, lately, nhs, sheet, tel, unit


def name(p, form="plain"):
    return Soul(p).said(form)


# Of patients.

def video_lobby(p):
    """A waiting room of calls."""
    rows = "".join(f"<div style='padding:14px 20px;border-bottom:1px solid #dde'><b>{Soul(p).name(p.pick(['plain', 'polite', 'initial']))}</b> &nbsp; waiting {p.rng.randint(1, 40)} min &nbsp; <small>{p.pick(['camera off', 'mother on call', 'interpreter: Polish', 'rash on arm'])}</small></div>" for _ in range(5))
    return app(p, f"Clinic lobby &nbsp; {medic(p)}", rows, "#1565c0")


def ketone_meter(p):
    a = Soul(p)
    return p.html(f"<div style='padding:24px;font-size:1.5em'>{a.name(p.pick(['back', 'plain', 'shouted']))}<br>{unit(p)}<br><span style='font-size:2.4em'>{p.rng.uniform(0.2, 6):.1f}</span> mmol/L KET<br><small>{lately(p)} {clock(p)} &nbsp; Op {p.rng.randint(1000, 9999)} &nbsp; QC due</small></div>", "#dfe8d8")


def blood_fridge_list(p):
    rows = [[f"G{p.rng.randint(10**6, 10**7)}", p.pick(["O Pos", "A Neg", "B Pos"]), a.name(p.pick(["comma", "caps", "soft"])), unit(p), p.pick(["", "taken 04:10", "return by 12"])] for a in (Soul(p) for _ in range(9))]
    return sheet(p, f"<b>Units in fridge 2</b> &nbsp; {lately(p)}{p.table(['Unit', 'Group', 'For', 'Hosp no', 'Out'], rows)}", extra=BOXES)


def night_note(p):
    a = Soul(p, 1925, 1950)
    return sheet(p, pen(p, f"Night staff<br><br>{a.name(p.pick(['polite', 'first', 'plain']))} up x4, fell out of bed 3am, no injury seen. Rang 111. Son {a.kin('first')} informed.<br>Rm {p.rng.randint(2, 20)} wants her tablets at 6.<br><br>{nurse(p)}", 1.4), "#fffef0")


def ultrasound_corner(p):
    a = Soul(p, 1982, 2006)
    return p.html(f"<div style='padding:10px;font-size:.85em'>{a.name(p.pick(['shouted', 'comma', 'caps']))}<span style='float:right'>{lately(p)} {clock(p)}</span><br>{unit(p)} &nbsp; GA {p.rng.randint(11, 38)}w{p.rng.randint(0, 6)}d<span style='float:right'>MI 0.9 TIs 0.2</span></div><div style='margin:20px auto;width:460px;height:240px;background:radial-gradient(circle,#bbb,#222 60%,#000)'></div><div style='padding:10px;font-size:.85em'>BPD {p.rng.uniform(2, 9):.1f} cm &nbsp; FL {p.rng.uniform(1, 7):.1f} cm</div>", "#000", "#ddd")


def outreach_van(p):
    rows = "".join(f"<p>{n}. {pen(p, Soul(p, 1960, 2000).name(p.pick(['first', 'nick', 'plain'])) + ' - ' + p.pick(['methadone 40', 'dressing both legs', 'hep C swab', 'naloxone kit', 'BBV bloods', 'sleeping by canal']))}</p>" for n in range(1, 9))
    return sheet(p, f"<b>Van, Thursday</b>{rows}")


def travel_clinic(p):
    a = Soul(p)
    return sheet(p, f"<h3>Travel health risk form</h3>{line('Name', pen(p, a.name('plain')))}{line('Born', pen(p, a.born('short')))}{line('Going to', pen(p, p.pick(['Ghana, 3 weeks', 'Peru', 'Lahore, family'])))}{line('Pregnant or trying?', pen(p, p.pick(['no', '14 weeks'])))}{line('Medicines', pen(p, p.pick(['pill', 'warfarin', 'none'])))}Hep A &#9746; &nbsp; Typhoid &#9746; &nbsp; Yellow fever &#9744; &nbsp; Rabies &#9744;<br>Batch AB{p.rng.randint(100, 999)}")


def donor_letter(p):
    a = Soul(p)
    return sheet(p, f"{lately(p)}<br><br>{a.name('whole')}<br>{house(p)}<br><br>Dear {a.name('polite')}<br><br>Your {p.pick(['stool test', 'smear', 'scan'])} was not normal. This does not mean that you have cancer. Please ring {tel(p)} and we shall see you within two weeks.<br><br>{p.plain()}, specialist screening practitioner<br><small>NHS no {nhs(p)}</small>", font=SERIF)


# Of others.

def darts_knockout(p):
    rows = "".join(f"<p style='margin:8px'>{name(p, p.pick(['plain', 'naked']))} {p.rng.randint(0, 4)} &#8211; {p.rng.randint(0, 4)} {name(p, p.pick(['plain', 'naked']))}</p>" for _ in range(8))
    return p.html(f"<div style=\"padding:26px;font:1.8em '{p.pick(INK[:2])}'\"><b>Knockout, round 2</b> (in aid of the hospice){rows}</div>", "#fffdf5", "#222")


def exhibition_panel(p):
    return sheet(p, f"<h2>Room 3: The fever hospital</h2><i>{name(p)}, a ward maid, about 1912.</i><br><br>Patients came by cart. Matron {name(p, 'surname')} let nobody visit. In 1921 {name(p)}, aged 9, wrote home every day for eleven weeks; her letters are in the case. Lent by {name(p)}.", "#f3efe6", font=SERIF)


def staff_photos(p):
    tiles = "".join(f"<div style='width:170px;margin:10px;text-align:center'><div style='height:110px;background:#cfd8dc'></div><b>{name(p, p.pick(['plain', 'first']))}</b><br><small>{p.pick(['Ward sister', 'Staff nurse', 'Healthcare assistant', 'Ward clerk', 'Housekeeper', 'Physiotherapist'])}</small></div>" for _ in range(9))
    return sheet(p, f"<h2>Welcome to {p.pick(HOUSES)} ward: our team</h2><div style='display:flex;flex-wrap:wrap'>{tiles}</div>Visiting 2 to 8. Please wash your hands.")


def swim_gala(p):
    rows = [[n, name(p, "plain"), f"{p.rng.randint(9, 16)}", p.pick(["Hexley SC", "Kirkmuir", "Brackwater"]), f"{p.rng.randint(28, 59)}.{p.rng.randint(10, 99)}"] for n in range(1, 9)]
    return app(p, f"Heat {p.rng.randint(1, 9)} &nbsp; 50 m backstroke &nbsp; {p.rng.randint(1, 28)} {p.pick(MONTHS)}", p.table(["Lane", "Name", "Age", "Club", "Time"], rows), "#0277bd")


RECORDS = {"screen": [video_lobby, ultrasound_corner], "card": [ketone_meter], "paper": [blood_fridge_list, night_note, outreach_van, travel_clinic, donor_letter]}
OTHERS = {"board": [darts_knockout], "paper": [exhibition_panel, staff_photos], "screen": [swim_gala]}
# A ward's people are named at its door.
INDIRECT = (staff_photos,)
