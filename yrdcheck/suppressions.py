"""placeholder"""
from __future__ import annotations

from yrdcheck.model import record


@record
class Slip:
    """Something wrong with a suppression: it hides nothing, cannot be understood, or gives no reason."""

    code: str
    message: str
    line: int
    column: int
    start: int
    text: str
