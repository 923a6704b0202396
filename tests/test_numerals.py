"""Figures in Chinese: what is read, what is left alone, and laws of numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yrdcheck.model import Quantity
from yrdcheck.quantities import read_mentions
from yrdcheck.quantities.numerals import read_numeral

Row = tuple[str, float | None, float | None, float | None, str]


def read(text: str) -> tuple[Quantity, ...]:
    return read_mentions(text)[0]


NUMERALS = [
    ("五十千", 50_000),
    ("八百五十万", 8_500_000),
    ("两点五亿", 250_000_000),
    ("三点五千万", 35_000_000),
    ("廿二", 22),
    ("一百十五", 115),
    ("一千零一", 1001),
    ("一万零三百", 10_300),
    ("十万零五", 100_005),
    ("三万五", 35_000),
    ("三千五", 3500),
    ("三百二", 320),
    ("1万5", 15_000),
    ("1亿2千万", 120_000_000),
    ("5万4千6百", 54_600),
    ("1.2万亿", 1_200_000_000_000),
    ("16.4亿", 1_640_000_000),
    ("二〇二四", 2024),
    ("一亿零五", 100_000_005),
    ("12,345.5", 12_345.5),
]


@pytest.mark.parametrize(("run", "value"), NUMERALS)
def test_numerals(run: str, value: float) -> None:
    n = read_numeral(run)
    assert n is not None
    assert (n.value, n.other) == (value, None)


ROUGH = [
    ("二三十", 20, 30),
    ("七八", 7, 8),
    ("十七八", 17, 18),
    ("五六万", 50_000, 60_000),
    ("一百七八十", 170, 180),
    ("三五", 3, 5),
    ("三两", 2, 3),
]


@pytest.mark.parametrize(("run", "low", "high"), ROUGH)
def test_two_digits_side_by_side_are_a_rough_number(run: str, low: float, high: float) -> None:
    n = read_numeral(run)
    assert n is not None
    assert (n.value, n.other) == (low, high)


@pytest.mark.parametrize("run", ["三点二十", "一五十", "五点"])
def test_no_numerals(run: str) -> None:
    assert read_numeral(run) is None


# (sentence, [(words, value, low, high, unit)])
READ: list[tuple[str, list[Row]]] = [
    ("货车载重八百千克。", [("八百千克", 800, None, None, "kg")]),
    ("水渠全长两百千米。", [("两百千米", 200, None, None, "km")]),
    ("电站装机3500兆瓦。", [("3500兆瓦", 3500, None, None, "MW")]),
    (
        "一小时后，一个半小时前，半个小时内",
        [("一小时", 1, None, None, "h"), ("一个半小时", 1.5, None, None, "h"), ("半个小时", 0.5, None, 0.5, "h")],
    ),
    ("试点历时两个半月，工程历时三年半", [("两个半月", 2.5, None, None, "month"), ("三年半", 3.5, None, None, "year")]),
    ("用了五又四分之三小时", [("五又四分之三小时", 5.75, None, None, "h")]),
    ("降水占百分之二十到三十", [("百分之二十到三十", None, 20, 30, "percent")]),
    ("三到四成的商户", [("三到四成", None, 30, 40, "percent")]),
    ("六成五的受访者，近八成的游客", [("六成五", 65, None, None, "percent"), ("八成", 80, None, 80, "percent")]),
    ("千分之三的误差，万分之五的费率", [("千分之三", 0.3, None, None, "percent"), ("万分之五", 0.05, None, None, "percent")]),
    ("每5人中有2人骑车", [("每5人中有2人", 40, None, None, "percent")]),
    (
        "数百家工厂，几十万居民，上千名志愿者",
        [("数百", 200, 200, None, "1"), ("几十万", 200_000, 200_000, None, "1"), ("千", 1000, 1000, None, "1")],
    ),
    ("近百座水库，十几个村，三十几岁", [("百", 100, None, 100, "1"), ("十几", None, 11, 19, "1"), ("三十几岁", None, 31, 39, "year")]),
    ("七八个孩子和三五天的假期", [("七八", None, 7, 8, "1"), ("三五天", None, 3, 5, "day")]),
    ("一百多万人，1500余家，百余名", [("一百多万", 1e6, 1e6, None, "1"), ("1500", 1500, 1500, None, "1"), ("百", 100, 100, None, "1")]),
    ("过半的学校，绝大多数家庭", [("过半", 50, 50, None, "percent"), ("绝大多数", 50, 50, None, "percent")]),
    ("超过半数的村民", [("半数", 50, 50, None, "percent")]),
    (
        "每吨500元，每平方公里300人，每小时60公里",
        [("500元", 500, None, None, "CNY/t"), ("300", 300, None, None, "1/km2"), ("60公里", 60, None, None, "km/h")],
    ),
    ("时速超过350公里", [("350公里", 350, 350, None, "km/h")]),
    ("人民币5000元，港币300万元", [("人民币5000元", 5000, None, None, "CNY"), ("港币300万元", 3e6, None, None, "HKD")]),
    ("5～7万元，3亿至5亿元", [("5～7万元", None, 5e4, 7e4, "CNY"), ("3亿至5亿元", None, 3e8, 5e8, "CNY")]),
    ("-5~5℃，零下3度，气温-8℃", [("-5~5℃", None, -5, 5, "degC"), ("零下3度", -3, None, None, "degC"), ("-8℃", -8, None, None, "degC")]),
    ("身高1米75，付了3元5角", [("1米75", 1.75, None, None, "m"), ("3元5角", 3.5, None, None, "CNY")]),
    ("身高一米八二，利率下调25个基点", [("一米八二", 1.82, None, None, "m"), ("25个基点", 25, None, None, "bp")]),
    ("六十岁及以上的居民，65周岁以上", [("六十岁", 60, 60, None, "year"), ("65周岁", 65, 65, None, "year")]),
    ("The town (小镇) has 3 inns and 2.5 million visitors.", [("3", 3, None, None, "1"), ("2.5 million", 2.5e6, None, None, "1")]),
    ("三省一市，近五年", [("三", 3, None, None, "1"), ("一", 1, None, None, "1"), ("五年", 5, None, None, "year")]),
    ("第一至第三名", [("第一", 1, None, None, "ordinal"), ("第三", 3, None, None, "ordinal")]),
    ("還有二分之一的車輛，參萬貳仟圓", [("二分之一", 50, None, None, "percent"), ("參萬貳仟圓", 32_000, None, None, "CNY")]),
]


@pytest.mark.parametrize(("text", "rows"), READ)
def test_read(text: str, rows: list[Row]) -> None:
    got = [(q.text, q.value, q.low, q.high, q.unit) for q in read(text)]
    assert [(g[0], g[4]) for g in got] == [(row[0], row[4]) for row in rows]
    for mine, row in zip(got, rows, strict=True):
        assert mine[1:4] == pytest.approx(row[1:4])
    for q in read(text):
        assert text[q.start : q.end] == q.text


NOTHING = [
    "上午9点30分开幕，三点二十分散会，3点到5点休息。",
    "9时30分发车",
    "比分为3:2，按2比1分配",
    "“1+8”机制与3+1模式",
    "5号线和11号楼，1号文件",
    "见图1、表2和附件3。",
    "4A级景区，5G基站，C919客机",
    "打八折，七五折",
    "（一）统一登记",
    "1. 总则",
    "十四五规划和二十大报告",
    "第三方平台",
    "一方面，一网通办",
    "十有八九",
    "成千上万",
    "近邻与亲近",
    "四通八达，五颜六色，一带一路",
    "十八届四中全会",
    "一些地方一直如此",
]


@pytest.mark.parametrize("text", NOTHING)
def test_left_alone(text: str) -> None:
    assert [q.text for q in read(text)] == []


@given(st.text(alphabet="零〇一二两九十百千万亿兆廿点半0123.,k 第分之又多余几数上近成倍个元米千克分时每有翻番年月至-%", max_size=12))
def test_any_run_is_read(text: str) -> None:
    for q in read(text):
        assert text[q.start : q.end] == q.text


whole = st.integers(min_value=1, max_value=10**12 - 1)


@given(whole, st.sampled_from(["公里", "千克", "千米", "元", "家", "%", "兆瓦"]))
def test_digits_are_read_as_written(n: int, unit: str) -> None:
    (q,) = read(f"共计{n}{unit}。")
    assert q.value == n


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1, max_value=9999))
def test_levels_add_up(a: int, b: int) -> None:
    n = read_numeral(f"{a}亿{b}万")
    assert n is not None
    assert n.value == a * 10**8 + b * 10**4


@given(st.decimals(min_value=0, max_value=999, places=2), st.sampled_from([("万", 4), ("亿", 8), ("万亿", 12), ("千万", 7)]))
def test_magnitudes_are_exact(x: object, power: tuple[str, int]) -> None:
    n = read_numeral(f"{x}{power[0]}")
    assert n is not None
    assert n.value == float(f"{x}e{power[1]}")


@given(st.integers(min_value=1, max_value=99), st.integers(min_value=2, max_value=100))
def test_shares_are_the_same_in_both_forms(a: int, b: int) -> None:
    if a < b:
        (x,), (y,) = read(f"占{b}分之{a}。"), read(f"占{a}/{b}。")
        assert (x.value, x.unit) == (pytest.approx(y.value), y.unit)
