"""Sets up yrdcheck in a folder or repository: settings, hook, git's treatment of the registry. What is there already stays as it is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

from yrdcheck.config import find_config
from yrdcheck.files import read_file
from yrdcheck.model import TYPE_CHECKING, InputError, record
from yrdcheck.readers import READERS, suffix_of
from yrdcheck.saves import enclosing, is_inside

if TYPE_CHECKING:
    from collections.abc import Iterable

SOURCES = ("sources", "source", "docs/sources", "data/sources", "references", "documents", "seeds")  # where source documents are looked for
TOML = """# Settings of yrdcheck; see its README.
registry = {registry}
default-registry = false                  # never check against the registry that ships with yrdcheck
exclude = {exclude}
"""
HOOKS = """{indent}- repo: local
{indent}  hooks:
{indent}    - id: yrdcheck
{indent}      name: yrdcheck (facts)
{indent}      entry: yrdcheck verify --no-default-registry
{indent}      language: system
{indent}      types_or: [markdown, plain-text]
{indent}      require_serial: true
{indent}    - id: yrdcheck-registry
{indent}      name: yrdcheck (registry)
{indent}      entry: yrdcheck check-registry --no-default-registry
{indent}      language: system
{indent}      files: ^{registry}/
{indent}      pass_filenames: false
"""
SCRIPT = """#!/bin/sh
# Made by `yrdcheck init`: checks the drafts of a commit, and the registry when it changes.
set -e
git diff --cached --name-only --diff-filter=ACMR -z -- '*.md' '*.markdown' '*.txt' | xargs -0 -r yrdcheck verify --no-default-registry
git diff --cached --quiet -- {registry} || yrdcheck check-registry --no-default-registry
"""
DRIVERS = {"yrdcheck": "yrdcheck merge-registry %O %A %B %P", "yrdcheck-lock": "true"}  # records are merged one by one; of two locks one is kept


@record
class Step:
    """One thing that setting up does."""

    done: str  # made | changed | kept | left out
    path: str
    note: str = ""


def find_root(start: str) -> tuple[str, bool]:
    """The repository's root above a folder, and whether there is one; without one, the folder itself."""
    at = os.path.abspath(start)
    while True:
        if os.path.exists(os.path.join(at, ".git")):
            return at, True
        if os.path.dirname(at) == at:
            return os.path.abspath(start), False
        at = os.path.dirname(at)


def find_sources(root: str) -> list[str]:
    """Folders that hold source documents by the look of their names; those of the first kind that is there."""
    for name in SOURCES:
        folder = os.path.join(root, *name.split("/"))
        if any(suffix_of(n) in READERS for _, _, names in os.walk(folder) for n in names):
            return [folder]
    return []


def set_up(root: str, repository: bool, sources: Iterable[str], registry: str) -> list[Step]:
    """Write what is missing for a registry in ``registry`` (a folder in ``root``, with "/") made of ``sources``."""
    from yrdcheck.registry.writing import scalar

    folders = sorted({_shown(s if os.path.isdir(s) else os.path.dirname(s), root) for s in sources} - {"."})
    steps = [_settings(root, registry, folders)]
    if not repository:
        return [*steps, Step("left out", "hook", "there is no git repository here; run `yrdcheck init` again once there is")]
    union = [f"{registry}/{name} merge=union" for name in ("proposed.txt", "reviewed.txt")]
    lock = f"{registry}/registry.lock -text -diff merge=yrdcheck-lock linguist-generated"
    bytewise = [f"{folder}/** -text" for folder in folders]
    steps.append(_lines(os.path.join(root, ".gitattributes"), [*bytewise, f"{registry}/*.yaml merge=yrdcheck", *union, lock]))
    steps.append(_lines(os.path.join(root, ".gitignore"), [f"{registry}/.journal", f"{registry}/*.tmp"]))
    steps.append(_drivers(root))
    steps.append(_hook(root, scalar(registry)))
    return steps


def _shown(path: str, root: str) -> str:
    return os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")


def _settings(root: str, registry: str, folders: list[str]) -> Step:
    from json import dumps

    found = find_config(root)
    if found.path is not None:
        return Step("kept", _shown(found.path, root))
    _write(_own(os.path.join(root, "yrdcheck.toml")), TOML.format(registry=dumps(registry), exclude=dumps([registry, *folders], ensure_ascii=False)))
    return Step("made", "yrdcheck.toml")


