"""What a clause is about, and what of it a later clause without a subject takes over."""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, record
from yrdcheck.statements.verbs import CONTENT, NAMES, is_verb
from yrdcheck.words import POSSESSIVE_ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.statements.records import Clause
    from yrdcheck.words import Word


def subject_of(clause: Clause) -> tuple[Word, ...]:
    """The content words of a clause's subject, taken over where it has none of its own."""
    if clause.pronoun and clause.carried:
        return clause.carried
    before = clause.words[: clause.subject]
    return tuple(w for w in before[opening(before, clause.text, clause.start) :] if w.kind in CONTENT)


def opening(row: Sequence[Word], text: str, start: int = 0) -> int:
    """How many of the words before a verb say when, where or how, before the subject: "with a depth of 40 m, it", "in Ardal the news", "altogether the storm".

    ``text`` is what the words stand in, from ``start``.
    """
    if len(row) < 2:
        return 0
    cuts = [i for i in range(1, len(row)) if "," in text[row[i - 1].end - start : row[i].start - start]]
    at = 0
    while at + 1 < len(row) and _is_adverb(row, at, cuts):
        at += 1
    first = row[at]
    if first.kind != "time" and not _opens(row, at):
        return at if at else _pronoun_after(row, cuts)
    for i in cuts:
        if i > at and not (_opens(row, i) or row[i].kind == "time" or row[i].text.lower() in ("and", "or")) and _names_something(row[i:]):
            return i
    for i in range(at + 1, len(row)):
        w, before = row[i], row[i - 1]
        low = w.text.lower()
        if low in _NOMINATIVE and before.text.lower() not in _GOVERNS:
            return i
        if before.kind in (*CONTENT, "time") and (low in _BEGINS or w.kind == "figure") and _names_something(row[i:]):
            return i
        if before.kind == "figure" and low in _BEGINS and _names_something(row[i:]):
            return i
        if first.kind == "time" and i == at + 1 and w.kind != "time" and not _opens(row, i) and _names_something(row[i:]):
            return i
    return at


def _names_something(row: Sequence[Word]) -> bool:
    return row[0].text.lower() in _NOMINATIVE or any(w.kind in CONTENT for w in row)


def _opens(row: Sequence[Word], at: int) -> bool:
    """Whether a word opens an adverbial: a preposition that does not bound a figure, a conjunction, a participle."""
    w = row[at]
    low = w.text.lower()
    if low in _BOUNDS and at + 1 < len(row) and (row[at + 1].kind == "figure" or row[at + 1].text.lower() in ("least", "most", "than", "to", "half")):
        return False
    if low in ("north", "south", "east", "west") and row[at + 1 : at + 2] and row[at + 1].text.lower() == "of":
        return True
    return low in _OPENERS or (w.kind in ("word", "light") and low != w.key and low.endswith(("ing", "ed")) and at + 1 < len(row) and row[at + 1].text.lower() in _GOVERNS)


def _is_adverb(row: Sequence[Word], at: int, cuts: Sequence[int]) -> bool:
    low, after = row[at].text.lower(), row[at + 1]
    if low in _ADVERBS:
        return True
    return low.endswith("ly") and row[at].kind in ("word", "light") and (at + 1 in cuts or after.text.lower() in _BEGINS or after.kind in NAMES)


def _pronoun_after(row: Sequence[Word], cuts: Sequence[int]) -> int:
    """Where a pronoun is the subject behind a time without a preposition: "last summer they", "the next day, it"; not in "the wing they were promised"."""
    at = next((i for i in range(len(row) - 1, 0, -1) if row[i].text.lower() in _NOMINATIVE), 0)
    if not at or row[at - 1].text.lower() in _GOVERNS or any(w.kind in CONTENT for w in row[at + 1 :]):
        return 0
    return at if at == 1 or at in cuts or row[0].text.lower() in ("last", "next") or not any(w.kind in CONTENT for w in row[:at]) else 0


_NOMINATIVE = frozenset("it he she they we i you".split())
_BEGINS = frozenset("a an the this these those its their his her our my your every each no some most several many few all both".split()) | _NOMINATIVE
_GOVERNS = frozenset(
    """of in on at by for with from into within through throughout during over under about around between among across against along near off to toward towards
    as like unlike than per via and or""".split()
)
_OPENERS = (_GOVERNS - {"and", "or", "of", "than", "per"}) | frozenset(
    """of amid despite until till after before above below behind beside besides since without except outside inside because when while whereas although though if once
    unless according due thanks owing""".split()
)
_BOUNDS = frozenset("over under about around between at up more less near to of".split())
_ADVERBS = frozenset("altogether together then now later today further here meanwhile overall instead yet but and so still once".split())


@record
class Subject:
    """What a sentence or clause was about, that a pronoun may stand for."""

    words: tuple[Word, ...]
    plural: bool = False


def remember(clauses: Sequence[Clause], before: Sequence[Subject]) -> tuple[Subject, ...]:
    """The subjects that a pronoun of the next sentence may stand for, newest first."""
    clause = next((c for c in clauses if subject_of(c)), None)
    if clause is None:
        return tuple(before)
    said = subject_of(clause)
    keys = [w.key for w in said]
    known = next((s for s in before if [w.key for w in s.words] == keys), None) if clause.pronoun and clause.carried else None
    new = known or Subject(said, not (clause.pronoun and clause.carried) and is_plural(clause.words[: clause.subject], clause.text, clause.start))
    return (new, *(s for s in before if s is not known))[:REMEMBERED]


