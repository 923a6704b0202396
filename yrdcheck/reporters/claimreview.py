"""ClaimReview of schema.org as JSON-LD, one record a checked statement, for search engines and collections of fact checks.

No date is given: the same input gives the same bytes. Whoever publishes it adds ``datePublished``.
"""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, Stance, Verdict
from yrdcheck.reporters._values import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from yrdcheck.model import CheckedStatement, Evidence
    from yrdcheck.reporters import Checked
    from yrdcheck.terminal import Style

WORST, BEST = 1, 5
RATINGS = {
    Verdict.SUPPORTED: (5, "Supported"),
    Verdict.CONTRADICTED: (1, "Contradicted"),
    Verdict.CONFLICT: (3, "Sources disagree"),
    Verdict.UNSUPPORTED: (None, "No source"),
}  # verdict → rating and its name; what no source speaks of has a name only
AUTHOR = {"@type": "Organization", "name": "yrdcheck", "url": "https://github.com/OWNER/yrdcheck"}


def verify(result: Checked, style: Style) -> Iterator[str]:
    """A graph of the statements that can be checked."""
    rows = [_review(r.path, s) for r in result.reports for s in r.statements if s.verdict in RATINGS]
    yield to_json({"@context": "https://schema.org", "@graph": rows}, 2) + "\n"


def _review(path: str, s: CheckedStatement) -> dict[str, Any]:
    from urllib.parse import quote

    place = f"{quote(path)}#L{s.line}"
    value, name = RATINGS[s.verdict]
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": name, "bestRating": BEST, "worstRating": WORST}
    if value is not None:
        rating["ratingValue"] = value
    return {
        "@type": "ClaimReview",
        "url": place,
        "author": AUTHOR,
        "claimReviewed": " ".join(s.text.split()),
        "reviewRating": rating,
        "reviewBody": s.message,
        "itemReviewed": {"@type": "Claim", "text": " ".join(s.text.split()), "appearance": {"@type": "CreativeWork", "url": place}},
        "isBasedOn": [_quotation(e) for e in s.evidence if e.stance is not Stance.RELATED],
    }


def _quotation(e: Evidence) -> dict[str, Any]:
    from urllib.parse import quote

    work = {"@type": "CreativeWork", "identifier": e.source, "name": e.title or e.source, "url": f"{quote(e.path)}#L{e.line}"}
    return {"@type": "Quotation", "identifier": e.claim, "text": e.quote, "isPartOf": work}
