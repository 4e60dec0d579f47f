#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes tests/fuzz/corpus/codes anew: make_code_seeds.py tests/fuzz/corpus/codes. zint draws them.

A file is what tests/unit/mark/modules.c paints: a byte for the modules a row, a byte of zero (the way
it is painted), then a bit a module, dark is 1; a linear code has one row."""

import io
import pathlib
import subprocess
import sys

from PIL import Image

OWN = "9990001234|HOLT|Jean|28011965"
SEEDS = {
    "data-matrix": ["-b", "71", "--square", "-d", OWN],
    "data-matrix-few": ["-b", "71", "--square", "-d", "K123456"],
    "data-matrix-wide": ["-b", "71", "--vers=28", "-d", "K123456"],
    "data-matrix-large": ["-b", "71", "--vers=13", "-d", OWN],
    "data-matrix-gs1": ["-b", "71", "--gs1", "--square", "-d",
                        "[8018]505089899900012345[91]RXX,K123456[93]HOLT,Jean,28011965"],
    "pdf417": ["-b", "55", "-d", OWN],
    "aztec": ["-b", "92", "-d", OWN],
    "qr": ["-b", "58", "-d", OWN],
    "qr-link": ["-b", "58", "-d", "https://example.org/appt?n=1"],
    "code-128": ["-b", "20", "-d", "9990001234"],
    "code-128-gs1": ["-b", "16", "-d", "[8018]505089899900012345"],
    "code-39": ["-b", "8", "-d", "K123456"],
    "ean": ["-b", "13", "-d", "978030640615"],
    "databar": ["-b", "29", "-d", "0501234567890"],
}


def main():
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for name, arguments in SEEDS.items():
        file = out / "zint.png"
        subprocess.run(["zint", *arguments, "--notext", "--scale", "1", "-o", str(file)],
                       check=True, capture_output=True)
        code = Image.open(io.BytesIO(file.read_bytes())).convert("L")
        file.unlink()
        code = code.crop(code.point(lambda v: 255 - v).getbbox())
        wide, high = code.width // 2, code.height // 2  # two pixels a module at scale 1
        rows = range(high) if arguments[1] in ("55", "58", "71", "92") else [high // 4]
        bits = [code.getpixel((2 * x, 2 * y)) < 128 for y in rows for x in range(wide)]
        bits += [False] * (-len(bits) % 8)
        packed = bytes(sum(bit << (7 - i) for i, bit in enumerate(bits[at:at + 8]))
                       for at in range(0, len(bits), 8))
        (out / name).write_bytes(bytes([wide, 0]) + packed)


if __name__ == "__main__":
    main()
