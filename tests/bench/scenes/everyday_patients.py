# SPDX-License-Identifier: Apache-2.0
"""Patients as people name them in passing: subjects of mail, diaries, books of visitors, name plates, taxis, pop-ups, labels of
laundry and of bags; many bear names that are common words or places, or names with particles and accents. Everybody is invented."""

from leaks import clock
from pages import DOSES, DRUGS, SURGERIES, TRUSTS
from trades import MONTHS, PEN, SERIF, WARDS, Who, chip, code, home, house, lately, nhs, sheet, tel, unit

# (given, family).
PEOPLE = [pair.split("/") for pair in (
    "Faith/Church|Mark/Street|Hope/Ward|George/Best|Grace/Day|Ivy/Hill|May/Long|April/Love|Will/English|June/Parish|Rose/Field|Violet/Marsh|Frank/Penny|"
    "Victor/Bishop|Olive/Stone|Pearl/Young|Dean/Major|Norman/Price|Ruby/Winter|Holly/Wood|Summer/Bird|Christian/King|Basil/Rice|Patience/Gold|Constance/Noble|"
    "Ferdinand/van der Berg|Mieke/de Groot|Joao/da Silva Rocha|Thérèse/Le Goff|Zoë/Brontwell|Søren/Møller|Jürgen/Weiß|Łucja/Żak|Núria/Peña i Vidal|Håkon/Ødegård|"
    "Siân/Llywelyn-Rees|Máire/Ní Dhomhnaill|Abu Bakr/al-Masri|Bint-e-Zahra/Naqvi|Nguyen/Van Tam|Kwabena/Boateng-Sarpong|Ngozi/Okwu|Tan/Wei Ling|Mo/Ali|Bo/Li|"
    "Cemal/Gül|Dragana/Đorđević|Štěpán/Novotný|Guadalupe/Ibáñez|Gethin/ab Owain|Fionn/Mac Giolla Bhríde|Ottoline/St John-Hythe|Reg/Spink|Elsie/Clutterbuck").split("|")]
FORMS = {"plain": "{g} {f}", "comma": "{F}, {g}", "soft": "{f}, {g}", "after": "{F} {g}", "loud": "{G} {F}", "whole": "{t} {g} {f}", "polite": "{t} {f}", "initial": "{i} {f}", "dot": "{i}. {f}",
         "back": "{f} {i}", "formal": "{t} {i} {f}", "surname": "{f}", "first": "{g}", "shout": "{F}", "short": "{g} {j}", "letters": "{i}{j}"}
LISTED = ["plain", "soft", "comma", "back", "initial", "after", "polite", "formal"]
HOMES = "Larkspur House|Foundry Court Care Home|St Aldhelm's Lodge|Tŷ Derwen".split("|")
PLACES = "Brackwater General|Hexley Infirmary|Ysbyty Llanfelin|Kirkmuir Community Hospital".split("|")


class Patient(Who):
    """One of those above."""

    def __init__(self, p, low=1930, high=2000):
        super().__init__(p, low, high)
        self.given, self.family = p.pick(PEOPLE)

    def name(self, form, kind="patient_name"):
        g, f = self.given, self.family
        return self.p.mark(kind, FORMS[form].format(g=g, f=f, G=g.upper(), F=f.upper(), t=self.title, i=g[0], j=f[0]))

    def kin(self, form="plain"):
        other = Patient(self.p)
        other.family = self.family
        return other.name(form, "relative_name")

    def any(self):
        return self.name(self.p.pick(LISTED))


def pen(p):
    return p.pick(PEN[:2])


def post(p, body, ground="#fff", ink="#111"):
    """Something on a telephone, under its bar."""
    return p.html(f"<div style='padding:6px 16px;font-size:85%'>{clock(p)}<span style='float:right'>4G &#9646;</span></div>{body}", ground, ink)


def bubbles(p, title, said, dark=False):
    """(who or None for oneself, text)."""
    drawn = ""
    for who, text in said:
        mine = who is None
        ground = ("#005c4b" if mine else "#202c33") if dark else ("#d9fdd3" if mine else "#fff")
        head = "" if mine else f"<b style='color:#0a8f76;font-size:85%'>{who}</b><br>"
        drawn += f"<div style='display:flex;justify-content:{'flex-end' if mine else 'flex-start'};margin:8px'><div style='max-width:80%;padding:8px 11px;border-radius:12px;background:{ground}'>{head}{text} <small style='opacity:.6'>{clock(p)}</small></div></div>"
    return post(p, f"<div style='padding:11px 16px;background:{'#1f2c34' if dark else '#0a6b5c'};color:#fff'><b>{title}</b></div>{drawn}", "#0b141a" if dark else "#efe8de", "#e9edef" if dark else "#111")


# Screens.

def mail_subjects(p):
    """An inbox: in some subjects a patient."""
    a, b, c, d, e = (Patient(p) for _ in range(5))
    told = [f"RE: {a.name('plain')} - DoLS extension", f"FW: Complaint re late {b.name('polite')}", f"{c.name('comma')} {unit(p)} - MRI slot", f"Best interests meeting: {d.name('plain')}", f"Equipment for {e.name('polite')} - still not delivered", f"Thank you from the family of {Patient(p).name('plain')}"]
    rest = ["Fire lecture overdue", "Car park closed Sunday", "Rota week 14", "Cake sale in the atrium", "Your payslip is ready", "Phishing: do not click", "Lost: blue fleece", "Room 4 heating", "Grand round: sepsis", "Vacancy bulletin"]
    subjects = told + rest
    p.rng.shuffle(subjects)
    rows = [[p.plain(), f"<b>{s}</b> <span style='color:#888'>{p.words(5)}</span>", clock(p)] for s in subjects]
    return p.html(f"<div class=bar>Inbox &nbsp; Focused &nbsp; Other</div>{p.table(['From', 'Subject', 'Received'], rows)}")


def calendar_agenda(p):
    said = [f"Best interests mtg - {Patient(p).name('polite')}", f"HV: {Patient(p, 2022, 2025).name('plain')} 12 month check", "Team brief", f"Discharge planning {Patient(p).name('initial')} (Birch)", "Lunch", f"Call {Patient(p).kin()} re mum", f"1:1 with Delgado", f"ECT {Patient(p).name('back')}", "School pick up", f"CPA {Patient(p).name('plain')}"]
    rows = "".join(f"<div style='display:flex;gap:24px;padding:11px 20px;border-left:6px solid {p.pick(['#1a73e8', '#d93025', '#188038'])};margin:7px 20px;background:#f1f3f4;color:#222'><span style='width:130px'>{9 + n}:00 - {9 + n}:{p.pick(['30', '45'])}</span><span>{t}</span></div>" for n, t in enumerate(said))
    return p.html(f"<div style='padding:14px 20px;font-size:1.3em'>Thursday {p.rng.randint(1, 28)} {p.pick(MONTHS)}</div>{rows}", "#fff")


