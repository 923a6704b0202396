"""Places in a ranking: superlatives, "one of the largest", "no river is longer than …"."""

from __future__ import annotations

import re

from yrdcheck import grammar
from yrdcheck.alignments import MATCHED, plain, relation
from yrdcheck.model import TYPE_CHECKING, Kind
from yrdcheck.quantities.tables import ORDINALS
from yrdcheck.rules.outcomes import Outcome, superlative
from yrdcheck.rules.ranges import asks_for_an_end
from yrdcheck.statements import CONTENT, outranks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.alignments import View
    from yrdcheck.model import Quantity
    from yrdcheck.statements import Clause
    from yrdcheck.words import Word


def rank(v: View) -> Outcome | None:
    """Compares places in a ranking: the third-longest river is not the longest, one of the largest is not the largest."""
    if (placed := _placed(v)) is not None:
        return placed
    mine = _ranks(v.clause.words)
    lo, hi = next((q.near for q in v.clause.quantities[:1] if q.near), (v.clause.start, v.clause.end))
    mine = [r for r in mine if lo <= r[0].start < hi]  # of a figure beside this one
    if not mine or asks_for_an_end(v):
        return None
    known = {w.key: (place, text) for w, place, text in _ranks(v.form.clause.words)}
    for w, place, text in mine:
        other, theirs = known.get(w.key, (place, text))
        if place not in (other, AMONG):
            if other == AMONG:
                return Outcome("rank", "missing", f"the source says “{theirs}”")
            return Outcome("rank", "differs", f"the draft says “{text}”, the source “{theirs}”", Kind.VALUE)
        if w.key not in known and any(p.word is w and p.strength < MATCHED for p in v.pairs):
            return Outcome("rank", "missing", f"no source says “{text}” of this")
        if place > 1 and place not in _places(v.form.clause):
            return Outcome("rank", "missing", f"no source says “{text}” of this")
        if place > 1 and w.key in known:
            return Outcome("ordinal", "agrees", f"both say {text}")
    return None


def _places(clause: Clause) -> set[float | None]:
    """The places that a clause gives, in a ranking or a row: "the third-largest", "ranks second", "the fourth station"."""
    return {place for _, place, _ in (*_ranks(clause.words), *((w, n, "") for w, n in _rankings(clause.words)))} | {q.value for q in clause.quantities if q.kind == "ordinal"}


def _placed(v: View) -> Outcome | None:
    """Another place than those that the claim gives: "the third-ranked port" against "the port ranks fifth"."""
    mine, theirs = _rankings(v.clause.words), _rankings(v.form.clause.words)
    if len(mine) != 1 or not theirs or any(place == mine[0][1] for _, place in theirs):
        return None
    w, _ = mine[0]
    return Outcome("rank", "differs", f"the draft says “{w.text}”, the source “{theirs[0][0].text}”", Kind.VALUE, explained=(w,))


def _rankings(row: Sequence[Word]) -> list[tuple[Word, int]]:
    """The numbers beside "rank", with the places that they stand for: "ranks fifth", "third-ranked"."""
    out = []
    for i, w in enumerate(row):
        if w.text.lower() in ("rank", "ranks", "ranked", "ranking"):
            for x in (*row[i + 1 : i + 2], *row[max(0, i - 1) : i]):
                nth = _NTH.fullmatch(x.text.lower())
                place = int(nth[1]) if nth else ORDINALS.get(x.text.lower(), 0)
                if place and 0 <= max(x.start - w.end, w.start - x.end) <= 1:
                    out.append((x, place))
                    break
    return out


AMONG = 0  # "one of the largest"


def unsurpassed(v: View) -> Outcome | None:
    """Compares "no river is longer than …" with places in a ranking: it says "the longest", and nothing that ranks it otherwise or not at all agrees."""
    row = v.clause.words
    start = next((i for i, w in enumerate(row) if outranks(row, i)), -1)
    if start < 0:
        return None
    than = next(i for i, w in enumerate(row) if i > start and w.text.lower() == "than")
    if than + 1 < len(row) and row[than + 1].kind == "figure":
        return None  # "none is taller than 40 metres" ranks nothing
    bases = {b for w in row[max(start, than - 3) : than] for b in _bases(w)}
    known = [(w, place, text) for w, place, text in _ranks(v.form.clause.words) if place != AMONG]
    for w, place, text in known:
        same = bases & _bases(w)
        if (same and place > 1 and not any(x.text.lower() in _SETTING_ASIDE for x in row[start:than])) or (
            place == 1 and not same and any(relation(a, b) == "antonym" for a in bases for b in _bases(w))
        ):
            return Outcome("rank", "differs", f"the source says “{text}”", Kind.VALUE)
        if same:
            return None
    if any(w.text.lower() in ("than", "unsurpassed", "unbeaten", "first", "only", "record") for w in v.form.clause.words):
        return None
    return Outcome("rank", "missing", "no source ranks them")


_SETTING_ASIDE = frozenset(("except", "but", "besides", "after", "apart", "save"))


def _bases(w: Word) -> set[str]:
    """The adjectives that a comparative or superlative may be made of, and itself."""
    from yrdcheck import thesaurus

    low = w.text.lower()
    return {w.key, low, *thesaurus.lemmas(low), plain(low)} - {"more", "most", "less", "least", "for", "often"} if w.kind in CONTENT else set()


def _ranks(row: Sequence[Word]) -> list[tuple[Word, int, str]]:
    """The superlatives of a row, each with its place in the ranking, 1 for "longest", 3 for "third-longest", `AMONG` for "one of the longest", and its words."""
    out = []
    for i, w in enumerate(row):
        most = i > 0 and row[i - 1].text.lower() in ("most", "least")
        if w.kind != "word" or not (superlative(w) or (most and grammar.may_be_adjective(w))):
            continue
        before = [x.text.lower() for x in row[max(0, i - 3) : i]]
        name = w.text.lower()
        if most:
            name = f"{before.pop()} {name}"
        last = ("第" if before[-2:-1] == ["第"] else "") + before[-1] if before else ""
        digits = _NTH.fullmatch(last)
        place = int(digits[1]) if digits else _CHINESE_NTH.get(last) or ORDINALS.get(last, 1)
        if before[-3:-1] == ["one", "of"] or before[-2:-1] == ["among"]:
            place, name = AMONG, f"one of the {name}"
        elif place != 1:
            name = f"{last} {name}"
        out.append((w, place, name))
    return out


_CHINESE_NTH = {f"第{c}": n for n, c in enumerate("一二三四五六七八九十", 1)} | {f"第{n}": n for n in range(1, 100)}
_NTH = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")


def is_rank(clause: Clause, q: Quantity) -> bool:
    """Whether an ordinal is the place in a ranking: "the 37th most abundant"."""
    return any(place > 1 and 0 < w.start - q.end <= len(" least ") for w, place, _ in _ranks(clause.words))
