"""Figures of a clause against those of a claim: which of them is meant, and whether the two agree."""

from __future__ import annotations

import re
from functools import lru_cache

from yrdcheck import quantities, words
from yrdcheck.alignments import MATCHED, SPELLING
from yrdcheck.candidates import territory, when
from yrdcheck.model import TYPE_CHECKING, Kind, Relation, replace
from yrdcheck.quantities.tables import ORDINALS
from yrdcheck.rules.counts import (
    counts_all,
    counts_another,
    counts_nothing,
    counts_same,
    is_another_hour,
    is_elsewhere,
    is_whole,
    miscounts,
    part_of,
    partner,
)
from yrdcheck.rules.outcomes import Outcome, is_other_deed
from yrdcheck.rules.polarities import is_denied
from yrdcheck.rules.ranges import end_of_range, extreme_of
from yrdcheck.rules.ranks import is_rank
from yrdcheck.rules.stretches import content_in, segment
from yrdcheck.rules.timings import other_year, timing_of
from yrdcheck.statements import CONTENT

if TYPE_CHECKING:
    from yrdcheck.alignments import View
    from yrdcheck.model import Period, Quantity
    from yrdcheck.statements import Clause
    from yrdcheck.words import Word

    # How well a figure fits, how it stands to the clause's and why, the figure, its time, and whether that is another.
    _Row = tuple[float, Relation, str, Quantity, Period | None, str]


def quantity(v: View) -> Outcome | None:
    """Compares each figure of the clause with the claim's figure of the same thing (guide, rules 1 and 2).

    A figure agrees when rounding, units, bounds and hedges allow it; another figure of the same thing differs; a figure of
    another thing is another question.
    """
    worst: Outcome | None = None
    for q in v.clause.quantities:
        if q.kind == "ordinal" and (q.thing or is_rank(v.clause, q)):
            continue
        found = _best(v, q)
        if found.known is None and q.text.lower() == "one" and not q.hedge and q.unit == "1" and not _LONE.search(v.clause.text[: q.start - v.clause.start]):
            continue  # "during one typhoon" counts nothing
        if found.known is not None and (q.start in v.clause.denied) != (found.known.start in v.form.clause.denied) and not is_denied(v):
            found = _denied_figure(found)
        if found.stance in ("agrees", "missing") and found.known is not None and q.unit == "1" and (some := part_of(v)) is not None:
            found = replace(found, stance="differs", detail=f"the draft says all of them, the source says “{some}”", near=False)
        if found.stance == "agrees" and (odd := other_year(v)) is not None:
            found = replace(found, stance="missing", detail=f"no source gives {odd.text} for this", near=True)
        if worst is None or _GRAVITY.index(found.stance) > _GRAVITY.index(worst.stance):
            worst = found
    return worst


_GRAVITY = ("agrees", "missing", "other", "undated", "differs")
_ALL_OF = re.compile(r"\b(?:all|each of|every one of)(?: the)? $", re.IGNORECASE)
_LONE = re.compile(r"\b(?:only|just|than|no|not|every|each|at least|at most|exactly)\s*$", re.IGNORECASE)


def _denied_figure(o: Outcome) -> Outcome:
    """What a comparison says where one side denies the figure: "is not 46" against 46 differs, against 60 nothing is said."""
    if o.stance == "agrees":
        return replace(o, stance="differs", kind=Kind.POLARITY, detail="the draft denies what the source says")
    return replace(o, stance="missing", near=True) if o.stance == "differs" else o


def ordinal(v: View) -> Outcome | None:
    """Compares ordinals of one thing: the second album is not the first."""
    for q in v.clause.quantities:
        if q.kind != "ordinal" or not q.thing or is_rank(v.clause, q):
            continue
        rows = sorted((-_fit(v, q, k), k.start, quantities.compare(q, k), k) for k in v.form.clause.quantities if k.kind == "ordinal")
        if not rows:
            return Outcome("ordinal", "missing", f"no source says {q.text} of this", said=q)
        fit, _, (related, detail), k = rows[0]
        stance = "agrees" if related is Relation.SAME else "differs"
        return Outcome("ordinal", stance, detail, Kind.VALUE, None, q, k, fit=-fit)
    return _other_ordinal(v)


