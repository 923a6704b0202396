"""What a registry's YAML may hold, what is refused with which line, and what is mended by itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from yrdcheck.model import RegistryError
from yrdcheck.refresh import build
from yrdcheck.registry import load_registry
from yrdcheck.registry.checking import check_registry
from yrdcheck.registry.records import parse_yaml

TEXT = "The Hale Bridge\n\nThe Hale Bridge is 412 metres long. It cost £18 million.\n\nSee the offers: see the offers below.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/bridge.txt").write_text(TEXT, encoding="utf-8")
    build(["docs/bridge.txt"], "claims")
    (tmp_path / "claims/bridge.yaml").write_text(
        '- id: bridge-001\n  quote: The Hale Bridge is 412 metres long.\n  line: 3\n  column: 1\n  subject: hale-bridge\n  value: 412 metres\n'
        '- id: bridge-002\n  quote: It cost £18 million.\n  line: 3\n  column: 37\n  value: "£18 million"\n',
        encoding="utf-8",
    )  # fmt: skip
    (tmp_path / "claims/entities.yaml").write_text("- id: hale-bridge\n  names:\n    en: [Hale Bridge]\n", encoding="utf-8")
    check_registry("claims", fix=True)
    assert check_registry("claims") == ()
    return tmp_path / "claims"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "message"),
    [
        pytest.param("bridge.yaml", "412 metres long", "413 metres long", 2, 'the quote is not in "docs/bridge.txt": quote it word for word', id="quote that is not there"),
        pytest.param("bridge.yaml", "line: 3\n  column: 37", "line: 4\n  column: 37", 9, "stands at 3:37, not at 4:37", id="place"),
        pytest.param("bridge.yaml", "line: 3\n  column: 37", "line: three\n  column: 37", 9, '"line" must be a whole number from 1, got "three"', id="no number"),
        pytest.param("bridge.yaml", "bridge-002", "bridge-001", 7, 'id "bridge-001" stands twice', id="id twice"),
        pytest.param("bridge.yaml", "subject: hale-bridge", "subject: hale-brigde", 5, 'names "hale-brigde", which is no record, did you mean "hale-bridge"?', id="dangling name"),
        pytest.param("bridge.yaml", "subject: hale-bridge", "subjet: hale-bridge", 5, 'unknown key "subjet", did you mean "subject"?', id="unknown key"),
        pytest.param("bridge.yaml", "  value: 412 metres\n", "  value: 412 metres\n  rank: best\n", 7, '"rank" is one of preferred, normal, deprecated, got "best"', id="rank"),
        pytest.param("bridge.yaml", "  value: 412 metres\n", "  value: 412 metres\n  value: 413 metres\n", 7, 'duplicate key "value": keep one', id="duplicate key"),
        pytest.param("bridge.yaml", "value: 412 metres", "value: &length 412 metres", 6, "anchors are not read", id="anchor"),
        pytest.param("bridge.yaml", "value: 412 metres", "value: *length", 6, "aliases are not read", id="alias"),
        pytest.param("bridge.yaml", "value: 412 metres", "value: !!str 412 metres", 6, "tags are not read", id="tag"),
        pytest.param("bridge.yaml", "value: 412 metres", "value: ! 412 metres", 6, "tags are not read", id="bare tag"),
        pytest.param("bridge.yaml", "value: 412 metres", "value: [412, metres]", 6, '"value" must be text', id="list for text"),
        pytest.param("bridge.yaml", "value: 412 metres", "value: 'open", 6, "not well-formed YAML", id="open quote"),
        pytest.param("bridge.yaml", "value: 412 metres", "\tvalue: 412 metres", 6, "not well-formed YAML", id="tab"),
        pytest.param("bridge.yaml", "- id: bridge-002", "---\n- id: bridge-002", 7, "a second document", id="two documents"),
        pytest.param("bridge.yaml", "- id: bridge-002", "- id: ''", 7, "an id is empty", id="empty id"),
        pytest.param("entities.yaml", "    en: [Hale Bridge]\n", "    en: [Hale Bridge]\n  part_of: [county]\n", 4, '"part_of" names "county", which is no record', id="part of nothing"),
        pytest.param(
            "entities.yaml", "    en: [Hale Bridge]\n", "    en: [Hale Bridge]\n- id: other\n  names:\n    en: [hale bridge]\n", 5,
            'the name "hale bridge" is one of "hale-bridge" too', id="one name for two",
        ),
        pytest.param("entities.yaml", "  names:\n    en: [Hale Bridge]\n", "  names: Hale Bridge\n", 2, "names go by language", id="names without a language"),
        pytest.param("sources.yaml", "yrdcheck.registry/1", "yrdcheck.registry/9", 1, "a registry of another version needs another yrdcheck", id="version"),
        pytest.param("sources.yaml", "    language: en\n", "    language: en\n    tier: gossip\n", 8, '"tier" is one of official, press, blog, got "gossip"', id="tier"),
        pytest.param("sources.yaml", "docs/bridge.txt", "docs/brigde.txt", 5, "it is docs/bridge.txt now", id="moved document"),
        pytest.param("sources.yaml", "    language: en\n", "    language: en\n    excluded:\n      - {from: \"3:1\", to: \"3:9\", kind: spam}\n", 2, "holds text that is excluded", id="excluded quote"),
        pytest.param("sources.yaml", "    language: en\n", "    language: en\n    excluded:\n      - {from: \"9:1\", to: \"9:9\", kind: spam}\n", 8, "lies outside the document", id="excluded place outside"),
        pytest.param("sources.yaml", "    language: en\n", "    language: en\n    excluded:\n      - {from: \"9\", to: \"9:9\", kind: spam}\n", 9, 'is a place such as "11:1"', id="place without column"),
    ],
)  # fmt: skip
def test_findings(folder: Path, name: str, old: str, new: str, line: int, message: str) -> None:
    change(folder / name, old, new)
    problems = check_registry("claims")
    found = [p for p in problems if message in p.message]
    assert found, [p.message for p in problems]
    shown = "claims/bridge.yaml" if "holds text that is excluded" in message else f"claims/{name}"
    assert (found[0].path, found[0].line) == (shown, line)


def test_all_findings_at_once(folder: Path) -> None:
    change(folder / "bridge.yaml", "line: 3\n  column: 37", "line: x\n  column: 37")
    change(folder / "bridge.yaml", "412 metres long", "413 metres long")
    change(folder / "sources.yaml", "    language: en\n", "    language: en\n    tier: gossip\n")
    assert [(p.path, p.line) for p in check_registry("claims")] == [("claims/sources.yaml", 8)]
    change(folder / "sources.yaml", "gossip", "press")
    assert [(p.path, p.line) for p in check_registry("claims")] == [("claims/bridge.yaml", 2), ("claims/bridge.yaml", 9)]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        pytest.param("bridge.yaml", "line: 3\n  column: 37", "line: 4\n  column: 1", id="place"),
        pytest.param("bridge.yaml", "quote: The Hale Bridge is 412 metres long.", 'quote: "The Hale Bridge\\nis 412 metres  long."', id="white space"),
        pytest.param("sources.yaml", "docs/bridge.txt", "old/bridge.txt", id="moved document"),
        pytest.param("entities.yaml", "en: [Hale Bridge]", "en: [Hale Bridge, the bridge]", id="lock"),
    ],
)
def test_fix(folder: Path, name: str, old: str, new: str) -> None:
    change(folder / name, old, new)
    found = check_registry("claims")
    assert found
    assert all(p.fixable for p in found)
    assert check_registry("claims", fix=True) == ()
    assert check_registry("claims") == ()
    if name == "bridge.yaml":
        assert old in (folder / name).read_text(encoding="utf-8")


def test_fix_leaves_what_needs_judgement(folder: Path) -> None:
    change(folder / "bridge.yaml", "412 metres long", "413 metres long")
    before = (folder / "bridge.yaml").read_bytes()
    assert [p.fixable for p in check_registry("claims", fix=True)] == [False]
    change(folder / "bridge.yaml", "line: 3\n  column: 37", "line: x\n  column: 37")
    before = (folder / "bridge.yaml").read_bytes()
    check_registry("claims", fix=True)
    assert (folder / "bridge.yaml").read_bytes() == before


def test_missing_document(folder: Path) -> None:
    (folder.parent / "docs/bridge.txt").unlink()
    (problem,) = check_registry("claims")
    assert "is not there: put it back, or run `yrdcheck build --replace bridge NEW`" in problem.message


def test_changed_document(folder: Path) -> None:
    (folder.parent / "docs/bridge.txt").write_text("New first line.\n\n" + TEXT, encoding="utf-8")
    messages = [p.message for p in check_registry("claims")]
    assert any("has changed since the registry was built: run `yrdcheck build docs/bridge.txt" in m for m in messages)
    assert any("stands at 5:1, not at 3:1" in m for m in messages)


@pytest.mark.parametrize("text", ["no", "1:30", "010", "2023", "0x1F", "1_000", "2024-01-18", "1e3", "~", "null", "on", "y", "=", "1,000", ".5", "-", "12:30:45", "Yes"])
def test_scalars_are_the_text_they_are(folder: Path, text: str) -> None:
    assert parse_yaml(f"- {text}\n" if text != "-" else '- "-"\n', "x").value[0].value == text  # type: ignore[union-attr]
    change(folder / "bridge.yaml", "value: 412 metres", f"note: {text}" if text != "-" else 'note: "-"')
    assert load_registry("claims").claims[0].note == text


def test_lock_is_never_used_when_stale(folder: Path) -> None:
    change(folder / "bridge.yaml", "value: 412 metres", "value: 500 metres")
    assert load_registry("claims").claims[0].value == "500 metres"


def test_not_utf8(folder: Path) -> None:
    (folder / "bridge.yaml").write_bytes((folder / "bridge.yaml").read_bytes().replace("£".encode(), b"\xa3"))
    with pytest.raises(RegistryError, match=r"bridge.yaml:8: not UTF-8"):
        load_registry("claims")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: (folder / "stray.yaml").write_text("- id: x\n", encoding="utf-8"), "belongs to no source"),
        (lambda folder: (folder / "bridge.yaml").unlink(), 'has no file "bridge.yaml"'),
        (lambda folder: (folder / "bridge.yaml").write_text("", encoding="utf-8"), '"bridge.yaml" holds no claim'),
        (lambda folder: (folder / "registry.lock").unlink(), "out of date"),
    ],
)
def test_files(folder: Path, make: Callable[[Path], object], words: str) -> None:
    make(folder)
    assert any(words in p.message for p in check_registry("claims"))
