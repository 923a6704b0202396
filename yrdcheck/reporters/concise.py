"""One finding a line, ``path:line:column: CODE message``, for grep, editors and problem matchers; columns in characters."""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING
from yrdcheck.terminal import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yrdcheck.diagnostics import Diagnostics
    from yrdcheck.terminal import Style

COLORS = {"error": "red", "warning": "magenta", "note": "yellow"}


def diagnostics(result: Diagnostics, style: Style) -> Iterator[str]:
    """A finding a line; with ``--quiet`` only what fails."""
    for d in result.items:
        if d.hidden or (style.quiet and not d.fails):
            continue
        column = f":{d.start.column}" if d.start.column else ""
        yield f"{visible(d.path)}:{d.start.line}{column}: {style.paint(d.code, COLORS[d.level], 'bold')} {one_line(d.message)}{_sources(d.related)}\n"


def _sources(related: tuple[object, ...]) -> str:
    places = list(dict.fromkeys(f"{visible(r.path)}:{r.line}" for r in related))  # type: ignore[attr-defined]
    return f" ({', '.join(places[:3])})" if places else ""
