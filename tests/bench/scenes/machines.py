# SPDX-License-Identifier: Apache-2.0
"""Displays of machines at the bedside and in the laboratory, a developer's windows, telephones and tablets of staff, carers and patients, calls by picture,
kiosks and displays on walls that show a patient; the same machines without one. Everybody is invented."""

from leaks import clock
from pages import DOSES, DRUGS, SURGERIES
from terminals import ILLS, STAFF, Person, menu, number, window
from trades import MONO, chip, code, home, house, lately, nhs, tel, unit

WAVE = "repeating-linear-gradient(90deg,transparent 0 38px,{0} 38px 40px,transparent 40px 44px,{0} 44px 46px)"


def device(p, body, ground="#000", ink="#eee"):
    return p.html(f"<div style='padding:14px 18px;height:100%'>{body}</div>", ground, ink)


def trace(colour, height=70):
    return f"<div style='height:{height}px;background:{WAVE.format(colour)};margin:6px 0'></div>"


def phone(p, title, body, ground="#fff", ink="#111", bar="#0a6b5c"):
    return p.html(f"<div style='padding:6px 16px;font-size:85%;background:{bar};color:#fff'>{clock(p)}<span style='float:right'>5G 81%</span></div><div style='background:{bar};color:#fff;padding:12px 16px'><b>{title}</b></div>{body}", ground, ink)


def chat(p, title, said, mine="#d9fdd3"):
    """(who or None for oneself, text)."""
    one = lambda w, t: f"<div style='margin:8px {'10px 8px 60px' if w is None else '60px 8px 10px'};background:{mine if w is None else '#fff'};color:#111;padding:8px 11px;border-radius:11px'>{'' if w is None else f'<b style=color:#0a8f76;font-size:85%>{w}</b><br>'}{t}</div>"
    return phone(p, title, "".join(one(*s) for s in said), "#e9e3da")


# At the bedside.

def sonogram(p):
    a = Person(p, 1960, 2006)
    cone = "<div style='width:560px;height:520px;margin:auto;clip-path:polygon(42% 0,58% 0,100% 85%,50% 100%,0 85%);background:radial-gradient(circle at 45% 60%,#111 10%,#555 30%,#222 50%,#777)'></div>"
    return device(p, f"<div style='color:#ffd54f;font-size:.95em'>{a.name(p.pick(['shouted', 'loud', 'caret']))} &nbsp; {unit(p)} &nbsp; {a.born(p.pick(['slash', 'iso', 'dots']))} <span style='float:right'>{lately(p)} {clock(p)}<br>MI 1.1 TIs 0.3</span></div>{cone}<div style='position:absolute;left:30px;bottom:60px;color:#8cf'>GA {p.rng.randint(11, 39)}w{p.rng.randint(0, 6)}d &nbsp; BPD {p.rng.randint(20, 90)}.1 mm &nbsp; C5-2 &nbsp; 24 Hz</div>")


def ecg_cart(p):
    a = Person(p)
    return device(p, f"<div style='background:#eee;color:#111;padding:8px'>Name: {a.name(p.pick(['shouted', 'soft', 'plain']))} &nbsp; ID: {unit(p)} &nbsp; {a.age()} yr {p.pick(['Male', 'Female'])}<br>HR {p.rng.randint(40, 150)} &nbsp; PR 164 ms &nbsp; QRS {p.rng.randint(80, 150)} &nbsp; QTc {p.rng.randint(390, 520)}<br>{p.pick(['Sinus rhythm', 'Atrial fibrillation', 'Left bundle branch block'])} &nbsp; unconfirmed</div>{''.join(trace('#d32f2f', 90) for _ in range(5))}<div>25 mm/s &nbsp; 10 mm/mV &nbsp; 0.05-150 Hz</div>", "#fff5f5", "#222")


