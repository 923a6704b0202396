"""Runs the stages on a document: statements → clauses → candidates → rules → verdicts → report. Pure: text and registry in, report out."""

from __future__ import annotations

import re
from itertools import pairwise

from yrdcheck import arithmetic, holders, periods, quantities, remarks, rules, series, verdicts, versions, words
from yrdcheck.alignments import MATCHED, known_word
from yrdcheck.candidates import POOL, Candidate, content, focus, leans, retrieve, when
from yrdcheck.model import (
    TYPE_CHECKING,
    CheckedStatement,
    Conflict,
    Evidence,
    Kind,
    Relation,
    Report,
    Side,
    Stance,
    Suggestion,
    Verdict,
    replace,
)
from yrdcheck.settlements import TIERS, hint
from yrdcheck.statements import (
    CONTENT,
    NAMES,
    Clause,
    Recall,
    Statement,
    Subject,
    entitle,
    figure_place,
    is_checkable,
    line_starts,
    mask_markup,
    place,
    read_clauses,
    read_words,
    remember,
    split_statements,
    subject_of,
    titled,
)
from yrdcheck.verdicts import Comparison
from yrdcheck.words import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from yrdcheck.alignments import Link
    from yrdcheck.candidates import Index
    from yrdcheck.model import Claim, Period, Quantity, Source
    from yrdcheck.quotations import Found, Quotation
    from yrdcheck.registry import Registry

DIGITS = dict.fromkeys(range(0x30, 0x3A))
QUOTES = '"“„«「『‘'  # what a text with quotations holds one of
REMEMBERED = 2000  # statements that are known again, as far as they were checked against a registry
SHOWN = 6  # pieces of evidence a statement carries at most


def verify(
    text: str, registry: Registry, path: str = "<text>", markdown: bool = True, as_of: str | None = None, only: frozenset[int] | None = None
) -> Report:
    """Check every statement of ``text`` against ``registry``.

    ``markdown``: read Markdown's markup (plain text holds little that looks like it). ``as_of``: the draft's own date as an ISO
    day, for "this year"; without it its front matter or dateline. ``only``: check the statements that begin at these offsets, leave out the rest.
    It also tells whether a plan's date is over. Same input and registry, same report.
    """
    body = mask_markup(text, markdown).translate(words.LEVEL)
    reference = as_of or periods.find_date(text)
    starts = line_starts(text)
    checked: list[CheckedStatement] = []
    recall = Recall()
    statements = split_statements(text, markdown)
    quoted = find_quoted(body, statements)
    known = registry.index.checked
    for s in statements:
        recall = turn_to(s, recall)
        key = (text[s.start : s.end], body[s.start : s.end], s.kind, s.lead, reference, _told(recall))
        plain = not any(q.start < s.end and q.end > s.start for q in quoted)
        if plain and (found := known.get(key)) is not None:  # archives say many things again
            same, recall = found
            if only is None or s.start in only:
                checked.append(_moved(same, s.start, starts))
            continue
        clauses = _read(body, s, registry.index, reference, recall)
        recall = recollect(s, clauses, recall, registry.index)
        if only is None or s.start in only:
            checked.append(_check(text, body, s, clauses, registry, starts, quoted, reference))
            if plain:
                if len(known) >= REMEMBERED:
                    known.clear()
                known[key] = checked[-1], recall
    return Report(path, tuple(checked))


def find_quoted(body: str, statements: Sequence[Statement]) -> list[Quotation]:
    """The quotations of a document, paragraph by paragraph."""
    if not statements or not any(mark in body for mark in QUOTES):
        return []
    from yrdcheck.quotations import find_quotations

    starts = [n for n, s in enumerate(statements) if not s.previous]
    ends = [statements[n - 1].end for n in [*starts[1:], len(statements)]]
    return [q for n, end in zip(starts, ends, strict=True) for q in find_quotations(body, statements[n].start, end)]


def _moved(checked: CheckedStatement, start: int, starts: Sequence[int]) -> CheckedStatement:
    """A checked statement as it is at another place."""
    line, column = place(starts, start)
    end_line, end_column = place(starts, start + checked.length)
    change = checked.suggestion
    if change is not None:
        change = replace(change, offset=change.offset + start - checked.offset)
    return replace(checked, line=line, column=column, end_line=end_line, end_column=end_column, offset=start, suggestion=change)


def parts_of(text: str, registry: Registry) -> list[Clause]:
    """What each statement of a text asserts, part by part."""
    return [
        part
        for s in split_statements(text)
        for clause in read_clauses(text, s.start, s.end, registry.index.lexicon)
        for part in split_figures(clause)
    ]


def turn_to(s: Statement, recall: Recall) -> Recall:
    """What a statement may point back to: a new paragraph to what its heading names."""
    return recall if s.previous or (s.kind == "bullet" and recall.subjects) else replace(recall, subjects=recall.heading, titles=())


def recollect(s: Statement, clauses: Sequence[Clause], recall: Recall, index: Index) -> Recall:
    """What the statements after one that has been read may point back to."""
    recall = replace(recall, subjects=remember(clauses, recall.subjects), titles=entitle(clauses, recall.titles))
    if s.kind != "heading":
        return recall
    named = _headed(clauses, index)
    short = len([w for c in clauses for w in content(c)]) <= SHORT and not any(c.quantities or c.periods for c in clauses)
    return replace(recall, subjects=(), heading=(Subject(named),) if named else recall.heading if short else ())


SHORT = 2  # words of a heading that names no other thing than the one above it: "Costs", "Key facts"


def _headed(clauses: Sequence[Clause], index: Index) -> tuple[Word, ...]:
    """The thing that a heading names ("Ardley School", "The bridge at Holm"); none for "Annual Report", of which the sources have no word."""
    row = tuple(w for w in clauses[0].words if w.kind in CONTENT) if len(clauses) == 1 and not words.is_chinese(clauses[0].text) else ()
    if clauses and clauses[0].subject:
        row = subject_of(clauses[0])
    names = [w for w in row if w.kind in NAMES or w.text[:1].isupper()]
    if not names or len(row) > LONG or any(known_word(w.key) and not index.size(w.key)[0] for w in row):
        return ()
    own = any(w.kind == "concept" or not known_word(w.key) or (w.kind == "name" and w.start > clauses[0].start and len(names) < len(row)) for w in names)
    return row if own or (len(names) > 1 and names[-1].text[-1:] != "s") else ()


LONG = 5  # words of a heading that names a thing


def _told(recall: Recall) -> tuple[object, ...]:
    """What tells whether two statements may point back to the same."""
    subjects = [(x.plural, *((w.text, w.key, w.kind) for w in x.words)) for x in (*recall.subjects, *recall.heading)]
    return (len(recall.heading), *subjects, *((key, *((w.text, w.key, w.kind) for w in row)) for key, row in recall.titles))


