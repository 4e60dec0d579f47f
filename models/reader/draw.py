# SPDX-License-Identifier: Apache-2.0
"""Draws a line of text in the pixels of a screen or a printed page, with what may stand around it."""
import glob
import os
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFont, features

CANVAS = 64  # px: height of every drawing
# Weight of each family: what records, letters and screens are set in.
FAMILIES = (('liberation/*Sans-*', 8), ('liberation/*SansNarrow*', 1.5), ('liberation/*Serif*', 3), ('liberation/*Mono*', 2), ('dejavu/DejaVuSans*', 5), ('dejavu/DejaVuSerif*', 1),
            ('open-sans/*', 5), ('roboto*/*', 6), ('lato/*', 4), ('crosextra/Carlito*', 6), ('crosextra/Caladea*', 2), ('inter/*', 5), ('noto/NotoSans-*', 5), ('noto/NotoSansDisplay-*', 1),
            ('noto/NotoSerif-*', 1.5), ('noto/NotoSansMono-*', 1), ('hack/*', 1), ('firacode/*', 1), ('jetbrains-mono/*', 0.7), ('inconsolata/*', 0.5), ('courier-prime/*', 1.5), ('ocr-b/*', 0.7),
            ('cantarell/*', 2), ('cabin/*', 1), ('karla/*', 1), ('manrope/*', 1), ('dosis/*', 0.5), ('quicksand/*', 0.5), ('urw-base35/*', 4), ('tex-gyre/*', 3), ('croscore/*', 3), ('ebgaramond/*', 0.7),
            ('gentium/*', 0.7), ('linux-libertine/*', 0.7), ('freefont/*', 1.5), ('comic-neue/*', 1.5), ('humor-sans/*', 0.6), ('dancingscript/*', 0.5))
SKIP = ('Symbols', 'Dingbats', 'D05', 'StandardSymbols', 'Initials', 'LinBiolinum_K', 'RI', 'BlackItalic', 'Thin', 'Hairline', 'ExtraLight', 'Keyboard', 'texgyrechorus')


def fonts_under(folder):
    """[(files of a family, weight)]"""
    families = []
    for pattern, weight in FAMILIES:
        files = sorted(f for f in glob.glob(os.path.join(folder, '**', pattern), recursive=True) if f.endswith(('.ttf', '.otf')) and not any(s in os.path.basename(f) for s in SKIP))
        if files:
            families.append((files, weight))
    return families


def fill_box(pen, box, fill):
    """Boxes may be empty, which newer Pillow refuses."""
    if box[2] >= box[0] and box[3] >= box[1]:
        pen.rectangle(box, fill=fill)


class Painter:
    def __init__(self, seed, folder):
        self.r = random.Random(seed)
        self.families = fonts_under(folder)
        self.weights = [w for _, w in self.families]
        self.shaper = features.check('raqm')
        self.cache = {}
        self.has = {}

    def font(self, size):
        files = self.r.choices(self.families, self.weights)[0][0]
        file = self.r.choice(files)
        while ('Italic' in file or 'Oblique' in file) and self.r.random() < 0.7:
            file = self.r.choice(files)
        shaped = self.shaper and self.r.random() < 0.5  # ligatures and kerning, as browsers draw them
        key = (file, size, shaped)
        if key not in self.cache:
            if len(self.cache) > 1500:
                self.cache.clear()
            self.cache[key] = ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC)
        return file, self.cache[key]

    def shows(self, file, font, text):
        """Only characters that the font really has: an empty box would be learnt as a letter."""
        if file not in self.has:
            from fontTools.ttLib import TTFont
            with TTFont(file, fontNumber=0, lazy=True) as opened:
                self.has[file] = set(opened.getBestCmap() or ())
        return ''.join(c for c in text if ord(c) in self.has[file])

    def draw(self, text, other):
        """(canvas, text drawn, top, bottom, left, right): ink dark on light, where a careful finder would put the line.
        `other` are texts that may stand above and below."""
        r = self.r
        size = int(round(10 * 3.4 ** r.random() ** 1.3))
        file, font = self.font(size)
        text = self.shows(file, font, text)
        if not text.strip():
            return None
        ascent, descent = font.getmetrics()
        spacing = r.choice((0, 0, 0, 0, 0, 0, 0, r.uniform(0.3, 3) * size / 14, r.uniform(-0.6, 0) * size / 14))
        wide = r.choice((1, 1, 1, 1, r.uniform(1.5, 6)))  # of spaces
        parts, x = [], 0.0
        if spacing == 0 and wide == 1 and '   ' not in text:
            parts, x = [(0, text)], font.getlength(text)
        else:
            gap = font.getlength(' ') + spacing
            step, i = '', 0
            while i < len(text):
                if text[i] == ' ':
                    run = i
                    while i < len(text) and text[i] == ' ':
                        i += 1
                    x += gap * (wide if i - run == 1 else r.uniform(2, 7))
                    continue
                if spacing:
                    end = i + 1
                else:
                    end = i
                    while end < len(text) and text[end] != ' ':
                        end += 1
                parts.append((x, text[i:end]))
                x += font.getlength(text[i:end]) + spacing
                i = end
        text = ' '.join(text.split())
        side = int(size * 1.5)
        width = int(x) + 2 * side + 4
        base = (CANVAS + ascent - descent) // 2
        canvas = Image.new('L', (width, CANVAS), 255)
        pen = ImageDraw.Draw(canvas)
        shift = r.choice((0, r.random()))
        ink = r.choice((0, 0, r.randint(0, 120)))
        for at, part in parts:
            pen.text((side + at + shift, base), part, font=font, fill=ink, anchor='ls')
        mask = np.asarray(canvas) < 200
        rows, columns = np.where(mask.any(1))[0], np.where(mask.any(0))[0]
        if not len(rows):
            return None
        box = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
        self.surround(pen, font, size, base, box, width, other, ink)
        return np.asarray(canvas), text, box, (base - ascent * 0.78, base + descent * 0.85)

    def surround(self, pen, font, size, base, box, width, other, ink):
        """Neighbouring lines, rules, borders, icons."""
        r = self.r
        top, bottom, left, right = box
        pitch = size * r.uniform(1.15, 2.2)
        if r.random() < 0.45:
            pen.text((r.randint(-size * 3, left + size), base - pitch), other[0], font=font, fill=ink, anchor='ls')
        if r.random() < 0.45:
            pen.text((r.randint(-size * 3, left + size), base + pitch), other[1], font=font, fill=ink, anchor='ls')
        if r.random() < 0.12:
            y = bottom + r.randint(1, 1 + size // 3)
            pen.line((0, y, width, y), fill=r.randint(0, 200), width=r.randint(1, 2))
        if r.random() < 0.10:
            y = top - r.randint(2, 2 + size // 3)
            pen.line((0, y, width, y), fill=r.randint(0, 200), width=r.randint(1, 2))
        if r.random() < 0.08:
            x = r.choice((left - r.randint(3, 3 + size // 2), right + r.randint(2, 2 + size // 2)))
            pen.line((x, 0, x, CANVAS), fill=r.randint(0, 200), width=r.randint(1, 3))
        if r.random() < 0.05:  # the next cell has another ground
            x = right + r.randint(3, 3 + size // 2)
            fill_box(pen, (x, 0, width, CANVAS), fill=r.randint(60, 230))
