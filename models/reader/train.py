#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Learns reading lines from drawings that are made as it goes. See README.md."""
import argparse
import math
import os
import queue
import random
import threading
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

import camera
import draw
import net
import start
import text

EDGES = (2.5, 4, 6, 8.5, 12, 16, 22, 30)  # heights: lines of like length are learnt together, in one shape of batch
COLUMNS = 7500                       # heights a batch, all lines together
NOTHING = 0.03                       # share of drawings without text: nothing is to be read
RECENT = 50                          # lines of which neighbours are chosen
KEPT = 48                            # batches that may be photographed again
MEASURED = 60                        # batches the normalisations are measured on in the end
SETTLING = 14                        # batches on which normalisations are measured when learning goes on from a reader.model


class Drawings(IterableDataset):
    def __init__(self, seed, fonts, share):
        self.seed, self.fonts, self.share = seed, fonts, share

    def __iter__(self):
        info = get_worker_info()
        seed = self.seed * 1000 + (info.id if info else 0)
        r = random.Random(seed)
        lines, painter = text.Lines(seed + 1), draw.Painter(seed + 2, self.fonts)
        shelves = [[] for _ in EDGES]
        recent = [lines.line(40) for _ in range(RECENT)]
        while True:
            words = recent[r.randrange(RECENT)] = lines.line(r.randint(2, 60))
            try:
                drawn = painter.draw(words, (r.choice(recent), r.choice(recent)))
            except (ValueError, OSError, ZeroDivisionError) as error:  # of one font or line: no reason to end
                print('not drawn:', error, flush=True)
                continue
            if not drawn:
                continue
            canvas, words, box, whole = drawn
            length = (box[3] - box[2]) / max(box[1] - box[0], 0.6 * (whole[1] - whole[0]))
            if r.random() < NOTHING:
                canvas, words = canvas.copy(), ''
                canvas[max(box[0] - 1, 0):box[1] + 1] = 255
                if r.random() < 0.5:
                    at = r.randint(box[0], box[1])
                    canvas[at:at + r.randint(1, 4), :] = r.randint(0, 200)
            shelf = next((i for i, edge in enumerate(EDGES) if length <= edge), None)
            if shelf is None:
                continue
            shelves[shelf].append((canvas, words, box, whole))
            if len(shelves[shelf]) >= int(COLUMNS * self.share / max(EDGES[shelf], 6)):
                yield (EDGES[shelf],) + collate(shelves[shelf])
                shelves[shelf] = []


