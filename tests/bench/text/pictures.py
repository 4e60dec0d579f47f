#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures kinds and subjects on pictures that were read before.

usage: pictures.py PAGE_FINDINGS TABLES PAGES TRUTH… [--misses]

PAGES holds what write_page wrote of pictures with ground truth (NAME.page), TRUTH are their
NAME.json. An item counts where it is legible and was read: two characters in three of it stand in
the words inside its quad. Trust names, clinical facts and the like have no subject to be right.
Verdicts are those of the text alone: what marks, faces and barcodes say is not asked.
"""
import collections
import json
import pathlib
import subprocess
import sys

import measure_noise
import score

SUBJECTS = {"patient_name": "patient", "relative_name": "relative", "staff_name": "staff",
            "nhs_number": "patient", "chi_number": "patient", "hospital_number": "patient",
            "date_of_birth": "patient"}
KINDS = list(SUBJECTS) + ["address", "postcode", "phone", "email", "trust_name", "appointment",
                          "clinical"]
# Kinds that cover the same thing rightly.
SAME = score.SAME | {("address", "postcode"), ("clinical", "staff_name")}


def inside(finding, quad):
    """The share of an item's box that a finding covers."""
    xs, ys = [p[0] for p in quad], [p[1] for p in quad]
    left, right = max(min(xs), finding.left), min(max(xs), finding.right)
    top, foot = max(min(ys), finding.top), min(max(ys), finding.foot)
    area = (max(xs) - min(xs)) * (max(ys) - min(ys))
    return max(right - left, 0) * max(foot - top, 0) / area if area else 0


def was_read(item, words):
    read = " ".join(text for text, quad in words if text and measure_noise.inside(
        item["quad"], (sum(p[0] for p in quad) / 4, sum(p[1] for p in quad) / 4)))
    steps = measure_noise.align(item["text"], read)
    return sum(a == b for a, b in steps) >= measure_noise.RIGHT_LEAST * len(item["text"])


def main():
    names = [name for name in sys.argv[4:] if not name.startswith("--")]
    program, tables, pages = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    tally, verdicts = collections.defaultdict(lambda: [0, 0, 0]), collections.Counter()
    for name in sorted(names):
        path = pathlib.Path(name)
        page = pages / (path.stem + ".page")
        if not page.exists():
            continue
        truth = json.loads(path.read_text(encoding="utf-8"))
        done = subprocess.run([program, tables], input=page.read_text(encoding="utf-8"),
                              capture_output=True, text=True, check=True)
        rows = done.stdout.splitlines()
        findings = [score.Finding(row) for row in rows if row.startswith("finding ")]
        verdicts[truth["expect"], rows[0][8:]] += 1
        words = list(measure_noise.words_of(page))
        for item in truth["items"]:
            if item["category"] not in KINDS or not item["legible"] or not item["quad"] or \
                    not was_read(item, words):
                continue
            best = max(findings, key=lambda f: inside(f, item["quad"]), default=None)
            hit = best is not None and inside(best, item["quad"]) > 0.2
            kind = hit and (best.kind == item["category"] or (item["category"], best.kind) in SAME)
            wanted = SUBJECTS.get(item["category"])
            right = kind and wanted in (None, best.subject)
            row = tally[item["category"]]
            row[0] += 1
            row[1] += hit
            row[2] += right
            if not right and "--misses" in sys.argv:
                said = f"{best.kind} {best.subject} {best.confidence:.2f} {best.tags}" if hit else "nothing"
                print(f"{path.stem}: {item['category']} “{item['text']}” – {said}")
    total = [sum(row[i] for row in tally.values()) for i in range(3)]
    print("kind              items read   found   kind and subject right")
    for kind, row in list(tally.items()) + [("all", total)]:
        print(f"{kind:17} {row[0]:6}     {score.percent(row[1], row[0])}   {score.percent(row[2], row[0])}")
    right = sum(count for (wanted, said), count in verdicts.items() if wanted == said)
    print(f"verdict of the text alone as the picture's: {right} of {sum(verdicts.values())}; "
          + ", ".join(f"{wanted} as {said} {count}" for (wanted, said), count in
                      sorted(verdicts.items()) if wanted != said))


if __name__ == "__main__":
    main()
