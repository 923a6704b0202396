"""Who did what to whom, what somebody is, and what a source says only of some: tables of sentences."""

from __future__ import annotations

import pytest

import yrdcheck


def verdict(said: str, *known: str) -> str:
    registry = yrdcheck.build_registry({f"s{i}": text for i, text in enumerate(known)})
    return str(yrdcheck.verify(said, registry).statements[0].verdict.value)


BEAT = "In the cup final on 8 May, Rovers beat Castleby 3-1 at Fern Park."
PLACE = "Ida Holt was appointed captain of the club in place of Ben Marsh in March 2019."
NEXT = "The council appointed Lena Faber as the successor of Otto Brink at the head of the museum."
SOON = "Mara Quist will succeed Per Aune as editor of the Kirsted Gazette on 1 June."
AFTER = "Bror Lind, who had been deputy, followed Siri Noor as mayor of Halden in 2016."
SALE = "Tolland Foods bought the Merle bakery from Ostrow Group for 12 million crowns in 2021."
LEASE = "The Ardmore Trust leases the mill to the Corran Brewery."
HOST = "Swansmere hosted Castleby in the opening match of the handball league."
LETTERS = "The Letters of Emil Toft was edited by Greta Lund and published by Aske Press in 1988."
RACE = "The yacht Petrel overtook the Gannet off Cape Worm and won the regatta."
TAUGHT = "Clara Wendt studied the violin under Josef Halm at Brenz from 1901 to 1905."
SWAP = "In version 4.2 the library Quill replaced the parser Fennel with Burr."
DAM = "In 2015 Brandt hired the engineer Sofie Lund, who built the Karst dam."
BOARD = "The committee of the Brook Rowing Club is Ada Birk (chair), Ben Carr (treasurer) and Cleo Dunn (secretary)."
CREW = "Anna Reed, the captain, and Lisa Moor, the coach, left the club."


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Castleby beat Rovers in the cup final.", BEAT),
        ("Rovers were beaten by Castleby in the cup final.", BEAT),
        ("Rovers lost the cup final.", BEAT),
        ("Castleby won the cup final at Fern Park.", BEAT),
        ("Ben Marsh was appointed captain of the club in place of Ida Holt in March 2019.", PLACE),
        ("Ben Marsh replaced Ida Holt as captain of the club.", PLACE),
        ("Ida Holt was replaced by Ben Marsh as captain.", PLACE),
        ("Ben Marsh became captain of the club in March 2019.", PLACE),
        ("Otto Brink succeeded Lena Faber at the head of the museum.", NEXT),
        ("Lena Faber was succeeded by Otto Brink.", NEXT),
        ("The council appointed Otto Brink as the successor of Lena Faber.", NEXT),
        ("Per Aune will succeed Mara Quist as editor of the Kirsted Gazette on 1 June.", SOON),
        ("Mara Quist will be succeeded by Per Aune as editor.", SOON),
        ("Siri Noor followed Bror Lind as mayor of Halden.", AFTER),
        ("Bror Lind was mayor of Halden before Siri Noor.", AFTER),
        ("Siri Noor became mayor of Halden in 2016.", AFTER),
        ("Ostrow Group bought the Merle bakery from Tolland Foods in 2021.", SALE),
        ("The Merle bakery was bought by Ostrow Group.", SALE),
        ("The buyer of the Merle bakery was Ostrow Group.", SALE),
        ("The Corran Brewery leases the mill to the Ardmore Trust.", LEASE),
        ("Castleby hosted Swansmere in the opening match of the handball league.", HOST),
        ("Swansmere visited Castleby in the opening match of the handball league.", HOST),
        ("Aske Press edited The Letters of Emil Toft.", LETTERS),
        ("Greta Lund published The Letters of Emil Toft in 1988.", LETTERS),
        ("The Gannet overtook the Petrel off Cape Worm.", RACE),
        ("The Gannet won the regatta.", RACE),
        ("Clara Wendt taught Josef Halm the violin.", TAUGHT),
        ("Josef Halm was a pupil of Clara Wendt.", TAUGHT),
        ("In version 4.2 Quill replaced Burr with Fennel.", SWAP),
        ("Brandt built the Karst dam.", DAM),
        ("Ben Carr is the chair of the Brook Rowing Club.", BOARD),
        ("The treasurer of the Brook Rowing Club is Ada Birk.", BOARD),
        ("Ada Birk serves as secretary of the club.", BOARD),
        ("Lisa Moor is the captain.", CREW),
        ("Priya Nair's thesis was supervised by Tom Askew.", "Dr Priya Nair supervised Tom Askew's thesis on river snails."),
        ("Karl Ohm was formerly head of Nordbank.", "After the merger Vera Stahl, formerly head of Nordbank, took over as chief executive from Karl Ohm."),
    ],
)
def test_what_is_turned_round_is_not_supported(said: str, known: str) -> None:
    assert verdict(said, known) in ("contradicted", "unsupported")


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Castleby beat Rovers in the cup final.", BEAT),
        ("Ben Marsh replaced Ida Holt as captain of the club.", PLACE),
        ("Lena Faber was succeeded by Otto Brink.", NEXT),
        ("Per Aune will succeed Mara Quist as editor of the Kirsted Gazette on 1 June.", SOON),
        ("Siri Noor followed Bror Lind as mayor of Halden.", AFTER),
        ("The Merle bakery was bought by Ostrow Group.", SALE),
        ("Castleby hosted Swansmere in the opening match of the handball league.", HOST),
        ("Ben Carr is the chair of the Brook Rowing Club.", BOARD),
        ("The club's treasurer is Cleo Dunn.", BOARD),
    ],
)
def test_what_is_turned_round_is_contradicted(said: str, known: str) -> None:
    assert verdict(said, known) == "contradicted"


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Castleby were beaten by Rovers in the cup final.", BEAT),
        ("Rovers won the cup final.", BEAT),
        ("Ida Holt replaced Ben Marsh as captain of the club.", PLACE),
        ("Ben Marsh was replaced by Ida Holt as captain.", PLACE),
        ("Ida Holt became captain of the club in March 2019.", PLACE),
        ("Lena Faber succeeded Otto Brink at the head of the museum.", NEXT),
        ("Otto Brink was succeeded by Lena Faber.", NEXT),
        ("Mara Quist will take over from Per Aune as editor of the Kirsted Gazette on 1 June.", SOON),
        ("Per Aune will be succeeded by Mara Quist as editor.", SOON),
        ("Bror Lind followed Siri Noor as mayor of Halden.", AFTER),
        ("Siri Noor was mayor of Halden before Bror Lind.", AFTER),
        ("Bror Lind became mayor of Halden in 2016.", AFTER),
        ("Ostrow Group sold the Merle bakery to Tolland Foods in 2021.", SALE),
        ("The Merle bakery was bought by Tolland Foods.", SALE),
        ("The Corran Brewery leases the mill from the Ardmore Trust.", LEASE),
        ("Castleby visited Swansmere in the opening match of the handball league.", HOST),
        ("Greta Lund edited The Letters of Emil Toft.", LETTERS),
        ("Aske Press published The Letters of Emil Toft in 1988.", LETTERS),
        ("The Gannet was overtaken by the Petrel.", RACE),
        ("The Petrel won the regatta.", RACE),
        ("Fennel was replaced by Burr in version 4.2.", SWAP),
        ("Sofie Lund built the Karst dam.", DAM),
        ("Ada Birk is the chair of the Brook Rowing Club.", BOARD),
        ("The club's treasurer is Ben Carr.", BOARD),
        ("Lisa Moor is the coach.", CREW),
        ("Anna Reed left the club.", CREW),
        ("Lund built the harbour hall with Holm in 1990.", "Holm, together with Lund, built the harbour hall in 1990."),
        ("Rosa Linn won the high jump.", "Greta Moss won the long jump and Rosa Linn the high jump."),
        ("Otis beat Carlo in the chess tournament.", "Marten beat Otis and Otis beat Carlo in the chess tournament."),
        ("The school was given 5,000 crowns by the trust.", "The trust gave the school 5,000 crowns."),
        ("Vera Stein is the new director of the zoo.", "Vera Stein, aged 41, has been appointed director of the zoo."),
    ],
)
def test_the_same_roles_agree(said: str, known: str) -> None:
    assert verdict(said, known) == "supported"


