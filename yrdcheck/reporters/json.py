"""One JSON object for programs, as ``README.md`` and the schemas promise."""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, Verdict
from yrdcheck.reporters._values import claim, conflict, difference, fields, figure, finding, statement, to_json, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from yrdcheck.figures import Counted
    from yrdcheck.model import Conflict, Problem
    from yrdcheck.parity import Compared
    from yrdcheck.projects import Step
    from yrdcheck.refresh import Summary
    from yrdcheck.reporters import Checked, Listed, Scanned
    from yrdcheck.reviews import Item
    from yrdcheck.terminal import Style


def verify(result: Checked, style: Style) -> Iterator[str]:
    """``yrdcheck.report/1``."""
    counts = dict.fromkeys((v.value for v in Verdict), 0)
    for report in result.reports:
        for s in report.statements:
            counts[s.verdict] += 1
    yield _write({
        "schema": "yrdcheck.report/1",
        "tool": {"name": "yrdcheck", "version": result.version},
        "registry": fields(result.registry),
        "documents": [_document(result, n) for n in range(len(result.reports))],
        "summary": counts,
    })  # fmt: skip


def _document(result: Checked, number: int) -> dict[str, Any]:
    report = result.reports[number]
    slips = result.slips[number] if number < len(result.slips) else ()
    row = {"path": report.path, "statements": [statement(s, result.trace(number, n)) for n, s in enumerate(report.statements)]}
    return {**row, "suppressions": [fields(slip) for slip in slips]} if slips else row


def conflicts(result: Sequence[Conflict], style: Style) -> Iterator[str]:
    """``yrdcheck.conflicts/1``."""
    yield _write({"schema": "yrdcheck.conflicts/1", "conflicts": [conflict(c) for c in result]})


def parity(result: Compared, style: Style) -> Iterator[str]:
    """``yrdcheck.parity/1``."""
    yield _write({"schema": "yrdcheck.parity/1", "paths": [result.left, result.right], "differences": [difference(d) for d in result.differences]})


def scan(result: Sequence[Scanned], style: Style) -> Iterator[str]:
    """``yrdcheck.scan/1``."""
    documents = [{"path": d.path, "findings": [finding(f) for f in d.findings]} for d in result]
    yield _write({"schema": "yrdcheck.scan/1", "documents": documents})


def claims(result: Sequence[Listed], style: Style) -> Iterator[str]:
    """``yrdcheck.claims/1``."""
    yield _write({"schema": "yrdcheck.claims/1", "claims": [claim(c) for c in result]})


def problems(result: Sequence[Problem], style: Style) -> Iterator[str]:
    """``yrdcheck.check-registry/1``."""
    yield _write({"schema": "yrdcheck.check-registry/1", "problems": [fields(p) for p in result]})


def review(result: Sequence[Item], style: Style) -> Iterator[str]:
    """``yrdcheck.review/1``."""
    yield _write({"schema": "yrdcheck.review/1", "items": [waiting(i) for i in result]})


def init(result: tuple[Sequence[Step], Summary | None], style: Style) -> Iterator[str]:
    """``yrdcheck.init/1``."""
    steps, summary = result
    made = None if summary is None else {**fields(summary), "problems": [fields(p) for p in summary.problems]}
    yield _write({"schema": "yrdcheck.init/1", "steps": [fields(s) for s in steps], "build": made})


def build(result: Summary, style: Style) -> Iterator[str]:
    """``yrdcheck.build/1``."""
    row = fields(result)
    yield _write({"schema": "yrdcheck.build/1", **row, "problems": [fields(p) for p in result.problems]})


def numbers(result: Sequence[Counted], style: Style) -> Iterator[str]:
    """``yrdcheck.numbers/1``."""
    documents = [{"path": d.path, "figures": [figure(f) for f in d.figures]} for d in result]
    yield _write({"schema": "yrdcheck.numbers/1", "documents": documents})


def _write(value: object) -> str:
    return to_json(value, 2) + "\n"
