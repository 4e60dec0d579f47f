# SPDX-License-Identifier: Apache-2.0
"""Pictures inside the structures of TIFF, EXIF, HEIC and APNG, written byte by byte."""
import io
import random
import struct
import zlib

from PIL import Image, ImageChops


# --- TIFF ------------------------------------------------------------------------------------------

def picture_entries(image):
    """Entries of an uncompressed RGB picture whose only strip is to lie at offset None."""
    width, height = image.size
    return [(256, 4, [width]), (257, 4, [height]), (258, 3, [8, 8, 8]), (259, 3, [1]),
            (262, 3, [2]), (273, 4, None), (277, 3, [3]), (278, 4, [height]),
            (279, 4, [width * height * 3])]


class Tiff:
    """Little-endian; directories are laid down last first, so that each offset is known."""

    def __init__(self):
        self.data = bytearray(b"II*\0\0\0\0\0")

    def put(self, what):
        self.data += b"\0" * (len(self.data) % 2)
        at = len(self.data)
        self.data += what
        return at

    def directory(self, entries, following=0):
        body = b""
        for tag, kind, values in sorted(entries, key=lambda e: e[0]):
            if isinstance(values, bytes):
                raw, count = values, len(values)
            else:
                raw = b"".join(struct.pack("<H" if kind == 3 else "<I", v) for v in values)
                count = len(values)
            field = raw.ljust(4, b"\0") if len(raw) <= 4 else struct.pack("<I", self.put(raw))
            body += struct.pack("<HHI", tag, kind, count) + field
        return self.put(struct.pack("<H", len(entries)) + body + struct.pack("<I", following))

    def picture(self, image, extra=(), following=0):
        at = self.put(image.convert("RGB").tobytes())
        entries = [(t, k, [at] if v is None else v) for t, k, v in picture_entries(image)]
        return self.directory(entries + list(extra), following)

    def done(self, first):
        self.data[4:8] = struct.pack("<I", first)
        return bytes(self.data)


def tiff_with_sub_picture(shown, sub, page=0):
    """A SubIFD below the first page or below a second one."""
    t = Tiff()
    link = [(330, 4, [t.picture(sub)])]
    if page:
        return t.done(t.picture(shown, (), t.picture(shown, link)))
    return t.done(t.picture(shown, link))


def tiff_with_gap(shown, gap):
    """Bytes that no directory points at, as editors leave them that write a picture anew."""
    t = Tiff()
    t.put(gap)
    return t.done(t.picture(shown))


def tiff_with_tag(shown, tag, value):
    t = Tiff()
    return t.done(t.picture(shown, [(tag, 7, value)]))


def tiff_cut(image, height, rows_per_strip):
    """All strips of a picture whose directory owns up to the upper rows only."""
    t = Tiff()
    width = image.size[0]
    strips = [image.crop((0, y, width, y + rows_per_strip)).tobytes()
              for y in range(0, image.size[1], rows_per_strip)]
    places = [t.put(strip) for strip in strips]
    entries = [(256, 4, [width]), (257, 4, [height]), (258, 3, [8, 8, 8]), (259, 3, [1]),
               (262, 3, [2]), (273, 4, places), (277, 3, [3]),
               (278, 4, [min(rows_per_strip, height)]), (279, 4, [len(strip) for strip in strips])]
    return t.done(t.directory(entries))


def tiff_rows_left_out(data, height, rows):
    """A little-endian TIFF whose directory owns up to fewer rows than its only strip holds."""
    data = bytearray(data)
    at = struct.unpack("<I", data[4:8])[0]
    for entry in range(at + 2, at + 2 + 12 * struct.unpack("<H", data[at:at + 2])[0], 12):
        tag, kind = struct.unpack("<HH", data[entry:entry + 4])
        if tag in (257, 278):
            value = struct.pack("<H" if kind == 3 else "<I", height if tag == 257 else rows)
            data[entry + 8:entry + 12] = value.ljust(4, b"\0")
    return bytes(data)


def tiff_with_place(image):
    t = Tiff()
    place = t.directory([(1, 2, b"N\0"), (2, 5, struct.pack("<6I", 51, 1, 30, 1, 0, 1)),
                         (3, 2, b"W\0"), (4, 5, struct.pack("<6I", 0, 1, 7, 1, 0, 1))])
    return t.done(t.picture(image, [(34853, 4, [place])]))


