"""Conflicts as a working list: their order, what would settle them, what an editor ruled out, what a change brought in."""

import json
import subprocess
from pathlib import Path

import pytest

from yrdcheck import build_registry, verify
from yrdcheck.__main__ import main
from yrdcheck.conflicts import changed_since, list_conflicts
from yrdcheck.model import InputError, Kind, replace
from yrdcheck.refresh import build
from yrdcheck.registry import Registry, load_registry, make_registry

OLD = "The Hale Bridge\n\n{date}The Hale Bridge is 412 metres long. The city of Marne has 62,000 inhabitants.\n"
NEW = "Marne\n\n{date}The city of Marne has 71,000 inhabitants. The Hale Bridge is 412 metres long.\n"
LATE = "Bridges\n\n{date}The Hale Bridge is 500 metres long.\n"
TEXTS = {
    "a": OLD.format(date="3 May 2021\n\n"),
    "b": NEW.format(date="2 April 2022\n\n"),
    "c": LATE.format(date="9 July 2024\n\n"),
}


def with_sources(registry: Registry, **changes: dict[str, str]) -> Registry:
    sources = [replace(s, **changes.get(s.id, {})) for s in registry.sources]
    return make_registry("", sources, registry.claims, registry.entities, registry.properties)


def test_newest_question_first() -> None:
    found = list_conflicts(build_registry(TEXTS))
    assert [{e.source for side in c.sides for e in side.claims} for c in found][-1] == {"a", "b"}
    assert {e.source for side in found[0].sides for e in side.claims} >= {"c"}
    assert [c.newest for c in found] == sorted((c.newest for c in found), reverse=True)
    assert found[0].newest == "2024-07-09"
    assert all(c.reason and c.settle for c in found)


def test_questions_stay_together() -> None:
    found = list_conflicts(build_registry({**TEXTS, "d": "1 June 2023\n\nThe Hale Bridge is 600 metres long.\n"}))
    questions = [c.question for c in found]
    assert len(questions) >= 3
    for question in questions:
        at = [n for n, q in enumerate(questions) if q == question]
        assert at == list(range(at[0], at[-1] + 1))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({}, "is newer (2022-04-02)", id="by date"),
        pytest.param({"a": {"tier": "official"}, "b": {"tier": "blog"}}, "has the source of higher standing (official)", id="by standing"),
        pytest.param({"a": {"date": ""}, "b": {"date": ""}}, "ask one of the sources", id="nothing to go by"),
    ],
)
def test_what_would_settle_it(changes: dict[str, dict[str, str]], words: str) -> None:
    registry = with_sources(build_registry({k: TEXTS[k] for k in ("a", "b")}), **changes)
    found = [c for c in list_conflicts(registry) if "000" in c.sides[0].answer]
    assert words in found[0].settle
    assert any(c.id in found[0].settle for c in registry.claims)


HARBOUR = {p.stem: p.read_text(encoding="utf-8") for p in sorted((Path(__file__).parent.parent / "evals" / "harbour" / "docs").iterdir())}


@pytest.mark.parametrize(
    ("one", "other", "conflicts"),
    [
        ("Around 11 per cent of the herring caught in 2023 was thrown back into the sea.", "In 2023, about 4 % of the herring caught was thrown back into the sea.", 1),
        ("The Velmar Bridge is made of steel. The bridge cost 148 million crowns.", "The Velmar Bridge is too low. So far it has cost 164 million crowns.", 1),
        ("The talks about mackerel will be resumed on 20 January 2025.", "The talks about mackerel are to be resumed on 3 March 2025.", 1),
        ("The cycling plan costs 1.3 billion crowns over eight years.", "The cycling plan will cost 1.75 billion crowns.", 1),
        ("The cycling plan costs 1.3 billion crowns over eight years.", "The Velmar Bridge is too low. So far it has cost 164 million crowns.", 0),
        ("The operator had counted some rides twice.", "The operator counted 3.1 million rides.", 0),
        ("Children to be vaccinated: 2.4 million in the six provinces", "| Province | Children to be vaccinated |\n| --- | --- |\n| Coast | 610,000 |", 0),
        ("730,000 children are to be vaccinated in the Coast province.", "| Province | Children to be vaccinated |\n| --- | --- |\n| Coast | 610,000 |", 1),
        ("The bridge cost 148 million crowns.", "The bridge cost almost 150 million crowns.", 0),
    ],
)
def test_between_many_claims(one: str, other: str, conflicts: int) -> None:
    """Among the claims of other documents, two sentences disagree, or do not; told once."""
    found = list_conflicts(build_registry({**HARBOUR, "one": one + "\n", "other": other + "\n"}))
    assert len([c for c in found if {e.source for side in c.sides for e in side.claims} == {"one", "other"}]) == conflicts


