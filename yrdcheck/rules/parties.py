"""Who does what to whom in any of its wordings: "Rovers beat Athletic", "Athletic lost to Rovers", "was appointed in place of Marsh".

Many deeds have two sides and a verb for each: what one sells, another buys. Each side of a clause is read for its verbs, with who
does the deed and to whom, whatever stands before or behind the verb.
"""

from __future__ import annotations

from functools import lru_cache

from yrdcheck import grammar
from yrdcheck.alignments import MATCHED
from yrdcheck.model import TYPE_CHECKING, record
from yrdcheck.rules.outcomes import SYNONYM
from yrdcheck.statements import NAMES
from yrdcheck.words import OFFICES, POSSESSIVE_ENDS, SINGLE_NOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.alignments import View
    from yrdcheck.statements import Clause
    from yrdcheck.words import Word

# A deed, its verbs, which side their subject is on ("+" who gives, wins, comes after), whether the object is the other side, and the prepositions of the other side.
_ROWS = """
sale        +  -  to               sell
sale        -  -  from             buy purchase acquire
lending     +  -  to               lend loan
lending     -  -  from             borrow
giving      +  -  to               give award donate hand grant bequeath
giving      -  -  from             receive inherit
victory     +  o  -                beat defeat overcome thrash
victory     +  -  against,over     win
victory     -  -  to,against       lose
succession  +  o  -                succeed replace supplant displace follow
succession  -  o  -                precede
hosting     +  o  -                host
hosting     -  o  -                visit
teaching    +  o  -                teach train tutor coach supervise instruct
teaching    -  -  under,with,from  study learn
"""
_TOLD: dict[str, tuple[str, bool, bool, frozenset[str]]] = {}
for _row in _ROWS.split("\n"):
    if _row:
        _deed, _side, _object, _preps, *_verbs = _row.split()
        _TOLD |= dict.fromkeys(_verbs, (_deed, _side == "+", _object == "o", frozenset(_preps.split(","))))
_EITHER = frozenset("lease rent let".split())  # to or from
_AFTER = frozenset("successor replacement".split())
# Nouns of one side: the deed, the side, and whether what they are "of" is the other side.
_NOUNS = {
    **dict.fromkeys(("successor", "replacement"), ("succession", True, True)), "predecessor": ("succession", False, True),
    **dict.fromkeys("pupil student disciple apprentice".split(), ("teaching", False, True)), **dict.fromkeys("teacher tutor mentor".split(), ("teaching", True, True)),
    **dict.fromkeys(("buyer", "purchaser"), ("sale", False, False)), **dict.fromkeys(("seller", "vendor"), ("sale", True, False)),
    **dict.fromkeys(("winner", "victor"), ("victory", True, False)), "loser": ("victory", False, False),
    "lender": ("lending", True, False), "borrower": ("lending", False, False),
}  # fmt: skip
_MUTUAL = frozenset("meet marry border join merge resemble equal match share face agree differ connect link adjoin be become play compete".split())
_BE = frozenset("is are was were be been being become becomes became".split())


@record
class Deed:
    """A deed that a clause tells of."""

    kind: str  # the same for both sides' verbs; else the verb's key
    verb: Word
    doer: tuple[Word, ...]  # who does it, sells, wins, comes after
    other: tuple[Word, ...]  # to whom, or who sells, loses, was before
    thing: tuple[Word, ...] = ()  # what is sold, lent or won


@record
class _Phrase:
    first: int
    last: int
    prep: str
    words: tuple[Word, ...]
    whose: tuple[Word, ...]  # "Marsh's"


def exchanged(v: View) -> str:
    """Why what a clause says of two parties is none of the claim's: they have changed sides, or the claim says it of another; "" where it may be."""
    mine = read_deeds(v.clause)
    theirs = read_deeds(v.form.clause) if mine else ()
    found = ""
    for m in mine:
        linked = [t for t in theirs if _is_one(v, m, t)]
        sides = [_set_against(v, m, t) for t in linked]
        if any(s > 0 for s in sides):
            continue
        if any(s < 0 for s in sides):
            found = "the source has it the other way round"
    return found


def agree(v: View, mine: Word, theirs: Word) -> bool:
    """Whether two verbs tell of one deed from its two sides, and of the same parties: "Holm sold the mill to Lund", "Lund bought the mill from Holm"."""
    return any(
        m.verb == mine and t.verb == theirs and m.kind == t.kind and _set_against(v, m, t) > 0
        for m in read_deeds(v.clause) for t in read_deeds(v.form.clause)
    )  # fmt: skip


