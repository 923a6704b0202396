"""Denial, rise and fall, and opposites: whether one side denies what the other asserts."""

from __future__ import annotations

import re

from yrdcheck import periods, words
from yrdcheck.alignments import MATCHED, SPELLING, relation, undone
from yrdcheck.model import TYPE_CHECKING, Kind
from yrdcheck.rules.exceptions import excepted
from yrdcheck.rules.outcomes import SYNONYM, Outcome, is_bound, main_verb, never_before
from yrdcheck.rules.parties import agree
from yrdcheck.rules.sequences import swapped
from yrdcheck.statements import CONTENT, is_verb
from yrdcheck.statements import phrases as find_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.alignments import Link, View
    from yrdcheck.model import Period
    from yrdcheck.statements import Clause
    from yrdcheck.words import Word


def polarity(v: View) -> Outcome | None:
    """Compares negation, rise and fall, more and fewer, and opposites: the opposite of what a source says differs (guide, rule 5).

    Two opposites agree: "did not close" says what "remained open" says, and the other way round.
    """
    mine, theirs = v.clause, v.form.clause
    denied = odd = is_denied(v)
    if denied and mine.denied and not theirs.negative and mine.periods and not theirs.periods and any(p.kind in ("until", "before") for p in mine.periods):
        return Outcome("polarity", "missing", "the source does not say when")
    if denied and v.clause.negative != theirs.negative and (apart := excepted(v)) is not None:
        return Outcome("polarity", "agrees", f"the source makes an exception of “{apart}”")
    few = _TOO_FEW.search(mine.text), _TOO_FEW.search(theirs.text)
    if all(few) or (_FEW.search(mine.text) and _FEW.search(theirs.text)):
        denied = odd = False  # "too few exits", "the lack of exits"
    elif not denied and any(few) and _ENOUGH.search((theirs if few[0] else mine).text):
        odd = True
    if not denied and not theirs.direction and (turned := _turned(v)):
        return Outcome("polarity", "differs", f"the draft says {turned}, the source has it the other way round", Kind.POLARITY)
    if mine.direction and theirs.direction and mine.direction != theirs.direction:
        if (scale := _other_scale(mine, theirs)) is not None:
            return Outcome("polarity", "missing", f"the source says “{scale}”")
        if not odd and _other_years(v):
            return Outcome("polarity", "missing", "the source speaks of other years")
        odd = not odd
        detail = "the draft speaks of a rise, the source of a fall" if mine.direction > 0 else "the draft speaks of a fall, the source of a rise"
    else:
        detail = "the draft denies what the source says" if mine.denied else "the source denies it"
    if (sides := _switched(mine.text, theirs.text)) is not None:
        odd = not odd
        detail = f"“{sides[0]}” against “{sides[1]}”"
    matched = [p for p in v.pairs if p.strength >= MATCHED]
    explained: list[Word] = []
    phrases = _phrasal_verbs(mine), _phrasal_verbs(theirs)
    known_phrases = {phrase for phrase, _ in phrases[1].values()}
    counted = [k.thing for k in theirs.quantities if k.thing is not None]
    spare = [
        (w, part.tag)
        for i, (w, part) in enumerate(zip(theirs.words, v.known.parts, strict=True))
        if w.kind in ("word", "light") and not any(lo <= w.start < hi for lo, hi in counted)  # "21 stops" is no end
        and not _measures(theirs.words, i) and not is_bound(theirs, w) and not any(w.start in inside for _, inside in phrases[1].values())
    ]
    for p in v.pairs:
        said = phrases[0].get(p.word.start, ("", ()))[0]
        other_verb = bool(said) and p.other == p.word.key and said not in known_phrases  # "called off" against "called for"
        if (p.strength < SPELLING or other_verb) and p.word.kind in ("word", "light") and not any(p.word.start in inside for _, inside in phrases[0].values()):
            taken = {k for x in matched if x is not p for k in x.other.split()}
            for w, tag in spare:
                if w.key in taken:
                    continue
                facing = (p.part.tag, tag) != ("V", "A") or w.text.endswith("ing") or undone(w.key) == p.word.key
                facing = facing and ((p.part.tag, tag) != ("N", "V") or p.word.key in _MOVED)
                other = phrases[1].get(w.start, ("", ()))[0]
                facing = (bool(said or other) or (facing and not agree(v, p.word, w))) and _of_one(v, p, w, tag)
                facing = facing and _contrary(p.word, said, w, other) and not (_stays(mine, p.word) or _stays(theirs, w))
                if facing and not (mine.direction and theirs.direction) and not swapped(v, p.word.text, w.text):
                    if not (denied and {w.text.lower(), p.word.text.lower()} & words.NEGATORS):  # who refuses has denied already
                        odd = not odd
                    explained.append(p.word)
                    detail = f"“{_shown(mine, p.word, phrases[0])}” against “{_shown(theirs, w, phrases[1])}”"
                    break
    if not odd:
        moved = mine.direction and not theirs.direction and not any(q.kind != "ordinal" for q in mine.quantities)
        if moved and any(p.word.key in words.MOVES and (p.strength < MATCHED or not _is_move(p)) for p in v.pairs):
            return Outcome("polarity", "missing", f"no source says that it {'rose' if mine.direction > 0 else 'fell'}")
        return Outcome("polarity", "agrees", detail, explained=tuple(explained)) if denied and (explained or sides) else None
    if mine.direction and theirs.direction:
        explained += [p.word for p in v.pairs if p.strength < SPELLING and (p.word.key in words.UP or p.word.key in words.DOWN)]
    return Outcome("polarity", "denies" if denied else "differs", detail, Kind.POLARITY, explained=tuple(explained))


