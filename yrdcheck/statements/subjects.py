"""What a clause is about, and what of it a later clause without a subject takes over."""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING
from yrdcheck.statements.verbs import CONTENT, is_verb
from yrdcheck.words import POSSESSIVE_ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.statements.records import Clause
    from yrdcheck.words import Word


def subject_of(clause: Clause) -> tuple[Word, ...]:
    """The content words of a clause's subject, taken over where it has none of its own."""
    own = tuple(w for w in clause.words[: clause.subject] if w.kind in CONTENT)
    return clause.carried if clause.pronoun and clause.carried else own


def possessor(subject: tuple[Word, ...]) -> tuple[Word, ...]:
    """Whom "its" stands for after "the trust's chairman": the trust; a subject without a possessive is meant whole."""
    last = max((n for n, w in enumerate(subject) if w.text.lower().endswith(POSSESSIVE_ENDS)), default=-1)
    return subject[: last + 1] or subject


def first_phrase(row: Sequence[Word]) -> tuple[Word, ...]:
    """The noun phrase a clause without a verb opens with."""
    first = next((i for i, w in enumerate(row) if w.kind in CONTENT), len(row))
    last = first
    while last < len(row) and row[last].kind in CONTENT and (last == first or row[last].start - row[last - 1].end <= 1):
        last += 1
    return tuple(row[first:last])


def last_phrase(clause: Clause) -> tuple[Word, ...]:
    """The noun phrase a clause ends with, which "which" and "who" stand for; after a figure, what the clause is about."""
    row = clause.words
    first = next((i for i in range(len(row), 0, -1) if row[i - 1].kind != "figure"), 0)
    if first < len(row) and (not first or row[first - 1].text.lower() != "of"):
        return subject_of(clause)
    at = len(row)
    while at and row[at - 1].kind not in CONTENT:
        at -= 1
    end = at
    while at and row[at - 1].kind in CONTENT and end - at < 5 and not (row[at - 1].kind in ("word", "light") and is_verb(row[at - 1].text)):
        at -= 1
    if at and end - at > 1 and row[at - 1].text.lower() == "to" and row[at].kind in ("word", "light"):
        at += 1  # "joined forces to make Wren, which …"
    return row[at:end]


def rest_of(clause: Clause) -> tuple[Word, ...]:
    """What a clause says besides its figures and what they count."""
    spans = [span for q in clause.quantities for span in (q.thing, q.whole) if span]
    return tuple(
        w for w in (*clause.carried, *clause.words) if w.kind in CONTENT and not any(a <= w.start and w.end <= b for a, b in spans)
    )


def are_listed(clause: Clause, a: Word, b: Word) -> bool:
    """Whether two words stand side by side in a list: "Ostby, Merrow", not "the delta's railways"."""
    first, second = (a, b) if a.start < b.start else (b, a)
    return clause.text[first.end - clause.start : second.start - clause.start].strip().lower() in _BETWEEN_LISTED


_BETWEEN_LISTED = frozenset({",", "and", "or", "&", ", and", ", or", "、", "和", "与", "或", "及"})
