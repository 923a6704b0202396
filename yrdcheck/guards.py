"""What keeps a claim from supporting a clause, however much of it the claim speaks of.

Each guard looks for one kind of word that turns what is said into something else: a verb that undoes ("cancelled its order"), a
comparison that no source makes ("longer", "fewer"), "each" against "together", a wish told as a fact, an office that has ended,
another doer. A guard never refutes: it says why the claim does not carry the clause.
"""

from __future__ import annotations

import re
from itertools import pairwise

from yrdcheck import periods, rules, words
from yrdcheck.alignments import GENERIC, MATCHED, PLACING, SPELLING, name_groups, relation
from yrdcheck.model import TYPE_CHECKING
from yrdcheck.statements import CONTENT, NAMES, are_listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from yrdcheck.alignments import Link, View
    from yrdcheck.model import Period
    from yrdcheck.statements import Clause
    from yrdcheck.words import Word

SYNONYM = 0.8  # from here on a verb says what another says

_UNDOES = frozenset(
    """cancel abandon scrap drop withdraw revoke reject refuse deny dismiss oppose prevent block halt suspend stop cease postpone delay
    forbid ban prohibit veto undo reverse repeal overturn shelve renounce forgo avoid""".split()
)


def _is(w: Word, table: frozenset[str]) -> bool:
    return w.kind in CONTENT and (w.key in table or w.text.lower() in table)


def _place(row: Sequence[Word], word: Word) -> int:
    """Where a word stands in a clause; -1 where it is carried over."""
    return next((i for i, w in enumerate(row) if w is word), -1)


def _said(clause: Clause) -> set[str]:
    """The words of a clause and those it carries over, as they stand and as keys."""
    return {x for w in (*clause.words, *clause.carried) for x in (w.text.lower(), w.key)}


def _silent(v: View, table: Iterable[str]) -> bool:
    """Whether a claim and what stands beside it have none of some words."""
    return (_said(v.form.clause) | v.known.beside).isdisjoint(table)


def undone(v: View) -> str:
    """A verb of the clause that undoes what it governs, where the claim has none: "cancelled its order" against "ordered"."""
    theirs = v.form.clause
    if theirs.denied or theirs.negative or any(_is(w, _UNDOES) for w in theirs.words):
        return ""
    for p in v.pairs:
        if p.strength < MATCHED and p.part.tag == "V" and _is(p.word, _UNDOES):
            return f"no source says “{p.word.text}”"
    return ""


_PHRASES = re.compile(
    r"\b(?:(?:left|leav\w+|rul\w+|shut|cut) out|(?:giv\w+|gave) up|(?:do|does|did|done|doing) away with|(?:take|takes|took|taken|taking) the place of|r[au]n(?:ning)? short of)\b",
    re.IGNORECASE,
)
_SET_ASIDE = _UNDOES | frozenset(
    """not no never none nothing without only rather instead except unlike nor neither lack miss fail replace exclude omit lose end quit interfere hinder obstruct
    impede out up short""".split()
)


def left_out(v: View) -> str:
    """A phrase of the clause that sets aside what it governs, where the claim says nothing of the kind: "is left out of the plan" against "the plan covers"."""
    m = _PHRASES.search(v.clause.text)
    if m is None or v.form.clause.negative or not _silent(v, _SET_ASIDE):
        return ""
    return f"no source says “{m[0]}” of this"


_COMPARES = frozenset(
    "longer shorter higher lower larger smaller bigger greater faster slower cheaper dearer fewer less more older younger later earlier heavier lighter".split()
)


def compared(v: View) -> str:
    """A comparison of the clause that the claim does not make: "will take longer" against "takes 55 minutes"."""
    theirs = v.form.clause
    known = {w.text.lower() for w in (*theirs.words, *theirs.carried) if not _numbers(theirs.words, w)}
    beside = theirs.quantities and " than " in v.clause.text and any(k[0].isdigit() and k not in theirs.text for k in v.known.beside)
    if theirs.direction or known & _RANKS or any(rules.superlative(w) for w in theirs.words):
        return ""
    if len(theirs.quantities) + bool(beside) > 1 or any(q.change for q in theirs.quantities):
        return ""  # two figures are compared by arithmetic
    row = v.clause.words
    spoken = {p.word.start for p in v.pairs if p.strength >= MATCHED}
    for i, w in enumerate(row):
        low = w.text.lower()
        after = [x.text.lower() for x in row[i + 1 :]]
        if w.start in spoken and "than" not in after:
            continue  # "is to be built faster" of what "will be accelerated"
        if any(x.kind == "figure" for x in (*row[max(0, i - 2) : i], *row[i + 1 : i + 3])):
            continue  # bounds a figure
        if (words.UP if w.key in words.UP else words.DOWN if w.key in words.DOWN else frozenset()) & v.known.beside:
            continue  # the rest of the sentence makes it
        adjective = low.endswith("er") and after[:1] == ["than"] and low not in ("other", "rather")
        if not (low in _COMPARES or adjective) or (i and row[i - 1].text.lower() in _NO_COMPARISON):
            continue
        if low in ("more", "less", "later", "earlier") and ("than" not in after or after[:1] == ["often"] or after[0].endswith("ly")):
            continue
        if "any" not in after:
            return f"no source makes this comparison (“{w.text}”)"
    return ""


def _numbers(row: Sequence[Word], w: Word) -> bool:
    """Whether "first" or "last" only says which of a series: "the first symposium" is no comparison, "was first to open" is one."""
    at = _place(row, w)
    return w.text.lower() in ("first", "last") and 0 <= at < len(row) - 1 and row[at + 1].kind in ("word", "term", "concept")


_RANKS = _COMPARES | frozenset(("than", "first", "last", "top", "most", "least", "only", "fewest", "unlike", "compared", "twice", "half"))
_NO_COMPARISON = frozenset(("no", "not", "any", "once", "sooner", "or", "one", "some", "many", "several"))
_EACH = frozenset(("each", "apiece", "every"))
_SUMMED = frozenset(("together", "combined", "altogether"))


