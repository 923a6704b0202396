"""What sources imply in one step of arithmetic (guide, rule 9), where no source says it in so many words.

6 to 9 is three more and half as many again; 14 of 21 is two thirds; 37 and four make 41; from 1883 to 1989 are 106 years; a share of
18% leaves 82%. The two figures stand in one sentence, or in two claims of one source that a statement tells apart by their years or
by the two things that it compares.
"""

from __future__ import annotations

import re
from itertools import permutations

from yrdcheck import directions, periods, quantities, rules, words
from yrdcheck.alignments import GRADED, MATCHED, Asked, Link, View, align, name_groups, outline, reading
from yrdcheck.candidates import edge, retrieve, when
from yrdcheck.model import TYPE_CHECKING, Kind, Period, Quantity, Relation, Stance, record, replace
from yrdcheck.quantities.tables import SMALL
from yrdcheck.statements import CONTENT, NAMES, are_listed, read_words
from yrdcheck.verdicts import Comparison

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from yrdcheck.candidates import Candidate, Index
    from yrdcheck.statements import Clause

Found = tuple[Relation, str]  # how a figure stands to one that is reckoned, and the reckoning for the reader


def derive(clause: Clause, candidates: Sequence[Candidate], index: Index) -> list[Comparison]:
    """What follows for a clause from two figures of one source."""
    figures = [q for q in clause.quantities if q.kind != "ordinal"]
    if not figures:
        return from_levels(clause, index)
    if len(figures) != 1:
        return []
    if rest := from_parts(clause, figures[0], candidates, index):
        return rest
    left = from_shares(clause, figures[0], candidates, index) if figures[0].unit == "percent" and not figures[0].change else []
    question = ask(clause, figures[0])
    if left or clause.negative or question is None:
        return left + from_changes(clause, figures[0], candidates, index)
    if question.lasts and (between := sides(question)) is not None:
        return from_events(question, between, retrieve(clause, index, WIDE), index)
    found = from_sentences(question, _spans(candidates, index) if question.lasts else _figures(candidates), index)
    if question.moves or question.multiple:
        found += from_claims(question, _figures(retrieve(clause, index, WIDE)), index)
    return found or from_changes(clause, figures[0], candidates, index)


def _view(asked: Asked, c: Candidate, index: Index, least: float) -> View | None:
    """A claim set against what is asked; `None` where it speaks of less than a share of it."""
    return align(asked, outline(asked, reading(index, c.number), index), index, least)


def _support(c: Candidate, cover: float, detail: str, text: str) -> Comparison:
    """What follows from a claim, less surely than what a source says itself; ``text`` are the figures or times that it follows from."""
    return Comparison(c.claim, Stance.SUPPORTS, None, detail, round(cover * LESS_SURE, 4), text=text, derived=True, number=c.number)


LESS_SURE = 0.9
WIDE = 90  # claims among which the two that a figure follows from are looked for


