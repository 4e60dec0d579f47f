#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""make.py --seed N --variants N --out DIR [--jobs N] [--only NAME,…] [--pages N] [--poses] [--bent] [--low] [--flat] [--unread]: pages of clinical records and others (pages.py,
sheets.py, leaks.py, wards.py, desks.py, displays.py, things.py, slips.py, wires.py, trades.py, everyday_patients.py, terminals.py, machines.py, papers.py, tickets.py, glimpses.py, scraps.py, strays.py, oddments.py, clinics.py, others.py, home.py, everyday.py, keepsakes.py, passers.py, commonplace.py, borders.py, likenesses.py, encounters.py, mistaken.py, afterwards.py) as screenshots and through a camera at three levels (views.py), with ground truth beside
each: {"image", "width", "height", "kind", "expect", "tags", "record", "items", "page", "view"}, as
tests/bench/score takes it. With --poses each photograph of a record is written upright, mirrored and turned, tagged so
that the scorer compares them, and nothing else. With --bent sheets and labels go round a cylinder (bends.py), with
--low pages lie flat and are seen from low down, and there is nothing else. With --flat no camera looks: every page is a screenshot or a scan. With --unread
screenshots and photographs are made too small or too blurred to read, and there is nothing else: what they are has to be seen from how they look. Needs Chromium, NumPy and Pillow. Everybody in them is invented."""

import argparse
import collections
import copy
import json
import multiprocessing
import os
import random

import afterwards
import bends
import borders
import clinics
import commonplace
import desks
import displays
import encounters
import everyday
import everyday_patients
import glimpses
import home
import keepsakes
import leaks
import likenesses
import machines
import mistaken
import oddments
import others
import pages
import papers
import passers
import scraps
import sheets
import slips
import strays
import terminals
import things
import tickets
import trades
import views
import wards
import wires
import page as drawn

IDENTIFIERS = {"patient_name", "relative_name", "nhs_number", "chi_number", "hospital_number", "date_of_birth", "address", "postcode", "phone"}
SIZES = {"screen": [(1280, 800), (1366, 768), (1440, 900), (1920, 1080)], "paper": [(820, 1100)], "label": [(620, 230)], "card": [(640, 430)],
         "phone": [(412, 860)], "board": [(1300, 900)]}
# Pixels of a flat picture for each of the page's: a telephone's own are fine, so is a scanner's.
FLAT_SCALES = {"screen": 1, "phone": 2}
# A trust's name beside illnesses, a ward's rota, private addresses, the mark of the NHS: pages of nobody's where "review"
# is no error.
ARGUABLE = (pages.health_news, sheets.rota, *others.INDIRECT, *home.INDIRECT, *everyday.INDIRECT, *keepsakes.INDIRECT, *passers.INDIRECT, *commonplace.INDIRECT, *borders.INDIRECT, *tickets.INDIRECT, *likenesses.INDIRECT, *mistaken.INDIRECT, *afterwards.INDIRECT)
KINDS = {"screen": "screen-photo", "phone": "screen-photo", "paper": "document-photo", "label": "label", "card": "document-photo", "board": "whiteboard"}


def everything():
    """(page, medium, whether it is a record)."""
    for make in pages.RECORDS:
        yield make, "paper" if make in (pages.letter, pages.chart) else "screen", True
    for make in pages.OTHERS:
        yield make, "screen", False
    for record, table in ((True, sheets.RECORDS), (True, leaks.RECORDS), (True, wards.RECORDS), (True, desks.RECORDS), (True, things.RECORDS), (True, wires.RECORDS), (True, displays.RECORDS),
                          (True, slips.RECORDS), (True, trades.RECORDS), (True, everyday_patients.RECORDS), (True, terminals.RECORDS), (True, machines.RECORDS), (True, papers.RECORDS), (True, tickets.RECORDS), (True, glimpses.RECORDS), (True, scraps.RECORDS), (True, strays.RECORDS), (True, oddments.RECORDS), (True, clinics.RECORDS), (True, encounters.RECORDS), (True, afterwards.RECORDS), (False, slips.OTHERS), (False, trades.OTHERS),
                          (False, everyday_patients.OTHERS), (False, terminals.OTHERS), (False, machines.OTHERS), (False, tickets.OTHERS), (False, glimpses.OTHERS), (False, scraps.OTHERS), (False, strays.OTHERS), (False, oddments.OTHERS),
                          (False, sheets.OTHERS), (False, others.OTHERS), (False, home.OTHERS), (False, everyday.OTHERS), (False, wires.OTHERS), (False, keepsakes.OTHERS),
                          (False, passers.OTHERS), (False, commonplace.OTHERS), (False, borders.OTHERS), (False, likenesses.OTHERS), (False, mistaken.OTHERS), (False, afterwards.OTHERS)):
        for medium, makes in table.items():
            for make in makes:
                yield make, medium, record


def expected(record, items):
    if not record:
        return "clear"
    return "block" if any(i["legible"] and i["category"] in IDENTIFIERS for i in items) else "review"


def write(path, picture, truth, **how):
    picture.save(path, **how)
    truth.update(image=os.path.basename(path), width=picture.width, height=picture.height)
    for item in truth["items"]:
        item["quad"] = [[round(float(x), 1), round(float(y), 1)] for x, y in item["quad"]]
    if truth["record"]:
        truth["record"] = [[round(float(x), 1), round(float(y), 1)] for x, y in truth["record"]]
    with open(os.path.splitext(path)[0] + ".json", "w") as out:
        json.dump(truth, out)


def posed(picture, truth):
    """(name, picture, truth) of one photograph in every pose; the quads are copied first."""
    quarters = 0
    for name, turn in (("upright", None), ("mirrored", views.mirrored), ("90", views.turned), ("180", views.turned), ("270", views.turned)):
        quarters += turn is views.turned
        seen, held = copy.deepcopy(truth), picture
        quads = [i["quad"] for i in seen["items"]] + ([seen["record"]] if seen["record"] else [])
        for _ in range(quarters or bool(turn)):
            held = turn(held, quads)
        seen["tags"] += [f"pose-{name}"]
        yield name, held, seen


def photograph(job, rng, medium, shot, items, x_height, truth, stem):
    """The page through the camera, at every level."""
    seen_as = ["mirrored"] if (turn := rng.random()) < 0.12 else ["turned"] if turn < 0.24 else []
    for level, how in views.LEVELS.items():
        picture, seen, quad = views.photograph(rng, level, medium, shot, items, x_height, job.low)
        found = dict(truth, kind=KINDS[medium] if job.record else "negative-photo", tags=["camera", level, *truth["tags"]],
                     view=level, expect=expected(job.record, seen), items=seen, record=quad if job.record else None)
        as_file = dict(quality=rng.randint(*how["quality"]), subsampling=rng.choice(["4:2:0", "4:4:4"]))
        if job.poses:
            for name, held, told in posed(picture, found):
                write(f"{stem}-{level}-{name}.jpg", held, told, **as_file)
            continue
        if seen_as:
            picture = getattr(views, seen_as[0])(picture, [i["quad"] for i in seen] + [quad])
            found["tags"] += seen_as
        write(f"{stem}-{level}.jpg", picture, found, **as_file)


def illegible(job, rng, medium, shot, items, x_height, truth, stem):
    """The page and a photograph of it, too small and too blurred to read."""
    views.SIZE = views.FAR_SIZE
    taken, _, quad = views.photograph(rng, "far", medium, shot, items, x_height)
    for source, picture, quads, height in (("flat", shot, views.camera.corners((0, 0, *shot.size)), x_height), ("photo", taken, quad, sum(views.FAR["x_height"]) / 2)):
        for view in views.UNREAD:
            there = copy.deepcopy(quads)
            small = views.unread(rng, view, picture, [there], height)
            write(f"{stem}-{source}-{view}.jpg", small, dict(truth, view=f"{source}-{view}", expect="review" if job.record else "clear", items=[], record=there if job.record else None), quality=rng.randint(75, 92))


def draw(job):
    rng = random.Random(f"{job.seed}-{job.page.__name__}-{job.variant}")
    model = pages.Page(f"{job.seed}-{job.page.__name__}-{job.variant}", job.record)
    if job.medium == "screen" and rng.random() < 0.25:
        model.dark = True
    html, size = job.page(model), rng.choice(SIZES[job.medium])
    stem = os.path.join(job.folder, f"{job.page.__name__}-{job.seed}-{job.variant}")
    tags = [job.medium, "arguable-review"] if job.page in ARGUABLE else [job.medium]
    truth = dict(kind="screenshot" if job.record else "negative-screenshot", page=job.page.__name__, tags=tags, record=None)
    scale = FLAT_SCALES.get(job.medium, 2) if job.flat else 1 if job.medium in ("screen", "phone") else 3  # paper is finer than any display
    shot, items, _ = drawn.draw_html(html, size, scale)
    if job.unread:
        return illegible(job, rng, job.medium, shot, items, 0.52 * model.size * scale, truth, stem)
    if job.flat or scale == 1 and not job.poses and not job.low:
        whole = views.camera.corners((0, 0, *shot.size))
        seen = [dict(category=i["category"], text=i["text"], quad=views.camera.corners(i["box"]), legible=True)
                for i in items if i["box"][2] <= shot.width and i["box"][3] <= shot.height]
        write(stem + "-screen.png", shot, dict(truth, view="screen", expect=expected(job.record, seen), items=seen,
                                               record=whole if job.record else None))
    if job.flat:
        return
    if job.bent:
        truth["tags"].append("bent")
        shot, items = bends.bent(rng, shot, items, job.medium)
    photograph(job, rng, job.medium, shot, items, 0.52 * model.size * scale, truth, stem)


Job = collections.namedtuple("Job", "page medium record seed variant folder poses bent low flat unread")


def chosen(options):
    """The pages asked for. So many of them: drawn by the seed, two records for each that is none."""
    every = [e for e in everything() if (e[2] or not options.poses) and (e[1] in bends.ARCS or not options.bent)]
    if options.only:
        return [e for e in every if e[0].__name__ in options.only.split(",")]
    if not options.pages:
        return every
    records, others = ([e for e in every if e[2] == record] for record in (True, False))
    few = -(-options.pages // 3)
    rng = random.Random(options.seed)
    return rng.sample(records, min(len(records), options.pages - few)) + rng.sample(others, min(len(others), few))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--variants", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", help="names of pages, with commas between")
    parser.add_argument("--pages", type=int, help="so many pages, drawn by the seed")
    parser.add_argument("--poses", action="store_true")
    parser.add_argument("--bent", action="store_true")
    parser.add_argument("--low", action="store_true")
    parser.add_argument("--flat", action="store_true")
    parser.add_argument("--unread", action="store_true")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    jobs = [Job(*page, options.seed, variant, options.out, options.poses, options.bent, options.low, options.flat, options.unread)
            for page in chosen(options) for variant in range(options.variants)]
    with multiprocessing.Pool(options.jobs) as pool:
        pool.map(draw, jobs, 1)


if __name__ == "__main__":
    main()
