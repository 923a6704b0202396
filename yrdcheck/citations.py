"""Marks at the end of supported sentences that lead to their sources, and lists of those sources. Pure: text in, text out.

What was put in before is taken out first, so that doing it twice is doing it once, and marks follow when sentences change.
"""

from __future__ import annotations

import re

from yrdcheck.model import TYPE_CHECKING, Stance, Verdict, record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yrdcheck.model import CheckedStatement, Evidence, Source

PREFIX = "yrd-"  # of every name that is ours
STYLES = ("footnotes", "html", "pandoc")
LISTS = ("bibtex", "csl-json")
AFTER = re.compile(r"(?:\*{1,3}|_{1,3}|~~|`|[”’\"')）」』》]|\]\([^()\n]{0,600}\)|\]\[[^\[\]\n]{0,60}\]|\[\^(?!yrd-)[^\]\n]{1,40}\])*")
NAME = r"yrd-(?:(?![\[\]\n]).){1,200}"
MARK = re.compile(rf'\[\^{NAME}\]|<sup class="yrd-ref">(?:(?!</sup>)[^\n]){{0,600}}</sup>| \[@{NAME}\]')
DEFINITIONS = re.compile(rf"(?:(?<![\r\n])[\r\n]+)?(?:^\[\^{NAME}\]: [^\n]*(?:\n|\Z))+", re.MULTILINE)
SECTION = re.compile(r'(?:(?<![\r\n])[\r\n]+)?<section class="yrd-sources">\r?\n<ol>\r?\n(?:<li id="yrd-[^\n]*\n)*</ol>\r?\n</section>\r?\n')
DAY = re.compile(r"\d{4}(?:-\d{1,2}){0,2}")
HEADING = re.compile(r" {0,3}#{1,6}[ \t]")


@record
class Cited:
    """One claim that a draft leans on, with its source and its number in the list."""

    number: int
    evidence: Evidence
    source: Source


def uncite(text: str) -> str:
    """The text without the marks and lists that were put in."""
    if PREFIX not in text:
        return text
    for pattern in (DEFINITIONS, SECTION):
        text = pattern.sub(lambda m: "\r\n" if m.group().startswith("\r\n") else "\n", text)
    return MARK.sub("", text)


def mask(text: str) -> str:
    """The text with marks and lists blanked, so that no list of sources is checked for its facts."""
    for pattern in (SECTION, DEFINITIONS, MARK):
        text = pattern.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
    return text


def cite(text: str, statements: Sequence[CheckedStatement], sources: Iterable[Source], style: str, most: int = 2) -> str:
    """The text, free of marks, with a mark after each supported sentence and the list that the marks lead to.

    ``statements`` are of the same text; ``most``: sources named for one sentence, best first.
    """
    cited = collect(statements, sources, most)
    by_claim = {c.evidence.claim: c for c in cited}
    out, at = [], 0
    for s in statements:
        marks = [by_claim[e.claim] for e in _supports(s, most)]
        end = mark_place(text, s) if marks else None
        if end is None or end < at:
            continue
        out += [text[at:end], _marks(marks, style)]
        at = end
    body = "".join([*out, text[at:]])
    if not cited or style == "pandoc":
        return body
    listed = _list(cited, style)
    return body.rstrip("\r\n") + (listed.replace("\n", "\r\n") if "\r\n" in body else listed)


def mark_place(text: str, s: CheckedStatement) -> int | None:
    """Where the mark of a statement goes: after its markup and quotation marks, into the last cell of a row; `None` in a heading."""
    if HEADING.match(text, text.rfind("\n", 0, s.offset) + 1):
        return None
    end = s.offset + s.length
    if text[end - 1] == "|":
        return s.offset + len(text[s.offset : end - 1].rstrip())
    m = AFTER.match(text, end)
    return m.end() if m else end


def collect(statements: Sequence[CheckedStatement], sources: Iterable[Source], most: int = 2) -> tuple[Cited, ...]:
    """The claims that supported sentences lean on, each once, in the order of the text."""
    by_id = {s.id: s for s in sources}
    found: dict[str, Evidence] = {}
    for s in statements:
        for e in _supports(s, most):
            found.setdefault(e.claim, e)
    return tuple(Cited(n, e, by_id[e.source]) for n, e in enumerate(found.values(), 1))


