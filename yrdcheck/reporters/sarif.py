"""SARIF 2.1.0, for GitHub's code scanning and every viewer of that standard; columns in UTF-16 units.

What a comment or the baseline hides is kept and marked, so that an alert is not closed and opened again.
"""

from __future__ import annotations

from yrdcheck.codes import CODES
from yrdcheck.model import TYPE_CHECKING
from yrdcheck.reporters._values import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from yrdcheck.diagnostics import Diagnostic, Diagnostics, Point
    from yrdcheck.terminal import Style

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HOME = "https://github.com/OWNER/yrdcheck"
PRECISION = {"1": "high", "2": "high", "3": "medium", "4": "high", "5": "very-high", "9": "very-high"}
MOST = 25_000  # results that code scanning takes of a run
INDEX = {code.id: n for n, code in enumerate(CODES)}


def diagnostics(result: Diagnostics, style: Style) -> Iterator[str]:
    """One run with all rules, and a result a finding."""
    items = [d for d in result.items if d.fails or not style.quiet]
    yield to_json({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "yrdcheck",
                "version": result.version,
                "semanticVersion": result.version,
                "informationUri": HOME,
                "rules": [_rule(n) for n in range(len(CODES))],
            }},
            "automationDetails": {"id": f"yrdcheck/{result.command}/"},
            "columnKind": "utf16CodeUnits",
            "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The root of the repository, or the folder where yrdcheck ran."}}},
            "results": [_result(d) for d in items[:MOST]],
        }],
    }, 2) + "\n"  # fmt: skip


def _rule(number: int) -> dict[str, Any]:
    code = CODES[number]
    example = "\n".join(f"- {label}: {words}" for label, words in (("Source", code.source), ("Wrong", code.bad), ("Right", code.good)) if words)
    return {
        "id": code.id,
        "name": "".join(part.capitalize() for part in code.name.split("-")),
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.text},
        "help": {
            "text": f"{code.text}\n\n{example}\n\n{code.cure}\n\n{code.url}",
            "markdown": f"{code.text}\n\n{example}\n\n**What to do:** {code.cure}\n\n[More on {code.id}]({code.url})",
        },
        "helpUri": code.url,
        "defaultConfiguration": {"level": code.level},
        "properties": {
            "tags": ["facts", code.name],
            "precision": PRECISION[code.id[2]],
            "problem.severity": {"note": "recommendation"}.get(code.level, code.level),
        },
    }


def _result(d: Diagnostic) -> dict[str, Any]:
    row: dict[str, Any] = {
        "ruleId": d.code,
        "ruleIndex": INDEX[d.code],
        "kind": "fail",
        "level": d.level,
        "message": {"text": _plain(d.message)},
        "locations": [_location(d.path, d.start, d.end, d.text)],
        "partialFingerprints": {"yrdcheckFinding/v1": d.fingerprint} | ({"primaryLocationLineHash": d.line_hash} if d.line_hash else {}),
        "baselineState": "unchanged" if d.hidden == "baseline" else "new",
    }
    if d.related:
        row["relatedLocations"] = [
            {
                "id": n,
                "message": {"text": _plain(r.message)},
                "physicalLocation": {"artifactLocation": _artifact(r.path), "region": {"startLine": r.line}},
            }
            for n, r in enumerate(d.related, 1)
        ]
    if d.fix is not None:
        row["fixes"] = [{
            "description": {"text": f"Put the source's value: {d.fix.text}"},
            "artifactChanges": [{
                "artifactLocation": _artifact(d.path),
                "replacements": [{"deletedRegion": _region(d.fix.start, d.fix.end), "insertedContent": {"text": d.fix.text}}],
            }],
        }]  # fmt: skip
    row["suppressions"] = [{"kind": "inSource" if d.hidden == "suppressed" else "external"}] if d.hidden else []
    return row


def _plain(text: str) -> str:
    """A message without links: section 3.11.6 of the standard makes one of "[words](address)"."""
    return text.replace("](", "] (")


def _location(path: str, start: Point, end: Point, text: str) -> dict[str, Any]:
    region = _region(start, end)
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": region | ({"snippet": {"text": text}} if text else {})}}


def _region(start: Point, end: Point) -> dict[str, Any]:
    if not start.utf16:
        return {"startLine": start.line}
    return {"startLine": start.line, "startColumn": start.utf16, "endLine": end.line, "endColumn": end.utf16}


def _artifact(path: str) -> dict[str, Any]:
    from urllib.parse import quote

    if path.startswith("/"):
        return {"uri": "file://" + quote(path)}
    drive = path[1:3] == ":/"
    return {"uri": "file:///" + quote(path, safe="/:")} if drive else {"uri": quote(path), "uriBaseId": "SRCROOT"}
