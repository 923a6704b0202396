"""Every file that a user or a registry names is read here: regular files only, up to a size; and work on one file is given up after a time.

A pipe that nobody writes to, a device without an end, a folder: each is an error that says what to do, and nothing waits for it.
"""

from __future__ import annotations

import os
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISREG, S_ISSOCK

from yrdcheck.model import TYPE_CHECKING, InputError, YrdcheckError, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import FileIO
    from types import FrameType

MIB = 1024 * 1024
KINDS = ((S_ISDIR, "a folder"), (S_ISFIFO, "a pipe"), (S_ISSOCK, "a socket"), (S_ISCHR, "a device"), (S_ISBLK, "a device"))


@record
class Limits:
    """What one document may ask for: bytes, and seconds to read or check it; 0 seconds: as long as it takes."""

    size: int = 64 * MIB
    seconds: float = 120.0


def read_file(path: str, most: int = Limits().size, failure: type[YrdcheckError] = InputError) -> bytes:
    """The bytes of a regular file. Raises ``failure`` where there is none, it is larger than ``most``, or it cannot be read."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        with open(file, "rb", buffering=0) as raw:
            mode = os.fstat(file).st_mode
            if not S_ISREG(mode):
                raise failure(f"{path}: {kind_of(mode)}, no file{'; pipe its text in: yrdcheck verify -' if S_ISFIFO(mode) else ''}")
            data = _read(raw, most)
    except IsADirectoryError:
        raise failure(f"{path}: cannot be read (a folder, no file)") from None
    except OSError as error:
        found = _mode(path)
        why = error.strerror if found is None or S_ISREG(found) else f"{kind_of(found)}, no file"
        raise failure(f"{path}: cannot be read ({why})") from None
    except ValueError:
        raise failure(f"{path!r}: cannot be read (no name of a file)") from None
    return whole(data, path, most, failure)


def whole(data: bytes, path: str, most: int, failure: type[YrdcheckError] = InputError) -> bytes:
    """``data``, unless there is more of it than ``most``. Raises ``failure``."""
    if len(data) > most:
        raise failure(f"{path}: larger than {most / MIB:.10g} MiB; split it, or raise max-size in the configuration")
    return data


def _read(file: FileIO, most: int) -> bytes:
    """What a file holds, up to one byte more than ``most``."""
    pieces, left = [], most + 1
    while left > 0 and (piece := file.read(min(left, 16 * MIB))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _mode(path: str) -> int | None:
    try:
        return os.stat(path).st_mode
    except (OSError, ValueError):
        return None


def kind_of(mode: int) -> str:
    """What something is that is no regular file."""
    return next((name for test, name in KINDS if test(mode)), "something else")


def sha256(data: bytes) -> str:
    """Hex digest; the C module alone costs a third of importing ``hashlib``."""
    try:
        from _sha256 import sha256 as digest  # type: ignore[import-not-found]  # 3.11
    except ImportError:
        try:
            from _sha2 import sha256 as digest  # type: ignore[import-not-found]  # 3.12 and later
        except ImportError:
            from hashlib import sha256 as digest
    return str(digest(data).hexdigest())


# ---- time ---------------------------------------------------------------------------------------------------------


class Expired(BaseException):
    """The time for a file is over; no reader's own ``except Exception`` takes it for damage."""


class within:
    """A block of work on one file that is given up after a time, with an `InputError`.

    ``alarm`` sets the clock: it is given the seconds and what to call when they are over, and gives a function that takes it back. The one
    of the operating system interrupts whatever runs, code of other libraries too; where there is none (Windows, threads), nothing does.
    """

    def __init__(self, limits: Limits, path: str, alarm: Callable[[float, Callable[[], None]], Callable[[], None]] | None = None) -> None:
        self.seconds, self.path, self.alarm = limits.seconds, path, alarm or system_alarm
        self.cancel: Callable[[], None] | None = None

    def __enter__(self) -> within:
        if self.seconds > 0:
            self.cancel = self.alarm(self.seconds, self._expire)
        return self

    def _expire(self) -> None:
        if self.cancel is not None:
            raise Expired

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        cancel, self.cancel = self.cancel, None  # from here on it may ring and nothing happens
        if cancel is not None:
            cancel()
        if isinstance(error, Expired):
            raise too_long(self.path, self.seconds) from None


def too_long(path: str, seconds: float) -> InputError:
    """What is said of a document that is given up."""
    return InputError(f"{path}: takes longer than {seconds:g} seconds; split it, or raise max-seconds in the configuration")


def system_alarm(seconds: float, call: Callable[[], None]) -> Callable[[], None]:
    """The timer of the process, in its main thread; it rings again until it is taken back, for code that swallows every exception."""
    import _signal as signal  # type: ignore[import-not-found]  # what ``signal`` wraps: the wrapping costs a twentieth of a cold check

    def ring(number: int, frame: FrameType | None) -> None:
        call()

    try:
        before = signal.signal(signal.SIGALRM, ring)
    except (AttributeError, ValueError):  # Windows; not the main thread
        return lambda: None
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)

    def cancel() -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

    return cancel
