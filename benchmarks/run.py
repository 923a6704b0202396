#!/usr/bin/env python3
"""What yrdcheck costs, beside other checkers, all in one run: start-up, throughput, growth with the registry, memory.

usage: python benchmarks/run.py [--sizes 1000,10000,100000] [--megabytes 0.2] [--runs 9] [--folder DIR] [--markdown]

CPU time of child processes (user and system). What is compared is measured in turns within the run, so that a busy machine slows all
alike: read the ratios, not the times. codespell, proselint and bm25s (extra ``bench``) take part where they are installed. ``--folder``
keeps the invented registries for the next run; a million claims take 40 seconds to make and 0.7 GB.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import registries

PYTHON = sys.executable
BESIDE = Path(PYTHON).parent
SENTENCE = "The Yangtze River Delta generates 24% of China's GDP."
ENVIRON = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

# asked of a registry in a process of its own: what it costs to open it, to find candidates, to check; and how much memory that takes
ASK = """
import json, re, resource, sys, time
import yrdcheck
from yrdcheck.candidates import retrieve
from yrdcheck.statements import read_clauses
now = time.process_time
def peak():
    try:  # what getrusage says begins with what the parent had
        return int(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1]) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
rows = [line.split("\\t") for line in open(sys.argv[2], encoding="utf-8").read().split("\\n")]
at = now(); registry = yrdcheck.load_registry(sys.argv[1]); index = registry.index; opened = now() - at
times, found = [], 0
for number, text in rows:
    clause = read_clauses(text, 0, len(text), index.lexicon)[0]
    at = now(); best = retrieve(clause, index, 10); times.append(now() - at)
    found += int(number) in [c.number for c in best]
