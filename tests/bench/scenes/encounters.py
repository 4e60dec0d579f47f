# SPDX-License-Identifier: Apache-2.0
"""Pages of patients by somebody who had read neither the code nor its tests: what stands behind the people on a photograph taken in a surgery, on a ward,
in a classroom, a mortuary, at home. Everybody is invented."""

from glimpses import Someone
from leaks import clock
from trades import MONTHS, SERIF, code, house, lately, nhs, sheet, tel, unit

# (given, family).
SOULS = [pair.split("/") for pair in (
    "Giedrė/Jonušaitė|Þórunn/Helgadóttir|Ọlábísí/Fálọlá|Nguyễn/Thị Lan|Siôn/ap Gwilym|Caitríona/Ní Fhloinn|Ørjan/Skår|İrem/Güneş|Jędrzej/Śliwa|Škender/Gashi|"
    "Zsófia/Bíró|Vlăduț/Țepeș|Aurélie/d'Hondt|Íñigo/Etxeberria|Tadhg/Ó Laoire|Máiri/NicDhòmhnaill|Abdul-Karim/Mohamud|Umm/Kulthum|Parminder/Kaur|Jaswant/Singh|"
    "Sathyan/Balasubramaniam|Chukwuemeka/Anyanwu-Hughes|Tinashe/Mutasa|Xiu Ying/Ng|Bao/Vo|Ma Theresa/de los Santos|Kyung-hee/Yoon|Aroha/Te Whare|Noor/Bibi|Ai/Ito|"
    "Beryl/Ramsbottom|Reginald/Featherstonehaugh|Doris/Peel|Terry/Slack|Maureen/Batty|Gladys/Pickles|Albert/Onions|Kayleigh/Spragg|Tyler-Jay/Mudd|Bethan/Jenkins-Poole|"
    "Angus/McSporran|Morven/Gillies|Daithi/Quigg|Bernadette/Toal|Emma/Stone|Joy/Trent|Penny/Lane|Guy/Banks|Ray/Day|Skye/Lamb|Mo/Ali|Jo/Oh|Precious/Mabhena|Godswill/Effiong|"
    "Rivka/Silberstein|Hassan/El-Masry|Samia/Ait Ouali|Nadezhda/Kuznetsova|Ekaterini/Vlachou|Marisol/Quispe|Dele/Ajayi|Ifrah/Jama|Wojciech/Krzysztofiak|Dorota/Nowak").split("|")]
INK = "Comic Neue", "Humor Sans", "Dancing Script"
BOXES = "td,th{border:1px solid #777;padding:4px 7px;vertical-align:top}"
HOUSES = "Rowan House|The Hollies|Bryn Awel|Elmbank|Sycamore Court".split("|")


class Soul(Someone):
    """One of those above."""

    def __init__(self, p, low=1930, high=2004):
        super().__init__(p, low, high)
        self.given, self.family = p.pick(SOULS)

    def kin(self, form="plain", same=True):
        other = Soul(self.p)
        other.family = self.family if same else other.family
        return other.name(form, "relative_name")

    def day(self):
        """A birthday without a year."""
        return self.p.mark("date_of_birth", f"{self.d} {MONTHS[self.m - 1][:3]}")


def pen(p, text, size=1.2, colour="#1b2a6b"):
    return f"<span style=\"font-family:'{p.pick(INK[:2])}';font-size:{size}em;color:{colour}\">{text}</span>"


def app(p, title, body, bar="#005eb8", ground="#fff"):
    return p.html(f"<div style='background:{bar};color:#fff;padding:10px 16px'>{title}</div>{body}", ground)


def line(label, said):
    return f"<div style='margin:7px 0'>{label}: <span style='border-bottom:1px solid #888;padding:0 12px'>{said}</span></div>"


def nurse(p):
    return f"{p.pick(['RN', 'SN', 'Sr', 'HCA', 'CN'])} {p.pick(['Tranter', 'Oduya', 'Whelan', 'Pask', 'Ruscoe'])}"


def medic(p):
    return f"Dr {p.pick(['Ellery', 'Banerji', 'Coker', 'Strang', 'Yip', 'Haldane'])}"


def chi(p, a):
    return p.mark("chi_number", f"{a.d:02}{a.m:02}{a.y % 100:02} {p.rng.randint(1000, 9999)}")


