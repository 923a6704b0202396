"""Figures and dates of a text, English and Chinese, and how two figures stand to each other."""

from __future__ import annotations

from yrdcheck.model import Period, Quantity
from yrdcheck.quantities.comparing import compare, scale
from yrdcheck.quantities.english import lower, read_english

__all__ = ["compare", "explain", "explain_times", "read_mentions", "scale"]


def read_mentions(text: str, reference: str | None = None) -> tuple[tuple[Quantity, ...], tuple[Period, ...]]:
    """The quantities and periods of a text, each sorted by place; ``reference`` is the text's own date as an ISO day.

    >>> [q.text for q in read_mentions("Over 380 km of metro by 2026")[0]]
    ['380 km']
    """
    if text.isascii() or max(text) < "\u4e00":  # no Chinese, nothing of full width
        quantities, periods, _ = read_english(text, lower(text), reference)
    else:
        from yrdcheck.quantities.mixed import read_mixed

        quantities, periods = read_mixed(text, reference)
    return tuple(q for q in quantities if abs(q.value or 0.0) < MOST and abs(q.low or 0.0) < MOST and abs(q.high or 0.0) < MOST), tuple(periods)


MOST = 1e100  # what is larger is no figure of anything, and arithmetic with it ends in infinity


def explain() -> str:
    """The rules of reading and comparing figures, for a reader, from the tables themselves."""
    from yrdcheck.quantities.explanations import explain_quantities

    return explain_quantities()


def explain_times() -> str:
    """The same for dates and periods."""
    from yrdcheck.quantities.explanations import explain_periods

    return explain_periods()
