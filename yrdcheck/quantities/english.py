"""Figures and dates in English, in one pass over the tokens of a text.

Everything hangs on the few tokens that are digits or stand in a table of number words: at each of them a number is read
onward, then its unit, then the bound or hedge around it, then the second half of a range. Dates are tried first.
"""

from __future__ import annotations

import re

from yrdcheck.model import Period, Quantity, replace
from yrdcheck.periods.days import SHIFTS
from yrdcheck.periods.english import SEASONS
from yrdcheck.periods.expressions import read_date, read_more_days
from yrdcheck.periods.named_days import NAMES as DAY_NAMES
from yrdcheck.periods.named_days import may_begin
from yrdcheck.periods.tokens import DASHES, MONTHS, Tokens
from yrdcheck.quantities.amounts import read_amount
from yrdcheck.quantities.bounds import read_after, read_hedge
from yrdcheck.quantities.measures import MULTIPLIED
from yrdcheck.quantities.names import CLOCK_LEADS, NUMBERS, is_clock, is_listed, is_name, is_one, is_title, is_year, plural, skip_digits
from yrdcheck.quantities.numbers import DIGITS, LARGE, finish_fraction, read_hyphened_half, read_words
from yrdcheck.quantities.readings import Reading, add, elide
from yrdcheck.quantities.tables import GLYPHS, GROUPS, MULTIPLES, ORDINALS, SMALL, row
from yrdcheck.quantities.units import SPAN_NOUNS, read_below, read_unit
from yrdcheck.quantities.vocabulary import BEFORE, dimension_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*(?:[\u00a0\u202f\u2009]\d{3}(?!\d))*|[^\W\d_]+|[^\w\s]|_")
DATES: Final = frozenset(MONTHS) | frozenset(SEASONS) | frozenset(SHIFTS) | frozenset({
    "early", "mid", "late", "end", "beginning", "start", "middle", "close", "q", "h", "fy", "fiscal", "financial", "yesterday",
    "tomorrow", "same", "the", "opening", "year",
}) | frozenset(DAY_NAMES)  # fmt: skip
TENS_DATES: Final = frozenset({"of", "century"})
ONLY_NAMES: Final = frozenset(DAY_NAMES) - frozenset(MONTHS)
# "the" begins a date only before one of these.
AFTER_THE: Final = frozenset(
    {
        "decade",
        "century",
        "month",
        "week",
        "quarter",
        "year",
        "current",
        "previous",
        "following",
        "coming",
        "present",
        "last",
        "final",
        "latter",
        "opening",
        "first",
        "second",
        "third",
        "fourth",
        "three",
        "two",
    }
)
PARTS: Final = {"majority": "over", "minority": "under"}
TRIGGERS: Final = DATES | NUMBERS | frozenset(PARTS)
AFTER_SHARE: Final = row(
    "of to from as more less higher lower the , . ; ) and in since over by between are is were was for larger fewer on at this",
    "last than compared year or have had",
) | {""}
MEASURED_ALONE: Final = frozenset({"time", "months", "length", "mass", "volume"})
BOUNDING: Final = row("just well for of by little after only")  # before "over" they leave it a bound: "for over a year"
AFTER_DOUBLE: Final = row("the its their his her our your that what as to from in by over between since within every again this last next")
BEFORE_DOUBLE: Final = row("to will would could may might can should must nearly almost than about roughly around over not did does do")
BEFORE_HALF: Final = row("first second the this last next other latter previous final each better opening -")
FEET: Final = row("' ’ ′")
INCHES: Final = row("\" ” ″ ’ '")
BEFORE_TENS: Final = row("the their his her my our your early mid late - low high upper lower")
DATE_MARKS: Final = row("q h / - – st nd rd th of to and or & , until through ，")


