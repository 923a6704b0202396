"""One JSON object a line: a statement with its ``path``, a conflict, a difference, a finding with its ``path``, a claim or a problem."""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING
from yrdcheck.reporters._values import claim, conflict, difference, fields, figure, finding, statement, to_json, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yrdcheck.figures import Counted
    from yrdcheck.model import Conflict, Problem
    from yrdcheck.parity import Compared
    from yrdcheck.projects import Step
    from yrdcheck.refresh import Summary
    from yrdcheck.reporters import Checked, Listed, Scanned
    from yrdcheck.reviews import Item
    from yrdcheck.terminal import Style


def verify(result: Checked, style: Style) -> Iterator[str]:
    """A statement a line."""
    for number, report in enumerate(result.reports):
        for n, s in enumerate(report.statements):
            yield _write({"path": report.path, **statement(s, result.trace(number, n))})


def conflicts(result: Sequence[Conflict], style: Style) -> Iterator[str]:
    """A conflict a line."""
    for c in result:
        yield _write(conflict(c))


def parity(result: Compared, style: Style) -> Iterator[str]:
    """A difference a line."""
    for d in result.differences:
        yield _write(difference(d))


def scan(result: Sequence[Scanned], style: Style) -> Iterator[str]:
    """A finding a line."""
    for document in result:
        for f in document.findings:
            yield _write({"path": document.path, **finding(f)})


def claims(result: Sequence[Listed], style: Style) -> Iterator[str]:
    """A claim a line."""
    for c in result:
        yield _write(claim(c))


def problems(result: Sequence[Problem], style: Style) -> Iterator[str]:
    """A problem a line."""
    for p in result:
        yield _write(fields(p))


def review(result: Sequence[Item], style: Style) -> Iterator[str]:
    """``yrdcheck.review/1``, an item a line."""
    for item in result:
        yield _write(waiting(item))


def init(result: tuple[Sequence[Step], Summary | None], style: Style) -> Iterator[str]:
    """``yrdcheck.init/1``."""
    steps, summary = result
    made = None if summary is None else {**fields(summary), "problems": [fields(p) for p in summary.problems]}
    yield _write({"steps": [fields(s) for s in steps], "build": made})


def build(result: Summary, style: Style) -> Iterator[str]:
    """What was done, on one line."""
    yield _write({**fields(result), "problems": [fields(p) for p in result.problems]})


def numbers(result: Sequence[Counted], style: Style) -> Iterator[str]:
    """A figure a line."""
    for document in result:
        for f in document.figures:
            yield _write({"path": document.path, **figure(f)})


def _write(value: object) -> str:
    return to_json(value) + "\n"
