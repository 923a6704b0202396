"""The language server as editors use it: over standard input and output, with pygls' client and with Neovim."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="needs the extra lsp")

from lsprotocol import types as t
from pygls.lsp.client import LanguageClient

import yrdcheck
from yrdcheck.commands import settle
from yrdcheck.commands.checking import check
from yrdcheck.commands.drafts import Draft
from yrdcheck.commands.lsp import cite_edits, in_time
from yrdcheck.model import InputError
from yrdcheck.options import COMMANDS, defaults
from yrdcheck.readers import Document

TRUE = "The Hale Bridge is 412 metres long."
FALSE = "The Hale Bridge is 300 metres long."
UNKNOWN = "The harbour of Osmund has three cranes."
CONFLICT = "The city of Marne has 62,000 inhabitants."


class Editor:
    """An editor with one folder open."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.shown: dict[str, list[t.Diagnostic]] = {}
        self.said: list[str] = []
        self.news = asyncio.Event()
        self.version = 0

        @client.feature(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params: t.PublishDiagnosticsParams) -> None:
            self.shown[params.uri] = list(params.diagnostics)
            self.news.set()

        @client.feature(t.WINDOW_SHOW_MESSAGE)
        def message(params: t.ShowMessageParams) -> None:
            self.said.append(params.message)
            self.news.set()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def open(self, name: str, text: str, language: str = "markdown") -> None:
        (self.folder / name).write_text(text, encoding="utf-8", newline="")
        self.client.text_document_did_open(t.DidOpenTextDocumentParams(t.TextDocumentItem(self.uri(name), language, self.version, text)))

    async def type(self, name: str, line: int, start: int, end: int, text: str) -> None:
        self.version += 1
        change = t.TextDocumentContentChangePartial(t.Range(t.Position(line, start), t.Position(line, end)), text)
        self.client.text_document_did_change(
            t.DidChangeTextDocumentParams(t.VersionedTextDocumentIdentifier(self.version, self.uri(name)), [change])
        )  # fmt: skip

    async def until(self, name: str, *found: str) -> list[t.Diagnostic]:
        """Wait until these codes are shown for a document, in order."""
        async with asyncio.timeout(30):
            while [d.code for d in self.shown.get(self.uri(name), [])] != list(found) or self.uri(name) not in self.shown:
                self.news.clear()
                await self.news.wait()
        return self.shown[self.uri(name)]

    def at(self, name: str, line: int, character: int) -> dict[str, Any]:
        return {"text_document": t.TextDocumentIdentifier(self.uri(name)), "position": t.Position(line, character)}

    async def actions(self, name: str, line: int, character: int) -> list[t.CodeAction]:
        place = t.Position(line, character)
        context = t.CodeActionContext(self.shown.get(self.uri(name), []))
        params = t.CodeActionParams(t.TextDocumentIdentifier(self.uri(name)), t.Range(place, place), context)
        found = await self.client.text_document_code_action_async(params)
        return [a for a in found or [] if isinstance(a, t.CodeAction)]


def edit(world: Path, tmp_path: Path, work: Callable[[Editor], Awaitable[None]], settings: str = "") -> list[str]:
    """Let an editor work in a folder with that registry; what the server said in messages."""
    for name in ("claims", "sources"):
        shutil.copytree(world / name, tmp_path / name)
    (tmp_path / "yrdcheck.toml").write_text(settings, encoding="utf-8")

    async def session() -> list[str]:
        client = LanguageClient("editor", "1")
        editor = Editor(client, tmp_path)
        await client.start_io(sys.executable, "-m", "yrdcheck", "lsp", "--stdio", "--no-default-registry", cwd="/")
        root = t.WorkspaceFolder(tmp_path.as_uri(), "folder")
        capabilities = t.ClientCapabilities()
        await client.initialize_async(t.InitializeParams(capabilities, workspace_folders=[root]))
        client.initialized(t.InitializedParams())
        await work(editor)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()
        return editor.said

    return asyncio.run(session())


