"""``yrdcheck build``: make or refresh a registry from documents."""

from __future__ import annotations

from contextlib import contextmanager

from yrdcheck.commands import FAILED, OK, Exclude, only_registry, report, settle
from yrdcheck.commands.inputs import list_files
from yrdcheck.commands.workers import read_jobs
from yrdcheck.model import TYPE_CHECKING, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

REGISTRY = "claims"  # where a registry is made unless something else is said


def run(values: dict[str, Any]) -> int:
    """Build the registry that ``--registry`` or the configuration names, else ``claims/`` here."""
    import os

    from yrdcheck.refresh import Plan, build

    settings = settle(values)
    paths: list[str] = values["paths"]
    plan = Plan(values["replace"] and tuple(values["replace"]), tuple(values["withdraw"]), values["reason"] or "")
    if not paths and plan.replaces is None and not plan.withdraws:
        raise InputError("nothing to build from: give source documents or folders of them")
    for path in paths if plan.replaces is None else (*paths, plan.replaces[1]):
        if not os.path.exists(path):
            raise InputError(f"{path}: no such file or folder")
    # what the configuration excludes from checking may well be the sources
    with shown_progress(settings.style.quiet) as show:
        files = list_files(paths, Exclude(tuple(values["exclude"])))
        summary = build(files, only_registry(settings, "build") or REGISTRY, plan, show, settings.limits, read_jobs(values["jobs"]))
    report(settings, "build", summary)
    return FAILED if summary.problems else OK


@contextmanager
def shown_progress(quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A function that tells on a terminal how far the work is; what it told is gone at the end."""
    import os
    import sys

    from yrdcheck.terminal import Progress

    progress = Progress(2, quiet, os.environ, sys.stderr)
    try:
        yield progress.tell
    finally:
        progress.end()
