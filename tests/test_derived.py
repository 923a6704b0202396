"""Figures that a source implies in one step: differences with their years, and lengths of time."""

import pytest

from yrdcheck import build_registry, verify
from yrdcheck.arithmetic import compare_share, compare_span
from yrdcheck.model import Relation
from yrdcheck.quantities import read_mentions

SOURCES = {
    "report": """# The port of Merrow

In 2023 the barges carried 4.2 million tonnes of coal, down from 6.1 million tonnes in 1998. Unemployment in Merrow rose from 4.2% in 2015 to 5.1% in 2020.
The average wage was 31 crowns in 2019 and 38 crowns in 2023. The Long Dyke was built between 1902 and 1911.
The portrait of Ada Lindqvist hung in the town hall from 1951 to 1968. From 1970 until 1982 the lighthouse was closed to visitors.
The ferry carried 1,200 passengers in May, compared with 900 in April.

## Landings by port, 2024

- Holm: 14,700 tonnes
- Merrow: 25,100 tonnes

## Herring

| Year | Catch (tonnes) | Share sold fresh |
| --- | --- | --- |
| 2021 | 998,000 | 15 % |
| 2022 | 1,064,000 | 16 % |
| 2023 | 1,187,000 | 18 % |

The new harbour wall is 636 metres long. The old harbour wall is 212 metres long.

The Orm is a river in Tarland. At 412 kilometres it is the third-longest river in the country, after the Vandre and the Torm. The Ister is 186 kilometres long.

The lighthouse at Cape Sund, completed in 1883, was automated in 1989. The quarrel with Holm had begun in 1341. Osbert III came to the throne in 1345 and died in 1356.
The choir turned professional in 1903. It sang in the capital for the first time in 1926. The film had its premiere on 12 March 1986. It opened in Tarland on 4 April 1986.

The state pays a third of the cost of the wall; the rest comes from the bank.
In 2023, 18 per cent of the barrels left the harbour by rail. The treaty cut the number of seals by 63% after 2020.
The average cart held 38 barrels in 2024, five more than in 2020.

The Tarland Union has halls in Holm, Merrow, Brenn and Ardal. The spire of Holm is 120 feet (37 m) high.

The Merrow Bank paid its 52 clerks and its two porters on Friday. In the poll, 58 per cent of those asked were in favour of the wall and 31 per cent against.

The harbour pass is valid in 22 of the 28 hamlets. In Holm the crew have driven 260 of 400 stakes so far. Dust levels in Brenn fell between 2019 and 2023.
The archive of Ardal holds recordings of 80 dialects, 30 of which are no longer spoken.

The share of empty shops in Merrow is 4.1 % (country as a whole: 6.4 %). The median rent in Brenn is 540 crowns a month, compared with 690 crowns in the capital.
The league owns 31 boathouses and 38 slipways. A fisherman's licence goes up from 210 to 260 crowns.
Quenland was the first country to ban the net, in May 2014, followed by Tarland in November 2014.
The towers of Orm (1911) and Vik (1935) are open to visitors. Mara Holt has lived in Cutter Lane since 1984. Between 4 April and 15 May the inspectors visited 310 farms.

A clerk's pass costs 290 crowns; visitors pay 46 crowns. In 2022, 6 % of the heat came from straw and 3 % from peat.
""",
}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The Tarland Union has halls in four towns.", "supported"),
        ("The Tarland Union has halls in five towns.", "unsupported"),
        ("The spire of Holm is forty yards high.", "supported"),
        ("Unemployment in Merrow rose by 0.9 percentage points between 2015 and 2020.", "supported"),
        ("Unemployment in Merrow rose by 3 percentage points between 2015 and 2020.", "contradicted"),
        ("Barges carried 1.9 million tonnes less coal in 2023 than in 1998.", "supported"),
        ("The average wage was seven crowns higher in 2023 than in 2019.", "supported"),
        ("Between 2021 and 2023 the catch of herring grew by 189,000 tonnes.", "supported"),
        ("The catch of herring was 123,000 tonnes larger in 2023 than in the year before.", "supported"),
        ("The landings at Holm were 10,400 tonnes smaller than at Merrow in 2024.", "supported"),
        ("The new harbour wall is 424 metres longer than the old one.", "supported"),
        ("The new harbour wall is three times as long as the old harbour wall.", "supported"),
        ("The light at Cape Sund had shone for 106 years before it was automated.", "supported"),
        ("Osbert III became king four years after the quarrel with Holm had begun.", "supported"),
        ("The quarrel with Holm began four years before Osbert III came to the throne.", "supported"),
        ("Twenty-three years after it had turned professional, the choir sang in the capital for the first time.", "supported"),
        ("About two thirds of the cost of the wall will not come from the state.", "supported"),
        ("Two thirds of the cost of the wall come from the bank.", "supported"),
        ("In 2023, 82 per cent of the barrels did not leave the harbour by rail.", "supported"),
        ("The number of seals is down to 37% of what it was in 2020.", "supported"),
        ("In 2020 the average cart held 33 barrels.", "supported"),
        ("The Orm is more than twice as long as the Ister.", "supported"),
        ("In the poll, those in favour of the wall were 27 percentage points ahead of those against.", "supported"),
        ("A clerk's pass costs more than six times as much as visitors pay.", "supported"),
        ("In 2022 twice as much of the heat came from straw as from peat.", "supported"),
        ("In 2022, 9 % of the heat came from straw or peat.", "supported"),
        ("There are six hamlets where the harbour pass cannot be used.", "supported"),
        ("There are eight hamlets where the harbour pass cannot be used.", "not"),
        ("Less than a fifth of the staff of the Merrow Bank are clerks.", "not"),
        ("There are six hamlets where the harbour pass can be used.", "not"),
        ("In Holm, 140 of the 400 stakes have not been driven.", "supported"),
        ("In Holm, 260 of the 400 stakes have not been driven.", "not"),
        ("In Holm, 140 of the 400 stakes have been driven.", "not"),
        ("In Holm, 140 of the 400 masts have not been driven.", "not"),
        ("The archive of Ardal has recordings of 50 dialects that are still spoken.", "supported"),
        ("The archive of Ardal has recordings of 30 dialects that are still spoken.", "not"),
        ("Dust levels in Brenn were lower in 2023 than four years earlier.", "supported"),
        ("Dust levels in Brenn were lower in 2023 than seven years earlier.", "unsupported"),
        ("Dust levels in Brenn were higher in 2023 than four years earlier.", "contradicted"),
        ("Dust levels in Brenn fell between 2016 and 2023.", "unsupported"),
        ("Dust levels in Brenn fell between 2019 and 2021.", "unsupported"),
        ("The catch of herring was 189,000 tonnes larger in 2023 than two years before.", "supported"),
        ("The catch of herring was 189,000 tonnes larger in 2023 than three years before.", "not"),
        ("The harbour pass has been valid for more than five years.", "not"),
        ("In 2022, 12 % of the heat came from straw or peat.", "not"),
        ("In Merrow the share of empty shops is 2.3 percentage points below that of the country.", "supported"),
        ("The median rent in Brenn is 150 crowns a month lower than in the capital.", "supported"),
        ("The league owns seven more slipways than boathouses.", "supported"),
        ("A fisherman's licence becomes 50 crowns dearer.", "supported"),
        ("Tarland banned the net six months after Quenland did.", "supported"),
        ("Quenland banned the net six months before Tarland.", "supported"),
        ("The tower of Vik is 24 years younger than the one at Orm.", "supported"),
        ("The inspectors visited farms for six weeks.", "supported"),
        ("The inspectors visited farms for 42 days.", "supported"),
        ("In 2022, 9 % of the heat came from straw or coal.", "not"),
    ],
)
def test_derived(text: str, verdict: str) -> None:
    found = str(verify(text, build_registry(SOURCES)).statements[0].verdict)
    assert found != "supported" if verdict == "not" else found == verdict


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
        pytest.param("Between 2021 and 2022 the catch of herring grew by 189,000 tonnes.", id="other rows"),
        pytest.param("Between 2021 and 2023 the catch of herring fell by 189,000 tonnes.", id="rows, the other way"),
        pytest.param("Between 2021 and 2023 the catch of cod grew by 189,000 tonnes.", id="another fish"),
        pytest.param("The catch of herring was 123,000 tonnes larger in 2022 than in the year before.", id="another year before"),
        pytest.param("The landings at Holm were 10,400 tonnes larger than at Merrow in 2024.", id="turned round"),
        pytest.param("The landings at Merrow were 10,400 tonnes smaller than at Holm in 2024.", id="names turned round"),
        pytest.param("The landings at Holm were 10,400 tonnes smaller than at Vikby in 2024.", id="another port"),
        pytest.param("The old harbour wall is 424 metres longer than the new one.", id="walls turned round"),
        pytest.param("The old harbour wall is three times as long as the new harbour wall.", id="multiple turned round"),
        pytest.param("The new harbour wall is twice as long as the old harbour wall.", id="another multiple"),
        pytest.param("The new harbour wall is three times as high as the old harbour wall.", id="another measure"),
        pytest.param("The Vandre is more than twice as long as the Ister.", id="a river that another comes after"),
        pytest.param("The Ister is more than twice as long as the Orm.", id="rivers turned round"),
        pytest.param("The Orm is more than six times as long as the Ister.", id="too many times"),
        pytest.param("The Merrow Bank lost 50 clerks.", id="clerks and porters are no pair"),
        pytest.param("In the poll, those against the wall were 27 percentage points ahead of those in favour.", id="for and against turned round"),
        pytest.param("Visitors pay more than six times as much as a clerk's pass costs.", id="passes turned round"),
        pytest.param("In 2022 twice as much of the heat came from peat as from straw.", id="fuels turned round"),
        pytest.param("In 2023 twice as much of the heat came from straw as from peat.", id="fuels of another year"),
        pytest.param("Osbert III died four years after the quarrel with Holm had begun.", id="another event"),
        pytest.param("Osbert III became king four years before the quarrel with Holm began.", id="before for after"),
        pytest.param("Osbert III became king fourteen years after the quarrel with Holm had begun.", id="another length"),
        pytest.param("Harald II became king four years after the quarrel with Holm had begun.", id="another king"),
        pytest.param("Osbert III became king four years after the quarrel with Vikby had begun.", id="another quarrel"),
        pytest.param("Osbert III became king four months after the quarrel with Holm had begun.", id="months"),
        pytest.param("The light at Cape Sund had shone for 116 years before it was automated.", id="ten years too many"),
        pytest.param("The light at Cape Holm had shone for 106 years before it was automated.", id="another light"),
        pytest.param("Twenty-three years after it had been founded, the choir sang in the capital for the first time.", id="founded"),
        pytest.param("About two thirds of the cost of the wall will come from the state.", id="not denied"),
        pytest.param("In 2023, 82 per cent of the barrels left the harbour by rail.", id="barrels not denied"),
        pytest.param("In 2020, 82 per cent of the barrels did not leave the harbour by rail.", id="barrels of another year"),
        pytest.param("In 2023, 82 per cent of the cattle did not leave the harbour by rail.", id="share of another whole"),
        pytest.param("In 2023, 82 per cent of the barrels left the harbour other than by barge.", id="by something else again"),
        pytest.param("The number of seals is down to 63% of what it was in 2020.", id="the fall is not what is left"),
        pytest.param("The number of seals is up to 37% of what it was in 2020.", id="up to"),
        pytest.param("In 2019 the average cart held 33 barrels.", id="before another year"),
        pytest.param("In 2024 the average cart held 33 barrels.", id="the later year"),
        pytest.param("In 2020 the average cart held 43 barrels.", id="added for taken off"),
        pytest.param("In 2020 the average cellar held 33 barrels.", id="a cellar"),
        pytest.param("Two boats are down for repairs in Holm.", id="down for"),
        pytest.param("The ferry carried 300 more cars in May than in April.", id="cars are no passengers"),
        pytest.param("The barges carried 300 more sailors in May than in April.", id="sailors of barges"),
        pytest.param("In Merrow the share of empty shops is 2.3 percentage points above that of the country.", id="town and country turned round"),
        pytest.param("The median rent in Brenn is 150 crowns a month higher than in the capital.", id="rents turned round"),
        pytest.param("The league owns seven more boathouses than slipways.", id="houses and slipways turned round"),
        pytest.param("The league owns seven more boats than slipways.", id="boats are no boathouses"),
        pytest.param("A fisherman's licence becomes 50 crowns cheaper.", id="dearer, not cheaper"),
        pytest.param("Quenland banned the net six months after Tarland did.", id="countries turned round"),
        pytest.param("Tarland banned the horn six months after Quenland did.", id="horns are no nets"),
        pytest.param("The tower of Orm is 24 years younger than the one at Vik.", id="towers turned round"),
        pytest.param("The tower of Vik is 24 years younger than the one at Holm.", id="another tower"),
        pytest.param("The inspectors visited farms for nine weeks.", id="nine weeks"),
        pytest.param("The inspectors visited mills for six weeks.", id="mills"),
        pytest.param("Mara Holt has lived in Cutter Lane for 40 years.", id="a source without a date"),
        pytest.param("Holm landed 10,400 fewer crates than Merrow.", id="crates are no tonnes"),
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


