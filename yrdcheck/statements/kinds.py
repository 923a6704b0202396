"""Words that what stands around makes another kind: numbers in names, hedges of figures, phrases that say no more than "now"."""

from __future__ import annotations

from yrdcheck import words
from yrdcheck.model import TYPE_CHECKING, replace
from yrdcheck.statements.verbs import CONTENT, is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.model import Quantity
    from yrdcheck.words import Word


def settle_kinds(row: list[Word], figures: Sequence[Quantity]) -> list[Word]:
    """The words of a statement as words of their own, each of the kind that its neighbours leave it."""
    row = _hedges(_names_with_numbers(row, figures), figures)
    row = [replace(w, kind="stop") if i and w.kind in CONTENT and no_longer(row, i - 1) else w for i, w in enumerate(row)]
    if row and row[0].text.lower() == "nobody":
        row[0] = replace(row[0], kind="stop")  # "nobody died": stands for no one
    return _phrases_of_now(row)


def _names_with_numbers(row: list[Word], figures: Sequence[Quantity]) -> list[Word]:
    """Bare numbers that belong to a name ("the High Five", "US 75", "Level V") become names.

    A number word with a capital after a capital, or digits right after a capitalised word with no noun to count behind them.
    """
    bare = {q.start: q for q in figures if q.unit == "1" and q.kind == "cardinal" and not q.hedge}
    ranks = {q.start for q in figures if q.kind == "ordinal"}
    out: list[Word] = []
    for i, w in enumerate(row):
        q = bare.get(w.start)
        before = out[-1] if out else None
        if i and w.start in ranks and w.kind == "figure" and w.text[0].isupper() and row[i + 1 : i + 2] and row[i + 1].text[:1].isupper():
            out.append(replace(w, kind="name", key=words.key(w.text)))  # "The Ninth Ferryman", "the Second Division"
            continue
        whole = q is not None and w.kind == "figure" and q.end <= w.end
        if whole and before is not None and before.kind == "name" and w.start - before.end == 1:
            after = row[i + 1] if i + 1 < len(row) else None
            counts = after is not None and after.kind in CONTENT and not _may_be_verb(after) and after.start - w.end == 1 and not after.text[:1].isupper()
            if w.text[0].isupper() or (w.text.isdigit() and not counts):
                out.append(replace(w, kind="name", key=words.key(w.text)))
                continue
        if whole and w.text[0].isupper() and before is not None and before.text[:1].isupper() and before.end < w.start <= before.end + 1 and i > 1:
            out[-1] = replace(before, kind="name")
            out.append(replace(w, kind="name", key=words.key(w.text)))
            continue
        out.append(w)
    return out


def _may_be_verb(w: Word) -> bool:
    from yrdcheck import thesaurus

    return is_verb(w.text) or (w.kind != "name" and thesaurus.is_verb(w.key) and not (w.text.endswith("s") and not thesaurus.is_verb(w.key)))


_OF_NOW = tuple(
    tuple(phrase.split())
    for phrase in (
        "at present", "at the moment", "at this moment", "for the moment", "for the time being", "to this day", "as of now", "as things stand",
        "no exaggeration to say", "no doubt that", "no denying that", "no secret that", "no wonder that",
        "as a whole", "on the whole", "all told", "and nowhere else", "and nobody else", "and no one else", "and nothing else",
    )
)


def _phrases_of_now(row: list[Word]) -> list[Word]:
    """Phrases that say "now", "in all" or "only" say nothing of their own: a source in the present need not say "at present"."""
    low = [w.text.lower() for w in row]
    for phrase in _OF_NOW:
        at = low.index(phrase[0]) if phrase[0] in low and phrase[-1] in low else len(low)
        for i in range(at, len(low) - len(phrase) + 1):
            if tuple(low[i : i + len(phrase)]) == phrase:
                row[i : i + len(phrase)] = [replace(w, kind="stop") for w in row[i : i + len(phrase)]]
    return row


HEDGE_WORDS = frozenset(
    """fewer less more lower higher greater larger longer shorter better barely hardly scarcely merely mere close short shy well excess upwards upward
    exactly precisely fully roughly about around some nearly almost over under above below just only another further good staggering""".split()
)
HEDGE_JOINTS = frozenset("than to of in the a an at as".split())


def _hedges(row: list[Word], figures: Sequence[Quantity]) -> list[Word]:
    """Words that only bound or stress the figure after them ("fewer than", "barely") say nothing of their own."""
    starts = {q.start for q in figures if q.kind != "ordinal"}
    for i, w in enumerate(row):
        if w.start in starts:
            j = i - 1
            while j >= 0 and row[j].text.lower() in HEDGE_JOINTS:
                j -= 1
            if j >= 0 and row[j].text.lower() in HEDGE_WORDS and row[j].kind in ("word", "light"):
                row[j] = replace(row[j], kind="stop")
    return row


def no_longer(row: Sequence[Word], i: int) -> bool:
    """Whether "no longer" says that something has ended, rather than bounding a figure."""
    rest = [w.text.lower() for w in row[i + 1 : i + 3]]
    return row[i].text.lower() == "no" and rest[:1] == ["longer"] and rest[1:] != ["than"]
