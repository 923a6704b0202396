"""A review as an editor goes through it: what comes up, what each word does, back, stop and go on, and the same without a person."""

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from yrdcheck.__main__ import main
from yrdcheck.model import Claim, Entity, InputError
from yrdcheck.refresh import build
from yrdcheck.registry import load_registry, yaml_files
from yrdcheck.registry.checking import check_registry
from yrdcheck.registry.records import read_records
from yrdcheck.reviews import Desk

BRIDGE = "The Hale Bridge\n\nThe Hale Bridge is 412 metres long. It cost £18 million.\n\nThe city of Marne has 62,000 inhabitants.\n"
FERRY = "The ferry\n\nThe ferry made 24 crossings a day. The city of Marne has 71,000 inhabitants.\n"


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "docs/ferry.txt").write_text(FERRY, encoding="utf-8")
    build(["docs/bridge.txt", "docs/ferry.txt"], "claims")
    return tmp_path


def claims() -> dict[str, Claim]:
    return {c.id: c for c in read_records("claims", yaml_files("claims"))[1]}


def by_value(value: str) -> Claim:
    return next(c for c in claims().values() if c.value == value)


def review(monkeypatch: pytest.MonkeyPatch, *typed: str, words: tuple[str, ...] = ()) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{t}\n" for t in typed)))
    return main(["review", "--no-config", *words])


