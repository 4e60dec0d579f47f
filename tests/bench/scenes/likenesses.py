# SPDX-License-Identifier: Apache-2.0
"""Screens and sheets laid out as records are, of everything but care: banners with a name and a number, grids of coloured cells, lists by time, charts on
squared paper, forms with boxes. Drawn by somebody who had not read the code. Everybody in them is invented."""

from clinics import HAND, MONTHS, PEOPLE, PLACES, ROADS, boxed, chip, curve, day, hour, lines, ruled, some

TEAMS = "Ravensholme Rovers|Eastmarsh Town|Inverdour Athletic|Ballykeel United|Llanfechan|Pendlebrook Wanderers|Thornaby Celtic|Aldwick Park|Morfa Bay|Glen Carron".split("|")
GOODS = ["Oak shelf 80 cm", "Walking boots", "Desk lamp", "Enamel mug", "Wool blanket", "Bird feeder", "Cordless drill", "Cast iron pan", "Rucksack 30 l", "Garden hose 20 m", "Paint roller set", "Folding chair"]
SUBJECTS = "Maths|English|Biology|French|History|PE|Art|Chemistry|Geography|Music|Computing".split("|")


def anybody(p, form="plain"):
    given, family, _ = p.pick(PEOPLE)
    return {"plain": f"{given} {family}", "comma": f"{family.upper()}, {given}", "initial": f"{given[0]}. {family}", "family": family, "given": given}[form]


def names_sheet(p):
    letters = "".join(f"<th style='background:#e6e6e6;color:#333;border:1px solid #bbb'>{c}</th>" for c in " ABCDEFGH")
    rows = "".join("<tr>" + "".join(f"<td style='border:1px solid #d0d0d0'>{c}</td>" for c in (k, anybody(p), p.pick(PLACES), f"{p.rng.randint(20, 900)}.00", p.pick(["Paid", "Owes", "Deposit"]), day(p), p.pick(["Vegan", "Beef", "Salmon"]), p.rng.randint(1, 12), p.pick(["coach", "car", ""]))) + "</tr>" for k in range(1, 24))
    return p.html(f"<div style='background:#217346;color:#fff;padding:7px 14px'>Summer outing.xlsx &nbsp; File Home Insert Page Layout Formulas Data Review View</div><div style='padding:4px 12px;background:#f3f3f3;color:#333'>fx &nbsp; =SUM(C2:C24)</div><table><tr>{letters}</tr>{rows}</table>")


def form_register(p):
    rows = [[k + 1, anybody(p, "comma"), p.pick(["7A", "7B"]), *[p.pick(["/", "/", "/", "\\", "N", "L"]) for _ in range(10)]] for k in range(22)]
    return p.html(f"<div class=bar><b>Register</b> &nbsp; {p.pick(PLACES)} High School &nbsp; 7A Form time &nbsp; Mr Oakes</div>{ruled(['', 'Pupil', 'Form', *[f'{d} {h}' for d in 'MTWTF' for h in ('am', 'pm')]], rows, '#bbb')}")


def customer_screen(p):
    acts = "".join(f"<div style='border-left:5px solid {p.pick(['#0070d2', '#e8a33d', '#4bca81'])};padding:6px 12px;margin:6px 0'><b>{day(p, 2026)} {hour(p)}</b> {p.pick(['Call', 'Email', 'Meeting', 'Quote sent'])} - {anybody(p)}<br>{p.pick(['Wants a price for forty units', 'Sent brochure and terms', 'Left voicemail', 'Renewal agreed at 3% up'])}</div>" for _ in range(7))
    return p.html(f"<div class=bar style='display:flex;gap:28px'><b>{anybody(p)}</b><span>Account {p.rng.randint(10000, 99999)}</span><span>{p.rng.randint(2, 90)} {p.pick(ROADS)}, {p.pick(PLACES)}</span><span>Customer since {p.rng.randint(2009, 2024)}</span></div><div style='display:flex'><div style='flex:1'>{boxed(lines(('Stage: negotiation', 'Value £14,200', 'Close date ' + day(p, 2026))), 'Opportunity')}{boxed(lines(some(p, GOODS, 5)), 'Orders')}</div><div style='flex:1.5;padding:8px'>{acts}</div></div>", "#f4f6f9")


