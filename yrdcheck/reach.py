"""How much of a clause a claim can speak of at the most, from its words alone: most claims that share a word with a clause need no closer look.

Every word that a claim was seen with is a bit, and so is what may stand for a word of a draft: setting a clause against a claim takes a
few operations on whole numbers. The answer is an upper limit of the share that `alignments.align` finds, whose steps it follows.
"""

from __future__ import annotations

from _thread import allocate_lock

from yrdcheck import words
from yrdcheck.alignments import (
    ASIDE,
    BESIDE,
    BESIDE_ASSERTED,
    LEANT,
    POOLED,
    UNBOUND,
    WIDER,
    initials,
    kin,
    known_word,
    likes,
    same_name,
    spelling,
)
from yrdcheck.candidates import UNBOUND as NOTHING_NAMED
from yrdcheck.model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence, Set

    from yrdcheck.alignments import Asked
    from yrdcheck.candidates import Candidate, Index

    Inside = Callable[[frozenset[str]], dict[str, float]]
    Around = Callable[[frozenset[str]], tuple[Set[str], Set[str]]]

KEPT = 4000  # claims, and words of drafts, that a vocabulary remembers
TIERS = (1.0, 0.88, 0.75, 0.6, 0.45)  # a word that stands for another less well than the one and better than the next counts as the one


class Mask:
    """The words of a claim as bits."""

    __slots__ = ("beside", "every", "forms", "leant", "own", "topic")

    def __init__(self, forms: Sequence[int], leant: int, beside: int, topic: int) -> None:
        self.forms, self.leant, self.beside, self.topic = forms, leant, beside, topic
        self.own = 0  # of any form
        for form in forms:
            self.own |= form
        self.every = self.own | leant | beside | topic


class Stands:
    """Which words of claims may stand for a word of a draft, as far as they were looked at, as bits."""

    __slots__ = ("any", "around", "broad", "inside", "like", "looked", "met", "own", "tiers")

    def __init__(self, inside: Inside, around: Around) -> None:
        self.inside = inside  # gives those words that stand for it in a claim, and how well
        self.around = around  # gives those that stand for it beside a claim, and those that do as a document's topic
        self.met = 0  # words in claims that were asked about
        self.looked = 0  # how many words in or beside claims were asked about
        self.own = self.like = self.broad = self.any = 0
        self.tiers = [0] * len(TIERS)  # `own` by how well

    def worth(self, own: int, mask: Mask, topical: bool) -> float:
        """How well a claim can speak of the word at the most. ``topical``: it is no part of what is asserted."""
        best = 0.0
        if own & self.own:
            for worth, tier in zip(TIERS, self.tiers, strict=True):
                if own & tier:
                    best = worth
                    break
        if best < BESIDE:
            if mask.beside & self.like:
                best = max(best, BESIDE if topical else BESIDE_ASSERTED)
            if best < LEANT and mask.topic & self.broad:
                best = LEANT
            if mask.leant & self.like:
                best = max(best, LEANT if topical else ASIDE)
        return best


