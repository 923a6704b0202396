"""Order, sides and comparisons: what a source says in one direction is not said by a draft in the other."""

import pytest
from views import answer

from yrdcheck import build_registry, directions, verify
from yrdcheck.rules.sequences import order

REST = "Zebras graze on the plain. The library lends 9,000 books a month. A tram runs to the beach of Ardal. Two lions live in the zoo."


def verdict(said: str, known: str) -> str:
    """The verdict on a sentence of a draft, by a source that has one of its own and speaks of other things besides."""
    registry = build_registry({"source": f"Notes on this and that\n\n{known}\n\n{REST}\n"})
    return str(verify(said, registry).statements[0].verdict)


SUPPORTED = (
    ("The old theatre was pulled down after the orchestra moved into the new hall.", "The orchestra moved into the new hall in 2012, after which the old theatre was pulled down."),
    (
        "The orchestra moved into the new hall before the old theatre was pulled down.",
        "The orchestra moved into the new hall in 2012, after which the old theatre was pulled down.",
    ),
    (
        "After the orchestra moved into the new hall, the old theatre was pulled down.",
        "The orchestra moved into the new hall in 2012, after which the old theatre was pulled down.",
    ),
    ("The choir sang in the chapel before the roof fell in.", "The choir sang in the chapel until the roof fell in; since then it has met in the school."),
    ("The choir sang in the chapel until the roof fell in.", "The choir sang in the chapel until the roof fell in; since then it has met in the school."),
    ("The male leaves the nest after the eggs have hatched.", "As soon as the eggs have hatched, the male leaves the nest."),
    ("Once the eggs have hatched, the male leaves the nest.", "As soon as the eggs have hatched, the male leaves the nest."),
    ("The surgeon washed the wound before closing it.", "The surgeon washed the wound and then closed it with six stitches."),
    ("After washing the wound, the surgeon closed it with six stitches.", "The surgeon washed the wound and then closed it with six stitches."),
    ("Before she turned to novels, Mirela Dunn wrote two plays.", "Mirela Dunn wrote two plays before she turned to novels."),
    ("Mirela Dunn turned to novels after she had written two plays.", "Mirela Dunn wrote two plays before she turned to novels."),
    ("The fields are flooded three weeks after the rice is sown.", "Rice is sown in May, and the fields are flooded three weeks later."),
    ("The canal links Verin, on the north shore, with Oslan, on the south shore.", "The canal links Verin on the north shore with Oslan on the south shore."),
    ("The clinic opens more often in winter than in summer.", "The clinic opens twice a month in summer and once a week in winter."),
    ("In summer the clinic opens less often than in winter.", "The clinic opens twice a month in summer and once a week in winter."),
    ("Nurses earn more in Lund than in the rest of the country.", "A nurse earns 3,200 euros a month in Lund, against 2,900 euros in the rest of the country."),
    ("Nurses earn less in the rest of the country than in Lund.", "A nurse earns 3,200 euros a month in Lund, against 2,900 euros in the rest of the country."),
    ("The western tunnel is longer than the eastern tunnel.", "The eastern tunnel is 4.1 km long and the western tunnel 6.3 km."),
    ("Boys made up a larger share of the pupils in 2024 than in 2010.", "Boys made up 41 per cent of the pupils in 2010 and 47 per cent in 2024."),
    ("The new ferry is two metres wider than the old one.", "The new ferry is two metres wider than the old one."),
    ("The old ferry is two metres narrower than the new one.", "The new ferry is two metres wider than the old one."),
    ("The bricks come from no more than 40 km away.", "All of the bricks come from within 40 km of the site."),
    ("Holm was the first mayor to refuse the salary.", "Holm was the first mayor to refuse the salary."),
    ("The last wolf of the island was shot in 1871.", "The last wolf of the island was shot in 1871."),
    ("The mill is upstream of the bridge.", "The mill stands upstream of the bridge."),
    ("The bridge is downstream of the mill.", "The mill stands upstream of the bridge."),
    ("The village lies above the lake.", "The village lies above the lake and the mine below it."),
    ("The lock was closed for three weeks in 2019.", "In the drought of 2019 the lock was shut for three weeks."),
    ("Orders have risen since the factory was enlarged.", "Orders have risen since the factory was enlarged."),
    ("Orders rose after the factory was enlarged.", "Orders have risen since the factory was enlarged."),
    ("Rents have gone up since 2015.", "Rents have gone up from 640 crowns in 2015 to 910 crowns."),
    ("She became a minister after she had led the institute for nine years.", "She led the institute for nine years and then became a minister."),
    ("She led the institute for nine years before she became a minister.", "She led the institute for nine years and then became a minister."),
    ("The museum reopened two years after the war.", "The museum was closed in 1943 and reopened two years after the war."),
    ("Tickets cost the same as before: 12 crowns.", "Tickets cost 12 crowns, the same as the year before."),
    ("Nitrogen fell by 30 per cent in the year after the ban.", "Nitrogen fell by 30 per cent in the year after the ban."),
    ("Orsa has fewer trees than any other district.", "Of all the districts, Orsa has the fewest trees."),
    ("Orsa has more trees than any other district.", "Of all the districts, Orsa has the most trees."),
    ("The drug cured more women than old men.", "The drug worked best in women, with 81 per cent cured, and least well in old men, with 44 per cent."),
    ("The drug worked better in women than in old men.", "The drug worked best in women, with 81 per cent cured, and least well in old men, with 44 per cent."),
    ("Traffic fell because the bridge was closed.", "Traffic fell sharply, since the bridge was closed for repairs."),
    ("The actor died two years after his wife.", "The actor died in 1966, two years after his wife."),
    ("The gallery was a bank before it was sold.", "The gallery had been a bank until it was sold in 1998."),
    ("Ida Holm won the race in 2011.", "Ida Holm won the race in 2011, while Per Lund lost his boat."),
    ("Pupils planted the trees.", "The trees were planted by pupils, who water them twice a week."),
    ("The pupils who planted the trees water them twice a week.", "The trees were planted by pupils, who water them twice a week."),
    ("Olga Reyl designed the bridge.", "The bridge is named after the engineer Olga Reyl, who designed it."),
    ("The bridge was named after Olga Reyl.", "The bridge is named after the engineer Olga Reyl, who designed it."),
    ("The bank had no branch in Ardal before 2010.", "Before 2010 the bank had no branch in Ardal; in 2015 it opened two."),
    ("The cooks use cod because herring is expensive.", "Since herring is expensive, the cooks use cod."),
    ("The cooks use cod since herring is expensive.", "Since herring is expensive, the cooks use cod."),
    ("He was given the prize after his death.", "He was given the prize only after his death, when his daughter accepted it."),
    ("The mill closed before the court decided.", "It took the court two years to decide; the mill closed before the judgment."),
)
TURNED = (
    (
        "The old theatre was pulled down before the orchestra moved into the new hall.",
        "The orchestra moved into the new hall in 2012, after which the old theatre was pulled down.",
    ),
    ("The orchestra moved into the new hall after the old theatre was pulled down.", "The orchestra moved into the new hall in 2012, after which the old theatre was pulled down."),
    ("The choir sang in the chapel after the roof fell in.", "The choir sang in the chapel until the roof fell in; since then it has met in the school."),
    ("The choir has sung in the chapel since the roof fell in.", "The choir sang in the chapel until the roof fell in; since then it has met in the school."),
    ("The male leaves the nest before the eggs have hatched.", "As soon as the eggs have hatched, the male leaves the nest."),
    ("Before the eggs have hatched, the male leaves the nest.", "As soon as the eggs have hatched, the male leaves the nest."),
    ("The surgeon washed the wound after closing it.", "The surgeon washed the wound and then closed it with six stitches."),
    ("Before washing the wound, the surgeon closed it with six stitches.", "The surgeon washed the wound and then closed it with six stitches."),
    ("Mirela Dunn wrote two plays after she turned to novels.", "Mirela Dunn wrote two plays before she turned to novels."),
    ("After she turned to novels, Mirela Dunn wrote two plays.", "Mirela Dunn wrote two plays before she turned to novels."),
    ("The fields are flooded three weeks before the rice is sown.", "Rice is sown in May, and the fields are flooded three weeks later."),
    ("The rice is sown three weeks after the fields are flooded.", "Rice is sown in May, and the fields are flooded three weeks later."),
    ("The canal links Verin, on the south shore, with Oslan, on the north shore.", "The canal links Verin on the north shore with Oslan on the south shore."),
    ("The canal links Verin, on the north shore, with Oslan, on the north shore.", "The canal links Verin on the north shore with Oslan on the south shore."),
    ("The clinic opens less often in winter than in summer.", "The clinic opens twice a month in summer and once a week in winter."),
    ("In summer the clinic opens more often than in winter.", "The clinic opens twice a month in summer and once a week in winter."),
    ("Nurses earn less in Lund than in the rest of the country.", "A nurse earns 3,200 euros a month in Lund, against 2,900 euros in the rest of the country."),
    ("Nurses earn more in the rest of the country than in Lund.", "A nurse earns 3,200 euros a month in Lund, against 2,900 euros in the rest of the country."),
    ("The eastern tunnel is longer than the western tunnel.", "The eastern tunnel is 4.1 km long and the western tunnel 6.3 km."),
    ("The western tunnel is shorter than the eastern tunnel.", "The eastern tunnel is 4.1 km long and the western tunnel 6.3 km."),
    ("Boys made up a smaller share of the pupils in 2024 than in 2010.", "Boys made up 41 per cent of the pupils in 2010 and 47 per cent in 2024."),
    ("The new ferry is two metres narrower than the old one.", "The new ferry is two metres wider than the old one."),
    ("The bricks come from no less than 40 km away.", "All of the bricks come from within 40 km of the site."),
    ("The bricks come from more than 40 km away.", "All of the bricks come from within 40 km of the site."),
    ("The plant ranked second in the test, ahead of the plant of Merrow.", "The plant ranked second in the test, behind the plant of Merrow."),
    ("Holm was the last mayor to refuse the salary.", "Holm was the first mayor to refuse the salary."),
    ("The first wolf of the island was shot in 1871.", "The last wolf of the island was shot in 1871."),
    ("The mill is downstream of the bridge.", "The mill stands upstream of the bridge."),
    ("The bridge is upstream of the mill.", "The mill stands upstream of the bridge."),
    ("The village lies below the lake.", "The village lies above the lake and the mine below it."),
    ("The lock was opened for three weeks in 2019.", "In the drought of 2019 the lock was shut for three weeks."),
    ("Orders rose until the factory was enlarged.", "Orders have risen since the factory was enlarged."),
    ("Orders rose before the factory was enlarged.", "Orders have risen since the factory was enlarged."),
    ("Rents went up until 2015.", "Rents have gone up from 640 crowns in 2015 to 910 crowns."),
    ("She became a minister before she led the institute.", "She led the institute for nine years and then became a minister."),
    ("She led the institute for nine years after she became a minister.", "She led the institute for nine years and then became a minister."),
    ("The museum reopened two years before the war.", "The museum was closed in 1943 and reopened two years after the war."),
    ("Tickets cost the same as after: 12 crowns.", "Tickets cost 12 crowns, the same as the year before."),
    ("Nitrogen fell by 30 per cent in the year before the ban.", "Nitrogen fell by 30 per cent in the year after the ban."),
    ("Orsa has more trees than any other district.", "Of all the districts, Orsa has the fewest trees."),
    ("Orsa has fewer trees than any other district.", "Of all the districts, Orsa has the most trees."),
    ("The drug worked less well in women than in old men.", "The drug worked best in women, with 81 per cent cured, and least well in old men, with 44 per cent."),
    ("Traffic rose because the bridge was closed.", "Traffic fell sharply, since the bridge was closed for repairs."),
    ("The actor died two years before his wife.", "The actor died in 1966, two years after his wife."),
    ("The gallery was a bank after it was sold.", "The gallery had been a bank until it was sold in 1998."),
    ("Ida Holm lost the race in 2011.", "Ida Holm won the race in 2011, while Per Lund lost his boat."),
    ("He was given the prize before his death.", "He was given the prize only after his death, when his daughter accepted it."),
    ("The mill closed after the judgment.", "It took the court two years to decide; the mill closed before the judgment."),
)


