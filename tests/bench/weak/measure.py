#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""measure.py PHOTOWARD DIR: how many weak covers of make.py's pages are found, and what else is."""
import collections
import json
import pathlib
import subprocess
import sys


def corners(finding):
    quad = finding["quad"]
    return [min(p[0] for p in quad), min(p[1] for p in quad), max(p[0] for p in quad),
            max(p[1] for p in quad)]


def shared(a, b):
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return max(0, width) * max(0, height)


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    truth = json.loads((folder / "truth.json").read_text())
    found, seen, all_covers = (collections.Counter() for _ in range(3))
    false, misses = [], []
    verdicts = collections.Counter()
    for name, page in truth.items():
        run = subprocess.run([program, "check", "--format", "json", folder / name],
                             capture_output=True, text=True, check=False)
        report = json.loads(run.stdout)
        verdicts[("covered, " if page["covers"] else "none covered, ") + report["verdict"]] += 1
        if page["covers"] and report["verdict"] == "clear":
            misses.append(f"CLEAR {name}: {[(c['how'], c['strength']) for c in page['covers']]}")
        weak = [f for f in report["findings"] if f["kind"] == "weak_redaction"]
        for cover in page["covers"]:
            box, how = cover["box"], cover["how"]
            area = (box[2] - box[0]) * (box[3] - box[1])
            hit = any(shared(corners(f), box) > 0.3 * area for f in weak)
            found[how] += hit
            # A value that can be read through its cover is found as what it is.
            seen[how] += hit or any(shared(corners(f), box) > 0.3 * area for f in report["findings"])
            all_covers[how] += 1
            if not hit:
                misses.append(("" if not any(shared(corners(f), box) > 0.3 * area for f in report["findings"]) else "(read) ") + f"{name}: {how} {cover['strength']} at {box}, letters of {page['size']}")
        for f in weak:
            if not any(shared(corners(f), c["box"]) for c in page["covers"]):
                false.append(f"{name}: {f['because']} at {corners(f)} {page['disguises']}")
    print("verdicts:", ", ".join(f"{name} {count}" for name, count in sorted(verdicts.items())))
    print("\n".join(["missed:"] + misses + ["false:"] + false))
    print(", ".join(f"{how} {found[how]} of {all_covers[how]} ({seen[how]} with those that were read)" for how in sorted(all_covers)) +
          f"; {len(false)} false in {len(set(x.split(':')[0] for x in false))} of {len(truth)} pages")


if __name__ == "__main__":
    main()
