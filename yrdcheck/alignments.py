"""Sets a clause of a draft against one reading of a claim: every content word with its counterpart, how good it is, and where it stands.

Nothing is decided here; the rules read what was found.
"""

from __future__ import annotations

from functools import lru_cache

from yrdcheck import grammar, words
from yrdcheck.candidates import is_unbound, leans
from yrdcheck.grammar import Part
from yrdcheck.model import TYPE_CHECKING, record
from yrdcheck.statements import CONTENT, NAMES, phrases
from yrdcheck.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from yrdcheck.candidates import Form, Index
    from yrdcheck.statements import Clause

# How good a counterpart is, by its relation; how much a word weighs, by what it is. What was fitted on what: evals/README.md.
STRENGTH = {"same": 0.97, "synonym": 0.88, "near": 0.8, "narrower": 0.5, "broader": 0.75}
SPELLING = 0.88
SLOT = 0.9  # what the claim's record says that it is about
LEANT = 0.85  # stands in what the claim leans on: its sentence, heading, title
FAR = 0.6  # ... where the claim has a subject of its own
POOLED = 0.85  # stands in another wording of the claim
BESIDE, BESIDE_ASSERTED = 0.95, 0.7  # stands in another clause of the claim's sentence: what is spoken of, what is asserted of it
ASIDE = 0.3  # what is asserted, where only the text before the claim has the word
ELSEWHERE_SUBJECT = 0.4  # the subject of a draft that a claim with another subject only has beside it
UNBOUND = 0.75  # the subject of a draft for an "it" that the source does not explain
WIDER = 0.6  # what a claim about a part says of the whole
MATCHED = 0.5  # from here on a word counts as spoken of
KIND_WEIGHT = {"name": 1.5, "concept": 1.5, "term": 1.3, "word": 1.0, "light": 0.3}
TAG_WEIGHT = {"N": 1.0, "A": 0.85, "V": 0.7, "R": 0.4}
ELSEWHERE = 0.5  # weight of words that stand beside another figure of the sentence

# What a figure of a dimension says by itself: "a £410m bridge" costs so much, "a 3 km quay" is so long.
IMPLIED = {
    "money": frozenset("cost price bill budget spend pay charge fee worth value tag money come".split()),
    "length": frozenset("long length stretch run extend distance measure away far apart trip".split()),
    "time": frozenset("take last duration long time spend".split()),
    "months": frozenset("take last duration long time old age".split()),
    "mass": frozenset("weigh weight".split()),
    "area": frozenset("cover area size occupy".split()),
    "temperature": frozenset("temperature warm cold".split()),
    "speed": frozenset("speed fast".split()),
}
GENERIC = frozenset("area region country city town province state nation place company firm group body project programme scheme plan site".split())
_JOINTS = frozenset(("of", "the", "&", "de", "van", "von", "la", "al", "for"))


@record
class Link:
    """A content word of the clause with its counterpart in the claim."""

    word: Word
    part: Part
    other: str  # key in the claim, "" where there is none
    at: int  # which word of the claim's clause; -1 where the counterpart stands elsewhere or is none
    strength: float
    weight: float


@record
class View:
    """A clause set against one reading of a claim."""

    clause: Clause
    form: Form
    pairs: tuple[Link, ...]
    cover: float  # share of the clause's words, by weight, that the claim speaks of
    back: float  # share of the claim's words that the clause speaks of
    alike: tuple[str, str] | None  # (asked, known): two regions an editor treats alike
    kin: frozenset[tuple[str, str]]  # a thing that the clause names with one of the claim that holds it or lies in it
    predicate: float  # share of the words that are no names, which say what is asserted
    known: Reading


# ---- names --------------------------------------------------------------------------------------------------------


def name_groups(row: Sequence[Word]) -> list[list[Word]]:
    """Names of several words taken together: "Holm Docks" is not "Holm Ferries"; a known thing stands alone."""
    out: list[list[Word]] = []
    joint = False
    for i, w in enumerate(row):
        if w.kind == "concept":
            out.append([w])
            joint = False
        elif w.kind == "name":
            last = out[-1][-1] if out else None
            near = last is not None and last.kind == "name" and not _owns(last) and w.start - last.end in ((1, 2, 3, 4, 5) if joint else (0, 1, 3))
            if near:
                out[-1].append(w)
            else:
                out.append([w])
            joint = False
        else:
            joint = i > 0 and w.kind == "stop" and w.text in _JOINTS and row[i - 1].kind == "name"
    return out


def _owns(w: Word) -> bool:
    """Whether a name says whose the next one is: "Holm's Grey Ferry" are two names."""
    return w.text.endswith(words.POSSESSIVE_ENDS)


# ---- one reading of a claim, prepared -----------------------------------------------------------------------------


