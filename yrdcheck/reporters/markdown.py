"""Markdown for a comment on a pull request: what fails in full, the rest folded away, within the length that GitHub takes.

Words of drafts and sources are escaped: they mention nobody, link nowhere and start no markup.
"""

from __future__ import annotations

import re

from yrdcheck.codes import BY_ID, code_of, conflict_code
from yrdcheck.model import TYPE_CHECKING, Stance, Verdict
from yrdcheck.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from yrdcheck.diagnostics import Diagnostics
    from yrdcheck.model import CheckedStatement, Conflict, Evidence
    from yrdcheck.reporters import Checked
    from yrdcheck.terminal import Style

MARK = "<!-- yrdcheck -->"  # by which a later run finds the comment, to write it anew
MOST = 60_000  # characters; GitHub takes 65,536
SIGNS = {Verdict.CONTRADICTED: "❌", Verdict.CONFLICT: "⚖️", Verdict.UNSUPPORTED: "❔", Verdict.SUPPORTED: "✅", Verdict.NO_CLAIM: "·"}
SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&:])")
PINGS = re.compile(r"([@#])(?=\w)")


def verify(result: Checked, style: Style) -> Iterator[str]:
    """A table of the verdicts, then every finding with its quotes."""
    rows = [(r.path, s) for r in result.reports for s in r.statements]
    counts = {v: sum(s.verdict is v for _, s in rows) for v in Verdict}
    failing = [(p, s) for p, s in rows if result.failing(s)]
    head = f"**{_count(len(failing), 'finding')} that fail{'s' if len(failing) == 1 else ''}**" if failing else "**Nothing that fails**"
    yield f"{MARK}\n## Facts\n\n{head} in {_count(sum(counts.values()), 'statement')} of {_count(len(result.reports), 'document')}.\n\n"
    yield "| " + " | ".join(f"{SIGNS[v]} {v.value}" for v in Verdict) + " |\n|" + " ---: |" * len(Verdict) + "\n"
    yield "| " + " | ".join(str(counts[v]) for v in Verdict) + " |\n"
    shown = [(_statement(p, s)) for p, s in failing]
    rest = [] if style.quiet else [(p, s) for p, s in rows if code_of(s) and not result.failing(s)]
    folded = [f"- {_place(p, s)}: {SIGNS[s.verdict]} {escape(s.text)} — {escape(s.message)}{_hidden(s)}\n" for p, s in rest]
    yield from _within(shown, folded, "Not failing")


def _statement(path: str, s: CheckedStatement) -> str:
    code = code_of(s)
    lines = [f"\n### {SIGNS[s.verdict]} {_place(path, s)}: [{code}]({BY_ID[code].url}) {escape(BY_ID[code].title)}\n", f"> {escape(s.text)}\n", f"{escape(s.message)}\n"]
    lines += [_quote(e) for e in s.evidence if e.stance is not Stance.RELATED]
    if s.suggestion is not None:
        a = s.suggestion.offset - s.offset
        lines.append(f"- suggestion: {escape(s.text[a : a + s.suggestion.length])} → **{escape(s.suggestion.replacement)}**")
    return "\n".join(lines) + "\n"


def _quote(e: Evidence) -> str:
    return f"- {e.stance.value}: “{escape(e.quote)}” ({escape(e.title or e.source)}, {escape(e.path)}:{e.line})"


def _place(path: str, s: CheckedStatement) -> str:
    return f"{escape(path)}:{s.line}:{s.column}"


def _hidden(s: CheckedStatement) -> str:
    tags = [t for t in s.tags if t in ("suppressed", "baseline", "ignored")]
    return f" ({', '.join(tags)})" if tags else ""


def conflicts(result: Sequence[Conflict], style: Style) -> Iterator[str]:
    """Each question with its answers and the quotes that give them."""
    yield f"{MARK}\n## Where sources disagree\n\n{_count(len(result), 'conflict')}.\n"
    shown = []
    for c in result:
        code = conflict_code(c.kind)
        lines = [f"\n### {escape(c.question)}: [{code}]({BY_ID[code].url}) {c.kind.value}\n"]
        for side in c.sides:
            lines.append(f"- **{escape(side.answer)}**")
            lines += [f"  {_quote(e).replace(e.stance.value + ': ', '', 1)}" for e in side.claims]
        shown.append("\n".join(lines) + "\n")
    yield from _within(shown, [], "")


def diagnostics(result: Diagnostics, style: Style) -> Iterator[str]:
    """A list of the findings."""
    yield f"{MARK}\n## {'Registry' if result.command == 'problems' else 'Documents'}\n\n{_count(len(result.items), 'finding')}.\n\n"
    yield from _within([f"- {escape(d.path)}:{d.start.line}: [{d.code}]({BY_ID[d.code].url}) {escape(d.message)}\n" for d in result.items], [], "")


def _within(shown: Sequence[str], folded: Sequence[str], title: str) -> Iterator[str]:
    """The pieces as far as they fit, and how many do not."""
    left = MOST
    for n, piece in enumerate(shown):
        left -= len(piece)
        if left < 0:
            yield f"\n… and {len(shown) - n} more.\n"
            return
        yield piece
    if folded:
        yield f"\n<details><summary>{title} ({len(folded)})</summary>\n\n"
        yield from _fitting(folded, left - 100)
        yield "\n</details>\n"


def _fitting(pieces: Iterable[str], left: int) -> Iterator[str]:
    pieces = list(pieces)
    for n, piece in enumerate(pieces):
        left -= len(piece)
        if left < 0:
            yield f"- … and {len(pieces) - n} more.\n"
            return
        yield piece


def escape(text: str) -> str:
    """Text that Markdown shows as it is.

    >>> escape("a *b* @c [d](e) #1")
    'a \\\\*b\\\\* @&#8203;c \\\\[d\\\\]\\\\(e\\\\) \\\\#&#8203;1'
    """
    parts = PINGS.split(one_line(text))
    return "".join(SPECIAL.sub(r"\\\1", part) + ("&#8203;" if n % 2 else "") for n, part in enumerate(parts))


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
