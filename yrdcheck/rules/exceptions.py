"""What a claim makes an exception of: "sails daily, except in winter" says that it does not sail in winter."""

from __future__ import annotations

import re

from yrdcheck.alignments import MATCHED, SPELLING
from yrdcheck.model import TYPE_CHECKING
from yrdcheck.statements import CONTENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.alignments import View
    from yrdcheck.words import Word


def excepted(v: View) -> str | None:
    """What the claim makes an exception of, where the clause speaks of that very thing: "in winter" against "daily, except in winter"."""
    theirs, at = v.form.clause, exception_at(v)
    if at is None or any(w.text.lower() in _APART for w in v.clause.words):
        return None
    held = [(theirs.words[p.at].start > at, p) for p in v.pairs if p.at >= 0 and p.strength >= MATCHED and p.word.kind in CONTENT]
    behind = {p.word.start for after, p in held if after}
    rest = [p for p in v.pairs if p.word.kind in CONTENT and p.word.kind != "light" and p.word.start not in behind]
    if not any(not after for after, _ in held) or sum(p.weight * p.strength for p in rest) < REST * sum(p.weight for p in rest):
        return None
    times = [w for w in theirs.words if w.kind == "time" and w.start > at]
    if times and {w.text.lower() for w in times} <= {w.text.lower() for w in v.clause.words if w.kind == "time"}:
        return " ".join(w.text for w in times)
    said = [p.word.text for after, p in held if after and p.strength >= SPELLING]
    return said[0] if said and 2 * len(said) >= sum(w.kind in CONTENT for w in theirs.words if w.start > at) else None


def disregarded(v: View) -> str | None:
    """What the claim makes an exception of, where the clause says it of all of them: "in every room" against "in all rooms except the vault"."""
    theirs, at = v.form.clause, exception_at(v)
    if at is None or v.clause.negative or theirs.negative or any(w.text.lower() in _APART for w in v.clause.words):
        return None
    if _governed(v.clause.words).isdisjoint(_governed([w for w in theirs.words if w.start < at])):
        return None
    return next((w.text for w in theirs.words if w.start > at and w.kind in (*CONTENT, "time")), None)


def exception_at(v: View) -> int | None:
    """Where the claim begins to make an exception, if the clause makes none."""
    m = _EXCEPT.search(v.form.clause.text)
    return None if m is None or _EXCEPT.search(v.clause.text) else v.form.clause.start + m.start()


def _governed(row: Sequence[Word]) -> set[str]:
    """The nouns behind "all", "every" or "each"."""
    out: set[str] = set()
    for i, w in enumerate(row):
        if w.text.lower() in ("all", "every", "each"):
            out |= {x.key for x in row[i + 1 : i + 3] if x.kind in CONTENT}
    return out


_EXCEPT = re.compile(r"\b(?:except|excluding|apart from|with the exception of)\b", re.IGNORECASE)
_APART = frozenset(("but", "unless", "outside", "other"))
REST = 0.8  # share of the rest that a claim must say to make an exception of it
