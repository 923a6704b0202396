"""A statement read: its clauses, each with its words, its figures and times, and what its grammar says."""

from __future__ import annotations

import re

from yrdcheck import quantities, words
from yrdcheck.model import TYPE_CHECKING, Period, replace
from yrdcheck.periods.following import follow, point
from yrdcheck.statements.binding import bind, direction
from yrdcheck.statements.bounds import FIGURES, split_clauses, split_lists
from yrdcheck.statements.figures import add_clocks, counted, join_lengths, own_spans, shift, stands_for
from yrdcheck.statements.kinds import settle_kinds
from yrdcheck.statements.negations import denied_words, is_negative
from yrdcheck.statements.records import Clause
from yrdcheck.statements.subjects import (
    Subject,
    first_phrase,
    is_elliptic,
    is_plural,
    last_phrase,
    opening,
    possessor,
    predicate,
    rest_of,
    stood_for,
)
from yrdcheck.statements.tokens import read_tokens
from yrdcheck.statements.verbs import CONTENT, PRONOUNS, find_verbs, is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.statements.records import Lexicon
    from yrdcheck.words import Word

RELATIVES = frozenset(("which", "who", "whose", "where"))
_BE = ("is", "are", "was", "were")
_BEHIND = words.POSSESSIVES | {"it", "he", "she", "they"}  # what points back behind a time or place as well: "in 2019 it carried"


def read_clauses(
    text: str,
    start: int,
    end: int,
    lexicon: Lexicon,
    reference: str | None = None,
    context: Sequence[str] = (),
    split: bool = True,
    antecedents: Sequence[Subject] = (),
    since: Period | None = None,
) -> list[Clause]:
    """The clauses of the statement ``text[start:end]``.

    A clause without a subject of its own takes over that of the clause before; a pronoun takes over one of ``antecedents``, the subjects of
    the sentences before; what was "a year later" is told by the time before it, ``since`` for one of the sentences before. Clauses of a
    Chinese statement are those of its English `chinese.gloss`, with their places there.
    """
    preface = re.match(words.PREFACE, text[start:end], re.I) if text[start : start + 2].lower() == "it" else None
    if preface:
        start += preface.end()
    aside = words.NOT_THIS.search(text[start:end])
    if aside and aside.start() > 20:
        end = start + aside.start()
    sentence = text[start:end]
    if words.is_chinese(sentence):
        from yrdcheck import chinese

        said = chinese.gloss(sentence, lexicon, reference, since)
        text, start, end, figures, times = said.text, 0, len(said.text), said.quantities, said.periods
    else:
        figures, times = quantities.read_mentions(sentence, reference)
        figures, times = add_clocks(sentence, figures), follow(sentence, times, since)
        if times:
            figures, times = join_lengths(sentence, figures, times)
    figures = tuple(shift(counted(q), start) for q in figures)
    times = tuple(replace(p, start=p.start + start, end=p.end + start) for p in times)
    taken = sorted([(a, b, "figure") for q in figures for a, b in own_spans(q)] + [(p.start, p.end, "time") for p in times])
    all_words = settle_kinds(read_tokens(text, start, end, lexicon, taken), figures)
    names = [(w.start, w.end) for w in all_words if w.kind in ("concept", "name", "term")]
    figures = tuple(q for q in figures if not any(a <= q.start and q.end <= b for a, b in names) and not stands_for(q, all_words))
    times = tuple(p for p in times if not any(a <= p.start and p.end <= b for a, b in names))
    verbs = find_verbs(all_words, text)
    bounds = split_clauses(text, start, end, all_words, figures, verbs) if split else [(start, end)]
    if split and len(figures) > FIGURES:
        bounds = split_lists(bounds, figures)
    out: list[Clause] = []
    subjects = list(antecedents)  # what a pronoun may stand for, newest first
    elided = stood_for("", subjects)  # what a part without a subject is about: of "its crew …, and was …" the crew
    times = tuple(_until(p, text[start : p.start], reference) for p in times)
    ends = {q.end + 1 for q in figures}
    leading = _leading(all_words, [p for p in times if p.start not in ends or p.kind not in _OPEN_ENDED])  # "30 crowns until 2020" is that figure's
    for a, b in bounds:
        inside = [w for w in all_words if a <= w.start and w.end <= b and w.kind != "punct"]
        if not inside:
            continue
        verb = verbs.first(inside)
        when = tuple(p for p in times if a <= p.start and p.end <= b)
        if not when and inside[0].text.lower() == "when" and (named := next((p for p in times if p.end <= a and not text[p.end : a].strip(" ,")), None)):
            when = (point(named),)  # "until 1960, when it declared independence"
        if leading is not None and len(bounds) > 1 and all(text[a : p.start].endswith("from ") and p.text[:1] in "上去同" for p in when):
            when = (leading, *when)  # 去年…, 比上年增长24%
        first = inside[0].text.lower()
        begins = opening(inside[: max(verb, 0)], text)
        head = inside[begins].text.lower()
        stands = first in PRONOUNS or (begins > 0 and head in _BEHIND)
        if first in RELATIVES and out:
            elided = last_phrase(out[-1]) or stood_for("", subjects)
            subjects.insert(0, Subject(elided))
        subject = [w for w in inside[begins : max(verb, 0)] if w.kind in CONTENT]
        leans = stands or (not subject and (bool(out) or verb == 0)) or (first in ("whose", "where") and bool(out))
        here = tuple(bind(q, inside, text) for q in figures if a <= q.start and q.end <= b)
        if verb < 0 and here and out and out[-1].quantities:
            elided = rest_of(out[-1])  # "sank three barges and 12 boats"
            subjects.insert(0, Subject(elided))
        carried = stood_for(head if head in _BEHIND else "", subjects)
        taken_over = possessor(carried) if head in words.POSSESSIVES else carried if stands else elided
        elliptic = bool(out and subject) and not (out[-1].quantities or out[-1].periods) and is_elliptic(inside[verb:])  # "one has 40 beds, the other does not"
        if elliptic:
            taken_over, leans = predicate(out[-1]), True
        out.append(
            Clause(
                text=text[a:b],
                start=a,
                end=b,
                words=tuple(inside),
                quantities=here,
                periods=when,
                subject=max(verb, 0),
                negative=is_negative(inside),
                direction=direction(inside),
                stage=_stage(text[a:b], out[-1] if out and not subject else None, text[out[-1].end : a] if out else ""),
                context=tuple(dict.fromkeys(context)),
                pronoun=leans,
                carried=tuple(replace(w, start=a, end=a) for w in taken_over) if leans else (),
                denied=(a,) if elliptic and is_negative(inside) else denied_words(inside, text),
            )
        )
        if head == "there" and 0 < verb < len(inside) - 1 and inside[verb].text.lower() in _BE:
            elided = first_phrase(inside[verb + 1 :]) or elided
            subjects.insert(0, Subject(elided, inside[verb].text.lower() in ("are", "were")))  # "there is a depot, which …"
        elif subject and not stands:
            elided = tuple(subject)
            subjects.insert(0, Subject(elided, is_plural(inside[: max(verb, 0)], text)))
        elif subject and head in words.POSSESSIVES:
            elided = (*possessor(carried), *subject)
        elif verb < 0 and not out:
            elided = first_phrase(inside)
            subjects.insert(0, Subject(elided))
    return [_dated(c, out[:i]) for i, c in enumerate(out)] if len(out) > 1 else out