def pack_bits(row):
    """As runs of one byte each, the dullest packing there is."""
    return b"".join(bytes([len(row[i:i + 128]) - 1]) + row[i:i + 128]
                    for i in range(0, len(row), 128))


def photoshop_layers(*images, packing=1):
    """Tag 37724 of a little-endian TIFF: RGB layers, upper ones last."""
    records, data = b"", b""
    for image in images:
        width, height = image.size
        channels = []
        for plane in image.convert("RGB").split():
            rows = [plane.tobytes()[y * width:(y + 1) * width] for y in range(height)]
            if packing == 1:
                packed = [pack_bits(row) for row in rows]
                body = b"".join(struct.pack("<H", len(row)) for row in packed) + b"".join(packed)
            else:
                body = zlib.compress(plane.tobytes()) if packing == 2 else plane.tobytes()
            channels.append(struct.pack("<H", packing) + body)
        records += struct.pack("<4iH", 0, 0, height, width, 3)
        records += b"".join(struct.pack("<hI", i, len(c)) for i, c in enumerate(channels))
        records += b"MIB8mron" + b"\xff\0\0\0" + struct.pack("<I", 0)
        data += b"".join(channels)
    block = struct.pack("<h", len(images)) + records + data
    return (b"Adobe Photoshop Document Data Block\0" + b"MIB8ryaL" + struct.pack("<I", len(block)) +
            block)


def exif_with_raw_thumbnail(image):
    """EXIF 2.32, 4.5.5: IFD1 may hold the thumbnail as strips without compression."""
    t = Tiff()
    second = t.picture(image)
    return t.done(t.directory([(271, 2, b"Camera\0")], second))


# --- HEIC ------------------------------------------------------------------------------------------

def box(kind, *parts):
    inside = b"".join(parts)
    return struct.pack(">I", len(inside) + 8) + kind + inside


def full(kind, version, flags, *parts):
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def find_box(data, kind):
    at = data.index(kind) - 4
    return data[at:at + struct.unpack(">I", data[at:at + 4])[0]]


def coded_item(heic):
    """Properties and data of a file with one coded picture, as heif-enc writes it."""
    properties = find_box(heic, b"ipco")[8:]
    media = find_box(heic, b"mdat")
    kept, count = b"", 0
    while properties:
        size = struct.unpack(">I", properties[:4])[0]
        if properties[4:8] in (b"hvcC", b"ispe", b"pixi", b"colr"):
            kept += properties[:size]
            count += 1
        properties = properties[size:]
    return kept, count, media[8:]


def heic_of(*items, left=b"", elsewhere=False):
    """@param items  (file of heif-enc, hidden, reference to the first item or None, box or None).
    @param left       bytes of the media data that no item points at.
    @param elsewhere  one more item says that its data are in another file."""
    infos, properties, associations, data, references = b"", b"", b"", [], b""
    index = 0
    for number, (source, hidden, reference, extra) in enumerate(items, 1):
        kept, count, coded = coded_item(source)
        if extra:
            kept, count = kept + extra, count + 1
        infos += full(b"infe", 2, int(hidden), struct.pack(">HH", number, 0), b"hvc1\0")
        properties += kept
        associations += struct.pack(">HB", number, count) + bytes(
            0x80 | index + i + 1 for i in range(count))
        index += count
        data.append(coded)
        if reference:
            references += box(reference, struct.pack(">HHH", number, 1, 1))
    head = box(b"ftyp", b"heic\0\0\0\0mif1heic")
    count = len(data) + elsewhere
    if elsewhere:
        infos += full(b"infe", 2, 0, struct.pack(">HH", count, 0), b"mime\0text/plain\0\0")

    def meta(at):
        places = struct.pack(">HHHII", count, 1, 1, 0, 8) if elsewhere else b""
        for number, coded in enumerate(data, 1):
            places += struct.pack(">HHHII", number, 0, 1, at, len(coded))
            at += len(coded)
        return full(b"meta", 0, 0,
                    full(b"hdlr", 0, 0, b"\0\0\0\0pict" + b"\0" * 13),
                    full(b"pitm", 0, 0, struct.pack(">H", 1)),
                    full(b"iinf", 0, 0, struct.pack(">H", count), infos),
                    full(b"iref", 0, 0, references) if references else b"",
                    box(b"iprp", box(b"ipco", properties),
                        full(b"ipma", 0, 0, struct.pack(">I", len(data)), associations)),
                    full(b"iloc", 0, 0, struct.pack(">HH", 0x4400, count), places))

    start = len(head) + len(meta(0)) + 8
    return head + meta(start) + box(b"mdat", *data, left)


