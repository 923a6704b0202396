"""The fold: from what the rules say of each reading to a stance of the claim, from stances to a verdict."""

from __future__ import annotations

from math import log10

from yrdcheck import directions, doubts, guards, owners, quantities, rules, scores
from yrdcheck.alignments import MATCHED, READ, WIDER, Asked, Reading, View, align, likeliest, outline, reading, renamed, tells
from yrdcheck.model import TYPE_CHECKING, Claim, Kind, Period, Quantity, Relation, Stance, Verdict, record, replace
from yrdcheck.reach import Reach
from yrdcheck.rules import Outcome
from yrdcheck.statements import NAMES, PRONOUNS, are_listed, is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.candidates import Candidate, Index
    from yrdcheck.statements import Clause
    from yrdcheck.words import Word


@record
class Comparison:
    """A claim set against a clause."""

    claim: Claim
    stance: Stance
    kind: Kind | None
    detail: str
    score: float
    when: Period | None = None
    undated: bool = False  # refutes only if no source has the figure of the year that is asked for
    definite: bool = False  # a rule says in what the two differ, and the claim says it in its own words
    text: str = ""  # what the source says, in short
    derived: bool = False  # follows from the source in one step of arithmetic
    date: str = ""  # the last day that the answer is of: its own time, else its source's date
    number: int = -1  # which claim of the registry
    differs: bool = False  # a rule says in what the two differ
    said: str = ""  # the figure of the clause that was set against the claim's
    chance: float = 0.0  # how probable it is that the claim supports, or that it refutes; 0 for any other stance, and among few claims


@record
class Answer:
    """What a claim says to a clause: its best reading, with what the rules found."""

    candidate: Candidate
    view: View
    outcomes: tuple[Outcome, ...]
    put: dict[str, float]  # what stands in the place of unmatched words, by kind
    rank: float
    crowd: float  # 0 for a claim that stands alone, 1 for one among a hundred and more


def answers(clause: Clause, candidates: Sequence[Candidate], index: Index, every: bool = False) -> list[Answer]:
    """The best reading of each of the claims that are likeliest to answer, the likeliest first.

    Of the figures that one sentence gives, only the one that fits best answers for it. Claims that stand too far behind the
    likeliest to have a say (`judge`) are left out before they are aligned, unless ``every`` one is asked for.
    """
    asked = Asked(clause, index)
    crowd = 0.0 if _stand_alone(index) else min(1.0, log10(index.total) / 2)
    reach = float("inf") if every else BEHIND if crowd else FAR_BEHIND
    spoken = SPOKEN if crowd and not every else -1.0
    figures = any(q.kind != "ordinal" for q in clause.quantities)
    shares = Reach(asked, candidates, index)
    likely = [(shares.share(c), -n, c) for n, c in enumerate(candidates)]
    likely.sort(key=lambda row: row[:2], reverse=True)
    most = BACK + FITS if clause.quantities else BACK  # what a rank may have at most besides the share of the clause that a claim speaks of
    best: dict[int, tuple[float, int, Candidate, View]] = {}
    top, floor = 0.0, -1.0  # the highest rank so far, and the lowest that counts: what cannot reach it need not be aligned
    for share, place, candidate in likely:
        if share < spoken or share + most < floor:
            break
        key = index.sentences[candidate.number] if figures else candidate.number
        silent = shares.silent(candidate)
        for n, form in enumerate(likeliest(asked, index, candidate.number)):
            if shares.share(candidate, form) < max(spoken, floor - most):
                continue
            known = reading(index, candidate.number, form)
            extra = _extra(asked, known)
            least = max(spoken, (max(floor, best[key][0]) if key in best else floor) - extra)
            if share < least or (v := align(asked, outline(asked, known, index), index, least, silent)) is None:
                continue
            rank, at = _rank(v), READ * place - n
            if key not in best or (rank, at) > best[key][:2]:
                best[key] = rank, at, candidate, v
                top = max(top, rank)
                floor = max(floor, top - reach - 1e-9)
                if len(best) >= ANSWERS:
                    floor = max(floor, sorted([row[0] for row in best.values()], reverse=True)[ANSWERS - 1])
    found = sorted(best.values(), key=lambda row: (-row[0], row[2].number))[:ANSWERS]
    top = found[0][0] if found else 0.0
    out = []
    for rank, _, candidate, v in found:
        if top - rank > reach:
            break
        outcomes = tuple(o for rule in rules.RULES if (o := rule(v)) is not None)
        put = {**rules.substitution(v)[0], "behind": top - rank}
        out.append(Answer(candidate, v, outcomes, put, rank, crowd))
    return out


