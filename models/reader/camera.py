# SPDX-License-Identifier: Apache-2.0
"""What a screen, a lens, a sensor and a JPEG do to a line of text, and how src/ocr/strip.c cuts it out again.

Works on whole batches on whatever device the tensors are on. Lengths in `heights` are those of the line."""
import math

import torch
import torch.nn.functional as F

HEIGHT, TEXT, MARGIN = 36, 28.0, 2.8  # px: of a strip, of the text in it, beside the text
GROUND, INK = 240.0, 16.0             # as src/ocr/contrast.h has them
WINDOW, STEP = 108, 54                # px: stretches whose contrast is measured (src/ocr/contrast.c)
ABOVE, BESIDE = 0.9, 0.8              # heights of the camera's picture over the line's middle, before its start


def uniform(like, low, high):
    return low + (high - low) * torch.rand(len(like), device=like.device)


def sometimes(like, share):
    return (torch.rand(len(like), device=like.device) < share).float()


def blur(images, sigma_x, sigma_y, radius):
    """Gaussian with a width of its own for each image (B, H, W)."""
    at = torch.arange(-radius, radius + 1, device=images.device, dtype=torch.float32)
    count = len(images)
    for sigma, shape, pad in ((sigma_x, (count, 1, 1, -1), (radius, radius, 0, 0)), (sigma_y, (count, 1, -1, 1), (0, 0, radius, radius))):
        kernel = torch.exp(-0.5 * (at[None] / sigma.clamp(min=0.05)[:, None]) ** 2)
        kernel = (kernel / kernel.sum(1, keepdim=True)).view(shape)
        images = F.conv2d(F.pad(images[None], pad, mode='replicate'), kernel, groups=count)[0]
    return images


def sample(images, x, y):
    """Bilinear, borders repeated; x and y are pixel indices (B, h, w)."""
    height, width = images.shape[1:]
    grid = torch.stack((2 * (x + 0.5) / width - 1, 2 * (y + 0.5) / height - 1), -1)
    return F.grid_sample(images[:, None], grid, mode='bilinear', padding_mode='border', align_corners=False)[:, 0]


DCT = torch.tensor([[math.sqrt((1 if k == 0 else 2) / 8) * math.cos(math.pi * (2 * n + 1) * k / 16) for n in range(8)] for k in range(8)])
# Annex K of ITU-T T.81.
QUANT = torch.tensor([[16, 11, 10, 16, 24, 40, 51, 61], [12, 12, 14, 19, 26, 58, 60, 55], [14, 13, 16, 24, 40, 57, 69, 56], [14, 17, 22, 29, 51, 87, 80, 62],
                      [18, 22, 37, 56, 68, 109, 103, 77], [24, 35, 55, 64, 81, 104, 113, 92], [49, 64, 78, 87, 103, 121, 120, 101], [72, 92, 95, 98, 112, 100, 103, 99]], dtype=torch.float32)


