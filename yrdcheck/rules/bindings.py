"""What is said of whom within a sentence: the sides of a comparison, prepositions, stretches, who does what to whom."""

from __future__ import annotations

import re
from itertools import pairwise

from yrdcheck import grammar
from yrdcheck.alignments import MATCHED, name_groups, relation
from yrdcheck.model import TYPE_CHECKING, Kind
from yrdcheck.rules import parties
from yrdcheck.rules.outcomes import SYNONYM, Outcome, main_verb
from yrdcheck.rules.sequences import swapped
from yrdcheck.rules.stretches import cuts
from yrdcheck.statements import CONTENT, NAMES, PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.alignments import Link, View
    from yrdcheck.grammar import Part
    from yrdcheck.statements import Clause
    from yrdcheck.words import Word


def binding(v: View) -> Outcome | None:
    """Compares what is said of whom within a sentence: "Its chairman was Rawle, its engineer Penhale" does not make Penhale chairman.

    What the clause asserts stands in one stretch of the claim, beside another name; the clause's name in another, beside something else.
    """
    if (found := _of_a_neighbour(v) or _exchanged(v) or _of_another(v) or _of_the_other_half(v)) is not None:
        return found
    at = cuts(v.form.clause)
    if not at:
        return None
    words_ = v.form.clause.words
    where = [sum(c < w.start for c in at) for w in words_]
    matched = {p.at for p in v.pairs if p.at >= 0 and p.strength >= MATCHED}
    keys = {p.other for p in v.pairs if p.strength >= MATCHED}
    kin = _akin(v)
    asserted = [p for p in v.pairs if p.at >= 0 and p.strength >= MATCHED and p.word.kind in ("word", "term")]
    if not asserted:
        return None
    homes = [where[p.at] for p in asserted]
    home = max(set(homes), key=lambda k: (homes.count(k), -k))
    for p in v.pairs:
        if p.at < 0 or p.strength < MATCHED or p.word.kind not in NAMES or where[p.at] in homes or p.part.prep in ("in", "at", "of", "on"):
            continue
        spot = where[p.at]
        rival = next((w for i, w in enumerate(words_) if where[i] == home and w.kind in NAMES and i not in matched and w.key not in keys | kin), None)
        besides = any(where[i] == spot and w.kind in ("word", "term") and i not in matched for i, w in enumerate(words_))
        if rival is not None and besides:
            return Outcome("binding", "differs", f"the source says this of {rival.text}, not of {p.word.text}", Kind.ENTITY)
    return None


def _akin(v: View) -> set[str]:
    """What is no rival of what the clause names: a thing that holds it or lies in it, one treated alike, the rest of a name that is spoken of."""
    keys = {p.other for p in v.pairs if p.strength >= MATCHED}
    rest = {w.key for group in v.known.groups if any(w.key in keys for w in group) for w in group}
    return {t for _, t in v.kin} | ({v.alike[1]} if v.alike else set()) | rest


def _of_a_neighbour(v: View) -> Outcome | None:
    """A word that only the rest of the sentence has, where the claim itself says all the rest of another: "Lowen makes chips, while Marne makes ships"."""
    spoken = {k for p in v.pairs if p.strength >= MATCHED for k in (p.other, p.word.key)} | _akin(v)
    for p in v.pairs:
        if p.at >= 0 or p.strength < MATCHED or p.other not in v.known.beside or not p.part.place or not _bears(p.word, p.part):
            continue
        rest = [x for x in v.pairs if x is not p and x.other != p.other and x.word.kind != "light"]
        if not rest or sum(x.weight * x.strength for x in rest if x.other not in v.known.beside) < OWN * sum(x.weight for x in rest):
            continue
        for _, w, part in v.known.words:
            if w.key not in spoken and (part.place, part.prep) == (p.part.place, p.part.prep) and _bears(w, part) and (w.kind in NAMES) == (p.word.kind in NAMES):
                return Outcome("binding", "differs", f"the source says this of {w.text}, not of {p.word.text}", Kind.ENTITY)
    return None


