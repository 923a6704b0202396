"""Reviewdog Diagnostic Format, one JSON object a line; columns count UTF-8 bytes from 1, ends are exclusive."""

from __future__ import annotations

from yrdcheck.codes import BY_ID
from yrdcheck.model import TYPE_CHECKING
from yrdcheck.reporters._values import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from yrdcheck.diagnostics import Diagnostics, Point
    from yrdcheck.terminal import Style

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
SOURCE = {"name": "yrdcheck", "url": "https://github.com/OWNER/yrdcheck"}


def diagnostics(result: Diagnostics, style: Style) -> Iterator[str]:
    """A finding a line, with its correction and the places of its evidence."""
    for d in result.items:
        if d.hidden or (style.quiet and not d.fails):
            continue
        row: dict[str, Any] = {
            "message": d.message,
            "location": {"path": d.path, "range": _range(d.start, d.end)},
            "severity": SEVERITIES[d.level],
            "source": SOURCE,
            "code": {"value": d.code, "url": BY_ID[d.code].url},
        }
        if d.fix is not None:
            row["suggestions"] = [{"range": _range(d.fix.start, d.fix.end), "text": d.fix.text}]
        if d.related:
            row["related_locations"] = [
                {"message": r.message, "location": {"path": r.path, "range": {"start": {"line": r.line}}}} for r in d.related
            ]
        yield to_json(row) + "\n"


def _range(start: Point, end: Point) -> dict[str, Any]:
    if not start.utf8:
        return {"start": {"line": start.line}}
    return {"start": {"line": start.line, "column": start.utf8}, "end": {"line": end.line, "column": end.utf8}}
