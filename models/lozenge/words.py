#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""words.py --seed N --count N --fonts train|held-out --out DIR [--pens SHARE] [--far F]: lines of words on blue and on other colours, NHS among them, with a
mark at their end now and then, through the lens of tests/bench/scenes at its three levels: letters of a line are no mark. Of SHARE
of them a pen of strokes.py draws the letters; F times as far away letters are as small as can be read. The truth beside each is that of scenes.py. Needs NumPy, Pillow and the fonts of shapes.py."""

import argparse
import json
import math
import os
import random

from PIL import Image, ImageDraw

import bands
import shapes
import strokes
from bands import views

NAMES = ["Northmere Hospitals NHS Foundation Trust", "NHS Foundation Trust", "Ashdale Partnership NHS Trust", "Providing NHS services",
         "NHS Trust", "Welcome to NHS Coldbrook", "NHS Westhaven and Coldbrook", "Your NHS number", "NHS App", "NHS 111", "Our NHS People",
         "Westhaven NHS", "An NHS charity", "NHS staff only", "Call NHS 111", "NHS dental practice", "Ask your NHS GP", "Coldbrook NHS FT"]
OTHERS = ["Reception", "Wards 4 to 9", "Please ring", "Car park", "Way out", "Coffee shop", "MRI and CT", "Radiology", "HNS Group", "NHBC", "MHS Ltd"]


def drawn(rng, text, size):
    """The text by a pen, as a mask: of the letters that it knows."""
    text = "".join(c if c in strokes.ANY + " " else rng.choice(strokes.ANY) for c in text.upper())
    return strokes.written(rng, text, (int(size * 0.85 * len(text)), int(size * 1.3)))


def line(rng, pen, board, fonts, place, kinds, by_pen):
    """@return the box of a mark on this line and whether it is white, or None."""
    left, top, right, foot = place
    high = foot - top
    field = shapes.near(rng.choice(shapes.BLUES), rng) if rng.random() < 0.6 else bands.ribbon(rng)
    light = sum(w * c for w, c in zip(bands.LUMA, field)) > 140
    if rng.random() < 0.15:
        field, light = shapes.near((250, 250, 248), rng, 5), True
    pen.rectangle(place, fill=field)
    ink = (shapes.near(rng.choice(shapes.BLUES), rng) if rng.random() < 0.6 else (25, 25, 27)) if light else shapes.near((250, 250, 248), rng, 5)
    mark, x = None, left + rng.randint(8, 60)
    if rng.random() < kinds:
        kind = "wales" if rng.random() < 0.1 else "nhs"
        wide = int(300 * rng.uniform(0.85, 1))
        tall = int(wide / (rng.uniform(1.9, 2.3) if kind == "wales" else rng.uniform(2.4, 2.6)))
        at = x if rng.random() < 0.4 else right - wide - rng.randint(8, 40)
        down = top + max(2, (high - tall) // 2)
        white = rng.random() < (0.8 if field[2] > field[0] + 60 else 0.2)
        blue, paper = shapes.near(rng.choice(shapes.BLUES), rng), shapes.near((250, 250, 248), rng, 5)
        box, letters = (paper, blue) if white else (blue, paper)
        mask = strokes.written(rng, "NHS", (500, 200)) if by_pen and kind == "nhs" else (shapes.wales_box if kind == "wales" else shapes.nhs_box)(rng, fonts, (500, 200))
        mask = mask.resize((wide, tall), Image.LANCZOS)
        pen.rectangle((at, down, at + wide, down + tall), fill=box)
        board.paste(Image.new("RGB", mask.size, letters), (at, down), mask)
        mark = dict(category=kind, text=str(int(white)), box=(at, down, at + wide, down + tall))
        if at == x:
            x += wide + rng.randint(10, 90)
    size = rng.randint(60, 120)
    y = top + rng.randint(0, max(1, high - size - 20))
    end = mark["box"][0] if mark and mark["box"][0] > x else right
    for _ in range(rng.choice([1, 1, 2])):
        text = rng.choice(NAMES if rng.random() < 0.8 else OTHERS)
        face = shapes.font(rng.choice(fonts["italic"] if rng.random() < 0.5 else fonts["other"]), size)
        while face.getlength(text) > end - x - 20 and " " in text:
            text = text.split(" ", 1)[1] if rng.random() < 0.5 else text.rsplit(" ", 1)[0]
        if by_pen and text != "NHS":
            mask = drawn(rng, text, size)
            if mask.width <= end - x:
                board.paste(Image.new("RGB", mask.size, ink), (x, y), mask)
        elif text != "NHS" and face.getlength(text) <= end - x - 10:  # by itself it were one
            pen.text((x, y), text, font=face, fill=ink)
        y += int(size * 1.2)
        if y + size > foot:
            break
    return mark


def board_of(rng, fonts, pens):
    board = Image.new("RGB", bands.BOARD, shapes.near((235, 235, 232), rng, 14))
    pen, items, y, by_pen = ImageDraw.Draw(board), [], 0, rng.random() < pens
    while y < bands.BOARD[1] - 140:
        high = rng.randint(140, 300)
        split = rng.choice([0, 0, 700, 800])
        for left, right in ((0, split), (split, bands.BOARD[0])):
            if right - left > 400:
                mark = line(rng, pen, board, fonts, (left, y, right - rng.choice([0, 20]), y + high - rng.choice([0, 0, 12])), 0.45, by_pen)
                items += [mark] if mark else []
        y += high
    return board, items


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--fonts", choices=sorted(shapes.FONTS), default="train")
    parser.add_argument("--pens", type=float, default=0.0)
    parser.add_argument("--far", type=float, default=1.0)
    parser.add_argument("--size", default="640x480")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    fonts = {k: [n for n in v if shapes.font_file(n)] for k, v in shapes.FONTS[options.fonts].items()}
    views.SIZE = tuple(int(v) for v in options.size.split("x"))
    os.makedirs(options.out, exist_ok=True)
    for i in range(options.count):
        rng = random.Random(options.seed * 100000 + i)
        level = rng.choice(bands.LEVELS)
        board, items = board_of(rng, fonts, options.pens)
        larger = {"hard": 1, "medium": 1.5, "easy": 2.2}[level]
        picture, seen, _ = views.photograph(rng, level, rng.choice(["paper", "screen"]), board, items, rng.uniform(*bands.X_HEIGHT) * larger / options.far)
        marks = []
        for item in seen:
            quad = [[round(float(x), 2), round(float(y), 2)] for x, y in item["quad"]]
            marks.append({"kind": item["category"] if item["legible"] else "skip", "quad": quad,
                          "width": round((math.dist(*quad[:2]) + math.dist(*quad[2:])) / 2, 1),
                          "height": round(math.dist(quad[1], quad[2]), 1), "hidden": 0, "light": item["text"] == "1"})
        name = os.path.join(options.out, f"words-{options.seed}-{i:04d}")
        picture.save(name + ".jpg", quality=rng.randint(*views.LEVELS[level]["quality"]))
        with open(name + ".json", "w") as out:
            json.dump({"marks": marks}, out)


if __name__ == "__main__":
    main()
