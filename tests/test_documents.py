"""The same text in every type of document gives the same claims, and each quote is found again at its place by another program."""

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

import documents as make
import pytest

from yrdcheck.build import read_source
from yrdcheck.model import Claim, InputError, replace
from yrdcheck.places import Places
from yrdcheck.readers import Document, read_document

BRIDGE: list[make.Block] = [
    ("title", "Halden Bridge opens to traffic"),
    ("text", "The Halden Bridge opened on 3 May 2021 after four years of work. It is 412 metres long and cost £18 million, a third of which came from the county council."),
    ("text", "About 9,400 vehicles a day use the bridge, and long-term forecasts speak of 12,000 by 2030. The old ferry carried 1,150 vehicles a day in 2019; it has been withdrawn."),
    ("heading", "What it changed"),
    ("text", "Since the opening the journey between Marne and Osmund takes 11 minutes instead of 47. Unemployment in Osmund fell from 8.1 per cent in 2020 to 5.6 per cent in 2023."),
    ("text", "The works created:"),
    ("bullet", "1,200 temporary jobs in Marne"),
    ("bullet", "85 permanent jobs at the toll station"),
    ("heading", "Traffic by year"),
    ("table", [["Year", "Vehicles a day", "Share of lorries (%)"], ["2021", "6,300", "14"], ["2022", "8,150", "16"], ["2023", "9,400", "17"]]),
    ("text", "The county council owns the bridge. Its director, Hanna Pruitt, expects the loan to be repaid in 2041."),
]  # fmt: skip
GALLERY: list[make.Block] = [
    ("title", "The Brandt Gallery reports a record year"),
    ("text", "The Brandt Gallery counted 184,000 visitors in 2023, up from 152,000 the year before. Admission & tours brought in €2.4 million."),
    ("text", "Its collection holds 3,120 paintings, of which fewer than one in ten is on show. “We need more walls,” said the curator, Odile Furst."),
    ("table", [["Section", "Paintings", "On show"], ["Dutch", "410", "62"], ["French", "1,050", "88"]]),
    ("text", "A new wing of 1,900 square metres is under construction and will open in spring 2026."),
]  # fmt: skip
TEXTS = {"bridge": BRIDGE, "gallery": GALLERY}


def claims_of(blocks: Sequence[make.Block], suffix: str) -> tuple[Document, list[Claim]]:
    document = read_document(make.MAKERS[suffix](blocks), f"source{suffix}")
    return document, read_source("source", document, title="A title")[1]


def squashed(text: str) -> str:
    return re.sub(r"\W+", "", text)


@pytest.mark.parametrize("suffix", make.MAKERS)
@pytest.mark.parametrize("text", TEXTS)
def test_same_text_gives_same_claims(text: str, suffix: str) -> None:
    wanted, found = ([replace(c, line=0, column=0, at="") for c in claims_of(TEXTS[text], s)[1]] for s in (".txt", suffix))
    assert len(wanted) > 10
    assert found == wanted


@pytest.mark.parametrize("suffix", make.MAKERS)
@pytest.mark.parametrize("text", TEXTS)
def test_quotes_stand_at_their_places(text: str, suffix: str) -> None:
    document, claims = claims_of(TEXTS[text], suffix)
    data = make.MAKERS[suffix](TEXTS[text])
    for claim in claims:
        assert squashed(claim.quote) in squashed(look_up(data, suffix, claim)), claim
        place = next(p for at, p in Places(document).find(claim.quote) if (p.line, p.column) == (claim.line, claim.column))
        assert place.at == claim.at


HARBOUR = Path(__file__).parent.parent / "evals/harbour/docs"


@pytest.mark.parametrize("suffix", [".docx", ".html", ".epub", ".pdf"])
@pytest.mark.parametrize("path", sorted(HARBOUR.iterdir()), ids=lambda p: p.stem)
def test_articles_of_every_type(path: Path, suffix: str) -> None:
    if suffix == ".pdf" and path.stem == "morhaven-courier":
        pytest.skip("the fonts that a PDF reader brings have no letters for its Chinese and Russian lines")
    text = path.read_text(encoding="utf-8")
    document = read_document(make.MAKERS[suffix](make.parse(text, path.suffix == ".md")), f"x{suffix}")
    wanted, found = (read_source("x", d, title="A title")[1] for d in (read_document(path.read_bytes(), path.name), document))
    same = [{(" ".join(c.quote.split()), *c[5:13]) for c in claims} for claims in (wanted, found)]  # type: ignore[index]
    assert len(wanted) > 40
    assert same[0] == same[1]


