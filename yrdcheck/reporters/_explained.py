"""A trace of a verdict for people: 80 columns, quotes and notes wrapped, places whole; colour only adds."""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, Stance, Verdict
from yrdcheck.terminal import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yrdcheck.terminal import Style
    from yrdcheck.traces import PartTrace, Trace, Weighed

WIDTH = 80
COLUMNS = (22, 22, 23)  # of a word, its counterpart and how they stand to each other
COLORS = {
    Verdict.SUPPORTED: "green", Verdict.CONTRADICTED: "red", Verdict.CONFLICT: "magenta", Verdict.UNSUPPORTED: "yellow", Verdict.NO_CLAIM: "dim",
    Stance.SUPPORTS: "green", Stance.REFUTES: "red", Stance.RELATED: "dim",
}  # fmt: skip
RULES = {"agrees": "green", "differs": "red", "denies": "red", "undated": "red"}
BAR = 10  # marks of a bar


def explained(trace: Trace, style: Style) -> Iterator[str]:
    """The chain from a statement to its verdict."""
    for q in trace.quotations:
        yield f"    {style.paint('quotation', 'bold')}\n"
        yield from _wrapped(f"“{one_line(q.text)}”" + (f" — {one_line(q.speaker)}" if q.speaker else ""), "      ")
        yield from _wrapped(f"{style.paint(q.stance.value, COLORS[q.stance])}: {one_line(q.note)}", "      ")
        yield "\n"
    for n, part in enumerate(trace.parts, 1):
        yield from _part(part, n, len(trace.parts), style)


def _part(part: PartTrace, n: int, of: int, style: Style) -> Iterator[str]:
    head = f"part {n} of {of}" if of > 1 else "the statement"
    mark = " ← decides" if of > 1 and part.decides else ""
    tags = f" [{', '.join(part.tags)}]" if part.tags else ""
    yield f"    {style.paint(head, 'bold')}: {style.paint(part.verdict.value, COLORS[part.verdict], 'bold')}{tags}{mark}\n"
    yield from _wrapped(f"“{one_line(part.text)}”", "      ")
    for label, said in part.read:
        yield from _wrapped(f"{style.paint(label.ljust(10), 'dim')} {one_line(said)}", "      ", hang=11)
    full = [c for c in part.compared if c.pairs or c.rules]
    rest = [c for c in part.compared if c not in full]
    claims = {0: "no claim shares a word with it", 1: "one claim shares words with it"}.get(part.candidates, f"{part.candidates} claims share words with it")
    yield f"      {style.paint('candidates', 'dim')} {claims}\n\n"
    for k, c in enumerate(full, 1):
        yield from _claim(c, k, style)
    if rest:
        yield f"      {style.paint('runners-up', 'bold')}\n"
        for c in rest:
            yield from _runner_up(c, style)
        yield "\n"
    if part.unchecked:
        what = "no source speaks of" if not part.compared else "not accounted for"
        yield from _wrapped(f"{style.paint(what, 'yellow')}: {', '.join(f'“{one_line(w)}”' for w in part.unchecked)}", "      ")
        yield "\n"


def _claim(c: Weighed, k: int, style: Style) -> Iterator[str]:
    kind = f" ({c.kind.value})" if c.kind is not None else ""
    rank = f", {c.rank}" if c.rank != "normal" else ""
    counts = "" if c.counts or c.stance is Stance.RELATED else ", set aside"
    place = f"  candidate {c.place}, likeness {c.likeness:.2f}" if c.place else ""
    yield f"      {style.paint(f'{k}. {visible(c.claim)}', 'bold')} {style.paint(c.stance.value, COLORS[c.stance])}{kind}{rank}{counts}{style.paint(place, 'dim')}\n"
    yield from _wrapped(f"“{one_line(c.quote)}”", "         ")
    yield f"         {style.paint(visible(f'{c.path}:{c.line}:{c.column}'), 'dim')}\n"
    yield from _wrapped(one_line(c.note), "         ")
    if c.place:
        yield f"         {_chance('supports', c.supports, c.supports_needs, 'green', style)}\n"
        yield f"         {_chance('refutes', c.refutes, c.refutes_needs, 'red', style)}\n"
    if c.pairs:
        yield "\n"
        yield f"         {style.paint(''.join(_cell(w, n) for w, n in zip(('draft', 'source', 'how'), COLUMNS, strict=True)).rstrip(), 'dim')}\n"
        for p in c.pairs:
            cells = [_cell(one_line(w), n) for w, n in zip((p.word, p.counterpart or "–", p.how), COLUMNS, strict=True)]
            color = "green" if p.strength >= 0.85 else "yellow" if p.strength >= 0.5 else "red"
            yield f"         {''.join(cells)}{style.paint(f'{p.strength:.2f}', color)}\n"
    if c.rules:
        yield "\n"
        for r in c.rules:
            stance = style.paint(r.stance.ljust(8), RULES[r.stance]) if r.stance in RULES else r.stance.ljust(8)
            yield from _wrapped(f"{r.rule.ljust(11)} {stance} {one_line(r.detail)}", "         ", hang=21)
    yield "\n"


def _runner_up(c: Weighed, style: Style) -> Iterator[str]:
    chances = f"supports {c.supports:.2f} of {c.supports_needs:.2f}, refutes {c.refutes:.2f} of {c.refutes_needs:.2f}"
    yield f"      {visible(c.claim)} {style.paint(c.stance.value, COLORS[c.stance])}  {style.paint(chances, 'dim')}\n"
    yield from _wrapped(f"“{_short(one_line(c.quote))}”", "         ")
    yield from _wrapped(one_line(c.note), "         ")


def _chance(name: str, value: float, needs: float, color: str, style: Style) -> str:
    """A chance as a bar and a figure, beside what it must reach."""
    full = min(BAR, int(value * BAR + 0.5))
    bar = style.paint("█" * full, color) + style.paint("░" * (BAR - full), "dim")
    return f"{name.ljust(9)}{bar} {value:.2f}, {'enough' if value >= needs else 'too little'}: it takes {needs:.2f}"


def _short(text: str) -> str:
    return text if len(text) <= 120 else text[:119].rstrip() + "…"


def width(text: str) -> int:
    """How many columns a text takes: two for each wide character, none for codes of colours."""
    import re
    from unicodedata import combining, east_asian_width

    plain = re.sub(r"\x1b\[[\d;]*m", "", text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in plain)


def _cell(text: str, columns: int) -> str:
    """A text in a column: cut where it is too long, filled up where it is short."""
    if width(text) >= columns:
        while width(text) > columns - 2:
            text = text[:-1]
        text = text.rstrip() + "…"
    return text + " " * (columns - width(text))


def _wrapped(text: str, indent: str, hang: int = 0) -> Iterator[str]:
    """A text in lines of at most 80 columns, the second and later ones ``hang`` columns further in; Chinese breaks anywhere."""
    room = WIDTH - len(indent)
    line = ""
    for word in text.split(" "):
        while True:
            longer = f"{line} {word}" if line.strip() else line + word
            if width(longer) <= room:
                line = longer
                break
            wide = any(width(c) == 2 for c in word)
            if wide and room - width(line) > 8:
                cut = next(n for n in range(len(word), -1, -1) if width(f"{line} {word[:n]}") <= room)
                line, word = f"{line} {word[:cut]}" if line.strip() else line + word[:cut], word[cut:]
            elif not line.strip():
                line = line + word  # a word longer than a line
                break
            yield f"{indent}{line.rstrip()}\n"
            line = " " * hang
    if line.strip():
        yield f"{indent}{line.rstrip()}\n"
