# SPDX-License-Identifier: Apache-2.0
"""Records on displays that are no record system: a machine at the bedside, a console, a calendar, a dialogue, captions, a
watch. Each writes names, dates and numbers in its own way. Everybody is invented."""

import html as markup
import json
import re

from leaks import clock
from pages import DOSES, DRUGS, SURGERIES, TRUSTS

# (given, family) as one people writes them.
PEOPLE = [pair.split("/") for pair in (
    "Wilfred/Braithwaite|Philippa/Cholmondeley|Terence/Bickerstaff|Mavis/Arkwright|Joan/Penhaligon|Albert/Entwistle|Kylie/Sugden|"
    "Anjali/Subramaniam|Mohammed Yousaf/Khan|Harpreet/Gill|Thayalini/Sivakumaran|Rukhsana/Bibi|Dinesh/Vaghela|Sukhwinder/Kaur|"
    "Oluwaseun/Ogunleye|Abena/Owusu-Ansah|Ifeoma/Chukwu|Tendai/Moyo|Yaa/Boateng|Hodan/Warsame|Babajide/Fashola|"
    "Wai Yin/Cheung|Jun/Zhang|Xiaoling/Wu|Kwok Keung/Lau|Nguyen Thi/Huong|"
    "Abdulrahman/Al-Jabouri|Fatima Zahra/El Idrissi|Huda/bin Salman|Yasmin/Haddad|"
    "Krzysztof/Jablonski|Wieslawa/Zajac|Stanislaw/Bielak|Malgorzata/Kowalczyk-Lis|"
    "Caoimhe/Ni Dhomhnaill|Padraig/O'Shaughnessy|Niamh/McGillicuddy|Eoin/Mac Giolla|"
    "Eirlys/Llewellyn|Dafydd/ab Owain|Myfanwy/Griffiths|Gethin/Vaughan-Pugh|"
    "Ludo/van der Meer|Ines/de la Cruz|Chantelle/St John-Finch|Jean-Luc/d'Aubigny").split("|")]
SHAPES = {"plain": "{g} {f}", "comma": "{F}, {g}", "soft": "{f}, {g}", "loud": "{G} {F}", "after": "{F} {g}", "title": "{t} {g} {f}", "initial": "{i} {f}", "short": "{t} {f}",
          "hat": "{F}^{G}", "under": "{f}_{g}", "first": "{g}", "initials": "{i}{j}"}
TITLES = ["Mr", "Mrs", "Miss", "Ms", "Mr", "Mrs", "Master", "Dr"]
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
DAYS = {"slash": "{d:02}/{m:02}/{y}", "short": "{d}/{m}/{s:02}", "dot": "{d:02}.{m:02}.{y}", "dots": "{d}.{m}.{s:02}", "iso": "{y}-{m:02}-{d:02}", "hl7": "{y}{m:02}{d:02}", "word": "{d:02}-{n}-{y}",
        "words": "{d} {n} {y}", "loud": "{d:02} {N} {y}", "glued": "{d:02}{N}{y}", "us": "{m:02}/{d:02}/{y}", "gap": "{d:02} {m:02} {y}", "six": "{d:02}{m:02}{s:02}"}
ROADS = ["Gasworks Terrace", "Heol y Bryn", "Ormskirk Road", "Lower Chapel Street", "Windsor Court", "The Ridings", "Bryony Way", "Cathcart Drive", "Jubilee Crescent", "Back Lane"]
PLACES = ["Bolton", "Oldham", "Llanelli", "Bradford", "Leicester", "Grimsby", "Tottenham", "Wrexham"]
CODES = ["BL3", "OL4", "SA15", "BD7", "LE2", "DN31", "N17", "LL13"]
COLLEAGUES = ["Priti (ward clerk)", "Callum - SHO", "Sister Bev", "Dr A Mbeki", "Jonno ODP", "Physio Tash", "Matron", "Beds"]
PROBLEMS = ["#NOF ?theatre", "sepsis ?source", "AKI on CKD", "D&amp;V", "CAP, 4L O2", "UTI + delirium", "GI bleed", "DKA", "TIA clinic", "overdose - PLN", "FTT", "cholecystitis"]


def person(p):
    return p.pick(PEOPLE)


def name(p, shape, who=None, kind="patient_name"):
    g, f = who or person(p)
    text = SHAPES[shape].format(g=g, f=f, G=g.upper(), F=f.upper(), t=p.pick(TITLES), i=g[0], j=f[0])
    return p.mark(kind, text)


def day(p, how, low=1926, high=2021):
    y, m, d = p.rng.randint(low, high), p.rng.randint(1, 12), p.rng.randint(1, 28)
    return DAYS[how].format(d=d, m=m, y=y, s=y % 100, n=MONTHS[m - 1], N=MONTHS[m - 1].upper())


def born(p, how, low=1926, high=2021):
    return p.mark("date_of_birth", day(p, how, low, high))


def nhs(p, between=" "):
    return re.sub(r"(\d{3}) (\d{3}) (\d{4})", rf"\1{between}\2{between}\3", p.nhs())


