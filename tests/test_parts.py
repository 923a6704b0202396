"""What a statement of several parts comes to: which parts assert something of their own, and which only say when, where or of what."""

import pytest

from yrdcheck import build_registry, verify
from yrdcheck.checker import _is_article, _leans, split_figures
from yrdcheck.statements import read_clauses

SOURCE = """Tern Head

During the storm of 2003 gusts at Tern Head came to 109 km/h. Of the sixty old moorings five are to be rebuilt this year.
The ferry company refused state aid in 2019. The Merrow Bank lent the port 12 million crowns.
The old pier had no link with the road. The new pier opened in 2014. The water of the Blue Lagoon is salty. No pike live in the Blue Lagoon.
The two ferry lines share a quay. Traffic on the ferry lines grew by 4% in 2019. The three villages on Tern Head have a school.
"""


def verdict(text: str) -> str:
    return str(verify(text, build_registry({"a": SOURCE})).statements[0].verdict)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Gusts at Tern Head came to nearly 110 km/h during one storm.", "supported", id="one is an article"),
        pytest.param("Five of the sixty old moorings are to be rebuilt this year.", "supported", id="a count taken for granted"),
        pytest.param("Six of the sixty old moorings are to be rebuilt this year.", "contradicted", id="the count that is said"),
        pytest.param("The traffic of the two ferry lines grew by 4% in 2019.", "supported", id="a count that the source gives elsewhere"),
        pytest.param("The traffic of the six ferry lines grew by 4% in 2019.", "unsupported", id="not as many as the source knows"),
        pytest.param("Pike do not live in the Blue Lagoon, whose water is salty.", "supported", id="a part beside a denial"),
        pytest.param("Pike do not live in the Blue Lagoon, whose water is not salty.", "contradicted", id="a denial in a relative clause"),
        pytest.param("If the port had refused the loan, visitors would come by ship.", "unsupported", id="a condition is not denied"),
        pytest.param("The new pier opened in 2016, once the loan was there.", "contradicted", id="the main part is denied"),
        pytest.param("The old pier had no link with the road, and the new pier opened in 2015.", "contradicted", id="one of two parts is denied"),
        pytest.param("The ferry lines share a quay, but the Merrow Bank does not.", "unsupported", id="what is left out is denied of another"),
        pytest.param("The Merrow Bank lent the port money, and the ferry company did not.", "unsupported", id="no source says it of the second"),
        pytest.param("Pike live in the Merrow, and herons do too.", "unsupported", id="what is left out is said of another"),
    ],
)
def test_parts(text: str, expected: str) -> None:
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("Gusts of 110 km/h were felt during one storm.", ["one"]),
        ("At one time there were 40,000 weavers.", ["one"]),
        ("Only one of the 12 cranes works.", []),
        ("One bridge and two tunnels were built.", []),
        ("It was 15 per cent in 2021 and one point more in 2022.", []),
        ("One million people in 14 towns were without power.", []),
    ],
)
def test_one_as_article(text: str, articles: list[str]) -> None:
    found = []
    for clause in read_clauses(text, 0, len(text), {}):
        figures = [q for q in clause.quantities if q.kind != "ordinal"]
        found += [q.text.lower() for q in figures if len(figures) > 1 and _is_article(clause, q, figures)]
        assert len(split_figures(clause)) == max(1, sum(not _is_article(clause, q, figures) for q in figures))
    assert found == articles


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("Before it gets to the sea", True),
        ("at the interchange that the High Five replaced", True),
        ("drawn by inexpensive land", True),
        ("which was noticed in June", True),
        ("while Marcus Dahl was its scientist", False),
        ("the river divides into two arms", False),
        ("but the plan was dropped", False),
        ("Marcus Dahl was its scientist", False),
        ("is supposed to be ready in 2027", False),
    ],
)
def test_leaning(text: str, leans: bool) -> None:
    assert _leans(text) is leans


