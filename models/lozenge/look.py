#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""look.py MARK_LOOKS --train DIR… --seconds S --out FILE [--begin FILE] [--cache DIR] [--rate R]: learns the last look of src/mark/lozenge_look.c at what seems
to be a mark. MARK_LOOKS is the program tests/bench/mark_looks.c: the places that the program itself judges, with their colours
and what lies beside them. DIR are what scenes.py, bands.py, words.py and strokes.py wrote, or pictures without a mark. FILE gets the weights,
integers over 1024; --begin goes on with such a file. --cache keeps what was gathered. On one CPU core in minutes, with
bfloat16. Needs NumPy and PyTorch; with MALLOC_MMAP_THRESHOLD_ and MALLOC_TRIM_THRESHOLD_ of some GB it is much quicker."""

import argparse
import glob
import math
import os
import subprocess
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import measure
from train import SCALE

WIDTH, HEIGHT = 64, 32
BOX = (12, 8)  # the box's left and top; its right and bottom are as far from the edge
PLANES, HIDDEN = (12, 24, 24), 32
RECORD = np.dtype([("quad", "<f4", (4, 2)), ("light", "<f4"), ("sure", "<f4"), ("colours", "u1", (3, HEIGHT, WIDTH))])
FITS, APART = 0.55, 0.05  # of the union is shared: it is the mark, it is none; what lies between is not learnt
SURE = 0.05  # of what the second look says less than this of is not gathered
HARD = 0.2  # what it says at least this of is hard
SHARES = (0.42, 0.26, 0.06, 0.16)  # of a step: marks, hard cards, cards, hard others; the rest are others
BATCH = 256
SMOOTH = 0.01  # of a label: who draws marks that cannot be read is wrong
LEAST_CONTRAST, MOST = 4, 6  # as in src/mark/lozenge_look.c


class Look(nn.Module):
    def __init__(self):
        super().__init__()
        first, second, third = PLANES
        self.first = nn.Conv2d(3, first, 3, padding=1)
        self.second = nn.Conv2d(first, second, 3, padding=1)
        self.third = nn.Conv2d(second, third, 3, padding=1)
        self.hidden = nn.Linear(third * WIDTH * HEIGHT // 64, HIDDEN)
        self.last = nn.Linear(HIDDEN, 1)

    def forward(self, x):
        for part in (self.first, self.second, self.third):
            x = F.relu(F.max_pool2d(part(x), 2))
        return self.last(F.dropout(F.relu(self.hidden(x.flatten(1))), 0.1, self.training))[:, 0]


def tensors(net):
    for part in (net.first, net.second, net.third, net.hidden, net.last):
        yield part.weight
        yield part.bias


def read(path, net):
    with open(path) as weights:
        values = torch.tensor([float(v) for v in weights.read().split(",") if v.strip()]) / SCALE
    at = 0
    with torch.no_grad():
        for tensor in tensors(net):
            tensor.copy_(values[at:at + tensor.numel()].view(tensor.shape))
            at += tensor.numel()


def write(path, net):
    with open(path, "w") as out:
        for tensor in tensors(net):
            values = torch.round(tensor.detach().contiguous().flatten() * SCALE).int().clamp(-32767, 32767).tolist()
            for i in range(0, len(values), 24):
                out.write(",".join(str(v) for v in values[i:i + 24]) + ",\n")


def planes(colours, light):
    """As make_planes() of src/mark/lozenge_look.c."""
    grey = 0.299 * colours[:, 0] + 0.587 * colours[:, 1] + 0.114 * colours[:, 2]
    box = grey[:, BOX[1]:HEIGHT - BOX[1], BOX[0]:WIDTH - BOX[0]]
    mean = box.mean((1, 2), keepdim=True)
    contrast = box.std((1, 2), keepdim=True, unbiased=False).clamp_min(LEAST_CONTRAST)
    sign = torch.where(light, -1.0, 1.0)[:, None, None]
    seen = [(grey - mean) / contrast * sign, (colours[:, 2] - colours[:, 0]) / (2 * contrast), (colours[:, 1] - colours[:, 0]) / (2 * contrast)]
    return torch.stack(seen, 1).clamp(-MOST, MOST)


def label_of(quad, marks):
    """1 a mark, 0 none, 2 a card with other letters, -1 not learnt; and which mark."""
    best, which = 0, -1
    for i, mark in enumerate(marks):
        middle = [sum(p[k] for p in mark["quad"]) / 4 for k in (0, 1)]
        if math.dist(quad.mean(0), middle) < 1.2 * max(mark["width"], 20):
            much = measure.shared(quad.tolist(), mark["quad"])
            if much > best:
                best, which = much, i
    if best < APART:
        return 0, which
    kind = marks[which]["kind"]
    if kind == "other":
        return (2 if best >= 0.3 else -1), which
    return (1 if kind != "skip" and best >= FITS else -1), which


def gathered(program, folder, cache):
    """The places of a directory's pictures: colours, light, sure, label and a number for each mark."""
    kept = os.path.join(cache, os.path.basename(folder.rstrip("/")) + ".npz") if cache else ""
    if kept and os.path.exists(kept):
        return dict(np.load(kept))
    table = {k: [] for k in ("colours", "light", "sure", "label", "which")}
    files = sorted(f for e in ("jpg", "png") for f in glob.glob(os.path.join(folder, "*." + e)))
    for number, path in enumerate(files):
        said = subprocess.run([program, str(SURE), path], stdout=subprocess.PIPE, check=True).stdout
        rows = np.frombuffer(said[said.index(b"\n") + 1:], RECORD)
        marks = measure.truth_of(path)
        labels = [label_of(row["quad"].astype(float), marks) for row in rows]
        for key in ("colours", "light", "sure"):
            table[key].append(rows[key])
        table["label"].append(np.array([v for v, _ in labels], np.int8))
        table["which"].append(np.array([number * 1000 + w for _, w in labels], np.int64))
    table = {k: np.concatenate(v) for k, v in table.items()}
    if kept:
        np.savez(kept, **table)
    return table


