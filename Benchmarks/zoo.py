#!/usr/bin/env python3
"""Times a training step of every network of the zoo in Mien and in PyTorch, alternating, and writes a table.

    Benchmarks/zoo.py [--models li,resnet18] [--rounds 3] [--batches 6] [--batch 128] [--variants eager,compile]
                      [--keras PYTHON] [--device cuda] [--precision bfloat16]

Run it after `make bench`, which fetches PyTorch. They take turns, each in a new process with a warm-up epoch that is
not counted; an epoch is a few batches of 48 x 48 pictures that are in memory, without augmentation: synthetic faces in
Mien, noise elsewhere. PyTorch comes in five variants: eager, eager channels-last, torch.compile, and the last two `tuned`:
with glibc told to keep freed memory, as Mien does, which few know of. `speedup` compares with the best of the first three,
`speedup_tuned` with the best of all. With --keras, a Python that has TensorFlow, the papers' networks take their turn
there, too. Rows of networks that are not measured stay in Benchmarks/results/train-zoo.csv; --device and --precision have
files of their own, train-zoo-cuda-bfloat16.csv for example.
"""

import argparse
import csv
import datetime
import json
import pathlib
import statistics
import sys
import tempfile

from results import BUILT, KEPT_MEMORY, RESULTS, ROOT, machine, output, revision, write

VARIANTS = ["eager", "channels_last", "compile", "tuned", "tuned_compile"]
TUNED = {"tuned": "channels_last", "tuned_compile": "compile"}
KERAS_MODELS = ("li", "bodapati", "leaky")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--models", help="names between commas (default: all)")
    parser.add_argument("--variants", default=",".join(VARIANTS), help="of PyTorch, between commas")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--batches", type=int, default=6, help="of one epoch")
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--device", default="cpu", choices=["cpu", "cuda"])
    parser.add_argument("--precision", default="float32", choices=["float32", "bfloat16"])
    parser.add_argument("--program", type=pathlib.Path, default=BUILT)
    parser.add_argument("--keras", type=pathlib.Path, help="a Python that has TensorFlow")
    parser.add_argument("--python", type=pathlib.Path, default=ROOT / ".deps/bench-venv/bin/python")
    arguments = parser.parse_args()
    known = {entry["name"]: entry for entry in json.loads(output([arguments.program, "models", "--json"]))}
    names = arguments.models.split(",") if arguments.models else list(known)
    if not set(names) <= set(known):
        sys.exit(f"bench: error: there are {', '.join(known)}")

    count = arguments.batch * arguments.batches
    data = f"48 x 48 pictures in memory, batches of {arguments.batch}, {arguments.batches} an epoch"
    plain = (arguments.device, arguments.precision) == ("cpu", "float32")
    if arguments.keras and not plain:
        parser.error("--keras is measured on the CPU in float32 alone")
    results = "train-zoo" if plain else f"train-zoo-{arguments.device}-{arguments.precision}"
    rows = measured_before(results)
    with tempfile.TemporaryDirectory() as folder:
        pack = f"{folder}/faces.safetensors"
        # A fifth of the synthetic faces is held back for validation and test.
        output([arguments.program, "data", "synthesize", "--count", 2 * count, "--out", pack])
        recipe = pathlib.Path(folder) / "recipe.yaml"
        recipe.write_text(f"training:\n  batch_size: {arguments.batch}\ndata:\n  limit: {count}\n")
        for name in names:
            rows[name] = compare(arguments, known[name], pack, recipe, count)
            kept = [rows[name] for name in known if name in rows]
            columns = dict.fromkeys(key for row in kept for key in row)
            write(results, [{key: row.get(key, "") for key in columns} for row in kept], {"data": data},
                  arguments.program)
    for key in ("speedup", "speedup_tuned"):
        factors = [float(row[key]) for row in rows.values() if row[key]]
        if factors:
            print(f"geometric mean of {len(factors)} networks, {key}: {statistics.geometric_mean(factors):.2f}")


def compare(arguments, network, pack, recipe, count):
    """One row of the table: medians over the rounds, in milliseconds a step."""
    name = network["name"]
    ours = [arguments.program, "bench", "train", recipe, "--data", pack, "--set", f"model.name={name}",
            "--epochs", 1, "--device", arguments.device, "--set", f"training.precision={arguments.precision}"]
    theirs = [arguments.python, ROOT / "Benchmarks/reference/train_zoo.py", name, count, arguments.batch, 1]
    place = [arguments.device, arguments.precision]
    sides = {"mien": (ours, {})}
    for variant in arguments.variants.split(","):
        sides[variant] = ([*theirs, TUNED.get(variant, variant), *place], KEPT_MEMORY if variant in TUNED else {})
    if arguments.keras and name in KERAS_MODELS:
        script = ROOT / "Benchmarks/reference/train_keras.py"
        sides["keras"] = ([arguments.keras, script, name, count, arguments.batch, 1], {})
    steps, peaks, engines = {side: [] for side in sides}, dict.fromkeys(sides, 0), {}
    for _ in range(arguments.rounds):
        for side, (command, environment) in sides.items():
            answer = json.loads(output(command, **environment))
            if answer.get("parameters", network["parameters"]) != network["parameters"]:
                sys.exit(f"bench: error: {name} has {network['parameters']} parameters in Mien and "
                         f"{answer['parameters']} as {side} in Benchmarks/reference")
            steps[side] += [1000 * seconds / arguments.batches for seconds in answer["seconds_per_epoch"]]
            peaks[side] = max(peaks[side], answer["peak_megabytes"])
            engines[side] = answer["engine"]
    medians = {side: statistics.median(values) for side, values in steps.items()}
    row = {"model": name}
    for side in ["mien", *VARIANTS, "keras"]:
        known = side in steps
        row[f"{side}_ms"] = round(medians[side], 1) if known else ""
        row[f"{side}_lowest"] = round(min(steps[side]), 1) if known else ""
        row[f"{side}_highest"] = round(max(steps[side]), 1) if known else ""
        row[f"{side}_peak_megabytes"] = round(peaks[side]) if known else ""
    for key, rivals in (("speedup", VARIANTS[:3]), ("speedup_tuned", VARIANTS)):
        best = min((medians[rival] for rival in rivals if rival in medians), default=None)
        row[key] = round(best / medians["mien"], 2) if best else ""
    row |= {"rounds": arguments.rounds, "machine": machine(),
            "commit": revision(arguments.program), "date": datetime.date.today().isoformat(),
            "engines": "; ".join(sorted({engines["mien"], *(engines[side] for side in sides if side != "mien")}))}
    print(f"{name:20} " + "   ".join(f"{side} {value:.1f} ms" for side, value in medians.items())
          + f"   {row['speedup']} / {row['speedup_tuned']} times", flush=True)
    return row


def measured_before(name):
    """The rows of the last result file by network."""
    path = RESULTS / f"{name}.csv"
    if not path.exists():
        return {}
    with open(path, newline="") as file:
        return {row["model"]: row for row in csv.DictReader(line for line in file if not line.startswith("#"))}


if __name__ == "__main__":
    main()
