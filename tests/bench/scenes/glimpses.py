# SPDX-License-Identifier: Apache-2.0
"""Screens and telephones that nobody prepared for: programs of small corners of healthcare, devices with a display of a few lines, applications of
those who drive from home to home, what office programs show of a patient by the way; the same without patients. Everybody is invented."""

from leaks import clock
from pages import DOSES, DRUGS
from terminals import window
from trades import MONO, MONTHS, Who, chip, code, home, house, lately, nhs, tel, unit

# (given, family).
FOLK = [pair.split("/") for pair in (
    "Ottoline/Birtwhistle|Cuthbert/Ollerenshaw|Maud/Thistlethwaite|Alf/Entwisle|Vera/Smallbones|Percy/Gotobed|Hilda/Pennyfather|Desmond/Longbottom|Peggy/Twelvetrees|Les/Hogg|Rita/Pym|Stan/Lye|"
    "Bronagh/O'Dowd|Caoimhe/Ní Bhriain|Cormac/McGillicuddy|Niall/O'Hare-Quinn|Sinéad/MacGabhann|Eoghan/Mac Suibhne|Lorcan/Tierney|Oonagh/McQuaid|Tegwen/Lloyd-Vaughan|Ifor/ap Rhys|Mair/Cadwaladr|Emrys/Gethin|"
    "Mhairi/Colquhoun|Torquil/MacNeacail|Senga/Dalgleish|Alasdair/McIlwraith|Nneka/Uzoma-Bright|Ifeanyi/Nwachukwu|Folasade/Akintola|Babatunde/Ogunleye|Kwabena/Owusu-Afriyie|Abena/Tetteh|Mbali/Dlamini|"
    "Thabo/Nkosi|Wanjiru/Kamau|Otieno/Odhiambo|Almaz/Tesfaye|Hodan/Guled|Liban/Abshir|Nimco/Xasan|Ayaan/Choudhury|Rabeya/Sultana|Shamsul/Haque|Zubeda/Bano|Ghulam/Rasool|Nasim/Akhter Bi|Manjit/Kaur|"
    "Balbir/Singh Gahunia|Pushpa/Limbachiya|Jayesh/Makwana|Sivakumar/Thirunavukkarasu|Lakshmi/Subramaniam|Priyanthi/Wickramasinghe|Bhim/Gurung|Maya/Thapa Magar|Siu Fong/Leung|Kwok Wai/Lam|Mei/Xu|Jun/He|"
    "Thi Hoa/Pham|Ngoc/Dang|Corazon/Magsaysay|Rogelio/dela Cruz|Nur Aisyah/binti Rahim|Somchai/Wongsawat|Hiroko/Ishikawa|Soo-jin/Baek|Agnieszka/Wróbel|Stanisław/Dąbrowski-Lis|Jadwiga/Pszczółkowska|Bohumil/Dvořák|"
    "Ljiljana/Marković|Besnik/Krasniqi|Anca/Dragomirescu|Vasil/Stoyanov|Viktoriia/Shevchuk|Edita/Vaičiūnaitė|Kaspars/Bērziņš|Marjatta/Lehtonen|Søren/Bækgaard|Concetta/Di Pasquale|Calogero/Lo Presti|"
    "Despina/Hadjigeorgiou|Kyriacos/Ioannou|Ayşe/Kılıç|Hüseyin/Öztürk|Zahra/Mohammadi|Behrouz/Farrokhzad|Leyla/Barzani|Yousef/Abu Hassan|Huda/Al-Jubouri|Miriam/Ben-David|Moishe/Feldman|Lurline/Campbell-Grant|"
    "Winston/Brathwaite|Clover/Hinds|Joaquim/Teixeira|María José/Fernández Ruiz|Solange/Kouassi|Aminata/Diallo|Adeola/Sobowale|Fathima/Haneefa|Mohan/Das|Suleman/Bux|Comfort/Boadu|Patience/Chirwa|"
    "Rose/Pasco|Ivan/Small|Pearl/Button|Grace/Pound|Bud/Weiser|Lily/Pond|Frank/Sawyer|Sandy/Beach|Olive/Branch|Basil/Root").split("|")]