def help_queue(p):
    rows = [[f"INC{p.rng.randint(100000, 999999)}", chip(*p.pick([("P1", "#c62828"), ("P2", "#ef6c00"), ("P3", "#f9a825"), ("P4", "#558b2f")])), p.pick(["Laptop will not start", "Printer jam floor 2", "Password reset", "VPN drops", "New starter account", "Monitor flickers", "Shared drive access"]), anybody(p), anybody(p, "initial"), p.pick(["Open", "Waiting", "Resolved"]), hour(p)] for _ in range(16)]
    return p.html(f"<div class=bar>Service desk &nbsp; My queue (16) &nbsp; All tickets &nbsp; Reports</div>{p.table(['Number', 'Priority', 'Subject', 'Requester', 'Assignee', 'State', 'Updated'], rows)}")


def arrivals(p):
    rows = [[p.rng.randint(101, 430), anybody(p, "comma"), p.rng.randint(1, 4), p.rng.randint(1, 7), p.pick(["Double", "Twin", "Suite", "Family"]), p.pick(["B&amp;B", "DBB", "Room only"]), hour(p), p.pick(["Late check-in", "Cot", "High floor", "Sea view", ""]), f"£{p.rng.randint(80, 900)}"] for _ in range(15)]
    return p.html(f"<div class=bar><b>Arrivals</b> &nbsp; {day(p, 2026)} &nbsp; The Quayside Hotel &nbsp; 62 rooms, 91% occupied</div>{p.table(['Room', 'Guest', 'Pax', 'Nights', 'Type', 'Board', 'ETA', 'Requests', 'Balance'], rows)}")


def room_tiles(p):
    tiles = "".join(f"<div style='width:18.6%;margin:.6%;background:{p.pick(['#cdeccd', '#ffe0b2', '#f8c9c4', '#dfe3e6'])};color:#222;border:1px solid #889;padding:7px'>Room {101 + k}<br><b>{p.pick(['Vacant', anybody(p, 'family'), anybody(p, 'family')])}</b><br>{p.pick(['Clean', 'Dirty', 'Inspected', 'Out of order'])}</div>" for k in range(25))
    return p.html(f"<div class=bar><b>Housekeeping</b> &nbsp; Floor 1</div><div style='display:flex;flex-wrap:wrap;padding:8px'>{tiles}</div>", "#f4f6f8")


def passengers(p):
    rows = [[f"{k // 6 + 1}{'ABCDEF'[k % 6]}", anybody(p, "comma"), p.pick("MF"), f"{p.pick('QXRB')}{p.rng.randint(10000, 99999)}", p.pick(["VGML", "WCHR", "INF", "-", "-"]), p.pick(["Y", "Y", "J"]), p.rng.randint(0, 2), p.pick(["Boarded", "Checked in"])] for k in range(18)]
    return p.html(f"<div style='background:#0a2342;color:#fff;padding:9px 14px'>PASSENGER MANIFEST &nbsp; ZX{p.rng.randint(100, 999)} &nbsp; LHR - AGP &nbsp; STD {hour(p)} &nbsp; Gate {p.rng.randint(1, 40)}</div>{p.table(['Seat', 'Name', 'Sex', 'PNR', 'SSR', 'Cl', 'Bags', 'Status'], rows)}")


