"""Settings: which file counts, what it may hold, and what is said of a slip in it."""

import io
import json
import os
from pathlib import Path

import jsonschema
import pytest
from schemas import schema

from yrdcheck.__main__ import main
from yrdcheck.commands import Exclude, Settings, settle
from yrdcheck.commands.inputs import list_files, read_inputs
from yrdcheck.config import KEYS, Config, find_config, read_config
from yrdcheck.model import ConfigError, Verdict
from yrdcheck.options import COMMANDS, defaults


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_nearest_file_counts(tmp_path: Path) -> None:
    write(tmp_path / "yrdcheck.toml", 'format = "json"')
    write(tmp_path / "a/pyproject.toml", '[tool.yrdcheck]\nformat = "jsonl"')
    (tmp_path / "a/b").mkdir()
    assert find_config(str(tmp_path / "a/b")).format == "jsonl"
    assert find_config(str(tmp_path)).format == "json"


def test_pyproject_without_the_table_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "yrdcheck.toml", "strict = true")
    write(tmp_path / "a/pyproject.toml", '[project]\nname = "yrdcheck-user"')
    assert find_config(str(tmp_path / "a")).strict is True


def test_search_ends_at_the_repository(tmp_path: Path) -> None:
    write(tmp_path / "yrdcheck.toml", "strict = true")
    (tmp_path / "repo/.git").mkdir(parents=True)
    assert find_config(str(tmp_path / "repo")) == Config()


def test_own_file_before_pyproject(tmp_path: Path) -> None:
    write(tmp_path / "yrdcheck.toml", "strict = true")
    write(tmp_path / "pyproject.toml", "[tool.yrdcheck]\nstrict = false")
    assert find_config(str(tmp_path)).strict is True


def test_all_keys(tmp_path: Path) -> None:
    path = write(
        tmp_path / "yrdcheck.toml",
        'registry = "facts"\nfail-on = ["contradicted"]\nstrict = true\nexclude = ["drafts/old"]\nformat = "json"\n'
        'quiet = true\nverbose = false\ncolor = "never"\ndefault-registry = false\nforce-exclude = true\nselect = ["YC1"]\nignore = ["YC103"]\n'
        'require-reason = true\nbaseline = "known.json"\n',
    )
    found = read_config(str(path))
    assert found == Config(
        path=str(path), registry=os.path.join(str(tmp_path), "facts"), default_registry=False, fail_on=("contradicted",), strict=True,
        exclude=("drafts/old",), format="json", quiet=True, verbose=False, color="never", force_exclude=True, select=("YC1",), ignore=("YC103",), require_reason=True,
        baseline=os.path.join(str(tmp_path), "known.json"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        pytest.param("yrdcheck.toml", 'formt = "json"', ":1: unknown key 'formt'; did you mean 'format'?", id="slip of the key"),
        pytest.param("yrdcheck.toml", 'fail_on = ["conflict"]', "did you mean 'fail-on'?", id="underscore for dash"),
        pytest.param("yrdcheck.toml", "zebra = 1", "known are baseline, color, default-registry", id="nothing near"),
        pytest.param("yrdcheck.toml", '\n\nstrict = "yes"', ":3: strict must be true or false", id="type, with its line"),
        pytest.param("yrdcheck.toml", 'fail-on = "conflict"', "must be a list of strings", id="text for a list"),
        pytest.param("yrdcheck.toml", "exclude = [1]", "must be a list of strings", id="list of the wrong thing"),
        pytest.param("yrdcheck.toml", "strict = ", "not valid TOML", id="not TOML"),
        pytest.param("pyproject.toml", '[tool.other]\nregistry = 1\n[tool.yrdcheck]\nregistry = 1', ":4: registry must be a string", id="line in pyproject"),
        pytest.param("pyproject.toml", "[project]", "has no table [tool.yrdcheck]", id="named, but without the table"),
        pytest.param("pyproject.toml", "[tool]\nyrdcheck = 1", "must be a table", id="not a table"),
    ],
)
def test_refused(tmp_path: Path, name: str, text: str, words: str) -> None:
    path = write(tmp_path / name, text)
    with pytest.raises(ConfigError) as caught:
        read_config(str(path))
    assert words in str(caught.value)
    assert str(path) in str(caught.value)


