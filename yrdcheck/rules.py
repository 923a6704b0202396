"""Comparisons of a clause with a reading of a claim: the labelling guide on one page.

Each rule takes a `View` and answers with an `Outcome` or ``None``, "nothing to say". Rules do not know each other;
`RULES` at the foot is the whole policy and its order never changes a result.
"""

from __future__ import annotations

from functools import cache

from yrdcheck import periods, quantities, words
from yrdcheck.candidates import territory, when
from yrdcheck.model import TYPE_CHECKING, Kind, Period, Quantity, Relation, record, replace
from yrdcheck.statements import CONTENT, is_verb, phrases
from yrdcheck.words import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.candidates import Form, Index
    from yrdcheck.statements import Clause

# Weights and thresholds, all in one place. What they were fitted on: evals/README.md.
WEIGHT = {"word": 1.0, "name": 1.5, "concept": 1.5, "term": 1.2, "light": 0.25}
SAME, SYNONYM, NEAR, NARROWER, SPELLING, LEANT, FAR = 0.97, 0.85, 0.8, 0.6, 0.85, 0.85, 0.35
STRENGTH = {"same": SAME, "synonym": SYNONYM, "near": NEAR, "narrower": NARROWER, "broader": NARROWER}
ASKS = 0.5  # share of a clause's words that a claim must speak of to answer the same question
TELLS = 0.8  # ... to support it
TELLS_FIGURE = 0.6  # ... to support it when a figure with the right role agrees
TELLS_TELLING = 0.5  # ... when the figure is unlikely to agree by chance
SAYS_FIGURE, SAYS_TELLING = 0.5, 0.34  # share of the words that are no names, where a figure agrees; where it is a telling one
SAYS_OPPOSITE = 0.6  # ... where the claim says the opposite
VERB = 0.6  # weight of a verb among the words that say what is asserted
ELSEWHERE = 0.5  # weight of words that stand beside another figure of the sentence
SURE, CERTAIN = 0.85, 0.95  # ... to support it though it names its subject otherwise: with a figure, without
OPPOSES = 0.7  # ... to refute it without a figure

# What a figure of a dimension says by itself: "a £410m bridge" costs so much, "a 3 km quay" is so long.
IMPLIED = {
    "money": frozenset("cost price bill budget spend pay charge fee worth value tag money come".split()),
    "length": frozenset("long length stretch run extend distance measure away far apart trip".split()),
    "time": frozenset("take last duration long time spend".split()),
    "months": frozenset("take last duration long time old age".split()),
    "mass": frozenset("weigh weight".split()),
    "area": frozenset("cover area size occupy".split()),
    "temperature": frozenset("temperature warm cold".split()),
    "speed": frozenset("speed fast".split()),
}


@record
class Pair:
    """A content word of the clause with the word of the claim it was matched to."""

    word: Word
    other: str  # key in the claim, "" where there is none
    strength: float
    weight: float


@record
class View:
    """A clause set against one reading of a claim."""

    clause: Clause
    form: Form
    pairs: tuple[Pair, ...]
    cover: float  # share of the clause's words, by weight, that the claim speaks of
    back: float  # share of the claim's words that the clause speaks of
    alike: tuple[str, str] | None  # (asked, known): two regions an editor treats alike
    kin: frozenset[tuple[str, str]] = frozenset()  # a thing that the clause names with one of the claim that holds it or lies in it
    predicate: float = 1.0  # share of the words that are no names, which say what is asserted


@record
class Outcome:
    """What one rule found: `agrees`, `differs`, `other` (another question) or `missing` (the clause asserts more)."""

    rule: str
    stance: str
    detail: str
    kind: Kind | None = None
    when: Period | None = None  # the time the claim's figure belongs to
    said: Quantity | None = None
    known: Quantity | None = None
    explained: tuple[Word, ...] = ()  # words of the clause in which the difference lies