def clean_aperture(width, height, left_out_below):
    """Shows the upper part only: 6.5.9, sizes and offsets of the middle as fractions."""
    return box(b"clap", struct.pack(">IIIIiIiI", width, 1, height - left_out_below, 1, 0, 1,
                                    -left_out_below, 2))


AUXILIARY = full(b"auxC", 0, 0, b"urn:com:apple:photo:2020:aux:hdrgainmap\0")


# --- WebP ------------------------------------------------------------------------------------------

def webp_animation(size, *frames):
    """Frames as they are, lossless and exact: libwebp's own encoder would blacken hidden colours."""
    def chunk(tag, data):
        return tag + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)

    def three(number):
        return struct.pack("<I", number)[:3]

    body = chunk(b"VP8X", b"\x12\0\0\0" + three(size[0] - 1) + three(size[1] - 1))
    body += chunk(b"ANIM", b"\xff\xff\xff\xff\0\0")
    for webp in frames:
        at = webp.index(b"VP8L")
        length = struct.unpack("<I", webp[at + 4:at + 8])[0]
        body += chunk(b"ANMF", three(0) * 2 + three(size[0] - 1) + three(size[1] - 1) +
                      three(300) + b"\0" + chunk(b"VP8L", webp[at + 8:at + 8 + length]))
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def webp_with_slack(webp, tag, more):
    """Bytes behind the coded picture, in its own chunk."""
    at = webp.index(tag)
    size = struct.unpack("<I", webp[at + 4:at + 8])[0]
    body = webp[at + 8:at + 8 + size] + more
    grown = tag + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    made = webp[:at] + grown + webp[at + 8 + size + size % 2:]
    frame = made.rfind(b"ANMF", 0, at)
    if frame > 0:
        size = struct.unpack("<I", made[frame + 4:frame + 8])[0] + len(made) - len(webp)
        made = made[:frame + 4] + struct.pack("<I", size) + made[frame + 8:]
    return made[:4] + struct.pack("<I", len(made) - 8) + made[8:]


def webp_with_more_in(webp, tag, more):
    """Bytes at the end of a chunk that is no picture, such as a frame's head with its own chunks."""
    at = webp.index(tag)
    size = struct.unpack("<I", webp[at + 4:at + 8])[0]
    body = webp[at + 8:at + 8 + size] + more + b"\0" * (len(more) % 2)
    made = webp[:at] + tag + struct.pack("<I", len(body)) + body + webp[at + 8 + size + size % 2:]
    return made[:4] + struct.pack("<I", len(made) - 8) + made[8:]


# --- others ----------------------------------------------------------------------------------------

def content_credentials(picture):
    """A JUMBF box with a claim's thumbnail (C2PA 1.3, 11)."""
    identity = b"c2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71\x03c2pa\0"
    return box(b"jumb", box(b"jumd", identity), box(b"bfdb", b"\0image/jpeg\0"),
               box(b"bidb", picture))


def bmp_with_profile(image, profile):
    """BITMAPV5HEADER with an embedded profile behind the pixels."""
    pixels = image.tobytes("raw", "BGR")
    head = struct.pack("<IiiHHIIiiII", 124, image.size[0], -image.size[1], 1, 24, 0, len(pixels), 0,
                       0, 0, 0)
    head += b"\0" * 16 + b"DEBM" + b"\0" * 48 + struct.pack("<IIII", 4, 124 + len(pixels),
                                                          len(profile), 0)
    size = 14 + len(head) + len(pixels) + len(profile)
    return b"BM" + struct.pack("<IHHI", size, 0, 0, 14 + len(head)) + head + pixels + profile


def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_made_lower(image, height):
    """A PNG whose header owns up to the upper rows of its data only."""
    out = io.BytesIO()
    image.save(out, "PNG")
    header = struct.pack(">II", image.width, height) + out.getvalue()[24:29]
    return out.getvalue()[:8] + png_chunk(b"IHDR", header) + out.getvalue()[33:]