@pytest.mark.parametrize(
    ("text", "other", "verdict"),
    [
        ("The ice plant in Velmar has been supplying the trawlers since the spring of 2023.", "The ice plant in Velmar has not been built.", "conflict"),
        ("The ice plant in Velmar has been supplying the trawlers since the spring of 2023.", "The ice plant in Ardal has not been built.", "supported"),
        ("The ice plant in Velmar has been supplying the trawlers since the spring of 2023.", "The ice plant in Velmar is painted red.", "supported"),
    ],
)
def test_a_denial_that_is_silent_on_the_rest(text: str, other: str, verdict: str) -> None:
    registry = build_registry({**HARBOUR, "one": "The ice plant in Velmar has been supplying the trawlers since May 2023.\n", "other": other + "\n"})
    assert [str(s.verdict.value) for s in verify(text, registry).statements] == [verdict]


LAND = "Sarn has 4% of the country's land."


@pytest.mark.parametrize(
    ("text", "other", "want"),
    [
        ("Geographically, Sarn is just 4% of the country.", "The economy of Sarn accounts for 24% of the national total.", "supported"),
        ("In size, Sarn is 4% of the country.", "The economy of Sarn accounts for 24% of the national total.", "supported"),
        ("Sarn makes up 4% of the country's land.", "Sarn has 7% of the country's land.", "conflict"),
        ("By area, Sarn is 4% of the country.", "Sarn covers 7% of the country's land.", "conflict"),
    ],
)
def test_another_question_is_no_other_side(text: str, other: str, want: str) -> None:
    registry = build_registry({**HARBOUR, "one": LAND + "\n", "other": other + "\n"})
    assert [str(s.verdict) for s in verify(text, registry).statements] == [want]


FERRY = """The ferry across the Sarn cost £30 million (about €35 million). Its hull was made of steel in 2019. The harbour of Ostby has 14 cranes. The number of
passengers on the ferry fell by 6 per cent in 2023. The harbour of Merrow has 9 cranes. A fifth of the country's salt comes from Merrow."""


@pytest.mark.parametrize(
    ("text", "other", "verdict"),
    [
        ("The ferry across the Sarn cost €35 million.", "The ferry across the Sarn cost £41 million.", "conflict"),
        ("Passengers on the ferry declined by 6 per cent in 2023.", "The number of passengers on the ferry rose by 6 per cent in 2023.", "conflict"),
        ("The harbour of Ostby has five more cranes than the harbour of Merrow.", "The harbour of Ostby has 17 cranes.", "conflict"),
        # no other answer
        ("The ferry across the Sarn cost €35 million.", "The ferry across the Sarn cost £30 million.", "supported"),
        ("The ferry across the Sarn cost €35 million.", "The bridge across the Sarn cost £41 million.", "supported"),
        ("Passengers on the ferry declined by 6 per cent in 2023.", "The number of passengers on the ferry rose by 6 per cent in 2021.", "supported"),
        ("Passengers on the ferry declined by 6 per cent in 2023.", "The number of trains fell by 6 per cent in 2023.", "supported"),
        ("The harbour of Ostby has five more cranes than the harbour of Merrow.", "The harbour of Ostby has 17 tugs.", "supported"),
        ("The harbour of Ostby has five more cranes than the harbour of Merrow.", "The harbour of Ardal has 17 cranes.", "supported"),
    ],
)  # fmt: skip
def test_the_other_side_of_what_follows(text: str, other: str, verdict: str) -> None:
    registry = build_registry({"one": f"The ferry\n\n{FERRY}\n", "two": f"Notes\n\n{other} Nobody knows why. Snow fell on the pass.\n"})
    assert [str(s.verdict) for s in verify(text, registry).statements] == [verdict]


TERN_LINE = "The Tern Line, a freight railway of 12 kilometres, has been in service since January 2023. The Holm Line is 24 kilometres long."
BREWERY = "Brandal will operate the Ostby Brewery under a lease that lasts 20 years."
SCHOOL = "The enlargement of the school costs 24 million crowns."