at = now()
for _, text in rows[:50]: yrdcheck.verify(text, registry)
print(json.dumps([opened, sorted(times)[len(times) // 2], found / len(rows), (now() - at) / 50, peak()]))
"""
BRUTE = """
import sys, time
from rapidfuzz import fuzz, process
claims = [line for line in open(sys.argv[1], encoding="utf-8")]
rows = [line.split("\\t")[1] for line in open(sys.argv[2], encoding="utf-8")][:5]
at = time.process_time()
for text in rows: process.extract(text, claims, scorer=fuzz.token_set_ratio, limit=10)
print((time.process_time() - at) / len(rows))
"""


# the same questions put to BM25 over all claims (bm25s, extra ``bench``): CPU a query and how often the claim is among the first ten
BM25 = """
import json, sys, time
import bm25s
claims = open(sys.argv[1], encoding="utf-8").read().splitlines()
rows = [line.split("\\t") for line in open(sys.argv[2], encoding="utf-8").read().split("\\n")]
model = bm25s.BM25()
at = time.process_time()
model.index(bm25s.tokenize(claims, stopwords="en", show_progress=False), show_progress=False)
made = time.process_time() - at
times, found = [], 0
for number, text in rows:
    at = time.process_time()
    best = model.retrieve(bm25s.tokenize([text], stopwords="en", show_progress=False), k=10, show_progress=False)[0][0]
    times.append(time.process_time() - at)
    found += int(number) in [int(n) for n in best]
print(json.dumps([made, sorted(times)[len(times) // 2], found / len(rows)]))
"""


def cost(command: list[str], folder: Path) -> tuple[float, str]:
    """CPU seconds of one run, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env=ENVIRON, text=True, encoding="utf-8")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1, 65):
        sys.exit(f"{' '.join(command)}: exit {done.returncode}: {done.stderr[-500:]}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, done.stdout


def in_turns(commands: dict[str, list[str]], folder: Path, runs: int) -> dict[str, float]:
    """The median CPU time of each command, run in turns after one turn that warms the disk."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            seconds = cost(command, folder)[0]
            if turn:
                times[name].append(seconds)
    return {name: statistics.median(values) for name, values in times.items()}


def others(files: list[str]) -> dict[str, list[str]]:
    """The other checkers that are installed, on some files."""
    known = {"codespell": ["codespell"], "proselint": ["proselint", "check"]}
    return {name: [str(BESIDE / words[0]), *words[1:], *files] for name, words in known.items() if (BESIDE / words[0]).exists()}


def registry_of(folder: Path, size: int) -> tuple[Path, Path]:
    """An invented registry and what to ask of it, made unless they are there."""
    home, asked = folder / str(size), folder / f"{size}.asked"
    if not asked.exists():
        asked.write_text("\n".join(registries.make(home, size)), encoding="utf-8")
    return home, asked


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What yrdcheck costs, beside other checkers.")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--megabytes", type=float, default=0.2)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--markdown", action="store_true", help="tables in Markdown")
    options = parser.parse_args()
    sizes = [int(s) for s in options.sizes.split(",")]

    def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        if options.markdown:
            rows = [head, tuple("---" for _ in head), *rows]
            print("\n" + "\n".join("| " + " | ".join(row) + " |" for row in rows))
        else:
            widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
            print("\n" + "\n".join("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in (head, *rows)))

    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        empty = Path(temporary) / "empty"
        empty.mkdir()
        (empty / "one.md").write_text(SENTENCE + "\n", encoding="utf-8")
        yrdcheck = [PYTHON, "-m", "yrdcheck", "verify"]

        made = {size: registry_of(folder, size) for size in sizes}
        floor = "python -c pass"
        commands = {floor: [PYTHON, "-c", "pass"], "yrdcheck verify, shipped registry": [*yrdcheck, SENTENCE]}
        commands |= {f"yrdcheck verify, {size:,} claims": [*yrdcheck, SENTENCE, "--registry", str(home)] for size, (home, _) in made.items()}
        commands |= others(["one.md"])
        times = in_turns(commands, empty, options.runs)
        table(("cold start, one sentence", "CPU ms", "× python"), [(k, f"{v * 1000:.1f}", f"{v / times[floor]:.2f}") for k, v in times.items()])

        drafts = Path(temporary) / "drafts"
        drafts.mkdir()
        text = list(registries.prose(int(options.megabytes * 1e6), 2))
        share = -(-len(text) // 50)
        files = []
        for n in range(0, len(text), share):
            (drafts / f"{n:05d}.md").write_text("\n\n".join(text[n : n + share]) + "\n", encoding="utf-8")
            files.append(f"{n:05d}.md")
        bytes_ = sum(f.stat().st_size for f in drafts.iterdir())
        commands = {f"yrdcheck verify, {size:,} claims": [*yrdcheck, *files, "--registry", str(home)] for size, (home, _) in made.items()}
        commands |= others(files)
        times = in_turns(commands, drafts, 1)
        slowest = max(times.values())
        table(
            (f"{bytes_ / 1e6:.2f} MB of prose in {len(files)} files", "CPU s", "MB/s", "× the slowest"),
            [(k, f"{v:.2f}", f"{bytes_ / 1e6 / v:.3f}", f"{slowest / v:.1f}") for k, v in times.items()],
        )

        rows = []
        first = 0.0
        for size, (home, asked) in made.items():
            opened, query, found, check, peak = json.loads(cost([PYTHON, "-c", ASK, str(home), str(asked)], empty)[1])
            first = first or check
            brute = by_rank = ""
            quotes = home.with_suffix(".quotes")
            if size <= 100_000:
                seconds = float(cost([PYTHON, "-c", BRUTE, str(quotes), str(asked)], empty)[1])
                brute = f"{seconds * 1000:.1f} (× {seconds / query:.0f})"
                if importlib.util.find_spec("bm25s") is not None:
                    _, seconds, hits = json.loads(cost([PYTHON, "-c", BM25, str(quotes), str(asked)], empty)[1])
                    by_rank = f"{seconds * 1000:.2f} (× {seconds / query:.1f}), {hits:.2f}"
            disk = sum(f.stat().st_size for f in home.rglob("*.db")) / 1e6
            asking = (f"{query * 1000:.2f}", f"{found:.2f}", by_rank, brute)
            rows.append((f"{size:,}", f"{opened * 1000:.1f}", *asking, f"{check * 1000:.1f}", f"{check / first:.2f}", f"{peak:.0f}", f"{disk:.1f}"))
        table(
            ("claims", "open, ms", "candidates, ms", "among the first 10", "bm25s, ms, among the first 10", "rapidfuzz over all, ms",
             "verify, ms a statement", "× the smallest", "peak MiB", "index MB"),
            rows,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
