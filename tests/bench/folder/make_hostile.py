#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""make_hostile.py DIR [--few]: 300 files that want to do harm, with names of pictures: cut short, of another
type, decompression bombs, endless scans, deep nesting, damaged anew from seeds, 2 GB with nothing in it.
hostile.tsv in DIR says of each what a scan must make of it:
  error  it cannot be examined: an error with a reason
  named  an error, or a verdict that is not clear, with a reason
  any    it may be a whole picture, for all one can know: the verdict it gets alone
--few makes a dozen and leaves the slow ones out. Needs Pillow."""

import argparse
import glob
import io
import os
import random
import struct
import sys
import zlib

from PIL import Image, ImageDraw

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../hidden"))
import blocks  # noqa: E402

SEEDS = os.path.join(HERE, "../../fuzz/corpus/image")
DAMAGED = 121  # files with bytes turned at random
SPARSE = 2 << 30


def hills(side=640):
    image = Image.new("RGB", (side, side * 3 // 4))
    draw = ImageDraw.Draw(image)
    for y in range(image.height):
        draw.line([(0, y), (side, y)], fill=(120 + y // 8, 150 + y // 9, 200 - y // 5))
    draw.ellipse([side // 8, side // 3, side, side], fill=(80, 120, 70))
    return image


def encode(image, form, **options):
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def png_chunk(kind, payload, length=None):
    return struct.pack(">I", len(payload) if length is None else length) + kind + payload + struct.pack(">I", zlib.crc32(kind + payload))


def png(width, height, data, depth=8, colour=2, extra=b""):
    return (b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)) + extra
            + png_chunk(b"IDAT", data) + png_chunk(b"IEND", b""))


def zeros(count):
    """Zeros, packed, without ever holding them."""
    pack, out, block = zlib.compressobj(9), [], b"\0" * (1 << 20)
    while count > 0:
        out.append(pack.compress(block[:count]))
        count -= len(block)
    return b"".join(out) + pack.flush()


def truncated():
    whole = {"jpg": encode(hills(), "JPEG", quality=85), "progressive.jpg": encode(hills(), "JPEG", progressive=True),
             "png": encode(hills(), "PNG"), "gif": encode(hills(), "GIF"), "webp": encode(hills(), "WEBP"),
             "tif": encode(hills(), "TIFF", compression="tiff_lzw"), "bmp": encode(hills(), "BMP")}
    for name, data in whole.items():
        for share in (0.01, 0.1, 0.35, 0.6, 0.85, 0.97):
            yield f"cut-{int(share * 100):02}.{name}", data[:max(1, int(len(data) * share))], "named"
    for path in sorted(glob.glob(os.path.join(SEEDS, "*.heic")) + glob.glob(os.path.join(SEEDS, "*.avif"))):
        with open(path, "rb") as file:
            data = file.read()
        for share in (0.1, 0.5, 0.9):
            yield f"cut-{int(share * 100):02}-{os.path.basename(path)}", data[:int(len(data) * share)], "named"


def other_types():
    rng = random.Random(5)
    kinds = {"elf": b"\x7fELF\x02\x01\x01" + bytes(200), "pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", "zip": b"PK\x05\x06" + bytes(18),
             "html": b"<!DOCTYPE html><script>alert(1)</script>", "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><image href='x'/></svg>",
             "mp4": b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(500), "empty": b"", "one-byte": b"\xff", "soi": b"\xff\xd8", "soi-eoi": b"\xff\xd8\xff\xd9",
             "png-sign": b"\x89PNG\r\n\x1a\n", "riff": b"RIFF\x04\0\0\0WEBP", "gif-sign": b"GIF89a", "tiff-sign": b"II*\0\x08\0\0\0", "bm": b"BM" + bytes(60),
             "text": b"Dear colleague,\n" * 40, "nuls": bytes(5000), "ones": b"\xff" * 5000, "jp2": b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(100),
             "sqlite": b"SQLite format 3\0" + bytes(100), "gzip": b"\x1f\x8b\x08\0" + bytes(30)}
    for name, data in kinds.items():
        yield f"type-{name}.jpg", data, "error"
        yield f"type-{name}.png", data, "error"
    for size in (1, 64, 4096, 1 << 20):
        yield f"type-noise-{size}.jpg", rng.randbytes(size), "error"


def bombs(few):
    jpeg = encode(hills(), "JPEG")
    frame = jpeg.index(b"\xff\xc0")
    for side in (65535, 30000):
        yield f"bomb-header-{side}.jpg", jpeg[:frame + 5] + struct.pack(">HH", side, side) + jpeg[frame + 9:], "error"
    yield "bomb-zero.jpg", jpeg[:frame + 5] + struct.pack(">HH", 0, 0) + jpeg[frame + 9:], "error"
    for width, height in ((65535, 65535), (0x7FFFFFFF, 0x7FFFFFFF), (0, 5), (60000, 60000)):
        yield f"bomb-{width}x{height}.png", png(width, height, zeros(1000)), "error"
    packed = zeros(8 << 20 if few else 256 << 20)
    yield "bomb-text.png", png(8, 8, zlib.compress(bytes(8 * 25)), extra=png_chunk(b"zTXt", b"Comment\0\0" + packed)), "any"
    yield "bomb-profile.png", png(8, 8, zlib.compress(bytes(8 * 25)), extra=png_chunk(b"iCCP", b"x\0\0" + packed)), "any"
    yield "bomb-tail.png", png(8, 8, packed), "any"
    many = b"".join(png_chunk(b"tEXt", b"k\0v") for _ in range(20000))
    yield "bomb-chunks.png", png(8, 8, zlib.compress(bytes(8 * 25)), extra=many), "error"
    yield "bomb-long-chunk.png", png(8, 8, b"", extra=png_chunk(b"tEXt", b"k\0v", 0x7FFFFFFF)), "error"
    if not few:
        yield "bomb-flat-199MP.png", png(14142, 14142, zeros(14142 * (14142 * 3 + 1))), "any"
    bmp = encode(hills(), "BMP")
    for width, height in ((0x7FFFFFFF, 0x7FFFFFFF), (-5, 400), (65000, 65000), (1, -0x80000000)):
        yield f"bomb-{width}x{height}.bmp", bmp[:18] + struct.pack("<ii", width, height) + bmp[26:], "error"
    gif = encode(hills(64), "GIF")
    yield "bomb-canvas.gif", gif[:6] + struct.pack("<HH", 65535, 65535) + gif[10:], "named"
    block = gif[gif.index(b"\x2c", 13 + 3 * (2 << (gif[10] & 7))):-1]
    yield "bomb-frames.gif", gif[:-1] + block * (100 if few else 5000) + b";", "any"
    yield "bomb-webp.webp", b"RIFF" + struct.pack("<I", 30) + b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + b"\xff\xff\xff" * 2, "error"


def endless(few):
    """Progressive JPEGs whose scans go on and on."""
    data = encode(hills(), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    scan = data[last:-2]
    for count in (30, 250) if few else (30, 250, 2000, 20000):
        yield f"endless-{count}.jpg", data[:-2] + scan * count + b"\xff\xd9", "named" if count > 200 else "any"
    first = data.index(b"\xff\xda")
    header = data[first:first + 4 + data[first + 3] - 2 + 2]
    yield "endless-empty-scans.jpg", data[:first] + header * 5000 + data[first:], "named"
    yield "endless-restarts.jpg", data[:first] + (b"\xff\xdd\0\4\0\1") * 3000 + data[first:], "named"
    yield "endless-tables.jpg", data[:2] + (b"\xff\xdb\0\x43\0" + b"\1" * 64) * 5000 + data[2:], "any"
    yield "endless-comments.jpg", data[:2] + (b"\xff\xfe\0\4ab") * 5000 + data[2:], "named"
    yield "endless-fill.jpg", data[:2] + b"\xff" * 3000000 + data[2:], "any"


def nested():
    inner = encode(hills(160), "JPEG")
    for _ in range(60):
        if len(inner) > 60000:
            break
        inner = blocks.segment(encode(hills(160), "JPEG", quality=20), 0xE1, b"Exif\0\0" + blocks.exif([], thumbnail=inner))
    yield "nested-thumbnails.jpg", inner, "any"
    russian = encode(hills(120), "JPEG", quality=20)
    yield "nested-behind.jpg", russian * 300, "named"
    loop = b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHII", 0x0100, 3, 1, 8) + struct.pack("<I", 8)
    yield "nested-loop.tif", loop, "error"
    tiff = encode(hills(64), "TIFF")
    yield "nested-self.tif", tiff[:-4] + struct.pack("<I", 8), "any"
    sub = b"II*\0\x08\0\0\0" + b"".join(struct.pack("<H", 1) + struct.pack("<HHII", 0x014A, 4, 1, 8 + 18 * (i + 1)) + struct.pack("<I", 0) for i in range(3000))
    yield "nested-directories.tif", sub, "error"
    boxes = b""
    for _ in range(2000):
        boxes = struct.pack(">I4s", len(boxes) + 8, b"meta") + boxes
    yield "nested-boxes.heic", b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + boxes, "error"
    deep = "<a>" * 20000 + "</a>" * 20000
    yield "nested-xmp.jpg", blocks.segment(encode(hills(), "JPEG"), 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + blocks.xmp(deep[:60000])), "any"
    yield "nested-exif-loop.jpg", blocks.segment(encode(hills(), "JPEG"), 0xE1, b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", 1)
                                                 + struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<I", 8)), "any"


def damaged(count):
    seeds = sorted(path for path in glob.glob(os.path.join(SEEDS, "*")) if os.path.isfile(path))
    for i in range(count):
        rng = random.Random(f"damaged-{i}")
        path = seeds[i % len(seeds)]
        with open(path, "rb") as file:
            data = bytearray(file.read())
        for _ in range(rng.randint(1, 12)):
            at = rng.randrange(len(data))
            how = rng.randrange(4)
            if how == 0:
                data[at] ^= 1 << rng.randrange(8)
            elif how == 1:
                data[at:at] = rng.randbytes(rng.randint(1, 40))
            elif how == 2:
                del data[at:at + rng.randint(1, 40)]
            else:
                data[at:at + 4] = struct.pack(rng.choice("<>") + "I", rng.choice([0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0x80000000]))
            if not data:
                data = bytearray(b"x")
        stem, dot, end = os.path.basename(path).rpartition(".")
        yield f"damaged-{i:03}-{stem}.{end}", bytes(data), "any"


def make(few):
    def some(files, count):
        files = list(files)
        return files[::max(1, len(files) // count)][:count] if few else files
    yield from some(truncated(), 5)
    yield from some(other_types(), 6)
    yield from some(bombs(few), 6)
    yield from some(endless(few), 3)
    yield from some(nested(), 3)
    for path in sorted(glob.glob(os.path.join(SEEDS, "*"))):
        if not few and os.path.isfile(path):
            with open(path, "rb") as file:
                yield "corpus-" + os.path.basename(path), file.read(), "any"
    yield from damaged(5 if few else DAMAGED)


def sparse(directory):
    """2 GB with nothing in it, and the same behind a picture."""
    for name, head in (("sparse.jpg", b""), ("sparse-behind.jpg", encode(hills(), "JPEG"))):
        with open(os.path.join(directory, name), "wb") as file:
            file.write(head)
            file.truncate(SPARSE)
        yield name, "error"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory")
    parser.add_argument("--few", action="store_true")
    options = parser.parse_args()
    os.makedirs(options.directory, exist_ok=True)
    with open(os.path.join(options.directory, "hostile.tsv"), "w") as table:
        for name, data, wanted in make(options.few):
            with open(os.path.join(options.directory, name), "wb") as file:
                file.write(data)
            table.write(f"{name}\t{wanted}\n")
        for name, wanted in sparse(options.directory):
            table.write(f"{name}\t{wanted}\n")


if __name__ == "__main__":
    main()
