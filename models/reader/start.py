# SPDX-License-Identifier: Apache-2.0
"""Reads reader.model back into networks that can go on learning: the inverse of export.py, as far as whole numbers allow.

What its activations were measured in cannot be told from the file and need not be: ReLU lets any unit be chosen. Here all are
INPUT; normalisations are put in so that, on the lines given, they change nothing."""
import struct

import numpy as np
import torch

import net

INPUT = 255   # what net.py divides by
SPREAD = 1.5  # mean square of a filter's weights times their number, after which the learning rate asks


def read(path):
    """(labels, [[(shape without flags, residual, scales, biases, weights (out, in, rows, columns)), …] of each network])."""
    with open(path, 'rb') as f:
        data = f.read()
    at = 8

    def take(form):
        nonlocal at
        values = struct.unpack_from('<' + form, data, at)
        at += struct.calcsize('<' + form)
        return values

    def array(kind, count):
        nonlocal at
        values = np.frombuffer(data, kind, count, at)
        at += values.nbytes
        return values

    assert data[:8] == b'PHWREAD2', path
    _, labels = take('2I')
    for _ in range(labels):
        at += 1 + data[at]
    networks = []
    for _ in range(take('I')[0]):
        layers = []
        for _ in range(take('I')[0]):
            *shape, flags = take('10I')
            into, out, rows, columns = shape[:4]
            scales, biases = array('<f4', out), array('<i4', out)
            weights = array('i1', out * rows * columns * into).reshape(out, rows, columns, into).transpose(0, 3, 1, 2)
            layers.append((shape, bool(flags & 2), scales, biases, weights))
        networks.append(layers)
    assert at == len(data), path
    return labels, networks


def fill(model, layers):
    """Puts a network of the file into a model: more layers than the file's, which must add to their input, do nothing yet."""
    *inner, last = layers
    with torch.no_grad():
        for layer, known in zip(model.layers, inner):
            shape, residual, scales, biases, weights = known
            assert list(layer.shape[:-1]) == shape and bool(layer.shape[-1]) == residual, (layer.shape, shape)
            layer.conv.weight.copy_(torch.from_numpy(weights.astype(np.float32) * scales[:, None, None, None]))
            layer.norm.weight.fill_((1 + layer.norm.eps) ** 0.5)
            layer.norm.bias.copy_(torch.from_numpy(biases * scales.astype(np.float64) / INPUT))
        for layer in model.layers[len(inner):]:
            assert layer.shape[-1]
            layer.norm.weight.zero_()
            layer.norm.bias.zero_()
        _, _, scales, biases, weights = last
        model.last.weight.copy_(torch.from_numpy(weights.astype(np.float32) * (scales * INPUT)[:, None, None, None]))
        model.last.bias.copy_(torch.from_numpy(biases * scales.astype(np.float64)))


def settle(model, batches):
    """Measures what goes into the normalisations on batches of strips and makes them fit, the network's results unchanged."""
    sums = [[0.0, 0.0, 0.0] for _ in model.layers]

    def count(i, out):
        values = out.detach().double().transpose(0, 1).flatten(1)
        for k, more in enumerate((values.shape[1], values.sum(1), (values * values).sum(1))):
            sums[i][k] = sums[i][k] + more

    hooks = [layer.conv.register_forward_hook(lambda _, __, out, i=i: count(i, out)) for i, layer in enumerate(model.layers)]
    model.eval()
    with torch.no_grad():
        for strips in batches:
            model(strips)
        for hook in hooks:
            hook.remove()
        for layer, (n, total, squares) in zip(model.layers, sums):
            mean = (total / n).float()
            variance = (squares / n - (total / n) ** 2).clamp(min=1e-8).float()
            norm = layer.norm
            gain = norm.weight / (norm.running_var + norm.eps).sqrt()
            norm.bias.add_(gain * (mean - norm.running_mean))
            norm.weight.copy_(gain * (variance + norm.eps).sqrt())
            norm.running_mean.copy_(mean)
            norm.running_var.copy_(variance)
        level(model)
    model.train()


def level(model):
    """Chooses the units of activations and filters so that steps of one size suit all."""
    before, i = 1.0, 0
    while i < len(model.layers):
        end = i + 1
        while end < len(model.layers) and model.layers[end].shape[-1]:
            end += 1
        gains = torch.cat([layer.norm.weight.abs() for layer in model.layers[i:end]])
        unit = 1 / float(gains[gains > 0].mean())
        for k, layer in enumerate(model.layers[i:end]):
            weight, norm = layer.conv.weight, layer.norm
            weight.div_(before if k == 0 else unit)
            norm.bias.mul_(unit)
            rescale = (SPREAD / weight.square().flatten(1).sum(1).clamp(min=1e-12)).sqrt()
            weight.mul_(rescale[:, None, None, None])
            norm.running_mean.mul_(rescale)
            variance = norm.running_var * rescale ** 2
            norm.weight.mul_(unit * ((variance + norm.eps) / (norm.running_var + norm.eps)).sqrt() / rescale)
            norm.running_var.copy_(variance)
        before, i = unit, end
    model.last.weight.div_(before)