class Vocabulary:
    """The words of the claims that were looked at so far, each a bit."""

    __slots__ = ("_bits", "_listed", "_lock", "_masks", "_stands", "_words", "index")

    def __init__(self, index: Index) -> None:
        self.index = index
        self._lock = allocate_lock()
        self._bits: dict[str, int] = {}
        self._words: list[str] = []
        self._masks: dict[int, Mask] = {}
        self._stands: dict[tuple[str, str], Stands] = {}
        self._listed: tuple[int, frozenset[str]] = (0, frozenset())

    def mask(self, number: int) -> Mask:
        """The words of a claim."""
        found = self._masks.get(number)
        if found is None:
            leant, beside, topic, spelled = map(self._join, self.index.around(number))
            if len(self._masks) >= KEPT:
                self._masks.clear()
            found = self._masks[number] = Mask([self._join(keys) | spelled for keys in self.index.keys(number)], leant, beside, topic)
        return found

    def _join(self, keys: Iterable[str]) -> int:
        out = 0
        for word in keys:
            bit = self._bits.get(word)
            out |= self._add(word) if bit is None else bit
        return out

    def _add(self, word: str) -> int:
        with self._lock:
            if word not in self._bits:
                self._words.append(word)
                self._bits[word] = 1 << (len(self._words) - 1)
            return self._bits[word]

    def stands(self, kind: str, key: str, own: int) -> Stands:
        """What stands for a word of a draft: a "word", a "name", a "thing" that an editor named, "nothing". ``own``: words in claims that must have been looked at."""
        found = self._stands.get((kind, key))
        if found is None:
            if len(self._stands) >= KEPT:
                self._stands.clear()
            found = self._stands[kind, key] = Stands(*_KINDS[kind](key, self.index))
        new = own & ~found.met
        if new:
            tiers = list(found.tiers)
            good = found.inside(self._words_of(new))
            for word, strength in good.items():
                tiers[sum(strength <= t for t in TIERS[1:])] |= self._bits[word]
            found.tiers = tiers
            found.own |= self._join(good)
            found.any |= found.own
            found.met |= new  # last: another thread may ask
        size = len(self._words)
        if found.looked < size:
            like, broad = found.around(frozenset(self._words[found.looked : size]))
            found.like |= self._join(like)
            found.broad |= self._join(broad)
            found.any |= found.like | found.broad
            found.looked = size
        return found

    def _words_of(self, bits: int) -> frozenset[str]:
        last = self._listed
        if last[0] == bits:  # words that are new to a draft are asked about the same words, one after the other
            return last[1]
        listed = bits
        out = []
        while bits:
            low = bits & -bits
            out.append(self._words[low.bit_length() - 1])
            bits ^= low
        words_ = frozenset(out)
        self._listed = listed, words_
        return words_


def _word(key: str, index: Index) -> tuple[Inside, Around]:
    """A common word."""

    def inside(others: frozenset[str]) -> dict[str, float]:
        good = likes(key).strengths(frozenset([o for o in others if o[:1] not in ("@", "%")])) or {}
        return {**{o: good[o] for o in good.keys() & others}, **dict.fromkeys({key} & others, 1.0)}

    def around(others: frozenset[str]) -> tuple[Set[str], Set[str]]:
        related = kin(key, others)
        like = {o for o, how in related.items() if how in ("same", "synonym") and o[:1] not in ("@", "%")} | ({key} & others)
        return like, like | {o for o, how in related.items() if how == "broader"}

    return inside, around


def _name(key: str, index: Index) -> tuple[Inside, Around]:
    """A word of a name."""

    size = len(key)

    def same(others: frozenset[str]) -> Set[str]:
        spelt = [o for o in others if o[:1] == key[:1] and (-2 < len(o) - size < 2 or o.startswith(key) or key.startswith(o))]
        return {o for o in spelt if o == key or same_name(key, o)} | {o for o, how in kin(key, others).items() if how == "same" and o[:1] not in ("@", "%")}

    return lambda others: dict.fromkeys(same(others), 1.0), lambda others: (found := same(others), found)


def _thing(key: str, index: Index) -> tuple[Inside, Around]:
    """A thing that an editor named: itself, one treated like it, a part of it."""
    alike = {key, *index.comparable.get(key, ())}
    parts = {k for k in index.part_of if key in index.wider(k)} - alike
    return lambda others: {**dict.fromkeys(parts & others, WIDER), **dict.fromkeys(alike & others, 1.0)}, lambda others: ((alike | parts) & others, alike & others)


def _nothing(key: str, index: Index) -> tuple[Inside, Around]:
    """What a claim speaks of without a name."""
    return lambda others: {}, lambda others: ({NOTHING_NAMED} & others, frozenset())


_KINDS = {"word": _word, "name": _name, "thing": _thing, "nothing": _nothing}


def vocabulary_of(index: Index) -> Vocabulary:
    """The vocabulary that an index keeps."""
    if index.vocabulary is None:
        index.vocabulary = Vocabulary(index)
    return index.vocabulary


