"""What a claim's wordings add: each says the same, so what one of them lacks another may say."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from yrdcheck import verify
from yrdcheck.registry import Registry
from yrdcheck.registry.writing import write_texts

LEAD = "The Blue Lagoon Initiative, jointly funded by Holm, Merrow and Ardal, has cut algae."
REST = [
    "The library of Brenn lends 9,000 books a month.",
    "Two lions live in the zoo of Vik.",
    "A tram runs from Ostby to the beach.",
    "The mill at Sund stands empty.",
    "Per Lund directs the museum of Tarland.",
    "The Orm is 90 km long.",
    "Nobody has climbed the spire of Lund.",
]
WORDINGS = ("Holm helps to fund the clean-up of the Blue Lagoon.", "Money for the Blue Lagoon comes from Holm, Merrow and Ardal.")


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Registry:
    """A registry of eight claims, three times over so that it is a crowd; the first has the wordings asked for."""
    monkeypatch.chdir(tmp_path)
    lines = [LEAD, *(f"{text[:-1]} {place}." for place in ("this year", "again", "today") for text in REST)]
    Path("docs").mkdir()
    Path("claims").mkdir()
    text = ("\n".join(lines) + "\n").encode()
    Path("docs/a.txt").write_bytes(text)
    sources = f"schema: yrdcheck.registry/1\nsources:\n  - {{id: a, path: docs/a.txt, sha256: {sha256(text).hexdigest()}}}\n"
    claims = [{"id": f"a-{n}", "quote": text, "line": n, "column": 1, **({"wordings": list(request.param)} if n == 1 else {})} for n, text in enumerate(lines, 1)]
    return write_texts("claims", {"sources.yaml": sources, "a.yaml": json.dumps(claims)})


SAID = "Holm contributes money to the clean-up of the Blue Lagoon."


@pytest.mark.parametrize("registry", [WORDINGS], indirect=True)
@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (SAID, "supported"),
        ("Holm helps to fund the Blue Lagoon.", "supported"),
        ("Brenn contributes money to the clean-up of the Blue Lagoon.", "unsupported"),
        ("Holm contributes money to the museum of Tarland.", "unsupported"),
        ("Holm contributes no money to the clean-up of the Blue Lagoon.", "contradicted"),
        ("Holm contributes engineers to the clean-up of the Blue Lagoon.", "unsupported"),
    ],
)
def test_wordings_together(registry: Registry, text: str, verdict: str) -> None:
    assert verify(text, registry).statements[0].verdict.value == verdict


@pytest.mark.parametrize("registry", [(), WORDINGS[1:]], indirect=True)
def test_one_wording_alone(registry: Registry) -> None:
    assert verify(SAID, registry).statements[0].verdict.value == "unsupported"
