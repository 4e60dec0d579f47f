# SPDX-License-Identifier: Apache-2.0
"""Screens of work with patients: record systems of every trade, what a desktop shows around them (tabs, histories, print dialogues, pop-ups,
explorers, remote windows) and the mail, chats, diaries and grids of those who work there; the same software without patients. Everybody is invented."""

from leaks import clock
from pages import DOSES, DRUGS, SURGERIES
from trades import MONO, MONTHS, Who, code, home, house, lately, nhs, tel, unit

# (given, family).
PEOPLE = [pair.split("/") for pair in (
    "Amber/Fox|Miles/Long|Jack/Frost|Poppy/Lane|Ray/Bright|Heather/Moor|Chase/Read|Bill/Cash|Destiny/Power|Brook/Waters|Precious/Moyo|Blessing/Sibanda|Sunday/Okafor|Prince/Osei|"
    "Gift/Ncube|Fortune/Chanda|Art/Blockley|Earl/Marshall|Sunny/Gill|Lucky/Dhaliwal|Angharad/Bebb|Llinos/Parry-Wynne|Gwilym/Ap Dafydd|Mairead/O'Shaughnessy|Padraig/Ó Briain|"
    "Eimear/McGlinchey|Ruaridh/MacAskill|Iseabail/NicDhòmhnaill|Fergus/Auchterlonie|Edith/Featherstonehaugh|Reginald/Cholmondeley|Doris/Higginbottom|Trevor/Sidebottom|Pam/Ramsbottom|"
    "Wayne/Entwistle-Shaw|Chantelle/Fothergill|Kyle/Braithwaite|Zbigniew/Brzezicki|Małgorzata/Święcicka|Irena/Kowalczyk|Ioan/Ungureanu|Florica/Băsescu-Popa|Giedrė/Jankauskaitė|Andris/Kalniņš|"
    "Gurpreet/Kaur Sandhu|Harbhajan/Singh|Jasvinder/Bhogal|Hansa/Patel|Kantilal/Solanki|Rukmini/Venkataraman|Shahida/Bibi|Mohammed Yaqub/Khan|Tahmina/Khatun|Abdul Malik/Miah|"
    "Fadumo/Warsame|Cabdi/Xuseen|Chidinma/Okonkwo-Williams|Temitope/Oyelaran|Obinna/Eze|Yaw/Asante-Danso|Akosua/Mensah|Tendai/Mukanya|Tsegay/Haile|Wai Man/Cheung|Xiulan/Zhao|"
    "Phuong/Ngo|Maricel/de los Santos|Inês/Gonçalves Pinto|Özlem/Şahin|Rojda/Demirtaş|Farideh/Ghorbani|Mykola/Tkachenko|Eleftheria/Papadaki|Shlomo/Rabinowitz|Delroy/Pinnock|"
    "Sharmaine/Bogle|Bartley/Joyce|Jean-Baptiste/N'Guessan|Ana/Sá|Li/Wu|Jo/Oh|Bob/Ng").split("|")]
FORMS = {"plain": "{g} {f}", "soft": "{f}, {g}", "comma": "{F}, {g}", "titled": "{F}, {g} ({t})", "after": "{F} {g}", "loud": "{G} {F}", "shouted": "{F}, {G}", "whole": "{t} {g} {f}", "polite": "{t} {f}",
         "back": "{f} {i}", "initial": "{i} {f}", "formal": "{t} {i} {f}", "surname": "{f}", "shout": "{F}", "first": "{g}", "caret": "{F}^{G}", "carets": "{F}^{G}^^^{T}", "file": "{f}_{g}", "known": "{f}, {g} ({k})", "short": "{g} {j}."}
LISTED = ["plain", "soft", "comma", "after", "titled", "back", "shouted", "whole", "known"]
NICK = "Bobby Kit Nan Tee Mo Gigi Sal Bunny Lou Ted".split()
STAFF = "Dr Aldous|N Prentice|Sr Fairbairn|K. Mwangi|Dr S Iyer|Mr Corbishley|Beth L|RN Tomlin|Dr Zielinska|Hannah (OT)".split("|")
ILLS = "chest pain|SOB|fall, ?NOF|D&V|palpitations|head injury|abdo pain|overdose|laceration|back pain|confusion|rash".split("|")
GRID = "td,th{border:1px solid #9995;padding:1px 4px;white-space:nowrap;font-size:.85em}"


class Person(Who):
    """One of those above."""

    def __init__(self, p, low=1930, high=2005):
        super().__init__(p, low, high)
        self.given, self.family = p.pick(PEOPLE)
        self.nick = p.pick(NICK)

    def said(self, form):
        g, f = self.given, self.family
        return FORMS[form].format(g=g, f=f, G=g.upper(), F=f.upper(), t=self.title, T=self.title.upper(), i=g[0], j=f[0], k=self.nick)

    def name(self, form, kind="patient_name"):
        return self.p.mark(kind, self.said(form))

    def cut(self, form, letters):
        """As a narrow cell shows it."""
        whole = self.said(form)
        return self.p.mark("patient_name", whole if len(whole) <= letters else whole[:letters] + "…")

    def kin(self, form="plain"):
        other = Person(self.p)
        other.family = self.family
        return other.name(form, "relative_name")

    def any(self):
        return self.name(self.p.pick(LISTED))


def number(p):
    """An NHS number as systems have it: with gaps, without, with dashes."""
    return nhs(p, p.pick([" ", "", "-"]))


