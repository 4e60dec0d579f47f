# SPDX-License-Identifier: Apache-2.0
"""Windows and telephones drawn by somebody who had not read the code: dialogues of office programs, a cell's formula, a file's properties, mail that came
back, invitations, notes, polls, stories, legends of charts, papers of a trust's lawyers; the same without patients. Everybody is invented."""

from glimpses import KNOWN, Someone
from leaks import clock
from trades import MONO, MONTHS, code, house, lately, nhs, tel, unit

# (given, family).
GUESTS = [pair.split("/") for pair in (
    "Eluned/Tresize|Wilf/Cragg|Noreen/Sidebottom|Cyril/Bagshaw|Enid/Winterbottom|Bert/Fothergill|Jean/Lumb|Clive/Tunnicliffe|Mavis/Ormerod|Norman/Dyer|Sheila/Marsh|Roy/Cross|"
    "Aoife/Ní Dhomhnaill|Padraig/Mulvihill|Gráinne/Heneghan|Fergal/O'Shaughnessy|Nuala/McGinley|Eamonn/Devlin|Blodwen/Prosser|Gwilym/Rees-Davies|Angharad/Bowen|Idris/Maddock|"
    "Effie/MacAskill|Ruaridh/Farquharson|Isla/Buchan|Lachlan/McCrindle|Chiamaka/Eze|Obinna/Okonkwo|Yetunde/Balogun|Kwesi/Boateng|Esi/Asante|Tendai/Moyo|Sibongile/Khumalo|"
    "Achieng/Wekesa|Tsegaye/Bekele|Sagal/Warsame|Abdi/Nuur|Farhana/Miah|Mizanur/Talukder|Rukhsana/Mahmood|Bashir/Qureshi|Gurpreet/Sandhu|Harbans/Grewal|Hansa/Vaghela|"
    "Dinesh/Solanki|Kanagasabai/Nadarajah|Thilini/Jayasuriya|Prakash/Tamang|Dawa/Sherpa|Wing Yan/Cheung|Ho Yin/Mok|Xiaoling/Zhao|Trang/Huynh|Marites/Villanueva|Emeka/Nwankwo|"
    "Putri/Wulandari|Kenji/Morimoto|Hye-won/Shin|Małgorzata/Zawadzka|Zbigniew/Kaczmarek|Lenka/Horáková|Goran/Petrović|Arta/Hoxha|Florin/Ungureanu|Desislava/Ivanova|Mykola/Tkachenko|"
    "Giedrė/Kazlauskienė|Ilze/Ozola|Aino/Virtanen|Birgit/Østergaard|Filomena/Caruso|Eleni/Papadaki|Fatma/Çelik|Parisa/Rostami|Dilan/Karim|Rami/Haddad|Zainab/Al-Saadi|Esther/Rosenthal|"
    "Delroy/Francis|Yvonne/St Hilaire|Beatriz/Nogueira|Ana/Gutiérrez|Mamadou/Sow|Awa/Camara|Precious/Ncube|Miracle/Osei|Ruby/Field|Jack/Frost|Holly/Wood|Max/Power|June/May|Will/Power|"
    "Daisy/Meadows|Chris/Cross|Heather/Moor|Peter/Rabbett|Rose/Bush|Carol/Singer").split("|")]
PENCIL = "Lumb Kershaw Pritchard Adu Novak Sethi Quinn Bligh Faulds Tran".split()
UNITS = "Kestrel|Ward 11|MAU|Willow Bank|Short Stay|HDU|Ward 34|Maple House".split("|")
PLAGUES = "#NOF|CAP|bowel ca|BPD|ALS|pre-eclampsia|CKD5|query sepsis|T1DM|anorexia|AAA|PPH".split("|")


class Guest(Someone):
    """One of those above."""

    def __init__(self, p, low=1930, high=2002):
        super().__init__(p, low, high)
        self.given, self.family = p.pick(GUESTS)
        self.nick = p.pick(KNOWN)

    def kin(self, form="plain"):
        other = Guest(self.p)
        other.family = self.family
        return other.name(form, "relative_name")

def doctor(p):
    return p.pick([f"Dr {p.pick(PENCIL)}", f"{p.pick('ABJKMS')} {p.pick(PENCIL)}", f"Miss {p.pick(PENCIL)} FRCS", f"Sr {p.pick(PENCIL)}", f"Prof {p.pick(PENCIL)}"])


