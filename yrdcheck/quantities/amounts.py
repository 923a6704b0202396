"""One quantity from the token its number begins at: sign, currency, unit, share, range, bound."""

from __future__ import annotations

from yrdcheck.model import Period, Quantity, replace
from yrdcheck.periods.tokens import DASHES, MONTHS, Tokens
from yrdcheck.quantities.bounds import read_after, read_hedge
from yrdcheck.quantities.names import LABELS, NUMBERS, PEOPLE, is_clock, is_label, is_year, plural, skip_digits
from yrdcheck.quantities.numbers import DIGITS, LARGE, Number, read_number
from yrdcheck.quantities.tables import DENOMINATORS, GLYPHS, MONEY_MAGNITUDES, SMALL, row
from yrdcheck.quantities.units import compound, read_below, read_currency_before, read_unit
from yrdcheck.quantities.vocabulary import CHANGE, CODES, DOLLARS, HIGH, LOW, PREFIX_WORDS, SYMBOLS, dimension_of, factor_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

COMPOUNDED: Final = row("ft in yd mi m km h min s day lb|GBP lb stone year month week USD EUR GBP deg kg")
EITHER_WAY: Final = row("up down lower higher go goes over lead ease additional contract extended add adds")
HALVED: Final = row("length time mass area volume percent months")
MULTIPLIED: Final = row(
    "as more higher larger greater bigger faster that its their longer less fewer lower",
    "smaller earnings revenue what over",
)
SCORED: Final = row("win victory defeat loss draw lead vote split")
SECOND_HEDGES: Final = row("about around nearly over roughly almost approximately some the a as high more than at least up to")


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
                float(f"{value!r}e{MONEY_MAGNITUDES[word]}") if "e" not in repr(value) else value * number.scale,
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


DEGREES: Final = row("degC degF deg|degC|degF")
AGED: Final = row("aged age ages")
PERSONS: Final = row(
    "children people adults men women girls boys persons voters residents kids teenagers those anyone youths workers patients"
)


def read_zero(t: Tokens, value: float, unit: str, j: int) -> tuple[float, int]:
    """ "5 degrees below zero", "10 °C below freezing": (reading, next token); a distance from freezing needs a scale to be a reading."""
    if t.at(j + 1) == "freezing" and unit not in ("degC", "degF"):
        return value, j
    base = 32.0 if unit == "degF" and t.at(j + 1) == "freezing" else 0.0
    return base - value if t.at(j) == "below" else base + value, j + 2


