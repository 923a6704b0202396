"""Comparisons of a clause with a reading of a claim: the labelling guide on one page.

Each rule takes a `View` and answers with an `Outcome` or ``None``, "nothing to say". Rules do not know each other;
`RULES` at the foot is the whole policy and its order never changes a result.
"""

from __future__ import annotations

import re
from itertools import pairwise

from yrdcheck import grammar, periods, quantities, words
from yrdcheck.alignments import LEANT, MATCHED, SPELLING, STRENGTH, Link, View, name_groups, plain, relation, same_name
from yrdcheck.candidates import territory, when
from yrdcheck.model import TYPE_CHECKING, Kind, Period, Quantity, Relation, record, replace
from yrdcheck.quantities.tables import ORDINALS, SMALL
from yrdcheck.statements import CONTENT, are_listed, is_verb, outranks
from yrdcheck.words import Word

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from yrdcheck.grammar import Part
    from yrdcheck.statements import Clause

ASKS = 0.5  # share of a clause's words that a claim must speak of to answer the same question
SYNONYM = STRENGTH["synonym"]


@record
class Outcome:
    """What one rule found: `agrees`, `differs`, `denies` (the one denies what the other says), `other` (another question) or `missing` (the clause asserts more)."""

    rule: str
    stance: str
    detail: str
    kind: Kind | None = None
    when: Period | None = None  # the time the claim's figure belongs to
    said: Quantity | None = None
    known: Quantity | None = None
    explained: tuple[Word, ...] = ()  # words of the clause in which the difference lies
    fit: float = 1.0  # how well the two answers are of one thing
    near: bool = False  # the figure nearly agrees: too close to differ, or without the date; of a time: the page's, of a claim that says something else too


def cover_without(v: View, explained: Sequence[Word]) -> float:
    """Share of the clause's words that the claim speaks of, leaving out those in which a difference lies."""
    rest = [p for p in v.pairs if not any(p.word is w for w in explained)]
    total = sum(p.weight for p in rest)
    return sum(p.weight * p.strength for p in rest) / total if total else 0.0


def main_verb(v: View, kinds: Container[str] = CONTENT) -> Link | None:
    """The verb that carries what the clause asserts, if it is a word of one of some kinds."""
    return next((p for p in v.pairs if p.part.place == "V" and p.word.kind in kinds), None)


def level(k: Quantity, q: Quantity) -> float | None:
    """The value of a figure in the unit of another, where both measure the same; else in its own."""
    return quantities.scale(k, q.unit).value if k.dimension == q.dimension else k.value


def missing(v: View, kinds: tuple[str, ...] = ("name", "concept", "term", "word")) -> list[Word]:
    """Words of the clause that the claim does not speak of."""
    return [p.word for p in v.pairs if p.strength < MATCHED and p.word.kind in kinds]


# ---- figures and their roles --------------------------------------------------------------------------------------


def _span_keys(clause: Clause, span: tuple[int, int] | None) -> list[Word]:
    if span is None:
        return []
    inside = [w for w in clause.words if span[0] <= w.start and w.end <= span[1] and w.kind in CONTENT]
    return [w for w in inside if w.kind != "light"] or inside


def role(clause: Clause, q: Quantity) -> list[Word]:
    """The words that say what a figure counts or measures, and of what it is a share."""
    return _span_keys(clause, q.thing) + _span_keys(clause, q.whole)


def near(clause: Clause, q: Quantity) -> list[Word]:
    """The content words around a figure that belong to no other figure."""
    before, after = q.near or territory(clause, q)
    return [w for w in clause.words if before <= w.start and w.end <= after and w.kind in CONTENT]


def quantity(v: View) -> Outcome | None:
    """Compares each figure of the clause with the claim's figure of the same thing (guide, rules 1 and 2).

    A figure agrees when rounding, units, bounds and hedges allow it; another figure of the same thing differs; a figure of
    another thing is another question.
    """
    worst: Outcome | None = None
    for q in v.clause.quantities:
        if q.kind == "ordinal" and (q.thing or _ranking(v.clause, q)):
            continue
        found = _best(v, q)
        if found.known is None and q.text.lower() == "one" and not q.hedge and q.unit == "1" and not _LONE.search(v.clause.text[: q.start - v.clause.start]):
            continue  # "during one typhoon" counts nothing
        if found.known is not None and (q.start in v.clause.denied) != (found.known.start in v.form.clause.denied) and not _denied(v):
            found = _denied_figure(found)
        if found.stance == "agrees" and (odd := _other_year(v)) is not None:
            found = replace(found, stance="missing", detail=f"no source gives {odd.text} for this", near=True)
        if worst is None or _GRAVITY.index(found.stance) > _GRAVITY.index(worst.stance):
            worst = found
    return worst


_LONE = re.compile(r"\b(?:only|just|than|no|not|every|each|at least|at most|exactly)\s*$", re.IGNORECASE)


def _denied_figure(o: Outcome) -> Outcome:
    """What a comparison says where one side denies the figure: "is not 46" against 46 differs, against 60 nothing is said."""
    if o.stance == "agrees":
        return replace(o, stance="differs", kind=Kind.POLARITY, detail="the draft denies what the source says")
    return replace(o, stance="missing", near=True) if o.stance == "differs" else o


def _other_year(v: View) -> Period | None:
    """A year of the clause that differs from every time that the claim gives, where it gives any."""
    known = (*v.form.clause.periods, *v.form.clause.around)
    ends = end_years(known)
    for p in v.clause.periods:
        if v.clause.direction and len(ends) > 1 and p.first and p.last and p.first[:4] != p.last[:4] and not end_years((p,)) <= ends:
            return p  # what rose from 2018 to 2023 did not therefore rise from 2018 to 2026
        if p.kind == "year" and known and all(compare_times(p, k) is Relation.DIFFERENT for k in known):
            return p
    return None


def end_years(times: Sequence[Period]) -> set[str]:
    """The years in which some times begin and end, as far as they are known."""
    return {d[:4] for p in times for d in (p.first, p.last) if d}


def ordinal(v: View) -> Outcome | None:
    """Compares ordinals of one thing: the second album is not the first."""
    for q in v.clause.quantities:
        if q.kind != "ordinal" or not q.thing or _ranking(v.clause, q):
            continue
        rows = sorted((-_fit(v, q, k), k.start, quantities.compare(q, k), k) for k in v.form.clause.quantities if k.kind == "ordinal")
        if not rows:
            return Outcome("ordinal", "missing", f"no source says {q.text} of this", said=q)
        fit, _, (related, detail), k = rows[0]
        stance = "agrees" if related is Relation.SAME else "differs"
        return Outcome("ordinal", stance, detail, Kind.VALUE, None, q, k, fit=-fit)
    return None


def rank(v: View) -> Outcome | None:
    """Compares places in a ranking: the third-longest river is not the longest, one of the largest is not the largest."""
    mine = _ranks(v.clause.words)
    lo, hi = next((q.near for q in v.clause.quantities[:1] if q.near), (v.clause.start, v.clause.end))
    mine = [r for r in mine if lo <= r[0].start < hi]  # of a figure beside this one
    if not mine:
        return None
    known = {w.key: (place, text) for w, place, text in _ranks(v.form.clause.words)}
    for w, place, text in mine:
        other, theirs = known.get(w.key, (place, text))
        if place not in (other, AMONG):
            if other == AMONG:
                return Outcome("rank", "missing", f"the source says “{theirs}”")
            return Outcome("rank", "differs", f"the draft says “{text}”, the source “{theirs}”", Kind.VALUE)
        if w.key not in known and any(p.word is w and p.strength < MATCHED for p in v.pairs):
            return Outcome("rank", "missing", f"no source says “{text}” of this")
        if place > 1 and w.key in known:
            return Outcome("ordinal", "agrees", f"both say {text}")
    return None


AMONG = 0  # "one of the largest"


def unsurpassed(v: View) -> Outcome | None:
    """Compares "no river is longer than …" with places in a ranking: it says "the longest", and nothing that ranks it otherwise or not at all agrees."""
    row = v.clause.words
    start = next((i for i, w in enumerate(row) if outranks(row, i)), -1)
    if start < 0:
        return None
    than = next(i for i, w in enumerate(row) if i > start and w.text.lower() == "than")
    bases = {b for w in row[max(start, than - 3) : than] for b in _bases(w)}
    known = [(w, place, text) for w, place, text in _ranks(v.form.clause.words) if place != AMONG]
    for w, place, text in known:
        same = bases & _bases(w)
        if (same and place > 1 and not any(x.text.lower() in _SETTING_ASIDE for x in row[start:than])) or (
            place == 1 and not same and any(relation(a, b) == "antonym" for a in bases for b in _bases(w))
        ):
            return Outcome("rank", "differs", f"the source says “{text}”", Kind.VALUE)
        if same:
            return None
    if any(w.text.lower() in ("than", "unsurpassed", "unbeaten", "first", "only", "record") for w in v.form.clause.words):
        return None
    return Outcome("rank", "missing", "no source ranks them")


