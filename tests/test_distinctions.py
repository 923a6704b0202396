"""What tells two statements apart that share most of their words: names, opposites, spans of time, what is counted, and what asserts nothing."""

import pytest
from views import answer, stances

from yrdcheck import build_registry, verify
from yrdcheck.alignments import renamed
from yrdcheck.quantities import read_mentions
from yrdcheck.rules import compare_times, is_same_deed, speaks_of_reach
from yrdcheck.statements import are_listed, read_clauses
from yrdcheck.words import Word, stage

SOURCES = {
    "release": """# The port of Merrow

Port Office, May 2024

The port of Merrow has three harbours. The three harbours employ 5,400 people. Ada Lindqvist designed the lighthouse at Tern Head.
Lindqvist died in Merrow in 1931. The Tern Line opened in 2009. The ferry Marigold sails upstream of the lock before noon.
The port moved 4.2 million tonnes in 2023, up from 3.1 million tonnes in 2018. The lighthouse was closed to visitors in 2015.
The council approved plans for a new quay in 2022. The harbour museum is the oldest museum in the county. We have appealed against the levy.
The hearing is set for 12 September 2024. Wages at the port are 46 crowns an hour. The Merrow Academy admits women. The port pays a levy.
The Tern Line carries 1,200 passengers a day. The fish market is run by Holm Brothers. The sea lock is 60 metres long.
""",
    "courier": """The Merrow Courier, June 2024

The new quay at Merrow has been built. The Tern Line carries 900 passengers a day. The fish market is operated by Sund Fisheries.
In the town of Ostby 800 people work in fishing. The lighthouse at Tern Head is 31 metres high.
""",
}


def verdict(text: str, sources: dict[str, str] = SOURCES) -> str:
    return str(verify(text, build_registry(sources)).statements[0].verdict)


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        pytest.param("The bridge opened before the war.", "The bridge opened after the war.", "differs", id="before, after"),
        pytest.param("The mill lies upstream of the town.", "The mill lies downstream of the town.", "", id="upstream: polarity says it"),
        pytest.param("The spring lies below sea level.", "The spring lies above sea level, below the peak.", "differs", id="beside the same word"),
        pytest.param("It is the youngest museum.", "It is the oldest museum.", "", id="superlatives the thesaurus knows"),
        pytest.param("The last bridge was built here.", "The first bridge was built here.", "differs", id="first, last"),
        pytest.param("Holm was elected before Lindqvist.", "Lindqvist was elected after Holm.", "", id="turned round"),
        pytest.param("The port has more than 12 cranes.", "The port has less than 20 cranes.", "", id="bounds"),
        pytest.param("Three sailors were seriously hurt.", "Three sailors received minor injuries.", "", id="seriously, minor: polarity says it"),
        pytest.param("The bridge opened in May.", "The bridge opened in May.", "", id="the same"),
        pytest.param("The first and the last ship were built here.", "The first ship was built here.", "", id="has both"),
        pytest.param("The ferry sails after noon.", "The ferry was repaired before the war.", "", id="before and after two things"),
        pytest.param("The mill stands east of the lock.", "The town of the lock lies west of Ostby.", "", id="from two places"),
        pytest.param("The work took well over a year.", "The mill stood under a licence.", "", id="a bound, and under what"),
        pytest.param("The islanders voted in favour of a bridge.", "The islanders voted against a bridge.", "differs", id="in favour, against"),
        pytest.param("The islanders voted in favour of a bridge.", "The islanders voted in favour of a bridge, one against.", "", id="in favour and against"),
        pytest.param("39 per cent were against the bridge.", "52 per cent were in favour of the bridge.", "", id="shares of both sides"),
        pytest.param("Like most larks, it sings at noon.", "Unlike most larks, it sings at noon.", "differs", id="like, unlike"),
        pytest.param("Like most larks, it sings at noon.", "Unlike the finch, it sings at noon.", "", id="unlike another"),
        pytest.param("The port did not close.", "The port remained open.", "", id="denied opposite"),
        pytest.param("The port did not stay open.", "The port was closed.", "", id="denied opposite, turned"),
        pytest.param("The port closed.", "The port remained open.", "", id="opposite: polarity says it"),
        pytest.param("Ships wait outside.", "Ships wait in the bay.", "", id="no opposite"),
        pytest.param("Gravel made up most of the cargo.", "The cargo was mostly gravel, down from 1985.", "", id="a particle of a verb"),
        pytest.param("The fever was carried up the valley.", "The fever was carried upstream, down to the sea.", "differs", id="a direction"),
        pytest.param("It is the highest peak.", "The peak has erupted at least 26 times.", "", id="at least"),
        pytest.param("The knights crossed at dusk.", "The knights crossed at dawn.", "differs", id="times of day"),
        pytest.param("The steel bridge opened in May.", "The stone bridge opened in May.", "differs", id="materials"),
        pytest.param("The miners left by train.", "The miners left by boat.", "differs", id="means of transport"),
        pytest.param("The ferry sails in winter.", "The ferry sails in summer.", "differs", id="seasons"),
        pytest.param("The mill was built of wood.", "The mill was built of timber.", "", id="two words for one material"),
        pytest.param("The steel bridge opened in May.", "The bridge has stone piers.", "", id="of two things"),
        pytest.param("The tower of wood was sold.", "The hall of stone was sold.", "", id="of two things, behind them"),
        pytest.param("The miners left by train.", "The miners came by boat.", "", id="there and back"),
        pytest.param("Goods came by road.", "Goods came by sea and by road.", "", id="has both means"),
        pytest.param("Goods came by road.", "Goods came by lorry.", "", id="a lorry goes by road"),
        pytest.param("The hall has a red roof.", "The hall has a roof with green and red tiles.", "", id="has both colours"),
        pytest.param("The train left in the morning.", "The boat to the stone quay left at dusk.", "", id="another thing altogether"),
    ],
)
def test_contrast(said: str, known: str, stance: str) -> None:
    assert stances(said, known).get("contrast", "") == stance