# Screens.

def arrive_kiosk(p):
    a = Soul(p)
    who = a.name(p.pick(["first", "plain"])) if p.rng.random() < 0.3 else p.mark("patient_name", f"{a.given} {a.family[0]}.")
    return p.html(f"<div style='text-align:center;padding-top:120px;font-size:1.9em'>{p.pick(['Is this you?', 'We found you', 'Please check', 'Confirm who you are'])}<br><br><b style='font-size:1.6em'>{who}</b><br>{p.pick(['born', 'Birthday', 'Date of birth'])} {a.day()}<br><br><span style='background:#0a7d3c;color:#fff;padding:14px 50px'>Yes</span> &nbsp; <span style='background:#a33;color:#fff;padding:14px 50px'>No</span></div>", "#f3f7fb")


def room_caller(p):
    rows = "".join(f"<div style='display:flex;padding:16px 40px;border-bottom:2px solid #ccd;font-size:1.8em'><span style='width:60%'>{Soul(p).name(p.pick(['whole', 'plain', 'polite', 'formal', 'caps']))}</span><span>{p.pick(['Room', 'Consulting room', 'Treatment'])} {p.rng.randint(1, 14)}</span></div>" for _ in range(p.rng.randint(3, 6)))
    return p.html(f"<div style='background:#222;color:#fff;font-size:1.5em;padding:14px 40px'>Quarry Lane Surgery<span style='float:right'>{clock(p)}</span></div>{rows}<div style='padding:20px 40px'>Flu jabs: ask at the desk. Dr Haldane is running 35 minutes late.</div>", "#fff")


def referral_triage(p):
    rows = [[f"00{p.rng.randint(10**9, 10**10)}"[:12], a.name(p.pick(["titled", "soft", "late"])), nhs(p), a.born(p.pick(["dash", "slash"])), p.pick(["2WW", "Urgent", "Routine"]), p.pick(["ENT - Neck lump", "Gastro - IBS", "Urology - PSA", "Derm - lesion", "MSK - knee"]), p.pick(["Accept", "Reject", "Advice"])] for a in (Soul(p) for _ in range(14))]
    return app(p, "Referrals for review &nbsp;|&nbsp; Worklist", p.table(["UBRN", "Patient", "NHS number", "DOB", "Priority", "Specialty", ""], rows), "#425563")


def ambulance_tablet(p):
    a = Soul(p, 1925, 2015)
    side = "".join(f"<div style='padding:9px'>{t}</div>" for t in ("Incident", "Patient", "Primary survey", "Obs", "Drugs", "Handover", "Sign"))
    return p.html(f"<div style='display:flex;height:100%'><div style='background:#123;color:#cde;width:150px'>{side}</div><div style='flex:1;padding:16px'>CAD {p.rng.randint(1000, 9999)} &nbsp; C2 &nbsp; {p.pick(['Fall', 'Chest pain', 'Fitting', 'Breathing problems'])}<br><br>{line('Surname', a.name('surname'))}{line('Forename', a.name('first'))}{line('Age', str(a.age()) + ' y')}{line('DOB', a.born('slash'))}{line('Address', house(p))}{line('NOK', a.kin())}<br>PC: found on floor by neighbour, long lie.<br>GCS {p.rng.randint(9, 15)} &nbsp; HR {p.rng.randint(48, 140)} &nbsp; BP {p.rng.randint(84, 190)}/{p.rng.randint(50, 100)} &nbsp; BM {p.rng.uniform(2, 19):.1f} &nbsp; SpO2 {p.rng.randint(82, 99)}%</div></div>", "#f5f7f8")


def caller_111(p):
    a = Soul(p, 1940, 2022)
    return app(p, f"111 &nbsp; Case {p.rng.randint(10**5, 10**6)} &nbsp; open {p.rng.randint(2, 20)}:{p.rng.randint(10, 59)}", f"<div style='padding:18px;line-height:1.8'>Calling about: <b>{a.name(p.pick(['plain', 'soft']))}</b> ({p.pick(['self', 'my mum', 'my son', 'neighbour'])})<br>Caller: {a.kin(same=False)} &nbsp; {tel(p)}<br>Born: {a.born(p.pick(['slash', 'words']))}<br>Now at: {house(p)}, {code(p)}<br><br><b>Is the pain worse when breathing in?</b><br>&#9675; Yes &nbsp; &#9675; No &nbsp; &#9675; Not sure<br><br>Disposition so far: Dx{p.rng.randint(10, 99)}, speak to a clinician within {p.rng.randint(1, 6)} hours</div>", "#330072")


