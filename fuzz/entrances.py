"""Every way into yrdcheck that somebody else's bytes can take, as a table: what is called, what it may raise, what must hold of the answer.

An entrance is a function of bytes. Text arrives as UTF-8 in which lone surrogates may stand, as they do in what an editor or an agent sends.
Entrances of several texts have them apart by the character U+001E.
"""

from __future__ import annotations

import asyncio
import io
import json
import os
import pickle
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from yrdcheck import (
    batches,
    build,
    checker,
    citations,
    codes,
    config,
    locks,
    parity,
    periods,
    quantities,
    readers,
    spam,
    statements,
    stores,
    styles,
    suppressions,
)
from yrdcheck.baselines import read_baseline
from yrdcheck.candidates import VERSION
from yrdcheck.commands import Settings, settle
from yrdcheck.commands.checking import check
from yrdcheck.commands.drafts import Draft
from yrdcheck.commands.fixing import fix
from yrdcheck.files import Limits, within
from yrdcheck.model import ConfigError, InputError, RegistryError, YrdcheckError
from yrdcheck.options import COMMANDS, defaults, parse
from yrdcheck.places import locate
from yrdcheck.readers import Document
from yrdcheck.registry import Registry, from_yaml, load_registry, read_journal
from yrdcheck.reporters import Checked, RegistryNote, find_reporter, names
from yrdcheck.revisions import touched

HERE = Path(__file__).resolve().parent
CORPUS = HERE / "corpus"
FIGURES = {"gdp": "The port of Marne handled 4.2 million tonnes in 2023, 12% more than in 2022."}
WORLD = {
    "bridge": "The Hale Bridge opened on 3 May 2021. It is 412 metres long and cost £18 million.\nThe city of Marne has 62,000 inhabitants.\n",
    "figures": "The city of Marne has 71,000 inhabitants. Its library lends 9,000 books a month.\n长三角的地区生产总值占全国的24.4%。\n",
    "port": FIGURES["gdp"],
}


@dataclass(frozen=True)
class Entrance:
    """A way in. ``kinds``: folders of the corpus that it starts from; ``share``: how much of a run it gets, beside the others'."""

    name: str
    run: Callable[[bytes], object]
    kinds: tuple[str, ...]
    share: int
    raises: tuple[type[BaseException], ...] = (InputError,)
    modules: tuple[str, ...] = ()  # whose branches it is there for
    needs: str = ""  # a package that it cannot do without
    patient: bool = False  # whether it keeps to a time limit itself


ENDLESS = 2000  # characters of a statement at most


class Broken(AssertionError):
    """Something that must hold of an answer does not."""


def must(holds: object, what: str) -> None:
    if not holds:
        raise Broken(what)


