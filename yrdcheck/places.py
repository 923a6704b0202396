"""Where a part of a document's text stands in its file."""

from __future__ import annotations

import re
from bisect import bisect_right

from yrdcheck.model import TYPE_CHECKING, record, replace
from yrdcheck.statements import line_starts, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yrdcheck.model import CheckedStatement, Report
    from yrdcheck.readers import Document


@record
class Place:
    """A place: offset, line and column in the file where it is text, else in the text as read; ``at`` says it in the file's own terms."""

    offset: int
    line: int
    column: int
    at: str = ""


class Places:
    """Finds the place of an offset in a document's text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts = line_starts(document.raw or document.text)
        self.offsets = [offset for offset, _, _ in document.marks]

    def __call__(self, offset: int, end: bool = False) -> Place:
        """The place of an offset; ``end``: of the end of what stands before it."""
        marks = self.document.marks
        if not marks:
            return Place(offset, *place(self.starts, offset))
        n = max(0, bisect_right(self.offsets, offset - end) - 1)
        start, origin, at = marks[n]
        if self.document.raw:
            while origin < 0 and n > 0:  # between the cells of a row
                n -= 1
                start, origin, _ = marks[n]
            stop = marks[n + 1][0] if n + 1 < len(marks) else len(self.document.text)
            offset = min(max(origin, 0) + min(offset, stop) - start, len(self.document.raw))
        return Place(offset, *place(self.starts, offset), at)

    def find(self, quote: str) -> Iterator[tuple[int, Place]]:
        """The offsets at which a quote stands, with their places."""
        at = self.document.text.find(quote) if quote else -1
        while at >= 0:
            yield at, self(at)
            at = self.document.text.find(quote, at + 1)


    def find_spread(self, quote: str) -> tuple[str, Place] | None:
        """A quote as it stands with other white space between its words, and its first place."""
        m = re.search(r"\s+".join(map(re.escape, quote.split())), self.document.text) if quote.strip() else None
        return (m.group(), self(m.start())) if m else None


def locate(report: Report, document: Document) -> Report:
    """A report on a document's text with the places of its file."""
    if not document.marks:
        return report
    where = Places(document)

    def moved(s: CheckedStatement) -> CheckedStatement:
        start, end = where(s.offset), where(s.offset + s.length, end=True)
        suggestion = s.suggestion
        if suggestion is not None:
            a, b = where(suggestion.offset), where(suggestion.offset + suggestion.length, end=True)
            suggestion = replace(suggestion, offset=a.offset, length=b.offset - a.offset)
        return replace(
            s, line=start.line, column=start.column, end_line=end.line, end_column=end.column, offset=start.offset, length=end.offset - start.offset,
            suggestion=suggestion, at=start.at,
        )  # fmt: skip

    return replace(report, statements=tuple(moved(s) for s in report.statements))