_SETTING_ASIDE = frozenset(("except", "but", "besides", "after", "apart", "save"))


def _bases(w: Word) -> set[str]:
    """The adjectives that a comparative or superlative may be made of, and itself."""
    from yrdcheck import thesaurus

    low = w.text.lower()
    return {w.key, low, *thesaurus.lemmas(low), plain(low)} - {"more", "most", "less", "least", "for", "often"} if w.kind in CONTENT else set()


def _ranks(row: Sequence[Word]) -> list[tuple[Word, int, str]]:
    """The superlatives of a row, each with its place in the ranking, 1 for "longest", 3 for "third-longest", `AMONG` for "one of the longest", and its words."""
    out = []
    for i, w in enumerate(row):
        most = i > 0 and row[i - 1].text.lower() in ("most", "least")
        if w.kind != "word" or not (superlative(w) or (most and grammar.may_be_adjective(w))):
            continue
        before = [x.text.lower() for x in row[max(0, i - 3) : i]]
        name = w.text.lower()
        if most:
            name = f"{before.pop()} {name}"
        last = before[-1] if before else ""
        digits = _NTH.fullmatch(last)
        place = int(digits[1]) if digits else _CHINESE_NTH.get(last) or ORDINALS.get(last, 1)
        if before[-3:-1] == ["one", "of"] or before[-2:-1] == ["among"]:
            place, name = AMONG, f"one of the {name}"
        elif place != 1:
            name = f"{last} {name}"
        out.append((w, place, name))
    return out


def _ranking(clause: Clause, q: Quantity) -> bool:
    """Whether an ordinal is the place in a ranking: "the 37th most abundant"."""
    return any(place > 1 and 0 < w.start - q.end <= len(" least ") for w, place, _ in _ranks(clause.words))


def superlative(w: Word) -> bool:
    """Whether a word is an adjective's last step: "longest", "worst", but not "forest"."""
    if w.text.lower() in ("best", "worst"):
        return True
    if not w.text.endswith("est"):
        return False
    from yrdcheck import thesaurus

    return thesaurus.degree(w.text.lower())[0] == "est"


_CHINESE_NTH = {f"第{c}": n for n, c in enumerate("一二三四五六七八九十", 1)} | {f"第{n}": n for n in range(1, 100)}
_NTH = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_GRAVITY = ("agrees", "missing", "other", "undated", "differs")


_OUTSIDE = frozenset(("outside", "except", "excluding", "without", "besides", "beyond"))


def _fit(v: View, q: Quantity, k: Quantity, others: bool = False) -> float:
    """How well a figure of the claim is said of what a figure of the clause is said of, from 0 to 1.

    The words around the one have counterparts around the other; what stands around another figure counts little, what the claim's
    figure is said of besides counts against it. A subject is common to all figures of a sentence. ``others``: the one is of what lies
    outside of that of which the other is.
    """
    known = v.form.clause
    lo, hi = k.near or territory(known, k)
    span = k.thing or k.whole
    theirs = {w.key for w in known.words if w.kind in CONTENT and ((lo <= w.start and w.end <= hi) or (span is not None and span[0] <= w.start and w.end <= span[1]))}
    common = {w.key for w in (*known.carried, *known.words[: known.subject])}
    a, b = q.near or territory(v.clause, q)
    head = set(_span_keys(v.clause, q.thing)[-1:])
    got = total = 0.0
    for p in v.pairs:
        w = p.word
        if not (a <= w.start and w.end <= b) and w not in head:
            continue
        weight = p.weight * (1.5 if w in head else 1.0)
        outside = p.part.prep in _OUTSIDE and not others
        if p.at >= 0 and outside != (v.known.parts[p.at].prep in _OUTSIDE):
            total += weight
            continue
        if outside and p.at < 0:
            continue
        zone = 1.0 if p.other in theirs else 0.9 if p.other in common or (p.at < 0 and p.other not in v.known.beside) else 0.4
        total += weight
        got += weight * p.strength * zone
    forth = got / total if total else 0.5
    mine = {p.other for p in v.pairs if p.strength >= MATCHED} | {p.word.key for p in v.pairs}
    lo, hi = max(lo, segment(known, k)[0]), min(hi, segment(known, k)[1])
    own = [w.key for w in known.words if lo <= w.start and w.end <= hi and w.kind in CONTENT and w.kind != "light" and w.key not in common]
    back = sum(key in mine for key in own) / len(own) if own else forth
    close = 0.0
    x, y = q.value, k.value
    if x is not None and y is not None and x and q.unit == k.unit:
        close = max(0.0, 1.0 - abs(y / x - 1) * 5)  # what is nearly the same figure is likelier meant
    fit = 0.55 * forth + 0.25 * back + 0.2 * close
    return fit if (q.kind == "ratio") == (k.kind == "ratio") else 0.85 * fit  # 6.6 of 10 is seldom 66 percent


def _outside(v: View, q: Quantity) -> bool:
    """Whether a share is said of what lies outside of a thing that the claim speaks of, the rest as in the claim: "96% lies outside the delta"."""
    m = _RIGHT_BEHIND.match(v.clause.text, q.end - v.clause.start)
    if m is None or _other_deed(v):
        return False
    at = m.end() + v.clause.start
    of = min((p for p in v.pairs if p.word.start >= at), key=lambda p: p.word.start, default=None)
    return of is not None and of.strength >= MATCHED and not any(p.strength < MATCHED and p.word.start > at for p in v.pairs)


_BESIDES = re.compile(r"\b(?:outside|other than|apart from|aside from)\b", re.IGNORECASE)
_RIGHT_BEHIND = re.compile(rf"[^,;:()\d]*?{_BESIDES.pattern}", re.IGNORECASE)


def what_is_left(k: Quantity) -> Quantity:
    """The share that a share leaves: 82% where one has 18%."""
    left = 100.0 - (k.value or 0.0)
    return replace(k, value=left, hedge="about" if k.hedge else "", text=f"{k.text}, which leaves {round(left, 1):g}%")


def _best(v: View, q: Quantity) -> Outcome:
    known = v.form.clause
    time = when(v.clause, q)
    rows: list[tuple[float, Relation, str, Quantity, Period | None, str]] = []
    others = q.unit == "percent" and not q.change and _BESIDES.search(v.clause.text) is not None and _BESIDES.search(known.text) is None
    outside = others and _outside(v, q)
    for k in known.quantities:
        if others and k.unit == "percent" and not k.change:
            bounded = any(x is not None for x in (k.low, k.high, *((q.low, q.high) if k.hedge else ())))
            if not outside or not (q.whole or k.whole) or k.value is None or not 0 <= k.value <= 100 or bounded:
                continue  # of something else, no part of a whole, or loose: what it leaves is not said
            k = what_is_left(k)
        related, detail = quantities.compare(q, k)
        if related is Relation.OTHER:
            continue
        if bool(q.change) != bool(k.change) and not (related is Relation.SAME and _same_count(v, q, k)):
            continue  # an amount of change is no level
        if _whole_of(known, k) and not _whole_of(v.clause, q):
            continue  # "two of the three have signed" is said of two
        if q.dimension == "clock" and _another_hour(v, related):
            continue
        if related is Relation.SAME and _far_beyond(q, k):
            related, detail = Relation.UNDECIDED, f"{k.text} lies far beyond {q.text}"
        if related is Relation.SAME and _reaches(v.clause, q) and _short_of(q, k):
            related, detail = Relation.DIFFERENT, f"the draft says {q.text}, the source says {k.text}"
        if related is Relation.DIFFERENT and (
            _placed_elsewhere(v) or _counts_another(v, q, k) or _no_count(v.clause, known, q, k) or _counts_all(v, q, k)
        ):
            continue
        fit = _fit(v, q, k, outside)
        t = when(known, k)
        rows.append((fit, related, detail, k, t, _timing(v, q, k, time, t)))
    if not rows:
        return Outcome("quantity", "missing", f"no figure of this kind beside {q.text}", said=q)
    usable = [r for r in rows if r[5] != "other"]
    if not usable:
        fit, _, _, k, t, _ = max(rows, key=lambda r: (r[0], -r[3].start))
        if t is not None and v.clause.stage == known.stage == "planned":
            return Outcome("quantity", "differs", f"the source says {t.text}", Kind.PERIOD, t, q, k, fit=fit)
        return Outcome("quantity", "other", f"the source speaks of {t.text if t else 'another time'}", when=t, said=q, known=k, fit=fit)
    top = max(r[0] for r in usable)
    timed = [r for r in usable if time is not None and not r[5] and r[4] is not None and r[0] >= top - OF_ITS_YEAR]
    usable = timed or usable  # "In 2018 there were 9" asks for the 6 of "from 6 in 2018 to 9"
    top = max(r[0] for r in usable)
    best = [r for r in usable if r[0] >= top - AS_WELL]
    for wanted, stance in ((Relation.SAME, "agrees"), (Relation.UNDECIDED, "missing"), (Relation.DIFFERENT, "differs")):
        for fit, related, detail, k, t, timing in best:
            if related is wanted:
                if timing == "undated":
                    if stance == "agrees":
                        return Outcome("quantity", "missing", f"{detail}, but the source gives no date", when=t, said=q, known=k, fit=fit, near=True)
                    return Outcome("quantity", "undated" if stance == "differs" else "missing", detail, Kind.VALUE, t, q, k, fit=fit)
                return Outcome("quantity", stance, detail, Kind.VALUE, t, q, k, fit=fit, near=stance == "missing")
    return Outcome("quantity", "missing", "not comparable", said=q)


