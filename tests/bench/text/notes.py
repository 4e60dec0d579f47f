# SPDX-License-Identifier: Apache-2.0
"""Reads the templates (*.notes) and writes notes from them, with what each letter belongs to."""
import pathlib
import re
import zlib

import people

HERE = pathlib.Path(__file__).resolve().parent
SUBJECTS = {"P": "patient", "Q": "patient", "W": "patient", "X": "patient", "R": "relative",
            "V": "relative", "S": "staff", "T": "staff", "U": "staff", "O": "organisation",
            "Y": "public", "Z": "public"}
NAME_KINDS = {"patient": "patient_name", "relative": "relative_name", "staff": "staff_name",
              "public": "staff_name"}
SLOT = re.compile(r"\{([^{}]*)\}")
CHOICE = re.compile(r"\[([^\[\]]*)\]")
COLUMN = "¦"
COLUMN_GAP = 3


class Note:
    """lines: lists of (character, index of its item or -1); items: what must be found."""

    def __init__(self, name, template, lines, items):
        self.name, self.template = name, template
        self.lines, self.items = lines, items


def read_templates(split, family):
    """[(name, text)] of one split: family is "clinical" or "harmless"."""
    text = (HERE / f"{split}_{family}.notes").read_text(encoding="utf-8")
    found = []
    for part in re.split(r"^=== ", text, flags=re.M)[1:]:
        name, _, body = part.partition("\n")
        found.append((name.strip(), body.rstrip("\n")))
    return found


def read_genres(split):
    """{template: kinds of text that it may be called}."""
    genres = {}
    for row in (HERE / "genres.txt").read_text(encoding="utf-8").splitlines():
        head, _, names = row.partition(":")
        if row.startswith("#") or head.split()[0] != split:
            continue
        genres.update((name.strip(), head.split()[1:]) for name in names.split(";"))
    return genres


def choose(random, text):
    while CHOICE.search(text):
        text = CHOICE.sub(lambda m: random.choice(m.group(1).split("|")), text)
    return text


LISTS = {
    "drug": """amoxicillin co-amoxiclav doxycycline gentamicin paracetamol morphine oxycodone codeine
        ibuprofen naproxen bisoprolol atenolol ramipril lisinopril amlodipine furosemide bumetanide
        spironolactone apixaban rivaroxaban warfarin enoxaparin aspirin clopidogrel atorvastatin
        metformin gliclazide insulin prednisolone hydrocortisone omeprazole lansoprazole sertraline
        mirtazapine citalopram olanzapine levetiracetam lamotrigine gabapentin pregabalin diazepam
        lorazepam salbutamol methotrexate levothyroxine tazocin midazolam ondansetron""".split(),
    "cond": """sepsis;pneumonia;COPD;asthma;heart failure;atrial fibrillation;stroke;TIA;diabetes;
        DKA;AKI;UTI;cellulitis;osteoarthritis;rheumatoid arthritis;dementia;delirium;epilepsy;
        depression;bipolar disorder;Parkinson's disease;Crohn's disease;ulcerative colitis;
        pancreatitis;cholecystitis;appendicitis;diverticulitis;hip fracture;anaemia;lymphoma;
        breast cancer;lung cancer;prostate cancer;melanoma;eczema;psoriasis;glaucoma;pre-eclampsia;
        multiple sclerosis;motor neurone disease""".replace("\n", "").split(";")}
LISTS = {key: [entry.strip() for entry in entries] for key, entries in LISTS.items()}
# What is no identifier and told of a patient: measured by itself.
FACTS = {"drug": "medicine", "cond": "diagnosis", "ward": "ward", "bed": "bed",
         "appt": "date of appointment"}
WARDS = ["Ward 7", "Ward B4", "Maple Ward", "Ward 12A", "AMU", "Cedar Ward", "SAU", "Ward 23", "CCU"]
PLACES = ["Northmoor", "Eastmere", "Calder Vale", "Southfell", "Wenlock Bay", "Harrowgate Moor"]


