"""``yrdcheck verify``: check statements against the sources."""

from __future__ import annotations

import gc
import os
import sys

from yrdcheck import __version__
from yrdcheck.commands import FAILED, FINDINGS, OK, open_registry, report, say, settle, write
from yrdcheck.commands.inputs import read_inputs, without_sources
from yrdcheck.commands.workers import check_all, read_jobs
from yrdcheck.files import read_file, within
from yrdcheck.model import TYPE_CHECKING, ConfigError, InputError, RegistryError, replace
from yrdcheck.reporters import EXPLAINED, Checked
from yrdcheck.terminal import Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from yrdcheck.commands import Settings
    from yrdcheck.readers import Document
    from yrdcheck.registry import Registry

CONTEXT = 240  # characters of a source shown before and after a quote


def run(values: dict[str, Any]) -> int:
    """Check what the command line names; 1 if a verdict is among those that fail, 2 if a document could not be read."""
    settings = settle(values, findings=True)
    if values["explain"] and settings.format not in EXPLAINED:
        raise ConfigError(f"--explain: {settings.format} has no place for it; use {', '.join(EXPLAINED)}")
    jobs = read_jobs(values["jobs"])
    if values["write_baseline"] and values["changed_since"]:
        raise ConfigError("--write-baseline needs every sentence; leave out --changed-since")
    documents, problems, only = _documents(values, settings)
    registry, note = open_registry(settings)
    documents = without_sources(documents, registry, values["inputs"], settings)
    instead: list[str] = []
    if len(documents) > 1:
        gc.enable()
    if values["fix"] or values["diff"]:
        documents, only, instead = _fix(documents, registry, settings, only, values["diff"])
        if values["diff"]:
            write(settings.output, instead, document=True)
            for problem in problems:
                say(problem)
            return FAILED if problems else FINDINGS if instead else OK
    progress = Progress(len(documents), settings.style.quiet, os.environ, sys.stderr)
    checked = []
    results = check_all(documents, registry, settings, only, jobs)
    for d in documents:
        progress.step(d.path)
        one = next(results)
        if isinstance(one, InputError):
            problems.append(str(one))
            continue
        found, slips = one
        if d.marks:
            from yrdcheck.places import locate

            found = locate(found, d)
        checked.append((d, found, slips))
    progress.end()
    if not documents and not problems and not settings.style.quiet:
        say("note: no document has changed" if values["changed_since"] else "note: every file is excluded")
    result = Checked(
        tuple(r for _, r, _ in checked), note, settings.fails, __version__, tuple(d.raw or d.text for d, _, _ in checked), tuple(slips for *_, slips in checked),
        settings.fail_codes,
    )  # fmt: skip
    if values["write_baseline"]:
        return _write_baseline(result, settings)
    if settings.baseline is not None:
        result = _apply_baseline(result, settings)
    if values["explain"]:
        result = with_traces(result, documents, registry, settings, only)
    if settings.format == "html":
        result = with_sources(result, registry)
    if instead:
        write(settings.output, instead, document=True)  # a text that was put right, not a report on it
    else:
        report(settings, "verify", result, note.path)
    for problem in problems:
        say(problem)
    if problems:
        return FAILED
    return FINDINGS if fails(result) else OK


def _fix(
    documents: list[Document], registry: Registry, settings: Settings, only: dict[str, frozenset[int]], diff: bool
) -> tuple[list[Document], dict[str, frozenset[int]], list[str]]:
    """The documents put right and saved, where their sentences to check begin now, and patches or texts to print instead of a report.

    What is refused is said on standard error.
    """
    from yrdcheck.commands.fixing import fix, make_diff, save

    out, begin, printed, count = [], {}, [], 0
    for document in documents:
        if document.marks:
            say(f"{document.path}: left as it is: only text and Markdown are put right in place")
            out.append(document)
            continue
        with within(settings.limits, document.path):
            fixed = fix(document, registry, settings, only.get(document.path))
        for r in fixed.refused:
            say(f"{r.path}:{r.line}:{r.column}: not fixed: {r.reason}")
        count += len(fixed.edits)
        after = fixed.document
        if diff:
            printed.append(make_diff(document, after))
        elif document.path.startswith("<"):
            printed.append(after.text)
        elif after.text != document.text:
            save(document, after)
        out.append(after)
        if document.path in only:
            begin[document.path] = fixed.moved(only[document.path])
    if not diff and not settings.style.quiet:
        say(f"note: {count} figure{'' if count == 1 else 's'} put right")
    return out, begin, [text for text in printed if text]


def fails(result: Checked) -> bool:
    """Whether anything in a result makes the exit status 1."""
    if any(result.failing(s) for r in result.reports for s in r.statements):
        return True
    if not result.fail_codes:
        return False
    from yrdcheck.codes import code_of, covers
    from yrdcheck.reporters import HIDDEN

    found = [code_of(s) for r in result.reports for s in r.statements if not any(t in HIDDEN for t in s.tags)]
    found += [slip.code for slips in result.slips for slip in slips]
    return any(covers(result.fail_codes, code) for code in found if code)