def local(p):
    """A hospital's number, as one of many writes it."""
    n = p.rng.randint
    return p.mark("hospital_number", p.pick([lambda: f"{p.pick('ABCEHJNPRSTW')}{n(100000, 999999)}", lambda: f"{n(1000000, 9999999)}", lambda: f"{n(10, 99)}-{n(10, 99)}-{n(10, 99)}",
                                             lambda: f"RW{p.pick('ADE3')}{n(1000000, 9999999)}", lambda: f"{n(100000, 999999)}{p.pick('ABFGHK')}", lambda: f"{p.pick(['MRI', 'SJH', 'UHL', 'BGH'])}{n(1000000, 9999999)}",
                                             lambda: f"00{n(100000, 999999)}", lambda: f"{p.pick('DGHM')}{n(10, 99)}/{n(10000, 99999)}"])())


def tel(p):
    n = p.rng.randint
    return p.mark("phone", p.pick([f"07700 900{n(100, 999)}", f"07700900{n(100, 999)}", f"+44 7700 900 {n(100, 999)}", f"01632 960{n(100, 999)}", f"(01632) 960 {n(100, 999)}"]))


def house(p):
    return p.mark("address", f"{p.pick(['', '', 'Flat 3, ', '2/1 '])}{p.rng.randint(1, 240)} {p.pick(ROADS)}, {p.pick(PLACES)}")


def code(p, gap=" "):
    return p.mark("postcode", f"{p.pick(CODES)}{gap}{p.rng.randint(1, 9)}{p.pick('ABDEFGHJLN')}{p.pick('ABDEFGHJLN')}")


def ecg(p, colour, width=700, height=90):
    beat = "l14 0 l3 -6 l4 6 l6 0 l3 8 l5 -60 l5 66 l4 -14 l12 0 l6 -12 l8 12 l14 0"
    return f"<svg width={width} height={height}><path d='M0 {height - 24} {' '.join([beat] * (width // 84))}' fill=none stroke='{colour}' stroke-width=2 /></svg>"


def bedside_monitor(p):
    """Waves and great figures; one line at the top says whose."""
    top = p.pick([lambda w: f"{p.pick(['BED07', 'ICU-4', 'HDU 12'])} &nbsp; {name(p, 'comma', w)} &nbsp; {local(p)}", lambda w: f"{name(p, 'after', w)} &nbsp; Adult &nbsp; Paced: Off &nbsp; {local(p)} &nbsp; {born(p, 'word')}",
                  lambda w: f"Bed 11 &nbsp;|&nbsp; {name(p, 'loud', w)} &nbsp;|&nbsp; ID {local(p)} &nbsp;|&nbsp; Neo"])(person(p))
    rows = [("#3f3", "HR", 58, 131), ("#3ff", "SpO2", 84, 100), ("#ff4", "RR", 9, 34), ("#f55", "ABP", 71, 160), ("#fff", "NIBP", 80, 170)]
    body = "".join(f"<div style='display:flex;align-items:center;color:{c}'><div style='width:74%'>{ecg(p, c)}</div><div><small>{t}</small><div style='font-size:44px;line-height:1'>{p.rng.randint(a, b)}</div></div></div>" for c, t, a, b in rows)
    return p.html(f"<div style='background:#24344d;color:#fff;padding:6px 12px'>{top}<span style='float:right'>{clock(p)}</span></div><div style='color:#ff0;padding:3px 12px'>** RR HIGH</div>{body}"
                  "<div style='position:absolute;bottom:0;width:100%;background:#333;padding:8px;color:#ccc'>Silence &nbsp; Alarms &nbsp; Trends &nbsp; Zero ABP &nbsp; Main Setup</div>", "#000", "#fff")


def ventilator(p):
    tiles = "".join(f"<div style='border:1px solid #567;padding:10px;width:150px'><small>{t}</small><br><b style='font-size:28px'>{v}</b> <small>{u}</small></div>"
                    for t, v, u in [("PEEP", p.rng.randint(5, 14), "cmH2O"), ("FiO2", p.rng.randint(30, 90), "%"), ("Vt", p.rng.randint(320, 540), "ml"), ("MVe", "8.4", "l/min"), ("f", p.rng.randint(12, 26), "/min"), ("Ppeak", 27, "cmH2O")])
    return p.html(f"<div style='background:#0b5;color:#fff;padding:8px 14px;display:flex;justify-content:space-between'><b>SIMV + PS</b><span>{name(p, 'plain')} &nbsp; {p.rng.randint(48, 130)} kg IBW 64</span><span>{clock(p)}</span></div>"
                  f"<div style='padding:12px;display:flex;gap:10px;flex-wrap:wrap'>{tiles}</div><div style='padding:12px'>{ecg(p, '#fc3', 900, 120)}<br>{ecg(p, '#6cf', 900, 120)}</div>"
                  f"<div style='position:absolute;bottom:0;width:100%;padding:8px 14px;background:#203040'>Patient ID: {local(p)} &nbsp;&nbsp; Admitted {day(p, 'slash', 2026, 2026)}</div>", "#101820", "#eee")


def infusion_pump(p):
    who = person(p)
    channels = "".join(f"<div style='border:2px solid #888;margin:10px;padding:12px'><b>{c}</b> {d}<div style='font-size:40px'>{p.rng.randint(1, 120)}.{p.rng.randint(0, 9)} <small>mL/h</small></div>VTBI {p.rng.randint(20, 500)} mL &nbsp; Remaining 0{p.rng.randint(1, 9)}:{p.rng.randint(10, 59)}</div>"
                       for c, d in zip("ABC", ["Noradrenaline 4 mg/50 mL", "Propofol 1%", "Heparin 20 000 units"]))
    head = p.pick([f"{name(p, 'comma', who)}<br>{local(p)}", f"Pt: {name(p, 'plain', who)}<br>DOB {born(p, 'words')}", f"{name(p, 'initial', who)} &nbsp; {nhs(p)}"])
    return p.html(f"<div style='background:#f7f7f0;height:100%'><div style='padding:10px 14px;background:#0a3d62;color:#fff'>{head}</div>{channels}<div style='padding:12px'>Profile: Adult Critical Care &nbsp; Batt 82%</div></div>", "#fff")