def _other_ordinal(v: View) -> Outcome | None:
    """An ordinal beside a figure, where the claim has another with the same noun: "four at the second forum" against "four at the third forum"."""
    mine = _ordinals(v.clause)
    theirs = _ordinals(v.form.clause) if len(mine) == 1 else []
    for p in v.pairs if theirs else ():
        said, first, last = mine[0]
        if p.at < 0 or p.strength < SPELLING or not first <= p.word.start < last:
            continue
        known = {n for n, first, last in theirs if first <= v.form.clause.words[p.at].start < last}
        if known and said not in {n for n, *_ in theirs}:
            return Outcome("ordinal", "differs", f"the draft says {said}., the source says {min(known)}.", Kind.VALUE)
    return None


@lru_cache(maxsize=4096)
def _ordinals(clause: Clause) -> list[tuple[int, int, int]]:
    """The ordinals of a clause, and where the noun phrase behind each begins and ends."""
    out = []
    for m in _ORDINAL.finditer(clause.text):
        n = int(m[2]) if m[2] else ORDINALS[m[1].lower()]
        at = clause.start + m.end()
        inside: list[Word] = []
        for w in clause.words:
            if w.end > at:  # an ordinal may be part of a name
                if w.kind not in CONTENT or (inside and w.start - inside[-1].end > 1):
                    break
                inside.append(w)
        out.append((n, inside[0].start, inside[-1].end) if inside else (n, 0, 0))
    return out


_WRITTEN = "|".join(w for w, n in ORDINALS.items() if n < 100)
_ORDINAL = re.compile(rf"\b({_WRITTEN}|(\d{{1,2}})(?:st|nd|rd|th))\b(?! of\b| (?:century|day|place|half|quarter)\b|-)", re.IGNORECASE)


