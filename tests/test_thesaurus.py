"""General English words: what must relate, and (longer) what must not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yrdcheck import thesaurus
from yrdcheck.thesaurus import ANTONYM, BROADER, NARROWER, SAME, SYNONYM, lemma, lemmas, relation

LEMMAS = """
feet foot, teeth tooth, women woman, men man, children child, wives wife, wolves wolf, halves half, leaves leave,
aircraft aircraft, series series, species species,
crises crisis, analyses analysis, phenomena phenomenon, criteria criterion, policemen policeman, chairmen chairman, news news,
people people, media media,
went go, was be, has have, did do, made make, taken take, came come, seen see, got get, found find, left leave, became become,
begun begin, kept keep, held hold,
written write, stood stand, led lead, grew grow, lost lose, fallen fall, sent send, built build, drawn draw, broken break,
spent spend, rose rise, bought buy,
chosen choose, won win, taught teach, sold sell, flown fly, struck strike, hit hit, cost cost, overtook overtake,
underwent undergo, withdrew withdraw,
rebuilt rebuild, arose arise, planned plan, occurred occur, travelled travel, controlled control, visited visit, carried carry,
died die, tied tie, agreed agree,
freed free, added add, called call, passed pass, rated rate, hoped hope, used use, based base, moved move, issued issue,
running run, making make, dying die,
building building, buildings building, founded found, cities city, countries country, boxes box, heroes hero, photos photo,
houses house, causes cause, sizes size,
buses bus, bridges bridge, watches watch, goes go, kilometres kilometre, percentages percentage, classes class, losses loss,
waves wave, times time, movies movie,
calories calorie, seed seed, speed speed, need need, bed bed, king king, spring spring, during during, this this, bus bus,
gas gas, press press, politics politics,
smartphones smartphone, livestreamed livestream, higher higher, better better, williams williams, women woman
"""


@pytest.mark.parametrize(("form", "expected"), [tuple(pair.split()) for pair in LEMMAS.replace("\n", " ").split(",")])
def test_lemma(form: str, expected: str) -> None:
    assert lemma(form) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("left", {"leave", "left"}),
        ("lives", {"live", "life"}),
        ("saw", {"see", "saw"}),
        ("larger", {"large"}),
        ("building", {"building", "build"}),
    ],
)
def test_lemmas_of_a_form_that_reads_two_ways(form: str, expected: set[str]) -> None:
    assert expected <= set(lemmas(form))


RELATED = {
    SAME: """grow growth, complete completion, destroy destruction, Japan Japanese, born birth, die death, marry marriage,
        produce production, rise risen,
        cities city, centre center, harbour harbor, percent per_cent, north northern, decide decision, lose loss, sell sale,
        length long, agree agreement,
        build building, invest investment, move movement, employ employment, economy economic, industry industrial, safe safely""",
    SYNONYM: """film movie, house home, complete finish, increase rise, kill slay, begin start, buy purchase, car automobile,
        large big, construct build,
        people inhabitant, resident inhabitant, worth value, cost price, set_up establish, carry_out conduct, take_place happen,
        claim_the_lives_of kill,
        premiere debut, choose select, nation country, often frequently, nearly almost, mainly mostly, doctor physician,
        larger bigger, largest biggest,
        in_charge manage, in_charge at_the_helm, dearer more_expensive, less_expensive cheaper, out_of_work unemployed,
        die_out become_extinct, come_into_force take_effect, come_into_effect take_effect, on_foot walk, look_into investigate,
        win_back regain, make_a_statement declare, bring_to_safety evacuate, population number_of_inhabitants, by_bike on_a_bicycle,
        rises climbs, soccer football, company firm, jobs posts, halt stop, lorry truck, illness disease""",
    NARROWER: "house building, murder kill, largest large, cottage house",
    BROADER: "building house, kill murder, large largest",
    ANTONYM: """increase decrease, rise fall, north south, eastern western, win lose, victory defeat, upstream downstream,
        alive dead, climb fall, reject accept,
        approve reject, grew shrank, higher lower, larger smaller, longest shortest, open closed, opened closed, begin end,
        buy sell, import export,
        profit loss, majority minority, cheap expensive, legal illegal, old new, oldest newest, arrive depart, entrance exit,
        success failure,
        positive negative, public private, more fewer, before after, widen narrow, strengthen weaken, employed unemployed,
        men women, inland coastal""",
}
UNRELATED = """
bank depository, minute second, hour minute, line cable, stand sit, stand rest, son boy, daughter girl, river bridge,
school university, road railway,
million billion, monday tuesday, january february, two three, spring autumn, city town, sea river, airport port, train plane,
teacher doctor, steel iron,
gold silver, red blue, black white, national international, local national, larger large, taller tall, older old, number numb,
come leave, give offer, people group,
get bring, make cause, us america, state land, world man, see consider, can hire, will disinherit, past future, green ripe,
fold open, square round,
production producer, bus train, cat dog, apple pear, coal gas, export production, tram train, tunnel bridge, opera theatre, year month,
director actor, mayor governor, minister president, french german, china japan, paris london, wheat rice, percent number,
population area, length width, speed height,
university student, bridge river, mountain hill_station, museum library, forest tree, water ice, wind rain, first second,
hundred thousand, found lost, live record,
liner line, content contain, point pointer, match couple, case suit, shoot take, border frame
"""


def rows(table: str) -> list[tuple[str, str]]:
    pairs = [pair.lower().split() for pair in table.replace("\n", " ").split(",")]
    return [(a.replace("_", " "), b.replace("_", " ")) for a, b in pairs]


@pytest.mark.parametrize(("a", "b", "kind"), [(a, b, kind) for kind, table in RELATED.items() for a, b in rows(table)])
def test_related(a: str, b: str, kind: str) -> None:
    assert relation(a, b) == kind


@pytest.mark.parametrize(("a", "b"), rows(UNRELATED))
def test_not_related(a: str, b: str) -> None:
    assert relation(a, b) is None
    assert relation(b, a) is None


@pytest.mark.parametrize(("a", "b", "kind"), [
    ("found", "find", None), ("found", "establish", SYNONYM), ("leave", "left", None), ("rise", "rose", None),
    ("rise", "fall", ANTONYM), ("largest", "large", NARROWER),
])  # fmt: skip
def test_relation_of_lemmas(a: str, b: str, kind: str | None) -> None:
    assert thesaurus.lemma_relation(a, b) == kind


REVERSED = {SAME: SAME, SYNONYM: SYNONYM, ANTONYM: ANTONYM, NARROWER: BROADER, BROADER: NARROWER, None: None}
WORDS = [
    line.split("\t")[0].replace("_", " ")
    for line in Path(thesaurus.__file__).with_name("data").joinpath("thesaurus.txt").read_text("ascii").splitlines()
    if line
]


@given(st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_relation_read_backwards(a: str, b: str) -> None:
    assert relation(b, a) == REVERSED[relation(a, b)]


@given(st.sampled_from(WORDS), st.data())
def test_synonyms_and_opposites_are_mutual(a: str, data: st.DataObject) -> None:
    near = thesaurus.synonyms(a) + thesaurus.antonyms(a) + thesaurus.broader(a)
    if near:
        b = data.draw(st.sampled_from(near))
        assert relation(a, b) is not None
        assert relation(b, a) == REVERSED[relation(a, b)]


def test_every_line_is_found() -> None:
    assert sorted(WORDS, key=lambda w: w.replace(" ", "_")) == WORDS
    assert [w for w in WORDS if thesaurus._line(w) is None] == []


@given(st.text(max_size=30))
def test_any_text_is_answered(text: str) -> None:
    assert lemma(text) == lemmas(text)[0]
    assert relation(text, text) == SAME
    relation(text, "rise")
    thesaurus.phrases(text)
    thesaurus.category(text)
    thesaurus.is_common(text)


@pytest.mark.parametrize("word", ["house", "the", "because", "rebuilt", "website", "north", "covid", "harbours", "increasingly"])
def test_common(word: str) -> None:
    assert thesaurus.is_common(word)


@pytest.mark.parametrize("word", ["wuxi", "japan", "london", "xyzzy", "hangzhou", "", "2024"])
def test_not_common(word: str) -> None:
    assert not thesaurus.is_common(word)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("actor", "noun.person"), ("director", "noun.person"), ("engineer", "noun.person"), ("frenchman", "noun.person"),
        ("city", "noun.location"),
        ("committee", "noun.group"), ("bridge", "noun.artifact"), ("increase", "verb.change"), ("run", "verb.motion"),
        ("percent", "noun.relation"),
        ("the", "function"), ("xyzzy", ""),
    ],
)  # fmt: skip
def test_category(word: str, expected: str) -> None:
    assert thesaurus.category(word) == expected


@pytest.mark.parametrize(
    ("text", "start", "phrase"),
    [
        ("the race took place in may", 2, "take place"), ("they set up a firm", 1, "set up"),
        ("it claimed the lives of ten", 1, "claim the lives of"),
        ("prices went up", 1, "go up"), ("he passed away in may", 1, "pass away"), ("three lost their lives", 1, "lose one's life"),
        ("ten per cent of it", 1, "per cent"), ("the house is red", 1, ""), ("set", 0, ""), ("it took", 1, ""),
        ("they set upper limits", 1, ""),
        ("she is in charge of it", 2, "in charge"), ("he made up his mind", 1, "make up one's mind"), ("in may", 0, ""),
    ],
)  # fmt: skip
def test_phrase_at(text: str, start: int, phrase: str) -> None:
    assert thesaurus.phrase_at(text.split(), start) == (phrase, len(phrase.split()))


def test_import_reads_no_data() -> None:
    code = "import yrdcheck.thesaurus as t; print(t._data.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_notice_ships() -> None:
    assert "Princeton University" in Path(thesaurus.__file__).with_name("data").joinpath("WORDNET-LICENSE").read_text("utf-8")
