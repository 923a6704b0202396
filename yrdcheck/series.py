"""Figures of one thing over time that a single sentence gives: "from 6 in 2018 to 9 in 2023".

A statement that names no time asks for the newest of them (guide, rule 3).
"""

from __future__ import annotations

import re

from yrdcheck import quantities
from yrdcheck.candidates import when
from yrdcheck.model import TYPE_CHECKING, Kind, Relation, Stance, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yrdcheck.candidates import Candidate, Index
    from yrdcheck.statements import Clause
    from yrdcheck.verdicts import Comparison

_FROM_TO = r"(?i)\bfrom\b[^.;]{0,120}\bto\b|从[^。；]{0,60}(?:到|至|增|升|降)"


def outgrown(clause: Clause, rows: Sequence[Comparison], candidates: Sequence[Candidate], index: Index) -> list[Comparison]:
    """Newer figures that refute a statement which names no time and which the sentences that support it support with an older figure only.

    Empty where one of them has no newer figure of the same thing, or the statement speaks of a change.
    """
    figures = [q for q in clause.quantities if q.kind != "ordinal"]
    supports = [c for c in rows if c.stance is Stance.SUPPORTS]
    if clause.periods or clause.direction or len(figures) != 1 or figures[0].change or not supports:
        return []
    out: list[Comparison] = []
    numbers = {c.claim.id: c.number for c in candidates}
    for c in supports:
        if c.derived or c.when is None or c.claim.id not in numbers:
            return []
        newer = next((m for m in _later(numbers[c.claim.id], index) if quantities.compare(figures[0], index.form(m).clause.quantities[0])[0] is Relation.DIFFERENT), None)
        if newer is None:
            return []
        k = index.form(newer).clause
        said, known = figures[0].text, k.quantities[0]
        detail = f"the draft says {said}, the source says {known.text}"
        out.append(replace(c, claim=index.claims[newer], stance=Stance.REFUTES, kind=Kind.VALUE, detail=detail, text=known.text, when=when(k, known), definite=True))
    return out


def _later(number: int, index: Index) -> Iterator[int]:
    """The claims of a claim's sentence that give a later figure of the same thing, the last one first."""
    claim, form = index.claims[number], index.form(number).clause
    own = when(form, form.quantities[0]) if form.quantities else None
    if own is None:
        return
    mine = own.last or "9999"
    found = []
    for m in range(index.sentences[number], len(index.claims)):
        if index.sentences[m] != index.sentences[number]:
            break
        other, k = index.claims[m], index.form(m).clause
        if m == number or not k.quantities or other.subject != claim.subject or (other.property != claim.property and other.property and claim.property):
            continue
        q, p = k.quantities[0], form.quantities[0]
        if q.change or q.unit != p.unit or other.rank == "deprecated":
            continue
        time = when(k, q)
        last = "" if time is None else time.last or "9999"
        if last > mine:
            found.append((last, m))
        elif last in ("", mine) and not other.period and m > number and re.search(_FROM_TO, claim.quote):
            found.append(("9999", m))  # "from 6 in 2018 to 9": the second has no time of its own
    yield from (m for _, m in sorted(found, reverse=True))
