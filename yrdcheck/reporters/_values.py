"""Records as JSON values, in the order of the contract; shared by the formats that write JSON."""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, Stance, Verdict
from yrdcheck.terminal import harmless

if TYPE_CHECKING:
    from typing import Any

    from yrdcheck.figures import Figure
    from yrdcheck.model import CheckedStatement, Conflict, Evidence
    from yrdcheck.parity import Difference
    from yrdcheck.reporters import Listed, Placed
    from yrdcheck.reviews import Item
    from yrdcheck.traces import PartTrace, Trace

SLOTS = ("subject", "property", "value", "object", "period", "scope", "status", "polarity", "rank", "note", "context")


def to_json(value: object, indent: int | None = None) -> str:
    """A value as JSON that no draft can make harmful to a terminal or a build server that shows it."""
    from json import dumps

    return harmless(dumps(value, ensure_ascii=False, indent=indent))


def fields(value: object) -> dict[str, Any]:
    """The fields of a record by name."""
    return value._asdict()  # type: ignore[attr-defined,no-any-return]


def statement(s: CheckedStatement, trace: Trace | None = None) -> dict[str, Any]:
    """A checked statement as JSON values, in the order of the contract; with how its verdict came about where that is given."""
    return {
        "text": s.text,
        "verdict": s.verdict,
        "line": s.line,
        "column": s.column,
        "end_line": s.end_line,
        "end_column": s.end_column,
        "offset": s.offset,
        "length": s.length,
        "message": s.message,
        "tags": list(s.tags),
        "suggestion": {key: getattr(s.suggestion, key) for key in ("offset", "length", "replacement")} if s.suggestion else None,
        "evidence": [evidence(e) for e in s.evidence],
        **({"at": s.at} if s.at else {}),
        **({"explanation": explanation(trace)} if trace is not None else {}),
    }


def explanation(trace: Trace) -> dict[str, Any]:
    """How a verdict came about as JSON values."""

    def part(p: PartTrace) -> dict[str, Any]:
        compared = [{**fields(c), "pairs": [fields(x) for x in c.pairs], "rules": [fields(x) for x in c.rules]} for c in p.compared]
        return {**fields(p), "read": dict(p.read), "compared": compared, "unchecked": list(p.unchecked), "tags": list(p.tags)}

    return {"parts": [part(p) for p in trace.parts], "quotations": [fields(q) for q in trace.quotations]}


def evidence(e: Evidence) -> dict[str, Any]:
    """A piece of evidence as JSON values."""
    row = fields(e)
    if not e.at:
        del row["at"]
    return row


def conflict(c: Conflict) -> dict[str, Any]:
    """A conflict as JSON values."""
    sides = [{"answer": side.answer, "claims": [evidence(e) for e in side.claims]} for side in c.sides]
    return {"question": c.question, "kind": c.kind, "sides": sides, "reason": c.reason, "settle": c.settle, "newest": c.newest}


def difference(d: Difference) -> dict[str, Any]:
    """A difference between two texts as JSON values; a side that has no such sentence is null."""
    return {"kind": d.kind, "change": d.change, **{name: fields(p) if p else None for name, p in (("left", d.left), ("right", d.right))}}


def finding(placed: Placed) -> dict[str, Any]:
    """A finding as JSON values."""
    f = placed.finding
    return {
        "kind": f.kind,
        "line": placed.line,
        "column": placed.column,
        "end_line": placed.end_line,
        "end_column": placed.end_column,
        **({"at": placed.at} if placed.at else {}),
        "offset": f.start,
        "length": f.end - f.start,
        "text": f.text,
        "reasons": list(f.reasons),
        "score": f.score,
    }


def figure(f: Figure) -> dict[str, Any]:
    """A figure as JSON values; ``source`` is the best source that supports it, or null."""
    source = next((e for e in f.evidence if e.stance is Stance.SUPPORTS), None) if f.verdict in (Verdict.SUPPORTED, Verdict.CONFLICT) else None
    return {**fields(f), "source": source and source.source, "evidence": [evidence(e) for e in f.evidence]}


def claim(listed: Listed) -> dict[str, Any]:
    """A claim with its source and slots as JSON values; ``score`` is null in a plain list."""
    c, source = listed.claim, listed.source
    head = {"claim": c.id, "source": c.source, "title": source.title, "path": source.path}
    slots = {name: getattr(c, name) for name in SLOTS}
    return {**head, "quote": c.quote, "line": c.line, "column": c.column, **({"at": c.at} if c.at else {}), "score": listed.score, **slots, "wordings": list(c.wordings)}


def waiting(item: Item) -> dict[str, Any]:
    """What waits for an editor as JSON values."""
    if item.conflict is not None:
        return {"kind": item.kind, "reason": item.reason, "conflict": conflict(item.conflict)}
    if item.scopes is not None:
        return {"kind": item.kind, "reason": item.reason, "scopes": [e.id for e in item.scopes], "properties": list(item.properties)}
    c, source = item.claim, item.source
    assert c is not None
    assert source is not None
    head = {"kind": item.kind, "reason": item.reason, "claim": c.id, "source": c.source, "title": source.title, "path": source.path}
    place = {"line": c.line, "column": c.column, **({"at": c.at} if c.at else {})}
    slots = {name: getattr(c, name) for name in SLOTS}
    rest = {"before": item.before, "after": item.after, "now": c.now, "takes_over": item.rival.id if item.rival else None}
    return {**head, "quote": c.quote, **place, **slots, "wordings": list(c.wordings), **rest}