def look_up(data: bytes, suffix: str, claim: Claim) -> str:
    """What stands at a claim's place and right after it, read by other means than the project's readers."""
    words = claim.at.replace(",", "").split()
    if suffix in (".txt", ".md"):
        return "\n".join([data.decode().split("\n")[claim.line - 1][claim.column - 1 :], *data.decode().split("\n")[claim.line :]])
    if suffix == ".html":
        from lxml import html

        element = html.fromstring(data).xpath(f"(//{words[0]})[{words[1]}]")[0]
        line = data.decode().split("\n")[claim.line - 1]
        assert html.fromstring(line[claim.column - 1 :] or "-").text_content().split()[0] in claim.quote or claim.quote.startswith("|")
        return "".join(element.itertext())
    if suffix == ".docx":
        import docx

        document = docx.Document(io.BytesIO(data))
        if words[0] == "table":
            return "|".join(cell.text for cell in document.tables[int(words[1]) - 1].rows[int(words[3]) - 1].cells)
        return document.paragraphs[int(words[1]) - 1].text
    if suffix == ".pdf":
        import pypdf

        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
        rest = "\n".join(pages[int(words[1]) - 1 :])
        if words[2] == "table":
            return rest
        lines = [line for line in pages[int(words[1]) - 1].split("\n") if len(line) > 2]  # bullets and page numbers stand alone there
        assert lines[int(words[3]) - 1].split()[0] in rest
        return rest
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        part, _, place = claim.at.rpartition(", ")
        from lxml import html

        tag, number = place.split()
        return "".join(html.fromstring(file.read(part).decode()).xpath(f"(//{tag})[{number}]")[0].itertext())


ROWS = [["Line", "Length (km)", "Stops", "Cost, million euros", "Operator"], ["Harbour Line", "14.2", "19", "480", "City Trams"], ["Hill Line", "9.6", "14", "", "City, Trams"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(delimiter: str) -> None:
    data = make.as_csv(ROWS, delimiter)
    document = read_document(data, "lines.tsv" if delimiter == "\t" else "lines.csv")
    claims = read_source("lines", document)[1]
    found = {(c.subject, c.property, c.value or c.object) for c in claims}
    assert found == {
        ("Harbour Line", "Length", "14.2 km"), ("Harbour Line", "Stops", "19"), ("Harbour Line", "Cost", "480 million euros"), ("Harbour Line", "Operator", "City Trams"),
        ("Hill Line", "Length", "9.6 km"), ("Hill Line", "Stops", "14"), ("Hill Line", "Operator", "City, Trams"),
    }  # fmt: skip
    for claim in claims:
        row = next(csv.reader([data.decode().splitlines()[claim.line - 1]], delimiter=delimiter))
        assert row[0] == claim.subject
        assert claim.at == f"row {claim.line}"


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        pytest.param([["Length", "412 m"], ["Width", "12 m"]], {("Length", "", "412 m"), ("Width", "", "12 m")}, id="no head"),
        pytest.param([["", "2021", "2022"], ["Ships", "310", "298"]], {("Ships", "", "310"), ("Ships", "", "298")}, id="years as columns"),
        pytest.param([["Region", "2021", "2022"], ["Coast", "310", "298"]], {("Coast", "", "310"), ("Coast", "", "298")}, id="years as columns under a name"),
        pytest.param([["Year", "Ships"], ["2021", "n/a"], ["2022", "298"]], {("", "Ships", "298")}, id="a cell that says nothing"),
        pytest.param([["City", "Share of lorries (%)"], ["Marne", "14 %"]], {("Marne", "Share of lorries", "14 %")}, id="unit in head and cell"),
    ],
)
def test_tables(rows: list[list[str]], wanted: set[tuple[str, str, str]]) -> None:
    for suffix in (".docx", ".pdf"):
        found = read_source("x", read_document(make.MAKERS[suffix]([*GALLERY[:3], ("table", rows)]), f"x{suffix}"))[1]
        assert {(c.subject, c.property, c.value or c.object) for c in found if c.quote.startswith("|")} == wanted, suffix
    assert {(c.subject, c.property, c.value or c.object) for c in read_source("x", read_document(make.as_csv(rows), "x.csv"))[1]} == wanted


