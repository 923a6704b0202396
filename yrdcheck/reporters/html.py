"""One HTML file for people: the draft as it reads, each statement marked by its verdict, its evidence a hover, a key or a click away.

The file needs no network and no other file. Without scripts each mark leads to its entry in the list below the draft. Words of
drafts and sources are text and nothing else: all is escaped, and the page forbids itself any script but its own.
"""

from __future__ import annotations

import re
from html import escape

from yrdcheck.codes import BY_ID, code_of, conflict_code
from yrdcheck.model import TYPE_CHECKING, Stance, Verdict
from yrdcheck.reporters import HIDDEN
from yrdcheck.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from yrdcheck.model import CheckedStatement, Conflict, Evidence, Report
    from yrdcheck.reporters import Checked, Context
    from yrdcheck.terminal import Style

SHOWN = (Verdict.CONTRADICTED, Verdict.CONFLICT, Verdict.UNSUPPORTED, Verdict.SUPPORTED)
MARKDOWN = (".md", ".markdown", ".mdown")  # a line end inside a paragraph is a space there
NEAREST = 3  # related quotes shown where nothing decides
BLOCKS = (
    ("code", re.compile(r"\A {0,3}(?:```|~~~)")),
    ("heading", re.compile(r"\A {0,3}#{1,6}[ \t]")),
    ("row", re.compile(r"\A[ \t]*\|")),
    ("quote", re.compile(r"\A {0,3}>")),
    ("item", re.compile(r"\A[ \t]*(?:[-*+•·–]|\(?\d{1,2}[.)、])[ \t]")),
)  # how a line begins → what it is
COMMAND = re.compile(r"^(\s*):(?=:)")  # how a line starts that a build server obeys, should the page be written to its log
MARKUP = re.compile(r"\*{1,3}|~~|`+|!?\[(?=[^\]\n]{1,300}\]\()|\]\([^)\n]{0,500}\)|<!--|^ {0,3}#{1,6}(?=[ \t])")


def verify(result: Checked, style: Style) -> Iterator[str]:
    """The drafts with their marks, the findings in full, and where sources disagree."""
    counts = {v: sum(s.verdict is v for r in result.reports for s in r.statements) for v in SHOWN}
    names = ", ".join(r.path for r in result.reports) or "nothing"
    contexts = dict(result.contexts)
    yield from _head(f"Facts: {names}")
    yield '<body>\n<a class="skip" href="#draft">Skip to the draft</a>\n<header>\n<h1>Facts</h1>\n'
    sources = f"{result.registry.sources} sources, {result.registry.claims:,} claims"
    yield f'<p class="dim">{_text(names)} against {_text(result.registry.path)} ({sources})</p>\n'
    yield '<fieldset class="filters"><legend class="vh">Show by verdict</legend>\n'
    for v, n in counts.items():
        yield f'<button type="button" class="{v.value}" data-filter="{v.value}" aria-pressed="true" hidden><b>{n}</b> {v.value}</button>\n'
    yield "</fieldset>\n"
    if len(result.reports) > 1:
        yield "<nav aria-label=\"Documents\"><ul>\n"
        for number, report in enumerate(result.reports):
            yield f'<li><a href="#d{number}">{_text(report.path)}</a></li>\n'
        yield "</ul></nav>\n"
    yield '</header>\n<main id="draft">\n<div class="columns">\n<div>\n'
    for number, report in enumerate(result.reports):
        text = result.texts[number] if number < len(result.texts) else ""
        markdown = " markdown" if report.path.lower().endswith(MARKDOWN) else ""
        yield f'<section aria-labelledby="d{number}">\n<h2 id="d{number}">{_text(report.path)}</h2>\n<div class="draft{markdown}" lang="">\n'
        yield from _draft(number, report, text)
        yield "</div>\n</section>\n"
    yield '</div>\n<aside id="panel" role="region" aria-live="polite" aria-label="Evidence">\n'
    yield '<p class="dim">Point at a marked sentence, or reach it with the keyboard, to see what the sources say. A click keeps it.</p>\n'
    yield '<p class="dim keys"><kbd>j</kbd> <kbd>k</kbd> next and previous, <kbd>Enter</kbd> keep, <kbd>Esc</kbd> let go</p>\n</aside>\n</div>\n'
    yield '<section aria-labelledby="findings">\n<h2 id="findings">Every statement with its evidence</h2>\n'
    for number, report in enumerate(result.reports):
        for n, s in enumerate(report.statements):
            if s.verdict in SHOWN:
                yield from _article(number, n, report.path, s, contexts)
    yield "</section>\n"
    if result.conflicts is not None:
        yield from _conflicts(result.conflicts, contexts)
    yield f'</main>\n<footer class="dim">yrdcheck {_text(result.version)}, registry {_text(result.registry.digest)}</footer>\n{_script()}</body>\n</html>\n'