class Reading:
    """A form of a claim with what matching asks of it, made once."""

    __slots__ = ("back", "beside", "beside_common", "clause", "common", "concepts", "every", "form", "groups", "lean", "leant", "leant_common", "meant", "named",
        "own", "parts", "plain", "row", "spelled", "spoken", "spots", "topic", "unbound", "whose", "wider", "words",
    )  # fmt: skip

    def __init__(self, form: Form, index: Index, forms: Sequence[Set[str]] = ()) -> None:
        clause = form.clause
        self.every = frozenset().union(*forms)  # the words of all forms of the claim
        self.form = form
        self.clause = clause
        self.parts = grammar.parse(clause.words, clause.text, clause.start)
        self.words = [(i, w, p) for i, (w, p) in enumerate(zip(clause.words, self.parts, strict=True)) if w.kind in CONTENT]
        self.row = (*clause.carried, *clause.words)
        own = dict.fromkeys(w.key for _, w, _ in self.words)
        self.own = list(dict.fromkeys([*own, *sorted(form.keys)]))
        spelled = [k for w in clause.words if w.kind in ("concept", "term") for k in spelling(w.text)]
        self.plain = self.own + [k for k in dict.fromkeys(spelled) if k not in self.own]
        self.topic = frozenset(form.topic)
        self.beside = frozenset(form.beside) - set(self.own)
        self.leant = (frozenset(clause.context) | frozenset(w.key for w in clause.carried)) - set(self.own)
        self.lean = leans(clause)
        self.groups = name_groups(self.row)
        self.whose = clause.words[0].text.lower() in words.POSSESSIVES if clause.words else False  # "its director, Samir Vale" is the director of what was named before
        self.unbound = is_unbound(form)
        self.wider = {k for key in (*self.own, *self.leant) if key in index.part_of for k in index.wider(key)}
        self.common, self.beside_common, self.leant_common = _common(self.plain), _common(self.beside), _common(self.leant)
        self.spoken = [w.key for w in clause.words if w.kind in ("word", "light", "name")]
        self.meant = [k for k in form.subject if k[:1] != "@"] if self.lean and not form.topic else []  # what "it" stands for
        self.named = [w.key for _, w, p in self.words if w.kind in NAMES and p.place == "S" and not p.prep and p.head]
        self.back = [w.key for _, w, _ in self.words if w.kind != "light"]
        self.concepts = frozenset(w.key for w in self.row if w.kind == "concept")
        self.spelled: dict[str, tuple[str, float]] = {}  # what stands for known things that the claim does not name, by their names
        self.spots: dict[str, list[tuple[int, Part]]] = {}
        for i, w, p in self.words:
            self.spots.setdefault(w.key, []).append((i, p))
        has_phrases = any(" " in k for k in form.keys)
        for phrase, first, size in phrases(clause.words) if has_phrases else ():  # one stands where its first word of content does
            at = next((i for i in range(first, first + size) if clause.words[i].kind in CONTENT), first)
            self.spots.setdefault(phrase, []).append((at, self.parts[at]))


def _common(keys: Iterable[str]) -> frozenset[str]:
    """The keys that are words, no names of an editor's."""
    return frozenset(k for k in keys if k[:1] not in ("@", "%"))


KEPT = 4000  # readings that an index remembers
READ = 4  # readings of a claim that are set against a clause


def reading(index: Index, number: int, at: int = 0) -> Reading:
    """A form of claim ``number``, prepared for matching; kept by the index."""
    found = index.readings.get((number, at))
    if found is None:
        if len(index.readings) >= KEPT:
            index.readings.clear()
        found = index.readings[number, at] = Reading(index.form(number, at), index, index.keys(number))
    return found


def likeliest(asked: Asked, index: Index, number: int) -> list[int]:
    """The forms of a claim that share most words with a clause, its quote always among them."""
    keys = index.keys(number)
    order = list(range(len(keys)))
    if len(order) > READ:
        order = [0, *sorted(order[1:], key=lambda i: (-len(asked.said & keys[i]), len(keys[i])))[: READ - 1]]
    return order


@lru_cache(maxsize=16384)
def initials(text: str) -> str:
    """First letters of the capitalised words of a text, runs kept apart: an acronym of one of its names is in there."""
    import re

    return "".join(m[1] or " " for m in re.finditer(r"\b([A-Z])[a-z]+\b(?: (?:and|of|the|for))?|[,.;:(]| [a-z]", text))


# ---- counterparts of words ----------------------------------------------------------------------------------------


@lru_cache(maxsize=65536)
def relation(a: str, b: str) -> str | None:
    """How the thesaurus relates two lemmas; superlatives as the adjectives they are made of."""
    from yrdcheck import thesaurus

    found = thesaurus.lemma_relation(a, b)
    if found is None and a.endswith("est") and b.endswith("est"):
        found = thesaurus.lemma_relation(plain(a), plain(b))
    if found is None and a != b and (undone(a) == b or undone(b) == a):
        found = "antonym"
    if found is None and a.endswith("ly") != b.endswith("ly") and thesaurus.lemma_relation(unadverbed(a), unadverbed(b)) == "antonym":
        found = "antonym"
    return found


