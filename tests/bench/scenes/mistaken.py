# SPDX-License-Identifier: Apache-2.0
"""What looks like encounters.py at a glance and shows nobody who is looked after: credits, counters, leagues, plays, rotas, graves. By the same hand, before
the code was read. Everybody is invented."""

from encounters import BOXES, HOUSES, Soul, app, line, pen
from leaks import clock
from trades import MONO, MONTHS, SERIF, lately, sheet


def name(p, form="plain"):
    return Soul(p).said(form)


def end_titles(p):
    rows = "".join(f"<div><span style='display:inline-block;width:46%;text-align:right;padding-right:20px;color:#aaa'>{role}</span>{name(p)}</div>" for role in ("Nurse Ratchley", "Dr Bone", "First Patient", "Man in Bed", "Gaffer", "Best Boy", "Focus Puller", "Medical Adviser", "Hair and Make-up", "Catering", "Casting"))
    return p.html(f"<div style='padding:60px 0;font-size:1.4em;line-height:2'>{rows}</div>", "#000", "#eee")


def now_on_tv(p):
    rows = "".join(f"<div style='padding:12px 20px;border-bottom:1px solid #345'><b>{clock(p)}</b> &nbsp; {t}<br><small>{s}</small></div>" for t, s in (("Casualty Ward", f"Drama. Sister {name(p, 'surname')} faces a hearing. With {name(p)} and {name(p)}."), ("The One With Antiques", f"{name(p)} visits a mill."), ("News", ""), ("Quiz Hour", f"{name(p)} asks the questions. Contestants: {name(p, 'first')}, {name(p, 'first')} and {name(p, 'first')}."), ("Doctor Dog", f"Vet {name(p)} meets a limping whippet."), ("Film: The Long Night Shift (1961)", f"Starring {name(p)} and {name(p)}.")))
    return p.html(f"<div style='background:#0b2545;color:#fff;padding:14px 20px'>TV guide &nbsp; tonight</div>{rows}", "#13293d", "#e8eef4")


def till_roll(p):
    rows = "".join(f"<div>{t}<span style='float:right'>{p.rng.uniform(0.5, 9):.2f}</span></div>" for t in ("IBUPROFEN 200MG X16", "PLASTERS FABRIC", "COD LGE", "CHIPS REG", "MUSHY PEAS", "DR PEPPER 500ML"))
    return sheet(p, f"<div style='text-align:center'>HEXLEY CO-OP<br>VAT 333 4455 66</div>{rows}<hr>TOTAL<span style='float:right'>{p.rng.uniform(12, 40):.2f}</span><br>CARD ************{p.rng.randint(1000, 9999)}<br>You were served by {name(p, 'first')}<br>Member: {name(p, 'naked')} &nbsp; {p.rng.randint(10**9, 10**10)}<br>{lately(p)} {clock(p)}", font=MONO, size="1em", pad="20px")


def deli_queue(p):
    return p.html(f"<div style='text-align:center;padding-top:90px;font-size:2em'>Now serving<br><b style='font-size:4em;color:#c00'>{p.pick('AB')}{p.rng.randint(10, 99)}</b><br>Counter {p.rng.randint(1, 8)}<br><br><small>Waiting: {', '.join(f'A{p.rng.randint(10, 99)}' for _ in range(4))}<br>Cheese and ham this way. Click and collect: {name(p, 'initial')}, {name(p, 'first')}</small></div>", "#fffef5")


def bowls_league(p):
    rows = [[n, name(p, p.pick(["plain", "naked"])), p.rng.randint(8, 22), p.rng.randint(0, 20), p.rng.randint(0, 9), p.rng.randint(4, 60)] for n in range(1, 15)]
    return app(p, "Crown green &nbsp; Division 2 &nbsp; averages", p.table(["Pos", "Player", "P", "W", "L", "Pts"], rows), "#2e5d1f")


def play_register(p):
    rows = [[name(p, p.pick(["plain", "soft"])), f"{p.rng.randint(7, 11)}{p.pick('ABC')}", p.pick(["Juliet's Nurse", "Friar", "Lady Capulet", "Apothecary", "Chorus", "Lights"]), *[p.pick(["/", "/", "o"]) for _ in range(5)]] for _ in range(16)]
    return sheet(p, f"<b>Drama club: Romeo and Juliet</b> &nbsp; rehearsals, autumn term{p.table(['Name', 'Form', 'Part', 'M', 'T', 'W', 'T', 'F'], rows)}<br>o = absent &nbsp; {name(p, 'polite')}", extra=BOXES)


def flower_rota(p):
    rows = [[f"{p.rng.randint(1, 28)} {p.pick(MONTHS)}", name(p, p.pick(["polite", "plain"])), name(p, "initial"), p.pick(["Coffee", "Reader", "Sides", "Creche"])] for _ in range(12)]
    return sheet(p, f"<h3>St Luke's: flowers and duties</h3>{p.table(['Sunday', 'Flowers', 'Door', 'Also'], rows)}<br>We pray for all who are ill at home and in hospital.<br>Swaps to {name(p)} please", extra=BOXES, font=SERIF)


def nans_recipe(p):
    return sheet(p, f"{pen(p, name(p, 'first') + chr(39) + 's parkin', 1.8)}<br><br>{pen(p, '8 oz oatmeal<br>4 oz SR flour<br>1 tsp ginger<br>2 tabs treacle<br>150 ml milk, 1 egg')}<br><br>{pen(p, 'Mix. Bake 45 mins gas 3. Keep 1 week in tin before you cut it. From Nurse ' + name(p, 'surname') + ', 1958')}", "#fdf6e3")