def frame(p, title, body, ground="#fff", bar="#e9eaed", ink="#222"):
    """A window as another system draws it: its buttons to the left."""
    dots = "".join(f"<span style='display:inline-block;width:11px;height:11px;border-radius:6px;background:{c};margin-right:7px'></span>" for c in ("#ff5f57", "#febc2e", "#28c840"))
    return p.html(f"<div style='background:{bar};color:#333;padding:8px 12px;border-bottom:1px solid #bbb'>{dots}<span style='margin-left:24px'>{title}</span></div>{body}", ground, ink)


def dialogue(p, title, body, behind, width=560):
    """A box above a page of no matter."""
    return p.html(f"<div style='padding:26px 60px;color:#8a8a8a;line-height:1.9'>{behind}</div><div style='position:absolute;left:{p.rng.randint(160, 420)}px;top:{p.rng.randint(90, 200)}px;width:{width}px;background:#fbfbfb;color:#1a1a1a;border:1px solid #777;box-shadow:0 6px 22px #0006'><div style='padding:8px 14px;background:#fff;border-bottom:1px solid #ddd'>{title}<span style='float:right'>&#10005;</span></div><div style='padding:18px'>{body}</div></div>", "#eef0f2")


def field(text, width=300):
    return f"<span style='display:inline-block;min-width:{width}px;border:1px solid #999;background:#fff;padding:4px 8px'>{text}</span>"


# Office programs.

def formula_bar(p, who="health"):
    """Columns too narrow to read; the chosen cell stands above them."""
    a = Guest(p)
    said = {"health": lambda: p.pick([f"{a.name('plain')} {a.born('slash')} DNA x2, discharge to GP", f"=\"{a.name('caps')}\" &amp; \" #{unit(p)}\"", f"{a.name('comma')} - readmitted {p.pick(PLAGUES)}, see Datix", f"Pt {a.name('back')} ({nhs(p)}) not coded"]),
            "shop": lambda: p.pick([f"{a.said('plain')} paid cash, deliver Tues", f"=\"{a.said('caps')}\" &amp; \" #{p.rng.randint(100, 999)}\"", f"{a.said('comma')} - returned kettle, see till 4"])}[who]()
    rows = [[n, "########", "####", f"{p.rng.uniform(0, 90):.1f}", "######", p.rng.randint(0, 9)] for n in range(2, 27)]
    return frame(p, "Q3 return.xlsx" if who == "health" else "Q3 sales.xlsx", f"<div style='padding:6px 10px;border-bottom:1px solid #ccc;font-size:1.1em'>{p.pick('CDFH')}{p.rng.randint(3, 25)} &nbsp; <i>fx</i> &nbsp; {said}</div>{p.table(['', 'A', 'B', 'C', 'D', 'E'], rows)}")


def find_replace(p, who="health"):
    """Names taken out of a report of a case, by hand."""
    a = Guest(p)
    instead = p.pick(["Patient A", "[redacted]", "the patient", "XXXX"]) if who == "health" else p.pick(["Inspector Hale", "the lodger", "Lady Bracken"])
    said = a.name(p.pick(["whole", "plain", "polite", "bare"]))
    body = f"Find what: &nbsp; {field(said)}<br><br>Replace with: {field(instead)}<br><br>&#9745; Match case &nbsp; &#9744; Whole words<br><br><b>Word made {p.rng.randint(2, 40)} replacements.</b>"
    behind = "".join(f"<p>{p.words(30).capitalize()}.</p>" for _ in range(9)) if who != "health" else "".join(f"<p>{p.words(16).capitalize()} {p.pick(['presented with chest pain', 'was reviewed in clinic', 'had a normal CT', 'was started on apixaban'])} {p.words(9)}.</p>" for _ in range(9))
    return dialogue(p, "Find and Replace", body, behind)


