"""What a number and its unit lean on: ages, readings below zero, compounds, units shared by a row, multiples and times."""

from __future__ import annotations

from yrdcheck.periods.tokens import Tokens
from yrdcheck.quantities.names import is_year, plural
from yrdcheck.quantities.numbers import DIGITS, Number, read_number
from yrdcheck.quantities.shares import NO_NOUN
from yrdcheck.quantities.tables import SMALL, row
from yrdcheck.quantities.units import read_below, read_unit
from yrdcheck.quantities.vocabulary import dimension_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

DEGREES: Final = row("degC degF deg|degC|degF")
FAR: Final = 20  # words between "aged" and the last of its figures
LONGEST: Final = 120  # words of a row of figures that share a unit
AGED: Final = row("aged age ages")
PERSONS: Final = row(
    "children people adults men women girls boys persons voters residents kids teenagers those anyone youths workers patients"
)
ENDS: Final = row("and but or") | frozenset(("", ",", ".", ";", ":", "!", "?", ")"))
SIDES: Final = row("x × by - , and or")
AS_MUCH: Final = row(
    "many much high large big great long fast likely expensive wide tall heavy strong populous often few little small low deep",
    "quick productive dense rich",
)
MULTIPLIED: Final = row(
    "as more higher larger greater bigger faster that its their longer less fewer lower",
    "smaller earnings revenue what over",
)
SMALLER: Final = {
    "ft": ("in",), "yd": ("ft", "in"), "mi": ("yd", "ft"), "m": ("cm", "mm"), "km": ("m",), "h": ("min", "s"), "min": ("s",),
    "day": ("h", "min"), "lb": ("oz",), "lb|GBP": ("oz",),
    "stone": ("lb|GBP", "lb"), "year": ("month",), "week": ("day",), "kg": ("g",),
}  # fmt: skip
RATIOS: Final = {
    ("ft", "in"): 12, ("yd", "ft"): 3, ("yd", "in"): 36, ("mi", "yd"): 1760, ("mi", "ft"): 5280, ("m", "cm"): 100, ("m",
    "mm"): 1000, ("km", "m"): 1000, ("h", "min"): 60, ("h", "s"): 3600, ("min", "s"): 60,
    ("day", "h"): 24, ("day", "min"): 1440, ("lb", "oz"): 16, ("lb|GBP", "oz"): 16, ("stone", "lb|GBP"): 14, ("stone", "lb"): 14,
    ("year", "month"): 12, ("week", "day"): 7, ("kg", "g"): 1000,
}  # fmt: skip


def read_zero(t: Tokens, value: float, unit: str, j: int) -> tuple[float, int]:
    """ "5 degrees below zero", "10 °C below freezing": (reading, next token); a distance from freezing needs a scale to be a reading."""
    if t.at(j + 1) == "freezing" and unit not in ("degC", "degF"):
        return value, j
    base = 32.0 if unit == "degF" and t.at(j + 1) == "freezing" else 0.0
    return base - value if t.at(j) == "below" else base + value, j + 2


def is_age(t: Tokens, begin: int, j: int) -> bool:
    """Whether a bare number is an age: "aged 87", "at the age of 65", "ages 5 to 12", "children under 5"."""
    k = begin - 1
    while k > begin - FAR and t.at(k) in (
        "about",
        "around",
        "over",
        "under",
        "nearly",
        "almost",
        "between",
        "from",
        "of",
        "and",
        "just",
        "above",
        "below",
        "to",
        "-",
        "–",
    ) or (k < begin - 1 and (t.at(k)[:1] in DIGITS and t.at(k))):
        k -= 1
    if t.at(k) in AGED and t.at(k + 1) not in ("to",):
        return not plural(t, j)
    if t.at(j)[:1].isalpha() and t.at(j) not in NO_NOUN:
        return False
    lead, before = t.at(begin - 1), t.at(begin - 2)
    if lead in ("was", "turned") and begin > 1 and (before in ("he", "she") or t.text[t.start[begin - 2]].isupper()):
        k = begin - 3 if before in ("he", "she") or not t.text[t.start[begin - 3]].isupper() else begin - 4
        return t.at(j) == "when" or (t.at(j) in ENDS and t.at(k) in ("when", "until", "since"))  # "when Ann Frost was nine", "she was nine when"
    return (lead in ("over", "under", "above", "below") and before in PERSONS) or (lead == "than" and before in ("younger", "older"))


