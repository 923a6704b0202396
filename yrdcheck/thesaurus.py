"""General English words: their lemmas, classes, and which mean the same, more, or the opposite.

Made of Princeton WordNet (see ``data/WORDNET-LICENSE``), the Moby Thesaurus (public domain) and hand-kept rows by ``scripts/make_thesaurus.py``; knows language,
nothing about a subject. Keys are lower case; a lemma of several words has spaces. The data file is read at the first
question and searched in place, so that importing costs nothing and memory holds what was looked at, shared between processes.

A line of ``data/thesaurus.txt``: word, TAB, one letter per class (commonest first), TAB, marked words, nearest first:
``<`` lemma, ``+`` same word in another form, ``=`` synonym, ``^`` broader word, ``!`` opposite, ``~`` near.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from math import dist
from mmap import ACCESS_READ, mmap

from yrdcheck.model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

SAME = "same"  # the same lemma, or forms of one word: grow, growth
SYNONYM = "synonym"  # share a frequent sense: film, movie
NARROWER = "narrower"  # the first word is a kind or manner of the second: house, building
BROADER = "broader"  # the second is a kind or manner of the first: building, house
ANTONYM = "antonym"  # opposites: rise, fall
NEAR = "near"  # stand in the same lists of the Moby Thesaurus: strict, stringent

# WordNet's lexicographer files, by the letter that stands for each in the data.
CLASSES = {
    "1": "adj.all", "2": "adj.pert", "3": "adv.all", "4": "adj.ppl", "5": "function", "6": "name",
    "a": "noun.Tops", "b": "noun.act", "c": "noun.animal", "d": "noun.artifact", "e": "noun.attribute", "f": "noun.body",
    "g": "noun.cognition", "h": "noun.communication", "i": "noun.event", "j": "noun.feeling", "k": "noun.food", "l": "noun.group",
    "m": "noun.location", "n": "noun.motive", "o": "noun.object", "p": "noun.person", "q": "noun.phenomenon", "r": "noun.plant",
    "s": "noun.possession", "t": "noun.process", "u": "noun.quantity", "v": "noun.relation", "w": "noun.shape", "x": "noun.state",
    "y": "noun.substance", "z": "noun.time",
    "A": "verb.body", "B": "verb.change", "C": "verb.cognition", "D": "verb.communication", "E": "verb.competition",
    "F": "verb.consumption", "G": "verb.contact", "H": "verb.creation", "I": "verb.emotion", "J": "verb.motion", "K": "verb.perception",
    "L": "verb.possession", "M": "verb.social", "N": "verb.stative", "O": "verb.weather",
}  # fmt: skip

_MARKS = {"+": SAME, "=": SYNONYM, "^": NARROWER, "!": ANTONYM, "~": NEAR}
# Where two lemmas of a form are related in several ways, the surest counts: an opposite before a looser likeness.
_ORDER = (SAME, ANTONYM, SYNONYM, NARROWER, BROADER, NEAR)
_PREFIXES = ("co", "counter", "de", "dis", "down", "fore", "inter", "live", "mis", "out", "over", "pre", "re", "sub", "un", "under", "up")
_ES = ("s", "x", "z", "ch", "sh", "o")
_ADJECTIVE = ("", "1", "2", "3", "4")
_POSSESSIVE = frozenset(("my", "your", "his", "her", "its", "our", "their"))
_VOWELS = frozenset("aeiou")


def _map(name: str) -> mmap:
    """A data file, of which only the pages that are looked at are read."""
    path = __file__.replace("\\", "/").rpartition("/")[0] + "/data/" + name
    with open(path, "rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


@cache
def _data() -> mmap:
    return _map("thesaurus.txt")


BLOCK = 8192  # bytes of the data between two words of the table below


@cache
def _blocks() -> tuple[list[bytes], list[int]]:
    """Some words of the data, each the first of a stretch, and the line ends before them: a thousandth of the time that it takes to read the whole."""
    data = _data()
    keys, starts = [b""], [0]  # the data starts with a line end
    for at in range(BLOCK, len(data), BLOCK):
        start = data.find(b"\n", at)
        end = data.find(b"\t", start)
        if end != -1 and start != starts[-1]:
            keys.append(data[start + 1 : end])
            starts.append(start)
    return keys, [*starts, len(data)]


@cache
def _vectors() -> tuple[mmap, int, int, int]:
    """The vectors' bytes, where the table of words starts, how many words there are, and the length of a vector."""
    data = _map("vectors.bin")
    head = data.find(b"\n")
    _, _, count, size = data[:head].split()
    return data, head + 1, int(count), int(size)