def _best(v: View, q: Quantity) -> Outcome:
    """What the claim says to one figure of the clause: the best of its figures of the same thing and time decide."""
    known = v.form.clause
    time = when(v.clause, q)
    rows: list[_Row] = []
    others = q.unit == "percent" and not q.change and _BESIDES.search(v.clause.text) is not None and _BESIDES.search(known.text) is None
    outside = others and _outside(v, q)
    extreme = extreme_of(v.clause, q, known)
    for k in known.quantities:
        if extreme and (end := end_of_range(known, k, extreme)) is not k:
            if end is None:
                continue
            k = end
        if others and k.unit == "percent" and not k.change:
            bounded = any(x is not None for x in (k.low, k.high, *((q.low, q.high) if k.hedge else ())))
            if not outside or not (q.whole or k.whole) or k.value is None or not 0 <= k.value <= 100 or bounded:
                continue  # of something else, no part of a whole, or loose: what it leaves is not said
            k = what_is_left(k)
        related, detail = quantities.compare(q, k)
        if related is Relation.OTHER:
            continue
        if bool(q.change) != bool(k.change) and not (related is Relation.SAME and counts_same(v, q, k)):
            continue  # an amount of change is no level
        if is_whole(known, k) and not is_whole(v.clause, q):
            continue  # "two of the three have signed" is said of two
        if related is Relation.DIFFERENT and q.unit == k.unit == "1" and k.value and k.value == partner(v.clause, q) and not _ALL_OF.search(known.text[: k.start - known.start]):
            continue  # the five of "three of the five" is not measured by "three are"
        if q.dimension == "clock" and is_another_hour(v, related):
            continue
        if related is Relation.SAME and miscounts(v, q, k):
            continue
        if related is Relation.SAME and _far_beyond(q, k):
            slip = _is_slip(q, k)
            related, detail = (Relation.DIFFERENT, f"the draft says {q.text}, the source says {k.text}") if slip else (Relation.UNDECIDED, f"{k.text} lies far beyond {q.text}")
        if related is Relation.SAME and _other_unit(q, k):
            related, detail = Relation.DIFFERENT, f"the draft says {q.text}, the source says {k.text}"
        if related is Relation.SAME and _end(v.clause, q) * _end(known, k) < 0:
            related, detail = Relation.DIFFERENT, "the source has it the other way round"  # "from 50 to 34" against "from 34 to 50"
        if related is Relation.SAME and _reaches(v.clause, q) and _short_of(q, k):
            related, detail = Relation.DIFFERENT, f"the draft says {q.text}, the source says {k.text}"
        if related is Relation.DIFFERENT and (
            is_elsewhere(v)
            or (not others and _is_elsewhere(v.clause, q) and not _ELSEWHERE.search(known.text))
            or counts_another(v, q, k) or counts_nothing(v.clause, known, q, k) or counts_all(v, q, k)
        ):
            continue
        fit = _fit(v, q, k, outside)
        t = when(known, k)
        rows.append((fit, related, detail, k, t, timing_of(v, q, k, time, t)))
    if not rows:
        return Outcome("quantity", "missing", f"no figure of this kind beside {q.text}", said=q)
    usable = [r for r in rows if r[5] != "other"]
    if not usable:
        fit, _, _, k, t, _ = max(rows, key=lambda r: (r[0], -r[3].start))
        if t is not None and v.clause.stage == known.stage == "planned":
            return Outcome("quantity", "differs", f"the source says {t.text}", Kind.PERIOD, t, q, k, fit=fit)
        return Outcome("quantity", "other", f"the source speaks of {t.text if t else 'another time'}", when=t, said=q, known=k, fit=fit)
    usable = _of_its_area(v, q, usable)
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


def _of_its_area(v: View, q: Quantity, rows: list[_Row]) -> list[_Row]:
    """Of several figures those of the same area: "$102 million outside Europe" asks for what "$54 million in Europe and $105 million in other countries" has elsewhere."""
    elsewhere = [_is_elsewhere(v.form.clause, r[3]) for r in rows]
    return [r for r, other in zip(rows, elsewhere, strict=True) if other] if any(elsewhere) and _is_elsewhere(v.clause, q) else rows


def _is_elsewhere(clause: Clause, q: Quantity) -> bool:
    """Whether a figure is told of all places but some."""
    m = _ELSEWHERE.search(clause.text, q.end - clause.start)
    return m is not None and _BETWEEN.search(clause.text, q.end - clause.start, m.start()) is None


_BETWEEN = re.compile(r"[,;:()\d]")
_ELSEWHERE = re.compile(
    r"\b(?:outside|elsewhere|abroad|overseas|internationally|(?:other|apart|aside) (?:than|from)|in (?:the )?(?:other|remaining|rest of(?: the)?) \w+)\b", re.IGNORECASE
)


def _end(clause: Clause, q: Quantity) -> int:
    """-1 for the figure that a change sets out from, 1 for the one that it comes to ("from 6 to 9"), 0 for any other."""
    before, after = (f" {t.lower()} " for t in (clause.text[: q.start - clause.start], clause.text[q.end - clause.start :]))
    lead = [w for w in before.split()[-3:] if w not in words.LOOSELY][-1:]
    return -1 if lead == ["from"] and " to " in after else int(lead == ["to"] and " from " in before)


OF_ITS_YEAR = 0.3  # how much worse a figure of the clause's own time may fit and still be the one that is asked for
AS_WELL = 0.05  # how much worse than the best a figure may fit and still have a say


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
    head = set(content_in(v.clause, q.thing)[-1:])
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
    x, y = q.value, level(k, q)
    if x is not None and y is not None and x and q.dimension == k.dimension and (q.unit == k.unit or q.dimension):
        close = max(0.0, 1.0 - abs(y / x - 1) * 5)  # what is nearly the same figure is likelier meant
    fit = 0.55 * forth + 0.25 * back + 0.2 * close
    return fit if (q.kind == "ratio") == (k.kind == "ratio") else 0.85 * fit  # 6.6 of 10 is seldom 66 percent


