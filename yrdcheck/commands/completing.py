"""What a shell offers for the values of options: formats, verdicts, codes, and the claims and sources of the registry at hand.

Nothing here ever fails or says a word: a shell that waits for a completion has no use for a message.
"""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, Verdict, YrdcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from yrdcheck.registry import Registry

    Offer = tuple[str, str]  # a value and what it is
SHORT = 60  # characters of what a value is


def completer(name: str) -> Callable[[Any, str], list[Offer]] | None:
    """The function that completes values of an option or argument; `None` leaves files to the shell."""
    offers = OFFERS.get(name)
    if offers is None:
        return None

    def complete(ctx: Any, incomplete: str) -> list[Offer]:
        done, comma, begun = incomplete.rpartition(",") if name in LISTS else ("", "", incomplete)
        try:
            found = list(offers(ctx.params))
        except (YrdcheckError, OSError, ValueError):
            return []
        return [(done + comma + value, " ".join(text.split())[:SHORT]) for value, text in found if value.lower().startswith(begun.lower())]

    complete.__annotations__.clear()  # Typer would evaluate them, and goes by the names as well
    return complete


def _formats(given: dict[str, Any]) -> Iterable[Offer]:
    from yrdcheck import reporters

    return [(name, "") for name in reporters.names()]


def _codes(given: dict[str, Any]) -> Iterable[Offer]:
    from yrdcheck import codes

    return [(c.id, c.title) for c in codes.CODES]


def _verdicts(given: dict[str, Any]) -> Iterable[Offer]:
    return [*((v.value, "") for v in Verdict), ("never", "exit with 0 whatever is found"), *_codes(given)]


def _topics(given: dict[str, Any]) -> Iterable[Offer]:
    from yrdcheck.commands.explain import list_topics

    return [(name, text.partition("\n")[0]) for name, text in list_topics().items()]


def _styles(given: dict[str, Any]) -> Iterable[Offer]:
    from yrdcheck.citations import LISTS, STYLES

    return [(name, "") for name in (*STYLES, *LISTS)]


def _claims(given: dict[str, Any]) -> Iterable[Offer]:
    return [(c.id, c.quote) for c in _registry(given).claims]


def _sources(given: dict[str, Any]) -> Iterable[Offer]:
    return [(s.id, s.title) for s in _registry(given).sources]


def _registry(given: dict[str, Any]) -> Registry:
    """The registry that the rest of the command line, or the configuration, names."""
    from yrdcheck.commands import locate_registry, settle
    from yrdcheck.registry import load_registry

    shared = {"registry": None, "no_default_registry": False, "format": None, "output": None, "verbose": False, "color": None, "config": None, "no_config": False}
    values = {**shared, **{k: v for k, v in given.items() if k in shared}, "quiet": True}
    return load_registry(locate_registry(settle(values))[0])


def _colors(given: dict[str, Any]) -> Iterable[Offer]:
    return [("auto", "on a terminal"), ("always", ""), ("never", "")]


LISTS = ("fail_on", "ignore", "select")  # options whose values are lists with commas
OFFERS: dict[str, Callable[[dict[str, Any]], Iterable[Offer]]] = {
    "color": _colors,
    "fail_on": _verdicts,
    "format": _formats,
    "ignore": _codes,
    "rule": _topics,
    "select": _codes,
    "show": _claims,
    "source": _sources,
    "style": _styles,
}
