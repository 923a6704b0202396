"""The index over claims: compile a registry for checking, retrieve the claims that may answer a clause.

Figures stay out of the index: with them the claim that contradicts a statement falls behind claims that happen to share its
number. A claim is read in several *forms*: its quote and each wording that an editor gave it; all lead to the same claim.
"""

from __future__ import annotations

import json
import re
from math import log

from yrdcheck import periods, quantities, words
from yrdcheck.model import TYPE_CHECKING, Claim, Entity, Match, Period, Property, Quantity, Source, record, replace
from yrdcheck.statements import CONTENT, NAMES, PRONOUNS, Clause, is_verb, phrases, read_clauses, read_words
from yrdcheck.stores import Terms
from yrdcheck.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from yrdcheck.alignments import Reading
    from yrdcheck.reach import Vocabulary
    from yrdcheck.registry import Registry
    from yrdcheck.statements import Lexicon
    from yrdcheck.verdicts import Comparison

    Base = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    Parts = tuple[tuple[frozenset[str], ...], Sequence[str | bytes], dict[int, "Form"], str | bytes]  # words of each form, forms to be read, forms, the rest
else:
    Base = object

VERSION = 7  # of what `compile_registry` makes; part of the lock
POOL = 30  # claims looked at for one clause
CONTEXT_SHARE = 0.4  # a word found only in what a claim leans on counts this much in the index


@record
class Form:
    """One reading of a claim."""

    clause: Clause
    keys: frozenset[str]  # content words of the quote or wording itself, with those of the claim's slots
    wording: bool  # written by an editor, not quoted
    subject: tuple[str, ...] = ()  # names the claim is about
    topic: tuple[str, ...] = ()  # words of a title that names what the whole document is about
    beside: tuple[str, ...] = ()  # words of the rest of its sentence


@record
class Candidate:
    """A claim that may answer a clause."""

    number: int
    claim: Claim
    score: float


def content(clause: Clause) -> list[Word]:
    """The words of a clause that say something: no stop words, figures or times."""
    return [w for w in (*clause.carried, *clause.words) if w.kind in CONTENT]


# ---- names --------------------------------------------------------------------------------------------------------