def cover_without(v: View, explained: Sequence[Word]) -> float:
    """Share of the clause's words that the claim speaks of, leaving out those in which a difference lies."""
    rest = [p for p in v.pairs if not any(p.word is w for w in explained)]
    total = sum(p.weight for p in rest)
    return sum(p.weight * p.strength for p in rest) / total if total else 0.0


def predicate_without(v: View, explained: Sequence[Word]) -> float:
    """The same for the words that are no names; 1 where nothing else is said and the claim says little more."""
    spans = [span for q in v.clause.quantities for span in (q.thing, q.whole) if span]
    rest = [p for p in v.pairs if (p.word.kind in ("word", "term") or _within(p.word, spans)) and not any(p.word is w for w in explained)]
    if rest:
        return _mean(rest)
    return 1.0 if v.back >= 0.5 else 0.0


def _within(w: Word, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a known thing is what a figure counts or is a share of: it says what is asserted, as a noun would."""
    return w.kind == "concept" and any(a <= w.start and w.end <= b for a, b in spans)


def _mean(pairs: Sequence[Pair]) -> float:
    """Mean strength of some pairs; a property counts for more, a verb, which has most synonyms, for less."""
    if not pairs:
        return 0.0
    weights = [1.5 if p.word.kind == "term" else VERB if _verbal(p.word) else 1.0 for p in pairs]
    return sum(w * p.strength for w, p in zip(weights, pairs, strict=True)) / sum(weights)


@cache
def _is_verb_alone(key: str) -> bool:
    from yrdcheck import thesaurus

    return thesaurus.is_verb(key) and not thesaurus.is_noun(key)


def _verbal(w: Word) -> bool:
    return w.kind in ("word", "light") and (is_verb(w.text) or _is_verb_alone(w.key))


# ---- alignment ----------------------------------------------------------------------------------------------------


@cache
def _relation(a: str, b: str) -> str | None:
    from yrdcheck import thesaurus

    return thesaurus.lemma_relation(a, b)


@cache
def _known_word(key: str) -> bool:
    from yrdcheck import thesaurus

    return thesaurus.is_common(key)


def _one_edit(a: str, b: str) -> bool:
    """Whether two words of some length differ by one letter added, dropped, changed or swapped with its neighbour."""
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 5 or a[0] != b[0]:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    if len(a) == len(b):
        return a[i + 1 :] == b[i + 1 :] or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    return a[i + 1 :] == b[i:] or a[i:] == b[i + 1 :]


def match_word(word: Word, own: Sequence[str], leant: frozenset[str], lean: bool) -> tuple[str, float]:
    """The counterpart of a common word among a claim's words, and how good it is."""
    k = word.key
    if k in own:
        return k, 1.0
    best: tuple[str, float] = ("", 0.0)
    for other in own:
        if other[:1] in ("@", "%"):
            continue
        strength = STRENGTH.get(_relation(k, other) or "", 0.0)
        if not strength and _one_edit(k, other) and not (_known_word(k) and _known_word(other)):
            strength = SPELLING
        if strength > best[1]:
            best = (other, strength)
    if best[1] < LEANT:
        share = LEANT if lean else 0.6
        if k in leant:
            return (k, share) if share > best[1] else best
        for other in sorted(leant):
            if other[:1] not in ("@", "%") and _relation(k, other) in ("same", "synonym"):
                return (other, share * SYNONYM) if share * SYNONYM > best[1] else best
    return best


_JOINTS = frozenset(("of", "the", "&", "de", "van", "von", "la", "al", "for"))


def name_groups(row: Sequence[Word]) -> list[list[Word]]:
    """Names of several words taken together: "Corvane Marine" is not "Corvane Ports"; a known thing stands alone."""
    out: list[list[Word]] = []
    joint = False
    for i, w in enumerate(row):
        if w.kind == "concept":
            out.append([w])
            joint = False
        elif w.kind == "name":
            near = out and out[-1][-1].kind == "name" and w.start - out[-1][-1].end in ((1, 2, 3, 4, 5, 6) if joint else (0, 1, 3))
            if near:
                out[-1].append(w)
            else:
                out.append([w])
            joint = False
        else:
            joint = i > 0 and w.kind == "stop" and w.text.lower() in _JOINTS and row[i - 1].kind == "name"
    return out


def _same_name(a: str, b: str) -> bool:
    if a == b:
        return True
    if a[:1] in ("@", "%") or b[:1] in ("@", "%"):
        return False
    return (len(a) > 3 and len(b) > 3 and (a.startswith(b) or b.startswith(a) or _one_edit(a, b))) or _relation(a, b) == "same"


def _initials(text: str) -> str:
    """First letters of the capitalised words of a text, runs kept apart: an acronym of one of its names is in there."""
    import re

    return "".join(m[1] or " " for m in re.finditer(r"\b([A-Z])[a-z]+\b(?: (?:and|of|the|for))?|[,.;:(]| [a-z]", text))


def match_group(
    group: Sequence[Word], theirs: Sequence[Sequence[Word]], own: Sequence[str], leant: frozenset[str], lean: bool, initials: str = ""
) -> tuple[str, float]:
    """The counterpart of a name: one that holds it or that it holds ("Typhoon Imbudo", "Imbudo"); two that differ in a part are two things."""
    keys = [w.key for w in group]
    best = ("", 0.0)
    if len(group) == 1 and 2 <= len(group[0].text) <= 6 and group[0].text.isupper() and keys[0] not in own and group[0].text in initials:
        return keys[0], 0.9
    for other in theirs:
        names = [w.key for w in other]
        shared = [k for k in keys if any(_same_name(k, n) for n in names)]
        if not shared:
            continue
        back = [n for n in names if any(_same_name(k, n) for k in keys)]
        if len(shared) == len(keys) or (len(back) == len(names) and not _only_generic(back)):
            strength = 1.0 if len(shared) == len(keys) else 0.95
            if strength > best[1]:
                best = (names[0], strength)
    if best[1] >= LEANT:
        return best
    if all(k in own for k in keys):
        return keys[0], 0.9
    inside = [k for k in keys if k in leant or k in own]
    if inside and (len(inside) == len(keys) or (not _only_generic(inside) and len(inside) * 2 >= len(keys))):
        return inside[0], LEANT if lean else 0.6 if len(inside) == len(keys) else FAR
    if len(keys) > 2 and 3 * sum(k in own for k in keys) >= 2 * len(keys) and not any(set(inside) & {w.key for w in g} for g in theirs):
        return inside[0], LEANT  # a name that the source shortens in lower case: "the date line"
    return best


def _only_generic(keys: Sequence[str]) -> bool:
    """Whether names consist of dictionary words alone ("Line", "Harbour"): sharing these says little."""
    return all(_known_word(k) for k in keys)


def _in_topic(group: Sequence[Word], topic: frozenset[str]) -> bool:
    """Whether a name is that of the document's topic, or a telling part of it."""
    inside = [w.key for w in group if any(_same_name(w.key, t) for t in topic)]
    return len(inside) == len(group) or (2 * len(inside) >= len(group) and not _only_generic(inside))


def _spelled_out(word: Word, known: Clause, wider: set[str], leant: frozenset[str], lean: bool) -> tuple[str, float]:
    """A known thing that the claim does not name: the larger whole of what it names, or said in other words."""
    if word.key in wider:
        return word.key, 0.6
    theirs = [w.key for w in known.words if w.kind in ("word", "light", "name")]
    parts = [words.key(t) for t, _, _ in words.tokenize(word.text)]
    parts = [k for k in parts if k not in words.STOP]
    if parts and all(match_word(Word(k, 0, 0, k, "word"), theirs, leant, lean)[1] >= LEANT for k in parts):
        return parts[0], LEANT
    return "", 0.0


def _match_term(word: Word, own: Sequence[str], plain: Sequence[str], leant: frozenset[str], lean: bool) -> tuple[str, float]:
    """The counterpart of a property: the same property in any wording, else each of its words."""
    if word.key in own:
        return word.key, 1.0
    if word.key in leant:
        return word.key, LEANT
    found = [match_word(Word(t, 0, 0, words.key(t), "word"), plain, leant, lean) for t, _, _ in words.tokenize(word.text) if words.key(t) not in words.STOP]
    return min(found, key=lambda f: f[1], default=("", 0.0))


def _one_sense(word: Word, mine: Clause, theirs: Clause) -> bool:
    """What has opened is running, what fell is lower: words of one stage, or of one direction, stand for each other."""
    if mine.direction and mine.direction == theirs.direction and (word.key in words.UP or word.key in words.DOWN):
        return True
    return bool(mine.stage) and mine.stage == theirs.stage and word.key in words.STAGE_WORDS


_GENERIC = frozenset("area region country city town province state nation place company firm group body project programme scheme plan site".split())


def _generic(row: Sequence[Word]) -> set[int]:
    """Where "the area", "the region's", "this company" stand for something named elsewhere: they ask for nothing themselves."""
    out = set()
    for i, w in enumerate(row):
        low = w.text.lower().replace("’", "'").removesuffix("'s")
        after = row[i + 1] if i + 1 < len(row) else None
        if low in _GENERIC and i and row[i - 1].text.lower() in ("the", "this", "that") and not (after is not None and after.text.lower() in ("of", "that", "where")):
            out.add(w.start)
    return out


def view(clause: Clause, form: Form, index: Index) -> View:
    """Match every content word of a clause with a claim's words; regions treated alike match too, and are remembered."""
    known = form.clause
    own_words = [w for w in known.words if w.kind in CONTENT]
    own = list(dict.fromkeys([w.key for w in own_words] + sorted(form.keys)))
    topic = frozenset(form.topic)
    leant = (frozenset(known.context) | frozenset(w.key for w in known.carried)) - set(own)
    subject = known.words[: known.subject]
    lean = known.pronoun or not any(w.kind in ("name", "concept") for w in subject)
    row = (*clause.carried, *clause.words)
    theirs = name_groups((*known.carried, *known.words))
    wider = {k for key in (*own, *leant) if key in index.part_of for k in index.wider(key)}
    spelled = [words.key(t) for w in known.words if w.kind in ("concept", "term") for t, _, _ in words.tokenize(w.text)]
    plain = own + [k for k in spelled if k not in own]
    groups: dict[int, tuple[str, float]] = {}
    initials = _initials(known.text) if any(w.kind == "name" and w.text.isupper() for w in clause.words) else ""
    alike: tuple[str, str] | None = None
    for group in name_groups(row):
        found = match_group(group, theirs, own if group[0].kind == "concept" else plain, leant, lean, initials)
        if found[1] < LEANT and topic and _in_topic(group, topic):
            found = (group[0].key, LEANT)
        if found[1] < LEANT and group[0].kind == "concept":
            for candidate in index.alike(group[0].key, form.keys):
                if candidate in own or candidate in leant:
                    alike, found = (group[0].key, candidate), (candidate, 0.9)
                    break
            else:
                found = _spelled_out(group[0], known, wider, leant, lean)
        for w in group:
            groups[id(w)] = found
    for phrase, first, size in phrases(clause.words):
        found = match_word(Word(phrase, 0, 0, phrase, "word"), own, frozenset(), False)
        if found[1] >= NEAR:
            for w in clause.words[first : first + size]:
                groups[id(w)] = found
    implied = {k for q in clause.quantities for x in known.quantities if q.dimension == x.dimension for k in IMPLIED.get(q.dimension, ())}
    generic = _generic(row)
    near = clause.quantities[0].near if len(clause.quantities) == 1 else None
    subject_at = {w.start for w in (*clause.carried, *clause.words[: clause.subject])}
    pairs: list[Pair] = []
    total = got = 0.0
    said = {w.key for w in row}
    free = [k for k in plain if k not in said]  # one word of the claim stands for one word of the clause
    for w in row:
        if w.kind not in WEIGHT:
            continue
        weight = WEIGHT[w.kind] * (0.4 + 0.6 * index.rarity(w.key)) if w.kind != "light" else WEIGHT["light"]
        if near is not None and not (near[0] <= w.start and w.end <= near[1]) and w.start not in subject_at:
            weight *= ELSEWHERE
        if id(w) in groups:
            other, strength = groups[id(w)]
        elif w.kind == "term":
            other, strength = _match_term(w, own, plain, leant, lean)
        else:
            other, strength = match_word(w, plain if w.key in plain else free, leant, lean)
            if other in free:
                free.remove(other)
            if strength < LEANT and (w.key in topic or any(_relation(w.key, t) in ("same", "synonym", "broader") for t in form.topic)):
                other, strength = w.key, LEANT
        if strength < SYNONYM and (w.key in implied or w.start in generic or _one_sense(w, clause, known)):
            other, strength = "", SYNONYM
        pairs.append(Pair(w, other, strength, weight))
        total += weight
        got += weight * strength
    mine = {w.key for w in row} | set(clause.context) | {p.other for p in pairs}
    back = [w for w in own_words if w.kind != "light"]
    spans = [span for q in clause.quantities for span in (q.thing, q.whole) if span]
    stated = [p for p in pairs if p.word.kind in ("word", "term") or _within(p.word, spans)] or [p for p in pairs if p.word.kind == "light"]
    return View(
        clause, form, tuple(pairs), got / total if total else 0.0, sum(w.key in mine for w in back) / len(back) if back else 1.0, alike,
        frozenset(_kin(row, known, index)), _mean(stated),
    )  # fmt: skip


def _kin(row: Sequence[Word], known: Clause, index: Index) -> set[tuple[str, str]]:
    """Things of the claim that hold or lie in a thing that the clause names: "in China" is no other place than "in Shanghai"."""
    mine = {w.key for w in row if w.kind == "concept"}
    theirs = {w.key for w in (*known.carried, *known.words) if w.kind == "concept"}
    return {(m, t) for m in mine for t in theirs if t in index.wider(m) or m in index.wider(t)}


def missing(v: View, kinds: tuple[str, ...] = ("name", "concept", "term", "word")) -> list[Word]:
    """Words of the clause that the claim does not speak of."""
    return [p.word for p in v.pairs if p.strength < 0.5 and p.word.kind in kinds]


def _unspoken(v: View, spoken: set[str]) -> bool:
    """Whether the claim's own words name what it is about, and the clause does not speak of it even by its noun ("voucher")."""
    named = [w for w in v.form.clause.words if w.kind == "concept" and w.key in v.form.subject]
    return bool(named) and not any(words.key(w.text.split()[-1]) in spoken for w in named)


def about_same(v: View) -> bool:
    """Whether what the claim is about is what the clause speaks of: a claim on another thing refutes nothing."""
    if not v.form.subject:
        return True
    spoken = {p.other for p in v.pairs} | {w.key for w in (*v.clause.carried, *v.clause.words)} | set(v.clause.context)
    if any(k in spoken for k in v.form.subject) or (v.cover >= TELLS and v.predicate >= SURE and not _unspoken(v, spoken)):
        return True
    return not v.clause.context and not any(w.kind in ("name", "concept") for w in (*v.clause.carried, *v.clause.words))


def head_matched(v: View) -> bool:
    """Whether the claim speaks of what the clause is about: the head of its subject ("container traffic at Morhaven" → traffic)."""
    at = {id(p.word): p.strength for p in v.pairs}
    head: Word | None = None
    for w in (*v.clause.carried, *v.clause.words[: v.clause.subject]):
        if w.kind in CONTENT:
            if w.kind != "light":
                head = w
        elif head is not None:
            break
    return head is None or at.get(id(head), 1.0) >= 0.5 or (v.cover >= TELLS_FIGURE and v.predicate >= TELLS_FIGURE)


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


def _covers(asked: Sequence[Word], v: View) -> float:
    """Share of some words of the clause that the claim speaks of."""
    if not asked:
        return 1.0
    at = {p.word.start: p.strength for p in v.pairs}
    return sum(at.get(w.start, 0.0) for w in asked) / len(asked)


def quantity(v: View) -> Outcome | None:
    """Compares each figure of the clause with the claim's figure of the same thing (guide, rules 1 and 2).

    A figure agrees when rounding, units, bounds and hedges allow it; another figure of the same thing differs; a figure of
    another thing is another question.
    """
    said = [q for q in v.clause.quantities if q.kind != "ordinal" or not q.thing]
    if not said:
        return None
    worst: Outcome | None = None
    for q in said:
        found = _best(v, q)
        if worst is None or _GRAVITY.index(found.stance) > _GRAVITY.index(worst.stance):
            worst = found
    return worst


def _spoken(v: View, asked: Sequence[Word]) -> bool:
    """Whether the clause speaks of what the claim's figure counts or is a share of."""
    if not asked:
        return True
    mine = {p.other for p in v.pairs} | {w.key for w in (*v.clause.carried, *v.clause.words)}
    return any(w.key in mine or any(k in mine for k in _keys(w)) for w in asked)


_GRAVITY = ("agrees", "missing", "other", "undated", "differs")


def _best(v: View, q: Quantity) -> Outcome:
    known = v.form.clause
    asked = role(v.clause, q)
    counted = q.unit == "1" or q.dimension in ("percent", "ratio", "money")
    head = 0.5 if counted and _covers(asked[-1:], v) >= SYNONYM else 0.75
    if asked and _covers(asked, v) < (head if counted else 0.5) and v.predicate < 0.75 and not (q.dimension in IMPLIED and v.cover >= ASKS and q.dimension != "money"):
        return Outcome("quantity", "missing", f"no source gives {q.text} of this", said=q)
    time = when(v.clause, q)
    rows: list[tuple[float, Relation, str, Quantity, Period | None, str]] = []
    for k in known.quantities:
        relation, detail = quantities.compare(q, k)
        if relation is Relation.OTHER:
            continue
        if bool(q.change) != bool(k.change):
            continue  # an amount of change is no level
        around = {w.key for w in role(known, k)} | {w.key for w in near(known, k)}
        mine = [w for w in (asked or near(v.clause, q)) if w.kind != "light"]
        other = {p.word.start: p.other for p in v.pairs}
        fit = sum(other.get(w.start, "") in around for w in mine) / len(mine) if mine else 0.5
        if k.unit == "1" and asked and role(known, k) and fit == 0.0:
            continue
        t = when(known, k)
        timing = ""
        if time is not None and t is not None:
            if compare_times(time, t) is Relation.DIFFERENT:
                timing = "other"
        elif time is not None:
            timing = "" if _around(time, known) is Relation.SAME else "other" if _around(time, known) is Relation.DIFFERENT else "undated"
        elif t is not None:
            timing = "dated"
        rows.append((fit, relation, detail, k, t, timing))
    if not rows:
        return Outcome("quantity", "missing", f"no figure of this kind beside {q.text}", said=q)
    usable = [r for r in rows if r[5] != "other"]
    if not usable:
        _, _, _, k, t, _ = max(rows, key=lambda r: (r[0], -r[3].start))
        if t is not None and v.clause.stage == known.stage == "planned":
            return Outcome("quantity", "differs", f"the source says {t.text}", Kind.PERIOD, t, q, k)
        return Outcome("quantity", "other", f"the source speaks of {t.text if t else 'another time'}", when=t, said=q, known=k)
    top = max(r[0] for r in usable)
    best = [r for r in usable if r[0] >= top - 0.01]
    for wanted, stance in ((Relation.SAME, "agrees"), (Relation.UNDECIDED, "missing"), (Relation.DIFFERENT, "differs")):
        for _, relation, detail, k, t, timing in best:
            if relation is wanted:
                if timing == "undated":
                    if stance == "agrees":
                        return Outcome("quantity", "missing", f"{detail}, but the source gives no date", when=t, said=q, known=k)
                    return Outcome("quantity", "undated" if stance == "differs" else "missing", detail, Kind.VALUE, t, q, k)
                if stance == "differs" and not _spoken(v, role(known, k)):
                    stance = "missing"
                return Outcome("quantity", stance, detail, Kind.VALUE, t, q, k)
    return Outcome("quantity", "missing", "not comparable", said=q)


def _around(time: Period, known: Clause) -> Relation:
    """How a time stands to those that the title or heading of an undated claim gives."""
    answers = [compare_times(time, p) for p in known.around]
    if Relation.SAME in answers:
        return Relation.SAME
    return Relation.DIFFERENT if answers and all(a is Relation.DIFFERENT for a in answers) else Relation.OTHER


def compare_change(said: Quantity, before: Quantity, after: Quantity) -> tuple[Relation, str]:
    """A stated amount of change against the two figures it follows from."""
    assert before.value is not None
    assert after.value is not None
    gap = abs(after.value - before.value)
    told = f"{before.text} to {after.text}"
    digits = max(before.digits, after.digits)
    unit = "pp" if before.unit == "percent" else before.unit
    known = replace(after, value=gap, low=None, high=None, unit=unit, dimension="points" if unit == "pp" else after.dimension, digits=digits, hedge="", text=told, change=1)
    if said.unit == "percent" and before.unit != "percent" and before.value:
        known = replace(known, value=100 * gap / abs(before.value), unit="percent", dimension=said.dimension, digits=1.0)
    elif said.unit == "pp" and unit == "pp":
        known = replace(known, dimension=said.dimension)
    relation, _ = quantities.compare(replace(said, change=1), known)
    return relation, f"from {told}: a difference of {round(known.value or 0.0, 6):g}{'' if known.unit == '1' else ' ' + known.unit}"


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


# ---- time ---------------------------------------------------------------------------------------------------------


def period(v: View) -> Outcome | None:
    """Compares the time of an event: the same event at another time differs; a time that no source gives is a detail too many."""
    if not v.clause.periods or any(q.kind != "ordinal" for q in v.clause.quantities):
        return None
    undated = None
    for p in v.clause.periods:
        answers = [(compare_times(p, k), k) for k in v.form.clause.periods]
        if any(r is Relation.SAME for r, k in answers):
            continue
        different = [k for r, k in answers if r is Relation.DIFFERENT]
        if different and len(different) == len(answers):
            return Outcome("period", "differs", f"the draft says {p.text}; the source says {different[0].text}", Kind.PERIOD, different[0])
        if p.kind not in ("day", "month") and _around(p, v.form.clause) is Relation.SAME:
            continue
        undated = Outcome("period", "missing", f"no source gives {p.text} for this")
    return undated


def compare_times(said: Period, known: Period) -> Relation:
    """How the draft's time stands to the source's: a day without a year takes the other's; "by May" holds what happened before."""
    if said.relative and not known.relative and _yearless(said):
        said = periods.resolve(said, known.first or known.last)
    elif known.relative and not said.relative and _yearless(known):
        known = periods.resolve(known, said.first or said.last)
    found = periods.compare(said, known)
    if found is Relation.UNDECIDED and not said.relative and not known.relative:
        if said.first is not None and said.first == known.first:
            return Relation.SAME  # running since 2009 is having opened in 2009
        if said.first is None and said.last and known.last and known.last <= said.last:
            return Relation.SAME
        if said.last is None and said.first and known.first and known.first >= said.first:
            return Relation.SAME
    return found


def _yearless(p: Period) -> bool:
    return p.relative.rpartition("/")[2].startswith(("day:", "month:")) and p.relative.count(":") == 1


# ---- direction, negation, opposites -------------------------------------------------------------------------------


def polarity(v: View) -> Outcome | None:
    """Compares negation, rise and fall, more and fewer, and opposites: the opposite of what a source says differs (guide, rule 5)."""
    mine, theirs = v.clause, v.form.clause
    odd = mine.negative != theirs.negative
    if mine.direction and theirs.direction and mine.direction != theirs.direction:
        odd = not odd
        detail = "the draft speaks of a rise, the source of a fall" if mine.direction > 0 else "the draft speaks of a fall, the source of a rise"
    else:
        detail = "the source denies it" if theirs.negative else "the draft denies what the source says"
    matched = {p.other for p in v.pairs if p.strength >= SPELLING}
    explained: list[Word] = []
    spare = [w for w in theirs.words if w.kind in ("word", "light") and w.key not in matched]
    for p in v.pairs:
        if p.strength < SPELLING and p.word.kind in ("word", "light"):
            for w in spare:
                if _relation(p.word.key, w.key) == "antonym" and not (mine.direction and theirs.direction):
                    odd = not odd
                    explained.append(p.word)
                    detail = f"“{p.word.text}” against “{w.text}”"
                    break
    if not odd:
        return None
    if mine.direction and theirs.direction:
        explained += [p.word for p in v.pairs if p.strength < SPELLING and (p.word.key in words.UP or p.word.key in words.DOWN)]
    return Outcome("polarity", "differs", detail, Kind.POLARITY, explained=tuple(explained))


# ---- status -------------------------------------------------------------------------------------------------------

_DONE = ("completed",)
_OPEN = ("planned", "under construction", "not completed", "cancelled")


def status(v: View) -> Outcome | None:
    """Compares stages: planned, under construction, completed are different answers (guide, rule 6)."""
    mine, theirs = v.clause.stage, v.form.clause.stage
    if not mine or not theirs or mine == theirs:
        return None
    if (mine in _DONE) != (theirs in _DONE) or "cancelled" in (mine, theirs):
        explained = tuple(p.word for p in v.pairs if p.strength < SPELLING and p.word.key in words.STAGE_WORDS)
        return Outcome("status", "differs", f"the draft says {mine}; the source says {theirs}", Kind.STATUS, explained=explained)
    return None


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
    clash = [g for g in name_groups(known) if g not in free]
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
            if theirs > 0 and known.index(group[-1]) < theirs and not all(any(_same_name(w.key, f.key) for f in first) for w in group):
                return differs(group)
    if (member := _other_member(name_groups(row), first, name_groups(known), free, taken)) is not None:
        return differs(member)
    head, preposition, title = _governor(row, at)
    if preposition and (head in words.SINGLE_VERBS or head in words.SINGLE_NOUNS):
        for group in free:
            if _governor(known, known.index(group[0]))[:2] == (head, preposition):
                return differs(group, title)
    return Outcome("entity", "missing", f"no source names {text} here")


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


_EXTENTS = (
    frozenset(("all", "every", "each", "entire", "whole", "both")),
    frozenset(("only", "exclusively", "solely", "alone", "merely", "purely")),
    frozenset(("always", "constantly", "everywhere", "never", "nowhere")),
)


_ALONE = frozenset(("alone", "solely", "single-handedly", "unilaterally", "separately", "independently"))
_TOGETHER = frozenset(("jointly", "together", "collectively", "joint", "shared"))


def extent(v: View) -> Outcome | None:
    """Compares how far an assertion reaches: "all", "only" and "always" say more than a claim without them."""
    row = v.clause.words
    if any(w.text.lower() in _ALONE for w in row) and any(w.text.lower() in _TOGETHER for w in v.form.clause.words):
        return Outcome("extent", "differs", "the draft says alone, the source says together", Kind.POLARITY)
    mine = {w.text.lower() for i, w in enumerate(row) if w.kind != "figure" and not (w.text.lower() in ("every", "each") and i + 1 < len(row) and row[i + 1].key in words.LIGHT)}
    theirs = {w.text.lower() for w in v.form.clause.words}
    for group in _EXTENTS:
        if mine & group and not theirs & group:
            return Outcome("extent", "missing", f"no source says “{min(mine & group)}” of this")
    return None


RULES = (quantity, period, polarity, status, entity, order, extent)
