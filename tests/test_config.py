"""Settings: which file counts, what it may hold, and what is said of a slip in it."""

import os
from pathlib import Path

import pytest

from yrdcheck.commands import Settings, settle
from yrdcheck.config import Config, find_config, read_config
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
        'quiet = true\nverbose = false\ncolor = "never"\ndefault-registry = false\n',
    )
    found = read_config(str(path))
    assert found == Config(
        path=str(path), registry=os.path.join(str(tmp_path), "facts"), default_registry=False, fail_on=("contradicted",), strict=True,
        exclude=("drafts/old",), format="json", quiet=True, verbose=False, color="never",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        pytest.param("yrdcheck.toml", 'formt = "json"', ":1: unknown key 'formt'; did you mean 'format'?", id="slip of the key"),
        pytest.param("yrdcheck.toml", 'fail_on = ["conflict"]', "did you mean 'fail-on'?", id="underscore for dash"),
        pytest.param("yrdcheck.toml", "zebra = 1", "known are color, default-registry", id="nothing near"),
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
    assert (found.format, found.registry, found.fails, found.exclude) == ("text", "other", (Verdict.CONFLICT,), ("a", "b"))
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