SAID = {"plain": "{g} {f}", "comma": "{F}, {g}", "titled": "{F}, {g} ({t})", "soft": "{f}, {g}", "bare": "{f} {g}", "caps": "{G} {F}", "shouted": "{F} {G}", "whole": "{t} {g} {f}", "polite": "{t} {f}", "initial": "{i}. {f}",
        "naked": "{i} {f}", "back": "{f} {i}", "backdot": "{f} {i}.", "formal": "{t} {i} {f}", "surname": "{f}", "shout": "{F}", "first": "{g}", "nick": "{g} '{k}' {f}", "known": "{f}, {g} (likes {k})", "late": "{f} ({t}), {g}", "tail": "{F}, {g} {t}",
        "caret": "{F}^{G}^^{t}", "file": "{f}_{i}", "joined": "{i}{f}", "small": "{f}, {i}"}
KNOWN = "Dot Bunty Chas Nobby Ginge Babs Mitzi Tich Jock Bee".split()
DAYS = {"iso": "{y}-{m:02}-{d:02}", "slash": "{d:02}/{m:02}/{y}", "short": "{d}/{m}/{s:02}", "dot": "{d}.{m}.{s:02}", "dash": "{d:02}-{n}-{y}", "run": "{d:02}{N}{y}", "packed": "{d:02}{m:02}{y}", "words": "{d} {w} {y}", "gap": "{d:02} {m:02} {s:02}",
        "hyphen": "{d:02}-{m:02}-{y}", "month": "{n} {d}, {y}", "th": "{d}{o} {w} {y}"}
CARERS = "Sr Vasey|Dr Imrie|N. Bhogaita|Kev (B6)|Dr Ogilvy-Tan|RMN Foley|Mr Zammit FRCS|HCSW Dee|Maggie P|Dr L Winterbourne".split("|")
PLACES = "Thornhill|Ward 17|Larkfield Unit|Level 4 East|Beech|Room 9|Annexe B|Ward B6".split("|")
TIGHT = "td,th{border:1px solid #8886;padding:2px 5px;white-space:nowrap;font-size:.9em}"


class Someone(Who):
    """One of those above."""

    def __init__(self, p, low=1928, high=2004):
        super().__init__(p, low, high)
        self.given, self.family = p.pick(FOLK)
        self.nick = p.pick(KNOWN)

    def said(self, form):
        g, f = self.given, self.family
        return SAID[form].format(g=g, f=f, G=g.upper(), F=f.upper(), t=self.title, i=g[0], k=self.nick)

    def name(self, form=None, kind="patient_name"):
        return self.p.mark(kind, self.said(form or self.p.pick(["plain", "comma", "titled", "soft", "bare", "caps", "whole", "tail"])))

    def born(self, form=None):
        ending = "st" if self.d in (1, 21) else "nd" if self.d in (2, 22) else "rd" if self.d in (3, 23) else "th"
        month = MONTHS[self.m - 1]
        return self.p.mark("date_of_birth", DAYS[form or self.p.pick(list(DAYS)[:6])].format(d=self.d, m=self.m, y=self.y, s=f"{self.y % 100:02}", n=month[:3], N=month[:3].upper(), w=month, o=ending))

    def kin(self, form="plain"):
        other = Someone(self.p)
        other.family = self.family
        return other.name(form, "relative_name")


def number(p):
    """Of whichever kind."""
    return p.pick([unit(p), nhs(p), nhs(p, ""), nhs(p, "-")])


# Screens of programs.

def wound_gallery(p):
    """Pictures of wounds by their files' names and captions."""
    def tile(a):
        ground = f"radial-gradient(ellipse at {p.rng.randint(35, 65)}% {p.rng.randint(35, 65)}%,#7a1f1f 0 18%,#b5533c 30%,#d9a58a 52%,#e6c1a8)"
        return f"<div style='width:206px;margin:9px'><div style='height:130px;background:{ground}'></div><small>{a.name(p.pick(['small', 'back', 'soft', 'naked']))}<br>{p.pick(['L heel', 'sacrum', 'R gaiter', 'abdo dehisced', 'amp stump'])} {p.rng.randint(1, 28)}/{p.rng.randint(1, 12)}</small></div>"
    return window(p, "Tissue Viability > Photos", f"<div style='display:flex;flex-wrap:wrap;padding:10px'>{''.join(tile(Someone(p, 1925, 1975)) for _ in range(10))}</div>")


def cpap_portal(p):
    rows = [[a.name(p.pick(["soft", "plain"])), a.born(p.pick(["iso", "month", "slash"])), f"{p.rng.randint(10, 99)} {p.rng.randint(100, 999)}", f"{p.rng.randint(0, 100)}%", f"{p.rng.uniform(0.3, 19):.1f}", f"{p.rng.uniform(2, 40):.0f} L/min"] for a in (Someone(p, 1945, 1995) for _ in range(15))]
    return window(p, "Sleep therapy &#8211; non-compliant this month", p.table(["Name", "Born", "Serial", "Usage &gt;4h", "AHI", "Leak"], rows), "#f7fafc")