OF_ITS_YEAR = 0.3  # how much worse a figure of the clause's own time may fit and still be the one that is asked for
AS_WELL = 0.05  # how much worse than the best a figure may fit and still have a say


def _timing(v: View, q: Quantity, k: Quantity, time: Period | None, t: Period | None) -> str:
    """Whether the claim's figure, of the time ``t``, is of an "other" time than the clause's, of ``time``, or "undated" where that has one; "" for neither."""
    if _other_season(v, q, k):
        return "other"
    if time is None:
        return "other" if t is not None and _over(v, t) else ""
    if t is None:
        if _of_another(time, v.form.clause, k):
            return "other"
        return {Relation.SAME: "", Relation.DIFFERENT: "other"}.get(_around(time, v.form.clause), "undated")
    moved = (q.change or v.clause.direction) and _other_span(time, t)
    return "other" if moved or _by_another(time, t) or compare_times(time, t) is Relation.DIFFERENT or _part_of_span(v, time, t, k) else ""


def _same_count(v: View, q: Quantity, k: Quantity) -> bool:
    """Whether an amount of change counts what a plain figure counts: "300 jobs were lost", "the loss of 310 jobs"; "30 more films", "30 other films"."""
    if q.unit != "1" or k.unit != "1":
        return False
    if k.change and v.clause.direction:
        return k.change == v.clause.direction
    return all(_FURTHER.match(c.text, x.end - c.start) is not None for c, x in ((v.clause, q), (v.form.clause, k)))


_FURTHER = re.compile(r" (?:more|other|further|additional|extra|new)\b(?! than)", re.IGNORECASE)


def _whole_of(clause: Clause, q: Quantity) -> bool:
    """Whether a figure is that of which another is a part: the 3 of "two of the three"."""
    m = _PART_BEFORE.search(clause.text[: q.start - clause.start].lower())
    return m is not None and (m[1] in SMALL or m[1].isdecimal())


_PART = r"\b(\w+) of (?:the|its|their|these|those|his|her) "
_PART_BEFORE = re.compile(_PART + "$")
_PART_OF = re.compile(_PART + r"(\w+)\b")


def left_behind(v: View, o: Outcome, quote: str) -> Quantity | None:
    """The figure that came in the place of the one that a claim answers with: the 40 of "cut from 120 minutes to 40".

    `None` where it is the newest, or the clause speaks of it as one of the past.
    """
    q, k = o.said, o.known
    if q is None or k is None or k.value is None or k.change or q.change or "from" not in quote.lower():
        return None
    said = quantities.read_mentions(quote)[0]
    for old, new in pairwise(said):
        if (old.value, old.unit) != (k.value, k.unit) or new.dimension != old.dimension or new.change:
            continue
        if "from" not in quote[: old.start].lower().split()[-3:] or not _TO.search(quote[old.end : new.start]) or _of_the_past(v.clause, when(v.clause, q), o.when):
            continue
        return new
    return None


_TO = re.compile(r"\bto\b")
_PAST = frozenset(
    """from used formerly previously earlier once had before then ago was were took instead against compared originally initially until
    had been past old former used starting began begun started""".split()
)


def _of_the_past(clause: Clause, time: Period | None, of: Period | None) -> bool:
    """Whether a clause speaks of a figure as one of the past, or of the time that the claim gives for it."""
    if time is not None and of is not None:
        return compare_times(time, of) is Relation.SAME
    return bool(clause.direction) or any(w.text.lower() in _PAST or w.text.lower().endswith("ed") for w in clause.words)


def _far_beyond(q: Quantity, k: Quantity) -> bool:
    """Whether a bound holds a figure that is many times as large or small, of which nobody would say it: 1,200 km are no "over 1,200 m"."""
    if (q.low is None) == (q.high is None) or q.unit == "percent":
        return False  # "under half" may be 11%
    x, y = q.value, level(k, q)
    return x is not None and y is not None and min(x, y) > 0 and max(x / y, y / x) > BEYOND


BEYOND = 4.0  # times


def _reaches(clause: Clause, q: Quantity) -> bool:
    """Whether a figure is told as one that was reached: "up to 60 trains", "as many as 146 boats"."""
    return q.hedge == "at most" and _UP_TO.search(clause.text[: q.start - clause.start]) is not None


_UP_TO = re.compile(r"\b(?:up to|as (?:many|much|high|long|large) as)(?: (?:some|about|a))?\s*$", re.IGNORECASE)


def _short_of(q: Quantity, k: Quantity) -> bool:
    """Whether the most that the source gives lies well below a figure."""
    y = level(replace(k, value=k.high), q) if k.high is not None else level(k, q)
    return q.value is not None and y is not None and y < (1 - SHORT) * q.value


SHORT = 0.05  # share of a figure by which the source's must fall short of it


def _counts_another(v: View, q: Quantity, k: Quantity) -> bool:
    """Whether two figures count different things: "three harbours employ …" is not measured by "… 5,400 people", a share of people not by one of GDP."""
    mine = [w for span in (q.whole, q.thing) for w in _span_keys(v.clause, span)[-1:]]
    theirs = [w for span in (k.whole, k.thing) for w in _span_keys(v.form.clause, span)[-1:]]
    if not mine or not theirs or q.unit != k.unit or q.unit not in ("1", "percent") or v.alike:
        return False
    heard = {p.other for p in v.pairs if p.strength >= MATCHED}
    if any(w.kind in ("name", "concept") and w.key in heard for w in theirs):
        return False
    known = {w.key for span in (k.whole, k.thing) for w in _span_keys(v.form.clause, span)}
    asked = {w.start for span in (q.whole, q.thing) for w in _span_keys(v.clause, span)}
    if any(p.strength >= MATCHED and p.other in known and p.word.kind != "name" for p in v.pairs if p.word.start in asked):
        return False
    links = [p for p in v.pairs if any(p.word.start == w.start for w in mine)]
    if q.unit == "percent" or any(p.strength >= MATCHED and p.other for p in links):
        return True
    from yrdcheck import thesaurus

    return all(thesaurus.nearness(a.key, b.key) < UNLIKE for a in mine for b in theirs)


def _no_count(clause: Clause, known: Clause, q: Quantity, k: Quantity) -> bool:
    """Whether a figure that counts things is set against one that can count none: a ratio of 1.55, the "top 100", how often something is done."""
    if q.unit != "1" or q.kind == "ratio" or k.value is None or q.value is None or k.unit != "1":
        return False
    if _how_often(clause, q) != _how_often(known, k) and (q.thing or k.thing):
        return True
    if q.thing is None:
        return False
    return (q.value % 1 == 0 and k.value % 1 != 0) or known.text[: k.start - known.start].lower().endswith("top ")


def _another_hour(v: View, related: Relation) -> bool:
    """Whether a time of day may be that of something else: of another subject, or, where it differs, of another deed ("opens", "closes")."""
    asked = ("S", "V") if related is Relation.DIFFERENT else ("S",)
    return any(p.strength < MATCHED and p.word.kind != "light" for p in v.pairs if p.part.place in asked and not p.part.prep)


def _how_often(clause: Clause, q: Quantity) -> bool:
    """Whether a figure says how often: "twice", "three times"."""
    return q.text.lower() in ("once", "twice", "thrice") or re.match(r"(?:more |further )?times?\b", clause.text[q.end - clause.start :].lstrip(), re.IGNORECASE) is not None


def _counts_all(v: View, q: Quantity, k: Quantity) -> bool:
    """Whether a figure of some things is set against that of all of them: "900 of the lorries are old" against "2,650 lorries use the road"."""
    if q.unit != "1" or k.unit != "1" or not (q.value or 0.0) < (k.value or 0.0):
        return False
    return _counts_some(v.clause, q) and not _counts_some(v.form.clause, k)


