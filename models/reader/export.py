#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a learnt network as whole numbers, in the format README.md describes."""
import argparse
import os
import struct

import numpy as np
import torch

import camera
import net
import text
import train

MOST = 2047        # an activation, as src/ocr/convolution.h has it
INPUT = 255        # what net.py divides by
ROOM = 1.25        # how far activations may go beyond the greatest that was seen
BATCHES = 6


def folded(layer):
    """Weights and bias of a convolution with its normalisation in them."""
    norm = layer.norm
    gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    return layer.conv.weight * gain[:, None, None, None], norm.bias - norm.running_mean * gain


def greatest(model, fonts):
    """The largest activation of each layer on lines like those it learnt from."""
    most = [0.0] * len(model.layers)
    hooks = [layer.register_forward_hook(lambda _, __, out, i=i: most.__setitem__(i, max(most[i], float(out.max())))) for i, layer in enumerate(model.layers)]
    with torch.no_grad():
        for count, (longest, canvas, boxes, whole, _, _) in enumerate(train.Drawings(77, fonts, 0.02)):
            if count == BATCHES:
                break
            model(camera.photograph(canvas, boxes, whole, longest)[0])
    for hook in hooks:
        hook.remove()
    return most


def units_of(model, most):
    """Of each layer's activations; layers that are added to each other share theirs."""
    units, i = [], 0
    while i < len(model.layers):
        end = i + 1
        while end < len(model.layers) and model.layers[end].shape[-1]:
            end += 1
        units += [MOST / (ROOM * max(most[i:end]))] * (end - i)
        i = end
    return units


def write_layer(out, weight, bias, unit_in, unit_out, shape, flags):
    weight, bias = weight.detach().double().numpy(), bias.detach().double().numpy()
    step = np.maximum(np.abs(weight).reshape(len(weight), -1).max(1), 1e-9) / 127
    whole = np.rint(weight / step[:, None, None, None]).astype(np.int8).transpose(0, 2, 3, 1)  # out, rows, columns, in
    out.write(struct.pack('<10I', *shape, flags))
    out.write((step * unit_out / unit_in).astype('<f4').tobytes())
    out.write(np.rint(bias * unit_in / step).astype('<i4').tobytes())
    out.write(np.ascontiguousarray(whole).tobytes())


def write_network(out, model, fonts):
    units = units_of(model, greatest(model, fonts))
    out.write(struct.pack('<I', len(model.layers) + 1))
    unit = INPUT
    for layer, after in zip(model.layers, units):
        residual = 2 if layer.shape[-1] else 0
        write_layer(out, *folded(layer), unit, after, layer.shape[:-1], 1 | residual)
        unit = after
    last = model.last
    write_layer(out, last.weight, last.bias, unit, 1, (last.in_channels, last.out_channels, 1, 1, 1, 1, 0, 0, 1), 0)


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('folder', help='where train.py saved what it learnt')
    p.add_argument('out')
    p.add_argument('--sizes', nargs='+', default=['medium', 'large'], choices=list(net.SIZES), help='the quickest first')
    p.add_argument('--fonts', default='/usr/share/fonts')
    a = p.parse_args()
    with open(a.out, 'wb') as out:
        out.write(b'PHWREAD2' + struct.pack('<2I', camera.HEIGHT, len(text.CHARACTERS) + 1) + b'\0')
        for c in text.CHARACTERS:
            out.write(struct.pack('B', len(c.encode())) + c.encode())
        out.write(struct.pack('<I', len(a.sizes)))
        for size in a.sizes:
            torch.manual_seed(1)
            model = net.Reader(size, len(text.CHARACTERS) + 1)
            model.load_state_dict(torch.load(os.path.join(a.folder, size + '.pt'), map_location='cpu'))
            write_network(out, model.eval(), a.fonts)


if __name__ == '__main__':
    main()
