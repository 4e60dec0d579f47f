# SPDX-License-Identifier: Apache-2.0
"""A phone's camera, as far as it matters to reading: perspective, the display's own pixels and the
moiré they make, focus, lens shade, glare, noise."""

import math

import numpy
from PIL import Image, ImageFilter


def homography(source, target):
    """The 3×3 map that takes four points to four points."""
    rows, right = [], []
    for (x, y), (u, v) in zip(source, target):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return numpy.append(numpy.linalg.solve(numpy.array(rows, float), right), 1).reshape(3, 3)


def move(matrix, point):
    x, y, w = matrix @ (point[0], point[1], 1)
    return [x / w, y / w]


def corners(box):
    left, top, right, bottom = box
    return [[left, top], [right, top], [right, bottom], [left, bottom]]


def lcd(page, strength):
    """Each pixel of the page as three upright stripes, red, green and blue, with a dark row between
    the pixels' rows. strength 0 leaves a plain enlargement."""
    plain = page.resize((page.width * 3, page.height * 3), Image.NEAREST)
    light = numpy.asarray(plain, numpy.float32)
    stripes = numpy.full(light.shape, 1 - strength, numpy.float32)
    for channel in range(3):
        stripes[:, channel::3, channel] = 1 + 2 * strength
    stripes[2::3] *= 1 - 0.35 * strength
    return Image.fromarray(numpy.clip(light * stripes, 0, 255).astype(numpy.uint8))


def place(scene, page, quad, gain=1.0):
    """Puts the page on the scene with its corners at quad, its light times gain; where it has an alpha channel, what
    that leaves of it."""
    there = homography(corners((0, 0, page.width, page.height)), quad)
    back = numpy.linalg.inv(there)
    back /= back[2, 2]
    warped = page.convert("RGB").transform(scene.size, Image.PERSPECTIVE, back.ravel()[:8], Image.BICUBIC)
    whole = page.getchannel("A") if page.mode == "RGBA" else Image.new("L", page.size, 255)
    mask = whole.transform(scene.size, Image.PERSPECTIVE,
                                                    back.ravel()[:8], Image.BILINEAR)
    scene.paste(warped.point(lambda value: min(255, value * gain)), (0, 0), mask)


def lens(scene, random, focus=0.8, shade=0.25, noise=3.0, glare=None, warmth=1.0):
    """Focus blur (pixels), darker corners, a soft patch of glare (x, y, radius, strength as shares
    of the picture), sensor noise (8-bit steps) and a colour cast."""
    light = numpy.asarray(scene.filter(ImageFilter.GaussianBlur(focus)), numpy.float32)
    height, width = light.shape[:2]
    y, x = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
    far = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 2
    gain = (1 - shade * far)[..., None]
    light = light * gain * numpy.array([warmth, 1.0, 2 - warmth], numpy.float32)
    if glare:
        cx, cy, radius, strength = glare
        near = ((x / width - cx) ** 2 + ((y / height - cy) * height / width) ** 2) / radius ** 2
        light += (255 * strength * numpy.exp(-near))[..., None]
    light += random.normal(0, noise, light.shape).astype(numpy.float32)
    return Image.fromarray(numpy.clip(light, 0, 255).astype(numpy.uint8))


def turned(centre, size, degrees, tilt=(0.0, 0.0)):
    """A quad round centre: a page of size turned by degrees, with its right and bottom edges
    shortened by the shares in tilt as perspective does."""
    angle = math.radians(degrees)
    quad = []
    for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        x = sx * size[0] / 2 * (1 - tilt[1] * (sy + 1) / 2)
        y = sy * size[1] / 2 * (1 - tilt[0] * (sx + 1) / 2)
        quad.append([centre[0] + x * math.cos(angle) - y * math.sin(angle),
                     centre[1] + x * math.sin(angle) + y * math.cos(angle)])
    return quad
