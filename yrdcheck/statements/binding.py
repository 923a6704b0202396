"""What a figure counts or measures, of what it is a share, and whether it tells a rise or a fall."""

from __future__ import annotations

import re

from yrdcheck import words
from yrdcheck.model import TYPE_CHECKING, replace
from yrdcheck.quantities.tables import STATURE
from yrdcheck.statements.negations import outranks
from yrdcheck.statements.verbs import CONTENT, is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.model import Quantity
    from yrdcheck.words import Word

_ADVERBS = frozenset("regardless together compared according along because instead including such worldwide nationwide each apiece alone so far thanks due".split())
_DIMENSIONS = frozenset("length height width depth breadth diameter size area weight thickness long high wide deep".split())
_EXTENT = frozenset("long wide high tall deep thick old away apart late early ahead behind".split())


def bind(q: Quantity, row: Sequence[Word], text: str) -> Quantity:
    """Say what a figure counts or measures, of what it is a share, and whether it is an amount of change.

    What follows decides ("46,441 sets of instruments", "24% of China's GDP", "the 163-kilometre railway"), else a measure with an
    adjective takes the noun before it ("a quay 950 metres long").
    """
    at = next((i for i, w in enumerate(row) if w.start >= q.start), len(row))
    after = next((i for i, w in enumerate(row) if w.start >= q.end), len(row))
    before = list(row[max(0, at - 4) : at])
    thing, whole = q.thing, q.whole
    following = row[after].text.lower() if after < len(row) else ""
    part = q.unit == "percent" and (whole is not None or following == "of") and not any(w.text.lower() == "by" for w in before)
    then = [] if after < len(row) and re.search("[,;:]", text[q.end : row[after].start]) else row[after : after + 2]  # "1.3 billion, up 24%"
    stature = q.dimension == "length" and following in STATURE  # "rises 40 yards above the street"
    change = q.change or (0 if part or stature else _change(before, then))  # "felled half of the trees" tells a share
    if thing is None and whole is None and after < len(row):
        nxt = row[after]
        joined = not re.search(r"[,;:.()]", text[q.end : nxt.start])
        if joined and nxt.text.lower() == "of":
            span = _phrase(row, after + 1, text)
            if q.dimension in ("percent", "ratio"):
                whole = span
            else:
                thing = span
        elif joined and nxt.kind in CONTENT and nxt.key not in _EXTENT and not is_verb(nxt.text) and not change:
            thing = _phrase(row, after, text)
    measured = after + 1 < len(row) and row[after].text.lower() == "in" and row[after + 1].key in _DIMENSIONS
    if measured:
        thing = None  # "a quay one kilometre in length"
    if thing is None and whole is None and after < len(row) and (row[after].key in _EXTENT or measured):
        end = at
        while end and row[end - 1].kind not in CONTENT:
            end -= 1
        first = end
        while first and row[first - 1].kind in CONTENT and not is_verb(row[first - 1].text):
            first -= 1
        if first < end and at == end:
            thing = (row[first].start, row[end - 1].end)
    return replace(_turned(q, row[:at]), thing=thing, whole=whole, change=change or (0 if whole else _differs_by(row, after)))


def _turned(q: Quantity, before: Sequence[Word]) -> Quantity:
    """A bound that a negation of the subject turns: "none of them is taller than 40 metres" says at most 40, "no firm has fewer than 12" at least."""
    if (q.low is None) == (q.high is None) or not before or before[-1].text.lower() != "than":
        return q
    denies = (i for i, w in enumerate(before) if outranks(before, i) and not (i and w.text[0].isupper()))  # no "Nothing" of a title
    if all(any(w.text.lower() == "than" for w in before[i:-1]) for i in denies):
        return q
    return replace(q, low=q.high, high=q.low, hedge="at most" if q.high is None else "at least")


def _phrase(row: Sequence[Word], at: int, text: str) -> tuple[int, int] | None:
    """The noun phrase that starts at a word: up to a verb, another preposition than "of", a figure or a mark."""
    first = last = None
    for i in range(at, min(len(row), at + 10)):
        w = row[i]
        low = w.text.lower()
        if last is not None and re.search(r"[,;:.()]", text[last.end : w.start]):
            break
        if w.kind in ("figure", "time") or (w.kind == "stop" and low not in ("of", "the", "a", "an", "its", "their", "all", "other", "this", "our", "own", "any")):
            break
        if first is not None and (low in _ADVERBS or (low.endswith("ly") and w.kind == "word" and not w.text[0].isupper())):
            break
        if w.kind in ("word", "light") and is_verb(w.text) and first is not None and not low.endswith("ing"):
            break
        if w.kind in CONTENT:
            first, last = first or w, w
    return (first.start, last.end) if first is not None and last is not None else None


_PADDING = frozenset("of by about around some nearly almost over than a an the at least most just under roughly approximately more less fewer up down further another".split())