def _read(body: str, s: Statement, index: Index, reference: str | None, recall: Recall) -> list[Clause]:
    lead: tuple[Word, ...] = ()
    if s.kind == "row" and s.lead and (cells := _read_cells(body, s, index, reference)):
        return cells
    if s.lead:
        first = read_clauses(s.lead, 0, len(s.lead), index.lexicon, reference, split=False)
        lead = tuple(w for c in first for w in content(c) if w.kind != "light")
    clauses = read_clauses(body, s.start, s.end, index.lexicon, reference, antecedents=(Subject(lead),) if lead else recall.subjects)
    clauses = [replace(c, quantities=tuple(q for q in c.quantities if not any(p.start <= q.start and q.end <= p.end for p in c.periods))) for c in clauses]
    if lead and clauses and not clauses[0].carried and not any(w.kind in NAMES for w in clauses[0].words):
        return [replace(clauses[0], carried=_put(lead, s)), *clauses[1:]]
    for n, c in enumerate(clauses):
        bare = s.kind == "bullet" and not n and not c.subject and recall.heading and not any(w.kind in NAMES for w in c.words)
        named = titled(c, recall.titles) or (recall.heading[0].words if bare else ())
        if named and not c.carried:
            clauses[n] = replace(c, carried=_put(named, s))
    return clauses


def _put(row: Sequence[Word], s: Statement) -> tuple[Word, ...]:
    """Words of an earlier statement as carried over into another."""
    return tuple(replace(w, start=s.start, end=s.start) for w in row)


def _read_cells(body: str, s: Statement, index: Index, reference: str | None) -> list[Clause]:
    """A row of a table cell by cell, each figure with the row's first cell and the heading and time of its own column; nothing where the row has no figures."""
    heads = [h.strip() for h in s.lead.split("|")]
    spans = [(m.start(), m.end()) for m in _CELLS.finditer(body, s.start, s.end)]
    found = read_clauses(body, s.start, s.end, index.lexicon, reference, split=False)
    if len(found) != 1 or len(spans) != len(heads):
        return []
    whole, out = found[0], []
    for (a, z), head in zip(spans[1:], heads[1:], strict=True):
        figures = tuple(q for q in whole.quantities if a <= q.start and q.end <= z)
        if not figures:
            continue
        over = read_clauses(f"{heads[0]}, {head}", 0, len(heads[0]) + len(head) + 2, index.lexicon, reference, split=False)
        carried = _put([w for c in over for w in content(c) if w.kind != "light"], s)
        times = tuple(replace(p, start=a, end=a) for p in quantities.read_mentions(f"in {head}", reference)[1])
        words_ = tuple(w for w in whole.words if spans[0][0] <= w.start < spans[0][1] or a <= w.start < z)
        mine = tuple(p for p in whole.periods if spans[0][0] <= p.start < spans[0][1])
        out.append(replace(whole, words=words_, quantities=figures, periods=mine or times, carried=carried, subject=0))
    return out


_CELLS = re.compile(r"[^|]+")

Judged = tuple[Verdict, tuple[str, ...], list[Comparison], tuple[Clause, list[Comparison]] | None]  # verdict, tags, comparisons, the decisive part with its own
Part = tuple[Clause, Verdict, tuple[str, ...], list[Comparison]]  # a part of a statement with what is said to it


def _check(
    text: str, body: str, s: Statement, clauses: list[Clause], registry: Registry, starts: Sequence[int], quoted: Sequence[Quotation], today: str | None
) -> CheckedStatement:
    line, column = place(starts, s.start)
    end_line, end_column = place(starts, s.end)
    judged: Judged = Verdict.NO_CLAIM, (), [], None
    message = "nothing to check"
    suggestion = None
    found = look_up_quoted(body, s, quoted, registry)
    if clauses and is_checkable(body[s.start : s.end], s.kind, clauses):
        judged = judge_statement(body, s, clauses, registry)
        message = explain(*judged)
        if judged[0] is Verdict.CONFLICT and (help_ := what_helps(judged[3], registry)):
            message += f"; {help_}"
        suggestion = suggest(body, s, judged[0], judged[3])
    if any(not f.silent for f in found):
        from yrdcheck.quotations import rest_is_stated

        judged, message = weigh_quotations(found, judged, message, rest_is_stated(body, s.start, s.end, found))
    verdict, tags, rows, decisive = judged
    if verdict is not Verdict.NO_CLAIM:
        chinese = words.is_chinese(body[s.start : s.end])
        notes = remarks.find_remarks(clauses, rows, registry, today)
        if verdict is Verdict.UNSUPPORTED and decisive is not None and (spam := only_flagged(decisive[0], registry, chinese)) is not None:
            notes.append(spam)
        tags = tuple(dict.fromkeys((*tags, *(n.tag for n in notes))))
        message = "; ".join(dict.fromkeys((message, *(n.text for n in notes))))
        changes = [n.suggestion for n in notes if n.suggestion is not None]
        if verdict is not Verdict.CONTRADICTED and len(changes) == 1 and not chinese:
            suggestion = changes[0]
    return CheckedStatement(
        text[s.start : s.end], verdict, line, column, end_line, end_column, s.start, s.end - s.start, message, tags,
        suggestion if verdict is not Verdict.CONFLICT else None, evidence(rows, registry),
    )  # fmt: skip


def look_up_quoted(body: str, s: Statement, quoted: Sequence[Quotation], registry: Registry) -> list[Found]:
    """What the sources have of the quotations that stand in a statement."""
    here = [q for q in quoted if q.start < s.end and q.end > s.start]
    if not here:
        return []
    from yrdcheck.quotations import look_up, within

    return [look_up(part, registry) for q in here if (part := within(q, s.start, s.end, body)) is not None]


def what_helps(decisive: tuple[Clause, list[Comparison]] | None, registry: Registry) -> str:
    """A sentence that helps to decide between the sources that disagree on a part; "" where nothing is known that does."""
    if decisive is None:
        return ""
    clause, rows = decisive
    yes, no = (next((c for c in rows if c.stance is stance), None) for stance in (Stance.SUPPORTS, Stance.REFUTES))
    if yes is None or no is None:
        return ""
    return hint(no.kind, yes.claim, no.claim, {s.id: s for s in registry.sources}, [c.claim for c in retrieve(clause, registry.index)], registry.entities)


