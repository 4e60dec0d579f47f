# SPDX-License-Identifier: Apache-2.0
"""Badges as they are worn: cards of every service with a photo or none, yellow ones and Welsh ones, on uniforms,
from lanyards and reels; and cards that are no badge of care: delegates', members', drivers', visitors', firms'."""

from PIL import ImageDraw, ImageFilter

from cards import BLUE, BOLD, FAMILY, GIVEN, ROLES, SANS, STREETS, WELSH, Card, fonts, portrait, put_lozenge_on, put_name, put_nation, shapes, words

UNIFORMS = [(24, 40, 92), (70, 120, 190), (150, 190, 225), (20, 100, 96), (120, 20, 50), (90, 92, 98), (238, 240, 242), (30, 30, 34), (60, 130, 80)]
BANDS = [BLUE, (0, 48, 135), (0, 114, 110), (90, 40, 110), (252, 252, 252), (174, 37, 115), (60, 60, 66)]
MORE_ROLES = ["Ward Manager", "Sister", "Charge Nurse", "Speech and Language Therapist", "Dietitian", "Domestic Assistant", "Porter", "Phlebotomist",
              "Student Nurse", "Specialty Registrar", "Foundation Doctor", "Consultant Paediatrician", "Receptionist", "Chaplain", "Care Coordinator",
              "Nursing Associate", "Operating Department Practitioner", "Advanced Nurse Practitioner", "Paramedic", "Consultant Cardiologist"]
WELSH_ROLES = [("Nyrs Staff", "Staff Nurse"), ("Fferyllydd", "Pharmacist"), ("Meddyg Iau", "Junior Doctor"), ("Bydwraig", "Midwife"), ("Ffisiotherapydd", "Physiotherapist")]


def worn(rng, badge):
    """The badge on a uniform, with what holds it; the items move with it."""
    wide, high = badge.picture.size
    cloth = Card((wide + 500, high + 640), shapes.near(rng.choice(UNIFORMS), rng, 8))
    pen, tone = cloth.pen, cloth.picture.getpixel((0, 0))
    for _ in range(rng.randint(3, 8)):  # folds
        x, shade = rng.randint(0, cloth.picture.width), rng.randint(-26, 26)
        pen.polygon([(x, 0), (x + rng.randint(10, 90), 0), (x + rng.randint(-60, 140), high + 640), (x - 40, high + 640)], fill=tuple(max(0, min(255, c + shade)) for c in tone))
    cloth.picture = cloth.picture.filter(ImageFilter.GaussianBlur(14))
    pen = cloth.pen = ImageDraw.Draw(cloth.picture)
    left, top = 250, 400
    middle, holder = left + wide // 2, rng.choice(["lanyard", "reel", "pin", "pocket"])
    if holder == "lanyard":
        ribbon = rng.choice([BLUE, (0, 114, 110), (174, 37, 115), (30, 30, 30), (200, 40, 40)])
        for x in (middle - 190, middle + 130):
            pen.polygon([(x, 0), (x + 66, 0), (middle + 34, top - 40), (middle - 30, top - 40)], fill=ribbon)
        pen.rounded_rectangle((middle - 24, top - 70, middle + 24, top + 20), 8, fill=(170, 172, 176))
    elif holder == "reel":
        pen.ellipse((middle - 100, 70, middle + 100, 270), fill=rng.choice([(20, 20, 22), BLUE, (230, 230, 232)]))
        pen.line((middle, 270, middle, top), fill=(40, 40, 40), width=6)
        pen.rounded_rectangle((middle - 20, top - 60, middle + 20, top + 20), 8, fill=(210, 214, 218))
    elif holder == "pocket":
        pen.line((60, top - 60, cloth.picture.width - 60, top - 60), fill=tuple(max(0, c - 40) for c in tone), width=10)
    cloth.picture.paste((20, 20, 24), (left + 8, top + 10, left + wide + 8, top + high + 10))
    cloth.picture.paste(badge.picture, (left, top))
    if holder in ("lanyard", "reel"):
        pen.rounded_rectangle((middle - 60, top + 12, middle + 60, top + 32), 10, fill=tone, outline=(150, 150, 150))
    for item in badge.items:
        item["box"] = tuple(v + (left, top)[k % 2] for k, v in enumerate(item["box"]))
        cloth.items.append(item)
    return cloth


def set_names(rng, card, left, top, right, ink):
    """Given name above family name, or both in a line, with letters behind or a title before. Gives what they are and the lower edge."""
    given, family, bold = rng.choice(GIVEN), rng.choice(FAMILY), rng.choice(fonts(BOLD))
    lines = rng.choice([[given, family], [given, family], [f"{given} {family}"], [f"Dr {given} {family}"], [given]])
    size = 84
    for line in lines:
        fits = int(size * min(1, (right - left) / card.pen.textlength(line, shapes.font(bold, size))))
        top = card.text((left, top), line, bold, fits, ink, "staff_name")[3] + 20
        size = 60
    return f"{given} {family}", top


