#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""train.py BEARER_SAMPLES TABLES [--pages FILE] [--without FOLD|MODULE,…] [--out FILE]: learns from every page of the scene generator, the golden
cases and the text benchmark's training notes which signs round a name say that a patient, or a relative of theirs, bears it.

Pages are laid out by Chromium, and their words and places taken from it: no picture is drawn or read. What is learned
is a logistic model over the signs of src/identify/bearer_signs.h. Each kind of page counts as the root of its names.
Writes weights.inc beside this file. --pages keeps the pages' words (or takes them, where the file is there); --without leaves out
a fifth of the kinds, or all of some modules of the generator, and tells how well their names are told. Needs Chromium, numpy and scipy.
"""
import argparse
import collections
import html
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import numpy
from scipy import optimize, sparse

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SEED, VARIANTS = 65601, 4
BATCH = 60              # pages laid out by one Chromium
FINE = 2                # pixels of a page's own
FOLDS, FOLD_SEED = 5, 5
NOTES = 500             # of the text benchmark, of each family
CASES_A_KIND = 5        # golden cases, that follow each other
ADVANCE, PITCH, LETTERS = 9, 22, 15  # of texts, in a page's pixels
KINDS_LEAST, PAGE_KINDS_LEAST = 3, 5  # of page that a sign is met on
KEPT = 5000             # signs
PENALTY = 15.0
SHARE = {"p": (4.0, 8)}  # as src/identify/bearer.c has it
SHARE_BESIDE = (1.4, 2)
SCALE = 100
NAMES = "patient_name", "relative_name"

# Every word that is seen, its box, what it is marked as and its letters' size.
MEASURE = """<script>
function words(d) {
  const found = [], known = new Map(), walk = d.createTreeWalker(d.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const parent = node.parentElement;
    if (!parent || /^(STYLE|SCRIPT|TITLE)$/i.test(parent.tagName)) continue;
    const style = d.defaultView.getComputedStyle(parent);
    if (style.visibility == 'hidden' || style.display == 'none' || style.opacity == '0') continue;
    const is = parent.closest('[data-is]:not([data-is=record])');
    for (const match of node.data.matchAll(/\\S+/g)) {
      const range = d.createRange();
      range.setStart(node, match.index); range.setEnd(node, match.index + match[0].length);
      const r = range.getClientRects()[0];
      if (r && r.width >= 1 && r.height >= 1)
        found.push([style.textTransform == 'uppercase' ? match[0].toUpperCase() : match[0], r.left, r.top, r.right, r.bottom, is ? is.dataset.is : '', parseFloat(style.fontSize)]);
    }
  }
  return found;
}
addEventListener('load', async () => {
  const all = [];
  for (const [text, width, height] of PAGES) {
    const frame = document.createElement('iframe');
    frame.style.width = width + 'px'; frame.style.height = height + 'px'; frame.srcdoc = text;
    const loaded = new Promise(done => frame.onload = done);
    document.body.append(frame); await loaded; all.push(words(frame.contentDocument)); frame.remove();
  }
  const note = document.createElement('pre');
  note.id = 'measured'; note.textContent = JSON.stringify(all); document.body.append(note);
});
</script>"""


def lay():
    """One dict a page, with "words"."""
    sys.path[:0] = [str(ROOT / "tests/bench/scenes"), str(ROOT / "samples/make")]
    import make
    import pages
    drawn = []
    for page, medium, record in make.everything():
        for variant in range(VARIANTS):
            key = f"{SEED}-{page.__name__}-{variant}"
            rng, model = random.Random(key), pages.Page(key, record)
            text, size = page(model), rng.choice(make.SIZES[medium])
            text = text.replace("</head>", f"<style>body {{ width: {size[0]}px; height: {size[1]}px; }}</style></head>")
            drawn.append((text, *size, dict(page=page.__name__, module=page.__module__, record=record, arguable=page in make.ARGUABLE, w=size[0], h=size[1])))
    for at in range(0, len(drawn), BATCH):
        part = drawn[at : at + BATCH]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "pages.html"
            path.write_text("<!DOCTYPE html><meta charset=utf-8><body>" + MEASURE.replace("PAGES", json.dumps([d[:3] for d in part]).replace("</", "<\\/")), encoding="utf-8")
            dom = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--virtual-time-budget=100000", "--window-size=2000,1400", "--dump-dom", path.as_uri()],
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.decode()
        measured = re.search(r'<pre id="measured"[^>]*>(.*?)</pre>', dom, re.S).group(1)
        yield from (dict(d[3], words=w) for d, w in zip(part, json.loads(html.unescape(measured))))


def lines_of(page):
    """The page's words in lines as a reader cuts them, each a list of words."""
    rows = []
    seen = [w for w in page["words"] if w[1] >= 0 and w[2] >= 0 and w[3] <= page["w"] + 2 and w[4] <= page["h"] + 2]
    for word in sorted(seen, key=lambda w: w[2] + w[4]):
        middle, height = (word[2] + word[4]) / 2, word[4] - word[2]
        for row in reversed(rows[-6:]):
            if abs(row[0] - middle) < 0.35 * min(height, row[1]):
                row[2].append(word)
                row[0] = sum(w[2] + w[4] for w in row[2]) / 2 / len(row[2])
                break
        else:
            rows.append([middle, height, [word]])
    for _, _, row in rows:
        line = []
        for word in sorted(row, key=lambda w: w[1]):
            size, gap = word[-1], word[1] - line[-1][3] if line else 0
            if line and not -2 * size <= gap <= 1.3 * size:
                yield line
                line = []
            if line and -1.5 <= gap < 0.1 * size:
                last = line[-1]
                line[-1] = [last[0] + word[0], last[1], min(last[2], word[2]), word[3], max(last[4], word[4]), *word[5:]]
            else:
                line.append(word)
        if line:
            yield line


