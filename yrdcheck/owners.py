"""Whose a figure is, where one sentence or row gives several: "12 boats and 9 canoes", "Holm gets 40%, Lund 25%", "14 and 9 respectively".

Each figure has a stretch of the sentence with words that no other stretch has. A figure of a draft is that of the stretch whose words it is told with.
"""

from __future__ import annotations

import re
from itertools import pairwise

from yrdcheck import grammar, quantities, rules
from yrdcheck.alignments import MATCHED, same_name
from yrdcheck.model import TYPE_CHECKING, Relation, replace
from yrdcheck.quantities.tables import SMALL
from yrdcheck.statements import CONTENT, NAMES, is_verb, read_clauses, read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.alignments import View
    from yrdcheck.candidates import Index
    from yrdcheck.model import Claim, Quantity
    from yrdcheck.statements import Clause, Lexicon
    from yrdcheck.words import Word

Owned = tuple[Relation, str]  # how a figure stands to the one that its words own, and that one's text


def owned(clause: Clause, q: Quantity, sentence: str, lexicon: Lexicon) -> Owned | None:
    """The figure of a sentence that belongs to what a clause tells its own of; `None` where the sentence parts no figures, or that is open.

    The relation is DIFFERENT only where the clause has a figure of another stretch.
    """
    if _OUTSIDE.search(clause.text) or len(_NUMERAL.findall(clause.text)) > MANY // 2 or (whole_sentence := _read(sentence, lexicon)) is None:
        return None
    known = _with_elided(whole_sentence, sentence)
    peers = [k for k in known.quantities if k.kind != "ordinal" and k.dimension == q.dimension and (k.kind == "ratio") == (q.kind == "ratio") and bool(k.change) == bool(q.change)]
    if not 1 < len(peers) <= MANY:
        return None
    owners, spans = _respective(known, peers), None
    if owners is None and (spans := _stretches(known, peers)) is not None:
        owners = _parted(known, peers, spans)
    if owners is None:
        return None
    lo, hi = q.near or (clause.start, clause.end)
    said = {w.key for w in clause.words if w.kind in CONTENT and lo <= w.start and w.end <= hi} | {w.key for w in clause.carried}
    spoken = [n for n, row in enumerate(owners) if any(w.key in said for w in row)]
    relations = [quantities.compare(q, k)[0] for k in peers]
    if not spoken or not any(r is Relation.SAME for r in relations):
        return None
    if any(relations[n] is not Relation.DIFFERENT for n in spoken):
        n = spoken[0]
        same = len(spoken) == 1 and relations[n] is Relation.SAME and _surely(owners[n], said)
        whole = spans is None or _is_all(known, said, peers[n], owners[n], *spans[n])
        return (Relation.SAME, peers[n].text) if same and whole else None
    sure = next((n for n in reversed(spoken) if _surely(owners[n], said)), None)
    return (Relation.UNDECIDED, "") if sure is None else (Relation.DIFFERENT, peers[sure].text)


_OUTSIDE = re.compile(
    r"\b(?:outside|elsewhere|abroad|overseas|except|excluding|without|besides|beyond|alongside|unlike|not|compared|(?:other|apart|aside|rather) (?:than|from))\b",
    re.IGNORECASE,
)
_NUMERAL = re.compile(r"\d[\d,.]*")
MANY = 6  # figures of a sentence that are told apart


def _read(sentence: str, lexicon: Lexicon) -> Clause | None:
    """A sentence as one clause; `None` where it is none."""
    found = read_clauses(sentence, 0, len(sentence), lexicon, None, split=False)
    return found[0] if len(found) == 1 else None


def _surely(row: Sequence[Word], said: set[str]) -> bool:
    """Whether enough is said of what owns a figure to know that it is meant: a name, its noun, or half of its words."""
    hit = [w for w in row if w.key in said]
    return 2 * len(hit) >= len(row) or any(w.kind in NAMES for w in hit) or row[-1].key in said


