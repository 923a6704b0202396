"""The ends of a range: "the highest fee" and "fees of up to" ask for one of "ranged from $50 to a high of $110,000"."""

from __future__ import annotations

import re

from yrdcheck.model import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from yrdcheck.alignments import View
    from yrdcheck.model import Quantity
    from yrdcheck.statements import Clause


def extreme_of(clause: Clause, q: Quantity, known: Clause) -> int:
    """1 where a figure is told as the most of what varies ("the highest fee was", "fees of up to"), -1 as the least ("fees start at"), 0 as neither.

    A superlative must be one that the figure measures, and none of a claim's own: the oldest boat may cost anything, and what
    "the longest trip takes 5 to 6 hours" says of, a draft's longest trip is.
    """
    cut = max((x.end - clause.start for x in clause.quantities if x.end <= q.start), default=0)
    theirs = known.text.lower()
    found = []
    for m in _EXTREME.finditer(clause.text, cut, q.start - clause.start):
        word = " ".join(m[0].lower().split())
        side = next((side for side in (1, -1) if word in _WORDS[side] | _MEASURING.get(q.dimension, _COUNTING)[side]), 0)
        side = side or (1 if m["far"] else -1 if m["near"] else 0)
        if side and (m["far"] or m["near"] or word not in theirs):
            found.append(side)
    return found[-1] if found else 0


_WORDS = {1: frozenset(("highest", "maximum", "peak", "greatest", "top")), -1: frozenset(("lowest", "minimum", "least"))}
_COUNTING = {1: frozenset(("largest", "biggest", "oldest")), -1: frozenset(("smallest", "fewest", "youngest"))}
_MEASURING = {
    "money": {1: frozenset(("dearest", "costliest", "most expensive", "most costly")), -1: frozenset(("cheapest", "least expensive"))},
    "time": {1: frozenset(("longest", "slowest")), -1: frozenset(("shortest", "fastest", "quickest"))},
    "length": {1: frozenset(("longest", "tallest", "deepest", "widest", "farthest")), -1: frozenset(("shortest", "narrowest", "shallowest"))},
    "mass": {1: frozenset(("heaviest",)), -1: frozenset(("lightest",))},
    "temperature": {1: frozenset(("warmest", "hottest")), -1: frozenset(("coldest", "coolest"))},
}
_EXTREME = re.compile(
    r"\b(?:(?P<far>up to|at most|as (?:much|many|high|long|large|far|old) as)"
    r"|(?P<near>at least|as (?:little|few|low|short|small) as|(?:start|begin)(?:s|ed|ning|ing)? (?:at|from)|began (?:at|from))"
    r"|(?:most|least) (?:expensive|costly)|\w+est|least|maximum|minimum|peak|top)\b",
    re.IGNORECASE,
)


def end_of_range(clause: Clause, k: Quantity, side: int) -> Quantity | None:
    """The most or the least of a range that a figure is, or is an end of; the figure itself where it is of none, nothing where it is the other end."""
    if k.low is not None and k.high is not None and not k.hedge:
        return replace(k, value=k.high if side > 0 else k.low, low=None, high=None)
    end = _FROM.search(clause.text[: k.start - clause.start])
    if end is None:
        return k
    return replace(k, low=None, high=None, hedge="") if (1 if end["to"] else -1) == side else None


_FROM = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|anything) from(?P<to> [^,;]{1,40} to)?"
    r"(?: an? (?:\w+ )?(?:low|high|minimum|maximum|peak|mere|modest) (?:of )?)? ?$",
    re.IGNORECASE,
)


def asks_for_an_end(v: View) -> bool:
    """Whether a clause asks for the most or the least of what a claim gives a range of."""
    known = v.form.clause
    return any(
        q.dimension == k.dimension and (end_of_range(known, k, side) is not k) for q in v.clause.quantities if (side := extreme_of(v.clause, q, known)) for k in known.quantities
    )
