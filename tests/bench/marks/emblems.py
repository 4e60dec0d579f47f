# SPDX-License-Identifier: Apache-2.0
"""Emblems of organisations that do not exist, drawn from descriptions of what such emblems are: a disc with a wave,
a shield, a heart, a six-armed star with a rod, a cross, a tree, swooshes, letters in a square. No artwork of anybody."""

import math
import random

from PIL import Image, ImageDraw

SIDE = 400  # drawn at; scaled down to its place
COLOURS = [(0, 94, 184), (0, 114, 110), (174, 37, 115), (90, 40, 110), (0, 120, 60), (200, 60, 30), (30, 30, 34), (218, 41, 28),
           (237, 139, 0), (0, 48, 135), (120, 30, 40), (65, 182, 230)]


class Sheet:
    def __init__(self, wide=1.0):
        self.picture = Image.new("RGBA", (int(SIDE * wide), SIDE), (0, 0, 0, 0))
        self.pen = ImageDraw.Draw(self.picture)

    def hole(self, box, shape="ellipse"):
        getattr(self.pen, shape)(box, fill=(0, 0, 0, 0))


def disc(rng, first, second):
    s = Sheet()
    s.pen.ellipse((10, 10, 390, 390), fill=first)
    up = rng.randint(120, 220)
    s.pen.chord((-160, up, 420, up + 360), 180, 360, fill=second)
    s.pen.chord((60, up + 70, 520, up + 360), 180, 360, fill=(255, 255, 255))
    mask = Image.new("L", s.picture.size, 0)
    ImageDraw.Draw(mask).ellipse((10, 10, 390, 390), fill=255)
    s.picture.putalpha(mask)
    return s.picture


def shield(rng, first, second):
    s = Sheet(0.85)
    s.pen.polygon([(20, 10), (320, 10), (320, 220), (290, 300), (170, 392), (50, 300), (20, 220)], fill=first)
    kind = rng.randrange(3)
    if kind == 0:
        s.pen.rectangle((148, 50, 192, 300), fill=(255, 255, 255))
        s.pen.rectangle((60, 130, 280, 174), fill=(255, 255, 255))
    elif kind == 1:
        s.pen.polygon([(20, 150), (320, 60), (320, 130), (20, 220)], fill=second)
    else:
        for x in (90, 170, 250):
            s.pen.ellipse((x - 26, 60, x + 26, 112), fill=(255, 255, 255))
        s.pen.polygon([(60, 200), (170, 150), (280, 200), (170, 340)], fill=second)
    return s.picture


def heart(rng, first, second):
    s = Sheet()
    points = []
    for i in range(120):
        t = 2 * math.pi * i / 120
        x, y = 16 * math.sin(t) ** 3, 13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)
        points.append((200 + 11.5 * x, 180 - 11.5 * y))
    s.pen.polygon(points, fill=first)
    if rng.random() < 0.6:  # a trace of a pulse
        s.pen.line([(60, 190), (150, 190), (180, 110), (220, 270), (250, 190), (345, 190)], fill=(255, 255, 255), width=22)
    return s.picture


def star(rng, first, second):
    """Six arms and a rod with a snake."""
    s = Sheet()
    for turn in (0, 60, 120):
        a = math.radians(turn + 90)
        along, across = (math.cos(a), math.sin(a)), (-math.sin(a), math.cos(a))
        s.pen.polygon([(200 + e * 188 * along[0] + f * 52 * across[0], 200 + e * 188 * along[1] + f * 52 * across[1])
                       for e, f in ((-1, -1), (1, -1), (1, 1), (-1, 1))], fill=first)
    s.pen.line((200, 50, 200, 350), fill=(255, 255, 255), width=20)
    for i, y in enumerate(range(90, 300, 60)):
        s.pen.arc((160, y, 240, y + 70), 90 if i % 2 else 270, 270 if i % 2 else 90, fill=(255, 255, 255), width=16)
    return s.picture


