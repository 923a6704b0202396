"""Text for people: the verdict and its reason, then the quotes with source, file and line; a summary on the last line.

Nothing is wrapped or aligned to a width, so that ``path:line:column`` stays whole in a pipe. Words of drafts and sources are only
ever written with their control characters made visible.
"""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, Stance, Verdict
from yrdcheck.reporters import HIDDEN, TOLD
from yrdcheck.terminal import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yrdcheck.figures import Counted
    from yrdcheck.model import CheckedStatement, Claim, Conflict, Evidence, Problem
    from yrdcheck.parity import Compared
    from yrdcheck.projects import Step
    from yrdcheck.refresh import Summary
    from yrdcheck.reporters import Checked, Listed, Placed, Scanned
    from yrdcheck.terminal import Style
    from yrdcheck.traces import Trace

COLORS = {
    Verdict.SUPPORTED: "green",
    Verdict.CONTRADICTED: "red",
    Verdict.CONFLICT: "magenta",
    Verdict.UNSUPPORTED: "yellow",
    Verdict.NO_CLAIM: "dim",
}
STANCES = {Stance.SUPPORTS: "green", Stance.REFUTES: "red", Stance.RELATED: "dim"}
NEAREST = 2  # related quotes shown under an unsupported statement unless all are asked for
SLOTS = ("subject", "property", "value", "object", "period", "scope", "status", "polarity", "rank", "note", "context")
WORDS = {"baseline": "in the baseline"}
TITLE = 60  # characters of a source's title that are shown


def verify(result: Checked, style: Style) -> Iterator[str]:
    """Findings in full, supported statements on a line, those that claim nothing only on demand."""
    counts = dict.fromkeys(Verdict, 0)
    hidden = dict.fromkeys(HIDDEN, 0)
    for number, report in enumerate(result.reports):
        for n, s in enumerate(report.statements):
            mark = next((t for t in s.tags if t in hidden), None)
            if mark:
                hidden[mark] += 1
            else:
                counts[s.verdict] += 1
            if style.quiet and not result.failing(s) or (mark or s.verdict is Verdict.NO_CLAIM) and not style.verbose:
                continue
            trace = result.trace(number, n)
            if trace is not None:
                yield from _explained(report.path, s, trace, style)
            else:
                yield from _statement(report.path, s, style)
        for slip in result.slips[number] if number < len(result.slips) else ():
            if not style.quiet or any(slip.code.startswith(code) for code in result.fail_codes):
                place = style.paint(f"{visible(report.path)}:{slip.line}:{slip.column}: ", "dim")
                yield f"{place}{style.paint(slip.code, 'yellow', 'bold')}: {one_line(slip.text)}\n    {one_line(slip.message)}\n\n"
    if not style.quiet:
        total = sum(counts.values()) + sum(hidden.values())
        parts = [style.paint(f"{n} {v.value}", COLORS[v]) for v, n in counts.items() if n]
        parts += [style.paint(f"{n} {WORDS.get(mark, mark)}", "dim") for mark, n in hidden.items() if n]
        yield f"{_count(total, 'statement')}{': ' if parts else ''}{', '.join(parts)}\n"


def _explained(path: str, s: CheckedStatement, trace: Trace, style: Style) -> Iterator[str]:
    """A statement with the whole way to its verdict."""
    from yrdcheck.reporters._explained import explained

    place = "" if path == "<text>" else style.paint(f"{place_of(path, s, True)}: ", "dim")
    tags = f" [{', '.join(s.tags)}]" if s.tags else ""
    yield f"{place}{style.paint(s.verdict.value, COLORS[s.verdict], 'bold')}: {one_line(s.text)}\n    {one_line(s.message)}{tags}\n\n"
    yield from explained(trace, style)


