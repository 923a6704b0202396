"""``yrdcheck lsp``: a language server for editors, over standard input and output.

Findings while one writes, the quotes on hover, the source's figure, a citation or a suppression as a quick fix, and the way to the
source line and to the claim. Needs the extra ``lsp`` (pygls).
"""

from __future__ import annotations

import asyncio
import gc
import os
import re
import threading
from itertools import chain
from time import monotonic

from yrdcheck import __version__, codes
from yrdcheck.commands import OK, Settings, locate_registry, say, settle
from yrdcheck.commands.drafts import Draft
from yrdcheck.commands.inputs import is_excluded
from yrdcheck.files import read_file, too_long, whole
from yrdcheck.model import TYPE_CHECKING, ConfigError, InputError, Stance, Verdict, YrdcheckError
from yrdcheck.readers import READERS, Document, suffix_of
from yrdcheck.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any, TypeVar

    from lsprotocol import types
    from pygls.lsp.server import LanguageServer

    from yrdcheck.diagnostics import Diagnostic, Lines, Point
    from yrdcheck.model import CheckedStatement, Evidence, Report
    from yrdcheck.registry import Registry
    from yrdcheck.suppressions import Slip

    T = TypeVar("T")

PAUSE = 0.25  # seconds without a key before a draft is checked
NEAREST = 3  # related quotes shown on hover where nothing decides
COMMENTS = {".tex": " % {}", ".rst": None}  # suffix → how a comment at the end of a line is written; elsewhere " # {}", in Markdown <!-- -->
CLAIM = re.compile(r"^[ \t]*(?:-[ \t]*)?id:[ \t]*[\"']?(?P<id>[^\"'\s]+)[\"']?[ \t\r]*$", re.MULTILINE)


def run(values: dict[str, Any]) -> int:
    """Serve until the editor ends it."""
    try:
        import pygls  # noqa: F401 - only to say what is missing
    except ImportError:
        raise ConfigError("the language server needs pygls; install it with: pip install 'yrdcheck[lsp]'") from None
    gc.enable()
    _log_in_lines()
    try:
        make_server(values).start_io()
    except (OverflowError, ValueError) as error:  # a message that says that it is longer than any memory
        raise InputError(f"what the editor sends cannot be read ({error})") from None
    return OK


