"""The second half of a range: "3 to 5 km", "20–30%", "between 1 and 2 million"."""

from __future__ import annotations

from yrdcheck.periods.tokens import DASHES, MONTHS, Tokens
from yrdcheck.quantities.bounds import read_after
from yrdcheck.quantities.measures import is_age, read_times
from yrdcheck.quantities.names import is_clock, is_year
from yrdcheck.quantities.numbers import DIGITS, LARGE, Number, read_number
from yrdcheck.quantities.readings import Reading, add
from yrdcheck.quantities.tables import DENOMINATORS, GLYPHS, MONEY_MAGNITUDES, SMALL, row
from yrdcheck.quantities.units import read_currency_before, read_unit
from yrdcheck.quantities.vocabulary import CHANGE, CODES, DOLLARS, PREFIX_WORDS, SYMBOLS, dimension_of, factor_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

EITHER_WAY: Final = row("up down lower higher go goes over lead ease additional contract extended add adds")
SCORED: Final = row("win victory defeat loss draw lead vote split")
SECOND_HEDGES: Final = row("about around nearly over roughly almost approximately some the a as high more than at least up to")


def changes(t: Tokens, begin: int) -> int:
    """The verb or noun of change that governs a figure, looking back from token ``begin``: 1, -1, or 0 for none, 2 for either way."""
    j = begin - 1
    low = max(-1, begin - 14)
    while j > low:
        w = t.word[j]
        if w in CHANGE:
            if w in EITHER_WAY and t.at(j + 1) == "to":
                j -= 1
                continue
            return CHANGE[w] or 2
        if w in (".", ";", "!", "?") and not t.glued(j + 1):
            return 0
        j -= 1
    return 0