def _counts_some(clause: Clause, q: Quantity) -> bool:
    """Whether a figure counts some of known things: "40 of the boats", "of the boats, 40", "boats, of which 40"; not "40 of the 60", whose whole is known."""
    before, after = clause.text[: q.start - clause.start], clause.text[q.end - clause.start :]
    return any(p.search(text) for p, text in ((_OF_THEM, after), (_OF_WHICH, before), (_OF_THE, before)))


_THEM = r"(?:the|its|their|his|her|these|those|them|\w+['’]s?)\b(?! \d)"
_OF_THEM = re.compile(rf"^ of {_THEM}", re.IGNORECASE)
_OF_WHICH = re.compile(r"\bof (?:which|whom|them)\W*(?:\w+ )?$", re.IGNORECASE)
_OF_THE = re.compile(rf"^\W*of {_THEM}[^,]*,[^,]*$", re.IGNORECASE)
UNLIKE = 0.3  # how near two nouns may be and still be things of different kinds


def _placed_elsewhere(v: View) -> bool:
    """Whether clause and claim each name a place of their own: what was counted in the one says nothing of the other."""
    mine = [p for p in v.pairs if p.word.kind in ("name", "concept") and p.part.prep in _PLACING]
    if not mine or v.alike or any(p.at >= 0 and p.strength >= MATCHED for p in mine):
        return False
    heard = {p.other for p in v.pairs if p.strength >= MATCHED} | {t for _, t in v.kin}
    return any(w.kind in ("name", "concept") and p.prep in _PLACING and w.key not in heard for _, w, p in v.known.words)


_PLACING = frozenset(("in", "at", "on", "across", "throughout", "within", "near", "around"))


def _other_span(a: Period, b: Period) -> bool:
    """Whether two spans of years begin or end in different years: what changed from 2018 to 2023 is not what changed from 2021."""
    if 0 in (periods.turns(a), periods.turns(b)):
        return False
    return any(x and y and x[:4] != y[:4] for x, y in ((a.first, b.first), (a.last, b.last)))


def _over(v: View, known: Period) -> bool:
    """Whether a time of the claim is over for a clause that speaks of today, where the claim does too: "640 in the 1960s, 210 today"."""
    past = known.kind in ("decade", "century", "until", "before") or words.NOW.search(v.form.clause.text) is not None
    return past and known.last is not None and words.NOW.search(v.clause.text) is not None


def _by_another(said: Period, known: Period) -> bool:
    """Whether one side says what was reached by the end of a later year than the other's: "95 by 2010" is no figure of 1980, nor one of 2024 "by 2035"."""
    early, late = (said, known) if known.kind == "by" else (known, said)
    return late.kind == "by" and early.kind in ("year", "month", "day") and bool(early.last and late.last) and (early.last or "")[:4] < (late.last or "")[:4]


def _other_season(v: View, q: Quantity, k: Quantity) -> bool:
    """Whether two figures belong to different seasons or days: "twice a week in summer and once in winter"."""
    mine = _seasons(v.clause, *(q.near or territory(v.clause, q)))
    if not mine or q.dimension == "clock":  # "eight in the evening" is a time itself
        return False
    (a, b), (lo, hi) = k.near or territory(v.form.clause, k), stretch(v.form.clause, k)
    theirs = _seasons(v.form.clause, max(a, lo), min(b, hi))
    return bool(mine and theirs) and not mine & theirs


def _seasons(clause: Clause, start: int, end: int) -> set[str]:
    return {m.lower() for m in _SEASON.findall(clause.text[start - clause.start : end - clause.start])}


_SEASON = re.compile(r"\b(?:in|on|during|at) (?:the )?(spring|summer|autumn|winter|weekdays|weekends|working days|the day|daytime|night|mornings?|evenings?)\b", re.IGNORECASE)


def _of_another(time: Period, known: Clause, k: Quantity) -> bool:
    """Whether the claim gives a time for another figure of the kind, and none for this: the 30 of "30, down from 42 in the same period of 2018"."""
    if any(o is not k and o.dimension == k.dimension for o in known.quantities):
        return any(compare_times(time, p) is Relation.SAME for p in known.periods)
    return k.near is not None and any(p.text in known.text and compare_times(time, p) is Relation.SAME for p in known.around)


def _part_of_span(v: View, a: Period, b: Period, k: Quantity) -> bool:
    """Whether one time is but a part of the several years that the other is: what 2020 to 2024 had in all is not what 2024 had; a rate may be the same."""
    years = [periods.turns(p) for p in (a, b)]
    if k.unit == "percent" or "part" in (a.kind, b.kind):
        return False
    if {a.kind, b.kind} in ({"quarter", "year"}, {"half", "year"}) and k.dimension == "money":
        return True  # a quarter's revenue is not the year's
    return not v.clause.direction and min(years) == 0 and max(years) > 1 and not any(_RATE.search(c.text) for c in (v.clause, v.form.clause))


_RATE = re.compile(r"\b(?:a|per|each|every) (?:year|month|day)\b|\b(?:annual|annually|yearly|average|always|throughout|still|held|remained)\b|/", re.IGNORECASE)


def _around(time: Period, known: Clause) -> Relation:
    """How a time stands to those that the title or heading of an undated claim gives."""
    answers = [compare_times(time, p) for p in known.around if time.kind not in ("since", "until") or time.first == p.first]
    if Relation.SAME in answers:
        return Relation.SAME
    return Relation.DIFFERENT if answers and all(a is Relation.DIFFERENT for a in answers) else Relation.OTHER


def loose(o: Outcome) -> bool:
    """Whether a bound of the draft covers a figure that lies far from it: "below 5,000 km" may well be said of another 1,200 km."""
    if o.stance != "agrees" or o.said is None or o.known is None or (o.said.low is None) == (o.said.high is None):
        return False
    x, y = o.said.value, o.known.value
    return x is not None and y is not None and o.said.unit == o.known.unit and not 0.8 <= y / x <= 1.25 if x else False


def telling(q: Quantity | None) -> bool:
    """Whether a figure is unlikely to agree by chance: three or more written digits that count, and no round hundred."""
    if q is None or q.value is None:
        return False
    written = [c for c in q.text if c.isdigit()]
    return len("".join(written).rstrip("0").lstrip("0")) >= 3 or (len(written) >= 3 and "," in q.text)


def segment(clause: Clause, m: Quantity | Period) -> tuple[int, int]:
    """The stretch of a clause between commas that a figure or time stands in, wide enough to hold a word besides."""
    text, at = clause.text, m.start - clause.start
    stop = m.end - clause.start
    first = max(text.rfind(c, 0, at) for c in ",;(") + 1
    ends = [x for c in ",;)" if (x := text.find(c, stop)) >= 0]
    last = min(ends, default=len(text))
    lo, hi = first + clause.start, last + clause.start
    if not any(w.kind in CONTENT for w in clause.words if lo <= w.start and w.end <= hi):
        return clause.start, clause.end
    return lo, hi


_CUT = re.compile(r"[,;:()]|\s(?:and|but|while|whereas|which|who|where|when|although|though)\s")


def cuts(clause: Clause) -> list[int]:
    """Where a clause falls into stretches that may be said of different things: at commas, conjunctions and relative pronouns."""
    return [m.start() + clause.start for m in _CUT.finditer(clause.text)]


def stretch(clause: Clause, m: Quantity | Period) -> tuple[int, int]:
    """The stretch that a figure or time stands in, or what stands between commas where it holds no word besides."""
    at = cuts(clause)
    lo = max((c for c in at if c < m.start), default=clause.start)
    hi = min((c for c in at if c >= m.end), default=clause.end)
    return (lo, hi) if any(w.kind in CONTENT for w in clause.words if lo <= w.start and w.end <= hi) else segment(clause, m)


# ---- time ---------------------------------------------------------------------------------------------------------


def period(v: View) -> Outcome | None:
    """Compares the time of an event: the same event at another time differs; a time that no source gives is a detail too many."""
    if not v.clause.periods or any(q.kind != "ordinal" for q in v.clause.quantities):
        return None
    undated = None
    known = v.form.clause
    asked = [p for p in v.clause.periods if not _compared(v.clause, p)]
    for p in asked:
        rows = [(_time_fit(v, p, k) if len(known.periods) > 1 else 1.0, compare_times(p, k), k) for k in known.periods]
        best = [row for row in rows if row[0] >= max(r[0] for r in rows) - 0.1]
        if any(r is Relation.SAME and not (p.kind in ("day", "month") and _years_long(k)) and not _begun(p, k, v) for _, r, k in best):
            continue
        if _enumerated(p, known):
            continue
        different = [(fit, k) for fit, r, k in best if r is Relation.DIFFERENT]
        if any(r is Relation.SAME for _, r, _ in rows) or (different and _other_deed(v)):
            undated = Outcome("period", "missing", f"no source gives {p.text} for this")
            continue
        if different and len(different) == len(best):
            fit, k = different[0]
            return Outcome("period", "differs", f"the draft says {p.text}; the source says {k.text}", Kind.PERIOD, k, fit=fit)
        around = _around(p, known)
        if p.kind not in ("day", "month") and around is Relation.SAME and (p.kind not in ("since", "until") or any(p.first == k.first for k in known.around)):
            continue
        if around is Relation.DIFFERENT and not rows:
            k = known.around[0]
            return Outcome("period", "differs", f"the draft says {p.text}; the source says {k.text}", Kind.PERIOD, k, fit=0.5, near=v.predicate < NEARLY_ALL)
        undated = Outcome("period", "missing", f"no source gives {p.text} for this")
    return undated