def chair_plan(p):
    tiles = ""
    for n in range(1, 11):
        a = Soul(p, 1940, 1995)
        who = f"{a.name(p.pick(['plain', 'initial', 'back', 'polite']))}<br>{p.pick(['FOLFOX c3', 'R-CHOP c2', 'Pembro', 'EC-T c5', 'Zometa', 'PICC line'])}" if p.rng.random() < 0.85 else "free"
        tiles += f"<div style='width:220px;height:120px;border:1px solid #99a;margin:8px;padding:8px'>Chair {n} &nbsp; <small>{clock(p)}</small><br>{who}</div>"
    return app(p, f"Day Unit &nbsp; {lately(p)}", f"<div style='display:flex;flex-wrap:wrap;padding:8px'>{tiles}</div>", "#6b2c91")


def round_map(p):
    pins = "".join(f"<div style='position:absolute;left:{p.rng.randint(20, 950)}px;top:{p.rng.randint(70, 620)}px'><span style='background:#c22;color:#fff;border-radius:12px;padding:1px 8px'>{n}</span> <span style='background:#fffd'>{Soul(p, 1925, 1965).name(p.pick(['plain', 'polite', 'back', 'initial']))} &middot; {p.pick(['insulin', 'leg dressing', 'catheter', 'syringe driver', 'bloods'])}</span></div>" for n in range(1, 12))
    roads = "".join(f"<div style='position:absolute;left:0;top:{t}px;width:100%;height:9px;background:#fff'></div>" for t in range(120, 700, 130))
    return p.html(f"{roads}<div style='background:#00594c;color:#fff;padding:10px;position:relative'>Community nurses &nbsp; my round &nbsp; {nurse(p)}</div>{pins}", "#e4e9dc")


def recruit_log(p):
    rows = [[n, a.name(p.pick(["plain", "soft", "initial"])), unit(p), a.born("slash"), p.pick(["Y", "Y", "N"]), p.pick(["Eligible", "eGFR low", "Declined - too far", "Consented", "Randomised A", "Withdrew"]), p.pick(["", "call Mon", "wife unsure"])] for n, a in ((n, Soul(p)) for n in range(1, 19))]
    return app(p, "RELIEF-2 screening log.xlsx &nbsp; Sheet1", p.table(["#", "Pt", "Hosp no", "DOB", "PIS given", "Outcome", "Notes"], rows), "#217346")


def text_queue(p):
    def sent(a):
        said = p.pick(["Hello, your smear is due. Please book.", f"{a.name('first')}, your bloods are normal. {medic(p)}", "please send in a photo of the rash", "Reply: no its still bleeding can someone ring me", "please collect your sick note"])
        return f"<div style='padding:10px 16px;border-bottom:1px solid #ddd'><b>{a.name(p.pick(['plain', 'titled', 'soft']))}</b> <small>{tel(p)}</small><br>{said}</div>"
    return app(p, "Messages to patients &nbsp; sent today", "".join(sent(Soul(p)) for _ in range(8)), "#0b7a75")


def transport_desk(p):
    rows = [[clock(p), a.name(p.pick(["caps", "soft", "polite"])), p.pick(["Walker", "Chair", "Stretcher", "W1 + escort"]), house(p) + " " + code(p), p.pick(["Renal", "Fracture clinic", "Day hosp", "Discharge W9"]), p.pick(["Crew 14", "Taxi", "-"])] for a in (Soul(p, 1925, 1980) for _ in range(12))]
    return app(p, "Non-emergency transport: today's runs", p.table(["Ready", "Passenger", "Mobility", "From", "To", "Vehicle"], rows), "#00607a")