@pytest.mark.parametrize(
    ("said", "counts", "relation"),
    [
        pytest.param("two thirds", "14 boats and 21 boats", Relation.SAME, id="the share"),
        pytest.param("67%", "14 boats and 21 boats", Relation.SAME, id="the share, rounded"),
        pytest.param("a third", "1 boat and 3 boats", Relation.SAME, id="a third"),
        pytest.param("more than half", "14 boats and 21 boats", Relation.SAME, id="a near bound"),
        pytest.param("less than four in five", "16 boats and 200 boats", Relation.OTHER, id="a bound that nobody would give"),
        pytest.param("a quarter", "14 boats and 21 boats", Relation.DIFFERENT, id="another share"),
    ],
)
def test_share_of_two_counts(said: str, counts: str, relation: Relation) -> None:
    (share,), (a, b) = read_mentions(said)[0], read_mentions(counts)[0]
    assert compare_share(share, a, b)[0] is relation


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Mara Holt has lived in Cutter Lane for about four decades.", "supported"),
        ("Mara Holt has lived in Cutter Lane for 40 years.", "supported"),
        ("Mara Holt has lived in Cutter Lane for more than 30 years.", "supported"),
        ("Mara Holt has lived in Cutter Lane for 30 years.", "not"),
        ("Mara Holt has lived in Cutter Lane for 50 years.", "not"),
        ("Mara Holt has sung in Cutter Lane for 40 years.", "not"),
        ("Mara Holt has lived in Rope Lane for 40 years.", "not"),
        ("Ivo Holt has lived in Cutter Lane for 40 years.", "not"),
    ],
)
def test_up_to_the_day_of_the_source(text: str, verdict: str) -> None:
    found = str(verify(text, build_registry({"paper": "# The Merrow Paper, 12 May 2024\n\nMara Holt has lived in Cutter Lane since 1984.\n"})).statements[0].verdict)
    assert found != "supported" if verdict == "not" else found == verdict


