"""Which part each word plays: class, place around the main verb, preposition; tables of short sentences."""

import pytest

from yrdcheck.grammar import parse
from yrdcheck.statements import read_clauses, subject_of
from yrdcheck.statements.verbs import is_verb
from yrdcheck.words import key


def parts(text: str) -> dict[str, tuple[str, str, str]]:
    """Word → class, place, preposition."""
    clause = read_clauses(text, 0, len(text), {}, split=False)[0]
    return {w.text: (p.tag, p.place, p.prep) for w, p in zip(clause.words, parse(clause.words, clause.text, clause.start), strict=True)}


@pytest.mark.parametrize(
    ("text", "word", "tag", "place"),
    [
        pytest.param("Lowen makes ships.", "Lowen", "N", "S", id="subject"),
        pytest.param("Lowen makes ships.", "makes", "V", "V", id="verb"),
        pytest.param("Lowen makes ships.", "ships", "N", "O", id="object"),
        pytest.param("Lowen makes chips.", "chips", "N", "O", id="a noun that may be a verb, after a verb"),
        pytest.param("The old quay collapsed.", "old", "A", "S", id="adjective"),
        pytest.param("The quay quickly collapsed.", "quickly", "R", "S", id="adverb"),
        pytest.param("The ministry plans a bridge.", "plans", "V", "V", id="a verb that may be a noun"),
        pytest.param("The plans are ready.", "plans", "N", "S", id="a noun that may be a verb"),
        pytest.param("The bridge was designed by Ana Reis.", "bridge", "N", "O", id="passive: what it is done to"),
        pytest.param("The bridge was designed by Ana Reis.", "Reis", "N", "S", id="passive: who does it"),
        pytest.param("The firm has bought the yard.", "bought", "V", "V", id="perfect"),
        pytest.param("The firm will build a yard.", "build", "V", "V", id="future"),
        pytest.param("The firm wants to build a yard.", "yard", "N", "O", id="object of an infinitive"),
        pytest.param("The state-funded bank closed its branch.", "funded", "A", "S", id="a participle that a hyphen joins to its noun"),
        pytest.param("The state-funded bank closed its branch.", "closed", "V", "V", id="the verb after it"),
        pytest.param("The state funded the bank.", "funded", "V", "V", id="the same without a hyphen"),
        pytest.param("The heron lives on the island.", "lives", "V", "V", id="lives, the verb"),
        pytest.param("The crew saved nine lives.", "lives", "N", "O", id="lives, the noun"),
        pytest.param("Work on the bridge began in May.", "Work", "N", "S", id="a noun that may be a verb, before a preposition"),
        pytest.param("Work on the bridge began in May.", "began", "V", "V", id="the verb after it"),
        pytest.param("Work at the harbour has ended.", "Work", "N", "S", id="the same with an auxiliary"),
        pytest.param("Work with the firm that built the bridge.", "Work", "V", "V", id="a command"),
        pytest.param("The oldest harbour collapsed.", "oldest", "A", "S", id="a superlative"),
        pytest.param("The oldest harbour collapsed.", "harbour", "N", "S", id="the noun after it, which may be a verb"),
        pytest.param("The bread became cheaper.", "cheaper", "A", "O", id="a comparative"),
        pytest.param("The number fell.", "number", "N", "S", id="no comparative"),
        pytest.param("Two lions in the zoo.", "zoo", "N", "", id="no verb"),
    ],
)
def test_parts(text: str, word: str, tag: str, place: str) -> None:
    assert parts(text)[word][:2] == (tag, place)


@pytest.mark.parametrize(
    ("text", "word", "prep"),
    [
        ("It was in Merrow that the plan was launched.", "Merrow", "in"),
        ("It was in Merrow that the plan was launched.", "plan", ""),
        ("The plan fails in that year.", "year", "in"),
        pytest.param("The firm moved to Marne.", "Marne", "to", id="to"),
        pytest.param("The firm moved from Lowen to Marne.", "Lowen", "from", id="from"),
        pytest.param("The quay in Marne collapsed.", "Marne", "in", id="in the subject"),
        pytest.param("The firm bought the yard.", "yard", "", id="none"),
        pytest.param("The firm wants to buy the yard.", "yard", "", id="to of an infinitive"),
    ],
)
def test_prepositions(text: str, word: str, prep: str) -> None:
    assert parts(text)[word][2] == prep


@pytest.mark.parametrize(
    ("text", "about"),
    [
        pytest.param("Dorn lost the war; its crews had not been paid, and were unwilling to sail.", "crews", id="the subject, not whose it is"),
        pytest.param("Lowen opened a yard, its director was ill and stayed away.", "director", id="a single one"),
        pytest.param("Lowen opened a yard, its director was ill and it closed early.", "Lowen", id="a pronoun stands for whose it is"),
        pytest.param("Lowen opened a yard and closed a quay.", "Lowen", id="no possessive"),
        pytest.param("Lowen opened a yard, which was sold and fell into ruin.", "yard", id="a relative clause"),
    ],
)
def test_subject_taken_over(text, about):
    """What the last part of a sentence is about where it leaves out its subject."""
    assert about == subject_of(read_clauses(text, 0, len(text), {})[-1])[-1].text


@pytest.mark.parametrize(
    ("form", "base"),
    [("withdrew", "withdraw"), ("shrank", "shrink"), ("underwent", "undergo"), ("proved", "prove"), ("rebuilt", "rebuild"), ("sat", "sit"), ("swore", "swear")],
)
def test_irregular_pasts(form, base):
    assert is_verb(form)
    assert key(form) == base


@pytest.mark.parametrize("word", ["feet", "saw-mill", "ring", "swing", "shrine", "rebuilding", "proof", "seat"])
def test_no_pasts(word):
    assert not is_verb(word)