def ultrasound(p):
    who = person(p)
    cone = "<div style='margin:30px auto;width:520px;height:440px;background:radial-gradient(circle at 50% 0,#999,#333 55%,#111 75%);clip-path:polygon(42% 0,58% 0,100% 88%,50% 100%,0 88%)'></div>"
    head = p.pick([lambda: f"{name(p, 'comma', who)} &nbsp; {born(p, 'slash')} &nbsp; F &nbsp; {local(p)}", lambda: f"{name(p, 'hat', who)} &nbsp;&nbsp; {nhs(p, '')}", lambda: f"{name(p, 'after', who)} &nbsp; {local(p)} &nbsp; GA=20w3d"])()
    return p.html(f"<div style='padding:8px 16px;display:flex;justify-content:space-between'><span>{head}</span><span>MI 1.1 &nbsp; TIs 0.3 &nbsp; {day(p, 'dot', 2026, 2026)} {clock(p)}</span></div>{cone}"
                  f"<div style='position:absolute;right:20px;top:80px;color:#fd6'>BPD 4.71 cm<br>HC 17.6 cm<br>AC 15.2 cm<br>FL 3.31 cm<br>EFW 352 g</div><div style='position:absolute;bottom:8px;left:16px'>C5-1 &nbsp; OB/Gen &nbsp; 34Hz &nbsp; 15.0cm &nbsp; 2D 58% C 55</div>", "#000", "#ddd")


def glucometer(p):
    rows = "".join(f"<div style='padding:10px;border-bottom:1px solid #889'><b style='font-size:26px'>{p.rng.randint(3, 24)}.{p.rng.randint(0, 9)}</b> mmol/L<br>{name(p, p.pick(['comma', 'plain', 'after']))}<br><small>{local(p)} &nbsp; {clock(p)} {day(p, 'short', 2026, 2026)}</small></div>" for _ in range(6))
    return p.html(f"<div style='background:#136;color:#fff;padding:12px'>Review Results &nbsp; &#9649; 64%</div>{rows}<div style='padding:14px'>Operator: 004417 &nbsp; QC due 09:00</div>", "#eef3f7", "#111")


def ecg_cart(p):
    who = person(p)
    leads = "".join(f"<div style='width:25%'><small>{l}</small><br>{ecg(p, '#000', 250, 100)}</div>" for l in "I aVR V1 V4 II aVL V2 V5 III aVF V3 V6".split())
    return p.html(f"<div style='padding:12px 18px;display:flex;gap:60px'><div><b>{name(p, 'soft', who)}</b><br>ID:{local(p)}<br>{born(p, 'loud')}<br>{p.pick(['Female', 'Male'])} &nbsp; Caucasian</div><div>Vent. rate {p.rng.randint(48, 140)} BPM<br>PR interval 164 ms<br>QRS duration 92 ms<br>QT/QTc 402/431 ms<br>P-R-T axes 52 -12 61</div>"
                  f"<div>{p.pick(['Atrial fibrillation', 'Sinus rhythm', 'Normal sinus rhythm'])}<br>{p.pick(['Left axis deviation', 'ST elevation, consider inferior injury', 'Abnormal ECG'])}<br>Unconfirmed</div></div><div style='display:flex;flex-wrap:wrap;padding:0 18px'>{leads}</div><div style='padding:6px 18px'>25mm/s 10mm/mV 150Hz &nbsp; Room: {p.pick(['MAU', 'Resus 2'])} &nbsp; EDT: {clock(p)}</div>", "#fff6f4", "#111")


def dialysis(p):
    who = person(p)
    cells = "".join(f"<div style='border-bottom:1px solid #9ab;padding:8px;display:flex;justify-content:space-between'><span>{t}</span><b>{v}</b></div>" for t, v in
                    [("UF goal", "2.40 L"), ("UF volume", "1.12 L"), ("Time left", "2:06"), ("Qb", "320 ml/min"), ("Art. pressure", "-160 mmHg"), ("Ven. pressure", "145 mmHg"), ("Conductivity", "14.0 mS/cm"), ("Kt/V", "0.71"), ("Temp", "36.0 C")])
    return p.html(f"<div style='background:#035;color:#fff;padding:10px 16px;display:flex;justify-content:space-between'><span>Station 9</span><span>{name(p, 'short', who)}</span><span>HD - treatment</span></div><div style='padding:16px;display:flex;gap:20px'><div style='width:46%'>{cells}</div>"
                  f"<div><h3>Patient card</h3><p>{name(p, 'plain', who)}</p><p>{born(p, 'dot')}</p><p>Card no. {local(p)}</p><p>Dry weight {p.rng.randint(50, 98)}.5 kg</p><p>Access: L BCF AVF</p></div></div>", "#dfe8ee", "#123")


