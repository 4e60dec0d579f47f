#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Learns how much each word, or two words in a row, says that somebody is being cared for: train.py

Texts of patients and of nobody: the golden cases, the text benchmark's training notes, every page of
the scene generator, and lines that describe Debian's packages. What is learned is a logistic model
over the words that texts of several sources have and that are nobody's name; the words of
shorthand.txt share a part of their weights, so that one that no text has says something, too. Writes
weights.inc beside this file; prints how well texts of sources left out of the learning are told apart, and the
benchmark's held-out notes. Needs numpy and apt-cache.
"""
import collections
import html
import pathlib
import random
import re
import subprocess
import sys
import unicodedata

import numpy

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MODELS = ROOT / "models"
VARIANTS = 3            # of each page of the generator
SEED = 7
DESCRIPTIONS = 12       # of packages in one text
PACKAGE_TEXTS = 300
SOURCES_LEAST = 2       # that a word is met in, a pair in one more
KEPT = 4000             # words and pairs
PENALTY = 0.7
STEPS = 250
FEW_WORDS = 8           # of the table in a text: fewer say no more than so many
FULL = 4.0              # over the root of their number
TITLE_MOST = 0.8        # share of its uses in which a word that no list has is written as names are
ENDINGS = range(3, 8)   # letters that a word ends in, of which shorthand.txt lists some
STEM_LEAST = 2          # … and letters before them
FOLDS = 5
SCALE = 100


def cases(path):
    for case in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        name, _, rest = case.partition("\n")
        yield name, *rest.partition("\n---")[::2]


def golden():
    for path in sorted((ROOT / "tests/golden/text").glob("*.page")):
        for name, page, told in cases(path):
            if re.search(r"^(least|# falls short of|\w+ (patient|relative) \")", told, re.M) and not re.search("^most|no more than", told, re.M):
                yield f"{path.name} {name}", 1, page
            elif re.search("most clear|^none|no more than", told, re.M):
                yield f"{path.name} {name}", 0, page


def notes(split):
    for name, answer in (("clinical", 1), ("harmless", 0)):
        for title, text, _ in cases(ROOT / f"tests/bench/text/{split}_{name}.notes"):
            yield title, answer, re.sub(r"[\[\]|]", " ", re.sub(r"\{[^}]*\}", " 0 ", text))


def written():
    """Texts that were written to learn from: texts/care_*.txt, texts/elsewhere_*.txt."""
    for path in sorted((HERE / "texts").glob("*.txt")):
        for name, text, _ in cases(path):
            yield f"{path.name} {name}", int(path.name.startswith("care")), text


def scenes():
    sys.path.insert(0, str(ROOT / "tests/bench/scenes"))
    import make
    import pages
    for page, _, record in make.everything():
        for variant in range(VARIANTS):
            text = page(pages.Page(f"{SEED}-{page.__name__}-{variant}", record))
            text = re.sub(r"<style.*?</style>|<svg.*?</svg>", "", text, flags=re.S)
            text = re.sub(r"<(br|/tr|/p|/div|/h\d|/li|/td|/th)[^>]*>", "\n", text)
            yield f"{page.__module__} {page.__name__}", int(record), html.unescape(re.sub(r"<[^>]+>", " ", text))


def packages():
    told = subprocess.run(["apt-cache", "dumpavail"], capture_output=True, text=True, check=True).stdout
    lines = sorted({line[13:] for line in told.split("\n") if line.startswith("Description: ")})
    random.Random(SEED).shuffle(lines)
    for i in range(PACKAGE_TEXTS):
        yield f"packages {i}", 0, "\n".join(lines[i * DESCRIPTIONS : (i + 1) * DESCRIPTIONS])


def shorthand():
    """The words of care that were written down, met or not, and endings."""
    lines = (HERE / "shorthand.txt").read_text(encoding="utf-8").split("\n")
    return {word.strip() for line in lines if line and not line.startswith("#") for word in line.split(",")}


SHORTHAND = shorthand()


def folded(text):
    text = unicodedata.normalize("NFD", text)
    return "".join(c for c in text if not unicodedata.combining(c)).replace("'", "").replace("’", "")


def endings(word):
    """What a word ends in, as "-itis"."""
    return {f"-{word[-n:]}" for n in ENDINGS if len(word) >= n + STEM_LEAST}


def features(text):
    """Words and what they end in, pairs of words that follow each other in a line with nothing but
    space between, and numbers with letters or behind a stroke: "#mg", "x#", "/52"."""
    found = set()
    for line in re.split(r"\n|\s\s+|¦", folded(text).lower()):
        found.update("#" + match for match in re.findall(r"(?<![a-z0-9])[0-9.,]*[0-9]([a-z]+)(?![a-z0-9])", line))
        found.update(match + "#" for match in re.findall(r"(?<![a-z0-9])([a-z]+)[0-9]+(?![a-z0-9])", line))
        found.update(re.findall(r"(?<=[0-9])/(?:7|12|52)(?![a-z0-9./])", line))
        before = None
        for match in re.finditer(r"[a-z]+|[^a-z\s]+", line):
            word = match.group() if match.group().isalpha() else None
            if word:
                found.add(word)
                found |= endings(word) & SHORTHAND
                if before:
                    found.add(f"{before} {word}")
            before = word
    return found


def first_column(name):
    return {folded(line.split("\t")[0]).lower() for line in (MODELS / name).read_text(encoding="utf-8").split("\n") if line}


def vocabulary(texts, seen):
    """What several sources have and no name is, and all shorthand."""
    names, common = first_column("forenames.tsv") | first_column("surnames.tsv"), first_column("common_words.tsv")
    as_name, uses = collections.Counter(), collections.Counter()
    for _, _, text in texts:
        for word in re.findall(r"[A-Za-z]+", folded(text)):
            uses[word.lower()] += 1
            as_name[word.lower()] += word.istitle()
    sources = collections.defaultdict(set)
    for (source, _, _), found in zip(texts, seen):
        for feature in found:
            sources[feature].add(source)

    def is_word(word):
        return not word.isalpha() or word in common or (word not in names and as_name[word] < TITLE_MOST * uses[word])

    return sorted({f for f, by in sources.items() if len(by) >= SOURCES_LEAST + (" " in f) and all(map(is_word, f.split()))} | SHORTHAND)


def scale(count):
    return FULL / numpy.sqrt(max(count, FEW_WORDS))


def fit(texts, seen, words):
    at = {word: i for i, word in enumerate(words)}
    rows = [numpy.array([at[f] for f in found if f in at], int) for found in seen]
    listed = numpy.array([float(word in SHORTHAND) for word in words])
    scales = numpy.array([scale(len(row)) for row in rows])
    answers = numpy.array([answer for _, answer, _ in texts])
    # Each source counts as much as any other, and so do the two answers.
    of_source = collections.Counter(source for source, _, _ in texts)
    counts = numpy.array([1 / of_source[source] for source, _, _ in texts])
    counts *= numpy.where(answers == 1, 0.5 / (counts * answers).sum(), 0.5 / (counts * (1 - answers)).sum()) * len(of_source)
    weights, base = numpy.zeros(len(words)), 0.0
    squares, base_squares = numpy.full(len(words), 1e-2), 1e-2
    shared, shared_squares = 0.0, 1e-2
    for _ in range(STEPS):
        whole = weights + shared * listed
        said = numpy.array([whole[row].sum() for row in rows]) * scales + base
        wrong = (1 / (1 + numpy.exp(-numpy.clip(said, -30, 30))) - answers) * counts
        slope, shared_slope = PENALTY * weights, PENALTY * shared
        for row, much in zip(rows, wrong * scales):
            slope[row] += much
            shared_slope += much * listed[row].sum()
        squares += slope**2
        weights -= 0.3 * slope / numpy.sqrt(squares)
        shared_squares += shared_slope**2
        shared -= 0.3 * shared_slope / numpy.sqrt(shared_squares)
        base_squares += wrong.sum() ** 2
        base -= 0.3 * wrong.sum() / numpy.sqrt(base_squares)
    return dict(zip(words, weights + shared * listed)), base


def learn(texts):
    seen = [features(text) for _, _, text in texts]
    words = vocabulary(texts, seen)
    weights, _ = fit(texts, seen, words)
    uses = collections.Counter(f for found in seen for f in found)
    kept = sorted(words, key=lambda f: -abs(weights[f]) * numpy.sqrt(uses[f]))[:KEPT]
    return fit(texts, seen, sorted({*kept, *SHORTHAND}))


def score(model, text):
    weights, base = model
    found = [weights[f] for f in features(text) if f in weights]
    return base + sum(found) * scale(len(found))


def apart(model, texts):
    """The share of pairs, one text of each answer, in which the patient's says more of care."""
    of = [[score(model, text) for _, answer, text in texts if answer == wanted] for wanted in (1, 0)]
    return sum((a > b) + 0.5 * (a == b) for a in of[0] for b in of[1]) / max(1, len(of[0]) * len(of[1]))


