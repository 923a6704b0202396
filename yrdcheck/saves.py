"""Files put in place whole or not at all, where they may stand, and one writer at a time: the only place that writes over what is there.

A file is written aside in the same folder, flushed to the disk and renamed over the old one, so that whoever stops the program, and
whenever, leaves the old bytes or the new. What was only begun is named ``.yrdcheck-….tmp`` and never read.
"""

from __future__ import annotations

import os
import stat

from yrdcheck.model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

BEGUN = (".yrdcheck-", ".tmp")  # how the name of a file that is being written starts and ends


def put(path: str, data: bytes | Iterable[bytes]) -> None:
    """Put a file in place whole, from its bytes or from pieces of them, one by one; it keeps the permissions that it had. A link at ``path`` is replaced, not followed.

    Raises `OSError`; the file is then as it was.
    """
    folder = os.path.dirname(path) or "."
    try:
        mode: int | None = stat.S_IMODE(os.stat(path).st_mode)
    except OSError:
        mode = None
    aside, fd = _begin(folder)
    try:
        try:
            for piece in (data,) if isinstance(data, bytes) else data:
                rest = memoryview(piece)
                while rest:
                    rest = rest[os.write(fd, rest) :]
            os.fsync(fd)
        finally:
            os.close(fd)
        if mode is not None:
            os.chmod(aside, mode)
        os.replace(aside, path)
    except BaseException:
        _remove(aside)
        raise
    flush_folder(folder)


def put_over(path: str, data: bytes) -> None:
    """Like `put`, for a name that a person gave: links are followed, and what is no file (a pipe, a terminal) is written to.

    Where nothing new can be made in the folder but the file may be written, it is written in place. Raises `OSError`.
    """
    real = os.path.realpath(path)
    try:
        plain = stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        plain = True
    if plain:
        try:
            put(real, data)
            return
        except PermissionError:
            if not os.path.isfile(real):
                raise
    with open(path, "wb") as file:
        file.write(data)


def _begin(folder: str) -> tuple[str, int]:
    """A new file for writing: one that stands there already, or a link, is never taken."""
    while True:
        aside = os.path.join(folder, os.urandom(6).hex().join(BEGUN))
        try:
            return aside, os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0), 0o666)
        except FileExistsError:
            continue


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        pass


def flush_folder(folder: str) -> None:
    """See to it that a renaming is on the disk, where folders can be flushed."""
    if os.name == "nt":
        return
    try:
        fd = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(fd)
    except OSError:
        pass  # some network drives cannot
    finally:
        os.close(fd)


# ---- where ---------------------------------------------------------------------------------------------------------


def enclosing(folder: str) -> str:
    """The repository around a folder, else the folder itself, links followed: what files in it may speak of."""
    at = top = os.path.realpath(folder)
    while True:
        if os.path.exists(os.path.join(at, ".git")):
            return at
        if os.path.dirname(at) == at:
            return top
        at = os.path.dirname(at)


def is_inside(path: str, folder: str) -> bool:
    """Whether a path, its links followed, stays in a folder (whose own links are followed already)."""
    try:
        return os.path.commonpath([os.path.realpath(path), folder]) == folder
    except ValueError:  # another drive, or a NUL in it
        return False


# ---- one writer at a time -----------------------------------------------------------------------------------------

_held: dict[tuple[str, int, int], int | None] = {}  # folder, process, thread: what holds the lock


def let_go() -> None:
    """Let a process that was forked keep none of the locks of the one that it comes from, which holds them still."""
    for fd in _held.values():
        if fd is not None:
            os.close(fd)
    _held.clear()


class only_writer:
    """Keep every other yrdcheck from writing into ``folder`` while the block runs; one that is at it is waited for, after a call of ``waits``.

    A process that ends, however, lets go. A thread may enter again. Nothing is left on the disk. Where folders cannot be locked (some
    network drives), the block runs all the same.
    """

    def __init__(self, folder: str, waits: Callable[[], None] | None = None) -> None:
        from _thread import get_ident

        self.key = (os.path.realpath(folder), os.getpid(), get_ident())
        self.waits = waits
        self.fd: int | None = None
        self.outer = False

    def __enter__(self) -> None:
        self.outer = self.key not in _held
        if self.outer:
            self.fd = _lock(self.key[0], self.waits)
            _held[self.key] = self.fd

    def __exit__(self, *_: object) -> None:
        if self.outer:
            _held.pop(self.key, None)
            if self.fd is not None:
                _unlock(self.fd)


def _unlock(fd: int) -> None:
    try:
        if os.name != "nt":
            import fcntl

            fcntl.flock(fd, fcntl.LOCK_UN)  # a process that was forked meanwhile holds it too, and closing would not let go
    finally:
        os.close(fd)


def _lock(folder: str, waits: Callable[[], None] | None) -> int | None:
    try:
        if os.name == "nt":
            return _lock_file(folder, waits)
        import fcntl

        fd = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if waits is not None:
                waits()
            fcntl.flock(fd, fcntl.LOCK_EX)
    except OSError:
        os.close(fd)
        return None
    except BaseException:  # stopped while it waits
        os.close(fd)
        raise
    return fd


def _lock_file(folder: str, waits: Callable[[], None] | None) -> int:
    """Windows locks no folders: a file among the user's temporary ones stands for it."""
    import msvcrt
    from hashlib import sha256
    from tempfile import gettempdir
    from time import sleep

    name = sha256(os.path.normcase(folder).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    fd = os.open(os.path.join(gettempdir(), f"yrdcheck-{name}.lock"), os.O_RDWR | os.O_CREAT)
    while True:
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            return fd
        except OSError:
            if waits is not None:
                waits()
                waits = None
            sleep(0.1)
