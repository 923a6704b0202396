"""What a sentence sets on either side: the earlier and the later of two events, what stands before and behind a word that sets one against the other."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from yrdcheck import words
from yrdcheck.alignments import MATCHED
from yrdcheck.model import TYPE_CHECKING
from yrdcheck.statements import NAMES

if TYPE_CHECKING:
    from yrdcheck.alignments import View

Events = tuple[frozenset[str], frozenset[str]]  # the words of the earlier of two events and of the later

_PRIOR = r"before|until|till|ahead of|prior to|by the time"  # what follows is the later
_AFTER = r"after(?! (?:which|that|all|another)\b)|since(?! then\b)|once|as soon as|following(?= (?:the|a|an|its|their|his|her)\b)"  # ... the earlier
_THEN = (
    r"after which|after that|since then|whereupon|(?:and|,|;) then|(?:has|have) since|(?:years?|months?|weeks?|days?|hours?) later"
    r"|subsequently|afterwards|thereafter|went on to"
)
JOINT = re.compile(rf"\b(?P<prior>{_PRIOR})\b|(?:\b|(?<=[ ,;]))(?P<then>{_THEN})\b|\b(?P<after>{_AFTER})\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d,.]*\d|\d")
SHORT = 4  # words before a conjunction that begins a sentence: "A month and a half after …, …"


@lru_cache(maxsize=4096)
def order(text: str) -> Events | None:
    """The words of the earlier and of the later of two events that a sentence sets in order; `None` where it sets none, or several.

    >>> early, late = order("After the mill closed, the ore went by rail.")
    >>> sorted(early), sorted(late)
    (['close', 'mill'], ['go', 'ore', 'rail'])
    """
    found = list(islice((m for m in JOINT.finditer(text) if joins(text, m)), 2))
    if len(found) != 1:
        return None
    m = found[0]
    head, rest = text[: m.start()], text[m.end() :]
    lo = max(head.rfind(";"), head.rfind("("), head.rfind(": ")) + 1
    head = head[lo:]
    comma = rest.find(",")
    if m["then"]:
        cut = (len(head), len(head))
        if _ADVERB.match(m[0]):  # "…, and the fields are flooded three weeks later"
            cut = ([(0, 0)] + [h.span() for h in _HALF.finditer(head)])[-1]
        return content_keys(head[: cut[0]]), content_keys(head[cut[1] :] + rest)
    if len(head.split()) <= SHORT and comma >= 0 and not any(c.isupper() for c in head[1:]):
        head, rest = rest[comma:], rest[:comma]
    elif comma >= 0:
        rest = rest[:comma]
    early, late = (head, rest) if m["prior"] else (rest, head)
    return content_keys(early), content_keys(late)


_ADVERB = re.compile(r"(?:has|have|years?|months?|weeks?|days?|hours?|subsequently|afterwards|thereafter|went)\b", re.I)
_HALF = re.compile(r"[,;] (?:and |but )?| and (?=the |it |he |she |they )")


def joins(text: str, m: re.Match[str]) -> bool:
    """Whether a word joins two events: what follows is no figure, year or end of the sentence."""
    rest = text[m.end() :].lstrip()
    word = text.rfind(" ", 0, max(m.start() - 1, 0)) + 1  # the one before
    if (m[0].lower() == "before" and _NO_TIME.search(text, word, m.start())) or _RELATIVE.search(text[max(text.rfind(mark, 0, m.start()) for mark in ",;") + 1 : m.start()]):
        return False
    if m["then"]:
        return True
    return rest[:1].isalpha() and not _ALONE.match(rest) and "than" not in text[: m.start()].rsplit(None, 4)[-4:]


_RELATIVE = re.compile(r"\b(?:which|who|whom|whose|that)\b", re.I)  # what a relative clause sets in order is beside
_NO_TIME = re.compile(r"\b(?:com\w+|came|put|brought|laid|went|go(?:es)?|is|are|was|were|be|pass(?:ed|es)?|elapsed?|by) $", re.I)  # "an hour passed before": after that
_ALONE = re.compile(
    r"(?:as well|too|and|but|or|in|on|at|by|for|from|was|were|is|are|had|has"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.I,
)


def content_keys(text: str) -> frozenset[str]:
    """The keys of the words of a text that say something by themselves."""
    low = [w for w in WORD.findall(text) if w.lower() not in words.STOP]
    return frozenset(words.key(w) for w in low)


def agreement(v: View, *texts: str) -> int:
    """How the first of some texts that sets two events in order has those of a clause: in the same one (1), in the other (-1; plainly: -2), or 0."""
    mine = order(v.clause.text)
    theirs = next((o for t in texts if (o := order(t)) is not None), None) if mine is not None else None
    if mine is None or theirs is None:
        return 0
    said: dict[tuple[int, int], int] = {}
    named: dict[tuple[int, int], int] = {}
    for p in v.pairs:
        if p.strength >= MATCHED and p.other and p.word.kind != "light":
            at = _side(p.word.key, mine), _side(p.other, theirs)
            if 0 not in at:
                row = named if p.word.kind in NAMES else said
                row[at] = row.get(at, 0) + 1
    same, crossed = (sum(n for at, n in said.items() if (at[0] == at[1]) is alike) for alike in (True, False))
    if crossed >= same and crossed + sum(named.values()) > 1:  # names may be those of both events
        if all(at in {**said, **named} for at in ((1, 2), (2, 1))):
            return -2
        if crossed > same + 1:
            return -1
    return int(same >= crossed and bool(same or any(a == b for a, b in named)))


def _side(key: str, events: Events) -> int:
    """In which of two events a word stands: 1 for the earlier, 2 for the later, 0 for both or none."""
    early, late = (key in e for e in events)
    return 0 if early == late else 1 if early else 2


def swapped(v: View, mine: str, theirs: str) -> bool:
    """Whether what stands on either side of a word of the clause stands on the other sides of a word of the claim: "A is upstream of B" and "B is downstream of A"."""
    (left, right), (before, behind) = _halves(v.clause.text, mine), _halves(v.form.clause.text, theirs)
    row = v.form.clause.words
    keys: dict[str, frozenset[str]] = {}
    for p in v.pairs:
        if p.at >= 0 and p.strength >= MATCHED:
            keys |= dict.fromkeys([p.word.key, *content_keys(p.word.text)], content_keys(row[p.at].text) | {p.other})
    lead, rest = ({o for k in side for o in keys.get(k, ())} for side in (left - right, right - left))
    if lead & behind and rest & before and not rest & behind:
        return True
    one, other = _placed(v.clause.text, mine), _placed(v.form.clause.text, theirs)  # "downstream of A" and "the upstream A"
    return one is not None and other is not None and one[1] != other[1] and other[0] in keys.get(one[0], ())


def _placed(text: str, word: str) -> tuple[str, bool] | None:
    """The key of what stands behind a word of place, and whether it is that from which the place is told: "downstream of A", but "the upstream A"."""
    m = _ALONG.search(text)
    return None if m is None or m[1] != word else (words.key(m[3]), m[2] is not None)


_ALONG = re.compile(r"\b((?:up|down)(?:stream|river|hill|wind)) (of |from )?(?:the )?(\w+)")


def _halves(text: str, word: str) -> tuple[frozenset[str], frozenset[str]]:
    """The content words on either side of a word, as far as no comma or semicolon stands between."""
    m = next((m for m in WORD.finditer(text) if m[0] == word), None)
    if m is None:
        return frozenset(), frozenset()
    left, right = re.split("[,;]", text[: m.start()])[-1], re.split("[,;]", text[m.end() :])[0]
    return content_keys(left) - _ONES, content_keys(right) - _ONES


_ONES = frozenset(("one", "other"))  # stand for what is named on the other side
