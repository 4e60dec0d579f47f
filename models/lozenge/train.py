#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""train.py MARK_PATCHES SCENES… [--harmless DIR] [--from WEIGHTS] [--epochs N]: learns to tell lozenges from other
boxes and writes weights.inc. MARK_PATCHES is the program tests/bench/mark_patches.c, SCENES are
directories that scenes.py wrote, --harmless one of pictures without any mark. --from WEIGHTS goes on
from these, for fewer epochs; the first look stays as it is there. Needs NumPy and PyTorch.

The network: two 3 x 3 convolutions, each with ReLU and 2 x 2 maximum, one hidden layer that also sees
the colour ratios, three classes (none, NHS, GIG Cymru NHS Wales). Before it a smaller one without
convolutions looks at the patch at half size and sorts out most of what is no box with letters."""

import argparse
import glob
import json
import os
import subprocess

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

WIDTH, HEIGHT = 48, 20
FIELDS = 8 + 1 + 3 + WIDTH * HEIGHT + WIDTH * HEIGHT // 4
PASSES = 0.004  # share of marks that the first look may lose
SCALE = 1024  # weights are written as integers over this
NEAR, FAR = 0.16, 0.40  # mean distance of corners over the mark's width: the same box, another one
CLASSES = {"nhs": 1, "wales": 2}
KEEP_EASY = 60  # negatives a picture, beside those on cards and those that the built network believes
FOOLED = 0.1


def patches(program, files):
    run = subprocess.run([program, *files], stdout=subprocess.PIPE, check=True).stdout
    at = 0
    for _ in files:
        end = run.index(b"\n", at)
        path, count = run[at:end].rsplit(b" ", 1)
        at = end + 1
        size = int(count) * FIELDS * 4
        yield path.decode(), np.frombuffer(run[at:at + size], np.float32).reshape(-1, FIELDS)
        at += size


def distances(quads, mark):
    """To the mark as it stands and turned by half."""
    truth = np.array(mark["quad"], np.float32)
    width = max(mark["width"], 1)
    ahead = np.linalg.norm(quads - truth, axis=2).mean(1) / width
    turned = np.linalg.norm(quads[:, [2, 3, 0, 1]] - truth, axis=2).mean(1) / width
    return ahead, turned


def load(program, directories, harmless, rng):
    xs, smalls, colours, ys = [], [], [], []
    files = [f for d in directories for f in sorted(glob.glob(os.path.join(d, "*.jpg")))]
    files += sorted(glob.glob(os.path.join(harmless, "*.jpg"))) if harmless else []
    for start in range(0, len(files), 8):
        for path, rows in patches(program, files[start:start + 8]):
            truth = os.path.splitext(path)[0] + ".json"
            marks = json.load(open(truth))["marks"] if os.path.exists(truth) else []
            quads = rows[:, :8].reshape(-1, 4, 2)
            label = np.zeros(len(rows), int)
            turn = np.zeros(len(rows), bool)
            hard = np.zeros(len(rows), bool)
            for mark in marks:
                ahead, turned = distances(quads, mark)
                best = np.minimum(ahead, turned)
                if mark["kind"] == "other":
                    hard |= best < FAR
                    continue
                same = best < NEAR
                label[(best < FAR) & ~same & (label == 0)] = -1
                label[same] = CLASSES[mark["kind"]]
                turn[same] = turned[same] < ahead[same]
            luma = rows[:, 12:12 + WIDTH * HEIGHT].reshape(-1, HEIGHT, WIDTH)
            small = rows[:, 12 + WIDTH * HEIGHT:].reshape(-1, HEIGHT // 2, WIDTH // 2)
            luma, small = (np.where(turn[:, None, None], a[:, ::-1, ::-1], a) for a in (luma, small))
            hard |= (label == 0) & (rows[:, 8] > FOOLED)
            easy = np.flatnonzero((label == 0) & ~hard)
            limit = KEEP_EASY if marks else 300
            kept = np.concatenate([np.flatnonzero((label > 0) | ((label == 0) & hard)),
                                   rng.permutation(easy)[:limit]])
            xs.append(luma[kept].astype(np.float16))
            smalls.append(small[kept].astype(np.float16))
            colours.append(rows[kept, 9:12])
            ys.append(label[kept])
    return tuple(torch.tensor(np.concatenate(a)) for a in (xs, smalls, colours, ys))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, 8, 3, padding=1)
        self.second = nn.Conv2d(8, 16, 3, padding=1)
        self.hidden = nn.Linear(16 * 5 * 12 + 3, 24)
        self.last = nn.Linear(24, 3)

    def forward(self, x, colour):
        x = F.max_pool2d(F.relu(self.first(x)), 2)
        x = F.max_pool2d(F.relu(self.second(x)), 2)
        x = torch.cat([x.flatten(1), colour], 1)
        return self.last(F.dropout(F.relu(self.hidden(x)), 0.15, self.training))


def varied(x, colour, y, generator):
    """Noise and contrast at random; what is no mark also turned and mirrored."""
    n = len(x)
    x = x.float() + torch.randn(x.shape, generator=generator) * torch.rand(n, 1, 1, generator=generator) * 0.25
    flip = (torch.rand(n, 2, generator=generator) < 0.5) & (y == 0)[:, None]
    x = torch.where(flip[:, 0, None, None], x.flip(2), x)
    x = torch.where(flip[:, 1, None, None], x.flip(1), x)
    x = (x - x.mean((1, 2), keepdim=True)) / (x.std((1, 2), keepdim=True) + 1e-3)
    colour = colour * (1 + 0.06 * torch.randn(colour.shape, generator=generator))
    return x[:, None], colour


def batches(y, size, generator):
    """A third of each batch are marks."""
    marks, others = torch.nonzero(y > 0)[:, 0], torch.nonzero(y == 0)[:, 0]
    order = others[torch.randperm(len(others), generator=generator)]
    part = size * 2 // 3
    for i in range(0, len(order), part):
        picked = marks[torch.randint(len(marks), (size - part,), generator=generator)]
        yield torch.cat([order[i:i + part], picked])


def train(net, x, colour, y, epochs, rate, generator, after):
    optimiser = torch.optim.Adam(net.parameters(), rate, weight_decay=1e-5)
    steps = epochs * (int((y == 0).sum()) // 170 + 1)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    for epoch in range(epochs):
        total = count = 0
        for pick in batches(y, 256, generator):
            vx, vc = varied(x[pick], colour[pick], y[pick], generator)
            loss = F.cross_entropy(net(vx, vc), y[pick])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total, count = total + float(loss), count + 1
        print(f"epoch {epoch}: loss {total / count:.4f}", flush=True)
        after()


class Sieve(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(WIDTH * HEIGHT // 4, 16)
        self.last = nn.Linear(16, 1)

    def forward(self, x):
        return self.last(F.relu(self.hidden(x.flatten(1))))[:, 0]


def train_sieve(small, y, epochs, generator):
    """The first look: nearly all marks must pass."""
    sieve = Sieve()
    optimiser = torch.optim.Adam(sieve.parameters(), 0.003, weight_decay=1e-4)
    no_colour = torch.zeros(len(y), 3)
    for _ in range(epochs):
        for pick in batches(y, 512, generator):
            v, _ = varied(small[pick], no_colour[pick], y[pick], generator)
            target = (y[pick] > 0).float()
            loss = F.binary_cross_entropy_with_logits(sieve(v), target, pos_weight=torch.tensor(5.0))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    with torch.no_grad():
        out = sieve(small.float())
        bound = torch.quantile(out[y > 0], PASSES)
        sieve.last.bias -= bound
    print(f"sieve: passes {float((out[y == 0] > bound).float().mean()):.3f} of the others")
    return sieve


def tensors(sieve, net):
    for part in (sieve.hidden, sieve.last, net.first, net.second, net.hidden, net.last):
        yield part.weight
        yield part.bias


def read(path, sieve, net):
    with open(path) as weights:
        values = torch.tensor([float(v) for v in weights.read().split(",") if v.strip()]) / SCALE
    at = 0
    with torch.no_grad():
        for tensor in tensors(sieve, net):
            tensor.copy_(values[at:at + tensor.numel()].view(tensor.shape))
            at += tensor.numel()


def write(path, sieve, net):
    with open(path, "w") as out:
        for tensor in tensors(sieve, net):
            values = torch.round(tensor.detach().flatten() * SCALE).int().clamp(-32767, 32767).tolist()
            for i in range(0, len(values), 24):
                out.write(",".join(str(v) for v in values[i:i + 24]) + ",\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("scenes", nargs="+")
    parser.add_argument("--harmless", default="")
    parser.add_argument("--from", dest="begin", default="")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--rate", type=float, default=0.002)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "weights.inc"))
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(5)
    generator = torch.Generator().manual_seed(5)
    x, small, colour, y = load(options.program, options.scenes, options.harmless, np.random.default_rng(5))
    print({k: int((y == k).sum()) for k in (-1, 0, 1, 2)}, flush=True)
    net = Net()
    if options.begin:
        sieve = Sieve()
        read(options.begin, sieve, net)
    else:
        sieve = train_sieve(small, y, max(3, options.epochs // 2), generator)
    train(net, x, colour, y, options.epochs, options.rate, generator, lambda: write(options.out, sieve, net))
    net.eval()
    with torch.no_grad():
        scores = torch.cat([torch.softmax(net(x[i:i + 4096].float()[:, None], colour[i:i + 4096]), 1)
                            for i in range(0, len(x), 4096)])
    mark = 1 - scores[:, 0]
    for bound in (0.5, 0.8, 0.9, 0.95):
        print(bound, "marks", float((mark[y > 0] > bound).float().mean()),
              "others", float((mark[y == 0] > bound).float().mean()))
    write(options.out, sieve, net)


if __name__ == "__main__":
    main()
