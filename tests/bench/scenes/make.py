#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""make.py --seed N --variants N --out DIR [--jobs N] [--only NAME,…]: pages of clinical records and others (pages.py,
sheets.py) as screenshots and through a camera at three levels (views.py), with ground truth beside
each: {"image", "width", "height", "kind", "expect", "tags", "record", "items", "page", "view"}, as
tests/bench/score takes it. Needs Chromium, NumPy and Pillow. Everybody in them is invented."""

import argparse
import json
import multiprocessing
import os
import random

import pages
import sheets
import views
import page as drawn

IDENTIFIERS = {"patient_name", "relative_name", "nhs_number", "hospital_number", "date_of_birth", "address", "postcode", "phone"}
SIZES = {"screen": [(1280, 800), (1366, 768), (1440, 900), (1920, 1080)], "paper": [(820, 1100)], "label": [(620, 230)],
         "phone": [(412, 860)], "board": [(1300, 900)]}
# A trust's name beside illnesses, a ward's rota: pages of nobody's where "review" is no error.
ARGUABLE = (pages.health_news, sheets.rota)
KINDS = {"screen": "screen-photo", "phone": "screen-photo", "paper": "document-photo", "label": "label", "board": "whiteboard"}


def everything():
    """(page, medium, whether it is a record)."""
    for make in pages.RECORDS:
        yield make, "paper" if make in (pages.letter, pages.chart) else "screen", True
    for make in pages.OTHERS:
        yield make, "screen", False
    for record, table in ((True, sheets.RECORDS), (False, sheets.OTHERS)):
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


def draw(job):
    make, medium, record, seed, variant, folder = job
    rng = random.Random(f"{seed}-{make.__name__}-{variant}")
    model = pages.Page(f"{seed}-{make.__name__}-{variant}", record)
    if medium == "screen" and rng.random() < 0.25:
        model.dark = True
    html, size = make(model), rng.choice(SIZES[medium])
    stem = os.path.join(folder, f"{make.__name__}-{seed}-{variant}")
    seen_as = ["mirrored"] if (turn := rng.random()) < 0.12 else ["turned"] if turn < 0.24 else []
    tags = [medium, "arguable-review"] if make in ARGUABLE else [medium]
    truth = dict(kind="screenshot" if record else "negative-screenshot", page=make.__name__, tags=tags, record=None)
    shot, items, _ = drawn.draw_html(html, size, 1)
    if medium in ("screen", "phone"):
        whole = views.camera.corners((0, 0, *shot.size))
        seen = [dict(category=i["category"], text=i["text"], quad=views.camera.corners(i["box"]), legible=True)
                for i in items if i["box"][2] <= shot.width and i["box"][3] <= shot.height]
        write(stem + "-screen.png", shot, dict(truth, view="screen", expect=expected(record, seen), items=seen,
                                                    record=whole if record else None))
    scale = 1 if medium in ("screen", "phone") else 3  # paper is finer than any display
    if scale > 1:
        shot, items, _ = drawn.draw_html(html, size, scale)
    for level in views.LEVELS:
        picture, seen, quad = views.photograph(rng, level, medium, shot, items, 0.52 * model.size * scale)
        quads = [i["quad"] for i in seen] + [quad]
        picture = getattr(views, seen_as[0])(picture, quads) if seen_as else picture
        write(f"{stem}-{level}.jpg", picture,
              dict(truth, kind=KINDS[medium] if record else "negative-photo", tags=["camera", level, *tags, *seen_as],
                   view=level, expect=expected(record, seen), items=seen, record=quad if record else None),
              quality=rng.randint(*views.LEVELS[level]["quality"]), subsampling=rng.choice(["4:2:0", "4:4:4"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--variants", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", help="names of pages, with commas between")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    only = options.only.split(",") if options.only else None
    jobs = [(make, medium, record, options.seed, variant, options.out) for make, medium, record in everything()
            for variant in range(options.variants) if not only or make.__name__ in only]
    with multiprocessing.Pool(options.jobs) as pool:
        pool.map(draw, jobs, 1)


if __name__ == "__main__":
    main()