def garage_sheet(p):
    ticks = "".join(f"<span style='display:inline-block;width:31%;padding:3px 0'><span style='border:1px solid #333;display:inline-block;width:12px;height:12px;margin-right:6px;background:{p.pick(['#fff', '#333'])}'></span>{t}</span>" for t in ("Engine oil", "Oil filter", "Air filter", "Brake pads", "Brake fluid", "Coolant", "Wipers", "Tyres", "Battery", "Lights", "Exhaust", "Suspension", "Timing belt", "Horn", "Seat belts"))
    return p.html(f"<div style='border-top:24px solid #444;padding:28px 40px;line-height:1.7'><h3>Vehicle service sheet</h3><div style='border:1px solid #333;padding:8px'>Customer {anybody(p)} &nbsp; Reg. {p.pick(['KX', 'SD', 'LV'])}{p.rng.randint(10, 24)} {p.pick(['ABE', 'TRF', 'WVN'])}<br>Mileage {p.rng.randint(8000, 98000)} &nbsp; Date in {day(p, 2026)}</div><h4>Checked</h4>{ticks}{ruled(['Part', 'Qty', 'Price', 'Fitted by'], [[x, p.rng.randint(1, 4), f'£{p.rng.randint(4, 190)}.00', anybody(p, 'given')] for x in ('Brake pads front', 'Oil 5W-30', 'Pollen filter', 'Wiper blades', 'Bulb H7')])}<p style='{HAND};font-size:1.3em'>rear tyres near limit, advise at next service</p></div>")


def editor(p):
    tree = "".join(f"<div style='padding:3px 12px'>{t}</div>" for t in ("src", "&nbsp; main.py", "&nbsp; models.py", "&nbsp; routes.py", "&nbsp; utils", "tests", "README.md", "pyproject.toml"))
    code = "".join(f"<div><span style='color:#858585'>{k:3}</span> &nbsp;{'&nbsp;' * 4 * p.rng.randint(0, 3)}<span style='color:#c586c0'>{p.pick(['def', 'return', 'for', 'if', 'import', 'class'])}</span> <span style='color:#9cdcfe'>{p.pick(['order', 'items', 'basket', 'self.total', 'row', 'price'])}</span>{p.pick(['(self, key):', ' = load(path)', ' in rows:', '.append(x)', ' is None:'])} <span style='color:#6a9955'>{p.pick(['', '', '# cached', '# see issue 41'])}</span></div>" for k in range(1, 36))
    return p.html(f"<div style='display:flex;height:100%;color:#d4d4d4'><div style='width:210px;background:#252526;padding:8px 0'>{tree}</div><div style='flex:1;font-family:monospace;padding:8px'>{code}</div></div><div style='position:absolute;bottom:0;left:0;right:0;background:#007acc;color:#fff;padding:3px 10px'>main &nbsp; 0 errors &nbsp; Python 3.11</div>", "#1e1e1e", "#ddd")


def sales_board(p):
    tiles = "".join(f"<div style='flex:1;background:#fff;color:#222;margin:8px;padding:12px;border-top:5px solid {c}'>{n}<br><b style='font-size:1.8em'>{v}</b></div>" for n, v, c in (("Orders today", p.rng.randint(90, 900), "#2e7d32"), ("Revenue", f"£{p.rng.randint(4, 90)},{p.rng.randint(100, 999)}", "#1565c0"), ("Returns", p.rng.randint(1, 40), "#c62828"), ("Visitors", p.rng.randint(1000, 9000), "#6a1b9a")))
    bars = "".join(f"<div style='flex:1;margin:4px;height:{p.rng.randint(30, 220)}px;background:{p.blue}'></div>" for _ in range(14))
    return p.html(f"<div class=bar>Shop dashboard &nbsp; {p.pick(MONTHS)} 2026</div><div style='display:flex'>{tiles}</div><div style='display:flex;align-items:flex-end;height:240px;margin:12px;background:#fff'>{bars}</div>{p.table(['Product', 'Sold', 'Stock', 'Change'], [[g, p.rng.randint(1, 99), p.rng.randint(0, 400), chip(f'{p.rng.randint(-20, 30)}%', p.pick(['#2e7d32', '#c62828']))] for g in some(p, GOODS, 6)])}", "#eceff1")


