"""What part each word plays in a clause: class of word, and its place around the main verb.

A reader of English by rules of position over the classes that the thesaurus knows: no parser, right often enough to tell who
does what to whom, and silent (``""``) where it cannot tell.
"""

from __future__ import annotations

from functools import lru_cache

from yrdcheck.model import TYPE_CHECKING, record
from yrdcheck.words import IRREGULAR, NAMES, POSSESSIVE_ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.words import Word

_CLOSED = {
    **dict.fromkeys("a an the this that these those each every any some no another either neither both all such".split(), "D"),
    **dict.fromkeys("my your his her its our their whose".split(), "D"),
    **dict.fromkeys(
        """of in on at by for with from into onto upon within through throughout during over under about around between among across against
        along near off as like unlike amid despite toward towards till until per via versus than after before above below behind beside beyond inside
        outside since without except plus out excluding besides""".split(),
        "P",
    ),
    **dict.fromkeys("i you he she it we they who which what whom him them me us there itself himself herself themselves one".split(), "O"),
    **dict.fromkeys("and or but nor yet if because unless although though while whereas when where so whether".split(), "C"),
    **dict.fromkeys("be am is are was were been being".split(), "B"),
    **dict.fromkeys("has have had having 've".split(), "H"),
    **dict.fromkeys("do does did will would shall should can could may might must cannot".split(), "M"),
    **dict.fromkeys("not never also only just very too even still already now then here again ever always often almost nearly both once n't".split(), "R"),
    **dict.fromkeys("own same other few many several".split(), "A"),
    **dict.fromkeys("isn't aren't wasn't weren't".split(), "B"),
    **dict.fromkeys("hasn't haven't hadn't".split(), "H"),
    **dict.fromkeys("don't doesn't didn't won't wouldn't shan't shouldn't can't couldn't mightn't mustn't needn't".split(), "M"),
    "to": "T",
}
_BE = ("be", "am", "is", "are", "was", "were", "been", "being", "get", "got", "gets")
_IRREGULAR_PARTICIPLES = frozenset(
    """begun born borne bound bought broken brought built caught chosen come cut dealt done drawn driven dug eaten fallen fed felt fought found
    flown forbidden forgotten frozen given gone grown held hidden hit hung hurt kept known laid led left lent let lit lost made meant met paid put
    read ridden risen run said seen sent set shaken shot shown shut slain sold sought spent split spoken spread stolen struck stuck swept sworn taken taught
    thought thrown told torn understood won worn written""".split()
)
_PASTS = frozenset(  # those that are past forms as well
    """bought brought built caught cut dug fed felt fought found held hit hurt kept laid led left lent let lit lost made meant met paid put read
    said sent set shot shut sold sought spent split spread stole struck swept taught thought told won""".split()
)


@record
class Part:
    """What a word does: its class, its place, and the preposition that it hangs on."""

    tag: str  # N noun or name, V verb, A adjective, R adverb, D, P, O pronoun, C, B, H, M auxiliaries, T "to", F figure, "" unknown
    place: str  # S before the main verb, V the verb itself, O after it; "" where no verb was found
    prep: str  # the preposition that governs it, "" where none does
    head: bool  # the last noun of its phrase


@lru_cache(maxsize=65536)
def _classes(key: str) -> str:
    """The classes a word may have by the thesaurus, commonest first: n, v, a, r."""
    from yrdcheck import thesaurus

    out = ""
    for letter in thesaurus.letters(key):
        kind = "v" if letter.isupper() else "n" if letter.islower() else "r" if letter == "3" else "" if letter == "5" else "n" if letter == "6" else "a"
        if kind and kind not in out:
            out += kind
    return out


