#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""strokes.py --seed N --count N --out DIR: pictures of flat colour with letters drawn by a pen of one width, as vector pictures
and screens show them: clean, turned by any angle, a little out of perspective. Marks, the same box with other
letters or in another colour, bars with words. Writes the truth beside each picture, as scenes.py does. Needs Pillow and NumPy."""

import argparse
import json
import math
import os
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

SIZE = (640, 480)
FINE = 4  # samples across a pixel
HIGH = 240  # px of a box as it is drawn, before it is laid down
CELLS = (3, 2)  # cards of a picture, across and down

BLUES = [(0, 94, 184), (0, 94, 184), (0, 94, 184), (0, 84, 164), (0, 80, 140), (0, 114, 198)]
BANDS = [(0, 105, 100), (85, 45, 120), (75, 80, 88), (165, 40, 110), (0, 45, 125), (0, 94, 184), (110, 30, 45), (0, 100, 70), (190, 70, 30)]
ODD = [(215, 110, 10), (235, 140, 20), (200, 30, 40), (170, 20, 30), (20, 130, 60), (90, 160, 40), (240, 190, 0), (120, 40, 120), (150, 90, 40)]


def arc(x, y, a, b, begin, end, steps=9):
    """Points of an ellipse's arc; angles in degrees, 0 to the right, 90 below."""
    return [(x + a * math.cos(math.radians(begin + (end - begin) * i / steps)),
             y + b * math.sin(math.radians(begin + (end - begin) * i / steps))) for i in range(steps + 1)]


def round_s(rng):
    """One continuous bend; how far its ends turn in differs."""
    ends, waist, side = rng.uniform(10, 50), rng.uniform(0.46, 0.52), rng.uniform(0.44, 0.5)
    upper = arc(0.5, waist / 2, side, waist / 2, -ends, -270)
    lower = arc(0.5, (1 + waist) / 2, 0.5, (1 - waist) / 2, -90, 180 - ends)
    return [upper + lower]


def angular_s(rng):
    corner, middle = rng.uniform(0.05, 0.2), rng.uniform(0.42, 0.55)
    return [[(1, corner), (1 - corner * 2, 0), (corner * 2, 0), (0, corner), (0, middle - corner), (corner * 2, middle),
             (1 - corner * 2, middle), (1, middle + corner), (1, 1 - corner), (1 - corner * 2, 1), (corner * 2, 1), (0, 1 - corner)]]


def letter(name, rng):
    """Lines in a unit square, y downwards."""
    bar = rng.uniform(0.42, 0.56)
    plain = {
        "N": [[(0, 1), (0, 0), (1, 1), (1, 0)]],
        "H": [[(0, 0), (0, 1)], [(1, 0), (1, 1)], [(0, bar), (1, bar)]],
        "E": [[(1, 0), (0, 0), (0, 1), (1, 1)], [(0, bar), (0.85, bar)]],
        "F": [[(1, 0), (0, 0), (0, 1)], [(0, bar), (0.85, bar)]],
        "L": [[(0, 0), (0, 1), (1, 1)]],
        "T": [[(0, 0), (1, 0)], [(0.5, 0), (0.5, 1)]],
        "I": [[(0.5, 0), (0.5, 1)]],
        "M": [[(0, 1), (0, 0), (0.5, 0.8), (1, 0), (1, 1)]],
        "W": [[(0, 0), (0.25, 1), (0.5, 0.2), (0.75, 1), (1, 0)]],
        "V": [[(0, 0), (0.5, 1), (1, 0)]],
        "A": [[(0, 1), (0.5, 0), (1, 1)], [(0.2, 0.65), (0.8, 0.65)]],
        "K": [[(0, 0), (0, 1)], [(1, 0), (0, 0.55), (1, 1)]],
        "X": [[(0, 0), (1, 1)], [(1, 0), (0, 1)]],
        "Y": [[(0, 0), (0.5, 0.5), (1, 0)], [(0.5, 0.5), (0.5, 1)]],
        "Z": [[(0, 0), (1, 0), (0, 1), (1, 1)]],
        "U": [[(0, 0), (0, 0.7)] + arc(0.5, 0.7, 0.5, 0.3, 180, 0) + [(1, 0)]],
        "O": [arc(0.5, 0.5, 0.5, 0.5, 0, 360, 16)],
        "C": [arc(0.5, 0.5, 0.5, 0.5, -45, -315, 14)],
        "G": [arc(0.5, 0.5, 0.5, 0.5, -45, -360, 14) + [(0.55, 0.52)]],
        "D": [[(0, 0), (0.5, 0)] + arc(0.5, 0.5, 0.5, 0.5, -90, 90) + [(0, 1), (0, 0)]],
        "P": [[(0, 1), (0, 0), (0.6, 0)] + arc(0.6, 0.27, 0.4, 0.27, -90, 90) + [(0, 0.54)]],
        "R": [[(0, 1), (0, 0), (0.6, 0)] + arc(0.6, 0.27, 0.4, 0.27, -90, 90) + [(0, 0.54)], [(0.5, 0.54), (1, 1)]],
        "B": [[(0, 0), (0.6, 0)] + arc(0.6, 0.25, 0.35, 0.25, -90, 90) + [(0, 0.5)],
              [(0, 0), (0, 1), (0.6, 1)] + arc(0.6, 0.75, 0.4, 0.25, 90, -90)],
    }
    if name == "S":
        return round_s(rng) if rng.random() < 0.65 else angular_s(rng)
    return plain[name]


