"""``yrdcheck mcp``: tools for agents over standard input and output (Model Context Protocol).

An agent checks what it wrote, searches what the sources say and sees where they disagree; it can change nothing. Needs the extra
``mcp`` (the protocol's own Python SDK).
"""

from __future__ import annotations

import gc
import re
from typing import Any, Literal

from yrdcheck import __version__
from yrdcheck.commands import OK
from yrdcheck.model import TYPE_CHECKING, ConfigError, Verdict

if TYPE_CHECKING:
    from mcp.server import MCPServer

INSTRUCTIONS = (
    "Checks statements against a fixed set of source documents, offline; it knows nothing else. Verify what you write before you give it out. "
    "supported: a source states it. contradicted: a source answers otherwise, and the suggestion holds its figure. conflict: sources disagree; "
    "name both answers. unsupported: no source answers; find another source or leave it out. Quote the evidence, never the score."
)
LIMIT, MOST = 10, 100  # claims given by a search: unless asked otherwise, and at most
LONGEST = 200_000  # characters of a text that are checked in one call
HALF = re.compile("[\ud800-\udfff]")  # half a surrogate pair, which JSON may hold


def run(values: dict[str, Any]) -> int:
    """Serve until the agent's side ends it."""
    try:
        import mcp  # noqa: F401 - only to say what is missing
    except ImportError:
        raise ConfigError("the tools for agents need the package mcp; install it with: pip install 'yrdcheck[mcp]'") from None
    gc.enable()
    make_server(values).run("stdio")
    return OK


def make_server(values: dict[str, Any]) -> MCPServer[Any]:
    """The server with its tools. Raises `YrdcheckError` where there is no registry: better now than at the first call."""
    from mcp.server import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import ToolAnnotations

    from yrdcheck.commands.lsp import Workspace

    workspace = Workspace({**values, "quiet": True})
    workspace.load()
    server: MCPServer[Any] = MCPServer("yrdcheck", version=__version__, instructions=INSTRUCTIONS, log_level="WARNING")
    reads = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False, destructive_hint=False)

    @server.tool(annotations=reads, title="Verify a text")
    def verify_text(text: str, markdown: bool = True, only_findings: bool = False) -> dict[str, Any]:
        """Check every statement of a text against the sources.

        Gives each statement with its verdict, code, place, message, suggestion and evidence (exact quotes with source, file and line), and
        counts by verdict. only_findings leaves out what is supported or makes no claim.
        """
        from yrdcheck.codes import code_of
        from yrdcheck.commands.checking import check
        from yrdcheck.readers import Document
        from yrdcheck.reporters._values import statement

        if len(text) > LONGEST:
            raise ToolError(f"the text has {len(text):,} characters; give at most {LONGEST:,} at once")
        text = HALF.sub("\ufffd", text)  # which no answer could be written with
        settings, registry = workspace.load()
        report, _ = check(Document("<text>", text, markdown), registry, settings)
        shown = [s for s in report.statements if not only_findings or code_of(s)]
        counts = {v.value: sum(s.verdict is v for s in report.statements) for v in Verdict}
        return {"statements": [{**statement(s), "code": code_of(s) or None} for s in shown], "summary": counts}

    @server.tool(annotations=reads, title="Search claims")
    def search_claims(query: str, limit: int = LIMIT, source: str | None = None) -> dict[str, Any]:
        """Find what the sources say about something, best match first.

        Each claim comes with its exact quote, source, file and line, and a score from 0 to 1. source restricts it to one source id.
        """
        from yrdcheck.reporters import Listed
        from yrdcheck.reporters._values import claim

        _, registry = workspace.load()
        sources = {s.id: s for s in registry.sources}
        if source is not None and source not in sources:
            raise ToolError(f"no source {source!r}; there are {', '.join(sources)}")
        wanted = max(1, min(limit, MOST))
        found = registry.search(query, wanted if source is None else len(registry.claims))
        rows = [Listed(m.claim, sources[m.claim.source], m.score) for m in found if source in (None, m.claim.source)][:wanted]
        return {"claims": [claim(row) for row in rows], "sources": {s.id: s.title for s in registry.sources}}

    @server.tool(annotations=reads, title="List conflicts")
    def list_conflicts(kind: Literal["value", "scope", "period", "status", "polarity", "entity"] | None = None) -> dict[str, Any]:
        """Every question to which the sources give different answers, each answer with the quotes that give it.

        kind restricts it to one way of differing: another figure, area or group, time, status, direction, or name.
        """
        from yrdcheck.checker import find_conflicts
        from yrdcheck.reporters._values import conflict

        _, registry = workspace.load()
        return {"conflicts": [conflict(c) for c in find_conflicts(registry) if kind in (None, c.kind.value)]}

    @server.tool(annotations=reads, title="Explain a code")
    def explain_code(code: str) -> str:
        """What a code such as YC101 means, with an example and what to do about it."""
        from yrdcheck.codes import BY_ID, page

        found = BY_ID.get(code.upper())
        if found is None:
            raise ToolError(f"no code {code!r}; there are {', '.join(BY_ID)}")
        return page(found)

    return server