def each_of(v: View) -> str:
    """ "Each" against "together": what two cost together is not the price of one."""
    mine = {w.text.lower() for w in v.clause.words}
    theirs = {w.text.lower() for w in v.form.clause.words}
    if not any(q.kind != "ordinal" for q in v.clause.quantities):
        return ""
    if mine & _EACH and theirs & _SUMMED and not theirs & _EACH:
        return "the source gives the figure for all of them together"
    if mine & _SUMMED and theirs & _EACH and not theirs & _SUMMED:
        return "the source gives the figure for each of them"
    return ""


_WISHES = frozenset("propose hope want demand recommend suggest urge request advocate wish".split())
_OPEN = frozenset(
    """would should could may might shall will plan plans planned proposal proposals proposed mean meant
    supposed target targets targeted due if whether intend aim expect consider call calls ask asks asked""".split()
)


def wished(v: View) -> str:
    """A wish or proposal of the claim that the clause tells as a fact: "must carry" against "proposed that all should carry"."""
    row = v.form.clause.words
    at = next((i for i, w in enumerate(row) if w.kind in CONTENT and w.key in _WISHES and v.known.parts[i].place == "V"), -1)
    if at < 0 or any(p.other == row[at].key and p.strength >= MATCHED for p in v.pairs):
        return ""
    if v.clause.stage == "planned" or any(w.text.lower() in _OPEN or w.key in _WISHES or w.key in _OPEN for w in v.clause.words):
        return ""
    if any(p.at > at and p.strength >= MATCHED for p in v.pairs):
        return f"the source only says “{row[at].text}”"
    return ""


_ENDED = {("had", "been"), ("used", "to")}
_FORMER = frozenset(("former", "formerly", "ex", "erstwhile", "predecessor", "then"))


def ended(v: View) -> str:
    """An office that the claim speaks of as ended, where the clause has it now: "is the director" against "had been director"."""
    mine = [w.text.lower() for w in v.clause.words]
    theirs = [w.text.lower() for w in v.form.clause.words]
    if not set(mine) & {"is", "are"} or set(mine) & (_FORMER | {"was", "were", "had", "been"}) or v.clause.periods:
        return ""
    if not any(_is(w, words.SINGLE_NOUNS | words.OFFICES) for w in v.clause.words):
        return ""
    past = set(theirs) & _FORMER or _ENDED & set(pairwise(theirs))
    return "the source speaks of it as past" if past and not set(theirs) & {"is", "are"} else ""


def _active(row: Sequence[Word], at: int) -> bool:
    """Whether a verb stands in the active: no form of "be" before it, no "by" after it."""
    before = [w.text.lower() for w in row[max(0, at - 3) : at]]
    after = [w.text.lower() for w in row[at + 1 : at + 4]]
    return not set(before) & {"is", "are", "was", "were", "be", "been", "being"} and "by" not in after


def doer(v: View) -> str:
    """Another doer of the same deed: "Osei directs the play" against "directed by Reyl", "Marsh succeeded Reyl" against "he succeeded Marsh"."""
    row, known = v.clause.words, v.form.clause.words
    verb = rules.main_verb(v, ("word", "term"))
    if verb is None or verb.at < 0 or verb.strength < SYNONYM:
        return ""
    at = _place(row, verb.word)
    if at < 0 or not _active(row, at):
        return ""
    subject = name_groups(row[:at])
    if not subject:
        return ""
    mine = {id(w) for g in subject for w in g}
    held = {p.at for p in v.pairs if id(p.word) in mine and p.strength >= MATCHED}
    by = next((i for i in range(verb.at + 1, min(len(known), verb.at + 4)) if known[i].text.lower() == "by"), -1)
    if by > 0:
        groups = _listed_from(name_groups(known[by + 1 :]), known[by].end, v.form.clause)
        if groups and not any(_place(known, w) in held for g in groups for w in g):
            if not any(p.other == w.key and p.strength >= MATCHED for g in groups for w in g for p in v.pairs):
                return f"the source says “{verb.other} by {' '.join(w.text for w in groups[0])}”"
        return ""
    if (
        held
        and min(held) > verb.at
        and _active(known, verb.at)
        and any(w.text.lower() in ("he", "she", "they", "it") for w in known[: verb.at])
    ):
        return "the source has it the other way round"
    return ""


def _listed_from(groups: Sequence[list[Word]], at: int, clause: Clause) -> list[list[Word]]:
    """The names that stand right behind a place, and those that go on their list: Holm and Merrow of "by both Holm and the Merrow Trust in 2010"."""
    out: list[list[Word]] = []
    for g in groups:
        near = g[0].start - at <= NEAR if not out else _AND.fullmatch(clause.text, at - clause.start, g[0].start - clause.start) is not None
        if near:
            out.append(g)
            at = g[-1].end
    return out


NEAR = 12  # signs between "by" and who did it: "by the former "
_AND = re.compile(r",? ?(?:and|or)? ?(?:the |a |an )?(?:[a-z]+ )?")


def own_object(v: View) -> str:
    """A name that the deed is done to, which only the text around the claim has: "rejected Nand" against "the play was rejected by …"."""
    verb = rules.main_verb(v, ("word", "term"))
    if verb is None or verb.at < 0 or _active(v.form.clause.words, verb.at):
        return ""
    for p in v.pairs:
        if p.word.kind == "name" and p.part.place == "O" and not p.part.prep and p.at < 0 and MATCHED <= p.strength <= 0.6:
            return f"the source does not say this of {p.word.text}"
    return ""


def part_of(v: View) -> str:
    """A figure of some of what the claim counts, taken for all: "14 productions, six of them new" gives no six productions."""
    known = v.form.clause.words
    for i, (w, after) in enumerate(pairwise(known)):
        if w.text.lower() != "of" or after.text.lower() not in ("them", "which", "whom", "these", "those"):
            continue
        some = [x for x in known[:i] if x.kind == "figure"][1:]
        part = [x for x in known[i + 2 :] if x.kind in CONTENT]
        if not some or not part or any(p.at >= 0 and known[p.at] in part and p.strength >= MATCHED for p in v.pairs):
            continue
        for q in v.clause.quantities:
            if some[-1].text.lower() == q.text.lower():
                return f"the source gives {q.text} for “{part[0].text}” alone"
    return ""


