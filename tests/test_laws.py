"""Laws of figures and times: what holds for every figure, whatever its size, unit, hedge or bound."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from yrdcheck.model import Quantity, Relation, replace
from yrdcheck.quantities import compare, read_mentions, scale
from yrdcheck.quantities.comparing import convert, ends
from yrdcheck.quantities.vocabulary import UNITS, factor_of

REGISTRY = pytest.importorskip("pint").UnitRegistry()
SAME, DIFFERENT, UNDECIDED, OTHER = Relation.SAME, Relation.DIFFERENT, Relation.UNDECIDED, Relation.OTHER
HEDGES = ("", "about", "over", "under", "at least", "at most", "nearly", "just over")
PHRASES = {
    "": "",
    "about": "about ",
    "over": "over ",
    "under": "under ",
    "at least": "at least ",
    "at most": "at most ",
    "nearly": "nearly ",
    "just over": "just over ",
}
WRITTEN = {"km": " km", "percent": "%", "CNY": " yuan", "1": " boats", "kg": " kg", "h": " hours", "degC": " °C", "USD": " dollars"}


def read(text: str) -> Quantity:
    (q,) = read_mentions(text)[0]
    return q


def written(value: str, unit: str, hedge: str = "") -> Quantity:
    return read(f"It has {PHRASES[hedge]}{value}{WRITTEN[unit]}.")


figures = st.one_of(
    st.integers(min_value=1, max_value=2 * 10**6).filter(lambda n: not 1000 <= n <= 2200).map(str),
    st.integers(min_value=2201, max_value=10**9).map(lambda n: f"{n:,}"),
    st.decimals(min_value=Decimal("0.01"), max_value=9999, places=2).filter(lambda d: d > 0).map(str),
    st.tuples(st.decimals(min_value=Decimal("0.1"), max_value=999, places=1), st.sampled_from(["million", "billion"])).map(
        lambda t: f"{t[0]} {t[1]}"
    ),
)
units = st.sampled_from(sorted(WRITTEN))
hedges = st.sampled_from(HEDGES)
quantities = st.builds(written, figures, units, hedges)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Quantity, Quantity]:
    """Two figures in one unit, near each other as often as not."""
    unit, a = draw(units), draw(figures)
    q = written(a, unit, draw(hedges))
    if draw(st.booleans()):
        return q, written(draw(figures), unit, draw(hedges))
    near = (q.value or 1.0) * draw(st.floats(min_value=0.8, max_value=1.25))
    text = f"{near:.{draw(st.integers(min_value=0, max_value=3))}f}"
    assume(float(text) > 0 and not (1000 <= float(text) <= 2200 and unit == "1"))
    return q, written(text, unit, draw(hedges))


@given(quantities)
def test_a_figure_agrees_with_itself(q: Quantity) -> None:
    assert compare(q, q)[0] is SAME


@given(pairs())
def test_who_refutes_is_not_supported(pair: tuple[Quantity, Quantity]) -> None:
    a, b = pair
    assume(a.low is b.low is a.high is b.high is None)  # a bound may hold a figure that does not hold the bound
    assert {compare(a, b)[0], compare(b, a)[0]} != {SAME, DIFFERENT}


@given(pairs())
def test_disagreement_of_plain_figures_is_mutual(pair: tuple[Quantity, Quantity]) -> None:
    a, b = (replace(q, low=None, high=None, hedge="", digits=1e-9) for q in pair)
    assert compare(a, b)[0] is compare(b, a)[0]


@given(quantities, quantities)
def test_to_measure_other_things_is_mutual(a: Quantity, b: Quantity) -> None:
    assert (compare(a, b)[0] is OTHER) == (compare(b, a)[0] is OTHER)


@given(pairs())
def test_a_hedge_only_softens(pair: tuple[Quantity, Quantity]) -> None:
    said, known = (replace(q, low=None, high=None, hedge="") for q in pair)
    about = replace(said, hedge="about")
    if compare(said, known)[0] is SAME:
        assert compare(about, known)[0] is SAME
    if compare(about, known)[0] is DIFFERENT:
        assert compare(said, known)[0] is DIFFERENT


@given(pairs())
def test_a_bound_holds_all_beyond_it(pair: tuple[Quantity, Quantity]) -> None:
    a, b = (replace(q, low=None, high=None, hedge="") for q in pair)
    x, y = a.value or 0.0, b.value or 0.0
    least, most = replace(a, low=x, hedge="at least"), replace(a, high=x, hedge="at most")
    assert compare(least, b)[0] is (SAME if y >= x or math.isclose(x, y, rel_tol=1e-12) else DIFFERENT)
    assert compare(most, b)[0] is (SAME if y <= x or math.isclose(x, y, rel_tol=1e-12) else DIFFERENT)


@given(pairs(), st.floats(min_value=0.5, max_value=2))
def test_a_range_holds_what_lies_in_it(pair: tuple[Quantity, Quantity], k: float) -> None:
    a, b = (q.value or 0.0 for q in pair)
    assume(not math.isclose(a, b, rel_tol=1e-6))
    assume(not math.isclose(max(a, b) * k, min(a, b), rel_tol=1e-6) and not math.isclose(k, 1, rel_tol=1e-6))
    known = replace(pair[0], value=max(a, b) * k, low=None, high=None, hedge="")
    said = replace(pair[0], value=None, low=min(a, b), high=max(a, b), hedge="")
    inside = min(a, b) <= max(a, b) * k <= max(a, b)
    assert compare(said, known)[0] is (SAME if inside else DIFFERENT)
    assert compare(known, said)[0] is not (DIFFERENT if inside else SAME)


@given(st.decimals(min_value=1, max_value=Decimal("9999.99"), places=2), st.integers(min_value=0, max_value=1), units)
def test_a_correct_rounding_agrees(x: Decimal, places: int, unit: str) -> None:
    rough = round(x, places)
    exact = written(str(x), unit)
    assume(rough > 0 and not (unit == "1" and 1000 <= rough <= 2200))
    said = written(str(rough), unit)
    assume(said.digits >= exact.digits)
    off = abs(rough - x) / x
    if off < Decimal("0.05") and abs(rough - x) * 2 < Decimal(str(said.digits)):
        assert compare(said, exact)[0] is SAME
    wrong = written(str(rough + 3 * Decimal(str(said.digits))), unit)
    assume(wrong.digits == said.digits)
    assert compare(wrong, exact)[0] is DIFFERENT


MEASURES: dict[str, list[str]] = {}
for _unit, (_dimension, _) in sorted(UNITS.items()):
    if _dimension not in ("money", "1"):
        MEASURES.setdefault(_dimension, []).append(_unit)
same_dimension = st.sampled_from(sorted(d for d, rows in MEASURES.items() if len(rows) > 1)).flatmap(
    lambda d: st.tuples(st.sampled_from(MEASURES[d]), st.sampled_from(MEASURES[d]))
)


@given(same_dimension, st.floats(min_value=1e-6, max_value=1e9))
def test_a_unit_goes_there_and_back(two: tuple[str, str], x: float) -> None:
    assert convert(convert(x, *two), *reversed(two)) == pytest.approx(x, rel=1e-12, abs=1e-9)


@given(same_dimension, st.floats(min_value=0.1, max_value=1e6), st.floats(min_value=0.5, max_value=2), hedges, hedges)
def test_the_unit_changes_no_answer(two: tuple[str, str], x: float, k: float, ours: str, theirs: str) -> None:
    assume(UNITS[two[0]][0] != "temperature")
    base = replace(written("5", "km"), unit=two[0], dimension=UNITS[two[0]][0], kind=UNITS[two[0]][0], digits=0.0)
    a, b = (
        replace(
            base,
            value=v,
            low=v if hedge in ("over", "at least", "just over") else None,
            high=v if hedge in ("under", "at most", "nearly") else None,
            hedge=hedge,
        )
        for v, hedge in ((x, ours), (x * k, theirs))
    )
    for limit in (0.5, 0.9, 0.95, 0.97, 0.98, 1, 1.02, 1.03, 1.05, 1.06, 1.1, 1 / 0.9, 1 / 0.95, 2):
        assume(not math.isclose(k, limit, rel_tol=1e-6) and not math.isclose(1 / k, limit, rel_tol=1e-6))
    assert compare(scale(a, two[1]), b)[0] is compare(a, b)[0]


@given(quantities)
def test_the_ends_hold_the_value(q: Quantity) -> None:
    low, high = ends(q)
    assert low <= (q.value or 0.0) <= high


@given(quantities)
def test_what_is_shown_is_read_back(q: Quantity) -> None:
    again = read(f"It has {q.text}{' boats' if q.unit == '1' else ''}.")
    assert (again.value, again.unit, again.digits) == (q.value, q.unit, q.digits)


PINT = {"A": "ampere", "B": "byte", "GB": "gigabyte", "Kbit": "kilobit", "gal": "gallon", "hp": "horsepower", "ha": "hectare",
    "h": "hour", "in": "inch", "km/h": "kilometer/hour", "lb": "pound", "L": "liter", "KB": "kilobyte", "MB": "megabyte",
    "mL": "milliliter", "mi": "mile", "min": "minute", "nmi": "nautical_mile", "oz": "ounce", "t": "metric_ton",
    "ug": "microgram", "um": "micrometer", "yd": "yard", "bbl": "oil_barrel", "cal": "calorie", "TB": "terabyte",
    "ton_us": "short_ton", "ton_uk": "long_ton", "mph": "mile/hour", "pg": "picogram", "ft/s": "foot/second",
    "kcal": "kilocalorie", "s": "second", "m/s": "meter/second", "deg": "degree", "PB": "petabyte", "Mbit": "megabit",
    "Gbit": "gigabit", "mAh": "milliampere*hour", "Mt": "megametric_ton", "kt": "kilometric_ton", "m2": "meter**2",
    "km2": "kilometer**2", "cm2": "centimeter**2", "ft2": "foot**2", "mi2": "mile**2", "m3": "meter**3", "cm3": "centimeter**3",
    "ft3": "foot**3", "kVA": "kilovolt*ampere", "percent": "percent", "permille": "permille", "degC": "delta_degree_Celsius",
    "degF": "delta_degree_Fahrenheit", "K": "kelvin", "dB": "decibel",
    "Bq": "becquerel", "EB": "exabyte", "Pbit": "petabit", "Tbit": "terabit", "Gbit/s": "gigabit/second", "Mbit/s": "megabit/second",
    "Kbit/s": "kilobit/second", "Gt": "gigametric_ton", "bu": "bushel", "in2": "inch**2", "in3": "inch**3", "yd2": "yard**2", "yd3": "yard**3",
    "us": "microsecond", "N": "newton"}  # fmt: skip
BASES = {"length": "meter", "area": "meter**2", "mass": "kilogram", "volume": "meter**3", "time": "second", "energy": "joule",
    "power": "watt", "pressure": "pascal", "speed": "meter/second", "data": "bit", "frequency": "hertz", "voltage": "volt",
    "current": "ampere", "charge": "coulomb", "angle": "degree", "apparent": "volt*ampere", "percent": "percent",
    "months": "year/12", "radiation": "becquerel", "dose": "sievert", "force": "newton", "data/time": "bit/second"}  # fmt: skip
# What no library defines, or defines otherwise, with the definition: the mu is a fifteenth of a hectare, the li half a kilometre,
# the acre 4,840 square yards of 1959, fathom and furlong 6 feet and 220 yards of that year, a revolution a cycle; counts and points are their own base.
OWN = {"ppb": 1e-7, "mu": 1e4 / 15, "li": 500, "acre": 4840 * 0.9144**2, "bp": 0.01, "pp": 1, "x": 1, "ordinal": 1, "TEU": 1, "1": 1, "degC": 1, "degF": 1, "K": 1, "dB": 1,
    "acre_ft": 4840 * 0.9144**2 * 0.3048, "fathom": 6 * 0.3048, "furlong": 220 * 0.9144, "rpm": 1 / 60, "month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}  # fmt: skip


def test_every_factor_is_that_of_pint() -> None:
    for unit, (dimension, factor) in UNITS.items():
        if dimension == "money":
            assert factor == 1
        elif unit in OWN:
            assert factor == pytest.approx(OWN[unit], rel=1e-12), unit
        else:
            assert factor == pytest.approx(REGISTRY.Quantity(1, PINT.get(unit, unit)).to(BASES[dimension]).magnitude, rel=1e-9), unit


@given(st.sampled_from(["degC", "degF", "K"]), st.sampled_from(["degC", "degF", "K"]), st.floats(min_value=-200, max_value=1000))
def test_temperatures_are_those_of_pint(old: str, new: str, x: float) -> None:
    assert convert(x, old, new) == pytest.approx(REGISTRY.Quantity(x, old).to(new).magnitude, abs=1e-9)


@given(same_dimension)
def test_factors_multiply(two: tuple[str, str]) -> None:
    assume(UNITS[two[0]][0] != "temperature")
    assert convert(1.0, *two) * convert(1.0, *reversed(two)) == pytest.approx(1.0)
    if "/" not in two[0]:
        assert factor_of(f"{two[0]}/h") == pytest.approx(factor_of(two[0]) / 3600)


small = st.integers(min_value=2, max_value=900)


@given(small, st.integers(min_value=1, max_value=90), st.sampled_from(["km", "per cent", "kg", "million people", "days"]))
def test_every_form_of_a_range_is_that_range(a: int, more: int, unit: str) -> None:
    forms = [f"{a} to {a + more} {unit}", f"{a}-{a + more} {unit}", f"{a}–{a + more} {unit}", f"between {a} and {a + more} {unit}"]
    found = {(q.low, q.high, q.unit) for q in (read(f"It was {form} there.") for form in forms)}
    assert len(found) == 1
    assert next(iter(found))[0] == a * (10**6 if "million" in unit else 1)


@given(st.decimals(min_value=Decimal("0.1"), max_value=999, places=1))
def test_every_form_of_money_is_that_money(x: Decimal) -> None:
    forms = [
        f"${x} million",
        f"${x}m",
        f"US${x} million",
        f"{x} million dollars",
        f"USD {x} million",
        f"{x} million US dollars",
        f"${x}mn",
        f"{x}百万美元" if x == int(x) else f"${x}m",
    ]
    for form in forms:
        q = read(f"It cost {form}.")
        assert (q.value, q.unit) == (float(f"{x}e6"), "USD"), form


@given(st.decimals(min_value=Decimal("0.1"), max_value=100, places=1), st.sampled_from(["%", " %", " percent", " per cent", " pct", "％"]))
def test_every_form_of_a_percentage_is_that_percentage(x: Decimal, sign: str) -> None:
    q = read(f"It was {x}{sign}.")
    assert (q.value, q.unit) == (float(x), "percent")
    assert read(f"达到百分之{x}。").value == float(x)


@given(st.integers(min_value=1, max_value=28), st.integers(min_value=1, max_value=28), st.integers(min_value=1, max_value=28))
def test_every_day_of_a_list_is_read(a: int, b: int, c: int) -> None:
    periods = read_mentions(f"It met on {a}, {b} and {c} March 2021.")[1]
    assert [p.first for p in periods] == [f"2021-03-{d:02d}" for d in (a, b, c)]
    if a < b:
        (p,) = read_mentions(f"between {a} and {b} March 2021")[1]
        assert (p.first, p.last) == (f"2021-03-{a:02d}", f"2021-03-{b:02d}")