def quad(left, top, right, foot):
    return " ".join(f"{FINE * v:.1f}" for v in (left, top, right, top, right, foot, left, foot))


def page_rows(page):
    """As bench/text/page_file.h reads pages."""
    yield f"page {FINE * page['w']} {FINE * page['h']}"
    yield f"plane 4 {quad(0, 0, page['w'], page['h'])}"
    for line in lines_of(page):
        size = max(w[-1] for w in line)
        middle = sum(w[2] + w[4] for w in line) / 2 / len(line)
        top, foot = middle - 0.42 * size, middle + 0.42 * size
        yield f"line 0 0 {0.75 * size * FINE:.1f} 0 0 0 {quad(line[0][1], top, line[-1][3], foot)}"
        yield from (f"word 0.95 0 {quad(w[1], top, w[3], foot)} {w[0]}" for w in line)
    yield "end"


def set_in_rows(lines):
    """A text's lines as a page's words; each line is a list of (character, what it is marked as)."""
    words = []
    for row, line in enumerate(lines):
        text = "".join(c for c, _ in line)
        for match in re.finditer(r"\S+", text):
            marks = [m for _, m in line[match.start() : match.end()] if m]
            words.append([match.group(), match.start() * ADVANCE, row * PITCH + 4, match.end() * ADVANCE, row * PITCH + 20, marks[0] if marks else "", LETTERS])
    return dict(words=words, w=round((max(map(len, lines), default=1) + 2) * ADVANCE), h=(len(lines) + 2) * PITCH, arguable=False, module="texts")


def golden():
    """The golden cases that say whose every name is."""
    for path in sorted((ROOT / "tests/golden/text").glob("*.page")):
        head, *cases = re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)
        kinds = re.search(r"^kinds:(.*)", head, re.M)
        if "rules:" in head:
            continue
        for number, case in enumerate(cases):
            text, _, told = case.partition("\n")[2].partition("\n---\n")
            named = re.findall(r'^(?:patient|relative)_name \w+ "(.*)"', told, re.M)
            harmless = re.search("^most clear|^none", told, re.M)
            if not (named or harmless or not kinds or "patient_name" in kinds.group(1)) or (not named and re.search("^least", told, re.M)):
                continue
            lines = [[[c, ""] for c in line.replace("~", "").replace("¦", " ")] for line in text.split("\n")]
            for name in named:
                for line in lines:
                    at = "".join(c for c, _ in line).find(name)
                    for i in range(at, at + len(name)) if at >= 0 else ():
                        line[i][1] = NAMES[0]
            yield dict(set_in_rows(lines), page=f"{path.stem} {number // CASES_A_KIND}", record=bool(named))


def notes():
    """The text benchmark's training notes, not misread."""
    sys.path.insert(0, str(ROOT / "tests/bench/text"))
    import notes
    for family in ("clinical", "harmless"):
        for note in notes.make_notes("train", family, NOTES, SEED):
            lines = [[(c, note.items[i]["kind"] if i >= 0 and note.items[i]["kind"] in NAMES else "") for c, i in line] for line in note.lines]
            yield dict(set_in_rows(lines), page=note.name, record=family == "clinical")


def is_patients(page, box):
    """Whether half of a box is marked as a patient's or a relative's name."""
    covered = 0
    for word in page["words"]:
        left, top, right, foot = (FINE * v for v in word[1:5])
        if word[5] in NAMES and min(box[3], foot) - max(box[1], top) > 0.25 * (box[3] - box[1]):
            covered += max(0, min(box[2], right) - max(box[0], left))
    return covered >= 0.5 * (box[2] - box[0])


Name = collections.namedtuple("Name", "page signs answer")


def samples(program, tables, pages):
    """Every name on the pages. Signs: {key: value or None}, the page's own among them."""
    rows = "\n".join(row for page in pages for row in page_rows(page)) + "\n"
    told = subprocess.run([program, tables], input=rows, capture_output=True, text=True, check=True).stdout
    for page, part in zip(pages, told.split("\nend\n")):
        first, *names = part.split("\n")
        signs = [dict((s, None) if s[0] != "." else (s.partition("=")[0], float(s.partition("=")[2])) for s in row.split("\t")[1:]) for row in (first, *names)]
        for row, own in zip(names, signs[1:]):
            yield Name(page, {**signs[0], **own}, is_patients(page, [float(v) for v in row.split("\t")[0].split(" ")[1:]]))


