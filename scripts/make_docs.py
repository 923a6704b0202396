#!/usr/bin/env python3
"""Make what the documentation says of the code: pages of codes, reference of commands and configuration, and the output of sessions.

usage: python scripts/make_docs.py [--check | --pictures]
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from yrdcheck import codes, config, reporters
from yrdcheck.commands.config import DEFAULTS
from yrdcheck.options import COMMANDS, SHARED, Command, Option

DOCS = Path(__file__).resolve().parent.parent / "docs"
BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)
MADE = "<!-- made by scripts/make_docs.py -->\n"
KEYS = {
    "baseline": "findings that are known and left alone, see [guard a repository](../guard-a-repository.md)",
    "color": "`auto`, `always` or `never`",
    "default-registry": "whether the registry that comes with yrdcheck may be used where there is no other",
    "exclude": "patterns of files to leave out: of paths, of folders, or of names",
    "fail-on": "verdicts and codes that make the exit status 1; `[\"never\"]` for none",
    "force-exclude": "leave out what is excluded even where it is named, as hooks do",
    "format": "how reports are written, see [formats](../formats.md)",
    "ignore": "codes, or beginnings of codes, that are no findings",
    "max-seconds": "seconds to read or check one document before it is given up; 0 for as long as it takes",
    "max-size": "MiB that one document may have",
    "quiet": "only what fails, no notes, no summary",
    "registries": "folders of claims that stand together, instead of `registry`",
    "registry": "the folder of claims",
    "require-reason": "whether a suppression must say why",
    "select": "codes, or beginnings of codes, that alone are findings",
    "strict": "whether unsupported statements fail too",
    "verbose": "everything in full",
}  # key → what it is


def pages() -> dict[str, str]:
    """Every page that is made, by its path below ``docs``."""
    out = {f"codes/{code.id}.md": code_page(code) for code in codes.CODES}
    out["codes/README.md"] = code_list()
    out["reference/commands.md"] = commands()
    out["reference/configuration.md"] = configuration()
    for path in sorted(DOCS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if "```console\n" in text:
            out[path.name] = renew(text)
    return out


def code_page(code: codes.Code) -> str:
    """The page of one code."""
    rows = [f"| {label} | {words} |" for label, words in (("a source", code.source), ("wrong", code.bad), ("right", code.good)) if words]
    rows = [row.replace("<!--", "`<!--").replace("-->", "-->`") for row in rows]
    lines = [f"# {code.id} {code.name}", "", f"**{code.title}.** {code.text}", "", "| | |", "| --- | --- |", *rows, "", f"What to do: {code.cure}", ""]
    lines += [f"Level: {code.level}.", ""]
    if not code.id.startswith(("YC4", "YC5")):
        lines += [
            "Leave it out in one place, and say why:", "", "```markdown", f"<!-- yrdcheck-disable-line {code.id} -- the reason -->", "```", "",
            "Leave it out everywhere, or make it decide the exit status:", "", "```toml", f'ignore = ["{code.id}"]',
            f'fail-on = ["contradicted", "conflict", "{code.id}"]', "```", "",
        ]  # fmt: skip
    return MADE + "\n".join(lines)


def code_list() -> str:
    """The page that lists the codes."""
    lines = ["# Codes", "", "`yrdcheck explain CODE` prints the same. A code never changes its meaning.", "", "| code | name | level | means |", "| --- | --- | --- | --- |"]
    lines += [f"| [{c.id}]({c.id}.md) | {c.name} | {c.level} | {c.title} |" for c in codes.CODES]
    return MADE + "\n".join(lines) + "\n"


def commands() -> str:
    """The reference of all commands and options."""
    lines = ["# Commands", "", "Options in a command's own table come first; those that most share are at the end.", ""]
    for command in COMMANDS:
        words = " ".join(part for part in ("yrdcheck", command.name, "[OPTIONS]", command.metavar) if part)
        lines += [f"## yrdcheck {command.name}", "", command.help, "", "```", words, "```", ""]
        if command.argument:
            lines += [f"`{command.metavar}`: {command.argument_help}", ""]
        own = [o for o in command.options if o not in SHARED and not o.hidden]
        if own:
            lines += [*table(own), ""]
        if not shares(command):
            lines += ["It has none of the shared options but those above." if own else "It has no options.", ""]
    return MADE + "\n".join([*lines, "## Shared options", "", *table(SHARED)]) + "\n"


def shares(command: Command) -> bool:
    """Whether a command has the shared options."""
    return set(SHARED) <= set(command.options)


def table(options: list[Option] | tuple[Option, ...]) -> list[str]:
    """Options as rows."""
    rows = [f"| {', '.join(f'`{flag}`' for flag in o.flags)}{f' {o.metavar}' if o.metavar else ''} | {o.help} |".replace("\\|", "|") for o in options]
    return ["| option | does |", "| --- | --- |", *rows]


def configuration() -> str:
    """The reference of the configuration."""
    from yrdcheck.commands import ENVIRONMENT, PREFIX
    from yrdcheck.config import FILES

    names = ", ".join(f"`{name}`" for name in FILES[:-1])
    lines = [
        "# Configuration", "",
        (f"{names} or the table `[tool.yrdcheck]` of `{FILES[-1]}`: the nearest one counts, from the folder where yrdcheck runs up to the one that holds `.git`. "
        "A `pyproject.toml` without the table is passed over; nothing is merged. Paths and patterns are relative to the file that holds them. "
        "A key that is not known is an error that names the nearest one."), "",
        ("An option of the command line wins over a variable of the environment, which wins over the file. `yrdcheck config` prints what holds, and where each comes from. "
        "`--config FILE` names another file, `--no-config` reads none."), "",
        "| key | default | variable | is |", "| --- | --- | --- | --- |",
    ]  # fmt: skip
    from json import dumps

    for key in sorted(config.KEYS):
        variable = f"`{PREFIX}{key.replace('-', '_').upper()}`" if key in ENVIRONMENT else ""
        default = f"`{dumps(DEFAULTS[key])}`" if DEFAULTS[key] is not None else "not set"
        lines.append(f"| `{key}` | {default} | {variable} | {KEYS[key]} |")
    lines += ["", f"`{PREFIX}CONFIG` names a file, as `--config` does. Lists are written with commas in a variable, switches as `1` or `0`.", ""]
    lines += [f"Formats: {', '.join(f'`{name}`' for name in reporters.names())}."]
    return MADE + "\n".join(lines) + "\n"


# ---- sessions -----------------------------------------------------------------------------------------------------


def renew(text: str) -> str:
    """A page with its sessions run anew, one after the other, in a fresh copy of the example."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder) / "example"
        shutil.copytree(DOCS / "example", here)
        return BLOCK.sub(lambda m: run(m.group(1), here), text)


