"""``yrdcheck verify --fix`` and ``--diff``: the source's value in place of the draft's, where every source that answers gives the same.

Each correction is tried on its own and kept only if the corrected sentence is no longer contradicted there.
"""

from __future__ import annotations

import os

from yrdcheck.commands.checking import check
from yrdcheck.files import read_file
from yrdcheck.model import TYPE_CHECKING, InputError, Verdict, record, replace
from yrdcheck.readers import decode, encoding_of
from yrdcheck.reporters import HIDDEN
from yrdcheck.saves import only_writer, put

if TYPE_CHECKING:
    from yrdcheck.commands import Settings
    from yrdcheck.model import CheckedStatement
    from yrdcheck.readers import Document
    from yrdcheck.registry import Registry

MOST = 200  # corrections of one document in one run


@record
class Refusal:
    """A finding that was left as it is, and why."""

    path: str
    line: int
    column: int
    reason: str


@record
class Fixed:
    """A document with its wrong figures put right. ``edits``: where a corrected sentence began, and by how much it grew."""

    document: Document
    edits: tuple[tuple[int, int], ...]
    refused: tuple[Refusal, ...]

    def moved(self, only: frozenset[int]) -> frozenset[int]:
        """Where sentences begin now that began at these offsets."""
        return frozenset(at + sum(grown for start, grown in self.edits if start < at) for at in only)


def fix(document: Document, registry: Registry, settings: Settings, only: frozenset[int] | None = None) -> Fixed:
    """The document with every figure put right that can be; ``only``: the offsets of the sentences to look at."""
    refused: list[Refusal] = []
    edits: list[tuple[int, int]] = []
    report, _ = check(document, registry, settings, only)
    queue = [s for s in report.statements if s.verdict in (Verdict.CONTRADICTED, Verdict.CONFLICT) and not any(t in HIDDEN for t in s.tags)]
    for first in queue:
        shift = sum(grown for _, grown in edits)
        move = first.suggestion and replace(first.suggestion, offset=first.suggestion.offset + shift)
        s = replace(first, offset=first.offset + shift, suggestion=move)
        while s.verdict is not Verdict.SUPPORTED and len(edits) < MOST:
            reason = _reason(s)
            if not reason:
                after = _put(document, s)
                again = _statement(after, registry, settings, s.offset)
                reason = _worse(s, again)
            if reason:
                refused.append(Refusal(document.path, s.line, s.column, reason))
                break
            edits.append((first.offset, len(after.text) - len(document.text)))
            assert again is not None
            document, s = after, again
    return Fixed(document, tuple(edits), tuple(refused))


def _reason(s: CheckedStatement) -> str:
    """Why a finding cannot be put right by a figure; empty where it can."""
    if s.verdict is Verdict.CONFLICT:
        return "sources disagree"
    return "" if s.suggestion is not None else "the sources give no single figure to put in"


def _put(document: Document, s: CheckedStatement) -> Document:
    assert s.suggestion is not None
    a, b = s.suggestion.offset, s.suggestion.offset + s.suggestion.length
    return replace(document, text=document.text[:a] + s.suggestion.replacement + document.text[b:])


def _statement(document: Document, registry: Registry, settings: Settings, offset: int) -> CheckedStatement | None:
    """The statement that begins at an offset, checked."""
    report, _ = check(document, registry, settings, frozenset((offset,)))
    return next(iter(report.statements), None)


def _worse(before: CheckedStatement, after: CheckedStatement | None) -> str:
    """Why a corrected sentence is no better; empty where it is."""
    if after is None:
        return "the sentence would be read otherwise"
    if after.verdict is Verdict.SUPPORTED:
        return ""
    moved_on = after.suggestion is not None and before.suggestion is not None and after.suggestion.offset != before.suggestion.offset
    if after.verdict is Verdict.CONTRADICTED and moved_on:
        return ""  # the next wrong figure of the sentence
    return f"with {before.suggestion.replacement if before.suggestion else ''} the sentence would be {after.verdict.value}"


def make_diff(before: Document, after: Document) -> str:
    """The change as a patch."""
    from difflib import unified_diff

    path = before.path.lstrip("<").rstrip(">")
    old, new = (_lines(d.text) for d in (before, after))
    out = []
    for line in unified_diff(old, new, f"a/{path}", f"b/{path}"):
        out.append(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n")
    return "".join(out)


def _lines(text: str) -> list[str]:
    """Lines with their ends, at line feeds only, as patches count them."""
    return [line for line in text.replace("\n", "\n\0").split("\0") if line]


def save(before: Document, after: Document) -> None:
    """Write a corrected document over its file, in its own encoding and with its own line ends.

    Raises `InputError` where the file is not the text that was checked, or cannot be written.
    """
    path = os.path.realpath(before.path)
    try:
        data = read_file(path)
        if decode(data, before.path) != before.text:
            raise InputError(f"{before.path}: cannot be changed in place: its text is not what the file holds, or it has changed meanwhile")
        mark = data[:3]
        encoding = "utf-16-le" if mark[:2] == b"\xff\xfe" else "utf-16-be" if mark[:2] == b"\xfe\xff" else encoding_of(data, before.path).removesuffix("-sig")
        begin = mark[:2] if encoding.startswith("utf-16") else mark if mark == b"\xef\xbb\xbf" else b""
        new = begin + after.text.encode(encoding)
        with only_writer(os.path.dirname(path)):
            with open(path, "rb") as file:
                if file.read() != data:
                    raise InputError(f"{before.path}: cannot be changed in place: it has changed meanwhile")
            put(path, new)
    except UnicodeEncodeError:
        raise InputError(f"{before.path}: cannot be changed in place: {encoding} has no letters for what is to be put in; save the file as UTF-8") from None
    except OSError as error:
        raise InputError(f"{before.path}: cannot be written ({error.strerror})") from None
