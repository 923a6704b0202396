"""The Typer application, made from the table in ``options.py``: help, errors, completion, and every command but a plain ``verify``."""

from __future__ import annotations

import inspect
from importlib import import_module

import typer

from yrdcheck import __version__
from yrdcheck.commands import FAILED, say
from yrdcheck.commands.completing import completer
from yrdcheck.options import COMMANDS, is_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from yrdcheck.options import Command, Option

EPILOG = "Exit status: 0 nothing found that fails, 1 findings, 2 the work could not be done."


def make_app() -> typer.Typer:
    """The application with all commands."""
    app = typer.Typer(
        name="yrdcheck",
        help="Check statements against a set of source documents, offline, and show the quotes that decide.",
        epilog=EPILOG,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def root(version: bool = typer.Option(False, "--version", "-V", is_eager=True, help="Show the version.", callback=_show_version)) -> None:
        pass

    for command in COMMANDS:
        app.command(command.name, help=command.help, epilog=EPILOG)(_function(command))
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"yrdcheck {__version__}")
        raise typer.Exit


def _function(command: Command) -> Callable[..., None]:
    """A function with the signature that the table describes, which is what Typer reads."""

    def function(**values: Any) -> None:
        raise typer.Exit(import_module(f"yrdcheck.commands.{command.name.replace('-', '_')}").run(values))

    parameters = []
    if command.argument:
        kind: Any = list[str] if command.many else str | None
        shown = typer.Argument(
            default=[] if command.many else None, metavar=command.metavar, help=command.argument_help, show_default=False,
            autocompletion=completer(command.argument),
        )  # fmt: skip
        parameters.append(_parameter(command.argument, shown, kind))
    parameters += [_parameter(o.name, _option(o), _type(o)) for o in command.options]
    function.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    function.__annotations__ = {p.name: p.annotation for p in parameters}
    function.__name__ = command.name.replace("-", "_")
    return function


def _type(option: Option) -> Any:
    if option.pair:
        return tuple[str, str] | None
    return list[str] if option.many else str | None if option.metavar else bool


def _option(option: Option) -> Any:
    default: Any = [] if option.many else None if option.metavar else False
    return typer.Option(
        default, *option.flags, help=option.help, metavar=option.metavar or None, show_default=False, hidden=option.hidden,
        autocompletion=completer(option.name) if option.metavar else None,
    )  # fmt: skip


def _parameter(name: str, default: Any, annotation: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def run_typer(words: Sequence[str]) -> int:
    """Run the application on the words and give its exit status. What cannot be understood is one line on standard error."""
    texts = [w for w in words if is_text(w)]
    if texts and "--" not in words:
        words = [*(w for w in words if not is_text(w)), "--", *texts]
    try:
        status = typer.main.get_command(make_app()).main(args=list(words), prog_name="yrdcheck", standalone_mode=False)
    except typer.Abort:
        return FAILED
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        context = getattr(error, "ctx", None)
        where = context.command_path if context is not None else "yrdcheck"
        say(f"error: {' '.join(error.format_message().split())} (see '{where} --help')")
        return FAILED
    return status if isinstance(status, int) else 0
