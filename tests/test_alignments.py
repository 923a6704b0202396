"""Word against word: what stands for what, how well, and where."""

import pytest
from views import REST, answer

from yrdcheck import build_registry
from yrdcheck.alignments import MATCHED, Asked, Link, name_groups, one_edit, same_name
from yrdcheck.candidates import Candidate
from yrdcheck.checker import split_figures
from yrdcheck.statements import read_clauses
from yrdcheck.verdicts import answers


def link(said: str, known: str, word: str) -> Link:
    """What stands for a word of the draft."""
    a = answer(said, known)
    assert a is not None
    return next(p for p in a.view.pairs if p.word.text == word)


@pytest.mark.parametrize(
    ("said", "known", "word", "other"),
    [
        pytest.param("The quay collapsed.", "The quay collapsed in May.", "quay", "quay", id="same"),
        pytest.param("The quays collapsed.", "The quay collapsed in May.", "quays", "quay", id="inflected"),
        pytest.param("The firm purchased the yard.", "The firm bought the yard.", "purchased", "buy", id="synonym"),
        pytest.param("Traffic increased in May.", "Traffic grew in May.", "increased", "grow", id="one direction"),
        pytest.param("The laboratry opened in May.", "The laboratory opened in May.", "laboratry", "laboratory", id="letter left out"),
        pytest.param("Penhale designed the quay.", "Jo Penhale designed the quay.", "Penhale", "jo", id="part of a name"),
        pytest.param("Jo Penhale designed the quay.", "Penhale designed the quay.", "Jo", "penhale", id="more of a name"),
        pytest.param("Ana Reis is in charge of the yard.", "Ana Reis, who manages the yard, spoke.", "charge", "manage", id="phrase that begins with a preposition"),
        pytest.param("The yard was the dearer of the two.", "The yard was more expensive.", "dearer", "more expensive", id="comparative of two words"),
        pytest.param("The heron is at risk.", "The heron is in danger.", "risk", "in danger", id="two phrases"),
        pytest.param("The quay in Zhoushn collapsed.", "The quay in Zhoushan collapsed.", "Zhoushn", "zhoushan", id="misspelt name"),
    ],
)
def test_counterparts(said: str, known: str, word: str, other: str) -> None:
    found = link(said, known, word)
    assert found.strength >= MATCHED
    assert found.other in (other, "")


@pytest.mark.parametrize(
    ("said", "known", "word"),
    [
        pytest.param("The quay collapsed.", "The bridge collapsed.", "quay", id="another thing"),
        pytest.param("The deep quay collapsed.", "The shallow quay collapsed.", "deep", id="opposite"),
        pytest.param("Ana Reis designed the quay.", "Ana Lind designed the quay.", "Reis", id="first name alone"),
        pytest.param("Corvane Ports bought the yard.", "Corvane Marine bought the yard.", "Ports", id="two firms that share a word"),
        pytest.param("The yard is in the charge of Reis.", "The yard manages 20 boats.", "charge", id="words of a phrase in another order"),
        pytest.param("The quay of Lowen collapsed.", "The quay of Marne collapsed.", "Lowen", id="another place"),
    ],
)
def test_no_counterparts(said: str, known: str, word: str) -> None:
    assert link(said, known, word).strength < MATCHED


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        pytest.param("zhoushan", "zhoushn", True, id="dropped"),
        pytest.param("zhoushan", "zhousahn", True, id="swapped"),
        pytest.param("zhoushan", "zhoushen", True, id="changed"),
        pytest.param("zhoushan", "zhouzhen", False, id="two changes"),
        pytest.param("lumen", "rumen", False, id="first letter"),
        pytest.param("wu", "woo", False, id="short"),
        pytest.param("fund", "find", False, id="short words"),
    ],
)
def test_one_edit(a: str, b: str, one: bool) -> None:
    assert one_edit(a, b) is one_edit(b, a) is one


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        pytest.param("reis", "reis", True, id="same"),
        pytest.param("brandt", "brant", True, id="misspelt"),
        pytest.param("lowenberg", "lowen", True, id="shortened"),
        pytest.param("@marne", "@lowen", False, id="known things"),
        pytest.param("reis", "lind", False, id="another"),
        pytest.param("tan", "tang", False, id="short"),
    ],
)
def test_same_name(a: str, b: str, same: bool) -> None:
    assert same_name(a, b) is same


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Holm's Quiet Boats was sold.", [["Holm's"], ["Quiet", "Boats"]], id="whose it is"),
        pytest.param("The Reeves' Hall burned.", [["Reeves"], ["Hall"]], id="whose it is, of several"),
        pytest.param("Jo Penhale left.", [["Jo", "Penhale"]], id="two names of one"),
        pytest.param("Merrow Bank left.", [["Merrow", "Bank"]], id="a firm"),
        pytest.param("We saw Holm of Merrow.", [["Holm", "Merrow"]], id="joined by a preposition"),
        pytest.param("In Tarland The Grey Ferry was seen.", [["Tarland"], ["Grey", "Ferry"]], id="a title behind a place"),
    ],
)
def test_names_taken_together(text: str, names: list[list[str]]) -> None:
    (clause,) = read_clauses(text, 0, len(text), {})
    assert [[w.text for w in group] for group in name_groups(clause.words)] == names


@pytest.mark.parametrize(
    ("text", "hanging"),
    [
        ("In Stroud the court threw out the case.", ["Stroud"]),
        ("The court in Stroud threw out the case of Holm.", ["Stroud"]),
        ("Stroud threw out the case.", []),
        ("The Stroud court threw out the case of Ida Holm.", []),
    ],
)
def test_names_behind_prepositions(text: str, hanging: list[str]) -> None:
    index = build_registry({"notes": "The court sits in Merrow."}).index
    asked = Asked(read_clauses(text, 0, len(text), index.lexicon)[0], index)
    assert [" ".join(w.text for w in g) for g in asked.groups if asked.hangs(g)] == hanging


@pytest.mark.parametrize(
    ("said", "strength"),
    [
        pytest.param("Stroud had winds of 61 mph.", 0.4, id="a relative clause is of another place"),
        pytest.param("Merrow had winds of 61 mph.", 1.0, id="its own place"),
        pytest.param("Lund had winds of 61 mph.", 0.95, id="a name of the same sentence"),
    ],
)
def test_what_a_relative_clause_is_about(said: str, strength: float) -> None:
    index = build_registry({"notes": f"Notes on storms\n\nStroud was hit hard. Lund was farther away than Merrow, where winds reached 61 mph.\n\n{REST}\n"}).index
    number = next(n for n, c in enumerate(index.claims) if "61 mph" in c.quote)
    clause = split_figures(read_clauses(said, 0, len(said), index.lexicon)[0])[0]
    found = answers(clause, [Candidate(number, index.claims[number], 1.0)], index, every=True)[0]
    assert next(p.strength for p in found.view.pairs if p.word.kind == "name") == strength
