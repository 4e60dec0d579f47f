# SPDX-License-Identifier: Apache-2.0
"""Metadata blocks written byte by byte: EXIF, IPTC, XMP, Photoshop, MPF, ICC."""
import base64
import struct
import zlib

ASCII, SHORT, LONG, RATIONAL, UNDEFINED = 2, 3, 4, 5, 7


def _value(kind, value):
    if kind == ASCII:
        return value.encode() + b"\0", len(value) + 1
    if kind == UNDEFINED:
        return value, len(value)
    if kind == SHORT:
        return struct.pack("<H", value), 1
    if kind == LONG:
        return struct.pack("<I", value), 1
    return b"".join(struct.pack("<II", *pair) for pair in value), len(value)


def _directory(entries, at, following=0):
    """One TIFF directory at offset `at`: bytes with the values behind it."""
    body, extra = b"", b""
    behind = at + 2 + 12 * len(entries) + 4
    for tag, kind, value in sorted(entries):
        data, count = _value(kind, value)
        if len(data) > 4:
            field = struct.pack("<I", behind + len(extra))
            extra += data + b"\0" * (len(data) % 2)
        else:
            field = data.ljust(4, b"\0")
        body += struct.pack("<HHI", tag, kind, count) + field
    return struct.pack("<H", len(entries)) + body + struct.pack("<I", following) + extra


def exif(ifd0=(), sub=(), gps=(), thumbnail=None):
    """A TIFF structure from the byte-order mark on."""
    ifd0 = list(ifd0)
    base = 8
    pointers = [(tag, LONG, 0) for tag, part in ((0x8769, sub), (0x8825, gps)) if part]
    at = base + len(_directory(ifd0 + pointers, base))
    placed, parts = [], b""
    for tag, part in ((0x8769, sub), (0x8825, gps)):
        if part:
            placed.append((tag, LONG, at + len(parts)))
            parts += _directory(list(part), at + len(parts))
    second, tail = 0, b""
    if thumbnail:
        second = at + len(parts)
        length = len(_directory([(0x0103, SHORT, 6), (0x0201, LONG, 0), (0x0202, LONG, 0)], second))
        tail = _directory([(0x0103, SHORT, 6), (0x0201, LONG, second + length),
                           (0x0202, LONG, len(thumbnail))], second) + thumbnail
    return b"II*\0\x08\0\0\0" + _directory(ifd0 + placed, base, second) + parts + tail


CAMERA = [(0x010F, ASCII, "Apple"), (0x0110, ASCII, "iPhone 12")]
TIME = [(0x0132, ASCII, "2024:03:05 09:41:00")]
OWNER = [(0x013B, ASCII, "Sarah Example"), (0x8298, ASCII, "Sarah Example")]
SERIAL = [(0xA431, ASCII, "SN99900042"), (0xA435, ASCII, "LENS0001")]
COMMENT = [(0x9286, UNDEFINED, b"ASCII\0\0\0seen on ward 4")]
GPS = [(1, ASCII, "N"), (2, RATIONAL, [(51, 1), (30, 1), (0, 1)]),
       (3, ASCII, "W"), (4, RATIONAL, [(0, 1), (7, 1), (0, 1)])]


def maker_note(preview):
    return [(0x927C, UNDEFINED, b"NOTE\0\0" + preview)]


def xmp(inner):
    return ("<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>" + inner +
            "</rdf:RDF></x:xmpmeta><?xpacket end='w'?>").encode()


def xmp_place():
    return xmp("<rdf:Description xmlns:exif='http://ns.adobe.com/exif/1.0/' "
               "exif:GPSLatitude='51,30.0N' exif:GPSLongitude='0,7.0W'/>")


def xmp_creator():
    return xmp("<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>"
               "<rdf:Seq><rdf:li>Sarah Example</rdf:li></rdf:Seq></dc:creator></rdf:Description>")


def xmp_thumbnail(jpeg):
    text = base64.encodebytes(jpeg).decode().replace("\n", "&#xA;")
    return xmp("<rdf:Description xmlns:xmpGImg='http://ns.adobe.com/xap/1.0/g/img/'>"
               "<xmpGImg:image>" + text + "</xmpGImg:image></rdf:Description>")


def iptc():
    record = b"\x1c\x02\x78" + struct.pack(">H", 20) + b"Ward 4 at handover  "
    return record + b"\x1c\x02\x50" + struct.pack(">H", 14) + b"Sarah Example "


