"""The figures of a statement: with its times of day, without what only stands for a thing, and their places in the document."""

from __future__ import annotations

import re

from yrdcheck import quantities, words
from yrdcheck.model import TYPE_CHECKING, Period, replace
from yrdcheck.periods import turns
from yrdcheck.periods.following import point

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
    if q.text.lower() == "one" and following.isalpha() and following.endswith("s") and following not in ("means", "barracks") and words.key(following) != following:
        return True  # "one gets", "one sees": a verb, as what is one has no plural
    if q.text.lower() == "one" and at > 1 and row[at - 1].kind in ("word", "light") and row[at - 2].text.lower() in ("a", "an", "the", "another", "each", "this", "that"):
        return True  # "a supporting one"
    if at < 1 or row[at - 1].text.lower() not in ("the", "these", "those", "all", "both"):
        return False
    if row[at - 1].text.lower() == "all" and at + 1 < len(row) and row[at + 1].text.lower() in ("of", "in", "on", "from", "at"):
        return False  # "all three of the goals"
    return at + 1 == len(row) or row[at + 1].kind in ("stop", "punct")


def join_lengths(text: str, figures: tuple[Quantity, ...], times: tuple[Period, ...]) -> tuple[tuple[Quantity, ...], tuple[Period, ...]]:
    """Figures and times of a sentence, where a number of years that only tells a time over again, or tells it by another, is part of that time.

    "The four years from 2019 to 2023", "the four years after 2019", "lower in 2023 than four years earlier" (than in 2019).
    """
    out = list(times)
    kept = []
    for q in figures:
        n = int(q.value or 0)
        told = _told_again(text, q, n, out) or _told_by_another(text, q, n, out) if q.unit == "year" and n and n == q.value and not q.hedge and not q.change else None
        if told is None:
            kept.append(q)
        else:
            out = [p for p in out if p.end <= told.start or p.start >= told.end]
            out.append(told)
    return tuple(kept), tuple(sorted(out, key=lambda p: p.start))


def _told_again(text: str, q: Quantity, n: int, times: Sequence[Period]) -> Period | None:
    """The span that a number of years stands before: "from 2019 to 2023", "to 2023", "after 2019"."""
    p = next((p for p in times if p.start > q.end), None)
    if p is None or p.relative:
        return None
    joint = text[q.end : p.start].strip().lower()
    if p.kind == "span" and not joint and 0 < turns(p) in (n, n - 1):
        return replace(p, start=q.start)
    base = point(p) if p.kind in ("after", "before", "until") and not joint else p if joint in ("to", "up to", "following") else None
    if base is None or base.kind != "year" or base.first is None:
        return None
    year, back = int(base.first[:4]), p.kind in ("before", "until") or joint in ("to", "up to")
    return _years(q.start, p.end, *((year - n, year) if back else (year, year + n)))


def _told_by_another(text: str, q: Quantity, n: int, times: Sequence[Period]) -> Period | None:
    """The year with which a sentence compares another that it names, told by the distance between them."""
    m = _EARLIER.match(text, q.end)
    if m is None or not _COMPARED.search(text[: q.start]):
        return None
    base = next((p for p in reversed(times) if p.end <= q.start and not p.relative and p.last), None)
    if base is None or base.last is None:
        return None
    year = int(base.last[:4]) - n
    return replace(_years(q.start, m.end(), year, year), kind="year", text=str(year))


def _years(start: int, end: int, first: int, last: int) -> Period:
    return Period(start, end, f"{first}-01-01", f"{last}-12-31", "span", f"from {first} to {last}")


_EARLIER = re.compile(r" (?:earlier|before|previously)\b(?! (?:than|the|it|he|she|they|that)\b)")
_COMPARED = re.compile(r"\b(?:than|as|from|against|(?:compared|comparing) (?:with|to))(?: in)?(?: that of| those of)? $", re.IGNORECASE)


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
