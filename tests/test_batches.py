"""Many texts at once: the same verdicts as one by one, on this machine and by Spark."""

import json
import pickle
import shutil
import sys
from pathlib import Path

import pytest

import yrdcheck
from yrdcheck.batches import Options, check_batch, open_registry
from yrdcheck.model import RegistryError, replace
from yrdcheck.registry import load_registry
from yrdcheck.registry.indexing import keep_index

CLAIMS = Path(__file__).resolve().parent.parent / "claims"
TEXTS = [
    "The Yangtze River Delta generates 24% of China's GDP. Nobody speaks of unicorns.",
    "",
    "Algae blooms in Taihu Lake have fallen 36% since 2020.",
    "The Yangtze River Delta generates 24% of China's GDP. Nobody speaks of unicorns.",
    "长三角的GDP占全国的24%。",
]


def one_by_one() -> list[yrdcheck.Report]:
    registry = load_registry(CLAIMS)
    return [yrdcheck.verify(text, registry, path=str(n)) for n, text in enumerate(TEXTS)]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("index") / "registry.db")
    assert keep_index(load_registry(CLAIMS), path)
    return path


def test_same_as_one_by_one(index: str) -> None:
    assert check_batch(TEXTS, CLAIMS) == check_batch(iter(TEXTS), index) == one_by_one() == yrdcheck.check_batch(TEXTS, str(CLAIMS))


def test_registry_is_opened_once(index: str) -> None:
    open_registry.cache_clear()
    for _ in range(3):
        check_batch(TEXTS[:1], index)
    assert open_registry.cache_info().misses == 1


def test_options_count() -> None:
    text = "In April this year the greenway network was 7,600 km long."
    said = [check_batch([text], CLAIMS, Options(as_of=day))[0] for day in ("2019-05-01", "2024-05-01")]
    assert said == [replace(yrdcheck.verify(text, load_registry(CLAIMS), as_of=day), path="0") for day in ("2019-05-01", "2024-05-01")]
    assert len(check_batch(["**24%** of [it](x)"], CLAIMS, Options(markdown=False))) == 1


def test_report_pickles() -> None:
    assert pickle.loads(pickle.dumps(check_batch(TEXTS, CLAIMS))) == one_by_one()


def test_no_index(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"something else")
    for name in ("x.db", "none.db"):
        with pytest.raises(RegistryError, match="no index of a registry"):
            check_batch(TEXTS, tmp_path / name)


# ---- Spark --------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_spark(monkeypatch: pytest.MonkeyPatch) -> None:
    pyspark = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    from yrdcheck.spark import verify_articles

    session = pyspark.SparkSession.builder.master("local[2,3]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2").getOrCreate()
    try:
        rows = [(f"a{n}", text) for n, text in enumerate(TEXTS)] + [("gone", None)]
        articles = session.createDataFrame(rows, "url string, body string").repartition(3)
        got = verify_articles(articles, CLAIMS, text="body", id="url").collect()
        expected = sorted(
            (f"a{r.path}", n, s.text, s.verdict.value, s.message, [e.quote for e in s.evidence]) for r in one_by_one() for n, s in enumerate(r.statements)
        )
        assert sorted((r.id, r.number, r.text, r.verdict, r.message, [e.quote for e in r.evidence]) for r in got) == expected
        assert not any(r.id == "gone" for r in got)

        def die_once(rows):  # type: ignore[no-untyped-def]
            from pyspark import TaskContext

            if TaskContext.get().attemptNumber() == 0 and TaskContext.get().partitionId() == 1:
                import os

                os._exit(7)  # a worker that is killed
            return rows

        risky = session.createDataFrame(articles.rdd.mapPartitions(die_once), articles.schema)
        again = verify_articles(risky, CLAIMS, text="body", id="url").collect()
        assert sorted(map(json.dumps, map(tuple, again))) == sorted(map(json.dumps, map(tuple, got)))
    finally:
        session.stop()


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for the executor in /proc")
def test_spark_executor_dies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A whole executor is killed in a small cluster: another one takes over, fetches the registry for itself, and gives the same rows."""
    pyspark = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    from yrdcheck.spark import verify_articles

    marker = str(tmp_path / "died")

    def die_once(rows):  # type: ignore[no-untyped-def]
        import os

        from pyspark import TaskContext

        if TaskContext.get().partitionId() == 1 and not os.path.exists(marker):
            with open(marker, "w"), open(f"/proc/{os.getppid()}/stat") as daemon:
                os.kill(int(daemon.read().split()[3]), 9)  # a worker's parent is a daemon, whose parent is the executor
        return rows

    session = pyspark.SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        articles = session.createDataFrame([(f"a{n}", TEXTS[n % len(TEXTS)]) for n in range(12)], "id string, text string").repartition(4)
        risky = session.createDataFrame(articles.rdd.mapPartitions(die_once), articles.schema)
        got = verify_articles(risky, CLAIMS).collect()
        reports = one_by_one()
        expected = sorted((f"a{n}", m, s.text, s.verdict.value) for n in range(12) for m, s in enumerate(reports[n % len(TEXTS)].statements))
        assert sorted((r.id, r.number, r.text, r.verdict) for r in got) == expected
        assert Path(marker).exists()
    finally:
        session.stop()