# ---- what only some types have ------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><html lang="de-AT"><head><title>Harbour grows | The Courier</title>
<meta property="og:site_name" content="The Courier"><meta property="article:published_time" content="2024-04-02T08:00:00Z"></head>
<body><header><nav><ul><li><a href="/">Front page</a></li><li><a href="/s">Sport: 3 matches today</a></li></ul></nav></header>
<main><article><h1>Harbour grows</h1>
<p>The port handled <b>1.2&nbsp;million</b> containers in 2023,<sup><a href="#n1">[1]</a></sup> and 64 km<sup>2</sup> of mudflats are protected.</p>
<p style="display: none">Nobody sees these 404 words.</p><p hidden>Nor these 405.</p>
<p>First line of an address<br>Second line with 12 berths</p>
<dl><dt>Quay</dt><dd>950 metres</dd><dt>Cranes</dt><dd>8</dd></dl>
<ul><li>One item with 3 parts<li>Another item with 4 parts</ul>
<table><tr><td rowspan=1>Ships</td><td>310</td></tr><tr><td>Ferries</td><td>22</td></tr></table>
</article><aside><h3>Most read</h3><ul><li><a href="/1">Mayor opens tram line of 14 kilometres</a></li></ul></aside></main>
<footer><p>© 2024 The Courier, 12 Quay Street <a href="/i">Imprint</a></p></footer></body></html>"""


def test_html_page() -> None:
    document = read_document(PAGE.encode(), "page.html")
    assert document.text.split("\n\n") == [
        "# Harbour grows", "The port handled 1.2 million containers in 2023, and 64 km2 of mudflats are protected.", "First line of an address",
        "Second line with 12 berths", "- Quay: 950 metres", "- Cranes: 8", "- One item with 3 parts", "- Another item with 4 parts",
        "|  |  |\n| --- | --- |\n| Ships | 310 |\n| Ferries | 22 |",
    ]  # fmt: skip
    assert document.facts[:4] == ("Harbour grows", "The Courier", "2024-04-02", "de")  # type: ignore[index]
    where = Places(document)
    for word in ("million", "mudflats", "Second", "950", "Another", "Ferries", "22"):
        assert document.raw[where(document.text.index(word)).offset :].startswith(word)


def test_html_of_a_fragment_and_of_odd_markup() -> None:
    for text in ("<p>The bridge is 412 metres long.", "<div>The bridge is 412 metres long.</p></span>", "The bridge is 412 metres long. <b>", "<p>The bridge is 412&#8239;metres long."):
        assert "The bridge is 412 metres long." in read_document(text.encode(), "x.html").text.replace("\n", " "), text
    struck = read_document(b"<p>The bridge is <s>390</s> <del>400 or <b>401</b></del> <ins>412</ins> metres long.<p><strike>It leaks.</strike> It is dry.", "x.html").text
    assert struck == "The bridge is 412 metres long.\n\nIt is dry."
    lines = read_document(b"<p>The log says:<pre>\nThe bridge is 412 metres long.\nIt opened on a Tuesday in the spring of the year\n1998.\n</pre><pre><code>x = 12</code></pre>", "x.html").text
    assert lines == "The log says:\n\nThe bridge is 412 metres long.\n\nIt opened on a Tuesday in the spring of the year 1998."
    assert read_document(b"", "x.html").text == ""


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(
            "<table><tr><th>Port<th>Year<th>Ships</tr><tr><td rowspan=2>Marne<td>2021<td>310<tr><td>2022<td>298</table>",
            "| Port | Year | Ships |\n| --- | --- | --- |\n| Marne | 2021 | 310 |\n| Marne | 2022 | 298 |", id="a cell over two rows",
        ),
        pytest.param(
            "<table><tr><th>Port<th colspan=2>Ships<tr><td>Marne<td>310<td>298</table>", "| Port | Ships |  |\n| --- | --- | --- |\n| Marne | 310 | 298 |", id="a cell over two columns"
        ),
        pytest.param(
            f"<table><tr><td>Menu<td><p>{'The first paragraph has many words. ' * 5}</p><p>{'The second has more words. ' * 6}</p></table>",
            f"{('The first paragraph has many words. ' * 5).strip()}\n\n{('The second has more words. ' * 6).strip()}", id="a page laid out as a table",
        ),
        pytest.param("<table><tr><td><p>One</p><p>two</p><td>3</table>", "|  |  |\n| --- | --- |\n| One two | 3 |", id="paragraphs in a cell"),
    ],
)  # fmt: skip
def test_html_tables(body: str, text: str) -> None:
    filling = "<p>" + "The harbour of Marne has been growing for years, and its council is proud of it. " * 4 + "</p>"
    assert read_document(f"<main>{filling}{body}</main>".encode(), "x.html").text.split("\n\n", 1)[1] == text


def word_file(body: str) -> bytes:
    """A docx whose body is given as XML, so that it may hold what python-docx does not write."""
    blank = make.as_docx([("text", "")])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blank)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part == "word/document.xml":
                head = data[: data.index(b"<w:body>") + 8]
                data = head + body.encode() + b"</w:body></w:document>"
            new.writestr(part, data)
    return out.getvalue()


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def run(text: str, props: str = "") -> str:
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(paragraph(run("It is ") + f"<w:ins>{run('412')}</w:ins><w:del><w:r><w:delText>300</w:delText></w:r></w:del>" + run(" m long.")), "It is 412 m long.", id="tracked changes"),
        pytest.param(f"<w:sdt><w:sdtContent>{paragraph(run('In a content control.'))}</w:sdtContent></w:sdt>", "In a content control.", id="content control"),
        pytest.param(paragraph(run("Seen") + run(" unseen", "<w:vanish/>")), "Seen", id="hidden text"),
        pytest.param(paragraph(run("It is ") + run("300 ", "<w:strike/>") + run("400 ", '<w:dstrike/>') + run("412 m long.", '<w:strike w:val="0"/>')), "It is 412 m long.", id="struck through"),
        pytest.param(paragraph(run("one") + "<w:r><w:br/></w:r>" + run("two")), "one\n\ntwo", id="line break"),
        pytest.param(paragraph(run("one") + "<w:r><w:tab/></w:r>" + run("two") + "<w:r><w:noBreakHyphen/></w:r>" + run("three")), "one two-three", id="tab and hyphen"),
        pytest.param(paragraph('<w:r><w:instrText>PAGE</w:instrText></w:r>' + run("text")), "text", id="field code"),
        pytest.param(paragraph(f'<w:hyperlink>{run("a link")}</w:hyperlink>'), "a link", id="link"),
        pytest.param(
            paragraph(run("a") + f"<w:r><w:drawing><wps:txbx><w:txbxContent>{paragraph(run('in a box'))}</w:txbxContent></wps:txbx></w:drawing></w:r>"), "a\n\nin a box", id="text box"
        ),
        pytest.param(paragraph('<w:pPr><w:outlineLvl w:val="1"/></w:pPr>' + run("Head")), "# Head", id="outline level"),
        pytest.param(paragraph('<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>' + run("Item")), "- Item", id="list item"),
    ],
)  # fmt: skip
def test_word_markup(body: str, text: str) -> None:
    body = body.replace("<w:drawing>", '<w:drawing xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">')
    assert read_document(word_file(body), "x.docx").text == text


def test_word_table_with_merged_cells() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr>" + paragraph(run("{}")) + "</w:tc>"
    rows = [
        [("", "Port"), ("", "Year"), ("", "Ships")],
        [('<w:vMerge w:val="restart"/>', "Marne"), ("", "2021"), ("", "310")],
        [("<w:vMerge/>", ""), ("", "2022"), ("", "298")],
    ]
    body = "<w:tbl>" + "".join("<w:tr>" + "".join(cell.format(*c) for c in row) + "</w:tr>" for row in rows) + "</w:tbl>"
    assert read_document(word_file(body), "x.docx").text.endswith("| Marne | 2021 | 310 |\n| Marne | 2022 | 298 |")


def test_pdf_lines_are_joined() -> None:
    text = "The council’s long-term plan foresees a considerable extension of the waterworks. " * 6
    document = read_document(make.as_pdf([("text", text.strip())], columns=2, running=""), "x.pdf")
    assert document.text == text.strip()
    assert {at.partition(",")[0] for _, _, at in document.marks} == {"page 1"}


def test_chinese_pdf() -> None:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    text = "长三角地区万亿城市增至9个，占全国三分之一以上。12月4日，新闻发布会在上海举行，主题为高质量发展。区域合作办公室主任介绍了有关情况。"
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=(300, 400)).build([Paragraph(text, ParagraphStyle("zh", fontName="STSong-Light", fontSize=11, wordWrap="CJK"))])
    assert read_document(out.getvalue(), "x.pdf").text == text


# ---- refusals -----------------------------------------------------------------------------------------------------


def empty_page() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(10, 10, 100, 100)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        pytest.param("a.pdf", make.as_pdf(BRIDGE, password="secret"), "encrypted; save a copy without a password", id="encrypted PDF"),
        pytest.param("a.pdf", empty_page(), "no text in its 1 page, a scan it seems", id="scan"),
        pytest.param("a.pdf", b"%PDF-1.7 and no more", "not a PDF that can be read", id="broken PDF"),
        pytest.param("a.pdf", make.as_pdf(BRIDGE)[:1500], "it may be damaged or cut off", id="PDF cut off"),
        pytest.param("a.pdf", b"", "the file is empty", id="empty PDF"),
        pytest.param("a.docx", make.as_docx(BRIDGE)[:2000], "not a .docx file", id="docx cut off"),
        pytest.param("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted, or an old Word file", id="encrypted docx"),
        pytest.param("a.docx", make.as_epub(BRIDGE), "not a Word document", id="another archive"),
        pytest.param("a.docx", word_file(paragraph("<w:r>")), "damaged (word/document.xml in it", id="broken XML"),
        pytest.param("a.epub", make.as_docx(BRIDGE), "not an EPUB book", id="no EPUB"),
        pytest.param("a.docx", b"", "the file is empty", id="empty docx"),
        pytest.param("a.doc", b"x", ".doc is not read; save it as .docx", id="old Word file"),
        pytest.param("a.xlsx", b"x", ".xlsx is not read", id="spreadsheet"),
        pytest.param("a.txt", make.as_pdf(BRIDGE), "it is a PDF: give it the suffix .pdf", id="PDF under a wrong name"),
        pytest.param("a.md", make.as_docx(BRIDGE), "a zip archive, which a Word document is too", id="docx under a wrong name"),
        pytest.param("a.csv", b'a,b\n"x\0y",1\n', "it holds a NUL byte", id="binary table"),
    ],
)
def test_refusals(name: str, data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_document(data, name)
    message = str(caught.value)
    assert message.startswith(name)
    assert words in message
    assert "\n" not in message


def test_entities_in_an_archive_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("word/document.xml", bomb)
    with pytest.raises(InputError, match="declares entities"):
        read_document(out.getvalue(), "x.docx")


@pytest.mark.parametrize("module", ["trafilatura", "pdfplumber"])
def test_missing_extra_is_named(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, module, None)
    suffix, extra = (".html", "html") if module == "trafilatura" else (".pdf", "pdf")
    with pytest.raises(InputError, match=rf"pip install 'yrdcheck\[{extra}\]'"):
        read_document(make.MAKERS[suffix](BRIDGE), f"x{suffix}")


PIECES = (b"<![", b"<!", b"<?", b"&#x110000;", b"</td>", b"<table>", b'"', b"\0", b"\xff", b"<!DOCTYPE", b"<p", b"&#99999999999;", b"<tr>", b"]]>", b"<dd>", b"</html>")


def damage(data: bytes, random: Random) -> bytes:
    out = bytearray(data)
    for _ in range(random.randint(1, 10)):
        at = random.randrange(len(out))
        if random.random() < 0.5:
            out[at : at + random.choice((1, 1, 40))] = bytes([random.randrange(256)])
        else:
            out[at:at] = random.choice(PIECES)
    return bytes(out)


@pytest.mark.parametrize("suffix", [*make.MAKERS, ".csv"])
def test_damaged_files_are_read_or_refused(suffix: str) -> None:
    random = Random(suffix)
    whole = make.as_csv(ROWS) if suffix == ".csv" else PAGE.encode() if suffix == ".html" else make.MAKERS[suffix](GALLERY)
    refused: list[str] = []
    for n in range(6 if suffix == ".pdf" else 60):
        data = damage(whole, random)
        if suffix in (".docx", ".epub") and n % 2:  # within the archive
            out = io.BytesIO()
            with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
                for part in old.namelist():
                    new.writestr(part, damage(old.read(part), random) if random.random() < 0.3 else old.read(part))
            data = out.getvalue()
        try:
            document = read_document(data, f"x{suffix}")
        except InputError as error:
            refused.append(str(error))
            continue
        claims = read_source("x", document)[1]
        where = Places(document)
        assert all(any((p.line, p.column) == (c.line, c.column) for _, p in where.find(c.quote)) for c in claims)
    assert len(refused) < 60
    assert "\n" not in "".join(refused)


# ---- on the command line ------------------------------------------------------------------------------------------


def test_scan_names_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from yrdcheck.__main__ import main

    monkeypatch.chdir(tmp_path)
    spam = "Куплю-продам казино «Якорь-24», бонус 500 фриспинов без депозита!"
    (tmp_path / "a.docx").write_bytes(make.as_docx([*BRIDGE[:3], ("text", spam), *BRIDGE[3:]]))
    (tmp_path / "b.html").write_bytes(make.as_html([*BRIDGE[:3], ("text", spam), *BRIDGE[3:]]))
    assert main(["scan", "a.docx", "b.html", "--no-config"]) == 1
    rows = capsys.readouterr().out.splitlines()
    assert "a.docx:7:1 (paragraph 4): spam" in rows[0]
    line = next(n for n, row in enumerate((tmp_path / "b.html").read_text(encoding="utf-8").splitlines(), 1) if "казино" in row or "Якорь" in row)
    assert any(row.startswith(f"b.html:{line}:") for row in rows)


def test_verify_reads_what_build_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    from yrdcheck.__main__ import main

    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources").mkdir()
    for suffix, blocks in ((".docx", BRIDGE), (".pdf", GALLERY)):
        (tmp_path / f"sources/{'bridge' if blocks is BRIDGE else 'gallery'}{suffix}").write_bytes(make.MAKERS[suffix](blocks))
    (tmp_path / "sources/broken.pdf").write_bytes(b"%PDF-")
    assert main(["build", "sources", "--no-config"]) == 2
    assert "sources/broken.pdf" in capsys.readouterr().out
    assert main(["check-registry", "--no-config"]) == 0
    capsys.readouterr()
    draft: list[make.Block] = [("title", "A draft"), ("text", "The Halden Bridge is 300 metres long. The Brandt Gallery counted 184,000 visitors in 2023.")]
    reports = {}
    for suffix, maker in make.MAKERS.items():
        (tmp_path / f"draft{suffix}").write_bytes(maker(draft))
        assert main(["verify", f"draft{suffix}", "--format", "json", "--no-config"]) == 1
        reports[suffix] = json.loads(capsys.readouterr().out)["documents"][0]["statements"]
        assert [(s["text"], s["verdict"]) for s in reports[suffix] if s["verdict"] != "no-claim"] == [
            ("The Halden Bridge is 300 metres long.", "contradicted"), ("The Brandt Gallery counted 184,000 visitors in 2023.", "supported"),
        ], suffix  # fmt: skip
    wrong = next(s for s in reports[".html"] if s["verdict"] == "contradicted")
    page = (tmp_path / "draft.html").read_text(encoding="utf-8")
    assert page[wrong["offset"] : wrong["offset"] + wrong["length"]].startswith("The Halden Bridge is 300")
    fix = wrong["suggestion"]
    assert page[fix["offset"] : fix["offset"] + fix["length"]] == "300 metres"
    assert wrong["evidence"][0]["at"] == "paragraph 2"
    assert main(["verify", "draft.docx", "--no-config"]) == 1
    assert "(paragraph 2)" in capsys.readouterr().out
