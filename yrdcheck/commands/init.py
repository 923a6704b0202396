"""``yrdcheck init``: a registry, settings and a hook for the repository at hand; asks nothing and can be run again."""

from __future__ import annotations

import os

from yrdcheck.commands import FAILED, OK, only_registry, report, settle
from yrdcheck.commands.build import REGISTRY, shown_progress
from yrdcheck.commands.inputs import list_files
from yrdcheck.model import TYPE_CHECKING, InputError

if TYPE_CHECKING:
    from typing import Any


def run(values: dict[str, Any]) -> int:
    """Set up what is missing, then build from the documents named, else from a folder such as ``sources/``."""
    from yrdcheck.projects import Step, find_root, find_sources, set_up
    from yrdcheck.refresh import Plan, build

    settings = settle(values)
    paths: list[str] = values["paths"]
    for path in paths:
        if not os.path.exists(path):
            raise InputError(f"{path}: no such file or folder")
    root, repository = find_root(os.getcwd())
    folder = os.path.abspath(only_registry(settings, "init") or os.path.join(root, REGISTRY))
    shown = os.path.relpath(folder, root).replace(os.sep, "/")
    if shown.startswith("../"):
        raise InputError(f"{folder}: the registry is to stand in {root}")
    sources = paths or find_sources(root)
    steps = set_up(root, repository, sources, shown)
    summary = None
    if sources:
        with shown_progress(settings.style.quiet) as show:
            summary = build(list_files([os.path.relpath(s) for s in sources]), folder, Plan(), show)
    else:
        steps.append(Step("left out", shown, "no documents in sources/ or the like; put them there and run `yrdcheck build sources`"))
    report(settings, "init", (tuple(steps), summary))
    return FAILED if summary is not None and summary.problems else OK
