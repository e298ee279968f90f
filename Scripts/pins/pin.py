#!/usr/bin/env python3
"""Writes a requirements file with the hashes of every wheel it may meet, for `pip install --require-hashes`.

    Scripts/pins/pin.py numpy==2.4.6 onnx==1.23.2 … > Scripts/pins/test-python.txt

Asks the package index what pip would install on Linux x86-64 with each Python version below. Give every package
by its exact version: requirements of requirements are not followed, so that only what is imported gets installed.
"""

import collections
import json
import subprocess
import sys
import tempfile

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
GLIBC = (28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 12, 5)


def report(requirements, python):
    """What pip would install for one Python version: a list of (name, version, sha256)."""
    abi = "cp" + python.replace(".", "")
    platforms = [f"manylinux_2_{minor}_x86_64" for minor in GLIBC] + ["manylinux2014_x86_64"]
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable, "-m", "pip", "install", "--isolated", "--quiet", "--dry-run",
            "--ignore-installed", "--no-deps", "--only-binary=:all:", "--target", folder,
            "--disable-pip-version-check", "--python-version", python, "--implementation", "cp",
            "--abi", abi, "--abi", "abi3", "--abi", "none", "--report", f"{folder}/report.json",
        ]
        for platform in platforms:
            command += ["--platform", platform]
        subprocess.run(command + requirements, check=True)
        with open(f"{folder}/report.json") as file:
            items = json.load(file)["install"]
    for item in items:
        name = item["metadata"]["name"].lower().replace("_", "-")
        yield name, item["metadata"]["version"], item["download_info"]["archive_info"]["hashes"]["sha256"]


def main():
    requirements = sys.argv[1:]
    if not requirements:
        sys.exit(__doc__)
    hashes = collections.defaultdict(list)
    for python in PYTHONS:
        for name, version, sha256 in report(requirements, python):
            if sha256 not in hashes[f"{name}=={version}"]:
                hashes[f"{name}=={version}"].append(sha256)
    print(f"# Python {PYTHONS[0]} to {PYTHONS[-1]} on Linux x86-64. Made by:")
    print("# Scripts/pins/pin.py", " ".join(requirements))
    for requirement in sorted(hashes):
        print(requirement, *(f"--hash=sha256:{sha256}" for sha256 in hashes[requirement]), sep=" \\\n    ")


if __name__ == "__main__":
    main()