def test_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_config(str(tmp_path / "missing.toml"))


def settings(monkeypatch: pytest.MonkeyPatch, folder: Path, **values: object) -> Settings:
    monkeypatch.chdir(folder)
    return settle({**defaults(COMMANDS[0]), **values})


def test_option_wins_over_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "yrdcheck.toml", 'registry = "facts"\nformat = "json"\nfail-on = ["unsupported"]\nexclude = ["a"]')
    (tmp_path / "sub").mkdir()
    found = settings(monkeypatch, tmp_path / "sub")
    assert (found.format, found.registry) == ("json", os.path.join(str(tmp_path), "facts"))
    assert found.fails == (Verdict.UNSUPPORTED,)
    found = settings(monkeypatch, tmp_path / "sub", format="text", registry=["other"], fail_on="conflict", exclude=["b"])
    assert (found.format, found.registry, found.fails) == ("text", "other", (Verdict.CONFLICT,))
    assert (found.exclude.given, found.exclude.configured, found.exclude.folder) == (("b",), ("a",), str(tmp_path))
    found = settings(monkeypatch, tmp_path / "sub", no_config=True)
    assert (found.format, found.registry, found.fails) == ("text", None, (Verdict.CONTRADICTED, Verdict.CONFLICT))


@pytest.mark.parametrize(
    ("fail_on", "strict", "fails"),
    [
        (None, False, {"contradicted", "conflict"}),
        (None, True, {"contradicted", "conflict", "unsupported"}),
        ("never", False, set()),
        ("contradicted", True, {"contradicted", "unsupported"}),
        (" conflict , unsupported ", False, {"conflict", "unsupported"}),
    ],
)
def test_fail_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fail_on: str | None, strict: bool, fails: set[str]) -> None:
    assert {str(v) for v in settings(monkeypatch, tmp_path, fail_on=fail_on, strict=strict, no_config=True).fails} == fails


def test_fail_on_names_the_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match="did you mean 'contradicted'"):
        settings(monkeypatch, tmp_path, fail_on="contradict", no_config=True)


def test_config_and_no_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match="exclude each other"):
        settings(monkeypatch, tmp_path, config="x", no_config=True)


# ---- environment, exclusion, and the command that shows what holds ------------------------------------------------


def test_environment_stands_between_option_and_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "yrdcheck.toml", 'format = "json"\nstrict = true\nfail-on = ["conflict"]\nignore = ["YC9"]\n')
    for name, value in {"FORMAT": "jsonl", "STRICT": "0", "FAIL_ON": "contradicted, YC103", "REGISTRY": "facts", "BASELINE": ""}.items():
        monkeypatch.setenv(f"YRDCHECK_{name}", value)
    found = settings(monkeypatch, tmp_path)
    assert (found.format, found.registry, found.fails, found.fail_codes, found.ignore) == ("jsonl", "facts", (Verdict.CONTRADICTED,), ("YC103",), ("YC9",))
    assert settings(monkeypatch, tmp_path, format="text", fail_on="never").format == "text"
    assert settings(monkeypatch, tmp_path, no_config=True, fail_on="never").fails == ()


def test_environment_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "other.toml", 'format = "json"')
    monkeypatch.setenv("YRDCHECK_CONFIG", str(path))
    assert settings(monkeypatch, tmp_path).format == "json"
    assert settings(monkeypatch, tmp_path, no_config=True).format == "text"


def test_environment_switch_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YRDCHECK_STRICT", "perhaps")
    with pytest.raises(ConfigError, match="YRDCHECK_STRICT: 'perhaps' is neither true nor false"):
        settings(monkeypatch, tmp_path)


@pytest.mark.parametrize(("key", "code"), [("select", "YC999"), ("ignore", "wrong-value")])
def test_codes_are_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, code: str) -> None:
    write(tmp_path / "yrdcheck.toml", f'{key} = ["{code}"]')
    with pytest.raises(ConfigError, match=f"--{key}: no code '{code}'"):
        settings(monkeypatch, tmp_path)


