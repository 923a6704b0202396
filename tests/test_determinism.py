"""The same input gives the same bytes: whatever the hash seed, the locale, the time zone, the order of files, the number of processes, the Python."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import yrdcheck
from yrdcheck.reporters import names

ROOT = Path(yrdcheck.__file__).parents[1]
RUN = """
import contextlib, hashlib, io, json, os, random, sys
order, jobs, formats = sys.argv[1], sys.argv[2], sys.argv[3].split(",")
scandir, listdir = os.scandir, os.listdir

class Shuffled:
    def __init__(self, entries): self.entries = iter(entries)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def close(self): pass

def mixed(entries, name):
    entries = sorted(entries, key=name)
    if order == "backwards":
        entries.reverse()
    elif order != "sorted":
        random.Random(order).shuffle(entries)
    return entries

def shuffled(path="."):
    with scandir(path) as entries:
        return Shuffled(mixed(entries, lambda e: os.fspath(e.name)))

os.scandir = shuffled
os.listdir = lambda path=".": mixed(listdir(path), os.fspath)  # os.walk asks os.scandir
from yrdcheck.__main__ import main

made = {}
def run(name, *words):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        status = main([*words, "--no-config"])
    made[name] = [status, hashlib.sha256(out.getvalue().encode("utf-8", "surrogatepass")).hexdigest()]

run("build", "build", "sources")
for name in sorted(listdir("claims")):
    with open(os.path.join("claims", name), "rb") as file:
        made["claims/" + name] = hashlib.sha256(file.read()).hexdigest()
for name in formats:
    run("verify " + name, "verify", "drafts", "--format", name, "--jobs", jobs)
    if name not in ("claimreview",):
        run("conflicts " + name, "conflicts", "--format", name)
for line in ("scan sources", "claims", "numbers drafts", "cite drafts/a.md", "cite drafts/a.md --style bibtex", "check-registry", "review --format json",
             "parity drafts/a.md drafts/b.md"):
    run(line, *line.split())
print(json.dumps(made))
"""
SOURCES = {
    "bridge.txt": "Bridge opens\n\nThe Hale Bridge opened on 3 May 2021. It is 412 metres long and cost £18 million.\n"
    "The city of Marne (MRN) has 62,000 inhabitants.\n",
    "figures.md": "---\ntitle: Marne in figures\n---\n\nThe city of Marne has 71,000 inhabitants. Its library lends 9,000 books a month.\n\n"
    "| Year | Visitors |\n| --- | --- |\n| 2020 | 4,100 |\n| 2021 | 5,300 |\n",
    "ISTANBUL.txt": "Ankara Info\n\nThe ferry I of Inis Island carries 24 cars. Click here to subscribe to our newsletter!\n",
    "ä.txt": "Ärzte\n\nThe clinic of Ölau has 340 beds and 1,200 staff.\n",
    "delta.txt": "长三角\n\n2023年，马恩市生产总值达到3.2万亿元，同比增长5.5%。\n",
}
DRAFTS = {
    "a.md": "# A\n\nThe Hale Bridge is 500 metres long. The city of Marne has 62,000 inhabitants.\n\nThe clinic of Ölau has 340 beds. Its library lends 9,000 books a month.\n",
    "b.md": "# B\n\nThe Hale Bridge opened on 4 May 2021. In 2021 there were 5,300 visitors.\n\nThe ferry of INIS ISLAND carries 25 cars.\n",
    "c.md": "马恩市2023年生产总值为3.3万亿元。\n",
}


def outcome(folder: Path, python: str = sys.executable, order: str = "sorted", jobs: str = "1", **environ: str) -> dict[str, object]:
    """What every command and format gives in a process of its own, as hashes."""
    work = folder / f"run{len(list(folder.iterdir()))}/work"
    for kind, texts in (("sources", SOURCES), ("drafts", DRAFTS)):
        (work / kind).mkdir(parents=True)
        for name, text in texts.items():
            (work / kind / name).write_text(text, encoding="utf-8")
    env = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON", "YRDCHECK", "TZ"))}
    env |= {"XDG_CACHE_HOME": str(work / "cache"), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"} | environ
    done = subprocess.run([python, "-c", RUN, order, jobs, ",".join(names())], cwd=work, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    result: dict[str, object] = json.loads(done.stdout)
    return result


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    made = outcome(tmp_path_factory.mktemp("usual"), PYTHONHASHSEED="0")
    assert len(made) > 30
    assert [value for value in made.values() if isinstance(value, list) and value[0] == 2] == []
    return made


@pytest.mark.parametrize(
    "what",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "order": "backwards"},
        {"PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "America/Los_Angeles", "order": "shuffled", "jobs": "2"},
        {"PYTHONHASHSEED": "77", "PYTHONUTF8": "1", "LC_ALL": "POSIX", "TZ": "Asia/Kathmandu", "order": "again", "jobs": "3", "COLUMNS": "40"},
    ],
    ids=["far east, files backwards", "Turkish, files shuffled, two processes", "POSIX, files otherwise shuffled, three processes"],
)
def test_same_bytes(what: dict[str, str], usual: dict[str, object], tmp_path: Path) -> None:
    assert outcome(tmp_path, **what) == usual


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_same_bytes_in_every_python(version: str, usual: dict[str, object], tmp_path: Path) -> None:
    python = shutil.which(f"python{version}")
    if python is None or f"{sys.version_info[0]}.{sys.version_info[1]}" == version:
        pytest.skip(f"Python {version} is not here, or is the one that runs")
    if subprocess.run([python, "-c", "import charset_normalizer, rapidfuzz, rich, typer, yaml"], capture_output=True, check=False).returncode:
        pytest.skip(f"Python {version} has not what yrdcheck needs")
    assert outcome(tmp_path, python) == usual
