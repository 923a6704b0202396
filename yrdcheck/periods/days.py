"""Days, months and years by name and number."""

from __future__ import annotations

from yrdcheck.model import record, replace
from yrdcheck.periods.calendars import count_days, iso, month_span, year_span
from yrdcheck.periods.tokens import DASHES, MONTHS, Tokens, to_int

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

SEPARATORS: Final = frozenset({",", "and", "or", "&"})
SEASON_NOUNS: Final = frozenset(
    {"season", "seasons", "campaign", "academic", "school", "financial", "fiscal", "tax", "league", "winter", "budget"}
)
UNSURE_MONTHS: Final = frozenset({"may", "march", "mar", "jan", "sep", "dec", "august", "jun"})
DAY_WORDS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12,
    "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
SHIFTS: Final = {
    "this": 0,
    "last": -1,
    "next": 1,
    "previous": -1,
    "past": -1,
    "current": 0,
    "coming": 1,
    "following": 1,
    "preceding": -1,
    "prior": -1,
    "present": 0,
}


@record
class Core:
    """A date as read: ``first`` and ``last`` are filled where a year is known; ``stop`` is the token after it."""

    stop: int
    year: int | None
    month: int | None
    day: int | None
    kind: str
    first: str | None = None
    last: str | None = None
    relative: str = ""
    other: tuple[str | None, str | None] | None = None


def read_day(t: Tokens, i: int) -> tuple[int, int] | None:
    """A day of the month at ``i`` ("6", "06", "6th", "fourth"): (day, next token)."""
    word = t.at(i)
    n = to_int(word) if len(word) <= 2 else None
    if n is not None:
        if not 1 <= n <= 31:
            return None
        if t.glued(i + 1) and t.word[i + 1] in ("st", "nd", "rd", "th"):
            return n, i + 2
        return n, i + 1
    if word in DAY_WORDS:
        return DAY_WORDS[word], i + 1
    if word in ("twenty", "thirty"):
        j = i + 2 if t.at(i + 1) == "-" else i + 1
        n = DAY_WORDS.get(t.at(j), 10)
        total = n + (20 if word == "twenty" else 30)
        return (total, j + 1) if n < 10 and total <= 31 else None
    return None


def read_year(t: Tokens, i: int, short: bool = False) -> tuple[int, int] | None:
    """A year of four digits at ``i``, or of two after an apostrophe: (year, next token)."""
    word = t.at(i)
    if len(word) == 4 and word.isdecimal():
        n = int(word)
        if 1000 <= n <= 2199 and not (t.glued(i + 1) and t.word[i + 1][0].isalpha() and t.word[i + 1] not in ("s",)):
            return n, i + 1
    if short and word in ("'", "’") and len(t.at(i + 1)) == 2 and t.word[i + 1].isdecimal() and t.glued(i + 1):
        n = int(t.word[i + 1])
        return (2000 + n if n < 60 else 1900 + n), i + 2
    return None


def read_trailing_year(t: Tokens, i: int) -> tuple[int | None, str, int]:
    """The year after a month or day (", 2024", " of 2024", " in 2024", " last year"): (year, relative, next token)."""
    j = i
    if t.at(j) == ".":
        j += 1
    if t.at(j) == ",":
        j += 1
    if t.at(j) in ("of", "in"):
        j += 1
    if t.at(j) == "the" and t.at(j + 1) == "year":
        j += 2
    if (t.at(j) in DASHES or t.at(j) == "/") and t.glued(j) and t.glued(j + 1):
        j += 1
    found = read_year(t, j, short=True)
    if found:
        return found[0], "", found[1]
    if t.at(j + 1) == "year" and t.at(j) in ("this", "last", "next", "previous", "current"):
        step = SHIFTS[t.word[j]]
        return (int(t.reference[:4]) + step if t.reference else None), f"year:{step:+d}", j + 2
    if t.at(j) == "the" and t.at(j + 1) in ("previous", "following", "current") and t.at(j + 2) == "year":
        step = SHIFTS[t.word[j + 1]]
        return (int(t.reference[:4]) + step if t.reference else None), f"year:{step:+d}", j + 3
    return None, "", i