def epma_popup(p):
    """A prescriber's warning over a chart."""
    a = Patient(p)
    rows = "".join(f"<tr><td>{p.pick(DRUGS)}</td><td>{p.pick(DOSES)}</td><td>{p.pick(['Due', 'Given', 'Omitted'])}</td></tr>" for _ in range(14))
    return p.html(f"<div style='opacity:.55'><div style='background:#2b5c8a;color:#fff;padding:9px 14px'>Prescribing</div><table>{rows}</table></div><div style='position:absolute;left:28%;top:24%;width:480px;background:#fff;color:#222;border:2px solid #b71c1c;box-shadow:0 6px 24px #0007'><div style='background:#b71c1c;color:#fff;padding:9px 14px'>&#9888; {p.pick(['Duplicate therapy', 'Allergy', 'Dose range'])}</div><div style='padding:18px;line-height:1.7'>{a.name('after')} &nbsp; {a.age()} y &nbsp; Bed {p.rng.randint(1, 28)}<br>{p.pick(DRUGS)} {p.pick(DOSES)} and {p.pick(DRUGS)} {p.pick(DOSES)} are both active.<br><br>Reason for override<div style='border:1px solid #888;height:34px'></div></div><div style='padding:10px;text-align:right'>{chip('Cancel', '#777')} {chip('Override', '#b71c1c')}</div></div>", "#fff")


def eroster_note(p):
    """A roster; a note of today speaks of patients."""
    a, b = Patient(p), Patient(p)
    rows = [[p.plain(), p.pick(["RN", "HCA", "NA"]), *[p.pick(["E", "L", "N", "DO", "AL", "LD"]) for _ in range(7)]] for _ in range(15)]
    return p.html(f"<div class=bar>eRoster &nbsp; {p.pick(WARDS)} &nbsp; approved</div>{p.table(['Name', 'Band', *'MTWTFSS'], rows)}<div style='position:absolute;right:50px;top:190px;width:330px;background:#fffbcc;color:#222;border:1px solid #bba;padding:14px;line-height:1.6'><b>Shift note {lately(p)}</b><br>2 x RMN: 1:1 for {a.name('plain')} bed {p.rng.randint(1, 12)} (section 2).<br>Extra HCA nights, {b.name('polite')} wandering. Agreed {p.plain()}.</div>", "#fff")


def route_steps(p):
    """A planner of a district nurse's road: steps, not pins."""
    steps = ""
    for n in range(1, 8):
        a = Patient(p, 1925, 1960)
        steps += f"<div style='padding:9px 18px;border-bottom:1px solid #ddd'><b>{n}.</b> {a.any()}<br><small>{house(p)} &nbsp; {p.rng.randint(3, 18)} min &nbsp; {p.pick(['leg ulcer', 'B12', 'insulin', 'PICC flush', 'catheter blocked'])}</small></div>"
    return p.html(f"<div style='display:flex;height:100%'><div style='width:380px;background:#fff;color:#222'><div style='padding:12px 18px;background:#0f9d58;color:#fff'>Optimised route &nbsp; 7 calls</div>{steps}</div><div style='flex:1;background:repeating-linear-gradient(35deg,#e7efe0 0 60px,#fff 60px 68px)'></div></div>", "#fff")


def pads_delivery(p):
    """A spreadsheet of continence products: three columns of a name."""
    rows = []
    for n in range(2, 24):
        a = Patient(p, 1925, 1970)
        rows.append([n, a.title, a.name("first"), a.name("surname"), house(p), code(p), p.pick(["Pants M", "Slip Maxi L", "Form Super", "Bed 60x90"]), p.rng.randint(1, 8)])
    return p.html(f"<div style='background:#217346;color:#fff;padding:6px 12px'>pads_cycle_{p.rng.randint(1, 12)}.xlsx</div>" + p.table(["", *"ABCDEFG"], [[1, "Title", "First", "Last", "Address", "PC", "Product", "Packs"], *rows]), "#fff", extra="td,th{border:1px solid #d4d4d4;padding:3px 6px}")


def discharge_lounge(p):
    rows = []
    for _ in range(11):
        a = Patient(p)
        rows.append([clock(p), a.any(), p.pick(WARDS), p.pick(["Chair", "Stretcher", "Walks"]), p.pick(["Family 2pm", "PTS 2 crew", "Taxi", "own car"]), p.pick(["TTO awaited", "TTO here", "None"]), p.pick(["&#10003;", ""])])
    return p.html(f"<div style='background:#5d4037;color:#fff;padding:10px 16px'>Discharge lounge &nbsp; today 11 &nbsp; chairs free 3</div>{p.table(['In', '', 'From', 'Mobility', 'Transport', 'Drugs', 'Gone'], rows)}", "#fff")


def bedside_tv(p):
    """The panel over a bed."""
    a = Patient(p)
    tile = lambda t: f"<div style='width:30%;height:130px;background:#00695c;border-radius:12px;padding:20px;font-size:1.2em'>{t}</div>"
    return p.html(f"<div style='padding:30px'><div style='font-size:2.2em'>{p.pick(['Welcome', 'Good morning,', 'Hello'])} {a.name(p.pick(['first', 'plain', 'polite']))}</div><p style='font-size:1.2em'>{p.pick(WARDS)} &nbsp; Bed {p.rng.randint(1, 28)} &nbsp; Your nurse today is {p.pick(['Marlon', 'Beata', 'Sian'])}</p><div style='display:flex;flex-wrap:wrap;gap:18px'>{''.join(tile(t) for t in ['TV and radio', 'Order my meals', 'Call the nurse', 'My care team', 'Ward quiet hours', 'Going home'])}</div></div>", "#003d36", "#fff")


def school_jabs(p):
    """A school's nurses: who has consent."""
    rows = []
    for _ in range(18):
        a = Patient(p, 2010, 2013)
        rows.append([a.name("soft"), p.pick(["8R", "8S", "9T"]), a.born("slash"), p.pick(["Yes", "No", "Not returned"]), p.pick(["HPV1 L arm", "Absent", "Refused", "MenACWY + 3in1"]), p.pick(["", "asthma", "faints"])])
    return p.html(f"<div class=bar>Hexley Academy &nbsp; Immunisation session {lately(p)}</div>{p.table(['Pupil', 'Form', 'DOB', 'Consent', 'Vaccine', 'Note'], rows)}", "#fff")