@cache
def _components() -> tuple[float, ...]:
    """The numbers that the bytes of a vector stand for: each made once, so that a vector takes no more than its pointers."""
    return tuple(float(b - 256 if b > 127 else b) for b in range(256))


@lru_cache(maxsize=16384)
def _vector(word: str) -> tuple[int, tuple[float, ...], int, float] | None:
    """A word's commonness byte, its vector, the vector's length squared and its length, or ``None`` where it has none.

    After a line "yrdcheck-vectors 1 COUNT SIZE" come COUNT places (4 bytes, little end first) of the words, sorted; COUNT bytes of
    commonness; COUNT vectors of SIZE signed bytes; the words, each with a line end.
    """
    if not word.isascii() or not word or "\n" in word:
        return None
    data, start, count, size = _vectors()
    key = word.encode()
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        at = int.from_bytes(data[start + 4 * middle : start + 4 * middle + 4], "little")
        found = data[at : data.find(b"\n", at)]
        if found == key:
            row = start + 5 * count + middle * size
            vector = tuple(map(_components().__getitem__, data[row : row + size]))
            square = int(sum(x * x for x in vector))
            return data[start + 4 * count + middle], vector, square, square**0.5
        if found < key:
            low = middle + 1
        else:
            high = middle
    return None


@lru_cache(maxsize=65536)
def nearness(a: str, b: str) -> float:
    """How near two lemmas are in what they are said of, from -1 to 1 (cosine of their vectors); 0 where one is unknown.

    Opposites are near too: `relation` tells them apart.

    >>> nearness("kill", "die") > 0.6 > nearness("kill", "song")
    True
    """
    return nearest(a, (b,), -2.0).get(b, 0.0)


def nearest(word: str, others: Iterable[str], least: float) -> dict[str, float]:
    """Those lemmas that are at least so near to a lemma, with their `nearness`."""
    mine = _vector(word)
    if mine is None:
        return {}
    _, x, square, length = mine
    edge = least * length
    out: dict[str, float] = {}
    for other in others:
        theirs = _vector(other)
        if theirs is not None:
            # the product of two vectors of whole numbers from their distance, which the standard library finds ten times as fast
            product = (square + theirs[2] - dist(x, theirs[1]) ** 2) / 2
            if product + 1 >= edge * theirs[3]:  # most are not near
                near = round(product) / (length * theirs[3])
                if near >= least:
                    out[other] = near
    return out


@lru_cache(maxsize=32768)
def telling(word: str) -> float:
    """How much a word tells by itself, from 0 (the commonest) to 1 (a rare or unknown one): the logarithm of its rank in a large corpus."""
    found = _vector(word)
    return 1.0 if found is None else min(1.0, max(0.0, (found[0] - 60) / 130))


@lru_cache(maxsize=16384)
def _raw(word: str) -> bytes | None:
    """A word's line behind the word, or ``None`` where the data has no such word."""
    if not word.isascii() or not word or "\t" in word or "\n" in word:
        return None
    data = _data()
    key = word.replace(" ", "_").encode()
    keys, starts = _blocks()
    n = bisect_right(keys, key) - 1
    block = data[starts[n] : starts[n + 1] + 1]
    start = block.find(b"\n" + key + b"\t") + 1
    return block[start + len(key) + 1 : block.find(b"\n", start)] if start else None


@lru_cache(maxsize=16384)
def _line(word: str) -> tuple[str, tuple[str, ...]] | None:
    """A word's class letters and its marked words, or ``None`` where the data has no such word."""
    raw = _raw(word)
    if raw is None:
        return None
    letters, *rest = raw.decode().split("\t")
    return letters, tuple(rest[0].split(" ")) if rest else ()


def _marked(word: str, mark: str) -> tuple[str, ...]:
    line = _line(word)
    return tuple(w[1:].replace("_", " ") for w in line[1] if w[0] == mark) if line else ()


