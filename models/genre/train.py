#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Learns how much each sign says of what a text is as a whole: train.py GENRE_SAMPLES TABLES

Notes of the text benchmark's training split whose kind genres.txt names, and the golden cases of
kinds, are set on pages at four levels of noise and shown to the signs (genre_samples). What is
learned is a logistic model with the kinds as its answers; where genres.txt names several, any of
them is right. Writes weights.inc beside this file; prints what templates left out of the learning
say, in parts. Needs numpy.
"""
import pathlib
import random
import subprocess
import sys
import zlib

import numpy

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "tests/bench/text"))
import noise  # noqa: E402
import notes  # noqa: E402
import score  # noqa: E402

KINDS = ["clinical_record", "clinical_list", "correspondence", "chat", "public_text", "other"]
NOTES = 900
SEED = 11
FOLDS = 8
PENALTY = 6e-4
STEPS = 900
SCALE = 1000


def golden_notes():
    """The project's own cases of kinds of text (tests/golden/text/genre.page)."""
    found = []
    text = (HERE.parents[1] / "tests/golden/text/genre.page").read_text(encoding="utf-8")
    for case in text.split("\n=== ")[1:]:
        name, _, body = case.partition("\n")
        page, _, expected = body.partition("\n---\n")
        lines = [[(c, -1) for c in row] for row in page.split("\n")]
        found.append((notes.Note(f"golden {name} 1", page, lines, []), expected.split()[1]))
    return found


# What stands round a text on a screen, a phone or a sheet and says nothing of it.
ROUND = """File  Edit  View  Tools  Help|4G 81%|Search|Home  Back  Next|12:31  17/03/2025|Save  Print  Close
|Page 1 of 3|Settings|https://www.example.org/a|Logged in|Menu|09:41|Ready|Zoom 100%|Today
|Calendar  Files  Calls|Monday|Recycle bin|1 2 3 4 5|No new messages|Wi-Fi  87%""".replace("\n", "").split("|")
WRAP_LEAST, WRAP_MOST = 24, 64


def wrapped(line, width):
    """A line of prose on several, as narrow columns have it; rows of columns stay as they are."""
    text = "".join(c for c, _ in line)
    if "  " in text.strip() or len(text) <= width:
        return [line]
    rows, start = [], 0
    while len(text) - start > width:
        end = text.rfind(" ", start, start + width)
        if end <= start:
            break
        rows.append(line[start:end])
        start = end + 1
    return rows + [line[start:]]


def varied(rng, note, others):
    """The note in another setting: wrapped, with more of its kind under it, on a screen."""
    lines = list(note.lines)
    for other in others:
        lines += other.lines
    if rng.randrange(3):
        width = rng.randrange(WRAP_LEAST, WRAP_MOST)
        lines = [row for line in lines for row in wrapped(line, width)]
    for _ in range(rng.randrange(5)):
        row = [(c, -1) for c in rng.choice(ROUND)]
        lines.insert(rng.choice((0, len(lines), rng.randrange(len(lines) + 1))), row)
    return notes.Note(note.name, note.template, lines, note.items)


def all_varied(pages):
    """Each page once more in another setting. Only what is about nobody grows longer by others."""
    rng, errors, found = random.Random(SEED), noise.Noise(), []
    grow = [page for page in pages if page[2][0] in ("public_text", "other", "chat")]
    for one, name, kinds in pages:
        same = [other for other, _, k in rng.sample(grow, 12) if k == kinds]
        others = [other.note for other in same[:rng.randrange(3)]] if kinds[0] in (
            "public_text", "other", "chat") else []
        note = varied(rng, one.note, others)
        level = rng.choice(list(noise.LEVELS))
        found.append((score.Laid(note, [errors.misread(rng, line, level) for line in note.lines], rng),
                      name, kinds))
    return found