_OTHERWISE = frozenset("hardly lately nearly shortly fairly largely barely mostly early only directly presently".split())  # say something else than their adjectives


@lru_cache(maxsize=16384)
def unadverbed(key: str) -> str:
    """The adjective that an adverb is made of, any other word itself: rapidly, rapid."""
    if not key.endswith("ly") or key in _OTHERWISE:
        return key
    stem = key[:-3] + "y" if key.endswith("ily") else key[:-2]
    return stem if known_word(stem) else key


@lru_cache(maxsize=65536)
def undone(key: str) -> str:
    """The verb whose participle "un" denies: "unpaid" is not paid; else the key itself. What "uncover" does is no denial."""
    if key[:2] != "un" or not key.endswith(("ed", "en", "id", "lt", "ld", "wn", "ht")):
        return key
    from yrdcheck import thesaurus

    verb = words.key(key[2:])
    return verb if verb != key[2:] and thesaurus.is_verb(verb) and not thesaurus.is_verb(key) else key


@lru_cache(maxsize=16384)
def plain(key: str) -> str:
    """The adjective that a superlative is made of: youngest, young."""
    stem = {"eld": "old"}.get(key[:-3], key[:-3])
    return next((f for f in (stem, stem + "e", stem[:-1] + "y" if stem.endswith("i") else stem[:-1]) if len(f) > 2 and known_word(f)), key)


@lru_cache(maxsize=65536)
def known_word(key: str) -> bool:
    """Whether a key is an ordinary word, no name."""
    from yrdcheck import thesaurus

    return thesaurus.is_common(key)


@lru_cache(maxsize=65536)
def tells(key: str) -> float:
    """How much a lemma tells by itself, from 0 to 1."""
    from yrdcheck import thesaurus

    return thesaurus.telling(key)


class Likes:
    """What stands for a lemma of a draft, as far as claims were looked at: each word of theirs is compared with it once."""

    __slots__ = ("good", "kin", "looked", "met", "word")

    def __init__(self, word: str) -> None:
        self.word = word
        self.met: set[str] = set()  # words compared as counterparts
        self.good: dict[str, float] = {}  # those that are, and how good: above 0, at most 1
        self.looked: set[str] = set()  # words compared by the thesaurus alone
        self.kin: dict[str, str] = {}  # those it relates to the lemma, and how

    def strengths(self, others: frozenset[str]) -> dict[str, float] | None:
        """How good the counterparts are, those of a claim's words among them; `None` where none of these is one."""
        if not others <= self.met:
            self._compare(others - self.met)
        return None if others.isdisjoint(self.good) else self.good

    def related(self, others: frozenset[str]) -> list[tuple[str, str]]:
        """Those of a claim's words that the thesaurus relates to the lemma, and how (`relation`)."""
        if not others <= self.looked:
            new = others - self.looked
            self.kin |= kin(self.word, new)
            if len(self.looked) > MET:
                self.looked.clear()
            self.looked |= new  # last: another thread may ask
        found = self.kin
        return [] if others.isdisjoint(found) else [(o, found[o]) for o in found.keys() & others]

    def _compare(self, new: frozenset[str]) -> None:
        self.good |= counterparts(self.word, new, dict(self.related(new)))
        if len(self.met) > MET:
            self.met.clear()
        self.met |= new  # last: another thread may ask


def kin(word: str, others: Set[str]) -> dict[str, str]:
    """Those words of claims that the thesaurus relates to a lemma, and how (`relation`)."""
    from yrdcheck import thesaurus

    found = thesaurus.related(word, others)
    if word.endswith("est"):
        found |= {o: how for o in others if o.endswith("est") and (how := relation(word, o)) is not None}
    if (verb := undone(word)) != word and verb in others:
        found.setdefault(verb, "antonym")
    for o in others:
        if o[:2] == "un" and undone(o) == word != o:
            found.setdefault(o, "antonym")
    if word.endswith("ly"):  # an adverb is the opposite of an adjective as its own adjective is
        if (plainly := unadverbed(word)) != word:
            opposites = thesaurus.related(plainly, {o for o in others if not o.endswith("ly")})
            found |= {o: how for o, how in opposites.items() if how == "antonym"}
    elif adverbs := {unadverbed(o): o for o in others if o.endswith("ly") and o not in found}:
        found |= {adverbs[k]: how for k, how in thesaurus.related(word, adverbs.keys()).items() if how == "antonym"}
    return found


