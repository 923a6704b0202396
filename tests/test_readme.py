"""The README says what is: its session is run, and its words are looked up in the code."""

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from yrdcheck.model import Verdict
from yrdcheck.options import COMMANDS

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def test_session_is_what_the_commands_print() -> None:
    renew = runpy.run_path(str(ROOT / "scripts/update_readme.py"))["renew"]
    assert renew(TEXT) == TEXT


def test_there_is_a_session() -> None:
    assert len(re.findall(r"^\$ yrdcheck ", TEXT, re.MULTILINE)) >= 3


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_explained(verdict: Verdict) -> None:
    assert re.search(rf"^\| `{verdict}` \| .+ \|$", TEXT, re.MULTILINE)


def test_options_exist() -> None:
    known = {flag for command in COMMANDS for option in command.options for flag in option.flags} | {"--help", "--version"}
    used = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", TEXT))
    assert used
    assert used <= known


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_every_command_is_named(command: object) -> None:
    assert f"yrdcheck {command.name}" in TEXT  # type: ignore[attr-defined]


def test_hooks_exist() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    named = re.findall(r"- id: ([\w-]+)", TEXT)
    assert named
    assert set(named) == set(re.findall(r"- id: ([\w-]+)", hooks))


def test_commands_of_both_sections_start_in_a_fresh_environment() -> None:
    lines = re.findall(r"^python3 -m venv \.venv && \.venv/bin/pip install .+$", TEXT, re.MULTILINE)
    assert any(line.endswith(".venv/bin/pytest") for line in lines)
    assert any(".venv/bin/yrdcheck verify " in line for line in lines)


def test_python_example_runs(tmp_path: Path) -> None:
    code = next(block for block in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL))
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
