"""The tools for agents, used over standard input and output by the protocol's own client."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="needs the extra mcp")

from mcp import Client, StdioServerParameters, stdio_client

TRUE = "The Hale Bridge is 412 metres long."
FALSE = "The Hale Bridge is 300 metres long."


def talk(world: Path, work: Callable[[Client], Awaitable[None]]) -> None:
    """Let a client use the server in a folder."""

    async def session() -> None:
        command = StdioServerParameters(command=sys.executable, args=["-m", "yrdcheck", "mcp", "--no-default-registry"], cwd=world)
        async with Client(stdio_client(command)) as client:
            await work(client)

    asyncio.run(session())


async def call(client: Client, name: str, **arguments: Any) -> Any:
    """What a tool gives, which is the same as text and as structure; or the text of its error."""
    result: Any = await client.call_tool(name, arguments)
    text = result.content[0].text
    if result.is_error:
        return text
    structure = result.structured_content
    if structure is not None and set(structure) != {"result"}:
        assert json.loads(text) == structure
        return structure
    return text


def test_tools_over_stdio(world: Path) -> None:
    async def work(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"verify_text", "search_claims", "list_conflicts", "explain_code"}
        for tool in tools.values():
            assert tool.description
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint
        found = await call(client, "verify_text", text=f"{TRUE} {FALSE} What a bridge!")
        assert [(s["verdict"], s["code"]) for s in found["statements"]] == [("supported", None), ("contradicted", "YC101"), ("no-claim", None)]
        assert found["statements"][1]["suggestion"]["replacement"] == "412 metres"
        assert found["statements"][1]["evidence"][0]["path"] == "sources/bridge.txt"
        assert found["summary"] == {"supported": 1, "contradicted": 1, "conflict": 0, "unsupported": 0, "no-claim": 1}
        found = await call(client, "verify_text", text=f"{TRUE} {FALSE}", only_findings=True)
        assert [s["text"] for s in found["statements"]] == [FALSE]
        found = await call(client, "search_claims", query="length of the bridge", limit=1)
        assert "412 metres" in found["claims"][0]["quote"]
        assert set(found["sources"]) == {"bridge", "figures"}
        found = await call(client, "search_claims", query="inhabitants of Marne", source="figures")
        assert {c["source"] for c in found["claims"]} == {"figures"}
        found = await call(client, "list_conflicts")
        assert [[side["claims"][0]["source"] for side in c["sides"]] for c in found["conflicts"]] == [["bridge", "figures"]]
        assert await call(client, "list_conflicts", kind="status") == {"conflicts": []}
        assert (await call(client, "explain_code", code="yc301")).startswith("No source says this")

    talk(world, work)


def test_what_cannot_be_done_is_said(world: Path) -> None:
    async def work(client: Client) -> None:
        assert "no source 'nowhere'; there are bridge, figures" in await call(client, "search_claims", query="x", source="nowhere")
        assert "no code 'YC0'" in await call(client, "explain_code", code="YC0")
        assert "at most 200,000 at once" in await call(client, "verify_text", text="x" * 200_001)
        assert "text" in await call(client, "verify_text")
        assert (await call(client, "verify_text", text=""))["statements"] == []

    talk(world, work)


def test_without_a_registry(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "yrdcheck", "mcp", "--no-default-registry"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("yrdcheck: error: no registry")


def test_without_the_package(tmp_path: Path) -> None:
    code = "import sys; sys.modules['mcp'] = None\nfrom yrdcheck.__main__ import main\nsys.exit(main(['mcp']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "pip install 'yrdcheck[mcp]'" in done.stderr
