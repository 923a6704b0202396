"""Word documents: paragraphs, headings, lists, tables, text boxes and notes, as they read once all changes are accepted.

Read from the file's own XML: python-docx leaves out what tracked changes and content controls hold. Places are counted as it counts
them: "paragraph 3" is the third paragraph of the body, "table 2, row 1" the first row of its second table.
"""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, InputError
from yrdcheck.readers import Document, Facts
from yrdcheck.readers.archives import Archive, local
from yrdcheck.readers.blocks import Block, join, make_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from yrdcheck.readers.blocks import Piece

GONE = frozenset(("del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "txbxContent", "footnoteReference", "endnoteReference", "commentReference"))
MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}


def read(data: bytes, name: str) -> Document:
    """A Word document."""
    archive = Archive(data, name, ".docx")
    main = _main_part(archive)
    root = archive.xml(main)
    body = next((e for e in root if local(e.tag) == "body"), None) if root is not None else None
    if body is None:
        raise InputError(f"{name}: not a Word document (it has no body)")
    folder = main.rpartition("/")[0]
    walk = Walk(archive, f"{folder}/" if folder else "")
    blocks = [*walk.blocks(body), *walk.notes("footnote"), *walk.notes("endnote")]
    core = archive.xml("docProps/core.xml")
    said = {local(e.tag): (e.text or "").strip() for e in core} if core is not None else {}
    title = next((_text(b.pieces) for b in blocks if b.kind == "heading"), "")
    text, marks = join(blocks)
    return Document(name, text, False, "", marks, Facts(said.get("title") or title, said.get("publisher", ""), "", said.get("language", "")[:2].lower()))


def _main_part(archive: Archive) -> str:
    links = archive.xml("_rels/.rels")
    for e in links if links is not None else ():
        if e.get("Type", "").endswith("/officeDocument"):
            return e.get("Target", "").lstrip("/")
    return "word/document.xml"


def _text(pieces: tuple[Piece, ...]) -> str:
    return "".join(text for text, _ in pieces)


def _piece(text: str) -> tuple[Piece, ...]:
    return ((" ".join(text.split()), 0),)


class Walk:
    """Goes through a document's parts; knows its styles and counts its paragraphs and tables."""

    def __init__(self, archive: Archive, folder: str) -> None:
        self.archive = archive
        self.folder = folder
        self.paragraphs = 0
        self.tables = 0
        self.styles: dict[str, tuple[str, str, bool | None]] = {}  # id → kind ("" none of its own), what it is based on, whether it numbers
        styles = archive.xml(f"{folder}styles.xml")
        for e in styles if styles is not None else ():
            if local(e.tag) == "style":
                said = _said(e)
                props = _child(e, "pPr")
                heading = said.get("name", "").lower().startswith(("heading", "title")) or _level(props) is not None
                self.styles[_attribute(e, "styleId")] = ("heading" if heading else "", said.get("basedOn", ""), _numbered(props))

    def kind(self, paragraph: Element) -> str:
        """heading, bullet or text."""
        props = _child(paragraph, "pPr")
        if _level(props) is not None:
            return "heading"
        numbered = _numbered(props)
        style = _said(props).get("pStyle", "") if props is not None else ""
        for _ in range(12):
            kind, above, numbers = self.styles.get(style, ("", "", None))
            if kind:
                return kind
            if numbered is None:
                numbered = numbers
            style = above
        return "bullet" if numbered else "text"

    def blocks(self, parent: Element, at: str = "") -> Iterator[Block]:
        """The blocks in an element, in order; those of the body with places of their own."""
        for e in parent:
            tag = local(e.tag)
            if tag == "p":
                if not at:
                    self.paragraphs += 1
                place = at or f"paragraph {self.paragraphs}"
                kind = self.kind(e)
                for line in "".join(_runs(e)).split("\n"):
                    yield Block(kind, _piece(line), place)
                for box in _boxes(e):
                    yield from self.blocks(box, place)
            elif tag == "tbl":
                yield from self.table(e, at)
            elif tag not in ("del", "moveFrom", "sectPr", "tcPr"):
                yield from self.blocks(e, at)

    def table(self, table: Element, at: str) -> list[Block]:
        if not at:
            self.tables += 1
        rows: list[tuple[list[tuple[Piece, ...]], str]] = []
        head: bool | None = None
        for row in _rows(table):
            number = len(rows) + 1
            cells: list[tuple[Piece, ...]] = []
            for cell in (c for c in _flat(row) if local(c.tag) == "tc"):
                props = _child(cell, "tcPr")
                said = _said(props) if props is not None else {}
                merged = props is not None and any(local(e.tag) == "vMerge" and _attribute(e, "val") != "restart" for e in props)
                above = rows[-1][0][len(cells)] if merged and rows and len(cells) < len(rows[-1][0]) else ()
                text = " ".join(_text(b.pieces) for b in self.blocks(cell, "cell"))
                cells.append(above if merged else _piece(text))
                cells += [()] * (_count(said.get("gridSpan", "")) - 1)
            props = _child(row, "trPr")
            if number == 1 and props is not None and "tblHeader" in _said(props):
                head = True
            rows.append((cells, at or f"table {self.tables}, row {number}"))
        return make_table(rows, head)

    def notes(self, kind: str) -> Iterator[Block]:
        root = self.archive.xml(f"{self.folder}{kind}s.xml")
        for n in root if root is not None else ():
            if _attribute(n, "type") in ("", "normal"):
                yield from self.blocks(n, f"{kind} {_attribute(n, 'id')}")


def _flat(parent: Element) -> Iterator[Element]:
    """Children, those within content controls and accepted changes too."""
    for e in parent:
        if local(e.tag) in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _flat(e)
        else:
            yield e


def _rows(table: Element) -> Iterator[Element]:
    for e in _flat(table):
        if local(e.tag) == "tr":
            props = _child(e, "trPr")
            if props is None or "del" not in _said(props):
                yield e


def _runs(e: Element) -> Iterator[str]:
    """The text of a paragraph that a reader sees."""
    for part in e:
        tag = local(part.tag)
        if tag == "t":
            yield part.text or ""
        elif tag in MARKS:
            yield MARKS[tag] if _attribute(part, "type") not in ("page", "column") else " "
        elif tag == "r" and _hidden(part) or tag in GONE:
            continue
        else:
            yield from _runs(part)


def _hidden(run: Element) -> bool:
    """Whether a run is hidden or struck through."""
    props = _child(run, "rPr")
    return props is not None and any(local(e.tag) in ("vanish", "strike", "dstrike") and _attribute(e, "val") not in ("0", "false", "off") for e in props)


def _boxes(e: Element) -> Iterator[Element]:
    """Text boxes that hang on a paragraph; of each the newer of two versions."""
    for part in e:
        tag = local(part.tag)
        if tag == "txbxContent":
            yield part
        elif tag not in ("Fallback", "del", "moveFrom"):
            yield from _boxes(part)


def _child(e: Element, tag: str) -> Element | None:
    return next((c for c in e if local(c.tag) == tag), None)


def _attribute(e: Element, key: str) -> str:
    return next((value for name, value in e.attrib.items() if local(name) == key), "")


def _said(props: Element) -> dict[str, str]:
    """Tag → value of the settings in a group."""
    return {local(e.tag): _attribute(e, "val") for e in props}


def _level(props: Element | None) -> int | None:
    """The outline level that a paragraph or style sets; `None` for body text."""
    value = _said(props).get("outlineLvl", "") if props is not None else ""
    return int(value) if len(value) == 1 and value in "012345678" else None


def _count(said: str) -> int:
    """How many columns a cell covers; Word knows 63."""
    return max(1, min(63, int(said))) if said.isascii() and said.isdigit() and len(said) < 9 else 1


def _numbered(props: Element | None) -> bool | None:
    """Whether a paragraph or style is a list item; `None` where it does not say."""
    numbers = _child(props, "numPr") if props is not None else None
    return _said(numbers).get("numId", "1") != "0" if numbers is not None else None