def from_the_other_side(v: View, word: Word) -> bool:
    """Whether a verb of the clause tells of a deed that the claim tells by another verb, from its other side."""
    mine = [m for m in read_deeds(v.clause) if m.verb == word and m.kind != word.key]
    return bool(mine) and any(m.kind == t.kind and t.verb.key != word.key and _set_against(v, m, t) > 0 for m in mine for t in read_deeds(v.form.clause))


def _is_one(v: View, m: Deed, t: Deed) -> bool:
    """Whether two deeds may be one: of one kind, or told by verbs that say the same."""
    if m.kind == t.kind and m.kind != m.verb.key:
        return True
    if m.kind != m.verb.key or t.kind != t.verb.key:
        return False
    at = next((i for i, w in enumerate(v.form.clause.words) if w == t.verb), -1)
    return any(p.word == m.verb and p.at == at and p.strength >= SYNONYM for p in v.pairs)


def _set_against(v: View, m: Deed, t: Deed) -> int:
    """1 where the parties of two deeds are on the sides where they were, -1 where they have changed them, 0 where that is not known."""
    at = {p.word: p.other for p in v.pairs if p.strength >= MATCHED}
    named = all(any(w.kind in NAMES for w in row) for row in (m.doer, m.other, t.doer, t.other))
    doer, other = ({at[w] for w in row if w in at and (not named or w.kind in NAMES)} for row in (m.doer, m.other))
    theirs, against = ({w.key for w in row if not named or w.kind in NAMES} for row in (t.doer, t.other))
    kept = bool(doer & theirs) + bool(other & against)
    turned = bool(doer & against) + bool(other & theirs)
    if kept and not turned:
        return 1
    if kept or not turned:
        return -1 if not kept and _of_another(v, m, t) else 0
    if turned == 2:
        return -1
    lone = not m.other and m.kind != m.verb.key if doer & against else not m.doer  # the only party that is named; "signed with Lund" names both
    return -1 if lone else 0


def _of_another(v: View, m: Deed, t: Deed) -> bool:
    """Whether the claim speaks of who does a deed by the clause, but has it done by another: "edited by Lund and published by Aske"."""
    names, others = ([w for w in row if w.kind in NAMES] for row in (m.doer, t.doer))
    links = [p for p in v.pairs if p.word in names]
    row = v.form.clause.words
    verb = next((i for i, w in enumerate(row) if w == t.verb), -1)
    if not names or not others or verb < 0 or not links or not all(p.strength >= MATCHED for p in links):
        return False
    if any(p.other in {w.key for w in others} for p in links):
        return False
    for p in links:
        before = [w.text.lower() for w in row[max(0, p.at - 2) : p.at]] if p.at >= 0 else []
        if not _BESIDES.isdisjoint(before) or (p.at > verb and "by" not in before):
            return False
    return bool({w.key for w in (*t.other, *t.thing)} & {p.other for p in v.pairs if p.word in (*m.other, *m.thing)})


def told_beside(v: View) -> str:
    """A deed that only the rest of the sentence tells of, said of who did another: "edited by Aske" against "and published by Aske"."""
    at = {p.word: p for p in v.pairs}
    row = v.form.clause.words
    own = [p for p in v.pairs if p.at >= 0 and p.strength >= MATCHED and v.known.parts[p.at].place == "V"]
    for m in read_deeds(v.clause):
        verb = at.get(m.verb)
        if verb is None or verb.at >= 0 or verb.strength < MATCHED or own:
            continue
        for p in (at[w] for w in m.doer if w in at and w.kind in NAMES):
            if p.at > 0 and p.strength >= MATCHED and row[p.at - 1].text.lower() == "by":
                return f"the source says something else of {p.word.text}"
    return ""


@record
class Post:
    """What somebody is by a clause: "Ada Birk (chair)", "the skipper, Jon Vik"."""

    who: tuple[Word, ...]
    office: tuple[Word, ...]
    one: bool  # not "a" or "an": nobody else need be it