def _stand_alone(index: Index) -> bool:
    """Whether a registry holds no more than a few sentences, of one source or of versions of one text: all are taken to be about what is asked."""
    if index.total <= FEW or index.total > FEW * VERSIONS:
        return index.total <= FEW
    said: dict[str, set[str]] = {}
    for n, c in enumerate(index.claims):
        said.setdefault(c.source, set()).update(index.keys(n)[0])
    kept = set.intersection(*said.values())
    return index.total <= FEW * len(said) and len(kept) >= EDITED * max(map(len, said.values()))


FEW, VERSIONS = 4, 3  # claims of a source, and versions of a text, that may stand alone
EDITED = 0.5  # share of the words of a text that its versions have in common
SPOKEN = 0.25  # share of a clause that one of many claims must speak of to have a say: on labelled statements none had one that spoke of less
ANSWERS = 12  # claims that are set against a clause rule by rule
FITS = 0.6  # how much the fit of a figure counts beside the words that a claim shares with a clause
OTHER_TIME = 0.5  # what is left of it where the figure belongs to another time
NO_FIGURE = 0.3  # what a claim without a figure of the kind loses


BACK = 0.1  # how much the share of the claim counts that the clause speaks of


def _extra(asked: Asked, known: Reading) -> float:
    """What a reading's rank may have at most besides the share of the clause that it speaks of."""
    if any(_comparable(q, k) for q in asked.clause.quantities for k in known.clause.quantities):
        return BACK + FITS
    return BACK - NO_FIGURE if asked.figures else BACK


def _comparable(q: Quantity, k: Quantity) -> bool:
    """Whether a rule may set two figures against each other."""
    if q.kind == k.kind == "ordinal":
        return True
    return bool(q.change) == bool(k.change) and quantities.compare(q, k)[0] is not Relation.OTHER


def _rank(v: View) -> float:
    """How likely a reading is to answer the clause, whatever its answer."""
    figure = (rules.quantity(v) or rules.ordinal(v)) if v.clause.quantities else None
    bonus = 0.0
    if figure is not None and figure.known is not None:
        bonus = FITS * figure.fit * (OTHER_TIME if figure.stance == "other" else 1.0)
    elif figure is not None and figure.rule == "quantity":
        bonus = -NO_FIGURE
    return v.cover + BACK * v.back + bonus


BEHIND, FAR_BEHIND = 0.35, 0.6  # how far a claim may stand behind the one that answers best
ALIKE = 0.8  # how much of a clause a claim about a comparable region must speak of
OTHERWISE = "the source says otherwise"
SURE_AMONG, SURE_AGAINST = 0.5, 0.32  # ... among many claims, where what speaks for an answer is spread over several
SURE_PLAINLY = 0.15  # ... where they differ in one thing alone
SURE_BOUND = 0.3  # ... where that is of whom it is said
SURE_OF_DEED = 0.5  # ... where they give another time, and the claim another verb
SURE_OTHERWISE = 0.45  # ... where no rule says in what they differ
SURE, SURE_OF_TIME, SURE_OF_FIGURE = 0.42, 0.36, 0.48  # how probable a stance must be, without figure or time, without a figure, and with one


@record
class Chances:
    """How probable it is that a claim supports a clause and that it refutes it, and how probable each must be to count."""

    supports: float
    refutes: float
    to_support: float
    to_refute: float
    plainly: bool  # the two differ in one thing alone, by a rule: it need not be likelier than support to refute


