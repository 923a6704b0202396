"""The tour of ``docs/registry.md`` is run; ``python tests/test_tour.py`` writes its sessions anew."""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import mock

from yrdcheck.__main__ import main
from yrdcheck.options import COMMANDS
from yrdcheck.readers import READERS
from yrdcheck.registry.records import CLAIM_KEYS, ENTITY_KEYS, PROPERTY_KEYS, SOURCE_KEYS

PAGE = Path(__file__).parent.parent / "docs/registry.md"
PART = re.compile(r"(?:<!-- (file|edit): (\S+) -->\n)?```([\w-]+)\n(.*?)```\n", re.DOTALL)


def renew(text: str) -> str:
    """The page with its sessions run, its files written and its edits made, from top to bottom, in an empty repository."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ["XDG_CACHE_HOME"] = folder
        try:
            subprocess.run(["git", "init", "-q"], check=True)
            with mock.patch("shutil.which", return_value=None):  # whether pre-commit is installed must not show
                return PART.sub(lambda m: do(m), text)
        finally:
            os.chdir(before)


def do(m: re.Match[str]) -> str:
    what, path, language, body = m.groups()
    if what == "file":
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text(body, encoding="utf-8")
    elif what == "edit":
        rows = body.splitlines(keepends=True)
        old, new = ("".join(row[1:] for row in rows if row[0] in signs) for signs in (" -", " +"))
        text = Path(path).read_text(encoding="utf-8")
        old, new = (old, new) if text.count(old) == 1 else (old.rstrip("\n"), new.rstrip("\n"))  # a sentence within a line
        assert text.count(old) == 1, (path, old, text)
        Path(path).write_text(text.replace(old, new), encoding="utf-8")
    elif language == "sh-session":
        return m.group().replace(body, "".join(session(line) for line in body.splitlines() if line.startswith("$ ")))
    return m.group()


def session(line: str) -> str:
    words = shlex.split(line[2:])
    assert words[0] == "yrdcheck"
    out, errors = io.StringIO(), io.StringIO()
    typed, sys.stdin = sys.stdin, io.StringIO("")  # nobody types
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        status = main(words[1:])
    sys.stdin = typed
    assert status in (0, 1), errors.getvalue()
    return f"{line}\n" + "".join(f"{row.rstrip()}\n" for row in (errors.getvalue() + out.getvalue()).rstrip("\n").split("\n"))


TEXT = PAGE.read_text(encoding="utf-8")


def test_tour_is_what_happens() -> None:
    assert renew(TEXT) == TEXT


def test_every_key_is_explained() -> None:
    for key in {*CLAIM_KEYS, *SOURCE_KEYS, *ENTITY_KEYS, *PROPERTY_KEYS}:
        assert re.search(rf"`{key}`|^[ -]*{key}:", TEXT, re.MULTILINE), key


def test_every_type_is_named() -> None:
    for suffix in READERS:
        assert suffix in (".htm", ".markdown", ".mdown", ".text", ".xhtml", ".txt", ".md") or suffix[1:].upper() in TEXT.upper(), suffix


def test_options_exist() -> None:
    known = {flag for command in COMMANDS for option in command.options for flag in option.flags}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", TEXT)) <= known


if __name__ == "__main__":
    PAGE.write_text(renew(TEXT), encoding="utf-8")
