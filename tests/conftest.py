"""What several test modules share: a small world of two sources and its registry."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from yrdcheck.__main__ import main

settings.register_profile("repeatable", derandomize=True, deadline=None)  # the same cases in every run, however slow the machine
settings.load_profile("repeatable")

SOURCE = """Bridge opens

The Hale Bridge opened on 3 May 2021. It is 412 metres long and cost £18 million.
The city of Marne has 62,000 inhabitants.
"""
OTHER = "Marne in figures\n\nThe city of Marne has 71,000 inhabitants. Its library lends 9,000 books a month.\n"


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two sources and the registry that is built from them."""
    folder = tmp_path_factory.mktemp("world")
    (folder / "sources").mkdir()
    (folder / "sources/bridge.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "sources/figures.txt").write_text(OTHER, encoding="utf-8")
    before = os.getcwd()
    os.chdir(folder)
    try:
        assert main(["build", "sources", "--quiet", "--no-config"]) == 0
    finally:
        os.chdir(before)
    return folder


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test."""
    for name in list(os.environ):
        if name.startswith(("YRDCHECK_", "GIT_")) or name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
            monkeypatch.delenv(name)