def properties(p, who="health"):
    a = Guest(p)
    stem = p.pick([f"{a.name('bare')} {a.born('dot')} CXR", f"{a.name('file')}_biopsy report", f"ReSPECT - {a.name('plain')}", f"{a.name('shouted')} wound wk3"] if who == "health" else [f"{a.said('plain')} wedding 12", f"{a.said('file')}_floor plan", f"Contract - {a.said('plain')}", f"{a.said('shouted')} bio"])
    kind = p.pick([".jpg", ".pdf", ".tif"])
    where = p.pick(["S:\\Surgery\\MDT\\2026", "\\\\nas2\\clinic\\scans", "C:\\Users\\kf\\Desktop\\to upload"]) if who == "health" else p.pick(["D:\\Photos\\2026", "S:\\Planning\\Jobs", "C:\\Users\\kf\\Desktop\\band"])
    rows = "".join(f"<tr><td style='width:120px'>{k}</td><td>{v}</td></tr>" for k, v in (("Type of file:", "Image"), ("Opens with:", "Photos"), ("Location:", where), ("Size:", f"{p.rng.uniform(0.2, 9):.2f} MB"), ("Created:", f"{lately(p)}, {clock(p)}"), ("Modified:", f"{lately(p)}, {clock(p)}")))
    return dialogue(p, f"{stem}{kind} Properties", f"General &nbsp; Security &nbsp; Details<br><br><table>{rows}</table>", p.words(120), 620)


def bounced(p):
    a = Guest(p)
    subject = p.pick([f"{a.name('plain')} - {nhs(p)} - urgent bloods", f"Referral {a.name('soft')} to falls clinic", f"{a.name('polite')}, {p.pick(UNITS)}: family meeting", f"DOB {a.born('slash')} {a.name('caps')} TTA query"])
    return frame(p, "Undeliverable", f"<div style='padding:24px 34px;line-height:1.8'><b>Your message couldn't be delivered to c.{p.pick(PENCIL).lower()}@example.org</b><br>The address wasn't found, or it has moved.<br><br><span style='color:#a00'>550 5.1.10 RESOLVER.ADR.RecipientNotFound</span><br><br><b>Original message</b><br>Subject: {subject}<br>Sent: {lately(p)} {clock(p)}<br>To: c.{p.pick(PENCIL).lower()}@example.org<br><br>Hi, could you chase the {p.pick(['POC', 'echo', 'cannula', 'TTO'])} for {p.pick(['her', 'him', 'this one'])} before noon? Thanks</div>")


def invite_opened(p, who="health"):
    a = Guest(p)
    what = p.pick([f"Best interests meeting: {a.name('plain')}", f"{a.name('back')} discharge planning", f"CPA review - {a.name('initial')}", f"Pro: strategy discussion re {a.name('shouted')}"] if who == "health" else [f"1:1 {a.said('plain')}", f"Interview - {a.said('initial')} (chef)", f"{a.said('back')} leaving drinks", f"Viewing with {a.said('plain')}"])
    at = p.pick(UNITS) + " seminar room" if who == "health" else p.pick(["The Plough", "Meeting room 2", "14 Dock Road"])
    folk = "".join(f"<div>{p.plain()} &nbsp; <small>{p.pick(['Accepted', 'Tentative', 'No response'])}</small></div>" for _ in range(6))
    note = p.pick([f"Daughter {a.kin('first')} to dial in. IMCA to attend. Capacity assessment attached.", "CHC checklist and OT report to be shared on screen please."]) if who == "health" else "Bring the figures. Lunch after."
    return p.html(f"<div style='display:flex;height:100%'><div style='flex:1;padding:30px;line-height:1.9'><div style='font-size:1.7em'>{what}</div>{MONTHS[p.rng.randint(0, 11)]} {p.rng.randint(1, 28)} &nbsp; {clock(p)} &#8211; {clock(p)}<br>&#128205; {at}<br><br>&#10003; Accept &nbsp; ? Maybe &nbsp; &#10007; Decline<br><br>{note}</div><div style='width:300px;border-left:1px solid #ccc;padding:24px;line-height:2'>{folk}</div></div>", "#fff")


def speaker_notes(p, who="health"):
    """A slide that names nobody, and below it what the speaker will say."""
    a = Guest(p)
    notes = p.pick([f"this was {a.name('plain')} on {p.pick(UNITS)}, remember her sons kept the NG out", f"({a.name('polite')} - don't say the name!!) MRN {unit(p)}", f"Pause here. {a.name('first')} {a.name('surname')} gave consent for the pictures {lately(p)}"]) if who == "health" else p.pick([f"this was taken by {a.said('plain')} on the school trip", f"Pause here. Thank {a.said('first')} {a.said('surname')} for the costumes"])
    slide = f"<b style='font-size:1.9em'>{'Case 2: a swollen calf' if who == 'health' else 'Our year in pictures'}</b><ul style='font-size:1.25em;line-height:1.8'><li>{'58F, 3 days of pain' if who == 'health' else 'The play'}</li><li>{'Wells 2, D-dimer raised' if who == 'health' else 'The garden'}</li><li>{'What next?' if who == 'health' else 'The trip'}</li></ul>"
    return frame(p, "teaching.pptx" if who == "health" else "assembly.pptx", f"<div style='margin:20px 140px;height:360px;background:#fff;border:1px solid #ccc;padding:30px;color:#222'>{slide}</div><div style='border-top:2px solid #bbb;padding:14px 40px;font-size:1.1em'>{notes}</div>", "#e6e6e6")


