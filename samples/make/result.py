#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Makes samples/result.jpg, README's picture: Sarah's desk with what was found, and redacted.

Usage: samples/make/result.py   (after samples/try has built the program)
"""

import pathlib
import subprocess
import tempfile

from PIL import Image

ROOT = pathlib.Path(__file__).parent.parent.parent
PROGRAM = ROOT / "build/release/photoward"
PICTURE = ROOT / "samples/pictures/sarahs-desk.jpg"
WIDTH = 800


def scaled(path):
    picture = Image.open(path).convert("RGB")
    return picture.resize((WIDTH, WIDTH * picture.height // picture.width), Image.LANCZOS)


with tempfile.TemporaryDirectory() as folder:
    found, redacted = f"{folder}/found.png", f"{folder}/redacted.jpg"
    run = {"stdout": subprocess.DEVNULL}
    subprocess.run([PROGRAM, "check", PICTURE, "--overlay", found], **run)
    subprocess.run([PROGRAM, "redact", PICTURE, "-o", redacted], check=True, **run)
    left, right = scaled(found), scaled(redacted)
both = Image.new("RGB", (2 * WIDTH + 16, max(left.height, right.height)), "white")
both.paste(left, (0, 0))
both.paste(right, (WIDTH + 16, both.height - right.height))
both.save(ROOT / "samples/result.jpg", quality=88)