def goods_wall(p):
    tiles = "".join(f"<div style='width:22%;margin:1.5%'><div style='height:130px;background:{p.pick(['#d9c7ae', '#b7c9d3', '#c9d3b7', '#d3b7c3'])}'></div>{g}<br><b>£{p.rng.randint(4, 120)}.99</b><br>&#9733;&#9733;&#9733;&#9733;&#9734; ({p.rng.randint(3, 900)})</div>" for g in some(p, GOODS, 8))
    return p.html(f"<div style='background:#131921;color:#fff;padding:12px 18px'>Harbour &amp; Home &nbsp; Search &nbsp; Basket (2) &nbsp; Hello, {anybody(p, 'given')}</div><div style='display:flex;flex-wrap:wrap'>{tiles}</div>")


def bakery_rota(p):
    colours = {"E": "#ffe08a", "L": "#9ad0f5", "N": "#3d4d7a;color:#fff", "O": "#eee", "H": "#b9e4b0"}
    rows = "".join(f"<tr><td>{anybody(p)}</td>" + "".join(f"<td style='background:{colours[s]};text-align:center'>{s}</td>" for s in (p.pick("EELLNOOH") for _ in range(21))) + "</tr>" for _ in range(14))
    return p.html(f"<div class=bar>Rota &nbsp; Bakery, {p.pick(PLACES)} &nbsp; 3 weeks from {day(p, 2026)}</div><table style='color:#222;background:#fff'><tr><th>Staff</th>{''.join(f'<th>{d}</th>' for _ in range(3) for d in 'MTWTFSS')}</tr>{rows}</table><p style='padding:8px'>E 05:00-13:00 &nbsp; L 12:00-20:00 &nbsp; N 20:00-05:00 &nbsp; O off &nbsp; H holiday</p>")


def lesson_plan(p):
    colour = {s: c for s, c in zip(SUBJECTS, ("#ffcdd2", "#c8e6c9", "#bbdefb", "#fff9c4", "#d1c4e9", "#ffe0b2", "#b2dfdb", "#f8bbd0", "#dcedc8", "#cfd8dc", "#e1bee7"))}
    rows = "".join(f"<tr><td>{8 + k}:50</td>" + "".join(f"<td style='background:{colour[s]};color:#222'>{s}<br>{p.pick('ABCDE')}{p.rng.randint(1, 30)} {anybody(p, 'family')}</td>" for s in (p.pick(SUBJECTS) for _ in range(5))) + "</tr>" for k in range(6))
    return p.html(f"<div class=bar>Timetable 10C &nbsp; week B</div><table><tr><th></th><th>Monday</th><th>Tuesday</th><th>Wednesday</th><th>Thursday</th><th>Friday</th></tr>{rows}</table>")


def standings(p):
    rows = [[k + 1, t, 20, p.rng.randint(2, 16), p.rng.randint(1, 7), p.rng.randint(1, 12), p.rng.randint(10, 50), p.rng.randint(10, 50), p.rng.randint(8, 52), "".join(chip(c, {"W": "#2e7d32", "D": "#9e9e9e", "L": "#c62828"}[c]) for c in (p.pick("WDL") for _ in range(5)))] for k, t in enumerate(TEAMS)]
    return p.html(f"<div class=bar>Northern Counties Division Two</div>{p.table(['', 'Club', 'P', 'W', 'D', 'L', 'F', 'A', 'Pts', 'Form'], rows)}<h4 style='padding-left:12px'>Scorers</h4>{p.table(['Player', 'Club', 'Goals'], [[anybody(p), p.pick(TEAMS), p.rng.randint(4, 19)] for _ in range(6)])}")


