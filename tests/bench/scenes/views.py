# SPDX-License-Identifier: Apache-2.0
"""How a page is seen: as a screenshot, or through a telephone's camera at three levels of difficulty."""

import math
import os
import sys

import numpy
from PIL import Image, ImageFilter

_here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(_here, "../../../samples/make"), os.path.join(_here, "../../../models/lozenge")]
import camera  # noqa: E402
import scene  # noqa: E402
from scenes import project  # noqa: E402

# A level: x-height of the page's text in the picture and blur (standard deviation), both in pixels, angle
# (standard deviation, radians), the display's stripes, noise (8-bit steps), glare (1: white), JPEG quality.
LEVELS = {
    "easy": dict(x_height=(14, 20), blur=(0.5, 0.9), angle=0.09, display=(0.1, 0.3), noise=(1, 3), glare=0.0, quality=(85, 94)),
    "medium": dict(x_height=(9, 13), blur=(0.7, 1.2), angle=0.16, display=(0.2, 0.45), noise=(2, 5), glare=0.25, quality=(75, 90)),
    "hard": dict(x_height=(6, 8.5), blur=(0.8, 1.4), angle=0.24, display=(0.3, 0.6), noise=(3, 8), glare=0.5, quality=(60, 80)),
}
SIZE = (4032, 3024)
# A careful person reads capitals of so many pixels, and of so many more for each pixel of blur.
LEGIBLE_HEIGHT = 6.0
LEGIBLE_PER_BLUR = 2.5


def _ground(rng, random, medium):
    if medium == "screen" and rng.random() < 0.6:
        return scene.desk(random, SIZE, rng.uniform(0.6, 0.85))
    tone = rng.choice([(112, 80, 58), (70, 92, 104), (205, 203, 198), (52, 54, 60), (150, 160, 170)])
    return scene.surface(random, SIZE, tone, rng.randint(6, 20), 8, rng.choice([0, 8]))


# What lies on a desk while somebody else is photographed: turned by so much, looked at so far from straight above
# (radians), and larger, since it is low.
LOW = dict(turn=(-1.0, 1.0), tilt=(0.95, 1.2), larger=2.0)


def _quad(rng, page, scale, angle, low):
    if low:
        view = (scale * LOW["larger"], rng.uniform(*LOW["turn"]), 0, -rng.uniform(*LOW["tilt"]), 5 * page.width * scale)
    else:
        view = (scale, rng.gauss(0, angle / 3), rng.gauss(0, angle), rng.gauss(0, angle * 0.6), 4 * page.width * scale)
    quad = project(camera.corners((0, 0, *page.size)), (page.width / 2, page.height / 2), *view)
    low, high = ([f(p[k] for p in quad) for k in (0, 1)] for f in (min, max))
    # A page that fits lies in the picture; of a larger one its beginning is seen, as people hold cameras.
    move = [rng.uniform(0.02, 0.98) * (SIZE[k] - high[k] + low[k]) - low[k] if high[k] - low[k] < SIZE[k] else
            rng.uniform(-0.06, 0.04) * SIZE[k] - low[k] for k in (0, 1)]
    return [[x + move[0], y + move[1]] for x, y in quad]


def _height(quad):
    """Across the line: letters that are sheared are no higher for it."""
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(quad, quad[1:] + quad[:1])) / 2
    return 2 * abs(area) / max(1e-6, math.dist(quad[0], quad[1]) + math.dist(quad[3], quad[2]))


def _inside(quad):
    return all(0 <= x < SIZE[0] and 0 <= y < SIZE[1] for x, y in quad)


