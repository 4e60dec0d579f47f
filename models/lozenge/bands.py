#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""bands.py --seed N --count N --fonts train|held-out --out DIR: ribbons of many colours with small marks and boxes with other
letters on them, most ribbons as dark as the mark's blue, through the lens of tests/bench/scenes at its three levels. The truth
beside each is that of scenes.py, and "light" tells a white box. Needs NumPy, Pillow and the fonts of shapes.py."""

import argparse
import colorsys
import json
import math
import os
import random
import sys

from PIL import Image, ImageDraw

import shapes

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tests/bench/scenes"))
import views  # noqa: E402

BOARD = (1500, 1000)
MARK = (300, 120)
ROWS, COLUMNS = 5, 4
LEVELS = ["hard"] * 7 + ["medium"] * 2 + ["easy"]
X_HEIGHT = (52, 76)  # of the level's pixels a mark is so many px of the board: at hard it is 24 to 49 px wide
LUMA = (0.299, 0.587, 0.114)


def ribbon(rng):
    """A colour, mostly as dark as the blue of the mark, give or take a little."""
    colour = colorsys.hsv_to_rgb(rng.random(), rng.choice([rng.uniform(0.05, 0.3), rng.uniform(0.3, 1)]), 1)
    luma = 255 * sum(w * c for w, c in zip(LUMA, colour))
    wanted = rng.gauss(76, 22) if rng.random() < 0.75 else rng.uniform(20, 200)
    return tuple(int(min(255, max(0, 255 * c * wanted / luma))) for c in colour)


def paint(rng, board, fonts, place, kind):
    """@return whether the box is white."""
    mask = {"nhs": shapes.nhs_box, "wales": shapes.wales_box}.get(kind, shapes.word_box)(rng, fonts, (500, 200))
    mask = mask.resize((place[2] - place[0], place[3] - place[1]), Image.LANCZOS)
    blue, white = shapes.near(rng.choice(shapes.BLUES), rng), shapes.near((250, 250, 248), rng, 5)
    light = rng.random() < 0.3
    box, ink = (white, blue) if light else (blue, white)
    if kind == "other" and rng.random() < 0.2:
        box, ink, light = shapes.near(rng.choice(shapes.BANDS), rng), white, False
    ImageDraw.Draw(board).rectangle(place, fill=box)
    board.paste(Image.new("RGB", mask.size, ink), place[:2], mask)
    return light


def board_of(rng, fonts, share):
    board = Image.new("RGB", BOARD, shapes.near((235, 235, 232), rng, 14))
    pen, items, lights = ImageDraw.Draw(board), [], []
    step = (BOARD[0] // COLUMNS, BOARD[1] // ROWS)
    for row in range(ROWS):
        pen.rectangle((0, row * step[1], BOARD[0], (row + 1) * step[1] - rng.choice([0, 0, 12])), fill=ribbon(rng))
        for column in range(COLUMNS):
            kind = "other" if rng.random() > share else "wales" if rng.random() < 0.1 else "nhs"
            wide = int(MARK[0] * rng.uniform(0.85, 1))
            high = int(wide / (rng.uniform(1.5, 3.5) if kind == "other" else rng.uniform(1.9, 2.3) if kind == "wales" else rng.uniform(2.4, 2.6)))
            left = column * step[0] + rng.randint(8, step[0] - wide - 8)
            top = row * step[1] + rng.randint(4, max(4, step[1] - high - 16))
            place = (left, top, left + wide, top + high)
            lights.append(paint(rng, board, fonts, place, kind))
            items.append(dict(category=kind, text=str(len(items)), box=place))
    return board, items, lights


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--fonts", choices=sorted(shapes.FONTS), default="train")
    parser.add_argument("--share", type=float, default=0.6, help="of the boxes that are marks")
    parser.add_argument("--near", type=float, default=0.6, help="share of the boxes with other letters that are a letter off")
    parser.add_argument("--size", default="640x480")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    shapes.NEAR_MISSES = options.near
    fonts = {k: [n for n in v if shapes.font_file(n)] for k, v in shapes.FONTS[options.fonts].items()}
    views.SIZE = tuple(int(v) for v in options.size.split("x"))
    os.makedirs(options.out, exist_ok=True)
    for i in range(options.count):
        rng = random.Random(options.seed * 100000 + i)
        level = rng.choice(LEVELS)
        board, items, lights = board_of(rng, fonts, options.share)
        larger = {"hard": 1, "medium": 1.5, "easy": 2.2}[level]
        picture, seen, _ = views.photograph(rng, level, rng.choice(["paper", "screen"]), board, items, rng.uniform(*X_HEIGHT) * larger)
        marks = []
        for item in seen:
            quad = [[round(float(x), 2), round(float(y), 2)] for x, y in item["quad"]]
            kind = item["category"] if item["legible"] or item["category"] == "other" else "skip"
            marks.append({"kind": kind, "quad": quad, "width": round((math.dist(*quad[:2]) + math.dist(*quad[2:])) / 2, 1),
                          "height": round(math.dist(quad[1], quad[2]), 1), "hidden": 0, "light": lights[int(item["text"])]})
        name = os.path.join(options.out, f"bands-{options.seed}-{i:04d}")
        picture.save(name + ".jpg", quality=rng.randint(*views.LEVELS[level]["quality"]))
        with open(name + ".json", "w") as out:
            json.dump({"marks": marks}, out)


if __name__ == "__main__":
    main()
