"""Each doubt by the wrong contradiction that it must prevent and, longer, the right one that it must let stand."""

import pytest
from views import REST, answer

from yrdcheck import build_registry, doubts, verify

MILL = "The mill has been completed and put into use, and the Grey Hall and others follow."


def why(said: str, known: str) -> str:
    """Why a source's sentence does not refute a draft's by what the first rule found that differs; "" where it may."""
    found = answer(said, known)
    assert found is not None
    differ = sorted((o for o in found.outcomes if o.stance in ("differs", "denies", "undated")), key=lambda o: o.rule != "quantity")
    return doubts.unrefuted(found.view, differ[0] if differ else None, found.outcomes)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        pytest.param("If the offer is rejected", "The offer was accepted.", id="if"),
        pytest.param("Unless the offer is rejected", "The offer was accepted.", id="unless"),
        pytest.param("Had the offer been rejected", "The offer was accepted.", id="had it been"),
        pytest.param("Should the offer be rejected", "The offer was accepted.", id="should it be"),
        pytest.param("Between 2009 and 2013 the catch of herring fell by 40 tonnes.", "The catch of herring rose in 2024.", id="years apart"),
        pytest.param("The catch of herring fell by 400 tonnes.", "The catch of herring rises.", id="no figure"),
        pytest.param("Most of the 73 boats use the canal.", "There were 81 boats on the canal.", id="most of them"),
        pytest.param("The walk used to cost 26 francs.", "The walk costs 29 francs.", id="used to"),
        pytest.param("The port originally had 40 boats.", "The port has 90 boats.", id="originally"),
        pytest.param("Fewer boats used the canal in 2004 than in 2003.", "In 2003 boats used the canal.", id="compared with nothing"),
        pytest.param("The second race was won by 40 metres.", "The first rowing race was won by 90 metres.", id="the first of several"),
        pytest.param("One boat in three had not received any paint by May.", "By May a third of the boats were still waiting for their paint.", id="as many, in other words"),
        pytest.param("None of the 70 boats was insured.", "A fire in the canal destroyed 70 boats, among them the oldest.", id="none of as many"),
        pytest.param("The ferry starts at seven in the morning.", "The ferry stops at eight in the evening.", id="the opposite at another hour"),
        pytest.param("The firm bought 40 boats.", "The firm sold 30 boats.", id="the opposite of other things"),
        pytest.param("The tower was under construction in 2021.", "The tower was opened in 2024.", id="an earlier stage"),
        pytest.param("The tower was being built.", "The tower has been completed.", id="was being built"),
        pytest.param("A year before, the port of Ardal had 40 boats.", "The port of Ardal has 90 boats.", id="the year before"),
        pytest.param("The port had had 40 boats two years earlier.", "The port has 90 boats.", id="years earlier"),
        pytest.param("A ferry leaves every ten minutes for Ardal.", "The ferry to Ardal takes 40 minutes.", id="how often, how long"),
        pytest.param("The second-largest port has 18 boats.", "The largest port has 52 boats.", id="of another rank"),
        pytest.param("Holm, the director of the port, plays the cello.", "The director of the port, Holm, counts boats.", id="another deed"),
        pytest.param("Without a quay there is no trade.", "A quay brings trade.", id="what is needed"),
        pytest.param("There is no trade without a quay.", "A quay brings trade.", id="what is needed, at the end"),
        pytest.param("Not a day passes without trade at the quay.", "The quay has trade every day.", id="not a day without"),
        pytest.param("The Grey Hall is still under construction.", MILL, id="the stage of the thing before"),
        pytest.param("After 7:20 in the evening no ferry leaves for Ardal.", "The last ferry to Ardal leaves at 19:20.", id="after the last"),
        pytest.param("Five boats were damaged by the ferry on their way.", "In a survey 8,900 boats were counted.", id="of another order"),
    ],
)
def test_doubted(said: str, known: str) -> None:
    assert why(said, known)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        pytest.param("The offer was rejected.", "The offer was accepted.", id="told as a fact"),
        pytest.param("After 7:20 in the evening no ferry leaves for Ardal.", "A ferry to Ardal leaves at 19:20.", id="after one of several"),
        pytest.param("There is no trade at the quay.", "There is trade at the quay.", id="no need told"),
        pytest.param("The quay lies without a crane.", "The quay lies with a crane.", id="without alone"),
        pytest.param("The mill is still under construction.", MILL, id="the stage of the thing itself"),
        pytest.param("The line will be opened in May.", "The line was opened in May.", id="the stage of one deed"),
        pytest.param("Holm, the director of the port, bought the cello.", "The director of the port, Holm, sold the cello.", id="another deed to the same thing"),
        pytest.param("Holm, the director of the port, plays the cello.", "The director of the port, Holm, plays the flute.", id="the same deed"),
        pytest.param("In case of doubt the offer is rejected.", "In case of doubt the offer is accepted.", id="in case of"),
        pytest.param("It is known that the offer was rejected if late.", "The offer was accepted.", id="a condition at the end"),
        pytest.param("The catch of herring fell in 2024.", "The catch of herring rose in 2024.", id="one year"),
        pytest.param("The catch of herring fell.", "The catch of herring rose in 2024.", id="no year asked"),
        pytest.param("The catch of herring fell in 2024.", "The catch of herring rose.", id="no year known"),
        pytest.param("The tower fell in 2013.", "The tower fell in 2024.", id="the time itself"),
        pytest.param("The catch of herring was 300 tonnes in 2013.", "The catch of herring was 400 tonnes in 2013.", id="the figure itself"),
        pytest.param("The catch of herring fell by 400 tonnes.", "The catch of herring rose by 400 tonnes.", id="the same figure"),
        pytest.param("The catch of herring fell by about 400 tonnes.", "The catch of herring rose by 430 tonnes.", id="nearly the same figure"),
        pytest.param("The catch of herring fell.", "The catch of herring rose by 400 tonnes.", id="no figure asked"),
        pytest.param("Most of the boats use the canal.", "Fewest boats use the canal.", id="no figure at all"),
        pytest.param("At most 300 boats use the canal.", "About 900 boats use the canal.", id="at most"),
        pytest.param("The canal has 300 boats.", "The canal has 9,000 boats.", id="of another order, of the same"),
        pytest.param("The second race was won by 40 metres.", "The second rowing race was won by 90 metres.", id="the same of several"),
        pytest.param("The second race was won by 40 metres.", "The first and the second race were won by 90 metres.", id="among several"),
        pytest.param("The first race was won by 40 metres.", "The race was won by 90 metres, the second time in a row.", id="another thing of several"),
        pytest.param("The race was won by 40 metres.", "The first race was won by 90 metres.", id="of no number"),
        pytest.param("The walk costs 26 francs.", "The walk costs 29 francs.", id="now"),
        pytest.param("The walk used to cost 26 francs.", "The walk used to cost 29 francs.", id="both in the past"),
        pytest.param("The port originally had 40 boats.", "The port had 90 boats at first.", id="both at first"),
        pytest.param("The walk takes 20 minutes less than it used to.", "The walk takes 40 minutes less.", id="less than it used to"),
        pytest.param("The tower is being built in 2027.", "The tower was under construction in 2024.", id="a time of its own"),
        pytest.param("The tower is to open in May.", "The tower has been opened.", id="a stage"),
        pytest.param("The sand from the canal was sold in Ardal.", "Sand from the canal is to be sold in Ardal.", id="a plan of the same"),
        pytest.param("A third of the boats had not been paid for by May.", "By May a third of the boats had been paid for.", id="as many, plainly denied"),
        pytest.param("None of the boats had been paid for.", "The boats had been paid for.", id="denied, of no number"),
        pytest.param("Ardal is left out of the 12 ports.", "Ardal is among the 12 ports.", id="left out"),
        pytest.param("The ferry starts at seven in the morning.", "The ferry starts at eight in the morning.", id="another hour"),
        pytest.param("The catch of herring rose by 8 per cent.", "The catch of herring fell by 3 per cent.", id="up and down by other figures"),
        pytest.param("The firm bought 40 boats.", "The firm bought 30 boats.", id="the same done to others"),
        pytest.param("The tower was opened in 2021.", "The tower was opened in 2024.", id="one stage"),
        pytest.param("The tower is being built.", "The tower has been completed.", id="is being built"),
        pytest.param("The tower was to open in 2026.", "The tower was opened in 2024.", id="an earlier stage at a later time"),
        pytest.param("Fewer boats used the canal in 2004 than in 2003.", "In 2003 twice as many boats used the canal.", id="a comparison"),
        pytest.param("The port has 40 boats, more than a year before.", "The port has 90 boats.", id="compared with a year before"),
        pytest.param("A year before, the port had 40 boats.", "A year earlier the port had 90 boats.", id="both a year before"),
        pytest.param("A ferry leaves every ten minutes for Ardal.", "A ferry leaves every 40 minutes for Ardal.", id="how often"),
        pytest.param("The ferry takes ten minutes.", "The ferry takes 40 minutes.", id="how long"),
        pytest.param("The largest port has 18 boats.", "The largest port has 52 boats.", id="of one rank"),
    ],
)
def test_undoubted(said: str, known: str) -> None:
    assert not why(said, known)