def _figures(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The claims that give a figure."""
    return [c for c in candidates if c.claim.value and c.claim.rank != "deprecated"]


def _spans(candidates: Sequence[Candidate], index: Index) -> list[Candidate]:
    """The claims that give a figure or a time of several years."""
    def lasts(c: Candidate) -> bool:
        return any(p.kind in ("since", "span") or periods.turns(p) > 0 for p in index.form(c.number).clause.periods)

    return [c for c in candidates if c.claim.rank != "deprecated" and (c.claim.value or lasts(c))]


# ---- what is asked ------------------------------------------------------------------------------------------------


@record
class Question:
    """A clause with one figure, and what may be reckoned to get at it."""

    clause: Clause
    q: Quantity
    moves: bool  # a difference or a change
    multiple: bool  # how many times, or which part, one figure is of another
    share: bool
    adds: bool
    lasts: bool
    way: int  # 1 where the first is the larger, -1 where it is the smaller, 0 where nothing is said
    than: int  # where in the text of the draft what it is compared with begins, -1: nowhere
    years: tuple[int, int] | None  # the year of the first figure and of the second


_UNIT = re.compile("year|month|week|day|decade|centur", re.I)  # an age ("at eleven") lasts for no time
_APART = frozenset("save gain lose differ difference gap apart lead margin".split())
_SUM = frozenset("total altogether sum combine combined overall together".split())
_AND_OR = re.compile(r"\b(?:or|and)\b")
_THAN = re.compile(
    r"\bthan\b|\bas [\w’'-]+(?: [\w’'-]+){0,8}? as\b|\b(?:ahead|short) of\b|\b(?:behind|above|below)\b|^ of (?=what\b|the (?:time|level|amount|figure|number|size|length)\b)", re.I
)
_LESS = frozenset("shorter smaller lower fewer less narrower younger lighter shallower cheaper slower thinner closer nearer colder cooler behind below short".split())
_BESIDE = frozenset("more less ahead behind above below short".split())
BEHIND = 3  # words behind a figure among which stands what it says of another: "five kilometres longer"
NEAR = 60  # characters behind a figure that are looked at
LATEST = 9999  # the year of what is so today


def ask(clause: Clause, q: Quantity) -> Question | None:
    """What a clause asks of its figure; `None` where that is nothing that two others would give."""
    rest = clause.text[q.end - clause.start :]
    following = [w.strip(".,;:!?()“”\"").lower() for w in rest[:NEAR].split()[:BEHIND]]
    beside = next((w for w in following if w in _BESIDE or (w.endswith("er") and len(w) > 2)), "")
    than = _THAN.search(rest)
    if q.unit == "1" and rest.startswith((" points ", " point ")) and (beside or q.change or clause.direction):
        q = replace(q, unit="pp", dimension="points")
    part = q.unit == "percent" and not q.change
    multiple = q.unit == "x" or (part and than is not None and than[0].lower().startswith(("as ", " of")))
    moves = not multiple and bool(q.change or clause.direction or beside or any(w.key in _APART for w in clause.words))
    adds = any(w.key in _SUM for w in clause.words) or (part and _AND_OR.search(rest) is not None)
    measures = q.dimension == "months" or q.unit in ("day", "week")
    lasts = measures and (not q.change or beside in ("younger", "older")) and _UNIT.search(q.text) is not None and following[:1] != ["old"]
    if not (moves or multiple or part or adds or lasts):
        return None
    way = q.change or (0 if not beside else -1 if beside in _LESS else 1) or clause.direction
    if multiple and than is not None:
        way = 0
    start = -1 if than is None else q.end + than.end()
    return Question(clause, q, moves, multiple, part and not multiple, adds, lasts, way, start, _years_of(clause, start))


def _years_of(clause: Clause, than: int) -> tuple[int, int] | None:
    """The years of the two figures: of "in 2023 than in 2021", "from 2021 to 2023", "in 2023 than two years before"; `None` where none are named."""
    times = [p for p in quantities.read_mentions(clause.text)[1] if p.first and p.last and not p.relative]
    for p in times:
        first, last = _year(p.first), _year(p.last)
        if first != last:
            return last, first
    at = than - clause.start if than >= 0 else len(clause.text)
    left = [_year(p.last) for p in times if p.start < at]
    right = [_year(p.last) for p in times if p.start >= at]
    if left and right:
        return left[-1], right[0]
    if right and not any(w.kind in CONTENT and w.kind != "light" for w in clause.words if w.start >= than):
        return LATEST, right[0]  # not "than Norway in 2018"
    if left and (back := _years_back(clause.text)):
        return left[-1], left[-1] - back
    if left and words.NOW.search(clause.text[at:]):
        return left[-1], LATEST
    return None


def _years_back(text: str) -> int:
    """How many years before another time a text speaks of: two of "two years before", one of "the previous year", 0 where it does not."""
    m = _BEFORE.search(text)
    return _number(m[1] or "one") if m is not None else 0


_BEFORE = re.compile(r"\b(\w+) years? (?:before|earlier|previously)\b|\b(?:previous|preceding) year\b", re.I)


def _number(word: str) -> int:
    """A small number by its word; one for "a", "the" and the like."""
    return int(word) if word.isdecimal() else int(SMALL.get(word.lower(), 1))


def _year(day: str | None) -> int:
    return int((day or "0")[:4])


def _digits(q: Quantity) -> int:
    """How many digits of a figure say something, up to three: the more, the less likely it is that two others give it by chance."""
    if q.unit == "x" or q.kind == "ratio":
        return 1
    return min(3, len(f"{q.value or 0:g}".replace(".", "").strip("0")))


def _needed(q: Quantity, few: bool) -> float:
    """How much of a clause two figures must speak of for what they imply. ``few``: hardly any other pair could be meant."""
    return (1.0, 0.85, 0.7, 0.6)[_digits(q)] - (0.2 if few else 0.0)


# ---- two figures of one sentence ----------------------------------------------------------------------------------


def from_sentences(question: Question, known: Sequence[Candidate], index: Index) -> list[Comparison]:
    """What follows from two figures, or from a span of years, that one sentence gives."""
    clause, q = question.clause, question.q
    by_quote: dict[tuple[str, str], Candidate] = {}
    for c in known:
        by_quote.setdefault((c.claim.source, c.claim.quote), c)
    out: list[Comparison] = []
    asked = Asked(replace(clause, quantities=()), index)
    turned = question.years is not None and question.years[0] < question.years[1]
    way = -question.way if turned else question.way
    for c in by_quote.values():
        said, times = quantities.read_mentions(c.claim.quote)
        levels = [k for k in said if not k.change and k.value is not None and k.kind != "ordinal"]
        pairs = [(quantities.scale(a, b.unit), b) for a, b in _neighbours(levels)]
        spans = [p for p in times if question.lasts and _spans_years(p)]
        lasting = _up_to_now(question, times, index.dates.get(c.claim.source, ""))
        stays = [p for p in (periods.resolve(p, ANY_DAY) for p in times) if question.lasts and _spans_days(p)]
        if not (pairs or spans or lasting or stays):
            continue
        v = _view(asked, c, index, SOME)
        if v is None or _spoken(question, v) < rules.ASKS or [w for w in rules.missing(v) if w.kind in NAMES]:
            continue
        if directions.withheld(v, c.claim.quote, guards=directions.ORDER):
            continue
        if not _same_years(clause, (*times, *v.form.clause.periods, *v.form.clause.around)) or not _counted(question, {p.word.start: p.strength for p in v.pairs}):
            continue
        if v.cover >= PLAINLY and v.predicate >= rules.ASKS:
            out += [x for span in lasting for x in _implied(c, v, *compare_span(q, span), span.text, False)][:1]
        if len(stays) == 1 and v.cover >= PLAINLY:
            out += _implied(c, v, *compare_stay(q, stays[0]), stays[0].text, False)
        if len(spans) == 1 and (c.claim.value or not rules.missing(v)):
            out += _implied(c, v, *compare_span(q, spans[0]), spans[0].text, True)
        for a, b in pairs:
            assert a.value is not None
            assert b.value is not None
            found: list[Found] = []
            back = _turns_back(c.claim.quote[a.end : b.start])
            first = _first_is(question, v, c.claim.quote, a, b, index) if way and question.than >= 0 and question.years is None else 0
            if question.moves and a.value != b.value and (first or _counts_same(c.claim.quote, a, b)):
                relation, detail = compare_change(q, b, a) if back else compare_change(q, a, b)
                fits = not way or (way > 0) == ((b.value > a.value) != back)
                if first:  # "4.1 %, in the capital 6.4 %" tells of two things, not of two times
                    fits = first == (1 if a.value > b.value else -1) * way
                found.append((relation if fits else Relation.OTHER, detail))
            if question.share and a.unit == "1" and 0 < min(a.value, b.value) < max(a.value, b.value) and (not q.hedge or _counts_same(c.claim.quote, a, b)):
                found.append(compare_share(q, a, b))
            if question.adds and a.unit == q.unit and not (question.share and any(w.start > q.end for w in rules.missing(v))):
                found.append(compare_sum(q, a, b))
            for relation, detail in found:
                out += _implied(c, v, relation, detail, f"{a.text} and {b.text}", question.moves)
    return out


def _spoken(question: Question, v: View) -> float:
    """How much of a clause a claim speaks of, but for the words that say no more than that there is a difference."""
    return _mean([(p.weight, p.strength) for p in v.pairs if not (p.word.start >= question.q.start and _tells_way(p.word)) and not _reckons(p.word)])


def _tells_way(w: words.Word) -> bool:
    """Whether a word behind a figure tells which way it points: "300 marks dearer", "ten millimetres wider", "19 points lower"."""
    low = w.text.lower()
    return low in _BESIDE or low in ("point", "points") or (low.endswith("er") and w.kind == "word" and len(low) > 3)


def _neighbours(levels: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each figure with the next one that can be set against it."""
    for n, a in enumerate(levels):
        b = next((x for x in levels[n + 1 :] if _alike(a, x) or a.unit.startswith(x.unit + "/")), None)
        if b is not None:  # "540 crowns a month, compared with 690 crowns"
            yield a, replace(b, unit=a.unit, dimension=a.dimension) if a.unit.startswith(b.unit + "/") else b


def _counts_same(quote: str, a: Quantity, b: Quantity) -> bool:
    """Whether two figures of a sentence may count the same things: those of "52 boats and two harbours" do not."""
    things = [quote[k.thing[0] : k.thing[1]].lower().split()[-1:] for k in (a, b) if k.thing is not None]
    return len(things) < 2 or a.unit != "1" or things[0] == things[1]


def _counted(question: Question, strength: Mapping[int, float]) -> bool:
    """Whether a claim speaks of what the figure counts: "780 fewer teachers" does not follow from pupils."""
    q, last = question.q, -1
    for w in question.clause.words if q.unit == "1" else ():
        if w.start < q.end or w.text.lower() in _BESIDE | _LESS:
            continue
        if w.kind not in ("word", "term"):
            break
        last = w.start
    return strength.get(last, 1.0) >= MATCHED


def _implied(c: Candidate, v: View, relation: Relation, detail: str, text: str, refutes: bool) -> list[Comparison]:
    """What follows from a figure that a claim implies, if anything: another one refutes, where it may, only if the claim plainly speaks of the same."""
    support = _support(c, v.cover, detail, text)
    if relation is Relation.SAME:
        return [support]
    if relation is Relation.DIFFERENT and refutes and v.cover >= PLAINLY and v.predicate >= rules.ASKS:
        return [replace(support, stance=Stance.REFUTES, kind=Kind.VALUE)]
    return []


PLAINLY = 0.8  # share of a clause that a claim must speak of to contradict it by what follows


def _same_years(clause: Clause, times: Sequence[Period]) -> bool:
    """Whether every year that a clause begins or ends a span with is a year of the claim's sentence too."""
    known = rules.end_years(times)
    return not known or rules.end_years([p for p in clause.periods if not p.relative]) <= known


def _turns_back(between: str) -> bool:
    """Whether the later of two figures is the earlier in time: "3.4 million, down from 5.9 million", "28, compared with 39 in 2018"."""
    return _BACK.search(between) is not None


_BACK = re.compile(r"\b(?:up|down|from|against|after|than|previously|formerly|before|(?:compared|comparing) (?:with|to))\b", re.I)


def _spans_days(p: Period) -> bool:
    """Whether a time is a span between two days or months of one year that the text names both: "from 4 April to 15 May"."""
    return p.kind == "span" and periods.turns(p) == 0 and _DAYS.match(p.text) is not None


ANY_DAY = "2023-01-01"  # of a year without 29 February
_DAYS = re.compile(r"(?:from|between) .+ (?:to|and|until|till) ", re.I)


def _up_to_now(question: Question, times: Sequence[Period], today: str) -> list[Period]:
    """The years from a time since which something is so to the day of its source: of a report of 2024 "since 1983" is "for about four decades"."""
    if not question.lasts or not today or not _FOR.search(question.clause.text[: question.q.start - question.clause.start]):
        return []
    out = []
    for p in times:
        if p.kind == "since" and p.first and not p.relative and p.first < today:
            full = int(today[:4]) - _year(p.first)
            part = full - (p.first[4:] > today[4:] or p.first[4:] == "-01-01")
            out += [replace(p, last=f"{_year(p.first) + n}-12-31", kind="span") for n in dict.fromkeys((full, part)) if n > 1]
    return out


def _spans_years(p: Period) -> bool:
    """Whether a time is a span between two years or days that the text names both: "from 1994 to 2011"."""
    return not p.relative and periods.turns(p) > 0 and _BETWEEN.match(p.text) is not None


_BETWEEN = re.compile(r"(?:from|between) \S*\d{4} (?:to|and|until|till) \S*\d{4}$", re.I)


def _alike(a: Quantity, b: Quantity) -> bool:
    """Whether two figures can be set against each other: of one measure, and not one figure told in two units ("120 feet (37 m)")."""
    if a.unit != b.unit and quantities.compare(a, b)[0] is Relation.SAME:
        return False
    return a.unit == b.unit or (a.dimension == b.dimension and a.dimension not in ("money", "1") and "/" not in a.unit + b.unit)


# ---- a list of names ----------------------------------------------------------------------------------------------


def from_lists(clause: Clause, candidates: Sequence[Candidate], index: Index) -> list[Comparison]:
    """A count that follows from the names which a sentence lists: "pilot projects in Ardal, Brenn and Merrow" are in three towns."""
    if clause.negative or len(clause.quantities) != 1:
        return []
    (q,) = clause.quantities
    if q.unit != "1" or q.kind != "cardinal" or q.change < 0 or q.low is not None or q.high is not None or q.value not in range(2, 21):
        return []
    asked = Asked(replace(clause, quantities=()), index)
    out: list[Comparison] = []
    for c in candidates:
        if c.claim.rank == "deprecated" or (v := _view(asked, c, index, PLAINLY)) is None or v.cover < PLAINLY:
            continue
        listed = _longest_list(v.form.clause) if not directions.withheld(v, c.claim.quote, guards=directions.ORDER) else []
        if len(listed) == q.value and not any(w.kind in NAMES for w in rules.missing(v)):
            out.append(_support(c, v.cover, f"the source names {', '.join(listed)}", ", ".join(listed)))
    return out


def _longest_list(clause: Clause) -> list[str]:
    """The longest row of names with nothing but commas and "and" between."""
    rows: list[list[str]] = []
    last: words.Word | None = None
    for group in name_groups(clause.words):
        name = " ".join(w.text for w in group)
        if last is not None and are_listed(clause, last, group[0]):
            rows[-1].append(name)
        else:
            rows.append([name])
        last = group[-1]
    return max(rows, key=len, default=[])


# ---- two claims ---------------------------------------------------------------------------------------------------


@record
class Fact:
    """A level that a claim gives, with what the claim speaks of of a clause: the strength of each of its words, by where it starts."""

    candidate: Candidate
    level: Quantity
    time: Period | None
    view: View
    strength: dict[int, float]


def from_claims(question: Question, known: Sequence[Candidate], index: Index) -> list[Comparison]:
    """What follows from the figures of two claims, which the clause tells apart by their years (then both are of one source) or as two things."""
    if question.than < 0 and question.years is None:
        return []
    asked = Asked(question.clause, index)
    facts = [f for c in known for f in _facts(c, asked, index)]
    found: list[tuple[float, Comparison]] = []
    for a, b in permutations(facts, 2):
        if a.candidate.number == b.candidate.number or not _alike(a.level, b.level):
            continue
        relation, detail = _reckon(question, quantities.scale(a.level, b.level.unit), b.level)
        if relation is not Relation.SAME:
            continue
        if not _counted(question, a.strength) and not _counted(question, b.strength):
            continue
        cover = _cover(question, a, b, index)
        few = question.years is not None or _together(a, b)
        if cover >= _needed(question.q, few):
            found.append((cover, _support(a.candidate, cover, detail, f"{a.level.text} and {b.level.text}")))
    return _best(found)


def from_levels(clause: Clause, index: Index) -> list[Comparison]:
    """What two figures say to a comparison without one: "more stops on the Holm Line than on the Tern Line" follows from 19 and 14."""
    if clause.negative or _NOBODY.search(clause.text) or (told := _comparative(clause) or _movement(clause)) is None:
        return []
    word, than = told
    named = [w.start >= than for w in clause.words if w.kind in NAMES]
    years = _years_of(clause, than)
    if than < 0 and years is None:
        years = _year_alone(clause)
    if years is None and (than < 0 or word.text.lower() in _EITHER or len(set(named)) < 2):
        return []  # two things without names of their own are easily mistaken
    mark = Quantity(word.start, word.end, SURE, None, None, "1", "1", 1.0, "", "cardinal", word.text)
    way = -1 if word.text.lower() in _LESS or word.key in words.DOWN else 1
    question = Question(clause, mark, True, False, False, False, False, way, than, years)
    asked = Asked(clause, index)
    facts = [f for c in _figures(retrieve(clause, index, WIDE)) for f in _facts(c, asked, index) if _measures(clause, word, f)]
    found: list[tuple[float, Comparison]] = []
    for a, b in permutations(facts, 2):
        if a.candidate.number == b.candidate.number or not _alike(a.level, b.level) or _leads_to(a, b) or _other_column(a, b):
            continue
        x, y = quantities.scale(a.level, b.level.unit).value, b.level.value
        if x is None or y is None or x == y or (cover := _cover(question, a, b, index)) < PLAINLY:
            continue
        told_so = replace(_support(a.candidate, cover, f"{a.level.text} against {b.level.text}", f"{a.level.text} and {b.level.text}"), number=-1)
        found.append((cover, told_so if (x > y) == (way > 0) else replace(told_so, stance=Stance.REFUTES, kind=Kind.VALUE)))
    best = [c for cover, c in found if cover > max(row[0] for row in found) - NEARLY]
    return best[:1] if len({c.stance for c in best}) == 1 else []


SURE = 999.0  # stands for a figure with many digits: names tell the two apart
NEARLY = 0.05  # how much less of a clause two other figures may speak of to count as well


def _comparative(clause: Clause) -> tuple[words.Word, int] | None:
    """The comparative of a clause and where in the text of the draft what it is compared with begins."""
    row = clause.words
    than = next((i for i, w in enumerate(row) if w.text.lower() == "than"), -1)
    word = next((w for w in reversed(row[: max(0, than)]) if w.text.lower() in _SCALES or w.text.lower() in _EITHER), None)
    return (word, row[than].end) if word is not None else None


def _movement(clause: Clause) -> tuple[words.Word, int] | None:
    """The word by which a clause says that something rose or fell, and that nothing stands behind a "than"."""
    word = next((w for w in clause.words if w.key in words.MOVES and ((w.key in words.UP) - (w.key in words.DOWN)) == clause.direction), None)
    return (word, -1) if word is not None and clause.direction and not any(w.text.lower() == "than" for w in clause.words) else None


def _year_alone(clause: Clause) -> tuple[int, int] | None:
    """The only year that a clause names, and the one before; "since 2018" is from then to now."""
    times = clause.periods
    if len(times) != 1 or times[0].relative or not times[0].first:
        return None
    year = _year(times[0].first)
    if times[0].kind == "since":
        return LATEST, year
    return (year, year - 1) if times[0].last and _year(times[0].last) == year else None


def _other_column(a: Fact, b: Fact) -> bool:
    """Whether one of two figures is of a table, and the other not of the same column of it."""
    mine, theirs = a.candidate.claim, b.candidate.claim
    return (mine.quote.startswith("|") or theirs.quote.startswith("|")) and mine.property != theirs.property


def _measures(clause: Clause, word: words.Word, f: Fact) -> bool:
    """Whether a figure is of that which a comparative compares: of a length "longer", of what is counted "more"."""
    if word.text.lower() not in _SCALES:  # "higher", or a verb of rising or falling
        rest = [p for p in f.view.pairs if p.word is not word and p.word.kind in ("word", "term", "name") and p.word.key not in _EMPTY and p.part.prep not in _TIMES]
        own = [p for p in rest if p.part.tag == "N"]
        return bool(own) and all(p.strength >= MATCHED for p in rest) and any(p.strength >= OF_ITSELF for p in own)
    dimensions, theirs = _SCALES[word.text.lower()], f.view.form.clause
    if any(p.part.place == "V" and p.word.kind == "word" and p.strength < MATCHED for p in f.view.pairs):
        return False
    if dimensions:
        return f.level.dimension in dimensions and not any(_ACROSS.match(theirs.text, q.end - theirs.start) for q in theirs.quantities)
    if f.level.unit == "percent":
        return True
    noun = next((p for p in f.view.pairs if p.word.start > word.end and p.word.kind in ("word", "term")), None)
    thing = theirs.quantities[0].thing if theirs.quantities else None
    if noun is None or noun.strength < MATCHED:
        return False
    return thing is None or (noun.at >= 0 and thing[0] <= theirs.words[noun.at].start < thing[1])


def _leads_to(a: Fact, b: Fact) -> bool:
    """Whether two figures are the beginning and the end of one change: "from 82 per cent to 95 per cent"."""
    if not _together(a, b):
        return False
    quote = max(a.candidate.claim.quote, b.candidate.claim.quote, key=len)
    first, second = sorted(quote.find(f.level.text) for f in (a, b))
    return _LEADS.search(quote[:first]) is not None and re.search(r"\bto\b", quote[first:second]) is not None


_NOBODY = re.compile(r"\b(?:no|none|nobody|nothing|never|any|not)\b|n['’]t\b", re.I)
_LEADS = re.compile(r"\b(?:from|between)\b[^,;]{0,20}$", re.I)
_SCALES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("more", "fewer"), ()),
    **dict.fromkeys(("longer", "shorter"), ("length",)),
    **dict.fromkeys(("heavier", "lighter"), ("mass",)),
    **dict.fromkeys(("cheaper", "dearer"), ("money",)),
}  # what a comparative compares; the first two what is counted
_EITHER = frozenset("higher lower greater larger smaller bigger".split())  # of any measure: of one thing at two times
OF_ITSELF = 0.9  # how surely a claim must speak itself of what rises or falls
_EMPTY = frozenset("number level amount figure total count sum size".split())
_TIMES = frozenset(("between", "since", "during"))
_ACROSS = re.compile(r"[ -](?:wide|high|tall|deep|thick|across|apart|away|above|below|from|in (?:width|height|depth|diameter)|behind|ahead)\b", re.I)


