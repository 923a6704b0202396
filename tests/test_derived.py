"""Figures that a source implies in one step: differences with their years, and lengths of time."""

import pytest

from yrdcheck import build_registry, verify
from yrdcheck.model import Relation
from yrdcheck.quantities import read_mentions
from yrdcheck.rules import compare_span

SOURCES = {
    "report": """# The port of Merrow

In 2023 the barges carried 4.2 million tonnes of coal, down from 6.1 million tonnes in 1998. Unemployment in Merrow rose from 4.2% in 2015 to 5.1% in 2020.
The average wage was 31 crowns in 2019 and 38 crowns in 2023. The Long Dyke was built between 1902 and 1911.
The portrait of Ada Lindqvist hung in the town hall from 1951 to 1968. From 1970 until 1982 the lighthouse was closed to visitors.
The ferry carried 1,200 passengers in May, compared with 900 in April.
""",
}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Unemployment in Merrow rose by 0.9 percentage points between 2015 and 2020.", "supported"),
        ("Unemployment in Merrow rose by 3 percentage points between 2015 and 2020.", "contradicted"),
        ("Barges carried 1.9 million tonnes less coal in 2023 than in 1998.", "supported"),
        ("The average wage was seven crowns higher in 2023 than in 2019.", "supported"),
    ],
)
def test_derived(text: str, verdict: str) -> None:
    assert str(verify(text, build_registry(SOURCES)).statements[0].verdict) == verdict


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Unemployment in Merrow rose by 0.9 percentage points between 2015 and 2023.", id="to another year"),
        pytest.param("Unemployment in Merrow rose by 0.9 percentage points between 2009 and 2020.", id="from another year"),
        pytest.param("Unemployment in Merrow fell by 0.9 percentage points between 2015 and 2020.", id="the other way"),
        pytest.param("Barges carried 1.9 million tonnes more coal in 2023 than in 1998.", id="down from"),
        pytest.param("The ferry carried 300 passengers less in May than in April.", id="compared with"),
        pytest.param("Painting the Long Dyke took nine years.", id="another deed"),
        pytest.param("For seventeen years the portrait of Ada Lindqvist hung in the museum.", id="another place"),
        pytest.param("The lighthouse was closed to visitors for twelve hours.", id="hours"),
        pytest.param("Holm lighthouse was closed to visitors for twelve years.", id="another thing"),
        pytest.param("The average wage was seven crowns lower in 2023 than in 2019.", id="lower"),
        pytest.param("The Long Dyke is nine years old.", id="an age"),
    ],
)
def test_does_not_follow(text: str) -> None:
    assert str(verify(text, build_registry(SOURCES)).statements[0].verdict) != "supported"


@pytest.mark.parametrize(
    ("said", "span", "relation"),
    [
        ("nine years", "between 1902 and 1911", Relation.SAME),
        ("seventeen years", "from 1951 to 1968", Relation.SAME),
        ("20 years", "between 1902 and 1911", Relation.DIFFERENT),
    ],
)
def test_length_of_a_span(said: str, span: str, relation: Relation) -> None:
    assert compare_span(read_mentions(said)[0][0], read_mentions(span)[1][0])[0] is relation