@pytest.mark.parametrize(
    ("text", "one", "other", "verdict"),
    [
        ("All in all, the museum comes to four and a half million crowns.", "The new museum costs 3.2 million crowns.", "The new museum will cost 4.5 million crowns.", "conflict"),
        ("It will be 2031 when the ferry carries its first cars.", "The car ferry will start in spring 2032.", "The car ferry will start in autumn 2031.", "conflict"),
        ("The merger costs 350 jobs.", "The merger will do away with 620 posts.", "The merger will do away with 350 posts in kitchens and laundries.", "conflict"),
        ("Whoever climbs the tower must master 212 steps.", "The tower has 240 steps.", "The tower has 212 steps.", "conflict"),
        ("Talks with the pilots go on from 9 May.", "The talks with the pilots will be resumed on 20 April.", "The talks with the pilots will be resumed on 9 May.", "conflict"),
        ("Goods trains have been using the Tern Line since the first month of 2023.", TERN_LINE, "The Tern Line is still under construction.", "conflict"),
        ("For two decades Brandal is to run the new brewery.", BREWERY, "Moen will operate the Ostby Brewery.", "conflict"),
        ("Ostby has the third-ranking port of the coast.", "Ostby, whose port ranks third on the coast, exports salt.", "The port ranked fifth on the coast.", "conflict"),
        ("The enlargement will cost at least 30 million crowns.", SCHOOL, "The enlargement of the school will cost 31 million crowns.", "conflict"),
        # no other answer
        ("The enlargement will cost at least 20 million crowns.", SCHOOL, "The enlargement of the school will cost 31 million crowns.", "supported"),
        ("The Tern Line is half as long as the Holm Line.", TERN_LINE, "The Tern Line is still under construction.", "supported"),
        ("For two decades Brandal is to run the new brewery.", BREWERY, "Moen will operate the Ardal Bakery.", "supported"),
        ("Ostby has the third-ranking port of the coast.", "Ostby, whose port ranks third on the coast, exports salt.", "The port of Ostby ranked third there.", "supported"),
        # nobody says what the statement says
        ("The merger costs 350 jobs.", "The merger will do away with 620 posts.", "The union has 350 members in kitchens and laundries.", "contradicted"),
        ("The merger costs 400 jobs.", "The merger will do away with 620 posts.", "The merger will do away with 350 posts.", "contradicted"),
        ("Whoever climbs the tower must master 212 steps.", "The tower has 240 steps.", "The chapel has 212 steps.", "contradicted"),
        ("Whoever climbs the tower must master 212 steps.", "The tower has 240 steps.", "The tower has 212 bells.", "contradicted"),
        ("Talks with the pilots go on from 9 May.", "The talks with the pilots will be resumed on 20 April.", "The talks with the cooks will be resumed on 9 May.", "contradicted"),
    ],
)  # fmt: skip
def test_the_side_that_is_silent(text: str, one: str, other: str, verdict: str) -> None:
    """Of two sources that differ on one question, one decides on a statement and the other is silent on it, in words that are nearer to the first's."""
    rest = "Snow fell on the passes. Nine shepherds lost sheep. The wool fair was put off by a week, and the mayor sent blankets. A baker sells 70 loaves."
    registry = build_registry({"one": f"A page\n\n{one}\n", "two": f"A page\n\n{other}\n", "three": f"A page\n\n{rest}\n"})
    assert [str(s.verdict) for s in verify(text, registry).statements] == [verdict]


def test_standing_never_hides_a_conflict() -> None:
    plain = build_registry({k: TEXTS[k] for k in ("a", "b")})
    ranked = with_sources(plain, a={"tier": "official"}, b={"tier": "blog"})
    assert [c.sides for c in list_conflicts(ranked)] == [c.sides for c in list_conflicts(plain)]


def test_scopes_that_are_distinct() -> None:
    from yrdcheck.conflicts import _distinct
    from yrdcheck.model import Claim, Entity

    left, right = Claim("a-1", "a", "x", 1, 1, subject="delta"), Claim("b-1", "b", "x", 1, 1, subject="city")
    names = (("en", ("x",)),)
    assert not _distinct([[left], [right]], {"delta": Entity("delta", names), "city": Entity("city", names)})
    assert _distinct([[left], [right]], {"delta": Entity("delta", names, distinct=("city",)), "city": Entity("city", names)})
    assert _distinct([[left], [right]], {"delta": Entity("delta", names), "city": Entity("city", names, distinct=("delta",))})
    assert Kind.SCOPE == "scope"


# ---- since a revision ---------------------------------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"docs/{name}.txt").write_text(TEXTS[name], encoding="utf-8")
    build(["docs/a.txt", "docs/b.txt"], "claims")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "start")
    return tmp_path