def account_page(p):
    rows = [[day(p, 2026), p.pick(["CARD PAYMENT", "DIRECT DEBIT", "FASTER PAYMENT", "CASH"]), p.pick(["TESCO STORES", "COUNCIL TAX", "E BAKER", "GREENGROCER", "RAIL TICKETS", "WATER PLC"]), f"{p.rng.randint(1, 300)}.{p.rng.randint(10, 99)}", "", f"{p.rng.randint(100, 4000)}.{p.rng.randint(10, 99)}"] for _ in range(20)]
    return p.html(f"<div style='padding:42px 50px'><b style='font-size:1.5em;color:#0a3d62'>Beacon Bank</b><p>{anybody(p)}<br>{p.rng.randint(1, 99)} {p.pick(ROADS)}<br>{p.pick(PLACES)}</p><p>Account number {p.rng.randint(10000000, 99999999)} &nbsp; Sort code 00-00-{p.rng.randint(10, 99)}</p>{p.table(['Date', 'Type', 'Details', 'Out', 'In', 'Balance'], rows)}</div>")


def employee_screen(p):
    given, family, _ = p.pick(PEOPLE)
    return p.html(f"<div class=bar style='display:flex;gap:28px'><b>{given} {family}</b><span>Employee {p.rng.randint(10000, 99999)}</span><span>Warehouse operative</span><span>Start {day(p)}</span></div><div style='background:#e4e9ef;color:#234;padding:6px 12px'>Summary &nbsp; Pay &nbsp; Leave &nbsp; Training &nbsp; Documents &nbsp; Appraisal</div><div style='display:flex'>{boxed(lines(('Manager ' + anybody(p), 'Site ' + p.pick(PLACES), 'Contract permanent', 'Hours 37.5', 'Grade C2')), 'Post')}{boxed(lines((f'Holiday left {p.rng.randint(0, 28)} days', 'Carried over 2', 'Next booked ' + day(p, 2026))), 'Leave')}</div>{p.table(['Course', 'Completed', 'Expires', 'State'], [[c, day(p), day(p), chip(*p.pick([('Valid', '#2e7d32'), ('Due', '#f9a825'), ('Expired', '#c62828')]))] for c in ('Fork lift', 'Fire safety', 'Manual handling', 'Data protection', 'Ladders')])}", "#f7f8fa")


def loans(p):
    rows = [[f"{p.rng.randint(30000, 99999)}", p.pick(["The Salt Road", "A Winter Almanac", "Bread and Stars", "Signals", "Under the Fell", "Harbour Lights", "Six Small Rooms"]), anybody(p, "comma"), day(p, 2026), day(p, 2026), chip(*p.pick([("On loan", "#1565c0"), ("Overdue", "#c62828"), ("Reserved", "#6a1b9a")]))] for _ in range(14)]
    return p.html(f"<div class=bar>{p.pick(PLACES)} Library &nbsp; Circulation &nbsp; Members &nbsp; Catalogue</div>{p.table(['Item', 'Title', 'Member', 'Issued', 'Due', 'State'], rows)}")


def family_roots(p):
    family = anybody(p, "family")
    def box(year):
        given = p.pick(PEOPLE)[0]
        return f"<div style='border:1px solid #875;background:#fffaf0;color:#321;padding:7px 12px;margin:10px'><b>{given} {family}</b><br>b. {p.rng.randint(1, 28)} {p.pick(MONTHS)} {year}<br>{p.pick(PLACES)}<br>d. {year + p.rng.randint(30, 90)}</div>"
    return p.html(f"<div class=bar>The {family} family</div>" + "".join(f"<div style='display:flex;justify-content:center'>{''.join(box(y + p.rng.randint(0, 15)) for _ in range(n))}</div>" for n, y in ((1, 1788), (2, 1815), (4, 1842), (5, 1870))), "#fdf8ee")


def pudding(p):
    return p.html(f"<div style='padding:40px 52px;line-height:1.6'><h2>{p.pick(['Treacle sponge', 'Leek and barley soup', 'Damson tart'])}</h2><p>Serves 6 &nbsp; 25 minutes &nbsp; Oven 180 C</p><div style='display:flex'>{boxed(lines(('200 g flour', '100 g butter', '3 eggs', '2 tsp baking powder', '150 ml milk', '80 g sugar', '4 tbsp syrup')), 'Ingredients')}{boxed(lines(('Cream the butter and sugar.', 'Beat in the eggs one at a time.', 'Fold in the flour.', 'Steam for ninety minutes.', 'Serve hot.')), 'Method')}</div>{ruled(['Per portion', 'kcal', 'Fat', 'Sugar', 'Salt'], [['', p.rng.randint(200, 600), '14 g', '28 g', '0.4 g']])}</div>")