def legend(p, who="health"):
    """A chart whose lines are people."""
    colours = "#1f77b4 #ff7f0e #2ca02c #d62728 #9467bd".split()
    folk = [Guest(p) for _ in colours]
    lines = "".join(f"<polyline fill='none' stroke='{c}' stroke-width='3' points='{' '.join(f'{70 + 90 * n},{p.rng.randint(60, 330)}' for n in range(7))}'/>" for c in colours)
    form = p.pick(["small", "back", "soft", "plain"])
    named = "".join(f"<div style='margin:6px'><span style='display:inline-block;width:26px;height:4px;background:{c};margin-right:8px'></span>{a.name(form)}</div>" for c, a in zip(colours, folk))
    title, axis = ("PHQ-9 by session", "Session") if who == "health" else ("5k times this season", "Race")
    return frame(p, "Figure 1", f"<div style='display:flex;padding:20px;background:#fff;color:#222'><div><b>{title}</b><br><svg width='700' height='380' style='background:#f8f8f8'>{lines}</svg><br>{axis}</div><div style='padding:40px 20px;font-size:1.1em'>{named}{'<br>CBT group B, ' + p.pick(UNITS) if who == 'health' else '<br>Harriers B'}</div></div>")


def notebook_pages(p):
    """Pages of a notebook program, one for each patient."""
    folk = [Guest(p, 1928, 1980) for _ in range(11)]
    tabs = "".join(f"<div style='padding:10px 14px;border-bottom:1px solid #ddd;{'background:#e8def8' if n == 3 else ''}'>{a.name(p.pick(['plain', 'polite', 'surname', 'small']))}</div>" for n, a in enumerate(folk))
    a = folk[3]
    return p.html(f"<div style='display:flex;height:100%'><div style='width:170px;background:#7b3f98;color:#fff;padding:14px;line-height:2.2'>Ward jobs<br>On call<br>Teaching<br>Rota</div><div style='width:230px;background:#faf7fd;color:#222'>{tabs}</div><div style='flex:1;padding:26px;line-height:1.9'><div style='font-size:1.6em'>{a.name('plain')}</div>{lately(p)}<br><br>&#9744; chase MRCP<br>&#9744; LFTs tmrw, bili {p.rng.randint(30, 200)}<br>&#9745; spoke to {a.kin('first')}, knows about the mass<br>&#9744; gastro, {doctor(p)}</div></div>", "#fff")


def code_diff(p):
    """Somebody's rows came into the tests of a program."""
    def row(sign, a):
        said = p.pick([f'"{a.name("plain")}", "{a.born("iso")}", "{nhs(p, "")}"', f'{{family: "{a.name("surname")}", given: ["{a.name("first")}"], mrn: "{unit(p)}"}}', f'({unit(p)}, \'{a.name("shouted")}\', \'{a.born("iso")}\')'])
        return f"<div style='background:{'#e6ffec' if sign == '+' else '#ffebe9'};color:#222;padding:3px 14px'>{sign} &nbsp; &nbsp; {said},</div>"
    rows = "".join(row(p.pick("+-"), Guest(p)) for _ in range(12))
    return p.html(f"<div style='padding:12px 16px;background:#f6f8fa;color:#222'>test/fixtures/{p.pick(['admissions', 'ed_live', 'pas_extract'])}.py &nbsp; <b style='color:#1a7f37'>+{p.rng.randint(5, 90)}</b> <b style='color:#cf222e'>-{p.rng.randint(1, 40)}</b></div><div style='padding:6px 0;font:{p.size}px {MONO}'>{rows}</div><div style='margin:14px;border:1px solid #ccc;padding:12px'><b>{p.plain()}</b> commented<br>are these real?? take them out of the history as well</div>", "#fff")


# A trust's own programs.

