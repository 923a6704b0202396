"""How a verdict came about, step by step: what was read, which claims were looked at, what was compared with what, and what was not checked.

A trace runs the checker's own stages once more on a statement and keeps what they found; nothing is told here that they did not use.
"""

from __future__ import annotations

from yrdcheck import periods, verdicts
from yrdcheck.alignments import MATCHED, one_edit, relation
from yrdcheck.candidates import retrieve
from yrdcheck.checker import _read, find_quoted, judge, look_up_quoted, recollect, split_figures, turn_to
from yrdcheck.model import TYPE_CHECKING, Kind, Stance, Verdict, record, replace
from yrdcheck.statements import Recall, is_checkable, mask_markup, read_clauses, split_statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.alignments import Link, View
    from yrdcheck.model import Quantity, Source
    from yrdcheck.quotations import Quotation
    from yrdcheck.registry import Registry
    from yrdcheck.statements import Clause, Statement
    from yrdcheck.verdicts import Answer, Comparison
    from yrdcheck.words import Word

FULL = 3  # claims of a part that are shown with every word, at most
HALF = 0.5  # how much of a part a claim must speak of to be shown so without answering it
FAR = -0.25  # chances that fall this short of counting fall short alike
RUNNERS_UP = 4  # and those after them, with why they do not decide


@record
class Pair:
    """A word of the draft and what stands for it in a claim. ``strength``: from 0, nothing, to 1, the same; ``weight``: how much it counts."""

    word: str
    counterpart: str
    how: str
    strength: float
    weight: float


@record
class Ruling:
    """What one rule found: agrees, differs, denies, other (another question), undated or missing, with its sentence."""

    rule: str
    stance: str
    detail: str


@record
class Weighed:
    """A claim that was set against a part. Chances run from 0 to 1; ``needs`` are what they must reach to count."""

    claim: str
    source: str
    path: str
    line: int
    column: int
    quote: str
    rank: str
    place: int  # among the candidates, from 1
    likeness: float  # as a candidate, beside the best one
    stance: Stance
    kind: Kind | None
    supports: float
    supports_needs: float
    refutes: float
    refutes_needs: float
    counts: bool  # it takes part in the verdict
    note: str
    pairs: tuple[Pair, ...] = ()
    rules: tuple[Ruling, ...] = ()


@record
class PartTrace:
    """One part of a statement: what was read, its verdict, the claims that were compared, likeliest first, and what no claim accounts for."""

    text: str
    verdict: Verdict
    decides: bool
    read: tuple[tuple[str, str], ...]  # label → words
    candidates: int
    compared: tuple[Weighed, ...]
    unchecked: tuple[str, ...]
    tags: tuple[str, ...] = ()


@record
class Spoken:
    """A quotation of a statement and what the sources have of it."""

    text: str
    speaker: str
    stance: Stance
    note: str


@record
class Trace:
    """A statement's verdict explained; no parts where it claims nothing."""

    parts: tuple[PartTrace, ...] = ()
    quotations: tuple[Spoken, ...] = ()


def trace(text: str, registry: Registry, markdown: bool = True, as_of: str | None = None, only: frozenset[int] | None = None) -> tuple[Trace, ...]:
    """A trace for each statement of a text, in the order of `checker.verify` with the same arguments."""
    body = mask_markup(text, markdown)
    reference = as_of or periods.find_date(text)
    recall = Recall()
    statements = split_statements(text, markdown)
    quoted = find_quoted(body, statements)
    out = []
    for s in statements:
        recall = turn_to(s, recall)
        clauses = _read(body, s, registry.index, reference, recall)
        recall = recollect(s, clauses, recall, registry.index)
        if only is None or s.start in only:
            out.append(_trace_statement(body, s, clauses, registry, quoted))
    return tuple(out)


def _trace_statement(body: str, s: Statement, clauses: Sequence[Clause], registry: Registry, quoted: Sequence[Quotation]) -> Trace:
    found = look_up_quoted(body, s, quoted, registry)
    spoken = tuple(Spoken(f.quotation.text, f.quotation.speaker.text, f.stance, f.note or "the words alone decide") for f in found)
    if not clauses or not (is_checkable(body[s.start : s.end], s.kind, clauses) or spoken):
        return Trace()
    parts = [part for clause in clauses for part in split_figures(clause)]
    verdict = verdicts.worst(done := [judge(part, registry.index)[0] for part in parts])
    if len(parts) > 1 and verdict is Verdict.UNSUPPORTED:  # as `checker.judge_statement` does
        whole = read_clauses(body, s.start, s.end, registry.index.lexicon, None, split=False)
        if whole and len([q for q in whole[0].quantities if q.kind != "ordinal"]) < 2:
            if judge(whole[0], registry.index)[0] in (Verdict.SUPPORTED, Verdict.CONFLICT):
                return Trace((_trace_part(whole[0], registry, True),), spoken)
    return Trace(tuple(_trace_part(part, registry, v is verdict) for part, v in zip(parts, done, strict=True)), spoken)


