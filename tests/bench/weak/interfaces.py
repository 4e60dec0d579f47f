#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws programs' pages on which much is coloured and nothing is covered.

    interfaces.py --seed 1 --count 40 --out DIR [--seen screen|photo] [--kinds calendar gantt ...]

Calendars, Gantt charts, boards of cards, shops, dashboards, code, chats, lists with icons, tables of
states, letter boxes and settings, in light and dark. DIR/truth.json is measure.py's: whatever weak
cover is found there is found falsely. Nobody on these pages is a patient."""
import argparse
import colorsys
import json
import math
import pathlib
import random

from PIL import Image, ImageDraw, ImageFont

import make

FOLDER = pathlib.Path("/usr/share/fonts/truetype")
FONTS = ["liberation/LiberationSans-Regular.ttf", "lato/Lato-Regular.ttf", "noto/NotoSans-Regular.ttf",
         "open-sans/OpenSans-Regular.ttf", "roboto/unhinted/RobotoTTF/Roboto-Regular.ttf", "dejavu/DejaVuSans.ttf"]
MONO = ["liberation/LiberationMono-Regular.ttf", "dejavu/DejaVuSansMono.ttf"]
PEOPLE = "Elin Jonas Mabel Kezia Lloyd Nkechi Dilip Gwen Hamid Ceri".split()
TASKS = ["Team meeting", "Budget draft", "Lunch", "Gym", "Dentist", "Call {}", "Pick up {}", "Fire drill", "Book club",
         "Release 2.4", "Interview", "{} on leave", "School run", "Yoga", "Planning", "1:1 {}", "Train to Leeds",
         "Stand-up", "Paint the hall", "Order tiles", "Foundations", "Roof", "Testing", "Piano lesson", "Walk-through",
         "Half term", "Bank holiday", "Bins out", "Car service", "Birthday {}"]
GOODS = ["Free delivery", "New in", "Save 20%", "Best seller", "Add to basket", "Only 3 left", "Sale ends Sunday", "Sold out",
         "Kettle 1.7 l", "Desk lamp", "Wool blanket", "Garden fork", "Oak shelf", "Bread bin", "Rain coat", "Buy now"]
STATES = ["Open", "Closed", "In progress", "Done", "Blocked", "Urgent", "Review", "Late", "Draft", "Paid", "Failed", "On hold"]
SAYINGS = ["See you at half past six", "The kettle is broken again", "Can you bring a chair?", "Lovely, thanks {}",
           "Is {} coming too?", "The lift is out of order", "I will be late", "Did the parcel come?", "Yes, on Friday",
           "Which platform?", "Great photos!", "Shall we ask {}?"]


def luma(colour):
    return (299 * colour[0] + 587 * colour[1] + 114 * colour[2]) / 1000


def mix(one, other, share):
    return tuple(round(a * (1 - share) + b * share) for a, b in zip(one, other))


class Page:
    """A page of a program: its letters, paper and a few colours that it uses again and again."""

    def __init__(self, rng):
        self.rng, self.size = rng, rng.choice([12, 13, 14, 16, 18, 22, 28])
        self.dark = rng.random() < 0.25
        self.paper = rng.choice([(24, 26, 32), (0, 0, 0), (40, 44, 52)]) if self.dark else \
            rng.choice([(255, 255, 255), (255, 255, 255), (246, 248, 250), (250, 247, 240)])
        self.ink = (230, 232, 235) if self.dark else rng.choice([(0, 0, 0), (32, 33, 36), (51, 51, 51), (60, 64, 67)])
        fonts = [name for name in FONTS if (FOLDER / name).exists()]
        self.font = ImageFont.truetype(str(FOLDER / rng.choice(fonts)), self.size)
        mono = [name for name in MONO if (FOLDER / name).exists()]
        self.mono = ImageFont.truetype(str(FOLDER / rng.choice(mono)), self.size)
        self.image = Image.new("RGB", (66 * self.size, 42 * self.size), self.paper)
        self.draw = ImageDraw.Draw(self.image)
        self.look = rng.choice(["full", "full", "tonal", "pale", "mixed"])
        self.radius = rng.choice([0, 0.2, 0.35, 0.8])
        hues = [rng.random() for _ in range(rng.choice([2, 4, 6]))]
        self.colours = [self.pair(hue) for hue in hues]

    def pair(self, hue):
        """A ground and the ink on it, as style guides have them."""
        look = self.rng.choice(["full", "tonal", "pale"]) if self.look == "mixed" else self.look
        as_rgb = lambda h, l, s: tuple(round(255 * c) for c in colorsys.hls_to_rgb(h, l, s))
        if look == "full":
            ground = as_rgb(hue, self.rng.uniform(0.32, 0.6), self.rng.uniform(0.45, 0.9))
            return ground, (255, 255, 255) if luma(ground) < 160 else (20, 20, 20)
        if look == "tonal":
            ground = as_rgb(hue, 0.22, 0.5) if self.dark else as_rgb(hue, 0.86, 0.75)
            return ground, as_rgb(hue, 0.8, 0.7) if self.dark else as_rgb(hue, 0.26, 0.7)
        ground = mix(self.paper, as_rgb(hue, 0.5, 0.8), 0.2)
        return ground, self.ink

    def seen(self, colour):
        """A colour that can be seen on the paper."""
        while abs(luma(colour) - luma(self.paper)) < 70:
            colour = mix(colour, self.ink, 0.3)
        return colour

    def faint(self, share):
        return mix(self.paper, self.ink, share)

    def words(self, of):
        return self.rng.choice(of).format(self.rng.choice(PEOPLE))

    def write(self, x, y, text, ink=None, font=None):
        self.draw.text((x, y), text, font=font or self.font, fill=ink or self.ink)

    def wide(self, text, font=None):
        return self.draw.textlength(text, font=font or self.font)

    def cut(self, text, room, font=None):
        """What of a text has room, with three dots where not all has."""
        if self.wide(text, font) <= room:
            return text
        while text and self.wide(text + "…", font) > room:
            text = text[:-1]
        return text + "…" if text else ""

    def bar(self, box, text=None, pair=None, ink=True, middle=False):
        """A coloured box with words in it."""
        ground, on = pair or self.rng.choice(self.colours)
        high = box[3] - box[1]
        self.draw.rounded_rectangle(box, self.radius * high / 2, fill=ground)
        text = self.cut(text or "", box[2] - box[0] - self.size)
        x = box[0] + (box[2] - box[0] - self.wide(text)) / 2 if middle else box[0] + 0.45 * self.size
        self.write(x, box[1] + (high - 1.25 * self.size) / 2, text, on if ink else self.ink)

    def pill(self, x, y, text, pair=None):
        wide = self.wide(text) + self.size
        self.bar((x, y - 0.25 * self.size, x + wide, y + 1.5 * self.size), text, pair, middle=True)
        return x + wide

    def icon(self, x, y, size, colour=None):
        """What programs put before a line: a star, a tick, a folder, a face, a dot …"""
        rng, d = self.rng, self.draw
        colour = colour or self.seen(rng.choice(self.colours)[0])
        kind = rng.choice("star tick dot folder face square triangle ring".split())
        box = (x, y, x + size, y + size)
        cx, cy, r = x + size / 2, y + size / 2, size / 2
        if kind == "star":
            d.polygon([(cx + r * (1 if k % 2 == 0 else 0.42) * math.sin(k * math.pi / 5),
                        cy - r * (1 if k % 2 == 0 else 0.42) * math.cos(k * math.pi / 5)) for k in range(10)], fill=colour)
        elif kind in ("tick", "face", "dot"):
            d.ellipse(box, fill=colour)
            if kind == "tick":
                d.line([(cx - r / 2, cy), (cx - r / 8, cy + r / 2), (cx + r / 2, cy - r / 2)], fill=(255, 255, 255), width=max(2, round(size / 8)))
            elif kind == "face":
                d.ellipse((cx - r / 3, y + size / 5, cx + r / 3, cy + r / 10), fill=(250, 225, 200))
                d.pieslice((cx - r * 0.7, cy, cx + r * 0.7, cy + r * 1.6), 180, 360, fill=(60, 70, 110))
        elif kind == "folder":
            d.rounded_rectangle((x, y + size / 5, x + size, y + size), size / 10, fill=(235, 190, 80))
            d.rectangle((x, y + size / 12, x + size * 0.45, y + size / 3), fill=(215, 165, 60))
        elif kind == "square":
            d.rounded_rectangle(box, size / 5, fill=colour)
            self.write(x + size / 3.5, y + (size - 1.2 * self.size) / 2, rng.choice("ABCDEFGH"), (255, 255, 255))
        elif kind == "triangle":
            d.polygon([(cx, y), (x + size, y + size), (x, y + size)], fill=(245, 170, 30))
            d.line([(cx, y + size * 0.4), (cx, y + size * 0.7)], fill=(20, 20, 20), width=max(2, round(size / 9)))
        else:
            d.ellipse(box, outline=colour, width=max(2, round(size / 6)))

    def top(self, title):
        """A program's head: words on a bar, or on paper."""
        s = self.size
        if self.rng.random() < 0.6:
            pair = self.colours[0] if self.rng.random() < 0.7 else ((32, 36, 44), (255, 255, 255))
            self.draw.rectangle((0, 0, self.image.width, 3 * s), fill=pair[0])
            ink = pair[1]
        else:
            ink = self.ink
        self.write(1.5 * s, 0.9 * s, title, ink)
        x = 18 * s
        for word in self.rng.sample(["Home", "Today", "Share", "Help", "Filter", "Sort", "New", "Settings"], 4):
            self.write(x, 0.9 * s, word, ink)
            x += self.wide(word) + 2.5 * s