@pytest.mark.parametrize(
    ("rule", "said", "known", "stance"),
    [
        pytest.param("quantity", "The three harbours employ many people.", "The harbour employs 5,400 people.", "missing", id="another thing counted"),
        pytest.param("quantity", "The quay is over 40 metres long.", "The quay is 950 metres long.", "missing", id="a bound far off"),
        pytest.param("quantity", "The quay is over 900 metres long.", "The quay is 950 metres long.", "agrees", id="a bound near by"),
        pytest.param("quantity", "The fare is not 46 crowns.", "The fare is 46 crowns.", "differs", id="a figure denied"),
        pytest.param("quantity", "The fare is 46 crowns.", "The fare is 46 crowns.", "agrees", id="a figure not denied"),
        pytest.param("quantity", "Traffic has risen by 4% since 2021.", "Traffic has risen by 4% since 2019.", "other", id="since another year"),
        pytest.param("quantity", "Traffic has risen by 4% since 2019.", "Traffic has risen by 4% since 2019.", "agrees", id="since the same year"),
        pytest.param("quantity", "A third fewer trains run than in 2013.", "The number of trains that run has fallen by a third since 2010.", "missing", id="fewer than then"),
        pytest.param("quantity", "A third fewer trains run than in 2010.", "The number of trains that run has fallen by a third since 2010.", "agrees", id="fewer than at first"),
        pytest.param("quantity", "Traffic rose by 4% in 2023.", "Traffic rose by 4% from 2022 to 2023.", "agrees", id="in the year of the end"),
        pytest.param("quantity", "Between 2005 and 2008 Holm sold 90 boats.", "Between 2003 and 2008 Holm sold 90 boats.", "other", id="a count of other years"),
        pytest.param("quantity", "Between 2003 and 2008 Holm sold 90 boats.", "From 2003 to 2008 Holm sold 90 boats.", "agrees", id="a count of the same years"),
        pytest.param("quantity", "Between 2005 and 2008 Holm sold 90 boats a year.", "Between 2003 and 2008 Holm sold 90 boats a year.", "agrees", id="a rate"),
        pytest.param("period", "The opera was banned between 1944 and 1945.", "The opera was banned from 1941 to 1945.", "missing", id="began later"),
        pytest.param("period", "The opera was banned between 1941 and 1948.", "The opera was banned from 1941 to 1945.", "missing", id="ended later"),
        pytest.param("quantity", "The work climbed two grades over five years.", "The work climbed two grades in five years.", "agrees", id="over a span"),
        pytest.param("period", "The line has been running until 2009.", "The line has been running since 2009.", "differs", id="since, until"),
        pytest.param("period", "The quay is to be ready by 2033.", "The quay is to be ready by 2030.", "differs", id="deadlines"),
        pytest.param("period", "The plan was launched in December 2024.", "The plan for 2022-2026 was launched.", "missing", id="a day within years"),
        pytest.param("status", "Trams are assembled abroad.", "The bridge will carry trams.", "", id="another verb"),
        pytest.param("status", "The plant has not been built.", "The plant has been supplying ships since May.", "differs", id="not built, supplying"),
        pytest.param("polarity", "The plant has not been built.", "The plant has been supplying ships since May.", "", id="a stage is no denial"),
        pytest.param("polarity", "The town will not be spared.", "The town will receive aid.", "", id="what the source does not say"),
        pytest.param("extent", "Most of the cargo is grain.", "The cargo is grain.", "missing", id="most"),
        pytest.param("extent", "The most important cargo is grain.", "The important cargo is grain.", "", id="superlative"),
        pytest.param("entity", "The market is run by Holm.", "The market is operated by Sund.", "differs", id="another holder, another verb"),
        pytest.param("contrast", "The firm was upstream at first.", "The firm was at the bottom of the hill.", "", id="at first is no first"),
    ],
)
def test_rules(rule: str, said: str, known: str, stance: str) -> None:
    assert stances(said, known).get(rule, "") == stance


@pytest.mark.parametrize(
    ("said", "known", "speaks"),
    [
        ("Most of the guests live in the hills.", "Of these, 66% live in towns.", True),
        ("Only the crew sleeps on board.", "The crew has cabins ashore.", True),
        ("Rovers pay for the pitch alone.", "Rovers and the town pay for it.", True),
        ("Only locals may ride the railway.", "The railway climbs from Brenn.", False),
        ("The whole of the network is ready.", "The ferry has been open since May.", False),
        ("Every vote counts.", "A recount confirmed it.", False),
    ],
)
def test_speaks_of_reach(said: str, known: str, speaks: bool) -> None:
    found = answer(said, known)
    assert found is not None
    assert speaks_of_reach(found.view) is speaks


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Ada Lindqvist designed the lighthouse at Tern Head.", "supported"),
        ("Ada Lindqvist died in Merrow in 1931.", "supported"),
        ("The fish market is run by Holm Brothers.", "conflict"),
        ("The Tern Line carries 1,200 passengers a day.", "conflict"),
        ("The Port Office has appealed against the levy.", "supported"),
    ],
)
def test_found(text: str, want: str) -> None:
    assert verdict(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "Karin Lindqvist died in Merrow in 1931.",
        "Ada Holm designed the lighthouse at Tern Head.",
        "The Tern Bridge opened in 2009.",
        "The Merrow School admits women.",
        "The ferry Marigold sails downstream of the lock before noon.",
        "The ferry Marigold sails upstream of the lock after noon.",
        "The Tern Line has been running until 2009.",
        "The lighthouse was opened to visitors in 2015.",
        "The harbour museum is the youngest museum in the county.",
        "Wages at the port are not 46 crowns an hour.",
        "The sea lock is 60 kilometres long.",
        "Tern Head, Ostby and Marigold have three harbours.",
        "Ostby Quay is one of the three harbours of Merrow.",
    ],
)
def test_not_supported(text: str) -> None:
    assert verdict(text) != "supported"


@pytest.mark.parametrize(
    ("text", "asserts"),
    [
        ("Take a warm coat with you when you go to see the lock.", False),
        ("Wash your hands, wear a mask and keep the door shut.", False),
        ("Hand in your forms by Friday.", False),
        ("Honestly, the quay deserves a better name.", False),
        ("For my money this is the finest lighthouse in the county.", False),
        ("I could watch that lighthouse for hours.", False),
        ("A walk along the quay does wonders for the soul.", False),
        ("There is nothing like the smell of tar on a cold morning.", False),
        ("Five ideas for a Sunday in Merrow", False),
        ("Ships, tides and ropes", False),
        ("Two tides, one harbour", False),
        ("Ropes first, anchors second", False),
        ("From skippers to clerks", False),
        ("A quay and its cranes", False),
        ("Long live the pilots!", False),
        ("May the lock never close again.", False),
        ("Oh, those gulls at dawn!", False),
        ("How bright the lamps are on the quay!", False),
        ("How bright the lamps look on a winter evening!", False),
        ("Just imagine rowing home through the fog.", False),
        ("Nothing beats a cold swim before breakfast.", False),
        ("Few sights match a full tide at night.", False),
        ("For my liking the quay is too clean.", False),
        ("It would be a great pity to lose the ferry.", False),
        ("Serve with lemon and in good company.", False),
        ("Whoever comes to Merrow should climb the tower.", False),
        ("One can only hope for a milder winter.", False),
        ("Nowhere is the sea bluer than here.", False),
        ("Our favourite is the old lighthouse.", False),
        ("Thanks to all our readers!", False),
        ("Be kind to the gulls.", False),
        ("Work on the quay began in 2022.", True),
        ("Land the port owns was sold in 2001.", True),
        ("World War I began in 1914.", True),
        ("Court rejects suit", True),
        ("Trade in the region fell by 3%.", True),
        ("The Class I quay was rebuilt.", True),
        ("The lighthouse is 31 metres high.", True),
        ("Thanks to the new lock, ships wait 20 minutes less.", True),
        ("May was the driest month at the port.", True),
        ("May the fourth was a Sunday.", True),
        ("How the ships got through the ice was never explained.", True),
        ("Nothing was built at the port before 1990.", True),
        ("Few lighthouses are visited more often.", True),
        ("Long queues formed at the lock.", True),
        ("Trade with Norland, however, fell.", True),
        ("Just three ships came through the lock.", True),
        ('It was Otto Brand who praised the "terrible patience" of the pilots.', True),
        ("In the mayor's view, the plan is too costly.", True),
        ("Port expansion: court rejects suit", True),
        ("24% of the port's trade", True),
    ],
)
def test_what_asserts(text: str, asserts: bool) -> None:
    assert (verdict(text) != "no-claim") is asserts


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The drivers stop at eight in the evening.", []),
        ("The lock closes at half past nine.", []),
        ("The lock opens at 8 pm.", []),
        ("Eight in ten ships are on time.", ["eight in ten"]),
        ("At nine the ships are ready, by two in three captains' account.", ["two in three"]),
    ],
)
def test_times_of_day(text: str, figures: list[str]) -> None:
    from yrdcheck.quantities import read_mentions

    assert [q.text.lower() for q in read_mentions(text)[0] if q.kind == "ratio" or not figures] == figures


