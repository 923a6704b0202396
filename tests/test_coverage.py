"""The page on what the registry holds of the five documents says what it holds."""

from __future__ import annotations

import re
from pathlib import Path

import yrdcheck

ROOT = Path(__file__).parent.parent
DERIVED = "Follows from the"


def test_table_counts_the_claims() -> None:
    registry = yrdcheck.load_registry(ROOT / "claims")
    rows = re.findall(r"^\| (\d{3}) \| (\d+) \| (\d+) \| (\d+) \|$", (ROOT / "evals/coverage.md").read_text(encoding="utf-8"), re.M)
    assert [row[0] for row in rows] == [s.id for s in registry.sources]
    for source, assertions, recorded, total in rows:
        claims = [c for c in registry.claims if c.source == source]
        assert len(claims) == int(total)
        assert len([c for c in claims if not c.note.startswith(DERIVED)]) == int(recorded) <= int(assertions)


def test_every_claim_has_wordings() -> None:
    registry = yrdcheck.load_registry(ROOT / "claims")
    assert [c.id for c in registry.claims if len(set(c.wordings)) < 2] == []