def text_of(data: bytes) -> str:
    """What an editor or an agent sends, as Python has it."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def parts_of(data: bytes, count: int) -> list[str]:
    parts = text_of(data).split("\x1e")
    return (parts + [parts[-1]] * count)[:count]


@cache
def registry() -> Registry:
    """A small registry with agreements, a conflict, and both languages."""
    found = build.build_registry(WORLD)
    found.index  # noqa: B018
    return found


@cache
def settings() -> Settings:
    return settle({**defaults(COMMANDS[0]), "no_config": True})


@cache
def folder() -> Path:
    """A folder of this process for entrances that read files."""
    made = tempfile.TemporaryDirectory(prefix="yrdcheck-fuzz-")
    _kept.append(made)
    return Path(made.name)


_kept: list[tempfile.TemporaryDirectory[str]] = []


# ---- what must hold -----------------------------------------------------------------------------------------------


def finite(value: object) -> object:
    """``value`` as JSON without NaN and infinity, as every consumer reads it."""
    return json.loads(json.dumps(value, allow_nan=False, ensure_ascii=True))


def hold_document(d: Document) -> Document:
    must(pickle.loads(pickle.dumps(d)) == d, "a document pickles")
    offsets = [m[0] for m in d.marks]
    must(offsets == sorted(offsets), "marks are in order")
    must(all(0 <= a <= len(d.text) and b <= len(d.raw or d.text) + 1 or not d.raw for a, b, _ in d.marks), "marks stand in the text")
    return d


def hold_statements(text: str, found: list[statements.Statement]) -> object:
    last = 0
    for s in found:
        must(last <= s.start < s.end <= len(text), "statements are in order, not empty, inside the text")
        must(not text[s.start].isspace(), "a statement begins with ink")
        must(s.end - s.start <= ENDLESS, "no statement is endless")
        last = s.end
    return len(found)


def hold_mentions(text: str, found: tuple[Any, Any]) -> object:
    for q in found[0]:
        must(0 <= q.start < q.end <= len(text) and q.text == text[q.start : q.end], "a figure is the text that it stands in")
        finite([q.value, q.low, q.high, q.digits])
        must(q.low is None or q.high is None or q.low <= q.high, "a range has its lower end first")
    for p in found[1]:
        must(0 <= p.start < p.end <= len(text), "a time stands in the text")
        must(p.first is None or p.last is None or p.first <= p.last, "a time begins before it ends")
    return len(found[0]) + len(found[1])


def hold_report(report: Any, document: Document) -> Any:
    text = document.text
    for s in report.statements:
        must(s.text == text[s.offset : s.offset + s.length], "a statement's text is the text's")
        must(s.line >= 1 and s.column >= 1 and (s.end_line, s.end_column) >= (s.line, s.column), "places count from 1, the end after the beginning")
        if s.suggestion is not None:
            must(s.offset <= s.suggestion.offset <= s.suggestion.offset + s.suggestion.length <= s.offset + s.length, "a suggestion stands in its statement")
        must(all(0 <= e.score <= 1 for e in s.evidence), "scores run from 0 to 1")
    must(pickle.loads(pickle.dumps(report)) == report, "a report pickles")
    return report


def hold_findings(text: str, found: tuple[Any, ...]) -> object:
    last = 0
    for f in found:
        must(last <= f.start < f.end <= len(text), "findings are in order and do not overlap")
        must(f.text == text[f.start : f.end], "a finding is the text that it stands in")
        must(0 <= f.score <= 1, "scores run from 0 to 1")
        last = f.end
    rest = spam.clean(text, found)
    must(len(rest) <= len(text), "cleaning adds nothing")
    return len(rest)


# ---- readers ------------------------------------------------------------------------------------------------------


def reader(suffix: str) -> Callable[[bytes], object]:
    """A reader as the commands call it, with a time limit, which it may run into where the code of others loops."""

    def run(data: bytes) -> object:
        with within(Limits(seconds=10), "x" + suffix):
            document = readers.read_document(data, "x" + suffix)
        return len(hold_document(document).text)

    return run


def packed(suffix: str, parts: dict[str, str]) -> Callable[[bytes], object]:
    """A reader of archives: what begins like one is read as it is, else the texts become its parts."""

    def run(data: bytes) -> object:
        if not data.startswith(b"PK"):
            texts = data.split(b"\x1e")
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w") as archive:
                for (name, default), part in zip(parts.items(), [*texts, *[b""] * len(parts)], strict=False):
                    archive.writestr(name, part or default)
            data = buffer.getvalue()
        return len(hold_document(readers.read_document(data, "x" + suffix)).text)

    return run


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCX = {
    "word/document.xml": f"<w:document {W}><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>",
    "word/styles.xml": f"<w:styles {W}/>",
    "word/footnotes.xml": f"<w:footnotes {W}/>",
    "docProps/core.xml": "<c/>",
}
EPUB = {
    "META-INF/container.xml": '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>',
    "c.opf": '<package><metadata/><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
    "a.xhtml": "<html><body><p>a</p></body></html>",
}


# ---- text ---------------------------------------------------------------------------------------------------------


def split(markdown: bool) -> Callable[[bytes], object]:
    def run(data: bytes) -> object:
        text = text_of(data)
        masked = statements.mask_markup(text) if markdown else text
        must(len(masked) == len(text), "masking keeps the length")
        return hold_statements(text, statements.split_statements(text, markdown))

    return run


def mentions(data: bytes) -> object:
    text = text_of(data)[:4000]
    found = quantities.read_mentions(text)
    for a in found[0][:4]:
        for b in found[0][:4]:
            quantities.compare(a, b)
    return hold_mentions(text, found)


def times(data: bytes) -> object:
    text = text_of(data)[:4000]
    day = periods.find_date(text)
    must(day is None or len(day) == 10, "a date is an ISO day")
    return hold_mentions(text, quantities.read_mentions(text, day or "2024-02-29"))


def scan(data: bytes) -> object:
    text = text_of(data)
    return hold_findings(text, spam.scan(text))


def comments(data: bytes) -> object:
    text = text_of(data)
    found = suppressions.find_directives(text)
    must(len(suppressions.mask(text, found)) == len(text) == len(citations.mask(text)), "masking keeps the length")
    citations.uncite(text)
    return len(found)


def restyled(data: bytes) -> object:
    old, new = (p[:300] for p in parts_of(data, 2))
    return styles.restyle(old, new) if old and new else ""


def translated(data: bytes) -> object:
    a, b = (p[:1500] for p in parts_of(data, 2))
    return len(parity.find_differences(a, b, registry().index.lexicon))


def changed(data: bytes) -> object:
    a, b = parts_of(data, 2)
    return len(touched(a, b, True))


def searched(data: bytes) -> object:
    found = registry().search(text_of(data)[:500])
    must(all(0 <= m.score <= 1 for m in found), "scores run from 0 to 1")
    return len(found)


def built(data: bytes) -> object:
    made = build.build_registry({"a": text_of(data)[:3000]})
    must(pickle.loads(pickle.dumps(made)).digest == made.digest, "a registry pickles")
    return len(made.claims)


# ---- drafts -------------------------------------------------------------------------------------------------------


def draft(suffix: str) -> Callable[[bytes], object]:
    def run(data: bytes) -> object:
        document = readers.read_document(data, "draft" + suffix)
        document = document._replace(text=document.text[:3000], marks=tuple(m for m in document.marks if m[0] <= 3000))  # type: ignore[attr-defined]
        report, slips = check(document, registry(), settings())
        hold_report(report, document)
        if document.marks:
            locate(report, document)
        return report_as("jsonl", report, document, slips)

    return run


def report_as(name: str, report: Any, document: Document, slips: Any = ()) -> int:
    """The length of a report in a format, read again where it is JSON."""
    note = RegistryNote("claims", 3, len(registry().claims), registry().digest)
    result: Any = Checked((report,), note, settings().fails, "0", (document.text,), (slips,))
    write, as_findings = find_reporter(name, "verify")
    if as_findings:
        from yrdcheck.diagnostics import collect

        result = collect("verify", result, "0")
    said = "".join(write(result, settings().style))
    said.encode("utf-8", "backslashreplace")
    if name in ("json", "sarif", "gitlab", "claimreview"):
        json.loads(said)
    elif name in ("jsonl", "rdjsonl"):
        for line in said.split("\n")[:-1]:
            json.loads(line)
    elif name == "junit":
        from xml.etree.ElementTree import fromstring

        fromstring(said.encode("utf-8", "backslashreplace"))
    return len(said)


def formats(data: bytes) -> object:
    """A draft in every format; the first byte says which."""
    known = names()
    document = Document("a.md", text_of(data[1:])[:1500], True)
    report, slips = check(document, registry(), settings())
    return report_as(known[(data[0] if data else 0) % len(known)], report, document, slips)


def fixed(data: bytes) -> object:
    document = Document("a.md", text_of(data)[:1500], True)
    found = fix(document, registry(), settings())
    return len(found.document.text)


def written(data: bytes) -> object:
    """A draft checked while it is written: what is kept between two states must give what a fresh check gives."""
    states = [Document("a.md", p[:1000], True) for p in parts_of(data, 2)]
    desk = Draft(registry(), settings())
    for document in states:
        *_, (report, _) = desk.check(document)
        hold_report(report, document)
        must(report == check(document, registry(), settings())[0], "a draft under work is judged as one that is read")
    return len(report.statements)


# ---- files of a project and a registry ----------------------------------------------------------------------------


@contextmanager
def as_file(name: str, data: bytes) -> Iterator[str]:
    path = folder() / name
    path.write_bytes(data)
    yield str(path)


def yaml(data: bytes) -> object:
    """The first text is ``sources.yaml``, the second the claims of its source ``a``, the third ``entities.yaml``."""
    texts = data.split(b"\x1e")
    files = dict(zip(("sources.yaml", "a.yaml", "entities.yaml", "properties.yaml"), texts, strict=False))
    found = from_yaml("claims", files)
    must(pickle.loads(pickle.dumps(found)).digest == found.digest, "a registry pickles")
    return len(found.claims)


def merged(data: bytes) -> object:
    from yrdcheck.registry.merging import merge_files

    base, ours, theirs = parts_of(data, 3)
    return merge_files("a.yaml", base, ours, theirs).conflicts


def lock(data: bytes) -> object:
    found = locks.read(data, HASHES, VERSION)
    return None if found is None else use(Registry("claims", *found))


HASHES = {"sources.yaml": "0" * 64}


def use(found: Registry) -> int:
    """Look at every record of a registry that came out of a file, and check a sentence against it."""
    try:
        count = sum(len(str(x)) for rows in (found.sources, found.claims, found.entities, found.properties) for x in rows)
        checker.verify(FIGURES["gdp"], found)
    except RegistryError:
        return 0
    return count


def index(data: bytes) -> object:
    with as_file("index.db", data) as path:
        found = stores.open_store(path, VERSION)
        return None if found is None else use(Registry("claims", *found))


def journal(data: bytes) -> object:
    with as_file(stores.JOURNAL, data):
        return len(read_journal(str(folder())))


def proposed(data: bytes) -> object:
    from yrdcheck.registry.writing import read_proposed

    journal(b"")
    with as_file("proposed.txt", data):
        return len(read_proposed(str(folder())))


def configured(data: bytes) -> object:
    with as_file("yrdcheck.toml", data) as path:
        found = config.read_config(path)
        settle({**defaults(COMMANDS[0]), "config": path})
        return str(found)


def baseline(data: bytes) -> object:
    from yrdcheck.baselines import format_baseline

    with as_file("known.json", data) as path:
        known = read_baseline(path)
    format_baseline(known).encode("utf-8", "backslashreplace")
    return len(known)


def command(data: bytes) -> object:
    words = [w[:200] for w in text_of(data).split("\x1e")]
    with redirect_stderr(io.StringIO()):
        return str(parse(COMMANDS[0], words))


def batch(data: bytes) -> object:
    texts = [p[:600] for p in text_of(data).split("\x1e")][:3]
    return len(list(batches.check_batch(texts, str(shelf()))))


@cache
def shelf() -> Path:
    """A registry on disk."""
    from yrdcheck.refresh import build as refresh

    at = folder() / "world"
    (at / "sources").mkdir(parents=True)
    for name, text in WORLD.items():
        (at / "sources" / f"{name}.txt").write_text(text, encoding="utf-8")
    refresh([str(at / "sources" / f"{name}.txt") for name in WORLD], str(at / "claims"))
    load_registry(at / "claims")
    return at / "claims"


# ---- programs that talk -------------------------------------------------------------------------------------------


class Editor:
    """The language server with an editor that sends whatever it likes; what our own code raises comes out."""

    def __init__(self) -> None:
        from pygls.exceptions import FeatureNotificationError, FeatureRequestError

        from yrdcheck.commands import lsp

        lsp.PAUSE = 0.0
        values = {**defaults(next(c for c in COMMANDS if c.name == "lsp")), "no_config": True, "registry": [str(shelf())]}
        self.loop = asyncio.new_event_loop()
        self.errors: list[BaseException] = []
        self.server = lsp.make_server(values)
        self.protocol = self.server.protocol
        self.protocol.set_writer(self)
        self.ours = (FeatureNotificationError, FeatureRequestError)
        self.server.report_server_error = self.report  # type: ignore[method-assign]
        self.send({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}})

    def report(self, error: Exception, source: object) -> None:
        if source in self.ours and any("/yrdcheck/" in name for name in _frames(error)):
            self.errors.append(error)

    def write(self, data: bytes) -> None:
        body = json.loads(data.split(b"\r\n\r\n", 1)[-1])
        if isinstance(body, dict) and (body.get("error") or {}).get("code") == -32603:
            said = str(body["error"])
            if "yrdcheck" in said:
                self.errors.append(Broken(said[:2000]))

    def send(self, message: object) -> None:
        async def work() -> None:
            import logging

            logging.disable(logging.CRITICAL)
            try:
                self.protocol.handle_message(json.loads(json.dumps(message), object_hook=self.protocol.structure_message))
            except Exception as error:
                if any("/yrdcheck/" in frame for frame in _frames(error)):
                    raise
            rest = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
            for task in rest:
                try:
                    await asyncio.wait_for(task, 30)
                except Exception as error:
                    if any("/yrdcheck/" in frame for frame in _frames(error)):
                        raise
            await asyncio.sleep(0)

        self.loop.run_until_complete(work())


def _frames(error: BaseException) -> Iterator[str]:
    at = error.__traceback__
    while at is not None:
        yield at.tb_frame.f_code.co_filename.replace(os.sep, "/")
        at = at.tb_next


@cache
def editor() -> Editor:
    return Editor()


URI = "file:///draft.md"


def rpc(data: bytes) -> object:
    """The first text is a draft that is opened; the others are messages, JSON that the fuzzer has spoilt."""
    first, *rest = text_of(data).split("\x1e")
    e = editor()
    e.errors.clear()

    def note(method: str, params: object) -> None:
        e.send({"jsonrpc": "2.0", "method": method, "params": params})

    place = {"line": len(first) % 7, "character": len(first) % 31}
    where = {"textDocument": {"uri": URI}, "position": place}
    note("textDocument/didOpen", {"textDocument": {"uri": URI, "languageId": "markdown", "version": 1, "text": first[:800]}})
    for number, method in enumerate(("hover", "definition", "declaration"), 1):
        e.send({"jsonrpc": "2.0", "id": number, "method": f"textDocument/{method}", "params": where})
    e.send(
        {
            "jsonrpc": "2.0", "id": 4, "method": "textDocument/codeAction",
            "params": {"textDocument": {"uri": URI}, "range": {"start": place, "end": place}, "context": {"diagnostics": []}},
        }
    )
    for one in rest[:4]:
        try:
            message = json.loads(one)
        except (ValueError, RecursionError):
            continue
        if isinstance(message, dict) and message.get("method") not in ("exit", "shutdown", "initialize"):
            e.send(message)
    note("textDocument/didClose", {"textDocument": {"uri": URI}})
    if e.errors:
        raise e.errors[0]
    return len(rest)


@cache
def tools() -> tuple[Any, Any]:
    from yrdcheck.commands import mcp

    values = {**defaults(next(c for c in COMMANDS if c.name == "mcp")), "no_config": True, "registry": [str(shelf())]}
    return mcp.make_server(values), asyncio.new_event_loop()


TOOLS = ("verify_text", "search_claims", "list_conflicts", "explain_code")


def tool(data: bytes) -> object:
    """Arguments of a tool as JSON; the first byte says which tool."""
    server, loop = tools()
    try:
        said = json.loads(text_of(data[1:]))
    except (ValueError, RecursionError):
        said = {"text": text_of(data[1:])[:500], "query": text_of(data[1:])[:100], "code": text_of(data[1:])[:100]}
    if not isinstance(said, dict):
        return None
    from mcp.server.mcpserver.exceptions import ToolError

    said = {k: v[:800] if isinstance(v, str) else v for k, v in said.items()}
    try:
        found = loop.run_until_complete(server.call_tool(TOOLS[(data[0] if data else 0) % len(TOOLS)], said))
    except ToolError as error:  # an argument of the wrong kind, or what we refuse: the agent reads it
        cause = error.__cause__
        if cause is not None and type(cause).__name__ not in ("ValidationError", "ToolError") and not isinstance(cause, YrdcheckError):
            raise cause from None
        return str(error)[:100]
    return len(found.model_dump_json()) if hasattr(found, "model_dump_json") else len(str(found))


def explained(data: bytes) -> object:
    return codes.unknown([text_of(data)[:100]])


def fresh_lock() -> bytes:
    from yrdcheck.registry.writing import lock_text

    return lock_text(registry(), HASHES).encode("utf-8", "surrogatepass")


def fresh_index() -> bytes:
    from yrdcheck.registry.indexing import keep_index

    at = folder() / "fresh.db"
    keep_index(registry(), str(at))
    return at.read_bytes()


FRESH = {"lock": fresh_lock, "index": fresh_index}  # kinds of which a kept input would be of another version soon
TEXTS = ("text", "spam")
ENTRANCES = (
    Entrance("read text", reader(".txt"), ("text", "bytes"), 1500, modules=("readers/__init__",)),
    Entrance("read Markdown", reader(".md"), ("text", "bytes"), 800, modules=("readers/__init__",)),
    Entrance("read HTML", reader(".html"), ("html",), 25, modules=("readers/html", "readers/blocks"), needs="trafilatura", patient=True),
    Entrance("read Word", packed(".docx", DOCX), ("docx", "zip"), 300, modules=("readers/docx", "readers/archives")),
    Entrance("read EPUB", packed(".epub", EPUB), ("epub", "zip"), 300, modules=("readers/epub",), needs="trafilatura"),
    Entrance("read PDF", reader(".pdf"), ("pdf",), 30, modules=("readers/pdf",), needs="pdfplumber", patient=True),
    Entrance("read CSV", reader(".csv"), ("csv", "bytes"), 250, modules=("readers/tables",)),
    Entrance("read TSV", reader(".tsv"), ("csv",), 500, modules=("readers/tables",)),
    Entrance("statements of Markdown", split(True), TEXTS, 400, (), ("statements",)),
    Entrance("statements of text", split(False), TEXTS, 400, (), ("statements",)),
    Entrance("figures", mentions, ("figures", "text"), 300, (), ("quantities",)),
    Entrance("dates", times, ("figures", "text"), 300, (), ("periods",)),
    Entrance("scan", scan, ("spam", "text", "html"), 60, (), ("spam",)),
    Entrance("suppressions", comments, ("markup", "text"), 700, (), ("suppressions", "citations")),
    Entrance("figures in the draft's style", restyled, ("figures",), 60, (), ("styles",)),
    Entrance("translation", translated, ("text",), 3, (), ("parity",)),
    Entrance("two versions", changed, ("text",), 60, (), ("revisions",)),
    Entrance("search", searched, ("figures", "text"), 20, (), ("candidates",)),
    Entrance("sources", built, ("text", "figures"), 4, (InputError, RegistryError), ("build",)),
    Entrance("draft in Markdown", draft(".md"), ("text", "figures", "markup"), 15, modules=("checker", "rules", "verdicts")),
    Entrance("draft in text", draft(".txt"), ("text", "figures", "spam"), 15, modules=("checker", "alignments")),
    Entrance("draft in HTML", draft(".html"), ("html",), 8, modules=("places",), needs="trafilatura"),
    Entrance("draft in CSV", draft(".csv"), ("csv",), 20, modules=("places",)),
    Entrance("draft in Word", lambda data: draft(".docx")(data), ("zip",), 60, modules=("places",)),
    Entrance("reports", formats, ("markup", "text"), 8, (), ("reporters", "diagnostics")),
    Entrance("draft put right", fixed, ("figures", "text"), 5, (), ("commands/fixing",)),
    Entrance("draft under work", written, ("figures", "text"), 4, (), ("commands/drafts",)),
    Entrance("registry", yaml, ("yaml",), 500, (RegistryError,), ("registry/records", "registry/__init__")),
    Entrance("registries merged", merged, ("yaml",), 400, (RegistryError,), ("registry/merging", "registry/writing")),
    Entrance("lock", lock, ("lock",), 500, (RegistryError,), ("locks",)),
    Entrance("index", index, ("index",), 150, (RegistryError,), ("stores",)),
    Entrance("journal", journal, ("json",), 400, (RegistryError,), ("registry/__init__",)),
    Entrance("proposals", proposed, ("lock", "text"), 200, (RegistryError,), ()),
    Entrance("configuration", configured, ("toml",), 600, (ConfigError,), ("config",)),
    Entrance("baseline", baseline, ("json",), 400, (ConfigError,), ("baselines",)),
    Entrance("command line", command, ("command",), 800, (ConfigError, YrdcheckError, SystemExit), ("options",)),
    Entrance("batch", batch, ("figures", "text"), 4, (), ("batches",)),
    Entrance("language server", rpc, ("rpc",), 10, (), ("commands/lsp",), needs="pygls"),
    Entrance("tools for agents", tool, ("json", "figures"), 6, (), ("commands/mcp",), needs="mcp"),
    Entrance("codes", explained, ("command",), 500, (), ("codes",)),
)
