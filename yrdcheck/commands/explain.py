"""``yrdcheck explain``: what a code means, what a rule does, in the words of its own documentation."""

from __future__ import annotations

from yrdcheck.commands import OK, write
from yrdcheck.model import TYPE_CHECKING, ConfigError

if TYPE_CHECKING:
    from typing import Any


def run(values: dict[str, Any]) -> int:
    """Print one topic's documentation, or the first sentence of each."""
    topics = list_topics()
    name = values["rule"]
    if name is not None and name.upper() in topics:
        name = name.upper()
    if name is None:
        width = max(len(t) for t in topics)
        lines = [f"{topic.ljust(width)}  {text.splitlines()[0]}" for topic, text in topics.items()]
        write(values["output"], ["\n".join(lines), "\n"])
        return OK
    if name not in topics:
        from yrdcheck.config import nearest

        raise ConfigError(f"no code or rule {name!r}; {nearest(name, topics)}")
    write(values["output"], [topics[name].rstrip(), "\n"])
    return OK


def list_topics() -> dict[str, str]:
    """Name → text of everything that can be explained."""
    from inspect import cleandoc

    from yrdcheck import codes, quantities
    from yrdcheck.rules import RULES

    topics = {code.id: codes.page(code) for code in codes.CODES}
    topics |= {rule.__name__: cleandoc(rule.__doc__ or "(no documentation)") for rule in RULES}
    topics["quantity"] += "\n\n" + quantities.explain()
    topics["period"] += "\n\n" + quantities.explain_times()
    return topics