def ventilator(p):
    a = Person(p)
    tile = lambda w, v, u: f"<div style='width:150px;border:1px solid #455;padding:8px'><small>{w}</small><div style='font-size:2.3em;color:#7fe'>{v}</div><small>{u}</small></div>"
    return device(p, f"<div style='display:flex;justify-content:space-between'><span>{p.pick(['SIMV', 'BIPAP', 'CPAP/ASB'])}</span><span>{a.name(p.pick(['surname', 'shouted', 'plain']))} &nbsp; Bed {p.rng.randint(1, 16)} &nbsp; {p.rng.randint(48, 110)} kg IBW</span><span>{clock(p)}</span></div>{trace('#4cf')}{trace('#fd4')}{trace('#8f8')}<div style='display:flex;gap:8px;margin-top:20px'>{tile('Ppeak', p.rng.randint(14, 38), 'cmH2O')}{tile('PEEP', p.rng.randint(5, 14), 'cmH2O')}{tile('FiO2', p.rng.randint(21, 90), '%')}{tile('VTe', p.rng.randint(300, 620), 'ml')}{tile('RR', p.rng.randint(10, 32), '/min')}</div>")


def pump(p):
    a = Person(p)
    return device(p, f"<div style='font-size:1.5em;line-height:1.7'><div style='background:#135;padding:6px 12px'>{a.name(p.pick(['shouted', 'plain', 'back', 'polite']))}<span style='float:right'>{p.pick(['ICU 4', 'Bed 12', 'CH 2'])}</span></div><b style='font-size:1.5em'>{p.pick(['Noradrenaline', 'Propofol 2%', 'Heparin', 'Actrapid', 'Morphine'])}</b><br>{p.rng.randint(1, 30)}.{p.rng.randint(0, 9)} ml/h &nbsp; {p.rng.randint(1, 9) / 100} mcg/kg/min<br>VTBI {p.rng.randint(10, 50)} ml &nbsp; {p.rng.randint(0, 9)} h {p.rng.randint(10, 59)} min<br><span style='background:#e6a700;color:#111;padding:2px 10px'>Occlusion limit 350 mmHg</span></div>", "#0b1c2c")


def dialyser(p):
    a = Person(p)
    return device(p, f"<div style='font-size:1.25em;line-height:1.9'><b>{a.name('plain')}</b> &nbsp; Station {p.rng.randint(1, 24)} &nbsp; dry {p.rng.randint(45, 110)}.5 kg<br>UF goal {p.rng.randint(800, 3200)} ml &nbsp; UF rate {p.rng.randint(200, 900)} ml/h<br>Blood flow {p.rng.randint(200, 400)} ml/min &nbsp; Art -{p.rng.randint(80, 210)} &nbsp; Ven {p.rng.randint(80, 210)}<br>Time left 2:{p.rng.randint(10, 59)} &nbsp; Conductivity 14.0 &nbsp; Kt/V {p.rng.randint(8, 16) / 10}<br>Fistula L brachial &nbsp; Tinzaparin 2500</div>", "#dff1f7", "#123")


def anaesthetic(p):
    a = Person(p)
    value = lambda w, v, c: f"<div style='color:{c};text-align:right'><small>{w}</small><div style='font-size:2.6em'>{v}</div></div>"
    return device(p, f"<div style='background:#223;padding:5px 10px'>{a.name(p.pick(['shouted', 'after', 'soft']))} &nbsp; {unit(p)} &nbsp; Adult &nbsp; OR 3<span style='float:right'>{clock(p)}</span></div><div style='display:flex;gap:20px'><div style='flex:1'>{trace('#3f3', 90)}{trace('#f44', 90)}{trace('#4cf', 90)}{trace('#ff4', 90)}</div><div style='width:180px'>{value('ECG', p.rng.randint(45, 130), '#3f3')}{value('ART', f'{p.rng.randint(85, 170)}/{p.rng.randint(40, 90)}', '#f44')}{value('SpO2', p.rng.randint(88, 100), '#4cf')}{value('etCO2', p.rng.randint(3, 7) + .4, '#ff4')}</div></div>")