def test_a_byline_is_no_claim() -> None:
    claims = build_registry(SOURCES).claims
    assert not [c.quote for c in claims if c.quote.startswith(("Port Office, May", "The Merrow Courier"))]
    assert any("Port Office" in c.context for c in claims if "appealed" in c.quote)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Merrow, Ostby", True),
        ("Merrow and Ostby", True),
        ("Merrow, and Ostby", True),
        ("Merrow or Ostby", True),
        ("Merrow's Ostby Line", False),
        ("Merrow Ostby", False),
        ("Merrow in Ostby", False),
        ("Merrow (Ostby", False),
    ],
)
def test_listed(text: str, listed: bool) -> None:
    clause = read_clauses(f"They sail to {text}.", 0, len(text) + 14, {})[0]
    first, second = (Word(name, at := clause.text.index(name), at + len(name), name.lower(), "name") for name in ("Merrow", "Ostby"))
    assert are_listed(clause, first, second) is are_listed(clause, second, first) is listed


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        ("The Orle is the longest river.", "The Orle is the third-longest river.", "differs"),
        ("The Orle is the second longest river.", "The Orle is the 3rd longest river.", "differs"),
        ("Merrow is the most populous city.", "Merrow is the second most populous city.", "differs"),
        ("Merrow is the largest port.", "Merrow is one of the largest ports.", "missing"),
        ("The Orle is the longest river.", "The Orle is a river.", "missing"),
        ("Merrow is one of the largest ports.", "Merrow is the second-largest port.", ""),
        ("Merrow is among the largest ports.", "Merrow is the largest port.", ""),
        ("The Orle is the longest river.", "The Orle is the longest river.", ""),
        ("Merrow is the biggest port.", "Merrow is the largest port.", ""),
        ("Vale is the fourth-highest scorer.", "Vale scored most goals in May.", "missing"),
        ("Vale is the fourth-highest scorer.", "Vale ranks fourth and scored most goals.", ""),
        ("Lund has the second-largest port.", "Lund has the second biggest port.", ""),
        ("The forest of Merrow is quiet.", "The third forest of Merrow is quiet.", ""),
        ("The honest guest sails.", "The second honest guest sails.", ""),
        pytest.param("Lund has the third-ranked port.", "The port of Lund ranks fifth.", "differs", id="ranked"),
        pytest.param("The port of Lund ranks third.", "The port of Lund is ranked 5th.", "differs", id="ranks"),
        pytest.param("Lund has the third-ranked port.", "The port of Lund ranks third.", "", id="the same place"),
        pytest.param("Lund has the third-ranked port.", "Ostby ranks fifth and Lund ranks third.", "", id="two places"),
        pytest.param("Lund has the third-ranked port.", "Lund opened its fifth port.", "", id="no ranking"),
        pytest.param("The third port is ranked by size.", "The port ranks fifth.", "", id="no place"),
    ],
)
def test_rank(said: str, known: str, stance: str) -> None:
    assert stances(said, known).get("rank", "") == stance


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        pytest.param("No river is longer than the Tarn.", "The Tarn is the longest river.", "", id="says the same"),
        pytest.param("No other mill is more powerful than this one.", "It is the most powerful mill.", "", id="with most"),
        pytest.param("No club has won more often than Merrow.", "Merrow has won more often than any other club.", "", id="both compare"),
        pytest.param("No river is longer than the Tarn.", "The Tarn is the third-longest river.", "differs", id="third"),
        pytest.param("No river is longer than the Tarn.", "The Tarn is the shortest river.", "differs", id="the other end"),
        pytest.param("No river except the Marl is longer than the Tarn.", "The Tarn is the second-longest river.", "", id="sets one aside"),
        pytest.param("No river is longer than the Tarn.", "The Tarn is a river in the county.", "missing", id="not ranked"),
        pytest.param("No more than 40 ships a day pass the lock.", "About 40 ships a day pass the lock.", "", id="a bound"),
        pytest.param("The Tarn is longer than the Marl.", "The Tarn is a river.", "", id="compares two"),
        pytest.param("No river flows here.", "The Tarn flows here.", "", id="denies"),
    ],
)
def test_unsurpassed(said: str, known: str, stance: str) -> None:
    assert stances(said, known).get("rank", "") == stance


