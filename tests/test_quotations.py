"""Words in quotation marks: what is a quotation and whose, and what the sources have of it."""

import pytest

from yrdcheck import build_registry, verify
from yrdcheck.model import Kind, Stance
from yrdcheck.quotations import find_changes, find_quotations, read_speaker, same_speaker, show_changes
from yrdcheck.registry import Registry


def speakers(text: str) -> list[tuple[str, str]]:
    return [(q.text, q.speaker.text) for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('"It will double," said Ms Tan.', [("It will double,", "Ms Tan")], id="verb before name"),
        pytest.param("“It will double,” Ms Tan told reporters.", [("It will double,", "Ms Tan")], id="name before verb"),
        pytest.param("“It will double,” the captain, Ana Ruiz, said.", [("It will double,", "the captain, Ana Ruiz")], id="office and name"),
        pytest.param('Karl Brandt said: "We were never asked."', [("We were never asked.", "Karl Brandt")], id="colon"),
        pytest.param('Brandt said in a statement on Friday: "We were never asked."', [("We were never asked.", "Brandt")], id="words before the colon"),
        pytest.param('Brandt called the plan "a catastrophe".', [("a catastrophe", "Brandt")], id="called"),
        pytest.param("The report describes the harbour as “fragile but alive”.", [("fragile but alive", "The report")], id="described as"),
        pytest.param('Tan told reporters the port was "not for sale".', [("not for sale", "Tan")], id="part of reported speech"),
        pytest.param('According to Mayor Reller, "the quay is safe".', [("the quay is safe", "Mayor Reller")], id="according to"),
        pytest.param("In Geneva, Ms Tan warned: “It could fall.”", [("It could fall.", "Ms Tan")], id="place before"),
        pytest.param("‘It will rain,’ said Mr O’Neil. ‘Bring a coat.’", [("It will rain,", "Mr O’Neil"), ("Bring a coat.", "Mr O’Neil")], id="single marks"),
        pytest.param('"We lost," said Ana Ruiz. "All of it."', [("We lost,", "Ana Ruiz"), ("All of it.", "Ana Ruiz")], id="goes on"),
        pytest.param('"We lost," said Ana Ruiz. "All of it," she added.', [("We lost,", "Ana Ruiz"), ("All of it,", "Ana Ruiz")], id="she"),
        pytest.param("陈伟女士说：“船队将翻一番。”", [("船队将翻一番。", "陈伟女士")], id="Chinese"),
        pytest.param("“船队将翻一番，”港务局局长陈伟说。", [("船队将翻一番，", "港务局局长陈伟")], id="Chinese, name behind"),
        pytest.param("工会负责人王强称该计划为「一场灾难」。", [("一场灾难", "工会负责人王强")], id="Chinese, called"),
    ],
)
def test_quotations(text: str, found: list[tuple[str, str]]) -> None:
    assert speakers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('The programme "Blue Quay" started in March.', id="title"),
        pytest.param('The minister said the programme "Blue Quay" started in March.', id="title in reported speech"),
        pytest.param('The company calls its new ferry "Blue Wave".', id="named"),
        pytest.param('The line, called "super ring", opened in May.', id="participle"),
        pytest.param('The line is called "super ring" by locals.', id="passive"),
        pytest.param('The so-called "super ring" was opened, officials said.', id="so-called"),
        pytest.param('The minister said the "one card" is valid in all cities.', id="term"),
        pytest.param('The Delta\'s "super ring" is in service.', id="scare quotes"),
        pytest.param('"The Long Road Home", her third novel, said nothing new.', id="title first"),
        pytest.param('The novel "The Long Road" was praised by critics.', id="novel"),
        pytest.param('A 5" pipe and a 7" pipe were said to leak.', id="inches"),
        pytest.param("The crews' union said the ships' owners agreed.", id="apostrophes"),
        pytest.param("所谓“超级环”高铁已经开通。", id="Chinese term"),
        pytest.param("上海民俗博物馆的“水乡网络”项目设在松江区。", id="Chinese title"),
    ],
)
def test_no_quotations(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        pytest.param("Ms Tan", "Ms Tan Wei, director of the port", True, id="surname"),
        pytest.param("Wei Tan", "Tan Wei", True, id="order"),
        pytest.param("the director of the port", "Ms Tan Wei, director of the port", True, id="office"),
        pytest.param("Ms Brant", "Ms Brandt", True, id="misspelt"),
        pytest.param("J. Wu", "Jian Wu", True, id="initial"),
        pytest.param("Jian Wu", "Mei Wu", False, id="namesakes"),
        pytest.param("Mr Brandt", "Ms Tan Wei", False, id="another"),
        pytest.param("director Brandt", "director Tan", False, id="one office, two names"),
        pytest.param("Mayor Reller", "Mayor Brandt", False, id="one title, two names"),
        pytest.param("she", "Ms Tan", None, id="nobody named"),
        pytest.param("a spokesman", "Ms Tan", None, id="office against name"),
        pytest.param("陈女士", "港务局局长陈伟", True, id="Chinese surname"),
        pytest.param("王女士", "港务局局长陈伟", False, id="another Chinese surname"),
    ],
)
def test_speakers(a: str, b: str, same: bool | None) -> None:
    assert same_speaker(read_speaker(a), read_speaker(b)) is same