def weigh(a: Answer) -> Chances:
    """The chances of a reading, by what was aligned and what the rules found."""
    v = a.view
    supports, refutes = scores.probabilities(scores.features(v, a.outcomes, a.put), scores.flipped(a.outcomes), a.crowd)
    figure = any(o.rule == "quantity" for o in a.outcomes)
    sure = SURE_OF_FIGURE if figure and not a.crowd else SURE_OF_TIME if v.clause.quantities or v.clause.periods else SURE
    against = SURE_AGAINST if a.crowd else sure
    plainly = False
    if v.alike and v.cover >= ALIKE:
        against = 0.0  # an editor has said that the two are measured by one another
    elif a.crowd and {o.rule for o in a.outcomes if o.stance in ("differs", "denies")} == {"period"} and not rules.is_same_deed(v):
        against = SURE_OF_DEED
    elif a.crowd and (plain := {o.rule for o in a.outcomes if o.stance in ("differs", "denies") and _plainly(v, o)}):
        against, plainly = SURE_BOUND if plain == {"binding"} else SURE_PLAINLY, True
    return Chances(supports, refutes, SURE_AMONG if a.crowd else sure, against, plainly)


def judge(a: Answer) -> tuple[Stance, Kind | None, str, float, Outcome | None, float]:
    """The stance of a reading: the likelier one, if it is likely enough and nothing in the labelling guide rules it out; last, how probable it is.

    Among many claims a word that a claim lacks may mean another question, so silence never supports there and a name that is not
    spoken of refutes nothing; a claim that stands alone is taken to be about what is asked.
    """
    v, outcomes = a.view, a.outcomes
    figure = next((o for o in outcomes if o.rule == "quantity"), None)
    score = _score(v, v.cover)
    other = next((o for o in outcomes if o.stance == "other"), None)
    if other is not None:
        return Stance.RELATED, None, other.detail, score, figure, 0.0
    if a.put["behind"] > (BEHIND if a.crowd else FAR_BEHIND):
        return Stance.RELATED, None, "another source comes nearer", score, figure, 0.0
    differs = sorted((o for o in outcomes if o.stance in ("differs", "undated", "denies")), key=lambda o: o.rule != "quantity")
    lacking = [o for o in outcomes if o.stance == "missing" and (a.crowd or (o.rule == "quantity" and not (o.near and rules.may_hold(o))))]
    gone = _members(v) + [w for w in rules.missing(v) if w.kind in NAMES or (w.text[:1].isupper() and w.start > v.clause.words[0].start)] if a.crowd else []
    if a.crowd and (odd := _other_thing(v)) is not None:
        return Stance.RELATED, None, f"no source says “{odd.text}” of this", score, figure, 0.0
    if a.crowd:  # a page's time dates only what says the same
        differs = [o for o in differs if not (o.rule == "period" and o.near)]
    differ = [o for o in differs if all(any(w is x for x in o.explained) for w in gone) and (not v.alike or o.rule == "quantity")]
    if a.crowd and any(o.rule == "quantity" and not o.near for o in lacking):  # what denies another thing than the figure denies nothing here
        differ = [o for o in differ if not (o.stance == "denies" and v.form.clause.negative and not v.clause.negative) and not (o.rule == "status" and o.near)]
    only_extent = bool(lacking) and all(o.rule == "extent" for o in lacking)
    reach = only_extent and v.cover < PLAIN and not v.clause.negative and rules.speaks_of_reach(v)  # what is not so is not so of most either
    otherwise = not gone and not v.alike and (not lacking or reach)
    agrees = otherwise and not lacking and all(o.rule == "polarity" for o in differs)
    if not (differ or otherwise):  # whatever the probabilities
        return Stance.RELATED, None, (lacking or differs or [_NOT_ALL])[0].detail, score, figure, 0.0
    chances = weigh(a)
    supports, refutes, sure, against = chances.supports, chances.refutes, chances.to_support, chances.to_refute
    sure_otherwise = SURE_OTHERWISE if a.crowd else 0.0
    may = bool(differ) or (otherwise and refutes >= sure_otherwise)
    if may and refutes >= against and (refutes > supports or chances.plainly) and not (a.crowd and _other_row(v, a.candidate.claim.quote)):
        o = differ[0] if differ else None
        if o is None and a.crowd and not any(is_verb(w.text) for w in v.form.clause.words) and not v.form.clause.quantities:
            return Stance.RELATED, None, "not all of it is in this source", score, figure, 0.0  # a heading denies nothing
        if a.candidate.claim.quote.startswith("|") and not _is_in_cell(o, a.candidate.claim):
            return Stance.RELATED, None, f"the source speaks of {o.when.text}" if o and o.when else "this row of a table says nothing of it", score, figure, 0.0
        if a.crowd and (why := doubts.unrefuted(v, o, outcomes)):
            return Stance.RELATED, None, why, score, figure, 0.0
        if o is None:
            why = guards.added(v)
            return (Stance.RELATED, None, why, score, figure, 0.0) if why else (Stance.REFUTES, Kind.VALUE, OTHERWISE, score, figure, refutes)
        if o.explained:
            score = _score(v, rules.cover_without(v, o.explained))
        return Stance.REFUTES, Kind.SCOPE if v.alike else o.kind, o.detail, score, o, refutes
    loose = scores.flipped(outcomes) and not rules.firm(v)
    if supports >= sure and supports > refutes and not loose and agrees:
        if why := guards.withheld(v):
            return Stance.RELATED, None, why, score, figure, 0.0
        if figure is not None and (newer := rules.left_behind(v, figure, a.candidate.claim.quote)) is not None:
            assert figure.said is not None
            detail = f"the draft says {figure.said.text}, the source says {newer.text}"
            if quantities.compare(figure.said, newer)[0] is Relation.DIFFERENT:
                return Stance.REFUTES, Kind.VALUE, detail, score, replace(figure, known=newer, stance="differs"), refutes
            return Stance.RELATED, None, detail, score, figure, 0.0
        return Stance.SUPPORTS, None, figure.detail if figure else "the source says so", score, figure, supports
    return Stance.RELATED, None, (lacking or differs or [_NOT_ALL])[0].detail, score, figure, 0.0