def window(p, title, body, ground="#fff", ink="#222", bar="#f3f3f3", extra=""):
    """A program's window with its title."""
    return p.html(f"<div style='background:{bar};color:{'#222' if bar[1] in 'def' else '#fff'};padding:5px 10px;font-size:.85em'>{title}<span style='float:right'>&#8211; &nbsp; &#9633; &nbsp; &#10005;</span></div>{body}", ground, ink, extra)


def menu(*words):
    return f"<div style='background:#e8e8e8;color:#222;padding:4px 10px;font-size:.85em'>{' &nbsp; '.join(words)}</div>"


# Record systems.

def open_tabs(p):
    """A surgery's program: one record open, others as tabs."""
    a = Person(p)
    tabs = "".join(f"<span style='background:#cfd8dc;color:#222;padding:4px 12px;margin-right:3px;font-size:.85em'>{Person(p).cut('soft', 16)} &#10005;</span>" for _ in range(5))
    said = "".join(f"<p style='margin:7px 0'><b>{lately(p)}</b> {p.pick(STAFF)}, {p.pick(SURGERIES)}<br>Problem: {p.pick(ILLS)}<br>History: {p.words(12)}<br>Plan: {p.pick(DRUGS)} {p.pick(DOSES)}</p>" for _ in range(6))
    return window(p, "Clinical System 9.4 - Tollgate", f"{menu('Consultations', 'Medication', 'Problems', 'Investigations', 'Diary', 'Documents')}<div style='padding:5px 8px;background:#90a4ae'>{tabs}</div><div style='background:#fff3cd;color:#222;padding:6px 12px'>{a.name('titled')} &nbsp; {a.born(p.pick(['dash', 'slash']))} ({a.age()}y) &nbsp; {number(p)}</div><div style='padding:6px 14px'>{said}</div>")


def client_caseload(p):
    """A community mental health team's caseload."""
    rows = [[p.mark("hospital_number", f"{p.rng.randint(10**5, 10**7)}"), a.name("after"), a.age(), p.pick(["CPA", "Non-CPA", "s117", "CTO"]), lately(p), p.pick(["Depot due", "HCR20 overdue", "Risk reviewed", "DNA x2", "Crisis plan"]), p.pick(STAFF)] for a in (Person(p) for _ in range(20))]
    return window(p, "My caseload", f"<div class=bar>CMHT North &nbsp; My clients (20)</div>{p.table(['Client ID', 'Client', 'Age', 'Status', 'Last seen', 'Alert', 'Lead'], rows)}", extra=GRID)


def nurse_columns(p):
    """Visits of a day, a column for each nurse."""
    def card(a):
        return f"<div style='background:{p.pick(['#e3f2fd', '#fff9c4', '#f1f8e9'])};color:#222;border-left:4px solid #1976d2;margin:4px;padding:4px;font-size:.82em'>{clock(p)} {p.pick([a.name('back'), a.name('polite'), a.cut('plain', 14)])}<br>{p.pick(['Insulin BD', 'Compression', 'Palliative', 'Bowel care', 'Clexane'])} {code(p)}</div>"
    cols = "".join(f"<div style='flex:1'><b style='padding:6px;display:block'>{s}</b>{''.join(card(Person(p, 1925, 1965)) for _ in range(6))}</div>" for s in p.rng.sample(STAFF, 6))
    return window(p, "Scheduler - Community Nursing East", f"<div style='display:flex'>{cols}</div>")


def labour_board(p):
    rows = [[n, p.pick([a.name("shout"), a.name("plain"), a.name("back")]), f"G{p.rng.randint(1, 5)}P{p.rng.randint(0, 3)}", f"{p.rng.randint(35, 41)}+{p.rng.randint(0, 6)}", p.pick(["IOL propess", "Est labour 6cm", "C/S cat 3", "PET MgSO4", "PN 2hr", "?SROM"]), p.pick(STAFF), p.pick(["O neg", "GBS", "BMI 41", ""])] for n, a in ((n, Person(p, 1985, 2006)) for n in range(1, 13))]
    return p.html(f"<div style='padding:12px 18px;font-size:1.4em'>Delivery Suite &nbsp; {clock(p)}</div>{p.table(['Rm', 'Woman', 'Parity', 'Gest', 'Plan', 'MW', 'Alert'], rows)}", "#212b36", "#f5f5f5", "td{font-size:1.15em}")


def theatre_now(p):
    a, b, c = Person(p), Person(p), Person(p)
    step = lambda w, on: f"<span style='background:{'#2e7d32' if on else '#ccc'};color:{'#fff' if on else '#333'};padding:7px 16px;margin:4px;border-radius:14px'>{w}</span>"
    return window(p, "Theatre 6 live", f"<div style='padding:20px'><div style='font-size:1.7em'>{a.name(p.pick(['titled', 'plain', 'shouted']))} &nbsp; <small>{unit(p)}</small></div><p>Lap {p.pick(['cholecystectomy', 'hernia repair L', 'appendicectomy'])} &nbsp; ASA {p.rng.randint(1, 4)} &nbsp; {p.pick(DRUGS)} allergy</p>{step('Sent for', 1)}{step('In anaes room', 1)}{step('Knife', 0)}{step('Recovery', 0)}<p style='color:#777'>Next: {b.name('back')} (TAH) &nbsp; then {c.name('back')} (EUA)</p></div>")


