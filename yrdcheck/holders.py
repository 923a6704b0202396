"""Who holds a role: "the director of the institute is Ole Vik" against "its director, Tove Malm".

A role with one holder is told in many shapes, with the name before it, behind it or beside it, and by a verb as well as by a noun
("heads", "owns", "wrote"). Both sides are read for whom they name in which role, of what; another holder of the same role refutes.
"""

from __future__ import annotations

from yrdcheck import grammar
from yrdcheck.alignments import MATCHED, Reading, match_word, reading, relation, same_name
from yrdcheck.candidates import retrieve
from yrdcheck.model import TYPE_CHECKING, Kind, Relation, Stance, record, replace
from yrdcheck.rules import compare_times, superlative
from yrdcheck.statements import CONTENT, NAMES, PRONOUNS
from yrdcheck.verdicts import Comparison
from yrdcheck.words import DETERMINERS, TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.candidates import Candidate, Index
    from yrdcheck.model import Claim
    from yrdcheck.statements import Clause
    from yrdcheck.words import Word

_SAME = """chair chairman chairwoman chairperson; owner proprietor proprietress; author writer; coach trainer; mayor mayoress; king monarch; queen; director; president;
head headmaster headmistress headteacher; minister; governor; leader; manager; founder; inventor; composer; designer; architect; editor; captain skipper; commander;
rector; chancellor; principal; operator; capital; secretary; superintendent; conductor; executive ceo; winner champion victor; supplier; maker manufacturer; builder"""
ROLES = {noun: row.split()[0] for row in _SAME.split(";") for noun in row.split()}  # each with the name that its synonyms share
_TOLD_BY = """head: head director leader rector principal executive; lead: leader head director executive; run: manager head director operator owner executive;
manage: manager; direct: director; chair: chair; own: owner; write: author; design: designer architect; found: founder; coach: coach; train: coach; edit: editor;
govern: governor; invent: inventor; compose: composer; operate: operator; command: commander; conduct: conductor; captain: captain; win: winner;
supply: supplier; deliver: supplier; manufacture: maker; make: maker; build: builder; construct: builder; pay: payer; finance: payer; fund: payer"""
DEEDS = {verb.strip(): frozenset(roles.split()) for verb, _, roles in (row.partition(":") for row in _TOLD_BY.split(";"))}
_IN_CHARGE = frozenset("head director leader manager executive".split())  # what "the head of" and "in charge of" may mean
_KNOWN = frozenset(ROLES.values()).union(*DEEDS.values())  # not the places of a ranking
# Of one thing there is one, of a kind of thing there may be several: told in the passive alone, of "the vaccine".
_DONE_BY = frozenset("supplier maker builder payer".split())
_LASTING = frozenset("author founder inventor composer designer architect winner builder".split())  # who it was, it still is
_PLACES = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth only".split())  # of which there is one
_LIKE = {"biggest": "largest", "greatest": "largest", "quickest": "fastest", "tallest": "highest"}
_RANKS = frozenset("deputy vice former formerly ex acting interim then next new incoming outgoing future late joint assistant elect previous".split())
_TITLES = frozenset("deputy vice acting interim former honorary".split())  # open a further role of the same person: "director of the office, Deputy Secretary-General of …"
_OF_THE_ROLE = frozenset("charge chief executive general managing".split())  # say which role it is, not of what
_BE = frozenset("is was are were been remains remained became becomes".split())
_BETWEEN = DETERMINERS | frozenset("of in at for on over across and this".split())  # within what a role is of
_OPEN = frozenset("would should may might could to if not never no".split())
_BESIDE = frozenset("above behind below beside between by from near opposite to under with".split())  # ... and where that stands
_AHEAD = frozenset(("will", "shall"))
_WHERE = frozenset("in at from near on to".split())
_PASSING = frozenset("now also still has had have been already today currently both himself herself himself itself".split())