def _score(v: View, cover: float) -> float:
    """How surely a claim answers: by the share of the clause that it speaks of, and a little by its own that the clause does."""
    return round(min(1.0, cover) * (0.75 + 0.25 * v.back), 4)


_NOT_ALL = Outcome("topic", "missing", "not all of it is in this source")


def _members(v: View) -> list[Word]:
    """Members of a list of things of which the claim names no more than a part or a larger whole: "Shanghai, China and Huzhou" is not Suzhou's."""
    out = []
    for n, p in enumerate(v.pairs):
        if p.word.kind == "concept" and p.at < 0 and p.strength <= WIDER:
            beside = [x for x in v.pairs[max(0, n - 1) : n + 2] if x is not p and x.word.kind in ("concept", "name")]
            if any(are_listed(v.clause, p.word, x.word) for x in beside):
                out.append(p.word)
    return out


def _is_in_cell(o: Outcome | None, claim: Claim) -> bool:
    """Whether a cell of a table says what differs: no time of its row or column, of which another may have the draft's."""
    return o is not None and not (o.rule == "period" and o.when is not None and o.when.text not in claim.value)


def _plainly(v: View, o: Outcome) -> bool:
    """Whether a claim speaks of all that a clause says but for the words in which the two differ, and its own subject is that of the clause."""
    return not o.near and o.fit >= PLAIN and rules.cover_without(v, o.explained) >= PLAIN and v.back >= 0.4


PLAIN = 0.9  # share of a clause that a plain difference leaves spoken of


