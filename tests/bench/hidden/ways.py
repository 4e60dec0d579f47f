# SPDX-License-Identifier: Apache-2.0
"""Ways to hide something that several formats share: rows cut off, slack, words, faint letters."""
import base64
import gzip
import json
import os
import struct
import subprocess
import urllib.parse
import zlib

from PIL import Image, ImageDraw, TiffImagePlugin

import blocks as b
import parts as p
from pictures import FILM, OTHER, RECORD, SAMPLES, SHOWN, WORDS, encode, noise, thumb


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


def fields(corpus):
    """Words in the fields of programs, without a sentence round them."""
    jpeg = encode(SHOWN, "JPEG", quality=88)
    person = {"name": "Amira Abbott", "nhsNumber": "9991234560", "dob": "1950-03-12"}
    element = "".join(f"<p:{name}>{value}</p:{name}>" for name, value in person.items())
    for name, text in (("json", json.dumps({"patient": person})), ("xml", f"<x><p:patient>{element}</p:patient></x>"),
                       ("hl7", "MSH|^~\\&|A|B|C|D|20240101||ADT^A01|1|P|2.4\rPID|1||9991234560^^^NHS||"
                               "ABBOTT^AMIRA||19500312|F\r"),
                       ("spaces", WORDS.decode().replace(" ", "\u00a0"))):
        corpus.add(f"fields-{name}.jpg", b.segment(jpeg, 0xFE, text.encode()), "block", "text,hidden_text",
                   own=name == "json")


def wrapped(corpus):
    """Words and pictures that are written as other bytes, as programs that draw diagrams do."""
    jpeg, png = encode(SHOWN, "JPEG", quality=88), encode(SHOWN, "PNG")
    gif, webp = encode(SHOWN.quantize(64), "GIF"), encode(SHOWN, "WEBP", quality=85, exif=p.NO_EXIF)
    plain = WORDS.decode()
    diagram = base64.b64encode(zlib.compress(urllib.parse.quote(plain).encode())[2:-4]).decode()
    ways = {"base64": base64.b64encode(WORDS), "hex": WORDS.hex().encode(), "zlib": zlib.compress(WORDS),
            "gzip": gzip.compress(WORDS), "percent": urllib.parse.quote(plain, safe="").encode(),
            "entities": "".join(f"&#x{c:x};" for c in WORDS).encode(),
            "json": json.dumps({"note": plain.replace("A", "\u00c1")}).encode(),
            "diagram": urllib.parse.quote(f"<mxfile><diagram>{diagram}</diagram></mxfile>").encode()}
    for name, way in ways.items():
        for ending, data, kind in (("jpg", b.segment(jpeg, 0xFE, way), "text"),
                                   ("png", b.chunk(png, b"tEXt", b"mxfile\0" + way), "text"),
                                   ("gif", b.gif_extension(gif, 0xFE, way), "text"),
                                   ("webp", b.riff_chunk(webp, b"XMP ", way), "xmp")):
            corpus.add(f"wrapped-{name}.{ending}", data, "block", kind + ",hidden_text",
                       own=(name, ending) == ("diagram", "png"))
    for form, options in (("PNG", {}), ("WEBP", {"quality": 60})):
        data = b"data:image/x;base64," + base64.b64encode(encode(RECORD, form, **options))
        corpus.add(f"wrapped-{form.lower()}.png", b.chunk(png, b"tEXt", b"preview\0" + data), "block",
                   "text,thumbnail")


