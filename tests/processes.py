"""Real processes that meet with an accident: killed at a step of writing, out of disk, refused by the system."""

import errno
import os
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

STEPS = ("open", "write", "fsync", "chmod", "replace", "unlink")  # calls of `os` that change what is on the disk


def fork(run: Callable[[], object], errors: Path | None = None) -> int:
    """Start a process that does something; its number. It ends with the status that is returned, 70 for an exception."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        return child
    status = 70
    try:
        to = os.open(errors or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(to, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.stdout, sys.stderr = os.fdopen(1, "w", encoding="utf-8", closefd=False), os.fdopen(2, "w", 1, encoding="utf-8", closefd=False)
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - the process is about to end
        result = run()
        status = result if isinstance(result, int) else 0
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def wait(child: int) -> int:
    """The status of a process that has ended; negative for a signal."""
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def command(words: Sequence[str], before: Callable[[], object] = lambda: None) -> Callable[[], int]:
    """A command of yrdcheck, run after something has been prepared."""
    from yrdcheck.__main__ import main

    def run() -> int:
        before()
        return main(list(words))

    return run


def killed_at(step: int) -> Callable[[], None]:
    """Prepares a process that kills itself before its n-th step of writing; a write is torn in the middle."""

    def strike(name: str, real: Callable[..., object], args: tuple[object, ...]) -> None:
        if name == "write" and len(args[1]) > 1:  # type: ignore[arg-type]
            real(args[0], bytes(args[1])[: len(args[1]) // 2])  # type: ignore[call-overload,arg-type]
        os.kill(os.getpid(), signal.SIGKILL)

    return lambda: _intercept(step, strike)


def failing_at(step: int, number: int = errno.ENOSPC) -> Callable[[], None]:
    """Prepares a process whose n-th step of writing, and each one after it but for removing, fails as on a full disk."""

    def strike(name: str, real: Callable[..., object], args: tuple[object, ...]) -> None:
        if name != "unlink":
            raise OSError(number, os.strerror(number))

    return lambda: _intercept(step, strike, stays=True)


def _intercept(step: int, strike: Callable[[str, Callable[..., object], tuple[object, ...]], None], stays: bool = False) -> None:
    left = [step]

    def wrap(name: str) -> None:
        real = getattr(os, name)

        def call(*args: object, **kwargs: object) -> object:
            if name == "open" and not (len(args) > 1 and int(args[1]) & os.O_CREAT):  # type: ignore[call-overload]
                return real(*args, **kwargs)
            left[0] -= 1
            if left[0] == -1 or (stays and left[0] < 0):
                strike(name, real, args)
            return real(*args, **kwargs)

        setattr(os, name, call)

    for name in STEPS:
        wrap(name)


def limited_to(size: int) -> Callable[[], None]:
    """Prepares a process whose files the system lets grow to so many bytes and no further."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