def samples():
    """[(laid page, template, kinds that are right)]"""
    errors, found = noise.Noise(), []
    genres = notes.read_genres("train")
    for level in noise.LEVELS:
        for family in ("clinical", "harmless", "kinds"):
            for one in score.lay("train", family, NOTES // 2, SEED, level):
                name = one.note.name.rsplit(" ", 1)[0]
                if name in genres:
                    found.append((one, name, genres[name]))
        for i, (note, kind) in enumerate(golden_notes()):
            rng = random.Random(f"{SEED}/{level}/{i}")
            lines = [errors.misread(rng, line, level) for line in note.lines]
            found.append((score.Laid(note, lines, rng), note.name, [kind]))
    return found + all_varied(found)


def signs_of(program, tables, pages):
    rows = "\n".join(row for one in pages for row in one.rows) + "\n"
    done = subprocess.run([program, tables], input=rows, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    return lines[0].split()[1:], numpy.array(
        [[float(value) for value in line.split()[1:]] for line in lines[1:]], numpy.float64)


def probabilities(weights, signs):
    raw = signs @ weights
    raw -= raw.max(axis=1, keepdims=True)
    raw = numpy.exp(raw)
    return raw / raw.sum(axis=1, keepdims=True)


def learn(signs, right, worth):
    """Weights [sign, kind]; Nesterov's accelerated gradient. Of several right answers the model
    chooses: its own chances of them, scaled to one, are the truth of the next step."""
    weights = numpy.zeros((signs.shape[1], len(KINDS)))
    ahead, step = weights.copy(), 6.0 / (signs ** 2).sum(axis=1).mean()
    for i in range(STEPS):
        chances = probabilities(ahead, signs)
        truth = chances * right
        truth /= truth.sum(axis=1, keepdims=True)
        slope = signs.T @ ((chances - truth) * worth[:, None]) / worth.sum() + PENALTY * ahead
        following = ahead - step * slope
        ahead = following + i / (i + 3) * (following - weights)
        weights = following
    return weights


def main():
    program, tables = sys.argv[1:3]
    found = samples()
    names, signs = signs_of(program, tables, [one for one, _, _ in found])
    right = numpy.array([[kind in kinds for kind in KINDS] for _, _, kinds in found], float)
    folds = numpy.array([zlib.crc32(name.encode()) % FOLDS for _, name, _ in found])
    # Each template counts the same, however often it was written.
    often = {}
    for _, name, _ in found:
        often[name] = often.get(name, 0) + 1
    worth = numpy.array([1 / often[name] for _, name, _ in found])
    said = numpy.zeros(len(found), int)
    for fold in range(FOLDS):
        test = folds == fold
        said[test] = probabilities(learn(signs[~test], right[~test], worth[~test]),
                                   signs[test]).argmax(axis=1)
    hit = right[numpy.arange(len(found)), said] > 0
    print(f"{len(found)} pages of {len(often)} templates; left out of the learning, right: "
          f"{(hit * worth).sum() / worth.sum():.3f}")
    wrong = {}
    for (_, name, kinds), ok, kind in zip(found, hit, said):
        if not ok:
            wrong.setdefault((name, kinds[0], KINDS[kind]), []).append(1)
    for (name, kind, other), times in sorted(wrong.items(), key=lambda pair: -len(pair[1])):
        print(f"   {len(times):3} × {name}: {kind}, called {other}")
    weights = learn(signs, right, worth)
    hit = right[numpy.arange(len(found)), probabilities(weights, signs).argmax(axis=1)] > 0
    print(f"all learned from, right: {(hit * worth).sum() / worth.sum():.3f}")
    rows = [f"    [PHW_GENRE_SIGN_{name}] = {{{', '.join(str(round(w * SCALE)) for w in row)}}},"
            for name, row in zip(names, weights)]
    (HERE / "weights.inc").write_text(
        "/* SPDX-License-Identifier: Apache-2.0 */\n"
        "/* Written by models/genre/train.py; models/genre/README.md tells from what. */\n"
        + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
