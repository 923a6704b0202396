"""Bytes and a name → a document. One function a type, chosen by suffix; what cannot be read is an error, never skipped."""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, InputError, record

if TYPE_CHECKING:
    from collections.abc import Callable


@record
class Document:
    """A text to check: its name, its text as given, and whether its markup is Markdown's."""

    path: str
    text: str
    markdown: bool


def decode(data: bytes, name: str) -> str:
    """The text of a file in UTF-8 (with or without a mark) or UTF-16 (with one); line ends stay as they are.

    Raises `InputError` for anything else, with the place of the first byte that does not fit.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding, label = "utf-16", "UTF-16"
    else:
        encoding, label = "utf-8-sig", "UTF-8"
        if b"\0" in data:
            raise InputError(f"{name}: not a text file (it holds a NUL byte); give plain text or Markdown")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{name}:{line}: not {label} (byte {error.start} is 0x{data[error.start]:02x}); save the file as UTF-8") from None


def read_text(data: bytes, name: str) -> Document:
    """Plain text."""
    return Document(name, decode(data, name), False)


def read_markdown(data: bytes, name: str) -> Document:
    """Markdown."""
    return Document(name, decode(data, name), True)


READERS: dict[str, Callable[[bytes, str], Document]] = {
    ".markdown": read_markdown,
    ".md": read_markdown,
    ".mdown": read_markdown,
    ".text": read_text,
    ".txt": read_text,
}  # suffix → reader; a folder is searched for these

DOCUMENT_SUFFIXES = frozenset(READERS) | {
    ".adoc", ".csv", ".doc", ".docx", ".epub", ".htm", ".html", ".json", ".jsonl", ".odt", ".pdf", ".pptx", ".rst", ".rtf", ".srt", ".tex",
    ".tsv", ".vtt", ".xlsx", ".xml", ".yaml", ".yml",
}  # fmt: skip  # a missing file of such a name is a slip, not a statement


def suffix_of(name: str) -> str:
    """The suffix of a file name in lower case, with its dot; empty where there is none."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, suffix = base.rpartition(".")
    return dot + suffix.lower() if stem else ""


def read_document(data: bytes, name: str) -> Document:
    """The document that ``data`` is, read as its name's suffix says; any other text counts as plain. Raises `InputError`."""
    return READERS.get(suffix_of(name), read_text)(data, name)


def looks_like_path(word: str) -> bool:
    """Whether a word that names nothing on the disk was meant as a path: a separator or a document's suffix, no space, no Chinese.

    >>> looks_like_path("drafts/missing.md"), looks_like_path("GDP/capita rose."), looks_like_path("铁路/公路")
    (True, False, False)
    """
    if any(c.isspace() or "\u3400" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" or "\U00020000" <= c <= "\U0003ffff" for c in word):
        return False
    return "/" in word or "\\" in word or suffix_of(word) in DOCUMENT_SUFFIXES