def cross(rng, first, second):
    s = Sheet()
    if rng.random() < 0.5:
        s.pen.ellipse((10, 10, 390, 390), fill=first)
        first = (255, 255, 255)
    s.pen.rounded_rectangle((150, 70, 250, 330), 18, fill=first)
    s.pen.rounded_rectangle((70, 150, 330, 250), 18, fill=first)
    return s.picture


def tree(rng, first, second):
    s = Sheet()
    s.pen.polygon([(180, 390), (190, 200), (210, 200), (220, 390)], fill=second)
    for x, y, r in ((200, 90, 85), (110, 150, 75), (290, 150, 75), (160, 190, 60), (240, 190, 60)):
        s.pen.ellipse((x - r, y - r, x + r, y + r), fill=first)
    return s.picture


def swooshes(rng, first, second):
    s = Sheet(1.2)
    for i, colour in enumerate((first, second, first)[:rng.randint(2, 3)]):
        y = 60 + i * 100
        s.pen.chord((10, y, 470, y + 240), 190, 350, fill=colour)
        s.hole((-20, y + 36, 500, y + 320))
    return s.picture


def letters(rng, first, second):
    import cards  # its fonts
    s = Sheet()
    s.pen.rounded_rectangle((10, 10, 390, 390), rng.choice([0, 60]), fill=first)
    text = "".join(rng.choice("ABCDEGHKLMNPRSTUW") for _ in range(rng.randint(1, 2)))
    face = cards.shapes.font(rng.choice(cards.fonts(cards.BOLD)), 250 if len(text) == 1 else 180)
    s.pen.text((200, 200), text, (255, 255, 255), face, anchor="mm")
    return s.picture


def petals(rng, first, second):
    s = Sheet()
    count = rng.randint(5, 8)
    for i in range(count):
        a = 2 * math.pi * i / count
        x, y = 200 + 125 * math.cos(a), 200 + 125 * math.sin(a)
        s.pen.ellipse((x - 58, y - 58, x + 58, y + 58), fill=first if i % 2 else second)
    return s.picture


def figure(rng, first, second):
    """Somebody with arms raised in an arc."""
    s = Sheet()
    s.pen.ellipse((155, 20, 245, 110), fill=second)
    s.pen.chord((60, 40, 340, 320), 20, 160, fill=first)
    s.pen.polygon([(170, 230), (230, 230), (250, 390), (150, 390)], fill=first)
    s.pen.arc((20, 10, 380, 370), 120, 250, fill=second, width=26)
    return s.picture


SHAPES = dict(disc=disc, shield=shield, heart=heart, star=star, cross=cross, tree=tree, swooshes=swooshes, letters=letters, petals=petals,
              figure=figure)


def emblem(rng, height, white=False):
    """(name of its shape, RGBA picture); white: for a dark ground, in one colour."""
    kind = rng.choice(list(SHAPES))
    first, second = rng.sample(COLOURS, 2)
    picture = SHAPES[kind](rng, first, second)
    if white:
        grey = picture.convert("RGB").convert("L")
        alpha = Image.composite(Image.new("L", grey.size, 0), picture.getchannel("A"), grey.point(lambda v: 255 if v > 250 else 0))
        picture = Image.merge("RGBA", [Image.new("L", grey.size, 255)] * 3 + [alpha])
    picture = picture.crop(picture.getchannel("A").getbbox())
    return kind, picture.resize((max(1, round(picture.width * height / picture.height)), height), Image.LANCZOS)


def icon(rng, side):
    """One that fits into a square, as icons do."""
    _, picture = emblem(rng, side)
    picture.thumbnail((side, side), Image.LANCZOS)
    return picture


if __name__ == "__main__":  # a sheet of all of them, to look at
    sheet = Image.new("RGB", (200 * len(SHAPES), 200), (255, 255, 255))
    for i, (name, shape) in enumerate(SHAPES.items()):
        one = shape(random.Random(name), *random.Random(name).sample(COLOURS, 2)).resize((160, 160), Image.LANCZOS)
        sheet.paste(one, (200 * i + 20, 20), one)
    sheet.save("emblems.png")
