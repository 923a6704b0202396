"""Times that a sentence tells by another, and which of several figures belongs to which time."""

import pytest

from yrdcheck import build_registry, verify
from yrdcheck.periods.following import follow
from yrdcheck.quantities import read_mentions
from yrdcheck.statements import read_clauses

OTHERS = "The Aldmoor Gazette is printed in Selby. Its editor is Jane Hargreave. The town hall was painted green. Rye bread is baked in the old mill."


def verdict(text: str, source: str) -> str:
    return "/".join(str(s.verdict) for s in verify(text, build_registry({"a": source, "others": OTHERS})).statements)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param("It opened in May 1987; five months later it closed.", ["May 1987", "October 1987"], id="months later"),
        pytest.param("It won in 1968; two years earlier it had lost.", ["1968", "1966"], id="years earlier"),
        pytest.param("Tests began on 31 May 1999. The next day they ended.", ["31 May 1999", "1 June 1999"], id="the next day"),
        pytest.param("In 1960 he left; the year after, he came back.", ["1960", "1961"], id="the year after"),
        pytest.param("In 2016 he won and in that year he lost.", ["2016", "2016"], id="that year"),
        pytest.param("From 1990 to 1995 he taught; a year later he died.", ["From 1990 to 1995", "1996"], id="after a span"),
        pytest.param("In the first half of 2023 it built 14, in the second half 9.", ["the first half of 2023", "the second half"], id="its other half"),
        pytest.param("In 1990 it had 20, five more than a year earlier.", ["1990"], id="what a figure is compared with"),
        pytest.param("In 2003 prices rose by 3% on the previous year.", ["2003", "the previous year"], id="what a rise is compared with"),
        pytest.param("It opened two years later than the other.", [], id="later than another"),
        pytest.param("In 2016 he lived there two years longer.", ["2016"], id="a length of time"),
        pytest.param("In 1990 it opened; six months later it closed.", ["1990"], id="months after a year"),
        pytest.param("大桥于2019年3月动工，次年通车。", ["2019年3月", "2020"], id="次年"),
    ],
)
def test_follow(text: str, times: list[str]) -> None:
    assert [p.text for p in follow(text, read_mentions(text)[1])] == times


INTENSITY = "The intensity of research spending in Norland rose from 2.81% to 3.34% between 2018 and 2023."
SCHOOLS = "From 2010 to 2020, the number of schools in Varberg fell from 42 to 30."
DEATHS = "Three cyclists were killed in Aldersund in 2024. In the years 2020 to 2024 as a whole 17 cyclists were killed there."
STOCK = "The spawning stock has grown since 2020."
PRIZE = "The magazine named Tarnbase product of the year in 2016 and again in 2019."
CLOSED = "Dredging is forbidden between 1 March and 15 May."
VISIT = "In mid-December 2003, delegations from Shanghai visited Zhejiang."
STATE = "Chad was part of French West Africa until 1960, when it declared independence."
DIRECTOR = "Tests at Varden began on 3 May 1999. In the same year the director of Varden resigned."
NETWORK = "Between 1868 and 1952 it ran trains on a network that at its greatest extent, in 1913, measured 327 kilometres."
YARD = "In the first half of 2023 the yard built 14 ferries, in the second half 9."

SHARE = "The share of Norland has increased from 23.9% of the national total in 2018 to 24.4% in 2023."
DUST = "From January to October 2024, the average concentration of dust was 30 micrograms, a reduction from 42 micrograms in the same period in 2018."
LENGTH = "The Tarn line is 68 km long, and the fastest trains take 40 minutes."

LAKE = "The lake covered 640 square kilometres in the 1960s and covers 210 square kilometres today."
FEE = "The fee, 30 crowns until 2020, is now 45 crowns."
WOLVES = "The number of wolves in Hale fell from 210 in 1950 to 12 in 1980, but had risen again to 95 by 2010."
SALES = "Sales were 12 million crowns in the first quarter and 15 million crowns in the second quarter of 2022."
HARVESTS = "Harvests in 2021 and 2022 came to 300 and 280 tonnes respectively."
FERRY = "The ferry sails from Port Anselm twice a week in summer and once a fortnight in winter."
JOBLESS = "Unemployment stood at 8.2% in 1993 and at 5.1% in 1999."