def run(block: str, folder: Path) -> str:
    """A session with the output that its commands give now; ``echo $?`` gives the exit status of the one before."""
    lines: list[str] = []
    status = 0
    for command in (line for line in block.splitlines() if line.startswith("$ ")):
        words = shlex.split(command[2:])
        lines.append(command)
        if words == ["echo", "$?"]:
            lines.append(str(status))
            continue
        done = subprocess.run([sys.executable, "-m", *words], capture_output=True, encoding="utf-8", cwd=folder, check=False)
        status = done.returncode
        output = done.stderr + done.stdout
        lines += [line.rstrip() for line in output.rstrip("\n").split("\n")] if output.strip() else []
    return "\n".join(lines) + "\n"


# ---- pictures -----------------------------------------------------------------------------------------------------


def pictures() -> None:
    """Pictures of real output: a terminal as SVG, the HTML report as PNG (with Chromium)."""
    from rich.console import Console
    from rich.terminal_theme import MONOKAI
    from rich.text import Text

    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder) / "example"
        shutil.copytree(DOCS / "example", here)
        subprocess.run([sys.executable, "-m", "yrdcheck", "build", "sources", "--quiet"], cwd=here, check=True)
        console = Console(record=True, width=100, file=open("/dev/null", "w", encoding="utf-8"), force_terminal=True)  # noqa: SIM115
        for words in (["verify", "draft.md"], ["verify", "draft.md", "--diff"]):
            done = subprocess.run([sys.executable, "-m", "yrdcheck", *words, "--color", "always"], cwd=here, capture_output=True, encoding="utf-8", check=False)
            console.print(Text(f"$ yrdcheck {' '.join(words)}", style="bold"))
            console.print(Text.from_ansi(done.stdout))
        svg = console.export_svg(title="yrdcheck", theme=MONOKAI, unique_id="yrdcheck")
        svg = re.sub(r"\s*@font-face \{.*?\}\s*", "\n", svg, flags=re.DOTALL)  # it would be fetched
        (DOCS / "pictures/verify.svg").write_text(svg, encoding="utf-8", newline="\n")
        subprocess.run([sys.executable, "-m", "yrdcheck", "verify", "draft.md", "-f", "html", "-o", "report.html"], cwd=here, check=False)
        shoot(here / "report.html", DOCS / "pictures/report.png", Path(folder) / "profile")


def shoot(page: Path, picture: Path, profile: Path) -> None:
    """A picture of a page, with the evidence of its first finding shown."""
    sys.path.insert(0, str(DOCS.parent / "tests"))
    from base64 import b64decode

    from browser import browse

    with browse(profile) as browser:
        browser.cdp("Emulation.setDeviceMetricsOverride", width=1200, height=760, deviceScaleFactor=1, mobile=False)
        browser.open(page)
        browser.click("a.s.contradicted")
        picture.write_bytes(b64decode(browser.cdp("Page.captureScreenshot", format="png")["data"]))


def main() -> int:
    """Make the pages, or with ``--check`` say which are out of date, or make the pictures."""
    if "--pictures" in sys.argv[1:]:
        pictures()
        return 0
    stale = []
    for name, text in pages().items():
        path = DOCS / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv[1:]:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
    if "--check" in sys.argv[1:]:
        for name in stale:
            print(f"docs/{name}: out of date; run scripts/make_docs.py", file=sys.stderr)
        return int(bool(stale))
    return 0


if __name__ == "__main__":
    sys.exit(main())
