"""Laws of verdicts: what may change in a draft or among the sources without a verdict changing, and what must be supported."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yrdcheck import build_registry, verify
from yrdcheck.model import Claim, Kind, Stance, Verdict, replace
from yrdcheck.registry import Registry, make_registry
from yrdcheck.statements import read_clauses
from yrdcheck.verdicts import Comparison, as_quoted, settle

BRIDGE = """Bridge opens

3 May 2021

The Hale Bridge opened on 3 May 2021. It is 412 metres long and cost £18 million. Ana Reis designed the Hale Bridge.

The bridge carries 9,000 vehicles a day. A quarter of them are lorries. The toll will rise in 2030.
"""
MARNE = """Marne in figures

2 April 2022

The city of Marne has 62,000 inhabitants. Its library lends 9,000 books a month. The harbour has 12 cranes.

Mayor Odile Brandt said: “The quay is safe.” The tram line from Marne to Lowen is under construction.
"""
COURIER = """Marne today

9 July 2023

The city of Marne has 71,000 inhabitants. The Hale Bridge is 412 metres long. The number of cranes in the harbour rose from 6 in 2018 to 12 in 2023.
"""
SOURCES = {"bridge": BRIDGE, "marne": MARNE, "courier": COURIER}
UNRELATED = {
    "recipes": "Lentil soup\n\nSoak 200 grams of red lentils overnight. Onions and carrots go in first. Simmer for 40 minutes.\n",
    "birds": "Puffins\n\nPuffins nest in burrows on grassy cliffs. A puffin weighs about 500 grams. They dive for sand eels.\n",
    "chess": "An opening\n\nBlack answers with the Sicilian Defence. White castles early. The endgame was drawn after 61 moves.\n",
}
DRAFT = (
    "The Hale Bridge is 412 metres long.", "The Hale Bridge is 300 metres long.", "The Hale Bridge opened on 3 May 2021.", "The Hale Bridge opened in 2019.",
    "The Hale Bridge cost £18 million.", "The city of Marne has 62,000 inhabitants.", "The city of Marne has 80,000 inhabitants.", "The harbour has 12 cranes.",
    "The library of Marne lends 9,000 books a month.", "The tram line from Marne to Lowen is under construction.", "The tram line from Marne to Lowen has opened.",
    "Ana Reis designed the Hale Bridge.", "Bo Lind designed the Hale Bridge.", "“The quay is safe,” said Odile Brandt.", "The airport of Ardal has two runways.",
)  # fmt: skip


@pytest.fixture(scope="module")
def registry() -> Registry:
    return build_registry(SOURCES)


def verdict(text: str, registry: Registry) -> str:
    (s,) = verify(text, registry).statements
    return s.verdict.value


@pytest.mark.parametrize("source", SOURCES)
def test_a_claim_supports_its_own_quote(source: str) -> None:
    registry = build_registry({source: SOURCES[source]})
    for claim in registry.claims:
        if claim.value or claim.subject:
            found = verify(claim.quote, registry).statements
            assert {s.verdict.value for s in found} <= {"supported", "no-claim"}, (claim.quote, found)


def shout(text: str) -> str:
    return text.upper()


def curly(text: str) -> str:
    return text.replace("'", "’").replace("“", '"').replace("”", '"')


def spaced(text: str) -> str:
    return "  " + re.sub(" (?=[a-z0-9])", "  ", text)


def wrapped(text: str) -> str:
    middle = text.index(" ", len(text) // 2)
    return text[:middle] + "\n" + text[middle + 1 :]


def emphasised(text: str) -> str:
    first, _, rest = text.partition(" ")
    return f"{first} **{rest.rstrip('.')}**."


def stopless(text: str) -> str:
    return "- " + text


@pytest.mark.parametrize("change", [curly, spaced, wrapped, emphasised, stopless])
@pytest.mark.parametrize("text", DRAFT)
def test_dress_changes_no_verdict(registry: Registry, text: str, change: object) -> None:
    assert verdict(change(text), registry) == verdict(text, registry)  # type: ignore[operator]


@pytest.mark.parametrize("text", [t for t in DRAFT if "“" not in t])
def test_capitals_change_no_verdict(registry: Registry, text: str) -> None:
    assert verdict(shout(text), registry) == verdict(text, registry)


@pytest.mark.parametrize("more", UNRELATED)
def test_an_unrelated_source_changes_no_verdict(registry: Registry, more: str) -> None:
    larger = build_registry({**SOURCES, more: UNRELATED[more]})
    assert {t: verdict(t, larger) for t in DRAFT} == {t: verdict(t, registry) for t in DRAFT}


@given(st.permutations(sorted(SOURCES)))
def test_the_order_of_sources_changes_nothing(order: list[str]) -> None:
    shuffled, sorted_ = build_registry({k: SOURCES[k] for k in order}), build_registry({k: SOURCES[k] for k in sorted(SOURCES)})
    for text in DRAFT:
        (a,), (b,) = verify(text, shuffled).statements, verify(text, sorted_).statements
        assert (a.verdict, a.tags, a.suggestion) == (b.verdict, b.tags, b.suggestion), text
        assert {(e.claim, e.stance) for e in a.evidence if e.stance != "related"} == {(e.claim, e.stance) for e in b.evidence if e.stance != "related"}


@given(st.lists(st.sampled_from(DRAFT), min_size=1, max_size=6))
def test_statements_do_not_change_each_other(texts: list[str]) -> None:
    registry = build_registry(SOURCES)
    found = verify("\n\n".join(texts), registry).statements
    assert [s.verdict.value for s in found] == [verdict(t, registry) for t in texts]


@pytest.mark.parametrize("text", DRAFT)
def test_deprecated_claims_decide_nothing(registry: Registry, text: str) -> None:
    none = make_registry("", registry.sources, [replace(c, rank="deprecated") for c in registry.claims], registry.entities, registry.properties)
    if "“" not in text:
        assert verdict(text, none) == "unsupported"


@pytest.mark.parametrize("text", DRAFT)
def test_a_preferred_answer_settles_a_conflict(registry: Registry, text: str) -> None:
    def ranked(c: Claim) -> Claim:
        return replace(c, rank="preferred") if c.source == "courier" else c

    settled = make_registry("", registry.sources, [ranked(c) for c in registry.claims], registry.entities, registry.properties)
    assert verdict(text, settled) != "conflict"


@pytest.mark.parametrize("text", DRAFT)
def test_evidence_stands_where_it_says(registry: Registry, text: str) -> None:
    (s,) = verify(text, registry).statements
    for e in s.evidence:
        line = SOURCES[e.source].split("\n")[e.line - 1]
        assert line[e.column - 1 :].startswith(e.quote)
    if s.verdict in ("supported", "contradicted", "conflict"):
        assert s.evidence
        assert s.evidence[0].stance != "related"
    if s.verdict == "conflict":
        assert len({e.source for e in s.evidence if e.stance != "related"}) > 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The Hale Bridge is 412 metres long and cost £18 million.", "supported", id="both"),
        pytest.param("The Hale Bridge is 412 metres long and cost £20 million.", "contradicted", id="one wrong"),
        pytest.param("The Hale Bridge is 412 metres long and has 40 lamps.", "unsupported", id="one unknown"),
        pytest.param("The Hale Bridge cost £20 million, and the city of Marne has 62,000 inhabitants.", "contradicted", id="wrong goes before conflict"),
        pytest.param("The Hale Bridge cost £18 million, and the city of Marne has 62,000 inhabitants.", "conflict", id="conflict goes before supported"),
    ],
)
def test_parts_join(registry: Registry, text: str, expected: str) -> None:
    assert verdict(text, registry) == expected


def test_figures_are_shown_as_the_source_has_them() -> None:
    claim = Claim(id="a-001", source="a", quote="18% of national GDP", line=1, column=1, value="18%")
    assert as_quoted(claim, "eighteen percent") == "18%"
    assert as_quoted(claim, "18%") == "18%"
    assert as_quoted(replace(claim, value="nearly a fifth"), "eighteen percent") == "eighteen percent"
    assert as_quoted(replace(claim, value=""), "eighteen percent") == "eighteen percent"


@pytest.mark.parametrize(
    ("chance", "verdict"),
    [
        pytest.param(0.8, Verdict.CONTRADICTED, id="as likely an answer"),
        pytest.param(0.6, Verdict.CONTRADICTED, id="nearly as likely"),
        pytest.param(0.4, Verdict.SUPPORTED, id="of another thing, it seems"),
    ],
)
def test_newer_figure_of_one_source(chance: float, verdict: Verdict) -> None:
    old, new = build_registry({"a": "The city had six halls in 2018.\n\nThe city had nine halls in 2023.\n"}).claims[:2]
    text = "The city has six halls."
    (clause,) = read_clauses(text, 0, len(text), {})
    rows = [
        Comparison(old, Stance.SUPPORTS, None, "", 0.9, date="2018-12-31", chance=0.8),
        Comparison(new, Stance.REFUTES, Kind.VALUE, "", 0.9, date="2023-12-31", chance=chance),
    ]
    found, tags, _ = settle(clause, rows)
    assert (found, tags) == (verdict, ("outdated",) if verdict is Verdict.CONTRADICTED else ())
