#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""stripes.py PHOTOWARD… --seed N [--count N] [--only KIND,…] [--out DIR]: stripes that are no codes – wood, blinds,
radiators, keyboards, corduroy, books' spines, a display's moiré – and the number of pictures in which each program
finds a barcode none the less. The pictures stay in DIR, which must be new. Needs NumPy, Pillow and DejaVu."""

import argparse
import collections
import json
import os
import random
import subprocess
import sys

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../samples/make"))
import keeping  # noqa: E402
import scene  # noqa: E402

W, H = SIZE = (2016, 1512)
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

# Each kind draws from rng (Python's) and noise (NumPy's), both of one seed.


def picture(light):
    return Image.fromarray(numpy.clip(light, 0, 255).astype(numpy.uint8)).convert("RGB")


def stretched(values):
    return numpy.asarray(Image.fromarray(values.astype(numpy.float32)).resize(SIZE, Image.BICUBIC))


def slats(noise, duty, period, jitter, dark, light, soft):
    """Upright stripes over the whole picture: duty is the light ones' share, soft the blur of their edges in pixels."""
    row, x = numpy.zeros(W, numpy.float32), 0.0
    while x < W:
        step = period * (1 + noise.normal(0, jitter))
        row[int(x):int(x + step * duty)] = 1
        x += max(2, step)
    bell = numpy.exp(-0.5 * (numpy.arange(-12, 13) / max(soft, 0.01)) ** 2)
    return numpy.tile(dark + (light - dark) * numpy.convolve(row, bell / bell.sum(), "same"), (H, 1))


def board(rng, noise):
    colour = rng.choice([(150, 112, 78), (112, 80, 58), (205, 203, 198), (190, 160, 120), (90, 60, 40)])
    return scene.surface(noise, SIZE, colour, rng.randint(6, 20), 8, rng.uniform(6, 22))


def grain(rng, noise):
    """Wood from near: fine, sharp and bent."""
    width = rng.uniform(2, 9)
    lines = stretched(noise.normal(0, rng.uniform(8, 26), (int(H / width), rng.randint(4, 14))))
    colour = numpy.array(rng.choice([(150, 112, 78), (120, 85, 60), (200, 170, 130)]), numpy.float32)
    y, x = numpy.mgrid[0:H, 0:W]
    bend = (8 * numpy.sin(x / rng.uniform(150, 500))).astype(int)
    return picture(colour + lines[numpy.clip(y + bend, 0, H - 1), x][..., None])


def blinds(rng, noise):
    light = slats(noise, rng.uniform(0.3, 0.7), rng.uniform(14, 50), 0.02, rng.uniform(30, 110), rng.uniform(150, 240),
                  rng.uniform(0, 3))
    return picture(light * (0.8 + 0.4 * numpy.linspace(0, 1, H)[:, None]))


