"""An article beside its translation: what must be reported, and what must be left alone."""

import json
from pathlib import Path

import pytest

from yrdcheck.__main__ import main
from yrdcheck.candidates import make_lexicon
from yrdcheck.model import Entity
from yrdcheck.parity import Difference, find_differences, proper_names

EVALS = Path(__file__).resolve().parent.parent / "evals" / "parity"
PAIRS = {p["id"]: p for p in map(json.loads, (EVALS / "pairs.jsonl").read_text(encoding="utf-8").splitlines())}
CHANGES = [json.loads(line) for line in (EVALS / "changes.jsonl").read_text(encoding="utf-8").splitlines()]

ENTITIES = (
    Entity("delta", (("en", ("Yangtze River Delta", "the Delta")), ("zh", ("长三角",))), kind="region"),
    Entity("suzhou", (("en", ("Suzhou",)), ("zh", ("苏州", "苏州市"))), kind="city"),
    Entity("wuxi", (("en", ("Wuxi",)), ("zh", ("无锡",))), kind="city"),
    Entity("huzhou", (("en", ("Huzhou",)), ("zh", ("湖州",))), kind="city"),
    Entity("lake", (("en", ("Taihu Lake",)), ("zh", ("太湖",))), kind="lake"),
    Entity("line", (("en", ("high-speed line",)), ("zh", ("高铁",))), kind="railway"),
    Entity("china", (("en", ("China",)), ("zh", ("中国", "全国"))), kind="country"),
)  # fmt: skip
LEXICON = make_lexicon(ENTITIES, ())


def compare(left: str, right: str) -> tuple[Difference, ...]:
    return find_differences(left, right, LEXICON, proper_names(ENTITIES))


def facts(found: tuple[Difference, ...]) -> list[tuple[str, str, str, str]]:
    return [(d.kind, d.change, d.left.fact if d.left else "", d.right.fact if d.right else "") for d in found]


@pytest.mark.parametrize("pair", PAIRS.values(), ids=list(PAIRS))
def test_faithful_pairs(pair: dict[str, str]) -> None:
    assert compare(pair["en"], pair["zh"]) == ()
    assert compare(pair["zh"], pair["en"]) == ()


@pytest.mark.parametrize("change", CHANGES, ids=[f"{c['pair']} {c['new']}" for c in CHANGES])
def test_changed_figures(change: dict[str, str]) -> None:
    pair = PAIRS[change["pair"]]
    changed = pair["zh"].replace(change["old"], change["new"])
    (found,) = compare(pair["en"], changed)
    assert found.change == "differs"
    assert found.right is not None
    assert found.right.fact in changed
    assert found.right.fact not in pair["zh"]
    (back,) = compare(changed, pair["en"])
    assert (back.left, back.right) == (found.right, found.left)


