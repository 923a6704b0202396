"""Figures and dates of a text, English and Chinese, and how two figures stand to each other."""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, Period, Quantity, replace
from yrdcheck.quantities.comparing import compare, scale
from yrdcheck.quantities.english import lower, read_english

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    if "(" in text:
        quantities = _converted(text, quantities)
    return tuple(q for q in quantities if abs(q.value or 0.0) < MOST and abs(q.low or 0.0) < MOST and abs(q.high or 0.0) < MOST), tuple(periods)


def _converted(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Quantities of which those in brackets right after another, in another unit, have its bound or hedge too: "over 12 in (300 mm)"."""
    out = list(quantities)
    for n, (a, b) in enumerate(zip(out, out[1:], strict=False), 1):  # noqa: RUF007
        between = text[a.end : b.start].strip()
        inches = between == "in (" and a.unit == "1" and b.dimension == "length"
        if not a.hedge or b.hedge or (not inches and (a.dimension != b.dimension or a.unit == b.unit)) or b.value is None or b.low is not None or b.high is not None:
            continue
        if between in ("(", "in (") and text[b.end : b.end + 1] == ")":
            out[n] = replace(b, hedge=a.hedge, low=None if a.low is None else b.value, high=None if a.high is None else b.value)
    return out


MOST = 1e100  # what is larger is no figure of anything, and arithmetic with it ends in infinity


def explain() -> str:
    """The rules of reading and comparing figures, for a reader, from the tables themselves."""
    from yrdcheck.quantities.explanations import explain_quantities

    return explain_quantities()


def explain_times() -> str:
    """The same for dates and periods."""
    from yrdcheck.quantities.explanations import explain_periods

    return explain_periods()
