"""Which number belongs to what: the thing a figure counts or measures, the whole it is a share of, whether it is a change."""

from __future__ import annotations

import pytest

from yrdcheck.quantities import read_mentions

# (sentence, [what each figure belongs to]): "cities" counts cities, "/GDP" is a share of GDP, "+" and "-" mark a change, "" nothing.
TABLE: list[tuple[str, list[str]]] = [
    ("The alliance has 47 sub-funds and 52 direct investment projects.", ["sub-funds", "direct investment projects"]),
    ("There are 41 cities in the delta, 27 of which are in the core.", ["cities", "/cities"]),
    ("Of the 41 cities, 8 have a metro.", ["cities", "/41 cities"]),
    ("Eight of the 41 cities have a metro.", ["/41 cities", "cities"]),
    ("The delta has 8 of the country's 20 largest ports.", ["/country's 20 largest ports", "largest ports"]),
    ("Some 153 cases were confirmed, 103 in the north and 48 in the south.", ["cases", "cases", "cases"]),
    ("The fleet grew from 12 ferries to 19 last year.", ["ferries", "ferries"]),
    ("Ridership rose from 2.1 million in 2018 to 3.4 million in 2023.", ["Ridership", "Ridership"]),
    ("The share of wind in the mix rose from 6% to 11%.", ["share of wind", "share of wind"]),
    ("Spending on research accounts for 3.34% of GDP.", ["/GDP"]),
    ("Research spending made up 3.34% of the region's GDP.", ["/region's GDP"]),
    ("The delta, with 4% of China's land, produces a quarter of its GDP.", ["/China's land", "/GDP"]),
    ("A quarter of China's GDP comes from the delta.", ["/China's GDP"]),
    ("Foreign trade reached 15.17 trillion yuan, 36.4% of the national total.", ["Foreign trade", "/national total"]),
    ("The port handled 49 million containers, 5% more than a year earlier.", ["containers", "+"]),
    ("The bridge is 1.2 km long and 32 metres wide.", ["bridge", "bridge"]),
    ("Look 😀 The Hale Bridge is 300 metres long.", ["Hale Bridge"]),
    ("The railway, 1,200 km in length, has 14 stations.", ["railway", "stations"]),
    ("The 1,200-km railway links 9 cities.", ["railway", "cities"]),
    ("The length of the line is 36 kilometres.", ["length of the line"]),
    ("The line has a length of 36 kilometres.", ["length"]),
    ("The line runs for 36 kilometres through 5 towns.", ["line", "towns"]),
    ("Its population of 8.5 million makes it the biggest city.", ["population"]),
    ("The city has a population of 8.5 million and an area of 6,300 square kilometres.", ["population", "area"]),
    ("With 8.5 million residents, the city covers 6,300 square kilometres.", ["residents", "city"]),
    ("Patents numbered 4,200 in 2023.", ["Patents"]),
    ("The average price of a flat is 45,000 yuan per square metre.", ["price of a flat"]),
    ("A flat costs 45,000 yuan per square metre on average.", ["flat"]),
    ("Adults pay $12, children $6.", ["Adults", "children"]),
    ("The bank was set up by seven wool traders.", ["wool traders"]),
    ("The price went up by eleven crowns.", ["+"]),
    ("Sales went up by eleven.", ["+"]),
    ("A tunnel would be two fifths dearer than the bridge.", [""]),
    ("Wages rose by 5.4 per cent, prices by 2.1 per cent.", ["Wages+", "prices+"]),
    ("Wages fell 5.4 per cent and prices 2.1 per cent.", ["Wages-", "prices-"]),
    ("Exports rose 8% to 3 trillion yuan.", ["Exports+", "Exports"]),
    ("Unemployment fell 0.4 percentage points to 4.6%.", ["Unemployment-", "Unemployment"]),
    ("Emissions of sulphur dioxide fell by 63% between 2018 and 2023.", ["Emissions of sulphur dioxide-"]),
    ("The scheme cut travel time from 2 hours to 40 minutes.", ["travel time", "travel time"]),
    ("The trip takes 40 minutes.", ["trip"]),
    ("More than 20 universities and 300 firms joined the alliance.", ["universities", "firms"]),
    ("The plan, which includes 125 measures, was signed by four governors.", ["measures", "governors"]),
    ("Arden and Corle have 13 and 11 bridges respectively.", ["Arden", "Corle"]),
    ("Arden and Corle have 13 and 11 bridges, respectively.", ["Arden", "Corle"]),
    ("Arden, Corle and Dunmore grew by 3%, 4% and 5% respectively.", ["Arden+", "Corle+", "Dunmore+"]),
    ("Imports and exports amounted to 4 and 6 trillion yuan, respectively.", ["Imports", "exports"]),
    (
        "The lengths of the two bridges are 13 km and 11 km respectively.",
        ["bridges", "lengths of the two bridges", "lengths of the two bridges"],
    ),
    ("In 2018 and 2023 the port handled 4.2 and 4.9 million containers respectively.", ["containers", "containers"]),
    ("Nine in ten residents are satisfied.", ["residents"]),
    ("Satisfaction with the service stands at 91%.", ["Satisfaction"]),
    ("Half of the firms exported goods worth $3 million.", ["/firms", "goods"]),
    ("Half the firms are state-owned.", ["/firms"]),
    ("About 3,000 of the 5,400 workers are women.", ["/5,400 workers", "workers"]),
    ("Women make up 56% of the workforce.", ["/workforce"]),
    ("Nearly 56% of workers are women.", ["/workers"]),
    ("The company employs 5,400 people in 12 countries.", ["people", "countries"]),
    ("A total of 350 trains run every day.", ["trains"]),
    ("The Delta's GDP was 30.5 trillion yuan, or 24.4% of the country's.", ["Delta's GDP", "/country's"]),
    ("14 people died and 35 were injured.", ["people", "people"]),
    ("The dam stores 35 million cubic metres of water.", ["water"]),
    ("An 18 GW dam with 32 turbines was built at a cost of $24 billion.", ["dam", "turbines", "cost"]),
    ("The dam cost $24 billion to build and took 17 years.", ["dam", "dam"]),
    ("Concentrations of PM2.5 averaged 30.8 micrograms per cubic metre.", ["Concentrations of PM2.5"]),
    ("Phase two will add 14 stations to the existing 30.", ["stations", "stations"]),
    ("Its catalogue lists more than 46,000 instruments worth over 50 million yuan each.", ["instruments", "instruments"]),
    ("The lake, 35 metres deep, holds 12 species of fish.", ["lake", "species of fish"]),
    ("She won 5 gold medals, 3 of them in relays.", ["gold medals", "/gold medals"]),
    ("Two-thirds of the 2,000 buses are electric.", ["/2,000 buses", "buses"]),
    ("Of the buses, two-thirds are electric.", ["/buses"]),
    ("The number of electric buses exceeded 2,000.", ["number of electric buses"]),
    ("Rail freight grew 11.6 per cent to 4.9 million tonnes.", ["Rail freight+", "Rail freight"]),
    ("The failure rate was 15 per cent.", ["failure rate"]),
    ("Losses narrowed to €2.3 million from €4.1 million.", ["Losses", "Losses"]),
    ("Sales totalled €40 million, of which €12 million came from abroad.", ["Sales", "/Sales"]),
    ("Coal's share fell to 12%.", ["Coal's share"]),
    ("A 4.5-hour journey covers 1,318 km.", ["journey", "journey"]),
    ("The satellite weighs 350 kg and orbits at an altitude of 500 km.", ["satellite", "altitude"]),
    ("The engine produces 300 hp and weighs 150 kg.", ["engine", "engine"]),
    ("Inflation is expected to reach 2.5% next year.", ["Inflation"]),
    ("Interest rates were raised by 25 basis points to 4.5 per cent.", ["Interest rates+", "Interest rates"]),
    ("Fifty-two per cent of 1,004 residents polled agreed.", ["/1,004 residents", "residents"]),
    ("In a poll of 1,004 residents, 52% agreed and 31% disagreed.", ["residents", "", ""]),
    ("Nine cities have joined, up from six in 2018.", ["cities", "cities"]),
    ("Steel output doubled between 2000 and 2010.", ["Steel output+"]),
    ("The reserve holds 412 bird species, 37 of which are endangered.", ["bird species", "/bird species"]),
    ("Thirty-one provinces sent 480 delegates, 212 of them women.", ["provinces", "delegates", "/delegates"]),
]


@pytest.mark.parametrize(("text", "belongings"), TABLE)
def test_belongs(text: str, belongings: list[str]) -> None:
    got = []
    for q in read_mentions(text)[0]:
        thing, whole = (text[slice(*span)] if span else "" for span in (q.thing, q.whole))
        got.append((f"/{whole}" if whole else thing) + {1: "+", -1: "-", 0: ""}[q.change])
    assert got == belongings