def gas_analyser(p):
    a = Person(p)
    rows = "".join(f"<tr><td>{t}</td><td style='font-size:1.3em'>{v}</td><td>{u}</td></tr>" for t, v, u in [("pH", f"7.{p.rng.randint(10, 48)}", ""), ("pCO2", f"{p.rng.randint(3, 11)}.{p.rng.randint(0, 9)}", "kPa"), ("pO2", f"{p.rng.randint(5, 22)}.1", "kPa"), ("Lac", f"{p.rng.randint(0, 9)}.{p.rng.randint(0, 9)}", "mmol/L"), ("K+", f"{p.rng.randint(3, 7)}.2", "mmol/L"), ("Glu", f"{p.rng.randint(3, 30)}.0", "mmol/L"), ("tHb", p.rng.randint(60, 170), "g/L")])
    return device(p, f"<div style='background:#00695c;color:#fff;padding:8px 12px'>Patient report &nbsp; Syringe S 95 uL &nbsp; Sample {p.rng.randint(100, 9999)}</div><div style='display:flex;gap:40px;padding:12px'><div style='line-height:1.9'>Patient ID<br><b>{unit(p)}</b><br>Patient last name<br><b>{p.mark('patient_name', a.family)}</b><br>Patient first name<br><b>{p.mark('patient_name', a.given)}</b><br>Type Arterial<br>FO2(I) {p.rng.randint(21, 80)} %</div><div style='flex:1'><table>{rows}</table></div></div>", "#eef", "#111")


def scope_stack(p):
    """A laparoscope's picture with what is written over it."""
    a = Person(p)
    return device(p, f"<div style='width:640px;height:620px;margin:auto;border-radius:50%;background:radial-gradient(circle at 40% 45%,#f3b9a4,#b64a3c 45%,#5a1a14 75%)'></div><div style='position:absolute;left:24px;top:24px;color:#fff;line-height:1.5'>{a.name(p.pick(['shouted', 'loud', 'soft']))}<br>{a.born('slash')}<br>{p.pick('MF')} {unit(p)}</div><div style='position:absolute;right:24px;top:24px;color:#fff'>{lately(p)}<br>{clock(p)}<br>REC 00:{p.rng.randint(10, 59)}:12</div>")


def breath_test(p):
    a = Person(p)
    rows = [[t, f"{p.rng.randint(10, 50) / 10}", f"{p.rng.randint(40, 120)}%"] for t in ["FVC", "FEV1", "FEV1/FVC", "PEF", "FEF25-75"]]
    return window(p, "Spirometry", f"<div style='padding:14px'>Patient {a.name(p.pick(['soft', 'plain']))} &nbsp; Born {a.born('slash')} &nbsp; {p.rng.randint(148, 194)} cm &nbsp; {p.rng.randint(45, 130)} kg &nbsp; {p.pick(['White', 'Asian', 'Black', 'Other'])}</div><div style='display:flex'><div style='width:420px;height:360px;background:linear-gradient(150deg,#fff 49%,#06c 49.5%,#fff 50%);border:1px solid #999;margin:14px'></div><div style='flex:1'>{p.table(['', 'Best', 'Pred'], rows)}</div></div>")


def beam_console(p):
    a = Person(p)
    rows = [[n, t, p.rng.randint(0, 359), p.rng.randint(20, 210), p.pick(["Treated", "Ready", ""])] for n, t in enumerate(["AP", "PA", "L Lat", "R Lat"], 1)]
    return window(p, "Treatment", f"<div style='background:#001f3f;color:#fff;padding:12px;font-size:1.25em'>{a.name('titled')} &nbsp; {unit(p)} &nbsp; DOB {a.born('words')}</div><div style='padding:12px'>Course 1 &nbsp; {p.pick(['Prostate', 'Breast L', 'Larynx'])} &nbsp; Fraction {p.rng.randint(1, 20)} of 20 &nbsp; {p.rng.randint(20, 60)} Gy</div>{p.table(['Field', 'Name', 'Gantry', 'MU', 'State'], rows)}", "#dbe5ee")


