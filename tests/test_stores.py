"""The index of a large registry: the same answers with it and without, whatever happens to the file."""

import multiprocessing
import os
import pickle
import shutil
from pathlib import Path

import pytest

import yrdcheck
from yrdcheck import candidates, registry, stores
from yrdcheck.__main__ import main
from yrdcheck.model import RegistryError
from yrdcheck.registry.indexing import keep_index

ROOT = Path(__file__).resolve().parent.parent
DRAFT = """The Yangtze River Delta generates 24% of China's GDP. Algae blooms in Taihu Lake have fallen 36% since 2020.
The number of trillion-yuan cities rose from 6 in 2018 to 9. The greenway network is 7,600 km long. Nobody speaks of unicorns.
Shanghai provides the chips and Jiangsu the battery. 长三角的GDP占全国的24%。"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A copy of the registry that ships, large enough to have an index."""
    monkeypatch.setattr(stores, "LARGE", 1)
    shutil.copytree(ROOT / "claims", tmp_path / "claims")
    return str(tmp_path / "claims")


def index_of(folder: str) -> str:
    name = stores.name_of(folder, candidates.VERSION)
    assert name is not None
    return name


def is_indexed(loaded: registry.Registry) -> bool:
    return isinstance(loaded.compiled["index"], stores.Terms)


PLAIN = yrdcheck.load_registry(ROOT / "claims")


def plain() -> registry.Registry:
    """The same claims without an index file, nothing remembered."""
    return registry.Registry("claims", PLAIN.sources, PLAIN.claims, PLAIN.entities, PLAIN.properties, PLAIN.digest, PLAIN.compiled)


def test_same_answers(folder: str) -> None:
    loaded = yrdcheck.load_registry(folder)
    assert is_indexed(loaded)
    assert not is_indexed(plain())
    assert (loaded.sources, tuple(loaded.claims), tuple(loaded.entities), tuple(loaded.properties), loaded.digest) == (
        plain().sources, tuple(plain().claims), tuple(plain().entities), tuple(plain().properties), plain().digest,
    )  # fmt: skip
    assert yrdcheck.verify(DRAFT, loaded) == yrdcheck.verify(DRAFT, plain())
    assert loaded.search("GDP of the delta") == plain().search("GDP of the delta")
    assert loaded.claims[-1] == plain().claims[-1]
    assert loaded.claims[3:5] == plain().claims[3:5]
    with pytest.raises(IndexError):
        loaded.claims[len(loaded.claims)]


def test_same_answers_beyond_the_budget(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "BUDGET", 60)
    assert yrdcheck.verify(DRAFT, yrdcheck.load_registry(folder)) == yrdcheck.verify(DRAFT, plain())


def test_budget_keeps_what_rare_words_find(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    clause = candidates.read_clauses(DRAFT, 0, 53, plain().index.lexicon)[0]
    whole = candidates.retrieve(clause, plain().index)
    monkeypatch.setattr(candidates, "BUDGET", 200)
    assert candidates.retrieve(clause, plain().index)[0] == whole[0]


def test_nothing_is_parsed_again(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    yrdcheck.load_registry(folder)
    monkeypatch.setattr(registry, "yaml_files", lambda _: pytest.fail("the YAML was read"))
    assert is_indexed(yrdcheck.load_registry(folder))


def test_pickles(folder: str) -> None:
    loaded = pickle.loads(pickle.dumps(yrdcheck.load_registry(folder)))
    assert is_indexed(loaded)
    assert yrdcheck.verify(DRAFT, loaded) == yrdcheck.verify(DRAFT, plain())


def test_kept_elsewhere(folder: str, tmp_path: Path) -> None:
    for number, loaded in enumerate((plain(), yrdcheck.load_registry(folder))):
        path = str(tmp_path / f"{number}.db")
        assert keep_index(loaded, path)
        assert yrdcheck.verify(DRAFT, yrdcheck.load_registry(path)) == yrdcheck.verify(DRAFT, plain())


def test_stale_one_is_left_and_removed(folder: str) -> None:
    yrdcheck.load_registry(folder)
    old = index_of(folder)
    yaml = Path(folder, "sources.yaml")
    yaml.write_text(yaml.read_text(encoding="utf-8").replace("title: ", "title: New ", 1), encoding="utf-8")
    loaded = yrdcheck.load_registry(folder)
    assert is_indexed(loaded)
    assert loaded.digest != plain().digest
    assert index_of(folder) != old
    assert os.listdir(os.path.dirname(old)).count(os.path.basename(old)) == 0


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize("harm", [cut, lambda _: b"", lambda _: b"no database", lambda data: data.replace(b"yrdcheck.store/2", b"yrdcheck.store/9")])
def test_broken_one_is_made_again(folder: str, harm: object) -> None:
    yrdcheck.load_registry(folder)
    path = Path(index_of(folder))
    whole = path.read_bytes()
    path.write_bytes(harm(whole))  # type: ignore[operator]
    assert yrdcheck.verify(DRAFT, yrdcheck.load_registry(folder)) == yrdcheck.verify(DRAFT, plain())
    assert path.read_bytes() == whole


def test_breaks_while_open(folder: str) -> None:
    loaded = yrdcheck.load_registry(folder)
    with open(index_of(folder), "r+b") as file:
        file.truncate(4096)
    with pytest.raises(RegistryError, match="remove it"):
        yrdcheck.verify(DRAFT, loaded)


def test_folder_that_takes_no_file(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(folder, stores.FOLDER).write_text("in the way", encoding="utf-8")
    loaded = yrdcheck.load_registry(folder)
    assert not is_indexed(loaded)
    assert yrdcheck.verify(DRAFT, loaded) == yrdcheck.verify(DRAFT, plain())


def test_build_makes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "LARGE", 1)
    (tmp_path / "note.txt").write_text("The quay at Port Mirel is 420 m long. It opened in 2019.\n", encoding="utf-8")
    assert main(["build", str(tmp_path / "note.txt"), "--registry", str(tmp_path / "claims")]) == 0
    assert os.path.isfile(index_of(str(tmp_path / "claims")))


def rebuild_and_check(folder: str) -> bool:
    stores.LARGE = 1  # type: ignore[misc]
    for turn in range(3):
        if turn == 1:
            try:
                os.unlink(index_of(folder))
            except OSError:
                pass
        loaded = yrdcheck.load_registry(folder)
        if [s.verdict for s in yrdcheck.verify(DRAFT, loaded).statements] != [s.verdict for s in yrdcheck.verify(DRAFT, plain()).statements]:
            return False
    return True


def test_many_processes(folder: str) -> None:
    with multiprocessing.get_context("spawn" if os.name == "nt" else "fork").Pool(4) as pool:
        assert pool.map(rebuild_and_check, [folder] * 8) == [True] * 8
    assert [n for n in os.listdir(os.path.join(folder, stores.FOLDER)) if n.endswith(".tmp")] == []


@pytest.mark.parametrize(("path", "address"), [("/a b/c#d?e%f.db", "file:/a b/c%23d%3fe%25f.db?mode=ro&immutable=1")])
def test_address(path: str, address: str) -> None:
    assert stores.address(path) == address
