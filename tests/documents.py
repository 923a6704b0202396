"""One text as a document of every type, made by other programs than those that read it here."""

import csv
import io
import re
import zipfile
from collections.abc import Sequence

Block = tuple[str, object]  # heading, text or bullet with its words, table with its rows


def parse(text: str, markdown: bool) -> list[Block]:
    """A text or simple Markdown as blocks."""
    out: list[Block] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in part.split("\n")]
        if markdown and lines[0].startswith("|"):
            out.append(("table", [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if not re.match(r"\|[ :|-]+\|$", line)]))
            continue
        for line in lines:
            mark, _, rest = line.partition(" ")
            kind = {"#": "title", "##": "heading", "-": "bullet"}.get(mark if markdown else "", "text")
            out.append((kind, line.strip("*") if kind == "text" else rest))
    return out


def as_text(blocks: Sequence[Block]) -> bytes:
    return as_markdown(blocks).replace(b"## ", b"").replace(b"# ", b"")


def as_markdown(blocks: Sequence[Block]) -> bytes:
    out = []
    for kind, body in blocks:
        if kind == "table":
            rows = [f"| {' | '.join(row)} |" for row in body]  # type: ignore[attr-defined]
            out.append("\n".join([rows[0], "| " + " | ".join("---" for _ in body[0]) + " |", *rows[1:]]))  # type: ignore[index]
        else:
            out.append({"title": "# ", "heading": "## ", "bullet": "- "}.get(kind, "") + str(body))
    return ("\n\n".join(out) + "\n").encode()


def as_html(blocks: Sequence[Block]) -> bytes:
    tags = {"title": "h1", "heading": "h2", "bullet": "li", "text": "p"}
    out = []
    listing = False
    for kind, body in blocks:
        if listing != (kind == "bullet"):
            listing = not listing
            out.append("<ul>" if listing else "</ul>")
        if kind == "table":
            rows = ["".join(f"<{'td' if n else 'th'}>{_escape(c)}</{'td' if n else 'th'}>" for c in row) for n, row in enumerate(body)]  # type: ignore[arg-type,var-annotated]
            out.append("<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>")
        else:
            words = _escape(str(body)).split(" ")
            middle = len(words) // 2  # emphasis, an entity and a line break of the file within a sentence
            words[middle] = f"<em>{words[middle]}</em>"
            out.append(f"<{tags[kind]}>{' '.join(words[:middle])}\n  {'&#32;'.join(words[middle:])}</{tags[kind]}>")
    out += ["</ul>"] if listing else []
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News of 12 March</a></li></ul></nav>"
    foot = "<footer><p>© 2024 Example Media, 99 staff. <a href='/i'>Imprint</a></p></footer>"
    head = f"<head><meta charset='utf-8'><title>{_escape(str(blocks[0][1]))}</title><script>var x = '77 scripts';</script></head>"
    return f"<!DOCTYPE html>\n<html lang='en'>{head}\n<body>{menu}\n<main><article>\n".encode() + "\n".join(out).encode() + f"\n</article></main>{foot}</body></html>\n".encode()


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def as_docx(blocks: Sequence[Block]) -> bytes:
    import docx

    document = docx.Document()
    for kind, body in blocks:
        if kind == "table":
            table = document.add_table(rows=0, cols=len(body[0]))  # type: ignore[index]
            for row in body:  # type: ignore[attr-defined]
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        elif kind in ("title", "heading"):
            document.add_heading(str(body), 0 if kind == "title" else 2)
        elif kind == "bullet":
            document.add_paragraph(str(body), style="List Bullet")
        else:
            paragraph = document.add_paragraph()
            for word in str(body).split(" "):
                paragraph.add_run(word + " ").bold = len(word) > 6
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(blocks: Sequence[Block], columns: int = 1, password: str = "", running: str = "Example Media, March") -> bytes:
    from reportlab.lib import colors, pagesizes
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, ListFlowable, ListItem, PageTemplate, Paragraph, Table

    styles = getSampleStyleSheet()
    names = {"title": "Title", "heading": "Heading2", "text": "BodyText"}
    story = []
    for kind, body in blocks:
        if kind == "table":
            story.append(Table(body, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
        elif kind == "bullet":
            story.append(ListFlowable([ListItem(Paragraph(str(body), styles["BodyText"]))], bulletType="bullet", start="•"))
        else:
            story.append(Paragraph(str(body), styles[names[kind]]))
    out = io.BytesIO()
    page = pagesizes.A6
    document = BaseDocTemplate(out, pagesize=page, title="untitled", encrypt=StandardEncryption(password) if password else None, invariant=1)
    width = (page[0] - 40) / columns
    frames = [Frame(20 + n * width, 40, width, page[1] - 80, id=str(n)) for n in range(columns)]

    def edges(canvas: object, document: object) -> None:
        canvas.drawString(30, page[1] - 25, running)  # type: ignore[attr-defined]
        canvas.drawString(page[0] / 2, 20, str(document.page))  # type: ignore[attr-defined]

    document.addPageTemplates(PageTemplate(frames=frames, onPage=edges))
    document.build(story)
    return out.getvalue()


def as_epub(blocks: Sequence[Block]) -> bytes:
    out = io.BytesIO()
    chapter = as_html(blocks).decode()
    body = chapter[chapter.index("<article>") + 9 : chapter.index("</article>")]
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("mimetype", "application/epub+zip")
        file.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book/package.opf"/></rootfiles></container>',
        )
        file.writestr(
            "book/package.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>A book</dc:title>'
            '<dc:language>en-GB</dc:language></metadata><manifest><item id="toc" href="toc.xhtml" properties="nav"/><item id="one" href="chapter%201.xhtml"/></manifest>'
            '<spine><itemref idref="toc"/><itemref idref="one"/></spine></package>',
        )
        file.writestr("book/toc.xhtml", "<html><body><nav><p>Contents: 9 chapters</p></nav></body></html>")
        file.writestr("book/chapter 1.xhtml", f"<html><head><title>One</title></head><body>{body}</body></html>")
    return out.getvalue()


def as_csv(rows: Sequence[Sequence[str]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


MAKERS = {".txt": as_text, ".md": as_markdown, ".html": as_html, ".docx": as_docx, ".pdf": as_pdf, ".epub": as_epub}