def _log_in_lines() -> None:
    """What pygls says of a message that is none: a line of it, without the way through its code."""
    import logging

    class OneLine(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            return f"yrdcheck: {one_line(record.getMessage())[:300]}"

    handler = logging.StreamHandler()
    handler.setFormatter(OneLine())
    logger = logging.getLogger("pygls")
    logger.addHandler(handler)
    logger.propagate = False


class Workspace:
    """Settings and registry of the folder that the editor has open; read anew when their files change."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values
        self._signature: object = None
        self._loaded: tuple[Settings, Registry] | None = None

    def load(self) -> tuple[Settings, Registry]:
        """What holds now. Raises `YrdcheckError`."""
        from yrdcheck.registry import load_registry

        settings = settle(self.values)
        folder = os.path.abspath(locate_registry(settings)[0])
        names = sorted(name for name in os.listdir(folder) if name.endswith((".yaml", ".lock"))) if os.path.isdir(folder) else []
        signature = (settings, folder, tuple((name, os.stat(os.path.join(folder, name)).st_mtime_ns) for name in names))
        if self._loaded is None or signature != self._signature:
            self._loaded, self._signature = (settings, load_registry(folder)), signature
        return self._loaded


class Open:
    """A document that the editor has open, with what is known of it."""

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self.turn = 0  # grows with every change, so that an old check knows that it is old
        self.lock = threading.Lock()  # one check at a time
        self.draft: Draft | None = None
        self.document = Document("", "", True)
        self.lines: Lines | None = None
        self.report: Report | None = None
        self.diagnostics: tuple[Diagnostic, ...] = ()

    def statement_at(self, offset: int) -> CheckedStatement | None:
        """The statement around an offset."""
        statements = self.report.statements if self.report else ()
        return next((s for s in statements if s.offset <= offset <= s.offset + s.length), None)


def make_server(values: dict[str, Any]) -> LanguageServer:
    """The server with all that it can do."""
    from lsprotocol import types as t
    from pygls import uris
    from pygls.lsp.server import LanguageServer

    from yrdcheck.diagnostics import Lines

    server = LanguageServer("yrdcheck", __version__, text_document_sync_kind=t.TextDocumentSyncKind.Incremental)
    workspace = Workspace({**values, "quiet": True})
    opened: dict[str, Open] = {}
    complained: set[str] = set()

    def complain(error: Exception) -> None:
        """Say what is wrong once."""
        if str(error) not in complained:
            complained.add(str(error))
            server.window_show_message(t.ShowMessageParams(t.MessageType.Error, f"yrdcheck: {error}"))

    def publish(state: Open, turn: int) -> None:
        if state.turn == turn and state.uri in opened:
            rows = [diagnostic(state, d) for d in state.diagnostics]
            version = server.workspace.get_text_document(state.uri).version
            server.text_document_publish_diagnostics(t.PublishDiagnosticsParams(state.uri, rows, version))

    def point(p: Point) -> types.Position:
        return t.Position(p.line - 1, max(p.utf16 - 1, 0))

    def source_uri(path: str) -> str:
        _, registry = workspace.load()
        return uris.from_fs_path(os.path.join(os.path.dirname(os.path.abspath(registry.path)), path)) or ""

    def at(path: str, line: int, column: int = 1) -> types.Location:
        place = t.Position(max(line - 1, 0), max(column - 1, 0))
        return t.Location(source_uri(path), t.Range(place, place))

    def diagnostic(state: Open, d: Diagnostic) -> types.Diagnostic:
        severity = {codes.ERROR: t.DiagnosticSeverity.Error, codes.WARNING: t.DiagnosticSeverity.Warning}.get(d.level, t.DiagnosticSeverity.Information)
        related = [t.DiagnosticRelatedInformation(at(r.path, r.line, r.column), one_line(r.message)) for r in d.related]
        return t.Diagnostic(
            t.Range(point(d.start), point(d.end)), one_line(d.message), severity, d.code, t.CodeDescription(codes.BY_ID[d.code].url), "yrdcheck",
            related_information=related or None, data=d.fingerprint,
        )  # fmt: skip

    async def refresh(uri: str, pause: float) -> None:
        """Check a document after a pause, unless it changes meanwhile; findings are shown as they come up."""
        state = opened.get(uri)
        if state is None:
            return
        state.turn += 1
        turn = state.turn
        await asyncio.sleep(pause)
        if state.turn != turn or uri not in opened:
            return
        loop = asyncio.get_running_loop()
        text = server.workspace.get_text_document(uri)
        try:
            settings, registry = workspace.load()
            document = as_document(uris.to_fs_path(uri), text.source, text.language_id)
            limits = settings.limits
            whole(document.text.encode("utf-8", "surrogatepass"), document.path, limits.size)
            if leave_out(document, registry, settings):
                state.diagnostics, state.report = (), None
                publish(state, turn)
                return
            if state.draft is None or state.draft.registry is not registry or state.draft.settings != settings:
                state.draft = Draft(registry, settings)
            state.document, state.lines = document, Lines(document.text)

            def work() -> None:
                assert state.draft is not None
                with state.lock:
                    for report, slips in in_time(state.draft.check(document), document.path, limits.seconds):
                        if state.turn != turn:
                            return
                        found = tuple(find(report, slips, document, settings))
                        loop.call_soon_threadsafe(show, report, found)

            def show(report: Report, found: tuple[Diagnostic, ...]) -> None:
                if state.turn == turn:
                    state.report, state.diagnostics = report, found
                    publish(state, turn)

            await loop.run_in_executor(None, work)
        except YrdcheckError as error:
            complain(error)

    @server.feature(t.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        folders = params.workspace_folders or []
        root = folders[0].uri if folders else params.root_uri
        folder = uris.to_fs_path(root) if root else None
        if folder and os.path.isdir(folder):
            os.chdir(folder)  # settings and registry are found as the command line finds them there

    @server.feature(t.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(params: types.DidOpenTextDocumentParams) -> None:
        opened[params.text_document.uri] = Open(params.text_document.uri)
        await refresh(params.text_document.uri, 0)

    @server.feature(t.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: types.DidChangeTextDocumentParams) -> None:
        await refresh(params.text_document.uri, PAUSE)

    @server.feature(t.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(params: types.DidSaveTextDocumentParams) -> None:
        await asyncio.gather(*(refresh(uri, 0) for uri in opened))

    @server.feature(t.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def did_change_files(params: types.DidChangeWatchedFilesParams) -> None:
        await asyncio.gather(*(refresh(uri, 0) for uri in opened))

    @server.feature(t.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        opened.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(t.PublishDiagnosticsParams(params.text_document.uri, []))

    def look_up(uri: str, position: types.Position) -> tuple[Open, CheckedStatement] | None:
        """The statement at a place, where the document is as it was checked."""
        state = opened.get(uri)
        if state is None or state.lines is None or state.lines.text != server.workspace.get_text_document(uri).source:
            return None
        s = state.statement_at(state.lines.offset(position.line, position.character))
        return (state, s) if s is not None and s.verdict is not Verdict.NO_CLAIM else None

    @server.feature(t.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        found = look_up(params.text_document.uri, params.position)
        if found is None:
            return None
        state, s = found
        assert state.lines is not None
        span = t.Range(point(state.lines.point(s.offset)), point(state.lines.point(s.offset + s.length)))
        return t.Hover(t.MarkupContent(t.MarkupKind.Markdown, describe(s, source_uri)), span)

    @server.feature(t.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> list[types.Location]:
        found = look_up(params.text_document.uri, params.position)
        return [at(e.path, e.line, e.column) for e in decisive(found[1])] if found else []

    @server.feature(t.TEXT_DOCUMENT_DECLARATION)
    def declaration(params: types.DeclarationParams) -> list[types.Location]:
        found = look_up(params.text_document.uri, params.position)
        _, registry = workspace.load()
        places = (claim_place(registry.path, e) for e in decisive(found[1])) if found else ()
        out = []
        for place in places:
            if place is not None:
                position = t.Position(place[1] - 1, 0)
                out.append(t.Location(uris.from_fs_path(os.path.abspath(place[0])) or "", t.Range(position, position)))
        return out

    @server.feature(t.TEXT_DOCUMENT_CODE_ACTION, t.CodeActionOptions([t.CodeActionKind.QuickFix, t.CodeActionKind.RefactorRewrite]))
    def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        found = look_up(params.text_document.uri, params.range.start)
        if found is None:
            return []
        state, s = found
        lines = state.lines
        assert lines is not None
        code = codes.code_of(s)
        mark = next((d.fingerprint for d in state.diagnostics if d.code == code and d.start == lines.point(s.offset)), None)
        about = [d for d in params.context.diagnostics if mark is not None and d.data == mark] or None

        def action(title: str, kind: types.CodeActionKind, edits: Sequence[tuple[int, int, str]], preferred: bool = False) -> types.CodeAction:
            changes: list[Any] = [t.TextEdit(t.Range(point(lines.point(a)), point(lines.point(b))), text) for a, b, text in edits]
            edit = t.WorkspaceEdit({params.text_document.uri: changes})
            return t.CodeAction(title, kind, about if kind == t.CodeActionKind.QuickFix else None, preferred or None, edit=edit)

        out = []
        if s.suggestion is not None and mark is not None:
            a, b = s.suggestion.offset, s.suggestion.offset + s.suggestion.length
            title = f"Put instead: {one_line(s.suggestion.replacement)}"
            out.append(action(title, t.CodeActionKind.QuickFix, [(a, b, s.suggestion.replacement)], preferred=True))
        if mark is not None:
            for title, edit in suppress(state.document, s, code):
                out.append(action(title, t.CodeActionKind.QuickFix, [edit]))
        citing = cite_edits(state.document, s, workspace.load()[1]) if s.verdict is Verdict.SUPPORTED and state.document.markdown else None
        if citing:
            out.append(action(f"Cite {', '.join(dict.fromkeys(e.source for e in decisive(s)))}", t.CodeActionKind.RefactorRewrite, citing))
        return out

    return server


# ---- what the answers are made of ---------------------------------------------------------------------------------


def as_document(path: str | None, text: str, language: str | None) -> Document:
    """The document that an editor has open, under the path that the command line would show."""
    shown = "<text>" if path is None else os.path.relpath(path).replace(os.sep, "/") if _same_drive(path) else path
    return Document(shown, text, language == "markdown" or suffix_of(shown) in (".md", ".markdown", ".mdown"))


def _same_drive(path: str) -> bool:
    return os.path.splitdrive(os.path.abspath(path))[0] == os.path.splitdrive(os.getcwd())[0]


def in_time(steps: Iterable[T], path: str, seconds: float, clock: Callable[[], float] = monotonic) -> Iterator[T]:
    """The steps of a check, until its time is over; 0: as long as it takes. Raises `InputError`.

    No clock interrupts a thread, so it is looked at after each step.
    """
    end = clock() + seconds
    for step in steps:
        yield step
        if seconds and clock() > end:
            raise too_long(path, seconds)


def leave_out(document: Document, registry: Registry, settings: Settings) -> bool:
    """Whether a document is none to check: excluded, a source of the registry, part of it, or of another kind."""
    if document.path.startswith("<"):
        return False
    if is_excluded(document.path, settings.exclude, named=False):
        return True
    folder, path = os.path.abspath(registry.path), os.path.realpath(document.path)
    sources = {os.path.realpath(os.path.join(os.path.dirname(folder), s.path)) for s in registry.sources}
    known = document.markdown or suffix_of(document.path) in {*READERS, *COMMENTS}
    return path in sources or path.startswith(os.path.realpath(folder) + os.sep) or not known


def find(report: Report, slips: tuple[Slip, ...], document: Document, settings: Settings) -> Iterator[Diagnostic]:
    """The findings to show."""
    from yrdcheck import diagnostics
    from yrdcheck.reporters import Checked, RegistryNote

    if settings.baseline is not None and os.path.exists(settings.baseline):
        from yrdcheck.baselines import apply_baseline, failing, read_baseline, relative_to
        from yrdcheck.reporters import HIDDEN

        folder = os.path.dirname(settings.baseline)
        (report,), _ = apply_baseline((report,), read_baseline(settings.baseline), failing(settings.fails, HIDDEN), relative_to(folder), lambda path: False)
    checked = Checked((report,), RegistryNote("", 0, 0, ""), settings.fails, __version__, (document.text,), (slips,), settings.fail_codes)
    return (d for d in diagnostics.from_checked(checked) if not d.hidden)


def decisive(s: CheckedStatement) -> tuple[Evidence, ...]:
    """The evidence that decides, or the nearest there is."""
    return tuple(e for e in s.evidence if e.stance is not Stance.RELATED) or s.evidence[:NEAREST]


def describe(s: CheckedStatement, uri: Callable[[str], str]) -> str:
    """A statement's verdict and quotes, in Markdown."""
    from yrdcheck.reporters.markdown import escape

    code = codes.code_of(s)
    link = f" [{code}]({codes.BY_ID[code].url})" if code else ""
    lines = [f"**{s.verdict.value}**{link}: {escape(s.message)}", ""]
    for e in decisive(s):
        lines.append(f"- {e.stance.value}: “{escape(e.quote)}” — [{escape(e.title or e.source)}]({uri(e.path)}#L{e.line}), line {e.line}")
    if s.suggestion is not None:
        lines += ["", f"Put instead: **{escape(s.suggestion.replacement)}**"]
    return "\n".join(lines)


def suppress(document: Document, s: CheckedStatement, code: str) -> Iterator[tuple[str, tuple[int, int, str]]]:
    """Edits that suppress a finding where it stands, by title."""
    text = document.text
    end = min((n for n in (text.find(mark, s.offset + s.length) for mark in "\r\n") if n >= 0), default=len(text))
    words = f"yrdcheck-disable-line {code}"
    form = "<!-- {} -->" if document.markdown else COMMENTS.get(suffix_of(document.path), " # {}")
    if document.markdown:
        yield f"Leave {code} out on this line", (end, end, f" {form.format(words)}")  # type: ignore[union-attr]
    elif form is not None:
        yield f"Leave {code} out on this line", (end, end, form.format(words))
    else:
        start = text.rfind("\n", 0, s.offset) + 1
        yield f"Leave {code} out on the next line", (start, start, f".. yrdcheck-disable-next-line {code}\n\n")


def cite_edits(document: Document, s: CheckedStatement, registry: Registry) -> list[tuple[int, int, str]]:
    """Edits that put footnotes to a supported sentence's sources into a draft; none where they stand already."""
    from yrdcheck.citations import collect, definition, footnote, mark_place

    text = document.text
    place = mark_place(text, s)
    cited = [c for c in collect((s,), registry.sources) if not text.startswith(footnote(c), place or 0)]
    if place is None or not cited or re.match(r"\[\^yrd-", text[place:]):
        return []
    new = [definition(c) for c in cited if f"{footnote(c)}:" not in text]
    tail = "" if re.search(r"(?:^|\n)\[\^yrd-[^\n]*\n\Z", text) else "\n" if text.endswith("\n") else "\n\n"
    edits = [(place, place, "".join(footnote(c) for c in cited))]
    return edits + ([(len(text), len(text), tail + "".join(new))] if new else [])


def claim_place(registry: str, e: Evidence) -> tuple[str, int] | None:
    """The file and line where a claim is recorded."""
    names = sorted(os.listdir(registry)) if os.path.isdir(registry) else []
    first = f"{e.source}.yaml"
    for name in chain((n for n in names if n == first), (n for n in names if n != first and n.endswith(".yaml"))):
        path = os.path.join(registry, name)
        try:
            text = read_file(path).decode("utf-8-sig")
        except (InputError, UnicodeDecodeError):
            say(f"{path}: cannot be read")
            continue
        for m in CLAIM.finditer(text):
            if m["id"] == e.claim:
                return path, text.count("\n", 0, m.start("id")) + 1
    return None
