#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws pages on which somebody scribbled over a name or a number, and pages that look like it.

    scribbles.py --seed 41 --count 40 --out DIR [--seen photo] [--like]

The strokes are as people make them: zigzags, loops, lines to and fro, crosses, one thick line or
several thin ones, of a pen of a twelfth to a half of the letters' height, mostly in the letters' own
colour. With --like nobody covered anything: signatures, handwriting, underlines, words struck out,
doodles, charts, maps, traces, music, hatching, other scripts. measure.py measures both."""
import argparse
import json
import math
import pathlib
import random

from PIL import Image, ImageDraw, ImageFilter, ImageFont

import make

FOLDER = pathlib.Path("/usr/share/fonts")
HANDS = ["opentype/dancingscript/DancingScript-Regular.otf", "opentype/comic-neue/ComicNeue-Regular.otf",
         "opentype/urw-base35/Z003-MediumItalic.otf", "truetype/humor-sans/Humor-Sans.ttf"]
WAYS = "zigzag loops fro crossed thick thin".split()


def pen(image, way, wide, colour, fine=3):
    """Draws a way as a round nib does, without steps."""
    left, top = min(x for x, _ in way) - 2 * wide, min(y for _, y in way) - 2 * wide
    right, bottom = max(x for x, _ in way) + 2 * wide, max(y for _, y in way) + 2 * wide
    left, top = math.floor(left), math.floor(top)
    size = (math.ceil(right) - left, math.ceil(bottom) - top)
    mask = Image.new("L", (fine * size[0], fine * size[1]), 0)
    draw = ImageDraw.Draw(mask)
    points = [(fine * (x - left), fine * (y - top)) for x, y in way]
    draw.line(points, fill=255, width=max(1, round(fine * wide)), joint="curve")
    for x, y in (points[0], points[-1]):
        r = fine * wide / 2
        draw.ellipse((x - r, y - r, x + r, y + r), fill=255)
    image.paste(Image.new("RGB", size, colour), (left, top), mask.resize(size, Image.LANCZOS))


def curve(points, rng, shake):
    """A hand's way from point to point: not quite straight."""
    way = []
    for (x, y), (u, v) in zip(points, points[1:]):
        bend = rng.uniform(-shake, shake)
        for k in range(8):
            t = k / 8
            arc = bend * math.sin(math.pi * t)
            way.append((x + (u - x) * t + arc, y + (v - y) * t + arc))
    return way + [points[-1]]


def strokes(how, box, size, wide, rng):
    """The ways of a scribble over letters whose box is given."""
    left, top, right, bottom = box
    high, ways = bottom - top, []
    up, low = top - rng.uniform(0, 0.35) * high, bottom + rng.uniform(0, 0.35) * high
    start, end = left - rng.uniform(0, 0.4) * size, right + rng.uniform(0, 0.4) * size
    if how in ("zigzag", "crossed"):
        for lean in ([1] if how == "zigzag" else [1, -1]):
            x, points, above = start, [], lean > 0
            step = max(1.8 * wide, rng.uniform(0.22, 0.5) * size)
            while x < end:
                points.append((x, (up if above else low) + rng.uniform(-0.12, 0.12) * high))
                x, above = x + step * rng.uniform(0.6, 1.4), not above
            ways.append(curve(points, rng, 0.05 * size))
    elif how == "loops":
        radius, step = (low - up) / 2, max(0.12, 2.2 * wide / size) * size * rng.uniform(1.0, 1.6)
        turns = max(3, (end - start) / (3 * step))
        way, count = [], int(turns * 24)
        for k in range(count):
            angle = 2 * math.pi * k / 24
            way.append((start + (end - start) * k / count + 0.8 * radius * math.cos(angle),
                        (up + low) / 2 + radius * rng.uniform(0.96, 1.04) * math.sin(angle)))
        ways.append(way)
    elif how == "fro":
        points, y, there = [], top, True
        step = max(1.6 * wide, high / rng.uniform(3, 6))
        while y < bottom:
            points.append(((start if there else end) + rng.uniform(-0.3, 0.3) * size,
                           y + rng.uniform(-0.05, 0.05) * high))
            y, there = y + step * rng.uniform(0.7, 1.2), not there
        ways.append(curve(points, rng, 0.08 * size))
    elif how == "thick":
        middle = (top + bottom) / 2
        ways.append([(start + (end - start) * k / 8, middle + rng.uniform(-0.06, 0.06) * high) for k in range(9)])
    else:
        for k in range(rng.choice([2, 3, 4])):
            y, tilt = top + (k + 0.7) * high / 4, rng.uniform(-0.15, 0.15) * high
            ways.append(curve([(start + rng.uniform(0, 0.4) * size, y - tilt), (end, y + tilt)], rng, 0.08 * size))
    return ways