@record
class Held:
    """A role that a clause names a holder of."""

    roles: frozenset[str]  # what it may be called
    ranks: frozenset[str]  # deputy, former
    of: tuple[Word, ...]  # the words that say of what
    which: tuple[Word, ...]  # ... and of which one: "the team that won in 1974"
    who: tuple[Word, ...]
    past: bool | None = None  # "was the director"; `None` where it is told without a tense ("led by")
    open: bool = False  # "may be the director", "is not the director"
    ahead: bool = False  # "will run the station"
    left: bool = False  # what it is of stands before: "and was led by …"


def read_holders(clause: Clause) -> list[Held]:
    """Who holds which role of what by a clause."""
    row = clause.words
    tags = grammar.tag(row)
    out = []
    for i, w in enumerate(row):
        role = ROLES.get(w.text.lower())
        if role is not None and tags[i] == "N":
            found = _by_noun(clause, tags, i, _IN_CHARGE if role == "head" else frozenset((role,)))
        elif w.key == "charge" and i and row[i - 1].text.lower() == "in":
            found = _by_noun(clause, tags, i, _IN_CHARGE)
        elif w.key in DEEDS and w.kind in ("word", "light", "stop") and tags[i] in ("V", "A", "N", "R") and w.text.lower() not in ("own", "managing"):
            found = _by_verb(clause, tags, i)
        elif (place := _top_of(row, tags, i)) is not None:
            found = _by_place(clause, tags, *place)
        else:
            continue
        if found is not None:
            out.append(found)
    return out


def _top_of(row: Sequence[Word], tags: Sequence[str], i: int) -> tuple[int, int, str] | None:
    """Where a phrase with a place that only one can have begins, its noun, and which place: "largest" of "the second-largest port", unless of "one of the largest"."""
    low = row[i].text.lower()
    if row[i].kind not in ("word", "light", "stop", "figure") or not (superlative(row[i]) or low in _PLACES):
        return None
    if low in _PLACES and i + 1 < len(row) and superlative(row[i + 1]):
        return None
    before = [w.text.lower() for w in row[max(0, i - 4) : i]]
    if "of" in before[-2:] or "among" in before[-2:] or (before and before[-1] in ("at", "most", "least")):
        return None
    noun = i + 1
    if noun < len(row) and row[noun].start - row[i].end > 1:
        return None
    while noun + 1 < len(row) and row[noun].kind in CONTENT and row[noun + 1].kind in ("word", "term") and tags[noun + 1] == "N" and row[noun + 1].start - row[noun].end <= 1:
        noun += 1
    if noun >= len(row) or tags[noun] != "N" or row[noun].kind not in ("word", "term"):
        return None
    nth = before[-1] if before and before[-1] in _PLACES else ""
    return i, noun, f"{nth} {_LIKE.get(low, low)}".strip()


def _by_place(clause: Clause, tags: Sequence[str], at: int, noun: int, place: str) -> Held | None:
    """Who holds a place: "the largest customer is Dahl", "Dahl, the oldest of the ships, sank"."""
    row = clause.words
    found = _by_noun(clause, tags, noun, frozenset((place,)), at - (" " in place))
    if found is None or any(row[at].start <= w.start <= row[noun].start for w in found.who):
        return None
    after = end = _end(clause, tags, noun)
    while after < len(row) and not _gap(clause, after - 1, after):
        after += 1
    which = _telling(row[end:after]) if found.who[0].start < row[at].start else ()  # "the first woman to be elected"
    of = tuple(w for w in found.of if w is not row[at] and w.text.lower() not in _PLACES and not any(w is x for x in which))
    return replace(found, of=(*of, row[noun]), which=which)


def _end(clause: Clause, tags: Sequence[str], i: int) -> int:
    """Where the phrase of a role ends: "director of the observatory"."""
    row = clause.words
    last = i + 1
    if last < len(row) and row[last].text.lower() in ("of", "in", "at", "for") and not _gap(clause, i, last):
        return _phrase(clause, tags, last)
    return last


def _gap(clause: Clause, i: int, j: int) -> str:
    """What stands between two words."""
    return clause.text[clause.words[i].end - clause.start : clause.words[j].start - clause.start].strip(" -–")


def _is_name(w: Word) -> bool:
    return w.kind in NAMES and w.text.lower() not in ROLES and w.text.lower() not in _TITLES