@lru_cache(maxsize=65536)
def _form(text: str, key: str) -> str:
    """The classes a form as written may have: "plans" n or v, "planned" v or a, "planning" v or n."""
    low = text.lower()
    if low == "owns":
        return "v"
    own = _classes(low) if low != key else ""
    base = _classes(key)
    if low == key:
        return base or ("a" if _is_degree(low) else "") or ("r" if low.endswith("ly") else "a" if low.endswith(("ous", "ful", "ive", "ic", "al", "able", "ible", "less")) else "n")
    if low.endswith("ing"):
        return "vn" + ("a" if "a" in own else "")
    if low.endswith("ed") or low in _IRREGULAR_PARTICIPLES:
        return "v" + ("a" if "a" in own else "") + ("n" if own[:1] == "n" else "")
    if low == "lives":
        return "nv"  # of "life" as of "live"
    if low.endswith("s"):
        return "".join(c for c in base if c in "nv") or "n"
    if low.endswith("ly"):
        return "r"
    return base or own or "n"


def _is_degree(low: str) -> bool:
    """Whether a form is a step of an adjective: "oldest"."""
    from yrdcheck import thesaurus

    return low.endswith(("er", "est")) and thesaurus.degree(low)[0] != ""


def may_be_adjective(w: Word) -> bool:
    """Whether a word may be an adjective or adverb by the thesaurus."""
    return w.kind in ("word", "light") and not set(_form(w.text, w.key)).isdisjoint("ar")


def is_mostly_verb(w: Word) -> bool:
    """Whether a word is a verb more often than a noun by the thesaurus: "covers", not "plants"."""
    return _classes(w.key)[:1] == "v"


def _finite(w: Word) -> bool:
    """Whether a word is a verb by its ending, and may be one by the thesaurus."""
    low = w.text.lower()
    return low != w.key and low.endswith(("s", "ed")) and "v" in _form(w.text, w.key)


def _goes_on(row: Sequence[Word]) -> bool:
    """Whether a verb of its own stands in a row, before any clause that is part of another: what stands before it is no command."""
    for w in row:
        kind = _CLOSED.get(w.text.lower(), "") if w.kind == "stop" else ""
        if kind in ("B", "H", "M"):
            return True
        if kind in ("C", "O") or w.text.lower() in RELATIVE:
            return False
        if w.kind in ("word", "light") and (_finite(w) or w.text.lower() in _PAST) and "n" not in _form(w.text, w.key):
            return True
    return False


_PAST = frozenset("began begun came went took fell rose grew made ran held led lay stood cost gave".split())


def _attributive(w: Word, adjacent: str, nominal: bool, after: Word | None) -> bool:
    """Whether a participle stands before its noun: "the used cars", "sells used cars", "the oldest known bird", "an estimated 700 tonnes"."""
    low = w.text.lower()
    if adjacent not in ("D", "A", "V") or after is None or low == w.key or not (low.endswith("ed") or low in _IRREGULAR_PARTICIPLES):
        return False
    return nominal or (adjacent == "D" and after.kind == "figure")


def _is_noun(row: Sequence[Word], i: int, forms: str, tags: Sequence[str], adjacent: str) -> bool:
    """Whether a word that may be a verb by its form is a noun by its place: "the ride", "Protests led to", "the harbour handled", "Work on it began"."""
    w = row[i]
    low = w.text.lower()
    if w.kind == "term" or not (low == w.key or low.endswith("s")) or low in _IRREGULAR_PARTICIPLES:
        return False
    said = row[i - 1].text.lower() if i else ""
    if adjacent == "D" and said not in ("that", "those", "all", "both", "some", "another"):
        return "n" not in forms and (low == w.key or said not in ("this", "each", "every", "either", "neither"))  # what else may be a noun is told by what follows it
    if low == w.key and adjacent == "A" and tags[-2:-1] and tags[-2] in ("D", "A", "F"):
        return True
    if low != w.key and adjacent == "V":
        return True  # "makes chips"
    if low == w.key and adjacent == "C" and "N" in tags and set(tags).isdisjoint("VBHMTO") and row[i + 1 :] and _nominal(row[i + 1]):
        return True  # "ferries and cruise liners have"
    after = next((x for x in row[i + 1 :] if _CLOSED.get(x.text.lower()) != "R"), None)
    if after is None or (tags and tags[-1] in ("O", "T", "M", "B", "H", "P")):
        return False
    if not i and "n" in forms and low != w.key and w.text[0].isupper():
        return True
    if not i or "n" not in forms or not _past(after) or (low != w.key and forms[0] == "v" and after.text.lower().endswith("ed")):
        return False
    beyond = row[row.index(after) + 1 :][:1]
    return not (after.text.lower().endswith("ed") and beyond and _nominal(beyond[0]) and row[i - 1].text.lower().endswith("s"))  # "islanders pay reduced fares"


