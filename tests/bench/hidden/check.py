# SPDX-License-Identifier: Apache-2.0
"""check.py PHOTOWARD DIR [--exiftool] [--no-faces]: the files of make.py, checked and redacted.

Every hidden thing must be named with the verdict that DIR/expected.tsv says, none of it may be left
in the copies, and nothing may be named in clean files. With --exiftool, exiftool looks through each
copy as well; with --no-faces photoward looks for none. Status 1 where anything is wrong."""
import json
import os
import re
import shutil
import struct
import subprocess
import sys

# What exiftool calls the pixels' own form. Anything else in a copy is a leak.
GROUPS = {"ExifTool", "System", "File", "Composite"}
STRUCTURE = {
    "PNG": {"ImageWidth", "ImageHeight", "BitDepth", "ColorType", "Compression", "Filter",
            "Interlace", "Palette", "BackgroundColor", "Transparency", "AnimationFrames",
            "AnimationPlays"},
    "JFIF": {"JFIFVersion", "ResolutionUnit", "XResolution", "YResolution"},
    "RIFF": {"ImageWidth", "ImageHeight", "VP8Version", "HorizontalScale", "VerticalScale",
             "WebP_Flags", "AlphaIsUsed", "BackgroundColor", "AnimationLoopCount", "FrameCount",
             "Duration"},
    "GIF": {"GIFVersion", "ImageWidth", "ImageHeight", "HasColorMap", "ColorResolutionDepth",
            "BitsPerPixel", "BackgroundColor", "AnimationIterations", "FrameCount", "Duration",
            "TransparentColor"},
    "IFD": {"ImageWidth", "ImageHeight", "BitsPerSample", "Compression", "Predictor",
            "PhotometricInterpretation", "StripOffsets", "SamplesPerPixel", "RowsPerStrip",
            "StripByteCounts", "PlanarConfiguration"},
}


def read(path):
    with open(path, "rb") as file:
        return file.read()


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)


def bytes_behind_the_end(path):
    """Counted here and not by photoward: what lies behind a copy's own end."""
    data = read(path)
    if data.startswith(b"\xff\xd8"):
        return len(data) - (data.rindex(b"\xff\xd9") + 2) + (data.count(b"\xff\xd8\xff") - 1)
    if data.startswith(b"\x89PNG"):
        return len(data) - (data.index(b"IEND") + 8)
    if data.startswith(b"RIFF"):
        return len(data) - struct.unpack("<I", data[4:8])[0] - 8
    if data.startswith(b"GIF"):
        return 0 if data.endswith(b"\0\x3b") else 1
    if data.startswith(b"BM"):
        return len(data) - struct.unpack("<I", data[2:6])[0]
    return 0  # a TIFF's end is where its directories say; photoward and exiftool look at those


def strangers(path):
    """Tags of a copy that are no structure, as exiftool sees them."""
    report = json.loads(run("exiftool", "-a", "-G1", "-j", path).stdout or b"[{}]")[0]
    found = []
    for key in report:
        group, _, tag = key.partition(":")
        known = STRUCTURE.get("IFD" if re.fullmatch(r"IFD\d+", group) else group, set())
        if key != "SourceFile" and group not in GROUPS and tag not in known:
            found.append(key)
        if tag == "Warning":
            found.append(key)
    return found


def main():
    photoward, folder = sys.argv[1:3]
    exiftool = "--exiftool" in sys.argv[3:]
    options = [option for option in ("--no-faces",) if option in sys.argv[3:]]
    rows = [line.rstrip("\n").split("\t") for line in open(os.path.join(folder, "expected.tsv"))]
    paths = [os.path.join(folder, row[0]) for row in rows]
    wrong = []

    def complain(name, what):
        wrong.append(name)
        print(f"not ok - {name}: {what}")

    reports = {}
    for line in run(photoward, "check", "--format", "json", *options, *paths).stdout.splitlines():
        report = json.loads(line)
        reports[report["file"]] = report
    found = 0
    for (name, verdict, kinds), path in zip(rows, paths):
        report = reports.get(path)
        if not report:
            complain(name, "no report")
            continue
        named = {fact["kind"] for fact in report["metadata"]}
        named |= {finding["kind"] for finding in report["findings"]}
        missing = set() if kinds == "-" else set(filter(None, kinds.split(","))) - named
        if kinds == "-" and named:
            complain(name, f"clean, and yet named: {sorted(named)}")
        if missing:
            complain(name, f"not named: {sorted(missing)}, only {sorted(named)}")
        if report["verdict"] != verdict:
            complain(name, f"{report['verdict']} instead of {verdict}")
        found += kinds != "-" and not missing

    copies, refused = [], 0
    out = os.path.join(folder, "copies")
    shutil.rmtree(out, ignore_errors=True)
    for ending in sorted({name.rpartition(".")[2] for name, _, _ in rows}):
        os.makedirs(os.path.join(out, ending))
        same = [path for path in paths if path.endswith("." + ending)]
        done = run(photoward, "redact", "--format", "json", *options, "--out-dir",
                   os.path.join(out, ending), *same)
        made = {}
        for line in done.stdout.splitlines():
            report = json.loads(line)
            if report["output"]:
                made[report["file"]] = report["output"]
        for path in same:
            name = os.path.basename(path)
            if path in made:
                copies.append((name, made[path]))
            elif name == "animated-broken.png" and b"animation" in done.stderr:
                refused += 1  # and says so: its frames would be lost
            else:
                complain(name, "no copy")
    gone, tags = 0, 0
    lines = run(photoward, "check", "--format", "json", *options,
                *[copy for _, copy in copies]).stdout
    after = {}
    for line in lines.splitlines():
        report = json.loads(line)
        after[report["file"]] = report
    for name, copy in copies:
        report = after.get(copy)
        if not report or report["metadata"]:
            complain(name, f"left in the copy: {report and report['metadata']}")
        elif report["verdict"] == "block":
            complain(name, "the copy still shows a patient")
        elif {"thumbnail", "trailing_data", "weak_redaction"} & {
                finding["kind"] for finding in report["findings"]}:
            complain(name, f"still hidden in the copy: {report['findings']}")
        elif bytes_behind_the_end(copy):
            complain(name, "bytes behind the copy's end")
        else:
            gone += 1
        left = strangers(copy) if exiftool else []
        if left:
            complain(name, f"exiftool finds in the copy: {left}")
        tags += not left
    hiding = sum(row[2] != "-" for row in rows)
    print(f"{hiding} files that hide something: {found} found; {len(rows) - hiding} clean ones")
    print(f"{len(copies)} copies: in {gone} nothing is left; {refused} refused with a reason")
    if exiftool:
        print(f"exiftool finds nothing but structure in {tags} of {len(copies)} copies")
    sys.exit(1 if wrong else 0)


main()
