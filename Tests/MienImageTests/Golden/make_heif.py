"""Writes the HEIF files of CodedSizeTests, and the flat pictures of MemoryTests.

grid.heic is laid out as a phone does it: hidden HEVC tiles, a grid in `idat`, a thumbnail, Exif, a turn.
claims64.* say in their container that they are 64x64, and are 16000x16000 (AVIF) and 4096x4096 (HEVC).

Made with Pillow 13, pillow-heif 1.8 and numpy; colour.png must be there.

    python make_heif.py
"""
import io
import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import Image

os.chdir(Path(__file__).parent)
pillow_heif.register_heif_opener()


def box(kind, *parts):
    content = b"".join(parts)
    return struct.pack(">I", 8 + len(content)) + kind + content


def full(kind, version, flags, *parts):
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def found(file, kind):
    """The content of the first box of a kind."""
    at = file.index(kind)
    return file[at + 4:at - 4 + int.from_bytes(file[at - 4:at], "big")]


def coded(image):
    """The parameter sets and the coded bytes of a picture in HEVC."""
    buffer = io.BytesIO()
    image.save(buffer, "HEIF", quality=90, chroma=420)
    return found(buffer.getvalue(), b"hvcC"), found(buffer.getvalue(), b"mdat")


def grid(picture, tile, turns):
    """A picture as hidden tiles of `tile` columns and rows; `turns` is how often a viewer turns it to the left."""
    columns, rows = -(-picture.width // tile), -(-picture.height // tile)
    canvas = Image.new("RGB", (columns * tile, rows * tile))
    canvas.paste(picture)
    tiles = [coded(canvas.crop((x * tile, y * tile, (x + 1) * tile, (y + 1) * tile)))
             for y in range(rows) for x in range(columns)]
    thumbnail = coded(picture.resize((64, 64)))
    exif = struct.pack(">I", 6) + b"Exif\0\0" + b"MM\0*\0\0\0\x08\0\0\0\0\0\0"
    count = len(tiles)
    whole, small, notes = count + 1, count + 2, count + 3
    infos = [full(b"infe", 2, 1, struct.pack(">HH", i + 1, 0), b"hvc1\0") for i in range(count)]
    infos += [full(b"infe", 2, 0, struct.pack(">HH", whole, 0), b"grid\0"),
              full(b"infe", 2, 0, struct.pack(">HH", small, 0), b"hvc1\0"),
              full(b"infe", 2, 1, struct.pack(">HH", notes, 0), b"Exif\0")]
    layout = struct.pack(">BBBBHH", 0, 0, rows - 1, columns - 1, picture.width, picture.height)
    size = lambda width, height: full(b"ispe", 0, 0, struct.pack(">II", width, height))
    pixels = full(b"pixi", 0, 0, bytes([3, 8, 8, 8]))
    properties = box(
        b"ipco", box(b"hvcC", tiles[0][0]), size(tile, tile),
        size(picture.width, picture.height), box(b"irot", bytes([turns])), pixels,
        box(b"hvcC", thumbnail[0]), size(64, 64))
    assert all(t[0] == tiles[0][0] for t in tiles)
    owners = [(i + 1, [0x81, 2]) for i in range(count)]
    owners += [(whole, [3, 0x84, 5]), (small, [0x86, 7, 0x84])]
    owned = b"".join(struct.pack(">HB", i, len(p)) + bytes(p) for i, p in owners)
    references = full(
        b"iref", 0, 0,
        box(b"dimg", struct.pack(f">HH{count}H", whole, count, *range(1, count + 1))),
        box(b"thmb", struct.pack(">HHH", small, 1, whole)),
        box(b"cdsc", struct.pack(">HHH", notes, 1, whole)))
    data = [(i + 1, t[1]) for i, t in enumerate(tiles)] + [(small, thumbnail[1]), (notes, exif)]

    def meta(start):
        places, at = [], start
        for item, content in data:
            places.append(struct.pack(">HHHHII", item, 0, 0, 1, at, len(content)))
            at += len(content)
        places.append(struct.pack(">HHHHII", whole, 1, 0, 1, 0, len(layout)))
        return full(
            b"meta", 0, 0, full(b"hdlr", 0, 0, bytes(4), b"pict", bytes(13)),
            full(b"pitm", 0, 0, struct.pack(">H", whole)),
            full(b"iinf", 0, 0, struct.pack(">H", len(infos)), *infos), references,
            box(b"iprp", properties,
                full(b"ipma", 0, 0, struct.pack(">I", len(owners)), owned)),
            box(b"idat", layout),
            full(b"iloc", 1, 0, struct.pack(">HH", 0x4400, len(places)), *places))

    head = box(b"ftyp", b"heic", bytes(4), b"mif1", b"heic")
    start = len(head) + len(meta(0)) + 8
    return head + meta(start) + box(b"mdat", b"".join(content for _, content in data))


def claiming(file, width, height):
    """The file with another size in its container."""
    at = file.index(b"ispe") + 8
    return file[:at] + struct.pack(">II", width, height) + file[at + 8:]


def png(array):
    """An interlaced PNG of 16 bits a channel: the first of seven passes holds all that is not zero."""
    def chunk(tag, data):
        return (struct.pack(">I", len(data)) + tag + data
                + struct.pack(">I", zlib.crc32(tag + data)))
    height, width = array.shape[:2]
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
              (0, 1, 1, 2)]
    rows = b"".join(
        b"\0" + row.tobytes() for x, y, dx, dy in passes for row in array[y::dy, x::dx])
    header = struct.pack(">IIBBBBB", width, height, 16, 6, 0, 0, 1)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def main():
    colour = Image.open("colour.png").convert("RGB").resize((150, 100), Image.NEAREST)
    # A turn of 3 to the left undoes the turn to the left in the tiles.
    Path("grid.heic").write_bytes(grid(colour.transpose(Image.ROTATE_90), 64, 3))

    def flat(mode, side):
        return Image.new(mode, (side, side), (90, 120, 140, 200)[:len(mode)])

    for name, side, options in [
            ("claims64.avif", 16000, {"quality": 30, "speed": 10}),
            ("claims64.heic", 4096, {"quality": 10})]:
        buffer = io.BytesIO()
        flat("RGB", side).save(buffer, "AVIF" if "avif" in name else "HEIF", **options)
        Path(name).write_bytes(claiming(buffer.getvalue(), 64, 64))

    turned = Image.Exif()
    turned[274] = 6
    flat("RGB", 1000).save("flat.jpg", quality=30, exif=turned)
    flat("RGB", 1000).save(
        "flat_progressive.jpg", quality=30, progressive=True, subsampling=0, exif=turned)
    flat("RGBA", 1000).save("flat.webp", lossless=True, exif=turned)
    flat("RGB", 1000).save("flat.gif")
    flat("RGB", 1000).save("flat.avif", quality=30, subsampling="4:4:4")
    wide = np.full((1000, 1000, 4), 30000, np.uint16)
    pillow_heif.options.SAVE_HDR_TO_12_BIT = False
    pillow_heif.from_bytes("RGBA;16", (1000, 1000), wide.tobytes()).save(
        "flat_wide.heic", quality=30, chroma=444)
    Path("flat_interlaced.png").write_bytes(png(wide))


if __name__ == "__main__":
    main()