def unused(corpus):
    """Parts that belong to a format and that no reader looks at in such a file."""
    jpeg, gif = encode(SHOWN, "JPEG", quality=88), encode(SHOWN.quantize(64), "GIF")
    add = lambda name, data, verdict, kinds, own=False: corpus.add("unused-" + name, data, verdict, kinds, own)
    add("huffman-table.jpg", b.segment(jpeg, 0xC4, b"\x13" + bytes([0] * 15 + [len(WORDS)]) + WORDS), "block",
        "hidden_text", own=True)
    add("quantisation-table.jpg", b.segment(jpeg, 0xDB, b"\x03" + WORDS[:64]), "block", "hidden_text")
    frame = gif.index(b"\x2c\0\0\0\0")
    add("colours.gif", gif[:frame + 9] + b"\x86" + (gif[13:205] + b"\0" + WORDS).ljust(384, b"\0") +
        gif[frame + 10:], "block", "hidden_text", own=True)
    colours = encode(SHOWN.quantize(64), "PNG")
    at = colours.index(b"PLTE") - 4
    add("colours.png", colours[:at] + p.png_chunk(b"PLTE", colours[at + 8:at + 200] + WORDS) + colours[at + 204:],
        "block", "hidden_text")
    png = encode(SHOWN, "PNG")
    data = png.index(b"IDAT") - 4
    add("frame-data.png", png[:data] + p.png_chunk(b"fdAT", b"\0\0\0\1" + WORDS) + png[data:], "block",
        "hidden_text")
    for name, chunks in p.webp_with_unused(SHOWN, RECORD).items():
        add(name + ".webp", chunks, "review", "thumbnail", own=name == "transparency-behind")
    for name, start in (("zip", b"PK\3\4"), ("pdf", b"%PDF-1.4\n"), ("film", FILM)):
        corpus.add(f"inside-{name}.jpg", b.segment(jpeg, 0xE8, start + noise(3000)), "review", "other,thumbnail")
        corpus.add(f"inside-{name}.png", b.chunk(png, b"prVt", start + noise(3000)), "review", "other,thumbnail",
                   own=name == "zip")


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
    for name, image, verdict in (("3", p.on_a_shade(RECORD, 3), "block"), ("8", p.on_a_shade(RECORD, 8), "block"),
                                 ("grey", p.on_a_shade(RECORD, 5).convert("L"), "block")):
        for ending, form, options in (("png", "PNG", {}), ("bmp", "BMP", {}), ("tif", "TIFF", {}),
                                      ("webp", "WEBP", {"lossless": True})):
            corpus.add(f"faint-shaded-{name}.{ending}", encode(image, form, **options), verdict, "",
                       own=(name, ending) == ("3", "png"))
    corpus.add("faint-shaded-grey.gif", encode(p.on_a_shade(RECORD, 5).convert("L"), "GIF"), "block", "")
    corpus.add("faint-shaded-none.png", encode(p.on_a_shade(RECORD, 0), "PNG"), "clear", "-")
    letters = RECORD.convert("L").point(lambda level: 0 if level < 140 else 255)
    for name, paper, nothing, ink in (("1", (255, 255, 255), 255, 254), ("40", (255, 255, 255), 255, 215),
                                      ("under", (255, 255, 255), 0, 12)):
        made = Image.new("RGB", RECORD.size, paper)
        made.putalpha(letters.point(lambda level, of=nothing, to=ink: of if level else to))
        for ending, form, options in (("png", "PNG", {}), ("tif", "TIFF", {}),
                                      ("webp", "WEBP", {"lossless": True, "exact": True})):
            corpus.add(f"faint-transparency-{name}.{ending}", encode(made, form, **options), "block",
                       "weak_redaction", own=(name, ending) == ("1", "png"))
    made = p.in_two_colours(RECORD, (200, 200, 200), (196, 196, 196)).convert("RGB")
    made.putalpha(0)
    corpus.add("faint-erased.png", encode(made, "PNG"), "block", "hidden_pixels,weak_redaction")
    corpus.add("faint-6.jpg", encode(p.in_two_colours(RECORD, (200, 200, 200), (192, 192, 192)).convert(
        "RGB"), "JPEG", quality=98, subsampling=0), "block", "")


def beyond(corpus):
    """What stands in the file's own data, and past the edge of what viewers show of it."""
    shown = SHOWN.resize(RECORD.size)
    add = lambda name, data, verdict, kinds: corpus.add(name, data, verdict, kinds, own=True)
    add("low-bytes.png", p.png_with_low_bytes(shown, RECORD), "block", "thumbnail")
    add("low-bytes.tif", p.tiff_with_low_bytes(shown, RECORD), "block", "thumbnail")
    add("one-colour.gif", encode(p.in_one_colour(RECORD), "GIF"), "block", "thumbnail")
    mixed = p.in_mixtures(RECORD, (0, 1, 5, 6), (2, 3, 4, 7))
    for ending, form in (("png", "PNG"), ("gif", "GIF"), ("bmp", "BMP"), ("tif", "TIFF")):
        if ending == "png" or not corpus.few:
            add(f"mixtures.{ending}", encode(mixed, form), "block", "thumbnail")
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
        add(f"tiles-beside-{packing}.tif", p.tiff_of_tiles(beside, (260, 256), packing), "block", "thumbnail")
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