def read_range(
    r: Reading, number: Number, value: float, unit: str, begin: int, j: int, hedge: str, hedge_at: int, form: str, money: bool
) -> int:
    """The second half of "3 to 5 km", "20–30%", "between 1 and 2 million"; adds a range, or two quantities where a verb of
    change stands before. Returns the token after, or 0 where there is no second half."""
    t = r.t
    join = t.at(j)
    opener = t.at(begin - 1) if t.at(begin - 1) in ("between", "from") else t.at(hedge_at - 1)
    loose = False
    if join == "-" and t.at(j + 1) in ("to", "or") and t.at(j + 2) == "-":  # "10-to-12 per cent"
        join, j = t.word[j + 1], j + 2
    elif join in DASHES:
        loose = join == "-" and not t.glued(j) and t.glued(j + 1)  # "75 -300 mm"
        if not loose and t.glued(j) != t.glued(j + 1) and join not in ("~", "～"):
            return 0
    elif join in ("to", "or") or (join == "and" and opener == "between") or (join == "through" and opener == "from"):
        pass
    elif join == "and" and money and t.at(j + 1) in SYMBOLS and number.scale == 1.0:  # "€1.5 and €2 billion"
        second = read_number(t, j + 2, False) if t.at(j + 2)[:1] in DIGITS and t.at(j + 2) else None
        if second is None or second.scale == 1.0 or value >= second.value / second.scale:
            return 0
        add(r, hedge_at, begin, j, value * second.scale, None, None, unit, number.digits * second.scale, hedge, form, j)
        return j
    else:
        return 0
    k = j + 1
    second_hedge = ""
    while t.at(k) in SECOND_HEDGES:
        if t.word[k] in ("a",) and t.at(k + 1) not in LARGE and t.at(k + 1) not in DENOMINATORS and t.at(k + 1) != "dozen":
            break
        if t.word[k] not in ("the", "a"):
            second_hedge = t.word[k]
        k += 1
        if k > j + 5:
            return 0
    if second_hedge and opener != "from":
        return 0
    at = k
    lead = t.at(at)
    sign = False
    if lead in SYMBOLS or lead in PREFIX_WORDS or (lead in DOLLARS and t.at(at + 1) == "$"):
        at += 2 if t.at(at + 1) == "$" else 1
    elif (lead in ("-", "−") and t.glued(at + 1)) or lead in ("minus", "negative"):
        sign, at = True, at + 1
    lead = t.at(at)
    if not lead or not (lead[0] in DIGITS or lead in SMALL or lead in LARGE or lead in GLYPHS or lead in ("half", "quarter")):
        return 0
    if len(lead) == 4 and lead.isdecimal() and unit != "1" and is_year(t, at):
        return 0
    second = read_number(t, at, join != "and")
    if second is None:
        return 0
    if is_clock(t, at) or (t.at(second.stop) in MONTHS and t.text[t.start[second.stop]].isupper()):
        return 0
    right = -second.value if sign else second.value
    right_unit, stop, factor = "", second.stop, 1.0
    currency = read_currency_before(t, at)
    if currency and currency[1] > j:
        right_unit = currency[0]
        if t.at(stop) in MONEY_MAGNITUDES and second.scale == 1.0:
            second.scale = 10.0 ** MONEY_MAGNITUDES[t.word[stop]]
            right, stop = right * second.scale, stop + 1
    else:
        measured = None
        if t.at(stop) == "-" and t.glued(stop) and t.glued(stop + 1):
            measured = read_unit(t, stop + 1, True)
        elif second.form != "fraction" and not (money and t.at(stop) in MONEY_MAGNITUDES and t.glued(stop)):
            measured = read_unit(t, stop)
        if measured and t.at(stop) not in ("x", "×"):
            right_unit, factor, stop = measured
            right = right * factor if factor != 1.0 else right
        elif second.form == "fraction":
            right, right_unit = right * 100, "percent"
            if unit != "percent":
                return 0
        elif money or (unit in CODES and join in DASHES):
            right_unit = unit if join in DASHES or (join == "to" and second.scale >= number.scale and number.scale > 1) else ""
            if t.at(stop) in MONEY_MAGNITUDES and second.scale == 1.0 and money:
                second.scale = 10.0 ** MONEY_MAGNITUDES[t.word[stop]]
                right, stop, right_unit = right * second.scale, stop + 1, unit
    if not right_unit and unit == "year" and t.word[j - 1][0] in DIGITS and is_age(t, begin, stop):
        right_unit = unit
    left = value
    if (
        form != "fraction"
        and second.scale > 1
        and number.scale == 1.0
        and (unit == "1" or (money and right_unit in ("", unit)))
        and abs(left) < abs(right) / second.scale
    ):
        left, number.digits, number.scale = left * second.scale, number.digits * second.scale, second.scale
    if unit == "1" and right_unit:
        unit_left = right_unit
    else:
        unit_left = unit
    if not right_unit:
        right_unit = unit if unit == "1" else ""
    elif right_unit in unit_left.split("|"):  # "20°-25°C"
        unit_left = right_unit
    if right_unit == "" or dimension_of(unit_left) != dimension_of(right_unit) or factor != 1.0:
        return 0
    if loose and not (unit == "1" and right_unit != "1"):
        return 0
    if right_unit == "1" and t.at(stop) == "times":
        unit_left, stop = read_times(t, second, stop)
        right_unit = unit_left
    if unit_left != right_unit:
        if not (opener == "from" or join in ("to", "and")):
            return 0
        if unit_left in CODES or "|" in unit_left:
            return 0
    after, last = read_after(t, stop)
    if join == "to" and opener != "from" and unit != "1" and currency and t.at(begin - 1) in CHANGE:  # "rose 50p to £2.50"
        return 0
    moved = opener == "from" and (changes(t, begin) != 0 or left >= right or second_hedge != "" or hedge != "")
    if moved:
        add(r, hedge_at, begin, j, left, None, None, unit_left, number.digits, hedge, form, j)
        return j
    if join == "or" and (right - left != min(number.digits, second.digits) or number.scale != second.scale):
        return 0
    if left >= right:
        if join in DASHES and unit_left == "1" and t.glued(j):  # a score: "3-2"
            return stop
        return 0
    if join in DASHES and t.glued(j) and unit_left == "1" and t.at(stop) in SCORED:
        return stop
    if unit_left != right_unit:
        left, unit_left = left * factor_of(unit_left) / factor_of(right_unit), right_unit
    first = begin
    add(
        r,
        hedge_at,
        first,
        stop,
        None,
        left,
        right,
        right_unit,
        min(number.digits, second.digits) or 1.0,
        after or ("about" if hedge == "about" else ""),
        form,
        max(last, stop),
    )
    return max(last, stop)