def _exchanged(v: View) -> Outcome | None:
    """Two names that have changed places while what is said of each stands where it was: "A is the port, B the market" against "B is the port, A the market"."""
    mine, theirs = cuts(v.clause), cuts(v.form.clause)
    seen = [p for p in v.pairs if p.at >= 0 and p.strength >= MATCHED and p.word.kind != "light"]
    names = [p for p in seen if p.word.kind in NAMES]
    for first, second in pairwise(names):
        known = v.form.clause.words[second.at].start, v.form.clause.words[first.at].start
        if first.at <= second.at or not any(first.word.start < c < second.word.start for c in mine) or not any(known[0] < c < known[1] for c in theirs):
            continue  # within a stretch it may be a passive
        between = [p.at for p in seen if p not in names and first.word.start < p.word.start < second.word.start]
        after = [p.at for p in seen if p not in names and p.word.start > second.word.start]
        if between and after and all(second.at < at < first.at for at in between) and all(at > first.at for at in after):
            return Outcome("binding", "differs", f"the source says this of {second.word.text}, not of {first.word.text}", Kind.ENTITY)
    return None


def _of_another(v: View) -> Outcome | None:
    """The subject of the clause behind the stretch of the claim that has its verb, and a subject of its own: "herons returned, whereas the pike …"."""
    verb, at = main_verb(v), cuts(v.form.clause)
    if verb is None or verb.at < 0 or verb.strength < SYNONYM or not at:
        return None
    row = v.form.clause.words
    end = min((c for c in at if c > row[verb.at].start), default=v.form.clause.end)
    subject = next((p for p in v.pairs if p.word.kind == "word" and p.strength >= MATCHED and _leads(p.part)), None)
    if subject is None or subject.at < 0 or row[subject.at].start < end or _LIKEWISE.search(v.form.clause.text[end - v.form.clause.start :]):
        return None
    begin = max((c for c in at if c < row[verb.at].start), default=v.form.clause.start)
    spoken = {k for p in v.pairs if p.strength >= MATCHED for k in (p.other, p.word.key)}
    for i, w, part in v.known.words:
        if i < verb.at and w.start >= begin and w.kind != "light" and _leads(part) and w.key not in spoken:
            return Outcome("binding", "differs", f"the source says this of {w.text}, not of {subject.word.text}", Kind.ENTITY)
    return None


def _of_the_other_half(v: View) -> Outcome | None:
    """A subject of one half of a sentence with what the other half says of a subject of its own: "dogs travel free; bicycles cost 4 crowns"."""
    theirs = v.form.clause
    at = [theirs.start + m.start() for m in _HALVES.finditer(theirs.text)]
    if not at or v.clause.carried:
        return None
    tags = grammar.tag(v.clause.words)
    verb = next((i for i, w in enumerate(v.clause.words) if i and (w.text.lower() in _IS or tags[i] == "V")), None)
    if verb is None:
        return None
    halves: list[list[Word]] = [[] for _ in range(len(at) + 1)]
    for w in theirs.words:
        halves[sum(c < w.start for c in at)].append(w)
    keys = [{w.key for w in half} for half in halves]
    begin = v.clause.words[verb].start
    lead: dict[int, list[str]] = {}  # what stands in which half alone
    told: dict[int, list[str]] = {}
    for p in v.pairs:
        if p.strength >= MATCHED and p.at >= 0 and p.word.kind != "light":
            homes = [n for n, half in enumerate(keys) if p.other in half]
            if len(homes) == 1:
                (lead if p.word.start < begin else told).setdefault(homes[0], []).append(p.word.key)
    if len(told) == 1:  # "the youngest" is none of what is said of "the oldest"
        apart = {n for n, row in lead.items() if n not in told and any(relation(a, b) == "antonym" for a in row for b in keys[max(told)])}
        lead = {n: row for n, row in lead.items() if n in apart} if apart else lead
    if len(lead) != 1 or len(told) != 1 or lead.keys() == told.keys():
        return None
    other = halves[max(told)]
    tags = grammar.tag(other)
    end = next((i for i in range(1, len(other)) if tags[i] == "V" or other[i].text.lower() in _IS or other[i].key == v.clause.words[verb].key), None)
    if end is None:
        return None
    before = other[:end]  # its own subject
    said = {w.text.lower() for w in before}
    if not said.isdisjoint(_WHOLE) or (max(told) > max(lead) and not said.isdisjoint(PRONOUNS | _BACK)):
        return None
    heard = {p.other for p in v.pairs if p.strength >= MATCHED}
    rival = next((w for w in before if w.kind in CONTENT and w.kind != "light" and w.key not in heard), None)
    return None if rival is None else Outcome("binding", "differs", f"the source says this of {rival.text}, not of {v.clause.words[verb - 1].text}", Kind.ENTITY)


