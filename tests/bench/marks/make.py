#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""make.py --seed N --count N --out DIR [--only KIND,…] [--size WxH]: cards with marks (cards.py, own.py, badges.py) seen through a
camera at the three levels of tests/bench/scenes, with ground truth beside each as tests/bench/score takes it;
measure.py counts what is found. Needs zint, NumPy, Pillow and the fonts of models/lozenge."""

import argparse
import json
import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../scenes"))
import badges  # noqa: E402
import cards  # noqa: E402
import own  # noqa: E402
import views  # noqa: E402

KINDS = {**cards.KINDS, **own.KINDS, **badges.KINDS}


def draw(seed, kind, number, out):
    rng = random.Random(f"{seed}-{kind}-{number}")
    card, medium, x_height = KINDS[kind](rng)
    level = list(views.LEVELS)[number % len(views.LEVELS)]
    # Plates are read from as far as from beside the car.
    nearer = rng.uniform(1, 3.5) if kind in ("car", "alike") else 1
    picture, items, quad = views.photograph(rng, level, medium, card.picture, card.items, 0.73 * x_height / nearer)
    name = f"{kind}-{seed}-{number:03d}-{level}"
    picture.save(os.path.join(out, name + ".jpg"), quality=rng.randint(*views.LEVELS[level]["quality"]))
    for item in items:
        item["quad"] = [[round(float(x), 1), round(float(y), 1)] for x, y in item["quad"]]
    with open(os.path.join(out, name + ".json"), "w") as truth:
        json.dump(dict(image=name + ".jpg", width=picture.width, height=picture.height, kind=kind, expect="review",
                       tags=["camera", level], record=None, items=items, view=level, page=kind), truth)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=9, help="of each kind")
    parser.add_argument("--only", help="kinds, with commas between")
    parser.add_argument("--size", default="2016x1512", help="of the pictures, WxH")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    views.SIZE = tuple(int(v) for v in options.size.split("x"))
    os.makedirs(options.out, exist_ok=True)
    for kind in options.only.split(",") if options.only else KINDS:
        for number in range(options.count):
            draw(options.seed, kind, number, options.out)


if __name__ == "__main__":
    main()
