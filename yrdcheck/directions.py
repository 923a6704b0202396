"""What keeps a claim from supporting a clause that has it the other way round: an order of two events, a side, a comparison.

Each guard answers with why the claim does not carry the clause, or "". A clause with one of two opposites needs a claim that has the
same, or tells it by the order of its own events.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise, zip_longest

from yrdcheck import quantities, rules, thesaurus, words
from yrdcheck.alignments import MATCHED
from yrdcheck.model import TYPE_CHECKING, record
from yrdcheck.quantities.tables import SMALL
from yrdcheck.rules.sequences import JOINT, WORD, agreement, content_keys, joins, swapped
from yrdcheck.statements import NAMES, PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.alignments import View
    from yrdcheck.statements import Clause
    from yrdcheck.words import Word


def misordered(v: View, quote: str, whole: str) -> str:
    """Two events that the claim's sentence has in the other order: "before the mill closed" against "the mill closed, after which …"."""
    return _OTHER_ORDER if agreement(v, quote, whole) < 0 else ""


def reordered(v: View, quote: str, whole: str) -> str:
    """Two events of which both stand on the other side in the claim."""
    return _OTHER_ORDER if agreement(v, quote, whole) < -1 else ""


_OTHER_ORDER = "the source has the two in the other order"


_EARLIER = re.compile(
    r"\b(?:before|until|till|prior|previous\w*|earlier|ahead|already|first\w*|initial\w*|origina\w*|former\w*|preced\w+|ago|yet|used to|had"
    r"|by (?=\d{4}|the (?:time|end)))\b",
    re.I,
)
_LATER = re.compile(
    r"\b(?:after\w*|later|since|then|next|follow\w*|subsequent\w*|there(?:after|upon)|when [^.;,]{1,40} (?:is|are) over|went on"
    r"|eventual\w*|as soon as|once|succe(?:ed|ss)\w*)\b",
    re.I,
)
_AFTERWARDS = re.compile(r"\b(?:after(?=\W*$|[,.;:]| as well\b| too\b)|afterwards|thereafter)", re.I)


def unlike_order(v: View, quote: str, whole: str) -> str:
    """ "Before" where the claim only has an "after", "then" or "since"; "after" where it only has a "before" or, with nothing behind it, nothing later."""
    text, times = v.clause.text, rules.end_years(v.form.clause.periods)
    if (m := _AFTERWARDS.search(text)) is not None and not _LATER.search(quote) and len(times) < 2:
        return f"no source says “{m[0]}” of this"
    earlier, later = _EARLIER.search(whole) is not None, _LATER.search(whole) is not None
    m = next((m for m in JOINT.finditer(text) if not m["then"] and joins(text, m)), None)
    if m is None or m[0].lower() in ("since", "once"):
        return ""
    against = later and not earlier if m["prior"] else not later and _STRICTLY.search(whole) is not None and not v.form.clause.periods
    return f"no source says “{m[0]}” of this" if against and agreement(v, quote, whole) <= 0 else ""


_STRICTLY = re.compile(r"\b(?:before|until|till|prior|previous\w*|earlier|had first)\b", re.I)


_IN_TIME = frozenset(
    """before after since until till when while as once then later earlier ago following previous previously prior preceding next first last new former
    soon already still again afterwards beforehand during meanwhile by within from subsequently eventually finally""".split()
)


def unordered(v: View, quote: str, whole: str) -> str:
    """ "Before" or "after" something of which the claim does not say when it was: "sales rose after the spaces went" against "they feared for sales"."""
    row, theirs = v.clause.words, v.form.clause
    if theirs.periods or theirs.around or _says(v, whole, _IN_TIME) or agreement(v, quote, whole) > 0:
        return ""
    for w, after in pairwise(row):
        if w.kind == "stop" and w.text.lower() in ("before", "after") and after.kind not in ("figure", "time"):
            return f"no source says “{w.text}” of this"
    return ""


