#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""train.py --scenes FILE… --cards FILE… --seconds S --out DIR [--device cpu|cuda] [--from WEIGHTS]: learns to tell lozenges from other boxes. the scenes'
patches are files of gather.py, the cards of flat.py; DIR gets a file of weights for each of SIZES, the first of the size that
src/mark/lozenge_net.c has, and log.txt. The time is divided among the parts; nothing is drawn out. --from WEIGHTS
begins the sieve with the program's. Needs NumPy and PyTorch.

The network: two 3 x 3 convolutions, each with ReLU and 2 x 2 maximum, one hidden layer that also sees
the colour ratios, three classes (none, NHS, GIG Cymru NHS Wales). It learns from the labels and from what a
far larger network says that has learnt from them first: of a patch that has been moved, blurred or covered
the label alone says too little. Before it a smaller one without convolutions looks at the patch at half
size and sorts out most of what is no box with letters."""

import argparse
import math
import os
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

WIDTH, HEIGHT = 48, 20
COLOURS = 3
LEAST, STEP, COLOUR_STEP = -3.15, 0.1, 1 / 128  # as gather.py writes them
SCALE = 1024  # weights are written as integers over this
PASSES = 0.003  # share of marks that the first look may lose
SIZES = {"small": (8, 16, 24), "wide": (12, 24, 32)}  # planes of the convolutions, hidden units
TEACHER = 96  # planes of the larger network
HELD_OUT = 12  # each so manieth picture is not learnt from
SHARES = (0.06, 0.40)  # of the time: the first look, the teacher; the rest are the networks
FROM_CARDS = 0.35  # of a batch
MARGIN = (4, 2)  # samples round the box
MARKS, HARD = 0.40, 0.35  # of a batch; the rest is what is easily told
WARMTH = 2.0  # at which the teacher is asked
TAUGHT = 0.6  # share of the loss that is the teacher's
KEEP = 0.998  # of the weights' running mean a step
BOUNDS = (0.90, 0.97, 0.985)  # those of src/mark/lozenge.c


class Net(nn.Module):
    def __init__(self, first, second, hidden):
        super().__init__()
        self.first = nn.Conv2d(1, first, 3, padding=1)
        self.second = nn.Conv2d(first, second, 3, padding=1)
        self.hidden = nn.Linear(second * 5 * 12 + COLOURS, hidden)
        self.last = nn.Linear(hidden, 3)

    def features(self, x):
        x = F.max_pool2d(F.relu(self.first(x)), 2)
        return F.max_pool2d(F.relu(self.second(x)), 2).flatten(1)

    def judge(self, features, colour):
        x = torch.cat([features, colour], 1)
        return self.last(F.dropout(F.relu(self.hidden(x)), 0.1, self.training))

    def forward(self, x, colour):
        return self.judge(self.features(x), colour)


class Block(nn.Module):
    def __init__(self, planes):
        super().__init__()
        self.a = nn.Conv2d(planes, planes, 3, padding=1, bias=False)
        self.b = nn.Conv2d(planes, planes, 3, padding=1, bias=False)
        self.norm_a, self.norm_b = nn.BatchNorm2d(planes), nn.BatchNorm2d(planes)

    def forward(self, x):
        return F.relu(x + self.norm_b(self.b(F.relu(self.norm_a(self.a(x))))))


class Teacher(nn.Module):
    def __init__(self, planes):
        super().__init__()
        self.begin = nn.Sequential(nn.Conv2d(1, planes // 2, 3, padding=1, bias=False), nn.BatchNorm2d(planes // 2), nn.ReLU(),
                                   nn.Conv2d(planes // 2, planes, 3, padding=1, stride=2, bias=False), nn.BatchNorm2d(planes), nn.ReLU())
        self.middle = nn.Sequential(Block(planes), Block(planes))
        self.down = nn.Sequential(nn.Conv2d(planes, 2 * planes, 3, padding=1, stride=2, bias=False), nn.BatchNorm2d(2 * planes), nn.ReLU())
        self.end = nn.Sequential(Block(2 * planes), Block(2 * planes))
        self.hidden = nn.Linear(2 * planes * 5 * 12 + COLOURS, 192)
        self.last = nn.Linear(192, 3)

    def forward(self, x, colour):
        x = self.end(self.down(self.middle(self.begin(x))))
        x = F.dropout(x.flatten(1), 0.3, self.training)
        return self.last(F.dropout(F.relu(self.hidden(torch.cat([x, colour], 1))), 0.3, self.training))


class Sieve(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(WIDTH * HEIGHT // 4, 16)
        self.last = nn.Linear(16, 1)

    def forward(self, x):
        return self.last(F.relu(self.hidden(x.flatten(1))))[:, 0]


def levelled(x):
    return (x - x.mean((1, 2), keepdim=True)) / (x.std((1, 2), keepdim=True) + 1e-3)


def uniform(n, low, high, device):
    return torch.rand(n, device=device) * (high - low) + low


def moved(x, far=1.0):
    """Turned, scaled, sheared and shifted by a little; beyond the edge the edge goes on."""
    n, h, w = x.shape
    turn = uniform(n, -0.06, 0.06, x.device) * far
    across, down = (1 + uniform(n, -0.06, 0.06, x.device) * far for _ in range(2))
    lean = uniform(n, -0.12, 0.12, x.device) * far
    ratio = h / w
    theta = torch.stack([across * turn.cos(), (lean - turn.sin()) * ratio, uniform(n, -2.2, 2.2, x.device) / w * far,
                         turn.sin() / ratio, down * turn.cos(), uniform(n, -1.4, 1.4, x.device) / h * far], 1).view(n, 2, 3)
    still = torch.tensor([[1.0, 0, 0], [0, 1.0, 0]], device=x.device)
    theta = torch.where((torch.rand(n, device=x.device) < 0.3)[:, None, None], still, theta)
    grid = F.affine_grid(theta, (n, 1, h, w), align_corners=False)
    return F.grid_sample(x[:, None], grid, padding_mode="border", align_corners=False)[:, 0]


def some_blur(n, device):
    """0 to 1.3 samples, as marks look that are hardly as wide as the patch."""
    return torch.where(torch.rand(n, device=device) < 0.5, uniform(n, 0.3, 1.3, device), torch.full((n,), 0.05, device=device))


def blurred(x, sigma):
    steps = torch.arange(-3, 4, device=x.device)
    kernel = torch.exp(-steps ** 2 / (2 * sigma[:, None] ** 2))
    kernel = kernel / kernel.sum(1, keepdim=True)
    x = F.pad(x[None], (3, 3, 3, 3), mode="replicate")[0]
    x = sum(kernel[:, k, None, None] * x[:, :, k:x.shape[2] - 6 + k] for k in range(7))
    return sum(kernel[:, k, None, None] * x[:, k:x.shape[1] - 6 + k] for k in range(7))


def noisy(x, much=1.0):
    """A sensor's noise, fine and coarse, blocks of eight as JPEG leaves them, and light that falls from one side."""
    n, h, w = x.shape
    x = x + torch.randn_like(x) * uniform(n, 0, 1, x.device).pow(2)[:, None, None] * 0.45 * much
    coarse = F.interpolate(torch.randn(n, 1, h // 2, w // 2, device=x.device), (h, w), mode="bilinear")[:, 0]
    x = x + coarse * (uniform(n, -0.3, 0.3, x.device).clamp(0))[:, None, None]
    blocks = F.interpolate(torch.randn(n, 1, h // 4, w // 8, device=x.device), (h, w))[:, 0]
    x = x + blocks * (uniform(n, -0.2, 0.2, x.device).clamp(0))[:, None, None]
    right = torch.linspace(-1, 1, w, device=x.device)[None, None] * torch.randn(n, 1, 1, device=x.device)
    below = torch.linspace(-1, 1, h, device=x.device)[None, :, None] * torch.randn(n, 1, 1, device=x.device)
    x = x + (right + below) * 0.15
    return x + uniform(n, -0.12, 0.12, x.device)[:, None, None] * x * x


def covered(x, share):
    """A finger, a clip or another sheet over an end, a corner or a strip: at most a quarter of it."""
    n, h, w = x.shape
    wide, high = torch.rand(n, device=x.device), torch.rand(n, device=x.device)
    flat = torch.rand(n, device=x.device) < 0.5
    wide = torch.where(flat, 0.2 + 0.8 * wide, 0.04 + 0.2 * wide) * w
    high = torch.where(flat, 0.1 + 0.15 * high, 0.4 + 0.9 * high) * h
    left, top = uniform(n, -0.1, 0.95, x.device) * w, uniform(n, -0.2, 0.9, x.device) * h
    column = torch.arange(w, device=x.device)[None, None]
    row = torch.arange(h, device=x.device)[None, :, None]
    left = left[:, None, None] + row * uniform(n, -0.3, 0.3, x.device)[:, None, None]
    hidden = (column >= left) & (column < left + wide[:, None, None]) & (row >= top[:, None, None]) & (row < (top + high)[:, None, None])
    hidden &= (torch.rand(n, device=x.device) < share)[:, None, None]
    return torch.where(hidden, uniform(n, -2, 2, x.device)[:, None, None], x)


def tinted(colour):
    """Warmer or colder light, and more or less of it on one side of the edge."""
    n = len(colour)
    warm = torch.randn(n, 1, device=colour.device) * torch.tensor([0.05, 0.0, -0.05], device=colour.device)
    return (colour * (1 + warm + 0.05 * torch.randn_like(colour)) * (1 + 0.06 * torch.randn(n, 1, device=colour.device))).clamp(0, 2)


def varied(x, colour, y, far=1.0):
    flip = (torch.rand(len(x), 2, device=x.device) < 0.5) & (y == 0)[:, None]  # a mark has one way up
    x = torch.where(flip[:, 0, None, None], x.flip(2), x)
    x = torch.where(flip[:, 1, None, None], x.flip(1), x)
    x = covered(blurred(moved(x, far), some_blur(len(x), x.device)), 0.12)
    return levelled(noisy(x, 0.6)), tinted(colour)


class Flat:
    """Cards as they lie, seen as a candidate's patch would show them."""

    def __init__(self, paths, device):
        tables = [np.load(p) for p in paths]
        get = lambda key: torch.tensor(np.concatenate([t[key] for t in tables])).to(device)
        self.luma, self.light, self.letters, self.label = get("luma"), get("light"), get("letters"), get("label").long()
        self.colour = get("colour")
        self.marks, self.others = (torch.nonzero(c)[:, 0] for c in (self.label > 0, self.label == 0))
        u = (torch.arange(WIDTH, device=device) + 0.5 - MARGIN[0]) / (WIDTH - 2 * MARGIN[0])
        v = (torch.arange(HEIGHT, device=device) + 0.5 - MARGIN[1]) / (HEIGHT - 2 * MARGIN[1])
        u, v = u[None, :].expand(HEIGHT, WIDTH), v[:, None].expand(HEIGHT, WIDTH)
        self.weights = torch.stack([(1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v])
        self.inside = (u > 0) & (u < 1) & (v > 0) & (v < 1)
        self.corners = torch.tensor([[0.0, 0], [1, 0], [1, 1], [0, 1]], device=device)

    def seen(self, count):
        """Patches, colours, labels: corners are found a little beside where they are."""
        device = self.luma.device
        pick = torch.cat([group[torch.randint(len(group), (n,), device=device)]
                          for group, n in ((self.marks, count // 2), (self.others, count - count // 2))])
        n = len(pick)
        off = torch.randn(n, 4, 2, device=device) * (torch.rand(n, 1, 1, device=device) * torch.tensor([0.035, 0.07], device=device))
        grown = 1 + torch.randn(n, 1, 2, device=device) * torch.tensor([0.02, 0.05], device=device)
        corners = (self.corners - 0.5) * grown + 0.5 + off
        at = torch.einsum("khw,nkc->nhwc", self.weights, corners)
        # The box is 60 x 24 of 96 x 48.
        grid = torch.stack([(at[..., 0] * 60 + 18) / 96, (at[..., 1] * 24 + 12) / 48], 3) * 2 - 1
        x = F.grid_sample(self.luma[pick].float()[:, None], grid, padding_mode="border", align_corners=False)[:, 0]
        width = torch.exp(uniform(n, math.log(20), math.log(200), device))
        x = blurred(x, (0.3 ** 2 + (0.45 * 40 / width) ** 2 + some_blur(n, device) ** 2 * 0.7).sqrt())
        x = torch.where(self.light[pick][:, None, None], -x, x)
        x = torch.where(self.letters[pick][:, None, None], self.lightened(x), x)
        colour = self.colour[pick].float() * COLOUR_STEP
        # What little of the one side is seen on the other brings their colours together.
        colour = colour + (1 - colour) * torch.rand(n, 1, device=device).pow(3) * 0.5
        y = self.label[pick]
        x = covered(levelled(x), 0.12)
        flip = (torch.rand(n, 2, device=device) < 0.5) & (y == 0)[:, None]
        x = torch.where(flip[:, 0, None, None], x.flip(2), x)
        x = torch.where(flip[:, 1, None, None], x.flip(1), x)
        return levelled(noisy(x)), tinted(colour), y

    def lightened(self, x):
        """What lies outside the box as light as its letters: lighten_margin() of src/mark/cutout.c."""
        inner = x[:, self.inside]
        middle = (inner.amax(1, keepdim=True) + inner.amin(1, keepdim=True)) / 2
        light = inner >= middle
        mean = (inner * light).sum(1) / light.sum(1)
        return torch.where(self.inside[None], x, mean[:, None, None])


def examples(data, flat, size):
    """A batch: patches, colours, labels."""
    count = int(size * FROM_CARDS) if flat else 0
    x, c, y = data.of(data.batch(size - count))
    v, c = varied(x, c, y)
    if not count:
        return v, c, y
    return tuple(torch.cat(pair) for pair in zip((v, c, y), flat.seen(count)))


class Data:
    """All patches on the device, and batches of them."""

    def __init__(self, paths, device):
        tables = [np.load(p) for p in paths]
        def get(key):
            values = np.concatenate([t[key] for t in tables])
            return torch.tensor(values.astype(np.int32) if values.dtype == np.uint16 else values).to(device)

        self.luma, self.small, self.colour = get("luma"), get("small"), get("colour")
        self.label, self.hard, self.width, self.picture = get("label").long(), get("hard") > 0, get("width"), get("picture")
        self.source = get("source").long()
        test = self.picture % HELD_OUT == 0
        self.test = torch.nonzero(test)[:, 0]
        self.marks = torch.nonzero((self.label > 0) & ~test)[:, 0]
        self.hards = torch.nonzero((self.label == 0) & self.hard & ~test)[:, 0]
        self.easy = torch.nonzero((self.label == 0) & ~self.hard & ~test)[:, 0]
        self.device = device

    def of(self, pick, small=False):
        x = (self.small if small else self.luma)[pick].float() * STEP + LEAST
        return levelled(x), self.colour[pick].float() * COLOUR_STEP, self.label[pick]

    def batch(self, size):
        counts = int(size * MARKS), int(size * HARD)
        counts += (size - sum(counts),)
        return torch.cat([group[torch.randint(len(group), (n,), device=self.device)]
                          for group, n in zip((self.marks, self.hards, self.easy), counts)])


class Schedule:
    """A part of the time: the rate rises for a twentieth of it and falls along a cosine."""

    def __init__(self, seconds, rate):
        self.start, self.seconds, self.rate, self.steps = time.time(), seconds, rate, 0

    def next(self, optimiser):
        part = (time.time() - self.start) / self.seconds
        self.steps += 1
        for group in optimiser.param_groups:
            group["lr"] = self.rate * min(part * 20, 0.5 + 0.5 * math.cos(math.pi * min(part, 1))) + 1e-6
        return part < 1


def follow(mean, net):
    with torch.no_grad():
        for kept, fresh in zip(mean.state_dict().values(), net.state_dict().values()):
            if kept.dtype.is_floating_point:
                kept.lerp_(fresh, 1 - KEEP)
            else:
                kept.copy_(fresh)


def said_of(net, data, pick):
    net.eval()
    with torch.no_grad():
        said = torch.cat([net(x[:, None], c).float() for x, c, _ in (data.of(pick[i:i + 4096]) for i in range(0, len(pick), 4096))])
    net.train()
    return 1 - torch.softmax(said, 1)[:, 0]


def report(name, net, data, say):
    """Of the held-out pictures, by width of the mark and by kind of what is none."""
    pick = data.test
    if not len(pick):
        return
    sure, y, width, hard = said_of(net, data, pick), data.label[pick], data.width[pick], data.hard[pick]
    groups = {"marks 18-40": (y > 0) & (width < 40), "40-80": (y > 0) & (width >= 40) & (width < 80), "80-": (y > 0) & (width >= 80),
              "hard": (y == 0) & hard, "easy": (y == 0) & ~hard}
    for bound in BOUNDS:
        say(f"{name:8} {bound}: " + ", ".join(f"{k} {int((sure[g] >= bound).sum())}/{int(g.sum())}" for k, g in groups.items()))


def train_sieve(data, sieve, seconds, say):
    """The first look: nearly all marks must pass."""
    optimiser = torch.optim.Adam(sieve.parameters(), weight_decay=1e-4)
    schedule = Schedule(seconds, 0.003)
    while schedule.next(optimiser):
        pick = data.batch(2048)
        x, c, y = data.of(pick, small=True)
        v, _ = varied(x, c, y, 0.5)
        loss = F.binary_cross_entropy_with_logits(sieve(v), (y > 0).float(), pos_weight=torch.tensor(5.0, device=data.device))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    with torch.no_grad():
        out = torch.cat([sieve(data.of(data.marks[i:i + 65536], True)[0]) for i in range(0, len(data.marks), 65536)])
        sieve.last.bias -= torch.quantile(out[:1000000], PASSES)
    say(f"sieve: {schedule.steps} steps")


def sieved(sieve, data, say):
    with torch.no_grad():
        x, _, y = data.of(data.test, True)
        passes, hard = sieve(x) > 0, data.hard[data.test]
    say("sieve passes of the held-out: " + ", ".join(f"{k} {float(passes[g].float().mean()):.4f}" for k, g in (
        ("marks", y > 0), ("hard", (y == 0) & hard), ("easy", (y == 0) & ~hard))))


def train_teacher(data, flat, seconds, size, planes, say):
    net = Teacher(planes).to(data.device)
    mean = Teacher(planes).to(data.device)
    mean.load_state_dict(net.state_dict())
    if data.device.type == "cuda":
        net, mean = (n.to(memory_format=torch.channels_last) for n in (net, mean))
    optimiser = torch.optim.AdamW(net.parameters(), weight_decay=0.02)
    schedule = Schedule(seconds, 0.0015)
    while schedule.next(optimiser):
        v, c, y = examples(data, flat, size)
        with torch.autocast(data.device.type, torch.bfloat16, enabled=data.device.type == "cuda"):
            loss = F.cross_entropy(net(v[:, None], c).float(), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        follow(mean, net)
    say(f"teacher: {schedule.steps} steps, last loss {float(loss):.4f}")
    report("teacher", mean, data, say)
    return mean.eval()


def train(nets, teacher, data, flat, seconds, size, after, say):
    means = {k: Net(*SIZES[k]).to(data.device) for k in nets}
    for name, net in nets.items():
        means[name].load_state_dict(net.state_dict())
    optimiser = torch.optim.AdamW([p for n in nets.values() for p in n.parameters()], weight_decay=1e-4)
    schedule = Schedule(seconds, 0.003)
    written = time.time()
    while schedule.next(optimiser):
        v, c, y = examples(data, flat, size)
        with torch.no_grad(), torch.autocast(data.device.type, torch.bfloat16, enabled=data.device.type == "cuda"):
            wanted = torch.softmax(teacher(v[:, None], c).float() / WARMTH, 1)
        loss = 0
        for net in nets.values():
            said = net(v[:, None], c)
            taught = F.kl_div(F.log_softmax(said / WARMTH, 1), wanted, reduction="batchmean") * WARMTH ** 2
            loss = loss + (1 - TAUGHT) * F.cross_entropy(said, y) + TAUGHT * taught
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        for name, net in nets.items():
            follow(means[name], net)
        if time.time() > written + 60:
            written = time.time()
            after(means)
            say(f"{schedule.steps} steps, loss {float(loss):.4f}")
    say(f"networks: {schedule.steps} steps")
    after(means)
    return means


def tensors(sieve, net):
    for part in (sieve.hidden, sieve.last, *((net.first, net.second, net.hidden, net.last) if net else ())):
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
            values = torch.round(tensor.detach().float().cpu().flatten() * SCALE).int().clamp(-32767, 32767).tolist()
            for i in range(0, len(values), 24):
                out.write(",".join(str(v) for v in values[i:i + 24]) + ",\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenes", nargs="+", required=True)
    parser.add_argument("--cards", nargs="*")
    parser.add_argument("--seconds", type=float, default=3000)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--from", dest="begin", default="")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--batch", type=int, default=0, help="patches of a step; 1024 on a GPU, twice as many for the networks, 256 without")
    parser.add_argument("--teacher", type=int, default=0, help=f"planes of the larger network; {TEACHER} on a GPU, 16 without")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    begun = time.time()
    torch.set_num_threads(options.threads)
    torch.manual_seed(5)
    device = torch.device(options.device)
    gpu = device.type == "cuda"
    if gpu:
        torch.backends.cudnn.benchmark = True
    os.makedirs(options.out, exist_ok=True)
    log = open(os.path.join(options.out, "log.txt"), "w")

    def say(text):
        print(f"{time.time() - begun:6.0f} s  {text}", flush=True)
        print(f"{time.time() - begun:6.0f} s  {text}", file=log, flush=True)

    data = Data(options.scenes, device)
    flat = Flat(options.cards, device) if options.cards else None
    size = options.batch or (1024 if gpu else 256)
    say(f"{device}: marks {len(data.marks)}, hard {len(data.hards)}, easy {len(data.easy)}, held out {len(data.test)}, cards {len(flat.label) if flat else 0}")
    sieve, nets = Sieve(), {k: Net(*s) for k, s in SIZES.items()}
    if options.begin:
        present = Net(*SIZES["small"])
        read(options.begin, sieve, present)
        report("present", present.to(device), data, say)
        sieved(sieve.to(device), data, say)
    sieve, nets = sieve.to(device), {k: n.to(device) for k, n in nets.items()}
    left = options.seconds - (time.time() - begun)
    train_sieve(data, sieve, left * SHARES[0], say)
    sieved(sieve, data, say)
    teacher = train_teacher(data, flat, left * SHARES[1], size, options.teacher or (TEACHER if gpu else 16), say)
    left = options.seconds - (time.time() - begun) - 3

    def after(means):
        for name, net in means.items():
            write(os.path.join(options.out, name + ".inc"), sieve, net)

    means = train(nets, teacher, data, flat, left, 2 * size if gpu else size, after, say)
    for name, net in means.items():
        report(name, net, data, say)


if __name__ == "__main__":
    main()
