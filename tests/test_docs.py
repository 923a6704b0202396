"""The documentation says what is: made pages are current, links lead somewhere, blocks can be pasted, each convention has its test."""

import ast
import json
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from yrdcheck import codes, config, reporters
from yrdcheck.__main__ import main
from yrdcheck.options import COMMANDS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
ROWS = re.findall(r"^\| (.+) \| (`test_.+`) \|$", (DOCS / "conventions.md").read_text(encoding="utf-8"), re.MULTILINE)
ROWS += re.findall(r"^\| ([^|]+) \|[^|]+\| (`test_[^|]+`) \|[^|]+\|$", (DOCS / "security.md").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    pages: dict[str, str] = runpy.run_path(str(ROOT / "scripts/make_docs.py"))["pages"]()
    return pages


def test_pages_are_current(made: dict[str, str]) -> None:
    stale = [name for name, text in made.items() if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run scripts/make_docs.py"


def test_no_page_is_left_over(made: dict[str, str]) -> None:
    for folder in ("codes", "reference"):
        assert {f"{folder}/{p.name}" for p in (DOCS / folder).iterdir()} == {name for name in made if name.startswith(folder)}


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "SECURITY.md", *PAGES], ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not target.startswith(("http:", "https:")):
            path, _, anchor = target.partition("#")
            found = (page.parent / path).resolve() if path else page
            assert found.exists(), target
            if anchor:
                headings = re.findall(r"^#+ (.+)$", found.read_text(encoding="utf-8"), re.MULTILINE)
                assert anchor in {re.sub(r"[^\w\- ]", "", h).strip().lower().replace(" ", "-") for h in headings}, target


@pytest.mark.parametrize(("convention", "tests"), ROWS, ids=[r[0][:60] for r in ROWS])
def test_each_convention_has_its_test(convention: str, tests: str) -> None:
    for name in re.findall(r"`([^`]+)`", tests):
        file, _, function = name.partition("::")
        tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
        assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, name


def test_conventions_are_many() -> None:
    assert len(ROWS) > 50


def test_everything_is_named() -> None:
    text = "".join(p.read_text(encoding="utf-8") for p in PAGES)
    for word in [*(f"yrdcheck {c.name}" for c in COMMANDS), *reporters.names(), *config.KEYS, *codes.BY_ID]:
        assert word in text


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "SECURITY.md", *PAGES], ids=lambda p: str(p.relative_to(ROOT)))
def test_commands_of_the_pages_exist(page: Path) -> None:
    flags = {flag for command in COMMANDS for option in command.options for flag in option.flags} | {"--help", "--version", "--install-completion", "--show-completion"}
    names = {command.name for command in COMMANDS}
    for block in re.findall(r"```(?:bash|console|make|yaml)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        for line in re.findall(r"(?:^|[\s|;&-])yrdcheck ([a-z-]+.*)", block):
            words = line.partition("#")[0].partition("|")[0].partition(";")[0].split()
            assert words[0] in names, line
            assert {w.partition("=")[0] for w in words if re.fullmatch(r"--[a-z][a-z-]*(=.*)?", w)} <= flags, line


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "SECURITY.md", *PAGES], ids=lambda p: str(p.relative_to(ROOT)))
def test_settings_of_the_pages_are_understood(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    for block in re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        if "[[language]]" not in block:
            (tmp_path / "yrdcheck.toml").write_text(block, encoding="utf-8")
            assert main(["config"]) == 0, capsys.readouterr().err


def test_json_of_the_pages_is_json() -> None:
    found = [json.loads(b) for page in PAGES for b in re.findall(r"```json\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)]
    assert len(found) >= 3


def test_problem_matcher(world: Path, tmp_path: Path) -> None:
    """The pattern for VS Code reads what ``concise`` writes."""
    blocks = re.findall(r"```json\n(.*?)```", (DOCS / "editors.md").read_text(encoding="utf-8"), re.DOTALL)
    task = next(json.loads(b)["tasks"][0] for b in blocks if "problemMatcher" in b)
    (tmp_path / "a.md").write_text("é😀 The Hale Bridge is 300 metres long.", encoding="utf-8")
    words = [*task["command"].split(), "--registry", str(world / "claims"), "--no-config"]
    done = subprocess.run([sys.executable, "-m", *words], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    pattern = task["problemMatcher"]["pattern"]
    m = re.match(pattern["regexp"], done.stdout)
    assert m is not None
    assert [m[pattern[name]] for name in ("file", "line", "column", "code")] == ["a.md", "1", "1", "YC101"]
    assert m[pattern["message"]].startswith("contradicted: ")


def test_pictures() -> None:
    assert (DOCS / "pictures/report.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    svg = (DOCS / "pictures/verify.svg").read_text(encoding="utf-8")
    assert "contradicted" in svg
    assert not re.search(r"url\(|href=|<script", svg.replace('xmlns="http://www.w3.org/2000/svg"', "").replace("url(#", "(#"))