def _best(found: Sequence[tuple[float, Comparison]]) -> list[Comparison]:
    """Of what follows, with how much of the clause is spoken of, the first that most speaks for."""
    return [max(found, key=lambda row: row[0])[1]] if found else []


def _facts(c: Candidate, asked: Asked, index: Index) -> Iterator[Fact]:
    """The level that a claim gives, if it speaks of anything that is asked."""
    form = index.form(c.number).clause
    stated = quantities.read_mentions(c.claim.value)[0]
    k = next((x for x in form.quantities if not x.change and x.value is not None and x.kind != "ordinal"), None)
    if k is None or not stated or stated[0].value is None:
        return
    v = _view(asked, c, index, SOME)
    if v is not None:
        time = when(form, form.quantities[0]) or next(iter(form.around), None)
        yield Fact(c, stated[0], time, v, {p.word.start: 0.0 if _set_aside(v, p) else p.strength for p in v.pairs})


SOME = 0.2  # share of a clause that one of two claims must speak of


def _set_aside(v: View, p: Link) -> bool:
    """Whether a claim names something only to set what it speaks of beside it: "it is the third-longest river, after the Vandre"."""
    if p.at < 0 or p.word.kind not in NAMES:
        return False
    return v.known.parts[p.at].prep in _BESIDES or (v.form.clause.pronoun and p.at >= v.form.clause.subject > 0 and not p.part.prep)


