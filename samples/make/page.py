# SPDX-License-Identifier: Apache-2.0
"""Draws an HTML page with headless Chromium and tells where its marked elements stand.

Elements with data-is="patient_name" (and so on) become items of the ground truth; data-is="record"
is the record itself.
"""

import html
import json
import pathlib
import re
import subprocess
import tempfile

import numpy
from PIL import Image

PAGES = pathlib.Path(__file__).parent / "pages"

# Runs in the page: one rectangle for each line of each marked element, with the text on it.
MEASURE = """<script>addEventListener('load', () => {
  const found = [];
  for (const element of document.querySelectorAll('[data-is]')) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const whole = element.dataset.is == 'record' || element.dataset.is == 'trust_logo';
    const rects = whole ? [element.getBoundingClientRect()] : range.getClientRects();
    for (const r of rects)
      found.push({is: element.dataset.is, text: element.textContent.trim(),
                  box: [r.left, r.top, r.right, r.bottom]});
  }
  const note = document.createElement('pre');
  note.id = 'measured'; note.hidden = true;
  note.textContent = JSON.stringify(found);
  document.body.append(note);
})</script>"""


def _chromium(folder, page, size, scale, *extra):
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
               f"--user-data-dir={folder}/profile", "--virtual-time-budget=2000",
               f"--window-size={size[0]},{size[1]}", f"--force-device-scale-factor={scale}",
               *extra, page.as_uri()]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout.decode()


def _tight(pixels, box):
    """The box drawn in round the ink: what differs from the box's commonest brightness."""
    left, top, right, bottom = (int(round(v)) for v in box)
    part = pixels[max(0, top):bottom, max(0, left):right].astype(int)
    paper = numpy.bincount(part.ravel()).argmax()
    ink = abs(part - paper) > 48
    rows, columns = numpy.flatnonzero(ink.any(axis=1)), numpy.flatnonzero(ink.any(axis=0))
    if not len(rows) or not len(columns):
        return None
    return [left + columns[0], top + rows[0], left + columns[-1] + 1, top + rows[-1] + 1]


def draw(name, size, scale=1, dark=False):
    """Returns the picture of a page in PAGES, its items and the record's box, as draw_html()."""
    text = (PAGES / f"{name}.html").read_text()
    text = text.replace('href="page.css"', f'href="{(PAGES / "page.css").as_uri()}"')
    if dark:
        text = text.replace("<body", '<body class="dark"')
    return draw_html(text, size, scale)


def draw_html(text, size, scale=1):
    """Returns the picture of an HTML page with </head> and </body>, its items and the record's box,
    all in pixels of the picture."""
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "page.html"
        # Not every Chromium gives the page the whole of its window: the body's size is said here.
        body = f"<style>body {{ width: {size[0]}px; height: {size[1]}px; }}</style></head>"
        text = text.replace("</head>", body)
        page.write_text(text.replace("</body>", MEASURE + "</body>"))
        shot = pathlib.Path(folder) / "shot.png"
        _chromium(folder, page, size, scale, f"--screenshot={shot}")
        dom = _chromium(folder, page, size, scale, "--dump-dom")
        picture = Image.open(shot).convert("RGB")
        picture.load()
    measured = re.search(r'<pre id="measured"[^>]*>(.*?)</pre>', dom, re.S).group(1)
    grey = numpy.asarray(picture.convert("L"))
    items, record = [], None
    for found in json.loads(html.unescape(measured)):
        box = [v * scale for v in found["box"]]
        if found["is"] == "record":
            record = box
            continue
        box = box if found["is"] == "trust_logo" else _tight(grey, box)
        if box:
            items.append({"category": found["is"], "text": found["text"], "box": box})
    return picture, items, record