def _other_deed(v: View) -> bool:
    """Whether a claim speaks of another event than the clause: what was shut in 1994 may have been founded in 1902."""
    if v.clause.stage and v.clause.stage == v.form.clause.stage:
        return False
    verb = main_verb(v)
    return verb is not None and verb.word.kind == "word" and verb.strength < DEED and any(part.place == "V" for _, _, part in v.known.words)


DEED = 0.6  # from here on a verb may tell of the same event


def _begun(p: Period, k: Period, v: View) -> bool:
    """Whether a clause says since when something is so, of which the claim only says that it is so in a later year: in office in 2024 is not "since 2021"."""
    return p.kind == "since" and p.first is not None and k.first is not None and k.kind in ("year", "month", "day") and k.first > p.first and not v.clause.direction


def _compared(clause: Clause, p: Period) -> bool:
    """Whether a time is what another is compared with: "more often in 2023 than in 2022", "compared with 2022"."""
    before = clause.text[: p.start - clause.start].lower()
    return "than" in before.split()[-5:] or _COMPARED_WITH.search(before) is not None


_COMPARED_WITH = re.compile(r"\bcompar(?:ed|ing) (?:with|to) (?:\w+ ){0,3}$")


def _enumerated(p: Period, known: Clause) -> bool:
    """Whether a year is one of several that the claim gives in a row: 1928 of "in 1926, 1928 and 1929"."""
    return p.kind == "year" and any(p.text in m[0] for m in _YEARS.finditer(known.text))


_YEARS = re.compile(r"\b\d{4}(?:, (?:in )?\d{4}){0,9},? (?:and|or|&)(?: then| again| also| once more)?(?: in)? \d{4}\b")


def _years_long(p: Period) -> bool:
    """Whether a time spans several years: what happened within it need not have happened on a day of the draft's choice."""
    return periods.turns(p) > 1


def _time_fit(v: View, p: Period, k: Period) -> float:
    """How well the words beside one time have counterparts beside another, from 0 to 1."""
    a, b = stretch(v.clause, p)
    lo, hi = stretch(v.form.clause, k)
    theirs = {w.key for w in v.form.clause.words if lo <= w.start and w.end <= hi and w.kind in CONTENT}
    mine = [x for x in v.pairs if a <= x.word.start and x.word.end <= b]
    mine = [x for x in mine if x.part.place != "S"] or mine  # the subject is common to all times
    total = sum(x.weight for x in mine)
    return sum(x.weight * x.strength for x in mine if x.other in theirs) / total if total else 0.5


def compare_times(said: Period, known: Period) -> Relation:
    """How the draft's time stands to the source's: a day without a year takes the other's; "by May" holds what happened before."""
    if said.relative and not known.relative and _yearless(said):
        said = periods.resolve(said, known.first or known.last)
    elif known.relative and not said.relative and _yearless(known):
        known = periods.resolve(known, said.first or said.last)
    if "same period" in (said.kind, known.kind) and "year:+0" in said.relative + known.relative and said.kind != known.kind:
        return Relation.DIFFERENT  # what this year is compared with
    found = periods.compare(said, known)
    if found is Relation.DIFFERENT and said.kind == known.kind == "span" and said.relative and _ends_alike(said, known):
        found = Relation.SAME
    if found is Relation.UNDECIDED and not said.relative and not known.relative:
        if said.first is not None and said.first == known.first:
            return Relation.SAME  # running since 2009 is having opened in 2009
        if said.first is None and said.last and known.last and known.last <= said.last:
            # "by May" holds what happened before; a deadline and an end are days of their own
            if known.first is None:
                return Relation.SAME if known.last == said.last else Relation.DIFFERENT
            return found if said.text.lower().startswith(("until", "till")) else Relation.SAME
        if said.last is None and known.last is None and said.first and known.first:
            return _begin_alike(said, known)
        if said.last is None and said.first and known.first and known.first >= said.first:
            return Relation.SAME
        if (said.last is None and known.first is None and said.first and known.last and said.first[:4] == known.last[:4]) or (
            said.first is None and known.last is None and said.last and known.first and said.last[:4] == known.first[:4]
        ):
            return Relation.DIFFERENT  # "since 2011" against "until 2011"
    return found


def _ends_alike(said: Period, known: Period) -> bool:
    """Whether two spans of days without a year begin and end within some days of each other: "from 1 March to mid-May", "between 1 March and 15 May"."""
    ends = [d for p in (said, known) for x in [periods.resolve(p, "2000-06-30")] for d in (x.first, x.last)]
    days = [31 * int(d[5:7]) + int(d[8:]) for d in ends if d]
    return len(days) == 4 and all(abs(a - b) < SLACK for a, b in zip(days[:2], days[2:], strict=True))


SLACK = 8  # days


def _begin_alike(said: Period, known: Period) -> Relation:
    """How two times without an end stand to each other: "since 2023" holds "since May 2023", which says more than it; "since 2020" is not "since 2023"."""
    mine, theirs = (next(iter(quantities.read_mentions(p.text.partition(" ")[2])[1]), p) for p in (said, known))
    if mine.first and mine.last and known.first and mine.first <= known.first <= mine.last:
        return Relation.SAME
    if theirs.first and theirs.last and said.first and theirs.first <= said.first <= theirs.last:
        return Relation.UNDECIDED
    return Relation.DIFFERENT


def _yearless(p: Period) -> bool:
    return p.relative.rpartition("/")[2].startswith(("day:", "month:")) and p.relative.count(":") == 1


# ---- direction, negation, opposites -------------------------------------------------------------------------------


def polarity(v: View) -> Outcome | None:
    """Compares negation, rise and fall, more and fewer, and opposites: the opposite of what a source says differs (guide, rule 5)."""
    mine, theirs = v.clause, v.form.clause
    denied = odd = _denied(v)
    if mine.direction and theirs.direction and mine.direction != theirs.direction:
        if not odd and _other_years(v):
            return Outcome("polarity", "missing", "the source speaks of other years")
        odd = not odd
        detail = "the draft speaks of a rise, the source of a fall" if mine.direction > 0 else "the draft speaks of a fall, the source of a rise"
    else:
        detail = "the draft denies what the source says" if mine.denied else "the source denies it"
    matched = {p.other for p in v.pairs if p.strength >= MATCHED}
    explained: list[Word] = []
    counted = [k.thing for k in theirs.quantities if k.thing is not None]
    spare = [
        (w, part.tag)
        for w, part in zip(theirs.words, v.known.parts, strict=True)
        if w.kind in ("word", "light") and w.key not in matched and not any(lo <= w.start < hi for lo, hi in counted)  # "21 stops" is no end
    ]
    for p in v.pairs:
        if p.strength < SPELLING and p.word.kind in ("word", "light"):
            for w, tag in spare:
                if relation(p.word.key, w.key) == "antonym" and not (mine.direction and theirs.direction) and ((p.part.tag, tag) != ("V", "A") or w.text.endswith("ing")):
                    odd = not odd
                    explained.append(p.word)
                    detail = f"“{p.word.text}” against “{w.text}”"
                    break
    if not odd:
        moved = mine.direction and not theirs.direction and not any(q.kind != "ordinal" for q in mine.quantities)
        if moved and any(p.strength < MATCHED and p.word.key in words.MOVES for p in v.pairs):
            return Outcome("polarity", "missing", f"no source says that it {'rose' if mine.direction > 0 else 'fell'}")
        return None
    if mine.direction and theirs.direction:
        explained += [p.word for p in v.pairs if p.strength < SPELLING and (p.word.key in words.UP or p.word.key in words.DOWN)]
    return Outcome("polarity", "denies" if denied else "differs", detail, Kind.POLARITY, explained=tuple(explained))


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


NEARLY_ALL = 0.8  # share of a clause beside its verb that a plan must speak of to be the plan of what the clause tells
FIRM = 0.85  # share of a clause that must be spoken of where one side denies


