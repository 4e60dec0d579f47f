#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""measure.py PHOTOWARD DIRECTORY… [--misses] [--covered]: of the marks in pictures with ground truth, how many are found,
by category and level, and how many findings of these categories lie where there is none; a board's mark is a
name as well. A mark is found where findings of its kind overlap at least half of its quad. Illegible items do
not count. --covered: redacts
each picture and counts, where its mask covers a trust's name, how many of the names and marks are under it."""

import argparse
import collections
import glob
import json
import os
import subprocess
import tempfile

from PIL import Image, ImageDraw

CATEGORIES = ("trust_name", "trust_logo", "vehicle_plate", "name_badge", "barcode")
NAMES_IN_MARKS = ("hsc", "board")
FOUND = 0.5
COVERED = 0.95


def share(quad, others):
    """Of the quad's area that the others cover, on a raster."""
    left, top = (min(p[k] for p in quad) for k in (0, 1))
    scale = 120 / max(max(p[k] for p in quad) - min(p[k] for p in quad) for k in (0, 1))
    rasters = []
    for quads in ([quad], others):
        raster = Image.new("1", (124, 124))
        for q in quads:
            ImageDraw.Draw(raster).polygon([((x - left) * scale, (y - top) * scale) for x, y in q], fill=1)
        rasters.append(int.from_bytes(raster.tobytes(), "big"))
    return bin(rasters[0] & rasters[1]).count("1") / max(1, bin(rasters[0]).count("1"))


def under_mask(mask, quad):
    """The share of a quad that is covered."""
    inside = Image.new("1", mask.size)
    ImageDraw.Draw(inside).polygon([tuple(p) for p in quad], fill=1)
    histogram = mask.histogram(inside)
    return histogram[255] / max(1, sum(histogram))


def covered(program, picture, truth):
    """How many of the names and marks are covered, and how many there are, of a picture with a name covered."""
    counts = {c: [0, 0] for c in ("trust_name", "trust_logo")}
    with tempfile.TemporaryDirectory() as folder:
        mask_file = os.path.join(folder, "mask.png")
        subprocess.run([program, "redact", picture, "-o", os.path.join(folder, "copy" + os.path.splitext(picture)[1]), "--mask", mask_file],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if not os.path.exists(mask_file):
            return counts
        mask = Image.open(mask_file).convert("L")
    for category in counts:
        for item in truth["items"]:
            if item["category"] == category and item["legible"]:
                counts[category][0] += under_mask(mask, item["quad"]) >= COVERED
                counts[category][1] += 1
        if counts["trust_name"][0] == 0:
            return {c: [0, 0] for c in counts}
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("directories", nargs="+")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--covered", action="store_true")
    options = parser.parse_args()
    hits, wrong, pictures = collections.defaultdict(lambda: [0, 0]), collections.Counter(), 0
    for path in sorted(p for d in options.directories for p in glob.glob(os.path.join(d, "*.json"))):
        truth = json.load(open(path))
        picture = os.path.join(os.path.dirname(path), truth["image"])
        run = subprocess.run([options.program, "check", "--reveal", "--format", "json", picture], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        report = json.loads(run.stdout.splitlines()[0])
        pictures += 1
        if options.covered:
            for category, (some, of) in covered(options.program, picture, truth).items():
                hits[category, "covered"][0] += some
                hits[category, "covered"][1] += of
        for category in CATEGORIES:
            found = [f for f in report["findings"] if f["kind"] == category]
            true = [i for i in truth["items"] if i["category"] == category and i["quad"]]
            named = [i for i in truth["items"] if category == "trust_name" and i["text"] in NAMES_IN_MARKS]
            for item in true:
                if not item["legible"]:
                    continue
                hit = share(item["quad"], [f["quad"] for f in found]) >= FOUND
                for level in (truth.get("view", "-"), "all"):
                    hits[category, level][0] += hit
                    hits[category, level][1] += 1
                if not hit and options.misses:
                    print(f"missed: {picture} {category} {item['text']}")
            for finding in found:
                if share(finding["quad"], [i["quad"] for i in true + named]) < 0.1:
                    wrong[category] += 1
                    if options.misses:
                        print(f"false: {picture} {category} {finding.get('text', '')}")
    for (category, level), (found, all_of) in sorted(hits.items()):
        print(f"{category:14} {level:7} {found:4} of {all_of:4} found  {100 * found / all_of:5.1f} %")
    for category, count in sorted(wrong.items()):
        print(f"{category:14} found elsewhere: {count} in {pictures} pictures")


if __name__ == "__main__":
    main()