def weigh_quotations(found: Sequence[Found], judged: Judged, message: str, rest_stated: bool) -> tuple[Judged, str]:
    """The verdict on a statement that quotes somebody: its quotations decide, what stands around them is judged as ever.

    Words that are another's or were changed contradict; words that no source quotes leave it unsupported; verbatim ones support where the
    rest is stated too (``rest_stated``), whatever others say of the matter itself: asked is whether this was said.
    """
    verdict, tags, rows, decisive = judged
    told = [f for f in found if not f.silent]
    mine = [Comparison(f.claim, f.stance, f.kind, f.note, 1.0, definite=True) for f in told if f.claim is not None]
    ids = {c.claim.id for c in mine}
    rest = [replace(c, stance=Stance.RELATED) for c in rows if c.claim.id not in ids]
    wrong = [f for f in told if f.stance is Stance.REFUTES]
    missing = [f for f in told if f.stance is Stance.RELATED]
    clause = decisive[0] if decisive is not None else None
    if wrong:
        first = [c for c in mine if c.stance is Stance.REFUTES] + [c for c in mine if c.stance is not Stance.REFUTES]
        text = "; ".join(dict.fromkeys(f.note for f in wrong))
        return (Verdict.CONTRADICTED, (remarks.MISQUOTED,), [*first, *rest], None), text
    if missing:
        text = "; ".join(dict.fromkeys(f.note for f in missing))
        if verdict is Verdict.CONTRADICTED and any(c.stance is Stance.REFUTES and c.text for c in rows):  # another figure
            return (verdict, tags, [*rows, *(c for c in mine if c.claim.id not in {r.claim.id for r in rows})], decisive), f"{message}; {text}"
        return (Verdict.UNSUPPORTED, (remarks.MISQUOTED,), [*mine, *rest], (clause, []) if clause is not None else None), text
    if rest_stated or verdict is Verdict.SUPPORTED:
        return (Verdict.SUPPORTED, (), [*mine, *rest], None), "; ".join(dict.fromkeys(f.note for f in told))
    text = "; ".join(dict.fromkeys(f.note for f in told))
    order = [*rows, *(c for c in mine if c.claim.id not in {r.claim.id for r in rows})]
    return (Verdict.UNSUPPORTED if verdict is Verdict.NO_CLAIM else verdict, tags, order, decisive), f"the quotation is {text}, but for the rest: {message}"


def only_flagged(clause: Clause, registry: Registry, chinese: bool = False) -> remarks.Remark | None:
    """Text that was left out of the sources as no evidence and that alone would support a part; ``chinese``: of a statement in Chinese, whose words are glossed."""
    text = "\n".join(place[5] for source in registry.sources for place in source.excluded).lower()
    said = [w for w in content(clause) if w.kind != "light"] if text else []
    near = sum(w.text.lower()[:4] in text or w.key[:4] in text for w in said)
    if not said or (near < FLAGGED_SHARE * len(said) and not chinese) or (flagged := registry.flagged) is None:
        return None
    if sum(sum(flagged.index.size(w.key)) > 0 for w in said) < FLAGGED_SHARE * len(said):
        return None
    verdict, _, rows = judge(clause, flagged.index)
    if verdict is not Verdict.SUPPORTED:
        return None
    claim = rows[0].claim
    return remarks.Remark(remarks.FLAGGED, f"it would be supported only by text flagged as {claim.note}: {remarks.cite(claim, registry)}")


FLAGGED_SHARE = 0.6  # of the words of a statement that flagged text must have to be looked at


def judge_statement(body: str, s: Statement, clauses: Sequence[Clause], registry: Registry) -> Judged:
    """Verdict, tags, and comparisons of a statement, those of its decisive part first (guide, rule 7)."""
    parts = [part for clause in clauses for part in split_figures(clause)]
    judged = [(part, *judge(part, registry.index)) for part in parts]
    if len(parts) > 1:
        judged = [j for j in judged if not _is_presupposed(j, judged, registry.index)]
    verdict = verdicts.worst([j[1] for j in judged])
    if len(parts) > 1 and _may_be_one(judged, parts, verdict) and (whole := _judge_whole(body, s, registry)) is not None:
        return whole
    judged.sort(key=lambda j: verdicts.ORDER.index(j[1]))
    rows: list[Comparison] = []
    for j in judged:
        rows += [c for c in j[3] if c.claim.id not in {r.claim.id for r in rows}]
    tags = tuple(dict.fromkeys(t for j in judged for t in j[2]))
    decided = [c for c in rows if c.stance is not Stance.RELATED]
    rows = decided + [c for c in rows if c.stance is Stance.RELATED]
    return verdict, tags, rows, (judged[0][0], judged[0][3])


def _may_be_one(judged: Sequence[Part], parts: Sequence[Clause], verdict: Verdict) -> bool:
    """Whether parts may have been cut that hold only together: one that no source says or denies, or that only tells when, where or of what."""
    deciding = [j for j in judged if j[1] is verdict]
    if verdict is Verdict.CONTRADICTED:
        return all(_leans(j[0].text) and not _is_denied(j) for j in deciding)
    silent = not any(c.differs for j in deciding for c in j[3][:1]) and not any(_TO_COME.match(j[0].text) for j in deciding)
    return verdict is Verdict.UNSUPPORTED and (silent or any(map(arithmetic.awaits, parts)))


def _is_denied(part: Part) -> bool:
    """Whether a part denies what a source says, or the other way round: "whose water is not acidic" is no detail of another part."""
    return bool(part[0].denied) and any(c.stance is Stance.REFUTES and c.kind is Kind.POLARITY for c in part[3])


_TO_COME = re.compile(r"\W*(?:and |but )?(?:he|she|it|they) will\b", re.IGNORECASE)  # says something of its own, whatever has been


def _judge_whole(body: str, s: Statement, registry: Registry) -> Judged | None:
    """What the sources say to a statement read as one clause; `None` where they do not support it, or where it gives more figures than one."""
    whole = read_clauses(body, s.start, s.end, registry.index.lexicon, None, split=False)
    if not whole or len([q for q in whole[0].quantities if q.kind != "ordinal"]) > 1:
        return None
    verdict, tags, rows = judge(whole[0], registry.index)
    return (verdict, tags, rows, (whole[0], rows)) if verdict in (Verdict.SUPPORTED, Verdict.CONFLICT) else None


def _is_presupposed(part: Part, others: Sequence[Part], index: Index) -> bool:
    """Whether a part is a count that its clause takes for granted and no source speaks of: "five of the sixty crossings", where five are supported.

    Where the sources know another count ("the two hospitals"), who speaks of "the six hospitals" says something of his own.
    """
    clause, verdict = part[:2]
    if clause.quantities and any("derived" in o[2] and o[3] and o[3][0].text.endswith(f" of {clause.quantities[0].text}") for o in others if o[1] is Verdict.SUPPORTED):
        return True  # "15 of the 90 were not elected", where 75 of the 90 were
    if verdict is not Verdict.UNSUPPORTED or len(clause.quantities) != 1 or not clause.quantities[0].text.isalpha():
        return False
    q = clause.quantities[0]
    if not _is_definite(clause, q) or not any(o[1] is Verdict.SUPPORTED and o[0].start == clause.start for o in others):
        return False
    known = _known_counts(_counted(clause, q), index)
    return not known or q.value in known


def _known_counts(counted: str, index: Index) -> set[float | None]:
    """How many the sources say that there are of something, as far as they take it for granted too: the two of "the two hospitals"."""
    found: set[float | None] = set()
    for n in index.row(counted)[0][:POOL]:
        known = index.form(n).clause
        for k in known.quantities:
            if k.unit == "1" and k.kind != "ordinal" and not k.hedge and _counted(known, k) == counted and _is_definite(known, k):
                found.add(k.value)
    return found


