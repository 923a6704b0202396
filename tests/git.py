"""Git repositories for tests: no configuration of the machine is read, nothing depends on the clock."""

import os
import subprocess
from pathlib import Path

ENVIRON = {
    **{k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PRE_COMMIT", "YRDCHECK_"))},
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b.test", "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@b.test", "GIT_AUTHOR_DATE": "2024-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2024-01-01T00:00:00Z",
}  # fmt: skip


def git(folder: Path, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run git in a folder."""
    return subprocess.run(["git", *words], cwd=folder, env=ENVIRON, capture_output=True, encoding="utf-8", check=check)


def repository(folder: Path) -> Path:
    """A new repository with one empty commit."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "commit", "-q", "--allow-empty", "-m", "start")
    return folder


def commit(folder: Path, **files: str) -> None:
    """Write files (``a_md`` is ``a.md``) and commit everything."""
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "change")
