# SPDX-License-Identifier: Apache-2.0
"""The line reader's network: convolutions only, so that whole lines are multiplied at once and in whole numbers."""
import torch
from torch import nn

# out, kernel (rows, columns), stride, padding, dilation along the line, whether the input is added
SIZES = {
    'small': [(16, 3, 3, 2, 1, 1, 1, 1, 0), (24, 3, 3, 2, 3, 1, 1, 1, 0), (40, 3, 3, 2, 1, 1, 1, 1, 0), (56, 3, 3, 2, 1, 1, 1, 1, 0), (96, 3, 3, 1, 1, 0, 1, 1, 0)]
    + [(96, 1, 3, 1, 1, 0, d, d, 1) for d in (1, 2, 4, 1, 2)],
    'medium': [(16, 3, 3, 2, 1, 1, 1, 1, 0), (32, 3, 3, 2, 3, 1, 1, 1, 0), (48, 3, 3, 2, 1, 1, 1, 1, 0), (64, 3, 3, 1, 1, 1, 1, 1, 0), (96, 3, 3, 2, 1, 1, 1, 1, 0), (128, 3, 3, 1, 1, 0, 1, 1, 0)]
    + [(128, 1, 3, 1, 1, 0, d, d, 1) for d in (1, 2, 4, 1, 2, 4)],
    'large': [(16, 3, 3, 1, 1, 1, 1, 1, 0), (32, 3, 3, 2, 1, 1, 1, 1, 0), (64, 3, 3, 2, 3, 1, 1, 1, 0), (64, 3, 3, 1, 1, 1, 1, 1, 0), (96, 3, 3, 2, 1, 1, 1, 1, 0), (128, 3, 3, 2, 1, 1, 1, 1, 0), (192, 3, 3, 1, 1, 0, 1, 1, 0)]
    + [(192, 1, 3, 1, 1, 0, d, d, 1) for d in (1, 2, 4, 1, 2, 4, 1, 2)],
}


class Layer(nn.Module):
    def __init__(self, into, out, ky, kx, sy, sx, py, px, dilation, residual):
        super().__init__()
        self.shape = (into, out, ky, kx, sy, sx, py, px, dilation, residual)
        self.conv = nn.Conv2d(into, out, (ky, kx), (sy, sx), (py, px), (1, dilation), bias=False)
        self.norm = nn.BatchNorm2d(out)

    def forward(self, x):
        y = self.norm(self.conv(x))
        return torch.relu(y + x if self.shape[-1] else y)


class Reader(nn.Module):
    def __init__(self, size, labels):
        super().__init__()
        layers, into = [], 1
        for out, ky, kx, sy, sx, py, px, dilation, residual in SIZES[size]:
            layers.append(Layer(into, out, ky, kx, sy, sx, py, px, dilation, residual))
            into = out
        self.layers = nn.ModuleList(layers)
        self.last = nn.Conv2d(into, labels, 1)

    def forward(self, strips):
        """strips (B, 36, W) 0 … 255; scores (T, B, labels), T = (W - 1) // 3 + 1."""
        x = ((240 - strips) / 255).clamp(0, 1)[:, None]
        for layer in self.layers:
            x = layer(x)
        return self.last(x)[:, :, 0].permute(2, 0, 1)


def columns(widths):
    return (widths - 1) // 3 + 1


def cost(size, labels):
    """Multiply-adds a pixel column of the strip."""
    rows, per, into, total = 36, 1.0, 1, 0.0
    for out, ky, kx, sy, sx, py, px, dilation, _ in SIZES[size]:
        rows, per = (rows + 2 * py - ky) // sy + 1, per / sx
        total += rows * per * ky * kx * into * out
        into = out
    assert rows == 1, (size, rows)
    return total + per * into * labels


if __name__ == '__main__':
    for name in SIZES:
        print(name, int(cost(name, 170)), sum(p.numel() for p in Reader(name, 170).parameters()))
