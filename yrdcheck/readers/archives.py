"""What docx and EPUB share: a zip archive of XML parts, read with bounds on what a hostile file may ask for."""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, InputError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

MAX_UNPACKED = 64 * 1024 * 1024  # bytes of all parts that are read, unpacked: ten thousand pages of text
MAX_LISTED = 1024 * 1024  # bytes of the archive's own list of its parts: some 10,000
MAX_DEPTH = 200  # elements within each other
MAX_TAGS = 4_000_000  # tags of one part: an element takes 100 bytes of memory, however short it is written
STORED, DEFLATED = 0, 8  # what Word and EPUB files are packed with; what else zip knows is unpacked without a bound, a megabyte from a few bytes
ENCODINGS = ("ascii", "iso-8859-1", "us-ascii", "utf-16", "utf-8", "utf8", "windows-1252")  # in which no byte of a letter reads as another letter


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
        if _listed(data) > MAX_LISTED:
            raise InputError(f"{name}: lists more parts than any {kind} file has")
        self.left = MAX_UNPACKED
        try:
            self.zip: ZipFile = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError):
            raise InputError(f"{name}: not a {kind} file (no zip archive); it may be damaged or cut off") from None

    def read(self, part: str) -> bytes:
        """The bytes of a part; empty where there is none. What all of them take together is bounded, whatever sizes the archive declares."""
        import zlib
        from zipfile import BadZipFile

        try:
            info = self.zip.getinfo(part)
        except KeyError:
            return b""
        if info.flag_bits & 1:
            raise InputError(f"{self.name}: encrypted; save it without a password")
        if info.compress_type not in (STORED, DEFLATED):
            raise InputError(f"{self.name}: damaged ({part} in it is packed as no such file is)")
        try:
            with self.zip.open(info) as file:
                data = file.read(self.left + 1) if info.file_size <= self.left else b""
        except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error):
            raise InputError(f"{self.name}: damaged ({part} in it cannot be unpacked)") from None
        if info.file_size > self.left or len(data) > self.left:
            raise InputError(f"{self.name}: unpacks to more than {MAX_UNPACKED // 1024 // 1024} MiB of text; give it in parts")
        self.left -= max(len(data), 1024)  # a part that is read again and again counts each time
        return data

    def xml(self, part: str) -> Element | None:
        """The root of a part; `None` where there is none."""
        import re
        from xml.etree.ElementTree import ParseError, XMLParser

        data = self.read(part)
        if not data:
            return None
        said = re.search(rb"encoding\s*=\s*[\"']([^\"']*)", data[: data.find(b"?>", 0, 65536) + 1 or 200])
        if said is not None and said[1].decode("latin-1").lower() not in ENCODINGS:
            raise InputError(f"{self.name}: {part} in it is in an encoding that no such file uses")
        try:
            if b"\0" in data[:4] or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
                data = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-16-be" if data[:1] == b"\0" else "utf-16-le").encode()
                data = re.sub(rb"encoding\s*=\s*[\"'][^\"']*[\"']", b"", data[:200], count=1) + data[200:]
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
                raise InputError(f"{self.name}: {part} in it declares entities, which no such file needs")
            if data.count(b"<") > MAX_TAGS:
                raise InputError(f"{self.name}: {part} in it has more than {MAX_TAGS:,} tags; give it in parts")
            parser = XMLParser()
            parser.feed(data)
            root: Element = parser.close()
        except (ParseError, ValueError, LookupError) as error:
            raise InputError(f"{self.name}: damaged ({part} in it: {error})") from None
        if _is_deep(root):
            raise InputError(f"{self.name}: {part} in it is nested deeper than {MAX_DEPTH}")
        return root


def _listed(data: bytes) -> int:
    """The size that an archive declares for its list of parts; 0 where it has none. Reading the list takes some ten times as much."""
    from struct import unpack_from

    at = data.rfind(b"PK\5\6", max(0, len(data) - 65557))
    if at < 0 or at + 22 > len(data):
        return 0
    size: int = unpack_from("<I", data, at + 12)[0]
    far = data.rfind(b"PK\6\6", max(0, at - 65557), at) if data[max(0, at - 20) : at][:4] == b"PK\6\7" else -1
    return unpack_from("<Q", data, far + 40)[0] if far >= 0 and far + 48 <= len(data) else size


def _is_deep(root: Element) -> bool:
    """Whether elements stand within each other more often than those who walk over them can follow."""
    level = [root]
    for _ in range(MAX_DEPTH):
        level = [child for e in level for child in e]
        if not level:
            return False
    return True


def local(tag: object) -> str:
    """A tag or attribute without its namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