def _statement(path: str, s: CheckedStatement, style: Style) -> Iterator[str]:
    place = "" if path == "<text>" else style.paint(f"{place_of(path, s, True)}: ", "dim")
    brief = s.verdict in (Verdict.SUPPORTED, Verdict.NO_CLAIM) and not style.verbose and not any(t in TOLD for t in s.tags)
    sources = ", ".join(dict.fromkeys(e.source for e in s.evidence if e.stance is Stance.SUPPORTS))
    tags = f" [{', '.join(s.tags)}]" if s.tags else ""
    yield f"{place}{style.paint(s.verdict.value, COLORS[s.verdict], 'bold')}: {one_line(s.text)}{f' ({visible(sources)})' if brief and sources else ''}\n"
    if brief:
        return
    if s.message:
        yield f"    {one_line(s.message)}{tags}\n"
    related = 0
    for e in s.evidence:
        if e.stance is Stance.RELATED and not style.verbose:
            related += 1
            if s.verdict is not Verdict.UNSUPPORTED or related > NEAREST:
                continue
        yield from _evidence(e, style, "    ")
    if s.suggestion is not None:
        yield f"    suggestion: {one_line(s.suggestion.said)} → {one_line(s.suggestion.replacement)}\n"
    yield "\n"


def _evidence(e: Evidence, style: Style, indent: str, stance: bool = True) -> Iterator[str]:
    kind = f" ({e.kind.value})" if stance and e.kind is not None else ""
    label = f"{style.paint(e.stance.value, STANCES[e.stance])}{kind}: " if stance else ""
    yield f"{indent}{label}“{one_line(e.quote)}”\n"
    yield f"{indent}  {style.paint(f'{visible(e.source)} {_title(e.title)}, {place_of(e.path, e)}', 'dim')}\n"


def place_of(path: str, where: CheckedStatement | Evidence | Claim | Placed, column: bool = False) -> str:
    """``path:line``, and what the place is called in a document that is not text."""
    return visible(f"{path}:{where.line}" + (f":{where.column}" if column else "") + (f" ({where.at})" if where.at else ""))


def _title(title: str) -> str:
    title = one_line(title)
    return title if len(title) <= TITLE else title[: TITLE - 1].rstrip() + "…"


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def conflicts(result: Sequence[Conflict], style: Style) -> Iterator[str]:
    """Each question with its date, then its conflicts: kind and reason, the answers with the quotes that give them, what would settle it."""
    before = None
    for c in result:
        if c.question != before:
            newest = f" {style.paint(c.newest, 'dim')}" if c.newest else ""
            yield f"{style.paint(one_line(c.question), 'bold')}{newest}\n"
        before = c.question
        yield f"    {style.paint(c.kind.value, 'magenta', 'bold')}{f': {one_line(c.reason)}' if c.reason else ''}\n"
        for side in c.sides:
            yield f"    {style.paint(one_line(side.answer), 'bold')}\n"
            for e in side.claims:
                yield from _evidence(e, style, "        ", stance=False)
        if c.settle:
            yield f"    to settle it: {one_line(c.settle)}\n"
        yield "\n"
    if not style.quiet:
        kinds: dict[str, int] = {}
        for c in result:
            kinds[c.kind.value] = kinds.get(c.kind.value, 0) + 1
        parts = ", ".join(f"{n} {kind}" for kind, n in kinds.items())
        yield f"{_count(len(result), 'conflict')}{': ' if parts else ''}{parts}\n"


def parity(result: Compared, style: Style) -> Iterator[str]:
    """Each difference with both sentences, one under the other."""
    for d in result.differences:
        facts = [f"“{one_line(p.fact)}”" if p is not None and p.fact else "nothing" for p in (d.left, d.right)]
        yield f"{style.paint(f'{d.kind} {d.change}', 'red', 'bold')}: {facts[0]} against {facts[1]}\n"
        for path, p in ((result.left, d.left), (result.right, d.right)):
            place = style.paint(f"{visible(path)}:{p.line}:{p.column}: " if p is not None else f"{visible(path)}: ", "dim")
            yield f"    {place}{one_line(p.sentence) if p is not None else 'no such sentence'}\n"
        yield "\n"
    if not style.quiet:
        yield f"{_count(len(result.differences), 'difference')}\n"


def scan(result: Sequence[Scanned], style: Style) -> Iterator[str]:
    """A finding a line, with what gave it away."""
    total = 0
    for document in result:
        for placed in document.findings:
            total += 1
            f = placed.finding
            shown = one_line(f.text)
            if len(shown) > 80 and not style.verbose:
                shown = f"{shown[:77].rstrip()}… ({_count(len(f.text), 'character')})"
            place = style.paint(f"{place_of(document.path, placed, True)}: ", "dim")
            yield f"{place}{style.paint(f.kind, 'yellow', 'bold')}: “{shown}” ({one_line('; '.join(f.reasons))})\n"
    if not style.quiet:
        yield f"{_count(len(result), 'document')}: {_count(total, 'finding')}\n"


