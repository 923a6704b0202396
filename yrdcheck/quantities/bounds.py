"""Bounds and hedges around a figure ("over", "or more")."""

from __future__ import annotations

from yrdcheck.periods.tokens import Tokens
from yrdcheck.quantities.numbers import DIGITS
from yrdcheck.quantities.tables import SMALL, row
from yrdcheck.quantities.vocabulary import AFTER, BEFORE, SYMBOLS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

ADDING: Final = row("add adds added adding sum sums summed")
BETWEEN_HEDGE: Final = row("""a an the its their his only “ " - ( another total further just even """)


def span_of_time(t: Tokens, i: int) -> bool:
    """Whether a number at ``i`` counts years, months, weeks or days ("five years", "the past 18 months"), and not how long ago."""
    return any(t.at(k) in SPANS and t.at(k + 1) != "ago" for k in (i + 1, i + 2))


SPREADS: Final = row("spread spreads spreading scattered distributed divided extended extends extending stretches stretched split shared")
CIRCLES: Final = row("circle circles zone zones radius reach belt neighbourhood neighbourhoods neighborhood neighborhoods catchment")
SPANS: Final = row("years months weeks days decades centuries hours")


def read_hedge(t: Tokens, i: int) -> tuple[str, int]:
    """The bound or hedge before token ``i``: (hedge, first token of it)."""
    j = i - 1
    words = t.word
    while j >= 0 and words[j] in BETWEEN_HEDGE:
        if words[j] == "-":
            return "", i
        if words[j] == "just" or (words[j] == "even" and t.at(j - 1) == "not"):
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
            if (
                words[j] in ("over", "above", "below", "under", "around", "within")
                and j + 1 < i
                and words[j + 1] in ("the", "its", "their", "his")
            ):
                return "", i
            if words[j] == "some" and j + 1 < i:
                return "", i
            if words[j] == "over" and t.at(j - 1) in ("", ",", ";", "and", "but", "that") and span_of_time(t, i):
                return "", i  # "Over five years the river climbed two grades"
            if words[j] == "over" and t.at(j - 1) in SPREADS:
                return "", i  # "spread over three campuses"
            if words[j] == "maximum" and j + 1 < i:
                return "", i
            return hedge, j
        if j >= n and all(words[j - 1 - k] == lead for k, lead in enumerate(leads)):
            if words[j] == "as" and j + 1 < i:
                return "", i  # "as high as a 20-storey building" compares
            if leads == ("up",) and t.at(j - n - 1) in ADDING:
                return "", i  # "the bridges add up to 3 million square feet"
            return hedge, j - n
    return "", i


def read_after(t: Tokens, j: int) -> tuple[str, int]:
    """The bound or hedge after a figure and its unit: (hedge, next token)."""
    word = t.at(j)
    if t.at(j - 2) == "-" and t.at(j - 1) in ("hour", "minute") and any(t.at(k) in CIRCLES for k in (j, j + 1, j + 2)):
        return "at most", j  # a "one-hour traffic circle" holds what is an hour away and less
    if word == "+" and t.glued(j) and not (t.at(j + 1)[:1] in DIGITS and t.glued(j + 1)):
        return "at least", j + 1
    if word == "-" and t.at(j + 1) in ("odd", "plus", "ish"):
        return ("at least" if t.word[j + 1] == "plus" else "about"), j + 2
    rows = AFTER.get(word)
    if rows is None:
        return "", j
    for phrase, hedge in rows:
        if tuple(t.word[j : j + len(phrase)]) == phrase:
            stop = j + len(phrase)
            if (t.at(stop) == "than" and t.at(stop + 1)[:1] in DIGITS) or (
                phrase[0] == "and"
                and (
                    (t.at(stop)[:1] in DIGITS and t.at(stop)) or t.at(stop) in SMALL or t.at(stop) in SYMBOLS or t.at(stop) in ("a", "than")
                )
            ):
                return "", j
            if phrase == ("plus",) and not (t.glued(j) or t.at(j - 1) == "-"):
                return "", j
            return hedge, stop
    return "", j