def is_age(t: Tokens, begin: int, j: int) -> bool:
    """Whether a bare number is an age: "aged 87", "at the age of 65", "ages 5 to 12", "children under 5"."""
    k = begin - 1
    while t.at(k) in (
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
    return (lead in ("over", "under", "above", "below") and before in PERSONS) or (lead == "than" and before in ("younger", "older"))


SIDES: Final = row("x × by - , and or")


def read_shared_unit(t: Tokens, j: int, scale: float) -> tuple[str, float] | None:
    """The unit, and the magnitude, that a figure takes from the last one of a row: (unit, factor).

    "5 x 7 inches", "100 by 50 metres", "8-by-10-foot" are sides of a length; "5, 6 and 7 km", "2 and 3 million yuan" a list.
    """
    if t.at(j) == "-" and t.at(j + 1) in ("and", "or") and not t.glued(j + 1):  # "28- and 40-nanometre"
        j += 1
    listed = t.at(j) in (",", "and", "or")
    last = False
    while t.at(j) in ("x", "×", "by", ",", "and", "or") or (t.at(j) == "-" and t.at(j + 1) == "by"):
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


def read_shares(r: Reading, t: Tokens, number: Number, value: float, begin: int, j: int) -> int:
    """ "4 out of every 10", "1 in 8", "43.2 per 100,000": adds the share and returns the token after it, or 0."""
    word = t.at(j)
    k = j
    per = False
    if word == "out" and t.at(j + 1) == "of":
        k = j + 2
    elif word == "in" or (word in ("of", "for") and t.at(j + 1) in ("every", "each")):
        k = j + 1
    elif word == "per":
        k, per = j + 1, True
    else:  # "nine container ships out of ten", "one container in five leaves by rail", "one death for every 240,000 births"
        while k < j + 3 and t.at(k)[:1].isalpha() and t.at(k) not in NO_NOUN:
            k += 1
        few = value <= 20 and number.plain
        if k == j:
            return 0
        if t.at(k) == "per":
            k, per = k + 1, True
        elif few and t.at(k) == "out" and t.at(k + 1) == "of":
            k += 2
        elif few and ((t.at(k) == "in" and is_share(t, k + 1)) or (t.at(k) == "for" and t.at(k + 1) in ("every", "each"))):
            k += 1
        else:
            return 0
    every = t.at(k) in ("every", "each", "the")
    if every and t.at(k) != "the":
        k += 1
    target = t.at(k)
    part = target in ("quarter", "half") and t.at(k + 1) in ("of", "a") and per  # "one per quarter of a million"
    if not part and not (
        target and (target[0] in DIGITS or target in SMALL or target in LARGE or (target in ("a", "an") and t.at(k + 1) in LARGE))
    ):
        return 0
    if target in ("a", "an"):
        k += 1
    if target[0] in DIGITS and len(target) == 4 and target.isdecimal() and 1500 <= int(target) <= 2100 and word == "in" and not every:
        return 0
    of = read_number(t, k, False)
    if of is None or of.value <= 0 or of.form == "fraction":
        return 0
    if of.value <= value or of.value % 1 or value <= 0:
        return 0
    # "3 in 10" is a share; "20 in 15 minutes" is a time
    if word == "in" and not every and (value % 1 or not number.plain or (value > 10 and of.value not in (100.0, 1000.0))):
        return 0
    if word in ("in", "out") and not every and read_unit(t, of.stop) is not None:
        return 0
    hedge, hedge_at = read_hedge(t, begin)
    after, stop = read_after(t, of.stop)
    share = value * 100 / of.value
    counted = next((m for m in range(j, k) if t.word[m] in ("out", "in", "for")), j)
    add(
        r,
        hedge_at,
        begin,
        of.stop,
        share,
        None,
        None,
        "percent",
        100 / of.value if not per else number.digits * 100 / of.value,
        after or hedge,
        "fraction",
        stop,
    )
    if counted > j and not per:
        r.quantities[-1] = replace(r.quantities[-1], whole=(t.start[j], t.end[counted - 1]))
    return max(stop, of.stop)


def read_every(r: Reading, i: int) -> int:
    """ "Of every hundred people who fell ill, about eighteen died": the share; returns the token after it, or 0."""
    t = r.t
    if t.at(i - 1) not in ("every", "each") or t.at(i - 2) != "of":
        return 0
    of = read_number(t, i, False)
    comma = next((k for k in range(i, min(i + 18, t.size)) if t.word[k] in (",", ".", ";") and not t.glued(k + 1)), 0)
    if of is None or not comma or t.word[comma] != ",":
        return 0
    k = comma + 1
    while t.at(k) in ("about", "some", "around", "only", "nearly", "almost", "over", "just", "at", "least", "roughly"):
        k += 1
    part = read_number(t, k, False) if t.at(k) in SMALL or (t.at(k)[:1] in DIGITS and t.at(k)) else None
    if part is None or not 0 < part.value < of.value or read_unit(t, part.stop) is not None:
        return 0
    hedge, _ = read_hedge(t, k)
    add(r, i, i, part.stop, part.value * 100 / of.value, None, None, "percent", 100 / of.value, hedge, "fraction", part.stop)
    r.quantities[-1] = replace(r.quantities[-1], whole=(t.start[of.stop], t.end[comma - 1]))
    return part.stop


NO_NOUN: Final = row(
    "in out of to the a an and or from at by for with on is are was were be has have had as than per that which who when more less fewer",
    "later earlier ago",
)
WHOLES: Final = frozenset((2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 20.0, 100.0, 1000.0))


def is_share(t: Tokens, k: int) -> bool:
    """Whether the number after "one container in" is the whole of a share: round, and no count of things of its own."""
    if t.at(k) not in SMALL and not (t.at(k)[:1] in DIGITS and t.at(k)):
        return False
    of = read_number(t, k, False)
    if of is None or of.value not in WHOLES or not of.plain or read_unit(t, of.stop) is not None:
        return False
    nxt = t.at(of.stop)
    if not (nxt[:1].isalpha() and plural(t, of.stop)):
        return True
    after = of.stop + 1  # "one container in five leaves Morhaven", not "one school in five districts is"
    return after < t.size and (
        t.text[t.start[after]].isupper()
        or (t.word[after] in NO_NOUN and t.word[after] not in ("is", "was", "are", "were", "has", "have", "had"))
    )


GLUED: Final = {"C": ("degC", 1.0), "F": ("degF", 1.0), "p": ("GBP", 0.01)}  # only where they touch the figure
AS_MUCH: Final = row(
    "many much high large big great long fast likely expensive wide tall heavy strong populous often few little small low deep",
    "quick productive dense rich",
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