_BESIDES = frozenset(("after", "before", "than", "except", "besides", "like", "unlike", "as"))


def _reckon(question: Question, a: Quantity, b: Quantity) -> Found:
    """A stated difference or multiple against the two figures it follows from, the first of which is said to be more or less than the second."""
    x, y = a.value, b.value
    if x is None or y is None or x == y or (question.way and (question.way > 0) != (x > y)):
        return Relation.OTHER, ""
    return compare_multiple(question.q, a, b) if question.multiple else compare_change(question.q, b, a)


def _cover(question: Question, a: Fact, b: Fact, index: Index) -> float:
    """How much of what a clause asserts of two figures two claims speak of, 0 where they are not those that it compares."""
    rows = [(p.word, p.weight) for p in a.view.pairs if p.word.kind != "light" and not _reckons(p.word)]
    one_source = a.candidate.claim.source == b.candidate.claim.source
    if question.years is not None:
        if not one_source or not _of_years(question.years, a, b):
            return 0.0
        each = max if abs(a.candidate.number - b.candidate.number) <= ADJACENT else min  # "In 2023 it was 18 per cent. By 2032 the share is to reach 35"
        strength = {w.start: each(a.strength[w.start], b.strength[w.start]) for w, _ in rows}
        if any(p.part.prep == "of" and p.part.tag == "N" and not strength.get(p.word.start, 1.0) for p in a.view.pairs):
            return 0.0  # the catch of another fish
        return _share(rows, strength)
    right = [row for row in rows if row[0].start >= question.than]
    left = [row for row in rows if row[0].start < question.than]
    together = _together(a, b)
    if any(f.time is not None and not _within(p, f.time) for f in (a, b) for p in question.clause.periods):
        return 0.0
    if not left or not (right or together) or not (one_source or _digits(question.q) > 1):
        return 0.0
    mine, theirs = _share(left, a.strength), _share(right, b.strength)
    crossed = _share(left, b.strength) + _share(right, a.strength)
    if crossed < mine + theirs - APART or (together and _in_order(a, b, left, right, index)):
        return min(mine, theirs)
    return 0.0


