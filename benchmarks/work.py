#!/usr/bin/env python3
"""How much work a check is, counted: a gate that gives the same answer on every machine.

usage: python benchmarks/work.py [--renew] [--limit 10]

Counts the calls of Python functions, by function, while a fixed draft is checked against the registry that ships, and compares them with
those of ``work.json``. More than ``--limit`` percent up in all, or in a function that is a hundredth of all, fails and is named.
``--renew`` writes the counts anew: look at the difference before you commit it. Calls are not time, but what takes longer nearly always
calls more; they do not depend on the machine, its load or its memory, as instructions would on Python's build.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
KEPT = HERE / "work.json"
SHARE = 0.01  # of all calls, from which on a function is watched by itself


def draft() -> str:
    """What is checked: our own labelled statements about the five documents and about others, and a page of one of the documents."""
    rows = [json.loads(line) for name in ("seeds", "harbour", "articles") for line in (ROOT / "evals" / name / "statements.jsonl").read_text("utf-8").splitlines()[:20]]
    page = (ROOT / "seeds" / "003_760245ba936864d2.txt").read_text("utf-8")[:3000]
    return "\n\n".join([*(r["text"].replace("\n", " ") for r in rows), page])


def count() -> dict[str, int]:
    """Calls by function, ``module.name``."""
    import yrdcheck

    registry = yrdcheck.load_registry(ROOT / "claims")
    found: Counter[object] = Counter()

    def note(frame: object, event: str, _: object) -> None:
        if event == "call":
            found[frame.f_code] += 1  # type: ignore[attr-defined]

    text = draft()
    sys.setprofile(note)
    try:
        yrdcheck.verify(text, registry)
    finally:
        sys.setprofile(None)
    out: Counter[str] = Counter()
    for code, calls in found.items():
        path = Path(code.co_filename)  # type: ignore[attr-defined]
        name = code.co_name  # type: ignore[attr-defined]
        if name.startswith("<"):
            continue  # comprehensions are functions in some versions of Python only
        if ROOT / "yrdcheck" in path.parents:
            out[".".join(path.relative_to(ROOT).with_suffix("").parts) + "." + name] += calls
    return dict(sorted(out.items()))


def differences(before: dict[str, int], now: dict[str, int], limit: float) -> list[str]:
    """What takes too much more than before, most first."""
    total = sum(before.values())
    rows = [("all functions", total, sum(now.values()))]
    rows += sorted(((name, before.get(name, 0), calls) for name, calls in now.items()), key=lambda row: row[1] - row[2])
    return [
        f"{name}: {calls:,} calls, {was:,} before ({100 * (calls - was) / was:+.0f}%)" if was else f"{name}: {calls:,} calls, none before"
        for name, was, calls in rows
        if calls > was * (1 + limit / 100) and (calls - was) >= SHARE * total * limit / 100 and max(was, calls) >= SHARE * total
    ]


def main() -> int:
    """Count, compare, print; 1 where something takes too much more."""
    parser = argparse.ArgumentParser(description="How much work a check is, counted.")
    parser.add_argument("--renew", action="store_true", help="write the counts to work.json")
    parser.add_argument("--limit", type=float, default=10, help="percent more that are allowed (default: 10)")
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inner:
        print(json.dumps(count()))
        return 0
    # a process of its own with hashes that are the same each time, and no module imported but what a check imports
    command = [sys.executable, "-X", "utf8", str(HERE / "work.py"), "--inner"]
    now = json.loads(subprocess.run(command, capture_output=True, check=True, text=True, env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}).stdout)
    if options.renew:
        KEPT.write_text(json.dumps(now, indent=0) + "\n", encoding="utf-8")
        print(f"{sum(now.values()):,} calls of {len(now)} functions written to {KEPT.name}")
        return 0
    before = json.loads(KEPT.read_text("utf-8"))
    found = differences(before, now, options.limit)
    print(f"{sum(now.values()):,} calls, {sum(before.values()):,} before")
    for line in found:
        print(line)
    if found:
        print("if that is meant, renew the counts: python benchmarks/work.py --renew")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