def gas_analyser(p):
    who = person(p)
    vals = "".join(f"<tr><td>{t}</td><td>{v}</td><td>{u}</td><td>[{r}]</td></tr>" for t, v, u, r in [("pH", "7.21", "", "7.35 - 7.45"), ("pCO2", "8.4", "kPa", "4.7 - 6.0"), ("pO2", "7.9", "kPa", "10.0 - 13.3"), ("cLac", "3.6", "mmol/L", "0.5 - 1.6"), ("cK+", "5.9", "mmol/L", "3.4 - 4.5"), ("ctHb", "91", "g/L", "120 - 160"), ("cGlu", "14.2", "mmol/L", "3.9 - 5.8")])
    first, last = who
    ident = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in [("Patient ID", p.pick([lambda: local(p), lambda: nhs(p, "")])()), ("Patient last name", p.mark("patient_name", last)), ("Patient first name", p.mark("patient_name", first)), ("Date of birth", born(p, "us")), ("Sample type", "Arterial"), ("FO2(I)", "40.0 %"), ("T", "37.0 &deg;C"), ("Operator", "KMO")])
    return p.html(f"<div class=bar>Patient result &nbsp; #{p.rng.randint(1000, 99999)} &nbsp; {clock(p)}</div><div style='display:flex;gap:40px;padding:20px'><div style='width:40%'><h4>Identifications</h4><table>{ident}</table></div><div style='width:45%'><h4>Blood gas values</h4><table>{vals}</table></div></div>", "#f4f4f4")


def dictation(p):
    who = person(p)
    rows = "".join(f"<tr><td>{p.pick(['Dictated', 'Typed', 'To sign', 'Urgent'])}</td><td>{local(p)}</td><td>{name(p, 'soft')}</td><td>{p.pick(['ENT OPC', 'Rheum f/u', 'Cardiology', 'Discharge'])}</td><td>0{p.rng.randint(1, 6)}:{p.rng.randint(10, 59)}</td></tr>" for _ in range(7))
    return p.html(f"<div style='background:#2b2b2b;color:#fff;padding:8px 14px'>&#9679; REC 02:41 &nbsp; Author: Dr A Mbeki</div><table style='font-size:90%'><tr><th>Status</th><th>Job id</th><th>Subject</th><th>Type</th><th>Length</th></tr>{rows}</table><div style='padding:16px;border-top:4px solid #ccc;line-height:1.7'>"
                  f"this is a letter to doctor Prendergast at {p.pick(SURGERIES)} regarding {name(p, 'plain', who)} date of birth {p.mark('date_of_birth', p.pick(['the fourth of March 1951', '14th of June 1949', '2nd February 1938']))} hospital number {local(p)} full stop new paragraph "
                  f"thank you for asking me to see this pleasant lady comma who lives at {house(p)} full stop {name(p, 'short', who)} tells me that the pain is worse on stairs full stop</div>", "#fff")


def week_calendar(p):
    def entry():
        return p.pick([lambda: f"HV {name(p, 'plain')}<br><small>{house(p)}</small>", lambda: f"BI mtg - {name(p, 'initials')} ({local(p)})", lambda: f"{name(p, 'comma')} CPA review", lambda: "Supervision", lambda: f"Tel appt {name(p, 'short')} {tel(p)}", lambda: "A/L", lambda: f"DNA? {name(p, 'initial')} {born(p, 'short')}", lambda: "Team mtg rm 4"])()
    columns = "".join(f"<div style='flex:1;border-left:1px solid #ccc;padding:4px'><b>{d} {p.rng.randint(1, 28)}</b>" + "".join(f"<div style='background:{p.pick(['#cfe4fa', '#d5f0d5', '#f9e0c7', '#e6d9f5'])};color:#123;margin:14px 0;padding:6px;border-left:4px solid #2a6f97'><small>{clock(p)}</small><br>{entry()}</div>" for _ in range(5)) + "</div>"
                      for d in "Mon Tue Wed Thu Fri".split())
    return p.html(f"<div style='background:#0f6cbd;color:#fff;padding:8px 14px'>Calendar &nbsp; New event &nbsp; Today &lt; &gt; November 2026</div><div style='display:flex'>{columns}</div>", "#fff")


def team_chat(p):
    who = person(p)
    said = [f"morning all, anyone know what happened with {name(p, 'first', who)} {p.mark('patient_name', who[1])} in side room 2?", f"she's for #NOF this pm, dob {born(p, 'dots', 1926, 1950)}", f"NOK rang, daughter {name(p, 'first', kind='relative_name')} on {tel(p)}, wants update b4 theatre",
            f"also bed 14 {name(p, 'short')} off legs, CRP 214", f"can someone prescribe for {name(p, 'soft')} pls {local(p)}", "done x", f"NHS no {nhs(p, p.pick([' ', '', '-']))} if u need it for the SCR", f"whos got {name(p, 'initials')}'s drug chart??", "handover in 10 mins seminar room"]
    rows = "".join(f"<div style='margin:12px 0'><small><b>{p.pick(COLLEAGUES)}</b> {clock(p)}</small><div style='background:{p.pick(['#fff', '#e8ebfa'])};color:#222;padding:8px 12px;border-radius:6px;display:inline-block'>{t}</div></div>" for t in said)
    side = "".join(f"<div style='padding:8px'>{c}</div>" for c in ["Ward 9 team", "Site ops", name(p, "plain") + " MDT", "Junior docs mess", "IT Service Desk"])
    return p.html(f"<div style='display:flex;height:100%'><div style='width:200px;background:#ebebeb;color:#222'>{side}</div><div style='flex:1;padding:10px 24px'><b>Ward 9 team</b>{rows}</div></div>", "#f5f5f5")


