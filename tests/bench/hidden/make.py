# SPDX-License-Identifier: Apache-2.0
"""make.py DIR [--few]: files that hide something, and clean ones, of every format photoward reads.

expected.tsv in DIR says of each: its name, the verdict, and what must be named among `metadata` and
`findings` of its report, comma-separated ("-": nothing may be named; "": nothing must)."""
import sys

import formats
import ways
from pictures import FEW, Corpus


def main():
    corpus = Corpus(sys.argv[1], FEW)
    for part in (formats.jpegs, formats.pngs, formats.webps, formats.tiffs, formats.gifs, formats.bmps,
                 formats.heifs, ways.cut_off, ways.slack, ways.writing, ways.fields, ways.wrapped, ways.unused,
                 ways.faint, ways.beyond, ways.containers, ways.clean):
        part(corpus)
    corpus.close()


main()
