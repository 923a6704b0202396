"""``numbers`` and ``cite``: every figure with its source, and marks that are put in once however often."""

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from schemas import schema

from yrdcheck.__main__ import main
from yrdcheck.citations import STYLES, bibliography, cite, collect, uncite
from yrdcheck.model import CheckedStatement, Evidence, Source, Stance, Verdict
from yrdcheck.statements import split_statements

TRUE = "The Hale Bridge is 412 metres long."
FALSE = "The Hale Bridge is 300 metres long."
SOURCES = (
    Source("s-1", "A [title] & more", "sources/s_1.txt", "0" * 64, "2024-05-03", "Ministry of *Works*", "en"),
    Source("t", "", "sources/t.txt", "0" * 64, "2023"),
)
YES = (
    Evidence("s-1-001", "s-1", SOURCES[0].title, SOURCES[0].path, 3, 1, "It is <b>412</b> [metres] long", Stance.SUPPORTS, None, 0.9, ""),
    Evidence("s-1-002", "s-1", SOURCES[0].title, SOURCES[0].path, 4, 1, "again", Stance.SUPPORTS, None, 0.8, ""),
    Evidence("t-007", "t", "", SOURCES[1].path, 1, 1, "412", Stance.SUPPORTS, None, 0.7, ""),
)


def checked(text: str) -> list[CheckedStatement]:
    """A report in which every sentence with "yes" is supported."""
    return [
        CheckedStatement(text[s.start : s.end], verdict, 1, 1, 1, 1, s.start, s.end - s.start, "", (), None, YES)
        for s in split_statements(text, markdown=True)
        for verdict in [Verdict.SUPPORTED if "yes" in text[s.start : s.end] else Verdict.UNSUPPORTED]
    ]


def cited(text: str, style: str = "footnotes", most: int = 1) -> str:
    bare = uncite(text)
    return cite(bare, checked(bare), SOURCES, style, most)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("A yes. A no.", "A yes.^ A no.", id="after the full stop"),
        pytest.param("**A yes.** B.", "**A yes.**^ B.", id="after bold"),
        pytest.param("“A yes.” B.", "“A yes.”^ B.", id="after a quotation"),
        pytest.param("[A yes.](https://x.test/a) B.", "[A yes.](https://x.test/a)^ B.", id="after a link"),
        pytest.param("A yes.[^1] B.\n\n[^1]: Mine.", "A yes.[^1]^ B.\n\n[^1]: Mine.", id="after a footnote of the draft"),
        pytest.param("- A yes\n- B", "- A yes^\n- B", id="bullet"),
        pytest.param("# Title yes\n\nA yes.", "# Title yes\n\nA yes.^", id="not in a heading"),
        pytest.param("| a | b |\n|---|---|\n| yes | 1 |\n", "| a | b |\n|---|---|\n| yes | 1^ |\n", id="into the last cell"),
        pytest.param("A no.", "A no.", id="nothing to cite"),
        pytest.param("", "", id="empty"),
    ],
)
def test_where_marks_go(text: str, body: str) -> None:
    mark = "[^yrd-s-1-001]"
    found = cited(text)
    assert found.replace(mark + ":", "\0").replace(mark, "^").partition("\n\n\0")[0].rstrip("\n") == body.rstrip("\n")
    assert ("\n\n" + mark + ": “It is \\<b\\>412" in found) is ("^" in body.replace("[^1]", ""))


def test_best_claim_of_each_source() -> None:
    assert cited("A yes.", most=2).startswith("A yes.[^yrd-s-1-001][^yrd-t-007]\n\n")


def test_styles() -> None:
    marks = "".join(f'<sup class="yrd-ref"><a href="#yrd-{claim}">[{n}]</a></sup>' for n, claim in ((1, "s-1-001"), (2, "t-007")))
    assert cited("A yes.", "html", 2).startswith(f'A yes.{marks}\n\n<section class="yrd-sources">')
    assert "“It is &lt;b&gt;412&lt;/b&gt; [metres] long” A [title] &amp; more, Ministry of *Works*, 2024-05-03" in cited("A yes.", "html")
    assert cited("A yes.", "pandoc", 2) == "A yes. [@yrd-s-1; @yrd-t]"


LINES = ["A yes.", "B no.", "**C yes.** ", "# D yes", "- e yes", "| yes | 1 |", "[^1]: F yes.", "", "“G yes.”", " "]
drafts = st.lists(st.sampled_from(LINES), max_size=8).map("\n".join) | st.lists(st.sampled_from(["A yes. ", "B no. ", "\n\n", "C yes."]), max_size=8).map("".join)


@pytest.mark.parametrize("style", STYLES)
@given(text=drafts)
def test_twice_is_once(style: str, text: str) -> None:
    once = cited(text, style)
    assert cited(once, style) == once
    assert uncite(once).rstrip("\n") == text.rstrip("\n")
    for other in STYLES:
        assert re.sub(r"\n+", "\n", cited(once, other)).strip("\n") == re.sub(r"\n+", "\n", cited(text, other)).strip("\n"), "another style takes the place of the first"


@pytest.mark.parametrize("style", STYLES)
def test_line_ends_stay(style: str) -> None:
    text = "A yes.\r\n\r\nB yes.\r\n"
    once = cited(text, style)
    assert "\n" not in once.replace("\r\n", "")
    assert cited(once, style) == once
    assert uncite(once) == text


@given(st.text(alphabet=st.sampled_from("ab[]^:@yrd- \n<sup></>")))
def test_words_of_the_draft_stay(text: str) -> None:
    if "yrd-" not in text:
        assert uncite(text) == text