def spectacles_record(p):
    a = Soul(p)
    rx = [[e, f"{p.rng.choice('+-')}{p.rng.randint(0, 24) / 4:.2f}", f"-{p.rng.randint(0, 12) / 4:.2f}", p.rng.randint(1, 180), p.pick(["6/5", "6/9", "6/12+2"])] for e in "RL"]
    return app(p, f"{a.name(p.pick(['plain', 'late', 'soft']))} &nbsp; <small>{p.rng.randint(10000, 99999)}</small>", f"<div style='padding:16px'>DOB {a.born('dot')} &nbsp; {house(p)} &nbsp; Last seen {lately(p)}<br><br>RFV: blur near, floaters L. FH glauc (mother). GH: tabs for BP.<br><br>{p.table(['', 'Sph', 'Cyl', 'Axis', 'VA'], rx)}<br>IOP R {p.rng.randint(10, 28)} L {p.rng.randint(10, 28)} (icare) &nbsp; CD .4 .5 &nbsp; NCT rpt<br>Varis, keep own frame. R/C 12/12</div>", "#3d3d3d")


def sleep_device(p):
    """A machine beside a bed."""
    a = Soul(p)
    return p.html(f"<div style='padding:60px 80px;font-size:1.25em;line-height:2'>{p.pick(['Good morning', 'Welcome back', 'Hello'])}, {a.name('first')}<br><span style='font-size:2.2em'>{p.rng.randint(3, 9)}.{p.rng.randint(0, 9)} h</span> usage<br>Events/h {p.rng.uniform(0, 22):.1f} &nbsp; Mask seal {p.pick(['Good', 'Poor'])} &nbsp; Ramp 20 min<br><small>Clinic: {unit(p)} &nbsp; {a.name('back')}</small></div>", "#0d1117", "#e6f1ff")


# Papers.

def genogram_pen(p):
    a = Soul(p, 1990, 2012)
    node = lambda who, note: f"<div style='display:inline-block;border:2px solid #333;padding:8px 14px;margin:12px;text-align:center'>{pen(p, who)}<br><small>{note}</small></div>"
    return sheet(p, f"<b>Family tree</b> {pen(p, 'done with ' + a.name('first'), 1.1)}<br><br><div style='text-align:center'>{node(a.kin('first'), 'd. 2009 MI')}{node(a.kin('first'), 'drinks++')}<br>|<br>{node(a.kin('first'), 'dep, OD 2021')}{node(a.kin('plain', False), 'left')}<br>|<br>{node(a.name('plain'), p.pick(['self harm, ASD?', 'IP, low mood', 'school refusal']))}{node(a.kin('first'), 'ADHD')}</div><br>{p.pick(['CAMHS Tier 3', 'Family therapy clinic'])} session 2, {lately(p)}")


def ecg_corner(p):
    a = Soul(p, 1930, 1990)
    wave = "<svg width=740 height=330>" + "".join("<polyline fill=none stroke='#222' points='" + " ".join(f"{x},{60 + r * 100 + (-46 if x % 90 == 30 else 12 if x % 90 == 40 else p.rng.randint(-2, 2))}" for x in range(0, 740, 10)) + "'/>" for r in range(3)) + "</svg>"
    return sheet(p, f"<div style='font-size:.72em'>ID: {unit(p)}<span style='float:right'>{lately(p)} {clock(p)}</span><br>{a.name(p.pick(['shouted', 'comma', 'soft']))}<br>{a.born(p.pick(['hyphen', 'run']))} ({a.age()} yr) {p.pick(['Male', 'Female'])}<br>Vent. rate {p.rng.randint(44, 140)} BPM<br>PR interval {p.rng.randint(120, 260)} ms<br>QRS duration {p.rng.randint(78, 160)} ms &nbsp; QT/QTc 410/{p.rng.randint(390, 510)} ms</div>{wave}<div style='font-size:.72em'>25mm/s 10mm/mV 150Hz &nbsp; Unconfirmed &nbsp; {p.pick(['Atrial fibrillation', 'Normal sinus rhythm', 'Possible inferior infarct'])}</div>", "#fff6f4")


