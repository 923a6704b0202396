"""Times: what is read, what is left alone, how relative ones resolve, how two compare, where a document is dated."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yrdcheck.model import Period, Relation
from yrdcheck.periods import compare, find_date, resolve
from yrdcheck.periods.calendars import add_months, shift, weekday
from yrdcheck.periods.named_days import find_day
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
    ("5/6 May 2021", "2021-05-05", "2021-05-06"),
    ("winter 2020/21", "2020-12-01", "2021-02-28"),
    ("the summer of '69", "1969-06-01", "1969-08-31"),
    ("by year-end", None, "2024-12-31"),
    ("by the end of the decade", None, "2029-12-31"),
    ("from 2020 to the present", "2020-01-01", None),
    ("1Q20", "2020-01-01", "2020-03-31"),
    ("the year to March 2020", "2019-04-01", "2020-03-31"),
    ("the second half of the 20th century", "1951-01-01", "2000-12-31"),
    ("the first half of the decade", "2020-01-01", "2024-12-31"),
    ("the nineteenth century", "1801-01-01", "1900-12-31"),
    ("a twenty-first-century town", "2001-01-01", "2100-12-31"),
    ("the '90s", "1990-01-01", "1999-12-31"),
    ("the 2010–11 season", "2010-01-01", "2011-12-31"),
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
    ("twenty second of June 2017", "2017-06-22", "2017-06-22"),
    ("in February or March", "2024-02-01", "2024-03-31"),
    ("on 5 or 6 May", "2024-05-05", "2024-05-06"),
    ("in 2018 or 2019", "2018-01-01", "2019-12-31"),
    ("between 3 and 7 May 2021", "2021-05-03", "2021-05-07"),
    ("the first and second quarters of 2024", "2024-01-01", "2024-06-30"),
    ("Christmas Eve", "2024-12-24", "2024-12-24"),
    ("New Year's Day 2020", "2020-01-01", "2020-01-01"),
    ("on New Year’s Eve", "2024-12-31", "2024-12-31"),
    ("St. Patrick's Day 2020", "2020-03-17", "2020-03-17"),
    ("Easter 2021", "2021-04-04", "2021-04-04"),
    ("Good Friday", "2024-03-29", "2024-03-29"),
    ("Labor Day 2023", "2023-09-04", "2023-09-04"),
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
    ("2月或3月", "2024-02-01", "2024-03-31"),
    ("2020年元旦", "2020-01-01", "2020-01-01"),
    ("国庆节", "2024-10-01", "2024-10-01"),
    ("去年同期", "2023-01-01", "2023-12-31"),
    ("本周", "2024-12-02", "2024-12-08"),
    ("昨天", "2024-12-03", "2024-12-03"),
    ("今年年初", "2024-01-01", "2024-04-30"),
    ("2026年年底前", None, "2026-12-31"),
    ("2018年前", None, "2017-12-31"),
    ("前5月", "2024-01-01", "2024-05-31"),
    ("2023-2024学年", "2023-01-01", "2024-12-31"),
    ("2023财年", "2023-01-01", "2023-12-31"),
    ("80年代", "1980-01-01", "1989-12-31"),
    ("21世纪初", "2001-01-01", "2033-12-31"),
    ("十九世纪末", "1868-01-01", "1900-12-31"),
    ("24年6月", "2024-06-01", "2024-06-30"),
    ("4日，大桥通车。", "2024-12-04", "2024-12-04"),
    ("19世纪", "1801-01-01", "1900-12-31"),
    ("20世纪90年代", "1990-01-01", "1999-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), READ)
def test_read(text: str, first: str | None, last: str | None) -> None:
    (p,) = read(text)
    assert (p.first, p.last) == (first, last)
    assert text[p.start : p.end] == p.text
    assert p.kind


LISTS: list[tuple[str, list[str]]] = [
    ("5, 6, 12 and 13 March", ["2024-03-05", "2024-03-06", "2024-03-12", "2024-03-13"]),
    ("on 3 and 4 May 2021", ["2021-05-03", "2021-05-04"]),
    ("June 5 and 6, 2021", ["2021-06-05", "2021-06-06"]),
    ("On June 5, 6 and 7, 2021, the fair was on.", ["2021-06-05", "2021-06-06", "2021-06-07"]),
    ("January, February and March 2020", ["2020-01-01", "2020-02-01", "2020-03-01"]),
    ("May and June 2020", ["2020-05-01", "2020-06-01"]),
    ("in 2018, 2019 and 2021", ["2018-01-01", "2019-01-01", "2021-01-01"]),
    ("2018 or 2020", ["2018-01-01", "2020-01-01"]),
    ("the 18th and 19th centuries", ["1701-01-01", "1801-01-01"]),
    ("Q1 and Q2 2020", ["2020-01-01", "2020-04-01"]),
    ("On June 5, 6 people came", ["2024-06-05"]),
    ("3月5日、6日和12日", ["2024-03-05", "2024-03-06", "2024-03-12"]),
    ("May 5, 2020 and June 6, 2021", ["2020-05-05", "2021-06-06"]),
]


@pytest.mark.parametrize(("text", "firsts"), LISTS)
def test_lists_share_month_and_year(text: str, firsts: list[str]) -> None:
    assert [p.first for p in read(text)] == firsts


NOTHING = [
    "A new year, all day, a good day: Independence Day.",
    "2/30/2019",
    "It may rise; they march on.",
    "A march of 300 people, led by May Brown.",
    "The score was 3-2 and the odds 1/2.",
    "Version 2.10.3 was late.",
    "Over 2000 people and 1,500 sheep.",
    "The second half was better than the first.",
    "The end of the road, the last of them, the same thing.",
    "PM2.5 and 3.14",
    "一年又一年",
    "星期五的会议，每两周一次，通过各个环节",
    "九个月",
]


@pytest.mark.parametrize("text", NOTHING)
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


def test_a_named_day_waits_for_its_year() -> None:
    for text, symbol in (("Christmas Eve", "day:12-24"), ("Good Friday", "day:easter -2"), ("Thanksgiving Day", "day:4 thu 11")):
        (p,) = read(text, None)
        assert (p.first, p.relative) == (None, symbol)
        assert resolve(p, "2020-05-05").first == {"day:12-24": "2020-12-24", "day:easter -2": "2020-04-10"}.get(symbol, "2020-11-26")


@pytest.mark.parametrize(
    "day", ["1600-04-02", "1818-03-22", "1943-04-25", "1999-04-04", "2000-04-23", "2008-03-23", "2024-03-31", "2038-04-25"]
)
def test_easter(day: str) -> None:
    assert find_day("easter 0", int(day[:4])) == day


def test_two_readings_are_kept() -> None:
    (p,) = read("on 03/04/2026")
    assert (p.first, p.other) == ("2026-03-04", ("2026-04-03", "2026-04-03"))
    (other,) = read("3 April 2026")
    assert compare(p, other) is SAME
    (season,) = read("in 2001-02")
    assert (season.first, season.other) == ("2001-02-01", ("2001-01-01", "2002-12-31"))
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
    ("---\ntitle: A\npubDate: 2024-02-29T10:00:00+08:00\n---\nText", "2024-02-29"),
    ('+++\ndate = "2024-02-29"\n+++\nText', "2024-02-29"),
    ("A plan\n\n**Date:** 6 June 2024\n\nText", "2024-06-06"),
    ("A plan\nUpdated: 2024-06-07 | Published: 2024-06-06\n", "2024-06-06"),
    ("A plan\nPosted June 6, 2024\n", "2024-06-06"),
    ("LONDON, June 6, 2024 /Newswire/ -- The port", "2024-06-06"),
    ("标题\n2024年06月06日 10:15 来源：某网\n正文", "2024-06-06"),
    ("Born on 6 June 1954\nText", None),
    ("The report, published on 5 May 1999, is long.\nText", None),
    ("SHANGHAI, June 6 (Agency) -- The port opened in 2019.", None),
    ("# Below the line\n\nTidewatch, June 2024\n\n## Summary\n", "2024-06"),
    ("# Bigger boxes\n\n*Mast & Mole, May 2024. Text: Jo Penhale*\n", "2024-05"),
    ("# Bigger boxes\n\nMay 2024\n", "2024-05"),
    ("# The war of May 2024\n\nText\n", None),
    ("# The quay\n\nThe quay was finished early, May 2024 at the latest.\n", None),
    ("# The quay\n\nWork began in May 2024.\n", None),
    ("# The quay\n\n| Quay | May 2024 |\n", None),
    ("# The quay\n\nTidewatch, June 2024 and July 2024\n", None),
]


@pytest.mark.parametrize(("text", "first", "last"), [
    ("this January", "2024-01-01", "2024-01-31"),
    ("last month", "2024-04-01", "2024-04-30"),
    ("this year", "2024-01-01", "2024-12-31"),
    ("上个月", "2024-04-01", "2024-04-30"),
    ("yesterday", None, None),
    ("last week", None, None),
    ("on Monday", None, None),
    ("next Monday", None, None),
    ("昨天", None, None),
])  # fmt: skip
def test_month_alone(text: str, first: str | None, last: str | None) -> None:
    """A document dated by its month tells which year and month is meant, but no day or week."""
    assert [(p.first, p.last) for p in read(text, "2024-05")][:1] in ([(first, last)], [] if first is None else [(first, last)])


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
