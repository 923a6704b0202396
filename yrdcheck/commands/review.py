"""``yrdcheck review``: what waits for an editor, one thing at a time; each line that is typed is one decision."""

from __future__ import annotations

import os
import sys

from yrdcheck.commands import FINDINGS, OK, locate_registry, only_registry, report, say, settle
from yrdcheck.model import TYPE_CHECKING, ConfigError, InputError
from yrdcheck.reporters.text import place_of
from yrdcheck.reviews import KINDS, Desk
from yrdcheck.terminal import Progress, one_line, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from yrdcheck.commands import Settings
    from yrdcheck.reviews import Item
    from yrdcheck.terminal import Style

CLAIM = "a accept  e edit (or e KEY: VALUE)  r refuse  d deprecate  s skip  b back  q stop"
HELP = {
    "changed": "a accept what stands there now  e edit (or e KEY: VALUE)  r refuse  d deprecate  s skip  b back  q stop",
    "scopes": "y they may be compared  n they may not  s skip  b back  q stop",
    "conflict": "1, 2 … prefer that answer  d1, d2 … deprecate that answer  k let it stand  s skip  b back  q stop",
}


def run(values: dict[str, Any]) -> int:
    """Go through what waits, or decide what the options say; 1 if something is left."""
    settings = settle(values)
    only_registry(settings, "review")
    folder, _shown = locate_registry(settings)
    kinds = _kinds(values["only"])
    desk = Desk(folder)
    decided = False
    try:
        for option, decide in (("accept", desk.accept), ("refuse", desk.refuse), ("deprecate", desk.deprecate)):
            for claim_id in values[option]:
                decided = True
                _decide(desk, claim_id, decide)
        if values["accept_all"]:
            decided = True
            _accept_all(desk, kinds)
        if settings.format != "text":
            items = tuple(desk.items(kinds))
            report(settings, "review", items)
            return FINDINGS if items else OK
        if not decided:
            _converse(desk, kinds, settings)
        left = sum(1 for _ in desk.items(tuple(k for k in kinds if k not in ("conflict", "scopes"))))
        if not settings.style.quiet:
            _put(f"{left:,} claim{'' if left == 1 else 's'} to review\n")
        return FINDINGS if left else OK
    finally:
        desk.close()


def _kinds(wanted: list[str]) -> tuple[str, ...]:
    for kind in wanted:
        if kind not in KINDS:
            from yrdcheck.config import nearest

            raise ConfigError(f"--only: no kind {kind!r}; {nearest(kind, KINDS)}")
    return tuple(k for k in KINDS if not wanted or k in wanted)


def _decide(desk: Desk, claim_id: str, decide: Callable[[Item], None]) -> None:
    claim = desk.claims.get(claim_id)
    if claim is None:
        from yrdcheck.config import nearest

        raise InputError(f"no claim {claim_id!r}; {nearest(claim_id, desk.claims)}"[:200])
    try:
        decide(desk.item(claim))
    except InputError as error:
        raise InputError(f"{claim_id}: {error}") from None


def _accept_all(desk: Desk, kinds: tuple[str, ...]) -> None:
    """Accept every claim that can be; one whose sentence is gone needs a person."""
    for item in desk.items(tuple(k for k in kinds if k in ("changed", "doubtful", "new"))):
        if item.kind != "changed" or item.rival is not None:
            desk.accept(item)


# ---- the conversation ---------------------------------------------------------------------------------------------


def _converse(desk: Desk, kinds: tuple[str, ...], settings: Settings) -> None:
    """Show each item and do what is typed, until all are through or the input ends."""
    progress = Progress(2, settings.style.quiet, os.environ, sys.stderr)
    queue = desk.items(kinds, lambda done, of: progress.tell("comparing", done, of))
    ahead: list[Item] = []  # items to come back to
    trail: list[tuple[Item, bool]] = []  # items that are through, and whether something was decided
    while (item := ahead.pop() if ahead else next(queue, None)) is not None:
        progress.end()
        _put("".join(_show(desk, item, settings.style)))
        while True:
            word = _ask()
            if word is None or word in ("q", "quit"):
                return
            if word in ("b", "back"):
                if not trail:
                    _put("this is the first\n")
                    continue
                before, decided = trail.pop()
                if decided and not desk.back():
                    _put("the registry has been edited meanwhile: what was decided before stands\n")
                ahead += [item, before]
                break
            if word in ("s", "skip", ""):
                trail.append((item, False))
                break
            try:
                _do(desk, item, word)
            except InputError as error:
                _put(f"{visible(str(error))}\n")
                continue
            trail.append((item, True))
            break


