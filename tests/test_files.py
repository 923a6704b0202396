"""What a user names is read within bounds: what is refused and how that is said, and what is read all the same."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from yrdcheck import readers
from yrdcheck.__main__ import main
from yrdcheck.files import MIB, Expired, Limits, read_file, within
from yrdcheck.model import InputError, RegistryError
from yrdcheck.registry import load_registry

posix = pytest.mark.skipif(os.name != "posix", reason="needs the special files of POSIX")
DRAFT = "The number of trillion-yuan cities rose from 6 in 2018 to 9."


def make(at: Path, kind: str) -> Path:
    """Something at a place that is no file; for a device, the device's own place."""
    if kind == "folder":
        at.mkdir()
    elif kind == "pipe":
        os.mkfifo(at)
    elif kind == "socket":
        socket.socket(socket.AF_UNIX).bind(str(at))
    elif kind == "link to a device":
        at.symlink_to("/dev/zero")
    elif kind == "link to itself":
        at.symlink_to(at)
    elif kind == "device":
        return Path("/dev/zero")
    return at


@posix
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("folder", "a folder, no file"),
        ("pipe", "a pipe, no file; pipe its text in: yrdcheck verify -"),
        ("socket", "a socket, no file"),
        ("device", "a device, no file"),
        ("link to a device", "a device, no file"),
        ("link to itself", "Too many levels of symbolic links"),
        ("nothing", "No such file"),
    ],
)
def test_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    path = make(Path("draft.md"), kind)
    with pytest.raises(InputError) as caught:
        read_file(str(path))
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(path))
    with pytest.raises(RegistryError):
        read_file(str(path), failure=RegistryError)


@posix
@pytest.mark.parametrize("words", ["verify draft.md", "verify .", "scan draft.md", "numbers draft.md", "build draft.md", "parity draft.md draft.md"])
@pytest.mark.parametrize("kind", ["pipe", "link to a device"])
def test_no_command_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str, kind: str) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("draft.md"), kind)
    assert main(words.split()) == 2
    said = capsys.readouterr().err
    assert "draft.md" in said
    assert "no file" in said


@posix
@pytest.mark.parametrize("name", ["sources.yaml", "006.yaml", "registry.lock", ".journal"])
@pytest.mark.parametrize("kind", ["pipe", "link to a device", "folder"])
def test_registry_of_special_files(tmp_path: Path, name: str, kind: str) -> None:
    folder = tmp_path / "claims"
    folder.mkdir()
    if name != "sources.yaml":
        (folder / "sources.yaml").write_text("schema: yrdcheck.registry/1\nsources: []\n", encoding="utf-8")
    make(folder / name, kind)
    if name in ("registry.lock", ".journal") or kind == "folder" and name == "006.yaml":  # made again; none of its files
        assert load_registry(folder).claims == ()
    else:
        with pytest.raises(RegistryError):
            load_registry(folder)


@posix
@pytest.mark.parametrize("words", [("--config", "settings.toml"), ()])
def test_other_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "settings.toml", "pipe")
    make(tmp_path / "known.json", "pipe")
    (tmp_path / "yrdcheck.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert main(["verify", *words, DRAFT]) == 2
    assert "a pipe, no file" in capsys.readouterr().err


@pytest.mark.parametrize(("size", "most", "read"), [(0, 1, True), (10, 10, True), (11, 10, False), (3 * MIB, 3 * MIB, True), (3 * MIB + 1, 3 * MIB, False)])
def test_size(tmp_path: Path, size: int, most: int, read: bool) -> None:
    path = tmp_path / "draft.md"
    path.write_bytes(b"a" * size)
    if read:
        assert len(read_file(str(path), most)) == size
    else:
        with pytest.raises(InputError, match=r"draft.md: larger than .* MiB; split it, or raise max-size in the configuration"):
            read_file(str(path), most)


@pytest.mark.parametrize("words", [("verify",), ("scan",), ("numbers",), ("build", "--registry", "new")])
def test_size_by_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(DRAFT + "\n" * MIB, encoding="utf-8")
    (tmp_path / "yrdcheck.toml").write_text("max-size = 1\n", encoding="utf-8")
    assert main([*words, "draft.md"]) == 2
    assert "draft.md: larger than 1 MiB" in capsys.readouterr().err
    monkeypatch.setenv("YRDCHECK_MAX_SIZE", "2")
    assert main([*words, "draft.md"]) == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("max-size = 0", "max-size: 0 MiB leave nothing to read"),
        ("max-size = -1", "max-size must be a whole number"),
        ("max-size = true", "max-size must be a whole number"),
        ("max-size = 99999999999999999999", "max-size must be a whole number"),
        ('max-seconds = "60"', "max-seconds must be a whole number"),
        ("max-seconds = 1.5", "max-seconds must be a whole number"),
        ("max-second = 1", "did you mean 'max-seconds'?"),
    ],
)
def test_limits_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "yrdcheck.toml").write_text(text + "\n", encoding="utf-8")
    assert main(["verify", DRAFT]) == 2
    assert said in capsys.readouterr().err
    monkeypatch.setenv("YRDCHECK_MAX_SECONDS", "soon")
    assert main(["verify", "--no-config", DRAFT]) == 2
    assert "YRDCHECK_MAX_SECONDS: 'soon' is no whole number" in capsys.readouterr().err