_HALVES = re.compile(r";|,? (?:while|whereas)\b", re.IGNORECASE)
_IS = frozenset("is are was were has have had".split())
_WHOLE = frozenset("all both each every everything everyone none no most".split())  # of which the other half may name a part
_BACK = frozenset("its their his her there these those this that such one ones some others another same".split())
_LIKEWISE = re.compile(r"\b(?:so|as|like|too|also|including|with)\b", re.IGNORECASE)


def _leads(part: Part) -> bool:
    """Whether a word is the noun of a subject."""
    return part.place == "S" and part.head and part.tag == "N" and not part.prep


def _bears(w: Word, part: Part) -> bool:
    """Whether a word is what something is said of or what is said: a name, or the noun of a phrase."""
    return w.kind in NAMES or (w.kind in ("word", "term") and part.tag == "N" and part.head)


OWN = 0.9  # share of the rest that a claim must say itself to say it of another


def order(v: View) -> Outcome | None:
    """Compares who stands on which side of "than", "from … to" or "before": changed sides are the opposite."""
    for w in v.clause.words:
        if w.text.lower() in _FACING and any(x.text == w.text for x in v.form.clause.words) and swapped(v, w.text, w.text):
            return Outcome("order", "differs", f"the source has it the other way round (“{w.text}”)", Kind.POLARITY)
    mine, theirs = sides(v.clause), sides(v.form.clause)
    if mine is None or theirs is None or mine[0] != theirs[0]:
        return None
    at = {id(p.word): p.other for p in v.pairs if p.strength >= MATCHED}
    left = {at[id(w)] for w in mine[1] if id(w) in at}
    right = {at[id(w)] for w in mine[2] if id(w) in at}
    before, after = {w.key for w in theirs[1]}, {w.key for w in theirs[2]}
    if left & after and right & before and not left & before and not right & after:
        return Outcome("order", "differs", f"the source has it the other way round (“{mine[0]}”)", Kind.POLARITY)
    return None


_FACING = frozenset("upstream downstream above below north south east west behind beyond".split())


def sides(clause: Clause) -> tuple[str, list[Word], list[Word]] | None:
    """The names before and after the word that sets one against the other."""
    row = (*clause.carried, *clause.words)
    for i, w in enumerate(row):
        if w.kind == "stop" and w.text.lower() in ("than", "before", "after", "versus"):
            left = (name_groups(row[:i]) or [[]])[-1]  # the nearest on either side
            right = (name_groups(row[i + 1 :]) or [[]])[0]
            if left and right:
                return w.text.lower(), left, right
    return None


def direction(v: View) -> Outcome | None:
    """Compares the prepositions that names hang on: "switched to Lumen" against "switched from Lumen"."""
    for p in v.pairs:
        if p.at >= 0 and p.strength >= MATCHED and p.word.kind in NAMES and p.part.prep and v.known.parts[p.at].prep == _AGAINST.get(p.part.prep) and not _hangs_otherwise(v, p):
            theirs = v.known.parts[p.at].prep
            return Outcome("direction", "differs", f"the draft says {p.part.prep} {p.word.text}; the source says {theirs}", Kind.POLARITY)
    return None


def _hangs_otherwise(v: View, p: Link) -> bool:
    """Whether a name hangs on another word of the claim than in the clause, and the clause's stands there too: "win guests from Lund" against "went to Lund to win guests"."""
    before = [x for x in v.pairs if x.word.start < p.word.start and x.word.kind not in NAMES]
    return bool(before) and before[-1].strength >= SYNONYM and before[-1].at > p.at


