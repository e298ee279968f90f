#!/usr/bin/env python3
"""Times `mien predict` and the Python packages fer and deepface on the same pictures in one alternating run.

    Benchmarks/predict.py [--photos FOLDER] [--data fer2013.csv.xz] [--count 60] [--rounds 3] [--peer fer=PYTHON]…

Benchmarks/predict-requirements.txt says how to install fer. The programs take turns (A B A B …), each in new processes.
Writes Benchmarks/results/predict.csv with three figures a round and program:

- `cold`: seconds of a whole process that answers for one picture;
- `whole`: pictures a second of a whole process that answers for all pictures;
- `warm`: pictures a second, from file to answers, once everything is loaded and was used. Peers measure it themselves, in
  passes over the pictures that follow a first one; Mien's is the time of a process that is given the pictures five
  times, less that of one that is given them once.
"""

import argparse
import json
import pathlib
import shlex
import statistics
import subprocess
import sys
import time

from results import BUILT, ROOT, write

REFERENCE = ROOT / "Benchmarks/reference"
PASSES = 5


def run(command):
    """Seconds a command takes, and what it prints."""
    start = time.perf_counter()
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if result.returncode != 0:
        print(result.stderr[-2000:], file=sys.stderr)
        sys.exit(f"predict: error: this failed with code {result.returncode}: {shlex.join(map(str, command))}")
    return seconds, result.stdout


def write_list(folder, name, paths):
    path = folder / name
    path.write_text("".join(f"{picture}\n" for picture in paths))
    return path


class Mien:
    name = "mien"

    def __init__(self, arguments, folder, pictures):
        self.program = arguments.program
        self.count = len(pictures)
        self.first = pictures[0]
        self.once = write_list(folder, "once.txt", pictures)
        self.often = write_list(folder, "often.txt", pictures * PASSES)
        self.version = run([self.program, "--version"])[1].strip()

    def measure(self):
        cold, _ = run([self.program, "predict", self.first, "--ndjson"])
        once, text = run([self.program, "predict", self.once, "--ndjson"])
        often, _ = run([self.program, "predict", self.often, "--ndjson"])
        faces = [len(json.loads(line)["faces"]) for line in text.splitlines()]
        warm = (PASSES - 1) * self.count / (often - once)
        return {"cold": cold, "whole": self.count / once, "warm": warm}, faces


class Peer:
    def __init__(self, name, python, folder, pictures):
        self.name = name
        self.command = [python, REFERENCE / "predict_peer.py", name]
        self.count = len(pictures)
        self.first = write_list(folder, "first.txt", pictures[:1])
        self.once = folder / "once.txt"

    def measure(self):
        cold, _ = run([*self.command, self.first, 1])
        whole, _ = run([*self.command, self.once, 1])
        _, text = run([*self.command, self.once, 3])
        # deepface tells of its downloads on the same stream.
        answer = json.loads(text[text.index("{"):])
        self.version = ", ".join(f"{name} {version}" for name, version in answer["versions"].items())
        warm = 2 * self.count / sum(answer["seconds"][1:])
        return {"cold": cold, "whole": self.count / whole, "warm": warm}, answer["faces"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--photos", type=pathlib.Path, default=ROOT.parent / "shared/photos")
    parser.add_argument("--data", type=pathlib.Path, help="fer2013.csv, also .xz: its faces stand in a third of the pictures")
    parser.add_argument("--count", type=int, default=60, help="pictures")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peer", action="append", metavar="NAME=PYTHON", default=[],
                        help="fer or deepface, and the Python that has it; may be repeated")
    parser.add_argument("--program", type=pathlib.Path, default=BUILT)
    parser.add_argument("--name", default="predict", help="of the result file")
    arguments = parser.parse_args()
    peers = dict(peer.split("=", 1) for peer in arguments.peer) or {"fer": ROOT / ".deps/predict-venv/bin/python"}
    for needed in (arguments.program, arguments.photos, arguments.data, *peers.values()):
        if needed is not None and not pathlib.Path(needed).exists():
            sys.exit(f"predict: error: {needed} is not there; Benchmarks/predict-requirements.txt says how to get it")
    photographs = sorted(p for p in arguments.photos.iterdir() if p.suffix in (".jpg", ".png"))
    folder = ROOT / "runs/bench/predict"
    make = [next(iter(peers.values())), REFERENCE / "pictures.py", folder / "pictures", arguments.count, *photographs]
    run(make + (["--fer2013", arguments.data] if arguments.data else []))
    pictures = sorted((folder / "pictures").iterdir())[:arguments.count]

    sides = [Mien(arguments, folder, pictures)]
    sides += [Peer(name, python, folder, pictures) for name, python in peers.items()]
    rows = []
    for number in range(1, arguments.rounds + 1):
        for side in sides:
            figures, faces = side.measure()
            rows.append({
                "round": number, "program": side.name, "cold_seconds": round(figures["cold"], 3),
                "whole_pictures_per_second": round(figures["whole"], 2),
                "warm_pictures_per_second": round(figures["warm"], 2),
                "pictures_with_faces": sum(count > 0 for count in faces), "faces": sum(faces),
            })
            print(f"predict: round {number}: {rows[-1]}", file=sys.stderr)

    source = f"{len(pictures)} JPEG pictures of 640x480 made from {', '.join(p.name for p in photographs)}"
    if arguments.data:
        source += f" and the first faces of {arguments.data.name}"
    path = write(arguments.name, rows, {"pictures": source} | {side.name: side.version for side in sides},
                 arguments.program)

    def median(name, column):
        return statistics.median(row[column] for row in rows if row["program"] == name)

    for side in sides:
        print(f"{side.name:9} cold {median(side.name, 'cold_seconds'):.2f} s, "
              f"whole {median(side.name, 'whole_pictures_per_second'):.1f} pictures a second, "
              f"warm {median(side.name, 'warm_pictures_per_second'):.1f}")
    for side in sides[1:]:
        warm = median("mien", "warm_pictures_per_second") / median(side.name, "warm_pictures_per_second")
        cold = median(side.name, "cold_seconds") / median("mien", "cold_seconds")
        print(f"Mien: {warm:.2f} times {side.name}'s warm rate, first answer {cold:.2f} times as soon.")
    print(f"{path.relative_to(ROOT)} holds the figures.")


if __name__ == "__main__":
    main()
