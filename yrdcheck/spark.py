"""Verdicts on a DataFrame of articles, by PySpark (extra ``spark``).

    from yrdcheck.spark import verify_articles
    verdicts = verify_articles(spark.read.parquet("articles"), "claims", text="body", id="url")

The registry is made one immutable file, which Spark ships to the workers with the job; each worker process opens it once. A partition is
checked by `yrdcheck.batches.check_batch` alone: a task that is run again, after a worker has died, gives the same rows. The workers need
yrdcheck too: set PYSPARK_PYTHON to a Python that has it before Spark starts.
"""

from __future__ import annotations

import os
from itertools import islice
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from yrdcheck.batches import Options, check_batch
from yrdcheck.model import RegistryError
from yrdcheck.registry import load_registry
from yrdcheck.registry.indexing import keep_index
from yrdcheck.stores import Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyspark.sql import DataFrame, Row

CHUNK = 64  # articles of a partition that are held at a time

EVIDENCE = "array<struct<claim:string,source:string,title:string,quote:string,line:int,column:int,stance:string,kind:string,score:double,note:string>>"
SCHEMA = (
    "id string, number int, text string, verdict string, message string, tags array<string>, line int, column int, offset int, length int, "
    f"replacement string, evidence {EVIDENCE}"
)


def verify_articles(
    articles: DataFrame, registry: str | os.PathLike[str] | None = None, text: str = "text", id: str = "id", options: Options = Options()  # noqa: A002, B008
) -> DataFrame:
    """A row a statement: its article's id, its number there from 0, its verdict and the evidence for it.

    ``text`` and ``id`` name the columns of ``articles``; an article without a text gives no rows. The rows of an article stand
    together, those of several in no order that counts. Raises `RegistryError` where the registry cannot be read.
    """
    session = articles.sparkSession
    loaded = load_registry(registry)
    index = loaded.compiled["index"]
    if isinstance(index, Terms):
        file = index.path
    else:
        file = os.path.join(mkdtemp(prefix="yrdcheck-"), f"registry-{loaded.digest.rpartition(':')[2][:32]}.db")
        if not keep_index(loaded, file):
            raise RegistryError(f"{file}: the registry cannot be written to a temporary folder")
    session.sparkContext.addFile(file)
    name = os.path.basename(file)

    def run(rows: Iterable[Row]) -> Iterator[tuple[Any, ...]]:
        return check_rows(rows, name, options)

    checked = articles.select(articles[id].cast("string"), articles[text].cast("string")).rdd.mapPartitions(run)
    return session.createDataFrame(checked, SCHEMA)


def check_rows(rows: Iterable[Iterable[Any]], registry: str, options: Options) -> Iterator[tuple[Any, ...]]:
    """The rows on the articles of a partition: pairs of id and text. ``registry``: the name of the file that came with the job."""
    from pyspark import SparkFiles

    path = SparkFiles.get(registry)
    rest = iter(rows)
    while taken := list(islice(rest, CHUNK)):
        chunk = [(key, text) for key, text in taken if text is not None]
        for (key, _), report in zip(chunk, check_batch([text for _, text in chunk], path, options), strict=True):
            for number, s in enumerate(report.statements):
                evidence = [
                    (e.claim, e.source, e.title, e.quote, e.line, e.column, str(e.stance), str(e.kind) if e.kind else None, e.score, e.note) for e in s.evidence
                ]
                yield (
                    key, number, s.text, str(s.verdict), s.message, list(s.tags), s.line, s.column, s.offset, s.length,
                    s.suggestion.replacement if s.suggestion else None, evidence,
                )  # fmt: skip