@pytest.mark.parametrize(("said", "known"), SUPPORTED)
def test_same_direction(said: str, known: str) -> None:
    """What says the same in either direction is supported."""
    assert verdict(said, known) == "supported"


@pytest.mark.parametrize(("said", "known"), TURNED)
def test_other_direction(said: str, known: str) -> None:
    """What says the opposite is not supported."""
    assert verdict(said, known) != "supported"


@pytest.mark.parametrize(
    ("guard", "said", "known", "withheld"),
    [
        ("unordered", "The tower fell after the bridge was built.", "The tower fell near the bridge.", True),
        ("unordered", "The tower fell after the bridge was built.", "The bridge was built; later the tower fell.", False),
        ("sooner", "The wheel had been mended once before the launch.", "The wheel failed at the launch in May 2017.", True),
        ("sooner", "The boats were sold before the port was closed.", "The boats of the port were sold in May.", True),
        ("sooner", "Holm ran the museum for nine years before founding it.", "The museum was founded in 1911 by Holm, who ran it for nine years.", True),
        ("sooner", "The boats were sold before the port was closed.", "After the boats were sold the port was closed.", False),
        ("sooner", "The boats were sold before the port was closed.", "In 2017 the boats were sold, in 2019 the port was closed.", False),
        ("sooner", "The plan came before the council in May.", "The council read the plan in May.", False),
        ("sooner", "It will be 2027 before the port is closed.", "The port will be closed in 2027.", False),
        ("sooner", "The boats were sold before 2019.", "The boats were sold in 2017.", False),
        ("misordered", "The boats were sold before the port was closed.", "The port was closed, after which the boats were sold.", True),
        ("misordered", "The boats were sold after the port was closed.", "The port was closed, after which the boats were sold.", False),
        ("misordered", "The boats were sold before the port was closed.", "The boats that sailed before the port was closed were sold.", False),
        ("misordered", "An hour passed before the boats were sold.", "The boats were sold after an hour.", False),
        ("unlike_order", "The boats were sold two days before the feast.", "The boats were sold two days later.", True),
        ("unlike_order", "Tickets for the boats cost the same as after: 12 euros.", "Tickets for the boats cost 12 euros.", True),
        ("unlike_order", "The boats were sold two days before the feast.", "The boats were first sold two days after their launch.", False),
        ("unlike_order", "Tickets for the boats cost the same soon after: 12 euros.", "Tickets for the boats later cost 12 euros.", False),
        ("unlike_begin", "The number of boats has risen until 2018.", "The number of boats rose from 6 in 2018 to 9.", True),
        ("unlike_begin", "The number of boats has risen since 2018.", "The number of boats rose from 6 in 2018 to 9.", False),
        ("unlike_begin", "The number of boats has risen by 2024.", "The number of boats rose from 6 in 2018 to 9 in 2024.", False),
        ("unlike_extreme", "Ardal has fewer boats than any other town.", "Ardal has the most boats of all towns.", True),
        ("unlike_extreme", "Ardal has fewer boats than any other town.", "Ardal has the fewest boats of all towns.", False),
        ("unlike_end", "Ida Holm was the last captain of the boat.", "Ida Holm was the first captain of the boat.", True),
        ("unlike_end", "Ida Holm was the last captain of the boat.", "The first boat sank with Ida Holm, its final captain.", False),
        ("unlike_end", "Last year the boats of Ida Holm sank.", "The first boats of Ida Holm sank.", False),
        ("unlike_side", "Ardal lies upstream of Lund.", "The river flows through Ardal and Lund.", True),
        ("unlike_side", "Ardal lies upstream of Lund.", "The river flows through Ardal before it comes to Lund.", False),
        ("unlike_side", "The boats are above 40 metres long.", "The boats are 45 metres long.", False),
        ("unmeasured", "Boats cost more in Lund than in Ardal.", "Boats cost 40 euros in Lund and are painted in 12 colours.", True),
        ("unlike_figures", "Boats cost more in Lund than in Ardal.", "Boats cost 40 euros in Lund and 60 euros in Ardal.", True),
        ("unlike_figures", "Boats cost less in Lund than in Ardal.", "Boats cost 40 euros in Lund and 60 euros in Ardal.", False),
        ("unlike_figures", "Boats do not cost more in Lund than in Ardal.", "Boats cost 40 euros in Lund and 60 euros in Ardal.", False),
        ("unlike_figures", "Boats cost two euros more in Lund than in Ardal.", "Boats cost 40 euros in Lund and 60 euros in Ardal.", False),
        ("unlike_place", "Lund lies on the east bank, Ardal on the east bank.", "Lund lies on the west bank and Ardal on the east bank.", True),
        ("unlike_place", "Lund has a port on the south coast.", "Lund, in the north, has a port on the south coast.", False),
        ("unlike_bound", "The bricks come from at least 40 km away.", "The bricks come from within 40 km.", True),
        ("unlike_bound", "The bricks come from at most 40 km away.", "The bricks come from within 40 km.", False),
        ("unlike_bound", "The bricks come from at least 40 km away.", "The bricks come from 40 km away.", False),
        ("turned_beside", "Fares fell because the boats were sold.", "Fares fell sharply, since the boats were sold.", False),
        ("turned_beside", "Fares rose because the boats were sold.", "Fares fell sharply, since the boats were sold.", True),
    ],
)
def test_guards(guard: str, said: str, known: str, withheld: bool) -> None:
    """Each guard by what it withholds and what it lets pass."""
    found = answer(said, known)
    assert found is not None
    assert bool(getattr(directions, guard)(found.view, known, known)) is withheld


