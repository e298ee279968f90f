#!/usr/bin/env python3
"""Times how a training epoch's cost grows with batch, picture size, threads and number of pictures.

    Benchmarks/scaling.py [--models li,mien_small] [--rounds 2]

Each setting changes one of batches of 128, 48 x 48 pixels, all cores and 2,048 synthetic faces, and is timed in a new
process, after an epoch that is not counted; the settings take turns. Writes Benchmarks/results/scaling.csv.
"""

import argparse
import json
import os
import pathlib
import statistics
import sys
import tempfile

from results import BUILT, output, write

CORES = len(os.sched_getaffinity(0))
USUAL = {"batch": 128, "size": 48, "threads": CORES, "pictures": 2048}
VALUES = {
    "batch": [16, 32, 64, 128, 256, 512], "size": [32, 48, 64, 96],
    "threads": sorted({1, CORES}), "pictures": [512, 1024, 2048, 4096],
}


def settings():
    for changed, values in VALUES.items():
        for value in values:
            yield changed, USUAL | {changed: value}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--models", default="li,mien_small", help="names between commas")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--program", type=pathlib.Path, default=BUILT)
    arguments = parser.parse_args()
    if not arguments.program.exists():
        sys.exit(f"scaling: error: {arguments.program} is not there; run `make build` first")

    seconds = {}
    with tempfile.TemporaryDirectory() as folder:
        pack, recipe = f"{folder}/faces.safetensors", pathlib.Path(folder) / "recipe.yaml"
        # A fifth of the synthetic faces is held back for validation and test.
        output([arguments.program, "data", "synthesize", "--count", 2 * max(VALUES["pictures"]), "--out", pack])
        recipe.write_text("seed: 1\n")
        for number in range(1, arguments.rounds + 1):
            for model in arguments.models.split(","):
                for changed, setting in settings():
                    answer = json.loads(output([
                        arguments.program, "bench", "train", recipe, "--data", pack, "--epochs", 1,
                        "--device", "cpu", "--threads", setting["threads"],
                        "--set", f"model.name={model}", "--set", f"training.batch_size={setting['batch']}",
                        "--set", f"data.size={setting['size']}", "--set", f"data.limit={setting['pictures']}",
                    ]))
                    key = (model, changed, setting[changed])
                    seconds.setdefault(key, []).extend(answer["seconds_per_epoch"])
                    print(f"scaling: round {number}, {key}: {seconds[key][-1]:.2f} s", file=sys.stderr)

    rows = []
    for (model, changed, value), epochs in seconds.items():
        pictures = value if changed == "pictures" else USUAL["pictures"]
        middle = statistics.median(epochs)
        rows.append({
            "model": model, "changed": changed, "value": value, "seconds": round(middle, 3),
            "lowest": round(min(epochs), 3), "highest": round(max(epochs), 3),
            "pictures_per_second": round(pictures / middle),
        })
        print(f"{model:20} {changed:8} {value:5} {middle:8.2f} s an epoch, {pictures / middle:8.0f} pictures a second")
    write("scaling", rows, {"usual": ", ".join(f"{name} {value}" for name, value in USUAL.items())},
          arguments.program)


if __name__ == "__main__":
    main()