def _is(word: str, capital: bool) -> bool:
    """Whether the word is known as a verb (``capital``) or as a noun."""
    line = _line(word)
    return line is not None and any(letter.isupper() if capital else letter.islower() for letter in line[0])


def _regular(word: str) -> str:
    """The lemma by rules of spelling, for a form that the data does not list."""
    size = len(word)
    if size < 4 or not word.isascii():
        return word
    if word.endswith("s"):
        if word.endswith(("ss", "us", "is")):
            return word
        if word.endswith("ies") and size > 4:
            return word[:-3] + "y" if _line(word[:-1]) is None else word[:-1]
        if word.endswith("es") and word[:-2].endswith(_ES) and (_line(word[:-1]) is None or _line(word[:-2]) is not None):
            return word[:-2]
        return word[:-1]
    for suffix in ("ed", "ing"):
        if not word.endswith(suffix):
            continue
        cut = word[: -len(suffix)]
        if len(cut) < 2:
            return word
        stems = [cut, cut + "e"]
        if cut[-1] == cut[-2]:
            stems.append(cut[:-1])
        elif cut[-1] == "i" and suffix == "ed":
            stems.append(cut[:-1] + "y")
        elif cut[-1] not in _VOWELS and cut[-2] in _VOWELS and (len(cut) < 3 or cut[-3] not in _VOWELS):
            stems.reverse()  # "hoped" is of "hope": "hop" would double
        for stem in stems:
            if _is(stem, True):
                return stem
        for prefix in _PREFIXES:
            if word.startswith(prefix):
                for stem in stems:
                    if _is(stem[len(prefix) :].lstrip("-"), True):
                        return stem
    return word


@lru_cache(maxsize=32768)
def lemmas(word: str) -> tuple[str, ...]:
    """Every lemma a form may have, the commonest first; comparatives read as their adjective too.

    >>> lemmas("left"), lemmas("children"), lemmas("higher")
    (('leave', 'left'), ('child',), ('higher', 'high'))
    """
    found = _plain(word)
    base = degree(word)[1]
    return (*found, base) if base and base not in found else found


def _plain(word: str) -> tuple[str, ...]:
    return _marked(word, "<") or (lemma(word),)


@lru_cache(maxsize=16384)
def degree(word: str) -> tuple[str, str]:
    """The step of an adjective ("", "er", "est") and the adjective without it ("" where there is no step)."""
    for suffix in ("er", "est"):
        cut = word[: -len(suffix)]
        if not word.endswith(suffix) or len(cut) < 3:
            continue
        line = _line(word)
        if line is not None and line[0][:1] not in _ADJECTIVE:
            continue  # "number" is not more numb
        for stem in (cut, cut + "e", cut[:-1] + "y" if cut[-1] == "i" else "", cut[:-1] if cut[-1] == cut[-2] else ""):
            line = _line(stem) if stem else None
            if line is not None and line[0][:1] == "1":
                return suffix, stem
    return "", ""


@lru_cache(maxsize=32768)
def lemma(word: str) -> str:
    """The commonest lemma of a lower-case form; the form itself where nothing is known. Comparatives stay as they are.

    >>> [lemma(w) for w in ("fallen", "children", "running", "cities", "used", "building", "higher")]
    ['fall', 'child', 'run', 'city', 'use', 'building', 'higher']
    """
    line = _line(word)
    if line is None:
        return _regular(word)
    marked = line[1]
    return marked[0][1:] if marked and marked[0][0] == "<" else word


@lru_cache(maxsize=65536)
def relation(a: str, b: str) -> str | None:
    """How the first word stands to the second: "same", "synonym", "narrower", "broader", "antonym", "near", or ``None``.

    Words are lower-case lemmas or inflected forms.

    >>> [relation(*pair.split()) for pair in ("grew growth", "movie films", "house building", "rose fell", "port song")]
    ['same', 'synonym', 'narrower', 'antonym', None]
    """
    return _stands(a, b, _plain(a), _plain(b))


@lru_cache(maxsize=65536)
def lemma_relation(a: str, b: str) -> str | None:
    """As :func:`relation`, for words that are lemmas already: "found" is to establish here, never the past of "find".

    >>> lemma_relation("found", "find"), relation("found", "find"), lemma_relation("found", "establish")
    (None, 'same', 'synonym')
    """
    near, back = _near(a), _near(b)
    if b in near or a in back or a == b or degree(a)[0] or degree(b)[0]:
        return _stands(a, b, (a,), (b,))
    return None


