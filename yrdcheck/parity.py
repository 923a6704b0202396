"""An article beside its translation: figures, dates and names that differ or are missing, sentence beside sentence.

What is compared needs no translation: a figure has the same value in every language, a date is a day, and a name is what a registry
knows it to be. What a text merely says in other words is left alone.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import log

from yrdcheck import periods, quantities, words
from yrdcheck.model import TYPE_CHECKING, Period, Quantity, Relation, record
from yrdcheck.statements import counted, line_starts, mask_markup, place, read_words, split_statements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from yrdcheck.model import Entity
    from yrdcheck.statements import Lexicon


@record
class Passage:
    """Where one of the two texts stands: its sentence, with line and column, and the fact in it, "" where it lacks it."""

    fact: str
    sentence: str
    line: int
    column: int


@record
class Difference:
    """A figure, date or name on which two texts differ, or which one of them lacks; a side without a sentence has no counterpart."""

    kind: str  # figure | date | name
    left: Passage | None
    right: Passage | None

    @property
    def change(self) -> str:
        """``differs``, ``missing`` (the second text lacks it) or ``added`` (only the second has it)."""
        if self.left is None or not self.left.fact:
            return "added"
        return "missing" if self.right is None or not self.right.fact else "differs"


@record
class Compared:
    """Two documents, and where they differ."""

    left: str
    right: str
    differences: tuple[Difference, ...]


@record
class Fact:
    """Something in a sentence that a translation must keep."""

    kind: str
    start: int
    end: int
    text: str
    value: Quantity | Period | str


@record
class Sentence:
    """A sentence with its facts."""

    start: int
    end: int
    facts: tuple[Fact, ...]


# ---- reading ------------------------------------------------------------------------------------------------------

_SMALL = 10  # a number word up to here may be a turn of phrase: one of the largest, 一方面


def read_sentences(text: str, lexicon: Lexicon, markdown: bool, reference: str | None) -> list[Sentence]:
    """The sentences of a text with their figures, dates and names."""
    body = mask_markup(text, markdown)
    out = []
    for s in split_statements(text, markdown):
        said = body[s.start : s.end]
        figures, times = quantities.read_mentions(said, reference)
        figures = tuple(counted(q) for q in figures)
        facts: list[Fact] = []
        for w in read_words(body, s.start, s.end, lexicon, ()):
            if w.kind == "concept" and w.key not in {f.value for f in facts}:
                at = max(0, said.find(w.text))
                facts.append(Fact("name", s.start + at, s.start + at + len(w.text), w.text, w.key))
        names = [(f.start - s.start, f.end - s.start) for f in facts]
        for q in figures:
            if not any(a <= q.start and q.end <= b for a, b in names) and not _is_label(said, q):
                facts.append(Fact("figure", s.start + q.start, s.start + q.end, q.text, q))
        facts += [Fact("date", s.start + p.start, s.start + p.end, p.text, p) for p in times]
        facts += [Fact("name", s.start + a, s.start + b, said[a:b], name) for a, b, name in _people(said)]
        out.append(Sentence(s.start, s.end, tuple(facts)))
    return out


_LABEL = re.compile(r"\b(?:line|route|terminal|highway|class|level|gate|platform|section|article|chapter|number|no\.?|fortune|top) ?$", re.I)


def _is_label(text: str, q: Quantity) -> bool:
    """Whether a number only names something (Line 2, 二号线) or is part of a word (trillion-yuan cities)."""
    if re.fullmatch(r"[a-z]+-[a-z]+" if q.dimension == "money" else "[百千万亿]+", q.text) or re.fullmatch("[百千万亿]+元", q.text):
        return True
    return q.unit == "1" and (text[q.end : q.end + 1] == "号" or _LABEL.search(text[: q.start]) is not None)


def _people(text: str) -> list[tuple[int, int, str]]:
    """Chinese names of people, with how they are read: 顾军 and Gu Jun are both "gu jun"."""
    if words.is_chinese(text):
        from yrdcheck.chinese import find_people

        return find_people(text)
    found = [m for m in re.finditer(r"\b([A-Z][a-z]{1,5}) ([A-Z][a-z]{1,11})\b", text) if m[1].lower() in _surnames() and _is_read(m[2].lower())]
    return [(m.start(), m.end(), m.group().lower()) for m in found]


@cache
def _surnames() -> frozenset[str]:
    from yrdcheck.chinese import surnames

    return surnames()


@lru_cache(maxsize=16384)
def _is_read(word: str) -> bool:
    """Whether a word is one or two syllables of Chinese."""
    from yrdcheck.chinese.tables import syllables

    known = syllables()
    return word in known or any(word[:i] in known and word[i:] in known for i in range(1, len(word)))


# ---- matching facts -----------------------------------------------------------------------------------------------


def _equal(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit and _number(a) is not None and _close(_number(a), _number(b))


def _number(q: Quantity) -> float | None:
    return q.value if q.value is not None else q.low if q.high is None else q.high if q.low is None else (q.low + q.high) / 2


def _close(a: float | None, b: float | None) -> bool:
    return a is not None and b is not None and abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1.0)


def _converted(a: Quantity, b: Quantity) -> bool:
    """Equal in other units, as far as both round."""
    if a.unit == b.unit:
        return False
    return quantities.compare(a, b)[0] is Relation.SAME or quantities.compare(b, a)[0] is Relation.SAME


def _parts(f: Fact) -> list[float]:
    """The numbers of a range or ratio that the other text may give one by one: 9 to 27; 18 of every 100 yuan."""
    if not isinstance(f.value, Quantity):
        return []
    if f.value.value is None and f.value.low is not None and f.value.high is not None:
        return [f.value.low, f.value.high]
    if _is_ratio(f):
        return [float(n.replace(",", "")) for n in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", f.text)]
    return []


def _is_ratio(f: Fact) -> bool:
    return isinstance(f.value, Quantity) and f.value.kind == "ratio"


_VAGUE = frozenset(("1", "deg"))  # a bare count, "degrees": what they measure may stand elsewhere in the sentence


def _bare(a: Quantity, b: Quantity) -> bool:
    """The same number, where only one text says what of (over 65, 65岁以上; 2,280 yuan a month, 每月2280元), or one in ten as 10%."""
    if {a.unit, b.unit} == {"1", "percent"}:
        share, part = (a, b) if a.unit == "percent" else (b, a)
        return share.kind == "ratio" and _close((_number(share) or 0) / 100, _number(part))  # half price, 半价
    if {a.kind, b.kind} == {"ordinal", "ratio"}:
        share, nth = (a, b) if a.kind == "ratio" else (b, a)
        return _close(_number(share), 100 / (_number(nth) or 1))
    return _close(_number(a), _number(b)) and (a.unit in _VAGUE or b.unit in _VAGUE or a.unit.partition("/")[0] == b.unit.partition("/")[0])


def _same_time(a: Period, b: Period) -> bool:
    a, b = _resolved(a, b), _resolved(b, a)
    return (a.first, a.last, a.relative) == (b.first, b.last, b.relative)


def _resolved(a: Period, b: Period) -> Period:
    """A time that lacks its year, in the year of the other."""
    return periods.resolve(a, b.first or b.last) if a.relative and not b.relative and (b.first or b.last) else a


def _may_be(a: Period, b: Period) -> bool:
    """The same time told more roughly, openly, or without what would date it: in 2030, by 2030; a day in May, May."""
    a, b = _resolved(a, b), _resolved(b, a)
    if a.relative or b.relative:
        return bool(a.relative) != bool(b.relative) or a.kind != b.kind or periods.compare(a, b) is not Relation.DIFFERENT
    if None in (a.first, a.last, b.first, b.last):
        return (a.last is not None and a.last == b.last) or (a.first is not None and a.first == b.first)
    return "span" not in (a.kind, b.kind) and a.kind != b.kind and periods.compare(a, b) is Relation.SAME


def _ends(day: Period, span: Period) -> bool:
    """Whether a day is named that is an end of a span on the other side: on 9 and 10 October, 10月9日至10日."""
    return span.kind == "span" and day.first is not None and day.first == day.last and day.first in (span.first, span.last)


# How a fact may be found in the other text, from sure to doubtful.
_WAYS: tuple[tuple[str, Callable[..., bool]], ...] = (
    ("figure", _equal), ("date", _same_time), ("name", str.__eq__), ("figure", _converted), ("figure", _bare), ("date", _may_be),
)  # fmt: skip


def match(left: Sequence[Fact], right: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """The facts of either side that have no counterpart on the other."""
    a, b = list(left), list(right)
    for kind, same in _WAYS:
        for f in [x for x in a if x.kind == kind]:
            found = next((g for g in b if g.kind == kind and same(f.value, g.value)), None)
            if found is not None:
                a.remove(f)
                b.remove(found)
    for mine, theirs in ((a, b), (b, a)):
        for f in [x for x in mine if len(_parts(x)) > 1]:
            numbers = _parts(f)
            rest = [g for g in theirs if isinstance(g.value, Quantity) and any(_close(_number(g.value), n) for n in numbers)]
            if len(rest) >= len(numbers) - _is_ratio(f):
                mine.remove(f)
                for g in rest:
                    theirs.remove(g)
    return _without_ends(a, right), _without_ends(b, left)


def _without_ends(rest: list[Fact], other: Sequence[Fact]) -> list[Fact]:
    spans = [g.value for g in other if isinstance(g.value, Period)]
    return [f for f in rest if not (isinstance(f.value, Period) and any(_ends(f.value, s) or _ends(s, f.value) for s in spans))]


# ---- sentence beside sentence -------------------------------------------------------------------------------------

_STEPS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 0), (0, 1))
_FOUND, _LOST, _SKIPPED, _JOINED, _LENGTH = 2.0, 0.7, 1.5, 0.4, 0.8  # what alignment gains and loses
_WINDOW = 12  # how far sentences of a translation may stand from their place


def align(left: Sequence[Sentence], right: Sequence[Sentence]) -> list[tuple[Sequence[Sentence], Sequence[Sentence]]]:
    """Groups of sentences that render each other, in order: the grouping that keeps most facts and lengths together."""
    n, m = len(left), len(right)
    ratio = sum(s.end - s.start for s in right) / max(1, sum(s.end - s.start for s in left))
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(n + 1):
        middle = i * m // max(1, n)
        for j in range(max(0, middle - _WINDOW), min(m, middle + _WINDOW) + 1):
            if (i, j) not in best:
                continue
            score = best[i, j][0]
            for di, dj in _STEPS:
                if i + di <= n and j + dj <= m:
                    gain = score + _worth(left[i : i + di], right[j : j + dj], ratio)
                    if gain > best.get((i + di, j + dj), (float("-inf"),))[0]:
                        best[i + di, j + dj] = gain, (di, dj)
    i, j = n, m
    out = []
    while (i, j) != (0, 0) and (i, j) in best:
        di, dj = best[i, j][1]
        out.append((left[i - di : i], right[j - dj : j]))
        i, j = i - di, j - dj
    return out[::-1]


def _worth(left: Sequence[Sentence], right: Sequence[Sentence], ratio: float) -> float:
    if not left or not right:
        return -_SKIPPED - _LOST * sum(len(s.facts) for s in (*left, *right))
    mine, theirs = [f for s in left for f in s.facts], [f for s in right for f in s.facts]
    a, b = match(mine, theirs)
    kept = len(mine) - len(a)
    length = log(max(1.0, ratio * sum(s.end - s.start for s in left)) / max(1, sum(s.end - s.start for s in right)))
    return _FOUND * kept - _LOST * (len(a) + len(b)) - _LENGTH * abs(length) - _JOINED * (len(left) + len(right) - 2)


# ---- differences --------------------------------------------------------------------------------------------------


_LISTED = re.compile(r"\s*(?:,|、|，|,? ?\band\b|&|和|与|及|以及|或)\s*(?:the )?")


def _in_list(f: Fact | None, group: Sequence[Sentence], text: str) -> bool:
    """Whether a name stands beside another one in a list."""
    if f is None or f.kind != "name":
        return False
    others = [x for s in group for x in s.facts if x.kind == "name" and x is not f]
    return any(_LISTED.fullmatch(text[min(f.end, x.end) : max(f.start, x.start)]) for x in others)


def find_differences(left: str, right: str, lexicon: Lexicon, proper: Iterable[str] = (), markdown: tuple[bool, bool] = (False, False)) -> tuple[Difference, ...]:
    """Where two texts that should say the same differ in a figure, date or name, in the order of the first.

    ``lexicon``: the names of a registry; ``proper``: the keys of those that are names of places, people, bodies, not kinds of things.
    A date without a year is read by the date that either text bears.
    """
    reference = periods.find_date(left) or periods.find_date(right)
    mine, theirs = (read_sentences(t, lexicon, m, reference) for t, m in zip((left, right), markdown, strict=True))
    groups = [(a, b, *match([f for s in a for f in s.facts], [f for s in b for f in s.facts])) for a, b in align(mine, theirs)]
    lost, found = match([f for g in groups for f in g[2]], [f for g in groups for f in g[3]])  # what moved to another sentence is kept
    named = ({f.value for s in mine for f in s.facts}, {f.value for s in theirs for f in s.facts})
    proper = frozenset(proper)
    starts = line_starts(left), line_starts(right)
    out: list[tuple[int, Difference]] = []
    at = 0
    for a, b, _, _ in groups:
        inside = [f for s in a for f in s.facts if f in lost], [f for s in b for f in s.facts if f in found]
        at = a[-1].end if a else at
        for f, g in _pair(*inside):
            if _tells(f, g, named, proper, f is None and _in_list(g, b, right) or g is None and _in_list(f, a, left)):
                kind = f.kind if f is not None else g.kind if g is not None else ""
                out.append((f.start if f else at, Difference(kind, _passage(f, a, left, starts[0]), _passage(g, b, right, starts[1]))))
    return tuple(d for _, d in sorted(out, key=lambda row: row[0]))


def _pair(left: list[Fact], right: list[Fact]) -> list[tuple[Fact | None, Fact | None]]:
    """Facts without a counterpart that stand in each other's place: of one kind, figures of one dimension first."""
    out: list[tuple[Fact | None, Fact | None]] = []
    for alike in (_measures_alike, lambda a, b: a.kind == b.kind):
        for f in list(left):
            g = next((x for x in right if alike(f, x)), None)
            if g is not None:
                out.append((f, g))
                left.remove(f)
                right.remove(g)
    return [*out, *((f, None) for f in left), *((None, g) for g in right)]


