"""Comments in a draft that leave findings out: for a line, the next line, a block or the whole file, with codes and a reason.

``<!-- yrdcheck-disable-line YC101 -- the ministry has since corrected it -->``; in other texts the same words after ``#``, ``%``,
``//`` or ``..``. Also ``[sic]`` right after the words that are meant to stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from yrdcheck import codes
from yrdcheck.model import TYPE_CHECKING, Verdict, record, replace
from yrdcheck.statements import line_starts, place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.model import CheckedStatement, Report

SUPPRESSED = "suppressed"  # the tag of a statement whose finding is left out
FORMS = ("disable-line", "disable-next-line", "disable", "enable", "disable-file")
SYNONYMS = {"off": "disable", "on": "enable"}
COMMENT = re.compile(
    r"<!--[ \t]*yrdcheck(?P<a>-[\w-]*|[ \t]+(?:off|on)\b)(?P<b>(?:(?!-->)[^\n]){0,500})-->"
    r"|(?:(?<=\s)|^)(?:\#|%|//|\.\.)+[ \t]*yrdcheck(?P<c>-(?:dis|en)[\w-]*|[ \t]+(?:off|on)\b)(?P<d>[^\n\r]{0,500})",
    re.MULTILINE,
)
SIC = re.compile(r"[\[(［（](?:[sS]ic!?|原文如此)[\])］）]")
CODE = re.compile(r"^ {0,3}(```++|~~~++)[^\n]*\n(?:(?! {0,3}\1)[^\n]*\n)*(?: {0,3}\1[^\n]*)?|(?<!`)(`{1,9})(?!`)(?:(?!\2)[^\n]){1,400}?\2(?!`)", re.MULTILINE)
VERDICTS = frozenset(v.value for v in Verdict)


@record
class Slip:
    """Something wrong with a suppression: it hides nothing, cannot be understood, or gives no reason."""

    code: str
    message: str
    line: int
    column: int
    start: int
    text: str


@record
class Directive:
    """One comment, read. ``names`` holds codes, beginnings of codes and verdicts; none stands for all."""

    form: str  # one of FORMS, "sic", or what was written
    names: tuple[str, ...]
    reason: str
    start: int
    end: int


def find_directives(text: str) -> tuple[Directive, ...]:
    """The suppressions of a text in order; those that Markdown shows as code are none."""
    shown = [m.span() for m in CODE.finditer(text)] if "`" in text or "~~~" in text else []

    def is_code(at: int) -> bool:
        n = bisect_right(shown, (at, len(text)))
        return n > 0 and at < shown[n - 1][1]

    out = []
    for m in COMMENT.finditer(text):
        if is_code(m.start()):
            continue
        word = (m["a"] or m["c"]).strip().lstrip("-")
        names, _, reason = re.sub("—|--", "\0", m["b"] or m["d"] or "").partition("\0")
        out.append(Directive(SYNONYMS.get(word, word), tuple(re.split(r"[\s,]+", names.strip())) if names.strip() else (), reason.strip(" \t-"), *m.span()))
    out += [Directive("sic", (), "sic", *m.span()) for m in SIC.finditer(text) if not is_code(m.start())]
    return tuple(sorted(out, key=lambda d: d.start))


def mask(text: str, directives: Sequence[Directive]) -> str:
    """The text with its suppressions blanked, so that they are not read as part of a sentence."""
    for d in directives:
        text = text[: d.start] + " " * (d.end - d.start) + text[d.end :]
    return text


def apply(report: Report, text: str, directives: Sequence[Directive], require_reason: bool = False, whole: bool = True) -> tuple[Report, tuple[Slip, ...]]:
    """The report with the tag ``suppressed`` where a comment leaves a finding out, and what is wrong with the comments.

    The report is one of the masked text; its statements get back the words as they stand. ``whole``: every statement was checked, so
    that a comment that hides nothing can be told.
    """
    starts = line_starts(text)
    slips: list[Slip] = []

    def slip(code: str, d: Directive, message: str) -> None:
        slips.append(Slip(code, message, *place(starts, d.start), d.start, text[d.start : d.end]))

    ranges: list[tuple[Directive, int, int]] = []
    opened: list[tuple[Directive, int]] = []
    for d in directives:
        wrong = _misunderstood(d)
        if wrong:
            slip(codes.UNKNOWN, d, wrong)
        elif d.form == "disable":
            opened.append((d, len(ranges)))
            ranges.append((d, d.end, len(text) + 1))
        elif d.form == "enable":
            closed = [(o, n) for o, n in opened if not d.names or set(o.names) & set(d.names) or not o.names]
            if not closed:
                slip(codes.UNKNOWN, d, "closes a block that was never opened")
            for o, n in closed:
                ranges[n] = (o, ranges[n][1], d.start)
                opened.remove((o, n))
        else:
            ranges.append((d, *_range(d, text, starts, report)))
        if require_reason and not wrong and d.form != "enable" and not d.reason:
            slip(codes.NO_REASON, d, "gives no reason; write it after two dashes")
    used: set[tuple[int, str]] = set()
    statements = []
    for s in report.statements:
        s = replace(s, text=text[s.offset : s.offset + s.length])
        code = codes.code_of(s)
        for n, (d, a, b) in enumerate(ranges):
            within = a <= s.offset < b if d.form == "disable" else s.offset < b and s.offset + s.length > a
            if code and within and (name := _covering(d, code, s)) is not None:
                used.add((n, name))
                if SUPPRESSED not in s.tags:
                    s = replace(s, tags=(*s.tags, SUPPRESSED))
        statements.append(s)
    for n, (d, _, _) in enumerate(ranges):
        idle = [name for name in d.names or ("",) if (n, name) not in used]
        if whole and idle and d.form != "sic":
            slip(codes.UNUSED, d, f"hides nothing: no finding{f' {chr(44).join(idle)}' if d.names else ''} {_where(d.form)}")
    return replace(report, statements=tuple(statements)), tuple(sorted(slips, key=lambda x: (x.start, x.code)))


def _misunderstood(d: Directive) -> str:
    """What cannot be understood in a comment; empty where all can."""
    from yrdcheck.config import nearest

    if d.form not in (*FORMS, "sic"):
        return f"no such comment: yrdcheck-{d.form}; {nearest(d.form, FORMS)}"
    unknown = [n for n in codes.unknown(d.names) if n not in VERDICTS]
    return f"no code {unknown[0]}; {nearest(unknown[0], codes.BY_ID)[:120]}" if unknown else ""


def _covering(d: Directive, code: str, s: CheckedStatement) -> str | None:
    """The name in a comment that covers a finding: "" where it names none, `None` where it does not."""
    if not d.names:
        return ""
    return next((n for n in d.names if code.startswith(n) or n == s.verdict), None)


def _range(d: Directive, text: str, starts: Sequence[int], report: Report) -> tuple[int, int]:
    """What a comment for a line, the next line, the file or a figure points at, as offsets."""
    if d.form == "disable-file":
        return 0, len(text) + 1
    line = bisect_right(starts, d.start) - 1
    if d.form == "sic":
        before = [s for s in report.statements if s.offset < d.start and starts[line] <= s.offset + s.length]
        ends = before and (before[-1].offset + before[-1].length > d.start or not text[before[-1].offset + before[-1].length : d.start].strip())
        return (before[-1].offset, before[-1].offset + 1) if ends else (d.start, d.start)
    if d.form == "disable-next-line":
        line += 1
        while line < len(starts) and _blank(text, starts, line):
            line += 1
    if line >= len(starts):
        return len(text), len(text)
    return starts[line], starts[line + 1] if line + 1 < len(starts) else len(text) + 1


def _blank(text: str, starts: Sequence[int], line: int) -> bool:
    """Whether a line holds nothing but white space and suppressions."""
    end = starts[line + 1] if line + 1 < len(starts) else len(text)
    return not COMMENT.sub("", text[starts[line] : end]).strip()


def _where(form: str) -> str:
    return {"disable-line": "on this line", "disable-next-line": "on the next line", "disable-file": "in this file"}.get(form, "in this block")
