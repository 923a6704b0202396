"""``yrdcheck conflicts``: where sources disagree."""

from __future__ import annotations

from yrdcheck.commands import FINDINGS, OK, open_registry, report, settle
from yrdcheck.model import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def run(values: dict[str, Any]) -> int:
    """Report every disagreement; 1 only with ``--fail``."""
    settings = settle(values)
    registry, note = open_registry(settings)
    from yrdcheck.checker import find_conflicts

    found = find_conflicts(registry)
    report(settings, "conflicts", found, note.path)
    return FINDINGS if found and values["fail"] else OK