def dictated_draft(p):
    """A typist's window."""
    a = Patient(p, 1930, 1990)
    return p.html(f"<div style='background:#455a64;color:#fff;padding:8px 14px'>Dictation queue 14 &nbsp; job {p.rng.randint(10**4, 10**5)} &nbsp; 02:41 &nbsp; &#9654; F4</div><div style='padding:30px 60px;line-height:1.7;font-family:{SERIF};font-size:1.15em'><p>AB/kt &nbsp; typed {lately(p)}</p><p>Dear Doctor</p><p>{p.pick(['re', 'RE:', 'Re -'])} {a.name(p.pick(['plain', 'whole', 'loud']))} {a.born(p.pick(['dots', 'slash', 'words']))}</p><p>Many thanks for asking me to see this pleasant {p.pick(['retired milkman', 'dinner lady', 'plasterer'])} with a six month history of {p.pick(['dysphagia', 'haematuria', 'palpitations'])}. {a.name('polite')} tells me that the tablets help. {a.name('polite')}'s wife came too.</p><p>I have asked for an echo [??? inaudible] and will write again.</p><p>Dictated but not signed</p></div>", "#fff")


def advice_thread(p):
    """Advice between a surgery and a clinic, as a web form has it."""
    a = Patient(p)
    return p.html(f"<div style='background:#005eb8;color:#fff;padding:10px 16px'>Advice and guidance &nbsp; UBRN 0001 {p.rng.randint(1000, 9999)} {p.rng.randint(1000, 9999)}</div><div style='padding:20px;line-height:1.65'><div style='background:#f0f4f5;padding:14px;color:#222'>Dear colleague, {a.name('whole')} ({nhs(p)}) is {a.age()} with {p.pick(['psoriasis', 'an eGFR of 28', 'new AF'])}. {a.name('first')} is keen to avoid hospital. Could we start {p.pick(DRUGS).lower()} here?</div><div style='background:#e6f4ea;padding:14px;margin:12px 0 0 60px;color:#222'>Thanks. For {a.name(p.pick(['polite', 'first']))} I would repeat bloods, then start low. Refer if no better in 8/52.</div></div>", "#fff")


def blood_fridge(p):
    rows = []
    for _ in range(12):
        a = Patient(p)
        rows.append([f"G{p.rng.randint(100, 999)} {p.rng.randint(100, 999)} {p.rng.randint(100, 999)}", a.name("after"), unit(p), p.pick(["O Pos", "A Neg", "B Pos"]), p.pick(["RBC", "FFP", "PLT"]), p.pick(["IN", "OUT", "RETURNED 22min"])])
    return p.html(f"<div style='background:#7f0000;color:#fff;padding:10px'>Fridge 2 &nbsp; Theatres &nbsp; 4.1 &#176;C</div>{p.table(['Donation', 'For', 'Number', 'Group', 'Product', 'Where'], rows)}", "#fff", extra="td{font-size:1.1em}")


def bed_meeting(p):
    """A site manager's text of the morning."""
    a, b, c, d, e = (Patient(p) for _ in range(5))
    said = f"""0800 SITE
ED 41 in dept, 6 DTA, longest 9h ({a.name('surname')}, ?W12)
ITU step downs: {b.name('surname')} to W7, {c.name('surname')} needs SR (VRE)
AMU: {d.name('back')} for cath lab 0900
Surg: no beds. {e.name('polite')} TCI cancelled x2, ring before 10
Repat: {Patient(p).name('plain')} from Llanfelin
Staffing: W3A down 2 RN
Lifts: B broken"""
    return p.html(f"<div class=bar>Bed meeting notes</div><pre style='font:1.25em {p.font};padding:24px;line-height:1.6;white-space:pre-wrap'>{said}</pre>", "#fff")


def trial_log(p):
    """A research nurse's screening log."""
    rows = []
    for n in range(1, 17):
        a = Patient(p)
        rows.append([f"{n:03}", a.name(p.pick(["plain", "soft"])), a.name("letters"), a.born("dash"), p.pick(["Eligible", "Excluded: eGFR", "Declined", "Randomised"]), lately(p)])
    return p.html(f"<div class=bar>HEARTWOOD-2 &nbsp; screening log &nbsp; site 014</div>{p.table(['Scr', 'Name', 'Init', 'DOB', 'Outcome', 'Date'], rows)}", "#fff")


def dental_day(p):
    rows = ""
    for n in range(12):
        a = Patient(p)
        rows += f"<div style='display:flex;border-bottom:1px solid #ccc'><span style='width:80px;padding:8px'>{9 + n // 2}:{n % 2 * 3}0</span><span style='flex:1;background:{p.pick(['#ffe0b2', '#c8e6c9', '#bbdefb'])};color:#222;padding:8px'>{a.any()} &nbsp; {p.pick(['Exam', 'Fill UL6', 'XLA', 'RCT 2', 'Denture ease', 'Crown fit'])} &nbsp; <i>{p.pick(['', 'nervous', 'owes 26.80', 'FTA x1', 'on apixaban'])}</i></span></div>"
    return p.html(f"<div style='background:#00838f;color:#fff;padding:9px 14px'>Surgery 2 &nbsp; {lately(p)} &nbsp; Mr Beaumont</div>{rows}", "#fff")


def owings(p):
    """A pharmacy's shelf on a screen."""
    rows = []
    for _ in range(16):
        a = Patient(p)
        rows.append([a.any(), p.pick(["Ready", "Owing", "Part", "To check"]), f"{p.pick(DRUGS)} {p.pick(DOSES)}", p.pick(["Shelf B4", "Fridge", "CD cab", "Delivery"]), lately(p)])
    return p.html(f"<div style='background:#1b5e20;color:#fff;padding:9px 14px'>Collections &nbsp; Owings 9 &nbsp; Robot idle</div>{p.table(['', 'State', 'Item', 'Where', 'Since'], rows)}", "#fff")


def proxy_order(p):
    """Somebody orders medicines for another."""
    a = Patient(p, 1930, 2018)
    meds = "".join(f"<div style='padding:10px;border-bottom:1px solid #d8dde0'>&#9744; {p.pick(DRUGS)} tablets {p.pick(DOSES)}</div>" for _ in range(5))
    return p.html(f"<div style='background:#005eb8;color:#fff;padding:14px 24px'>Your health</div><div style='background:#ffeb3b;color:#222;padding:10px 24px'>Acting on behalf of <b>{a.name(p.pick(['plain', 'whole']))}</b> &nbsp; Age {a.age()} &nbsp; {p.pick(SURGERIES)}</div><div style='padding:20px 24px'><h2>Request repeat medicines</h2>{meds}</div>", "#f0f4f5", "#212b32")