def teeth_paper(p):
    a = Soul(p)
    cells = lambda: "".join(f"<td>{p.pick(['', '', '', 'O', 'MOD', 'X', 'RCT', 'Cr', 'PE'])}</td>" for _ in range(16))
    nums = "".join(f"<td>{n}</td>" for n in [*range(8, 0, -1), *range(1, 9)])
    return sheet(p, f"<b>{a.name(p.pick(['late', 'soft', 'plain']))}</b><span style='float:right'>{a.born(p.pick(['slash', 'short']))}</span><br>Exempt: {p.pick(['no', 'HC2', 'preg', 'u18'])}<br><br><table><tr>{cells()}</tr><tr>{nums}</tr><tr>{nums}</tr><tr>{cells()}</tr></table><br>BPE {'/'.join(p.pick('01234') for _ in range(6))} &nbsp; OH poor, calc ling L3-3<br>{lately(p)} {pen(p, 'LA 2.2ml lido, XLA LR6, haem achieved. POIG.')}<br>{lately(p)} {pen(p, 'FTA')}", extra=BOXES)


def school_medicines(p):
    rows = [[p.mark("patient_name", a.said(p.pick(["plain", "soft", "back"]))), f"{p.rng.randint(1, 6)}{p.pick(['P', 'R', 'H'])}", p.pick(["Inhaler (blue), office", "EpiPen x2 - nuts", "Epilepsy: buccal midaz", "T1 diabetic, snack 10.30", "Eczema cream", "Coeliac"]), p.pick(["mum has spare", "exp 03/27", "see plan", ""])] for a in (Soul(p, 2012, 2021) for _ in range(14))]
    return sheet(p, f"<h3>Medical needs &#8211; staff room copy</h3>{p.table(['Child', 'Class', 'What', ''], rows)}<small>School nurse {nurse(p)} Tues only</small>", extra=BOXES)


def diary_rounds(p):
    rows = "".join(f"<div style='border-bottom:1px solid #aac;padding:9px 0'>{p.rng.randint(8, 16)}.{p.pick(['00', '15', '30', '45'])} &nbsp; {pen(p, Soul(p, 1925, 1970).name(p.pick(['polite', 'plain', 'surname', 'back'])) + ' ' + p.pick(['- dressing', '- 4LB both legs', 'INR', '- PEG site?', 'B12', '- eoltx, check driver', 'flush PICC']))} {pen(p, p.pick(['', 'key safe 4411', 'dog!', 'ring dau 1st']), 1)}</div>" for _ in range(11))
    return sheet(p, f"<b>{p.pick(['Tuesday', 'Friday', 'Monday'])} {p.rng.randint(1, 28)} {p.pick(MONTHS)}</b><br>{rows}", "#fffdf3")


def tiny_handover(p):
    rows = [[f"{p.pick('ABCD')}{n}", a.name(p.pick(["soft", "comma", "plain"])), str(a.age()), p.pick(["NOF# D4", "CAP, O2 2L", "?TIA", "UTI/delirium", "GI bleed, OGD", "MFFD aw POC"]), p.pick(["A1", "A2 frame", "hoist"]), p.pick(["NBM", "E+D", "soft/L2"]), p.pick(["cannula 3/7", "cath", "Abx PO", "bloods am", "dau visiting"])] for n, a in ((n, Soul(p, 1925, 1970)) for n in range(1, 27))]
    return sheet(p, f"<b>Handover {lately(p)} night</b> CONFIDENTIAL - shred{p.table(['Bed', 'Name', 'Age', 'PC', 'Mob', 'Diet', 'Jobs'], rows)}", size=".66em", extra="td,th{border:1px solid #999;padding:1px 3px}", pad="20px")


def carehome_mar(p):
    a = Soul(p, 1925, 1950)
    ticks = lambda: "".join(f"<td>{pen(p, p.pick(['KD', 'KD', 'SB', 'R', '']), .8)}</td>" for _ in range(14))
    meds = "".join(f"<tr><td>{d}</td>{ticks()}</tr>" for d in ("Memantine 10mg 1 nocte", "Senna 7.5mg 2 nocte", "Laxido 1 sachet bd", "Lorazepam 0.5mg PRN", "Cavilon"))
    return sheet(p, f"<div style='border:1px solid #555;padding:8px'>Name: <b>{a.name(p.pick(['caps', 'plain', 'whole']))}</b> &nbsp; Room {p.rng.randint(1, 40)} &nbsp; DOB {a.born('slash')}<br>{p.pick(HOUSES)} &nbsp; GP: {medic(p)} &nbsp; Allergies: {p.pick(['NKDA', 'penicillin'])}</div><table><tr><td>Commencing {lately(p)}</td>{''.join(f'<td>{n}</td>' for n in range(1, 15))}</tr>{meds}</table>Codes: R refused, S sleeping, H hospital", size=".85em", extra=BOXES)