def sensor_portal(p):
    """A clinic's view of its people's glucose."""
    rows = [[a.any(), a.born("slash"), f"{p.rng.randint(20, 95)}%", f"{p.rng.randint(1, 14)}%", f"{p.rng.randint(48, 110)} mmol/mol", p.pick(["Today", "2 days", "14 days"])] for a in (Person(p) for _ in range(15))]
    return p.html(f"<div class=bar>GlucoCloud &nbsp; Professional &nbsp; Diabetes Centre</div>{p.table(['', '', 'In range', 'Low', 'GMI', 'Last upload'], rows)}", "#fff")


def device_clinic(p):
    rows = [[a.name("soft"), p.pick(["DDDR", "ICD", "CRT-D", "ILR"]), p.pick(["AF burden 14%", "RV threshold high", "Shock delivered", "Battery ERI", "Normal"]), lately(p), p.pick(["&#128308;", "&#128993;", ""])] for a in (Person(p, 1930, 1985) for _ in range(15))]
    return window(p, "Remote follow-up: transmissions", p.table(["", "Device", "Event", "Sent", ""], rows))


def hearing_fit(p):
    a, listed = Person(p), "<br>".join(Person(p).name("soft") for _ in range(9))
    return window(p, f"Fitting: {a.name('soft')}", f"{menu('Client', 'Audiogram', 'REM', 'Fine tuning')}<div style='display:flex'><div style='width:260px;padding:14px;line-height:1.8'>{listed}</div><div style='flex:1;height:420px;background:repeating-linear-gradient(0deg,#fff 0 30px,#ddd 30px 31px)'></div></div>")


# A developer's windows.

def psql_rows(p):
    people = [Person(p) for _ in range(14)]
    wide = max(len(a.family) for a in people)
    body = "\n".join(f" {p.rng.randint(10**4, 10**5)} | {p.mark('patient_name', a.family)}{' ' * (wide - len(a.family))} | {p.mark('patient_name', a.given)}{' ' * (16 - len(a.given))} | {a.born('iso')} | {nhs(p, '')} | {p.pick('MF')}" for a in people)
    return p.html(f"<pre style=\"font:1em '{MONO}';padding:14px;line-height:1.45\">pas_live=&gt; select id, surname, forename, dob, nhs_no, sex from patient where ward='W9' limit 14;\n  id   | surname{' ' * (wide - 7)} | forename         |    dob     |   nhs_no   | sex\n-------+{'-' * (wide + 2)}+------------------+------------+------------+----\n{body}\n(14 rows)\n\npas_live=&gt; _</pre>", "#1e1e1e", "#d4d4d4")


def pipe_messages(p):
    """Messages of admissions, with bars between."""
    def one():
        a = Person(p)
        day = f"{a.y}{a.m:02}{a.d:02}"
        return f"MSH|^~\\&amp;|PAS|RXX|ROUTE|LAB|202603{p.rng.randint(10, 28)}||ADT^A0{p.rng.randint(1, 8)}|{p.rng.randint(10**6, 10**7)}|P|2.4\nPID|1||{unit(p)}^^^MRN~{nhs(p, '')}^^^NHS||{p.mark('patient_name', f'{a.family.upper()}^{a.given.upper()}')}^^^{a.title.upper()}||{p.mark('date_of_birth', day)}|{p.pick('MF')}|||{house(p)}^^HEXLEY^^{code(p)}\nPV1|1|I|W{p.rng.randint(1, 12)}^B{p.rng.randint(1, 6)}|||||{p.rng.randint(10**5, 10**6)}^ALDOUS\n"
    return p.html(f"<pre style=\"font:.95em '{MONO}';padding:14px;white-space:pre-wrap;line-height:1.4\">$ tail -f adt.log\n{''.join(one() for _ in range(6))}</pre>", "#0c0c0c", "#9fe89f")