@pytest.mark.parametrize(
    ("rule", "said", "known", "stance"),
    [
        pytest.param("polarity", "No salt has been shipped since the mine was closed.", "Salt has not been shipped since the mine was closed.", "", id="both deny"),
        pytest.param("polarity", "Fish cannot live in the lake.", "The lake contains no fish.", "", id="both deny in other words"),
        pytest.param("polarity", "The mills tower over everything below.", "The mills tower 40 metres above the lake.", "", id="above and below are no rise and fall"),
        pytest.param("polarity", "No other mill earned so much.", "It soon earned the most of all mills.", "", id="no other so much"),
        pytest.param("polarity", "No other mill is as powerful.", "The mill is powerful.", "", id="no other as"),
        pytest.param("polarity", "No other mill was built.", "Other mills were built.", "denies", id="no other at all"),
        pytest.param("polarity", "No club has won more often than Merrow.", "Merrow has won more often than any other club.", "", id="comes first"),
        pytest.param("polarity", "The Rusk flows into the Tarn where the Ummel joins it.", "The Tarn receives the Rusk from the left.", "", id="a side, not leaving"),
        pytest.param("polarity", "Holm did not write the play alone.", "Holm wrote the play with Sund.", "", id="not alone denies no writing"),
        pytest.param("polarity", "The port did not close.", "The port remained open.", "agrees", id="denied opposite"),
        pytest.param("polarity", "The offer was not rejected.", "The offer was accepted.", "agrees", id="not rejected, accepted"),
        pytest.param("polarity", "The offer was rejected.", "The offer was accepted.", "differs", id="opposite"),
        pytest.param("polarity", "The offer was not accepted.", "The offer was accepted.", "denies", id="denied"),
        pytest.param("polarity", "The heron lives on the island and nowhere else.", "The heron lives only on the island.", "", id="nowhere else, only"),
        pytest.param("extent", "The heron lives on the island and nowhere else.", "The heron lives only on the island.", "", id="nowhere else: only"),
        pytest.param("extent", "The heron lives only on the island.", "The heron lives on the island and nowhere else.", "", id="only: nowhere else"),
        pytest.param("extent", "The heron lives on the island and nowhere else.", "The heron lives on the island.", "missing", id="nowhere else is not said"),
        pytest.param("extent", "There are paths on both sides.", "There is a path on the southern side only.", "differs", id="both, one only"),
        pytest.param("extent", "Ships moor at either quay.", "Ships moor at the new quay only.", "differs", id="either, one only"),
        pytest.param("extent", "Ships moor only at both quays.", "Ships moor at both quays only.", "", id="both only"),
        pytest.param("extent", "There are paths on both sides.", "There is a path on the southern side.", "", id="one, perhaps not alone"),
        pytest.param("extent", "There are paths on both sides.", "Only cyclists may use the path on the southern side.", "", id="only something else"),
        pytest.param("extent", "The ferry sails in winter.", "The ferry sails daily except in winter.", "differs", id="an exception told as the rule"),
        pytest.param("extent", "The ferry does not sail in winter.", "The ferry sails daily except in winter.", "", id="an exception denied"),
        pytest.param("polarity", "The ferry does not sail in winter.", "The ferry sails daily except in winter.", "agrees", id="an exception denied agrees"),
        pytest.param("polarity", "The ferry does not sail on Easter Day.", "The ferry sails every day except Easter Day.", "agrees", id="a day excepted"),
        pytest.param("extent", "The ferry sails on Easter Day.", "The ferry sails every day except Easter Day.", "differs", id="a day excepted, told as the rule"),
        pytest.param("polarity", "The ferry does not sail in summer.", "The ferry sails daily except in winter.", "denies", id="the rule denied"),
        pytest.param("polarity", "The ferry sails in summer.", "The ferry does not sail except in summer.", "agrees", id="excepted from a ban"),
        pytest.param("extent", "The ferry does not sail in summer.", "The ferry does not sail except in summer.", "differs", id="a ban without its exception"),
        pytest.param("extent", "Smoking is allowed in every hall.", "Smoking is allowed in all halls except the chapel.", "differs", id="all of them, but for one"),
        pytest.param("extent", "Smoking is allowed in every hall but the chapel.", "Smoking is allowed in all halls except the chapel.", "", id="all but one"),
        pytest.param("extent", "Smoking is allowed in the north hall.", "Smoking is allowed in all halls except the chapel.", "", id="one of them"),
        pytest.param("extent", "The ferry sails daily.", "The ferry sails daily except in winter.", "", id="the rule"),
        pytest.param("extent", "The ferry sails except in winter.", "The ferry sails daily except in winter.", "", id="the exception told"),
        pytest.param("extent", "Ice lies on the lake in winter.", "The ferry sails daily except in winter.", "", id="what is excepted from something else"),
        pytest.param("extent", "All the quarrels were settled.", "The office settled 87% of the quarrels.", "differs", id="all, a share"),
        pytest.param("extent", "Most of the quarrels were settled.", "The office settled 12% of the quarrels.", "differs", id="most, a small share"),
        pytest.param("extent", "Most of the quarrels were settled.", "The office settled 87% of the quarrels.", "", id="most, a large share"),
        pytest.param("extent", "All the ships were insured.", "The office settled 87% of the quarrels.", "missing", id="a share of something else"),
        pytest.param("extent", "All the quarrels were about money.", "The office settled 87% of the quarrels.", "missing", id="something else is said of all"),
        pytest.param("polarity", "No salt is shipped.", "Salt is shipped.", "denies", id="one denies"),
        pytest.param("polarity", "The mill is not open.", "The mill is open.", "denies", id="one denies the adjective"),
        pytest.param("polarity", "Work on the hall has yet to start.", "Work on the hall has not begun.", "", id="not begun, both"),
        pytest.param("extent", "Holm did not write the play alone.", "Holm wrote the play together with Sund.", "", id="not alone, together"),
        pytest.param("extent", "Holm wrote the play alone.", "Holm wrote the play together with Sund.", "differs", id="alone, together"),
        pytest.param("extent", "Holm did not write the play alone.", "Holm wrote the play alone.", "differs", id="not alone, alone"),
        pytest.param("extent", "Holm wrote the play alone.", "Holm did not write the play alone.", "differs", id="alone, not alone"),
        pytest.param("extent", "Holm wrote the play together with Sund.", "Holm did not write the play alone.", "", id="together, not alone"),
    ],
)
def test_denials(rule: str, said: str, known: str, stance: str) -> None:
    assert stances(said, known).get(rule, "") == stance


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        pytest.param("The Orle bridge was designed by Holm & Lund.", "The River Orle is wide, and the bridge was designed by Holm & Lund.", "", id="the rest of a name"),
        pytest.param("Marne makes chips.", "Lowen makes chips, while Marne makes ships.", "differs", id="another name"),
        pytest.param("The director of Marne does not set quotas.", "\"We don't set quotas,\" says the director of Marne.", "", id="a contraction is no rival"),
    ],
)
def test_rivals(said: str, known: str, stance: str) -> None:
    assert stances(said, known).get("binding", "") == stance


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        pytest.param("Work on the tower began in 2021.", "The tower opens in 2024.", "missing", id="work begins, a tower opens"),
        pytest.param("Talks about the tower ended in 2021.", "The tower closes in 2024.", "missing", id="talks end, a tower closes"),
        pytest.param("The tower opens in 2021.", "The tower opens in 2024.", "differs", id="the same opens"),
        pytest.param("Work on the tower began in 2021.", "Work on the tower started in 2024.", "differs", id="the same work"),
        pytest.param("The strike began in 2021.", "The strike broke out in 2024.", "differs", id="the same strike"),
        pytest.param("Holm began the work in 2021.", "Holm opened the work in 2024.", "differs", id="who begins it"),
    ],
)
def test_begins_another(said: str, known: str, stance: str) -> None:
    assert stances(said, known).get("period", "") == stance


@pytest.mark.parametrize(
    ("said", "supported"),
    [
        pytest.param("Weir Lane has been the home ground since 1911.", True, id="its name"),
        pytest.param("Weir Holm has been the home ground since 1911.", False, id="half its name"),
        pytest.param("The home ground since 1911 has been Weir Lane.", True, id="turned round"),
    ],
)
def test_part_of_a_name(said: str, supported: bool) -> None:
    registry = build_registry({"notes": "Notes on a club\n\nIts home ground since 1911 has been Weir Lane.\n"})
    assert (str(verify(said, registry).statements[0].verdict) == "supported") is supported


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        pytest.param("It is the first five-level interchange to be built in the city.", False, id="the first to be built stands"),
        pytest.param("Holm was the only woman to be elected.", False, id="the only one"),
        pytest.param("It is the largest bridge to be opened here.", False, id="the largest"),
        pytest.param("The first bridge is to be built in May.", True, id="is to be"),
        pytest.param("The largest bridges are to be rebuilt.", True, id="are to be"),
        pytest.param("The bridge is to be built.", True, id="no rank"),
        pytest.param("The first bridge will be built next year.", True, id="will be"),
        pytest.param("There are the two halls, which will merge; the Mill; and the Lodge.", False, id="what is said beside"),
        pytest.param("The hall, which opened in May, will be rebuilt.", True, id="said of the thing itself"),
        pytest.param("The firm built the hall, which will open in May.", True, id="the last thing said"),
    ],
)
def test_ranked_is_no_plan(text: str, planned: bool) -> None:
    assert (stage(text) == "planned") is planned


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The railway is almost finished.", "planned"),
        ("The railway was on the point of being opened to traffic.", "planned"),
        ("The bridge should be in operation before the year is over.", "planned"),
        ("Once the line is running", "planned"),
        ("Construction of the zone was launched in 2024.", "under construction"),
        ("Ground has been broken for the zone.", "under construction"),
        ("The hall is no longer under construction.", "completed"),
        ("The hall has gone into operation after completion.", "completed"),
        ("By the end of 2024 the firm had a hall completed.", "completed"),
        # as before
        ("Once the line opened", "completed"),
        ("The service was launched in May.", "completed"),
        ("After completion, it will carry goods.", "planned"),
        ("It will be completed by the end of 2024.", "planned"),
        ("Once a year the harbour is crowded.", ""),
        ("It stands near open water.", ""),
    ],
)
def test_how_far_work_is(text: str, want: str) -> None:
    assert stage(text) == want


