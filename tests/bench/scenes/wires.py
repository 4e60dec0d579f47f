# SPDX-License-Identifier: Apache-2.0
"""Records in talk and in technicians' tools: groups, threads and transcripts in people's own words; files, logs, messages and
dumps on the screens of those who run the systems; names on displays that call, print and watch. And screens of the same look
that are nobody's. Everybody is invented."""

import html as markup
import re

from pages import DRUGS, ILLS, STREETS, SURGERIES, TOWNS, WARDS

# (given names, family names) of one people.
PEOPLES = [
    ("Maureen|Trevor|Bernard|Hilary|Gemma|Stanley|Beryl|Callum", "Winterbottom|Attwell|Cholmondeley-Reid|Sparrow|Pell|Goodfellow|Bird|Mycroft"),
    ("Harpreet|Anjali|Mohammed|Yasmin|Sivakumar|Rukhsana|Dilip|Thilini", "Kaur Gill|Subramaniam|Ul-Haq|Bibi|Jeyaratnam|Aslam|Vaghela|Perera"),
    ("Oluwaseun|Temitope|Abena|Chukwuemeka|Wanjiru|Tendai|Fatoumata|Selam", "Adekunle-Ojo|Fashola|Owusu|Nnamdi|Kamau|Chiwenga|Diallo|Tesfaye"),
    ("Xiaoling|Wei|Jun Jie|Pui Shan|Hoi Yan|Zhihao", "Zheng|Lam|Tan|Kwok|Ng|Sun"),
    ("Abdul Rahman|Layla|Khadija|Omar|Zainab|Mustafa", "Al-Sayed|El Khoury|bin Saleh|Haddad|Al Jaziri|Barzani"),
    ("Malgorzata|Krzysztof|Wieslawa|Tomasz|Ewa|Stanislaw", "Brzezinska|Szczepaniak|Zawadzki|Krol|Wasilewska|Gorecki"),
    ("Aoife|Padraig|Grainne|Declan|Roisin|Fionnuala", "Mac Giolla|O'Shaughnessy|Ni Bhriain|McGonagle|Fogarty|de Barra"),
    ("Myfanwy|Gethin|Eluned|Dafydd|Nerys|Iolo", "ap Rhys|Llewelyn|Gruffydd-Jones|Vaughan|Mostyn|Parry"),
    ("Maria Joao|Andreea|Goran|Ines|Ruben", "dos Santos|Popescu|Petrovic|van der Berg|Da Silva Costa"),
]
STAFF = "Kev HCA|Sr Babs|Tash (F2)|Dr Nair|Mel ward clerk|Jonno|Agency Lou|Bleep 219".split("|")
WHAT = ["chest sounds awful", "drowsy ++ since lunch", "keeps pulling her line out", "not PU'd since 6", "BM 2.9", "sats 84 on air", "NEWS 7 now", "wants to self discharge", "family kicking off"]
MONTHS = "January February March April May June July August September October November December".split()
MONO = "'DejaVu Sans Mono',monospace"
DAYS = {"slash": "{d:02}/{m:02}/{y}", "short": "{d}/{m}/{s:02}", "dot": "{d:02}.{m:02}.{s:02}", "iso": "{y}-{m:02}-{d:02}", "packed": "{y}{m:02}{d:02}",
        "words": "{d} {n} {y}", "abbr": "{d:02}-{a}-{y}", "caps": "{d:02} {A} {s:02}", "th": "{d}th of {n} {y}"}
CALLED = {"plain": "{g} {f}", "lower": "{gl} {fl}", "caps": "{G} {F}", "comma": "{F}, {g}", "csv": "{F},{g}", "initial": "{i} {f}", "title": "{t} {f}", "full": "{t} {g} {f}",
          "surname": "{f} {g}", "loud": "{F} {g}", "dotted": "{i}. {f}", "dicom": "{F}^{G}", "given": "{g}", "family": "{f}", "FAMILY": "{F}", "GIVEN": "{G}"}