def _is_all(known: Clause, said: set[str], k: Quantity, owner: Sequence[Word], start: int, end: int) -> bool:
    """Whether what a clause says beside a figure is told of it: by its own stretch, or by the first one where its own has no more than the figure and its owner."""
    words = [w for w in known.words if w.kind in CONTENT and not any(q.start <= w.start < q.end for q in known.quantities)]
    inside = {w.key for w in words if start <= w.start and w.end <= end}
    rest = {w.key for w in words} - inside
    if not rest & said - {w.key for w in known.words[: known.subject] if w.end <= known.quantities[0].start}:
        return True
    own = {w.key for w in owner} | {w.key for w in known.words if k.thing and k.thing[0] <= w.start < k.thing[1] and not is_verb(w.text)}
    return not any(w.key not in own | rest for w in words if start <= w.start and w.end <= end)


def _stretches(known: Clause, peers: Sequence[Quantity]) -> list[tuple[int, int]] | None:
    """The stretches of a sentence that hold one figure each; `None` where it is open where one of them ends."""
    cuts = []
    for a, b in pairwise(peers):
        found = list(_PARTS.finditer(known.text, a.end - known.start, b.start - known.start))
        if len(found) != 1:
            return None
        cuts.append((known.start + found[0].start(), known.start + found[0].end()))
    return list(zip([known.start, *(c[1] for c in cuts)], [*(c[0] for c in cuts), known.end], strict=True))


def _parted(known: Clause, peers: Sequence[Quantity], spans: Sequence[tuple[int, int]]) -> list[list[Word]] | None:
    """The words of each figure's stretch that are its own: what stands before the figures ("Holm 40%, Lund 25%"), else behind ("12 boats and 9 canoes")."""
    begins, ends = [a for a, _ in spans], [z for _, z in spans]
    before = [_told(known, a, k.start) for a, k in zip(begins, peers, strict=True)]
    lead = next((w.text.lower() for w in known.words if w.start >= begins[-1]), "")
    if lead in _JOINTS and all(before[1:]) and (first := _under(known, lead, peers[0])):  # "for Bergen at 08:05 and for Oslo at 09:20"
        before[0] = first
    if all(before):
        if any(row[-1].text.lower() in _ONE for row in before[1:]):  # "the eastern tower is 88 metres tall and the western one 92"
            before = [row[:-1] if row[-1].text.lower() in _ONE or row is before[0] else row for row in before]
        return _apart(before)
    if any(before[1:]):
        return None
    behind = [_behind(known, k, z) for k, z in zip(peers, ends, strict=True)]
    if not all(behind):
        return _apart([_done(known, a, k.start) for a, k in zip(begins, peers, strict=True)])
    last = next((w.text.lower() for w in known.words if w.start >= peers[-1].end), "")
    if peers[0].thing and last in _JOINTS:  # "300 people in summer and 120 in winter"
        a, b = peers[0].thing
        behind = [[w for w in behind[0] if not a <= w.start < b], *behind[1:]]
    return _apart(behind)


_PARTS = re.compile(r"(?:[;,](?!\d)\s*)?\b(?:and|but|while|whereas)\b|[;,](?!\d)", re.IGNORECASE)


def _told(known: Clause, start: int, end: int) -> list[Word]:
    """The words of a stretch before its figure that name something: those of its subject, no verbs and adverbs."""
    row = known.words
    verb = row[known.subject].start if 0 < known.subject < len(row) and start == known.start else end
    if row and start == known.start and row[0].text.lower() in _JOINTS:  # "In the final, Ruiz ran 10.2 seconds"
        start += known.text.find(",", 0, max(verb - start, 0)) + 1
    tags = grammar.tag(row)
    told = [(w, t) for w, t in zip(row, tags, strict=True) if start <= w.start and w.end <= min(end, max(verb, start + 1)) and w.kind in CONTENT]
    return [w for w, t in told if w.kind in NAMES or not (t in "VR" or is_verb(w.text) or w.text.lower().endswith("ly"))]


def _under(known: Clause, joint: str, k: Quantity) -> list[Word]:
    """The words between the last of a preposition before a figure and the figure."""
    at = max((i for i, w in enumerate(known.words) if w.end <= k.start and w.text.lower() == joint), default=-1)
    return [w for w in known.words[at + 1 :] if w.end <= k.start and w.kind in CONTENT] if at >= 0 else []


_ONE = frozenset(("one", "ones"))


