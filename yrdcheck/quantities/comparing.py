"""How two figures stand to each other: the labelling rules on numbers and on hedges.

Every comparison is arithmetic on intervals. What a figure covers is its bound ("over 46,000": 46,000 and more), its range, or
the numbers that round to it (24.4% covers 24.35 to 24.45). A sentence for the reader goes with each answer.
"""

from __future__ import annotations

from functools import lru_cache

from yrdcheck.model import Quantity, Relation, replace
from yrdcheck.quantities.vocabulary import dimension_of, factor_of, readings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

NEAR: Final = 0.05  # a hedge reaches this far
FAR: Final = 0.10  # from here on a hedged figure is another figure
CONVERTED: Final = 0.02  # a figure given in another unit is rounded by no more
TINY: Final = 1e-13
LOW: Final = frozenset({"over", "at least", "just over"})
STRICT_LOW: Final = frozenset({"over", "just over"})
STRICT_HIGH: Final = frozenset({"under", "nearly"})
HIGH: Final = frozenset({"under", "at most", "nearly"})
SAME, DIFFERENT, UNDECIDED, OTHER = Relation.SAME, Relation.DIFFERENT, Relation.UNDECIDED, Relation.OTHER


def show_number(value: float) -> str:
    """A number as people write it: 7564, 24.4, 1.7 billion."""
    size = abs(value)
    for limit, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if size >= limit:
            return f"{value / limit:.4g}".rstrip() + word
    if size >= 1000:
        return f"{round(value):,}" if value % 1 < 1e-6 or size >= 10000 else f"{value:,.1f}"
    return f"{value:.4g}"


def show_unit(value: float, unit: str) -> str:
    """A number with its unit."""
    number = show_number(value)
    if unit == "1":
        return number
    if unit == "percent":
        return number + "%"
    if unit == "pp":
        return number + " percentage points"
    if unit == "x":
        return number + " times"
    return f"{number} {readings(unit)[0]}"


def convert(value: float, old: str, new: str) -> float:
    """A figure in another unit of the same dimension; a temperature is a reading, not a difference."""
    if old == new:
        return value
    if dimension_of(old) == "temperature":
        kelvin = value + 273.15 if old == "degC" else (value - 32) / 1.8 + 273.15 if old == "degF" else value
        return kelvin - 273.15 if new == "degC" else (kelvin - 273.15) * 1.8 + 32 if new == "degF" else kelvin
    return value * factor_of(old) / factor_of(new)


def shared_units(said: str, known: str) -> tuple[str, str] | None:
    """The readings of two units that can be compared; an open unit ("lb|GBP") lends the one that fits."""
    ours, theirs = readings(said), readings(known)
    for a in ours:
        if a in theirs:
            return a, a
    for a in ours:
        for b in theirs:
            d = dimension_of(a)
            if d == dimension_of(b) and d != "money":
                return a, b
    return None


def as_change(q: Quantity) -> Quantity | None:
    """A multiple as the percentage by which something changed ("doubled" is +100%, "halved" −50%)."""
    if q.unit != "x" or q.value is None:
        return None
    bound = [None if x is None else (x - 1) * 100 for x in (q.low, q.high)]
    value = (q.value - 1) * 100
    return replace(
        q, value=abs(value), low=bound[0], high=bound[1], unit="percent", dimension="percent", digits=1.0, change=1 if value > 0 else -1
    )


def scale(q: Quantity, unit: str) -> Quantity:
    """A figure with all its numbers in another unit; of open ones ("t|ton_us") the reading that both share, else the likeliest."""
    if q.unit == unit:
        return q
    mine, theirs = readings(q.unit), readings(unit)
    if not set(mine).isdisjoint(theirs):
        return replace(q, unit=unit)
    own, wanted = mine[0], theirs[0]
    moved = [None if x is None else convert(x, own, wanted) for x in (q.value, q.low, q.high)]
    base = 0.0 if dimension_of(own) != "temperature" else convert(0.0, own, wanted)
    return replace(q, value=moved[0], low=moved[1], high=moved[2], unit=unit, digits=abs(convert(q.digits, own, wanted) - base))


def rounds(exact: Quantity, rough: Quantity) -> bool:
    """Whether the rough figure is a correct rounding of the exact one."""
    if exact.value is None or rough.value is None:
        return False
    return abs(exact.value - rough.value) <= rough.digits / 2 + TINY * max(1.0, abs(rough.value))


def off(a: float, b: float) -> float:
    """How far apart two numbers are, as a share of the second."""
    return abs(a - b) / max(abs(b), 1e-12)


