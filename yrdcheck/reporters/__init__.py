"""Reports in every format: one module a format, found by listing this folder, loaded by name.

A module has a function for each kind of result it can write (``verify``, ``conflicts``, ``parity``, ``scan``, ``claims``, ``problems``, ``build``, ``numbers``);
each takes a result and a `Style` and gives the report in pieces. A module with a function ``diagnostics`` takes the results of
``verify``, ``conflicts``, ``scan`` and ``problems`` that it has no function for as a list of findings (`yrdcheck.diagnostics`).
Reporters know the model only, and never each other.
"""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, Claim, ConfigError, Finding, Report, Source, Verdict, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from yrdcheck.model import CheckedStatement, Conflict
    from yrdcheck.suppressions import Slip
    from yrdcheck.terminal import Style
    from yrdcheck.traces import Trace

    Context = tuple[str, str]  # the words before and after a quote


@record
class RegistryNote:
    """Which registry a report comes from."""

    path: str
    sources: int
    claims: int
    digest: str


@record
class Checked:
    """The outcome of ``verify``: a report per document, and the verdicts that fail.

    ``texts`` and ``slips`` (what is wrong with the suppressions) go by document, as ``reports`` do.
    """

    reports: tuple[Report, ...]
    registry: RegistryNote
    fails: tuple[Verdict, ...]
    version: str
    texts: tuple[str, ...] = ()
    slips: tuple[tuple[Slip, ...], ...] = ()
    fail_codes: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] | None = None  # of the registry, for the formats that show them
    contexts: tuple[tuple[tuple[str, int, int], Context], ...] = ()  # path, line and column of a quote → the words around it
    traces: tuple[tuple[Trace, ...], ...] = ()  # by document and statement, where the verdicts are to be explained

    def trace(self, document: int, statement: int) -> Trace | None:
        """How the verdict on a statement came about, where that was asked for."""
        return self.traces[document][statement] if document < len(self.traces) else None

    def failing(self, s: CheckedStatement) -> bool:
        """Whether a statement makes the exit status 1: its verdict does, and nothing hides it."""
        return s.verdict in self.fails and not any(t in HIDDEN for t in s.tags)


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
    text: str = ""


@record
class Listed:
    """A claim with its source; ``score`` is `None` in a plain list, ``chosen`` marks the one that was asked for."""

    claim: Claim
    source: Source
    score: float | None = None
    chosen: bool = False


TOLD = ("misnamed", "stale")  # tags of statements that are shown with their message even where they are supported
HIDDEN = ("suppressed", "baseline", "ignored")  # tags of statements whose finding is left out: by a comment, the baseline, --ignore
EXPLAINED = ("text", "json", "jsonl")  # formats that show how verdicts came about
DIAGNOSED = ("verify", "conflicts", "scan", "problems")  # kinds of result that can be taken as findings


def names() -> list[str]:
    """The formats there are."""
    import os

    return sorted(
        name[:-3] for name in os.listdir(os.path.dirname(__file__)) if name.endswith(".py") and not name.startswith("_")
    )  # fmt: skip


def find_reporter(name: str, kind: str) -> tuple[Callable[[Any, Style], Iterable[str]], bool]:
    """The function that writes a ``kind`` of result in format ``name``, and whether it wants the result as findings.

    Raises `ConfigError` where the format has none.
    """
    from importlib import import_module

    module = import_module(f"yrdcheck.reporters.{name}")
    function: Callable[[Any, Style], Iterable[str]] | None = getattr(module, kind, None)
    if function is not None:
        return function, False
    function = getattr(module, "diagnostics", None) if kind in DIAGNOSED else None
    if function is None:
        raise ConfigError(f"--format: {name} cannot show this; use text or json")
    return function, True