class One:
    """One invented person whose name, birth and numbers stay the same over a page."""

    def __init__(self, p, low=1928, high=2019):
        given, family = p.pick(PEOPLES)
        self.p, self.given, self.family, self.title = p, p.pick(given.split("|")), p.pick(family.split("|")), p.pick(["Mr", "Mrs", "Miss", "Ms"])
        self.year, self.month, self.date = p.rng.randint(low, high), p.rng.randint(1, 12), p.rng.randint(4, 20)
        self.number = p.nhs()

    def name(self, form, kind="patient_name"):
        g, f = self.given, self.family
        return self.p.mark(kind, markup.escape(CALLED[form].format(g=g, f=f, G=g.upper(), F=f.upper(), gl=g.lower(), fl=f.lower(), i=g[0], t=self.title), False))

    def day(self, form):
        n = MONTHS[self.month - 1]
        return DAYS[form].format(d=self.date, m=self.month, y=self.year, s=self.year % 100, n=n, a=n[:3], A=n[:3].upper())

    def born(self, form):
        return self.p.mark("date_of_birth", self.day(form))

    def nhs(self, between=" "):
        return re.sub(r"(\d{3}) (\d{3}) (\d{4})", rf"\1{between}\2{between}\3", self.number)

    def age(self):
        return 2026 - self.year


def local(p):
    form = p.pick(["{l}{n}", "{n}", "R{l}{m}{n}", "{n}{l}", "{l}{l}-{n}"])
    return p.mark("hospital_number", form.format(l=p.pick("KWHBD"), m=p.pick("ABJX"), n=p.rng.randint(100000, 9999999)))


def tel(p, form="07700 {n}"):
    return p.mark("phone", form.format(n=f"900{p.rng.randint(100, 999)}"))


def home(p):
    return p.mark("address", p.pick(["{n} {s}", "Flat {k}, {n} {s}", "{n}{l} {s}, {t}", "{n} {s}, {t}"]).format(
        n=p.rng.randint(2, 190), s=p.pick(STREETS), t=p.pick(TOWNS), k=p.rng.randint(1, 30), l=p.pick("abc")))


def code(p):
    return p.mark("postcode", p.pick([p.postcode(), p.postcode().replace(" ", "")]))


def at(p, low=6, high=22):
    return f"{p.rng.randint(low, high):02}:{p.rng.randint(0, 59):02}"


def mono(p, body, ground="#1e1e2a", ink="#d6d9e0", extra=""):
    return p.html(body, ground, ink, f"pre,code,.m{{font-family:{MONO};margin:0;white-space:pre-wrap;line-height:1.5}}.n{{color:#8888;padding-right:14px}}{extra}")


def numbered(rows, first=1):
    return "<pre>" + "\n".join(f"<span class=n>{first + i:4}</span>{row}" for i, row in enumerate(rows)) + "</pre>"


def bubbles(said, mine="#d9fdd3", others="#fff"):
    return "".join(f"<div style='background:{mine if not who else others};border-radius:8px;padding:6px 9px;margin:6px {'10px 6px 60px' if not who else '50px 6px 10px'}'>"
                   f"{f'<b style=color:#b35>{who}</b><br>' if who else ''}{text} <small style='color:#789'>{when}</small></div>" for who, text, when in said)


# Conversations.

def ward_group(p):
    a, b, c, d = (One(p) for _ in range(4))
    said = [(p.pick(STAFF), f"morning all. bed {p.rng.randint(1, 9)} {a.name('title')} {p.pick(WHAT)}, can someone look pls", at(p, 7, 7)),
            (p.pick(STAFF), f"also side room - {b.name('lower')}, {b.age()}, {p.pick(WHAT)}. his hosp no is {local(p)}", at(p, 8, 8)),
            ("", f"on my way. has {a.name('family')} had the {p.pick(DRUGS).lower()}?", at(p, 9, 9)),
            (p.pick(STAFF), f"nope. next of kin is {One(p).name('plain', 'relative_name')} (daughter) on {tel(p)}", at(p, 10, 10)),
            (p.pick(STAFF), f"new one coming from ED: {c.name('plain')} dob {c.born('short')} {p.pick(ILLS)}", at(p, 11, 11)),
            ("", f"ok. and whos {d.name('given')} in 4? no name band on him", at(p, 12, 12)),
            (p.pick(STAFF), f"thats {d.name('given')} {d.name('family')} nhs {d.nhs('')}", at(p, 13, 13))]
    return p.html(f"<div style='background:#075e54;color:#fff;padding:12px'>&lt; <b>{p.pick(WARDS)} girls &amp; boys</b><br><small>Babs, Jonno, Kev, Mel, You</small></div>{bubbles(said)}", "#efe7de", "#111")


