"""What a source takes back: "an earlier version gave 46; the figure is 64" retires the 46, wherever the source has it.

Which of the figures of a correction is the old one is told by the last word before it that speaks of what was or of what is, else by
the first such word behind it in its stretch of the sentence.
"""

from __future__ import annotations

import re

from yrdcheck import quantities, words
from yrdcheck.model import TYPE_CHECKING, Relation, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.model import Claim

NOTE = "retired by a correction in the source"
ASIDE = "set aside by a correction in the source"  # no claim: what others are retired by

_CORRECTS = re.compile(rf"{words.CORRECTION}|更正|勘误|订正|早前版本|此前版本", re.I)
_HEADED = re.compile(r"\W*(?:(?:corrections?|corrected|corrigendum|erratum|clarification)\b|更正|勘误|订正)", re.I)  # a sentence that is one by its first word
_RETIRED = re.compile(
    rf"{words.RETIRED}|\bas (?:stated|reported|given|printed) (?:earlier|before)\b|此前|早前|先前|原先|误报|误为|误作|误写", re.I
)
_OLD = re.compile(rf"{_RETIRED.pattern}|\bnot\b|\brather than\b|\binstead of\b|\bfor (?=(?:[^,;]|,\d){{1,40}} read\b)|\b(?:corrected|changed) from\b|而非|而不是|不是", re.I)
_NEW = re.compile(
    r"[;；]|\bbut\b|\b(?:corrected|changed) from [^,;]{1,40} to\b|\bin fact\b|\bactually\b|\bcorrect(?:ed)? (?:figure|number|value|date|to|is)\b"
    r"|\bthe (?:figure|number) (?:is|was)\b|\bshould (?:be|have|read)\b|\bread\b|\bis now\b|实际|应为|应是|正确|更正为|改为",
    re.I,
)
_OF_SOMETHING = re.compile(  # "an earlier version of the car"
    r"\b(?:earlier|previous|original|first) (?:version|edition)s? of (?:the|a|an|its|our) (?!(?:report|article|story|document|text|page|release|piece|study|table|post)\b)", re.I
)
_STRETCH = re.compile(r"[,，;；:：.。—]|\bbut\b", re.I)


def is_retired(sentence: str, at: int, around: str = "") -> bool:
    """Whether the figure that begins at an offset of a sentence is one that the source takes back. ``around``: the sentences beside it.

    >>> text = "Correction: an earlier version gave 46 hectares; the figure is 64."
    >>> [is_retired(text, text.index(figure)) for figure in ("46", "64")]
    [True, False]
    """
    sentence = _OF_SOMETHING.sub(lambda m: " " * len(m.group()), sentence)
    headed = _HEADED.match(sentence)
    taken_back = _RETIRED.search(sentence)
    if not (headed or (taken_back and (_CORRECTS.search(sentence) or _CORRECTS.search(around)))):
        return False
    old = max((m.start() for m in _OLD.finditer(sentence) if m.end() <= at), default=-1)
    new = max((m.start() for m in _NEW.finditer(sentence, 0, at)), default=-1)
    if old >= 0 or new >= 0:
        return old > new
    end = _STRETCH.search(sentence, at)
    return _RETIRED.search(sentence, at, end.start() if end else len(sentence)) is not None


def set_aside(sentence: str, start: int, around: str = "") -> str:
    """The figure that a correction sets aside behind what it says, from an offset on: the 12,400 of "14,200 visitors, not 12,400"."""
    m = words.NOT_THIS.search(sentence, start)
    figure = None if m is None else next(iter(quantities.read_mentions(m.group())[0]), None)
    return figure.text if m is not None and figure is not None and is_retired(sentence, m.start() + figure.start, around) else ""


def corrects(sentence: str) -> bool:
    """Whether a sentence speaks of a correction."""
    return _CORRECTS.search(sentence) is not None


def retire(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one source, those deprecated too that give a figure which the source takes back elsewhere, of the same thing.

    The claim that corrects it says the same with its own figure: that is a wording of it.
    """
    olds = [c for c in claims if c.note in (NOTE, ASIDE)]
    claims = [c for c in claims if c.note != ASIDE]
    out = list(claims)
    for old in olds:
        for n, c in enumerate(claims):
            if out[n].rank != "normal" or not _is_same(c, old, claims):
                continue
            out[n] = replace(c, rank="deprecated", note=NOTE)
            at = next((k for k, x in enumerate(claims) if x.line == old.line and x.column >= old.column and x.note != NOTE and x.value and k != n), None)
            said = None if at is None else _said_anew(c, claims[at])
            if at is not None and said is not None and said not in out[at].wordings:
                out[at] = replace(out[at], wordings=(*out[at].wordings, said))
    return out


_NUMBER = re.compile(r"\d[\d.,]*")


def _said_anew(c: Claim, new: Claim) -> str | None:
    """A claim's sentence with the figure of another in place of its own; ``None`` where these are not written in digits."""
    put, own = _NUMBER.search(new.value), _NUMBER.search(c.value)
    if put is None or own is None or c.quote.count(own.group()) != 1:
        return None
    return c.quote.replace(own.group(), put.group())


def _is_same(c: Claim, old: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a claim gives a retired figure of what the correction speaks of, or of anything where that says nothing more and no other has the figure."""
    if c.line == old.line and c.column == old.column and c.quote == old.quote or not same_figure(c, old):
        return False
    said, spoken = _content(old.quote), _content(f"{c.quote} {c.subject}")
    if said:
        return 2 * len(said & spoken) >= len(said)
    return sum(same_figure(x, old) and x.note != NOTE for x in claims) == 1


def same_figure(a: Claim, b: Claim) -> bool:
    """Whether two claims have one figure; a correction may leave the unit out."""
    if not a.value or not b.value:
        return False
    (x, *_), (y, *_) = quantities.read_mentions(a.value)[0] or (None,), quantities.read_mentions(b.value)[0] or (None,)
    if x is None or y is None or x.value is None:
        return False
    return (x.value == y.value and "1" in (x.unit, y.unit)) or (x.value == y.value and quantities.compare(x, y)[0] is Relation.SAME)


def _content(text: str) -> frozenset[str]:
    """The words that a sentence says something with, without those of corrections and its figures."""
    low = [t.lower() for t, _, _ in words.tokenize(_OLD.sub(" ", _NEW.sub(" ", _CORRECTS.sub(" ", text)))) if t[0].isalpha()]
    return frozenset(words.key(t) for t in low if t not in words.STOP and t not in words.LIGHT and words.key(t) not in words.LIGHT and t not in _WORN)


_WORN = frozenset("version report edition article figure correction corrected page issue text read week error mistake wrong wrongly incorrectly mistakenly".split())
