"""Who holds which role by a sentence, and what another holder or the same says to a statement."""

import pytest

from yrdcheck import build_registry, verify
from yrdcheck.holders import read_holders
from yrdcheck.statements import read_clauses


@pytest.mark.parametrize(
    ("text", "who", "of"),
    [
        ("The director of the observatory is Tove Malm.", "Tove Malm", "observatory"),
        ("Tove Malm, director of the observatory, sat down.", "Tove Malm", "observatory"),
        ("The director of the observatory, Tove Malm, sat down.", "Tove Malm", "observatory"),
        ("The observatory is headed by Tove Malm.", "Tove Malm", "observatory"),
        ("Tove Malm, who heads the observatory, sat down.", "Tove Malm", "observatory"),
        ("Forest minister Nils Aker spoke of rain.", "Nils Aker", "Forest"),
        ("“It rains,” said the forest minister, Nils Aker.", "Nils Aker", "forest"),
        ("The mill is owned by Rikke Dahl.", "Rikke Dahl", "mill"),
        ("Rikke Dahl owns the mill.", "Rikke Dahl", "mill"),
        ("The opera was written by the poet Anna Hald and Jon Moen.", "Anna Hald Jon Moen", "opera"),
        ("The capital of Merrow is Ostby.", "Ostby", "Merrow"),
        ("In Ostby, the mayor, Leif Skov, opened the fair.", "Leif Skov", ""),  # what is in a place holds nothing
        ("Tove Malm is in charge of the observatory.", "Tove Malm", "observatory"),
        ("Jon Moen is the architect who designed the pier.", "Jon Moen", "pier"),
        ("The pier, with 40 lamps, was designed by Jon Moen.", "Jon Moen", "pier"),
        ("The pier, which was designed by Jon Moen, has 40 lamps.", "Jon Moen", "pier"),
        ("It was designed by Jon Moen.", "Jon Moen", ""),
        ("Jon Moen is managing director of the choir.", "Jon Moen", "choir"),
        ("Jon Moen has been managing director since 2018.", None, ""),  # says which director, not of what
        ("The choir is chaired by Jon Moen.", "Jon Moen", "choir"),
        ("Tove Malm took the charge of the observatory lightly.", None, ""),
        ("Jon Moen wrote that the winter was long.", None, ""),
        ("Tove Malm is not the director of the observatory.", None, ""),
        ("Tove Malm will be director of the observatory.", "Tove Malm", "observatory"),
        ("Jon Moen will run the mill under a contract that lasts ten years.", "Jon Moen", "mill"),
        ("The operator of the mill will be Jon Moen.", "Jon Moen", "mill"),
        ("Operator of the mill: Jon Moen, for ten years", "Jon Moen", "mill"),
        ("The mill by the weir will be run by Jon Moen.", "Jon Moen", "mill weir"),
        ("The roof that can be seen from the ferry was designed by Jon Moen.", "Jon Moen", "roof"),
        ("Jon Moen may run the mill.", None, ""),
        ("The observatory's director praised Tove Malm.", None, ""),
        ("Two directors of the observatory met Tove Malm.", None, ""),
        ("The director of the observatory spoke with Tove Malm.", None, ""),
        ("The ferry runs along the strait.", None, ""),
        ("Jon Moen is to run the mill.", "Jon Moen", "mill"),
        ("It was Jon Moen who founded the choir.", "Jon Moen", "choir"),
        ("The firm that will run the mill is Dahl & Moen.", "Dahl Moen", "mill"),
        ("Jon Moen lives in Ostby and is the director of the choir.", "Jon Moen", "choir"),
        ("The vaccine was supplied by Dahl Pharma.", "Dahl Pharma", "vaccine"),
        ("Vaccine: supplied by Dahl Pharma", "Dahl Pharma", "Vaccine"),
        ("The new pier was paid for by Dahl Bank.", "Dahl Bank", "pier"),
        ("It is Dahl Mills that makes the flour.", "Dahl Mills", "flour"),
        ("Dahl Mills makes flour.", None, ""),  # as others do
        ("Flour made by Dahl Mills is dear.", None, ""),
        ("The town is supplied by Dahl Mills with flour.", None, ""),
        ("Bread is made by Rikke Dahl.", None, ""),
        ("The supplier Dahl Mills has closed.", None, ""),
        ("The largest customer of the mill is Rikke Dahl.", "Rikke Dahl", "mill customer"),
        ("Ostby, the second-oldest harbour in Norland, is silted up.", "Ostby", "Norland harbour"),
        ("Ostby, population 4,700, is the largest port in Norland.", "Ostby", "Norland port"),
        ("Tove Malm was the first woman to cross the strait.", "Tove Malm", "woman"),
        ("The only hospital in Lund is Saint Clare.", "Saint Clare", "Lund hospital"),
        ("One of the largest lakes in Norland is Ostmere.", None, ""),
        ("Ostmere is among the largest lakes in Norland.", None, ""),
        ("In Ostby, the oldest mill burned down.", None, ""),
        ("Ostby has the largest port in Norland.", None, ""),
        ("The largest of them is Ostmere.", None, ""),
    ],
)
def test_read(text: str, who: str | None, of: str) -> None:
    found = [h for c in read_clauses(text, 0, len(text), {}) for h in read_holders(c) if not h.open]
    assert [(" ".join(w.text for w in h.who), " ".join(w.text for w in h.of)) for h in found] == ([] if who is None else [(who, of)])