def test_every_doubt_says_what_it_looks_for() -> None:
    assert all(doubt.__doc__ for doubt in doubts.DOUBTS)


def test_being_built() -> None:
    registry = build_registry({"page": "Release time: 2024-12-26\n\n# The tower\n\nThe tower of Ardal is under construction.\n\n" + REST + "\n"})
    assert verify("The tower of Ardal is to open in 2027.", registry).statements[0].verdict == "unsupported"


def test_planned_besides() -> None:
    page = "# Names\n\nThe names of the storms stand on a list. The names not retired from it will be used again next year.\n\n"
    registry = build_registry({"page": page + REST + "\n"})
    assert verify("Names on the list of the storms that are not retired come back.", registry).statements[0].verdict != "contradicted"


@pytest.mark.parametrize(
    ("said", "known", "doubted"),
    [
        pytest.param("The port works in a coordinated manner.", "The port works in this manner.", True, id="an adjective before a noun"),
        pytest.param("To mend the quay is the objective.", "The quay is to be mended.", True, id="a noun that only classes"),
        pytest.param("The port is private.", "The port belongs to the state.", False, id="told of it"),
        pytest.param("Holm is a private port.", "Holm is a port of the state.", False, id="what it is"),
        pytest.param("The port has a larger quay.", "The port has a quay.", False, id="compared"),
        pytest.param("The unharmed boats came back.", "The boats came back damaged.", False, id="denies in itself"),
        pytest.param("The port sold a coordinated boat.", "The port bought a boat.", False, id="another verb"),
    ],
)
def test_described(said: str, known: str, doubted: bool) -> None:
    found = answer(said, known)
    assert found is not None
    assert bool(doubts.described(found.view, None, found.outcomes)) == doubted