def git(*words: str) -> None:
    subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words], check=True, capture_output=True)


def test_since(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conflicts", "--since", "HEAD", "--fail", "--no-config"]) == 0
    assert capsys.readouterr().out == "0 conflicts\n"
    (repository / "docs/c.txt").write_text(TEXTS["c"], encoding="utf-8")
    summary = build(["docs/c.txt"], "claims")
    assert summary.conflicts >= 1
    capsys.readouterr()
    assert main(["conflicts", "--since", "HEAD", "--fail", "--format", "json", "--no-config"]) == 1
    found = json.loads(capsys.readouterr().out)["conflicts"]
    assert len(found) == summary.conflicts
    assert all("c" in {e["source"] for side in c["sides"] for e in side["claims"]} for c in found)
    assert main(["conflicts", "--format", "json", "--no-config"]) == 0
    assert len(json.loads(capsys.readouterr().out)["conflicts"]) > len(found)


def test_notes_and_places_are_no_change(repository: Path) -> None:
    path = repository / "claims/a.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  line: 3\n", "  line: 3\n  note: checked\n"), encoding="utf-8")
    (repository / "docs/b.txt").write_text("First line.\n\n" + TEXTS["b"], encoding="utf-8")
    build(["docs/b.txt"], "claims")
    registry = load_registry("claims")
    changed = changed_since(registry, "claims", "HEAD")
    assert {c.quote for c in registry.claims if c.id in changed} <= {"First line."}


def test_a_name_given_anew_is_a_change(repository: Path) -> None:
    (repository / "claims/entities.yaml").write_text("- id: marne\n  names:\n    en: [Marne, the city]\n", encoding="utf-8")
    registry = load_registry("claims")
    assert {c.id for c in registry.claims if "Marne" in c.quote} <= changed_since(registry, "claims", "HEAD")


def test_before_there_was_a_registry(repository: Path) -> None:
    git("commit", "-q", "--allow-empty", "-m", "later")
    git("rm", "-rq", "--cached", "claims")
    git("commit", "-qm", "without")
    registry = load_registry("claims")
    assert changed_since(registry, "claims", "HEAD") == {c.id for c in registry.claims}


def test_unknown_revision(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError, match="--since: "):
        changed_since(load_registry("claims"), "claims", "no-such")
    assert main(["conflicts", "--since", "no-such", "--no-config"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("one", "other", "conflicts"),
    [
        ("The laboratory opens in May. Jon Moen will run the laboratory for 15 years.", "Operator of the laboratory: Rikke Dahl, for a decade", 1),
        ("The director of the Ardal Observatory, Jon Moen, counts comets.", "The Ardal Observatory is old. Its director, Rikke Dahl, likes ice.", 1),
        # no two holders of one role
        ("Jon Moen will run the laboratory for 15 years.", "Operator of the laboratory: Jon Moen, for a decade", 0),
        ("Jon Moen will run the laboratory.", "Rikke Dahl will run the bakery.", 0),
        ("The director of the Ardal Observatory, Jon Moen, counts comets.", "The deputy director of the Ardal Observatory, Rikke Dahl, likes ice.", 0),
        ("The director of the Ardal Observatory, Jon Moen, counts comets.", "Rikke Dahl was the director of the Ardal Observatory.", 0),
    ],
)
def test_two_holders_of_a_role(one: str, other: str, conflicts: int) -> None:
    texts = {"one": f"Notes on the valley\n\n{one} Snow fell on the pass.\n", "two": f"More notes\n\nThe tram runs twice an hour. {other}\n"}
    registry = build_registry({**HARBOUR, **texts})
    found = list_conflicts(registry, frozenset(c.id for c in registry.claims if c.source == "one"))
    assert sum(c.kind is Kind.ENTITY and {e.source for side in c.sides for e in side.claims} == {"one", "two"} for c in found) == conflicts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Focus received more than 181 reviews.", "conflict"),
        ("Focus received fewer than 181 reviews.", "conflict"),
        ("Focus received more than 170 reviews.", "supported"),
        ("The film was shot in Ardal.", "unsupported"),
    ],
)
def test_versions_of_one_text_are_taken_to_be_about_what_is_asked(text: str, expected: str) -> None:
    page = "The review website Tern Reviews has reported a 57% approval rating for Focus, based on {} reviews, with a rating average of 5.8/10."
    registry = build_registry({"a": page.format(182), "b": page.format(180)}, titles={"a": "Focus", "b": "Focus"})
    assert str(verify(text, registry).statements[0].verdict) == expected


