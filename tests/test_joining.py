"""Several registries stand together: ids apart, names brought together, conflicts across them shown, standing orders evidence."""

import json
import os
from pathlib import Path

import pytest

from yrdcheck import build_registry, load_registry, verify
from yrdcheck.__main__ import main
from yrdcheck.model import Entity, Property, Stance, replace
from yrdcheck.refresh import build
from yrdcheck.registry import make_registry
from yrdcheck.registry.joining import join, name_registries

HOUSE = "The Hale Bridge is 412 metres long.\n\nThe city of Marne has 62,000 inhabitants.\n"
PROJECT = "The Hale Bridge is 500 metres long.\n\nThe ferry made 24 crossings a day.\n"


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name, text in (("house", HOUSE), ("project", PROJECT)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "facts.txt").write_text(text, encoding="utf-8")
        build([f"{name}/facts.txt"], f"{name}/claims")
    return tmp_path


BOTH = ("--registry", "house/claims", "--registry", "project/claims", "--no-config", "--format", "json")


def test_ids_are_apart(two: Path) -> None:
    registry = load_registry("house/claims", "project/claims")
    assert [s.id for s in registry.sources] == ["house/facts", "project/facts"]
    assert {c.id.partition("/")[0] for c in registry.claims} == {"house", "project"}
    assert len(registry.claims) == len(load_registry("house/claims").claims) + len(load_registry("project/claims").claims)


def test_conflicts_across_are_shown(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conflicts", "--fail", *BOTH]) == 1
    (found,) = json.loads(capsys.readouterr().out)["conflicts"]
    assert {e["source"] for side in found["sides"] for e in side["claims"]} == {"house/facts", "project/facts"}
    assert main(["verify", "The Hale Bridge is 412 metres long.", *BOTH]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["documents"][0]["statements"][0]["verdict"] == "conflict"
    assert (report["registry"]["path"], report["registry"]["sources"]) == ("house/claims, project/claims", 2)


def test_what_is_compiled_is_kept(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_registry("house/claims", "project/claims")
    (kept,) = (two / "cache/yrdcheck").iterdir()
    from yrdcheck.registry import joining

    monkeypatch.setattr(joining, "_read", lambda *_: pytest.fail("read again"))
    again = load_registry("house/claims", "project/claims")
    assert (again.digest, list(again.claims)) == (first.digest, list(first.claims))
    monkeypatch.undo()
    monkeypatch.chdir(two)
    monkeypatch.setenv("XDG_CACHE_HOME", str(two / "cache"))
    kept.write_bytes(b"{}\n")
    assert load_registry("house/claims", "project/claims").digest == first.digest
    monkeypatch.setenv("XDG_CACHE_HOME", str(two / "house/facts.txt"))  # no place for a cache
    assert load_registry("house/claims", "project/claims").digest == first.digest


def test_registries_in_the_configuration(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (two / "yrdcheck.toml").write_text('registries = ["house/claims", "project/claims"]\n', encoding="utf-8")
    assert main(["claims", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["claims"]) == 4
    (two / "yrdcheck.toml").write_text('registry = "house/claims"\nregistries = ["house/claims", "project/claims"]\n', encoding="utf-8")
    assert main(["claims"]) == 2
    assert "yrdcheck.toml:2: registry and registries exclude each other" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("build", "house/facts.txt"), ("conflicts", "--since", "HEAD")])
def test_some_commands_take_one(two: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, *BOTH]) == 2
    assert "one --registry" in capsys.readouterr().err


def test_each_is_checked(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (two / "project/facts.txt").unlink()
    assert main(["check-registry", *BOTH]) == 1
    assert [p["path"] for p in json.loads(capsys.readouterr().out)["problems"]] == [os.path.join("project/claims", "sources.yaml")]


def test_names() -> None:
    assert name_registries(["/a/house/claims", "/b/house/claims", "facts"]) == ["house", "house-2", "facts"]


def test_things_of_one_name_are_one() -> None:
    left = Entity("marne", (("en", ("Marne",)),), part_of=("county",))
    right = Entity("marne", (("en", ("marne", "the city")), ("zh", ("马恩",))), kind="city")
    stranger = Entity("marne", (("en", ("River Marne",)),))
    house, project = build_registry({"a": HOUSE}), build_registry({"b": PROJECT})
    claim = replace(project.claims[0], subject="marne")
    made = join([("x", house.sources, house.claims, [left], [Property("length", (("en", ("length",)),))]), ("y", project.sources, [claim], [right], [])])
    assert made.entities == (Entity("marne", (("en", ("Marne", "marne", "the city")), ("zh", ("马恩",))), "city", ("county",)),)
    assert made.claims[-1].subject == "marne"
    made = join([("x", house.sources, house.claims, [left], []), ("y", project.sources, [claim], [stranger], [])])
    assert [e.id for e in made.entities] == ["marne", "y/marne"]
    assert made.claims[-1].subject == "y/marne"


# ---- the standing of sources --------------------------------------------------------------------------------------


def test_standing_orders_evidence() -> None:
    texts = {f"s{n}": f"The Hale Bridge is {length} metres long.\n" for n, length in enumerate((412, 412, 412, 412, 412, 412, 412, 500))}
    plain = build_registry(texts)
    statement = "The Hale Bridge is 412 metres long."
    sources = [replace(s, tier={"s3": "official", "s5": "press", "s0": "blog"}.get(s.id, "")) for s in plain.sources]
    ranked = make_registry("", sources, plain.claims, plain.entities, plain.properties)
    before, after = (verify(statement, r).statements[0] for r in (plain, ranked))
    assert before.verdict == after.verdict == "conflict"
    order = [e.source for e in after.evidence]
    assert order[:2] == ["s3", "s5"]
    assert {e.stance for e in before.evidence} == {e.stance for e in after.evidence} == {Stance.SUPPORTS, Stance.REFUTES}
