"""``yrdcheck explain``: what a rule does, in the words of its own documentation."""

from __future__ import annotations

from yrdcheck.commands import OK, write
from yrdcheck.model import TYPE_CHECKING, ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def run(values: dict[str, Any]) -> int:
    """Print one rule's documentation, or the first sentence of each."""
    topics = list_topics()
    name = values["rule"]
    if name is None:
        width = max(len(t) for t in topics)
        write(values["output"], [f"{t.ljust(width)}  {text().splitlines()[0]}\n" for t, text in topics.items()])
        return OK
    if name not in topics:
        from yrdcheck.config import nearest

        raise ConfigError(f"no rule {name!r}; {nearest(name, topics)}")
    write(values["output"], [topics[name]().rstrip() + "\n"])
    return OK


def list_topics() -> dict[str, Callable[[], str]]:
    """Name → text of everything that can be explained."""
    from inspect import cleandoc

    from yrdcheck import quantities
    from yrdcheck.rules import RULES

    topics: dict[str, Callable[[], str]] = {rule.__name__: (lambda rule=rule: cleandoc(rule.__doc__ or "")) for rule in RULES}
    topics["quantities"] = quantities.explain
    return topics
