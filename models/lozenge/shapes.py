# SPDX-License-Identifier: Apache-2.0
"""Marks drawn from their description with free fonts: no artwork is copied. A mark is a flat card as
an RGBA picture with the quad of the mark on it; distractors are cards without one."""

import glob
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

# Bold italics for training, and others that only measured scenes are drawn with.
FONTS = {
    "train": {
        "italic": ["Lato-BlackItalic", "Lato-HeavyItalic", "Lato-BoldItalic", "Roboto-BlackItalic",
                   "Roboto-BoldItalic", "OpenSans-ExtraBoldItalic", "OpenSans-BoldItalic",
                   "NimbusSans-BoldItalic", "LiberationSans-BoldItalic"],
        "other": ["Lato-Regular", "Lato-Bold", "Roboto-Regular", "Roboto-Bold", "OpenSans-Regular",
                  "OpenSans-Bold", "LiberationSans-Regular", "LiberationSans-Bold",
                  "LiberationSerif-Bold", "P052-Bold", "URWGothic-Demi", "Roboto-BlackItalic",
                  "Lato-BlackItalic"],
    },
    "held-out": {
        "italic": ["DejaVuSans-BoldOblique", "texgyreheros-bolditalic", "NotoSans-BoldItalic",
                   "texgyreadventor-bolditalic"],
        "other": ["DejaVuSans", "DejaVuSans-Bold", "DejaVuSerif-Bold", "NotoSans-Regular",
                  "NotoSans-Bold", "NotoSans-BoldItalic", "texgyrebonum-bold"],
    },
}

BLUES = [(0, 94, 184), (0, 94, 184), (0, 94, 184), (0, 114, 198), (0, 84, 164), (0, 82, 155)]
WORDS = ["HNS", "NHL", "NES", "MHS", "NHB", "NNS", "HHS", "NIS", "WHS", "KHS", "NBS", "NRS",
         "NHO", "RHS", "NAS", "NFS", "UHS", "NHC", "MRS", "HMS", "NEW", "BBC", "ITV", "SKY", "OK",
         "NO", "YES", "SALE", "Save", "Cancel", "News", "LIVE", "OPEN", "BUY", "Add", "Sign in",
         "NEXT", "HSBC", "IBM", "DHL", "UPS", "VISA", "HMV", "CNN", "NASA", "ASDA", "MENU", "EXIT",
         "PUSH", "WC", "A&E", "GP", "HSE", "NMC", "GMC", "RCN", "RAC", "AA", "MRI", "ECG", "SNH"]

NEAR_MISSES = 0.3  # of the boxes with letters differ from the mark's by one letter


def font_file(name):
    for root in ("/usr/share/fonts", "/usr/share/texmf/fonts"):
        for ending in ("ttf", "otf", "t1"):
            found = glob.glob(f"{root}/**/{name}.{ending}", recursive=True)
            if found:
                return found[0]
    return None


_cache = {}


def font(name, size):
    if (name, size) not in _cache:
        _cache[name, size] = ImageFont.truetype(font_file(name), size)
    return _cache[name, size]


