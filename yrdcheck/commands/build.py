"""``yrdcheck build``: make or refresh a registry from documents."""

from __future__ import annotations

from yrdcheck.commands import FAILED, OK, report, settle
from yrdcheck.commands.inputs import list_files
from yrdcheck.model import TYPE_CHECKING, InputError

if TYPE_CHECKING:
    from typing import Any

REGISTRY = "claims"  # where a registry is made unless something else is said


def run(values: dict[str, Any]) -> int:
    """Build the registry that ``--registry`` or the configuration names, else ``claims/`` here."""
    import os

    settings = settle(values)
    paths: list[str] = values["paths"]
    if not paths:
        raise InputError("nothing to build from: give source documents or folders of them")
    for path in paths:
        if not os.path.exists(path):
            raise InputError(f"{path}: no such file or folder")
    from yrdcheck.build import build

    summary = build(list_files(paths, settings.exclude), settings.registry or REGISTRY)
    report(settings, "build", summary)
    return FAILED if summary.problems else OK
