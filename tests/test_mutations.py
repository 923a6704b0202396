"""One fact changed: how statements and sources are changed, and that verdicts follow in one world."""

from pathlib import Path
from types import ModuleType

import pytest
from loading import load

from yrdcheck import build_registry

EVALS = Path(__file__).parents[1] / "evals"


@pytest.fixture(scope="module")
def mutations() -> ModuleType:
    return load("evals/mutations.py")


@pytest.mark.parametrize(
    ("kind", "text", "changed"),
    [
        ("figure", "The quay is 950 metres long.", "The quay is 1304 metres long."),
        ("figure", "The lock takes under 300 ships.", "The lock takes under 182 ships."),
        ("figure", "The port has four cranes.", "The port has eight cranes."),
        ("year", "The line opened in 2009.", "The line opened in 2012."),
        ("unit", "The line is 14 km long.", "The line is 14 miles long."),
        ("direction", "Traffic rose by 4%.", "Traffic fell by 4%."),
        ("denial", "The bridge was built in May.", "The bridge was not built in May."),
    ],
)
def test_changes(kind: str, text: str, changed: str, mutations: ModuleType) -> None:
    registry = build_registry({"a": "The port of Merrow is old."})
    assert changed in [new for k, new in mutations.mutants(text, {"evidence": []}, registry) if k == kind]


@pytest.mark.parametrize("text", ["Nobody was hurt.", "The harbour is not deep.", "Thirty people lost their lives."])
def test_what_is_left(text: str, mutations: ModuleType) -> None:
    registry = build_registry({"a": "The port of Merrow is old."})
    assert not [new for k, new in mutations.mutants(text, {"evidence": []}, registry) if k in ("denial", "direction", "year", "unit")]


def test_sources_are_changed(mutations: ModuleType) -> None:
    docs = {"a": "The quay is 950 metres long. It is wide."}
    row = {"text": "The quay is 950 m long.", "evidence": [{"source": "a", "quote": "The quay is 950 metres long"}]}
    assert mutations.swapped_source(row, docs) == {"a": "The quay is 1523 metres long. It is wide."}
    assert mutations.swapped_source({**row, "text": "The quay is long."}, docs) is None


def test_changed_figures_are_not_supported(mutations: ModuleType) -> None:
    folder = EVALS / "harbour"
    registry = build_registry({d.stem: d.read_text("utf-8") for d in sorted((folder / "docs").iterdir())})
    rows = [r for r in mutations.evals.read(folder / "statements.jsonl") if r["verdict"] == "supported"]
    changed = [new for r in rows for k, new in mutations.mutants(r["text"], r, registry) if k in ("figure", "unit")]
    stay = [new for new in changed if mutations.verdict_of(new, registry) == "supported"]
    assert len(changed) > 20
    assert not stay