def shared_year(t: Tokens, core: Core) -> int | None:
    """The year that stands after the last of a list of days or months ("May, June and July 2020")."""
    j = core.stop
    while t.at(j) in SEPARATORS:
        j = skip_separators(t, j)
        if core.day is not None:
            nxt = read_day_first(t, j) if t.at(j)[:1].isdecimal() else read_month_first(t, j) if t.at(j) in MONTHS else None
        else:
            nxt = read_month_first(t, j) if t.at(j) in MONTHS else None
        if nxt is None or nxt.kind != core.kind:
            return None
        if nxt.year is not None:
            return nxt.year
        j = nxt.stop
    return None


def skip_separators(t: Tokens, j: int) -> int:
    """The token after ",", "and", ", and" …"""
    while t.at(j) in SEPARATORS:
        j += 1
    return j


def make(stop: int, year: int | None, month: int | None, day: int | None, relative: str = "") -> Core | None:
    """A core of a year, month or day; ``None`` where there is no such day."""
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and (month is None or not 1 <= day <= (count_days(year, month) if year else 31 if month != 2 else 29)):
        return None
    kind = "day" if day else "month" if month else "year"
    if year is None:
        return Core(stop, None, month, day, kind, relative=relative)
    if day and month:
        first = last = iso(year, month, day)
    elif month:
        first, last = month_span(year, month)
    else:
        first, last = year_span(year, year)
    return Core(stop, year, month, day, kind, first, last)


def read_month_first(t: Tokens, i: int) -> Core | None:
    """ "June 6, 2024", "June 2024", "Jun. 06", "Sep-23-2020", "May"."""
    month = MONTHS[t.word[i]]
    j = i + 1
    if t.at(j) == "." and (t.at(j + 1)[:1].isdecimal() or t.at(j + 1) == ","):
        j += 1
    k = j + 1 if t.at(j) in DASHES and t.glued(j) and t.glued(j + 1) else j
    if t.at(k) == "the":
        k += 1
    # "May 2024" is a month, "May 20, 2024" and "May 20" are days; "May 20 people" is neither, the caller sees a bare month.
    day = read_day(t, k) if t.at(k)[:1].isdecimal() or (t.at(k) in DAY_WORDS and t.at(k - 1) == "the") else None
    if day and not (
        t.at(day[1]) in ("%", "percent", "per", "million", "billion", "thousand", "people", ":", "km")
        or (t.at(day[1]) == "." and t.at(day[1] + 1).isdecimal() and t.glued(day[1] + 1))
    ):
        year, relative, stop = read_trailing_year(t, day[1])
        return make(stop, year, month, day[0], relative)
    year, relative, stop = read_trailing_year(t, j)
    if year is not None and t.at(stop) == "-" and t.at(stop - 2) == "-" and t.glued(stop + 1) and t.glued(stop):  # "September-2020-23"
        late = read_day(t, stop + 1)
        if late:
            return make(late[1], year, month, late[0])
    return make(stop, year, month, None, relative)


def read_day_first(t: Tokens, i: int) -> Core | None:
    """ "6 June 2024", "6th of June", "05-Aug-2016", "23-2020-September"; the token at ``i`` is a day."""
    day = read_day(t, i)
    if day is None:
        return None
    n, j = day
    if t.at(j) in DASHES or t.at(j) == "/":
        if not t.glued(j):
            return None
        if t.at(j + 1) not in MONTHS:
            inner = read_year(t, j + 1)
            if inner and t.at(inner[1]) in ("-", "/") and t.at(inner[1] + 1) in MONTHS:
                return make(inner[1] + 2, inner[0], MONTHS[t.word[inner[1] + 1]], n)
            return None
        j += 1
    elif t.at(j) == "of":
        j += 1
    word = t.at(j)
    if word not in MONTHS:
        return None
    if word in UNSURE_MONTHS and not t.text[t.start[j]].isupper() and t.at(j - 1) != "of":
        return None
    year, relative, stop = read_trailing_year(t, j + 1)
    return make(stop, year, MONTHS[word], n, relative)