def _aside(v: View) -> bool:
    """Whether a claim counts what the clause does not speak of, leaves open whether it speaks of its subject, or shares with it mostly what stands beside the claim."""
    spoken = {p.other for p in v.pairs if p.strength >= MATCHED} | {p.word.key for p in v.pairs}
    counted = [w for q in v.form.clause.quantities if not v.clause.quantities for w in rules.role(v.form.clause, q)]
    if counted and not any(w.key in spoken for w in counted):
        return True
    asserts = rules.main_verb(v)
    verb = asserts.word.start if asserts is not None else 0
    subject = [p for p in v.pairs if p.word.start < verb and not p.part.prep]
    theirs = v.form.clause
    if subject and any(w.text.lower() in PRONOUNS for w in theirs.words[: theirs.subject]) and not any(p.other for p in subject):
        return True  # "the plan" is nothing that "it" is known to be
    found = [p for p in v.pairs if p.strength >= MATCHED and p.other and p.word.kind in ("word", "term") and p.part.place != "S" and p.word.start >= verb and not p.part.prep]
    return sum(p.weight for p in found if p.at >= 0) < ASIDE * sum(p.weight for p in found)


def _other_row(v: View, quote: str) -> bool:
    """Whether a claim is a row of a table that stands for a thing which the clause does not speak of: a total is not measured by one of its parts."""
    cells = quote.split("|", 2)
    if len(cells) < 3 or cells[0].strip() or not any(c.isalpha() for c in cells[1]):
        return False
    spoken = {p.other for p in v.pairs} | {p.word.key for p in v.pairs}
    names = [w for w in v.form.clause.words if w.kind in ("word", "term", "name", "concept") and w.text in cells[1]]
    return bool(names) and not any(w.key in spoken for w in names)


ASIDE = 0.6  # share of what is shared that must stand in the claim's own clause
UNSAID = 0.35  # how telling a word must be to be missed


def _other_thing(v: View) -> Word | None:
    """What a figure of the clause counts, where the claim does not speak of it."""
    at = {p.word.start: p for p in v.pairs}
    for q in v.clause.quantities:
        if any(rules.counts_deeds(v, q, k) for k in v.form.clause.quantities):
            continue
        for w in rules.role(v.clause, q)[-1:]:
            p = at.get(w.start)
            if p is not None and p.strength < MATCHED and w.kind != "name" and w.key != "strong" and not is_verb(w.text) and tells(w.key) >= UNSAID and not _names_measure(v, q, w):
                return w
    return None


_MEASURES = frozenset("term period duration age mass weight speed area total sum cost price".split())
_STRETCHES = frozenset("length height width depth distance altitude".split())
_SIDES = _STRETCHES | frozenset("long high tall wide deep broad thick across above below away apart diameter span thickness".split())


def _names_measure(v: View, q: Quantity, w: Word) -> bool:
    """Whether a word only names what a figure measures: "a term of 20 years" is 20 years, a height a length of which the claim does not say another."""
    if w.end > q.start or v.clause.text[w.end - v.clause.start : q.start - v.clause.start].split()[:1] != ["of"]:
        return False
    text = w.text.lower()
    return text in _MEASURES or (text in _STRETCHES and q.dimension == "length" and _SIDES.isdisjoint(x.text.lower() for x in v.form.clause.words))


CLEARLY = 1.15  # how much nearer a source's denial must be than what it says in support
LIKELIER = 0.15  # ... or how much likelier, by its opposite; twice as much by anything else


def as_quoted(claim: Claim, figure: str) -> str:
    """A claim's figure as its quote has it, where it was read in a wording of an editor's: "18%" for "eighteen percent"."""
    return claim.value if figure not in claim.quote and claim.value and claim.value in claim.quote else figure