_EDGE = {"within": ("over", "above", "beyond", "outside"), "over": ("within", "under", "below"), "under": ("over", "above"), "below": ("over", "above"),
         "above": ("within", "under", "below"), "outside": ("within", "inside", "in"), "without": ("with",), "with": ("without",)}  # fmt: skip


def edge(v: View) -> str:
    """The other side of a limit: "within budget" against "over budget"."""
    row, known = v.clause.words, v.form.clause.words
    for p in v.pairs:
        if p.at <= 0 or p.strength < SPELLING or p.part.tag != "N":
            continue
        at = _place(row, p.word)
        mine, theirs = row[at - 1].text.lower() if at > 0 else "", known[p.at - 1].text.lower()
        if theirs in _EDGE.get(mine, ()):
            return f"the draft says {mine} {p.word.text}, the source says {theirs}"
    return ""


def elsewhere(v: View) -> str:
    """Another place than the claim's own: "opened in Ostby" against "opened in Merrow", where only the text around has Ostby."""
    mine = [(p, how) for p, how in zip(v.pairs, _placed(v.clause.words, [x.word for x in v.pairs], [x.part.prep for x in v.pairs]), strict=True) if how]
    held = {how for p, how in mine if p.at >= 0}
    if held:  # the claim has another of the places: it may be one within the other, but not where from or to
        mine = [(p, how) for p, how in mine if how in ("from", "to", "into") and how not in held]
    spoken = {p.other for p in v.pairs if p.strength >= MATCHED} | {t for _, t in v.kin}
    theirs = _placed(v.form.clause.words, [w for _, w, _ in v.known.words], [part.prep for *_, part in v.known.words])
    for p, how in mine:
        if p.strength >= MATCHED and (p.other in v.known.beside or p.other in v.known.leant):
            for (_, w, _), where in zip(v.known.words, theirs, strict=True):
                if where == how and w.key not in spoken:
                    return f"the source says {where} {w.text}, not {how} {p.word.text}"
    return ""


def singled_out(v: View) -> str:
    """A name that a clause says was the one and no other, which only the text before the claim has: "it was Osei who signed" against "she signed"."""
    m = _CLEFT.match(v.clause.text)
    if m is None or any(w.kind in NAMES for w in v.form.clause.carried):
        return ""
    for p in v.pairs:
        if p.word.start - v.clause.start < m.end() and p.word.kind in NAMES and p.at < 0 and p.other in v.known.leant and p.other not in v.known.beside | v.known.topic:
            return f"the source does not say this of {p.word.text} by name"
    return ""


_CLEFT = re.compile(r"it (?:is|was|will be) .{3,60}? (?:who|that|which)\b", re.IGNORECASE)


def listed(v: View) -> str:
    """A member of a list that the claim's list of the same lacks: "boats of Lund and Ardal" against "the boats of Ardal and Marne"."""
    row = [p for p in v.pairs if p.word.kind in NAMES]
    spoken = {p.other for p in v.pairs if p.strength >= MATCHED}
    theirs = [w for w in v.form.clause.words if w.kind in NAMES]
    for a, b in pairwise(row):
        for gone, held in ((a, b), (b, a)):
            if gone.at < 0 <= held.at and gone.strength >= MATCHED and gone.other in v.known.beside | v.known.leant and are_listed(v.clause, gone.word, held.word):
                mine = v.form.clause.words[held.at]
                other = next((w for w in theirs if w.key not in spoken and w is not mine and are_listed(v.form.clause, w, mine)), None)
                if other is not None:
                    return f"the source lists {other.text}, not {gone.word.text}"
    return ""


def _placed(row: Sequence[Word], of: Sequence[Word], prepositions: Sequence[str]) -> list[str]:
    """The preposition of place that each of some words hangs on, if it is a name, be it the end of a term ("launched in"); else ""."""
    out = []
    for w, prep in zip(of, prepositions, strict=True):
        at = _place(row, w)
        before = row[at - 1] if at > 0 else None
        how = before.text.lower().rsplit(" ", 1)[-1] if before is not None and before.kind == "term" else prep
        out.append(how if w.kind in NAMES and how in PLACING else "")
    return out


_NEGATIVE = ("un", "non", "dis", "mis", "im", "in")  # how a word begins that may deny by itself


def denies(v: View) -> str:
    """A denial of the clause that nothing in the claim says: "were not reached" against "it was 95 per cent"."""
    mine, theirs = v.clause, v.form.clause
    if not mine.negative or theirs.negative or theirs.denied or (mine.stage and theirs.stage):
        return ""
    heard = {p.other for p in v.pairs if p.strength >= MATCHED}
    free = [w for w in theirs.words if w.kind in CONTENT and w.key not in heard]
    if any(w.text.lower() in _NOTHING for w in theirs.words) or any(w.key.startswith(_NEGATIVE) or w.key.endswith("less") or w.key in _UNDOES for w in free):
        return ""
    if any(relation(w.key, x.key) == "antonym" for w in mine.words if w.start in mine.denied for x in theirs.words if w.kind == x.kind == "word"):
        return ""
    return "" if rules.never_before(v) or rules.excepted(v) else "no source denies this"


_NOTHING = frozenset(
    """only free alone too lost lose loses loss lacked missed missing remain remained keep kept stay stayed ended absent empty zero void few little rare
    rarely seldom rather instead""".split()
)


_WINS = frozenset("win beat defeat victory victor winner champion take gain earn title triumph succeed award prize grant receive conquer".split())


def undecided(v: View) -> str:
    """Who won, where the claim only says that they met: "won the battle" against "fought"."""
    theirs = {w.key for w in v.form.clause.words} | v.known.beside
    for w in v.clause.words:
        if w.key == "win" and w.kind == "word" and theirs.isdisjoint(_WINS) and not any(relation("win", t) for t in theirs if t[:1] not in ("@", "%")):
            return f"no source says “{w.text}” of this"
    return ""