def claims(result: Sequence[Listed], style: Style) -> Iterator[str]:
    """Claims with their places; the one that was asked for with all that is recorded of it."""
    for c in result:
        score = "" if c.score is None else f" {c.score:.2f}"
        mark = "→ " if c.chosen else ""
        place = place_of(c.source.path, c.claim, True)
        yield f"{mark}{style.paint(visible(c.claim.id), 'bold')}{score} “{one_line(c.claim.quote)}” {style.paint(place, 'dim')}\n"
        if c.chosen or style.verbose:
            for slot in SLOTS:
                value = getattr(c.claim, slot)
                if value and value != "normal":
                    yield f"      {slot}: {one_line(value)}\n"
            for wording in c.claim.wordings:
                yield f"      also: {one_line(wording)}\n"
    if not style.quiet:
        yield f"{_count(len(result), 'claim')}\n"


def problems(result: Sequence[Problem], style: Style) -> Iterator[str]:
    """``path:line: message``, a problem a line."""
    for p in result:
        yield f"{visible(p.path)}:{p.line}: {one_line(p.message)}\n"
    if not style.quiet:
        fixable = sum(p.fixable for p in result)
        yield f"{_count(len(result), 'problem')}{f', {fixable:,} mended by --fix' if fixable else ''}\n"


def init(result: tuple[Sequence[Step], Summary | None], style: Style) -> Iterator[str]:
    """What was set up and what was there already, then what the build did."""
    steps, summary = result
    for step in steps:
        if not style.quiet or step.done == "left out":
            yield f"{step.done} {visible(step.path)}{f': {one_line(step.note)}' if step.note else ''}\n"
    if summary is not None:
        yield from build(summary, style)


def build(result: Summary, style: Style) -> Iterator[str]:
    """What was read, what became of the claims, what waits for an editor."""
    for p in result.problems:
        yield f"{one_line(p.message)}\n"
    for note in result.notes:
        yield f"{one_line(note)}\n"
    if style.quiet:
        return
    what = [f"{n:,} {word}" for n, word in ((result.added, "new"), (result.moved, "moved"), (result.changed, "changed")) if n]
    same = f" ({result.unchanged:,} unchanged)" if result.unchanged else ""
    yield f"{_count(result.documents, 'document')}{same}, {_count(result.claims, 'claim')}{_brackets(what)}\n"
    if result.flagged:
        yield f"{_count(result.flagged, 'place')} left out as no evidence: see them with `yrdcheck scan`\n"
    if result.conflicts:
        yield f"{_count(result.conflicts, 'conflict')} with what is new: see them with `yrdcheck conflicts`\n"
    if result.to_review:
        yield f"{_count(result.to_review, 'claim')} to review: `yrdcheck review`\n"


def _brackets(parts: Sequence[str]) -> str:
    return f" ({', '.join(parts)})" if parts else ""


def numbers(result: Sequence[Counted], style: Style) -> Iterator[str]:
    """A figure a line: its place, the figure, and the source that gives it, or what stands against it."""
    counts = {"with a source": 0, "contradicted": 0, "in conflict": 0, "without a source": 0}
    for document in result:
        for f in document.figures:
            named = ", ".join(dict.fromkeys(f"{visible(e.source)} {visible(e.path)}:{e.line}" for e in f.evidence if e.stance is Stance.SUPPORTS))
            if f.verdict is Verdict.SUPPORTED:
                kind, said = "with a source", named
            elif f.verdict in (Verdict.CONTRADICTED, Verdict.CONFLICT):
                kind, said = "contradicted" if f.verdict is Verdict.CONTRADICTED else "in conflict", f"{f.verdict.value}: {one_line(f.message)}"
            else:
                kind, said = "without a source", "no source"
            counts[kind] += 1
            if style.quiet and f.verdict is Verdict.SUPPORTED:
                continue
            place = "" if document.path == "<text>" else style.paint(f"{visible(document.path)}:{f.line}:{f.column}: ", "dim")
            yield f"{place}{style.paint(one_line(f.text), COLORS[f.verdict], 'bold')}: {said}\n"
    if not style.quiet:
        total = sum(counts.values())
        yield f"{_count(total, 'figure')}{': ' if total else ''}{', '.join(f'{n} {kind}' for kind, n in counts.items() if n)}\n"