@pytest.mark.parametrize(
    ("said", "known", "shown"),
    [
        pytest.param("a catastrophe for the city", "it is a catastrophe for the crews", "“crews” became “city”", id="one word"),
        pytest.param("the fleet will not double by 2030", "the fleet will double by 2030", "“not” is added", id="added"),
        pytest.param("the quay is safe for ships", "the quay is not safe for ships", "“not” is left out", id="left out"),
        pytest.param("we were asked only once about it", "we were never asked about it", "“never” is left out, “only once” is added", id="two places"),
        pytest.param("the fleet will double", "nobody was asked about the quay", None, id="another sentence"),
        pytest.param("a disaster", "a catastrophe", None, id="too short to tell"),
    ],
)
def test_changes(said: str, known: str, shown: str | None) -> None:
    found = find_changes(said.split(), known.split())
    assert (show_changes(found[1]) if found else None) == shown


SOURCES = {
    "news": """Harbour news

2 May 2024

"The fleet will double by 2030," said Ms Tan Wei, director of the port authority. "It is the largest order in our history. Nobody expected it," she added.

Mr Brandt, the union leader, called the plan "a catastrophe for the crews". According to Mayor Odile Reller, "the quay is safe and will stay open".

The programme "Blue Quay" started in March. The minister said the fleet would grow to 40 ships.
""",
    "paper": """Other paper

Union leader Karl Brandt said: “We were never asked.” The city council disagrees. “The quay is unsafe,” said engineer Jo Penhale on Tuesday.
""",
    "zh": "港口消息\n\n“船队将在2030年前翻一番，”港务局局长陈伟说。工会负责人王强称该计划为“一场灾难”。\n",
}


