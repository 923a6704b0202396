"""What a terminal may be sent: no hidden controls, and colour only where it is wanted."""

from __future__ import annotations

import re

from yrdcheck.model import TYPE_CHECKING, ConfigError, record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

PICTURES = {c: chr(0x2400 + c) for c in range(0x20) if c != 0x09}  # U+2400 to U+241F show U+0000 to U+001F
PICTURES[0x7F] = "␡"
HIDDEN = (
    (0x80, 0xA0), (0x061C, 0x061D), (0x180E, 0x180F), (0x200B, 0x200C), (0x200E, 0x2010), (0x2028, 0x202F), (0x2060, 0x2070), (0xFEFF, 0xFF00),
    (0xFFF9, 0xFFFC), (0x1BCA0, 0x1BCA4), (0x1D173, 0x1D17B), (0xE0000, 0xE0080),
)  # C1, direction, what takes no room, line ends, tags  # fmt: skip
PICTURES.update({c: f"<U+{c:04X}>" for low, high in HIDDEN for c in range(low, high)})
_ORDER = re.compile(r"##(?=[^\[\s#]{0,20}\[)")  # how a command to a build server starts
_UNSAFE = re.compile("[\x7f\ud800-\udfff" + "".join(f"{chr(low)}-{chr(high - 1)}" for low, high in HIDDEN) + "]")

CODES = {"red": "31", "green": "32", "yellow": "33", "magenta": "35", "cyan": "36", "dim": "2", "bold": "1"}


@record
class Style:
    """How a report for people is written."""

    color: bool = False
    quiet: bool = False
    verbose: bool = False

    def paint(self, text: str, *names: str) -> str:
        """``text`` in a colour or weight, where colour is on."""
        if not self.color or not text:
            return text
        return f"\x1b[{';'.join(CODES[n] for n in names)}m{text}\x1b[0m"


def visible(text: str) -> str:
    """``text`` with control and direction characters shown as pictures, so that no draft or file name can drive a terminal.

    Neither can it drive a build server: runners obey "##[command]", "##vso[command]" and "##teamcity[command]" anywhere in a line.

    >>> visible("a\\x1b[2Jb ##[add-mask]c")
    'a␛[2Jb # #[add-mask]c'
    """
    text = text.translate(PICTURES)
    return _ORDER.sub("# #", text) if "##" in text else text


def harmless(json: str) -> str:
    """JSON that says the same, and in which no draft can drive a terminal or a build server: what it must not be sent is escaped.

    >>> harmless('"a\\x9b ##[b"')
    '"a\\\\u009b #\\\\u0023[b"'
    """
    return _ORDER.sub(r"#\\u0023", _UNSAFE.sub(lambda m: "".join(f"\\u{unit:04x}" for unit in _units(m.group())), json))


def _units(c: str) -> tuple[int, ...]:
    at = ord(c)
    return (at,) if at < 0x10000 else (0xD7C0 + (at >> 10), 0xDC00 + (at & 0x3FF))


def one_line(text: str) -> str:
    """``text`` on one line: white space as single spaces, the rest made visible."""
    return visible(" ".join(text.split()))


def wants_color(choice: str, environ: Mapping[str, str], is_terminal: bool) -> bool:
    """Whether to colour: the option, then NO_COLOR, then FORCE_COLOR or CLICOLOR_FORCE, then TERM=dumb, then whether it is a terminal.

    Raises `ConfigError` for a choice that is none of auto, always, never.
    """
    if choice not in ("auto", "always", "never"):
        raise ConfigError(f"--color: {choice!r} is none of auto, always, never")
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR") or environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return is_terminal and environ.get("TERM") != "dumb"


class Progress:
    """One line on standard error that says how far a long check is; only where that is a terminal, and gone at the end."""

    __slots__ = ("at", "stream", "total")

    def __init__(self, total: int, quiet: bool, environ: Mapping[str, str], stream: TextIO | None) -> None:
        shown = total > 1 and not quiet and stream is not None and stream.isatty() and environ.get("TERM") != "dumb"
        self.stream = stream if shown else None
        if shown:
            enable_colors()
        self.total = total
        self.at = 0

    def step(self, name: str) -> None:
        """Say that this document is next."""
        self.at += 1
        self.tell(name, self.at, self.total)

    def tell(self, what: str, done: int, of: int) -> None:
        """Say what is being done and how much of it is done."""
        if self.stream is not None:
            self.stream.write(f"\r\x1b[K{_cut(f'{done}/{of} {one_line(what)}', self._width())}")
            self.stream.flush()

    def end(self) -> None:
        """Take the line away."""
        if self.stream is not None:
            self.stream.write("\r\x1b[K")
            self.stream.flush()

    def _width(self) -> int:
        import os

        assert self.stream is not None
        try:
            return os.get_terminal_size(self.stream.fileno()).columns or 80
        except (OSError, ValueError, AttributeError):
            return 80


def _cut(text: str, width: int) -> str:
    """As much of a text as fits beside the cursor; wide characters take two columns."""
    room = max(width, 20) - 1
    for n, c in enumerate(text):
        room -= 2 if c >= "\u1100" else 1
        if room < 0:
            return text[:n]
    return text


def enable_colors() -> None:
    """Make the console of Windows obey codes for colours and for the cursor; other terminals do anyway."""
    import os

    if os.name == "nt":
        os.system("")
