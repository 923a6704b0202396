"""What the measurement prints of a change: sentences whose verdict flipped."""

import json
from pathlib import Path
from types import ModuleType

import pytest
from loading import load

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def runner() -> ModuleType:
    return load("evals/run.py")


@pytest.mark.parametrize(
    ("accepted", "before", "now", "how"),
    [
        pytest.param("supported", "supported", "unsupported", "worse", id="was right"),
        pytest.param("supported", "unsupported", "supported", "better", id="is right now"),
        pytest.param("supported", "unsupported", "contradicted", "other", id="wrong both times"),
        pytest.param(["conflict", "supported"], "supported", "conflict", "other", id="right both times"),
    ],
)
def test_flips(runner: ModuleType, accepted: str | list[str], before: str, now: str, how: str) -> None:
    gold = [{"id": "a", "text": "A.", "verdict": accepted}]
    assert [f[0] for f in runner.find_flips(gold, {"a": before}, {"a": now})] == [how]


def test_no_flip(runner: ModuleType) -> None:
    gold = [{"id": "a", "text": "A.", "verdict": "supported"}, {"id": "new", "text": "B.", "verdict": "supported"}]
    assert runner.find_flips(gold, {"a": "supported", "gone": "conflict"}, {"a": "supported", "new": "conflict"}) == []


def test_what_went_wrong_comes_first(runner: ModuleType) -> None:
    gold = [{"id": i, "text": i, "verdict": "supported"} for i in "abc"]
    before, now = {"a": "conflict", "b": "conflict", "c": "supported"}, {"a": "supported", "b": "unsupported", "c": "conflict"}
    assert [f[1]["id"] for f in runner.find_flips(gold, before, now)] == ["c", "b", "a"]


def test_every_recorded_verdict_is_of_a_statement_that_is_there(runner: ModuleType) -> None:
    known = {g["id"] for path in (ROOT / "evals").glob("*/*.jsonl") if path.parent.name != "scan" for g in runner.read(path) if "id" in g}
    recorded = json.loads((ROOT / "evals/verdicts.json").read_text(encoding="utf-8"))
    assert recorded
    for found in recorded.values():
        assert set(found) <= known
        assert set(found.values()) <= set(runner.VERDICTS) | {"missing"}