_OPPOSED = frozenset("against oppose opposed opposing opposition resist protest anti versus refuse reject contrary despite contra counter".split())


def opposed(v: View) -> str:
    """ "Against" something that the claim is for, or only speaks of: "campaigned against the bridge" against "called for the bridge"."""
    mine = [w.text.lower() for w in v.clause.words]
    if "against" not in mine or mine[max(0, mine.index("against") - 1)] in ("compared", "measured", "set", "up"):
        return ""
    return "" if _said(v.form.clause) & _OPPOSED or v.form.clause.negative else "no source says “against”"


def qualified(v: View) -> str:
    """Another kind of the same thing: "domestic parcels" against "international parcels"."""
    for p, head in pairwise(v.pairs):
        if p.strength >= NO_LIKENESS or p.part.tag != "A" or p.word.kind != "word" or head.at < 0 or head.strength < MATCHED or head.word.start - p.word.end != 1:
            continue
        known = v.form.clause.words
        first = known[head.at].text.split()
        before = known[head.at - 1] if head.at else None
        if len(first) > 1 and known[head.at].kind == "term" and len(head.word.text.split()) < len(first):
            other = first[0]
        elif before is not None and v.known.parts[head.at - 1].tag == "A" and not any(x.at == head.at - 1 and x.strength >= MATCHED for x in v.pairs):
            other = before.text
        else:
            continue
        if relation(p.word.key, words.key(other)) not in ("same", "synonym", "narrower", "broader", "near"):
            return f"the draft says “{p.word.text}”, the source “{other}”"
    return ""


NO_LIKENESS = 0.4  # below it a word has no counterpart in the claim
_OPPOSITE = (("in", "out"), ("im", "ex"), ("over", "under"), ("pre", "post"), ("up", "down"), ("inter", "intra"), ("macro", "micro"), ("maxi", "mini"))
_PREFIXES = tuple(pair for a, b in _OPPOSITE for pair in ((a, b), (b, a)))


def prefixed(v: View) -> str:
    """A word that differs from the claim's by the opposite beginning: "inpatients" against "outpatients", "exports" against "imports"."""
    for p in v.pairs:
        if p.at < 0 or p.strength < MATCHED or p.word.kind != "word":
            continue
        mine, theirs = p.word.text.lower(), v.form.clause.words[p.at].text.lower()
        for a, b in _PREFIXES:
            if mine.startswith(a) and theirs.startswith(b) and len(mine) - len(a) >= STEM and mine[len(a) :][:STEM] == theirs[len(b) :][:STEM]:
                return f"the draft says “{p.word.text}”, the source “{v.form.clause.words[p.at].text}”"
    return ""


STEM = 4  # letters that two words share behind their beginnings


def topmost(v: View) -> str:
    """A place at the top that the claim does not give: "3.34%, the highest of all" against "3.34%"."""
    mine = next((w for w in v.clause.words if w.kind == "word" and rules.superlative(w)), None)
    if mine is None or any(rules.superlative(w) for w in v.form.clause.words) or rules.asks_for_an_end(v):
        return ""
    return f"no source says “{mine.text}” of this" if _said(v.form.clause).isdisjoint(_TOP) else ""


_TOP = frozenset("first only top record most more than chief main leading principal fewest least last peak maximum minimum unsurpassed greater lower higher".split())


def excepted(v: View) -> str:
    """What the claim makes an exception of, taken for the rule: "work goes on in spring" against "work goes on, except in spring"."""
    text = v.form.clause.text.lower()
    at = max(text.find(f" {word} ") for word in ("except", "excluding", "other than", "apart from"))
    if at < 0 or any(w.text.lower() in _EXCEPTING for w in v.clause.words):
        return ""
    start = v.form.clause.start + at
    spoken = [p for p in v.pairs if p.at >= 0 and p.strength >= MATCHED and p.word.kind in CONTENT and v.form.clause.words[p.at].start > start]
    if spoken:
        return f"the source makes an exception of “{spoken[0].word.text}”"
    times = [k for k in v.form.clause.periods if k.text.lower() in text[at:]]  # one that a claim has as its own stands nowhere
    time = next((p for p in v.clause.periods if any(_lies_in(periods.resolve(p, k.first), k) for k in times)), None)
    return f"the source makes an exception of {time.text}" if time else ""


def _lies_in(said: Period, known: Period) -> bool:
    """Whether a time is all of another or a part of it."""
    return bool(said.first and said.last and known.first and known.last) and (known.first or "") <= (said.first or "") and (said.last or "") <= (known.last or "")


_EXCEPTING = frozenset(("except", "excluding", "other", "apart", "exception", "but", "not", "no", "unless", "outside"))


def by_other_means(v: View) -> str:
    """Another means or instrument: "left by boat" against "left by train"."""
    row, known = v.clause.words, v.form.clause.words
    spoken = {p.other for p in v.pairs if p.strength >= MATCHED}
    for p in v.pairs:
        how = _means(row, p.word)
        if p.strength < NO_LIKENESS and how and p.part.tag == "N":
            other = next((w for _, w, part in v.known.words if part.tag == "N" and w.key not in spoken and _means(known, w) == how), None)
            if other is not None and relation(p.word.key, other.key) is None:
                return f"the draft says {how} {p.word.text}, the source {how} {other.text}"
    return ""


def _means(row: Sequence[Word], w: Word) -> str:
    """The preposition of means right before a word that is no name: "by train"."""
    at = _place(row, w)
    before = row[at - 1].text.lower() if at > 0 else ""
    return before if before in ("by", "with") and w.kind == "word" else ""