def calendar(p):
    """A month in squares, or a week in columns."""
    s, rng = p.size, p.rng
    p.top(rng.choice(["March 2026", "October", "Week 14", "My calendar"]))
    days, wide = "Mon Tue Wed Thu Fri Sat Sun".split(), (66 * s - 4 * s) / 7
    for k, day in enumerate(days):
        p.write(2 * s + k * wide + 0.5 * s, 3.6 * s, day, p.faint(0.7))
    line = p.faint(0.15)
    if rng.random() < 0.5:  # a month
        number, high = 1 - rng.randrange(6), 7.2 * s
        for row in range(5):
            for k in range(7):
                x, y = 2 * s + k * wide, 5.4 * s + row * high
                p.draw.rectangle((x, y, x + wide, y + high), outline=line)
                if 1 <= number <= 31:
                    p.write(x + 0.4 * s, y + 0.3 * s, str(number), p.ink)
                for event in range(rng.choice([0, 0, 1, 1, 2, 3])):
                    long = wide * rng.choice([1, 1, 1, 2, 3]) if event == 0 else wide
                    top = y + (2 + 1.75 * event) * s
                    if x + long < 65 * s:
                        p.bar((x + 2, top, x + long - 3, top + 1.55 * s), p.words(TASKS))
                number += 1
    else:
        for hour in range(9):
            y = 6 * s + hour * 3.8 * s
            p.write(0.2 * s, y - 0.6 * s, f"{9 + hour}", p.faint(0.6))
            p.draw.line((2 * s, y, 64 * s, y), fill=line)
        for k in range(7):
            hour = 0
            while hour < 8:
                if rng.random() < 0.45:
                    long, x = rng.choice([0.5, 1, 1, 2]), 2 * s + k * wide
                    y, pair = 6 * s + hour * 3.8 * s, rng.choice(p.colours)
                    box = (x + 2, y + 1, x + wide - 4, y + long * 3.8 * s - 2)
                    p.draw.rounded_rectangle(box, p.radius * s / 2, fill=pair[0])
                    p.write(x + 0.4 * s, y + 0.2 * s, p.cut(p.words(TASKS), wide - s), pair[1])
                    if long >= 1:
                        p.write(x + 0.4 * s, y + 1.6 * s, p.cut(f"{9 + hour}:00 to {10 + hour}:00", wide - s), pair[1])
                hour += rng.choice([1, 2])