def text_thread(p):
    """A surgery's texts to its patient."""
    who = person(p)
    said = [(0, f"Dear {name(p, 'short', who)}, your smear test is now due. Please call {p.pick(SURGERIES)} on 01632 960811."), (1, f"hi its {name(p, 'plain', who)} dob {born(p, 'short')} can i book"), (0, f"Hi {name(p, 'first', who)}, please confirm your address"),
            (1, f"{house(p)} {code(p)}"), (0, "Thank you. Appt Thu 3 Dec 09:40 with Nurse Bev. Reply CANCEL to cancel"), (1, f"can u do my mum as well {name(p, 'plain', kind='patient_name')} {born(p, 'slash', 1930, 1960)}"), (0, "Your blood test result for HbA1c is 61. Please make an appointment.")]
    rows = "".join(f"<div style='margin:9px 12px;text-align:{'right' if m else 'left'}'><span style='display:inline-block;max-width:78%;text-align:left;padding:9px 12px;border-radius:14px;background:{'#0b84ff' if m else '#e5e5ea'};color:{'#fff' if m else '#111'}'>{t}</span></div>" for m, t in said)
    return p.html(f"<div style='padding:12px;text-align:center;border-bottom:1px solid #ccc'>{p.pick(SURGERIES)}<br><small>Text Message</small></div>{rows}", "#fff", "#111")


def hl7_console(p):
    messages = []
    for _ in range(4):
        g, f = person(p)
        family, given = p.mark("patient_name", f.upper()), p.mark("patient_name", g.upper())
        messages.append(f"MSH|^~\\&amp;|PAS|RXX|LAB|RXX|{day(p, 'hl7', 2026, 2026)}0914||ADT^A0{p.rng.randint(1, 8)}|{p.rng.randint(10 ** 6, 10 ** 7)}|P|2.4<br>PID|1||{local(p)}^^^PAS^MR~{nhs(p, '')}^^^NHS^NH||{family}^{given}^^^{p.pick(['MR', 'MRS'])}||{born(p, 'hl7')}|{p.pick('MF')}|||"
                        f"{p.mark('address', f'{p.rng.randint(1, 90)} {p.pick(ROADS).upper()}^^{p.pick(PLACES).upper()}')}^^{code(p)}||{tel(p)}<br>PV1|1|I|WARD9^BAY2^03||||C3456789^MBEKI^A<br>")
    return p.html(f"<pre style='font:13px DejaVu Sans Mono;padding:12px;white-space:pre;margin:0'>tie@eng01:~$ tail -f adt_in.log<br>{'<br>'.join(messages)}<br>ACK AA</pre>", "#0c0c0c", "#c8e6c9")


def query_result(p):
    lines = ["id   | surname          | forename        | dob        | nhs_no     | ward", "-----+------------------+-----------------+------------+------------+------"]
    for i in range(9):
        g, f = person(p)
        lines.append(f"{i + 411:<4} | {p.mark('patient_name', f)}{' ' * max(1, 17 - len(f))}| {p.mark('patient_name', g)}{' ' * max(1, 16 - len(g))}| {born(p, 'iso')} | {nhs(p, '')} | W{p.rng.randint(1, 20)}")
    csv = [f"{p.mark('patient_name', f)},{p.mark('patient_name', g)},{born(p, 'slash')},{nhs(p, '')},{code(p)},\"{house(p)}\"" for g, f in (person(p) for _ in range(4))]
    return p.html(f"<pre style='font:14px DejaVu Sans Mono;padding:14px;margin:0'>warehouse=&gt; select * from spell_current where dtoc limit 9;<br>{'<br>'.join(lines)}<br>(9 rows)<br><br>$ head -4 export_final2.csv<br>{'<br>'.join(csv)}</pre>", "#1e1e2e", "#dcdce4")


