"""What every figure under Benchmarks/results carries: the command, the machine, the commit, the day."""

import csv
import datetime
import hashlib
import os
import pathlib
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
RESULTS = ROOT / "Benchmarks/results"
BUILT = ROOT / ".build/release/mien"
# Tells glibc to keep freed memory, as Mien does for itself; few users of PyTorch know of it.
KEPT_MEMORY = {"MALLOC_MMAP_THRESHOLD_": str(1 << 30), "MALLOC_TRIM_THRESHOLD_": str(1 << 30)}


def machine():
    with open("/proc/cpuinfo") as file:
        lines = dict(line.split(":", 1) for line in file if ":" in line)
    facts = {key.strip(): value.strip() for key, value in lines.items()}
    # Processors of one name differ in how many numbers an instruction takes, and half the speed lies there.
    width = next((name for flag, name in (("avx512f", " (AVX-512)"), ("avx2", " (AVX2)"))
                  if flag in facts.get("flags", "").split()), "")
    model = facts.get("model name", "unknown") + width
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return f"{model}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB, Linux {os.uname().release}"


def revision(program=BUILT):
    """The commit of the sources, marked when files differ from it, and of a program that lies elsewhere its hash."""
    if program != BUILT:
        return f"{revision()}, program sha256 {hashlib.sha256(program.read_bytes()).hexdigest()[:12]}"
    command = ["git", "-C", ROOT, "describe", "--always", "--dirty", "--abbrev=12"]
    result = subprocess.run(command, capture_output=True, text=True)
    return result.stdout.strip() or "unknown"


def output(command, **environment):
    """What a command prints; its own messages go to the terminal."""
    command = [str(part) for part in command]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=os.environ | environment)
    if result.returncode != 0:
        sys.exit(f"bench: error: this failed with code {result.returncode}: {shlex.join(command)}")
    return result.stdout


def write(name, rows, notes, program=BUILT):
    """Writes results/NAME.csv: the notes as comments, then the rows, which are dicts with the same keys."""
    script = pathlib.Path(sys.argv[0]).name
    notes = {
        "command": shlex.join([f"Benchmarks/{script}", *sys.argv[1:]]), **notes,
        "machine": machine(), "commit": revision(program), "date": datetime.date.today().isoformat(),
    }
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{name}.csv"
    with open(path, "w", newline="") as file:
        file.writelines(f"# {key}: {value}\n" for key, value in notes.items())
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path
