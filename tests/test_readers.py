"""What is read as which text, and what is refused with a line that says why."""

import pytest

from yrdcheck.model import InputError
from yrdcheck.readers import decode, looks_like_path, read_document, suffix_of


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
        pytest.param("Zürich".encode("latin-1"), "draft.md:1: not UTF-8 (byte 1 is 0xfc)", id="Latin-1"),
        pytest.param(b"fine\nfine\n\xff", "draft.md:3: not UTF-8", id="the line is named"),
        pytest.param(b"PK\x03\x04\0\0", "draft.md: not a text file (it holds a NUL byte)", id="binary"),
        pytest.param(b"\xff\xfea", "draft.md:1: not UTF-16", id="half a character"),
    ],
)
def test_decode_refuses(data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "draft.md")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "suffix", "markdown"),
    [("a.md", ".md", True), ("a.MARKDOWN", ".markdown", True), ("a.txt", ".txt", False), ("a", "", False), ("b.d/a", "", False), (".md", "", False), ("a.rst", ".rst", False)],
)
def test_suffix_chooses_reader(name: str, suffix: str, markdown: bool) -> None:
    assert suffix_of(name) == suffix
    assert read_document(b"x", name).markdown is markdown


@pytest.mark.parametrize("word", ["drafts/missing.md", "missing.md", "missing.TXT", "report.pdf", "./x", "a/b", "..\\x", "/etc/nothing", "notes.docx"])
def test_looks_like_path(word: str) -> None:
    assert looks_like_path(word)


@pytest.mark.parametrize(
    "word",
    ["24%", "GDP", "The rate is 5 km/h.", "GDP rose.", "铁路/公路", "长三角.txt", "Hello.World", "3.5", "e.g.", "", "a.b.c", "drafts/my file.md", "U.S."],
)
def test_is_text(word: str) -> None:
    assert not looks_like_path(word)
