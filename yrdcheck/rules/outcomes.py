"""What a rule finds, and what every rule asks: how much of a clause a claim speaks of, what it leaves out, whether both tell of one event."""

from __future__ import annotations

from yrdcheck import words
from yrdcheck.alignments import MATCHED, STRENGTH
from yrdcheck.model import TYPE_CHECKING, record
from yrdcheck.statements import CONTENT

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from yrdcheck.alignments import Link, View
    from yrdcheck.model import Kind, Period, Quantity
    from yrdcheck.statements import Clause
    from yrdcheck.words import Word

ASKS = 0.5  # share of a clause's words that a claim must speak of to answer the same question
NEARLY_ALL = 0.8  # share of a clause beside its verb that a plan must speak of to be the plan of what the clause tells
SYNONYM = STRENGTH["synonym"]


@record
class Outcome:
    """What one rule found: `agrees`, `differs`, `denies` (the one denies what the other says), `other` (another question) or `missing` (the clause asserts more)."""

    rule: str
    stance: str
    detail: str
    kind: Kind | None = None
    when: Period | None = None  # the time the claim's figure belongs to
    said: Quantity | None = None
    known: Quantity | None = None
    explained: tuple[Word, ...] = ()  # words of the clause in which the difference lies
    fit: float = 1.0  # how well the two answers are of one thing
    near: bool = False  # the figure nearly agrees: too close to differ, or without the date; of a time: the page's, of a claim that says something else too


def cover_without(v: View, explained: Sequence[Word]) -> float:
    """Share of the clause's words that the claim speaks of, leaving out those in which a difference lies."""
    rest = [p for p in v.pairs if not any(p.word is w for w in explained)]
    total = sum(p.weight for p in rest)
    return sum(p.weight * p.strength for p in rest) / total if total else 0.0


def main_verb(v: View, kinds: Container[str] = CONTENT) -> Link | None:
    """The verb that carries what the clause asserts, if it is a word of one of some kinds."""
    return next((p for p in v.pairs if p.part.place == "V" and p.word.kind in kinds), None)


def missing(v: View, kinds: tuple[str, ...] = ("name", "concept", "term", "word")) -> list[Word]:
    """Words of the clause that the claim does not speak of."""
    return [p.word for p in v.pairs if p.strength < MATCHED and p.word.kind in kinds]


def is_other_deed(v: View) -> bool:
    """Whether a claim speaks of another event than the clause: what was shut in 1994 may have been founded in 1902."""
    if v.clause.stage and v.clause.stage == v.form.clause.stage:
        return False
    verb = main_verb(v)
    return verb is not None and verb.word.kind == "word" and verb.strength < DEED and any(part.place == "V" for _, _, part in v.known.words)


def begins_another(v: View) -> bool:
    """Whether a clause tells of the beginning or end of what the claim does not speak of itself: "work on the line began" against "the line opens"."""
    if not any(p.word.key in _BOUNDS and p.other not in _BOUNDS and (p.other or p.strength < MATCHED) for p in v.pairs):  # of one stage, it is told
        return False
    lead = next((p for p in v.pairs if p.part.tag == "N" and p.part.head and p.part.place == "S" and not p.part.prep), None)
    return lead is not None and lead.word.kind in ("word", "term") and (lead.at < 0 or lead.strength < MATCHED)


_BOUNDS = frozenset("begin start commence resume end finish complete stop cease conclude".split())


def is_bound(clause: Clause, w: Word) -> bool:
    """Whether a word only sets a bound to a figure: "fewer than one in five" is no opposite of "more in 2023 than in 2021"."""
    return any(q.hedge and w.end < q.start and clause.text[w.end - clause.start : q.start - clause.start].lower() == " than " for q in clause.quantities)


def is_same_deed(v: View) -> bool:
    """Whether a claim has the verb of a clause, or one that says the same; where this has none, it need not."""
    verb = main_verb(v)
    if verb is None:
        return True
    if verb.word.kind == "word":
        return verb.strength >= SYNONYM
    theirs = [(i, w) for i, w, part in v.known.words if part.place == "V"]
    spoken = {p.at for p in v.pairs if p.strength >= MATCHED}
    return not theirs or any(w.kind != "word" or i in spoken for i, w in theirs)  # "was set up in 1974" against "sued in 2023"


DEED = 0.6  # from here on a verb may tell of the same event


def keys_of(w: Word) -> tuple[str, ...]:
    """The keys of a word, or of each word of a property's name ("deputy director of")."""
    return tuple(words.key(t) for t, _, _ in words.tokenize(w.text)) if w.kind == "term" else (w.key,)


def superlative(w: Word) -> bool:
    """Whether a word is an adjective's last step: "longest", "worst", but not "forest"."""
    if w.text.lower() in ("best", "worst"):
        return True
    if not w.text.endswith("est"):
        return False
    from yrdcheck import thesaurus

    return thesaurus.degree(w.text.lower())[0] == "est"


def never_before(v: View) -> bool:
    """Whether a denial says what a claim tells by "first": "Morhaven had no such line before 2009" against "Morhaven's first such line, opened in 2009"."""
    mine, theirs = ([w.text.lower() for w in c.words] for c in (v.clause, v.form.clause))
    return not (_EARLIER.isdisjoint(mine) or _NOBODY.isdisjoint(mine) or _FIRSTS.isdisjoint(theirs))


_NOBODY = frozenset("no none nobody nothing never ever any".split())
_EARLIER = frozenset("before until till ever previously hitherto earlier".split())
_FIRSTS = frozenset("first newly unprecedented pioneer pioneered unknown".split())