def pill_robot(p):
    rows = "".join(f"<div style='display:flex;gap:20px;padding:10px 18px;border-bottom:1px solid #456'><b style='width:60px'>{n}</b><span style='width:360px'>{a.name(p.pick(['caps', 'comma', 'back']))}</span><span style='width:300px'>{p.pick(DRUGS)} x{p.pick([28, 56, 84])}</span><span>{p.pick(['PICKING', 'CHUTE 2', 'CHUTE 5', 'OUT OF STOCK'])}</span></div>" for n, a in ((n, Someone(p)) for n in range(301, 312)))
    return p.html(f"<div style='padding:14px 18px;font-size:1.3em'>ROBOT A &nbsp; OUTPUT QUEUE</div><div style='font-size:1.15em'>{rows}</div>", "#0b1d2a", "#e6f4ff")


def translate_box(p):
    """A letter put into a translator."""
    a = Someone(p)
    words = p.pick([f"Szanowna Pani {a.said('plain')}, wizyta w poradni kardiologicznej odbędzie się", f"Cher {a.said('plain')}, votre rendez-vous en cardiologie est fixé au", f"Sayın {a.said('plain')}, kardiyoloji randevunuz:", f"Estimado {a.said('plain')}, su cita en cardiología es el"])
    said = words.replace(a.said("plain"), a.name("plain"))
    return window(p, "Translate", f"<div style='display:flex;font-size:1.25em;line-height:1.6'><div style='flex:1;padding:26px;border-right:1px solid #ccc'><b>English</b><br><br>Dear {a.name('plain')}, your cardiology appointment is on {lately(p)} at {clock(p)}. If you cannot come, please ring us. Bring your tablets with you.</div><div style='flex:1;padding:26px;background:#f5f5f5;color:#222'><b>Detected</b><br><br>{said} {lately(p)}, {clock(p)}.</div></div>")


def cell_comment(p):
    """A sheet of numbers alone; in a comment stands whose they are."""
    a = Someone(p)
    rows = [[n, p.rng.randint(100, 999), p.rng.randint(10, 99), f"{p.rng.uniform(1, 9):.2f}", p.rng.randint(0, 1)] for n in range(1, 28)]
    return window(p, "audit_final_v3.xlsx", f"{p.table(['', 'Study', 'LOS', 'Lactate', 'Readm'], rows)}<div style='position:absolute;left:520px;top:{p.rng.randint(90, 380)}px;width:290px;background:#fff;color:#222;border:1px solid #999;padding:10px;line-height:1.45'><b>{p.pick(CARERS)}</b><br>{p.pick(['this is', 'Check:', 'row is really'])} {a.name(p.pick(['plain', 'bare', 'whole']))} {number(p)}, {p.pick(['readmitted under ortho', 'died at home', 'coded twice'])} - {p.pick(['exclude?', 'ask coding', 'pls fix'])}</div>", extra=TIGHT)


def away_message(p):
    a, b = Someone(p), Someone(p)
    return window(p, "Automatic replies", f"<div style='padding:24px;line-height:1.7;font-size:1.1em'>&#9673; Send automatic replies<br>Start {lately(p)} {clock(p)} &nbsp; End {lately(p)}<div style='border:1px solid #aaa;margin-top:14px;padding:16px;background:#fff;color:#222'>I am on leave. For {a.name('whole')}'s package of care ring {p.pick(CARERS)}. {b.name('polite')} ({number(p)}) goes to {p.pick(PLACES)} on Thursday, transport is booked. Anything else can wait.<br><br>{p.plain()}<br>Discharge co-ordinator</div></div>")


def kanban(p):
    def pin(a):
        return f"<div style='background:#fff;color:#222;margin:9px;padding:9px;border-radius:5px;line-height:1.45'>{chip(p.pick(['Fast track', 'D2A', 'CHC', 'Housing']), '#7b1fa2')}<br>{p.pick([a.name('plain'), a.name('small'), a.name('polite'), a.name('shout')])} {p.pick(PLACES)}<br><small>{p.pick(['awaiting POC', 'keys from nephew', 'BIM Fri', 'deep clean', 'EMI bed?'])} &nbsp; {p.rng.randint(1, 90)}d</small></div>"
    return window(p, "Boards / Discharge hub", "<div style='display:flex;padding:8px'>" + "".join(f"<div style='flex:1;background:#ebecf0;color:#222;margin:6px;border-radius:6px'><b style='display:block;padding:9px'>{t}</b>{''.join(pin(Someone(p, 1926, 1960)) for _ in range(p.rng.randint(3, 5)))}</div>" for t in ("New", "Assessing", "Waiting", "Ready")) + "</div>", "#0079bf")