def training_plan(p):
    rows = [[e, p.pick(["3 x 10", "4 x 8", "5 x 5", "3 x 12"]), f"{p.rng.randint(10, 120)} kg", *[p.pick(["&#10003;", "", str(p.rng.randint(5, 12))]) for _ in range(6)]] for e in ("Back squat", "Bench press", "Deadlift", "Pull ups", "Lunges", "Plank", "Rowing 2 km", "Overhead press", "Hip thrust")]
    return p.html(f"<div style='padding:30px 40px'><h3>Strength block 2</h3><p>Member {anybody(p)} &nbsp; Coach {anybody(p, 'given')} &nbsp; Start {day(p, 2026)}</p>{ruled(['Exercise', 'Sets', 'Load', *[f'Wk {k}' for k in range(1, 7)]], rows, '#333')}<p style='{HAND};font-size:1.3em'>deload week 5, sleep more!</p></div>")


def anatomy_page(p):
    heart = "<svg width=300 height=300><path d='M150 270C20 170 20 60 100 50C130 46 150 74 150 90C150 74 176 44 206 52C280 70 276 180 150 270' fill='#c96a62' stroke='#622'/><path d='M150 90V240M100 50C96 20 120 10 130 4M206 52C206 24 190 14 180 6' stroke='#335' stroke-width=7 fill='none'/></svg>"
    return p.html(f"<div style='padding:44px 56px;line-height:1.6'><p style='text-align:right'>Chapter 12 &nbsp; 214</p><h2>The heart</h2><div style='float:right'>{heart}<br><i>Fig. 12.3 Anterior view</i></div><p>The heart has four chambers. The right atrium receives blood from the venae cavae and passes it through the tricuspid valve. The left ventricle has the thickest wall, since it pumps blood into the aorta.</p><p>The sinoatrial node lies in the wall of the right atrium and sets the rhythm. Impulses pass to the atrioventricular node, the bundle of His and the Purkinje fibres.</p>{ruled(['Valve', 'Between', 'Cusps'], [['Mitral', 'left atrium and ventricle', '2'], ['Tricuspid', 'right atrium and ventricle', '3'], ['Aortic', 'left ventricle and aorta', '3']])}</div>")


def headlines(p):
    return p.html(f"<div style='background:#b80000;color:#fff;padding:11px 20px'>The Ravensholme Post &nbsp; News &nbsp; Sport &nbsp; Health &nbsp; Weather</div><div style='padding:18px 60px;line-height:1.7'><h1>Waiting lists fall for third month, NHS figures show</h1><p>By {anybody(p)}, health correspondent</p><div style='height:190px;background:#9db2c4'></div><p>The number of people waiting for planned treatment in England fell by 40,000 in {p.pick(MONTHS)}, according to figures published on Thursday. Ministers said that extra clinics had helped; doctors' leaders warned of a hard winter.</p><p>{p.words(50)}</p></div>")


def flu_leaflet(p):
    return p.html("<div style='background:#005eb8;color:#fff;padding:40px 46px'><h1>Flu: five reasons to have the vaccine</h1></div><div style='padding:26px 46px;line-height:1.8;font-size:1.25em'><p>1. It protects you and your family</p><p>2. It is free if you are over 65, pregnant or have a long-term condition</p><p>3. It takes five minutes</p><p>4. It lowers the risk of a stay in hospital</p><p>5. It changes every year, so last year's is not enough</p><p>Ask at your pharmacy or GP practice.</p></div>")