def green_terminal(p):
    """A laboratory's old terminal."""
    a = Person(p)
    body = f"""  SPECIMEN ENQUIRY                           {lately(p)}  {clock(p)}

  Lab no  : {p.rng.randint(10, 99)}.{p.rng.randint(10**6, 10**7)}.{p.pick('KXQ')}     Location : {p.pick(['MAU', 'ED', 'W14', 'GP HILLSIDE'])}
  Surname : {p.mark('patient_name', a.family.upper())}
  Forename: {p.mark('patient_name', a.given.upper())}           Sex : {p.pick('MF')}
  D.o.B.  : {a.born(p.pick(['dots', 'slash', 'loud']))}       Unit no : {unit(p)}

  Test          Result     Units      Range       Flag
  Sodium           {p.rng.randint(120, 145)}       mmol/L      133-146
  Potassium        {p.rng.randint(30, 70) / 10}       mmol/L      3.5-5.3
  Creatinine       {p.rng.randint(50, 400)}        umol/L      45-84        *

  N)ext  P)rev  C)omments  Q)uit  _"""
    return p.html(f"<pre style=\"padding:24px;font:1.2em '{MONO}';line-height:1.5\">{body}</pre>", "#001100", "#33ff66")


def reading_list(p):
    """A radiologist's list: tiny, dark, cells cut."""
    rows = [[p.pick(["CT", "MR", "CR", "US"]), p.mark("patient_name", a.said(form) if len(a.said(form)) < 17 else a.said(form)[:16] + "…"), unit(p), a.born("iso"), p.pick(["CT Head", "XR Chest", "MRI L spine", "US Abdo", "CTPA"]), p.pick(["U", "R", "2WW"]), lately(p), clock(p), p.pick(["Unread", "Draft", "Locked"])] for a, form in ((Person(p), p.pick(["caret", "carets", "shouted"])) for _ in range(28))]
    return window(p, "Worklist: Unreported ED", p.table(["Mod", "Patient", "ID", "DOB", "Exam", "Pri", "Date", "Time", "Status"], rows), "#15181c", "#c9d1d9", "#2b3036", "td,th{border:1px solid #333;padding:1px 3px;font-size:.8em;white-space:nowrap}")


def chart_tooltip(p):
    """A chart of drugs; a name shows only where the mouse stands."""
    a = Person(p)
    rows = [[f"{p.pick(DRUGS)} {p.pick(DOSES)}", *[p.pick(["&#10003;", "&#10005;", "", "4"]) for _ in range(7)]] for _ in range(16)]
    return window(p, "Drug chart", f"{p.table(['Medicine', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], rows)}<div style='position:absolute;left:420px;top:210px;background:#ffffe1;color:#111;border:1px solid #555;padding:4px 7px;font-size:.85em;line-height:1.4'>{a.name(p.pick(['plain', 'soft', 'known']))}<br>Hosp no {unit(p)}<br>Bay 3 bed {p.rng.randint(1, 6)}<br>Given {clock(p)} by {p.pick(STAFF)}</div>", extra=GRID)


def ed_tiles(p):
    """A casualty department as tiles."""
    tile = lambda n, a: f"<div style='width:190px;height:112px;background:{p.pick(['#1b5e20', '#e65100', '#b71c1c', '#37474f'])};padding:8px;margin:5px'><b>{p.pick(['RESUS', 'MAJ', 'AMB', 'PAED'])} {n}</b> <span style='float:right'>{p.rng.randint(0, 9)}:{p.rng.randint(10, 59)}</span><br>{p.pick([a.name('shout'), a.name('comma'), a.name('back')])} {a.age()}{p.pick('MF')}<br>{p.pick(ILLS)}<br><small>{p.pick(['Bloods', 'Ref med', 'CT', 'DTA', 'TTO'])} {p.pick(STAFF)[:6]}</small></div>"
    return p.html(f"<div style='display:flex;flex-wrap:wrap;padding:8px'>{''.join(tile(n, Person(p)) for n in range(1, 22))}</div>", "#101418", "#fff")


def ward_plan(p):
    """Beds where they stand."""
    bed = lambda n, a: f"<div style='width:150px;height:84px;border:2px solid #607d8b;margin:8px;padding:5px;background:#fff;color:#222;font-size:.85em'><b>{n}</b> {p.pick([a.name('surname'), a.name('initial'), a.name('polite')])}<br>{p.pick(['&#128308; Falls', '&#128993; DNACPR', '&#128994; Fit', 'NBM', 'Side room MRSA'])}<br>EDD {p.rng.randint(1, 28)}/{p.rng.randint(1, 12)}</div>"
    bay = lambda k: f"<div style='border:1px dashed #90a4ae;margin:10px;display:flex;flex-wrap:wrap;width:530px'>{''.join(bed(6 * k + n, Person(p)) for n in range(1, 7))}</div>"
    return window(p, "Bed plan", f"<div style='padding:8px'>Rowan Ward &nbsp; 18 beds &nbsp; 0 free</div><div style='display:flex;flex-wrap:wrap'>{bay(0)}{bay(1)}{bay(2)}</div>", "#eceff1")


