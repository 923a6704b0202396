"""The gate on work: what it lets pass and what it names."""

import pytest
from loading import load

work = load("benchmarks/work.py")


@pytest.mark.parametrize(
    ("now", "named"),
    [
        pytest.param({"a": 900, "b": 100}, [], id="the same"),
        pytest.param({"a": 700, "b": 60}, [], id="less"),
        pytest.param({"a": 980, "b": 100}, [], id="a little more"),
        pytest.param({"a": 900, "b": 101, "c": 1}, [], id="too rare to matter"),
        pytest.param({"a": 900, "b": 150}, ["b"], id="one function, not all"),
        pytest.param({"a": 900, "b": 100, "c": 40}, ["c"], id="a new one"),
        pytest.param({"a": 1100, "b": 100}, ["all functions", "a"], id="all"),
        pytest.param({"a": 500, "b": 500}, ["b"], id="work that moved"),
    ],
)
def test_differences(now: dict[str, int], named: list[str]) -> None:
    assert [line.partition(":")[0] for line in work.differences({"a": 900, "b": 100}, now, 10)] == named


def test_counts_are_kept() -> None:
    kept = work.json.loads(work.KEPT.read_text("utf-8"))
    assert list(kept) == sorted(kept)
    assert kept["yrdcheck.checker.verify"] == 1
