"""The commands and their options, as one table.

Typer makes its commands from it (``cli.py``); a plain ``verify`` is read by :func:`parse` instead, because importing Typer costs
more than checking a sentence does. Both give the same values for the same words, which a test holds.
"""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, record

if TYPE_CHECKING:
    from collections.abc import Sequence

    Value = str | bool | int | list[str] | None


@record
class Option:
    """One option of a command. Without ``metavar`` it is a switch; ``default`` of an option with a value is `None`: not given."""

    name: str
    flags: tuple[str, ...]
    help: str
    metavar: str = ""
    many: bool = False
    hidden: bool = False
    pair: bool = False  # takes two words


@record
class Command:
    """One command: its positional argument (``metavar`` empty: none) and its options."""

    name: str
    help: str
    argument: str
    metavar: str
    argument_help: str
    many: bool
    options: tuple[Option, ...]


FORMAT = Option(
    "format", ("--format", "--output-format", "-f"),
    "How to write the report: text, concise, json, jsonl, html, markdown, sarif, github, gitlab, rdjsonl, junit or claimreview.", "FORMAT",
)  # fmt: skip
OUTPUT = Option("output", ("--output", "-o"), "Write the report to this file instead of standard output.", "FILE")
REGISTRY = Option(
    "registry", ("--registry", "-r"), "The claims to check against (may be repeated). Default: the configuration's, else claims/ here or above, else those that ship.", "DIR",
    many=True,
)  # fmt: skip
NO_DEFAULT_REGISTRY = Option("no_default_registry", ("--no-default-registry",), "Fail rather than fall back to the registry that ships with yrdcheck.")
QUIET = Option("quiet", ("--quiet", "-q"), "Only findings: no notes, no summary line.")
VERBOSE = Option("verbose", ("--verbose", "-v"), "Everything in full, also what is supported or makes no claim.")
COLOR = Option("color", ("--color",), "When to colour text: auto, always or never.", "WHEN")
CONFIG = Option("config", ("--config", "-c"), "Read the settings from this file.", "FILE")
NO_CONFIG = Option("no_config", ("--no-config",), "Read no configuration file.")
STDIN_FILENAME = Option("stdin_filename", ("--stdin-filename",), "What to call standard input; its suffix says how to read it.", "NAME")
EXCLUDE = Option("exclude", ("--exclude",), "Leave out files that match this pattern (may be repeated).", "GLOB", many=True)
FORCE_EXCLUDE = Option("force_exclude", ("--force-exclude",), "Leave out what the configuration excludes even where it is named.")

SHARED = (REGISTRY, NO_DEFAULT_REGISTRY, FORMAT, OUTPUT, QUIET, VERBOSE, COLOR, CONFIG, NO_CONFIG)

