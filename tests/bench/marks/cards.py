# SPDX-License-Identifier: Apache-2.0
"""Cards with marks on them: trusts' names as letterheads, bars, signs and badges have them, number plates on
cars, name badges, stacked and square codes on labels; and harmless ones that look alike. Everything on them
is invented; registrations have age identifiers that nobody was issued when this was written (27 to 49)."""

import os
import pathlib
import subprocess
import sys
import tempfile

from PIL import Image, ImageDraw, ImageFont

_here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(_here, "../../../models/lozenge"), os.path.join(_here, "../scenes")]
import shapes  # noqa: E402
from pages import FAMILY, GIVEN, STREETS  # noqa: E402

PLACES = ("Northmere Westhaven Coldbrook Harrowdale Kestlemere Tamebridge Millrace Ashdale Fernhurst Oxbridge "
          "Larkstoke Brackenfield Dunmoor Saltcombe Wyrecliff Thornaby Elmstead").split()
SAINTS = ["St Wilfrid's", "St Chad's", "Queen Adelaide", "Princess Beatrice", "St Hilda's", "King Edgar"]
WELSH = ["Bae Aldwyn", "Glanafon", "Cwm Derwen"]
ROLES = ["Staff Nurse", "Physiotherapist", "Consultant Anaesthetist", "Pharmacist", "Healthcare Assistant",
         "Occupational Therapist", "Ward Clerk", "Radiographer", "Midwife", "Junior Doctor"]
SANS = ["DejaVuSans", "LiberationSans-Regular", "NotoSans-Regular", "Lato-Regular", "OpenSans-Regular", "Roboto-Regular"]
BOLD = ["DejaVuSans-Bold", "LiberationSans-Bold", "NotoSans-Bold", "Lato-Bold", "OpenSans-Bold", "Roboto-Bold"]
PLATE_FONTS = ["LiberationSansNarrow-Bold", "DejaVuSansCondensed-Bold", "Roboto-Bold", "NotoSans-Bold"]
BLUE = (0, 94, 184)


def fonts(names):
    return [n for n in names if shapes.font_file(n)]


def trust_name(rng):
    """An organisation's name, in lines as it is set."""
    a, b = rng.sample(PLACES, 2)
    saint = rng.choice(SAINTS)
    lines = rng.choice([
        [f"{a} University Hospitals", "NHS Foundation Trust"], [f"{a} Hospitals NHS Trust"],
        [f"{a} and {b}", "Hospitals NHS Foundation Trust"], [f"{a} Partnership NHS Foundation Trust"],
        [f"{a} Community Healthcare NHS Trust"], [f"{a} Royal Infirmary"], [f"{saint} Hospital"],
        [f"{a} General Hospital"], [f"{a} District General", "Hospital"], [f"{saint} Hospice"],
        [f"{a} Family Practice"], [f"{a} Medical Centre"], [f"{a} Surgery"], [f"NHS {a}"],
        [f"{a} Ambulance Service", "NHS Trust"], [f"{a} Health and Social Care Trust"],
        [f"{rng.choice(WELSH)} University Health Board"], [f"Bwrdd Iechyd Prifysgol", rng.choice(WELSH)],
        [f"Ysbyty {rng.choice(WELSH)}"], [f"{a} Children's Hospital"], [f"The {a} Hospital"],
        [f"NHS {a} and {b}", "Integrated Care Board"], [f"{a} Mental Health", "NHS Trust"],
        [f"{a} Teaching Hospitals", "NHS Foundation Trust"], [f"{a} & {b} NHS Foundation Trust"],
        [f"{a} Health Centre"], [f"{a} Women's Hospital"], [f"{a} Primary Care Network"], [f"{a} NHS FT"],
        [f"{a} Treatment Centre"], [f"{a} Eye Hospital"], [f"{a} Community Hospital"],
        [f"University Hospitals of {a}", "NHS Foundation Trust"], [f"{a} Health Board"]])
    return [line.upper() for line in lines] if rng.random() < 0.12 else lines


class Card:
    def __init__(self, size, ground):
        self.picture = Image.new("RGB", size, ground)
        self.pen = ImageDraw.Draw(self.picture)
        self.items = []
        self.size = 40

    def text(self, at, text, font, size, ink, category=None, anchor="la"):
        face = shapes.font(font, size)
        self.pen.text(at, text, ink, face, anchor=anchor)
        box = self.pen.textbbox(at, text, face, anchor=anchor)
        if category:
            up, down = self.pen.textbbox(at, "H", face, anchor=anchor)[1::2]
            self.items.append(dict(category=category, text=text, box=box, capitals=(down - up) / (box[3] - box[1])))
        return box


