"""Figures in English, in one pass over the tokens of a text.

Everything hangs on the few tokens that are digits or stand in a table of number words: at each of them a number is read
onward, then its unit, then the bound or hedge around it, then the second half of a range. Dates are tried first.
"""

from __future__ import annotations

import re

from yrdcheck.model import Period, Quantity, replace
from yrdcheck.periods.english import DASHES, MONTHS, SEASONS, SHIFTS, Tokens, read_date
from yrdcheck.quantities.tables import (
    DENOMINATORS,
    GLYPHS,
    GROUPS,
    MAGNITUDES,
    MONEY_MAGNITUDES,
    MULTIPLES,
    ORDINALS,
    SHORT_MAGNITUDES,
    SMALL,
    row,
)
from yrdcheck.quantities.vocabulary import (
    AFTER,
    BEFORE,
    CHANGE,
    CODES,
    DOLLARS,
    EXACT,
    HIGH,
    LOW,
    PHRASES,
    PLAIN_CODES,
    PREFIX_WORDS,
    SYMBOLS,
    dimension_of,
    factor_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*(?:[\u00a0\u202f\u2009]\d{3}(?!\d))*|[^\W\d_]+|[^\w\s]|_")
LARGE: Final = {w: e for w, e in MAGNITUDES.items() if w not in SHORT_MAGNITUDES}
EVENTS: Final = frozenset({"century"})
DATES: Final = frozenset(MONTHS) | frozenset(SEASONS) | frozenset(SHIFTS) | frozenset({
    "early", "mid", "late", "end", "beginning", "start", "middle", "close", "q", "h", "fy", "fiscal", "financial", "yesterday", "tomorrow", "same", "the", "opening",
})  # fmt: skip
# "the" begins a date only before one of these.
AFTER_THE: Final = frozenset({"year", "current", "previous", "following", "coming", "present", "last", "final", "latter", "opening", "first", "second", "third", "fourth", "three", "two"})
NUMBERS: Final = frozenset(SMALL) | frozenset(LARGE) | frozenset(ORDINALS) | frozenset(DENOMINATORS) | frozenset(GLYPHS) | frozenset(GROUPS) | frozenset(MULTIPLES)
TRIGGERS: Final = DATES | NUMBERS | frozenset({"several"})
DIGITS: Final = frozenset("0123456789")
# A figure after one of these is a name or a place in a document.
LABELS: Final = row("article section chapter figure fig table room route highway version iso no nos phase page pages line lines bus flight gate grade level class type model"
    " series volume vol issue item clause rule schedule appendix annex part episode season apartment suite unit building block terminal platform runway number"
    " step note question case form interstate exit channel group pier resolution order directive windows iphone boeing airbus apollo article")
PEOPLE: Final = row("people persons men women children students patients visitors workers residents employees jobs households homes families passengers customers users tourists members voters")
STOP_S: Final = row("was is has does as its this us thus plus less unless across various previous business class process access press congress gas bus")
RATE_UNITS: Final = {
    "second": "s", "minute": "min", "hour": "h", "day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year", "annum": "year", "capita": "person", "head": "person", "person": "person",
    "kilometre": "km", "kilometer": "km", "km": "km", "mile": "mi", "metre": "m", "meter": "m", "kilogram": "kg", "kg": "kg", "tonne": "t", "ton": "t", "litre": "L", "liter": "L", "hectare": "ha", "acre": "acre",
    "gallon": "gal", "barrel": "bbl", "share": "share", "ounce": "oz", "pound": "lb", "g": "g", "mg": "mg", "l": "L", "h": "h", "hr": "h", "s": "s", "min": "min", "d": "day", "yr": "year",
}  # fmt: skip
ROMAN_NAMES: Final = frozenset({"fortune", "formula", "catch", "gang", "apollo", "area", "agenda", "covid", "sars", "g", "psalm", "world", "tier", "bric", "group"})


AFTER_ONE: Final = row("of another that who which is can will has was by to on at may must should could would you s with for as thing or i we more")
AFTER_SHARE: Final = row("of to from as more less higher lower the , . ; ) and in since over by between are is were was for larger fewer on at this last than compared year or have had") | {""}
AFTER_YEARS: Final = row("and or to when in the by as with he she it they was were")
BACKWARD: Final = row("earlier ago later before after prior previously")
BEFORE_HALF: Final = row("first second the this last next other latter previous final each better opening -")
BEFORE_ONE: Final = row("""the no any every each which that this another “ " ' ‘ first last next some only good same by - """)
BETWEEN_HEDGE: Final = row("""a an the its their his only “ " - ( another total further just even """)
COMPOUNDED: Final = row("ft in yd mi m km h min s day lb|GBP lb stone year month week USD EUR GBP deg kg")
DATE_MARKS: Final = row("/ - – st nd rd th of to and until through ，")
EITHER_WAY: Final = row("up down lower higher go goes over lead ease additional contract extended add adds")
HALVED: Final = row("length time mass area volume percent months")
LABELS_IN_CAPITALS: Final = row("no group line lines page pages form unit building block class level grade number question case step note world area rule order type model table room figure bus flight issue suite channel exit series volume terminal")
MULTIPLIED: Final = row("as more higher larger greater bigger faster that its their longer less fewer lower smaller earnings revenue what over")
OLD_YEAR_LEADS: Final = row("in since by until before after year")
ONE_PART: Final = row("in out half third quarter and point")
PREFIXES: Final = row("mid pre post non sub under over to and or")
SCORED: Final = row("win victory defeat loss draw lead vote split")
SECOND_HEDGES: Final = row("about around nearly over roughly almost approximately some the a as high more than at least up to")
SHORT_LABELS: Final = row("no nos art sec fig vol ch pp p")
SPAN_NOUNS: Final = row("day week month year hour minute second quarter share barrel tonne ton head person night gallon litre liter kilo piece")
TENS: Final = row("twenty thirty forty fifty sixty seventy eighty ninety")
TITLES: Final = row("st dr mr inc co ltd corp u s")
YEAR_LEADS: Final = row("in since by until till before after during year from of between early late mid pre post fiscal fy and to through")


def tokenise(text: str, low: str, reference: str | None) -> Tokens:
    """Cut a text into words, figures and marks."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for m in TOKEN.finditer(low):
        words.append(m.group())
        s, e = m.span()
        starts.append(s)
        ends.append(e)
    return Tokens(text, words, starts, ends, reference)


class Number:
    """A number as read: value, the token after it, the size of its last digit, and how it was written."""

    __slots__ = ("digits", "form", "plain", "scale", "start", "stop", "value")

    def __init__(self, value: float, start: int, stop: int, digits: float, form: str = "", plain: bool = False, scale: float = 1.0) -> None:
        self.value, self.start, self.stop, self.digits, self.form, self.plain, self.scale = value, start, stop, digits, form, plain, scale


def literal(word: str) -> tuple[str, int] | None:
    """The digits of a figure without separators, and how many stand after the point; ``None`` for versions and addresses."""
    if word.isdecimal():
        return word, 0
    for space in "\u00a0\u202f\u2009":
        if space in word:
            word = word.replace(space, ",")
    dots, commas = word.count("."), word.count(",")
    if commas == 0:
        if dots == 1:
            return word, len(word) - word.index(".") - 1
        groups = word.split(".")
        if 1 <= len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(g) == 3 for g in groups[1:]):
            return "".join(groups), 0
        return None
    if dots == 0:
        groups = word.split(",")
        if len(groups[-1]) == 3 and 1 <= len(groups[0]) <= 3 and all(len(g) in (2, 3) for g in groups[1:]):
            return "".join(groups), 0
        if commas == 1 and len(groups[1]) <= 2:
            return groups[0] + "." + groups[1], len(groups[1])
        return None
    if dots == 1 and word.rindex(".") > word.rindex(","):
        whole, fraction = word.split(".")
        return whole.replace(",", "") + "." + fraction, len(fraction)
    if commas == 1 and word.rindex(",") > word.rindex("."):
        whole, fraction = word.split(",")
        return whole.replace(".", "") + "." + fraction, len(fraction)
    return None


def last_digit(text: str, decimals: int) -> float:
    """The size of the last digit that counts: 24.4 → 0.1, 7600 → 100."""
    if decimals:
        return float(f"1e-{decimals}")
    bare = text.rstrip("0")
    return float(10 ** (len(text) - len(bare))) if bare else 1.0


def read_fraction(t: Tokens, i: int) -> tuple[int, int, int] | None:
    """A fraction at ``i``: "two thirds", "three-fifths", "a quarter", "half", "½", "1/2": (numerator, denominator, next)."""
    word = t.at(i)
    if word in GLYPHS:
        return (*GLYPHS[word], i + 1)
    if word in ("half", "quarter"):
        return 1, DENOMINATORS[word], i + 1
    if word in ("a", "an", "one"):
        j = i + 2 if t.at(i + 1) == "-" else i + 1
        d = DENOMINATORS.get(t.at(j))
        return (1, d, j + 1) if d and not t.word[j].endswith("s") else None
    n = SMALL.get(word) if word not in ("zero",) else None
    if n is None and len(word) <= 2 and word.isdecimal():
        if t.at(i + 1) in ("/", "⁄") and t.glued(i + 1) and t.glued(i + 2) and t.at(i + 2).isdecimal() and len(t.word[i + 2]) <= 3:
            d = int(t.word[i + 2])
            if d and not (t.at(i + 3) == "/" and t.glued(i + 3)):
                return int(word), d, i + 3
        n = int(word)
    if n:
        j = i + 2 if t.at(i + 1) == "-" else i + 1
        d = DENOMINATORS.get(t.at(j))
        if d and (n == 1) != t.word[j].endswith("s"):
            return n, d, j + 1
    return None


def read_number(t: Tokens, i: int, joined: bool = True) -> Number | None:
    """A number at ``i`` in figures or words, with magnitude and fraction; ``joined`` allows "and" inside it."""
    word = t.word[i]
    c = word[0]
    if c in DIGITS:
        return read_digits(t, i, joined)
    if word in SMALL or word in LARGE:
        return read_words(t, i, joined)
    if word in GLYPHS or word in ("half", "quarter"):
        found = read_fraction(t, i)
        return finish_fraction(t, i, found) if found else None
    return None


def finish_fraction(t: Tokens, i: int, found: tuple[int, int, int]) -> Number:
    """A fraction, or a fraction of a magnitude ("half a million", "two thirds of a million", "three quarters of a billion")."""
    n, d, j = found
    k = j
    if t.at(k) == "of":
        k += 1
    if t.at(k) in ("a", "an", "one"):
        k += 1
    if t.at(k) in LARGE and t.at(k) not in ("hundreds", "thousands", "millions", "billions"):
        e = LARGE[t.word[k]]
        return Number(n * 10.0**e / d, i, k + 1, 10.0 ** (e - 1), "mixed")
    if t.at(k) == "dozen" and k > j:
        return Number(n * 12.0 / d, i, k + 1, 1.0, "words")
    return Number(n / d, i, j, 0.0, "fraction")


def read_digits(t: Tokens, i: int, joined: bool) -> Number | None:
    """A number that begins with digits."""
    word = t.word[i]
    size = t.size
    start = i
    found = literal(word)
    if found is None:
        return None
    text, decimals = found
    j = i + 1
    if i > 0 and t.word[i - 1] == "." and t.glued(i) and decimals == 0 and not (i > 1 and t.glued(i - 1)):  # ".08"
        text, decimals, start = "0." + text, len(text), i - 1
    nxt = t.word[j] if j < size else ""
    if nxt == "/" and decimals and t.at(j + 1) in ("5", "10", "20", "100") and t.glued(j) and t.glued(j + 1) and t.at(j + 2) != "/":  # a mark: "4.6/10"
        return Number(float(text) / int(t.word[j + 1]), start, j + 2, 10.0**-decimals * 100 / int(t.word[j + 1]), "fraction")
    if nxt == "." and decimals == 0 and j + 1 < size and not t.glued(j) and not t.glued(j + 1) and t.word[j + 1].isdecimal():  # tokenised text: "6 . 2 %"
        text, decimals = f"{text}.{t.word[j + 1]}", len(t.word[j + 1])
        j += 2
        nxt = t.at(j)
    if decimals == 0 and len(text) <= 3 and (nxt in GLYPHS or nxt in ("/", "⁄") or (t.at(j + 1) in ("/", "⁄") and nxt.isdecimal())):
        if nxt in GLYPHS:
            n, d = GLYPHS[nxt]
            return scaled(t, Number(int(text) + n / d, start, j + 1, 1.0 / d, "mixed"))
        fraction = read_fraction(t, i)
        if fraction:
            return finish_fraction(t, start, fraction)
        if nxt.isdecimal() and not t.glued(j):
            fraction = read_fraction(t, j)
            if fraction and 0 < fraction[0] < fraction[1] <= 16:
                return scaled(t, Number(int(text) + fraction[0] / fraction[1], start, fraction[2], 1.0 / fraction[1], "mixed"))
    if nxt == "e" and t.glued(j) and t.glued(j + 1) and t.at(j + 1).isdecimal() and len(t.word[j + 1]) <= 2:
        e = int(t.word[j + 1])
        return Number(float(f"{text}e{e}"), start, j + 2, last_digit(text, decimals) * 10.0**e)
    # plain space between groups of three, two groups at least: "1 414 021 100"
    if decimals == 0 and len(text) <= 3 and len(nxt) == 3 and nxt.isdecimal() and t.at(j + 1).isdecimal() and len(t.word[j + 1]) == 3 and text[0] != "0":
        while j < size and t.word[j].isdecimal() and len(t.word[j]) == 3 and t.start[j] == t.end[j - 1] + 1:
            text += t.word[j]
            j += 1
        nxt = t.at(j)
    exponent = 0
    while True:
        k = j + 1 if nxt == "-" and t.glued(j) and t.glued(j + 1) else j
        w = t.at(k)
        if w not in MAGNITUDES or w.endswith("s") and w not in ("lakhs", "crores", "millions", "billions", "lacs", "trillions"):
            break
        if w in SHORT_MAGNITUDES and t.text[t.start[k]] == "K" and not t.glued(k):
            break
        exponent += MAGNITUDES[w]
        j = k + 1
        nxt = t.at(j)
    value = float(f"{text}e{exponent}")
    digits = last_digit(text, decimals) * 10.0**exponent
    if exponent == 0:
        if nxt in ("dozen", "dozens", "score"):
            return Number(value * GROUPS[nxt], start, j + 1, digits * GROUPS[nxt])
        k = j + 1 if nxt == "-" else j
        if nxt == "and" and joined and decimals == 0:
            f = read_fraction(t, j + 1)
            if f and f[0] < f[1] and (t.at(j + 1) in ("a", "an", "one") or t.at(j + 1) in SMALL) and t.at(j + 1) not in GLYPHS:
                return scaled(t, Number(value + f[0] / f[1], start, f[2], 1.0 / f[1], "mixed"))
        f = read_fraction(t, i) if decimals == 0 and len(word) <= 2 and nxt in DENOMINATORS or nxt == "-" and t.at(k) in DENOMINATORS else None
        if f:
            return finish_fraction(t, start, f)
    elif nxt == "and" and joined:
        if t.at(j + 1) in ("a", "one") and t.at(j + 2) in ("half", "quarter", "third"):
            d = DENOMINATORS[t.word[j + 2]]
            if t.at(j + 3) in LARGE and LARGE[t.word[j + 3]] < exponent:
                return Number(value + 10.0 ** LARGE[t.word[j + 3]] / d, start, j + 4, 10.0 ** (exponent - 3), "mixed")
            return Number(value + 10.0**exponent / d, start, j + 3, 10.0 ** (exponent - 1), "mixed")
        rest = read_number(t, j + 1, False) if t.at(j + 1) and (t.word[j + 1] in SMALL or t.word[j + 1].isdecimal() and exponent < 4) else None
        if rest and 0 < rest.value < 10.0**exponent and rest.form != "fraction":
            return Number(value + rest.value, start, rest.stop, rest.digits)
    elif nxt[:1] in DIGITS and exponent >= 3 and t.at(j + 1) in LARGE and LARGE[t.word[j + 1]] < exponent:  # "3 million 200 thousand"
        rest = read_digits(t, j, False)
        if rest and rest.value < 10.0**exponent:
            return Number(value + rest.value, start, rest.stop, rest.digits)
    return Number(value, start, j, digits, "", exponent == 0 and decimals == 0, 10.0**exponent)


def scaled(t: Tokens, number: Number) -> Number:
    """The number times a magnitude that follows it ("two and a half million")."""
    w = t.at(number.stop)
    if w in MAGNITUDES and not (w in SHORT_MAGNITUDES and not t.glued(number.stop)):
        e = MAGNITUDES[w]
        return Number(number.value * 10.0**e, number.start, number.stop + 1, number.digits * 10.0**e, "mixed")
    return number


def read_words(t: Tokens, i: int, joined: bool) -> Number | None:
    """A number in words ("one hundred and three and two thirds", "twenty-six", "five and a half million")."""
    word = t.word[i]
    fraction = read_fraction(t, i)
    if fraction and not (word in TENS):
        return finish_fraction(t, i, fraction)
    start, j = i, i
    total = 0
    current = -1
    scale = 10**18
    digits = 1
    while j < t.size:
        w = t.word[j]
        if w in SMALL:
            v = SMALL[w]
            if current < 0:
                current = v
            elif v < 10 and current % 10 == 0 and current % 100 >= 20 and v > 0 or v > 0 and current >= 100 and current % 100 == 0:
                current += v
            else:
                break
            digits = 10 if v and v % 10 == 0 else 1
        elif w in LARGE:
            e = LARGE[w]
            if w in ("hundreds", "thousands", "millions", "billions", "trillions"):
                break
            if current < 0 and (j > i or total):
                break
            if e == 2:
                if current >= 100:
                    break
                current = (current if current > 0 else 1) * 100
            else:
                if 10**e >= scale:
                    if total and current < 0:
                        total *= 10**e
                    break
                total += (current if current >= 0 else 1) * 10**e
                scale, current = 10**e, -1
            digits = 10**e
        elif w.isdecimal() and len(w) <= 3 and j > i and t.word[j - 1] == "and":
            total += int(w)
            j += 1
            current = max(current, 0)
            return Number(float(total + current), start, j, 1.0, "words")
        else:
            break
        j += 1
        nxt = t.at(j)
        if nxt == "-" and t.at(j + 1) in SMALL and t.glued(j) and current >= 0:
            j += 1
            if not (SMALL[t.word[j]] < 10 and current % 10 == 0 and current % 100 >= 20):
                j -= 1
                break
        elif nxt == "-" and t.at(j + 1) in LARGE and t.glued(j):
            j += 1
        elif nxt == "and" and joined:
            after = t.at(j + 1)
            f = read_fraction(t, j + 1)
            if f and f[0] < f[1] and not (after == "half" and t.at(j + 2) not in LARGE):
                whole = total + max(current, 0)
                if t.at(f[2]) in LARGE and scale == 10**18:
                    e = LARGE[t.word[f[2]]]
                    return Number((whole + f[0] / f[1]) * 10.0**e, start, f[2] + 1, 10.0 ** (e - 1), "mixed")
                if t.at(f[2]) in LARGE:
                    e = LARGE[t.word[f[2]]]
                    return Number(whole + f[0] * 10.0**e / f[1], start, f[2] + 1, 10.0 ** (e - 1), "mixed")
                if scale < 10**18 and current < 0:
                    return Number(whole + scale * f[0] / f[1], start, f[2], scale / 10, "mixed")
                return Number(whole + f[0] / f[1], start, f[2], 1.0 / f[1], "mixed")
            big = current >= 100 and current % 100 == 0 or current < 0
            if not big or not (after in SMALL or after.isdecimal()) or SMALL.get(after) == 0:
                if 20 <= current < 100 and current % 10 == 0 and after in SMALL and 0 < SMALL[after] < 10 and t.at(j + 2) == "and" and read_fraction(t, j + 3):
                    j += 1
                    continue
                break
            j += 1
    if j == start:
        return None
    value = total + max(current, 0)
    if total and current <= 0:
        digits = scale
    if t.at(j) in ("dozen",) and value < 100:
        return Number(value * 12.0, start, j + 1, 12.0, "words")
    if t.at(j) == "point" and t.at(j + 1) in SMALL and SMALL[t.word[j + 1]] < 10:
        j += 1
        text = f"{value}."
        while t.at(j) in SMALL and SMALL[t.word[j]] < 10:
            text += str(SMALL[t.word[j]])
            j += 1
        e = 0
        if t.at(j) in LARGE:
            e = LARGE[t.word[j]]
            j += 1
        return Number(float(f"{text}e{e}"), start, j, float(f"1e{e - len(text.split('.')[1])}"), "words")
    if total == 0 and current == 1 and j == start + 1:
        digits = 1
    return Number(float(value), start, j, float(digits), "words", True, float(scale) if total and current <= 0 and scale < 10**18 else 1.0)


def read_unit(t: Tokens, j: int, joined: bool = False) -> tuple[str, float, int] | None:
    """The unit at token ``j``: (symbol, multiplier, next token). ``joined``: after a hyphen, where one letter is no unit."""
    if j >= t.size:
        return None
    word = t.word[j]
    rows = EXACT.get(t.text[t.start[j] : t.end[j]])
    if rows is not None:
        if joined and len(word) == 1:
            return None
        unit = rows[0][1]
        glued = t.glued(j + 1)
        if glued and t.word[j + 1][0] in DIGITS and not (len(t.word[j + 1]) == 1 and unit in ("m", "km", "cm")):
            return None
        k = j + 1
        if glued and k < t.size and t.word[k] in ("2", "3", "²", "³") and unit in ("m", "km", "cm"):
            return unit + ("2" if t.word[k] in "2²" else "3"), 1.0, k + 1
        if word == "in" or word == "a" and not t.glued(j):
            return None
        return compound(t, unit, rows[0][2], k)
    rows = PHRASES.get(word)
    if rows is None:
        if word in PLAIN_CODES and word in PREFIX_WORDS:
            return compound(t, PREFIX_WORDS[word], 1.0, j + 1)
        return None
    words, size = t.word, t.size
    for phrase, unit, factor in rows:
        n = len(phrase)
        if n == 1:
            return compound(t, unit, factor, j + 1)
        if j + n <= size and words[j + n - 1] == phrase[-1] and tuple(words[j : j + n]) == phrase:
            return compound(t, unit, factor, j + n)
    # "nautical-mile", "square-kilometre"
    if t.at(j + 1) == "-":
        for phrase, unit, factor in rows:
            if len(phrase) == 2 and t.at(j + 2) == phrase[1]:
                return compound(t, unit, factor, j + 3)
    return None


def compound(t: Tokens, unit: str, factor: float, j: int) -> tuple[str, float, int]:
    """A unit with what it is divided by: "μg/m³", "mg per litre", "yuan a day", "per square kilometre"."""
    word = t.at(j)
    if word not in ("/", "per", "a", "an", "each", "every"):
        return unit, factor, j
    if unit in NO_RATES and not (unit in ("min", "h") and word == "/"):
        return unit, factor, j
    below = read_below(t, j)
    if below is None:
        return unit, factor, j
    symbol = f"{unit}/{below[0]}"
    if symbol == "km/h" or symbol == "m/s":
        return symbol, factor, below[1]
    if symbol == "mi/h":
        return "mph", factor, below[1]
    return symbol, factor, below[1]


def read_below(t: Tokens, j: int) -> tuple[str, int] | None:
    """What a rate is per: (unit, next token)."""
    word = t.at(j)
    k = j + 1
    nxt = t.at(k)
    if word in ("a", "an", "each", "every"):
        if nxt in SPAN_NOUNS:
            return None if t.at(k + 1) in BACKWARD else (RATE_UNITS.get(nxt, nxt), k + 1)
        return None
    if word == "/" and not nxt:
        return None
    if nxt in ("square", "cubic", "sq") or (nxt and nxt[-1] in "²³") or (t.glued(k + 1) and t.at(k + 1) in ("2", "3") and nxt in ("m", "km", "cm")):
        rows = EXACT.get(nxt)
        if rows and t.at(k + 1) in ("2", "3"):
            return nxt + t.word[k + 1], k + 2
        for phrase, unit, _ in PHRASES.get(nxt, ()):
            if tuple(t.word[k : k + len(phrase)]) == phrase:
                return unit, k + len(phrase)
        return None
    if nxt in RATE_UNITS:
        return RATE_UNITS[nxt], k + 1
    for phrase, unit, _ in PHRASES.get(nxt, ()):
        if tuple(t.word[k : k + len(phrase)]) == phrase and "|" not in unit:
            return unit, k + len(phrase)
    return None


def read_currency_before(t: Tokens, i: int) -> tuple[str, int] | None:
    """The currency that stands before a figure: (unit, first token)."""
    j = i - 1
    if j < 0:
        return None
    word = t.word[j]
    if word in SYMBOLS:
        if word == "$" and j > 0:
            lead = t.word[j - 1]
            if lead in DOLLARS and (t.glued(j) and (len(lead) > 1 or t.text[t.start[j - 1]].isupper()) or lead in ("us", "hk", "c", "nz") and t.start[i] > t.end[j]):
                return DOLLARS[lead], j - 1
            if lead == "." and t.at(j - 2) == "s" and t.at(j - 4) == "u" and t.glued(j - 1):
                return "USD", j - 4
        if j > 0 and t.word[j - 1] in PREFIX_WORDS and word != "$" and t.glued(j):
            return PREFIX_WORDS[t.word[j - 1]], j - 1
        return SYMBOLS[word], j
    if word in PREFIX_WORDS:
        source = t.text[t.start[j] : t.end[j]]
        if source.isupper() or word in PLAIN_CODES:
            return PREFIX_WORDS[word], j
    if word == "." and t.at(j - 1) == "rs":
        return "INR", j - 1
    return None


def read_hedge(t: Tokens, i: int) -> tuple[str, int]:
    """The bound or hedge before token ``i``: (hedge, first token of it)."""
    j = i - 1
    words = t.word
    while j >= 0 and words[j] in BETWEEN_HEDGE:
        if words[j] == "-":
            return "", i
        if words[j] == "just":
            break
        j -= 1
        if i - j > 3:
            return "", i
    if j < 0:
        return "", i
    rows = BEFORE.get(words[j])
    if rows is None:
        return "", i
    for leads, hedge in rows:
        n = len(leads)
        if n == 0:
            if words[j] in ("over", "above", "below", "under", "around", "within") and j + 1 < i and words[j + 1] in ("the", "its", "their", "his"):
                return "", i
            if words[j] == "some" and j + 1 < i:
                return "", i
            if words[j] == "maximum" and j + 1 < i:
                return "", i
            return hedge, j
        if j >= n and all(words[j - 1 - k] == lead for k, lead in enumerate(leads)):
            return hedge, j - n
    return "", i


def read_after(t: Tokens, j: int) -> tuple[str, int]:
    """The bound or hedge after a figure and its unit: (hedge, next token)."""
    word = t.at(j)
    if word == "+" and t.glued(j) and not (t.at(j + 1)[:1] in DIGITS and t.glued(j + 1)):
        return "at least", j + 1
    if word == "-" and t.at(j + 1) in ("odd", "plus"):
        return ("about" if t.word[j + 1] == "odd" else "at least"), j + 2
    rows = AFTER.get(word)
    if rows is None:
        return "", j
    for phrase, hedge in rows:
        if tuple(t.word[j : j + len(phrase)]) == phrase:
            stop = j + len(phrase)
            if t.at(stop) == "than" and t.at(stop + 1)[:1] in DIGITS or phrase[0] == "and" and (t.at(stop)[:1] in DIGITS and t.at(stop) or t.at(stop) in SMALL or t.at(stop) in SYMBOLS or t.at(stop) in ("a", "than")):
                return "", j
            if phrase == ("plus",) and not (t.glued(j) or t.at(j - 1) == "-"):
                return "", j
            return hedge, stop
    return "", j


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


def add(r: Reading, begin: int, first: int, stop: int, value: float | None, low: float | None, high: float | None, unit: str, digits: float, hedge: str, form: str, after: int) -> None:
    """Put a quantity on the list; tokens ``first`` to ``stop`` carry figure and unit, ``begin`` to ``after`` the hedge too."""
    t = r.t
    if value is not None and low is None and high is None:
        if hedge in LOW:
            low = value
        elif hedge in HIGH:
            high = value
    dimension = dimension_of(unit)
    s, e = t.start[first], t.end[stop - 1]
    if r.quantities and value is not None and (low is None) != (high is None) and begin > 1 and t.word[begin - 1] in ("and", "but", "yet") and r.stops[-1] == begin - 1:
        q = r.quantities[-1]
        if q.value is not None and (q.low is None) != (q.high is None) and (q.low is None) != (low is None) and (q.dimension == dimension or q.unit == "1" and q.kind == "cardinal"):
            lo, hi = (q.low, high) if low is None else (low, q.high)
            if lo is not None and hi is not None and lo < hi:
                r.quantities[-1] = Quantity(q.start, e, None, lo, hi, unit, dimension, min(q.digits, digits), "", kind_of(unit, dimension, form), t.text[q.start : e])
                r.stops[-1] = after
                return
    r.quantities.append(Quantity(s, e, value, low, high, unit, dimension, digits, hedge, kind_of(unit, dimension, form), t.text[s:e]))
    r.begins.append(begin)
    r.stops.append(after)


def is_name(t: Tokens, i: int) -> bool:
    """Whether the figure at ``i`` belongs to a name: G60, PM2.5, COVID-19, 3.11.2 after "v"."""
    if not t.glued(i):
        return False
    before = t.word[i - 1]
    if before[-1].isalpha():
        return before not in PREFIX_WORDS and before not in ("x",)
    if before in ("-", "–", "_") and t.glued(i - 1):
        lead = t.word[i - 2]
        if lead[-1].isalpha():
            return lead not in PREFIXES and lead not in NUMBERS
        return before == "_"
    return before in ("#", "@", "_", "&") or before == "." and t.glued(i - 1) and t.at(i - 2)[:1].isalpha() and not t.at(i - 2)[:1] in DIGITS and t.at(i - 2) not in PREFIX_WORDS


def skip_digits(t: Tokens, i: int) -> int:
    """The token after a name, number of a telephone or version: glued letters and figures go with it."""
    j = i + 1
    while j < t.size and t.glued(j) and (t.word[j][0].isalnum() or t.word[j] in ("-", ".", "/", "+") and t.glued(j + 1) and t.at(j + 1)[:1].isalnum()):
        j += 1
    return j


def is_listed(t: Tokens, i: int) -> bool:
    """Whether the figure numbers an item of a list: "3. Enhance …", "(2) …" at the start of a line, "[4]"."""
    nxt = t.at(i + 1)
    if t.at(i - 1) == "[" and nxt == "]":
        return True
    if nxt not in (".", ")", "、") or not t.glued(i + 1) or t.glued(i + 2):
        return False
    first = i - 1 if t.at(i - 1) == "(" and t.glued(i) else i
    head = t.start[first]
    line = t.text.rfind("\n", 0, head) + 1
    lead = t.text[line:head]
    if lead.strip(" \t-*•>#"):
        return False
    return i + 3 < t.size and "\n" not in t.text[t.end[i + 1] : t.start[i + 2]]


def is_clock(t: Tokens, i: int) -> int:
    """The token after a time of day that begins at ``i`` ("17:15", "5 a.m.", "6.30pm", "8 o'clock"), or 0."""
    nxt = t.at(i + 1)
    j = i + 1
    if nxt == ":" and t.glued(i + 1) and t.glued(i + 2) and len(t.at(i + 2)) == 2 and t.word[i + 2].isdecimal() and len(t.word[i]) <= 2:
        j = i + 3
        if t.at(j) == ":" and t.at(j + 1).isdecimal() and t.glued(j):
            j += 2
        nxt = t.at(j)
    elif nxt not in ("am", "pm", "a", "p", "o"):
        return 0
    if nxt in ("am", "pm"):
        return j + 1
    if nxt in ("a", "p") and t.at(j + 1) == "." and t.at(j + 2) == "m":
        return j + 4 if t.at(j + 3) == "." else j + 3
    if nxt in ("a", "p") and t.at(j + 1) == "m" and t.glued(j + 1):
        return j + 2
    if nxt == "o" and t.at(j + 1) in ("'", "’"):
        return j + 3
    return j if j > i + 1 else 0


def is_year(t: Tokens, i: int) -> bool:
    """Whether four digits at ``i`` are a year and not a count."""
    n = int(t.word[i])
    before, nxt = t.at(i - 1), t.at(i + 1)
    if before in SYMBOLS or before in PREFIX_WORDS or nxt in MAGNITUDES and not (nxt in SHORT_MAGNITUDES):
        return False
    led = before in YEAR_LEADS or before in MONTHS
    if n < 1500:
        return led and n >= 1000 and before in OLD_YEAR_LEADS and not plural(t, i + 1)
    if n > 2100:
        return False
    if nxt in PEOPLE:
        return False
    hedge = read_hedge(t, i)[0]
    if hedge in LOW or hedge in HIGH:
        return False
    if read_unit(t, i + 1) is not None and nxt not in ("quarter", "in", "to", "a"):
        return False
    if nxt == "-" and t.glued(i + 1) and read_unit(t, i + 2, True) is not None and t.at(i + 2) not in ("quarter",):
        return False
    if plural(t, i + 1) and not led:
        return n % 100 != 0 and before == "the"
    if hedge and n % 10 == 0 and (before == "some" or nxt[:1].isalpha() and nxt not in AFTER_YEARS):
        return False
    return not (plural(t, i + 1) and n % 100 == 0 and before in ("of", "to", "from", "and"))


def plural(t: Tokens, i: int) -> bool:
    """Whether the word at ``i`` looks like a plural noun in small letters."""
    w = t.at(i)
    if w in PEOPLE:
        return True
    return len(w) > 3 and w[-1] == "s" and w[-2] not in "su" and w not in STOP_S and w.isalpha() and w not in MONTHS and t.text[t.start[i]].islower()


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
    if word == "-" and number.plain and t.glued(j) and t.glued(j + 1) and t.word[i][0] in DIGITS and t.at(j + 1) in NUMBERS and t.text[t.start[j + 1]].isupper():  # "7-Eleven"
        return j + 2
    currency = read_currency_before(t, begin)
    if currency:
        unit, begin = currency
        if not negative and begin > 0 and t.word[begin - 1] in ("-", "−") and t.glued(begin) and not t.glued(begin - 1):
            value, begin = -value, begin - 1
        if word in MONEY_MAGNITUDES and number.scale == 1.0 and form != "words" and (t.glued(j) or t.text[t.start[j]] != "t"):
            number.scale = 10.0 ** MONEY_MAGNITUDES[word]
            value, number.digits, j = float(f"{value!r}e{MONEY_MAGNITUDES[word]}") if "e" not in repr(value) else value * number.scale, number.digits * number.scale, j + 1
        again = read_unit(t, j) if not (t.at(j) in PREFIX_WORDS and t.at(j + 1)[:1] in DIGITS and t.at(j + 1)) else None
        if again and dimension_of(again[0]) == "money" and again[1] == 1.0:
            unit = again[0] if "|" in unit or again[0] != unit and again[0] in CODES and t.at(j) != "dollars" else unit
            j = again[2]
        elif word in ("/", "per", "a", "an") or t.at(j) in ("/", "per", "a", "an"):
            rate = compound(t, unit, 1.0, j)
            if rate[2] > j and not rate[0].endswith(("/share", "/piece")):
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
            measured = read_unit(t, k) if k < t.size and t.at(k) not in ("percent", "percentage", "%") else None
            if measured and (measured[0] in ("x", "s", "quarter") or k == j and dimension_of(measured[0]) not in HALVED):
                measured = None
        else:
            measured = read_unit(t, j)
        if measured is not None and t.at(j) in ("x", "×") and (t.at(j + 1)[:1] in DIGITS):
            measured = None
        if measured is not None and t.at(j) == "li" and number.scale != 1.0:
            measured = None
        if measured is not None:
            unit, factor, j = measured
            if unit == "m" and t.word[j - 1] == "m" and t.glued(j - 1) and t.at(j)[:1].isalpha() and (t.at(j) in PEOPLE or t.at(j) in ("more", "fewer") or plural(t, j) and "." in t.word[i]):
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
        if letter in GLUED:
            unit, factor = GLUED[letter]
            value, number.digits, j = value * factor, number.digits * factor, j + 1
        elif number.scale == 1.0 and form == "" and letter.isascii() and word not in ("times", "fold"):  # "5G", "737s"
            return skip_digits(t, j)
    if not unit and t.at(begin - 1) == "aged" and number.plain:
        unit = "year"
    if not unit:
        special = read_shares(r, t, number, value, begin, j)
        if special:
            return special
        unit = "1"
        if (number.plain or t.word[number.stop - 1].endswith(".0")) and is_label(t, begin, j):
            return skip_digits(t, number.stop - 1)
        if word in ("times", "time", "fold") or word == "-" and t.at(j + 1) == "fold":
            unit, j = read_times(t, number, j)
        elif word[:1].isalpha():
            rate_at = j
            while rate_at < j + 4 and t.at(rate_at)[:1].isalpha() and t.word[rate_at] not in ("per", "a", "and", "or", "in", "of"):
                rate_at += 1
            if t.at(rate_at) in ("per", "/") or t.at(rate_at) == "a" and rate_at == j:
                below = read_below(t, rate_at)
                if below and (rate_at > j or t.at(rate_at) == "per") and below[0] not in ("person", "share"):
                    unit, j = "1/" + below[0], below[1]
    if t.at(j) in ("±",) or t.at(j) == "plus" and t.at(j + 1) == "or" and t.at(j + 2) == "minus":
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
    hedge, hedge_at = read_hedge(t, begin)
    if hedge == "" and t.at(begin - 1) in ("to", "and", "-", "–"):
        hedge_at = begin
    after, stop = read_after(t, j)
    if after:
        hedge = after if not hedge or hedge == "about" else hedge
    if not after or stop == j:
        ranged = read_range(r, number, value, unit, begin, j, hedge, hedge_at, form, bool(currency))
        if ranged:
            return ranged
    add(r, hedge_at, begin, j, value, None, None, unit, number.digits, hedge, form, stop)
    return max(stop, j)


def is_label(t: Tokens, begin: int, j: int) -> bool:
    """Whether a bare whole number is part of a name or a place in a document ("Article 5", "Fortune 500", "No. 3")."""
    before = t.at(begin - 1)
    if before == "." and t.glued(begin - 1):
        lead = t.at(begin - 2)
        return lead in SHORT_LABELS or lead.isalpha() and len(lead) <= 3 and t.text[t.start[begin - 2]].isupper() and not t.glued(begin) and lead not in TITLES
    if before in LABELS or before in ROMAN_NAMES:
        if before in LABELS_IN_CAPITALS:
            return t.text[t.start[begin - 1]].isupper() and before != "no" and not plural(t, j) or before in ("level", "grade", "page", "room", "line") and not plural(t, j)
        return not plural(t, j) or before == "fortune"
    if before == "of" and t.at(begin - 2) in ("gang", "group"):
        return True
    if number_names(t, begin, j):
        return True
    # "Tour Masters 1000 finals": two names in a row, small letters after; "Cities Add 35 Bridges" is a headline
    after = t.at(j)
    return (
        begin > 1
        and before.isalpha()
        and t.at(begin - 2).isalpha()
        and t.text[t.start[begin - 1]].isupper()
        and t.text[t.start[begin - 2]].isupper()
        and t.word[j - 1][0] in DIGITS
        and before not in BEFORE
        and before not in PREFIX_WORDS
        and (not after.isalpha() or t.text[t.start[j]].islower())
    )


def number_names(t: Tokens, begin: int, j: int) -> bool:
    """Whether a short bare figure ends a name: "Gears of War 3.", "Student of the Year 2 made", "Detroit, MI 48201"."""
    before = t.at(begin - 1)
    if begin < 2 or not before.isalpha() or not t.text[t.start[begin - 1]].isupper() or t.word[j - 1][0] not in DIGITS or before in BEFORE or before in PREFIX_WORDS:
        return False
    if before in MONTHS or t.at(begin - 2) in (".", "!", "?", ":", "“", '"', "-", "•") or not t.word[j - 1].removesuffix(".0").isdecimal():
        return False
    after = t.at(j)
    return not after or after in ENDS


ENDS: Final = row(". , ; ) ( ! ? : is was are were has had made and or in on for at by to of from with received earned grossed")


def read_times(t: Tokens, number: Number, j: int) -> tuple[str, int]:
    """ "three times as many" is a multiple, "over 7,000 times" a count: (unit, next token)."""
    if t.at(j) == "-":
        return "x", j + 2
    if t.at(j) == "fold":
        return "x", j + 1
    nxt = t.at(j + 1)
    if nxt == "as" and t.at(j + 3) != "as" and t.at(j + 2) not in AS_MUCH:
        return "1", j
    if nxt in MULTIPLIED or nxt == "the" and t.at(j + 2) not in ("past", "last", "year"):
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
    elif word == "in" or word == "of" and t.at(j + 1) == "every":
        k = j + 1
    elif word == "per":
        k, per = j + 1, True
    else:
        # "43.2 deaths per 100,000", "three people in ten"
        if word[:1].isalpha() and t.at(j + 1) == "per" and (t.at(j + 2)[:1] in DIGITS or t.at(j + 2) in SMALL):
            k, per = j + 2, True
        elif word[:1].isalpha() and t.at(j + 1) == "out" and t.at(j + 2) == "of":
            k = j + 3
        else:
            return 0
    every = t.at(k) in ("every", "each", "the")
    if every and t.at(k) != "the":
        k += 1
    target = t.at(k)
    if not target or not (target[0] in DIGITS or target in SMALL or target in LARGE or target in ("a", "an") and t.at(k + 1) in LARGE):
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
    if word == "in" and not every:
        # "3 in 10" is a share; "5 in 12 cities" may be; "20 in 15 minutes" is a time
        if value % 1 or read_unit(t, of.stop) is not None or value > 10 and of.value not in (100.0, 1000.0) or not number.plain:
            return 0
    if word == "out" and read_unit(t, of.stop) is not None:
        return 0
    hedge, hedge_at = read_hedge(t, begin)
    after, stop = read_after(t, of.stop)
    share = value * 100 / of.value
    add(r, hedge_at, begin, of.stop, share, None, None, "percent", 100 / of.value if not per else number.digits * 100 / of.value, after or hedge, "fraction", stop)
    return max(stop, of.stop)


GLUED: Final = {"C": ("degC", 1.0), "F": ("degF", 1.0), "p": ("GBP", 0.01)}  # only where they touch the figure
AS_MUCH: Final = row("many much high large big great long fast likely expensive wide tall heavy strong populous often few little small low deep quick productive dense rich")
NO_RATES: Final = frozenset({"percent", "pp", "bp", "x", "year", "month", "day", "week", "h", "min", "degC", "degF"})
SMALLER: Final = {
    "ft": ("in",), "yd": ("ft", "in"), "mi": ("yd", "ft"), "m": ("cm", "mm"), "km": ("m",), "h": ("min", "s"), "min": ("s",), "day": ("h", "min"), "lb": ("oz",), "lb|GBP": ("oz",),
    "stone": ("lb|GBP", "lb"), "year": ("month",), "week": ("day",), "kg": ("g",),
}  # fmt: skip
RATIOS: Final = {
    ("ft", "in"): 12, ("yd", "ft"): 3, ("yd", "in"): 36, ("mi", "yd"): 1760, ("mi", "ft"): 5280, ("m", "cm"): 100, ("m", "mm"): 1000, ("km", "m"): 1000, ("h", "min"): 60, ("h", "s"): 3600, ("min", "s"): 60,
    ("day", "h"): 24, ("day", "min"): 1440, ("lb", "oz"): 16, ("lb|GBP", "oz"): 16, ("stone", "lb|GBP"): 14, ("stone", "lb"): 14, ("year", "month"): 12, ("week", "day"): 7, ("kg", "g"): 1000,
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
        if number is None or not number.plain and "." not in word:
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


def read_range(r: Reading, number: Number, value: float, unit: str, begin: int, j: int, hedge: str, hedge_at: int, form: str, money: bool) -> int:
    """The second half of "3 to 5 km", "20–30%", "between 1 and 2 million"; adds a range, or two quantities where a verb of
    change stands before. Returns the token after, or 0 where there is no second half."""
    t = r.t
    join = t.at(j)
    opener = t.at(begin - 1) if t.at(begin - 1) in ("between", "from") else t.at(hedge_at - 1)
    if join in DASHES:
        if join == "-" and not t.glued(j) and t.glued(j + 1) or t.glued(j) != t.glued(j + 1) and join not in ("~", "～"):
            return 0
    elif join in ("to", "or") or join == "and" and opener == "between" or join == "through" and opener == "from":
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
    if lead in SYMBOLS or lead in PREFIX_WORDS or lead in DOLLARS and t.at(at + 1) == "$":
        at += 2 if t.at(at + 1) == "$" else 1
    elif lead in ("-", "−") and t.glued(at + 1) or lead in ("minus", "negative"):
        sign, at = True, at + 1
    lead = t.at(at)
    if not lead or not (lead[0] in DIGITS or lead in SMALL or lead in LARGE or lead in GLYPHS or lead in ("half", "quarter")):
        return 0
    if len(lead) == 4 and lead.isdecimal() and unit != "1" and is_year(t, at):
        return 0
    second = read_number(t, at, join != "and")
    if second is None:
        return 0
    if is_clock(t, at) or t.at(second.stop) in MONTHS and t.text[t.start[second.stop]].isupper():
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
        elif second.form != "fraction":
            measured = read_unit(t, stop)
        if measured and t.at(stop) not in ("x", "×"):
            right_unit, factor, stop = measured
            right = right * factor if factor != 1.0 else right
        elif second.form == "fraction":
            right, right_unit = right * 100, "percent"
            if unit != "percent":
                return 0
        elif money or unit in CODES and join in DASHES:
            right_unit = unit if join in DASHES or join == "to" and second.scale >= number.scale and number.scale > 1 else ""
            if t.at(stop) in MONEY_MAGNITUDES and second.scale == 1.0 and money:
                second.scale = 10.0 ** MONEY_MAGNITUDES[t.word[stop]]
                right, stop, right_unit = right * second.scale, stop + 1, unit
    left = value
    if form != "fraction" and second.scale > 1 and number.scale == 1.0 and (unit == "1" or money and right_unit in ("", unit)) and abs(left) < abs(right) / second.scale:
        left = left * second.scale
        number.digits *= second.scale
    if unit == "1" and right_unit:
        unit_left = right_unit
    else:
        unit_left = unit
    if not right_unit:
        right_unit = unit if unit == "1" else ""
    if right_unit == "" or dimension_of(unit_left) != dimension_of(right_unit) or factor != 1.0:
        return 0
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
    if join == "or":
        if left + 1 != right or number.scale != second.scale:
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
    add(r, hedge_at, first, stop, None, left, right, right_unit, min(number.digits, second.digits) or 1.0, after or ("about" if hedge == "about" else ""), form, max(last, stop))
    return max(last, stop)


def read_ordinal(r: Reading, i: int) -> int:
    """An ordinal in words ("fifth", "twenty-first", "two hundredth") or a share ("a third of"); returns the token after."""
    t = r.t
    word = t.word[i]
    n = ORDINALS[word]
    before = t.at(i - 1)
    nxt = t.at(i + 1)
    if before in ("a", "an") and n > 2 and nxt in AFTER_SHARE:
        return read_amount(r, i, finish_fraction(t, i - 1, (1, n, i + 1)))
    if before in ("a", "an") and n > 9:
        return read_amount(r, i, finish_fraction(t, i - 1, (1, n, i + 1)))
    if nxt == "-" and t.glued(i + 1) and word != "second" or word == "second" and before in ("per", "a", "each", "every", "split") and (before != "a" or nxt in (",", ".")):
        return i + 1
    if nxt == "-" and t.glued(i + 1):
        return i + 1
    begin = i
    value = n
    if before == "-" and t.at(i - 2) in SMALL and t.glued(i):
        if SMALL[t.word[i - 2]] >= 20 and n < 10:
            value, begin = n + SMALL[t.word[i - 2]], i - 2
    add(r, begin, begin, i + 1, float(value), None, None, "ordinal", 1.0, "", "ordinal", i + 1)
    return i + 1


def read_word(r: Reading, i: int) -> int:
    """A trigger in letters that is no date; returns the token to go on with."""
    t = r.t
    word = t.word[i]
    before, nxt = t.at(i - 1), t.at(i + 1)
    if word in SMALL or word in LARGE:
        if t.glued(i) and i > 0 and before == "-" and t.glued(i - 1) and t.at(i - 2)[:1].isalpha() and t.at(i - 2) not in ("mid", "pre", "post", "non", "a"):
            return i + 1
        if word == "one" and not is_one(t, i) or is_title(t, i):
            return i + 1
        if word in LARGE and word in ("hundreds", "thousands", "millions", "billions", "trillions", "lakhs", "crores"):
            return read_many(r, i)
        if word in LARGE and before in ("a", "an", "per") and before != "per":
            number = read_words(t, i, True)
            if number:
                number.start = i - 1
                return read_amount(r, i, number)
        if word in LARGE and before not in ("a", "one", "") and nxt != "-" and before in ("few", "several", "many", "the", "per"):
            return i + 1
        number = read_words(t, i, t.at(i - 1) not in ("between", "both"))
        if number is None:
            return i + 1
        tail = number.stop
        if t.at(tail) == "-" and t.at(tail + 1) in ORDINALS and t.glued(tail) and number.form == "words" and ORDINALS[t.word[tail + 1]] < 10 and number.value % 10 == 0:
            add(r, i, i, tail + 2, number.value + ORDINALS[t.word[tail + 1]], None, None, "ordinal", 1.0, "", "ordinal", tail + 2)
            return tail + 2
        if t.at(tail) in ORDINALS and number.form == "words" and number.value >= 100 and t.at(tail) != "second":
            n = ORDINALS[t.word[tail]]
            add(r, i, i, tail + 1, number.value + n if n < 100 else number.value * n, None, None, "ordinal", 1.0, "", "ordinal", tail + 1)
            return tail + 1
        if t.at(tail) in ("hundredth", "thousandth", "millionth") and number.form == "words":
            add(r, i, i, tail + 1, number.value * ORDINALS[t.word[tail]], None, None, "ordinal", 1.0, "", "ordinal", tail + 1)
            return tail + 1
        return read_amount(r, i, number)
    if word in ORDINALS:
        return read_ordinal(r, i)
    if word in GLYPHS:
        return read_amount(r, i)
    if word in ("half", "quarter"):
        return read_half(r, i)
    if word in GROUPS:
        return read_group(r, i)
    if word in MULTIPLES:
        if word in ("double", "triple", "halves", "treble", "quadruple") and (nxt == "-" or before == "-" or nxt[:1].isalpha() and t.text[t.start[i]].isupper()):
            return i + 1
        hedge, begin = read_hedge(t, i)
        add(r, begin, i, i + 1, MULTIPLES[word], None, None, "x", 0.5, hedge, "multiple", i + 1)
        return i + 1
    return i + 1


def is_title(t: Tokens, i: int) -> bool:
    """Whether a number word ends a name ("the Big Four (…)")."""
    if i < 2 or not t.text[t.start[i]].isupper() or not t.text[t.start[i - 1]].isupper() or not t.word[i - 1].isalpha() or t.word[i - 1] in BEFORE:
        return False
    nxt = t.at(i + 1)
    return t.at(i - 2) == "the" and nxt != "-" and not (nxt[:1].isalpha() and t.text[t.start[i + 1]].isupper())


def is_one(t: Tokens, i: int) -> bool:
    """Whether "one" counts something here; not in "one of", "the one that", "one-stop", "no one", "one another"."""
    before, nxt = t.at(i - 1), t.at(i + 1)
    if nxt in LARGE or nxt in ONE_PART:
        return before not in ("the", "which", "no", "any", "this", "that") or nxt in LARGE
    if nxt == "-":
        return t.at(i + 2) in DENOMINATORS or t.at(i + 2) in LARGE or read_unit(t, i + 2, True) is not None and t.at(i + 2) != "day"
    if before in BEFORE_ONE:
        return False
    if nxt in DENOMINATORS:
        return True
    if not nxt or not nxt[0].isalpha() or nxt in AFTER_ONE:
        return False
    return nxt != "day"


def read_many(r: Reading, i: int) -> int:
    """ "hundreds of", "tens of thousands of": an open lower bound."""
    t = r.t
    value = 10.0 ** LARGE[t.word[i]]
    begin = i
    if t.at(i - 1) == "of" and t.at(i - 2) in ("tens", "hundreds", "thousands"):
        value *= 10.0 if t.word[i - 2] == "tens" else 10.0 ** LARGE[t.word[i - 2]]
        begin = i - 2
        if r.quantities and r.quantities[-1].end > t.start[begin]:
            r.quantities.pop()
            r.begins.pop()
            r.stops.pop()
    elif t.at(i - 1) and (t.at(i - 1)[:1] in DIGITS or t.at(i - 1) in ("the", "many", "few", "several")):
        return i + 1
    unit, j = "1", i + 1
    if t.at(j) == "of":
        found = read_unit(t, j + 1)
        if found and "|" not in found[0]:
            unit, j = found[0], found[2]
    add(r, begin, begin, j, value, value, None, unit, value, "about", "", j)
    return j


def read_half(r: Reading, i: int) -> int:
    """ "half", "a half", "a quarter", "half a million", "half an hour"; returns the token after."""
    t = r.t
    word, before, nxt = t.word[i], t.at(i - 1), t.at(i + 1)
    if word == "quarter":
        if nxt in ("million", "billion", "century") and before != "first" and nxt != "century":
            return read_amount(r, i, finish_fraction(t, i, (1, 4, i + 1)))
        if before not in ("a", "one") or nxt in ("-", "earlier", "later", "ago", "before"):
            return i + 1
        return read_amount(r, i, finish_fraction(t, i - 1, (1, 4, i + 1)))
    if before in BEFORE_HALF and nxt not in ("of", "million", "a") or before in ("first", "second", "latter"):
        return i + 1
    begin = i - 1 if before in ("a", "one") else i
    if before == "a" and t.at(i - 2) == "and" and add_half(r, i):
        return i + 1
    if nxt == "-" or nxt in ("way", "time", "brother", "sister", "hearted"):
        found = read_unit(t, i + 2, True) if nxt == "-" else None
        if found and found[0] != "x":
            add(r, begin, begin, found[2], 0.5, None, None, found[0], 0.5, "", "", found[2])
            return found[2]
        return i + 1
    if nxt in ("a", "dozen") and (nxt == "dozen" or t.at(i + 2) == "dozen"):
        stop = i + 2 if nxt == "dozen" else i + 3
        hedge, at = read_hedge(t, begin)
        add(r, at, begin, stop, 6.0, None, None, "1", 1.0, hedge, "", stop)
        return stop
    return read_amount(r, i, finish_fraction(t, begin, (1, 2, i + 1)))


def add_half(r: Reading, i: int) -> bool:
    """ "an hour and a half", "two miles and a half": the half goes with the measure before it."""
    t = r.t
    found = read_unit(t, i - 3)
    if found is None or found[2] != i - 2 or dimension_of(found[0]) not in ("time", "months", "length", "mass", "volume"):
        return False
    if r.quantities and r.stops[-1] == i - 2:
        q = r.quantities[-1]
        if q.value is None or q.value % 1:
            return False
        s = q.start
        bound = [None if x is None else x + 0.5 for x in (q.low, q.high)]
        r.quantities[-1] = replace(q, end=t.end[i], value=q.value + 0.5, low=bound[0], high=bound[1], digits=0.5, text=t.text[s : t.end[i]])
        r.stops[-1] = i + 1
        return True
    if t.at(i - 4) not in ("a", "an"):
        return False
    hedge, at = read_hedge(t, i - 4)
    add(r, at, i - 4, i + 1, 1.5, None, None, found[0], 0.5, hedge, "", i + 1)
    return True


def read_group(r: Reading, i: int) -> int:
    """ "a dozen", "dozens of", "a pair of", "a couple of"; returns the token after."""
    t = r.t
    word, before = t.word[i], t.at(i - 1)
    if word in ("dozens",):
        if before and before[:1] in DIGITS:
            return i + 1
        add(r, i, i, i + 1, 24.0, 24.0, None, "1", 12.0, "about", "", i + 1)
        return i + 1
    if before not in ("a", "one", "per") or word in ("couple", "score", "pair") and t.at(i + 1) != "of" or word == "score" and not plural(t, i + 2):
        return i + 1
    hedge, at = read_hedge(t, i - 1)
    unit, j = "1", i + 1
    if t.at(j) == "of":
        found = read_unit(t, j + 1)
        if found and word == "couple" and dimension_of(found[0]) in ("time", "months", "length"):
            unit, j = found[0], found[2]
    if word == "couple":
        hedge = hedge or "about"
    add(r, at, i - 1, j, float(GROUPS[word]), None, None, unit, 1.0, hedge, "", j)
    return j


def read_figure(r: Reading, i: int) -> int:
    """A token of digits: a date, a name, a time of day, an ordinal or an amount; returns the token to go on with."""
    t = r.t
    word = t.word[i]
    nxt = t.at(i + 1)
    size = len(word)
    if size <= 2 or size == 4 or "." in word:
        clock = is_clock(t, i) if size <= 5 else 0
        if clock:
            return clock
        dated = None
        if size == 4 and word.isdecimal():
            if not (t.glued(i) and t.at(i - 1)[-1:].isalpha()) and (nxt == "s" or is_year(t, i)):
                dated = read_date(t, i)
        elif nxt in MONTHS or nxt in DATE_MARKS or "." in word:
            if not (t.glued(i) and t.at(i - 1)[-1:].isalpha()):
                dated = read_date(t, i)
        if dated is not None:
            r.periods.append(dated[0])
            return dated[2]
    if is_name(t, i):
        return skip_digits(t, i)
    if word[0] == "0" and size > 1 and "." not in word and "," not in word and not (t.at(i - 1) == "." and t.glued(i)):
        j = i + 1
        while t.at(j).isdecimal() or t.at(j) in ("-", "–") and t.at(j + 1).isdecimal():
            j += 1
        return j
    if t.at(i - 1) == "+" and t.glued(i) and size <= 3 and (t.at(i + 1).isdecimal() or t.at(i + 1) in ("-", "(")) and not t.glued(i - 1):
        j = i + 1
        while t.at(j).isdecimal() or t.at(j) in ("-", "(", ")") and t.at(j + 1).isdecimal():
            j += 1
        return j
    if nxt in ("st", "nd", "rd", "th") and t.glued(i + 1) and word.replace(",", "").isdecimal():
        add(r, i, i, i + 2, float(word.replace(",", "")), None, None, "ordinal", 1.0, "", "ordinal", i + 2)
        return i + 2
    if size <= 2 and is_listed(t, i):
        return i + 2
    if nxt in ("/", "／") and word == "24" and t.at(i + 2) == "7" or word == "9" and nxt == "/" and t.at(i + 2) == "11":
        return i + 3
    return read_amount(r, i)


def read_english(text: str, low: str, reference: str | None) -> tuple[list[Quantity], list[Period], Tokens]:
    """Every figure and date of an English text, in one pass."""
    t = tokenise(text, low, reference)
    r = Reading(t)
    words, n = t.word, t.size
    i = 0
    while i < n:
        w = words[i]
        if w[0] in DIGITS:
            i = read_figure(r, i)
        elif w in TRIGGERS:
            if w in DATES or w in ORDINALS or w in SMALL:
                if w == "the" and not (i + 1 < n and words[i + 1] in AFTER_THE):
                    i += 1
                    continue
                if w in SMALL and not (i + 1 < n and words[i + 1] == "quarters"):
                    dated = None
                else:
                    dated = read_date(t, i)
                if dated is not None:
                    r.periods.append(dated[0])
                    i = dated[2]
                    continue
                if w not in NUMBERS:
                    i += 1
                    continue
            i = read_word(r, i)
        else:
            i += 1
    if r.quantities:
        from yrdcheck.quantities.nouns import bind

        return bind(t, r.quantities, r.begins, r.stops), r.periods, t
    return r.quantities, r.periods, t