def _denied(v: View) -> bool:
    """Whether one side denies what the other asserts: more words are denied on one side alone than on both."""
    mine, theirs = set(v.clause.denied), set(v.form.clause.denied)
    if v.clause.stage and v.form.clause.stage:  # "has not been built" is a stage, which is compared with the other's
        mine -= {w.start for w in v.clause.words if w.key in words.STAGE_WORDS}
        theirs -= {w.start for w in v.form.clause.words if w.key in words.STAGE_WORDS}
    if (not mine and not theirs) or (mine and not theirs and _never_before(v)):
        return False
    one = both = 0.0
    for p in v.pairs:
        said = p.word.start in mine
        known = p.at >= 0 and p.strength >= MATCHED and v.form.clause.words[p.at].start in theirs
        weight = max(0.1, p.weight)
        if said and known:
            both += weight
        elif known or (said and (p.strength >= MATCHED or any(relation(p.word.key, k) == "antonym" for k in v.known.own if k[:1] not in "@%"))):
            one += weight
    return one > both and not (mine and theirs)  # "no salt was shipped", "salt was not shipped"


def _never_before(v: View) -> bool:
    """Whether a denial says what a claim tells by "first": "Morhaven had no such line before 2009" against "Morhaven's first such line, opened in 2009"."""
    mine, theirs = ([w.text.lower() for w in c.words] for c in (v.clause, v.form.clause))
    return not _EARLIER.isdisjoint(mine) and not _FIRSTS.isdisjoint(theirs)


_EARLIER = frozenset("before until till ever previously hitherto earlier".split())
_FIRSTS = frozenset("first newly unprecedented pioneer pioneered unknown".split())


# ---- status -------------------------------------------------------------------------------------------------------

_DONE = ("completed",)
_IDLE = frozenset(("not begun", "under construction"))


def status(v: View) -> Outcome | None:
    """Compares stages: planned, under construction, completed are different answers (guide, rule 6)."""
    mine, theirs = v.clause.stage, v.form.clause.stage
    if not mine and theirs in ("planned", "cancelled", "not completed", "not begun") and _only_meant(v):
        return Outcome("status", "differs", f"the draft says that it happened; in the source it was {theirs}", Kind.STATUS, near=True)
    if not mine or not theirs or mine == theirs or ("in progress" in (mine, theirs) and not _same_verb(v)):
        return None
    if (mine in _DONE) != (theirs in _DONE) or "cancelled" in (mine, theirs) or {mine, theirs} == _IDLE:
        explained = tuple(p.word for p in v.pairs if p.strength < SPELLING and (p.word.key in words.STAGE_WORDS or p.word.kind == "light"))
        return Outcome("status", "differs", f"the draft says {mine}; the source says {theirs}", Kind.STATUS, explained=explained)
    return None


def _same_verb(v: View) -> bool:
    """Whether the verb of the claim is spoken of in the clause: "the deepening is complete" against "is being deepened"."""
    return any(p.at >= 0 and p.strength >= MATCHED and v.known.parts[p.at].place == "V" for p in v.pairs)


_INVITES = frozenset("invite encourage urge ask call allow permit support promote plan want wish hope aim intend expect propose".split())  # tell no more than a plan


def _only_meant(v: View) -> bool:
    """Whether the clause tells as a fact what the claim names as an offer, a plan or an attempt: its verb is no main verb there."""
    verb = main_verb(v)
    if verb is None or verb.word.key in words.STAGE_VERBS or verb.word.key in _INVITES:
        return False
    if verb.strength < SYNONYM and cover_without(v, (verb.word,)) < NEARLY_ALL:
        return False
    if verb.at < 0 or verb.strength < SYNONYM:
        return not any(p.place == "V" and w.key in words.STAGE_VERBS for _, w, p in v.known.words)
    return v.known.parts[verb.at].place != "V" and verb.word.key not in words.LIGHT


# ---- names --------------------------------------------------------------------------------------------------------

_PREPOSITIONS = frozenset(("in", "at", "by", "from", "of", "to", "with", "on", "for", "as", "near"))


def _keys(w: Word) -> tuple[str, ...]:
    """The keys of a word, or of each word of a property's name ("deputy director of")."""
    return tuple(words.key(t) for t, _, _ in words.tokenize(w.text)) if w.kind == "term" else (w.key,)


def _single(w: Word, table: frozenset[str]) -> str:
    """The key by which a word names a role or deed with one holder, or ""."""
    return next((k for k in _keys(w) if k in table), "")


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
        elif w.kind in ("name", "concept"):
            break
    return ("", preposition, title) if title is None or preposition else (title.key, "", None)


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
    return bool(rest) and all(at.get(id(w), 0.0) >= 0.5 for w in rest)


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


def entity(v: View) -> Outcome | None:
    """Compares who or what holds a role that has one holder: another holder differs; several may stand elsewhere (guide, rule 4)."""
    strength = {id(p.word): p.strength for p in v.pairs}
    row = (*v.clause.carried, *v.clause.words)
    absent = [g for g in name_groups(row) if strength.get(id(g[0]), 1.0) < 0.5]
    if not absent:
        return None
    known = (*v.form.clause.carried, *v.form.clause.words)
    taken = {p.other for p in v.pairs if p.strength >= 0.5}
    free = [g for g in name_groups(known) if not any(w.key in taken for w in g)]
    meant = {p.other for p in v.pairs if p.strength >= LEANT and p.word.kind in _NAMES and not any(p.word is w for g in absent for w in g)}
    clash = [g for g in name_groups(known) if g not in free and not any(w.key in meant for w in g)]  # "Reis and Lind signed" adds to "Reis signed"
    first = absent[0]
    text = " ".join(w.text for w in first)

    free = [g for g in free if (first[0].key, g[0].key) not in v.kin]

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
    if any(_single(w, words.SINGLE_NOUNS) for w in clause.words):
        return False  # an office: who holds it is compared with what it is of
    return _IS_THE.match(after) is not None or (_THE_IS.match(before) is not None and not after.strip(" ."))


_CLEFT = re.compile(r"it (?:is|was|will be) (?:(?:the|at|in|on|to|from|for) )*(?:\w+ ){0,3}$", re.IGNORECASE)
_WHO = re.compile(r"(?:[\w ]{0,20},? (?:and )?not [\w ]{1,30},?)? (?:who|that|which)\b", re.IGNORECASE)
_IS_THE = re.compile(r" (?:is|was|became|remains|serves as|acts as|forms) the (?!same)", re.IGNORECASE)
_HOSTS = re.compile(r" (?:hosted|hosts|(?:is|was|became) the (?:\w+ )?(?:venue|site|scene|setting|place|location|seat|home) )", re.IGNORECASE)
_THE_IS = re.compile(r"(?:in [\w ]{1,20},? )?(?:the|its) [^,;]{1,80} (?:is|was) $", re.IGNORECASE)
_ONE_PLACE = frozenset(("in", "at", "near", "from"))
_LOCATED = frozenset("stand lie sit locate base situate".split())
_PLACED_ONCE = _LOCATED | frozenset("hold launch open sign bear die found bury crash land sink premiere convene begin start end finish take host".split())
ALL_ELSE = 0.8  # share of the rest of a clause that a claim speaks of where it has another name


def order(v: View) -> Outcome | None:
    """Compares who stands on which side of "than", "from … to" or "before": changed sides are the opposite."""
    mine, theirs = _sides(v.clause), _sides(v.form.clause)
    if mine is None or theirs is None or mine[0] != theirs[0]:
        return None
    at = {id(p.word): p.other for p in v.pairs if p.strength >= 0.5}
    left = {at[id(w)] for w in mine[1] if id(w) in at}
    right = {at[id(w)] for w in mine[2] if id(w) in at}
    before, after = {w.key for w in theirs[1]}, {w.key for w in theirs[2]}
    if left & after and right & before and not left & before and not right & after:
        return Outcome("order", "differs", f"the source has it the other way round (“{mine[0]}”)", Kind.POLARITY)
    return None


_AGAINST = {"from": "to", "to": "from", "before": "after", "after": "before", "above": "below", "below": "above", "with": "without", "without": "with",
            "inside": "outside", "outside": "inside", "into": "from", "under": "over", "over": "under"}  # fmt: skip


def direction(v: View) -> Outcome | None:
    """Compares the prepositions that names hang on: "switched to Lumen" against "switched from Lumen"."""
    for p in v.pairs:
        if p.at >= 0 and p.strength >= MATCHED and p.word.kind in ("name", "concept") and p.part.prep and v.known.parts[p.at].prep == _AGAINST.get(p.part.prep):
            theirs = v.known.parts[p.at].prep
            return Outcome("direction", "differs", f"the draft says {p.part.prep} {p.word.text}; the source says {theirs}", Kind.POLARITY)
    return None


