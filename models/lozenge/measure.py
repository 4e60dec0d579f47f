#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""measure.py LOZENGES DIRECTORY… [--harmless DIR…]: how many marks are found, by width, and how many
are found where there is none. LOZENGES is the program tests/bench/lozenges.c; the directories hold
what scenes.py wrote, or pictures with the ground truth of tests/bench (items of category trust_logo).
A mark is found when its quad overlaps the truth by half of both."""

import argparse
import glob
import json
import math
import os
import statistics
import subprocess

from PIL import Image, ImageDraw

BINS = ((16, 24), (24, 40), (40, 80), (80, 160), (160, 10000))


def shared(a, b):
    """Area of the intersection over that of the union, on a raster."""
    xs, ys = [p[0] for p in a + b], [p[1] for p in a + b]
    scale = 200 / max(max(xs) - min(xs), max(ys) - min(ys), 1)
    masks = []
    for quad in (a, b):
        mask = Image.new("1", (202, 202))
        ImageDraw.Draw(mask).polygon([((x - min(xs)) * scale, (y - min(ys)) * scale) for x, y in quad], fill=1)
        masks.append(mask.tobytes())
    ones = [int.from_bytes(m, "big") for m in masks]
    return bin(ones[0] & ones[1]).count("1") / max(1, bin(ones[0] | ones[1]).count("1"))


def truth_of(path):
    name = os.path.splitext(path)[0] + ".json"
    if not os.path.exists(name):
        return []
    data = json.load(open(name))
    if "marks" in data:
        return data["marks"]
    marks = []
    for item in data.get("items", []):
        if item["category"] == "trust_logo" and item["quad"] and item.get("legible", True):
            q = item["quad"]
            marks.append({"kind": "nhs", "quad": q, "hidden": 0, "width": math.dist(q[0], q[1]),
                          "height": math.dist(q[0], q[3])})
    return marks


def wilson(k, n, z=1.96):
    if n == 0:
        return 0.0, 1.0
    p, d = k / n, 1 + z * z / n
    m, r = (p + z * z / 2 / n) / d, z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n) / d
    return m - r, m + r


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("directories", nargs="+")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    files = [f for d in options.directories for e in ("jpg", "png") for f in sorted(glob.glob(os.path.join(d, "*." + e)))]
    found, spent = {f: [] for f in files}, []
    for i in range(0, len(files), 50):
        run = subprocess.run([options.program, *files[i:i + 50]], stdout=subprocess.PIPE, check=True, text=True)
        for line in run.stdout.splitlines():
            head = line.rsplit(" ", 10)
            if len(head) == 11 and head[0] in found:
                v = [float(t) for t in head[3:]]
                found[head[0]].append((int(head[1]), float(head[2]), [[v[k], v[k + 1]] for k in range(0, 8, 2)]))
            else:
                spent.append(float(line.rsplit(" ", 1)[1]))
    hits = {b: [0, 0] for b in BINS}
    hidden = [0, 0]
    wrong = boxes = wrong_pictures = 0
    for path in files:
        marks = truth_of(path)
        left = list(found[path])
        for mark in marks:
            best = max(left, key=lambda m: shared(m[2], mark["quad"]), default=None)
            hit = best is not None and shared(best[2], mark["quad"]) >= 0.5
            if hit:
                left.remove(best)
            if mark["kind"] == "skip":  # nobody could read it
                continue
            if mark["kind"] == "other":
                boxes += 1
                wrong += hit
                if hit and options.misses:
                    print("false on a card:", path, round(best[1], 3), best[2][0], mark["width"])
                continue
            # Width as the mark would have it, seen straight: foreshortening costs what it costs.
            width = mark["width"]
            if mark["hidden"] > 0.02:
                hidden[0] += hit
                hidden[1] += 1
            else:
                for low, high in BINS:
                    if low <= width < high:
                        hits[low, high][0] += hit
                        hits[low, high][1] += 1
            if not hit and options.misses:
                print("missed:", path, mark["kind"], mark["quad"], mark["width"], mark["height"])
        if left:
            wrong_pictures += 1
            if options.misses:
                print("false:", path, [(k, round(s, 3), q) for k, s, q in left])
    print(f"{len(files)} pictures, median {statistics.median(spent):.1f} ms, most {max(spent):.1f} ms")
    for (low, high), (k, n) in hits.items():
        print(f"  width {low:4} to {high:5}: {k:5} of {n:5} found  {100 * k / n if n else 0:5.1f} %  "
              f"[{100 * wilson(k, n)[0]:.1f}, {100 * wilson(k, n)[1]:.1f}]")
    print(f"  partly hidden       : {hidden[0]:5} of {hidden[1]:5} found")
    print(f"  cards that are none : {wrong:5} of {boxes:5} called a mark")
    print(f"  pictures with one found elsewhere: {wrong_pictures} of {len(files)}")


if __name__ == "__main__":
    main()