def online_request(p):
    a = Guest(p, 1945, 2004)
    story = p.pick(["I have had a cough since last Tuesday and now my back hurts when I breathe in. I am worried because my dad had a clot.", "My tablets have run out and I feel shaky. I'd rather not see the same doctor as last time please.", "Lump under left arm, about a grape. Noticed in the shower. Not painful."])
    rows = "".join(f"<p><span style='color:#4c6272'>{q}</span><br>{w}</p>" for q, w in (("Who is this about?", a.name("plain")), ("When were they born?", a.born(p.pick(["words", "slash"]))), ("Best number", tel(p)), ("What would you like help with?", story), ("How long has it gone on?", p.pick(["Days", "Weeks"])), ("Anything you have tried?", "Paracetamol, steam")))
    return p.html(f"<div style='background:#212b32;color:#fff;padding:12px 24px'>Online requests &nbsp; New {p.rng.randint(3, 60)} &nbsp; Done {p.rng.randint(3, 90)}</div><div style='padding:20px 40px;line-height:1.55'>{rows}</div>", "#fff")


def feedback(p):
    def one(a):
        said = p.pick([f"Thank you to everyone who looked after my mum {a.name('plain')} in her last days.", f"Waited 9 hrs with a broken hip and nobody told us a thing. {a.name('whole')}, {p.pick(UNITS)}.", f"Our son {a.name('first')} {a.name('surname')} was so brave and the nurses were lovely", f"staff on {p.pick(UNITS)} made {a.name('polite')} feel at home after the stroke"])
        return f"<div style='border-left:6px solid {p.pick(['#2e7d32', '#c62828', '#f9a825'])};background:#fff;color:#222;margin:12px 26px;padding:12px 18px;line-height:1.5'>{said}<br><small>{lately(p)} &nbsp; {p.pick(['kiosk', 'postcard', 'web'])} &nbsp; theme: {p.pick(['care', 'waiting', 'staff attitude'])}</small></div>"
    return p.html(f"<div style='padding:16px 26px;font-size:1.3em'>Friends and family: comments to theme</div>{''.join(one(Guest(p, 1928, 2015)) for _ in range(7))}", "#f0f4f5")


def sar_queue(p):
    rows = [[f"SAR-{p.rng.randint(1000, 9999)}", a.name(p.pick(["plain", "soft"])), p.pick(["self", f"solicitor ({p.pick(PENCIL)} LLP)", f"daughter {a.kin('first')}", "police"]), p.pick(["ED notes", "all volumes", "maternity", "CAMHS 2019-23", "imaging disc"]), lately(p), p.pick(["overdue", "redacting", "sent", "ID wanted"])] for a in (Guest(p) for _ in range(15))]
    return frame(p, "Access to records", p.table(["Ref", "Subject", "Asked by", "Wanted", "Due", "State"], rows))


def claims(p, who="health"):
    against = ["Northmere Univ Hosps NHS FT", "Kestlemere Hosps"] if who == "health" else ["Brackwater Ales Ltd", "Hexley Cars plc", "Dock Road Lofts"]
    why = ["failure to diagnose cauda equina", "retained swab", "delayed c/s, HIE", "pressure ulcer cat 4", "missed scaphoid"] if who == "health" else ["unpaid invoice", "boundary wall", "late delivery", "breach of lease"]
    rows = [[f"CLM{p.rng.randint(10000, 99999)}", f"{a.name(p.pick(['surname', 'plain', 'shout']))} v {p.pick(against)}", p.pick(why), f"£{p.rng.randint(8, 900)}k", p.pick(["LOC", "defence due", "settled", "PAP"])] for a in (Guest(p) for _ in range(14))]
    return frame(p, "Open claims" if who == "health" else "Cause list", p.table(["Ref", "Parties", "Allegation", "Reserve", "Stage"], rows), "#fff")


def insurer_mail(p):
    a = Guest(p)
    return frame(p, "Pre-authorisation", f"<div style='padding:26px 40px;line-height:1.9'>From: authorisations@example.com<br>Subject: {a.name(p.pick(['whole', 'plain']))} / membership {p.rng.randint(10**7, 10**8)}<br><br>Dear secretary,<br><br>We confirm cover for the above member (born {a.born(p.pick(['words', 'slash']))}) for W4210 total knee, one night, with {doctor(p)}. Physio up to six sessions. Please quote {p.pick('ABK')}{p.rng.randint(10**5, 10**6)} on the invoice.<br><br>Policyholder: {a.kin('whole')}<br>{house(p)}, {code(p)}</div>")


