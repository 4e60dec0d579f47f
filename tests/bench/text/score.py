#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures identify and risk on invented notes; no picture is read. See README.md beside this file.

usage: score.py PAGE_FINDINGS TABLES [--split held|train] [--count N] [--seed N] [--level LEVEL…]
                [--misses] [--false] [--text]
  --misses  lists what was not found, or not rightly, template by template (training split only)
  --false   lists what was found in error (training split only)
"""
import argparse
import collections
import random
import subprocess
import sys
import zlib

import noise
import notes

# A character's cell, as a screen at 100 % has it, in pixels.
ADVANCE, LETTER, PITCH = 9.0, 16.0, 22.0
# A run of so many blanks is a gap between columns.
GAP = 2
COVERED = 0.9

IDENTIFIERS = ["patient_name", "relative_name", "staff_name", "nhs_number", "chi_number",
               "hc_number", "hospital_number", "date_of_birth", "address", "postcode", "phone",
               "email", "nino"]
FACTS = ("clinical", "appointment", "trust_name")
PERSONS = ("patient", "relative", "staff")
# An address that takes its postcode in is right for both.
SAME = {("postcode", "address"), ("hospital_number", "nhs_number")}


class Laid:
    """A note on a page: rows for page_findings, and where each item's letters stand."""

    def __init__(self, note, lines, random):
        split = random.choice((0, GAP))
        width = (max(map(len, lines), default=1) + 2) * ADVANCE
        height = (len(lines) + 2) * PITCH
        self.note, self.text = note, ["".join(c for c, _ in line) for line in lines]
        self.rows = [f"page {width:.0f} {height:.0f}",
                     f"plane 4 0 0 {width} 0 {width} {height} 0 {height}"]
        self.places = collections.defaultdict(list)
        for number, line in enumerate(lines):
            self.lay(line, number * PITCH + 4, split)
        self.rows.append("end")

    def lay(self, line, top, split):
        at, blanks, is_open = 0, 0, False
        while at < len(line):
            if line[at][0] == " ":
                at, blanks = at + 1, blanks + 1
                continue
            end = at
            while end < len(line) and line[end][0] != " ":
                end += 1
            quad = self.quad(at, end, top)
            if not is_open or (split and blanks >= split):
                self.rows.append(f"line 0 0 {LETTER} 0 0 0 {quad}")
                is_open = True
            self.rows.append(f"word 0.95 0 {quad} " + "".join(c for c, _ in line[at:end]))
            for i in range(at, end):
                if line[i][1] >= 0:
                    self.places[line[i][1]].append(((i + 0.5) * ADVANCE, top + LETTER / 2))
            at, blanks = end, 0

    @staticmethod
    def quad(begin, end, top):
        left, right, foot = begin * ADVANCE, end * ADVANCE, top + LETTER
        return f"{left} {top} {right} {top} {right} {foot} {left} {foot}"


class Finding:
    def __init__(self, row):
        parts = row.split(" ", 9)
        self.kind, self.subject, self.confidence = parts[1], parts[2], float(parts[3])
        self.left, self.top, self.right, self.foot = map(float, parts[4:8])
        self.tags, self.text = parts[8], parts[9]

    def holds(self, place):
        return self.left <= place[0] <= self.right and self.top <= place[1] <= self.foot


def examine(program, tables, laid):
    """[(verdict, findings, kind of text)], one for each laid note."""
    rows = "\n".join(row for one in laid for row in one.rows) + "\n"
    done = subprocess.run([program, tables], input=rows, capture_output=True, text=True, check=True)
    results, verdict, found, genre = [], None, [], None
    for row in done.stdout.splitlines():
        if row.startswith("verdict "):
            verdict, found = row[8:], []
        elif row.startswith("text "):
            genre = row[5:]
        elif row.startswith("finding "):
            found.append(Finding(row))
        elif row == "end":
            results.append((verdict, found, genre))
    return results


