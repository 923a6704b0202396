"""Dates and periods: how two of them stand to each other, relative times resolved, the date of a document."""

from __future__ import annotations

import re

from yrdcheck.model import Period, Relation, replace

__all__ = ["compare", "find_date", "resolve", "turns"]


def compare(said: Period, known: Period) -> Relation:
    """Compare two times: equal or one inside the other is the same, apart is different, overlapping or open undecided.

    A time that no date resolves equals only itself.
    """
    if said.relative or known.relative:
        if said.relative and said.relative == known.relative:
            return Relation.SAME
        if said.relative and known.relative and said.kind == known.kind:
            return Relation.DIFFERENT
        return Relation.UNDECIDED
    if (said.first, said.last) != (known.first, known.last) and all(turns(p) == 1 and _SPLIT.search(p.text) for p in (said, known)):
        return Relation.DIFFERENT  # the year 2023-24 and the year 2024-25, which share no more than a turn
    readings = [(said.first, said.last, known.first, known.last)]
    if said.other:
        readings.append((*said.other, known.first, known.last))
    if known.other:
        readings += [(*reading[:2], *known.other) for reading in list(readings)]
    found = {relate(*reading) for reading in readings}
    if len(found) == 1:
        return found.pop()
    return Relation.SAME if Relation.SAME in found else Relation.UNDECIDED


_SPLIT = re.compile(r"\b\d{4}[-–/](?:\d{4}|\d{2})\b(?![-–/])")  # a season, school or financial year


def relate(first: str | None, last: str | None, start: str | None, stop: str | None) -> Relation:
    """The relation of two spans of days, either end of which may be open."""
    if (first, last) == (start, stop):
        return Relation.SAME
    if (last is not None and start is not None and last < start) or (first is not None and stop is not None and stop < first):
        return Relation.DIFFERENT
    if first is None or last is None or start is None or stop is None:
        return Relation.UNDECIDED
    if (first <= start and stop <= last) or (start <= first and last <= stop):
        return Relation.SAME
    return Relation.UNDECIDED


def turns(p: Period) -> int:
    """How many turns of the year lie within a time, -1 where it is open."""
    return int(p.last[:4]) - int(p.first[:4]) if p.first and p.last else -1


def resolve(period: Period, reference: str | None) -> Period:
    """A relative time ("this year", "December 4") by the day its document is dated; unchanged where there is none."""
    if not period.relative or reference is None:
        return period
    from yrdcheck.quantities import read_mentions

    for text in (period.text, "in " + period.text):
        for found in read_mentions(text, reference)[1]:
            if not found.relative:
                return replace(found, start=period.start, end=period.end, text=period.text)
    return period


DATED = (
    r"(?i)^[ \t>*#|+<!-]*(?:date|published|updated|pubdate|release time|release date|publish time|posted|time|发布时间|发布日期|日期|时间)"
    r"[a-z* ]{0,12}[:：=][ \t*\"']*(.{4,40})"
)
PUBLISHED = r"(?i)\b(?:published|posted)\b(?: on)?[*]*[:：]?[ \t*]*(.{4,40})|发布(?:时间|日期|于)[:：]?[ \t]*(.{4,40})"
MARKS = frozenset(":：=")  # without one of them there is no need to look for `DATED`
TELLS = frozenset("was were is are born died opened signed began founded built became had has will".split())  # noqa: SIM905


def find_date(text: str) -> str | None:
    """The day a document is dated: front matter, "Release time: …", a dateline, or a bare date near the top; an ISO day or ``None``.

    Where there is no day, the month that follows a name in a line near the top ("Lantern Society, June 2024") as ``"2024-06"``.
    """
    from yrdcheck.quantities import read_mentions

    lines = text[:6000].split("\n")[:40]
    for line in lines:
        told = len(line) > 100 or not TELLS.isdisjoint(line.lower().split())
        for marked in (
            re.search(PUBLISHED, line) if not told and any(said in line.casefold() for said in ("published", "posted", "发布")) else None,
            re.match(DATED, line[:200]) if not MARKS.isdisjoint(line[:200]) else None,
        ):
            day = first_day(read_mentions(next(g for g in marked.groups() if g))[1]) if marked else None
            if day:
                return day
    top = [line for line in lines if line.strip()][:12]
    for line in top:
        short = line.strip()[:200]
        if len(line.strip()) <= 90:
            periods = read_mentions(short)[1]
            day = first_day(periods)
            if day and len(periods) == 1:
                rest = short.replace(periods[0].text, "")
                words = [w.lower() for w in rest.split() if w.isalpha()]
                if len(words) <= 5 and TELLS.isdisjoint(words):
                    return day
    for line in top[:4]:  # "SHANGHAI, July 31, 2024 (Agency) - …"
        head = line.strip()[:80]
        at = min((k for k in (head.find(mark) for mark in (" - ", " — ", " – ", "--", "(", "|")) if k > 0), default=0)
        if at and head[0].isupper():
            day = first_day(read_mentions(head[:at])[1])
            if day:
                return day
    return next((month for line in top[1:4] if (month := read_imprint(line.strip(" *_>\t")))), None)


def read_imprint(line: str) -> str | None:
    """The month that follows the publisher's name in a line such as "Mast & Mole, May 2024. Text: Jo Penhale", as ``"2024-05"``."""
    from yrdcheck.quantities import read_mentions

    if len(line) > 90 or line[:1] == "#" or "|" in line or not TELLS.isdisjoint(line.lower().split()):
        return None
    months = read_mentions(line)[1]
    if len(months) != 1 or months[0].kind != "month" or not months[0].first or len(line[months[0].end :].split()) > AFTER_IMPRINT:
        return None
    before = line[: months[0].start].rstrip()
    return months[0].first[:7] if not before or before[-1] in ",·–—-(:" else None


AFTER_IMPRINT = 6  # words, as "Text: Jo Penhale"


def first_day(periods: tuple[Period, ...]) -> str | None:
    """The first full day among some periods."""
    return next((p.first for p in periods if p.kind == "day" and p.first and p.first == p.last), None)