def collate(samples):
    width = -(-max(s[0].shape[1] for s in samples) // 128) * 128
    canvas = np.full((len(samples), draw.CANVAS, width), 255, np.uint8)
    for i, s in enumerate(samples):
        canvas[i, :, :s[0].shape[1]] = s[0]
    targets = [[text.LABEL[c] for c in s[1]] for s in samples]
    return (torch.from_numpy(canvas), torch.tensor([s[2] for s in samples], dtype=torch.float32), torch.tensor([s[3] for s in samples], dtype=torch.float32),
            torch.tensor([t for one in targets for t in one], dtype=torch.long), torch.tensor([len(t) for t in targets], dtype=torch.long))


def loss_of(scores, own, targets, lengths):
    logs = F.log_softmax(scores.float(), -1)
    loss = F.ctc_loss(logs, targets, net.columns(own), lengths, reduction='none', zero_infinity=True)
    return loss.sum() / lengths.sum().clamp(min=1)


def greedy(scores, own):
    best = scores.argmax(-1).T.cpu().tolist()
    out = []
    for labels, count in zip(best, net.columns(own).tolist()):
        said, last = [], 0
        for label in labels[:count]:
            if label and label != last:
                said.append(text.CHARACTERS[label - 1])
            last = label
        out.append(''.join(said))
    return out


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        next_row = [i + 1]
        for j, y in enumerate(b):
            next_row.append(min(row[j + 1] + 1, next_row[j] + 1, row[j] + (x != y)))
        row = next_row
    return row[-1]


def strings(targets, lengths):
    at, out = 0, []
    for n in lengths.tolist():
        out.append(''.join(text.CHARACTERS[t - 1] for t in targets[at:at + n].tolist()))
        at += n
    return out


class Supply:
    """Batches on the device: new ones as long as there are any, else one of those kept again."""

    def __init__(self, loader, device, most):
        self.device, self.most = device, most
        self.ready, self.kept = queue.Queue(4), []
        threading.Thread(target=self.fetch, args=(iter(loader),), daemon=True).start()
        self.new = 0

    def fetch(self, batches):
        try:
            for batch in batches:
                self.ready.put(batch)
        except Exception as error:
            print(f'no more drawings: {error}', flush=True)
            os._exit(1)

    def next(self):
        try:
            batch = self.ready.get(block=not self.kept)
        except queue.Empty:
            chosen = random.choice(self.kept)
            chosen[1] -= 1
            if not chosen[1]:
                self.kept = [k for k in self.kept if k is not chosen]
            return chosen[0]
        self.new += 1
        batch = (batch[0],) + tuple(t.to(self.device, non_blocking=True) for t in batch[1:])
        if self.most > 1:
            self.kept.append([batch, self.most - 1])
            del self.kept[:-KEPT]
        return batch


def measure(models, supply):
    """The normalisations' means over many batches, of the lengths of line that there are."""
    for model in models.values():
        for layer in model.layers:
            layer.norm.reset_running_stats()
            layer.norm.momentum = None  # of all batches alike
    with torch.no_grad():
        for _ in range(MEASURED):
            batch = supply.next()
            strips, _ = camera.photograph(*batch[1:4], batch[0])
            for model in models.values():
                model(strips)


def settle(models, supply):
    strips = []
    for _ in range(SETTLING):
        batch = supply.next()
        with torch.no_grad():
            strips.append(camera.photograph(*batch[1:4], batch[0])[0])
    for model in models.values():
        start.settle(model, strips)


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--sizes', nargs='+', default=['medium', 'large'], choices=list(net.SIZES))
    p.add_argument('--seconds', type=float, default=3600, help='of training')
    p.add_argument('--workers', type=int, default=os.cpu_count())
    p.add_argument('--fonts', default='/usr/share/fonts', help='folder of font families')
    p.add_argument('--share', type=float, default=1, help='of the usual batch size')
    p.add_argument('--reuse', type=int, default=1, help='photographs taken of each drawing at most, where drawing is too slow for more drawings')
    p.add_argument('--rate', type=float, default=2.5e-3)
    p.add_argument('--start', help='a reader.model to go on from')
    p.add_argument('--report', type=float, default=10, help='seconds between lines of output')
    p.add_argument('--out', default='.')
    p.add_argument('--seed', type=int, default=1)
    a = p.parse_args()
    begun = time.time()
    torch.manual_seed(a.seed)
    device = 'cuda' if torch.cuda.is_available() else 'cpu'
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = True
    labels = len(text.CHARACTERS) + 1
    models = {size: net.Reader(size, labels).to(device) for size in a.sizes}
    if device == 'cuda':
        models = {s: m.to(memory_format=torch.channels_last) for s, m in models.items()}
    known = start.read(a.start)[1] if a.start else ()
    for model, layers in zip(models.values(), known):
        start.fill(model, layers)
    optimisers = {s: torch.optim.AdamW(m.parameters(), lr=a.rate, weight_decay=0.01, **({'fused': True} if device == 'cuda' else {})) for s, m in models.items()}
    text.Lines(0)  # loaded once, before the painters are forked
    loader = DataLoader(Drawings(a.seed, a.fonts, a.share), batch_size=None, num_workers=a.workers, prefetch_factor=6 if a.workers else None, pin_memory=device == 'cuda')
    supply = Supply(loader, device, a.reuse)
    if known:
        settle(models, supply)
    torch.backends.cudnn.benchmark, torch.backends.cudnn.benchmark_limit = True, 4  # the shapes are few
    step, seen, means, shown, saved = 0, 0, {s: 6.0 for s in models}, 0.0, time.time()
    while True:
        passed = (time.time() - begun) / a.seconds
        if passed >= 1:
            break
        longest, canvas, boxes, whole, targets, lengths = supply.next()
        with torch.no_grad():
            strips, own = camera.photograph(canvas, boxes, whole, longest)
        rate = a.rate * min(1, (step + 1) / 300) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * passed)))
        for size, model in models.items():
            with torch.autocast(device, dtype=torch.bfloat16, enabled=device == 'cuda'):
                scores = model(strips)
            loss = loss_of(scores, own, targets, lengths)
            for group in optimisers[size].param_groups:
                group['lr'] = rate
            optimisers[size].zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimisers[size].step()
            if step % 10 == 0:
                value = float(loss.detach())
                means[size] = 0.9 * means[size] + 0.1 * value if step else value
        step += 1
        seen += len(canvas)
        if time.time() - shown > a.report:
            shown = time.time()
            said, wanted = greedy(scores, own), strings(targets, lengths)
            wrong = sum(distance(x, y) for x, y in zip(said[:80], wanted[:80])) / max(1, sum(map(len, wanted[:80])))
            print(f'{time.time() - begun:5.0f} s  step {step}  lines {seen}  batches drawn {supply.new}  ' + '  '.join(f'{s} {v:.4f}' for s, v in means.items()) + f'  {size} wrong {100 * wrong:.1f} %  width {strips.shape[2]}  e.g. {wanted[0]!r} {said[0]!r}', flush=True)
        if time.time() - saved > 45:
            saved = time.time()
            save(models, a.out)
    save(models, a.out)
    torch.backends.cudnn.benchmark = False
    measure(models, supply)
    save(models, a.out)
    print(f'done: {step} steps, {seen} lines, {time.time() - begun:.0f} s', flush=True)
    os._exit(0)  # the painters would go on


def save(models, out):
    for size, model in models.items():
        path = os.path.join(out, f'{size}.pt')
        torch.save({k: v.float().cpu().contiguous() if v.is_floating_point() else v.cpu() for k, v in model.state_dict().items()}, path + '.new')
        os.replace(path + '.new', path)


if __name__ == '__main__':
    main()
