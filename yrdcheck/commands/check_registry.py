"""``yrdcheck check-registry``: is every record well-formed, and does every quote still stand where it says?"""

from __future__ import annotations

from yrdcheck.commands import FINDINGS, OK, locate_registry, report, settle
from yrdcheck.model import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def run(values: dict[str, Any]) -> int:
    """Report each problem with its place and its cure; 1 if there is any."""
    from yrdcheck import registry

    settings = settle(values, findings=True)
    folder, _shown = locate_registry(settings)
    problems = registry.check_registry(folder)
    report(settings, "problems", problems)
    return FINDINGS if problems else OK