class Reach:
    """A clause, prepared to be set against the words of claims."""

    __slots__ = ("_certain", "_common", "_groups", "_masks", "_singles", "_told", "_total")

    def __init__(self, asked: Asked, candidates: Sequence[Candidate], index: Index) -> None:
        vocabulary = vocabulary_of(index)
        self._masks = {c.number: vocabulary.mask(c.number) for c in candidates}
        own = 0
        for mask in self._masks.values():
            own |= mask.own
        self._total = asked.total
        self._certain = 0.0  # the weight of what any claim is taken to say
        weights: dict[int, float] = {}
        for w, _, weight in asked.words:
            if w.start in asked.soft:
                self._certain += weight
            else:
                weights[id(w)] = weight
        phrases: dict[int, list[Stands]] = {}
        for phrase, first, size in asked.phrases:
            stands = vocabulary.stands("word", phrase, own)
            for w in asked.clause.words[first : first + size]:
                phrases.setdefault(id(w), []).append(stands)
        self._groups: list[tuple[float, list[tuple[Stands, list[Stands], bool]], list[Stands], Stands | None, str]] = []
        for group in asked.groups:
            members = []
            for w in group:
                if w.kind == "concept":
                    parts = [vocabulary.stands("word", k, own) for k in spelling(w.text) if k not in words.STOP]
                    members.append((vocabulary.stands("thing", w.key, own), parts, False))
                else:
                    members.append((vocabulary.stands("name", w.key, own), [], known_word(w.key)))
            nothing = vocabulary.stands("nothing", "", own) if group[-1].start <= asked.subject else None
            text = group[0].text
            short = text if len(group) == 1 and 2 <= len(text) <= 6 and text.isupper() else ""
            self._groups.append((sum(weights.pop(id(w), 0.0) for w in group), members, [s for w in group for s in phrases.get(id(w), ())], nothing, short))
        self._singles: list[tuple[float, bool, str, Stands, list[Stands], list[Stands]]] = []  # weight, topical, key, itself, parts, phrases
        self._common: list[tuple[str, Stands]] = []
        for w, part, _ in asked.words:
            if id(w) in weights:
                topical = part.place == "S" or bool(part.prep) or not part.place
                term = w.kind == "term"
                parts = [vocabulary.stands("word", k, own) for k in spelling(w.text) if k not in words.STOP] if term else []
                if not term:
                    self._common.append((w.key, vocabulary.stands("word", w.key, own)))
                key = "" if term else w.key
                self._singles.append((weights.pop(id(w)), topical or term, key, vocabulary.stands("thing" if term else "word", w.key, own), parts, phrases.get(id(w), [])))
        keys = {row[2] for row in self._singles}
        self._told = {n: keys.intersection(frozenset().union(*index.keys(n))) for n in self._masks}  # words of the clause that some wording of a claim has

    def share(self, candidate: Candidate, at: int = -1) -> float:
        """The share of the clause, by weight, that a claim can speak of at the most; ``at``: in that form alone."""
        if not self._total:
            return 1.0
        mask = self._masks[candidate.number]
        own = mask.own if at < 0 else mask.forms[at]
        got = self._certain
        every = mask.every
        told = self._told[candidate.number]
        for weight, topical, key, stands, parts, phrases in self._singles:
            worth = stands.worth(own, mask, topical) if every & stands.any else 0.0
            if parts and worth < 1.0:
                worth = max(worth, min(p.worth(own, mask, True) for p in parts))
            for s in phrases:
                worth = max(worth, s.worth(own, mask, True))
            if worth < POOLED and key in told:
                worth = POOLED
            got += weight * worth
        for weight, members, phrases, nothing, short in self._groups:
            got += weight * _group_worth(own, mask, members, phrases, nothing, short, candidate)
        return got / self._total

    def silent(self, candidate: Candidate) -> frozenset[str]:
        """The common words of the clause for which nothing that a claim says or leans on stands."""
        every = self._masks[candidate.number].every
        return frozenset([key for key, stands in self._common if not every & stands.any])


def _group_worth(
    own: int, mask: Mask, members: Sequence[tuple[Stands, list[Stands], bool]], phrases: Sequence[Stands], nothing: Stands | None, short: str, candidate: Candidate
) -> float:
    """How well a claim can speak of a name of one or more words at the most."""
    worths = []
    generic = True
    for stands, parts, common in members:
        worth = stands.worth(own, mask, True) if mask.every & stands.any else 0.0
        if parts and worth < LEANT and all(p.worth(own, mask, True) >= LEANT for p in parts):
            worth = LEANT
        if worth:
            generic = generic and common
        worths.append(worth)
    best = max(worths)
    if generic and not all(worths) and 3 * sum(map(bool, worths)) < 2 * len(worths):
        best = 0.0  # "the Grand Harbour Hotel" and "the harbour"
    for s in phrases:
        best = max(best, s.worth(own, mask, True))
    if nothing is not None and best < UNBOUND and mask.beside & nothing.like:
        best = UNBOUND
    if short and best < 1.0 and any(short in initials(text) for text in (candidate.claim.quote, *candidate.claim.wordings)):
        best = 1.0
    return best