ANY = "NHSEFLTIMWVAKXYZUOCGDPRB"


def word(rng):
    """Three letters that are not the mark's, often a letter off; read from either side."""
    while True:
        text = "".join(rng.choice(ANY) for _ in range(rng.choice([2, 3, 3, 3, 4])))
        kind = rng.random()
        if kind < 0.45:
            at = rng.randrange(3)
            text = "NHS"[:at] + rng.choice(ANY) + "NHS"[at + 1:]
        elif kind < 0.6:
            text = rng.choice(["HNS", "NSH", "SSN", "HHS", "NNS", "HSN", "NHN", "SHS", "OTO", "TOO", "TOT", "HOT", "NOT", "HOO", "NOO", "OOH"])
        if text not in ("NHS", "SHN"):
            return text


class Pen:
    """Weight and slant of the letters of one card."""

    def __init__(self, rng, high):
        self.half = high * rng.uniform(0.035, 0.115)
        self.round = rng.random() < 0.6
        self.slant = rng.uniform(0.05, 0.30)

    def draw(self, draw, lines, left, top, wide, high, middle):
        half = self.half
        for line in lines:
            points = [(left + half + x * (wide - 2 * half), top + half + y * (high - 2 * half)) for x, y in line]
            points = [(x - self.slant * (y - middle), y) for x, y in points]
            draw.line(points, fill=255, width=max(1, int(2 * half)))
            for i, (x, y) in enumerate(points):
                ends = i in (0, len(points) - 1)
                if self.round or not ends:
                    draw.ellipse((x - half, y - half, x + half, y + half), fill=255)
                else:
                    draw.rectangle((x - half, y - half, x + half, y + half), fill=255)


def written(rng, text, size, full=True):
    """The text as a mask of this size, in the middle."""
    mask = Image.new("L", size, 0)
    draw = ImageDraw.Draw(mask)
    wide, high = size
    tall = high * (rng.uniform(0.56, 0.80) if full else rng.uniform(0.3, 0.5))
    pen = Pen(rng, tall * 1.35)
    total = (wide * rng.uniform(0.72, 0.90) if full else min(wide * 0.8, tall * rng.uniform(0.6, 1.0) * len(text))) - pen.slant * tall
    cell = total / max(1, len(text))
    gap = cell * rng.uniform(0.04, 0.24)
    left, top = (wide - total) / 2 + rng.gauss(0, 0.012) * wide, (high - tall) / 2 + rng.gauss(0, 0.015) * high
    for i, name in enumerate(text):
        if name != " ":
            pen.draw(draw, letter(name, rng), left + i * cell + gap / 2, top, cell - gap, tall, top + tall / 2)
    return mask


def near(colour, rng, spread=8):
    return tuple(int(min(255, max(0, c + rng.gauss(0, spread)))) for c in colour)


def palette(rng):
    """Box, letters, ground of a mark."""
    blue, white, black = near(rng.choice(BLUES), rng), near((252, 252, 250), rng, 4), near((22, 22, 24), rng, 6)
    paper = white if rng.random() < 0.6 else near(rng.choice([(230, 215, 180), (235, 232, 220), (225, 230, 235), (245, 245, 240)]), rng, 5)
    ink = white if rng.random() < 0.6 else paper
    kind = rng.random()
    if kind < 0.36:
        return blue, ink, paper
    if kind < 0.62:
        return white, blue, blue if rng.random() < 0.8 else near(rng.choice(BANDS), rng)
    if kind < 0.76:
        return black, ink, paper
    if kind < 0.82:
        return white, black, black
    if kind < 0.88:
        return near((95, 95, 98), rng), ink, paper
    if kind < 0.93:
        return near((22, 38, 80), rng), ink, paper
    return blue, white, near(rng.choice(BANDS), rng)