def other_post(v: View) -> tuple[str, bool]:
    """Why somebody is not what a clause says by a claim that says it of another, and whether the two exclude each other; ("", False) where they may be."""
    mine = read_posts(v.clause)
    theirs = read_posts(v.form.clause) if mine else ()
    if not theirs:
        return "", False
    at = {p.word: p for p in v.pairs if p.strength >= MATCHED}
    for m in mine:
        who = {at[w].other for w in m.who if w in at}
        office = {at[w].other for w in m.office if w in at}
        if not who or len({w for w in m.office if w in at}) < len(m.office) or any(at[w].at < 0 for w in m.office):
            continue
        holders = [t for t in theirs if office <= {w.key for w in t.office}]
        if not holders or any(who & {w.key for w in t.who} for t in holders):
            continue
        own = [t for t in theirs if who & {w.key for w in t.who}]
        named = " ".join(w.text for w in holders[0].who)
        if own or any(w in at and at[w].at >= 0 for w in m.who):
            return f"the source says this of {named}", m.one and bool(own)
    return "", False


@lru_cache(maxsize=512)
def read_posts(clause: Clause) -> tuple[Post, ...]:
    """What each of the people of a clause is by it: in brackets, beside a name, between commas, or by "is"."""
    row = clause.words
    tags = grammar.tag(row, clause.text, clause.start)
    phrases = _phrases(clause, tags)
    out: list[Post] = []

    def add(who: Sequence[Word], office: Sequence[Word], first: int) -> None:
        said = tuple(w for w in office if w.kind in ("word", "term") and w.text.lower() not in _TITLES and (w.text.islower() or w.key in _OFFICES))
        held = tuple(w for w in who if w.kind in NAMES or (w.text[:1].isupper() and w.kind == "word"))
        if said and held:
            out.append(Post(held, said, row[first].text.lower() not in ("a", "an")))

    for n, p in enumerate(phrases):
        names = [k for k in range(p.first, p.last) if row[k].kind in NAMES]
        if names and tags[names[-1]] == "N":
            before = [row[k] for k in range(p.first, names[0]) if tags[k] == "N"]
            many = before and before[-1].text.lower() != before[-1].key  # "the actors Ness, Amis and Falk"
            if before and not many and names[-1] == p.last - 1 and not any(row[k].text.lower().endswith(POSSESSIVE_ENDS) for k in range(p.first, p.last)):
                add([row[k] for k in names], before, p.first)
            if p.last < len(row) and _gap(clause, p.last - 1, p.last).startswith("("):
                inside = _bracket(clause, p.last)
                if not any(row[k].kind in ("figure", "time") for k in inside) and row[p.last].kind not in NAMES:
                    add([row[k] for k in names], [row[k] for k in inside if (tags[k] == "N" or k == inside[-1]) and row[k].kind not in NAMES], p.last)
        if names and n + 1 < len(phrases) and not any(w.kind in NAMES for w in phrases[n + 1].words):
            q = phrases[n + 1]
            between = [w.text.lower() for w in row[p.last : q.first]]
            end = q.last
            while end < len(row) and row[end].text.lower() in ("of", "for", "at"):
                end = next((x.last for x in phrases if x.first == end + 1), len(row))
            closes = end >= len(row) or _gap(clause, end - 1, end)[:1] in (",", ";", ")") or row[end].text.lower() == "and"
            after = phrases[n + 2] if n + 2 < len(phrases) and phrases[n + 2].first == end + 1 else None
            if after is not None and after.words and after.words[0].kind not in NAMES and any(w.kind in NAMES for w in after.words):
                closes = False  # "singer Joel Marsh, guitarist and singer Ben Marsh"
            if set(between) <= {"formerly", "once", "then", "now"} and _gap(clause, p.last - 1, p.last) == "," and closes:
                add(p.words, q.words, q.first)
            elif between and set(between) <= _BE | _PASSING and not set(between).isdisjoint(_BE | _SERVES) and not p.prep:
                add(p.words, q.words, q.first)
        elif not names and n + 1 < len(phrases):
            end = p.last
            while end < len(row) and row[end].text.lower() in ("of", "for", "at"):
                end = next((x.last for x in phrases if x.first == end + 1), len(row))
            behind = next((x.words for x in phrases if x.first == end + 1), ())
            if behind and row[end].text.lower() in _BE and not p.prep and all(w.kind in NAMES or w.text[:1].isupper() for w in behind):
                add(behind, p.words, p.first)
    return tuple(out)


def _bracket(clause: Clause, at: int) -> list[int]:
    """The words inside of the bracket that opens before a word."""
    out = [at]
    while out[-1] + 1 < len(clause.words) and ")" not in _gap(clause, out[-1], out[-1] + 1):
        out.append(out[-1] + 1)
    return out


