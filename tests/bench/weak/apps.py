#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws pages on which one thing was covered as the apps of phones and desks cover.

    apps.py --seed 1 --count 40 --out DIR [--seen screen|photo] [--harmless]

A second generator beside make.py, written by somebody who had not read the program. The covers:
a phone's marker at part opacity drawn in several passes, a messenger's pen and its blur, a mosaic
brush, a blur brush, a paint program's spray, a word processor's black highlight, a viewer's
coloured highlight, slides' rectangles at part transparency, emoji and stickers that leave the
sides of the words. Nothing else on a page is of anybody, so a page that is *clear* is a miss.
With --harmless: what looks like those covers and hides nothing. DIR/truth.json is measure.py's."""
import argparse
import json
import math
import pathlib
import random

import numpy
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

TRUETYPE, OPENTYPE = pathlib.Path("/usr/share/fonts/truetype"), pathlib.Path("/usr/share/fonts/opentype")
PRINT = [TRUETYPE / "roboto/unhinted/RobotoTTF/Roboto-Regular.ttf", TRUETYPE / "noto/NotoSans-Regular.ttf",
         TRUETYPE / "dejavu/DejaVuSans.ttf", TRUETYPE / "liberation/LiberationSans-Regular.ttf",
         TRUETYPE / "liberation/LiberationSerif-Regular.ttf", TRUETYPE / "lato/Lato-Regular.ttf"]
HAND = [OPENTYPE / "dancingscript/DancingScript-Regular.otf", TRUETYPE / "humor-sans/Humor-Sans.ttf",
        OPENTYPE / "urw-base35/Z003-MediumItalic.otf", TRUETYPE / "comic-neue/ComicNeue-Regular.ttf",
        OPENTYPE / "comic-neue/ComicNeue-Regular.otf"]
EMOJI = TRUETYPE / "noto/NotoColorEmoji.ttf"
FIRST = "Tamsin Obi Marek Priya Rhodri Saoirse Leila Winston Agnieszka Dermot Yusuf Hetty".split()
LAST = "Penhaligon Nwosu Kowalczyk Raman Prosser Gallagher Haddad Bright Trewin Okoro Lister Quayle".split()
PAPERS = [((255, 255, 255), (33, 33, 33)), ((250, 247, 240), (20, 20, 40)), ((242, 242, 247), (0, 0, 0)),
          ((28, 28, 30), (235, 235, 235)), ((17, 27, 33), (233, 237, 239)), ((255, 255, 255), (0, 0, 0))]
CHAT = [("Morning! Is ", " still on your list for today?"), ("", " rang again about the appointment"),
        ("Can somebody move ", " to the side room please"), ("I have put ", " down for ten o'clock"),
        ("Photo is from ", " who came in yesterday"), ("Did ", " bring the form back?")]
IDLE = ["Ok will do", "Thanks both", "The printer is out of paper again", "Running ten minutes late",
        "Who has the keys to the store?", "Lunch?", "Have a good weekend everyone"]


def person(rng):
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def details(rng):
    """Labels of one person and their values, all made up."""
    name = person(rng)
    return [("Name", name), ("Patient", name), ("Patient name", name),
            ("Hospital no", f"{rng.choice('ABKMRX')}{rng.randrange(100000, 999999)}"),
            ("Postcode", f"{rng.choice(['ZZ9', 'QX4', 'EX1', 'BS3'])} {rng.randrange(1, 9)}{rng.choice('ABDEFG')}{rng.choice('HJLN')}"),
            ("Email", f"{name.lower().replace(' ', '.')}@example.com"),
            ("Date of birth", f"{rng.randrange(1, 29):02}/{rng.randrange(1, 13):02}/{rng.randrange(1930, 2015)}"),
            ("Mobile", f"07700 900{rng.randrange(1000):03}"),
            ("Address", f"{rng.randrange(1, 99)} {rng.choice(['Orchard Way', 'Tin Street', 'Cove Road'])}")]


THINGS = [("Colour", "Blue"), ("Size", "Medium"), ("Quantity", "12"), ("Status", "Open"), ("Item", "Folding chair"),
          ("Delivery", "Front desk"), ("Price", "14.50"), ("Notes", "Handle with care"), ("Floor", "Second")]


