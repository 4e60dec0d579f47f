#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Makes samples/report.jpg, README's picture of the report on a folder: the samples, as if they lay in
Sarah's home.
Usage: samples/make/report.py PHOTOWARD"""

import io
import pathlib
import subprocess
import sys
import tempfile

from PIL import Image

ROOT = pathlib.Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests/bench/album"))
from browser import Browser  # noqa: E402

SIZE, WIDTH, HOME = (1240, 1360), 1000, "/home/sarah/Photos"
MOVE = """for (const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); walk.nextNode();)
  walk.currentNode.data = walk.currentNode.data.replaceAll(%r, %r);"""

with tempfile.TemporaryDirectory() as folder:
    photos, page, shot = (pathlib.Path(folder) / name for name in ("photos", "page.html", "shot.png"))
    photos.mkdir()
    for path in (ROOT / "samples/pictures").iterdir():
        if path.suffix != ".json":
            (photos / path.name).write_bytes(path.read_bytes())
    subprocess.run([sys.argv[1], "scan", "--quiet", "--state", folder + "/state", "--report", page, photos])
    browser = Browser()
    browser.size(*SIZE)
    browser.open(page)
    browser.run(MOVE % (str(photos.resolve()), HOME))
    browser.picture(shot)
    browser.close()
    picture = Image.open(io.BytesIO(shot.read_bytes())).convert("RGB")
picture.resize((WIDTH, SIZE[1] * WIDTH // SIZE[0]), Image.LANCZOS).save(ROOT / "samples/report.jpg", quality=80)