def scribble(image, box, size, ink, rng):
    how = rng.choice(WAYS)
    least, most = (0.3, 0.5) if how == "thick" else (1 / 12, 0.16) if how in ("loops", "thin", "crossed") else (1 / 12, 0.28)
    wide = max(1.2, rng.uniform(least, most) * (box[3] - box[1]))
    colour = rng.choice([ink, ink, ink, (0, 0, 0) if ink[0] < 128 else (255, 255, 255), (20, 60, 200), (215, 30, 40)])
    for way in strokes(how, box, size, wide, rng):
        pen(image, way, wide, colour)
    name = "own" if colour == ink or colour[0] in (0, 255) else "blue" if colour[2] > 128 else "red"
    return f"{how}-{name}", round(wide / (box[3] - box[1]), 2)


def form(rng, fonts, seen):
    """A form with ruled lines and boxes, printed values on them."""
    image, size, font, paper, ink = make.blank(rng, fonts, seen)
    draw, boxes, y = ImageDraw.Draw(image), [], 3 * size
    rule = tuple((p + i) // 2 for p, i in zip(paper, ink))
    framed, chosen = rng.random() < 0.5, rng.sample(range(5), 2)
    for number, (label, value) in enumerate(make.rows(rng)[:5]):
        if number not in chosen:
            label, value = rng.choice([("Room", "Blue, first floor"), ("Booked by", "Front desk"),
                                       ("Equipment", "Two chairs"), ("Parking", "Not needed")])
        draw.text((2 * size, y), label, font=font, fill=ink)
        x = 12 * size
        if framed:
            draw.rectangle((x - size // 2, y - size // 2, 40 * size, y + 3 * size // 2), outline=rule)
        else:
            draw.line((x - size // 2, y + 5 * size // 4, 40 * size, y + 5 * size // 4), fill=rule, width=max(1, size // 14))
        draw.text((x, y), value, font=font, fill=ink)
        if number in chosen:
            boxes.append(draw.textbbox((x, y), value, font=font))
        y += round(2.6 * size)
    for note in rng.sample(make.PLAIN, 4):
        y += round(2.1 * size)
        draw.text((2 * size, y), note, font=font, fill=ink)
    return image, boxes, size, ink


def plain(rng, fonts, seen):
    image, boxes, _, size, _ = make.alone_page(rng, fonts, seen)
    boxes = [(b[0][0] + size // 6, b[1][0], b[0][2] - size // 6, b[1][1]) for b in boxes]
    dark = image.getpixel((1, 1))[0] < 128
    return image, boxes, size, (225, 228, 232) if dark else (20, 20, 20)


def script(draw, x, y, size, text, ink, rng, font=None):
    font = ImageFont.truetype(str(FOLDER / (font or rng.choice(HANDS))), round(size * rng.uniform(1.0, 1.5)))
    draw.text((x, y - size // 3), text, font=font, fill=ink)


def signature(image, x, y, size, ink, rng):
    points = [(x + (k * 0.45 + rng.uniform(-0.35, 0.35)) * size, y + rng.uniform(-0.6, 1.4) * size) for k in range(rng.randrange(8, 18))]
    way = curve(points, rng, 0.4 * size)
    pen(image, way, max(1.2, size * rng.uniform(0.06, 0.14)), ink)


LIKE = ("signature handwriting underlined struck wavy doodle loops zigzag chart grid trace roads music "
        "hatching crosshatch logo arabic chinese barcode row waveform circled arrow ticks cells signed "
        "formula pattern unused wire ringed hashes").split()


def alike(image, draw, kind, x, y, size, font, ink, paper, rng):
    """Something that hides nothing, beside a label."""
    mid = tuple((3 * p + i) // 4 for p, i in zip(paper, ink))
    wide = max(1, size // 12)
    words = rng.choice(make.PLAIN)[:24]
    if kind == "signature":
        signature(image, x, y, size, rng.choice([ink, (20, 40, 150)]), rng)
    elif kind == "signed":  # over what is printed on the form's line
        draw.text((x, y + size // 2), "(signature of the tenant)", font=font, fill=mid)
        draw.line((x, y + size // 2, x + 14 * size, y + size // 2), fill=ink)
        signature(image, x + size, y - size // 2, size, ink, rng)
    elif kind == "handwriting":
        script(draw, x, y, size, words, ink, rng)
    elif kind == "underlined":
        draw.text((x, y), words, font=font, fill=ink)
        long = draw.textlength(words, font=font)
        for k in range(rng.choice([1, 2])):
            pen(image, curve([(x, y + 1.15 * size + k * size / 5), (x + long, y + 1.15 * size + k * size / 5)], rng, size / 10), wide * 1.5, ink)
    elif kind == "struck":  # as editors and hands strike words out
        draw.text((x, y), words, font=font, fill=ink)
        at, long = y + 0.62 * size, draw.textlength(words, font=font)
        pen(image, curve([(x, at), (x + long, at + rng.uniform(-0.1, 0.1) * size)], rng, 0), wide * rng.choice([1, 1.5]), ink)
    elif kind == "wavy":
        draw.text((x, y), words, font=font, fill=ink)
        long = draw.textlength(words, font=font)
        pen(image, [(x + k, y + 1.2 * size + wide * math.sin(k / max(1, wide))) for k in range(int(long))], wide, (220, 40, 40))
    elif kind in ("doodle", "loops", "zigzag"):
        how = {"doodle": "crossed", "loops": "loops", "zigzag": "zigzag"}[kind]
        box = (x, y, x + rng.randrange(4, 10) * size, y + size)
        for way in strokes(how, box, size, max(1.2, size * rng.uniform(0.06, 0.15)), rng):
            pen(image, way, max(1.2, size * rng.uniform(0.06, 0.15)), ink)
    elif kind in ("chart", "trace", "waveform"):
        if kind == "trace":
            for k in range(0, 12 * size, max(4, size // 3)):
                draw.line((x + k, y - size // 2, x + k, y + 3 * size // 2), fill=(250, 200, 200))
        if kind == "waveform":
            for k in range(0, 10 * size, max(3, size // 5)):
                tall = rng.uniform(0.1, 1) * size * 0.8
                draw.rectangle((x + k, y + size // 2 - tall, x + k + wide, y + size // 2 + tall), fill=ink)
        else:
            for _ in range(rng.choice([1, 2, 3]) if kind == "chart" else 1):
                beat = [0, 0.1, 0, -0.1, 0.9, -0.5, 0, 0.2, 0.25, 0]
                pen(image, [(x + k * size / 4, y + size / 2 - (beat[k % 10] * size if kind == "trace" else rng.uniform(-0.8, 0.8) * size))
                            for k in range(44)], wide, ink)
    elif kind == "grid":
        for k in range(0, 2 * size + 1, max(4, size // 2)):
            draw.line((x, y - size // 2 + k, x + 10 * size, y - size // 2 + k), fill=ink)
        for k in range(0, 10 * size + 1, max(4, size // 2)):
            draw.line((x + k, y - size // 2, x + k, y - size // 2 + 2 * size), fill=ink)
    elif kind == "roads":
        for _ in range(7):
            points = [(x + rng.uniform(0, 10) * size, y + rng.uniform(-0.7, 1.7) * size) for _ in range(3)]
            pen(image, curve(sorted(points), rng, size / 2), wide * rng.choice([1, 2, 3]), rng.choice([ink, mid, (230, 170, 60)]))
        draw.text((x + 2 * size, y), "Mill Ln", font=font, fill=ink)
    elif kind == "music":
        for k in range(5):
            draw.line((x, y + k * size // 4, x + 11 * size, y + k * size // 4), fill=ink)
        for k in range(10):
            at, note = x + size + k * size, y + rng.randrange(8) * size // 8
            draw.ellipse((at, note, at + size // 3, note + size // 4), fill=ink)
            draw.line((at + size // 3, note, at + size // 3, note - 3 * size // 4), fill=ink, width=wide)
            if k % 2:
                draw.line((at + size // 3, note - 3 * size // 4, at + size // 3 - size, note - 3 * size // 4), fill=ink, width=2 * wide)
    elif kind in ("hatching", "crosshatch"):
        for k in range(0, 10 * size, max(4, size // 3)):
            draw.line((x + k, y + size, x + k + size, y), fill=ink, width=wide)
            if kind == "crosshatch":
                draw.line((x + k, y, x + k + size, y + size), fill=ink, width=wide)
    elif kind == "logo":
        big = ImageFont.truetype(str(FOLDER / rng.choice(HANDS)), round(1.6 * size))
        draw.text((x + size, y - size // 2), "Kestrel & Vane", font=big, fill=ink)
        pen(image, [(x + 5 * size + 6 * size * math.cos(k / 9), y + size / 2 + 0.9 * size * math.sin(k / 9)) for k in range(57)], 2 * wide, ink)
    elif kind == "arabic":
        other = ImageFont.truetype(str(FOLDER / "truetype/dejavu/DejaVuSans.ttf"), round(1.2 * size))
        letters = "\ufee0\ufee4\ufee8\ufed4\ufeb4\ufe92\ufe98\ufecc\ufee4\ufed8\ufe94\ufead"
        draw.text((x, y), " ".join("".join(rng.choice(letters) for _ in range(rng.randrange(3, 8))) for _ in range(4)), font=other, fill=ink)
    elif kind == "chinese":
        other = ImageFont.truetype(str(FOLDER / "truetype/droid/DroidSansFallbackFull.ttf"), size)
        draw.text((x, y), "".join(chr(rng.randrange(0x4e00, 0x9000)) for _ in range(11)), font=other, fill=ink)
    elif kind == "barcode":
        at = x
        while at < x + 9 * size:
            bar = rng.randrange(1, 5)
            draw.rectangle((at, y - size // 2, at + bar - 1, y + 3 * size // 2), fill=ink)
            at += bar + rng.randrange(1, 5)
    elif kind == "row":
        draw.text((x, y), rng.choice(["~" * 22, "#" * 16, "x" * 20, "XXXXXXXXXXXX", "*" * 20, "=" * 18, "@@@@@@@@@@", "-/-/-/-/-/-/", "%&$§%&$§%&$"]), font=font, fill=ink)
    elif kind == "hashes":
        draw.text((x, y), "".join(rng.choice("#%&@WMX$") for _ in range(14)), font=font, fill=ink)
    elif kind == "circled":
        draw.text((x, y), words, font=font, fill=ink)
        pen(image, [(x + 3 * size + 3.4 * size * math.cos(k / 9), y + 0.6 * size + size * math.sin(k / 9)) for k in range(60)], 1.5 * wide, rng.choice([ink, (215, 30, 40)]))
    elif kind == "arrow":
        draw.text((x, y), words, font=font, fill=ink)
        pen(image, curve([(x - size, y + 2 * size), (x + 5 * size, y + size / 2), (x + 12 * size, y - size / 2)], rng, size), 2 * wide, ink)
    elif kind == "ticks":
        for k in range(7):
            at = x + 3 * k * size // 2
            draw.rectangle((at, y, at + size, y + size), outline=ink, width=wide)
            if rng.random() < 0.6:
                pen(image, [(at + size / 5, y + size / 2), (at + size / 2, y + size), (at + 5 * size / 4, y - size / 4)], 2 * wide, ink)
            if rng.random() < 0.3:
                pen(image, [(at, y), (at + size, y + size), (at + size, y), (at, y + size)], wide, ink)
    elif kind == "cells":  # a comb of boxes for letters
        for k in range(10):
            at = x + k * size
            draw.rectangle((at, y - size // 6, at + size, y + 7 * size // 6), outline=ink, width=wide)
            draw.text((at + size // 5, y), rng.choice("ABDEHKMNRSTW0123456789"), font=font, fill=ink)
    elif kind == "formula":
        draw.text((x, y), "∑∫ x²√(α+β) ≠ ∞ ± ∂f/∂x", font=ImageFont.truetype(str(FOLDER / "truetype/dejavu/DejaVuSans.ttf"), size), fill=ink)
    elif kind == "pattern":  # of a border or a plait
        for phase in (0, math.pi):
            pen(image, [(x + k * size / 12, y + size / 2 + size / 2 * math.sin(k / 4 + phase)) for k in range(120)], 1.5 * wide, ink)
    elif kind == "unused":  # what is crossed out because nothing stands there
        pen(image, [(x, y - size / 3), (x + 12 * size, y - size / 3), (x, y + 1.4 * size), (x + 12 * size, y + 1.4 * size)], 1.5 * wide, ink)
    elif kind == "wire":
        pen(image, [(x, y + size / 2), (x + size, y + size / 2)] + [(x + size + k * size / 3, y + (0 if k % 2 else size)) for k in range(12)] +
            [(x + 5 * size, y + size / 2), (x + 8 * size, y + size / 2)], wide, ink)
        draw.text((x + 2 * size, y - size), "4k7", font=font, fill=ink)
    elif kind == "ringed":
        for k in range(9):
            draw.ellipse((x + k * size, y - size // 5, x + k * size + 5 * size // 4, y + size), outline=ink, width=wide)


def like_page(rng, fonts, seen):
    image, size, font, paper, ink = make.blank(rng, fonts, seen)
    draw, shown, y = ImageDraw.Draw(image), [], 3 * size
    for label in rng.sample("Name Email Title Number Address Phone Room Date Signature Notes".split(), 7):
        draw.text((2 * size, y), label + rng.choice(["", ":"]), font=font, fill=ink)
        kind = rng.choice(LIKE)
        alike(image, draw, kind, 12 * size, y, size, font, ink, paper, rng)
        shown.append(kind)
        y += round(2.9 * size)
    for note in rng.sample(make.PLAIN, 4):
        y += round(2.1 * size)
        draw.text((2 * size, y), note, font=font, fill=ink)
    return image, shown, size


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=41)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--fonts", choices=make.FONTS, default="held-out")
    parser.add_argument("--seen", choices=["screen", "photo"], default="screen")
    parser.add_argument("--like", action="store_true", help="nobody covered anything")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rng, all_truth = random.Random(options.seed), {}
    fonts = [name for name in make.FONTS[options.fonts] if (make.FOLDER / name).exists()]
    for number in range(options.count):
        covers, shown = [], []
        if options.like:
            image, shown, size = like_page(rng, fonts, options.seen)
        else:
            image, boxes, size, ink = rng.choice([plain, plain, form])(rng, fonts, options.seen)
        # On paper a pen comes before the camera, on a screen's picture behind it.
        before = rng.random() < 0.5
        if options.seen == "photo" and not before:
            image = make.photograph(image, rng)
        for box in [] if options.like else boxes:
            how, strength = scribble(image, box, size, ink, rng)
            covers.append({"how": how, "strength": strength, "box": [round(b) for b in box]})
        if options.seen == "photo" and before:
            image = make.photograph(image, rng)
        name = f"page-{number:03}." + ("jpg" if options.seen == "photo" else rng.choice(["png", "jpg"]))
        image.save(options.out / name, **({"quality": rng.choice([75, 85, 92])} if "jpg" in name else {}))
        all_truth[name] = {"covers": covers, "disguises": shown, "size": size}
    (options.out / "truth.json").write_text(json.dumps(all_truth, indent=1))
    print(f"{options.count} pages (seed {options.seed}, {options.fonts} fonts) in {options.out}")


if __name__ == "__main__":
    main()