def _counted(clause: Clause, q: Quantity) -> str:
    """The key of the last word of what a figure counts."""
    return next((w.key for w in reversed(clause.words) if q.thing and q.thing[0] <= w.start < q.thing[1]), "")


def _is_definite(clause: Clause, q: Quantity) -> bool:
    """Whether a clause takes a count for granted: "the six hospitals", "its two halls"."""
    return next((w.text.lower() for w in reversed(clause.words) if w.end <= q.start), "") in _DEFINITE


_DEFINITE = frozenset("the its their these those his her our".split())


def _leans(text: str) -> bool:
    """Whether a part only says when, where, how or of which thing another part holds."""
    return _LEANING.match(text) is not None


_LEANING = re.compile(
    r"\W*(?:when|once|after|before|until|by|since|as|where|which|who|whose|at|in|on|with|without|under|for|from|to|compared"
    r"|\w+ed (?:by|from|in|with)|drawn|driven|given|made|built)\b",
    re.I,
)


def split_figures(clause: Clause) -> list[Clause]:
    """A clause with several figures asserts each of them."""
    clause = _since_then(clause)
    figures = [q for q in clause.quantities if q.kind != "ordinal"]
    if len(figures) > 1:  # "the three-year plan sets 165 tasks": the hyphenated measure is part of a name
        figures = [q for q in figures if not ("-" in q.text and q.dimension in ("time", "months"))] or figures[:1]
    if len(figures) > 1:
        figures = [q for q in figures if not _is_article(clause, q, figures)] or figures[:1]
    if len(figures) < 2:
        return [replace(clause, quantities=tuple(figures))] if figures else [clause]
    listed = [(a, b) for a, b in zip(figures, figures[1:], strict=False) if _listed(clause, a, b)]  # noqa: RUF007
    out = []
    for q in figures:
        spans = [other.thing for pair in listed if q in pair for other in pair if other is not q and other.thing]
        part = focus(clause, q)
        out.append(replace(part, words=tuple(w for w in part.words if not any(a <= w.start and w.end <= b for a, b in spans))))
    return out


def _since_then(clause: Clause) -> Clause:
    """A clause whose length of time only tells with which year another is compared: "less in 2023 than four years before" is said of 2019 to 2023."""
    for q in clause.quantities:
        if q.unit != "year" or q.value is None or q.value % 1 or not _EARLIER.match(clause.text, q.end - clause.start):
            continue
        text = clause.text[: q.start - clause.start]
        time = next((p for p in clause.periods if not p.relative and periods.turns(p) == 0), None)
        rest = tuple(o for o in clause.quantities if o is not q)
        if time is None or time.first is None or not (_THAN_AFTER.search(text) or any(_THAN_AFTER_FIGURE.fullmatch(text, o.end - clause.start) for o in rest)):
            continue
        if rest:
            return replace(clause, quantities=rest)
        first = f"{int(time.first[:4]) - int(q.value)}{time.first[4:]}"
        span = replace(time, first=first, kind="span", text=f"between {first[:4]} and {time.first[:4]}")
        return replace(clause, quantities=(), periods=tuple(span if p is time else p for p in clause.periods))
    return clause


_EARLIER = re.compile(r" (?:before|earlier|previously)\b")
_THAN_AFTER = re.compile(r"\b\d{4},? than $")
_THAN_AFTER_FIGURE = re.compile(r"(?: [\w-]+){1,4} than ")


def _is_article(clause: Clause, q: Quantity, figures: Sequence[Quantity]) -> bool:
    """Whether "one" beside another figure is no more than "a": "during one typhoon gusts came to 110 km/h", "at one time"."""
    if q.text.lower() != "one" or q.unit != "1":
        return False
    before = next((w.text.lower() for w in reversed(clause.words) if w.end <= q.start), "")
    after = next((w.text.lower() for w in clause.words if w.start >= q.end), "")
    if after in ("more", "less", "fewer", "point"):
        return False
    listed = any(_listed(clause, a, b) for a in figures for b in figures if q in (a, b) and a is not b)
    return before not in ("only", "just", "but", "exactly", "than") and not listed


def _listed(clause: Clause, a: Quantity, b: Quantity) -> bool:
    """Whether two figures with what they count stand side by side: "37 houses and four churches"."""
    if a.thing is None or b.thing is None or a.thing[1] > b.start:
        return False
    between = clause.text[a.thing[1] - clause.start : b.start - clause.start].strip(" ,").lower()
    return between in ("", "and", "or", "&")


_OTHER_SIDE = {Verdict.SUPPORTED: Stance.REFUTES, Verdict.CONTRADICTED: Stance.SUPPORTS}


def judge(clause: Clause, index: Index) -> tuple[Verdict, tuple[str, ...], list[Comparison]]:
    """Verdict on one part, from every claim that may answer it."""
    candidates = retrieve(clause, index)
    compared = verdicts.compare_all(verdicts.answers(clause, candidates, index), index)
    settled = verdicts.settle(clause, compared)
    if settled[0] is Verdict.CONFLICT and (unlike := _of_another_question(settled[2], index)):
        compared = [replace(c, stance=Stance.RELATED) if c.number in unlike else c for c in compared]
        settled = verdicts.settle(clause, compared)
    if settled[0] is Verdict.SUPPORTED and (others := _other_sides(clause, settled[2], compared, index)):
        return verdicts.settle(clause, compared + others)
    if settled[0] in (Verdict.SUPPORTED, Verdict.CONTRADICTED) and (others := versions.other_versions(clause, compared, index)):
        return verdicts.settle(clause, [c for c in compared if c.claim.id not in {o.claim.id for o in others}] + others)
    if settled[0] is Verdict.CONTRADICTED and (mine := _own_side(clause, settled[2], index)):
        return verdicts.settle(clause, mine + [c for c in compared if c.claim.id not in {o.claim.id for o in mine}])
    if settled[0] is Verdict.SUPPORTED and (newer := series.outgrown(clause, settled[2], candidates, index)):
        return Verdict.CONTRADICTED, ("outdated",), [*newer, *(replace(c, stance=Stance.RELATED) for c in settled[2])]
    others = holders.find_holders(clause, index, settled[0] is Verdict.SUPPORTED)
    if others and (settled[0] is Verdict.UNSUPPORTED or any(c.stance is _OTHER_SIDE.get(settled[0]) for c in others)):
        told = others + [c for c in compared if c.claim.id not in {o.claim.id for o in others}]
        return verdicts.settle(clause, told + _other_sides(clause, others, compared, index))
    if settled[0] in (Verdict.UNSUPPORTED, Verdict.CONTRADICTED) and (derived := arithmetic.derive(clause, candidates, index)):
        if settled[0] is Verdict.UNSUPPORTED:
            return verdicts.settle(clause, derived + compared + _other_sides(clause, derived, compared, index))
        implied = [c for c in derived if c.stance is Stance.SUPPORTS]
        figures = {(c.claim.source, text) for c in implied for text in re.split(" of | and ", c.text)}
        own = {c.claim.id for c in implied} | {c.claim.id for c in settled[2] if (c.claim.source, c.text) in figures}  # "a third; the rest" refutes no two thirds that it implies
        if implied and max(c.score for c in implied) >= max((c.score for c in settled[2] if c.stance is Stance.REFUTES and c.claim.id not in own), default=0.0):
            silent = [replace(c, stance=Stance.RELATED) if c.stance is Stance.REFUTES else c for c in compared]
            return verdicts.settle(clause, implied + silent + _other_sides(clause, implied, compared, index))
    if settled[0] is Verdict.UNSUPPORTED and (listed := arithmetic.from_lists(clause, candidates, index)):
        return verdicts.settle(clause, listed + compared)
    return settled