def unfilled_admission(p):
    return sheet(p, f"<h3>Nursing admission assessment</h3>{''.join(line(t, '&nbsp;' * 30) for t in ('Surname', 'Forename(s)', 'Likes to be called', 'NHS no.', 'Date of birth', 'Next of kin', 'Religion', 'Reason for admission', 'Allergies'))}Tick: &#9744; hearing aid &#9744; glasses &#9744; dentures &#9744; frame<br><br>Signature &nbsp; Print name &nbsp; Band<br><small>KH/NUR/114 v3</small>")


def helplines(p):
    rows = "".join(f"<div style='margin:18px 0'><b>{t}</b><br><span style='font-size:1.5em'>{n}</span></div>" for t, n in (("Worried about a child?", "01632 960118"), ("Bereaved by suicide", "01632 960774"), ("Talk about drinking", "0800 555 0111"), ("Carers' line, ask for Joy or Mo", "01632 960330")))
    return sheet(p, f"<h1>You are not alone</h1>{rows}Open every day 8 till 8. Your call is private. You do not have to say who you are.", "#e0f2f1")


def domestics_rota(p):
    rows = [[name(p, p.pick(["plain", "first", "naked"])), *[p.pick(["6-2", "2-10", "OFF", "A/L", "6-2"]) for _ in range(7)]] for _ in range(11)]
    return sheet(p, f"<b>Porters and domestics, w/c {lately(p)}</b>{p.table(['', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'], rows)}<br>Swaps through {name(p, 'first')} only.", extra=BOXES)


def badge_collection(p):
    rows = [[name(p, "soft"), p.pick(["Speaker", "Delegate", "Exhibitor", "Press"]), p.pick(["University of Kirkmuir", "Brackwater College", "Hexley Instruments", "Freelance"]), p.pick(["", "veg", "halal", "collected"])] for _ in range(15)]
    return app(p, "Registration desk &nbsp; Optics 2026", p.table(["Name", "Badge", "From", ""], rows), "#4a148c")


def cat_record(p):
    return app(p, f"{p.pick(['Tibbles', 'Duke', 'Mr Socks', 'Bella'])} &nbsp; DSH &nbsp; MN &nbsp; 4.2 kg", f"<div style='padding:16px;line-height:1.8'>Owner: {name(p)} &nbsp; Acc {p.rng.randint(1000, 9999)}<br>Chip 9851{p.rng.randint(10**10, 10**11)}<br><br>{lately(p)} V+, off food 2/7. T 39.4. Abdo tense. Adv bloods, maropitant inj.<br>{lately(p)} Booster, flea and worm.<br>{lately(p)} Dental: extr 204. Home on meloxicam 0.5 mg/ml.<br><br>Balance £{p.rng.randint(20, 400)}</div>", "#33691e")


def stars_column(p):
    signs = "".join(f"<p><b>{s}</b> <small>{d}</small><br>{t}</p>" for s, d, t in (("Cancer", "22 Jun - 22 Jul", "A doctor in the family brings news. Rest your back."), ("Leo", "23 Jul - 22 Aug", "Born to lead; let somebody else."), ("Virgo", "23 Aug - 22 Sep", "Old pains ease. Ring your sister."), ("Libra", "23 Sep - 23 Oct", "An appointment changes your week.")))
    return sheet(p, f"<h2>Your stars with {name(p)}</h2>{signs}<small>Birthday today? {name(p)}, singer, is {p.rng.randint(30, 80)}; {name(p)}, goalkeeper, is {p.rng.randint(30, 80)}.</small>", font=SERIF)


def headstone_list(p):
    rows = [[f"{p.pick('ABC')}{p.rng.randint(1, 60)}", name(p), p.rng.randint(1820, 1880), p.rng.randint(1885, 1931), p.pick(["slate", "sandstone, leaning", "cross", "illegible foot"])] for _ in range(16)]
    return sheet(p, f"<b>Churchyard survey</b>{p.table(['Plot', 'Name', 'Born', 'Died', 'Stone'], rows)}", extra=BOXES)


def family_notice(p):
    a = Soul(p, 1930, 1945)
    return sheet(p, f"<h3>Deaths</h3><b>{a.said('caps')}</b>. Peacefully at {p.pick(HOUSES)} on {p.rng.randint(1, 28)} {p.pick(MONTHS)}, aged {a.age()} years. Dearly loved husband of {name(p, 'first')}, dad of {name(p, 'first')} and {name(p, 'first')}. Funeral at St Luke's, {clock(p)}. No flowers. Thanks to all at the hospice.<br><br><b>{name(p, 'caps')}</b>. Suddenly, aged {p.rng.randint(60, 95)}. Retired nurse. Sadly missed by the bowls club.", font=SERIF)


def town_paper(p):
    return p.html(f"<div style='padding:26px;max-width:900px;font-family:{SERIF!r};line-height:1.5'><h1>Mayor opens new scanner</h1><p>Councillor {name(p)} cut the ribbon on Tuesday at the town's hospital, watched by fundraiser {name(p)}, {p.rng.randint(30, 80)}, who walked from Hexley to Rome. \"It was my knees that hurt, not my heart,\" {p.pick(['he', 'she'])} said.</p><h3>Goalkeeper out for season</h3><p>{name(p)} has a torn ligament, manager {name(p)} said. {p.words(40).capitalize()}.</p><h3>Chess</h3><p>{name(p)} beat {name(p)} in 41 moves.</p></div>")


OTHERS = {"screen": [end_titles, now_on_tv, deli_queue, bowls_league, badge_collection, cat_record, town_paper],
          "paper": [till_roll, play_register, flower_rota, nans_recipe, unfilled_admission, helplines, domestics_rota, stars_column, headstone_list, family_notice]}
# Rotas of a hospital's people, its forms, its praise and the dead of a parish.
INDIRECT = (unfilled_admission, domestics_rota, family_notice, town_paper)
