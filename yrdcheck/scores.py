"""From what was aligned and what the rules found to three probabilities: the claim supports the clause, refutes it, or neither."""

from __future__ import annotations

from itertools import pairwise
from math import log10

from yrdcheck import rules
from yrdcheck.alignments import MATCHED, View, relation
from yrdcheck.model import TYPE_CHECKING, replace
from yrdcheck.statements import CONTENT, NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.alignments import Link
    from yrdcheck.rules import Outcome


def features(v: View, outcomes: Sequence[Outcome], put: dict[str, float]) -> dict[str, float]:
    """What speaks for and against, each from 0 to about 1. ``put``: what stands in the place of unmatched words, by kind."""
    opposite = next((o for o in outcomes if o.rule == "polarity" and o.stance != "missing"), None)
    if opposite is not None:  # read as if it said the opposite: who asks turns the answer round
        outcomes = [o for o in outcomes if o is not opposite]
        v = replace(v, pairs=tuple(replace(p, strength=0.9) if any(p.word is w for w in opposite.explained) else p for p in v.pairs))
        v = replace(v, cover=rules.cover_without(v, ()))
    by = {o.rule: o for o in outcomes}
    f: dict[str, float] = {"cover": v.cover, "predicate": v.predicate, "back": v.back}
    pairs = [p for p in v.pairs if p.word.kind != "light"]
    f["behind"] = put.get("behind", 0.0)
    f["short"] = 1.0 / (1 + len(pairs))
    f["lacking"] = min(2.0, sum(p.weight * (1 - p.strength) for p in pairs))
    for name, tags in (("name", ""), ("noun", "N"), ("verb", "V"), ("adjective", "A"), ("adverb", "R")):
        mine = [p for p in pairs if (p.word.kind in NAMES if name == "name" else p.word.kind in ("word", "term") and p.part.tag == tags)]
        gone = [p for p in mine if p.strength < MATCHED]
        f["no " + name] = min(2.0, sum(p.weight for p in gone))
        f["any no " + name] = float(bool(gone))
        f["weak " + name] = min(1.0, sum(p.weight * (1 - p.strength) for p in mine if p.strength >= MATCHED))
        f["some " + name] = float(bool(mine))
        f["put " + name] = put.get(name, 0.0)
    f["subject"] = _mean([p for p in pairs if p.part.place == "S" and p.part.head])
    f["verb"] = _mean([p for p in v.pairs if p.part.place == "V"])
    f["object"] = _mean([p for p in pairs if p.part.place == "O" and not p.part.prep])
    f["place"] = _mean([p for p in pairs if p.part.place == "O" and p.part.prep])
    f["elsewhere"] = sum(p.weight for p in pairs if p.strength >= MATCHED and p.at < 0) / max(0.1, sum(p.weight for p in pairs))
    moved = [p for p in pairs if p.at >= 0 and p.strength >= MATCHED and p.part.tag == "N" and p.part.head]
    objects = [p for p in pairs if p.part.place == "O" and not p.part.prep and p.part.head]
    f["complement"] = _mean([replace(p, strength=p.strength if p.at < 0 or _complement(v, p.at) else 0.0) for p in objects])
    own = [p for p in pairs if p.at >= 0 and p.strength >= MATCHED]
    total = max(0.1, sum(p.weight for p in pairs))
    f["own cover"] = sum(p.weight * p.strength for p in own) / total
    stated = [p for p in pairs if p.word.kind not in NAMES]
    f["own predicate"] = sum(p.weight * p.strength for p in stated if p.at >= 0) / max(0.1, sum(p.weight for p in stated)) if stated else 1.0
    f["own name"] = float(not any(p.word.kind in NAMES for p in pairs) or any(p.word.kind in NAMES for p in own))
    spoken = {p.other for p in pairs if p.strength >= MATCHED} | {p.word.key for p in pairs}
    about = [w for w in v.form.clause.words[: v.form.clause.subject] if w.kind in CONTENT and w.kind != "light"]
    heads = [w for i, w, p in v.known.words if p.place == "S" and p.head and not p.prep and w.kind != "light"]
    f["about"] = sum(w.key in spoken for w in about) / len(about) if about else 0.5
    f["about head"] = sum(w.key in spoken for w in heads) / len(heads) if heads else 0.5
    f["about named"] = float(not v.form.subject or any(k in spoken for k in v.form.subject))
    verbs = [w for i, w, p in v.known.words if p.place == "V"]
    f["their verb"] = float(any(w.key in spoken for w in verbs)) if verbs else 0.5
    theirs = [w for i, w, p in v.known.words if p.place == "O" and not p.prep and p.head and w.kind != "light"]
    f["their object"] = sum(w.key in spoken for w in theirs) / len(theirs) if theirs else 0.5
    f["moved"] = sum(v.known.parts[p.at].place != p.part.place for p in moved) / len(moved) if moved else 0.0
    f["exact"] = sum(p.weight for p in pairs if p.strength >= 0.97) / max(0.1, sum(p.weight for p in pairs))
    close = 1.0 - min(1.0, f["lacking"])
    asserted = [p for p in pairs if p.part.place in ("V", "O") and not p.part.prep and p.word.kind not in NAMES]
    f["asserted"] = sum(p.weight * p.strength for p in asserted) / max(0.1, sum(p.weight for p in asserted)) if asserted else 1.0
    for o in outcomes:
        name = o.rule + " " + o.stance
        f[name] = 1.0
        f[name + " cover"] = rules.cover_without(v, o.explained)
        f[name + " fit"] = o.fit
        f[name + " asserted"] = f["asserted"]
        f[name + " about"] = f["about named"] * f["about"]
        if o.near:
            f[name + " near"] = 1.0
    figure = by.get("quantity")
    if figure is not None:
        f[f"quantity {figure.stance} named"] = float(f["any no name"] == 0)
        if figure.stance == "agrees":
            f["telling"] = float(rules.telling(figure.said))
            f["loose"] = float(rules.loose(figure))
        if figure.stance == "differs":
            f |= _apart(figure)
        if figure.said is not None:
            f["bound"] = float((figure.said.low is None) != (figure.said.high is None))
    f["figures"] = float(bool(v.clause.quantities))
    f["times"] = float(bool(v.clause.periods))
    if v.clause.periods and "period" not in by and not v.clause.quantities:
        f["time agrees"] = 1.0
        f["time agrees cover"] = v.cover
    f |= _shape(v)
    f |= _twists(v)
    odd = any(o.stance != "agrees" for o in outcomes)
    if v.cover > ALL and not odd:
        here, said = f["own cover"] > ALL, f.get("asserted here", 1.0) > ALL
        f["all here" if here else "all said here" if said else "all but beside"] = 1.0
        if "quantity agrees" in f:
            f["all agrees"] = 1.0
    if v.form.clause.stage and not v.clause.stage:
        f["their stage " + v.form.clause.stage] = 1.0
    if v.clause.stage and not v.form.clause.stage:
        f["my stage " + v.clause.stage] = 1.0
    if opposite is not None:
        f["denied firmly"] = float(rules.firm(v))
    f["denies"] = float(v.clause.negative)
    f["claim denies"] = float(v.form.clause.negative)
    f["pronoun"] = float(v.known.lean)
    f["only"] = float(any(w.text.lower() in ("only", "solely", "exclusively", "just") for w in v.clause.words))
    f["plain"] = float(not by) * close
    f["differs"] = float(any(o.stance == "differs" for o in outcomes))
    f["is"] = float(any(p.part.place == "V" for p in v.pairs) is False and any(w.text.lower() in ("is", "was", "are", "were") for w in v.clause.words))
    return f