@pytest.mark.parametrize(
    ("said", "source", "expected"),
    [
        pytest.param("In 2018 research spending in Norland had an intensity of 3.34%.", INTENSITY, "contradicted", id="the end is not the beginning"),
        pytest.param("In 2023 research spending in Norland had an intensity of 2.81%.", INTENSITY, "contradicted", id="the beginning is not the end"),
        pytest.param("In 2018 research spending in Norland had an intensity of 2.81%.", INTENSITY, "supported", id="the beginning"),
        pytest.param("In 2023 research spending in Norland had an intensity of 3.34%.", INTENSITY, "supported", id="the end"),
        pytest.param("In 2010 there were 30 schools in Varberg.", SCHOOLS, "contradicted", id="a span that opens the sentence"),
        pytest.param("In 2020 there were 30 schools in Varberg.", SCHOOLS, "supported", id="its end"),
        pytest.param("Varberg had 30 schools in 2020.", SCHOOLS, "supported", id="its end, said behind"),
        pytest.param("In 2024 three cyclists were killed in Aldersund.", DEATHS, "supported", id="the year's own"),
        pytest.param("From 2020 to 2024 three cyclists were killed in Aldersund.", DEATHS, "contradicted", id="a year's count is not that of five years"),
        pytest.param("Between 1995 and 2024 the spawning stock shrank.", STOCK, "unsupported", id="a fall over other years"),
        pytest.param("Since 2020 the spawning stock has shrunk.", STOCK, "contradicted", id="a fall over the same years"),
        pytest.param("The magazine named Tarnbase product of the year in 2019.", PRIZE, "supported", id="the second of two years"),
        pytest.param("From the first of March until the middle of May dredging is forbidden.", CLOSED, "supported", id="mid-May is 15 May"),
        pytest.param("Dredging is forbidden between 1 March and 15 July.", CLOSED, "contradicted", id="another end"),
        pytest.param("Before 2003 was out, delegations from Shanghai had visited Zhejiang.", VISIT, "supported", id="before the year was out"),
        pytest.param("Before 2003, delegations from Shanghai had visited Zhejiang.", VISIT, "contradicted", id="before the year"),
        pytest.param("Chad declared independence in 1960.", STATE, "supported", id="when"),
        pytest.param("Chad declared independence in 1970.", STATE, "contradicted", id="another year than when"),
        pytest.param("The director of Varden resigned in 1999.", DIRECTOR, "supported", id="in the same year"),
        pytest.param("The director of Varden resigned in 2001.", DIRECTOR, "contradicted", id="another than the same year"),
        pytest.param("In 1913 the network measured 327 kilometres.", NETWORK, "supported", id="the time beside the figure"),
        pytest.param("The yard built 9 ferries in the first half of 2023.", YARD, "contradicted", id="the other half's"),
        pytest.param("In 2018 the share of Norland was 24.4% of the national total.", SHARE, "contradicted", id="the year right behind a figure is its own"),
        pytest.param("In 2023 the share of Norland was 24.4% of the national total.", SHARE, "supported", id="its own year"),
        pytest.param("In the same period of 2018 the average concentration of dust was 30 micrograms.", DUST, "unsupported", id="what it is compared with"),
        pytest.param("The Tarn line is 68 km long, and the fastest trains take 40 minutes.", LENGTH, "supported", id="a superlative beside another figure"),
        pytest.param("2018年1月至10月，粉尘平均浓度为30微克。", "2018年1月至10月，粉尘平均浓度为30微克。", "supported", id="months of one year"),
        pytest.param("去年旅游收入为1.3亿元。", "去年，景区接待游客58万人次，旅游收入1.3亿元，比上年增长24%。", "supported", id="比上年 is what it is compared with"),
        pytest.param("Today the lake covers 210 square kilometres.", LAKE, "supported", id="today's"),
        pytest.param("Today the lake covers 640 square kilometres.", LAKE, "unsupported", id="a decade's is not today's"),
        pytest.param("In the 1960s the lake covered 640 square kilometres.", LAKE, "supported", id="the decade's own"),
        pytest.param("Until 2020 the fee was 45 crowns.", FEE, "contradicted", id="now's is not until 2020's"),
        pytest.param("Until 2020 the fee was 30 crowns.", FEE, "supported", id="until 2020's own"),
        pytest.param("The fee is 45 crowns now.", FEE, "supported", id="now's own"),
        pytest.param("In 1980 there were 95 wolves in Hale.", WOLVES, "contradicted", id="reached by a later year"),
        pytest.param("In 2010 there were 95 wolves in Hale.", WOLVES, "supported", id="by the end of the same year"),
        pytest.param("In the second quarter of 2022 sales were 12 million crowns.", SALES, "contradicted", id="the quarter before"),
        pytest.param("In the first quarter of 2022 sales were 12 million crowns.", SALES, "supported", id="a quarter whose year comes behind"),
        pytest.param("The harvest of 2022 came to 280 tonnes.", HARVESTS, "supported", id="respectively"),
        pytest.param("The harvest of 2022 came to 300 tonnes.", HARVESTS, "contradicted", id="respectively, the other way"),
        pytest.param("In winter the ferry sails twice a week from Port Anselm.", FERRY, "unsupported", id="another season's"),
        pytest.param("In summer the ferry sails twice a week from Port Anselm.", FERRY, "supported", id="the season's own"),
        pytest.param("The ferry sails twice a week from Port Anselm.", FERRY, "supported", id="no season named"),
        pytest.param("In the late nineties unemployment stood at 5.1%.", JOBLESS, "supported", id="the late nineties"),
        pytest.param("In the early nineties unemployment stood at 5.1%.", JOBLESS, "contradicted", id="the early nineties"),
        pytest.param("The yard built 9 ferries in the second half of 2023.", YARD, "supported", id="the half's own"),
    ],
)
def test_times(said: str, source: str, expected: str) -> None:
    assert verdict(said, source) == expected


