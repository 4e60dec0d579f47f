# SPDX-License-Identifier: Apache-2.0
"""Cards on which an organisation's name has an emblem of its own (emblems.py) beside or above it, and cards on which
something else stands there: bullets, radio buttons, avatars, icons, photos, rules."""

import emblems
from cards import BLUE, BOLD, FAMILY, GIVEN, SANS, Card, fonts, portrait, put_lozenge, shapes, trust_name, words

INKS = [(20, 20, 20), BLUE, (60, 60, 66), (0, 70, 60)]
DARK = [BLUE, (20, 60, 90), (60, 60, 70), (0, 80, 70), (90, 40, 110)]
WHITE = (255, 255, 255)


def put_emblem(rng, card, box_of, height, white):
    """box_of gives the top left corner of a picture of some size."""
    kind, picture = emblems.emblem(rng, int(height), white)
    left, top = (int(v) for v in box_of(*picture.size))
    card.picture.paste(picture, (left, top), picture)
    card.items.append(dict(category="trust_logo", text=f"own {kind}", box=(left, top, left + picture.width, top + picture.height)))
    return left, top, left + picture.width, top + picture.height


def set_name(rng, card, x, y, size, ink, anchor, room):
    """The name's lines from (x, y), as large as there is room for. Gives its box and its letters' height."""
    lines, font = trust_name(rng), rng.choice(fonts(BOLD if rng.random() < 0.6 else SANS))
    size = int(size * min(1, room / max(card.pen.textlength(line, shapes.font(font, size)) for line in lines)))
    boxes = []
    for line in lines:
        boxes.append(card.text((x, y), line, font, size, ink, "trust_name", anchor))
        y = boxes[-1][3] + size // 4
    return (min(b[0] for b in boxes), boxes[0][1], max(b[2] for b in boxes), boxes[-1][3]), size


def lockup(rng, card, left, top, right, size, ink, white):
    """A name and its emblem, somewhere between left and right. Gives the lower edge."""
    where = rng.choice(["left", "left", "right", "above"])
    times = rng.uniform(1.2, 3.6)
    gap = rng.uniform(0.35, 1.0) * size
    high = times * size * 0.73  # capitals are so much of a size
    x, y = left, top + max(0, high - size) / 2 + 4
    if where == "above":
        y = top + high + gap
    if where == "left":
        x += 1.35 * high + gap
    box, _ = set_name(rng, card, x, y, size, ink, "la", right - x - (1.35 * high + gap if where == "right" else 0))
    middle = (box[1] + box[3]) / 2
    if where == "above":
        at = rng.choice([lambda w, h: (box[0], box[1] - gap - h), lambda w, h: ((box[0] + box[2] - w) / 2, box[1] - gap - h)])
    elif where == "left":
        at = lambda w, h: (box[0] - gap - w, middle - h / 2)  # noqa: E731
    else:
        at = lambda w, h: (box[2] + gap, middle - h / 2)  # noqa: E731
    emblem = put_emblem(rng, card, at, high, white)
    return max(box[3], emblem[3])


def prose(rng, card, y, step=62, size=38):
    for row in range(7):
        card.text((100, y + row * step), words(rng, rng.randint(6, 10)) + ".", fonts(SANS)[0], size, (40, 40, 40))


def own(rng):
    """A letter's head, a program's bar or a sign."""
    kind = rng.choice(["letter", "letter", "bar", "sign"])
    if kind == "letter":
        card = Card((1500, 1000), (252, 252, 250))
        if rng.random() < 0.3:  # the service's mark as well, in its own corner
            put_lozenge(rng, card, 1440, 50, 160)
        y = lockup(rng, card, rng.choice([90, 200]), 60, 1250, 46, rng.choice(INKS), False)
        prose(rng, card, y + 70)
        return card, "paper", 46
    if kind == "bar":
        card = Card((1500, 900), (244, 246, 248))
        band = rng.choice(DARK)
        card.pen.rectangle((0, 0, 1500, 230), fill=band)
        lockup(rng, card, 40, 26, 1300, 34, WHITE, True)
        for row in range(10):
            card.text((60, 280 + row * 54), words(rng, rng.randint(3, 9)), fonts(SANS)[1], 26, (50, 50, 60))
        return card, "screen", 30
    dark = rng.random() < 0.5
    card = Card((1600, 900), rng.choice(DARK) if dark else (250, 250, 250))
    ink = WHITE if dark else (10, 40, 90)
    y = lockup(rng, card, 80, 60, 1560, 76, ink, dark)
    for row, line in enumerate(rng.sample(["Main entrance", "Car park", "Outpatients", "Pharmacy"], 2)):
        card.text((80, y + 90 + row * 120), line, fonts(BOLD)[0], 70, ink)
    return card, "paper", 76