def bundle_json(p):
    a = Person(p)
    lines = f"""{{
  "resourceType": "Patient",
  "id": "{p.rng.randint(10**5, 10**6)}",
  "identifier": [
    {{ "system": "https://fhir.nhs.uk/Id/nhs-number", "value": "{nhs(p, '')}" }}
  ],
  "name": [
    {{ "use": "official", "family": "{p.mark('patient_name', a.family)}", "given": [ "{p.mark('patient_name', a.given)}" ] }}
  ],
  "telecom": [ {{ "system": "phone", "value": "{tel(p)}" }} ],
  "gender": "{p.pick(['male', 'female'])}",
  "birthDate": "{a.born('iso')}",
  "address": [
    {{ "line": [ "{house(p)}" ], "city": "Hexley", "postalCode": "{code(p)}" }}
  ]
}}"""
    return window(p, "response.json - Editor", f"<pre style=\"font:1em '{MONO}';padding:14px;line-height:1.5\">{lines}</pre>", "#1e1e1e", "#ce9178", "#323233")


def csv_dump(p):
    body = "\n".join(f"{n:4}  {p.mark('patient_name', a.family)},{p.mark('patient_name', a.given)},{a.born('slash')},{nhs(p, p.pick(['', ' ']))},{p.pick(['Metformin', 'Insulin', 'Gliclazide'])},{p.rng.randint(42, 118)}" for n, a in ((n, Person(p)) for n in range(2, 30)))
    return window(p, "hba1c_extract.csv", f"<pre style=\"font:.95em '{MONO}';padding:10px;line-height:1.4\">   1  surname,forename,dob,nhs,drug,hba1c\n{body}</pre>")


def error_trace(p):
    a = Person(p)
    return p.html(f"<pre style=\"font:1em '{MONO}';padding:16px;white-space:pre-wrap;line-height:1.5\">Traceback (most recent call last):\n  File \"/srv/letters/merge.py\", line 88, in render\n    day = parse(row[\"dob\"])\nValueError: cannot parse '{a.born('dots')}' in row {{'title': '{a.title}', 'name': '{a.name('plain')}', 'ward': 'W9', 'gp': '{p.pick(SURGERIES)}', 'nhs': '{nhs(p)}'}}\n\n[retry 3/3] job failed\n$ _</pre>", "#2b0f1a", "#f5d0d0")


# Calls by picture, walls and kiosks.

def video_tiles(p):
    """A consultation by video: captions and a waiting room."""
    a = Person(p)
    tile = lambda w, c: f"<div style='flex:1;height:420px;margin:8px;background:radial-gradient(circle at 50% 40%,#caa 14%,{c} 16%);position:relative'><span style='position:absolute;left:10px;bottom:10px;background:#000a;color:#fff;padding:3px 9px'>{w}</span></div>"
    waiting = "".join(f"<div style='padding:8px 14px;border-bottom:1px solid #444'>{b.name(p.pick(['plain', 'polite', 'short']))}<br><small>waiting {p.rng.randint(1, 40)} min</small></div>" for b in (Person(p) for _ in range(4)))
    return p.html(f"<div style='padding:8px 14px'>Clinic room: Rheumatology &nbsp; 00:{p.rng.randint(10, 59)}:08</div><div style='display:flex'>{tile(a.name('plain'), '#345')}{tile(p.pick(STAFF), '#453')}<div style='width:230px;background:#222;color:#eee'><b style='padding:10px;display:block'>Waiting area (4)</b>{waiting}</div></div>", "#111", "#eee")


def called_next(p):
    """A display in a waiting room."""
    rows = "".join(f"<div style='display:flex;justify-content:space-between;padding:12px 50px;font-size:1.6em;opacity:{1 - n / 8}'><span>{Person(p).name(p.pick(['polite', 'whole', 'plain']))}</span><span>Room {p.rng.randint(1, 14)}</span></div>" for n in range(5))
    return p.html(f"<div style='background:#005eb8;color:#fff;padding:18px 50px;font-size:2em'>Now calling <span style='float:right'>{clock(p)}</span></div>{rows}<div style='position:absolute;bottom:0;left:0;right:0;background:#ffb81c;color:#222;padding:10px'>Flu jabs on Saturday. Please switch off your phone. Do not attend = 14 appointments lost last month.</div>", "#fff")