@pytest.mark.parametrize(
    ("text", "last", "carried"),
    [
        ("Nine schools joined forces to make Wren, which weighed 94 kilograms.", "which weighed 94 kilograms.", "Wren"),
        ("The dam costs twice as much as the Tern Line, whose price is 4 million crowns.", "whose price is 4 million crowns.", "Tern Line"),
        ("He moved to Merrow, where the bridge opened in 1990.", "where the bridge opened in 1990.", "Merrow"),
        ("The railings of the Tern Bridge are lower by ten centimetres, which was noticed in June.", "which was noticed in June.", "railings Tern Bridge"),
        ("Buses were held to the limit of 30 km/h, which takes effect in April.", "which takes effect in April.", "limit"),
        ("The captain of the Wren, who is 58, leaves next year.", "leaves next year.", "captain Wren"),
        ("The mayor says that the line (14 km) will open in May.", "The mayor says that the line (14 km) will open in May.", ""),
        ("He built the line (14 km) and opened it in May.", "and opened it in May.", ""),
        ("The line (it is 14 km long) opened and the fare rose.", "the fare rose.", ""),
    ],
)
def test_what_a_part_leans_on(text: str, last: str, carried: str) -> None:
    part = read_clauses(text, 0, len(text), {})[-1]
    assert (part.text, " ".join(w.text for w in part.carried)) == (last, carried)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        pytest.param("The Tern Railway opened in 1897.\n\nLast year the railway employed 142 people.", True, id="the railway is the Tern Railway"),
        pytest.param("The Tern Railway opened in 1897.\n\nLast year a railway employed 142 people.", False, id="another one"),
        pytest.param("The Tern Railway opened in 1897.\n\nLast year the railway station employed 142 people.", False, id="another thing"),
        pytest.param("The Tern Railway opened in 1897.\n\nLast year the ferry employed 142 people.", False, id="another noun"),
        pytest.param("Last year the railway employed 142 people.\n\nThe Tern Railway opened in 1897.", False, id="named only afterwards"),
        pytest.param("A band met the engine Tern Railway at noon.\n\nLater the engine pulled 142 cars.", True, id="what stands before the name says what it is"),
        pytest.param("A band met the engines Tern Railway and Kite at noon.\n\nLater the engine pulled 142 cars.", False, id="several have it"),
        pytest.param("The Tern Railway opened in 1897. It is steep.\n\nThe railway grew. A bus feeds it with 142 guests.", True, id="it, as the object"),
        pytest.param("The Tern Railway opened in 1897. It is steep.\n\nThe railway grew. A bus carries 142 guests.", False, id="a bus points back to nothing"),
        pytest.param("The Tern Railway opened in 1897 and the Ostby Railway in 1902.\n\nThe railway employed 142 people.", False, id="the last one named"),
    ],
)
def test_what_a_definite_noun_stands_for(text: str, stands: bool) -> None:
    claim = next(c for c in build_registry({"a": text + "\n"}).claims if c.value == "142")
    assert ("Tern Railway" in claim.context) is stands


LARK = """# {title}

The slate-crowned lark is a small bird of the island of Ombra. It was described in 1834.

Rats and snakes are its enemies. {known}
"""
FARM = "The wind farm on the western ridge was stopped in 2019."
REST = "Zebras graze on the plain. The library lends 9,000 books a month. A tram runs to the beach.\n"


@pytest.mark.parametrize(
    ("said", "known", "title", "verdict"),
    [
        pytest.param("The wind farm on Ombra's western ridge was stopped in 2019.", FARM, "Slate-crowned lark", "supported", id="the first sentence names the island"),
        pytest.param("The wind farm on Ombra's western ridge was stopped in 2015.", FARM, "Slate-crowned lark", "contradicted", id="another year"),
        pytest.param("The slate-crowned lark lays four eggs.", "The species lays four eggs.", "Slate-crowned lark", "supported", id="the species"),
        pytest.param("The slate-crowned lark lays six eggs.", "The species lays four eggs.", "Slate-crowned lark", "contradicted", id="another number"),
        pytest.param("The wind farm on Tarn's western ridge was stopped in 2019.", FARM, "Slate-crowned lark", "unsupported", id="an island that is not named"),
        pytest.param("The wind farm on Ombra's western ridge was stopped in 2019.", FARM, "Trouble ahead for birds!", "unsupported", id="a headline names nothing"),
    ],
)
def test_what_a_document_is_about(said: str, known: str, title: str, verdict: str) -> None:
    registry = build_registry({"lark": LARK.format(title=title, known=known), "rest": REST})
    assert str(verify(said, registry).statements[0].verdict) == verdict


@pytest.mark.parametrize(
    ("text", "word", "tells"),
    [
        pytest.param("No tin was mined here.", "mined", True, id="mined"),
        pytest.param("The mine was shut.", "mine", True, id="the mine"),
        pytest.param("The towns own the ferry.", "own", True, id="own, a verb"),
        pytest.param("The ferry is owned by the towns.", "owned", True, id="owned"),
        pytest.param("The bank backed the plan.", "backed", True, id="backed"),
        pytest.param("The town has two wells.", "wells", True, id="wells"),
        pytest.param("Canned fish is sold here.", "Canned", True, id="canned"),
        pytest.param("The town has its own ferry.", "own", False, id="its own"),
        pytest.param("The town's own ferry sank.", "own", False, id="the town's own"),
        pytest.param("The towns' own ferry sank.", "own", False, id="the towns' own"),
        pytest.param("A house of one's own was rare.", "own", False, id="one's own"),
        pytest.param("Others were sunk.", "Others", False, id="others"),
        pytest.param("The ferry sells well.", "well", False, id="well"),
        pytest.param("It has been sunk.", "has", False, id="has"),
        pytest.param("It does sink.", "does", False, id="does"),
    ],
)
def test_words_that_look_like_function_words(text: str, word: str, tells: bool) -> None:
    (clause,) = read_clauses(text, 0, len(text), {})
    assert (next(w for w in clause.words if w.text == word).kind != "stop") is tells


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("All seven of its goals came late.", ["seven"]),
        ("He scored all three in the first half.", ["three"]),
        ("All three were sold.", []),
        ("Of the two, Holm is the older.", []),
        ("On the path one gets to the lagoon.", []),
        ("From here one sees the lagoon.", []),
        ("One series of tests failed.", ["One"]),
        ("One means of transport is missing.", ["One"]),
        ("One bus serves the village.", ["One"]),
    ],
)
def test_numbers_that_count(text: str, figures: list[str]) -> None:
    assert [q.text for clause in read_clauses(text, 0, len(text), {}) for q in clause.quantities if q.kind != "ordinal"] == figures
