"""What each command does, one module a command with a function ``run(values) -> exit status``.

The values are those of the table in ``options.py``. This module holds what the commands share: settings, registry, input and output.
"""

from __future__ import annotations

import os
import sys

from yrdcheck.files import MIB, Limits
from yrdcheck.model import TYPE_CHECKING, ConfigError, InputError, RegistryError, Verdict, record
from yrdcheck.saves import enclosing, is_inside
from yrdcheck.terminal import Style, enable_colors, visible, wants_color

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from yrdcheck.config import Config
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
    exclude: Exclude
    fails: tuple[Verdict, ...]
    fail_codes: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    require_reason: bool = False
    baseline: str | None = None
    config: str | None = None  # the file that the settings come from
    as_of: str | None = None  # the day of the drafts, where the command line gives it
    limits: Limits = Limits()
    distant: bool = False  # whether the configuration names a registry outside its own repository


@record
class Exclude:
    """Patterns of files to leave out. Those of a command line always count, those of a configuration not for a file that is named."""

    given: tuple[str, ...] = ()
    configured: tuple[str, ...] = ()
    folder: str = ""  # what the configured patterns are relative to
    force: bool = False  # configured patterns count for named files too


PREFIX = "YRDCHECK_"
ENVIRONMENT = (
    "baseline", "color", "config", "fail-on", "force-exclude", "format", "ignore", "max-seconds", "max-size", "quiet", "registry", "require-reason",
    "select", "strict", "verbose",
)  # fmt: skip
SWITCHES = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False, "": False}


def from_environment(key: str) -> Any:
    """What a variable such as YRDCHECK_FAIL_ON says of a key, of the type that a configuration would give; `None` where it is not set.

    Raises `ConfigError` for a switch that is neither on nor off.
    """
    name = PREFIX + key.replace("-", "_").upper()
    value = os.environ.get(name) if key in ENVIRONMENT else None
    if value is None:
        return None
    from yrdcheck.config import KEYS

    kind = KEYS.get(key, str)
    if kind is bool:
        if value.lower() not in SWITCHES:
            raise ConfigError(f"{name}: {value!r} is neither true nor false")
        return SWITCHES[value.lower()]
    if kind is int:
        if not (value.isascii() and value.isdigit() and len(value) < 10):
            raise ConfigError(f"{name}: {value!r} is no whole number")
        return int(value)
    return tuple(v.strip() for v in value.split(",") if v.strip()) if kind is list else value or None


def settle(values: dict[str, Value], findings: bool = False) -> Settings:
    """Settings from option values, the environment and the nearest configuration. Raises `ConfigError`.

    ``findings``: the command reports findings, so that under GitHub Actions its runner's own format is the default.
    """
    from yrdcheck import config, reporters

    get: dict[str, Any] = values
    if get["config"] is not None and get["no_config"]:
        raise ConfigError("--config and --no-config exclude each other; give one of them")
    found = find_settings(get)
    in_environment = any(name.startswith(PREFIX) for name in os.environ)

    def said(key: str) -> Any:
        """What is said of a key: by an option, else by the environment, else by the configuration."""
        name = key.replace("-", "_")
        value = get.get(name)
        if value is not None and value is not False and value not in ([], ()):
            return tuple(v.strip() for v in value.split(",")) if config.KEYS[key] is list and isinstance(value, str) else value
        if in_environment and (value := from_environment(key)) is not None:
            return value
        return getattr(found, name)

    quiet = get["quiet"] or (bool(said("quiet")) and not get["verbose"])
    verbose = get["verbose"] or (bool(said("verbose")) and not get["quiet"])
    output = get["output"]
    terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    color = wants_color(said("color") or "auto", os.environ if output is None else {}, terminal)
    if color and terminal:
        enable_colors()
    fails, fail_codes = _fails(said("fail-on"), bool(said("strict"))) if "fail_on" in get else ((), ())
    format_name = said("format") or _default_format(findings and output is None)
    if format_name not in (known := reporters.names()):
        raise ConfigError(f"--format: {format_name!r} is none of {', '.join(known)}")
    folder = os.path.dirname(found.path) if found.path else ""
    named = said("registry")  # one, or as many as options name
    first, *also = named if isinstance(named, (list, tuple)) else [named, *(found.also if named == found.registry else ())]
    return Settings(
        format=format_name,
        output=output,
        style=Style(color, quiet, verbose),
        registry=first,
        also=tuple(also),
        fallback=not get["no_default_registry"] and found.default_registry is not False,
        exclude=Exclude(tuple(get.get("exclude") or ()), found.exclude, folder, bool(said("force-exclude"))),
        fails=fails,
        fail_codes=fail_codes,
        select=_codes("select", said("select")),
        ignore=_codes("ignore", said("ignore")),
        require_reason=bool(said("require-reason")),
        baseline=said("baseline"),
        config=found.path,
        distant=bool(found.registry and named == found.registry and not is_inside(found.registry, enclosing(folder))),
        as_of=read_day(get["as_of"]) if get.get("as_of") is not None else None,
        limits=_limits(said("max-size"), said("max-seconds")),
    )


def _limits(size: int | None, seconds: int | None) -> Limits:
    """What a document may ask for. Raises `ConfigError` for a size that leaves nothing to read."""
    if size is not None and size < 1:
        raise ConfigError(f"max-size: {size} MiB leave nothing to read; give 1 or more")
    usual = Limits()
    return Limits(usual.size if size is None else size * MIB, usual.seconds if seconds is None else seconds)


def read_day(text: str) -> str:
    """The ISO day of ``--as-of``, in any form that names one day. Raises `ConfigError`."""
    from yrdcheck.quantities import read_mentions

    figures, times = read_mentions(text)
    days = {p.first for p in times if p.kind == "day" and p.first and p.first == p.last and not p.other}
    if len(days) != 1 or figures:
        raise ConfigError(f"--as-of: {text!r} is no date; give one day, such as 2024-06-06")
    return days.pop()