def check_in(p):
    a = Person(p)
    return p.html(f"<div style='text-align:center;padding:60px'><h1>Is this you?</h1><div style='font-size:2em;line-height:1.7'>{a.name(p.pick(['plain', 'short', 'whole']))}<br>Born {p.mark('date_of_birth', str(a.d) + ' ' + 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()[a.m - 1])}<br>{clock(p)} with {p.pick(STAFF)}</div><p>{chip('Yes, check me in', '#2e7d32')} &nbsp; {chip('No', '#b71c1c')}</p></div>", "#e8f4fd")


def bed_call(p):
    """Over a nurses' station: who has rung."""
    rows = "".join(f"<div style='background:{p.pick(['#c62828', '#f9a825', '#2e7d32'])};color:#fff;padding:14px 30px;margin:8px;font-size:1.5em'>{p.pick('ABC')}{p.rng.randint(1, 6)} &nbsp; {Person(p).name(p.pick(['surname', 'polite', 'back']))}<span style='float:right'>0{p.rng.randint(0, 9)}:{p.rng.randint(10, 59)} {p.pick(['Call', 'Assist', 'Toilet', 'Sensor mat'])}</span></div>" for _ in range(7))
    return p.html(rows, "#111")


def lodge_tiles(p):
    """A care home's tablet: everybody's tile."""
    tile = lambda a: f"<div style='width:180px;height:150px;background:#fff;color:#222;border-radius:12px;margin:10px;padding:12px;text-align:center'><div style='width:58px;height:58px;border-radius:50%;background:{p.pick(['#b39ddb', '#80cbc4', '#ffcc80'])};margin:auto;font-size:1.5em;padding-top:12px'>{a.given[0]}{a.family[0]}</div>{a.name(p.pick(['plain', 'known', 'short']))}<br><small>Rm {p.rng.randint(1, 40)} &nbsp; {p.pick(['fluids 420 ml', 'repositioned 2 h', 'skin &#9888;', 'refused lunch'])}</small></div>"
    return p.html(f"<div style='background:#5e35b1;color:#fff;padding:14px 20px'>Willow unit &nbsp; Due now 9</div><div style='display:flex;flex-wrap:wrap;padding:10px'>{''.join(tile(Person(p, 1925, 1950)) for _ in range(15))}</div>", "#ede7f6")


# Telephones.

def own_results(p):
    a = Person(p)
    rows = "".join(f"<div style='padding:12px 16px;border-bottom:1px solid #ddd'>{t}<span style='float:right'>{v}</span></div>" for t, v in [("HbA1c", f"{p.rng.randint(38, 110)} mmol/mol"), ("Serum ferritin", f"{p.rng.randint(4, 400)} ug/L"), ("eGFR", p.rng.randint(20, 90)), ("TSH", f"{p.rng.randint(0, 12)}.4")])
    return phone(p, "My results", f"<div style='padding:16px'>Hello {a.name(p.pick(['first', 'plain', 'whole']))}<br><small>NHS number {number(p)}</small></div>{rows}", "#f0f4f5", "#212b32", "#005eb8")


def switch_profile(p):
    a, b = Person(p, 1930, 1960), Person(p, 2012, 2022)
    return phone(p, "Switch profile", f"<div style='padding:18px;line-height:2.1'>You can act for<div style='background:#fff;padding:12px;margin:8px 0'><b>{a.name('whole')}</b><br>Age {a.age()}<br>{p.pick(SURGERIES)}</div><div style='background:#fff;padding:12px'><b>{b.name('plain')}</b><br>Age {b.age()}<br>{p.pick(SURGERIES)}</div></div>", "#f0f4f5", "#212b32", "#005eb8")


