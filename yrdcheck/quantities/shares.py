"""Shares told by two numbers: "4 out of every 10", "one container in five", "43.2 per 100,000", "of every hundred …, eighteen"."""

from __future__ import annotations

from yrdcheck.model import replace
from yrdcheck.periods.tokens import Tokens
from yrdcheck.quantities.bounds import read_after, read_hedge
from yrdcheck.quantities.names import plural
from yrdcheck.quantities.numbers import DIGITS, LARGE, Number, read_number
from yrdcheck.quantities.readings import Reading, add
from yrdcheck.quantities.tables import SMALL, row
from yrdcheck.quantities.units import read_unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

NO_NOUN: Final = row(
    "in out of to the a an and or from at by for with on is are was were be has have had as than per that which who when more less fewer",
    "later earlier ago",
)
WHOLES: Final = frozenset((2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 20.0, 100.0, 1000.0))


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
        elif few and ((t.at(k) == "in" and is_share(t, k + 1, value == 1)) or (t.at(k) == "for" and t.at(k + 1) in ("every", "each"))):
            k += 1
        elif number.plain and t.at(k) == "in" and t.at(k + 1) in ("every", "each") and t.at(k + 2) in LARGE:
            k += 1  # "78 children in every hundred"
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
    if t.at(of.stop) == "-" and t.glued(of.stop) and of.stop > k + 1 and t.at(k) in LARGE:
        of = Number(10.0 ** LARGE[t.word[k]], k, k + 1, 1.0, "", True)  # "of every hundred one-year-olds"
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


def is_share(t: Tokens, k: int, single: bool) -> bool:
    """Whether the number after "one container in" is the whole of a share: round unless it is one (``single``) of so many, and no count of things of its own."""
    if t.at(k) in ("a", "an") and t.at(k + 1) in LARGE:
        k += 1
    elif t.at(k) not in SMALL and not (t.at(k)[:1] in DIGITS and t.at(k)):
        return False
    of = read_number(t, k, False)
    if of is None or read_unit(t, of.stop) is not None or t.at(of.stop) == "-":
        return False
    if of.value not in WHOLES and not (single and of.value % 1 == 0 and 2 <= of.value < 1000 and of.form in ("", "words")):
        return False
    nxt = t.at(of.stop)
    if not (nxt[:1].isalpha() and plural(t, of.stop)):
        return True
    after = of.stop + 1  # "one container in five leaves Morhaven", not "one school in five districts is"
    return after < t.size and (
        t.text[t.start[after]].isupper()
        or (t.word[after] in NO_NOUN and t.word[after] not in ("is", "was", "are", "were", "has", "have", "had"))
    )
