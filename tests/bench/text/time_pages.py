#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures identify and risk on pages of 500 to 16,000 words: notes set one under the other.

usage: time_pages.py PAGE_TIME TABLES
"""
import pathlib
import subprocess
import sys

import score

SIZES = (500, 1000, 2000, 4000, 8000, 16000)


def page_of(words, laid):
    """So many words of one page, from notes in turn, each below the one before."""
    rows, count, top = [], 0, 0.0
    while count < words:
        for note in laid:
            for row in note.rows[2:-1]:
                parts = row.split(" ")
                first = 7 if parts[0] == "line" else 3
                for i in range(first + 1, first + 8, 2):
                    parts[i] = str(float(parts[i]) + top)
                if parts[0] == "word":
                    count += 1
                rows.append(" ".join(parts))
                if count == words:
                    break
            top += len(note.text) * score.PITCH + 2 * score.PITCH
            if count == words:
                break
    return [f"page 2000 {top:.0f}"] + rows + ["end"]


def main():
    laid = score.lay("held", "clinical", 330, 7, "light") + score.lay("held", "harmless", 330, 7, "light")
    laid = [one for pair in zip(laid[:330], laid[330:]) for one in pair]
    rows = "\n".join(row for size in SIZES for row in page_of(size, laid)) + "\n"
    done = subprocess.run(sys.argv[1:3], input=rows, capture_output=True, text=True, check=True)
    print("words    ms CPU   µs a word")
    for row in done.stdout.splitlines():
        words, milliseconds = int(row.split()[0]), float(row.split()[1])
        print(f"{words:6} {milliseconds:8.2f}   {1000 * milliseconds / words:6.2f}")
    print(f"tables: {pathlib.Path(sys.argv[2]).stat().st_size / 1e6:.1f} MB, mapped")


if __name__ == "__main__":
    main()