def bleep_list(p):
    rows = "".join(f"<div style='padding:11px 16px;border-bottom:1px solid #333'><b style='color:{p.pick(['#ff5252', '#ffb300', '#69f0ae'])}'>{clock(p)}</b> {t}</div>" for t in [f"W9 B{p.rng.randint(1, 28)} {Person(p).name('surname')} - NEWS 6", f"{Person(p).name('polite')} cannula tissued, vanc due", f"Fluids for {Person(p).name('back')} pls", f"Verify death {Person(p).name('plain')} SR4", f"TTO {Person(p).name('surname')} taxi at 4", f"Relatives of {Person(p).name('polite')} want to talk"])
    return phone(p, "Jobs: night SHO", rows, "#121212", "#eee", "#1f1f1f")


def doctors_chat(p):
    a, b, c = Person(p), Person(p), Person(p)
    return chat(p, p.pick(["On call reg's", "FY1s W9", "ED nights"]), [("Ellie", f"anyone know {a.name('plain')}? in resus 2"), (None, "yes the perf from last week"), ("Sam", f"{b.name('surname')} trop now {p.rng.randint(40, 2000)}, cards aware"), (None, f"can you put {c.name('polite')} on the list for scan"), ("Ellie", f"{c.name('first')}'s husband is here, very upset"), ("Sam", "brb coffee")])


def agency_shift(p):
    """A home carer's app: calls of the day."""
    rows = "".join(f"<div style='padding:12px 16px;border-bottom:1px solid #ddd'><b>{clock(p)}</b> {a.name(p.pick(['polite', 'plain', 'known']))}<br><small>{house(p)} {code(p)}<br>Key safe {p.rng.randint(1000, 9999)} &nbsp; {p.pick(['hoist x2', 'meds prompt', 'pad change', 'PEG'])}</small></div>" for a in (Person(p, 1925, 1960) for _ in range(6)))
    return phone(p, "Today 6 calls", rows, "#fff", "#111", "#ad1457")


def number_saved(p):
    """Recent calls of a health visitor."""
    rows = "".join(f"<div style='padding:11px 16px;border-bottom:1px solid #eee'>{t}<span style='float:right;color:#888'>{clock(p)}</span></div>" for t in [f"{Person(p).name('plain')} pt", f"Mum of {Person(p, 2023, 2025).name('first')} 8/52", "Safeguarding duty", f"{Person(p).name('surname')} catheter", "Mum", f"Chemist re {Person(p).name('polite')}", "Garage"])
    return phone(p, "Recents", rows, "#fff", "#111", "#eee")


def visit_notes(p):
    """A note on a tablet."""
    said = [f"{Person(p).name('plain')} - dressing, dog!", f"{Person(p).name('polite')} bp + bloods", "fuel", f"{Person(p).name('back')} new lady, ring first {tel(p)}", f"{house(p)} ear irrigation", "order swabs"]
    return phone(p, "Notes", f"<div style='padding:18px;line-height:1.9;font-size:1.15em'><b>Wed visits</b><br>{'<br>'.join(said)}</div>", "#fffbe6")


def watch_alert(p):
    """A patient's own alarm, sent to who looks after them."""
    a = Person(p, 1930, 1960)
    return phone(p, "Careline", f"<div style='padding:20px;text-align:center;line-height:1.8'><div style='font-size:1.6em;color:#c62828'>Fall detected</div><b style='font-size:1.3em'>{a.name(p.pick(['plain', 'polite']))}</b><br>{home(p)}<br>{clock(p)} &nbsp; HR {p.rng.randint(40, 130)}<br><br>{chip('Call', '#2e7d32')} {chip('Dismiss', '#777')}</div>", "#fff")


# Nobody's.

def test_pump(p):
    return device(p, f"<div style='font-size:1.5em;line-height:1.7'><div style='background:#135;padding:6px 12px'>NO PATIENT<span style='float:right'>CH 2</span></div><b style='font-size:1.5em'>Self test passed</b><br>Battery 94 %<br>Service due {lately(p)}</div>", "#0b1c2c")


