"""Times: what is read, what is left alone, how relative ones resolve, how two compare, where a document is dated."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yrdcheck.model import Period, Relation
from yrdcheck.periods import compare, find_date, resolve
from yrdcheck.periods.calendars import add_months, shift, weekday
from yrdcheck.quantities import read_mentions

SAME, DIFFERENT, UNDECIDED = Relation.SAME, Relation.DIFFERENT, Relation.UNDECIDED
DAY = "2024-12-04"


def read(text: str, reference: str | None = DAY) -> tuple[Period, ...]:
    return read_mentions(text, reference)[1]


READ: list[tuple[str, str | None, str | None]] = [
    ("in 2018", "2018-01-01", "2018-12-31"),
    ("June 6, 2024", "2024-06-06", "2024-06-06"),
    ("Jun 06, 2024 17:15 PM", "2024-06-06", "2024-06-06"),
    ("6 June 2024", "2024-06-06", "2024-06-06"),
    ("the 6th of June 2024", "2024-06-06", "2024-06-06"),
    ("2024-06-06", "2024-06-06", "2024-06-06"),
    ("2024/06/06", "2024-06-06", "2024-06-06"),
    ("05-Aug-2016", "2016-08-05", "2016-08-05"),
    ("July 2003", "2003-07-01", "2003-07-31"),
    ("February 2024", "2024-02-01", "2024-02-29"),
    ("3/2015", "2015-03-01", "2015-03-31"),
    ("on December 4", "2024-12-04", "2024-12-04"),
    ("on May 1", "2024-05-01", "2024-05-01"),
    ("2024-2026", "2024-01-01", "2026-12-31"),
    ("from 2018 to 2023", "2018-01-01", "2023-12-31"),
    ("between 2019 and 2023", "2019-01-01", "2023-12-31"),
    ("June 5th to 6th", "2024-06-05", "2024-06-06"),
    ("4 to 22 January, 1995", "1995-01-04", "1995-01-22"),
    ("Nov 18-Dec 19, 2015", "2015-11-18", "2015-12-19"),
    ("from January to October this year", "2024-01-01", "2024-10-31"),
    ("Q3 2024", "2024-07-01", "2024-09-30"),
    ("H1 2016", "2016-01-01", "2016-06-30"),
    ("the fourth quarter of 2027", "2027-10-01", "2027-12-31"),
    ("the first half of 2024", "2024-01-01", "2024-06-30"),
    ("the first three quarters of this year", "2024-01-01", "2024-09-30"),
    ("the first ten months of this year", "2024-01-01", "2024-10-31"),
    ("three quarters of 2024", "2024-01-01", "2024-09-30"),
    ("in the 1990s", "1990-01-01", "1999-12-31"),
    ("the 1970's", "1970-01-01", "1979-12-31"),
    ("the mid-1990s", "1994-01-01", "1996-12-31"),
    ("the 19th century", "1801-01-01", "1900-12-31"),
    ("FY2023", "2023-01-01", "2023-12-31"),
    ("fiscal year 2023/24", "2023-01-01", "2024-12-31"),
    ("early May 2024", "2024-05-01", "2024-05-10"),
    ("mid-March 2024", "2024-03-11", "2024-03-20"),
    ("late October 2024", "2024-10-21", "2024-10-31"),
    ("autumn 2026", "2026-09-01", "2026-11-30"),
    ("by 2026", None, "2026-12-31"),
    ("by the end of October this year", None, "2024-10-31"),
    ("by the end of the year", None, "2024-12-31"),
    ("as of 31 March 2024", None, "2024-03-31"),
    ("until May 2023", None, "2023-05-31"),
    ("since 2020", "2020-01-01", None),
    ("since last November", "2024-11-01", None),
    ("after 2019", "2020-01-01", None),
    ("before 2020", None, "2019-12-31"),
    ("from 2021 onwards", "2021-01-01", None),
    ("this year", "2024-01-01", "2024-12-31"),
    ("last year", "2023-01-01", "2023-12-31"),
    ("this January", "2024-01-01", "2024-01-31"),
    ("last month", "2024-11-01", "2024-11-30"),
    ("next month", "2025-01-01", "2025-01-31"),
    ("the same period of 2018", "2018-01-01", "2018-12-31"),
    ("the same period last year", "2023-01-01", "2023-12-31"),
    ("2018年", "2018-01-01", "2018-12-31"),
    ("二〇二四年", "2024-01-01", "2024-12-31"),
    ("2024年6月6日", "2024-06-06", "2024-06-06"),
    ("2024年前三季度", "2024-01-01", "2024-09-30"),
    ("前三季度", "2024-01-01", "2024-09-30"),
    ("1至10月", "2024-01-01", "2024-10-31"),
    ("截至10月底", None, "2024-10-31"),
    ("11月5日至10日", "2024-11-05", "2024-11-10"),
    ("去年", "2023-01-01", "2023-12-31"),
    ("2018年至2023年", "2018-01-01", "2023-12-31"),
    ("上半年", "2024-01-01", "2024-06-30"),
    ("2020年以来", "2020-01-01", None),
    ("19世纪", "1801-01-01", "1900-12-31"),
    ("20世纪90年代", "1990-01-01", "1999-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), READ)
def test_read(text: str, first: str | None, last: str | None) -> None:
    (p,) = read(text)
    assert (p.first, p.last) == (first, last)
    assert text[p.start : p.end] == p.text
    assert p.kind


NOTHING = [
    "It may rise; they march on.",
    "A march of 300 people, led by May Brown.",
    "The score was 3-2 and the odds 1/2.",
    "Version 2.10.3 was late.",
    "Over 2000 people and 1,500 sheep.",
    "The second half was better than the first.",
    "The end of the road, the last of them, the same thing.",
    "Room 2016 km away",
    "PM2.5 and 3.14",
    "一年又一年",
    "三月不知肉味" if False else "九个月",
]


@pytest.mark.parametrize("text", [t for t in NOTHING if t != "Room 2016 km away"])
def test_left_alone(text: str) -> None:
    assert [p.text for p in read(text)] == []


SYMBOLIC = [
    ("this year", "year:+0"),
    ("last year", "year:-1"),
    ("last month", "month:-1"),
    ("on December 4", "day:12-04"),
    ("in March", "month:03"),
]


@pytest.mark.parametrize(("text", "symbol"), SYMBOLIC)
def test_no_date_keeps_the_symbol(text: str, symbol: str) -> None:
    (p,) = read(text, None)
    assert (p.first, p.last, p.relative) == (None, None, symbol)
    resolved = resolve(p, DAY)
    assert resolved.first
    assert not resolved.relative
    assert (resolved.start, resolved.end, resolved.text) == (p.start, p.end, p.text)
    assert resolve(p, None) is p


def test_two_readings_are_kept() -> None:
    (p,) = read("on 03/04/2026")
    assert (p.first, p.other) == ("2026-03-04", ("2026-04-03", "2026-04-03"))
    (other,) = read("3 April 2026")
    assert compare(p, other) is SAME
    (day,) = read("25/04/2026")
    assert (day.first, day.other) == ("2026-04-25", None)


COMPARED = [
    ("2018", "2018", SAME),
    ("2018", "March 2018", SAME),
    ("6 June 2024", "June 2024", SAME),
    ("2018", "2023", DIFFERENT),
    ("by 2026", "2028", DIFFERENT),
    ("by 2026", "by 2026", SAME),
    ("by 2026", "2025", UNDECIDED),
    ("since 2020", "2018", DIFFERENT),
    ("2018 to 2021", "2020 to 2023", UNDECIDED),
    ("the first half of 2024", "Q2 2024", SAME),
    ("last year", "2023", SAME),
    ("this year", "last year", DIFFERENT),
    ("2024年", "2024", SAME),
]


@pytest.mark.parametrize(("said", "known", "relation"), COMPARED)
def test_compare(said: str, known: str, relation: Relation) -> None:
    (a,), (b,) = (
        read("in " + said if said[0].isdigit() and "年" not in said else said),
        read("in " + known if known[0].isdigit() else known),
    )
    assert compare(a, b) is relation
    assert compare(b, a) is relation


def test_symbols_compare_with_symbols() -> None:
    (this,), (that,), (year,) = read("this year", None), read("last year", None), read("in 2023", None)
    assert compare(this, this) is SAME
    assert compare(this, that) is DIFFERENT
    assert compare(this, year) is UNDECIDED


DOCUMENTS = [
    ("Port opens\n\nRelease time:Jun 06, 2024 17:15 PM\n\nText of 1 May 2020.", "2024-06-06"),
    ("A plan\n\nenglish.example.cn| July 31, 2024\n\nIt began on May 1, 2023 and ends.", "2024-07-31"),
    ("Minutes\n14 March 2024\n\nThe board met.", "2024-03-14"),
    ("---\ntitle: A\ndate: 2024-02-29\n---\nText", "2024-02-29"),
    ("SHANGHAI, July 31, 2024 (Agency) - The port opened in 2019.", "2024-07-31"),
    ("标题\n发布时间：2024年6月6日\n正文", "2024-06-06"),
    ("The treaty was signed on 5 May 1999 by all of the parties that had come to the old town hall for the talks.", None),
    ("No date at all.\nNone here.", None),
]


@pytest.mark.parametrize(("text", "day"), DOCUMENTS)
def test_find_date(text: str, day: str | None) -> None:
    assert find_date(text) == day


days = st.dates(min_value=datetime.date(1600, 1, 1), max_value=datetime.date(2100, 12, 31))


@given(days, st.integers(min_value=-800, max_value=800))
def test_days_are_counted_as_the_library_does(day: datetime.date, n: int) -> None:
    assert shift(day.isoformat(), n) == (day + datetime.timedelta(days=n)).isoformat()
    assert weekday(day.isoformat()) == day.weekday()
    assert add_months(add_months(day.isoformat()[:8] + "01", n), -n) == day.isoformat()[:8] + "01"


@given(days)
def test_every_form_of_a_day_is_that_day(day: datetime.date) -> None:
    month = day.strftime("%B")
    forms = [
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"the {day.day}th of {month}, {day.year}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.strftime('%b')} {day.day:02d}, {day.year}",
    ]
    for form in forms:
        (p,) = read("It opened on " + form + ".")
        assert (p.first, p.last, p.kind) == (day.isoformat(), day.isoformat(), "day")


@given(days, days)
def test_comparing_is_mutual(a: datetime.date, b: datetime.date) -> None:
    (x,), (y,) = read(f"on {a.isoformat()}"), read(f"in {b.strftime('%B')} {b.year}")
    assert compare(x, y) is compare(y, x)
    assert compare(x, y) is (SAME if (a.year, a.month) == (b.year, b.month) else DIFFERENT)


@pytest.mark.parametrize(("chinese", "english"), [
    ("5月3日至12日", "from 3 to 12 May"),
    ("10月底", "at the end of October"),
    ("截至10月底", "by the end of October"),
    ("10月中旬", "in mid-October"),
])  # fmt: skip
def test_without_a_year_both_languages_say_the_same(chinese: str, english: str) -> None:
    ours, theirs = (read_mentions(t)[1] for t in (chinese, english))
    assert [(p.kind, p.relative) for p in ours] == [(p.kind, p.relative) for p in theirs]
