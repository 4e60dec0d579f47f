#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""measure.py PHOTOWARD DIRECTORY… [--misses]: the record as an object. Of the records that make.py drew and photographed,
how many are found as planes that are records, and how many other pages are called one. PHOTOWARD is the program.

whole, part  records cover 90 % of it, or half: both are found
little       records cover less than half
unjudged     it is no record, though a plane covers half of it
unplaned     no plane does, but the verdict says something
clear        the picture is clear

With --misses every record that is not found whole, with its cause and the verdict's rules, and each other page that is
called a record. Needs Pillow."""

import argparse
import collections
import glob
import json
import os
import subprocess

from PIL import Image, ImageDraw

WHOLE, PART = 0.9, 0.5  # of the record's area
BECAME = ("whole", "part", "little", "unjudged", "unplaned", "clear")
CELLS = 300  # along the longer side, to count areas in
AT_ONCE = 20  # pictures given to one process


def raster(quads, width, height):
    scale = CELLS / max(width, height)
    mask = Image.new("1", (int(width * scale) + 1, int(height * scale) + 1))
    for quad in quads:
        ImageDraw.Draw(mask).polygon([(x * scale, y * scale) for x, y in quad], fill=1)
    return int.from_bytes(mask.tobytes(), "big")


def share(truth, planes, size):
    wanted, covered = raster([truth["record"]], *size), raster([p["quad"] for p in planes], *size)
    return bin(wanted & covered).count("1") / max(1, bin(wanted).count("1"))


def became(truth, report):
    size = report["width"], report["height"]
    records = [p for p in report["planes"] if p["record"]]
    if not truth["record"]:
        return "called" if records else "left"
    if records:
        covered = share(truth, records, size)
        return "whole" if covered >= WHOLE else "part" if covered >= PART else "little"
    if report["verdict"] == "clear":
        return "clear"
    return "unjudged" if share(truth, report["planes"], size) >= PART else "unplaned"


def reports(program, truths):
    paths = sorted(truths)
    for at in range(0, len(paths), AT_ONCE):
        some = paths[at:at + AT_ONCE]
        run = subprocess.run([program, "check", "--format", "json", *some], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        yield from zip(some, map(json.loads, run.stdout.splitlines()), strict=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("directories", nargs="+")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    truths = {}
    for directory in options.directories:
        for path in glob.glob(os.path.join(directory, "*.json")):
            with open(path) as file:
                truth = json.load(file)
            truths[os.path.join(directory, truth["image"])] = truth
    tally, misses = collections.defaultdict(collections.Counter), []
    for path, report in reports(options.program, truths):
        truth = truths[path]
        what = became(truth, report)
        for view in (truth["view"], "all"):
            tally[bool(truth["record"]), view][what] += 1
        if what not in ("whole", "left"):
            misses.append((what, path, report["verdict"], *(r["rule"] for r in report["reasons"])))
    for (record, view), of in sorted(tally.items(), reverse=True):
        print(f"{'records' if record else 'others'}, {view}:", f"{of['whole'] + of['part'] if record else of['called']} of {sum(of.values())}",
              "found" if record else "called a record", *(f"{of[w]} {w}" for w in BECAME if of[w]), sep="  ")
    for miss in sorted(misses) * options.misses:
        print(*miss)


if __name__ == "__main__":
    main()
