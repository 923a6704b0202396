"""What a source takes back, and what is said where two sources disagree."""

import pytest

from yrdcheck import build_registry, verify
from yrdcheck.conflicts import list_conflicts
from yrdcheck.corrections import is_retired
from yrdcheck.model import Claim, Kind, Stance, Verdict, replace
from yrdcheck.registry import Registry, make_registry

# ---- which figure is the old one ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "around"),
    [
        pytest.param("Correction: an earlier version of this report gave [46] hectares; the figure is 64.", "", id="earlier version"),
        pytest.param("An earlier version of this report put the number at [46].", "The correct figure is 64.", id="corrected in the next sentence"),
        pytest.param("The report originally said [46] birds had died.", "The number has been corrected to 64.", id="originally said"),
        pytest.param("This article previously stated that [46] birds died; in fact 64 did.", "", id="in fact"),
        pytest.param("The number of birds is 64, not [46] as previously reported.", "", id="not"),
        pytest.param("Corrected on 3 May: the bridge is 412 metres long, not [421].", "", id="heads the sentence"),
        pytest.param("Correction: the bridge is 412 metres long rather than [421].", "", id="rather than"),
        pytest.param("Clarification: the budget was wrongly given as [£18] million; it should be £81 million.", "", id="wrongly given"),
        pytest.param("Erratum: the value was corrected from [2.8] to 3.3.", "", id="corrected from"),
        pytest.param("The choir has 64 singers. It originally stated that it had [46] singers.", "This article has been amended.", id="amended"),
        pytest.param("We wrongly reported [46] patients.", "", id="wrongly reported"),
        pytest.param("The number was incorrectly given as [46] in the programme.", "", id="incorrectly given"),
        pytest.param("Last week we reported that the choir has [46] singers.", "In fact it has 64.", id="last week"),
        pytest.param("An earlier version of this report gave [46] litres.", "That was a mistake; it is 64.", id="a mistake"),
        pytest.param("Erratum: for [46] euros read 64 euros.", "", id="for, read"),
        pytest.param("更正：此前报道死亡鸟类为[46]只，应为64只。", "", id="Chinese"),
        pytest.param("更正：本文早前版本称有[46]只鸟死亡，实际为64只。", "", id="Chinese, version"),
    ],
)
def test_old_figures(sentence: str, around: str) -> None:
    at = sentence.index("[")
    text = sentence.replace("[", "").replace("]", "")
    assert is_retired(text, at, around)
    new = next((text.index(x) for x in ("64", "412", "£81", "3.3") if x in text), None)
    if new is not None:
        assert not is_retired(text, new, around)


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        pytest.param("The bridge is 412 metres long, not 421.", "421", id="a denial is no correction"),
        pytest.param("The bridge was previously 300 metres long.", "300", id="what was so is no mistake"),
        pytest.param("The number of lamps was originally 6 and is 9 now.", "6", id="originally"),
        pytest.param("The law has been amended 46 times.", "46", id="a law amended"),
        pytest.param("Last week we reported 46 cases to the ministry.", "46", id="reported"),
        pytest.param("The error was found in 46 engines.", "46", id="an error of an engine"),
        pytest.param("The first edition sold 46 copies.", "46", id="an edition"),
        pytest.param("The first report counted 46 birds, the second 64.", "46", id="two reports"),
        pytest.param("The house of correction held 46 inmates, not 64.", "64", id="another kind of correction"),
        pytest.param("The market correction of 2008 cost 20 per cent.", "20", id="of a market"),
        pytest.param("The earlier version of the car had 46 horsepower.", "46", id="an earlier version of something else"),
        pytest.param("该桥长412米，不是421米。", "421", id="Chinese denial"),
    ],
)
def test_figures_that_stand(sentence: str, figure: str) -> None:
    assert not is_retired(sentence, sentence.index(figure))


CORRECTED = """The terminal destroys 46 hectares of mudflats. It employs 46 people.

Correction, 11 June 2024: an earlier version gave 46 hectares of mudflats; the figure is 64.
"""


