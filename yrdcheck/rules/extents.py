"""How far an assertion reaches: all or some, only, always, mostly, alone or together."""

from __future__ import annotations

import re
from itertools import pairwise

from yrdcheck import grammar, words
from yrdcheck.alignments import MATCHED
from yrdcheck.model import TYPE_CHECKING, Kind
from yrdcheck.rules.counts import part_of
from yrdcheck.rules.exceptions import disregarded, excepted
from yrdcheck.rules.outcomes import Outcome, main_verb, never_before
from yrdcheck.rules.stretches import role
from yrdcheck.statements import CONTENT, NAMES, are_listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.alignments import View
    from yrdcheck.statements import Clause
    from yrdcheck.words import Word


def extent(v: View) -> Outcome | None:
    """Compares how far an assertion reaches: "all", "only" and "always" say more than a claim without them."""
    row = v.clause.words
    alone, theirs_alone = _alone(row), _alone(v.form.clause.words)
    if alone * theirs_alone < 0:
        return Outcome("extent", "differs", f"the draft says {_BY[alone]}, the source says {_BY[theirs_alone]}", Kind.POLARITY)
    if alone > 0 and (other := _joint(v)) is not None:
        return Outcome("extent", "differs", f"the draft says {_BY[alone]}, the source names {other.text} too", Kind.POLARITY)
    if (one := _one_only(v)) is not None:
        return Outcome("extent", "differs", f"the draft says both, the source says “{one}”", Kind.VALUE)
    if (some := part_of(v)) is not None:
        last = tuple(w for w in row if w.text.lower() == "last")
        return Outcome("extent", "differs", f"the draft says all of them, the source says “{some}”", Kind.VALUE, explained=last)
    apart = excepted(v) if v.clause.negative == v.form.clause.negative else None
    if (apart := apart or disregarded(v)) is not None:
        return Outcome("extent", "differs", f"the source makes an exception of “{apart}”", Kind.POLARITY)
    if (much := _much_against_little(v)) is not None:
        return Outcome("extent", "differs", f"the draft says “{much[0]}”, the source says “{much[1]}”", Kind.POLARITY, explained=much[2])
    if (share := _share_against(v)) is not None:
        return Outcome("extent", "differs", f"the draft says “{share[0].text}”, the source says “{share[1]}”", Kind.VALUE, explained=share[:1])
    mine = {
        w.text.lower()
        for i, w in enumerate(row)
        if w.kind in ("stop", "word", "light") and not (i + 1 < len(row) and _no_extent(w.text.lower(), row[i + 1])) and not _aside(row, i) and not _dwells(v.clause, w)
    }
    mine -= _counted(v)
    mine -= _ALONE if alone < 0 else set()
    mine = mine - {"nowhere"} | {"only"} if _AND_NO_OTHER.search(v.clause.text) else mine
    theirs = {w.text.lower() for w in v.form.clause.words} | ({"only"} if _AND_NO_OTHER.search(v.form.clause.text) else set())
    if "whole" in mine and any(a.text.lower() == "a" and b.text.lower() == "whole" for a, b in pairwise(row)):
        mine.discard("whole")  # "as a whole"
    for group in _EXTENTS:
        if mine & group and not theirs & (group | next((same for word, same in _LIKE.items() if word in group), frozenset())) and not ("never" in mine & group and never_before(v)):
            return Outcome("extent", "missing", f"no source says “{min(mine & group)}” of this")
    return None


def speaks_of_reach(v: View) -> bool:
    """Whether a claim itself speaks of what a clause's verb tells, or of that of which it says "all", "most" or "only"."""
    said = {p.word.start for p in v.pairs if p.at >= 0 and p.strength >= MATCHED}
    verb = main_verb(v)
    if verb is not None and verb.word.kind != "light" and verb.word.start in said:
        return True
    row = [w for w in v.clause.words if w.kind in CONTENT or w.text.lower() in _REACH]
    for i, w in enumerate(row):
        beside = row[i - 1 : i] if w.text.lower() == "alone" else row[i + 1 : i + 2]
        if w.text.lower() in _REACH and any(x.start in said for x in beside):
            return True
    return False


_AND_NO_OTHER = re.compile(r"\band (?:nowhere|nobody|no one|nothing) else\b", re.IGNORECASE)
_EXTENTS = (
    _ALL := frozenset(("all", "every", "entire", "whole")),
    frozenset(("only", "exclusively", "solely", "alone", "merely", "purely")),
    frozenset(("always", "constantly", "everywhere", "never", "nowhere")),
    _MOST := frozenset(("most", "mostly", "mainly", "chiefly", "primarily", "largely", "predominantly", "majority", "bulk")),
)
_REACH = frozenset().union(*_EXTENTS)
_LIKE = {  # what says the same as the words of a group
    "mostly": frozenset("main chief principal generally usually".split()),
    "always": frozenset("continuously continually continuous constant steadily worldwide globally throughout invariably consistently".split()),
}
_ALONE = frozenset(("alone", "solely", "single-handedly", "unilaterally", "separately", "independently"))
_TOGETHER = frozenset(("jointly", "together", "collectively", "joint", "shared"))
_BY = {1: "alone", -1: "together"}


