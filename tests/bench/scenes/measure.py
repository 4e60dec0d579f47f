#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""measure.py PHOTOWARD DIRECTORY [--misses]: how many of the records that make.py drew and photographed
are found as records and how much of each is covered by planes that are, and how many other pages are
called records. PHOTOWARD is the program."""

import argparse
import collections
import glob
import json
import os
import subprocess

from PIL import Image, ImageDraw

COVERED = 0.9  # of the record's area


def raster(quads, width, height):
    scale = 300 / max(width, height)
    mask = Image.new("1", (int(width * scale) + 1, int(height * scale) + 1))
    for quad in quads:
        ImageDraw.Draw(mask).polygon([(x * scale, y * scale) for x, y in quad], fill=1)
    return int.from_bytes(mask.tobytes(), "big")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("directory")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    tally = collections.defaultdict(lambda: [0, 0, 0, 0])
    for path in sorted(glob.glob(os.path.join(options.directory, "*.json"))):
        truth = json.load(open(path))
        picture = path[:-5] + (".png" if truth["view"] == "screen" else ".jpg")
        run = subprocess.run([options.program, "check", "--format", "json", picture], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        report = json.loads(run.stdout.splitlines()[0])
        size = report["width"], report["height"]
        records = [p["quad"] for p in report["planes"] if p["record"]]
        row = tally["record" if truth["record"] else "other", truth["view"]]
        row[0] += 1
        row[1] += bool(records)
        row[3] += report["verdict"] == "clear"
        if truth["record"]:
            wanted, covered = raster([truth["record"]], *size), raster(records, *size)
            share = bin(wanted & covered).count("1") / bin(wanted).count("1")
            row[2] += share >= COVERED
            if options.misses and share < COVERED:
                print(f"{picture}: {share:.2f} covered, {report['verdict']}")
        elif records and options.misses:
            print(f"{picture}: called a record")
    print("page    view     pictures  called a record  covered  clear")
    for (page, view), row in sorted(tally.items()):
        print(f"{page:7} {view:8} {row[0]:8} {row[1]:16} {row[2]:8} {row[3]:6}")


if __name__ == "__main__":
    main()
