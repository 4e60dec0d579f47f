#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""make.py --seed N --variants N --out DIR: screenshots of clinical records and of other pages (pages.py),
and photographs of them as screens from near and far, with a JSON of ground truth beside each
({"record": quad or null, "x_height": px, "page": name}). Needs Chromium, NumPy and Pillow."""

import argparse
import json
import math
import os
import random
import subprocess
import sys
import tempfile

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../models/lozenge"))
import pages  # noqa: E402
import scenes  # noqa: E402

VIEWS = {"near": (0.82, 0.95), "middle": (0.5, 0.66), "far": (0.26, 0.36)}  # width of the screen in the picture


def screenshot(html, size, path):
    with tempfile.NamedTemporaryFile("w", suffix=".html", delete=False) as page:
        page.write(html)
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={size[0]},{size[1]}",
                    f"--screenshot={path}", "file://" + page.name], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    os.unlink(page.name)


def photograph(rng, page, share, size=(2400, 1800)):
    y, x = np.mgrid[0:size[1], 0:size[0]]
    tone = np.array(rng.choice([(150, 140, 125), (200, 200, 195), (95, 100, 110), (170, 150, 120)]), float)
    ground = tone * (0.75 + 0.35 * (x * rng.uniform(0, 1) + y * rng.uniform(0, 1)) / (size[0] + size[1]))[..., None]
    picture = Image.fromarray(np.clip(ground, 0, 255).astype(np.uint8))
    bezel = 26
    framed = Image.new("RGB", (page.width + 2 * bezel, page.height + 2 * bezel), (22, 22, 24))
    framed.paste(page, (bezel, bezel))
    scale = share * size[0] / framed.width
    scale = min(scale, 0.92 * size[1] / framed.height)
    view = (scale, rng.gauss(0, 0.03), rng.gauss(0, 0.16), rng.gauss(0, 0.10), 5 * framed.width * scale)
    centre = (framed.width / 2, framed.height / 2)
    corners = [(0, 0), (framed.width, 0), (framed.width, framed.height), (0, framed.height)]
    inner = [(bezel, bezel), (bezel + page.width, bezel), (bezel + page.width, bezel + page.height), (bezel, bezel + page.height)]
    seen, quad = (scenes.project(points, centre, *view) for points in (corners, inner))
    spare = [size[k] - (max(p[k] for p in seen) - min(p[k] for p in seen)) for k in (0, 1)]
    move = [rng.uniform(0.3, 0.7) * spare[k] - min(p[k] for p in seen) for k in (0, 1)]
    target = [(px + move[0], py + move[1]) for px, py in seen]
    source = framed if scale > 0.6 else framed.resize((int(framed.width * scale * 1.5), int(framed.height * scale * 1.5)), Image.BOX)
    flat = [(cx * source.width / framed.width, cy * source.height / framed.height) for cx, cy in corners]
    warped = source.convert("RGBA").transform(size, Image.PERSPECTIVE, scenes.coefficients(flat, target), Image.BICUBIC)
    picture.paste(warped, (0, 0), warped)
    picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.9)))
    noise = np.random.default_rng(rng.getrandbits(32))
    a = np.asarray(picture, float) * np.array(rng.choice([(1, 1, 1), (1, 0.95, 0.85)])) + noise.normal(0, rng.uniform(1, 4), (size[1], size[0], 3))
    return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8)), [[round(px + move[0], 1), round(py + move[1], 1)] for px, py in quad], scale


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--variants", type=int, default=2)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    for make in pages.RECORDS + pages.OTHERS:
        for variant in range(options.variants):
            seed = f"{options.seed}-{make.__name__}-{variant}"
            rng = random.Random(seed)
            page = pages.Page(seed)
            size = rng.choice([(1280, 800), (1366, 768), (1440, 900)]) if make not in (pages.obs, pages.letter) else (820, 1100)
            path = os.path.join(options.out, f"{make.__name__}-{options.seed}-{variant}")
            screenshot(make(page), size, path + "-screen.png")
            shot = Image.open(path + "-screen.png").convert("RGB")
            views = [("screen", None)] + sorted(VIEWS.items())
            for view, share in views:
                quad, scale = [[0, 0], [shot.width, 0], [shot.width, shot.height], [0, shot.height]], 1
                if share:
                    picture, quad, scale = photograph(rng, shot, rng.uniform(*share))
                    picture.save(f"{path}-{view}.jpg", quality=rng.choice([75, 85, 92]))
                truth = {"record": quad if make in pages.RECORDS else None, "page": make.__name__, "view": view,
                         "x_height": round(0.52 * page.size * scale, 1)}
                with open(f"{path}-{view}.json", "w") as out:
                    json.dump(truth, out)


if __name__ == "__main__":
    main()
