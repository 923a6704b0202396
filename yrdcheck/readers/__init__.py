"""Bytes and a name → a document. One reader a type, chosen by suffix; what cannot be read is an error, never skipped.

Plain text and Markdown are read as they are. Every other type is read into text of one block a line (``# heading``, ``- list item``,
``| table | row |``, paragraphs), with marks that lead each part of it back to its place in the file.
"""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, InputError, record

if TYPE_CHECKING:
    from collections.abc import Callable


@record
class Facts:
    """What a document says of itself; empty where it says nothing."""

    title: str = ""
    publisher: str = ""
    date: str = ""  # an ISO day
    language: str = ""
    tier: str = ""


@record
class Document:
    """A text to check: its name, its text as read, and whether its markup is Markdown's.

    A document of another type than text has ``marks``: from an offset of ``text`` on, the offset in ``raw`` where it stands, and what to
    call the place ("page 3, line 12"). ``raw`` is the file's own text; empty for a type that has none, such as docx.
    """

    path: str
    text: str
    markdown: bool
    raw: str = ""
    marks: tuple[tuple[int, int, str], ...] = ()
    facts: Facts = Facts()


# ---- encodings ----------------------------------------------------------------------------------------------------

LATIN = ("cp1252", "iso-8859-1", "iso-8859-15", "iso8859-1", "iso8859-15", "iso_8859-1", "l1", "latin-1", "latin1", "windows-1252")
CHINESE = ("cp936", "gb18030", "gb2312", "gb_2312-80", "gbk", "x-gbk")
KINDS = (
    (b"%PDF-", "a PDF: give it the suffix .pdf"),
    (b"PK\x03\x04", "a zip archive, which a Word document is too: give it its own suffix, .docx or .epub"),
    (b"\xd0\xcf\x11\xe0", "an old Word file: save it as .docx"),
)  # how files start that are no text