def _name(clause: Clause, at: int) -> tuple[Word, ...]:
    """The name that begins at a word, with those that "and" joins to it."""
    row = clause.words
    out: list[Word] = []
    while at < len(row) and (_is_name(row[at]) or (out and row[at].text.lower() == "and" and at + 1 < len(row) and _is_name(row[at + 1]))):
        if out and _gap(clause, at - 1, at) not in ("", ".", ",", "&"):
            break
        if _is_name(row[at]):
            out.append(row[at])
        at += 1
    return tuple(out)


def _name_before(clause: Clause, end: int) -> tuple[Word, ...]:
    """The name that ends right before a word, if no place of a preposition ("in Merrow, mayor …") and no possessive."""
    row = clause.words
    at = end
    while at and _is_name(row[at - 1]) and (at == end or not _gap(clause, at - 1, at).strip(".&")):
        at -= 1
    if at == end or row[end - 1].text.lower().endswith(("'s", "’s")) or (at and row[at - 1].text.lower() in _WHERE):
        return ()
    return tuple(row[at:end])


def _behind(clause: Clause, tags: Sequence[str], at: int) -> tuple[tuple[Word, ...], bool]:
    """The name behind a place, past what says who it is ("the physicist Tove Malm"), and whether one was found."""
    row = clause.words
    for i in range(at, min(at + 4, len(row))):
        if _is_name(row[i]):
            return _name(clause, i), True
        if not (row[i].text.lower() in DETERMINERS or tags[i] in ("N", "A")) or (i + 1 < len(row) and _gap(clause, i, i + 1)):
            break
    return (), False


def _phrase(clause: Clause, tags: Sequence[str], at: int) -> int:
    """Where the phrase that begins at a word ends: at a comma, a verb or another clause."""
    row = clause.words
    i = at
    while i < len(row) and (i == at or not _gap(clause, i - 1, i)) and (row[i].text.lower() in _BETWEEN or (row[i].kind in CONTENT and tags[i] != "V")):
        i += 1
    return i