_SERVES = frozenset("serves served acts acted".split())
_PASSING = _SERVES | frozenset("as also now still once formerly then".split())
_TITLES = frozenset("mr mrs ms dr prof professor sir dame lord lady".split())
_OFFICES = SINGLE_NOUNS | OFFICES
_BESIDES = frozenset("with and alongside like also both or nor too besides as".split())


@lru_cache(maxsize=512)
def read_deeds(clause: Clause) -> tuple[Deed, ...]:
    """The deeds that a clause tells of, with who does them and to whom.

    A passive tells of the same deed as its active, "lost to" of the same as "beat", and "in place of" of the same as "succeeded".
    """
    row = clause.words
    tags = grammar.tag(row, clause.text, clause.start)
    phrases = _phrases(clause, tags)
    out: list[Deed] = []
    subject: tuple[Word, ...] = ()
    for i, w in enumerate(row):
        if tags[i] != "V" or w.kind not in ("word", "light", "stop", "term") or w.key in _MUTUAL:
            continue
        subject, passive = _subject(clause, tags, phrases, i, subject)
        behind = _behind(clause, tags, phrases, i)
        out += _deeds(w, subject, passive or _next(row, i) == "by", behind, _next(row, i) == "over")
        out += _in_its_place(clause, tags, phrases, i, subject, passive, behind)
    out += _told_by_noun(clause, tags, phrases)
    return tuple(out)


def _next(row: Sequence[Word], i: int) -> str:
    return row[i + 1].text.lower() if i + 1 < len(row) else ""


def _gap(clause: Clause, i: int, j: int) -> str:
    """What stands between two words that follow one upon the other."""
    return clause.text[clause.words[i].end - clause.start : clause.words[j].start - clause.start].strip()


def _phrases(clause: Clause, tags: Sequence[str]) -> list[_Phrase]:
    """The noun phrases of a clause, each with the preposition before it; what stands in brackets is left out."""
    row = clause.words
    out: list[_Phrase] = []
    i = 0
    depth = 0
    while i < len(row):
        if i:
            gap = _gap(clause, i - 1, i)
            depth += gap.count("(") - gap.count(")")
        if depth > 0 or tags[i] not in ("D", "A", "N", "F"):
            i += 1
            continue
        j = i + 1
        while j < len(row) and tags[j] in ("A", "N", "F") and not _gap(clause, j - 1, j).strip("-–.&\"“”'’") and not (tags[j] == "F" and tags[j - 1] == "N"):
            j += 1
        inside = [k for k in range(i, j) if tags[k] == "N"] or [k for k in range(i, j) if tags[k] == "A" and row[k].text[:1].isupper()]
        if inside:
            own = max((k + 1 for k in range(i, j - 1) if row[k].text.lower().endswith(POSSESSIVE_ENDS)), default=i)
            prep = row[i - 1].text.lower() if i and tags[i - 1] in ("P", "T") else ""
            whose = tuple(row[k] for k in range(i, own) if row[k].kind in NAMES)
            out.append(_Phrase(i, j, prep, tuple(row[k] for k in inside if k >= own and row[k].kind != "light"), whose))
        i = j
    return out


def _joined(clause: Clause, phrases: Sequence[_Phrase], n: int, step: int) -> tuple[Word, ...]:
    """The words of a phrase with those of its "of" and of what "and" joins to it, on one side."""
    found = [*phrases[n].whose, *phrases[n].words] if step > 0 else list(phrases[n].words)
    k = n
    while 0 <= k + step < len(phrases):
        a, b = (phrases[k], phrases[k + step]) if step > 0 else (phrases[k + step], phrases[k])
        between = [w.text.lower() for w in clause.words[a.last : b.first]]
        if between not in (["and"], ["of"]) or (between == ["of"] and step < 0):
            break
        if between == ["and"]:
            found += phrases[k + step].words
        k += step
    return tuple(found)