def sooner(v: View, quote: str, whole: str) -> str:
    """What was before something, where the claim orders nothing in time: "had been mended before the launch" against "was launched in 2017"."""
    m = _BEFORE_IT.search(v.clause.text)
    theirs = v.form.clause
    if m is None or len(rules.end_years((*theirs.periods, *theirs.around))) > 1:
        return ""
    return "" if _says(v, whole, _ORDERS) or agreement(v, quote, whole) > 0 else f"no source says “{m[0]}” of this"


def _says(v: View, whole: str, table: frozenset[str]) -> bool:
    """Whether a claim or the rest of its sentence has one of some words."""
    return not table.isdisjoint({w.lower() for w in WORD.findall(f"{whole} {v.form.clause.text}")} | {w.key for w in v.form.clause.words})


_BEFORE_IT = re.compile(
    r"\b(?:once|twice|already|ever|had) before\b"
    r"|(?<!\bcome )(?<!\bcame )(?<!\bput )(?<!\bbrought )(?<!\blaid )(?<!\bwent )(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\d )"
    r"\bbefore (?:it|he|she|they|the|a|an|its|their|\w{2,}ing)\b",
    re.IGNORECASE,
)
_ORDERS = _IN_TIME - frozenset("by within from during new last as when".split())


def unlike_begin(v: View, quote: str, whole: str) -> str:
    """ "Until" a year that the claim begins with: "has risen until 2018" against "from 6 in 2018 to 9"."""
    years = {m[1] or m[2] for m in _FROM.finditer(quote)}
    p = next((p for p in v.clause.periods if p.kind in ("until", "by", "before") and (p.last or "")[:4] in years), None)
    return f"the source does not say this of {p.text}" if p is not None else ""


_FROM = re.compile(r"\bfrom [^.;,]{1,40}? in (\d{4}) to\b|\bsince (\d{4})\b")


def turned_beside(v: View, quote: str, whole: str) -> str:
    """A rise where the rest of the claim's sentence tells of a fall, or the other way round: "less to carry, as the docks were shut" against "traffic rose, since …"."""
    if not v.clause.direction or v.form.clause.direction or v.clause.negative or words.direction(v.known.beside) != -v.clause.direction:
        return ""
    return "the rest of the sentence says the opposite"


_LOWEST = frozenset("least fewest lowest smallest shortest cheapest lightest youngest slowest narrowest weakest rarest".split())
_LESSER = frozenset("less fewer lower smaller shorter cheaper lighter younger narrower shallower weaker rarer colder cooler thinner poorer scarcer".split())
_NO_SCALE = frozenset("faster slower earlier later sooner better worse rather other further nearer closer".split())


def comparison(clause: Clause) -> tuple[int, str, str] | None:
    """A comparison that a clause makes without a figure of its own: 1 where the first is the larger, -1 where the smaller, with the text on either side of it."""
    than = _THAN.search(clause.text)
    if than is None or _DENIED.search(clause.text, 0, than.start()) or any(0 <= q.start - clause.start - than.start() <= FAR for q in clause.quantities):
        return None
    for m in reversed(list(WORD.finditer(clause.text, 0, than.start()))[-NEAR:]):
        low = m[0].lower()
        if low in ("more", "less", "fewer") or (low not in _NO_SCALE and thesaurus.degree(low)[0] == "er"):
            if any(0 <= clause.start + m.start() - q.end <= 1 for q in clause.quantities):
                return None  # "two metres more than now"
            return -1 if low in _LESSER else 1, clause.text[: m.start()] + clause.text[m.end() : than.start()], clause.text[than.end() :]
        if low in _NO_SCALE:
            return None
    return None


NEAR = 7  # words before "than" among which the comparative stands
FAR = 14  # characters from "than" to a figure that it is set before
_THAN = re.compile(r"\bthan\b(?! (?:\d|twice|half|ever|once|one in|two in))", re.I)
_DENIED = re.compile(r"\b(?:no|not|any|never)\b|n['’]t\b", re.I)