def read_shared_unit(t: Tokens, j: int, scale: float) -> tuple[str, float] | None:
    """The unit, and the magnitude, that a figure takes from the last one of a row: (unit, factor).

    "5 x 7 inches", "100 by 50 metres", "8-by-10-foot" are sides of a length; "5, 6 and 7 km", "2 and 3 million yuan" a list.
    """
    if t.at(j) == "-" and t.at(j + 1) in ("and", "or") and not t.glued(j + 1):  # "28- and 40-nanometre"
        j += 1
    listed = t.at(j) in (",", "and", "or")
    last = False
    end = j + LONGEST
    while j < end and (t.at(j) in ("x", "×", "by", ",", "and", "or") or (t.at(j) == "-" and t.at(j + 1) == "by")):
        if (t.word[j] in (",", "and", "or")) != listed:
            return None
        last = last or t.word[j] in ("and", "or") or t.at(j + 1) in ("and", "or")
        j += 2 if t.word[j] == "-" or t.at(j + 1) in ("and", "or") else 1
        if t.at(j) == "-":
            j += 1
        word = t.at(j)
        number = read_number(t, j, False) if word and (word[0] in DIGITS or word in SMALL) else None
        if number is None or number.form == "fraction" or (listed and len(word) == 4 and word.isdecimal() and is_year(t, j)):
            return None
        j = number.stop
        factor = number.scale if scale == 1.0 else 1.0
        found = read_unit(t, j + 1, True) if t.at(j) == "-" else read_unit(t, j)
        if found is not None and found[0] != "x":
            if found[1] != 1.0 or (not last if listed else dimension_of(found[0]) != "length"):
                return None
            return found[0], factor
        if last and factor > 1.0:
            return "1", factor
    return None


def read_joined(t: Tokens, value: float, unit: str, form: str, begin: int) -> tuple[float, str, int] | None:
    """What comes after "an hour and": "three-quarters", "twenty minutes"; (value, unit, first token) of the whole."""
    measured = read_unit(t, begin - 2)
    if measured is None or measured[2] != begin - 1 or dimension_of(measured[0]) not in ("time", "months"):
        return None
    if form == "fraction" and unit == "percent" and value < 100:
        return 1 + value / 100, measured[0], begin - 3
    if unit in SMALLER.get(measured[0], ()) and value < RATIOS[measured[0], unit]:
        return RATIOS[measured[0], unit] + value, unit, begin - 3
    return None


def read_times(t: Tokens, number: Number, j: int) -> tuple[str, int]:
    """ "three times as many" is a multiple, "over 7,000 times" a count, "three times a day" a rate: (unit, next token)."""
    if t.at(j) == "-":
        return "x", j + 2
    if t.at(j) == "fold":
        return "x", j + 1
    nxt = t.at(j + 1)
    often = read_below(t, j + 1) if nxt in ("a", "per", "each", "every") else None
    if often:
        return "1/" + often[0], often[1]
    if nxt == "as" and t.at(j + 3) != "as" and t.at(j + 2) not in AS_MUCH:
        return "1", j
    if nxt in MULTIPLIED or (nxt == "the" and t.at(j + 2) not in ("past", "last", "year")):
        return "x", j + 1
    if number.value % 1:
        return "x", j + 1
    return "1", j


def read_smaller(t: Tokens, value: float, unit: str, j: int) -> tuple[float, str, int]:
    """The rest of a compound: "5 ft 2 in", "2 h 11 min 53 s", "3 dollars 50 cents" in the smallest unit named."""
    while True:
        k = j
        if t.at(k) in ("and", ","):
            k += 1
        word = t.at(k)
        if not word or not (word[0] in DIGITS or word in SMALL):
            return value, unit, j
        number = read_number(t, k, False)
        if number is None or (not number.plain and "." not in word):
            return value, unit, j
        at = number.stop + 1 if t.at(number.stop) == "-" else number.stop
        if unit in ("USD", "EUR", "GBP"):
            found = read_unit(t, at)
            if found and found[1] == 0.01 and number.value < 100 and dimension_of(found[0]) == "money":
                return (value * 100 + number.value) / 100, unit, found[2]
            return value, unit, j
        small = SMALLER.get(unit, ())
        below = "in" if t.at(at) == "in" and "in" in small else ""
        stop = at + 1
        if not below:
            found = read_unit(t, at)
            if found is None or found[0] not in small:
                return value, unit, j
            below, stop = found[0], found[2]
        ratio = RATIOS[unit, below]
        if number.value >= ratio or value < 0:
            return value, unit, j
        value, unit, j = value * ratio + number.value, "lb" if below == "lb|GBP" else below, stop