def letters(text, name, size=160, spacing=0.0):
    """The text as a mask, cut to its ink, with letters drawn closer or wider by `spacing` em."""
    face = font(name, size)
    mask = Image.new("L", (size * (len(text) + 2), size * 2), 0)
    draw = ImageDraw.Draw(mask)
    x = size // 2
    for letter in text:
        draw.text((x, size // 4), letter, font=face, fill=255)
        x += face.getlength(letter) + spacing * size
    return mask.crop(mask.getbbox())


def sheared(mask, slope):
    w, h = mask.size
    wide = Image.new("L", (w + int(abs(slope) * h) + 2, h), 0)
    wide.paste(mask, (0, 0))
    return wide.transform(wide.size, Image.AFFINE, (1, slope, -slope * h, 0, 1, 0), Image.BICUBIC)


def near(colour, rng, spread=12):
    return tuple(int(min(255, max(0, c + rng.gauss(0, spread)))) for c in colour)


def palette(rng):
    """Box, letters and ground."""
    blue, white, black = near(rng.choice(BLUES), rng), near((250, 250, 248), rng, 5), near((25, 25, 27), rng, 8)
    ground = near(rng.choice([(255, 255, 255)] * 5 + [(232, 237, 238), (240, 238, 225), (225, 228, 232),
                                                      (200, 215, 230), (235, 220, 190)]), rng, 6)
    kind = rng.random()
    if kind < 0.56:
        return blue, white, ground
    if kind < 0.70:
        return white, blue, blue
    if kind < 0.80:
        return black, white, ground
    if kind < 0.86:
        return white, black, black
    if kind < 0.91:
        grey = near((95, 95, 98), rng)
        return grey, white, ground
    if kind < 0.96:
        navy = near((20, 35, 75), rng)
        return (white, navy, navy) if rng.random() < 0.5 else (navy, white, ground)
    cloth = near(rng.choice([(0, 60, 110), (20, 90, 95), (90, 20, 40), (30, 30, 60)]), rng)
    return white, blue, cloth


# Cloth, ribbons and bands of colour that a box lies on, as dark as itself at times.
BANDS = [(0, 94, 184), (0, 48, 135), (0, 114, 110), (90, 40, 110), (60, 60, 70), (174, 37, 115), (0, 120, 90), (120, 30, 40),
         (40, 110, 160), (20, 20, 22), (220, 90, 20), (110, 110, 116)]


def on_band(rng, box, ink, ground):
    """The colours of a card on a band: blue on blue has no box left."""
    band = near(rng.choice(BANDS), rng, 10)
    blue = near(rng.choice(BLUES), rng)
    white = near((250, 250, 248), rng, 5)
    if rng.random() < 0.25:
        return white, blue, band
    return (band if rng.random() < 0.25 and band[2] > band[0] + 60 and band[2] > band[1] + 40 else blue), white, band


def nhs_box(rng, fonts, size):
    """An NHS lozenge: 2.5 : 1, bold slanted letters that nearly fill it."""
    box = Image.new("L", size, 0)
    name = rng.choice(fonts["italic"])
    mask = letters("NHS", name, spacing=rng.uniform(-0.10, 0.0))
    mask = sheared(mask, rng.uniform(-0.02, 0.12))
    mask = mask.crop(mask.getbbox())
    w, h = int(size[0] * rng.uniform(0.74, 0.92)), int(size[1] * rng.uniform(0.58, 0.80))
    mask = mask.resize((w, h), Image.LANCZOS)
    if rng.random() < 0.35:
        mask = mask.filter(ImageFilter.MaxFilter(rng.choice([3, 5, 7])))
    box.paste(mask, ((size[0] - w) // 2 + int(rng.gauss(0, 0.012) * size[0]),
                     (size[1] - h) // 2 + int(rng.gauss(0, 0.02) * size[1])))
    return box


def wales_box(rng, fonts, size):
    """GIG CYMRU / NHS WALES: two halves, short words large over long ones small."""
    box = Image.new("L", size, 0)
    name = rng.choice(fonts["italic"])
    for half, (upper, lower) in enumerate((("GIG", "CYMRU"), ("NHS", "WALES"))):
        left = int(size[0] * (0.05 + 0.49 * half))
        for text, top, high in ((upper, 0.14, 0.42), (lower, 0.66, 0.20)):
            mask = letters(text, name, spacing=-0.03)
            mask = mask.resize((int(size[0] * 0.41), int(size[1] * high)), Image.LANCZOS)
            box.paste(mask, (left, int(size[1] * top)))
    if rng.random() < 0.6:
        x = size[0] // 2
        ImageDraw.Draw(box).line((x + 8, 0, x - 8, size[1]), fill=255, width=rng.choice([3, 5, 8]))
    return box


def word_box(rng, fonts, size):
    """Other letters in a box: what must not be called a lozenge."""
    box = Image.new("L", size, 0)
    draw = ImageDraw.Draw(box)
    kind = rng.random()
    if kind < 0.62:
        any_letter = "ABCDEFGHIKLMNOPRSTUVXY"
        text = rng.choice(WORDS) if rng.random() < 0.7 else "".join(
            rng.choice(any_letter) for _ in range(rng.choice([2, 3, 3, 3, 4])))
        if rng.random() < NEAR_MISSES:
            at = rng.randrange(3)
            text = "NHS"[:at] + rng.choice(any_letter) + "NHS"[at + 1:]
        name = rng.choice(fonts["italic"] if rng.random() < 0.5 else fonts["other"])
        if text in ("NHS", "SHN"):  # upside down one is the other
            text = "HNS"
        mask = letters(text, name, spacing=rng.uniform(-0.08, 0.05))
        full = rng.random() < 0.65
        w = int(size[0] * (rng.uniform(0.7, 0.92) if full else rng.uniform(0.3, 0.7)))
        h = int(size[1] * (rng.uniform(0.55, 0.8) if full else rng.uniform(0.25, 0.5)))
        if not full:
            w = min(w, max(20, int(mask.size[0] * h / mask.size[1])))
        box.paste(mask.resize((w, h), Image.LANCZOS), ((size[0] - w) // 2, (size[1] - h) // 2))
    elif kind < 0.72:
        n = rng.randint(2, 6)
        for i in range(1, n):
            draw.line((size[0] * i / n, 0, size[0] * i / n - rng.randint(-30, 30), size[1]), fill=255,
                      width=rng.randint(4, 24))
        if rng.random() < 0.5:
            draw.line((0, size[1] // 2, size[0], size[1] // 2), fill=255, width=rng.randint(4, 20))
    elif kind < 0.86:
        for _ in range(rng.randint(1, 5)):
            x, y = rng.uniform(0, size[0] * 0.8), rng.uniform(0, size[1] * 0.7)
            w, h = rng.uniform(20, size[0] * 0.5), rng.uniform(10, size[1] * 0.6)
            draw_shape = rng.choice([draw.ellipse, draw.rectangle])
            draw_shape((x, y, x + w, y + h), fill=255)
    else:
        for row in range(rng.randint(2, 5)):
            y = size[1] * (0.12 + 0.2 * row)
            text = " ".join("".join(rng.choice("abcdefghinorstu") for _ in range(rng.randint(2, 8)))
                            for _ in range(3))
            draw.text((size[0] * 0.06, y), text, font=font(rng.choice(fonts["other"]), 30), fill=255)
    return box


def card(rng, fonts, kind, bands=0.0, hide=0.1):
    """A flat card: RGBA picture, quad of the mark's box (or None), fraction of the box hidden. `hide` is the share
    of marks that are partly covered."""
    aspect = {"nhs": rng.uniform(2.4, 2.6), "wales": rng.uniform(1.75, 2.3)}.get(
        kind, rng.uniform(1.5, 3.8))
    high = 160
    size = (int(high * aspect), high)
    draw_box = {"nhs": nhs_box, "wales": wales_box}.get(kind, word_box)
    mask = draw_box(rng, fonts, size)
    box, ink, ground = palette(rng)
    if kind == "other" and rng.random() < 0.4:
        box = near(rng.choice([(200, 30, 40), (20, 130, 60), (240, 180, 0), (90, 50, 140), (20, 20, 20),
                               (230, 110, 20), (0, 120, 215), (29, 155, 240), (60, 60, 60)]), rng)
        ink, ground = near((250, 250, 250), rng, 5), near((250, 250, 250), rng, 5)
    if bands and rng.random() < bands:
        box, ink, ground = on_band(rng, box, ink, ground)
    pad_x, pad_y = int(size[0] * rng.uniform(0.12, 0.6)), int(high * rng.uniform(0.18, 0.9))
    text = rng.random() < 0.55
    below = int(high * rng.uniform(0.9, 1.6)) if text else 0
    whole = (size[0] + 2 * pad_x, high + 2 * pad_y + below)
    flat = Image.new("RGB", whole, ground)
    draw = ImageDraw.Draw(flat)
    if kind == "other" and rng.random() < 0.25:
        draw.rounded_rectangle((pad_x, pad_y, pad_x + size[0], pad_y + high), rng.randint(8, 60), fill=box)
        flat.paste(Image.new("RGB", size, ink), (pad_x, pad_y), mask)
    else:
        flat.paste(Image.new("RGB", size, box), (pad_x, pad_y))
        flat.paste(Image.new("RGB", size, ink), (pad_x, pad_y), mask)
    if text:
        lines = rng.choice([["Northmere University Hospitals", "NHS Foundation Trust"], ["Providing NHS services"],
                            ["Ashdale Surgery"], ["Welcome to reception", "Please wait here"],
                            ["Westhaven and Coldbrook", "NHS Trust"]])
        dark = (20, 20, 20) if sum(ground) > 380 else (245, 245, 245)
        y = pad_y + high + int(high * rng.uniform(0.2, 0.35))
        for line in lines:
            face = font(rng.choice(fonts["other"]), int(high * rng.uniform(0.22, 0.32)))
            draw.text((pad_x if rng.random() < 0.5 else max(2, pad_x + size[0] - face.getlength(line)), y),
                      line, font=face, fill=dark)
            y += int(high * 0.36)
    hidden = 0.0
    if kind != "other" and rng.random() < hide:
        hidden = rng.uniform(0.08, 0.3)
        cover = near(rng.choice([(190, 150, 130), (120, 80, 60), (40, 40, 45), (225, 225, 225)]), rng)
        if rng.random() < 0.7:
            left = rng.random() < 0.5
            w = size[0] * hidden
            x = pad_x - 30 if left else pad_x + size[0] - w
            draw.polygon([(x, pad_y - 40), (x + w + 30, pad_y - 40 + rng.randint(-20, 20)),
                          (x + w + 30 * left, pad_y + high + 40), (x, pad_y + high + 40)], fill=cover)
        else:
            x, y = pad_x + rng.uniform(0, size[0]), pad_y + rng.choice([0, high])
            r = high * hidden * 1.4
            draw.ellipse((x - r, y - r, x + r, y + r), fill=cover)
    quad = [(pad_x, pad_y), (pad_x + size[0], pad_y), (pad_x + size[0], pad_y + high), (pad_x, pad_y + high)]
    return flat.convert("RGBA"), quad, hidden
