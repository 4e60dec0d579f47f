#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws pages of invented patients' details, some covered so that the cover does not hold.

    make.py --seed 31 --count 60 --out DIR [--fonts held-out] [--seen photo] [--pages alone] [--hands]

Each page is a PNG or JPEG; DIR/truth.json says what was covered and how. A third has no weak cover:
it has none at all, or honest black bars and stickers, or things that look like covers and are not
(disabled fields, buttons, highlighted words, shadows, pictures out of focus, gradients).

Of --pages, `details` have six of a patient's details, of which two are covered. `alone` have nothing
of anybody but what lies under a weak cover, beside a label or in the midst of a sentence. `harmless`
have no cover and nobody's details, and much that looks like covers. With --hands the covers are
those that phones have for a finger: pens, crayons, scribbles, smears, stickers with room between."""
import argparse
import json
import pathlib
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

FONTS = {
    "known": ["dejavu/DejaVuSans.ttf", "open-sans/OpenSans-Regular.ttf", "dejavu/DejaVuSerif.ttf"],
    "held-out": ["liberation/LiberationSans-Regular.ttf", "lato/Lato-Regular.ttf",
                 "liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSansNarrow-Regular.ttf",
                 "noto/NotoSans-Regular.ttf"],
}
FOLDER = pathlib.Path("/usr/share/fonts/truetype")
FIRST = "Amira Brian Ceri Dilip Elin Fergus Gwen Hamid Isla Jonas Kezia Lloyd Mabel Nkechi".split()
LAST = "Abbott Bevan Chowdhury Drummond Eze Fairley Griffin Hussain Ingram Jolley Kaur".split()
STREETS = "Mill Lane|Alder Road|Chapel Street|Quarry Bank|Station Avenue".split("|")
NOTES = ["Seen in clinic today, walking better with a stick.", "Continue exercises twice a day.",
         "Reports less pain at night since the last visit.", "Range of movement improved to 110 degrees.",
         "Discussed pacing and return to light duties.", "Review in six weeks or sooner if worse."]


# What tells of nobody: the words before a name and behind it, and whole lines.
SAID = [("Could you ring", "about the new splint?"), ("I saw", "this morning and it went well."),
        ("Please tell", "that the room is free."), ("The parcel for", "is at the front desk."),
        ("Thanks to", "for waiting so long."), ("Is", "coming in again on Friday?")]
PLAIN = ["The kettle is broken again.", "Please bring a spare chair for the meeting.",
         "Lunch is at half past twelve in the small room.", "The lift is out of order until Monday.",
         "Two boxes of gloves were left over.", "Parking is free after six in the evening."]


def nhs(rng):
    while True:
        digits = [9, 9, 9] + [rng.randrange(10) for _ in range(6)]
        check = 11 - sum(d * w for d, w in zip(digits, range(10, 1, -1))) % 11
        if check != 10:
            digits.append(0 if check == 11 else check)
            text = "".join(map(str, digits))
            return f"{text[:3]} {text[3:6]} {text[6:]}"


def rows(rng):
    first, last = rng.choice(FIRST), rng.choice(LAST)
    born = f"{rng.randrange(1, 29):02}/{rng.randrange(1, 13):02}/{rng.randrange(1931, 2009)}"
    return [("Name", f"{first} {last}"), ("NHS number", nhs(rng)), ("Date of birth", born),
            ("Address", f"{rng.randrange(1, 120)} {rng.choice(STREETS)}"),
            ("Telephone", f"01632 960{rng.randrange(1000):03}"), ("GP", f"Dr {rng.choice(LAST)}")]


def wobble(rng, box, size):
    """A finger's way along a line, for a stroke as wide as the line is high."""
    left, top, right, bottom = box
    middle, steps = (top + bottom) / 2, 6
    return [(left + (right - left) * k / steps, middle + rng.uniform(-0.12, 0.12) * size)
            for k in range(steps + 1)]


