"""``yrdcheck numbers``: every figure of a draft, with its source or without one."""

from __future__ import annotations

from yrdcheck.commands import FAILED, FINDINGS, OK, open_registry, report, say, settle
from yrdcheck.commands.inputs import read_inputs, without_sources
from yrdcheck.model import TYPE_CHECKING, Verdict

if TYPE_CHECKING:
    from typing import Any


def run(values: dict[str, Any]) -> int:
    """List the figures; with ``--fail``, 1 if one is not supported."""
    settings = settle(values)
    documents, problems = read_inputs(values["inputs"], values["stdin_filename"], settings.exclude, text_allowed=True, limits=settings.limits)
    registry, _note = open_registry(settings)
    documents = without_sources(documents, registry, values["inputs"], settings)
    from yrdcheck.figures import Counted, find_figures

    rows = [Counted(d.path, find_figures(d.text, registry, d.markdown)) for d in documents]
    report(settings, "numbers", rows)
    for problem in problems:
        say(problem)
    if problems:
        return FAILED
    return FINDINGS if values["fail"] and any(f.verdict is not Verdict.SUPPORTED for d in rows for f in d.figures) else OK