def _change(before: Sequence[Word], after: Sequence[Word]) -> int:
    """1 or -1 where a figure is the amount of a rise or fall, 0 where it is a level."""
    by = False
    for i in range(len(before) - 1, -1, -1):
        w = before[i]
        low = w.text.lower()
        if low in ("up", "down") and not (i and before[i - 1].key in ("take", "make", "set", "build", "add")):
            return 1 if low == "up" else -1
        if low == "at" and (i + 1 == len(before) or before[i + 1].text.lower() not in ("least", "most")):
            return 0  # "rises at 1,870 metres above the sea"
        if low in _PADDING:
            by = by or low == "by"
            continue
        sign = (w.key in words.UP) - (w.key in words.DOWN)
        if sign and i + 1 < len(before) and before[i + 1].text.lower() == "than":
            return 0  # "higher than 60" is a bound
        if sign and low not in ("above", "below", "exceed", "exceeding", "exceeds", "exceeded"):
            return sign
        if not by:
            break
        if w.kind == "figure" or w.kind == "stop":
            break
    if by:
        return words.direction(w.key for w in before if w.text.lower() not in _PADDING)
    if after:
        low = after[0].text.lower()
        than = len(after) > 1 and after[1].text.lower() == "than"
        sign = (after[0].key in words.UP) - (after[0].key in words.DOWN)
        if sign and low not in ("up", "down", "above", "below", "double", "long", "short"):
            return sign
        if than and low.endswith("er"):
            return 1
    return 0


def _differs_by(row: Sequence[Word], after: int) -> int:
    """1 or -1 where the thing that a figure counts is told as a difference: "18 hauls fewer in 2024 than in 2023", "32 pages thicker than"."""
    for i in range(after + 1, min(after + 3, len(row))):
        if row[i - 1].kind not in CONTENT or row[i - 1].end + 1 != row[i].start:
            return 0
        low = row[i].text.lower()
        if low in _COMPARED:
            if not any(w.text.lower() == "than" for w in row[i + 1 : i + 1 + REACH]) or row[i + 1].text.lower() == "often":
                return 0
            return -1 if low in ("fewer", "less") or row[i].key in words.DOWN else 1
    return 0


REACH = 8  # words between "fewer" and its "than"


_COMPARED = frozenset("more fewer less higher lower longer shorter larger smaller bigger taller wider thicker heavier lighter older younger later earlier".split())
_COMPARATIVE = frozenset("over under above below more less fewer higher lower greater larger smaller bigger longer shorter faster slower warmer cooler".split())


def direction(row: Sequence[Word]) -> int:
    """1 where a clause speaks of a rise, -1 of a fall; "more than 170" bounds a figure, and "up" alone is a preposition."""
    found = []
    for i, w in enumerate(row):
        if w.kind not in ("word", "light", "stop"):
            continue
        low = w.text.lower()
        after = row[i + 1] if i + 1 < len(row) else None
        if low in ("up", "down"):
            before = row[i - 1].key if i else ""
            if not (after is not None and (after.kind == "figure" or after.text.lower() in ("by", "from"))) and before not in ("go", "be", "move", "is", "are", "was", "were"):
                continue
        elif low in _COMPARATIVE and after is not None and (
            after.kind == "figure" or (after.text.lower() == "than" and i + 2 < len(row) and row[i + 2].kind == "figure")
        ):
            continue
        elif low in _COMPARATIVE and i > 1 and row[i - 1].text.lower() == "or" and row[i - 2].kind == "figure":
            continue  # "three or more"
        elif low in ("more", "fewer", "less") and i and row[i - 1].text.lower() == "no":
            continue  # "no more threats"
        if not _moves_nothing(row, i):
            found.append(w.key)
    return words.direction(found)


def _moves_nothing(row: Sequence[Word], i: int) -> bool:
    """Whether a verb of rising or falling speaks of no level: "rain fell", "fell ill", "fell to her to decide", "was first climbed", "grew up", "dropped the case"."""
    key = row[i].key
    before = [w.text.lower() for w in row[max(0, i - 3) : i]]
    after = row[i + 1] if i + 1 < len(row) else None
    low = after.text.lower() if after is not None and after.kind != "figure" else ""
    if row[i].text.lower() in ("falls", "slips") and low != "in" and (not i or before[-1] in ("and", "or", "of", "from", "by", "with", "to")):
        return True  # "slips and falls were the leading cause"
    if key == "fall":
        landed = low == "on" and i + 2 < len(row) and row[i + 2].kind not in ("time", "figure") and not row[i + 2].text.endswith("day")
        return landed or low in _FALLS or (low == "to" and before[-1:] == ["it"]) or any(w.key in _FALLING for w in row[max(0, i - 3) : i])
    if key in ("above", "below"):
        return after is None
    if key in ("climb", "drop"):
        return low in words.DETERMINERS or (key == "climb" and not _PASSIVE.isdisjoint(before))
    if key == "grow":
        return low == "up" or not _PASSIVE.isdisjoint(before)
    return False


_FALLS = frozenset("ill asleep silent victim prey apart into onto upon foul overboard out pregnant".split())
_FALLING = frozenset("rain snow hail ash bomb shell rock stone tree leaf night darkness".split())
_PASSIVE = frozenset("is are was were be been being".split())
