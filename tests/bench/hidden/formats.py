# SPDX-License-Identifier: Apache-2.0
"""What each format has a place for, and what lies behind its end."""
import os
import struct
import subprocess
import zlib

from PIL import Image

import blocks as b
import parts as p
from pictures import (FEW_TRAILS, OTHER, RECORD, SHOWN, SIZE, TRAILS, WORDS, encode, noise, tall, thumb,
                      white_on_nothing)


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
    colours = bytearray(encode(SHOWN.quantize(256), "BMP"))
    colours[57:57 + 4 * len(WORDS):4] = WORDS
    corpus.add("fourth-of-colours.bmp", bytes(colours), "block", "hidden_text")
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
        unit, kinds = (p.hevc_unit, (38, 39, 48)) if ending == "heic" else (p.av1_unit, (5, 9, 15))
        for kind in kinds[-1:] if corpus.few else kinds:
            corpus.add(f"unit-{kind}.{ending}", p.heif_with_unit(base, unit(kind, noise(3000))), "review",
                       "thumbnail", own=True)
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