def related(lemma: str, others: Set[str]) -> dict[str, str]:
    """Those lemmas that stand in some relation to a lemma, with the relation (`lemma_relation`)."""
    new = others - _naming.known
    if new:
        _naming.add(new)
    if degree(lemma)[0]:
        likely = others
    else:
        likely = {o for o in (*_near(lemma), lemma) if o in others}
        likely |= others & _naming.of(lemma, others)
    out: dict[str, str] = {}
    for other in likely:
        found = _stands(lemma, other, (lemma,), (other,))
        if found is not None:
            out[other] = found
    return out


class _Naming:
    """Which of the lemmas that were asked about the data relates to what word: the data names some pairs on one side only."""

    __slots__ = ("by", "known", "lines", "steps", "times")

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.lines: dict[str, bytes] = {}  # those that are not in ``by`` yet: a short check needs no more
        self.by: dict[str, set[str]] = {}
        self.steps: set[str] = set()  # comparatives and superlatives
        self.times = 0

    def add(self, lemmas: Iterable[str]) -> None:
        for lemma in lemmas:
            line = _raw(lemma)
            if line is not None:
                self.lines[lemma] = line
            if degree(lemma)[0]:
                self.steps.add(lemma)
            self.known.add(lemma)  # last: another thread may ask

    def of(self, lemma: str, others: Set[str]) -> set[str]:
        """Those that may name a lemma, among them all of ``others`` that do."""
        self.times += 1
        key = lemma.replace(" ", "_").encode("utf-8", "surrogatepass")
        lines = dict(self.lines)
        if self.times > READ and lines:
            for other in lines:
                for word in _near(other):
                    self.by.setdefault(word, set()).add(other)
            for other in lines:
                self.lines.pop(other, None)
            lines = {}
        return {*self.by.get(lemma, ()), *self.steps} | {other for other, line in lines.items() if key in line}


READ = 40  # look-ups from which on it pays to take the lines apart
_naming = _Naming()


def _stands(a: str, b: str, first: tuple[str, ...], second: tuple[str, ...]) -> str | None:
    """The surest relation of two words, given the lemmas that each may have."""
    if a == b or first[0] == second[0] or a in second or b in first:
        return SAME
    (step, low), (other_step, high) = degree(a), degree(b)
    if (step == "er" and low in second) or (other_step == "er" and high in first):
        return None
    found = {_between(x, y) for x in {a, *first} for y in {b, *second}}
    if NARROWER in found and BROADER in found:
        found.add(SYNONYM)
    if step == other_step:
        if step:
            found.add(SAME if low == high else _between(low, high))
    elif step == "est" and not other_step and (low in second or _between(low, b) == SYNONYM):
        found.add(NARROWER)  # the largest is large; what is larger need not be
    elif other_step == "est" and not step and (high in first or _between(high, a) == SYNONYM):
        found.add(BROADER)
    return next((kind for kind in _ORDER if kind in found), None)


@lru_cache(maxsize=8192)
def _near(word: str) -> dict[str, str]:
    """The words a word is related to, with the relation: what it is to them."""
    line = _line(word)
    near: dict[str, str] = {}
    for marked in line[1] if line else ():
        if marked[0] in _MARKS:
            near.setdefault(marked[1:].replace("_", " "), _MARKS[marked[0]])
    return near


def _between(a: str, b: str) -> str | None:
    """The relation of two words as spelled."""
    forth = _near(a).get(b)
    if forth is not None and forth is not NARROWER:
        return forth
    back = _near(b).get(a)
    if back is None:
        return forth
    return back if back is not NARROWER else BROADER if forth is None else SYNONYM


def synonyms(word: str) -> tuple[str, ...]:
    """Words that may stand for a lemma: its other forms, then its synonyms, nearest first.

    >>> synonyms("movie")[:2]
    ('film', 'motion picture')
    """
    return _marked(word, "+") + _marked(word, "=")


def antonyms(word: str) -> tuple[str, ...]:
    """The opposites of a lemma, surest first.

    >>> antonyms("upstream")
    ('downstream',)
    """
    return _marked(word, "!")


def broader(word: str) -> tuple[str, ...]:
    """The words of which a lemma is a kind or manner."""
    return _marked(word, "^")