def _measures_alike(a: Fact, b: Fact) -> bool:
    return isinstance(a.value, Quantity) and isinstance(b.value, Quantity) and a.value.dimension == b.value.dimension


def _tells(f: Fact | None, g: Fact | None, named: Sequence[set[Quantity | Period | str]], proper: frozenset[str], listed: bool) -> bool:
    """Whether a difference counts: a small number word, a vague time or a name that the other text has elsewhere may well be style.

    ``listed``: the fact that the other side lacks is a name that stands in a list; alone, "the lake" may render it.
    """
    if f is not None and g is not None:
        if f.kind == "name":
            known = all(x.value in proper or not str(x.value).startswith("@") for x in (f, g))
            return known and f.value not in named[1] and g.value not in named[0]
        return not all(_is_phrase(x) for x in (f, g)) or (_letters(f) and _letters(g) and f.text.lower() not in _ARTICLES)
    fact = f or g
    assert fact is not None
    if fact.kind == "name":
        return listed and fact.value in proper and fact.value not in named[1 if f is not None else 0]
    return not _is_phrase(fact)


_ARTICLES = frozenset(("one", "a", "an", "一", "第一", "first"))


def _letters(f: Fact) -> bool:
    return not any(c.isdigit() for c in f.text)


def _is_phrase(f: Fact) -> bool:
    """Whether a figure or time is written without digits and small or vague."""
    if not _letters(f):
        return False
    if isinstance(f.value, Quantity):
        number = _number(f.value)
        return number is None or number <= (_SMALL if f.value.unit in ("1", "ordinal", "x") else 1)
    return isinstance(f.value, Period) and (bool(f.value.relative) or f.value.first is None)


def _passage(f: Fact | None, group: Sequence[Sentence], text: str, starts: Sequence[int]) -> Passage | None:
    if not group:
        return None
    home = next((s for s in group if f is not None and s.start <= f.start < s.end), group[0])
    end = home.end if f is not None else group[-1].end
    line, column = place(starts, f.start if f is not None else home.start)
    return Passage(f.text if f is not None else "", text[home.start : end], line, column)


def proper_names(entities: Iterable[Entity]) -> frozenset[str]:
    """Keys of the entities of a registry that have names of their own; a country is named or left out as style has it."""
    out = set()
    for e in entities:
        english = next((names[0] for language, names in e.names if language == "en" and names), "X")
        if english[0].isupper() and e.kind != "country":
            out.add("@" + e.id)
    return frozenset(out)