def call_script(p):
    """A line of advice: who rings, for whom, and what is asked."""
    a = Person(p)
    return window(p, "Call in progress 04:12", f"<div style='display:flex'><div style='width:320px;background:#eef3f8;color:#222;padding:16px;line-height:1.7'>Caller<br><b>{a.kin()}</b> (wife)<br>CLI {tel(p)}<br><br>Calling about<br><b>{a.name('plain')}</b><br>{a.age()} years, {p.pick(['male', 'female'])}<br>{house(p)}<br>{code(p)}</div><div style='padding:24px;font-size:1.2em;line-height:1.6'><b>Is {p.pick(['she', 'he'])} breathing?</b><p>&#9675; Yes &nbsp; &#9675; No &nbsp; &#9675; Not sure</p><p style='color:#666'>{p.pick(ILLS)} pathway &nbsp; PW {p.rng.randint(500, 1900)}.{p.rng.randint(100, 900)}</p></div></div>")


def pharmacy_pmr(p):
    a = Person(p)
    rows = [[lately(p), f"{p.pick(DRUGS)} {p.pick(DOSES)}", p.pick([28, 56, 84]), p.pick(["Disp", "Owe", "NMS"])] for _ in range(10)]
    return window(p, "PMR", f"<div style='background:#004d40;color:#fff;padding:9px 14px'>F2 Patient &nbsp; F3 Dispense &nbsp; F9 Label</div><div style='padding:14px;display:flex;gap:30px'><div style='width:330px;line-height:1.6'>{a.name('after')}<br>{home(p, '<br>')}<br>{a.born('slash')} &nbsp; {number(p)}<br>Exempt: {p.pick('ABCD')}</div><div style='flex:1'>{p.table(['Date', 'Item', 'Qty', ''], rows)}</div></div><div style='border:1px solid #999;width:330px;margin:14px;padding:10px;background:#fff;color:#111'><b>{p.pick(DRUGS)} tablets</b><br>Take ONE each morning<br>{a.name('whole')} &nbsp; {lately(p)}<br><small>{p.pick(['Hexley', 'Quay'])} Pharmacy, keep out of reach of children</small></div>")


def tooth_chart(p):
    a = Person(p)
    teeth = "".join(f"<td style='height:64px;width:44px;text-align:center;border:1px solid #aaa'>{n}</td>" for n in [8, 7, 6, 5, 4, 3, 2, 1, 1, 2, 3, 4, 5, 6, 7, 8])
    return window(p, f"{a.name(p.pick(['soft', 'plain', 'whole']))} - {p.pick(['Charting', 'BPE', 'Tooth chart'])}", f"{menu('Chart', 'Perio', 'Estimate', 'Recall', 'Letters')}<table style='width:auto;margin:30px'><tr>{teeth}</tr><tr>{teeth}</tr></table><p style='padding:0 30px'>BPE 2 1 2 / 3 2 3 &nbsp; Band 2 &nbsp; XLA UR6 &nbsp; recall 6/12</p>")


def refraction(p):
    a = Person(p)
    return window(p, "Examination", f"<div style='padding:18px;line-height:1.9;font-size:1.1em'>{a.name(p.pick(['plain', 'titled']))} &nbsp; {a.born('slash')}<table style='width:560px'><tr><td></td><td>Sph</td><td>Cyl</td><td>Axis</td><td>Add</td><td>VA</td></tr><tr><td>R</td><td>-2.25</td><td>-0.75</td><td>{p.rng.randint(1, 180)}</td><td>+1.75</td><td>6/6</td></tr><tr><td>L</td><td>-2.50</td><td>-0.25</td><td>{p.rng.randint(1, 180)}</td><td>+1.75</td><td>6/7.5</td></tr></table>IOP R {p.rng.randint(10, 24)} L {p.rng.randint(10, 24)} &nbsp; C/D 0.4 &nbsp; Recall 24 months</div>")


def hospice_list(p):
    rows = [[a.any(), a.age(), p.pick(["Ca pancreas", "MND", "Mets breast", "IPF", "Ca lung"]), p.pick(["Stable", "Unstable", "Deteriorating", "Dying"]), p.pick(["S/D running", "CSCI changed", "PO meds", "GSF C"]), a.kin("first")] for a in (Person(p, 1930, 1975) for _ in range(14))]
    return window(p, "Inpatient unit", f"<div class=bar>Harbourside Hospice &nbsp; IPU 14/16</div>{p.table(['', 'Age', 'Diagnosis', 'Phase', 'Drugs', 'NOK'], rows)}")


def wing_clinic(p):
    """A prison's health care."""
    rows = [[f"A{p.rng.randint(1000, 9999)}{p.pick('CEFK')}{p.pick('AXYZ')}", a.name(p.pick(["shouted", "after"])), f"{p.pick('ABCH')}{p.rng.randint(1, 4)}-{p.rng.randint(1, 40):03}", p.pick(["Methadone 40 ml", "ACCT review", "Dental triage", "BBV bloods", "IP meds", "Mental health"]), p.pick(["Escort", "Free flow", "Refused"])] for a in (Person(p, 1960, 2004) for _ in range(17))]
    return window(p, "Healthcare movements", p.table(["No", "Name", "Cell", "For", "Move"], rows))


def task_list(p):
    rows = [[p.pick(["&#9873;", ""]), p.pick(["Results", "Rx query", "Tel call", "Docs", "Safeguarding"]), a.any(), p.pick(["pls ring re bloods", "wants sick note", "potassium 6.1 ??", "ECG seen, no action", "wife says worse", "change of address"]), p.pick(STAFF), lately(p)] for a in (Person(p) for _ in range(18))]
    return window(p, "Tasks - 18 of 112", p.table(["", "Type", "Concerning", "Message", "From", "Due"], rows), extra=GRID)