class Tally:
    def __init__(self):
        self.items = self.found = self.kinds = self.subjects = 0
        self.notes = self.false = 0
        self.verdicts = collections.Counter()
        self.by_kind = collections.defaultdict(lambda: [0, 0, 0])
        self.facts = collections.defaultdict(lambda: [0, 0])
        self.misses, self.wrong, self.lost = [], [], []

    def add(self, laid, verdict, findings):
        self.notes += 1
        self.verdicts[verdict] += 1
        self.add_facts(laid, findings)
        findings = [f for f in findings if f.kind in IDENTIFIERS]
        used = set()
        for index, item in enumerate(laid.note.items):
            places = laid.places.get(index, [])
            holding = [(sum(f.holds(p) for p in places), f) for f in findings]
            used.update(id(f) for count, f in holding if count and self.is_its_own(f, item))
            if places and item["subject"] in PERSONS:
                self.add_item(laid, item, places, [(n, f) for n, f in holding if n])
        for f in findings:
            # A number on a regulator's register is staff's own; templates do not ask for it.
            if id(f) not in used and "registration" not in f.tags:
                self.false += 1
                self.wrong.append((laid, f))

    def add_facts(self, laid, findings):
        for index, item in enumerate(laid.note.items):
            places = laid.places.get(index, [])
            if item["subject"] != "fact" or not places:
                continue
            covered = sum(any(f.holds(p) for f in findings if f.kind in FACTS) for p in places)
            row = self.facts[item["kind"]]
            row[0] += 1
            row[1] += covered >= COVERED * len(places)
            if covered < COVERED * len(places):
                self.lost.append((laid, item))

    @staticmethod
    def is_its_own(finding, item):
        """Whether a finding over an item is no error, in kind at least: nobody's patient is none."""
        if item["subject"] in PERSONS:
            return True
        if item["kind"] == "staff_name":
            return finding.kind == "staff_name" or finding.subject == "public"
        return finding.kind == item["kind"] and finding.subject not in ("patient", "relative")

    def add_item(self, laid, item, places, holding):
        covered = sum(any(f.holds(p) for _, f in holding) for p in places)
        best = max(holding, key=lambda pair: pair[0], default=(0, None))[1]
        found = covered >= COVERED * len(places)
        kind = found and (best.kind == item["kind"] or (item["kind"], best.kind) in SAME)
        subject = found and best.subject == item["subject"]
        row = self.by_kind[item["kind"]]
        row[0] += 1
        row[1] += found
        row[2] += subject
        self.items += 1
        self.found += found
        self.kinds += kind
        self.subjects += subject
        if not (found and kind and subject):
            self.misses.append((laid, item, best, found))


class Texts:
    """What each text is as a whole: right where it is one of the kinds that genres.txt names."""

    def __init__(self, split):
        self.genres = notes.read_genres(split)
        self.asked, self.right = collections.Counter(), collections.Counter()
        self.wrong = collections.defaultdict(collections.Counter)

    def add(self, level, laid, genre):
        name = laid.note.name.rsplit(" ", 1)[0]
        wanted = self.genres.get(name)
        if not wanted:
            return
        for key in (level, wanted[0]) if level == "clean" else (level,):
            self.asked[key] += 1
            self.right[key] += genre in wanted
        if genre not in wanted:
            self.wrong[name][f"{level} {genre}"] += 1

    def print(self, levels, misses):
        print("\nkind of text     texts   right")
        kinds = sorted(set(self.asked) - set(levels))
        for key in list(levels) + kinds:
            print(f"{key:16} {self.asked[key]:5}  {percent(self.right[key], self.asked[key])}")
        for name, kinds in sorted(self.wrong.items() if misses else ()):
            print(f"   {name} ({' '.join(self.genres[name])}): "
                  + ", ".join(f"{n} × {kind}" for kind, n in kinds.items()))


def lay(split, family, count, seed, level):
    errors, laid = noise.Noise(), []
    for note in notes.make_notes(split, family, count, seed):
        rng = random.Random(zlib.crc32(f"{seed}/{split}/{note.name}/{level}".encode()))
        lines = [errors.misread(rng, line, level) for line in note.lines]
        laid.append(Laid(note, lines, rng))
    return laid


def percent(part, whole):
    return f"{100 * part / whole:5.1f} %" if whole else "    – "


def print_clinical(level, tally):
    verdicts = " ".join(f"{k} {tally.verdicts[k]}" for k in ("block", "review", "clear"))
    print(f"{level:7} {tally.notes:5} {tally.items:6}  {percent(tally.found, tally.items)}  "
          f"{percent(tally.kinds, tally.items)}   {percent(tally.subjects, tally.found)}  "
          f"{tally.false / tally.notes:6.2f}   {verdicts}")


def print_harmless(level, tally):
    verdicts = " ".join(f"{k} {tally.verdicts[k]}" for k in ("block", "review", "clear"))
    print(f"{level:7} {tally.notes:5}   {tally.false:4}  {10 * tally.false / tally.notes:5.2f}   {verdicts}")


