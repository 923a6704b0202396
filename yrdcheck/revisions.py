"""What a change touched: documents that differ from a revision of a Git repository, and the sentences that are new in them."""

from __future__ import annotations

import os
import re

from yrdcheck.model import TYPE_CHECKING, InputError, record
from yrdcheck.readers import READERS, suffix_of
from yrdcheck.statements import split_statements

if TYPE_CHECKING:
    from yrdcheck.statements import Statement

LEANING = re.compile(r"\W*(?:it|its|they|their|them|this|these|that|those|he|she|his|her|其|它|他|她|这|该|此)", re.IGNORECASE)

# settings of a repository that name programs to run: they are left out, for a repository comes from anywhere
PLAIN = ("--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "diff.external=")


@record
class Change:
    """A document that differs: its path now, and its path at the revision (`None`: new)."""

    path: str
    before: str | None


class Revision:
    """A revision of the repository around a folder. Raises `InputError` where there is none."""

    def __init__(self, name: str, folder: str) -> None:
        self.folder = folder
        self.root = os.path.abspath(self._git("rev-parse", "--show-toplevel").decode().rstrip("\n"))
        if name.startswith("-"):
            raise InputError(f"--changed-since: {name!r} is no revision")
        try:
            commit = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
        except InputError:
            raise InputError(f"--changed-since: no revision {name!r} here; in CI, fetch it first (fetch-depth: 0)") from None
        try:  # where a branch left it: what others did there since is no change of ours
            self.commit = self._git("merge-base", commit, "HEAD").decode().strip()
        except InputError:
            self.commit = commit

    def _git(self, *words: str) -> bytes:
        import subprocess

        try:
            done = subprocess.run(["git", *PLAIN, "-c", "core.quotepath=off", *words], cwd=self.folder, capture_output=True, check=False)
        except OSError as error:
            raise InputError(f"--changed-since needs git ({error.strerror})") from None
        if done.returncode:
            reason = done.stderr.decode(errors="replace").strip().splitlines()
            raise InputError(f"--changed-since: git says: {reason[-1] if reason else 'no'}")
        return done.stdout

    def changes(self) -> dict[str, Change]:
        """Documents that were added, changed or renamed since, by absolute path; deleted ones are left out."""
        listed = self._git("diff", "--name-status", "-z", "-M", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", self.commit, "--")
        fields = iter(listed.decode("utf-8", "surrogateescape").split("\0"))
        out = {}
        for status in fields:
            if not status:
                continue
            before = next(fields)
            now = next(fields) if status[0] in "RC" else before
            if status[0] != "D":
                path = os.path.join(self.root, now)
                out[path] = Change(path, None if status[0] == "A" else before)
        for name in self._git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/").decode("utf-8", "surrogateescape").split("\0"):
            if name:
                path = os.path.join(self.root, name)
                out[path] = Change(path, None)
        return {path: change for path, change in out.items() if suffix_of(path) in READERS and os.path.isfile(path)}

    def text_before(self, change: Change) -> bytes | None:
        """A document's bytes at the revision; `None` where it was not there."""
        if change.before is None:
            return None
        try:
            return self._git("show", "--no-textconv", f"{self.commit}:{change.before}")
        except InputError:
            return None


def touched(before: str | None, after: str, markdown: bool) -> frozenset[int]:
    """Where the sentences begin that are not in the text as it was: new or reworded ones, wherever they stand.

    >>> sorted(touched("One is 1. Two is 2.", "Two\\nis 2. One is 3.", True))
    [10]
    """
    counts: dict[tuple[str, ...], int] = {}
    if before is not None:
        for s in split_statements(before, markdown):
            counts[_key(before, s)] = counts.get(_key(before, s), 0) + 1
    out = set()
    for s in split_statements(after, markdown):
        key = _key(after, s)
        if counts.get(key, 0):
            counts[key] -= 1
        else:
            out.add(s.start)
    return frozenset(out)


def _key(text: str, s: Statement) -> tuple[str, ...]:
    """What a sentence says: its words, and those that it leans on."""
    words = " ".join(text[s.start : s.end].split())
    lean = " ".join(s.previous.split()) if LEANING.match(words) else ""
    return (words, " ".join(s.lead.split()), lean)