def counterparts(word: str, others: Set[str], related: Mapping[str, str]) -> dict[str, float]:
    """The words of claims that may stand for a lemma, and how well: above 0, at most 1. ``related``: what `kin` says of them."""
    from yrdcheck import thesaurus

    good: dict[str, float] = {}
    if word in words.KINDS:
        others = others - words.KINDS[word]  # "winter" is no "summer"
    near = thesaurus.nearest(word, others, GRADED)
    for o in (related.keys() | near.keys()) & others:
        if related.get(o) != "antonym":
            good[o] = max(STRENGTH.get(related.get(o, ""), 0.0), min(0.85, 0.3 + (near[o] - GRADED) * 1.4) if o in near else 0.0)
    size, first = len(word), word[:1]
    if size >= 4:
        for o in others:
            if o[:1] == first and -2 < len(o) - size < 2 and good.get(o, 0.0) < SPELLING and related.get(o) != "antonym" and one_edit(word, o):
                if not (known_word(word) and known_word(o)):
                    good[o] = SPELLING
    return good


GRADED = 0.4  # how near two words must be to stand for each other by that alone
MET = 1500  # words that are remembered as compared


@lru_cache(maxsize=1024)
def likes(word: str) -> Likes:
    """What stands for a lemma, kept from claim to claim."""
    return Likes(word)


def one_edit(a: str, b: str) -> bool:
    """Whether two words of some length differ by one letter added, dropped, changed or swapped with its neighbour."""
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 5 or a[0] != b[0]:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    if len(a) == len(b):
        return a[i + 1 :] == b[i + 1 :] or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    return a[i + 1 :] == b[i:] or a[i:] == b[i + 1 :]


def match_word(k: str, own: Sequence[str], common: frozenset[str], known: Reading, topical: bool = True) -> tuple[str, float]:
    """The counterpart of a common word among a claim's words, and how good it is. ``common``: those of ``own`` that name nothing, at least.

    What is asserted must stand in the claim's own sentence; what it is asserted of (``topical``) may stand before it.
    """
    if k in own:
        return k, 1.0
    other, best = "", 0.0
    like = likes(k)
    found = like.strengths(common)
    if found:
        for o in own:
            if found.get(o, 0.0) > best:
                other, best = o, found[o]
    if best >= LEANT:
        return other, best
    beside = BESIDE if topical else BESIDE_ASSERTED
    if k in known.beside:
        return (k, beside) if beside > best else (other, best)
    share = (LEANT if known.lean else FAR) if topical else ASIDE
    if k in known.leant:
        return (k, share) if share > best else (other, best)
    for group, worth in ((known.beside_common, beside), (known.leant_common, share)):
        strength = worth * STRENGTH["synonym"]
        if group and strength > best:
            said = [o for o, how in like.related(group) if how in ("same", "synonym") and (worth is beside or o not in known.beside)]
            if said:
                other, best = min(said), strength
    return other, best


@lru_cache(maxsize=16384)
def same_name(a: str, b: str) -> bool:
    """Whether two words of names may be one: alike, shortened, or with one letter wrong."""
    if a == b:
        return True
    if a[:1] in ("@", "%") or b[:1] in ("@", "%"):
        return False
    if not _WITH_DIGITS.isdisjoint(a) and not _WITH_DIGITS.isdisjoint(b):  # 4.1.0 is 4.1, and neither is 4.1.1
        return _plain_number(a) == _plain_number(b)
    return (len(a) > 3 and len(b) > 3 and (a.startswith(b) or b.startswith(a) or one_edit(a, b))) or relation(a, b) == "same"


_WITH_DIGITS = frozenset("0123456789")


def _plain_number(key: str) -> str:
    """A name with digits without the noughts that say nothing: 4.1 of 4.1.0 and v4.1."""
    rest = key.removeprefix("v")
    while rest.endswith(".0") and rest.count(".") > 1:
        rest = rest[:-2]
    return rest


def only_generic(keys: Sequence[str]) -> bool:
    """Whether names consist of dictionary words and numbers alone ("Line", "Harbour", "2"): sharing these says little."""
    return all(k.isdecimal() or known_word(k) for k in keys)


def _named(a: str, b: str, exact: frozenset[str]) -> bool:
    """Whether two words of names may be one: what the sources name themselves (``exact``) is no misspelling of another name."""
    return same_name(a, b) and not (a in exact and a != b and one_edit(a, b) and not (a.startswith(b) or b.startswith(a)))