def unlike_extreme(v: View, quote: str, whole: str) -> str:
    """A comparison against the claim's superlative: "less than any other" against "the worst of them", "more well than adults" against "best in adults"."""
    found = comparison(v.clause)
    if found is None:
        return ""
    sign, left, right = found
    tops = [(w, -1 if w.text.lower() in _LOWEST else 1) for w in v.form.clause.words if w.text.lower() in _MOST | _LOWEST or rules.superlative(w)]
    if re.match(r" any", right):
        if sign < 0 and not any(s < 0 for _, s in tops):
            return "no source ranks it lowest"
        return "the source ranks it lowest" if sign > 0 and tops and all(s < 0 for _, s in tops) else ""
    if len({s for _, s in tops}) != 1:
        return ""
    keys = {p.word.key: p.other for p in v.pairs if p.at >= 0 and p.strength >= MATCHED and p.word.kind != "light"}
    if (prep := re.match(r" (?:in|on|at|for|with|among|by|of) ", right)) is not None and prep[0] in left:
        left = left[left.rindex(prep[0]) :]
    mine, theirs = ({keys[k] for k in content_keys(side) if k in keys} for side in (left, right))
    if (theirs - mine and not mine - theirs) if tops[0][1] == sign else (mine - theirs and not theirs and prep is not None):
        return f"the source says “{tops[0][0].text}” of the other"
    return ""


_MOST = frozenset("most least best".split())


def unlike_figures(v: View, quote: str, whole: str) -> str:
    """A comparison that two figures of the claim's sentence give the other way round: "dearer than in the capital" against "540 crowns, and 690 in the capital"."""
    found = measured(v, whole)
    return f"the source says {found[1]} against {found[2]}" if found is not None and not found[0] else ""


def measured(v: View, whole: str) -> tuple[bool, str, str] | None:
    """Whether two figures of a sentence give a comparison as a clause has it, with the figures; `None` where they do not tell."""
    found = comparison(v.clause)
    if found is None:
        return None
    sign, left, right = found
    known = frequencies(whole) if re.search(r"\b(?:often|frequent\w*)\b", left) else _levels(whole)
    pair = next(((a, b) for a, b in pairwise(known) if a.unit == b.unit and a.value != b.value), None)
    cut = max((m.start() for m in _PARTS.finditer(whole, pair[0].end, pair[1].start)), default=-1) if pair is not None else -1
    if pair is None or cut < 0:
        return None
    keys = {p.word.key: p.other for p in v.pairs if p.strength >= MATCHED and p.other}
    behind = content_keys(whole[cut:]) - content_keys(whole[:cut])  # what is said of the second alone
    ours, others = (bool({keys[k] for k in content_keys(side) if k in keys} & behind) for side in (left, right))
    if ours == others:
        return None
    x, y = pair[::-1] if ours else pair
    return (x.value > y.value) == (sign > 0), x.text, y.text


def unmeasured(v: View, quote: str, whole: str) -> str:
    """A comparison of which the claim gives one figure, and the rest of its sentence none that bears it out."""
    theirs = v.form.clause
    if len(theirs.quantities) != 1 or theirs.direction or theirs.quantities[0].change or comparison(v.clause) is None or measured(v, whole) is not None:
        return ""
    said = {w.text.lower() for w in (*theirs.words, *theirs.carried)}
    if all(k in theirs.text or not k[0].isdigit() for k in v.known.beside) or re.search(r"\bthan any", v.clause.text):
        return ""
    if said & _MADE or any(rules.superlative(w) for w in theirs.words) or (words.UP | words.DOWN) & v.known.beside:
        return ""
    return "no source makes this comparison"


_MADE = _LESSER | _NO_SCALE | frozenset("than more higher larger longer greater bigger older compared unlike twice half first last top most only".split())


@record
class Level:
    """A figure that another of the same sentence may be set against."""

    start: int
    end: int
    value: float
    unit: str
    text: str


def _levels(text: str) -> list[Level]:
    """The figures of a text that stand for a level, with what is per month or per head under the unit before "per"."""
    said = [q for q in quantities.read_mentions(text)[0] if q.value is not None and not q.change and q.kind != "ordinal"]
    return [Level(q.start, q.end, q.value or 0.0, q.unit.partition("/")[0], q.text) for q in said]


