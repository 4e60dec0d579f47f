# SPDX-License-Identifier: Apache-2.0
"""Pages that are not flat: a wristband round a wrist, a label round a tube, a sheet held by its edge. Each is the front
of an upright cylinder, looked at from above or below, so that lines of text run along bows."""

import math

import numpy
from PIL import Image

# Radians of the cylinder that the page goes round, and how far from its height it is looked at (sine of the elevation).
ARCS = {"label": (0.9, 1.9), "paper": (0.35, 0.8)}
ELEVATION = (0.2, 0.55)


def _sampled(light, x, y):
    """The page at places between its pixels."""
    left, top = numpy.floor(x).astype(int), numpy.floor(y).astype(int)
    fx, fy = (x - left)[..., None], (y - top)[..., None]
    height, width = light.shape[:2]
    at = lambda row, column: light[numpy.clip(row, 0, height - 1), numpy.clip(column, 0, width - 1)]
    return (at(top, left) * (1 - fx) + at(top, left + 1) * fx) * (1 - fy) + (at(top + 1, left) * (1 - fx) + at(top + 1, left + 1) * fx) * fy


def bent(rng, page, items, medium):
    """The page as it is seen, with an alpha channel, and the items with their "place" on it: four corners as high as
    their letters, half way down their bow."""
    arc, sine = rng.uniform(*ARCS[medium]), rng.uniform(*ELEVATION) * rng.choice([-1, 1])
    radius, middle = page.width / arc, page.width / 2
    half, drop = radius * math.sin(arc / 2), radius * (1 - math.cos(arc / 2))
    top = -min(0, sine * drop)
    sag = lambda angle: sine * radius * (numpy.cos(angle) - math.cos(arc / 2)) + top
    size = int(2 * half), int(page.height + abs(sine) * drop)
    y, x = numpy.mgrid[0:size[1], 0:size[0]].astype(numpy.float32)
    angle = numpy.arcsin(numpy.clip((x + 0.5 - half) / radius, -1, 1))
    from_x, from_y = middle + angle * radius - 0.5, y - sag(angle)
    light = _sampled(numpy.asarray(page.convert("RGB"), numpy.float32), from_x, from_y) * (0.55 + 0.45 * numpy.cos(angle))[..., None]
    there = (from_y > -0.5) & (from_y < page.height - 0.5) & (abs(angle) <= arc / 2)
    seen = Image.fromarray(numpy.dstack([numpy.clip(light, 0, 255), 255 * there]).astype(numpy.uint8), "RGBA")
    for item in items:
        left, above, right, below = item["box"]
        ends = [(left - middle) / radius, (right - middle) / radius]
        # A short one leans along its chord; the middle of the bow lies off that.
        low, high = float(sag(ends[0])), float(sag(ends[1]))
        off = (float(sag(sum(ends) / 2)) - (low + high) / 2) / 2
        item["place"] = [[half + radius * math.sin(a), row + bow + off] for a, row, bow in
                         [(ends[0], above, low), (ends[1], above, high), (ends[1], below, high), (ends[0], below, low)]]
    return seen, items