def hearing_paper(p):
    a = Soul(p, 1935, 2018)
    return sheet(p, f"<b>Audiology, Level 1</b><br>{a.name(p.pick(['late', 'plain', 'caps']))} &nbsp; {chi(p, a) if p.rng.random() < .5 else nhs(p)}<br>Tested by {p.plain()} &nbsp; {lately(p)}<br><br>{p.table(['Hz', '250', '500', '1k', '2k', '4k', '8k'], [[e, *[p.rng.randint(1, 18) * 5 for _ in range(6)]] for e in ('R air', 'L air', 'R bone')])}<br>Tymps: type {p.pick(['A', 'B', 'C'])} bilat. Plan: {p.pick(['open fit L', 'grommets, ENT', 'review 12/12'])}", extra=BOXES)


def complaint(p):
    a = Soul(p, 1930, 1960)
    return sheet(p, f"<div style='text-align:right'>{house(p)}<br>{code(p)}<br>{lately(p)}</div><br>Dear Chief Executive,<br><br>I write about my {p.pick(['mother', 'late husband', 'father'])}, <b>{a.name('plain')}</b>, who was on your ward 14 from the 3rd until {p.pick(['he died', 'she came home'])}. {p.pick(['Nobody had fed her.', 'The buzzer was out of reach all night.', 'He was left in a corridor for eleven hours.'])} When I asked {nurse(p)} for pain relief I was told to wait. We were never told about the {p.pick(['fall', 'pressure sore', 'tumour on the scan'])}.<br><br>I want an answer within twenty-five working days.<br><br>Yours faithfully<br><br>{pen(p, a.kin('plain'), 1.5)}", font=SERIF)


def court_statement(p):
    a = Soul(p, 1970, 2005)
    return sheet(p, f"<b>PSYCHIATRIC REPORT FOR THE CROWN COURT AT HEXLEY</b><br>R -v- {a.name('shout')}<br>{p.table(['', ''], [['Prepared on', a.name('plain')], ['Born', a.born('words')], ['Held at', 'HMP Brackwater'], ['Author', medic(p) + ' MRCPsych']])}<br>1. Mr {a.name('surname')} tells me that he first heard voices at {p.rng.randint(14, 24)}. His sister, {a.kin('plain')}, found him {p.pick(['talking to the kettle', 'barefoot on the bypass'])}.<br>2. In my opinion he suffers from {p.pick(['paranoid schizophrenia', 'a schizoaffective disorder'])} and was so suffering at the time.<br>3. I recommend a hospital order under section 37.", font=SERIF, extra=BOXES)


def meal_orders(p):
    rows = [[f"{p.pick('1234')}{p.pick('ABCD')}", a.name(p.pick(["surname", "polite", "plain"])), p.pick(["Cottage pie", "Jacket, tuna", "Puree fish", "Halal curry", "NBM"]), p.pick(["Sponge", "Yog", "Jelly", "-"]), p.pick(["", "diab", "renal", "L4", "no nuts"])] for a in (Soul(p, 1925, 1990) for _ in range(18))]
    return sheet(p, f"<b>Ward {p.rng.randint(2, 19)} &nbsp; lunch &nbsp; {lately(p)}</b>{p.table(['Bed', 'Name', 'Main', 'Pud', 'Diet'], rows)}<br>Taken by {p.plain()} (hostess)", extra=BOXES)


def film_request(p):
    a = Soul(p, 1930, 2015)
    return sheet(p, f"<h3>Imaging request</h3>{line('Patient', pen(p, a.name(p.pick(['plain', 'bare']))))}{line('D.O.B.', pen(p, a.born('short')))}{line('Number', pen(p, unit(p)))}{line('Exam', pen(p, p.pick(['CXR', 'AXR', 'L ankle AP + lat', 'CT KUB'])))}{line('Question', pen(p, p.pick(['?NGT position', '?#, inversion', '?obstruction', 'haemoptysis, smoker'])))}{line('Pregnant?', pen(p, p.pick(['N', 'N/A', 'LMP 2/12 ago'])))}{line('Referrer', pen(p, medic(p) + ' bleep 214'))}")