_PRICE = frozenset("free freely gratis cost costless charge fee pay paid price expense ticket money nothing complimentary".split())
_SECRET = frozenset("secret secretly private privately hidden closed covert confidential confidentially behind".split())
_WARNING = frozenset("warning warn warned notice sudden suddenly unexpected unexpectedly announce announced".split())
_MISTAKE = frozenset("mistake mistaken mistakenly accident accidental accidentally error wrong wrongly inadvertently".split())
_MANNERS = (
    (re.compile(r"(?:free of (?:any )?charge|for free|at no (?:extra )?(?:cost|charge)|without (?:any )?(?:charge|payment))$"), _PRICE),
    (re.compile(r"(?:in secret|in private|behind closed doors)$"), _SECRET),
    (re.compile(r"without (?:any )?(?:warning|notice)$"), _WARNING),
    (re.compile(r"by (?:mistake|accident)$"), _MISTAKE),
)


def manner(v: View) -> str:
    """How a thing was done, put at the end, where the claim says nothing of the kind: "teaches children free of charge" against "teaches children"."""
    said = v.clause.text.rstrip(" .,;!*_\"”").lower()
    for phrase, kin in _MANNERS:
        if m := phrase.search(said):
            if _silent(v, kin):
                return f"no source says “{m[0]}” of this"
    return ""


def share_of(v: View) -> str:
    """What a share is of, where the claim's is of another thing: "24% of China's ships" against "24% of China's total trade"."""
    mine, theirs = _whole(v.clause), _whole(v.form.clause)
    if mine is None or theirs is None:
        return ""
    held = next((p for p in v.pairs if p.word is mine), None)
    if held is None or held.strength >= MATCHED or any(p.other == theirs.key and p.strength >= MATCHED for p in v.pairs):
        return ""
    return f"the source speaks of a share of {theirs.text}, not of {mine.text}"


def _whole(clause: Clause) -> Word | None:
    """The noun that a share of a clause is of: the last of the phrase after "N% of", names left out."""
    row = clause.words
    at = next((i for i, (w, after) in enumerate(pairwise(row)) if w.kind == "figure" and after.text.lower() == "of" and _SHARE.search(w.text)), -1)
    if at < 0:
        return None
    last = None
    for w in row[at + 2 :]:
        if w.kind not in CONTENT and w.text.lower() not in ("the", "a", "all", "its", "their", "total"):
            break
        if w.kind in ("word", "term"):
            last = w
    return last


_SHARE = re.compile(r"%|percent|per cent|half|third|quarter|fifth|sixth|eighth|tenth", re.I)

_RETRACTED = re.compile(
    r"\b(?:(?:I|we|this (?:page|article|story|report|text)|(?:an?|the) (?:earlier|previous|first|original) version(?: of [^,.;]{1,40})?) (?:(?:had|have|has) )?"
    r"(?:(?:first|originally|initially|previously|earlier|wrongly|mistakenly|incorrectly|erroneously) (?:wrote|written|said|stated|gave|given|reported|put)"
    r"|(?:wrote|said|stated|gave|reported|put)\b[^.;]{0,60}?\b(?:at first|originally|initially|previously|wrongly|mistakenly|incorrectly|erroneously))"
    r"|(?:until|before) [^,.;]{1,30} (?:this|the) (?:page|article|text) (?:gave|said|stated|put)"
    r"|(?:earlier|previous|first|original) version(?: of [^,.;]{1,40})? (?:wrote|said|stated|gave|reported|put))\b",
    re.I,
)


def retracted(v: View) -> str:
    """What the source tells of its own earlier mistake: "we first wrote that it had 8,600 members" states no members."""
    if _RETRACTED.search(v.form.clause.text) and not _RETRACTED.search(v.clause.text):
        return "the source takes this back"
    return ""


def not_yet(v: View) -> str:
    """What has not yet happened by the claim, told as a fact: "have reached an agreement" against "have not yet agreed"."""
    if v.clause.negative or v.clause.stage in ("planned", "not completed", "not begun", "under construction"):
        return ""
    if not _NOT_YET.search(v.form.clause.text) or _PENDING.search(v.clause.text):
        return ""
    return "in the source it has not happened yet"


_NOT_YET = re.compile(r"\b(?:(?:has|have|had|is|are|was|were)(?: not|n['’]t) yet|(?:has|have|had) yet to)\b", re.I)
_PENDING = re.compile(
    r"\b(?:not|no|yet|still|un\w+|until|await\w*|wait\w*|pending|lack\w*|remain\w*|open|without|never|will|would|could|may|might|to be)\b|n['’]t\b", re.I
)


def latter(v: View) -> str:
    """Whom "the latter" or "the former" means, which only the words before the claim could tell."""
    if not re.search(r"\bthe (?:latter|former)\b(?! \w+ (?:of|at|for)\b)", v.form.clause.text, re.I):
        return ""
    name = next((p.word for p in v.pairs if p.word.kind in NAMES and p.at < 0 and p.other in v.known.beside | v.known.leant), None)
    return f"the source does not say this of {name.text} by name" if name is not None else ""


_TURNS = frozenset("change move switch rename convert turn shift transform transfer relocate upgrade downgrade".split())


def given_up(v: View) -> str:
    """What the claim says that something was before it changed: "stands in Ardal" against "moved from Ardal to Lund"."""
    theirs = v.form.clause
    if not theirs.direction and not any(_is(w, _TURNS) for w in theirs.words):
        return ""
    for p in v.pairs:
        if p.at < 0 or p.strength < MATCHED or v.known.parts[p.at].prep != "from" or p.part.prep == "from" or p.part.place == "S":
            continue
        if re.search(r"\bto\b", theirs.text[theirs.words[p.at].end - theirs.start :]):
            if not v.clause.direction and not {w.text.lower() for w in v.clause.words} & _BEFORE:
                return f"the source says that this was so before ({p.word.text})"
    return ""


_BEFORE = frozenset("from was were had used once formerly previously before earlier originally former then ago".split())


def predicate(v: View) -> str:
    """What is said of a number of things, where the claim only has the number: "the four fishermen were brothers" against "four fishermen drowned"."""
    verb = next((i for i, p in enumerate(v.pairs) if p.part.place == "V"), -1)
    figures = [q for q in v.clause.quantities if q.kind != "ordinal"]
    if verb < 0 or not figures or figures[0].start > v.pairs[verb].word.start:
        return ""
    said = [p for p in v.pairs[verb:] if p.word.kind in ("word", "term") and p.part.place in ("V", "O")]
    if len(said) > 1 and all(p.strength < NO_LIKENESS for p in said):
        return f"no source says “{said[-1].word.text}” of this"
    return ""