def proud_post(p):
    """A post by a relative."""
    a, c = Patient(p, 2015, 2024), Patient(p, 1935, 1950)
    said = p.pick([f"So proud of our little {a.name('plain')}. Three weeks in intensive care with {p.pick(['sepsis', 'bronchiolitis'])} and home today! Thank you {p.pick(PLACES)}", f"Update on {c.name('plain')}: the stroke was a big one, {p.pick(['she', 'he'])} is on Birch Ward and can squeeze a hand. Visitors 2 to 4", f"Please pray for {c.name('plain')}, in surgery now for {p.pick(['an aneurysm', 'a new hip', 'bowel cancer'])}"])
    return p.html(f"<div style='width:640px;margin:40px auto;background:#fff;color:#1c1e21;border-radius:10px;padding:20px;font-size:1.2em;line-height:1.5'><b>{a.kin()}</b><br><small style='color:#888'>3 h</small><p>{said}</p><div style='height:260px;background:linear-gradient(120deg,#c9d6e2,#8fa4b8)'></div><p style='color:#777'>214 likes &nbsp; 87 comments</p><p><b>{p.plain()}</b> Thinking of you all xx</p></div>", "#e9ebee")


def complaints(p):
    """A desk of complaints: who writes, and for whom."""
    rows = []
    for _ in range(10):
        a = Patient(p)
        rows.append([f"PALS{p.rng.randint(1000, 9999)}", a.kin(), p.pick(["daughter", "self", "MP", "husband"]), a.name("plain"), p.pick(["Lost dentures", "Waiting time", "Attitude", "Discharge at night"]), p.pick(["Open", "Holding letter", "Closed"])])
    return p.html(f"<div class=bar>Patient experience &nbsp; open 10</div>{p.table(['Ref', 'Contact', 'Is', 'Patient', 'About', 'State'], rows)}", "#fff")


# Telephones.

def notices(p):
    """Notifications as they pile up."""
    a, b, c = Patient(p), Patient(p), Patient(p)
    cards = [("Messages", f"Kelly (3A): bed {p.rng.randint(1, 28)} {a.name('polite')} has pulled her cannula out again"), ("Hospify", f"{b.name('plain')} trop {p.rng.randint(40, 900)} ??"), ("Calendar", f"Home visit {c.name('polite')} in 30 min"), ("News", "Rain expected in the north"), ("Reminders", f"Ring {Patient(p).name('polite')}'s son"), ("Mail", f"OT report - {Patient(p).name('back')}")]
    p.rng.shuffle(cards)
    return post(p, "<h1 style='text-align:center;font-weight:300'>07:42</h1>" + "".join(f"<div style='background:#ffffffdd;color:#111;border-radius:14px;margin:8px 12px;padding:11px 14px'><small style='color:#666'>{k}</small><br>{t}</div>" for k, t in cards), "#5a7d9a", "#fff")


def reminders(p):
    said = [f"{Patient(p).name('polite')} - chase echo", f"Ring {Patient(p).kin()} (NOK)", "Milk, bread, cat litter", f"TTO {Patient(p).name('surname')} B{p.rng.randint(1, 6)}", f"DNACPR {Patient(p).name('initial')}", "ALS e-learning", f"{Patient(p).name('plain')} cap assessment", "Renew GMC", f"LP {Patient(p).name('surname')} - consent mum"]
    p.rng.shuffle(said)
    return post(p, "<h1 style='padding:0 18px;color:#e67e00'>Jobs</h1>" + "".join(f"<div style='padding:12px 18px;border-bottom:1px solid #ddd'>&#9711; &nbsp; {t}</div>" for t in said), "#fff")


def taxi_booking(p):
    a = Patient(p)
    return post(p, f"<div style='background:#222;color:#ffd600;padding:16px'><b>A2B Cabs</b> account: {p.pick(PLACES)}</div><div style='padding:18px;line-height:1.9;font-size:1.1em'>Booking {p.rng.randint(10**5, 10**6)}<br>Passenger <b>{a.name(p.pick(['polite', 'formal', 'plain']))}</b><br>From {p.pick(['Discharge lounge', 'Dialysis unit', 'Ward 21', 'A&amp;E'])}<br>To {home(p)}<br>At {clock(p)} &nbsp; wheelchair, escort 1<br>Driver note: {p.pick(['oxygen', 'confused, do not leave alone', 'door key with neighbour'])}</div>", "#fff")


def supply_text(p):
    """A firm that brings stoma bags or oxygen."""
    a = Patient(p)
    return post(p, f"<div style='text-align:center;padding:10px;color:#888'>OstoMed Home</div><div style='background:#e5e5ea;color:#111;border-radius:16px;margin:12px;padding:13px;max-width:84%'>Dear {a.name('polite')}, your {p.pick(['stoma supplies', 'catheters', 'oxygen cylinders', 'feed and giving sets'])} will come on {lately(p)} between 8 and 12 to {house(p)}. Reply YES to agree.</div><div style='background:#e5e5ea;color:#111;border-radius:16px;margin:12px;padding:13px;max-width:84%'>Hi {a.name('first')}, we need a new prescription from {p.pick(SURGERIES)} before the next order. Call 01632 960{p.rng.randint(100, 999)}.</div>", "#fff")


def family_update(p):
    """Relatives among themselves."""
    a = Patient(p, 1930, 1950)
    said = [(p.mark("relative_name", p.plain()), f"Just left dad, he's moved to {p.pick(WARDS)} bed {p.rng.randint(1, 28)}"), ("Auntie Jean", "How is he love"), (p.mark("relative_name", p.plain()), "Doctors say it's pneumonia on top of the heart failure"), (None, f"They had him down as {a.name('plain')} DOB {a.born('dots')}, wrong year!!"), ("Auntie Jean", "Useless"), (None, f"Ring the ward and ask for {a.name('polite')}, password is buttercup")]
    return bubbles(p, "Family &#10084;", said, p.rng.random() < 0.4)


def staff_banter(p):
    a, b, c = Patient(p), Patient(p), Patient(p)
    said = [("Beata", f"bed 4 {a.name('polite')} is kicking off again"), (None, "what now"), ("Beata", "wants her teeth"), ("Marlon", f"{b.name('surname')} in SR2 has passed away, family on way"), (None, f"ok. has {c.name('first')} had the enema"), ("Beata", f"yes and how. also {Patient(p).name('first')} bed 9 fell, no injury"), ("Sr Whittaker", "Biscuits in office")]
    return bubbles(p, f"{p.pick(WARDS)} girls &amp; Marlon", said, p.rng.random() < 0.5)


