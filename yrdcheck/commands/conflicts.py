"""``yrdcheck conflicts``: where sources disagree."""

from __future__ import annotations

from yrdcheck.commands import FINDINGS, OK, open_registry, report, settle
from yrdcheck.model import TYPE_CHECKING, InputError

if TYPE_CHECKING:
    from typing import Any


def run(values: dict[str, Any]) -> int:
    """Report every disagreement, or those that changes since a revision brought in; 1 only with ``--fail``."""
    settings = settle(values)
    registry, note = open_registry(settings)
    from yrdcheck.commands.build import shown_progress
    from yrdcheck.conflicts import changed_since, list_conflicts

    among = None
    if values["since"] is not None:
        if not registry.path:
            raise InputError("--since looks at one registry; give one --registry")
        among = changed_since(registry, registry.path, values["since"])
    with shown_progress(settings.style.quiet) as show:
        found = list_conflicts(registry, among, lambda done, of: show("comparing", done, of))
    report(settings, "conflicts", found, note.path)
    return FINDINGS if found and values["fail"] else OK