def letters(word: str) -> str:
    """The letters of a lemma's classes (`CLASSES`), commonest first."""
    line = _line(word)
    return line[0] if line else ""


def categories(word: str) -> tuple[str, ...]:
    """The classes of a lemma (WordNet's lexicographer files), commonest first; "name" and "function" besides.

    >>> categories("director")[0], categories("increase")[0]
    ('noun.person', 'verb.change')
    """
    line = _line(word)
    return tuple(CLASSES[letter] for letter in line[0]) if line else ()


def category(word: str) -> str:
    """The commonest class of a lemma that is not "name", or "".

    >>> category("actor"), category("japanese"), category("qwerty")
    ('noun.person', 'adj.pert', '')
    """
    return next((c for c in categories(word) if c != "name"), "")


def is_common(word: str) -> bool:
    """Whether a lower-case form is an ordinary English word, not first of all a name.

    >>> is_common("houses"), is_common("japan"), is_common("wuxi")
    (True, False, False)
    """
    line = _line(word) or _line(lemma(word))
    return line is not None and line[0][:1] != "6"


def is_verb(word: str) -> bool:
    """Whether a lemma is used as a verb often enough to count."""
    return _is(word, True)


def is_noun(word: str) -> bool:
    """Whether a lemma is used as a noun often enough to count."""
    return _is(word, False)


def is_person(word: str) -> bool:
    """Whether a lemma names first of all a person: a role, a profession, a nationality.

    >>> is_person("mayor"), is_person("harbour")
    (True, False)
    """
    return category(word) == "noun.person"


@lru_cache(maxsize=4096)
def phrases(first: str) -> tuple[tuple[str, ...], ...]:
    """Known lemmas of several words that start with a lemma, each as its words, longest first.

    >>> ("take", "place") in phrases("take")
    True
    """
    if not first.isascii() or not first.isalpha():
        return ()
    data = _data()
    key = first.encode() + b"_"
    keys, starts = _blocks()
    n = bisect_right(keys, key) - 1
    start = data[starts[n] : starts[n + 1]].find(b"\n" + key)
    at = (starts[n] + start if start != -1 else starts[n + 1]) + 1  # else they begin with the next stretch, if there are any
    found = []
    while data[at : at + len(key)] == key:
        found.append(tuple(data[at : data.find(b"\t", at)].decode().split("_")))
        at = data.find(b"\n", at) + 1
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


@lru_cache(maxsize=4096)
def _continued(first: str) -> dict[str, list[tuple[str, ...]]]:
    """The known phrases that start with a lemma, by their second word, longest first."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases(first):
        out.setdefault(phrase[1], []).append(phrase)
    return out


def phrase_at(words: Sequence[str], start: int = 0) -> tuple[str, int]:
    """The longest known phrase from ``start`` and how many words it takes; ``("", 0)`` where there is none.

    Words are lower case; the first may be inflected, a possessive stands for "one's", the others are as in the phrase.

    >>> phrase_at("the race took place in may".split(), 2), phrase_at("three lost their lives".split(), 1)
    (('take place', 2), ("lose one's life", 3))
    """
    best, taken = "", 0
    if start + 1 >= len(words):
        return best, taken
    second = words[start + 1]
    seconds = (*(("one's",) if second in _POSSESSIVE else ()), second, *(_plural_of(second) if second[-1:] == "s" else ()))
    third = words[start + 2] if start + 2 < len(words) else ""
    loose = third[-1:] == "s" or third in _POSSESSIVE  # may fit what it does not equal
    for head in (words[start], *lemmas(words[start])):
        known = _continued(head)
        for phrase in [p for s in seconds for p in known.get(s, ())]:
            size = len(phrase)
            if size > 2 and phrase[2] != third and not loose:
                continue
            if size > taken and start + size <= len(words) and all(map(_fits, phrase[2:], words[start + 2 : start + size])):
                best, taken = " ".join(phrase), size
    return best, taken


def _plural_of(word: str) -> tuple[str, ...]:
    return tuple(lemma for lemma in lemmas(word) if is_noun(lemma))


def _fits(known: str, word: str) -> bool:
    return known == word or (known == "one's" and word in _POSSESSIVE) or (word[-1:] == "s" and known in _plural_of(word))
