#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""make_album.py --out DIR [--count 2000] [--seed 1]: a camera folder. Every fifth picture has writing
(pages of ../scenes, as screenshots and photographed), the others are landscapes, tables and faceless
things with a camera's grain; 0.3 to 12 megapixels, JPEG of several qualities and some PNG. A few hundred bases
are drawn, and each picture is a crop of one at a size and compression of its own. truth.tsv in DIR names
each picture's kind. Needs Chromium, NumPy and Pillow."""

import argparse
import os
import random
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "../scenes"), os.path.join(HERE, "../../../models/lozenge"), os.path.join(HERE, "../../../samples/make")]
import page as drawn  # noqa: E402
import pages  # noqa: E402
import scenes  # noqa: E402

# Width and height of what phones, chats and exports save, and how often. 0.3 to 12 megapixels.
SIZES = [((640, 480), 3), ((1024, 768), 3), ((1280, 960), 4), ((1600, 1200), 4), ((2048, 1536), 4), ((2592, 1944), 3),
         ((3264, 2448), 3), ((4032, 3024), 3)]
BASE, PLAIN = (2400, 1800), (1600, 1200)  # of photographed pages, of the others
PLAIN_BASES, TEXT_BASES = 100, 104
VIEWS = {"near": (0.82, 0.95), "middle": (0.5, 0.66), "far": (0.26, 0.36)}  # width of the page in the picture
PNG_SHARE = 0.04
TEXT_EVERY = 5


def cloud(noise, width, height, octaves, decay=0.55):
    """Fractal noise, 0 … 1: random grids enlarged and summed. Slow decay makes leaves and gravel."""
    total = np.zeros((height, width), np.float32)
    for octave in range(octaves):
        cells = 2 << octave
        grid = Image.fromarray((noise.random((cells + 2, cells + 2)) * 255).astype(np.uint8))
        total += np.asarray(grid.resize((width, height), Image.BICUBIC), np.float32) / 255 * decay ** octave
    return (total - total.min()) / (total.max() - total.min())


def landscape(rng, noise):
    width, height = PLAIN
    sky, far, near = [np.array([rng.uniform(a, b) for a, b in tone], np.float32) for tone in
                      (((90, 200), (130, 210), (180, 250)), ((60, 150), (80, 150), (60, 140)), ((40, 170), (60, 150), (20, 90)))]
    shade = cloud(noise, width, height, 8)[..., None]
    picture = sky * (0.75 + 0.35 * shade)
    rows = np.arange(height)[:, None]
    for tone, level, rough in ((far, rng.uniform(0.35, 0.6), 0.25), (near, rng.uniform(0.6, 0.85), 0.15)):
        ridge = (level + rough * (cloud(noise, width, 2, 7)[0] - 0.5)) * height
        picture = np.where((rows > ridge[None, :])[..., None], tone * (0.35 + 1.1 * cloud(noise, width, height, 10, rng.uniform(0.55, 0.9))[..., None]), picture)
    return picture


def table(rng, noise):
    """Things on a table: plates, cups, fruit, leaves, with grain of wood or cloth."""
    width, height = PLAIN
    tone = np.array([rng.uniform(90, 220) for _ in range(3)], np.float32)
    grain = cloud(noise, width, height, 10, rng.uniform(0.5, 0.8))
    if rng.random() < 0.5:
        grain = np.repeat(grain[:, :1], width, 1) * 0.6 + grain * 0.4
    image = Image.fromarray(np.clip(tone * (0.6 + 0.6 * grain[..., None]), 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for _ in range(rng.randint(3, 14)):
        x, y, r = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(40, 280)
        flat = rng.uniform(0.5, 1)
        colour = tuple(rng.randint(30, 245) for _ in range(3))
        for ring in range(rng.randint(1, 5)):
            q = r * (1 - 0.17 * ring)
            draw.ellipse([x - q, y - q * flat, x + q, y + q * flat], fill=tuple(max(0, min(255, c + rng.randint(-30, 30))) for c in colour))
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(1, 4)))
    return np.asarray(image, np.float32) * (0.75 + 0.5 * cloud(noise, width, height, 3)[..., None])


def plain_base(seed):
    rng, noise = random.Random(f"plain-{seed}"), np.random.default_rng(hash_of(seed))
    picture = rng.choice([landscape, table])(rng, noise)
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8)), "plain"


def hash_of(seed):
    return random.Random(str(seed)).getrandbits(48)


