"""Writes the small pictures of DecodeTests, and in pictures.json what they must decode to.

Made with Pillow 13 and numpy.

    python make_pictures.py
"""
import json
import os
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

here = Path(__file__).parent
os.chdir(here)
references = []
files = {}


def record(name, image):
    """Says which pixels `name` must give: those of a grey or RGB image."""
    array = np.asarray(image)
    reference = {
        "width": image.width, "height": image.height,
        "channels": 1 if array.ndim == 2 else 3, "pixels": array.reshape(-1).tolist(),
    }
    if reference not in references:
        references.append(reference)
    files[name] = references.index(reference)


# Four corners of different colours in 24x16, large enough that JPEG keeps them apart.
colour = Image.new("RGB", (24, 16))
for x0, y0, value in [(0, 0, (220, 40, 30)), (12, 0, (40, 200, 60)), (0, 8, (30, 60, 210)),
                      (12, 8, (240, 230, 90))]:
    colour.paste(value, (x0, y0, x0 + 12, y0 + 8))
grey = colour.convert("L")

for orientation in range(1, 9):
    # What a camera held that way stores: the inverse of what the tag asks a viewer to do.
    stored = {
        1: colour, 2: colour.transpose(Image.FLIP_LEFT_RIGHT),
        3: colour.transpose(Image.ROTATE_180),
        4: colour.transpose(Image.FLIP_TOP_BOTTOM), 5: colour.transpose(Image.TRANSPOSE),
        6: colour.transpose(Image.ROTATE_90), 7: colour.transpose(Image.TRANSVERSE),
        8: colour.transpose(Image.ROTATE_270),
    }[orientation]
    exif = Image.Exif()
    exif[274] = orientation
    name = f"orientation{orientation}.jpg"
    stored.save(name, exif=exif, quality=95, subsampling=0)
    record(name, colour)

for name, options in {
    "colour.png": {}, "colour.webp": {"lossless": True}, "colour.tiff": {}, "colour.gif": {},
    "progressive.jpg": {"progressive": True, "quality": 95}, "colour.avif": {"quality": 100},
}.items():
    colour.save(name, **options)
    record(name, colour)

for name in ["grey.png", "grey.jpg", "grey.tiff"]:
    grey.save(name)
    record(name, grey)

colour.quantize(8).save("palette.png")
record("palette.png", colour)
grey.point(lambda v: 255 if v > 100 else 0).convert("1").save("bits.png")
record("bits.png", grey.point(lambda v: 255 if v > 100 else 0))

wide = Image.fromarray((np.asarray(grey).astype(np.uint16) << 8) + 17)
wide.save("grey16.png")
record("grey16.png", grey)

clear = colour.convert("RGBA")
clear.putalpha(Image.new("L", colour.size, 255))
clear.paste((10, 20, 30, 0), (0, 0, 12, 8))
clear.paste((0, 0, 0, 51), (12, 0, 24, 8))
clear.save("alpha.png")
flat = colour.copy()
flat.paste((255, 255, 255), (0, 0, 12, 8))
flat.paste((204, 204, 204), (12, 0, 24, 8))
record("alpha.png", flat)

clear_grey = grey.convert("LA")
clear_grey.paste((0, 0), (0, 0, 12, 8))
clear_grey.save("alpha_grey.png")
flat_grey = grey.copy()
flat_grey.paste(255, (0, 0, 12, 8))
record("alpha_grey.png", flat_grey)

colour.save("animated.gif", save_all=True, append_images=[Image.new("RGB", (24, 16), "black")])
record("animated.gif", colour)

# CMYK without a profile: the inks' plain inverse, of which only rough colours can be asked.
colour.convert("CMYK").save("cmyk.jpg", quality=95)
record("cmyk.jpg", colour)
lab = ImageCms.profileToProfile(
    colour, ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB")
lab.save("lab.tiff")
record("lab.tiff", colour)

# A photograph-like picture for resizing, with Pillow's triangle filter as the reference.
y, x = np.mgrid[0:45, 0:61]
waves = 127 + 60 * np.sin(x / 7.0) + 60 * np.cos(y / 5.0 + x / 11.0)
photo = Image.fromarray(waves.clip(0, 255).astype(np.uint8))
photo.save("waves.png")
for width, height in [(20, 15), (61, 20), (90, 66), (48, 48)]:
    record(f"waves {width}x{height}", photo.resize((width, height), Image.BILINEAR))

text = json.dumps({"references": references, "files": files}, separators=(",", ":"))
(here / "pictures.json").write_text(text + "\n")
