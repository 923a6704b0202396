"""Building a registry again: what an editor did stays, what changed in a document asks for review, nothing is lost at any moment."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yrdcheck.model import Claim, InputError, RegistryError, replace
from yrdcheck.refresh import Plan, Summary, build
from yrdcheck.registry import load_registry, read_journal, yaml_files
from yrdcheck.registry.checking import check_registry
from yrdcheck.registry.records import read_records
from yrdcheck.registry.writing import write_texts

BRIDGE = """The Hale Bridge

The Hale Bridge opened on 3 May 2021. It is 412 metres long and cost £18 million.
About 9,400 vehicles a day use the bridge.

The city of Marne has 62,000 inhabitants. Its library lends 9,000 books a month.
"""
FERRY = "# The old ferry\n\nThe ferry carried **1,150 vehicles** a day in 2019. It made 24 crossings a day.\n\nThe ferry no longer runs.\n"


class World:
    """A folder with sources and the registry made of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "docs").mkdir()
        self.put("bridge.txt", BRIDGE)
        self.put("ferry.md", FERRY)

    def put(self, name: str, text: str) -> None:
        (self.folder / "docs" / name).write_text(text, encoding="utf-8")

    def build(self, *names: str, **plan: object) -> Summary:
        paths = [str(self.folder / "docs" / n) for n in names] or sorted(map(str, (self.folder / "docs").iterdir()))
        return build(paths, str(self.folder / "claims"), Plan(**plan))  # type: ignore[arg-type]

    def records(self) -> tuple[tuple[object, ...], ...]:
        return read_records(str(self.folder / "claims"), yaml_files(str(self.folder / "claims")))

    def claims(self) -> dict[str, Claim]:
        return {c.id: c for c in self.records()[1]}  # type: ignore[attr-defined,misc]

    def files(self) -> dict[str, bytes]:
        return {p.name: p.read_bytes() for p in (self.folder / "claims").iterdir()}

    def edit(self, name: str, change: Callable[[str], str]) -> None:
        path = self.folder / "claims" / name
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    made.build()
    return made


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = World(tmp_path_factory.mktemp("original"))
    made.build()
    return made.folder


# ---- laws ---------------------------------------------------------------------------------------------------------

WORDS = st.text("abcXYZ äß长三角\"':#-[]{},&*!|>%@`\\/?=0123456789.~", min_size=1, max_size=24).map(str.strip).filter(bool)
SLOTS = st.sampled_from(["subject", "property", "value", "object", "period", "scope", "status", "context", "note", "polarity"])
TAME = st.sampled_from(["no", "1:30", "010", "2023", "plain words", "24.4%", "2024-01-18", "~", "null", "“quoted”", "a: b", "x #y", "- z", "yes", "1e3", "long " * 30])
VALUES = st.one_of(WORDS, TAME)
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("set"), SLOTS, VALUES),
        st.tuples(st.just("rank"), st.sampled_from(["preferred", "deprecated"])),
        st.tuples(st.just("wordings"), st.lists(VALUES, min_size=1, max_size=3)),
        st.tuples(st.just("above"), WORDS),
        st.tuples(st.just("inside"), WORDS),
        st.tuples(st.just("beside"), WORDS),
        st.tuples(st.just("delete")),
        st.tuples(st.just("refuse")),
        st.tuples(st.just("reviewed")),
        st.tuples(st.just("swap")),
        st.tuples(st.just("blank")),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


def split(text: str) -> list[str]:
    """A file of claims as its records, each with the comments above it."""
    out: list[str] = []
    above = ""
    for row in text.splitlines(keepends=True):
        if row.startswith("- id:"):
            out.append(above + row)
            above = ""
        elif row.startswith("#") or not row.strip():
            above += row
        else:
            out[-1] += above + row
            above = ""
    return out