REST = """The tram to the beach runs twice an hour. A baker in Lund sells rye bread. The zoo has bought two lions from a circus. Snow fell on the pass.

The library lends 9,000 books a month. Its roof leaks. Apples are dear this year. The choir sings on Sundays. A bus stopped at the gate in 1988.

The river is low. Farmers dig wells. The school has a new gym. Nobody skates on the pond. The clock on the tower is slow. Bees swarm in May."""


@pytest.mark.parametrize(
    ("said", "known", "expected"),
    [
        ("The director of the Ardal Observatory is Ole Vik.", "The Ardal Observatory opened in 1951. Its director, Tove Malm, counts comets.", "contradicted"),
        ("The Ardal Observatory is headed by Ole Vik.", "The director of the Ardal Observatory, Tove Malm, counts comets.", "contradicted"),
        ("Ole Vik owns the mill.", "“We grind at night,” says the owner of the mill, Rikke Dahl.", "contradicted"),
        ("The mill is owned by Rikke Dahl.", "“We grind at night,” says the owner of the mill, Rikke Dahl.", "supported"),
        ("Tove Malm heads the Ardal Observatory.", "The director of the Ardal Observatory, Tove Malm, counts comets.", "supported"),
        ("Forest minister Ole Vik walked the length of the new path.", "The forest minister, Nils Aker, likes the path.", "contradicted"),
        ("The operator of the mill will be Ole Vik.", "The mill opens in May. Rikke Dahl will run it.", "contradicted"),
        ("The operator of the mill in Lund will be Ole Vik.", "The mill opens in May. Operator of the mill: Rikke Dahl, for ten years.", "unsupported"),
        ("The operator of the mill will be Rikke Dahl.", "The mill opens in May. Operator of the mill: Rikke Dahl, for ten years.", "supported"),
        ("The vaccine was supplied by Vik Pharma.", "Nurses gave the jabs. The vaccine was supplied by Dahl Laboratories.", "contradicted"),
        ("It is Vik Mills that makes the flour.", "The flour is white. It is made by Dahl Mills.", "contradicted"),
        ("The new pier was paid for by Vik Bank.", "The pier opened in May. The new pier was paid for by Dahl Shipping.", "contradicted"),
        ("Ole Vik is the largest customer of the mill.", "The largest customer of the mill is Rikke Dahl.", "contradicted"),
        ("Ostby is the second-oldest harbour in Norland.", "Merrow, population 900, is the second-oldest harbour in Norland.", "contradicted"),
        ("The only hospital in Lund is Saint Vitus.", "The only hospital in Lund is Saint Clare.", "contradicted"),
        ("The bakery will be run by Dahl Bread.", "Dahl Mills will run the bakery.", "contradicted"),
        # what is no other holder of the same role
        ("The vaccine was supplied by Vik Pharma.", "Nurses gave the jabs. The needles were supplied by Dahl Laboratories.", "unsupported"),
        ("The flour is made by Vik Mills.", "Dahl Mills makes flour.", "unsupported"),
        ("The old pier was paid for by Vik Bank.", "A pier opened in May. The statue on the pier was paid for by Dahl Shipping.", "unsupported"),
        ("The largest port in Norland is Ostby.", "The largest port in the south of Norland is Merrow.", "unsupported"),
        ("The largest port in Norland is Ostby.", "The largest port is Merrow.", "unsupported"),
        ("The largest lake in Norland is Ostmere.", "The deepest lake in Norland is Merrowmere.", "unsupported"),
        ("The largest customer of the mill was Ole Vik.", "The largest customer of the mill is Rikke Dahl.", "unsupported"),
        ("The second-largest port in Norland is Ostby.", "The largest port in Norland is Merrow.", "unsupported"),
        ("Tove Malm was the first woman to cross the strait.", "Rikke Dahl was the first woman to climb the peak.", "unsupported"),
        ("The first woman in the choir was Tove Malm.", "The first woman to lead the choir was Rikke Dahl.", "unsupported"),
        ("The largest customer of the mill is Dahl.", "The largest customer of the mill is Rikke Dahl.", "supported"),
        ("The operator of the mill will be Ole Vik.", "The mill is old. Rikke Dahl runs it.", "unsupported"),
        ("The operator of the mill is Ole Vik.", "The mill opens in May. Rikke Dahl will run the mill.", "unsupported"),
        ("The operator of the mill will be Ole Vik.", "The mill opens in May. Rikke Dahl will run the bakery.", "unsupported"),
        ("Tove Malm is in charge of the Ardal Observatory.", "The director of the Ardal Observatory, Tove Malm, counts comets.", "supported"),
        ("The head of the Ardal Observatory is Tove Malm.", "The Ardal Observatory opened in 1951. Its director, Tove Malm, counts comets.", "supported"),
        ("The campaign was led by Tove Malm.", "The head of the campaign, Tove Malm, counts comets.", "supported"),
        ("The campaign was led by Ole Vik.", "The head of the campaign, Tove Malm, counts comets.", "unsupported"),
        ("Malm heads the Ardal Observatory.", "The director of the Ardal Observatory, Tove Malm, counts comets.", "supported"),
        ("The finance minister is Ole Vik.", "The forest minister, Nils Aker, likes the path.", "unsupported"),
        ("The deputy director of the Ardal Observatory is Ole Vik.", "The director of the Ardal Observatory, Tove Malm, counts comets.", "unsupported"),
        ("The mayor of Merrow is Ole Vik.", "The mayor of Ostby, Leif Skov, opened the fair.", "unsupported"),
        ("Ole Vik was the director of the Ardal Observatory.", "The director of the Ardal Observatory, Tove Malm, counts comets.", "unsupported"),
        ("The director of the Ardal Observatory is Ole Vik.", "Tove Malm was the director of the Ardal Observatory.", "unsupported"),
        ("The director of the Ardal Observatory is Ole Vik.", "Tove Malm is not the director of the Ardal Observatory.", "unsupported"),
        ("The director of the Ardal Observatory is Ole Vik.", "Tove Malm will become director of the Ardal Observatory.", "unsupported"),
        ("The chairman of the Ardal Observatory is Ole Vik.", "The director of the Ardal Observatory, Tove Malm, counts comets.", "unsupported"),
        ("In 1974 the director of the Ardal Observatory was Ole Vik.", "The director of the Ardal Observatory, Tove Malm, counts comets.", "unsupported"),
        ("Ole Vik is not the director of the Ardal Observatory.", "The director of the Ardal Observatory, Tove Malm, counts comets.", "unsupported"),
        ("Anna Hald wrote the opera.", "The opera was written by Anna Hald and Jon Moen.", "supported"),
        ("Tove Malm, the director of the Ardal Observatory, plays the cello.", "The director of the Ardal Observatory, Tove Malm, counts comets.", "unsupported"),
    ],
)  # fmt: skip
def test_another_holder(said: str, known: str, expected: str) -> None:
    registry = build_registry({"source": f"Notes on this and that\n\n{known}\n\n{REST}\n"})
    assert [str(s.verdict) for s in verify(said, registry).statements] == [expected]


