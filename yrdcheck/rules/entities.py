"""Who or what holds a role that has one holder, stands in a list, or is the one place or name of an event."""

from __future__ import annotations

import re

from yrdcheck import words
from yrdcheck.alignments import LEANT, MATCHED, name_groups, relation, same_name
from yrdcheck.model import TYPE_CHECKING, Kind
from yrdcheck.quantities.tables import ORDINALS
from yrdcheck.rules.outcomes import SYNONYM, Outcome, cover_without, keys_of, main_verb, superlative
from yrdcheck.statements import CONTENT, NAMES, is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.alignments import Link, View
    from yrdcheck.statements import Clause
    from yrdcheck.words import Word


def entity(v: View) -> Outcome | None:
    """Compares who or what holds a role that has one holder: another holder differs; several may stand elsewhere (guide, rule 4)."""
    strength = {id(p.word): p.strength for p in v.pairs}
    row = (*v.clause.carried, *v.clause.words)
    absent = [g for g in name_groups(row) if strength.get(id(g[0]), 1.0) < MATCHED]
    if not absent:
        return None
    known = (*v.form.clause.carried, *v.form.clause.words)
    taken = {p.other for p in v.pairs if p.strength >= MATCHED}
    free = [g for g in name_groups(known) if not any(w.key in taken for w in g)]
    meant = {p.other for p in v.pairs if p.strength >= LEANT and p.word.kind in NAMES and not any(p.word is w for g in absent for w in g)}
    clash = [g for g in name_groups(known) if g not in free and not any(w.key in meant for w in g)]  # "Reis and Lind signed" adds to "Reis signed"
    first = absent[0]
    text = " ".join(w.text for w in first)

    free = [g for g in free if (first[0].key, g[0].key) not in v.kin and _is_thing(g) == _is_thing(first)]
    clash = [g for g in clash if _is_thing(g) == _is_thing(first)]

    def differs(group: Sequence[Word], title: Word | None = None) -> Outcome:
        detail = f"the draft names {text}; the source names {' '.join(w.text for w in group)}"
        return Outcome("entity", "differs", detail, Kind.ENTITY, explained=(*first, title) if title else tuple(first))

    mine = dict(_holders(row))
    for role_key, group in _holders(known):
        if role_key in mine and mine[role_key] in absent and group in free:
            return differs(group)
    at = row.index(first[0])
    verb = next((i for i, w in enumerate(row) if i > at and w.kind in ("word", "light", "term") and _single(w, words.SINGLE_VERBS)), -1)
    if verb > 0 and at < v.clause.subject + len(v.clause.carried) and _matched_after(v, verb, row):
        theirs = next((i for i, w in enumerate(known) if w.kind in ("word", "light") and w.key == row[verb].key), -1)
        for group in (*free, *clash):
            if theirs > 0 and known.index(group[-1]) < theirs and not all(any(same_name(w.key, f.key) for f in first) for w in group):
                return differs(group)
    if (member := _other_member(name_groups(row), first, name_groups(known), free, taken)) is not None:
        return differs(member)
    head, preposition, title = _governor(row, at)
    if preposition and (head in words.SINGLE_VERBS or head in words.SINGLE_NOUNS):
        for group in free:
            deed, hangs, _ = _governor(known, known.index(group[0]))
            if hangs == preposition and (deed == head or (hangs == "by" and relation(deed, head) in ("same", "synonym"))):
                return differs(group, title)  # "run by Velonor", "operated by Pedalia"
    if (rival := _in_its_place(v, absent, free)) is not None:
        return differs(*rival)
    return Outcome("entity", "missing", f"no source names {text} here")


def _is_thing(group: Sequence[Word]) -> bool:
    """Whether a name is one of things, without a capital: "the one-hour circle" stands nowhere in the place of Lund."""
    return " ".join(w.text for w in group).islower()


def _single(w: Word, table: frozenset[str]) -> str:
    """The key by which a word names a role or deed with one holder, or ""."""
    return next((k for k in keys_of(w) if k in table), "")