def match_group(group: Sequence[Word], own: Sequence[str], known: Reading, exact: frozenset[str] = frozenset()) -> tuple[str, float]:
    """The counterpart of a name: one that holds it or that it holds ("Typhoon Imbudo", "Imbudo"); two that differ in a part are two things."""
    keys = [w.key for w in group]
    best = ("", 0.0)
    first = group[0]
    if len(group) == 1 and 2 <= len(first.text) <= 6 and first.text.isupper() and keys[0] not in own and first.text in initials(known.clause.text):
        return keys[0], 0.9
    if len(keys) > 1 and any(k.isdecimal() and len(k) < 4 and not (k in own or k in known.leant or k in known.beside or k in known.topic) for k in keys):
        return "", 0.0  # "Line 2" is neither Line 1 nor the line
    for other in known.groups:
        names = [w.key for w in other]
        shared = [k for k in keys if any(_named(k, n, exact) for n in names)]
        if not shared:
            continue
        back = [n for n in names if any(_named(k, n, exact) for k in keys)]
        if len(shared) == len(keys) or (len(back) == len(names) and not only_generic(back)):
            strength = 1.0 if len(shared) == len(keys) else 0.95
            if strength > best[1]:
                best = (names[0], strength)
    if best[1] >= LEANT:
        return best
    if all(k in own for k in keys):
        return keys[0], 0.9
    near = known.leant | known.beside
    inside = [k for k in keys if k in near or k in own]
    if inside and (len(inside) == len(keys) or (not only_generic(inside) and len(inside) * 2 >= len(keys))):
        whole = len(inside) == len(keys)
        if whole and all(k in known.beside or k in own for k in keys):
            return inside[0], BESIDE
        return inside[0], LEANT if known.lean else FAR if whole else 0.35
    if len(keys) > 2 and 3 * sum(k in own for k in keys) >= 2 * len(keys) and not any(set(inside) & {w.key for w in g} for g in known.groups):
        return inside[0], LEANT  # a name that the source shortens in lower case: "the date line"
    return best


def _in_topic(group: Sequence[Word], topic: frozenset[str]) -> bool:
    """Whether a name is that of the document's topic, or a telling part of it."""
    inside = [w.key for w in group if any(same_name(w.key, t) for t in topic)]
    return len(inside) == len(group) or (2 * len(inside) >= len(group) and not only_generic(inside))


def _spelled_out(word: Word, known: Reading) -> tuple[str, float]:
    """A known thing that the claim does not name: the larger whole of what it names, or said in other words."""
    if word.key in known.wider:
        return word.key, WIDER
    found = known.spelled.get(word.text)
    if found is None:
        found = known.spelled[word.text] = _by_parts(word, known)
    return found


def _by_parts(word: Word, known: Reading) -> tuple[str, float]:
    parts = [k for k in spelling(word.text) if k not in words.STOP]
    if parts and all(match_word(k, known.spoken, known.common, known)[1] >= LEANT for k in parts):
        return parts[0], LEANT
    return "", 0.0


@lru_cache(maxsize=4096)
def spelling(text: str) -> tuple[str, ...]:
    return tuple(words.key(t) for t, _, _ in words.tokenize(text))


def _match_term(word: Word, known: Reading) -> tuple[str, float]:
    """The counterpart of a property: the same property in any wording, else each of its words."""
    if word.key in known.own:
        return word.key, 1.0
    if word.key in known.beside or word.key in known.leant:
        return word.key, LEANT
    return min((match_word(k, known.plain, known.common, known) for k in spelling(word.text) if k not in words.STOP), key=lambda f: f[1], default=("", 0.0))


_UNDER_WAY = frozenset(("under construction", "not completed", "in progress"))


def _one_sense(word: Word, mine: Clause, theirs: Clause) -> bool:
    """What has opened is running, what fell is lower: words of one stage, or of one direction, stand for each other."""
    if mine.direction and mine.direction == theirs.direction and (word.key in words.UP or word.key in words.DOWN):
        return True
    if not mine.stage or (mine.stage != theirs.stage and not {mine.stage, theirs.stage} <= _UNDER_WAY):
        return False
    return word.key in words.STAGE_WORDS or (word.kind == "term" and any(k in words.STAGE_WORDS for k in spelling(word.text)))


# ---- the clause, prepared -----------------------------------------------------------------------------------------


