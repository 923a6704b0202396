"""HTML: the main text, each part with its place in the file; needs the extra ``html``.

Which parts are the main text, and not menus, notices or footers, is trafilatura's judgement; where each of them stands comes from the
file's own tags. Text that a reader of the page cannot see is left out.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from yrdcheck.model import TYPE_CHECKING, InputError
from yrdcheck.readers import Document, Facts, decode
from yrdcheck.readers.blocks import Block, join, make_table, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yrdcheck.readers.blocks import Piece

BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hgroup hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
UNSEEN = frozenset(
    "audio button canvas datalist del head iframe math noscript object option picture s script select strike style svg template textarea video".split()
)
CHROME = frozenset("footer nav".split())
ROLES = frozenset("banner contentinfo navigation search".split())
CLOSES = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("tr", "td", "th"), "td": ("td", "th"), "th": ("td", "th"), "option": ("option",)}
BREAK: Piece = ("\n", -1)  # between two lines of a block
STRUCK = re.compile(r"<(s|del|strike)(?:\s[^<>]{0,200})?>[^<]{0,2000}(?:<(?!/\1\s*>)[^<]{0,400}){0,20}</\1\s*>", re.I)
SET = 45  # characters of a line of preformatted text that may go on in the next
OPEN = re.compile("<[A-Za-z/!?]")
DEPTH = 512  # open elements at most, as in browsers
LONG = 120  # characters of a paragraph; a cell with two of them is no cell of a table
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
META = {
    "og:title": "title", "dc.title": "title", "og:site_name": "publisher", "dc.publisher": "publisher", "article:published_time": "date", "date": "date",
    "dc.date": "date", "dcterms.issued": "date", "datepublished": "date", "og:locale": "language", "dc.language": "language",
}  # fmt: skip


def close_open(text: str) -> str:
    """A page without what is open at its end, a comment or a tag, which browsers do not show either and the standard library looks for again and again."""
    end = text.rfind("-->") + 3 if "-->" in text else 0
    left = text.find("<!--", end)
    text = text if left < 0 else text[:left]
    last = text.rfind(">")
    tag = OPEN.search(text, last + 1)
    return text if tag is None else text[: tag.start()]


class Page(HTMLParser):
    """Walks over a page and collects its blocks with their places."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self.blocks: list[Block] = []
        self.outside: list[bool] = []  # for each block, whether it stands in a menu, footer or the like
        self.facts: dict[str, str] = {}
        self.open: list[tuple[str, bool]] = []  # tags, and whether what they hold is unseen
        self.counts: dict[str, int] = {}
        self.pieces: list[Piece] = []
        self.at = ""
        self.kind = "text"
        self.table: list[tuple[list[list[Piece]], str, bool]] | None = None  # rows: cells, place, whether all are heads
        self.span = (1, 1)  # columns and rows that the cell at hand covers
        self.hanging: dict[int, tuple[int, list[Piece]]] = {}  # column → in how many more rows a cell stands there, and the cell
        self.title: list[str] | None = None
        self.feed(close_open(text))
        self.close()
        self.flush()
        self.end_table()

    # ---- events ----

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        if tag == "meta":
            key = META.get((said.get("property") or said.get("name") or said.get("itemprop", "")).lower())
            if key:
                self.facts.setdefault(key, said.get("content", "").strip())
        elif tag == "html":
            self.facts.setdefault("language", said.get("lang") or said.get("xml:lang", ""))
        elif tag == "title":
            self.title = []
        elif tag == "br":
            self.pieces.append(BREAK)
        if tag in CLOSES:
            self.close_to(CLOSES[tag], ("ul", "ol", "dl", "table"))
        if tag in BLOCKS:
            if tag != "dd" or self.kind != "term":
                self.flush()
            if self.open and self.open[-1][0] == "p":
                self.open.pop()
            self.counts[tag] = self.counts.get(tag, 0) + 1
            self.at = f"{tag} {self.counts[tag]}"
            self.kind = "heading" if re.fullmatch("h[1-6]", tag) else "bullet" if tag == "li" else "term" if tag == "dt" else self.kind if tag == "dd" else "text"
            if tag == "dd" and self.pieces:
                self.pieces.append((": ", -1))
            if tag == "table":
                self.end_table()
                self.table = []
            elif tag == "tr" and self.table is not None:
                self.table.append(([], self.at, True))
            elif tag in ("td", "th") and self.table:
                self.table[-1] = (*self.table[-1][:2], self.table[-1][2] and tag == "th")
                self.span = _count(said.get("colspan")), _count(said.get("rowspan"))
        if tag not in VOID and len(self.open) < DEPTH:
            code = tag == "code" and any(t == "pre" for t, _ in self.open)
            unseen = code or tag in UNSEEN or "hidden" in said or said.get("aria-hidden") == "true" or bool(HIDDEN.search(said.get("style", "")))
            note = tag in ("a", "sup") and said.get("href", "#").startswith("#") and {tag, "sup", "a"} <= {tag, *(t for t, _ in self.open)}
            self.open.append((tag, unseen or note or bool(self.open and self.open[-1][1])))

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.facts.setdefault("name", " ".join("".join(self.title or ()).split()))
            self.title = None
        if tag in ("table", "tbody", "tfoot", "thead", "tr"):
            self.close_to(("td", "th"), ("table",))
        if tag in ("td", "th") and self.table:
            row, (columns, rows) = self.table[-1][0], self.span
            self.hang(row)
            if rows > 1:
                self.hanging[len(row)] = rows - 1, self.pieces
            row += [self.pieces, *([] for _ in range(columns - 1))]
            self.hang(row)
            self.pieces = []
        elif tag in BLOCKS and tag != "dt":
            self.flush()
        if tag == "table":
            self.end_table()
        for n in range(len(self.open) - 1, -1, -1):
            if self.open[n][0] == tag:
                del self.open[n:]
                break

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """``<![…`` is a comment to a browser; the standard library stumbles over it."""
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    def handle_data(self, data: str) -> None:
        self.add(data)

    def handle_charref(self, name: str) -> None:
        self.add(unescape(f"&#{name};") if len(name) < 12 else "\ufffd")

    def handle_entityref(self, name: str) -> None:
        self.add(unescape(f"&{name};"))

    # ---- what they add up to ----

    def add(self, text: str) -> None:
        if self.title is not None:
            self.title.append(text)
        elif not (self.open and self.open[-1][1]):
            line, column = self.getpos()
            at = self.starts[line - 1] + column
            set_out = any(t == "pre" for t, _ in self.open)
            for m in re.finditer("[^\xad\n]+|\n" if set_out else "[^\xad]+", text):  # a soft hyphen goes
                if set_out and m.group() == "\n" and not _goes_on(self.pieces, text[m.end() : m.end() + 1]):
                    self.pieces.append(BREAK)
                else:
                    self.pieces.append((m.group().replace("\xa0", " ").replace("\u202f", " "), at + m.start()))

    def close_to(self, tags: Sequence[str], walls: Sequence[str]) -> None:
        """Close an element that the file leaves open (``<li>one<li>two``)."""
        for n in range(len(self.open) - 1, -1, -1):
            tag = self.open[n][0]
            if tag in tags:
                self.handle_endtag(tag)
                return
            if tag in walls:
                return

    def hang(self, row: list[list[Piece]]) -> None:
        """Put into a row the cells that reach down into it."""
        while (left := self.hanging.get(len(row), (0, []))) and left[0]:
            self.hanging[len(row)] = left[0] - 1, left[1]
            row.append(left[1])

    def flush(self) -> None:
        """End the block at hand; a line break within it starts another line."""
        if self.table and any(t in ("td", "th") for t, _ in self.open):
            self.pieces.append(BREAK)
            return
        kind = "bullet" if self.kind == "term" else self.kind
        outside = any(tag in CHROME for tag, _ in self.open)
        for pieces in _lines(self.pieces):
            self.blocks.append(Block(kind, pieces, self.at))
            self.outside.append(outside)
        self.pieces = []
        self.kind = "text"

    def end_table(self) -> None:
        if self.table:
            if any(len([line for line in _lines(cell) if sum(len(t) for t, _ in line) > LONG]) > 1 for cells, _, _ in self.table for cell in cells):
                blocks = [Block("text", line, at) for cells, at, _ in self.table for cell in cells for line in _lines(cell)]  # a page laid out as a table
            else:
                head = self.table[0][2] and len(self.table) > 1 or None
                blocks = make_table([([squeeze(cell) for cell in cells], at) for cells, at, _ in self.table], head)
            self.blocks += blocks
            self.outside += [any(tag in CHROME for tag, _ in self.open)] * len(blocks)
        self.table = None
        self.hanging = {}


