"""The fuzzer: a short run over every entrance, the faults that it must find, and the cases that it has found."""

from __future__ import annotations

import importlib
import json
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

FUZZ = Path(__file__).resolve().parent.parent / "fuzz"
if not FUZZ.is_dir():
    pytest.skip("needs the folder fuzz of the repository", allow_module_level=True)
sys.path.insert(0, str(FUZZ))
entrances: Any = importlib.import_module("entrances")
runner: Any = importlib.import_module("run")
seeded: Any = importlib.import_module("seeded")

BY_NAME = {e.name: e for e in entrances.ENTRANCES}
SLOW = ("read HTML", "read PDF", "sources", "translation", "language server", "tools for agents", "reports")


@pytest.mark.parametrize("name", BY_NAME)
def test_short_run(name: str) -> None:
    entrance = BY_NAME[name]
    if not runner.ready(entrance):
        pytest.skip(f"needs {entrance.needs}")
    assert runner.fuzz(entrance, 12 if name in SLOW else 40, 0) == {}


@pytest.mark.parametrize("fault", seeded.FAULTS, ids=lambda f: f.name)
def test_seeded_fault_is_found(fault: Any) -> None:
    if not runner.ready(BY_NAME[fault.entrance]):
        pytest.skip(f"needs {BY_NAME[fault.entrance].needs}")
    assert seeded.find(fault) is not None


def test_same_seed_same_inputs() -> None:
    entrance = BY_NAME["registry"]
    one, two, other = ([*islice(runner.inputs(entrance, seed), 200)] for seed in (1, 1, 2))
    assert one == two != other


def test_corpus_is_accepted() -> None:
    """Every kept input is taken; what each kind is for is read, and not only refused."""
    taken = {}
    for e in entrances.ENTRANCES:
        if not runner.ready(e):
            continue
        for _, data in runner.corpus_of(e.kinds):
            try:
                e.run(data)
                taken[e.name] = True
            except e.raises:
                continue
    assert [e.name for e in entrances.ENTRANCES if runner.ready(e) and e.name not in taken] == []


def test_work_of_an_input_is_bounded() -> None:
    with pytest.raises(runner.TooMuch):
        runner.counted(lambda: [len("a") for _ in range(500)], 400)
    runner.counted(lambda: [len("a") for _ in range(500)], 600)


# ---- structure ------------------------------------------------------------------------------------------------------

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.sampled_from(["id", "path", "text", "count", "code"]), inner, max_size=4), max_leaves=12)
FINDING = st.fixed_dictionaries({}, optional=dict.fromkeys(("path", "code", "fingerprint", "count", "text"), JSON))
BASELINE = st.fixed_dictionaries({"schema": st.just("yrdcheck.baseline/1") | JSON, "findings": st.lists(FINDING | JSON, max_size=4) | JSON})
JOURNAL = st.fixed_dictionaries({"files": st.dictionaries(st.sampled_from(["a.yaml", "sources.yaml", "../x.yaml", ""]), JSON, max_size=3) | JSON}, optional={"before": JSON, "schema": JSON})
ARGUMENTS = st.dictionaries(st.sampled_from(["text", "markdown", "only_findings", "query", "limit", "source", "kind", "code"]), JSON, max_size=4)
LINE = st.sampled_from(["- id: a", "  quote: b", "  line: 1", "  column: 1", "  value: [c]", "- ", "  names: {en: [x]}", "schema: yrdcheck.registry/1", "sources:", "  wordings:", "  - d", "#", "  excluded: []"])
DRAFT = st.text(st.characters(exclude_categories=()), max_size=80) | st.lists(st.sampled_from("5 % km 2023 – ( “ ” - # | * ` \n \n\n . , 长三角 万亿 年 not over Marne the in".split(" ")), max_size=30).map(" ".join)


@pytest.mark.parametrize(
    ("name", "made"),
    [("baseline", BASELINE.map(json.dumps)), ("journal", JOURNAL.map(json.dumps)), ("registry", st.lists(LINE, max_size=8).map("\n".join)), ("draft in text", DRAFT), ("scan", DRAFT), ("figures", DRAFT)],
)
def test_structure(name: str, made: Any) -> None:
    @settings(max_examples=40, database=None)
    @given(made)
    def run(text: str) -> None:
        error = runner.try_one(BY_NAME[name], text.encode("utf-8", "surrogatepass"))
        assert error is None, runner.where(error)

    run()


def test_tools_take_any_arguments() -> None:
    pytest.importorskip("mcp")

    @settings(max_examples=25, database=None)
    @given(st.integers(0, 3), ARGUMENTS)
    def run(tool: int, arguments: dict[str, Any]) -> None:
        error = runner.try_one(BY_NAME["tools for agents"], bytes([tool]) + json.dumps(arguments).encode())
        assert error is None, runner.where(error)

    run()


# ---- what was found -------------------------------------------------------------------------------------------------

ROWS = "\x1e".join


def damaged_index() -> bytes:
    """An index with a byte changed in each claim's readings."""
    data = bytearray(entrances.fresh_index())
    at = data.find(b"x\x01")
    while at >= 0:
        data[at + 6] ^= 0xFF
        at = data.find(b"x\x01", at + 2)
    return bytes(data)