_LESSER = frozenset("deputy vice assistant acting interim honorary associate junior future next".split())
_POSTS = (words.SINGLE_NOUNS | words.OFFICES) - {"capital"}  # which may be money
_BE = frozenset("is are was were".split())
_HOLDS = frozenset("head lead run manage direct chair own operate command captain coach train edit found design write compose govern invent conduct win".split())
ALMOST = 0.5  # how near a word of the claim must be to be another word for an office


def office(v: View) -> str:
    """Another office: "the manager is Hart" against "the assistant manager is Hart", the mayor of one town against another's, a claim that speaks of none."""
    row, known = v.clause.words, v.form.clause.words
    held = next((p for p in v.pairs if p.part.tag == "N" and p.word.kind != "name" and p.word.text.lower() in _POSTS - _LESSER), None)
    if held is None or not any(w.text.lower() in _BE for w in row) or any(p.part.place == "V" for p in v.pairs):
        return ""
    if held.at < 0 or held.strength < MATCHED:
        spoken = any(w.key in _HOLDS for w in known) or (held.at >= 0 and held.strength >= ALMOST)
        return "" if spoken else f"no source says “{held.word.text}” of this"
    before = known[held.at - 1] if held.at else None
    if before is None or before.text.lower() in _said(v.clause):
        return ""
    another = before.text.lower() in _LESSER
    if before.kind == "name" and not before.text.endswith(("'s", "’s")) and not any(p.at == held.at - 1 for p in v.pairs):
        another = any(p.at < 0 and p.part.prep == "of" and p.word.kind in NAMES for p in v.pairs)
    return f"the source speaks of the {before.text} {known[held.at].text}" if another else ""


def displaced(v: View) -> str:
    """Whom another came after by the claim, told as in office: "Holm is the director", "Holm leads the museum" against "who took over from Holm"."""
    said = {w.text.lower() for w in v.clause.words}
    now = not said.isdisjoint(("is", "are", "has", "became", "becomes", "become", "appointed", "elected", "named"))
    now |= any(p.part.place == "V" and p.word.text.endswith("s") for p in v.pairs)
    if not now or _AFTER_WHOM.search(v.clause.text + " "):
        return ""
    theirs = v.form.clause
    for p in v.pairs:
        if p.word.kind == "name" and p.at > 0 and (m := _AFTER_WHOM.search(theirs.text[: theirs.words[p.at].start - theirs.start])) is not None:
            return f"the source says “{m[0].strip()} {theirs.words[p.at].text}”"
    return ""


_AFTER_WHOM = re.compile(r"\b(?:t(?:ook|akes|aken|aking) over from|(?:succe|repla|preced|follow)\w+|predecessor,?|in place of) $", re.I)


def _told(v: View) -> tuple[Link | None, str]:
    """The main verb of the clause that the claim has too, and what the claim says before it."""
    verb, theirs = rules.main_verb(v), v.form.clause
    if verb is None or verb.at <= 0 or verb.strength < MATCHED:
        return None, ""
    return verb, theirs.text[: theirs.words[verb.at].start - theirs.start]


def unfinished(v: View) -> str:
    """What the claim says will be or is being done, told as done without a date: "has been rebuilt" against "is being rebuilt", "rose" against "will rise"."""
    verb, before = _told(v)
    if verb is None or v.clause.periods or not _AHEAD.search(before):
        return ""
    said, text = verb.word.text.lower(), v.clause.text
    done = said != verb.word.key and not said.endswith(("s", "ing")) and not _TO_COME.search(text) and not _LEADING.search(text[: verb.word.start - v.clause.start])
    return "in the source it is not done yet" if done else ""


_AHEAD = re.compile(r"\b(?:will(?: soon)?(?: be)?|shall(?: be)?|(?:is|are) (?:now |still )?(?:being|to(?: be)?|going to(?: be)?)) $", re.I)
_TO_COME = re.compile(r"\b(?:will|would|shall|should|could|may|might|can|being|plan\w*|expect\w*|due|schedul\w*|not|never|no|yet|once|when|if)\b|n['’]t\b")
_LEADING = re.compile(r"\b(?:to|until|after|before)\b|\b(?:is|are|be) $", re.I)


def bygone(v: View) -> str:
    """What was so and is no more, told as what is, or the other way: "sells books" against "used to sell books", "used to cost 310 euros" against "cost 310 euros"."""
    mine, theirs = v.clause.text, v.form.clause.text
    if (m := _USED_TO.search(mine)) is not None:
        return "" if _PAST.search(theirs) or v.form.clause.periods or v.form.clause.direction else f"no source says “{m[0]}” of this"
    verb, before = _told(v)
    if verb is None or v.clause.periods or _PAST.search(mine) or not (verb.word.text.lower() == verb.word.key or verb.word.text.endswith("s")):
        return ""
    return "the source says “used to” of this" if before.endswith(" used to ") and _USED_TO.search(before) else ""


_NO_USE = "".join(rf"(?<!\b{w} )" for w in ("is", "are", "was", "were", "be", "been", "than it", "as it", "than they", "as they", "what it", "what they"))
_USED_TO = re.compile(rf"{_NO_USE}\b(?:used to|formerly)\b", re.I)
_PAST = re.compile(r"\b(?:used to|formerly|previously|originally|once|until|had|was|were|been|did|no longer|before|then|ago|\w{2,}ed)\b", re.I)


def begun(v: View) -> str:
    """The beginning or end of what the claim does not speak of: "work on the hall has yet to begin" against "the hall is to open"."""
    return "the source speaks of something else" if rules.begins_another(v) else ""


def of_another(v: View) -> str:
    """What the claim says of another: an office, or a deed of which only the rest of the sentence tells."""
    return rules.other_post(v)[0] or rules.told_beside(v)


