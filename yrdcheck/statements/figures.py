"""The figures of a statement: with its times of day, without what only stands for a thing, and their places in the document."""

from __future__ import annotations

import re

from yrdcheck import quantities, words
from yrdcheck.model import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from yrdcheck.model import Quantity
    from yrdcheck.statements.records import Statement
    from yrdcheck.words import Word


def add_clocks(sentence: str, figures: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The figures of a sentence with its times of day, sorted by place: the ten of "ten to seven" is no figure of its own."""
    if not _CLOCKS.search(sentence):
        return figures
    from yrdcheck.quantities.clocks import read_clocks

    clocks = read_clocks(sentence)
    others = (q for q in figures if not any(c.start <= q.start < c.end for c in clocks))
    return tuple(sorted((*others, *clocks), key=lambda q: q.start))


_CLOCKS = re.compile(r"noon|mid(?:day|night)|(?:night|morning|evening)\b|\d ?[ap]\.? ?m\b|\d:\d\d")  # what may hold a time of day
_COUNTED = re.compile(r"([\w.,]+) \w+-\w+$")


def counted(q: Quantity) -> Quantity:
    """ "9 trillion-yuan cities" counts cities: a magnitude and unit with a hyphen are an adjective of what is counted."""
    m = _COUNTED.match(q.text) if q.dimension == "money" else None
    if m is None:
        return q
    found, _ = quantities.read_mentions(m[1])
    return replace(found[0], start=q.start, end=q.start + len(m[1])) if len(found) == 1 and found[0].unit == "1" else q


def own_spans(q: Quantity) -> list[tuple[int, int]]:
    """Where a figure's own words stand: all of it but what it counts ("nine container ships out of ten")."""
    if q.whole is None or not q.start < q.whole[0] < q.whole[1] < q.end:
        return [(q.start, q.end)]
    return [(q.start, q.whole[0]), (q.whole[1], q.end)]


def shift(q: Quantity, by: int) -> Quantity:
    """A figure, and what it counts, so many places further on."""
    thing = (q.thing[0] + by, q.thing[1] + by) if q.thing else None
    whole = (q.whole[0] + by, q.whole[1] + by) if q.whole else None
    return replace(q, start=q.start + by, end=q.end + by, thing=thing, whole=whole)


def stands_for(q: Quantity, row: Sequence[Word]) -> bool:
    """Whether a small number word is a pronoun: "the two are …", "of the three"."""
    if q.unit != "1" or q.kind != "cardinal" or not q.text.isalpha() or (q.value or 99) > 12:
        return False
    at = next((i for i, w in enumerate(row) if w.start == q.start), -1)
    following = row[at + 1].text.lower() if at >= 0 and at + 1 < len(row) else ""
    if q.text.lower() == "one" and (
        following in ("and", "of", "another", "by", "day", "that", "who", "which", "or", "such", "can", "may", "must")
        or any(w.text.lower() in ("other", "another") for w in row[at + 1 :])
    ):
        return True  # "one and the same", "one of the largest", "from one end to the other"
    if q.text.lower() == "one" and at > 1 and row[at - 1].kind in ("word", "light") and row[at - 2].text.lower() in ("a", "an", "the", "another", "each", "this", "that"):
        return True  # "a supporting one"
    if at < 1 or row[at - 1].text.lower() not in ("the", "these", "those", "all", "both"):
        return False
    return at + 1 == len(row) or row[at + 1].kind in ("stop", "punct")


def figure_place(body: str, s: Statement, q: Quantity, taken: Container[int] = ()) -> tuple[int, int]:
    """Where a figure of a statement stands in the document; a Chinese statement's figures have their places in its English gloss.

    ``taken``: places of figures that are spoken for already, where one text stands twice.
    """
    if not words.is_chinese(body[s.start : s.end]):
        return q.start, q.end
    at = body.find(q.text, s.start, s.end)
    while at in taken and (again := body.find(q.text, at + 1, s.end)) >= 0:
        at = again
    return at, at + len(q.text)
