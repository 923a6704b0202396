"""The stretches of a clause: where a figure or time stands, and the words that say what it is of."""

from __future__ import annotations

import re

from yrdcheck.model import TYPE_CHECKING
from yrdcheck.statements import CONTENT

if TYPE_CHECKING:
    from yrdcheck.model import Period, Quantity
    from yrdcheck.statements import Clause
    from yrdcheck.words import Word


def content_in(clause: Clause, span: tuple[int, int] | None) -> list[Word]:
    """The content words of a clause inside of a span; light ones only where there are no others."""
    if span is None:
        return []
    inside = [w for w in clause.words if span[0] <= w.start and w.end <= span[1] and w.kind in CONTENT]
    return [w for w in inside if w.kind != "light"] or inside


def role(clause: Clause, q: Quantity) -> list[Word]:
    """The words that say what a figure counts or measures, and of what it is a share."""
    return content_in(clause, q.thing) + content_in(clause, q.whole)


def segment(clause: Clause, m: Quantity | Period) -> tuple[int, int]:
    """The stretch of a clause between commas that a figure or time stands in, wide enough to hold a word besides."""
    text, at = clause.text, m.start - clause.start
    stop = m.end - clause.start
    first = max(text.rfind(c, 0, at) for c in ",;(") + 1
    ends = [x for c in ",;)" if (x := text.find(c, stop)) >= 0]
    last = min(ends, default=len(text))
    lo, hi = first + clause.start, last + clause.start
    if not any(w.kind in CONTENT for w in clause.words if lo <= w.start and w.end <= hi):
        return clause.start, clause.end
    return lo, hi


_CUT = re.compile(r"[,;:()]|\s(?:and|but|while|whereas|which|who|where|when|although|though)\s")


def cuts(clause: Clause) -> list[int]:
    """Where a clause falls into stretches that may be said of different things: at commas, conjunctions and relative pronouns."""
    return [m.start() + clause.start for m in _CUT.finditer(clause.text)]


def stretch(clause: Clause, m: Quantity | Period) -> tuple[int, int]:
    """The stretch that a figure or time stands in, or what stands between commas where it holds no word besides."""
    at = cuts(clause)
    lo = max((c for c in at if c < m.start), default=clause.start)
    hi = min((c for c in at if c >= m.end), default=clause.end)
    return (lo, hi) if any(w.kind in CONTENT for w in clause.words if lo <= w.start and w.end <= hi) else segment(clause, m)