def compare(a: Answer, index: Index) -> Comparison:
    """A claim set against a clause."""
    stance, kind, detail, score, outcome, chance = judge(a)
    if stance is Stance.SUPPORTS and outcome is not None and _out_of_time(a.view.clause, outcome.when, index.dates.get(a.candidate.claim.source, "")):
        stance, kind, detail = Stance.RELATED, None, "the source does not say this of that time"
    if stance is Stance.SUPPORTS and (name := renamed(a.view.clause, index)):
        stance, kind, detail = Stance.RELATED, None, f"no source speaks of {name}"
    if stance is Stance.SUPPORTS:
        quote, whole = a.candidate.claim.quote, _around(a.candidate.number, index)
        if why := directions.opposite(a.view, quote, whole):
            stance, kind, detail = Stance.REFUTES, Kind.POLARITY, why
        elif why := directions.withheld(a.view, quote, whole):
            stance, kind, detail = Stance.RELATED, None, why
    if (told := _by_owner(a, stance, kind, outcome, index)) is not None:
        stance, kind, detail, outcome = told
    if outcome is not None and outcome.known is not None:
        detail = detail.replace(outcome.known.text, as_quoted(a.candidate.claim, outcome.known.text))
    return Comparison(
        a.candidate.claim, stance, kind, detail, score,
        outcome.when if outcome else None, outcome is not None and outcome.stance == "undated",
        definite=kind is not None and (not a.crowd or (detail != OTHERWISE and not (outcome is not None and outcome.near) and (kind is Kind.STATUS or not _aside(a.view)))),
        text=outcome.known.text if outcome is not None and outcome.known is not None else "",
        date=_last(outcome.when if outcome else None) or index.dates.get(a.candidate.claim.source, ""),
        number=a.candidate.number,
        differs=any(o.stance in ("differs", "denies") for o in a.outcomes),
        said=outcome.said.text if outcome is not None and outcome.said is not None else "",
        chance=chance if a.crowd and stance is not Stance.RELATED else 0.0,
    )  # fmt: skip


def _by_owner(a: Answer, stance: Stance, kind: Kind | None, o: Outcome | None, index: Index) -> tuple[Stance, Kind | None, str, Outcome | None] | None:
    """What a claim says where its sentence or table gives several figures, and the one that it answers with is not that of what the clause speaks of."""
    v, number = a.view, a.candidate.number
    clause = v.clause
    sentence = _sentence(number, index) if stance is Stance.SUPPORTS or (o is not None and o.rule == "quantity") else ""
    if stance is Stance.SUPPORTS and owners.turned(clause.text, sentence):
        return Stance.REFUTES, Kind.VALUE, "the source has it the other way round", None
    if stance is Stance.SUPPORTS and owners.labelled(clause, sentence, index.lexicon):
        return Stance.RELATED, None, "the source says this of something else", o
    if stance is not Stance.REFUTES and (price := owners.priced(v)):
        return (Stance.REFUTES, Kind.VALUE, f"the source gives a price, {price}", None) if owners.only_free(v) else (Stance.RELATED, None, f"the source gives a price, {price}", o)
    if kind is None and (known_ := owners.other_release(v, a.candidate.claim.context)):
        return Stance.REFUTES, Kind.ENTITY, f"the source names {known_}", None
    if stance is Stance.SUPPORTS and o is None and a.candidate.claim.quote.startswith("|") and owners.is_other_cell(clause, number, index):
        return Stance.RELATED, None, "the source says this of something else", o
    if o is None or o.said is None or o.known is None or o.rule != "quantity" or (stance is Stance.REFUTES and kind is not Kind.VALUE):
        return None
    plainly = all(p.strength >= MATCHED or p.word.key in owners.SIDES for p in v.pairs)
    if a.candidate.claim.quote.startswith("|"):
        found = owners.owned_cell(clause, o.said, number, index) if stance is Stance.SUPPORTS else None
    elif (found := owners.of_change(clause, o.said, sentence)) is None and stance is not Stance.RELATED:
        found = owners.owned(clause, o.said, sentence, index.lexicon)
    if found is None or (stance is Stance.RELATED and not plainly):
        return None
    relation, text = found
    known = replace(o.known, text=text or o.known.text)
    if relation is Relation.DIFFERENT and stance is not Stance.REFUTES:
        return Stance.REFUTES, Kind.VALUE, f"the draft says {o.said.text}, the source says {text}", replace(o, known=known, stance="differs")
    if relation is Relation.UNDECIDED and stance is Stance.SUPPORTS:
        return Stance.RELATED, None, "the source gives this figure for something else", o
    if relation is Relation.SAME and stance is not Stance.SUPPORTS and plainly:
        return Stance.SUPPORTS, None, f"both say {text}", replace(o, known=known, stance="agrees", when=None)
    return None