def _stays(clause: Clause, w: Word) -> bool:
    """Whether "left" tells of what remains: "little was left"."""
    return w.text.lower() == "left" and _WAS.search(clause.text[: w.start - clause.start]) is not None


_WAS = re.compile(r"\b(?:is|are|was|were|be|been|being) $|\bthere (?:is|are|was|were)\b[^,;.]{1,40} $", re.IGNORECASE)


def _is_move(p: Link) -> bool:
    """Whether what stands for a verb of rising or falling is one: "three or more" is no rise, and "the fells" did not fall."""
    return p.other == p.word.key or relation(p.word.key, p.other) is not None


def _other_scale(mine: Clause, theirs: Clause) -> str | None:
    """The source's comparative where it measures something else than the draft's: what is 22 per cent smaller may be faster."""
    said, known = ([low for w in c.words if (low := w.text.lower()) in _SCALES] for c in (mine, theirs))
    moved = any(w.key in _MOVED and w.text.lower() not in _SCALES for c in (mine, theirs) for w in c.words)
    return known[0] if said and known and not moved and {_SCALES[x] for x in said}.isdisjoint(_SCALES[x] for x in known) else None


_SCALES = {
    word: row.split()[0]
    for row in ("fewer", "faster quicker slower", "larger bigger smaller", "longer shorter", "warmer hotter cooler colder", "heavier lighter", "wider narrower", "deeper shallower")
    for word in row.split()
}


def _contrary(a: Word, phrase: str, b: Word, other: str) -> bool:
    """Whether two words are opposites, each as the verb of several words that it begins, if it begins one: "granted" and "turned down"."""
    if phrase or other:
        return relation(phrase or a.key, other or b.key) == "antonym"
    low, known = a.text.lower(), b.text.lower()
    return relation(a.key, b.key) == "antonym" or ((low, known) != (a.key, b.key) and relation(low, known) == "antonym")  # "drunk" is more than drink


def _phrasal_verbs(clause: Clause) -> dict[int, tuple[str, tuple[int, ...]]]:
    """Verbs of several words, be there an object between, by where they start: each with where its other words start."""
    from yrdcheck import thesaurus

    row = clause.words
    out: dict[int, tuple[str, tuple[int, ...]]] = {}
    for phrase, i, size in find_phrases(row):
        bare = size == 2 and row[i + 1].text.lower() in _PREPOSITIONS - _PARTICLES  # "stop at" is no other verb than "stop"
        if not bare and row[i].kind in ("word", "light") and is_verb(row[i].text) and not thesaurus.is_noun(phrase):
            out[row[i].start] = phrase, tuple(w.start for w in row[i + 1 : i + size])
    for i, w in enumerate(row):
        if w.text.lower() not in _PARTICLES or (i + 1 < len(row) and row[i + 1].kind in CONTENT and row[i + 1].start - w.end < 2):
            continue
        k = next((k for k in range(i - 2, max(-1, i - BETWEEN), -1) if is_verb(row[k].text)), -1)
        if k >= 0 and row[k].kind in ("word", "light") and row[k].start not in out and not any(x.text.lower() in _PREPOSITIONS for x in row[k + 1 : i]):
            phrase = f"{row[k].key} {w.text.lower()}"
            if thesaurus.antonyms(phrase):
                out[row[k].start] = phrase, (w.start,)
    return out


_PARTICLES = frozenset("up down off on out in over away through".split())
_PREPOSITIONS = frozenset("of in on at by for with from into to about against over under and or but that which who".split())
BETWEEN = 6  # words that may stand between a verb and its particle