def test_the_old_figure_is_retired_wherever_it_stands() -> None:
    registry = build_registry({"report": "Report\n\n4 May 2024\n\n" + CORRECTED})
    assert {c.quote for c in registry.claims if c.rank == "deprecated"} == {
        "The terminal destroys 46 hectares of mudflats.", "Correction, 11 June 2024: an earlier version gave 46 hectares of mudflats; the figure is 64.",
    }  # fmt: skip
    assert [verify(f"The terminal destroys {n} hectares of mudflats.", registry).statements[0].verdict for n in (46, 64)] == ["contradicted", "supported"]
    assert verify("The terminal employs 46 people.", registry).statements[0].verdict == "supported"


@pytest.mark.parametrize(
    ("source", "old", "new"),
    [
        pytest.param("The festival drew 12,400 visitors. Correction: the festival drew 14,200 visitors, not 12,400.", "12,400", "14,200", id="not"),
        pytest.param("The festival drew 12,400 visitors.\n\n4 May: The festival drew 14,200 visitors. We wrongly reported 12,400.", "12,400", "14,200", id="wrongly"),
        pytest.param("Last week we reported that the festival drew 12,400 visitors. In fact it drew 14,200.", "12,400", "14,200", id="last week"),
        pytest.param("The festival drew 12,400 visitors.\n\nErratum: for 12,400 visitors read 14,200 visitors.", "12,400", "14,200", id="for, read"),
        pytest.param("The figure of 12,400 visitors in the first edition was wrong. The festival drew 14,200 visitors.", "12,400", "14,200", id="was wrong"),
    ],
)
def test_the_new_figure_holds(source: str, old: str, new: str) -> None:
    registry = build_registry({"report": source})
    first, second = (verify(f"The festival drew {n} visitors.", registry).statements[0].verdict for n in (old, new))
    assert first in ("contradicted", "unsupported")
    assert second == "supported"


# ---- two sources --------------------------------------------------------------------------------------------------

REST = "The library lends 9,000 books a month. The zoo of Ardal keeps two lions."
LEFT = f"Ministry release\n\n3 May 2021\n\n{{}}\n\n{REST}\n"
RIGHT = "Port Courier\n\n2 April 2022\n\n{}\n\nThe theatre seats 700 people. A tram runs to the beach.\n"


def two(left: str, right: str, **tiers: str) -> Registry:
    registry = build_registry({"ministry": LEFT.format(left), "courier": RIGHT.format(right)})
    sources = [replace(s, tier=tiers.get(s.id, "")) for s in registry.sources]
    return make_registry("", sources, registry.claims, registry.entities, registry.properties)