def eye_drawing(p):
    a = Soul(p, 1930, 1985)
    eye = lambda n: f"<svg width=220 height=220><circle cx=110 cy=110 r=98 fill=none stroke='#444'/><circle cx={120 + n} cy=108 r=22 fill=none stroke='#a33'/><path d='M60 {60 + n} q40 -30 90 10' stroke='#27c' fill=none/></svg>"
    return sheet(p, f"<div style='float:right;border:1px solid #333;padding:6px 10px;font-size:.85em'>{a.name('comma')}<br>{a.born('dash')} {p.pick('MF')}<br>{nhs(p)}</div><b>Eye casualty</b><br>{lately(p)}<br><br>{eye(0)}{eye(9)}<br>{pen(p, p.pick(['RD sup temp, mac on', 'disciform scar', 'PVD, no tear', 'dendrite 2mm']))}<br>{pen(p, 'VA R 6/9 L CF &nbsp; IOP 14, 38')}<br>{pen(p, p.pick(['VR today', 'G. pred 1% qds', 'r/v 1/52']))}")


def exercises_for(p):
    a = Soul(p)
    items = "".join(f"<div style='display:flex;margin:12px 0'><div style='width:90px;height:70px;border:1px solid #999;margin-right:14px'></div><div><b>{t}</b><br>{p.pick(['3 x 10', '10 holds of 5 seconds', 'twice a day'])}</div></div>" for t in ("Bridge", "Clam shell", "Heel raise", "Calf stretch on a step"))
    return sheet(p, f"<b>Exercises for {a.name(p.pick(['plain', 'first', 'polite']))}</b><br>Given by {p.plain()}, physiotherapist, on {lately(p)}<br>{items}Stop if it hurts below the knee. Next visit {lately(p)} {clock(p)}")


def sick_line(p):
    a = Soul(p, 1960, 2004)
    return sheet(p, f"<b>Statement of Fitness for Work<br><small>For social security or Statutory Sick Pay</small></b><br><br>Patient's name &nbsp; <b>{p.pick(['Mr', 'Mrs', 'Ms'])} {a.name('plain')}</b><br>I assessed your case on: {lately(p)}<br>and, because of the following condition(s): <b>{p.pick(['Low back pain', 'Stress at home', 'Post-operative recovery', 'Long covid'])}</b><br>I advise you that: &#9746; you are not fit for work.<br>This will be the case for {p.rng.randint(1, 8)} weeks<br>Issuer's name {medic(p)}<br>Quarry Lane Surgery")


def parking_badge(p):
    a = Soul(p, 1930, 1980)
    return sheet(p, f"<h2>Blue Badge application</h2><b>Section 1. About you</b>{line('Title and full name', a.name('whole'))}{line('Surname at birth', a.name('surname'))}{line('Date of birth', a.born('gap'))}{line('Town of birth', p.pick(['Hexley', 'Sylhet', 'Gdynia']))}{line('National Insurance no.', 'QQ ' + str(p.rng.randint(10, 99)) + ' 34 56 C')}{line('Address', house(p))}{line('Postcode', code(p))}<b>Section 4. Walking</b>{line('What makes walking hard', pen(p, p.pick(['COPD, stop every 20 yards', 'both knees gone, waiting for op', 'MS since 2011'])))}{line('Medicines', pen(p, p.pick(['tramadol, gabapentin', 'salbutamol 2 puffs'])))}")


# Labels, cards, boards.

def brave_child(p):
    a = Soul(p, 2012, 2021)
    return p.html(f"<div style='text-align:center;padding:26px;border:10px double #f4a300;height:100%;font-size:1.3em'>&#9733; {p.pick(['Bravery certificate', 'I was brave today', 'Super star award'])} &#9733;<br><br>{p.pick(['This is to say that', 'Awarded to'])}<br><span style=\"font:1.9em '{p.pick(INK)}';color:#7b1fa2\">{a.name('plain')}</span><br>{p.pick(['was as brave as a lion', 'sat very still', 'did not cry once'])} {p.pick(['having a blood test', 'for the scan', 'when the plaster came off'])}<br>{p.pick(['Dolphin Ward', 'Children&#39;s Outpatients', 'Puffin Day Unit'])} &nbsp; {lately(p)}<br><small>Signed {p.plain()}, play specialist</small></div>", "#fffbe6")


