"""What is read as which text, and what is refused with a line that says why."""

import pytest

from yrdcheck.model import InputError
from yrdcheck.readers import Facts, decode, looks_like_path, read_document, suffix_of
from yrdcheck.statements import mask_markup, split_statements


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("长三角 24%".encode(), "长三角 24%", id="UTF-8"),
        pytest.param(b"\xef\xbb\xbfplain", "plain", id="UTF-8 with a mark"),
        pytest.param("长三角".encode("utf-16"), "长三角", id="UTF-16 as this machine writes it"),
        pytest.param(b"\xff\xfea\0", "a", id="UTF-16, little end first"),
        pytest.param(b"\xfe\xff\0a", "a", id="UTF-16, big end first"),
        pytest.param(b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n", id="line ends stay, so that columns are right"),
        pytest.param("a\u2028b\x0cc\x1b[0m".encode(), "a\u2028b\x0cc\x1b[0m", id="odd characters stay"),
        pytest.param(b"", "", id="an empty file"),
    ],
)
def test_decode(data: bytes, text: str) -> None:
    assert decode(data, "draft.md") == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"fine\nfine\n\xff", "draft.md:3: not UTF-8", id="the line is named"),
        pytest.param(b"GIF89a\0\0", "draft.md: not a text file (it holds a NUL byte)", id="binary"),
        pytest.param("plain".encode("utf-16-le"), "draft.md: not a text file (it holds a NUL byte)", id="UTF-16 without a mark"),
        pytest.param("plain".encode("utf-32"), "draft.md: not a text file (it holds a NUL byte)", id="UTF-32"),
        pytest.param(b"<meta charset=koi8-r>\xd0\xcf", "'koi8-r', which it declares, is none of UTF-8, UTF-16, GB18030, Latin-1", id="declared and not read"),
        pytest.param(b"coding: gb18030 \xff\xff", "draft.md:1: not UTF-8 (byte 16 is 0xff)", id="declared and not true"),
        pytest.param(b"\xff\xfea", "draft.md:1: not UTF-16", id="half a character"),
    ],
)
def test_decode_refuses(data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "draft.md")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


GERMAN = "Der Hafen schlug im Jahr 2023 rund 1,2 Millionen Container um. Die Brücke ist 412 Meter lang; größere Schiffe müssen warten."
FRENCH = "Le port a traité 1,2 million de conteneurs en 2023. Le quai a coûté près de 640 millions d’euros, a déclaré le ministre."
CHINESE = "长三角地区万亿城市增至9个，占全国三分之一以上。12月4日，新闻发布会在上海举行。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(GERMAN, "latin-1", id="German"),
        pytest.param(FRENCH, "cp1252", id="French with a typographer's apostrophe"),
        pytest.param("El puerto movió 1,2 millones de contenedores. ¿Cuánto costó la ampliación?", "latin-1", id="Spanish"),
        pytest.param(CHINESE, "gb18030", id="Chinese"),
        pytest.param(CHINESE + "\n\nThe Delta has 9 such cities.", "gbk", id="Chinese and English"),
        pytest.param("<html><meta charset='gb2312'>长三角</html>", "gb2312", id="declared by a page"),
        pytest.param("<?xml version='1.0' encoding='ISO-8859-1'?><p>Zürich</p>", "latin-1", id="declared by XML"),
        pytest.param("# -*- coding: latin-1 -*-\nZürich", "latin-1", id="declared for an editor"),
    ],
)
def test_declared_or_detected(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "draft.md") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Порт обработал 1,2 миллиона контейнеров в 2023 году, сказал министр.", "cp1251"),
        ("Порт обработал 1,2 миллиона контейнеров в 2023 году, сказал министр.", "koi8-r"),
        ("Přístav v roce 2023 odbavil 1,2 milionu kontejnerů. Nové nábřeží je dlouhé 950 metrů, řekl ministr.", "cp1250"),
        ("港は2023年に120万個のコンテナを取り扱った。新しい岸壁の長さは950メートルだと大臣は述べた。", "shift-jis"),
        ("港は2023年に120万個のコンテナを取り扱った。新しい岸壁の長さは950メートルだと大臣は述べた。", "euc-jp"),
        ("항만은 2023년에 120만 개의 컨테이너를 처리했다. 새 부두의 길이는 950미터라고 장관이 말했다.", "euc-kr"),
        ("港口在2023年處理了120萬個貨櫃。新碼頭長950公尺，耗資6.4億歐元，部長在訪問後表示。", "big5"),
    ],
)
def test_other_encodings_are_refused(text: str, encoding: str) -> None:
    with pytest.raises(InputError, match="save the file as UTF-8"):
        decode(text.encode(encoding), "draft.txt")


