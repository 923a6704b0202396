"""The entry point: a plain ``verify`` is read from the table of options, everything else by Typer.

Exit status 2 stands for anything that kept the work from being done, 130 for an interrupt, 141 for a reader that went away.
"""

from __future__ import annotations

import gc
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED, PIPE_CLOSED = 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line ``argv`` and give its exit status; never raises. Without ``argv`` run the process's own and end the process."""
    if argv is None:
        status = run(sys.argv[1:])
        _leave(status)
        return status
    try:
        return run(argv)
    finally:
        gc.enable()


def run(words: Sequence[str]) -> int:
    """Run a command line and give its exit status, whatever happens; leaves collecting garbage to the caller."""
    gc.disable()  # a cold check is over before there is anything to collect
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        status = dispatch(list(words))
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _explain(error)


def dispatch(words: list[str]) -> int:
    """Run the command that the words name."""
    if words[:1] == ["verify"]:
        from yrdcheck.options import COMMANDS, parse

        values = parse(COMMANDS[0], words[1:])
        if values is not None:
            from yrdcheck.commands.verify import run as check

            return check(values)
    elif words in (["--version"], ["-V"]):
        from yrdcheck import __version__

        sys.stdout.write(f"yrdcheck {__version__}\n")
        return 0
    from yrdcheck.cli import run_typer

    return run_typer(words)


def _explain(error: Exception) -> int:
    """One line on standard error for an error, the user's or our own; what cannot be written any more is dropped."""
    from yrdcheck.commands import FAILED, say
    from yrdcheck.model import YrdcheckError

    if isinstance(error, YrdcheckError):
        message = f"error: {error}"
    elif isinstance(error, OSError) and error.strerror:
        message = f"error: {error.filename or 'standard output'}: {error.strerror}"
    else:
        message = f"internal error: {type(error).__name__}: {' '.join(str(error).split())[:300]}; please report it with the command"
    try:
        say(message)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        _drop_output()
    return FAILED


def _leave(status: int) -> None:
    """End the process at once where nobody waits for its end: taking a registry apart costs a tenth of a cold check."""
    import atexit
    import os

    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    if not atexit._ncallbacks():
        os._exit(status)


def _drop_output() -> None:
    """Send what is left in the buffers nowhere, so that the interpreter does not fail on it at exit."""
    import os

    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            try:
                os.dup2(nowhere, stream.fileno())
            except (OSError, ValueError, AttributeError):
                continue


if __name__ == "__main__":
    sys.exit(main())
