"""Whether two figures belong to different times, seasons or spans, and which figure came in the place of another."""

from __future__ import annotations

import re
from itertools import pairwise

from yrdcheck import periods, quantities, words
from yrdcheck.candidates import is_baseline, territory, when
from yrdcheck.model import TYPE_CHECKING, Relation
from yrdcheck.rules.stretches import stretch
from yrdcheck.rules.times import compare_around, compare_times, end_years, other_span

if TYPE_CHECKING:
    from yrdcheck.alignments import View
    from yrdcheck.model import Period, Quantity
    from yrdcheck.rules.outcomes import Outcome
    from yrdcheck.statements import Clause


def timing_of(v: View, q: Quantity, k: Quantity, time: Period | None, t: Period | None) -> str:
    """Whether the claim's figure, of the time ``t``, is of an "other" time than the clause's, of ``time``, or "undated" where that has one; "" for neither."""
    if _other_season(v, q, k):
        return "other"
    if time is None:
        return "other" if t is not None and _over(v, t) else ""
    if t is None:
        if _of_another(time, v.form.clause, k):
            return "other"
        return {Relation.SAME: "", Relation.DIFFERENT: "other"}.get(compare_around(time, v.form.clause), "undated")
    moved = (q.change or v.clause.direction) and other_span(time, t)
    return "other" if moved or _by_another(time, t) or compare_times(time, t) is Relation.DIFFERENT or _part_of_span(v, time, t, k) else ""


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
    if a.kind == b.kind == "span" and min(years) > 0 and not v.clause.direction and other_span(a, b):
        return not any(_RATE.search(c.text) for c in (v.clause, v.form.clause))
    if k.unit == "percent" or "part" in (a.kind, b.kind):
        return False
    if {a.kind, b.kind} in ({"quarter", "year"}, {"half", "year"}) and k.dimension == "money":
        return True  # a quarter's revenue is not the year's
    return not v.clause.direction and min(years) == 0 and max(years) > 1 and not any(_RATE.search(c.text) for c in (v.clause, v.form.clause))


_RATE = re.compile(r"\b(?:a|per|each|every) (?:year|month|day)\b|\b(?:annual|annually|yearly|average|always|throughout|still|held|remained)\b|/", re.IGNORECASE)


def other_year(v: View) -> Period | None:
    """A year of the clause that differs from every time that the claim gives, where it gives any."""
    known = (*v.form.clause.periods, *v.form.clause.around)
    ends = end_years(known)
    for p in v.clause.periods:
        if v.clause.direction and len(ends) > 1 and p.first and p.last and p.first[:4] != p.last[:4] and not end_years((p,)) <= ends:
            return p  # what rose from 2018 to 2023 did not therefore rise from 2018 to 2026
        if p.kind == "year" and v.clause.direction and _begins_otherwise(v, p):
            return p
        if p.kind == "year" and known and all(compare_times(p, k) is Relation.DIFFERENT for k in known) and not _same_baseline(v, p):
            return p
    return None


def _begins_otherwise(v: View, p: Period) -> bool:
    """Whether a clause measures a rise or fall from another year than the claim does: "a third fewer than in 2013" against "fell by a third since 2010"."""
    begun = [k for k in v.form.clause.periods if k.kind in ("since", "span") and k.first]
    return bool(begun) and _FROM.search(v.clause.text[: p.start - v.clause.start]) is not None and all((k.first or "")[:4] != (p.first or "")[:4] for k in begun)


_FROM = re.compile(r"\b(?:from|over|on|than(?: in)?|compared (?:with|to)) $", re.IGNORECASE)


def _same_baseline(v: View, p: Period) -> bool:
    """Whether the year with which a clause compares is that of the claim too: "more in 2023 than in 2022" against "in 2023, up 9% on the year before"."""
    if not is_baseline(v.clause, p):
        return False
    text = v.form.clause.text
    if p.text in text and not any(p.text == k.text for k in v.form.clause.periods):
        return any(m[1] == p.text for m in _AGAINST_YEAR.finditer(text))
    return _YEAR_BEFORE.search(text) is not None and p.text.isdigit() and any(k.kind == "year" and (k.first or "")[:4] == str(int(p.text) + 1) for k in v.form.clause.periods)


_AGAINST_YEAR = re.compile(r"\b(?:than|with|from|over|on)(?: in)? (\d{4})\b")
_YEAR_BEFORE = re.compile(
    r"\b(?:on|over|than|from|with|to)(?: in)? (?:the|a) (?:year (?:before|earlier)|(?:previous|preceding|prior) year)\b|\byear[- ](?:on|over)[- ]year\b", re.IGNORECASE
)


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
