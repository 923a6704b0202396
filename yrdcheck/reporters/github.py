"""Commands for GitHub Actions, which shows them beside the lines of a pull request.

GitHub keeps ten of a level a step, so the worst come first. A command is a line of its own; nothing of a draft or source ever
starts one or stands in one unescaped.
"""

from __future__ import annotations

from yrdcheck.codes import BY_ID
from yrdcheck.model import TYPE_CHECKING
from yrdcheck.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yrdcheck.diagnostics import Diagnostic, Diagnostics
    from yrdcheck.terminal import Style

LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def diagnostics(result: Diagnostics, style: Style) -> Iterator[str]:
    """A command a finding, errors first."""
    shown = [d for d in result.items if not d.hidden and (d.fails or not style.quiet)]
    for d in sorted(shown, key=lambda d: (not d.fails, list(LEVELS).index(d.level))):
        yield _command(d)


def _command(d: Diagnostic) -> str:
    properties = {} if d.path.startswith("<") else {"file": d.path}
    properties |= {"line": str(d.start.line)}
    if d.end.line > d.start.line:
        properties |= {"endLine": str(d.end.line)}  # columns would be taken for those of one line
    elif d.start.column:
        properties |= {"endLine": str(d.end.line), "col": str(d.start.column), "endColumn": str(d.end.column)}
    properties |= {"title": f"{d.code} {BY_ID[d.code].title}"}
    lines = [d.message, *(f"{r.message} ({r.path}:{r.line})" for r in d.related)]
    head = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{LEVELS[d.level]} {head}::{_data(lines)}\n"


def _data(lines: list[str]) -> str:
    text = "\n".join(visible(" ".join(line.split())) for line in lines)
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return visible(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A").replace(":", "%3A").replace(",", "%2C")