def png_with_low_bytes(image, hidden):
    """16 bits a sample, of which the upper eight are one picture and the lower another."""
    width, height = image.size
    high, low = image.convert("RGB").tobytes(), hidden.convert("RGB").tobytes()
    pairs = bytes(byte for pair in zip(high, low) for byte in pair)
    rows = b"".join(b"\0" + pairs[y * width * 6:(y + 1) * width * 6] for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)) +
            png_chunk(b"IDAT", zlib.compress(rows)) + png_chunk(b"IEND", b""))


def tiff_with_low_bytes(image, hidden):
    t = Tiff()
    width, height = image.size
    strip = bytes(byte for pair in zip(hidden.convert("RGB").tobytes(), image.convert("RGB").tobytes())
                  for byte in pair)
    at = t.put(strip)
    return t.done(t.directory([(256, 4, [width]), (257, 4, [height]), (258, 3, [16, 16, 16]), (259, 3, [1]),
                               (262, 3, [2]), (273, 4, [at]), (277, 3, [3]), (278, 4, [height]),
                               (279, 4, [len(strip)])]))


def tiff_of_tiles(image, shown, packing):
    """One row of tiles, as high as the picture, of which the header owns up to the upper part and the
    left only. @param shown  width and height."""
    t = Tiff()
    side, (width, height) = 256, image.size
    places, counts = [], []
    for x in range(0, width, side):
        data = image.crop((x, 0, x + side, height)).tobytes()
        data = zlib.compress(data) if packing == 8 else data
        places.append(t.put(data))
        counts.append(len(data))
    return t.done(t.directory([(256, 4, [shown[0]]), (257, 4, [shown[1]]), (258, 3, [8, 8, 8]), (259, 3, [packing]),
                               (262, 3, [2]), (277, 3, [3]), (322, 4, [side]), (323, 4, [height]),
                               (324, 4, places), (325, 4, counts)]))


def tiff_tiles_with_slack(image, packing, more):
    """Tiles of which the first has more bytes than its decoder uses."""
    t = Tiff()
    side, places, counts = 256, [], []
    for y in range(0, image.size[1], side):
        for x in range(0, image.size[0], side):
            data = image.crop((x, y, x + side, y + side)).tobytes()
            data = (zlib.compress(data) if packing == 8 else data) + more
            places.append(t.put(data))
            counts.append(len(data))
            more = b""
    return t.done(t.directory([(256, 4, [image.size[0]]), (257, 4, [image.size[1]]), (258, 3, [8, 8, 8]),
                               (259, 3, [packing]), (262, 3, [2]), (277, 3, [3]), (322, 4, [side]),
                               (323, 4, [side]), (324, 4, places), (325, 4, counts)]))


def tiff_with_slack(image, packing, more):
    """Pillow's TIFF of several strips, the last of which has more bytes than its decoder uses."""
    out = io.BytesIO()
    image.save(out, "TIFF", compression=packing)
    data = bytearray(out.getvalue())
    at = struct.unpack("<I", data[4:8])[0]
    places = {}
    for entry in range(at + 2, at + 2 + 12 * struct.unpack("<H", data[at:at + 2])[0], 12):
        tag, kind, count = struct.unpack("<HHI", data[entry:entry + 8])
        width = {3: 2, 4: 4}.get(kind, 1)
        start = entry + 8 if count * width <= 4 else struct.unpack("<I", data[entry + 8:entry + 12])[0]
        places[tag] = (start + width * (count - 1), width)
    (offset, _), (size, width) = places[273], places[279]
    begin = struct.unpack("<I", data[offset:offset + 4])[0]
    length = int.from_bytes(data[size:size + width], "little")
    strip = bytes(data[begin:begin + length]) + more
    data[offset:offset + 4] = struct.pack("<I", len(data))
    data[size:size + width] = len(strip).to_bytes(width, "little")
    return bytes(data) + strip


def bmp_with_padding(image, more):
    """A BMP whose rows are filled up with what is hidden. @param image  of a width of 4 n + 3."""
    rows = image.transpose(Image.FLIP_TOP_BOTTOM).tobytes("raw", "BGR")
    own, data = image.width * 3, b""
    fill = -own % 4
    for y in range(image.height):
        data += rows[y * own:(y + 1) * own] + more[y * fill:(y + 1) * fill].ljust(fill, b"\0")
    return (b"BM" + struct.pack("<IHHI", 54 + len(data), 0, 0, 54) +
            struct.pack("<IiiHHIIiiII", 40, *image.size, 1, 24, 0, len(data), 0, 0, 0, 0) + data)


