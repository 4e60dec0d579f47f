#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""scenes.py --seed N --count N --fonts train|held-out --out DIR [--ground DIR] [--size WxH]
[--widths LEAST,MOST] [--share S] [--bands S] [--turned S] [--hidden S]
[--near S] [--soft]: pictures with many marks and many things that are none,
seen at all angles, with a JSON of ground truth beside each ({"marks": [{"kind", "quad", "width", "hidden"}]}). --ground gives
harmless photographs to lay the cards on. Needs NumPy and Pillow."""

import argparse
import glob
import io
import json
import math
import os
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

import shapes


def coefficients(source, target):
    """PIL's perspective transform: from target pixels to source pixels."""
    rows, right = [], []
    for (x, y), (u, v) in zip(target, source):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return np.linalg.solve(np.array(rows, float), np.array(right, float))


def project(points, centre, scale, turn, yaw, pitch, distance):
    """Flat points seen by a camera: rotated, tilted, with perspective, scaled, moved."""
    result = []
    for x, y in points:
        x, y = (x - centre[0]) * scale, (y - centre[1]) * scale
        x, y = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
        z = x * math.sin(yaw)
        x = x * math.cos(yaw)
        z, y = z * math.cos(pitch) + y * math.sin(pitch), y * math.cos(pitch) - z * math.sin(pitch)
        w = 1 + z / distance
        result.append((x / w, y / w))
    return result


def ground(rng, size, photos, fonts):
    kind = rng.random()
    if photos and kind < 0.5:
        photo = Image.open(rng.choice(photos)).convert("RGB")
        scale = max(size[0] / photo.width, size[1] / photo.height) * rng.uniform(1, 1.8)
        photo = photo.resize((int(photo.width * scale) + 1, int(photo.height * scale) + 1))
        x, y = rng.randint(0, photo.width - size[0]), rng.randint(0, photo.height - size[1])
        return photo.crop((x, y, x + size[0], y + size[1]))
    first, second = (np.array(shapes.near(rng.choice(
        [(235, 235, 232), (180, 160, 130), (90, 100, 110), (245, 245, 245), (60, 60, 70), (150, 170, 190),
         (210, 205, 190), (0, 94, 184)]), rng, 20), float) for _ in range(2))
    y, x = np.mgrid[0:size[1], 0:size[0]]
    angle = rng.uniform(0, 6.3)
    t = (x * math.cos(angle) / size[0] + y * math.sin(angle) / size[1] + 1) / 2
    page = first + (second - first) * t[..., None] * rng.uniform(0, 1)
    page += np.random.default_rng(rng.getrandbits(32)).normal(0, rng.choice([0, 1, 4]), page.shape[:2])[..., None]
    picture = Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    if kind > 0.75:
        for row in range(0, size[1], rng.randint(18, 60)):
            text = " ".join("".join(rng.choice("abcdefghijklmnoprstuvwyABCDENHST0123") for _ in range(rng.randint(1, 9)))
                            for _ in range(24))
            draw.text((rng.randint(0, 40), row), text, fill=rng.choice([(20, 20, 20), (0, 94, 184), (90, 90, 90)]),
                      font=shapes.font(rng.choice(fonts["other"]), rng.randint(11, 40)))
    elif kind > 0.6:
        for _ in range(rng.randint(10, 80)):
            x, y, w, h = (rng.uniform(0, s) for s in (size[0], size[1], size[0] / 3, size[1] / 3))
            draw.rectangle((x, y, x + w, y + h), fill=shapes.near(rng.choice(
                [(250, 250, 250), (0, 94, 184), (40, 40, 40), (200, 60, 40), (120, 140, 160)]), rng, 25))
    return picture


