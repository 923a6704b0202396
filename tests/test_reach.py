"""What is set aside unread could not have answered, and what is known again is as if it were checked anew."""

import json
from pathlib import Path

import pytest

import yrdcheck
from yrdcheck import alignments
from yrdcheck.candidates import retrieve
from yrdcheck.checker import parts_of, verify
from yrdcheck.reach import Reach
from yrdcheck.registry import Registry

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = [json.loads(line)["text"] for line in (ROOT / "evals/seeds/statements.jsonl").read_text("utf-8").splitlines()[:40]]
OTHER = ["The NEVs of the SMA are built by a joint team.", "It was opened by Mr Pan in Qingpu.", "A loop ends when its iterator is exhausted.", "The delta's rail ring is open."]


@pytest.fixture(scope="module")
def registry() -> Registry:
    return yrdcheck.load_registry(ROOT / "claims")


@pytest.mark.parametrize("text", [*SENTENCES[::4], *OTHER])
def test_no_claim_says_more_than_it_can(text: str, registry: Registry) -> None:
    index = registry.index
    for clause in parts_of(text, registry):
        candidates = retrieve(clause, index)
        asked = alignments.Asked(clause, index)
        reach = Reach(asked, candidates, index)
        for c in candidates:
            for form in alignments.likeliest(asked, index, c.number):
                known = alignments.reading(index, c.number, form)
                view = alignments.align(asked, alignments.outline(asked, known, index), index, -1.0)
                assert view is not None
                assert view.cover <= reach.share(c, form) + 1e-9, c.claim.quote
                assert reach.share(c, form) <= reach.share(c) + 1e-9
                silent = alignments.align(asked, alignments.outline(asked, known, index), index, -1.0, reach.silent(c))
                assert silent == view


def test_some_claims_can_say_nothing(registry: Registry) -> None:
    clause = parts_of("The keyword argument replaces the default list of the iterator.", registry)[0]
    found = retrieve(clause, registry.index)
    reach = Reach(alignments.Asked(clause, registry.index), found, registry.index)
    assert found
    assert min(map(reach.share, found)) < 0.25


def test_the_order_of_drafts_changes_nothing() -> None:
    first, second = (yrdcheck.load_registry(ROOT / "claims") for _ in range(2))
    there = [yrdcheck.verify(text, first) for text in SENTENCES]
    back = [yrdcheck.verify(text, second) for text in reversed(SENTENCES)]
    assert there == back[::-1]


WRONG = "Algae blooms in Taihu Lake have fallen 36% since 2020."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{WRONG} {WRONG}", id="twice in a paragraph"),
        pytest.param(f"Draft\n\n- Notes\n\n{WRONG}\n\nMore text.  {WRONG}\n", id="at other places"),
        pytest.param("It covers 35,800 square kilometres. The greenway is 7,600 km long. It covers 35,800 square kilometres.", id="another thing before it"),
        pytest.param(f"In 2023, it was said. {WRONG}\n\n> {WRONG}", id="quoted"),
        pytest.param("It has **24%** of it. It has 24% of it.", id="with markup and without"),
    ],
)
def test_known_again(text: str, registry: Registry) -> None:
    for _ in range(2):  # the second time all of it is known
        report = yrdcheck.verify(text, registry)
        assert report == yrdcheck.verify(text, yrdcheck.load_registry(ROOT / "claims"))
        for s in report.statements:
            assert text[s.offset : s.offset + s.length] == s.text
            if s.suggestion is not None:
                assert s.suggestion.said
                assert text[s.suggestion.offset :].startswith(s.suggestion.said)


def test_what_was_not_asked_for_is_left_out(registry: Registry) -> None:
    text = f"{WRONG} The delta has 41 cities."
    whole = yrdcheck.verify(text, registry).statements
    for s in whole:
        assert verify(text, registry, only=frozenset((s.offset,))).statements == (s,)


def test_of_like_rows_the_one_of_the_year_is_first() -> None:
    rows = "\n".join(f"| {year} | {1000 + year} | {year - 1980} % |" for year in range(1985, 2025))
    made = yrdcheck.build_registry({"a": f"# Traffic\n\n| Year | Boxes moved | Share leaving by rail |\n| --- | --- | --- |\n{rows}\n"})
    (clause,) = parts_of("Forty-two per cent of the boxes left by train in 2022.", made)
    assert "| 2022 |" in retrieve(clause, made.index)[0].claim.quote