@pytest.mark.parametrize(
    ("text", "one", "other", "verdict"),
    [
        ("The Holm Bridge is longer than the Tern Bridge.", "The Holm Bridge is 420 metres long.", "The Tern Bridge is 310 metres long.", "supported"),
        ("The Holm Bridge is shorter than the Tern Bridge.", "The Holm Bridge is 420 metres long.", "The Tern Bridge is 310 metres long.", "contradicted"),
        ("Brenn has more schools than Ardal.", "Brenn has 14 schools and 2 swimming pools.", "Ardal has 9 schools and 30 kindergartens.", "supported"),
        ("Brenn has fewer schools than Ardal.", "Brenn has 14 schools and 2 swimming pools.", "Ardal has 9 schools and 30 kindergartens.", "contradicted"),
        ("A stay at Holm Lodge is cheaper than one at Tern House.", "A night at Holm Lodge costs 80 crowns.", "A night at Tern House costs 110 crowns.", "supported"),
        # other things are counted or measured
        ("Brenn has more teachers than Ardal.", "Brenn has 14 schools and 2 swimming pools.", "Ardal has 9 schools and 30 kindergartens.", "unsupported"),
        ("The Holm Bridge is wider than the Tern Bridge.", "The Holm Bridge is 420 metres long.", "The Tern Bridge is 310 metres long.", "unsupported"),
        ("The Holm Tower is longer than the Tern Tower.", "The Holm Tower is 42 metres high.", "The Tern Tower is 31 metres high.", "unsupported"),
        ("The Holm Cup is larger than the Tern Cup.", "The Holm Cup was won by 14 metres.", "The Tern Cup was won by 9 metres.", "unsupported"),
        ("The Holm Race lost more rowers than the Tern Race.", "The Holm Race had 40 rowers.", "The Tern Race had 20 rowers.", "unsupported"),
        ("Brenn sold more boats than Ardal.", "Brenn bought 14 boats.", "Ardal sold 9 boats.", "unsupported"),
        ("Nobody has more boats than Ardal.", "Brenn has 8 boats.", "Ardal has 9 boats.", "unsupported"),
    ],
)
def test_two_levels(text: str, one: str, other: str, verdict: str) -> None:
    """A comparison without a figure, against the figures of the two that it names."""
    rest = "Snow fell on the passes. Nine shepherds lost sheep. The wool fair was put off by a week, and the mayor sent blankets. A baker sells 70 loaves."
    registry = build_registry({name: f"A page\n\n{said}\n" for name, said in (("one", one), ("two", other), ("three", rest))})
    assert str(verify(text, registry).statements[0].verdict) == verdict