def chemo_chairs(p):
    seat = lambda n, a: f"<div style='border:2px solid #00838f;border-radius:10px;width:200px;height:106px;margin:8px;padding:8px;line-height:1.4'><b>Chair {n}</b> {clock(p)}<br>{a.name(p.pick(['bare', 'soft', 'polite', 'initial']))}<br>{p.pick(['FOLFOX C3', 'R-CHOP C5', 'Pembro C11', 'EC-T C2', 'Zoledronate'])}<br><small>{p.pick(['bloods ok', 'neuts 0.8 hold', 'port', 'PICC'])}</small></div>"
    return window(p, "Day unit", f"<div style='display:flex;flex-wrap:wrap;padding:10px'>{''.join(seat(n, Someone(p)) for n in range(1, 16))}</div>", "#f4fbfb")


def point_of_care(p):
    rows = [[clock(p), p.pick(["GLU", "KET", "INR", "hCG"]), f"{p.rng.uniform(1, 30):.1f}", unit(p), a.name(p.pick(["shouted", "comma"])), p.pick(PLACES), f"op{p.rng.randint(100, 999)}", p.pick(["", "HI", "LO"])] for a in (Someone(p) for _ in range(24))]
    return window(p, "POCT middleware", p.table(["Time", "Test", "Value", "Pt ID", "Pt", "Loc", "Op", ""], rows), "#10151a", "#d0d7de", "#222b33", TIGHT)


def telecare(p):
    a = Someone(p, 1925, 1950)
    return window(p, "ALARM  pendant  00:00:41", f"<div style='background:#b71c1c;color:#fff;padding:16px 22px;font-size:1.5em'>{a.name(p.pick(['whole', 'polite', 'late']))} &nbsp; {a.age()}</div><div style='padding:20px;line-height:1.8;font-size:1.1em'>{home(p)}<br>Key safe {p.rng.randint(1000, 9999)}, left of back door<br>Unit {p.rng.randint(10000, 99999)}<br><b>Responders</b><br>1 {a.kin()} (dau) {tel(p)}<br>2 {a.kin('polite')} next door {tel(p)}<br><b>Medical</b> {p.pick(['COPD on O2', 'falls', 'insulin', 'dementia'])}, {p.pick(DRUGS)}</div>")


def ctg(p):
    a = Someone(p, 1982, 2005)
    wave = f"<div style='height:180px;margin:10px;background:repeating-linear-gradient(90deg,#fff 0 28px,#f3c6c6 28px 29px),repeating-linear-gradient(#fff 0 18px,#f3c6c6 18px 19px)'></div>"
    return p.html(f"<div style='background:#263238;color:#fff;padding:8px 14px;font-size:1.15em'>{p.pick(PLACES)} &nbsp; {a.name(p.pick(['comma', 'bare', 'plain']))} &nbsp; {number(p)} &nbsp; {p.rng.randint(37, 42)}/40 &nbsp; P{p.rng.randint(0, 4)}</div>{wave}<div style='padding:0 14px'>FHR {p.rng.randint(110, 165)} bpm &nbsp; Toco {p.rng.randint(0, 80)} &nbsp; MHR {p.rng.randint(70, 110)} &nbsp; {clock(p)}</div>{wave}", "#fff")


def retinopathy(p):
    a = Someone(p, 1940, 1990)
    eye = "<div style='width:330px;height:300px;border-radius:50%;background:radial-gradient(circle at 40% 50%,#ffd98a 0 5%,#c8541c 14%,#7a2a10 70%);margin:14px'></div>"
    return p.html(f"<div style='padding:10px 16px;background:#1b1b1b;color:#cfd8dc'>Grading queue 41 of 120 &nbsp; <b>{a.name(p.pick(['tail', 'plain', 'shouted']))}</b> &nbsp; {a.born()} &nbsp; {nhs(p)}</div><div style='display:flex;background:#000'>{eye}{eye}</div><div style='padding:14px;line-height:1.8'>R1 &#9679; &nbsp; M0 &#9679; &nbsp; P0 &#9675; &nbsp; Ungradable &#9675; &nbsp; Refer HES &#9675;</div>", "#111", "#eceff1")