def photoshop(resource, data):
    return (b"Photoshop 3.0\0" + b"8BIM" + struct.pack(">HHI", resource, 0, len(data)) + data +
            b"\0" * (len(data) % 2))


def photoshop_thumbnail(jpeg):
    header = struct.pack(">IIIIIIHH", 1, 160, 120, 480, 57600, len(jpeg), 24, 1)
    return photoshop(0x040C, header + jpeg)


def icc(name=b"Sarah's monitor"):
    text = b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name + b"\0" * 80
    table = struct.pack(">I4sII", 1, b"desc", 144, len(text))
    body = b"lcms\x02\x10\0\0mntrRGB XYZ " + b"\0" * 12 + b"acsp" + b"\0" * 84
    body = body[:124] + table + text
    return struct.pack(">I", len(body) + 4) + body


def mpf(count):
    entries = struct.pack("<H", 2)
    entries += struct.pack("<HHI4s", 0xB000, 7, 4, b"0100")
    entries += struct.pack("<HHII", 0xB001, 4, 1, count)
    return b"MPF\0II*\0\x08\0\0\0" + entries + struct.pack("<I", 0)


def segment(jpeg, marker, payload):
    """A JPEG with one more segment behind its start."""
    return jpeg[:2] + struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload + jpeg[2:]


def chunk(png, kind, payload):
    """A PNG with one more chunk behind its header."""
    made = struct.pack(">I", len(payload)) + kind + payload
    return png[:33] + made + struct.pack(">I", zlib.crc32(kind + payload)) + png[33:]


def riff_chunk(webp, kind, payload):
    """A WebP with one more chunk at its end."""
    made = kind + struct.pack("<I", len(payload)) + payload + b"\0" * (len(payload) % 2)
    return webp[:4] + struct.pack("<I", len(webp) - 8 + len(made)) + webp[8:] + made


def gif_extension(gif, label, payload, head=b""):
    """A GIF with one more extension before its end. `head` is the application's name."""
    blocks = b"".join(bytes([len(payload[i:i + 255])]) + payload[i:i + 255]
                      for i in range(0, len(payload), 255))
    name = bytes([len(head)]) + head if head else b""
    return gif[:-1] + b"\x21" + bytes([label]) + name + blocks + b"\0" + gif[-1:]


GAIN_MAP = b"http://ns.adobe.com/xap/1.0/\0" + xmp(
    "<rdf:Description xmlns:hdrgm='http://ns.adobe.com/hdr-gain-map/1.0/' hdrgm:Version='1.0'/>")


def with_extended_xmp(jpeg, picture):
    """A picture in base64, as cameras with several lenses save it: over as many segments as it takes
    (XMP specification, part 3, 1.1.3.1)."""
    guid = b"0123456789ABCDEF" * 2
    body = xmp("<rdf:Description xmlns:GImage='http://ns.google.com/photos/1.0/image/' "
               "GImage:Data='" + base64.b64encode(picture).decode() + "'/>")
    for at in reversed(range(0, len(body), 65000)):
        jpeg = segment(jpeg, 0xE1, b"http://ns.adobe.com/xmp/extension/\0" + guid +
                       struct.pack(">II", len(body), at) + body[at:at + 65000])
    note = xmp("<rdf:Description xmlns:xmpNote='http://ns.adobe.com/xmp/note/' "
               "xmpNote:HasExtendedXMP='" + guid.decode() + "'/>")
    return segment(jpeg, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + note)


def in_app11(jpeg, box):
    """A JUMBF box over as many segments as it takes (ISO 19566-5, D.2)."""
    parts = list(enumerate(range(0, len(box), 60000), 1))
    for number, at in reversed(parts):
        head = box[:8] if at else b""
        jpeg = segment(jpeg, 0xEB, b"JP" + struct.pack(">HI", 1, number) + head +
                       box[at:at + 60000])
    return jpeg


def samsung(name, data):
    """The trailer of Samsung's cameras: blocks, a directory, its length."""
    block = struct.pack("<HHI", 0, 0x0A01, len(name)) + name + data
    directory = b"SEFH" + struct.pack("<II", 106, 1) + struct.pack("<HHII", 0, 0x0A01, len(block),
                                                                   len(block))
    return block + directory + struct.pack("<I", len(directory)) + b"SEFT"
