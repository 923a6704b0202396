"""Blocks of a document that is not text of its own → text, with marks that lead back to the file."""

from __future__ import annotations

import re

from yrdcheck.model import TYPE_CHECKING, record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Piece = tuple[str, int]  # text, and the offset in the file's own text where it stands, its characters side by side
    Cell = Sequence[Piece]

PREFIXES = {"heading": "# ", "bullet": "- ", "row": "| "}
FIGURE = re.compile(r"[^\w]{0,3}\d[\d.,'  ]*(?:\s?[^\d\s]{1,12}){0,2}")  # a cell that holds a figure and little else
YEAR = re.compile(r"\D{0,12}(?:1[89]|20)\d\d\D{0,2}")


@record
class Block:
    """A paragraph, heading, list item or table row; ``at`` is what to call its place."""

    kind: str  # text | heading | bullet | row
    pieces: tuple[Piece, ...]
    at: str = ""
    first: bool = False  # the first row of a table
    columns: int = 0  # of a row
    lines: tuple[str, ...] = ()  # what to call the place of each piece, where they differ


def join(blocks: Iterable[Block]) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """The text of blocks, one a line, and the marks of its parts."""
    out: list[str] = []
    marks: dict[tuple[int, int, str], None] = {}
    length = 0

    def put(text: str) -> None:
        nonlocal length
        out.append(text)
        length += len(text)

    for block in blocks:
        if not any(text.strip() for text, _ in block.pieces):
            continue
        if out:
            put("\n" if block.kind == "row" and not block.first else "\n\n")
        origin = next(at for text, at in block.pieces if text.strip())
        marks[length, origin, block.at] = None
        put(PREFIXES.get(block.kind, ""))
        end = -1  # where the piece before ends in the file
        for n, (text, origin) in enumerate(block.pieces):
            if origin != end:
                marks[length, origin, block.lines[n] if block.lines else block.at] = None
            put(text)
            end = origin + len(text)
        if block.kind == "row":
            put(" |")
        if block.first:
            put("\n|" + " --- |" * block.columns)
    return "".join(out), tuple(marks)


def make_table(rows: Sequence[tuple[Sequence[Cell], str]], head: bool | None = None) -> list[Block]:
    """A table's rows, each with what to call its place, as blocks.

    ``head``: whether the first row names the columns; `None`: as it looks. A table of one column is a list of paragraphs.
    """
    texts = [["".join(text for text, _ in cell).strip() for cell in row] for row, _ in rows]
    width = max((len(row) for row in texts), default=0)
    used = [n for n in range(width) if any(n < len(row) and row[n] for row in texts)]
    kept = [n for n, row in enumerate(texts) if any(row)]
    if len(used) < 2:
        return [Block("text", tuple(cell), rows[n][1]) for n in kept for cell in rows[n][0]]
    if head is None:
        head = _is_head([texts[n] for n in kept])
    out = []
    for n in kept:
        row, at = rows[n]
        pieces: list[Piece] = []
        for column in used:
            pieces += [(" | ", -1)] if column != used[0] else []
            pieces += [(text.replace("|", "/").replace("\n", " "), o) for text, o in row[column]] if column < len(row) else []
        out.append(Block("row", tuple(pieces), at, n == kept[0], len(used)))
    if not head:
        out = [Block("row", ((" | " * (len(used) - 1), -1),), "", True, len(used)), *(b._replace(first=False) for b in out)]  # type: ignore[attr-defined]
    return out


def _is_head(texts: Sequence[Sequence[str]]) -> bool:
    first = texts[0]
    if any(FIGURE.fullmatch(cell) and not (n and YEAR.fullmatch(cell)) for n, cell in enumerate(first)):
        return False
    figures = any(FIGURE.fullmatch(cell) for row in texts[1:] for cell in row[1:])
    return figures or len(first) > 2


def squeeze(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces with white space as a browser shows it: one space for a run, none at either end."""
    out: list[Piece] = []
    for text, at in pieces:
        for m in re.finditer(r"\s+|\S+", text):
            if not m.group().isspace():
                out.append((m.group(), at + m.start()))
            elif out and out[-1][0] != " ":
                out.append((" ", at + m.start()))
    if out and out[-1][0] == " ":
        out.pop()
    return tuple(out)
