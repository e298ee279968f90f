#!/usr/bin/env python3
"""Loads `mien serve` with wrk and writes throughput, latency, refusals and memory.

    Benchmarks/serve.py [--picture FILE] [--connections 1,8,64,512] [--seconds 30] [--soak SECONDS]

Needs wrk (apt install wrk). The server and wrk share all cores. Before and after the load, `mien predict` answers for the
same picture many times over, on the same cores: that is the batch rate that throughput is measured against. With --soak,
64 connections then post for so long while the server's memory is read every 5 seconds; the first quarter warms up. Writes
Benchmarks/results/serve.csv.
"""

import argparse
import atexit
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time

from results import BUILT, ROOT, write
from predict import run, write_list

LUA = ROOT / "Benchmarks/reference/post.lua"


class Server:
    """`mien serve` on a free port."""

    def __init__(self, program, options):
        command = [str(program), "serve", "--port", "0", *options]
        # Its log goes to a file: a pipe that nobody reads would stop it.
        self.log = open(ROOT / "runs/bench/serve.log", "w+")
        self.process = subprocess.Popen(command, stderr=self.log)
        for _ in range(600):
            self.log.seek(0)
            match = re.search(r"http://[^/]+:(\d+)/", self.log.read())
            if match:
                self.url = f"http://127.0.0.1:{match[1]}"
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        sys.exit("serve: error: the server did not start; see runs/bench/serve.log")

    @property
    def megabytes(self):
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1]) / 1024

    def stop(self):
        self.process.terminate()
        return self.process.wait(60)


def load(server, picture, connections, seconds):
    """What wrk counts: only whole answers, of all statuses."""
    command = ["wrk", "-t", "1", "-c", connections, "-d", f"{seconds}s", "--timeout", "60s", "-s", LUA,
               f"{server.url}/v1/analyze", "--", picture]
    _, text = run(command)
    answer = json.loads(text.splitlines()[-1])
    answer["codes"] = {int(code): count for code, count in answer["codes"].items()}
    return answer


def batch_rate(program, folder, picture):
    """Pictures a second of `mien predict` once it is warm."""
    short = write_list(folder, "short.txt", [picture] * 64)
    long = write_list(folder, "long.txt", [picture] * 448)
    first, _ = run([program, "predict", short, "--ndjson"])
    second, _ = run([program, "predict", long, "--ndjson"])
    return (448 - 64) / (second - first)


def soak(server, picture, seconds):
    """Memory every 5 seconds of a load; the growth of its median after the first quarter."""
    thread = threading.Thread(target=load, args=(server, picture, 64, seconds))
    start = time.monotonic()
    thread.start()
    samples = []
    while thread.is_alive():
        samples.append((time.monotonic() - start, server.megabytes))
        time.sleep(5)
    thread.join()
    steady = [size for moment, size in samples if seconds / 4 <= moment <= seconds]
    part = max(1, len(steady) // 5)
    growth = statistics.median(steady[-part:]) / statistics.median(steady[:part]) - 1
    return samples, growth


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--picture", type=pathlib.Path, help="a JPEG; default: the first that predict.py makes")
    parser.add_argument("--connections", default="1,8,64,512")
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--soak", type=int, default=0)
    parser.add_argument("--program", type=pathlib.Path, default=BUILT)
    parser.add_argument("--name", default="serve", help="of the result file")
    parser.add_argument("options", nargs="*", help="for mien serve, after --")
    arguments = parser.parse_args()
    folder = ROOT / "runs/bench"
    folder.mkdir(parents=True, exist_ok=True)
    picture = (arguments.picture or folder / "predict/pictures/000.jpg").resolve()
    if not shutil.which("wrk"):
        sys.exit("serve: error: wrk is not there; apt-get install wrk")
    for needed in (arguments.program, picture):
        if not needed.exists():
            sys.exit(f"serve: error: {needed} is not there; run Benchmarks/predict.py first")

    rates = [batch_rate(arguments.program, folder, picture)]
    server = Server(arguments.program, arguments.options)
    atexit.register(server.process.kill)
    rows = []
    load(server, picture, 8, 5)
    for connections in map(int, arguments.connections.split(",")):
        answer = load(server, picture, connections, arguments.seconds)
        codes, errors = answer["codes"], ("connect", "read", "write", "timeout")
        rows.append({
            "connections": connections, "seconds": answer["seconds"],
            "pictures_per_second": round(codes.get(200, 0) / answer["seconds"], 2),
            "p50_ms": answer["p50"], "p99_ms": answer["p99"], "status_200": codes.get(200, 0),
            "status_503": codes.get(503, 0),
            "other": sum(count for code, count in codes.items() if code not in (200, 503)),
            "socket_errors": sum(answer[kind] for kind in errors), "megabytes": round(server.megabytes),
        })
        print(f"serve: {rows[-1]}", file=sys.stderr)
    notes = {}
    if arguments.soak:
        samples, growth = soak(server, picture, arguments.soak)
        notes["soak"] = (f"{arguments.soak} s with 64 connections: {samples[len(samples) // 4][1]:.0f} MB after a quarter, "
                         f"{samples[-1][1]:.0f} MB at the end, at most {max(size for _, size in samples):.0f} MB, "
                         f"growth {growth * 100:.1f} %")
    code = server.stop()
    rates.append(batch_rate(arguments.program, folder, picture))
    notes = {
        "picture": f"{picture.name}, {os.path.getsize(picture)} bytes",
        "batch": "mien predict, the same picture, warm: "
                 + " and ".join(f"{rate:.1f}" for rate in rates) + " pictures a second before and after",
        "load": "wrk, on the same cores", **notes, "server's exit code": code,
    }
    write(arguments.name, rows, notes, arguments.program)
    rate = statistics.mean(rates)
    for row in rows:
        print(f"{row['connections']:4} connections: {row['pictures_per_second']:.1f} pictures a second "
              f"({row['pictures_per_second'] / rate * 100:.0f} % of the batch rate), p99 {row['p99_ms']:.0f} ms, "
              f"{row['status_503']} refused, {row['other'] + row['socket_errors']} other errors")
    for key in ("batch", "soak"):
        if key in notes:
            print(f"{key}: {notes[key]}")


if __name__ == "__main__":
    main()
