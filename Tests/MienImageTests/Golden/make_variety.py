"""Writes VarietyTests' pictures: the four-coloured picture of make_pictures.py in further formats.

Made with Pillow 13, pillow-heif 1.8 and numpy; colour.png must be there.

    python make_variety.py
"""
import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import Image

os.chdir(Path(__file__).parent)
pillow_heif.register_heif_opener()
colour = Image.open("colour.png").convert("RGB")
black = Image.new("RGB", colour.size, "black")
clear = colour.convert("RGBA")
clear.paste((10, 20, 30, 0), (0, 0, 12, 8))


def png(name, array, bits, kind):
    """A PNG of 16 bits a channel, which Pillow does not write in colour."""
    def chunk(tag, data):
        return (struct.pack(">I", len(data)) + tag + data
                + struct.pack(">I", zlib.crc32(tag + data)))
    height, width = array.shape[:2]
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in array)
    header = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0)
    Path(name).write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b""))


def rotated(kind, name, **options):
    """What a camera held on its side stores, with the tag that asks a viewer to turn it back."""
    exif = Image.Exif()
    exif[274] = 6
    colour.transpose(Image.ROTATE_90).save(name, kind, exif=exif, **options)


png("colour16.png", np.asarray(colour).astype(np.uint16) * 257, 16, 2)
png("alpha16.png", np.asarray(clear).astype(np.uint16) * 257, 16, 6)
clear.save("alpha.webp", lossless=True, exact=True)
clear.quantize(8).save("palette_alpha.png")
clear.save("alpha.gif")
colour.save("animated.webp", save_all=True, append_images=[black], lossless=True)
colour.save("animated.png", save_all=True, append_images=[black])
colour.save("pages.tiff", save_all=True, append_images=[black])
colour.convert("CMYK").save("cmyk.tiff")
rotated("WEBP", "rotated.webp", lossless=True)
rotated("PNG", "rotated.png")
rotated("TIFF", "rotated.tiff")
colour.save("colour.heic", quality=95, chroma=444)
# HEIF turns pictures by a box of its own, which the encoder writes for EXIF's tag.
exif = Image.Exif()
exif[274] = 6
colour.transpose(Image.ROTATE_90).save(
    "rotated.heic", quality=95, chroma=444, exif=exif.tobytes())
Image.fromarray(np.asarray(colour.convert("L")).astype(np.float32) / 255).save("float.tiff")