def _past(w: Word) -> bool:
    """Whether a word is a past form, and a verb whatever stands around it."""
    low = w.text.lower()
    if w.kind not in ("word", "light") or low == w.key:
        return False
    return (low.endswith("ed") and "v" in _form(w.text, w.key)) or (low in IRREGULAR and low not in _IRREGULAR_PARTICIPLES - _PASTS)


def _nominal(w: Word) -> bool:
    return w.kind in ("name", "concept", "term") or (w.kind in ("word", "light") and "n" in _form(w.text, w.key))


def tag(row: Sequence[Word], text: str = "", start: int = 0) -> list[str]:
    """The class of each word of a row, by what it may be and what stands before it; ``text``, from ``start``, tells where a hyphen joins two."""
    out: list[str] = []
    n = len(row)
    for i, w in enumerate(row):
        low = w.text.lower().replace("’", "'")
        if w.kind in ("figure", "time"):
            out.append("F")
            continue
        if w.kind in NAMES:
            out.append("N")
            continue
        if w.kind == "stop" and low in _CLOSED:
            out.append(_CLOSED[low])
            continue
        if w.kind == "stop":
            out.append("R")
            continue
        forms = "n" if w.kind == "term" else _form(w.text, w.key)
        if "n" in forms and w.text[0].isupper() and (i or (n > 1 and (row[1].text[:1].isupper() or row[1].text.lower() in _BE))):
            out.append("N")
            continue
        if not i and n > 1 and "n" in forms and "v" in forms and row[1].kind in ("word", "light", "term") and _finite(row[1]):
            out.append("N")  # "Shanghai provides"
            continue
        if not i and n > 2 and "n" in forms and "v" in forms and _CLOSED.get(row[1].text.lower()) == "P" and _goes_on(row[2:]):
            out.append("N")  # "Work on the bridge began"
            continue
        before = next((t for t in reversed(out) if t != "R"), "")
        adjacent = out[-1] if out else ""
        if adjacent == "N" and row[i - 1].text.lower().endswith(POSSESSIVE_ENDS):
            adjacent = "D"
        after = row[i + 1] if i + 1 < n else None
        nominal = after is not None and _nominal(after)
        if i and low in ("cost", "costs") and after is not None and after.kind == "figure" and adjacent in ("N", "F"):
            out.append("V")
        elif i and low in ("account", "accounts") and after is not None and after.text.lower() == "for" and adjacent in ("N", "O", "R"):
            out.append("V")
        elif "v" in forms and text[max(0, w.start - start - 1) : w.start - start] == "-" and (low.endswith(("ed", "ing")) or low in _IRREGULAR_PARTICIPLES):
            out.append("A")  # "state-owned"
        elif "v" in forms and _attributive(w, adjacent, nominal, after):
            out.append("A")
        elif "v" in forms and _is_noun(row, i, forms, out, adjacent):
            out.append("N")
        elif len(forms) == 1:
            out.append(forms.upper())
        elif adjacent in ("D", "A", "F") or (adjacent == "P" and "n" in forms):
            if "a" in forms and nominal and low[-3:] != "ing":
                out.append("A")
            elif "v" in forms and nominal and low.endswith(("ed", "ing")):
                out.append("A")
            elif "n" in forms:
                out.append("N")
            else:
                out.append("A" if "a" in forms and adjacent == "D" else forms[0].upper())  # "from the left"
        elif before in ("T", "M") and "v" in forms:
            out.append("V")
        elif before == "O" and "v" in forms:
            out.append("V")
        elif before in ("B", "H") and "v" in forms and (low.endswith(("ed", "ing")) or low in _IRREGULAR_PARTICIPLES):
            out.append("V")
        elif before == "B":
            out.append("A" if "a" in forms and not (nominal and forms[0] == "n") else "N" if "n" in forms else forms[0].upper())
        elif adjacent != "D" and before == "N" and "v" in forms and (
            low.endswith("ed") or low in _IRREGULAR_PARTICIPLES or (low != w.key and not low.endswith("ing") and not nominal)
        ):
            out.append("V")
        elif before == "N" and forms[0] == "v" and low == w.key and not (
            after is not None and after.kind == "stop" and _CLOSED.get(after.text.lower()) in ("B", "H", "M")
        ):
            out.append("V")
        elif forms[0] == "a" and not nominal and "n" in forms and adjacent not in ("B", "R"):
            out.append("N")
        else:
            out.append(forms[0].upper())
    return out


