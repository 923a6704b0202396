"""PDF: the text layer as paragraphs, headings and tables, each part with its page and line; needs the extra ``pdf``.

Lines are counted on each page in reading order, running heads and page numbers among them, though those are left out of the text. Lines
of a paragraph are joined, also across pages; a hyphen at the end of a line goes unless the document writes the word with one.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import contextmanager
from contextvars import ContextVar
from io import BytesIO

from yrdcheck.model import TYPE_CHECKING, InputError, record
from yrdcheck.readers import Document, Facts
from yrdcheck.readers.blocks import Block, join, make_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from yrdcheck.readers.blocks import Piece

MAX_UNPACKED = 256 * 1024 * 1024  # bytes of all streams together, each as often as a page draws it
LEAST = 16 * 1024  # bytes that a stream counts for, however short: drawing it takes as long
LINK = 128  # bytes that following a reference counts for: references may go round in circles
A_PAGE = 8 * LEAST  # bytes that each page adds to what may be unpacked
MAX_PAGES = 10_000
EDGE = 0.1  # of a page's height, above and below, where running heads and page numbers stand
LARGER = 1.12  # times the size of most letters: a heading
PAGE_NUMBER = re.compile(r"\W*(?:(?:page|seite|p\.?)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|von|/)\s*\d{1,4})?\W*", re.I)
BULLET = re.compile(r"\s*(?:[•‣·◦▪–—*-]|\(?\d{1,2}[.)])\s+(?=\S)")
LONE_BULLET = re.compile(r"\s*(?:[•‣·◦▪■o–—*\uf0a7\uf0b7-]|\(cid:\d+\))\s*")  # its text stands beside it, in a line of its own
ENDS = tuple(".!?。！？:：;；\"”’)")


@record
class Line:
    """A line of a page, or a row of a table in it."""

    text: str
    page: int
    number: int  # on its page
    x0: float
    x1: float
    top: float  # from the page's upper edge, as a part of its height
    size: float  # of its letters
    bold: bool
    box: int  # lines of one box stand together
    bullet: bool = False  # a mark stands before it
    rows: tuple[tuple[tuple[str, ...], str], ...] = ()  # a table's cells, with what to call their places


def read(data: bytes, name: str) -> Document:
    """A PDF with a text layer. Raises `InputError` for one that is encrypted, damaged or a scan, and where pdfplumber is not installed."""
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError:
        raise InputError(f"{name}: reading PDF needs pdfplumber: pip install 'yrdcheck[pdf]'") from None
    import logging

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    if not data:
        raise InputError(f"{name}: the file is empty")
    try:
        with _bounds(), pdfplumber.open(BytesIO(data), laparams={}) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise InputError(f"{name}: more than {MAX_PAGES:,} pages; give it in parts")
            _count(-A_PAGE * len(pdf.pages))
            pages = []
            for number, page in enumerate(pdf.pages, 1):
                pages.append(_lines(page, number))
                page.close()  # what was read of it is dropped
            said = {str(key): str(value) for key, value in (pdf.metadata or {}).items()}
    except InputError:
        raise
    except _Overload:
        raise InputError(f"{name}: its streams unpack to more than {MAX_UNPACKED // 1024 // 1024} MiB; give it in parts") from None
    except PdfminerException as error:
        if isinstance(error.args[0] if error.args else None, _Overload):
            raise InputError(f"{name}: its streams unpack to more than {MAX_UNPACKED // 1024 // 1024} MiB; give it in parts") from None
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise InputError(f"{name}: encrypted; save a copy without a password") from None
        raise InputError(f"{name}: not a PDF that can be read ({_reason(error)}); it may be damaged or cut off") from None
    except Exception as error:  # pdfminer raises whatever a broken file makes it stumble over
        raise InputError(f"{name}: damaged PDF ({type(error).__name__})") from None
    lines = [line for page in pages for line in page]
    letters = "".join(line.text for line in lines)
    if not letters.strip() and not any(line.rows for line in lines):
        raise InputError(f"{name}: no text in its {len(pages)} page{'s' if len(pages) != 1 else ''}, a scan it seems; run text recognition (OCR) over it first")
    if len(re.findall(r"\(cid:\d+\)", letters)) * 20 > len(letters):
        raise InputError(f"{name}: its letters cannot be told (its fonts have no table of characters); print it to a new PDF or run text recognition (OCR)")
    blocks = _blocks(_body(pages))
    title = said.get("Title", "").strip()
    if not title or re.match(r"(?:microsoft word|untitled|\(anonymous\))|.*\.\w{3,4}$", title, re.I):
        title = next(("".join(t for t, _ in b.pieces) for b in blocks if b.kind == "heading"), "")
    text, marks = join(blocks)
    return Document(name, text, False, "", marks, Facts(title=title))


class _Overload(Exception):
    """A file asks for more than any document needs."""


class _Zlib:
    """What pdfminer needs of ``zlib``, with a bound on what a stream unpacks to; without one, a kilobyte may become a gigabyte."""

    import zlib as _real

    error = _real.error

    @classmethod
    def decompress(cls, data: bytes) -> bytes:
        if _left.get() is None:
            return cls._real.decompress(data)
        worker = cls._real.decompressobj()
        out = worker.decompress(data, MAX_UNPACKED)
        if worker.unconsumed_tail:
            raise _Overload
        if not worker.eof:
            raise cls.error("incomplete or truncated stream")
        return out


@contextmanager
def _bounds() -> Iterator[None]:
    """Bound what pdfminer unpacks and draws within the block: forms that draw forms that draw forms are a bomb as well."""
    import pdfminer.pdftypes

    pdftypes: Any = pdfminer.pdftypes
    if pdftypes.zlib is not _Zlib:
        real, follow, corrupted = pdftypes.PDFStream.get_data, pdftypes.PDFObjRef.resolve, pdftypes.decompress_corrupted

        def get_data(stream: Any) -> bytes:
            data: bytes = real(stream)
            _count(max(len(data), LEAST))
            return data

        def resolve(reference: Any, default: object = None) -> Any:
            _count(LINK)
            return follow(reference, default)

        def decompress_corrupted(data: bytes) -> bytes:
            if _left.get() is None:
                return bytes(corrupted(data))
            try:
                return _Zlib._real.decompressobj().decompress(data, MAX_UNPACKED)
            except _Zlib.error:
                return b"" if len(data) > MAX_UNPACKED // 1000 else bytes(corrupted(data))

        pdftypes.zlib, pdftypes.PDFStream.get_data, pdftypes.PDFObjRef.resolve = _Zlib, get_data, resolve
        pdftypes.decompress_corrupted = decompress_corrupted
        for filter_name in ("lzwdecode", "rldecode"):
            setattr(pdftypes, filter_name, _short(getattr(pdftypes, filter_name)))
    token = _left.set([MAX_UNPACKED])
    try:
        yield
    finally:
        _left.reset(token)


_left: ContextVar[list[int] | None] = ContextVar("left", default=None)  # bytes that the PDF at hand may still unpack


def _count(size: int) -> None:
    left = _left.get()
    if left is not None:
        left[0] -= size
        if left[0] < 0:
            raise _Overload


def _short(decode: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """An old way of packing, which packs up to a thousand times over: of such streams only short ones are unpacked."""

    def bounded(data: bytes) -> bytes:
        if _left.get() is not None and len(data) > MAX_UNPACKED // 1000:
            raise _Overload
        return decode(data)

    return bounded


def _reason(error: Exception) -> str:
    return str(error.args[0] if error.args else type(error).__name__)[:80] or type(error).__name__


def _lines(page: Any, number: int) -> list[Line]:
    """The lines of a page in reading order, its tables among them where they stand."""
    from pdfminer.layout import LTChar, LTTextBoxHorizontal, LTTextLineHorizontal

    height = float(page.height) or 1.0
    every = [line for box in page.layout for line in (box if isinstance(box, LTTextBoxHorizontal) else (box,)) if isinstance(line, LTTextLineHorizontal)]
    bullets = [(line.x1, line.y0, line.y1) for line in every if LONE_BULLET.fullmatch(line.get_text())]
    tables = [t for t in page.find_tables() if len(t.rows) > 1 and len(t.columns) > 1]
    found: list[Line] = []
    placed: set[int] = set()

    def put_tables(above: float, left: float, right: float) -> None:
        for n, table in enumerate(tables):
            if n not in placed and table.bbox[1] <= above and table.bbox[0] < right and left < table.bbox[2]:
                placed.add(n)
                rows = tuple(
                    (tuple(" ".join((cell or "").split()) for cell in row), f"page {number}, table {n + 1}, row {r}") for r, row in enumerate(table.extract(), 1)
                )
                found.append(Line("", number, 0, table.bbox[0], table.bbox[2], table.bbox[1] / height, 0.0, False, -1 - n, rows=rows))

    count = 0
    for box_number, box in enumerate(b for b in page.layout if isinstance(b, LTTextBoxHorizontal)):
        for line in box:
            if not isinstance(line, LTTextLineHorizontal) or not line.get_text().strip() or LONE_BULLET.fullmatch(line.get_text()):
                continue
            top, middle = height - line.y1, height - (line.y0 + line.y1) / 2
            bullet = any(0 <= line.x0 - x < 40 and low <= height - middle <= high for x, low, high in bullets)
            if any(t.bbox[1] <= middle <= t.bbox[3] and t.bbox[0] - 1 <= (line.x0 + line.x1) / 2 <= t.bbox[2] + 1 for t in tables):
                continue
            put_tables(top, line.x0, line.x1)
            count += 1
            chars = [c for c in line if isinstance(c, LTChar)]
            size = Counter(round(c.size, 1) for c in chars).most_common(1)[0][0] if chars else 0.0
            bold = bool(chars) and sum("bold" in c.fontname.lower() for c in chars) * 2 > len(chars)
            found.append(Line(" ".join(line.get_text().split()), number, count, line.x0, line.x1, top / height, size, bold, box_number, bullet))
    put_tables(height, float("-inf"), float("inf"))
    return found


def _body(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """All lines but running heads, running feet and page numbers."""

    def edge(line: Line) -> bool:
        return line.top < EDGE or line.top > 1 - EDGE

    seen = Counter(key for page in pages for key in {re.sub(r"\d+", "#", line.text) for line in page if edge(line) and line.text})
    often = max(2, len(pages) // 2)
    return [
        line
        for page in pages
        for line in page
        if line.rows or not (edge(line) and (PAGE_NUMBER.fullmatch(line.text) or seen[re.sub(r"\d+", "#", line.text)] >= often))
    ]


def _blocks(lines: Sequence[Line]) -> list[Block]:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    hyphened = {w.lower() for line in lines for w in re.findall(r"(?<![^\W\d_])[^\W\d_]+-[^\W\d_]+", line.text)}
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        edges[line.page, line.box] = max(line.x1, edges.get((line.page, line.box), 0.0))
    out: list[Block] = []
    row: list[Line] = []

    def end() -> None:
        if row:
            out.append(_block(row, _kind(row[0], body), hyphened))
            row.clear()

    for line in lines:
        if line.rows:
            end()
            out.extend(make_table([([((cell, 0),) for cell in cells], at) for cells, at in line.rows]))
            continue
        if row and not _goes_on(row[-1], line, body, edges[row[-1].page, row[-1].box]):
            end()
        row.append(line)
    end()
    return out


def _kind(line: Line, body: float) -> str:
    if line.size > body * LARGER:
        return "heading"
    if line.bullet or BULLET.match(line.text):
        return "bullet"
    return "heading" if line.bold and len(line.text) < 100 and not line.text.endswith((".", ",")) else "text"


def _goes_on(before: Line, line: Line, body: float, edge: float) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    kinds = _kind(before, body), _kind(line, body)
    if kinds[1] == "bullet" or kinds[0] != "bullet" and kinds[0] != kinds[1] or abs(before.size - line.size) > 0.6:
        return False
    short = before.x1 < edge - 0.2 * (edge - before.x0)
    if (before.page, before.box) == (line.page, line.box):
        return not (short and before.text.endswith(ENDS))
    turned = line.page != before.page or line.top < before.top  # another page or column
    return not before.text.endswith(ENDS) and (line.text[:1].islower() or turned and not short)


def _block(row: Sequence[Line], kind: str, hyphened: Iterable[str]) -> Block:
    """Lines as one block; its pieces stand for lines, each with its number as the place."""
    pieces: list[Piece] = []
    for n, line in enumerate(row):
        text = line.text
        if n == 0 and kind == "bullet" and not line.bullet and (mark := BULLET.match(text)):
            text = text[mark.end() :]
        if pieces:
            left = pieces[-1][0]
            word = re.search(r"(?<![^\W\d_])[^\W\d_]+[-\xad]$", left)
            if word and text[:1].islower():
                whole = word.group().lower() + re.match(r"[^\W\d_]*", text).group().lower()  # type: ignore[union-attr]
                if left.endswith("\xad") or whole not in hyphened:
                    pieces[-1] = (left[:-1], pieces[-1][1])
            elif not (_wide(left[-1:]) or _wide(text[:1])):
                text = " " + text
        pieces.append((text.replace("\xad", "") if n == len(row) - 1 else text, -n))
    places = tuple(f"page {line.page}, line {line.number}" for line in row)
    return Block(kind, tuple(pieces), places[0], lines=places)


def _wide(c: str) -> bool:
    return "\u2e80" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef"