@pytest.mark.parametrize(
    ("left", "right", "statement", "kind"),
    [
        pytest.param("The port of Marne has 12 cranes.", "The port of Marne has 14 cranes.", "The port of Marne has 12 cranes.", Kind.VALUE, id="value"),
        pytest.param("The Hale Bridge opened in May 2020.", "The Hale Bridge opened in July 2021.", "The Hale Bridge opened in May 2020.", Kind.PERIOD, id="time"),
        pytest.param("The Hale Bridge has opened.", "The Hale Bridge is under construction.", "The Hale Bridge has opened.", Kind.STATUS, id="status"),
        pytest.param("Exports of the port of Marne rose.", "Exports of the port of Marne fell.", "Exports of the port of Marne rose.", Kind.POLARITY, id="direction"),
    ],
)
def test_conflicts_have_a_kind_and_both_quotes(left: str, right: str, statement: str, kind: Kind) -> None:
    (s,) = verify(statement, two(left, right)).statements
    assert s.verdict is Verdict.CONFLICT
    shown = {e.source: e for e in s.evidence}
    assert (shown["ministry"].stance, shown["ministry"].quote.rstrip(".")) == (Stance.SUPPORTS, left.rstrip("."))
    assert (shown["courier"].stance, shown["courier"].quote.rstrip(".")) == (Stance.REFUTES, right.rstrip("."))
    assert shown["courier"].kind is kind


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        pytest.param("The port of Marne has 12 cranes.", "The port of Marne has 14 cranes.", Kind.VALUE, id="value"),
        pytest.param("The Hale Bridge opened in May 2020.", "The Hale Bridge opened in July 2021.", Kind.PERIOD, id="time"),
        pytest.param("The Hale Bridge has opened.", "The Hale Bridge is under construction.", Kind.STATUS, id="status"),
        pytest.param("Ana Reis designed the Hale Bridge.", "Bo Lind designed the Hale Bridge.", Kind.ENTITY, id="name"),
    ],
)
def test_conflicts_of_a_registry(left: str, right: str, kind: Kind) -> None:
    (c,) = list_conflicts(two(left, right))
    assert c.kind is kind
    assert {e.quote.rstrip(".") for side in c.sides for e in side.claims} == {left.rstrip("."), right.rstrip(".")}
    assert "courier" in c.settle
    assert c.reason


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("The port of Marne has 46,441 berths.", "The port of Marne has more than 46,000 berths.", id="bound"),
        pytest.param("The Hale Bridge is 412 metres long.", "The Hale Bridge is about 410 metres long.", id="about"),
        pytest.param("The port makes 24.4% of the city's income.", "The port makes nearly a quarter of the city's income.", id="nearly a quarter"),
        pytest.param("The Hale Bridge cost £18 million.", "The Hale Bridge cost some £18m.", id="unit"),
        pytest.param("The quay is 1.2 km long.", "The quay is 1,200 metres long.", id="other unit"),
        pytest.param("Forty per cent of the boats are electric.", "Four out of ten boats are electric.", id="ratio"),
        pytest.param("The Hale Bridge opened on 3 May 2021.", "The Hale Bridge opened in May 2021.", id="day and month"),
        pytest.param("In 2019 the port of Marne had 12 cranes.", "In 2021 the port of Marne had 14 cranes.", id="another year"),
        pytest.param("The port of Marne has 12 cranes.", "The port of Lowen has 14 cranes.", id="another port"),
    ],
)
def test_agreement_is_no_conflict(left: str, right: str) -> None:
    registry = two(left, right)
    assert list_conflicts(registry) == ()
    for statement in (left, right):
        (s,) = verify(statement, registry).statements
        assert s.verdict is not Verdict.CONFLICT, s.message


@pytest.mark.parametrize(
    ("registry", "words"),
    [
        pytest.param(two("The port of Marne has 12 cranes.", "The port of Marne has 14 cranes."), "courier is newer (2022-04-02, ministry 2021-05-03)", id="date"),
        pytest.param(
            two("The port of Marne has 12 cranes.", "The port of Marne has 14 cranes.", ministry="official", courier="blog"),
            "ministry is official, courier is blog", id="standing",
        ),
        pytest.param(
            two(CORRECTED, "The terminal destroys 46 hectares of mudflats."),
            "ministry took 46 hectares back (line 7: “Correction, 11 June 2024: an earlier version", id="correction",
        ),
    ],
)
def test_what_helps_to_decide(registry: Registry, words: str) -> None:
    statement = "The terminal destroys 64 hectares of mudflats." if "took" in words else "The port of Marne has 12 cranes."
    (s,) = verify(statement, registry).statements
    assert s.verdict is Verdict.CONFLICT
    assert words in s.message


def test_a_correction_tells_which_claim_to_deprecate() -> None:
    found = list_conflicts(two(CORRECTED, "The terminal destroys 46 hectares of mudflats."))
    assert any("gave 46 hectares in an earlier version and took it back; deprecate courier-001" in c.settle for c in found)


@pytest.mark.parametrize(
    ("which", "rank", "verdicts"),
    [
        pytest.param("", "normal", ["conflict", "conflict"], id="nobody has decided"),
        pytest.param("courier", "preferred", ["contradicted", "supported"], id="one is preferred"),
        pytest.param("ministry", "deprecated", ["contradicted", "supported"], id="the other is deprecated"),
    ],
)
def test_an_editor_settles_it(which: str, rank: str, verdicts: list[str]) -> None:
    plain = two("The port of Marne has 12 cranes.", "The port of Marne has 14 cranes.")

    def ranked(c: Claim) -> Claim:
        return replace(c, rank=rank) if c.source == which and c.value else c

    registry = make_registry("", plain.sources, [ranked(c) for c in plain.claims], plain.entities, plain.properties)
    assert [verify(f"The port of Marne has {n} cranes.", registry).statements[0].verdict for n in (12, 14)] == verdicts
