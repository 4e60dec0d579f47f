# SPDX-License-Identifier: Apache-2.0
"""Misreads notes as our reader does: noise.tsv says what it makes of which letters (measured with
measure_noise.py), and how often at each level."""
import collections
import pathlib

# What every reader confuses, counted once each so that a small sample does not leave it out.
KNOWN = [("l", "1"), ("1", "l"), ("I", "l"), ("l", "I"), ("1", "I"), ("O", "0"), ("0", "O"),
         ("rn", "m"), ("m", "rn"), ("S", "5"), ("5", "S"), ("B", "8"), ("8", "B"), ("Z", "2"),
         ("2", "Z"), ("G", "6"), ("6", "G"), ("cl", "d"), ("vv", "w"), ("e", "c"), ("c", "e"),
         ("a", "o"), ("n", "h"), ("u", "v"), (" ", ""), ("-", ""), ("é", "e"), ("ü", "u"),
         ("ö", "o"), (".", ""), (",", "."), ("f", "t"), ("'", "")]

# The share of characters that are wrong: as measured on screenshots, on easy and on medium
# photographs (measure_noise.py on 72 pictures, build of 25 November 2026).
LEVELS = {"clean": 0.0, "light": 0.008, "medium": 0.021, "heavy": 0.048}

# One word in so many is lost altogether, for each hundredth of wrong characters.
WORD_LOST = 0.002


class Noise:
    def __init__(self):
        self.changes, self.seen = collections.defaultdict(collections.Counter), collections.Counter()
        path = pathlib.Path(__file__).resolve().parent / "noise.tsv"
        for line in path.read_text(encoding="utf-8").splitlines():
            _, stood, read, count = line.split("\t")
            stood, read = stood.replace("_", " "), read.replace("_", " ")
            if read == "*":
                self.seen[stood] += int(count)
            elif stood:
                self.changes[stood][read] += int(count)
        for stood, read in KNOWN:
            self.changes[stood][read] += 1
        self.sizes = sorted({len(stood) for stood in self.changes}, reverse=True)
        wrong = sum(max(len(stood), len(read)) * count for stood, counts in self.changes.items()
                    for read, count in counts.items())
        self.rate = wrong / sum(self.seen.values())

    def misread(self, random, line, level):
        """The line with errors. What stands for an item's letters belongs to the item."""
        factor, done, at = LEVELS[level] / self.rate, [], 0
        if factor == 0:
            return line
        while at < len(line):
            for size in self.sizes:
                stood = "".join(c for c, _ in line[at:at + size])
                counts = self.changes.get(stood)
                if not counts or len(stood) < size:
                    continue
                # A change of several letters is as frequent as its first letter allows.
                seen = max(self.seen[stood[0]], 25)
                if random.random() < factor * sum(counts.values()) / seen:
                    owner = max((item for _, item in line[at:at + size]), default=-1)
                    read = random.choices(list(counts), list(counts.values()))[0]
                    done += [(c, owner if c.isalnum() else -1) for c in read]
                    at += size
                    break
            else:
                done.append(line[at])
                at += 1
        return lose_words(random, done, LEVELS[level])


def lose_words(random, line, rate):
    done, word = [], []
    for pair in line + [(" ", -1)]:
        if pair[0] != " ":
            word.append(pair)
            continue
        if word and random.random() < WORD_LOST * rate * 100:
            word = []
        done += word + [pair]
        word = []
    return done[:-1]