def put_lozenge(rng, card, right, top, width):
    high = int(width / 2.5)
    mask = shapes.nhs_box(rng, shapes.FONTS["held-out"], (500, 200)).resize((width, high), Image.LANCZOS)
    box = (right - width, top, right, top + high)
    card.pen.rectangle(box, fill=BLUE)
    card.picture.paste(Image.new("RGB", (width, high), (255, 255, 255)), (right - width, top), mask)
    card.items.append(dict(category="trust_logo", text="NHS", box=box))


BOARDS = ["Ayrshire & Arran", "Borders", "Dumfries & Galloway", "Fife", "Forth Valley", "Grampian", "Greater Glasgow and Clyde",
          "Highland", "Lanarkshire", "Lothian", "Orkney", "Shetland", "Tayside", "Western Isles"]


def put_nation(rng, card, left, top):
    """What the other three services' marks say, in free fonts: no artwork."""
    blue = rng.choice([BLUE, (0, 70, 140), (20, 60, 120)])
    kind = rng.choice(["scotland", "board", "hsc", "wales"])
    bold, plain = rng.choice(fonts(BOLD)), rng.choice(fonts(SANS))
    if kind == "wales":
        mask = shapes.wales_box(rng, shapes.FONTS["held-out"], (500, 200)).resize((300, 120), Image.LANCZOS)
        boxes = [(left, top, left + 300, top + 120)]
        card.pen.rectangle(boxes[0], fill=blue)
        card.picture.paste(Image.new("RGB", mask.size, (255, 255, 255)), (left, top), mask)
    else:
        letters = card.text((left, top), "HSC" if kind == "hsc" else "NHS", bold, 120, blue)
        boxes = [letters]
        if kind == "hsc":
            region = rng.choice(["Belfast", "Northern", "Southern", "South Eastern", "Western"])
            beside = rng.random() < 0.6
            x, y = (letters[2] + 30, letters[1] + 2) if beside else (left, letters[3] + 16)
            for line in (f"{region} Health and", "Social Care Trust"):
                boxes.append(card.text((x, y), line, plain, 40, blue))
                y = boxes[-1][3] + 8
        else:
            words = "SCOTLAND" if kind == "scotland" else rng.choice(BOARDS)
            boxes.append(card.text((left, letters[3] + 14), words, plain, 44, blue))
    card.items.append(dict(category="trust_logo", text=kind, box=tuple(f(b[k] for b in boxes) for k, f in enumerate((min, min, max, max)))))


def nation(rng):
    card = Card((1500, 1000), (252, 252, 250))
    put_nation(rng, card, rng.choice([90, 700]), 60)
    for row in range(10):
        card.text((100, 330 + row * 62), words(rng, rng.randint(6, 10)) + ".", fonts(SANS)[0], 38, (40, 40, 40))
    return card, "paper", 40


def put_name(rng, card, x, y, size, ink, anchor, bold):
    font = rng.choice(fonts(BOLD if bold else SANS))
    lines = trust_name(rng)
    room = (card.picture.width - x if anchor == "la" else x) - 30
    widest = max(card.pen.textlength(line, shapes.font(font, size)) for line in lines)
    size = int(size * min(1, room / widest))  # no name is cut off at the card's edge
    for line in lines:
        box = card.text((x, y), line, font, size, ink, "trust_name", anchor)
        y = box[3] + size // 4
    return y


def words(rng, count):
    return " ".join(rng.choice("the of in with for from until under about green paper window morning several road "
                               "before letter river market second bread simple garden people weather".split())
                    for _ in range(count)).capitalize()


def letterhead(rng):
    card = Card((1500, 1000), (252, 252, 250))
    put_lozenge(rng, card, 1400, 60, rng.choice([160, 220]))
    y = put_name(rng, card, 1400, 170, 46, rng.choice([(20, 20, 20), BLUE]), "ra", rng.random() < 0.6)
    for row in range(8):
        card.text((100, y + 60 + row * 62), words(rng, rng.randint(6, 10)) + ".", fonts(SANS)[0], 38, (40, 40, 40))
    return card, "paper", 46


def bar(rng):
    card = Card((1500, 900), (244, 246, 248))
    card.pen.rectangle((0, 0, 1500, 110), fill=rng.choice([BLUE, (20, 60, 90), (60, 60, 70), (0, 80, 70)]))
    put_name(rng, card, 40, 20, 30, (255, 255, 255), "la", rng.random() < 0.5)
    for row in range(12):
        card.text((60, 160 + row * 54), words(rng, rng.randint(3, 9)), fonts(SANS)[1], 26, (50, 50, 60))
    return card, "screen", 30


