"""Speed of reading figures and dates, beside quantulum3 on the same sentences where that is installed.

usage: python benchmarks/quantities.py [FILE …]      (default: the seed documents)

Prints sentences per second of CPU time, the best of several passes, and what the import costs in a fresh process.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def split_sentences(paths: list[Path]) -> list[str]:
    """The sentences and lines of some documents."""
    return [s for p in paths for line in p.read_text(encoding="utf-8").split("\n") for s in re.split(r"(?<=[.!?])\s+", line.strip()) if s]


def measure(read: Callable[[str], object], sentences: list[str], seconds: float) -> float:
    """Sentences per second of CPU time, the best pass of as many as fit."""
    best, spent = float("inf"), 0.0
    while spent < seconds:
        start = time.process_time()
        for s in sentences:
            read(s)
        took = max(time.process_time() - start, 1e-9)
        best, spent = min(best, took), spent + took
    return len(sentences) / best


def measure_import() -> float:
    """Milliseconds of CPU time to import the reader and read one sentence, in a fresh process."""
    code = (
        "import time, re, yrdcheck.model; t = time.process_time(); from yrdcheck.quantities import read_mentions;"
        " read_mentions('Over 300 km and 24% of GDP in 2018.'); print((time.process_time() - t) * 1e3)"
    )
    return min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout) for _ in range(5)
    )


def main(arguments: list[str]) -> None:
    """Print the table."""
    from yrdcheck.quantities import read_mentions

    sentences = split_sentences([Path(a) for a in arguments] or sorted((ROOT / "seeds").iterdir()))
    mean = sum(map(len, sentences)) / len(sentences)
    print(f"{len(sentences)} sentences, {mean:.0f} characters on average")
    ours = measure(lambda s: read_mentions(s, "2024-06-06"), sentences, 1.0)
    print(f"yrdcheck     {ours:10,.0f} sentences/s   first reading {measure_import():.1f} ms")
    try:
        from quantulum3 import parser
    except ImportError:
        print("quantulum3   not installed")
        return
    theirs = measure(parser.parse, sentences[:100], 0.5)
    print(f"quantulum3   {theirs:10,.0f} sentences/s   ×{ours / theirs:.0f}")


if __name__ == "__main__":
    main(sys.argv[1:])
