#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scenes with barcodes and their ground truth: codes.py OUT_DIRECTORY [COUNT [SEED]].

zint draws the codes, from payloads about invented people (NHS test range 999) and about goods; they
are put on a label or a letter with a few lines of text, photographed with camera.py, and written as
JPEG with a JSON beside it in the form of samples/pictures/. For measuring what is found."""

import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile

import numpy
from PIL import Image, ImageDraw, ImageFont

import camera

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
NAMES = ["HOLT", "BARKER", "OKAFOR", "SINGH", "WHELAN", "PRITCHARD", "ADEYEMI", "KOWALSKI"]
GIVEN = ["Jean", "Harry", "Ngozi", "Asha", "Brendan", "Megan", "Tunde", "Ewa"]
QUIET = 4  # modules, at least, on all sides
SIZE = (2400, 1800)


def nhs_number(rng):
    while True:
        digits = [9, 9, 9] + [rng.randrange(10) for _ in range(6)]
        check = 11 - sum(d * (10 - i) for i, d in enumerate(digits)) % 11
        if check != 10:
            return "".join(map(str, digits)) + str(check % 11)


def person(rng):
    return nhs_number(rng), rng.choice(NAMES), rng.choice(GIVEN), "%02d%02d%d" % (
        rng.randint(1, 28), rng.randint(1, 12), rng.randint(1930, 2020))


def payloads(rng):
    """(kind, zint's arguments, what a reader says, whether it names a patient)"""
    nhs, name, given, born = person(rng)
    gsrn = "5050898" + nhs
    gsrn += str(-sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(gsrn)) % 10)
    own = f"{nhs}|{name}|{given}|{born}"
    unit = "K%06d" % rng.randrange(10**6)
    isbn = "978030640%03d" % rng.randrange(1000)
    return [
        ("data-matrix", ["-b", "71", "-d", own], own, True),
        ("data-matrix", ["-b", "71", "--square", "-d", own], own, True),
        ("data-matrix", ["-b", "71", "--gs1", "--square", "-d", f"[8018]{gsrn}[91]RXX,{unit}"],
         gsrn, True),
        ("qr", ["-b", "58", "-d", own], own, True),
        ("qr", ["-b", "58", "-d", f"https://example.org/p/{unit}"], unit, False),
        ("code-128", ["-b", "20", "-d", nhs], nhs, True),
        ("code-128", ["-b", "20", "-d", f"S{rng.randrange(10**8):08d}"], "S", False),
        ("code-39", ["-b", "8", "-d", unit], unit, False),
        ("ean", ["-b", "13", "-d", isbn], isbn, False),
        ("databar", ["-b", "29", "-d", "0501234567890"], "0105012345678900", False),
    ]


def draw_code(arguments):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "code.png"
        subprocess.run(["zint", *arguments, "--notext", "--scale", "1", "-o", str(out)], check=True,
                       capture_output=True)
        code = Image.open(out).convert("L")
        box = code.point(lambda v: 255 - v).getbbox()
        return code.crop(box)


def make_label(rng, kind, code, texts):
    """A white label with a code on it and lines of text beside it; the code's corners on it."""
    module = rng.choice([4, 5, 6]) if kind in ("data-matrix", "qr") else rng.choice([3, 4])
    # zint draws two pixels a module at scale 1
    code = code.resize((code.width * module // 2, code.height * module // 2), Image.NEAREST)
    if kind not in ("data-matrix", "qr"):
        code = code.resize((code.width, max(60, code.width // 4)), Image.NEAREST)
    quiet = QUIET * module * (2.5 if kind not in ("data-matrix", "qr") else 1)
    label = Image.new("RGB", (int(code.width + 2 * quiet + 620),
                              int(max(code.height + 2 * quiet + 60, 300))), (250, 249, 246))
    left, top = int(quiet) + 20, int((label.height - code.height) / 2)
    label.paste(code.convert("RGB"), (left, top))
    pen = ImageDraw.Draw(label)
    font = ImageFont.truetype(FONT, 30)
    for row, text in enumerate(texts):
        pen.text((left + code.width + quiet + 20, 40 + 48 * row), text, (20, 20, 24), font)
    return label, camera.corners((left, top, left + code.width, top + code.height))


def scene(rng, noise, index):
    kind, arguments, payload, patient = payloads(rng)[index % 10]
    clinical = patient or kind in ("code-39",) or payload == "S"
    texts = ["Haematology", "FBC  EDTA", "Ward 7  Bed 3", "Potassium 4.1"] if clinical else [
        "Garden centre", "Bulbs 3 for 2", "Keep dry", "Batch 71"]
    label, corners = make_label(rng, kind, draw_code(arguments), texts)
    width = rng.uniform(0.35, 0.8) * SIZE[0]
    height = width * label.height / label.width
    turn = math.radians(rng.choice([0, 0, 0, 90, 180, 270]) + rng.uniform(-14, 14))
    tilt = [rng.uniform(-0.06, 0.06) * width for _ in range(8)]
    middle = (SIZE[0] / 2 + rng.uniform(-150, 150), SIZE[1] / 2 + rng.uniform(-120, 120))
    quad = []
    for i, (x, y) in enumerate([(-1, -1), (1, -1), (1, 1), (-1, 1)]):
        x, y = x * width / 2, y * height / 2
        quad.append([middle[0] + x * math.cos(turn) - y * math.sin(turn) + tilt[2 * i] * 0.6,
                     middle[1] + x * math.sin(turn) + y * math.cos(turn) + tilt[2 * i + 1] * 0.6])
    ground = noise.normal(0, 1, (30, 40, 3))
    grain = Image.fromarray(numpy.clip(120 + 30 * ground, 0, 255).astype(numpy.uint8))
    picture = grain.resize(SIZE, Image.BICUBIC)
    camera.place(picture, label, quad, gain=rng.uniform(0.75, 1.0))
    picture = camera.lens(picture, noise, focus=rng.uniform(0.6, 2.2), noise=rng.uniform(2, 6),
                          warmth=rng.uniform(0.85, 1.1))
    there = camera.homography(camera.corners((0, 0, label.width, label.height)), quad)
    item = {"category": "barcode", "text": payload, "legible": True, "symbology": kind,
            "patient": patient, "quad": [camera.move(there, corner) for corner in corners]}
    truth = {"width": SIZE[0], "height": SIZE[1], "kind": "label", "tags": [kind],
             "expect": "block" if patient else "review" if clinical else "clear",
             "record": None, "items": [item]}
    return picture, truth


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    out = pathlib.Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 120
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    out.mkdir(parents=True, exist_ok=True)
    for index in range(count):
        rng = random.Random(f"{seed}/{index}")
        picture, truth = scene(rng, numpy.random.default_rng([seed, index]), index)
        name = f"code-{seed}-{index:03d}-{truth['tags'][0]}"
        picture.save(out / f"{name}.jpg", quality=rng.randint(70, 93))
        truth["image"] = f"{name}.jpg"
        (out / f"{name}.json").write_text(json.dumps(truth) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
