"""Findings of every command in one form: code, level, place in three ways of counting columns, fingerprint and related places.

Formats for editors, CI and other tools are written from it. Columns count from 1: code points (text, JSON, GitHub), UTF-16 units
(SARIF, editors) and UTF-8 bytes (rdjsonl); one offset, one converter.
"""

from __future__ import annotations

from bisect import bisect_right

from yrdcheck import codes
from yrdcheck.model import TYPE_CHECKING, Stance, record, replace
from yrdcheck.statements import line_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yrdcheck.model import CheckedStatement, Conflict, Problem
    from yrdcheck.reporters import Checked, Scanned

WINDOW, BASE, WORD = 100, 37, 1 << 64  # of the line hash that code scanning knows findings by


@record
class Point:
    """A place in a text; columns are 0 where only the line is known."""

    line: int
    column: int = 0  # code points
    utf16: int = 0
    utf8: int = 0


@record
class Fix:
    """Words to put in place of others."""

    start: Point
    end: Point
    text: str


@record
class Related:
    """A place that explains a finding: a claim in its source."""

    path: str
    line: int
    column: int
    message: str


@record
class Diagnostic:
    """One finding, ready for any format."""

    path: str
    code: str
    level: str  # error | warning | note
    message: str
    start: Point
    end: Point
    text: str  # the words it is about
    fingerprint: str  # the same while code and words are, wherever they move
    line_hash: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    hidden: str = ""  # suppressed (by a comment) | baseline | ""
    fails: bool = False


@record
class Diagnostics:
    """What one command found, worst first within the order of documents left to the formats."""

    command: str
    version: str
    items: tuple[Diagnostic, ...]