def scanned_letters(p):
    """Letters that wait to be filed."""
    a = Person(p)
    rows = [[lately(p), p.pick(["Cardiology", "OOH", "A+E", "Eye clinic", "Dermatology"]), b.cut("soft", 13), p.pick(["For action", "Coding", "Filed"])] for b in (Person(p) for _ in range(15))]
    return window(p, "Workflow", f"<div style='display:flex'><div style='width:520px'>{p.table(['Rec', 'From', 'Pt', ''], rows)}</div><div style='flex:1;background:#999;padding:24px'><div style='background:#fff;color:#222;padding:26px;font-size:.8em;line-height:1.6'>Re: {a.name('whole')}, {a.born('words')}<br>{home(p)}<br><br>Dear Dr Aldous<br><br>Diagnosis: {p.pick(['atrial fibrillation', 'wet AMD', 'eczema'])}<br><br>{p.words(60)}.</div></div></div>", extra=GRID)


def welsh_summary(p):
    a = Person(p)
    rows = [[lately(p), p.pick(["Pwysedd gwaed uchel", "Asthma", "Diabetes math 2", "Cwymp"]), p.pick(["Gweithredol", "Gorffennol"])] for _ in range(9)]
    return window(p, "Crynodeb", f"<div class='bar row'><b>{a.name(p.pick(['plain', 'comma']))}</b><span>Dyddiad geni {a.born('slash')}</span><span>Rhif GIG {number(p)}</span><span>Oed {a.age()}</span></div><div style='padding:10px 14px'>Cyfeiriad {home(p)} &nbsp; Ffôn {tel(p)}</div>{p.table(['Dyddiad', 'Problem', 'Statws'], rows)}")


def text_composer(p):
    """A message to a patient, half written."""
    a = Person(p)
    return window(p, "Send message", f"<div style='width:560px;margin:40px auto;border:1px solid #ccc;border-radius:8px;padding:20px;line-height:1.7'><b>{a.name('plain')}</b> &nbsp; {number(p)}<br>Mobile {tel(p)} &#9998;<div style='border:1px solid #999;padding:10px;margin:12px 0;min-height:150px'>Dear {a.name(p.pick(['first', 'polite']))},<br>Your {p.pick(['smear', 'HbA1c', 'blood pressure', 'cholesterol'])} result needs a chat. Please book with the nurse.<br>Thanks, Tollgate</div>&#9745; Save to record &nbsp; &#9744; Allow reply &nbsp; 142/160</div>")


def referral_inbox(p):
    rows = [[f"{p.rng.randint(1000, 9999)} {p.rng.randint(1000, 9999)} {p.rng.randint(1000, 9999)}", a.name("titled"), p.pick(["2WW Lower GI", "Routine ENT", "Urgent Rheum", "MSK CATS"]), p.pick(["Awaiting triage", "Rejected: info", "Booked", "ASI"]), p.rng.randint(0, 140)] for a in (Person(p) for _ in range(16))]
    return p.html(f"<div style='background:#005eb8;color:#fff;padding:12px'>e-Referral &nbsp; Referrals for review</div>{p.table(['UBRN', 'Person', 'Service', 'State', 'Days'], rows)}")


# What a desktop shows.

def many_tabs(p):
    """A page of drug advice; who the tabs are about."""
    tabs = [f"{Person(p).cut(p.pick(['plain', 'soft']), 15)}", "BNF", f"Results - {Person(p).cut('surname', 12)}", "Rota", f"{Person(p).cut('comma', 14)}", "Parking"]
    p.rng.shuffle(tabs)
    strip = "".join(f"<span style='background:#dee1e6;color:#222;border-radius:8px 8px 0 0;padding:6px 10px;margin-right:4px;font-size:.82em'>{t} &#215;</span>" for t in tabs)
    return p.html(f"<div style='background:#bdc1c6;padding:8px 8px 0'>{strip}</div><div style='background:#fff;color:#222;padding:6px 14px;font-size:.9em'>bnf.example/drugs/{p.pick(DRUGS).lower()}</div><div style='padding:30px 90px;line-height:1.7'><h1>{p.pick(DRUGS)}</h1><h3>Indications and dose</h3><p>{p.words(60)}.</p><h3>Cautions</h3><p>{p.words(50)}.</p></div>", "#fff")


def visited(p):
    """A browser's history."""
    say = lambda a: p.pick([f"Summary | {a.name('soft')} | CareLink", f"{a.name('plain')} - Obs chart", f"Request imaging - {a.name('after')}", f"{a.name('loud')} (inpatient)"])
    rows = [say(Person(p)) for _ in range(9)] + ["Intranet home", "train times - search", "Menu of the week", "Webmail", "crossword clue 7 letters", "How to unmute in a call"]
    p.rng.shuffle(rows)
    return p.html(f"<div style='padding:18px 60px;line-height:2'><h2>History</h2><p>Today</p>{''.join(f'<div>&#9744; &nbsp; <span style=color:#777>{clock(p)}</span> &nbsp; {r}</div>' for r in rows)}</div>", "#fff")


