#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the pictures in samples/pictures, their ground truth and samples/expected.tsv.

Usage: samples/make/make.py [NAME…]   (samples/make/make.sh installs what it needs first)

Everybody in them is invented. NHS numbers lie in the test range 999 and pass modulus 11; telephone
numbers are of the blocks that Ofcom keeps for drama; the trust and its places do not exist.
"""

import json
import pathlib
import sys

import numpy
from PIL import Image

import camera
import page
import scene

PICTURES = pathlib.Path(__file__).parent.parent / "pictures"
EXPECTED = PICTURES.parent / "expected.tsv"


def nhs_number_is_a_test_one(text):
    digits = [int(c) for c in text if c.isdigit()]
    check = 11 - sum(d * w for d, w in zip(digits, range(10, 1, -1))) % 11
    return len(digits) == 10 and digits[:3] == [9, 9, 9] and check % 11 == digits[9]


def exif_of(orientation=1, gps=False):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "photoward"
    exif[0x0110] = "simulated camera"
    if gps:  # a spot in the North Sea
        exif[0x8825] = {1: "N", 2: (55.0, 30.0, 0.0), 3: "E", 4: (3.0, 0.0, 0.0)}
    return exif


def screenshot(name, source, size, scale=1, dark=False, tags=()):
    picture, items, record = page.draw(source, size, scale, dark)
    for item in items:
        item["quad"] = camera.corners(item.pop("box"))
    picture.save(PICTURES / f"{name}.png", optimize=True)
    return picture.size, items, record and camera.corners(record), [*tags]


def photograph(name, background, put, quality=85, orientation=1, gps=False, tags=(), **optics):
    """put(scene) places pages and returns items and the record's quad."""
    items, record = put(background)
    random = numpy.random.default_rng(len(name) * 7919 + sum(map(ord, name)))
    picture = camera.lens(background, random, **optics)
    turn = {1: None, 6: Image.ROTATE_90, 3: Image.ROTATE_180, 8: Image.ROTATE_270}[orientation]
    stored = picture.transpose(turn) if turn is not None else picture
    stored.save(PICTURES / f"{name}.jpg", quality=quality, subsampling="4:2:0",
                exif=exif_of(orientation, gps))
    if gps:
        items.append({"category": "gps", "text": "", "quad": None})
    return picture.size, items, record, ["camera", *tags]


def laid(source, size, scale, quad, display=0.0, around=None):
    """A page laid on a quad of the scene; display > 0 gives it an LCD's pixels."""
    def put(background):
        picture, items, record = page.draw(source, size, scale)
        enlarged = camera.lcd(picture, display) if display else picture
        if around:
            around(background, quad)
        camera.place(background, enlarged, quad, 1 + 0.6 * display)
        there = camera.homography(camera.corners((0, 0, *picture.size)), quad)
        for item in items:
            item["quad"] = [camera.move(there, p) for p in camera.corners(item.pop("box"))]
        return items, record and [camera.move(there, p) for p in camera.corners(record)]
    return put


def shadowed(offset, softness):
    return lambda background, quad: scene.paper_shadow(background, quad, offset, softness)


def sarahs_desk(name):
    size = (4032, 3024)
    random = numpy.random.default_rng(11)
    quad = [[560, 420], [3420, 300], [3360, 2010], [600, 1960]]
    return photograph(name, scene.desk(random, size),
                      laid("desk", (1600, 900), 1, quad, 0.35, scene.monitor), quality=80,
                      orientation=3, gps=True, tags=["medium", "desk-monitor", "logo", "gps"],
                      focus=1.1, noise=2.5, glare=(.27, .3, .12, .22), warmth=1.02)


def letter(name):
    size = (1800, 2400)
    random = numpy.random.default_rng(12)
    quad = camera.turned((900, 1190), (1500, 2120), -3.5, (0.03, 0.02))
    return photograph(name, scene.surface(random, size, (112, 80, 58), 8, 7, 9),
                      laid("letter", (1240, 1754), 2, quad, around=shadowed(22, 18)),
                      orientation=6, tags=["easy", "paper-on-desk", "letter", "logo"], focus=0.8)


def wristband(name):
    size = (1600, 1200)
    random = numpy.random.default_rng(13)
    quad = camera.turned((800, 600), (1150, 420), 4, (0.05, 0.0))
    return photograph(name, scene.wrist(random, size),
                      laid("wristband", (1200, 440), 1, quad, around=scene.band),
                      tags=["easy", "wristband"], focus=0.9, glare=(.62, .4, .1, .18))


