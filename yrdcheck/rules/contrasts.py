"""Words that are one another's opposites by themselves, and whether what stands on either side has changed places with them."""

from __future__ import annotations

import re

from yrdcheck import quantities, words
from yrdcheck.alignments import MATCHED
from yrdcheck.model import TYPE_CHECKING, Kind, Relation
from yrdcheck.rules import parties
from yrdcheck.rules.bindings import sides
from yrdcheck.rules.outcomes import Outcome, is_bound, is_other_deed, keys_of
from yrdcheck.rules.polarities import polarity
from yrdcheck.rules.sequences import agreement, swapped
from yrdcheck.statements import CONTENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.alignments import View
    from yrdcheck.words import Word


def contrast(v: View) -> Outcome | None:
    """Compares words that are one another's opposites by themselves: "before" against "after", "first" against "last", "upstream" against "downstream".

    The clause has one that the claim lacks, the claim its opposite, which the clause lacks, or both stand before the same word ("above
    sea", "below sea"); where what stands on either side has changed places too, both say the same.
    """
    if (charged := _charged(v)) is not None:
        return charged
    if (kind := _of_a_kind(v)) is not None:
        return kind
    mine, theirs = _spoken(v.clause.words), _spoken(v.form.clause.words)
    if not mine or _turned(v):
        return None
    strength = {p.word.start: p.strength for p in v.pairs}
    theirs = [x for x in theirs if not is_bound(v.form.clause, x[0])]
    for w, keys, following in mine:
        opposite = {o for k in keys for o in words.OPPOSITES[k]} - keys
        against = [x for x in theirs if opposite & x[1] and not (keys & _PLACED and following and x[2] and following != x[2])]
        if any(swapped(v, w.text, x[0].text) or parties.agree(v, w, x[0]) for x in against) or keys & _IN_ORDER and agreement(v, v.form.clause.text) > 0:
            continue  # "A is upstream of B" and "B downstream of A"; "moved before the mill closed" and "moved, after which the mill closed"
        agree = [x for x in theirs if keys & x[1]]
        beside = [x for x in against if following and following == x[2]]
        both = [x for x in mine if opposite & x[1]]
        if keys & _VOTES and not _of_one_figure(v):
            continue  # "39 per cent were against" beside "52 per cent were in favour"
        if any(following == x[2] for x in agree) or (agree and not beside):
            continue
        if both and not (beside and all(any(_one_pole(x[1], t[1]) and x[2] == t[2] and t not in beside for t in theirs) for x in both)):
            continue  # "the first and the last ship"; but "the last ten for the first time" is not "the top ten for the first time"
        if against:
            found = against[0][0].text
        else:  # the claim in other words, or the rest of its sentence
            others = (opposite & v.known.every) or (opposite & v.known.beside if strength.get(w.start, 1.0) < MATCHED else frozenset())
            if not others or keys & (v.known.every | v.known.beside):
                continue
            found = min(others)
        said = polarity(v)
        if said is not None and said.stance != "missing":
            return None  # the opposite is taken account of
        return Outcome("contrast", "differs", f"“{w.text}” against “{found}”", Kind.POLARITY, explained=(w,))
    return None


def _of_one_figure(v: View) -> bool:
    """Whether clause and claim give no figure, or each the same alone."""
    mine, theirs = v.clause.quantities, v.form.clause.quantities
    if not (mine and theirs):
        return True
    alone = len(mine) == 1 == len(quantities.read_mentions(v.form.clause.text)[0])
    return alone and quantities.compare(mine[0], theirs[0])[0] is Relation.SAME


