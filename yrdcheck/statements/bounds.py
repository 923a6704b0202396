"""Where a statement falls into clauses."""

from __future__ import annotations

import re
from bisect import bisect_left

from yrdcheck.model import TYPE_CHECKING
from yrdcheck.statements.kinds import HEDGE_JOINTS, HEDGE_WORDS
from yrdcheck.statements.verbs import CONTENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.model import Quantity
    from yrdcheck.statements.verbs import Verbs
    from yrdcheck.words import Word

_SPLIT = re.compile(
    r"[;；，]\s*|,\s+(?:(?:and|but|while|whereas|although|though|yet|whilst)\b\s*)?"
    r"|(?<!\s)\s+(?:(?:and|but|while|whereas|although|though)|[–—-]+)\s+|、|\s\(|\)\s*",
    re.I,
)
_JOINED = re.compile(r"\b(?:and|but|while|whereas|although|though|yet)\s+$|[;；]\s*$", re.I)


def split_clauses(text: str, start: int, end: int, all_words: Sequence[Word], figures: Sequence[Quantity], verbs: Verbs) -> list[tuple[int, int]]:
    """Where a statement falls into parts that assert something of their own: each needs a verb or a figure, and two content words."""
    cuts: list[tuple[int, int]] = []
    closed: set[int] = set()  # where a parenthesis ends that an unfinished clause goes on behind
    protected = [(q.start, q.end) for q in figures] + [(w.start, w.end) for w in all_words if w.kind in ("concept", "term", "time")]
    for m in _SPLIT.finditer(text, start, end):
        if any(a < m.end() and m.start() < b for a, b in protected):
            continue
        cuts.append((m.start(), m.end()))
        if m.group()[0] == ")" and not _CONJUNCTION.match(text, m.end(), end):
            closed.add(m.end())
    parts: list[tuple[int, int]] = []
    at = start
    for a, b in [*cuts, (end, end)]:
        parts.append((at, a))
        at = b

    def weight(a: int, b: int) -> tuple[bool, bool, int]:
        inside = [w for w in all_words if a <= w.start and w.end <= b]
        verb = verbs.first(inside) >= 0 or any(_costs(inside, n) for n in range(len(inside)))
        figure = any(a <= q.start and q.end <= b and q.kind != "ordinal" for q in figures)
        return verb, figure, sum(w.kind in CONTENT and w.kind != "light" for w in inside)

    def participial(a: int, b: int) -> bool:
        """Whether a part opens with a participle and no conjunction before it: "…, used to connect roads" says no more of its own."""
        first = next((w for w in all_words if a <= w.start and w.end <= b), None)
        joined = _JOINED.search(text, max(start, a - 8), a) is not None
        return first is not None and not joined and first.kind in ("word", "light") and first.text.lower().endswith(("ed", "ing", "en")) and first.text.lower() != first.key

    def joins(a: int, b: int, c: int, d: int) -> bool:
        """Whether a part is the first half of the next one's subject: "While mail goes by air, barges | and fishing boats use the lock"."""
        first = next((w.text.lower() for w in all_words if w.start >= start and w.kind != "punct"), "")
        return first in _OPENERS and text[b:c].strip().lower() == "and" and not any(weight(a, b)[:2]) and weight(a, b)[2] > 0 and weight(c, d)[0]

    out: list[tuple[int, int]] = []
    merged = False
    if len(parts) > 2 and parts[0][1] > parts[0][0] and weight(*parts[0])[0] and joins(*parts[1], *parts[2]):
        parts[1:3] = [(parts[1][0], parts[2][1])]
    for a, b in parts:
        if b <= a:
            continue
        verb, figure, content = weight(a, b)
        if not out:
            out.append((a, b))
            continue
        if a in closed and merged:
            out[-1] = (out[-1][0], b)
            continue
        pv, pf, pc = weight(*out[-1])
        colon = text.find(": ", a, b)
        if colon > 0 and verb and not weight(a, colon)[0] and pv:
            out[-1] = (out[-1][0], colon)  # "according to the manager, Greta Holm: the room needs a second door"
            out.append((colon + 2, b))
            merged = False
            continue
        own = (verb and content >= 1 and not participial(a, b)) or (figure and content >= 1 and pf)
        merged = not (own and pv and pc >= 1)
        if merged:
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return out


_OPENERS = frozenset("while whereas when after before as if since although though because once until unless".split())
_CONJUNCTION = re.compile(r"(?:and|but|while|whereas|although|though|yet|which|who)\b", re.I)


def _costs(inside: Sequence[Word], n: int) -> bool:
    """Whether "cost", a noun as well, is a verb: what it costs follows."""
    if inside[n].text.lower() not in ("cost", "costs") or not n:
        return False
    rest = [w for w in inside[n + 1 : n + 4] if w.text.lower() not in HEDGE_WORDS | HEDGE_JOINTS and w.kind != "punct"]
    return bool(rest) and rest[0].kind == "figure" and inside[n - 1].kind in (*CONTENT, "figure", "time")


FIGURES = 12  # of a clause: what lists more is read portion by portion, since each figure is set against the whole clause


def split_lists(bounds: list[tuple[int, int]], figures: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Clauses cut before every twelfth figure."""
    out = []
    starts = [q.start for q in figures]
    for a, b in bounds:
        inside = starts[bisect_left(starts, a) : bisect_left(starts, b)]
        cuts = [a, *inside[FIGURES::FIGURES], b]
        out += list(zip(cuts, cuts[1:], strict=False))  # noqa: RUF007
    return out