def equal(a: float, b: float) -> bool:
    """Whether two numbers are the same but for the rounding of the machine."""
    return abs(a - b) <= TINY * max(abs(a), abs(b), 1e-9)


def is_range(q: Quantity) -> bool:
    """Whether a figure has two ends."""
    return q.low is not None and q.high is not None


@lru_cache(maxsize=4096)
def compare(said: Quantity, known: Quantity) -> tuple[Relation, str]:
    """Compare a figure of a draft with a figure of a source; the answer comes with a sentence for the reader.

    Equal after units and wording, or a correct rounding: the same. A bound covers what lies inside it. A hedge reaches 5%;
    from 10% off the figures differ; between, nothing is decided. Percent and percentage points are different things.
    """
    units = shared_units(said.unit, known.unit)
    if said.dimension == "clock" and units is not None:
        return _compare_clocks(said, known)
    if units is None:
        ours, theirs = as_change(said), as_change(known)
        if ours is not None and known.unit == "percent" and (known.change or (known.value or 0) >= 50):
            said = ours if known.change else replace(ours, change=0)
            units = ("percent", "percent")
            if known.change and said.change and known.change != said.change:
                return DIFFERENT, f"“{said.text}” is the other way from “{known.text}”"
        elif theirs is not None and said.unit == "percent" and said.change:
            known, units = theirs, ("percent", "percent")
            if known.change != said.change:
                return DIFFERENT, f"“{said.text}” is the other way from “{known.text}”"
        elif said.dimension == known.dimension == "money" and said.value is not None and said.value == known.value:
            return DIFFERENT, f"the draft says {said.text}, the source says {known.text}"  # the figure in another currency
        else:
            return OTHER, f"“{said.text}” and “{known.text}” measure different things"
    a, b = scale(replace(said, unit=units[0]), units[1]), replace(known, unit=units[1])
    relation = relate(a, b)
    if relation is DIFFERENT and units[0] != units[1] and a.value is not None and said.hedge in ("at least", "at most"):
        back = scale(b, units[0])  # "no more than 60 mph" and "97 km/h", which is what 60 mph are called in kilometres
        if rounds(back, said) and off(a.value, b.value or 0.0) <= CONVERTED:
            relation = relate(a, replace(b, value=a.value))
    if relation is DIFFERENT and units[1] == "percent" and is_mark(said) != is_mark(known):
        return OTHER, f"“{said.text}” and “{known.text}” measure different things"  # a mark of 6.2/10 is no share of 73%
    return relation, describe(said, known, a, b, units, relation)


def is_mark(q: Quantity) -> bool:
    """Whether a figure is a mark on a scale, no share of things that one can count: "6.2/10", "8.3 out of 10"."""
    part, outof, _ = q.text.partition(" out of ")
    return "/" in q.text or (bool(outof) and "." in part)


def _compare_clocks(said: Quantity, known: Quantity) -> tuple[Relation, str]:
    """Two times of day are the same to the minute; "before eight" decides nothing about another time."""
    if said.value == known.value:
        return SAME, f"both say {said.text}" if said.text.lower() == known.text.lower() else f"{said.text} is {known.text}"
    bounded = any(x is not None for q in (said, known) for x in (q.low, q.high))
    return UNDECIDED if bounded else DIFFERENT, f"the draft says {said.text}, the source says {known.text}"