def _one_pole(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two words are on one side of the same opposites: "first" and "top" are."""
    return bool(mine & theirs) or any(words.OPPOSITES[a] & words.OPPOSITES[b] for a in mine for b in theirs)


def _charged(v: View) -> Outcome | None:
    """What costs half on one side and nothing on the other: "pay half price" against "ride free of charge"."""
    mine, theirs = v.clause.text, v.form.clause.text
    for a, b in ((_FREE, _PAID), (_PAID, _FREE)):
        x, y = a.search(mine), b.search(theirs)
        if x is not None and y is not None and not b.search(mine) and not a.search(theirs) and not v.clause.negative and not v.form.clause.negative:
            explained = tuple(w for w in v.clause.words if x.start() <= w.start - v.clause.start < x.end())
            return Outcome("contrast", "differs", f"“{x[0]}” against “{y[0]}”", Kind.POLARITY, explained=explained)
    return None


_FREE = re.compile(r"\b(?:free of charge|for free|costs? nothing|for nothing|at no (?:cost|charge)|without (?:charge|paying)|gratis)\b", re.IGNORECASE)
_PAID = re.compile(r"\b(?:(?:half|full)[ -](?:the )?(?:price|fare)|reduced (?:price|fare)|(?:must|have to|has to|had to) pay|pays? (?:half|full|part))\b", re.IGNORECASE)


def _of_a_kind(v: View) -> Outcome | None:
    """What excludes what the claim has in the same place: "at dawn" against "at dusk", "a stone bridge" against "a steel bridge"."""
    if v.clause.negative or v.form.clause.negative or is_other_deed(v):
        return None
    row, known = v.clause.words, v.form.clause.words
    lacking = {p.word.start for p in v.pairs if p.strength < MATCHED}
    for i, w in enumerate(row):
        against = words.KINDS.get(w.key) if w.start in lacking and w.kind == "word" else None
        if not against or any(x.key in against for x in row):
            continue
        alike = {k for k, others in words.KINDS.items() if others == against}  # "railway" beside "train"
        if any(x.key in alike for x in known):
            continue
        for j, x in enumerate(known):
            if x.key in against and x.kind in ("word", "light") and _one_place(row, i, known, j):
                return Outcome("contrast", "differs", f"“{w.text}” against “{x.text}”", Kind.VALUE, explained=(w,))
    return None


def _one_place(row: Sequence[Word], i: int, known: Sequence[Word], j: int) -> bool:
    """Whether two words stand before the same word, or end a phrase behind the same preposition."""
    after, behind = (r[k + 1] if k + 1 < len(r) else None for r, k in ((row, i), (known, j)))
    if after is not None and behind is not None and after.kind in CONTENT and behind.kind in CONTENT:
        return after.key == behind.key
    if any(x is not None and x.kind in CONTENT and x.start - w.end <= 1 for x, w in ((after, row[i]), (behind, known[j]))):
        return False
    before, ahead = (r[k - 1].text.lower() if k else "" for r, k in ((row, i), (known, j)))
    if before == ahead == "of":
        return i > 1 and j > 1 and row[i - 2].key == known[j - 2].key
    return before == ahead and before in ("by", "at", "in", "on")


def _spoken(row: Sequence[Word]) -> list[tuple[Word, frozenset[str], str]]:
    """The words of a row that have an opposite by themselves: each with its forms and the content word after it; bounds of figures are none."""
    out = []
    for i, w in enumerate(row):
        if w.kind in ("name", "concept", "time"):
            continue
        after = row[i + 1] if i + 1 < len(row) else None
        low = w.text.lower()
        if low in ("up", "down") and i and row[i - 1].key in _PHRASAL:
            continue  # "made up of", "laid down"
        if low in ("most", "least", "first") and i and row[i - 1].text.lower() == "at":
            continue  # bounds a figure, or says when
        then = row[i + 2] if after is not None and after.text.lower() == "than" and i + 2 < len(row) else after
        if low in _COMPARING and then is not None and then.kind == "figure":
            continue
        if low == "for" and i and row[i - 1].key in _SIDING:
            low = "favour"  # "voted for the plan"
        forms = (low, w.key) if w.kind != "term" else (*low.split(), *keys_of(w))
        keys = frozenset(forms) & words.OPPOSITES.keys()
        if keys:
            out.append((w, keys, next((x.key for x in row[i + 1 :] if x.kind in CONTENT or x.kind == "figure"), "")))
    return out


_SIDING = frozenset("vote campaign argue speak demonstrate petition signature".split())
_PHRASAL = frozenset("make set take lay draw back bring give put hold break write sign sum settle note".split())
_PLACED = frozenset(
    "like unlike over under above below before after inside within outside with without until since north south east west northern southern eastern western".split()
)
_IN_ORDER = frozenset("before after since until later earlier".split())
_VOTES = frozenset(("favour", "favor", "against"))
_COMPARING = frozenset(("over", "under", "more", "less", "above", "below", "up", "down"))


def _turned(v: View) -> bool:
    """Whether what stands before and after "than", "before" or "after" has changed places."""
    mine, theirs = sides(v.clause), sides(v.form.clause)
    if mine is None or theirs is None:
        return False
    at = {id(p.word): p.other for p in v.pairs if p.strength >= MATCHED}
    left, right = ({at[id(w)] for w in side if id(w) in at} for side in mine[1:])
    return bool(left & {w.key for w in theirs[2]} or right & {w.key for w in theirs[1]})
