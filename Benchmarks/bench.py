#!/usr/bin/env python3
"""Times a training epoch of Mien and of PyTorch in one alternating run, and writes figures and a chart.

    Benchmarks/bench.py [--data FILE] [--model li] [--limit N] [--rounds 3] [--epochs 2]

Run it through `make bench`, which builds and fetches what it needs. The two take turns (A B A B …), each in a new
process with a warm-up epoch that is not counted, so that a machine that is busy or warm for a while harms both alike.
PyTorch has the fastest of its settings, torch.compile among them, and glibc keeps freed memory for it as for Mien.
Without --data both learn from synthetic faces. Writes Benchmarks/results/train-MODEL.csv and .svg.
"""

import argparse
import json
import pathlib
import statistics
import sys

from chart import chart
from results import BUILT, KEPT_MEMORY, ROOT, machine, output, write

RECIPE = ROOT / "Recipes/li-2023.yaml"
REFERENCE = ROOT / "Benchmarks/reference/train_epoch.py"


def prepare(data, program):
    """The pack both read; made in runs/bench unless `data` is one."""
    folder = ROOT / "runs/bench"
    folder.mkdir(parents=True, exist_ok=True)
    if data is None:
        pack = folder / "synthetic-10000-1.safetensors"
        if not pack.exists():
            output([program, "data", "synthesize", "--count", "10000", "--seed", "1", "--out", pack])
        return pack, "10,000 synthetic faces (mien data synthesize --count 10000 --seed 1)"
    if data.suffix == ".safetensors":
        return data, data.name
    pack = folder / f"{data.name.split('.')[0]}.safetensors"
    output([program, "data", "pack", data, "--to", pack])
    return pack, data.name


def measure(arguments, pack):
    """Rows of the result file, one an epoch, and the names of the two engines."""
    ours = [arguments.program, "bench", "train", RECIPE, "--data", pack, "--set", f"model.name={arguments.model}"]
    reference = [arguments.python, REFERENCE, pack, "--model", arguments.model]
    if arguments.limit:
        ours += ["--set", f"data.limit={arguments.limit}"]
        reference += ["--limit", arguments.limit]
    print("bench: looking for PyTorch's fastest settings", file=sys.stderr)
    trial = json.loads(output([*reference, "--epochs", "0"], **KEPT_MEMORY))
    for setting, seconds in trial["trials"].items():
        print(f"bench:   {setting}: {seconds:.2f} s", file=sys.stderr)
    reference += ["--workers", trial["workers"], "--backend", trial["backend"], "--compile", trial["compile"]]
    rows = []
    engines = {}
    for number in range(1, arguments.rounds + 1):
        for side, command, environment in (("mien", ours, {}), ("pytorch", reference, KEPT_MEMORY)):
            answer = json.loads(output([*command, "--epochs", arguments.epochs], **environment))
            engines[side] = answer["engine"]
            for epoch, seconds in enumerate(answer["seconds_per_epoch"], 1):
                rows.append({
                    "round": number, "engine": side, "epoch": epoch, "seconds": round(seconds, 3),
                    "pictures": answer["pictures"],
                    "pictures_per_second": round(answer["pictures"] / seconds),
                    "peak_megabytes": round(answer["peak_megabytes"]),
                })
            print(f"bench: round {number}, {side}: "
                  + ", ".join(f"{s:.2f}" for s in answer["seconds_per_epoch"]) + " s", file=sys.stderr)
    engines["pytorch"] += f", {trial['workers']} workers, {trial['backend']} images, freed memory kept"
    return rows, engines


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=pathlib.Path, help="what `mien train --data` takes, a file")
    parser.add_argument("--model", default="li", help="a name of `mien models`, trained by Li's recipe")
    parser.add_argument("--limit", type=int, help="only so many pictures")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=2, help="timed epochs a round and engine")
    parser.add_argument("--program", type=pathlib.Path, default=BUILT)
    parser.add_argument("--python", type=pathlib.Path, default=ROOT / ".deps/bench-venv/bin/python")
    arguments = parser.parse_args()
    for needed in (arguments.program, arguments.python, arguments.data):
        if needed is not None and not needed.exists():
            sys.exit(f"bench: error: {needed} is not there; run it as: make bench [DATA=fer2013.csv.xz]")
    if min(arguments.rounds, arguments.epochs) < 1 or (arguments.limit or 1) < 1:
        sys.exit("bench: error: --rounds, --epochs and --limit must be at least 1")

    pack, source = prepare(arguments.data, arguments.program)
    rows, engines = measure(arguments, pack)
    data = f"{source}, split Training, {rows[0]['pictures']} pictures"
    path = write(f"train-{arguments.model}", rows, {"data": data, "model": arguments.model} | engines,
                 arguments.program)
    seconds = {side: [row["seconds"] for row in rows if row["engine"] == side] for side in engines}
    path.with_suffix(".svg").write_text(
        chart(f"Seconds to train {arguments.model} for one epoch", seconds, [data, machine()]))

    medians = {side: statistics.median(values) for side, values in seconds.items()}
    for side, values in seconds.items():
        peak = max(row["peak_megabytes"] for row in rows if row["engine"] == side)
        print(f"{side:8} median {medians[side]:.2f} s an epoch ({min(values):.2f} to {max(values):.2f}, "
              f"{len(values)} epochs), at most {peak} MB   {engines[side]}")
    print(f"Mien takes {medians['mien'] / medians['pytorch']:.2f} of PyTorch's time. "
          f"{path.relative_to(ROOT)} and .svg hold the figures.")


if __name__ == "__main__":
    main()