def jpeg(images, quality):
    """Images 0 … 255 (B, H, W)."""
    b, h, w = images.shape
    dct, table = DCT.to(images.device), QUANT.to(images.device)
    padded = F.pad(images[:, None], (0, -w % 8, 0, -h % 8), mode='replicate')[:, 0] - 128
    H, W = padded.shape[1:]
    blocks = padded.view(b, H // 8, 8, W // 8, 8).permute(0, 1, 3, 2, 4)
    scale = torch.where(quality < 50, 50 / quality, 2 - quality / 50)
    step = (table[None] * scale[:, None, None]).clamp(min=1)[:, None, None]
    coefficients = torch.round(dct @ blocks @ dct.T / step) * step
    back = (dct.T @ coefficients @ dct).permute(0, 1, 3, 2, 4).reshape(b, H, W) + 128
    return back[:, :h, :w]


def moire(shape, like):
    """Light and dark bands over the camera's picture, as a factor."""
    b, h, w = shape
    y = torch.arange(h, device=like.device, dtype=torch.float32)[None, :, None]
    x = torch.arange(w, device=like.device, dtype=torch.float32)[None, None, :]
    angle = uniform(like, -0.6, 0.6) + sometimes(like, 0.3) * uniform(like, -1.5, 1.5)
    waves = []
    for turn in (0.0, math.pi / 2):
        cycles = torch.exp(uniform(like, math.log(0.01), math.log(0.5)))
        phase, a = uniform(like, 0, 2 * math.pi), angle + turn
        waves.append(torch.cos(2 * math.pi * cycles[:, None, None] * (x * torch.cos(a)[:, None, None] + y * torch.sin(a)[:, None, None]) + phase[:, None, None]))
    on = sometimes(like, 0.5)
    strength = [(on * sometimes(like, 0.75) * uniform(like, 0, 1) ** 1.5 * 0.30)[:, None, None] for _ in range(3)]
    return 1 + strength[0] * waves[0] + strength[1] * waves[1] + strength[2] * waves[0] * waves[1]


def smooth(strips):
    """[1 2 1] / 4 both ways."""
    kernel = torch.tensor([0.25, 0.5, 0.25], device=strips.device)
    s = F.pad(strips[:, None], (1, 1, 1, 1), mode='replicate')
    return F.conv2d(F.conv2d(s, kernel.view(1, 1, 1, 3)), kernel.view(1, 1, 3, 1))[:, 0]


def reached(values, place):
    """What stands at a place when whole numbers 0 … 255 along the last axis are put in order; quicker than ordering them."""
    low = torch.zeros(values.shape[:-1], device=values.device)
    for step in (128, 64, 32, 16, 8, 4, 2, 1):
        below = (values < (low + step)[..., None]).sum(-1)
        low = torch.where(below <= place, low + step, low)
    return low


def normalise(strips):
    """As src/ocr/contrast.c does, but that all strips of a batch are taken as equally long."""
    b, h, w = strips.shape
    inner = strips[:, 4:-4, 2:-2] if w > 16 else strips[:, 4:-4]
    def levels(values):  # (…, pixels), in whole numbers
        count = values.shape[-1]
        return reached(values, min(count - 1, int(0.03 * count))), reached(values, min(count - 1, int(0.80 * count)))
    whole_ink, whole_ground = levels(inner.reshape(b, -1))
    if inner.shape[2] <= WINDOW:
        ink, ground = whole_ink[:, None].expand(b, w), whole_ground[:, None].expand(b, w)
    else:
        parts = inner.unfold(2, WINDOW, STEP)  # (B, rows, windows, WINDOW)
        ink, ground = levels(parts.permute(0, 2, 1, 3).reshape(b, parts.shape[2], -1))
        empty = (ground - ink) < 0.4 * (whole_ground - whole_ink)[:, None]
        ink, ground = torch.where(empty, whole_ink[:, None], ink), torch.where(empty, whole_ground[:, None], ground)
        place = ((torch.arange(w, device=strips.device) - 2) / STEP - 1).clamp(0, ink.shape[1] - 1)
        before = place.floor().long()
        after, share = (before + 1).clamp(max=ink.shape[1] - 1), (place - before)[None]
        ink = ink[:, before] * (1 - share) + ink[:, after] * share
        ground = ground[:, before] * (1 - share) + ground[:, after] * share
    gain = (GROUND - INK) / (ground - ink).clamp(min=1)
    return (INK + gain[:, None] * (strips - ink[:, None])).clamp(0, 255)


def photograph(canvas, boxes, kind_of_line, longest):
    """canvas (B, 64, W) uint8, ink dark on light; boxes (B, 4): top, bottom, left, right of the ink; kind_of_line (B, 2): top and
    bottom from ascender to descender. None is longer than `longest` heights.
    Returns strips (B, 36, width) 0 … 255 as the program sees them, and their own widths."""
    like = boxes[:, 0]
    c = canvas.float() / 255
    # Where layout puts the line: somewhere between its ink and the whole height of the letters.
    share = uniform(like, 0, 1) * sometimes(like, 0.7)
    top = boxes[:, 0] + share * (torch.minimum(kind_of_line[:, 0], boxes[:, 0]) - boxes[:, 0])
    bottom = boxes[:, 1] + share * (torch.maximum(kind_of_line[:, 1], boxes[:, 1]) - boxes[:, 1])
    low = ((boxes[:, 1] - boxes[:, 0]) < 0.45 * (kind_of_line[:, 1] - kind_of_line[:, 0])).float()  # dashes and dots
    top, bottom = top + low * (kind_of_line[:, 0] - top), bottom + low * (kind_of_line[:, 1] - bottom)
    grow = 1 + uniform(like, -0.08, 0.16) + sometimes(like, 0.25) * uniform(like, 0, 0.25)
    middle, height = (top + bottom) / 2 + uniform(like, -0.05, 0.05) * (bottom - top), (bottom - top) * grow
    aspect = torch.exp(uniform(like, -0.12, 0.12) + sometimes(like, 0.35) * uniform(like, -0.35, 0.35))
    left = boxes[:, 2] - uniform(like, -0.03, 0.3) * height
    right = boxes[:, 3] + uniform(like, -0.03, 0.3) * height
    aspect = torch.minimum(aspect, longest * 1.1 * height / (right - left))
    length = (right - left) / height * aspect  # heights
    longest = 1.1 * longest
    # Light: contrast, polarity, blur.
    reverse = sometimes(like, 0.35)
    bright, contrast = uniform(like, 0.55, 1), 1 - uniform(like, 0, 1) ** 1.6 * 0.82
    dark = bright * (1 - contrast)
    level = torch.where(reverse > 0, 1 - c.flatten(1).T, c.flatten(1).T).T.view_as(c)
    value = dark[:, None, None] + (bright - dark)[:, None, None] * level
    field = F.interpolate(torch.randn(len(like), 1, 4, 24, device=like.device), size=c.shape[1:], mode='bicubic')[:, 0]
    value = (value + (sometimes(like, 0.15) * uniform(like, 0, 0.15))[:, None, None] * field).clamp(0, 1)
    most = float(torch.tensor([11.0, 15.0, 20.0, 28.0, 40.0])[torch.multinomial(torch.tensor([2.0, 3.0, 3.0, 2.0, 1.5]), 1)])
    pixels = most * uniform(like, 0.6, 1)  # of the camera a height
    lens = torch.sqrt(0.33 ** 2 + (torch.exp(uniform(like, math.log(0.012), math.log(0.105))) * pixels * (1 - 0.5 * sometimes(like, 0.25))) ** 2)
    sigma = lens * height / pixels
    astray = torch.exp(sometimes(like, 0.25) * uniform(like, -0.5, 0.5))
    light = blur(value.clamp(0.001) ** 2.2, sigma * astray / aspect, sigma / astray, 15)
    # The camera's pixels.
    b = len(like)
    rows, columns = int(2 * ABOVE * most), int((longest + 2 * BESIDE) * most)
    v = (torch.arange(rows, device=like.device)[None, :, None] + 0.5) / pixels[:, None, None] - ABOVE * (most / pixels)[:, None, None]
    u = (torch.arange(columns, device=like.device)[None, None, :] + 0.5) / pixels[:, None, None] - BESIDE
    x = left[:, None, None] + u * (height / aspect)[:, None, None] + 0 * v
    y = middle[:, None, None] + v * height[:, None, None] + 0 * u
    seen = sample(light, x - 0.5, y - 0.5) * moire((b, rows, columns), like)
    glare = sometimes(like, 0.2) * uniform(like, 0, 0.5)
    seen = seen + glare[:, None, None] * torch.exp(-((u - (uniform(like, 0, 1) * length)[:, None, None]) / uniform(like, 1, 6)[:, None, None]) ** 2)
    seen = (seen * (1 + uniform(like, -0.4, 0.4)[:, None, None] * u / length.clamp(min=4)[:, None, None])).clamp(0.0005, 1.2) ** (1 / 2.2) * 255
    grain = blur(torch.randn_like(seen), uniform(like, 0.1, 0.9), uniform(like, 0.1, 0.9), 3)
    grain = grain / grain.flatten(1).std(1)[:, None, None].clamp(min=1e-3)
    seen = seen + grain * (uniform(like, 0, 1) ** 2 * 14 * (0.3 + 0.7 * contrast))[:, None, None]
    sharpened = seen + (sometimes(like, 0.5) * uniform(like, 0, 1.6))[:, None, None] * (seen - blur(seen, uniform(like, 0.6, 1.6), uniform(like, 0.6, 1.6), 5))
    seen = sharpened.clamp(0, 255)
    seen = torch.where((sometimes(like, 0.75) > 0)[:, None, None], jpeg(seen, uniform(like, 35, 97)), seen).clamp(0, 255).round()
    # The strip: levelled, but not quite.
    width = int(longest * TEXT + 2 * MARGIN + 1)
    own = (length * TEXT + 2 * MARGIN + 0.5).long().clamp(min=8)
    sv = (torch.arange(HEIGHT, device=like.device)[None, :, None] + 0.5 - HEIGHT / 2) / TEXT
    su = (torch.arange(width, device=like.device)[None, None, :] + 0.5 - MARGIN) / TEXT
    tilt = uniform(like, -0.09, 0.09) / length.clamp(min=2)
    bend = sometimes(like, 0.35) * uniform(like, 0, 0.1)
    wave = uniform(like, 6, 30)
    dv = tilt[:, None, None] * (su - length[:, None, None] / 2) + bend[:, None, None] * torch.sin(2 * math.pi * su / wave[:, None, None] + uniform(like, 0, 6.3)[:, None, None])
    du = (uniform(like, -0.1, 0.1) + sometimes(like, 0.2) * uniform(like, -0.2, 0.2))[:, None, None] * sv
    strips = sample(seen, (su + du + BESIDE) * pixels[:, None, None] - 0.5 + 0 * sv, (sv + dv) * pixels[:, None, None] + ABOVE * most - 0.5 + 0 * su)
    strips = torch.where(reverse[:, None, None] > 0, 255 - strips, strips)
    rounds = (2 - sometimes(like, 0.25) - sometimes(like, 0.15))[:, None, None]
    once = smooth(strips)
    strips = torch.where(rounds > 1.5, smooth(once), torch.where(rounds > 0.5, once, strips))
    crisp = (sometimes(like, 0.2) * uniform(like, 0.5, 2))[:, None, None]
    strips = (strips + crisp * (strips - blur(strips, torch.full_like(like, 2.8), torch.full_like(like, 2.8), 6))).clamp(0, 255)
    strips = normalise(strips.round())
    beyond = torch.arange(width, device=like.device)[None, None, :] >= own[:, None, None]
    return torch.where(beyond, torch.full_like(strips, GROUND), strips), own
