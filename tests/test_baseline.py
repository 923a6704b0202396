"""What is known stays known while its words do; what is new, reworded or judged otherwise counts."""

import json
from pathlib import Path

import jsonschema
import pytest
from git import commit, git, repository
from hypothesis import given
from hypothesis import strategies as st
from schemas import schema

from yrdcheck.__main__ import main
from yrdcheck.baselines import Known, format_baseline, read_baseline
from yrdcheck.model import ConfigError
from yrdcheck.revisions import touched

TRUE = "The Hale Bridge is 412 metres long."
FALSE = "The Hale Bridge is 300 metres long."
OTHER = "The Hale Bridge cost £25 million."


@pytest.fixture
def here(world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "yrdcheck.toml").write_text(f"registry = {json.dumps(str(world / 'claims'))}\n", encoding="utf-8")
    return tmp_path


def verify(*words: str) -> int:
    return main(["verify", *words])


# ---- baseline -----------------------------------------------------------------------------------------------------


def test_baseline_hides_what_it_lists(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.md").write_text(f"{TRUE} {FALSE}\n", encoding="utf-8")
    assert verify("a.md") == 1
    assert verify("a.md", "--write-baseline") == 0
    jsonschema.validate(json.loads((here / "yrdcheck-baseline.json").read_text(encoding="utf-8")), schema("baseline"))
    assert "1 finding written to yrdcheck-baseline.json" in capsys.readouterr().err
    assert verify("a.md", "--baseline", "yrdcheck-baseline.json") == 0
    assert capsys.readouterr().out.endswith("1 supported, 1 in the baseline\n")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(f"Something new.\n\n{TRUE}\n\n- {FALSE}\n", 0, id="moved into a list"),
        pytest.param(FALSE.replace(" 300", "\n300"), 0, id="wrapped otherwise"),
        pytest.param(f"{FALSE} {FALSE}", 1, id="once more than known"),
        pytest.param(FALSE.replace("300", "301"), 1, id="another figure"),
        pytest.param(f"{FALSE} {OTHER}", 1, id="another sentence"),
        pytest.param(TRUE, 0, id="mended"),
    ],
)
def test_baseline_goes_by_words(here: Path, text: str, status: int) -> None:
    (here / "a.md").write_text(f"{TRUE} {FALSE}\n", encoding="utf-8")
    assert verify("a.md", "--write-baseline", "-q") == 0
    (here / "a.md").write_text(text, encoding="utf-8")
    assert verify("a.md", "--baseline", "yrdcheck-baseline.json") == status


def test_baseline_of_a_renamed_document(here: Path) -> None:
    (here / "a.md").write_text(FALSE, encoding="utf-8")
    verify("a.md", "--write-baseline", "-q")
    (here / "b.md").write_text(FALSE, encoding="utf-8")
    assert verify("b.md", "--baseline", "yrdcheck-baseline.json") == 1, "a copy is new"
    (here / "a.md").unlink()
    assert verify("b.md", "--baseline", "yrdcheck-baseline.json") == 0


def test_baseline_from_the_configuration_and_from_below(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "sub").mkdir()
    (here / "sub/a.md").write_text(FALSE, encoding="utf-8")
    with (here / "yrdcheck.toml").open("a", encoding="utf-8") as file:
        file.write('baseline = "known.json"\n')
    assert verify("sub/a.md") == 2, "a baseline that is named must exist"
    assert "known.json: cannot be read" in capsys.readouterr().err
    assert verify("sub/a.md", "--write-baseline") == 0
    assert [k.path for k in read_baseline("known.json")] == ["sub/a.md"]
    monkeypatch.chdir(here / "sub")
    assert verify("a.md") == 0
    assert verify(".") == 0


def test_writing_keeps_what_was_not_checked(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (here / name).write_text(FALSE, encoding="utf-8")
    verify(".", "--write-baseline")
    (here / "b.md").write_text(OTHER, encoding="utf-8")
    (here / "c.md").unlink()
    verify("b.md", "--write-baseline", "--baseline", "yrdcheck-baseline.json")
    assert [(k.path, k.text) for k in read_baseline("yrdcheck-baseline.json")] == [("a.md", FALSE), ("b.md", OTHER)]
    (here / "a.md").write_text(TRUE, encoding="utf-8")
    capsys.readouterr()
    assert verify(".", "--baseline", "yrdcheck-baseline.json") == 0
    assert "1 finding of the baseline is no more" in capsys.readouterr().err


def test_unsupported_is_listed_only_where_it_fails(here: Path) -> None:
    (here / "a.md").write_text("The harbour of Osmund has three cranes.", encoding="utf-8")
    verify("a.md", "--write-baseline", "-q")
    assert read_baseline("yrdcheck-baseline.json") == ()
    verify("a.md", "--write-baseline", "--strict", "-q")
    assert [k.code for k in read_baseline("yrdcheck-baseline.json")] == ["YC301"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "yrdcheck.baseline/1"}', '{"schema": "yrdcheck.baseline/1", "findings": [{"path": "a"}]}', "\xff"])
def test_baseline_that_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(ConfigError, match=r"b\.json: "):
        read_baseline(str(path))


@given(st.lists(st.builds(Known, st.text(), st.text(), st.text(), st.integers(1, 9), st.text()), max_size=4))
def test_baseline_round_trip(known: list[Known]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b.json"
        text = format_baseline(known)
        path.write_text(text.encode("utf-8", "backslashreplace").decode(), encoding="utf-8", newline="")
        assert read_baseline(str(path)) == tuple(sorted(known))
    assert text.count("\n") == (len(known) + 5 if known else 4)


# ---- what a change touched ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        pytest.param("One is 1. Two is 2.", "One is 1. Two is 3.", ["Two is 3."], id="one of two on a line"),
        pytest.param("One is 1. Two is 2.", "One\nis 1.\n\n\nTwo is 2.", [], id="wrapped and moved"),
        pytest.param("One is 1.\n\nTwo is 2.", "Two is 2.\n\nOne is 1.", [], id="swapped"),
        pytest.param("One is 1.", "One is 1. One is 1.", ["One is 1."], id="said twice"),
        pytest.param(None, "One is 1. Two is 2.", ["One is 1.", "Two is 2."], id="new document"),
        pytest.param("One is 1.", "", [], id="emptied"),
        pytest.param("The bridge is old. It is 4 m long.", "The tower is old. It is 4 m long.", ["The tower is old.", "It is 4 m long."], id="what it leans on"),
        pytest.param("The delta has:\n\n- 4 ports", "The bay has:\n\n- 4 ports", ["The bay has:", "4 ports"], id="the line a list hangs on"),
    ],
)
def test_touched(before: str | None, after: str, new: list[str]) -> None:
    at = sorted(touched(before, after, markdown=True))
    assert [after[n : n + len(words)] for n, words in zip(at, new, strict=True)] == new