def _done(known: Clause, start: int, end: int) -> list[Word]:
    """The verb right before a figure: "won 7 matches and lost 3"."""
    row = [w for w in known.words if start <= w.start and w.end <= end and w.kind in ("word", "light")]
    return row[-1:] if row and is_verb(row[-1].text) else []


def _behind(known: Clause, k: Quantity, end: int) -> list[Word]:
    """The noun that follows a figure, with what hangs on it by one preposition: "adults", "for children", "people in winter"."""
    out: list[Word] = []
    joints = 0
    for w in known.words:
        if w.start < k.end or w.end > end:
            continue
        if w.kind in ("figure", "time") or (w.kind == "word" and out and is_verb(w.text)):
            break
        if w.text.lower() in _JOINTS:
            joints += 1
            if joints > 1:
                break
        elif w.kind in CONTENT:
            out.append(w)
    return out


_JOINTS = frozenset("in on at by for with from into during over under about between among across against along near to after before since per".split())


def _apart(rows: Sequence[list[Word]]) -> list[list[Word]] | None:
    """The words of each stretch that no other has; `None` where none of them has any."""
    keys = [{w.key for w in row} for row in rows]
    own = [[w for w in row if w.key not in _ANYTHING and not any(w.key in k for m, k in enumerate(keys) if m != n)] for n, row in enumerate(rows)]
    return own if all(rows) and (sum(map(bool, own)) > 1 or (any(own) and len(own) == 2)) else None


_ANYTHING = frozenset("person people member thing item piece kind place".split())  # what other things may be called too


def _respective(known: Clause, peers: Sequence[Quantity]) -> list[list[Word]] | None:
    """What figures belong to by their place in a row: "Lena and Omar scored 14 and 9", "the north and south wards have 18 and 24 beds, respectively"."""
    if "respectively" not in known.text:
        return None
    row = known.words
    verb = next((i for i, w in enumerate(row) if i and (is_verb(w.text) or w.text.lower() in _IS)), 0)
    if not verb or row[verb].start > peers[0].start:
        return None
    listed: list[list[Word]] = [[]]
    for a, b in pairwise(row[: verb + 1]):
        if a.kind in CONTENT:
            listed[-1].append(a)
        between = known.text[a.end - known.start : b.start - known.start]
        if (a.text.lower() in ("and", "&") or "," in between) and listed[-1]:
            listed.append([])
    listed = [x for x in listed if x]
    if len(listed) != len(peers):
        return None
    last = listed[-1]
    if len(last) > 1 and last[-1].kind not in NAMES and all(len(x) == 1 for x in listed[:-1]):
        listed[-1] = last[:-1]  # the wards of "the north and south wards"
    return _apart(listed)


_IS = frozenset("is are was were has have had".split())


def _with_elided(known: Clause, sentence: str) -> Clause:
    """A clause with the bare figures whose noun or unit is left out: "Jansen won 12 races and Pereira 8", "petrol costs 1.72 euros, diesel 1.64"."""
    figures = list(known.quantities)
    for m in _ELIDED.finditer(sentence):
        here = next((k for k in figures if k.start <= m.start(2) < k.end), None)
        model = next((k for k in reversed(figures) if k.end <= m.start() and k.kind != "ordinal"), None)
        bare = here is None or (here.unit == "1" and here.kind == "cardinal" and here.thing is None and here.text == m[2])
        if model is None or not bare or (model.unit == "1" and (model.thing is None or here is not None)) or m[1].lower() in _NOT_NAMED:
            continue
        if any(p.start <= m.start(2) < p.end for p in known.periods):
            continue
        value = float(m[2].replace(",", ""))
        more = replace(model, start=m.start(2), end=m.end(2), text=m[2], value=value, low=None, high=None, hedge="", thing=None, digits=_digits(m[2]))
        figures = sorted((*(k for k in figures if k is not here), more), key=lambda k: k.start)
    return replace(known, quantities=tuple(figures))


def _digits(text: str) -> float:
    return 10.0 ** -len(text.partition(".")[2])


_ELIDED = re.compile(r"\b([A-Za-z][\w'’-]*) (\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d+)?|\d{5,7})(?=[.,;]?$|[,;] | and )")
_NOT_NAMED = _JOINTS | frozenset("to than of or about some version number no chapter page part".split())


