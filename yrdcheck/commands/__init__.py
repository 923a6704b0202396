"""What each command does, one module a command with a function ``run(values) -> exit status``.

The values are those of the table in ``options.py``. This module holds what the commands share: settings, registry, input and output.
"""

from __future__ import annotations

import os
import sys

from yrdcheck.model import TYPE_CHECKING, ConfigError, InputError, RegistryError, Verdict, record
from yrdcheck.terminal import Style, visible, wants_color

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from yrdcheck.options import Value
    from yrdcheck.registry import Registry
    from yrdcheck.reporters import RegistryNote

OK, FINDINGS, FAILED = 0, 1, 2  # exit status
SHIPPED = "<shipped>"  # how reports name the registry that comes with the package
FAIL_ON = (Verdict.CONTRADICTED, Verdict.CONFLICT)


@record
class Settings:
    """Options and configuration, settled: an option wins over the configuration, which wins over the default."""

    format: str
    output: str | None
    style: Style
    registry: str | None
    also: tuple[str, ...]  # further registries
    fallback: bool  # whether the registry that ships may be used
    exclude: tuple[str, ...]
    fails: tuple[Verdict, ...]


def settle(values: dict[str, Value]) -> Settings:
    """Settings from option values and the nearest configuration. Raises `ConfigError`."""
    from yrdcheck import config, reporters

    get: dict[str, Any] = values
    if get["config"] is not None and get["no_config"]:
        raise ConfigError("--config and --no-config exclude each other; give one of them")
    if get["config"] is not None:
        found = config.read_config(get["config"])
    else:
        found = config.Config() if get["no_config"] else config.find_config(os.getcwd())
    quiet = get["quiet"] or (bool(found.quiet) and not get["verbose"])
    verbose = get["verbose"] or (bool(found.verbose) and not get["quiet"])
    output = get["output"]
    terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    color = wants_color(get["color"] or found.color or "auto", os.environ if output is None else {}, terminal)
    fails: tuple[Verdict, ...] = ()
    if "fail_on" in get:
        fails = _fails(get["fail_on"].split(",") if get["fail_on"] is not None else found.fail_on, get["strict"] or found.strict or False)
    format_name = get["format"] or found.format or "text"
    if format_name not in (known := reporters.names()):
        raise ConfigError(f"--format: {format_name!r} is none of {', '.join(known)}")
    return Settings(
        format=format_name,
        output=output,
        style=Style(color, quiet, verbose),
        registry=get["registry"][0] if get["registry"] else found.registry,
        also=tuple(get["registry"][1:]) if get["registry"] else found.also,
        fallback=not get["no_default_registry"] and found.default_registry is not False,
        exclude=(*found.exclude, *get.get("exclude", ())),
        fails=fails,
    )


def _fails(names: Iterable[str] | None, strict: bool) -> tuple[Verdict, ...]:
    if names is None:
        wanted = list(FAIL_ON)
    else:
        words = [n.strip() for n in names if n.strip()]
        known = {v.value: v for v in Verdict}
        if words == ["never"]:
            words = []
        for word in words:
            if word not in known:
                from yrdcheck.config import nearest

                raise ConfigError(f"--fail-on: no verdict {word!r}; {nearest(word, [*known, 'never'])}")
        wanted = [known[w] for w in words]
    if strict:
        wanted.append(Verdict.UNSUPPORTED)
    return tuple(v for v in Verdict if v in wanted)


# ---- the registry -------------------------------------------------------------------------------------------------


def locate_registry(settings: Settings) -> tuple[str, str]:
    """The folder of the registry to use, and how reports name it. Raises `RegistryError` where there is none."""
    from yrdcheck import registry

    if settings.registry is not None:
        return settings.registry, _shown(settings.registry)
    found = registry.find_registry(os.getcwd())
    if found is not None:
        shown = _shown(found)
        return shown, shown
    if not settings.fallback:
        raise RegistryError("no registry: claims/sources.yaml is neither here nor above; build one with 'yrdcheck build PATH' or name one with --registry DIR")
    if not settings.style.quiet:
        say("note: no claims/ here or above, using the registry that ships with yrdcheck")
    return registry.default_registry(), SHIPPED


def only_registry(settings: Settings, command: str) -> str | None:
    """The one registry that a command works on. Raises `ConfigError` where several are named."""
    if settings.also:
        raise ConfigError(f"{command} works on one registry; give one --registry")
    return settings.registry


def open_registry(settings: Settings) -> tuple[Registry, RegistryNote]:
    """The registry to check against, and what reports say of it."""
    from yrdcheck import registry
    from yrdcheck.reporters import RegistryNote

    folder, shown = locate_registry(settings)
    found = registry.load_registry(folder, *settings.also)
    shown = ", ".join([shown, *map(_shown, settings.also)])
    return found, RegistryNote(shown, len(found.sources), len(found.claims), found.digest)


def _shown(path: str) -> str:
    """A path as reports show it: relative to the current folder, with slashes."""
    if os.path.isabs(path):
        try:
            path = os.path.relpath(path)
        except ValueError:  # another drive
            return path.replace(os.sep, "/")
    return os.path.normpath(path).replace(os.sep, "/")


# ---- output -------------------------------------------------------------------------------------------------------


def say(message: str) -> None:
    """A message to standard error, on one line, with nothing hidden in it."""
    if sys.stderr is not None:
        sys.stderr.write(f"yrdcheck: {visible(message)}\n")


def report(settings: Settings, kind: str, result: object) -> None:
    """Write a result in the format and to the place that the settings name."""
    from yrdcheck.reporters import find_reporter

    write(settings.output, find_reporter(settings.format, kind)(result, settings.style))


def write(output: str | None, pieces: Iterable[str]) -> None:
    """Write text to a file, or to standard output. Raises `InputError` if it cannot."""
    text = "".join(pieces)
    if output is None:
        if sys.stdout is None:
            raise InputError("standard output is closed; use --output FILE")
        sys.stdout.write(text)
        return
    try:
        with open(output, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise InputError(f"{output}: cannot be written ({error.strerror}); give another --output") from None