def corduroy(rng, noise):
    period, tone = rng.uniform(6, 18), rng.uniform(50, 140)
    light = tone + rng.uniform(12, 40) * numpy.sin(2 * numpy.pi * numpy.arange(W) / period) + noise.normal(0, 8, (H, W))
    light += stretched(noise.normal(0, 15, (8 * H // W, 8)))
    return picture(light).filter(ImageFilter.GaussianBlur(0.8))


def keyboard(rng, _):
    dark = rng.random() < 0.6
    drawn = Image.new("RGB", SIZE, (30, 32, 34) if dark else (200, 200, 205))
    pen, key = ImageDraw.Draw(drawn), rng.uniform(50, 110)
    font = ImageFont.truetype(FONT, int(key * 0.4))
    for row in range(int(H / key) + 1):
        for column in range(-1, int(W / key) + 1):
            x, y = column * key + (row * 0.3 * key) % key, row * key
            pen.rounded_rectangle((x + key * 0.06, y + key * 0.06, x + key * 0.94, y + key * 0.94), key * 0.1, width=2,
                                  fill=(58, 60, 64) if dark else (240,) * 3, outline=(15,) * 3 if dark else (170, 170, 175))
            pen.text((x + key * 0.35, y + key * 0.25), rng.choice("QWERTYUIOPASDFGHJKL1234"), font=font,
                     fill=(220,) * 3 if dark else (40,) * 3)
    return drawn


def radiator(rng, noise):
    ribs = slats(noise, rng.uniform(0.35, 0.65), rng.uniform(18, 60), 0, rng.uniform(90, 150), rng.uniform(190, 245),
                 rng.uniform(1, 6))
    top, bottom = int(H * rng.uniform(0.2, 0.4)), int(H * rng.uniform(0.6, 0.85))
    wall = numpy.full((H, W), rng.uniform(150, 235), numpy.float32)
    wall[top:bottom] = ribs[top:bottom]
    return picture(wall)


def moire(rng, noise):
    y, x = numpy.mgrid[0:H, 0:W]
    angle, period, tone, depth = rng.uniform(0, 0.2), rng.uniform(4, 16), rng.uniform(110, 180), rng.uniform(20, 60)
    along = x * numpy.cos(angle) + y * numpy.sin(angle) + 20 * numpy.sin(y / 300)
    return picture(tone + depth * numpy.sin(2 * numpy.pi * along / period) + noise.normal(0, 6, (H, W)))


def carpet(rng, noise):
    tuft = rng.uniform(2, 5)
    pile = noise.normal(0, 40, (int(H / tuft), int(W / tuft / rng.uniform(1, 6))))
    return picture(rng.uniform(70, 150) + stretched(pile))


def books(rng, _):
    drawn = Image.new("RGB", SIZE, (40, 30, 25))
    pen, y = ImageDraw.Draw(drawn), 30
    while y < H - 200:
        shelf, x = rng.randint(220, 380), 20
        while x < W - 20:
            wide, high = rng.randint(10, 46), shelf - rng.randint(0, 60)
            top = y + shelf - high
            pen.rectangle((x, top, x + wide, y + shelf), fill=tuple(rng.randint(20, 240) for _ in range(3)))
            if wide > 20:
                pen.line((x + 3, top + 30, x + wide - 3, top + 30), fill=(220, 200, 120), width=3)
            x += wide + rng.randint(1, 3)
        pen.rectangle((0, y + shelf, W, y + shelf + 25), fill=(110, 80, 50))
        y += shelf + 60
    return drawn.filter(ImageFilter.GaussianBlur(rng.uniform(0, 1.5)))


def ruled(rng, _):
    """Ruled and squared paper, tables without words."""
    drawn = Image.new("RGB", SIZE, (250, 250, 247))
    pen, step = ImageDraw.Draw(drawn), rng.randint(7, 40)
    ink, width = rng.choice([(120, 160, 200), (60,) * 3, (180,) * 3, (0,) * 3]), rng.randint(1, 4)
    left, top, right, bottom = (rng.randint(*r) for r in ((0, 400), (0, 400), (1300, 2000), (900, 1500)))
    for y in range(top, bottom, step):
        pen.line((left, y, right, y), fill=ink, width=width)
    if rng.random() < 0.5:
        for x in range(left, right, step * rng.choice([1, 4, 8])):
            pen.line((x, top, x, bottom), fill=ink, width=width)
    return drawn


def hair(rng, _):
    colour = rng.choice([(60, 45, 35), (160, 130, 90), (30, 25, 22)])
    drawn = Image.new("RGB", SIZE, colour)
    pen = ImageDraw.Draw(drawn)
    for _ in range(5000):
        x, y, long = rng.uniform(-50, W), rng.uniform(-200, H), rng.uniform(150, 600)
        slope, shine = rng.uniform(-0.05, 0.05) + 0.0002 * (x - W / 2), rng.uniform(0.5, 1.9)
        pen.line((x, y, x + long * slope, y + long), fill=tuple(int(min(255, c * shine)) for c in colour),
                 width=rng.randint(1, 3))
    return drawn.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 1.5)))