class Asked:
    """A clause of a draft with what matching asks of it, made once for all candidates."""

    __slots__ = ("clause", "concepts", "exact", "figures", "generic", "groups", "heads", "names", "near", "phrases", "row", "said", "soft", "spans", "subject", "total",
        "words",
    )  # fmt: skip

    def __init__(self, clause: Clause, index: Index) -> None:
        self.clause = clause
        parts = grammar.parse(clause.words, clause.text, clause.start)
        lead = Part("N", "S", "", True)
        self.row = (*clause.carried, *clause.words)
        self.heads = {w.start for w, p in zip(self.row, [*[lead] * len(clause.carried), *parts], strict=True) if p.place == "S" and not p.prep and not _owns(w)}
        self.near = clause.quantities[0].near if len(clause.quantities) == 1 else None
        subject = {w.start for w in (*clause.carried, *clause.words[: clause.subject])}
        self.words: list[tuple[Word, Part, float]] = []
        for w, p in zip(self.row, [*[lead] * len(clause.carried), *parts], strict=True):
            if w.kind in CONTENT:
                weight = _weight(w, p, index)
                if self.near is not None and not (self.near[0] <= w.start and w.end <= self.near[1]) and w.start not in subject:
                    weight *= ELSEWHERE
                self.words.append((w, p, weight))
        self.groups = name_groups(self.row)
        self.names = [w.key for g in self.groups for w in g]
        self.exact = frozenset(k for k in self.names if k[:1] != "@" and index.size(k)[0])  # names that the sources have as they stand
        self.phrases = phrases(clause.words)
        self.generic = _generic(self.row)
        self.said = {w.key for w in self.row}
        self.spans = [span for q in clause.quantities for span in (q.thing, q.whole) if span]
        self.subject = max((w.start for w in (*clause.carried, *clause.words[: clause.subject])), default=-1)  # where it ends
        self.concepts = {w.key for w in self.row if w.kind == "concept"}
        self.figures = any(not (q.kind == "ordinal" and q.thing) for q in clause.quantities)
        self.total = 0.0
        for _, _, weight in self.words:
            self.total += weight
        padding = {k for q in clause.quantities for k in IMPLIED.get(q.dimension, ())} | (words.UP | words.DOWN if clause.direction else set())
        self.soft = {  # words that may count as said without a counterpart
            w.start for w, _, _ in self.words
            if w.start in self.generic or w.key in padding or (clause.stage and (w.kind == "term" or w.key in words.STAGE_WORDS))
        }  # fmt: skip

    def joined(self, group: Sequence[Word], known: Reading) -> bool:
        """Whether a name stands right beside a word or name that a claim has: a part of what it names, not all of it ("Weir Alec" is no "it")."""
        first, last = (next(i for i, w in enumerate(self.row) if w is end) for end in (group[0], group[-1]))
        beside = [w for w in (*self.row[max(0, first - 1) : first], *self.row[last + 1 : last + 2]) if w.key in known.plain]
        return any(w.kind in ("term", "name", "concept") or (w.kind == "word" and w.text[:1].isupper()) for w in beside)

    def hangs(self, group: Sequence[Word]) -> bool:
        """Whether a name stands right behind a preposition of place, and so is no subject: "in Merrow the court …"."""
        at = next(i for i, w in enumerate(self.row) if w is group[0])
        return at > 0 and self.row[at - 1].text.lower() in PLACING


PLACING = frozenset(("in", "at", "on", "near", "from", "to", "into"))  # prepositions that a place stands behind


def _weight(w: Word, p: Part, index: Index) -> float:
    if w.kind == "light":
        return KIND_WEIGHT["light"]
    telling = 1.0 if w.kind != "word" else 0.3 + 0.7 * tells(w.key)
    rare = 0.5 + 0.5 * index.rarity(w.key) if index.total >= 20 else 1.0
    return KIND_WEIGHT[w.kind] * (TAG_WEIGHT.get(p.tag, 0.8) if w.kind == "word" else 1.0) * telling * rare


def _generic(row: Sequence[Word]) -> set[int]:
    """Where "the area", "the region's", "this company" stand for something named elsewhere: they ask for nothing themselves."""
    out = set()
    for i, w in enumerate(row):
        low = w.text.lower().replace("’", "'").removesuffix("'s")
        after = row[i + 1] if i + 1 < len(row) else None
        if low in GENERIC and i and row[i - 1].text.lower() in ("the", "this", "that") and not (after is not None and after.text.lower() in ("of", "that", "where")):
            out.add(w.start)
    return out


# ---- both together ------------------------------------------------------------------------------------------------


@record
class Outline:
    """The names of a clause set against a reading of a claim, and what that leaves possible."""

    known: Reading
    groups: dict[int, tuple[str, float]]  # by the words of the clause that are parts of names and phrases: counterpart and strength
    alike: tuple[str, str] | None
    lost: float  # what the claim lacks of the names and phrases, by weight