def step_advert(p):
    rings = "".join(f"<circle cx=150 cy=150 r={r} fill='none' stroke='{c}' stroke-width=17 stroke-dasharray='{p.rng.randint(200, 700)} 900'/>" for r, c in ((120, "#ff375f"), (96, "#30d158"), (72, "#0a84ff")))
    return p.html(f"<div style='text-align:center;padding:30px 20px'><h2>Move more, feel better</h2><svg width=300 height=300>{rings}</svg><p>8,412 steps &nbsp; 5.9 km</p><p>Heart rate, sleep and recipes in one app</p><div style='background:#0a84ff;color:#fff;padding:14px;border-radius:24px'>Start free month</div><p>&#9733;&#9733;&#9733;&#9733;&#9733; 21k ratings</p></div>")


def boards_of_cards(p):
    def card():
        return f"<div style='background:#fff;color:#222;margin:8px;padding:9px;border-radius:4px;border-top:5px solid {p.pick(['#61bd4f', '#f2d600', '#eb5a46', '#c377e0', '#0079bf'])}'>{p.pick(['Fix login page', 'Order banners', 'Write release notes', 'Book venue', 'Draft budget', 'Test checkout'])}<br>{anybody(p, 'given')} &nbsp; {p.rng.randint(1, 28)} {p.pick(MONTHS)}</div>"
    return p.html(f"<div class=bar>Spring launch</div><div style='display:flex'>{''.join(f'<div style=' + chr(39) + 'flex:1;background:#ebecf0;color:#222;margin:8px;padding:8px' + chr(39) + f'><b>{t}</b>{card()}{card()}{card()}{card()}</div>' for t in ('To do', 'Doing', 'Review', 'Done'))}</div>", "#0079bf")


def gantt(p):
    rows = ""
    for t in ("Survey", "Foundations", "Drainage", "Brickwork", "Roof", "Windows", "Electrics", "Plaster", "Kitchen", "Paint", "Snagging"):
        start, long = p.rng.randint(0, 18), p.rng.randint(2, 8)
        rows += f"<tr><td style='width:150px'>{t}</td><td>{anybody(p, 'initial')}</td>" + "".join(f"<td style='padding:0;border-left:1px solid #ddd;background:{p.pick(['#4f81bd', '#4f81bd', '#c0504d']) if start <= k < start + long else 'transparent'}'>&nbsp;</td>" for k in range(26)) + "</tr>"
    return p.html(f"<div class=bar>Extension, {p.rng.randint(1, 90)} {p.pick(ROADS)} &nbsp; Programme rev {p.pick('ABC')}</div><table><tr><th>Task</th><th>Owner</th>{''.join(f'<th>{k}</th>' for k in range(1, 27))}</tr>{rows}</table>")


def share_prices(p):
    rows = [[p.pick(["VOD", "BP", "TSCO", "BARC", "SHEL", "RR", "AZN", "ULVR", "BA", "NG", "SSE"]), f"{p.rng.uniform(80, 4000):.1f}", f"<span style='color:{p.pick(['#4caf50', '#f44336'])}'>{p.rng.uniform(-4, 4):+.2f}%</span>", p.rng.randint(10000, 999999), f"{p.rng.uniform(80, 4000):.1f}", f"{p.rng.uniform(80, 4000):.1f}", hour(p)] for _ in range(16)]
    p.dark = True
    return p.html(f"<div style='background:#222;color:#ddd;padding:7px 12px'>Watchlist &nbsp; Orders &nbsp; Positions</div>{curve(p, 1200, 180, [('#0a0', 90, 30, 9)], '#d8dfe6', 20)}{p.table(['Symbol', 'Last', 'Chg', 'Vol', 'High', 'Low', 'Time'], rows)}", "#f1f1f1")


def tide_table(p):
    rows = [[f"{k} {p.pick('MTWFS')}", *[x for _ in range(4) for x in (hour(p), f"{p.rng.uniform(.3, 6.2):.1f}")]] for k in range(1, 29)]
    return p.html(f"<div style='padding:26px 34px'><h3>Tide tables, {p.pick(PLACES)} harbour, {p.pick(MONTHS)} 2026</h3>{ruled(['Day', *['Time', 'm'] * 4], rows, '#248', '2px 6px')}</div>")