def _supports(s: CheckedStatement, most: int) -> list[Evidence]:
    """The best evidence for a supported sentence, one claim a source."""
    if s.verdict is not Verdict.SUPPORTED:
        return []
    best: dict[str, Evidence] = {}
    for e in s.evidence:
        if e.stance is Stance.SUPPORTS:
            best.setdefault(e.source, e)
    return list(best.values())[:most]


def _marks(marks: Sequence[Cited], style: str) -> str:
    if style == "footnotes":
        return "".join(footnote(m) for m in marks)
    if style == "html":
        return "".join(f'<sup class="yrd-ref"><a href="#{_key(m.evidence.claim)}">[{m.number}]</a></sup>' for m in marks)
    return f" [{'; '.join(f'@{_key(m.source.id)}' for m in marks)}]"


def _list(cited: Sequence[Cited], style: str) -> str:
    """What the marks lead to, after the text. Pandoc makes its list itself, from ``bibtex`` or ``csl-json``."""
    if style == "footnotes":
        return "\n\n" + "".join(definition(c) for c in cited)
    from html import escape

    items = "".join(f'<li id="{_key(c.evidence.claim)}">{_entry(c, escape)}</li>\n' for c in cited)
    return f'\n\n<section class="yrd-sources">\n<ol>\n{items}</ol>\n</section>\n'


def _key(name: str) -> str:
    """The name of a claim or source as a mark; what would end the mark, or start markup, is replaced."""
    return PREFIX + re.sub(r"[^\w.:-]", "-", name)


def footnote(c: Cited) -> str:
    """The mark of a claim in Markdown."""
    return f"[^{_key(c.evidence.claim)}]"


def definition(c: Cited) -> str:
    """The line that a claim's mark leads to in Markdown."""
    return f"{footnote(c)}: {_entry(c, _plain)}\n"


def _entry(c: Cited, show: object) -> str:
    from yrdcheck.terminal import one_line

    def text(value: str) -> str:
        return show(one_line(value))  # type: ignore[operator,no-any-return]

    made = ", ".join(text(part) for part in (c.source.publisher, c.source.date or "") if part)
    return f"“{text(c.evidence.quote)}” {text(c.source.title or c.source.id)}{f', {made}' if made else ''} ({text(c.evidence.path)}:{c.evidence.line})"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)


# ---- lists of sources ---------------------------------------------------------------------------------------------


def bibliography(cited: Sequence[Cited], style: str) -> str:
    """The sources of the cited claims, each once, as BibTeX or CSL-JSON, with the keys that ``pandoc`` marks use."""
    sources = {c.source.id: c.source for c in cited}
    if style == "csl-json":
        from json import dumps

        from yrdcheck.terminal import harmless

        return harmless(dumps([_csl(s) for s in sources.values()], ensure_ascii=False, indent=2)) + "\n"
    return "\n".join(_bibtex(s) for s in sources.values())


def _csl(s: Source) -> dict[str, object]:
    row: dict[str, object] = {"id": _key(s.id), "type": "document", "title": s.title or s.id}
    if s.publisher:
        row["publisher"] = s.publisher
    if s.date and DAY.fullmatch(s.date):
        row["issued"] = {"date-parts": [[int(part) for part in s.date.split("-")]]}
    if s.language:
        row["language"] = s.language
    return {**row, "note": s.path}


def _bibtex(s: Source) -> str:
    fields = {"title": f"{{{_tex(s.title or s.id)}}}", "howpublished": _tex(s.publisher), "note": _tex(s.path), "language": _tex(s.language)}
    if s.date and DAY.fullmatch(s.date):
        year, *rest = s.date.split("-")
        fields |= {"year": year, "month": rest[0].lstrip("0") if rest else "", "date": s.date}
    rows = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{_key(s.id)},\n{rows}}}\n"


def _tex(text: str) -> str:
    """Text for BibTeX: its special characters escaped, on one line."""
    from yrdcheck.terminal import one_line

    text = one_line(text)
    special = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(special.get(c, "\\" + c if c in "#$%&_" else c) for c in text)