def main():
    texts = [*golden(), *notes("train"), *written(), *scenes(), *packages()]
    print(len(texts), "texts,", sum(answer for _, answer, _ in texts), "of patients")
    if "--folds" in sys.argv:
        sources = sorted({source for source, _, _ in texts})
        random.Random(SEED).shuffle(sources)
        for fold in range(FOLDS):
            out = set(sources[fold::FOLDS])
            model = learn([t for t in texts if t[0] not in out])
            print(f"fold {fold}: {apart(model, [t for t in texts if t[0] in out]):.3f}")
    model = learn(texts)
    print(f"held-out notes: {apart(model, list(notes('held'))):.3f}")
    weights, base = model
    rows = [f'    {{"{word}", {round(SCALE * weight)}}},\n' for word, weight in sorted(weights.items()) if round(SCALE * weight)]
    (HERE / "weights.inc").write_text("/* SPDX-License-Identifier: Apache-2.0 */\n/* Written by models/care/train.py; models/care/README.md tells from what. */\n"
                                      f"#define PHW_CARE_BASE {round(SCALE * base)}\n" "static const care_word care_words[] = {\n" + "".join(rows) + "};\n", encoding="ascii")
    print(len(rows), "words and pairs")
    return model


if __name__ == "__main__":
    main()
