"""What is gathered on the way through one text, and how a quantity is put on the list."""

from __future__ import annotations

from yrdcheck.model import Period, Quantity
from yrdcheck.periods.tokens import Tokens
from yrdcheck.quantities.vocabulary import HIGH, LOW, dimension_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass


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
