#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Cuts the seed files down to what photoward looks up: prepare.py SEED_DIRECTORY [OUTPUT_DIRECTORY].

The seeds carry their sources' columns; models/README.md says where they come from. The output is
sorted by bytes, has no header line, and is what src/model/compile.c reads.
"""
import pathlib
import sys

# A tier 3 name (attested without any count) that is an everyday word is noise, not a name.
TIER_WITHOUT_COUNT = "3"
SHORTEST_NAME_WITHOUT_COUNT = 3

WHOLE = ["postcode_areas.txt", "postcode_districts.txt", "towns.txt", "drugs.txt",
         "drug_brands.txt", "conditions.txt", "conditions_rare.txt", "lab_tests.txt",
         "clinical_roles.txt", "ward_terms.txt", "eponyms.txt", "record_labels.tsv"]

# What organisations of the list are called for short; own knowledge.
CALLED_SO = ["Guy's and St Thomas'", "Public Health Wales", "Royal Brompton and Harefield", "Royal Marsden", "The Royal Marsden"]
PLACE_TIERS = {"City": "1", "Town": "1", "Suburban Area": "2", "Village": "2", "Hamlet": "3",
               "Other Settlement": "3"}


def rows(path):
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


def number(text):
    """Three significant digits; an unknown weight is empty."""
    value = float(text or 0)
    return "" if value == 0 else f"{value:.3g}" if value < 1000 else f"{value:.0f}"


def write(path, lines):
    lines = sorted(set(lines), key=lambda line: line.encode())
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8", newline="\n")


def main():
    seed = pathlib.Path(sys.argv[1])
    out = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else pathlib.Path(__file__).parent)
    for name in WHOLE:
        write(out / name, ["\t".join(row) for row in rows(seed / name)])

    words = [(word, int(count)) for word, count in rows(seed / "common_words.tsv")]
    total = sum(count for _, count in words)
    write(out / "common_words.tsv",
          [f"{word}\t{number(str(count * 1e6 / total))}" for word, count in words])
    everyday = {word for word, _ in words}

    def keeps(name, tier):
        return tier != TIER_WITHOUT_COUNT or (
            len(name) >= SHORTEST_NAME_WITHOUT_COUNT and name.lower() not in everyday)

    write(out / "forenames.tsv", [f"{row[0]}\t{number(row[1])}\t{row[6]}\t{row[2]}"
                                  for row in rows(seed / "forenames.tsv") if keeps(row[0], row[6])])
    write(out / "surnames.tsv", [f"{row[0]}\t{number(row[1])}\t{row[5]}"
                                 for row in rows(seed / "surnames.tsv") if keeps(row[0], row[5])])
    places = {}
    for row in rows(seed / "places.tsv"):
        tier = PLACE_TIERS[row[1]]
        places[row[0]] = min(tier, places.get(row[0], tier))
    write(out / "places.tsv", [f"{name}\t{tier}" for name, tier in places.items()])
    # One spelling of each, as the recogniser has it.
    write(out / "nhs_organisations.txt", [row[1].replace(" & ", " and ") for row in rows(seed / "nhs_organisations.tsv")]
          + CALLED_SO)
    write(out / "hospitals.txt", [row[0].replace(" & ", " and ") for row in rows(seed / "hospitals.tsv")])
    write(out / "epr_systems.txt", [row[0] for row in rows(seed / "epr_systems.tsv")])


if __name__ == "__main__":
    main()