def _shown(clause: Clause, w: Word, phrases: dict[int, tuple[str, tuple[int, ...]]]) -> str:
    """A word as it stands, with the rest of the verb that it begins where that follows."""
    inside = phrases.get(w.start, ("", ()))[1]
    end = max((x.end for x in clause.words if x.start in inside), default=w.end)
    return clause.text[w.start - clause.start : end - clause.start]


def _switched(mine: str, theirs: str) -> tuple[str, str] | None:
    """What is on, in or possible on one side, off or out on the other: "on by default" against "switched off by default", "in stock" against "out of stock"."""
    for yes, no in _SWITCHES:
        for one, other in ((yes, no), (no, yes)):
            a, b = one.search(mine), other.search(theirs)
            if a is not None and b is not None and a["what"] == b["what"] and not other.search(mine) and not one.search(theirs):
                return a[0].strip(), b[0].strip()
    return None


_WHERE = r"(?=[.,;:!?]|$| (?:and|but|by|for|in|at|on|when|while|until|unless|during|from|as|if|because|since|after|before|again|all|every|throughout)\b)"
_BEING = r"\b(?:is|are|was|were|be|been|being|comes?|came|stays?|stayed|left|kept|turned|switched|set)(?: not)?(?: (?:still|now|always|again|automatically|permanently))? "
_SERVED = r"(?P<what>service|order|use|stock|print|fashion|favour|favor|reach|danger|control|work|date|business|season|tune|office|power|sight|action|step|line)"
_SWITCHES = (
    (re.compile(_BEING + r"(?P<what>)on" + _WHERE, re.IGNORECASE), re.compile(_BEING + r"(?P<what>)off" + _WHERE, re.IGNORECASE)),
    (re.compile(r"\bin " + _SERVED + _WHERE, re.IGNORECASE), re.compile(r"\bout of " + _SERVED + _WHERE, re.IGNORECASE)),
    (re.compile(r"\b(?P<what>)opt(?:-| |ed |ing )in\b", re.IGNORECASE), re.compile(r"\b(?P<what>)opt(?:-| |ed |ing )out\b", re.IGNORECASE)),
)


def _measures(row: Sequence[Word], i: int) -> bool:
    """Whether a word only says what a figure measures, or when: "130 metres long", "40 years old", "these days"."""
    before = row[i - 1] if i else None
    return before is not None and ((before.kind == "figure" and row[i].text.lower() in _SIDES) or before.text.lower() in ("these", "those") and row[i].key == "day")


_SIDES = frozenset("long wide high deep tall thick old broad away far".split())
_MOVED = words.UP | words.DOWN


def _of_one(v: View, p: Link, theirs: Word, tag: str) -> bool:
    """Whether two opposites may be said of one thing: not "regional trading" and "national strategy", nor "starts" and "dead-end"."""
    if _joined(v.form.clause, theirs) and not _joined(v.clause, p.word):
        return False
    said, known = (_epithet_of(c, w) if a == "A" else [] for c, w, a in ((v.clause, p.word, p.part.tag), (v.form.clause, theirs, tag)))
    named = p.part.place == "O" and not p.part.prep and not any(x.part.place == "V" for x in v.pairs)  # "is a private school" says what it is
    if named or not (said and known):
        return True  # one of them is no epithet: "the dollar is weak" against "a stronger dollar"
    keys = {w.key for w in known}
    heads = [x for x in v.pairs if x.word is said[-1]]
    return any(x.other in keys and x.strength >= MATCHED for x in v.pairs if any(x.word is w for w in said)) or any(x.strength >= MATCHED and x.at < 0 for x in heads)


def _joined(clause: Clause, w: Word) -> bool:
    """Whether a word is half of a compound: "dead-end"."""
    a, b = w.start - clause.start, w.end - clause.start
    return clause.text[max(0, a - 1) : a] == "-" or clause.text[b : b + 1] == "-"


def _epithet_of(clause: Clause, w: Word) -> list[Word]:
    """What an epithet stands before: the words that follow one upon the other."""
    out: list[Word] = []
    end = w.end
    for x in clause.words:
        if x.start <= w.start:
            continue
        if x.kind not in CONTENT or x.start - end > 1:
            break
        out.append(x)
        end = x.end
    return out


def _turned(v: View) -> str:
    """A figure by which something is more, where the claim has it by so much less: "two metres less" against "two metres deeper"."""
    for q in v.clause.quantities:
        for k in v.form.clause.quantities:
            if q.change * k.change < 0 and (q.value, q.unit) == (k.value, k.unit) and not swapped(v, "than", "than"):
                return q.text
    return ""


def _other_years(v: View) -> bool:
    """Whether clause and claim speak of changes over different years: what has grown since 2020 may have shrunk between 1995 and 2024."""
    times = [(p, k) for p in v.clause.periods for k in v.form.clause.periods]
    return bool(times) and all(_spell(p) and _spell(k) and (_apart(p.first, k.first) or _apart(p.last, k.last)) for p, k in times)


