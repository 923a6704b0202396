"""Whole expressions of time in English: a core with the words that open or close it, spans, lists."""

from __future__ import annotations

from yrdcheck.model import Period
from yrdcheck.periods.calendars import add_months, month_span, shift, split
from yrdcheck.periods.days import (
    SEPARATORS,
    Core,
    make,
    read_day,
    read_trailing_year,
    skip_separators,
    unresolved,
)
from yrdcheck.periods.english import JOINS, read_core
from yrdcheck.periods.spans import (
    resolve_core,
)
from yrdcheck.periods.tokens import DASHES, MONTHS, Tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

PREFIXES: Final = {
    "by": "by", "until": "until", "till": "until", "since": "since", "before": "before", "after": "after", "from": "from",
    "between": "between",
    "pre": "before", "post": "after", "through": "until", "starting": "since", "to": "to",
}  # fmt: skip
AFTER_DAYS: Final = frozenset(
    "the a an in at of when by for to from with as on and but were was are is he she it they we his her its their during after before".split()  # noqa: SIM905
)
OVERS: Final = frozenset((verb, how) for verb in ("was", "is", "were") for how in ("out", "over")) | frozenset({("ran", "out"), ("runs", "out")})
PRESENTS: Final = frozenset({("the", "present")})


def read_date(t: Tokens, i: int) -> tuple[Period, int, int] | None:
    """A whole date expression whose core begins at token ``i``: (period, first token, token after it).

    Looks back for "by", "since", "between", "from" … and onward for the other end of a span.
    """
    core = read_core(t, i)
    if core is None:
        core = read_short_range(t, i)
        if core is None:
            return None
    begin = i
    while begin > 0 and t.word[begin - 1] in ("the", "year") and not (core.kind == "year" and t.word[begin - 1] == "the"):
        if t.word[begin - 1] == "year" and t.at(begin - 2) != "the":
            break
        begin -= 1
    prefix, before = read_prefix(t, begin)
    stop = core.stop
    join = t.at(stop)
    span = None
    if (join in JOINS and (join != "and" or prefix == "between")) or (join == "/" and core.kind == "day" and t.glued(stop)):
        span = read_other_end(t, core, stop, prefix)
    elif join == "or":
        span = read_other_end(t, core, stop, prefix)
        if span is not None and not adjoins(resolve_core(t, core), span):
            span = None
    if span is not None:
        first, last, stop, relative, kind = span
        other = None
        if prefix in ("from", "between"):
            begin = before
    else:
        core = resolve_core(t, core)
        first, last, relative, kind, other = core.first, core.last, core.relative, core.kind, core.other
        if last and core.kind in ("month", "day") and t.at(begin - 1) in ("to", "ended", "ending") and t.at(begin - 2) == "year":
            first, kind, prefix, begin = add_months(shift(last, 1), -12), "span", "", begin - 2  # "the year to March 2020"
        if first is None and last is None and not relative:
            relative = unresolved(core)
        if prefix == "before" and (over := tuple(t.word[stop : stop + 2])) in OVERS:
            prefix, stop = "by", stop + len(over)  # "before 2003 was out"
        if prefix in ("by", "until", "since", "before", "after"):
            begin = before
            kind = prefix
            if relative:
                relative = f"{prefix}/{relative}"
            elif prefix in ("by", "until"):
                first = None
            elif prefix == "since":
                last = None
            elif prefix == "before":
                first, last = None, (shift(first, -1) if first else None)
            elif prefix == "after":
                first, last = (shift(last, 1) if last else None), None
            other = None
        elif (
            t.at(stop) in ("to", "until", "till", "-", "–")
            and tuple(t.word[stop + 1 : stop + 3]) in PRESENTS
            or t.at(stop + 1) in ("now", "present", "date")
            and t.at(stop) in ("to", "until", "till", "-", "–")
        ):
            begin = before if prefix == "from" else begin  # "from 2020 to the present"
            kind, last, stop = "since", None, stop + (3 if t.at(stop + 1) == "the" else 2)
            relative = f"since/{relative}" if relative else ""
        elif (prefix == "from" and t.at(stop) in ("onward", "onwards", "on", "forward")) or t.at(stop) == "onwards":
            begin = before if prefix == "from" else begin
            kind, stop = "since", stop + 1
            if relative:
                relative = f"since/{relative}"
            last = None
    s, e = t.start[begin], t.end[stop - 1]
    return Period(s, e, first, last, kind, t.text[s:e], relative, other), begin, stop


def adjoins(core: Core, span: tuple[str | None, str | None, int, str, str]) -> bool:
    """Whether the other end of "February or March" is the very next day, month or year."""
    if core.last is None or span[1] is None:
        return False
    nxt = shift(core.last, 1)
    year, month, _ = split(nxt)
    ends = {"day": nxt, "month": month_span(year, month)[1], "year": f"{year:04d}-12-31"}
    return ends.get(core.kind) == span[1]