def lower(text: str) -> str:
    """The text in small letters, character for character."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def tokenise(text: str, low: str, reference: str | None) -> Tokens:
    """Cut a text into words, figures and marks."""
    found = list(TOKEN.finditer(low))
    words = [m[0] for m in found]
    starts, ends = [m.start() for m in found], [m.end() for m in found]
    return Tokens(text, words, starts, ends, reference)


def read_ordinal(r: Reading, i: int) -> int:
    """An ordinal in words ("fifth", "twenty-first", "two hundredth") or a share ("a third of"); returns the token after."""
    t = r.t
    word = t.word[i]
    n = ORDINALS[word]
    before = t.at(i - 1)
    nxt = t.at(i + 1)
    if before == "every" and nxt[:1].isalpha() and not plural(t, i + 1) and nxt not in AFTER_SHARE and nxt not in SPAN_NOUNS:
        add(r, i - 1, i - 1, i + 1, 100.0 / n, None, None, "percent", 1.0, "", "fraction", i + 1)  # "every third child"
        return i + 1
    if before in ("a", "an") and n > 2 and nxt in AFTER_SHARE:
        return read_amount(r, i, finish_fraction(t, i - 1, (1, n, i + 1)))
    if before in ("a", "an") and n > 9 and nxt != "-":
        return read_amount(r, i, finish_fraction(t, i - 1, (1, n, i + 1)))
    if (nxt == "-" and t.glued(i + 1) and word != "second") or (
        word == "second" and before in ("per", "a", "each", "every", "split") and (before != "a" or nxt in (",", "."))
    ):
        return i + 1
    if nxt == "-" and t.glued(i + 1):
        return i + 1
    if word == "first" and before == "at":
        return i + 1  # "at first" says when, not which
    begin = i
    value = n
    if before == "-" and t.glued(i) and SMALL.get(t.at(i - 2), 0) >= 20 and n < 10:
        value, begin = n + SMALL[t.word[i - 2]], i - 2
    add(r, begin, begin, i + 1, float(value), None, None, "ordinal", 1.0, "", "ordinal", i + 1)
    return i + 1


def read_word(r: Reading, i: int) -> int:
    """A trigger in letters that is no date; returns the token to go on with."""
    t = r.t
    word = t.word[i]
    before, nxt = t.at(i - 1), t.at(i + 1)
    if word in SMALL or word in LARGE:
        if (
            t.glued(i)
            and i > 0
            and before == "-"
            and t.glued(i - 1)
            and t.at(i - 2)[:1].isalpha()
            and t.at(i - 2) not in ("mid", "pre", "post", "non", "a")
        ):
            return i + 1
        if nxt[:1] in DIGITS and t.glued(i + 1):  # "Twenty20"
            return i + 2
        if (word == "one" and not is_one(t, i)) or is_title(t, i):
            return i + 1
        if word in SMALL and (clock := is_clock(t, i)):
            return clock
        if word in LARGE and word in ("hundreds", "thousands", "millions", "billions", "trillions", "lakhs", "crores"):
            return read_many(r, i)
        if word in LARGE and before in ("a", "an", "per") and before != "per":
            number = read_words(t, i, True)
            if number:
                number.start = i - 1
                return read_amount(r, i, number)
        if word in LARGE and before in ("few", "several", "many") and nxt != "-":
            return read_many(r, i)
        if word in LARGE and before in ("the", "per") and nxt != "-":
            return i + 1
        number = read_words(t, i, t.at(i - 1) not in ("between", "both"))
        if number is None:
            return i + 1
        number = read_hyphened_half(t, number)
        tail = number.stop
        if (
            t.at(tail) == "-"
            and t.at(tail + 1) in ORDINALS
            and t.glued(tail)
            and number.form == "words"
            and ORDINALS[t.word[tail + 1]] < 10
            and number.value % 10 == 0
        ):
            add(r, i, i, tail + 2, number.value + ORDINALS[t.word[tail + 1]], None, None, "ordinal", 1.0, "", "ordinal", tail + 2)
            return tail + 2
        if t.at(tail) in ORDINALS and number.form == "words" and number.value >= 100 and t.at(tail) != "second":
            n = ORDINALS[t.word[tail]]
            add(r, i, i, tail + 1, number.value + n if n < 100 else number.value * n, None, None, "ordinal", 1.0, "", "ordinal", tail + 1)
            return tail + 1
        if number.form == "words" and number.value % 10 == 0 and number.value > 10 and joins_ordinal(t, tail, number.value):
            k = tail + 1 if t.word[tail] == "and" else tail
            add(r, i, i, k + 1, number.value + ORDINALS[t.word[k]], None, None, "ordinal", 1.0, "", "ordinal", k + 1)
            return k + 1
        if t.at(tail) in ("hundredth", "thousandth", "millionth") and number.form == "words":
            add(r, i, i, tail + 1, number.value * ORDINALS[t.word[tail]], None, None, "ordinal", 1.0, "", "ordinal", tail + 1)
            return tail + 1
        return read_amount(r, i, number)
    if word in ORDINALS:
        return read_ordinal(r, i)
    if word in GLYPHS:
        return read_amount(r, i)
    if word in ("half", "quarter"):
        if nxt in ("past", "to") and (t.at(i + 2) in SMALL or t.at(i + 2).isdecimal()) and before in (*CLOCK_LEADS, "a", "is", "was"):
            return i + 3  # "half past nine"
        return read_half(r, i)
    if word in GROUPS:
        return read_group(r, i)
    if word in PARTS:
        return read_part(r, i)
    if word in MULTIPLES:
        if word in ("double", "triple", "halves", "treble", "quadruple") and not is_multiple(t, i):
            return i + 1
        hedge, begin = read_hedge(t, i)
        often = read_below(t, i + 1) if word in ("twice", "thrice") and nxt in ("a", "per", "each", "every") else None
        unit, stop = ("1/" + often[0], often[1]) if often else ("x", i + 1)
        if word in ("twice", "thrice") and not often and nxt not in AFTER_DOUBLE and nxt not in MULTIPLIED:
            unit = "1"  # "she failed twice"
        add(r, begin, i, stop, MULTIPLES[word], None, None, unit, 0.5 if unit == "x" else 1.0, hedge, "multiple", stop)
        return stop
    return i + 1


def is_multiple(t: Tokens, i: int) -> bool:
    """Whether "double" multiplies here: "nearly double the", "to double in a year"; not "a body double", "double-decker"."""
    before, nxt = t.at(i - 1), t.at(i + 1)
    if nxt == "-" or before == "-" or (nxt[:1].isalpha() and t.text[t.start[i]].isupper()):
        return False
    return nxt in AFTER_DOUBLE or before in BEFORE_DOUBLE or t.word[i] == "halves"


def joins_ordinal(t: Tokens, k: int, value: float) -> bool:
    """Whether the ordinal at ``k`` ends the number before it: "thirty first", "two hundred and fifth", "the twenty second of June"."""
    joined = t.at(k) == "and"
    k += joined
    n = ORDINALS.get(t.at(k), 0)
    if not 0 < n < 100 or joined != (value % 100 == 0):
        return False
    return (n < 10 or joined) and (n != 2 or t.at(k + 1) in ("of", "century", "anniversary", "amendment"))


def read_many(r: Reading, i: int) -> int:
    """ "hundreds of", "tens of thousands of", "several hundred": at least two of them."""
    t = r.t
    value = 2 * 10.0 ** LARGE[t.word[i]]
    begin = i
    if t.at(i - 1) == "of" and t.at(i - 2) in ("tens", "hundreds", "thousands"):
        value *= 10.0 if t.word[i - 2] == "tens" else 10.0 ** LARGE[t.word[i - 2]]
        begin = i - 2
        if r.quantities and r.quantities[-1].end > t.start[begin]:
            r.quantities.pop()
            r.begins.pop()
            r.stops.pop()
    elif t.at(i - 1) and (t.at(i - 1)[:1] in DIGITS or t.at(i - 1) == "the"):
        return i + 1
    elif t.at(i - 1) in ("many", "several", "few"):
        begin = i - 2 if t.at(i - 2) == "a" else i - 1
    unit, j = "1", i + 1
    if t.at(j) in LARGE:
        value, j = value * 10.0 ** LARGE[t.word[j]], j + 1
    found = read_unit(t, j + 1 if t.at(j) == "of" else j)
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
    if (before in BEFORE_HALF and nxt not in ("of", "million", "a")) or before in ("first", "second", "latter"):
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
    dozens = r.quantities[-1].value if t.at(i - 3) == "dozen" and r.quantities and r.stops[-1] == i - 2 else None
    if dozens is not None and not dozens % 12:
        q = r.quantities[-1]
        value = dozens + 6.0  # "a dozen and a half"
        r.quantities[-1] = replace(q, end=t.end[i], value=value, low=value, high=value, digits=6.0, text=t.text[q.start : t.end[i]])
        r.stops[-1] = i + 1
        return True
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


def read_one(r: Reading, i: int) -> int:
    """ "less than an hour", "under a kilometre": a bound or hedge makes one of what has an article; returns the token after.

    Without one it is no figure ("an hour later", "a year"), nor is a second ("more than a second candidate") or what lasts ("grew over a year").
    """
    t = r.t
    hedge, at = read_hedge(t, i)
    found = read_unit(t, i + 1) if hedge and at < i else None
    if found is None or dimension_of(found[0]) not in MEASURED_ALONE or found[0] == "s" or t.at(found[2]) in ("-", "'", "’", "per", "/", "a", "an"):
        return i + 1
    if t.word[i - 1] == "within" or (t.word[i - 1] == "over" and dimension_of(found[0]) in ("time", "months") and t.at(i - 2) not in BOUNDING):
        return i + 1
    if t.word[i - 1] == "than" and t.at(found[2]) in ("earlier", "before", "ago", "previously"):
        return i + 1  # "fewer than a year earlier"
    nxt = t.at(found[2] + 1)
    if t.at(found[2]) == "and" and (nxt in SMALL or nxt[:1] in DIGITS):
        return i + 1  # "more than an hour and twenty minutes" is read from its end
    add(r, at, i, found[2], found[1], None, None, found[0], found[1], hedge, "words", found[2])
    return found[2]


def read_part(r: Reading, i: int) -> int:
    """ "a majority of": more than half; "a minority of": less. "Most of" is left to its plain sense: any share over half would satisfy it."""
    t = r.t
    word, nxt = t.word[i], t.at(i + 1)
    begin = i
    if nxt != "of" or t.at(i + 2) in SMALL or t.at(i + 2)[:1] in DIGITS:
        return i + 1
    while t.at(begin - 1) in ("vast", "large", "great", "overwhelming", "narrow", "bare", "slim", "small", "clear", "a", "the"):
        begin -= 1
    add(r, begin, begin, i + 1, 50.0, None, None, "percent", 1.0, PARTS[word], "fraction", i + 1)
    return i + 1


def read_group(r: Reading, i: int) -> int:
    """ "a dozen", "dozens of", "a pair of", "a couple of"; returns the token after."""
    t = r.t
    word, before = t.word[i], t.at(i - 1)
    if word in ("dozens",):
        if before and before[:1] in DIGITS:
            return i + 1
        add(r, i, i, i + 1, 24.0, 24.0, None, "1", 12.0, "about", "", i + 1)
        return i + 1
    if (
        before not in ("a", "one", "per")
        or (word not in ("dozen", "pairs") and t.at(i + 1) != "of")
        or (word == "score" and not plural(t, i + 2))
    ):
        return i + 1
    hedge, at = read_hedge(t, i - 1)
    unit, j = "1", i + 1
    if t.at(j) == "of":
        found = read_unit(t, j + 1)
        if found and word == "couple" and dimension_of(found[0]) in ("time", "months", "length"):
            unit, j = found[0], found[2]
    if word == "couple":
        hedge = hedge or "about"
    after, stop = read_after(t, j)
    add(r, at, i - 1, j, float(GROUPS[word]), None, None, unit, 1.0, after or hedge, "", stop)
    return stop


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
        if size == 2 and nxt == "s" and word[1] == "0" and t.at(i - 1) in ("'", "’", "‘") and t.glued(i + 1) and t.glued(i):  # "the '90s"
            dated = read_date(t, i)
        elif size == 4 and word.isdecimal():
            if not (t.glued(i) and t.at(i - 1)[-1:].isalpha()) and (nxt == "s" or is_year(t, i)):
                dated = read_date(t, i)
        elif (nxt in MONTHS or nxt in DATE_MARKS or "." in word) and not (t.glued(i) and t.at(i - 1)[-1:].isalpha()):
            dated = read_date(t, i)
        if dated is not None:
            r.periods.append(dated[0])
            return dated[2]
        if nxt == "/" and t.at(i + 3) == "/" and t.at(i + 2).isdecimal() and t.at(i + 4).isdecimal() and t.glued(i + 1):
            return i + 5  # "2/30/2019" is no day
    if is_name(t, i):
        return skip_digits(t, i)
    if size == 2 and word[1] == "0" and nxt == "s" and t.glued(i + 1) and t.at(i - 1) in BEFORE_TENS:  # "in their 20s"
        return i + 2
    if word[0] == "0" and size > 1 and "." not in word and "," not in word and not (t.at(i - 1) == "." and t.glued(i)):
        j = i + 1
        while t.at(j).isdecimal() or (t.at(j) in ("-", "–") and t.at(j + 1).isdecimal()):
            j += 1
        return j
    if t.at(i - 1) == "+" and t.glued(i) and size <= 3 and (t.at(i + 1).isdecimal() or t.at(i + 1) in ("-", "(")) and not t.glued(i - 1):
        j = i + 1
        while t.at(j).isdecimal() or (t.at(j) in ("-", "(", ")") and t.at(j + 1).isdecimal()):
            j += 1
        return j
    if nxt in ("st", "nd", "rd", "th") and t.glued(i + 1) and word.replace(",", "").isdecimal():
        add(r, i, i, i + 2, float(word.replace(",", "")), None, None, "ordinal", 1.0, "", "ordinal", i + 2)
        return i + 2
    if size <= 2 and is_listed(t, i):
        return i + 2
    if nxt in FEET and t.glued(i + 1) and t.glued(i + 2) and t.at(i + 2).isdecimal() and t.at(i + 3) in INCHES and word.isdecimal():  # 6'2"
        stop = i + 5 if t.at(i + 3) == t.at(i + 4) == "'" else i + 4
        hedge, begin = read_hedge(t, i)
        add(r, begin, i, stop, float(int(word) * 12 + int(t.word[i + 2])), None, None, "in", 1.0, hedge, "", stop)
        return stop
    if size <= 2 and nxt in DASHES and t.at(i + 3) in DASHES and t.at(i + 2).isdecimal() and t.at(i + 4).isdecimal():
        if all(t.glued(k) for k in range(i + 1, i + 5)):  # a record of games: "12-4-1"
            return i + 5
    if nxt == ":" and t.glued(i + 1) and t.glued(i + 2) and t.at(i + 2)[:1] in DIGITS:  # "a ratio of 2:1", "ISO 9001:2015"
        return i + 3
    if (nxt in ("/", "／") and word == "24" and t.at(i + 2) == "7") or (word == "9" and nxt == "/" and t.at(i + 2) == "11"):
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
                if (
                    (w == "the" and not (i + 1 < n and words[i + 1] in AFTER_THE))
                    or (w in ONLY_NAMES and not may_begin(t, i))
                    or (w == "year" and "end" not in words[i + 1 : i + 3])
                ):
                    i += 1
                    continue
                if w in SMALL and not (
                    i + 1 < n
                    and (words[i + 1] == "quarters" or (w in ("twenty", "thirty") and not TENS_DATES.isdisjoint(words[i + 2 : i + 5])))
                ):
                    dated = None
                else:
                    dated = read_date(t, i)
                if dated is not None:
                    more, i = read_more_days(t, dated[0], dated[2])
                    r.periods += more
                    continue
                if w not in NUMBERS:
                    i += 1
                    continue
            i = read_word(r, i)
        elif (w == "an" or w == "a") and i and words[i - 1] in BEFORE:
            i = read_one(r, i)
        else:
            i += 1
    if r.quantities:
        from yrdcheck.quantities.nouns import bind

        elide(r)
        return bind(t, r.quantities, r.begins, r.stops), r.periods, t
    return r.quantities, r.periods, t