@pytest.fixture
def repo(here: Path) -> Path:
    repository(here)
    commit(here, a_md=f"{TRUE} {FALSE}\n", b_md=FALSE, c_md=FALSE, d_txt=TRUE)
    return here


def paths(capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    return [(row["path"], row["text"]) for row in map(json.loads, capsys.readouterr().out.splitlines())]


def test_changed_since(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify("--changed-since", "HEAD") == 0
    assert "no document has changed" in capsys.readouterr().err
    (repo / "a.md").write_text(f"New. {TRUE}\n{FALSE} {OTHER}\n", encoding="utf-8")
    git(repo, "mv", "b.md", "e.md")
    (repo / "c.md").unlink()
    (repo / "new.md").write_text(TRUE, encoding="utf-8")
    (repo / "notes.py").write_text(FALSE, encoding="utf-8")
    capsys.readouterr()
    assert verify("--changed-since", "HEAD", "-f", "jsonl") == 1
    assert paths(capsys) == [("a.md", "New."), ("a.md", OTHER), ("new.md", TRUE)]
    assert verify("--changed-since", "HEAD", "-f", "jsonl", "e.md", "new.md", "d.txt") == 0
    assert paths(capsys) == [("new.md", TRUE)]


def test_changed_since_a_branch_point(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(repo, "checkout", "-q", "-b", "topic")
    commit(repo, a_md=f"{TRUE} {OTHER}\n")
    git(repo, "checkout", "-q", "main")
    commit(repo, d_txt=FALSE)
    git(repo, "checkout", "-q", "topic")
    assert verify("--changed-since", "main", "-f", "jsonl") == 1
    assert paths(capsys) == [("a.md", OTHER)]


def test_changed_since_below_the_root(repo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (repo / "sub").mkdir()
    (repo / "sub/über uns.md").write_text(TRUE, encoding="utf-8")
    (repo / "a.md").write_text(OTHER, encoding="utf-8")
    monkeypatch.chdir(repo / "sub")
    assert verify("--changed-since", "HEAD", "-f", "jsonl") == 0
    assert paths(capsys) == [("über uns.md", TRUE)]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--changed-since", "nowhere"], "no revision 'nowhere'"),
        (["--changed-since=-x"], "'-x' is no revision"),
        (["--changed-since", "HEAD", "--write-baseline"], "leave out --changed-since"),
    ],
)
def test_changed_since_what(repo: Path, words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(*words) == 2
    assert message in capsys.readouterr().err


def test_changed_since_outside_a_repository(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify("--changed-since", "HEAD") == 2
    assert "not a git repository" in capsys.readouterr().err


# ---- in the command -----------------------------------------------------------------------------------------------


def test_comments_count_in_the_command(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.md").write_text(f"{FALSE} <!-- yrdcheck-disable-line YC101 -- so they say -->\n\n{TRUE} <!-- yrdcheck-disable-line -->\n", encoding="utf-8")
    assert verify("a.md") == 0
    out = capsys.readouterr().out
    assert "a.md:3:37: YC901: <!-- yrdcheck-disable-line -->" in out
    assert out.endswith("2 statements: 1 supported, 1 suppressed\n")
    assert verify("a.md", "--fail-on", "contradicted,YC9") == 1
    assert verify("a.md", "--fail-on", "contradicted,YC9", "--ignore", "YC901") == 0


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ((), 1),
        (("--ignore", "YC101"), 0),
        (("--ignore", "YC1,YC2"), 0),
        (("--ignore", "YC2"), 1),
        (("--select", "YC2"), 0),
        (("--select", "YC1"), 1),
        (("--select", "YC101", "--ignore", "YC1"), 1),
        (("--select", "YC1", "--ignore", "YC101"), 0),
        (("--fail-on", "YC101"), 1),
        (("--fail-on", "YC103"), 0),
        (("--select", "YC999"), 2),
    ],
)
def test_codes_in_the_command(here: Path, words: tuple[str, ...], status: int) -> None:
    assert verify(FALSE, *words) == status