def mri_register(p):
    a = Guest(p)
    pair = lambda k, v: f"<div style='margin:9px 0'><span style='display:inline-block;width:170px;color:#9ab'>{k}</span><span style='background:#102030;padding:3px 10px'>{v}</span></div>"
    body = "".join(pair(k, v) for k, v in (("Last name *", a.name("surname")), ("First name", a.name("first")), ("Patient ID *", unit(p)), ("Date of birth", a.born(p.pick(["slash", "dash", "dot"]))), ("Height [m]", f"1.{p.rng.randint(50, 90)}"), ("Weight [kg]", p.rng.randint(45, 120)), ("Organ", p.pick(["Head", "Knee", "L-spine"])), ("Accession no.", f"RA{p.rng.randint(10**6, 10**7)}"), ("Laterality", p.pick("LR"))))
    return p.html(f"<div style='padding:26px;font-size:1.1em'>Patient Registration &nbsp; <small>SAR mode: normal &nbsp; First level off</small><div style='margin-top:16px'>{body}</div><div style='margin-top:20px'>[Exam] &nbsp; [Preregister] &nbsp; [Cancel]</div></div>", "#22303c", "#e3edf5")


def eeg(p):
    a = Guest(p, 1950, 2018)
    leads = "".join(f"<div style='height:34px;border-bottom:1px solid #eee'><small>{c}</small> <span style='color:#226'>~^~v~~^v~^~~v~^~~~^v~~v^~~^~v~~^v~^~~~v~^~~^~v~~^~</span></div>" for c in "Fp1-F7 F7-T3 T3-T5 T5-O1 Fp2-F8 F8-T4 T4-T6 T6-O2 Fz-Cz Cz-Pz ECG".split())
    return frame(p, f"{a.name(p.pick(['file', 'soft', 'plain']))} &nbsp; [{a.born(p.pick(['iso', 'dot']))}] &nbsp; routine &nbsp; {lately(p)}", f"<div style='padding:10px 16px'>{leads}</div><div style='padding:8px 16px;background:#eee;color:#222'>30 mm/s &nbsp; 100 uV &nbsp; HV 2:10 &nbsp; eyes shut</div>")


# Telephones.

def story(p, who="health"):
    a = Guest(p, 1930, 1960)
    said = p.pick([f"night shift with my favourite {a.name('first')} {a.name('surname')}, 96 &amp; still flirting", f"RIP {a.name('polite')}, bed 12 won't be the same", f"{a.name('plain')} home after 148 days &#128079; {p.pick(UNITS)}"]) if who == "health" else p.pick([f"night out with my favourite {a.said('first')} {a.said('surname')}", f"Happy 30th {a.said('plain')} &#127874;", f"{a.said('plain')} smashed the half marathon &#128079;"])
    return p.html(f"<div style='height:100%;background:linear-gradient(160deg,#37517e,#c67c4e 70%,#2b2b2b);color:#fff;position:relative'><div style='padding:18px'>{p.pick(['nursey', 'the_real', 'xx_'])}_{p.pick(PENCIL).lower()} &nbsp; {p.rng.randint(1, 23)}h</div><div style='position:absolute;left:26px;right:26px;top:{p.rng.randint(280, 470)}px;font-size:1.75em;line-height:1.35;text-align:center'>{said}</div><div style='position:absolute;bottom:24px;left:20px'>Send message &nbsp; &#9825;</div></div>", "#111")


def poll(p, who="health"):
    a, b = Guest(p, 1930, 1965), Guest(p)
    ask = p.pick([f"Who can take {a.name('polite')} to CT at {clock(p)}?", f"who had {a.name('plain')} last night, did she get her clexane", f"whos specialling {a.name('first')} in SR2"]) if who == "health" else p.pick([f"What shall we get {a.said('plain')} for her birthday?", f"who is driving {a.said('first')} to the match"])
    rows = "".join(f"<div style='margin:12px 0'>&#9711; {o}<span style='float:right'>{p.rng.randint(0, 6)}</span><div style='height:7px;background:#eee;border-radius:4px'><div style='width:{p.rng.randint(5, 90)}%;height:7px;background:#1fa855;border-radius:4px'></div></div></div>" for o in (["me", "not me, on break", "HCA bank"] if who == "health" else ["voucher", "flowers", "cake"]))
    return p.html(f"<div style='background:#005c4b;color:#fff;padding:20px 18px;font-size:1.15em'>{p.pick(UNITS) + ' gang' if who == 'health' else 'Netball'}</div><div style='margin:18px;background:#fff;color:#111;border-radius:12px;padding:16px;line-height:1.5'><small style='color:#0a8f76'>{p.plain()}</small><br><b>{ask}</b><br><small>Select one</small>{rows}</div><div style='margin:18px 60px 0 18px;background:#fff;color:#111;border-radius:12px;padding:12px'>{'ok but ' + b.name('first') + ' ' + b.name('surname') + ' needs the sliding sheet first' if who == 'health' else 'cake obviously'}</div>", "#e5ddd5")


