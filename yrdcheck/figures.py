"""Every figure of a draft on its own: whether a source gives it, and which. Pure, as the checker is."""

from __future__ import annotations

from yrdcheck import periods
from yrdcheck.checker import _read, evidence, explain, judge, recollect, split_figures, turn_to
from yrdcheck.model import TYPE_CHECKING, Verdict, record, replace
from yrdcheck.statements import Recall, figure_place, line_starts, mask_markup, place, split_statements

if TYPE_CHECKING:
    from yrdcheck.model import Evidence
    from yrdcheck.registry import Registry
    from yrdcheck.statements import Clause


@record
class Figure:
    """A figure of a draft with the verdict on it alone."""

    text: str
    value: float | None  # `None` for a range
    unit: str
    line: int
    column: int
    offset: int
    length: int
    verdict: Verdict
    message: str
    evidence: tuple[Evidence, ...]


@record
class Counted:
    """The figures of one document."""

    path: str
    figures: tuple[Figure, ...]


def find_figures(text: str, registry: Registry, markdown: bool = True, as_of: str | None = None) -> tuple[Figure, ...]:
    """The figures of a text in order, dates and years apart. A figure that nothing is asked of is ``unsupported``: no source."""
    body = mask_markup(text, markdown)
    reference = as_of or periods.find_date(text)
    starts = line_starts(text)
    recall = Recall()
    out: dict[int, Figure] = {}
    for s in split_statements(text, markdown):
        recall = turn_to(s, recall)
        clauses = _read(body, s, registry.index, reference, recall)
        recall = recollect(s, clauses, recall, registry.index)
        for clause in clauses:
            parts = split_figures(clause)
            for q in clause.quantities:
                start, end = figure_place(body, s, q, out)
                part = next((p for p in parts if q.start in {k.start for k in p.quantities}), replace(clause, quantities=(q,)))
                out.setdefault(start, _figure(text, part, q.start, (start, end), registry, starts))
    return tuple(out[at] for at in sorted(out))


def _figure(text: str, part: Clause, at: int, span: tuple[int, int], registry: Registry, starts: list[int]) -> Figure:
    start, end = span
    verdict, tags, rows = judge(part, registry.index)
    q = next((k for k in part.quantities if k.start == at), None)
    message = explain(verdict, tags, rows, (part, rows))
    return Figure(
        text[start:end], q.value if q else None, q.unit if q else "", *place(starts, start), start, end - start, verdict, message,
        evidence(rows, registry),
    )  # fmt: skip