class Places:
    def __init__(self, program, folders, cache):
        tables = [gathered(program, f, cache) for f in folders]
        for i, table in enumerate(tables):
            table["which"] = table["which"] + i * 10 ** 8
        get = lambda key: np.concatenate([t[key] for t in tables])
        self.colours, self.light = torch.tensor(get("colours")), torch.tensor(get("light") > 0)
        label, sure, which = get("label"), get("sure"), get("which")
        self.marks, self.cards, self.others = (np.flatnonzero(label == k) for k in (1, 2, 0))
        self.hard_cards, self.hard_others = (g[sure[g] > HARD] for g in (self.cards, self.others))
        _, of, count = np.unique(which[self.marks], return_inverse=True, return_counts=True)
        self.so_far = np.cumsum(count[of] ** -0.5)  # a mark with many places counts a little more, not much more

    def batch(self):
        counts = [int(BATCH * s) for s in SHARES]
        marks = np.searchsorted(self.so_far, np.random.rand(counts[0]) * self.so_far[-1]).clip(0, len(self.marks) - 1)
        groups = (self.hard_cards, self.cards, self.hard_others, self.others)
        rest = [g[np.random.randint(len(g), size=n)] for g, n in zip(groups, counts[1:] + [BATCH - sum(counts)])]
        return torch.as_tensor(np.concatenate([self.marks[marks]] + rest)), counts[0]


NOISE = torch.randn(1024, 3, HEIGHT, WIDTH)