def _governor(row: Sequence[Word], at: int) -> tuple[str, str, Word | None]:
    """The word and the preposition that a name hangs on, and the title that stands before it: "designed by the architect …"."""
    preposition = ""
    title: Word | None = None
    for i in range(at - 1, -1, -1):
        w = row[i]
        if w.kind in ("word", "light", "term"):
            last = w.text.rsplit(" ", 1)
            if w.kind == "term" and not preposition and len(last) == 2 and last[1].lower() in _PREPOSITIONS:
                preposition = last[1].lower()  # "director of" is one term
            elif not preposition and title is None and i == at - 1:
                title = w
                continue
            return _single(w, words.SINGLE_NOUNS | words.SINGLE_VERBS) or w.key, preposition, title
        if w.kind == "stop" and w.text.lower() in _PREPOSITIONS and not preposition:
            preposition = w.text.lower()
        elif w.kind in NAMES:
            break
    return ("", preposition, title) if title is None or preposition else (title.key, "", None)


_PREPOSITIONS = frozenset(("in", "at", "by", "from", "of", "to", "with", "on", "for", "as", "near"))


def _holders(row: Sequence[Word]) -> list[tuple[str, list[Word]]]:
    """Names that stand beside a role with one holder: "Mayor Odile Brandt", "Tomas Reller, chief executive of"."""
    out = []
    spots = [(i, w, role) for i, w in enumerate(row) if (role := _single(w, words.SINGLE_NOUNS))]
    for group in name_groups(row):
        if group[-1].text.lower().endswith(("'s", "’s")):
            continue  # "Tidewatch's director": whose office it is, not who holds it
        first, last = row.index(group[0]), row.index(group[-1])
        for i, w, role_key in spots:
            if w in group:
                if w is group[0] and len(group) > 1:
                    out.append((role_key, group[1:]))
            elif 0 < first - i <= 2 or 0 < i - last <= 2 + 2 * any(is_verb(x.text) for x in row[last + 1 : i]):
                out.append((role_key, group))
    return out


def _matched_after(v: View, verb: int, row: Sequence[Word]) -> bool:
    """Whether what follows the verb is spoken of in the claim, and is something."""
    at = {id(p.word): p.strength for p in v.pairs}
    rest = [w for w in row[verb + 1 :] if w.kind in CONTENT and w.kind != "light"]
    return bool(rest) and all(at.get(id(w), 0.0) >= MATCHED for w in rest)


def _other_member(
    mine: Sequence[list[Word]], odd: Sequence[Word], theirs: Sequence[list[Word]], free: Sequence[list[Word]], taken: set[str]
) -> list[Word] | None:
    """The member that stands in the claim's list where the clause's list has another: both lists share the rest, and are as long."""

    def run(groups: Sequence[list[Word]], member: Sequence[Word]) -> list[list[Word]]:
        at = next(i for i, g in enumerate(groups) if g[0] is member[0])
        first = last = at
        while first and groups[first][0].start - groups[first - 1][-1].end <= 6:
            first -= 1
        while last + 1 < len(groups) and groups[last + 1][0].start - groups[last][-1].end <= 6:
            last += 1
        return list(groups[first : last + 1])

    listed = run(mine, odd)
    for group in free:
        other = run(theirs, group)
        shared = sum(any(w.key in taken for w in g) for g in other)
        if shared >= 2 and len(other) == len(listed) and shared == len(listed) - 1:
            return group
    return None