def _main_verb(row: Sequence[Word], tags: Sequence[str]) -> int:
    """The word that carries the assertion: the first finite verb outside a relative clause, past its auxiliaries; -1 if none."""
    skip = False
    first = beside = -1
    for i, t in enumerate(tags):
        low = row[i].text.lower()
        if low in ("which", "who", "whose", "that", "where") and i and tags[i - 1] == "N" and t in ("O", "D", "C"):
            skip = first < 0 and i > 0
            continue
        if t in ("V", "B", "H", "M"):
            if t == "V" and low.endswith("ing") and (i == 0 or tags[i - 1] not in ("B", "R")):
                continue
            if t == "V" and i and tags[i - 1] == "T":
                continue
            if skip:
                beside = i if beside < 0 else beside
                skip = t != "V" and i + 1 < len(tags) and tags[i + 1] in ("V", "B", "H", "M", "R")  # the verbs of the relative clause
                continue
            first = i
            break
    first = first if first >= 0 else beside  # a part that ends with a relative clause: "Tove Malm, who wrote two novels"
    if first < 0:
        return -1
    last = first
    for i in range(first + 1, len(tags)):
        t = tags[i]
        if t in ("R", "B", "H", "M") or (t == "T" and tags[last] in ("B", "H", "M")):
            if t in ("B", "H"):
                last = i
            continue
        if t == "V" and (tags[last] in ("B", "H", "M", "T") or tags[i - 1] == "T"):
            return i
        break
    return last


RELATIVE = frozenset(("that", "which", "who", "whose", "where"))


def parse(row: Sequence[Word], text: str = "", start: int = 0) -> list[Part]:
    """The part that each word of a clause plays; the object of a passive verb stands as its subject would ("S" and "O" change places)."""
    tags = tag(row, text, start)
    verb = _main_verb(row, tags)
    passive = verb > 0 and tags[verb] == "V" and any(tags[j] == "B" for j in range(max(0, verb - 4), verb)) and not row[verb].text.lower().endswith("ing")
    out: list[Part] = []
    prep = ""
    for i, (w, t) in enumerate(zip(row, tags, strict=True)):
        low = w.text.lower()
        if i == verb:
            prep = ""
        elif t == "P":
            prep = low
        elif t == "T" and i + 1 < len(tags) and tags[i + 1] not in ("V", "B", "H", "M"):
            prep = "to"
        elif t in ("B", "H", "M", "C", "O") or (t == "V" and i != verb) or (low in RELATIVE and tags[i - 1] != "P"):
            prep = ""  # "it was in Merrow that the plan was launched"
        place = "" if verb < 0 else "V" if i == verb else "S" if i < verb else "O"
        if passive and place in ("S", "O") and (place == "S" or prep in ("by", "")):
            place = "O" if place == "S" else "S" if prep == "by" else "O"
        following = tags[i + 1] if i + 1 < len(tags) else ""
        adjoins = i + 1 < len(row) and row[i + 1].start - w.end <= 1
        head = t == "N" and not (following == "N" and adjoins)
        out.append(Part(t, place, "" if t in ("P", "T") or (passive and prep == "by") else prep, head))
    return out