def print_preview(p):
    a = Person(p)
    return window(p, "Print", f"<div style='display:flex;height:92%'><div style='width:300px;padding:16px;line-height:2;background:#f5f5f5;color:#222'>Print &nbsp; 2 sheets<br>Printer: WARD-4-MFD<br>Copies: 1<br>Colour: black<br>Job: {a.name('file')}_TTO.pdf<br><br><span style='background:#1a73e8;color:#fff;padding:6px 18px'>Print</span></div><div style='flex:1;background:#666;padding:18px'><div style='background:#fff;color:#111;width:560px;margin:auto;padding:26px;font-size:.78em;line-height:1.6'><b>Discharge summary</b><br>{a.name('whole')}<br>{a.born('dash')} &nbsp; {number(p)}<br>{home(p)}<br><br>Admitted with {p.pick(ILLS)}. {p.words(70)}.<br><br>{'<br>'.join(f'{p.pick(DRUGS)} {p.pick(DOSES)}' for _ in range(6))}</div></div></div>")


def toast(p):
    """A pop-up over a spreadsheet of nothing much."""
    a = Person(p)
    said = p.pick([f"<b>Bleep app</b><br>{a.name('polite')}, ward 9 bed {p.rng.randint(1, 28)}: NEWS 8 please review", f"<b>Sr Fairbairn</b><br>Can you see {a.name('plain')} before lunch, she is scoring", f"<b>Results</b><br>New critical result: {a.name('comma')} K+ 6.8", f"<b>Reminder</b><br>{a.name('plain')} 10:30, Fracture clinic"])
    rows = [[n, p.pick(["Gloves", "Paper", "Toner", "Chairs"]), p.rng.randint(1, 90), f"{p.rng.randint(1, 900)}.00"] for n in range(1, 26)]
    return window(p, "budget.xlsx - Excel", f"{p.table(['', 'Item', 'Qty', 'Cost'], rows)}<div style='position:absolute;right:16px;bottom:40px;width:330px;background:#1f1f1f;color:#fff;padding:14px;line-height:1.5'>{said}</div>", extra=GRID)


def suggestions(p):
    """A search for a patient as it is typed."""
    a = Person(p)
    rows = "".join(f"<div style='padding:8px 14px;border-bottom:1px solid #eee'>{b.name('soft')} <span style='color:#777;float:right'>{b.born('slash')} &nbsp; {p.pick('MF')}</span></div>" for b in [a, *(Person(p) for _ in range(5))])
    return window(p, "Find patient", f"<div style='width:620px;margin:50px auto'><div style='border:2px solid #1a73e8;padding:10px 14px;font-size:1.15em'>&#128269; {a.said('surname')[:3].lower()}|</div><div style='border:1px solid #ccc;background:#fff;color:#222'>{rows}</div><p style='color:#777'>6 of 41 matches. Add date of birth to narrow.</p></div>")


def letter_folder(p):
    """An explorer: files bear names."""
    def one(a):
        day = f"{a.d:02}{a.m:02}{a.y}"
        return p.pick([f"{a.name('after')} {p.mark('date_of_birth', day)} clinic letter.docx", f"{a.name('file')}_{p.pick(['ECHO', 'MRI', 'consent'])}.pdf", f"Ref_{a.name('back')}_neuro.docx", f"{a.name('plain')} - complaint reply v{p.rng.randint(1, 4)}.docx", f"scan_{nhs(p, '')}.tif"])
    rows = [[f"&#128196; {one(Person(p))}", lately(p) + " " + clock(p), f"{p.rng.randint(12, 900)} KB"] for _ in range(16)] + [["&#128193; Old", lately(p), ""], ["&#128196; Template letterhead.dotx", lately(p), "44 KB"]]
    return window(p, "Typing (S:)", p.table(["Name", "Date modified", "Size"], rows))


def remote_windows(p):
    """A remote desktop's bar of windows."""
    a = Person(p)
    task = lambda t: f"<span style='background:#3a3f44;padding:6px 10px;margin-right:3px;font-size:.82em'>{t}</span>"
    bar = task("Inbox - Outlook") + task(f"{Person(p).cut('after', 18)}") + task(f"ICE - {Person(p).cut('soft', 14)}") + task("Calculator") + task(f"{a.cut('titled', 20)}")
    return p.html(f"<div style='position:absolute;left:0;right:0;bottom:0;background:#202428;color:#fff;padding:7px'>{bar}<span style='float:right'>{clock(p)}</span></div><div style='position:absolute;left:80px;top:60px;width:560px;background:#fff;color:#222'><div style='background:#0078d4;color:#fff;padding:5px 10px'>Calculator</div><div style='padding:30px;font-size:2em;text-align:right'>{p.rng.randint(100, 9999)}</div></div><div style='position:absolute;left:720px;top:90px;width:460px;background:#fff;color:#222'><div style='background:#eee;padding:5px 10px'>{a.name('titled')}</div><div style='padding:18px;line-height:1.7'>Alerts: {p.pick(['penicillin', 'latex', 'aggressive dog'])}<br>Weight {p.rng.randint(45, 120)} kg<br>eGFR {p.rng.randint(15, 90)}</div></div>", "#0b5a8a", "#fff")