@pytest.mark.parametrize(
    ("said", "other", "expected"),
    [
        ("The pier in Ardal was designed by Jon Moen.", "The pier in Ardal is 300 metres long. It was designed by the architect Rikke Dahl.", "conflict"),
        ("Jon Moen is the architect who designed the pier in Ardal.", "The pier in Ardal, with 40 lamps, was designed by Rikke Dahl.", "conflict"),
        ("The pier in Ardal was designed by Dr Jon Moen.", "The pier in Ardal was designed by Dr Rikke Dahl.", "conflict"),
        # no other holder
        ("The pier in Ardal was designed by Jon Moen.", "The pier in Ardal is 300 metres long. It was designed by the architect Jon Moen.", "supported"),
        ("The pier in Ardal was designed by Jon Moen.", "The pier in Ardal, with 40 lamps, was designed by Moen and Rikke Dahl.", "supported"),
        ("The pier in Ardal was designed by Jon Moen.", "The pier in Ostby is 300 metres long. It was designed by the architect Rikke Dahl.", "supported"),
        ("The pier in Ardal was designed by Jon Moen.", "The lighthouse stands behind the town hall. It was designed by Rikke Dahl.", "supported"),
        ("The pier in Ardal was designed by Jon Moen.", "The pier in Ardal was praised by Rikke Dahl.", "supported"),
        ("The pier in Ardal was designed by Jon Moen.", "The pier in Ardal is old. A survey was paid for by a bank and was designed by Rikke Dahl.", "supported"),
        ("The pier in Ardal was designed by Jon Moen.", "The director of the pier in Ardal, Rikke Dahl, likes ice.", "supported"),
    ],
)  # fmt: skip
def test_another_holder_of_what_a_source_states(said: str, other: str, expected: str) -> None:
    first = f"The pier in Ardal was designed by Jon Moen.\n\n{REST}\n"
    registry = build_registry({"one": f"Notes on this and that\n\n{first}", "two": f"More notes\n\n{other}\n"})
    assert [str(s.verdict) for s in verify(said, registry).statements] == [expected]


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        ("Lantern Society, June 2024", True),
        ("*Lantern Society · 3 May 2024 · Analyst: O. Vik*", True),
        ("Ole Vik, chair of the Lantern Society. 3 May 2024", False),
        ("By Lantern Society, 3 May 2024", False),
        ("The Lantern Society has been founded, 3 May 2024", False),
    ],
)
def test_whose_page_it_is(line: str, speaks: bool) -> None:
    registry = build_registry({"source": f"# Notes on the park\n\n{line}\n\nThe benches of the park need paint. We count nine broken lamps.\n\n{REST}\n"})
    assert any("Lantern" in c.context for c in registry.claims if "benches" in c.quote) is speaks


def test_a_place_is_no_writer() -> None:
    registry = build_registry({"source": f"# Notes on the park\n\nMerrow, 3 May 2024\n\nThe benches need paint. Two parks in Merrow have lamps.\n\n{REST}\n"})
    assert not any("Merrow" in c.context for c in registry.claims if "benches" in c.quote)