def school_note(p):
    a = Patient(p, 2009, 2020)
    return post(p, f"<div style='text-align:center;padding:10px;color:#888'>Hexley Primary</div><div style='background:#e5e5ea;color:#111;border-radius:16px;margin:12px;padding:13px;max-width:84%'>Dear parent of {a.name('plain')} ({p.pick(['Year 2', '3B', 'Reception'])}). {p.pick(['The school nurse has no consent form for the nasal flu vaccine.', 'Please collect: bumped head at lunch, see first aid slip.', 'The EpiPen in the office is out of date.', 'Hearing test: please see your GP.'])}</div><div style='background:#0b84fe;color:#fff;border-radius:16px;margin:12px 12px 12px auto;padding:13px;max-width:70%'>Thanks will sort {a.name('first')}'s form tonight</div>", "#fff")


def photo_captions(p):
    """Pictures with words beneath, as wounds are kept."""
    one = lambda: f"<div style='width:47%'><div style='height:150px;background:radial-gradient(circle,#b5544a 18%,#e2b49a 30%,#d8a68c)'></div><small>{p.pick([Patient(p).any(), Patient(p).name('surname')])} {p.pick(['R heel', 'sacrum', 'L shin', 'abdo wound'])} {lately(p)}</small></div>"
    return post(p, f"<h2 style='padding:0 16px'>Wounds</h2><div style='display:flex;flex-wrap:wrap;gap:12px;padding:0 16px'>{''.join(one() for _ in range(8))}</div>", "#fff")


# Paper.

def sign_in_book(p):
    rows = []
    for _ in range(16):
        a = Patient(p, 1925, 1945)
        rows.append([lately(p), a.kin(), a.any(), p.pick(["3", "14", "22", "7"]), clock(p), p.pick([clock(p), ""])])
    return sheet(p, f"<h2>{p.pick(HOMES)} &nbsp; visitors</h2><div style='font-family:{pen(p)}'>" + p.table(["Date", "Name", "Resident visited", "Room", "In", "Out"], rows) + "</div>", extra="td,th{border:1px solid #888}")


def meal_choices(p):
    rows = []
    for n in range(1, 19):
        a = Patient(p, 1925, 1960)
        rows.append([n, a.any(), p.pick(["Cottage pie", "Fish", "Omelette", "Salad"]), p.pick(["Sponge", "Jelly", "Fruit"]), p.pick(["", "L4 puree", "diabetic", "L2 fluids", "no nuts"])])
    return sheet(p, f"<h2>Lunch {lately(p)} &nbsp; {p.pick(['Ward 21', 'Birch unit', 'Larkspur'])}</h2><div style='font-family:{pen(p)}'>" + p.table(["Bed", "Name", "Main", "Pudding", "Needs"], rows) + "</div>", extra="td,th{border:1px solid #aaa}")


def resident_day(p):
    """A care home's notice: resident of the day."""
    a = Patient(p, 1925, 1945)
    return sheet(p, f"<div style='text-align:center;color:#6a1b9a'><h1>Resident of the day</h1><div style='font-size:2.4em'>{a.name(p.pick(['plain', 'first', 'polite']))}</div></div><div style='height:300px;background:#ddd;margin:20px 120px'></div><p style='font-size:1.25em;text-align:center'>Room {p.rng.randint(1, 40)} &nbsp; Born {a.born('words')} in {p.pick(['Hexley', 'Kirkmuir'])}<br>Likes: bingo, custard creams<br>Care plan review, weight, room deep clean, call family: {a.kin('first')}</p>", "#fdf6ff")


def activities(p):
    rows = []
    for _ in range(15):
        a = Patient(p, 1925, 1945)
        rows.append([a.any(), *[p.pick(["A", "P", "R", "S", ""]) for _ in range(6)]])
    return sheet(p, f"<h2>Activities &nbsp; {p.pick(HOMES)}</h2><p>A active &nbsp; P passive &nbsp; R refused &nbsp; S asleep</p>" + p.table(["Resident", "Bingo", "Chair ex.", "Hymns", "Nails", "Film", "1:1"], rows), extra="td,th{border:1px solid #999}")


def light_up(p):
    """A hospice's service of remembrance."""
    names = "<br>".join(Patient(p).name("plain") for _ in range(16))
    return sheet(p, f"<div style='text-align:center;font-family:{SERIF}'><h1>Light up a Life</h1><p>{p.pick(['St Aldhelm Hospice', 'Elgar Hospice'])} &nbsp; {p.rng.randint(1, 20)} December</p><p>Hymn: In the bleak midwinter</p><h3>We remember those who died in our care this year</h3><p style='line-height:1.9;font-size:1.15em'>{names}</p><p>Minced pies in the day room</p></div>", "#fffdf5")


def bravery(p):
    a = Patient(p, 2010, 2021)
    return sheet(p, f"<div style='text-align:center;border:12px double #e91e63;padding:50px 20px;height:1000px'><h1 style='color:#e91e63'>Bravery award</h1><p style='font-size:1.4em'>presented to</p><p style='font:3em {PEN[2]}'>{a.name(p.pick(['plain', 'first']))}</p><p style='font-size:1.4em'>for being so brave during {p.pick(['a blood test', 'an operation', 'the end of treatment bell', 'a plaster cast'])}</p><p style='font-size:1.3em'>from everyone on {p.pick(['Rainbow Ward', 'Ladybird Ward', 'Puffin day unit'])}, {p.pick(PLACES)}<br>{lately(p)}</p></div>", "#fff8fb")


def midwife_diary(p):
    rows = "".join(f"<div style='border-bottom:1px solid #99c;padding:9px'><span style='color:#999'>{h}</span> &nbsp; <span style='font-family:{pen(p)};font-size:1.25em'>{t}</span></div>" for h, t in
                   [(f"{8 + n}.{p.pick(['00', '15', '30'])}", p.pick([f"{Patient(p, 1985, 2006).any()} {p.rng.randint(8, 40)}/40", f"PN day 5 {Patient(p, 1985, 2006).any()} + baby {p.pick(['wt', 'heel prick'])}", f"Booking {Patient(p, 1985, 2006).any()} {tel(p)}", "clinic", "supervision - Kath"])) for n in range(10)])
    return sheet(p, f"<h2 style='color:#779'>{p.pick(['Monday', 'Tuesday', 'Friday'])} {p.rng.randint(1, 28)} {p.pick(MONTHS)}</h2>{rows}", "#fdfdf6")


def therapy_timetable(p):
    a = Patient(p, 1930, 1975)
    rows = [[f"{9 + n}:00", *[p.pick(["OT wash + dress", "Physio gym", "SLT", "Rest", "Psychology", "Lunch group", ""]) for _ in range(5)]] for n in range(8)]
    return sheet(p, f"<h1>{a.name(p.pick(['plain', 'first', 'polite']))}{p.pick(['', ' - my week'])}</h1><p>Stroke unit &nbsp; Bed {p.rng.randint(1, 24)} &nbsp; Goal: walk to the shop with {a.kin('first')}</p>" + p.table(["", "Mon", "Tue", "Wed", "Thu", "Fri"], rows), extra="td,th{border:2px solid #666;height:60px}")