def tiff_of_strips(image, shown, rows):
    """Packed strips; the header owns up to the first `shown` rows of them."""
    t = Tiff()
    width, height = image.size
    strips = [zlib.compress(image.crop((0, y, width, min(y + rows, height))).tobytes()) for y in range(0, height, rows)]
    return t.done(t.directory([(256, 4, [width]), (257, 4, [shown]), (258, 3, [8, 8, 8]), (259, 3, [8]),
                               (262, 3, [2]), (273, 4, [t.put(strip) for strip in strips]), (277, 3, [3]),
                               (278, 4, [rows]), (279, 4, [len(strip) for strip in strips])]))


def bmp_of_runs(image, width, height):
    """A grey picture as literal runs, of which the header owns up to the lower left part."""
    data = b""
    for y in reversed(range(image.size[1])):
        row = image.crop((0, y, image.size[0], y + 1)).tobytes()
        for i in range(0, len(row), 254):
            part = row[i:i + 254]
            part = part + part[-1:] if len(part) < 3 else part
            data += b"\0" + bytes([len(part)]) + part + b"\0" * (len(part) % 2)
        data += b"\0\0"
    data += b"\0\1"
    palette = b"".join(bytes((i, i, i, 0)) for i in range(256))
    return (b"BM" + struct.pack("<IHHI", 1078 + len(data), 0, 0, 1078) +
            struct.pack("<IiiHHIIiiII", 40, width, height, 1, 8, 1, len(data), 0, 0, 256, 0) + palette + data)


def in_one_colour(image):
    """The picture's letters in one entry of a palette, its paper in another of the same colour."""
    letters = image.convert("L").point(lambda level: 1 if level < 140 else 0)
    made = Image.frombytes("P", image.size, letters.tobytes())
    made.putpalette([200] * 6)
    return made