def staff(rng):
    """A staff card with a photo, or with none."""
    wide = rng.random() < 0.45
    size = (1010, 640) if wide else (640, 1010)
    card = Card(size, rng.choice([(252, 252, 252), (252, 252, 252), (236, 242, 248), (255, 250, 225)]))
    band = rng.choice(BANDS)
    card.pen.rectangle((0, 0, size[0], 150), fill=band)
    scottish = sum(band) > 700 and rng.random() < 0.6
    if scottish:
        put_nation(rng, card, 40, 20)
    else:
        put_lozenge_on(rng, card, band, rng.choice([30, size[0] - 210]), 36, 180)
    photo = rng.random() < 0.75
    if photo:
        portrait(rng, card, (50, 220, 350, 590) if wide else (190, 230, 450, 570))
    left, top = (400, 230) if wide and photo else (60, 240) if wide or not photo else (60, 610)
    name, top = set_names(rng, card, left, top, size[0] - 30, (20, 20, 20))
    role = rng.choice(ROLES + MORE_ROLES)
    font = rng.choice(fonts(SANS))
    fits = int(46 * min(1, (size[0] - left - 30) / card.pen.textlength(role, shapes.font(font, 46))))
    top = card.text((left, top + 8), role, font, fits, (30, 30, 60))[3]
    if not scottish:
        put_name(rng, card, left, top + 26, 28, (0, 60, 120), "la", False)
    if rng.random() < 0.3:
        card.text((left, size[1] - 44), f"ID {rng.randint(10000, 999999)}", fonts(SANS)[1], 24, (60, 60, 60))
    card.items.append(dict(category="name_badge", text=name, box=(0, 0, *size)))
    return (worn(rng, card) if rng.random() < 0.7 else card), "paper", 46


def hello(rng):
    """A yellow one, or one in two languages, that says hello."""
    welsh = rng.random() < 0.35
    size = (1010, 460)
    card = Card(size, rng.choice([(255, 221, 0), (255, 230, 60), (252, 252, 252)]) if not welsh else rng.choice([(255, 221, 0), (252, 252, 252)]))
    ink = (0, 48, 135)
    if welsh:
        card.text((40, 36), "Helo, fy enw i yw", fonts(SANS)[0], 44, ink)
        card.text((40, 92), "Hello, my name is", fonts(SANS)[0], 44, ink)
    else:
        card.text((40, 40), rng.choice(["Hello my name is...", "#hellomynameis", "Hello, my name is", "hello my name is"]), rng.choice(fonts(SANS)), 56, ink)
    put_lozenge_on(rng, card, (255, 255, 255), 810, 40, 170)
    given = rng.choice(GIVEN)
    y = card.text((40, 170), given, rng.choice(fonts(BOLD)), 120, ink, "staff_name")[3]
    if welsh:
        a, b = rng.choice(WELSH_ROLES)
        card.text((40, y + 18), f"{a} / {b}", fonts(SANS)[0], 46, ink)
        card.text((40, y + 84), f"Bwrdd Iechyd Prifysgol {rng.choice(WELSH)}", fonts(SANS)[1], 30, ink, "trust_name")
    else:
        card.text((40, y + 22), rng.choice(ROLES + MORE_ROLES), rng.choice(fonts(SANS)), 46, ink)
        put_name(rng, card, 40, y + 88, 28, ink, "la", False)
    card.items.append(dict(category="name_badge", text=given, box=(0, 0, *size)))
    return (worn(rng, card) if rng.random() < 0.7 else card), "paper", 46


def other(rng):
    """A card that is nobody's badge of care."""
    wide = rng.random() < 0.6
    size = (1010, 640) if wide else (640, 900)
    card = Card(size, (252, 252, 252))
    given, family = rng.choice(GIVEN), rng.choice(FAMILY)
    kind = rng.choice(["delegate", "member", "driver", "visitor", "firm", "parcel", "price", "school"])
    colour = rng.choice([(200, 60, 40), (40, 40, 40), (0, 120, 80), BLUE, (240, 160, 0)])
    card.pen.rectangle((0, 0, size[0], 130), fill=colour)
    heads = dict(delegate=["Northern Rail Forum", "Data & Cities 2025", "Coastal Engineers' Day"], member=["Harbour Leisure", "Millrace Library", "Oak Street Gym"],
                 driver=["DRIVING LICENCE"], visitor=["VISITOR"], firm=["Fernhurst Joinery Ltd", "Ashdale Accountants", "Wyre Lettings"], parcel=["SwiftPost 24"],
                 price=["Market Hall"], school=["Dunmoor High School", "Larkstoke College"])
    card.text((30, 30), rng.choice(heads[kind]), fonts(BOLD)[0], 54, (255, 255, 255))
    photo = kind in ("member", "driver", "school") or rng.random() < 0.25
    left = 60
    if photo:
        portrait(rng, card, (40, 200, 330, 570) if wide else (200, 170, 440, 470))
        left = 380 if wide else 60
    top = 200 if wide or not photo else 500
    lines = dict(delegate=[given, family, rng.choice(["Consultant", "Speaker", "Analyst, Brookes Partners", "Head of Research"])],
                 member=[f"{given} {family}", f"No. {rng.randint(10000, 99999)}", "Valid to 31/12/2027"],
                 driver=[f"1. {family.upper()}", f"2. {given.upper()}", "3. United Kingdom", "4a. 12.03.2021"],
                 visitor=[f"{given} {family}", f"Host: {rng.choice(GIVEN)}", "Please return"], firm=[f"{given} {family}", rng.choice(["Managing Director", "Senior Partner", "Sales Assistant"]), "01632 960123"],
                 parcel=[f"{rng.randint(1, 90)} {rng.choice(STREETS)}", "Leave in porch", "2.4 kg"], price=[words(rng, 2), f"£{rng.randint(1, 40)}.99", "per kg"],
                 school=[given, family, rng.choice(["Year 9", "Teaching Assistant", "Sixth form"])])[kind]
    for row, line in enumerate(lines):
        font, big = rng.choice(fonts(BOLD if row == 0 else SANS)), 70 if row == 0 else 46
        fits = int(big * min(1, (size[0] - left - 20) / card.pen.textlength(line, shapes.font(font, big))))
        card.text((left, top + row * 90), line, font, fits, (20, 20, 20))
    return (worn(rng, card) if kind in ("delegate", "visitor", "school") and rng.random() < 0.6 else card), "paper", 46


KINDS = {"staff": staff, "hello": hello, "other": other}