def _together(a: Fact, b: Fact) -> bool:
    """Whether two figures stand in one sentence, of which one claim has both."""
    mine, theirs = a.candidate.claim, b.candidate.claim
    return mine.source == theirs.source and (mine.quote in theirs.quote or theirs.quote in mine.quote)


ADJACENT = 2  # claims from one to another that speaks of the same without naming it
APART = 0.2  # how much better the things that are compared must fit their own figures than each other's


def _within(said: Period, known: Period) -> bool:
    """Whether a figure of one time may be what a clause says of another."""
    return rules.compare_times(said, known) is not Relation.DIFFERENT


def _of_years(years: tuple[int, int], a: Fact, b: Fact) -> bool:
    """Whether two figures are of two years, or one of a year and the other later or of no time.

    Two figures since one year are the one with which that time begins and the one to which it leads: "has fallen since 2005, from 340 to 170".
    """
    if a.time is not None and b.time is not None and a.time.kind == "since" and a.time.first == b.time.first and _together(a, b):
        quote = max(a.candidate.claim.quote, b.candidate.claim.quote, key=len)
        first, second = (quote.find(k.level.text) for k in (a, b))
        between = quote[min(first, second) : max(first, second)]
        if ((first > second) != _turns_back(between)) != (years[0] > years[1]):
            return False
    for fact, year, other in ((a, years[0], b), (b, years[1], a)):
        if year == LATEST:
            if fact.time is not None and (other.time is None or _year(fact.time.last or "9999") <= _year(other.time.last)):
                return False
        elif fact.time is None or not _year(fact.time.first or fact.time.last) == _year(fact.time.last or fact.time.first) == year:
            return False
    return True


def _in_order(a: Fact, b: Fact, left: Sequence[tuple[words.Word, float]], right: Sequence[tuple[words.Word, float]], index: Index) -> bool:
    """Whether what a clause compares stands by two figures of one sentence as it does in the clause."""
    quote = max(a.candidate.claim.quote, b.candidate.claim.quote, key=len)
    spots = [quote.find(k.level.text) for k in (a, b)]
    row = read_words(quote, 0, len(quote), index.lexicon, ())
    votes = [0, 0]
    for side, own, mine, other in ((left, a, 0, 1), (right, b, 1, 0)):
        heard = {x.other for x in own.view.pairs if x.strength >= MATCHED and any(x.word.start == w.start for w, _ in side)}
        for w in row:
            if w.key in heard:
                near, far = (_distance(quote, w.start, spots[k]) for k in (mine, other))
                votes[mine] += (near < far) - (near > far)
    return min(spots) >= 0 and min(votes) >= 0 < max(votes)


def _first_is(question: Question, v: View, quote: str, a: Quantity, b: Quantity, index: Index) -> int:
    """Whose figure is which, of a sentence with two: 1 where what the clause compares with has the second of them, -1 the first, 0 where that is open."""
    heard = {p.other for p in v.pairs if p.word.start >= question.than and p.strength >= MATCHED and p.word.kind != "light" and not _reckons(p.word)}
    heard -= {p.other for p in v.pairs if p.word.start < question.than}
    heard |= {w.key for w in question.clause.words if w.start >= question.than and w.text.lower() == "against"}
    votes = 0
    for w in read_words(quote, 0, len(quote), index.lexicon, ()):
        if w.key in heard:
            first, second = _distance(quote, w.start, a.start), _distance(quote, w.start, b.start)
            votes += (second < first) - (second > first)
    return (votes > 0) - (votes < 0)


def _distance(text: str, a: int, b: int) -> int:
    """How far apart two places of a sentence are: what is cut off from something by a comma or conjunction is far from it."""
    between = text[min(a, b) : max(a, b)].rstrip(": ")
    return len(between) + FAR * len(_CUTS.findall(between))


FAR = 1000
_CUTS = re.compile(r"[,;:](?!\d)|\(|\b(?:and|but|while|whereas)\b")


def _reckons(w: words.Word) -> bool:
    """Whether a word says no more than that there is a difference."""
    return w.key in words.UP or w.key in words.DOWN or w.text.lower() in _LESS or w.text.lower() in ("one", "ones")


def _share(rows: Sequence[tuple[words.Word, float]], strength: Mapping[int, float], told: float = 0.0) -> float:
    """Share of some words that a claim speaks of, by weight; 0 where a name is not, or less than some share of what is said of it (``told``)."""
    names, others = ([(weight, strength[w.start]) for w, weight in rows if (w.kind in NAMES) is named] for named in (True, False))
    if any(s < MATCHED for _, s in names) or (others and _mean(others) < told):
        return 0.0
    return _mean(names + others)


def _mean(rows: Sequence[tuple[float, float]]) -> float:
    """The mean of some numbers by weight; 1 of none."""
    total = sum(weight for weight, _ in rows)
    return sum(weight * x for weight, x in rows) / total if total else 1.0


# ---- what a share or a change leaves ------------------------------------------------------------------------------


def from_shares(clause: Clause, q: Quantity, candidates: Sequence[Candidate], index: Index) -> list[Comparison]:
    """What a share leaves: of a third that the state pays, two thirds do not come from the state; what "the rest" of a sentence is; a fall by 63% leaves 37%."""
    asked = Asked(replace(clause, quantities=()), index)
    text = clause.text.lower()
    outside = _OUTSIDE.search(text) is not None
    down = clause.direction < 0 and (edge(clause, q) > 0 or text[q.end - clause.start :].startswith(" of what "))
    out: list[Comparison] = []
    for c in _figures(candidates):
        for told, fallen in _shares(c, clause, down, index):
            known = rules.what_is_left(told)
            relation, _ = quantities.compare(q, replace(known, change=0, kind="ratio", digits=told.digits))
            if relation is not Relation.SAME or (q.low is not None and (known.value or 0.0) > BEYOND * q.low):
                continue
            v = _view(asked, c, index, rules.ASKS)
            if v is not None and _leaves(clause, q, v, fallen, outside, _sentence(c, index), index):
                out.append(_support(c, v.cover, known.text, told.text))
                break
    return out