@pytest.mark.parametrize(
    ("rule", "said", "known", "stance"),
    [
        pytest.param("period", "Holm has been in office since 2021.", "Holm was in office in 2024.", "missing", id="since when is not said"),
        pytest.param("period", "Holm has been in office since 2021.", "Holm has been in office since 2021.", "", id="since then"),
        pytest.param("period", "The port had severe storms in 1928 and 1929.", "The port had severe storms in 1926, 1928 and 1929.", "", id="years in a row"),
        pytest.param("extent", "The fund paid for 99 boats in all.", "The fund paid for 99 boats.", "", id="in all is no extent"),
        pytest.param("extent", "The fund paid for all boats.", "The fund paid for 99 boats.", "missing", id="all is one"),
        pytest.param("polarity", "A ship not far away met the storm.", "A nearby ship met the storm.", "", id="not far denies nothing"),
    ],
)
def test_times_and_extents(rule: str, said: str, known: str, stance: str) -> None:
    assert stances(said, known).get(rule, "") == stance


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The trip to Ardal takes two hours.", "contradicted"),
        ("The trip to Ardal takes 40 minutes.", "supported"),
        ("The trip to Ardal used to take two hours.", "supported"),
        ("The trip to Ardal was cut from two hours.", "supported"),
    ],
)
def test_left_behind(said: str, expected: str) -> None:
    registry = build_registry({"a": "The new line\n\nThe new line has cut the trip to Ardal from two hours to 40 minutes.\n"})
    assert verify(said, registry).statements[0].verdict == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chapter three: one river, many masters", "no-claim"),
        ("Figure 2. Boats and crews", "no-claim"),
        ("Chapter three says that the port has three harbours.", "supported"),
    ],
)
def test_labels(text: str, expected: str) -> None:
    assert verdict(text) == expected or expected == "supported"


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        ("Each of the three lines has signed.", "Two of the three lines have signed.", "differs"),
        ("All three lines have signed.", "Two of the three lines have signed.", "differs"),
        ("The last of the 2,100 lines has signed.", "So far 1,460 of 2,100 lines have signed.", "differs"),
        ("The last of the 2,100 lines has signed.", "The 2,100 lines have signed.", ""),
        ("All of the three lines have signed.", "Three of the three lines have signed.", "missing"),
        ("The three lines have signed.", "Two of the three lines have signed.", ""),
        ("Two of the three lines have signed.", "Two of the three lines have signed.", ""),
        ("Each of the five lines has signed.", "Two of the three lines have signed.", ""),
        ("The last of the 400 stakes has been driven.", "They have driven 310 of 400 stakes.", "differs"),
        ("All 90 delegates were elected.", "Of the 90 delegates, 74 were elected.", "differs"),
        ("All 90 delegates were elected.", "Of the 90 delegates, all were elected.", ""),
        ("The 90 delegates were elected.", "Of the 90 delegates, 74 were elected.", ""),
        ("Not all 90 delegates were elected.", "Of the 90 delegates, 74 were elected.", "missing"),
        ("All 90 delegates were elected.", "Of the 95 delegates, 74 were elected.", "missing"),
        ("At most 12 lines have signed.", "No more than 12 lines have signed.", ""),
        ("Most lines have signed.", "Twelve lines have signed.", "missing"),
    ],
)
def test_some_of(said: str, known: str, stance: str) -> None:
    assert stances(said, known).get("extent", "") == stance


@pytest.mark.parametrize(
    ("said", "known", "relation"),
    [
        ("since 2023", "since May 2023", "same"),
        ("since the spring of 2023", "since May 2023", "same"),
        ("since May 2023", "since 2023", "undecided"),
        ("since 2020", "since 2023", "different"),
        ("since 2020", "since 2020", "same"),
        ("since 2020", "in 2021", "same"),
        ("since 2020", "until 2018", "different"),
        ("by 2027", "by 2029", "different"),
        ("by 2029", "by 2027", "different"),
        ("by 2027", "by the end of 2027", "same"),
        ("by 2029", "in 2027", "same"),
        ("until 2027", "until 2029", "undecided"),
    ],
)
def test_since(said: str, known: str, relation: str) -> None:
    assert compare_times(read_mentions(said)[1][0], read_mentions(known)[1][0]) == relation


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("reaching over 12 in (300 mm)", ["over", "over"]),
        ("about 3 miles (5 km) away", ["about", "about"]),
        ("over 12 boats (300 men)", ["over", ""]),
        ("nearly 3 miles (over 5 km)", ["nearly", "over"]),
        ("3 miles (5 km)", ["", ""]),
        ("about 3 miles (5 km from Ardal)", ["about", ""]),
    ],
)
def test_converted(text: str, hedges: list[str]) -> None:
    assert [q.hedge for q in read_mentions(text)[0]] == hedges


@pytest.mark.parametrize(
    ("rule", "said", "known", "stance"),
    [
        pytest.param("quantity", "The line has seven stations.", "The line has a ratio of 1.55.", "missing", id="a ratio counts nothing"),
        pytest.param("quantity", "Four ports are larger.", "Among the top 100 ports it is larger.", "missing", id="top 100"),
        pytest.param("quantity", "The line has seven stations.", "The line has nine stations.", "differs", id="counts differ"),
        pytest.param(
            "quantity",
            "In 2018 the share was 75%.",
            "The share was 83%, an increase of 8 points compared to 2018.",
            "undated",
            id="compared with another year",
        ),
        pytest.param("quantity", "About 900 of the boats are old.", "About 2,600 boats use the canal.", "missing", id="some against all"),
        pytest.param("quantity", "Of the boats on the canal, 900 are old.", "About 2,600 boats use the canal.", "missing", id="of the boats"),
        pytest.param("quantity", "Forty of them use the canal.", "About 2,600 boats use the canal.", "missing", id="of them"),
        pytest.param("quantity", "About 900 boats use the canal.", "About 2,600 boats use the canal.", "differs", id="all against all"),
        pytest.param("quantity", "About 900 of the boats use the canal.", "About 2,600 of the boats use the canal.", "differs", id="some against some"),
        pytest.param("quantity", "About 900 of the 9,000 boats use the canal.", "2,600 of 9,000 boats use the canal.", "differs", id="of how many"),
        pytest.param("quantity", "2,600 of the boats use the canal.", "About 900 boats use the canal.", "differs", id="more than all"),
        pytest.param("period", "Compared with 2010, boats sail faster.", "In 2018 boats sailed faster.", "", id="what a year is compared with"),
        pytest.param("period", "Boats sail faster than in 2010.", "In 2018 boats sailed faster.", "", id="than in a year"),
        pytest.param("period", "In 2010 boats sailed faster.", "In 2018 boats sailed faster.", "differs", id="another year"),
        pytest.param("period", "The boat won in 2019.", "The boat won in 2016 and again in 2019.", "", id="and again in"),
        pytest.param("period", "The boat won in 2016.", "The boat won in 2016, and in 2019.", "", id="and in"),
        pytest.param("status", "Foreign firms are invited to open shops.", "Foreign firms are encouraged to open shops.", "", id="an invitation"),
    ],
)
def test_another_matter(rule: str, said: str, known: str, stance: str) -> None:
    assert stances(said, known).get(rule, "") == stance