def frequencies(text: str) -> list[Level]:
    """How often a text says that something happens, in times a year.

    >>> [(f.text, f.value) for f in frequencies("twice a week in summer and once a fortnight in winter")]
    [('twice a week', 104.0), ('once a fortnight', 26.0)]
    """
    out = []
    for m in _OFTEN.finditer(text):
        often, every, unit, adverb = (g.lower() if g else "" for g in m.groups())
        n = 1.0 if not often else _TIMES.get(often) or float(SMALL.get(often.split()[0], 0) or 0)
        n /= {"": 1, "other": 2, "second": 2}.get(every) or float(SMALL.get(every, 0) or 1)
        out.append(Level(m.start(), m.end(), n * _A_YEAR[unit or adverb.removesuffix("ly").replace("dai", "day")], "often", m[0]))
    return [f for f in out if f.value]


_A_YEAR = {"hour": 8760.0, "day": 365.0, "night": 365.0, "week": 52.0, "fortnight": 26.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_UNITS = "hour|day|night|week|fortnight|month|quarter|year"
_OFTEN = re.compile(
    r"\b(?:(?:(once|twice|thrice|[a-z]{3,8} times) (?:an?|each|per|every)|every(?: (other|second|two|three|four|five|six|ten))?)"
    rf" ({_UNITS})s?|(hourly|daily|weekly|monthly|quarterly|yearly))\b",
    re.I,
)
_PARTS = re.compile(r"[,;]|\b(?:and|but|while|whereas|against|than|compared)\b")

_LAST = re.compile(r"\b(?:last|final)\b(?! (?:year|month|week|night|summer|winter|spring|autumn|decade|century)\b)", re.I)
_LASTLY = re.compile(r"\b(?:last|final\w*|latest|end\w*|clos\w+|recent\w*|past|extinct|previous|no longer|since|ultimate\w*|never again)\b", re.I)
_FIRST = re.compile(r"\b(?:first|initial|opening|earliest)\b", re.I)
_FIRSTLY = re.compile(
    r"\b(?:first\w*|initial\w*|open\w*|earl\w+|beg[aiu]n\w*|start\w*|new\w*|origin\w*|found\w*|launch\w*|debut\w*|pioneer\w*|before|never|only|one|1st)\b", re.I
)


def unlike_end(v: View, quote: str, whole: str) -> str:
    """ "Last" where the claim only says "first", or the other way round."""
    known = f"{whole} {v.form.clause.text}"
    for mine, alike, theirs in ((_LAST, _LASTLY, _FIRST), (_FIRST, _FIRSTLY, _LAST)):
        m = mine.search(v.clause.text)
        if m is not None and not alike.search(known) and theirs.search(known) and not theirs.search(v.clause.text):
            return f"no source says “{m[0]}” of this"
    return ""


_SIDES = {
    "upstream": frozenset("upstream above upper headwater upriver source before".split()),
    "downstream": frozenset("downstream below lower downriver mouth after beyond".split()),
    "above": frozenset("above over higher upstream upper exceed more beyond top surpass high north behind ahead".split()),
    "below": frozenset("below under beneath lower downstream less fewer within short low foot south beyond".split()),
}


def unlike_side(v: View, quote: str, whole: str) -> str:
    """A side that the claim does not give: "upstream of Lund" against "the river joins Ardal and Lund"."""
    row, theirs = v.clause.words, v.form.clause.words
    w = next((w for i, w in enumerate(row) if w.text in _SIDES and w.kind not in NAMES and _before_thing(row, i)), None)
    if w is None or (v.clause.quantities and _LIMIT.search(v.clause.text, w.end - v.clause.start)):
        return ""
    known = {k for t in WORD.findall(whole.lower()) for k in (t, words.key(t))} | v.known.every | v.known.beside
    if not known.isdisjoint(_SIDES[w.text]) or any(x.text in words.OPPOSITES[w.text] and swapped(v, w.text, x.text) for x in theirs):
        return ""
    return f"no source says “{w.text}” of this"


def _before_thing(row: Sequence[Word], i: int) -> bool:
    """Whether a preposition stands before what is no figure, and behind none: not "above 40", "20% below its level"."""
    return i + 1 < len(row) and row[i + 1].kind not in ("figure", "time") and (not i or row[i - 1].kind != "figure")


_LIMIT = re.compile(r" (?:[\w'’-]+ ){1,4}?(?:limit|threshold|level|target|average|mean|minimum|maximum|quota|norm|standard)s?\b", re.I)  # by which a figure is measured


def unlike_place(v: View, quote: str, whole: str) -> str:
    """A name with the side of another: "Lund, on the west bank" against "Ardal on the west bank and Lund on the east bank"."""
    theirs = _sides_of(v.form.clause.words)
    at = {id(p.word): v.form.clause.words[p.at] for p in v.pairs if p.at >= 0 and p.strength >= MATCHED}
    for name, side in _sides_of(v.clause.words):
        own = next((s for n, s in theirs if n is at.get(id(name))), None)
        if own is not None and own.key in words.OPPOSITES.get(side.key, ()) and any(s.key == side.key for _, s in theirs):
            return f"the source says “{own.text}” of {name.text}"
    return ""


def _sides_of(row: Sequence[Word]) -> list[tuple[Word, Word]]:
    """Names with the side of a compass, or "left" and "right", that stands behind each: "Lund on the east bank"."""
    out = []
    name = None
    for w, after in zip_longest(row, row[1:]):
        if w.kind in NAMES:
            name = w
        elif w.key in _ALONG and after is not None and after.kind in NAMES:
            out.append((after, w))
        elif w.key in _COMPASS and name is not None:
            out.append((name, w))
            name = None
    return out


_ALONG = frozenset(("upstream", "downstream"))
_COMPASS = frozenset("upstream downstream north south east west northern southern eastern western left right upper lower".split())


def unlike_bound(v: View, quote: str, whole: str) -> str:
    """ "At least" of a figure that the claim's sentence gives as "at most", or the other way round: "no less than 300 km away" against "within 300 km"."""
    q = next((q for q in v.clause.quantities if (q.low is None) != (q.high is None)), None)
    if q is None:
        return ""
    for k in quantities.read_mentions(quote)[0]:
        if (k.low is None) != (k.high is None) and (k.low is None) != (q.low is None) and (k.value, k.unit) == (q.value, q.unit):
            return f"the source says {k.hedge} {k.text}"
    return ""


def cut_off(v: View, quote: str, whole: str) -> str:
    """What the claim says only of some or only on a condition, told of all: "of those polled who own a car, 58 per cent" against "58 per cent of those polled"."""
    m = _LEAD.match(whole)
    if m is None or whole.find(v.form.clause.text.rstrip(" .,;")) in range(1, m.end(2)):
        return ""
    if m[1].lower() in ("if", "unless") and _CONDITIONAL.search(v.clause.text):
        return ""
    narrows = _NARROWS.search(whole, m.start(2), m.end(2))
    low = m[1].lower()
    if (low == "in" and narrows is None) or (low in ("in", "for") and _ONE_THING.match(m[2])):
        return ""
    at = narrows.start() if narrows is not None else m.end(2)
    spoken = {p.other for p in v.pairs if p.strength >= MATCHED} | {x for w in v.clause.words for t in (w.key, *w.text.lower().split()) for x in (t, words.key(t))}
    said = [[w for w in WORD.findall(whole, lo, hi) if w.lower() not in words.STOP] for lo, hi in ((m.start(2), at), (at, m.end(2)))]
    head, tail = ([words.key(w.lower()) for w in row if w[0].islower()] for row in said)
    tail += [w for w in said[1] if w[0].isdigit()]
    if not _SAYINGS.isdisjoint(head) or (low == "in" and not tail) or any(w[0].isdigit() for w in WORD.findall(whole, m.start(2), at)):
        return ""
    lost = [w not in spoken for w in tail]
    deed = narrows is not None and narrows[0] in ("who", "that", "which")
    if (head and spoken.isdisjoint(head)) or (lost and (2 * sum(lost) >= len(lost) or (deed and lost[0]))):
        return f"the source says this only “{m[0].strip(' ,')}”"
    return ""


_LEAD = re.compile(r"\W*(of|among|amongst|for|if|unless|in)\b ([^,;:]{3,120}),", re.I)
_NARROWS = re.compile(r"\b(?:who|that|which|whose|with|without|aged|over|under|above|below|between|living|born|\w{2,}ed)\b", re.I)
_CONDITIONAL = re.compile(r"\b(?:if|unless|when|should|in case|would|may|might|could|otherwise|depend\w*)\b", re.I)
_ONE_THING = re.compile(r"(?:an?|the|its|their|his|her|this|that|one)\b|[A-Z\d]")
_SAYINGS = frozenset(
    "thing things example other time year decade century month week day moment start beginning reason part fact addition total all sake long while course first".split()
)


def of_first(v: View, quote: str, whole: str) -> str:
    """What a part without a subject says of the first that its sentence names, told of another: "overtook the Gannet and won" of the Petrel."""
    theirs = v.form.clause
    relative = bool(theirs.words) and theirs.words[0].text.lower() in ("who", "which")
    if theirs.carried or not theirs.words or not (v.known.parts[0].place == "V" or relative):
        return ""
    if not whole.rstrip(" .,;").endswith(theirs.text.rstrip(" .,;")):
        return ""
    subject = [p for p in v.pairs if p.part.place == "S" and not p.part.prep and p.word.kind in NAMES]
    if not subject or any(p.at >= 0 or p.strength < MATCHED or p.other not in v.known.beside for p in subject):
        return ""
    head = whole[: whole.rfind(theirs.text.rstrip(" .,;"))]
    if relative:
        last = _LAST_NAMED.search(head)
        return f"the source says this of {last[1]}" if last is not None and not any(p.word.text in last[1] for p in subject) else ""
    first = _NAMED.search(head)
    at = min((i for p in subject if (i := head.find(p.word.text)) >= 0), default=-1)
    if first is None or first[1].lower() in PRONOUNS or at <= first.start() or _TOGETHER.search(head[first.end() : at]) or not _BARE_NAME.search(head[first.end() : at]):
        return ""
    return f"the source says this of {first[1]}"


_NAMED = re.compile(r"(?:^|(?<!\bin)(?<!\bat)(?<!\bof)(?<!\bon)(?<!\bby)(?<!\bfrom)(?<!\bto) )(?:(?:The|A|An|the|a|an) (?:[a-z]+ )?)?([A-Z]\w+)\b(?!['’]s)")
_LAST_NAMED = re.compile(r"(?<!\bof)(?<!\bin)(?<!\bat)(?<!\bfrom)(?<!\bwith)(?<!\band) ((?:[A-Z][\w'’.-]{0,40} ?){1,4})[,;]? ?$")
_TOGETHER = re.compile(r"\b(?:and|with|of)\b|,")
_BARE_NAME = re.compile(r" [a-z]{3,} ")


Guard = Callable[["View", str, str], str]
OPPOSITE: tuple[Guard, ...] = (reordered, turned_beside, unlike_figures, unlike_place, unlike_bound)  # the claim says the opposite
ORDER: tuple[Guard, ...] = (misordered, unlike_order, unlike_begin)
GUARDS: tuple[Guard, ...] = (*ORDER, unordered, sooner, unlike_extreme, unlike_end, unlike_side, unmeasured, cut_off, of_first)


def withheld(v: View, quote: str, whole: str = "", guards: Sequence[Guard] = GUARDS) -> str:
    """Why a claim with a ``quote``, of a ``whole`` sentence, has a clause the other way round, or ""."""
    return next((why for guard in guards if (why := guard(v, quote, whole or quote))), "")


def opposite(v: View, quote: str, whole: str) -> str:
    """In what a claim that speaks of all that a clause says says the opposite, or ""."""
    return withheld(v, quote, whole, OPPOSITE)
