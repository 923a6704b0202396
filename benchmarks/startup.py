#!/usr/bin/env python3
"""What a cold ``yrdcheck verify "one sentence"`` costs, as a multiple of ``python -c pass`` measured in between.

usage: python benchmarks/startup.py [--runs N] [--limit RATIO] [TEXT]

CPU time (user and system) of the child processes, medians; the runs alternate, so that a busy machine slows both alike.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile

TEXT = "The Yangtze River Delta generates 24% of China's GDP."
ENVIRON = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}  # compiled modules are part of an installation


def cost(command: list[str], folder: str) -> float:
    """CPU seconds of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env=ENVIRON)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: exit {done.returncode}: {done.stderr.decode()}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> int:
    """Measure and print; 1 when the ratio is above ``--limit``."""
    parser = argparse.ArgumentParser(description="What a cold verify costs, as a multiple of a bare Python.")
    parser.add_argument("text", nargs="?", default=TEXT)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--limit", type=float)
    options = parser.parse_args()
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "yrdcheck --version": [sys.executable, "-m", "yrdcheck", "--version"],
        "yrdcheck verify": [sys.executable, "-m", "yrdcheck", "verify", options.text],
        "yrdcheck claims": [sys.executable, "-m", "yrdcheck", "claims", "--limit", "1"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(options.runs + 1):
            for name, command in commands.items():
                seconds = cost(command, folder)
                if turn:  # the first turn warms the disk
                    times[name].append(seconds)
    floor = statistics.median(times["python -c pass"])
    ratios = {name: statistics.median(values) / floor for name, values in times.items()}
    for name, values in times.items():
        print(f"{name:20s} {statistics.median(values) * 1000:7.1f} ms  x{ratios[name]:.2f}")
    return int(options.limit is not None and ratios["yrdcheck verify"] > options.limit)


if __name__ == "__main__":
    sys.exit(main())
