"""Dates and periods in English, read from a list of tokens.

A core is a day, month, quarter, year and so on; words before it ("by", "since", "early") and a second core after
it ("to", "-", "and") make spans and open ends.
"""

from __future__ import annotations

from yrdcheck.periods.calendars import DAY, month_span, shift, split, weekday, year_span
from yrdcheck.periods.days import (
    DAY_WORDS,
    SEPARATORS,
    SHIFTS,
    UNSURE_MONTHS,
    Core,
    make,
    quarter_core,
    read_day,
    read_day_first,
    read_month_first,
    read_numeric,
    read_year,
    shared_year,
    skip_separators,
    unresolved,
)
from yrdcheck.periods.named_days import NAMES, may_begin, read_named
from yrdcheck.periods.spans import (
    COUNTS,
    months_of,
    part_of,
    read_fiscal,
    read_fraction_of_year,
    read_year_like,
    relative_core,
    resolve_core,
)
from yrdcheck.periods.tokens import DASHES, MONTHS, Tokens, to_int

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

SEASONS: Final = {"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "fall": (9, 3), "winter": (12, 3)}
WEEKDAYS: Final = {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}
DECADES: Final = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
SPANS: Final = {
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
}
PARTS: Final = frozenset({"early", "mid", "late", "end", "beginning", "start", "middle", "close", "turn", "begin", "outset", "onset"})
TRIGGERS: Final = (
    frozenset(MONTHS)
    | frozenset(SEASONS)
    | frozenset(SHIFTS)
    | PARTS
    | frozenset(
        {"q", "h", "fy", "fiscal", "financial", "today", "yesterday", "tomorrow", "same", "year", "h1", "h2", "the", "then", "half"}
    )
    | frozenset(DECADES)
)
PARTS_OF: Final = frozenset({"end", "beginning", "start", "rest", "remainder", "half", "quarter", "middle", "close"})
MONTH_LEADS: Final = frozenset(
    "in of since by until till from to through before after during early late mid - and last this next between".split()  # noqa: SIM905
)
JOINS: Final = frozenset({"to", "through", "until", "till", "thru", "and"}) | DASHES


def read_core(t: Tokens, i: int, loose: bool = False) -> Core | None:
    """The date that begins at token ``i``; ``loose`` takes a bare month in small letters too."""
    word = t.at(i)
    if not word:
        return None
    if word[0].isdecimal():
        return read_figure(t, i)
    if word in NAMES and may_begin(t, i):
        named = read_named(t, i)
        if named is not None:
            return named
    if word in MONTHS:
        core = read_month_first(t, i)
        if core is None:
            return None
        if core.year is None and not core.relative and t.at(core.stop) in SEPARATORS:
            shared = shared_year(t, core)
            if shared is not None:
                return make(core.stop, shared, core.month, core.day)
        if core.day is None and core.year is None and not core.relative:
            upper = t.text[t.start[i]].isupper()
            if not loose and (not upper or (word in UNSURE_MONTHS and not plain_month(t, i))):
                return None
        elif word in UNSURE_MONTHS and not t.text[t.start[i]].isupper() and core.year is None:
            return None
        if core.year is None and not core.relative and t.at(i - 1) in ("this", "last", "next"):
            return None
        return core
    if word in ("q", "h") and t.glued(i + 1):
        n = to_int(t.at(i + 1))
        if n is None or not 1 <= n <= (4 if word == "q" else 2) or len(t.word[i + 1]) != 1:
            return None
        size = 3 if word == "q" else 6
        k = i + 2
        if t.at(k) in ("of", "in", ",") or (t.at(k) in ("-", "/") and t.glued(k)):
            k += 1
        year = read_year_like(t, k)
        kind = "quarter" if size == 3 else "half"
        if year is None and t.at(i + 2) in SEPARATORS and t.at(skip_separators(t, i + 2)) == word:  # "Q1 and Q2 2020"
            later = read_core(t, skip_separators(t, i + 2))
            if later is not None and later.year is not None:
                return Core(i + 2, later.year, None, None, kind, *month_span(later.year, (n - 1) * size + 1, size))
        if year is not None:
            return months_of(year, (n - 1) * size + 1, size, year.stop, kind)
        if t.at(i + 2) in ("'", "’"):
            short = read_year(t, i + 2, short=True)
            if short:
                return Core(short[1], short[0], None, None, kind, *month_span(short[0], (n - 1) * size + 1, size))
        if t.at(i + 2) and t.glued(i + 2) and t.at(i + 2)[0].isalnum():
            return None
        same = Core(
            i + 2, None, None, None, "year", *(year_span(int(t.reference[:4]), int(t.reference[:4])) if t.reference else (None, None))
        )
        return months_of(same, (n - 1) * size + 1, size, i + 2, kind)
    if word in ("fy", "fiscal", "financial"):
        return read_fiscal(t, i)
    if word in SEASONS:
        k = i + 1
        if t.at(k) == "of":
            k += 1
        year = read_year_like(t, k)
        short = read_year(t, k, short=True) if year is None else None  # "the summer of '69"
        if short is not None:
            return Core(short[1], short[0], None, None, "season", *month_span(short[0], *SEASONS[word]))
        if year is None or year.first is None:
            return None
        n = int(year.first[:4])
        if t.at(year.stop) in ("/", "-", "–") and t.at(year.stop + 1) in (f"{(n + 1) % 100:02d}", str(n + 1)) and t.glued(year.stop + 1):
            return Core(year.stop + 2, n, None, None, "season", *month_span(n, *SEASONS[word]))  # "winter 2020/21"
        return Core(year.stop, None, None, None, "season", *month_span(int(year.first[:4]), *SEASONS[word]))
    if word in ("today", "yesterday", "tomorrow"):
        if word == "today" or t.reference is None:
            return None
        return relative_core(t, i + 1, "day", {"yesterday": -1, "tomorrow": 1}[word])
    if word in PARTS:
        return read_part(t, i)
    if word in ("twenty", "thirty") or word in DAY_WORDS:
        century = read_century(t, i)
        if century is not None:
            return century
    if word in ("twenty", "thirty"):
        return read_day_first(t, i)
    if word in ("first", "second") and t.at(i + 1) == "half" and t.at(i + 2) == "of":
        long = read_core(t, i + 3) or (read_core(t, i + 4) if t.at(i + 3) == "the" else None)
        if long is not None and long.kind in ("decade", "century") and long.first and long.last:
            a, b = int(long.first[:4]), int(long.last[:4])
            middle = a + (b - a + 1) // 2
            return Core(long.stop, None, None, None, "part", *(year_span(a, middle - 1) if word == "first" else year_span(middle, b)))
    if word in DAY_WORDS or word in COUNTS:
        core = read_fraction_of_year(t, i)
        if core is not None:
            return core
        if word in DAY_WORDS:
            return read_day_first(t, i) if t.at(i + 1) == "of" else None
        return None
    if word == "half" and t.at(i - 1) in SHIFTS:
        return None
    if word in ("final", "latter", "opening", "closing"):
        return read_fraction_of_year(t, i)
    if word == "the":
        return read_after_the(t, i)
    if word == "same":
        return read_same(t, i)
    if word in SHIFTS:
        return read_shift(t, i)
    if word in DECADES:
        return None
    if word == "year":
        j = i + 3 if t.at(i + 1) == "-" else i + 2
        if t.at(j - 1) == "end":  # "by year-end", "year-end 2020"
            given = read_year(t, j)
            whole = make(j + 1, given[0], None, None) if given else relative_core(t, j, "year", 0)
            if whole is None or whole.last is None:
                return Core(j, None, None, None, "end", relative="end/year:+0")
            return Core(whole.stop, None, None, None, "end", whole.last, whole.last)
        plain = read_year(t, i + 1)
        return make(i + 2, plain[0], None, None) if plain else None
    return None


def read_century(t: Tokens, i: int) -> Core | None:
    """ "nineteenth century", "twenty-first-century"."""
    found = read_day(t, i)
    if found is None or t.at(i - 1) in ("its", "his", "her", "their", "our", "my"):
        return None
    n, j = found
    if t.at(j) == "-":
        j += 1
    if t.at(j) not in ("century", "centuries") or n > 21:
        return None
    return Core(j + 1, None, None, None, "century", *year_span(n * 100 - 99, n * 100))


def plain_month(t: Tokens, i: int) -> bool:
    """Whether "May", "March" or "August" stands where a month stands and not where a verb or name does."""
    after = t.at(i + 1)
    if after in ("have", "be", "not") or (after[:1].isalpha() and t.text[t.start[i + 1]].isupper() and t.glued(i + 1) is False):
        return False
    return t.at(i - 1) in MONTH_LEADS or (after in ("and", "or", ",") and t.at(skip_separators(t, i + 1)) in MONTHS)


def read_figure(t: Tokens, i: int) -> Core | None:
    """A date that begins with digits."""
    word = t.word[i]
    if t.at(i + 1) in ("-", "/", "–") or "." in word:
        core = read_numeric(t, i)
        if core is not None:
            return core
    if word in ("1", "2", "3", "4") and t.at(i + 1) in ("q", "h") and t.glued(i + 1):  # "1Q20", "2H 2020"
        given = read_year(t, i + 2)
        n = (
            given[0]
            if given
            else 2000 + int(t.word[i + 2])
            if t.glued(i + 2) and len(t.at(i + 2)) == 2 and t.word[i + 2].isdecimal()
            else 0
        )
        size = 3 if t.word[i + 1] == "q" else 6
        if n and int(word) * size <= 12:
            return Core(i + 3, n, None, None, "quarter" if size == 3 else "half", *month_span(n, (int(word) - 1) * size + 1, size))
        return None
    if len(word) <= 2:
        if t.at(i + 1) == "s" and len(word) == 2 and word[1] == "0" and t.glued(i + 1) and t.at(i - 1) in ("'", "’", "‘"):
            first = int(word) + (1900 if word > "20" else 2000)
            return Core(i + 2, None, None, None, "decade", *year_span(first, first + 9))
        if t.at(i + 1) in ("th", "st", "nd", "rd") and t.glued(i + 1):
            if t.at(i + 2) in ("century", "centuries"):
                n = int(word)
                return Core(i + 3, None, None, None, "century", *year_span(n * 100 - 99, n * 100))
            if (t.at(i + 2) in SEPARATORS or t.at(i + 2) in JOINS) and t.at(i + 3).isdecimal() and t.at(i + 5) in ("century", "centuries"):
                n = int(word)  # "the 18th and 19th centuries"
                return Core(i + 2, None, None, None, "century", *year_span(n * 100 - 99, n * 100))
            if t.at(i + 2) == "-" and t.at(i + 3) == "century":
                n = int(word)
                return Core(i + 4, None, None, None, "century", *year_span(n * 100 - 99, n * 100))
            core = read_fraction_of_year(t, i)
            if core is not None:
                return core
        return read_day_first(t, i)
    if len(word) != 4 or not word.isdecimal():
        return None
    n = int(word)
    if not 1000 <= n <= 2199:
        return None
    nxt = t.at(i + 1)
    if (nxt == "s" and (t.glued(i + 1) or (n % 10 == 0 and t.at(i - 1) in ("in", "the", "early", "late", "mid")))) or (
        nxt in ("'", "’") and t.at(i + 2) == "s" and t.glued(i + 2) and n % 10 == 0 and t.at(i - 1) in ("the", "early", "mid", "late", "-")
    ):
        stop = i + 2 if nxt == "s" else i + 3
        if n % 10:
            return None
        if n % 100 == 0 and n < 2000:
            return Core(stop, None, None, None, "century", *year_span(n, n + 99))
        return Core(stop, None, None, None, "decade", *year_span(n, n + 9))
    year = read_year(t, i)
    if year is None:
        return None
    if nxt == "q" and t.glued(i + 2) and to_int(t.at(i + 2)) in (1, 2, 3, 4):
        return quarter_core(i + 3, n, int(t.word[i + 2]))
    if nxt == "h" and t.glued(i + 2) and to_int(t.at(i + 2)) in (1, 2):
        return Core(i + 3, n, None, None, "half", *month_span(n, int(t.word[i + 2]) * 6 - 5, 6))
    if nxt in MONTHS and t.text[t.start[i + 1]].isupper() and (nxt not in UNSURE_MONTHS or nxt != "may"):
        day = read_day(t, i + 2) if t.at(i + 2)[:1].isdecimal() else None
        core = make(day[1] if day else i + 2, n, MONTHS[nxt], day[0] if day else None)
        if core is not None:
            return core
    return make(i + 1, n, None, None)


def read_part(t: Tokens, i: int) -> Core | None:
    """ "early May", "mid-1970s", "late last year", "the end of October this year", "beginning of 2024", "mid- to late-December 2003"."""
    part = t.word[i]
    j = i + 1
    noun = part in ("end", "beginning", "start", "middle", "close", "turn", "outset", "onset")
    if part in ("early", "mid", "late") or t.at(j) == "-":
        if t.at(j) == "-":
            j += 1
        if t.at(j) in ("to", "and") and t.at(j + 1) in ("mid", "late"):
            later = read_part(t, j + 1)
            if later is None or later.first is None:
                return None
            k = j + 2
            if t.at(k) == "-":
                k += 1
            base = read_core(t, k, loose=True)
            if base is None:
                return None
            start = part_of(resolve_core(t, base), part, later.stop)
            return Core(later.stop, None, None, None, "part", start.first, later.last)
    if noun:
        if t.at(j) == "of":
            j += 1
        elif t.at(j) != "-" and t.at(j - 1) != "-" and read_year(t, j) is None:
            return None
    if t.at(j) == "in":
        j += 1
    if t.at(j) in DECADES and part in ("early", "mid", "late"):
        first = 1900 + DECADES[t.word[j]]  # "the late nineties"
        return part_of(Core(j + 1, None, None, None, "decade", *year_span(first, first + 9)), part, j + 1)
    core = read_core(t, j, loose=t.at(j) != "may" or t.text[t.start[j]].isupper() if j < t.size else False)
    if core is None and t.at(j) == "the":
        core = read_core(t, j + 1)
    if core is None:
        return None
    core = resolve_core(t, core)
    if core.kind == "day" or core.kind == "part":
        return None
    if part in ("end", "close") and core.last is not None:
        return Core(
            core.stop, None, None, None, "end", core.last if core.kind != "month" else part_of(core, "late", core.stop).first, core.last
        )
    return part_of(core, part, core.stop)


def read_after_the(t: Tokens, i: int) -> Core | None:
    """ "the year 2024", "the first half of …", "the same period", "the 1990s", "the end of …", "the past year"."""
    word = t.at(i + 1)
    if word == "year":
        if read_year(t, i + 2):
            return read_year_like(t, i)
        if t.at(i + 2) == "of":
            year = read_year(t, i + 3)
            return make(year[1], year[0], None, None) if year else None
    if word in SPANS and t.at(i - 1) == "of" and t.at(i - 2) in PARTS_OF:
        return relative_core(t, i + 2, SPANS[word], 0)
    if word == "year":
        return None
    if word in DECADES:
        return None
    if word in DAY_WORDS or word in COUNTS or word in ("last", "final", "latter", "opening"):
        return read_fraction_of_year(t, i)
    if word in ("current", "previous", "following", "coming", "present") and t.at(i + 2) in SPANS:
        return relative_core(t, i + 3, SPANS[t.word[i + 2]], SHIFTS[word])
    return None


def read_same(t: Tokens, i: int) -> Core | None:
    """ "the same period of 2018", "the same period last year": the year it names, kept as a period of that year."""
    if t.at(i + 1) not in ("period", "month", "quarter", "time", "half", "week", "day"):
        return None
    j = i + 2
    if t.at(j) in ("of", "in"):
        j += 1
    year = read_year_like(t, j)
    if year is None:
        return None
    return Core(year.stop, year.year, None, None, "same period", year.first, year.last, year.relative and f"same/{year.relative}")


def read_shift(t: Tokens, i: int) -> Core | None:
    """ "this year", "last November", "next month", "last quarter", "this summer", "last December 4"."""
    word = t.word[i]
    nxt = t.at(i + 1)
    step = SHIFTS[word]
    if word in ("following", "preceding", "prior", "coming", "present", "previous", "current", "past"):
        return None
    if nxt in SPANS and t.at(i + 2) not in ("-",):
        if nxt == "day":
            return None
        if nxt == "half" or (t.at(i + 2) in ("'", "’") and nxt != "year"):
            return None
        return relative_core(t, i + 2, SPANS[nxt], step)
    if nxt in MONTHS:
        if nxt in UNSURE_MONTHS and not t.text[t.start[i + 1]].isupper():
            return None
        core = read_month_first(t, i + 1)
        if core is None or core.year is not None or core.relative:
            return core
        if t.reference is None:
            return Core(core.stop, None, None, None, core.kind, relative=f"{unresolved(core)}:{step:+d}")
        year, month, _ = split(t.reference)
        month_read = core.month or 1
        if word == "last":
            year = year if month_read < month else year - 1
        elif word == "next":
            year = year if month_read > month else year + 1
        return make(core.stop, year, core.month, core.day)
    if nxt in SEASONS and t.reference is not None:
        year = int(t.reference[:4]) + step
        return Core(i + 2, None, None, None, "season", *month_span(year, *SEASONS[nxt]))
    if nxt in WEEKDAYS and t.reference is not None and len(t.reference) >= DAY:
        days = WEEKDAYS[nxt] - weekday(t.reference)
        if word == "last":
            days = days - 7 if days >= 0 else days
        elif word == "next":
            days = days + 7 if days <= 0 else days
        day = shift(t.reference, days)
        return Core(i + 2, None, None, None, "day", day, day)
    return None