def quake_strip(p):
    return p.html(f"<div style='padding:16px 20px'><b>Seismograph {p.pick(PLACES)} station 4</b> &nbsp; {day(p, 2026)} {hour(p)} UTC &nbsp; 100 sps{curve(p, 1200, 230, [('#123', 110, 8, 30)], '#c9d7e4', 14)}<br>{curve(p, 1200, 200, [('#123', 100, 30, 8)], '#c9d7e4', 14)}<p>Magnitude 1.9, depth 7 km</p></div>")


def judging_form(p):
    return p.html(f"<div style='padding:34px 44px;line-height:1.8'><h3>{p.pick(PLACES)} horticultural show: entry form</h3><div style='border:1px solid #363;padding:8px'>Surname <span style='{HAND}'>{anybody(p, 'family')}</span><br>First name <span style='{HAND}'>{anybody(p, 'given')}</span><br>Class <span style='{HAND}'>{p.rng.randint(1, 90)}</span></div>{''.join(f'<p>&#9744; {t}</p>' for t in ('Three onions', 'Six runner beans', 'One marrow', 'Vase of sweet peas', 'Victoria sponge', 'Chutney', 'Photograph'))}<p>Entries close Thursday noon. Fee 50p.</p></div>", "#fbfff6")


def parcel_note(p):
    bars = "".join(f"<span style='display:inline-block;width:{p.rng.randint(1, 4)}px;height:60px;background:#000;margin-right:{p.rng.randint(1, 4)}px'></span>" for _ in range(50))
    return p.html(f"<div style='padding:14px 22px;font-size:1.35em;display:flex;justify-content:space-between'><div>TO<br><b>{anybody(p)}</b><br>{p.rng.randint(1, 99)} {p.pick(ROADS)}<br>{p.pick(PLACES)}</div><div>{bars}<br>48 TRACKED 1.2 kg</div></div>")


def jam_note(p):
    return p.html(f"<div style='{HAND};font-size:2em;padding:24px 30px;line-height:1.5'>{anybody(p, 'given')} - plumber at 3<br>milk, eggs, bin bags<br>ring gran re Sunday<br>car key in blue bowl</div>", "#fff176", "#1a237e")


def jobs_board(p):
    rows = [[k + 1, anybody(p, "given"), p.pick(["Roof tiles", "Skip Mon", "Fence panels", "Gutter", "2nd fix"]), p.pick(ROADS), p.pick(["Van 1", "Van 2", ""]), p.pick(["&#10003;", "Wed", "rain?", "inv sent"])] for k in range(10)]
    return p.html(f"<div style='{HAND};font-size:1.7em;padding:18px 26px'><b style='color:#0a4'>THIS WEEK</b>{ruled(['', 'Who', 'Job', 'Where', 'Van', 'Done'], rows, '#345', '3px 8px', .86, '#fff')}</div>", "#fafbfb", "#15407a")


def film_night(p):
    hills = "<svg width=1300 height=640 style='display:block'><rect width=1300 height=640 fill='#31496b'/><path d='M0 420L240 250L460 400L700 210L980 430L1300 280V640H0' fill='#1d2a24'/><circle cx=980 cy=140 r=56 fill='#f2d7a0'/></svg>"
    return p.html(f"{hills}<div style='color:#eee;padding:10px 20px'>&#9654; 0:42:17 &nbsp; Under the Fell &nbsp; S1 E3</div>", "#000", "#eee")


INDIRECT = (headlines, flu_leaflet)
OTHERS = {"screen": [names_sheet, form_register, customer_screen, help_queue, arrivals, room_tiles, passengers, editor, sales_board, goods_wall, bakery_rota, lesson_plan, standings, employee_screen, loans, family_roots,
                     headlines, boards_of_cards, gantt, share_prices, quake_strip, film_night],
          "paper": [garage_sheet, account_page, pudding, training_plan, anatomy_page, flu_leaflet, tide_table, judging_form], "phone": [step_advert], "board": [jobs_board], "card": [jam_note], "label": [parcel_note]}
