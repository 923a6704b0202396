"""The time of an event against the times that a source gives for it, and how two times stand to each other."""

from __future__ import annotations

import re

from yrdcheck import periods, quantities
from yrdcheck.alignments import MATCHED
from yrdcheck.model import TYPE_CHECKING, Kind, Relation
from yrdcheck.rules.outcomes import NEARLY_ALL, Outcome, begins_another, is_other_deed, never_before
from yrdcheck.rules.stretches import stretch
from yrdcheck.statements import CONTENT, NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.alignments import View
    from yrdcheck.model import Period
    from yrdcheck.statements import Clause


def period(v: View) -> Outcome | None:
    """Compares the time of an event: the same event at another time differs; a time that no source gives is a detail too many."""
    if not v.clause.periods or any(q.kind != "ordinal" for q in v.clause.quantities):
        return None
    if v.clause.negative and never_before(v):
        return None  # "had no tram before 2009" beside "the first tram, in 2009"
    undated = None
    known = v.form.clause
    asked = [p for p in v.clause.periods if not _compared(v.clause, p)]
    for p in asked:
        rows = [(_time_fit(v, p, k) if len(known.periods) > 1 else 1.0, _stand(p, k, known), k) for k in known.periods]
        best = [row for row in rows if row[0] >= max(r[0] for r in rows) - 0.1]
        if any(r is Relation.SAME and not _is_wider(p, k, v) for _, r, k in best):
            continue
        if _enumerated(p, known):
            continue
        different = [(fit, k) for fit, r, k in best if r is Relation.DIFFERENT]
        beyond = bool(v.clause.denied) and not v.form.clause.negative and all(_beyond(k, p) for _, k in different)  # "no tram before 2009" beside "trams run in 2026"
        if any(r is Relation.SAME for _, r, _ in rows) or (different and (beyond or is_other_deed(v) or begins_another(v) or _says_else(v))):
            undated = Outcome("period", "missing", f"no source gives {p.text} for this")
            continue
        if different and len(different) == len(best):
            fit, k = different[0]
            return Outcome("period", "differs", f"the draft says {p.text}; the source says {k.text}", Kind.PERIOD, k, fit=fit)
        around = compare_around(p, known)
        if around is Relation.DIFFERENT and _told_later(p, known.around):
            around = Relation.OTHER  # a page of 2024 may tell of 2003
        if p.kind not in ("day", "month") and around is Relation.SAME and (p.kind not in ("since", "until") or any(p.first == k.first for k in known.around)):
            continue
        if around is Relation.DIFFERENT and not rows:
            k = known.around[0]
            return Outcome("period", "differs", f"the draft says {p.text}; the source says {k.text}", Kind.PERIOD, k, fit=0.5, near=v.predicate < NEARLY_ALL)
        undated = Outcome("period", "missing", f"no source gives {p.text} for this")
    return undated or _compared_with(v)


def _beyond(k: Period, p: Period) -> bool:
    """Whether a time lies all behind the end of another, which is open to the past: 2026 behind "before 2009"."""
    return p.first is None and p.last is not None and k.first is not None and k.first > p.last


def _stand(p: Period, k: Period, known: Clause) -> Relation:
    """How a time stands to one of a claim's; a month or day that the claim gives without a year may be of the year that stands around it."""
    found = compare_times(p, k)
    if found is Relation.DIFFERENT and p.kind == "year" and k.kind in ("day", "month") and not _FOUR.search(k.text):
        if any(x.kind == "year" and compare_times(p, x) is Relation.SAME for x in known.around):
            return Relation.SAME
    return found


_FOUR = re.compile(r"\d{4}")


def _told_later(p: Period, around: Sequence[Period]) -> bool:
    """Whether all times around a claim are days after a time: those of a page, or of another sentence, which date nothing that was before."""
    return bool(p.last) and all(k.kind == "day" and (k.first or "") > (p.last or "") for k in around)


def _says_else(v: View) -> bool:
    """Whether a clause tells only that somebody spoke, said or met, and nothing of what was said there: who speaks today has spoken before."""
    if not any(w.key in _SAYS for w in v.clause.words) or not any(w.key in _SAYS for w in v.form.clause.words):
        return False
    matter = [p for p in v.pairs if p.word.kind in CONTENT and p.word.kind != "light" and p.part.place in _BESIDE[p.word.kind in NAMES]]
    matter = [p for p in matter if p.word.key not in _SAYS | _OCCASIONS]
    return sum(p.weight * (p.strength >= MATCHED) for p in matter) < SAME_MATTER * sum(p.weight for p in matter) or not matter