def of_another_kind(v: View) -> str:
    """A word that excludes one which the claim has in its place: "serves lunch" against "serves breakfast"."""
    said = {w.key for w in v.clause.words}
    for p in v.pairs:
        if p.strength < MATCHED and p.word.kind == "word" and (against := words.KINDS.get(p.word.key)):
            other = next((w for _, w, part in v.known.words if w.key in against - said and (part.place, part.prep) == (p.part.place, p.part.prep)), None)
            if other is not None:
                return f"the draft says {p.word.text}, the source {other.text}"
    return ""


def coloured(v: View) -> str:
    """An epithet or a manner of which a claim has nothing alike: "three comic operas" against "three operas", "reluctantly sells" against "sells"."""
    row = v.clause.words
    for n, p in enumerate(v.pairs):
        low = p.word.text.lower()
        if p.strength >= UNLIKE or p.word.kind != "word" or p.weight < TELLING or low in _PALE:
            continue
        known = v.form.clause.words
        if low.endswith("ly") and p.part.tag == "R" and all(relation(p.word.key, w.key) is None for w in known):
            return f"no source says “{p.word.text}” of this"
        after = v.pairs[n + 1] if n + 1 < len(v.pairs) else None
        at = _place(row, p.word)
        if at > 0 and row[at - 1].text.lower() in ("most", "least", "more", "less", "as", "so", "too"):
            continue
        if p.part.tag != "A" or after is None or _place(row, after.word) != at + 1 or after.at < 0 or after.other != after.word.key:
            continue
        bare = not after.at or v.known.parts[after.at - 1].tag in ("D", "P", "F", "V", "C", "T", "B")
        if bare and after.word.kind == "word" and v.known.parts[after.at].tag == after.part.tag == "N":
            if all(relation(p.word.key, w.key) is None for w in known):
                return f"no source says “{p.word.text}” of this"
    return ""


_PALE = frozenset(
    """terms exclusively purely own whole entire total overall full actual real new current present recent so-called certain different various several main own exact single very
    officially formally currently recently presently originally previously formerly initially subsequently eventually finally ultimately approximately roughly nearly
    only mainly mostly largely chiefly predominantly principally especially particularly notably usually
    generally typically normally actually really newly completely fully entirely totally relatively fairly exactly precisely
    respectively additionally similarly effectively directly reportedly allegedly apparently supposedly annually yearly monthly daily weekly simultaneously early
    successfully primarily solely merely simply already slightly marginally somewhat considerably significantly substantially greatly strongly heavily
    big little great good major famous important popular huge close""".split()
)


def added(v: View) -> str:
    """A word of which a claim has nothing alike, where the clause speaks of all that the claim says: no other words of it could mean this."""
    odd = [p for p in v.pairs if p.strength < UNLIKE and p.word.kind in ("word", "term") and p.weight >= TELLING]
    gone = [p for p in odd if p.word.text.lower() not in _PALE and _adds(v, p)]
    if not gone or v.form.clause.stage == "planned" or rules.asks_for_an_end(v):
        return ""
    spoken = {p.other for p in v.pairs if p.strength >= MATCHED} | _known_of(v)
    spare = {w.key for _, w, _ in v.known.words if w.kind != "light"} | v.known.beside
    if spare - spoken:
        return ""
    return f"no source says “{gone[0].word.text}” of this"


def _adds(v: View, p: Link) -> bool:
    """Whether a word may be left out and the rest still be a sentence: what hangs on a preposition, stands on a list or before a noun that the claim has."""
    if p.part.place != "O":
        return False
    row = v.clause.words
    at = _place(row, p.word)
    before = row[at - 1].text.lower() if at > 0 else ""
    if before == "the" and v.form.clause.pronoun:
        return False  # "lends his voice to the character", who is "he"
    behind = next((x for x in v.pairs if at >= 0 and _place(row, x.word) == at + 1), None)
    of_a_noun = behind is not None and behind.part.tag == "N" and behind.other == behind.word.key and behind.at >= 0
    return bool(p.part.prep) or p.part.tag == "R" or before in ("and", "or") or (len(row) > at >= 2 and row[at - 2].text.lower() == "and") or of_a_noun


def _known_of(v: View) -> set[str]:
    """The rest of the names of which a clause has a part."""
    keys = {p.other for p in v.pairs if p.strength >= MATCHED}
    return {w.key for group in v.known.groups if any(w.key in keys for w in group) for w in group}


UNLIKE = 0.3  # strength of a word's likeness to the claim's below which the two have nothing in common
TELLING = 0.25  # weight of a word that is missed


_ALONG = (
    ("long", "in length"), ("wide", "broad", "in width", "across"), ("high", "tall", "in height"), ("deep", "in depth"), ("thick", "in thickness"),
)  # fmt: skip
_ALONG_WHAT = {word: side[0] for side in _ALONG for word in side}
_MEASURES = re.compile(rf"[ -](?:{'|'.join(_ALONG_WHAT)})\b", re.I)


def measured(v: View) -> str:
    """Another side of the same length: "140 metres wide" against "140 metres long"."""
    known = {k.value: found for k in v.form.clause.quantities if (found := _along(v.form.clause, k.end))}
    for q in v.clause.quantities:
        mine, theirs = _along(v.clause, q.end), known.get(q.value, "")
        if mine and theirs and mine != theirs:
            return f"the draft says “{mine}”, the source “{theirs}”"
    return ""


def _along(clause: Clause, end: int) -> str:
    """What a length that ends there measures: long, wide, high, deep or thick; "" where it does not say."""
    m = _MEASURES.match(clause.text, end - clause.start)
    return _ALONG_WHAT[m[0][1:].lower()] if m is not None else ""