def _documents(values: dict[str, Any], settings: Settings) -> tuple[list[Document], list[str], dict[str, frozenset[int]]]:
    """Documents to check, a message for each that cannot be read, and by path the sentences to check where not all are."""
    words = values["inputs"]
    if values["changed_since"] is None:
        return *read_inputs(words, values["stdin_filename"], settings.exclude, text_allowed=True, limits=settings.limits), {}
    from yrdcheck.readers import read_document
    from yrdcheck.revisions import Revision, touched

    revision = Revision(values["changed_since"], os.getcwd())
    changes = revision.changes()
    if words:
        documents, problems = read_inputs(words, values["stdin_filename"], settings.exclude, text_allowed=False, limits=settings.limits)
    else:
        here = os.getcwd() + os.sep
        paths = [os.path.relpath(path) for path in changes if path.startswith(here)]
        documents, problems = read_inputs(paths, None, replace(settings.exclude, force=True), text_allowed=False, limits=settings.limits) if paths else ([], [])
    out, only = [], {}
    for d in documents:
        change = changes.get(os.path.abspath(d.path))
        if change is not None:
            before = revision.text_before(change)
            out.append(d)
            only[d.path] = touched(None if before is None else read_document(before, d.path).text, d.text, d.markdown)
    return out, problems, only


def _apply_baseline(result: Checked, settings: Settings) -> Checked:
    from yrdcheck.baselines import apply_baseline, failing, read_baseline, relative_to
    from yrdcheck.reporters import HIDDEN

    assert settings.baseline is not None
    folder = os.path.dirname(settings.baseline)
    reports, idle = apply_baseline(
        result.reports, read_baseline(settings.baseline), failing(settings.fails, HIDDEN), relative_to(folder),
        lambda path: not os.path.exists(os.path.join(folder, path)),
    )  # fmt: skip
    if idle and not settings.style.quiet:
        say(f"note: {idle} finding{'s' if idle > 1 else ''} of the baseline {'are' if idle > 1 else 'is'} no more; --write-baseline leaves {'them' if idle > 1 else 'it'} out")
    return replace(result, reports=reports)


def _write_baseline(result: Checked, settings: Settings) -> int:
    """Write what fails now to the baseline; what it says of documents that were not checked stays."""
    from yrdcheck.baselines import FILE, failing, format_baseline, make_baseline, read_baseline, relative_to
    from yrdcheck.reporters import HIDDEN
    from yrdcheck.saves import only_writer

    path = settings.baseline or FILE
    folder = os.path.dirname(path)
    name = relative_to(folder)
    known = make_baseline(result.reports, failing(settings.fails, HIDDEN), name)
    checked = {name(r.path) for r in result.reports}
    with only_writer(os.path.abspath(folder)):  # another may be adding the findings of other documents
        kept = [k for k in read_baseline(path) if k.path not in checked and os.path.exists(os.path.join(folder, k.path))] if os.path.exists(path) else []
        write(path, [format_baseline([*kept, *known])])
    if not settings.style.quiet:
        count = sum(k.count for k in known)
        say(f"note: {count} finding{'' if count == 1 else 's'} written to {path}" + ("" if settings.baseline else f'; set baseline = "{FILE}" in the configuration'))
    return OK


def with_traces(
    result: Checked, documents: Iterable[Document], registry: Registry, settings: Settings, only: dict[str, frozenset[int]]
) -> Checked:
    """The result with the way to each verdict."""
    from yrdcheck.commands.checking import mask
    from yrdcheck.traces import trace

    traces = [trace(mask(d)[0], registry, d.markdown, settings.as_of, only.get(d.path)) for d in documents]
    return replace(result, traces=tuple(traces))


def with_sources(result: Checked, registry: Registry) -> Checked:
    """The result with the registry's conflicts and the words around each quote, as far as the sources are at hand."""
    from yrdcheck.checker import find_conflicts

    conflicts = find_conflicts(registry)
    cited = {(e.path, e.line, e.column, e.quote) for r in result.reports for s in r.statements for e in s.evidence}
    cited |= {(e.path, e.line, e.column, e.quote) for c in conflicts for side in c.sides for e in side.claims}
    return replace(result, conflicts=conflicts, contexts=tuple(sorted(find_contexts(cited, registry))))


def find_contexts(cited: Iterable[tuple[str, int, int, str]], registry: Registry) -> Iterator[tuple[tuple[str, int, int], tuple[str, str]]]:
    """The words around each quote, by path, line and column; none for a source that is not there or has changed."""
    from yrdcheck.readers import read_document
    from yrdcheck.registry import document_path
    from yrdcheck.statements import line_starts

    sources = {s.path: s for s in registry.sources}
    texts: dict[str, tuple[str, list[int]]] = {}
    for path, line, column, quote in cited:
        if path not in texts:
            try:
                text = read_document(read_file(document_path(registry.path, sources[path])), path).text
            except (KeyError, InputError, RegistryError):
                text = ""
            texts[path] = (text, line_starts(text))
        text, starts = texts[path]
        at = starts[line - 1] + column - 1 if line <= len(starts) else -1
        if at < 0 or not text.startswith(quote, at):
            continue
        before, after = text[max(0, at - CONTEXT) : at], text[at + len(quote) : at + len(quote) + CONTEXT]
        before = before[before.rfind("\n") + 1 :]
        after = after.partition("\n")[0]
        yield (path, line, column), ("…" * (len(before) == CONTEXT) + before, after + "…" * (len(after) == CONTEXT))