def test_front_matter() -> None:
    text = "---\ntitle: 'Harbour grows'\ndate: 2024-04-02 10:00\nsource: The Courier\nlang: en-GB\ntier: press\n---\n\nText.\n"
    assert read_document(text.encode(), "a.md").facts == Facts("Harbour grows", "The Courier", "2024-04-02", "en", "press")
    assert read_document(text.replace("\n", "\r\n").encode(), "a.txt").facts == Facts("Harbour grows", "The Courier", "2024-04-02", "en", "press")
    assert read_document(b"---\n\nA rule first.\n", "a.md").facts == Facts()


def statements_of(text: str, name: str) -> list[tuple[str, str]]:
    """The statements of a document as they are read, each with its kind."""
    document = read_document(text.encode(), name)
    body = mask_markup(document.text, document.markdown)
    assert len(body) == len(document.text)
    return [(s.kind, " ".join(body[s.start : s.end].split())) for s in split_statements(document.text, document.markdown)]


HALL = ("sentence", "The hall has 300 seats.")


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        pytest.param("The hall has ~~240~~ 300 seats. ~~The roof leaks.~~", "a.md", [HALL], id="struck through"),
        pytest.param("~~The pool closed\nin 2019.~~ The hall has 300 seats.", "a.md", [HALL], id="struck through over two lines"),
        pytest.param("The hall has <s>240</s> <del class=x>250 or <b>260</b></del> 300 seats. <strike>It leaks.</strike>", "a.md", [HALL], id="struck through in tags"),
        pytest.param("The hall has ~~300 seats.\n\nIt has ~~40 doors.", "a.md", [("sentence", "The hall has ~~300 seats."), ("sentence", "It has ~~40 doors.")], id="never closed"),
        pytest.param("The <span>hall</span> has <strong>300</strong> seats.", "a.md", [HALL], id="tags that begin alike"),
        pytest.param("The hall has ~300 seats.", "a.md", [("sentence", "The hall has ~300 seats.")], id="about"),
        pytest.param("---\r\ntitle: The hall\r\n---\r\nThe hall has 300 seats.\r\n", "a.md", [HALL], id="front matter with line ends of Windows"),
        pytest.param('+++\ntitle = "The hall"\n+++\nThe hall has 300 seats.\n', "a.md", [HALL], id="front matter in TOML"),
        pytest.param("---\n# by hand\ntags:\n  - hall\nseats: 240\n---\nThe hall has 300 seats.\n", "a.txt", [HALL], id="front matter of a plain text"),
        pytest.param("---\nThe hall has 300 seats.\n---\n", "a.md", [HALL], id="between two rules"),
        pytest.param("---\n\nThe hall has 300 seats.\n\n---\n", "a.txt", [HALL], id="between two rules in plain text"),
        pytest.param("> The hall has\n> 300 seats.\n>> - It opened in 1998\n", "a.md", [HALL, ("bullet", "It opened in 1998")], id="quoted lines"),
        pytest.param("- [x] The hall has 300 seats.\n- [ ] It opened\n", "a.md", [("bullet", "The hall has 300 seats."), ("bullet", "It opened")], id="tasks"),
        pytest.param('The hall has 300 seats.\n\n[1]: https://example.org/2019 "Of 2020"\n', "a.md", [HALL], id="where a link leads"),
        pytest.param("The town\n=====\n\nThe hall has 300 seats.\n---\n", "a.md", [("heading", "The town"), HALL], id="underlined"),
        pytest.param("- The code:\n\n    ```\n    seats = 240\n    ```\n", "a.md", [("bullet", "The code:")], id="code in a list"),
        pytest.param("The hall has 300 seats, see p. 12 and sec. 4.", "a.md", [("sentence", "The hall has 300 seats, see p. 12 and sec. 4.")], id="of a page"),
    ],
)
def test_statements(text: str, name: str, wanted: list[tuple[str, str]]) -> None:
    assert statements_of(text, name) == wanted


@pytest.mark.parametrize(
    ("name", "suffix", "markdown"),
    [("a.md", ".md", True), ("a.MARKDOWN", ".markdown", True), ("a.txt", ".txt", False), ("a", "", False), ("b.d/a", "", False), (".md", "", False), ("a.rst", ".rst", False)],
)
def test_suffix_chooses_reader(name: str, suffix: str, markdown: bool) -> None:
    assert suffix_of(name) == suffix
    assert read_document(b"x", name).markdown is markdown


@pytest.mark.parametrize("word", ["drafts/missing.md", "missing.md", "missing.TXT", "report.pdf", "./x", "a/b", "..\\x", "/etc/nothing", "notes.docx", "table.csv", "old.doc"])
def test_looks_like_path(word: str) -> None:
    assert looks_like_path(word)


@pytest.mark.parametrize(
    "word",
    ["24%", "GDP", "The rate is 5 km/h.", "GDP rose.", "铁路/公路", "长三角.txt", "Hello.World", "3.5", "e.g.", "", "a.b.c", "drafts/my file.md", "U.S."],
)
def test_is_text(word: str) -> None:
    assert not looks_like_path(word)