COMMANDS = (
    Command(
        "verify", "Check statements against the sources: text, files, folders or standard input.",
        "inputs", "[TEXT or PATH]...", "A text, a file, a folder, or - for standard input.", True,
        (
            Option("fail_on", ("--fail-on",), "Verdicts or codes that make the exit status 1, with commas between them (default: contradicted,conflict), or never.", "VERDICTS"),
            Option("strict", ("--strict",), "Fail on unsupported statements too."),
            Option("as_of", ("--as-of",), "The day the draft is dated, for “this year” and the like (default: its dateline or front matter).", "DATE"),
            Option("select", ("--select",), "Only findings of these codes, with commas between them (YC1 is all that begin so).", "CODES"),
            Option("ignore", ("--ignore",), "No findings of these codes.", "CODES"),
            Option("changed_since", ("--changed-since",), "Only sentences that differ from this Git revision, or from where this branch left it.", "REV"),
            Option("fix", ("--fix",), "Put the sources' figure in place of a contradicted one, where they all give the same."),
            Option("diff", ("--diff",), "Show what --fix would change, as a patch, and change nothing."),
            Option("explain", ("--explain",), "Show the whole way to each verdict: what was read, compared, weighed and left unchecked (text, json, jsonl)."),
            Option("jobs", ("--jobs", "-j"), "Check files in this many processes at a time (0: one a core). Default: 1.", "N"),
            Option("baseline", ("--baseline",), "Leave alone the findings that this file lists.", "FILE"),
            Option("write_baseline", ("--write-baseline",), "List what fails now in the baseline, and end with status 0."),
            STDIN_FILENAME,
            EXCLUDE, FORCE_EXCLUDE, *SHARED,
        ),
    ),
    Command(
        "init", "Set up a registry, settings and a hook in this repository; what is there already stays.",
        "paths", "[PATH]...", "Source documents, or folders of them. Default: a folder such as sources/.", True, SHARED,
    ),
    Command(
        "build", "Build or refresh a registry from source documents; edits made by hand survive.",
        "paths", "[PATH]...", "Source documents, or folders of them.", True,
        (
            Option("replace", ("--replace",), "Let document NEW take the place of source OLD (its id or path); its claims go with it.", "OLD NEW", pair=True),
            Option("withdraw", ("--withdraw",), "Take a source (its id or path) out of service; its claims stay on file.", "SOURCE", many=True),
            Option("reason", ("--reason",), "Why a source is withdrawn, for the record.", "TEXT"),
            Option("jobs", ("--jobs", "-j"), "Read documents in this many processes at a time (0: one a core). Default: 1.", "N"),
            EXCLUDE, *SHARED,
        ),
    ),
    Command(
        "conflicts", "Show every disagreement between the sources of a registry: by question, newest first, with what would settle it.",
        "", "", "", False,
        (
            Option("fail", ("--fail",), "Exit with status 1 if there is any."),
            Option("since", ("--since",), "Only what changes since this git revision brought in.", "REV"),
            *SHARED,
        ),
    ),
    Command(
        "review", "Go through what waits for an editor: changed, doubtful and new claims, scopes to compare, conflicts.",
        "", "", "", False,
        (
            Option("only", ("--only",), "Only this kind: changed, doubtful, new, scopes or conflict (may be repeated).", "KIND", many=True),
            Option("accept_all", ("--accept-all",), "Accept every claim that waits, but for those whose sentence is gone; ask nothing."),
            Option("accept", ("--accept",), "Accept this claim; ask nothing (may be repeated).", "ID", many=True),
            Option("refuse", ("--refuse",), "Refuse this claim; ask nothing (may be repeated).", "ID", many=True),
            Option("deprecate", ("--deprecate",), "Deprecate this claim; ask nothing (may be repeated).", "ID", many=True),
            *SHARED,
        ),
    ),
    Command(
        "parity", "Compare an article with its translation: figures, dates and names that differ or are missing.",
        "paths", "FILE_A FILE_B", "The article and its translation.", True, SHARED,
    ),
    Command(
        "scan", "Flag injected spam, scrambled words and boilerplate in documents.",
        "paths", "[PATH]...", "Documents or folders, or - for standard input. Default: the sources of the registry.", True,
        (
            Option("clean", ("--clean",), "Write what is left of the document once the findings are taken out."),
            STDIN_FILENAME,
            EXCLUDE, *SHARED,
        ),
    ),
    Command(
        "claims", "List the claims of a registry, or search them, best match first.",
        "query", "[QUERY]", "What to look for.", False,
        (
            Option("show", ("--show",), "Show this claim in full, with its neighbours.", "ID"),
            Option("source", ("--source",), "Only claims of this source.", "ID"),
            Option("limit", ("--limit", "-n"), "How many matches to show (default: 10).", "N"),
            *SHARED,
        ),
    ),
    Command(
        "check-registry", "Check that a registry is well-formed and that every quote still stands where it says.",
        "", "", "", False, (Option("fix", ("--fix",), "Mend what needs no judgement: places, moved documents, the lock."), *SHARED),
    ),
    Command(
        "merge-registry", "Merge two versions of a registry file record by record; git calls it, once `yrdcheck init` has set it up.",
        "files", "BASE OURS THEIRS [NAME]", "Three files, and the name of the one they are versions of; the result goes to OURS.", True, (),
    ),
    Command(
        "numbers", "List every figure of a draft, with its source or without one.",
        "inputs", "[TEXT or PATH]...", "A text, a file, a folder, or - for standard input.", True,
        (Option("fail", ("--fail",), "Exit with status 1 if a figure is not supported."), STDIN_FILENAME, EXCLUDE, FORCE_EXCLUDE, *SHARED),
    ),
    Command(
        "cite", "Put the sources of supported sentences into a draft, or list them.",
        "inputs", "[TEXT or PATH]...", "A text, a file, or - for standard input.", True,
        (
            Option("style", ("--style", "-s"), "footnotes (default), html or pandoc marks; or a list of the sources: bibtex, csl-json.", "STYLE"),
            Option("in_place", ("--in-place", "-i"), "Write over the file."),
            Option("remove", ("--remove",), "Take the marks out again."),
            STDIN_FILENAME, EXCLUDE, FORCE_EXCLUDE, *SHARED,
        ),
    ),
    Command(
        "lsp", "Serve an editor over standard input and output (language server protocol).",
        "", "", "", False, (Option("stdio", ("--stdio",), "Accepted because editors pass it."), *SHARED),
    ),
    Command(
        "mcp", "Serve an agent over standard input and output (Model Context Protocol).",
        "", "", "", False, SHARED,
    ),
    Command(
        "config", "Show which settings hold here, and where each comes from.",
        "", "", "", False, SHARED,
    ),
    Command(
        "explain", "Explain a code or a rule, or list them all.",
        "rule", "[CODE or RULE]", "A code such as YC101, or the name of a rule.", False, (OUTPUT,),
    ),
)  # fmt: skip