def insulin_screen(p):
    a = Soul(p)
    return p.html(f"<div style='padding:30px;font-size:1.5em;line-height:1.5'>{clock(p)} <span style='float:right'>&#9646;&#9646;</span><br><span style='font-size:2em'>{p.rng.uniform(3, 17):.1f}</span> mmol/L &#8594;<br>IOB {p.rng.uniform(0, 8):.2f} U<br><small>{p.pick(['Registered to', 'This pump belongs to', 'User'])} {a.name('plain')}<br>If found call {tel(p)}</small></div>", "#101820", "#eef")


def crossmatch_slip(p):
    a = Soul(p)
    return sheet(p, f"<b>COMPATIBILITY LABEL</b> &nbsp; unit G{p.rng.randint(10**6, 10**7)} {p.rng.randint(10**5, 10**6)} {p.pick('ABXY')}<br>{a.name(p.pick(['shouted', 'comma']))} &nbsp; {a.born('run')} {p.pick('MF')}<br>{unit(p)} &nbsp; {p.pick(['O Pos', 'A Neg', 'B Pos'])}<br>Red cells, adult &nbsp; req {lately(p)}", size=".95em", pad="14px")


def fridge_sample(p):
    a = Soul(p)
    return sheet(p, f"{p.pick(['DO NOT DISCARD', 'Save serum', 'Send away Weds'])}<br>{pen(p, a.name(p.pick(['back', 'surname', 'plain'])) + ' ' + a.born('short'))}<br>{pen(p, p.pick(['CSF x2', 'oligoclonal', 'spare EDTA', 'faeces, ?C diff']))} {lately(p)}", size="1.2em", pad="16px", ground="#fff9c4")


def cold_door(p):
    """The card in the door of a mortuary's fridge."""
    a = Soul(p, 1925, 1990)
    return sheet(p, f"<b style='font-size:1.4em'>{p.rng.randint(1, 30)} {p.pick(['TOP', 'MID', 'LOWER'])}</b><br><br>{pen(p, a.name(p.pick(['caps', 'plain', 'shouted'])), 1.6)}<br>{p.pick(['In', 'Rec'])} {pen(p, lately(p))} from {pen(p, p.pick(['Wd 9', 'A+E', 'Rowan House', 'comm.']))}<br>{pen(p, p.pick(['PACEMAKER - removed', 'ring on L hand', 'CORONER', 'pt 1 done']))}<br>FD: {pen(p, 'Gott &amp; Son')}", pad="22px")


def delivery_suite(p):
    rows = [[n, a.name(p.pick(["surname", "plain", "first", "polite"])) if p.rng.random() < .85 else "", p.pick(["P0 38+4", "P2 41+0 IOL", "P1 VBAC", "P3 twins"]), p.pick(["3cm", "fully", "SROM", "Epid"]), p.pick(["CTG ok", "mec", "BP 160/102", ""]), p.pick(["Trish", "Folake", "Bryony"])] for n, a in ((n, Soul(p, 1984, 2004)) for n in range(1, 10))]
    return p.html(f"<div style=\"padding:24px;font:1.7em '{p.pick(INK[:2])}'\">LABOUR WARD &nbsp; Cons {medic(p)}{p.table(['Rm', '', '', '', '', 'MW'], rows)}</div>", "#fcfcfa", "#0d3b82", "td,th{border:1px solid #999;padding:9px}")


RECORDS = {"screen": [arrive_kiosk, room_caller, referral_triage, ambulance_tablet, caller_111, chair_plan, round_map, recruit_log, transport_desk, spectacles_record, sleep_device],
           "phone": [text_queue], "card": [brave_child, insulin_screen, cold_door], "label": [crossmatch_slip, fridge_sample], "board": [delivery_suite],
           "paper": [genogram_pen, ecg_corner, teeth_paper, school_medicines, diary_rounds, tiny_handover, carehome_mar, hearing_paper, complaint, court_statement, meal_orders, film_request, eye_drawing, exercises_for, sick_line, parking_badge]}
