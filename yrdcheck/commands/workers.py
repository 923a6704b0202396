"""Documents checked in worker processes: results in the order of the documents, the same whatever the number of processes."""

from __future__ import annotations

import os

from yrdcheck.commands.checking import check
from yrdcheck.files import within
from yrdcheck.model import TYPE_CHECKING, ConfigError, InputError, YrdcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from yrdcheck.commands import Settings
    from yrdcheck.model import Report
    from yrdcheck.readers import Document
    from yrdcheck.registry import Registry
    from yrdcheck.suppressions import Slip

    Checked = tuple[Report, tuple[Slip, ...]] | InputError

_shared: tuple[Registry, Settings, Mapping[str, frozenset[int]]] | None = None  # what every document of a worker needs


def read_jobs(text: str | None) -> int:
    """How many processes ``--jobs`` asks for: 1 where it is not given, as many as there are cores for 0. Raises `ConfigError`."""
    if text is None:
        return 1
    if not (text.isascii() and text.isdecimal() and len(text) < 5):
        raise ConfigError(f"--jobs: {text!r} is no number of processes; give 1 or more, or 0 for one a core")
    return int(text) or len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1))


def check_all(
    documents: Sequence[Document], registry: Registry, settings: Settings, only: Mapping[str, frozenset[int]], jobs: int
) -> Iterator[Checked]:
    """The result of each document in turn, or why there is none: it takes too long. Raises `YrdcheckError` where a worker dies."""
    jobs = min(jobs, len(documents))
    if jobs < 2:
        for d in documents:
            yield _bounded(d, registry, settings, only)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    registry.index  # noqa: B018 - made once, before the processes part
    with ProcessPoolExecutor(jobs, initializer=_share, initargs=(registry, settings, only)) as pool:
        waiting = [pool.submit(_check, d) for d in documents]
        try:
            for one in waiting:
                yield one.result()
        except BrokenProcessPool:
            raise YrdcheckError("a worker process died, for want of memory perhaps; run with fewer --jobs") from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _share(registry: Registry, settings: Settings, only: Mapping[str, frozenset[int]]) -> None:
    import gc

    global _shared
    _shared = registry, settings, only
    gc.enable()
    gc.freeze()


def _check(document: Document) -> Checked:
    assert _shared is not None
    registry, settings, only = _shared
    return _bounded(document, registry, settings, only)


def _bounded(document: Document, registry: Registry, settings: Settings, only: Mapping[str, frozenset[int]]) -> Checked:
    try:
        with within(settings.limits, document.path):
            return check(document, registry, settings, only.get(document.path))
    except InputError as error:
        return error
