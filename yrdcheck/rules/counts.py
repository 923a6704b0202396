"""Whether two figures count the same: things of one kind, some of them or all, in one place, how many or how often."""

from __future__ import annotations

import re

from yrdcheck.alignments import MATCHED
from yrdcheck.model import TYPE_CHECKING, Relation
from yrdcheck.quantities.tables import SMALL
from yrdcheck.rules.stretches import content_in
from yrdcheck.statements import CONTENT, NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.alignments import View
    from yrdcheck.model import Quantity
    from yrdcheck.statements import Clause
    from yrdcheck.words import Word


def counts_same(v: View, q: Quantity, k: Quantity) -> bool:
    """Whether an amount of change counts what a plain figure counts: "300 jobs were lost", "the loss of 310 jobs"; "30 more films", "30 other films"."""
    if q.unit == k.unit == "percent" and q.whole and k.whole:
        heads = {w.start for w in content_in(v.clause, q.whole)[-1:]}
        return any(p.word.start in heads and p.strength >= MATCHED for p in v.pairs)  # "lost a fifth of its savings", "took out 20% of all savings"
    if q.unit != "1" or k.unit != "1":
        return False
    if k.change and v.clause.direction:
        return k.change == v.clause.direction
    return all(_FURTHER.match(c.text, x.end - c.start) is not None for c, x in ((v.clause, q), (v.form.clause, k)))


_FURTHER = re.compile(r" (?:more|other|further|additional|extra|new)\b(?! than)", re.IGNORECASE)


def is_whole(clause: Clause, q: Quantity) -> bool:
    """Whether a figure is that of which another is a part: the 3 of "two of the three"."""
    m = _PART_BEFORE.search(clause.text[: q.start - clause.start].lower())
    return m is not None and (m[1] in SMALL or m[1].isdecimal())


def partner(clause: Clause, q: Quantity) -> float:
    """The other number of "two of the three", for either of them; 0 where there is none."""
    at = q.start - clause.start
    before, after = _PART_BEFORE.search(clause.text[:at].lower()), _WHOLE_BEHIND.match(clause.text[q.end - clause.start :].lower())
    return _count(before[1]) if before else _count(after[1]) if after else 0.0


_OF_THESE = r" (?:out )?of (?:(?:the|its|their|these|those|his|her) )?"
_PART_BEFORE = re.compile(rf"\b(\w+){_OF_THESE}$")
_WHOLE_BEHIND = re.compile(rf"{_OF_THESE}([\w,]+)")


def part_of(v: View) -> str | None:
    """What the claim says of a part of as many as the clause says it of all: "two of the three lines", "of 400 stakes, 310" against "all three", "the last of the 400"."""
    if v.clause.negative or _ALL.search(v.clause.text) is None:
        return None
    for m in _PART_OF.finditer(v.form.clause.text):
        part, whole = (_count(m[x] or m[y]) for x, y in (("part", "rest"), ("whole", "all")))
        if 0 < part < whole and any(q.value == whole and q.unit == "1" for q in v.clause.quantities):
            return m[0].strip()
    return _votes(v)


def _votes(v: View) -> str | None:
    """What the claim says of some behind all: "all 140 voted: 98 were in favour" against "all 140 were in favour"."""
    theirs = v.form.clause
    said = {p.other for p in v.pairs if p.strength >= MATCHED and p.part.place != "S" and p.word.kind != "light"}
    for m in _SOME.finditer(theirs.text):
        at = theirs.start + m.start()
        whole = max((q.value or 0.0 for q in v.clause.quantities if q.unit == "1" and any(k.value == q.value and k.start < at for k in theirs.quantities)), default=0.0)
        there = {w.key for w in theirs.words if at <= w.start < theirs.start + m.end()} - {w.key for w in theirs.words if w.start < at}
        if 0 < _count(m[1]) < whole and said & there:
            return m[0].strip()
    return None