def team_chat(p):
    """A chat of colleagues on a desktop: others' lines at the left."""
    a, b = Person(p), Person(p)
    left = "".join(f"<div style='padding:9px 14px;border-bottom:1px solid #ddd'><b>{w}</b><br><small style='color:#666'>{t}</small></div>" for w, t in [("Ward 9 doctors", f"TTO for {Person(p).cut('polite', 20)} pls"), ("Beth L", "lol"), ("Bed managers", f"{Person(p).name('surname')} ready for D/L"), ("Dr Zielinska", "cheers"), ("MDT", f"can we add {Person(p).cut('plain', 18)}")])
    said = "".join(f"<div style='margin:12px;max-width:620px;background:{p.pick(['#f0f0f5', '#e8ebfa'])};color:#222;padding:10px 14px;border-radius:6px'><small>{w} {clock(p)}</small><br>{t}</div>" for w, t in [("Hannah (OT)", f"has {a.name('plain')} got a key safe?"), ("N Prentice", "no, daughter bringing one"), ("Dr Aldous", f"{a.name('first')}'s INR is 4.2, hold warfarin"), ("Hannah (OT)", f"also {b.name('polite')} home visit moved to Tues"), ("Beth L", "ok ta")])
    return window(p, "Chat", f"<div style='display:flex'><div style='width:300px;background:#fafafa;color:#222'>{left}</div><div style='flex:1'>{said}</div></div>")


def clinic_week(p):
    """A week of appointments: narrow columns."""
    cell = lambda: "" if p.rng.random() < 0.25 else f"<div style='background:{p.pick(['#cfe2ff', '#d1e7dd', '#fde2e4'])};color:#222;padding:2px 4px;font-size:.82em'>{Person(p).cut(p.pick(['plain', 'soft', 'back']), 13)} {p.pick(['F/U', 'New', 'Tel'])}</div>"
    rows = [[f"{9 + n // 3}:{n % 3 * 2}0", *[cell() for _ in range(5)]] for n in range(18)]
    return window(p, "Clinic: Mr Corbishley", p.table(["", "Mon", "Tue", "Wed", "Thu", "Fri"], rows), extra="td{border:1px solid #ddd;padding:2px}")


def wait_grid(p):
    """A spreadsheet: tiny, cells cut, no labels near."""
    rows = [[n, a.cut("shouted", 15), a.born("short"), unit(p), p.rng.randint(1, 78), p.pick(["T&O", "Uro", "Gyn", "ENT"]), p.pick(["THR", "TURP", "Lap ster", "FESS"]), p.pick(["P2", "P3", "P4"]), p.pick(["", "pt cancelled", "TCI 3/9", "awaiting POA"])] for n, a in ((n, Person(p)) for n in range(2, 34))]
    return window(p, "Book1 (2).xlsx", p.table(["", *"ABCDEFGH"], rows), extra="td,th{border:1px solid #ccc;padding:0 3px;font-size:.8em;white-space:nowrap}")


def interpreter_slots(p):
    rows = [[lately(p), clock(p), p.pick(["Polish", "Sylheti", "Somali", "BSL", "Tigrinya"]), a.any(), p.pick(["Antenatal", "Chemo day unit", "Diabetes", "Memory clinic"]), p.pick(["Confirmed", "Unfilled"])] for a in (Person(p) for _ in range(14))]
    return window(p, "Interpreter bookings", p.table(["Date", "Time", "Language", "For", "Clinic", ""], rows))


def log_book(p):
    """A student's log of cases, with what should not stand there."""
    rows = "".join(f"<div style='border:1px solid #ddd;border-radius:6px;padding:12px;margin:10px 40px'><b>{p.pick(['CBD', 'Mini-CEX', 'DOPS'])}</b> {lately(p)}<br>{t}</div>" for t in [f"Saw {Person(p).name('polite')} with {p.pick(ILLS)}; took a history and presented to Dr Iyer.", f"Cannulated {Person(p).name('plain')} (bed 7) at second try.", f"Reflection: {Person(p).name('polite')} died while I was on placement. {p.words(25)}.", "Attended teaching on fluids."])
    return p.html(f"<div class=bar>ePortfolio &nbsp; Year 4 &nbsp; My entries</div>{rows}", "#fff")


def voice_typed(p):
    """Speech turned into words, as it comes."""
    a = Person(p)
    return window(p, "Dictate", f"<div style='padding:26px 50px;font-size:1.2em;line-height:1.8'>&#127908; listening<p>new letter {p.mark('patient_name', a.said('plain').lower())} date of birth {p.mark('date_of_birth', f'{a.d} {MONTHS[a.m - 1].lower()} {a.y}')} full stop new paragraph thank you for referring this {a.age()} year old {p.pick(['lady', 'gentleman'])} with {p.pick(ILLS)} comma {p.words(22)} full stop i will see {p.mark('patient_name', a.said('polite').lower())} again in three months</p></div>")


def softphone(p):
    rows = [[p.pick(["&#8601;", "&#8599;", "&#10060;"]), p.pick([a.name("plain"), a.name("polite"), a.name("soft")]), tel(p), f"{p.rng.randint(0, 14)}:{p.rng.randint(10, 59)}", p.pick(["repeat Rx", "results", "sick note", "voicemail", "wants Dr Iyer"])] for a in (Person(p) for _ in range(14))]
    return window(p, "Reception queue", p.table(["", "Caller", "Number", "Length", "Note"], rows))