def shine(image, box, colour, alpha, rng, stroke, size):
    """Lays a colour over a box, or along a line, so that what is under it still shows."""
    mask = Image.new("L", image.size, 0)
    draw = ImageDraw.Draw(mask)
    if stroke:
        way, wide = wobble(rng, box, size), round(box[3] - box[1] + 0.3 * size)
        draw.line(way, fill=round(255 * alpha), width=wide, joint="curve")
        for x, y in (way[0], way[-1]):
            draw.ellipse((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2),
                         fill=round(255 * alpha))
    else:
        draw.rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=round(255 * alpha))
    image.paste(Image.new("RGB", image.size, colour), (0, 0), mask)


def cover(image, box, letters, how, rng, size):
    """Covers a box weakly and says how hard: of a mosaic's cells and a blur's radius, in heights of
    the letters; of what shines through, the levels that black letters on white keep.
    @param letters  where they begin and end, down the page."""
    left, top, right, bottom = box
    piece = image.crop(box)
    if how == "mosaic":
        cell = max(3, round(rng.uniform(0.2, 0.6) * size))
        small = piece.resize((-(-piece.width // cell), -(-piece.height // cell)), Image.BOX)
        width, height = small.width * cell, small.height * cell  # the last cells may be cut off
        image.paste(small.resize((width, height), Image.NEAREST).crop((0, 0, *piece.size)), box[:2])
        return round(cell / size, 2)
    if how == "blur":
        radius = rng.uniform(0.3, 1.0) * size
        margin = int(3 * radius)
        wide = image.crop((left - margin, top - margin, right + margin, bottom + margin))
        if rng.random() < 0.5:  # an editor that looks at nothing outside the box
            image.paste(piece.filter(ImageFilter.GaussianBlur(radius)), box[:2])
        else:
            soft = wide.filter(ImageFilter.GaussianBlur(radius))
            image.paste(soft.crop((margin, margin, margin + piece.width, margin + piece.height)),
                        box[:2])
        return round(radius / size, 2)
    if how in ("bar", "stroke"):
        colour = rng.choice([(0, 0, 0), (0, 0, 0), (20, 20, 20), (30, 30, 120), (120, 20, 20)])
        left_over = rng.choice([5, 8, 11, 15, 30, 50, 75, 100])
        shine(image, box, colour, 1 - left_over / 255, rng, how == "stroke", size)
        return left_over
    if how == "white":
        left_over = rng.choice([8, 11, 15, 20])
        shine(image, box, image.getpixel((left - 1, top)), 1 - left_over / 255, rng, False, size)
        return left_over
    # Covers that are too small: half of it, or its upper or lower part, is left.
    colour, part = rng.choice([(0, 0, 0), (255, 255, 255), (200, 40, 40)]), rng.choice("half low high".split())
    half, cut = (left + right) // 2, round(0.4 * (letters[1] - letters[0]))
    ImageDraw.Draw(image).rectangle({"half": (half, top, right, bottom),
                                     "low": (left, letters[0] + cut, right, bottom),
                                     "high": (left, top, right, letters[1] - cut)}[part], fill=colour)
    return part


def pen_way(box, size, rng, passes):
    """A finger's way to and fro over a box, from its left to its right."""
    left, top, right, bottom = box
    x, way, up = left, [], True
    step = rng.uniform(0.25, 0.6) * size
    for _ in range(passes):
        while x < right:
            way.append((x, (top if up else bottom) + rng.uniform(-0.1, 0.1) * size))
            x, up = x + step * rng.uniform(0.7, 1.3), not up
        x = left
    return way


def crayon(size, rng):
    """Wax that does not reach all of the paper: where it does, 255."""
    grain = Image.effect_noise(size, 120).filter(ImageFilter.GaussianBlur(0.8))
    least = rng.uniform(110, 128)
    return grain.point(lambda level: 255 if level > least else 0)


def by_hand(image, box, how, rng, size):
    """Covers a box with what phones have for it. Returns how hard: of a pen the levels that one pass
    leaves, of a scribble its stroke's width, of others nothing or a radius, in heights of the letters."""
    left, top, right, bottom = box
    colour = rng.choice([(0, 0, 0), (20, 20, 20), (220, 30, 40), (20, 60, 200), (250, 210, 40)])
    mask = Image.new("L", image.size, 0)
    draw = ImageDraw.Draw(mask)
    if how == "pen":  # three passes of one that shines through, each a bit beside the last
        left_over = rng.choice([60, 80, 102])
        for _ in range(3):
            shine(image, (left, top, right, bottom), colour, 1 - left_over / 255, rng, True, size)
        return left_over
    if how == "scribble":
        wide = max(2, round(rng.uniform(0.08, 0.22) * size))
        draw.line(pen_way(box, size, rng, rng.choice([1, 2])), fill=255, width=wide, joint="curve")
        image.paste(Image.new("RGB", image.size, colour), (0, 0), mask)
        return round(wide / size, 2)
    if how == "crayon":
        draw.line(wobble(rng, box, size), fill=255, width=round(bottom - top + 0.3 * size), joint="curve")
        wax = ImageChops.multiply(mask, crayon(image.size, rng))
        image.paste(Image.new("RGB", image.size, colour), (0, 0), wax.filter(ImageFilter.GaussianBlur(0.5)))
        return 0
    piece = image.crop(box)
    if how == "soft":  # a blur that is not wide enough
        radius = rng.uniform(0.12, 0.3) * size
        image.paste(piece.filter(ImageFilter.GaussianBlur(radius)), box[:2])
        return round(radius / size, 2)
    if how == "smear":  # along the line, as a finger smudges it
        wide = max(3, round(rng.uniform(0.4, 1.0) * size))
        total = None
        for k in range(wide):
            moved = ImageChops.offset(piece, k - wide // 2, 0)
            total = moved if total is None else Image.blend(total, moved, 1 / (k + 1))
        image.paste(total, box[:2])
        return round(wide / size, 2)
    # Stickers smaller than the letters, with room between them.
    step = rng.uniform(1.0, 1.5) * (bottom - top)
    x, draw = left, ImageDraw.Draw(image)
    while x < right:
        wide = 0.8 * (bottom - top)
        y = (top + bottom - wide) / 2
        draw.ellipse((x, y, x + wide, y + wide), fill=(250, 205, 60), outline=(200, 150, 20))
        x += step
    return round(step / (bottom - top), 2)


def sticker(image, box, rng):
    """An emoji over the words, which it covers."""
    draw = ImageDraw.Draw(image)
    x, step = box[0], box[3] - box[1] + 4
    while x < box[2]:
        y = (box[1] + box[3] - step) // 2
        draw.ellipse((x, y, x + step, y + step), fill=(250, 205, 60), outline=(200, 150, 20))
        for eye in (0.3, 0.6):
            draw.ellipse((x + eye * step, y + 0.3 * step, x + (eye + 0.12) * step, y + 0.45 * step),
                         fill=(60, 40, 10))
        draw.arc((x + 0.2 * step, y + 0.3 * step, x + 0.8 * step, y + 0.8 * step), 20, 160,
                 fill=(60, 40, 10), width=max(1, step // 10))
        x += round(0.8 * step)


def disguise(draw, image, x, y, size, paper, ink, font, rng):
    """Something that is no weak cover, beside a label. Returns its name."""
    kind = rng.choice("search disabled gradient bar empty lines photo button chosen skeleton select "
                      "shadow avatar sparkline stripes dots pen frosted film switch chips".split())
    box = (x, y - size // 4, x + 11 * size, y + size + size // 3)
    mid = tuple((3 * p + i) // 4 for p, i in zip(paper, ink))
    if kind == "search":
        draw.rectangle(box, fill=tuple(255 - c // 4 for c in paper), outline=mid)
        draw.text((x + 8, y), "Search", font=font, fill=ink)
    elif kind == "disabled":
        draw.text((x, y), "not recorded", font=font, fill=tuple((5 * p + i) // 6 for p, i in
                                                                zip(paper, ink)))
    elif kind == "gradient":
        for k in range(box[2] - box[0]):
            shade = k / (box[2] - box[0])
            draw.line((box[0] + k, box[1], box[0] + k, box[3]),
                      fill=tuple(round(p + (m - p) * shade) for p, m in zip(paper, mid)))
    elif kind == "bar":
        draw.rectangle(box, fill=(0, 0, 0))
    elif kind == "lines":
        for k in range(3):
            draw.line((x, y + k * size // 2, x + 10 * size, y + k * size // 2), fill=mid)
    elif kind == "photo":
        noise = Image.effect_noise((11 * size, 2 * size), 60).filter(ImageFilter.GaussianBlur(size / 3))
        image.paste(noise.convert("RGB"), (x, y - size // 2))
    elif kind == "button":
        draw.rounded_rectangle(box, size // 3, fill=rng.choice([(0, 94, 184), (200, 40, 40), (0, 110, 60)]))
        draw.text((x + size, y), "Add details", font=font, fill=(255, 255, 255))
    elif kind == "chosen":  # as a marker pen, or a selection
        draw.rectangle(box, fill=rng.choice([(255, 240, 90), (160, 200, 255), (150, 240, 160)]))
        draw.text((x + 4, y), rng.choice(NOTES)[:18], font=font, fill=(20, 20, 20))
    elif kind == "skeleton":  # what stands there until a page has loaded
        draw.rounded_rectangle((x, y, x + rng.randrange(5, 11) * size, y + size), size // 3, fill=mid)
    elif kind == "select":
        draw.rectangle(box, fill=tuple((7 * p + i) // 8 for p, i in zip(paper, ink)), outline=mid)
        draw.polygon([(box[2] - size, y), (box[2] - size // 3, y), (box[2] - 2 * size // 3, y + size // 2)],
                     fill=ink)
    elif kind == "shadow":
        soft = Image.new("L", (12 * size, 2 * size), 0)
        ImageDraw.Draw(soft).rectangle((size // 2, size // 2, 11 * size, 3 * size // 2), fill=120)
        image.paste(ink, (x, y - size // 2), soft.filter(ImageFilter.GaussianBlur(size / 3)))
        draw.rectangle(box, fill=paper)
    elif kind == "avatar":
        for k in range(3):
            draw.ellipse((x + 2 * k * size, y - size // 4, x + 2 * k * size + 3 * size // 2, y + 5 * size // 4),
                         fill=tuple(rng.randrange(90, 220) for _ in range(3)))
    elif kind == "sparkline":
        points = [(x + k * size // 2, y + rng.randrange(size)) for k in range(20)]
        draw.line(points, fill=mid, width=2)
    elif kind == "stripes":
        for k in range(0, 10 * size, max(6, size // 2)):
            draw.rectangle((x + k, y, x + k + size // 4, y + size), fill=mid)
    elif kind == "dots":  # of a password
        draw.rectangle(box, outline=mid)
        for k in range(rng.randrange(6, 13)):
            at = x + size // 2 + 3 * k * size // 4
            draw.ellipse((at, y + size // 3, at + size // 3, y + 2 * size // 3), fill=ink)
    elif kind == "pen":  # a highlighter by hand, which is meant to be read through
        draw.text((x, y), rng.choice(PLAIN)[:20], font=font, fill=ink)
        shine(image, box, rng.choice([(255, 240, 60), (120, 240, 120), (255, 150, 200)]),
              rng.uniform(0.3, 0.6), rng, True, size)
    elif kind == "frosted":  # a dialogue's glass over what is none of text
        glass = Image.effect_noise((11 * size // 4, 3 * size // 4), 90).resize((11 * size, 3 * size))
        glass = Image.blend(glass.filter(ImageFilter.GaussianBlur(size)).convert("RGB"),
                            Image.new("RGB", glass.size, paper), 0.4)
        image.paste(glass, (x, y - size))
        draw.text((x + size, y), "Allow", font=font, fill=ink)
    elif kind == "film":  # the small picture of one, out of focus, with its button
        noise = Image.effect_noise((6 * size, 2 * size), 70).filter(ImageFilter.GaussianBlur(size / 2))
        image.paste(noise.convert("RGB"), (x, y - size // 2))
        draw.polygon([(x + 5 * size // 2, y), (x + 5 * size // 2, y + size), (x + 7 * size // 2, y + size // 2)],
                     fill=(255, 255, 255))
    elif kind == "switch":
        draw.rounded_rectangle((x, y, x + 2 * size, y + size), size // 2, fill=mid)
        draw.ellipse((x + size, y, x + 2 * size, y + size), fill=paper)
    elif kind == "chips":
        for k, word in enumerate(("New", "Urgent", "Open")):
            at = x + 4 * k * size
            draw.rounded_rectangle((at, y - size // 6, at + 7 * size // 2, y + 7 * size // 6), size // 2, fill=mid)
            draw.text((at + size // 3, y), word, font=font, fill=ink)
    return kind


def photograph(image, rng):
    """What a phone makes of it: soft, lit from one side, with noise, hardly turned."""
    image = image.rotate(rng.uniform(-0.6, 0.6), Image.BICUBIC, fillcolor=image.getpixel((2, 2)))
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 0.9)))
    light = Image.linear_gradient("L").rotate(rng.choice([0, 90, 180])).resize(image.size)
    light = light.point(lambda level: 190 + level // 5)
    dark = Image.new("RGB", image.size, (0, 0, 0))
    image = Image.composite(image, dark, light)
    noise = Image.effect_noise(image.size, rng.uniform(4, 9)).convert("RGB")
    return ImageChops.add(image, noise, scale=1, offset=-128)


WAYS = "mosaic blur bar stroke white small".split()


def blank(rng, fonts, seen):
    """An empty page, its letters' size and font, its paper and its ink."""
    size = rng.choice([13, 15, 17, 20, 24, 30]) if seen == "screen" else rng.choice([20, 26, 34, 42])
    font = ImageFont.truetype(str(FOLDER / rng.choice(fonts)), size)
    dark = rng.random() < 0.2
    paper = (28, 32, 40) if dark else rng.choice([(255, 255, 255), (243, 246, 250), (236, 242, 236)])
    ink = (225, 228, 232) if dark else rng.choice([(20, 20, 20), (50, 55, 70)])
    return Image.new("RGB", (46 * size, 34 * size), paper), size, font, paper, ink


def around(letters_box, size, rng):
    """A box that covers letters, with where they begin and end down the page."""
    left, top, right, bottom = letters_box
    return ((left - rng.randrange(1, size // 2), top - rng.randrange(0, size // 3),
             right + rng.randrange(1, size // 2), bottom + rng.randrange(0, size // 3)), (top, bottom))


def details_page(rng, fonts, seen):
    image, size, font, paper, ink = blank(rng, fonts, seen)
    draw = ImageDraw.Draw(image)
    weak = rng.random() < 0.67
    disguises, boxes = [], []
    draw.text((2 * size, 2 * size), "Outpatient physiotherapy", font=font, fill=ink)
    stacked = rng.random() < 0.3
    y = 5 * size
    chosen = rng.sample(range(5), 2)
    for number, (label, value) in enumerate(rows(rng)):
        draw.text((2 * size, y), label + rng.choice(["", ":"]), font=font, fill=ink)
        x = 2 * size if stacked else 12 * size
        if stacked:
            y += round(1.7 * size)
        if number not in chosen and (not weak and rng.random() < 0.5):
            disguises.append(disguise(draw, image, x, y, size, paper, ink, font, rng))
        else:
            draw.text((x, y), value, font=font, fill=ink)
        if number in chosen:
            boxes.append(around(draw.textbbox((x, y), value, font=font), size, rng))
        y += round(2.3 * size)
    for note in rng.sample(NOTES, 4):
        y += round(1.6 * size)
        draw.text((2 * size, y), note, font=font, fill=ink)
    return image, boxes, disguises, size, weak


def alone_page(rng, fonts, seen):
    image, size, font, paper, ink = blank(rng, fonts, seen)
    draw = ImageDraw.Draw(image)
    boxes, y = [], 3 * size
    labelled, values = rng.random() < 0.6, rows(rng)[:5]
    for number in sorted(rng.sample(range(6), 2 if labelled else 1)):
        if labelled:
            label, value = values[number % 5]
            x = 12 * size
            draw.text((2 * size, y), label + ":", font=font, fill=ink)
        else:
            before, behind = SAID[number]
            value = f"{rng.choice(['Mrs', 'Mr', 'Mx'])} {rng.choice(FIRST)} {rng.choice(LAST)}"
            draw.text((2 * size, y), before, font=font, fill=ink)
            x = 2 * size + round(draw.textlength(before + " ", font=font))
            draw.text((x + round(draw.textlength(value + " ", font=font)), y), behind, font=font, fill=ink)
        draw.text((x, y), value, font=font, fill=ink)
        left, top, right, bottom = draw.textbbox((x, y), value, font=font)
        # In a sentence the cover ends where the next word begins.
        boxes.append(around((left, top, right, bottom), size, rng) if labelled else
                     ((left - size // 8, top - rng.randrange(0, size // 3), right + size // 8,
                       bottom + rng.randrange(0, size // 3)), (top, bottom)))
        y += round(2.3 * size)
    for note in rng.sample(PLAIN, 5):
        y += round(2.1 * size)
        draw.text((2 * size, y), note, font=font, fill=ink)
    return image, boxes, [], size, True


def harmless_page(rng, fonts, seen):
    image, size, font, paper, ink = blank(rng, fonts, seen)
    draw = ImageDraw.Draw(image)
    disguises, y = [], 3 * size
    words = "Name Email Title Number Address Phone Room Date Colour Password".split()
    for label in rng.sample(words, 6):
        draw.text((2 * size, y), label + rng.choice(["", ":"]), font=font, fill=ink)
        disguises.append(disguise(draw, image, 12 * size, y, size, paper, ink, font, rng))
        y += round(2.6 * size)
    for number, note in enumerate(rng.sample(PLAIN, 5)):
        if number == 2:  # a row that was chosen
            band = rng.choice([(205, 225, 250), (0, 95, 184), (225, 225, 225), (60, 70, 90)])
            draw.rectangle((size, y - size // 2, 44 * size, y + 3 * size // 2), fill=band)
            draw.text((2 * size, y), note, font=font, fill=(255, 255, 255) if sum(band) < 380 else (20, 20, 20))
        else:
            draw.text((2 * size, y), note, font=font, fill=ink)
        y += round(2.1 * size)
    return image, [], disguises, size, False


WAYS = "mosaic blur bar stroke white small".split()
HANDS = "pen scribble crayon soft smear stickers".split()
PAGES = {"details": details_page, "alone": alone_page, "harmless": harmless_page}


def page(rng, fonts, seen, kind, hands):
    image, boxes, disguises, size, weak = PAGES[kind](rng, fonts, seen)
    truth = []
    if seen == "photo":
        image = photograph(image, rng)
    for box, letters in boxes:  # somebody covers what was taken
        ways = HANDS if hands else WAYS if kind == "details" else WAYS[:5]
        how = rng.choice(ways) if weak else rng.choice(["sticker", "sticker", "black", "none"])
        if weak and hands:
            truth.append({"how": how, "strength": by_hand(image, box, how, rng, size), "box": box})
        elif weak:
            truth.append({"how": how, "strength": cover(image, box, letters, how, rng, size), "box": box})
        elif how == "sticker":
            sticker(image, box, rng)
        elif how == "black":
            ImageDraw.Draw(image).rectangle(box, fill=(0, 0, 0))
        disguises += [] if weak else [how]
    return image, truth, disguises, size


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--fonts", choices=FONTS, default="held-out")
    parser.add_argument("--seen", choices=["screen", "photo"], default="screen")
    parser.add_argument("--pages", choices=PAGES, default="details")
    parser.add_argument("--hands", action="store_true", help="covers that phones have for a finger")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rng, all_truth = random.Random(options.seed), {}
    fonts = [name for name in FONTS[options.fonts] if (FOLDER / name).exists()]
    for number in range(options.count):
        image, truth, disguises, size = page(rng, fonts, options.seen, options.pages, options.hands)
        name = f"page-{number:03}." + ("jpg" if options.seen == "photo" else rng.choice(["png", "jpg"]))
        image.save(options.out / name, **({"quality": rng.choice([75, 85, 92])} if "jpg" in name else {}))
        all_truth[name] = {"covers": truth, "disguises": disguises, "size": size}
    (options.out / "truth.json").write_text(json.dumps(all_truth, indent=1))
    print(f"{options.count} pages (seed {options.seed}, {options.fonts} fonts) in {options.out}")


if __name__ == "__main__":
    main()
