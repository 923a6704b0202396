"""A Code Quality report for GitLab, which shows it in the merge request's diff."""

from __future__ import annotations

from yrdcheck.codes import BY_ID
from yrdcheck.model import TYPE_CHECKING
from yrdcheck.reporters._values import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yrdcheck.diagnostics import Diagnostics
    from yrdcheck.terminal import Style

SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def diagnostics(result: Diagnostics, style: Style) -> Iterator[str]:
    """An array with a record a finding; equal findings of a file are told apart by their count, or GitLab would drop one."""
    seen: dict[tuple[str, str], int] = {}
    rows = []
    for d in result.items:
        if d.hidden or (style.quiet and not d.fails):
            continue
        key = (d.path, d.fingerprint)
        seen[key] = seen.get(key, 0) + 1
        rows.append({
            "description": d.message,
            "check_name": f"{d.code} {BY_ID[d.code].name}",
            "fingerprint": f"{d.path}:{d.fingerprint}:{seen[key]}",
            "severity": SEVERITIES[d.level],
            "location": {"path": d.path.removeprefix("./"), "lines": {"begin": d.start.line, "end": d.end.line}},
            "categories": ["Style" if d.code.startswith("YC9") else "Bug Risk"],
            "content": {"body": BY_ID[d.code].cure},
        })  # fmt: skip
    yield to_json(rows, 2) + "\n"