REMEMBERED = 3  # subjects


def long_names(clause: Clause) -> list[list[Word]]:
    """Names of several words that end in a common noun: "the Rosshorn Railway", "the Lindow club"."""
    from yrdcheck import thesaurus

    out: list[list[Word]] = []
    for n, w in enumerate(clause.words):
        if out and out[-1][-1].end + 1 == w.start and w.kind == "name" and w.text[0].isupper():
            out[-1].append(w)
        elif w.kind == "name" and w.text[0].isupper():
            out.append([w])
        elif out and out[-1][-1] is clause.words[n - 1] and out[-1][-1].end + 1 == w.start and _follows_name(clause, out[-1], n):
            out[-1].append(w)
    return [row for row in out if len(row) > 1 and thesaurus.is_noun(row[-1].key)]


def _follows_name(clause: Clause, row: Sequence[Word], n: int) -> bool:
    """Whether a word says of what kind is what has a name: the club of "the Lindow club", not the trains of "Lindow trains run"."""
    first = next(i for i, w in enumerate(clause.words) if w is row[0])
    w, after = clause.words[n], clause.words[n + 1] if n + 1 < len(clause.words) else None
    alone = after is None or after.start > w.end + 1 or after.kind not in CONTENT or is_verb(after.text)
    return alone and w.kind in ("word", "light") and w.text.islower() and w.text == w.key and first > 0 and clause.words[first - 1].text.lower() == "the"


@record
class Recall:
    """What a text has named so far, for what points back to it."""

    subjects: tuple[Subject, ...] = ()  # of the paragraph, newest first
    heading: tuple[Subject, ...] = ()  # what the heading names
    titles: tuple[tuple[str, tuple[Word, ...]], ...] = ()  # by their last word, what stands before it in names: what "the school" stands for


TITLES = 12  # names that are remembered


def entitle(clauses: Sequence[Clause], titles: Sequence[tuple[str, tuple[Word, ...]]]) -> tuple[tuple[str, tuple[Word, ...]], ...]:
    """What "the school" and its like stand for after some clauses, newest last."""
    found = dict(titles)
    for row in (row for c in clauses for row in long_names(c)):
        found.pop(row[-1].key, None)
        found[row[-1].key] = tuple(row[:-1])
    return tuple(found.items())[-TITLES:]


def titled(clause: Clause, titles: Sequence[tuple[str, tuple[Word, ...]]]) -> tuple[Word, ...]:
    """The rest of the name of what a clause is about, where that is "the school" of a school named before."""
    row = clause.words[: clause.subject]
    if len(row) != 2 or row[0].text.lower() not in ("the", "this") or row[1].kind not in ("word", "light") or not row[1].text.islower():
        return ()
    return dict(titles).get(row[1].key, ())


def stood_for(pronoun: str, subjects: Sequence[Subject]) -> tuple[Word, ...]:
    """The words that a pronoun stands for: "it" for no "trains", "she" for someone with a name where there is one."""
    fit = [s for s in subjects if not s.plural] if pronoun in _SINGULAR else list(subjects)
    if pronoun in ("he", "she", "his", "her"):
        fit = [s for s in fit if any(w.kind in NAMES for w in s.words)]
    return next(iter(fit or subjects)).words if subjects else ()


_SINGULAR = frozenset(("it", "its", "he", "she", "his", "her"))


def is_plural(row: Sequence[Word], text: str, start: int = 0) -> bool:
    """Whether the words before a verb speak of several: "the trains of the line", "Holm and Merrow", not "the number of trains"."""
    row = row[opening(row, text, start) :]
    first = next((i for i, w in enumerate(row) if w.kind in CONTENT), len(row))
    last = first
    while last + 1 < len(row) and row[last + 1].kind in CONTENT and "," not in text[row[last].end - start : row[last + 1].start - start]:
        last += 1
    if last >= len(row):
        return False
    if last + 1 < len(row) and row[last + 1].text.lower() == "and":
        return True
    low = row[last].text.lower()
    return low in ("people", "men", "women", "children", "police") or (row[last].kind in ("word", "light") and low.endswith("s") and low != row[last].key)


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


def is_elliptic(row: Sequence[Word]) -> bool:
    """Whether what a clause asserts is left out behind its auxiliary: "(but Holm) does not", "(and Merrow) did too"."""
    low = [w.text.lower().replace("’", "'") for w in row]
    return bool(low) and low[0].removesuffix("n't") in _STANDS_IN and all(x in _ELLIPTIC for x in low[1:])


_STANDS_IN = frozenset("do does did is are was were has have had will would can could ca wo".split())
_ELLIPTIC = frozenset("not n't too also either t".split())


def predicate(clause: Clause) -> tuple[Word, ...]:
    """The words of a clause from its verb on."""
    return tuple(w for w in clause.words[clause.subject :] if w.kind in CONTENT)


def are_listed(clause: Clause, a: Word, b: Word) -> bool:
    """Whether two words stand side by side in a list: "Ostby, Merrow", not "the delta's railways"."""
    first, second = (a, b) if a.start < b.start else (b, a)
    return clause.text[first.end - clause.start : second.start - clause.start].strip().lower() in _BETWEEN_LISTED


_BETWEEN_LISTED = frozenset({",", "and", "or", "&", ", and", ", or", "、", "和", "与", "或", "及"})
