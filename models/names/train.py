#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Learns how much each sign says of whose name it is: train.py NAME_SAMPLES TABLES

Notes of the text benchmark's training split and the golden cases of names are set on pages, at four levels of noise, and shown to
the recognisers (name_samples); each place where a name may begin is one sample. What is learned is
a logistic model with four answers: nobody, patient, relative, staff. Writes weights.inc beside this
file; prints what notes left out of the learning say (in parts, by template), and the reliability
on the held-out split. Needs numpy.
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

OWNERS = ["nobody", "patient", "relative", "staff"]
OF_SUBJECT = {"patient": 1, "relative": 2, "staff": 3}
NAME_KINDS = ("patient_name", "relative_name", "staff_name")

NOTES = 1000
# The project's own cases are few and each stands for a kind of page: so often as other notes.
GOLDEN_TIMES = 2
# Those that ask for all names on them, besides names_*.page.
GOLDEN_OTHERS = ("xray.page",)
SEED = 11
FOLDS = 5
# Of the square of a weight, against the mean log loss.
PENALTY = 2e-4
STEPS = 500

# What says that somebody is named and not whose name it is: one weight for all owners. Without this
# the page's own signs would learn which note of the training split they stand in.
TIED = {"STRENGTH", "GIVEN", "FAMILY", "LEAST", "COMMON_WORD", "UNLISTED", "PLACE", "EPONYM",
        "CLINICAL_WORD", "ROLE_WORD", "FORM_WORD", "SHORT_CAPITALS", "LONG", "CLINICAL",
        "CLINICAL_SINGLE", "CLINICAL_PAIR", "CLINICAL_TITLED", "CLINICAL_COLUMN", "NOUN_BEHIND",
        "LOWER_BESIDE", "STARTS", "CARET", "TERM_BEHIND", "TERMS_ON_ROW"}
SCALE = 1000


def samples_of(program, tables, laid):
    """(feature names, features, owners, template numbers)"""
    rows = "\n".join(row for one in laid for row in one.rows) + "\n"
    done = subprocess.run([program, tables], input=rows, capture_output=True, text=True, check=True)
    lines = iter(done.stdout.splitlines())
    names = next(lines).split()[1:]
    features, owners, templates, at, outer = [], [], [], 0, None
    for line in lines:
        if line == "end":
            at += 1
            continue
        parts = line.split()
        left, top, right, foot = map(float, parts[1:5])
        row = numpy.zeros(len(names), numpy.float32)
        for pair in parts[5:]:
            index, value = pair.split(":")
            row[int(index)] = float(value)
        owner = owner_of(laid[at], left, top, right, foot)
        # What stands inside a longer name is looked at only where that one is rejected.
        inside = outer and outer[0] == (at, top) and right <= outer[1] + 1
        if inside and (outer[2] or not owner):
            continue
        if not inside:
            outer = (at, top), right, owner
        features.append(row)
        owners.append(owner)
        template = laid[at].note.name.rsplit(" ", 1)[0]
        templates.append(zlib.crc32(template.encode()))
    return names, numpy.array(features), numpy.array(owners), numpy.array(templates)


def owner_of(laid, left, top, right, foot):
    """Whose letters fill most of the box of a name."""
    best, owner = 0, 0
    for index, places in laid.places.items():
        item = laid.note.items[index]
        inside = sum(left <= x <= right and top <= y <= foot for x, y in places)
        if item["kind"] in NAME_KINDS and inside > best:
            best, owner = inside, OF_SUBJECT.get(item["subject"], 0)
    letters = (right - left) / score.ADVANCE
    return owner if best >= letters / 3 else 0


def probabilities(weights, features):
    raw = features @ weights
    raw -= raw.max(axis=1, keepdims=True)
    raw = numpy.exp(raw)
    return raw / raw.sum(axis=1, keepdims=True)


def learn(features, owners, names):
    """Weights [feature, owner] with those of nobody at 0; Nesterov's accelerated gradient."""
    truth = numpy.eye(len(OWNERS), dtype=numpy.float32)[owners]
    tied = [i for i, name in enumerate(names) if name in TIED or name.startswith("PAGE_")]
    weights = numpy.zeros((features.shape[1], len(OWNERS)), numpy.float32)
    ahead, step = weights.copy(), 8.0 / (features ** 2).sum(axis=1).mean()
    for i in range(STEPS):
        slope = features.T @ (probabilities(ahead, features) - truth) / len(features)
        slope[tied, 1:] = slope[tied, 1:].mean(axis=1, keepdims=True)
        slope += PENALTY * ahead
        slope[:, 0] = 0
        following = ahead - step * slope
        ahead = following + i / (i + 3) * (following - weights)
        weights = following
    return weights