def gantt(p):
    s, rng = p.size, p.rng
    p.top(rng.choice(["House build", "Release plan", "Project plan"]))
    for k in range(12):
        p.draw.line((16 * s + 4 * k * s, 3 * s, 16 * s + 4 * k * s, 42 * s), fill=p.faint(0.1))
        p.write(16 * s + 4 * k * s + 0.3 * s, 3.4 * s, f"w{k + 1}", p.faint(0.6))
    for row in range(14):
        y = 6 * s + row * 2.5 * s
        p.write(1.5 * s, y, p.cut(p.words(TASKS), 13 * s))
        start = 16 * s + rng.uniform(0, 30) * s
        long = rng.uniform(4, 16) * s
        pair = rng.choice(p.colours)
        p.bar((start, y - 0.2 * s, start + long, y + 1.5 * s), p.words(TASKS) if rng.random() < 0.8 else "", pair)
        if rng.random() < 0.3:  # how much is done
            p.draw.rectangle((start, y + 1.3 * s, start + long * rng.random(), y + 1.5 * s), fill=mix(pair[0], (0, 0, 0), 0.4))


def board(p):
    s, rng = p.size, p.rng
    p.top("Board")
    for column, name in enumerate(["To do", "Doing", "Review", "Done"]):
        x = 1.5 * s + column * 16 * s
        p.draw.rounded_rectangle((x, 4.5 * s, x + 15 * s, 41 * s), s / 2, fill=p.faint(0.07))
        p.write(x + s, 5.2 * s, name)
        p.pill(x + 11 * s, 5.2 * s, str(rng.randrange(2, 9)))
        y = 7.5 * s
        for _ in range(rng.randrange(2, 5)):
            p.draw.rounded_rectangle((x + 0.7 * s, y, x + 14.3 * s, y + 6.8 * s), s / 3, fill=p.paper, outline=p.faint(0.2))
            at = x + 1.4 * s
            for state in rng.sample(STATES, rng.choice([1, 2])):
                if at + p.wide(state) + s < x + 14 * s:
                    at = p.pill(at, y + 0.9 * s, state) + 0.5 * s
            p.write(x + 1.4 * s, y + 3 * s, p.cut(p.words(TASKS), 12 * s))
            p.icon(x + 1.4 * s, y + 5 * s, 1.4 * s)
            p.write(x + 3.4 * s, y + 5 * s, p.words(["{}"]), p.faint(0.6))
            y += 7.5 * s


