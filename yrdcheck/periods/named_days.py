"""Days that have a name: one row each, with the day of the year or the rule that gives it."""

from __future__ import annotations

from yrdcheck.model import replace
from yrdcheck.periods.calendars import count_days, iso, shift, split, weekday
from yrdcheck.periods.days import Core, make, read_trailing_year
from yrdcheck.periods.tokens import Tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

# Rule, then names in small letters without apostrophes. MM-DD; easter and days after it; nth weekday of a month ("4 thu 11", -1: the
# last). Two rules are two countries' days. A name with "*" is one only where a year follows. Days that every country puts elsewhere
# ("Independence Day") are left out.
ROWS: Final = """
01-01                new year day, new years day
01-06                epiphany *
01-25                burns night
02-14                valentine day, valentines day, saint valentine day, st valentine day
03-08                international women day, international womens day
03-17                saint patrick day, st patrick day, saint patricks day, st patricks day, saint patrick *, st patrick *
04-01                april fool day, april fools day
04-22                earth day
05-01                may day, international worker day, international workers day
07-14                bastille day
10-31                halloween *, all hallows eve
11-01                all saint day, all saints day
11-02                all soul day, all souls day
11-05                guy fawkes night, bonfire night
11-11                armistice day, remembrance day, veteran day, veterans day
12-24                christmas eve
12-25                christmas day, christmas *
12-26                boxing day, saint stephen day, st stephen day
12-31                new year eve, new years eve
easter -46           ash wednesday
easter -7            palm sunday
easter -3            maundy thursday
easter -2            good friday
easter 0             easter sunday, easter day, easter *
easter 1             easter monday
easter 39            ascension day
easter 49            whit sunday, pentecost *
easter 50            whit monday
1 mon 9              labor day
4 thu 11 | 2 mon 10  thanksgiving day, thanksgiving *
-1 mon 5             memorial day
"""
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def build_names() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """Names by their first word: (words, rule, whether a year must follow)."""
    names: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for line in ROWS.strip().split("\n"):
        rule, row = line[:21].strip(), line[21:]
        for name in row.split(", "):
            words = tuple(name.rstrip(" *").split())
            names.setdefault(words[0], []).append((words, rule, name.endswith("*")))
    for rows in names.values():
        rows.sort(key=lambda row: -len(row[0]))
    return names


NAMES: Final = build_names()
SECOND: Final = {first: frozenset(words[1] for words, _, _ in rows if len(words) > 1) for first, rows in NAMES.items()}
ALONE: Final = frozenset(first for first, rows in NAMES.items() if any(len(words) == 1 for words, _, _ in rows))


def may_begin(t: Tokens, i: int) -> bool:
    """Whether the word at ``i`` may begin the name of a day, by the next word alone."""
    nxt = t.at(i + 1)
    word = t.word[i]
    return word in NAMES and (nxt in SECOND[word] or nxt.rstrip("s") in SECOND[word] or word in ALONE or nxt in (".", "'", "’"))


def read_named(t: Tokens, i: int) -> Core | None:
    """The named day that begins at ``i``, with its year: "Christmas Eve", "New Year's Day 2020", "Easter 2021"."""
    for words, rule, needs_year in NAMES[t.word[i]]:
        stop = match(t, i, words)
        if not stop:
            continue
        year, relative, after = read_trailing_year(t, stop)
        if needs_year and year is None:
            continue
        if year is None and not relative and t.reference:
            year = int(t.reference[:4])
        if year is None:
            if rule[2] == "-":
                return make(after, None, int(rule[:2]), int(rule[3:]), relative)
            return Core(after, None, None, None, "day", relative=f"day:{rule.split(' |')[0]}{'/' + relative if relative else ''}")
        days = [find_day(r, year) for r in rule.split(" | ")]
        core = make(after, *split(days[0]))
        return replace(core, other=(days[1], days[1])) if core and len(days) > 1 else core
    return None


def match(t: Tokens, i: int, words: tuple[str, ...]) -> int:
    """The token after a name, or 0; an apostrophe with its s, or a full stop after "St", may stand between its words."""
    j = i
    for word in words:
        if t.at(j) != word:
            return 0
        j += 1
        if t.at(j) == "." and word == "st":
            j += 1
        elif t.at(j) in ("'", "’"):
            j += 2 if t.at(j + 1) == "s" and t.glued(j + 1) else 1
    return j


def find_day(rule: str, year: int) -> str:
    """The ISO day of a rule in a year.

    >>> find_day("easter 0", 2024), find_day("4 thu 11", 2024), find_day("-1 mon 5", 2024)
    ('2024-03-31', '2024-11-28', '2024-05-27')
    """
    if rule[2] == "-":
        return f"{year:04d}-{rule}"
    parts = rule.split()
    if parts[0] == "easter":
        return shift(find_easter(year), int(parts[1]))
    n, day, month = int(parts[0]), WEEKDAYS.index(parts[1]), int(parts[2])
    if n < 0:
        last = iso(year, month, count_days(year, month))
        return shift(last, -((weekday(last) - day) % 7))
    first = iso(year, month, 1)
    return shift(first, (day - weekday(first)) % 7 + 7 * (n - 1))


def find_easter(year: int) -> str:
    """Easter Sunday of the Gregorian calendar (the rule of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114
    return iso(year, m // 31, m % 31 + 1)