def test_the_other_side_of_a_deed_is_no_opposite() -> None:
    assert verdict("Volta sold Dunmore 40 buses.", "Dunmore bought 40 buses from Volta and leases another 20 from Merit.") != "contradicted"


POLL = "Of those polled who own a car, 58 per cent want the ring road."
PUPILS = "Among pupils who walk to school, 70 per cent said that they felt safe."
BATHS = "For members, entry to the Tulsk baths costs 4 crowns."
FAIR = "If it rains, the Mardal fair will be held in the sports hall."
FIRMS = "In firms with fewer than ten workers, 63 per cent of staff are union members."


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("58 per cent of those polled want the ring road.", POLL),
        ("70 per cent of pupils said that they felt safe.", PUPILS),
        ("Entry to the Tulsk baths costs 4 crowns.", BATHS),
        ("The Mardal fair will be held in the sports hall.", FAIR),
        ("63 per cent of staff are union members.", FIRMS),
        ("30 per cent of the trains made up the time.", "Of the trains that left late, 30 per cent made up the time."),
        ("12 per cent of the patients came back within a month.", "Of the patients over 70 who were operated on, 12 per cent came back within a month."),
        ("The jobless rate in Korda is 7.1 per cent.", "Among women, the jobless rate in Korda is 7.1 per cent."),
    ],
)
def test_what_is_said_of_some_is_not_said_of_all(said: str, known: str) -> None:
    assert verdict(said, known) != "supported"


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("58 per cent of those polled who own a car want the ring road.", POLL),
        ("70 per cent of pupils who walk to school felt safe.", PUPILS),
        ("Entry to the Tulsk baths costs 4 crowns for members.", BATHS),
        ("The Mardal fair will be held in the sports hall if it rains.", FAIR),
        ("Three boats have been sold by the club.", "Of its 12 boats, the club has sold three."),
        ("12 per cent of the town's budget goes to schools.", "Of the town's budget, 12 per cent goes to schools."),
        ("61 per cent of Tarn's people said that they cycle.", "In the survey, which was held in May, 61 per cent of Tarn's people said that they cycle."),
        ("The Vireo choir sang in Lund.", "For the first time since 1999, the Vireo choir sang in Lund."),
        ("Otto Kern ran the mill at Dorf.", "For many years, Otto Kern ran the mill at Dorf."),
        ("The plan foresees a new tram depot in Kessel.", "Among other things, the plan foresees a new tram depot in Kessel."),
        ("The bureau uses ten-minute means.", "In storm information below, the bureau uses ten-minute means."),
        ("The clinic asked for more nurses.", "In a letter signed by 40 doctors, the clinic asked for more nurses."),
    ],
)
def test_a_lead_in_that_narrows_nothing_is_left_alone(said: str, known: str) -> None:
    assert verdict(said, known) == "supported"