def relate(a: Quantity, b: Quantity) -> Relation:
    """The relation of two figures in the same unit: ``a`` of the draft, ``b`` of the source."""
    if is_range(a) or is_range(b):
        return relate_ranges(a, b)
    x, y = a.value, b.value
    if x is None or y is None:
        x = x if x is not None else a.low if a.low is not None else a.high
        y = y if y is not None else b.low if b.low is not None else b.high
        if x is None or y is None:
            return OTHER
    if a.hedge in ("nearly", "just over") or b.hedge in ("nearly", "just over"):
        return relate_close(a, b, x, y)
    if a.low is not None and b.low is not None:  # both "over"
        if equal(x, y):
            return SAME
        return SAME if x < y else relate_stricter(x, y)
    if a.high is not None and b.high is not None:
        if equal(x, y):
            return SAME
        return SAME if x > y else relate_stricter(x, y)
    if a.low is not None or a.high is not None:
        inside = y >= x - TINY * abs(x) if a.low is not None else y <= x + TINY * abs(x)
        strict = a.hedge in ("over", "under")
        if b.low is None and b.high is None:
            if strict and equal(x, y) and b.hedge == "":
                return DIFFERENT  # what is 22% is not more than 22%
            if inside:
                return SAME
            return relate_stricter(x, y) if b.hedge else DIFFERENT
        # "over X" against "under Y": no number fits both, or many do
        if a.low is not None:
            return DIFFERENT if x >= y else UNDECIDED
        return DIFFERENT if x <= y else UNDECIDED
    if b.low is not None or b.high is not None:  # a plain statement, a bound in the source
        if equal(x, y) or rounds(b, a):
            return SAME
        outside = x < y if b.low is not None else x > y
        if outside:
            return DIFFERENT if off(x, y) >= FAR or not a.hedge else relate_hedged(x, y)
        return DIFFERENT if off(x, y) >= FAR and b.hedge not in ("at least", "at most") else UNDECIDED  # 45 minutes are "within an hour"
    if equal(x, y):
        return SAME
    if a.hedge in ("about",) or b.hedge in ("about",):
        return relate_hedged(x, y)
    if a.kind == "ordinal" or b.kind == "ordinal":
        return DIFFERENT
    if "ratio" in (a.kind, b.kind) and a.kind != b.kind:
        if off(x, y) <= 0.02 and (rounds(b, a) or rounds(a, b)):
            return SAME
        return UNDECIDED if off(x, y) < NEAR else DIFFERENT
    if a.digits > b.digits:
        return SAME if rounds(b, a) and off(x, y) < NEAR else DIFFERENT
    if b.digits > a.digits and rounds(a, b) and off(x, y) < FAR:
        # the draft is more exact than the source: it rounds to the source's figure but says more
        return UNDECIDED if b.digits / max(abs(y), 1e-12) > 0.02 else SAME if off(x, y) < 0.005 else UNDECIDED
    return DIFFERENT


def relate_hedged(x: float, y: float) -> Relation:
    """By distance: within the hedge, beyond it, or between."""
    d = off(x, y)
    if d <= NEAR + TINY:
        return SAME
    return DIFFERENT if d >= FAR - TINY else UNDECIDED


STRICTER: Final = 0.005  # a bound that goes beyond the source's by no more is the same, rounded


def relate_stricter(x: float, y: float) -> Relation:
    """A bound of the draft beyond one of the source: "over 103" says more than "over 101" does."""
    return SAME if off(x, y) <= STRICTER else DIFFERENT if off(x, y) >= FAR - TINY else UNDECIDED


def window(q: Quantity, value: float) -> tuple[float, float]:
    """The numbers that a figure with "nearly" or "just over" may stand for."""
    size = abs(value)
    if q.hedge == "nearly":
        return value - FAR * size, value
    if q.hedge == "just over":
        return value, value + FAR * size
    if q.low is not None:
        return value, float("inf")
    if q.high is not None:
        return float("-inf"), value
    if q.hedge == "about":
        return value - NEAR * size, value + NEAR * size
    return value, value


def relate_close(a: Quantity, b: Quantity, x: float, y: float) -> Relation:
    """ "Nearly X" is 0.9 X to X, "just over X" X to 1.1 X; the edges are soft by the rounding of the other figure."""
    (lo, hi), (low, high) = window(a, x), window(b, y)
    soft = max(a.digits if a.hedge == "" else 0.0, b.digits if b.hedge == "" else 0.0) / 2 + TINY * max(abs(x), abs(y))
    if equal(x, y):
        return DIFFERENT if (a.hedge in STRICT_HIGH and b.hedge in STRICT_LOW) or (a.hedge in STRICT_LOW and b.hedge in STRICT_HIGH) else SAME
    if b.low is None and b.high is None and b.hedge == "":  # exact source
        if lo - TINY * abs(x) <= y <= hi + soft:
            return SAME if off(y, x) <= 0.06 or b.hedge else UNDECIDED if off(y, x) < FAR else DIFFERENT
        return SAME if off(x, y) <= 0.005 else DIFFERENT if off(x, y) >= FAR else UNDECIDED
    if a.hedge == "" and a.low is None and a.high is None:  # exact draft, source says "nearly"
        if rounds(b, a) or (low <= x <= high and off(x, y) <= NEAR):
            return SAME
        return DIFFERENT if off(x, y) >= FAR else UNDECIDED
    bounded = a if (a.low is None) != (a.high is None) and a.hedge not in ("nearly", "just over") else None
    if bounded is not None and b.hedge in ("nearly", "just over"):  # "under 102" against "nearly 104": what lies within 3% of 104
        inner = (0.97 * y, y) if b.hedge == "nearly" else (y, 1.03 * y)
        if inner[0] >= lo and inner[1] <= hi:
            return SAME
        return DIFFERENT if inner[0] > hi or inner[1] < lo else UNDECIDED
    if lo <= high and low <= hi:
        stricter = (x > y if a.low is not None else x < y) and (a.low is None) == (b.low is None) and bounded is not None and b.hedge != "about"
        return (
            UNDECIDED
            if stricter and off(x, y) > STRICTER  # "over 103" against "over 101"
            else SAME
            if off(x, y) <= NEAR
            or (a.low is not None and x <= y and a.hedge != "just over")
            or (a.high is not None and x >= y and a.hedge != "nearly")
            else UNDECIDED
        )
    return SAME if off(x, y) <= 0.02 else DIFFERENT if off(x, y) >= FAR else UNDECIDED


