"""One quantity from the token its number begins at: sign, currency, unit, share, range, bound."""

from __future__ import annotations

from yrdcheck.periods.tokens import Tokens
from yrdcheck.quantities.bounds import read_after, read_hedge
from yrdcheck.quantities.measures import DEGREES, SIDES, is_age, read_joined, read_shared_unit, read_smaller, read_times, read_zero
from yrdcheck.quantities.names import LABELS, NUMBERS, PEOPLE, is_label, is_release, plural, skip_digits
from yrdcheck.quantities.numbers import DIGITS, LARGE, Number, read_number
from yrdcheck.quantities.ranges import read_range
from yrdcheck.quantities.readings import Reading, add
from yrdcheck.quantities.shares import read_every, read_shares
from yrdcheck.quantities.tables import MONEY_MAGNITUDES, row
from yrdcheck.quantities.units import compound, read_below, read_currency_before, read_unit
from yrdcheck.quantities.vocabulary import CODES, PREFIX_WORDS, dimension_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

COMPOUNDED: Final = row("ft in yd mi m km h min s day lb|GBP lb stone year month week USD EUR GBP deg kg")
HALVED: Final = row("length time mass area volume percent months")
GLUED: Final = {"C": ("degC", 1.0), "F": ("degF", 1.0), "p": ("GBP", 0.01)}  # only where they touch the figure


def read_sign(t: Tokens, i: int) -> tuple[bool, int]:
    """A minus before token ``i``: (negative, first token)."""
    before = t.at(i - 1)
    if before in ("-", "−", "–") and t.glued(i) and (i == 1 or not t.glued(i - 1) or t.word[i - 2] in ("(", "[", "=", ":", "/")):
        if before != "−" and i > 1 and t.word[i - 2][:1] in DIGITS and t.start[i - 1] - t.end[i - 2] > 0 and t.start[i] == t.end[i - 1]:
            return True, i - 1
        if i == 1 and before == "-" and t.start[1] != t.end[0]:
            return False, i
        return True, i - 1
    if before in ("minus", "negative"):
        return True, i - 1
    return False, i


