"""Addresses, messengers' numbers and figures of advertisements, by the patterns of ``data/spam/marks.tsv``."""

from __future__ import annotations

import re
from functools import cache

from yrdcheck.model import TYPE_CHECKING, record
from yrdcheck.spam.phrases import data_lines

if TYPE_CHECKING:
    from collections.abc import Iterator


@record
class Mark:
    """Something in a text that a pattern finds; ``kind`` is ``contact`` or ``figure``."""

    start: int
    end: int
    kind: str
    weight: float
    reason: str


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, float, str], ...]:
    parts: dict[str, str] = {}
    rows = []
    for kind, weight, reason, pattern in data_lines("marks.tsv"):
        if kind == "part":
            parts[f"<{reason}>"] = pattern
            continue
        for name, part in parts.items():
            pattern = pattern.replace(name, part)
        rows.append((re.compile(pattern), kind, float(weight), reason))
    return tuple(rows)


def find_marks(low: str, start: int, end: int) -> Iterator[Mark]:
    """Addresses and figures in a span of a text in lower case; of those that overlap, the one whose pattern stands first in the table."""
    taken = bytearray(end - start)  # 1 for each place that a mark covers
    for pattern, kind, weight, reason in _patterns():
        for m in pattern.finditer(low, start, end):
            left, right = m.span()
            while right > left and low[right - 1] in " .,-:：":
                right -= 1
            if right > left and taken.find(1, left - start, right - start) < 0:
                taken[left - start : right - start] = b"\1" * (right - left)
                yield Mark(left, right, kind, weight, reason)