def conflicts(result: Sequence[Conflict], style: Style) -> Iterator[str]:
    """The disagreements alone."""
    yield from _head("Where sources disagree")
    yield "<body>\n<main>\n"
    yield from _conflicts(result, {})
    yield "</main>\n</body>\n</html>\n"


# ---- the draft ----------------------------------------------------------------------------------------------------


def _draft(number: int, report: Report, text: str) -> Iterator[str]:
    """The text in blocks, each statement in it a link to its evidence."""
    marks = [(s.offset, s.offset + s.length, n) for n, s in enumerate(report.statements) if s.verdict in SHOWN]
    for kind, start, end in blocks(text):
        level = f' role="heading" aria-level="{min(6, 2 + len(text[start:end]) - len(text[start:end].lstrip(" #")))}"' if kind == "heading" else ""
        yield f'<div class="{kind}"{level}>'
        at = start
        for a, b, n in marks:
            if a < end and b > start:
                a, b = max(a, at), min(b, end)
                yield _inline(text[at:a]) + _mark(number, n, report.statements[n], text[a:b])
                at = b
        yield _inline(text[at:end]) + "</div>\n"


def _mark(number: int, n: int, s: CheckedStatement, words: str) -> str:
    hushed = " hushed" if any(t in HIDDEN for t in s.tags) else ""
    name = f"{number}-{n}"
    return (
        f'<a class="s {s.verdict.value}{hushed}" id="s{name}" href="#e{name}" data-for="e{name}" data-verdict="{s.verdict.value}" data-n="{n + 1}">'
        f'<span class="vh">{s.verdict.value}: </span>{_inline(words)}</a>'
    )  # fmt: skip


def blocks(text: str) -> list[tuple[str, int, int]]:
    """Kind, start and end of each block of a text, Markdown or plain, in order; blank lines belong to none.

    >>> [b[0] for b in blocks("# A\\n\\none\\ntwo\\n- three")]
    ['heading', 'para', 'item']
    """
    out: list[tuple[str, int, int]] = []
    fence = False
    open_block = False
    for m in re.finditer(r"[^\r\n]*(?:\r\n|\n|\r|$)", text):
        line = m.group().rstrip("\r\n")
        start, end = m.start(), m.start() + len(line)
        kind = next((name for name, pattern in BLOCKS if pattern.match(line)), "para")
        if fence or kind == "code":
            out.append(("code", start, end))
            fence = fence != (kind == "code")
            open_block = False
        elif not line.strip():
            open_block = False
        elif kind == "para" and open_block:
            out[-1] = (out[-1][0], out[-1][1], end)
        else:
            out.append((kind, start, end))
            open_block = kind in ("para", "item", "quote")
    return out


def _inline(text: str) -> str:
    """Escaped text with its markup dimmed."""
    out, at = [], 0
    close = text.rfind("-->")
    for m in MARKUP.finditer(text):
        start, end = m.span()
        if m.group() == "<!--" and start >= at:
            if close < start + 4:
                continue
            end = text.find("-->", start + 4) + 3
        if start >= at:
            out += [_text(text[at:start]), f'<span class="mk">{_text(text[start:end])}</span>']
            at = end
    return "".join([*out, _text(text[at:])])


# ---- evidence -----------------------------------------------------------------------------------------------------