def ivf_witness(p):
    a, b = Someone(p, 1978, 1995), Someone(p, 1978, 1995)
    return p.html(f"<div style='padding:30px;font-size:1.6em;line-height:1.7;text-align:center'>WORK AREA 3 &nbsp; OK<div style='border:6px solid #43a047;border-radius:14px;margin:20px 120px;padding:20px'>{a.name('shouted')}<br><small>{a.born('run')}</small><br>{b.name('shouted', 'patient_name')}<br><small>{b.born('run')}</small></div>Insemination dish &nbsp; {p.rng.randint(2, 14)} oocytes &nbsp; {p.pick(CARERS)}</div>", "#e8f5e9")


def mortuary_bays(p):
    bay = lambda n, a: f"<div style='border:1px solid #78909c;width:230px;height:84px;margin:7px;padding:7px;line-height:1.4'>{n}&nbsp; {a.name(p.pick(['comma', 'shouted', 'soft']))}<br>DOD {lately(p)}<br><small>{p.pick(['HMC hold', 'FD Mon', 'Crem forms', 'Viewing 2pm', 'PM'])}</small></div>"
    return window(p, "Body store A", f"<div style='display:flex;flex-wrap:wrap;padding:12px'>{''.join(bay(n, Someone(p, 1922, 1970)) for n in range(1, 19))}</div>", "#eceff1")


def fax_log(p):
    rows = [[f"{lately(p)} {clock(p)}", p.pick(["OUT", "IN"]), f"01632 960{p.rng.randint(100, 999)}", p.pick([f"Ref {a.name('plain')} for SALT", f"{a.name('comma')} TTO", f"re {a.name('polite')} {nhs(p)}", f"MAR {a.name('bare')}"]), p.rng.randint(1, 9), p.pick(["OK", "BUSY", "OK", "NO ANS"])] for a in (Someone(p) for _ in range(15))]
    return window(p, "Fax journal", p.table(["When", "", "Number", "Subject", "Pp", "Result"], rows), extra=TIGHT)


def newborn_hearing(p):
    rows = [[p.mark("patient_name", p.pick([f"Baby {a.said('surname')}", f"{a.said('shout')} Baby {p.pick(['boy', 'girl'])}", f"Bby of {a.said('plain')}", f"{a.said('plain')}"])), f"{p.rng.randint(1, 28)}/{p.rng.randint(1, 12)}/26" if not p.marks else p.mark("date_of_birth", f"{p.rng.randint(1, 28)}/{p.rng.randint(1, 12)}/26"), p.pick(["AOAE clear L&R", "AABR refer R", "not in cot", "decline", "NICU"]), f"mum {a.kin('first')}", p.pick(PLACES)] for a in (Someone(p) for _ in range(14))]
    return window(p, "Screen today", p.table(["Baby", "Born", "Outcome", "Mother", "Place"], rows))


def marac(p):
    rows = "".join(f"<p style='margin:12px 0'><b>Case {n}</b> Victim {a.name('plain')} {a.born('slash')}, {house(p)}. Perpetrator {a.kin()}. Children: {a.kin('first')} ({p.rng.randint(1, 15)}), {a.kin('first')} ({p.rng.randint(1, 15)}). Health: {p.pick(['ED x3 since May', 'antenatal clinic', 'overdose in June', 'jaw fracture'])}. IDVA {p.plain()}.</p>" for n, a in ((n, Someone(p, 1970, 2004)) for n in range(1, 6)))
    return window(p, "Agenda restricted.docx", f"<div style='margin:14px auto;max-width:820px;background:#fff;color:#111;padding:26px 34px'><h3>Conference, health research</h3>{rows}</div>", "#d8d8d8")


def camhs_panel(p):
    rows = [[f"{a.name(p.pick(['first', 'known', 'plain']))}", p.rng.randint(6, 17), p.pick(["eating", "self harm", "ASD query", "school refusal", "low mood"]), p.pick(["GP", "school", "self", "paeds"]), p.pick(["accept", "signpost", "more info", "urgent"]), f"{a.kin('first')} {tel(p)}"] for a in (Someone(p, 2008, 2019) for _ in range(12))]
    return window(p, "Triage panel Weds", p.table(["YP", "Age", "Why", "From", "Outcome", "Parent"], rows))


def cgm_clinic(p):
    rows = [[a.name(p.pick(["plain", "soft"])), a.born(p.pick(["month", "iso", "words"])), f"{p.rng.randint(20, 95)}%", f"{p.rng.randint(0, 9)}%", f"{p.rng.randint(45, 100)}", p.pick(["2 hours ago", "yesterday", "15 days ago"])] for a in (Someone(p, 1960, 2016) for _ in range(14))]
    return window(p, "Glucose sharing &#8211; practice", p.table(["", "Date of birth", "In range", "Low", "GMI", "Last upload"], rows), "#fffdf7")