def turned_round(v: View) -> str:
    """Who does something and whom it is done to, the other way round: "supply outstripped demand" against "demand outstripped supply"."""
    verb = rules.main_verb(v)
    if verb is None or verb.at < 0 or verb.strength < SPELLING or verb.word.key in _MUTUAL:
        return ""
    at = _place(v.clause.words, verb.word)
    if at < 0 or not _active(v.clause.words, at) or not _active(v.form.clause.words, verb.at):
        return ""
    doers = [p for p in v.pairs if p.part.place == "S" and p.part.head and not p.part.prep and p.word.start < verb.word.start]
    others = [p for p in v.pairs if p.part.place == "O" and not p.part.prep and p.word.start > verb.word.start]
    if not doers or not others or min(doers[-1].strength, others[0].strength) < SPELLING:
        return ""
    told_by = any(w.text.lower() == "by" for w in v.form.clause.words[verb.at : max(verb.at, doers[-1].at)])  # "winds estimated at 125 mph by the bureau"
    if doers[-1].at > verb.at > others[0].at >= 0 and not told_by:
        return "the source has it the other way round"
    return ""


_MUTUAL = frozenset("sign equal meet marry match resemble border join merge face differ divorce be become remain represent mean include mirror".split())


def undoing(v: View) -> str:
    """A verb of the claim that undoes what the clause only speaks of: "went on strike" against "called off their strike"."""
    mine, theirs = v.clause, v.form.clause
    if mine.negative or theirs.negative or mine.denied or any(_is(w, _UNDOES) or _is(w, _OPEN) for w in mine.words) or mine.stage == "planned":
        return ""
    heard = {p.at for p in v.pairs if p.strength >= MATCHED}
    for n, (i, w, part) in enumerate(v.known.words[:-1]):
        if part.place != "V" or i in heard or not (w.key in _UNDOES or theirs.text[w.end - theirs.start :].startswith(" off ") and w.key in ("call", "break")):
            continue
        at, _, after = v.known.words[n + 1]
        if at in heard and after.tag == "N" and after.prep in ("", "off"):
            return f"the source says “{w.text}”"
    return ""


def replaced(v: View) -> str:
    """A figure of another thing, one noun in the place of another and all else the same: "lent 3,200 films" against "lent 3,200 books"."""
    if not any(q.kind != "ordinal" for q in v.clause.quantities):
        return ""
    alike = {n for n, p in enumerate(v.pairs) if _is_said(v, p)}
    lost = [n for n, p in enumerate(v.pairs) if n not in alike and p.word.kind != "light"]
    if not lost or len(lost) > 1 + _beside(v, lost):
        return ""
    heard = {k for n, p in enumerate(v.pairs) for k in ((*p.other.split(), p.word.key) if n in alike else (p.word.key,))}
    used = {v.pairs[n].at for n in alike}
    spots = {at: n for n, (at, _, _) in enumerate(v.known.words)}
    free = [(n, w, part) for n, (i, w, part) in enumerate(v.known.words) if i not in used and w.key not in heard]
    if sum(w.kind != "light" for _, w, _ in free) > LEFT_OVER or any(v.pairs[n].at < 0 and v.pairs[n].other for n in alike):
        return ""
    for n in lost:
        p = v.pairs[n]
        if p.word.kind not in ("word", "term") or p.part.tag != "N":
            continue
        left, right = (v.pairs[k] if k in alike else None for k in (n - 1, n + 1))
        for at, w, part in free:
            if p.word.text[:1].isupper() and any(x.text.lower() == "the" and x.end + 1 == w.start for x in v.form.clause.words):
                continue  # "the film" may be what is called Lockout
            if part.tag != p.part.tag or w.kind not in ("word", "term") or (p.strength >= REPLACED and (w.key in _CLASSES or _may_be_one(v, p, w))):
                continue
            slot = 0.35 * (part.place == p.part.place != "") + 0.25 * (part.prep == p.part.prep) + 0.1 * (part.head == p.part.head)
            slot += 0.4 * (right is not None and spots.get(right.at) == at + 1) + 0.3 * (n == at == 0 or (left is not None and spots.get(left.at) == at - 1))
            if slot >= PLACED:
                return f"the draft says “{p.word.text}”, the source “{w.text}”"
    return ""


def _beside(v: View, lost: Sequence[int]) -> bool:
    """Whether two words that a claim lacks stand side by side, as one thing: "state aid"."""
    return len(lost) == 2 and lost[1] - lost[0] == 1 and v.pairs[lost[1]].word.start - v.pairs[lost[0]].word.end == 1


def _is_said(v: View, p: Link) -> bool:
    """Whether a claim itself has a word of the clause, or one that the thesaurus relates to it, which no word of another thing can replace."""
    if p.strength < REPLACED:
        return False
    if p.word.kind not in ("word", "term"):
        return True
    if p.at < 0:
        return not p.other
    return p.strength > LOOSE or p.other == p.word.key or relation(p.word.key, p.other) is not None


def _may_be_one(v: View, p: Link, w: Word) -> bool:
    """Whether a word of the claim may mean what the text beside it calls by the clause's word: "the vessel" a ship, but not "grants" the gifts."""
    how = relation(p.word.key, w.key)
    if how is None or how in ("narrower", "broader") or p.other not in v.known.beside:
        return how is not None
    at = _place(v.form.clause.words, w)
    return any(x.text.lower() in _DEFINITE for x in v.form.clause.words[max(0, at - 2) : at])


_DEFINITE = frozenset("the this that these those its their his her".split())
_CLASSES = GENERIC | {"building"}
REPLACED, LOOSE = 0.42, 0.85  # strength below which two words are two things, and up to which only their company makes them alike
PLACED = 1.0  # ... and how much of the place of a word another must have
LEFT_OVER = 2  # words that a claim may have besides


GUARDS: tuple[Callable[[View], str], ...] = (
    undone, left_out, compared, each_of, wished, ended, doer, own_object, part_of, edge, denies, undecided, manner, elsewhere,
    share_of, retracted, not_yet, opposed, qualified, excepted, by_other_means, latter, given_up, predicate, prefixed, topmost, office, displaced, unfinished,
    bygone, singled_out, listed, begun, of_another, of_another_kind, coloured, added,
    measured, turned_round, undoing, replaced,
)  # fmt: skip


def withheld(v: View) -> str:
    """Why a claim does not support a clause, or ""."""
    return next((why for guard in GUARDS if (why := guard(v))), "")
