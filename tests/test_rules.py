"""Each rule by what it must catch and, longer, what it must leave alone, in small invented worlds."""

import pytest
from views import answer, stances


def found(rule: str, said: str, known: str) -> str:
    """What a rule says of a draft's sentence against a source's; "" for nothing."""
    return stances(said, known).get(rule, "")


SERIES = "The number of cities rose from 6 in 2018 to 9 in 2023."


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        pytest.param("The quay is 300 metres long.", "The quay is 412 metres long.", "differs", id="another length"),
        pytest.param("The quay is over 420 metres long.", "The quay is 412 metres long.", "differs", id="bound that does not hold"),
        pytest.param("The port has 12 cranes.", "The port has 14 cranes.", "differs", id="another count"),
        pytest.param("In 2019 the port had 12 cranes.", "In 2019 the port had 14 cranes.", "differs", id="another count, same year"),
        pytest.param("Traffic rose by 4%.", "Traffic rose by 6%.", "differs", id="another change"),
        pytest.param("A third of the boats are electric.", "24.4% of the boats are electric.", "differs", id="fraction"),
        pytest.param("In 2018 there were 9 cities.", SERIES, "differs", id="value of another year"),
        pytest.param("The quay is 412 metres long.", "The quay is 412 metres long.", "agrees", id="same"),
        pytest.param("The quay is about 410 metres long.", "The quay is 412 metres long.", "agrees", id="hedge"),
        pytest.param("The quay is 0.412 km long.", "The quay is 412 metres long.", "agrees", id="unit"),
        pytest.param("The quay is over 400 metres long.", "The quay is 412 metres long.", "agrees", id="bound"),
        pytest.param("The port has 12 cranes and 3 tugs.", "The port has 14 berths and 12 cranes.", "agrees", id="of several the one that is meant"),
        pytest.param("The port has a dozen cranes.", "The port has 12 cranes.", "agrees", id="in words"),
        pytest.param("In 2018 there were 6 cities.", SERIES, "agrees", id="value of its year"),
        pytest.param("There were 9 cities in 2023.", SERIES, "agrees", id="value of the later year"),
        pytest.param("In 2021 the net profit was 214 million euros.", "The net profit was €186 million (in 2021: €214 million).", "agrees", id="a year before its figure"),
        pytest.param("Nobody counted the rides twice.", "The operator counted 3.1 million rides.", "missing", id="how often is no count"),
        pytest.param("Under half of the critics liked it.", "11% of the critics liked it.", "agrees", id="far below half"),
        pytest.param("The scheme has helped millions of people.", "The scheme has helped 46 million people.", "agrees", id="millions"),
        pytest.param("The scheme has helped thousands of people.", "The scheme has helped 46 million people.", "missing", id="thousands, of millions"),
        pytest.param("The scheme has helped millions of people.", "The scheme has helped 46,000 people.", "differs", id="millions, of thousands"),
        pytest.param("The quay is over 1,200 metres long.", "The quay is 1,200 km long.", "missing", id="far beyond a length"),
        pytest.param("The lamps of the Merrow 7 Series are red.", "The rear of the car has 9 red lamps.", "", id="number of a name"),
        pytest.param("The Merrow has 7 lamps.", "The Merrow has 9 lamps.", "differs", id="number of lamps"),
        pytest.param("The ship sank twice.", "The ship sank three times.", "differs", id="how often, both"),
        pytest.param("In 2019 the port had 12 cranes.", "In 2021 the port had 14 cranes.", "other", id="another year is another question"),
        pytest.param("In 2019 the port had 14 cranes.", "The port had 12 cranes.", "undated", id="source without a date"),
        pytest.param("In 2019 the port had 12 cranes.", "The port had 12 cranes.", "missing", id="same figure, source without a date"),
        pytest.param("The quay cost 412 euros.", "The quay is 412 metres long.", "missing", id="another kind of figure"),
        pytest.param("Traffic rose by 4%.", "The share of lorries is 6%.", "missing", id="a change is no level"),
        pytest.param("Use grew by 8% from 2022 to 2023.", "Use reached 47 million litres in 2023, up 8% on the year before.", "agrees", id="the year before"),
        pytest.param("Tarn used 8% more water in 2023 than in 2022.", "Tarn used 47 million litres of water in 2023, 8% more than in 2022.", "agrees", id="years compared"),
        pytest.param("Tarn used 8% more water in 2023 than in 2022.", "In 2023 Tarn used 8% more water than the year before.", "agrees", id="the year before, compared"),
        pytest.param("Tarn used 8% more water in 2023 than in 2021.", "In 2023 Tarn used 8% more water than the year before.", "missing", id="another year compared"),
        pytest.param("Tarn used 8% more water in 2023 than in 2021.", "Tarn used 8% more water in 2023 than in 2022.", "missing", id="another year named"),
        pytest.param("The quay is long.", "The quay is 412 metres long.", "", id="no figure asked"),
    ],
)
def test_quantity(said: str, known: str, stance: str) -> None:
    assert found("quantity", said, known) == stance


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        pytest.param("It was her third album.", "It was her second album.", "differs", id="another one"),
        pytest.param("It was her second album.", "It was her second album.", "agrees", id="the same"),
        pytest.param("It was her album.", "It was her second album.", "", id="none asked"),
    ],
)
def test_ordinal(said: str, known: str, stance: str) -> None:
    assert found("ordinal", said, known) == stance


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        pytest.param("The bridge opened in 2019.", "The bridge opened in 2021.", "differs", id="another year"),
        pytest.param("The bridge opened before 2020.", "The bridge opened in May 2021.", "differs", id="before"),
        pytest.param("Work ended in 2018.", "Work began in 2018 and ended in 2021.", "differs", id="the time of something else"),
        pytest.param("The bridge opened in May 2021.", "The bridge opened.", "missing", id="no source gives it"),
        pytest.param("The bridge opened in 2021.", "The bridge opened on 3 May 2021.", "", id="year of a day"),
        pytest.param("The bridge opened.", "The bridge opened in 2021.", "", id="none asked"),
        pytest.param("The bridge opened by 2022.", "The bridge opened in May 2021.", "", id="by"),
        pytest.param("Work began in 2018.", "Work began in 2018 and ended in 2021.", "", id="first of two"),
        pytest.param("Work ended in 2021.", "Work began in 2018 and ended in 2021.", "", id="second of two"),
    ],
)
def test_period(said: str, known: str, stance: str) -> None:
    assert found("period", said, known) == stance


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        pytest.param("Traffic rose.", "Traffic fell.", "differs", id="rise and fall"),
        pytest.param("The harbour is deep.", "The harbour is shallow.", "differs", id="opposites"),
        pytest.param("The court accepted the plan.", "The court rejected the plan.", "differs", id="opposite verbs"),
        pytest.param("Traffic did not rise.", "Traffic rose.", "denies", id="draft denies"),
        pytest.param("Traffic rose.", "Traffic did not rise.", "denies", id="source denies"),
        pytest.param("No ship sank.", "A ship sank.", "denies", id="no"),
        pytest.param("The union never agreed.", "The union agreed.", "denies", id="never"),
        pytest.param("Traffic did not rise.", "Traffic did not rise.", "", id="both deny"),
        pytest.param("Traffic increased.", "Traffic grew.", "", id="one direction"),
        pytest.param("The harbour is not shallow.", "The harbour is deep.", "agrees", id="denied opposite"),
        pytest.param("The quay is no longer than 300 metres.", "The quay is long.", "", id="bound, no denial"),
        pytest.param("The port has more than 12 cranes.", "The port has 14 cranes.", "", id="more than"),
        pytest.param("The bridge will not open until 2027.", "The bridge will open in 2027.", "", id="not until"),
        pytest.param("Ida Holm is the chief engineer.", "“They are cheap boats, but not quiet ones,” said chief engineer Ida Holm.", "", id="not what is said"),
        pytest.param("Rain fell on the snow of Lund.", "There was rain on the snow of Lund.", "", id="rain falls"),
        pytest.param("The captain fell ill in Lund.", "The captain was ill in Lund.", "", id="fell ill"),
        pytest.param("It fell to Holm to close the bridge.", "Holm had to close the bridge.", "", id="fell to Holm"),
        pytest.param("The cost fell on the boats of Lund.", "The boats of Lund bore the cost.", "", id="fell on whom"),
        pytest.param("The tower of Lund was first climbed by Holm.", "Holm stood first on the tower of Lund.", "", id="was climbed"),
        pytest.param("Barley is grown in Lund.", "There is barley in Lund.", "", id="is grown"),
        pytest.param("Holm grew up in Lund.", "Holm was a child in Lund.", "", id="grew up"),
        pytest.param("The court dropped the case against Holm.", "The court ended the case against Holm.", "", id="dropped the case"),
        pytest.param("Sales of boats fell.", "There were sales of boats.", "missing", id="sales fell"),
        pytest.param("Sales of boats fell on Monday.", "There were sales of boats on Monday.", "missing", id="fell on a day"),
        pytest.param("Sales of boats dropped.", "There were sales of boats.", "missing", id="sales dropped"),
        pytest.param("Sales of boats grew.", "There were sales of boats.", "missing", id="sales grew"),
        pytest.param("The board granted the request.", "The board turned down the request.", "differs", id="turned down"),
        pytest.param("The board granted the request.", "The board turned the request down.", "differs", id="turned it down, what between"),
        pytest.param("The board turned down the request.", "The board granted the request.", "differs", id="turned down by the draft"),
        pytest.param("The board turned down the request.", "The board rejected the request.", "", id="rejected"),
        pytest.param("The union called off a boycott.", "The union called for a boycott.", "differs", id="one verb, two particles"),
        pytest.param("The union called off a boycott.", "The union called off a boycott.", "", id="the same particle"),
        pytest.param("The motion was defeated.", "The motion was carried by 14 votes to 9.", "differs", id="defeated, carried"),
        pytest.param("The ship carried coal.", "The rebels were defeated, and the ship carried coal.", "", id="carried by a ship"),
        pytest.param("The lamp is off by default.", "The lamp is on by default.", "differs", id="off, on"),
        pytest.param("The lamp is on by default.", "The lamp is switched off by default.", "differs", id="on, switched off"),
        pytest.param("The lamp is turned off by default.", "The lamp is off by default.", "", id="both off"),
        pytest.param("The lamp is not on by default.", "The lamp is off by default.", "agrees", id="not on, off"),
        pytest.param("The harbour is on the coast.", "The harbour is off the coast.", "", id="on the coast says where"),
        pytest.param("The lift is in service.", "The lift is out of service.", "differs", id="in service, out of service"),
        pytest.param("The lift is out of order.", "The lift is in the order of the catalogue.", "", id="another order"),
        pytest.param("The survey is opt-out.", "The survey is opt-in.", "differs", id="opt-out, opt-in"),
        pytest.param("The captain was drunk.", "The captain was sober.", "differs", id="an adjective that is a form of a verb"),
        pytest.param("Receipts are disabled.", "Receipts are enabled.", "differs", id="disabled, enabled"),
        pytest.param("Ida Holm was dropped from the team.", "Ida Holm was left out of the team.", "", id="left out in another word"),
        pytest.param("Ida Holm was in the team.", "Ida Holm was left out of the team.", "denies", id="left out"),
    ],
)
def test_polarity(said: str, known: str, stance: str) -> None:
    assert found("polarity", said, known) == stance


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        pytest.param("The bridge has opened.", "The bridge will open next year.", "differs", id="opened, planned"),
        pytest.param("The bridge has opened.", "The bridge is under construction.", "differs", id="opened, being built"),
        pytest.param("The bridge has opened.", "The bridge was cancelled.", "differs", id="opened, cancelled"),
        pytest.param("The bridge will open in 2027.", "The bridge is under construction.", "", id="what is being built is to open"),
        pytest.param("The bridge is finished.", "The bridge was completed.", "", id="finished, completed"),
        pytest.param("The bridge was opened.", "The bridge is in service.", "", id="opened, in service"),
        pytest.param("The bridge is 412 metres long.", "The bridge will open next year.", "", id="no stage asked"),
        pytest.param("Barriers are now standing on the quay.", "Barriers will be built on the quay.", "differs", id="standing, planned"),
        pytest.param("The barriers on the quay are in place.", "The planned barriers stop the noise on the quay.", "differs", id="in place, planned"),
        pytest.param("The bridge is complete.", "The bridge is under construction.", "differs", id="complete, being built"),
        pytest.param("Work on the bridge has yet to begin.", "The bridge is under construction.", "differs", id="not begun, being built"),
        pytest.param("Work on the bridge has yet to begin.", "The bridge will be built next year.", "", id="not begun, planned"),
        pytest.param("The bridge is not finished.", "The bridge is under construction.", "", id="not finished, being built"),
        pytest.param("The deepening of the bay has been completed.", "The bay is being deepened.", "differs", id="completed, in progress"),
        pytest.param("The bay was opened to traffic.", "The bay is being watched.", "", id="another deed in progress"),
        pytest.param("The bridge is supposed to be ready in 2027.", "Completion of the bridge is planned for 2027.", "", id="supposed to be"),
        pytest.param("The bridge carries a tram in place of a road.", "The bridge will carry a tram.", "", id="in place of"),
        pytest.param("The firm plans to buy the yard.", "The firm offered to buy the yard.", "", id="both meant"),
    ],
)
def test_status(said: str, known: str, stance: str) -> None:
    assert found("status", said, known) == stance


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        pytest.param("Ana Reis designed the bridge.", "Bo Lind designed the bridge.", "differs", id="who did it"),
        pytest.param("The bridge was designed by Ana Reis.", "The bridge was designed by Bo Lind.", "differs", id="by whom"),
        pytest.param("Ana Reis is the director of the port.", "Bo Lind is the director of the port.", "differs", id="office"),
        pytest.param("Director Ana Reis welcomed the guests.", "Director Bo Lind welcomed the guests.", "differs", id="title"),
        pytest.param("The firm is based in Lowen.", "The firm is based in Marne.", "differs", id="seat"),
        pytest.param("The line serves Lowen, Marne and Ardal.", "The line serves Lowen, Marne and Corvane.", "differs", id="member of a list"),
        pytest.param("Ana Reis visited the port.", "Bo Lind visited the port.", "missing", id="several may have"),
        pytest.param("Ana Reis and Bo Lind signed the treaty.", "Ana Reis signed the treaty.", "missing", id="one more than the source names"),
        pytest.param("Reis designed the bridge.", "Ana Reis designed the bridge.", "", id="surname"),
        pytest.param("The line serves Lowen.", "The line serves Lowen, Marne and Corvane.", "", id="one of a list"),
    ],
)
def test_entity(said: str, known: str, stance: str) -> None:
    assert found("entity", said, known) == stance