class Writer:
    def __init__(self, random, names):
        self.random, self.names = random, names
        self.cast, self.items, self.kept = {}, [], {}

    def person(self, letter):
        if letter not in self.cast:
            self.cast[letter] = people.Person(letter, self.random, self.names)
            if letter in "RV" and "P" in self.cast and self.random.randrange(2):
                self.cast[letter].family = self.cast["P"].family
        return self.cast[letter]

    def add(self, kind, subject, text):
        self.items.append({"kind": kind, "subject": subject, "text": text})
        return len(self.items) - 1

    def slot(self, code):
        """[(character, item)] of one slot."""
        if len(code) > 1 and code[0] in SUBJECTS and code[1] == ":":
            subject = SUBJECTS[code[0]]
            parts = self.person(code[0]).name(code[2:])
            if not any(own and len(text) > 1 for text, own in parts):
                return [(c, -1) for text, _ in parts for c in text]
            item = self.add(NAME_KINDS[subject], subject, "".join(text for text, _ in parts))
            return [(c, item if own and c.isalpha() else -1) for text, own in parts for c in text]
        if len(code) > 1 and code[0] in SUBJECTS and code[1] == ".":
            field, _, form = code[2:].partition(":")
            text, kind = self.person(code[0]).value(field, form)
            if kind is None:
                return [(c, -1) for c in text]
            item = self.add(kind, SUBJECTS[code[0]], text)
            return [(c, item if c.isalnum() else -1) for c in text]
        text, fact = self.word(code), FACTS.get(code.partition(":")[0])
        if not fact:
            return [(c, -1) for c in text]
        item = self.add(fact, "fact", text)
        return [(c, item if c.isalnum() else -1) for c in text]

    def word(self, code):
        n, choice = self.random.randrange, self.random.choice
        code, _, form = code.partition(":")
        if code in ("n", "bed"):
            low, high = form.split("-")
            return str(n(int(low), int(high) + 1))
        if code in ("date", "appt"):
            day = people.TODAY - people.datetime.timedelta(days=n(700))
            return people.show_date(day, form or self.kept.setdefault("date form", choice(
                ["dd/mm/yyyy", "dd/mm/yy", "d Month yyyy", "dd Mmm yyyy", "dd-Mmm-yyyy"])))
        if code == "time":
            return f"{n(24):02}:{n(60):02}"
        if code == "ten":
            return people.ten_digits(self.random, lambda: str(n(400000000, 499999999)))
        if code in LISTS:
            return choice(LISTS[code])
        if code in ("ward", "place"):
            return self.kept.setdefault(code, choice(WARDS if code == "ward" else PLACES))
        if code == "trust":
            return self.word("place") + choice([" University Hospitals NHS Foundation Trust",
                                                " Hospitals NHS Trust", " NHS Foundation Trust"])
        if code == "digits":
            return "".join(str(n(10)) for _ in range(int(form)))
        raise ValueError(f"no such slot: {code}")

    def write(self, text):
        lines = []
        for row in choose(self.random, text).split("\n"):
            line, at = [], 0
            for match in SLOT.finditer(row):
                line += [(c, -1) for c in row[at:match.start()]] + self.slot(match.group(1))
                at = match.end()
            lines.append(line + [(c, -1) for c in row[at:]])
        return align(lines)


def cells_of(line):
    cells = [[]]
    for pair in line:
        if pair[0] == COLUMN:
            cells.append([])
        else:
            cells[-1].append(pair)
    return [strip(cell) for cell in cells]


def strip(cell):
    while cell and cell[0][0] == " ":
        cell = cell[1:]
    while cell and cell[-1][0] == " ":
        cell = cell[:-1]
    return cell


def align(lines):
    """Rows with column marks that follow each other become a table."""
    done, table = [], []
    for line in lines + [[]]:
        if any(c == COLUMN for c, _ in line):
            table.append(cells_of(line))
            continue
        widths = [max(len(row[i]) if i < len(row) else 0 for row in table)
                  for i in range(max((len(row) for row in table), default=0))]
        for row in table:
            flat = []
            for i, cell in enumerate(row):
                pad = widths[i] - len(cell) + COLUMN_GAP if i + 1 < len(row) else 0
                flat += cell + [(" ", -1)] * pad
            done.append(flat)
        table = []
        done.append(line)
    return done[:-1]


def make_notes(split, family, count, seed):
    """So many notes, the templates in turn."""
    import random
    names, notes = people.Names(split), []
    templates = read_templates(split, family)
    for i in range(count):
        name, text = templates[i % len(templates)]
        rng = random.Random(zlib.crc32(f"{seed}/{split}/{name}/{i // len(templates)}".encode()))
        writer = Writer(rng, names)
        lines = writer.write(text)
        notes.append(Note(f"{name} {i // len(templates) + 1}", text, lines, writer.items))
    return notes
