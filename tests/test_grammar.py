"""Which part each word plays: class, place around the main verb, preposition; tables of short sentences."""

import pytest

from yrdcheck.grammar import parse
from yrdcheck.statements import Subject, read_clauses, remember, split_statements, subject_of
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
        pytest.param("The harbour handled 40 ships.", "harbour", "N", "S", id="a noun before a past form"),
        pytest.param("A milk train ran into a barn.", "train", "N", "S", id="the same, before an irregular one"),
        pytest.param("Work on the pier began in May.", "Work", "N", "S", id="a noun that opens the sentence"),
        pytest.param("Protests in Holm led to a vote.", "Protests", "N", "S", id="a plural that opens it"),
        pytest.param("The ride takes an hour.", "ride", "N", "S", id="after an article"),
        pytest.param("The last ferry sank.", "ferry", "N", "S", id="after an article and an adjective"),
        pytest.param("Islanders pay reduced fares.", "reduced", "A", "O", id="a participle before its noun"),
        pytest.param("Gulls eat an estimated 700 tonnes.", "eat", "V", "V", id="a participle before its figure"),
        pytest.param("The valley accounts for 38% of trade.", "accounts", "V", "V", id="accounts for"),
        pytest.param("The plan costs 3 million.", "costs", "V", "V", id="costs before a figure"),
        pytest.param("Tove Malm, who wrote two novels", "wrote", "V", "V", id="a part that ends with a relative clause"),
        pytest.param("Ferries and cruise liners have left.", "cruise", "N", "S", id="the second half of a subject"),
        pytest.param("This happens twice a year.", "happens", "V", "V", id="this, a pronoun"),
        pytest.param("They sell the land.", "sell", "V", "V", id="after a pronoun"),
        pytest.param("Trains run every hour.", "run", "V", "V", id="a base form after a plural"),
        pytest.param("The firm designs and builds boats.", "builds", "V", "V", id="one of two verbs"),
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
    ("text", "parts"),
    [
        pytest.param("The yard uses steel, which rusts.", ["The yard uses steel, which rusts."], id="too short to stand alone"),
        pytest.param("The tram cost 3 million crowns and the bridge covers the bay.", ["The tram cost 3 million crowns", "the bridge covers the bay."], id="cost, covers"),
        pytest.param("The two mills employ 600 people; 40 posts will go.", ["The two mills employ 600 people", "40 posts will go."], id="employ"),
        pytest.param("An inspection found holes and the quay was closed.", ["An inspection found holes", "the quay was closed."], id="found"),
        pytest.param("Fog spread through the port, and 12 boats were hurt.", ["Fog spread through the port", "12 boats were hurt."], id="spread"),
        pytest.param("Some 300 boats a day use the lock, and the noise has grown.", ["Some 300 boats a day use the lock", "the noise has grown."], id="behind a time"),
        pytest.param("The Danish-born printer Alma Rask, a widow, sold books.", ["The Danish-born printer Alma Rask, a widow, sold books."], id="a participle behind a hyphen"),
        pytest.param("The planned screens and two named storms of the coast.", ["The planned screens and two named storms of the coast."], id="participles before nouns"),
        pytest.param("Passenger and goods trains of the line are old.", ["Passenger and goods trains of the line are old."], id="no verb in a subject"),
        pytest.param("The costs of the bridge and the plans of the port are known.", ["The costs of the bridge and the plans of the port are known."], id="nouns"),
    ],
)
def test_verbs_told_by_their_place(text, parts):
    """Where a sentence falls apart: "covers", "use" and "found" are verbs where a subject stands before them, "costs of" and "named storms" none."""
    assert [c.text.strip() for c in read_clauses(text, 0, len(text), {})] == parts


def heard(text: str) -> list[str]:
    """What each statement's first part is about."""
    before: tuple[Subject, ...] = ()
    out = []
    for s in split_statements(text):
        clauses = read_clauses(text, s.start, s.end, {}, antecedents=before)
        before = remember(clauses, before)
        out.append(" ".join(w.text for w in subject_of(clauses[0])))
    return out


@pytest.mark.parametrize(
    ("text", "about"),
    [
        pytest.param("The mine is old. With a depth of 40 m (131 ft), it is the deepest.", "mine", id="behind a comma"),
        pytest.param("The mine is old. In 1967 it was closed.", "mine", id="behind a time"),
        pytest.param("The mine is old. For its first three years it made a loss.", "mine", id="behind a phrase without a comma"),
        pytest.param("The mine is old. Abroad it is unknown.", "mine", id="behind an adverb"),
        pytest.param("The mine is old. East of Holm it runs beneath the sea.", "mine", id="behind a direction"),
        pytest.param("Ada Holm is a painter. From 1921 until her marriage she lived in Lund.", "Ada Holm", id="another pronoun before it"),
        pytest.param("The mine is old. After weakening slightly, the storm crossed the bay.", "storm", id="a subject behind a participle"),
        pytest.param("The mine is old. In Ardal the news was met with joy.", "news", id="a subject behind a place"),
        pytest.param("The mine is old. Altogether the storm killed nine people.", "storm", id="a subject behind an adverb"),
        pytest.param("The university is old. About 4,600 of the students come from abroad. It has nine faculties.", "university", id="it: no plural"),
        pytest.param("Ada Holm is a painter. A broken ankle kept her at home. She returned in May.", "Ada Holm", id="she: someone with a name"),
        pytest.param("The tram is full. The number of riders grew. It was 400 in May.", "number riders", id="a number is one thing"),
        # not behind it
        pytest.param("The mine is old. Work on it was begun in May.", "Work", id="it, no subject"),
        pytest.param("The mine is old. The soil around it contained gold.", "soil", id="it, behind a preposition"),
        pytest.param("The mine is old. The wing they were promised is late.", "wing", id="they, of a relative clause"),
        pytest.param("The mine is old. Over 40 ships were lost.", "ships", id="a bound of a figure"),
        pytest.param("The mine is old. At least 90 per cent of the ships were lost.", "ships", id="another"),
        pytest.param("The mine is old. Under half of the trains were late.", "trains", id="a share"),
        pytest.param("The trams are full. They were built in May.", "trams", id="they"),
        pytest.param("The number of beds fell. It was 400 in May.", "number beds", id="it: a number"),
    ],
)
def test_subjects_behind_adverbials(text, about):
    """What the last sentence is about."""
    assert heard(text)[-1] == about


@pytest.mark.parametrize(
    ("form", "base"),
    [("withdrew", "withdraw"), ("shrank", "shrink"), ("underwent", "undergo"), ("proved", "prove"), ("rebuilt", "rebuild"), ("sat", "sit"), ("swore", "swear")],
)
def test_irregular_pasts(form, base):
    assert is_verb(form)
    assert key(form) == base


@pytest.mark.parametrize(("form", "base"), [("uses", "use"), ("eases", "ease"), ("doses", "dose"), ("toes", "toe"), ("taxis", "taxi"), ("us", "us"), ("gases", "gas")])
def test_forms_in_s(form, base):
    assert key(form) == base


@pytest.mark.parametrize("word", ["feet", "saw-mill", "ring", "swing", "shrine", "rebuilding", "proof", "seat"])
def test_no_pasts(word):
    assert not is_verb(word)
