#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""faces.py FACES-PROGRAM TABLES --faces DIR --grounds FILE… [--empty FILE…] [--seed N] [--count N] [--out DIR] [--misses]:
how many faces are found, by size and kind. Faces of whoever runs it (none is kept here) are laid into grounds and
into pages of text, brow to chin so many pixels high: as they are, behind drawn surgical masks and glasses, in dim and
in warm light. DIR holds pictures and faces.tsv, a row a picture: name, left, top, right, bottom (brow to chin, ear to
ear, pixels), "frontal" or "turned". Grounds, pages, drawn textures and --empty pictures hold none: what is found in
them is false, and so is what lies beside a face. FACES-PROGRAM is tests/bench/faces, built by name."""

import argparse
import collections
import pathlib
import random
import subprocess
import sys

import numpy
from PIL import Image, ImageDraw, ImageFilter

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import cards  # noqa: E402
import keeping  # noqa: E402

SIZES = (24, 34, 48, 68, 130, 240)
KINDS = ("plain", "mask", "glasses", "dim", "warm")
SIZE = (1600, 1200)
TOGETHER = 4  # faces in one picture
ENLARGED_MOST = 2.5  # further and a face is a blur that says nothing about a sharp one
ROOM = (0.55, 0.75, 0.55, 0.5)  # of a face's height, kept round it: left, top, right, bottom
FOUND = 0.25  # of what both boxes cover together


def mask(rng, pen, box):
    """A pleated one over nose and chin, with ear loops."""
    left, top, right, bottom = box
    w, h = right - left, bottom - top
    colour = rng.choice([(130, 180, 205), (160, 205, 225), (235, 238, 240), (120, 190, 170)])
    shape = [(left + .02 * w, top + .45 * h), (left + .5 * w, top + .33 * h), (right - .02 * w, top + .45 * h), (right - .06 * w, top + .82 * h),
             (left + .5 * w, bottom + .06 * h), (left + .06 * w, top + .82 * h)]
    pen.polygon(shape, fill=colour)
    for k in range(3):
        y = top + (.5 + .14 * k) * h
        pen.line([(left + .05 * w, y), (left + .5 * w, y + .05 * h), (right - .05 * w, y)], fill=tuple(c - 25 for c in colour), width=max(1, int(h / 60)))
    for x, out in ((left, -.08), (right, .08)):
        pen.line([(x, top + .47 * h), (x + out * w, top + .3 * h)], fill=(230, 230, 230), width=max(1, int(h / 60)))


def glasses(rng, pen, box):
    left, top, right, bottom = box
    w, h = right - left, bottom - top
    dark, wide = rng.random() < .3, max(1, int(h / 28))
    for x in (.29, .71):
        lens = (left + (x - .19) * w, top + .1 * h, left + (x + .19) * w, top + .36 * h)
        pen.ellipse(lens, outline=(20, 20, 24), width=wide, fill=(24, 24, 28) if dark else None)
    pen.line([(left + .48 * w, top + .2 * h), (left + .52 * w, top + .2 * h)], fill=(20, 20, 24), width=wide)
    for x, to in ((.1, 0), (.9, 1)):
        pen.line([(left + x * w, top + .2 * h), (left + to * w, top + .18 * h)], fill=(20, 20, 24), width=wide)


def lit(picture, kind, rng):
    gains = {"dim": numpy.array([0.34, 0.34, 0.38]), "warm": numpy.array([1.0, 0.78, 0.5])}.get(kind)
    if gains is None:
        return picture
    light = numpy.asarray(picture, numpy.float32) * gains
    if kind == "dim":
        light += numpy.random.default_rng(rng.getrandbits(32)).normal(0, 5, light.shape)
    return Image.fromarray(numpy.clip(light, 0, 255).astype(numpy.uint8))


class Face:
    def __init__(self, row, folder):
        name, *box, self.pose = row.split("\t")
        self.name, self.box = name, [float(v) for v in box]
        self.picture = Image.open(folder / name).convert("RGB")

    def drawn(self, rng, kind, high):
        """The face with what is round it, and its box in that; None where it would be a blur."""
        left, top, right, bottom = self.box
        h = bottom - top
        if high / h > ENLARGED_MOST:
            return None
        picture = self.picture.copy()
        if kind in ("mask", "glasses"):
            (mask if kind == "mask" else glasses)(rng, ImageDraw.Draw(picture), self.box)
        cut = [max(0, int(left - ROOM[0] * h)), max(0, int(top - ROOM[1] * h)), min(picture.width, int(right + ROOM[2] * h)), min(picture.height, int(bottom + ROOM[3] * h))]
        scale = high / h
        piece = picture.crop(cut)
        piece = piece.resize((max(1, round(piece.width * scale)), max(1, round(piece.height * scale))), Image.LANCZOS)
        return piece, [(v - cut[k % 2]) * scale for k, v in enumerate(self.box)]


def page(rng):
    """A sheet or a screen full of text."""
    card = cards.Card(SIZE, rng.choice([(252, 252, 250), (240, 244, 248), (30, 34, 40)]))
    ink = (40, 40, 44) if sum(card.picture.getpixel((0, 0))) > 400 else (210, 214, 218)
    card.pen.rectangle((0, 0, SIZE[0], 90), fill=rng.choice(cards.BANDS))
    columns, size = rng.choice([1, 2, 3]), rng.choice([20, 26, 32])
    for column in range(columns):
        for row in range(int(1050 / (size * 1.8))):
            card.text((50 + column * 1500 / columns, 130 + row * size * 1.8), cards.words(rng, rng.randint(2, 12 // columns)), rng.choice(cards.fonts(cards.SANS)), size, ink)
    return card.picture


def texture(rng):
    random_ = numpy.random.default_rng(rng.getrandbits(32))
    picture = numpy.zeros((SIZE[1], SIZE[0], 3), numpy.float32)
    for octave in (8, 32, 128):
        small = Image.fromarray(random_.integers(0, 255, (SIZE[1] // octave + 1, SIZE[0] // octave + 1, 3), numpy.uint8))
        picture += numpy.asarray(small.resize(SIZE, Image.BICUBIC), numpy.float32) / 3
    return Image.fromarray(picture.clip(0, 255).astype(numpy.uint8))


def fitted(path):
    picture = Image.open(path).convert("RGB")
    k = max(SIZE[0] / picture.width, SIZE[1] / picture.height)
    picture = picture.resize((round(picture.width * k), round(picture.height * k)), Image.LANCZOS)
    return picture.crop((0, 0, *SIZE))


def shared(a, b):
    width, height = (min(a[k + 2], b[k + 2]) - max(a[k], b[k]) for k in (0, 1))
    both = max(0, width) * max(0, height)
    return both / sum([(a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]), -both])


def compose(rng, ground, faces, kind, high):
    """A picture with some faces in it, and their boxes."""
    picture, truth = ground.copy(), []
    for place, face in enumerate(faces):
        made = face.drawn(rng, kind, high)
        if not made:
            continue
        piece, box = made
        room = (SIZE[0] // 2 - piece.width, SIZE[1] // 2 - piece.height)
        if min(room) < 1:
            continue
        at = (place % 2 * SIZE[0] // 2 + rng.randrange(room[0]), place // 2 * SIZE[1] // 2 + rng.randrange(room[1]))
        edge = max(2, high // 6)
        fade = Image.new("L", piece.size)
        ImageDraw.Draw(fade).rounded_rectangle((edge, edge, piece.width - edge, piece.height - edge), piece.width // 3, fill=255)
        picture.paste(piece, at, fade.filter(ImageFilter.GaussianBlur(edge / 2)))
        truth.append((face, [v + at[k % 2] for k, v in enumerate(box)]))
    return lit(picture, kind, rng), truth


def look(program, tables, pictures):
    """Boxes of what is found in each picture, and the milliseconds of the search."""
    found, spent = collections.defaultdict(list), {}
    names = [str(p) for p in pictures]
    for some in range(0, len(names), 200):
        for line in subprocess.run([program, tables, *names[some:some + 200]], check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines():
            name, *rest = line.rsplit(" ", 6) if " - " not in line else line.rsplit(" ", 2)
            if rest[0] == "-":
                spent[name] = float(rest[1])
            else:
                found[name].append([float(v) for v in rest[2:]])
    return found, spent


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("tables")
    parser.add_argument("--faces", type=pathlib.Path, required=True)
    parser.add_argument("--grounds", nargs="+", required=True)
    parser.add_argument("--empty", nargs="*", default=[])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000, help="faces of each size and kind, at most")
    parser.add_argument("--misses", action="store_true")
    with keeping.directory(parser) as (options, out):
        rng = random.Random(options.seed)
        faces = [Face(row, options.faces) for row in (options.faces / "faces.tsv").read_text().splitlines() if row]
        grounds = [fitted(p) for p in options.grounds] + [page(rng) for _ in range(6)]
        empty = [*grounds, *(page(rng) for _ in range(12)), *(texture(rng) for _ in range(12)), *(fitted(p) for p in options.empty)]
        pictures, none = {}, []
        for kind in KINDS:
            for high in SIZES:
                some = rng.sample(faces, min(options.count, len(faces)))
                for first in range(0, len(some), TOGETHER):
                    picture, truth = compose(rng, rng.choice(grounds), some[first:first + TOGETHER], kind, high)
                    path = out / f"{kind}-{high}-{first:03d}.jpg"
                    picture.save(path, quality=rng.randint(75, 93))
                    pictures[path] = (kind, high, truth)
        for number, picture in enumerate(empty):
            none.append(out / f"none-{number:03d}.jpg")
            picture.save(none[-1], quality=88)
        found, spent = look(options.program, options.tables, [*pictures, *none])
        hits, beside = collections.defaultdict(lambda: [0, 0]), 0
        for path, (kind, high, truth) in pictures.items():
            boxes = found[str(path)]
            for face, box in truth:
                hit = any(shared(box, b) >= FOUND for b in boxes)
                for key in ((kind, high), (f"{kind} {face.pose}", high)) if kind == "plain" else ((kind, high),):
                    hits[key][0] += hit
                    hits[key][1] += 1
                if not hit and options.misses:
                    print("missed:", path, face.name, *(round(v) for v in box))
            beside += sum(all(shared(b, box) < 0.05 for _, box in truth) for b in boxes)
        print("found             " + "".join(f"{high:>13} px" for high in SIZES))
        for kind in sorted({key[0] for key in hits}):
            cells = [hits[kind, high] for high in SIZES]
            print(f"{kind:18}" + "".join(f"{a:5} of {b:3} {100 * a / b:3.0f} %" if b else " " * 16 for a, b in cells))
        false = [str(p) for p in none if found[str(p)]]
        print(f"false: {sum(len(found[p]) for p in false)} in {len(none)} pictures without a face, {beside} beside faces in {len(pictures)}")
        times = sorted(spent.values())
        print(f"milliseconds of the search: {sum(times) / len(times):.1f} in the mean, {times[-1]:.1f} at most")
        if options.misses:
            for path in false:
                print("false:", path, found[path])


if __name__ == "__main__":
    main()