def _sides(clause: Clause) -> tuple[str, list[Word], list[Word]] | None:
    """The names before and after the word that sets one against the other."""
    row = (*clause.carried, *clause.words)
    for i, w in enumerate(row):
        if w.kind == "stop" and w.text.lower() in ("than", "before", "after", "versus"):
            left = (name_groups(row[:i]) or [[]])[-1]  # the nearest on either side
            right = (name_groups(row[i + 1 :]) or [[]])[0]
            if left and right:
                return w.text.lower(), left, right
    return None


def binding(v: View) -> Outcome | None:
    """Compares what is said of whom within a sentence: "Its chairman was Rawle, its engineer Penhale" does not make Penhale chairman.

    What the clause asserts stands in one stretch of the claim, beside another name; the clause's name in another, beside something else.
    """
    if (found := _of_a_neighbour(v)) is not None:
        return found
    at = cuts(v.form.clause)
    if not at:
        return None
    words_ = v.form.clause.words
    where = [sum(c < w.start for c in at) for w in words_]
    matched = {p.at for p in v.pairs if p.at >= 0 and p.strength >= MATCHED}
    keys = {p.other for p in v.pairs if p.strength >= MATCHED}
    kin = {t for _, t in v.kin} | ({v.alike[1]} if v.alike else set())
    kin |= {w.key for group in v.known.groups if any(w.key in keys for w in group) for w in group}  # the rest of a name that is spoken of
    asserted = [p for p in v.pairs if p.at >= 0 and p.strength >= MATCHED and p.word.kind in ("word", "term")]
    if not asserted:
        return None
    homes = [where[p.at] for p in asserted]
    home = max(set(homes), key=lambda k: (homes.count(k), -k))
    for p in v.pairs:
        if p.at < 0 or p.strength < MATCHED or p.word.kind not in ("name", "concept") or where[p.at] in homes or p.part.prep in ("in", "at", "of", "on"):
            continue
        spot = where[p.at]
        rival = next((w for i, w in enumerate(words_) if where[i] == home and w.kind in ("name", "concept") and i not in matched and w.key not in keys | kin), None)
        besides = any(where[i] == spot and w.kind in ("word", "term") and i not in matched for i, w in enumerate(words_))
        if rival is not None and besides:
            return Outcome("binding", "differs", f"the source says this of {rival.text}, not of {p.word.text}", Kind.ENTITY)
    return None


def contrast(v: View) -> Outcome | None:
    """Compares words that are one another's opposites by themselves: "before" against "after", "first" against "last", "upstream" against "downstream".

    The clause has one that the claim lacks, the claim its opposite, which the clause lacks, or both stand before the same word ("above
    sea", "below sea"); where what stands on either side has changed places too, both say the same.
    """
    if (charged := _charged(v)) is not None:
        return charged
    mine, theirs = _spoken(v.clause.words), _spoken(v.form.clause.words)
    if not mine or _turned(v):
        return None
    strength = {p.word.start: p.strength for p in v.pairs}
    for w, keys, following in mine:
        opposite = {o for k in keys for o in words.OPPOSITES[k]} - keys
        against = [x for x in theirs if opposite & x[1] and not (keys & _PLACED and following and x[2] and following != x[2])]
        agree = [x for x in theirs if keys & x[1]]
        beside = [x for x in against if following and following == x[2]]
        both = [x for x in mine if opposite & x[1]]
        if any(following == x[2] for x in agree) or (agree and not beside):
            continue
        if both and not (beside and all(any(x[1] & t[1] and x[2] == t[2] for t in theirs) for x in both)):
            continue  # "the first and the last ship"; but "the last ten for the first time" is not "the top ten for the first time"
        if against:
            found = against[0][0].text
        else:  # the claim in other words, or the rest of its sentence
            others = (opposite & v.known.every) or (opposite & v.known.beside if strength.get(w.start, 1.0) < MATCHED else frozenset())
            if not others or keys & (v.known.every | v.known.beside):
                continue
            found = min(others)
        said = polarity(v)
        if said is not None and said.stance != "missing":
            return None  # the opposite is taken account of
        return Outcome("contrast", "differs", f"“{w.text}” against “{found}”", Kind.POLARITY, explained=(w,))
    return None


_FREE = re.compile(r"\b(?:free of charge|for free|for nothing|at no (?:cost|charge)|without (?:charge|paying)|gratis)\b", re.IGNORECASE)
_PAID = re.compile(r"\b(?:(?:half|full)[ -](?:the )?(?:price|fare)|reduced (?:price|fare)|(?:must|have to|has to|had to) pay|pays? (?:half|full|part))\b", re.IGNORECASE)


def _charged(v: View) -> Outcome | None:
    """What costs half on one side and nothing on the other: "pay half price" against "ride free of charge"."""
    mine, theirs = v.clause.text, v.form.clause.text
    for a, b in ((_FREE, _PAID), (_PAID, _FREE)):
        x, y = a.search(mine), b.search(theirs)
        if x is not None and y is not None and not b.search(mine) and not a.search(theirs) and not v.clause.negative and not v.form.clause.negative:
            explained = tuple(w for w in v.clause.words if x.start() <= w.start - v.clause.start < x.end())
            return Outcome("contrast", "differs", f"“{x[0]}” against “{y[0]}”", Kind.POLARITY, explained=explained)
    return None


def _spoken(row: Sequence[Word]) -> list[tuple[Word, frozenset[str], str]]:
    """The words of a row that have an opposite by themselves: each with its forms and the content word after it; bounds of figures are none."""
    out = []
    for i, w in enumerate(row):
        if w.kind in ("name", "concept", "time"):
            continue
        after = row[i + 1] if i + 1 < len(row) else None
        low = w.text.lower()
        if low in ("up", "down") and i and row[i - 1].key in _PHRASAL:
            continue  # "made up of", "laid down"
        then = row[i + 2] if after is not None and after.text.lower() == "than" and i + 2 < len(row) else after
        if low in _COMPARING and then is not None and then.kind == "figure":
            continue
        forms = (low, w.key) if w.kind != "term" else (*low.split(), *_keys(w))
        keys = frozenset(forms) & words.OPPOSITES.keys()
        if keys:
            out.append((w, keys, next((x.key for x in row[i + 1 :] if x.kind in CONTENT or x.kind == "figure"), "")))
    return out


_PHRASAL = frozenset("make set take lay draw back bring give put hold break write sign sum settle note".split())
_PLACED = frozenset("over under above below before after inside within outside with without until since north south east west northern southern eastern western".split())
_COMPARING = frozenset(("over", "under", "more", "less", "above", "below", "up", "down"))


def _turned(v: View) -> bool:
    """Whether what stands before and after "than", "before" or "after" has changed places."""
    mine, theirs = _sides(v.clause), _sides(v.form.clause)
    if mine is None or theirs is None:
        return False
    at = {id(p.word): p.other for p in v.pairs if p.strength >= MATCHED}
    left, right = ({at[id(w)] for w in side if id(w) in at} for side in mine[1:])
    return bool(left & {w.key for w in theirs[2]} or right & {w.key for w in theirs[1]})


def _of_a_neighbour(v: View) -> Outcome | None:
    """A word that only the rest of the sentence has, where the claim itself says all the rest of another: "Lowen makes chips, while Marne makes ships"."""
    spoken = {p.other for p in v.pairs if p.strength >= MATCHED} | {t for _, t in v.kin} | ({v.alike[1]} if v.alike else set())
    for p in v.pairs:
        if p.at >= 0 or p.strength < MATCHED or p.other not in v.known.beside or not p.part.place or not _bears(p.word, p.part):
            continue
        rest = [x for x in v.pairs if x is not p and x.other != p.other and x.word.kind != "light"]
        if not rest or sum(x.weight * x.strength for x in rest if x.other not in v.known.beside) < OWN * sum(x.weight for x in rest):
            continue
        for _, w, part in v.known.words:
            if w.key not in spoken and (part.place, part.prep) == (p.part.place, p.part.prep) and _bears(w, part) and (w.kind in _NAMES) == (p.word.kind in _NAMES):
                return Outcome("binding", "differs", f"the source says this of {w.text}, not of {p.word.text}", Kind.ENTITY)
    return None


def _bears(w: Word, part: Part) -> bool:
    """Whether a word is what something is said of or what is said: a name, or the noun of a phrase."""
    return w.kind in _NAMES or (w.kind in ("word", "term") and part.tag == "N" and part.head)


_NAMES = ("name", "concept")
OWN = 0.9  # share of the rest that a claim must say itself to say it of another


_MUTUAL = frozenset("meet marry border join merge resemble equal match share face agree differ connect link adjoin be become".split())