def _subject(clause: Clause, tags: Sequence[str], phrases: Sequence[_Phrase], i: int, before: tuple[Word, ...]) -> tuple[tuple[Word, ...], bool]:
    """Of whom a verb is said, and whether it is in the passive; ``before``: the subject of the verb before it."""
    row = clause.words
    passive = False
    j = i - 1
    while j >= 0 and (tags[j] in ("B", "H", "M", "R", "T") or row[j].text.lower() in grammar.RELATIVE):
        passive |= tags[j] == "B" and not row[i].text.lower().endswith("ing")
        j -= 1
    if j < 0:
        return tuple(clause.carried), passive
    if j < len(row) - 1 and _gap(clause, j, j + 1) == "," and row[j + 1].text.lower() not in grammar.RELATIVE:
        if row[i].text.lower().endswith("ing") and j + 1 == i:
            return before, passive
        opening = next((k for k in range(j - 1, -1, -1) if _gap(clause, k, k + 1) == ","), -1)
        if opening < 0:
            return before, passive
        j = opening
    if row[j].text.lower() in ("and", "or", "but", "then"):
        return before, passive
    n = next((k for k, p in enumerate(phrases) if p.first <= j < p.last), -1)
    while n >= 0 and phrases[n].prep and n and phrases[n - 1].last == phrases[n].first - 1:
        n -= 1
    if n < 0:
        return (), passive
    if phrases[n].prep:
        named = tuple(w for w in phrases[n].words if w.kind in NAMES)
        return (named if len(named) < len(phrases[n].words) and j == i - 1 and phrases[n].prep in ("after", "before", "in") else ()), passive
    return _joined(clause, phrases, n, -1), passive


def _behind(clause: Clause, tags: Sequence[str], phrases: Sequence[_Phrase], i: int) -> list[tuple[str, tuple[Word, ...]]]:
    """What follows a verb up to the next, with the preposition of each phrase."""
    ends = (k for k in range(i + 1, len(tags)) if tags[k] in ("V", "B", "H", "M") or clause.words[k].text.lower() in grammar.RELATIVE or ";" in _gap(clause, k - 1, k))
    end = next(ends, len(tags))
    out: list[tuple[str, tuple[Word, ...]]] = []
    for n, p in enumerate(phrases):
        if i < p.first < end:
            joined = clause.words[p.first - 1].text.lower() == "and"
            if p.prep == "of" or (joined and n and phrases[n - 1].first > i):
                continue
            if not p.prep and p.first > i + 1 and "," in _gap(clause, p.first - 1, p.first):
                break
            out.append((p.prep, _joined(clause, phrases, n, 1)))
    return out


def _deeds(verb: Word, subject: tuple[Word, ...], passive: bool, behind: Sequence[tuple[str, tuple[Word, ...]]], over: bool) -> list[Deed]:
    """The deed that a verb tells of, by who stands before and behind it."""
    objects = [words for prep, words in behind if not prep]
    by = next((words for prep, words in behind if prep == "by" and any(w.kind != "time" for w in words)), ())
    preps = {prep: words for prep, words in reversed(behind) if prep}
    told = _TOLD.get(verb.key)
    if verb.key in _EITHER:
        told = ("lending", "from" not in preps, False, frozenset(("from", "to")))
    elif verb.key == "take" and over:
        told = ("succession", True, False, frozenset(("from",)))
    elif verb.key == "hand" and over:
        told = ("succession", False, False, frozenset(("to",)))
    if told is None:
        doer, other = (by, subject) if passive else (subject, objects[0] if objects else ())
        return [Deed(verb.key, verb, doer, other)] if doer else []
    kind, first, direct, against = told
    facing = next((preps[p] for p in preps if p in against), ())
    if kind == "succession" and verb.key == "replace" and "with" in preps:
        return [Deed(kind, verb, preps["with"], subject if passive else objects[0] if objects else ())]
    if direct:
        doer, other = (by, subject) if passive else (subject, objects[0] if objects else ())
    else:
        doer, other = (by, facing) if passive else (subject, facing)
        if not facing and first and kind in ("lending", "giving", "sale"):  # "lent the port 40 million", "the port was lent 40 million by the bank"
            other = subject if passive and objects else objects[0] if not passive and len(objects) > 1 else ()
    if not first:
        doer, other = other, doer
    thing = () if direct else subject if passive and not (objects and facing == ()) else objects[-1] if objects else ()
    return [Deed(kind, verb, doer, other, thing)] if doer or other else []


def _in_its_place(
    clause: Clause, tags: Sequence[str], phrases: Sequence[_Phrase], i: int, subject: tuple[Word, ...], passive: bool, behind: Sequence[tuple[str, tuple[Word, ...]]]
) -> list[Deed]:
    """Who came after whom by "in place of" or "as the successor of" behind a verb: "appointed Holt captain in place of Marsh"."""
    row = clause.words
    for k in range(i + 1, len(row)):
        if tags[k] in ("V", "B", "H", "M"):
            break
        low = row[k].text.lower()
        start = k
        while start > i + 1 and tags[start - 1] in ("D", "N", "A") and row[start - 1].text.lower() not in ("as", "in"):
            start -= 1
        said = row[start - 1].text.lower()
        if not ((low == "place" and said == "in" and start == k) or (low in _AFTER and said == "as")):
            continue
        objects = [words for prep, words in behind if not prep]
        new = subject if passive or not objects else objects[0]
        old = _named_by(clause, phrases, k)
        if not old and low in _AFTER and row[start].text.lower() in ("his", "her", "its", "their") and not passive and objects:
            old = subject
        if new and old:
            return [Deed("succession", row[k], new, old)]
    return []