def sign(rng):
    dark = rng.random() < 0.7
    card = Card((1600, 900), BLUE if dark else (250, 250, 250))
    ink = (255, 255, 255) if dark else (10, 40, 90)
    y = put_name(rng, card, 80, 80, 84, ink, "la", True)
    for row, line in enumerate(rng.sample(["Main entrance", "Car park", "Outpatients", "Pharmacy", "X-ray", "Reception"], 3)):
        card.text((80, y + 70 + row * 120), line, fonts(BOLD)[0], 70, ink)
    return card, "paper", 84


def badge(rng):
    """A staff card: the item is the whole of it."""
    wide = rng.random() < 0.5
    size = (1010, 640) if wide else (640, 1010)
    card = Card(size, (252, 252, 252))
    band = rng.choice([BLUE, (0, 114, 110), (90, 40, 110), (255, 255, 255)])
    card.pen.rectangle((0, 0, size[0], 170), fill=band)
    put_lozenge(rng, card, size[0] - 30, 30, 180)
    left, top = (420, 220) if wide else (60, 620)
    photo = (60, 210, 380, 590) if wide else (180, 200, 460, 570)
    portrait(rng, card, photo)
    given, family, bold = rng.choice(GIVEN), rng.choice(FAMILY), rng.choice(fonts(BOLD))
    card.text((left, top), given, bold, 84, (20, 20, 20), "staff_name")
    card.text((left, top + 110), family, bold, 58, (20, 20, 20), "staff_name")
    card.text((left, top + 200), rng.choice(ROLES), rng.choice(fonts(SANS)), 46, (30, 30, 60))
    put_name(rng, card, left if wide else 40, top + 280, 26 if wide else 28, (0, 60, 120), "la", False)
    card.items.append(dict(category="name_badge", text=f"{given} {family}", box=(0, 0, *size)))
    return card, "paper", 46


def portrait(rng, card, box):
    w, h = box[2] - box[0], box[3] - box[1]
    photo = Image.new("RGB", (w, h), rng.choice([(190, 205, 215), (225, 225, 225)]))
    pen = ImageDraw.Draw(photo)
    pen.ellipse((-w * .05, h * .74, w * 1.05, h * 1.6), fill=(60, 80, 130))
    pen.ellipse((w * .27, h * .14, w * .73, h * .74), fill=rng.choice([(224, 186, 160), (140, 96, 70), (198, 150, 116), (90, 60, 46)]))
    pen.pieslice((w * .24, h * .1, w * .76, h * .6), 180, 360, fill=rng.choice([(30, 24, 20), (120, 84, 50), (180, 170, 160)]))
    for eye in (.4, .6):
        pen.ellipse((w * eye - w * .03, h * .42, w * eye + w * .03, h * .46), fill=(20, 20, 20))
    pen.arc((w * .42, h * .52, w * .58, h * .62), 20, 160, fill=(120, 40, 40), width=4)
    card.picture.paste(photo, box[:2])


BANDS = [BLUE, (0, 48, 135), (0, 114, 110), (90, 40, 110), (60, 60, 70), (255, 255, 255), (232, 237, 238), (174, 37, 115)]


def put_lozenge_on(rng, card, ground, left, top, width):
    """In the colours that it has on a ground: blue, on blue ones and some others white with blue letters."""
    high = int(width / 2.5)
    mask = shapes.nhs_box(rng, shapes.FONTS["held-out"], (500, 200)).resize((width, high), Image.LANCZOS)
    white = ground[0] < 40 and ground[1] < 100 or sum(ground) < 500 and rng.random() < 0.4
    box, ink = ((255, 255, 255), BLUE) if white else (BLUE, (255, 255, 255))
    place = (left, top, left + width, top + high)
    card.pen.rectangle(place, fill=box)
    card.picture.paste(Image.new("RGB", (width, high), ink), (left, top), mask)
    card.items.append(dict(category="trust_logo", text="NHS white" if white else "NHS", box=place))


def entrance(rng):
    """A sign with a lozenge: at its top right, as signs have it."""
    ground = rng.choice([BLUE, BLUE, (250, 250, 250), (0, 114, 110), (255, 210, 40)])
    card = Card((1600, 900), ground)
    ink = (10, 40, 90) if sum(ground) > 400 else (255, 255, 255)
    put_lozenge_on(rng, card, ground, 1240, 60, 300)
    y = put_name(rng, card, 80, 220, 84, ink, "la", True)
    for row, line in enumerate(rng.sample(["Main entrance", "Car park", "Outpatients", "Pharmacy", "X-ray", "Reception"], 3)):
        card.text((80, y + 50 + row * 110), line, fonts(BOLD)[0], 70, ink)
    return card, "paper", 84