def _shares(c: Candidate, clause: Clause, down: bool, index: Index) -> Iterator[tuple[Quantity, bool]]:
    """The share that a claim gives, or all those of its sentence together, of no other time than a clause names; and whether it is a fall."""
    form = index.form(c.number).clause
    own = next((k for k in form.quantities if k.kind != "ordinal"), None)
    time = when(form, own) if own is not None else None
    if own is None or own.unit != "percent":
        return
    if time is not None and not all(_within(p, time) or (down and p.text in c.claim.quote) for p in clause.periods):
        return
    exact = own.value is not None and own.low is None is own.high and 0 < own.value < 100
    if exact and own.change == (-1 if down else 0):
        yield own, down
    said, times = quantities.read_mentions(c.claim.quote)
    levels = [k for k in said if k.unit == "percent" and not k.change and k.value is not None and k.low is None is k.high]
    total = sum(k.value or 0.0 for k in levels)
    if len(levels) > 1 and len(times) < 2 and total < 100:
        yield replace(levels[0], value=total, text=" and ".join(k.text for k in levels)), False


_OUTSIDE = re.compile(r"\b(?:others?|outside|elsewhere|rest|remainder|remaining|apart from|aside from|except|besides)\b")
_REST = re.compile(r"\bthe (?:rest|remainder|others)\b|\bthe (?:remaining|other) \w+")


def _leaves(clause: Clause, q: Quantity, v: View, fallen: bool, outside: bool, quote: str, index: Index) -> bool:
    """Whether a clause speaks of what the shares of a claim leave: it denies, or speaks of others, or of what a sentence says of the rest."""
    strength = {p.word.start: p.strength for p in v.pairs}
    rows = [(p.word, p.weight) for p in v.pairs if p.word.kind != "light" and p.word.text.lower() not in _OTHERS and not (fallen and _reckons(p.word))]
    cover = _share(rows, strength)
    whole = [w for w, _ in rows if q.whole is not None and q.whole[0] <= w.start and w.end <= q.whole[1]]
    if fallen or outside or (clause.negative and not v.form.clause.negative):
        odd = [p for p in v.pairs if p.strength < MATCHED and p.part.tag == "N" and p.part.place != "S" and p.word.kind != "light" and p.word.text.lower() not in _OTHERS]
        return cover >= LEFT and not odd and not (whole and strength[whole[-1].start] < GRADED)  # outside the port, not outside the capital
    m = _REST.search(quote.lower())
    if m is None or cover < rules.ASKS:
        return False
    end = next((x.start() for x in _CUTS.finditer(quote, m.end())), len(quote))
    begin = max((x.end() for x in _CUTS.finditer(quote, 0, m.start())), default=0)
    others = {w.key for a, b in ((0, begin), (end, len(quote))) for w in read_words(quote, a, b, index.lexicon, ())}
    beside = {w.key for w in read_words(quote, begin, end, index.lexicon, ()) if w.kind in CONTENT} - others
    about = [p for p in v.pairs if p.strength >= MATCHED and p.part.tag == "N" and p.word.kind != "light" and p.word not in whole]
    return any(p.other in beside for p in about) and not any(p.other in others for p in about)


def _sentence(c: Candidate, index: Index) -> str:
    """The sentence that a claim is of, as far as claims give it."""
    quote = c.claim.quote
    n = index.sentences[c.number]
    while n < len(index.claims) and index.sentences[n] == index.sentences[c.number]:
        more = index.claims[n].quote
        quote = more if quote in more else quote if more in quote else f"{quote}; {more}"
        n += 1
    return quote


LEFT = 0.65  # share of a clause that a claim must speak of to say what is left
_OTHERS = frozenset("other others outside elsewhere rest remainder remaining means somewhere".split())


def from_parts(clause: Clause, q: Quantity, candidates: Sequence[Candidate], index: Index) -> list[Comparison]:
    """What a part leaves of a number: where 31 of the 38 towns have a library, seven have none."""
    if q.change or q.value is None or q.low is not None or q.high is not None or q.unit in ("percent", "x"):
        return []
    asked = Asked(replace(clause, quantities=()), index)
    out: list[Comparison] = []
    for c in _figures(candidates):
        for part, whole in _parts(c.claim.quote):
            left = replace(whole, value=(whole.value or 0.0) - (part.value or 0.0), digits=max(whole.digits, part.digits))
            if quantities.compare(q, left)[0] is not Relation.SAME or (v := _view(asked, c, index, rules.ASKS)) is None:
                continue
            opposed = [o for o in (rules.polarity(v), rules.status(v)) if o is not None and o.stance in ("differs", "denies")]
            rows = [(p.word, p.weight) for p in v.pairs if p.word.kind != "light" and not any(p.word is w for o in opposed for w in o.explained)]
            turned = len(opposed) == 1 or (not opposed and clause.negative != v.form.clause.negative)
            if turned and _share(rows, {p.word.start: p.strength for p in v.pairs}) >= LEFT:
                out.append(_support(c, v.cover, f"{part.text} of {whole.text} leave {left.value:g}", f"{part.text} of {whole.text}"))
                break
    return out


def _parts(quote: str) -> Iterator[tuple[Quantity, Quantity]]:
    """The numbers of a sentence that are parts of others, each with its whole: 31 of "31 of the 38 towns", four of "96 blocks, four of which", 74 of "of 90 delegates, 74"."""
    said = [k for k in quantities.read_mentions(quote)[0] if k.value is not None and k.kind != "ordinal" and k.low is None is k.high and not k.change]
    for n, k in enumerate(said):
        if k.whole is not None:
            whole = next((w for w in said if w is not k and (w.thing == k.whole or (k.whole[0] <= w.start and w.end <= k.whole[1]))), None)
        elif _OF_THEM.match(quote, k.end) or _OF_WHICH.search(quote, 0, k.start):
            whole = next((w for w in reversed(said[:n]) if w.unit == k.unit and (w.value or 0.0) > (k.value or 0.0)), None)
        else:
            continue
        if whole is not None and whole.unit == k.unit and 0 < (k.value or 0.0) < (whole.value or 0.0):
            yield k, whole


_OF_THEM = re.compile(r" of (?:them|which|whom|these|those|it)\b")
_OF_WHICH = re.compile(r"\bof (?:which|whom|them)\W+(?:only )?$")


