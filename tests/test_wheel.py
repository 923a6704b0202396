"""What is shipped: exactly these files, the same bytes in every build, few dependencies with bounds, every development package pinned."""

import configparser
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from base64 import urlsafe_b64encode
from pathlib import Path

import pytest
from loading import load

ROOT = Path(__file__).parents[1]
if not (ROOT / "pyproject.toml").exists():
    pytest.skip("no checkout", allow_module_level=True)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BUILD = """
import sys
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder
for builder in (WheelBuilder, SdistBuilder):
    list(builder(sys.argv[1]).build(directory=sys.argv[2], versions=["standard"]))
"""
LEFT_OUT = (".git", ".venv", ".ci", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", "build", "dist", ".yrdcheck")


def tracked() -> list[str]:
    """The files of the checkout; with git, those that it knows."""
    if shutil.which("git") and (ROOT / ".git").exists():
        out = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True).stdout
        return sorted(name for name in out.decode().split("\0") if name and (ROOT / name).is_file())
    found = (p.relative_to(ROOT) for p in ROOT.rglob("*") if p.is_file())
    return sorted(p.as_posix() for p in found if not set(p.parts) & set(LEFT_OUT) and p.suffix != ".pyc")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Wheel and sdist, built twice: from two copies in two places, of other ages, permissions and time zones."""
    made = []
    for n, (umask, zone) in enumerate(((0o022, "UTC"), (0o077, "Asia/Tokyo"))):
        folder = tmp_path_factory.mktemp(f"place{n}")
        names = tracked()
        for name in names if n else reversed(names):
            (folder / "src" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / "src" / name)
            os.chmod(folder / "src" / name, 0o666 & ~umask)
            os.utime(folder / "src" / name, (10**9 + n * 10**6,) * 2)
        shutil.copyfile(ROOT / ".gitignore", folder / "src/.gitignore")
        (folder / "src/yrdcheck/__pycache__").mkdir()
        (folder / "src/yrdcheck/__pycache__/x.cpython-311.pyc").write_bytes(b"x")
        env = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "TZ": zone, "PYTHONHASHSEED": str(n), "PYTHONDONTWRITEBYTECODE": "1"}
        subprocess.run([sys.executable, "-c", BUILD, str(folder / "src"), str(folder / "out")], env=env, check=True, umask=umask, capture_output=True)
        made.append(folder / "out")
    return made


def test_two_builds_are_the_same(built: list[Path]) -> None:
    names = sorted(p.name for p in built[0].iterdir())
    assert len(names) == 2
    assert sorted(p.name for p in built[1].iterdir()) == names
    for name in names:
        assert (built[0] / name).read_bytes() == (built[1] / name).read_bytes(), name


def test_wheel_holds_what_it_should(built: list[Path]) -> None:
    (path,) = built[0].glob("*.whl")
    info = path.name.split("-py3")[0] + ".dist-info"
    wanted = {n for n in tracked() if n.startswith("yrdcheck/")}
    wanted |= {f"yrdcheck/_registry/{n}" for n in tracked() if n.startswith(("claims/", "seeds/"))}
    wanted |= {f"{info}/{n}" for n in ("METADATA", "RECORD", "WHEEL", "entry_points.txt")}
    wanted |= {f"{info}/licenses/{n}" for n in PROJECT["license-files"]}
    with zipfile.ZipFile(path) as file:
        assert set(file.namelist()) == wanted
        assert len(file.namelist()) == len(wanted)
        for entry in file.infolist():
            assert entry.external_attr >> 16 & 0o170000 in (0, 0o100000), entry.filename  # no links
            assert entry.date_time[:3] == (2023, 11, 14)
            assert Path(entry.filename).suffix in ("", ".bin", ".css", ".js", ".lock", ".md", ".py", ".tsv", ".txt", ".typed", ".yaml"), entry.filename
        for row in file.read(f"{info}/RECORD").decode().splitlines():
            name, digest, size = row.rsplit(",", 2)
            if not name.endswith("/RECORD"):
                data = file.read(name)
                assert (digest, size) == ("sha256=" + urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("="), str(len(data))), name
        scripts = configparser.ConfigParser()
        scripts.read_string(file.read(f"{info}/entry_points.txt").decode())
        assert {section: dict(scripts[section]) for section in scripts.sections()} == {"console_scripts": {"yrdcheck": "yrdcheck.__main__:main"}}
        metadata = file.read(f"{info}/METADATA").decode()
        needs = [line.split(": ", 1)[1] for line in metadata.splitlines() if line.startswith("Requires-Dist: ") and "extra ==" not in line]
        assert sorted(re.match(r"[\w-]+", need)[0].lower() for need in needs) == ["charset-normalizer", "pyyaml", "rapidfuzz", "rich", "typer"]  # type: ignore[index]


def test_sdist_holds_what_it_should(built: list[Path]) -> None:
    (path,) = built[0].glob("*.tar.gz")
    kept = tuple(n.lstrip("/") for n in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]["sdist"]["include"])
    wanted = {n for n in tracked() if n in kept or n.startswith(tuple(k + "/" for k in kept))} | {"pyproject.toml", "PKG-INFO", ".gitignore"}
    with tarfile.open(path) as file:
        members = file.getmembers()
    assert {m.name.partition("/")[2] for m in members} == wanted
    assert all(m.isfile() and not m.name.startswith(("/", "..")) and (m.uid, m.gid, m.uname, m.gname) == (0, 0, "", "") for m in members)


def test_bounds_of_dependencies() -> None:
    """Each has a lower and an upper bound, and says beside it or above why."""
    rows = [*PROJECT["dependencies"], *(need for name, needs in PROJECT["optional-dependencies"].items() if name not in ("all", "bench", "dev", "fuzz") for need in needs)]
    assert len(PROJECT["dependencies"]) == 5
    assert all(re.search(r">=[\d.]+,<[\d.]+$", row) for row in rows)
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert all(re.search(rf'"{re.escape(row)}",\s+# \w', text) for row in PROJECT["dependencies"])


def test_development_packages_are_pinned() -> None:
    module = load("scripts/pin_dev.py")
    rows = [row for row in (ROOT / "constraints-dev.txt").read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    assert rows == sorted(rows, key=lambda row: row.partition("==")[0])
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.+!]+", row) for row in rows)
    installed = module.closure("yrdcheck", frozenset(("dev",)))
    assert {*installed} - {"yrdcheck"} <= {row.partition("==")[0] for row in rows}
    assert {"pytest", "hypothesis", "ruff", "mypy", "typer"} <= {*installed}