@pytest.fixture(scope="module")
def registry() -> Registry:
    return build_registry(SOURCES)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        pytest.param('"The fleet will double by 2030," said Ms Tan.', "supported", id="verbatim"),
        pytest.param("“the fleet will double by 2030”, Tan Wei said.", "supported", id="other marks, small letter"),
        pytest.param("“The fleet will double … by 2030,” said Ms Tan.", "supported", id="ellipsis where nothing is left out"),
        pytest.param("“The fleet […] will double by 2030,” said Ms Tan.", "supported", id="ellipsis in brackets"),
        pytest.param("“[T]he fleet will double by 2030,” said Ms Tan.", "supported", id="letter in brackets"),
        pytest.param("“It [the purchase] is the largest order in our history,” Tan said.", "supported", id="words in brackets"),
        pytest.param("“It is the largest order in our history,” the director of the port authority said.", "supported", id="later sentence, by office"),
        pytest.param('Brandt called the plan "a catastrophe".', "supported", id="part of it"),
        pytest.param("Union leader Brandt called the plan “a catastrophe for the crews”.", "supported", id="called"),
        pytest.param('"We were never asked," said Karl Brandt.', "supported", id="comma for stop"),
        pytest.param("港务局局长陈伟说：「船队将在2030年前翻一番。」", "supported", id="Chinese"),
        pytest.param('"The fleet will double by 2030," said Mr Brandt.', "contradicted", id="another speaker"),
        pytest.param("Mayor Reller said: “The quay is unsafe.”", "contradicted", id="another speaker, office"),
        pytest.param('"The fleet will triple by 2030," said Ms Tan.', "contradicted", id="another figure"),
        pytest.param('Brandt called the plan "a catastrophe for the city".', "contradicted", id="another word"),
        pytest.param("“It is the smallest order in our history,” Tan said.", "contradicted", id="opposite"),
        pytest.param('"The quay is safe and will soon stay open," said Odile Reller.', "contradicted", id="word added"),
        pytest.param("Ms Tan never said “The fleet will double by 2030”.", "contradicted", id="said to be never said"),
        pytest.param("“船队将在2030年前翻一番，”工会负责人王强说。", "contradicted", id="Chinese, another speaker"),
        pytest.param('"The quay is wonderful," said Mayor Reller.', "unsupported", id="no such quotation, praise"),
        pytest.param("Reller called the plan “a triumph”.", "unsupported", id="no such word"),
        pytest.param("“The fleet would grow to 40 ships,” the minister said.", "unsupported", id="reported, not quoted"),
        pytest.param('The programme "Blue Quay" started in March.', "supported", id="a title is judged as ever"),
    ],
)
def test_verdicts(registry: Registry, text: str, verdict: str) -> None:
    (s,) = verify(text, registry).statements
    assert s.verdict == verdict, s.message


def test_difference_is_shown_word_by_word(registry: Registry) -> None:
    (s,) = verify('Brandt called the plan "a catastrophe for the city".', registry).statements
    assert "“crews” became “city”" in s.message
    assert s.evidence[0].stance is Stance.REFUTES
    assert s.evidence[0].kind is Kind.VALUE
    assert "a catastrophe for the crews" in s.evidence[0].quote
    assert s.tags == ("misquoted",)


def test_whose_words_they_are_is_shown(registry: Registry) -> None:
    (s,) = verify('"The fleet will double by 2030," said Mr Brandt.', registry).statements
    assert "Ms Tan Wei" in s.message
    assert s.evidence[0].kind is Kind.ENTITY


def test_what_stands_around_a_quotation_is_judged_too(registry: Registry) -> None:
    (s,) = verify("“The quay is unsafe,” said engineer Jo Penhale at the Hale Bridge in Marne.", registry).statements
    assert s.verdict == "unsupported"
    assert "verbatim" in s.message


def test_quotation_over_two_sentences(registry: Registry) -> None:
    found = verify("“It is the largest order in our history. Nobody expected it,” said Ms Tan.", registry).statements
    assert [s.verdict for s in found] == ["supported", "supported"]


@pytest.mark.parametrize("joint", ["but", "and", "yet", "although", "while"])
def test_quotation_over_two_clauses(joint: str) -> None:
    """The word that joins two clauses belongs to neither, and is no change of what was said."""
    registry = build_registry({"yard": f'Yard\n\n"We could have built cheaper ships, {joint} not quieter ones," said chief engineer Ida Holm.\n'})
    for text, verdict in (
        (f'"We could have built cheaper ships, {joint} not quieter ones," Ida Holm said.', "supported"),
        (f'"We could have built quieter ships, {joint} not cheaper ones," Ida Holm said.', "contradicted"),
        (f'"We could have built cheaper ships, {joint} not quieter ones," Per Lund said.', "contradicted"),
    ):
        (s,) = verify(text, registry).statements
        assert s.verdict == verdict, s.message


def test_a_source_speaks_for_itself() -> None:
    registry = build_registry({"tidewatch-report": "Tidewatch report\n\nThe plan is a motorway for boxes through a nursery for birds. It costs 12 million euros.\n"})
    (s,) = verify("Tidewatch called the plan “a motorway for boxes through a nursery for birds”.", registry).statements
    assert s.verdict == "supported"
