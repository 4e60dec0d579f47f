# SPDX-License-Identifier: Apache-2.0
"""Where pictures are drawn that a program looks at: a new directory, or one that is gone afterwards."""

import contextlib
import pathlib
import tempfile


@contextlib.contextmanager
def directory(parser):
    """The parser's options, --out among them by now, and the directory; one that exists is refused."""
    parser.add_argument("--out", type=pathlib.Path, help="a new directory; without it the pictures are not kept")
    options = parser.parse_args()
    if not options.out:
        with tempfile.TemporaryDirectory() as out:
            yield options, pathlib.Path(out)
        return
    if options.out.exists():
        parser.error(f"{options.out} exists already")
    options.out.mkdir(parents=True)
    yield options, options.out