def roles(v: View) -> Outcome | None:
    """Compares who does what to whom: "Rovers beat Athletic" against "Athletic beat Rovers"."""
    verb = main_verb(v)
    if verb is None or verb.at < 0 or verb.strength < SYNONYM or v.known.parts[verb.at].place != "V" or verb.word.key in _MUTUAL:
        return None
    nouns = [p for p in v.pairs if p.at >= 0 and p.strength >= MATCHED and p.part.place in ("S", "O") and p.word.kind != "light"]
    nouns = [p for p in nouns if p.word.kind in ("name", "concept") or p.part.tag == v.known.parts[p.at].tag == "N"]

    def weight(mine: str, theirs: str) -> float:
        return sum(p.weight for p in nouns if p.part.place == mine and v.known.parts[p.at].place == theirs)

    turned = weight("S", "O"), weight("O", "S")
    if min(turned) > 0 and sum(turned) > 2 * (weight("S", "S") + weight("O", "O")):
        return Outcome("roles", "differs", "the source has it the other way round", Kind.ENTITY)
    return None


_EXTENTS = (
    frozenset(("all", "every", "entire", "whole")),
    frozenset(("only", "exclusively", "solely", "alone", "merely", "purely")),
    frozenset(("always", "constantly", "everywhere", "never", "nowhere")),
    frozenset(("most", "mostly", "mainly", "chiefly", "primarily", "largely", "predominantly", "majority", "bulk")),
)


_MAINLY = frozenset("main chief principal generally usually".split())  # say "mostly"
_ALONE = frozenset(("alone", "solely", "single-handedly", "unilaterally", "separately", "independently"))
_TOGETHER = frozenset(("jointly", "together", "collectively", "joint", "shared"))


def _no_extent(low: str, following: Word) -> bool:
    """Whether "all", "every" say how often or how long rather than how many: "every day", "all through the season"."""
    if low == "most" and grammar.may_be_adjective(following):
        return True  # "most important"
    if low == "every":
        return following.key in words.LIGHT or following.kind == "figure" or following.text.lower() in ("other", "square", "cubic")
    if low in ("only", "merely"):
        return following.kind == "figure" or following.text.lower() in words.LOOSELY  # "only about 6 km"
    return low == "all" and following.text.lower() in ("told", "through", "over", "along", "in", "year", "day", "time", "night")


def _some_of(v: View) -> str | None:
    """What the claim says of a part of as many as the clause says it of all: "two of the three lines" against "each of the three lines"."""
    if not any(w.text.lower() in ("all", "each", "every") for w in v.clause.words):
        return None
    for m in _PART_OF.finditer(v.form.clause.text):
        part, whole = (SMALL.get(x.lower(), int(x) if x.isdecimal() else 0) for x in m.groups())
        if 0 < part < whole and any(q.value == whole and q.unit == "1" for q in v.clause.quantities):
            return m[0]
    return None


def _aside(row: Sequence[Word], i: int) -> bool:
    """Whether "all" belongs to a phrase that says nothing of how far something reaches: "in all", "after all", "33% of all"."""
    before = row[i - 1].text.lower() if i else ""
    if row[i].text.lower() != "all":
        return False
    if before == "of":
        return any(w.kind == "figure" for w in row)
    if before not in ("in", "at", "after", "above"):
        return False
    return i + 1 == len(row) or row[i + 1].kind not in (*CONTENT, "figure")


_BY = {1: "alone", -1: "together"}


def _alone(row: Sequence[Word]) -> int:
    """1 where a row says that something was done alone, -1 where it says together or "not alone", 0 where it says neither."""
    said = [w.text.lower() for w in row]
    if not _ALONE.isdisjoint(said):
        at = next(i for i, w in enumerate(said) if w in _ALONE)
        return -1 if any(w == "not" or w.endswith(("n't", "n’t")) for w in said[:at]) else 1
    return 0 if _TOGETHER.isdisjoint(said) else -1


def _joint(v: View) -> Word | None:
    """A name that the claim joins to one of the clause's: Merrow of "funded by Merrow and Ostby", where Ostby is said to pay alone."""
    clause = v.form.clause
    heard = {p.other for p in v.pairs if p.strength >= MATCHED}
    spoken = {p.at for p in v.pairs if p.word.kind in _NAMES and p.strength >= MATCHED}
    for (i, a), (j, b) in pairwise((i, w) for i, w in enumerate(clause.words) if w.kind in _NAMES):
        if are_listed(clause, a, b):
            if i in spoken and b.key not in heard:
                return b
            if j in spoken and a.key not in heard:
                return a
    return None


def extent(v: View) -> Outcome | None:
    """Compares how far an assertion reaches: "all", "only" and "always" say more than a claim without them."""
    row = v.clause.words
    alone, theirs_alone = _alone(row), _alone(v.form.clause.words)
    if alone * theirs_alone < 0:
        return Outcome("extent", "differs", f"the draft says {_BY[alone]}, the source says {_BY[theirs_alone]}", Kind.POLARITY)
    if alone > 0 and (other := _joint(v)) is not None:
        return Outcome("extent", "differs", f"the draft says {_BY[alone]}, the source names {other.text} too", Kind.POLARITY)
    if (some := _some_of(v)) is not None:
        return Outcome("extent", "differs", f"the draft says all of them, the source says “{some}”", Kind.VALUE)
    mine = {
        w.text.lower()
        for i, w in enumerate(row)
        if w.kind in ("stop", "word", "light") and not (i + 1 < len(row) and _no_extent(w.text.lower(), row[i + 1])) and not _aside(row, i)
    }
    mine -= _ALONE if alone < 0 else set()
    theirs = {w.text.lower() for w in v.form.clause.words}
    if "whole" in mine and any(a.text.lower() == "a" and b.text.lower() == "whole" for a, b in pairwise(row)):
        mine.discard("whole")  # "as a whole"
    for group in _EXTENTS:
        if mine & group and not theirs & (group | _MAINLY if "mostly" in group else group):
            return Outcome("extent", "missing", f"no source says “{min(mine & group)}” of this")
    return None


# ---- another word in the same place -----------------------------------------------------------------------------


def substitution(v: View) -> tuple[dict[str, float], Outcome | None]:
    """Compares what stands in the same place: "a blues album" against "a rock album", "in Mexico" against "in the United States".

    Gives, for names, nouns, adjectives and verbs, how surely another one stands where the clause has its own, from 0 to 1.
    """
    used = {p.at for p in v.pairs if p.strength >= MATCHED}
    matched = {p.other for p in v.pairs if p.strength >= MATCHED}
    theirs = [(i, w, part) for i, w, part in v.known.words if i not in used and w.key not in matched and w.kind != "light"]
    best: dict[str, float] = {}
    outcome: Outcome | None = None
    for n, p in enumerate(v.pairs):
        if p.strength >= MATCHED or p.word.kind == "light":
            continue
        left = v.pairs[n - 1] if n else None
        right = v.pairs[n + 1] if n + 1 < len(v.pairs) else None
        for i, w, part in theirs:
            kind, alike = _type(p, w, part.tag)
            if not kind:
                continue
            slot = 0.35 * (part.place == p.part.place != "") + 0.25 * (part.prep == p.part.prep) + 0.1 * (part.head == p.part.head)
            if right is not None and right.strength >= MATCHED and right.at == _next(v, i, 1):
                slot += 0.4
            if left is not None and left.strength >= MATCHED and left.at == _next(v, i, -1):
                slot += 0.3
            score = min(1.0, slot) * alike
            if score > best.get(kind, 0.0):
                best[kind] = score
                if outcome is None or score > outcome.fit:
                    outcome = Outcome("substitution", "differs", f"the draft says {p.word.text}; the source says {w.text}", Kind.ENTITY, explained=(p.word,), fit=score)
    return best, outcome


def _next(v: View, i: int, step: int) -> int:
    """The content word before or after a word of the claim."""
    order = [at for at, _, _ in v.known.words]
    at = order.index(i) + step
    return order[at] if 0 <= at < len(order) else -2


def _type(p: Link, w: Word, tag: str) -> tuple[str, float]:
    """Of what kind two words are, and how alike in kind; "" where one could not stand for the other."""
    names = p.word.kind in ("name", "concept"), w.kind in ("name", "concept")
    if all(names):
        return "name", 1.0
    if any(names) or p.part.tag != tag or tag not in ("N", "A", "V"):
        return "", 0.0
    from yrdcheck import thesaurus

    near = thesaurus.nearness(p.word.key, w.key)
    mine, theirs = thesaurus.letters(p.word.key)[:1], thesaurus.letters(w.key)[:1]
    return {"N": "noun", "A": "adjective", "V": "verb"}[tag], min(1.0, max(0.0, near) * 1.2 + 0.3 * (mine == theirs))


RULES = (quantity, ordinal, rank, unsurpassed, period, polarity, contrast, status, entity, order, direction, binding, roles, extent)