class Lines:
    """The places of a text."""

    __slots__ = ("starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = line_starts(text)

    def point(self, offset: int) -> Point:
        """The place of an offset.

        >>> Lines("é😀x").point(2)
        Point(line=1, column=3, utf16=4, utf8=7)
        """
        line = bisect_right(self.starts, offset)
        before = self.text[self.starts[line - 1] : offset]
        return Point(line, len(before) + 1, utf16_length(before) + 1, len(before.encode("utf-8", "surrogatepass")) + 1)

    def offset(self, line: int, utf16: int) -> int:
        """The offset of a line and a UTF-16 column, both from 0, as editors give them; past the end of a line is its end."""
        if line >= len(self.starts):
            return len(self.text)
        start = self.starts[line]
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        for at in range(start, end):
            if utf16 <= 0 or self.text[at] in "\r\n":
                return at
            utf16 -= 2 if self.text[at] > "\uffff" else 1
        return end


def utf16_length(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text) + sum(c > "\uffff" for c in text)


def line_hashes(text: str) -> list[str]:
    """A hash of each line and what follows it, as GitHub's code scanning computes it, with how often it has come up so far.

    Polynomial to base 37 over 100 UTF-16 units from the line's start; blanks and tabs do not count, every line end is a line feed.

    >>> line_hashes("")
    ['c129715d7a2bc9a3:1']
    """
    units: list[int] = []
    begins: list[int] = []
    fresh = True
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").replace(" ", "").replace("\t", ""):
        if fresh:
            begins.append(len(units))
        fresh = raw == "\n"
        data = raw.encode("utf-16-le", "surrogatepass")
        units += (data[n] | data[n + 1] << 8 for n in range(0, len(data), 2))
    if fresh:
        begins.append(len(units))
    units += [0xFFFF, *[0] * WINDOW]
    counts: dict[int, int] = {}
    out = []
    for at in begins:
        value = 0
        for unit in units[at : at + WINDOW]:
            value = (value * BASE + unit) % WORD
        counts[value] = counts.get(value, 0) + 1
        out.append(f"{value:x}:{counts[value]}")
    return out


def fingerprint(code: str, text: str) -> str:
    """What a finding is known by while its code and its words stay the same; white space does not count."""
    from yrdcheck.registry import sha256

    return sha256(f"{code}\n{' '.join(text.split())}".encode("utf-8", "surrogatepass"))[:16]


# ---- from results -------------------------------------------------------------------------------------------------


def collect(kind: str, result: object, version: str) -> Diagnostics:
    """The findings of a result that `reporters` can write."""
    return Diagnostics(kind, version, tuple(SOURCES[kind](result)))  # type: ignore[operator]


def move_paths(found: Diagnostics, documents: str, origin: str, sources: bool) -> Diagnostics:
    """The findings with paths relative to another folder, which has the documents below ``documents`` and the sources below ``origin``.

    ``sources``: the findings are in sources themselves. Absolute paths and names in angle brackets stay.
    """
    if not documents and not origin:
        return found

    def move(path: str, folder: str) -> str:
        from posixpath import join, normpath

        return path if path.startswith(("<", "/")) or path[1:2] == ":" else normpath(join(folder, path))

    def moved(d: Diagnostic) -> Diagnostic:
        related = tuple(replace(r, path=move(r.path, origin)) for r in d.related)
        return replace(d, path=move(d.path, origin if sources else documents), related=related)

    return replace(found, items=tuple(moved(d) for d in found.items))


def from_checked(result: Checked) -> Iterable[Diagnostic]:
    """Findings of ``verify``: statements with a code, and what is wrong with suppressions."""
    for number, report in enumerate(result.reports):
        lines = Lines(result.texts[number] if number < len(result.texts) else "")
        hashes = line_hashes(lines.text)
        for s in report.statements:
            code = codes.code_of(s)
            if not code or "ignored" in s.tags:
                continue
            yield from_statement(report.path, s, code, lines, hashes, result.fails)
        for slip in result.slips[number] if number < len(result.slips) else ():
            start, end = lines.point(slip.start), lines.point(slip.start + len(slip.text))
            yield Diagnostic(
                report.path, slip.code, codes.BY_ID[slip.code].level, slip.message, start, end, slip.text,
                fingerprint(slip.code, slip.text), _hash(hashes, start), fails=codes.covers(result.fail_codes, slip.code),
            )  # fmt: skip


def from_statement(path: str, s: CheckedStatement, code: str, lines: Lines, hashes: Sequence[str], fails: Sequence[str]) -> Diagnostic:
    """The finding that a statement is."""
    hidden = next((t for t in s.tags if t in ("suppressed", "baseline")), "")
    failing = s.verdict in fails and not hidden
    level = codes.BY_ID[code].level
    related = tuple(
        Related(e.path, e.line, e.column, f"{e.source} {e.stance.value}: “{e.quote}”") for e in s.evidence if e.stance is not Stance.RELATED
    )  # fmt: skip
    fix = None
    if s.suggestion is not None:
        a = s.suggestion.offset
        fix = Fix(lines.point(a), lines.point(a + s.suggestion.length), s.suggestion.replacement)
    start = lines.point(s.offset)
    return Diagnostic(
        path, code, codes.WARNING if failing and level == codes.NOTE else level, f"{s.verdict.value}: {s.message}", start,
        lines.point(s.offset + s.length), s.text, fingerprint(code, s.text), _hash(hashes, start), related, fix, hidden, failing,
    )  # fmt: skip


def from_scanned(result: Sequence[Scanned]) -> Iterable[Diagnostic]:
    """Findings of ``scan``."""
    for document in result:
        lines = Lines(document.text)
        hashes = line_hashes(document.text)
        for placed in document.findings:
            f = placed.finding
            code = codes.DAMAGE[f.kind]
            start = lines.point(f.start)
            message = f"{f.kind}: {'; '.join(f.reasons)}"
            yield Diagnostic(
                document.path, code, codes.BY_ID[code].level, message, start, lines.point(f.end), f.text, fingerprint(code, f.text),
                _hash(hashes, start), fails=True,
            )  # fmt: skip


def from_problems(result: Sequence[Problem]) -> Iterable[Diagnostic]:
    """Findings of ``check-registry``: the line of the record is all that is known."""
    for p in result:
        at = Point(max(p.line, 1))
        yield Diagnostic(p.path, codes.REGISTRY, codes.ERROR, p.message, at, at, "", fingerprint(codes.REGISTRY, f"{p.path} {p.message}"), fails=True)


def from_conflicts(result: Sequence[Conflict]) -> Iterable[Diagnostic]:
    """Disagreements between sources, each at the first claim that gives one of the answers."""
    for c in result:
        code = codes.conflict_code(c.kind)
        claims = [(side.answer, e) for side in c.sides for e in side.claims]
        first = claims[0][1]
        answers = " or ".join(dict.fromkeys(side.answer for side in c.sides))
        at = Point(first.line, first.column)
        related = tuple(Related(e.path, e.line, e.column, f"{e.source} says {answer}: “{e.quote}”") for answer, e in claims)
        mark = fingerprint(code, " ".join(e.claim for _, e in claims))
        yield Diagnostic(first.path, code, codes.WARNING, f"sources disagree on {c.question}: {answers}", at, at, first.quote, mark, related=related, fails=True)


def _hash(hashes: Sequence[str], at: Point) -> str:
    return hashes[at.line - 1] if at.line <= len(hashes) else ""


SOURCES = {"verify": from_checked, "scan": from_scanned, "problems": from_problems, "conflicts": from_conflicts}  # kind of result → its findings
