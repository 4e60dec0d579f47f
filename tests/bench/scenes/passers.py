# SPDX-License-Identifier: Apache-2.0
"""What a nurse, teacher, player, bookkeeper or tourist photographs on any day, with names, dates and long numbers in plain lines: no patient is on any of it.
Everybody on them is invented."""

from keepsakes import lines
from pages import FAMILY, GIVEN, TOWNS
from sheets import paper


def figures(p, count):
    return "".join(p.pick("0123456789") for _ in range(count))


def clock(p):
    return f"{p.rng.randint(6, 22):02}:{p.rng.randint(0, 59):02}"


def day(p, low=2026, high=2026):
    return f"{p.rng.randint(1, 28):02}/{p.rng.randint(1, 12):02}/{low if low == high else p.rng.randint(low, high)}"


def money(p):
    return f"{p.rng.randint(1, 60)}.{p.rng.randint(0, 99):02}"


def royal_line(p):
    first = p.rng.randint(980, 1500)
    return paper(p, f"<h2>Kings of {p.pick(TOWNS)}</h2>" + lines(f"{p.pick(GIVEN)} {n} &nbsp; born {first + 30 * k} &nbsp; died {p.rng.randint(1, 28)} March {first + 30 * k + p.rng.randint(20, 70)}" for k, n in enumerate(["I", "II", "III", "IV"])))


def painting_label(p):
    born = p.rng.randint(1700, 1820)
    return paper(p, f"<h2>{p.plain()}</h2>" + lines([f"Born {p.pick(TOWNS)} {born}, died {p.pick(TOWNS)} {born + p.rng.randint(30, 75)}", "Harbour at Dusk", "Oil on canvas", f"Bequeathed by Mrs {p.pick(FAMILY)}, {p.rng.randint(1900, 1950)}", f"N0{figures(p, 4)}"]))


def adventurer(p):
    return p.html(f"<div style='padding:30px'><h1>Character sheet</h1>" + lines([f"Name: {p.pick(GIVEN)} {p.pick(['Oakhand', 'Stormbow', 'Ashcloak'])}", f"Class: {p.pick(['Cleric', 'Ranger', 'Bard'])} &nbsp; Level {p.rng.randint(1, 20)}", f"Hit points {p.rng.randint(8, 90)}",
                  f"Strength {p.rng.randint(3, 18)} &nbsp; Wisdom {p.rng.randint(3, 18)}", f"Born: {day(p, 1100, 1290)}", "Alignment: good"]) + "</div>")


def arcade(p):
    return p.html("<div style='padding:60px;font-size:1.4em'>" + lines([f"LEVEL {p.rng.randint(2, 60)}", f"SCORE {figures(p, 7)}", f"BEST {figures(p, 10)}", f"TIME {clock(p)}", "LIVES 3", f"PLAYER {p.pick(GIVEN)}"]) + "</div>", ground="#123", ink="#fd6")


def hex_dump(p):
    return p.html("<pre style='padding:20px'>" + "\n".join(f"0000{n:02x}0  " + " ".join(figures(p, 4) for _ in range(8)) for n in range(24)) + "</pre>")


def trial_balance(p):
    accounts = "Sales Purchases Wages Rent Drawings Motor Insurance Stationery".split()
    return p.html("<div class=bar>Trial balance at 31 March 2026</div>" + p.table(["Acct", "Name", "Debit", "Credit"], [[figures(p, 4), a, money(p), money(p)] for a in accounts]))


def payroll_run(p):
    return p.html("<div class=bar>Payroll journal</div>" + p.table(["Date", "Employee", "BACS", "Net"], [[day(p), p.plain(), figures(p, 10), money(p)] for _ in range(10)]))


def boarding_pass(p):
    return paper(p, "<h2>BOARDING PASS</h2>" + lines([f"{p.pick(FAMILY).upper()}/{p.pick(GIVEN).upper()}", f"From {p.pick(TOWNS)} &nbsp; To Faro", f"Flight ZX{figures(p, 4)} &nbsp; Seat {p.rng.randint(1, 30)}C", f"Gate {p.rng.randint(1, 40)} &nbsp; Boards {clock(p)}", f"Ticket 125 {figures(p, 10)}"]))


def race_results(p):
    return p.html(f"<div class=bar>Results {day(p)}</div>" + p.table(["Pos", "Name", "Time", "Age group"], [[n, p.plain(), f"{p.rng.randint(17, 32)}:{p.rng.randint(0, 59):02}", p.pick(["M35-39", "W40-44", "JM11-14", "W60-64"])] for n in range(1, 16)]))


def ancestors(p):
    born = p.rng.randint(1740, 1780)
    return paper(p, f"<h2>The {p.pick(FAMILY)} line</h2>" + lines(f"{p.plain()} &nbsp; b. {p.rng.randint(1, 28)} May {born + 25 * k} &nbsp; d. {p.rng.randint(1, 28)} June {born + 25 * k + p.rng.randint(20, 40)}" for k in range(4)))


def rating_plate(p):
    return paper(p, lines([f"Model XK-{figures(p, 3)}", f"S/N {figures(p, 10)}", f"IMEI {figures(p, 15)}", "Input 230 V 50 Hz 0.4 A", f"Made in {p.pick(TOWNS)}"]))


def bus_times(p):
    return paper(p, "<h2>Monday to Friday</h2>" + p.table(["Stop", "", "", "", "", ""], [[f"{p.pick(FAMILY)} Road", *(clock(p) for _ in range(5))] for _ in range(9)]))


def invitation(p):
    return paper(p, "<div style='text-align:center'>" + lines(["Together with their families", f"<b>{p.plain()}</b>", "and", f"<b>{p.plain()}</b>", "invite you to celebrate their marriage", "Saturday 14 August 2027 at two o'clock", f"St Mary's Church, {p.pick(TOWNS)}"]) + "</div>")


# Colleagues' names and pay numbers: there "review" is no error.
INDIRECT = [payroll_run]
OTHERS = {"screen": [adventurer, arcade, hex_dump, trial_balance, payroll_run, race_results], "paper": [royal_line, boarding_pass, ancestors, bus_times, invitation], "board": [painting_label], "label": [rating_plate]}