def _do(desk: Desk, item: Item, word: str) -> None:
    """One decision as it is typed. Raises `InputError` for what is not understood."""
    what = word.split(maxsplit=1)
    if word in ("?", "h", "help"):
        raise InputError(HELP.get(item.kind, CLAIM))
    if item.kind == "scopes" and word in ("y", "n"):
        desk.compare(item, word == "y")
    elif item.kind == "conflict" and word == "k":
        desk.keep(item)
    elif item.conflict is not None and word.removeprefix("d").isdecimal() and 1 <= int(word.removeprefix("d")) <= len(item.conflict.sides):
        (desk.drop if word.startswith("d") else desk.prefer)(item, int(word.removeprefix("d")) - 1)
    elif item.claim is not None and word in ("a", "accept"):
        desk.accept(item)
    elif item.claim is not None and word in ("r", "refuse"):
        desk.refuse(item)
    elif item.claim is not None and word in ("d", "deprecate"):
        desk.deprecate(item)
    elif item.claim is not None and what[0] in ("e", "edit"):
        if len(what) > 1:
            key, colon, value = what[1].partition(":")
            if not colon:
                raise InputError("write e KEY: VALUE, such as e value: 24.4%")
            desk.change(item, key.strip(), value.strip())
        else:
            desk.edit(item, _edited(item))
    else:
        raise InputError(f"{word!r} is not understood; type ? for what can be done")


def _edited(item: Item) -> str:
    """A claim's YAML as it comes back from the editor that VISUAL or EDITOR names."""
    import shlex
    import subprocess
    import tempfile

    from yrdcheck.registry.writing import claim_fields, dump

    assert item.claim is not None
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise InputError("no editor is named by VISUAL or EDITOR; write e KEY: VALUE, such as e value: 24.4%")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, f"{item.claim.id.replace(os.sep, '-')}.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(dump(claim_fields(item.claim)))
        try:
            subprocess.run([*shlex.split(editor), path], check=True)
            with open(path, encoding="utf-8") as file:
                return file.read()
        except (OSError, ValueError, subprocess.CalledProcessError) as error:
            raise InputError(f"the editor failed ({error}); write e KEY: VALUE instead") from None


def _show(desk: Desk, item: Item, style: Style) -> Iterator[str]:
    left = sum(c.review in ("new", "changed") for c in desk.claims.values())
    head = f"{left:,} left" if item.claim is not None else ""
    yield f"\n{style.paint(item.kind, 'magenta', 'bold')} {style.paint(head, 'dim')}\n"
    if item.claim is not None and item.source is not None:
        c = item.claim
        yield f"{style.paint(visible(c.id), 'bold')} {style.paint(f'{one_line(item.source.title)}, {place_of(item.source.path, c, True)}', 'dim')}\n"
        yield f"    {one_line(item.reason)}\n"
        if c.review == "changed":
            yield f"    was: “{one_line(c.quote)}”\n"
            yield f"    now: {_in_context(item, c.now, style) if c.now else 'nothing'}\n"
        else:
            yield f"    {_in_context(item, c.quote, style)}\n"
        for key in ("subject", "property", "value", "object", "period", "scope", "status", "polarity", "rank", "context", "note"):
            mine = getattr(c, key)
            new = getattr(item.rival, key) if item.rival is not None else mine
            if key == "rank" and mine == "normal":
                continue
            changed = f" → {one_line(new)}" if new != mine and new and key in ("value", "object", "period") else ""
            if mine or changed:
                yield f"    {key}: {one_line(mine)}{changed}\n"
        for wording in c.wordings:
            yield f"    also: {one_line(wording)}\n"
    elif item.scopes is not None:
        for e in item.scopes:
            yield f"    {style.paint(visible(e.id), 'bold')}: {one_line(', '.join(n for _, names in e.names for n in names)[:200])}\n"
        yield f"    {one_line(item.reason)}: {one_line(', '.join(item.properties))}. May they be compared?\n"
    elif item.conflict is not None:
        from yrdcheck.reporters.text import conflicts

        text = "".join(conflicts([item.conflict], style._replace(quiet=True)))  # type: ignore[attr-defined]
        yield text.rstrip("\n") + "\n"
    yield style.paint(HELP.get(item.kind, CLAIM), "dim") + "\n"


def _in_context(item: Item, quote: str, style: Style) -> str:
    parts = (style.paint(one_line(item.before), "dim"), style.paint(f"“{one_line(quote)}”", "bold"), style.paint(one_line(item.after), "dim"))
    return " ".join(p for p in parts if p)


def _ask() -> str | None:
    """What is typed next; `None` at the end of the input."""
    if sys.stdin is None:
        return None
    if sys.stdin.isatty():
        sys.stdout.write("> ")
        sys.stdout.flush()
    try:
        line = sys.stdin.readline()
    except (OSError, ValueError) as error:
        say(f"standard input cannot be read ({error})")
        return None
    return line.strip() if line else None


def _put(text: str) -> None:
    if sys.stdout is None:
        raise InputError("standard output is closed")
    sys.stdout.write(text)
