"""Another word in the same place: of what kind it is, and how surely it stands for the clause's own."""

from __future__ import annotations

from yrdcheck.alignments import MATCHED
from yrdcheck.model import TYPE_CHECKING, Kind
from yrdcheck.rules.outcomes import Outcome
from yrdcheck.statements import NAMES

if TYPE_CHECKING:
    from yrdcheck.alignments import Link, View
    from yrdcheck.words import Word


def substitution(v: View) -> tuple[dict[str, float], Outcome | None]:
    """Compares what stands in the same place: "a blues album" against "a rock album", "in Mexico" against "in the United States".

    Gives, for names, nouns, adjectives and verbs, how surely another one stands where the clause has its own, from 0 to 1.
    """
    used = {p.at for p in v.pairs if p.strength >= MATCHED}
    matched = {p.other for p in v.pairs if p.strength >= MATCHED}
    theirs = [(i, w, part) for i, w, part in v.known.words if i not in used and w.key not in matched and w.kind != "light"]
    best: dict[str, float] = {}
    outcome: Outcome | None = None
    for n, p in enumerate(v.pairs):
        if p.strength >= MATCHED or p.word.kind == "light":
            continue
        left = v.pairs[n - 1] if n else None
        right = v.pairs[n + 1] if n + 1 < len(v.pairs) else None
        for i, w, part in theirs:
            kind, alike = _type(p, w, part.tag)
            if not kind:
                continue
            slot = 0.35 * (part.place == p.part.place != "") + 0.25 * (part.prep == p.part.prep) + 0.1 * (part.head == p.part.head)
            if right is not None and right.strength >= MATCHED and right.at == _next(v, i, 1):
                slot += 0.4
            if left is not None and left.strength >= MATCHED and left.at == _next(v, i, -1):
                slot += 0.3
            score = min(1.0, slot) * alike
            if score > best.get(kind, 0.0):
                best[kind] = score
                if outcome is None or score > outcome.fit:
                    outcome = Outcome("substitution", "differs", f"the draft says {p.word.text}; the source says {w.text}", Kind.ENTITY, explained=(p.word,), fit=score)
    return best, outcome


def _next(v: View, i: int, step: int) -> int:
    """The content word before or after a word of the claim."""
    order = [at for at, _, _ in v.known.words]
    at = order.index(i) + step
    return order[at] if 0 <= at < len(order) else -2


def _type(p: Link, w: Word, tag: str) -> tuple[str, float]:
    """Of what kind two words are, and how alike in kind; "" where one could not stand for the other."""
    names = p.word.kind in NAMES, w.kind in NAMES
    if all(names):
        return "name", 1.0
    if any(names) or p.part.tag != tag or tag not in ("N", "A", "V"):
        return "", 0.0
    from yrdcheck import thesaurus

    near = thesaurus.nearness(p.word.key, w.key)
    mine, theirs = thesaurus.letters(p.word.key)[:1], thesaurus.letters(w.key)[:1]
    return {"N": "noun", "A": "adjective", "V": "verb"}[tag], min(1.0, max(0.0, near) * 1.2 + 0.3 * (mine == theirs))
