#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""gather.py MARK_PATCHES OUT SCENES… [--every N]: what train.py learns from, in one file. MARK_PATCHES is
the program tests/bench/mark_patches.c; SCENES are pictures, or directories of them, that scenes.py, tests/bench/marks/make.py or
tests/bench/scenes/make.py wrote, or that have no mark. Needs NumPy.

OUT (NumPy's .npz) holds of each candidate: luma (20 x 48) and small (10 x 24), steps of 0.1 from -3.15; colour,
128ths; label 0 none, 1 NHS, 2 GIG Cymru NHS Wales; hard, 1 where another box with letters lies or where the
network in the program is fooled; width of the box in px; picture, a number made of its name; source, the same of its directory's."""

import argparse
import glob
import json
import math
import os
import subprocess
import zlib

import numpy as np

WIDTH, HEIGHT = 48, 20
FIELDS = 8 + 1 + 1 + 3 + WIDTH * HEIGHT + WIDTH * HEIGHT // 4
NEAR, FAR = 0.16, 0.40  # mean distance of corners over the mark's width: the same box, another one
CLASSES = {"nhs": 1, "wales": 2}
OF_A_MARK = 4  # candidates that are kept of one mark, and of one box that is none
EASY = 25  # kept of a picture with marks
EASY_ALONE = 120  # and of one without
FOOLED = 0.1
LEAST, STEP, COLOUR_STEP = -3.15, 0.1, 1 / 128
WIDTH_LEAST = 18  # px: narrower ones are not asked about


def patches(program, files):
    run = subprocess.run([program, *files], stdout=subprocess.PIPE, check=True).stdout
    at = 0
    for _ in files:
        end = run.index(b"\n", at)
        path, count = run[at:end].rsplit(b" ", 1)
        at = end + 1
        size = int(count) * FIELDS * 4
        yield path.decode(), np.frombuffer(run[at:at + size], np.float32).reshape(-1, FIELDS)
        at += size


def truth_of(path):
    """Boxes: {"kind": nhs, wales, other or skip, "quad", "width"} and, where it is known, "light", whether the box is white."""
    name = os.path.splitext(path)[0] + ".json"
    if not os.path.exists(name):
        return []
    data = json.load(open(name))
    if "marks" in data:
        return data["marks"]
    boxes = []
    for item in data.get("items", []):
        if item["category"] == "trust_logo" and item["quad"]:
            known = "nhs" if item["text"].upper().startswith("NHS") else "wales" if item["text"] == "wales" else "skip"
            boxes.append({"kind": known if item.get("legible", True) else "skip", "quad": item["quad"],
                          "width": math.dist(item["quad"][0], item["quad"][1])})
    return boxes


def distances(quads, mark):
    """To the mark as it stands and turned by half."""
    truth = np.array(mark["quad"], np.float32)
    width = max(mark["width"], 1)
    ahead = np.linalg.norm(quads - truth, axis=2).mean(1) / width
    turned = np.linalg.norm(quads[:, [2, 3, 0, 1]] - truth, axis=2).mean(1) / width
    return ahead, turned


def some(rng, places, most):
    return rng.permutation(places)[:most]


def chosen(path, rows, rng):
    """Of one picture's candidates: which, their labels, whether they are hard, whether they stand on their heads."""
    boxes = truth_of(path)
    quads = rows[:, :8].reshape(-1, 4, 2)
    wide = np.linalg.norm(quads[:, 0] - quads[:, 1], axis=1) >= WIDTH_LEAST
    label, turn, hard = np.zeros(len(rows), int), np.zeros(len(rows), bool), np.zeros(len(rows), bool)
    picked = []
    for box in boxes:
        ahead, turned = distances(quads, box)
        best = np.minimum(ahead, turned)
        if box["kind"] == "other":
            picked.append(some(rng, np.flatnonzero((best < FAR) & wide), OF_A_MARK))
            hard[picked[-1]] = True
            continue
        same = (best < NEAR) & (box["kind"] != "skip")
        if "light" in box:  # its letters alone are a box of the other tone, and no mark
            same &= (rows[:, 9] > 0) == box["light"]
        label[(best < FAR) & ~same & (label == 0)] = -1
        label[same] = CLASSES.get(box["kind"], -1)
        turn[same] = turned[same] < ahead[same]
        picked.append(some(rng, np.flatnonzero(same & wide), OF_A_MARK))
    fooling = np.flatnonzero((label == 0) & (rows[:, 8] > FOOLED) & wide)
    hard[fooling] = True
    easy = np.flatnonzero((label == 0) & ~hard & wide & (rows[:, 8] >= 0))
    stopped = np.flatnonzero((label == 0) & ~hard & wide & (rows[:, 8] < 0))
    most = EASY if boxes else EASY_ALONE
    picked += [fooling, some(rng, easy, most), some(rng, stopped, most // 2)]
    picked = np.unique(np.concatenate(picked))
    picked = picked[label[picked] >= 0]
    return picked, label[picked], hard[picked], turn[picked]


def coded(luma):
    return np.clip(np.round((luma - LEAST) / STEP), 0, 63).astype(np.uint8)


def number_of(name):
    return zlib.crc32(os.path.basename(name).encode()) % 60000


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("out")
    parser.add_argument("scenes", nargs="+")
    parser.add_argument("--every", type=int, default=1, help="only each so manieth picture")
    options = parser.parse_args()
    rng = np.random.default_rng(5)
    table = {k: [] for k in ("luma", "small", "colour", "label", "hard", "width", "picture", "source", "believed")}
    files = [f for s in options.scenes
             for f in (sorted(glob.glob(os.path.join(s, "*.jpg"))) if os.path.isdir(s) else [s])][::options.every]
    for start in range(0, len(files), 4):
        for path, rows in patches(options.program, files[start:start + 4]):
            picked, label, hard, turn = chosen(path, rows, rng)
            kept = rows[picked]
            luma = kept[:, 13:13 + WIDTH * HEIGHT].reshape(-1, HEIGHT, WIDTH)
            small = kept[:, 13 + WIDTH * HEIGHT:].reshape(-1, HEIGHT // 2, WIDTH // 2)
            luma, small = (np.where(turn[:, None, None], a[:, ::-1, ::-1], a) for a in (luma, small))
            quads = kept[:, :8].reshape(-1, 4, 2)
            wide = np.linalg.norm(quads[:, 0] - quads[:, 1], axis=1)
            for key, value in (("luma", coded(luma)), ("small", coded(small)), ("label", label.astype(np.uint8)),
                               ("colour", np.clip(np.round(kept[:, 10:13] / COLOUR_STEP), 0, 255).astype(np.uint8)),
                               ("hard", hard.astype(np.uint8)), ("width", np.clip(wide, 0, 60000).astype(np.uint16)),
                               ("picture", np.full(len(kept), number_of(path), np.uint16)),
                               ("source", np.full(len(kept), number_of(os.path.dirname(path)), np.uint16)),
                               ("believed", kept[:, 8].astype(np.float16))):
                table[key].append(value)
    labels = np.concatenate(table["label"])
    print(len(files), "pictures:", {k: int((labels == k).sum()) for k in (0, 1, 2)},
          "hard", int(np.concatenate(table["hard"]).sum()), flush=True)
    np.savez_compressed(options.out, **{k: np.concatenate(v) for k, v in table.items()})


if __name__ == "__main__":
    main()