@pytest.mark.parametrize(
    ("word", "force", "read"),
    [
        pytest.param(".", False, ["b.md", "sub/c.md"], id="a folder"),
        pytest.param("old/a.md", False, ["old/a.md"], id="a file that is named"),
        pytest.param("old/a.md", True, [], id="a file that is named, forced"),
        pytest.param("old", False, [], id="a folder that is named"),
        pytest.param("b.md", True, ["b.md"], id="another file"),
    ],
)
def test_exclusion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str, force: bool, read: list[str]) -> None:
    write(tmp_path / "yrdcheck.toml", 'exclude = ["old", "sub/d.md"]')
    for name in ("old/a.md", "b.md", "sub/c.md", "sub/d.md"):
        write(tmp_path / name, "x")
    found = settings(monkeypatch, tmp_path, force_exclude=force)
    assert list_files([word], found.exclude) == read
    monkeypatch.chdir(tmp_path / "sub")
    assert list_files(["."], found.exclude) == ["c.md"], "patterns are relative to the file that holds them"


def test_exclusion_of_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x")))
    exclude = Exclude(configured=("old",), folder=str(tmp_path), force=True)
    monkeypatch.chdir(tmp_path)
    assert read_inputs(["-"], "old/a.md", exclude, text_allowed=False) == ([], [])
    assert [d.path for d in read_inputs(["-"], "new/a.md", exclude, text_allowed=False)[0]] == ["new/a.md"]


def show(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main(["config", "--format", "json", *words]) == 0
    shown: dict[str, object] = json.loads(capsys.readouterr().out)
    jsonschema.validate(shown, schema("config"))
    return shown


def test_config_says_what_holds_and_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "yrdcheck.toml", '\nregistry = "facts"\nfail-on = ["conflict"]\n')
    write(tmp_path / "a/pyproject.toml", "[project]\nname = 'yrdcheck-user'")
    monkeypatch.setenv("YRDCHECK_COLOR", "never")
    monkeypatch.setenv("YRDCHECK_COLOUR", "never")
    monkeypatch.chdir(tmp_path / "a")
    shown = show(capsys, "--quiet")
    rows = {r["key"]: (r["value"], r["origin"]) for r in shown["settings"]}  # type: ignore[attr-defined]
    assert set(rows) == set(KEYS)
    assert rows["fail-on"] == (["conflict"], "../yrdcheck.toml:3")
    assert rows["color"] == ("never", "YRDCHECK_COLOR")
    assert rows["quiet"] == (True, "--quiet")
    assert rows["strict"] == (False, "default")
    assert (shown["file"], shown["looked_at"]) == ("../yrdcheck.toml", ["pyproject.toml", "../yrdcheck.toml"])
    assert (shown["registry"], shown["unused_variables"]) == ("../facts", ["YRDCHECK_COLOUR"])
    assert main(["config"]) == 0
    text = capsys.readouterr().out
    assert "# passed over: pyproject.toml (no table [tool.yrdcheck])" in text
    assert "# not a setting: YRDCHECK_COLOUR" in text
    path = write(tmp_path / "again.toml", text)
    assert read_config(str(path)).fail_on == ("conflict",), "what is shown can stand in a file"


def test_config_without_a_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert show(capsys)["problem"] is None
    assert "no registry" in str(show(capsys, "--no-default-registry")["problem"])


def test_defaults_shown_are_those_that_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    found = settings(monkeypatch, tmp_path)
    rows = {r["key"]: r["value"] for r in show(capsys)["settings"]}  # type: ignore[attr-defined]
    assert rows["format"] == found.format
    assert rows["fail-on"] == [str(v) for v in found.fails]
    assert (rows["registry"], rows["baseline"], rows["default-registry"]) == (found.registry, found.baseline, found.fallback)
    assert (rows["force-exclude"], rows["require-reason"], rows["quiet"]) == (found.exclude.force, found.require_reason, found.style.quiet)
