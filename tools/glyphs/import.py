"""Makes ark-pixel-12.hex from a clone of https://github.com/TakWolf/ark-pixel-font. Run once per font release.

    python3 import.py PATH-TO-CLONE > ark-pixel-12.hex

One glyph a line, "code point:rows", the rows from the top, three hex digits (12 pixels) each, most significant bit
left. Taken are printable ASCII (half width: the left 6 pixels), the CJK punctuation and GB 2312 level 1, in the form
used in mainland China where the font has one of its own. Needs nothing but Python 3 and git.
"""

import re
import struct
import subprocess
import sys
import zlib

FOLDER = "assets/glyphs/12"


def git(clone, *arguments):
    return subprocess.run(["git", "-C", clone, *arguments], capture_output=True, check=True).stdout


def glyph_blobs(clone):
    """The blob of each code point by width class; a file is named "4E11.png" or "4E11 zh_cn,ja.png"."""
    blobs = {}
    for line in git(clone, "ls-tree", "-r", "-z", "HEAD", FOLDER).decode().split("\0"):
        match = re.fullmatch(r"\d+ blob (\w+)\t" + FOLDER + r"/(\w+)/.*/([0-9A-F]{4,5})(?: (\S+))?\.png", line)
        if match is None:
            continue
        blob, width, code, forms = match.groups()
        if forms is None:
            blobs.setdefault((width, int(code, 16)), blob)
        elif "zh_cn" in forms.split(","):
            blobs[(width, int(code, 16))] = blob
    return blobs


def alpha_rows(png):
    """The rows of an 8-bit RGBA PNG as integers of 12 bits, a lit pixel where alpha is more than half."""
    position, width, height, packed = 8, 0, 0, b""
    while position < len(png):
        size, kind = struct.unpack(">I4s", png[position:position + 8])
        data = png[position + 8:position + 8 + size]
        position += 12 + size
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", data)
            assert (depth, colour, interlaced) == (8, 6, 0), "expected 8-bit RGBA"
        elif kind == b"IDAT":
            packed += data
    raw, stride, rows, above = zlib.decompress(packed), width * 4, [], bytes(width * 4)
    for y in range(height):
        row = bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for i in range(stride):
            left, up = (row[i - 4] if i >= 4 else 0), above[i]
            corner = above[i - 4] if i >= 4 else 0
            row[i] = (row[i] + predicted(raw[y * (stride + 1)], left, up, corner)) & 255
        above = bytes(row)
        rows.append(sum((row[x * 4 + 3] > 127) << (11 - x) for x in range(width)))
    return rows


def predicted(filter_type, left, up, corner):
    """PNG specification, section 9: the five filters."""
    if filter_type == 4:
        estimate = left + up - corner
        return min((left, up, corner), key=lambda value: abs(estimate - value))
    return (0, left, up, (left + up) // 2)[filter_type]


def wanted():
    for code in range(0x20, 0x7F):
        yield "monospaced", code
    for code in (*range(0x3001, 0x3018), 0x00D7, 0x2190, 0x2191, 0x2192, 0x2193, 0x25A1):
        yield "common", code
    for code in range(0xFF01, 0xFF5F):
        yield "common", code
    for high in range(0xB0, 0xD8):
        for low in range(0xA1, 0xFA if high == 0xD7 else 0xFF):
            yield "common", ord(bytes((high, low)).decode("gb2312"))


def main():
    clone = sys.argv[1]
    blobs = glyph_blobs(clone)
    lines = set()
    for key in wanted():
        if key in blobs:
            rows = alpha_rows(git(clone, "cat-file", "blob", blobs[key]))
            assert len(rows) == 12, f"{key[1]:04X} is not 12 high"
            lines.add(f"{key[1]:04X}:" + "".join(f"{row:03X}" for row in rows))
    print("\n".join(sorted(lines)))


main()
