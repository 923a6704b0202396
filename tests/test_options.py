"""One table of options, two readers of it: both must give the same values for the same words."""

import shlex

import pytest

from yrdcheck import cli
from yrdcheck.commands import verify as verify_command
from yrdcheck.options import COMMANDS, Command, defaults, find_command, parse

VERIFY = COMMANDS[0]

LINES = [
    "",
    "'one sentence'",
    "draft.md other.md",
    "-",
    "- --stdin-filename draft.md",
    "--format json draft.md",
    "--format=json draft.md",
    "-f json draft.md -o out.json",
    "draft.md -f json",
    "--strict --quiet -v draft.md",
    "-q draft.md",
    "--fail-on contradicted,unsupported draft.md",
    "--fail-on= draft.md",
    "--exclude a --exclude=b draft.md",
    "--no-config --no-default-registry --registry claims draft.md",
    "--format json --format text draft.md",
    "-- --strict",
    "draft.md -- -q --",
    "--color always --config x.toml 'a b'",
    "'- a bullet of a list'",
    "'-5% is a fall' --strict",
    "--output - x",
    "''",
    "'长三角 GDP 24%' 'é😀'",
    "--stdin-filename '' -",
]

REFUSED = ["--froo", "--strict=yes x", "--format", "-qv x", "--formt json", "-fjson x", "--help", "-x", "--registry --strict x", "--config -q"]


def by_typer(line: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, object] | None:
    """What the command gets when Typer reads the line, or `None` where Typer refuses it or shows help."""
    got: list[dict[str, object]] = []

    def run(values: dict[str, object]) -> int:
        got.append(values)
        return 0

    monkeypatch.setattr(verify_command, "run", run)
    cli.run_typer(["verify", *shlex.split(line)])
    return got[0] if got else None


@pytest.mark.parametrize("line", LINES)
def test_same_values(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    values = parse(VERIFY, shlex.split(line))
    assert values is not None
    assert values == by_typer(line, monkeypatch)


@pytest.mark.parametrize("line", REFUSED)
def test_left_to_typer(line: str) -> None:
    assert parse(VERIFY, shlex.split(line)) is None


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_same_options_and_defaults(command: Command) -> None:
    import typer

    made = typer.main.get_command(cli.make_app()).commands[command.name]  # type: ignore[attr-defined]
    options = {p.name: p for p in made.params if p.name != "help"}
    assert set(options) == set(defaults(command))
    for option in command.options:
        assert tuple(options[option.name].opts) == option.flags
        assert bool(options[option.name].is_flag) is not bool(option.metavar)
    context = made.make_context(command.name, [], resilient_parsing=True)
    assert {name: list(v) if isinstance(v, tuple) else v for name, v in context.params.items()} == defaults(command)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_names_are_unique_and_explained(command: Command) -> None:
    flags = [flag for option in command.options for flag in option.flags]
    assert len(flags) == len(set(flags))
    assert all(option.help.endswith((".", ")")) for option in command.options)
    assert find_command(command.name) is command


def test_single_argument() -> None:
    claims = find_command("claims")
    assert claims is not None
    values = parse(claims, ["GDP share"])
    assert values is not None
    assert values["query"] == "GDP share"
    assert parse(claims, ["GDP", "share"]) is None