def _of_another_question(rows: Sequence[Comparison], index: Index) -> set[int]:
    """Claims that refute a clause far less surely than others support it, where the two do not contradict each other: the one answers another question.

    Of "the delta is 4% of China" another source's 24% of its economy is no denial, since it denies nothing of "4% of the land".
    """
    told = [c for c in rows if c.stance is Stance.SUPPORTS and c.number >= 0]
    likely = max((c.chance for c in told), default=0.0)
    ids = {c.number for c in told}
    out = set()
    for c in rows:
        if c.stance is Stance.REFUTES and 0.0 < c.chance < AS_LIKELY * likely and c.number >= 0:
            denied = any(r.number == c.number and r.stance is Stance.REFUTES for n in sorted(ids)[:DECISIVE] for r in _stances(n, index))
            if not denied or not any(r.number in ids and r.stance is Stance.REFUTES for r in _stances(c.number, index)):
                out.add(c.number)
    return out


AS_LIKELY = 0.6  # how likely a denial must be, beside what supports a clause, to stand against it by itself


def explain(verdict: Verdict, tags: Sequence[str], rows: Sequence[Comparison], decisive: tuple[Clause, list[Comparison]] | None) -> str:
    """One sentence on why a verdict is what it is."""
    if verdict is Verdict.SUPPORTED:
        sources = sorted({c.claim.source for c in rows if c.stance is Stance.SUPPORTS})
        return f"stated by {len(sources)} source{'s' if len(sources) != 1 else ''}"
    if verdict is Verdict.UNSUPPORTED:
        near = next((c for c in rows if c.detail), None)
        return f"no source says this: {near.detail}" if near is not None else "no source speaks of this"
    shown = decisive[1] if decisive else list(rows)
    against = [c for c in shown if c.stance is Stance.REFUTES]
    known = list(dict.fromkeys(_answer(c) for c in against))[:3]
    says = f"{'sources' if len(known) > 1 else 'the source'} say{'' if len(known) > 1 else 's'} {' and '.join(known)}" if all(known) and known else ""
    if verdict is Verdict.CONFLICT:
        agree = len({c.claim.source for c in shown if c.stance is Stance.SUPPORTS})
        return f"sources disagree: {agree} say{'s' if agree == 1 else ''} this, " + (says.removeprefix("the ") or (against[0].detail if against else ""))
    said = decisive[0].quantities[0].text if decisive and decisive[0].quantities else ""
    text = f"the draft says {said}; {says}" if said and says else (against[0].detail if against else "")
    return text + ("; the draft's figure is outdated" if "outdated" in tags else "")


def _answer(c: Comparison) -> str:
    if not c.text:
        return ""
    time = f" ({c.when.text})" if c.when is not None else ""
    return f"{verdicts.as_quoted(c.claim, c.text)}{time}"


def suggest(body: str, s: Statement, verdict: Verdict, decisive: tuple[Clause, list[Comparison]] | None) -> Suggestion | None:
    """The figure to put in, in the language of the draft, where all sources that answer agree on it."""
    if verdict is not Verdict.CONTRADICTED or decisive is None or len(decisive[0].quantities) != 1:
        return None
    against = [c for c in decisive[1] if c.stance is Stance.REFUTES]
    answers = {c.text for c in against}
    if len(answers) != 1 or not all(c.kind is Kind.VALUE for c in against) or not all(answers):
        return None
    q, known = decisive[0].quantities[0], answers.pop()
    start, end = figure_place(body, s, q)
    others = [x for x in quantities.read_mentions(body[s.start : s.end])[0] if x.start != start - s.start]
    if any(quantities.compare(x, k)[0] is Relation.SAME for k in quantities.read_mentions(known)[0] for x in others if not x.hedge):
        return None  # "six of the six", "from 4.4 to 4.4 million"
    if q.value is not None and re.fullmatch(r"\d+(?:\.\d+)?", body[start:end]) and float(body[start:end]) != q.value:
        return None  # the 3.5 of "from 3.5 to 4.4 million", whose million stands elsewhere
    if s.kind == "row" and not all(_in_column(body, s, start, c.claim) for c in against):
        return None
    chinese = words.is_chinese(body[s.start : s.end])
    said = body[start:end]
    if said.translate(DIGITS) != known.translate(DIGITS):
        from yrdcheck.styles import restyle

        known = restyle(said, known)
    if chinese or any(map(words.is_cjk, known)):
        from yrdcheck.chinese.figures import write_chinese, write_english

        known = (write_chinese if chinese else write_english)(known) or ""
    return Suggestion(start, end - start, known, said) if known else None


def _in_column(body: str, s: Statement, at: int, claim: Claim) -> bool:
    """Whether a claim speaks of what heads the column in which a figure of a draft's table stands."""
    heads = [h.strip() for h in s.lead.split("|")]
    column = body[s.start : at].count("|") - body[s.start : s.end].startswith("|")
    if not 0 < column < len(heads):
        return False
    told = f"{claim.quote} {claim.subject} {claim.property} {claim.period} {claim.context}"
    return {w.lower() for w in _CELL.findall(heads[column].partition("(")[0])} <= {w.lower() for w in _CELL.findall(told)}


_CELL = re.compile(r"\w+")


def evidence(rows: Sequence[Comparison], registry: Registry) -> tuple[Evidence, ...]:
    """Claims with their places, decisive ones first, those of official sources before others, each quote once; no side is cut off whole."""
    sources = {s.id: s for s in registry.sources}
    once: dict[tuple[str, str], Comparison] = {}
    for c in sorted(rows, key=lambda c: (c.stance is Stance.RELATED, TIERS.get(sources[c.claim.source].tier, TIERS[""]))):
        once.setdefault((c.claim.source, c.claim.quote), c)
    shown = list(once.values())[:SHOWN]
    for c in once.values():
        if c.stance is not Stance.RELATED and c.stance not in {s.stance for s in shown}:
            shown[-1] = c
    return tuple(_as_evidence(c.claim, sources[c.claim.source], c.stance, c.kind, c.score, c.detail) for c in shown)


