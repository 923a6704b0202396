"""Two versions of a registry file and what becomes of them: record by record, key by key, and never a loss in silence."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yrdcheck.__main__ import main
from yrdcheck.registry.merging import merge_files
from yrdcheck.registry.records import Reader, parse_yaml


def claim(number: int, **keys: str) -> str:
    slots = {"quote": f"Quote {number}.", "line": str(number), "column": "1", **keys}
    return f"- id: x-{number:03d}\n" + "".join(f"  {k}: {v}\n" for k, v in slots.items())


ONE, TWO, THREE = claim(1), claim(2), claim(3)
BASE = ONE + TWO + THREE


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        pytest.param(BASE, BASE.replace("Quote 2", "Other 2"), BASE.replace("Quote 2", "Other 2"), id="only they changed"),
        pytest.param(ONE + claim(2, note="a") + THREE, ONE + claim(2, value='"7"') + THREE, ONE + claim(2, value='"7"', note="a") + THREE, id="two keys of one record"),
        pytest.param(claim(1, note="a") + TWO + THREE, ONE + TWO + claim(3, note="b"), claim(1, note="a") + TWO + claim(3, note="b"), id="neighbours"),
        pytest.param(ONE + TWO + THREE + claim(4), ONE + TWO + THREE + claim(5), ONE + TWO + THREE + claim(5) + claim(4), id="both added at the end"),
        pytest.param(BASE + claim(4, note="ours"), BASE + claim(4, note="theirs"), BASE + claim(4, note="ours") + claim(4, note="theirs").replace("x-004", '"x-005"'), id="one id for two"),
        pytest.param(BASE + claim(4), BASE + claim(4), BASE + claim(4), id="both added the same"),
        pytest.param(ONE + THREE, BASE.replace("Quote 3", "Other 3"), ONE + claim(3).replace("Quote 3", "Other 3"), id="deleted and unchanged"),
        pytest.param(ONE + THREE, ONE + claim(2, note="b") + THREE, ONE + claim(2, note="b") + THREE, id="deleted and changed"),
        pytest.param(ONE + claim(2, note="a") + THREE, ONE + THREE, ONE + claim(2, note="a") + THREE, id="changed and deleted"),
        pytest.param(BASE.replace("line: 2", "line: 5"), BASE.replace("line: 2", "line: 7"), BASE.replace("line: 2", "line: 5"), id="places are settled by the next build"),
        pytest.param("# ours\n" + BASE, BASE.replace("Quote 3", "Other 3"), "# ours\n" + BASE.replace("Quote 3", "Other 3"), id="comment at the top"),
        pytest.param(ONE + "# ours\n" + TWO + THREE, ONE + TWO + "# theirs\n" + THREE, ONE + "# ours\n" + TWO + "# theirs\n" + THREE, id="comments above"),
        pytest.param(ONE + claim(2, note="a") + THREE, ONE + "# b\n" + TWO + THREE, ONE + "# b\n" + claim(2, note="a") + THREE, id="a key and a comment"),
        pytest.param(ONE + "# b\n" + TWO + THREE, ONE + claim(2, note="a") + THREE, ONE + "# b\n" + claim(2, note="a") + THREE, id="a comment and a key"),
        pytest.param(
            ONE + TWO + "  wordings:\n    - a\n" + THREE, ONE + TWO + "  wordings:\n    - b\n" + THREE, ONE + TWO + "  wordings:\n    - a\n    - b\n" + THREE, id="wordings of both"
        ),
    ],
)  # fmt: skip
def test_merges(ours: str, theirs: str, merged: str) -> None:
    assert merge_files("claims/x.yaml", BASE, ours, theirs) == (merged, 0)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(ONE + claim(2, note="a") + THREE, ONE + claim(2, note="b") + THREE, id="one key, two values"),
        pytest.param(ONE + "# a\n" + TWO + THREE, ONE + "# b\n" + TWO + THREE, id="one comment, two wordings"),
    ],
)
def test_what_a_person_must_decide(ours: str, theirs: str) -> None:
    merged = merge_files("x.yaml", BASE, ours, theirs)
    assert merged.conflicts == 1
    assert merged.text.startswith(ONE)
    assert merged.text.endswith(THREE)
    middle = merged.text[len(ONE) : -len(THREE)]
    assert middle == f"<<<<<<< ours\n{ours[len(ONE) : -len(THREE)]}=======\n{theirs[len(ONE) : -len(THREE)]}>>>>>>> theirs\n"


def test_names_of_things() -> None:
    base = "- id: delta\n  names:\n    en: [the Delta]\n  comparable: [metro]\n"
    ours = base.replace("[metro]", "[metro, bay]")
    theirs = base.replace("[metro]", "[metro, coast]")
    assert merge_files("entities.yaml", base, ours, theirs).text == base.replace("[metro]", "[metro, bay, coast]")
    source = "schema: yrdcheck.registry/1\nsources:\n  - id: a\n    path: a.txt\n    sha256: 00\n"
    both = merge_files("sources.yaml", source, source + "  - id: b\n    path: b.txt\n    sha256: 01\n", source + "  - id: c\n    path: c.txt\n    sha256: 02\n")
    assert both.conflicts == 0
    assert [line.split()[-1] for line in both.text.splitlines() if "- id" in line] == ["a", "c", "b"]


VALUE = st.sampled_from(["p", "q", "r"])
RECORDS = st.dictionaries(st.integers(1, 6), st.dictionaries(st.sampled_from(["note", "value", "subject"]), VALUE, max_size=3), max_size=6)


def written(records: dict[int, dict[str, str]]) -> str:
    return "".join(claim(n, **records[n]) for n in sorted(records))


def read(text: str) -> dict[str, tuple[str, str, str]]:
    node = parse_yaml(text, "x.yaml")
    items = node.value if isinstance(node.value, list) else []
    return {c.id: (c.note, c.value, c.subject) for c in (Reader("x.yaml").claim(n, "x") for n in items)}


@settings(max_examples=300, deadline=None)
@given(RECORDS, RECORDS, RECORDS)
def test_laws(base: dict[int, dict[str, str]], ours: dict[int, dict[str, str]], theirs: dict[int, dict[str, str]]) -> None:
    old, left, right = (written(r) for r in (base, ours, theirs))
    assert merge_files("x.yaml", old, left, old) == (left, 0)
    assert merge_files("x.yaml", old, old, right) == (right, 0)
    assert merge_files("x.yaml", old, left, left) == (left, 0)
    merged = merge_files("x.yaml", old, left, right)
    if merged.conflicts:
        assert merged.text.count("<<<<<<< ours") == merged.conflicts
        return
    found, before, mine, yours = (read(t) for t in (merged.text, old, left, right))
    swapped = merge_files("x.yaml", old, right, left)
    assert not swapped.conflicts
    assert set(read(swapped.text).values()) == set(found.values())
    for key in {*before, *mine, *yours}:
        for n in range(3):
            was, a, b = (side[key][n] if key in side else None for side in (before, mine, yours))
            if a != was and b == was and key in mine:
                assert found[key][n] == a
            if b != was and a == was and key in yours and key in mine:
                assert found[key][n] == b


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("o", BASE), ("a", ONE + claim(2, note="a") + THREE), ("b", ONE + claim(2, note="b") + claim(3, note="b"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["merge-registry", "o", "a", "b", "claims/x.yaml"]) == 1
    assert "claims/x.yaml: 1 record changed by both" in capsys.readouterr().err
    assert (tmp_path / "a").read_text(encoding="utf-8").endswith(claim(3, note="b"))
    (tmp_path / "a").write_text("- id: [\n", encoding="utf-8")
    assert main(["merge-registry", "o", "a", "b", "claims/x.yaml"]) == 2
    assert main(["merge-registry", "o", "a"]) == 2
    assert main(["merge-registry", "o", "a", "missing"]) == 2
    assert json.dumps(capsys.readouterr().err).count("\\n") == 3