def outline(asked: Asked, known: Reading, index: Index) -> Outline:
    """Match the names and phrases of a clause; regions treated alike match too, and are remembered."""
    clause, form = asked.clause, known.form
    subject = asked.subject
    declared = [k for k in form.subject if k[:1] == "@" and not any(k in index.wider(c) or c in index.wider(k) for c in asked.concepts)]
    other_subject = any(named and not any(k in asked.said for k in named) for named in (known.named, declared))
    other_subject = other_subject and not any(same_name(k, s) for k in known.named for s in asked.names)
    else_meant = bool(known.meant) and not any(same_name(k, s) for k in known.meant for s in asked.said)  # "it" is Holm School, asked is of Lund School
    behind = {w.key for w in form.clause.carried if w.kind in NAMES} if form.clause.words and form.clause.words[0].text.lower() in _RELATIVES else set()
    another = bool(behind) and not any(same_name(k, s) for k in behind for s in asked.names)  # "Nassau, where winds reached 61 mph"
    groups: dict[int, tuple[str, float]] = {}
    alike: tuple[str, str] | None = None
    for group in asked.groups:
        found = match_group(group, known.own if group[0].kind == "concept" else known.plain, known, asked.exact)
        here = any(w.key in known.own or w.key in known.plain for w in group) or (_owns(group[-1]) and known.whose)
        apart = other_subject or (another and not any(w.key in known.beside for w in group))
        if found[1] >= MATCHED and apart and group[-1].start <= subject and not here:
            found = (found[0], ELSEWHERE_SUBJECT)
        elif found[1] >= MATCHED and else_meant and any(w.start in asked.heads for w in group) and not any(w.key in known.spoken for w in (group[:-1] or group)):
            found = ("", 0.0)
        elif MATCHED <= found[1] < SLOT and any(w.key in known.meant for w in group):
            found = (found[0], SLOT)
        if found[1] < LEANT and known.topic and _in_topic(group, known.topic):
            found = (group[0].key, LEANT)
        if found[1] < LEANT and group[0].kind == "concept":
            for candidate in index.alike(group[0].key, form.keys):
                if candidate in known.own or candidate in known.leant:
                    alike, found = (group[0].key, candidate), (candidate, 0.9)
                    break
            else:
                found = _spelled_out(group[0], known)
        if found[1] < MATCHED and known.unbound and group[-1].start <= subject and not asked.joined(group, known) and not asked.hangs(group):
            if index.total < CROWD or _is_told(group, index):
                found = ("", UNBOUND)
        if found[1] >= MATCHED and len(group) > 1 and index.total >= CROWD and _misnamed(group, known, index):
            found = ("", 0.0)
        for w in group:
            groups[id(w)] = found
    for phrase, first, size in asked.phrases:
        found = match_word(phrase, known.own, known.common, known)
        if found[1] >= STRENGTH["near"] and found[0] != phrase:  # the same phrase matches word by word
            for w in clause.words[first : first + size]:
                groups[id(w)] = found
    lost = sum([weight * (1.0 - groups[id(w)][1]) for w, _, weight in asked.words if id(w) in groups and w.start not in asked.soft])
    return Outline(known, groups, alike, lost)


_RELATIVES = frozenset(("where", "which", "who", "whose"))
CROWD = 20  # claims from which on the sources show how they call a thing


def _is_told(group: Sequence[Word], index: Index) -> bool:
    """Whether the sources have a name: all of its words, and each of them beside another of them ("Kettle Castell" is none of Kettle Sound and Castell Quay)."""
    keys = [w.key for w in group]
    return all(index.row(k)[0] and (len(keys) == 1 or any(_named_together(k, r, index) for r in keys if r != k)) for k in keys)


def _misnamed(group: Sequence[Word], known: Reading, index: Index) -> bool:
    """Whether a name has a part that the claim lacks and that no claim has beside the rest: "Odile Amory" where the sources have "Odile Marrenfeld".

    A title or class before a name that the claim has alone may go unsaid: "Hurricane Imbudo", "Imbudo".
    """
    keys = [w.key for w in group if not w.key.isdigit()]
    best: list[str] = max((_shared(keys, g) for g in known.groups), key=len, default=[])
    if len(keys) < 2 or len(best) == len(keys) or all(k in known.leant or k in known.topic for k in keys):
        return False
    alone = len(keys) == len(group) and any(len(g) == len(best) == len(_shared(keys, g)) for g in known.groups)
    rest = best or [k for k in keys if any(k in near for near in (known.plain, known.beside, known.leant, known.topic))]
    return any(
        k not in best and not (alone and known_word(k)) and not any(_named_together(k, r, index) for r in rest if r != k) for k in keys
    )


def renamed(clause: Clause, index: Index) -> str:
    """A name of a clause that is none of the sources', but for one word (`_is_renamed`), or ""."""
    if index.total < CROWD:
        return ""
    return next((" ".join(w.text for w in g) for g in name_groups((*clause.carried, *clause.words)) if len(g) > 2 and _is_renamed(g, index)), "")


def _is_renamed(group: Sequence[Word], index: Index) -> bool:
    """Whether the sources have a name as long as this but for one word, and nowhere this: "Merrow Hospital Rosedale" where they have "Merrow Hospital Trust".

    Two words are too few: the first may be a title or class ("Minister Dahl"), or the owner of the second.
    """
    keys = [w.key for w in group]
    if any(k.isdecimal() for k in keys):
        return False
    found = False
    for n in sorted({n for k in keys for n in index.row(k)[0][:NAMED]}):
        row = index.form(n).clause.words
        said = [w.key for w in row]
        if any(said[i : i + len(keys)] == keys for i in range(len(said))):
            return False
        for other in name_groups(row):
            odd = [k for k, w in zip(keys, other, strict=True) if not same_name(k, w.key)] if len(other) == len(keys) else []
            found = found or (len(odd) == 1 and not known_word(odd[0]))
    return found


def _shared(keys: Sequence[str], group: Sequence[Word]) -> list[str]:
    """The words of one name that another name has too."""
    return [k for k in keys if any(same_name(k, w.key) for w in group)]


