"""A source's figure in the draft's own style, or as the source writes it where the style would change what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yrdcheck.quantities import read_mentions
from yrdcheck.styles import _numeral, _value_of, _words, restyle


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ("7,600 km", "1,200 km", "1,200 km"),
        ("7600 km", "1,200 km", "1200 km"),
        ("7\u202f600 km", "1,200 km", "1\u202f200 km"),
        ("7600公里", "1,200 km", "1200公里"),
        ("7,600-kilometre", "1,200 km", "1,200-kilometre"),
        ("36%", "63 percent", "63%"),
        ("36 per cent", "63%", "63 per cent"),
        ("36 percent", "24.4%", "24.4 percent"),
        ("12.5%", "9%", "9%"),
        ("３６％", "63%", "６３％"),
        ("百分之三十六", "63%", "百分之六十三"),
        ("36%", "百分之六十三", "63%"),
        ("三分之一", "25%", "四分之一"),
        ("a third", "25%", "a quarter"),
        ("one-third", "25%", "one-quarter"),
        ("one third", "two-fifths", "two fifths"),
        ("two-thirds", "75%", "three-quarters"),
        ("A third", "50%", "Half"),
        ("half", "a third", "a third"),
        ("four out of every ten", "60%", "six out of every ten"),
        ("4 out of every 10", "60%", "6 out of every 10"),
        ("seven", "9", "nine"),
        ("Seven", "9", "Nine"),
        ("nine", "26", "twenty-six"),
        ("9", "seven", "7"),
        ("two million", "3,000,000", "three million"),
        ("1.2 million", "1,500,000", "1.5 million"),
        ("£18 million", "£25m", "£25 million"),
        ("£18m", "£25 million", "£25m"),
        ("$1.5bn", "$2 billion", "$2bn"),
        ("1.7亿元", "300 million yuan", "3亿元"),
        ("412 metres", "500 m", "500 metres"),
        ("62,000", "71000", "71,000"),
        ("300", "1,200", "1,200"),
        ("300", "1200", "1200"),
        ("六", "9", "九"),
        ("二十六", "41", "四十一"),
    ],
)
def test_in_the_style_of_the_draft(old: str, new: str, written: str) -> None:
    assert restyle(old, new) == written


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("a third", "24.4%", id="no such fraction"),
        pytest.param("three-quarters", "33.3%", id="nearly such a fraction"),
        pytest.param("4 out of every 10", "63%", id="no such share of ten"),
        pytest.param("seven", "46,441", id="too large for words"),
        pytest.param("1.2 million", "850,000", id="less than one million"),
        pytest.param("18 million", "2.5 billion", id="more than the word holds"),
        pytest.param("250 miles", "400 km", id="another unit"),
        pytest.param("£18 million", "€18 million", id="another currency"),
        pytest.param("3 to 5 km", "7 km", id="a range"),
        pytest.param("7 km", "3 to 5 km", id="by a range"),
        pytest.param("many", "7", id="no figure"),
        pytest.param("7", "several", id="by no figure"),
        pytest.param("0%", "7%", id="zero tells no style of its own"),
    ],
)
def test_as_the_source_writes_it(old: str, new: str) -> None:
    assert restyle(old, new) == new


UNITS = st.sampled_from(["%", " percent", " per cent", " km", "公里", " tonnes", "", " million", "万"])


@given(st.integers(1, 99_999), st.integers(1, 99_999), UNITS, UNITS, st.booleans(), st.booleans())
def test_the_value_is_always_the_sources(a: int, b: int, unit: str, other: str, comma: bool, separate: bool) -> None:
    old, new = f"{a:,}{unit}" if comma else f"{a}{unit}", f"{b:,}{other}" if separate else f"{b}{other}"
    written = restyle(old, new)
    if written != new:
        (before,), (after,) = read_mentions(new)[0], read_mentions(written)[0]
        assert (after.value, after.unit) == (before.value, before.unit)


@given(st.integers(1, 100), st.integers(2, 9999))
def test_number_words(n: int, m: int) -> None:
    assert read_mentions(f"{_words(n)} cities")[0][0].value == n
    if n < 100:
        assert _value_of(_words(n)) == n
    assert read_mentions(f"{_numeral(m)}公里")[0][0].value == m