NITROGEN = "Nitrogen dioxide levels at the gate fell between 2019 and 2023."
PLAN = "The Three-Year Plan for the Hale Region (2024-2026) was launched in Selby."
DEATHS_ON_ROADS = "In the years 2020 to 2024 there were 17 deaths on the roads of Hale."
FATHER = "Ann Frost was born in Rye. Her father drowned when she was nine."
LARK = "The hill lark was believed to be extinct from 1938 until 1969."
MINE = "The mine at Rye was worked from 1951 until 1970."


@pytest.mark.parametrize(
    ("said", "source", "expected"),
    [
        pytest.param("Nitrogen dioxide levels at the gate were lower in 2023 than four years earlier.", NITROGEN, "supported", id="four years before"),
        pytest.param("Nitrogen dioxide levels at the gate were higher in 2023 than four years earlier.", NITROGEN, "contradicted", id="the other way"),
        pytest.param("Nitrogen dioxide levels at the gate were lower in 2023 than nine years earlier.", NITROGEN, "unsupported", id="another year to compare with"),
        pytest.param("Nitrogen dioxide levels at the gate were lower in 2023 than in 2014.", NITROGEN, "unsupported", id="another year named"),
        pytest.param("Nitrogen dioxide levels at the gate fell in the four years after 2019.", NITROGEN, "supported", id="the years after a year"),
        pytest.param("Nitrogen dioxide levels at the gate fell in the four years to 2023.", NITROGEN, "supported", id="the years up to a year"),
        pytest.param("Nitrogen dioxide levels at the gate rose in the four years after 2019.", NITROGEN, "contradicted", id="the years after a year, the other way"),
        pytest.param("In the five years from 2020 to 2024 there were 17 deaths on the roads of Hale.", DEATHS_ON_ROADS, "supported", id="five years, both ends counted"),
        pytest.param("In the five years from 2020 to 2024 there were 19 deaths on the roads of Hale.", DEATHS_ON_ROADS, "contradicted", id="another count"),
        pytest.param("The plan for the Hale Region covers the three years from 2024 to 2026.", PLAN, "supported", id="a length that tells a span again"),
        pytest.param("The plan for the Hale Region runs until 2026.", PLAN, "supported", id="until the end of a span"),
        pytest.param("The plan for the Hale Region runs until 2030.", PLAN, "unsupported", id="until another end"),
        pytest.param("The mine at Rye was worked until 1970.", MINE, "supported", id="until the end of a time"),
        pytest.param("The mine at Rye was worked until 1960.", MINE, "contradicted", id="until the middle of a time"),
        pytest.param("Ann Frost lost her father at the age of nine.", FATHER, "supported", id="an age told with when"),
        pytest.param("Ann Frost lost her father at the age of eleven.", FATHER, "contradicted", id="another age"),
        pytest.param("For some thirty years the hill lark was believed to be extinct.", LARK, "supported", id="the length of a span without a figure"),
        pytest.param("For some fifty years the hill lark was believed to be extinct.", LARK, "contradicted", id="another length"),
        pytest.param("For some thirty years the hill lark was protected.", LARK, "unsupported", id="the length of another time"),
        pytest.param("At nineteen Ann Frost worked at the mine of Rye.", MINE + " Ann Frost lived there.", "unsupported", id="an age is no length of time"),
    ],
)
def test_lengths_of_time(said: str, source: str, expected: str) -> None:
    assert verdict(said, source) == expected