def notes_app(p, who="health"):
    rows = []
    for _ in range(9):
        a = Guest(p)
        rows.append(p.pick([f"{a.name('surname')} &#8211; {p.pick(PLAGUES)}, {p.pick(['rpt K+', 'chase CT', 'DNAR ?', 'TTO'])}", f"B{p.rng.randint(1, 30)} {a.name('plain')} {p.pick(['cannula', 'ring NOK', 'ABG 2pm'])}", f"{a.name('polite')} {unit(p)} {p.pick(['vanc level', 'for scope'])}"]) if who == "health" else p.pick([f"{p.rng.randint(2, 9)} onions", "milk, oat", f"card for {a.said('first')}", "ring plumber", "bin day Thurs"]))
    head = p.pick(["Post take jobs", "nights", "ward 11 list"]) if who == "health" else "Saturday"
    return p.html(f"<div style='padding:22px 20px;line-height:2'><span style='color:#d99a00'>&#8249; Notes</span><div style='font-size:1.6em;font-weight:bold'>{head}</div><div style='color:#888'>{lately(p)}, {clock(p)}</div>{''.join(f'<div>&#9711; &nbsp;{r}</div>' for r in rows)}</div>", p.pick(["#fff", "#fffdf4"]))


def crisis_chat(p):
    a = Guest(p, 1975, 2008)
    said = [("me", "hi can u see my msgs"), ("Volunteer", "Yes, I'm here. What should I call you?"), ("me", f"{a.name('plain')}"), ("me", p.pick(["ive taken 20 paracetamol", "i cant stop cutting", "the voices said tonight"])), ("Volunteer", f"Thank you for telling me, {a.name('first')}. Are you safe where you are now?"), ("me", f"at home {house(p)} {code(p)}"), ("Volunteer", "I am asking for an ambulance. Please stay with me.")]
    body = "".join(f"<div style='margin:10px {'14px 10px 90px' if w == 'me' else '90px 10px 14px'};padding:10px 14px;border-radius:16px;background:{'#3a6cf4' if w == 'me' else '#eceff4'};color:{'#fff' if w == 'me' else '#111'}'>{t}</div>" for w, t in said)
    return p.html(f"<div style='padding:18px;border-bottom:1px solid #ddd'><b>Text line</b><br><small>ends after 40 minutes</small></div>{body}", "#fff")


# Of nobody's health.

def _of(make, other, name):
    def page(p):
        return make(p, other)
    page.__name__ = page.__qualname__ = name
    return page


formula_shop = _of(formula_bar, "shop", "formula_shop")
replace_novel = _of(find_replace, "novel", "replace_novel")
properties_home = _of(properties, "home", "properties_home")
invitation_work = _of(invite_opened, "work", "invitation_work")
notes_school = _of(speaker_notes, "school", "notes_school")
legend_runners = _of(legend, "runners", "legend_runners")
cause_list = _of(claims, "court", "cause_list")
story_party = _of(story, "party", "story_party")
poll_netball = _of(poll, "netball", "poll_netball")
notes_shopping = _of(notes_app, "shopping", "notes_shopping")


RECORDS = {"screen": [formula_bar, find_replace, properties, bounced, invite_opened, speaker_notes, legend, notebook_pages, code_diff, online_request, feedback, sar_queue, claims, insurer_mail, mri_register, eeg],
           "phone": [story, poll, notes_app, crisis_chat]}
OTHERS = {"screen": [formula_shop, replace_novel, properties_home, invitation_work, notes_school, legend_runners, cause_list], "phone": [story_party, poll_netball, notes_shopping]}