def _no_extent(low: str, following: Word) -> bool:
    """Whether "all", "every" say how often or how long rather than how many: "every day", "all through the season"."""
    if low == "most" and grammar.may_be_adjective(following):
        return True  # "most important"
    if low == "every":
        return following.key in words.LIGHT or following.kind == "figure" or following.text.lower() in ("other", "second", "third", "square", "cubic")
    if low in ("only", "merely"):
        return following.kind == "figure" or following.text.lower() in words.LOOSELY  # "only about 6 km"
    if low in ("whole", "entire"):
        return following.key in _BOUNDED or following.kind == "time"
    return low == "all" and following.text.lower() in ("told", "through", "over", "along", "in", "year", "day", "time", "night")


_RECENT = re.compile(r"\bonly (?:very )?(?:recently|lately|just|now|(?:a )?(?:short|little|brief) (?:time|while))\b", re.IGNORECASE)


def _dwells(clause: Clause, w: Word) -> bool:
    """Whether "alone" or "only" dwells on a time rather than shutting others out: "in 2024 alone", "only recently"."""
    low, at = w.text.lower(), w.start - clause.start
    if low == "alone":
        return any(p.end + 1 == w.start for p in clause.periods) or _SPAN.search(clause.text, 0, at) is not None
    return low in ("only", "just") and _RECENT.match(clause.text, at) is not None


_SPAN = re.compile(r"\b(?:that|this|last) (?:day|week|month|quarter|year|decade|century) $", re.IGNORECASE)


def _counted(v: View) -> frozenset[str]:
    """The words of the clause that a share of the claim bears out: "most of the parts" where the source says 95% of them, "nearly all" where it says 92%."""
    if any(q.unit == "percent" for q in v.clause.quantities):
        return frozenset()  # "87% of the cases, most of them small" says more
    theirs = v.form.clause
    spoken = {theirs.words[p.at].start for p in v.pairs if p.at >= 0 and p.strength >= MATCHED}
    shares = [q for q in theirs.quantities if q.unit == "percent" and not q.change and q.value is not None and q.high is None]
    shares = [q for q in shares if any(w.start in spoken for w in role(theirs, q)) or _OF_THEM.match(theirs.text, q.end - theirs.start)]
    least = max((q.value for q in shares if q.value is not None), default=0.0)
    if least <= 50:
        return frozenset()
    return _MOST | (_ALL if least >= NEARLY_ALL and _NEARLY_ALL.search(v.clause.text) else frozenset())


_OF_THEM = re.compile(r" of (?:them|these|those)\b", re.IGNORECASE)
NEARLY_ALL = 88.0  # percent
_NEARLY_ALL = re.compile(r"\b(?:nearly|almost|virtually|practically) (?:all|every)\b", re.IGNORECASE)


_BOUNDED = frozenset("country nation world year day week month season decade century".split())  # what is whole without its being said


def _one_only(v: View) -> str | None:
    """What the claim says of one of two only, where the clause says it of both: "on the southern side only" against "on both sides"."""
    named = {after.key for w, after in pairwise(v.clause.words) if w.text.lower() in ("both", "either") and after.kind in CONTENT}
    row = v.form.clause.words if named else ()
    for i, w in enumerate(row):
        before = [x.text.lower() for x in row[max(0, i - 4) : i]]
        if w.key not in named or not _BOTH.isdisjoint(before):
            continue
        if i + 1 < len(row) and row[i + 1].text == "only":
            return f"{w.text} only"
        if "only" in before[:-1] and sum(x.kind in CONTENT for x in row[i - before[::-1].index("only") : i]) < 2:
            return f"only {w.text}"
    return None


def _share_against(v: View) -> tuple[Word, str] | None:
    """A share that is not what a quantifier says: "all the disputes" against "87% of the disputes", "most of them" against "15 per cent"."""
    if any(q.kind != "ordinal" for q in v.clause.quantities):
        return None
    row, theirs = v.clause.words, v.form.clause
    for i, w in enumerate(row):
        least = _LEAST_SHARE.get(w.text.lower(), 0)
        if not least or (i + 1 < len(row) and _no_extent(w.text.lower(), row[i + 1])) or _aside(row, i):
            continue
        governed = {x.key for x in row[i + 1 : i + 6] if x.kind in CONTENT}
        for q in theirs.quantities:
            if q.unit != "percent" or q.change or q.value is None or q.low is not None or q.value >= least:
                continue
            of = {x.key for x in theirs.words if q.whole is not None and q.whole[0] <= x.start < q.whole[1]}
            if of & governed and any(p.at >= 0 and p.strength >= MATCHED and v.known.parts[p.at].place == "V" for p in v.pairs):
                return w, q.text
    return None