def school_plan(p):
    """On the wall of a staff room."""
    a = Patient(p, 2009, 2020)
    return sheet(p, f"<div style='border:6px solid #d32f2f;padding:24px'><h1 style='color:#d32f2f'>{p.pick(['EPILEPSY', 'NUT ALLERGY', 'TYPE 1 DIABETES', 'ASTHMA'])}</h1><div style='height:240px;width:200px;background:#ccc'></div><div style='font-size:2em'>{a.name('plain')}</div><p style='font-size:1.3em'>Class {p.pick(['2B', '5H', '9T'])} &nbsp; {a.born('slash')}<br>Rescue medicine in office drawer. Call 999 after 5 minutes.<br>Mum {a.kin('first')} {tel(p)}</p></div>", "#fff")


def supervised(p):
    """A pharmacy's sheet for what is taken at the counter."""
    a = Patient(p, 1965, 2000)
    rows = [[f"{n}/3", p.pick(["40ml", "55ml", "8mg"]), p.pick(["&#10003; LH", "DNA", "&#10003; PS"])] for n in range(1, 15)]
    return sheet(p, f"<h2>Supervised consumption</h2><p style='font-family:{pen(p)};font-size:1.3em'>Client: {a.name('plain')} &nbsp; {a.born('short')}<br>Keyworker: {p.plain()} {tel(p)}</p>" + p.table(["Date", "Methadone / buprenorphine", "Taken"], rows), extra="td,th{border:1px solid #888}")


def exercise_referral(p):
    rows = []
    for _ in range(10):
        a = Patient(p, 1940, 1990)
        rows.append([a.name("plain"), tel(p), p.pick(["BMI 38", "back pain", "depression", "post MI"]), p.pick(SURGERIES), p.pick(["Mon 10", "Thu 6pm", "DNA"])])
    return sheet(p, "<h2>Exercise on prescription &nbsp; Hexley leisure centre</h2>" + p.table(["Name", "Tel", "Reason", "Referred by", "Slot"], rows), extra="td,th{border:1px solid #999}")


def hand_referral(p):
    """A note to a colleague, by hand."""
    a = Patient(p)
    return sheet(p, f"<div style='font-size:1.5em;line-height:1.8'>Dear {p.pick(['Sam', 'Dr Saini', 'both'])},<br><br>Could you see {a.name(p.pick(['polite', 'plain', 'formal']))} {p.pick(['at home', 'on your round'])}? {p.pick(['He', 'She'])} is {a.age()}, of {house(p)}, and has {p.pick(['a chest that will not clear', 'gone off her legs', 'stopped taking his tablets'])}. {p.pick(['Wife', 'Daughter'])} {a.kin('first')} is at the end of her tether.<br><br>{a.name('surname')}'s last bloods enclosed.<br><br>Ta, Kath</div>", "#fffef4", "#1c2f7a", font=pen(p))


def returned_post(p):
    """An envelope that came back."""
    a = Patient(p)
    return p.html(f"<div style='padding:30px;height:100%'><div style='float:right;border:2px solid #c00;color:#c00;padding:8px;transform:rotate(4deg)'>Not known at this address</div><div style='color:#555'>If undelivered return to: {p.pick(PLACES)} Hospital, Appointments</div><div style='margin:90px 0 0 150px;font-size:1.35em;line-height:1.5'>{a.name(p.pick(['whole', 'formal', 'loud']))}<br>{home(p, '<br>')}</div><p>PRIVATE AND CONFIDENTIAL</p></div>", "#f6f0df")


# Cards, labels, boards.

def vaccine_card(p):
    a = Patient(p)
    row = lambda n: f"<tr><td>Dose {n}</td><td>{p.pick(['Comirnaty', 'Spikevax', 'Hep B', 'Rabies'])}</td><td>{lately(p)}</td><td>{p.pick('EFG')}{p.pick('KMN')}{p.rng.randint(1000, 9999)}</td></tr>"
    return p.html(f"<div style='background:#005eb8;color:#fff;padding:14px'><b>Vaccination record</b> &nbsp; keep this card</div><div style='padding:16px;font:1.4em {pen(p)}'>Name: {a.name('plain')}<table>{row(1)}{row(2)}{row(3)}</table></div>", "#fff")


def donor_card(p):
    a = Patient(p)
    return p.html(f"<div style='background:#b71c1c;color:#fff;height:100%;padding:26px;font-size:1.4em;line-height:1.7'>Blood donor<br><span style='font-size:1.4em'>{a.name(p.pick(['loud', 'whole', 'formal']))}</span><br>Donor {p.mark('hospital_number', str(p.rng.randint(10**9, 10**10 - 1)))}<br>{p.pick(['A Rh+', 'O Rh-', 'B Rh+'])} &nbsp; {p.rng.randint(1, 60)} donations</div>", "#b71c1c")


def in_emergency(p):
    """A card in a purse."""
    a = Patient(p)
    return p.html(f"<div style='padding:22px;font-size:1.3em;line-height:1.7'><b style='color:#c62828'>I HAVE {p.pick(['DIABETES', 'EPILEPSY', 'ADDISON&#39;S', 'A PACEMAKER'])}</b><br>My name is {a.name('plain')}<br>I take {p.pick(DRUGS)} {p.pick(DOSES)}<br>Please ring {a.kin()}<br>{tel(p)}<br>Surgery: {p.pick(SURGERIES)}</div>", "#fff8e1")


def laundry(p):
    tape = lambda a: f"<div style='background:#fff;border:1px solid #ccc;margin:9px;padding:9px 20px;color:#b71c1c;font-size:1.3em'>{a} &nbsp; RM {p.rng.randint(1, 40)}</div>"
    return p.html(f"<div style='columns:2'>{''.join(tape(Patient(p).name(p.pick(['initial', 'loud', 'plain', 'back']))) for _ in range(6))}</div>", "#cfd8dc")


def door_plate(p):
    a = Patient(p, 1925, 1945)
    return p.html(f"<div style='text-align:center;padding:26px;font-size:2em;line-height:1.5;border:5px solid #795548;height:100%'><small>{p.rng.randint(1, 40)}</small><br>{a.name(p.pick(['plain', 'polite', 'whole']))}<br><small style='font-size:.6em'>Key worker: {p.pick(['Dawn', 'Beata', 'Kofi'])} &nbsp; {p.pick(['falls risk', 'soft diet', 'hoist + 2'])}</small></div>", "#efebe9")


