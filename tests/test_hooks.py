"""Hooks under the real pre-commit in real repositories; the GitHub Action and the other snippets of the documentation."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest
import yaml
from git import ENVIRON, commit, git, repository
from schemas import published

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs/guard-a-repository.md").read_text(encoding="utf-8")
BIN = str(Path(sys.executable).parent)
TRUE = "The Hale Bridge is 412 metres long.\n"
FALSE = "The Hale Bridge is 300 metres long.\n"

pytest.importorskip("pre_commit", reason="needs pre-commit")
if shutil.which("git") is None:
    pytest.skip("needs git", allow_module_level=True)


def block(language: str, containing: str) -> str:
    """A block of the guide."""
    (found,) = [b for b in re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL) if containing in b]
    return str(found)


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with our hooks as they are, but run by the Python of this test: nothing is installed."""
    folder = repository(tmp_path_factory.mktemp("hooks") / "yrdcheck")
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8").replace("language: python", "language: system")
    (folder / ".pre-commit-hooks.yaml").write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "hooks")
    git(folder, "tag", "v0.1.0")
    return folder


@pytest.fixture
def repo(world: Path, hooks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a registry, guarded as the guide says."""
    monkeypatch.setenv("PATH", BIN, prepend=os.pathsep)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(hooks.parent / "home"))
    folder = repository(tmp_path / "repo")
    for name in ("claims", "sources"):
        shutil.copytree(world / name, folder / name)
    guard = re.search(r"END'\n(.*?)END\n", block("bash", "repos:"), re.DOTALL)
    assert guard
    (folder / ".pre-commit-config.yaml").write_text(guard[1].replace("https://github.com/OWNER/yrdcheck", hooks.as_uri()), encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "registry")
    return folder


def pre_commit(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environ = {**ENVIRON, **{k: os.environ[k] for k in ("PATH", "PRE_COMMIT_HOME")}}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *words], cwd=folder, env=environ, capture_output=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL
    )  # fmt: skip


def on_commit(folder: Path) -> tuple[int, str]:
    """Commit what is there under the installed hooks."""
    git(folder, "add", "-A")
    environ = {**ENVIRON, **{k: os.environ[k] for k in ("PATH", "PRE_COMMIT_HOME")}}
    done = subprocess.run(["git", "commit", "-m", "x"], cwd=folder, env=environ, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def test_manifest_is_valid() -> None:
    done = subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        assert hook["require_serial"] is True
        assert "--no-default-registry" in shlex.split(hook["entry"])


def test_commits_pass_and_fail(repo: Path) -> None:
    assert pre_commit(repo, "install").returncode == 0
    (repo / "a.md").write_text(TRUE, encoding="utf-8")
    (repo / "code.py").write_text(f"# {FALSE}", encoding="utf-8")
    status, out = on_commit(repo)
    assert (status, "Passed" in out, "Failed" in out) == (0, True, False), out
    (repo / "a.md").write_text(TRUE + FALSE, encoding="utf-8")
    status, out = on_commit(repo)
    assert status == 1
    assert "- exit code: 1" in out
    assert "a.md:2:1: contradicted: The Hale Bridge is 300 metres long." in out
    assert "sources/bridge.txt:3" in out
    (repo / "a.md").write_text(TRUE + FALSE.rstrip() + " <!-- yrdcheck-disable-line -- quoted -->\n", encoding="utf-8")
    assert on_commit(repo)[0] == 0
    git(repo, "mv", "a.md", "b.md")
    assert on_commit(repo)[0] == 0, "renamed"
    (repo / "b.md").unlink()
    assert on_commit(repo)[0] == 0, "deleted: no file is handed over"
    assert "a.md" not in git(repo, "ls-files").stdout


def test_all_files_many_at_once(repo: Path) -> None:
    for n in range(120):
        (repo / f"draft {n:03}.md").write_text(TRUE if n % 40 else FALSE, encoding="utf-8")
    git(repo, "add", "-A")
    done = pre_commit(repo, "run", "yrdcheck", "--all-files")
    assert done.returncode == 1
    assert re.findall(r"^(draft \d+\.md):1:1: contradicted", done.stdout, re.MULTILINE) == ["draft 000.md", "draft 040.md", "draft 080.md"]
    assert len(re.findall(r"^\d+ statements?", done.stdout, re.MULTILINE)) == 1, "one process: the registry is read once"
    assert "2 sources of the registry left out" in done.stdout


def test_processes_side_by_side_say_the_same(repo: Path) -> None:
    for n in range(12):
        (repo / f"{n:02}.md").write_text(FALSE, encoding="utf-8")
    git(repo, "add", "-A")
    config = yaml.safe_load((repo / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    config["repos"][0]["hooks"] = [{"id": "yrdcheck", "require_serial": False, "args": ["--format", "concise"]}]
    (repo / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    git(repo, "add", "-A")
    done = pre_commit(repo, "run", "--all-files")
    found = sorted(line for line in done.stdout.splitlines() if "YC101" in line)
    assert [line.partition(":")[0] for line in found] == [f"{n:02}.md" for n in range(12)]
    assert git(repo, "diff", "--name-only").stdout == "", "a check writes nothing"


def test_excluded_files_pass(repo: Path) -> None:
    (repo / "yrdcheck.toml").write_text('exclude = ["drafts/old"]\n', encoding="utf-8")
    (repo / "drafts/old").mkdir(parents=True)
    (repo / "drafts/old/a.md").write_text(FALSE, encoding="utf-8")
    git(repo, "add", "-A")
    done = pre_commit(repo, "run", "yrdcheck")
    assert done.returncode == 0, done.stdout


def test_without_a_registry(repo: Path) -> None:
    git(repo, "rm", "-rq", "claims")
    commit(repo, a_md=TRUE)
    done = pre_commit(repo, "run", "yrdcheck", "--all-files")
    assert done.returncode == 1
    assert "- exit code: 2" in done.stdout
    assert "yrdcheck: error: no registry: claims/sources.yaml is neither here nor above" in done.stdout
    assert "412 metres" not in done.stdout


def test_registry_hook(repo: Path) -> None:
    done = pre_commit(repo, "run", "yrdcheck-registry", "--all-files")
    assert done.returncode == 0, done.stdout
    path = repo / "claims/bridge.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("412", "413"), encoding="utf-8")
    git(repo, "add", "-A")
    done = pre_commit(repo, "run", "yrdcheck-registry")
    assert done.returncode == 1
    assert re.search(r"^claims/bridge\.yaml:\d+: ", done.stdout, re.MULTILINE), done.stdout
    commit(repo, a_md=TRUE)
    (repo / "b.md").write_text(TRUE, encoding="utf-8")
    git(repo, "add", "-A")
    assert "no files to check" in pre_commit(repo, "run", "yrdcheck-registry").stdout, "it runs only when the registry changes"


@pytest.mark.slow
def test_guarded_from_nothing(world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The block of the guide, pasted into a new repository: pre-commit installs yrdcheck by itself; needs a source of packages."""
    origin = repository(tmp_path / "yrdcheck")
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout.split("\0")
    for name in listed:
        if name and not name.startswith(("tests/", "evals/")) and (ROOT / name).is_file():
            (origin / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, origin / name)
    git(origin, "add", "-A")
    git(origin, "commit", "-q", "-m", "yrdcheck")
    git(origin, "tag", "v0.1.0")
    folder = repository(tmp_path / "new")
    shutil.copytree(world / "sources", folder / "sources")
    script = block("bash", "repos:").replace("git+https://github.com/OWNER/yrdcheck@v0.1.0", shlex.quote(str(origin)))
    script = script.replace("https://github.com/OWNER/yrdcheck", origin.as_uri())
    began = time.monotonic()
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    environ = {**ENVIRON, "PATH": f"{tmp_path / 'venv/bin'}{os.pathsep}{os.environ['PATH']}", "PRE_COMMIT_HOME": str(tmp_path / "home")}
    subprocess.run([str(tmp_path / "venv/bin/pip"), "install", "-q", "pre-commit"], check=True, env=environ)
    subprocess.run(["bash", "-euc", script], cwd=folder, check=True, env=environ)
    (folder / "a.md").write_text(FALSE, encoding="utf-8")
    git(folder, "add", "-A")
    done = subprocess.run(["git", "commit", "-m", "x"], cwd=folder, env=environ, capture_output=True, encoding="utf-8", check=False)
    print(f"guarded after {time.monotonic() - began:.0f} s")
    assert done.returncode == 1, done.stderr
    assert "a.md:1:1: contradicted" in done.stdout + done.stderr
    (folder / "a.md").write_text(TRUE, encoding="utf-8")
    git(folder, "add", "-A")
    done = subprocess.run(["git", "commit", "-m", "x"], cwd=folder, env=environ, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


# ---- the other snippets -------------------------------------------------------------------------------------------


def test_action_and_snippets_against_the_published_schemas() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    jsonschema.validate(action, published("https://json.schemastore.org/github-action.json"))
    workflow = yaml.safe_load(block("yaml", "actions/checkout"))
    workflow = {"on" if key is True else key: value for key, value in workflow.items()}  # YAML 1.1 takes "on" for a truth value
    jsonschema.validate(workflow, published("https://json.schemastore.org/github-workflow.json"))
    used = next(step for step in workflow["jobs"]["facts"]["steps"] if "yrdcheck" in step["uses"])
    assert set(used["with"]) <= set(action["inputs"])


def test_pre_commit_block_against_the_published_schema() -> None:
    guard = re.search(r"END'\n(.*?)END\n", block("bash", "repos:"), re.DOTALL)
    assert guard
    jsonschema.validate(yaml.safe_load(guard[1]), published("https://json.schemastore.org/pre-commit-config.json"))


def test_gitlab_block_against_the_published_schema() -> None:
    job = yaml.safe_load(block("yaml", "codequality"))
    schema = published("https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json")
    jsonschema.Draft7Validator(schema).validate(job)


def test_step_of_the_action(repo: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = next(s for s in action["runs"]["steps"] if s.get("name") == "Check")
    inputs = {name: str(one["default"]) for name, one in action["inputs"].items()}

    def run(**given: str) -> subprocess.CompletedProcess[str]:
        values = {**inputs, **{k.replace("_", "-"): v for k, v in given.items()}}
        environ = {name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: values[m[1]], text) for name, text in step["env"].items()}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        whole = {**ENVIRON, **environ, "PATH": os.environ["PATH"], "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(repo.parent / "summary.md")}
        return subprocess.run(command, cwd=repo, env=whole, capture_output=True, encoding="utf-8", check=False)

    commit(repo, a_md=TRUE)
    assert run().returncode == 0
    commit(repo, b_md=FALSE)
    done = run(paths="a.md b.md", sarif="facts.sarif", html="facts.html", changed_since="HEAD~1")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=b.md,line=1,")
    assert json.loads((repo / "facts.sarif").read_text(encoding="utf-8"))["runs"][0]["results"][0]["ruleId"] == "YC101"
    assert "</html>" in (repo / "facts.html").read_text(encoding="utf-8")
    assert "## Facts" in (repo.parent / "summary.md").read_text(encoding="utf-8")
    assert run(paths="missing.md", sarif="x.sarif").returncode == 2


def test_makefile_lines(repo: Path) -> None:
    if shutil.which("make") is None:
        pytest.skip("needs make")
    (repo / "Makefile").write_text(block("make", "facts:"), encoding="utf-8")
    (repo / "docs").mkdir()
    (repo / "docs/a.md").write_text(TRUE, encoding="utf-8")
    environ = {**ENVIRON, "PATH": os.environ["PATH"]}
    assert subprocess.run(["make", "facts"], cwd=repo, env=environ, capture_output=True, check=False).returncode == 0
    (repo / "docs/a.md").write_text(FALSE, encoding="utf-8")
    assert subprocess.run(["make", "facts"], cwd=repo, env=environ, capture_output=True, check=False).returncode == 2  # make's own


def test_every_comment_of_the_guide_is_understood() -> None:
    from yrdcheck.suppressions import FORMS, find_directives

    found = find_directives(block("markdown", "disable-file"))
    assert {d.form for d in found} == {*FORMS, "sic"}