@pytest.mark.parametrize(
    ("rule", "said", "known", "stance"),
    [
        pytest.param("order", "Lowen is larger than Marne.", "Marne is larger than Lowen.", "differs", id="than"),
        pytest.param("order", "Lowen joined before Marne.", "Marne joined before Lowen.", "differs", id="before"),
        pytest.param("order", "Lowen is larger than Marne.", "Lowen is larger than Marne.", "", id="same order"),
        pytest.param("order", "Lowen is larger than Marne.", "Lowen is older than Corvane.", "", id="another comparison"),
        pytest.param("direction", "The firm switched to Lumen.", "The firm switched from Lumen.", "differs", id="to and from"),
        pytest.param("direction", "The train runs from Marne to Lowen.", "The train runs from Lowen to Marne.", "differs", id="other way"),
        pytest.param("direction", "The train runs from Lowen to Marne.", "The train runs from Lowen to Marne.", "", id="same way"),
        pytest.param("roles", "Rovers beat Athletic.", "Athletic beat Rovers.", "differs", id="who beats whom"),
        pytest.param("roles", "Lumen bought Corvane.", "Corvane bought Lumen.", "differs", id="who buys whom"),
        pytest.param("roles", "Rovers will beat Athletic when Vale joins.", "Vale beat Rovers.", "", id="what another verb is said of"),
        pytest.param("quantity", "The shift went from 50 to 34 hours.", "The shift went from 34 to 50 hours.", "differs", id="ends of a change"),
        pytest.param("polarity", "The board agreed to sell the mill.", "The board refused to sell the mill.", "denies", id="consent and refusal"),
        pytest.param("roles", "Lund signed Vale in May.", "Vale signed a contract with Lund in May.", "", id="with whom"),
        pytest.param("roles", "Vale signed with Lund in May.", "Lund signed Vale in May.", "", id="with whom, the draft"),
        pytest.param("order", "Lund lies upstream of Merrow.", "The river passes Lund and the upstream Merrow.", "differs", id="of what it is upstream"),
        pytest.param("order", "Lund lies upstream of Merrow.", "The river passes upstream Lund and Merrow.", "", id="upstream itself"),
        pytest.param("contrast", "Lund lies downstream of Merrow.", "The river passes Lund and the upstream Merrow.", "", id="downstream of what is upstream"),
        pytest.param("roles", "Athletic were beaten by Rovers.", "Rovers beat Athletic.", "", id="passive"),
        pytest.param("roles", "Corvane was bought by Lumen.", "Lumen bought Corvane.", "", id="passive, bought"),
        pytest.param("roles", "Lumen owns Corvane.", "Lumen belongs to Corvane.", "", id="belongs, told no other way"),
        pytest.param("roles", "The mill is owned by Corvane.", "The mill belongs to Corvane.", "", id="belongs to its owner"),
        pytest.param("roles", "Corvane gave the bell.", "The bell given by Corvane is old.", "", id="given by"),
        pytest.param("roles", "Ana Reis succeeded Bo Lind.", "The head is Bo Lind, who succeeded Ana Reis.", "differs", id="who came after whom"),
        pytest.param("roles", "Bo Lind succeeded Ana Reis.", "The head is Bo Lind, who succeeded Ana Reis.", "", id="who came after, as said"),
        pytest.param("roles", "Lumen met Corvane.", "Corvane met Lumen.", "", id="mutual"),
        pytest.param("roles", "Ana Reis married Bo Lind.", "Bo Lind married Ana Reis.", "", id="mutual, married"),
        pytest.param("binding", "Lowen makes ships.", "Lowen makes chips, while Marne makes ships.", "differs", id="what another makes"),
        pytest.param("binding", "Hens eat wheat.", "Hens eat barley; geese eat wheat.", "differs", id="a verb of both halves"),
        pytest.param("binding", "Hens swim in ponds.", "Hens eat barley; geese swim in ponds.", "differs", id="what others do"),
        pytest.param("binding", "The Wren runs on oil.", "Of the ships, seven run on oil; the Wren is electric.", "differs", id="what others run on"),
        pytest.param("binding", "The youngest bell was cast in 1512.", "The oldest is a bell cast in 1512; the youngest dates from 1988.", "differs", id="its opposite"),
        pytest.param("binding", "Geese swim in ponds.", "Hens eat barley; geese swim in ponds.", "", id="what they do"),
        pytest.param("binding", "The Wren runs on oil.", "All the ships run on oil; the Wren is the newest.", "", id="one of all"),
        pytest.param("binding", "The hall cost 9 crowns.", "The hall opened in May; it cost 9 crowns.", "", id="it, in the other half"),
        pytest.param("binding", "The hall cost 9 crowns.", "The hall opened in May; the cost was 9 crowns.", "", id="no subject of its own"),
        pytest.param("quantity", "Three of the five tugs are new.", "The port has five tugs, three of them new.", "agrees", id="a part and its whole"),
        pytest.param("quantity", "Fourteen of the 15 tugs are new.", "The port has 15 tugs.", "missing", id="the whole is no part"),
        pytest.param("quantity", "Fourteen of the 15 tugs are new.", "All 15 tugs are new.", "differs", id="all of them are no part"),
        pytest.param("quantity", "All 40 tugs were in favour.", "All 40 tugs voted: 31 were in favour, 9 against.", "differs", id="all, and those who were"),
        pytest.param("quantity", "All 40 tugs voted.", "All 40 tugs voted: 31 were in favour, 9 against.", "agrees", id="all did vote"),
        pytest.param("status", "The firm runs two mills.", "The firm, which runs two mills, will close its shop.", "", id="what else is planned"),
        pytest.param("status", "The old names come back in 2027.", "The old names will be given again in 2027.", "", id="the present of what is to come"),
        pytest.param("status", "The old names came back in 2027.", "The old names will be given again in 2027.", "differs", id="told as past"),
        pytest.param("status", "The old names come back in 2026.", "The old names will be given again in 2027.", "differs", id="the present at another time"),
        pytest.param("status", "The line links Ardal with Lund.", "The line between Ardal and Lund will be in service in May.", "", id="what a planned thing is"),
        pytest.param("status", "Ardal belongs to Marland.", "The new road will link Ardal, in Marland, with Lund.", "", id="a plan of another thing"),
        pytest.param("status", "The tower is under construction.", "The construction of the tower has been initiated.", "", id="begun, not completed"),
        pytest.param("status", "The tower is under construction.", "The construction of the tower has been speeded up.", "", id="faster, not completed"),
        pytest.param("status", "The tower is under construction.", "The tower has been completed.", "differs", id="completed"),
        pytest.param("status", "The ice plant has not been built.", "The ice plant has been serving the trawlers since May.", "differs", id="at work, not built"),
        pytest.param("status", "The new bakery has been selling bread since May.", "The new bakery has not opened.", "differs", id="at work, not opened"),
        pytest.param("status", "The bridge has not been built.", "The bridge committee has been meeting since May.", "", id="another thing is at work"),
        pytest.param("status", "The bridge has not been built.", "Foes of the bridge have been meeting since May.", "", id="what is said of others"),
        pytest.param("polarity", "The museum has yet to publish its report.", "The museum has not yet published its report.", "", id="yet to, not yet"),
        pytest.param("polarity", "The museum has published its report.", "The museum has yet to publish its report.", "denies", id="yet to"),
        pytest.param("polarity", "The trains have yet to arrive.", "The trains will arrive in June.", "", id="yet to come"),
        pytest.param("polarity", "The aid was approved in May.", "The aid has not yet been approved.", "denies", id="not yet"),
        pytest.param("polarity", "A national strategy governs the port.", "The port has a regional market.", "", id="epithets of two things"),
        pytest.param("polarity", "The port has a national market.", "The port has a regional market.", "differs", id="epithets of one thing"),
        pytest.param("polarity", "The Port of Ardal is a private institution.", "The Port of Ardal is a public trading company.", "differs", id="what it is"),
        pytest.param("polarity", "The trade starts in May.", "The dead-end road serves the trade.", "", id="half of a compound"),
        pytest.param("polarity", "The race starts at noon.", "The race ends at noon.", "differs", id="opposites of one thing"),
        pytest.param("polarity", "It is not so easy to sail as people had imagined.", "Sailing is not as easy as imagined.", "", id="both deny"),
        pytest.param("polarity", "It is not so easy to sail.", "It is easy to sail.", "denies", id="not so"),
        pytest.param("polarity", "The growth of the port is without precedent.", "The growth of the port is unprecedented.", "", id="without precedent"),
        pytest.param("polarity", "The ferry runs without a break.", "The ferry runs continuously.", "", id="without a break"),
        pytest.param("polarity", "The ferry does not run.", "The ferry runs continuously.", "denies", id="does not run"),
        pytest.param("polarity", "The ferry runs without a crew.", "The ferry runs with a crew.", "denies", id="without a thing"),
        pytest.param("polarity", "The director was none other than Holm.", "Holm was the director.", "", id="none other than"),
        pytest.param("polarity", "None of the boats was sold.", "The boats were sold.", "denies", id="none of"),
        pytest.param("direction", "The port won guests from Lund.", "Officials of the port went to Lund to win guests.", "", id="from and to hang on different verbs"),
        pytest.param("direction", "The firm switched from Lumen to Ardor.", "The firm switched from Ardor to Lumen.", "differs", id="from and to of one verb"),
        pytest.param("status", "The mill will not close in May.", "In May the mill will stay open.", "", id="both tell of what is to come"),
        pytest.param("binding", "The trust's chairman was Penhale.", "The trust's chairman was Rawle, and its engineer was Penhale.", "differs", id="another's office"),
        pytest.param("binding", "Its chairman was Penhale.", "Its chairman was Rawle, and its engineer was Penhale.", "differs", id="another's office, it"),
        pytest.param("binding", "Marne makes ships.", "Lowen makes chips, while Marne makes ships.", "", id="its own"),
        pytest.param("binding", "Its engineer was Penhale.", "Its chairman was Rawle, and its engineer was Penhale.", "", id="his own office"),
        pytest.param("binding", "The terminal employs 900 people.", "The terminal covers 64 hectares and employs 900 people.", "", id="a subject for two verbs"),
        pytest.param("binding", "The bridge has two towers.", "The bridge opened in May, and its two towers are 90 metres high.", "", id="its parts"),
        pytest.param("binding", "Cooks in Marne add dill, which cooks in Lowen reject.", "Cooks in Lowen add dill, which cooks in Marne reject.", "differs", id="exchanged, which"),
        pytest.param("binding", "Marne was beaten by Lowen in the final.", "Lowen beat Marne in the final.", "", id="a passive"),
        pytest.param("binding", "Lowen lost the match against Marne by two goals.", "Marne won the match against Lowen by two goals.", "", id="lost and won"),
        pytest.param("binding", "Marne is the engine, and Lowen the brain.", "Lowen is the brain, and Marne is the engine.", "", id="in another order"),
        pytest.param("binding", "The pike returned in the 1990s.", "Otters returned in the 1990s, whereas the pike died out.", "differs", id="another subject"),
        pytest.param("binding", "Otters returned in the 1990s.", "Otters returned in the 1990s, whereas the pike died out.", "", id="its own subject"),
        pytest.param("binding", "The pike died out.", "Otters returned in the 1990s, whereas the pike died out.", "", id="the other one's own"),
        pytest.param("binding", "The towers rise above the river.", "The bridge rises above the river, and so do its towers.", "", id="so do the towers"),
        pytest.param("extent", "All boats are electric.", "Many boats are electric.", "missing", id="all"),
        pytest.param("extent", "Only boats with a licence may enter.", "Boats with a licence may enter.", "missing", id="only"),
        pytest.param("extent", "Boats always stop here.", "Boats stop here.", "missing", id="always"),
        pytest.param("extent", "The ministry acted alone.", "The ministry and the city acted together.", "differs", id="alone, together"),
        pytest.param("extent", "All boats are electric.", "All boats are electric.", "", id="both all"),
        pytest.param("extent", "Boats are electric.", "All boats are electric.", "", id="less than the source says"),
        pytest.param("extent", "It runs every day.", "It runs daily.", "", id="every day"),
        pytest.param("extent", "Most of the boats are electric.", "Of the boats, 92% are electric.", "", id="most, by a share"),
        pytest.param("extent", "Nearly all boats are electric.", "92% of the boats are electric.", "", id="nearly all, by a share"),
        pytest.param("extent", "Nearly all boats are electric.", "65% of the boats are electric.", "missing", id="nearly all of two thirds"),
        pytest.param("extent", "The mill's hands are mostly women.", "68% of the mill's hands are women.", "", id="mostly, by a share"),
        pytest.param("extent", "Most of the boats are electric.", "The boats are electric; 92% of the crews are new.", "missing", id="most, by the share of other things"),
        pytest.param("extent", "92% of the boats are electric, most of them new.", "92% of the boats are electric.", "missing", id="most of a share"),
        pytest.param("extent", "The boats came only recently.", "The boats came recently.", "", id="only recently"),
        pytest.param("extent", "The boats came only in May.", "The boats came in May.", "missing", id="only in a month"),
        pytest.param("extent", "In 2024 alone, 40 boats were sold.", "In 2024, 40 boats were sold.", "", id="a year alone"),
        pytest.param("extent", "Holm alone sold 40 boats.", "Holm sold 40 boats.", "missing", id="a firm alone"),
        pytest.param("extent", "The law holds in the whole country.", "The law holds in the country.", "", id="a whole country"),
        pytest.param("extent", "The whole fleet is electric.", "The fleet is electric.", "missing", id="a whole fleet"),
        pytest.param("extent", "Lowen makes the most of its boats.", "Lowen makes use of its boats.", "", id="make the most of"),
        pytest.param("extent", "The boats were constantly improved.", "The boats were continuously improved.", "", id="constantly"),
        pytest.param("extent", "The park is open all year.", "The park is open throughout the year.", "", id="all year"),
    ],
)
def test_who_and_how_far(rule: str, said: str, known: str, stance: str) -> None:
    assert found(rule, said, known) == stance


def test_every_rule_says_what_it_found() -> None:
    pairs = [("The quay is 300 metres long.", "The quay is 412 metres long."), ("Lowen makes ships.", "Lowen makes chips, while Marne makes ships.")]
    for said, known in pairs:
        a = answer(said, known)
        assert a is not None
        assert all(o.detail and o.rule for o in a.outcomes)


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        ("Tarnbase 7 reads old files.", "Tarnbase 4 reads old files.", "missing"),
        ("Hugo 2 has a red wheel.", "Meridane 2 has a red wheel.", "missing"),
        ("Meridane 2 has a red wheel.", "Meridane has a red wheel.", "missing"),
        ("Tarnbase 4 reads old files.", "Tarnbase 4 reads old files.", ""),
        ("Tarnbase reads old files.", "Tarnbase 4 reads old files.", ""),
    ],
)
def test_names_with_numbers(said: str, known: str, stance: str) -> None:
    assert found("entity", said, known) == stance