def of_change(clause: Clause, q: Quantity, sentence: str) -> Owned | None:
    """The figure of a change that is of the clause's side of it: of "rises from £2.40 to £2.80 in May" the £2.40 "before May", the £2.80 "since May".

    `None` where the sentence tells of no such change, or the clause does not say on which side of it its figure is.
    """
    found = quantities.read_mentions(sentence)[0]
    pair = next((x for a, b in pairwise(found) if a.dimension == b.dimension == q.dimension and (x := _ends(a, b, sentence))), None)
    if pair is None or all(x.text in clause.text for x in pair) or _FROM.search(clause.text[: q.start - clause.start]):
        return None
    side = _side(clause, q, sentence)
    if not side:
        return None
    relations = [quantities.compare(q, k)[0] for k in pair]
    mine, other = relations if side < 0 else relations[::-1]
    text = pair[0 if side < 0 else 1].text
    if mine is Relation.SAME:
        return Relation.SAME, text
    return (Relation.DIFFERENT, text) if mine is Relation.DIFFERENT and other is Relation.SAME else None


def _ends(a: Quantity, b: Quantity, sentence: str) -> tuple[Quantity, Quantity] | None:
    """The figures that a change begins and ends with: "from 40 to 52", "52, up from 40", "fell to 1.45 in June from 1.60"."""
    before, between = sentence[: a.start], sentence[a.end : b.start]
    if _FROM.search(before) and _TO.search(between):
        return a, b
    return (b, a) if _FROM.search(between) and (_UP_FROM.search(between) or (_RIGHT_TO.search(before) and not _PAST_ONE.search(between))) else None


_UP_FROM = re.compile(r"\b(?:up|down|risen|fallen) from\b", re.IGNORECASE)
_RIGHT_TO = re.compile(r"\bto (?:(?:about|around|some|nearly|over|only|just) ){0,2}[^\w\s]{0,2}$", re.IGNORECASE)
_PAST_ONE = re.compile(r"[;.]")
_FROM = re.compile(r"\bfrom (?:(?:about|almost|around|just|nearly|only|over|roughly|some|under|the|a|an) ){0,2}[^\w\s]{0,2}$", re.IGNORECASE)
_TO = re.compile(r"^[^;.]*\bto\b[^;.]*$", re.IGNORECASE)


def _side(clause: Clause, q: Quantity, sentence: str) -> int:
    """-1 where a clause gives its figure as one of before the change that a sentence tells of, 1 of after it, 0 where it does not say."""
    text, low = clause.text, sentence.lower()
    for table, side in ((_BEFORE, -1), (_SINCE, 1)):
        for m in table.finditer(text):
            point = [w for w in _WORD.findall(m[1].lower()) if w not in _LITTLE]
            told = any(w in low for w in point if w.isdigit() or len(w) > 2) and not set(point) <= set(_WORD.findall(q.text.lower()))
            if told or (point and point[0] in _OF_CHANGE):
                return side
    if any(m[0].lower() in low for m in _AGO.finditer(text)):
        return -1
    for table, side in ((_OLD, -1), (_NEW, 1)):
        if any(m[0].lower() not in low for m in table.finditer(text)):
            return side
    return 0


_BEFORE = re.compile(r"\b(?:before|until|till|prior to)((?: [\w.]+){1,3})", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:from|since|after|as of|starting)((?: [\w.]+){1,3})", re.IGNORECASE)
_OLD = re.compile(r"\b(?:(?:the|its|their|his|her) (?:old|former|previous|earlier|original)|previously|formerly|used to)\b", re.IGNORECASE)
_NEW = re.compile(r"\b(?:(?:the|its|their|his|her) new|now|currently|nowadays|today)\b", re.IGNORECASE)
_AGO = re.compile(
    r"\b\w+ (?:years?|months?|weeks?|days?|decades?) (?:ago|earlier|before)\b|\blast (?:year|month|week|season)\b|\bthe (?:year|month|week|season) before\b",
    re.IGNORECASE,
)
SIDES = frozenset("old former previous earlier original new previously formerly currently".split())  # words that only say on which side of a change a figure is
_WORD = re.compile(r"\w+")
_LITTLE = frozenset("the a an this that its their it in of on at was is were and version".split())
_OF_CHANGE = frozenset("change cut rise increase decrease reduction move then reform".split())