def shop(p):
    s, rng = p.size, p.rng
    p.draw.rectangle((0, 0, 66 * s, 2.4 * s), fill=p.colours[0][0])
    told = p.words(["Free delivery over £30", "Sale ends Sunday", "20% off with SPRING20", "Open until 8 pm"])
    p.write(33 * s - p.wide(told) / 2, 0.6 * s, told, p.colours[0][1])
    p.write(2 * s, 3.4 * s, "Hearth & Home")
    x = 20 * s
    for word in ["Kitchen", "Garden", "Bath", "Sale"]:
        x = (p.pill(x, 3.4 * s, word) if word == "Sale" else (p.write(x, 3.4 * s, word), x + p.wide(word))[1]) + 2 * s
    for number in range(8):
        x, y = 2 * s + number % 4 * 16 * s, 6.5 * s + number // 4 * 17.5 * s
        p.draw.rectangle((x, y, x + 14 * s, y + 8 * s), fill=mix(p.paper, p.rng.choice(p.colours)[0], 0.3))
        p.draw.ellipse((x + 4 * s, y + 2 * s, x + 10 * s, y + 7 * s), fill=rng.choice(p.colours)[0])
        if rng.random() < 0.6:
            p.pill(x + 0.6 * s, y + 0.8 * s, p.words(GOODS[:8]))
        p.write(x, y + 8.7 * s, p.words(GOODS[8:15]))
        p.write(x, y + 10.4 * s, f"£{rng.randrange(5, 90)}.00", p.seen(p.colours[-1][0]))
        p.bar((x, y + 12.2 * s, x + 14 * s, y + 14.6 * s), rng.choice(["Add to basket", "Buy now", "Sold out"]), p.colours[0], middle=True)