def photograph(rng, noise, shot, share):
    """A page on a table, seen at an angle; share of the picture's width that it takes."""
    width, height = BASE
    tone = np.array([rng.uniform(90, 220) for _ in range(3)], np.float32)
    picture = Image.fromarray(np.clip(tone * (0.7 + 0.4 * cloud(noise, width, height, 9)[..., None]), 0, 255).astype(np.uint8))
    scale = min(share * width / shot.width, 0.95 * height / shot.height)
    view = (scale, rng.gauss(0, 0.03), rng.gauss(0, 0.14), rng.gauss(0, 0.08), 5 * shot.width * scale)
    corners = [(0, 0), (shot.width, 0), (shot.width, shot.height), (0, shot.height)]
    seen = scenes.project(corners, (shot.width / 2, shot.height / 2), *view)
    move = [rng.uniform(0.3, 0.7) * (BASE[k] - max(p[k] for p in seen) + min(p[k] for p in seen)) - min(p[k] for p in seen) for k in (0, 1)]
    target = [(x + move[0], y + move[1]) for x, y in seen]
    if scale < 0.6:
        shot = shot.resize((int(shot.width * scale * 1.5), int(shot.height * scale * 1.5)), Image.BOX)
        corners = [(0, 0), (shot.width, 0), (shot.width, shot.height), (0, shot.height)]
    warped = shot.convert("RGBA").transform(BASE, Image.PERSPECTIVE, scenes.coefficients(corners, target), Image.BICUBIC)
    picture.paste(warped, (0, 0), warped)
    return picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.9)))


def text_base(number, seed):
    makes = pages.RECORDS + pages.OTHERS
    make = makes[number % len(makes)]
    rng = random.Random(f"text-{seed}-{number}")
    size = (820, 1100) if make in (pages.obs, pages.letter) else rng.choice([(1280, 800), (1366, 900), (1920, 1080)])
    shot = drawn.draw_html(make(pages.Page(f"{seed}-{number}", make in pages.RECORDS)), size, 1)[0].convert("RGB")
    if rng.random() < 0.3:
        return shot, make.__name__ + " screenshot"
    view = rng.choice(sorted(VIEWS))
    return photograph(rng, np.random.default_rng(hash_of(f"{seed}-{number}")), shot, rng.uniform(*VIEWS[view])), f"{make.__name__} {view}"


def vary(base, kind, rng, grain):
    """A crop at a size of its own, with grain."""
    if kind.endswith("screenshot"):
        return base
    size = rng.choices([s for s, _ in SIZES], [w for _, w in SIZES])[0]
    share = rng.uniform(0.86, 1) if kind != "plain" else rng.uniform(0.5, 1)
    width, height = base.width * share, base.height * share
    left, top = rng.uniform(0, base.width - width), rng.uniform(0, base.height - height)
    picture = base.resize(size, Image.BILINEAR, (left, top, left + width, top + height))
    if kind == "plain" and rng.random() < 0.3:
        picture = picture.transpose(Image.ROTATE_90)
    a = np.asarray(picture, np.int16)
    tiled = np.tile(grain, (a.shape[0] // grain.shape[0] + 1, a.shape[1] // grain.shape[1] + 1, 1))[:a.shape[0], :a.shape[1]]
    return Image.fromarray(np.clip(a + tiled, 0, 255).astype(np.uint8))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    grain = np.random.default_rng(options.seed).normal(0, 3, (509, 521, 3)).astype(np.int16)
    with_text = (options.count + TEXT_EVERY - 1) // TEXT_EVERY
    counts = min(PLAIN_BASES, options.count - with_text), min(TEXT_BASES, with_text)
    bases = {}
    jobs = sorted((i % TEXT_EVERY == 0, (i // TEXT_EVERY) % counts[1] if i % TEXT_EVERY == 0 else i % max(1, counts[0]), i)
                  for i in range(options.count))
    with open(os.path.join(makedirs(options.out), "truth.tsv"), "w") as truth:
        for text, number, i in jobs:
            if (text, number) not in bases:
                bases = {(text, number): text_base(number, options.seed) if text else plain_base(f"{options.seed}-{number}")}
            base, kind = bases[text, number]
            rng = random.Random(f"{options.seed}-picture-{i}")
            picture = vary(base, kind, rng, grain)
            name = f"{2018 + i * 8 // options.count}/IMG_{i:05}." + ("png" if rng.random() < PNG_SHARE or (text and kind.endswith("screenshot")) else "jpg")
            makedirs(os.path.dirname(os.path.join(options.out, name)))
            picture.save(os.path.join(options.out, name), **({"compress_level": 1} if name.endswith("png") else {"quality": rng.choice([70, 80, 88, 93])}))
            truth.write(f"{name}\t{kind}\n")


def makedirs(path):
    os.makedirs(path, exist_ok=True)
    return path


if __name__ == "__main__":
    main()
