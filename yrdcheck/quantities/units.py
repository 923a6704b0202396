"""Units after a number, what they are divided by, and currencies before it."""

from __future__ import annotations

from yrdcheck.periods.tokens import Tokens
from yrdcheck.quantities.numbers import DIGITS
from yrdcheck.quantities.tables import row
from yrdcheck.quantities.vocabulary import DOLLARS, EXACT, LONG_NAMES, PHRASES, PLAIN_CODES, PREFIX_WORDS, SYMBOLS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

RATE_UNITS: Final = {
    "second": "s", "minute": "min", "hour": "h", "day": "day", "week": "week", "month": "month", "quarter": "quarter",
    "year": "year", "annum": "year", "capita": "person", "head": "person", "person": "person",
    "kilometre": "km", "kilometer": "km", "km": "km", "mile": "mi", "metre": "m", "meter": "m", "kilogram": "kg", "kg": "kg",
    "kilo": "kg", "kilos": "kg", "tonne": "t", "ton": "t", "litre": "L", "liter": "L", "hectare": "ha", "acre": "acre",
    "gallon": "gal", "barrel": "bbl", "share": "share", "ounce": "oz", "pound": "lb", "g": "g", "mg": "mg", "l": "L", "h": "h",
    "hr": "h", "s": "s", "min": "min", "d": "day", "yr": "year",
}  # fmt: skip
BACKWARD: Final = row("earlier ago later before after prior previously")
SPAN_NOUNS: Final = row(
    "day week month year hour minute second quarter share barrel tonne ton head person",
    "night gallon litre liter kilo piece",
)


def read_unit(t: Tokens, j: int, joined: bool = False) -> tuple[str, float, int] | None:
    """The unit at token ``j``: (symbol, multiplier, next token). ``joined``: after a hyphen, where one letter is no unit."""
    if j >= t.size:
        return None
    word = t.word[j]
    rows = EXACT.get(t.text[t.start[j] : t.end[j]])
    if rows is not None:
        if len(word) == 1 and (joined or (t.at(j + 1) == "." and t.glued(j + 1) and t.glued(j + 2) and t.at(j + 2)[:1].isalpha())):
            return None  # "4-m", "V.League"
        unit = rows[0][1]
        glued = t.glued(j + 1)
        if glued and t.word[j + 1][0] in DIGITS and not (len(t.word[j + 1]) == 1 and unit in ("m", "km", "cm")):
            return None
        k = j + 1
        if glued and k < t.size and t.word[k] in ("2", "3", "²", "³") and unit in ("m", "km", "cm"):
            return unit + ("2" if t.word[k] in "2²" else "3"), 1.0, k + 1
        if (word == "in" and t.at(j + 1) != ")") or (word == "a" and not t.glued(j)):
            return None
        return compound(t, unit, rows[0][2], k)
    rows = PHRASES.get(word)
    if rows is None:
        if word in PLAIN_CODES and word in PREFIX_WORDS:
            return compound(t, PREFIX_WORDS[word], 1.0, j + 1)
        mended = mend(word) if len(word) >= 8 else ""
        return compound(t, PHRASES[mended][-1][1], 1.0, j + 1) if mended else None
    for phrase, unit, factor in rows:
        stop = match_phrase(t, j, phrase)
        if stop:
            return compound(t, unit, factor, stop)
    return None


def match_phrase(t: Tokens, j: int, phrase: tuple[str, ...]) -> int:
    """The token after a phrase that begins at token ``j``, or 0; hyphens may join its words ("square-kilometre")."""
    k = j
    for word in phrase:
        if k > j and t.at(k) == "-" != word:
            k += 1
        if t.at(k) != word and not (len(word) >= 8 and mend(t.at(k)) == word):
            return 0
        k += 1
    return k


def mend(word: str) -> str:
    """The name of a unit that a long word misses by one letter ("kilometrs", "centigrate"), or an empty text."""
    for name in LONG_NAMES.get(word[:4], ()):
        short, long = sorted((word, name), key=len)
        if len(long) - len(short) > 1:
            continue
        at = next((i for i, c in enumerate(short) if c != long[i]), len(short))
        if long[at + 1 :] in (short[at + 1 :], short[at:]):
            return name
    return ""


def compound(t: Tokens, unit: str, factor: float, j: int) -> tuple[str, float, int]:
    """A unit with what it is divided by: "μg/m³", "mg per litre", "yuan a day", "per square kilometre"."""
    word = t.at(j)
    if word not in ("/", "per", "a", "an", "each", "every"):
        return unit, factor, j
    if unit in NO_RATES and not (unit in ("min", "h") and word == "/"):
        return unit, factor, j
    below = read_below(t, j)
    if below is None or below[0] in ("share", "piece"):
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
    if nxt == "quarter" and t.at(k + 1) == "of":  # "one per quarter of a million"
        return None
    if word in ("a", "an", "each", "every"):
        if nxt in SPAN_NOUNS:
            return None if t.at(k + 1) in BACKWARD else (RATE_UNITS.get(nxt, nxt), k + 1)
        return None
    if word == "/" and not nxt:
        return None
    if (
        nxt in ("square", "cubic", "sq")
        or (nxt and nxt[-1] in "²³")
        or (t.glued(k + 1) and t.at(k + 1) in ("2", "3") and nxt in ("m", "km", "cm"))
    ):
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
            if lead in DOLLARS and (
                (t.glued(j) and (len(lead) > 1 or t.text[t.start[j - 1]].isupper()))
                or (lead in ("us", "hk", "c", "nz") and t.start[i] > t.end[j])
            ):
                return DOLLARS[lead], j - 1
            if lead == "." and t.at(j - 2) == "s" and t.at(j - 4) == "u" and t.glued(j - 1):
                return "USD", j - 4
        if j > 0 and t.word[j - 1] in PREFIX_WORDS and word != "$" and t.glued(j):
            return PREFIX_WORDS[t.word[j - 1]], j - 1
        if j > 0 and t.glued(j):  # "CN¥": the country says which
            code = next((c for c in SYMBOLS[word].split("|") if c[:2].lower() == t.word[j - 1]), "")
            if code:
                return code, j - 1
        return SYMBOLS[word], j
    if word in PREFIX_WORDS:
        source = t.text[t.start[j] : t.end[j]]
        if source.isupper() or word in PLAIN_CODES:
            return PREFIX_WORDS[word], j
    if word == "." and t.at(j - 1) == "rs":
        return "INR", j - 1
    return None


NO_RATES: Final = frozenset({"percent", "pp", "bp", "x", "year", "month", "day", "week", "h", "min", "degC", "degF"})