_OUTSIDE = frozenset(("outside", "except", "excluding", "without", "besides", "beyond"))


def _outside(v: View, q: Quantity) -> bool:
    """Whether a share is said of what lies outside of a thing that the claim speaks of, the rest as in the claim: "96% lies outside the delta"."""
    m = _RIGHT_BEHIND.match(v.clause.text, q.end - v.clause.start)
    if m is None or is_other_deed(v):
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


def level(k: Quantity, q: Quantity) -> float | None:
    """The value of a figure in the unit of another, where both measure the same; else in its own."""
    return quantities.scale(k, q.unit).value if k.dimension == q.dimension else k.value


def _far_beyond(q: Quantity, k: Quantity) -> bool:
    """Whether a bound holds a figure that is many times as large or small, of which nobody would say it: 1,200 km are no "over 1,200 m"."""
    if (q.low is None) == (q.high is None) or q.unit == "percent":
        return False  # "under half" may be 11%
    x, y = q.value, level(k, q)
    if x and y and _VAGUE.fullmatch(q.text) and x <= y:
        return y > BEYOND_VAGUE * x  # "millions" may be forty
    return x is not None and y is not None and min(x, y) > 0 and max(x / y, y / x) > BEYOND


_VAGUE = re.compile(r"(?:(?:many|several) )?(?:thousands|millions|billions|trillions)", re.IGNORECASE)
BEYOND_VAGUE = 50.0  # times

BEYOND = 4.0  # times


def _is_slip(q: Quantity, k: Quantity) -> bool:
    """Whether two figures differ in nothing but a power of ten: who writes "over 12,000" for "over 120,000" has lost a nought."""
    x, y = q.value, k.value
    if not x or not y or q.unit != k.unit:
        return False
    mine, theirs = (f"{value:.6e}".split("e")[0].rstrip("0") for value in (x, y))
    return mine == theirs and len(mine) > len("1.")  # "over 100" for "over 1,000" may be no slip


def _other_unit(q: Quantity, k: Quantity) -> bool:
    """Whether a bound holds the same number of another unit, which it would hold if the two were mistaken: "within 300 miles" against "within 300 km"."""
    return (q.low is None) != (q.high is None) and q.value == k.value and q.unit != k.unit and "|" not in q.unit + k.unit


def _reaches(clause: Clause, q: Quantity) -> bool:
    """Whether a figure is told as one that was reached: "up to 60 trains", "as many as 146 boats"."""
    return q.hedge == "at most" and _UP_TO.search(clause.text[: q.start - clause.start]) is not None


_UP_TO = re.compile(r"\b(?:up to|as (?:many|much|high|long|large) as)(?: (?:some|about|a))?\s*$", re.IGNORECASE)


def _short_of(q: Quantity, k: Quantity) -> bool:
    """Whether the most that the source gives lies well below a figure."""
    y = level(replace(k, value=k.high), q) if k.high is not None else level(k, q)
    return q.value is not None and y is not None and y < (1 - SHORT) * q.value


SHORT = 0.05  # share of a figure by which the source's must fall short of it


def may_hold(o: Outcome) -> bool:
    """Whether a figure that nothing is decided of may well be as the draft has it: "under 102" beside "over 101", but no 400 beside "over 430"."""
    if o.said is None or o.known is None or quantities.compare(o.said, o.known)[0] is not Relation.UNDECIDED:
        return True
    x, y = o.said.value, level(o.known, o.said)
    if x is None or y is None or (o.said.low is None) == (o.said.high is None):
        return False
    return y >= x if o.said.low is not None else y <= x


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