def _apart(o: Outcome) -> dict[str, float]:
    """How far apart two figures are: those of one thing seldom differ tenfold, unless by a zero too many."""
    if o.said is None or o.known is None or not o.said.value or not o.known.value:
        return {}
    other = {"other unit": float(o.said.unit != o.known.unit)}
    times = (rules.level(o.known, o.said) or 0.0) / o.said.value
    if times <= 0:
        return other
    gap = abs(log10(times))
    return {"gap": min(2.0, gap), "tenfold": float(0.97 < gap < 1.03), **other}


ALL = 0.9  # share of a clause from which on a claim says all of it


def flipped(outcomes: Sequence[Outcome]) -> bool:
    """Whether support and refutation change places: the one denies what the other says, or says the opposite of it and differs in nothing else."""
    opposite = next((o for o in outcomes if o.rule == "polarity" and o.stance != "missing"), None)
    return opposite is not None and opposite.stance != "agrees" and (opposite.stance == "denies" or not any(o.stance == "differs" for o in outcomes if o is not opposite))


def probabilities(f: dict[str, float], flip: bool, crowd: float) -> tuple[float, float]:
    """How probable it is that a claim supports, and that it refutes; the rest is neither.

    ``flip``: the two change places. ``crowd``: from 0 for a claim that stands alone to 1 for one among a hundred and more, where
    likeness by chance is likelier.
    """
    from math import exp

    from yrdcheck import weights

    row = [f.get(name, 0.0) for name in weights.NAMES]
    row[-1] = crowd
    yes, no, neither = weights.total(row)
    top = max(yes, no, neither)
    p, q, r = exp(yes - top), exp(no - top), exp(neither - top)
    whole = p + q + r
    return (q / whole, p / whole) if flip else (p / whole, q / whole)