def archive_window(p):
    def called(a):
        return p.mark("patient_name", p.pick([a.said("file"), a.said("joined"), a.said("surname"), f"{a.said('surname')}_{a.said('first')}"]))
    rows = [[f"&#128196; {called(a)}{p.pick(['_MRI', '_ECG', ' clinic letter', '_echo', ' PIP form', '_consent'])}{p.pick(['.pdf', '.dcm', '.docx', ' (2).pdf'])}", f"{p.rng.randint(10, 9000)} KB", lately(p)] for a in (Someone(p) for _ in range(16))]
    return window(p, "cardiology_scans.zip", p.table(["Name", "Packed", "Changed"], rows))


# Displays of devices.

def defib(p):
    a = Someone(p)
    wave = "<div style='height:120px;margin:8px 0;border-bottom:3px solid #3f3;border-left:1px solid #363'></div>"
    return p.html(f"<div style='padding:14px 22px;font-size:1.35em'>{a.name(p.pick(['comma', 'shouted', 'plain']))}<span style='float:right'>{clock(p)}</span><br><small>{unit(p)} &nbsp; ADULT</small>{wave}{wave}HR {p.rng.randint(30, 180)} &nbsp; SpO2 {p.rng.randint(80, 99)} &nbsp; SHOCKS {p.rng.randint(0, 5)} &nbsp; 150 J</div>", "#050805", "#b9f6ca")


def bladder_scan(p):
    a = Someone(p, 1930, 1975)
    return p.html(f"<div style='padding:26px;font-size:1.6em;line-height:1.7'>{p.pick(['ID', 'Pt', 'Name'])} {a.name(p.pick(['back', 'caps', 'plain']))}<br>Sex {p.pick('MF')} &nbsp; {unit(p)}<div style='width:260px;height:210px;margin:14px;background:conic-gradient(from 140deg,#111 0 80deg,#6b7 80deg 82deg,#111 82deg);border-radius:50%'></div><b>{p.rng.randint(20, 990)} mL</b> &nbsp; {clock(p)}</div>", "#14222b", "#e0f2f1")


def c_arm(p):
    a = Someone(p)
    bone = "radial-gradient(circle at 55% 45%,#aaa 0 12%,#555 30%,#141414 60%,#000 70%)"
    return p.html(f"<div style='position:relative;height:100%;background:#000'><div style='position:absolute;left:18%;top:8%;width:64%;height:84%;border-radius:50%;background:{bone}'></div><div style='position:absolute;left:14px;top:12px;line-height:1.5'>{a.name(p.pick(['caret', 'comma', 'shouted']))}<br>{unit(p)}<br>{a.born(p.pick(['packed', 'dash', 'slash']))}</div><div style='position:absolute;right:14px;top:12px;text-align:right'>{lately(p)}<br>{clock(p)}<br>Th 4</div><div style='position:absolute;left:14px;bottom:12px'>68 kV 2.1 mA &nbsp; 0:{p.rng.randint(10, 59)} min</div></div>", "#000", "#d7d7d7")


def cath_report(p):
    a = Someone(p, 1930, 1980)
    rows = [[s, f"{p.rng.randint(5, 140)}/{p.rng.randint(2, 80)}", p.rng.randint(4, 100)] for s in ("RA", "RV", "PA", "PCWP", "LV", "Ao")]
    return window(p, "Haemodynamics &#8211; study", f"<div style='padding:12px 18px;background:#311b92;color:#fff'>{a.name(p.pick(['soft', 'tail', 'caps']))} | {unit(p)} | {a.born('dash')} | {p.rng.randint(45, 120)} kg</div>{p.table(['Site', 'S/D', 'Mean'], rows)}<div style='padding:16px'>LAD {p.rng.randint(50, 99)}% &nbsp; RCA {p.rng.randint(10, 70)}% &nbsp; DES x{p.rng.randint(1, 3)} &nbsp; {p.pick(CARERS)}</div>")