def ends(q: Quantity) -> tuple[float, float]:
    """The lowest and highest number a figure allows."""
    if q.value is not None and not is_range(q):
        if q.low is not None:
            return q.low, float("inf")
        if q.high is not None:
            return float("-inf"), q.high
        reach = NEAR * abs(q.value) if q.hedge == "about" else 0.0
        return q.value - reach, q.value + reach
    return (float("-inf") if q.low is None else q.low), (float("inf") if q.high is None else q.high)


def relate_ranges(a: Quantity, b: Quantity) -> Relation:
    """Ranges: equal ends or one inside the other on the draft's side agree; apart they differ."""
    (lo, hi), (low, high) = ends(a), ends(b)
    size = max(abs(x) for x in (lo, hi, low, high) if x not in (float("inf"), float("-inf")))
    slack = TINY * size
    if is_range(a) and is_range(b):
        if equal(lo, low) and equal(hi, high):
            return SAME
        if a.hedge == "about" and off(lo, low) <= NEAR and off(hi, high) <= NEAR:
            return SAME
        if lo <= low + slack and high <= hi + slack:
            return SAME if off(hi, high) < FAR and off(lo, low) < FAR else UNDECIDED
        return (
            DIFFERENT
            if hi < low - slack or high < lo - slack or (is_range(a) and (off(lo, low) >= FAR or off(hi, high) >= FAR))
            else UNDECIDED
        )
    if is_range(a):  # a figure of the source inside the draft's range
        if lo - slack <= low and high <= hi + slack:
            return SAME
        return DIFFERENT if hi < low - slack or high < lo - slack else UNDECIDED
    if low - slack <= lo and hi <= high + slack:  # a figure of the draft inside the source's range
        return SAME if a.hedge or a.low is not None or a.high is not None else UNDECIDED
    if lo <= low + slack and high <= hi + slack:
        return SAME
    return DIFFERENT if hi < low - slack or high < lo - slack else UNDECIDED


def describe(said: Quantity, known: Quantity, a: Quantity, b: Quantity, units: tuple[str, str], relation: Relation) -> str:
    """The sentence that goes with a relation."""
    ours, theirs = said.text.strip(), known.text.strip()
    if said.hedge:
        ours = f"{said.hedge} {ours}"
    if known.hedge:
        theirs = f"{known.hedge} {theirs}"
    told = ""
    if a.value is not None and said.unit != units[1] and said.unit != "percent" and units[0] != units[1]:
        told = f"{said.text} is {show_unit(a.value, units[1])}"
    elif said.kind == "ratio" and a.value is not None:
        told = f"{said.text} is {show_unit(a.value, 'percent')}"
    elif said.unit == "x" and a.unit == "percent" and a.value is not None:
        told = f"{said.text} is a change by {show_unit(a.value, 'percent')}"
    if relation is SAME:
        if a.value is not None and b.value is not None and not equal(a.value, b.value):
            if not said.hedge and not known.hedge and a.digits > b.digits:
                return f"{told + ': ' if told else ''}{known.text} rounds to {said.text}"
            if a.low is not None or a.high is not None or is_range(a):
                return f"{told + ': ' if told else ''}“{ours}” covers {theirs}"
            if known.hedge or said.hedge:
                return f"{told + ': ' if told else ''}“{ours}” is within the hedge of “{theirs}”"
        return told or (f"both say {ours}" if ours.lower() == theirs.lower() else f"{ours} is {theirs}")
    if relation is DIFFERENT:
        return f"{told + ': ' if told else ''}the draft says {ours}, the source says {theirs}"
    if relation is UNDECIDED:
        return f"{told + ': ' if told else ''}{ours} is too close to {theirs} to refute it and too far to support it"
    return f"“{ours}” and “{theirs}” measure different things"