def mail_thread(p):
    a, kin = One(p), One(p)
    doctor, writer = p.plain(), p.plain()
    return p.html(f"""<div class=bar>RE: FW: {a.name('loud')} - {a.born('dot')} - discharge letter?</div><div style='padding:16px;line-height:1.5'>
Hi {writer.split()[0]},<br><br>Just spoken to {a.name('given')}'s husband ({kin.name('plain', 'relative_name')}), he is happy to collect her Thursday. Best number for him is {tel(p, '(07700) {n}')}.<br>Thanks<br>{doctor}<br><br>
<div style='border-left:3px solid #88a;padding-left:12px'>From: {writer} (KESTLEMERE HOSPITALS)<br>Sent: {p.date(2024, 2026)} {at(p)}<br>To: {doctor}<br>Subject: FW: {a.name('loud')} - {a.born('dot')} - discharge letter?<br><br>
Can you chase please? She lives at {home(p)}, {code(p)} and has no POC. Unit no. {local(p)}.<br><br>
<div style='border-left:3px solid #a88;padding-left:12px'>On {p.date(2024, 2026)}, medsecs@{p.pick(SURGERIES).split()[0].lower()}.nhs.uk wrote:<br>
&gt; Dear colleague<br>&gt; We have had nothing for the above patient since her admission with {p.pick(ILLS)}.<br>&gt; {a.name('full')}, {a.nhs('-')}<br>&gt; Please send to the surgery as soon as you can.<br>&gt; Kind regards</div></div></div>""")


def night_handover(p):
    rows = ""
    for _ in range(4):
        a = One(p)
        rows += p.pick([
            f"<p>*{a.name('plain')}* {a.age()}{p.pick('FM')}, {a.born('short')}, {home(p)}. {p.pick(WHAT)}. Spoke to {p.pick(['son', 'wife', 'carer'])} {One(p).name('given', 'relative_name')} {tel(p)}. Plan: GP review a.m., safety netted.</p>",
            f"<p>*{a.name('caps')}* ({a.nhs()}) palliative, syringe driver changed {at(p)}. Please ring {One(p).name('title', 'relative_name')} before visit.</p>",
            f"<p>{p.rng.randint(1, 9)}) {a.name('surname')} / {a.born('caps')} / {code(p)} - {p.pick(ILLS)}, refused admission, has capacity</p>"])
    return p.html(f"""<div style='background:#464775;color:#fff;padding:10px 16px'>Teams | <b>OOH handover - overnight to practices</b></div><div style='padding:14px 40px'><b>{p.plain()} (OOH GP)</b> <small>06:5{p.rng.randint(0, 9)}</small>
<div style='background:#eef;padding:10px 16px;border-radius:6px;margin-top:6px;color:#222'>Morning. Quiet-ish night, these need you today:{rows}<p>Anything else is on the system. Ta</p></div></div>""")


def voicemail(p):
    a, kin = One(p), One(p)
    digits = "".join(ch for ch in a.nhs("") if ch.isdigit())[-10:]
    spoken = p.mark("nhs_number", ", ".join((digits[:3], digits[3:6], digits[6:])))
    return p.html(f"""<div style='padding:16px'><h2 style='margin:6px 0'>Voicemail</h2><p style='color:#06c'>{tel(p)}<br><small style='color:#888'>mobile - today at {at(p)} - 0:47</small></p>
<div style='background:#f1f1f4;border-radius:12px;padding:12px;line-height:1.5;color:#222'><small>Transcription (low confidence)</small><br>"Hello this is {kin.name('plain', 'relative_name')} I'm ringing about my mum {a.name('plain')} that's {p.mark('patient_name', '-'.join(a.family.upper()))} her date of birth is the {a.born('th')} and I've got her NHS number here it's {spoken} she was meant to have the {p.pick(DRUGS)} on Friday and nobody has come we're at {home(p)} please ring me back on {tel(p)} thank you bye"</div>
<p>Was this transcription useful or not useful?</p></div>""", "#fff", "#111")


