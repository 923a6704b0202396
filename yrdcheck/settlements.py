"""What helps to decide between two answers: another area, another time, a correction in a source, its standing, its date."""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from yrdcheck.model import Claim, Entity, Source

TIERS = {"official": 0, "press": 1, "": 2, "blog": 3}  # standing of a source: whose evidence comes first


def hint(kind: Kind | None, left: Claim, right: Claim, sources: Mapping[str, Source], claims: Iterable[Claim], entities: Iterable[Entity]) -> str:
    """A sentence that helps to decide between two claims, told by what is recorded of them and their sources; "" where nothing is.

    ``claims``: those of the registry, among which stands what a source has taken back.
    """
    a, b = sources[left.source], sources[right.source]
    if (corrected := find_correction(left, right, claims)) is not None:
        wrong, old = corrected
        return f"{old.source} took {wrong.value} back (line {old.line}: “{_short(old.quote)}”)"
    if kind is Kind.SCOPE and (names := scopes(left, right))[0] and names[1]:
        called = {e.id: listed[0] for e in entities if e.id in names for _, listed in reversed(e.names) if listed}
        return f"one is of {called.get(names[0], names[0])}, the other of {called.get(names[1], names[1])}"
    if left.period and right.period and left.period != right.period:
        return f"one is of {left.period}, the other of {right.period}"
    if TIERS.get(a.tier, 2) != TIERS.get(b.tier, 2):
        best, worst = sorted((a, b), key=lambda s: TIERS.get(s.tier, 2))
        return ", ".join(f"{s.id} is {s.tier}" for s in (best, worst) if s.tier)
    if a.date and b.date and a.date != b.date:
        newer, older = sorted((a, b), key=lambda s: s.date or "", reverse=True)
        return f"{newer.id} is newer ({newer.date}, {older.id} {older.date})"
    return ""


def scopes(left: Claim, right: Claim) -> tuple[str, str]:
    """The areas or groups that two claims speak of, where these are recorded: what they are shares of, else what they are about."""
    a, b = (x.scope if x.scope and x.scope != y.scope else x.subject for x, y in ((left, right), (right, left)))
    return a, b


def find_correction(left: Claim, right: Claim, claims: Iterable[Claim]) -> tuple[Claim, Claim] | None:
    """The one of two claims whose figure the other's source once gave and took back, and the claim that it took back."""
    old = [c for c in claims if c.rank == "deprecated" and c.source in (left.source, right.source)]
    if not old:
        return None
    from yrdcheck.corrections import NOTE, corrects, same_figure

    old = sorted((c for c in old if c.note == NOTE), key=lambda c: not corrects(c.quote))  # the correction itself says it best
    return next(((wrong, c) for wrong, other in ((left, right), (right, left)) for c in old if c.source == other.source and same_figure(wrong, c)), None)


def advise(kind: Kind, sides: Sequence[Sequence[Claim]], sources: Mapping[str, Source], claims: Iterable[Claim]) -> str:
    """What an editor of the registry can do about a conflict."""
    leads = [side[0] for side in sides]
    ranked = sorted(leads, key=lambda x: (TIERS.get(sources[x.source].tier, 2), _later_first(sources[x.source].date or "")))
    best, rest = ranked[0], ranked[1:]
    tiers = [TIERS.get(sources[x.source].tier, 2) for x in ranked]
    dates = [sources[x.source].date or "" for x in leads]
    if (corrected := find_correction(leads[0], leads[1], claims)) is not None:
        wrong, old = corrected
        return f"{old.source} gave {wrong.value} in an earlier version and took it back; deprecate {wrong.id}"
    if kind is Kind.SCOPE:
        names = scopes(leads[0], leads[1])
        return f"decide whether {names[0] or leads[0].id} and {names[1] or leads[1].id} may be compared; if not, name one under `distinct` of the other"
    if kind is Kind.VALUE and len({x.period for x in leads}) > 1:
        return "see whether both speak of the same time; if not, give each claim its period"
    if tiers[0] < tiers[1]:
        why = f"{best.id} has the source of higher standing ({tier})" if (tier := sources[best.source].tier) else f"{rest[0].id} has a {sources[rest[0].source].tier} as its source"
        return f"{why}; if {best.id} is right, set its rank to preferred, or deprecate {rest[0].id}"
    if len(set(dates)) > 1 and all(dates):
        newest = max(leads, key=lambda x: sources[x.source].date or "")
        what = "see whether it holds today" if kind in (Kind.STATUS, Kind.ENTITY) else "ask whether it replaces the other"
        return f"{newest.id} is newer ({sources[newest.source].date}); {what}, then deprecate the claim that no longer holds"
    return f"ask one of the sources, then set the rank of {leads[0].id} or {leads[1].id} to preferred or deprecated"


def _later_first(day: str) -> tuple[int, ...]:
    return tuple(-ord(x) for x in day) or (1,)


def _short(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= 100 else text[:99].rstrip() + "…"