def on_a_shade(image, levels):
    """The picture's letters, so many levels darker than a ground that runs from one colour into another."""
    ground = Image.merge("RGB", [Image.linear_gradient("L").rotate(turn).resize(image.size).point(
        lambda level, low=low: low + level // 2) for turn, low in ((0, 60), (90, 90), (0, 110))])
    letters = image.convert("L").point(lambda level: levels if level < 140 else 0)
    return ImageChops.subtract(ground, Image.merge("RGB", [letters] * 3))


def in_two_colours(image, paper, ink):
    """The picture's letters in one colour on another, with no shade between them."""
    letters = image.convert("L").point(lambda level: 1 if level < 140 else 0)
    made = Image.frombytes("P", image.size, letters.tobytes())
    made.putpalette([*paper, *ink])
    return made


# What makes a WebP one with a header for more.
NO_EXIF = b"II*\0\x08\0\0\0\0\0\0\0\0\0"


def webp_chunks(data):
    """Tags and payloads of a WebP."""
    at, chunks = 12, []
    while at + 8 <= len(data):
        size = struct.unpack("<I", data[at + 4:at + 8])[0]
        chunks.append((data[at:at + 4], data[at + 8:at + 8 + size]))
        at += 8 + size + size % 2
    return chunks


def webp_of(chunks):
    body = b"WEBP" + b"".join(tag + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)
                              for tag, data in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def webp_with_unused(shown, hidden):
    """WebPs with coded data that libwebp passes over, each by its name."""
    def coded(image, **options):
        out = io.BytesIO()
        image.save(out, "WEBP", **options)
        return webp_chunks(out.getvalue())

    sides = b"".join(struct.pack("<I", side - 1)[:3] for side in shown.size)
    head = lambda flags: (b"VP8X", bytes([flags, 0, 0, 0]) + sides)
    lossy, lossless = coded(shown, quality=85), coded(shown, lossless=True)
    plane = (b"ALPH", b"\0" + hidden.resize(shown.size).convert("L").tobytes())
    moving = coded(shown, save_all=True, append_images=[hidden.resize(shown.size)], lossless=True)
    frames = [chunk for chunk in moving if chunk[0] == b"ANMF"]
    return {"transparency-of-lossless": webp_of([head(0x10), plane, *lossless]),
            "transparency-behind": webp_of([head(0x10), *lossy, plane]),
            "frames": webp_of([head(0), *lossy, *frames]),
            "second": webp_of([head(0), *lossy, *coded(hidden, lossless=True)])}


def heif_with_unit(data, unit):
    """A HEIC or AVIF of heif-enc whose last item has a unit more."""
    media = data.index(b"mdat") - 4
    length = len(data) - media - 8
    place = data.index(struct.pack(">I", length), data.index(b"iloc"))
    return (data[:place] + struct.pack(">I", length + len(unit)) + data[place + 4:media] +
            struct.pack(">I", 8 + length + len(unit)) + data[media + 4:] + unit)


def hevc_unit(kind, inside):
    return struct.pack(">I", len(inside) + 2) + bytes([kind << 1, 1]) + inside


def av1_unit(kind, inside):
    return bytes([kind << 3 | 2, len(inside) & 0x7F | 0x80, len(inside) >> 7]) + inside


def in_mixtures(image, ground, ink):
    """The picture's letters strewn with some entries of a palette on others, all white."""
    strewn = random.Random(55103)
    letters = image.convert("L").point(lambda level: 1 if level < 140 else 0).tobytes()
    made = Image.frombytes("P", image.size, bytes(strewn.choice(ink if letter else ground) for letter in letters))
    made.putpalette([255] * 3 * (max(ground + ink) + 1))
    return made


def tiff_of(image, strip, packing, more=()):
    """A TIFF of one strip, made by hand. @param more  what its further samples are."""
    samples = len(image.getbands()) + len(more)
    kinds = {"L": 1, "RGB": 2, "CMYK": 5}
    rows = [(256, 4, 1, image.width), (257, 4, 1, image.height),
            (258, 3, samples, struct.pack(f"<{samples}H", *[8] * samples)), (259, 3, 1, packing),
            (262, 3, 1, kinds[image.mode]), (273, 4, 1, 8), (277, 3, 1, samples),
            (278, 4, 1, image.height), (279, 4, 1, len(strip))]
    if more:
        rows.append((338, 3, len(more), struct.pack(f"<{len(more)}H", *more)))
    strip += b"\0" * (len(strip) % 2)
    entries, values, behind = b"", b"", 8 + len(strip) + 2 + 12 * len(rows) + 4
    for tag, kind, count, value in rows:
        if isinstance(value, int):
            value = struct.pack("<HH" if kind == 3 else "<I", *([value, 0] if kind == 3 else [value]))
        if len(value) > 4:
            values += value + b"\0" * (len(value) % 2)
            value = struct.pack("<I", behind + len(values) - len(value) - len(value) % 2)
        entries += struct.pack("<HHI", tag, kind, count) + value.ljust(4, b"\0")
    return (b"II*\0" + struct.pack("<I", 8 + len(strip)) + strip + struct.pack("<H", len(rows)) +
            entries + b"\0" * 4 + values)


def tiff_with_samples(image, hidden, kinds):
    """A TIFF whose pixels have further samples, of which the last is the hidden picture."""
    full = Image.new("L", image.size, 255)
    planes = [*image.split(), *[full] * (len(kinds) - 1), hidden]
    strip = bytes(level for pixel in zip(*(plane.tobytes() for plane in planes)) for level in pixel)
    return tiff_of(image, strip, 1, kinds)


def bmp_with_unused(image, hidden, depth):
    """A BMP whose pixels have bits of no colour, in which the hidden picture stands."""
    hidden = hidden.convert("L").transpose(Image.FLIP_TOP_BOTTOM)
    red, green, blue = image.transpose(Image.FLIP_TOP_BOTTOM).split()
    if depth == 32:
        data = Image.merge("RGBA", (blue, green, red, hidden)).tobytes()
    else:
        pixels = zip(red.tobytes(), green.tobytes(), blue.tobytes(), hidden.tobytes())
        data = b"".join(struct.pack("<H", (h < 140) << 15 | r >> 3 << 10 | g >> 3 << 5 | b >> 3)
                        for r, g, b, h in pixels)  # of an even width
    return (b"BM" + struct.pack("<IHHI", 54 + len(data), 0, 0, 54) +
            struct.pack("<IiiHHIIiiII", 40, *image.size, 1, depth, 0, len(data), 0, 0, 0, 0) + data)
