#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""harmless.py --seed N --count N --fonts train|held-out --out DIR: pages of words, lists and buttons without any
mark, as screens and photographs show them. The words are the letters of nothing; NHS is one of them now and
then, as it stands in a text. Needs NumPy, Pillow and the fonts of shapes.py."""

import argparse
import os
import random

from PIL import Image, ImageDraw

import scenes
import shapes

INKS = [(20, 20, 20), (60, 60, 64), (0, 60, 120), (120, 30, 40)]
GROUNDS = [(255, 255, 255), (250, 250, 246), (232, 237, 238), (24, 26, 30), (0, 94, 184), (240, 232, 214)]
LETTERS = "aaabcdeeeefghiiijklmnnooopqrrsssttuvwxyz"


def word(rng):
    kind = rng.random()
    if kind < 0.01:
        return "NHS"
    text = "".join(rng.choice(LETTERS) for _ in range(rng.randint(1, 10)))
    return text.upper() if kind < 0.12 else text.capitalize() if kind < 0.3 else text


def page(rng, fonts, size):
    ground = shapes.near(rng.choice(GROUNDS), rng, 5)
    dark = sum(ground) < 380
    picture = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(picture)
    if rng.random() < 0.5:
        draw.rectangle((0, 0, size[0], rng.randint(50, 160)), fill=shapes.near(rng.choice(shapes.BANDS), rng))
    y = rng.randint(10, 60)
    while y < size[1]:
        high = rng.choice([13, 16, 16, 18, 22, 22, 28, 40, 64])
        face = shapes.font(rng.choice(fonts["other"] + fonts["italic"][:2]), high)
        ink = (235, 235, 238) if dark else shapes.near(rng.choice(INKS), rng)
        x, columns = rng.randint(10, 90), rng.choice([1, 1, 2, 4])
        for _ in range(rng.randint(1, 6)):
            for column in range(columns):
                text = " ".join(word(rng) for _ in range(rng.randint(1, max(1, 1200 // (high * 5 * columns)))))
                at = (x + column * size[0] // columns, y)
                if rng.random() < 0.25 and text.split()[0] != "NHS":  # in a box it is a mark
                    box = draw.textbbox(at, text.split()[0], face)
                    pad = high // 3
                    draw.rounded_rectangle((box[0] - pad, box[1] - pad, box[2] + pad, box[3] + pad), rng.randint(0, high // 2),
                                           fill=shapes.near(rng.choice(shapes.BANDS), rng))
                    draw.text(at, text.split()[0], font=face, fill=(250, 250, 250))
                else:
                    draw.text(at, text, font=face, fill=ink)
            y += int(high * rng.uniform(1.3, 2.2))
        y += rng.randint(0, 40)
    return picture


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--fonts", choices=sorted(shapes.FONTS), default="train")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    fonts = {k: [n for n in v if shapes.font_file(n)] for k, v in shapes.FONTS[options.fonts].items()}
    os.makedirs(options.out, exist_ok=True)
    for i in range(options.count):
        rng = random.Random(options.seed * 100000 + i)
        picture = page(rng, fonts, (1600, 1200))
        turn = rng.choice([0, 0, 0, rng.uniform(-25, 25), 90, 180])
        if turn:
            picture = picture.rotate(turn, Image.BICUBIC, turn == 90, fillcolor=(120, 116, 110))
        if rng.random() < 0.7:
            picture = scenes.finish(rng, picture)
        picture.save(os.path.join(options.out, f"harmless-{options.seed}-{i:04d}.jpg"), quality=rng.randint(60, 96))


if __name__ == "__main__":
    main()