def dashboard(p):
    s, rng = p.size, p.rng
    p.top("Overview")
    for k in range(4):
        x = 1.5 * s + 16 * k * s
        pair = rng.choice(p.colours) if rng.random() < 0.5 else (p.faint(0.06), p.ink)
        p.draw.rounded_rectangle((x, 5 * s, x + 15 * s, 11 * s), s / 3, fill=pair[0])
        p.write(x + s, 5.8 * s, rng.choice(["Visitors", "Orders", "Errors", "Income", "Returns"]), pair[1])
        p.write(x + s, 8.2 * s, rng.choice(["1,204", "87%", "£3,410", "12"]), pair[1])
    for k in range(9):  # bars that lie, with their names in or beside them
        y, long = 14 * s + 2.8 * k * s, rng.uniform(5, 28) * s
        p.write(1.5 * s, y, p.cut(p.words(GOODS[8:15]), 9 * s))
        p.bar((11.5 * s, y - 0.3 * s, 11.5 * s + long, y + 1.6 * s), f"{rng.randrange(3, 99)}%" if rng.random() < 0.5 else p.words(STATES))
    x = 46 * s
    for k in range(8):
        high = rng.uniform(3, 20) * s
        p.draw.rectangle((x, 38 * s - high, x + 1.6 * s, 38 * s), fill=rng.choice(p.colours)[0])
        p.write(x, 38.5 * s, "JFMAMJJA"[k])
        x += 2.3 * s


def code(p):
    s, rng = p.size, p.rng
    p.top("main.py")
    lines = ["import math", "def area(radius, scale=1.0):", "    # the ring's outer part", "    total = 0", "    for step in range(12):",
             "        total += step * scale", "        if total > LIMIT:", "            raise ValueError(\"too large\")", "    return math.pi * radius ** 2",
             "class Shape:", "    name = 'ring'", "    def draw(self, canvas):", "        canvas.circle(self.x, self.y)", "print(area(3))"]
    hit = rng.choice(["total", "scale", "radius", "self", "step"])
    chosen, band = rng.randrange(2, 12), mix(p.paper, rng.choice([(0, 120, 215), (255, 230, 60), (90, 90, 90)]), rng.uniform(0.25, 0.6))
    shades = {w: p.seen(rng.choice(p.colours)[0]) for w in ("import", "def", "for", "if", "raise", "return", "class", "in")}
    for number, line in enumerate(lines):
        y, x = 5 * s + 2.3 * number * s, 4 * s
        p.write(s, y, f"{number + 1:2}", p.faint(0.45), p.mono)
        if number == chosen:
            p.draw.rectangle((3.6 * s, y - 0.4 * s, 66 * s, y + 1.7 * s), fill=p.faint(0.1))
        for token in line.replace("(", " ( ").replace(",", " , ").split(" ") if not line.startswith(" ") else [line[:len(line) - len(line.lstrip())]] + line.split():
            wide = p.wide(token, p.mono)
            if token.strip("().,'") == hit or (hit in token and rng.random() < 0.5):
                p.draw.rectangle((x - 1, y - 0.1 * s, x + wide, y + 1.4 * s), fill=band)
            p.write(x, y, token, p.faint(0.5) if "#" in line else shades.get(token), p.mono)
            x += wide + (p.wide(" ", p.mono) if token.strip() else 0)


def chat(p):
    s, rng = p.size, p.rng
    p.top(p.words(["{}", "Family", "Five-a-side", "Book club"]))
    y, mine, theirs = 5 * s, p.colours[0], (p.faint(0.1), p.ink)
    for number in range(10):
        said, own = p.words(SAYINGS), rng.random() < 0.5
        wide = p.wide(said) + 1.6 * s
        x = 62 * s - wide if own else 5 * s
        if not own:
            p.icon(2 * s, y, 2.2 * s)
        pair = mine if own else theirs
        p.draw.rounded_rectangle((x, y, x + wide, y + 2.3 * s), 0.9 * s, fill=pair[0])
        p.write(x + 0.8 * s, y + 0.45 * s, said, pair[1])
        if rng.random() < 0.3:
            p.icon(x + wide + 0.4 * s if not own else x - 2 * s, y + 0.5 * s, 1.4 * s)
        y += 3.5 * s