def closed_group(p):
    a, b = One(p), One(p)
    return p.html(f"""<div style='background:#1877f2;color:#fff;padding:10px 14px'>Private group - <b>Night Nurses UK (no managers!)</b> - 14.2K members</div><div style='max-width:640px;margin:14px auto;border:1px solid #8886;border-radius:8px;padding:12px'>
<b>{p.plain()}</b> <small>2h</small><p>Is it me or is this prescribed wrong?? Dont shout at me, have cropped the name out x</p>
<div style='background:#20242c;color:#cfd6e0;padding:12px;font-size:.92em'><div style='display:flex;justify-content:space-between'><span>{a.name('comma')}</span><span>{a.born('abbr')}</span><span>{local(p)}</span></div><hr>{p.pick(DRUGS)} 500 mg QDS IV<br>{p.pick(DRUGS)} 5 mg OD<br>Allergies: penicillin (rash)<br>Last seen 02:{p.rng.randint(10, 59)} {p.pick(WARDS)}</div>
<p><b>{p.plain()}</b> you can still see the top hun. I know {a.name('given')}'s family, take it down</p><p><b>{p.plain()}</b> we had the same with a lady called {b.name('plain')} from {p.pick(STREETS)}, {b.age()} yrs, in {p.pick(WARDS)}</p><p><b>{p.plain()}</b> following</p></div>""")


def bed_bot(p):
    rows = ""
    for _ in range(6):
        a = One(p)
        rows += "<p><b>BedBot</b> <small style='background:#8883'>APP</small> <small>{t}</small><br>{x}</p>".format(t=at(p), x=p.pick([
            f":hospital: Request #{p.rng.randint(1000, 9999)} <b>{a.name('initial')}</b> ({a.age()}{p.pick('MF')}) ED &rarr; {p.pick(WARDS)}, waiting {p.rng.randint(3, 14)}h",
            f":white_check_mark: {a.name('loud')} · {local(p)} · moved to {p.pick(WARDS)} bed {p.rng.randint(1, 28)}",
            f"/assign {a.name('lower')} {a.nhs('')} {p.pick(WARDS).lower()}<br>Assigned. Infection status: MRSA screen pending",
            f":no_entry: {a.name('dotted')}, born {a.born('iso')}: cannot outlie, {p.pick(ILLS)}"]))
    return p.html(f"<div class=row style='gap:0;height:100%'><div style='background:#3f0e40;color:#cdb;width:200px;padding:14px'><b>Northmere Ops</b><br><br># general<br># <b>bed-flow</b><br># portering<br># on-call</div><div style='padding:12px 20px'><b># bed-flow</b>{rows}</div></div>")


# Technicians' screens.

def csv_editor(p):
    order = p.pick(["a", "b", "c"])
    rows = [{"a": "pas_id,surname,forename,dob,nhs_no,addr1,postcode,tel", "b": "NHSNUMBER;NAME;DATEOFBIRTH;PCODE;GP", "c": '"id","patient","sex","birth","contact"'}[order]]
    for i in range(16):
        a = One(p)
        rows.append({"a": f"{local(p)},{a.name('csv')},{a.born('iso')},{a.nhs('')},{home(p)},{code(p)},{tel(p, '07700{n}')}", "b": f"{a.nhs('')};{a.name('comma')};{a.born('slash')};{code(p)};G{p.rng.randint(1000000, 9999999)}",
                     "c": f'"{local(p)}","{a.name("plain")}","{p.pick("MF")}","{a.born("packed")}","{tel(p)}"'}[order])
    return mono(p, f"<div style='background:#333;color:#ccc;padding:6px 12px'>extract_{p.rng.randint(1, 9)}_FINAL.csv - Notepad++ &nbsp; File Edit Search View Encoding</div>{numbered(rows)}<div style='color:#888;padding:8px'>length : 18,244 lines : 212 Ln : 1 Col : 1 UTF-8 Windows (CR LF)</div>", p.pick(["#1e1e2a", "#fdfdfd"]), p.pick(["#7a93b8", "#778"]))