def _goes_on(pieces: Sequence[Piece], after: str) -> bool:
    """Whether a line of preformatted text goes on in the next: a long one without an end mark, before a letter or figure."""
    line = pieces[-1][0].rstrip() if pieces else ""
    return len(line) >= SET and line[-1:] not in ".!?:;|" and after.isalnum()


def _lines(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """The lines of a block that say something."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece == BREAK:
            lines.append([])
        else:
            lines[-1].append(piece)
    return [line for line in map(squeeze, lines) if line]


def _count(said: str | None) -> int:
    """How many columns or rows a cell covers."""
    return max(1, min(200, int(said))) if said and said.isascii() and said.isdigit() and len(said) < 9 else 1


def read(data: bytes, name: str) -> Document:
    """An HTML page: its main text. Raises `InputError` where trafilatura is not installed."""
    text = decode(data, name)
    page = Page(text)
    kept = _main(text, page, name)
    facts = page.facts
    whole, site = facts.get("name", ""), facts.get("publisher", "")
    title = facts.get("title") or (re.sub(rf"(?<!\s)\s+[-–—|·:]+\s+{re.escape(site)}$", "", whole) if site else whole)
    day = re.match(r"\d{4}-\d\d-\d\d", facts.get("date", ""))
    return make_document(name, text, kept, Facts(title, site, day.group() if day else "", facts.get("language", "")[:2].lower()))


def make_document(name: str, text: str, blocks: Sequence[Block], facts: Facts) -> Document:
    """A document of blocks that stand in ``text``."""
    read, marks = join(blocks)
    return Document(name, read, False, text, marks, facts)


def _main(text: str, page: Page, name: str) -> list[Block]:
    """The blocks that trafilatura finds in its main text; where it finds none, those in no menu, header or footer."""
    try:
        import logging

        import trafilatura
    except ImportError:
        raise InputError(f"{name}: reading HTML needs trafilatura: pip install 'yrdcheck[html]'") from None
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.extract(
        STRUCK.sub("", text), output_format="txt", favor_recall=True, include_comments=False, include_tables=True, include_formatting=False, deduplicate=False
    )
    if not found:
        return [b for b, outside in zip(page.blocks, page.outside, strict=True) if not outside]
    lines = {" ".join(_words(line)) for line in found.split("\n")}
    words = _words(found)
    whole, runs = f" {' '.join(words)} ", set(_runs(words))
    stands = [not out and _stands(_words("".join(t for t, _ in b.pieces)), lines, whole, runs) for b, out in zip(page.blocks, page.outside, strict=True)]
    for n, b in enumerate(page.blocks):  # a table stands or falls as a whole
        if b.first:
            end = next((m for m in range(n + 1, len(stands)) if page.blocks[m].kind != "row" or page.blocks[m].first), len(stands))
            stands[n:end] = [sum(stands[n:end]) * 2 > end - n] * (end - n)
    return [b for b, kept in zip(page.blocks, stands, strict=True) if kept]


def _stands(words: Sequence[str], lines: set[str], whole: str, runs: set[tuple[str, ...]]) -> bool:
    """Whether a block's words stand in a text: a line of their own, or most of them in the same order."""
    own = list(_runs(words))
    said = " ".join(words)
    return not words or said in lines or len(words) > 1 and f" {said} " in whole or sum(run in runs for run in own) > 0.6 * len(own) > 0


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], words[3:])  # noqa: B905 - of unequal length


def _words(text: str) -> list[str]:
    return re.findall(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+", text.casefold())