def items(p):
    """A list with an icon before each line, and sometimes one behind."""
    s, rng = p.size, p.rng
    p.top(rng.choice(["Shopping", "Files", "Favourites", "Steps"]))
    side, one = rng.uniform(0.9, 2.2) * s, rng.random() < 0.5
    state = rng.getstate()
    for number in range(14):
        y = 5 * s + 2.6 * number * s
        if one:
            kept, now = state, rng.getstate()
            rng.setstate(kept)
        p.icon(2 * s, y + 0.65 * s - side / 2, side)
        if one:
            rng.setstate(now)
        p.write(2 * s + side + rng.choice([0.4, 0.6]) * s, y, p.words(TASKS + GOODS[8:15] + SAYINGS))
        if rng.random() < 0.3:
            p.icon(36 * s, y + 0.65 * s - side / 2, side)
            p.write(36 * s + side + 0.5 * s, y, rng.choice(STATES))


def table(p):
    s, rng = p.size, p.rng
    p.top(rng.choice(["Orders", "Tickets", "Rooms"]))
    head = rng.choice(p.colours)
    p.draw.rectangle((s, 4.6 * s, 65 * s, 7 * s), fill=head[0])
    for k, name in enumerate(["No.", "What", "Who", "State", "Due"]):
        p.write((2, 8, 28, 40, 54)[k] * s, 5.2 * s, name, head[1])
    stripes, chosen = rng.random() < 0.4, rng.randrange(12)
    for row in range(12):
        y, ink = 7.8 * s + 2.6 * row * s, p.ink
        if row == chosen:
            ground, ink = rng.choice(p.colours)
            p.draw.rectangle((s, y - 0.7 * s, 65 * s, y + 1.9 * s), fill=ground)
        elif stripes and row % 2:
            p.draw.rectangle((s, y - 0.7 * s, 65 * s, y + 1.9 * s), fill=p.faint(0.06))
        p.write(2 * s, y, str(rng.randrange(100, 999)), ink)
        p.write(8 * s, y, p.words(TASKS + GOODS[8:15]), ink)
        p.write(28 * s, y, p.words(["{}"]), ink)
        state = rng.choice(STATES)
        pair = p.colours[STATES.index(state) % len(p.colours)]
        if rng.random() < 0.3:
            p.draw.rectangle((39.5 * s, y - 0.7 * s, 53 * s, y + 1.9 * s), fill=pair[0])
            p.write(40 * s, y, state, pair[1])
        else:
            p.pill(40 * s, y, state, pair)
        p.write(54 * s, y, f"{rng.randrange(1, 28)} May", ink)


def inbox(p):
    s, rng = p.size, p.rng
    p.top("Post")
    for k, name in enumerate(["Inbox", "Starred", "Sent", "Drafts", "Family", "Bills"]):
        y = 5 * s + 2.4 * k * s
        if k == 0:
            p.bar((0.5 * s, y - 0.4 * s, 12 * s, y + 1.7 * s), "", p.colours[0])
        p.icon(1.2 * s, y, 1.2 * s)
        p.write(3.2 * s, y, name, p.colours[0][1] if k == 0 else p.ink)
    for row in range(13):
        y = 5 * s + 2.6 * row * s
        p.icon(14 * s, y, 1.3 * s)
        p.write(16 * s, y, p.words(["{}"]))
        x = 24 * s
        if rng.random() < 0.5:
            x = p.pill(x, y, rng.choice(["Family", "Bills", "Travel", "School", "Updates"])) + 0.6 * s
        p.write(x, y, p.words(SAYINGS), p.faint(0.75))
        p.write(58 * s, y, f"{rng.randrange(1, 28)} May", p.faint(0.6))


