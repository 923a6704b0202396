"""Numbers in English, in figures and in words: separators, magnitudes, fractions, mixed fractions."""

from __future__ import annotations

from yrdcheck.periods.tokens import Tokens
from yrdcheck.quantities.tables import DENOMINATORS, GLYPHS, GROUPS, MAGNITUDES, SHORT_MAGNITUDES, SMALL, row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

LARGE: Final = {w: e for w, e in MAGNITUDES.items() if w not in SHORT_MAGNITUDES}
DIGITS: Final = frozenset("0123456789")
TENS: Final = row("twenty thirty forty fifty sixty seventy eighty ninety")


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
        if d is None and word == "one" and SMALL.get(t.at(j), 0) >= 20 and t.at(j + 1) == "-" and t.at(j + 2) in DENOMINATORS:
            return 1, SMALL[t.word[j]] + DENOMINATORS[t.word[j + 2]], j + 3  # "one twenty-fifth"
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
        if d and ((n == 1) != t.word[j].endswith("s") or t.at(j + 1) in LARGE):  # "three quarter billion"
            return n, d, j + 1
    return None


def read_number(t: Tokens, i: int, joined: bool = True) -> Number | None:
    """A number at ``i`` in figures or words, with magnitude and fraction; ``joined`` allows "and" inside it."""
    word = t.word[i]
    c = word[0]
    if c in DIGITS or word in SMALL or word in LARGE:
        number = read_digits(t, i, joined) if c in DIGITS else read_words(t, i, joined)
        return read_hyphened_half(t, number) if number else None
    if word in GLYPHS or word in ("half", "quarter"):
        found = read_fraction(t, i)
        return finish_fraction(t, i, found) if found else None
    return None


def read_hyphened_half(t: Tokens, number: Number) -> Number:
    """ "three-and-a-half-year": the half goes with the number before it."""
    j = number.stop
    if t.at(j) == "-" and t.word[j : j + 6] == ["-", "and", "-", "a", "-", "half"]:
        return Number(number.value + 0.5, number.start, j + 6, 0.5, "mixed")
    return number


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
    if (
        nxt == "/" and decimals and t.at(j + 1) in ("5", "10", "20", "100") and t.glued(j) and t.glued(j + 1) and t.at(j + 2) != "/"
    ):  # a mark: "4.6/10"
        return Number(float(text) / int(t.word[j + 1]), start, j + 2, 10.0**-decimals * 100 / int(t.word[j + 1]), "fraction")
    if (
        nxt == "." and decimals == 0 and j + 1 < size and not t.glued(j) and not t.glued(j + 1) and t.word[j + 1].isdecimal()
    ):  # tokenised text: "6 . 2 %"
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
    if (
        decimals == 0
        and len(text) <= 3
        and len(nxt) == 3
        and nxt.isdecimal()
        and t.at(j + 1).isdecimal()
        and len(t.word[j + 1]) == 3
        and text[0] != "0"
    ):
        while j < size and t.word[j].isdecimal() and len(t.word[j]) == 3 and t.start[j] == t.end[j - 1] + 1:
            text += t.word[j]
            j += 1
        nxt = t.at(j)
    exponent = 0
    while exponent < 60:  # "billion billion billion …" is no number
        k = j + 1 if nxt == "-" and t.glued(j) and t.glued(j + 1) else j
        w = t.at(k)
        if w not in MAGNITUDES or (w.endswith("s") and w not in ("lakhs", "crores", "millions", "billions", "lacs", "trillions")):
            break
        if w in SHORT_MAGNITUDES and ((t.text[t.start[k]] == "K" and not t.glued(k)) or (t.glued(k + 1) and t.at(k + 1)[:1].isalnum())):
            break  # "300 K", "2K15"
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
        f = (
            read_fraction(t, i)
            if (decimals == 0 and len(word) <= 2 and nxt in DENOMINATORS) or (nxt == "-" and t.at(k) in DENOMINATORS)
            else None
        )
        if f:
            return finish_fraction(t, start, f)
    elif nxt == "and" and joined:
        if t.at(j + 1) in ("a", "one") and t.at(j + 2) in ("half", "quarter", "third"):
            d = DENOMINATORS[t.word[j + 2]]
            if t.at(j + 3) in LARGE and LARGE[t.word[j + 3]] < exponent:
                return Number(value + 10.0 ** LARGE[t.word[j + 3]] / d, start, j + 4, 10.0 ** (exponent - 3), "mixed")
            return Number(value + 10.0**exponent / d, start, j + 3, 10.0 ** (exponent - 1), "mixed")
        rest = (
            read_number(t, j + 1, False)
            if t.at(j + 1) and (t.word[j + 1] in SMALL or (t.word[j + 1].isdecimal() and exponent < 4))
            else None
        )
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
    if fraction and word not in TENS:
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
            elif (v < 10 and current % 10 == 0 and current % 100 >= 20 and v > 0) or (v > 0 and current >= 100 and current % 100 == 0):
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
            big = (current >= 100 and current % 100 == 0) or current < 0
            if not big or not (after in SMALL or after.isdecimal()) or SMALL.get(after) == 0:
                if (
                    20 <= current < 100
                    and current % 10 == 0
                    and after in SMALL
                    and 0 < SMALL[after] < 10
                    and t.at(j + 2) == "and"
                    and read_fraction(t, j + 3)
                ):
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
    size = float(scale) if total and current <= 0 and scale < 10**18 else 100.0 if t.word[j - 1] == "hundred" else 1.0
    return Number(float(value), start, j, float(digits), "words", True, size)