def print_kinds(tally):
    print("\nclean, by kind      items   found  subject right")
    for kind in IDENTIFIERS:
        items, found, subjects = tally.by_kind[kind]
        if items:
            print(f"{kind:17} {items:6}  {percent(found, items)}  {percent(subjects, found)}")


def print_facts(levels, tallies):
    print("\nfacts of care     " + "  ".join(f"{level:>14}" for level in levels))
    for fact in sorted(set(notes.FACTS.values())):
        rows = [tallies["clinical", level].facts[fact] for level in levels]
        print(f"{fact:17} " + "  ".join(f"{row[1]:4} of {row[0]:4} {percent(row[1], row[0])[:5]}"
                                        for row in rows))


def list_lost(tally):
    print("\nfacts not found")
    for (name, kind, text), times in collections.Counter(
            (laid.note.name.rsplit(" ", 1)[0], item["kind"], item["text"])
            for laid, item in tally.lost).most_common():
        print(f"   {times} × {kind} “{text}” in {name}")


def list_misses(tally, show_text):
    groups = collections.defaultdict(list)
    for laid, item, best, found in tally.misses:
        groups[laid.note.name.rsplit(" ", 1)[0]].append((laid, item, best, found))
    for name, rows in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        print(f"\n== {name}: {len(rows)}")
        for laid, item, best, found in rows[:12]:
            said = f"{best.kind} {best.subject} {best.confidence:.2f} {best.tags} “{best.text}”" \
                if best else "nothing"
            print(f"   {'wrong ' if found else 'MISSED'} {item['kind']} {item['subject']} "
                  f"“{item['text']}” – {said}")
        if show_text:
            print("\n".join("        | " + row for row in rows[0][0].text))


def list_false(tally, show_text):
    for laid, f in tally.wrong:
        print(f"   {laid.note.name}: {f.kind} {f.subject} {f.confidence:.2f} “{f.text}” {f.tags}")
        if show_text:
            print("\n".join("        | " + row for row in laid.text))


def measure_numbers(arguments):
    """Harmless screens full of ten-digit numbers that pass modulus 11."""
    laid = [one for one in
            lay(arguments.split, "harmless", 35 * 60, arguments.seed + 1, "clean")
            if "{ten}" in one.note.template]
    verdicts = collections.Counter(verdict for verdict, _, _ in
                                   examine(arguments.program, arguments.tables, laid))
    print(f"\nscreens with ten-digit numbers that pass modulus 11: {len(laid)}; "
          + " ".join(f"{k} {verdicts[k]}" for k in ("block", "review", "clear")))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("tables")
    parser.add_argument("--split", default="held")
    parser.add_argument("--count", type=int, default=330)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--level", nargs="+", default=list(noise.LEVELS))
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--false", action="store_true", dest="wrong")
    parser.add_argument("--text", action="store_true")
    arguments = parser.parse_args()
    if arguments.split == "held" and (arguments.misses or arguments.wrong):
        sys.exit("score.py: misses of the held-out split are not looked at one by one")
    tallies, texts = {}, Texts(arguments.split)
    for family in ("clinical", "harmless"):
        for level in arguments.level:
            tally = tallies[family, level] = Tally()
            laid = lay(arguments.split, family, arguments.count, arguments.seed, level)
            for one, (verdict, found, genre) in zip(
                    laid, examine(arguments.program, arguments.tables, laid)):
                tally.add(one, verdict, found)
                texts.add(level, one, genre)
    print(f"split {arguments.split}, seed {arguments.seed}\n\nclinical notes\n"
          "level   notes  items    found    right kind  subject of found  false/note  verdicts")
    for level in arguments.level:
        print_clinical(level, tallies["clinical", level])
    print("\nharmless texts\nlevel   texts  false  a ten texts  verdicts")
    for level in arguments.level:
        print_harmless(level, tallies["harmless", level])
    print_kinds(tallies["clinical", arguments.level[0]])
    print_facts(arguments.level, tallies)
    texts.print(arguments.level, arguments.misses)
    measure_numbers(arguments)
    if arguments.misses:
        for level in arguments.level:
            list_misses(tallies["clinical", level], arguments.text)
            list_lost(tallies["clinical", level])
    if arguments.wrong:
        for level in arguments.level:
            for family in ("clinical", "harmless"):
                print(f"\nfound in error, {family}, {level}")
                list_false(tallies[family, level], arguments.text)


if __name__ == "__main__":
    main()