class Page:
    """A page being drawn: what stands where, and what is to be covered."""

    def __init__(self, rng, hand):
        self.rng, self.paper, self.ink = rng, *rng.choice(PAPERS)
        self.size = rng.choice([15, 18, 22, 26, 30])
        fonts = [f for f in (HAND if hand else PRINT) if f.exists()]
        self.font = ImageFont.truetype(str(rng.choice(fonts)), self.size)
        self.image = Image.new("RGB", (46 * self.size, 34 * self.size), self.paper)
        self.draw, self.boxes = ImageDraw.Draw(self.image), []

    def write(self, x, y, text, ink=None, covered=False):
        self.draw.text((x, y), text, font=self.font, fill=ink or self.ink)
        if covered:
            self.boxes.append(tuple(map(int, self.draw.textbbox((x, y), text, font=self.font))))
        return x + self.draw.textlength(text, font=self.font)


def chat(page, hidden):
    rng, size = page.rng, page.size
    dark = sum(page.paper) < 380
    y, at = 2 * size, rng.randrange(2, 5)
    for number in range(6):
        mine = rng.random() < 0.5
        fill = ((0, 92, 75) if mine else (32, 44, 51)) if dark else ((217, 253, 211) if mine else (255, 255, 255))
        before, after = rng.choice(CHAT) if hidden and number == at else (rng.choice(IDLE), "")
        name = person(rng) if hidden and number == at else ""
        width = page.draw.textlength(before + name + after, font=page.font) + 2 * size
        x = 44 * size - width if mine else 2 * size
        page.draw.rounded_rectangle((x, y, x + width, y + 2.4 * size), size // 2, fill=fill)
        x = page.write(x + size, y + size // 2, before)
        if name:
            x = page.write(x, y + size // 2, name, covered=True)
        page.write(x, y + size // 2, after)
        y += 4 * size


def form(page, hidden):
    """Two columns, labels over their values or beside them."""
    rng, size = page.rng, page.size
    above, rows = rng.random() < 0.6, rng.sample(THINGS, 7)
    if hidden:
        rows[rng.randrange(7)] = (*rng.choice(details(rng)), True)
    grey = tuple((3 * p + 5 * i) // 8 for p, i in zip(page.paper, page.ink))
    for number, row in enumerate(rows):
        x, y = (2 + 22 * (number % 2)) * size, (3 + 5 * (number // 2)) * size
        page.write(x, y, row[0] + ("" if above else ":"), ink=grey)
        place = (x, y + round(1.5 * size)) if above else (x + 9 * size, y)
        page.write(*place, row[1], covered=len(row) == 3)


def table(page, hidden):
    rng, size = page.rng, page.size
    heads, at = ["Time", "Name" if hidden else "Item", "Room", "Done"], rng.randrange(1, 7)
    for row in range(8):
        y = (3 + 2.5 * row) * size
        page.draw.line((2 * size, y - size // 2, 44 * size, y - size // 2), fill=tuple((p + i) // 2 for p, i in zip(page.paper, page.ink)))
        cells = heads if row == 0 else [f"{8 + row}:00", "", f"{rng.randrange(1, 20)}", rng.choice(["yes", "no"])]
        for column, cell in enumerate(cells):
            if row and column == 1:
                cell = person(rng) if hidden and row == at else "free" if hidden else rng.choice(THINGS)[1]
            page.write((3 + 11 * column) * size, y, cell, covered=bool(hidden and row == at and column == 1))


def note(page, hidden):
    rng, size = page.rng, page.size
    y, at = 3 * size, rng.randrange(1, 6)
    for number in range(8):
        if hidden and number == at:
            label, value = rng.choice(details(rng))
            page.write(page.write(3 * size, y, label + ": "), y, value, covered=True)
        else:
            page.write(3 * size, y, rng.choice(IDLE))
        y += round(2.2 * size)


# --- covers: each takes the picture and the box of the words, and says how strong it was ---

def path(rng, box, thick, passes):
    """A finger's way to and fro over a box."""
    left, top, right, bottom = box
    middle, points = (top + bottom) / 2, []
    for number in range(passes):
        y = middle + (number - (passes - 1) / 2) * thick * 0.55
        ends = (left - thick * 0.15, right + thick * 0.15)
        for step in range(13):
            t = step / 12 if number % 2 == 0 else 1 - step / 12
            points.append((ends[0] + (ends[1] - ends[0]) * t, y + rng.uniform(-0.06, 0.06) * thick))
    return points


def stroke_mask(image, points, thick):
    mask = Image.new("L", image.size, 0)
    draw = ImageDraw.Draw(mask)
    draw.line(points, fill=255, width=max(2, round(thick)), joint="curve")
    for x, y in points:
        draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=255)
    return mask.filter(ImageFilter.GaussianBlur(0.7))


def marker(image, box, rng):
    high, alpha = box[3] - box[1], rng.uniform(0.45, 0.85)
    colour = rng.choice([(0, 0, 0), (0, 0, 0), (0, 0, 0), (28, 28, 30), (0, 122, 255), (255, 59, 48), (52, 199, 89)])
    for _ in range(rng.choice([1, 2, 2, 3])):  # each pass lies over the one before
        mask = stroke_mask(image, path(rng, box, 1.25 * high, 1), 1.25 * high)
        image.paste(Image.new("RGB", image.size, colour), mask=mask.point(lambda v: int(v * alpha)))
        alpha *= rng.uniform(0.3, 0.7)
    return f"{colour}"


def pen(image, box, rng):
    """An opaque pen thinner than the letters, to and fro once or twice."""
    high = box[3] - box[1]
    thick = high * rng.uniform(0.28, 0.5)
    colour = rng.choice([(0, 0, 0), (230, 20, 30), (255, 255, 255), (20, 90, 230), (250, 200, 20)])
    image.paste(Image.new("RGB", image.size, colour), mask=stroke_mask(image, path(rng, box, thick, 1), thick))
    return f"{thick / high:.2f} {colour}"


def blurred(image, box, rng, brush):
    high = box[3] - box[1]
    radius = high * rng.uniform(0.1, 0.22)
    soft = image.filter(ImageFilter.GaussianBlur(radius))
    if brush:
        mask = stroke_mask(image, path(rng, box, high, 2), high * 0.9).filter(ImageFilter.GaussianBlur(high / 6))
    else:
        mask = Image.new("L", image.size, 0)
        ImageDraw.Draw(mask).rectangle((box[0] - 4, box[1] - 4, box[2] + 4, box[3] + 4), fill=255)
    image.paste(soft, mask=mask)
    return f"{radius / high:.2f}"


def mosaic(image, box, rng):
    high = box[3] - box[1]
    cell = max(3, round(high * rng.uniform(0.16, 0.34)))
    small = image.resize((math.ceil(image.width / cell), math.ceil(image.height / cell)), Image.BOX)
    big = small.resize((small.width * cell, small.height * cell), Image.NEAREST).crop((0, 0, *image.size))
    image.paste(big, mask=stroke_mask(image, path(rng, box, 1.2 * high, 1), 1.3 * high).point(lambda v: 255 * (v > 127)))
    return f"{cell / high:.2f}"


def spray(image, box, rng):
    high, draw = box[3] - box[1], ImageDraw.Draw(image)
    colour = rng.choice([(0, 0, 0), (0, 0, 0), (237, 28, 36), (255, 255, 255)])
    dots = round((box[2] - box[0]) * high * rng.uniform(0.12, 0.4))
    for _ in range(dots):
        angle, far = rng.uniform(0, 2 * math.pi), high * 0.7 * math.sqrt(rng.random())
        x = rng.uniform(box[0], box[2]) + far * math.cos(angle)
        y = (box[1] + box[3]) / 2 + far * math.sin(angle)
        draw.point((x, y), fill=colour)
    return f"{dots}"


def repaint(image, box, rng, ground, ink, pad):
    """The words of the box again in ink on ground, as a word processor's highlight shows them."""
    part = numpy.asarray(image.crop(box).convert("L"), dtype=float)
    low, high = numpy.percentile(part, 2), numpy.percentile(part, 98)
    dark_on_light = numpy.median(part) > (low + high) / 2
    cover = (part - low) / max(1, high - low)
    cover = numpy.clip(1 - cover if dark_on_light else cover, 0, 1)[..., None]
    shown = (1 - cover) * numpy.array(ground) + cover * numpy.array(ink)
    ImageDraw.Draw(image).rectangle((box[0] - pad, box[1] - pad, box[2] + pad, box[3] + pad), fill=tuple(ground))
    image.paste(Image.fromarray(shown.astype("uint8")), box[:2])


def word_black(image, box, rng):
    step = rng.choice([12, 16, 24, 33, 45])
    ink = rng.choice([(step, step, step), (5, step // 2, step), (step, step // 3, 0)])
    repaint(image, box, rng, (0, 0, 0), ink, (box[3] - box[1]) // 5)
    return f"{ink} on black"


def pdf_highlight(image, box, rng):
    """A viewer's highlight, dark enough to be meant as a cover; it multiplies."""
    colour, pad = rng.choice([(40, 40, 40), (90, 20, 120), (30, 60, 150), (70, 70, 70), (120, 30, 30)]), 3
    place = (box[0] - pad, box[1] - pad, box[2] + pad, box[3] + pad)
    part = image.crop(place)
    over = Image.new("RGB", part.size, colour)
    dark = sum(image.resize((1, 1), Image.BOX).getpixel((0, 0))) < 300
    image.paste(Image.blend(part, over, 0.8) if dark else ImageChops.multiply(part, over), place)
    return f"{colour}"


def rectangle(image, box, rng):
    see, pad = rng.choice([0.08, 0.12, 0.2, 0.2, 0.35]), rng.randrange(0, (box[3] - box[1]) // 2)
    colour = rng.choice([(68, 114, 196), (237, 125, 49), (165, 165, 165), (0, 0, 0), (255, 255, 255), (112, 173, 71), (31, 56, 100)])
    place = (box[0] - pad, box[1] - pad, box[2] + pad, box[3] + pad)
    part = image.crop(place)
    image.paste(Image.blend(part, Image.new("RGB", part.size, colour), 1 - see), place)
    if rng.random() < 0.5:
        ImageDraw.Draw(image).rectangle(place, outline=tuple(c * 7 // 10 for c in colour), width=2)
    return f"{see} of {colour}"


def emoji(image, box, rng):
    """One to three emoji in a row; what stands at the sides still tells much."""
    high, wide = box[3] - box[1], box[2] - box[0]
    glyph, side = rng.choice("\U0001F600\U0001F648\U0001F60E\U0001F92B\u2764\u2B50\U0001F352"), round(high * rng.uniform(1.3, 2))
    drawn = Image.new("RGBA", (136, 128), (0, 0, 0, 0))
    ImageDraw.Draw(drawn).text((0, 0), glyph, font=ImageFont.truetype(str(EMOJI), 109), embedded_color=True)
    drawn = drawn.resize((side, side), Image.LANCZOS)
    many = max(1, min(3, round(0.55 * wide / side)))
    for number in range(many):
        x = box[0] + wide * (number + 1) / (many + 1) - side / 2
        image.paste(drawn, (round(x), round(box[1] + high / 2 - side / 2)), drawn)
    return f"{many} of {side / high:.1f}"


def sticker(image, box, rng):
    """A rounded label with a word of its own that is too short for what it lies on."""
    high, wide = box[3] - box[1], box[2] - box[0]
    share = rng.uniform(0.4, 0.65)
    left = box[0] + wide * rng.uniform(0.05, 0.95 - share)
    draw = ImageDraw.Draw(image)
    place = (left, box[1] - high * 0.3, left + wide * share, box[3] + high * 0.3)
    fill = rng.choice([(255, 255, 255), (255, 64, 129), (255, 214, 10), (0, 0, 0), (120, 80, 220)])
    draw.rounded_rectangle(place, high * 0.4, fill=fill, outline=(130, 130, 130))
    word = ImageFont.truetype(str(next(f for f in PRINT if f.exists())), max(8, round(high * 0.6)))
    draw.text((left + high * 0.4, box[1]), rng.choice(["secret", "nope", "shh"]), font=word,
              fill=(0, 0, 0) if sum(fill) > 380 else (255, 255, 255))
    return f"{share:.2f} of it"


ON_PAGE = {"word_black": word_black, "pdf_highlight": pdf_highlight, "rectangle": rectangle}
BY_FINGER = {"marker": marker, "pen": pen, "mosaic": mosaic, "spray": spray, "emoji": emoji, "sticker": sticker,
             "blur": lambda image, box, rng: blurred(image, box, rng, False),
             "blur_brush": lambda image, box, rng: blurred(image, box, rng, True)}


def photograph(image, rng):
    """Seen by a phone: uneven light, a lens, grain."""
    soft = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 0.8)))
    levels = numpy.asarray(soft, dtype=float)
    rows, columns = numpy.mgrid[0:1:levels.shape[0] * 1j, 0:1:levels.shape[1] * 1j]
    light = 1 - 0.3 * numpy.hypot(rows - rng.random(), columns - rng.random())
    warm = numpy.array([1, rng.uniform(0.93, 1), rng.uniform(0.82, 1)])
    levels = 8 + levels * rng.uniform(0.75, 0.95) * light[..., None] * warm
    noise = numpy.random.default_rng(rng.randrange(1 << 30))
    grain = noise.normal(0, rng.uniform(1, 5), levels.shape[:2] + (1,)) + noise.normal(0, 1, levels.shape)
    return Image.fromarray(numpy.clip(levels + grain, 0, 255).astype("uint8"))


def harmless(page):
    """Selections, hits, highlighters, disabled words, emoji in a chat: nothing is hidden."""
    rng, size, dark = page.rng, page.size, sum(page.paper) < 380
    kind = rng.choice(["select", "hits", "cells", "disabled", "emoji", "chips"])
    if kind in ("cells", "chips"):
        (table if kind == "cells" else chat)(page, False)
    band = rng.choice([(0, 84, 153), (38, 79, 120)] if dark else [(180, 213, 255), (0, 120, 215), (255, 235, 60)])
    on = (255, 255, 255) if sum(band) < 400 else (0, 0, 0)
    if kind == "cells":
        y = (3 + 2.5 * rng.randrange(1, 7)) * size
        page.draw.rectangle((2 * size, y - size // 2, 44 * size, y + 3 * size // 2), fill=band)
        for column, cell in enumerate(["12:00", rng.choice(THINGS)[1], "4", "no"]):
            page.write((3 + 11 * column) * size, y, cell, ink=on)
        return kind
    y = (4 if kind != "chips" else 26) * size
    for number in range(7 if kind != "chips" else 1):
        words, x = rng.choice(IDLE).split(), 2 * size
        first = rng.randrange(len(words))
        last = first + (1 if kind == "hits" else rng.randrange(1, 3))
        for place, word in enumerate(words):
            width = page.draw.textlength(word + " ", font=page.font)
            chosen = number in (1, 2, 4) and first <= place < last
            ink = page.ink
            if chosen and kind in ("select", "hits"):
                page.draw.rectangle((x, y - size // 8, x + width, y + round(1.25 * size)), fill=band)
                ink = on
            elif kind == "chips":
                page.draw.rounded_rectangle((x - size // 4, y - size // 4, x + width, y + round(1.4 * size)), size // 2, fill=band)
                ink, width = on, width + size
            elif kind == "disabled" and number in (1, 4):
                ink = tuple((2 * p + i) // 3 for p, i in zip(page.paper, page.ink))
            page.write(x, y, word, ink=ink)
            x += width
        if kind == "emoji" and number in (1, 3):
            emoji(page.image, (int(x), y, int(x + 2 * size), y + size), rng)
        y += round(2.4 * size)
    return kind


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seen", choices=["screen", "photo"], default="screen")
    parser.add_argument("--harmless", action="store_true")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rng, truth = random.Random(options.seed), {}
    ways = list(ON_PAGE) + list(BY_FINGER)
    rng.shuffle(ways)
    for number in range(options.count):
        page = Page(rng, rng.random() < 0.2)
        covers, disguises = [], []
        if options.harmless:
            disguises.append(harmless(page))
        else:
            rng.choice([chat, form, form, table, note])(page, True)
        image, how = page.image, ways[number % len(ways)]
        for box in page.boxes if how in ON_PAGE else []:
            covers.append({"how": how, "strength": ON_PAGE[how](image, box, rng), "box": box})
        if options.seen == "photo":
            image = photograph(image, rng)
        for box in page.boxes if how in BY_FINGER else []:
            covers.append({"how": how, "strength": BY_FINGER[how](image, box, rng), "box": box})
        name = f"page-{number:03}." + ("jpg" if options.seen == "photo" else rng.choice(["png", "jpg"]))
        image.save(options.out / name, **({"quality": rng.choice([75, 85, 92])} if "jpg" in name else {}))
        truth[name] = {"covers": covers, "disguises": disguises, "size": page.size}
    (options.out / "truth.json").write_text(json.dumps(truth, indent=1))
    print(f"{options.count} pages (seed {options.seed}) in {options.out}")


if __name__ == "__main__":
    main()