def dexa(p):
    a = Someone(p, 1930, 1970)
    rows = [[s, f"{p.rng.uniform(0.5, 1.1):.3f}", f"-{p.rng.uniform(0.4, 3.9):.1f}", f"-{p.rng.uniform(0.1, 2.4):.1f}"] for s in ("L1", "L2", "L3", "L4", "Neck", "Total hip")]
    return window(p, "Bone densitometry", f"<div style='display:flex;padding:16px;gap:40px;line-height:1.6'><div>Patient: {a.name(p.pick(['soft', 'plain', 'comma']))}<br>Birth Date: {a.born(p.pick(['slash', 'month', 'dash']))} &nbsp; {a.age()} years<br>Height / Weight: {p.rng.randint(148, 182)} cm {p.rng.randint(45, 100)} kg<br>Referring: {p.pick(CARERS)}</div><div style='width:160px;height:240px;background:linear-gradient(90deg,#000,#bbb,#000)'></div></div>{p.table(['Region', 'BMD', 'T', 'Z'], rows)}")


def pager(p):
    """A bleep with a line or two."""
    a = Someone(p)
    said = p.pick([f"{p.pick(PLACES)} {a.name('polite')} BP 82/40 NEWS 9 pls attend x{p.rng.randint(1000, 9999)}", f"PATH: {a.name('shouted')} K+ 6.9 {unit(p)} phone lab", f"Crash c-section {p.pick(PLACES)} {a.name('surname')} O neg", f"MET call bed {p.rng.randint(1, 30)} {a.name('naked')} GCS 6"])
    return p.html(f"<div style=\"margin:40px;border:14px solid #222;border-radius:20px;background:#9caf88;color:#10200c;padding:24px;font:1.7em '{MONO}';line-height:1.5\">{clock(p)} &nbsp; 1/3<br>{said}</div>", "#777")


# Telephones.

def lone_worker(p):
    a = Someone(p, 1930, 1985)
    return p.html(f"<div style='background:#f57c00;color:#fff;padding:22px;font-size:1.3em'>Visit running</div><div style='padding:24px;font-size:1.15em;line-height:1.8'>With<br><b>{a.name(p.pick(['whole', 'plain', 'formal']))}</b><br>{house(p)}<br>{code(p)}<br>Risk: {p.pick(['dog', 'two staff only', 'hoarding', 'husband shouts'])}<br>Check out by {clock(p)}<div style='background:#c62828;color:#fff;text-align:center;padding:26px;margin-top:30px;border-radius:14px'>RED ALERT</div></div>", "#fff")


def mileage(p, health=True):
    legs = "".join(f"<div style='padding:14px 20px;border-bottom:1px solid #ddd'>{clock(p)}<br>{a} &#8594; {b}<br><small>{p.rng.uniform(0.4, 19):.1f} mi &nbsp; {why}</small></div>" for a, b, why in ((Someone(p).name(p.pick(["polite", "formal", "whole"])), Someone(p).name(p.pick(["polite", "initial"])), p.pick(["leg ulcer", "catheter change", "insulin", "bloods"] if health else ["viewing", "valuation", "keys", "survey"])) for _ in range(6)))
    return p.html(f"<div style='background:#37474f;color:#fff;padding:20px;font-size:1.25em'>Trips &nbsp; {lately(p)}</div>{legs}", "#fff")


def wallet_pass(p):
    a = Someone(p)
    cells = "<div style='width:170px;height:170px;margin:24px auto;background:conic-gradient(#111 25%,#fff 0 50%,#111 0 75%,#fff 0) 0 0/14px 14px'></div>"
    return p.html(f"<div style='margin:24px;border-radius:18px;background:#00695c;color:#fff;padding:22px;line-height:1.7'><small>{p.pick(['Fracture clinic', 'Antenatal', 'Phlebotomy', 'Eye casualty'])}</small><br><b style='font-size:1.35em'>{a.name(p.pick(['plain', 'nick', 'whole']))}</b><br><small>DATE</small> {lately(p)} &nbsp; <small>AT</small> {clock(p)}<br><small>DESK</small> {p.pick(PLACES)}{cells}</div>", "#1c1c1e")


def neonatal_video(p):
    a = Someone(p, 1988, 2004)
    baby = p.mark("patient_name", p.pick([f"Baby {a.said('surname')}", f"{a.said('first')}", f"Twin 2 {a.said('surname')}"]))
    films = "".join(f"<div style='margin:14px;background:#fff;color:#333;border-radius:12px;overflow:hidden'><div style='height:120px;background:linear-gradient(120deg,#f8d7c4,#c98f74)'></div><div style='padding:10px'>{p.pick(['Sleeping after my bath', 'Off CPAP today!', 'First bottle', 'Skin to skin with dad'])}<br><small>from {p.pick(PLACES)}, {clock(p)}</small></div></div>" for _ in range(3))
    return p.html(f"<div style='background:#8e7cc3;color:#fff;padding:20px;font-size:1.3em'>{baby}<br><small>for {a.name('plain', 'relative_name')}</small></div>{films}", "#efeaf7")