def read_more_days(t: Tokens, p: Period, stop: int) -> tuple[list[Period], int]:
    """The further days of "June 5, 6 and 7, 2021", where ``p`` is the first and ``stop`` the token after it: (all of them, next token)."""
    month = MONTHS.get(t.at(stop - 2)) or MONTHS.get(t.at(stop - 3))
    if p.kind != "day" or t.at(stop) not in SEPARATORS or month is None or not (t.at(stop - 1).isdecimal() or t.at(stop - 1) == "th"):
        return [p], stop
    days: list[tuple[int, int]] = []  # day and token
    j = stop
    joined = False
    while t.at(j) in SEPARATORS:
        joined = joined or t.at(j) != "," or t.at(j + 1) in ("and", "or", "&")
        k = skip_separators(t, j)
        day = read_day(t, k) if t.at(k)[:1].isdecimal() else None
        if day is None:
            break
        days.append((day[0], k))
        j = day[1]
    if not days or not joined:
        return [p], stop
    year, _, after = read_trailing_year(t, j)
    nxt = t.at(after)
    if year is None and nxt[:1].isalpha() and nxt not in AFTER_DAYS or nxt in ("%", "-", "–", "/"):
        return [p], stop
    year = year or (int(p.first[:4]) if p.first else None)
    out = []
    for n, at in [(int(t.word[stop - 1]) if t.word[stop - 1].isdecimal() else int(t.word[stop - 2]), -1), *days]:
        core = make(0, year, month, n)
        if core is None:
            return [p], stop
        s, e = (p.start, p.end) if at < 0 else (t.start[at], t.end[at])
        out.append(Period(s, e, core.first, core.last, "day", t.text[s:e], "" if core.first else unresolved(core)))
    return out, after


def read_prefix(t: Tokens, i: int) -> tuple[str, int]:
    """The word before a date that opens or closes it, and where it begins."""
    word = t.at(i - 1)
    if word == "-" and t.at(i - 2) in ("pre", "post") and t.glued(i):
        return PREFIXES[t.word[i - 2]], i - 2
    if word == "of" and t.at(i - 2) == "as":
        return "by", i - 2
    if word == "to" and t.at(i - 2) in ("up", "prior"):
        return ("until" if t.word[i - 2] == "up" else "before"), i - 2
    if word == "than" and t.at(i - 2) == "later" and t.at(i - 3) in ("no", "not"):
        return "by", i - 3
    if word == "than" and t.at(i - 2) == "earlier" and t.at(i - 3) in ("no", "not"):
        return "since", i - 3
    if word == "from" and t.at(i - 2) == "starting":
        return "since", i - 2
    if word in ("through", "to"):
        return "", i
    prefix = PREFIXES.get(word, "")
    return (prefix, i - 1) if prefix else ("", i)


LONGEST = 80  # words of a row of days that share a month


def read_short_range(t: Tokens, i: int) -> Core | None:
    """ "4 to 22 January, 1995", "5-7 May": a first day that takes its month from the second."""
    word = t.word[i]
    if not (word[0].isdecimal() and len(word) <= 2):
        if word in MONTHS and t.at(i + 1) in JOINS and t.at(i + 1) != "and":
            return make(i + 1, None, MONTHS[word], None)
        return None
    day = read_day(t, i)
    if day is None or (t.at(day[1]) not in JOINS and t.at(day[1]) not in SEPARATORS and t.at(day[1]) != "/"):
        return None
    j = day[1]
    while j < i + LONGEST:
        if t.at(j) in SEPARATORS:  # "5, 6, 12 and 13 March"
            k = skip_separators(t, j)
            if not t.at(k)[:1].isdecimal():
                return None
        elif t.at(j) in JOINS or (t.at(j) == "/" and t.glued(j) and t.glued(j + 1)):  # "5/6 May"
            k = j + 1
        else:
            return None
        later = read_core(t, k)
        if later is not None and later.day is not None:
            return make(day[1], later.year, later.month, day[0], later.relative)
        further = read_day(t, k)
        if further is None or later is not None:
            return None
        j = further[1]
    return None


def read_other_end(t: Tokens, core: Core, j: int, prefix: str) -> tuple[str | None, str | None, int, str, str] | None:
    """The end of a span after "to", "-", "and": (first, last, stop, relative, kind)."""
    k = j + 1
    if t.at(k) == "the":
        k += 1
    later: Core | None = None
    if core.day is not None and t.at(k)[:1].isdecimal():
        nxt = read_day(t, k)
        later = read_core(t, k)
        if later is None and nxt:
            year, relative, stop = read_trailing_year(t, nxt[1])
            if core.year is None or year is None:
                later = make(stop if year else nxt[1], year or core.year, core.month, nxt[0], relative)
                if later is not None and t.at(later.stop) in ("%", "percent", "per", "million", "billion", "people", "km"):
                    return None
    else:
        later = read_core(t, k, loose=core.month is not None)
    if later is None:
        return None
    dash = t.at(j) in DASHES
    if core.kind == "year" and later.kind == "year" and core.year and later.year and later.year < core.year:
        return None
    if dash and core.kind == "year" and later.kind not in ("year", "month", "day"):
        return None
    if core.year is None and core.first is None and later.first is not None:
        core = make(core.stop, later.year or int(later.first[:4]), core.month, core.day) or core
        if (
            core.first is not None
            and later.last is not None
            and core.first > later.last
            and core.year
            and later.month
            and core.month
            and core.month > later.month
        ):
            core = make(core.stop, core.year - 1, core.month, core.day) or core
    elif later.year is None and later.first is None and core.first is not None:
        later = make(later.stop, core.year or int(core.first[:4]), later.month, later.day) or later
        if later.last is not None and later.last < core.first and later.year:
            later = make(later.stop, later.year + 1, later.month, later.day) or later
    core, later = resolve_core(t, core), resolve_core(t, later)
    if core.first is None or later.last is None:
        a = core.relative or (unresolved(core) if core.first is None else core.first)
        b = later.relative or (unresolved(later) if later.last is None else later.last)
        if later.month and later.relative.startswith("year:"):
            b = f"{unresolved(later)}/{b}"
        return None, None, later.stop, f"{a}..{b}", "span"
    if later.last < core.first:
        return None
    return core.first, later.last, later.stop, "", "span"