def fence(rng, noise):
    light = slats(noise, rng.uniform(0.6, 0.9), rng.uniform(20, 70), 0.05, rng.uniform(20, 60), rng.uniform(120, 230),
                  rng.uniform(0, 2))
    return picture(light + stretched(noise.normal(0, 12, (10 * H // W, 10))))


def stairs(rng, _):
    """Steps that grow narrower with distance."""
    phase = numpy.log1p(numpy.arange(H, dtype=numpy.float32) / 200) * rng.uniform(30, 90)
    row = numpy.where(numpy.sin(phase) > rng.uniform(-0.4, 0.4), rng.uniform(160, 240), rng.uniform(30, 110))
    return picture(numpy.tile(row[:, None], (1, W))).filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 2.5)))


def ribbon(rng, _):
    """A band of stripes of many widths and greys: ribbon cables, ribbed plastic, corrugated sheet."""
    count, width, row, x = rng.randint(15, 80), rng.uniform(3, 12), numpy.zeros(W, numpy.float32), rng.uniform(100, 500)
    for _ in range(count):
        wide = width * rng.uniform(0.5, 1.5)
        row[int(x):int(x + wide)] = rng.uniform(0, 1)
        x += wide
        if x > W - 100:
            break
    ground, top = rng.uniform(60, 200), int(rng.uniform(100, 600))
    light = numpy.full((H, W), ground, numpy.float32)
    light[top:top + int(rng.uniform(200, 700))] = numpy.where(row > 0, 40 + 190 * row, ground)
    return picture(light).filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 2)))


KINDS = dict(board=board, grain=grain, blinds=blinds, corduroy=corduroy, keyboard=keyboard, radiator=radiator,
             moire=moire, carpet=carpet, books=books, ruled=ruled, hair=hair, fence=fence, stairs=stairs, ribbon=ribbon)


def draw(seed, kind, number, path):
    rng = random.Random(f"{seed}/{kind}/{number}")
    noise = numpy.random.default_rng([seed, number, *kind.encode()])
    drawn = KINDS[kind](rng, noise)
    turn = rng.choice([0, 0, 90]) + rng.uniform(-12, 12)
    drawn = drawn.rotate(turn, Image.BICUBIC, fillcolor=drawn.getpixel((W // 2, 5)))
    drawn = drawn.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 2.2)))
    light = numpy.asarray(drawn, numpy.float32) * rng.uniform(0.75, 1) + noise.normal(0, rng.uniform(1, 5), (H, W, 1))
    picture(light).save(path, quality=rng.randint(70, 93))


def has_code(program, path):
    run = subprocess.run([program, "check", "--format", "json", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return any(f["kind"] == "barcode" for f in json.loads(run.stdout.splitlines()[0])["findings"])


def measure(options, kinds, out):
    found = collections.Counter()
    for kind in kinds:
        for number in range(options.count):
            path = out / f"{kind}-{options.seed}-{number:03d}.jpg"
            draw(options.seed, kind, number, path)
            for program in options.programs:
                found[kind, program] += has_code(program, path)
    for program in options.programs:
        print(program)
        for kind in kinds:
            print(f"{kind:8} barcode in {found[kind, program]} of {options.count} pictures")
        print(f"{'all':8} barcode in {sum(found[k, program] for k in kinds)} of {len(kinds) * options.count} pictures")


def kinds_of(text):
    kinds = text.split(",")
    if not set(kinds) <= set(KINDS):
        raise argparse.ArgumentTypeError("the kinds are " + ", ".join(KINDS))
    return kinds


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("programs", nargs="+", metavar="PHOTOWARD")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=10, help="of each kind")
    parser.add_argument("--only", type=kinds_of, default=list(KINDS), help="kinds, with commas between")
    with keeping.directory(parser) as (options, out):
        measure(options, options.only, out)


if __name__ == "__main__":
    main()
