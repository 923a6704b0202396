"""Which words assert something of their own, and which of them may be verbs."""

from __future__ import annotations

from functools import lru_cache

from yrdcheck import grammar, words
from yrdcheck.model import TYPE_CHECKING, record
from yrdcheck.words import NAMES as NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.words import Word

CONTENT = ("word", "name", "concept", "term", "light")
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
    if low == "owns":
        return True
    lemma = words.key(low)
    if lemma == low or not low.isalpha():
        return False
    if low in words.IRREGULAR:
        return low not in ("lives", "feet", "men", "women", "children", "people", "further", "given", "known", "found", "left")
    if low.endswith("s"):
        from yrdcheck import thesaurus

        return thesaurus.is_verb(lemma) and not thesaurus.is_noun(lemma)
    return low.endswith("ed")


_BASE_PASTS = frozenset("beat bet burst cast cost cut found hit left let put read set shut split spread".split())
_PLURAL = frozenset("they we people who which".split())
_SUBJECTS = frozenset("i you he she it we they who which that".split())
_TERMS = frozenset(("second", "minute", "hour", "day", "night", "week", "month", "year"))
_LINKS = frozenset("that who which whose where whether how why when because since as if".split())


@record
class Verbs:
    """Where the words start that are verbs: ``sure`` ones by their form, ``likely`` ones by their place ("the province holds 51%")."""

    sure: frozenset[int]
    likely: frozenset[int]

    def first(self, row: Sequence[Word]) -> int:
        """The first verb of a part, -1 if it has none; a likely one counts where no sure one does, or where that belongs to a clause of its own."""
        sure = next((i for i, w in enumerate(row) if w.start in self.sure), -1)
        likely = next((i for i, w in enumerate(row) if w.start in self.likely), -1)
        if likely >= 0 and (sure < 0 or any(w.text.lower() in _LINKS for w in row[likely + 1 : sure])):
            return likely
        return sure


def find_verbs(row: Sequence[Word], text: str) -> Verbs:
    """The verbs of a statement; "two named storms" and "Scottish-born" hold none, "an inspection found corrosion" and "it covers 12 hectares" do."""
    sure, likely = set(), set()
    at = 0
    row = [w for w in row if w.kind != "punct" or w.text in _MARKS]
    for end in [*(i for i, w in enumerate(row) if w.kind == "punct"), len(row)]:
        closed = at > 1 and row[at - 1].text == "," and "," in [w.text for w in row[: at - 1]]
        part, at = row[at:end], end + 1
        tags = grammar.tag(part, text, 0) if part else []
        for i, (w, tag) in enumerate(zip(part, tags, strict=True)):
            if w.kind not in ("stop", "word", "light", "term"):
                continue
            if is_verb(w.text) and not (tag == "N" and w.kind != "stop" and w.text.endswith("s")):
                if not (w.kind in ("word", "light") and _attributive(part, tags, i, text)):
                    sure.add(w.start)
            elif tag == "V" and (_likely(part, tags, i) or (closed and not i and _resumes(part, tags))):
                likely.add(w.start)
    return Verbs(frozenset(sure), frozenset(likely))


_MARKS = frozenset(",;:()[]–—.!?")


def _resumes(part: Sequence[Word], tags: Sequence[str]) -> bool:
    """Whether a part takes up the sentence again with its verb after what was put between commas: "Its head, Dr Holm, blames the weather"."""
    low = part[0].text.lower()
    return len(part) > 1 and low.endswith("s") and low != part[0].key and grammar.is_mostly_verb(part[0]) and tags[1] in ("D", "O", "N", "F", "P")


def _attributive(part: Sequence[Word], tags: Sequence[str], i: int, text: str) -> bool:
    """Whether a participle stands before its noun: "the planned screens", "Scottish-born printer", "two named storms formed"."""
    before, after = tags[i - 1 : i], tags[i + 1 : i + 2]
    if text[part[i].start - 1 : part[i].start] == "-":
        return after in (["N"], ["A"])
    if tags[i] == "A" and after == ["F"] and before == ["D"]:
        return True  # "an estimated 700"
    if tags[i] != "A" or after != ["N"]:
        return False
    if before == ["F"]:
        return part[i - 1].kind == "figure" and "V" in tags[i + 1 :] and (i < 2 or part[i - 2].text.lower() != "at")
    return before in (["D"], ["A"], ["P"], ["V"]) and part[i - 1].text.lower() not in ("that", "this", "those", "these")


def _likely(part: Sequence[Word], tags: Sequence[str], i: int) -> bool:
    """Whether a word that may be a noun as well stands where a verb does: behind a subject that its form agrees with, before something else."""
    if i + 1 == len(part):
        return i == 1 and part[0].text.lower() in _SUBJECTS and part[1].text.lower() in _BASE_PASTS  # "she left"
    if not i or tags[i + 1] in ("V", "B", "H", "M", "C") or part[i + 1].text.lower() == "of":
        return False
    low, at = part[i].text.lower(), i - 1
    while at > 0 and tags[at] == "R":
        at -= 1
    if at > 2 and part[at].key in _TERMS and part[at - 1].text.lower() in ("a", "each", "per", "every"):
        at -= 2  # "720 boats a day use the lock"
    said, before = part[at].text.lower(), part[at]
    if tags[at] != "N":
        return said in _SUBJECTS or said == "them" or (low == "costs" and tags[at] == "F")
    if low in _BASE_PASTS:
        return True
    if low == part[i].key:
        return said in _PLURAL or said in ("men", "women", "children") or (before.kind != "name" and said.endswith("s") and said != before.key)
    if not low.endswith("s"):
        return False
    first = at
    while first and tags[first] in ("N", "A"):
        first -= 1
    if tags[first] in ("C", "D"):
        return tags[first] == "D"  # "the summit rises", no "passenger and goods trains"
    after = tags[i + 1]
    return after in ("D", "O") or grammar.is_mostly_verb(part[i]) or (low == "costs" and after == "F") or (before.kind != "word" and after not in ("P", "F")) or low == "accounts"


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
