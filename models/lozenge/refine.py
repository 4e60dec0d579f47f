#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""refine.py --from WEIGHTS --scenes FILE… --cards FILE… --none FILE… [--strokes FILE… --teacher OLD] [--bands FILE… --last]
--seconds S --out FILE [--sieve OLD]: goes on with a wide network of train.py, on a CPU in minutes. --none are patches of gather.py without a mark (scans,
photos), --strokes those of strokes.py, most of which are learnt as clean as they were seen. What the network said before is one teacher;
OLD, weights of the small size, is another for the strokes: it prefers boxes that fit. --bands are patches of bands.py; --last
leaves the convolutions as they are, which is quicker and forgets less. --sieve takes the first look from OLD.
Needs NumPy and PyTorch. Where memory is dear to get, MALLOC_MMAP_THRESHOLD_ and MALLOC_TRIM_THRESHOLD_ of some GB make it ten times quicker."""

import argparse
import time

import torch
from torch.nn import functional as F

import train

SCENES, STROKES, NONE = 130, 130, 60  # patches of a step
STROKE_MARKS, STROKE_HARD = 75, 35  # of STROKES; the rest is what is easily told
NONE_HARD = 36  # of NONE
VARIED = 0.35  # of the strokes
BANDS = 120  # patches of a step
BANDS_MARKS, BANDS_HARD = 55, 45  # of BANDS
ODD = 0.12  # so much redder or greener than blue: its colour tells such a box, not its letters
BEFORE, OLD = 0.4, 0.8  # weight of what the teachers say beside the labels
RATE = 0.0018
KEEP = 0.99  # of the weights' running mean a step


def some(group, count):
    return group[torch.randint(len(group), (count,))]


def no_odd_colour(data, group):
    ratio = data.colour[group].float() * train.COLOUR_STEP
    return group[ratio[:, :2].max(1)[0] <= ratio[:, 2] + ODD]


def strokes_of(data):
    pick = torch.cat([some(data.marks, STROKE_MARKS), some(data.hards, STROKE_HARD), some(data.easy, STROKES - STROKE_MARKS - STROKE_HARD)])
    x, c, y = data.of(pick)
    v, w = train.varied(x, c, y, 0.5)
    which = torch.rand(len(pick)) < VARIED
    return torch.where(which[:, None, None], v, x), torch.where(which[:, None], w, c), y


def bands_of(data):
    pick = torch.cat([some(data.marks, BANDS_MARKS), some(data.hards, BANDS_HARD), some(data.easy, BANDS - BANDS_MARKS - BANDS_HARD)])
    x, c, y = data.of(pick)
    v, w = train.varied(x, c, y, 0.5)
    which = torch.rand(len(pick)) < 0.5
    return torch.where(which[:, None, None], v, x), torch.where(which[:, None], w, c), y


def none_of(data):
    x, c, y = data.of(torch.cat([some(data.hards, NONE_HARD), some(data.easy, NONE - NONE_HARD)]))
    return (*train.varied(x, c, y), y)


def taught(said, wanted):
    """The divergence from what a teacher says, summed."""
    wanted = torch.softmax(wanted / train.WARMTH, 1)
    return F.kl_div(F.log_softmax(said / train.WARMTH, 1), wanted, reduction="sum") * train.WARMTH ** 2


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("scenes", "cards", "none"):
        parser.add_argument("--" + name, nargs="+", required=True)
    parser.add_argument("--strokes", nargs="*", default=[])
    parser.add_argument("--bands", nargs="*", default=[])
    parser.add_argument("--last", action="store_true")
    parser.add_argument("--from", dest="begin", required=True)
    parser.add_argument("--teacher")
    parser.add_argument("--sieve")
    parser.add_argument("--seconds", type=float, default=270)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(11)
    device, start = torch.device("cpu"), time.time()

    def say(text):
        print(f"{time.time() - start:5.0f} s {text}", flush=True)

    data, none, cards = train.Data(options.scenes, device), train.Data(options.none, device), train.Flat(options.cards, device)
    strokes = train.Data(options.strokes, device) if options.strokes else None
    if strokes:
        strokes.hards, strokes.easy = no_odd_colour(strokes, strokes.hards), no_odd_colour(strokes, strokes.easy)
    bands = train.Data(options.bands, device) if options.bands else None
    sieve, net, before, mean = train.Sieve(), *(train.Net(*train.SIZES["wide"]) for _ in range(3))
    for each in (net, before, mean):
        train.read(options.begin, sieve, each)
    old = train.Net(*train.SIZES["small"])
    if options.teacher:
        train.read(options.teacher, train.Sieve(), old)
    if options.sieve:
        train.read(options.sieve, sieve, train.Net(*train.SIZES["small"]))
    before.eval()
    old.eval()
    for part in (net.first, net.second) if options.last else ():
        part.requires_grad_(False)
    optimiser = torch.optim.AdamW(net.parameters(), weight_decay=1e-4)
    schedule = train.Schedule(options.seconds, RATE)
    size = SCENES + (STROKES if strokes else 0) + NONE + (BANDS if bands else 0)
    while schedule.next(optimiser):
        seen = [train.examples(data, cards, SCENES)] + ([strokes_of(strokes)] if strokes else []) + [none_of(none)] + ([bands_of(bands)] if bands else [])
        x, c, y = (torch.cat(parts) for parts in zip(*seen))
        with torch.set_grad_enabled(not options.last):
            features = net.features(x[:, None])
        said = net.judge(features, c)
        alike = SCENES + (STROKES if strokes and not options.teacher else 0)
        with torch.no_grad():
            wanted = before.judge(features[:alike], c[:alike]) if options.last else before(x[:alike, None], c[:alike])
        loss = F.cross_entropy(said, y, reduction="sum") + BEFORE * taught(said[:alike], wanted)
        if strokes and options.teacher:
            which = slice(SCENES, SCENES + STROKES)
            with torch.no_grad():
                wanted = old(x[which, None], c[which])
            loss = loss + OLD * taught(said[which], wanted)
        optimiser.zero_grad()
        (loss / size).backward()
        optimiser.step()
        keep = min(KEEP, 1 - 1 / (schedule.steps / 3 + 1))
        with torch.no_grad():
            for kept, fresh in zip(mean.state_dict().values(), net.state_dict().values()):
                kept.lerp_(fresh, 1 - keep)
    train.write(options.out, sieve, mean)
    say(f"{schedule.steps} steps")
    train.report("scenes", mean, data, say)
    train.report("none", mean, none, say)
    for name, each in (("before", before), ("bands", mean)) if bands else ():
        train.report(name, each, bands, say)


if __name__ == "__main__":
    main()
