#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""flat.py --seed N --count N --out FILE [--share S] [--near S] [--fonts train|held-out]: cards of shapes.py cut out as they lie, for
train.py to see from where it likes. FILE (NumPy's .npz) holds luma (48 x 96 grey levels: the box in the
middle 24 x 60, what is round it), light 1 where the box is lighter than its surroundings, letters 1 where it is as
dark as these, colour in 128ths, label 0 none, 1 NHS, 2 GIG Cymru NHS Wales. Needs NumPy, Pillow and the fonts."""

import argparse
import random

import numpy as np
from PIL import Image

import shapes

BOX = (60, 24)
MARGIN = (18, 12)
SIZE = (BOX[0] + 2 * MARGIN[0], BOX[1] + 2 * MARGIN[1])
CONTRAST = 22  # grey levels between a box and its surroundings, below which it has no edge
COLOUR_STEP = 1 / 128
LUMA = np.array([0.299, 0.587, 0.114])


def cut(card, quad):
    """The box and what is round it, reached with what lies nearest where the card ends."""
    (left, top), _, (right, bottom), _ = quad
    sx, sy = (right - left) / BOX[0], (bottom - top) / BOX[1]
    whole = Image.new("RGB", (int(right - left + 2 * MARGIN[0] * sx), int(bottom - top + 2 * MARGIN[1] * sy)), card.getpixel((1, 1))[:3])
    whole.paste(card.convert("RGB"), (int(MARGIN[0] * sx - left), int(MARGIN[1] * sy - top)))
    return np.asarray(whole.resize(SIZE, Image.BOX))


def colours(seen, kind):
    """As compare_colours() of src/mark/cutout.c does."""
    x, y = MARGIN
    inside = np.concatenate([seen[y + 1, x + 2:-x - 2], seen[-y - 2, x + 2:-x - 2], seen[y + 2:-y - 2, x + 1], seen[y + 2:-y - 2, -x - 2]]).mean(0)
    outside = np.concatenate([seen[y - 2, x:-x], seen[-y + 1, x:-x], seen[y:-y, x - 2], seen[y:-y, -x + 1]]).mean(0)
    if kind == "letters":
        box = seen[y:-y, x:-x].reshape(-1, 3)
        grey = box.mean(1)
        outside = box[grey >= (grey.min() + grey.max()) / 2].mean(0)
    dark, bright = (outside, inside) if kind == "light" else (inside, outside)
    return np.clip((dark + 1) / (bright + 1), 0, 1.99)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--share", type=float, default=0.5, help="of the cards that are marks")
    parser.add_argument("--near", type=float, default=0.6, help="share of the boxes with other letters that are a letter off")
    parser.add_argument("--fonts", choices=sorted(shapes.FONTS), default="train")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    shapes.NEAR_MISSES = options.near
    fonts = {k: [n for n in v if shapes.font_file(n)] for k, v in shapes.FONTS[options.fonts].items()}
    table = {k: [] for k in ("luma", "light", "letters", "colour", "label")}
    while len(table["label"]) < options.count:
        kind = "other" if rng.random() > options.share else "wales" if rng.random() < 0.12 else "nhs"
        card, quad, _ = shapes.card(rng, fonts, kind, 0.3, 0.12)
        seen = cut(card, quad).astype(float)
        grey = seen @ LUMA
        x, y = MARGIN
        edge = np.concatenate([grey[y + 1, x + 2:-x - 2], grey[-y - 2, x + 2:-x - 2]]).mean()
        beyond = np.concatenate([grey[y - 3, x:-x], grey[-y + 2, x:-x]]).mean()
        inner = grey[y:-y, x:-x]
        form = "dark" if edge < beyond else "light"
        if abs(edge - beyond) < CONTRAST:
            if inner.max() - edge < 40:
                continue
            form = "letters"
        table["luma"].append(np.round(grey).astype(np.uint8))
        table["light"].append(form == "light")
        table["letters"].append(form == "letters")
        table["colour"].append(np.round(colours(seen, form) / COLOUR_STEP).astype(np.uint8))
        table["label"].append({"nhs": 1, "wales": 2}.get(kind, 0))
    np.savez_compressed(options.out, **{k: np.array(v) for k, v in table.items()})


if __name__ == "__main__":
    main()