def drill_down(p):
    """A manager's board; the rows behind a bar."""
    bars = "".join(f"<div style='height:{h}px;width:54px;background:#f2b705'></div>" for h in [p.rng.randint(20, 160) for _ in range(9)])
    rows = [[a.name("soft"), a.age(), p.pick(["W3", "W9", "AMU"]), p.rng.randint(21, 90), p.pick(["POC", "Nursing home", "Rehab bed", "Housing"])] for a in (Person(p) for _ in range(8))]
    return window(p, "Length of stay", f"<div style='padding:14px'>No criteria to reside: {p.rng.randint(30, 90)} &nbsp; 21 day+: 8</div><div style='display:flex;gap:14px;align-items:flex-end;height:170px;padding:0 20px'>{bars}</div><div style='margin:20px'>Drill through: 21+ days{p.table(['Patient', 'Age', 'Ward', 'LOS', 'Reason'], rows)}</div>")


# The same software, and nobody's patients.

def staff_tabs(p):
    tabs = "".join(f"<span style='background:#dee1e6;color:#222;border-radius:8px 8px 0 0;padding:6px 10px;margin-right:4px;font-size:.82em'>{t} &#215;</span>" for t in ["Amber Fox hotels", "League table", "Booking - Fro…", "Inbox (4)", "How to fit a tap", "Chase Read: author"])
    return p.html(f"<div style='background:#bdc1c6;padding:8px 8px 0'>{tabs}</div><div style='padding:30px 90px;line-height:1.7'><h1>How to fit a tap</h1><p>{p.words(120)}.</p></div>", "#fff")


def pitch_grid(p):
    rows = [[n, Person(p).cut("shouted", 15), p.rng.randint(1, 78), p.pick(["Vets", "Under 21", "Ladies", "Mixed"]), p.pick(["paid", "owes 4.50", "kit L"])] for n in range(2, 30)]
    return window(p, "subs (2).xlsx", p.table(["", "Player", "Age", "Team", "Fees"], rows), extra=GRID)


def shop_tasks(p):
    rows = [[p.pick(["&#9873;", ""]), p.pick(["Refund", "Delivery", "Call back", "Stock"]), Person(p).name("soft"), p.pick(["wants blue not grey", "left with neighbour", "card declined", "two missing"]), p.pick(["Beth L", "K. Mwangi"]), lately(p)] for _ in range(16)]
    return window(p, "Tasks - 16 of 40", p.table(["", "Type", "Customer", "Message", "From", "Due"], rows), extra=GRID)


def project_folder(p):
    rows = [[f"&#128196; {t}", lately(p) + " " + clock(p), f"{p.rng.randint(12, 900)} KB"] for t in ["Fox_Amber_CV.pdf", "Invoice 0231 Bright.docx", "Minutes Long Lane AGM.docx", "Quote_Marshall_roof.pdf", "logo final FINAL.png", "Rota week 31.xlsx", "Speech Jack wedding.docx", "tax return.xlsx"]]
    return window(p, "Documents", p.table(["Name", "Date modified", "Size"], rows))


def garage_week(p):
    cell = lambda: "" if p.rng.random() < 0.25 else f"<div style='background:#d1e7dd;color:#222;padding:2px 4px;font-size:.82em'>{Person(p).cut('plain', 13)} {p.pick(['MOT', 'Tyres', 'Full'])}</div>"
    rows = [[f"{9 + n // 3}:{n % 3 * 2}0", *[cell() for _ in range(5)]] for n in range(18)]
    return window(p, "Bookings: ramp 2", p.table(["", "Mon", "Tue", "Wed", "Thu", "Fri"], rows), extra="td{border:1px solid #ddd;padding:2px}")


def work_chat(p):
    said = "".join(f"<div style='margin:12px;max-width:620px;background:#f0f0f5;color:#222;padding:10px 14px;border-radius:6px'><small>{w} {clock(p)}</small><br>{t}</div>" for w, t in [("Marta", "who has the projector?"), ("Sunny Gill", "room 4, I moved it on Tues"), ("Marta", f"thanks. {Person(p).said('first')} is off sick so can you take the demo"), ("Sunny Gill", "ok. also the client moved to 3pm"), ("Marta", "cake in the kitchen")])
    return window(p, "Chat", f"<div style='display:flex'><div style='width:300px;background:#fafafa;color:#222;padding:14px;line-height:2.4'>Sales<br>Marta<br>Fantasy football<br>IT help</div><div style='flex:1'>{said}</div></div>")


def code_toast(p):
    return window(p, "budget.xlsx - Excel", f"{p.table(['', 'Item', 'Qty'], [[n, p.pick(['Gloves', 'Paper', 'Toner']), p.rng.randint(1, 90)] for n in range(1, 26)])}<div style='position:absolute;right:16px;bottom:40px;width:330px;background:#1f1f1f;color:#fff;padding:14px;line-height:1.5'><b>Calendar</b><br>Standup with {Person(p).said('plain')} in 10 minutes, Room 4</div>", extra=GRID)


RECORDS = {"screen": [open_tabs, client_caseload, nurse_columns, labour_board, theatre_now, green_terminal, reading_list, chart_tooltip, ed_tiles, ward_plan, call_script, pharmacy_pmr, tooth_chart, refraction, hospice_list,
                      wing_clinic, task_list, scanned_letters, welsh_summary, text_composer, referral_inbox, many_tabs, visited, print_preview, toast, suggestions, letter_folder, remote_windows, team_chat, clinic_week,
                      wait_grid, interpreter_slots, log_book, voice_typed, softphone, drill_down]}
OTHERS = {"screen": [staff_tabs, pitch_grid, shop_tasks, project_folder, garage_week, work_chat, code_toast]}