_BESIDE = (("V", "O", ""), ("V", "O"))  # where words, and where names, stand that tell of more than who speaks
_SAYS = frozenset(
    "say tell speak talk speech address remark state statement announce add declare stress emphasize emphasise warn write explain note report meet visit inspect".split()
)
_OCCASIONS = frozenset("symposium meeting conference session forum congress summit seminar ceremony event press interview important major key tour trip".split())
SAME_MATTER = 0.5  # share of what was said, by weight, that both must speak of to be one saying


def _is_wider(p: Period, k: Period, v: View) -> bool:
    """Whether a time that agrees with the claim's says more than it: a day of several years, since when, or between which other years."""
    if (p.kind in ("day", "month") and _years_long(k)) or _begun(p, k, v):
        return True
    return (v.clause.direction != 0 or p.kind == k.kind == "span") and other_span(p, k)


def _compared_with(v: View) -> Outcome | None:
    """A year with which a clause compares another, where the claim tells of a rise or fall between other years: "lower than in 2014" against "fell from 2019 to 2023"."""
    ends = end_years((*v.form.clause.periods, *v.form.clause.around))
    if len(ends) < 2 or not v.form.clause.direction:
        return None
    odd = next((p for p in v.clause.periods if p.kind == "year" and _compared(v.clause, p) and not end_years((p,)) <= ends), None)
    return None if odd is None else Outcome("period", "missing", f"no source gives {odd.text} for this")


def other_span(a: Period, b: Period) -> bool:
    """Whether two spans of years begin or end in different years: what changed from 2018 to 2023 is not what changed from 2021."""
    if 0 in (periods.turns(a), periods.turns(b)):
        return False
    return any(x and y and x[:4] != y[:4] for x, y in ((a.first, b.first), (a.last, b.last)))


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


def compare_around(time: Period, known: Clause) -> Relation:
    """How a time stands to those that the title or heading of an undated claim gives."""
    answers = [compare_times(time, p) for p in known.around if time.kind not in ("since", "until") or time.first == p.first]
    if Relation.SAME in answers:
        return Relation.SAME
    return Relation.DIFFERENT if answers and all(a is Relation.DIFFERENT for a in answers) else Relation.OTHER


def compare_times(said: Period, known: Period) -> Relation:
    """How the draft's time stands to the source's: a day without a year takes the other's; "by May" holds what happened before."""
    if said.relative and not known.relative and _yearless(said):
        said = periods.resolve(said, known.first or known.last)
    elif known.relative and not said.relative and _yearless(known):
        known = periods.resolve(known, said.first or said.last)
    if "same period" in (said.kind, known.kind) and "year:+0" in said.relative + known.relative and said.kind != known.kind:
        return Relation.DIFFERENT  # what this year is compared with
    if said.kind in ("after", "before") and known.text.lower().startswith("as of "):
        known = next(iter(quantities.read_mentions(known.text[len("as of ") :])[1]), known)  # what was so in May 2018 was so "after April 2018"
    found = periods.compare(said, known)
    if found is Relation.DIFFERENT and said.kind == known.kind == "span" and said.relative and _ends_alike(said, known):
        found = Relation.SAME
    if found is Relation.UNDECIDED and not said.relative and not known.relative:
        if said.first is not None and said.first == known.first:
            return Relation.SAME  # running since 2009 is having opened in 2009
        if said.kind == "until" and known.kind == "span" and said.last and known.last and periods.turns(known) > 0:
            return Relation.SAME if said.last[:4] == known.last[:4] else Relation.DIFFERENT  # "runs until 2030" against "from 2024 to 2026"
        if said.first is None and said.last and known.last and known.last <= said.last:
            # "by May" holds what happened before; a deadline and an end are days of their own
            if known.first is None:
                return Relation.SAME if known.last == said.last else Relation.DIFFERENT
            return found if said.text.lower().startswith(("until", "till")) else Relation.SAME
        if said.first is None and known.first is None and said.last and known.last and _deadline(said) and _deadline(known):
            return Relation.DIFFERENT  # what will be ready by 2029 need not be by 2027
        if said.last is None and known.last is None and said.first and known.first:
            return _begin_alike(said, known)
        if said.last is None and said.first and known.first and known.first >= said.first:
            return Relation.SAME
        if (said.last is None and known.first is None and said.first and known.last and said.first[:4] == known.last[:4]) or (
            said.first is None and known.last is None and said.last and known.first and said.last[:4] == known.first[:4]
        ):
            return Relation.DIFFERENT  # "since 2011" against "until 2011"
    return found


def _deadline(p: Period) -> bool:
    return p.text.lower().startswith("by ")


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


def end_years(times: Sequence[Period]) -> set[str]:
    """The years in which some times begin and end, as far as they are known."""
    return {d[:4] for p in times for d in (p.first, p.last) if d}