def card(rng, kind):
    """Picture and mask of what of it is laid down, box within it (or None)."""
    bar = kind == "bar"
    aspect = rng.uniform(2.4, 2.6) if kind in ("nhs", "odd") else rng.uniform(5, 12) if bar else rng.uniform(2.2, 2.8) if rng.random() < 0.6 else rng.uniform(1.6, 3.8)
    size = (int(HIGH * aspect), HIGH)
    box, ink, ground = palette(rng)
    if kind == "odd" or (kind in ("other", "bar") and rng.random() < 0.15):
        box, ink = near(rng.choice(ODD), rng), near((250, 250, 250), rng, 4)
        if rng.random() < 0.15:
            box, ink, ground = ink, box, box
    if bar:
        text = " ".join("".join(rng.choice(ANY) for _ in range(rng.randint(2, 8))) for _ in range(3))[:int(aspect * 1.7)]
        if rng.random() < 0.5:
            text = " ".join(rng.choice(["THE", "OUR", "ASHDALE"]) + " " + rng.choice(["NHS", "NHS", "HOSPITAL", "TRUST"]) + " WARD" for _ in range(1))
        mask = written(rng, text.replace("Q", "O").replace("J", "I"), size, rng.random() < 0.5)
    elif kind == "empty":
        mask = Image.new("L", size, 0)
        if rng.random() < 0.4:
            ImageDraw.Draw(mask).line((size[0] * 0.15, HIGH / 2, size[0] * rng.uniform(0.3, 0.85), HIGH / 2), fill=255, width=rng.randint(10, 60))
    else:
        mask = written(rng, "NHS" if kind in ("nhs", "odd") else word(rng), size, kind != "other" or rng.random() < 0.8)
    pad = int(HIGH * rng.uniform(0.2, 0.6))
    flat = Image.new("RGB", (size[0] + 2 * pad, HIGH + 2 * pad), ground)
    flat.paste(Image.new("RGB", size, box), (pad, pad))
    flat.paste(Image.new("RGB", size, ink), (pad, pad), mask)
    return flat, (pad, pad, pad + size[0], pad + HIGH), ground


def coefficients(source, target):
    """Of the perspective that takes points of the picture to points of the card."""
    rows, values = [], []
    for (x, y), (u, v) in zip(target, source):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return np.linalg.solve(np.array(rows), np.array(values))


def laid(rng, box, middle, width):
    """Corners of the box in the picture."""
    turn = rng.uniform(-math.pi, math.pi) if rng.random() < 0.7 else 0.0
    tilt, lean, far = rng.uniform(0.7, 1.0), rng.uniform(-0.16, 0.16), rng.uniform(0.92, 1.08)
    if rng.random() < 0.3:
        tilt, lean, far = 1.0, 0.0, 1.0
    high = width * (box[3] - box[1]) / (box[2] - box[0])
    corners = []
    for i, (x, y) in enumerate(((-width / 2, -high / 2), (width / 2, -high / 2), (width / 2, high / 2), (-width / 2, high / 2))):
        x, y = x * tilt, y * (far if i in (1, 2) else 1) + lean * x * tilt
        corners.append((middle[0] + x * math.cos(turn) - y * math.sin(turn), middle[1] + x * math.sin(turn) + y * math.cos(turn)))
    return corners


def picture(rng):
    """Cards on the ground of the first of them, or each on a field of its own."""
    cell = (SIZE[0] / CELLS[0], SIZE[1] / CELLS[1])
    whole = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE))
    marks = []
    for n in range(CELLS[0] * CELLS[1]):
        kind = rng.choices(("nhs", "other", "odd", "bar", "empty"), (0.46, 0.30, 0.10, 0.10, 0.04))[0]
        flat, box, ground = card(rng, kind)
        left, top = n % CELLS[0] * cell[0], n // CELLS[0] * cell[1]
        field = (int(cell[0] * FINE), int(cell[1] * FINE))
        under = Image.new("RGB", field, ground)
        width = min(200, math.exp(rng.uniform(math.log(24), math.log(200)))) * (1.4 if kind == "bar" else 1)
        corners = laid(rng, box, (cell[0] / 2 + rng.uniform(-4, 4), cell[1] / 2 + rng.uniform(-4, 4)), width)
        source = ((box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3]))
        data = coefficients(source, [(x * FINE, y * FINE) for x, y in corners])
        inside = Image.new("L", flat.size, 255).transform(field, Image.PERSPECTIVE, data, Image.NEAREST)
        under.paste(flat.transform(field, Image.PERSPECTIVE, data, Image.BILINEAR), (0, 0), inside)
        whole.paste(under, (int(left * FINE), int(top * FINE)))
        if kind in ("nhs", "other"):
            quad = [[x + left, y + top] for x, y in corners]
            marks.append({"kind": kind, "quad": quad, "width": math.dist(quad[0], quad[1]), "hidden": 0.0})
        elif kind == "odd":
            quad = [[x + left, y + top] for x, y in corners]
            marks.append({"kind": "other", "quad": quad, "width": math.dist(quad[0], quad[1]), "hidden": 0.0})
    return whole.resize(SIZE, Image.BOX), marks


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    rng = random.Random(options.seed)
    for n in range(options.count):
        image, marks = picture(rng)
        name = os.path.join(options.out, f"strokes-{options.seed}-{n:04d}")
        image.save(name + ".jpg", quality=rng.randint(92, 100), subsampling=0)
        with open(name + ".json", "w") as truth:
            json.dump({"marks": marks}, truth)


if __name__ == "__main__":
    main()