def app_log(p):
    rows = []
    for i in range(20):
        a, t = One(p), f"2026-0{p.rng.randint(1, 9)}-1{i % 10} {at(p)}:{p.rng.randint(10, 59)},{p.rng.randint(100, 999)}"
        rows.append(t + " " + p.pick([
            f"INFO  [pds-worker-3] PdsLookup - trace ok nhsNumber={a.nhs('')} dob={a.born('packed')}", f"WARN  [merge] Duplicate candidate: {local(p)} / {local(p)} name='{a.name('plain')}'",
            f'ERROR [http-8] POST /Patient/{a.nhs("")}/$match 422 {{"family":"{a.name("FAMILY")}","given":["{a.name("GIVEN")}"],"birthDate":"{a.born("iso")}"}}',
            "DEBUG [pool-2] Connection acquired in 12 ms (active=4 idle=6)", f"INFO  [sms] queued to {tel(p, '+447700{n}')} template=APPT_REMINDER2 \"Dear {a.name('title')}, your appointment\"",
            "INFO  [scheduler] Job outboundLetters finished in 2113 ms", f"WARN  [adt] unmatched A08 for {a.name('comma')} ({a.born('slash')}) retrying"]))
    return mono(p, f"<pre style='padding:10px'>{p.pick(['ops@tie-prod-02', 'root@interface1'])}:~$ tail -n 20 /var/log/tie/app.log\n" + "\n".join(rows) + "\n$ _</pre>", "#0c0c0c", "#c8c8c8")


def regex_tester(p):
    people = [One(p) for _ in range(7)]
    rows = "\n".join(p.pick([f"{a.name('plain')} <mark>{a.nhs()}</mark> {a.born('slash')}", f"pt: {a.name('loud')} b. {a.born('dot')} no: <mark>{a.nhs('-')}</mark>", f"<mark>{a.nhs('')}</mark>\t{a.name('csv')}\t{a.born('iso')}"]) for a in people)
    return mono(p, f"""<div class=bar>regex scratchpad</div><div style='padding:14px'><small>REGULAR EXPRESSION</small><pre style='border:1px solid #8886;padding:8px'>/ (?&lt;!\\d)(\\d{{3}}[ -]?\\d{{3}}[ -]?\\d{{4}})(?!\\d) / gm</pre><small>TEST STRING</small><pre style='border:1px solid #8886;padding:8px'>{rows}</pre>
<small>MATCH INFORMATION</small><pre>Match 1  5-17   {people[0].nhs()}\nMatch 2  41-53  {people[1].nhs()}\n7 matches (0.4 ms)</pre></div>""", "#fafafa", "#333", "mark{background:#b7d7ff;color:inherit}")


def api_client(p):
    a, kin = One(p), One(p)
    return mono(p, f"""<div class=bar>Collections / PDS / search (int)</div><div style='padding:12px'><pre style='border:1px solid #8886;padding:8px'><b>GET</b> https://int.api.example/personal-demographics/Patient?family={a.name('family')}&amp;birthdate=eq{a.born('iso')}&amp;address-postalcode={code(p)}</pre>
<p>Params &nbsp; Authorization &nbsp; Headers (9) &nbsp; Body</p><table class=m><tr><th>KEY</th><th>VALUE</th></tr><tr><td>family</td><td>{a.name('family')}</td></tr><tr><td>given</td><td>{a.name('given')}</td></tr><tr><td>birthdate</td><td>eq{a.born('iso')}</td></tr><tr><td>phone</td><td>{tel(p, '07700{n}')}</td></tr></table><p>Body &nbsp; 200 OK &nbsp; 318 ms</p>
<pre>{{\n  "nhsNumber": "{a.nhs('')}",\n  "superseded": false,\n  "displayName": "{a.name('comma')} ({a.title})",\n  "dateOfBirth": {{ "value": "{a.born('packed')}" }},\n  "usualAddressLines": ["{home(p)}", "{p.pick(TOWNS).upper()}"],\n  "usualPostcode": "{code(p)}",\n  "nextOfKin": "{kin.name('plain', 'relative_name')}"\n}}</pre></div>""", p.pick(["#212121", "#ffffff"]), p.pick(["#8a9bb0", "#788899"]))