def read_amount(r: Reading, i: int, found: Number | None = None) -> int:
    """The quantity whose number begins at token ``i``; returns the token after it."""
    t = r.t
    dealt = read_every(r, i)
    if dealt:
        return dealt
    between = i > 0 and t.word[i - 1] in ("between", "both")
    number = found or read_number(t, i, not between)
    if number is None:
        return skip_digits(t, i)
    begin = number.start
    value = number.value
    form = number.form
    negative, begin = read_sign(t, begin)
    if negative:
        value = -value
    j = number.stop
    unit = ""
    factor = 1.0
    word = t.at(j)
    if word == "+" and t.glued(j) and t.at(j + 1)[:1] in DIGITS and t.glued(j + 1):  # "1+8"
        return skip_digits(t, j)
    more = ""
    if word == "+" and t.at(j + 1) in LARGE and number.scale == 1.0:  # "6.3+ million"
        e = LARGE[t.word[j + 1]]
        value, number.digits, number.scale, j, more = float(f"{value!r}e{e}"), number.digits * 10.0**e, 10.0**e, j + 2, "at least"
        word = t.at(j)
    if (
        word == "-"
        and number.plain
        and t.glued(j)
        and t.glued(j + 1)
        and t.word[i][0] in DIGITS
        and t.at(j + 1) in NUMBERS
        and t.text[t.start[j + 1]].isupper()
    ):  # "7-Eleven"
        return j + 2
    currency = read_currency_before(t, begin)
    if currency:
        unit, begin = currency
        if not negative and begin > 0 and t.word[begin - 1] in ("-", "−") and t.glued(begin) and not t.glued(begin - 1):
            value, begin = -value, begin - 1
        if word in MONEY_MAGNITUDES and number.scale == 1.0 and form != "words" and (t.glued(j) or t.text[t.start[j]] != "t"):
            number.scale = 10.0 ** MONEY_MAGNITUDES[word]
            value, number.digits, j = (
                float(f"{value!r}e{MONEY_MAGNITUDES[word]}") if "e" not in repr(value) and "n" not in repr(value) else value * number.scale,
                number.digits * number.scale,
                j + 1,
            )
        again = read_unit(t, j) if not (t.at(j) in PREFIX_WORDS and t.at(j + 1)[:1] in DIGITS and t.at(j + 1)) else None
        if again and dimension_of(again[0]) == "money" and again[1] == 1.0:
            unit = again[0] if "|" in unit or (again[0] != unit and again[0] in CODES and t.at(j) != "dollars") else unit
            j = again[2]
        elif word in ("/", "per", "a", "an") or t.at(j) in ("/", "per", "a", "an"):
            rate = compound(t, unit, 1.0, j)
            if rate[2] > j:
                unit, j = rate[0], rate[2]
    else:
        measured = None
        if word == "-" and t.glued(j) and t.glued(j + 1):
            measured = read_unit(t, j + 1, True)
            if measured is not None and measured[0] == "x":
                measured = None
        elif form == "fraction":
            k = j
            if t.at(k) == "of" and t.at(k + 1) in ("a", "an"):
                k += 2
            elif t.at(k) in ("a", "an"):
                k += 1
            if k > j and t.at(k) == "point" and t.at(k + 1) not in ("of", "in", "where", "-"):
                measured = ("pp", 1.0, k + 1)  # "half a point"
            else:
                measured = read_unit(t, k) if k < t.size and (k > j or t.at(k) not in ("percent", "percentage", "%")) else None
            if measured and (measured[0] in ("x", "s", "quarter") or (k == j and dimension_of(measured[0]) not in HALVED)):
                measured = None
        else:
            measured = read_unit(t, j)
        if measured is not None and t.at(j) in ("x", "×") and (t.at(j + 1)[:1] in DIGITS):
            measured = None
        if measured is not None and (
            (t.at(j) == "li" and number.scale != 1.0)
            or (t.at(j) == "won" and value < 100)  # "a team of five won"
            or (t.at(j) == "s" and number.plain and t.at(begin - 1).isalpha() and t.text[t.start[begin - 1]].isupper())  # "Galaxie 500s"
        ):
            measured = None
        if measured is None and form != "fraction" and t.at(j) in SIDES:
            shared = read_shared_unit(t, j, number.scale)
            if shared:
                measured = (shared[0], 1.0, j)
                value, number.digits, number.scale = value * shared[1], number.digits * shared[1], number.scale * shared[1]
        if measured is not None:
            unit, factor, j = measured
            if (
                unit == "m"
                and t.word[j - 1] == "m"
                and t.glued(j - 1)
                and t.at(j)[:1].isalpha()
                and (t.at(j) in PEOPLE or t.at(j) in ("more", "fewer") or (plural(t, j) and "." in t.word[i]))
            ):
                value, unit, number.digits = float(f"{value!r}e6"), "1", number.digits * 1e6
            if factor != 1.0:
                value, number.digits = value / 100 if factor == 0.01 else value * factor, number.digits * factor
    if form == "fraction" and not unit:
        unit = "percent"
        value = round(value * 100, 10)
        if unit == "percent" and number.digits == 0.0:
            number.digits = 1.0
        if value > 100 and t.word[number.start][:1] in DIGITS:
            unit, value, form = "1", value / 100, "mixed"
        elif t.word[number.start][:1] in DIGITS and t.text[t.start[number.start] : t.end[number.stop - 1]] in ("9/11", "24/7", "50/50"):
            return number.stop
    elif form == "fraction":
        form = "mixed"
        number.digits = abs(value) or 1.0
    if not unit and t.glued(j) and word[:1].isalpha():
        letter = t.text[t.start[j] : t.end[j]]
        if letter in GLUED and not (t.glued(j + 1) and t.at(j + 1)[:1].isalnum()):
            unit, factor = GLUED[letter]
            value, number.digits, j = value * factor, number.digits * factor, j + 1
        elif number.scale == 1.0 and form == "" and letter.isascii() and word not in ("times", "fold"):  # "5G", "737s"
            return skip_digits(t, j)
    if unit in DEGREES and t.at(j) in ("below", "above") and t.at(j + 1) in ("zero", "freezing"):
        value, j = read_zero(t, value, unit, j)
    if not unit and number.plain and is_age(t, begin, j):
        unit = "year"
    if not unit:
        special = read_shares(r, t, number, value, begin, j)
        if special:
            return special
        unit = "1"
        if (number.plain or t.word[number.stop - 1].endswith(".0") or t.at(begin - 1) in LABELS) and is_label(t, begin, j):
            return skip_digits(t, number.stop - 1)
        if number.scale == 1.0 and form == "" and is_release(t, begin, j):
            return skip_digits(t, number.stop - 1)
        if word in ("times", "time", "fold") or (word == "-" and t.at(j + 1) == "fold"):
            unit, j = read_times(t, number, j)
        elif word[:1].isalpha():
            rate_at = j
            while rate_at < j + 4 and t.at(rate_at)[:1].isalpha() and t.word[rate_at] not in ("per", "a", "and", "or", "in", "of"):
                rate_at += 1
            if t.at(rate_at) in ("per", "/") or (t.at(rate_at) == "a" and rate_at == j):
                below = read_below(t, rate_at)
                if below and (rate_at > j or t.at(rate_at) == "per") and below[0] not in ("person", "share"):
                    unit, j = "1/" + below[0], below[1]
    if t.at(j) == "±" or tuple(t.word[j : j + 3]) in (("plus", "or", "minus"), ("+", "/", "-")):
        k = j + 1 if t.at(j) == "±" else j + 3
        spread = read_number(t, k, False) if t.at(k)[:1] in DIGITS else None
        if spread:
            measured = read_unit(t, spread.stop)
            if measured and unit in ("1", measured[0]):
                unit, j = measured[0], measured[2]
            else:
                j = spread.stop
            add(r, begin, begin, j, value, value - spread.value, value + spread.value, unit, number.digits, "", form, j)
            return j
    if unit in COMPOUNDED:
        value, unit, j = read_smaller(t, value, unit, j)
    if t.at(begin - 1) == "and" and t.at(begin - 3) in ("a", "an"):
        joined = read_joined(t, value, unit, form, begin)
        if joined:
            value, unit, begin = joined
            form = "mixed"
            number.digits = min(number.digits, 0.25) if unit == "h" else number.digits
    if unit and unit != "1" and value <= 9 and t.at(j) == "in" and number.plain:  # "one pound in three"
        special = read_shares(r, t, number, value, begin, j)
        if special:
            return special
    hedge, hedge_at = read_hedge(t, begin)
    if hedge == "" and t.at(begin - 1) in ("to", "and", "-", "–"):
        hedge_at = begin
    after, stop = read_after(t, j)
    after = after or more
    if after:
        hedge = after if not hedge or hedge == "about" else hedge
    if not after or stop == j:
        ranged = read_range(r, number, value, unit, begin, j, hedge, hedge_at, form, bool(currency))
        if ranged:
            return ranged
    add(r, hedge_at, begin, j, value, None, None, unit, number.digits, hedge, form, stop)
    return max(stop, j)
