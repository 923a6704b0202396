"""Settings from ``yrdcheck.toml`` or ``[tool.yrdcheck]`` in ``pyproject.toml``: the nearest one counts, upwards to the repository's root.

A key that is not known, or a value of the wrong type, is an error that names file, line and the nearest key. Paths are relative
to the file that holds them.
"""

from __future__ import annotations

import os

from yrdcheck.files import read_file
from yrdcheck.model import TYPE_CHECKING, ConfigError, record
from yrdcheck.saves import enclosing, is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

FILES = ("yrdcheck.toml", ".yrdcheck.toml", "pyproject.toml")  # in this order within one folder


@record
class Config:
    """Settings of a project; `None` where nothing is said."""

    path: str | None = None  # the file they come from
    registry: str | None = None
    also: tuple[str, ...] = ()  # further registries
    default_registry: bool | None = None  # whether the registry that ships may be used
    fail_on: tuple[str, ...] | None = None
    strict: bool | None = None
    exclude: tuple[str, ...] = ()
    format: str | None = None
    quiet: bool | None = None
    verbose: bool | None = None
    color: str | None = None
    force_exclude: bool | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    require_reason: bool | None = None  # whether a suppression must say why
    baseline: str | None = None
    max_size: int | None = None  # MiB of a document
    max_seconds: int | None = None  # for reading or checking a document; 0: as long as it takes

    @property
    def registries(self) -> tuple[str, ...]:
        """All registries, where several are named."""
        return (self.registry or "", *self.also) if self.also else ()


KEYS: dict[str, type] = {
    "baseline": str,
    "color": str,
    "default-registry": bool,
    "exclude": list,
    "fail-on": list,
    "force-exclude": bool,
    "format": str,
    "ignore": list,
    "max-seconds": int,
    "max-size": int,
    "quiet": bool,
    "registries": list,
    "registry": str,
    "require-reason": bool,
    "select": list,
    "strict": bool,
    "verbose": bool,
}  # key → type of its value

MOST = 1024 * 1024  # bytes of a configuration
CHAIN = 100  # parts of a key with dots: the reader's memory grows with the square of their number
TYPES = {int: "a whole number, such as 60", str: 'a string in quotes, such as "text"', bool: "true or false", list: 'a list of strings, such as ["contradicted"]'}


def find_config(start: str) -> Config:
    """The settings nearest to folder ``start``, upwards to the first folder that holds ``.git``; without any, the empty ones."""
    for path in candidates(start):
        table = _read(path, required=False)
        if table is not None:
            return _settings(path, table)
    return Config()


def candidates(start: str) -> Iterator[str]:
    """The files that may hold the settings, nearest first; one that holds none is passed over."""
    folder = os.path.abspath(start)
    while True:
        for name in FILES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                yield path
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return
        folder = parent


def read_config(path: str) -> Config:
    """The settings in one file. Raises `ConfigError` if it cannot be read or holds none."""
    table = _read(path, required=True)
    return _settings(path, table or {})


def _read(path: str, required: bool) -> dict[str, Any] | None:
    try:
        data = read_file(path, MOST, ConfigError)
    except ConfigError as error:
        raise ConfigError(f"{error}; name another file or use --no-config") from None
    shared = os.path.basename(path) == "pyproject.toml"
    if shared and b"yrdcheck" not in data and not required:
        return None  # spares most projects the import of tomllib
    import re
    import tomllib

    part = rb"""(?:"[^"\n]*+"|'[^'\n]*+'|[\w-]++)"""
    if re.search(rb"(?<![\w-])(?:%s[ \t]*+\.[ \t]*+){%d}" % (part, CHAIN), data):
        raise ConfigError(f"{path}: not valid TOML: a key of more than {CHAIN} parts")
    try:
        values = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None
    if not shared:
        return values
    tools = values.get("tool")
    table = tools.get("yrdcheck") if isinstance(tools, dict) else None
    if table is None and required:
        raise ConfigError(f"{path}: has no table [tool.yrdcheck]")
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.yrdcheck must be a table")
    return table


def _settings(path: str, table: dict[str, Any]) -> Config:
    for key, value in table.items():
        place = f"{path}:{line_of(path, key)}"
        wanted = KEYS.get(key)
        if wanted is None:
            raise ConfigError(f"{place}: unknown key {key!r}; {nearest(key, KEYS)}")
        if not _fits(value, wanted):
            raise ConfigError(f"{place}: {key} must be {TYPES[wanted]}")
        if any("\0" in text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)):
            raise ConfigError(f"{place}: {key} holds a NUL character")
    folder = os.path.dirname(path)
    if table.get("registries") and "registry" in table:
        raise ConfigError(f"{path}:{line_of(path, 'registries')}: registry and registries exclude each other; keep one")
    registry, *also = table.get("registries") or [table.get("registry")]
    baseline = table.get("baseline")
    if baseline is not None and not is_inside(os.path.join(folder, baseline), enclosing(folder)):  # it may be written to
        raise ConfigError(f"{path}:{line_of(path, 'baseline')}: baseline leads out of {enclosing(folder)}; name it with --baseline")
    return Config(
        path=path,
        registry=os.path.join(folder, registry) if registry is not None else None,
        also=tuple(os.path.join(folder, r) for r in also),
        default_registry=table.get("default-registry"),
        fail_on=tuple(table["fail-on"]) if "fail-on" in table else None,
        strict=table.get("strict"),
        exclude=tuple(table.get("exclude", ())),
        format=table.get("format"),
        quiet=table.get("quiet"),
        verbose=table.get("verbose"),
        color=table.get("color"),
        force_exclude=table.get("force-exclude"),
        select=tuple(table["select"]) if "select" in table else None,
        ignore=tuple(table["ignore"]) if "ignore" in table else None,
        require_reason=table.get("require-reason"),
        baseline=os.path.join(folder, baseline) if baseline is not None else None,
        max_size=table.get("max-size"),
        max_seconds=table.get("max-seconds"),
    )


def _fits(value: object, wanted: type) -> bool:
    if wanted is int:
        return type(value) is int and 0 <= value < 10**6
    return isinstance(value, wanted) and (not isinstance(value, list) or all(isinstance(v, str) for v in value))


def line_of(path: str, key: str) -> int:
    """The line where a key stands, for the message; 1 where it cannot be told."""
    import re

    with open(path, encoding="utf-8-sig") as file:
        lines = file.read().splitlines()
    inside = os.path.basename(path) != "pyproject.toml"
    for number, line in enumerate(lines, 1):
        if line.strip().startswith("["):
            inside = line.strip().replace(" ", "").startswith("[tool.yrdcheck")
        if inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return 1


def nearest(word: str, known: Any) -> str:
    """What to write instead of a word that is not known."""
    from difflib import get_close_matches

    small = {name.lower(): name for name in known}
    close = get_close_matches(word.lower().replace("_", "-"), list(small), 1, 0.5)
    return f"did you mean {small[close[0]]!r}?" if close else f"known are {', '.join(sorted(known))}"
