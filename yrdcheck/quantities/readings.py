"""What is gathered on the way through one text, and how a quantity is put on the list."""

from __future__ import annotations

from itertools import pairwise

from yrdcheck.model import Period, Quantity, replace
from yrdcheck.periods.tokens import Tokens
from yrdcheck.quantities.tables import row
from yrdcheck.quantities.vocabulary import HIGH, LOW, dimension_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


class Reading:
    """What is gathered on the way through one text."""

    __slots__ = ("begins", "periods", "quantities", "stops", "t")

    def __init__(self, t: Tokens) -> None:
        self.t = t
        self.quantities: list[Quantity] = []
        self.begins: list[int] = []  # first token of each quantity, its hedge included
        self.stops: list[int] = []  # token after each quantity, its hedge included
        self.periods: list[Period] = []


def kind_of(unit: str, dimension: str, form: str) -> str:
    """The kind of a quantity, by its unit."""
    if unit == "1":
        return "cardinal"
    if unit == "percent":
        return "ratio" if form == "fraction" else "percent"
    if unit in ("pp", "bp"):
        return "points"
    if unit == "x":
        return "multiple"
    if "/" in unit and dimension != "speed":
        return "rate"
    return dimension


def add(
    r: Reading,
    begin: int,
    first: int,
    stop: int,
    value: float | None,
    low: float | None,
    high: float | None,
    unit: str,
    digits: float,
    hedge: str,
    form: str,
    after: int,
) -> None:
    """Put a quantity on the list; tokens ``first`` to ``stop`` carry figure and unit, ``begin`` to ``after`` the hedge too."""
    t = r.t
    if value is not None and low is None and high is None:
        if hedge in LOW:
            low = value
        elif hedge in HIGH:
            high = value
    dimension = dimension_of(unit)
    s, e = t.start[first], t.end[stop - 1]
    if (
        r.quantities
        and value is not None
        and (low is None) != (high is None)
        and begin > 1
        and t.word[begin - 1] in ("and", "but", "yet")
        and r.stops[-1] == begin - 1
    ):
        q = r.quantities[-1]
        if (
            q.value is not None
            and (q.low is None) != (q.high is None)
            and (q.low is None) != (low is None)
            and (q.dimension == dimension or (q.unit == "1" and q.kind == "cardinal"))
        ):
            lo, hi = (q.low, high) if low is None else (low, q.high)
            if lo is not None and hi is not None and lo < hi:
                r.quantities[-1] = Quantity(
                    q.start,
                    e,
                    None,
                    lo,
                    hi,
                    unit,
                    dimension,
                    min(q.digits, digits),
                    "",
                    kind_of(unit, dimension, form),
                    t.text[q.start : e],
                )
                r.stops[-1] = after
                return
    r.quantities.append(Quantity(s, e, value, low, high, unit, dimension, digits, hedge, kind_of(unit, dimension, form), t.text[s:e]))
    r.begins.append(begin)
    r.stops.append(after)


_COMPARED: Final = row("from against with to after than")
_UNIT_LESS: Final = row("in a the last previously before earlier at on by and during under over for when , ; . ) | – —")
_ALIKE = 30.0  # how many times one of two figures of a thing may be the other


def elide(r: Reading) -> None:
    """A bare number that an earlier figure is compared with has its unit: "7,600 km, up from 4,150 in 2018", "€1.9 billion, against 1.6 billion"."""
    t = r.t
    for n, (a, b) in enumerate(pairwise(r.quantities), 1):
        begin, stop = r.begins[n], r.stops[n]
        if b.unit != "1" or b.kind != "cardinal" or a.unit == "1" or "|" in a.unit or not a.value or not b.value or t.at(begin - 1) not in _COMPARED:
            continue
        lead = t.word[r.stops[n - 1] : begin]
        level = a.unit != "percent" or (len(lead) > 1 and lead[0] in (",", "(", "up", "down", "against", "compared") and max(a.value, b.value) <= 100)
        ends = stop >= t.size or t.word[stop] in _UNIT_LESS
        if level and ends and len(lead) < 14 and not {".", ";"} & set(lead) and a.low is a.high is None and 1 / _ALIKE < abs(a.value / b.value) < _ALIKE and _written(a):
            r.quantities[n] = replace(b, unit=a.unit, dimension=a.dimension, kind=kind_of(a.unit, a.dimension, ""))


def _written(q: Quantity) -> bool:
    """Whether a value is the number that stands in the text, but for its magnitude: no unit that is counted in another."""
    digits = "".join(c for c in q.text if c in "0123456789").strip("0")
    return q.value is not None and bool(digits) and digits == f"{abs(q.value):.12g}".replace(".", "").partition("e")[0].strip("0")