def apply(records: list[str], number: int, edit: tuple[object, ...]) -> None:
    """One edit as a person makes it in the file."""
    at = number % len(records)
    kind, *rest = edit
    rows = records[at].splitlines(keepends=True)
    first = next(n for n, row in enumerate(rows) if row.startswith("- id:"))
    if kind == "set":
        slot, value = rest
        rows = [r for r in rows if not r.startswith(f"  {slot}:")]
        rows.append(f"  {slot}: {json.dumps(value, ensure_ascii=False)}\n")
    elif kind == "rank":
        rows = [r for r in rows if not r.startswith("  rank:")] + [f"  rank: {rest[0]}  # decided on Monday\n"]
    elif kind == "wordings":
        if not any(r.startswith("  wordings:") for r in rows):
            rows += ["  wordings:\n", *(f"  - {json.dumps(w, ensure_ascii=False)}\n" for w in rest[0])]  # type: ignore[attr-defined]
    elif kind == "above":
        rows.insert(first, f"# above {rest[0]}\n")
    elif kind == "inside":
        rows.insert(first + 2, f"  # inside {rest[0]}\n")
    elif kind == "beside":
        rows = [r.rstrip("\n") + f"  # beside {rest[0]}\n" if r.startswith("  line:") and "#" not in r else r for r in rows]
    elif kind == "delete":
        if len(records) > 2:
            rows = []
    elif kind == "refuse":
        rows = [r for r in rows if not r.startswith("  review:")] + ["  review: refused\n"]
    elif kind == "reviewed":
        rows = [r for r in rows if not r.startswith("  review:")]
    elif kind == "swap" and at:
        records[at - 1], records[at] = records[at], records[at - 1]
        return
    elif kind == "blank":
        rows.insert(first, "\n")
    records[at] = "".join(rows)
    if not rows:
        del records[at]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS, numbers=st.lists(st.integers(0, 50), min_size=8, max_size=8), name=st.sampled_from(["bridge.yaml", "ferry.yaml"]))
def test_edits_survive(original: Path, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[object, ...]], numbers: list[int], name: str) -> None:
    folder = tmp_path_factory.mktemp("edits")
    shutil.copytree(original, folder, dirs_exist_ok=True)
    world = object.__new__(World)
    world.folder = folder
    records = split((folder / "claims" / name).read_text(encoding="utf-8"))
    for number, edit in zip(numbers, edits, strict=False):
        apply(records, number, edit)
    (folder / "claims" / name).write_text("".join(records), encoding="utf-8")
    edited = {n: d for n, d in world.files().items() if n.endswith(".yaml")}
    before = world.records()

    world.build()  # nothing changed
    assert {n: d for n, d in world.files().items() if n.endswith(".yaml")} == edited
    whole = world.files()
    world.build()
    assert world.files() == whole
    assert [p.message for p in check_registry(folder / "claims") if "word for word" in p.message] == []

    world.put("bridge.txt", "A line above\n\n" + BRIDGE + "\nThe toll is £2.40 for a car.\n")  # everything moves, and something is new
    world.put("ferry.md", FERRY + "\nThe last ship was sold for 90,000 euros.\n")
    world.build()
    after = world.claims()
    added = {i for i, c in after.items() if c.review == "new" and i not in {b.id for b in before[1]}}  # type: ignore[attr-defined]
    assert all("toll" in after[i].quote or "sold" in after[i].quote or "above" in after[i].quote for i in added)

    def still(c: Claim) -> Claim:
        return replace(c, line=0, column=0)

    assert [still(c) for i, c in after.items() if i not in added] == [still(c) for c in before[1]]  # type: ignore[arg-type]
    text = (folder / "claims" / name).read_text(encoding="utf-8")
    for row in "".join(records).splitlines():
        if "#" in row and ("# above" in row or "# inside" in row or "# beside" in row or "# decided" in row):
            assert row[row.index("# ") :].split(":")[0] in text
    assert [p.message for p in check_registry(folder / "claims") if "quote" in p.message] == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(VALUES, VALUES, st.lists(VALUES, max_size=3)), min_size=1, max_size=4))