def text(p):
    """An article or a document in which words are chosen, found or marked."""
    s, rng = p.size, p.rng
    p.top("Notes")
    band = rng.choice([((180, 213, 255), None), ((0, 120, 215), (255, 255, 255)), ((255, 235, 60), (20, 20, 20)),
                       ((255, 165, 60), (20, 20, 20)), ((60, 60, 60), (255, 255, 255)), ((190, 240, 190), (20, 20, 20))])
    if p.dark and band[1] is None:
        band = ((38, 79, 120), None)
    for row in range(13):
        y, x = 5.5 * s + 2.5 * row * s, 3 * s
        words = (p.words(SAYINGS) + ". " + p.words(SAYINGS)).split()
        first, many = rng.randrange(len(words)), rng.choice([1, 1, 2, 3])
        for k, word in enumerate(words):
            wide = p.wide(word + " ")
            marked = row % 3 == 1 and first <= k < first + many
            if marked:
                p.draw.rectangle((x - 1, y - 0.15 * s, x + wide - (p.wide(" ") if k == first + many - 1 else 0), y + 1.35 * s), fill=band[0])
            p.write(x, y, word, (band[1] or p.ink) if marked else p.ink)
            x += wide


def settings(p):
    s, rng = p.size, p.rng
    p.top("Settings")
    for row in range(12):
        y = 5 * s + 2.9 * row * s
        p.icon(2 * s, y - 0.2 * s, 1.8 * s)
        p.write(5 * s, y, rng.choice(["Sound", "Display", "Network", "Language", "Storage", "Updates", "Privacy", "Battery", "Printers", "Clock"]))
        kind = rng.choice(["switch", "button", "field", "off", "badge"])
        if kind == "switch":
            p.draw.rounded_rectangle((40 * s, y, 42.6 * s, y + 1.4 * s), 0.7 * s, fill=rng.choice(p.colours)[0])
            p.draw.ellipse((41.3 * s, y + 1, 42.5 * s, y + 1.4 * s - 1), fill=(255, 255, 255))
        elif kind == "button":
            p.bar((40 * s, y - 0.4 * s, 50 * s, y + 1.8 * s), rng.choice(["Change", "Check now", "Choose", "Restart"]), p.colours[0], middle=True)
        elif kind == "field":
            p.draw.rectangle((40 * s, y - 0.4 * s, 54 * s, y + 1.8 * s), fill=p.faint(0.05), outline=p.faint(0.3))
            p.write(40.6 * s, y, rng.choice(["English", "Office", "Always", "Ask me"]))
        elif kind == "off":  # what cannot be chosen now
            p.draw.rounded_rectangle((40 * s, y - 0.4 * s, 50 * s, y + 1.8 * s), p.radius * s, fill=p.faint(0.14))
            p.write(41 * s, y, rng.choice(["Not ready", "Install", "Remove"]), p.faint(0.42))
        else:
            p.pill(40 * s, y, rng.choice(STATES))


KINDS = {f.__name__: f for f in (calendar, gantt, board, shop, dashboard, code, chat, items, table, inbox, text, settings)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seen", choices=["screen", "photo"], default="screen")
    parser.add_argument("--kinds", choices=KINDS, nargs="+", default=list(KINDS))
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rng, truth = random.Random(options.seed), {}
    for number in range(options.count):
        p, kind = Page(rng), options.kinds[number % len(options.kinds)]
        KINDS[kind](p)
        image = make.photograph(p.image, rng) if options.seen == "photo" else p.image
        name = f"{kind}-{number:03}." + ("jpg" if options.seen == "photo" else rng.choice(["png", "png", "jpg"]))
        image.save(options.out / name, **({"quality": rng.choice([75, 85, 92])} if "jpg" in name else {}))
        truth[name] = {"covers": [], "disguises": [kind], "size": p.size}
    (options.out / "truth.json").write_text(json.dumps(truth, indent=1))
    print(f"{options.count} pages (seed {options.seed}) in {options.out}")


if __name__ == "__main__":
    main()