def bag_label(p):
    a = Patient(p)
    return p.html(f"<div style='padding:12px 18px;font-size:1.35em;line-height:1.4'><b>{a.name(p.pick(['whole', 'comma', 'formal']))}</b><br>{home(p)}<br>{p.pick(['Collect', 'Deliver'])} &nbsp; bag 1 of {p.rng.randint(1, 3)} &nbsp; {p.pick(['FRIDGE', 'NHS levy paid', 'Exempt A'])}<br>{lately(p)} &nbsp; Albion Pharmacy</div>")


def frame_tag(p):
    a = Patient(p)
    return p.html(f"<div style='padding:24px;font:2em {pen(p)};line-height:1.4'>{a.name(p.pick(['plain', 'polite', 'surname']))}<br>{p.pick(['zimmer', 'wheelchair', 'rotunda', 'glasses', 'hearing aids'])} - do not remove<br>{p.pick(WARDS)} bed {p.rng.randint(1, 28)}</div>", "#fff59d")


def wound_ruler(p):
    a = Patient(p)
    ticks = "".join(f"<span style='display:inline-block;width:36px;border-left:2px solid #222'>{n}</span>" for n in range(15))
    return p.html(f"<div style='padding:8px 14px'>{ticks}<div style='font:1.5em {pen(p)};line-height:1.8'>Name {a.any()}<br>Date {lately(p)} &nbsp; Site {p.pick(['L heel', 'sacrum'])} &nbsp; Grade {p.rng.randint(1, 4)}</div></div>")


def driver_label(p):
    """A syringe driver's label."""
    a = Patient(p)
    return p.html(f"<div style='padding:12px 18px;font-size:1.2em;line-height:1.4'><b>DRUGS ADDED TO THIS SYRINGE</b><br>Patient <span style='font-family:{pen(p)}'>{a.any()}</span> &nbsp; Ward <span style='font-family:{pen(p)}'>{p.pick(WARDS)}</span><br>Morphine {p.rng.randint(5, 40)} mg, midazolam 10 mg in 22 ml over 24 h<br>Start {clock(p)} &nbsp; By LH / PS</div>", "#e1f0fa")


def suite_board(p):
    """A labour ward's board."""
    rows = ""
    for n in range(1, 9):
        a = Patient(p, 1985, 2006)
        rows += f"<tr><td>{n}</td><td>{a.any() if p.rng.random() < 0.8 else ''}</td><td>G{p.rng.randint(1, 5)}P{p.rng.randint(0, 3)}</td><td>{p.rng.randint(36, 41)}+{p.rng.randint(0, 6)}</td><td>{p.rng.randint(1, 9)}cm</td><td>{p.pick(['epi', 'synto', 'pool', 'EFM', ''])}</td><td>{p.pick(['Kath', 'Ines', 'Bex'])}</td></tr>"
    return p.html(f"<div style='padding:24px;font:1.7em {pen(p)}'><table>{rows}</table></div>", "#f7f9f7", "#1c2f7a", "td{border:2px solid #444;height:66px}")


def bay_glass(p):
    """Written on a bay's glass door."""
    rows = "".join(f"<div style='margin:16px 0'>{n} &nbsp; {p.pick([Patient(p).any(), Patient(p).name('first'), Patient(p).name('surname')])} &nbsp; - &nbsp; {p.pick(['NBM', 'hoist x2', 'BM qds', 'home am', 'D&amp;V', 'deaf R ear', 'frame + 1'])}</div>" for n in range(1, 7))
    return p.html(f"<div style='padding:40px 60px;font:2.3em {pen(p)}'>BAY {p.pick('ABCD')} &nbsp; nurse: {p.pick(['Marlon', 'Beata'])}{rows}</div>", p.pick(["#dfe9e6", "#2e3b3a"]), p.pick(["#b71c1c", "#1565c0"]))


# Pages of nobody's.

def office_inbox(p):
    people = [" ".join(p.pick(PEOPLE)) for _ in range(5)]
    subjects = [f"RE: {people[0]} - leaving do", f"FW: Invoice from {people[1]}", f"Interview: {people[2]}, Thursday", "Room 4 heating", f"Parcel for {people[3]} at reception", "Rota week 14", "Cake sale", f"Congratulations {people[4]}!", "Printer again", "Town plan consultation"]
    return p.html(f"<div class=bar>Inbox &nbsp; Focused &nbsp; Other</div>{p.table(['From', 'Subject', 'Received'], [[p.plain(), f'<b>{s}</b>', clock(p)] for s in subjects])}")


def office_agenda(p):
    said = ["Stand-up", f"Lunch with {p.pick(PEOPLE)[0]}", f"Interview: {' '.join(p.pick(PEOPLE))}", "Board pack due", f"1:1 {p.pick(PEOPLE)[0]}", f"Site visit {p.pick(PEOPLE)[1]} Street", "School concert"]
    rows = "".join(f"<div style='display:flex;gap:24px;padding:11px 20px;border-left:6px solid #1a73e8;margin:7px 20px;background:#f1f3f4;color:#222'><span style='width:130px'>{9 + n}:00</span>{t}</div>" for n, t in enumerate(said))
    return p.html(f"<div style='padding:14px 20px;font-size:1.3em'>Thursday {p.rng.randint(1, 28)} {p.pick(MONTHS)}</div>{rows}", "#fff")


def hotel_tv(p):
    tile = lambda t: f"<div style='width:30%;height:130px;background:#4e342e;border-radius:12px;padding:20px;font-size:1.2em'>{t}</div>"
    return p.html(f"<div style='padding:30px'><div style='font-size:2.2em'>Welcome {' '.join(p.pick(PEOPLE))}</div><p style='font-size:1.2em'>Room {p.rng.randint(100, 420)} &nbsp; Breakfast until 10.30</p><div style='display:flex;flex-wrap:wrap;gap:18px'>{''.join(tile(t) for t in ['TV and radio', 'Room service', 'Spa', 'Check out', 'Local walks', 'Wi-Fi'])}</div></div>", "#2b1b17", "#fff")


def shop_deliveries(p):
    rows = [[n, p.pick(["Mr", "Mrs", "Ms"]), *p.pick(PEOPLE), f"{p.rng.randint(1, 200)} Weavers Row", p.pick(["Sofa", "Wardrobe", "Paint 5 l", "Turf"]), p.rng.randint(1, 8)] for n in range(2, 22)]
    return p.html("<div style='background:#217346;color:#fff;padding:6px 12px'>van_round.xlsx</div>" + p.table(["", *"ABCDEF"], [[1, "Title", "First", "Last", "Address", "Item", "Qty"], *rows]), "#fff", extra="td,th{border:1px solid #d4d4d4;padding:3px 6px}")