def test_what_is_written_is_read(rows: list[tuple[str, str, list[str]]]) -> None:
    from yrdcheck.registry.records import Reader, parse_yaml
    from yrdcheck.registry.writing import claim_fields, rewrite

    claims = [Claim(f"x-{n}", "x", quote, n + 1, 1, note=note, wordings=tuple(w)) for n, (quote, note, w) in enumerate(rows)]
    text = rewrite("", "x.yaml", claims, lambda r, n: r.claim(n, "x"), claim_fields)
    node = parse_yaml(text, "x.yaml")
    assert [Reader("x.yaml").claim(n, "x") for n in node.value] == claims  # type: ignore[union-attr]
    assert rewrite(text, "x.yaml", claims, lambda r, n: r.claim(n, "x"), claim_fields) == text
    changed = [replace(c, note="", value="7", wordings=("another",)) for c in claims]
    again = rewrite(text, "x.yaml", changed, lambda r, n: r.claim(n, "x"), claim_fields)
    assert [Reader("x.yaml").claim(n, "x") for n in parse_yaml(again, "x.yaml").value] == changed  # type: ignore[union-attr]


# ---- a document that changed --------------------------------------------------------------------------------------


def test_build_is_incremental(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from yrdcheck import readers

    read: list[str] = []
    whole = readers.read_document
    monkeypatch.setattr(readers, "read_document", lambda data, name: read.append(Path(name).name) or whole(data, name))
    world.put("ferry.md", FERRY + "\nThe last ship was sold.\n")
    summary = world.build()
    assert read == ["ferry.md"]
    assert (summary.documents, summary.unchanged, summary.added, summary.moved, summary.changed) == (2, 1, 1, 0, 0)


def test_progress(tmp_path: Path) -> None:
    World(tmp_path)
    told: list[tuple[str, int, int]] = []
    build([str(tmp_path / "docs" / n) for n in ("bridge.txt", "ferry.md")], str(tmp_path / "claims"), progress=lambda *told_: told.append(told_))
    assert [t for t in told if t[0] == "reading"] == [("reading", n, 2) for n in range(3)]
    assert {t[0] for t in told} == {"reading", "writing", "comparing"}
    assert all(done <= of for _, done, of in told)


def test_too_many_to_compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, metres in (("a", 412), ("b", 300)):
        (tmp_path / f"{name}.txt").write_text(f"The Hale Bridge is {metres} metres long.\n", encoding="utf-8")
    monkeypatch.setattr("yrdcheck.refresh.COMPARED", 1)
    paths = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    summary = build(paths, str(tmp_path / "claims"))
    assert (summary.claims, summary.conflicts) == (2, 0)
    assert summary.notes == ("more than 1 claims are new, too many to compare at once: see `yrdcheck conflicts`",)
    monkeypatch.setattr("yrdcheck.refresh.COMPARED", 2)
    assert build(paths, str(tmp_path / "other")).conflicts == 1


def test_interrupt_while_comparing(tmp_path: Path) -> None:
    world = World(tmp_path)

    def stop(what: str, done: int, of: int) -> None:
        if what == "comparing":
            raise KeyboardInterrupt

    summary = build([str(tmp_path / "docs" / n) for n in ("bridge.txt", "ferry.md")], str(tmp_path / "claims"), progress=stop)
    assert summary.notes == ("not all claims were compared: see `yrdcheck conflicts`",)
    assert check_registry(tmp_path / "claims") == ()
    assert len(world.claims()) == summary.claims


def test_changed_sentence_is_set_side_by_side(world: World) -> None:
    world.edit("bridge.yaml", lambda t: t.replace("value: 412 metres\n", "value: 412 metres\n  note: asked the engineer\n"))
    old = next(c for c in world.claims().values() if c.value == "412 metres")
    world.put("bridge.txt", BRIDGE.replace("412 metres", "415 metres"))
    summary = world.build()
    assert summary.changed >= 1
    claims = world.claims()
    now = claims[old.id]
    assert (now.review, now.quote, now.note) == ("changed", old.quote, "asked the engineer")
    assert "415 metres" in now.now
    assert any(c.review == "new" and c.value == "415 metres" for c in claims.values())
    served = {c.id for c in load_registry(world.folder / "claims").claims}
    assert old.id not in served
    assert any("has changed, it reads" in p.message and "bridge.yaml" in p.path for p in check_registry(world.folder / "claims"))
    files = world.files()
    world.build()
    assert world.files() == files
    world.put("bridge.txt", BRIDGE)  # and back again
    world.build()
    assert replace(world.claims()[old.id], line=0, column=0) == replace(now, review="", now="", line=0, column=0)


def test_sentence_that_is_gone(world: World) -> None:
    world.put("bridge.txt", BRIDGE.replace(" Its library lends 9,000 books a month.", ""))
    world.build()
    gone = next(c for c in world.claims().values() if "library" in c.quote)
    assert (gone.review, gone.now) == ("changed", "")


def test_new_figure_in_a_sentence_that_stands(world: World) -> None:
    world.put("ferry.md", FERRY.replace("24 crossings a day.", "24 crossings a day. Each took 17 minutes."))
    assert world.build().changed == 0
    assert any(c.value == "17 minutes" and c.review == "new" for c in world.claims().values())


def test_line_breaks_are_followed(tmp_path: Path) -> None:
    world = World(tmp_path)
    wrapped = "\n".join(["The council of Marne decided in March to spend £2 million on the", "repair of the 12 oldest bridges of the county, among them the", "Hale Bridge, which carries 9,400 vehicles a day and was last", "repaired in 1998 at a cost of £310,000 by the same engineers", "who had built it; the works are to take 14 months in all and", "will close the bridge to lorries for 3 weeks in the summer."])  # fmt: skip
    world.put("long.txt", wrapped + "\n")
    world.build()
    before = [c for c in world.claims().values() if c.source == "long"]
    assert any("\n" in c.quote for c in before)
    world.put("long.txt", wrapped.replace("\n", " ") + "\n")
    assert world.build().changed == 0
    after = [c for c in world.claims().values() if c.source == "long"]
    assert [" ".join(c.quote.split()) for c in after] == [" ".join(c.quote.split()) for c in before]
    assert check_registry(tmp_path / "claims") == ()


def test_repeated_sentences_keep_their_places(tmp_path: Path) -> None:
    world = World(tmp_path)
    twice = "It has 12 berths.\n\nThe North Quay has 3 cranes.\n\nIt has 12 berths.\n"
    world.put("twice.txt", twice)
    world.build()
    world.edit("twice.yaml", lambda t: t + '- id: twice-099\n  quote: It has 12 berths.\n  line: 5\n  column: 1\n  note: the second one\n')
    world.put("twice.txt", "A new first line here.\n\n" + twice)
    world.build()
    assert world.claims()["twice-099"].line == 7


SPAM = "Куплю-продам казино «Якорь-24», бонус 500 фриспинов без депозита!"


def test_places_left_out_by_hand(tmp_path: Path) -> None:
    world = World(tmp_path)
    text = f"The port has 12 berths.\n\n{SPAM} The quay is 950 metres long.\n\nThe port has a crane.\n"
    world.put("port.txt", text)
    world.build()
    source = next(s for s in world.records()[0] if s.id == "port")  # type: ignore[attr-defined]
    assert [place[:2] for place in source.excluded] == [(3, 1)]  # type: ignore[attr-defined]
    world.edit("sources.yaml", lambda t: t[: t.index("    excluded:")] + t[t.index("\n", t.index("kind: spam")) + 1 :])  # it is genuine
    world.put("port.txt", "A first line.\n\n" + text)
    assert world.build().notes == ()
    assert "excluded" not in (tmp_path / "claims/sources.yaml").read_text(encoding="utf-8")
    world.put("port.txt", "Another first line.\n\n" + text)
    world.build()
    assert "excluded" not in (tmp_path / "claims/sources.yaml").read_text(encoding="utf-8")
    world.edit("sources.yaml", lambda t: t.replace("path: docs/port.txt\n", 'path: docs/port.txt\n    excluded:\n      - {from: "7:1", to: "7:5", kind: off-topic}\n'))
    world.put("port.txt", "One more first line.\n\n" + text)
    assert any("left out by hand still fit: 7:1" in note for note in world.build().notes)
    assert '{from: "7:1", to: "7:5", kind: off-topic}' in (tmp_path / "claims/sources.yaml").read_text(encoding="utf-8")


# ---- sources that move --------------------------------------------------------------------------------------------


def test_file_of_claims_that_is_lost(world: World) -> None:
    (world.folder / "claims/bridge.yaml").unlink()
    assert any('has no file "bridge.yaml"' in p.message for p in check_registry(world.folder / "claims"))
    assert world.build().added > 3
    assert check_registry(world.folder / "claims") == ()


def test_document_that_claims_nothing(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.put("greeting.txt", "Hello!\n")
    world.build()
    files = world.files()
    assert files["greeting.yaml"] == b"[]\n"
    assert check_registry(tmp_path / "claims") == ()
    world.build()
    assert world.files() == files
    world.put("greeting.txt", "Hello!\n\nThe ferry made 24 crossings a day.\n")
    world.build()
    assert any(c.source == "greeting" for c in world.claims().values())


def test_renamed_document_is_followed(world: World) -> None:
    claims = world.claims()
    (world.folder / "docs/bridge.txt").rename(world.folder / "docs/hale-bridge.txt")
    summary = world.build()
    assert summary.notes == ("bridge: docs/bridge.txt is docs/hale-bridge.txt now",)
    assert world.claims() == claims
    assert check_registry(world.folder / "claims") == ()


def test_newer_edition(world: World) -> None:
    (world.folder / "docs/bridge.txt").unlink()
    world.put("bridge-2025.txt", BRIDGE.replace("9,400", "9,900"))
    assert any("--replace bridge NEW" in note for note in world.build("ferry.md").notes)
    summary = world.build("ferry.md", replaces=("bridge", str(world.folder / "docs/bridge-2025.txt")))
    assert summary.changed >= 1
    sources = {s.id: s.path for s in load_registry(world.folder / "claims").sources}
    assert sources == {"bridge": "docs/bridge-2025.txt", "ferry": "docs/ferry.md"}
    assert {c.source for c in world.claims().values()} == {"bridge", "ferry"}


def test_withdrawn_source(world: World) -> None:
    claims = world.claims()
    world.build("bridge.txt", withdraws=("ferry",), reason="retracted on 4 May")
    assert world.claims() == claims
    assert {c.source for c in load_registry(world.folder / "claims").claims} == {"bridge"}
    (world.folder / "docs/ferry.md").unlink()
    assert check_registry(world.folder / "claims") == ()
    world.put("ferry.md", FERRY)
    world.build()
    assert {s.id for s in load_registry(world.folder / "claims").sources} == {"bridge"}
    assert "withdrawn: retracted on 4 May" in (world.folder / "claims/sources.yaml").read_text(encoding="utf-8")


def test_a_document_stands_for_one_source(world: World) -> None:
    with pytest.raises(InputError, match="is the document of source ferry"):
        world.build(replaces=("bridge", str(world.folder / "docs/ferry.md")))


@pytest.mark.parametrize("plan", [{"withdraws": ("tram",)}, {"replaces": ("tram", "docs/bridge.txt")}])
def test_unknown_source(world: World, plan: dict[str, object]) -> None:
    with pytest.raises(InputError, match="tram: no source has this id or path"):
        world.build(**plan)


def test_standing_of_a_source_survives(world: World) -> None:
    world.edit("sources.yaml", lambda t: t.replace("    title: The Hale Bridge\n", "    title: Hale Bridge, facts # ours\n    publisher: County\n    tier: official\n    date: \"2021-06-01\"\n"))
    world.put("bridge.txt", BRIDGE + "\nIt has four lanes.\n")
    world.build()
    source = load_registry(world.folder / "claims").sources[0]
    assert (source.title, source.publisher, source.tier, source.date) == ("Hale Bridge, facts", "County", "official", "2021-06-01")
    assert "# ours" in (world.folder / "claims/sources.yaml").read_text(encoding="utf-8")


def test_deleted_alias_stays_deleted(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.put("port.txt", "The Morhaven Port Authority (MPA) owns 3 harbours.\n")
    world.build()
    world.edit("entities.yaml", lambda t: "")
    world.put("port.txt", "The Morhaven Port Authority (MPA) owns 4 harbours.\n")
    world.build()
    assert world.records()[2] == ()


# ---- two people, and a build that is stopped ----------------------------------------------------------------------


def test_two_people_merge_in_git(world: World) -> None:
    def git(*words: str) -> str:
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        done = subprocess.run(["git", *identity, *words], cwd=world.folder, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    (world.folder / ".gitattributes").write_text("claims/proposed.txt merge=union\n", encoding="utf-8")
    (world.folder / ".gitignore").write_text("claims/registry.lock\n", encoding="utf-8")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "start")
    git("checkout", "-qb", "other")
    world.edit("bridge.yaml", lambda t: t.replace('value: "£18 million"\n', 'value: "£18 million"\n  note: without tax\n'))
    world.put("ferry.md", FERRY + "\nThe last ship was sold for 90,000 euros.\n")
    world.build()
    git("commit", "-qam", "other")
    git("checkout", "-q", "main")
    world.edit("bridge.yaml", lambda t: t.replace('value: "62,000"\n', 'value: "62,000"\n  rank: preferred\n'))
    world.put("tram.txt", "The tram line has 14 stops.\n")
    world.build()
    git("add", ".")
    git("commit", "-qm", "mine")
    git("merge", "-q", "other")
    check_registry(world.folder / "claims", fix=True)
    assert check_registry(world.folder / "claims") == ()
    claims = world.claims().values()
    assert any(c.note == "without tax" for c in claims)
    assert any(c.rank == "preferred" for c in claims)
    assert {c.source for c in claims} == {"bridge", "ferry", "tram"}
    files = world.files()
    world.build()
    assert world.files() == files


KILLED = """
import os, sys
from yrdcheck.registry import writing
left = int(sys.argv[1])
real = os.replace
def replace(a, b):
    global left
    left -= 1
    if left < 0:
        os._exit(9)
    real(a, b)
os.replace = replace
from yrdcheck.refresh import build
build(sys.argv[3:], sys.argv[2])
"""


@pytest.mark.parametrize("steps", range(7))
def test_a_kill_leaves_old_or_new(world: World, steps: int) -> None:
    world.put("bridge.txt", BRIDGE.replace("62,000", "63,000"))
    world.put("ferry.md", FERRY.replace("24", "26"))
    old = world.records()
    done = subprocess.run([sys.executable, "-c", KILLED, str(steps), str(world.folder / "claims"), str(world.folder / "docs/bridge.txt"), str(world.folder / "docs/ferry.md")], check=False)
    seen = world.records()
    loaded = load_registry(world.folder / "claims")
    world.build()
    new = world.records()
    assert seen in (old, new)
    assert (seen == new) == (steps > 0)
    assert len(loaded.claims) > 3
    assert done.returncode in (0, 9)
    assert not read_journal(str(world.folder / "claims"))
    assert not [n for n in os.listdir(world.folder / "claims") if n.startswith(".") and not n.endswith(".tmp")]


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(RegistryError, match="cannot be"):
        write_texts(str(tmp_path / "file" / "claims"), {"a.yaml": "", "b.yaml": ""})


def test_fresh_builds_are_the_same_whatever_the_order(tmp_path: Path) -> None:
    made = []
    for name, order in (("a", ["bridge.txt", "ferry.md"]), ("b", ["ferry.md", "bridge.txt"])):
        (tmp_path / name).mkdir()
        world = World(tmp_path / name)
        world.build(*order)
        made.append(world.files())
    assert made[0] == made[1]