@pytest.mark.parametrize("text", ["[^yrd-" * 5000, '<sup class="yrd-ref">' * 5000, "[^yrd-a]: b\n" * 3000 + "x", '<section class="yrd-sources">\n<ol>\n' * 3000])
def test_hostile_text_takes_no_time(text: str) -> None:
    uncite(text)


def test_lists() -> None:
    found = collect(checked("A yes. B yes."), SOURCES)
    assert [c.evidence.claim for c in found] == ["s-1-001", "t-007"]
    assert json.loads(bibliography(found, "csl-json")) == [
        {"id": "yrd-s-1", "type": "document", "title": "A [title] & more", "publisher": "Ministry of *Works*", "issued": {"date-parts": [[2024, 5, 3]]},
         "language": "en", "note": "sources/s_1.txt"},
        {"id": "yrd-t", "type": "document", "title": "t", "issued": {"date-parts": [[2023]]}, "note": "sources/t.txt"},
    ]  # fmt: skip
    text = bibliography(found, "bibtex")
    assert re.findall(r"^@misc\{([\w-]+),$", text, re.MULTILINE) == ["yrd-s-1", "yrd-t"]
    assert "title = {{A [title] \\& more}}" in text
    assert "note = {sources/s\\_1.txt}" in text
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")


# ---- the commands -------------------------------------------------------------------------------------------------


@pytest.fixture
def here(world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "yrdcheck.toml").write_text(f"registry = {json.dumps(str(world / 'claims'))}\n", encoding="utf-8")
    return tmp_path


def test_cite_command(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = here / "a.md"
    path.write_text(f"{TRUE} {FALSE}\n", encoding="utf-8")
    assert main(["cite", "a.md"]) == 0
    out = capsys.readouterr().out
    mark = re.match(r"The Hale Bridge is 412 metres long\.(\[\^yrd-bridge-\d+\]) The Hale Bridge is 300", out)
    assert mark
    assert f"{mark[1]}: “" in out
    assert path.read_text(encoding="utf-8") == f"{TRUE} {FALSE}\n"
    for _ in range(2):
        assert main(["cite", "a.md", "--in-place"]) == 0
        assert path.read_text(encoding="utf-8") == out
    assert main(["verify", "a.md", "--fail-on", "never"]) == 0
    assert "2 statements: 1 supported, 1 contradicted\n" in capsys.readouterr().out, "marks are no statements"
    assert main(["cite", "a.md", "-i", "--remove"]) == 0
    assert path.read_text(encoding="utf-8") == f"{TRUE} {FALSE}\n"
    assert main(["cite", "a.md", "--style", "bibtex"]) == 0
    assert capsys.readouterr().out.startswith("@misc{yrd-bridge,\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--style", "footnote", TRUE], "did you mean 'footnotes'"),
        (["-i", TRUE], "--in-place needs a file"),
        (["-i", "--style", "bibtex", TRUE], "leave out"),
        (["missing.md"], "no such file"),
    ],
)
def test_cite_refuses(here: Path, words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", *words]) == 2
    assert message in capsys.readouterr().err


def test_cite_takes_one_document(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.md", "b.md"):
        (here / name).write_text(TRUE, encoding="utf-8")
    assert main(["cite", "a.md", "b.md"]) == 2
    assert main(["cite", "a.md", "b.md", "-i"]) == 0
    assert "[^yrd-" in (here / "b.md").read_text(encoding="utf-8")


def test_numbers_command(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = f"# 5 things\n\n{TRUE} It cost £25 million, and Osmund has three cranes and the city of Marne 62,000 inhabitants.\n"
    (here / "a.md").write_text(draft, encoding="utf-8")
    assert main(["numbers", "a.md", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    jsonschema.validate(found, schema("numbers"))
    figures = found["documents"][0]["figures"]
    assert [f["text"] for f in figures] == ["5", "412 metres", "£25 million", "three", "62,000"]
    for f in figures:
        assert draft[f["offset"] : f["offset"] + f["length"]] == f["text"]
        assert draft.splitlines()[f["line"] - 1][f["column"] - 1 :].startswith(f["text"])
    verdicts = {f["text"]: (f["verdict"], f["source"]) for f in figures}
    assert verdicts["412 metres"] == ("supported", "bridge")
    assert verdicts["three"] == ("unsupported", None)
    assert main(["numbers", "a.md", "--fail"]) == 1
    out = capsys.readouterr().out
    assert re.search(r"^a\.md:3:20: 412 metres: bridge sources/bridge\.txt:3$", out, re.MULTILINE)
    assert re.search(r"^a\.md:3:\d+: three: no source$", out, re.MULTILINE)
    assert main(["numbers", TRUE, "--fail"]) == 0


def test_dates_are_no_figures(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["numbers", "The Hale Bridge opened on 3 May 2021."]) == 0
    assert capsys.readouterr().out == "0 figures\n"


def test_sources_are_never_written_over(world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("claims", "sources"):
        shutil.copytree(world / name, tmp_path / name)
    (tmp_path / "a.md").write_text(TRUE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = {p: p.read_bytes() for p in (tmp_path / "sources").iterdir()}
    assert main(["cite", ".", "--in-place", "--no-config"]) == 0
    assert main(["verify", ".", "--fix", "--no-config"]) == 0
    assert {p: p.read_bytes() for p in before} == before
    assert "[^yrd-bridge" in (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "2 sources of the registry left out" in capsys.readouterr().err
