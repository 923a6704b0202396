"""JUnit's XML, which every build server reads: a suite a document, a case a statement, a failure where it fails."""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, Verdict
from yrdcheck.terminal import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yrdcheck.diagnostics import Diagnostics
    from yrdcheck.model import CheckedStatement, Evidence
    from yrdcheck.reporters import Checked
    from yrdcheck.terminal import Style

NAME = 120  # characters of a statement that name its case
ESCAPES = {'"': "&quot;", "&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "&#10;", "\ufffe": "", "\uffff": ""}


def verify(result: Checked, style: Style) -> Iterator[str]:
    """Every statement that can be checked is a case; what a comment or the baseline hides is skipped."""
    suites = []
    for report in result.reports:
        cases = [
            (f"{s.line}:{s.column} {s.text}", s.line, s.column, _outcome(s, result)) for s in report.statements if s.verdict is not Verdict.NO_CLAIM
        ]
        suites.append((report.path, cases))
    yield from _suites(suites)


def _outcome(s: CheckedStatement, result: Checked) -> str:
    hidden = next((t for t in s.tags if t in ("suppressed", "baseline", "ignored")), "")
    if hidden:
        return f'<skipped message="{_xml(hidden)}"/>'
    lines = [f"{s.verdict.value}: {one_line(s.message)}", *(_quote(e) for e in s.evidence)]
    if result.failing(s):
        return f'<failure type="{s.verdict.value}" message="{_xml(one_line(s.message))}">{_xml(chr(10).join(lines))}</failure>'
    return f"<system-out>{_xml(chr(10).join(lines))}</system-out>"


def _quote(e: Evidence) -> str:
    return f"{e.stance.value}: “{one_line(e.quote)}” ({visible(e.source)}, {visible(e.path)}:{e.line})"


def diagnostics(result: Diagnostics, style: Style) -> Iterator[str]:
    """Every finding is a case that fails; a document without one has no suite."""
    suites: dict[str, list[tuple[str, int, int, str]]] = {}
    for d in result.items:
        message = _xml(one_line(d.message))
        outcome = f'<failure type="{d.code}" message="{message}">{message}</failure>'
        suites.setdefault(d.path, []).append((f"{d.start.line}:{d.start.column} {d.code} {d.text}", d.start.line, d.start.column, outcome))
    yield from _suites(list(suites.items()))


def _suites(suites: list[tuple[str, list[tuple[str, int, int, str]]]]) -> Iterator[str]:
    cases = [case for _, rows in suites for case in rows]
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="yrdcheck" {_counts(cases)}>\n'
    for path, rows in suites:
        yield f'  <testsuite name="{_xml(visible(path))}" {_counts(rows)}>\n'
        for name, line, column, outcome in rows:
            shown = one_line(name)
            shown = shown if len(shown) <= NAME else shown[: NAME - 1] + "…"
            where = f'classname="{_xml(visible(path))}" file="{_xml(visible(path))}" line="{line}"' + (f' column="{column}"' if column else "")
            yield f'    <testcase name="{_xml(shown)}" {where} time="0">{outcome}</testcase>\n'
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _counts(rows: list[tuple[str, int, int, str]]) -> str:
    failures, skipped = (sum(r[3].startswith(tag) for r in rows) for tag in ("<failure", "<skipped"))
    return f'tests="{len(rows)}" failures="{failures}" errors="0" skipped="{skipped}" time="0"'


def _xml(text: str) -> str:
    """Text for XML 1.0; characters that it does not allow have been made visible before."""
    return "".join(ESCAPES.get(c, c) for c in text if not "\ud800" <= c <= "\udfff")