def _in_its_place(v: View, absent: Sequence[list[Word]], free: Sequence[list[Word]]) -> tuple[list[Word], Word | None] | None:
    """The name that stands in the claim where the clause has the only one that the claim lacks, of which there is but one, and a verb that goes unsaid.

    An event has one place ("was held in Merrow"), and so has what "stands" or "is" somewhere; "it was Osei who …" and "Osei is the
    heart of …" say that it was nobody else.
    """
    if len(absent) != 1:
        return None
    first = absent[0]
    link = next(p for p in v.pairs if p.word is first[0])
    verb = main_verb(v)
    row = v.clause.words
    at = next((i for i, w in enumerate(row) if w is first[0]), 0)
    placed = row[at - 2] if at > 1 and row[at - 2].key in _LOCATED else None
    if _HOSTS.match(v.clause.text[first[-1].end - v.clause.start :]):
        placed = next(w for w in row[at + len(first) :] if w.kind in CONTENT)
    if cover_without(v, (*first, placed) if placed else first) < ALL_ELSE:
        return None
    parts = {id(w): part for _, w, part in v.known.words}
    theirs = [(g, parts[id(g[0])]) for g in free if id(g[0]) in parts]
    if placed and placed.start > first[0].start:
        return next(((g, placed) for g, part in theirs if part.prep in (*_ONE_PLACE, "")), None)
    if placed and link.part.prep in _ONE_PLACE:
        return next(((g, placed) for g, part in theirs if part.prep in (*_ONE_PLACE, "of") and _beside(v, g)), None)
    if link.part.prep in _ONE_PLACE and _once(v, verb):
        return next(((g, None) for g, part in theirs if part.prep == link.part.prep), None)
    if _no_other(v.clause, first):
        return next(((g, None) for g, part in theirs if part.prep in (link.part.prep, "") or part.place == "S"), None)
    return None


ALL_ELSE = 0.8  # share of the rest of a clause that a claim speaks of where it has another name


def _beside(v: View, name: Sequence[Word]) -> bool:
    """Whether a name of the claim stands right behind what the clause speaks of, but for a preposition: "the station in Merrow"."""
    row = v.form.clause.words
    at = next(i for i, w in enumerate(row) if w is name[0])
    return at > 1 and any(row[at - 2].key in (p.other, p.word.key) and p.strength >= MATCHED for p in v.pairs)


def _once(v: View, verb: Link | None) -> bool:
    """Whether a clause tells of what happens or stands in one place only, and the claim of the same."""
    if verb is None:
        return not {"is", "are", "was", "were"}.isdisjoint(w.text.lower() for w in v.clause.words)
    return verb.word.key in _PLACED_ONCE and verb.strength >= SYNONYM


def _no_other(clause: Clause, name: Sequence[Word]) -> bool:
    """Whether a clause says of a name that it is the one: "it was Osei who", "Osei is the", "the … is Osei"."""
    at, end = name[0].start - clause.start, name[-1].end - clause.start
    before, after = clause.text[:at], clause.text[end:]
    if _CLEFT.match(before) and _WHO.match(after):
        return True
    if any(_single(w, words.SINGLE_NOUNS) or superlative(w) or w.text.lower() in ORDINALS for w in clause.words):
        return False  # an office, a place in a ranking: who holds it is compared with what it is of
    return _IS_THE.match(after) is not None or (_THE_IS.match(before) is not None and not after.strip(" ."))


_CLEFT = re.compile(r"it (?:is|was|will be) (?:(?:the|at|in|on|to|from|for) )*(?:\w+ ){0,3}$", re.IGNORECASE)
_WHO = re.compile(r"(?:[\w ]{0,20},? (?:and )?not [\w ]{1,30},?)? (?:who|that|which)\b", re.IGNORECASE)
_IS_THE = re.compile(r" (?:is|was|became|remains|serves as|acts as|forms) the (?!same)", re.IGNORECASE)
_HOSTS = re.compile(r" (?:hosted|hosts|(?:is|was|became) the (?:\w+ )?(?:venue|site|scene|setting|place|location|seat|home) )", re.IGNORECASE)
_THE_IS = re.compile(r"(?:in [\w ]{1,20},? )?(?:the|its) [^,;]{1,80} (?:is|was) $", re.IGNORECASE)
_ONE_PLACE = frozenset(("in", "at", "near", "from"))
_LOCATED = frozenset("stand lie sit locate base situate".split())
_PLACED_ONCE = _LOCATED | frozenset("hold launch open sign bear die found bury crash land sink premiere convene begin start end finish take host".split())