COUNTED = {
    "notes": """# The port of Merrow

The port handles 18% of the country's grain. Two of the three shipping lines have signed contracts for the new quay; the third is negotiating.
The actor Emil Sand went on to appear in 30 more films. The mill was closed with the loss of 310 jobs. The highest ramps are 120 feet (37 m) above ground.
The paper mill at Tarve was shut in 1994. In 2021 the barges carried 3.4 million tonnes of cargo, mostly gravel, down from 5.9 million tonnes in 1985.
The Hill Line has nothing to do with the Harbour Line. The number of cranes rose from 6 in 2018 to 9. The faculty of law is spread over three campuses.

Ilse Brook is one of only three singers to have won the Tern Prize twice. A party of 12 nurses set up a field hospital with 60 cots.
The cranes of Ardal are 52 metres high. The Reed Bank was founded on 4 June 1871 by seven traders. In the panic depositors of the Reed Bank took out a fifth of all savings.
""",
}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("About 82% of the country's grain is handled outside the port.", "supported", id="the rest of a share"),
        pytest.param("About 60% of the country's grain is handled outside the port.", "contradicted", id="not the rest"),
        pytest.param("About 82% of the country's grain is handled by the port.", "contradicted", id="no rest meant"),
        pytest.param("82% of the country's grain is handled outside the capital.", "not supported", id="outside of something else"),
        pytest.param("More than 80% of the country's grain is handled outside the port.", "supported", id="a bound on the rest"),
        pytest.param("More than 85% of the country's grain is handled outside the port.", "not supported", id="beyond the rest"),
        pytest.param("18% of the country's grain is handled by the port, apart from barley.", "not contradicted", id="a part apart"),
        pytest.param("Contracts for the new quay have been signed by two shipping lines.", "supported", id="two of the three"),
        pytest.param("Contracts for the new quay have been signed by four shipping lines.", "contradicted", id="not four"),
        pytest.param("Emil Sand has appeared in thirty other films.", "supported", id="more, other"),
        pytest.param("Emil Sand has appeared in forty other films.", "not supported", id="another number of others"),
        pytest.param("More than 300 jobs were lost when the mill was closed.", "supported", id="a loss counted"),
        pytest.param("The paper mill at Tarve was founded in 1902.", "unsupported", id="another event at another time"),
        pytest.param("The paper mill at Tarve was shut in 1984.", "contradicted", id="the same event"),
        pytest.param("The Hill Line is less than half as long as the Harbour Line.", "unsupported", id="a denial of something else"),
        pytest.param("The port has nine cranes.", "not contradicted", id="the newest of a series"),
        pytest.param("The faculty of law is on three campuses.", "supported", id="over, no bound"),
        pytest.param("Two of three shipping lines have signed contracts for the new quay.", "supported", id="of three"),
        pytest.param("Two out of the three shipping lines have signed contracts for the new quay.", "supported", id="out of"),
        pytest.param("Three out of the three shipping lines have signed contracts for the new quay.", "not supported", id="three out of"),
        pytest.param("Ilse Brook has won the Tern Prize three times.", "not supported", id="three singers, not times"),
        pytest.param("The field hospital has a staff of 60 nurses.", "not supported", id="cots, not nurses"),
        pytest.param("The field hospital of the 12 nurses has 60 cots.", "supported", id="cots"),
        pytest.param("The field hospital is run by 60 nurses.", "not supported", id="cots, not nurses, whoever runs it"),
        pytest.param("The cranes of Ardal are less than 60 metres high.", "supported", id="a bound"),
        pytest.param("The cranes of Ardal are less than 52 miles high.", "not supported", id="the number of another unit"),
        pytest.param("The highest ramps are over 100 feet above ground.", "supported", id="a bound in another unit"),
        pytest.param("None of the cranes of Ardal is taller than 40 metres.", "contradicted", id="none is taller"),
        pytest.param("None of the cranes of Ardal is taller than 60 metres.", "supported", id="as low as that"),
        pytest.param("No crane of Ardal is taller than 40 metres.", "contradicted", id="no crane is taller"),
        pytest.param("The cranes of Much Ado About Nothing in Ardal are taller than 40 metres.", "not contradicted", id="nothing, in a title"),
        pytest.param("The cranes of Ardal are not taller than 40 metres.", "contradicted", id="not taller"),
        pytest.param("The cranes of Ardal are not taller than 60 metres.", "supported", id="not taller than that"),
        pytest.param("The cranes of Ardal are taller than 40 metres.", "supported", id="taller"),
        pytest.param("The Reed Bank was set up by seven traders.", "supported", id="set up by"),
        pytest.param("The Reed Bank was set up by nine traders.", "contradicted", id="set up by others"),
        pytest.param("In the panic the Reed Bank lost 20 per cent of its savings.", "supported", id="lost a fifth"),
        pytest.param("In the panic the Reed Bank lost 30 per cent of its savings.", "not supported", id="lost more"),
    ],
)
def test_counted(text: str, wanted: str) -> None:
    found = verdict(text, COUNTED)
    assert (found != wanted[4:]) if wanted.startswith("not ") else (found == wanted)


def test_spans_alike() -> None:
    assert "period" not in stances("The opera was banned between 1941 and 1945.", "The opera was banned from 1941 to 1945.")
    assert "period" not in stances("The opera was banned in 1943.", "The opera was banned from 1941 to 1945.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Merrow Hospital Rosedale has 40 beds.", "Merrow Hospital Rosedale"),
        ("Nobody died in the Tarland Hospital Trust.", "Tarland Hospital Trust"),
        # theirs, of two words, with another title, shorter, or one that they have nothing like
        ("The Merrow Hospital Trust has 40 beds.", ""),
        ("The Merrow Clinic Trust has 40 beds.", ""),
        ("The Merrow Quay has 40 berths.", ""),
        ("Professor Ida Holm leads it.", ""),
        ("Ida Holm leads it.", ""),
        ("The Blue Lagoon Ferry Club has 40 boats.", ""),
    ],
)
def test_renamed(text: str, name: str) -> None:
    known = "The Merrow Hospital Trust is old. The Merrow Pier sank. Doctor Ida Holm leads the clinic. "
    more = " ".join(f"In {year} the mill ground {year - 1900} tonnes of oats." for year in range(1950, 1975))
    index = build_registry({"notes": known + more}).index
    clause = read_clauses(text, 0, len(text), index.lexicon)[0]
    assert renamed(clause, index) == name


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        ("Four pacts were signed at the second forum.", "At the third forum four pacts were signed.", "differs"),
        ("Coverage with the 2nd dose is 95 per cent.", "Coverage with the first dose is 95 per cent.", "differs"),
        ("The second Merrow Fair drew 900 people.", "The fifth Merrow Fair drew 900 people.", "differs"),
        # the same, none in the claim, several, or of another thing
        ("Four pacts were signed at the third forum.", "At the third forum four pacts were signed.", ""),
        ("Four pacts were signed at the second forum.", "At the forum four pacts were signed.", ""),
        ("The second dose reached 19 points less than the first.", "Coverage with the first dose is 95 per cent.", ""),
        ("The second dose was given to 900 people.", "The first and the second dose were given to 900 people.", ""),
        ("The second ferry carries 90 cars.", "In its third year the ferry carries 90 cars.", ""),
        ("In the second quarter 90 ferries sailed.", "In the third week of the quarter 90 ferries sailed.", ""),
        ("A second of the 12 mills was shut.", "The third of the 12 mills was shut.", ""),
        ("In the 19th century the town had 900 people.", "In the 18th century the town had 900 people.", ""),
    ],
)
def test_ordinals_beside_figures(said: str, known: str, stance: str) -> None:
    assert stances(said, known).get("ordinal", "") == stance


