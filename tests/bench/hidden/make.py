# SPDX-License-Identifier: Apache-2.0
"""make.py DIR [--few]: files that hide something, and clean ones, of every format photoward reads.

expected.tsv in DIR says of each: its name, the verdict, and what must be named among `metadata` and
`findings` of its report, comma-separated ("-": nothing may be named; "": nothing must)."""
import base64
import io
import os
import random
import struct
import subprocess
import sys
import zlib

from PIL import Image, ImageDraw, TiffImagePlugin

import blocks as b
import parts as p

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../samples/pictures")
SIZE = (480, 360)
FEW = "--few" in sys.argv[2:]


def soft():
    """What the files show: hills in a haze, with no writing."""
    image = Image.new("RGB", SIZE)
    draw = ImageDraw.Draw(image)
    for y in range(SIZE[1]):
        draw.line([(0, y), (SIZE[0], y)], fill=(120 + y // 6, 150 + y // 8, 200 - y // 4))
    for i, (x, tall) in enumerate(((60, 120), (220, 170), (390, 90))):
        draw.ellipse([x - 170, SIZE[1] - tall, x + 170, SIZE[1] + tall],
                     fill=(70 + 12 * i, 120 - 10 * i, 80 + 6 * i))
    draw.ellipse([360, 30, 420, 90], fill=(250, 240, 190))
    return image


def other():
    """Another picture, again without writing."""
    image = soft().transpose(Image.FLIP_TOP_BOTTOM)
    ImageDraw.Draw(image).rectangle([40, 60, 200, 330], fill=(160, 40, 40))
    return image


def record():
    """Among few only who it is and the upper part of a card: reading takes most of the time."""
    whole = Image.open(os.path.join(SAMPLES, "record-light.png")).convert("RGB")
    return whole.crop((0, 0, 760, 260)) if FEW else whole


def tall():
    """What the files show, and below it the record."""
    image = Image.new("RGB", (RECORD.size[0], SIZE[1] + RECORD.size[1]))
    image.paste(SHOWN.resize((RECORD.size[0], SIZE[1])), (0, 0))
    image.paste(RECORD, (0, SIZE[1]))
    return image


def encode(image, form, **options):
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def thumb(image, side=160, quality=80):
    small = image.copy()
    small.thumbnail((side, side), Image.LANCZOS)
    return encode(small, "JPEG", quality=quality)


def noise(count):
    return random.Random(count).randbytes(count)


def white_on_nothing(image):
    """The picture's letters in white on what is white and transparent: dark viewers show them."""
    made = Image.new("RGBA", image.size, (255, 255, 255, 0))
    made.putalpha(image.convert("L").point(lambda level: 255 if level < 140 else 0))
    return made


SHOWN, OTHER, RECORD = soft(), other(), record()
FILM = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + noise(4000)
TRAILS = {
    "zip": (b"PK\3\4" + noise(3000), "review"),
    "pdf": (b"%PDF-1.4\n" + noise(3000), "review"),
    "film": (FILM, "review"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + noise(3000), "review"),
    "unknown": (noise(3000), "review"),
    "few-bytes": (b"phone model X", "clear"),
    "same-picture": (thumb(SHOWN, 320), "clear"),
    "other-picture": (thumb(OTHER, 320), "review"),
    "record": (encode(RECORD, "JPEG", quality=85), "block"),
    "record-png": (encode(RECORD, "PNG"), "block"),
}
FEW_TRAILS = {"few-bytes", "other-picture", "record", "zip"}


class Corpus:
    def __init__(self, folder, few):
        self.folder, self.few, self.rows, self.seen = folder, few, [], set()
        os.makedirs(folder, exist_ok=True)

    def add(self, name, data, verdict, kinds, own=False):
        """@param own  a way of its own to hide something: made among few as well."""
        # What alarms nobody is tried in one format, what does in each.
        ending = "" if verdict == "clear" else name.rpartition(".")[2]
        alike = (ending, verdict, kinds)
        if self.few and kinds != "-" and alike in self.seen and not own:
            return
        self.seen.add(alike)
        with open(os.path.join(self.folder, name), "wb") as out:
            out.write(data)
        self.rows.append((name, verdict, kinds))

    def trails(self, stem, ending, data):
        for name, (tail, verdict) in TRAILS.items():
            if stem.startswith("grey") and name == "same-picture":
                continue  # a coloured preview of a grey picture shows more than it
            if not self.few or name in FEW_TRAILS:
                self.add(f"{stem}-then-{name}.{ending}", data + tail, verdict, "trailing_data")

    def close(self):
        with open(os.path.join(self.folder, "expected.tsv"), "w") as out:
            for row in self.rows:
                out.write("\t".join(row) + "\n")


def exif_blocks():
    """Name, EXIF block, kinds that it must be told by, verdict."""
    rows = [
        ("camera", b.exif(b.CAMERA), "exif,camera", "clear"),
        ("time", b.exif(b.TIME), "exif,time", "clear"),
        ("owner", b.exif(b.OWNER), "exif,owner", "clear"),
        ("serial", b.exif([], b.SERIAL), "exif,serial", "clear"),
        ("comment", b.exif([], b.COMMENT), "exif,text", "clear"),
        ("place", b.exif(b.CAMERA + b.TIME, [], b.GPS), "exif,gps,camera,time", "clear"),
        ("thumbnail", b.exif([], [], [], thumb(SHOWN)), "exif,thumbnail", "clear"),
        ("other-thumbnail", b.exif([], [], [], thumb(OTHER)), "exif,thumbnail", "review"),
        ("record-thumbnail", b.exif([], [], [], thumb(RECORD, 640)), "exif,thumbnail", "block"),
        ("maker-preview", b.exif([], b.maker_note(thumb(OTHER, 240))), "maker_note,thumbnail",
         "review"),
    ]
    return rows


def jpegs(corpus):
    grey = {"options": {}, "image": SHOWN.convert("L").convert("RGB").convert("L")}
    bases = {"jpeg": encode(SHOWN, "JPEG", quality=88),
             "progressive": encode(SHOWN, "JPEG", quality=88, progressive=True),
             "full-chroma": encode(SHOWN, "JPEG", quality=92, subsampling=0),
             "grey": encode(grey["image"], "JPEG", quality=88)}
    for stem, base in list(bases.items())[:1 if corpus.few else None]:
        same_ok = stem != "grey"  # a coloured preview of a grey picture shows more than it
        add = lambda name, data, verdict, kinds, own=False: corpus.add(
            f"{stem}-{name}.jpg", data, verdict, kinds, own)
        for name, block, kinds, verdict in exif_blocks():
            if name == "thumbnail" and not same_ok:
                continue
            add("exif-" + name, b.segment(base, 0xE1, b"Exif\0\0" + block), verdict, kinds)
        space = b"http://ns.adobe.com/xap/1.0/\0"
        add("xmp-place", b.segment(base, 0xE1, space + b.xmp_place()), "clear", "xmp,gps")
        add("xmp-creator", b.segment(base, 0xE1, space + b.xmp_creator()), "clear", "xmp,owner")
        add("xmp-preview", b.segment(base, 0xE1, space + b.xmp_thumbnail(thumb(OTHER, 200))),
            "review", "xmp,thumbnail")
        add("iptc", b.segment(base, 0xED, b.photoshop(0x0404, b.iptc())), "clear", "iptc")
        add("photoshop-preview", b.segment(base, 0xED, b.photoshop_thumbnail(thumb(OTHER))),
            "review", "thumbnail")
        add("icc", b.segment(base, 0xE2, b"ICC_PROFILE\0\1\1" + b.icc()), "clear", "icc")
        add("comment", b.segment(base, 0xFE, b"bed 4, Mrs Example"), "review", "text,hidden_text")
        add("comment-plain", b.segment(base, 0xFE, b"by the river, in May"), "clear", "text")
        add("jfxx-jpeg", b.segment(base, 0xE0, b"JFXX\0\x10" + thumb(OTHER)), "review",
            "thumbnail")
        raw = OTHER.resize((80, 60))
        add("jfxx-rgb", b.segment(base, 0xE0, b"JFXX\0\x13\x50\x3c" + raw.tobytes()), "review",
            "thumbnail")
        add("private", b.segment(base, 0xE7, b"MINE\0" + noise(200)), "clear", "other")
        add("private-picture", b.segment(base, 0xE7, b"MINE\0" + thumb(OTHER, 300)), "review",
            "other,thumbnail")
        # A thumbnail as strips, alone and beside another that is a JPEG.
        for thumbnail, shows, verdict in ((OTHER, "other", "review"), (SHOWN, "same", "clear")):
            block = p.exif_with_raw_thumbnail(thumbnail.resize((120, 90)))
            with_strips = b.segment(base, 0xE1, b"Exif\0\0" + block)
            if same_ok or shows == "other":
                add(f"exif-strips-{shows}", with_strips, verdict, "exif,thumbnail")
            if same_ok:
                add(f"exif-strips-{shows}-beside",
                    b.segment(with_strips, 0xE7, b"MINE\0" + thumb(SHOWN)), verdict,
                    "exif,other", own=True)
        if same_ok:
            add("mpf", b.segment(base, 0xE2, b.mpf(2)) + thumb(SHOWN, 400), "clear",
                "extra_images,trailing_data")
        add("mpf-record", b.segment(base, 0xE2, b.mpf(2)) + encode(RECORD, "JPEG", quality=85),
            "block", "extra_images,trailing_data")
        for name, (tail, verdict) in TRAILS.items():
            if (not corpus.few or name in FEW_TRAILS) and (same_ok or name != "same-picture"):
                add("then-" + name, base + tail, verdict, "trailing_data")


def cropped_png(before, after):
    """CVE-2023-21036: a smaller picture written over the file of a larger one, not cut off."""
    return after + before[len(after):]


def pngs(corpus):
    bases = {"png": encode(SHOWN, "PNG"), "palette": encode(SHOWN.quantize(64), "PNG"),
             "grey-png": encode(SHOWN.convert("L"), "PNG")}
    for stem, base in list(bases.items())[:1 if corpus.few else None]:
        add = lambda name, data, verdict, kinds: corpus.add(f"{stem}-{name}.png", data, verdict,
                                                            kinds)
        for name, block, kinds, verdict in exif_blocks():
            if name != "thumbnail" or stem != "grey-png":
                add("exif-" + name, b.chunk(base, b"eXIf", block), verdict, kinds)
        add("text", b.chunk(base, b"tEXt", b"Author\0Sarah Example"), "clear", "text")
        add("packed-text", b.chunk(base, b"zTXt", b"Comment\0\0" + zlib.compress(b"ward 4 " * 9)),
            "clear", "text")
        add("international-text", b.chunk(base, b"iTXt", b"Title\0\0\0en\0\0bed 4"), "clear",
            "text")
        add("xmp", b.chunk(base, b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + b.xmp_place()), "clear",
            "xmp,gps,text")
        raw = b"\nexif\n%8d\n" % len(thumb(OTHER)) + thumb(OTHER).hex().encode() + b"\n"
        add("raw-profile", b.chunk(base, b"zTXt", b"Raw profile type exif\0\0" +
                                   zlib.compress(raw)), "review", "exif,text,thumbnail")
        add("time", b.chunk(base, b"tIME", struct.pack(">HBBBBB", 2024, 3, 5, 9, 41, 0)), "clear",
            "time")
        add("icc", b.chunk(base, b"iCCP", b"mine\0\0" + zlib.compress(b.icc())), "clear", "icc")
        add("private", b.chunk(base, b"prVt", noise(100)), "clear", "other")
        add("private-picture", b.chunk(base, b"prVt", thumb(OTHER, 300)), "review",
            "other,thumbnail")
        corpus.trails(stem, "png", base)
    erased = RECORD.convert("RGBA")
    alpha = Image.new("L", RECORD.size, 255)
    alpha.paste(0, (0, 0, RECORD.size[0], 420))
    erased.putalpha(alpha)
    corpus.add("erased.png", encode(erased, "PNG"), "block", "hidden_pixels,weak_redaction")
    corpus.add("white-on-nothing.png", encode(white_on_nothing(RECORD), "PNG"), "block",
               "weak_redaction", own=True)
    dark = RECORD.convert("L").tobytes()
    dark = Image.frombytes("I;16", RECORD.size, b"".join(struct.pack("<H", 4 * d) for d in dark))
    corpus.add("dark-16.png", encode(dark, "PNG"), "block", "thumbnail", own=True)
    faint = RECORD.convert("RGBA")
    faint.putalpha(8)
    corpus.add("faint.png", encode(faint, "PNG"), "block", "weak_redaction")
    corpus.add("one-colour.png", encode(p.in_one_colour(RECORD), "PNG"), "block", "thumbnail", own=True)
    base = bases["png"]
    end = base.rindex(b"IEND") - 4
    corpus.add("end-with-data.png", base[:end] + p.png_chunk(b"IEND", b"bed 4, Mrs Example"), "review",
               "other,hidden_text")
    corpus.add("palette-of-text.png", base[:33] + p.png_chunk(b"PLTE", b"bed 4, Mrs Example") +
               base[33:], "review", "other,hidden_text")
    corpus.add("long-gamma.png", base[:33] + p.png_chunk(b"gAMA", b"\0\0\xb1\x8fbed 4, Mrs Example") +
               base[33:], "review", "other,hidden_text")
    corpus.add("rows-below.png", p.png_made_lower(tall(), SIZE[1]), "review", "")
    for levels in (4,) if corpus.few else (1, 6, 9):
        large = Image.new("RGB", (RECORD.size[0], RECORD.size[1] + 500))
        large.paste(SHOWN.resize((RECORD.size[0], 500)), (0, 0))
        large.paste(RECORD, (0, 500))
        small = large.crop((0, 0, 500, 200))
        before, after = encode(large, "PNG", compress_level=levels), encode(small, "PNG")
        corpus.add(f"cropped-{levels}.png", cropped_png(before, after), "block", "trailing_data")
    moving = encode(SHOWN.resize(RECORD.size), "PNG", save_all=True, append_images=[RECORD],
                    duration=400)
    corpus.add("second-frame.png", moving, "block", "nhs_number", own=True)
    corpus.add("frame-beside-still.png", encode(
        SHOWN.resize(RECORD.size), "PNG", save_all=True, default_image=True,
        append_images=[RECORD]), "block", "nhs_number")
    at = moving.index(b"acTL") - 4
    corpus.add("animated-broken.png", moving[:at] + moving[at + 20:], "review",
               "extra_images,thumbnail")


def webps(corpus):
    for stem, base in (("webp", encode(SHOWN, "WEBP", quality=85, exif=b"II*\0\x08\0\0\0\0\0\0\0\0\0")),
                       ("lossless", encode(SHOWN, "WEBP", lossless=True,
                                           exif=b"II*\0\x08\0\0\0\0\0\0\0\0\0"))):
        for name, block, kinds, verdict in exif_blocks():
            corpus.add(f"{stem}-exif-{name}.webp", b.riff_chunk(base, b"EXIF", block), verdict,
                       kinds)
        corpus.add(f"{stem}-xmp.webp", b.riff_chunk(base, b"XMP ", b.xmp_place()), "clear",
                   "xmp,gps")
        corpus.add(f"{stem}-private.webp", b.riff_chunk(base, b"mine", thumb(OTHER, 300)),
                   "review", "other,thumbnail")
        corpus.add(f"{stem}-icc.webp", encode(SHOWN, "WEBP", lossless=stem == "lossless",
                                              icc_profile=b.icc()), "clear", "icc")
        corpus.trails(stem, "webp", encode(SHOWN, "WEBP", lossless=stem == "lossless"))
        if corpus.few:
            break
    erased = RECORD.convert("RGBA")
    alpha = Image.new("L", RECORD.size, 255)
    alpha.paste(0, (0, 0, RECORD.size[0], 420))
    erased.putalpha(alpha)
    corpus.add("erased.webp", encode(erased, "WEBP", lossless=True, exact=True), "block",
               "hidden_pixels,weak_redaction")
    corpus.add("white-on-nothing.webp", encode(white_on_nothing(RECORD), "WEBP", lossless=True,
                                               exact=True), "block", "weak_redaction")
    under = RECORD.convert("RGBA")
    under.putalpha(0)
    corpus.add("second-frame-erased.webp", p.webp_animation(
        RECORD.size, encode(SHOWN.resize(RECORD.size).convert("RGBA"), "WEBP", lossless=True),
        encode(under, "WEBP", lossless=True, exact=True)), "block", "weak_redaction", own=True)
    corpus.add("second-frame.webp", encode(OTHER.resize(RECORD.size), "WEBP", save_all=True,
                                           append_images=[RECORD], duration=400, lossless=True),
               "block", "nhs_number")


def tiffs(corpus):
    for packing in ("tiff_lzw",) if corpus.few else ("tiff_lzw", "tiff_deflate", "raw"):
        stem = packing.replace("tiff_", "tiff-")
        tags = {"camera": ({271: "Apple", 272: "iPhone 12"}, "camera"),
                "time": ({306: "2024:03:05 09:41:00"}, "time"),
                "owner": ({315: "Sarah Example", 33432: "Sarah Example"}, "owner"),
                "description": ({270: "bed 4"}, "text"),
                "xmp": ({700: b.xmp_creator()}, "xmp"),
                "iptc": ({33723: b.iptc()}, "iptc"),
                "icc": ({34675: b.icc()}, "icc")}
        for name, (info, kinds) in tags.items():
            corpus.add(f"{stem}-{name}.tif", encode(SHOWN, "TIFF", compression=packing,
                                                    tiffinfo=info), "clear", kinds)
        corpus.trails(stem, "tif", encode(SHOWN, "TIFF", compression=packing))
    corpus.add("second-page.tif", encode(SHOWN, "TIFF", save_all=True, append_images=[RECORD],
                                         compression="tiff_deflate"), "block", "nhs_number")
    erased = RECORD.convert("RGBA")
    alpha = Image.new("L", RECORD.size, 255)
    alpha.paste(0, (0, 0, RECORD.size[0], 420))
    erased.putalpha(alpha)
    corpus.add("erased.tif", encode(erased, "TIFF"), "block", "weak_redaction")
    under = RECORD.convert("RGBA")
    under.putalpha(0)
    corpus.add("second-page-erased.tif", encode(
        SHOWN.convert("RGBA"), "TIFF", save_all=True, append_images=[under]), "block",
        "weak_redaction", own=True)
    corpus.add("sub-picture.tif", p.tiff_with_sub_picture(SHOWN, RECORD), "block",
               "extra_images,thumbnail")
    corpus.add("sub-picture-of-page-2.tif", p.tiff_with_sub_picture(SHOWN, RECORD, 1), "block",
               "extra_images,thumbnail", own=True)
    corpus.add("sub-picture-same.tif", p.tiff_with_sub_picture(SHOWN, SHOWN.resize((240, 180))),
               "clear", "extra_images")
    corpus.add("gap-picture.tif", p.tiff_with_gap(SHOWN, encode(RECORD, "JPEG", quality=85)),
               "block", "thumbnail", own=True)
    corpus.add("gap-strips.tif", p.tiff_with_gap(SHOWN, RECORD.tobytes()), "review", "thumbnail")
    corpus.add("layers.tif", p.tiff_with_tag(
        SHOWN, 0x935C, b"Adobe Photoshop Document Data Block\0" + noise(200)), "review",
        "extra_images,thumbnail")
    for packing in (1,) if corpus.few else (0, 1, 2):
        corpus.add(f"layer-record-{packing}.tif", p.tiff_with_tag(
            SHOWN, 0x935C, p.photoshop_layers(SHOWN, RECORD, packing=packing)), "block",
            "extra_images,thumbnail", own=True)
    corpus.add("layer-same.tif", p.tiff_with_tag(SHOWN, 0x935C, p.photoshop_layers(SHOWN)), "clear",
               "extra_images")
    shown = SHOWN.resize(RECORD.size)
    for name, mode, kinds in (("grey", "L", (0,)), ("colours", "RGB", (2, 0)), ("inks", "CMYK", (0,))):
        corpus.add(f"further-sample-{name}.tif", p.tiff_with_samples(
            shown.convert(mode), RECORD.convert("L"), kinds), "block", "thumbnail", own=True)
    corpus.add("one-colour.tif", encode(p.in_one_colour(RECORD), "TIFF"), "block", "thumbnail",
               own=True)
    corpus.add("behind-packed-strip.tif", p.tiff_of(
        shown, zlib.compress(shown.tobytes()) + encode(RECORD, "JPEG", quality=85), 8), "block",
        "thumbnail", own=True)
    corpus.add("photoshop-preview.tif", p.tiff_with_tag(SHOWN, 0x8649, thumb(OTHER)), "review",
               "iptc,thumbnail")


def gifs(corpus):
    base = encode(SHOWN.quantize(64), "GIF")
    corpus.add("gif-comment.gif", b.gif_extension(base, 0xFE, b"bed 4, Mrs Example"), "review",
               "text,hidden_text")
    corpus.add("gif-comment-picture.gif", b.gif_extension(base, 0xFE, thumb(OTHER, 300)), "review",
               "text,thumbnail")
    corpus.add("gif-private.gif", b.gif_extension(base, 0xFF, noise(90), b"MINEONE1.00"), "clear",
               "other")
    corpus.add("gif-xmp.gif", b.gif_extension(base, 0xFF, b.xmp_place(), b"XMP DataXMP"), "clear",
               "xmp")
    corpus.add("gif-icc.gif", b.gif_extension(base, 0xFF, b.icc(), b"ICCRGBG1012"), "clear", "icc")
    corpus.trails("gif", "gif", base)
    letters = white_on_nothing(RECORD).getchannel("A").point(lambda level: level // 255)
    letters = Image.frombytes("P", RECORD.size, letters.tobytes())
    letters.putpalette([255] * 6)
    corpus.add("white-on-nothing.gif", encode(letters, "GIF", transparency=0), "block",
               "weak_redaction")
    second = RECORD.quantize(32)
    corpus.add("second-frame.gif", encode(Image.new("P", second.size), "GIF", save_all=True,
                                          append_images=[second], duration=400), "block",
               "nhs_number")


def bmps(corpus):
    base = encode(SHOWN, "BMP")
    gap = thumb(OTHER, 300)
    moved = base[:10] + struct.pack("<I", 54 + len(gap)) + base[14:54] + gap + base[54:]
    corpus.add("bmp-gap.bmp", moved, "review", "other,thumbnail")
    corpus.trails("bmp", "bmp", base)
    shown = SHOWN.resize(RECORD.size)
    corpus.add("fourth-byte.bmp", p.bmp_with_unused(shown, RECORD, 32), "block", "thumbnail", own=True)
    corpus.add("top-bit.bmp", p.bmp_with_unused(shown, RECORD, 16), "block", "thumbnail", own=True)
    corpus.add("one-colour.bmp", encode(p.in_one_colour(RECORD), "BMP"), "block", "thumbnail", own=True)


def heifs(corpus):
    source = os.path.join(corpus.folder, "source.png")
    made = os.path.join(corpus.folder, "made")

    def run(image, *arguments):
        image.save(source)
        subprocess.run(["heif-enc", "-q", "60", *arguments, source, "-o", made], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(made, "rb") as out:
            return out.read()

    for ending, arguments in (("heic", []), ("avif", ["-A"])):
        if corpus.few and ending == "avif":
            break
        base = run(SHOWN, *arguments)
        corpus.trails(ending, ending, base)
        corpus.add(f"{ending}-preview.{ending}", run(SHOWN, "-t", "160", *arguments), "clear",
                   "thumbnail")
        film = struct.pack(">I", 208) + b"moov" + noise(200)
        corpus.add(f"{ending}-film.{ending}", base + film, "review", "film")
        free = struct.pack(">I", 8 + len(thumb(OTHER, 300))) + b"free" + thumb(OTHER, 300)
        corpus.add(f"{ending}-free-box.{ending}", base + free, "review", "other,thumbnail")
    shown, patient, tall = run(SHOWN), run(RECORD), Image.new("RGB", (RECORD.size[0],
                                                                     RECORD.size[1] + 400))
    tall.paste(SHOWN.resize((RECORD.size[0], 400)), (0, 0))
    tall.paste(RECORD, (0, 400))
    corpus.add("item-alone.heic", p.heic_of((shown, False, None, None)), "clear", "-")
    for name, hidden, reference, extra in (("item-hidden", True, None, None),
                                           ("item-map", True, b"auxl", p.AUXILIARY),
                                           ("item-preview", False, b"thmb", None)):
        corpus.add(f"{name}.heic", p.heic_of((shown, False, None, None),
                                             (patient, hidden, reference, extra)), "block",
                   "thumbnail", own=True)
    corpus.add("cut.heic", p.heic_of((run(tall), False, None, p.clean_aperture(
        *tall.size, RECORD.size[1]))), "block", "thumbnail", own=True)
    # A picture that was taken from the lists and left where it was, and what fills up a sector.
    corpus.add("item-dropped.heic", p.heic_of((shown, False, None, None),
                                              left=p.coded_item(patient)[2]), "review",
               "thumbnail", own=True)
    corpus.add("item-elsewhere.heic", p.heic_of((shown, False, None, None), elsewhere=True), "review",
               "thumbnail", own=True)
    corpus.add("sector.heic", p.heic_of((shown, False, None, None), left=bytes(4096)), "clear", "-")
    for left in (source, made):
        os.remove(left)


def cut_off(corpus):
    """A header that owns up to the upper part only: the record below it is still in the file."""
    tall = Image.new("RGB", (RECORD.size[0], RECORD.size[1] + 400))
    tall.paste(SHOWN.resize((RECORD.size[0], 400)), (0, 0))
    tall.paste(RECORD, (0, 400))
    shown = 400
    gif = bytearray(encode(tall.quantize(64), "GIF"))
    frame = gif.index(b"\x2c\0\0\0\0")
    gif[frame + 7:frame + 9] = gif[8:10] = struct.pack("<H", shown)
    corpus.add("cut-height.gif", bytes(gif), "review", "", own=True)
    more = encode(SHOWN, "PNG")
    corpus.add("more-data.png", more[:-12] + b.chunk(more[:33], b"IDAT", thumb(OTHER))[33:] +
               more[-12:], "review", "", own=True)
    corpus.add("cut-height-strips.tif", p.tiff_cut(tall, shown, 20), "review", "thumbnail",
               own=True)
    frames = encode(SHOWN, "WEBP", save_all=True, append_images=[OTHER], duration=100, lossless=True)
    for name, webp, tag in (("lossless", encode(SHOWN, "WEBP", lossless=True), b"VP8L"),
                            ("lossy", encode(SHOWN, "WEBP", quality=80), b"VP8 "),
                            ("frame", frames, b"VP8L")):
        corpus.add(f"slack-{name}.webp", p.webp_with_slack(webp, tag, thumb(OTHER)), "review", "",
                   own=True)
    TiffImagePlugin.STRIP_SIZE = 1 << 30
    for packing in "tiff_lzw tiff_adobe_deflate packbits jpeg group4".split():
        packed = encode(tall.convert("1") if packing == "group4" else tall, "TIFF",
                        compression=packing)
        for name, rows in (("strip", tall.size[1]), ("rows", shown)):
            corpus.add(f"cut-{name}-{packing}.tif", p.tiff_rows_left_out(packed, shown, rows),
                       "review", "", own=packing in ("tiff_lzw", "group4"))
    TiffImagePlugin.STRIP_SIZE = 1 << 16
    if corpus.few:
        return
    jpeg = encode(tall, "JPEG", quality=85, subsampling=0)
    at = jpeg.index(b"\xff\xc0") + 5
    corpus.add("cut-height.jpg", jpeg[:at] + struct.pack(">H", 392) + jpeg[at + 2:], "review",
               "trailing_data")
    png = encode(tall, "PNG")
    header = png[16:20] + struct.pack(">I", shown) + png[24:29]
    corpus.add("cut-height.png", png[:16] + header +
               struct.pack(">I", zlib.crc32(b"IHDR" + header)) + png[33:], "review", "")
    rows = b"".join(tall.crop((0, y, tall.size[0], y + 1)).tobytes("raw", "BGR")
                    for y in range(tall.size[1]))
    head = struct.pack("<IiiHHIIiiII", 40, tall.size[0], -shown, 1, 24, 0, len(rows), 0, 0, 0, 0)
    corpus.add("cut-height.bmp", b"BM" + struct.pack("<IHHI", 54 + len(rows), 0, 0, 54) + head +
               rows, "review", "trailing_data")
    corpus.add("cut-height.tif", p.tiff_cut(tall, shown, tall.size[1]), "review", "thumbnail")


WORDS = b"Patient: Amira Abbott, NHS number 999 123 4560, date of birth 12/03/1950"


def writing(corpus):
    """Words about a patient in every place that a format has for words, or has not."""
    def add(name, data, kinds="", verdict="block"):
        corpus.add("words-" + name, data, verdict, (kinds + ",hidden_text").lstrip(","), own=name in FEW_WORDS)

    jpeg, png, gif = encode(SHOWN, "JPEG", quality=88), encode(SHOWN, "PNG"), encode(
        SHOWN.quantize(64), "GIF")
    webp = encode(SHOWN, "WEBP", quality=85, exif=b"II*\0\x08\0\0\0\0\0\0\0\0\0")
    add("comment.jpg", b.segment(jpeg, 0xFE, WORDS), "text")
    add("private.jpg", b.segment(jpeg, 0xE7, WORDS), "other")
    add("behind.jpg", jpeg + WORDS, "trailing_data")
    at = jpeg.index(b"\xff\xdb")
    add("between.jpg", jpeg[:at] + WORDS + jpeg[at:], "other")
    utf16 = WORDS.decode().encode("utf-16le")
    for name, block in (("description", b.exif([(0x010E, b.ASCII, WORDS.decode())])),
                        ("comment-ascii", b.exif([], [(0x9286, b.UNDEFINED, b"ASCII\0\0\0" + WORDS)])),
                        ("comment-utf16", b.exif([], [(0x9286, b.UNDEFINED, b"UNICODE\0" + utf16)])),
                        ("windows", b.exif([(0x9C9C, b.UNDEFINED, utf16)]))):
        add(f"exif-{name}.jpg", b.segment(jpeg, 0xE1, b"Exif\0\0" + block), "exif,text")
        add(f"exif-{name}.png", b.chunk(png, b"eXIf", block), "exif,text")
        add(f"exif-{name}.webp", b.riff_chunk(webp, b"EXIF", block), "exif,text")
    packet = b.xmp("<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:description>"
                   "<rdf:Alt><rdf:li xml:lang='x-default'>" + WORDS.decode() +
                   "</rdf:li></rdf:Alt></dc:description></rdf:Description>")
    add("xmp.jpg", b.segment(jpeg, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet), "xmp")
    add("xmp.webp", b.riff_chunk(webp, b"XMP ", packet), "xmp")
    add("iptc.jpg", b.segment(jpeg, 0xED, b.photoshop(
        0x0404, b"\x1c\x02\x78" + struct.pack(">H", len(WORDS)) + WORDS)), "iptc")
    add("text.png", b.chunk(png, b"tEXt", b"Description\0" + WORDS), "text")
    add("keyword.png", b.chunk(png, b"tEXt", b"Patient name\0Amira Abbott"), "text", "review")
    add("packed-behind.png", png[:-12] + p.png_chunk(
        b"zTXt", b"Description\0\0" + zlib.compress(WORDS)) + png[-12:], "text")
    add("comment.gif", b.gif_extension(gif, 0xFE, WORDS), "text")
    bmp = encode(SHOWN, "BMP")
    add("gap.bmp", bmp[:10] + struct.pack("<I", 54 + len(WORDS)) + bmp[14:54] + WORDS + bmp[54:],
        "other")
    add("description.tif", encode(SHOWN, "TIFF", tiffinfo={270: WORDS.decode()}), "text")
    add("private.tif", p.tiff_with_tag(SHOWN, 65001, WORDS), "other")
    add("short.tif", p.tiff_with_tag(SHOWN, 65001, b"Patient: Amira Abbott"), "other", "review")


def faint(corpus):
    """Letters that hardly differ from their paper, or only in colour."""
    for name, paper, ink in (("1", (200, 200, 200), (199, 199, 199)),
                             ("3", (250, 250, 250), (247, 247, 247)),
                             ("8", (255, 255, 255), (247, 247, 247)),
                             ("dark", (0, 0, 0), (2, 2, 2)), ("blue", (0, 0, 40), (0, 0, 44)),
                             ("red-green", (0, 128, 0), (251, 0, 0))):
        letters = p.in_two_colours(RECORD, paper, ink)
        for ending, form in (("png", "PNG"), ("gif", "GIF"), ("bmp", "BMP"), ("tif", "TIFF")):
            corpus.add(f"faint-{name}.{ending}", encode(letters, form), "block", "", own=(
                name, ending) in (("1", "png"), ("red-green", "bmp")))
        corpus.add(f"faint-{name}-rgb.png", encode(letters.convert("RGB"), "PNG"), "block", "")
        corpus.add(f"faint-{name}.webp", encode(letters.convert("RGB"), "WEBP", lossless=True), "block", "",
                   own=name == "1")
    corpus.add("faint-6.jpg", encode(p.in_two_colours(RECORD, (200, 200, 200), (192, 192, 192)).convert(
        "RGB"), "JPEG", quality=98, subsampling=0), "block", "")


def beyond(corpus):
    """What stands in the file's own data, and past the edge of what viewers show of it."""
    shown = SHOWN.resize(RECORD.size)
    add = lambda name, data, verdict, kinds: corpus.add(name, data, verdict, kinds, own=True)
    add("low-bytes.png", p.png_with_low_bytes(shown, RECORD), "block", "thumbnail")
    add("low-bytes.tif", p.tiff_with_low_bytes(shown, RECORD), "block", "thumbnail")
    add("one-colour.gif", encode(p.in_one_colour(RECORD), "GIF"), "block", "thumbnail")
    blocks = encode(RECORD, "JPEG", quality=85)
    blocks = b"".join(bytes([len(blocks[i:i + 255])]) + blocks[i:i + 255] for i in range(0, len(blocks), 255))
    gif = encode(SHOWN.quantize(64), "GIF")
    add("control-blocks.gif", gif[:-1] + b"\x21\xf9\4\0\5\0\0" + blocks + b"\0" + gif[-1:], "block",
        "other,thumbnail")
    small = RECORD.crop((0, 0, 760, 260))
    below = Image.new("RGB", (768, 512))
    below.paste(SHOWN.resize((768, 240)), (0, 0))
    below.paste(small, (0, 250))
    beside = Image.new("RGB", (1280, 256))
    beside.paste(SHOWN.resize((260, 256)), (0, 0))
    beside.paste(small, (262, 0))
    for packing in (8,) if corpus.few else (1, 8):
        add(f"tiles-below-{packing}.tif", p.tiff_of_tiles(below, (768, 240), packing), "block", "thumbnail")
        add(f"tiles-beside-{packing}.tif", p.tiff_of_tiles(beside, (260, 256), packing), "review", "")
    add("last-strip.tif", p.tiff_of_strips(SHOWN, 350, 40), "review", "")
    grey = SHOWN.convert("L")
    add("runs-above.bmp", p.bmp_of_runs(grey, 480, 300), "review", "")
    add("runs-beside.bmp", p.bmp_of_runs(grey, 300, 360), "review", "")
    add("runs.bmp", p.bmp_of_runs(grey, 480, 360), "clear", "-")
    add("far-text.png", b.chunk(encode(SHOWN, "PNG"), b"zTXt", b"Comment\0\0" + zlib.compress(
        b"\0" * (80 << 20) + thumb(OTHER, 300))), "review", "text,thumbnail")


def slack(corpus):
    """Behind what a decoder uses of a picture's own data, where it passes over the rest."""
    hidden = (("words", WORDS, "block", "hidden_text"), ("noise", noise(3000), "review", ""))
    few = {"lzw", "deflate", "tile-open", "padding", "alpha", "before-end", "frame"}
    odd, jpeg = SHOWN.crop((0, 0, 479, 360)), encode(SHOWN, "JPEG", quality=88)
    in_parts = subprocess.run(["jpegtran", "-restart", "4"], input=jpeg, check=True,
                              stdout=subprocess.PIPE).stdout
    in_scans = encode(SHOWN, "JPEG", quality=88, progressive=True)
    clear = SHOWN.convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize(SHOWN.size))
    films = encode(clear, "WEBP", save_all=True, duration=100, append_images=[OTHER.convert("RGBA")])
    for name, more, verdict, kinds in hidden:
        def add(way, ending, data, verdict=verdict, kinds=kinds):
            corpus.add(f"slack-{way}-{name}.{ending}", data, verdict, kinds, own=way in few)

        for way, packing in (("lzw", "tiff_lzw"), ("deflate", "tiff_adobe_deflate"), ("open", "raw"),
                             ("packbits", "packbits"), ("strip-jpeg", "jpeg"), ("fax", "group4")):
            add(way, "tif", p.tiff_with_slack(SHOWN.convert("1") if way == "fax" else SHOWN, packing, more))
        add("tile-open", "tif", p.tiff_tiles_with_slack(SHOWN, 1, more))
        add("tile-deflate", "tif", p.tiff_tiles_with_slack(SHOWN, 8, more))
        add("padding", "bmp", p.bmp_with_padding(odd, more[:1079]))
        add("alpha", "webp", p.webp_with_slack(encode(clear, "WEBP", quality=80), b"ALPH", more), "review", "")
        add("frame-alpha", "webp", p.webp_with_slack(films, b"ALPH", more), "review", "")
        plain = more.replace(b"\xff", b"\xff\0")
        restart, scan = in_parts.index(b"\xff\xd2"), in_scans.rindex(b"\xff\xda")
        add("before-end", "jpg", jpeg[:-2] + plain + jpeg[-2:])
        add("before-restart", "jpg", in_parts[:restart] + plain + in_parts[restart:])
        add("before-scan", "jpg", in_scans[:scan] + plain + in_scans[scan:])
        if verdict == "block":
            add("rows", "jpg", b.segment(jpeg, 0xDC, more))
            add("frame", "webp", p.webp_with_more_in(films, b"ANMF", b"mine" + struct.pack(
                "<I", len(more)) + more))
            add("loop", "webp", p.webp_with_more_in(films, b"ANIM", more))
    # What writers of all kinds leave, and nothing is hidden.
    tall = SHOWN.resize((480, 357))
    for packing in "raw tiff_lzw tiff_adobe_deflate packbits jpeg".split():
        for mode in ("RGB", "L", "CMYK"):
            corpus.add(f"slack-none-{packing}-{mode}.tif", encode(tall.convert(mode), "TIFF",
                                                                  compression=packing), "clear", "-")
    corpus.add("slack-none-fax.tif", encode(tall.convert("1"), "TIFF", compression="group4"), "clear", "-")
    corpus.add("slack-none-restart.jpg", in_parts, "clear", "-")
    corpus.add("slack-none.bmp", p.bmp_with_padding(odd, b""), "clear", "-")
    corpus.add("slack-none-alpha.webp", encode(clear, "WEBP", quality=80), "clear", "-")
    corpus.add("slack-none-frames.webp", films, "clear", "-")


FEW_WORDS = {"between.jpg", "exif-comment-utf16.jpg", "short.tif"}


def containers(corpus):
    """What phones and editors of today put in."""
    if corpus.few:
        return  # new places for what other files hide as well
    base, record_jpeg = encode(SHOWN, "JPEG", quality=88), encode(RECORD, "JPEG", quality=85)
    png = encode(SHOWN, "PNG")
    for name, picture, verdict in (("other", thumb(OTHER, 300), "review"),
                                   ("record", record_jpeg, "block")):
        corpus.add(f"xmp-extended-{name}.jpg", b.with_extended_xmp(base, picture), verdict,
                   "xmp,thumbnail")
        claim = p.content_credentials(picture)
        corpus.add(f"c2pa-{name}.jpg", b.in_app11(base, claim), verdict, "other,thumbnail")
        corpus.add(f"c2pa-{name}.png", b.chunk(png, b"caBX", claim), verdict, "other,thumbnail")
        corpus.add(f"c2pa-{name}.webp", b.riff_chunk(
            encode(SHOWN, "WEBP", exif=b"II*\0\x08\0\0\0\0\0\0\0\0\0"), b"C2PA", claim), verdict,
            "other,thumbnail")
        corpus.add(f"packed-text-{name}.png", b.chunk(
            png, b"iTXt", b"Comment\0\1\0\0\0" + zlib.compress(base64.b64encode(picture))), verdict,
            "text,thumbnail")
    for name, shown, verdict in (("own", SHOWN.resize((240, 180)), "clear"),
                                 ("record", RECORD, "block")):
        grey = b.segment(encode(shown.convert("L"), "JPEG", quality=85), 0xE1, b.GAIN_MAP)
        corpus.add(f"gain-map-{name}.jpg", b.segment(base, 0xE2, b.mpf(2)) + grey, verdict,
                   "extra_images,trailing_data")
    corpus.add("samsung-time.jpg", base + b.samsung(b"Image_UTC_Data", b"1709630460000"), "clear",
               "trailing_data")
    corpus.add("samsung-film.jpg", base + b.samsung(b"MotionPhoto_Data", FILM), "review",
               "trailing_data")
    corpus.add("old-rest.jpg", base + record_jpeg[len(base):], "review", "trailing_data")
    place = b.chunk(png[:33], b"eXIf", b.exif(b.CAMERA, [], b.GPS))[33:]
    corpus.add("place-behind.png", png[:-12] + place + png[-12:], "clear", "gps,camera")
    corpus.add("plain-text.gif", b.gif_extension(encode(SHOWN.quantize(64), "GIF"), 0x01,
                                                 b"Mrs Example, bed 4", b"\0" * 12), "review",
               "text,hidden_text")
    corpus.add("profile.bmp", p.bmp_with_profile(SHOWN, b.icc()), "clear", "icc")
    corpus.add("place.tif", p.tiff_with_place(SHOWN), "clear", "gps,exif")


def clean(corpus):
    """Nothing may be named in these."""
    moving = []
    for i in range(5):  # what stays is transparent in the further frames, over an encoder's filling
        moving.append(SHOWN.copy())
        ImageDraw.Draw(moving[-1]).ellipse([40 + 70 * i, 120, 120 + 70 * i, 200], fill=(200, 40, 30))
    corpus.add("clean-moving.webp", encode(moving[0], "WEBP", save_all=True, duration=100,
                                           append_images=moving[1:], quality=75), "clear", "-")
    pictures = {"hills": SHOWN, "other": OTHER, "news": Image.open(
        os.path.join(SAMPLES, "bakery-news.png")).convert("RGB").resize((640, 400), Image.LANCZOS)}
    for name, image in list(pictures.items())[:1 if corpus.few else None]:
        for ending, form, options in (
                ("jpg", "JPEG", {"quality": 85}), ("pjpg.jpg", "JPEG", {"progressive": True}),
                ("png", "PNG", {}), ("webp", "WEBP", {"quality": 80}),
                ("lossless.webp", "WEBP", {"lossless": True}),
                ("tif", "TIFF", {"compression": "tiff_lzw"}), ("bmp", "BMP", {}),
                ("gif", "GIF", {})):
            shown = image.quantize(128) if form == "GIF" else image
            corpus.add(f"clean-{name}.{ending}", encode(shown, form, **options), "clear", "-")
        corpus.add(f"clean-{name}-grey.png", encode(image.convert("L"), "PNG"), "clear", "-")
        corpus.add(f"clean-{name}-palette.png", encode(image.quantize(64), "PNG"), "clear", "-")
        round_corners = image.convert("RGBA")
        mask = Image.new("L", image.size, 0)
        ImageDraw.Draw(mask).rounded_rectangle([0, 0, image.size[0] - 1, image.size[1] - 1], 40,
                                               fill=255)
        flat = Image.composite(round_corners, Image.new("RGBA", image.size, (0, 0, 0, 0)), mask)
        corpus.add(f"clean-{name}-round.png", encode(flat, "PNG"), "clear", "-")


def main():
    corpus = Corpus(sys.argv[1], FEW)
    for part in (jpegs, pngs, webps, tiffs, gifs, bmps, heifs, cut_off, slack, writing, faint, beyond, containers, clean):
        part(corpus)
    corpus.close()


main()