@pytest.mark.parametrize(("left", "right", "expected"), [
    pytest.param("The fund gave 5 million yuan in 2021 and 2022.", "该基金2021年出资500万元。", [("date", "missing", "2022", "")], id="a year is missing"),
    pytest.param("It is 42 km long.", "全长42公里，造价3亿元。", [("figure", "added", "", "3亿元")], id="a figure is added"),
    pytest.param("Suzhou, Wuxi and Huzhou pay for it.", "由苏州和湖州出资。", [("name", "missing", "Wuxi", "")], id="a name of a list is missing"),
    pytest.param("The meeting took place in Wuxi.", "会议在湖州举行。", [("name", "differs", "Wuxi", "湖州")], id="another city"),
    pytest.param("Gu Jun, the director, opened the meeting.", "主任顾健主持会议。", [("name", "differs", "Gu Jun", "顾健")], id="another person"),
    pytest.param("Turnover fell by 3%.", "成交额下降3个百分点。", [("figure", "differs", "3%", "3个百分点")], id="points are no percent"),
    pytest.param("It cost 3 billion dollars.", "造价30亿元。", [("figure", "differs", "3 billion dollars", "30亿元")], id="another currency"),
    pytest.param("The second phase is finished.", "第三期已完工。", [("figure", "differs", "second", "第三")], id="ordinals"),
    pytest.param("One. It has 12 rooms.\n\nIt has 30 beds.", "其一。有30张床。\n\n有12个房间和5间厨房。", [("figure", "added", "", "5")], id="sentences change places"),
    pytest.param("Le pont mesure 36 km.", "The bridge is 63 km long.", [("figure", "differs", "36 km", "63 km")], id="any two languages that share digits"),
])  # fmt: skip
def test_differences(left: str, right: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert facts(compare(left, right)) == expected


@pytest.mark.parametrize(("left", "right"), [
    pytest.param("", "", id="nothing"),
    pytest.param("The lake has become cleaner.", "太湖更清了。", id="a name told as the lake"),
    pytest.param("High-speed lines pay off.", "高铁带来回报。", id="a kind of thing is no name"),
    pytest.param("In China, 40% live in cities.", "全国四成人口住在城市。", id="share in tenths"),
    pytest.param("It is one of the largest.", "它规模很大。", id="one as a turn of phrase"),
    pytest.param("The river is 4,722 miles long.", "河长7600公里。", id="converted units"),
    pytest.param("It opened on May 1, 2008.", "2008年5月1日通车。", id="a day"),
    pytest.param("It will open by 2026.", "2026年开通。", id="by a year, in a year"),
    pytest.param("Gu Jun spoke. He named 12 cities.", "顾军主任发言，提到12座城市。", id="a person"),
    pytest.param("Half of the 300 firms pay.", "300家企业中有一半付费。", id="half"),
    pytest.param("Terminal 2 opened; Line 3 followed.", "2号航站楼启用，随后是3号线。", id="labels"),
    pytest.param("There are 12.\n\n5 of them work.", "共有12个，其中5个可用。", id="two sentences in one"),
    pytest.param("Nine trillion-yuan cities pay.", "9座万亿城市出资。", id="what is counted holds a number"),
    pytest.param("Blooms fell by 63%.\nSuzhou pays.", "藻類減少63％。\n蘇州市出資。", id="traditional characters and full-width forms"),
])  # fmt: skip
def test_left_alone(left: str, right: str) -> None:
    assert facts(compare(left, right)) == []
    assert facts(compare(right, left)) == []


def test_places() -> None:
    (found,) = compare("# Bridges\n\nOne opened.\nThe other is 36 km long.", "# 桥\n\n一座已通车。\n另一座长63公里。")
    assert found.left is not None
    assert found.right is not None
    assert (found.left.line, found.left.column, found.left.sentence) == (4, 14, "The other is 36 km long.")
    assert (found.right.line, found.right.column, found.right.sentence) == (4, 5, "另一座长63公里。")


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("The line is **68.6 km** long.\n", encoding="utf-8")
    Path("b.txt").write_text("线路全长86.6公里。\n", encoding="utf-8")
    assert main(["parity", "a.md", "b.txt", "--quiet"]) == 1
    assert capsys.readouterr().out == "figure differs: “68.6 km” against “86.6公里”\n    a.md:1:15: The line is **68.6 km** long.\n    b.txt:1:5: 线路全长86.6公里。\n\n"
    assert main(["parity", "a.md", "a.md", "--format", "json", "--quiet"]) == 0
    assert json.loads(capsys.readouterr().out) == {"schema": "yrdcheck.parity/1", "paths": ["a.md", "a.md"], "differences": []}


@pytest.mark.parametrize(("words", "message"), [
    (("a.md",), "give two files"),
    (("a.md", "b.md", "c.md"), "give two files"),
    (("a.md", "."), "give a file, not a folder"),
    (("a.md", "none.md"), "none.md: no such file"),
])  # fmt: skip
def test_usage(words: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("A text.\n", encoding="utf-8")
    assert main(["parity", *words]) == 2
    assert message in capsys.readouterr().err
