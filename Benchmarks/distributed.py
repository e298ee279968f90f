#!/usr/bin/env python3
"""Times one process with all cores against one rank a core in one alternating run, and writes figures and a chart.

    Benchmarks/distributed.py [--data FILE] [--models li:4096,resnet18:512] [--rounds 3] [--program mien]

Both train the same global batches of so many pictures. They take turns (A B A B …), each in new processes with a
warm-up epoch that is not counted. Without --data both learn from synthetic faces. Writes
Benchmarks/results/distributed.csv and .svg.
"""

import argparse
import json
import os
import pathlib
import shlex
import socket
import statistics
import subprocess
import sys

from bench import prepare
from chart import chart
from results import BUILT, ROOT, machine, output, write


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def together(command, size):
    """Runs `command` as every rank of a job; what rank 0 prints."""
    port = free_port()
    ranks = []
    for rank in range(size):
        environment = {"RANK": rank, "LOCAL_RANK": rank, "WORLD_SIZE": size, "MASTER_ADDR": "127.0.0.1",
                       "MASTER_PORT": port}
        ranks.append(subprocess.Popen(
            [str(part) for part in command], stdout=subprocess.PIPE if rank == 0 else subprocess.DEVNULL, text=True,
            env=os.environ | {name: str(value) for name, value in environment.items()}))
    answer = ranks[0].communicate()[0]
    if any(process.wait() != 0 for process in ranks):
        sys.exit(f"distributed: error: this failed: {shlex.join(map(str, command))}")
    return json.loads(answer)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=pathlib.Path)
    parser.add_argument("--models", default="li:4096,shufflenet_v2_x1_0:2048,resnet18:512", help="NAME:PICTURES,…")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--program", type=pathlib.Path, default=BUILT)
    parser.add_argument("--recipe", type=pathlib.Path, default=ROOT / "Recipes/li-2023.yaml")
    arguments = parser.parse_args()
    cores = len(os.sched_getaffinity(0))
    pack, source = prepare(arguments.data, arguments.program)

    rows, engines = [], {}
    models = dict(model.split(":") for model in arguments.models.split(","))
    for model, pictures in models.items():
        common = [arguments.program, "bench", "train", arguments.recipe, "--data", pack, "--epochs", arguments.epochs]
        for setting in (f"model.name={model}", f"training.batch_size={arguments.batch}",
                        f"data.limit={pictures}"):
            common += ["--set", setting]
        for number in range(1, arguments.rounds + 1):
            for side in ("one process", f"{cores} ranks"):
                if side == "one process":
                    answer = json.loads(output([*common, "--threads", cores]))
                else:
                    answer = together([*common, "--threads", 1], cores)
                engines[side] = answer["engine"]
                for seconds in answer["seconds_per_epoch"]:
                    rate = answer["pictures"] / seconds
                    rows.append({
                        "model": model, "processes": side, "round": number, "pictures": answer["pictures"],
                        "seconds_per_epoch": round(seconds, 3), "pictures_per_second": round(rate, 1),
                    })
                    print(f"distributed: {model}, {side}: {rate:.0f} pictures/s", file=sys.stderr)

    path = write("distributed", rows, {"data": f"{source}, batches of {arguments.batch}"} | engines, arguments.program)

    groups, notes = {}, []
    for model in models:
        medians = {}
        for side in engines:
            seconds = [row["seconds_per_epoch"] for row in rows if (row["model"], row["processes"]) == (model, side)]
            groups[f"{model.split('_')[0]} {'A' if side == 'one process' else 'B'}"] = seconds
            medians[side] = statistics.median(seconds)
        share = medians["one process"] / medians[f"{cores} ranks"]
        notes.append(f"{model}: {cores} ranks reach {share:.1%} of one process in pictures a second")
        print(f"distributed: {notes[-1]}")
    notes.append(f"A: one process, {cores} threads; B: {cores} ranks of one thread; seconds an epoch, {machine()}")
    path.with_suffix(".svg").write_text(chart("Ranks against threads: one training epoch", groups, notes))


if __name__ == "__main__":
    main()