def handover(name):
    size = (2400, 1800)
    random = numpy.random.default_rng(14)
    quad = camera.turned((1200, 900), (2080, 1480), 6, (0.06, 0.03))
    return photograph(name, scene.surface(random, size, (70, 92, 104), 10, 8),
                      laid("handover", (1600, 1130), 2, quad, around=shadowed(16, 14)),
                      tags=["medium", "paper-on-desk", "list"], focus=1.0, noise=4,
                      glare=(.2, .2, .25, .12))


def badge(name):
    size = (1500, 2000)
    random = numpy.random.default_rng(15)
    quad = camera.turned((750, 1050), (860, 1230), 5, (0.02, 0.03))
    return photograph(name, scene.surface(random, size, (44, 66, 108), 40, 7, 5),
                      laid("badge", (700, 1000), 2, quad, around=shadowed(14, 12)),
                      tags=["easy", "badge", "logo"], focus=0.9)


def orders(name):
    size = (2400, 1800)
    random = numpy.random.default_rng(16)
    quad = [[300, 250], [2050, 210], [2040, 1200], [330, 1170]]
    return photograph(name, scene.desk(random, size),
                      laid("invoice", (1280, 720), 1, quad, 0.3, scene.monitor),
                      tags=["medium", "desk-monitor", "ten-digit-numbers"], focus=0.9)


def beach(name):
    random = numpy.random.default_rng(17)
    return photograph(name, scene.beach(random, (4032, 3024)), lambda background: ([], None),
                      quality=82, tags=["no-text"], noise=2.0, focus=1.0)


# File, how it is made, kind, verdict, kinds of findings that must be among the report's.
SAMPLES = [
    ("sarahs-desk.jpg", sarahs_desk, "screen-photo", "block",
     "patient_name nhs_number date_of_birth trust_name"),
    ("record-light.png", lambda n: screenshot(n, "record", (1280, 860), tags=["epr"]),
     "screenshot", "block", "patient_name nhs_number date_of_birth hospital_number address phone"),
    ("record-dark.png", lambda n: screenshot(n, "record", (1280, 860), dark=True, tags=["dark"]),
     "screenshot", "block", "patient_name nhs_number date_of_birth hospital_number address phone"),
    ("letter.jpg", letter, "document-photo", "block", "patient_name nhs_number date_of_birth"),
    ("wristband.jpg", wristband, "label", "block", "patient_name nhs_number date_of_birth"),
    ("handover-sheet.jpg", handover, "document-photo", "block",
     "patient_name nhs_number date_of_birth"),
    ("ward-chat.png", lambda n: screenshot(n, "chat", (1080, 1640), tags=["phone"]), "screenshot",
     "block", "patient_name nhs_number date_of_birth"),
    ("staff-badge.jpg", badge, "badge", "review", "trust_name"),
    ("beach.jpg", beach, "negative-photo", "clear", ""),
    ("bakery-news.png", lambda n: screenshot(n, "news", (1280, 1000), tags=["public-names"]),
     "negative-screenshot", "clear", ""),
    ("purchase-orders.jpg", orders, "negative-photo", "clear", ""),
]


def rounded(quad):
    return quad and [[round(float(v), 1) for v in point] for point in quad]


def write_truth(file, size, kind, expect, tags, record, items):
    for item in items:
        if item["category"] == "nhs_number" and not nhs_number_is_a_test_one(item["text"]):
            raise SystemExit(f"{file}: {item['text']} is no NHS number of the test range")
    truth = {"image": file, "width": size[0], "height": size[1], "kind": kind, "expect": expect,
             "tags": tags, "record": rounded(record)}
    lines = ",\n ".join(json.dumps({"category": i["category"], "text": i["text"],
                                    "quad": rounded(i["quad"]), "legible": True}) for i in items)
    text = json.dumps(truth)[:-1] + ', "items": [' + ("\n " + lines if items else "") + "]}\n"
    (PICTURES / file).with_suffix(".json").write_text(text)


def main(names):
    PICTURES.mkdir(exist_ok=True)
    for file, make, kind, expect, _ in SAMPLES:
        name = file.rsplit(".", 1)[0]
        if names and name not in names:
            continue
        size, items, record, tags = make(name)
        write_truth(file, size, kind, expect, tags, record, items)
        print(f"{(PICTURES / file).stat().st_size / 1e6:5.2f} MB  {file}")
    rows = [f"{file}\t{expect}\t{','.join(kinds.split())}\n" for file, _, _, expect, kinds in SAMPLES]
    EXPECTED.write_text("# file\tverdict\tkinds that must be found\n" + "".join(rows))


if __name__ == "__main__":
    main(sys.argv[1:])
