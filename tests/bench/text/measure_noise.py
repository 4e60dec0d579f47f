#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts what our reader makes of letters: measure_noise.py PAGES TRUTH… > noise.tsv

PAGES holds what write_page wrote of pictures with ground truth (NAME.page), TRUTH are their
NAME.json. Each legible item's text is laid beside the words that were read inside its quad; what
differs is counted, by the level of the picture. Rows: level, what stood there, what was read, how
often, and a row with "*" for each character (or blank) that stood there at all. Only items that
were read more or less (two characters in three right) count: what was not read at all is another
question. Single characters and frequencies are kept, never the texts.
"""
import collections
import json
import pathlib
import sys

RIGHT_LEAST = 2 / 3
ENLARGED = 0.25  # of the item's height, on all sides


def words_of(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split(" ")
        if parts[0] == "word":
            chars, numbers = int(parts[2]), [float(n) for n in parts[3:11]]
            text = " ".join(parts[11 + 8 * chars:])
            yield text, [(numbers[i], numbers[i + 1]) for i in range(0, 8, 2)]
        elif parts[0] == "line":
            yield None, None


def inside(quad, point):
    (ax, ay), (bx, by), _, (dx, dy) = quad
    ux, uy, vx, vy = bx - ax, by - ay, dx - ax, dy - ay
    px, py = point[0] - ax, point[1] - ay
    determinant = ux * vy - uy * vx
    if not determinant:
        return False
    s, t = (px * vy - py * vx) / determinant, (ux * py - uy * px) / determinant
    width, height = (ux * ux + uy * uy) ** 0.5, (vx * vx + vy * vy) ** 0.5
    slack = ENLARGED * height / max(width, 1)
    return -slack <= s <= 1 + slack and -ENLARGED <= t <= 1 + ENLARGED


def align(a, b):
    """Steps [(from a, from b)] of the cheapest way from a to b."""
    cost = [[i + j if not i or not j else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            cost[i][j] = min(cost[i - 1][j] + 1, cost[i][j - 1] + 1,
                             cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]))
    steps, i, j = [], len(a), len(b)
    while i or j:
        if i and j and cost[i][j] == cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]):
            i, j = i - 1, j - 1
            steps.append((a[i], b[j]))
        elif i and cost[i][j] == cost[i - 1][j] + 1:
            i -= 1
            steps.append((a[i], ""))
        else:
            j -= 1
            steps.append(("", b[j]))
    return steps[::-1]


def merge(steps):
    """Neighbouring differences are one: r, n for m."""
    done = []
    for a, b in steps:
        if done and a != b and done[-1][0] != done[-1][1] and len(done[-1][0]) < 3:
            done[-1] = (done[-1][0] + a, done[-1][1] + b)
        else:
            done.append((a, b))
    return done


def main():
    pages, counts = pathlib.Path(sys.argv[1]), collections.Counter()
    for name in sys.argv[2:]:
        path = pathlib.Path(name)
        level = next((k for k in ("easy", "medium", "hard") if f"-{k}" in path.stem), "screen")
        words = list(words_of(pages / (path.stem + ".page")))
        for item in json.loads(path.read_text(encoding="utf-8"))["items"]:
            if not item["legible"] or not item["quad"] or not item.get("text"):
                continue
            read = " ".join(text for text, quad in words if text and inside(
                item["quad"], (sum(p[0] for p in quad) / 4, sum(p[1] for p in quad) / 4)))
            steps = align(item["text"], read)
            while steps and not steps[0][0]:  # what stands beside the item is no error
                steps.pop(0)
            while steps and not steps[-1][0]:
                steps.pop()
            right = sum(a == b for a, b in steps)
            if right < RIGHT_LEAST * len(item["text"]):
                continue
            for a, b in merge(steps):
                for character in a:
                    counts[level, character, "*"] += 1
                if a != b:
                    counts[level, a, b] += 1
    for (level, a, b), count in sorted(counts.items()):
        print(level, a.replace(" ", "_"), b.replace(" ", "_"), count, sep="\t")


if __name__ == "__main__":
    main()