def _default_format(findings: bool) -> str:
    """Text; for findings under GitHub Actions, the commands that its runner shows beside the lines."""
    return "github" if findings and os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def find_settings(get: dict[str, Any]) -> Config:
    """The configuration that counts: the one named, none, or the nearest."""
    from yrdcheck import config

    named = get["config"] if get["config"] is not None or get["no_config"] else os.environ.get(PREFIX + "CONFIG")
    if named is not None and named != "":
        return config.read_config(named)
    return config.Config() if get["no_config"] else config.find_config(os.getcwd())


def _fails(names: Iterable[str] | None, strict: bool) -> tuple[tuple[Verdict, ...], tuple[str, ...]]:
    """Verdicts and codes that make the exit status 1."""
    wanted, fail_codes = list(FAIL_ON), []
    if names is not None:
        words = [n.strip() for n in names if n.strip()]
        known = {v.value: v for v in Verdict}
        if words == ["never"]:
            words = []
        for word in words:
            if word not in known:
                from yrdcheck import codes

                if codes.unknown([word]):
                    from yrdcheck.config import nearest

                    raise ConfigError(f"--fail-on: no verdict or code {word!r}; {nearest(word, [*known, 'never'])}")
                fail_codes.append(word)
        wanted = [known[w] for w in words if w in known]
    if strict:
        wanted.append(Verdict.UNSUPPORTED)
    return tuple(v for v in Verdict if v in wanted), tuple(fail_codes)


def _codes(key: str, names: Sequence[str] | None) -> tuple[str, ...]:
    """Codes that an option or setting names. Raises `ConfigError` for one that there is not."""
    if not names:
        return ()
    from yrdcheck import codes

    for name in codes.unknown(names):
        from yrdcheck.config import nearest

        raise ConfigError(f"--{key}: no code {name!r}; {nearest(name, codes.BY_ID)[:160]}; yrdcheck explain lists them")
    return tuple(names)


# ---- the registry -------------------------------------------------------------------------------------------------


def locate_registry(settings: Settings) -> tuple[str, str]:
    """The folder of the registry to use, and how reports name it. Raises `RegistryError` where there is none."""
    from yrdcheck import registry

    if settings.registry is not None:
        return settings.registry, shown_path(settings.registry)
    found = registry.find_registry(os.getcwd())
    if found is not None:
        shown = shown_path(found)
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
    refuse_distant(settings)
    return settings.registry


def refuse_distant(settings: Settings) -> None:
    """Raises `ConfigError` before a registry is written to that only a configuration from elsewhere names."""
    if settings.distant:
        raise ConfigError(f"{settings.config}: names a registry outside its own repository, {settings.registry}; to write there, name it with --registry")


def open_registry(settings: Settings) -> tuple[Registry, RegistryNote]:
    """The registry to check against, and what reports say of it."""
    from yrdcheck import registry
    from yrdcheck.reporters import RegistryNote

    folder, shown = locate_registry(settings)
    found = registry.load_registry(folder, *settings.also)
    shown = ", ".join([shown, *map(shown_path, settings.also)])
    return found, RegistryNote(shown, len(found.sources), len(found.claims), found.digest)


def shown_path(path: str) -> str:
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


FROM_ROOT = ("github", "gitlab", "sarif")  # formats whose consumers know files by their place in the repository


def report(settings: Settings, kind: str, result: object, registry: str = "") -> None:
    """Write a result in the format and to the place that the settings name. ``registry``: the folder that its sources' paths go by."""
    from yrdcheck.reporters import find_reporter

    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if settings.format == "github" and kind == "verify" and summary:  # the runner shows ten findings of a level; here are all
        with open(summary, "a", encoding="utf-8", newline="\n") as file:
            file.writelines(find_reporter("markdown", kind)[0](result, settings.style))
    reporter, as_findings = find_reporter(settings.format, kind)
    if as_findings:
        from yrdcheck import __version__
        from yrdcheck.diagnostics import collect, move_paths

        result = collect(kind, result, __version__)
        if settings.format in FROM_ROOT:
            result = move_paths(result, *_roots(registry), sources=kind == "conflicts")
    write(settings.output, reporter(result, settings.style))


def _roots(registry: str) -> tuple[str, str]:
    """The current folder and that of the sources, both relative to the root of the repository; empty where they are the root, or there is none."""
    root = here = os.getcwd()
    while not os.path.exists(os.path.join(root, ".git")):
        above = os.path.dirname(root)
        if above == root:
            root = here
            break
        root = above
    sources = here if registry in ("", SHIPPED) else os.path.dirname(os.path.abspath(registry))
    return tuple("" if path == root else os.path.relpath(path, root).replace(os.sep, "/") for path in (here, sources))  # type: ignore[return-value]


def write(output: str | None, pieces: Iterable[str], document: bool = False) -> None:
    """Write text to a file, or to standard output. Raises `InputError` if it cannot.

    ``document``: the text is somebody's document, byte for byte; a terminal is shown what is hidden in it, and not driven by it.
    """
    text = "".join(pieces)
    if document and output is None and sys.stdout is not None and sys.stdout.isatty():
        text = "\n".join(visible(line) for line in text.replace("\r\n", "\n").split("\n"))
    if output is None:
        if sys.stdout is None:
            raise InputError("standard output is closed; use --output FILE")
        sys.stdout.write(text)
        return
    from yrdcheck.saves import put_over

    try:
        put_over(output, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise InputError(f"{output}: cannot be written ({error.strerror}); give another --output") from None