def _lines(path: str, wanted: list[str]) -> Step:
    """A file with the lines wanted among its own."""
    old = _read(_own(path))
    patterns = {line.split()[0] for line in old.splitlines() if line.split()}
    missing = [line for line in wanted if line.split()[0] not in patterns]
    if not missing:
        return Step("kept", os.path.basename(path))
    _write(path, old + ("\n" if old and not old.endswith("\n") else "") + "".join(f"{line}\n" for line in missing))
    return Step("changed" if old else "made", os.path.basename(path))


def _drivers(root: str) -> Step:
    """How git merges the files of a registry."""
    missing = {f"merge.{name}.driver": command for name, command in DRIVERS.items() if _git(root, "config", "--get", f"merge.{name}.driver") != command}
    if not missing:
        return Step("kept", "git config")
    for key, command in missing.items():
        if _git(root, "config", key, command) is None:
            return Step("left out", "git config", "git is not here; run `yrdcheck init` again once it is")
    return Step("made", "git config", "records of the registry are merged one by one; after a merge, run `yrdcheck check-registry --fix`")


def _hook(root: str, registry: str) -> Step:
    path = os.path.join(root, ".pre-commit-config.yaml")
    old = _read(_own(path))
    if "yrdcheck" in old:
        return Step("kept", ".pre-commit-config.yaml")
    if old or shutil.which("pre-commit"):
        new = _with_hooks(old, registry)
        if new is None:
            return Step("left out", ".pre-commit-config.yaml", "its list of repos is not written one item a line; add yrdcheck's hooks by hand, as its README shows")
        _write(path, new)
        return Step("changed" if old else "made", ".pre-commit-config.yaml", "" if old else "run `pre-commit install` once")
    hooks = _git(root, "rev-parse", "--git-path", "hooks")
    if not hooks:
        return Step("left out", "hook", "git is not here")
    at = os.path.join(root, hooks, "pre-commit")
    if not any(is_inside(at, os.path.realpath(os.path.join(root, home))) for home in (".", _git(root, "rev-parse", "--git-common-dir") or ".")):
        return Step("left out", "hook", f"git keeps hooks in {os.path.dirname(at)}, outside this repository; have one there call `yrdcheck verify`")
    held = _read(at)
    if held:
        return Step("kept", _shown(at, root), "" if "yrdcheck" in held else "another hook is there; have it call `yrdcheck verify` too")
    os.makedirs(os.path.dirname(at), exist_ok=True)
    _write(at, SCRIPT.format(registry=registry))
    os.chmod(at, 0o755)
    return Step("made", _shown(at, root))


def _with_hooks(text: str, registry: str) -> str | None:
    """A pre-commit configuration with yrdcheck's hooks behind the others; `None` where their place cannot be told."""
    if not text.strip():
        return "repos:\n" + HOOKS.format(indent="  ", registry=registry)
    import yaml

    try:
        top = yaml.compose(text)
    except yaml.YAMLError:
        return None
    if not isinstance(top, yaml.MappingNode):
        return None
    repos = next((value for key, value in top.value if key.value == "repos"), None)
    if not isinstance(repos, yaml.SequenceNode) or repos.flow_style or not repos.value:
        return None
    rows = text.splitlines(keepends=True)
    last = repos.value[-1]
    indent = re.match(r"\s*", rows[last.start_mark.line])
    at = min(len(rows), last.end_mark.line + (last.end_mark.column > 0))  # a file may end without a line end
    while at > 0 and not rows[at - 1].strip():
        at -= 1
    if rows[at - 1][-1:] != "\n":
        rows[at - 1] += "\n"
    return "".join(rows[:at]) + HOOKS.format(indent=indent.group() if indent else "", registry=registry) + "".join(rows[at:])


def _git(root: str, *words: str) -> str | None:
    """What git says; "" where it finds nothing, `None` where there is no git."""
    try:
        return subprocess.run(["git", *words], cwd=root, capture_output=True, encoding="utf-8", check=False).stdout.strip()
    except OSError:
        return None


def _own(path: str) -> str:
    """A file of the repository, unless it is a link that leads out of it. Raises `InputError`."""
    home = enclosing(os.path.dirname(path))
    if not is_inside(path, home):
        raise InputError(f"{path}: leads out of {home}, and is not written to: put the file itself there")
    return path


def _read(path: str) -> str:
    try:
        return read_file(path).decode("utf-8") if os.path.lexists(path) else ""
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: cannot be read ({error})") from None


def _write(path: str, text: str) -> None:
    from yrdcheck.saves import put_over

    try:
        put_over(path, text.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror})") from None