WING = "The Oberau museum opened a new wing in 2014."


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("The Oberau museum opened a new wing in 2014 with the help of private donors.", WING),
        ("The Oberau museum opened a new wing on the south bank in 2014.", WING),
        ("The Oberau museum opened a new glass wing in 2014.", WING),
        ("The Tarnow ferry was cancelled on 4 March because of a storm.", "The Tarnow ferry was cancelled on 4 March."),
        ("The vote on the harbour was unanimously postponed until June.", "The vote on the harbour was postponed until June."),
        ("Karel Brod composed three comic operas.", "Karel Brod composed three operas."),
        ("Karel Brod composed three operas for children.", "Karel Brod composed three operas."),
        ("The lifeboat Hope rescued 11 people from the Anka during a gale.", "The lifeboat Hope rescued 11 people from the Anka."),
        ("The school in Hirst has a library, a gym and a kitchen.", "The school in Hirst has a library and a gym."),
        ("The hotel Marabel serves lunch from seven to ten.", "The hotel Marabel serves breakfast from seven to ten."),
    ],
)
def test_an_added_detail_is_not_supported(said: str, known: str) -> None:
    assert verdict(said, known) != "supported"


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("A new wing was opened by the Oberau museum in 2014.", WING),
        ("The harbour vote was put off until June.", "The vote on the harbour was postponed until June."),
        ("23 people work at the Lomond bakery.", "The Lomond bakery employs 23 people."),
        ("Kolb has 60 employees.", "The Danube shipping firm Kolb employs 60 people."),
        ("Last year 82,000 people visited the museum.", "The museum received 82,000 visitors last year."),
        ("Captain Hask dies at the end of the novel.", "The novel ends with the death of Captain Hask."),
        ("Nolsey increased its ticket prices by 6 per cent in May.", "The ferry company Nolsey raised its fares by 6 per cent in May."),
    ],
)
def test_other_words_for_the_same_are_no_detail(said: str, known: str) -> None:
    assert verdict(said, known) == "supported"