def vocabulary(names):
    kinds = collections.defaultdict(set)
    for name in names:
        for sign in name.signs:
            kinds[sign].add(name.page["page"])
    return sorted(s for s, by in kinds.items() if len(by) >= (PAGE_KINDS_LEAST if s[0] == "p" else KINDS_LEAST) and re.fullmatch(r"[a-z0-9#*.<>=LRABp' -]+", s))


def matrix(names, words):
    at = {word: i for i, word in enumerate(words)}
    rows, columns, values = [], [], []
    for row, name in enumerate(names):
        known = [(s, v) for s, v in name.signs.items() if s in at]
        counts = collections.Counter(s[0] for s, _ in known)
        for sign, value in known:
            share, few = SHARE.get(sign[0], SHARE_BESIDE)
            rows.append(row)
            columns.append(at[sign])
            values.append(value if value is not None else share / max(counts[sign[0]], few) ** 0.5)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(names), len(words)))


def fit(names, words):
    signs, answers = matrix(names, words), numpy.array([n.answer for n in names], float)
    of_kind = collections.Counter((n.page["page"], n.answer) for n in names)
    counts = numpy.array([of_kind[n.page["page"], n.answer] ** -0.5 for n in names])
    counts /= counts.mean()

    def cost(weights):
        said = signs @ weights[:-1] + weights[-1]
        wrong = (1 / (1 + numpy.exp(-numpy.clip(said, -30, 30))) - answers) * counts
        loss = (counts * (numpy.logaddexp(0, said) - answers * said)).sum()
        return loss + PENALTY / 2 * (weights[:-1] ** 2).sum(), numpy.append(signs.T @ wrong + PENALTY * weights[:-1], wrong.sum())

    found = optimize.minimize(cost, numpy.zeros(len(words) + 1), jac=True, method="L-BFGS-B", options=dict(maxiter=120)).x
    return found[:-1], found[-1]


def learn(names):
    words = vocabulary(names)
    weights, _ = fit(names, words)
    uses = collections.Counter(s for n in names for s in n.signs)
    worth = {word: abs(weight) * uses[word] ** 0.5 for word, weight in zip(words, weights)}
    kept = sorted(sorted(words, key=lambda s: -worth[s])[:KEPT])
    return kept, *fit(names, kept)


def likeliest(model, names):
    """{page: the log odds of the likeliest name}, pages by identity."""
    words, weights, base = model
    best = {}
    for name, said in zip(names, matrix(names, words) @ weights + base):
        key = id(name.page)
        best[key] = max(best.get(key, -99), said)
    return best


def tell(model, names):
    best = likeliest(model, names)
    pages = {id(n.page): n.page for n in names}
    named = {id(n.page) for n in names if n.answer}
    other = {key for key, page in pages.items() if not page["record"] and not page["arguable"]}
    of = [sorted(best[key] for key in keys) for keys in (named, other)]
    for bound in (-1, 0, 1, 2, 3):
        print(f"likeliest name from {bound} on: {sum(b >= bound for b in of[0])} of {len(of[0])} pages of patients, {sum(b >= bound for b in of[1])} of {len(of[1])} others")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("tables")
    parser.add_argument("--pages", type=pathlib.Path)
    parser.add_argument("--without")
    parser.add_argument("--out", type=pathlib.Path, default=HERE / "weights.inc")
    options = parser.parse_args()
    if options.pages and options.pages.exists():
        pages = [json.loads(line) for line in options.pages.open(encoding="utf-8")]
    else:
        pages = list(lay())
        if options.pages:
            options.pages.write_text("".join(json.dumps(page) + "\n" for page in pages), encoding="utf-8")
    pages += [*golden(), *notes()]
    names = list(samples(options.program, options.tables, pages))
    kinds = sorted({page["page"] for page in pages})
    random.Random(FOLD_SEED).shuffle(kinds)
    fold = {kind: str(i % FOLDS) for i, kind in enumerate(kinds)}
    out = set((options.without or "").split(","))
    left = [n for n in names if fold[n.page["page"]] in out or n.page["module"] in out]
    model = learn([n for n in names if fold[n.page["page"]] not in out and n.page["module"] not in out])
    if left:
        tell(model, left)
    words, weights, base = model
    rows = "".join(f'    {{"{word}", {round(SCALE * weight)}}},\n' for word, weight in zip(words, weights))
    options.out.write_text("/* SPDX-License-Identifier: Apache-2.0 */\n/* Written by models/bearers/train.py; models/bearers/README.md tells from what. */\n"
                           f"#define PHW_BEARER_BASE {round(SCALE * base)}\nstatic const bearer_sign bearer_signs[] = {{\n{rows}}};\n", encoding="ascii")
    print(len(names), "names,", len(words), "signs")


if __name__ == "__main__":
    main()
