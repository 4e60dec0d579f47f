# SPDX-License-Identifier: Apache-2.0
"""Codes of more kinds than samples/make/codes.py draws, on more than white labels: for read_codes.py. Everything on
them is invented: people of the NHS test range 999, goods with company prefixes that GS1 keeps for examples."""

import math

import codes
import numpy
from PIL import Image, ImageDraw, ImageFont

SQUARE = ("data-matrix", "qr", "aztec")
MODULE = dict(square=(4, 5, 6), linear=(3, 4), stacked=(3, 4))  # pixels of the card
QUIET = dict(square=4, linear=10, stacked=4)  # modules


def payloads(rng):
    """(symbology, zint's arguments, a part of what a reader says, whether it names a patient)"""
    nhs, name, given, born = codes.person(rng)
    gsrn = "5050898" + nhs
    gsrn += str(-sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(gsrn)) % 10)
    unit, serial = "K%06d" % rng.randrange(10**6), "%08d" % rng.randrange(10**8)
    band = f"{name}^{given}^{born[4:]}{born[2:4]}{born[:2]}^{nhs}^{unit}"
    card = f"BEGIN:VCARD\nVERSION:3.0\nN:{name};{given}\nBDAY:{born[4:]}-{born[2:4]}-{born[:2]}\nNOTE:NHS {nhs}\nEND:VCARD"
    return [
        ("data-matrix", ["-b", "71", "--square", "-d", band], band, True),
        ("data-matrix", ["-b", "71", "--gs1", "--square", "-d", f"[01]09501101530003[17]290630[10]{serial[:6]}[21]{serial}"],
         serial, False),
        ("data-matrix", ["-b", "71", "-d", unit], unit, False),
        ("qr", ["-b", "58", "-d", card], given, True),
        ("qr", ["-b", "58", "--secure", "4", "-d", nhs], nhs, True),
        ("qr", ["-b", "58", "-d", f"https://example.org/record?mrn={unit}"], unit, True),
        ("code-128", ["-b", "16", "-d", f"[8018]{gsrn}"], gsrn, True),
        ("code-128", ["-b", "20", "-d", f"{unit}-{serial[:4]}"], unit, False),
        ("code-39", ["-b", "8", "-d", nhs], nhs, True),
        ("code-93", ["-b", "25", "-d", unit], unit, False),
        ("ean-8", ["-b", "13", "-d", serial[:7]], serial[:7], False),
        ("upc", ["-b", "34", "-d", "0" + serial[:7] + "123"], serial[:7], False),
        ("i25", ["-b", "3", "-d", serial + serial[:2]], serial, False),
        ("codabar", ["-b", "18", "-d", f"A{serial}B"], serial, False),
        ("databar", ["-b", "31", "-d", f"[01]09501101530003[10]{unit}"], unit, False),
        ("databar", ["-b", "29", "-d", "0950110153000"], "0950110153000", False),
        ("pdf-417", ["-b", "55", "-d", f"{nhs}|{name}|{given}|{born}"], nhs, True),
        ("aztec", ["-b", "92", "-d", f"{nhs}|{name}|{given}|{born}"], nhs, True),
    ]


def shape_of(kind):
    return "square" if kind in SQUARE else "stacked" if kind == "pdf-417" else "linear"


def _inks(rng, kind, surface):
    """Ink and paper."""
    if surface == "faint":
        paper = rng.randint(170, 235)
        return (paper - rng.randint(55, 90),) * 3, (paper,) * 3
    if surface == "inverted":
        dark = rng.choice([(20, 20, 24), (0, 60, 120), (90, 20, 60)])
        return (240, 240, 240), dark
    if surface == "coloured":
        return rng.choice([(10, 10, 12), (20, 30, 90), (90, 40, 20)]), rng.choice(
            [(250, 220, 120), (180, 220, 180), (245, 190, 190), (150, 190, 230), (205, 170, 125)])
    return (16, 16, 18), rng.choice([(250, 249, 246), (236, 238, 240)])


SURFACES = ["label", "screen", "wristband", "inverted", "faint", "coloured"]
LINES = ["Ward 7  Bed 3", "Haematology", "FBC  EDTA", "Potassium 4.1", "Keep dry", "Batch 71", "Row 12"]


def card(rng, kind, arguments, surface):
    """A card with the code, text beside or below it, and the code's corners on it."""
    shape = shape_of(kind)
    drawn = codes.draw_code(arguments)
    module = rng.choice(MODULE[shape])
    size = (drawn.width * module // 2, drawn.height * module // 2)
    if shape == "linear":
        size = (size[0], max(60, int(size[0] * rng.uniform(0.12, 0.4))))
    if kind == "pdf-417":
        size = (drawn.width * module // 2, drawn.height * module // 2)
    drawn = drawn.resize(size, Image.NEAREST)
    ink, paper = _inks(rng, kind, surface)
    quiet = int(QUIET[shape] * module)
    below = shape != "square" and rng.random() < 0.5
    width, height = size[0] + 2 * quiet + 30 + (0 if below else 360), size[1] + 2 * quiet + 40 + (110 if below else 0)
    made = Image.new("RGB", (max(width, 420), max(height, 240)), paper)
    left, top = quiet + 15, (quiet + 15 if below else (made.height - size[1]) // 2)
    made.paste(Image.new("RGB", size, ink), (left, top), drawn.point(lambda v: 255 - v))
    pen, font = ImageDraw.Draw(made), ImageFont.truetype(codes.FONT, 30)
    x, y = (left, top + size[1] + quiet) if below else (left + size[0] + quiet + 15, 30)
    for line in rng.sample(LINES, 2 if below else min(4, (made.height - 30) // 48)):
        pen.text((x, y), line, ink, font)
        y += 48
    return made, [(left, top), (left + size[0], top), (left + size[0], top + size[1]), (left, top + size[1])]


def bent(rng, flat, corners):
    """The card round a wrist: seen from above, its ends run away from the camera. With an alpha channel."""
    arc = rng.uniform(0.5, 1.1)  # radians from the middle to either end
    along = flat.width / (2 * arc)
    seen = int(2 * along * math.sin(arc))
    pixels = numpy.asarray(flat)
    x = along * (numpy.arcsin(numpy.clip((numpy.arange(seen) + 0.5 - seen / 2) / along, -1, 1)) + arc)
    at, share = x.astype(int).clip(0, flat.width - 2), (x % 1)[None, :, None]
    turned = pixels[:, at] * (1 - share) + pixels[:, at + 1] * share
    light = numpy.cos(numpy.arcsin(numpy.clip((numpy.arange(seen) + 0.5 - seen / 2) / along, -1, 1)))
    turned = turned * (0.55 + 0.45 * light[None, :, None])
    made = Image.fromarray(turned.clip(0, 255).astype(numpy.uint8))
    return made, [(seen / 2 + along * math.sin(cx / along - arc), cy) for cx, cy in corners]