def resource_viewer(p):
    """A patient as an interface's programmer sees one."""
    g, f = person(p)
    hold = {}

    def held(shown):
        hold[key := f"@{len(hold)}@"] = shown
        return key
    value = {"resourceType": "Patient", "id": "pat-00412", "identifier": [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": held(nhs(p, ""))}, {"use": "usual", "value": held(local(p))}], "active": True,
             "name": [{"use": "official", "family": held(p.mark("patient_name", f)), "given": [held(p.mark("patient_name", g))]}], "telecom": [{"system": "phone", "value": held(tel(p))}], "gender": "female", "birthDate": held(born(p, "iso")),
             "address": [{"line": [held(p.mark("address", f"{p.rng.randint(1, 99)} {p.pick(ROADS)}"))], "city": p.pick(PLACES), "postalCode": held(code(p))}]}
    text = markup.escape(json.dumps(value, indent=2), quote=False)
    for key, shown in hold.items():
        text = text.replace(key, shown)
    return p.html(f"<div style='background:#333;color:#ddd;padding:7px 12px'>GET &nbsp; /Patient/pat-00412 &nbsp; 200 OK &nbsp; 84 ms</div><pre style='font:13px DejaVu Sans Mono;margin:0;padding:12px'>{text}</pre>", "#fff")


def file_dialogue(p):
    files = [lambda: f"{name(p, 'under')}_{p.mark('hospital_number', p.rng.randint(100000, 999999))}_letter.docx", lambda: f"{name(p, 'plain')} DNACPR.pdf", lambda: f"Capacity assessment - {name(p, 'soft')} {born(p, 'six')}.docx", lambda: f"rota nov v3 FINAL.xlsx",
             lambda: f"{nhs(p, '')}_consent.pdf", lambda: f"{name(p, 'loud')} PIP report.doc", lambda: "Thumbs.db", lambda: f"scan_{name(p, 'after')}.tif"]
    rows = "".join(f"<tr><td>&#128196; {p.pick(files)()}</td><td>{day(p, 'slash', 2026, 2026)} {clock(p)}</td><td>{p.rng.randint(12, 980)} KB</td></tr>" for _ in range(13))
    return p.html(f"<div style='margin:40px;border:1px solid #666;background:#fff;color:#222;font-size:90%'><div style='padding:7px 12px;background:#eee'>Attach file &nbsp;&nbsp; S:\\Secretaries\\Gastro\\Letters</div><table><tr><th>Name</th><th>Date modified</th><th>Size</th></tr>{rows}</table>"
                  f"<div style='padding:12px'>File name: <span style='border:1px solid #999;padding:4px 60px 4px 6px'>{name(p, 'plain')} clinic letter.docx</span> &nbsp; <button>Open</button> <button>Cancel</button></div></div>", "#7b8794")


def printer_panel(p):
    rows = "".join(f"<tr><td>{p.pick(['Label - ', 'Microsoft Word - ', 'Wristband ', 'Rx ', 'TTO: '])}{name(p, p.pick(['soft', 'comma', 'plain', 'after']))}{p.pick(['', '.docx', ' x2'])}</td><td>{p.pick(['Printing', 'Held', 'Error - Paused', 'Spooling'])}</td><td>{p.pick(['kboyle', 'nurse12', 'recep2', 'svc_ice'])}</td><td>{p.rng.randint(1, 6)}</td><td>{clock(p)}</td></tr>" for _ in range(11))
    return p.html(f"<div style='background:#e9e9ed;color:#111;padding:7px 12px'>ZD421-W9 on prn02 &nbsp; Printer Document View</div><table style='font-size:92%'><tr><th>Document Name</th><th>Status</th><th>Owner</th><th>Pages</th><th>Submitted</th></tr>{rows}</table>", "#fff")


def searches(p):
    """What a browser's field offers, and its history of titles."""
    who = person(p)
    offers = "".join(f"<div style='padding:6px 14px'>&#128269; {t}</div>" for t in [f"{name(p, 'plain', who)} {p.mark('address', f'{p.rng.randint(2, 80)} {p.pick(ROADS)}')}", "bnf gentamicin", f"{name(p, 'plain')} obituary", f"{nhs(p)}", "wells score", f"is {name(p, 'plain')} on the sex offenders register", "rota generator"])
    titles = "".join(f"<div style='padding:7px 14px;border-bottom:1px solid #ddd'>{clock(p)} &nbsp; {t}</div>" for t in [f"{name(p, 'comma')} - {born(p, 'word')} - Results | ICE", f"Patient summary: {name(p, 'plain')} ({nhs(p)})", "NICE NG51 Sepsis", f"{name(p, 'soft')} - MRN {local(p)} - Clinical Notes", "Wikipedia - Felty syndrome", f"Referral for {name(p, 'title')}", "Intranet - Home"])
    return p.html(f"<div style='background:#dee1e6;color:#222;padding:6px;display:flex;gap:6px'><span style='background:#fff;padding:5px 12px'>{name(p, 'comma', who)} | Spine</span><span style='padding:5px 12px'>Intranet</span><span style='padding:5px 12px'>{name(p, 'soft')} - eRS</span></div><div style='margin:10px;border:1px solid #bbb;border-radius:12px;width:620px'>{offers}</div><h3 style='padding:0 14px'>History - today</h3>{titles}", "#fff")


def toasts(p):
    """Notices over somebody's spreadsheet of nothing."""
    cells = "".join("<tr>" + "".join(f"<td>{p.rng.randint(0, 900)}</td>" for _ in range(8)) + "</tr>" for _ in range(16))
    notes = [f"<b>Outlook</b><br>RE: complaint - {name(p, 'title')}<br><small>She says nobody rang her back about</small>", f"<b>ICE alert</b><br>K+ 6.8 {name(p, 'comma')} {born(p, 'slash')}", f"<b>Teams</b><br>Beds: {name(p, 'plain')} to discharge lounge pls"]
    popped = "".join(f"<div style='background:#2d2d30;color:#fff;padding:12px 16px;margin-top:10px;width:370px;border-radius:6px'>{n}</div>" for n in notes[:p.rng.randint(2, 3)])
    return p.html(f"<div style='background:#217346;color:#fff;padding:8px 14px'>Book3 - Excel</div><table>{cells}</table><div style='position:absolute;right:16px;bottom:16px'>{popped}</div>", "#fff")


def help_ticket(p):
    who = person(p)
    return p.html(f"<div class=bar>INC00{p.rng.randint(10000, 99999)} &nbsp; Merge duplicate records</div><div style='padding:18px;line-height:1.8'><p>Caller: Julie Warburton (Health Records) &nbsp; Priority: 3 &nbsp; Assigned: Apps 2nd line</p><p><b>Description</b></p><p>Hi, pt has 2 records on system. {name(p, 'plain', who)} dob {born(p, 'slash')} {local(p)} and also as {name(p, 'soft', who)} {local(p)}. "
                  f"Pls merge to NHS {nhs(p)}. Pt also known as {name(p, 'plain')}.</p><p><b>Work notes</b></p><p>{clock(p)} called user, also cannot see bloods for {name(p, 'comma')}, hosp no. {local(p)}. Pt tel no wrong, should be {tel(p)}</p><p>{clock(p)} Address updated: {house(p)} {code(p)}. Closed.</p><p>Attachments (1): {name(p, 'after')} screenshot.png</p></div>", "#fff")


def captions(p):
    """What a meeting's captions make of it."""
    who = person(p)
    said = [("Anita R", f"so next we've got {name(p, 'plain', who)} who's on bay C"), ("Dr Mbeki", f"{name(p, 'short', who)} yes she's the lady from {p.mark('address', p.pick(ROADS))}"), ("Anita R", f"date of birth {p.mark('date_of_birth', p.pick(['third of May 1944', '21 August 1952', '9th of October 1939']))}"), ("Tash", f"physio saw {name(p, 'first', who)} this morning she's mobilising with a frame"),
            ("Anita R", f"and then {name(p, 'plain')} NHS number {nhs(p)}"), ("Social work", f"his son {name(p, 'first', kind='relative_name')} is happy with the package of care")]
    rows = "".join(f"<div style='padding:6px 0'><b style='color:#9cf'>{a}</b><br>{t}</div>" for a, t in said)
    faces = "".join(f"<div style='width:31%;height:170px;background:{p.pick(['#444', '#556', '#655'])};display:flex;align-items:end;padding:6px;color:#fff'>{n}</div>" for n in ["Anita R", "Dr Mbeki", "Tash"])
    return p.html(f"<div style='display:flex;gap:8px;padding:10px'>{faces}</div><div style='background:#000a;padding:12px 40px;font-size:120%'>{rows}</div>", "#202124", "#fff")


def virtual_ward(p):
    rows = [[p.rng.randint(1, 30), name(p, p.pick(["soft", "comma"])), born(p, "slash", 1926, 1965), nhs(p, p.pick([" ", ""])), house(p), tel(p), p.pick(PROBLEMS), p.pick(["R", "A", "G"])] for _ in range(12)]
    letters = "".join(f"<th style='background:#eee;color:#555'>{c}</th>" for c in "ABCDEFGH")
    body = "".join("<tr>" + "".join(f"<td style='border:1px solid #ccc;white-space:nowrap'>{c}</td>" for c in r) + "</tr>" for r in rows)
    return p.html(f"<div style='background:#0f7b41;color:#fff;padding:7px 12px'>VW caseload (shared) - Saved</div><div style='font-size:82%'><table style='width:auto'><tr>{letters}</tr><tr>{''.join(f'<th>{h}</th>' for h in ['#', 'Pt', 'D.O.B', 'NHS', 'Addr', 'Contact', 'Dx', 'RAG'])}</tr>{body}</table></div>", "#fff")


def bed_tiles(p):
    """A ward's television."""
    tiles = "".join(f"<div style='width:15.4%;border-radius:5px;background:{p.pick(['#1565c0', '#ad1457', '#37474f'])};color:#fff;padding:7px;height:128px'><b>{p.pick('ABC')}{i + 1}</b> {p.pick(['&#9733;', '', '&#9888;'])}<br>{name(p, p.pick(['comma', 'initial', 'soft']))}<br><small>{p.rng.randint(19, 99)}y {p.pick(PROBLEMS)}<br>EDD {day(p, 'short', 2026, 2026)}</small></div>" for i in range(18))
    return p.html(f"<div style='padding:8px 12px;color:#fff'>Ward 9 &nbsp; 24 beds &nbsp; 2 closed (IPC) &nbsp; <span style='float:right'>{clock(p)}</span></div><div style='display:flex;flex-wrap:wrap;gap:8px;padding:0 12px'>{tiles}</div>", "#111")


def crew_terminal(p):
    who = person(p)
    return p.html(f"<div style='background:#c62828;color:#fff;padding:10px;font-size:130%'>CAT 2 &nbsp; INC {p.rng.randint(1000, 9999)} &nbsp; {clock(p)}</div><div style='padding:14px;font-size:115%;line-height:1.7'><b>{house(p)}</b><br>{code(p)} &nbsp; KEYSAFE 1940C<br>Pt: {name(p, 'loud', who)} {p.rng.randint(61, 97)}F<br>Prob: FALLEN, ?#NOF, ON FLOOR 3/24<br>"
                  f"Caller: {name(p, 'plain', kind='relative_name')} (dtr) {tel(p)}<br>DOB {born(p, 'gap')} NHS {nhs(p)}<br>Hx: COPD, AF on DOAC<br>Notes: DOG ON PREMISES. {name(p, 'short', who)} HARD OF HEARING</div><div style='position:absolute;bottom:0;width:100%;background:#333;padding:14px;color:#fff'>MOBILE &nbsp; AT SCENE &nbsp; LEFT SCENE &nbsp; AT HOSP &nbsp; CLEAR</div>", "#111", "#ffe")


def letter_viewer(p):
    who = person(p)
    return p.html(f"<div style='background:#323639;color:#fff;padding:9px 16px'>{name(p, 'under', who)}_OPC_{day(p, 'hl7', 2026, 2026)}.pdf &nbsp;&nbsp; 1 / 2 &nbsp; - 92% +</div><div style='margin:14px auto;width:760px;background:#fff;color:#111;padding:36px;line-height:1.5'>{p.pick(TRUSTS)}<br><br>Our ref: AM/jw/{local(p)}<br>Clinic date: {day(p, 'words', 2026, 2026)}<br><br>Dr Prendergast<br>{p.pick(SURGERIES)}<br><br>Dear Dr Prendergast<br><br>"
                  f"<b>Re: {name(p, 'title', who)}, {born(p, 'words')}, NHS: {nhs(p)}</b><br><b>{house(p)}, {code(p)}</b><br><br>Diagnosis: Ulcerative colitis (pan), on {p.pick(DRUGS)} {p.pick(DOSES)}<br><br>I reviewed {name(p, 'short', who)} with her daughter {name(p, 'first', kind='relative_name')}. Her bowels open three times a day and calprotectin is 610.<br><br>Yours sincerely<br><br>Dr A Mbeki, Consultant<br><br>cc {name(p, 'title', who)}</div>", "#525659")


def watch_face(p):
    """Little and round: one notice at a time."""
    notes = [f"<b>Ward 9 WA</b><br>Bev: {name(p, 'plain')} in bed 3 is scoring 9", f"<b>NHS App</b><br>{name(p, 'first')}, you have a new test result", f"<b>Bleep</b><br>{name(p, 'comma')} K 6.9 ward 4", f"<b>Reminder</b><br>ring {name(p, 'title')} {tel(p)}"]
    faces = "".join(f"<div style='width:300px;height:300px;border-radius:150px;background:#000;color:#fff;margin:20px auto;padding:84px 40px;text-align:center;font-size:17px'>{n}</div>" for n in p.rng.sample(notes, 2))
    return p.html(f"<div style='text-align:center;padding-top:20px'>{clock(p)}{faces}</div>", "#9a8f80", "#fff")


def check_in(p):
    g, f = who = person(p)
    rows = "".join(f"<div style='display:flex;padding:14px;border-bottom:1px solid #bbb'><span style='width:220px;color:#555'>{a}</span><b>{b}</b></div>" for a, b in [("Your name", name(p, "title", who)), ("Your date of birth", born(p, "words")), ("Where you live", house(p)), ("Postcode", code(p)), ("Mobile", tel(p)), ("Who to contact", name(p, "plain", kind="relative_name"))])
    return p.html(f"<div style='background:#fff;color:#111;height:100%'><div class=bar style='font-size:150%'>Welcome, {name(p, 'first', who)}</div><h2 style='padding:0 20px'>Are these details still right?</h2><div style='padding:0 20px;font-size:125%'>{rows}</div><div style='padding:24px'><button style='font-size:150%'>Yes</button> <button style='font-size:150%'>No</button> &nbsp; Clinic 4 is running 25 minutes late</div></div>", "#fff")


def welsh_mail(p):
    who = person(p)
    heads = "".join(f"<div><span style='color:#666'>{a}:</span> {b}</div>" for a, b in [("Oddi wrth", "Sioned Wyn (BIPBC - Ysgrifenyddes)"), ("At", "Clinig Asgwrn Cefn"), ("Pwnc", f"{name(p, 'plain', who)} - dyddiad geni {born(p, 'slash')}"), ("Anfonwyd", f"Dydd Gwener {day(p, 'words', 2026, 2026)} {clock(p)}")])
    polish = f"<p style='border-left:3px solid #ccc;padding-left:10px'>Od: A. Nowicka<br>Temat: pacjent {name(p, 'plain')}, ur. {born(p, 'dot')}<br>Dzien dobry, prosze o kontakt: {tel(p)}</p>"
    return p.html(f"<div class=bar>Ateb &nbsp; Ateb Pawb &nbsp; Anfon Ymlaen</div><div style='padding:18px;line-height:1.7'>{heads}<hr><p>Bore da,</p><p>Can we bring {name(p, 'short', who)} forward? Rhif GIG {nhs(p)}, rhif ysbyty {local(p)}. Cyfeiriad: {house(p)} {code(p)}.</p><p>Diolch</p>{polish}</div>", "#fff")


def safeguarding_log(p):
    rows = []
    for _ in range(5):
        g, f = person(p)
        rows.append([day(p, "dots", 2026, 2026), f"{name(p, 'plain', (g, f))} ({p.rng.randint(0, 15)}y)", f"mum {name(p, 'plain', (person(p)[0], f), 'relative_name')}; sibs {name(p, 'first', kind='relative_name')}", p.pick(["CP plan - neglect", "CIN", "MARAC heard", "DV, police log", "LAC, foster placement"]), f"{house(p)}"])
    return p.html(f"<div class=bar>Child protection list - do not share</div>{p.table(['Ref', 'Child', 'Household', 'Status', 'Living at'], rows, 'font-size:90%')}<p style='padding:12px'>Strategy mtg re {name(p, 'initial')} Tues. School nurse has {nhs(p)}</p>", "#fff")


RECORDS = {"screen": [bedside_monitor, ventilator, ultrasound, ecg_cart, dialysis, gas_analyser, dictation, week_calendar, team_chat, hl7_console, query_result, resource_viewer, file_dialogue, printer_panel, searches, toasts, help_ticket,
                      captions, virtual_ward, bed_tiles, crew_terminal, letter_viewer, check_in, welsh_mail, safeguarding_log],
           "phone": [infusion_pump, glucometer, text_thread, watch_face]}
