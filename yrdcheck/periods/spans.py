"""Quarters, halves, fiscal years and other parts of a year; times relative to the date of the text."""

from __future__ import annotations

from yrdcheck.periods.calendars import DAY, add_months, iso, month_span, shift, split, weekday, year_span
from yrdcheck.periods.days import DAY_WORDS, SHIFTS, Core, make, read_year, unresolved
from yrdcheck.periods.tokens import Tokens, to_int

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

COUNTS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12,
}  # fmt: skip
OPENERS: Final = frozenset({"in", "during", "for", "by", "since", "until", "of", "over", "from", "throughout"})


def relative_core(t: Tokens, stop: int, kind: str, step: int) -> Core:
    """This, last or next day, week, month, quarter, year … by the text's own date; a month alone tells no day or week."""
    symbol = f"{kind}:{step:+d}"
    if t.reference is None or (kind in ("day", "week") and len(t.reference) < DAY):
        return Core(stop, None, None, None, kind, relative=symbol)
    year, month, _ = split(t.reference)
    if kind == "year":
        return Core(stop, year + step, None, None, kind, *year_span(year + step, year + step))
    if kind == "decade":
        first = (year // 10 + step) * 10
        return Core(stop, None, None, None, kind, *year_span(first, first + 9))
    if kind == "century":
        first = ((year - 1) // 100 + step) * 100 + 1
        return Core(stop, None, None, None, kind, *year_span(first, first + 99))
    if kind == "quarter":
        start = add_months(iso(year, (month - 1) // 3 * 3 + 1, 1), 3 * step)
        return Core(stop, None, None, None, kind, *month_span(int(start[:4]), int(start[5:7]), 3))
    if kind == "half":
        start = add_months(iso(year, (month - 1) // 6 * 6 + 1, 1), 6 * step)
        return Core(stop, None, None, None, kind, *month_span(int(start[:4]), int(start[5:7]), 6))
    if kind == "month":
        start = add_months(iso(year, month, 1), step)
        return Core(stop, int(start[:4]), int(start[5:7]), None, kind, *month_span(int(start[:4]), int(start[5:7])))
    if kind == "week":
        monday = shift(t.reference, -weekday(t.reference) + 7 * step)
        return Core(stop, None, None, None, kind, monday, shift(monday, 6))
    day = shift(t.reference, step)
    return Core(stop, None, None, None, "day", day, day)


def part_of(core: Core, part: str, stop: int) -> Core:
    """The early, middle or late part of a period: days 1–10, 11–20 and 21–end of a month, thirds of a year or decade."""
    if core.first is None or core.last is None:
        return Core(stop, None, None, None, "part", relative=f"{part}/{core.relative or unresolved(core)}")
    first, last = core.first, core.last
    year, month, _ = split(first)
    third = {
        "early": 0,
        "beginning": 0,
        "start": 0,
        "begin": 0,
        "outset": 0,
        "onset": 0,
        "turn": 0,
        "mid": 1,
        "middle": 1,
        "late": 2,
        "end": 2,
        "close": 2,
    }[part]
    if core.kind == "month":
        return Core(
            stop, None, None, None, "part", iso(year, month, 1 + 10 * third), last if third == 2 else iso(year, month, 10 + 10 * third)
        )
    if core.kind == "year":
        return Core(stop, None, None, None, "part", *month_span(year, 1 + 4 * third, 4))
    if core.kind == "decade":
        spans = ((0, 3), (4, 6), (7, 9))[third]
        return Core(stop, None, None, None, "part", *year_span(year + spans[0], year + spans[1]))
    if core.kind == "century":
        spans = ((0, 32), (33, 66), (67, 99))[third]
        return Core(stop, None, None, None, "part", *year_span(year + spans[0], year + spans[1]))
    return Core(stop, None, None, None, "part", first, last)


def resolve_core(t: Tokens, core: Core) -> Core:
    """A month or day without a year takes the year of the text's own date."""
    if core.first is None and core.month is not None and core.year is None and not core.relative and t.reference:
        return make(core.stop, int(t.reference[:4]), core.month, core.day) or core
    return core


def months_of(year_core: Core, first_month: int, months: int, stop: int, kind: str) -> Core:
    """Some months of the year that ``year_core`` names."""
    if year_core.first is None and kind == "months":  # as "from January to October this year" is
        year = f"/{year_core.relative}" if year_core.relative else ""
        return Core(stop, None, None, None, "span", relative=f"month:{first_month:02d}..month:{first_month + months - 1:02d}{year}")
    if year_core.first is None:
        return Core(stop, None, None, None, kind, relative=f"{kind}:{first_month}+{months}/{year_core.relative or 'year'}")
    return Core(stop, int(year_core.first[:4]), None, None, kind, *month_span(int(year_core.first[:4]), first_month, months))


def read_year_like(t: Tokens, i: int) -> Core | None:
    """A year by figure or by reference: "2024", "this year", "the same year", "the year", "fiscal 2024"."""
    j = i
    if t.at(j) == "the":
        j += 1
    if t.at(j) in ("year", "years") and read_year(t, j + 1):
        j += 1
    if t.at(j) in ("fiscal", "financial", "fy"):
        return read_fiscal(t, j)
    year = read_year(t, j)
    if year:
        return make(year[1], year[0], None, None)
    if t.at(j + 1) == "year" and t.at(j) in SHIFTS and (j > i or t.at(j) in ("this", "last", "next")):
        return relative_core(t, j + 2, "year", SHIFTS[t.word[j]])
    if j > i and t.at(j) == "year":
        return relative_core(t, j + 1, "year", 0)
    return None


def read_fiscal(t: Tokens, i: int) -> Core | None:
    """ "FY2023", "FY 2023/24", "fiscal year 2023", "fiscal 2024", "financial year 2023-24"."""
    j = i + 1
    if t.at(j) == "year":
        j += 1
    year = read_year(t, j)
    if year is None:
        if t.word[i] == "fy" and len(t.at(j)) == 2 and t.word[j].isdecimal():
            n = 2000 + int(t.word[j])
            return Core(j + 1, n, None, None, "fiscal", *year_span(n, n))
        return None
    n, k = year
    if t.at(k) in ("/", "-", "–") and len(t.at(k + 1)) in (2, 4) and t.at(k + 1).isdecimal():
        last = int(t.word[k + 1]) if len(t.word[k + 1]) == 4 else n // 100 * 100 + int(t.word[k + 1])
        if last == n + 1:
            return Core(k + 2, n, None, None, "fiscal", *year_span(n, last))
    return Core(k, n, None, None, "fiscal", *year_span(n, n))


def read_fraction_of_year(t: Tokens, i: int) -> Core | None:
    """ "the first three quarters of this year", "third quarter of 2016", "first half of 2024", "first ten months of 2024",
    "three quarters of 2024"."""
    j = i
    if t.at(j) == "the":
        j += 1
    word = t.at(j)
    first = DAY_WORDS.get(word)
    if first is None and t.at(j + 1) in ("st", "nd", "rd", "th") and t.glued(j + 1):
        first = to_int(word)
        j += 1
    last = word in ("last", "final", "latter", "closing")
    if first is None and not last and word != "opening":
        if word in COUNTS and t.at(j + 1) in ("quarters",):
            first, j = 1, j - 1
        else:
            return None
    j += 1
    until = 0
    if first is not None and t.at(j) in ("and", "or", "to", "through"):  # "the first and second quarters of 2024"
        k = j + 2 if t.at(j + 1) == "the" else j + 1
        until = DAY_WORDS.get(t.at(k), 0)
        if until <= first or (until > first + 1 and t.at(j) in ("and", "or")):
            return None
        j = k + 1
    if t.at(j) == "-":
        j += 1
    count = COUNTS.get(t.at(j)) or (to_int(t.at(j)) if len(t.at(j)) <= 2 else None)
    if count:
        j += 1
        if t.at(j) == "-":
            j += 1
    unit = t.at(j)
    size = {"quarter": 3, "quarters": 3, "half": 6, "month": 1, "months": 1}.get(unit, 0)
    if not size:
        return None
    j += 1
    if t.at(j) in ("'", "’"):
        return None
    if until and (count or first is None or until * size > 12):
        return None
    if until:
        start, months, kind = ((first or 1) - 1) * size + 1, (until - (first or 1) + 1) * size, "months"
    elif count:
        months = size * count
        if months > 12 or (first not in (None, 1) and not last):
            return None
        start = 13 - months if last else 1
        kind = "quarter" if months == 3 else "half" if months == 6 else "months"
    else:
        if first is not None and first * size > 12 and not last:
            return None
        start = 13 - size if last else ((first or 1) - 1) * size + 1
        months = size
        kind = {3: "quarter", 6: "half", 1: "month"}[size]
    k = j
    if t.at(k) in ("of", "in"):
        k += 1
    if t.at(k) == ",":
        k += 1
    year = read_year_like(t, k)
    if year is not None:
        return months_of(year, start, months, year.stop, kind)
    if last or (size == 1 and not count) or (t.at(i - 1) not in OPENERS and t.at(i - 2) not in OPENERS):
        return None
    if word in COUNTS and first == 1 and t.at(i) == word:
        return None
    same = Core(j, None, None, None, "year", *(year_span(int(t.reference[:4]), int(t.reference[:4])) if t.reference else (None, None)))
    return months_of(same, start, months, j, kind)