def _spell(p: Period) -> bool:
    """Whether a time is more than a year long, or open."""
    return not p.relative and periods.turns(p) != 0


def _apart(x: str | None, y: str | None) -> bool:
    """Whether two days lie in years that are no neighbours: "after 2018" is since 2019."""
    return x is not None and y is not None and abs(int(x[:4]) - int(y[:4])) > 1


def firm(v: View) -> bool:
    """Whether a claim speaks of what the clause asserts, its verb among it: what is denied must be the same thing."""
    verb = main_verb(v, ("word", "term"))
    return v.cover >= FIRM and (verb is None or verb.strength >= SYNONYM)


FIRM = 0.85  # share of a clause that must be spoken of where one side denies


def is_denied(v: View) -> bool:
    """Whether one side denies what the other asserts: more words are denied on one side alone than on both."""
    mine, theirs = set(v.clause.denied), set(v.form.clause.denied)
    if v.clause.stage == v.form.clause.stage == "not begun":
        return False  # "has yet to start", "has not begun"
    if {v.clause.stage, v.form.clause.stage} == {"planned", "not completed"}:
        return False  # "has yet to arrive", "will arrive in June"
    if v.clause.stage and v.form.clause.stage:  # "has not been built" is a stage, which is compared with the other's
        mine -= {w.start for w in v.clause.words if w.key in words.STAGE_WORDS}
        theirs -= {w.start for w in v.form.clause.words if w.key in words.STAGE_WORDS}
    if bool(mine) != bool(theirs) and _not_since(v.clause, v.form.clause):
        return False  # "has not been updated since 2021", "was last updated in 2021"
    if (not mine and not theirs) or (mine and not theirs and (never_before(v) or (v.clause.negative and v.form.clause.negative))):
        return False  # also where the claim leaves out what it denies: "the timetable is not"
    if v.clause.carried and v.clause.denied == (v.clause.start,) and not _says_itself(v):
        return False  # "but Holm does not" beside what another does
    if not mine and any(p.other in _DENYING and p.strength >= MATCHED for p in v.pairs):
        return False  # "was dropped from the squad", "was left out of the squad"
    opposed = {w.key for w in v.form.clause.words if w.start in theirs and w.kind == "word"}
    one = both = 0.0
    heard = {v.form.clause.words[p.at].start for p in v.pairs if p.at >= 0 and p.strength >= MATCHED}
    if mine and not v.form.clause.negative:
        theirs &= heard  # "is not the firm that builds it" against "the firm that builds it has not the same owners"
    for p in v.pairs:
        said = p.word.start in mine
        known = p.at >= 0 and p.strength >= MATCHED and v.form.clause.words[p.at].start in theirs
        weight = max(0.1, p.weight)
        if said and known:
            both += weight
        elif known or (said and (p.strength >= MATCHED or any(relation(p.word.key, k) == "antonym" for k in v.known.own if k[:1] not in "@%"))):
            one += weight
        elif p.strength < SPELLING and any(relation(p.word.key, k) == "antonym" for k in opposed):
            one += weight  # "remained open" against "did not close"
    return one > both and not (mine and theirs)  # "no salt was shipped", "salt was not shipped"


def _not_since(a: Clause, b: Clause) -> bool:
    """Whether one side denies something since a time, and the other says when it was done last."""
    for one, other in ((a, b), (b, a)):
        if one.denied and not other.denied and any(p.kind == "since" for p in one.periods) and any(w.text.lower() == "last" for w in other.words) and other.periods:
            return True
    return False


_DENYING = frozenset(("leave out", "rule out"))


def _says_itself(v: View) -> bool:
    """Whether a claim has all words of the clause itself, or others that say the same, not the text around it."""
    return all(p.at >= 0 and p.strength >= SPELLING for p in v.pairs if p.word.kind != "light")


_FEW = re.compile(r"\b(?:not (?:much|many)|(?<!\ba )(?:few|little)|(?:hardly|scarcely) any)\b", re.IGNORECASE)
_TOO_FEW = re.compile(
    r"\b(?:too (?:few|little)|short of(?! (?:an?|the|its|his|her|their|this|that|half|\w+ing|\W?\d))|(?:not|n['’]t) (?:have )?enough"
    r"|shortage|lack(?:s|ed|ing)?|insufficient|inadequate|dearth|scarcity)\b",
    re.IGNORECASE,
)
_ENOUGH = re.compile(r"(?<!\bnot )(?<!n['’]t )(?<!\bnot have )\b(?:enough|sufficient|plenty|ample|adequate)\b", re.IGNORECASE)