def from_changes(clause: Clause, q: Quantity, candidates: Sequence[Candidate], index: Index) -> list[Comparison]:
    """The level of an earlier time, from a later one and the change since: "38 in 2024, five more than in 2020" gives 33 for 2020."""
    if q.change or q.value is None or clause.negative:
        return []
    asked = Asked(replace(clause, quantities=()), index)
    out: list[Comparison] = []
    done: set[tuple[str, str]] = set()
    for c in _figures(candidates):
        quote = c.claim.quote
        m = _SINCE.search(quote)
        if m is None or (c.claim.source, quote) in done or not _same_time(clause, m, c, index):
            continue
        done.add((c.claim.source, quote))
        said = [k for k in quantities.read_mentions(quote)[0] if k.value is not None and k.kind != "ordinal" and k.end <= m.start()]
        if len(said) < 2 or said[-2].change:
            continue
        level, change = said[-2:]
        found = _before(level, change)
        if found is None or found.unit != q.unit or quantities.compare(q, found)[0] is not Relation.SAME:
            continue
        v = _view(asked, c, index, rules.ASKS)
        rows = [(p.word, p.weight) for p in v.pairs if p.word.kind != "light"] if v is not None else []
        if v is not None and _share(rows, {p.word.start: p.strength for p in v.pairs}) >= _needed(q, False):
            detail = f"{level.text}, with a change of {change.text}, was {found.value:g} before"
            out.append(_support(c, v.cover, detail, level.text))
    return out


_SINCE = re.compile(
    r"\b(?:than|as|since|on)(?: in| at the end of)? (?:(?P<year>\d{4})|(?:(?P<number>\w+) years? (?:before|earlier))|(?P<last>the (?:year before|previous year)))\b"
)


def _same_time(clause: Clause, m: re.Match[str], c: Candidate, index: Index) -> bool:
    """Whether a clause speaks of the time with which a claim compares its figure, and of no other."""
    years = {_year(p.first or p.last) for p in quantities.read_mentions(clause.text)[1] if not p.relative}
    if m["year"]:
        return years == {int(m["year"])}
    n = 1 if m["last"] else _number(m["number"])
    own = [p for p in index.form(c.number).clause.periods if p.first and not p.relative]
    if len(years) != 1:
        return False
    (mine,) = years
    return any(_year(p.first) == mine + n or (_year(p.first) == mine and _years_back(clause.text) == n) for p in own)


def _before(level: Quantity, change: Quantity) -> Quantity | None:
    """The level from which another came by a change."""
    assert level.value is not None
    assert change.value is not None
    if change.unit in (level.unit, "1") and change.change:
        value = level.value - change.change * change.value
    elif change.unit == "percent" and change.change and level.unit != "percent" and change.value < 100:
        value = level.value / (1 + change.change * change.value / 100)
        return replace(level, value=value, hedge="about", digits=max(level.digits, abs(value) / 1000), change=0)
    elif change.unit == "x" and change.value:
        value = level.value / change.value
    elif change.kind == "ratio" and not change.change and change.value:
        value = 100 * level.value / change.value
    else:
        return None
    return replace(level, value=value, change=0)


# ---- two events ---------------------------------------------------------------------------------------------------


@record
class Event:
    """A time that a claim gives, with what the claim speaks of of a clause."""

    candidate: Candidate
    time: Period
    strength: dict[int, float]


Side = tuple[int, int]  # where the words of an event stand in a clause

_AFTER = re.compile(r"\s*(after|later than|following|younger than|before|earlier than|ahead of|prior to|older than)\b", re.I)
_UNTIL = re.compile(r"\s*(?:or (?:so|more) )?(?:when|until|till|before)\b", re.I)
_FOR = re.compile(r"\b(?:for|had been|have been|was|were)(?: (?:about|around|almost|nearly|roughly|some|more than|over|just|only|exactly|fully|a full)){0,2} $", re.I)


def sides(question: Question) -> tuple[int, Side, tuple[Side, ...]] | None:
    """Where a clause tells how long one event came after another: 1 for after, -1 for before, where the other one stands, and the one itself.

    "X became king four years after Y", "Nine months after Y, X", "X had shone for 106 years before Y".
    """
    clause, q = question.clause, question.q
    text, at = clause.text, q.end - clause.start
    head = text[: q.start - clause.start]
    m = _AFTER.match(text, at)
    sign = 1
    if m is not None:
        sign = -1 if m[1].lower().split()[0] in ("before", "earlier", "ahead", "prior", "older") else 1
    if _FOR.search(head):
        m, sign = _UNTIL.match(text, at), -1
    if m is None:
        return None
    stop = text.find(",", m.end()) if len(head.split()) <= SHORT else -1
    end = clause.end if stop < 0 else clause.start + stop
    return sign, (clause.start + m.end(), end), ((clause.start, q.start), (end, clause.end))


def awaits(clause: Clause) -> bool:
    """Whether a clause only tells how long after something else the one that follows it took place: "Nine months after it was sold, …"."""
    found = ask(clause, clause.quantities[0]) if clause.quantities else None
    if found is None or not found.lasts or (between := sides(found)) is None:
        return False
    return not any(lo <= w.start < hi and w.kind in CONTENT and w.kind != "light" for w in clause.words for lo, hi in between[2])


SHORT = 5  # words before a length of time that begins a sentence: "A little more than three weeks after …, …"


def from_events(question: Question, between: tuple[int, Side, tuple[Side, ...]], known: Sequence[Candidate], index: Index) -> list[Comparison]:
    """What follows from the times of two events that one source tells of."""
    sign, other, own = between
    asked = Asked(replace(question.clause, quantities=()), index)
    weights = [(w, weight) for w, _, weight in asked.words if w.kind != "light" and not _reckons(w)]
    first = [x for x in weights if any(lo <= x[0].start < hi for lo, hi in own)]
    second = [x for x in weights if other[0] <= x[0].start < other[1]]
    if not first or not second:
        return []
    events = [e for c in known if c.claim.rank != "deprecated" for e in _events(c, asked, other, index)]
    found: list[tuple[float, Comparison]] = []
    for a, b in permutations(events, 2):
        if a.candidate.claim.source != b.candidate.claim.source or a.time == b.time:
            continue
        relation, detail = compare_duration(question.q, *((b.time, a.time) if sign > 0 else (a.time, b.time)))
        if relation is not Relation.SAME:
            continue
        told = rules.ASKS if _digits(question.q) < 3 else 0.0
        mine, theirs = _share(first, a.strength, told), _share(second, b.strength, told)
        crossed = _share(first, b.strength) + _share(second, a.strength)
        cover = min(mine, theirs)
        if crossed < mine + theirs - APART and cover >= _needed(question.q, False):
            found.append((cover, _support(a.candidate, cover, detail, f"{b.time.text} and {a.time.text}")))
    return _best(found)