def cda_xml(p):
    a, kin = One(p), One(p)
    def tag(name, text, more=""):
        return f"&lt;{name}{more}&gt;{text}&lt;/{name}&gt;"
    rows = ["&lt;recordTarget typeCode=\"RCT\"&gt;", " &lt;patientRole&gt;", f"  &lt;id root=\"2.16.840.1.113883.2.1.4.1\" extension=\"{a.nhs('')}\"/&gt;", f"  &lt;id root=\"2.16.840.1.113883.2.1.3.9\" extension=\"{local(p)}\"/&gt;",
            "  &lt;addr use=\"HP\"&gt;", "   " + tag("streetAddressLine", home(p)), "   " + tag("postalCode", code(p)), "  &lt;/addr&gt;", f"  &lt;telecom value=\"tel:{tel(p, '07700{n}')}\"/&gt;",
            "  &lt;patient&gt;&lt;name use=\"L\"&gt;", "   " + tag("prefix", a.title), "   " + tag("given", a.name("given")), "   " + tag("family", a.name("family")), "  &lt;/name&gt;", f"  &lt;birthTime value=\"{a.born('packed')}\"/&gt;", "  &lt;/patient&gt;",
            " &lt;/patientRole&gt;", "&lt;/recordTarget&gt;", "&lt;informant&gt;&lt;relatedEntity classCode=\"NOK\"&gt;", " " + tag("name", kin.name("plain", "relative_name")), "&lt;/relatedEntity&gt;&lt;/informant&gt;",
            "&lt;section&gt;" + tag("title", "Reason for admission"), " " + tag("text", f"{a.name('full')} was admitted with {p.pick(ILLS)}."), "&lt;/section&gt;"]
    return mono(p, f"<div style='background:#444;color:#ddd;padding:6px'>disch_{p.rng.randint(1000, 9999)}.xml x | schema.xsd</div>{numbered(rows, 14)}", p.pick(["#fff", "#1f2430"]), "#7788aa")


def dicom_dump(p):
    a = One(p)
    rows = [("0008,0020", "DA", f"20260{p.rng.randint(1, 9)}14", "StudyDate"), ("0008,0060", "CS", p.pick(["CR", "CT", "MR", "US"]), "Modality"), ("0008,0080", "LO", "NORTHMERE GENERAL", "InstitutionName"), ("0008,0090", "PN", "NAIR^R^^DR", "ReferringPhysicianName"),
            ("0008,1030", "LO", "XR Chest", "StudyDescription"), ("0010,0010", "PN", a.name("dicom"), "PatientName"), ("0010,0020", "LO", local(p), "PatientID"), ("0010,0030", "DA", a.born("packed"), "PatientBirthDate"),
            ("0010,0040", "CS", p.pick("MF"), "PatientSex"), ("0010,1000", "LO", a.nhs(""), "OtherPatientIDs"), ("0010,1010", "AS", f"0{a.age()}Y", "PatientAge"), ("0010,1040", "LO", home(p), "PatientAddress"), ("0018,0015", "CS", "CHEST", "BodyPartExamined"), ("0020,0013", "IS", "1", "InstanceNumber")]
    return mono(p, "<pre style='padding:12px'>$ dcmdump img0001.dcm\n# Dicom-Data-Set\n# Used TransferSyntax: Little Endian Explicit\n" + "\n".join(f"({t}) {v} [{x}]  # {len(x) % 17 + 2}, 1 {w}" for t, v, x, w in rows) + "\n$</pre>", "#101418", "#b5c4b1")


def dataframe(p):
    rows = []
    for i in range(9):
        a = One(p)
        rows.append([i, local(p), a.name("GIVEN"), a.name("FAMILY"), a.born("iso"), a.age(), a.nhs(""), code(p), p.pick(["E11.9", "J18.1", "S72.0", "I48"])])
    a = One(p)
    return mono(p, f"<div style='padding:16px'><h3>readmissions_v3.ipynb</h3><pre style='background:#8882;padding:8px'>In [4]: df[df.los &gt; 21].head(9)</pre>" + p.table(["", "crn", "fore", "sur", "birth_dt", "age", "nhsno", "pc", "icd"], rows) +
                f"<pre style='background:#8882;padding:8px'>In [5]: df.query(\"sur == '{a.name('FAMILY')}'\").iloc[0]</pre><pre>crn         {local(p)}\nfore        {a.name('GIVEN')}\nsur         {a.name('FAMILY')}\nbirth_dt    {a.born('iso')}\nName: 381, dtype: object</pre></div>", "#fff", "#333")


