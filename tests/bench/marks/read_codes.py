#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""read_codes.py PHOTOWARD… --seed N [--count N] [--more N] [--out DIR] [--misses]: labels with codes (samples/make/codes.py)
through the camera at the three levels of tests/bench/scenes, and blurred from well to far too far; more kinds on screens,
wristbands, dark, coloured and faint labels (code_cards.py). Of the codes that zbarimg or dmtxread reads when the truth cuts
them out and levels them, how many each program reads in the whole photograph; how many it reads wrongly; how many it finds,
read or not; and how many it reads where there is none. Pictures and ground truth stay in DIR, which must be new. Needs zint, zbar-tools, dmtx-utils, NumPy, Pillow, DejaVu."""

import argparse
import collections
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile

import numpy
from PIL import Image

_here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(_here, "../../../samples/make"), os.path.join(_here, "../scenes")]
import camera  # noqa: E402
import code_cards  # noqa: E402
import codes  # noqa: E402
import keeping  # noqa: E402
import views  # noqa: E402

TEXTS = ["Haematology", "FBC  EDTA", "Ward 7  Bed 3", "Potassium 4.1"]
X_HEIGHT = 16  # of the label's text, in its pixels
QUIET = 0.15  # round a code cut out, of its shorter side
SCALES = (1, 2, 3)  # at which it is shown to the stock readers
PATIENCE = "1500"  # ms for dmtxread


def at_levels(seed, number):
    rng = random.Random(f"levels/{seed}/{number}")
    kind, arguments, payload, patient = codes.payloads(rng)[number % 10]
    label, corners = codes.make_label(rng, kind, codes.draw_code(arguments), TEXTS)
    on_label = [dict(category="barcode", text=payload, box=(*corners[0], *corners[2]))]
    for level, how in views.LEVELS.items():
        picture, items, _ = views.photograph(rng, level, "paper", label, on_label, X_HEIGHT)
        if items:  # else the code lies outside
            items[0].update(symbology=kind, patient=patient, legible=True)
            yield level, picture, items[0], rng.randint(*how["quality"])


def blurred(seed, number):
    """Modules of 1.3 to 4 pixels, blurred by a third of a module to a whole one."""
    rng, noise = random.Random(f"blur/{seed}/{number}"), numpy.random.default_rng([seed, number])
    kind, arguments, payload, patient = codes.payloads(rng)[number % 10]
    code = codes.draw_code(arguments)
    label, corners = codes.make_label(rng, kind, code, TEXTS)
    on_label = 2 * (corners[1][0] - corners[0][0]) / code.width  # a module; zint draws it two pixels wide
    scale = min(rng.uniform(1.3, 4) / on_label, 0.9 * codes.SIZE[0] / label.width)
    share = rng.uniform(0.35, 1)
    centre = [side / 2 + rng.uniform(-0.06, 0.06) * side for side in codes.SIZE]
    quad = camera.turned(centre, (label.width * scale, label.height * scale),
                         rng.choice([0, 0, 0, 90, 180, 270]) + rng.uniform(-14, 14), (rng.uniform(0, 0.03), rng.uniform(0, 0.03)))
    ground = noise.normal(120, 30, (30, 40, 3))
    picture = Image.fromarray(numpy.clip(ground, 0, 255).astype(numpy.uint8)).resize(codes.SIZE, Image.BICUBIC)
    camera.place(picture, label, quad, rng.uniform(0.75, 1))
    picture = camera.lens(picture, noise, focus=share * scale * on_label, noise=rng.uniform(2, 5), warmth=rng.uniform(0.85, 1.1))
    there = camera.homography(camera.corners((0, 0, *label.size)), quad)
    yield f"blur {math.floor(share * 5) / 5:.1f}", picture, dict(
        category="barcode", text=payload, symbology=kind, patient=patient, legible=True,
        quad=[camera.move(there, corner) for corner in corners]), rng.randint(75, 93)


def of_more_kinds(seed, number):
    """Every kind on every surface at every level, 324 in all; one in five in a dark room."""
    rng = random.Random(f"more/{seed}/{number}")
    surface = code_cards.SURFACES[number % len(code_cards.SURFACES)]
    level = list(views.LEVELS)[number // len(code_cards.SURFACES) % len(views.LEVELS)]
    drawn = code_cards.payloads(rng)
    kind, arguments, payload, patient = drawn[(5 * number + number // len(drawn)) % len(drawn)]
    card, corners = code_cards.card(rng, kind, arguments, surface)
    if surface == "wristband":
        card, corners = code_cards.bent(rng, card, corners)
    on_card = [dict(category="barcode", text=payload, box=(*corners[0], *corners[2]))]
    medium = "screen" if surface == "screen" else "paper"
    picture, items, _ = views.photograph(rng, level, medium, card, on_card, X_HEIGHT)
    if rng.random() < 0.2:
        picture = picture.point(lambda v: int(v * 0.35))
        surface += " dim"
    if items:
        items[0].update(symbology=kind, patient=patient, legible=True)
        yield f"{surface} {level}", picture, items[0], rng.randint(*views.LEVELS[level]["quality"])


def cut_out(picture, quad, scale):
    """The code alone, level, with a quiet zone."""
    wide = scale * (math.dist(quad[0], quad[1]) + math.dist(quad[3], quad[2])) / 2
    high = scale * (math.dist(quad[0], quad[3]) + math.dist(quad[1], quad[2])) / 2
    quiet = QUIET * min(wide, high)
    back = camera.homography(camera.corners((quiet, quiet, quiet + wide, quiet + high)), quad)
    size = (int(wide + 2 * quiet), int(high + 2 * quiet))
    return picture.transform(size, Image.PERSPECTIVE, back.ravel()[:8], Image.BICUBIC).convert("L")


def stock_reads(picture, item, folder):
    path = os.path.join(folder, "code.png")
    readers = [["zbarimg", "-q", "--raw", path]]
    if item["symbology"] == "data-matrix":
        readers.append(["dmtxread", "-m", PATIENCE, "-N", "1", path])
    for scale in SCALES:
        cut_out(picture, item["quad"], scale).save(path)
        for reader in readers:
            run = subprocess.run(reader, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            if item["text"] in run.stdout.decode("latin1"):
                return True
    return False


def photoward_reads(program, path, quad):
    """Whether a code that was read lies over the middle of the quad, any code does, how many were read elsewhere, and what it says."""
    run = subprocess.run([program, "check", "--reveal", "--format", "json", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    middle = [sum(p[k] for p in quad) / 4 for k in (0, 1)]
    read = found = False
    elsewhere, said = 0, None
    for finding in json.loads(run.stdout.splitlines()[0])["findings"]:
        if finding["kind"] != "barcode":
            continue
        there = all(min(p[k] for p in finding["quad"]) <= middle[k] <= max(p[k] for p in finding["quad"]) for k in (0, 1))
        was_read = "unread" not in finding["because"]
        found |= there
        read |= there and was_read
        said = finding.get("value") if there and was_read else said
        elsewhere += was_read and not there
    return read, found, elsewhere, said


def significant(text):
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def is_wrong(said, payload):
    """Whether something else is told of the code than stands in it. Of goods nothing is told, of a patient's GSRN the NHS number;
    days are told as day, month and year."""
    payload = payload[7:17] if len(payload) == 18 and payload.isdigit() else payload
    days = re.sub(r"\b((?:19|20)\d\d)(\d\d)(\d\d)\b", r"\3\2\1", payload)
    return said is not None and not any(significant(p) in significant(said) for p in (payload, days))


def keep(out, name, view, picture, item, quality):
    """Writes the picture and its truth, as tests/bench/score takes it; says where the picture is."""
    path = out / f"{name}-{view.replace(' ', '-')}.jpg"
    picture.save(path, quality=quality)
    item["quad"] = [[round(float(x), 1), round(float(y), 1)] for x, y in item["quad"]]
    path.with_suffix(".json").write_text(json.dumps(dict(
        image=path.name, width=picture.width, height=picture.height, kind="label", tags=[item["symbology"], view],
        expect="block" if item["patient"] else "review", record=None, items=[item], view=view)) + "\n")
    return path


def measure(options, out):
    counts = collections.defaultdict(collections.Counter)
    kinds = [(at_levels, options.count), (blurred, options.count), (of_more_kinds, options.more)]
    for kind, number in ((kind, number) for kind, count in kinds for number in range(count)):
        views.SIZE = (1344, 1008) if kind is of_more_kinds else (2016, 1512)
        for view, picture, item, quality in kind(options.seed, number):
            path = keep(out, f"{item['symbology']}-{options.seed}-{number:03d}", view, picture, item, quality)
            with tempfile.TemporaryDirectory() as folder:
                by_stock = stock_reads(Image.open(path).convert("RGB"), item, folder)
            for program in options.programs:
                read, found, elsewhere, said = photoward_reads(program, path, item["quad"])
                level = "blur" if kind is blurred else view.split()[-1]
                for group in {view, level, item["symbology"], "all"}:
                    counts[program, group].update(drawn=1, stock=int(by_stock), both=int(by_stock and read), read=int(read),
                                                  found=int(found), elsewhere=elsewhere, wrong=int(is_wrong(said, item["text"])))
                if options.misses and is_wrong(said, item["text"]):
                    print(f"wrong: {path.name} {program} {item['text']}: {said}")
                if options.misses and by_stock and not read:
                    print(f"missed: {path.name} {program}")
    for (program, group), n in sorted(counts.items()):
        print(f"{program} {group:20} drawn {n['drawn']}, cut out stock reads {n['stock']}; photoward reads {n['both']} of these, "
              f"{n['read']} of all, {n['wrong']} wrongly, finds {n['found']}, reads {n['elsewhere']} elsewhere")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("programs", nargs="+", metavar="PHOTOWARD")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=40, help="labels at the levels, and as many blurred")
    parser.add_argument("--more", type=int, default=0, help="cards of more kinds, 324 for all of them")
    parser.add_argument("--misses", action="store_true")
    with keeping.directory(parser) as (options, out):
        measure(options, out)


if __name__ == "__main__":
    main()
