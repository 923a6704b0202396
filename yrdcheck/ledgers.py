"""Answers that took long to find, kept by the hash of what was asked, so that work that was stopped goes on where it was.

A ledger is one file that is only ever added to, ``.yrdcheck/build.part`` in a registry, and is removed when the work is done. A small piece of
work never makes one. An entry that is torn or damaged counts as missing, and so does a ledger that cannot be written to: it only saves time.
"""

from __future__ import annotations

import os
from stat import S_ISREG
from zlib import compress, crc32, decompress, error

from yrdcheck.model import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

NAME = "build.part"
PIECE = 1 << 20  # bytes that are gathered before they are written


class Ledger:
    """Answers by key (32 hexadecimal digits); for one process at a time. ``path``: a file in a folder that holds nothing but what can be made again."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._file: int | None = None
        self._end = 0
        self._places: dict[bytes, tuple[int, int]] = {}
        self._fresh: dict[bytes, bytes] = {}  # not written yet
        self._size = 0
        if os.path.isfile(path):
            self._open()

    def __contains__(self, key: str) -> bool:
        return bytes.fromhex(key) in self._fresh or bytes.fromhex(key) in self._places

    def get(self, key: str) -> bytes | None:
        """An answer; `None` where there is none, or it is damaged."""
        raw = bytes.fromhex(key)
        data = self._fresh.get(raw)
        if data is None and raw in self._places and self._file is not None:
            at, size = self._places[raw]
            try:
                data = os.pread(self._file, size, at) if hasattr(os, "pread") else _read(self._file, at, size)
            except OSError:
                return None
            if crc32(data[4:]) != int.from_bytes(data[:4], "little"):
                return None
        try:
            return None if data is None else decompress(data[4:])
        except error:
            return None

    def put(self, key: str, answer: bytes) -> None:
        """Keep an answer."""
        self.put_packed(key, pack(answer))

    def put_packed(self, key: str, packed: bytes) -> None:
        """Keep an answer as `pack` gives it."""
        self._fresh[bytes.fromhex(key)] = packed
        self._size += len(packed)
        if self._size >= PIECE:
            self.flush()

    def flush(self) -> None:
        """Write what has been gathered; where that fails, it stays in memory."""
        self._size = 0
        if self._file is None and self._fresh:
            self._open(new=True)
        if self._file is None:
            return
        places: dict[bytes, tuple[int, int]] = {}
        pieces: list[bytes] = []
        at = self._end
        for raw, data in self._fresh.items():
            places[raw] = (at + 20, len(data))
            pieces += (raw, len(data).to_bytes(4, "little"), data)
            at += 20 + len(data)
        rest = memoryview(b"".join(pieces))
        try:
            os.lseek(self._file, self._end, os.SEEK_SET)
            while rest:
                rest = rest[os.write(self._file, rest) :]
        except OSError:
            return
        self._places |= places
        self._end = at
        self._fresh = {}

    def close(self, done: bool) -> None:
        """Let go of the file. What was gathered is written if there is a file, for another time; ``done``: there will be none."""
        if not done and (self._file is not None or self._size >= PIECE // 16):
            self.flush()
        if self._file is not None:
            os.close(self._file)
            self._file = None
        if done and os.path.lexists(self.path) and not os.path.islink(os.path.dirname(self.path)):  # what a link leads to is others'
            try:
                os.unlink(self.path)
            except OSError:
                pass
            self._leave()

    def _leave(self) -> None:
        """Remove the folder where nothing else is in it."""
        folder = os.path.dirname(self.path)
        try:
            if os.listdir(folder) == [".gitignore"]:
                os.unlink(os.path.join(folder, ".gitignore"))
                os.rmdir(folder)
        except OSError:
            pass

    def _open(self, new: bool = False) -> None:
        folder = os.path.dirname(self.path)
        flags = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        try:
            if os.path.islink(folder):
                return
            if new:
                os.makedirs(folder, exist_ok=True)
                ignored = os.path.join(folder, ".gitignore")
                if not os.path.lexists(ignored):
                    with open(ignored, "x", encoding="utf-8") as file:
                        file.write("*\n")
            fd = os.open(self.path, flags | (os.O_CREAT if new else 0), 0o666)
        except OSError:
            return
        if not S_ISREG(os.fstat(fd).st_mode):
            os.close(fd)
            return
        self._file = fd
        self._scan()

    def _scan(self) -> None:
        """Find the entries of an earlier run, up to the first that is not whole."""
        assert self._file is not None
        size, at = os.fstat(self._file).st_size, 0
        while at + 20 <= size:
            os.lseek(self._file, at, os.SEEK_SET)
            head = os.read(self._file, 20)
            length = int.from_bytes(head[16:], "little")
            if len(head) < 20 or length < 4 or at + 20 + length > size:
                break
            self._places[head[:16]] = (at + 20, length)
            at += 20 + length
        self._end = at


def _read(file: int, at: int, size: int) -> bytes:
    os.lseek(file, at, os.SEEK_SET)
    return os.read(file, size)


def pack(answer: bytes) -> bytes:
    """An answer as it is kept: compressed, behind a check sum."""
    data = compress(answer, 1)
    return crc32(data).to_bytes(4, "little") + data


def key_of(*parts: Any) -> str:
    """The key of what is asked, from all that its answer depends on."""
    import json
    from hashlib import sha256

    return sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()[:32]
