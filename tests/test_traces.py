"""The whole way to a verdict: the trace tells what the checker did, and nothing else."""

import json
from pathlib import Path

import jsonschema
import pytest
from schemas import schema

from yrdcheck import build_registry, verify
from yrdcheck.__main__ import main
from yrdcheck.model import Claim, Stance, Verdict, replace
from yrdcheck.registry import Registry, load_registry, make_registry
from yrdcheck.traces import FULL, RUNNERS_UP, trace

SOURCES = {
    "bridge": "Bridge opens\n\nThe Hale Bridge opened on 3 May 2021. It is 412 metres long and cost £18 million. The number of lamps rose from 6 to 9.\n",
    "figures": "Marne in figures\n\nThe city of Marne has 62,000 inhabitants. Its library lends 9,000 books a month. “We love books,” said Mayor Ana Reis.\n",
    "paper": "Marne today\n\nThe city of Marne has 71,000 inhabitants. The Hale Bridge is 412 metres long.\n",
}
DRAFT = """The Hale Bridge is 300 metres long. The Hale Bridge is 412 metres long and opened on 3 May 2021.

The city of Marne has 62,000 inhabitants. The moon is made of cheese. What a day!

“We love books,” said Ana Reis. The number of lamps rose by three.
"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    return build_registry(SOURCES)


def test_a_trace_tells_the_verdict_that_was_given(registry: Registry) -> None:
    report, traces = verify(DRAFT, registry), trace(DRAFT, registry)
    assert len(traces) == len(report.statements)
    for s, t in zip(report.statements, traces, strict=True):
        if s.verdict is Verdict.NO_CLAIM:
            assert t.parts == ()
        elif not t.quotations:
            assert {p.verdict for p in t.parts if p.decides} == {s.verdict}


def test_the_claims_that_count_are_the_evidence(registry: Registry) -> None:
    report, traces = verify(DRAFT, registry), trace(DRAFT, registry)
    for s, t in zip(report.statements, traces, strict=True):
        counting = {c.quote for p in t.parts for c in p.compared if c.counts}
        if not t.quotations:
            assert {e.quote for e in s.evidence if e.stance is not Stance.RELATED and not _set_aside(e.claim, t)} <= counting


def _set_aside(claim: str, t: object) -> bool:
    return any(c.claim == claim and not c.counts for p in t.parts for c in p.compared)  # type: ignore[attr-defined]


def test_what_was_compared_with_what(registry: Registry) -> None:
    (t,) = trace("The Hale Bridge is 300 metres long.", registry)
    (part,) = t.parts
    assert part.decides
    assert dict(part.read) == {"subject": "Hale Bridge", "figure": "300 metres of “Hale Bridge”"}
    best = part.compared[0]
    assert best.counts
    assert best.stance is Stance.REFUTES
    assert best.refutes >= best.refutes_needs
    assert "412 metres long" in best.quote
    assert ("Hale Bridge", "Hale Bridge", "the same") in {(p.word, p.counterpart, p.how) for p in best.pairs}
    assert [(r.rule, r.stance) for r in best.rules] == [("quantity", "differs")]
    assert "300 metres" in best.rules[0].detail


def test_parts_and_the_one_that_decides(registry: Registry) -> None:
    (t,) = trace("The Hale Bridge cost £18 million and is 300 metres long.", registry)
    assert [(p.verdict, p.decides) for p in t.parts] == [(Verdict.SUPPORTED, False), (Verdict.CONTRADICTED, True)]


def test_what_no_source_accounts_for(registry: Registry) -> None:
    (t,) = trace("The Hale Bridge carries 4,000 lorries.", registry)
    assert t.parts[0].verdict is Verdict.UNSUPPORTED
    assert any("lorries" in words for words in t.parts[0].unchecked)
    assert not any("Hale" in words for words in t.parts[0].unchecked)
    (t,) = trace("Zebras graze quietly.", registry)
    assert t.parts[0].compared == ()
    assert t.parts[0].unchecked == ("Zebras graze quietly.",)


def test_arithmetic_shows_its_figures(registry: Registry) -> None:
    (t,) = trace("The number of lamps rose by three.", registry)
    assert t.parts[0].tags == ("derived",)
    assert t.parts[0].compared[0].rules[0].rule == "arithmetic"
    assert "6 to 9" in t.parts[0].compared[0].note


def test_quotations_are_shown(registry: Registry) -> None:
    (t,) = trace("“We love books,” said Ana Reis.", registry)
    assert [(q.text, q.speaker, q.stance) for q in t.quotations] == [("We love books,", "Ana Reis", Stance.SUPPORTS)]


def test_a_deprecated_claim_is_set_aside(registry: Registry) -> None:
    def retire(c: Claim) -> Claim:
        return replace(c, rank="deprecated", note="retired by the city") if "71,000" in c.quote else c

    ranked = make_registry("", registry.sources, [retire(c) for c in registry.claims], registry.entities, registry.properties)
    (t,) = trace("The city of Marne has 62,000 inhabitants.", ranked)
    (old,) = [c for c in t.parts[0].compared if "71,000" in c.quote]
    assert not old.counts
    assert "set aside: retired by the city" in old.note


def test_few_claims_are_shown(registry: Registry) -> None:
    for t in trace(DRAFT, registry):
        for p in t.parts:
            assert len(p.compared) <= FULL + RUNNERS_UP
            assert sum(bool(c.pairs) for c in p.compared) <= FULL


def test_shipped_registry() -> None:
    registry = load_registry()
    text = "Algae blooms in Taihu Lake have fallen 36% since 2020."
    assert trace(text, registry) == trace(text, registry)
    (t,) = trace(text, registry)
    assert t.parts[0].compared[0].stance is Stance.REFUTES
    assert any(r.rule == "quantity" and r.stance == "differs" for r in t.parts[0].compared[0].rules)


# ---- on the command line ------------------------------------------------------------------------------------------


def test_explain(world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(world)
    assert main(["verify", "--explain", "The Hale Bridge is 300 metres long. It opened on 3 May 2021.", "--no-config"]) == 1
    out = capsys.readouterr().out
    assert "quantity    differs" in out
    assert "it takes 0." in out
    assert out.count("the statement: ") == 2
    assert all(len(line) <= 80 or "sources/" in line for line in out.splitlines())


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_explain_as_json(world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str) -> None:
    monkeypatch.chdir(world)
    words = ["verify", "The Hale Bridge is 300 metres long. What a bridge!", "--no-config", "--format", name]
    main(words)
    plain = capsys.readouterr().out
    main([*words, "--explain"])
    out = capsys.readouterr().out
    found = json.loads(out)["documents"][0]["statements"] if name == "json" else [json.loads(line) for line in out.splitlines()]
    assert found[0]["explanation"]["parts"][0]["compared"][0]["stance"] == "refutes"
    assert found[1]["explanation"] == {"parts": [], "quotations": []}
    jsonschema.validate(json.loads(out) if name == "json" else found[0], schema("report" if name == "json" else "statement"))
    for s in found:
        del s["explanation"]
    assert found == (json.loads(plain)["documents"][0]["statements"] if name == "json" else [json.loads(line) for line in plain.splitlines()])


def test_formats_that_cannot_explain(world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(world)
    assert main(["verify", "--explain", "A bridge.", "--format", "sarif", "--no-config"]) == 2
    assert "use text, json, jsonl" in capsys.readouterr().err
