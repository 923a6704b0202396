"""A document that is checked while it is written: each sentence once, however often the text around it changes."""

from __future__ import annotations

from yrdcheck import periods
from yrdcheck.checker import verify
from yrdcheck.commands.checking import finish, mask
from yrdcheck.model import TYPE_CHECKING, Report, replace
from yrdcheck.statements import line_starts, place, split_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yrdcheck.commands import Settings
    from yrdcheck.model import CheckedStatement
    from yrdcheck.readers import Document
    from yrdcheck.registry import Registry
    from yrdcheck.suppressions import Slip

    Key = tuple[str, str, str, str, int]


class Draft:
    """A document that is checked again and again while it is written: only sentences that are new are checked."""

    STEP = 12  # sentences that are checked before what is known so far is given

    def __init__(self, registry: Registry, settings: Settings) -> None:
        self.registry = registry
        self.settings = settings
        self._known: dict[Key, CheckedStatement] = {}
        self._date: str | None = None

    def check(self, document: Document) -> Iterator[tuple[Report, tuple[Slip, ...]]]:
        """Reports on the document as it is now, each with more of its sentences than the one before; the last has all."""
        masked = mask(document)
        text = masked[0]
        date = periods.find_date(text)
        if date != self._date:
            self._known, self._date = {}, date
        split = list(_keyed(text, document.markdown))
        missing = [start for start, key in split if key not in self._known]
        starts = line_starts(text)
        while True:
            now, missing = missing[: self.STEP], missing[self.STEP :]
            if now:
                keys = dict(split)
                for s in verify(text, self.registry, path=document.path, markdown=document.markdown, only=frozenset(now)).statements:
                    self._known[keys[s.offset]] = s
            ready = [(start, self._known[key]) for start, key in split if key in self._known]
            moved = tuple(_move(s, start - s.offset, starts) for start, s in ready)
            yield finish(Report(document.path, moved), document, masked, self.settings, whole=not missing)
            if not missing:
                break
        self._known = {key: self._known[key] for _, key in split}


def _keyed(text: str, markdown: bool) -> Iterator[tuple[int, Key]]:
    """Where each sentence begins, and all that its verdict depends on: its words, its heading, and what stands before it in its paragraph."""
    before = 0
    for s in split_statements(text, markdown):
        if not s.previous and s.kind != "bullet":
            before = 0
        words = " ".join(text[s.start : s.end].split())
        yield s.start, (words, s.kind, s.lead, s.heading, before)
        before = hash((before, words))


def _move(s: CheckedStatement, by: int, starts: list[int]) -> CheckedStatement:
    """A statement at another place of the text, or in a text with other lines."""
    at = s.offset + by
    (line, column), (end_line, end_column) = place(starts, at), place(starts, at + s.length)
    suggestion = s.suggestion and replace(s.suggestion, offset=s.suggestion.offset + by)
    return replace(s, offset=at, line=line, column=column, end_line=end_line, end_column=end_column, suggestion=suggestion)
