"""Which documents a command line names: paths, folders, standard input, or text itself."""

from __future__ import annotations

import os
import sys

from yrdcheck.commands import Exclude, say
from yrdcheck.files import Limits, read_file, whole, within
from yrdcheck.model import TYPE_CHECKING, InputError
from yrdcheck.readers import READERS, Document, looks_like_path, read_document, suffix_of
from yrdcheck.saves import enclosing, is_inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yrdcheck.commands import Settings
    from yrdcheck.registry import Registry

STDIN = "<stdin>"
TEXT = "<text>"


def read_inputs(
    words: Sequence[str], stdin_name: str | None, exclude: Exclude, text_allowed: bool, limits: Limits = Limits()  # noqa: B008 - a record, never changed
) -> tuple[list[Document], list[str]]:
    """Documents in the order of their paths, and a message for each that cannot be read.

    Without words, standard input. ``text_allowed``: a word that names nothing on the disk is the text itself.
    Raises `InputError` where a word looks like a path and is none.
    """
    if not words:
        if sys.stdin is None or sys.stdin.isatty():
            raise InputError(f"nothing to read: give {'a text, ' if text_allowed else ''}a file or a folder, or pipe a text in")
        words = ["-"]
    missing = [w for w in words if w != "-" and not os.path.exists(w)]
    for word in missing:
        if not text_allowed or looks_like_path(word):
            raise InputError(f"{word}: no such file or folder")
    if len(words) > 1 and len(missing) == len(words):
        raise InputError(f'{words[0]}: no such file; to check a text, quote the text: yrdcheck verify "{" ".join(words)}"')
    documents = [_given(w) for w in missing]
    problems: list[str] = []
    if "-" in words and not (stdin_name and exclude.force and is_excluded(stdin_name, exclude, named=True)):
        documents.append(_standard_input(stdin_name, limits))
    for path in list_files((w for w in words if w != "-" and w not in missing), exclude):
        try:
            data = read_file(path, limits.size)
            with within(limits, path):
                documents.append(read_document(data, path))
        except InputError as error:
            problems.append(str(error))
    documents.sort(key=lambda d: d.path)
    return documents, problems


def _given(text: str) -> Document:
    if not text.strip():
        raise InputError("the text is empty; give a text, a file or a folder")
    return Document(TEXT, text, True)


def _standard_input(name: str | None, limits: Limits) -> Document:
    if sys.stdin is None:
        raise InputError("standard input is closed")
    try:
        data = whole(sys.stdin.buffer.read(limits.size + 1), name or STDIN, limits.size)
    except OSError as error:
        raise InputError(f"standard input cannot be read ({error.strerror})") from None
    with within(limits, name or STDIN):
        document = read_document(data, name or STDIN)
    return document if name else Document(STDIN, document.text, True)


def list_files(words: Iterable[str], exclude: Exclude = Exclude()) -> list[str]:  # noqa: B008 - a record, never changed
    """Files named or found in folders, each once, in the order of their paths; hidden ones only where named.

    Raises `InputError` for a folder that holds no document; files left out by ``exclude`` are no error.
    """
    found: dict[str, bool] = {}  # path → whether it is named
    for word in words:
        if not os.path.isdir(word):
            found[_tidy(word)] = True
            continue
        files = list(_walk(word))
        if not files:
            raise InputError(f"{word}: holds no document ({', '.join(sorted(READERS))})")
        for path in files:
            found.setdefault(path, False)
    return sorted(path for path, named in found.items() if not is_excluded(path, exclude, named))


def without_sources(documents: list[Document], registry: Registry, words: Sequence[str], settings: Settings) -> list[Document]:
    """The documents but for sources of the registry, which would only repeat themselves; one that is named stays, unless that is forced out."""
    named = set() if settings.exclude.force else {os.path.normpath(w).replace(os.sep, "/") for w in words}
    found = [d for d in documents if not d.path.startswith("<") and d.path not in named]
    if not found:
        return documents
    root = os.path.dirname(os.path.abspath(registry.path))
    sources = {os.path.realpath(os.path.join(root, s.path)) for s in registry.sources}
    out = {d.path for d in found if os.path.realpath(d.path) in sources}
    if out and not settings.style.quiet:
        say(f"note: {len(out)} source{'s' if len(out) > 1 else ''} of the registry left out; name {'them' if len(out) > 1 else 'it'} to check {'them' if len(out) > 1 else 'it'}")
    return [d for d in documents if d.path not in out]


DEEPEST = 200  # folders within each other: those who walk over them go down one call a folder


def _walk(folder: str) -> Iterable[str]:
    for root, folders, files in os.walk(folder, onerror=_refuse):
        if root.count(os.sep) - folder.count(os.sep) > DEEPEST:
            raise InputError(f"{folder}: has more than {DEEPEST} folders within each other; name the files to read")
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and suffix_of(name) in READERS:
                path = os.path.join(root, name)
                if os.path.exists(path) and not os.path.isfile(path):
                    raise InputError(f"{path}: no file, but a pipe or a device; take it away, or name the files to read")
                if os.path.islink(path) and not is_inside(path, enclosing(folder)):
                    raise InputError(f"{path}: a link that leads out of {folder}; name it to have it read")
                yield _tidy(path)


def _refuse(error: OSError) -> None:
    raise InputError(f"{error.filename}: cannot be read ({error.strerror})")


def _tidy(path: str) -> str:
    return os.path.normpath(path).replace(os.sep, "/")


def is_excluded(path: str, exclude: Exclude, named: bool) -> bool:
    """Whether a file is left out; ``named``: the command line names it, so that the configuration's patterns count only if forced."""
    if _matches(path, exclude.given):
        return True
    if not exclude.configured or (named and not exclude.force):
        return False
    try:
        return _matches(_tidy(os.path.relpath(path, exclude.folder or ".")), exclude.configured)
    except ValueError:  # another drive
        return False


def _matches(path: str, patterns: Sequence[str]) -> bool:
    """Whether a pattern matches the path, one of its folders, or the name of either."""
    if not patterns:
        return False
    from fnmatch import fnmatchcase

    parts = path.split("/")
    names = [*parts, *("/".join(parts[:n]) for n in range(1, len(parts) + 1))]
    return any(fnmatchcase(name, pattern.rstrip("/")) for pattern in patterns for name in names)
