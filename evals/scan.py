#!/usr/bin/env python3
"""How exactly ``scan`` finds what was put into documents, by character.

usage: python evals/scan.py [HALF ...] [--misses] [--by language|host|place] [--floors]

Run it with the Python that has yrdcheck installed. A case is a record of ``scan/HALF.jsonl``: ``text``, ``spans`` (start and end of
what must be flagged, offsets from 0 in code points), ``family``, and for most the ``language`` of what was put in, the language of
the ``host`` text and the ``place``. ``tune`` may be looked at; ``check`` was written before the finders were tuned and is measured only.
``--floors`` fails when a half falls below what the project promises.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
from pathlib import Path
from typing import Any

from yrdcheck.spam import scan

CASES = Path(__file__).resolve().parent / "scan"
HALVES = ("tune", "check")
PRECISION, RECALL = 0.98, 0.95  # what is promised for all cases of a half together; no clean document may be flagged
Case = dict[str, Any]


def read(half: str) -> list[Case]:
    """The cases of a half."""
    with open(CASES / f"{half}.jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def covered(spans: list[tuple[int, int]]) -> set[int]:
    """The places of the characters in some spans."""
    return {place for start, end in spans for place in range(start, end)}


def measure(case: Case) -> tuple[int, int, int]:
    """How many characters are rightly flagged, flagged, and to be flagged; what a repeat or a cut-off end is called does not matter."""
    found = covered([(f.start, f.end) for f in scan(case["text"])])
    wanted = covered(case["spans"])
    return len(found & wanted), len(found), len(wanted)


def row(name: str, cases: int, right: int, found: int, wanted: int, missed: int) -> str:
    """A line of the table."""
    precision, recall = right / found if found else 1.0, right / wanted if wanted else 1.0
    return f"{name:24s} {cases:5d} {precision:10.3f} {recall:8.3f} {missed:7d}"


def show(case: Case) -> None:
    """Print what was flagged in a case and what should have been."""
    print(f"    {case['id']} ({case.get('host', '')} {case.get('place', '')})")
    for start, end in case["spans"]:
        print(f"        wanted {start}-{end}: {case['text'][start:end]!r}")
    for f in scan(case["text"]):
        print(f"        found  {f.start}-{f.end}: {f.text[:200]!r} {f.kind} {f.score} {'; '.join(f.reasons)}")


def run(half: str, by: str, misses: bool) -> bool:
    """Print the table of a half; whether it holds what is promised."""
    sums: dict[str, list[int]] = collections.defaultdict(lambda: [0] * 5)
    wrong: list[Case] = []
    for case in read(half):
        figures = measure(case)
        right, found, wanted = figures
        off = right < found or right < wanted
        wrong += [case] if off else []
        names = [case["family"] if by == "family" or not case["spans"] else case.get(by, "-"), *(["all"] if case["spans"] else [])]
        for name in names:
            for i, n in enumerate((1, *figures, off)):
                sums[name][i] += n
    print(f"{half:24s} {'cases':>5s} {'precision':>10s} {'recall':>8s} {'inexact':>7s}")
    for name in sorted(sums, key=lambda n: (n == "all", n)):
        print(row(f"  {name}", *sums[name]))
    if misses:
        for case in wrong:
            show(case)
    _, right, found, wanted, _ = sums["all"]
    return not sums["clean"][2] and right >= PRECISION * (found + sums["clean"][2]) and right >= RECALL * wanted


def main() -> int:
    """Measure and print; 1 when a half falls below what is promised and ``--floors`` is given."""
    parser = argparse.ArgumentParser(description="How exactly scan finds what was put into documents, by character.")
    parser.add_argument("halves", nargs="*", metavar="HALF", help="tune, check; both by default")
    parser.add_argument("--by", choices=("family", "language", "host", "place"), default="family")
    parser.add_argument("--misses", action="store_true", help="list the cases that are not found exactly")
    parser.add_argument("--floors", action="store_true", help="exit with 1 below the promise")
    options = parser.parse_args()
    held = [run(half, options.by, options.misses) for half in options.halves or HALVES]
    return int(options.floors and not all(held))


if __name__ == "__main__":
    sys.exit(main())
