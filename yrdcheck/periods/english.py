"""Dates and periods in English, read from a list of tokens.

The caller hands over three parallel lists (lower-case words, starts, ends) and the place of a token that may begin
a date. A core is a day, month, quarter, year and so on; words before it ("by", "since", "early") and a second core after
it ("to", "-", "and") make spans and open ends.
"""

from __future__ import annotations

from yrdcheck.model import Period, record
from yrdcheck.periods.calendars import add_months, count_days, iso, month_span, shift, split, weekday, year_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

MONTHS: Final = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7,
    "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
UNSURE_MONTHS: Final = frozenset({"may", "march", "mar", "jan", "sep", "dec", "august", "jun"})
SEASONS: Final = {"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "fall": (9, 3), "winter": (12, 3)}
DAY_WORDS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
COUNTS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
WEEKDAYS: Final = {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}
DECADES: Final = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
SHIFTS: Final = {"this": 0, "last": -1, "next": 1, "previous": -1, "past": -1, "current": 0, "coming": 1, "following": 1, "preceding": -1, "prior": -1, "present": 0}
SPANS: Final = {"day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year", "decade": "decade", "century": "century"}
PARTS: Final = frozenset({"early", "mid", "late", "end", "beginning", "start", "middle", "close", "turn", "begin", "outset", "onset"})
TRIGGERS: Final = (
    frozenset(MONTHS)
    | frozenset(SEASONS)
    | frozenset(SHIFTS)
    | PARTS
    | frozenset({"q", "h", "fy", "fiscal", "financial", "today", "yesterday", "tomorrow", "same", "year", "h1", "h2", "the", "then", "half"})
    | frozenset(DECADES)
)
PREFIXES: Final = {
    "by": "by", "until": "until", "till": "until", "since": "since", "before": "before", "after": "after", "from": "from", "between": "between",
    "pre": "before", "post": "after", "through": "until", "starting": "since", "to": "to",
}  # fmt: skip
MONTH_LEADS: Final = frozenset(
    "in of since by until till from to through before after during early late mid - and last this next between".split()  # noqa: SIM905
)
OPENERS: Final = frozenset({"in", "during", "for", "by", "since", "until", "of", "over", "from", "throughout"})
DASHES: Final = frozenset("-–—~～−")
JOINS: Final = frozenset({"to", "through", "until", "till", "thru", "and"}) | DASHES


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


class Tokens:
    """The words of a text, lower-cased, with their places, and the day the text is dated."""

    __slots__ = ("end", "reference", "size", "start", "text", "word")

    def __init__(self, text: str, word: list[str], start: list[int], end: list[int], reference: str | None) -> None:
        self.text, self.word, self.start, self.end, self.reference = text, word, start, end, reference
        self.size = len(word)

    def at(self, i: int) -> str:
        """The word at a place, or an empty one outside the text."""
        return self.word[i] if 0 <= i < self.size else ""

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows the one before it without a space."""
        return 0 < i < self.size and self.start[i] == self.end[i - 1]


def to_int(word: str) -> int | None:
    """The number of a token of at most four digits."""
    return int(word) if len(word) <= 4 and word.isdecimal() else None


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
    if word in ("twenty", "thirty") and t.at(i + 1) == "-" and t.at(i + 2) in DAY_WORDS:
        n = (20 if word == "twenty" else 30) + DAY_WORDS[t.word[i + 2]]
        return (n, i + 3) if n <= 31 else None
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
    day = read_day(t, k) if t.at(k)[:1].isdecimal() or t.at(k) in DAY_WORDS and t.at(k - 1) == "the" else None
    if day and not (t.at(day[1]) in ("%", "percent", "per", "million", "billion", "thousand", "people", ":", "km") or t.at(day[1]) == "." and t.at(day[1] + 1).isdecimal() and t.glued(day[1] + 1)):
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
        if len(b_word) == 2 and (mark == "/" or b > 12) and b == (a + 1) % 100 and t.glued(i + 1):
            return Core(i + 3, a, None, None, "fiscal", f"{a:04d}-01-01", f"{a + 1:04d}-12-31")
        if len(b_word) == 2 and b > 12 and b > a % 100 and t.glued(i + 1) and t.glued(i + 2):
            return Core(i + 3, a, None, None, "span", f"{a:04d}-01-01", f"{a // 100 * 100 + b:04d}-12-31")
        if len(b_word) <= 2 and 1 <= b <= 12 and not (mark == "–" and len(b_word) == 1):
            return make(i + 3, a, b, None)
        return None
    if len(b_word) == 4:  # month and year
        if 1500 <= b <= 2199 and 1 <= a <= 12 and len(word) <= 2:
            return make(i + 3, b, a, None)
        return None
    if mark == "/" and t.at(i + 3) in ("-", "–") and t.at(i + 5) == "/" and 1 <= a <= 12 and 1 <= b <= 31 and len(word) <= 2:  # "5/1-5/7, 2020"
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


def relative_core(t: Tokens, stop: int, kind: str, step: int) -> Core:
    """This, last or next day, week, month, quarter, year … by the text's own date."""
    symbol = f"{kind}:{step:+d}"
    if t.reference is None:
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


def with_year(core: Core, year: int | None, relative: str = "") -> Core:
    """The same month or day in a given year."""
    if core.year is not None or (core.month is None and core.kind not in ("quarter", "half", "months", "season")):
        return core
    if core.kind in ("quarter", "half", "months", "season"):
        return core
    return make(core.stop, year, core.month, core.day, relative) or core


def part_of(core: Core, part: str, stop: int) -> Core:
    """The early, middle or late part of a period: days 1–10, 11–20 and 21–end of a month, thirds of a year or decade."""
    if core.first is None or core.last is None:
        return Core(stop, None, None, None, "part", relative=f"{part}/{core.relative or unresolved(core)}")
    first, last = core.first, core.last
    year, month, _ = split(first)
    third = {"early": 0, "beginning": 0, "start": 0, "begin": 0, "outset": 0, "onset": 0, "turn": 0, "mid": 1, "middle": 1, "late": 2, "end": 2, "close": 2}[part]
    if core.kind == "month":
        return Core(stop, None, None, None, "part", iso(year, month, 1 + 10 * third), last if third == 2 else iso(year, month, 10 + 10 * third))
    if core.kind == "year":
        return Core(stop, None, None, None, "part", *month_span(year, 1 + 4 * third, 4))
    if core.kind == "decade":
        spans = ((0, 3), (4, 6), (7, 9))[third]
        return Core(stop, None, None, None, "part", *year_span(year + spans[0], year + spans[1]))
    if core.kind == "century":
        spans = ((0, 32), (33, 66), (67, 99))[third]
        return Core(stop, None, None, None, "part", *year_span(year + spans[0], year + spans[1]))
    return Core(stop, None, None, None, "part", first, last)


def unresolved(core: Core) -> str:
    """A symbol for a month or day that lacks its year."""
    if core.day:
        return f"day:{core.month:02d}-{core.day:02d}"
    return f"month:{core.month:02d}" if core.month else core.kind


def resolve_core(t: Tokens, core: Core) -> Core:
    """A month or day without a year takes the year of the text's own date."""
    if core.first is None and core.month is not None and core.year is None and not core.relative and t.reference:
        return make(core.stop, int(t.reference[:4]), core.month, core.day) or core
    return core


def months_of(year_core: Core, first_month: int, months: int, stop: int, kind: str) -> Core:
    """Some months of the year that ``year_core`` names."""
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
    """ "the first three quarters of this year", "third quarter of 2016", "first half of 2024", "first ten months of 2024", "three quarters of 2024"."""
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
    if count:
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
    if last or size == 1 and not count or t.at(i - 1) not in OPENERS and t.at(i - 2) not in OPENERS:
        return None
    if word in COUNTS and first == 1 and t.at(i) == word:
        return None
    same = Core(j, None, None, None, "year", *(year_span(int(t.reference[:4]), int(t.reference[:4])) if t.reference else (None, None)))
    return months_of(same, start, months, j, kind)


def read_core(t: Tokens, i: int, loose: bool = False) -> Core | None:
    """The date that begins at token ``i``; ``loose`` takes a bare month in small letters too."""
    word = t.at(i)
    if not word:
        return None
    if word[0].isdecimal():
        return read_figure(t, i)
    if word in MONTHS:
        core = read_month_first(t, i)
        if core is None:
            return None
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
        if year is not None:
            return months_of(year, (n - 1) * size + 1, size, year.stop, kind)
        if t.at(i + 2) in ("'", "’"):
            short = read_year(t, i + 2, short=True)
            if short:
                return Core(short[1], short[0], None, None, kind, *month_span(short[0], (n - 1) * size + 1, size))
        if t.at(i + 2) and t.glued(i + 2) and t.at(i + 2)[0].isalnum():
            return None
        same = Core(i + 2, None, None, None, "year", *(year_span(int(t.reference[:4]), int(t.reference[:4])) if t.reference else (None, None)))
        return months_of(same, (n - 1) * size + 1, size, i + 2, kind)
    if word in ("fy", "fiscal", "financial"):
        return read_fiscal(t, i)
    if word in SEASONS:
        k = i + 1
        if t.at(k) == "of":
            k += 1
        year = read_year_like(t, k)
        if year is None or year.first is None:
            return None
        return Core(year.stop, None, None, None, "season", *month_span(int(year.first[:4]), *SEASONS[word]))
    if word in ("today", "yesterday", "tomorrow"):
        if word == "today" or t.reference is None:
            return None
        return relative_core(t, i + 1, "day", {"yesterday": -1, "tomorrow": 1}[word])
    if word in PARTS:
        return read_part(t, i)
    if word in DAY_WORDS or word in COUNTS:
        core = read_fraction_of_year(t, i)
        if core is not None:
            return core
        if word in DAY_WORDS:
            if t.at(i + 1) in ("decade", "century"):
                return None
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
        plain = read_year(t, i + 1)
        return make(i + 2, plain[0], None, None) if plain else None
    return None


def plain_month(t: Tokens, i: int) -> bool:
    """Whether "May", "March" or "August" stands where a month stands and not where a verb or name does."""
    after = t.at(i + 1)
    if after in ("have", "be", "not") or after[:1].isalpha() and t.text[t.start[i + 1]].isupper() and t.glued(i + 1) is False:
        return False
    return t.at(i - 1) in MONTH_LEADS


def read_figure(t: Tokens, i: int) -> Core | None:
    """A date that begins with digits."""
    word = t.word[i]
    if t.at(i + 1) in ("-", "/", "–") or "." in word:
        core = read_numeric(t, i)
        if core is not None:
            return core
    if len(word) <= 2:
        if t.at(i + 1) in ("th", "st", "nd", "rd") and t.glued(i + 1):
            if t.at(i + 2) in ("century", "centuries"):
                n = int(word)
                return Core(i + 3, None, None, None, "century", *year_span(n * 100 - 99, n * 100))
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
    if nxt == "s" and (t.glued(i + 1) or n % 10 == 0 and t.at(i - 1) in ("in", "the", "early", "late", "mid")) or nxt in ("'", "’") and t.at(i + 2) == "s" and t.glued(i + 2) and n % 10 == 0 and t.at(i - 1) in ("the", "early", "mid", "late", "-"):
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
        elif not (t.at(j) == "-" or t.at(j - 1) == "-"):
            if read_year(t, j) is None:
                return None
    if t.at(j) == "in":
        j += 1
    core = read_core(t, j, loose=t.at(j) != "may" or t.text[t.start[j]].isupper() if j < t.size else False)
    if core is None and t.at(j) == "the":
        core = read_core(t, j + 1)
    if core is None:
        return None
    core = resolve_core(t, core)
    if core.kind == "day" or core.kind == "part":
        return None
    if part in ("end", "close") and core.last is not None:
        return Core(core.stop, None, None, None, "end", core.last if core.kind != "month" else part_of(core, "late", core.stop).first, core.last)
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
        if t.at(i - 1) == "of" and t.at(i - 2) in ("end", "beginning", "start", "rest", "remainder", "half", "quarter", "middle", "close"):
            return relative_core(t, i + 2, "year", 0)
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
        if nxt == "half" or t.at(i + 2) in ("'", "’") and nxt != "year":
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
    if nxt in WEEKDAYS and t.reference is not None:
        days = WEEKDAYS[nxt] - weekday(t.reference)
        if word == "last":
            days = days - 7 if days >= 0 else days
        elif word == "next":
            days = days + 7 if days <= 0 else days
        day = shift(t.reference, days)
        return Core(i + 2, None, None, None, "day", day, day)
    return None


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
    if join in JOINS and (join != "and" or prefix == "between"):
        span = read_other_end(t, core, stop, prefix)
    if span is not None:
        first, last, stop, relative, kind = span
        other = None
        if prefix in ("from", "between"):
            begin = before
    else:
        core = resolve_core(t, core)
        first, last, relative, kind, other = core.first, core.last, core.relative, core.kind, core.other
        if first is None and last is None and not relative:
            relative = unresolved(core)
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
        elif prefix == "from" and t.at(stop) in ("onward", "onwards", "on", "forward") or t.at(stop) == "onwards":
            begin = before if prefix == "from" else begin
            kind, stop = "since", stop + 1
            if relative:
                relative = f"since/{relative}"
            last = None
    s, e = t.start[begin], t.end[stop - 1]
    return Period(s, e, first, last, kind, t.text[s:e], relative, other), begin, stop


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


def read_short_range(t: Tokens, i: int) -> Core | None:
    """ "4 to 22 January, 1995", "5-7 May": a first day that takes its month from the second."""
    word = t.word[i]
    if not (word[0].isdecimal() and len(word) <= 2):
        if word in MONTHS and t.at(i + 1) in JOINS and t.at(i + 1) != "and":
            return make(i + 1, None, MONTHS[word], None)
        return None
    day = read_day(t, i)
    if day is None or t.at(day[1]) not in JOINS:
        return None
    if t.at(day[1]) == "and" and not (t.at(day[1] + 1)[:1].isdecimal()):
        return None
    later = read_core(t, day[1] + 1)
    if later is None or later.day is None:
        return None
    return make(day[1], later.year, later.month, day[0], later.relative)


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
        if core.first is not None and later.last is not None and core.first > later.last and core.year and later.month and core.month and core.month > later.month:
            core = make(core.stop, core.year - 1, core.month, core.day) or core
    elif later.year is None and later.first is None and core.first is not None:
        later = make(later.stop, core.year or int(core.first[:4]), later.month, later.day) or later
        if later.last is not None and later.last < core.first and later.year:
            later = make(later.stop, later.year + 1, later.month, later.day) or later
    core, later = resolve_core(t, core), resolve_core(t, later)
    if core.first is None or later.last is None:
        a = core.relative or (unresolved(core) if core.first is None else core.first)
        b = later.relative or (unresolved(later) if later.last is None else later.last)
        return None, None, later.stop, f"{a}..{b}", "span"
    if later.last < core.first:
        return None
    return core.first, later.last, later.stop, "", "span"