def find_command(name: str) -> Command | None:
    """The command of that name, or `None`."""
    return next((c for c in COMMANDS if c.name == name), None)


def defaults(command: Command) -> dict[str, Value]:
    """What a command gets when nothing is said."""
    values: dict[str, Value] = {o.name: [] if o.many else (None if o.metavar else False) for o in command.options}
    if command.argument:
        values[command.argument] = [] if command.many else None
    return values


def is_text(word: str) -> bool:
    """Whether a word that begins with a dash is a bullet, a negative number or front matter rather than an option."""
    return len(word) > 1 and word[0] == "-" and (word[1].isspace() or word[1].isdigit() or word.startswith("---"))


def parse(command: Command, words: Sequence[str]) -> dict[str, Value] | None:
    """The values of a command line, or `None` for anything that needs the full parser: help, an error, an abbreviation."""
    values = defaults(command)
    by_flag = {flag: option for option in command.options for flag in option.flags}
    positional: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            positional.extend(rest)
        elif word == "-" or not word.startswith("-") or is_text(word):
            positional.append(word)
        else:
            flag, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
            option = by_flag.get(flag)
            if option is None or option.pair or (equals and not option.metavar):
                return None
            if option.metavar and not equals:
                found = next(rest, None)
                if found is None or (found != "-" and found.startswith("-")):
                    return None
                value = found
            _put(values, option, value)
    if command.many:
        values[command.argument] = positional
    elif positional:
        if not command.argument or len(positional) > 1:
            return None
        values[command.argument] = positional[0]
    return values


def _put(values: dict[str, Value], option: Option, value: str) -> None:
    if not option.metavar:
        values[option.name] = True
    elif option.many:
        values[option.name] = [*_as_list(values[option.name]), value]
    else:
        values[option.name] = value


def _as_list(value: Value) -> list[str]:
    return value if isinstance(value, list) else []
