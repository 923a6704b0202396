"""Setting up: what is made, that nothing is asked or overwritten, and that the hook it makes stops a wrong draft."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from yrdcheck.__main__ import main
from yrdcheck.projects import _with_hooks, find_root
from yrdcheck.registry import load_registry
from yrdcheck.registry.checking import check_registry

BRIDGE = "The Hale Bridge\n\nThe Hale Bridge is 412 metres long. It cost £18 million.\n"


def git(*words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    return subprocess.run(["git", *identity, *words], capture_output=True, encoding="utf-8", check=False, env={**os.environ, **(env or {})})


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("shutil.which", lambda name: None)
    git("init", "-q")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/bridge.txt").write_text(BRIDGE, encoding="utf-8")
    return tmp_path


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and ".git/objects" not in str(p)}


def test_in_a_repository(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    assert "asks" not in capsys.readouterr().out
    made = tree(repository)
    assert {"yrdcheck.toml", ".gitattributes", ".gitignore", "claims/sources.yaml", "claims/bridge.yaml", "claims/registry.lock", ".git/hooks/pre-commit"} <= made.keys()
    assert check_registry("claims") == ()
    capsys.readouterr()
    assert main(["init"]) == 0
    assert tree(repository) == made
    assert not [line for line in capsys.readouterr().out.splitlines() if line.startswith(("made", "changed"))]
    assert main(["verify", "The Hale Bridge is 300 metres long."]) == 1
    assert main(["build", "sources"]) == 0


def test_from_below_and_with_what_is_there(repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "pyproject.toml").write_text('[tool.yrdcheck]\nregistry = "facts"\n', encoding="utf-8")
    (repository / ".gitattributes").write_text("*.png binary", encoding="utf-8")
    (repository / ".git/hooks").mkdir(exist_ok=True)
    (repository / ".git/hooks/pre-commit").write_text("#!/bin/sh\ntrue\n", encoding="utf-8")
    (repository / "drafts").mkdir()
    monkeypatch.chdir(repository / "drafts")
    assert main(["init"]) == 0
    said = capsys.readouterr().out
    assert "kept pyproject.toml" in said
    assert "another hook is there" in said
    assert not (repository / "yrdcheck.toml").exists()
    assert (repository / "facts/sources.yaml").exists()
    assert (repository / ".gitattributes").read_text(encoding="utf-8").startswith("*.png binary\nsources/** -text\nfacts/*.yaml merge=yrdcheck\nfacts/proposed.txt merge=union\n")
    assert (repository / ".git/hooks/pre-commit").read_text(encoding="utf-8") == "#!/bin/sh\ntrue\n"


def test_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    if find_root(".")[1]:
        pytest.skip("the folder for temporary files is in a repository")
    assert main(["init"]) == 0
    said = capsys.readouterr().out
    assert "there is no git repository here" in said
    assert "no documents in sources/ or the like" in said
    assert sorted(p.name for p in tmp_path.iterdir()) == ["yrdcheck.toml"]


def test_with_documents_named(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "papers").mkdir()
    (repository / "papers/ferry.txt").write_text("The ferry made 24 crossings a day.\n", encoding="utf-8")
    assert main(["init", "papers", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "yrdcheck.init/1"
    assert found["build"]["documents"] == 1
    assert "papers/** -text" in (repository / ".gitattributes").read_text(encoding="utf-8")
    assert main(["init", "nowhere"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "repos:\n  - repo: https://example.org/x\n    rev: v1\n    hooks:\n      - id: a\n",
        "repos:\n- repo: https://example.org/x\n  rev: v1\n  hooks:\n  - id: a",
        "# ours\nrepos:\n  - repo: meta\n    hooks:\n      - id: a # first\n\n  - repo: meta\n    hooks: [{id: b}]\n\n# for the server\nci:\n  skip: [a]\n",
        "default_stages: [commit]\nrepos:\n    - repo: meta\n      hooks:\n          - id: a\nfail_fast: true\n",
    ],
)
def test_hooks_among_others(text: str) -> None:
    new = _with_hooks(text, "claims")
    assert new is not None
    before, after = yaml.safe_load(text) or {"repos": []}, yaml.safe_load(new)
    assert {k: v for k, v in after.items() if k != "repos"} == {k: v for k, v in before.items() if k != "repos"}
    assert after["repos"][:-1] == before["repos"]
    assert [h["id"] for h in after["repos"][-1]["hooks"]] == ["yrdcheck", "yrdcheck-registry"]
    assert all(line in new.splitlines() for line in text.splitlines())


@pytest.mark.parametrize("text", ["repos: []\n", "repos: [{repo: meta, hooks: [{id: a}]}]\n", "- a\n", "a: [\n", "exclude: x\n"])
def test_hooks_by_hand(text: str) -> None:
    assert _with_hooks(text, "claims") is None


def test_configuration_of_pre_commit_is_used_where_it_is(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / ".pre-commit-config.yaml").write_text("repos:\n  - repo: meta\n    hooks:\n      - id: identity\n", encoding="utf-8")
    assert main(["init"]) == 0
    assert "changed .pre-commit-config.yaml" in capsys.readouterr().out
    assert not (repository / ".git/hooks/pre-commit").exists()
    assert main(["init"]) == 0
    assert "kept .pre-commit-config.yaml" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_hook_stops_a_wrong_draft(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    hook = repository / ".git/hooks/pre-commit"
    assert hook.stat().st_mode & stat.S_IXUSR
    (repository / "bin").mkdir()
    (repository / "bin/yrdcheck").write_text(f'#!/bin/sh\nexec {sys.executable} -m yrdcheck "$@"\n', encoding="utf-8")
    (repository / "bin/yrdcheck").chmod(0o755)
    env = {"PATH": f"{repository / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    assert git("add", "claims", "sources", "yrdcheck.toml", ".gitattributes").returncode == 0
    first = git("commit", "-qm", "start", env=env)
    assert first.returncode == 0, first.stderr + first.stdout
    (repository / "a draft.md").write_text("The Hale Bridge is 300 metres long.\n", encoding="utf-8")
    git("add", "a draft.md")
    stopped = git("commit", "-qm", "wrong", env=env)
    assert stopped.returncode != 0
    assert "contradicted" in stopped.stdout + stopped.stderr
    (repository / "a draft.md").write_text("The Hale Bridge is 412 metres long.\n", encoding="utf-8")
    git("add", "a draft.md")
    assert git("commit", "-qm", "right", env=env).returncode == 0


def test_two_people_add_sources(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    (repository / ".git/hooks/pre-commit").unlink()
    git("add", "-A")
    git("commit", "-qm", "start")
    start = git("branch", "--show-current").stdout.strip()
    git("checkout", "-qb", "other")
    for branch, name, text in (("other", "ferry", "The ferry made 24 crossings a day.\n"), (start, "tram", "The tram line has 14 stops.\n")):
        git("checkout", "-q", branch)
        (repository / f"sources/{name}.txt").write_text(text, encoding="utf-8")
        assert main(["build", "sources"]) == 0
        git("add", "-A")
        git("commit", "-qm", name)
    (repository / "bin").mkdir()
    (repository / "bin/yrdcheck").write_text(f'#!/bin/sh\nexec {sys.executable} -m yrdcheck "$@"\n', encoding="utf-8")
    (repository / "bin/yrdcheck").chmod(0o755)
    merged = git("merge", "-q", "other", env={"PATH": f"{repository / 'bin'}{os.pathsep}{os.environ['PATH']}"})
    assert merged.returncode == 0, merged.stdout + merged.stderr
    assert [p.fixable for p in check_registry("claims")] == [True]
    assert main(["check-registry", "--fix"]) == 0
    assert {s.id for s in load_registry("claims").sources} == {"bridge", "ferry", "tram"}