_NUMBER = r"\d[\d,]*(?![\d.%])|[a-z]+"
_SOME = re.compile(rf"(?<=[:;,] )({_NUMBER}) (?:were|are|was|is|had|have|did|voted)\b[^,;:.]*", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|each|every|the last of)\b", re.IGNORECASE)
_PART_OF = re.compile(
    rf"\b(?P<part>{_NUMBER}) (?:out )?of (?:(?:the|its|their|these|those|his|her) )?(?P<whole>{_NUMBER})\b"
    rf"|^\W*of (?:(?:the|its|their|these|those) )?(?P<all>{_NUMBER})\b[^,;:]*, (?P<rest>{_NUMBER})\b",
    re.IGNORECASE,
)


def _count(text: str) -> float:
    """A whole number in digits or a word; 0 where it is none."""
    plain = text.replace(",", "").lower()
    return float(plain) if plain.isdecimal() else float(SMALL.get(plain, 0))


def counts_another(v: View, q: Quantity, k: Quantity) -> bool:
    """Whether two figures count different things: "three harbours employ …" is not measured by "… 5,400 people", a share of people not by one of GDP."""
    mine = [w for span in (q.whole, q.thing) for w in content_in(v.clause, span)[-1:]]
    theirs = [w for span in (k.whole, k.thing) for w in content_in(v.form.clause, span)[-1:]]
    if not mine or not theirs or q.unit != k.unit or q.unit not in ("1", "percent") or v.alike:
        return False
    heard = {p.other for p in v.pairs if p.strength >= MATCHED}
    if any(w.kind in NAMES and w.key in heard for w in theirs) or counts_deeds(v, q, k):
        return False
    known = {w.key for span in (k.whole, k.thing) for w in content_in(v.form.clause, span)}
    asked = {w.start for span in (q.whole, q.thing) for w in content_in(v.clause, span)}
    if any(p.strength >= MATCHED and p.other in known and p.word.kind != "name" for p in v.pairs if p.word.start in asked):
        return False
    links = [p for p in v.pairs if any(p.word.start == w.start for w in mine)]
    if q.unit == "percent" or any(p.strength >= MATCHED and p.other for p in links):
        return True
    from yrdcheck import thesaurus

    return all(thesaurus.nearness(a.key, b.key) < UNLIKE for a in mine for b in theirs)


def counts_deeds(v: View, q: Quantity, k: Quantity) -> bool:
    """Whether one side counts those who did what the other counts: "was reviewed by 188 critics", "based on 187 reviews"."""
    if q.unit != "1" or k.unit != "1" or not _BY.search(v.clause.text[: q.start - v.clause.start]):
        return False
    deeds = {w.key for w in content_in(v.form.clause, k.thing)[-1:]}
    return any(p.part.place == "V" and p.other in deeds and p.strength >= MATCHED for p in v.pairs)


_BY = re.compile(r"\bby (?:(?:more|less|fewer|over|under|about|around|some|than|at|least|most|only|just|nearly) )*$", re.IGNORECASE)
UNLIKE = 0.3  # how near two nouns may be and still be things of different kinds


def miscounts(v: View, q: Quantity, k: Quantity) -> bool:
    """Whether equal figures count different things: "won it three times" and "one of three singers", the 60 of "12 nurses with 60 cots" and "60 nurses"."""
    if q.unit != "1" or k.unit != "1" or q.thing is None or k.thing is None:
        return False
    heard = {p.other for p in v.pairs if p.strength >= MATCHED}
    theirs = content_in(v.form.clause, k.thing)
    heads = {w.start for w in content_in(v.clause, q.thing)[-1:]}
    said = {p.other for p in v.pairs if p.word.start in heads and p.strength >= MATCHED}
    row = v.form.clause.words
    if theirs and not any(w.key in said for w in theirs) and any(w.key in said and _counted_by(row, i, k) for i, w in enumerate(row)):
        return True
    if not theirs or any(w.key in heard for w in theirs):
        return False
    if _how_often(v.clause, q) != _how_often(v.form.clause, k):
        return True
    if not said or not said <= v.known.beside:
        return False
    from yrdcheck import thesaurus  # of what stands beside the claim: "38 specialists" with "120 beds"

    return all(thesaurus.nearness(key, theirs[-1].key) < UNLIKE for key in said)


