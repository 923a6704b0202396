"""Colour only where wanted, and nothing that could drive a terminal."""

import pytest

from yrdcheck.model import ConfigError
from yrdcheck.terminal import Style, one_line, visible, wants_color


@pytest.mark.parametrize(
    ("choice", "environ", "terminal", "color"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"CLICOLOR_FORCE": "0"}, False, False),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_color_order(choice: str, environ: dict[str, str], terminal: bool, color: bool) -> None:
    assert wants_color(choice, environ, terminal) is color


def test_color_choice_is_checked() -> None:
    with pytest.raises(ConfigError, match="none of auto, always, never"):
        wants_color("yes", {}, True)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", "a␛[2Jb"),
        ("\x9b31m", "<U+009B>31m"),
        ("a\u202eb\u2066", "a<U+202E>b<U+2066>"),
        ("bell\x07", "bell␇"),
        ("\x7f", "␡"),
        ("tab\tstays", "tab\tstays"),
        ("[red]长三角 é😀[/red] :warning:", "[red]长三角 é😀[/red] :warning:"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_one_line() -> None:
    assert one_line("  one\r\n two\t\x1b three ") == "one two ␛ three"


def test_paint() -> None:
    assert Style(color=True).paint("x", "red", "bold") == "\x1b[31;1mx\x1b[0m"
    assert Style().paint("x", "red") == "x"