def _sentence(number: int, index: Index) -> str:
    """The sentence of a claim: its longest quote."""
    rows = range(max(0, number - 3), min(len(index.claims), number + 4))
    quote = index.claims[number].quote
    return max((index.claims[i].quote for i in rows if index.sentences[i] == index.sentences[number] and quote.rstrip(" .,;") in index.claims[i].quote), key=len, default=quote)


def _around(number: int, index: Index) -> str:
    """The quote of a claim with those that stand beside it in its sentence."""
    rows = range(max(0, number - 1), min(len(index.claims), number + 2))
    return ", ".join(dict.fromkeys(index.claims[i].quote.rstrip(" .,;") for i in rows if index.sentences[i] == index.sentences[number]))


def _out_of_time(clause: Clause, when: Period | None, date: str) -> bool:
    """Whether a clause of no known date speaks of "this year", and the claim of a year before that of its source, or of years to come, of which it cannot know."""
    if when is None or not date:
        return False
    if when.last is None:  # "since 2019" is no "between 2019 and 2027"
        return any(p.kind == "span" and (p.last or "")[:4] > date[:4] for p in clause.periods)
    return "" < when.last[:4] < date[:4] and any("year:+0" in p.relative for p in clause.periods)


def compare_all(found: Sequence[Answer], index: Index) -> list[Comparison]:
    """The claims that may answer a clause, set against it, and what one part of a sentence says against another."""
    rows = [compare(a, index) for a in found]
    return [_silenced(c, rows, index) for c in rows]


def _silenced(c: Comparison, rows: Sequence[Comparison], index: Index) -> Comparison:
    """A part of a sentence supports nothing of which another part says the opposite: "it had its premiere at Lund" does not outweigh "where it won the prize".

    Nor what another part speaks of by far more and does not bear out: "while the storm stood off the coast on 3 May" tells of no warnings.
    """
    if c.stance is not Stance.SUPPORTS:
        return c
    for r in rows:
        same = r.number != c.number and index.sentences[r.number] == index.sentences[c.number]
        if same and r.stance is not Stance.SUPPORTS and c.score < NEARER * r.score:
            return replace(c, stance=Stance.RELATED, detail=r.detail, chance=0.0)
        if c.text:
            continue
        if same and r.stance is Stance.REFUTES and r.kind is Kind.POLARITY and r.differs and (r.definite or r.score >= c.score) and r.chance > c.chance:
            return replace(c, stance=Stance.RELATED, detail=r.detail, chance=0.0)
    return c


NEARER = 0.6  # how much less of a clause a part of a sentence may speak of than another that does not support it


