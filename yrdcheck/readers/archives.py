"""What docx and EPUB share: a zip archive of XML parts, read with bounds on what a hostile file may ask for."""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, InputError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

MAX_PART = 256 * 1024 * 1024  # bytes of one part, unpacked


class Archive:
    """The parts of an archive by name; `InputError` for one that is broken, encrypted or too large."""

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        from io import BytesIO
        from zipfile import BadZipFile, ZipFile

        self.name = name
        if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            raise InputError(f"{name}: encrypted, or an old Word file under a new name; save it as {kind} without a password")
        if not data:
            raise InputError(f"{name}: the file is empty")
        try:
            self.zip: ZipFile = ZipFile(BytesIO(data))
        except (BadZipFile, NotImplementedError, ValueError, OSError):
            raise InputError(f"{name}: not a {kind} file (no zip archive); it may be damaged or cut off") from None

    def read(self, part: str) -> bytes:
        """The bytes of a part; empty where there is none."""
        import zlib
        from zipfile import BadZipFile

        try:
            info = self.zip.getinfo(part)
        except KeyError:
            return b""
        if info.flag_bits & 1:
            raise InputError(f"{self.name}: encrypted; save it without a password")
        if info.file_size > MAX_PART:
            raise InputError(f"{self.name}: {part} in it is larger than {MAX_PART // 1024 // 1024} MiB")
        try:
            with self.zip.open(info) as file:
                return file.read(MAX_PART + 1)[:MAX_PART]
        except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error):
            raise InputError(f"{self.name}: damaged ({part} in it cannot be unpacked)") from None

    def xml(self, part: str) -> Element | None:
        """The root of a part; `None` where there is none."""
        from xml.etree.ElementTree import ParseError, XMLParser

        data = self.read(part)
        if not data:
            return None
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise InputError(f"{self.name}: {part} in it declares entities, which no such file needs")
        parser = XMLParser()
        try:
            parser.feed(data)
            root: Element = parser.close()
        except (ParseError, ValueError) as error:
            raise InputError(f"{self.name}: damaged ({part} in it: {error})") from None
        return root


def local(tag: object) -> str:
    """A tag or attribute without its namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