def _trace_part(part: Clause, registry: Registry, decides: bool) -> PartTrace:
    index = registry.index
    candidates = retrieve(part, index)
    answers = verdicts.answers(part, candidates, index, every=True)
    rows = verdicts.compare_all(answers, index)
    verdict, tags, order = judge(part, index)
    derived = [c for c in order if c.derived]
    places = {c.number: n for n, c in enumerate(candidates, 1)}
    sources = {s.id: s for s in registry.sources}
    chances = [verdicts.weigh(a) for a in answers]
    ranked = sorted(range(len(rows)), key=lambda n: (not _decides(rows[n], verdict), not _stands(rows[n]), -max(_nearness(chances[n]), FAR), n))
    shown = [n for k, n in enumerate(ranked[:FULL]) if k == 0 or _stands(rows[n]) or answers[n].view.cover >= HALF]
    compared = [_weighed(answers[n], rows[n], chances[n], places[answers[n].candidate.number], rows, verdict, sources, full=n in shown) for n in ranked]
    once = {(w.source, w.quote): w for w in reversed(compared)}
    compared = [w for w in compared if w.pairs or w.rules or once[w.source, w.quote] is w]
    compared = [_derived(c, sources, verdict) for c in derived if _decides(c, verdict)][:FULL] + compared
    best = [answers[n] for n in ranked if _decides(rows[n], verdict)] or [answers[n] for n in ranked[:1]]
    return PartTrace(
        part.text.strip(), verdict, decides, _as_read(part), len(candidates), tuple(compared[: sum(bool(w.pairs or w.rules) for w in compared) + RUNNERS_UP]),
        _unchecked(part, best), tags,
    )  # fmt: skip


def _decides(c: Comparison, verdict: Verdict) -> bool:
    """Whether a comparison takes part in a verdict."""
    if c.claim.rank == "deprecated":
        return False
    return (c.stance is Stance.SUPPORTS and verdict in (Verdict.SUPPORTED, Verdict.CONFLICT)) or (
        c.stance is Stance.REFUTES and verdict in (Verdict.CONTRADICTED, Verdict.CONFLICT)
    )


def _stands(c: Comparison) -> bool:
    return c.stance is not Stance.RELATED


def _nearness(c: verdicts.Chances) -> float:
    """How near a claim is to counting."""
    return max(c.supports - c.to_support, c.refutes - c.to_refute)


def _weighed(
    a: Answer, c: Comparison, chances: verdicts.Chances, place: int, rows: Sequence[Comparison], verdict: Verdict, sources: dict[str, Source], full: bool
) -> Weighed:
    counts = _decides(c, verdict)
    note = c.detail if counts or c.stance is Stance.RELATED else f"{c.detail}; set aside: {_aside(c, rows, verdict)}"
    return Weighed(
        c.claim.id, c.claim.source, sources[c.claim.source].path, c.claim.line, c.claim.column, c.claim.quote, c.claim.rank, place, a.candidate.score,
        c.stance, c.kind, round(chances.supports, 3), chances.to_support, round(chances.refutes, 3), chances.to_refute, counts, note,
        _pairs(a.view) if full else (), tuple(Ruling(o.rule, o.stance, o.detail) for o in a.outcomes) if full else (),
    )  # fmt: skip


def _derived(c: Comparison, sources: dict[str, Source], verdict: Verdict) -> Weighed:
    """A claim that answers by one step of arithmetic."""
    stated = (0.0, 0.0)
    rules = (Ruling("arithmetic", "agrees" if c.stance is Stance.SUPPORTS else "differs", c.detail),)
    return Weighed(
        c.claim.id, c.claim.source, sources[c.claim.source].path, c.claim.line, c.claim.column, c.claim.quote, c.claim.rank, 0, c.score, c.stance, c.kind,
        *stated, *stated, _decides(c, verdict), c.detail, (), rules,
    )  # fmt: skip