def decode(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, UTF-16 with a mark, GB18030 or Latin-1; line ends stay as they are.

    The latter two count where the file declares them (``charset=…``, ``coding: …``) or where nothing else fits. Raises `InputError` for
    anything else, with the place of the first byte that is not UTF-8.
    """
    return _decode(data, name)[1]


def encoding_of(data: bytes, name: str) -> str:
    """The name of the encoding that a file is read in, as Python calls it. Raises `InputError`."""
    return _decode(data, name)[0]


def _decode(data: bytes, name: str) -> tuple[str, str]:
    what = next((what for start, what in KINDS if data.startswith(start)), "")
    if what:
        raise InputError(f"{name}: not a text file (it is {what})")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") and data[2:4] != b"\0\0":
        encoding, label = "utf-16", "UTF-16"
    else:
        encoding, label = "utf-8-sig", "UTF-8"
        if b"\0" in data:
            raise InputError(f"{name}: not a text file (it holds a NUL byte); give plain text or Markdown, in UTF-8")
    try:
        return encoding, data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"{name}:{line}: not {label} (byte {error.start} is 0x{data[error.start]:02x})"
    if label == "UTF-16":
        raise InputError(f"{problem}; save the file as UTF-8")
    declared = _declared(data)
    encoding = "gb18030" if declared in CHINESE else "cp1252" if declared in LATIN else ""
    if declared and not encoding and declared not in ("utf-8", "utf8"):
        raise InputError(f"{problem}, and {declared!r}, which it declares, is none of UTF-8, UTF-16, GB18030, Latin-1; save the file as UTF-8")
    guess = ""
    if not encoding:
        encoding, guess = _guess(data)
    try:
        if encoding:
            return encoding, data.decode(encoding)
    except UnicodeDecodeError:
        pass
    raise InputError(f"{problem}{guess}; save the file as UTF-8")


def _declared(data: bytes) -> str:
    """The encoding that a file names in its first lines: HTML's, XML's, an editor's."""
    import re

    m = re.search(rb"(?:charset|encoding|coding)\s*[=:]\s*[\"']?([A-Za-z0-9._-]+)", data[:1024])
    return m[1].decode().lower() if m else ""


def _guess(data: bytes) -> tuple[str, str]:
    """The encoding that fits, where it is one that is read; else what it seems to be, for the message."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:1_000_000]).best()
    if best is None:
        return "", ""
    if best.encoding in CHINESE:
        return "gb18030", ""
    try:
        same = str(best) == data[:1_000_000].decode("cp1252")
    except UnicodeDecodeError:
        same = False
    return ("cp1252", "") if same else ("", f" but {best.encoding.replace('_', '-')}, it seems")


# ---- types of document --------------------------------------------------------------------------------------------


def read_text(data: bytes, name: str) -> Document:
    """Plain text, with what a front matter says of it."""
    text = decode(data, name)
    return Document(name, text, False, facts=_front_matter(text) if text.startswith("---") else Facts())


def read_markdown(data: bytes, name: str) -> Document:
    """Markdown, with what its front matter says of it."""
    text = decode(data, name)
    return Document(name, text, True, facts=_front_matter(text) if text.startswith("---") else Facts())


def _front_matter(text: str) -> Facts:
    import re

    head = re.match(r"---[ \t]*\r?\n([\s\S]{0,8000}?)\r?\n---[ \t]*(?:\r?\n|$)", text)
    said = dict(re.findall(r"(?m)^([A-Za-z]+):(.*)$", head[1])) if head else {}
    plain = {key.lower(): value.strip(" \t\r").strip("\"'") for key, value in said.items()}
    day = re.match(r"\d{4}-\d\d-\d\d", plain.get("date", ""))
    return Facts(
        plain.get("title", ""), plain.get("publisher") or plain.get("source", ""), day.group() if day else "",
        (plain.get("lang") or plain.get("language", ""))[:2].lower(), plain.get("tier", ""),
    )  # fmt: skip


def _later(module: str) -> Callable[[bytes, str], Document]:
    """A reader that is imported when it is first used."""

    def read(data: bytes, name: str) -> Document:
        from importlib import import_module

        reader: Callable[[bytes, str], Document] = import_module(f"yrdcheck.readers.{module}").read
        return reader(data, name)

    return read


READERS: dict[str, Callable[[bytes, str], Document]] = {
    ".csv": _later("tables"),
    ".docx": _later("docx"),
    ".epub": _later("epub"),
    ".htm": _later("html"),
    ".html": _later("html"),
    ".markdown": read_markdown,
    ".md": read_markdown,
    ".mdown": read_markdown,
    ".pdf": _later("pdf"),
    ".text": read_text,
    ".tsv": _later("tables"),
    ".txt": read_text,
    ".xhtml": _later("html"),
}  # suffix → reader; a folder is searched for these

DOCUMENT_SUFFIXES = frozenset(READERS) | {
    ".adoc", ".doc", ".json", ".jsonl", ".odt", ".pptx", ".rst", ".rtf", ".srt", ".tex", ".vtt", ".xlsx", ".xml", ".yaml", ".yml",
}  # fmt: skip  # a missing file of such a name is a slip, not a statement
UNREAD = frozenset((".doc", ".odt", ".pptx", ".rtf", ".xls", ".xlsx"))  # known, and read by nothing here


def suffix_of(name: str) -> str:
    """The suffix of a file name in lower case, with its dot; empty where there is none."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, suffix = base.rpartition(".")
    return dot + suffix.lower() if stem else ""


def read_document(data: bytes, name: str) -> Document:
    """The document that ``data`` is, read as its name's suffix says; any other text counts as plain. Raises `InputError`."""
    suffix = suffix_of(name)
    if suffix in UNREAD:
        raise InputError(f"{name}: {suffix} is not read; save it as .docx, .pdf, .html, .csv, Markdown or plain text")
    return READERS.get(suffix, read_text)(data, name)


def looks_like_path(word: str) -> bool:
    """Whether a word that names nothing on the disk was meant as a path: a separator or a document's suffix, no space, no Chinese.

    >>> looks_like_path("drafts/missing.md"), looks_like_path("GDP/capita rose."), looks_like_path("铁路/公路")
    (True, False, False)
    """
    if any(c.isspace() or "\u3400" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" or "\U00020000" <= c <= "\U0003ffff" for c in word):
        return False
    return "/" in word or "\\" in word or suffix_of(word) in DOCUMENT_SUFFIXES