def _telling(row: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(w for w in row if w.kind in CONTENT and w.text.lower() not in _RANKS | _OF_THE_ROLE)


def _which(clause: Clause, at: int) -> tuple[Word, ...]:
    """The words of the relative clause that begins at a word."""
    row = clause.words
    return _telling(row[at + 1 :]) if at < len(row) and row[at].text.lower() in grammar.RELATIVE else ()


def _is_past(row: Sequence[Word], at: int) -> bool:
    """Whether a verb tells of what was: "was", "had been", "led", but not "has led" nor "is led"."""
    before = [w.text.lower() for w in row[max(0, at - 3) : at + 1]]
    if not {"was", "were", "had"}.isdisjoint(before):
        return True
    return {"is", "are", "has", "have"}.isdisjoint(before) and row[at].text.lower() != row[at].key and not before[-1].endswith("s")


def _is_open(row: Sequence[Word], at: int) -> bool:
    return at >= 0 and any(w.text.lower() in _OPEN or w.text.lower().endswith(("n't", "n’t")) for w in row[max(0, at - 3) : at + 2])


def _is_ahead(row: Sequence[Word], at: int) -> bool:
    return at >= 0 and any(w.text.lower() in _AHEAD for w in row[max(0, at - 3) : at + 1])


def _by_noun(clause: Clause, tags: Sequence[str], i: int, roles: frozenset[str], begin: int | None = None) -> Held | None:
    row = clause.words
    first = i - (row[i].key == "charge") if begin is None else begin  # where its phrase begins

    def joins(at: int) -> bool:
        """Whether a word before the role belongs to its phrase."""
        w = row[at]
        return (w.kind in CONTENT or w.text.lower() in _RANKS) and (tags[at] != "V" or at == 0 or w.text.lower() == "managing")

    while first and not _gap(clause, first - 1, first) and joins(first - 1):
        first -= 1
    last = _end(clause, tags, i)
    who: tuple[Word, ...] = ()
    past: bool | None = False
    at = -1  # where a verb tells of it
    if last < len(row):
        gap = _gap(clause, last - 1, last)
        be = last + (row[last].text.lower() in _AHEAD)  # "the operator will be"
        if gap in ("", ",", "(", ":") and _is_name(row[last]) and (gap or last == i + 1):
            who = _name(clause, last)
            past = None if gap == ":" else False
        elif not gap and be < len(row) and row[be].text.lower() in _BE | {"be"}:
            who, _ = _behind(clause, tags, be + 1)
            past, at = _is_past(row, be), be
    if not who:
        start = first
        while start and row[start - 1].text.lower() in DETERMINERS | _PASSING:
            start -= 1
        if start and _gap(clause, start - 1, start) == ",":
            who = _name_before(clause, start)
        elif start and row[start - 1].text.lower() in _BE | {"be"}:
            at = start = start - 1
            past = _is_past(row, at)
            while start and row[start - 1].text.lower() in _PASSING | _AHEAD | {"who"}:
                start -= 1
            if start and row[start - 1].text.lower() == "and":  # "Dahl owns the mill and is the director of …"
                who = _name(clause, 0) if _gap(clause, start - 2, start - 1) in ("", ",") else ()
            else:
                who = _name_before(clause, _before_aside(clause, start))
    if not who:
        return None
    inside = [w for w in (*row[first:i], *row[i + 1 : last]) if not any(w is x for x in who)]
    if roles & _DONE_BY and not inside:
        return None  # "the supplier Dahl" tells nothing of what
    ranks = frozenset(w.text.lower() for w in (*row[max(0, first - 1) : i], *row[i + 1 : i + 2]) if w.text.lower() in _RANKS)
    which = _which(clause, last)
    if not inside and which and which[0].key in DEEDS and DEEDS[which[0].key] & roles:  # "the architect who designed the bridge"
        inside, which = list(which[1:]), ()
    return Held(roles, ranks, _telling(inside), which, who, past, _is_open(row, at), _is_ahead(row, at))


def _before_aside(clause: Clause, end: int) -> int:
    """Where the phrase before a verb ends: before what stands between commas ("the scheme, with 240 stations, is run by …"), before "which"."""
    if end > 1 and clause.words[end - 1].text.lower() in ("which", "that"):
        return end - 1
    if not end or end >= len(clause.words) or _gap(clause, end - 1, end) != ",":
        return end
    return next((i for i in range(end - 1, 0, -1) if _gap(clause, i - 1, i) == ","), end)


def _before_relative(clause: Clause, tags: Sequence[str], end: int) -> int:
    """Where the phrase before a verb ends if a relative clause without commas stands between: "the roof that is seen from the ferry was designed by …"."""
    row = clause.words
    for i in range(end - 1, 0, -1):
        if i + 1 < len(row) and _gap(clause, i, i + 1):
            break
        if row[i].text.lower() in grammar.RELATIVE:
            return i
    return end


def _by_verb(clause: Clause, tags: Sequence[str], i: int) -> Held | None:
    row = clause.words
    roles = DEEDS[row[i].key]
    by = i + 1 + (row[i].key == "pay" and i + 1 < len(row) and row[i + 1].text.lower() == "for")
    which: tuple[Word, ...] = ()
    bare = False
    ahead, unsure = _is_ahead(row, i), _is_open(row, i)
    passive = by < len(row) and row[by].text.lower() == "by"
    if passive:
        who, found = _behind(clause, tags, by + 1)
        end = i
        while end and row[end - 1].text.lower() in _BE | _PASSING | _AHEAD | {"be"}:
            end -= 1
        told = end < i
        start = end = _before_relative(clause, tags, _before_aside(clause, end))
        while start and (start == end or not _gap(clause, start - 1, start)) and (row[start - 1].text.lower() in _BETWEEN | _BESIDE or row[start - 1].kind in CONTENT):
            start -= 1
        of = row[start:end]
        past = _is_past(row, i) if told else None
        if roles & _DONE_BY and (not (told or (i and _gap(clause, i - 1, i))) or any(w.text.lower() == "with" for w in row[by:])):
            return None  # "the trams built by …" are some of them; many may supply a town with something
    else:
        start = i
        while start and row[start - 1].text.lower() in _PASSING | _AHEAD:
            start -= 1
        if start > 1 and row[start - 1].text.lower() == "to" and row[start - 2].text.lower() in ("is", "are"):  # "is to run the mill"
            start, ahead, unsure = start - 2, True, False
        end = _phrase(clause, tags, i + 1)
        who, cleft = _picked_out(clause, tags, start, end)
        found = bool(who) and (tags[i] in ("V", "R") or (i + 1 < len(row) and row[i + 1].text.lower() in DETERMINERS))
        of, which = row[i + 1 : end], _which(clause, end)
        bare = i + 1 < len(row) and row[i + 1].text.lower() in ("it", "them")
        past = _is_past(row, i)
        if roles & _DONE_BY and not cleft:
            return None
    bare = bare or (passive and (not of or all(w.text.lower() in PRONOUNS for w in of)))
    if not found or not who or not (_telling(of) or bare) or (roles & _DONE_BY and not bare and not _is_definite(clause, of)):
        return None
    left = bare and (row[i].text[:1].islower() or i > 0)  # not so "Designed by …, the line …"
    return Held(roles, frozenset(), _telling(of), which, who, past, unsure, ahead, left)


def _picked_out(clause: Clause, tags: Sequence[str], start: int, end: int) -> tuple[tuple[Word, ...], bool]:
    """Who does what a verb tells, by what stands before it, and whether the clause picks them out: "it is X that makes it", "the firm that makes it is X"."""
    row = clause.words
    if not start or row[start - 1].text.lower() not in ("who", "that", "which"):
        return _name_before(clause, start), False
    who = _name_before(clause, start - 1)
    if who:
        first = next(k for k, w in enumerate(row) if w is who[0])
        return who, [w.text.lower() for w in row[:first]] in (["it", "is"], ["it", "was"])
    end += end < len(row) and row[end].text.lower() in _AHEAD
    if start > 1 and end < len(row) and row[end].text.lower() in _BE | {"be"} and row[0].text.lower() in DETERMINERS:
        return _behind(clause, tags, end + 1)[0], True
    return (), False


def _is_definite(clause: Clause, of: Sequence[Word]) -> bool:
    """Whether a phrase means one thing: "the vaccine", "Vaccine: …", a name."""
    if any(w.text.lower() in ("the", "its", "their", "this", "these") or _is_name(w) for w in of):
        return True
    return bool(of) and clause.text[of[-1].end - clause.start :].lstrip().startswith(":")


def _same_role(mine: Held, theirs: Held, clause: Clause, known: Reading, claim: Claim, index: Index) -> bool:
    """Whether two roles are one, of one thing: what the clause says it is of, the claim says too, or leans on."""
    if not mine.roles & theirs.roles or mine.ranks != theirs.ranks or not mine.of:
        return False
    if not all(match_word(w.key, known.own, known.common, known)[1] >= MATCHED for w in mine.which):
        return False
    place = not mine.roles <= _KNOWN
    if place and (len(mine.of) + len(mine.which) < 2 or not {w.key for w in theirs.which} <= {w.key for w in clause.words}):
        return False  # "the largest port" of this or that coast
    if None not in (mine.past, theirs.past) and mine.past != theirs.past and not clause.periods and not mine.roles & (_LASTING | _PLACES):
        if not (mine.past and _names_one(mine.who, theirs.who)):  # who leads it has led it
            return False
    if mine.ahead != theirs.ahead and None not in (mine.past, theirs.past):  # who will run it does not run it; "Operator: …" may be told of what is to come
        return False
    said = {w.key for w in clause.words} | known.topic
    if any(w.key not in said and not any(relation(w.key, m.key) in ("same", "synonym") for m in mine.of) for w in theirs.of):
        return False
    about = {w.key for w in known.clause.words}
    recorded = [k for k in known.own if k not in about]  # what it is about by what was recorded
    if theirs.left and recorded and mine.of[-1].key not in recorded:
        return False
    keys = [w.key for w in theirs.of] + recorded
    sheet = not theirs.of and theirs.past is None and not theirs.left  # "Operator: …" on a page about it
    if sheet or (mine.ahead and theirs.ahead and (not theirs.of or theirs.of[-1].key in {w.key for w in mine.of})):
        keys += sorted(known.leant)  # of what is to come there is mostly one: "it", "the stadium"
        keys += [w.key for w in mine.of if _is_name(w) and any(index.claims[n].source == claim.source for n in index.row(w.key)[0])]
    return all(match_word(w.key, keys, frozenset(keys), known)[1] >= MATCHED for w in mine.of)


def _names_one(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether two rows of names share one that is no title; "Holm Docks" and "Holm Ferries" are two for all that they share."""
    a, b = ([w for w in row if w.key not in TITLES] for row in (a, b))
    if len(a) == len(b) == 2 and sum(same_name(x.key, y.key) for x, y in zip(a, b, strict=True)) == 1 and not any(len(w.text.strip(".")) == 1 for w in (*a, *b)):
        return False
    return any(same_name(x.key, y.key) for x in a for y in b)


def find_holders(clause: Clause, index: Index, stated: bool = False) -> list[Comparison]:
    """Claims that say who holds a role that a clause names a holder of: others refute, unless one names the same, which supports a clause that says no more.

    Where the clause gives a time, the claim must give it too. ``stated``: a source is known to say what the clause says, so that others refute.
    """
    out: list[Comparison] = []
    for mine in read_holders(clause):
        if mine.open:
            continue
        rest = replace(clause, words=tuple(w for w in clause.words if not any(w is x for x in mine.who)), quantities=(), periods=())
        found: list[Comparison] = []
        named = False  # whether some claim gives the role to the one that the clause names
        for c in retrieve(rest, index):
            known = reading(index, c.number)
            if c.claim.rank == "deprecated" or not _of_its_time(clause, known.clause):
                continue
            read = read_holders(known.clause)
            named |= _named(mine, known.clause) and not any(_names_one(mine.who, h.who) and {w.key for w in h.of}.isdisjoint(w.key for w in mine.of) for h in read)
            found += [_set_against(mine, held, c) for held in read if not held.open and _same_role(mine, held, clause, known, c.claim, index)]
        same, others = ([x for x in found if x.stance is stance] for stance in (Stance.SUPPORTS, Stance.REFUTES))
        if stated or (same and _says_no_more(clause, mine)):
            out += same + others
        elif not named and len(others) == len(found):
            out += others
    return out


def _of_its_time(clause: Clause, known: Clause) -> bool:
    """Whether a claim gives a time that a clause names, if it names one."""
    return not clause.periods or any(compare_times(p, k) is Relation.SAME for p in clause.periods for k in (*known.periods, *known.around))


def _set_against(mine: Held, held: Held, c: Candidate) -> Comparison:
    """Two holders of one role: the same supports, another refutes; where each side has a name that the other lacks, nothing follows."""
    if not _names_one(mine.who, held.who):
        one, other = (" ".join(w.text for w in who) for who in (mine.who, held.who))
        detail = f"the draft names {one}; the source names {other}"
        return Comparison(c.claim, Stance.REFUTES, Kind.ENTITY, detail, SURE, definite=True, number=c.number, differs=True)
    same = any(all(_names_one((a,), y) for a in x) for x, y in ((mine.who, held.who), (held.who, mine.who)))
    return Comparison(c.claim, Stance.SUPPORTS if same else Stance.RELATED, None, "the source says so", SURE, definite=True, number=c.number)


def _named(held: Held, known: Clause) -> bool:
    """Whether a claim names a holder in a role of the kind, in words that are not read."""
    kinds = {r for w in known.words for r in (*DEEDS.get(w.key, ()), ROLES.get(w.key, ""))}
    return bool(kinds & held.roles) and _names_one(held.who, [w for w in known.words if _is_name(w)])


def _says_no_more(clause: Clause, held: Held) -> bool:
    """Whether a clause says nothing but who holds a role."""
    told = {id(w) for w in (*held.who, *held.of)}
    rest = [w for w in clause.words if w.kind in (*CONTENT, "figure", "time") and id(w) not in told]
    return not clause.carried and all(w.key in DEEDS or w.text.lower() in ROLES or w.text.lower() in ("chief", "charge") for w in rest)


SURE = 0.9  # how surely a holder answers
