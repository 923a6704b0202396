"""Times of day: "8 p.m.", "eight in the evening", "19:20", "noon"; minutes after midnight, in the unit "clock"."""

from __future__ import annotations

import re

from yrdcheck.model import Quantity
from yrdcheck.quantities.names import CLOCK_LEADS
from yrdcheck.quantities.tables import SMALL

UNIT = "clock"
_DAY = 24 * 60
_HOURS = {word: int(n) for word, n in SMALL.items() if 1 <= n <= 12}
_LEADS = f"(?:{'|'.join(sorted(CLOCK_LEADS))}|than|between|and|since|shortly|exactly|towards?)"
_PART = r"in\s+the\s+(?P<{0}>morning|afternoon|evening)|at\s+(?P<{1}>night)"
_CLOCK = re.compile(
    rf"""(?P<noon>\b{_LEADS}\s+(?P<at>noon|midday|midnight)\b)
    | \b(?:(?P<past>half|a?\s?quarter|(?:five|ten|twenty|\d{{1,2}})(?:\s+minutes)?)\s+(?P<way>past|to)\s+)?
      (?:(?P<h>\d{{1,2}})(?:(?P<colon>[:.])(?P<m>[0-5]\d))?|(?P<word>{"|".join(_HOURS)}))(?:\s*o['’]clock)?
      (?:\s*(?P<half>[ap])\.?\s?m\b\.?|\s+(?:{_PART.format("day", "night")})\b|(?<=:\d\d)(?![:\d]))""",
    re.IGNORECASE | re.VERBOSE,
)
_LED = re.compile(rf"\b{_LEADS}\s+(?:(?:shortly|just|about|around)\s+)?(?:before\s+|after\s+)?$", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
EARLY = 6  # from this hour on "at night" is before midnight
_PARTS = {"half": 30, "quarter": 15}
_BOUND = re.compile(r"\b(?:before|after|(?:later|earlier)\s+than)\s+$", re.IGNORECASE)


def read_clocks(text: str) -> tuple[Quantity, ...]:
    """The times of day of an English text, sorted by place; what does not tell morning from evening is left out.

    A bound ("before eight in the evening") holds its own time as ``low`` or ``high``.

    >>> [q.value for q in read_clocks("From 10 p.m. to six in the morning, and at 19:20")]
    [1320.0, 360.0, 1160.0]
    """
    out = []
    for m in _CLOCK.finditer(text):
        value = _minutes(m, text)
        if value is None:
            continue
        start = m.start("at") if m["noon"] else m.start()
        bound = _BOUND.search(text[:start])
        low = float(value) if bound and bound[0].lower().startswith(("after", "later")) else None
        high = float(value) if bound and low is None else None
        out.append(Quantity(start, m.end(), float(value), low, high, UNIT, UNIT, 1.0, "", UNIT, text[start : m.end()]))
    return tuple(out)


def _minutes(m: re.Match[str], text: str) -> int | None:
    """Minutes after midnight of a match, or `None` where it is no time of day."""
    if m["noon"]:
        return 0 if m["at"].lower() == "midnight" else _DAY // 2
    hour = int(m["h"]) if m["h"] else _HOURS[m["word"].lower()]
    part = (m["day"] or m["night"] or "").lower()
    named = bool(m["half"] or part)
    if hour > 24 or (named and hour > 12 and not m["m"]) or (m["past"] and m["m"]):
        return None
    if part == "morning" and hour == 12:
        return None
    if part and not m["colon"] and not m["past"] and not _LED.search(text[: m.start()]):
        return None  # "eight in the evening" may be eight of something
    if not named and (m["colon"] != ":" or not _LED.search(text[: m.start()])):
        return None  # a score, a ratio, a verse
    late = (m["half"] or "").lower() == "p" or part in ("afternoon", "evening") or (part == "night" and hour >= EARLY and hour != 12)
    if named and hour <= 12:
        hour = hour % 12 + (12 if late else 0)
    minutes = hour * 60 + int(m["m"] or 0)
    if m["past"]:
        if _RANGE.search(text[: m.start()]):
            return None  # "from ten to seven in the morning"
        beside = _beside(m["past"].lower().split())
        minutes += beside if m["way"].lower() == "past" else -beside
    return minutes % _DAY


def _beside(row: list[str]) -> int:
    """How many minutes "half", "a quarter" or "twenty minutes" are."""
    word = row[0] if row[-1] == "minutes" else row[-1]
    return _PARTS.get(word) or (int(word) if word.isdigit() else int(SMALL[word]))
