#!/usr/bin/env python3
"""Faults that are put in on purpose, in memory, and that the fuzzer must find: python fuzz/seeded.py says after how many inputs it does."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import entrances  # noqa: E402
import run as runner  # noqa: E402

from yrdcheck import citations, config, readers, spam, suppressions  # noqa: E402
from yrdcheck.commands import drafts, lsp  # noqa: E402
from yrdcheck.readers import docx  # noqa: E402
from yrdcheck.registry import merging, records  # noqa: E402
from yrdcheck.statements import sentences  # noqa: E402


@dataclass(frozen=True)
class Fault:
    """A fault: what stands where in its place, which entrance must notice, and within how many inputs."""

    name: str
    entrance: str
    holder: Any
    attribute: str
    wrong: Any
    within: int


def unchecked_number(self: Any, record: Any, key: str) -> int:
    return int(self.text(record, key))


def naive_baseline(path: str) -> Any:
    import json

    from yrdcheck.baselines import Known

    return tuple(Known(f["path"], f["code"], f["fingerprint"], f["count"], f["text"]) for f in json.loads(Path(path).read_text(encoding="utf-8"))["findings"])


def past_the_end(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(start, end + 1)]


def lossy(text: str, directives: Any) -> str:
    return text.replace("<!--", "")


def no_guard(data: bytes, name: str) -> tuple[str, str]:
    return "utf-8", data.decode("utf-8")


def unbounded(text: str, reference: str | None = None) -> Any:
    from yrdcheck.quantities.mixed import read_mixed

    return tuple(map(tuple, read_mixed(text, reference)))


def by_position(base: Any, *rest: str) -> Any:
    """Records merged by their place in the file."""
    parts = [records.parse_yaml(text, "a").value for text in rest]
    return merging.Merged(str([a.value["id"] for a, b in zip(*parts, strict=True)]), 0)


FAULTS = (
    Fault("a number of a claim is taken as it is", "registry", records.Reader, "number", unchecked_number, 400),
    Fault("a setting of any type is taken", "configuration", config, "_fits", lambda value, wanted: True, 400),
    Fault("a baseline is taken on trust", "baseline", entrances, "read_baseline", naive_baseline, 100),
    Fault("a sentence reaches one character too far", "statements of text", sentences, "_cut", past_the_end, 100),
    Fault("an endless sentence stays whole", "statements of Markdown", sentences, "LONGEST", 10**9, 1500),
    Fault("figures may be infinite", "figures", entrances.quantities, "read_mentions", unbounded, 1500),
    Fault("evidence is shown where there is none", "language server", lsp, "decisive", lambda s: (s.evidence[0],), 100),
    Fault("findings may overlap", "scan", spam, "_settle", tuple, 200),
    Fault("a masked comment is shorter", "suppressions", suppressions, "mask", lossy, 100),
    Fault("a rule of dashes is matched by trying everything", "statements of Markdown", sentences, "RULE", re.compile(r"(?:[-=*_]+)+\Z"), 3000),
    Fault("a cell covers as many columns as it says", "read Word", docx, "_count", lambda said: int(said or 1), 1500),
    Fault("any bytes are UTF-8", "read text", readers, "_decode", no_guard, 100),
    Fault("a draft's ends are cut before it is checked", "suppressions", citations, "mask", str.strip, 400),
    Fault("sentences that moved are shown a line too low", "draft under work", drafts, "_move", lambda s, by, starts: s._replace(line=s.line + 1), 50),
    Fault("records are merged by their place", "registries merged", merging, "merge_files", by_position, 100),
)


@contextmanager
def put_in(fault: Fault) -> Iterator[None]:
    """The program with a fault in it."""
    before = getattr(fault.holder, fault.attribute)
    setattr(fault.holder, fault.attribute, fault.wrong)
    try:
        yield
    finally:
        setattr(fault.holder, fault.attribute, before)


def find(fault: Fault, seed: int = 1, seconds: float = 1.0, tried: Callable[[int], None] = lambda n: None) -> int | None:
    """After how many inputs the fuzzer notices a fault; `None` where it does not in time."""
    entrance = next(e for e in entrances.ENTRANCES if e.name == fault.entrance)
    before, runner.SECONDS = runner.SECONDS, seconds
    try:
        with put_in(fault):
            for n, data in zip(range(fault.within), runner.inputs(entrance, seed), strict=False):
                tried(n)
                if runner.try_one(entrance, data) is not None:
                    return n + 1
    finally:
        runner.SECONDS = before
    return None


def main() -> int:
    missed = 0
    print("| fault | entrance | found after | at most |\n| --- | --- | ---: | ---: |")
    for fault in FAULTS:
        n = find(fault)
        missed += n is None
        print(f"| {fault.name} | {fault.entrance} | {n or 'not found'} | {fault.within:,} |", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