def _named_together(a: str, b: str, index: Index) -> bool:
    """Whether some claim has two words side by side, as in one name."""
    for n in sorted(set(index.row(a)[0]) & set(index.row(b)[0]))[:NAMED]:
        row = index.form(n).clause.words
        spots = [[i for i, w in enumerate(row) if w.key == k] for k in (a, b)]
        if any(abs(i - j) <= APART for i in spots[0] for j in spots[1]):
            return True
    return False


APART = 3  # words of one name stand no further from each other
NAMED = 12  # claims looked at for a name


def align(asked: Asked, begun: Outline, index: Index, least: float = 0.0, silent: Set[str] = frozenset()) -> View | None:
    """Match every content word of a clause with a claim's words. ``silent``: those that are known to have no counterpart.

    `None` where the claim speaks of a smaller share of the clause than ``least``, which is then not worth more work.
    """
    known, groups = begun.known, begun.groups
    clause, form, theirs = asked.clause, known.form, known.clause
    spare = (1.0 - least) * asked.total + 1e-9  # what may be lost at the most
    if spare < begun.lost:
        return None
    implied = {k for q in clause.quantities for x in theirs.quantities if q.dimension == x.dimension for k in IMPLIED.get(q.dimension, ())}
    free = [k for k in known.plain if k not in asked.said]  # one word of the claim stands for one word of the clause
    matched: list[tuple[str, float]] = []
    got = lost = 0.0
    for w, part, weight in asked.words:
        if id(w) in groups:
            other, strength = groups[id(w)]
        elif w.key in silent:
            other, strength = "", 0.0
        elif w.kind == "term":
            other, strength = _match_term(w, known)
        else:
            topical = part.place == "S" or bool(part.prep) or not part.place
            other, strength = match_word(w.key, known.plain if w.key in known.plain else free, known.common, known, topical)
            if other in free:
                free.remove(other)
            if strength < LEANT and known.topic and (w.key in known.topic or _is_topic(w.key, known.topic)):
                other, strength = w.key, LEANT
        if strength < STRENGTH["synonym"] and (w.key in implied or w.start in asked.generic):
            other, strength = "", STRENGTH["synonym"]
        if (strength < STRENGTH["synonym"] or other not in known.own) and _one_sense(w, clause, theirs):
            other, strength = "", STRENGTH["synonym"]
        if strength < POOLED and w.kind in ("word", "light") and w.key in known.every and not _opposed(w.key, known):
            other, strength = w.key, POOLED
        lost += weight * (1.0 - strength)
        if lost > spare:
            return None
        matched.append((other, strength))
        got += weight * strength
    pairs = [
        Link(w, part, other, _place(other, part, known) if other else -1, strength, weight)
        for (w, part, weight), (other, strength) in zip(asked.words, matched, strict=True)
    ]
    mine = asked.said | set(clause.context) | {p.other for p in pairs}
    stated = [p for p in pairs if p.word.kind in ("word", "term") or within(p.word, asked.spans)] or [p for p in pairs if p.word.kind == "light"]
    return View(
        clause, form, tuple(pairs), got / asked.total if asked.total else 0.0, sum(k in mine for k in known.back) / len(known.back) if known.back else 1.0, begun.alike,
        _kin(asked.concepts, known.concepts, index), mean(stated), known,
    )  # fmt: skip


def _opposed(key: str, known: Reading) -> bool:
    """Whether a reading has the opposite of a word: then no other wording says it of the same thing ("A is upstream", "B is downstream")."""
    return any(how == "antonym" for _, how in likes(key).related(known.common))


@lru_cache(maxsize=4096)
def _is_topic(key: str, topic: frozenset[str]) -> bool:
    """Whether a word says what a document is about in another word."""
    return any(how in ("same", "synonym", "broader") for _, how in likes(key).related(topic))


def _place(other: str, part: Part, known: Reading) -> int:
    """Which word of the claim's clause a counterpart is: of several, the one that plays the same part."""
    spots = known.spots.get(other)
    if spots is None:
        return -1
    return spots[0][0] if len(spots) == 1 else max((p.place == part.place, p.prep == part.prep, -i, i) for i, p in spots)[3]


def within(w: Word, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a known thing is what a figure counts or is a share of: it says what is asserted, as a noun would."""
    return w.kind == "concept" and any(a <= w.start and w.end <= b for a, b in spans)


def mean(pairs: Sequence[Link]) -> float:
    """Mean strength of some pairs, by weight."""
    total = sum(p.weight for p in pairs)
    return sum(p.weight * p.strength for p in pairs) / total if total else 0.0


def _kin(mine: Set[str], theirs: Set[str], index: Index) -> frozenset[tuple[str, str]]:
    """Things of the claim that hold or lie in a thing that the clause names: "in China" is no other place than "in Shanghai"."""
    if not mine or not theirs:
        return _NO_KIN
    return frozenset((m, t) for m in mine for t in theirs if t in index.wider(m) or m in index.wider(t))


_NO_KIN: frozenset[tuple[str, str]] = frozenset()
