#!/usr/bin/env python3
"""Speed of reading figures and dates, and what the first reading costs, beside quantulum3 where that is installed (the extra ``bench``).

usage: python benchmarks/quantities.py [--rounds N] [--limit RATIO] [FILE …]      (default: the seed documents)

CPU time. The two readers take turns on the same sentences, so that a busy machine slows both alike; what counts is the ratio.
The first reading is a multiple of ``python -c pass``.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

ENVIRON = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}  # compiled modules are part of an installation
SENTENCE = "Over 300 km of track and 24% of GDP in 2018."
FIRST = {
    "yrdcheck": f"from yrdcheck.quantities import read_mentions; read_mentions({SENTENCE!r})",
    "quantulum3": f"from quantulum3 import parser; parser.parse({SENTENCE!r})",
}
SAMPLE = 60  # sentences a round for the slower reader; the faster one reads all


def split_sentences(paths: list[Path]) -> list[str]:
    """The sentences and lines of some documents."""
    return [s for p in paths for line in p.read_text(encoding="utf-8").split("\n") for s in re.split(r"(?<=[.!?])\s+", line.strip()) if s]


def per_character(read: Callable[[str], object], sentences: list[str]) -> float:
    """CPU seconds a character."""
    start = time.process_time()
    for s in sentences:
        read(s)
    return max(time.process_time() - start, 1e-9) / sum(map(len, sentences))


def process(code: str) -> float:
    """CPU seconds of a fresh Python that runs some code."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=ENVIRON, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> int:
    """Print the table; 1 when the first reading costs more than ``--limit`` bare Pythons."""
    options = argparse.ArgumentParser(description="Speed of reading figures and dates.")
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--limit", type=float)
    chosen = options.parse_args()
    from yrdcheck.quantities import read_mentions

    sentences = split_sentences(chosen.files or sorted((ROOT / "seeds").iterdir()))
    mean = statistics.fmean(map(len, sentences))
    print(f"{len(sentences)} sentences, {mean:.0f} characters on average; medians of {chosen.rounds} rounds")
    readers: dict[str, Callable[[str], object]] = {"yrdcheck": lambda s: read_mentions(s, "2024-06-06")}
    if importlib.util.find_spec("quantulum3"):
        from quantulum3 import parser

        readers["quantulum3"] = parser.parse
    costs: dict[str, list[float]] = {name: [] for name in readers}
    first: dict[str, list[float]] = {name: [] for name in readers}
    for n in range(chosen.rounds + 1):
        bare = process("pass")
        for name, read in readers.items():
            some = sentences if name == "yrdcheck" else sentences[n * SAMPLE % len(sentences) :][:SAMPLE]
            cost, start = per_character(read, some), process(FIRST[name]) / bare
            if n:  # the first round warms up
                costs[name].append(cost)
                first[name].append(start)
    for name in readers:
        speed = 1 / (statistics.median(costs[name]) * mean)
        print(f"{name:<12}{speed:>10,.0f} sentences/s   first reading ×{statistics.median(first[name]):.1f} of a bare Python")
    if "quantulum3" in readers:
        ratios = sorted(b / a for a, b in zip(costs["yrdcheck"], costs["quantulum3"], strict=True))
        print(f"yrdcheck reads {statistics.median(ratios):,.0f} times as fast (from {ratios[0]:,.0f} to {ratios[-1]:,.0f})")
    else:
        print("quantulum3   not installed")
    return int(chosen.limit is not None and statistics.median(first["yrdcheck"]) > chosen.limit)


if __name__ == "__main__":
    sys.exit(main())