def log_loss(chances, owners):
    return -numpy.log(numpy.maximum(chances[numpy.arange(len(owners)), owners], 1e-9)).mean()


def print_reliability(chances, owners):
    print("chance of being a name of somebody   samples   mean chance   were one")
    some, was = 1 - chances[:, 0], owners != 0
    for low in numpy.arange(0, 1, 0.1):
        inside = (some >= low) & (some < low + 0.1 + (low > 0.85))
        if inside.any():
            print(f"{low:.1f} – {low + 0.1:.1f}   {inside.sum():7}   {some[inside].mean():.3f}   "
                  f"{was[inside].mean():.3f}")
    edges = numpy.minimum((some * 10).astype(int), 9)
    error = sum((edges == i).sum() * abs(some[edges == i].mean() - was[edges == i].mean())
                for i in range(10) if (edges == i).any()) / len(some)
    print(f"expected calibration error {error:.4f}, log loss {log_loss(chances, owners):.4f}, right "
          f"owner of those found at 0.5: "
          f"{(chances[was & (some >= 0.5)].argmax(axis=1) == owners[was & (some >= 0.5)]).mean():.3f}, "
          f"found {(some[was] >= 0.5).mean():.3f}, false {(some[~was] >= 0.5).sum()} of {(~was).sum()}")


def golden_notes():
    """The project's own cases of names (tests/golden/text), each as a note."""
    found = []
    pages = HERE.parents[1] / "tests/golden/text"
    for path in sorted(pages.glob("names_*.page")) + [pages / name for name in GOLDEN_OTHERS]:
        for case in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
            name, _, body = case.partition("\n")
            page, _, expected = body.partition("\n---\n")
            lines = [[(c, -1) for c in row] for row in page.split("\n")]
            items = []
            for row in expected.splitlines():
                kind, subject, text = (row.split(" ", 2) + ["", ""])[:3]
                if kind in NAME_KINDS:
                    mark(lines, text.strip('"'), len(items))
                    items.append({"kind": kind, "subject": subject, "text": text})
            found.append(notes.Note(f"{path.stem}: {name} 1", page, lines, items))
    return found


def mark(lines, text, item):
    """Gives the first place of a text that is nobody's yet to an item."""
    for line in lines:
        row = "".join(c if owner < 0 else "\0" for c, owner in line)
        at = row.find(text)
        if at >= 0:
            for i in range(at, at + len(text)):
                if line[i][0].isalpha():
                    line[i] = (line[i][0], item)
            return


def laid_golden(seed):
    errors, laid = noise.Noise(), []
    for level in [level for level in noise.LEVELS for _ in range(GOLDEN_TIMES)]:
        for i, note in enumerate(golden_notes()):
            rng = random.Random(f"{seed}/{level}/{len(laid)}")
            lines = [errors.misread(rng, line, level) for line in note.lines]
            laid.append(score.Laid(note, lines, rng))
    return laid


def laid_notes(split, seed):
    return [one for family in ("clinical", "harmless") for level in noise.LEVELS
            for one in score.lay(split, family, NOTES // 2, seed, level)]


def main():
    program, tables = sys.argv[1:3]
    names, features, owners, templates = samples_of(
        program, tables, laid_notes("train", SEED) + laid_golden(SEED))
    print(f"{len(owners)} samples, of {len(set(templates))} templates; "
          + ", ".join(f"{name} {(owners == i).sum()}" for i, name in enumerate(OWNERS)))
    left_out = numpy.zeros((len(owners), len(OWNERS)), numpy.float32)
    for fold in range(FOLDS):
        test = templates % FOLDS == fold
        left_out[test] = probabilities(learn(features[~test], owners[~test], names),
                                       features[test])
    print("\ntemplates left out of the learning, in turn")
    print_reliability(left_out, owners)
    weights = learn(features, owners, names)
    rows = [f"    [PHW_FEATURE_{name}] = {{{', '.join(str(round(float(w) * SCALE)) for w in row[1:])}}},"
            for name, row in zip(names, weights)]
    (HERE / "weights.inc").write_text(
        "/* SPDX-License-Identifier: Apache-2.0 */\n"
        "/* Written by models/names/train.py; models/names/README.md tells from what. */\n"
        + "\n".join(rows) + "\n", encoding="utf-8")
    _, features, owners, _ = samples_of(program, tables, laid_notes("held", SEED))
    print("\nheld-out split")
    print_reliability(probabilities(weights, features), owners)


if __name__ == "__main__":
    main()