def _stage(text: str, before: Clause | None, between: str) -> str:
    """The stage that a clause tells of; a participle shares what stands before the one that it is joined to: "are about to be completed and opened"."""
    if before is not None and before.stage == "planned" and between.split()[:1] in (["and"], ["or"], ["then"]):
        m = _TO_BE.search(before.text)
        if m is not None and words.stage(f"it {m[0]} {text}") == "planned" and not _AUXILIARY.search(text.split(",")[0]):
            return "planned"
    return words.stage(text)


_TO_BE = re.compile(r"\b(?:about to|is to|are to|due to|expected to|planned to|set to|scheduled to|will|shall|should|must) be\b(?= \w+(?:ed|en|n|t)\b[^,;]*$)", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|be|been)\b", re.IGNORECASE)
_OPEN_ENDED = frozenset(("until", "since", "by", "before", "after"))


def _leading(row: Sequence[Word], times: Sequence[Period]) -> Period | None:
    """The time that opens a statement ("In 2018, …") and holds for all its parts."""
    verb = next((w.start for w in row if w.kind in ("stop", "word", "light", "term") and is_verb(w.text)), -1)
    return next((p for p in times if p.end <= verb), None)


def _until(p: Period, before: str, reference: str | None) -> Period:
    """ "Will not open until the spring of 2027" says when it opens."""
    if not p.text.lower().startswith("until ") or not re.search(r"\b(?:not|never|n[o']t|won't|cannot)\b|n[’']t\b", before[-80:], re.I):
        return p
    return point(p, reference)


def _dated(clause: Clause, before: Sequence[Clause]) -> Clause:
    """ "… in 2002 and was finished three years later": the year that the distance gives, counted from the year named before."""
    if clause.periods:
        return clause
    named = next((p for c in reversed(before) for p in reversed(c.periods) if p.first and p.last and p.first[:4] == p.last[:4]), None)
    if named is None or named.first is None:
        return clause
    for q in clause.quantities:
        after = next((w.text.lower() for w in clause.words if w.start >= q.end), "")
        if q.unit == "year" and q.value is not None and q.value % 1 == 0 and after in ("later", "afterwards", "after", "on", "earlier", "before"):
            year = int(named.first[:4]) + int(q.value) * (-1 if after in ("earlier", "before") else 1)
            rest = tuple(x for x in clause.quantities if x is not q)
            words_left = tuple(w for w in clause.words if not (w.text.lower() == after and w.start >= q.end))
            time = Period(q.start, q.end, f"{year}-01-01", f"{year}-12-31", "year", f"{q.text} {after}")
            return replace(clause, quantities=rest, periods=(time,), words=words_left)
    return clause
