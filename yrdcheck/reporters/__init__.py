"""Reports in every format: one module a format, found by listing this folder, loaded by name.

A module has a function for each kind of result it can write (``verify``, ``conflicts``, ``scan``, ``claims``, ``problems``, ``build``);
each takes a result and a `Style` and gives the report in pieces. Reporters know the model only, and never each other.
"""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, Claim, ConfigError, Finding, Report, Source, Verdict, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from yrdcheck.terminal import Style


@record
class RegistryNote:
    """Which registry a report comes from."""

    path: str
    sources: int
    claims: int
    digest: str


@record
class Checked:
    """The outcome of ``verify``: a report per document, and the verdicts that fail."""

    reports: tuple[Report, ...]
    registry: RegistryNote
    fails: tuple[Verdict, ...]
    version: str


@record
class Placed:
    """A finding of ``scan`` with its lines and columns."""

    finding: Finding
    line: int
    column: int
    end_line: int
    end_column: int
    at: str = ""  # the place in the terms of a document that is not text


@record
class Scanned:
    """What ``scan`` found in one document."""

    path: str
    findings: tuple[Placed, ...]


@record
class Listed:
    """A claim with its source; ``score`` is `None` in a plain list, ``chosen`` marks the one that was asked for."""

    claim: Claim
    source: Source
    score: float | None = None
    chosen: bool = False


def names() -> list[str]:
    """The formats there are."""
    import os

    return sorted(
        name[:-3] for name in os.listdir(os.path.dirname(__file__)) if name.endswith(".py") and not name.startswith("_")
    )  # fmt: skip


def find_reporter(name: str, kind: str) -> Callable[[Any, Style], Iterable[str]]:
    """The function that writes a ``kind`` of result in format ``name``. Raises `ConfigError` where the format has none."""
    from importlib import import_module

    function: Callable[[Any, Style], Iterable[str]] | None = getattr(import_module(f"yrdcheck.reporters.{name}"), kind, None)
    if function is None:
        raise ConfigError(f"--format: {name} cannot show this; use text or json")
    return function
