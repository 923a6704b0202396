"""Times told by the one before them: "five months later", "the year before", 次年."""

from __future__ import annotations

import re

from yrdcheck.model import Period, replace
from yrdcheck.periods import resolve
from yrdcheck.periods.calendars import add_months, month_span, shift, split, year_span
from yrdcheck.periods.spans import COUNTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES = "January February March April May June July August September October November December".split()
_COUNT = rf"(?:an?|half a|{'|'.join(COUNTS)}|\d\d?)"
_UNIT = r"(?:day|week|month|year)"
_ENGLISH = re.compile(
    rf"\b(?:(?P<n>{_COUNT}) (?P<unit>{_UNIT})s? (?:(?P<later>later|afterwards?|after that)|(?P<earlier>earlier|before that))(?! (?:than|on|in)\b)"
    rf"|the (?:(?P<next>next|following)|(?P<last>previous|preceding)) (?P<whole>{_UNIT})(?!['’s-])"
    rf"|the (?P<one>{_UNIT}) (?:(?P<after>after)|before)(?=[,;.]|$)"
    rf"|(?:that|(?:the|that) same) (?P<same>day|month|year)(?!['’s-]))",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:than|with|to|from|over|on|against|as|of|at the end of)(?: in| for| at)?(?: that of| those of)? ?$", re.IGNORECASE)
_CHINESE = re.compile(
    r"(?P<next>次年|翌年|第二年|次月|次日|翌日|第二天)|(?P<same>同年|当年|同月|当月|同日|当天)"
    r"|(?P<n>[一二两三四五六七八九十]|\d\d?)个?(?P<unit>[年月天日周])(?P<later>之?后)"
)
_UNITS = {"年": "year", "月": "month", "日": "day", "天": "day", "周": "week"}
_NUMERALS = dict(zip("一二两三四五六七八九十", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))


def follow(text: str, times: Sequence[Period], since: Period | None = None) -> tuple[Period, ...]:
    """The times of a sentence with those that it tells by the time before them; ``since`` is the last one of the sentences before.

    What a figure is only compared with ("fewer than a year earlier") is no time of its own.

    >>> from yrdcheck.quantities import read_mentions
    >>> text = "It opened in May 1987; five months later it closed."
    >>> [p.text for p in follow(text, read_mentions(text)[1])]
    ['May 1987', 'October 1987']
    """
    out = list(times)
    chinese = not text.isascii()
    for m in _ENGLISH.finditer(text) if not chinese or re.search("[a-z]{3}", text) else _CHINESE.finditer(text):
        if not chinese and _COMPARED.search(text[: m.start()]):
            continue
        base = next((p for p in sorted(out, key=lambda p: -p.end) if p.end <= m.start() and not p.relative), since)
        if base is None or (told := _told(m, base)) is None:
            continue
        first, last, kind = told
        out = [p for p in out if p.end <= m.start() or p.start >= m.end()]
        out.append(Period(*m.span(), first, last, kind, _name(first, last, kind)))
    out.sort(key=lambda p: p.start)
    return tuple(_with_year(p, out[:n] or out[1:]) if p.kind in _PARTS and len(out) > 1 else p for n, p in enumerate(out))


_PARTS = ("half", "quarter", "month", "day")
_YEAR = re.compile(r"\d{4}")


def _with_year(p: Period, before: Sequence[Period]) -> Period:
    """A half, quarter, month or day without a year takes that of the last time before it: "14 in the first half of 2023, 9 in the second half".

    The first of several halves or quarters may take it from the one behind: "12 in the first quarter and 15 in the second quarter of 2022".
    """
    near = [b for b in reversed(before) if b.start < p.start or b.kind == p.kind in ("half", "quarter")]
    base = next((b for b in near if _YEAR.search(b.text) and b.first and b.last and b.first[:4] == b.last[:4]), None)
    if base is None or _YEAR.search(p.text) or not (p.kind == base.kind if p.kind in ("half", "quarter") else p.relative.startswith(("day:", "month:"))):
        return p
    return resolve(replace(p, relative=p.relative or "year"), base.first)


def point(p: Period, reference: str | None = None) -> Period:
    """The time itself that a span opens or ends with: 1960 of "until 1960"; ``reference`` is the text's own date."""
    from yrdcheck.quantities import read_mentions

    if p.kind not in ("until", "by", "since", "before", "after"):
        return p
    found = read_mentions("in " + p.text.partition(" ")[2], reference)[1]
    return replace(found[0], start=p.start, end=p.end) if len(found) == 1 else p


def _told(m: re.Match[str], base: Period) -> tuple[str, str, str] | None:
    """First and last day and kind of the time that an expression tells by another."""
    g = m.groupdict()
    word = m[0].lower()
    unit = (g["unit"] or g.get("whole") or g.get("one") or g["same"] or word).lower()
    unit = next((u for u in ("year", "month", "week", "day") if u in unit), "") or next(_UNITS[c] for c in reversed(unit) if c in _UNITS)
    if g["n"]:
        n = 6 if g["n"].lower() == "half a" else COUNTS.get(g["n"].lower()) or _NUMERALS.get(g["n"]) or (int(g["n"]) if g["n"].isdecimal() else 1)
        unit = "month" if g["n"].lower() == "half a" else unit
    else:
        n = 0 if g["same"] else 1
    if g.get("earlier") or g.get("last") or (g.get("one") and not g["after"]):
        n = -n
    day = base.first if base.kind in ("since", "after") else base.last or base.first
    if day is None or (g["n"] and g["n"].lower() == "half a" and "year" not in word):
        return None
    exact = base.first == base.last
    whole = base.first is not None and base.last is not None and base.first[:7] == base.last[:7]
    year, month, _ = split(day)
    if unit == "year":
        return *year_span(year + n, year + n), "year"
    if unit == "month" and whole:
        moved = add_months(f"{year:04d}-{month:02d}-01", n)
        return *month_span(int(moved[:4]), int(moved[5:7])), "month"
    if unit == "day" and exact:
        moved = shift(day, n)
        return moved, moved, "day"
    if unit == "week" and exact and n:
        return shift(day, 7 * n - 3), shift(day, 7 * n + 3), "week"  # "a week later" is any of the seven days around
    return None


def _name(first: str, last: str, kind: str) -> str:
    """A time as it is read again."""
    a, b = (f"{int(d[8:])} {_NAMES[int(d[5:7]) - 1]} {int(d[:4])}" for d in (first, last))
    return {"year": first[:4].lstrip("0"), "month": a.partition(" ")[2], "day": a}.get(kind, f"from {a} to {b}")
