"""Work shared out to processes: answers in the order of what was asked, the same whatever the number of processes."""

from __future__ import annotations

from collections import deque

from yrdcheck import saves
from yrdcheck.model import TYPE_CHECKING, YrdcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from typing import Any, TypeVar

    T = TypeVar("T")
    A = TypeVar("A")

AHEAD = 2  # tasks a process that are under way or waiting to be asked for: what bounds the memory

_shared: Any = None  # what every task of a worker needs


class Known:
    """A task whose answer is known without any work."""

    __slots__ = ("answer",)

    def __init__(self, answer: Any) -> None:
        self.answer = answer


def in_order(work: Callable[[Any, T], A], tasks: Iterable[T | Known], shared: Any, jobs: int) -> Iterator[A]:
    """``work(shared, task)`` for each task in turn, in so many processes; one does it here. Tasks are taken as they are needed.

    ``work`` is a function of a module, its arguments and answers pickle. Raises what ``work`` raises, and `YrdcheckError` where a worker dies.
    """
    if jobs < 2:
        for task in tasks:
            yield task.answer if isinstance(task, Known) else work(shared, task)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(jobs, initializer=_start, initargs=(shared,))
    waiting: deque[Known | Future[A]] = deque()
    try:
        for task in tasks:
            waiting.append(task if isinstance(task, Known) else pool.submit(_do, work, task))
            if len(waiting) > AHEAD * jobs:
                yield _answer(waiting.popleft())
        while waiting:
            yield _answer(waiting.popleft())
    except BrokenProcessPool:
        raise YrdcheckError("a worker process died, for want of memory perhaps; run with fewer --jobs") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _answer(one: Any) -> Any:
    return one.answer if isinstance(one, Known) else one.result()


def _start(shared: Any) -> None:
    """Make a worker ready: it holds no lock of its parent, and ends with it, however that ends."""
    import gc
    import os
    from multiprocessing import parent_process
    from multiprocessing.connection import wait
    from threading import Thread

    global _shared
    _shared = shared
    saves.let_go()
    gc.enable()
    gc.freeze()
    parent = parent_process()
    if parent is not None:

        def watch() -> None:
            wait([parent.sentinel])
            os._exit(1)

        Thread(target=watch, daemon=True).start()


def _do(work: Callable[[Any, T], A], task: T) -> A:
    return work(_shared, task)
