"""EPUB: the chapters in reading order, each part with its file and element."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from yrdcheck.model import TYPE_CHECKING, InputError
from yrdcheck.readers import Document, Facts, decode
from yrdcheck.readers.archives import Archive, local
from yrdcheck.readers.blocks import join
from yrdcheck.readers.html import Page

if TYPE_CHECKING:
    from yrdcheck.readers.blocks import Block


def read(data: bytes, name: str) -> Document:
    """An EPUB book; its table of contents is left out."""
    archive = Archive(data, name, ".epub")
    container = archive.xml("META-INF/container.xml")
    package = next((e.get("full-path", "") for e in container.iter() if local(e.tag) == "rootfile"), "") if container is not None else ""
    root = archive.xml(package) if package else None
    if root is None:
        raise InputError(f"{name}: not an EPUB book (no package in it)")
    locks = archive.xml("META-INF/encryption.xml")
    locked = {unquote(e.get("URI", "")) for e in locks.iter() if local(e.tag) == "CipherReference"} if locks is not None else set()
    said: dict[str, str] = {}
    for e in root.iter():
        said.setdefault(local(e.tag), (e.text or "").strip())
    items = {e.get("id", ""): e for e in root.iter() if local(e.tag) == "item"}
    blocks: list[Block] = []
    for ref in (e for e in root.iter() if local(e.tag) == "itemref"):
        item = items.get(ref.get("idref", ""))
        if item is None or ref.get("linear") == "no" or "nav" in item.get("properties", "").split():
            continue
        part = posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(item.get("href", ""))))
        if part in locked:
            raise InputError(f"{name}: encrypted; give a copy without protection")
        page = Page(decode(archive.read(part), f"{name} ({part})"))
        blocks += [b._replace(at=f"{part}, {b.at}" if b.at else "", pieces=tuple((t, 0) for t, _ in b.pieces)) for b in page.blocks]  # type: ignore[attr-defined]
    text, marks = join(blocks)
    return Document(name, text, False, "", marks, Facts(said.get("title", ""), said.get("publisher", ""), said.get("date", "")[:10], said.get("language", "")[:2].lower()))