@pytest.mark.parametrize(
    ("texts", "relative"),
    [
        (("今年1至10月", "今年1月至10月", "今年前10个月", "From January to October this year", "in the first ten months of this year"), "month:01..month:10/year:+0"),
        (("去年1至10月", "between January and October last year"), "month:01..month:10/year:-1"),
        (("1至9月", "1月至9月", "from January to September"), "month:01..month:09"),
        (("from January to September this year", "今年前三季度"), "month:01..month:09/year:+0"),
    ],
)
def test_months_of_an_undated_text(texts: tuple[str, ...], relative: str) -> None:
    """Months of a year that no date tells are the same in both languages and in every wording, and no others."""
    assert {p.relative for text in texts for p in read_mentions(text)[1]} == {relative}


STATIONS = "Over 120,000 charging stations were built in Norland this year."


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("More than 12,000 charging stations were built in Norland this year.", "contradicted", id="a nought too few"),
        pytest.param("More than 120,000 charging stations were built in Norland this year.", "supported", id="the same"),
        pytest.param("More than 100,000 charging stations were built in Norland this year.", "supported", id="a looser bound"),
        pytest.param("More than 20,000 charging stations were built in Norland this year.", "unsupported", id="a bound that nobody would say"),
        pytest.param("More than 10,000 charging stations were built in Norland this year.", "unsupported", id="one digit may be meant"),
    ],
)
def test_lost_noughts(said: str, expected: str) -> None:
    assert verdict(said, STATIONS) == expected


@pytest.mark.parametrize(
    ("text", "figures", "times"),
    [
        pytest.param("It fell in the four years from 2019 to 2023.", [], ["from 2019 to 2023"], id="told again"),
        pytest.param("It fell in the five years from 2019 to 2023.", [], ["from 2019 to 2023"], id="both ends counted"),
        pytest.param("It fell in the four years after 2019.", [], ["from 2019 to 2023"], id="after"),
        pytest.param("It fell in the four years to 2023.", [], ["from 2019 to 2023"], id="to"),
        pytest.param("It was lower in 2023 than four years before.", [], ["2023", "2019"], id="than before"),
        pytest.param("It fell in the nine years from 2019 to 2023.", ["nine years"], ["from 2019 to 2023"], id="another length"),
        pytest.param("It was built in four years and opened in 2023.", ["four years"], ["2023"], id="a length by itself"),
        pytest.param("In 2023 it was older than four years.", ["four years"], ["2023"], id="an age"),
        pytest.param("In 2023 it closed four years before the other did.", ["four years"], ["2023"], id="before another"),
        pytest.param("It was lower than four years before.", ["four years"], [], id="than before no year"),
        pytest.param("He served for four years until 2023.", [], ["from 2019 to 2023"], id="until"),
        pytest.param("He served nearly four years until 2023.", ["four years"], ["until 2023"], id="nearly"),
    ],
)
def test_join_lengths(text: str, figures: list[str], times: list[str]) -> None:
    (clause,) = read_clauses(text, 0, len(text), {}, split=False)
    assert ([q.text for q in clause.quantities], [p.text for p in clause.periods]) == (figures, times)


FREE = "People over 65 ride on the trams free of charge."
JOINT = "The clean-up is funded by Merrow and Ostby."