# Names on displays.

def call_screen(p):
    a, rest = One(p), [One(p) for _ in range(4)]
    form = p.pick(["plain", "full", "caps", "comma"])
    return p.html(f"""<div style='background:#003087;color:#fff;padding:14px 24px;font-size:1.6em'>{p.pick(SURGERIES)} <span style='float:right'>{at(p)}</span></div><div style='text-align:center;padding:50px 0'><div style='font-size:4.4em'><b>{a.name(form)}</b></div><div style='font-size:2.4em'>please go to Room {p.rng.randint(1, 14)}</div></div>
<div style='padding:0 60px;font-size:1.7em'>Previously called{''.join(f"<div style='border-top:1px solid #8886;padding:8px 0'>{o.name(form)} <span style='float:right'>Room {p.rng.randint(1, 14)} - {p.plain().split()[1]}</span></div>" for o in rest)}</div>""")


def label_preview(p):
    a = One(p)
    n, d, u = a.nhs(), a.born("abbr"), local(p)
    return mono(p, f"""<div class=bar>Label designer - wristband_adult.zpl - preview</div><div class=row style='padding:16px;color:#222'><pre style='width:560px;background:#f4f4f4;padding:10px'>^XA^CI28\n^FO30,30^A0N,38,38^FD{a.name('comma')}^FS\n^FO30,80^A0N,28,28^FD{d}^FS\n^FO30,120^A0N,28,28^FD{n}^FS\n^FO30,160^A0N,24,24^FDHosp: {u}^FS\n^FO420,30^BXN,6,200^FD{a.nhs('')}^FS\n^PQ{p.rng.randint(1, 8)}^XZ</pre>
<div style='border:2px solid #444;border-radius:10px;padding:16px 26px;background:#fff;font-family:"Liberation Sans Narrow",sans-serif'><div style='font-size:1.6em'><b>{a.name('comma')}</b></div><div>{d} &nbsp; {p.pick('MF')}</div><div>{n}</div><div>{u} &nbsp; {p.pick(WARDS)}</div></div></div><p style='padding:0 16px'>Printer: ZD510-HC (ward 7) &nbsp; Copies: 2 &nbsp; <u>Print</u> <u>Cancel</u></p>""", "#dde", "#222")


def central_station(p):
    cells = ""
    for i in range(8):
        a = One(p)
        who = p.pick([f"{a.name('comma')}", f"{a.name('loud')}", f"{a.name('initial')}", f"{a.name('FAMILY')}"])
        path = " ".join(f"{x * 6},{20 + p.rng.randint(-3, 3) - (14 if x % 9 == 4 else 0)}" for x in range(50))
        cells += f"<div style='border:1px solid #345;padding:6px'><div style='display:flex;justify-content:space-between;color:#9cf'><b>BED {i + 1}</b><span>{who}</span><span>{local(p) if i % 2 else ''}</span></div><svg width=300 height=40><polyline points='{path}' fill=none stroke='#4f6'/></svg><div style='font-size:1.6em;color:#4f6'>{p.rng.randint(52, 130)} <small style='color:#5cf'>{p.rng.randint(86, 100)}%</small> <small style='color:#fa5'>{p.rng.randint(90, 170)}/{p.rng.randint(50, 95)}</small></div></div>"
    return p.html(f"<div style='padding:8px;display:grid;grid-template-columns:1fr 1fr;gap:6px'>{cells}</div><div style='color:#fc3;padding:6px'>** SpO2 LOW  BED 3 **  Alarms Review Setup</div>", "#05080c", "#ccd")