def labelled(clause: Clause, sentence: str, lexicon: Lexicon) -> bool:
    """Whether a sentence says of another number of a name what a clause says of one: "Section 12 deals with appeals and Section 14 with costs"."""
    mine = {w.key for w in clause.words if _is_label(w)}
    if len(mine) != 1:
        return False
    known = _read(sentence, lexicon)
    if known is None:
        return False
    cuts = [known.start, *(known.start + m.start() for m in _PARTS.finditer(known.text)), known.end]
    parts = [[w for w in known.words if w.kind in CONTENT and a <= w.start < z] for a, z in pairwise(cuts)]
    labels = [{w.key for w in part if _is_label(w)} for part in parts]
    if not 1 < len(parts) <= MANY or any(len(x) != 1 for x in labels) or len(set().union(*labels)) != len(parts):
        return False
    at = labels.index(mine) if mine in labels else -1
    own = _apart([[w for w in part if not _is_label(w) and w.kind != "light"] for part in parts])
    if at < 0 or own is None or not own[at]:
        return False
    said = {w.key for w in clause.words if w.kind in CONTENT}
    return not any(w.key in said for w in own[at]) and any(w.key in said for row in own for w in row)


def priced(v: View) -> str:
    """The price that a claim gives for what a clause says is free; "" where it does not."""
    if v.clause.quantities or v.clause.negative or not _FREE.search(v.clause.text) or _NO_PRICE.search(v.form.clause.text):
        return ""
    return next((k.text for k in v.form.clause.quantities if k.dimension.startswith("money") and (k.value or 0.0) > 0.0 and not k.change), "")


_FREE = re.compile(
    r"\b(?:free of charge|for free|(?:is|are|was|were|enters?|travels?|gets? in|goes?|admission|be|remains?) free\b(?! (?:of|from|to|and)\b)|costs? nothing|at no charge)",
    re.IGNORECASE,
)
_NO_PRICE = re.compile(r"\b(?:free|nothing|waived?|donat\w+|no (?:charge|fee|cost)|from|over|above|older|except)\b", re.IGNORECASE)


def only_free(v: View) -> bool:
    """Whether a claim speaks of all that a clause says but for that it is free."""
    rest = [p for p in v.pairs if p.word.kind != "light" and p.word.text.lower() not in _FREELY and p.part.place != "V"]
    return bool(rest) and all(p.strength >= LIKE for p in rest)


_FREELY = frozenset("free charge nothing enter enters travel travels admission cost costs".split())


def other_release(v: View, context: str) -> str:
    """The version in which a claim, or the heading that it stands under, has what a clause says was done in another; "" where that is open."""
    verb = rules.main_verb(v)
    mine = [p for p in v.pairs if _VERSION.fullmatch(p.word.text) or (_is_label(p.word) and _LED.search(v.clause.text[: p.word.start - v.clause.start]))]
    theirs = list(dict.fromkeys(m[1] or m[2] for m in _NUMBERED.finditer(v.form.clause.text))) or list(dict.fromkeys(m[1] or m[2] for m in _NUMBERED.finditer(context)))
    if len(mine) != 1 or len(theirs) != 1 or verb is None or verb.strength < LIKE or verb.word.key not in _ONCE:
        return ""
    p = mine[0]
    apart = not same_name(p.word.text.lower(), theirs[0].lower())
    return theirs[0] if apart and all(x is p or x.strength >= MATCHED or x.word.text.lower() in _KINDS for x in v.pairs) else ""


LIKE = 0.8  # from here on a verb says what another says
_KINDS = frozenset("version release build".split())
_ONCE = frozenset("add remove fix introduce deprecate drop rename replace resolve correct patch discontinue ship".split())  # what is done to a thing in one version
_VERSION = re.compile(r"v?\d+(?:\.\d+)+", re.IGNORECASE)
_LED = re.compile(r"\b(?:version|release|build) $", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:(?<![\d.$€£])(?:version |release |build |v)?(?<![\d.])(v?\d+\.\d+(?:\.\d+)*)|(?:version|release|build) (\d+))\b(?![%\d]| (?:per|million|billion))",
    re.IGNORECASE,
)


def _is_label(w: Word) -> bool:
    return w.kind == "name" and w.text[0].isdigit()