def portal(rng):
    """A program's or a website's bar with a lozenge."""
    card = Card((1500, 900), (244, 246, 248))
    band = rng.choice(BANDS)
    ink = (20, 20, 20) if sum(band) > 400 else (255, 255, 255)
    card.pen.rectangle((0, 0, 1500, 120), fill=band)
    left = rng.choice([30, 1500 - 170])
    put_lozenge_on(rng, card, band, left, 34, 130)
    card.text((190 if left == 30 else 30, 40), rng.choice(["My appointments", "Rota", "Training", "Ward view", "Staff intranet"]), rng.choice(fonts(BOLD)), 34, ink)
    for row in range(12):
        card.text((60, 170 + row * 54), words(rng, rng.randint(3, 9)), fonts(SANS)[1], 26, (50, 50, 60))
    return card, "screen", 30


def lanyard(rng):
    """A ribbon with a lozenge, again and again."""
    band = rng.choice(BANDS)
    card = Card((1500, 240), band)
    for left in range(60, 1300, 480):
        put_lozenge_on(rng, card, band, left, 60, 300)
    return card, "paper", 84


def event_badge(rng):
    """A conference's or a shop's badge: no badge of care."""
    card = Card((640, 900), (252, 252, 252))
    card.pen.rectangle((0, 0, 640, 180), fill=rng.choice([(200, 60, 40), (40, 40, 40), (0, 120, 80), (0, 94, 184)]))
    card.text((40, 60), rng.choice(["Bread & Oats", "GameCon 2025", "Rail Museum", "Market Hall"]), fonts(BOLD)[0], 56, (255, 255, 255))
    card.text((60, 350), rng.choice(GIVEN), fonts(BOLD)[1], 90, (20, 20, 20))
    card.text((60, 480), rng.choice(["Visitor", "Happy to help", "Speaker", "Crew", "Exhibitor"]), fonts(SANS)[0], 50, (60, 60, 60))
    return card, "paper", 50


def registration(rng):
    letters = "ABCDEFGHJKLMNOPRSTUVWXY"
    return ("".join(rng.choice(letters) for _ in range(2)) + str(rng.randint(27, 49)),
            "".join(rng.choice(letters) for _ in range(3)))


def put_plate(rng, card, centre, scale):
    """520 x 111 mm, characters 79 mm high, by BS AU 145; scale in px a mm."""
    w, h = 520 * scale, 111 * scale
    left, top = centre[0] - w / 2, centre[1] - h / 2
    ground = rng.choice([(246, 200, 30), (240, 190, 20), (248, 248, 246), (238, 240, 240)])
    card.pen.rounded_rectangle((left, top, left + w, top + h), 6 * scale, fill=ground, outline=(30, 30, 30) if rng.random() < .5 else None, width=int(max(1, 3 * scale)))
    band = rng.random() < 0.4
    if band:
        card.pen.rectangle((left + 2 * scale, top + 3 * scale, left + 44 * scale, top + h - 3 * scale), fill=rng.choice([(0, 51, 153), (0, 110, 60)]))
        card.text((left + 23 * scale, top + h - 28 * scale), rng.choice(["UK", "GB"]), fonts(BOLD)[1], int(26 * scale), (255, 255, 255), anchor="mm")
    first, second = registration(rng)
    mask = shapes.letters(f"{first} {second}", rng.choice(fonts(PLATE_FONTS)), 300, rng.uniform(0.02, 0.08))
    room = (w - (60 if band else 26) * scale, 79 * scale)
    mask = mask.resize((int(room[0]), int(room[1])), Image.LANCZOS)
    x, y = int(left + (48 if band else 13) * scale), int(centre[1] - mask.height / 2)
    card.picture.paste(Image.new("RGB", mask.size, (20, 20, 22)), (x, y), mask)
    card.items.append(dict(category="vehicle_plate", text=f"{first} {second}", box=(x, y, x + mask.width, y + mask.height)))


