"""``yrdcheck claims``: list and search what the sources say."""

from __future__ import annotations

from yrdcheck.commands import FINDINGS, OK, open_registry, report, settle
from yrdcheck.model import TYPE_CHECKING, ConfigError, InputError
from yrdcheck.reporters import Listed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

LIMIT = 10


def run(values: dict[str, Any]) -> int:
    """List claims: all, those that match a query (1 if none does), or one with its neighbours."""
    settings = settle(values)
    query, show = values["query"], values["show"]
    if query is not None and show is not None:
        raise ConfigError("--show takes no query; give one of them")
    limit = _number(values["limit"])
    registry, _note = open_registry(settings)
    sources = {s.id: s for s in registry.sources}
    only = values["source"]
    if only is not None and only not in sources:
        raise InputError(f"no source {only!r}; {_nearest(only, sources)}")
    from yrdcheck import candidates

    if show is not None:
        near = candidates.neighbours(registry, show)
        if not near:
            raise InputError(f"no claim {show!r}; {_nearest(show, [c.id for c in registry.claims])}")
        rows = [Listed(c, sources[c.source], chosen=c.id == show) for c in near]
    elif query is not None:
        found = candidates.search(registry, query, limit or LIMIT if only is None else len(registry.claims))
        rows = [Listed(m.claim, sources[m.claim.source], m.score) for m in found if only in (None, m.claim.source)][: limit or LIMIT]
    else:
        rows = [Listed(c, sources[c.source]) for c in registry.claims if only in (None, c.source)][:limit]
    report(settings, "claims", rows)
    return FINDINGS if query is not None and not rows else OK


def _nearest(word: str, known: Iterable[str]) -> str:
    from yrdcheck.config import nearest

    return nearest(word, list(known))[:200]


def _number(word: str | None) -> int | None:
    if word is None:
        return None
    if not word.isdecimal() or int(word) < 1:
        raise ConfigError(f"--limit: {word!r} is not a number above 0")
    return int(word)