def _counted_by(row: Sequence[Word], i: int, k: Quantity) -> bool:
    """Whether a word is counted by another figure than one: the nurses of "12 young nurses"."""
    before = next((w for w in reversed(row[max(0, i - 3) : i]) if w.kind not in CONTENT), None)
    return before is not None and before.kind == "figure" and not k.start <= before.start < k.end


def counts_nothing(clause: Clause, known: Clause, q: Quantity, k: Quantity) -> bool:
    """Whether a figure that counts things is set against one that can count none: a ratio of 1.55, the "top 100", how often something is done."""
    if q.unit != "1" or q.kind == "ratio" or k.value is None or q.value is None or k.unit != "1":
        return False
    if _how_often(clause, q) != _how_often(known, k) and (q.thing or k.thing):
        return True
    if q.thing is None:
        return False
    return (q.value % 1 == 0 and k.value % 1 != 0) or known.text[: k.start - known.start].lower().endswith("top ")


def _how_often(clause: Clause, q: Quantity) -> bool:
    """Whether a figure says how often: "twice", "three times"."""
    return q.text.lower() in ("once", "twice", "thrice") or re.match(r"(?:more |further )?times?\b", clause.text[q.end - clause.start :].lstrip(), re.IGNORECASE) is not None


def is_another_hour(v: View, related: Relation) -> bool:
    """Whether a time of day may be that of something else: of another subject, or, where it differs, of another deed ("opens", "closes")."""
    asked = ("S", "V") if related is Relation.DIFFERENT else ("S",)
    return any(p.strength < MATCHED and p.word.kind != "light" for p in v.pairs if p.part.place in asked and not p.part.prep)


def counts_all(v: View, q: Quantity, k: Quantity) -> bool:
    """Whether a figure of some things is set against that of all of them: "900 of the lorries are old" against "2,650 lorries use the road"."""
    if q.unit != "1" or k.unit != "1" or not (q.value or 0.0) < (k.value or 0.0):
        return False
    return _counts_some(v.clause, q) and not _counts_some(v.form.clause, k)


def _counts_some(clause: Clause, q: Quantity) -> bool:
    """Whether a figure counts some of known things: "40 of the boats", "of the boats, 40", "boats, of which 40"; not "40 of the 60", whose whole is known."""
    before, after = clause.text[: q.start - clause.start], clause.text[q.end - clause.start :]
    return any(p.search(text) for p, text in ((_OF_THEM, after), (_OF_WHICH, before), (_OF_THE, before)))


_THEM = r"(?:the|its|their|his|her|these|those|them|\w+['’]s?)\b(?! \d)"
_OF_THEM = re.compile(rf"^ of {_THEM}", re.IGNORECASE)
_OF_WHICH = re.compile(r"\bof (?:which|whom|them)\W*(?:\w+ )?$", re.IGNORECASE)
_OF_THE = re.compile(rf"^\W*of {_THEM}[^,]*,[^,]*$", re.IGNORECASE)


def is_elsewhere(v: View) -> bool:
    """Whether clause and claim each name a place of their own: what was counted in the one says nothing of the other."""
    mine = [p for p in v.pairs if p.word.kind in NAMES and p.part.prep in _PLACING]
    if not mine or v.alike or any(p.at >= 0 and p.strength >= MATCHED for p in mine):
        return False
    heard = {p.other for p in v.pairs if p.strength >= MATCHED} | {t for _, t in v.kin}
    return any(w.kind in NAMES and p.prep in _PLACING and w.key not in heard for _, w, p in v.known.words)


_PLACING = frozenset(("in", "at", "on", "across", "throughout", "within", "near", "around"))