def _as_evidence(claim: Claim, source: Source, stance: Stance, kind: Kind | None, score: float, note: str) -> Evidence:
    return Evidence(
        claim.id, claim.source, source.title, source.path, claim.line, claim.column, claim.quote, stance, kind, min(1.0, round(score, 4)), note, claim.at
    )


# ---- between sources ----------------------------------------------------------------------------------------------


def find_conflicts(
    registry: Registry, among: Container[str] | None = None, progress: Callable[[int, int], None] | None = None
) -> tuple[Conflict, ...]:
    """Questions to which sources of a registry give different answers, by kind, each with both sides.

    ``among``: ids of the claims to set against the rest; without it all are. ``progress`` is told how many are done, of how many.
    """
    index = registry.index
    edges: list[tuple[int, int, Comparison]] = []
    agree: dict[int, set[int]] = {}
    same: dict[int, set[int]] = {}
    todo = [n for n, claim in enumerate(registry.claims) if among is None or claim.id in among]
    first = len(todo)
    for done, n in enumerate(todo):
        claim = registry.claims[n]
        if claim.rank == "deprecated":
            continue
        if progress is not None:
            progress(done, len(todo))
        best: dict[int, Comparison] = {}
        for row in _stances(n, index):
            m = row.number
            if row.stance is Stance.SUPPORTS:
                if row.score >= AGREE:
                    same.setdefault(n, set()).add(m)
                    if row.text:
                        same.setdefault(m, set()).add(n)
                agree.setdefault(n, set()).add(m)
                agree.setdefault(m, set()).add(n)
            elif row.definite and not row.undated and not _is_past(n, row, index) and (m not in best or row.score > best[m].score):
                best[m] = row
        edges += [(n, m, row) for m, row in best.items() if row.claim.rank != "deprecated"]
        if among is not None and done < first:  # the other side is asked too
            todo += [m for m in best if m not in todo]
    return _group(registry, edges, agree, same)


def _is_past(n: int, row: Comparison, index: Index) -> bool:
    """Whether a figure that is set against a claim's is of a year well before the claim's source, which gives its own as of now."""
    if not row.said or row.when is None:
        return False
    said = replace(row, when=_time_of(n, row.said, index), date=index.dates.get(index.claims[n].source, ""))
    return verdicts.is_older(row, said)


def _stances(n: int, index: Index, figure: str | None = None) -> list[Comparison]:
    """What other sources say to each of the questions that a claim answers, support and refutation alone; kept by the index.

    ``figure``: only to those about this figure of the claim ("" for those without one).
    """
    found = index.stances.get((n, figure))
    if found is None:
        found = []
        claim = index.claims[n]
        for asked in _questions(n, claim, index):
            if not figure:  # who holds a role is no matter of figures
                told = holders.find_holders(asked, index, stated=True)
                found += [row for row in told if row.claim.source != claim.source and row.stance is not Stance.RELATED]
            if figure is not None and figure not in [q.text for q in asked.quantities] and (figure or asked.quantities):
                continue
            others = [c for c in retrieve(replace(asked, context=()), index, 2 * POOL) if c.claim.source != claim.source]
            found += [row for row in verdicts.compare_all(verdicts.answers(asked, others, index), index) if row.stance is not Stance.RELATED]
            if asked.quantities and asked.direction and figure is None:  # whether it rose at all, by however much
                moved = verdicts.compare_all(verdicts.answers(replace(asked, quantities=()), others, index), index)
                found += [row for row in moved if row.stance is Stance.REFUTES and row.kind is Kind.POLARITY and not row.said]
        if len(index.stances) >= KEPT:
            index.stances.clear()
        index.stances[n, figure] = found
    return found


KEPT = 1000  # claims whose stances an index remembers


def _other_sides(clause: Clause, told: Sequence[Comparison], compared: Sequence[Comparison], index: Index) -> list[Comparison]:
    """What other sources say against the claims that support a clause, often in words that are nearer to the claim's than to the draft's.

    ``told`` are the comparisons that the verdict rests on, ``compared`` all of them.
    """
    out: dict[int, Comparison] = {}
    decisive = [c for c in told if c.stance is Stance.SUPPORTS and c.number >= 0][:DECISIVE]
    alike = {(c.said, c.text) for c in decisive if c.text}
    decisive += [c for c in compared if c.stance is Stance.RELATED and (c.said, c.text) in alike][:DECISIVE]
    for c in decisive:
        figures, twins = _figures(clause, c, index), _twins(c, index)
        rows = [r for figure in figures for n in twins for r in _stances(n, index, figure)]
        if clause.direction:  # "more passengers came" against "fell by 6 per cent"
            rows += [r for r in _stances(c.number, index) if not r.said and r.kind is Kind.POLARITY]
        for row in rows:
            if row.stance is not Stance.REFUTES or not row.definite or (row.undated and clause.periods) or row.number in out or row.claim.rank == "deprecated":
                continue
            turned = row.kind is Kind.POLARITY and not row.said  # "rose by 4 per cent" against "fell by 4 per cent"
            if _covers(clause, c, row.number, row.text, index):
                continue
            if (row.said not in figures and not turned) or (row.kind is not Kind.SCOPE and _strangers(c.claim, row.claim, index)):
                continue
            back = {r.stance for r in _stances(row.number, index, None if turned else row.text) if r.number in twins}
            alone = row.kind is not Kind.POLARITY and row.score >= ALONE[row.kind or Kind.VALUE]
            if Stance.SUPPORTS not in back and (alone or Stance.REFUTES in back):
                out[row.number] = replace(row, score=row.score * c.score, undated=False)
    return list(out.values()) or [d for c in decisive for d in _denials(clause, c, compared, index)] or [d for c in decisive for d in _in_words_of(clause, c, index)]


def _in_words_of(clause: Clause, c: Comparison, index: Index) -> list[Comparison]:
    """What other sources say against a clause, where it is put in the words of the claim that supports it: "shut out of the shoal" is a shoal closed, which they call open."""
    asked = _restate(clause, c, index) if not c.text else None
    if asked is None:
        return []
    others = [x for x in retrieve(asked, index, 2 * POOL) if x.claim.source != c.claim.source and x.claim.rank != "deprecated"]
    rows = verdicts.compare_all(verdicts.answers(asked, others, index), index)
    out = []
    for row in rows:
        if row.stance is not Stance.REFUTES or not row.definite or row.said or row.kind not in (Kind.POLARITY, Kind.STATUS):
            continue
        if row.score < RESTATED or _strangers(c.claim, row.claim, index) or not _spoken(clause, row.number, index, said=True):
            continue
        back = {r.stance for r in _stances(row.number, index) if r.number == c.number}
        if Stance.SUPPORTS not in back:
            out.append(replace(row, score=row.score * c.score, undated=False))
    return out


RESTATED = 0.6  # how surely a claim must deny a clause in another's words