def car(rng):
    card = Card((2000, 1200), shapes.near(rng.choice([(150, 30, 30), (40, 60, 110), (200, 202, 205), (30, 30, 32), (120, 126, 130), (240, 240, 238)]), rng, 8))
    pen = card.pen
    glass = (50, 60, 68)
    pen.polygon([(380, 60), (1620, 60), (1740, 430), (260, 430)], fill=glass)
    pen.rectangle((0, 1020, 2000, 1200), fill=(40, 42, 44))
    for x in (60, 1700):
        pen.rounded_rectangle((x, 480, x + 240, 660), 40, fill=rng.choice([(170, 20, 24), (240, 240, 230)]))
    pen.line((0, 760, 2000, 760), fill=tuple(max(0, c - 40) for c in card.picture.getpixel((1000, 600))), width=8)
    if rng.random() < 0.5:  # a dark recess round the plate
        pen.rounded_rectangle((640, 800, 1360, 985), 20, fill=(28, 28, 30))
    card.text((1500, 700), rng.choice(["1.6 TDi", "HYBRID", "GT", "e-tech"]), fonts(BOLD)[0], 44, (225, 225, 228))
    put_plate(rng, card, (1000 + rng.randint(-60, 60), 892), rng.uniform(1.15, 1.3))
    return card, "paper", 79 * 1.2


def alike(rng):
    """Short capitals and digits on white or yellow that are no plate: a shelf's price, a postcode, a bus, a form."""
    card = Card((1500, 900), shapes.near(rng.choice([(90, 96, 100), (150, 120, 90), (230, 232, 228)]), rng, 8))
    for row in range(3):
        ground = rng.choice([(246, 200, 30), (250, 250, 248)])
        y = 80 + row * 270
        card.pen.rectangle((200, y, 1300, y + 190), fill=ground)
        a, b = registration(rng)
        text = rng.choice([f"{a[:3]} {rng.randint(1, 9)}{b[:2]}", f"{rng.randint(10, 99)} FOR {rng.randint(2, 9)}", f"LOT {rng.randint(1000, 9999)}",
                           "NO PARKING", f"BAY {rng.randint(1, 40)}", f"{rng.randint(1, 9)}.{rng.randint(10, 99)} EACH", f"GATE {rng.randint(1, 40)}A", "CAUTION WET"])
        card.text((750, y + 95), text, rng.choice(fonts(PLATE_FONTS)), 120, (20, 20, 22), anchor="mm")
    return card, "paper", 90


def zint(*arguments):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "code.png"
        subprocess.run(["zint", *arguments, "--notext", "--scale", "1", "-o", str(out)], check=True, capture_output=True)
        code = Image.open(out).convert("L")
        return code.crop(code.point(lambda v: 255 - v).getbbox())


def nhs_number(rng):
    while True:
        d = [9, 9, 9] + [rng.randrange(10) for _ in range(6)]
        check = 11 - sum(x * (10 - i) for i, x in enumerate(d)) % 11
        if check != 10:
            return "".join(map(str, d)) + str(check % 11)


def code(rng):
    """A code that no reader here can read, on a label of a patient or on a parcel."""
    patient = rng.random() < 0.6
    number, given, family = nhs_number(rng), rng.choice(GIVEN), rng.choice(FAMILY)
    stacked = rng.random() < 0.5
    payload = f"{number}|{family}|{given}|{rng.randint(1930, 2010)}0412" if patient else f"PARCEL {rng.randrange(10**12):012d} ZONE {rng.randint(1, 9)}"
    drawn = zint("-b", "55" if stacked else "92", "-d", payload)
    module = 3 if stacked else 5
    drawn = drawn.resize((drawn.width * module, drawn.height * module), Image.NEAREST).convert("RGB")
    card = Card((1500, 760), (250, 250, 248))
    card.picture.paste(drawn, (60, 80))
    if patient:  # the others are left alone
        card.items.append(dict(category="barcode", text=payload, box=(60, 80, 60 + drawn.width, 80 + drawn.height)))
    x = min(60 + drawn.width + 60, 900)
    y = 80 if x < 900 else 120 + drawn.height
    x = x if x < 900 else 60
    lines = ([(f"{family.upper()}, {given}", "patient_name"), (f"DOB {rng.randint(1, 28):02}-Mar-{rng.randint(1930, 2010)}", "date_of_birth"),
              (f"NHS No {number[:3]} {number[3:6]} {number[6:]}", "nhs_number"), ("Ward 7  FBC  EDTA", None)] if patient else
             [(f"{rng.randint(1, 90)} {rng.choice(STREETS)}", None), ("Leave in porch", None), ("2.4 kg  1 of 1", None), ("Express", None)])
    for row, (line, category) in enumerate(lines):
        card.text((x, y + row * 70), line, fonts(BOLD)[0], 44, (20, 20, 20), category)
    return card, "paper", 44


KINDS = {"letterhead": letterhead, "nation": nation, "bar": bar, "sign": sign, "badge": badge, "entrance": entrance, "portal": portal, "lanyard": lanyard, "event": event_badge, "car": car, "alike": alike, "code": code}
