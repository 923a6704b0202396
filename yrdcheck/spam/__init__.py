"""What does not belong in a document: injected spam, scrambled words, repeats, cut-off ends, foreign tails.

No single word makes text spam. Each finder adds up signals, every signal carries a reason for the reader, and
only what passes the threshold is reported, so that a report about casinos, a tea tasting or a bilingual
document passes. All offsets count code points of the text as given. Every step is linear in its length.
"""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING
from yrdcheck.spam.damage import find_boilerplate, find_scrambled, find_tail, find_truncated
from yrdcheck.spam.hidden import find_hidden, find_invisible
from yrdcheck.spam.injections import find_injections
from yrdcheck.spam.orders import find_orders
from yrdcheck.spam.pages import read_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yrdcheck.model import Finding

REMOVED = ("spam", "off-topic")  # kinds that ``clean`` takes out
FINDERS = (find_hidden, find_orders, find_injections, find_boilerplate, find_truncated, find_tail, find_scrambled)
RANKS = {kind: i for i, kind in enumerate(("off-topic", "spam", "boilerplate", "truncated", "scrambled"))}


def scan(text: str, markdown: bool = False) -> tuple[Finding, ...]:
    """Everything in ``text`` that does not belong there or is damaged, in order, without overlaps.

    Plain text and Markdown are read the same way; ``markdown`` is kept for callers that say which.
    """
    page = read_page(text)
    found = [page.place(finding) for find in FINDERS for finding in find(page) if finding.start < finding.end]
    found.extend(find_invisible(page))
    return _settle(found)


def clean(text: str, findings: Iterable[Finding]) -> str:
    """``text`` without its spam and its off-topic parts and without the one space that each removal leaves.

    Every other character stays, line ends included.
    """
    out: list[str] = []
    last = "\n"  # the character before the removal, in what is kept
    at = 0
    for finding in sorted((f for f in findings if f.kind in REMOVED), key=lambda f: f.start):
        start, end = max(finding.start, at), finding.end
        if end <= start:
            continue
        kept = text[at:start]
        last = kept[-1:] or last
        after = text[end : end + 1] or "\n"
        if after == " " and last.isspace():
            end += 1
        elif last == " " and after in "\r\n":
            if kept:
                kept = kept[:-1]
            else:
                out[-1] = out[-1][:-1]
            last = kept[-1:] or "x"
        out.append(kept)
        at = end
    out.append(text[at:])
    return "".join(out)


def _settle(found: list[Finding]) -> tuple[Finding, ...]:
    """Findings in order; where two overlap, the graver kind stays, then the one whose finder is named first."""
    kept: list[Finding] = []
    covered = bytearray(max((f.end for f in found), default=0))
    for finding in sorted(found, key=lambda f: RANKS[f.kind]):  # stable: the order of the finders is kept
        start, end = finding.start, finding.end
        if covered.find(1, start, end) < 0:
            covered[start:end] = b"\1" * (end - start)
            kept.append(finding)
    return tuple(sorted(kept, key=lambda f: f.start))
