"""Figures and dates of a text, English and Chinese, and how two figures stand to each other."""

from __future__ import annotations

import re

from yrdcheck.model import Period, Quantity, replace
from yrdcheck.quantities.comparing import compare, scale
from yrdcheck.quantities.english import read_english

__all__ = ["compare", "explain", "explain_times", "read_mentions", "scale"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

CJK: Final = re.compile("[\u4e00-\u9fff]")
WIDE: Final = re.compile("[\uff0b-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff1a\uff04\uff5e]")
WIDTHS: Final = {
    wide: wide - 0xFEE0 for wide in (*range(0xFF0B, 0xFF1B), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05, 0xFF04, 0xFF5E)
}
CHINESE_DATE: Final = re.compile("[年月季纪]|[0-9]{4}[-/.]")
LATIN: Final = re.compile("[A-Za-z]{3}|[0-9]")
WIDE_COMMA: Final = re.compile("(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")


def lower(text: str) -> str:
    """The text in small letters, character for character."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def read_mentions(text: str, reference: str | None = None) -> tuple[tuple[Quantity, ...], tuple[Period, ...]]:
    """The quantities and periods of a text, each sorted by place; ``reference`` is the text's own date as an ISO day.

    >>> [q.text for q in read_mentions("Over 380 km of metro by 2026")[0]]
    ['380 km']
    """
    plain = text
    if not text.isascii() and WIDE.search(text):
        widths = dict(WIDTHS)
        comma = widths.pop(0xFF0C)
        plain = text.translate(widths)
        plain = WIDE_COMMA.sub(chr(comma), plain)
    if (plain is text and text.isascii()) or not CJK.search(text):
        quantities, periods, _ = read_english(plain, lower(plain), reference)
    else:
        quantities, periods = read_mixed(plain, reference)
    if plain is not text:
        quantities = [replace(q, text=text[q.start : q.end]) for q in quantities]
        periods = [replace(p, text=text[p.start : p.end]) for p in periods]
    return tuple(quantities), tuple(periods)


def read_mixed(plain: str, reference: str | None) -> tuple[list[Quantity], list[Period]]:
    """The same for a text with Chinese characters: Chinese first, then English in what it leaves."""
    from yrdcheck.periods.chinese import read_dates
    from yrdcheck.quantities.chinese import read_chinese
    from yrdcheck.quantities.numerals import FORMS

    simple = plain.translate(FORMS)
    found = read_dates(simple, reference) if CHINESE_DATE.search(simple) else []
    dates = [(p.start, p.end) for p in found]
    quantities, used = read_chinese(plain, simple, dates)
    periods = found
    if LATIN.search(plain):
        pieces, at = [], 0
        for a, b in sorted([*used, *dates]):
            if a >= at:
                pieces += [plain[at:a], "\u4e00" * (b - a)]
                at = b
        rest = "".join([*pieces, plain[at:]])
        more, times, _ = read_english(rest, lower(rest), reference)
        if more:
            quantities = sorted([*quantities, *more], key=lambda q: q.start)
        if times:
            periods = sorted([*periods, *times], key=lambda p: p.start)
    return quantities, periods


def explain() -> str:
    """The rules of reading and comparing figures, for a reader, from the tables themselves."""
    from yrdcheck.quantities.explanations import explain_quantities

    return explain_quantities()


def explain_times() -> str:
    """The same for dates and periods."""
    from yrdcheck.quantities.explanations import explain_periods

    return explain_periods()
