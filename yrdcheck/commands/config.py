"""``yrdcheck config``: which settings hold here, and why."""

from __future__ import annotations

import os

from yrdcheck.commands import ENVIRONMENT, FAIL_ON, OK, PREFIX, find_settings, from_environment, locate_registry, settle, shown_path, write
from yrdcheck.files import MIB, Limits
from yrdcheck.model import TYPE_CHECKING, ConfigError, RegistryError
from yrdcheck.terminal import harmless, visible

if TYPE_CHECKING:
    from typing import Any

DEFAULTS: dict[str, Any] = {
    "baseline": None, "color": "auto", "default-registry": True, "exclude": [], "fail-on": [str(v) for v in FAIL_ON], "force-exclude": False,
    "format": "text", "ignore": [], "max-seconds": int(Limits().seconds), "max-size": Limits().size // MIB,
    "quiet": False, "registries": [], "registry": None, "require-reason": False, "select": [], "strict": False, "verbose": False,
}  # fmt: skip  # what holds where nothing is said


def run(values: dict[str, Any]) -> int:
    """Print every setting with its value and where that comes from, the files that were looked at, and the registry."""
    from yrdcheck import config

    wanted = values["format"] or "text"
    if wanted not in ("text", "json"):
        raise ConfigError(f"--format: the settings are shown as text or json, not as {wanted!r}")
    settings = settle({**values, "format": None, "quiet": True})
    found = find_settings(values)
    rows = []
    for key in sorted(config.KEYS):
        option, variable, file = values.get(key.replace("-", "_")), from_environment(key), getattr(found, key.replace("-", "_"))
        if key == "registry" and found.also:
            file = None  # it stands in `registries`
        if option not in (None, False, []) and key != "format":
            value, origin = option, f"--{key}"
        elif variable is not None:
            value, origin = variable, PREFIX + key.replace("-", "_").upper()
        elif file is not None and file != ():
            assert found.path is not None
            value, origin = file, f"{shown_path(found.path)}:{config.line_of(found.path, key)}"
        else:
            value, origin = DEFAULTS[key], "default"
        rows.append({"key": key, "value": list(value) if isinstance(value, tuple) else value, "origin": origin})
    files = [] if values["no_config"] or values["config"] is not None else [shown_path(path) for path in config.candidates(os.getcwd())]
    try:
        registry, problem = shown_path(locate_registry(settings)[0]), None
    except RegistryError as error:
        registry, problem = None, str(error)
    unused = [n for n in sorted(os.environ) if n.startswith(PREFIX) and n.removeprefix(PREFIX).lower().replace("_", "-") not in ENVIRONMENT]
    result = {
        "schema": "yrdcheck.config/1", "file": found.path and shown_path(found.path), "looked_at": files, "settings": rows, "registry": registry,
        "problem": problem, "unused_variables": unused,
    }  # fmt: skip
    write(values["output"], [_as_json(result) if wanted == "json" else _as_text(result)])
    return OK


def _as_json(result: dict[str, Any]) -> str:
    from json import dumps

    return harmless(dumps(result, ensure_ascii=False, indent=2)) + "\n"


def _as_text(result: dict[str, Any]) -> str:
    """TOML that could stand in a configuration, each line with its origin; what is not set is a comment."""
    from json import dumps

    lines = []
    pairs = [(f"{r['key']} = {dumps(r['value'], ensure_ascii=False)}" if r["value"] is not None else f"# {r['key']} is not set", r["origin"]) for r in result["settings"]]
    width = max(len(text) for text, _ in pairs)
    lines += [f"{visible(text).ljust(width)}  # {visible(origin)}" for text, origin in pairs]
    lines.append("")
    file, files = result["file"], result["looked_at"]
    lines.append(f"# settings from {visible(file)}" if file else "# no configuration: no yrdcheck.toml and no [tool.yrdcheck] here or above, up to the repository")
    lines += [f"# passed over: {visible(f)} ({'no table [tool.yrdcheck]' if file is None or files.index(f) < files.index(file) else 'further away'})" for f in files if f != file]
    lines.append(f"# registry: {visible(result['registry'])}" if result["registry"] else f"# {visible(result['problem'])}")
    lines += [f"# not a setting: {visible(name)}" for name in result["unused_variables"]]
    return "\n".join(lines) + "\n"
