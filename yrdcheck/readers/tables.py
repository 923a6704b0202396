"""CSV and TSV: a table, each row with its line in the file."""

from __future__ import annotations

import csv

from yrdcheck.model import TYPE_CHECKING, InputError
from yrdcheck.readers import Document, decode
from yrdcheck.readers.blocks import join, make_table

if TYPE_CHECKING:
    from yrdcheck.readers.blocks import Piece

DELIMITERS = ",;\t|"


def read(data: bytes, name: str) -> Document:
    """A table whose first row names the columns, as far as that can be seen."""
    text = decode(data, name)
    lines = text.splitlines(keepends=True)
    starts = [0]
    for text_line in lines:
        starts.append(starts[-1] + len(text_line))
    rows: list[tuple[list[tuple[Piece, ...]], str]] = []
    reader = csv.reader(lines, delimiter=_delimiter(text, name))
    line = 0
    try:
        for row in reader:
            rows.append(([((" ".join(cell.split()), starts[line]),) for cell in row], f"row {len(rows) + 1}"))
            line = reader.line_num
    except csv.Error as error:
        raise InputError(f"{name}:{reader.line_num}: not well-formed CSV ({error})") from None
    read, marks = join(make_table(rows))
    return Document(name, read, False, text, marks)


SNIFFED = 1000  # characters: the standard library's patterns take time with the square of what they are shown


def _delimiter(text: str, name: str) -> str:
    if name.lower().endswith(".tsv"):
        return "\t"
    try:
        return csv.Sniffer().sniff(text[:SNIFFED], DELIMITERS).delimiter
    except csv.Error:
        return max(DELIMITERS, key=text.split("\n", 1)[0].count)
