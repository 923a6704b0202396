"""``yrdcheck verify``: check statements against the sources."""

from __future__ import annotations

import gc

from yrdcheck import __version__
from yrdcheck.commands import FAILED, FINDINGS, OK, open_registry, report, say, settle
from yrdcheck.commands.inputs import read_inputs
from yrdcheck.model import TYPE_CHECKING, InputError, replace
from yrdcheck.reporters import Checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from yrdcheck.registry import Registry


CONTEXT = 240  # characters of a source shown before and after a quote


def run(values: dict[str, Any]) -> int:
    """Check what the command line names; 1 if a verdict is among those that fail, 2 if a document could not be read."""
    settings = settle(values)
    documents, problems = read_inputs(values["inputs"], values["stdin_filename"], settings.exclude, text_allowed=True)
    registry, note = open_registry(settings)
    if len(documents) > 1:
        gc.enable()
    from yrdcheck.checker import verify

    reports = tuple(verify(d.text, registry, path=d.path, markdown=d.markdown) for d in documents)
    if not documents and not problems and not settings.style.quiet:
        say("note: every file is excluded")
    result = Checked(reports, note, settings.fails, __version__, tuple(d.text for d in documents))
    if settings.format == "html":
        result = with_sources(result, registry)
    report(settings, "verify", result)
    for problem in problems:
        say(problem)
    if problems:
        return FAILED
    return FINDINGS if any(s.verdict in settings.fails for r in reports for s in r.statements) else OK


def with_sources(result: Checked, registry: Registry) -> Checked:
    """The result with the registry's conflicts and the words around each quote, as far as the sources are at hand."""
    import os

    from yrdcheck.checker import find_conflicts

    conflicts = find_conflicts(registry)
    cited = {(e.path, e.line, e.column, e.quote) for r in result.reports for s in r.statements for e in s.evidence}
    cited |= {(e.path, e.line, e.column, e.quote) for c in conflicts for side in c.sides for e in side.claims}
    return replace(result, conflicts=conflicts, contexts=tuple(sorted(find_contexts(cited, os.path.dirname(os.path.abspath(registry.path))))))


def find_contexts(cited: Iterable[tuple[str, int, int, str]], root: str) -> Iterator[tuple[tuple[str, int, int], tuple[str, str]]]:
    """The words around each quote, by path, line and column; none for a source that is not there or has changed."""
    import os

    from yrdcheck.readers import read_document
    from yrdcheck.statements import line_starts

    texts: dict[str, tuple[str, list[int]]] = {}
    for path, line, column, quote in cited:
        if path not in texts:
            try:
                with open(os.path.join(root, path), "rb") as file:
                    text = read_document(file.read(), path).text
            except (OSError, InputError):
                text = ""
            texts[path] = (text, line_starts(text))
        text, starts = texts[path]
        at = starts[line - 1] + column - 1 if line <= len(starts) else -1
        if at < 0 or not text.startswith(quote, at):
            continue
        before, after = text[max(0, at - CONTEXT) : at], text[at + len(quote) : at + len(quote) + CONTEXT]
        before = before[before.rfind("\n") + 1 :]
        after = after.partition("\n")[0]
        yield (path, line, column), ("…" * (len(before) == CONTEXT) + before, after + "…" * (len(after) == CONTEXT))