# ---- time: a clock that rings when the test says so -----------------------------------------------------------------


class Bell:
    """A clock that rings at the ``after``-th look at it."""

    def __init__(self, after: int) -> None:
        self.left = after
        self.seconds = 0.0
        self.call: Callable[[], None] | None = None

    def __call__(self, seconds: float, call: Callable[[], None]) -> Callable[[], None]:
        self.seconds, self.call = seconds, call
        return self.cancel

    def cancel(self) -> None:
        self.call = None

    def look(self) -> None:
        self.left -= 1
        if self.left <= 0 and self.call is not None:
            self.call()


@pytest.mark.parametrize(("after", "steps", "done"), [(3, 2, True), (3, 3, False), (1, 1, False), (4, 100, False)])
def test_time(after: int, steps: int, done: bool) -> None:
    bell = Bell(after)
    ran = 0
    said = "^draft.pdf: takes longer than 7 seconds; split it, or raise max-seconds in the configuration$"
    with nullcontext() if done else pytest.raises(InputError, match=said), within(Limits(seconds=7), "draft.pdf", bell):
        for _ in range(steps):
            bell.look()
            ran += 1
    assert ran == (steps if done else after - 1)
    assert bell.seconds == 7
    bell.look()  # it was taken back


def test_time_swallowed() -> None:
    """Libraries that catch every exception do not stop it."""
    bell = Bell(2)

    def read() -> None:
        while True:
            try:
                bell.look()
            except Exception:
                continue

    with pytest.raises(InputError, match="takes longer"), within(Limits(seconds=7), "x.pdf", bell):
        read()


def test_time_off_and_errors_of_others() -> None:
    bell = Bell(1)
    with within(Limits(seconds=0), "x.pdf", bell):
        bell.look()
    with pytest.raises(KeyError), within(Limits(), "x.pdf", Bell(9)):
        raise KeyError
    assert not issubclass(Expired, Exception)


def endless(data: bytes, name: str) -> readers.Document:
    while True:
        pass


@posix
def test_endless_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A reader that never ends is given up, the other documents are checked, and the timer is gone afterwards."""
    import signal

    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(readers.READERS, ".pdf", endless)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    (tmp_path / "b.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "yrdcheck.toml").write_text("max-seconds = 1\n", encoding="utf-8")
    before = signal.getsignal(signal.SIGALRM)
    assert main(["verify", "a.pdf", "b.md"]) == 2
    out = capsys.readouterr()
    assert "a.pdf: takes longer than 1 seconds" in out.err
    assert "b.md" in out.out
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_endless_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], jobs: str) -> None:
    from yrdcheck.commands import workers

    real = workers.check

    def check(document, *rest):  # type: ignore[no-untyped-def]
        while document.path == "a.md":
            pass
        return real(document, *rest)

    monkeypatch.setattr(workers, "check", check)
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text(DRAFT, encoding="utf-8")
    (tmp_path / "yrdcheck.toml").write_text("max-seconds = 5\n", encoding="utf-8")
    assert main(["verify", "--jobs", jobs, "."]) == 2
    out = capsys.readouterr()
    assert "a.md: takes longer than 5 seconds" in out.err
    assert "b.md" in out.out
    assert "c.md" in out.out


def test_standard_input_is_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class Endless:
        asked = 0

        def read(self, size: int = -1) -> bytes:
            assert 0 <= size <= 2 * MIB
            self.asked += size
            return b"a" * size

    class Stream:
        buffer = Endless()

        def isatty(self) -> bool:
            return False

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YRDCHECK_MAX_SIZE", "1")
    monkeypatch.setattr(sys, "stdin", Stream())
    assert main(["verify"]) == 2
    assert "<stdin>: larger than 1 MiB" in capsys.readouterr().err
    assert Stream.buffer.asked == MIB + 1