def _restate(clause: Clause, c: Comparison, index: Index) -> Clause | None:
    """What a clause says in the words of the claim that supports it, without what the claim adds; `None` where these are its own, or the verb is not among them."""
    found = verdicts.answers(clause, [Candidate(c.number, c.claim, 1.0)], index, every=True)
    if not found:
        return None
    v = found[0].view
    theirs = v.form.clause
    at = {p.at for p in v.pairs if p.strength >= MATCHED and p.at >= 0}
    verb = next((i for i, part in enumerate(v.known.parts) if part.place == "V"), None)
    if verb is None or verb not in at:
        return None
    kept = tuple(w for i, w in enumerate(theirs.words) if i in at or w.kind not in CONTENT)
    said = {w.key for w in clause.words if w.kind in CONTENT}
    if {w.key for w in kept if w.kind in CONTENT} >= said and len(theirs.words) == len(kept):
        return None
    return replace(theirs, words=kept, quantities=(), periods=theirs.periods if clause.periods else (), context=(), subject=sum(w.start < theirs.words[verb].start for w in kept))


def _own_side(clause: Clause, rows: Sequence[Comparison], index: Index) -> list[Comparison]:
    """Claims of other sources that say against those which refute a clause what the clause says: they answer the same question, in words of their own.

    They must speak of whatever the refuting claim itself speaks of: 212 steps of the chapel support no 212 steps of the tower.
    """
    out: dict[int, Comparison] = {}
    refutes = [c for c in rows if c.stance is Stance.REFUTES]
    for c in [c for c in refutes if c.definite and c.number >= 0 and not c.undated][:DECISIVE]:
        twins, against = _twins(c, index), {r.number for r in refutes if r.kind is c.kind}
        for row in [r for n in twins for r in _stances(n, index, c.text if c.said else None)]:
            if row.stance is not Stance.REFUTES or not row.definite or row.undated or row.kind is not c.kind or row.said != c.text:
                continue
            if row.number in out or row.number in against or row.claim.rank == "deprecated" or not _is_said(clause, c, row, index):
                continue
            back = {r.stance for r in _stances(row.number, index, row.text if row.text else None) if r.number in twins}
            if Stance.REFUTES in back and Stance.SUPPORTS not in back and _spoken(clause, c.number, index, said=True) <= _spoken(clause, row.number, index):
                out[row.number] = replace(row, stance=Stance.SUPPORTS, kind=None, detail="the source says so", score=row.score * c.score)
    return list(out.values())


def _links(clause: Clause, n: int, index: Index) -> list[Link]:
    """The nouns and names of a clause that a claim speaks of."""
    found = verdicts.answers(clause, [Candidate(n, index.claims[n], 1.0)], index, every=True)
    pairs = [p for a in found for p in a.view.pairs if p.word.kind in CONTENT and p.strength >= MATCHED]
    return [p for p in pairs if p.part.tag == "N" or p.word.kind in NAMES]


def _spoken(clause: Clause, n: int, index: Index, said: bool = False) -> set[int]:
    """Where the nouns and names of a clause stand that a claim speaks of; ``said``: in its own words."""
    return {p.word.start for p in _links(clause, n, index) if p.at >= 0 or not said}


def _is_said(clause: Clause, c: Comparison, row: Comparison, index: Index) -> bool:
    """Whether a claim answers a question as a clause does, where another differs from both."""
    mine, theirs = index.form(c.number).clause, index.form(row.number).clause
    if c.said:
        return _relation(clause, c, row.number, row.text, index) is Relation.SAME
    if c.kind is Kind.PERIOD:
        return row.when is not None and any(rules.compare_times(p, row.when) is Relation.SAME for p in clause.periods)
    if c.kind is Kind.ENTITY:
        one, other = ({w.key for w in x.words} for x in (theirs, mine))
        return all(w.key in one for w in clause.words if w.kind in NAMES and w.key not in other)
    if c.kind is Kind.STATUS:
        return not clause.stage or not theirs.stage or clause.stage == theirs.stage
    return c.kind is Kind.POLARITY


def _relation(clause: Clause, c: Comparison, n: int, figure: str, index: Index) -> Relation | None:
    """How the figure of a clause that was set against a claim's stands to a figure of another claim, where both can be read."""
    said = next((q for q in clause.quantities if q.text == c.said), None)
    known = next((k for k in index.form(n).clause.quantities if k.text == figure), None)
    return quantities.compare(said, known)[0] if said is not None and known is not None else None


def _covers(clause: Clause, c: Comparison, n: int, figure: str, index: Index) -> bool:
    """Whether a clause's bound leaves room for another claim's figure too: "at least 1,000" for 2,300 and 1,400."""
    return not c.derived and _relation(clause, c, n, figure, index) is Relation.SAME


def _figures(clause: Clause, c: Comparison, index: Index) -> tuple[str, ...]:
    """The figure of a claim that supports a clause, as its sentence has it, with the one that stands for it in another measure: "£640 million (about €750 million)"."""
    quote = c.claim.quote
    if not c.text:
        text = clause.text.lower()
        return ("", *(k.text for k in index.form(c.number).clause.quantities if k.kind == "ordinal" and k.text.lower() in text))
    said = quantities.read_mentions(quote)[0]
    if c.derived:
        return tuple(q.text for q in said if q.text in c.detail)
    text = c.text.partition(", which leaves")[0]
    return (text, *(a.text for a, b in pairwise(said) if text and b.text == text and _BRACKET.fullmatch(quote, a.end, b.start)))


def _twins(c: Comparison, index: Index) -> list[int]:
    """A claim with those of the same words, each about another of their figures."""
    near = range(max(0, c.number - 1), min(len(index.claims), c.number + 2))
    return [c.number, *(n for n in near if n != c.number and (index.claims[n].source, index.claims[n].quote) == (c.claim.source, c.claim.quote))]


_BRACKET = re.compile(r" \((?:about |some |roughly |around |nearly |approximately |or )?")


def _denials(clause: Clause, c: Comparison, compared: Sequence[Comparison], index: Index) -> list[Comparison]:
    """Claims of other sources that say against the claim which supports a clause what it does not say against them: "has not been built" is silent on "in use since May"."""
    near = [x.number for x in retrieve(index.form(c.number).clause, index)]
    near += [r.number for r in compared if r.stance is not Stance.SUPPORTS and r.number >= 0]
    undated = {r.number for r in compared if r.undated}  # a figure without a date refutes none of a year (guide, rule 3)
    near = [n for n in dict.fromkeys(near) if n not in undated and index.claims[n].source != c.claim.source and index.claims[n].rank != "deprecated"]
    figures = _figures(clause, c, index)
    out = []
    for n in near[:NEAREST]:
        if not _may_refute(n, c.number, index):
            continue
        row = next((r for r in _stances(n, index) if r.number == c.number and r.stance is Stance.REFUTES and r.definite and not r.undated), None)
        if row is None or row.score < ALONE[row.kind or Kind.VALUE] or not _is_asked(clause, c, n, row, figures, index):
            continue
        time = _time_of(n, row.said, index)
        if row.said and clause.periods and time is None:
            continue  # a figure without a date refutes none of a year (guide, rule 3)
        date = (time and time.last) or index.dates.get(index.claims[n].source, "")
        out.append(
            replace(row, claim=index.claims[n], number=n, score=row.score * c.score, detail="another source says otherwise", text=row.said, said=row.text, when=time, date=date)
        )
    return out