def read_numeric(t: Tokens, i: int) -> Core | None:
    """ "2024-06-01", "2024/6", "2024.06.01", "6/1/2024", "21-04-2016", "11/2016", "2016 / 11"; the token at ``i`` is digits."""
    word = t.word[i]
    if "." in word:
        parts = word.split(".")
        if len(parts) == 3 and len(parts[0]) == 4 and all(len(p) <= 2 for p in parts[1:]) and all(parts):
            return make(i + 1, int(parts[0]), int(parts[1]), int(parts[2])) if 1500 <= int(parts[0]) <= 2199 else None
        if len(parts) == 3 and len(parts[2]) == 4 and all(len(p) <= 2 for p in parts[:2]) and all(parts):
            return make(i + 1, int(parts[2]), int(parts[1]), int(parts[0])) if 1500 <= int(parts[2]) <= 2199 else None
        return None
    a = to_int(word)
    mark = t.at(i + 1)
    if a is None or mark not in ("-", "/", "–"):
        return None
    b_word = t.at(i + 2)
    b = to_int(b_word)
    if b is None:
        if b_word and len(word) == 4 and 1500 <= a <= 2199:
            if b_word in MONTHS:
                late_day = read_day(t, i + 4) if t.at(i + 3) == mark and t.glued(i + 3) else None
                return make(late_day[1] if late_day else i + 3, a, MONTHS[b_word], late_day[0] if late_day else None)
            if b_word == "q" and to_int(t.at(i + 3)) in (1, 2, 3, 4):
                return quarter_core(i + 4, a, int(t.word[i + 3]))
        return None
    if len(word) == 4:
        if not 1500 <= a <= 2199:
            return None
        if t.at(i + 3) == mark and t.glued(i + 3):
            c = to_int(t.at(i + 4))
            if c is not None and len(t.word[i + 4]) <= 2 and len(b_word) <= 2:
                return make(i + 5, a, b, c)
            if t.at(i + 4) in MONTHS:
                return make(i + 5, a, MONTHS[t.word[i + 4]], b)
        season = mark in ("/", "–") or b > 12 or t.at(i - 1) == "the" or t.at(i + 3) in SEASON_NOUNS  # else 2010-11 is a month
        if len(b_word) == 2 and season and b == (a + 1) % 100 and t.glued(i + 1):
            return Core(i + 3, a, None, None, "fiscal", f"{a:04d}-01-01", f"{a + 1:04d}-12-31")
        if len(b_word) == 2 and b > 12 and b > a % 100 and t.glued(i + 1) and t.glued(i + 2):
            return Core(i + 3, a, None, None, "span", f"{a:04d}-01-01", f"{a // 100 * 100 + b:04d}-12-31")
        if len(b_word) <= 2 and 1 <= b <= 12 and not (mark == "–" and len(b_word) == 1):
            core = make(i + 3, a, b, None)
            if core is not None and mark == "-" and len(b_word) == 2 and b == (a + 1) % 100:  # "2001-02" may be two years
                return replace(core, other=year_span(a, a + 1))
            return core
        return None
    if len(b_word) == 4:  # month and year
        if 1500 <= b <= 2199 and 1 <= a <= 12 and len(word) <= 2:
            return make(i + 3, b, a, None)
        return None
    if (
        mark == "/" and t.at(i + 3) in ("-", "–") and t.at(i + 5) == "/" and 1 <= a <= 12 and 1 <= b <= 31 and len(word) <= 2
    ):  # "5/1-5/7, 2020"
        month_b, day_b = to_int(t.at(i + 4)), to_int(t.at(i + 6))
        if month_b is not None and day_b is not None:
            k = i + 8 if t.at(i + 7) in ("/", ",") else i + 7
            ended = read_year(t, k)
            if ended:
                left, right = make(i, ended[0], a, b), make(ended[1], ended[0], month_b, day_b)
                if left and right and left.first and right.last and left.first <= right.last:
                    return Core(ended[1], ended[0], None, None, "span", left.first, right.last)
        return None
    if t.at(i + 3) == mark and t.glued(i + 1) and t.glued(i + 2) and t.glued(i + 3) and t.glued(i + 4):
        c = to_int(t.at(i + 4))
        if c is None or len(word) > 2 or len(b_word) > 2 or len(t.word[i + 4]) not in (2, 4):
            return None
        if len(t.word[i + 4]) == 2:
            if mark != "/":
                return None
            c += 2000 if c < 60 else 1900
        if not 1500 <= c <= 2199:
            return None
        american, british = make(i + 5, c, a, b), make(i + 5, c, b, a)
        if american and british and a != b:
            return Core(i + 5, c, a, b, "day", american.first, american.last, other=(british.first, british.last))
        return american or british
    return None


def quarter_core(stop: int, year: int, quarter: int) -> Core:
    """A quarter of a calendar year."""
    first, last = month_span(year, quarter * 3 - 2, 3)
    return Core(stop, year, None, None, "quarter", first, last)


def unresolved(core: Core) -> str:
    """A symbol for a month or day that lacks its year."""
    if core.day:
        return f"day:{core.month:02d}-{core.day:02d}"
    return f"month:{core.month:02d}" if core.month else core.kind