def varied(x, none):
    """Moved, blurred, in other light and with noise; what is no mark is turned over as well."""
    n = len(x)
    uniform = lambda low, high: torch.rand(n) * (high - low) + low
    across, down = (torch.rand(n) < 0.5) & none, (torch.rand(n) < 0.3) & none
    x = torch.where(across[:, None, None, None], x.flip(3), x)
    x = torch.where(down[:, None, None, None], x.flip(2), x)
    turn, lean = uniform(-0.05, 0.05), uniform(-0.1, 0.1)
    wide, high = 1 + uniform(-0.06, 0.06), 1 + uniform(-0.08, 0.08)
    theta = torch.stack([wide * turn.cos(), (lean - turn.sin()) * HEIGHT / WIDTH, uniform(-1.6, 1.6) / WIDTH,
                         turn.sin() * WIDTH / HEIGHT, high * turn.cos(), uniform(-1.2, 1.2) / HEIGHT], 1).view(n, 2, 3)
    moved = torch.nonzero(torch.rand(n) < 0.3)[:, 0]
    grid = F.affine_grid(theta[moved], (len(moved), 3, HEIGHT, WIDTH), align_corners=False)
    x[moved] = F.grid_sample(x[moved], grid, padding_mode="border", align_corners=False)
    soft = F.avg_pool2d(F.pad(x, (1, 1, 1, 1), mode="replicate"), 3, 1)
    much = (torch.rand(n) * (torch.rand(n) < 0.4))[:, None, None, None]
    x = x * (1 - much) + soft * much
    gain = (1 + 0.12 * torch.randn(n, 3, 1, 1) * torch.rand(n, 1, 1, 1)) * uniform(0.6, 1.15)[:, None, None, None]
    glare = torch.randn(n, 1, 1, 1) * 8 * (torch.rand(n, 1, 1, 1) < 0.4)
    first = int(torch.randint(len(NOISE) - n, (1,)))
    noise = torch.roll(NOISE[first:first + n], int(torch.randint(WIDTH, (1,))), 3)
    return (x * gain + glare + noise * torch.rand(n, 1, 1, 1) ** 2 * 9).clamp(0, 255)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--train", nargs="+", required=True)
    parser.add_argument("--seconds", type=float, default=1200)
    parser.add_argument("--begin")
    parser.add_argument("--cache", default="")
    parser.add_argument("--rate", type=float, default=0.003)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(3)
    np.random.seed(3)
    places = Places(options.program, options.train, options.cache)
    print(f"places: marks {len(places.marks)}, cards {len(places.cards)}, others {len(places.others)}", flush=True)
    net, mean = (Look().to(memory_format=torch.channels_last) for _ in range(2))
    if options.begin:
        read(options.begin, net)
    mean.load_state_dict(net.state_dict())
    optimiser = torch.optim.AdamW(net.parameters(), weight_decay=2e-3)
    start, steps, shown, average = time.time(), 0, time.time(), 0.0
    while time.time() < start + options.seconds:
        part = (time.time() - start) / options.seconds
        for group in optimiser.param_groups:
            group["lr"] = options.rate * min(part * 20 + 0.05, 0.5 + 0.5 * math.cos(math.pi * part)) + 1e-6
        pick, marks = places.batch()
        wanted = torch.full((len(pick),), SMOOTH)
        wanted[:marks] = 1 - SMOOTH
        x = planes(varied(places.colours[pick].float(), wanted < 0.5), places.light[pick])
        with torch.autocast("cpu", torch.bfloat16):
            said = net(x.contiguous(memory_format=torch.channels_last))
        loss = F.binary_cross_entropy_with_logits(said.float(), wanted)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        steps += 1
        average += 0.02 * (float(loss) - average)
        keep = min(0.998, 1 - 1 / (steps / 3 + 1))
        with torch.no_grad():
            for kept, fresh in zip(mean.state_dict().values(), net.state_dict().values()):
                kept.lerp_(fresh, 1 - keep)
        if time.time() > shown + 60:
            shown = time.time()
            print(f"{time.time() - start:5.0f} s {steps} steps, loss {average:.4f}", flush=True)
            write(options.out, mean)
    write(options.out, mean)
    print(f"{steps} steps", flush=True)


if __name__ == "__main__":
    main()
