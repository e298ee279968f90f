#!/usr/bin/env python3
"""Times a training epoch of every network of the zoo in Mien and in PyTorch, alternating, and writes a table.

    Benchmarks/zoo.py [--models li,resnet18] [--rounds 3] [--batches 6] [--batch 128]

Run it after `make bench`, which fetches PyTorch. The two take turns, each in a new process with a warm-up epoch that
is not counted; an epoch is a few batches of synthetic faces of 48 x 48, without augmentation. Writes
Benchmarks/results/train-zoo.csv.
"""

import argparse
import csv
import datetime
import json
import pathlib
import statistics
import sys
import tempfile

from bench import RESULTS, ROOT, machine, output, revision

sys.path.insert(0, str(ROOT / "Benchmarks/reference"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--models", help="names between commas (default: all)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--batches", type=int, default=6, help="of one epoch")
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / ".build/release/mien")
    parser.add_argument("--python", type=pathlib.Path, default=ROOT / ".deps/bench-venv/bin/python")
    arguments = parser.parse_args()
    known = [entry["name"] for entry in json.loads(output([arguments.program, "models", "--json"]))]
    names = arguments.models.split(",") if arguments.models else known
    if not set(names) <= set(known):
        sys.exit(f"bench: error: there are {', '.join(known)}")

    count = arguments.batch * arguments.batches
    with tempfile.TemporaryDirectory() as folder:
        pack = f"{folder}/faces.safetensors"
        # A fifth of the synthetic faces is held back for validation and test.
        output([arguments.program, "data", "synthesize", "--count", 2 * count, "--out", pack])
        recipe = pathlib.Path(folder) / "recipe.yaml"
        recipe.write_text(f"training:\n  batch_size: {arguments.batch}\ndata:\n  limit: {count}\n")
        rows = [compare(arguments, name, pack, recipe, count) for name in names]

    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / "train-zoo.csv"
    notes = {
        "command": "Benchmarks/zoo.py " + " ".join(sys.argv[1:]), "machine": machine(),
        "data": f"{count} synthetic faces of 48 x 48 an epoch, batches of {arguments.batch}",
        "commit": revision(), "date": datetime.date.today().isoformat(),
    }
    with open(path, "w", newline="") as file:
        file.writelines(f"# {key}: {value}\n" for key, value in notes.items())
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    product = 1.0
    for row in rows:
        product *= row["speedup"]
    print(f"geometric mean: Mien is {product ** (1 / len(rows)):.2f} times as fast. {path.relative_to(ROOT)}")


def compare(arguments, name, pack, recipe, count):
    """One row of the table: medians over the rounds, in milliseconds a step."""
    ours = [arguments.program, "bench", "train", recipe, "--data", pack, "--set", f"model.name={name}",
            "--epochs", 1]
    theirs = [arguments.python, ROOT / "Benchmarks/reference/train_zoo.py", name, count, arguments.batch, 1]
    steps = {"mien": [], "pytorch": []}
    peaks = {"mien": 0, "pytorch": 0}
    for _ in range(arguments.rounds):
        for side, command in (("mien", ours), ("pytorch", theirs)):
            answer = json.loads(output(command))
            steps[side] += [1000 * seconds / arguments.batches for seconds in answer["seconds_per_epoch"]]
            peaks[side] = max(peaks[side], answer["peak_megabytes"])
    medians = {side: statistics.median(values) for side, values in steps.items()}
    row = {"model": name}
    for side in steps:
        row[f"{side}_ms_a_step"] = round(medians[side], 1)
        row[f"{side}_lowest"] = round(min(steps[side]), 1)
        row[f"{side}_highest"] = round(max(steps[side]), 1)
        row[f"{side}_peak_megabytes"] = round(peaks[side])
    row["speedup"] = round(medians["pytorch"] / medians["mien"], 2)
    print(f"{name:20} mien {medians['mien']:8.1f} ms   pytorch {medians['pytorch']:8.1f} ms   "
          f"{row['speedup']:.2f} times", flush=True)
    return row


if __name__ == "__main__":
    main()