def place(rng, picture, fonts, cell, widths, share, bands, turned, hidden):
    kind = "other" if rng.random() > share else "wales" if rng.random() < 0.15 else "nhs"
    card, quad, covered = shapes.card(rng, fonts, kind, bands, hidden)
    wanted = math.exp(rng.uniform(math.log(widths[0]), math.log(widths[1])))
    scale = wanted / (quad[1][0] - quad[0][0])
    turn = rng.gauss(0, 0.12) if rng.random() < 1 - turned else rng.uniform(-math.pi, math.pi)
    yaw, pitch = (max(-0.85, min(0.85, rng.gauss(0, 0.33))) for _ in range(2))
    centre = ((quad[0][0] + quad[1][0]) / 2, (quad[0][1] + quad[2][1]) / 2)
    corners = [(0, 0), (card.width, 0), (card.width, card.height), (0, card.height)]
    view = (scale, turn, yaw, pitch, rng.uniform(2.5, 9) * wanted)
    seen = project(corners, centre, *view)
    inner = project(quad, centre, *view)
    left, top = min(p[0] for p in seen), min(p[1] for p in seen)
    width, height = max(p[0] for p in seen) - left, max(p[1] for p in seen) - top
    room = (cell[2] - cell[0], cell[3] - cell[1])
    if width > room[0] - 4 or height > room[1] - 4:
        return None
    x = cell[0] + rng.uniform(2, room[0] - width - 2) - left
    y = cell[1] + rng.uniform(2, room[1] - height - 2) - top
    # Drawn at twice the size, so that edges come out smooth.
    box = (int(x + left) - 2, int(y + top) - 2, int(width) + 6, int(height) + 6)
    target = [((px + x - box[0]) * 2, (py + y - box[1]) * 2) for px, py in seen]
    small = scale * 2
    source = card
    if small < 0.6:
        source = card.resize((max(2, int(card.width * small * 1.3)), max(2, int(card.height * small * 1.3))), Image.BOX)
    factor = source.width / card.width, source.height / card.height
    flat = [(cx * factor[0], cy * factor[1]) for cx, cy in corners]
    warped = source.transform((box[2] * 2, box[3] * 2), Image.PERSPECTIVE, coefficients(flat, target), Image.BICUBIC)
    warped = warped.resize((box[2], box[3]), Image.BOX)
    if rng.random() < 0.6:
        gain = rng.uniform(0.45, 1.0)
        tint = [gain * t for t in rng.choice([(1, 1, 1), (1, 0.9, 0.72), (1, 0.94, 0.85), (0.92, 0.97, 1)])]
        bands = warped.split()
        warped = Image.merge("RGBA", [b.point(lambda v, t=t: int(v * t)) for b, t in zip(bands, tint)] + [bands[3]])
    blur = rng.uniform(0, min(1.6, 0.02 * wanted)) if rng.random() < 0.5 else 0
    if blur:
        warped = warped.filter(ImageFilter.GaussianBlur(blur))
    picture.paste(warped, (box[0], box[1]), warped)
    quad = [[round(px + x, 2), round(py + y, 2)] for px, py in inner]
    edge = [math.dist(quad[i], quad[(i + 1) % 4]) for i in range(4)]
    return {"kind": kind, "quad": quad, "width": round((edge[0] + edge[2]) / 2, 1),
            "height": round((edge[1] + edge[3]) / 2, 1), "hidden": round(covered, 2)}


def through_filter(a):
    """Each pixel through one colour of a Bayer filter, the two others guessed from its neighbours."""
    colours, seen = np.zeros_like(a), np.zeros_like(a)
    for channel, row, column in ((0, 0, 0), (1, 0, 1), (1, 1, 0), (2, 1, 1)):
        colours[row::2, column::2, channel] = a[row::2, column::2, channel]
        seen[row::2, column::2, channel] = 1
    for axis in (0, 1):
        colours, seen = (np.roll(b, 1, axis) + 2 * b + np.roll(b, -1, axis) for b in (colours, seen))
    return colours / seen


def soften(rng, picture):
    """A cheap lens, and a sensor that sees one colour a pixel."""
    a = through_filter(np.asarray(picture, float))
    picture = Image.fromarray(np.clip(a, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(rng.uniform(0.6, 1.4)))
    a = np.asarray(picture, float)
    a = a + np.random.default_rng(rng.getrandbits(32)).normal(0, rng.uniform(1, 8), a.shape)
    picture = Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))
    return picture.filter(ImageFilter.UnsharpMask(2, rng.randint(10, 40), 1))