@pytest.mark.parametrize(
    ("text", "early", "late"),
    [
        ("The mill closed before the port.", "mill", "port"),
        ("Before the mill closed, the port opened.", "port", "mill"),
        ("The mill closed, after which the port opened.", "mill", "port"),
        ("A year after the mill closed, the port opened.", "mill", "port"),
        ("The mill closed, and the port opened two years later.", "mill", "port"),
        ("The port has thrived since the mill closed.", "mill", "port"),
        ("Once the mill had closed, the port opened.", "mill", "port"),
    ],
)
def test_order(text: str, early: str, late: str) -> None:
    """Which of two events a sentence tells as the earlier."""
    found = order(text)
    assert found is not None
    assert early in found[0] - found[1]
    assert late in found[1] - found[0]


@pytest.mark.parametrize(
    "text",
    [
        "The mill closed in 1998.",
        "The mill closed after 1998.",
        "The plan came before the council.",
        "More boats sailed than before.",
        "The mill that closed before the port opened is a museum.",
        "The mill closed before the port opened and after the war began.",
    ],
)
def test_no_order(text: str) -> None:
    """Sentences that set no two events in order, or more than two."""
    assert order(text) is None


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("twice a week in summer and once a fortnight in winter", [104.0, 26.0]),
        ("three times a day", [1095.0]),
        ("every other month, monthly, daily", [6.0, 12.0, 365.0]),
        ("every two weeks", [26.0]),
        ("twice as often", []),
        ("many times a day", []),
    ],
)
def test_frequencies(text: str, times: list[float]) -> None:
    """How often something happens, in times a year."""
    assert [f.value for f in directions.frequencies(text)] == times