def _article(number: int, n: int, path: str, s: CheckedStatement, contexts: Mapping[tuple[str, int, int], Context]) -> Iterator[str]:
    name = f"{number}-{n}"
    code = code_of(s)
    link = f' <a href="{escape(BY_ID[code].url)}" rel="noreferrer">{code}</a>' if code else ""
    tags = f' <span class="dim">{_text(", ".join(s.tags))}</span>' if s.tags else ""
    yield f'<article id="e{name}" class="{s.verdict.value}" data-verdict="{s.verdict.value}">\n'
    yield f'<h3><span class="badge">{n + 1}. {s.verdict.value}</span>{link}{tags} <a class="dim" href="#s{name}">{_text(path)}:{s.line}:{s.column}</a></h3>\n'
    yield f'<blockquote lang="">{_text(s.text)}</blockquote>\n<p>{_text(s.message)}</p>\n'
    if s.suggestion is not None:
        a = s.suggestion.offset - s.offset
        old = s.text[a : a + s.suggestion.length]
        yield f'<p>Put instead: <del>{_text(old)}</del> → <ins>{_text(s.suggestion.replacement)}</ins></p>\n'
    decisive = [e for e in s.evidence if e.stance is not Stance.RELATED]
    yield "<ul>\n"
    for e in decisive or s.evidence[:NEAREST]:
        yield _evidence(e, contexts)
    yield "</ul>\n</article>\n"


def _evidence(e: Evidence, contexts: Mapping[tuple[str, int, int], Context]) -> str:
    kind = f" ({e.kind.value})" if e.kind is not None and e.stance is Stance.REFUTES else ""
    before, after = contexts.get((e.path, e.line, e.column), ("", ""))
    quote = f'<q lang="">{_text(before)}<mark>{_text(e.quote)}</mark>{_text(after)}</q>'
    return f'<li class="{e.stance.value}"><b>{e.stance.value}</b>{kind}: {quote} <cite>{_text(e.title or e.source)}, {_text(e.path)}:{e.line}</cite></li>\n'


def _conflicts(found: Iterable[Conflict], contexts: Mapping[tuple[str, int, int], Context]) -> Iterator[str]:
    found = list(found)
    yield f'<section aria-labelledby="conflicts">\n<h2 id="conflicts">Where sources disagree ({len(found)})</h2>\n'
    for c in found:
        code = conflict_code(c.kind)
        yield f'<article class="conflict">\n<h3>{_text(c.question)} <span class="badge">{c.kind.value}</span> <a href="{escape(BY_ID[code].url)}" rel="noreferrer">{code}</a></h3>\n<ul>\n'
        for side in c.sides:
            yield f"<li><b>{_text(side.answer)}</b>\n<ul>\n"
            for e in side.claims:
                before, after = contexts.get((e.path, e.line, e.column), ("", ""))
                yield f'<li><q lang="">{_text(before)}<mark>{_text(e.quote)}</mark>{_text(after)}</q> <cite>{_text(e.title or e.source)}, {_text(e.path)}:{e.line}</cite></li>\n'
            yield "</ul>\n</li>\n"
        yield "</ul>\n</article>\n"
    yield "</section>\n"


# ---- the page -----------------------------------------------------------------------------------------------------


def _head(title: str) -> Iterator[str]:
    from base64 import b64encode
    from hashlib import sha256

    def allowed(text: str) -> str:
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    policy = f"default-src 'none'; style-src {allowed(_asset('report.css'))}; script-src {allowed(_asset('report.js'))}; base-uri 'none'; form-action 'none'"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
    yield f"<title>{_text(title)}</title>\n<style>{_asset('report.css')}</style>\n</head>\n"


def _script() -> str:
    return f"<script>{_asset('report.js')}</script>\n"


def _asset(name: str) -> str:
    import os

    with open(os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", name), encoding="utf-8", newline="") as file:
        return file.read()


def _text(text: str) -> str:
    """Text that a browser shows as it is: escaped, hidden characters as pictures, line ends kept."""
    return "\n".join(COMMAND.sub(r"\1&#58;", escape(visible(line))) for line in re.split(r"\r\n|\r|\n", text))