_AGAINST = {"from": "to", "to": "from", "before": "after", "after": "before", "above": "below", "below": "above", "with": "without", "without": "with",
            "inside": "outside", "outside": "inside", "into": "from", "under": "over", "over": "under"}  # fmt: skip


def roles(v: View) -> Outcome | None:
    """Compares who does what to whom: "Rovers beat Athletic" against "Athletic beat Rovers"."""
    if (why := parties.exchanged(v)) != "":
        return Outcome("roles", "differs", why, Kind.ENTITY)
    why, sure = parties.other_post(v)
    if sure:
        return Outcome("roles", "differs", why, Kind.ENTITY)
    verb = main_verb(v)
    if verb is None or verb.at < 0 or verb.strength < SYNONYM or v.known.parts[verb.at].place != "V" or verb.word.key in _MUTUAL:
        return None
    if parties.agree(v, verb.word, v.form.clause.words[verb.at]):
        return None
    if (verb.word.key == "belong") != (v.form.clause.words[verb.at].key == "belong"):
        return None  # "the plant is owned by Holm" and "the plant belongs to Holm"
    if _given_by(v.clause.words, verb.word) != _given_by(v.form.clause.words, v.form.clause.words[verb.at]):
        return None
    nouns = [p for p in v.pairs if p.at >= 0 and p.strength >= MATCHED and p.part.place in ("S", "O") and p.word.kind != "light"]
    nouns = [p for p in nouns if p.word.kind in NAMES or p.part.tag == v.known.parts[p.at].tag == "N"]
    nouns = [p for p in nouns if "with" not in (p.part.prep, v.known.parts[p.at].prep)]  # "Holm signed Lund", "Lund signed with Holm"
    behind = _SUBORDINATE.search(v.clause.text, verb.word.end - v.clause.start)
    if behind is not None:  # what another verb behind this one is said of: "travellers save an hour when the line opens"
        nouns = [p for p in nouns if p.word.start < behind.start() + v.clause.start]

    def weight(mine: str, theirs: str) -> float:
        return sum(p.weight for p in nouns if p.part.place == mine and v.known.parts[p.at].place == theirs)

    turned = weight("S", "O"), weight("O", "S")
    if turned[0] > 0 and not weight("S", "S") + weight("O", "O") and _of_whom(v):
        return Outcome("roles", "differs", "the source has it the other way round", Kind.ENTITY)
    if min(turned) > 0 and sum(turned) > 2 * (weight("S", "S") + weight("O", "O")):
        return Outcome("roles", "differs", "the source has it the other way round", Kind.ENTITY)
    return None


def _of_whom(v: View) -> bool:
    """Whether the claim says "who" or "he" of the one to whom the clause has it done: "Voss, who succeeded Brand" against "Brand succeeded Voss"."""
    subject = [w.text.lower() for w in v.form.clause.words[: v.form.clause.subject or 1]]
    objects = [p for p in v.pairs if p.word.kind in NAMES and p.part.place == "O" and not (p.part.prep and p.part.prep in _WHERE)]
    return bool(objects) and all(p.at < 0 and p.strength >= MATCHED for p in objects) and not _PERSONS.isdisjoint(subject)


_SUBORDINATE = re.compile(r"\b(?:when|while|where|whereas|although|though|because|if|unless|once|which|who)\b", re.IGNORECASE)
_PERSONS = frozenset("who he she they it which".split())
_WHERE = frozenset("in at on near".split())


def _given_by(row: Sequence[Word], verb: Word) -> bool:
    """Whether a verb is a passive that says so by "by" alone: "the clocks given by the family"."""
    at = next(i for i, w in enumerate(row) if w.start == verb.start)
    by = at + 1 < len(row) and row[at + 1].text.lower() == "by"
    return by and not any(w.text.lower() in _PASSIVE for w in row[max(0, at - 3) : at])


_PASSIVE = frozenset("is are was were be been being got gets".split())
_MUTUAL = frozenset("meet marry border join merge resemble equal match share face agree differ connect link adjoin be become".split())
