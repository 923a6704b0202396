"""``yrdcheck check-registry``: is every record well-formed, and does every quote still stand where it says?"""

from __future__ import annotations

from yrdcheck.commands import FINDINGS, OK, SHIPPED, locate_registry, refuse_distant, report, settle
from yrdcheck.model import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def run(values: dict[str, Any]) -> int:
    """Report each problem with its place and its cure, with ``--fix`` those that are left; 1 if there is any."""
    from yrdcheck.registry.checking import check_registry

    settings = settle(values, findings=True)
    if values["fix"]:
        refuse_distant(settings)
    folder, shown = locate_registry(settings)
    problems = tuple(p for at in (folder if shown == SHIPPED else shown, *settings.also) for p in check_registry(at, bool(values["fix"])))
    report(settings, "problems", problems)
    return FINDINGS if problems else OK