@pytest.mark.parametrize(
    ("said", "source", "expected"),
    [
        pytest.param("People over 65 must pay half of the fare on the trams.", FREE, "contradicted", id="half price"),
        pytest.param("People over 65 ride on the trams for free.", FREE, "supported", id="for free"),
        pytest.param("The clean-up is funded by Ostby alone.", JOINT, "contradicted", id="alone, where two are named"),
        pytest.param("The clean-up is funded by Ostby.", JOINT, "supported", id="one of two"),
    ],
)
def test_who_pays(said: str, source: str, expected: str) -> None:
    assert verdict(said, source) == expected


ROADS = """# Roads of Merrow

City office, 2025

## Network (in kilometres, end of year)

| | 2014 | 2019 |
| --- | --- | --- |
| Cycle streets | 30 | 71 |
| Painted lanes | 159 | 152 |

## Table 2: results in € million

| | Q2 2025 | Q3 2025 |
| --- | --- | --- |
| Net profit | 241 | 186 |
"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("There were 71 kilometres of cycle streets in 2019.", "supported", id="the unit of the heading"),
        pytest.param("There were 71 kilometres of cycle streets in 2014.", "contradicted", id="another column's"),
        pytest.param("There were 152 kilometres of cycle streets in 2019.", "contradicted", id="another row's"),
        pytest.param("In the second quarter of 2025 the net profit was €241 million.", "supported", id="money"),
        pytest.param("In the second quarter of 2025 the net profit was €186 million.", "contradicted", id="another quarter's"),
    ],
)
def test_tables(said: str, expected: str) -> None:
    assert verdict(said, ROADS) == expected


SPEECH = "Mayor Holm spoke at the forum in May 2021."
OPENING = "Mayor Holm spoke at the opening of the Lund Bridge in May 2021."


@pytest.mark.parametrize(
    ("text", "source", "want"),
    [
        pytest.param("Mayor Holm gave a speech at the forum in May 2019.", SPEECH, "unsupported", id="a speech at another forum"),
        pytest.param("Mayor Holm spoke at a meeting on 3 June 2019.", SPEECH, "unsupported", id="a speech at a meeting"),
        pytest.param("Mayor Holm told the conference in 2023 that ferries matter.", SPEECH, "unsupported", id="another saying"),
        pytest.param("Mayor Holm spoke at the forum in May 2021.", SPEECH, "supported", id="the same speech"),
        # one deed has one time
        pytest.param("Mayor Holm spoke at the opening of the Lund Bridge in May 2019.", OPENING, "contradicted", id="of one thing"),
        pytest.param("Mayor Holm visited Lund in May 2019.", "Mayor Holm visited Lund in May 2021.", "contradicted", id="a visit"),
        pytest.param("Mayor Holm met the ferrymen in 2019.", "Mayor Holm met the ferrymen in 2021.", "contradicted", id="met the same"),
        pytest.param("The forum met in Lund in 2019.", "The forum met in Lund in 2021.", "contradicted", id="met in one place"),
        pytest.param("The Lund Bridge was opened by Mayor Holm in May 2019.", "The Lund Bridge was opened by Mayor Holm in May 2021.", "contradicted", id="opened"),
        pytest.param("Mayor Holm died in 2019.", "Mayor Holm died in 2021.", "contradicted", id="died"),
    ],
)  # fmt: skip
def test_sayings_of_other_times(text: str, source: str, want: str) -> None:
    """Who spoke in one year has spoken in others; what was done once was done at one time."""
    assert verdict(text, source) == want


def test_a_speech_is_no_other_speech() -> None:
    registry = build_registry({"a": "Mayor Holm spoke at the forum on 4 May 2021.", "b": "Mayor Holm gave a speech at the conference on 9 June 2019.", "others": OTHERS})
    assert [str(s.verdict) for s in verify("Mayor Holm spoke at the forum.", registry).statements] == ["supported"]


@pytest.mark.parametrize(
    ("source", "draft", "denied"),
    [
        ("The website was last updated in 2021.", "The website has not been updated since 2021.", False),
        ("The website has not been updated since 2021.", "The website was last updated in 2021.", False),
        ("The dam was last inspected in 2017.", "The dam has not been inspected since 2017.", False),
        ("The dam was inspected in 2017.", "The dam was not inspected in 2017.", True),
        ("The club has not won the cup since 1998.", "The club won the cup in 2004.", True),
    ],
)
def test_not_since(source: str, draft: str, denied: bool) -> None:
    assert (verify(draft, build_registry({"a": source})).statements[0].verdict == "contradicted") is denied