def _aside(c: Comparison, rows: Sequence[Comparison], verdict: Verdict) -> str:
    """Why a claim that answers the question takes no part in the verdict."""
    if c.claim.rank == "deprecated":
        return c.claim.note or "an editor has deprecated it"
    if any(r.claim.rank == "preferred" and _decides(r, verdict) for r in rows):
        return "an editor prefers another claim"
    if c.undated and verdict is not Verdict.UNSUPPORTED:
        return "it gives no date, and another claim does"
    if any(r.claim.source == c.claim.source and _decides(r, verdict) for r in rows):
        return "its own source answers more to the point" if verdict is not Verdict.CONTRADICTED else "its own source gives a newer or plainer answer"
    return "others answer more to the point"


def _pairs(v: View) -> tuple[Pair, ...]:
    """The words of a part with their counterparts; a name of several words is one."""
    out: list[Pair] = []
    for n, p in enumerate(v.pairs):
        before = v.pairs[n - 1] if n else None
        if before is not None and p.word.kind == before.word.kind == "name" and (p.other, p.at) == (before.other, before.at) and p.word.start - before.word.end in (0, 1):
            out[-1] = replace(out[-1], word=f"{out[-1].word} {p.word.text}", weight=round(out[-1].weight + p.weight, 2))
        else:
            out.append(_pair(p, v))
    return tuple(out)


def _pair(p: Link, v: View) -> Pair:
    """A word with its counterpart, in words."""
    if p.at >= 0:
        found = v.form.clause.words[p.at]
        group = next((g for g in v.known.groups if any(w is found for w in g)), None) if p.word.kind == "name" else None
        other = " ".join(w.text for w in group or (found,))
        how = "the same" if p.strength >= SAME else _relation(p)
    else:
        other = p.other.lstrip("@%")
        where = "in its sentence" if p.other in v.known.beside else "in what it leans on" if p.other in v.known.leant or p.other in v.known.topic else ""
        how = where or ("recorded of it" if p.other in v.known.own else "implied" if p.strength >= MATCHED else "")
    if p.strength < MATCHED:
        how = f"too far: {how}" if other and how else "nothing"
    return Pair(p.word.text, other, how, round(p.strength, 2), round(p.weight, 2))


SAME = 0.97  # strength from which on two words are called the same


def _relation(p: Link) -> str:
    a, b = p.word.key, p.other
    if a[:1] in ("@", "%") or b[:1] in ("@", "%"):
        return "another name for it"
    if one_edit(a, b) and relation(a, b) is None:
        return "spelled otherwise"
    return {"same": "the same", "synonym": "synonym", "narrower": "narrower", "broader": "broader"}.get(relation(a, b) or "", "alike in meaning")


def _as_read(part: Clause) -> tuple[tuple[str, str], ...]:
    """What the reader made of a part, as far as it says something."""
    own = [w.text for w in part.words[: part.subject] if w.kind not in ("stop", "punct")]
    taken = [w.text for w in part.carried]
    figures = "; ".join(_figure(part, q) for q in part.quantities)
    rows = (
        ("subject", " ".join(own)), ("taken over", " ".join(taken)), ("figure", figures), ("time", "; ".join(p.text.strip() for p in part.periods)),
        ("stage", part.stage), ("direction", {1: "rise", -1: "fall"}.get(part.direction, "")), ("denied", "yes" if part.negative else ""),
    )  # fmt: skip
    return tuple((label, said) for label, said in rows if said)


def _figure(part: Clause, q: Quantity) -> str:
    """A figure with what it is of."""
    change = {1: " (a rise)", -1: " (a fall)"}.get(q.change, "")
    return q.text + change + (f" of “{_words(part, q.thing)}”" if q.thing else f" out of “{_words(part, q.whole)}”" if q.whole else "")


def _words(part: Clause, span: tuple[int, int]) -> str:
    return " ".join(part.text[span[0] - part.start : span[1] - part.start].split())


def _unchecked(part: Clause, best: Sequence[Answer]) -> tuple[str, ...]:
    """The words of a part for which none of the claims that decide has a counterpart, neighbours together; "all of it" where nothing was compared."""
    if not best:
        return (part.text.strip(),)
    strength: dict[int, float] = {}
    for a in best:
        for p in a.view.pairs:
            if p.word.kind != "light":
                strength[p.word.start] = max(strength.get(p.word.start, 0.0), p.strength)
    row = [w for w in (*part.carried, *part.words) if w.start in strength]
    out: list[list[Word]] = []
    for w in row:
        if strength[w.start] < MATCHED:
            if out and w.start - out[-1][-1].end <= 1:
                out[-1].append(w)
            else:
                out.append([w])
    return tuple(" ".join(w.text for w in group) for group in out)