def _much_against_little(v: View) -> tuple[str, str, tuple[Word, ...]] | None:
    """Much of a thing on one side, little of it on the other: "most of the mill was kept" against "little of the mill was left"."""
    for mine, theirs in ((_MUCH, _LITTLE), (_LITTLE, _MUCH)):
        m, n = mine.search(v.clause.text), theirs.search(v.form.clause.text)
        if m is None or n is None or theirs.search(v.clause.text) or mine.search(v.form.clause.text):
            continue
        at, known = m.end() + v.clause.start, n.end() + v.form.clause.start
        row = v.form.clause.words
        first = next((i for i, x in enumerate(row) if x.start >= known), len(row))
        last = next((i for i in range(first, len(row)) if v.known.parts[i].place == "V" or (row[i].kind == "stop" and row[i].text.lower() not in words.DETERMINERS)), len(row))
        lead = next((p for p in v.pairs if p.word.start >= at and ((p.part.tag == "N" and p.part.head) or p.word.kind in NAMES)), None)
        if lead is not None and lead.strength >= MATCHED and first <= lead.at < last:
            said = tuple(w for w in v.clause.words if m.start() <= w.start - v.clause.start < m.end())
            return m[0].removesuffix(" of"), n[0].removesuffix(" of"), said
    return None


_MUCH = re.compile(
    r"\b(?:(?<!the )(?<!at )most|(?<!too )(?<!so )(?<!as )(?<!how )(?<!not )(?:much|many)|heavy|considerable|numerous|(?:plenty|lots|a lot) of"
    r"|nearly all|almost all|(?:more than|over) half|two[ -]thirds|three[ -]quarters"
    r"|(?:the bulk|(?:the|a) (?:great |large |vast )?majority|(?:the|a) (?:greater|large|great|good) (?:part|deal|number)) of)\b"
    r"(?! (?:more|less|fewer|other)\b)(?: of\b)?",
    re.IGNORECASE,
)
_LITTLE = re.compile(
    r"\b(?:(?<!\ba )(?<!\bthe )(?<!\btoo )(?<!\bas )(?:little|few)|not (?:much|many)|(?:hardly|scarcely) any"
    r"|(?:(?:hardly|scarcely) anything|almost (?:none|nothing)|next to nothing"
    r"|only a (?:few|small part|handful)|a (?:small|tiny) (?:part|minority|fraction)) of)\b(?! (?:more|less|other)\b)(?: of\b)?",
    re.IGNORECASE,
)
_LEAST_SHARE = {**dict.fromkeys(("all", "every", "each"), 100), **dict.fromkeys(("most", "majority", "bulk"), 50)}
_BOTH = frozenset(("both", "two", "either"))


def _aside(row: Sequence[Word], i: int) -> bool:
    """Whether "all" or "most" belongs to a phrase that says nothing of how far something reaches: "in all", "after all", "33% of all"; "at most"."""
    before = row[i - 1].text.lower() if i else ""
    if row[i].text.lower() == "most":
        return before == "at" or (before == "the" and i > 1 and row[i - 2].key == "make")  # "at most 1,400", "make the most of"
    if row[i].text.lower() != "all":
        return False
    if before == "of":
        return any(w.kind == "figure" for w in row)
    if before not in ("in", "at", "after", "above"):
        return False
    return i + 1 == len(row) or row[i + 1].kind not in (*CONTENT, "figure")


def _alone(row: Sequence[Word]) -> int:
    """1 where a row says that something was done alone, -1 where it says together or "not alone", 0 where it says neither."""
    said = [w.text.lower() for w in row]
    if not _ALONE.isdisjoint(said):
        at = next(i for i, w in enumerate(said) if w in _ALONE)
        return -1 if any(w == "not" or w.endswith(("n't", "n’t")) for w in said[:at]) else 1
    return 0 if _TOGETHER.isdisjoint(said) else -1


def _joint(v: View) -> Word | None:
    """A name that the claim joins to one of the clause's: Merrow of "funded by Merrow and Ostby", where Ostby is said to pay alone."""
    clause = v.form.clause
    heard = {p.other for p in v.pairs if p.strength >= MATCHED}
    spoken = {p.at for p in v.pairs if p.word.kind in NAMES and p.strength >= MATCHED}
    for (i, a), (j, b) in pairwise((i, w) for i, w in enumerate(clause.words) if w.kind in NAMES):
        if are_listed(clause, a, b):
            if i in spoken and b.key not in heard:
                return b
            if j in spoken and a.key not in heard:
                return a
    return None