@pytest.mark.parametrize(
    ("text", "known", "follows"),
    [
        ("There are twice as many otters in the bay as in 2010.", "The number of otters in the bay has risen since 2010, from 40 to 80.", True),
        ("There are twice as many otters in the bay as in 2010.", "The number of otters in the bay has risen since 2010, to 80, up from 40.", True),
        ("There are half as many otters in the bay as in 2010.", "The number of otters in the bay has fallen since 2010, from 80 to 40.", True),
        ("In 2010 there were twice as many otters in the bay as now.", "The number of otters in the bay has fallen since 2010, from 80 to 40.", True),
        ("There are twice as many otters in the bay as in 2010.", "The number of otters in the bay has fallen since 2010, from 80 to 40.", False),
        ("There are half as many otters in the bay as in 2010.", "The number of otters in the bay has risen since 2010, from 40 to 80.", False),
    ],
)
def test_which_of_two_is_older(text: str, known: str, follows: bool) -> None:
    registry = build_registry({"one": f"The bay\n\n{known} A baker sells 70 loaves. The wool fair was put off by a week.\n"})
    assert (str(verify(text, registry).statements[0].verdict) == "supported") is follows


YEARS = {
    "tables": """# The fell rescue in figures

| Year | Callouts | People helped |
| --- | --- | --- |
| 2022 | 171 | 190 |
| 2023 | 164 | 186 |
| 2024 | 187 | 214 |

Seven people died on the fells in 2024. On 9 days there were three or more callouts.
""",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a rise or fall from one row to another
        ("The number of callouts rose from 2023 to 2024.", "supported"),
        ("The number of callouts rose between 2022 and 2023.", "contradicted"),
        ("The number of callouts fell between 2022 and 2023.", "supported"),
        ("Callouts fell in 2024.", "contradicted"),
        ("The number of callouts was higher in 2022 than in 2024.", "contradicted"),
        ("The number of callouts was lower in 2022 than in 2024.", "supported"),
        ("In 2023 more people were helped than in 2022.", "contradicted"),
        # of another thing, or of no year that a row has
        ("Deaths fell in 2024.", "unsupported"),
        ("The number of dogs rose in 2024.", "unsupported"),
        ("The number of callouts rose between 2018 and 2020.", "unsupported"),
        ("There were more callouts in July than in August.", "unsupported"),
    ],
)
def test_rise_from_row_to_row(text: str, expected: str) -> None:
    assert str(verify(text, build_registry(YEARS)).statements[0].verdict) == expected
