"""Figures: what is read, what is left alone, and how two of them compare."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yrdcheck.model import Quantity, Relation
from yrdcheck.quantities import compare, explain, explain_times, read_mentions, scale
from yrdcheck.quantities.vocabulary import UNITS

SAME, DIFFERENT, UNDECIDED, OTHER = Relation.SAME, Relation.DIFFERENT, Relation.UNDECIDED, Relation.OTHER
Row = tuple[str, float | None, str]


def read(text: str) -> tuple[Quantity, ...]:
    return read_mentions(text)[0]


def one(text: str) -> Quantity:
    (q,) = read(text)
    return q


# ---- what is read: (sentence, [(words, value, unit), …]) -------------------------------------------------------------------
ENGLISH: list[tuple[str, list[Row]]] = [
    ("The ferry carries 1,240 passengers.", [("1,240", 1240, "1")]),
    ("It cost $3.2bn, or 2.9 billion euros.", [("$3.2bn", 3.2e9, "USD"), ("2.9 billion euros", 2.9e9, "EUR")]),
    ("A grant of ₹12,34,567 was paid.", [("₹12,34,567", 1234567, "INR")]),
    ("They raised HK$40 million and £1.5m.", [("HK$40 million", 4e7, "HKD"), ("£1.5m", 1.5e6, "GBP")]),
    ("The loan is RMB 16.4 million.", [("RMB 16.4 million", 16400000.0, "CNY")]),
    ("The bill came to ¥900.", [("¥900", 900, "CNY|JPY")]),
    ("Two thirds of the delegates left; a quarter stayed.", [("Two thirds", 200 / 3, "percent"), ("a quarter", 25, "percent")]),
    ("Three-fifths of the reefs are healthy.", [("Three-fifths", 60, "percent")]),
    ("Nine out of every ten buses run on gas.", [("Nine out of every ten", 90, "percent")]),
    ("One in eight homes is empty.", [("One in eight", 12.5, "percent")]),
    ("Four boats in a hundred were lost.", [("Four boats in a hundred", 4, "percent")]),
    ("In the north, 78 boats in every hundred are wooden.", [("78 boats in every hundred", 78, "percent")]),
    ("One herring in twenty-five is thrown back.", [("One herring in twenty-five", 4, "percent")]),
    ("The firm has 12 ships in a hundred ports.", [("12", 12, "1"), ("a hundred", 100, "1")]),
    ("One boat in fifteen boats was lost.", [("One", 1, "1"), ("fifteen", 15, "1")]),
    ("He scored 40 goals in a hundred matches.", [("40", 40, "1"), ("a hundred", 100, "1")]),
    ("It brought a dozen and a half ideas.", [("a dozen and a half", 18, "1")]),
    ("A dozen eggs and a half loaf were left.", [("A dozen", 12, "1"), ("a half", 50, "percent")]),
    ("The plan costs one and three quarter billion euros.", [("one and three quarter billion euros", 1.75e9, "EUR")]),
    ("The rate is 43.2 per 100,000.", [("43.2 per 100,000", 0.0432, "percent")]),
    ("Rates rose 25 basis points, or 0.25 percentage points.", [("25 basis points", 25, "bp"), ("0.25 percentage points", 0.25, "pp")]),
    ("Turnout was 61.5 per cent.", [("61.5 per cent", 61.5, "percent")]),
    ("Half a million bulbs and half a dozen trees.", [("Half a million", 500000, "1"), ("half a dozen", 6, "1")]),
    ("She waited an hour and a half, then half an hour.", [("an hour and a half", 1.5, "h"), ("half an hour", 0.5, "h")]),
    ("A 45-minute walk and a 163-kilometre ride.", [("45-minute", 45, "min"), ("163-kilometre", 163, "km")]),
    ("He is 5 ft 2 in tall and weighs 60 kg.", [("5 ft 2 in", 62, "in"), ("60 kg", 60, "kg")]),
    ("She finished in 2 h 11 min 53 s.", [("2 h 11 min 53 s", 7913, "s")]),
    ("The lake holds 35 million cubic metres.", [("35 million cubic metres", 35e6, "m3")]),
    ("PM levels of 30 μg/m³ were met.", [("30 μg/m³", 30, "ug/m3")]),
    ("Some 6,300 people per square kilometre live there.", [("6,300 people per square kilometre", 6300, "1/km2")]),
    ("It was -12.5 °C at dawn and 75 degrees Fahrenheit at noon.", [("-12.5 °C", -12.5, "degC"), ("75 degrees Fahrenheit", 75, "degF")]),
    ("The train does 350 km/h, the bus 60 mph.", [("350 km/h", 350, "km/h"), ("60 mph", 60, "mph")]),
    ("The plant makes 1,200 MW; the phone draws 30 mW.", [("1,200 MW", 1200, "MW"), ("30 mW", 30, "mW")]),
    ("Profit halved while sales doubled.", [("halved", 0.5, "x"), ("doubled", 2, "x")]),
    ("Output grew tenfold; rents are three times as high.", [("tenfold", 10, "x"), ("three times", 3, "x")]),
    ("The voucher was used 7,000 times.", [("7,000", 7000, "1")]),
    ("A dozen eggs and a pair of scales.", [("A dozen", 12, "1"), ("a pair", 2, "1")]),
    ("The tower rises 40 yards above the street.", [("40 yards", 40, "yd")]),
    ("A trio of new airports and a quartet of ships; the Trio won.", [("A trio", 3, "1"), ("a quartet", 4, "1")]),
    ("Twenty-six ships and one hundred and five boats.", [("Twenty-six", 26, "1"), ("one hundred and five", 105, "1")]),
    ("It came fifth, then 21st.", [("fifth", 5, "ordinal"), ("21st", 21, "ordinal")]),
    ("At first it came second.", [("second", 2, "ordinal")]),
    ("The museum drew 1.9m visitors.", [("1.9m", 1.9e6, "1")]),
    ("The wall is 1.9m high.", [("1.9m", 1.9, "m")]),
    ("A 10 1/2 mile walk and 1½ cups.", [("10 1/2 mile", 10.5, "mi"), ("1½", 1.5, "1")]),
    ("Five and a half million fish.", [("Five and a half million", 5.5e6, "1")]),
    ("Roughly 1 414 021 100 people.", [("1 414 021 100", 1414021100, "1")]),
    ("They weigh 20 pounds.", [("20 pounds", 20, "lb|GBP")]),
    ("３５０ km at １２．５％", [("３５０ km", 350, "km"), ("１２．５％", 12.5, "percent")]),
    ("zero point seven five tonnes", [("zero point seven five tonnes", 0.75, "t")]),
    # temperatures
    (
        "It was 5 degrees below zero, then 10 °C below freezing.",
        [("5 degrees below zero", -5, "deg|degC|degF"), ("10 °C below freezing", -10, "degC")],
    ),
    ("Bake at 250F or 120 ºC.", [("250F", 250, "degF"), ("120 ºC", 120, "degC")]),
    ("Water freezes at 273.15 K, a 30-degree-Celsius day is hot.", [("273.15 K", 273.15, "K"), ("30-degree-Celsius", 30, "degC")]),
    ("It fell to 25 deg. C and 77 degrees farenheit.", [("25 deg. C", 25, "degC"), ("77 degrees farenheit", 77, "degF")]),
    ("A loan of $300K in 20-degree heat.", [("$300K", 300_000, "USD"), ("20-degree", 20, "deg|degC|degF")]),
    # a unit with one wrong letter
    ("The wall is 12 kilometrs long and 34.9 centigrate hot.", [("12 kilometrs", 12, "km"), ("34.9 centigrate", 34.9, "degC")]),
    # ages
    ("A woman of age 87, a man aged 52.", [("87", 87, "year"), ("52", 52, "year")]),
    ("Retiring at the age of 65, he had an 8-year-old son.", [("65", 65, "year"), ("8-year", 8, "year")]),
    # ordinals
    (
        "The thirty first try, the two hundred and fifth day, her 101st.",
        [("thirty first", 31, "ordinal"), ("two hundred and fifth", 205, "ordinal"), ("101st", 101, "ordinal")],
    ),
    # shares
    ("Every third child walks; every second house is empty.", [("Every third", 100 / 3, "percent"), ("every second", 50, "percent")]),
    ("Two in five agree, half as many object.", [("Two in five", 40, "percent"), ("half", 50, "percent")]),
    ("A third the size of its rival, it serves half the valley.", [("A third", 100 / 3, "percent"), ("half", 50, "percent")]),
    # magnitudes after a plus, without a space
    ("They sold 450crores of it to 6.3+ million people.", [("450crores", 4.5e9, "1"), ("6.3+ million", 6.3e6, "1")]),
    # sides and lists that share a unit
    ("A 5 x 7 inch print on a 100 by 50 metre lawn.", [("5", 5, "in"), ("7 inch", 7, "in"), ("100", 100, "m"), ("50 metre", 50, "m")]),
    # how often
    ("Trains run twice a day and three times per hour.", [("twice a day", 2, "1/day"), ("three times per hour", 3, "1/h")]),
    # units that are words of their own, and units that are not
    ("In 2005 she won 5,000 won; a team of five won.", [("5,000 won", 5000, "KRW"), ("five", 5, "1")]),
    (
        "A 2-carat stone, 415 ppm of CO2, 100 Mbps, 12 acre-feet.",
        [("2-carat", 2, "carat"), ("415 ppm", 415, "ppm"), ("100 Mbps", 100, "Mbit/s"), ("12 acre-feet", 12, "acre_ft")],
    ),
    ("Nearly double the record, run in 45s.", [("double", 2, "x"), ("45s", 45, "s")]),
    # feet and inches, suspended hyphens, what stands against a figure
    ("A 6'2\" man on a three-and-a-half-year contract.", [("6'2\"", 74, "in"), ("three-and-a-half-year", 3.5, "year")]),
    (
        "They use 28- and 40-nanometre processes, 3 mm (0.12 in) thick.",
        [("28", 28, "nm"), ("40-nanometre", 40, "nm"), ("3 mm", 3, "mm"), ("0.12 in", 0.12, "in")],
    ),
    (
        "A mesh of 130 millimetres instead of 120; 29 tonnes, not 39.",
        [("130 millimetres", 130, "mm"), ("120", 120, "mm"), ("29 tonnes", 29, "t"), ("39", 39, "t")],
    ),
    ("Only 60 of them stayed.", [("60", 60, "1")]),
    # shares whose whole stands before or apart
    ("Of every hundred who fell ill, eighteen died.", [("hundred who fell ill, eighteen", 18, "percent")]),
    (
        "One reaction for every 250,000 doses, or one per quarter of a million.",
        [("One reaction for every 250,000", 0.0004, "percent"), ("one per quarter of a million", 0.0004, "percent")],
    ),
    ("Only one stolen bicycle in twenty is returned.", [("one stolen bicycle in twenty", 5, "percent")]),
    ("Three out of every ten tonnes were landed.", [("Three out of every ten", 30, "percent")]),
    # money whose country is not said
    (
        "It costs 36 marks a kilo, 50 crowns or 45 cents a share.",
        [("36 marks a kilo", 36, "DEM|BAM|FIM/kg"), ("50 crowns", 50, "CZK|SEK|NOK|DKK|ISK"), ("45 cents", 0.45, "USD|EUR")],
    ),
    # times of doing and times of size
    ("She failed twice; it is twice as large.", [("twice", 2, "1"), ("twice", 2, "x")]),
    # currencies stay apart
    (
        "US$5, HK$6, £7, €8, ¥9, A$10",
        [("US$5", 5, "USD"), ("HK$6", 6, "HKD"), ("£7", 7, "GBP"), ("€8", 8, "EUR"), ("¥9", 9, "CNY|JPY"), ("A$10", 10, "AUD")],
    ),
    ("CN¥5, JP¥6 or E¥7", [("CN¥5", 5, "CNY"), ("JP¥6", 6, "JPY"), ("¥7", 7, "CNY|JPY")]),
]
CHINESE: list[tuple[str, list[Row]]] = [
    ("全市有三千五百家企业。", [("三千五百", 3500, "1")]),
    ("投资1.2万亿元。", [("1.2万亿元", 1.2e12, "CNY")]),
    ("一万二的座位", [("一万二", 12000, "1")]),
    ("四分之一的居民和三成半的商户", [("四分之一", 25, "percent"), ("三成半", 35, "percent")]),
    ("同比上升8.2个百分点。", [("8.2个百分点", 8.2, "pp")]),
    ("增长百分之二点五。", [("百分之二点五", 2.5, "percent")]),
    ("气温零下12摄氏度。", [("零下12摄氏度", -12, "degC")]),
    ("每10辆新能源汽车就有4辆来自这里。", [("每10辆新能源汽车就有4辆", 40, "percent")]),
    ("浓度为30微克/立方米。", [("30微克/立方米", 30, "ug/m3")]),
    ("产量翻一番。", [("翻一番", 2, "x")]),
    ("全程3小时20分钟。", [("3小时20分钟", 200, "min")]),
    ("千万千瓦级储能基地和一亿千瓦装机", [("千万千瓦", 1e7, "kW"), ("一亿千瓦", 1e8, "kW")]),
    ("距今3000多年", [("3000多年", 3000, "year")]),
    ("一个多小时和两个多月", [("一个多小时", 1, "h"), ("两个多月", 2, "month")]),
    ("面积３５．８平方公里", [("３５．８平方公里", 35.8, "km2")]),
]  # fmt: skip


# ---- a number without a unit, compared with a figure that has one: (sentence, unit of the number) ---------------------------
ELIDED = [
    ("The network has 7,600 kilometres of track, up from 4,150 in 2018.", "km"),
    ("Debt stood at €1.9 billion, against 1.6 billion a year ago.", "EUR"),
    ("The trip takes 45 minutes, compared with 60 before.", "min"),
    ("Unemployment is at 4.1%, down from 5 in May.", "percent"),
    ("Output rose 12% from 4,150 in 2018.", "1"),
    ("There are 14 trains a day, up from 9.", "1"),
    ("It weighs 5 tonnes, more than 20 cars.", "1"),
    ("It cost £640m, more than the 500 at first planned.", "1"),
    ("The inn is a 5 km walk from 12 Main Street.", "1"),
    ("Revenue grew 4% to 120 in 2020.", "1"),
    ("It is 12 km long. Seen from 300 in the air, it is a thread.", "1"),
    ("The bridge is 90 metres long, against 4 in the model.", "m"),
    ("The tower is 300 metres high, against 4 in the model.", "1"),
]


@pytest.mark.parametrize(("text", "unit"), ELIDED)
def test_elided_units(text: str, unit: str) -> None:
    assert read(text)[1].unit == unit


@pytest.mark.parametrize(("text", "rows"), ENGLISH + CHINESE)
def test_read(text: str, rows: list[Row]) -> None:
    got = [(q.text, q.value, q.unit) for q in read(text)]
    assert [(t, u) for t, _, u in got] == [(t, u) for t, _, u in rows]
    assert [v for _, v, _ in got] == pytest.approx([v for _, v, _ in rows], rel=1e-9)
    for q in read(text):
        assert text[q.start : q.end] == q.text


BOUNDS: list[tuple[str, float | None, float | None, str]] = [
    ("over 380 km", 380, None, "over"),
    ("more than 46,000 sets", 46000, None, "over"),
    ("at least 30 measures", 30, None, "at least"),
    ("no fewer than 12 ferries", 12, None, "at least"),
    ("exceeding 7,600 kilometres", 7600, None, "over"),
    ("300 or more halls", 300, None, "at least"),
    ("2,000+ halls", 2000, None, "at least"),
    ("3,000-plus flats", 3000, None, "at least"),
    ("fewer than 40 wards", None, 40, "under"),
    ("no more than 480 seats", None, 480, "at most"),
    ("up to 700 workers", None, 700, "at most"),
    ("within a 4-hour drive", None, 4, "at most"),
    ("nearly 1,000 projects", None, 1000, "nearly"),
    ("almost three hundred boats", None, 300, "nearly"),
    ("just under 5 metres", None, 5, "nearly"),
    ("just over 5 metres", 5, None, "just over"),
    ("more than twice the length", 2, None, "over"),
    ("about 40 minutes", None, None, "about"),
    ("20-odd shops", None, None, "about"),
    ("an estimated 300 seals", None, None, "about"),
    ("a majority of the villages", 50, None, "over"),
    ("a majority of the members", 50, None, "over"),
    ("a small minority of firms", None, 50, "under"),
    ("hundreds of seals", 200, None, "about"),
    ("tens of thousands of seals", 20_000, None, "about"),
    ("several hundred seals", 200, None, "about"),
    ("a few thousand seals", 2000, None, "about"),
    ("6.3+ million users", 6.3e6, None, "at least"),
    ("a dozen or so", None, None, "about"),
    ("not quite half a million", None, 500_000, "nearly"),
    ("a good 300 metres", 300, None, "just over"),
    ("a bit over 8 km", 8, None, "just over"),
    ("spread over three campuses", None, None, ""),
    ("scattered over 20 islands", None, None, ""),
    ("a little under 5 km", None, 5, "nearly"),
    ("in less than an hour", None, 1, "under"),
    ("more than a year to build", 1, None, "over"),
    ("under a kilometre long", None, 1, "under"),
    ("lasted for over a year", 1, None, "over"),
    ("just over a month", 1, None, "just over"),
    ("nearly a decade", None, 1, "nearly"),
    ("about a metre of snow", None, None, "about"),
    ("up to an hour", None, 1, "at most"),
    ("more than an hour and a half", 1.5, None, "over"),
    ("more than an hour and twenty minutes", 80, None, "over"),
    ("not even 300 people", None, 300, "under"),
    ("300-ish people", None, None, "about"),
    ("people over 65", 65, None, "over"),
    ("children under 5", None, 5, "under"),
    ("children under five are safe", None, 5, "under"),
    ("the dead were younger than five", None, 5, "under"),
    ("超过300艘船", 300, None, "over"),
    ("7000余公里", 7000, None, "over"),
    ("不到20个", None, 20, "nearly"),
    ("近千", None, 1000, "nearly"),
    ("500人以上", 500, None, "at least"),
    ("约40分钟", None, None, "about"),
    ("至少8座桥", 8, None, "at least"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "low", "high", "hedge"), BOUNDS)
def test_bounds(text: str, low: float | None, high: float | None, hedge: str) -> None:
    q = one(text)
    assert (q.low, q.high, q.hedge) == (low, high, hedge)


RANGES = [
    ("3 to 5 km", 3, 5, "km"),
    ("between €1.5 and €2 billion", 1.5e9, 2e9, "EUR"),
    ("20–30%", 20, 30, "percent"),
    ("3 to 5 million people", 3e6, 5e6, "1"),
    ("-5 to 10 °C", -5, 10, "degC"),
    ("two or three days", 2, 3, "day"),
    ("more than 10 and less than 40 boats", 10, 40, "1"),
    ("-70 ± 10 °C", -80, -60, "degC"),
    ("from 200 to 300 seats", 200, 300, "1"),
    ("10 to 12 per cent", 10, 12, "percent"),
    ("10-to-12 per cent", 10, 12, "percent"),
    ("a 5-to-7-year plan", 5, 7, "year"),
    ("$5-7 million", 5e6, 7e6, "USD"),
    ("a $5-7m scheme", 5e6, 7e6, "USD"),
    ("$5 million to $7 million", 5e6, 7e6, "USD"),
    ("one to two weeks", 1, 2, "week"),
    ("one or two boats", 1, 2, "1"),
    ("20 or 30 boats", 20, 30, "1"),
    ("two or three hundred boats", 200, 300, "1"),
    ("75 -300 mm", 75, 300, "mm"),
    ("20°-25°C", 20, 25, "degC"),
    ("5 +/- 1 kg", 4, 6, "kg"),
    ("5±0.2 mm", 4.8, 5.2, "mm"),
    ("two to three times as many boats", 2, 3, "x"),
    ("those aged 18-24", 18, 24, "year"),
    ("aged between 40 and 50", 40, 50, "year"),
    ("3亿至5亿元", 3e8, 5e8, "CNY"),
    ("20%～30%", 20, 30, "percent"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_ranges(text: str, low: float, high: float, unit: str) -> None:
    q = one(text)
    assert (q.low, q.high, q.unit) == (pytest.approx(low), pytest.approx(high), unit)


def test_a_change_is_two_figures() -> None:
    assert [q.value for q in read("It rose from 6 to 9.")] == [6, 9]
    assert [q.value for q in read("cutting the trip from about 2 hours to around 40 minutes")] == [2, 40]


NOTHING = [
    "Train G7568 leaves for B12 and PM2.5 falls.",
    "COVID-19 and SCP-173 and Chandrayaan-3.",
    "A Boeing 737-800 passed the A380.",
    'The "1+8" mechanism works.',
    "Fortune 500 headquarters stay.",
    "Call 020 7946 0018 or +86 21 1234 5678 now, 24/7.",
    "Version 3.11.2 at 192.168.1.2 is out.",
    "1. Unified business registration",
    "(2) Harmonised tax policies follow",
    "See Article 12 and Section 4.",
    "Doors open at 5 p.m. and close at 17:15.",
    "One of the reasons is that no one came.",
    "The one-stop service is the one that works.",
    "In 2018 and by 2026, since 2020.",
    "He is next of kin and a next generation.",
    "The second-hand shop on Main Street.",
    "A ratio of 2:1 under ISO 9001:2015.",
    "Section 4.2 and chapters 5 to 7, pages 5 to 12.",
    "In their 20s they saw highs in the 30s.",
    "The most beautiful of all, for the most part.",
    "Every second counts and every second year is the same.",
    "An hour later, within a year, it grew over a month.",
    "It fell lower than a year earlier and is higher than a decade ago.",
    "Rather than a kilometre of road it is less than a day's work, a year-long one.",
    "More than a bridge, under a roof, around a table, about a mile an hour.",
    "A lens at f/4.",
    "2/30/2019",
    "A body double on a double-decker.",
    "Phase 3 trials on the old Series 4 trains.",
    "Rovers beat Dunmarrow Athletic 3–2 in the final.",
    "Maroon 5's record of 12-4-1 on Xbox One; see https://a.example/news/679428/b?m=49&id=3",
    "The Galaxie 500s of the '90s, episode 1F17.",
    "一方面，统一市场；另一方面，一些地方。",
    "三农问题和长三角一体化。",
    "G60科创走廊与PM2.5。",
    "四川和五粮液。",
    "十八届四中全会",
]


@pytest.mark.parametrize("text", NOTHING)
def test_left_alone(text: str) -> None:
    assert [q.text for q in read(text)] == []


DIGITS = [
    ("24.4%", 0.1),
    ("24%", 1),
    ("7,600 km", 100),
    ("46,441 sets", 1),
    ("16.4 million yuan", 1e5),
    ("3 billion", 1e9),
    ("24.0%", 0.1),
    ("1.2万亿元", 1e11),
]


@pytest.mark.parametrize(("text", "size"), DIGITS)
def test_digits(text: str, size: float) -> None:
    assert one(text).digits == pytest.approx(size)


THINGS: list[tuple[str, int, str | None, str | None, int]] = [
    ("They share 46,441 sets of large-scale scientific instruments.", 0, "sets of large-scale scientific instruments", None, 0),
    ("It covers 9 cities.", 0, "cities", None, 0),
    (
        "with the operating mileage of high-speed rail in the region exceeding 7,600 kilometers",
        0,
        "operating mileage of high-speed rail",
        None,
        0,
    ),
    ("A quay 950 metres long was built.", 0, "quay", None, 0),
    ("52 per cent of 1,004 residents agreed.", 0, None, "1,004 residents", 0),
    ("The delta makes 24% of China's GDP.", 0, None, "China's GDP", 0),
    ("Over 380 km of new metro connections will open.", 0, "new metro connections", None, 0),
    ("The intensity of spending has risen from 2.81% in 2018 to 3.34% in 2023.", 1, "intensity of spending", None, 0),
    ("The fund has 47 sub-funds and 52 direct investment projects.", 1, "direct investment projects", None, 0),
    ("A total length of 68.6 kilometres was laid.", 0, "length", None, 0),
    ("Exports rose by 8.2 percentage points.", 0, "Exports", None, 1),
    ("Rents fell 36%.", 0, None, None, -1),
    ("Rents rose to 24%.", 0, None, None, 0),
    ("There was an increase of 2%.", 0, None, None, 1),
    ("It is 0.6 percentage points higher than the average.", 0, None, None, 1),
    ("The scheme has reduced algae blooms by 63%.", 0, "algae blooms", None, -1),
    ("Arden and Corle have 13 and 11 bridges respectively.", 0, "Arden", None, 0),
    ("Arden and Corle have 13 and 11 bridges respectively.", 1, "Corle", None, 0),
    ("The number of ports has grown from 6 to 9.", 1, "number of ports", None, 0),
    ("She holds a 15% stake in the firm.", 0, None, "firm", 0),
]


@pytest.mark.parametrize(("text", "place", "thing", "whole", "change"), THINGS)
def test_belongs(text: str, place: int, thing: str | None, whole: str | None, change: int) -> None:
    q = read(text)[place]
    spans = [None if span is None else text[span[0] : span[1]] for span in (q.thing, q.whole)]
    assert q.change == change
    if thing is not None or whole is not None:
        assert [(s or "").removeprefix("total ") or None for s in spans] == [thing, whole]


# ---- comparing: (draft, source, relation) -----------------------------------------------------------------------------------
COMPARED: list[tuple[str, str, Relation]] = [
    ("24%", "24.4%", SAME),
    ("25%", "24.4%", DIFFERENT),
    ("24.4%", "24.4 per cent", SAME),
    ("36%", "63%", DIFFERENT),
    ("three-fifths", "60%", SAME),
    ("4 out of every 10", "40%", SAME),
    ("a quarter", "25%", SAME),
    ("nearly a quarter", "24%", SAME),
    ("nearly a quarter", "24.4%", SAME),
    ("nearly a quarter", "18%", DIFFERENT),
    ("nearly a quarter", "30%", DIFFERENT),
    ("nearly a quarter", "about 25%", SAME),
    ("about 24%", "24.4%", SAME),
    ("about 100 km", "104 km", SAME),
    ("at most 60 mph", "97 km/h", SAME),
    ("at most 60 mph", "99 km/h", DIFFERENT),
    ("under 60 mph", "97 km/h", DIFFERENT),
    ("at least 12 miles", "19 km", SAME),
    ("about 100 km", "107 km", UNDECIDED),
    ("about 100 km", "112 km", DIFFERENT),
    ("¥170m", "170 million yuan", SAME),
    ("0.494 billion tonnes", "494 million tonnes", SAME),
    ("4,724 miles", "7,602 km", SAME),
    ("some 7,600 km", "7,600 km", SAME),
    ("more than 46,000", "46,441", SAME),
    ("over 7,600 km", "over 7,600 km", SAME),
    ("over 103 million", "over 101 million", UNDECIDED),
    ("45 minutes", "one-hour traffic circle", UNDECIDED),
    ("three hours", "one-hour living circle", DIFFERENT),
    ("45 minutes", "a one-hour trip to the zone", DIFFERENT),
    ("over 103 million", "about 101 million", UNDECIDED),
    ("over 103 million", "about 104 million", SAME),
    ("below 82%", "8.3 out of 10", OTHER),
    ("below 82%", "8 out of 10", SAME),
    ("90%", "8 out of 10", DIFFERENT),
    ("below 8.2/10", "8.3 out of 10", DIFFERENT),
    ("over 101 million", "over 103 million", SAME),
    ("more than 46,000", "more than 46,100", SAME),
    ("more than 46,100", "more than 46,000", SAME),
    ("over 120", "over 100", DIFFERENT),
    ("under 96 km", "under 100 km", UNDECIDED),
    ("under 80 km", "under 100 km", DIFFERENT),
    ("under 105 km", "under 100 km", SAME),
    ("at least 7,600 km", "over 7,600 km", SAME),
    ("more than 7,000 km", "over 7,600 km", SAME),
    ("7,600 km", "over 7,600 km", SAME),
    ("9,000 km", "over 7,600 km", DIFFERENT),
    ("7,000 km", "over 7,600 km", DIFFERENT),
    ("7,800 km", "over 7,600 km", UNDECIDED),
    ("at least 30", "42", SAME),
    ("at least 30", "28", DIFFERENT),
    ("no more than 480", "450", SAME),
    ("fewer than a fifth", "18%", SAME),
    ("fewer than a fifth", "22%", DIFFERENT),
    ("doubled", "100% increase", SAME),
    ("halved", "fell by 50%", SAME),
    ("5%", "5 percentage points", OTHER),
    ("5 km", "5 kg", OTHER),
    ("20 yuan", "20 dollars", DIFFERENT),
    ("¥900", "900 yen", SAME),
    ("¥900", "900 yuan", SAME),
    ("90 minutes", "1.5 hours", SAME),
    ("2 years", "24 months", SAME),
    ("50 basis points", "0.5 percentage points", SAME),
    ("32 °F", "0 °C", SAME),
    ("fifth", "5th", SAME),
    ("fifth", "sixth", DIFFERENT),
    ("3 to 5 km", "4 km", SAME),
    ("3 to 5 km", "9 km", DIFFERENT),
    ("九个城市", "9 cities", SAME),
    ("36 marks a kilo", "35.94 marks per kilogram", SAME),
    ("45 cents", "€0.45", SAME),
    ("45 cents", "$0.50", DIFFERENT),
    ("30,000 crowns", "30,000 Swedish crowns", SAME),
    ("¥20 per kWh", "20 yuan per kWh", SAME),
    ("四成", "40%", SAME),
]


@pytest.mark.parametrize(("said", "known", "relation"), COMPARED)
def test_compare(said: str, known: str, relation: Relation) -> None:
    a, b = read(said)[0], read(known)[0]
    got, sentence = compare(a, b)
    assert got is relation
    assert sentence


def test_open_units_are_scaled_by_what_they_share() -> None:
    assert scale(one("494 million tonnes"), one("half a billion tons").unit).value == 494e6
    assert scale(one("494 million tons"), one("12 tonnes").unit).value == 494e6


def test_reasons() -> None:
    assert compare(one("24%"), one("24.4%"))[1] == "24.4% rounds to 24%"
    assert compare(one("three-fifths"), one("60%"))[1] == "three-fifths is 60%"
    assert "7,564 km" in compare(one("4,700 miles"), one("7,564 km"))[1].replace("7,563.9", "7,564")


# ---- laws -------------------------------------------------------------------------------------------------------------------
numbers = st.integers(min_value=1, max_value=10**12)


@given(numbers)
def test_separators_change_nothing(n: int) -> None:
    assert one(f"{n:,} boats").value == n
    if n >= 2200:
        assert one(f"{n} boats").value == n


WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = ["x", "x", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(n: int) -> str:
    """A number in English words."""
    if n < 20:
        return WORDS[n]
    if n < 100:
        return TENS[n // 10] + ("-" + WORDS[n % 10] if n % 10 else "")
    if n < 1000:
        return WORDS[n // 100] + " hundred" + (" and " + spell(n % 100) if n % 100 else "")
    for power, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= power:
            rest = n % power
            return f"{spell(n // power)} {word}" + ("" if not rest else (" and " if rest < 100 else " ") + spell(rest))
    raise AssertionError


@given(st.integers(min_value=2, max_value=10**12 - 1))
def test_words_are_read_back(n: int) -> None:
    assert one(f"It has {spell(n)} boats.").value == n


def spell_chinese(n: int) -> str:
    """A number in Chinese numerals."""
    digits = "零一二三四五六七八九"
    if n < 10:
        return digits[n]
    for power, word in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if n >= power:
            rest = n % power
            gap = "零" if rest and rest < power // 10 else ""
            return spell_chinese(n // power) + word + (gap + spell_chinese(rest) if rest else "")
    raise AssertionError


@given(st.integers(min_value=11, max_value=10**12 - 1))
def test_numerals_are_read_back(n: int) -> None:
    assert one(f"共有{spell_chinese(n)}艘船。").value == n


@given(st.floats(min_value=0.01, max_value=99.99), st.sampled_from(["million", "billion", "万", "亿"]))
def test_magnitudes_are_exact(x: float, word: str) -> None:
    text = f"{x:.2f}"
    power = {"million": 6, "billion": 9, "万": 4, "亿": 8}[word]
    assert one(f"{text}{' ' if word.isascii() else ''}{word}").value == float(f"{text}e{power}")


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    quantities, periods = read_mentions(text, "2024-06-06")
    for m in (*quantities, *periods):
        assert 0 <= m.start < m.end <= len(text)
        assert text[m.start : m.end] == m.text
    assert [q.start for q in quantities] == sorted(q.start for q in quantities)


@given(
    st.lists(
        st.sampled_from(
            [
                "3",
                "5",
                "12",
                "2018",
                "May",
                "June",
                "-",
                "to",
                "and",
                "%",
                "million",
                "$",
                "€",
                "km",
                "over",
                "by",
                "the",
                "of",
                "1/2",
                "one",
                "two",
                "third",
                "年",
                "月",
                "万",
                "三",
                "百分之",
                "个",
                ",",
                ".",
                "(",
                ")",
                "first",
                "quarter",
                "last",
                "year",
                "half",
                "a",
            ]
        ),
        max_size=14,
    )
)
def test_any_mixture_is_read(words: list[str]) -> None:
    for text in (" ".join(words), "".join(words)):
        quantities, periods = read_mentions(text, "2024-06-06")
        for m in (*quantities, *periods):
            assert text[m.start : m.end] == m.text


DOCS = Path(__file__).resolve().parent.parent / "docs/quantities.md"


def examples(header: str) -> list[tuple[str, ...]]:
    """The rows of the table with that header in the documentation."""
    lines = DOCS.read_text(encoding="utf-8").split("\n")
    rows = lines[lines.index(header) + 2 :]
    return [tuple(c.strip().replace("\\|", "|") for c in re.split(r"(?<!\\)\|", row)[1:-1]) for row in rows[: rows.index("")]]


@pytest.mark.parametrize(("text", "low", "value", "high", "unit"), examples("| text | low | value | high | unit |"))
def test_documented_figures(text: str, low: str, value: str, high: str, unit: str) -> None:
    q = one(text)
    assert (q.low, q.value, q.high, q.unit) == (*(pytest.approx(float(x)) if x else None for x in (low, value, high)), unit)


@pytest.mark.parametrize(("text", "first", "last"), examples("| text | first | last |"))
def test_documented_times(text: str, first: str, last: str) -> None:
    (p,) = read_mentions(text)[1]
    assert (p.first or "", p.last or "") == (first, last)


@pytest.mark.parametrize(("said", "known", "relation"), examples("| draft | source | |"))
def test_documented_comparisons(said: str, known: str, relation: str) -> None:
    assert compare(read(said)[0], read(known)[0])[0] == relation


def test_rules_are_told() -> None:
    text = explain()
    for row in ("Percent and percentage points are different", "no fewer than …", "10^7 crore", "ug t", "百分点", "±"):
        assert row.split()[0] in text
    for unit in UNITS:
        assert unit in text or UNITS[unit][0] in ("1", "ordinal", "x")
    times = explain_times()
    assert "easter -2            good friday" in times
    assert "--as-of" in times
