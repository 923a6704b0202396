"""A figure written as another one is: a source's "63 percent" in a draft that writes "36%", "a third", "7600 km" or "百分之三十六"."""

from __future__ import annotations

import re

from yrdcheck.model import TYPE_CHECKING, Quantity
from yrdcheck.quantities import read_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

LITERAL = re.compile(r"\d+(?:[,\u00a0\u202f '’，]\d{3})*(?:[.．]\d+)?|\d+(?:[.．]\d+)?")
SEPARATOR = re.compile(r"\d([^\d.．])\d{3}")
UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 10: "tenth"}  # denominator → word
DIGITS = "零一二三四五六七八九"
CLOSE = 1e-9
WIDE = {ord("0") + n: chr(0xFF10 + n) for n in range(10)}
MOST_WORDS = 100  # larger numbers are written in figures


def restyle(old: str, new: str) -> str:
    """The figure ``new`` written as ``old`` is written; ``new`` itself where that cannot be done without changing what it says.

    >>> restyle("36 per cent", "63%"), restyle("a third", "25%"), restyle("7600 km", "1,200 km")
    ('63 per cent', 'a quarter', '1200 km')
    >>> restyle("a third", "24.4%")
    '24.4%'
    """
    said, known = _figure(old), _figure(new)
    if said is None or known is None or known.value is None or said.value is None or said.unit != known.unit:
        return new
    for written in _attempts(old, said.value, known.value, new):
        read = _figure(written)
        if read is not None and read.value is not None and read.unit == known.unit and abs(read.value - known.value) <= CLOSE * abs(known.value):
            return written
    return new


def _figure(text: str) -> Quantity | None:
    """The one figure that a text is; `None` where it is none or more."""
    found = read_mentions(text)[0]
    return found[0] if len(found) == 1 and found[0].kind != "ordinal" else None


def _attempts(old: str, said: float, known: float, new: str) -> Iterator[str]:
    literals = list(LITERAL.finditer(old))
    if literals:
        written = _in_digits(old, literals, said, known, new)
        if written is not None:
            yield written
        return
    yield from _in_words(old, said, known)
    if any("\u4e00" <= c <= "\u9fff" for c in old):
        yield from _in_chinese(old, said, known)


def _in_digits(old: str, literals: list[re.Match[str]], said: float, known: float, new: str) -> str | None:
    """The digits replaced, all around them kept: currency, separators, "million", the unit's spelling."""
    first = literals[0]
    plain = first.group().translate({ord(wide): ascii_ for wide, ascii_ in zip("０１２３４５６７８９．", "0123456789.", strict=True)})
    separator = SEPARATOR.search(plain)
    number = float(re.sub(r"[^\d.]", "", plain))
    if not number or not said:
        return None
    value = known / (said / number)
    if len(literals) > 1 and value != round(value):
        return None  # "4 out of every 10" takes whole numbers
    if value < 1 <= number or value >= 1000 > number and said != number:
        return None  # "0.85 million", "1,200 million": another word would be needed
    digits = f"{value:.10f}".rstrip("0").rstrip(".") if value < 1e15 else f"{value:.0f}"
    whole, dot, rest = digits.partition(".")
    mark = separator.group(1) if separator else "," if number < 1000 and re.search(r"\d,\d{3}", new) else ""
    if mark and len(whole) > 3:
        whole = f"{int(whole):,}".replace(",", mark)
    written = whole + dot + rest
    if first.group()[0] > "\uff00":
        written = written.translate(WIDE)
    return old[: first.start()] + written + old[first.end() :]


def _in_words(old: str, said: float, known: float) -> Iterator[str]:
    """English words: a fraction for a fraction, a number word for a number word."""
    low = old.lower()
    article = re.match(r"(an?|one)\b", low)
    m = re.search(r"[-\s](?=(?:half|third|quarter|fifth|sixth|eighth|tenth)s?\b)", low)
    if m or low == "half":
        joint = m.group() if m else "-"
        for below, word in PARTS.items():
            above = known * below / 100
            n = round(above)
            if n < 1 or n >= below or abs(above - n) > 1e-6 * below:
                continue
            if below == 2:
                text = "half"
            elif n == 1:
                text = f"{article.group() if article and article.group() != 'an' else 'a'}{joint if article and article.group() == 'one' else ' '}{word}"
            else:
                text = f"{UNITS[n]}{joint}{word}s"
            text = text.replace("a eighth", "an eighth")
            yield _capital(old, text)
            return
    m = re.match(rf"(?:{'|'.join([*UNITS, *TENS])})(?:[- ](?:{'|'.join(UNITS[1:10])}))?\b", low)
    if m:
        number = _value_of(m.group())
        value = known / (said / number) if number else -1
        if value == round(value) and 0 < value <= MOST_WORDS:
            yield _capital(old, _words(round(value))) + old[m.end() :]


def _value_of(words: str) -> int:
    total = 0
    for word in re.split("[- ]", words):
        total += UNITS.index(word) if word in UNITS else 20 + 10 * TENS.index(word)
    return total


def _words(n: int) -> str:
    """A number from 0 to 100 in words."""
    if n == MOST_WORDS:
        return "one hundred"
    if n < len(UNITS):
        return UNITS[n]
    tens, rest = divmod(n, 10)
    return TENS[tens - 2] + (f"-{UNITS[rest]}" if rest else "")


def _capital(old: str, text: str) -> str:
    return text[0].upper() + text[1:] if old[0].isupper() else text


def _in_chinese(old: str, said: float, known: float) -> Iterator[str]:
    """Chinese numerals: a share for a share, a number for a number of the same size."""
    if re.match("[一二三四五六七八九十]+分之", old):
        for below in (2, 3, 4, 5, 6, 8, 10):
            above = known * below / 100
            if abs(above - round(above)) < 1e-6 * below and 0 < round(above) < below:
                yield f"{_numeral(below)}分之{_numeral(round(above))}"
                return
    m = re.search("[零一二两三四五六七八九十百千]+", old[3:] if old.startswith("百分之") else old)
    if m and known == round(known):
        before = "百分之" if old.startswith("百分之") else old[: m.start()]
        after = (old[3:] if old.startswith("百分之") else old)[m.end() :]
        for size in (1, 10**4, 10**8):
            if known % size == 0 and 0 < known / size < 10**4:
                yield before + _numeral(round(known / size)) + after


def _numeral(n: int) -> str:
    """A number below 10,000 in Chinese numerals."""
    out = ""
    for size, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, size)
        if digit:
            out += DIGITS[digit] + sign
        elif out and n and not out.endswith("零"):
            out += "零"
    return out[1:] if out.startswith("一十") else out or "零"