def test_counted_nouns_deny_nothing() -> None:
    assert "polarity" not in stances("Construction of the line began.", "The line will have 21 stops.")


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("The ferry to Merrow sails in winter.", "The ferry to Merrow sails in summer."),
        ("The Lund Gazette appears monthly.", "The Lund Gazette appears weekly."),
        ("The boat to Merrow leaves in the morning.", "The boat to Merrow leaves in the afternoon."),
        ("The hall in Lund has a red roof.", "The hall in Lund has a green roof."),
        ("The daughter of Tove Malm is a nurse.", "The son of Tove Malm is a nurse."),
    ],
)
def test_of_a_kind(said: str, known: str) -> None:
    """What excludes what the source has in the same place is never supported by it, however near the two words are."""
    assert verdict(said, {**SOURCES, "source": f"{known}\n"}) != "supported"


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        ("The fair was held in Lund.", "The fair was held in Ostby.", "differs"),
        ("The council held its spring meeting in Lund.", "The spring meeting of the council was held in Ostby.", "differs"),
        ("The old lighthouse stands in Lund.", "The old lighthouse in Ostby has a red roof.", "differs"),
        ("The dancer Tove Malm is from Lund.", "The dancer Tove Malm from Ostby has retired.", "differs"),
        ("Lund hosted the winter games.", "The winter games were held in Ostby.", "differs"),
        ("Lund was the venue for the winter games.", "The winter games were held in Ostby.", "differs"),
        ("It was Ole Vik who warned of floods.", "In May the engineer Tove Malm warned of floods.", "differs"),
        ("It was the bakers of Lund who opposed the bridge.", "The bakers of Ostby opposed the bridge.", "differs"),
        ("Lund is the hub of the wool trade.", "Ostby is the busy hub of the wool trade.", "differs"),
        # several may stand there, or another thing is spoken of
        ("The bakery sells bread in Lund.", "The bakery sells bread in Ostby.", "missing"),
        ("The choir has sung in Lund.", "The choir has sung in Ostby.", "missing"),
        ("Ole Vik warned of floods.", "In May the engineer Tove Malm warned of floods.", "missing"),
        ("Lund joined the union of towns.", "Ostby joined the union of towns.", "missing"),
        ("Lund is a hub of the wool trade.", "Ostby is a hub of the wool trade.", "missing"),
        ("The fair was opened by a singer from Lund.", "The fair was opened in Ostby.", "missing"),
        ("Lund is the same size as it was.", "Ostby is the same size as it was.", "missing"),
        ("The largest port in Norland is Lund.", "The largest port in the south of Norland is Ostby.", "missing"),  # holders are compared with what they hold
    ],
)
def test_in_its_place(said: str, known: str, stance: str) -> None:
    assert stances(said, known).get("entity") == stance


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("The owners are sending smaller boats to Lund.", "contradicted", id="its opposite is likelier"),
        pytest.param("The owners are sending larger boats to Lund.", "supported", id="what it says"),
        pytest.param("Fewer boats called at Lund in 2023.", "supported", id="what it says of something else"),
    ],
)
def test_one_source_says_both(text: str, wanted: str) -> None:
    source = "The port\n\nThe number of boats calling at Lund fell by 4 per cent in 2023 because the owners are sending larger boats. The port has a ferry and two quays.\n"
    assert verdict(text, {"a": source}) == wanted


DAM = {
    "dam": "The Korrin Dam stands in the valley of the Ell. The dam is 340 metres long and 60 metres high. It was built between 1951 and 1958 at a cost of 48 million crowns.\n\n"
    "The Ell Bridge has a span of 120 metres. The bridge is 9 metres wide. Some 30 people work at the power station of the dam.\n\n"
    "The mayor of Korrin, Ada Fenn, was elected for four years. The concession for the ferry runs for 25 years. The Korrin ferry carries 90 passengers.",
}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The concession for the ferry has a term of 25 years.", "supported"),
        ("The concession for the ferry has a term of 10 years.", "contradicted"),
        ("Ada Fenn was elected for a term of six years.", "contradicted"),
        ("Ada Fenn was mayor for a period of four years.", "supported"),
        ("The Korrin Dam has a height of 60 metres.", "supported"),
        ("The Korrin Dam has a depth of 60 metres.", "unsupported"),
        ("The Ell Bridge has a height of 9 metres.", "unsupported"),
        ("The Ell Bridge has a height of 30 metres.", "unsupported"),
        ("The Korrin ferry has a staff of 90.", "unsupported"),
        ("The Korrin ferry runs at a speed of 25 knots.", "unsupported"),
        ("The mayor has a salary of 48 million crowns.", "unsupported"),
    ],
)
def test_what_a_figure_measures(text: str, wanted: str) -> None:
    """The noun that says what is measured is no other thing, but one length of a thing is not another."""
    assert verdict(text, DAM) == wanted


@pytest.mark.parametrize(
    ("said", "known", "supported"),
    [
        ("The film earned more than 430 crores.", "The film earned around 400 crores.", False),
        ("The film had less than 102 million viewers.", "The film had nearly 106 million viewers.", False),
        ("The film earned more than 430 crores.", "The film earned around 450 crores.", True),
        ("The film had less than 102 million viewers.", "The film had over 101 million viewers.", True),
        ("The film earned 400 crores.", "The film earned around 400 crores.", True),
    ],
)
def test_what_lies_beyond_a_bound_supports_it_from_no_lone_source(said: str, known: str, supported: bool) -> None:
    assert (verdict(said, {"page": known}) == "supported") is supported


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The film earned more than $102 million outside Norland.", "supported"),
        ("The film earned more than $102 million in countries other than Norland.", "supported"),
        ("The film earned more than $108 million abroad.", "contradicted"),
        ("The film earned more than $50 million in Norland.", "supported"),
        ("The film earned $104.9 million in Norland.", "contradicted"),
        ("The film earned $53.8 million outside Norland.", "unsupported"),
        ("The film was reviewed by more than 180 critics.", "supported"),
        ("The film was reviewed by fewer than 180 critics.", "contradicted"),
        ("After April 2018, the fleet had 12 boats.", "supported"),
        ("Before April 2018, the fleet had 12 boats.", "unsupported"),
        ("Before June 2019, the fleet had 12 boats.", "supported"),
    ],
)
def test_figures_of_another_area_or_time(said: str, expected: str) -> None:
    source = (
        "The film earned $53.8 million in Norland and $104.9 million in other countries. The film has a rating of 36%, based on 187 reviews. "
        "As of May 2018, the fleet had 12 boats."
    )
    assert verdict(said, {"page": source}) == expected


