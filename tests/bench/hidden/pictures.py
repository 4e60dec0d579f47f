# SPDX-License-Identifier: Apache-2.0
"""What the files show and hide, and the list of what must be said of them."""
import io
import os
import random
import sys

from PIL import Image, ImageDraw

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
WORDS = b"Patient: Amira Abbott, NHS number 999 123 4560, date of birth 12/03/1950"
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