def test_findings_while_one_writes(world: Path, tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.open("a.md", f"# É😀\n\n😀 {TRUE} {FALSE}\n\n{UNKNOWN}\n")
        found = await editor.until("a.md", "YC101", "YC301")
        start = len("😀 ".encode("utf-16-le")) // 2 + len(TRUE) + 1
        assert found[0].range == t.Range(t.Position(2, start), t.Position(2, start + len(FALSE)))
        assert (found[0].severity, found[1].severity) == (t.DiagnosticSeverity.Error, t.DiagnosticSeverity.Information)
        assert found[0].source == "yrdcheck"
        assert found[0].code_description is not None
        assert found[0].code_description.href.endswith("YC101.md")
        assert found[0].related_information is not None
        assert found[0].related_information[0].location.uri == editor.uri("sources/bridge.txt")
        assert found[0].related_information[0].location.range.start.line == 2
        at = start + FALSE.index("300")
        await editor.type("a.md", 2, at, at + 3, "412")
        await editor.until("a.md", "YC301")
        await editor.type("a.md", 4, 0, len(UNKNOWN), f"{FALSE} <!-- yrdcheck-disable-line YC101 -->")
        await editor.until("a.md")
        await editor.type("a.md", 4, 0, len(FALSE), TRUE)
        assert (await editor.until("a.md", "YC901"))[0].severity == t.DiagnosticSeverity.Warning
        editor.client.text_document_did_close(t.DidCloseTextDocumentParams(t.TextDocumentIdentifier(editor.uri("a.md"))))
        await editor.until("a.md")

    assert edit(world, tmp_path, work) == []


def test_large_document_is_left_alone(world: Path, tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.open("large.md", f"{FALSE}\n\n{'x' * 1024 * 1024}\n")
        await editor.open("small.md", f"{FALSE}\n")
        await editor.until("small.md", "YC101")
        async with asyncio.timeout(30):
            while not editor.said:
                editor.news.clear()
                await editor.news.wait()
        assert editor.uri("large.md") not in editor.shown

    said = edit(world, tmp_path, work, "max-size = 1\n")
    assert [message.partition(";")[0] for message in said] == ["yrdcheck: large.md: larger than 1 MiB"]


@pytest.mark.parametrize(("seconds", "steps"), [(3, [0, 1, 2, 3]), (1, [0, 1]), (0, list(range(9))), (9, list(range(9)))])
def test_check_that_takes_too_long_is_given_up(seconds: float, steps: list[int]) -> None:
    now = iter(range(100))
    given = in_time(range(9), "a.md", seconds, lambda: float(next(now)))
    assert [next(given) for _ in steps] == steps
    if len(steps) < 9:
        with pytest.raises(InputError, match=f"^a.md: takes longer than {seconds} seconds"):
            next(given)
    else:
        assert list(given) == []


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Length: 5\r\n\r\n{{{{{", b"Content-Length: 2\r\n\r\n[]" * 20, b"Content-Length: 99999999999999999999\r\n\r\n{}",
        b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", b"Content-Length: 100000\r\n\r\n" + b"[" * 100_000, b"\0" * 10_000, b"Content-Length: -1\r\n\r\n",
    ],
)  # fmt: skip
def test_messages_that_are_none(data: bytes, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "yrdcheck", "lsp", "--stdio"], input=data, capture_output=True, cwd=tmp_path, timeout=60, check=False)
    assert done.returncode in (0, 2)
    assert b"Traceback" not in done.stderr
    assert b"internal error" not in done.stderr
    assert all(line.startswith(b"yrdcheck: ") for line in done.stderr.splitlines())


def test_hover_and_places(world: Path, tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.open("a.md", f"{TRUE}\n\n{FALSE}\n\nWhat a bridge!\n")
        await editor.until("a.md", "YC101")
        hover = await editor.client.text_document_hover_async(t.HoverParams(**editor.at("a.md", 2, 5)))
        assert hover is not None
        assert isinstance(hover.contents, t.MarkupContent)
        assert hover.contents.value.startswith("**contradicted** [YC101]")
        assert "“It is 412 metres long" in hover.contents.value
        assert editor.uri("sources/bridge.txt") in hover.contents.value
        assert hover.range == t.Range(t.Position(2, 0), t.Position(2, len(FALSE)))
        supported = await editor.client.text_document_hover_async(t.HoverParams(**editor.at("a.md", 0, 5)))
        assert supported is not None
        assert supported.contents.value.startswith("**supported**")  # type: ignore[union-attr]
        assert await editor.client.text_document_hover_async(t.HoverParams(**editor.at("a.md", 4, 5))) is None
        places = await editor.client.text_document_definition_async(t.DefinitionParams(**editor.at("a.md", 2, 5)))
        assert [(p.uri, p.range.start.line) for p in places] == [(editor.uri("sources/bridge.txt"), 2)]  # type: ignore[union-attr]
        claims = await editor.client.text_document_declaration_async(t.DeclarationParams(**editor.at("a.md", 2, 5)))
        (claim,) = claims  # type: ignore[misc]
        assert claim.uri == editor.uri("claims/bridge.yaml")
        lines = (tmp_path / "claims/bridge.yaml").read_text(encoding="utf-8").splitlines()
        assert lines[claim.range.start.line].startswith("- id: ")
        assert "412 metres" in lines[claim.range.start.line + 1]

    edit(world, tmp_path, work)


def apply(text: str, action: t.CodeAction) -> str:
    assert action.edit is not None
    assert action.edit.changes is not None
    ((_, edits),) = action.edit.changes.items()
    lines = [*text.splitlines(keepends=True), ""]
    starts = [sum(map(len, lines[:n])) for n in range(len(lines))]
    for e in sorted(edits, key=lambda e: (-e.range.start.line, -e.range.start.character)):
        a, b = (starts[p.line] + p.character for p in (e.range.start, e.range.end))
        text = text[:a] + e.new_text + text[b:]
    return text


def test_quick_fixes(world: Path, tmp_path: Path) -> None:
    text = f"{TRUE}\n\n{FALSE}\n\n{CONFLICT}\n"

    async def work(editor: Editor) -> None:
        await editor.open("a.md", text)
        await editor.until("a.md", "YC101", "YC201")
        fix, hide = await editor.actions("a.md", 2, 5)
        assert (fix.title, fix.is_preferred, fix.kind) == ("Put instead: 412 metres", True, t.CodeActionKind.QuickFix)
        assert fix.diagnostics is not None
        assert fix.diagnostics[0].code == "YC101"
        assert apply(text, fix) == text.replace("300", "412")
        assert apply(text, hide) == f"{TRUE}\n\n{FALSE} <!-- yrdcheck-disable-line YC101 -->\n\n{CONFLICT}\n"
        assert [a.title for a in await editor.actions("a.md", 4, 5)] == ["Leave YC201 out on this line"]
        (cite,) = await editor.actions("a.md", 0, 5)
        assert cite.title == "Cite bridge"
        cited = apply(text, cite)
        assert cited.startswith(f"{TRUE}[^yrd-bridge-")
        assert cited.rstrip().endswith("(sources/bridge.txt:3)")
        await editor.open("b.tex", f"{FALSE}\n", "latex")
        await editor.until("b.tex", "YC101")
        assert apply(f"{FALSE}\n", (await editor.actions("b.tex", 0, 5))[1]) == f"{FALSE} % yrdcheck-disable-line YC101\n"
        await editor.open("c.rst", f"{FALSE}\n", "restructuredtext")
        await editor.until("c.rst", "YC101")
        assert apply(f"{FALSE}\n", (await editor.actions("c.rst", 0, 5))[1]) == f".. yrdcheck-disable-next-line YC101\n\n{FALSE}\n"

    edit(world, tmp_path, work)


def test_settings_and_what_is_left_out(world: Path, tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        (tmp_path / "old").mkdir()
        for name in ("old/a.md", "sources/bridge.txt", "code.py"):
            await editor.open(name, FALSE if name != "sources/bridge.txt" else (world / name).read_text(encoding="utf-8"), "plaintext")
            await editor.until(name)
        await editor.open("b.md", f"{UNKNOWN} {FALSE}")
        await editor.until("b.md", "YC101")

    assert edit(world, tmp_path, work, 'exclude = ["old"]\nignore = ["YC301"]\n') == []


def test_a_registry_that_changes_and_one_that_is_broken(world: Path, tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.open("a.md", FALSE)
        await editor.until("a.md", "YC101")
        path = tmp_path / "claims/bridge.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text("{", encoding="utf-8")
        os.utime(path, ns=(1, 1))
        editor.client.text_document_did_save(t.DidSaveTextDocumentParams(t.TextDocumentIdentifier(editor.uri("a.md"))))
        async with asyncio.timeout(30):
            while not editor.said:
                editor.news.clear()
                await editor.news.wait()
        path.write_text(text.replace("412 metres", "300 metres"), encoding="utf-8")
        editor.client.workspace_did_change_watched_files(t.DidChangeWatchedFilesParams([]))
        await editor.until("a.md")

    (said,) = edit(world, tmp_path, work)
    assert said.startswith("yrdcheck: ")
    assert "bridge.yaml:2: not well-formed YAML" in said


def test_an_editor_and_the_command_line_say_the_same() -> None:
    registry = yrdcheck.build_registry({"a": "The Hale Bridge is 412 metres long. It opened in 2021. The Ode Tower is 98 metres high."})
    settings = settle({**defaults(COMMANDS[0]), "no_config": True})
    texts = [
        "The Hale Bridge is 412 metres long.",
        "New. The Hale Bridge is 300 metres long.",
        "New.\n\nThe Hale Bridge is 300 metres\nlong. It opened in 2021. <!-- yrdcheck-disable-line -->\n",
        "The Ode Tower is 5 metres high. It opened in 2021.\n" * 9,
        "The Hale Bridge is nice. It is old. It is 98 metres long.",
        "The Ode Tower is nice. It is old. It is 98 metres long.",
        "",
        "2 May 2024\n\nThe Ode Tower is 5 metres high [sic].",
    ]
    draft = Draft(registry, settings)
    for text in texts:
        document = Document("a.md", text, True)
        *_, last = draft.check(document)
        assert last == check(document, registry, settings)


def test_findings_come_up_one_after_the_other() -> None:
    registry = yrdcheck.build_registry({"a": "The Hale Bridge is 412 metres long."})
    draft = Draft(registry, settle({**defaults(COMMANDS[0]), "no_config": True}))
    text = "\n\n".join(f"The Hale Bridge is {n} metres long." for n in range(30))
    assert [len(r.statements) for r, _ in draft.check(Document("a.md", text, True))] == [12, 24, 30]
    assert [len(r.statements) for r, _ in draft.check(Document("a.md", f"Lo. {text}", True))] == [31]


def test_citing_twice_changes_nothing() -> None:
    registry = yrdcheck.build_registry({"a": "The Hale Bridge is 412 metres long."})
    settings = settle({**defaults(COMMANDS[0]), "no_config": True})
    text = "The Hale Bridge is 412 metres long. The Hale Bridge is 412 metres long.\n"
    for n in (0, 1):
        document = Document("a.md", text, True)
        s = check(document, registry, settings)[0].statements[n]
        edits = cite_edits(document, s, registry)
        assert edits
        for a, b, new in sorted(edits, reverse=True):
            text = text[:a] + new + text[b:]
        document = Document("a.md", text, True)
        assert cite_edits(document, check(document, registry, settings)[0].statements[n], registry) == []
    assert text.count("]: “") == 1


def test_without_pygls(tmp_path: Path) -> None:
    code = "import sys; sys.modules['pygls'] = None\nfrom yrdcheck.__main__ import main\nsys.exit(main(['lsp']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (2, "yrdcheck: error: the language server needs pygls; install it with: pip install 'yrdcheck[lsp]'\n")


NVIM = """
vim.fn.chdir(arg.folder)
vim.cmd('edit a.md')
local id = vim.lsp.start_client({ name = 'yrdcheck', cmd = arg.cmd, root_dir = arg.folder })
vim.lsp.buf_attach_client(0, id)
local out = {}
assert(vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50), 'no diagnostics')
for _, d in ipairs(vim.diagnostic.get(0)) do table.insert(out, { d.lnum, d.col, d.end_col, d.message, d.severity }) end
local params = vim.lsp.util.make_position_params()
local hover = vim.lsp.buf_request_sync(0, 'textDocument/hover', params, 5000)
vim.lsp.buf.code_action = nil
params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {} }
local actions = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 5000)
for _, answer in pairs(actions) do vim.lsp.util.apply_workspace_edit(answer.result[1].edit, 'utf-16') end
local text = vim.api.nvim_buf_get_lines(0, 0, -1, false)
assert(vim.wait(20000, function() return #vim.diagnostic.get(0) == 0 end, 50), 'still diagnostics')
for _, answer in pairs(hover) do hover = answer.result.contents.value end
vim.fn.writefile({ vim.json.encode({ shown = out, hover = hover, text = text }) }, 'out.json')
vim.lsp.stop_client(id)
vim.cmd('qall!')
"""


@pytest.mark.skipif(shutil.which("nvim") is None, reason="needs Neovim")
def test_neovim(world: Path, tmp_path: Path) -> None:
    for name in ("claims", "sources"):
        shutil.copytree(world / name, tmp_path / name)
    (tmp_path / "a.md").write_text(f"{FALSE}\n", encoding="utf-8")
    folder, command = json.dumps(str(tmp_path)), json.dumps([sys.executable, "-m", "yrdcheck", "lsp"]).replace("[", "{").replace("]", "}")
    (tmp_path / "init.lua").write_text(f"local arg = {{ folder = {folder}, cmd = {command} }}\n{NVIM}", encoding="utf-8")
    environ = {**os.environ, "XDG_STATE_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run(
        ["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {tmp_path / 'init.lua'}", "-c", "qall!"],
        env=environ, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert (tmp_path / "out.json").exists(), done.stderr
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert found["shown"] == [[0, 0, len(FALSE), "contradicted: the draft says 300 metres; the source says 412 metres", 1]]
    assert "412 metres" in found["hover"]
    assert found["text"] == [TRUE]
