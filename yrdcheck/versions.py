"""One sentence in two versions: sources that say the same in the same words but for a figure or a name.

A press release that was corrected, an article that was copied and brought up to date: where one version decides on a statement, the
other answers the same question, however little its own words show it.
"""

from __future__ import annotations

from yrdcheck import quantities
from yrdcheck.candidates import retrieve
from yrdcheck.model import TYPE_CHECKING, Kind, Relation, Stance, replace
from yrdcheck.statements import CONTENT, NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.candidates import Index
    from yrdcheck.statements import Clause
    from yrdcheck.verdicts import Comparison
    from yrdcheck.words import Word

LONG = 6  # words that two versions of a sentence share at least
SAME = 0.6  # share of the longer one
_DECIDED = {Stance.SUPPORTS: (Relation.SAME, Relation.DIFFERENT), Stance.REFUTES: (Relation.DIFFERENT, Relation.SAME)}
_OPPOSITE = {Stance.SUPPORTS: Stance.REFUTES, Stance.REFUTES: Stance.SUPPORTS}

Change = tuple[list["Word"], list["Word"]]  # what one version has where the other has the other


def other_versions(clause: Clause, rows: Sequence[Comparison], index: Index) -> list[Comparison]:
    """Undecided claims of other sources that are versions of a claim which supports or refutes a clause, with the opposite stance.

    They differ in the figure that decides, or in a name that the clause has from the one and not from the other.
    """
    out: dict[int, Comparison] = {}
    decided = [c for c in rows if c.stance in _DECIDED and c.number >= 0 and not c.derived][:DECISIVE]
    settled = {c.claim.source for c in rows if c.stance in _DECIDED}
    for d in decided:
        a = index.form(d.number).clause
        for near in retrieve(a, index)[:NEAR]:
            c = near.claim
            if c.source in settled or near.number in out or c.rank == "deprecated":
                continue
            b = index.form(near.number).clause
            found = _answer(clause, d, a, b, changes(a, b))
            if found is not None:
                kind, detail, text = found
                out[near.number] = replace(
                    d, claim=c, number=near.number, stance=_OPPOSITE[d.stance], kind=kind if d.stance is Stance.SUPPORTS else None, detail=detail, definite=True, text=text
                )
    return list(out.values())


DECISIVE = 2  # claims whose other version is looked for
NEAR = 10  # claims nearest to them that are looked at


def changes(a: Clause, b: Clause) -> list[Change]:
    """In what two versions of a sentence differ; nothing where they are no versions of one sentence, or of two times or two subjects."""
    left, right = ([w for w in x.words if w.kind in (*CONTENT, "figure", "time")] for x in (a, b))
    mine, theirs = ([w.key for w in row] for row in (left, right))
    if len(set(mine) & set(theirs)) < LONG:
        return []
    from difflib import SequenceMatcher  # few statements come this far

    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    shared = sum(m.size for m in matcher.get_matching_blocks())
    if shared < max(LONG, SAME * max(len(mine), len(theirs))):
        return []
    found = [(left[i:j], right[k:m]) for how, i, j, k, m in matcher.get_opcodes() if how == "replace"]
    if any(w.kind == "time" for pair in found for row in pair for w in row):
        return []
    subject = {id(w) for x in (a, b) for w in x.words[: x.subject]}
    return [pair for pair in found if not any(id(w) in subject for row in pair for w in row)]


def _answer(clause: Clause, d: Comparison, a: Clause, b: Clause, found: Sequence[Change]) -> tuple[Kind, str, str] | None:
    """Of what kind a difference between two versions is, how it is told and what the other version says; `None` where it is not of the clause."""
    said = {w.key for w in clause.words}
    for mine, theirs in found:
        for q in clause.quantities:
            first, second = (next((k for k in x.quantities if any(w.start == k.start for w in row)), None) for x, row in ((a, mine), (b, theirs)))
            if first is None or second is None or q.kind == "ordinal":
                continue
            relation, detail = quantities.compare(q, second)
            if (quantities.compare(q, first)[0], relation) == _DECIDED[d.stance]:
                return Kind.VALUE, detail if d.stance is Stance.REFUTES else f"the draft says {q.text}, the source says {second.text}", second.text
        names = [[w for w in row if w.kind in NAMES] for row in (mine, theirs)]
        if d.stance is Stance.SUPPORTS and all(names) and all(w.key in said for w in names[0]) and not any(w.key in said for w in names[1]):
            one, other = (" ".join(w.text for w in row) for row in names)
            return Kind.ENTITY, f"the draft names {one}; the source names {other}", ""
    return None
