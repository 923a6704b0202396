"""Adapter for the measurements of figures and dates: what yrdcheck reads, in their form."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from yrdcheck.quantities import read_mentions
from yrdcheck.quantities.vocabulary import readings

LANGS = {"en", "zh"}


def extract(text: str) -> list[tuple[int, int, float | None, float | None, float | None, str]]:
    """Quantities as (start, end, value, low, high, unit); of open units the likeliest is taken."""
    return [(q.start, q.end, q.value, q.low, q.high, readings(q.unit)[0]) for q in read_mentions(text)[0]]


def extract_dates(text: str, ref: str | None) -> list[tuple[int, int, str | None, str | None]]:
    """Periods as (start, end, first day, last day); unresolved ones are left out."""
    return [(p.start, p.end, p.first, p.last) for p in read_mentions(text, ref)[1] if p.first or p.last]