def _named_by(clause: Clause, phrases: Sequence[_Phrase], k: int) -> tuple[Word, ...]:
    """Whom a noun is of: "the successor of Marsh", "Marsh's successor"."""
    row = clause.words
    if _next(row, k) in ("of", "to", "for"):
        n = next((n for n, p in enumerate(phrases) if p.first == k + 2), -1)
        return _joined(clause, phrases, n, 1) if n >= 0 else ()
    whose = k
    while whose and row[whose - 1].kind in NAMES:
        whose -= 1
    return tuple(row[whose:k]) if whose < k and row[k - 1].text.lower().endswith(POSSESSIVE_ENDS) else ()


def _told_by_noun(clause: Clause, tags: Sequence[str], phrases: Sequence[_Phrase]) -> list[Deed]:
    """Who came after whom by a noun: "Holt is the successor of Marsh", "Marsh's successor, Ida Holt", "was mayor before Noor"."""
    row = clause.words
    out: list[Deed] = []
    for k, w in enumerate(row):
        low = w.text.lower()
        if low in ("before", "after") and k + 1 < len(row) and row[k + 1].kind in NAMES and any(x.text.lower() in _BE for x in row[:k]):
            n = next((n for n, p in enumerate(phrases) if p.first == k + 1), -1)
            if n >= 0 and (phrases[n].last == len(row) or row[phrases[n].last].text.lower() == "as") and phrases[0].first <= 1:
                pair = phrases[n].words, phrases[0].words
                out.append(Deed("succession", w, *(pair if low == "before" else pair[::-1])))
        if low == "by" and k and k + 1 < len(row) and (row[k + 1].kind in NAMES or _next(row, k + 1) != ""):
            n = next((n for n, p in enumerate(phrases) if p.first == k + 1), -1)
            work = _subject(clause, tags, phrases, k - 1, ())[0] if tags[k - 1] == "B" else next((p.words for p in phrases if p.last == k), ())
            made = [x for x in work if x.kind == "word"]
            if n >= 0 and made and any(x.kind in NAMES for x in phrases[n].words):
                out.append(Deed(f"{made[0].key} by", w, phrases[n].words, (), (made[0],)))  # "with music by Saarinen", "the music is by Saarinen"
        if tags[k] != "N" or w.kind != "word":
            continue
        kind, first, party = _NOUNS.get(low, (f"the {w.key} of", True, True))
        n = next((n for n, p in enumerate(phrases) if p.first <= k < p.last), -1)
        of = _named_by(clause, phrases, k)
        if n < 0 or (not of and low not in _NOUNS) or (low not in _NOUNS and not any(x.kind in NAMES for x in of)):
            continue
        new = _holder(clause, tags, phrases, n, k)
        if new:
            pair = new, of if party else ()
            out.append(Deed(kind, w, *(pair if first else pair[::-1]), () if party else of))
    return out


def _holder(clause: Clause, tags: Sequence[str], phrases: Sequence[_Phrase], n: int, k: int) -> tuple[Word, ...]:
    """Who is what a noun says, by what stands around its phrase: "Marsh's successor Ida Holt", "Holt is the successor of Marsh"."""
    row = clause.words
    start, end = phrases[n].first, phrases[n].last
    if _next(row, k) in ("of", "to", "for"):
        end = next((p.last for p in phrases if p.first == k + 2), end)
    before = row[start - 1].text.lower() if start else ""
    after = row[end].text.lower() if end < len(row) else ""
    named = tuple(x for x in row[k + 1 : phrases[n].last] if x.kind in NAMES)  # "Marsh's successor Ida Holt"
    if named:
        return named
    if before in _BE:
        return _subject(clause, tags, phrases, start, ())[0]
    if after in _BE:
        return next((p.words for p in phrases if p.first == end + 1), ())
    if start and _gap(clause, start - 1, start) == ",":
        return next((p.words for p in phrases if p.last == start), ())
    if end < len(row) and _gap(clause, end - 1, end) == ",":
        return next((p.words for p in phrases if p.first == end), ())
    return ()
