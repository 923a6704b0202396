"""Texts with Chinese characters or full-width forms, which are read in Chinese first and then in English."""

from __future__ import annotations

import re

from yrdcheck.model import Period, Quantity, replace
from yrdcheck.periods.chinese import read_dates
from yrdcheck.quantities.chinese import read_chinese
from yrdcheck.quantities.english import lower, read_english
from yrdcheck.quantities.numerals import FORMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

WIDTHS: Final = {
    wide: wide - 0xFEE0 for wide in (*range(0xFF0B, 0xFF1B), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05, 0xFF04, 0xFF5E)
}
CJK: Final = re.compile("[\u4e00-\u9fff]")
WIDE: Final = re.compile("[\uff0b-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff1a\uff04\uff5e]")
CHINESE_DATE: Final = re.compile("[年月日季纪节旦夜周昨明]|[0-9]{4}[-/.]")
LATIN: Final = re.compile("[A-Za-z]{3}|[0-9]")
WIDE_COMMA: Final = re.compile("(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")


def narrow(text: str) -> str:
    """A text with full-width letters, digits and marks in their plain forms, character for character; commas only in numbers."""
    return WIDE_COMMA.sub(",", text.translate({wide: plain for wide, plain in WIDTHS.items() if wide != 0xFF0C}))


def read_mixed(text: str, reference: str | None) -> tuple[list[Quantity], list[Period]]:
    """The quantities and periods of a text, each sorted by place."""
    plain = narrow(text) if WIDE.search(text) else text
    low = lower(plain)
    if not CJK.search(plain):
        quantities, periods, _ = read_english(plain, low, reference)
    else:
        simple = plain.translate(FORMS)
        periods = read_dates(simple, reference) if CHINESE_DATE.search(simple) else []
        dates = [(p.start, p.end) for p in periods]
        quantities, used = read_chinese(plain, simple, dates)
        if LATIN.search(plain):
            spans = sorted([*used, *dates])
            more, times, _ = read_english(blank(plain, spans), blank(low, spans), reference)
            quantities = sorted([*quantities, *more], key=lambda q: q.start)
            periods = sorted([*periods, *times], key=lambda p: p.start)
    if plain is not text:
        quantities = [replace(q, text=text[q.start : q.end]) for q in quantities]
        periods = [replace(p, text=text[p.start : p.end]) for p in periods]
    return quantities, periods


def blank(text: str, spans: list[tuple[int, int]]) -> str:
    """A text with some spans, in order, filled with a character that says nothing."""
    pieces, at = [], 0
    for a, b in spans:
        if a >= at:
            pieces += [text[at:a], "\u4e00" * (b - a)]
            at = b
    return "".join([*pieces, text[at:]])