def test_a_thing_is_no_rival_of_a_town() -> None:
    from yrdcheck.rules.entities import _is_thing
    from yrdcheck.words import Word

    names = {"one-hour circle": True, "Lund": False, "Lund Bay": False, "the Grey Hall": False, "湖州": False}
    assert {n: _is_thing([Word(n, 0, len(n), n, "concept")]) for n in names} == names


@pytest.mark.parametrize(
    ("text", "expected", "tags"),
    [
        ("The tram in Ostby carries 4.4 million passengers.", "supported", ()),
        ("The tram in Ostby carries 3.1 million passengers.", "contradicted", ("outdated",)),
        ("The tram in Ostby carries 5 million passengers.", "contradicted", ()),
        ("The tram in Ostby carried 3.1 million passengers in 2020.", "supported", ()),
        ("The tram in Ostby carried 4.4 million passengers in 2020.", "contradicted", ()),
        ("The Tern bridge is 64 metres long.", "conflict", ()),
    ],
)
def test_the_newest_of_dated_figures_answers_across_sources(text: str, expected: str, tags: tuple[str, ...]) -> None:
    registry = build_registry({
        "one": "# Trams\n\nThe tram in Ostby carried 3.1 million passengers in 2020. The depot is in Fern Street. The Tern bridge is 64 metres long.\n",
        "two": "# Trams\n\nThe tram in Ostby carried 4.4 million passengers in 2023. The mayor opened the new stop. The Tern bridge is 71 metres long.\n",
    })  # fmt: skip
    found = verify(text, registry).statements[0]
    assert (str(found.verdict), found.tags) == (expected, tags)


CLUB = {
    "report": "Redmoor Athletic\n\n12 March 2025\n\nRedmoor Athletic had 3,412 members at the end of 2024. The new indoor hall opened in September 2024 and cost "
    "£5.1 million. The average attendance was 1,870. The deficit is expected to be £90,000. "
    "Ticket prices will rise by 5 per cent in 2025. Memory use of the ticket machine fell by 30 per cent.\n",
    "post": "Redmoor\n\n15 March 2025\n\nThe indoor hall, which opened in October 2024, cost £6.3 million. The deficit will be £140,000. "
    "Ticket prices will not rise in 2025. Memory use of the ticket machine rose by 10 per cent. The women's team has 22 players.\n",
    "blog": "The Moor End\n\n20 March 2025\n\nIn 2022 Redmoor Athletic had 2,980 members. In 2019 the average attendance was 1,410. The women's team has 22 players. "
    "The grey pitch, which has 90 seats, has been closed to dogs since May 2024.\n",
    "forum": "Dogs\n\n21 March 2025\n\nThe grey pitch is still open to dogs.\n",
}


def test_both_lists_know_the_same_conflicts() -> None:
    """What `conflicts` lists of these sources: each disagreement, no figures of different years."""
    found = [" | ".join(sorted(side.claims[0].quote for side in c.sides)) for c in list_conflicts(build_registry(CLUB))]
    for words in ("hall", "deficit", "Ticket prices", "Memory use", "pitch"):
        assert any(words in x for x in found), words
    assert not any(words in x for x in found for words in ("members", "attendance", "players"))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        pytest.param("The average attendance was 1,870.", "supported", id="another source's older figure"),
        pytest.param("Redmoor Athletic has more than 3,400 members.", "supported", id="an older figure beside a dated one"),
        pytest.param("In 2022 Redmoor Athletic had 2,980 members.", "supported", id="of its own year"),
        pytest.param("In 2019 the average attendance was 1,410.", "supported", id="a figure without a date refutes none of a year"),
        pytest.param("The women's team has 22 players.", "supported", id="both agree"),
        pytest.param("The indoor hall cost £5.1 million.", "conflict", id="the time is of the opening, not of the cost"),
        pytest.param("The deficit is expected to be £90,000.", "conflict", id="one word beside the figure"),
        pytest.param("Ticket prices will rise by 5 per cent in 2025.", "conflict", id="that it will rise at all"),
        pytest.param("The ticket machine uses less memory.", "conflict", id="rise and fall, whatever the figures"),
        pytest.param("The pitch has been shut to dogs since May 2024.", "conflict", id="in the words of what supports it"),
    ],
)
def test_disagreement_told_in_other_words(text: str, verdict: str) -> None:
    assert [str(s.verdict) for s in verify(text, build_registry(CLUB)).statements] == [verdict]