def _events(c: Candidate, asked: Asked, other: Side, index: Index) -> Iterator[Event]:
    """The time that a claim gives for what it speaks of, if it speaks of anything that is asked; of a sentence with several each has the names nearest to it."""
    times = _dates(index.form(c.number).clause.periods)
    v = _view(asked, c, index, SOME) if len(times) == 1 else None
    if v is None:
        return
    strength = {p.word.start: 0.0 if p.at < 0 and p.other in v.known.beside and p.part.tag == "V" else p.strength for p in v.pairs}  # "… and died in 1356"
    quote = c.claim.quote
    several = _dates(quantities.read_mentions(quote)[1]) if len(_YEAR.findall(quote)) > 1 else []
    named = {p.other: p.word.start for p in v.pairs if p.word.kind in NAMES and p.strength >= MATCHED}
    if len(several) < 2 or len(named) < 2:
        yield Event(c, times[0], strength)
        return
    near: dict[int, Period] = {}
    for w in read_words(quote, 0, len(quote), index.lexicon, ()):
        if w.key in named:
            near[named[w.key]] = min(several, key=lambda t: _distance(quote, w.start, t.start))
    sides = [{at: t for at, t in near.items() if (other[0] <= at < other[1]) is there} for there in (False, True)]
    for mine, theirs in (sides, sides[::-1]):
        if len(set(map(id, mine.values()))) > 1:  # what both sides speak of: the net, of "Tarland banned the net six months after Quenland"
            near = {at: t for at, t in near.items() if at not in mine or t not in theirs.values()}
    for t in several:  # "in 2014, followed by Tarland in 2015", "at Orm (1911) and Vik (1935)"
        yield Event(c, t, {at: 0.0 if near.get(at, t) is not t else x for at, x in strength.items()})


def _dates(times: Sequence[Period]) -> list[Period]:
    """The years, months and days among some times that say when something was."""
    return [p for p in times if p.first and p.last and not p.relative and p.kind in ("year", "month", "day")]


_YEAR = re.compile(r"\b\d{4}\b")


# ---- reckoning ----------------------------------------------------------------------------------------------------


def compare_multiple(said: Quantity, a: Quantity, b: Quantity) -> Found:
    """A stated multiple or part against the two figures it follows from."""
    assert a.value is not None
    assert b.value is not None
    if not b.value:
        return Relation.OTHER, ""
    times = a.value / b.value
    value = 100 * times if said.unit == "percent" else times
    known = replace(said, value=value, low=None, high=None, hedge="", digits=0.01, text=f"{times:.3g} times", change=0)
    relation, _ = quantities.compare(replace(said, change=0), known)
    if said.low is not None and value > BEYOND * said.low:
        relation = Relation.OTHER  # nobody calls fifteen times "more than twice"
    return relation, f"{a.text} is {times:.3g} times {b.text}"


BEYOND = 1.5
FAR_OFF = 2.0  # times: a bound that is further from a share says nothing of it
DECIMALS = 10  # of a share, as a fraction in words is read


def compare_change(said: Quantity, before: Quantity, after: Quantity) -> Found:
    """A stated amount of change against the two figures it follows from."""
    assert before.value is not None
    assert after.value is not None
    gap = abs(after.value - before.value)
    told = f"{before.text} to {after.text}"
    digits = max(before.digits, after.digits)
    unit = "pp" if before.unit == "percent" else before.unit
    known = replace(after, value=gap, low=None, high=None, unit=unit, dimension="points" if unit == "pp" else after.dimension, digits=digits, hedge="", text=told, change=1)
    if said.unit == "percent" and before.unit != "percent" and before.value:
        known = replace(known, value=round(100 * gap / abs(before.value), DECIMALS), unit="percent", dimension=said.dimension, digits=1.0)
    elif said.unit == "pp" and unit == "pp":
        known = replace(known, dimension=said.dimension)
    relation, _ = quantities.compare(replace(said, change=1), known)
    return relation, f"from {told}: a difference of {round(known.value or 0.0, 6):g}{'' if known.unit == '1' else ' ' + known.unit}"


def compare_share(said: Quantity, a: Quantity, b: Quantity) -> Found:
    """A stated share against the two counts it follows from: 14 of 21 are two thirds."""
    assert a.value is not None
    assert b.value is not None
    part, whole = sorted((a.value, b.value))
    exact = round(100 * part / whole, DECIMALS)
    known = replace(a, value=exact, low=None, high=None, unit="percent", dimension="percent", kind="ratio", digits=1.0, hedge="")
    relation, _ = quantities.compare(said, known)
    if (said.low is None) != (said.high is None) and said.value and not 1 / FAR_OFF <= (known.value or 0.0) / said.value <= FAR_OFF:
        relation = Relation.OTHER  # of 16 and 200 nobody says "less than four in five"
    return relation, f"{part:g} of {whole:g} is {100 * part / whole:.3g} percent"


def compare_sum(said: Quantity, a: Quantity, b: Quantity) -> Found:
    """A stated total against the two figures it is made of."""
    assert a.value is not None
    assert b.value is not None
    known = replace(a, value=a.value + b.value, low=None, high=None, hedge="", digits=max(a.digits, b.digits))
    relation, _ = quantities.compare(said, known)
    if said.low is not None and (known.value or 0.0) > BEYOND * said.low:
        relation = Relation.OTHER
    return relation, f"{a.text} and {b.text} make {known.value:g}"


def compare_span(said: Quantity, span: Period) -> Found:
    """A stated length of time against the years it follows from: from 1994 to 2011 are seventeen years."""
    years = periods.turns(span)
    return quantities.compare(said, _duration(years, "year"))[0], f"{span.text} is {years} years"


def compare_stay(said: Quantity, span: Period) -> Found:
    """A stated length of time against two days or months of one year: from 4 April to 15 May are 42 days, or 41, and six weeks; from March to June four months."""
    from datetime import date

    assert span.first is not None
    assert span.last is not None
    days = (date.fromisoformat(span.last) - date.fromisoformat(span.first)).days
    if said.dimension == "months":
        months = int(span.last[5:7]) - int(span.first[5:7]) + (int(span.last[8:10]) + 1 - int(span.first[8:10])) / 31
        return quantities.compare(said, replace(_duration(round(months), "month"), value=round(2 * months) / 2))[0], f"{span.text} is {months:.2g} months"
    found = [quantities.compare(said, _duration(n, "day")) for n in (days + 1, days)]
    return next((f for f in found if f[0] is Relation.SAME), found[0])


def compare_duration(said: Quantity, early: Period, late: Period) -> Found:
    """A stated length of time against the times of two events, the earlier one first; what is dated by its year alone tells nothing of months."""
    assert early.first is not None
    assert late.first is not None
    kinds = {early.kind, late.kind}
    years, months, days = (int(late.first[i:j]) - int(early.first[i:j]) for i, j in ((0, 4), (5, 7), (8, 10)))
    months += 12 * years
    if kinds == {"day"} and said.dimension != "months":
        from datetime import date

        known = _duration((date.fromisoformat(late.first) - date.fromisoformat(early.first)).days, "day")
    elif kinds == {"day"}:
        known = replace(_duration(months, "month"), value=months + days / 31, digits=0.01)
    elif "year" not in kinds:
        known = _duration(months, "month")
    elif said.unit == "year":
        known = _duration(years, "year")
    else:
        return Relation.OTHER, ""
    if (known.value or 0.0) <= 0:
        return Relation.OTHER, ""
    return quantities.compare(said, known)[0], f"from {early.text} to {late.text} are {known.text}"


def _duration(n: int, unit: str) -> Quantity:
    """A length of time in whole days, months or years."""
    dimension = "time" if unit == "day" else "months"
    return Quantity(0, 0, float(n), None, None, unit, dimension, 1.0, "", dimension, f"{n} {unit}s")