def spirometer(p):
    a = One(p)
    rows = [[n, f"{p.rng.uniform(1, 5):.2f}", f"{p.rng.uniform(2, 5):.2f}", f"{p.rng.randint(40, 110)}"] for n in ("FVC (L)", "FEV1 (L)", "FEV1/FVC", "PEF (L/min)", "FEF25-75")]
    return p.html(f"""<div style='padding:18px'><b>SPIROMETRY</b> &nbsp; v5.0.2 &nbsp; {p.rng.randint(1, 28)}/0{p.rng.randint(1, 9)}/26 {at(p)}<div class=row style='margin:12px 0'><span>ID: {local(p)}</span><span>{a.name('surname')}</span><span>{a.born('slash')}</span><span>{p.pick(['Male', 'Female'])} {p.rng.randint(148, 190)} cm {p.rng.randint(48, 110)} kg</span></div>{p.table(['', 'Best', 'Pred', '%Pred'], rows, 'width:60%')}<p>Comment: good effort, {a.name('title')} coughed in blow 2. Ref: {p.doctor()}</p></div>""")


# Of the same look, and nobody's.

def friends_group(p):
    said = [(p.pick(["Kev", "Tash"]), "who's bringing the bbq saturday", at(p, 7, 7)), ("", f"me. {p.plain()} said she'd do salad", at(p, 8, 8)), (p.pick(["Mel", "Lou"]), f"cool. its at {p.rng.randint(2, 90)} {p.pick(STREETS)}, bring chairs", at(p, 9, 9)),
            ("Jonno", "running late, train stuck at 10.42", at(p, 10, 10)), ("", "no worries, table for 8 booked 20/06/2026", at(p, 11, 11))]
    return p.html(f"<div style='background:#075e54;color:#fff;padding:12px'>&lt; <b>five a side lot</b></div>{bubbles(said)}", "#efe7de", "#111")


def stock_csv(p):
    rows = ["sku,title,author,published,isbn13,shelf"] + [f"{p.rng.randint(100000, 999999)},{p.words(3).title()},{p.plain()},{p.date(1960, 2024)},978{p.rng.randint(1000000000, 9999999999)},{p.pick('ABCD')}{p.rng.randint(1, 40)}" for _ in range(16)]
    return mono(p, f"<div style='background:#333;color:#ccc;padding:6px 12px'>stock.csv - Notepad++</div>{numbered(rows)}", "#fdfdfd", "#667")


def web_log(p):
    rows = [f"2026-02-1{i % 10} {at(p)}:{p.rng.randint(10, 59)} " + p.pick([f"INFO order {p.rng.randint(1000000000, 9999999999)} paid user={p.rng.randint(1000, 99999)}", "DEBUG cache miss key=home:en_GB", f"WARN slow query 2{p.rng.randint(100, 999)} ms", f"ERROR webhook 5{p.rng.randint(0, 9)}3 retry in {p.rng.randint(1, 60)} s"]) for i in range(20)]
    return mono(p, "<pre style='padding:10px'>$ tail -f shop.log\n" + "\n".join(rows) + "</pre>", "#0c0c0c", "#c8c8c8")


def commits(p):
    rows = "\n\n".join(f"commit {p.rng.getrandbits(80):020x}\nAuthor: {n} &lt;{n.split()[0].lower()}@example.org&gt;\nDate:   Tue {p.date(2024, 2026)} {at(p)}\n\n    {p.words(6)}" for n in (p.plain() for _ in range(5)))
    return mono(p, f"<pre style='padding:10px'>$ git log\n{rows}</pre>", "#101418", "#b5c4b1")


def ticket_call(p):
    return p.html(f"<div style='background:#a02;color:#fff;padding:14px 24px;font-size:1.6em'>{p.pick(['Passport office', 'Deli counter', 'Town Hall'])} <span style='float:right'>{at(p)}</span></div><div style='text-align:center;padding:50px 0;font-size:4.4em'><b>{p.pick('ABC')}{p.rng.randint(100, 999)}</b><div style='font-size:.5em'>please go to Counter {p.rng.randint(1, 14)}</div></div>"
                  + "".join(f"<div style='padding:8px 60px;font-size:1.6em'>{p.pick('ABC')}{p.rng.randint(100, 999)} <span style='float:right'>Counter {p.rng.randint(1, 14)}</span></div>" for _ in range(4)))


RECORDS = {"screen": [mail_thread, night_handover, closed_group, bed_bot, csv_editor, app_log, regex_tester, api_client, cda_xml, dicom_dump, dataframe, call_screen, label_preview, central_station, spirometer],
           "phone": [ward_group, voicemail]}
OTHERS = {"screen": [stock_csv, web_log, commits, ticket_call], "phone": [friends_group]}