def church_rota(p):
    rows = [[lately(p), *[" ".join(p.pick(PEOPLE)) for _ in range(3)]] for _ in range(12)]
    return sheet(p, "<h2>St Oswin, Church Street &nbsp; rota</h2>" + p.table(["Sunday", "Reader", "Flowers", "Coffee"], rows), extra="td,th{border:1px solid #999}")


def squad_list(p):
    rows = [[n, " ".join(p.pick(PEOPLE)), p.pick(["GK", "DF", "MF", "FW"]), p.rng.randint(0, 40), p.rng.randint(0, 12)] for n in range(1, 19)]
    return p.html(f"<div style='background:#1b5e20;color:#fff;padding:12px'>Hexley Town &nbsp; squad</div>{p.table(['No', 'Player', 'Pos', 'Apps', 'Goals'], rows)}", "#fff")


def trip_group(p):
    said = [("Beata", "who is driving on Saturday"), (None, f"{p.pick(PEOPLE)[0]} can take 4"), ("Marlon", f"{' '.join(p.pick(PEOPLE))} has the tent"), ("Beata", "room 4 has bunk beds"), (None, "bring marshmallows"), ("Marlon", "and a bat")]
    return bubbles(p, "Camping &#9978;", said, p.rng.random() < 0.5)


def shopping_reminders(p):
    said = ["Milk, bread, cat litter", f"Ring {p.pick(PEOPLE)[0]} about the fence", "Car MOT", f"Birthday card {p.pick(PEOPLE)[0]}", "Passport photos", f"Pay {' '.join(p.pick(PEOPLE))} for the tiles"]
    return post(p, "<h1 style='padding:0 18px;color:#e67e00'>Jobs</h1>" + "".join(f"<div style='padding:12px 18px;border-bottom:1px solid #ddd'>&#9711; &nbsp; {t}</div>" for t in said), "#fff")


def airport_taxi(p):
    return post(p, f"<div style='background:#222;color:#ffd600;padding:16px'><b>A2B Cabs</b></div><div style='padding:18px;line-height:1.9;font-size:1.1em'>Booking {p.rng.randint(10**5, 10**6)}<br>Passenger <b>{' '.join(p.pick(PEOPLE))}</b><br>From the railway station<br>To Terminal 2<br>At {clock(p)} &nbsp; 2 cases, 1 child seat</div>", "#fff")


def parcel_text(p):
    return post(p, f"<div style='text-align:center;padding:10px;color:#888'>Swift</div><div style='background:#e5e5ea;color:#111;border-radius:16px;margin:12px;padding:13px;max-width:84%'>Hi {p.pick(PEOPLE)[0]}, your order of paint and brushes will come on {lately(p)} between 8 and 12. Track it in the app.</div>", "#fff")


def office_book(p):
    rows = [[lately(p), " ".join(p.pick(PEOPLE)), p.pick(["Lift repair", "Copier", "Tyne Glass", "Caterer"]), p.plain(), clock(p), clock(p)] for _ in range(14)]
    return sheet(p, f"<h2>Tannery Mill offices &nbsp; visitors</h2><div style='font-family:{pen(p)}'>" + p.table(["Date", "Name", "Company", "To see", "In", "Out"], rows) + "</div>", extra="td,th{border:1px solid #888}")


def prize_giving(p):
    names = "<br>".join(f"{t} &nbsp; {' '.join(p.pick(PEOPLE))}" for t in ["Best marrow", "Six eggs", "Sponge, no filling", "Sweet peas", "Longest bean", "Dog with the waggiest tail", "Children's garden on a plate"])
    return sheet(p, f"<div style='text-align:center;font-family:{SERIF}'><h1>Hexley Show</h1><h3>Winners</h3><p style='line-height:2;font-size:1.2em'>{names}</p></div>", "#fffdf5")


def wedding_order(p):
    a, b = p.pick(PEOPLE), p.pick(PEOPLE)
    return sheet(p, f"<div style='text-align:center;font-family:{SERIF}'><h1>{a[0]} &amp; {b[0]}</h1><p>St Oswin's, Hexley</p><p>Entrance of the bride</p><p>Hymn: Love divine</p><p>Reading: {' '.join(p.pick(PEOPLE))}</p><p>Signing of the register</p><p>Ushers: {' '.join(p.pick(PEOPLE))}, {' '.join(p.pick(PEOPLE))}</p></div>", "#fffdf5")


def uniform_tapes(p):
    tape = lambda a: f"<div style='background:#fff;border:1px solid #ccc;margin:9px;padding:9px 20px;color:#1a237e;font-size:1.3em'>{a}</div>"
    return p.html(f"<div style='columns:2'>{''.join(tape(' '.join(p.pick(PEOPLE))) for _ in range(6))}</div>", "#cfd8dc")


def office_door(p):
    return p.html(f"<div style='text-align:center;padding:40px;font-size:2em;line-height:1.5;border:5px solid #795548;height:100%'><small>{p.rng.randint(1, 40)}</small><br>{' '.join(p.pick(PEOPLE))}<br><small style='font-size:.6em'>Head of Geography</small></div>", "#efebe9")


def duty_board(p):
    rows = "".join(f"<div style='margin:16px 0'>{n} &nbsp; {' '.join(p.pick(PEOPLE))} &nbsp; - &nbsp; {p.pick(['tills', 'stock', 'bakery', 'car park', 'off'])}</div>" for n in range(1, 7))
    return p.html(f"<div style='padding:40px 60px;font:2.3em {pen(p)}'>TEAM {p.pick('ABCD')} &nbsp; manager: {p.pick(['Marlon', 'Beata'])}{rows}</div>", "#dfe9e6", "#1565c0")


RECORDS = {"screen": [mail_subjects, calendar_agenda, epma_popup, eroster_note, route_steps, pads_delivery, discharge_lounge, bedside_tv, school_jabs, dictated_draft, advice_thread, blood_fridge, bed_meeting, trial_log, dental_day, owings,
                      proxy_order, proud_post, complaints],
           "phone": [notices, reminders, taxi_booking, supply_text, family_update, staff_banter, school_note, photo_captions],
           "paper": [sign_in_book, meal_choices, resident_day, activities, light_up, bravery, midwife_diary, therapy_timetable, school_plan, supervised, exercise_referral, hand_referral],
           "card": [returned_post, vaccine_card, donor_card, in_emergency], "label": [laundry, door_plate, bag_label, frame_tag, wound_ruler, driver_label], "board": [suite_board, bay_glass]}
OTHERS = {"screen": [office_inbox, office_agenda, hotel_tv, shop_deliveries, squad_list], "phone": [trip_group, shopping_reminders, airport_taxi, parcel_text],
          "paper": [church_rota, office_book, prize_giving, wedding_order], "label": [uniform_tapes, office_door], "board": [duty_board]}
