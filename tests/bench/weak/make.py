#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws pages of invented patients' details, some covered so that the cover does not hold.

    make.py --seed 31 --count 60 --out DIR [--fonts held-out]

Each page is a PNG or JPEG; DIR/truth.json says what was covered and how. A third has no weak cover:
it has none at all, or honest black bars, or things that look like covers and are not (disabled
fields, search boxes, shadows, pictures out of focus, gradients)."""
import argparse
import json
import pathlib
import random

from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = {
    "known": ["dejavu/DejaVuSans.ttf", "open-sans/OpenSans-Regular.ttf", "dejavu/DejaVuSerif.ttf"],
    "held-out": ["liberation/LiberationSans-Regular.ttf", "lato/Lato-Regular.ttf",
                 "liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSansNarrow-Regular.ttf",
                 "noto/NotoSans-Regular.ttf"],
}
FOLDER = pathlib.Path("/usr/share/fonts/truetype")
FIRST = "Amira Brian Ceri Dilip Elin Fergus Gwen Hamid Isla Jonas Kezia Lloyd Mabel Nkechi".split()
LAST = "Abbott Bevan Chowdhury Drummond Eze Fairley Griffin Hussain Ingram Jolley Kaur".split()
STREETS = "Mill Lane|Alder Road|Chapel Street|Quarry Bank|Station Avenue".split("|")
NOTES = ["Seen in clinic today, walking better with a stick.", "Continue exercises twice a day.",
         "Reports less pain at night since the last visit.", "Range of movement improved to 110 degrees.",
         "Discussed pacing and return to light duties.", "Review in six weeks or sooner if worse."]


def nhs(rng):
    while True:
        digits = [9, 9, 9] + [rng.randrange(10) for _ in range(6)]
        check = 11 - sum(d * w for d, w in zip(digits, range(10, 1, -1))) % 11
        if check != 10:
            digits.append(0 if check == 11 else check)
            text = "".join(map(str, digits))
            return f"{text[:3]} {text[3:6]} {text[6:]}"


def rows(rng):
    first, last = rng.choice(FIRST), rng.choice(LAST)
    born = f"{rng.randrange(1, 29):02}/{rng.randrange(1, 13):02}/{rng.randrange(1931, 2009)}"
    return [("Name", f"{first} {last}"), ("NHS number", nhs(rng)), ("Date of birth", born),
            ("Address", f"{rng.randrange(1, 120)} {rng.choice(STREETS)}"),
            ("Telephone", f"01632 960{rng.randrange(1000):03}"), ("GP", f"Dr {rng.choice(LAST)}")]


def cover(image, box, how, rng):
    """Covers a box weakly and says how hard."""
    left, top, right, bottom = box
    piece = image.crop(box)
    if how == "mosaic":
        cell = rng.choice([4, 5, 6, 7, 8, 10, 12, 14])
        small = piece.resize((max(1, round(piece.width / cell)), max(1, round(piece.height / cell))),
                             Image.BOX)
        width, height = small.width * cell, small.height * cell
        image.paste(small.resize((width, height), Image.NEAREST).crop((0, 0, *piece.size)), box[:2])
        return cell
    if how == "blur":
        radius = rng.choice([2.0, 2.5, 3.0, 4.0, 5.0, 6.0])
        margin = int(3 * radius)
        wide = image.crop((left - margin, top - margin, right + margin, bottom + margin))
        soft = wide.filter(ImageFilter.GaussianBlur(radius))
        image.paste(soft.crop((margin, margin, margin + piece.width, margin + piece.height)), box[:2])
        return radius
    colour = rng.choice([(0, 0, 0), (20, 20, 20), (30, 30, 120), (120, 20, 20)])
    alpha = rng.choice([0.60, 0.70, 0.80, 0.88, 0.93])
    image.paste(Image.blend(piece, Image.new("RGB", piece.size, colour), alpha), box[:2])
    return alpha


def disguise(draw, image, x, y, size, paper, ink, font, rng):
    """Something that is no cover, beside a label. Returns its name."""
    kind = rng.choice(["search", "disabled", "gradient", "bar", "empty", "lines", "photo"])
    box = (x, y - size // 4, x + 11 * size, y + size + size // 3)
    mid = tuple((3 * p + i) // 4 for p, i in zip(paper, ink))
    if kind == "search":
        draw.rectangle(box, fill=tuple(255 - c // 4 for c in paper), outline=mid)
        draw.text((x + 8, y), "Search", font=font, fill=ink)
    elif kind == "disabled":
        draw.text((x, y), "not recorded", font=font, fill=tuple((5 * p + i) // 6 for p, i in
                                                                zip(paper, ink)))
    elif kind == "gradient":
        for k in range(box[2] - box[0]):
            shade = k / (box[2] - box[0])
            draw.line((box[0] + k, box[1], box[0] + k, box[3]),
                      fill=tuple(round(p + (m - p) * shade) for p, m in zip(paper, mid)))
    elif kind == "bar":
        draw.rectangle(box, fill=(0, 0, 0))
    elif kind == "lines":
        for k in range(3):
            draw.line((x, y + k * size // 2, x + 10 * size, y + k * size // 2), fill=mid)
    elif kind == "photo":
        noise = Image.effect_noise((11 * size, 2 * size), 60).filter(ImageFilter.GaussianBlur(size / 3))
        image.paste(noise.convert("RGB"), (x, y - size // 2))
    return kind


def page(rng, fonts):
    size = rng.choice([13, 15, 17, 20, 24, 30])
    font = ImageFont.truetype(str(FOLDER / rng.choice(fonts)), size)
    dark = rng.random() < 0.2
    paper = (28, 32, 40) if dark else rng.choice([(255, 255, 255), (243, 246, 250), (236, 242, 236)])
    ink = (225, 228, 232) if dark else rng.choice([(20, 20, 20), (50, 55, 70)])
    image = Image.new("RGB", (46 * size, 34 * size), paper)
    draw = ImageDraw.Draw(image)
    weak = rng.random() < 0.67
    truth, disguises = [], []
    draw.text((2 * size, 2 * size), "Outpatient physiotherapy", font=font, fill=ink)
    stacked = rng.random() < 0.3
    y = 5 * size
    details = rows(rng)
    chosen = rng.sample(range(5), 2) if weak else []
    for number, (label, value) in enumerate(details):
        draw.text((2 * size, y), label + rng.choice(["", ":"]), font=font, fill=ink)
        x = 2 * size if stacked else 12 * size
        if stacked:
            y += round(1.7 * size)
        left, top, right, bottom = draw.textbbox((x, y), value, font=font)
        if number not in chosen and (not weak and rng.random() < 0.35):
            disguises.append(disguise(draw, image, x, y, size, paper, ink, font, rng))
        else:
            draw.text((x, y), value, font=font, fill=ink)
        if number in chosen:
            box = (left - rng.randrange(1, size // 2), top - rng.randrange(0, size // 3),
                   right + rng.randrange(1, size // 2), bottom + rng.randrange(0, size // 3))
            how = rng.choice(["mosaic", "blur", "translucent"])
            truth.append({"how": how, "strength": cover(image, box, how, rng), "box": box})
        y += round(2.3 * size)
    for note in rng.sample(NOTES, 4):
        y += round(1.6 * size)
        draw.text((2 * size, y), note, font=font, fill=ink)
    return image, truth, disguises, size


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--fonts", choices=FONTS, default="held-out")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rng, all_truth = random.Random(options.seed), {}
    fonts = [name for name in FONTS[options.fonts] if (FOLDER / name).exists()]
    for number in range(options.count):
        image, truth, disguises, size = page(rng, fonts)
        name = f"page-{number:03}." + rng.choice(["png", "jpg"])
        image.save(options.out / name, **({"quality": rng.choice([75, 85, 92])} if "jpg" in name else {}))
        all_truth[name] = {"covers": truth, "disguises": disguises, "size": size}
    (options.out / "truth.json").write_text(json.dumps(all_truth, indent=1))
    print(f"{options.count} pages (seed {options.seed}, {options.fonts} fonts) in {options.out}")


if __name__ == "__main__":
    main()