def owned_cell(clause: Clause, q: Quantity, number: int, index: Index) -> Owned | None:
    """The figure of a table that stands in the row and column which a clause names, where that of claim ``number`` stands in another; `None` where that is open."""
    cells = _table(number, index)
    lo, hi = q.near or (clause.start, clause.end)
    said = {w.key for w in clause.words if w.kind in CONTENT and lo <= w.start and w.end <= hi} | {w.key for w in (*clause.carried, *clause.words[: clause.subject])}
    rows, columns, elsewhere = _meant_cells(cells, said, number, index)
    if not elsewhere:
        return None
    wanted = [c for c in cells if (not rows or c.subject in rows) and (not columns or c.property in columns)]
    if q.dimension == "clock":
        from yrdcheck.quantities.clocks import read_clocks

        figures = [k for c in wanted for k in read_clocks(f"at {c.object}")]
    else:
        figures = [k for c in wanted for k in quantities.read_mentions(c.value)[0]]
    relations = [quantities.compare(q, k)[0] for k in figures]
    if not relations or Relation.SAME in relations or Relation.OTHER in relations:  # its column may be named in other words
        return None
    return (Relation.DIFFERENT, figures[0].text) if len(figures) == 1 and relations[0] is Relation.DIFFERENT else (Relation.UNDECIDED, "")


def is_other_cell(clause: Clause, number: int, index: Index) -> bool:
    """Whether a clause names a row or column of a table other than that of a claim."""
    said = {w.key for w in clause.words if w.kind in CONTENT} | {w.key for w in clause.carried}
    return _meant_cells(_table(number, index), said, number, index)[2]


def _meant_cells(cells: Sequence[Claim], said: set[str], number: int, index: Index) -> tuple[set[str], set[str], bool]:
    """The rows and columns of a table that some words name, and whether claim ``number`` stands in another row or column."""
    rows, columns = (_meant([c.subject for c in cells], said, index), _meant([c.property for c in cells], said, index))
    claim = index.claims[number]
    return rows, columns, (bool(rows) and claim.subject not in rows) or (bool(columns) and claim.property not in columns)


def _meant(heads: Sequence[str], said: set[str], index: Index) -> set[str]:
    """Those of some rows or columns of which a clause has a word that no other has."""
    keys = {text: _keys(text, index.lexicon) for text in dict.fromkeys(heads)}
    return {text for text, own in keys.items() if any(k in said and sum(k in other for other in keys.values()) == 1 for k in own)}


def _table(number: int, index: Index) -> list[Claim]:
    """The cells of the table that a claim is one of."""
    claims, claim = index.claims, index.claims[number]
    first = last = number
    while first and number - first < CELLS and _beside(claims[first - 1], claim):
        first -= 1
    while last + 1 < len(claims) and last - number < CELLS and _beside(claims[last + 1], claim):
        last += 1
    return list(claims[first : last + 1])


CELLS = 60  # of a table that are looked at on either side of one


def _beside(a: Claim, b: Claim) -> bool:
    return a.quote.startswith("|") and (a.source, a.context) == (b.source, b.context)


def _keys(text: str, lexicon: Lexicon) -> set[str]:
    return {w.key for w in read_words(text, 0, len(text), lexicon, ()) if w.kind in CONTENT}


def turned(mine: str, theirs: str) -> bool:
    """Whether two texts give one result the other way round: "by two votes to four" against "by four votes to two"."""
    a, b = (_results(text) for text in (mine, theirs))
    return len(a) == len(b) == 1 and a[0] == b[0][::-1] != b[0]


def _results(text: str) -> list[tuple[float, float]]:
    """The results of votes and games that a text gives: "four votes to two", "by 4 to 2"."""
    found = ((_count(m[1]), _count(m[2])) for m in _RESULT.finditer(text))
    return [(a, b) for a, b in found if a is not None and b is not None]


_RESULT = re.compile(r"(?<!from )(?<!between )\b(\w+)(?: (?:votes?|goals?|points?|sets?|games?))? (?:to|against) (\w+)\b(?! (?:per|to)\b)", re.IGNORECASE)


def _count(text: str) -> float | None:
    return float(text) if text.isdecimal() else SMALL.get(text.lower())