def psql_shop(p):
    body = "\n".join(f" {p.rng.randint(10**4, 10**5)} | {p.pick(['Oak table', 'Lamp, brass', 'Rug 2x3', 'Chair']):14} | {p.rng.randint(1, 400):5} | {p.rng.randint(10, 900)}.00" for _ in range(14))
    return p.html(f"<pre style=\"font:1em '{MONO}';padding:14px;line-height:1.45\">shop=&gt; select id, title, stock, price from product limit 14;\n  id   | title          | stock | price\n-------+----------------+-------+------\n{body}\n(14 rows)\n\nshop=&gt; _</pre>", "#1e1e1e", "#d4d4d4")


def book_json(p):
    return window(p, "books.json - Editor", f"<pre style=\"font:1em '{MONO}';padding:14px;line-height:1.5\">{{\n  \"title\": \"The long lane\",\n  \"author\": {{ \"family\": \"{p.pick(['Read', 'Fox', 'Marshall'])}\", \"given\": \"{p.pick(['Chase', 'Amber', 'Earl'])}\" }},\n  \"published\": \"1998-04-12\",\n  \"isbn\": \"978-0-00-000000-2\",\n  \"price\": 12.99\n}}</pre>", "#1e1e1e", "#ce9178", "#323233")


def queue_counter(p):
    rows = "".join(f"<div style='display:flex;justify-content:space-between;padding:12px 50px;font-size:1.6em'><span>{p.pick('ABC')}{p.rng.randint(100, 400)}</span><span>Counter {p.rng.randint(1, 14)}</span></div>" for _ in range(5))
    return p.html(f"<div style='background:#6a1b9a;color:#fff;padding:18px 50px;font-size:2em'>Now serving <span style='float:right'>{clock(p)}</span></div>{rows}", "#fff")


def desk_check_in(p):
    return p.html(f"<div style='text-align:center;padding:60px'><h1>Welcome to Tannery Mill</h1><div style='font-size:1.6em;line-height:1.7'>{Person(p).said('plain')}<br>{clock(p)} to see {Person(p).said('plain')}, Sales</div><p>{chip('Print my badge', '#2e7d32')}</p></div>", "#e8f4fd")


def stand_up_call(p):
    tile = lambda: f"<div style='flex:1;height:380px;margin:8px;background:radial-gradient(circle at 50% 40%,#caa 14%,#345 16%);position:relative'><span style='position:absolute;left:10px;bottom:10px;background:#000a;color:#fff;padding:3px 9px'>{Person(p).said('plain')}</span></div>"
    return p.html(f"<div style='padding:8px 14px'>Weekly sales &nbsp; 00:{p.rng.randint(10, 59)}:08</div><div style='display:flex'>{tile()}{tile()}{tile()}</div>", "#111", "#eee")


def parcel_round(p):
    rows = "".join(f"<div style='padding:12px 16px;border-bottom:1px solid #ddd'><b>{clock(p)}</b> {a.said('plain')}<br><small>{p.rng.randint(1, 99)} Cobble Row<br>{p.pick(['2 parcels', 'sofa, two men', 'sign for', 'leave in porch'])}</small></div>" for a in (Person(p) for _ in range(6)))
    return phone(p, "Today 6 drops", rows, "#fff", "#111", "#ad1457")


def quiz_chat(p):
    return chat(p, "Quiz team", [("Ellie", f"is {Person(p).said('first')} coming"), (None, "yes with snacks"), ("Sam", f"{Person(p).said('plain')} knows all the 80s music"), (None, "table 4 booked at 8"), ("Ellie", "we lost by 2 last week")])


RECORDS = {"screen": [sonogram, ecg_cart, ventilator, pump, dialyser, anaesthetic, gas_analyser, scope_stack, breath_test, beam_console, sensor_portal, device_clinic, hearing_fit, psql_rows, pipe_messages, bundle_json,
                      csv_dump, error_trace, video_tiles, called_next, check_in, bed_call, lodge_tiles],
           "phone": [own_results, switch_profile, bleep_list, doctors_chat, agency_shift, number_saved, visit_notes, watch_alert]}
OTHERS = {"screen": [test_pump, psql_shop, book_json, queue_counter, desk_check_in, stand_up_call], "phone": [parcel_round, quiz_chat]}