def index_of_no_claim() -> bytes:
    """An index in which the first claim of every word has become one behind the last."""
    import sqlite3
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "index.db")
        path.write_bytes(entrances.fresh_index())
        db = sqlite3.connect(path)
        db.execute("UPDATE term SET numbers = CAST(x'ffffff7f' || substr(numbers, 5) AS BLOB)")
        db.commit()
        db.close()
        return path.read_bytes()


FOUND = [
    ("read HTML", b"<p>&#" + b"9" * 5000 + b";</p>", "a character reference of 5,000 digits"),
    ("read HTML", b"<p>5 km</p><td colspan=" + b"9" * 5000 + b">", "a column span of 5,000 digits"),
    ("read HTML", b"<p>5 km</p>" + b"<a " * 20_000, "20,000 tags that are never closed"),
    ("read HTML", b"<p>5 km</p>" + b"<!-- " * 20_000, "20,000 comments that are never closed"),
    ("read Word", b"PK\x03\x04" + b"\xff" * 30, "a zip archive of a version that there is not"),
    ("read Word", '<w:document xmlns:w="w"><w:body><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="百"/></w:tcPr></w:tc></w:tr></w:tbl></w:body></w:document>'.encode(), "a span that is no number"),
    ("read Word", b'<w:document xmlns:w="w"><w:body><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc></w:tr></w:tbl></w:body></w:document>', "a span of a thousand million columns"),
    ("statements of Markdown", b"# \x1c a\n", "a heading that begins with a control character"),
    ("statements of text", ("a" * 1999 + "  ") .encode() * 3, "an endless sentence cut at several spaces"),
    ("figures", b"9" * 400 + b" million", "a number that is infinite to the machine"),
    ("baseline", b'{"schema": "yrdcheck.baseline/1", "findings": [{"path": "a", "code": "b", "fingerprint": "c", "count": 1e999}]}', "a count without end"),
    ("figures", b"$" + b"9" * 400 + b"m", "a price that is infinite to the machine"),
    ("figures", b"1 " + b"billion " * 200, "a billion billion billion"),
    ("figures", "三亿".encode() * 45, "a Chinese number beyond what a float holds"),
    ("dates", "3亿".encode() * 1500, "a Chinese number of 3,000 characters"),
    ("figures", b"5 and " * 600, "a row of 600 figures"),
    ("figures in the draft's style", ROWS(["32 °F below freezing", "5 °F"]).encode(), "a figure that comes to nothing"),
    ("draft in Markdown", b"It is " + b"5  " * 400, "a clause of 400 figures"),
    ("draft in Markdown", "中".encode() * 900, "one character over and over"),
    ("draft in text", "“”".encode(), "quotation marks and nothing else"),
    ("draft in HTML", "<p>„</p>".encode(), "a quotation mark in a document without statements"),
    ("registries merged", ROWS(["a: b", "c: d", "e: f"]).encode(), "a mapping that lists no sources"),
    ("registries merged", ROWS(["- id: a\ud800", "- id: b", "- id: c"]).encode("utf-8", "surrogatepass"), "half a surrogate pair"),
    ("registry", ROWS(["schema: yrdcheck.registry/1\nsources:\n- {id: a, path: a, sha256: b}", "- {id: a-1, quote: b, line: " + "9" * 5000 + ", column: 1}"]).encode(), "a line number of 5,000 digits"),
    ("configuration", b"quiet = " + b"9" * 5000, "a setting of 5,000 digits"),
    ("configuration", b"exclude = " + b"[" * 20_000, "a list nested 20,000 deep"),
    ("baseline", b'{"schema": ' + b"9" * 5000 + b"}", "a baseline with a number of 5,000 digits"),
    ("baseline", b"[" * 100_000, "a baseline nested 100,000 deep"),
    ("lock", entrances.fresh_lock().replace(b"412 metres", b'412"metres'), "a lock of which a letter has changed"),
    ("index", damaged_index(), "an index of which bytes have changed"),
    ("index", index_of_no_claim(), "an index whose words name claims that it does not hold"),
    ("tools for agents", b'\x00{"text": "The Hale Bridge is 412 \\udfff metres long."}', "half a surrogate pair that an agent sends"),
    ("lock", b'{"schema": ' + b"[" * 100_000 + b"\n", "a lock nested 100,000 deep"),
    ("journal", b'{"files": ["a"]}', "a journal that lists names without texts"),
    ("suppressions", b"`" * 3 + b"` ``" * 2000, "thousands of backticks"),
    ("scan", "微信 123456 ".encode() * 600, "hundreds of addresses in a line"),
    ("scan", b"a\xe2\x80\x8b" * 3000, "thousands of invisible characters"),
    ("scan", "вотсап".encode() * 600, "a word of two alphabets without an end"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "what"), FOUND, ids=[what for *_, what in FOUND])
def test_found(name: str, data: bytes, what: str) -> None:
    if not runner.ready(BY_NAME[name]):
        pytest.skip(f"needs {BY_NAME[name].needs}")
    error = runner.try_one(BY_NAME[name], data)
    assert error is None, runner.where(error)
