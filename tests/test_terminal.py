"""Colour only where wanted, and nothing that could drive a terminal."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

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


# ---- as terminals and pipes see it --------------------------------------------------------------------------------

TRUE = "The Hale Bridge is 412 metres long."
FALSE = "The Hale Bridge is 300 metres long."
PLAIN = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "COLUMNS")}


def on_terminal(world: Path, *words: str, **environ: str) -> tuple[int, str, str]:
    """Exit status and what a terminal gets on standard output and on standard error, each a terminal of its own."""
    pty = pytest.importorskip("pty", reason="needs pseudo-terminals")
    out, err = pty.openpty(), pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "yrdcheck", *words, "--registry", str(world / "claims"), "--no-config"],
        stdin=subprocess.DEVNULL, stdout=out[1], stderr=err[1], env={**PLAIN, "TERM": "xterm", **environ},
    )  # fmt: skip
    os.close(out[1])
    os.close(err[1])
    texts = [read_all(out[0]), read_all(err[0])]
    return process.wait(), *texts


def read_all(terminal: int) -> str:
    data = b""
    while True:
        try:
            more = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other end is closed
            more = b""
        if not more:
            os.close(terminal)
            return data.decode().replace("\r\n", "\n")
        data += more


def piped(world: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "yrdcheck", *words, "--registry", str(world / "claims"), "--no-config"]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env={**PLAIN, **environ}, check=False)


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b\x1b[31m长三角.md"):
        (tmp_path / name).write_text(f"{TRUE}\n\n{FALSE}\n", encoding="utf-8")
    return tmp_path


def test_colour_on_a_terminal(world: Path, drafts: Path) -> None:
    assert "\x1b[31;1mcontradicted\x1b[0m" in on_terminal(world, "verify", FALSE)[1]
    assert "\x1b" not in on_terminal(world, "verify", FALSE, NO_COLOR="1")[1]
    assert "\x1b" not in on_terminal(world, "verify", FALSE, TERM="dumb")[1]
    assert b"\x1b" not in piped(world, "verify", FALSE).stdout
    assert b"\x1b[31;1m" in piped(world, "verify", FALSE, FORCE_COLOR="1").stdout


def test_progress_only_on_a_terminal_and_only_on_standard_error(world: Path, drafts: Path) -> None:
    status, out, err = on_terminal(world, "verify", "a.md", "b\x1b[31m长三角.md")
    assert status == 1
    assert err.startswith("\r\x1b[K1/2 a.md\r\x1b[K2/2 b␛[31m长三角.md\r\x1b[K")
    assert err.endswith("\r\x1b[K"), "nothing is left of it"
    assert "1/2" not in out
    assert piped(world, "verify", "a.md", "b\x1b[31m长三角.md").stderr == b""
    assert on_terminal(world, "verify", "a.md", "b\x1b[31m长三角.md", "--quiet")[2] == ""
    assert on_terminal(world, "verify", "a.md", "b\x1b[31m长三角.md", TERM="dumb")[2] == ""
    assert on_terminal(world, "verify", "a.md")[2] == "", "one document is soon done"


@pytest.mark.parametrize(("width", "shown"), [(80, "1/9 a/长三角/draft.md"), (20, "1/9 a/长三角/draft."), (5, "1/9 a/长三角/draft.")])
def test_progress_fits(width: int, shown: str) -> None:
    from yrdcheck.terminal import _cut

    assert _cut("1/9 a/长三角/draft.md", width) == shown


def test_nothing_is_wrapped(world: Path, drafts: Path) -> None:
    long = "The Hale Bridge, " + "which is very well known, " * 30 + "is 300 metres long."
    for environ in ({"COLUMNS": "20"}, {}):
        lines = piped(world, "verify", long, "--verbose", **environ).stdout.decode().splitlines()
        assert any(long in line for line in lines)
    assert long in on_terminal(world, "verify", long, "--verbose", COLUMNS="40", NO_COLOR="1")[1]


@pytest.mark.parametrize("page", ["cp1252", "cp437", "gbk", "ascii", "latin-1"])
def test_code_pages(world: Path, drafts: Path, page: str) -> None:
    text = "长三角 é😀: The Hale Bridge is 300 metres long."
    done = piped(world, "verify", text, PYTHONIOENCODING=page)
    assert done.returncode in (0, 1)
    assert done.stderr == b""
    assert text in done.stdout.decode("utf-8")
    assert done.stdout == piped(world, "verify", text, PYTHONIOENCODING="utf-8").stdout
    assert "b␛[31m长三角.md:3:1" in piped(world, "verify", "b\x1b[31m长三角.md", PYTHONIOENCODING=page).stdout.decode("utf-8")


def test_markup_of_rich_is_text(world: Path, drafts: Path) -> None:
    text = "[red]The[/red] [link=x]Hale Bridge[/link] :warning: [/5] is 300 metres long [1]."
    for out in (piped(world, "verify", text, "-v").stdout.decode(), on_terminal(world, "verify", text, "-v", NO_COLOR="1")[1]):
        assert text in out
    assert b"[bold]x[/bold].md" in piped(world, "verify", "[bold]x[/bold].md").stderr
    assert piped(world, "claims", "--show", "[red]").stderr.count(b"[red]") == 1


# ---- completion ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("yrdcheck conf", ["conflicts", "config"]),
        ("yrdcheck verify --fail-on co", ["contradicted", "conflict"]),
        ("yrdcheck verify --ignore YC103,YC10", [f"YC103,YC10{n}" for n in range(1, 9)]),
        ("yrdcheck verify --format s", ["sarif"]),
        ("yrdcheck verify --color a", ["auto", "always"]),
        ("yrdcheck explain YC90", ["YC901", "YC902", "YC903"]),
        ("yrdcheck cite --style b", ["bibtex"]),
        ("yrdcheck claims --source f", ["figures"]),
        ("yrdcheck claims --show figures-0", ["figures-001", "figures-002"]),
        ("yrdcheck claims --registry /nowhere --show f", []),
        ("yrdcheck verify dra", []),
    ],
)
def test_completion(world: Path, line: str, offers: list[str]) -> None:
    environ = {**PLAIN, "_YRDCHECK_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
    done = subprocess.run([sys.executable, "-m", "yrdcheck"], cwd=world, env=environ, capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout.split(), done.stderr) == (offers, "")


def test_completion_in_a_real_shell(world: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("needs bash")
    environ = {**PLAIN, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{PLAIN['PATH']}"}
    script = """
eval "$(_YRDCHECK_COMPLETE=source_bash yrdcheck)"
COMP_WORDS=(yrdcheck claims --show bridge-00) COMP_CWORD=3
_yrdcheck_completion yrdcheck
printf '%s\\n' "${COMPREPLY[@]}"
"""
    done = subprocess.run([bash, "-c", script], cwd=world, env=environ, capture_output=True, encoding="utf-8", check=False)
    assert [line.rpartition("-")[0] for line in done.stdout.split()] == ["bridge"] * 4, done.stderr
