"""``yrdcheck scan``: what does not belong into a document."""

from __future__ import annotations

from yrdcheck.commands import FAILED, FINDINGS, OK, locate_registry, report, say, settle, write
from yrdcheck.commands.inputs import read_inputs
from yrdcheck.files import read_file, within
from yrdcheck.model import TYPE_CHECKING, InputError, RegistryError, replace
from yrdcheck.reporters import Placed, Scanned

if TYPE_CHECKING:
    from typing import Any

    from yrdcheck.commands import Settings
    from yrdcheck.model import Finding
    from yrdcheck.readers import Document


def run(values: dict[str, Any]) -> int:
    """Report findings, or write what is left without them; 1 if there are any, 2 if a document could not be read."""
    from yrdcheck import spam

    settings = settle(values, findings=True)
    documents, problems = _documents(values, settings)
    documents = [replace(d, text=d.raw, raw="", marks=()) if d.raw else d for d in documents]  # what is hidden in a page's markup counts too
    found = []
    for d in documents:
        try:
            with within(settings.limits, d.path):
                found.append((d, spam.scan(d.text)))
        except InputError as error:
            problems.append(str(error))
    if values["clean"]:
        if len(documents) > 1:
            raise InputError("--clean writes one document; give one file")
        write(settings.output, [spam.clean(d.text, findings) for d, findings in found], document=True)
    else:
        report(settings, "scan", [_place(d, findings) for d, findings in found])
    for problem in problems:
        say(problem)
    if problems:
        return FAILED
    return FINDINGS if any(findings for _, findings in found) else OK


def _documents(values: dict[str, Any], settings: Settings) -> tuple[list[Document], list[str]]:
    """What is named, what is piped in, or else the sources of the registry, under the paths that it records."""
    import sys

    piped = sys.stdin is not None and not sys.stdin.isatty() and values["stdin_filename"] is not None
    if values["paths"] or piped:
        return read_inputs(values["paths"], values["stdin_filename"], settings.exclude, text_allowed=False, limits=settings.limits)
    from yrdcheck.readers import read_document
    from yrdcheck.registry import document_path, load_registry

    first, _shown = locate_registry(settings)
    documents: list[Document] = []
    problems: list[str] = []
    for folder, source in ((at, s) for at in (first, *settings.also) for s in load_registry(at).sources):
        try:
            path = document_path(folder, source)
            data = read_file(path, settings.limits.size)
            with within(settings.limits, path):
                documents.append(read_document(data, source.path))
        except RegistryError as error:
            problems.append(f"{folder}: {error}")
        except InputError as error:
            problems.append(f"{error}; the registry in {folder} names it")
    return documents, problems


def _place(document: Document, findings: tuple[Finding, ...]) -> Scanned:
    from yrdcheck.places import Places

    where = Places(document)
    ends = [(where(f.start), where(f.end, end=True)) for f in findings]
    return Scanned(document.path, tuple(Placed(f, a.line, a.column, b.line, b.column, a.at) for f, (a, b) in zip(findings, ends, strict=True)), document.text)