def _shape(v: View) -> dict[str, float]:
    """Whether the words that both share stand together and in like order: "A, director of B" is not "B, director of A"."""
    shared = [p for p in v.pairs if p.at >= 0 and p.strength >= MATCHED and p.word.kind != "light"]
    total = max(0.1, sum(p.weight for p in v.pairs))
    if not shared:
        return {"apart": 1.0}
    words = v.form.clause.words
    cuts = rules.cuts(v.form.clause)
    where = {p.at: sum(c < words[p.at].start for c in cuts) for p in shared}
    by: dict[int, float] = {}
    for p in shared:
        by[where[p.at]] = by.get(where[p.at], 0.0) + p.weight * p.strength
    order = [at for at, _, _ in v.known.words]
    spots = [order.index(p.at) for p in shared if p.at in order]
    taken = set(spots)
    steps = list(pairwise(spots))
    between = [sum(min(a, b) < t < max(a, b) for t in taken) for a, b in steps]
    out = {
        "in one stretch": max(by.values()) / total,
        "stretches": 1.0 - 1.0 / len(by),
        "crossed": sum(between) / max(1, len(taken)) / len(steps) if steps else 0.0,
        "turned": sum(a > b for a, b in steps) / len(steps) if steps else 0.0,
        "tight": len(taken) / (max(spots) - min(spots) + 1) if spots else 0.0,
    }
    names = [p for p in v.pairs if p.word.kind in NAMES]
    if names:
        out["names here"] = sum(p.weight for p in names if p.at >= 0 and p.strength >= MATCHED) / sum(p.weight for p in names)
    asserted = [p for p in v.pairs if p.part.place in ("V", "O") and not p.part.prep and p.word.kind != "light"]
    if asserted:
        best = max(by, key=lambda k: by[k])
        out["asserted here"] = sum(p.weight * p.strength for p in asserted if p.at >= 0 and where.get(p.at) == best) / sum(p.weight for p in asserted)
    out["worst"] = max((p.weight * (1 - p.strength) for p in v.pairs), default=0.0)
    return out


_TWISTS = {
    "deny": frozenset(
        """fail refuse reject abandon deny prevent cancel postpone lack decline drop scrap stop avoid miss lose withdraw end close block delay ban
        ignore doubt dispute""".split()
    ),
    "limit": frozenset(
        """only just alone solely merely except unlike instead rather despite without until former then not no never none nobody nothing neither
        nor hardly barely few little""".split()
    ),
    "may": frozenset("would could may might should plan expect propose hope aim intend want seek promise call demand consider announce offer if likely possible perhaps".split()),
    "most": frozenset("most least largest biggest highest longest oldest first last best worst smallest lowest youngest latest earliest only".split()),
    "compare": frozenset("more less fewer than as twice half same equal similar both".split()),
}


def _twists(v: View) -> dict[str, float]:
    """Words that turn or limit an assertion, on one side alone; and a word of the claim that means the opposite of one of the clause."""
    mine = {k for w in v.clause.words for k in (w.key, w.text.lower())}
    theirs = {k for w in v.form.clause.words for k in (w.key, w.text.lower())}
    out: dict[str, float] = {}
    for name, group in _TWISTS.items():
        a, b = mine & group, theirs & group
        if a - b:
            out["they lack " + name] = 1.0
        if b - a:
            out["they add " + name] = 1.0
        if a & b:
            out["both " + name] = 1.0
    free = [w.key for _, w, _ in v.known.words if w.kind in ("word", "light") and w.key not in mine]
    for p in v.pairs:
        if p.word.kind in ("word", "light") and any(relation(p.word.key, k) == "antonym" for k in free):
            name = "contrast" if p.strength < MATCHED else "contrast matched"
            out[name] = 1.0
        elif p.strength < MATCHED and p.word.kind in ("word", "light") and any(k[:1] not in "@%" and relation(p.word.key, k) == "antonym" for k in v.known.beside):
            out["contrast beside"] = 1.0
    return out


def _complement(v: View, at: int) -> bool:
    part = v.known.parts[at]
    return part.place == "O" and not part.prep and part.head


def _mean(pairs: Sequence[Link]) -> float:
    return sum(p.strength for p in pairs) / len(pairs) if pairs else 1.0