def make_lexicon(entities: Iterable[Entity], properties: Iterable[Property]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First key of a name → (all keys of the name, what it names), longest name first, so that every wording reads as one thing.

    Entities are "@id"; properties, which people put into many more words, are "%id".
    """
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    named: list[tuple[str, Entity | Property]] = [*(("@", e) for e in entities), *(("%", p) for p in properties)]
    for mark, thing in named:
        for _language, names in thing.names:
            for name in names:
                if not name.isascii() and any(map(words.is_cjk, name)):
                    from yrdcheck.chinese.tables import plain

                    name = plain(name)
                keys = tuple(words.key(t) for t, _, _ in words.tokenize(name))
                while len(keys) > 1 and keys[0] in ("the", "a", "an"):
                    keys = keys[1:]
                if keys and not (mark == "%" and len(keys) == 1 and keys[0] in words.GRAMMAR):
                    out.setdefault(keys[0], []).append((keys, mark + thing.id))
    for rows in out.values():
        rows.sort(key=lambda row: (-len(row[0]), row))
    return out


class Names(Base):
    """A compiled lexicon, of which the names that begin with a key are read when they are first asked for."""

    __slots__ = ("_made", "_rows")

    def __init__(self, rows: Mapping[str, str]) -> None:
        self._rows = rows  # first key of a name → a line a name: its keys and what it names, apart by tabs
        self._made: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}

    def __getitem__(self, key: str) -> Sequence[tuple[tuple[str, ...], str]]:
        found = self._made.get(key)
        if found is None:
            rows = [line.split("\t") for line in self._rows[key].split("\n")]
            found = self._made[key] = tuple((tuple(row[:-1]), row[-1]) for row in rows)
        return found

    def get(self, key: str, default: Any = None) -> Any:
        """The names that begin with a key."""
        return self[key] if key in self._rows else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


# ---- compiling ----------------------------------------------------------------------------------------------------


def name_concepts(entities: Sequence[Entity], properties: Sequence[Property]) -> tuple[Lexicon, dict[str, str]]:
    """The names that an editor gave, and the concepts by their ids."""
    return make_lexicon(entities, properties), {p.id: "%" + p.id for p in properties} | {e.id: "@" + e.id for e in entities}


def compile_claims(
    by_id: Mapping[str, Source], claims: Sequence[Claim], lexicon: Lexicon, known: Mapping[str, str]
) -> tuple[list[str], list[int], dict[str, list[int]], dict[str, list[int]]]:
    """A line of forms for each claim, the first claim of its sentence, and by word the claims that say it and those that lean on it.

    What a claim gives depends on its own source alone, so that sources may be compiled apart.
    """
    lines: list[str] = []
    sentences: list[int] = []
    postings: dict[str, list[int]] = {}
    soft: dict[str, list[int]] = {}
    openings: dict[str, list[str]] = {}
    for number, claim in enumerate(claims):
        source = by_id.get(claim.source)
        first, beside, before = _neighbours(claims, number)
        sentences.append(first)
        if source is not None and source.id not in openings and claim.quote.casefold() not in source.title.casefold():
            openings[source.id] = _opening(f"{claim.quote}; {beside}", source, lexicon)
        forms = read_forms(claim, source, lexicon, known, beside, before, openings.get(claim.source, ()))
        own = sorted({k for f in forms for k in f.keys})
        lean = sorted({k for f in forms for k in (*f.clause.context, *f.beside)} - set(own))
        lines.append(dump_forms(forms))
        for k in own:
            postings.setdefault(k, []).append(number)
        for k in lean:
            soft.setdefault(k, []).append(number)
    return lines, sentences, postings, soft


def compile_registry(
    sources: Sequence[Source], claims: Sequence[Claim], entities: Sequence[Entity], properties: Sequence[Property]
) -> dict[str, Any]:
    """What checking needs of a registry, as plain JSON values: names, one line of forms per claim, and the index over their words."""
    lexicon, known = name_concepts(entities, properties)
    by_id = {s.id: s for s in sources}
    lines, sentences, postings, soft = compile_claims(by_id, claims, lexicon, known)
    order = sorted(postings.keys() | soft.keys())
    return {
        "forms": lines,
        "sentences": sentences,
        "index": {k: ",".join(map(str, postings.get(k, ()))) + ";" + ",".join(map(str, soft.get(k, ()))) for k in order},
        "lexicon": {k: "\n".join("\t".join((*name, concept)) for name, concept in lexicon[k]) for k in sorted(lexicon)},
        "entities": {"@" + e.id: [["@" + p for p in e.part_of], ["@" + c for c in e.comparable], ["%" + c for c in e.comparable_for], e.kind] for e in entities},
        "dates": {s.id: s.date for s in sources if s.date},
        "single": sorted("%" + p.id for p in properties if p.single),
    }


SENTENCE_GAP = 12  # characters between two quotes of one sentence at the most: ", and (from "
PARAGRAPH = 400  # characters before a quote in which its paragraph names what it speaks of


def _neighbours(claims: Sequence[Claim], number: int) -> tuple[int, str, str]:
    """The first claim of a claim's sentence, what else stands in the sentence, and before it in its paragraph: the quotes of its neighbours."""
    claim = claims[number]
    start = number
    beside: list[str] = []
    before: list[str] = []
    for step in (-1, 1):
        at, edge, joined = number + step, claim, True
        while 0 <= at < len(claims) and claims[at].source == claim.source and claims[at].line == claim.line:
            other = claims[at]
            first, second = (other, edge) if step < 0 else (edge, other)
            gap = second.column - first.column - len(first.quote)
            joined = joined and gap <= SENTENCE_GAP and (gap < 0 or not first.quote.rstrip().endswith((".", "!", "?", "。", "！", "？")))
            if joined:
                start = min(start, at)
                if other.quote != claim.quote:
                    beside.append(other.quote)
            elif step > 0 or claim.column - other.column > PARAGRAPH:
                break
            else:
                before.append(other.quote)
            if step < 0 or other.column + len(other.quote) > edge.column + len(edge.quote):
                edge = other
            at += step
    return start, "; ".join(dict.fromkeys(beside)), "; ".join(dict.fromkeys(before))


def _opening(sentence: str, source: Source, lexicon: Lexicon) -> list[str]:
    """The names in the first sentence of a document that says what its title names: "Merrow Air is an airline of Ardal", for the document's every sentence."""
    topic = read_topic(source.title, lexicon)
    row = read_words(sentence, 0, len(sentence), lexicon, ())
    if not topic or topic[-1] not in {w.key for w in row}:
        return []
    return list(dict.fromkeys(w.key for w in row if w.kind in NAMES))


def read_forms(
    claim: Claim, source: Source | None, lexicon: Lexicon, known: Mapping[str, str], beside: str = "", before: str = "", opening: Sequence[str] = ()
) -> list[Form]:
    """Every reading of a claim: its quote with what its slots add, then its wordings.

    ``beside``: the rest of its sentence; ``before``: what its paragraph says before it; ``opening``: names of its document's first sentence.
    """
    title = source.title if source else ""
    around = quantities.read_mentions(f"{title}; {claim.context}; {beside}")[1]
    reference = (source.date if source else None) or next((p.last for p in around if p.kind == "year"), None)
    slots: list[str] = []
    for slot in (claim.subject, claim.property, claim.scope, claim.object):
        slots += _slot_keys(slot, lexicon, known)
    context = _slot_keys(claim.context, lexicon, known) + _slot_keys(before, lexicon, known)
    near = tuple(dict.fromkeys((*_slot_keys(beside, lexicon, known), *(_slot_keys(beside, {}, {}) if lexicon else ()))))  # "Pudong" is in "Pudong Airport"
    named = "@" + claim.subject in known.values()  # what an editor says a claim is about goes before what the title speaks of
    context += [k for k in _slot_keys(title, lexicon, known) if not (named and k.startswith("@"))]
    topic = read_topic(title, lexicon)
    context += opening
    read = read_clauses(claim.quote, 0, len(claim.quote), lexicon, reference, context, split=bool(claim.value))
    parts = [] if claim.value else read_clauses(claim.quote, 0, len(claim.quote), lexicon, reference, context)
    forms: list[Form] = []
    if len(parts) > 1 and _parallel(parts):  # "Shanghai provides the chips, Jiangsu the battery": each says its own
        for clause in parts:
            about = tuple(w.key for w in clause.words[: clause.subject] if w.kind in NAMES)
            clause = replace(_apply_slots(clause, claim, reference), around=around)
            forms.append(Form(clause, frozenset(_keys(clause)), False, about, topic, near))
    elif read:
        clause = replace(_apply_slots(_holding(read, claim, reference), claim, reference), around=around)
        names = tuple(k for k in _slot_keys(claim.subject, lexicon, known) if k.startswith("@"))
        if not names:
            names = tuple(w.key for w in clause.words[: clause.subject] if w.kind in NAMES) or _stands_for(clause, claim, lexicon)
        forms.append(Form(clause, frozenset(_keys(clause) + slots), False, names, topic, near))
    for wording in claim.wordings:
        for clause in read_clauses(wording, 0, len(wording), lexicon, reference, context + slots, split=False)[:1]:
            clause = replace(_apply_slots(clause, claim, reference), around=around)
            keys = frozenset(_keys(clause) + _slot_keys(claim.subject, lexicon, known))
            about = tuple(w.key for w in clause.words[: clause.subject] if w.kind in NAMES)
            forms.append(Form(clause, keys, True, tuple(dict.fromkeys((*(forms[0].subject if forms else ()), *about))), topic))
    return forms


def _stands_for(clause: Clause, claim: Claim, lexicon: Lexicon) -> tuple[str, ...]:
    """The names of what "it", or "the school" after "Tolmer School", stands for in a claim, as its record says."""
    if not leans(clause) or (clause.pronoun and not clause.words[0].text[:1].isupper()):
        return ()  # "a centre above the gorge; it was designed by …" points back to its own sentence
    about = _slot_words(claim.subject, lexicon)
    if clause.pronoun or any(w.kind in NAMES for w in about):
        return _distinctive([w.key for w in about if w.kind in NAMES])
    for slot in claim.context.split(";"):
        row = _slot_words(slot.strip(), lexicon)
        if len(about) == 1 and 1 < len(row) <= LONG_NAME and row[-1].key == about[-1].key and all(w.kind in NAMES for w in row[:-1]):
            return tuple(w.key for w in row[:-1])
    return ()


def _slot_words(slot: str, lexicon: Lexicon) -> list[Word]:
    """What is named in a slot, which is no beginning of a sentence."""
    text = f"the {slot}"
    return [w for w in read_words(text, 0, len(text), lexicon, ()) if w.kind in CONTENT]


LONG_NAME = 4  # words of a name


def _distinctive(names: Sequence[str]) -> tuple[str, ...]:
    """The words of a name without what says of what kind the thing is: "Tolmer" of "Tolmer School"."""
    from yrdcheck import thesaurus

    return tuple(names[:-1] if len(names) > 1 and thesaurus.is_noun(names[-1]) else names)


def leans(clause: Clause) -> bool:
    """Whether a clause speaks of what was named before it: "it", "the terminal", "its director", or of nothing by name."""
    if clause.pronoun:
        return True
    subject = clause.words[: clause.subject]
    if any(a.text.lower() in ("the", "this", "its", "their") and b.kind in ("word", "light") and b.key in _ANAPHORS for a, b in zip(clause.words, clause.words[1:], strict=False)):
        return True  # "caused by the storm", "in the country"
    if any(w.kind in NAMES for w in subject):
        return False
    first = next((w.text.lower() for w in subject), "")
    return not any(w.kind in CONTENT for w in subject) or first in _DEFINITE


_ANAPHORS = frozenset(
    """storm hurricane typhoon cyclone quake earthquake flood fire ship vessel boat bridge road line railway station building tower church school hospital
    film movie show series episode album song single book novel game play band team club player party court ship species bird fish plant animal disease
    virus company firm group organisation organization agency city town village state province country region area island river lake district county
    project plan programme program interchange terminal harbour port airport tunnel dam mine factory plant museum park university college council committee
    ministry government army battle war election match race season tournament festival award site place latter former same attack event accident incident""".split()
)
_DEFINITE = frozenset("the this that these those its their his her such both all it they he she".split())


def is_unbound(form: Form) -> bool:
    """Whether a sentence speaks of "it" or "the film" and nothing in its source says who or what that is."""
    clause = form.clause
    if form.topic or form.subject or not leans(clause) or any(w.kind in NAMES for w in clause.carried) or any(k[:1] == "@" for k in clause.context):
        return False
    first = next((w.text.lower() for w in clause.words), "")
    before = [w for w in clause.words[: clause.subject] if w.kind in CONTENT]
    if first in PRONOUNS or any(w.text.lower() in PRONOUNS for w in clause.words[: clause.subject]):
        return True
    return first in ("the", "this", "their", "its") and 0 < len(before) <= 3 and before[-1].key in _ANAPHORS and not any(q.start < before[-1].start for q in clause.quantities)


def _parallel(parts: Sequence[Clause]) -> bool:
    """Whether all parts of a sentence have a verb and a subject of their own, each another."""
    subjects = [tuple(w.key for w in p.words[: p.subject] if w.kind in CONTENT and w.kind != "light")[-1:] for p in parts]
    return all(p.subject for p in parts) and all(subjects) and len(set(subjects)) == len(subjects)


def _keys(clause: Clause) -> list[str]:
    """The keys of a clause's content words, and of the phrases they make."""
    return [w.key for w in content(clause)] + [p for p, _, _ in phrases(clause.words)]


def read_topic(title: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a title that names one thing ("1933 Treasure Coast hurricane", "Reed-backed finch"), which its sentences leave out; () for a headline."""
    row = [w for w in read_words(title, 0, len(title), lexicon, ()) if w.kind in CONTENT]
    common = [w for w in row if w.kind in ("word", "light") and not w.text[:1].isdigit() and title[w.start - 1 : w.start] != "-"]
    ends = title.rstrip().endswith((".", "!", "?")) and not _INITIALS.search(title)
    if not row or len(row) > 8 or len(common) > 2 or ends or any(is_verb(w.text) for w in common):
        return ()
    return tuple(w.key for w in row)


_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.\s*$")  # "F.C."


def _slot_keys(slot: str, lexicon: Lexicon, known: Mapping[str, str]) -> list[str]:
    if not slot:
        return []
    if slot in known:
        return [known[slot]]
    return [w.key for w in read_words(slot, 0, len(slot), lexicon, ()) if w.kind in CONTENT]


def _holding(read: Sequence[Clause], claim: Claim, reference: str | None) -> Clause:
    """The clause of a quote that gives the claim's figure."""
    said = quantities.read_mentions(claim.value, reference)[0] if claim.value else ()
    return next((c for c in read if any(_same_figure(q, s) or _rate(q, s) for q in c.quantities for s in said)), read[0])


def _apply_slots(clause: Clause, claim: Claim, reference: str | None) -> Clause:
    """What an editor recorded of a claim wins over what the reader found in its quote."""
    if claim.value:
        said, _ = quantities.read_mentions(claim.value, reference)
        mine = [q for q in clause.quantities if any(_same_figure(q, s) for s in said)] or [q for q in clause.quantities if any(_rate(q, s) or _bare(q, s, claim) for s in said)]
        if mine:
            clocks = tuple(q for q in clause.quantities if q.dimension == "clock" and q is not mine[0])
            clause = focus(clause, mine[0])
            clause = replace(clause, quantities=(*clause.quantities, *clocks))  # a time of day is of the whole sentence
        elif said and not clause.quantities:
            clause = replace(clause, quantities=said[:1])
    if claim.period:
        _, times = quantities.read_mentions(claim.period, reference)
        clause = replace(clause, periods=times or clause.periods)
    stage = {"planned": "planned", "proposed": "planned", "in operation": "completed"}.get(claim.status, claim.status) or clause.stage
    denied = clause.denied
    if claim.polarity == "negative" and not clause.negative:
        denied = tuple(w.start for w in clause.words[clause.subject :] if w.kind in CONTENT)
    return replace(clause, negative=claim.polarity == "negative" or clause.negative, stage=stage, denied=denied)


def when(clause: Clause, q: Quantity) -> Period | None:
    """The time a figure belongs to: the only one, the one that follows it before the next figure, else one that stands before all.

    Of "from 6 to 9 between 2018 and 2023" each has an end of the span as its own.
    """
    time = _when(clause, q)
    end = edge(clause, q)
    if not end or q.change:
        return time
    spans = [p for p in clause.periods if p.first and p.last and p.first[:4] != p.last[:4] and p.first[5:] == "01-01" and p.last[5:] == "12-31"]
    if len(spans) != 1 or time not in (None, spans[0]):
        return time
    year = ((spans[0].first if end < 0 else spans[0].last) or "")[:4]
    return replace(spans[0], first=f"{year}-01-01", last=f"{year}-12-31", kind="year", text=year, other=None)


def edge(clause: Clause, q: Quantity) -> int:
    """-1 for the figure that a change begins with ("from 6 to 9"), 1 for the one that it ends with, 0 for any other."""
    before = [w for w in clause.text[: q.start - clause.start].lower().split()[-3:] if w not in _BETWEEN][-1:]
    if before == ["from"] and any(o.start >= q.end and o.dimension == q.dimension for o in clause.quantities):
        return -1
    return int(before == ["to"])


_BETWEEN = words.LOOSELY | frozenset("over only the a an".split())


def _when(clause: Clause, q: Quantity) -> Period | None:
    peers = [o for o in clause.quantities if o.dimension == q.dimension]
    if len(peers) < 2:
        free = [p for p in clause.periods if not _before(clause, p) and (q.change or not is_baseline(clause, p)) and not _of_another_deed(clause, p, q)]
        if len(free) > 1 and free[1].end <= q.start and periods.turns(free[0]) > 0 == periods.turns(free[1]):
            return free[1]  # "between 1868 and 1952 a network that, in 1913, measured 327 km"
        return free[0] if free else None
    if "respectively" in clause.text and len(alike := [o for o in clause.quantities if o.kind != "ordinal"]) == len(clause.periods) and q in alike:
        return clause.periods[alike.index(q)]
    beside = next((p for p in clause.periods if p.start >= q.end and _dated(clause, q, p)), None)
    if beside is not None:
        return beside
    after = min((o.start for o in peers if o.start >= q.end), default=clause.end)
    lo, hi = territory(clause, q)
    label = next((p for p in clause.periods if _labels(clause, p, q)), None)
    if label is not None:
        return label
    free = [p for p in clause.periods if not any(o is not q and _labels(clause, p, o) for o in peers)]
    free = [p for p in free if not any(o is not q and o.end <= p.start and p.end <= q.start and _dated(clause, o, p) for o in peers)]
    near = next((p for p in free if lo <= p.start and p.end <= hi), None)
    if near is not None:
        return near
    follows = next((p for p in free if q.end <= p.start < after and not (after < clause.end and _CUT.search(clause.text, q.end - clause.start, p.start - clause.start))), None)
    return follows or next((p for p in free if p.end <= peers[0].start), None)


def _of_another_deed(clause: Clause, p: Period, q: Quantity) -> bool:
    """Whether a time ends what is told before a figure, with a verb of its own: "opened in May 2024 and cost £5 million", ", which opened in May 2024, cost £5 million"."""
    m = _THEN.match(clause.text, p.end - clause.start, q.start - clause.start) if p.end <= q.start else None
    if m is None or not (is_verb(m[2]) or m[2] == "cost"):
        return False
    before = clause.text[: p.start - clause.start]
    return _ASIDE.search(before) is not None if m[1] == "," else any(is_verb(w) for w in _WORDS.findall(before)) and _ASIDE.search(before) is None


_THEN = re.compile(r"(,| and) ([a-z]+) ")
_ASIDE = re.compile(r", (?:which|who|that) [^,]*$")
_WORDS = re.compile(r"[A-Za-z]+")


def _labels(clause: Clause, p: Period, q: Quantity) -> bool:
    """Whether a time stands before a figure with a colon: "€186 million (third quarter of 2024: €214 million)"."""
    return clause.text[p.end - clause.start : q.start - clause.start].strip() in (":", "：") if p.end <= q.start else False


def is_baseline(clause: Clause, p: Period) -> bool:
    """Whether a time is only what another is compared with: "83%, an increase of 8 points compared to the same period in 2018"."""
    before = clause.text[: p.start - clause.start]
    return _COMPARED.search(before) is not None or (p.text in _YEAR_BEFORE and before.endswith("from "))


def _before(clause: Clause, p: Period) -> bool:
    """Whether a time is the year before, over which something rose: "grew by 4% over the previous year"."""
    return p.relative.startswith("year:-1") and clause.text[: p.start - clause.start].lower().endswith(("over ", "on ", "than ", "than in ", "from ", "with "))


_YEAR_BEFORE = ("上年", "去年", "上年同期", "去年同期", "上月", "上季度", "同期")  # 比上年 is glossed as "from"
_COMPARED = re.compile(r"\b(?:compared (?:to|with)|than(?: in| for| during)?|relative to)\s+(?:that of |those of |the level of )?(?:the )?$")


def _dated(clause: Clause, q: Quantity, p: Period) -> bool:
    """Whether a time follows a figure with no more than a preposition between: "from 6 in 2018 to 9"."""
    end = q.thing[1] if q.thing and q.end <= q.thing[1] <= p.start else q.end
    return clause.text[end - clause.start : p.start - clause.start].strip(" (") in ("", "in", "for", "at", "during", "of", "by")


_CUT = re.compile(r"[,;，；、().!?]|\s(?:and|or|but|while|whereas|against|compared)\s")
_OF = re.compile(r"\s(?:(?:with|for|on|at|from|by|to) )?(?:an? |the |its |their )?[\w-]+(?: [\w-]+)? of(?: \w+(?: than)?)?\s*$")  # "with a budget of nearly"


def territory(clause: Clause, q: Quantity) -> tuple[int, int]:
    """Where a figure's own words stand: from the figure before to the figure after, cut where the text between two of them is."""
    if "respectively" in clause.text and (span := _respective(clause, q)) is not None:
        return span
    before = max((o for o in clause.quantities if o.end <= q.start), key=lambda o: o.end, default=None)
    after = min((o for o in clause.quantities if o.start >= q.end), key=lambda o: o.start, default=None)
    first = clause.start if before is None else _cut(clause, before, q)[1]
    last = clause.end if after is None else _cut(clause, q, after)[0]
    return first, last


def _respective(clause: Clause, q: Quantity) -> tuple[int, int] | None:
    """What a figure belongs to in "48 and 51 mph in Savannah and Charleston, respectively": the name at its place in the list beside the figures."""
    run = [o for o in clause.quantities if o.unit == q.unit]
    at = run.index(q)
    if len(run) < 2:
        return None
    first, last = run[0].start, max(o.end for o in clause.quantities)
    groups: list[tuple[int, int]] = []
    for w in clause.words:
        if w.kind in NAMES:
            if groups and w.start - groups[-1][1] == 1:
                groups[-1] = (groups[-1][0], w.end)
            else:
                groups.append((w.start, w.end))
    for listed in ([g for g in groups if g[0] >= last], [g for g in groups if g[1] <= first]):
        size, rest = divmod(len(listed), len(run))
        if size and not rest:
            return listed[at * size][0], listed[at * size + size - 1][1]
    return None


def _cut(clause: Clause, a: Quantity, b: Quantity) -> tuple[int, int]:
    """Where the words of one figure end and those of the next begin; where nothing parts them, both have them all."""
    first = a.thing[1] if a.thing and a.end <= a.thing[1] <= b.start else a.end
    m = _CUT.search(clause.text, first - clause.start, b.start - clause.start)
    if m is None and (tail := _OF.search(clause.text[first - clause.start : b.start - clause.start])) is not None:
        return first + tail.start(), first + tail.start()
    return (b.start, a.end) if m is None else (m.start() + clause.start, m.end() + clause.start)


def focus(clause: Clause, q: Quantity) -> Clause:
    """The clause as far as it speaks of one of its figures: that figure alone, with its own time."""
    if len(clause.quantities) < 2:
        return clause
    time = when(clause, q)
    return replace(clause, quantities=(replace(q, near=territory(clause, q)),), periods=(time,) if time else ())


def _same_figure(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit and (a.value, a.low, a.high) == (b.value, b.low, b.high)


def _rate(q: Quantity, value: Quantity) -> bool:
    """Whether a figure is a rate by the words around it, which its value alone does not tell: 80公里 of 时速80公里."""
    return q.text == value.text and q.value == value.value and "/" in q.unit and "/" not in value.unit


def _bare(q: Quantity, value: Quantity, claim: Claim) -> bool:
    """Whether a figure of a table's row is a value of one of several years, whose unit its column gives: the 5.2 of "$5.2 million"."""
    return claim.quote.startswith("|") and bool(claim.subject and claim.period) and q.unit == "1" and _NUMBER.findall(value.text) == [q.text]


_NUMBER = re.compile(r"\d[\d,.]*")
UNBOUND = "?"  # among the words beside a claim: a form of it speaks of something that nothing names


def dump_forms(forms: Sequence[Form]) -> str:
    """The forms of a claim as one line: the words of each, the words around them (`Index.around`), then each in full, apart by unit separators, to be read as far as asked for."""
    heads = [sorted(f.keys) for f in forms]
    beside = {k for f in forms for k in f.beside} | ({UNBOUND} if any(map(is_unbound, forms)) else set())
    spelled = {words.key(t) for f in forms for w in f.clause.words if w.kind in ("concept", "term") for t, _, _ in words.tokenize(w.text)}
    leant = {k for f in forms for k in (*f.clause.context, *f.beside, *(w.key for w in f.clause.carried))}
    around = [sorted(leant), sorted(beside), sorted({k for f in forms for k in f.topic}), sorted(spelled)]
    bodies = [[f.clause, f.wording, f.subject, f.topic, f.beside] for f in forms]
    return "\x1f".join(json.dumps(x, ensure_ascii=False, separators=(",", ":")) for x in [heads, around, *bodies])


def load_form(keys: frozenset[str], line: str | bytes) -> Form:
    """One form from its words and its part of the line."""
    clause, wording, subject, topic, beside = json.loads(line)
    return Form(load_clause(clause), keys, wording, tuple(subject), tuple(topic), tuple(beside))


def load_clause(row: list[Any]) -> Clause:
    """A clause from its JSON."""
    return Clause(
        row[0], row[1], row[2],
        tuple([_new(Word, w) for w in row[3]]),
        tuple([Quantity(*_flat(q)) for q in row[4]]),
        _load_periods(row[5]),
        row[6], row[7], row[8], row[9], tuple(row[10]), row[11], tuple([_new(Word, w) for w in row[12]]), _load_periods(row[13]), tuple(row[14]),
    )  # fmt: skip


_new: Any = tuple.__new__  # a record from all its fields, twice as fast as by name


def _load_periods(rows: list[Any]) -> tuple[Period, ...]:
    return tuple(Period(*_flat(p)) for p in rows)


def _flat(row: list[Any]) -> Any:
    return [tuple(x) if isinstance(x, list) else x for x in row]


# ---- retrieval ----------------------------------------------------------------------------------------------------


class Index:
    """The compiled registry in memory: postings, names, and forms parsed when first asked for."""

    __slots__ = ("_expanded", "_forms", "_found", "_lines", "_rarity", "_rows", "_wider", "checked", "claims", "comparable", "comparable_for", "dates", "lexicon",
        "part_of", "postings", "readings", "sentences", "single", "stances", "total", "vocabulary",
    )  # fmt: skip

    def __init__(self, claims: Sequence[Claim], compiled: Mapping[str, Any]) -> None:
        self.claims = claims
        self.postings: Mapping[str, str] | Terms = compiled["index"]  # key → "claims that say it;claims that lean on it"
        self._rows: dict[str, tuple[list[int], list[int]]] = {}
        self.lexicon: Lexicon = Names(compiled["lexicon"])
        self.part_of: dict[str, list[str]] = {k: v[0] for k, v in compiled["entities"].items()}
        self.comparable: dict[str, list[str]] = {}
        for k, v in compiled["entities"].items():
            for other in v[1]:
                self.comparable.setdefault(k, []).append(other)
                self.comparable.setdefault(other, []).append(k)
        self.comparable_for: dict[str, frozenset[str]] = {k: frozenset(v[2]) for k, v in compiled["entities"].items() if v[2]}
        self._wider: dict[str, frozenset[str]] = {}
        self.single = frozenset(compiled["single"])
        self.sentences: Sequence[int] = compiled["sentences"]  # per claim, the first claim of its sentence
        self.dates: dict[str, str] = compiled["dates"]
        self.total = max(1, len(claims))
        self._lines: Sequence[str | bytes] = compiled["forms"]
        self._forms: dict[int, Parts] = {}
        self._rarity: dict[str, float] = {}
        self._expanded: dict[str, list[tuple[str, float]]] = {}
        self._found: dict[tuple[tuple[tuple[str, float], ...], frozenset[str]], tuple[int, list[Candidate]]] = {}
        self.checked: dict[tuple[Any, ...], Any] = {}  # filled by `checker.verify`
        self.readings: dict[tuple[int, int], Reading] = {}  # filled by `alignments.reading`
        self.stances: dict[tuple[int, str | None], list[Comparison]] = {}  # filled by `checker._stances`
        self.vocabulary: Vocabulary | None = None  # made by `reach.vocabulary_of`

    def keys(self, number: int) -> tuple[frozenset[str], ...]:
        """The words of each form of claim ``number``."""
        return self._parts(number)[0]

    def form(self, number: int, at: int = 0) -> Form:
        """A form of claim ``number``; the first is its quote."""
        keys, lines, made, _ = self._parts(number)
        found = made.get(at)
        if found is None:
            found = made[at] = load_form(keys[at], lines[at])
        return found

    def leans(self, number: int) -> frozenset[str]:
        """The words that claim ``number`` only leans on."""
        return frozenset(json.loads(self._parts(number)[3])[0])

    def around(self, number: int) -> tuple[list[str], ...]:
        """The words that claim ``number`` leans on, those beside it in its sentence, those of its document's topic, and those that make up the names in it."""
        return tuple(json.loads(self._parts(number)[3]))

    def _parts(self, number: int) -> Parts:
        found = self._forms.get(number)
        if found is None:
            line = self._lines[number]
            heads, rest, *lines = line.split(b"\x1f") if isinstance(line, bytes) else line.split("\x1f")
            if len(self._forms) >= KEPT:
                self._forms.clear()
            found = self._forms[number] = (tuple(map(frozenset, json.loads(heads))), lines, {}, rest)
        return found

    def wider(self, concept: str) -> frozenset[str]:
        """Everything that a thing is part of, at any remove."""
        found = self._wider.get(concept)
        if found is None:
            seen: set[str] = set()
            queue = list(self.part_of.get(concept, ()))
            while queue:
                at = queue.pop()
                if at not in seen:
                    seen.add(at)
                    queue += self.part_of.get(at, ())
            found = self._wider[concept] = frozenset(seen)
        return found

    def alike(self, asked: str, keys: frozenset[str]) -> list[str]:
        """Regions or groups that an editor treats like one, as far as a claim with these words is concerned."""
        out = []
        for other in self.comparable.get(asked, ()):
            limits = self.comparable_for.get(asked, frozenset()) | self.comparable_for.get(other, frozenset())
            if not limits or limits & keys:
                out.append(other)
        return out

    def row(self, key: str) -> tuple[Sequence[int], Sequence[int]]:
        """The claims that say a word, and those that only lean on it."""
        found = self._rows.get(key)
        if found is None:
            if isinstance(self.postings, Terms):
                return self.postings.get(key)
            own, _, lean = self.postings.get(key, ";").partition(";")
            found = self._rows[key] = ([int(n) for n in own.split(",")] if own else [], [int(n) for n in lean.split(",")] if lean else [])
        return found

    def size(self, key: str) -> tuple[int, int]:
        """How many claims say a word, and how many only lean on it."""
        if isinstance(self.postings, Terms):
            return self.postings.size(key)
        own, lean = self.row(key)
        return len(own), len(lean)

    def rarity(self, key: str) -> float:
        """How much a word tells: 1 for one that no claim has, near 0 for one that most have."""
        found = self._rarity.get(key)
        if found is None:
            if len(self._rarity) >= KNOWN:
                self._rarity.clear()
            n = self.size(key)[0]
            found = self._rarity[key] = log(1 + (self.total - n + 0.5) / (n + 0.5)) / log(1 + (self.total + 0.5) / 0.5)
        return found


KEPT = 3000  # claims whose readings are remembered
KNOWN = 20_000  # words of drafts of which it is remembered how much they tell, and what they may stand for


def expand(key: str, index: Index) -> list[tuple[str, float]]:
    """Words of the registry that a word may stand for: itself, and where the registry lacks it, its synonyms."""
    found = index._expanded.get(key)
    if found is None:
        if len(index._expanded) >= KNOWN:
            index._expanded.clear()
        if key in index.postings or key[:1] in ("@", "%"):
            found = [(key, 1.0)]
        else:
            from yrdcheck import thesaurus

            found = [(k, 0.7) for k in thesaurus.synonyms(key) if k in index.postings][:6]
        index._expanded[key] = found
    return found


def retrieve(clause: Clause, index: Index, limit: int = POOL) -> list[Candidate]:
    """Claims that share telling words with a clause, best first."""
    scores: dict[int, float] = {}
    asked = {w.key: (0.35 if w.kind == "light" else 1.3 if w.kind in ("name", "concept", "term") else 1.0) for w in content(clause)}
    for k in clause.context:
        asked.setdefault(k, 0.5)
    for k, _, _ in phrases(clause.words):
        asked.setdefault(k, 1.0)
    years = frozenset(day[:4] for p in clause.periods if not p.relative for day in (p.first, p.last) if day)
    question = tuple(asked.items()), years
    before = index._found.get(question)
    if before is not None and (limit == before[0] or limit < before[0] <= POOL):
        return before[1][:limit]
    terms = [(key, weight * share * index.rarity(key)) for k, weight in asked.items() for key, share in expand(k, index)]
    if sum(sum(index.size(key)) for key, _ in terms) > BUDGET:
        scores = _rarest(terms, index, limit)
    else:
        for key, worth in terms:
            own, lean = index.row(key)
            for number in own:
                scores[number] = scores.get(number, 0.0) + worth
            for number in lean:
                scores[number] = scores.get(number, 0.0) + worth * CONTEXT_SHARE
    best = _top(scores, limit, index.claims if years else (), years)
    top = best[0][1] if best else 1.0
    out = [Candidate(n, index.claims[n], round(s / top, 6)) for n, s in best]
    if len(index._found) >= ASKED:
        index._found.clear()
    index._found[question] = limit, out
    return out


ASKED = 32  # clauses whose claims are remembered: a statement asks for them more than once


def _top(scores: Mapping[int, float], limit: int, claims: Sequence[Claim] = (), years: frozenset[str] = frozenset()) -> list[tuple[int, float]]:
    """The best claims with their scores; of equal ones, to six digits, those of one of the years, then the first: rows of a table are alike but for it."""

    def place(number: int) -> tuple[bool, int]:
        return not any(y in claims[number].period for y in years), number

    if len(scores) <= limit:
        best = list(scores.items())
    else:
        from heapq import nlargest

        least = nlargest(limit, scores.values())[-1]
        best = [item for item in scores.items() if item[1] > least + 2e-6]
        close: dict[float, list[int]] = {}  # rounding decides among those that are this near: often thousands, of few scores
        for number, score in scores.items():
            if least - 2e-6 <= score <= least + 2e-6:
                close.setdefault(score, []).append(number)
        for score, numbers in close.items():
            best += [(number, score) for number in (sorted(numbers, key=place if years else None)[:limit] if len(numbers) > limit else numbers)]
    best.sort(key=lambda item: (-round(item[1], 6), place(item[0]) if years else item[0]))
    return best[:limit]


BUDGET = 4_000  # entries of the index that are looked at for one clause


def _rarest(terms: Sequence[tuple[str, float]], index: Index, limit: int) -> dict[int, float]:
    """Scores of the claims that rarer words lead to, as far as the budget reaches; commoner words count for these, and lead to no others."""
    first: dict[int, float] = {}
    get = first.get
    left = BUDGET
    for key, worth in sorted(terms, key=lambda term: (sum(index.size(term[0])), term[0])):
        if sum(index.size(key)) > left and first:
            break
        own, lean = index.row(key)
        for number in own[:left]:
            first[number] = get(number, 0.0) + worth
        for number in lean[: max(0, left - len(own))]:
            first[number] = get(number, 0.0) + worth * CONTEXT_SHARE
        left -= len(own) + len(lean)
    out: dict[int, float] = {}
    for number, _ in _top(first, 2 * limit + 20):
        said = frozenset[str]().union(*index.keys(number))
        leant = index.leans(number)
        for key, worth in terms:
            if key in said:
                out[number] = out.get(number, 0.0) + worth
            elif key in leant:
                out[number] = out.get(number, 0.0) + worth * CONTEXT_SHARE
    return out


def search(registry: Registry, query: str, limit: int = 10) -> tuple[Match, ...]:
    """Claims that speak of ``query``, best first, with scores from 0 to 1; a share of surface similarity settles close calls."""
    from rapidfuzz import fuzz

    index = registry.index
    clauses = read_clauses(query, 0, len(query), index.lexicon, split=False)
    if not clauses:
        return ()
    found = retrieve(clauses[0], index, max(100, limit))
    if not found:
        return ()
    mine = " ".join(sorted(w.key for w in content(clauses[0])))
    scored = []
    for c in found:
        theirs = " ".join(sorted(next(iter(index.keys(c.number)), ())))
        scored.append((round(0.8 * c.score + 0.2 * fuzz.token_set_ratio(mine, theirs) / 100, 6), -c.number, c.claim))
    scored.sort(reverse=True)
    return tuple(Match(claim, score) for score, _, claim in scored[:limit])


def neighbours(registry: Registry, claim_id: str, around: int = 2) -> tuple[Claim, ...]:
    """A claim with those before and after it in its source; empty when there is none of that id."""
    rows = registry.claims
    at = next((i for i, c in enumerate(rows) if c.id == claim_id), None)
    if at is None:
        return ()
    return tuple(c for c in rows[max(0, at - around) : at + around + 1] if c.source == rows[at].source)