def _exposed(ground, page, quad, gain):
    """The page on the ground as a sensor takes it: each pixel gathers light over its whole square, through
    one colour of a Bayer filter; the two others are guessed from its neighbours. Moiré comes of that."""
    fine = ground.resize((2 * SIZE[0], 2 * SIZE[1]), Image.NEAREST)
    camera.place(fine, page, [[2 * x, 2 * y] for x, y in quad], gain)
    light = numpy.asarray(fine.reduce(2), numpy.float32)
    colours = numpy.zeros_like(light)
    seen = numpy.zeros_like(light)
    for channel, rows, columns in ((0, 0, 0), (1, 0, 1), (1, 1, 0), (2, 1, 1)):
        colours[rows::2, columns::2, channel] = light[rows::2, columns::2, channel]
        seen[rows::2, columns::2, channel] = 1
    for axis in (0, 1):
        colours, seen = (numpy.roll(a, 1, axis) + 2 * a + numpy.roll(a, -1, axis) for a in (colours, seen))
    return Image.fromarray(numpy.clip(colours / seen, 0, 255).astype(numpy.uint8))


def photograph(rng, level, medium, page, items, x_height, low=False):
    """The picture, the items that are in it and where the page is. x_height in pixels of the page."""
    how = LEVELS.get(level, FAR)
    random = numpy.random.default_rng(rng.getrandbits(32))
    ground = _ground(rng, random, medium)
    quad = _quad(rng, page, rng.uniform(*how["x_height"]) / x_height, how["angle"], low)
    lit = medium in ("screen", "phone")
    display = rng.uniform(*how["display"]) if lit else 0
    if lit:
        scene.monitor(ground, quad, 0.02)
    elif page.mode != "RGBA":
        scene.paper_shadow(ground, quad, 14, 12)
    ground = _exposed(ground, camera.lcd(page, display) if lit else page, quad, 1 + 0.6 * display)
    blur = rng.uniform(*how["blur"])
    glare = (rng.random(), rng.random(), rng.uniform(0.08, 0.2), rng.uniform(0, how["glare"])) if how["glare"] else None
    picture = camera.lens(ground, random, blur, rng.uniform(0.1, 0.35), rng.uniform(*how["noise"]), glare, rng.uniform(0.94, 1.06))
    there = camera.homography(camera.corners((0, 0, *page.size)), quad)
    seen = []
    for item in items:
        place = [camera.move(there, p) for p in item.get("place") or camera.corners(item["box"])]
        if not _inside(place):
            continue
        # Of a line with tails capitals are so much.
        capitals = _height(place) * item.get("capitals", 1)
        legible = bool(capitals >= LEGIBLE_HEIGHT + LEGIBLE_PER_BLUR * blur)
        seen.append(dict(category=item["category"], text=item["text"], quad=place, legible=legible))
    return picture, seen, quad


# How a picture comes to be too small or too blurred to read: x-height of what is written and blur, in pixels.
FAR = dict(x_height=(7, 10), blur=(0.5, 0.9), angle=0.09, display=(0.1, 0.3), noise=(1, 3), glare=0.0)
FAR_SIZE = (2016, 1512)
UNREAD = {"tiny": dict(x_height=(2.0, 3.6), blur=(0.0, 0.0)), "blurred": dict(x_height=(5.0, 7.0), blur=(1.4, 2.6))}


def unread(rng, view, picture, quads, x_height):
    """The picture as a messenger or an unsteady hand leaves it, of which most words cannot be read; the quads go along.
    x_height in its pixels."""
    how = UNREAD[view]
    share = min(1.0, rng.uniform(*how["x_height"]) / x_height)
    for quad in quads:
        quad[:] = [[x * share, y * share] for x, y in quad]
    picture = picture.resize([max(1, round(side * share)) for side in picture.size], Image.LANCZOS)
    return picture.filter(ImageFilter.GaussianBlur(rng.uniform(*how["blur"])))


def mirrored(picture, quads):
    """As a front camera keeps it; quads are turned over in place, their first corner still the text's."""
    for quad in quads:
        quad[:] = [[picture.width - x, y] for x, y in quad]
    return picture.transpose(Image.FLIP_LEFT_RIGHT)


def turned(picture, quads):
    """A quarter to the right, without a tag that says so."""
    for quad in quads:
        quad[:] = [[picture.height - y, x] for x, y in quad]
    return picture.transpose(Image.ROTATE_270)