def test_words(world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    ids = [c.id for c in claims().values()]
    assert review(monkeypatch, "a", "r", "d", "e value: 62,500", words=("--only", "new")) == 1
    after = claims()
    assert [(after[i].review, after[i].rank) for i in ids[:4]] == [("", "normal"), ("refused", "normal"), ("", "deprecated"), ("", "normal")]
    assert after[ids[3]].value == "62,500"
    shown = capsys.readouterr().out
    assert "docs/bridge.txt:3:1" in shown
    assert "“The Hale Bridge is 412 metres long.”" in shown
    assert "It cost £18 million." in shown
    assert check_registry("claims") == ()
    assert ids[1] not in {c.id for c in load_registry("claims").claims}


def test_edit_by_keys(world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    first = next(iter(claims().values()))
    review(monkeypatch, "e note: asked the engineer", "q", words=("--only", "new"))
    assert (claims()[first.id].note, claims()[first.id].review) == ("asked the engineer", "")
    review(monkeypatch, "e wordings: Another way to say it.", "q", words=("--only", "new"))
    assert sum(c.wordings == ("Another way to say it.",) for c in claims().values()) == 1
    capsys.readouterr()
    review(monkeypatch, "e quote: This stands nowhere.", "e id: x", "e rank: best", "e note", "zz", "q", words=("--only", "new"))
    said = capsys.readouterr().out
    for words in ("quote it word for word", "no key 'id' to set", '"rank" is one of', "write e KEY: VALUE", "'zz' is not understood"):
        assert words in said


def test_edit_in_an_editor(world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    first = next(iter(claims().values()))
    script = world / "editor.py"
    script.write_text("import sys; p = sys.argv[1]; t = open(p, encoding='utf-8').read(); open(p, 'w', encoding='utf-8').write(t + '  note: from the editor\\n')", encoding="utf-8")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    monkeypatch.delenv("VISUAL", raising=False)
    review(monkeypatch, "e", "q")
    assert claims()[first.id].note == "from the editor"
    script.write_text("import sys; open(sys.argv[1], 'w').write('- id: x')", encoding="utf-8")
    review(monkeypatch, "e", "q")
    assert '"quote" is missing' in capsys.readouterr().out
    monkeypatch.setenv("EDITOR", "no-such-editor")
    review(monkeypatch, "e", "q")
    assert "the editor failed" in capsys.readouterr().out


def test_back(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (world / "claims/bridge.yaml").read_bytes()
    review(monkeypatch, "r", "d", "b", "b", "q", words=("--only", "new"))
    assert (world / "claims/bridge.yaml").read_bytes() == before
    ids = list(claims())
    review(monkeypatch, "s", "r", "b", "b", "a", "a", "q", words=("--only", "new"))
    assert [claims()[i].review for i in ids[:3]] == ["", "", "new"]


def test_stop_and_go_on(world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    count = len(claims())
    for n in range(count):
        assert review(monkeypatch, "a", words=("--only", "new")) == (1 if n + 1 < count else 0)
    assert capsys.readouterr().out.endswith("0 claims to review\n")
    assert {c.review for c in claims().values()} == {""}


def test_changed_sentence(world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    main(["review", "--accept-all", "--no-config"])
    old = by_value("412 metres")
    review(monkeypatch, words=("--accept", old.id))
    (world / "docs/bridge.txt").write_text(BRIDGE.replace("412", "415"), encoding="utf-8")
    path = world / "claims/bridge.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 412 metres\n", "value: 412 metres\n  note: ours\n"), encoding="utf-8")
    build(["docs/bridge.txt"], "claims")
    capsys.readouterr()
    assert review(monkeypatch, "a") == 0
    shown = capsys.readouterr().out
    assert "was: “The Hale Bridge is 412 metres long.”" in shown
    assert "now: “The Hale Bridge is 415 metres long.”" in shown
    assert "value: 412 metres → 415 metres" in shown
    now = claims()[old.id]
    assert (now.quote, now.value, now.note, now.review, now.now) == ("The Hale Bridge is 415 metres long.", "415 metres", "ours", "", "")
    assert len([c for c in claims().values() if "415" in c.quote]) == 1
    assert check_registry("claims") == ()


def test_sentence_that_is_gone(world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    main(["review", "--accept-all", "--no-config"])
    (world / "docs/bridge.txt").write_text(BRIDGE.replace("The city of Marne has 62,000 inhabitants.", "Nothing of the kind."), encoding="utf-8")
    build(["docs/bridge.txt"], "claims")
    assert main(["review", "--accept-all", "--no-config"]) == 1
    capsys.readouterr()
    assert review(monkeypatch, "a", "r", "q") == 0
    assert "nothing stands in its place" in capsys.readouterr().out
    assert by_value("62,000").review == "refused"


def test_conflict(world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    main(["review", "--accept-all", "--no-config"])
    review(monkeypatch, "3", "s", words=("--only", "conflict"))
    shown = capsys.readouterr().out
    assert "62,000" in shown
    assert "71,000" in shown
    assert "'3' is not understood" in shown
    review(monkeypatch, "d1", words=("--only", "conflict"))
    assert sorted(by_value(v).rank for v in ("62,000", "71,000")) == ["deprecated", "normal"]
    capsys.readouterr()
    review(monkeypatch, words=("--only", "conflict"))
    assert "conflict" not in capsys.readouterr().out


def test_conflict_that_stands(world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    main(["review", "--accept-all", "--no-config"])
    capsys.readouterr()
    review(monkeypatch, "k", "b", "k", words=("--only", "conflict"))
    capsys.readouterr()
    review(monkeypatch, words=("--only", "conflict"))
    assert "71,000" not in capsys.readouterr().out
    assert main(["conflicts", "--fail", "--no-config"]) == 1  # it is still one


def scopes(world: Path) -> Desk:
    (world / "claims/entities.yaml").write_text(
        "- id: delta\n  names:\n    en: [the Delta]\n  kind: region # as it is\n- id: metro\n  names:\n    en: [the Metro Area]\n  kind: region\n"
        "- id: town\n  names:\n    en: [Town]\n  kind: region\n  part_of: [delta]\n",
        encoding="utf-8",
    )
    (world / "claims/properties.yaml").write_text("- id: gdp\n  names:\n    en: [GDP]\n", encoding="utf-8")
    for name, entity, value in (("bridge", "delta", "24%"), ("ferry", "metro", "18%")):
        path = world / f"claims/{name}.yaml"
        path.write_text(f'- id: {name}-001\n  quote: The\n  line: 1\n  column: 1\n  subject: {entity}\n  property: gdp\n  value: "{value}"\n', encoding="utf-8")
    path = world / "claims/bridge.yaml"
    path.write_text(path.read_text(encoding="utf-8") + '- id: bridge-002\n  quote: The\n  line: 1\n  column: 1\n  subject: town\n  property: gdp\n  value: "3%"\n', encoding="utf-8")
    return Desk("claims")


@pytest.mark.parametrize(("word", "wanted"), [("y", {"comparable": ("metro",), "comparable_for": ("gdp",)}), ("n", {"distinct": ("metro",)})])
def test_scopes(world: Path, word: str, wanted: dict[str, tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert [tuple(e.id for e in i.scopes or ()) for i in scopes(world).items(("scopes",))] == [("delta", "metro"), ("metro", "town")]
    review(monkeypatch, word, "s", words=("--only", "scopes"))
    assert "May they be compared?" in capsys.readouterr().out
    delta: Entity = read_records("claims", yaml_files("claims"))[2][0]
    assert {key: getattr(delta, key) for key in ("comparable", "comparable_for", "distinct")} == {"comparable": (), "comparable_for": (), "distinct": ()} | wanted
    assert "kind: region # as it is" in (world / "claims/entities.yaml").read_text(encoding="utf-8")
    assert len(list(Desk("claims").items(("scopes",)))) == 1


# ---- without a person ---------------------------------------------------------------------------------------------


def test_accept_all(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "--accept-all", "--no-config"]) == 0
    assert {c.review for c in claims().values()} == {""}
    assert check_registry("claims") == ()


def test_by_id(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second, third, *_ = claims()
    assert main(["review", "--accept", first, "--refuse", second, "--deprecate", third, "--no-config"]) == 1
    assert [(claims()[i].review, claims()[i].rank) for i in (first, second, third)] == [("", "normal"), ("refused", "normal"), ("", "deprecated")]
    assert main(["review", "--accept", "nothing-1", "--no-config"]) == 2
    assert main(["review", "--only", "odd", "--no-config"]) == 2


def test_json(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "--format", "json", "--no-config"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "yrdcheck.review/1"
    assert {i["kind"] for i in found["items"]} >= {"new", "conflict"}
    item = next(i for i in found["items"] if i.get("value") == "412 metres")
    assert (item["path"], item["line"], item["after"]) == ("docs/bridge.txt", 3, " It cost £18 million.")
    assert main(["review", "--format", "jsonl", "--no-config"]) == 1
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == found["items"]
    assert all(c.review == "new" for c in claims().values())


def test_on_a_terminal(world: Path) -> None:
    """Over a line, without a mouse: a prompt, a word, an answer."""
    parent, child = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "yrdcheck", "review", "--no-config"], stdin=child, stdout=child, stderr=child, cwd=world, env={**os.environ, "TERM": "xterm"})
    os.close(child)
    os.write(parent, b"a\nq\n")
    out = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:
            break
        if not piece:
            break
        out += piece
    assert process.wait() == 1
    assert b"> " in out
    assert "412 metres" in out.decode()
    assert sum(c.review == "" for c in claims().values()) == 1


def test_what_is_not_for_a_conflict(world: Path) -> None:
    desk = scopes(world)
    item = next(iter(desk.items(("scopes",))))
    with pytest.raises(InputError, match="this is for claims"):
        desk.accept(item)