def phone_mail(p, health=True):
    def one(a):
        subject = p.pick([f"Re: {a.name('plain')} echo", f"{a.name('back')} - bed?", f"Clinic letter {a.name('soft')}", f"{a.name('polite')} bloods back", f"FW: {a.name('shout')} {unit(p)}"] if health else [f"Re: {a.name('plain')} quote", f"{a.name('back')} - chairs", f"Invoice {a.name('soft')}", f"{a.name('polite')} called back"])
        return f"<div style='padding:13px 18px;border-bottom:1px solid #ddd'><b>{p.plain()}</b><span style='float:right;color:#777'>{clock(p)}</span><br>{subject}<br><span style='color:#777'>{p.words(7)}</span></div>"
    return p.html(f"<div style='padding:20px 18px;font-size:1.5em'><b>Inbox</b></div>{''.join(one(Someone(p)) for _ in range(8))}", "#fff")


def cot_cam_chat(p):
    """Carers among themselves about today's calls."""
    a, b, c = Someone(p, 1928, 1955), Someone(p, 1928, 1955), Someone(p, 1928, 1955)
    said = [f"{a.name('first')} refused her meds again, told {p.pick(CARERS)}", f"key for {b.name('polite')} is back in safe {p.rng.randint(1000, 9999)}", f"can sum1 do {c.name('nick')} tea call? {code(p)}", f"{b.name('first')} fell, 999 called, {b.kin('first')} knows"]
    return p.html("<div style='background:#075e54;color:#fff;padding:18px;font-size:1.2em'>Round 4 girls &#128149;</div>" + "".join(f"<div style='margin:12px;max-width:320px;background:{p.pick(['#fff', '#dcf8c6'])};color:#222;padding:10px 14px;border-radius:10px'><small style='color:#a0522d'>{p.pick(['Trace', 'Lorna C', 'Bex', 'Oyin'])}</small><br>{t} <small>{clock(p)}</small></div>" for t in said), "#ece5dd")


# Of nobody's health.

def site_kanban(p):
    pin = lambda a: f"<div style='background:#fff;color:#222;margin:9px;padding:9px;border-radius:5px;line-height:1.45'>{chip(p.pick(['Roof', 'Kitchen', 'Loft', 'Garden']), '#7b1fa2')}<br>{p.pick([a.name('plain'), a.name('small'), a.name('polite'), a.name('shout')])} Plot {p.rng.randint(1, 40)}<br><small>{p.pick(['awaiting tiles', 'keys from agent', 'skip Fri', 'invoice sent'])} &nbsp; {p.rng.randint(1, 90)}d</small></div>"
    return window(p, "Boards / Jobs", "<div style='display:flex;padding:8px'>" + "".join(f"<div style='flex:1;background:#ebecf0;color:#222;margin:6px;border-radius:6px'><b style='display:block;padding:9px'>{t}</b>{''.join(pin(Someone(p)) for _ in range(p.rng.randint(3, 5)))}</div>" for t in ("New", "Quoted", "On site", "Done")) + "</div>", "#0079bf")


def agent_mileage(p):
    return mileage(p, health=False)


def shop_mail(p):
    return phone_mail(p, health=False)


def archive_of_bills(p):
    rows = [[f"&#128196; {Someone(p).said(p.pick(['file', 'joined', 'surname']))}{p.pick(['_quote', '_drawing', ' invoice', '_lease', ' photo', '_CV'])}{p.pick(['.pdf', '.dwg', '.docx', ' (2).pdf'])}", f"{p.rng.randint(10, 9000)} KB", lately(p)] for _ in range(16)]
    return window(p, "projects_2026.zip", p.table(["Name", "Packed", "Changed"], rows))


RECORDS = {"screen": [wound_gallery, cpap_portal, pill_robot, translate_box, cell_comment, away_message, kanban, chemo_chairs, point_of_care, telecare, ctg, retinopathy, ivf_witness, mortuary_bays, fax_log,
                      newborn_hearing, marac, camhs_panel, cgm_clinic, archive_window, defib, bladder_scan, c_arm, cath_report, dexa, pager],
           "phone": [lone_worker, mileage, wallet_pass, neonatal_video, phone_mail, cot_cam_chat]}
OTHERS = {"screen": [site_kanban, archive_of_bills], "phone": [agent_mileage, shop_mail]}