def _time_of(n: int, figure: str, index: Index) -> Period | None:
    """The time that a figure of a claim belongs to; of a claim without one, its own."""
    known = index.form(n).clause
    q = next((k for k in known.quantities if k.text == figure), None)
    return when(known, q) if q is not None else next(iter(known.periods), None)


def _may_refute(n: int, other: int, index: Index) -> bool:
    """Whether claim ``other`` refutes what claim ``n`` says, as if there were no third: among all it refutes nothing that it does not refute alone."""
    claim, candidate = index.claims[n], Candidate(other, index.claims[other], 1.0)
    for asked in _questions(n, claim, index):
        rows = verdicts.compare_all(verdicts.answers(asked, [candidate], index), index)
        if any(r.stance is Stance.REFUTES and r.number == other for r in (*rows, *holders.find_holders(asked, index, stated=True))):
            return True
    return False


def _is_asked(clause: Clause, c: Comparison, n: int, row: Comparison, figures: Sequence[str], index: Index) -> bool:
    """Whether that in which a claim differs from the one that supports a clause is what the clause says."""
    if row.said:
        return row.text in figures and not _covers(clause, c, n, row.said, index)
    if c.derived:
        return False
    theirs, mine = index.form(n).clause, index.form(c.number).clause
    if row.kind is Kind.ENTITY:
        return bool(holders.read_holders(theirs) and holders.read_holders(mine))
    if row.kind is Kind.POLARITY and {q.text for q in theirs.quantities} != {q.text for q in mine.quantities}:
        return False
    return _is_about(clause, c, n, index)


def _is_about(clause: Clause, c: Comparison, n: int, index: Index) -> bool:
    """Whether a clause speaks of most of what a claim shares with the one that supports it: who uses the quay says nothing of the ice plant on it."""
    theirs = index.form(n).clause
    shared = {p.word.key for p in _links(theirs, c.number, index) if p.at >= 0 or p.word.kind in NAMES}
    asked = {k for p in _links(clause, n, index) for k in (p.word.key, p.other)}
    return not shared or len(shared & asked) > len(shared) / 2


NEAREST = 8  # claims of other sources that are asked what they say to a claim
DECISIVE = 2  # claims whose other side is looked for


def _questions(n: int, claim: Claim, index: Index) -> list[Clause]:
    """What a claim asserts, figure by figure, in its own words and in those that an editor wrote first."""
    out = []
    for at in range(min(FORMS, len(index.keys(n)))):
        for part in split_figures(_with_subject(index.form(n, at).clause, n, claim, index)):
            measured = part.subject and any(q.kind != "ordinal" and (q.unit != "1" or q.thing) for q in part.quantities)  # "the deficit will be €9 million"
            if len([w for w in content(part) if w.kind != "light"]) >= (1 if measured else 2):
                out.append(part)
    return out


AGREE = 0.8  # how surely a claim must say the same to be shown on a side
FORMS = 3  # readings of a claim that are set against other sources
ALONE = {Kind.VALUE: 0.9, Kind.SCOPE: 0.7, Kind.PERIOD: 0.85, Kind.STATUS: 0.6, Kind.POLARITY: 0.9, Kind.ENTITY: 0.7}  # scores that need no second side


def _strangers(a: Claim, b: Claim, index: Index) -> bool:
    """Whether an editor has put two claims under known things that have nothing to do with each other."""
    if a.subject == b.subject or not all("@" + x.subject in index.part_of for x in (a, b)):
        return False
    return not any(index.alike("@" + x.subject, frozenset(("@" + y.subject,))) for x, y in ((a, b), (b, a)))


def _with_subject(clause: Clause, n: int, claim: Claim, index: Index) -> Clause:
    """A claim's clause as a statement of its own: with the subject that its quote leaves to the words before."""
    own = {w.key for w in clause.words}
    lean = [w for w in read_words(claim.subject, 0, len(claim.subject), index.lexicon, ()) if w.kind in CONTENT]
    if claim.subject and "@" + claim.subject in index.part_of:
        lean = [Word(claim.subject, 0, 0, "@" + claim.subject, "concept")]
    lean = [w for w in lean if w.key not in own]
    meant = [k for k in index.form(n).subject if k[:1] != "@"] if leans(clause) and not any(w.kind == "concept" for w in lean) else []
    lean = [w for w in lean if w.key not in meant] + [Word(k, 0, 0, k, "name") for k in meant if k not in own]
    return replace(clause, carried=tuple(replace(w, start=clause.start, end=clause.start) for w in lean))


def _group(registry: Registry, edges: Sequence[tuple[int, int, Comparison]], agree: dict[int, set[int]], same: dict[int, set[int]]) -> tuple[Conflict, ...]:
    both = {(a, b) for a, b, _ in edges}
    same = {n: {m for m in same.get(n, ()) if n in same.get(m, ())} for n in range(len(registry.claims))}
    sources = {s.id: s for s in registry.sources}
    taken: set[frozenset[int]] = set()
    out: list[tuple[float, Conflict]] = []
    covered: set[int] = set()
    told: set[frozenset[tuple[str, str, str]]] = set()  # the sentences and their figures: several claims may be cut of one
    for a, b, row in sorted(edges, key=lambda e: (-e[2].score, e[0], e[1])):
        if frozenset((a, b)) in taken or b in agree.get(a, ()):
            continue
        if (b, a) not in both and (row.score < ALONE[row.kind or Kind.VALUE] or _strangers(registry.claims[a], registry.claims[b], registry.index)):
            continue
        taken.add(frozenset((a, b)))
        answers = frozenset(((registry.claims[a].source, registry.claims[a].quote, row.said), (row.claim.source, row.claim.quote, row.text)))
        if (a in covered and b in covered) or answers in told:
            continue
        told.add(answers)
        left = [a, *sorted(same[a] - agree.get(b, set()) - {b})]
        right = [b, *sorted(same[b] - agree.get(a, set()) - {a})]
        covered.update(left, right)
        for x in left:
            for y in right:
                taken.add(frozenset((x, y)))

        def side(members: list[int], row: Comparison = row) -> Side:
            claims = [registry.claims[m] for m in members]
            shown = tuple(_as_evidence(c, sources[c.source], Stance.REFUTES, row.kind, row.score, row.detail) for c in claims)
            return Side(claims[0].value or claims[0].object or claims[0].quote, shown)

        claim = registry.claims[a]
        question = (claim.subject if claim.property in claim.subject else f"{claim.subject} {claim.property}".strip()) or claim.quote
        out.append((row.score, Conflict(question, row.kind or Kind.VALUE, (side(left), side(right)))))
    out.sort(key=lambda item: (list(Kind).index(item[1].kind), -item[0], item[1].question))
    return tuple(c for _, c in out)
