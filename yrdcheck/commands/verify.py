"""``yrdcheck verify``: check statements against the sources."""

from __future__ import annotations

import gc

from yrdcheck import __version__
from yrdcheck.commands import FAILED, FINDINGS, OK, open_registry, report, say, settle
from yrdcheck.commands.inputs import read_inputs
from yrdcheck.model import TYPE_CHECKING
from yrdcheck.reporters import Checked

if TYPE_CHECKING:
    from typing import Any


def run(values: dict[str, Any]) -> int:
    """Check what the command line names; 1 if a verdict is among those that fail, 2 if a document could not be read."""
    settings = settle(values)
    documents, problems = read_inputs(values["inputs"], values["stdin_filename"], settings.exclude, text_allowed=True)
    registry, note = open_registry(settings)
    if len(documents) > 1:
        gc.enable()
    from yrdcheck.checker import verify

    reports = tuple(verify(d.text, registry, path=d.path, markdown=d.markdown) for d in documents)
    if any(d.marks for d in documents):
        from yrdcheck.places import locate

        reports = tuple(locate(r, d) for r, d in zip(reports, documents, strict=True))
    if not documents and not problems and not settings.style.quiet:
        say("note: every file is excluded")
    report(settings, "verify", Checked(reports, note, settings.fails, __version__))
    for problem in problems:
        say(problem)
    if problems:
        return FAILED
    return FINDINGS if any(s.verdict in settings.fails for r in reports for s in r.statements) else OK
