"""Which words assert something of their own, and which of them may be verbs."""

from __future__ import annotations

from functools import lru_cache

from yrdcheck import words
from yrdcheck.model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.words import Word

CONTENT = ("word", "name", "concept", "term", "light")
NAMES = ("name", "concept")  # kinds of words that stand for one thing of the world
AUXILIARY = frozenset(
    """is are was were be been has have had will would can could shall should may might must does did do 's 're 've
    isn aren wasn weren hasn haven hadn wouldn couldn shouldn doesn didn don""".split()
)
FINITE = frozenset("is are was were has have had will would can could shall may does did do said says".split())
PRONOUNS = frozenset("it they he she this these that those its their his her there who which".split())


@lru_cache(maxsize=65536)
def is_verb(word: str) -> bool:
    """Whether a word, as written, may be a finite verb: an auxiliary, a past form, or a third person that WordNet knows as a verb."""
    low = word.lower()
    if low in AUXILIARY:
        return True
    lemma = words.key(low)
    if lemma == low or not low.isalpha():
        return False
    if low in words._IRREGULAR:
        return low not in ("lives", "feet", "men", "women", "children", "people", "further", "given", "known", "found", "left")
    if low.endswith("s"):
        from yrdcheck import thesaurus

        return thesaurus.is_verb(lemma) and not thesaurus.is_noun(lemma)
    return low.endswith("ed")


def phrases(row: Sequence[Word]) -> list[tuple[str, int, int]]:
    """Lemmas of several words that the thesaurus knows ("take shape", "claim the lives of"): each with its first word and how many it takes."""
    from yrdcheck import thesaurus

    kept = [(i, w) for i, w in enumerate(row) if w.kind != "figure"]  # "claimed 64 lives"
    low = [w.text.lower() for _, w in kept]
    out = []
    for n, (i, w) in enumerate(kept):
        if w.kind in ("word", "light") or (w.kind == "stop" and low[n] in _LEADS and low[n + 1 : n + 2] != ["than"]):
            phrase, size = thesaurus.phrase_at(low, n)
            if size > 1:
                out.append((phrase, i, kept[n + size - 1][0] - i + 1))
    return out


_LEADS = frozenset("in at on by under with without for from out of up off over more less".split())  # what a phrase may start with: "in charge", "on display"
