"""``--jobs``: worker processes change how long a check takes, never what comes out."""

import multiprocessing
import os
from pathlib import Path

import pytest

from yrdcheck.__main__ import main
from yrdcheck.commands import workers
from yrdcheck.model import ConfigError

SENTENCES = [
    "The Yangtze River Delta generates 24% of China's GDP.",
    "Algae blooms in Taihu Lake have fallen 36% since 2020.",
    "The greenway network is 7,600 km long. <!-- yrdcheck-disable-line -->",
    "Nothing is said of unicorns in Wuxi in 1833.",
]


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for i, text in enumerate(SENTENCES):
        (tmp_path / f"d{i}.md").write_text(f"# Draft {i}\n\n{text}\n\n{SENTENCES[(i + 1) % 4]}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(jobs: str, form: str, out: Path) -> tuple[int, bytes]:
    status = main(["verify", ".", "--format", form, "--output", str(out), "--jobs", jobs])
    return status, out.read_bytes()


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_same_bytes(form: str, drafts: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path_factory.mktemp("out") / "report"
    alone = report("1", form, out)
    assert alone[0] == 1
    assert all(f"d{i}.md" in alone[1].decode() for i in (0, 1, 3))
    assert [report(jobs, form, out) for jobs in ("2", "3", "9", "0")] == [alone] * 4


def test_dead_worker(drafts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    if multiprocessing.get_start_method() != "fork":
        pytest.skip("the patch reaches a worker only by fork")
    monkeypatch.setattr(workers, "check", lambda *_: os._exit(9))
    assert main(["verify", ".", "--jobs", "2"]) == 2
    assert "a worker process died" in capsys.readouterr().err


@pytest.mark.parametrize(("text", "jobs"), [(None, 1), ("1", 1), ("4", 4)])
def test_read_jobs(text: str | None, jobs: int) -> None:
    assert workers.read_jobs(text) == jobs


def test_one_a_core() -> None:
    assert 1 <= workers.read_jobs("0") <= (os.cpu_count() or 1)


@pytest.mark.parametrize("text", ["", "-1", "two", "1.5"])
def test_no_number(text: str) -> None:
    with pytest.raises(ConfigError, match="number of processes"):
        workers.read_jobs(text)
