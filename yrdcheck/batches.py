"""Many texts against one registry, as one pure function: what a worker of any engine runs."""

from __future__ import annotations

from functools import lru_cache

from yrdcheck.checker import verify
from yrdcheck.model import TYPE_CHECKING, Report, record, replace
from yrdcheck.registry import load_registry

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from yrdcheck.registry import Registry


@record
class Options:
    """How texts are read."""

    markdown: bool = True
    as_of: str | None = None  # the day of the texts, as ISO; `None`: each text's own dateline


def check_batch(texts: Iterable[str], registry_path: str | os.PathLike[str], options: Options = Options()) -> list[Report]:  # noqa: B008 - immutable
    """A report on each text, in their order, with the text's number in the batch as path; a text that stands there twice is checked once.

    ``registry_path``: a registry's folder or an index file (`keep_index`), opened once per process and kept: to see a registry that has
    changed since, start other processes. Nothing is printed, written or asked of the clock. Raises `RegistryError`.
    """
    registry = open_registry(str(registry_path))
    known: dict[str, Report] = {}
    out = []
    for number, text in enumerate(texts):
        if text not in known:
            known[text] = verify(text, registry, markdown=options.markdown, as_of=options.as_of)
        out.append(replace(known[text], path=str(number)))
    return out


@lru_cache(maxsize=2)
def open_registry(path: str) -> Registry:
    """A registry, opened once per process."""
    return load_registry(path)