BOARD = {
    "budget": """# Budget of the Fern Valley schools, January 2025

Class sizes in primary schools are capped at 24 pupils. Free breakfast is served in all nine primary schools. Board member Tom Reyes voted against the budget.

The gymnasium at Larkin High will not be ready before January 2026. Parents collected 2,300 signatures against the merger of the bus routes.
"""
}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Class sizes in secondary schools are capped at 24 pupils.", "contradicted"),
        ("Class sizes in elementary schools are capped at 24 pupils.", "supported"),
        ("Tom Reyes voted for the budget.", "contradicted"),
        ("Tom Reyes voted against the budget.", "supported"),
        ("Parents gathered 2,300 signatures in favour of merging the bus routes.", "contradicted"),
        ("Parents gathered 2,300 signatures against merging the bus routes.", "supported"),
        ("The gymnasium at Larkin High is already in use.", "contradicted"),
        ("Breakfast costs nothing in the primary schools.", "not contradicted"),
    ],
)
def test_for_and_against(said: str, expected: str) -> None:
    found = verdict(said, BOARD)
    assert found != expected[4:] if expected.startswith("not ") else found == expected


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        pytest.param("The lines, which are about to be completed and opened to traffic, are long.", ["planned", "planned"], id="about to be both"),
        pytest.param("The line is to be finished in May and opened in June.", ["planned", "planned"], id="to be both"),
        # as before
        pytest.param("The quay will be mended, the mill was opened in May.", ["planned", "completed"], id="another subject"),
        pytest.param("The line will be finished in May and has opened a station.", ["planned", "completed"], id="a verb of its own"),
        pytest.param("The line was completed in May and opened to traffic in June.", ["completed", "completed"], id="both done"),
    ],
)
def test_stage_of_two_participles(text: str, stages: list[str]) -> None:
    assert [c.stage for c in read_clauses(text, 0, len(text), {})][:2] == stages


RATES = {
    "rates": "The fees ranged from $50 to a high of $110,000 for rush hours. Tickets for the match cost between £8 and £20. Crossings take 5 to 9 hours.",
    "town": "The stadium opened in 1990. He was born in Holm, and she in Lund. The road is 40 km long, and the bridge 300 metres. A cat sat there.",
}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Fees started at $50.", "supported"),
        ("Fees started at $500.", "contradicted"),
        ("The lowest fee was $80.", "contradicted"),
        ("The highest fee was $110,000.", "supported"),
        ("Fees went up to $90,000.", "contradicted"),
        ("The fee was at most $100.", "contradicted"),
        ("The cheapest ticket for the match costs £20.", "contradicted"),
        ("The most expensive ticket for the match costs £20.", "supported"),
        ("Tickets for the match cost at least £8.", "supported"),
        ("The quickest crossing takes 9 hours.", "unsupported"),
        ("Crossings take at most 7 hours.", "contradicted"),
        # no end is asked for
        ("Tickets for the match cost £15.", "unsupported"),
        ("The oldest ticket for the match cost £15.", "unsupported"),
        ("Tickets for the match cost between £8 and £20.", "supported"),
        ("Fees ranged from $50 to $110,000.", "supported"),
    ],
)
def test_ends_of_a_range(said: str, expected: str) -> None:
    assert verdict(said, RATES) == expected


@pytest.mark.parametrize(
    ("said", "known", "differs"),
    [
        pytest.param("Holm Yard is to deliver the two ferries.", "Two ferries have been ordered from Holm Yard.", False, id="ordered, to be delivered"),
        pytest.param("The ferries have not been delivered.", "Two ferries have been ordered from Holm Yard.", False, id="ordered, not delivered"),
        pytest.param("The plan is to be approved.", "The plan has been approved.", True, id="to be approved, approved"),
        pytest.param("The ferries are to be ordered.", "The ferries have been ordered.", True, id="to be ordered, ordered"),
        pytest.param("The mill is to be restored.", "The mill has been restored.", True, id="to be restored, restored"),
    ],
)
def test_what_is_only_agreed(said: str, known: str, differs: bool) -> None:
    assert (stances(said, known).get("status") == "differs") is differs


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The Tern made 18 trips fewer in 2024 than in 2023.", -1),
        ("The Saturday edition is 32 pages thicker than the others.", 1),
        ("The quay is 30 metres longer than the pier.", 1),
        ("There were 30 guests more often than not.", 0),
        ("He sold 40 cars, fewer than in 2019.", 0),
        ("The Tern made 18 trips in 2024.", 0),
    ],
)
def test_differences(text: str, change: int) -> None:
    clause = read_clauses(text, 0, len(text), build_registry({"source": "A tram runs."}).index.lexicon)[0]
    assert [q.change for q in clause.quantities] == [change]


@pytest.mark.parametrize(
    ("said", "known", "same"),
    [
        pytest.param("The yard was set up in 1974.", "The yard sued in April 2023.", False, id="set up, sued"),
        pytest.param("Work on the bridge began in 2021.", "The bridge will carry children from October 2026.", False, id="began, will carry"),
        pytest.param("The fair took place in May.", "The fair was in June.", True, id="took place, was"),
        pytest.param("The yard was founded in 1974.", "The yard was founded in 1976.", True, id="founded"),
    ],
)
def test_same_deed(said: str, known: str, same: bool) -> None:
    found = answer(said, known)
    assert found is not None
    assert is_same_deed(found.view) is same


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        pytest.param("The new method makes the copies faster.", "The new method makes the copies smaller.", "missing", id="faster, smaller"),
        pytest.param("The trips became longer.", "The trips became fewer.", "missing", id="longer, fewer"),
        pytest.param("The new copies are larger.", "The new copies are smaller.", "differs", id="larger, smaller"),
        pytest.param("Slips and falls were the leading cause.", "Slips and falls were the leading cause; the number rose.", "", id="falls of people"),
        pytest.param("The catch rose in 2024.", "The catch was three or more boxes in 2024.", "missing", id="three or more is no rise"),
        pytest.param("The catch fell in 2024.", "The catch rose in 2024.", "differs", id="fell, rose"),
    ],
)
def test_which_way(said: str, known: str, stance: str) -> None:
    assert stances(said, known).get("polarity", "") == stance


@pytest.mark.parametrize(
    ("said", "known", "expected"),
    [
        ("Not many people came to the fair.", "Few people came to the fair.", "supported"),
        ("Few people came to the fair.", "Not many people came to the fair.", "supported"),
        ("Many people came to the fair.", "Not many people came to the fair.", "contradicted"),
        ("The roads see little traffic at rush hour.", "The roads carry heavy rush hour traffic.", "contradicted"),
        ("The roads see heavy traffic.", "The roads carry heavy rush hour traffic.", "supported"),
        ("There are 40 boats left.", "40 boats remain.", "supported unsupported"),
        ("Holm left the club in May.", "Holm remained at the club in May.", "contradicted"),
    ],
)
def test_little_and_much(said: str, known: str, expected: str) -> None:
    assert verdict(said, {"a": known, "b": "A hall opened in 1990. Nand was born in Ostby. The road is 40 km long. A cat sat there."}) in expected.split()


def test_a_title_denies_nothing() -> None:
    text = "# Ostland at the 2008 Games\n\nTwo athletes went there. The flag was carried by Nand. The team had no coach. The games were held in May.\n"
    assert verdict("Ostland came home from the 2008 Games with a bronze medal.", {"a": text}) == "unsupported"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The bill for the Grey Mill in Ardal came to 3 million crowns.", "supported"),
        ("The Grey Mill in Ardal cost 4 million crowns.", "contradicted"),
        ("The Grey Mill in Ostby cost 3 million crowns.", "unsupported contradicted"),
    ],
)
def test_a_place_that_the_first_sentence_names(said: str, expected: str) -> None:
    text = "Grey Mill\nThe Grey Mill is one of the first stone mills built in Ardal.\n\nThe 3 million crown project was started in 2002. Its wheel is 9 metres high.\n"
    assert verdict(said, {"mill": text, "b": "A hall opened in 1990. Nand was born in Lund. The road is 40 km long."}) in expected.split()
