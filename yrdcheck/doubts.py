"""What keeps a claim from refuting a clause, though a rule says in what the two differ.

Each doubt looks for one reason why the claim answers another question: a condition that asserts nothing, another time, most of
the things that the claim counts, a figure that the claim does not have. A doubt never supports: it says why nothing is refuted.
"""

from __future__ import annotations

import re
from math import log10

from yrdcheck import quantities, rules, words
from yrdcheck.alignments import MATCHED
from yrdcheck.model import TYPE_CHECKING, Relation
from yrdcheck.statements import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from yrdcheck.alignments import Link, View
    from yrdcheck.rules import Outcome
    from yrdcheck.statements import Clause


def supposed(v: View, _o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """A condition, which asserts nothing: "if the aid is refused" against "the aid was approved"."""
    m = _CONDITION.match(v.clause.text)
    return f"“{m[1]} …” asserts nothing" if m is not None else ""


_CONDITION = re.compile(r"\W*((?:even )?(?:if|unless|provided|supposing|in case(?! of\b))|should|had|were)\b(?=[^?]*$)", re.IGNORECASE)


def of_another_time(v: View, o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """What was so at another time: "sales fell in 2019" against "sales rose in 2024"."""
    known = (*v.form.clause.periods, *v.form.clause.around)
    if (o is not None and o.rule in ("quantity", "period")) or not v.clause.periods or not known:
        return ""
    if all(rules.compare_times(p, k) is Relation.DIFFERENT for p in v.clause.periods for k in known):
        return f"the source speaks of {known[0].text}"
    return ""


def unmeasured(v: View, o: Outcome | None, outcomes: Sequence[Outcome]) -> str:
    """The way that something went, where the clause gives a figure for it and the claim none: "fell by 260 million" against "sells more"."""
    if o is None or o.rule != "polarity" or o.stance != "differs":
        return ""
    lacking = next((x for x in outcomes if x.rule == "quantity" and x.stance == "missing" and x.known is None and x.said is not None), None)
    if lacking is None or lacking.said is None:
        return ""
    known = {_DIMENSION.get(k.dimension, k.dimension) for k in quantities.read_mentions(v.form.clause.text)[0]}
    return "" if _DIMENSION.get(lacking.said.dimension, lacking.said.dimension) in known else lacking.detail


_DIMENSION = {"months": "time"}  # months and hours both measure how long


def most_of(v: View, o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """What is said of most of something, where the claim says nothing of the kind: "most of the 73" against "81"."""
    if o is None or o.rule != "quantity" or not (m := _MOST.search(v.clause.text)):
        return ""
    return "" if _MOST.search(v.form.clause.text) else f"no source says “{m[0]}” of this"


_MOST = re.compile(r"\b(?:(?<!at )(?<!the )most of|mostly|the (?:majority|bulk) of|the whole of)\b", re.IGNORECASE)


def far_apart(v: View, o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """A figure many times as large, of which the claim says little else that the clause says: five pupils hurt, 8,900 pupils asked."""
    if o is None or o.rule != "quantity" or o.said is None or o.known is None or not o.said.value or v.cover >= MUCH:
        return ""
    known = rules.level(o.known, o.said) or 0.0
    gap = abs(log10(known / o.said.value)) if known / o.said.value > 0 else 0.0
    return "the source counts another thing" if gap > TENFOLD else ""


def in_the_past(v: View, o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """A figure of the past against one that the claim gives for now: "used to cost 260 francs" against "costs 290 francs"."""
    if o is None or o.rule != "quantity" or not (m := _USED_TO.search(v.clause.text)) or _PAST.search(v.form.clause.text):
        return ""
    return f"no source says “{m[0]}” of this"


_USED_TO = re.compile(r"(?<!\bthan it )(?<!\bas it )(?<!\bthan they )(?<!\bas they )\b(?:used to|formerly|originally|previously|at first)\b", re.IGNORECASE)
_PAST = re.compile(rf"{_USED_TO.pattern}|\b(?:once|until|had|was|were|from|\w+ed|\w+ago)\b", re.IGNORECASE)


def being_built(v: View, o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """When something is being built, by the time of its page, against the time when it opens: "is to open in 2027" against "under construction" in 2024."""
    if o is None or o.rule != "period" or o.when is None or v.form.clause.stage != "under construction" or o.when.text in v.form.clause.text:
        return ""
    return f"the source says only that it was being built in {o.when.text}"


def another_of_a_row(v: View, o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """A figure of the second of several, where the claim's is of the first: "the second race was won by 40 metres" against "the first rowing race was won by 90 metres"."""
    if o is None or o.rule != "quantity" or o.said is None or o.said.kind == "ordinal":
        return ""
    mine, theirs = _in_a_row(v.clause), _in_a_row(v.form.clause)
    for thing in mine.keys() & theirs.keys():
        if not mine[thing] & theirs[thing]:
            return f"the source speaks of the {min(theirs[thing])} {thing}"
    return ""


def another_deed(v: View, o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """Another deed done to another thing, of which the claim has nothing alike: "plays the cello" against "counts comets"."""
    verb = next((n for n, p in enumerate(v.pairs) if p.part.place == "V"), -1)
    if o is not None or verb < 0 or v.pairs[verb].word.kind not in ("word", "term") or v.clause.negative != v.form.clause.negative:
        return ""
    said = v.pairs[verb:]
    alike = len(said) < 2 or any(p.at >= 0 or p.strength >= UNLIKE for p in said)
    return "" if alike else f"no source says “{said[0].word.text}” of this"


UNLIKE = 0.3  # strength of a word's likeness to the claim's below which the two have nothing in common


def _in_a_row(clause: Clause) -> dict[str, set[str]]:
    """What a clause gives a number in a row, with the numbers: the first of "the first rowing race"."""
    found: dict[str, set[str]] = {}
    for i, w in enumerate(clause.words):
        if w.text.lower() in _NTH:
            for thing in clause.words[i + 1 : i + 3]:
                found.setdefault(thing.key, set()).add(w.text.lower())
    return found


def _own_share(v: View, names: bool = True) -> float:
    """Share of a clause, by weight, that the claim itself speaks of, without what it leans on; ``names``: those of things are counted."""
    pairs = [p for p in v.pairs if p.word.kind != "light" and (names or p.word.kind not in NAMES)]
    total = sum(p.weight for p in pairs)
    return sum(p.weight * p.strength for p in pairs if p.at >= 0 and p.strength >= MATCHED) / total if total else 0.0


def planned_besides(v: View, o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """A plan that itself says little of what is told as a fact: "the sand is dumped at sea" against "the dredgers will have moved the sand when they leave"."""
    if o is None or o.rule != "status" or not o.near or _own_share(v) >= ITS_OWN or _own_share(v, names=False) >= TOLD:
        return ""
    return "the source plans something else"


ITS_OWN, TOLD = 0.48, 0.65  # share of a clause, and of what it tells, that a plan must speak of itself to be the plan of that


def stage_of_another(v: View, o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """A stage of another deed or thing: "will get a railway" against "a ticket was launched", "the hall is being built" against "the mill has been completed, and the hall …"."""
    if o is None or o.rule != "status" or o.near:
        return ""
    verb = rules.main_verb(v)
    odd = verb is not None and (verb.at < 0 or verb.strength < LIKE) and verb.word.key not in words.STAGE_WORDS | words.LIGHT
    if verb is not None and odd and verb.word.text.lower() not in _PHRASED and rules.cover_without(v, (verb.word,)) < ALL_ELSE:
        return f"no source says “{verb.word.text}” of this"
    names = [p for p in v.pairs if p.word.kind in NAMES and p.strength >= MATCHED]
    row = v.form.clause.words
    at = next((w.end for w, part in zip(row, v.known.parts, strict=True) if part.place == "V"), None)
    if at is not None and names and all(p.at >= 0 and row[p.at].start > at for p in names):
        between = v.form.clause.text[at - v.form.clause.start : min(row[p.at].start for p in names) - v.form.clause.start]
        if _BESIDES.search(between):
            return f"the source says this before it speaks of {names[0].word.text}"
    return ""


ALL_ELSE = 0.95  # share of the rest of a clause from which on a claim is of that thing: "was awarded the title" against "an application for the title"
LIKE = 0.8  # from here on a verb says what another says
_PHRASED = frozenset(w for phrase, _ in words.STAGES for w in phrase.split())
_BESIDES = re.compile(r"[,;] (?:and|but|while|whereas) ", re.IGNORECASE)


def needed(v: View, o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """What is needed for something, which denies nothing of it: "without a quay there is no trade" against "a quay makes trade possible"."""
    if o is None or o.rule != "polarity" or not o.detail.startswith("the draft denies") or v.form.clause.negative or not _NEEDED.match(v.clause.text):
        return ""
    return "the draft says what is needed, not that it is lacking"


_NEEDED = re.compile(
    r"\W*(?:without|unless)\b[^.;]*\b(?:no|not|never|cannot|impossible|nothing)\b|there (?:is|are|was|were|can be|will be) no\b[^.;]*\b(?:without|unless)\b"
    r"|not an? \w+ (?:goes|went|passes|passed)\b[^.;]*\bwithout\b",
    re.IGNORECASE,
)


def described(v: View, o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """What a claim only does not describe or class as the clause does: "nearby cities" against "cities", "to mend the quay is the aim" against "the quay is to be mended"."""
    if o is not None or v.clause.negative != v.form.clause.negative:
        return ""
    gone = [p for p in v.pairs if p.word.kind != "light" and p.strength < MATCHED]
    if gone and all(p.word.key in _CLASSES or _describes(v, p) for p in gone):
        return f"no source says “{gone[0].word.text}” of this"
    return ""


def _describes(v: View, p: Link) -> bool:
    """Whether a word is an adjective before a noun that the claim has, and what it is said of is not told by it: "a coordinated manner", but not "is a private school"."""
    row = list(v.clause.words)
    i = next((k for k, w in enumerate(row) if w is p.word), -1)
    if p.part.tag != "A" or not 0 <= i < len(row) - 1 or p.word.text.lower().endswith(("er", "est")) or _ALONE.search(p.word.text):
        return False
    noun = next((x for x in v.pairs if x.word is row[i + 1]), None)
    before = [w.text.lower() for w in row[max(0, i - 2) : i]]
    told = before[:1] and before[0] in _IS and before[1:] in (["a"], ["an"])  # "is a private school"
    return noun is not None and noun.strength >= MATCHED and noun.part.tag == "N" and before[-1:] != ["no"] and not told


_IS = frozenset("is are was were be been become becomes became remains remained".split())
_ALONE = re.compile(r"^(?:un|in|im|non|dis)\w|less$|^(?:only|sole|last|first|former|future)$", re.IGNORECASE)
_CLASSES = frozenset(  # nouns that only class what is told
    "aim attitude duty goal idea intention job matter measure objective plan position priority purpose role stance step task vision way".split()
)


def at_the_ends(v: View, o: Outcome | None, outcomes: Sequence[Outcome]) -> str:
    """Nothing after the last and nothing before the first: "no train leaves after 19:20" against "the last train leaves at 19:20"."""
    if o is None or o.stance != "denies" or not any(x.rule in ("quantity", "period") and x.stance == "agrees" for x in outcomes):
        return ""
    mine, theirs = v.clause.text, v.form.clause.text
    ends = (_AFTER.search(mine) and _LAST.search(theirs)) or (_BEFORE.search(mine) and _FIRST.search(theirs))
    return "the source says this of the last or the first" if ends else ""


_AFTER, _LAST = re.compile(r"\b(?:after|beyond|later than|past)\b", re.IGNORECASE), re.compile(r"\b(?:last|latest|final|until|ends?|closes?)\b", re.IGNORECASE)
_BEFORE, _FIRST = re.compile(r"\b(?:before|earlier than|until)\b", re.IGNORECASE), re.compile(r"\b(?:first|earliest|begins?|starts?|opens?)\b", re.IGNORECASE)


def same_figure(v: View, o: Outcome | None, outcomes: Sequence[Outcome]) -> str:
    """What is denied of as many as the claim counts, in other words: "a third had not got a ticket" against "a third were still waiting for one"."""
    if o is None or o.stance != "denies" or rules.firm(v) or words.NEGATORS.isdisjoint(w.text.lower() for w in v.clause.words):
        return ""
    agrees = any(x.rule == "quantity" and x.stance == "agrees" for x in outcomes)
    return "the source gives the figure for this in other words" if agrees else ""


def of_the_opposite(v: View, o: Outcome | None, outcomes: Sequence[Outcome]) -> str:
    """A figure or time of the opposite: "work starts at seven" against "work stops at eight", "bought 40 boats" against "sold 30"."""
    if o is None or o.rule not in ("quantity", "period") or (v.clause.direction and v.form.clause.direction):
        return ""
    return next((f"the source says this of the opposite, {x.detail}" for x in outcomes if x.rule == "polarity" and x.stance == "differs" and x.explained), "")


def of_an_earlier_stage(v: View, o: Outcome | None, outcomes: Sequence[Outcome]) -> str:
    """What was begun or being built once against what is completed by now: "work began in 2021", "was being built" against "in service since 2024"."""
    if o is None or o.rule not in ("period", "status") or v.clause.stage not in _BEFORE_DONE or not _ONCE.search(v.clause.text):
        return ""
    if not any(x.rule == "status" and x.stance == "differs" for x in outcomes):
        return ""
    mine, theirs = (max((p.first or p.last or "" for p in c.periods), default="")[:4] for c in (v.clause, v.form.clause))
    return "the source speaks of a later stage" if not theirs or (mine and mine < theirs) else ""


_BEFORE_DONE = ("planned", "not begun", "under construction", "in progress", "not completed")
_ONCE = re.compile(
    r"\b(?:(?:was|were) (?:still |then |once )?(?:being|under|to be|in progress|due|planned)|had (?:not|yet)|began|started|(?:was|were) (?:begun|started))\b",
    re.IGNORECASE,
)


def of_the_time_before(v: View, o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """What was so some time before that which the claim tells of: "a year before, it had been eleventh" against "it is ninth"."""
    if o is None or o.rule != "quantity" or not (m := _TIME_BEFORE.search(v.clause.text)) or _TIME_BEFORE.search(v.form.clause.text):
        return ""
    return f"no source says “{m[0]}” of this"


_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|some|a few|\d+)"
_COMPARED = "".join(rf"(?<!\b{w} )" for w in ("than", "from", "on", "over", "than in", "with", "to"))
_TIME_BEFORE = re.compile(
    rf"{_COMPARED}\b(?:{_COUNT} (?:year|month|week|day)s? (?:before|earlier|previously)|the (?:year|month|week|day) before"
    r"|the (?:previous|preceding) (?:year|month|week|day|season))\b(?! than\b)",
    re.IGNORECASE,
)


def at_intervals(v: View, o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """How often something comes against how long it takes: "every ten minutes" against "40 minutes"."""
    if o is None or o.rule != "quantity" or o.said is None or o.known is None or o.said.dimension != "time":
        return ""
    mine, theirs = (_EVERY.search(c.text[: q.start - c.start]) is not None for c, q in ((v.clause, o.said), (v.form.clause, o.known)))
    return "the source says how long, not how often" if mine and not theirs else "the source says how often, not how long" if theirs and not mine else ""


_EVERY = re.compile(r"\b(?:every|each|at intervals of|at)\W*$", re.IGNORECASE)


def of_another_rank(v: View, o: Outcome | None, outcomes: Sequence[Outcome]) -> str:
    """A figure of the one that stands at another place: "the second largest has 18%" against "the largest has 52%"."""
    if o is None or o.rule != "quantity" or (o.said is not None and o.said.kind == "ordinal"):
        return ""
    return next((x.detail for x in outcomes if x.rule in ("rank", "contrast") and x.stance == "differs"), "")


def uncompared(v: View, o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """A comparison of two things or times, where the claim makes none: "fewer boats came in 2004 than in 2003" against "boats of 2003 are listed here"."""
    theirs = v.form.clause
    before, than, _ = v.clause.text.partition(" than ")
    at = v.clause.start + len(before) + len(than)
    m = _COMPARATIVE.search(_STRETCH.split(before)[-1])
    if (o is not None and o.rule not in ("period", "status")) or not (than and m) or any(q.start <= at < q.end for q in v.clause.quantities):
        return ""
    if theirs.direction or theirs.quantities or any(rules.superlative(w) for w in theirs.words) or _COMPARES.search(theirs.text):
        return ""
    return f"no source makes this comparison (“{m[0]}”)"


def told_otherwise(v: View, o: Outcome | None, _all: Sequence[Outcome]) -> str:
    """What the claim tells from its other side: "Volta sold Dunmore buses" against "Dunmore bought buses from Volta"."""
    verb = rules.main_verb(v)
    return "the source tells it from the other side" if o is None and verb is not None and rules.from_the_other_side(v, verb.word) else ""


_COMPARATIVE = re.compile(r"\b(?<!\bno )(?:more|fewer|less|(?!(?:rath|oth)er\b)\w{3,}er)\b", re.IGNORECASE)
_STRETCH = re.compile(r"[,;:()]")
_COMPARES = re.compile(
    r"\b(?:than|(?<!at )(?:most|least)|followed by|compared|as \w+ as|twice|half|same|equal\w*|ahead|behind|beat\w*|overt\w+|exceed\w*|surpass\w*)\b",
    re.IGNORECASE,
)
_NTH = frozenset("first second third fourth fifth sixth".split())
MUCH = 0.8  # share of a clause that a claim with a figure of another order must speak of
TENFOLD = 1.03  # by powers of ten: beyond a zero too many

DOUBTS: tuple[Callable[[View, Outcome | None, Sequence[Outcome]], str], ...] = (
    supposed, of_another_time, unmeasured, most_of, far_apart, in_the_past, being_built, another_of_a_row,
    planned_besides, stage_of_another, needed, described, at_the_ends, same_figure, of_the_opposite, of_an_earlier_stage,
    of_the_time_before, at_intervals, of_another_rank,
    another_deed, uncompared, told_otherwise,
)  # fmt: skip


def unrefuted(v: View, o: Outcome | None, outcomes: Sequence[Outcome]) -> str:
    """Why a claim does not refute a clause by what a rule found, or by no rule, or ""."""
    return next((why for doubt in DOUBTS if (why := doubt(v, o, outcomes))), "")
