"""``verify --fix``: only the wrong figure, in the draft's own style, and only where every source that answers gives the same."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import yrdcheck
from yrdcheck.__main__ import main
from yrdcheck.commands import settle
from yrdcheck.commands.fixing import fix, make_diff
from yrdcheck.options import COMMANDS, defaults
from yrdcheck.readers import Document

TRUE = "The Hale Bridge is 412 metres long."
FALSE = "The Hale Bridge is 300 metres long."
CONFLICT = "The city of Marne has 62,000 inhabitants."


@pytest.fixture
def here(world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "yrdcheck.toml").write_text(f"registry = {json.dumps(str(world / 'claims'))}\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        pytest.param(FALSE, TRUE, id="a figure"),
        pytest.param(f"# Title\r\n\r\n- {FALSE}\r\n- {FALSE}\r\n", f"# Title\r\n\r\n- {TRUE}\r\n- {TRUE}\r\n", id="twice, line ends stay"),
        pytest.param("The Hale Bridge is **300 m** long.", "The Hale Bridge is **412 m** long.", id="markup and unit stay"),
        pytest.param("The Hale Bridge is 300m long.", "The Hale Bridge is 412m long.", id="no blank before the unit"),
        pytest.param("The Hale Bridge cost £25m.", "The Hale Bridge cost £18m.", id="money"),
        pytest.param("The library of Marne lends 8000 books a month.", "The library of Marne lends 9000 books a month.", id="no separator"),
        pytest.param(TRUE, TRUE, id="nothing wrong"),
        pytest.param(CONFLICT, CONFLICT, id="sources disagree"),
        pytest.param(f"{FALSE} <!-- yrdcheck-disable-line -->", f"{FALSE} <!-- yrdcheck-disable-line -->", id="suppressed"),
        pytest.param("The harbour of Osmund has three cranes.", "The harbour of Osmund has three cranes.", id="no source"),
    ],
)
def test_fix(here: Path, text: str, fixed: str) -> None:
    path = here / "a.md"
    path.write_text(text, encoding="utf-8", newline="")
    main(["verify", "a.md", "--fix", "--quiet"])
    assert path.read_bytes().decode() == fixed
    main(["verify", "a.md", "--fix", "--quiet"])
    assert path.read_bytes().decode() == fixed, "a second time changes nothing"


def test_fix_reports_what_is_left(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.md").write_text(f"{FALSE}\n\n{CONFLICT}\n", encoding="utf-8")
    assert main(["verify", "a.md", "--fix"]) == 1
    captured = capsys.readouterr()
    assert captured.err == "yrdcheck: a.md:3:1: not fixed: sources disagree\nyrdcheck: note: 1 figure put right\n"
    assert captured.out.endswith("2 statements: 1 supported, 1 conflict\n")
    (here / "a.md").write_text(FALSE, encoding="utf-8")
    assert main(["verify", "a.md", "--fix"]) == 0


def test_diff_is_a_patch(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"# Title\n\nOne.\n{FALSE} Two.\n\n{CONFLICT}"
    (here / "a.md").write_text(text, encoding="utf-8")
    assert main(["verify", "a.md", "--diff"]) == 1
    patch = capsys.readouterr().out
    assert patch.startswith("--- a/a.md\n+++ b/a.md\n@@ ")
    assert f"-{FALSE} Two.\n+{TRUE} Two.\n" in patch
    assert (here / "a.md").read_text(encoding="utf-8") == text
    done = subprocess.run(["git", "apply", "-"], input=patch, cwd=here, encoding="utf-8", check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert (here / "a.md").read_text(encoding="utf-8") == text.replace("300", "412")
    assert main(["verify", "a.md", "--diff"]) == 0
    assert capsys.readouterr().out == ""


def test_patch_of_a_last_line_without_an_end() -> None:
    before, after = Document("a.md", "one\rtwo\r\nthree", True), Document("a.md", "one\rtwo\r\nfour", True)
    assert make_diff(before, after) == "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n one\rtwo\r\n-three\n\\ No newline at end of file\n+four\n\\ No newline at end of file\n"


def test_text_and_standard_input_come_back_fixed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", f"So: {FALSE}", "--fix"]) == 0
    assert capsys.readouterr().out == f"So: {TRUE}"
    done = subprocess.run([sys.executable, "-m", "yrdcheck", "verify", "-", "--fix", "-q"], input=FALSE, capture_output=True, encoding="utf-8", cwd=here, check=False)
    assert (done.returncode, done.stdout) == (0, TRUE)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_encoding_stays(here: Path, encoding: str) -> None:
    path = here / "a.md"
    path.write_bytes(f"é😀\r\n\r\n{FALSE}".encode(encoding))
    path.chmod(0o640)
    assert main(["verify", "a.md", "--fix", "-q"]) == 0
    assert path.read_bytes() == f"é😀\r\n\r\n{TRUE}".encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640


def test_link_stays_a_link(here: Path) -> None:
    (here / "real.md").write_text(FALSE, encoding="utf-8")
    (here / "a.md").symlink_to("real.md")
    main(["verify", "a.md", "--fix", "-q"])
    assert (here / "a.md").is_symlink()
    assert (here / "real.md").read_text(encoding="utf-8") == TRUE


def test_worse_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = {"a": "The Hale Bridge is 412 metres long and 300 metres wide.", "b": "The Hale Bridge is 412 metres long."}
    settings = settle({**defaults(COMMANDS[0]), "no_config": True})
    document = Document("a.md", "The Hale Bridge is 300 metres long.", True)
    assert fix(document, yrdcheck.build_registry(sources), settings).document.text == "The Hale Bridge is 412 metres long."
    monkeypatch.setattr("yrdcheck.styles.restyle", lambda old, new: "77 metres")
    monkeypatch.setattr("yrdcheck.checker.DIGITS", {})
    result = fix(document, yrdcheck.build_registry(sources), settings)  # nothing is remembered there
    assert result.document == document
    assert [r.reason for r in result.refused] == ["with 77 metres the sentence would be contradicted"]


def test_fixes_shift_what_comes_after(here: Path) -> None:
    registry = yrdcheck.build_registry({"a": "The Hale Bridge is 1,412 metres long. The Ode Tower is 98 metres high."})
    settings = settle({**defaults(COMMANDS[0]), "no_config": True})
    text = "The Hale Bridge is 3 metres long. The Ode Tower is 5 metres high. Nice."
    result = fix(Document("a.md", text, True), registry, settings)
    assert result.document.text == "The Hale Bridge is 1,412 metres long. The Ode Tower is 98 metres high. Nice."
    assert result.moved(frozenset((0, 34, 66))) == {0, 38, 71}


@pytest.mark.parametrize(
    ("draft", "replacement"),
    [
        ("Five of the seven schools have a coach.", "Six"),
        ("The district has 700 teachers.", "512"),
        ("| Item | Teachers |\n| --- | --- |\n| District | 700 |", "512"),
        pytest.param("Seven of the seven schools have a coach.", "Six", id="six of seven"),
        pytest.param("The district has 700 teachers in 512 rooms.", None, id="another figure of the sentence"),
        pytest.param("Passengers grew from 3.5 to 4.4 million in 2023.", None, id="whose unit stands elsewhere"),
        pytest.param("| Area | 2024-25 ($ million) |\n| --- | --- |\n| Instruction | 44.2 |", None, id="another column"),
        pytest.param("| Area | 2023-24 ($ million) |\n| --- | --- |\n| Instruction | 44.2 |", "46.1", id="the same column"),
    ],
)
def test_a_figure_is_suggested_only_where_it_fits(draft: str, replacement: str | None) -> None:
    source = (
        "# Budget\n\n| Area | 2023-24 ($ million) |\n| --- | --- |\n| Instruction | 46.1 |\n| Transport | 5.2 |\n\n"
        "Six of the seven schools have a coach. Passengers rose from 3.9 million in 2022 to 4.4 million in 2023. The district has 512 teachers.\n"
    )
    found = [s.suggestion for s in yrdcheck.verify(draft, yrdcheck.build_registry({"a": source})).statements]
    assert [s.replacement for s in found if s is not None] == ([] if replacement is None else [replacement])
