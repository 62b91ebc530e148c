#!/usr/bin/env python3
"""Runs every command that README.md shows, in a folder of its own, with the embedded day in place of real data."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Run by their own steps of the CI job.
ELSEWHERE = ("./run ",)


def commands(text):
    for block in re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL):
        for line in block.splitlines():
            command = line.split("  #")[0].strip()
            if command and not command.startswith("#"):
                yield command


def main():
    day = ROOT / "build" / "demo" / "input"
    with tempfile.TemporaryDirectory() as folder:
        here = pathlib.Path(folder)
        (here / "build").symlink_to(ROOT / "build")
        (here / "docs").symlink_to(ROOT / "docs")
        shutil.copy(day / "cottbus.osm.pbf", here / "brandenburg-latest.osm.pbf")
        shutil.copy(day / "rides.csv", here / "rides.csv")
        for command in commands((ROOT / "README.md").read_text(encoding="utf-8")):
            if command.startswith(ELSEWHERE):
                continue
            print("$", command, flush=True)
            result = subprocess.run(command, shell=True, cwd=here, capture_output=True, text=True)
            if result.returncode != 0:
                print(result.stdout, result.stderr, f"exit code {result.returncode}", sep="\n")
                return 1
    print("all commands of the README work")
    return 0


if __name__ == "__main__":
    sys.exit(main())