def one_name(rng):
    return " ".join(trust_name(rng))


def choices(rng, card):
    """Radio buttons, tick boxes or bullets before names."""
    kind = rng.choice(["radio", "box", "bullet", "tick"])
    for row in range(rng.randint(1, 5)):
        y = 140 + row * 100
        box = card.text((170, y), one_name(rng), fonts(SANS)[0], 38, (30, 30, 30), "trust_name")
        m = (box[1] + box[3]) // 2
        ink = rng.choice([(90, 90, 96), BLUE])
        if kind == "radio":
            card.pen.ellipse((110, m - 18, 146, m + 18), outline=ink, width=4)
            if row == 1:
                card.pen.ellipse((119, m - 9, 137, m + 9), fill=ink)
        elif kind == "box":
            card.pen.rectangle((110, m - 18, 146, m + 18), outline=ink, width=4)
        elif kind == "bullet":
            card.pen.ellipse((126, m - 8, 142, m + 8), fill=ink)
        else:
            card.pen.rectangle((110, m - 18, 146, m + 18), fill=BLUE)
            card.pen.line([(117, m), (126, m + 9), (140, m - 9)], fill=WHITE, width=5)


def people(rng, card):
    """A list of colleagues: avatars, names, and where they work."""
    for row in range(rng.randint(1, 4)):
        y = 120 + row * 190
        given, family = rng.choice(GIVEN), rng.choice(FAMILY)
        if rng.random() < 0.5:
            card.pen.ellipse((90, y, 210, y + 120), fill=rng.choice(emblems.COLOURS))
            card.text((150, y + 60), given[0] + family[0], fonts(BOLD)[0], 50, WHITE, anchor="mm")
        else:
            portrait(rng, card, (90, y, 210, y + 130))
        card.text((250, y + 5), f"{given} {family}", fonts(BOLD)[0], 40, (20, 20, 20), "staff_name")
        card.text((250, y + 70), one_name(rng), fonts(SANS)[0], 34, (60, 60, 60), "trust_name")


def places(rng, card):
    """A list of sites, an icon before each."""
    for row in range(rng.randint(2, 5)):
        y = 120 + row * 150
        icon = emblems.icon(rng, 76)
        card.picture.paste(icon, (100, y), icon)
        card.text((230, y), one_name(rng), fonts(BOLD)[0], 38, (20, 20, 20), "trust_name")
        card.text((230, y + 54), words(rng, 4), fonts(SANS)[0], 30, (90, 90, 90))


def tiles(rng, card):
    """Icons in a row, a name below one of them or below all."""
    count = rng.randint(3, 5)
    for i in range(count):
        icon = emblems.icon(rng, 110)
        card.picture.paste(icon, (160 + i * 250, 120), icon)
    card.text((160, 280), one_name(rng), fonts(SANS)[0], 36, (30, 30, 30), "trust_name")


def sentence(rng, card):
    """Names in prose, beside an icon of a note or a person who wrote it."""
    icon = emblems.icon(rng, 90)
    card.picture.paste(icon, (80, 120), icon)
    for row, parts in enumerate([[words(rng, 2) + " ", one_name(rng), " " + words(rng, 3).lower()], [words(rng, 8)],
                                 [words(rng, 3) + " at ", one_name(rng)], [words(rng, 7)]]):
        x, font = 220, fonts(SANS)[0]
        for i, part in enumerate(parts):
            card.text((x, 130 + row * 62), part, font, 36, (30, 30, 30), "trust_name" if i == 1 else None)
            x += round(card.pen.textlength(part, shapes.font(font, 36)))


def news(rng, card):
    """A picture with a name as its caption, and a table with rules."""
    portrait(rng, card, (100, 90, 520, 480))
    card.text((100, 500), one_name(rng), fonts(SANS)[0], 34, (30, 30, 30), "trust_name")
    for row in range(4):
        y = 620 + row * 80
        card.pen.line((100, y, 1400, y), fill=(120, 120, 120), width=4)
        card.text((140, y + 20), one_name(rng), fonts(SANS)[0], 34, (30, 30, 30), "trust_name")
        card.pen.line((110, y, 110, y + 80), fill=(120, 120, 120), width=8)


def bystander(rng):
    card = Card((1500, 1000), (250, 250, 250))
    rng.choice([choices, choices, people, places, tiles, sentence, news])(rng, card)
    return card, rng.choice(["paper", "screen"]), 38


KINDS = {"own": own, "bystander": bystander}
