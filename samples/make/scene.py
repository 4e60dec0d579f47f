# SPDX-License-Identifier: Apache-2.0
"""What lies behind and around a page: walls, desks, a monitor, a wrist, a beach."""

import numpy
from PIL import Image, ImageDraw, ImageFilter


def _soft(random, size, grain, amount):
    """Cloudy noise: grain is how many patches fit across."""
    small = random.normal(0, amount, (max(2, grain * size[1] // size[0]), grain)).astype("float32")
    return numpy.asarray(Image.fromarray(small).resize(size, Image.BICUBIC))


def surface(random, size, colour, grain=12, amount=9.0, streaks=0.0):
    """A plain surface with uneven light; streaks make it wood."""
    light = numpy.zeros((size[1], size[0], 3), "float32") + numpy.array(colour, "float32")
    light += _soft(random, size, grain, amount)[..., None]
    if streaks:
        lines = random.normal(0, streaks, (max(2, size[1] // 14), 6)).astype("float32")
        light += numpy.asarray(Image.fromarray(lines).resize(size, Image.BICUBIC))[..., None]
    return Image.fromarray(numpy.clip(light, 0, 255).astype("uint8"))


def desk(random, size, edge=0.72):
    """A wall above, a wooden desk below, a mug, a plant's shadow, a keyboard."""
    width, height = size
    line = int(height * edge)
    scene = surface(random, size, (196, 203, 199), 6, 7)
    scene.paste(surface(random, (width, height - line), (150, 112, 78), 9, 8, 9), (0, line))
    draw = ImageDraw.Draw(scene)
    draw.ellipse((width * .865, height * .76, width * .985, height * .81), fill=(60, 74, 96))
    draw.rectangle((width * .865, height * .785, width * .985, height * .93), fill=(72, 88, 114))
    draw.ellipse((width * .865, height * .9, width * .985, height * .955), fill=(72, 88, 114))
    draw.ellipse((width * .88, height * .768, width * .97, height * .8), fill=(48, 30, 20))
    board = (width * .22, height * .885, width * .72, height * .985)
    draw.rounded_rectangle(board, 24, fill=(58, 60, 64))
    for row in range(4):
        for key in range(17):
            x = board[0] + (board[2] - board[0]) * (0.015 + key * 0.0575)
            y = board[1] + (board[3] - board[1]) * (0.07 + row * 0.23)
            draw.rounded_rectangle((x, y, x + width * .024, y + height * .018), 8, fill=(84, 87, 92))
    return scene.filter(ImageFilter.GaussianBlur(width / 1300))


def monitor(scene, quad, bezel=0.022, colour=(34, 36, 40)):
    """A monitor's frame, foot and stand round the quad its display will fill."""
    points = numpy.array(quad)
    middle = points.mean(axis=0)
    frame = middle + (points - middle) * (1 + 2 * bezel)
    frame[2:, 1] += (points[2, 1] - points[1, 1]) * 0.03
    draw = ImageDraw.Draw(scene)
    x, y = frame[2:].mean(axis=0)
    wide = points[1, 0] - points[0, 0]
    draw.rectangle((x - wide * .07, y - 10, x + wide * .07, y + wide * .1), fill=(44, 46, 50))
    draw.ellipse((x - wide * .2, y + wide * .07, x + wide * .2, y + wide * .14), fill=(40, 42, 46))
    draw.polygon([tuple(p) for p in frame], fill=colour)


def wrist(random, size):
    """A forearm across the picture, lit from above, on a blanket."""
    width, height = size
    scene = surface(random, size, (96, 132, 160), 30, 8, 6)
    y = numpy.linspace(-1, 1, int(height * .74))
    shade = (0.62 + 0.38 * numpy.sqrt(numpy.clip(1 - y ** 2 * 0.96, 0, 1)))[:, None, None]
    skin = numpy.asarray(surface(random, (width, len(y)), (205, 158, 128), 24, 5), "float32")
    arm = Image.fromarray((skin * shade).astype("uint8"))
    scene.paste(arm, (0, int(height * .13)))
    return scene.filter(ImageFilter.GaussianBlur(width / 900))


def band(scene, quad, colour=(226, 228, 232), ends=0.3):
    """A wristband's strip under its printed part."""
    points = numpy.array(quad)
    along = (points[1] - points[0]) * ends
    down = (points[3] - points[0]) * 0.18
    strip = [points[0] - along - down, points[1] + along - down,
             points[2] + along + down, points[3] - along + down]
    ImageDraw.Draw(scene).polygon([tuple(p) for p in strip], fill=colour)


def paper_shadow(scene, quad, offset, softness):
    shadow = Image.new("L", scene.size, 0)
    ImageDraw.Draw(shadow).polygon([(x + offset, y + offset) for x, y in quad], fill=110)
    shadow = shadow.filter(ImageFilter.GaussianBlur(softness))
    scene.paste(Image.new("RGB", scene.size, (20, 18, 16)), (0, 0), shadow)


def beach(random, size):
    """Sky, sea, sand, two hills and a boat: nothing is written in it."""
    width, height = size
    y = numpy.linspace(0, 1, height, dtype="float32")[:, None, None]
    top, low = numpy.array((92, 150, 214), "float32"), numpy.array((214, 230, 240), "float32")
    light = numpy.broadcast_to(top + (low - top) * numpy.minimum(y / 0.45, 1), (height, width, 3))
    tall = (width // 3, height * 3)  # clouds are wider than high
    cloud = sum(_soft(random, tall, 6 * 2 ** n, 0.6 ** n) for n in range(5))
    cloud = numpy.asarray(Image.fromarray(cloud.astype("float32")).resize(size, Image.BICUBIC))
    light = light + (numpy.clip(cloud - 0.4, 0, 1.5) * 40)[..., None] * (y < 0.45)
    scene = Image.fromarray(numpy.clip(light, 0, 255).astype("uint8"))
    draw = ImageDraw.Draw(scene)
    for start, peak, end, colour in ((-.1, .25, .55, (110, 128, 120)), (.4, .7, 1.2, (92, 116, 98))):
        xs = numpy.linspace(start, end, 90)
        ridge = [(x * width, height * (.45 - .13 * numpy.exp(-((x - peak) / .16) ** 2)
                                       - .006 * random.random())) for x in xs]
        draw.polygon([*ridge, (end * width, height * .47), (start * width, height * .47)], colour)
    sea = surface(random, (width, int(height * .2)), (48, 112, 138), 40, 9, 12)
    scene.paste(sea, (0, int(height * .45)))
    sand = numpy.asarray(surface(random, (width, height - int(height * .64)), (212, 188, 146), 9, 5),
                         "float32")
    sand = sand + random.normal(0, 22, (*sand.shape[:2], 1))
    scene.paste(Image.fromarray(numpy.clip(sand, 0, 255).astype("uint8")), (0, int(height * .64)))
    foam = [(x, height * .64 + 18 * numpy.sin(x / 260) + 8 * random.random())
            for x in range(0, width + 40, 40)]
    draw.line(foam, fill=(240, 244, 244), width=max(4, width // 220))
    draw.polygon([(width * .6, height * .52), (width * .68, height * .52),
                  (width * .665, height * .54), (width * .615, height * .54)], fill=(150, 52, 44))
    draw.polygon([(width * .638, height * .515), (width * .638, height * .41),
                  (width * .668, height * .515)], fill=(244, 242, 234))
    return scene.filter(ImageFilter.GaussianBlur(width / 1800))
