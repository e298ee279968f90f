"""Makes the pictures of the prediction benchmark: 640x480 JPEG files, the same for the same arguments.

    pictures.py FOLDER COUNT PHOTOGRAPH... [--fer2013 FILE.csv|.csv.xz]

Two thirds are the photographs, scaled to 0.6 to 1.3 times the picture's height, shifted, mirrored, lighter or darker, on
a blurred copy of themselves. The last third, with --fer2013, are one to three of its first faces (Training split),
enlarged to 90 to 200 pixels, on the same blurred ground; without it, photographs too.
"""

import argparse
import csv
import lzma
import pathlib
import random

from PIL import Image, ImageEnhance, ImageFilter, ImageOps

SIZE = (640, 480)


def faces(file, count):
    opened = lzma.open(file, "rt") if str(file).endswith(".xz") else open(file)
    with opened as lines:
        rows = csv.DictReader(lines)
        for _, row in zip(range(count), rows):
            yield Image.frombytes("L", (48, 48), bytes(map(int, row["pixels"].split())))


def ground(photograph):
    return ImageOps.fit(photograph, SIZE).filter(ImageFilter.GaussianBlur(24))


def framed(photograph, draw):
    """The upper part of a portrait, somewhere in the picture."""
    picture = ground(photograph)
    scale = SIZE[1] * draw.uniform(0.6, 1.3) / photograph.height
    own = photograph.resize((round(photograph.width * scale), round(photograph.height * scale)))
    if draw.random() < 0.5:
        own = ImageOps.mirror(own)
    x = draw.randint(min(0, SIZE[0] - own.width), max(0, SIZE[0] - own.width))
    y = draw.randint(0, max(0, SIZE[1] - own.height))
    picture.paste(own, (x, y))
    return ImageEnhance.Brightness(picture).enhance(draw.uniform(0.7, 1.3))


def crowd(photograph, stock, draw):
    picture = ground(photograph)
    count = draw.randint(1, 3)
    for place in range(count):
        side = draw.randint(90, 200)
        face = stock.pop().resize((side, side), Image.Resampling.BICUBIC).convert("RGB")
        room = SIZE[0] // count
        x = place * room + draw.randint(0, room - side)
        picture.paste(face, (x, draw.randint(0, SIZE[1] - side)))
    return picture


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("count", type=int)
    parser.add_argument("photographs", nargs="+")
    parser.add_argument("--fer2013")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(1)
    photographs = [Image.open(path).convert("RGB") for path in options.photographs]
    stock = list(faces(options.fer2013, 3 * options.count)) if options.fer2013 else []
    for index in range(options.count):
        photograph = photographs[index % len(photographs)]
        if stock and index % 3 == 2:
            picture = crowd(photograph, stock, draw)
        else:
            picture = framed(photograph, draw)
        picture.save(options.folder / f"{index:03}.jpg", quality=90)


main()