def finish(rng, picture):
    """What a camera and a messenger do: light, glare, moiré, blur, noise, JPEG."""
    a = np.asarray(picture, float)
    noise = np.random.default_rng(rng.getrandbits(32))
    h, w = a.shape[:2]
    if rng.random() < 0.35:
        a = a * np.array(rng.choice([(1, 0.88, 0.66), (1, 0.94, 0.82), (0.9, 0.96, 1.0), (1, 0.8, 0.55)]))
    if rng.random() < 0.3:
        y, x = np.mgrid[0:h, 0:w]
        cx, cy, r = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(0.2, 0.6) * w
        a = a + (np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / r ** 2) * rng.uniform(20, 80))[..., None]
    if rng.random() < 0.15:
        y, x = np.mgrid[0:h, 0:w]
        f, g = rng.uniform(0.5, 2.5), rng.uniform(-0.4, 0.4)
        a = a * (1 + rng.uniform(0.03, 0.12) * np.sin(f * x + g * y))[..., None]
    picture = Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))
    if rng.random() < 0.5:
        picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 1.0)))
    a = np.asarray(picture, float)
    if rng.random() < 0.7:
        a = a + noise.normal(0, rng.uniform(0.5, 6), a.shape)
    picture = Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))
    if rng.random() < 0.4:
        picture = picture.filter(ImageFilter.UnsharpMask(1.2, rng.randint(30, 120), 2))
    return picture


def make(seed, fonts, size, photos, widths, share, bands=0.0, soft=False, turned=0.3, hidden=0.1):
    rng = random.Random(seed)
    picture = ground(rng, size, photos, fonts)
    marks = []
    columns = rng.choice([7, 8] if soft else [2, 3, 4, 5])
    rows = max(2, columns * size[1] // size[0])
    step = (size[0] // columns, size[1] // rows)
    for row in range(rows):
        for column in range(columns):
            cell = (column * step[0], row * step[1], (column + 1) * step[0], (row + 1) * step[1])
            card = (rng, picture, fonts, cell, widths, share, bands, turned, hidden)
            mark = place(*card) or place(*card)
            if mark:
                marks.append(mark)
    return soften(rng, picture) if soft else finish(rng, picture), marks, rng


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--fonts", choices=sorted(shapes.FONTS), default="train")
    parser.add_argument("--ground", default="")
    parser.add_argument("--out", required=True)
    parser.add_argument("--size", default="1600x1200")
    parser.add_argument("--widths", default="20,320")
    parser.add_argument("--share", type=float, default=0.6, help="of the cards that are marks")
    parser.add_argument("--bands", type=float, default=0.0, help="share of the cards that lie on coloured bands")
    parser.add_argument("--turned", type=float, default=0.3, help="share of the cards that lie at any angle")
    parser.add_argument("--hidden", type=float, default=0.1, help="share of the marks that are partly covered")
    parser.add_argument("--near", type=float, default=shapes.NEAR_MISSES, help="share of the boxes with other letters that are a letter off")
    parser.add_argument("--soft", action="store_true", help="seen by a cheap camera, many small cards")
    options = parser.parse_args()
    shapes.NEAR_MISSES = options.near
    fonts = {k: [n for n in v if shapes.font_file(n)] for k, v in shapes.FONTS[options.fonts].items()}
    size = tuple(int(v) for v in options.size.split("x"))
    widths = tuple(float(v) for v in options.widths.split(","))
    photos = sorted(glob.glob(os.path.join(options.ground, "*.jpg"))) if options.ground else []
    os.makedirs(options.out, exist_ok=True)
    for i in range(options.count):
        picture, marks, rng = make(options.seed * 100000 + i, fonts, size, photos, widths, options.share, options.bands, options.soft,
                                   options.turned, options.hidden)
        name = os.path.join(options.out, f"lozenge-{options.seed}-{i:04d}")
        picture.save(name + ".jpg", quality=rng.choice([55, 70, 80, 88, 93, 96]))
        with open(name + ".json", "w") as out:
            json.dump({"marks": marks}, out)


if __name__ == "__main__":
    main()