def settle(clause: Clause, comparisons: Sequence[Comparison]) -> tuple[Verdict, tuple[str, ...], list[Comparison]]:
    """The verdict on a clause, its tags, and the comparisons that count, decisive ones first.

    Deprecated claims never count; preferred ones silence the rest of the same stance question. A clause that names no time is
    measured against the newest figure of a series; one that names a year is not refuted by an undated figure where a dated one exists.
    """
    rows = [c for c in comparisons if c.claim.rank != "deprecated"]
    supports = [c for c in rows if c.stance is Stance.SUPPORTS]
    refutes = [c for c in rows if c.stance is Stance.REFUTES]
    tags: list[str] = []
    if any(not c.undated for c in refutes) or supports:
        refutes = [c for c in refutes if not c.undated]
    if not clause.periods and supports and refutes:
        for source in sorted({c.claim.source for c in supports} & {c.claim.source for c in refutes if c.kind is Kind.VALUE}):
            yes = [c for c in supports if c.claim.source == source]
            no = [c for c in refutes if c.claim.source == source and c.kind is Kind.VALUE]
            newer = max(c.date for c in no) > max(c.date for c in yes) and max(c.score for c in no) >= 0.7 * max(c.score for c in yes)
            if newer and max(c.chance for c in no) >= NEWER * max(c.chance for c in yes):
                tags.append("outdated")  # the source itself gives a newer figure (guide, rule 3)
                supports = [c for c in supports if c not in yes]
            else:
                refutes = [c for c in refutes if c not in no]
    if not clause.periods and supports and refutes:
        told, old = _years(supports), _years(refutes)
        if all(is_older(c, y) for c in refutes for y in supports):
            refutes = []  # each source gives a year, or one gives its figure as today's: the newest of them answers (guide, rule 3)
        elif told and old and max(told) < min(old):
            tags.append("outdated")
            supports = []
    if any(c.claim.rank == "preferred" for c in supports):
        refutes = [c for c in refutes if c.claim.rank == "preferred"]
    elif any(c.claim.rank == "preferred" for c in refutes):
        supports = []
    if any(c.derived for c in supports) and not any(not c.derived for c in supports):
        tags.append("derived")
    if supports and refutes:
        # a source that says both is read in favour of what it supports unless another source refutes
        strong = max(c.score for c in supports)
        refutes = [c for c in refutes if c.definite and c.score >= 0.3 * strong]
        same_quote = {(c.claim.source, c.claim.quote) for c in supports}
        refutes = [c for c in refutes if (c.claim.source, c.claim.quote) not in same_quote]
        own = {c.claim.source for c in supports}
        if refutes and all(c.claim.source in own for c in refutes) and len(own) == 1:
            likely = max(c.chance for c in supports)
            if max(c.score for c in refutes) > CLEARLY * strong or any(c.differs and c.chance > likely + (LIKELIER if c.kind is Kind.POLARITY else 2 * LIKELIER) for c in refutes):
                supports = []  # the source says otherwise in so many words
            else:
                refutes = []
    if supports and refutes:
        verdict = Verdict.CONFLICT
    elif supports:
        verdict = Verdict.SUPPORTED
    elif refutes:
        verdict = Verdict.CONTRADICTED
    else:
        verdict = Verdict.UNSUPPORTED
    related = [c for c in rows if c not in supports and c not in refutes]
    first, second = (refutes, supports) if verdict is Verdict.CONTRADICTED else (supports, refutes)
    order = _ordered(first) + _ordered(second) + _ordered(related)[:3]
    return verdict, tuple(tags), order


def _years(rows: Sequence[Comparison]) -> list[str]:
    """The years that some figures are of; none where one of them is no figure, or has no year of its own."""
    if not all(c.kind in (None, Kind.VALUE) and c.text and c.when is not None and c.when.first and c.when.last and not c.when.relative for c in rows):
        return []
    return [c.when.last[:4] for c in rows if c.when is not None and c.when.last]


def is_older(old: Comparison, new: Comparison) -> bool:
    """Whether a figure is of an earlier year than another: that of 2019 than that of 2023, or than what a source of 2025 gives without any time."""
    first, then = _years([old]), _years([new])
    if not first or then:
        return bool(first and then) and first < then
    return new.when is None and new.kind in (None, Kind.VALUE) and bool(new.text and new.date) and int(first[0]) <= int(new.date[:4]) - LATER


LATER = 2  # a source tells of the year before it too

NEWER = 0.7  # how likely a newer figure must be to answer, beside the one that the clause gives, to make it an outdated one


def _ordered(rows: Sequence[Comparison]) -> list[Comparison]:
    return sorted(rows, key=lambda c: (-c.score, c.claim.id))


def _last(p: Period | None) -> str:
    return "" if p is None else (p.last or p.first or "9999")


ORDER = (Verdict.CONTRADICTED, Verdict.CONFLICT, Verdict.UNSUPPORTED, Verdict.SUPPORTED, Verdict.NO_CLAIM)


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """How the parts of a compound statement join (guide, rule 7)."""
    return min(verdicts, key=ORDER.index) if verdicts else Verdict.NO_CLAIM
