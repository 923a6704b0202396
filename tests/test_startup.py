"""What a cold ``verify`` of one sentence imports: looked up in ``sys.modules``, not on a clock."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROBE = """
import json, sys
bare = set(sys.modules)
from yrdcheck.__main__ import main
status = main(sys.argv[1:])
sys.stdout.flush()
print(json.dumps([status, sorted(set(sys.modules) - bare)]), file=sys.stderr)
"""
HEAVY = {
    "argparse", "asyncio", "concurrent", "dataclasses", "difflib", "hashlib", "importlib.metadata", "inspect", "logging", "multiprocessing", "pathlib",
    "rapidfuzz", "rich", "shutil", "sqlite3", "subprocess", "tempfile", "tomllib", "typer", "typing", "urllib", "yaml", "yrdcheck.build", "yrdcheck.chinese", "yrdcheck.cli",
    "yrdcheck.corrections", "yrdcheck.ledgers", "yrdcheck.pools", "yrdcheck.quotations", "yrdcheck.spam", "yrdcheck.traces",
}  # fmt: skip


def modules(folder: Path, *words: str) -> tuple[int, set[str]]:
    done = subprocess.run([sys.executable, "-c", PROBE, *words], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    status, names = json.loads(done.stderr.splitlines()[-1])
    return status, set(names)


@pytest.mark.parametrize("options", [(), ("--format", "json"), ("--quiet", "--no-config")])
def test_verify_imports_little(tmp_path: Path, options: tuple[str, ...]) -> None:
    status, names = modules(tmp_path, "verify", "The greenway network is 7,600 km long.", *options)
    assert status == 1
    assert names & HEAVY == set()


def test_version_imports_next_to_nothing(tmp_path: Path) -> None:
    status, names = modules(tmp_path, "--version")
    assert status == 0
    assert {n for n in names if n.startswith("yrdcheck")} == {"yrdcheck", "yrdcheck.__main__"}


def test_import_is_lazy() -> None:
    code = "import sys, yrdcheck; print([m for m in sys.modules if m.startswith('yrdcheck.')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout == "[]\n"


def test_public_names() -> None:
    import yrdcheck

    for name in yrdcheck.__all__:
        assert getattr(yrdcheck, name) is not None
    with pytest.raises(AttributeError):
        yrdcheck.nothing  # noqa: B018 - the look-up is what is tested
