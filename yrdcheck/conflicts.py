"""Conflicts as a working list: by question, newest first, each with what would settle it; and those that a change brought in."""

from __future__ import annotations

import os
import subprocess

from yrdcheck.checker import find_conflicts
from yrdcheck.model import TYPE_CHECKING, InputError, Kind, RegistryError, replace
from yrdcheck.revisions import PLAIN
from yrdcheck.settlements import advise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from yrdcheck.model import Claim, Conflict, Entity, Property
    from yrdcheck.registry import Registry

REASONS = {
    Kind.VALUE: "two figures for one question",
    Kind.SCOPE: "figures of areas or groups that are treated alike",
    Kind.PERIOD: "two times for one event",
    Kind.STATUS: "one has it at another stage than the other",
    Kind.POLARITY: "one says what the other denies",
    Kind.ENTITY: "each names another person, place or body",
}
SAID = ("quote", "subject", "property", "value", "object", "period", "scope", "status", "polarity", "rank", "wordings", "context")


def list_conflicts(
    registry: Registry, among: frozenset[str] | None = None, progress: Callable[[int, int], None] | None = None
) -> tuple[Conflict, ...]:
    """Every conflict that no editor has ruled out, those of one question together, the question with the newest source first.

    ``among``: only conflicts in which one of these claims takes part.
    """
    sources = {s.id: s for s in registry.sources}
    claims = {c.id: c for c in registry.claims}
    entities = {e.id: e for e in registry.entities}
    out = []
    for c in find_conflicts(registry, among, progress):
        sides = [[claims[e.claim] for e in side.claims] for side in c.sides]
        if c.kind is Kind.SCOPE and _distinct(sides, entities):
            continue
        if among is not None and not any(x.id in among for side in sides for x in side):
            continue
        dates = [d for side in sides for x in side if (d := sources[x.source].date)]
        if len({side.answer for side in c.sides}) == 1:  # "rose by 4 per cent", "fell by 4 per cent"
            c = replace(c, sides=tuple(replace(side, answer=side.claims[0].quote) for side in c.sides))
        out.append(replace(c, reason=REASONS[c.kind], settle=advise(c.kind, sides, sources, registry.claims), newest=max(dates, default="")))
    newest: dict[str, str] = {}
    for c in out:
        newest[c.question] = max(newest.get(c.question, ""), c.newest)
    first = {c.question: n for n, c in reversed(list(enumerate(out)))}
    return tuple(sorted(out, key=lambda c: (_later_first(newest[c.question]), first[c.question])))


def _later_first(day: str) -> tuple[int, ...]:
    return tuple(-ord(x) for x in day) or (1,)


def _distinct(sides: Iterable[Iterable[Claim]], entities: Mapping[str, Entity]) -> bool:
    """Whether an editor has marked what the sides speak of as not comparable."""
    about = [{x for c in side for x in (c.subject, c.scope) if x in entities} for side in sides]
    pairs = [(a, b) for n, left in enumerate(about) for right in about[n + 1 :] for a in left for b in right]
    return any(b in entities[a].distinct or a in entities[b].distinct for a, b in pairs)


# ---- what a change brought in -------------------------------------------------------------------------------------


def changed_since(registry: Registry, folder: str, revision: str) -> frozenset[str]:
    """The claims of a registry that are new or say something else since a git revision, or speak of things that were named anew.

    Raises `InputError` where the folder is in no repository or the revision is unknown.
    """
    from yrdcheck.registry.records import read_records

    files = _files_at(folder, revision)
    if "sources.yaml" not in files:
        return frozenset(c.id for c in registry.claims)
    try:
        _, claims, entities, properties = read_records(folder, files)
    except RegistryError as error:
        raise InputError(f"the registry at {revision} cannot be read: {error}") from None
    before = {c.id: _said(c) for c in claims if c.review not in ("changed", "refused")}
    things: list[Entity | Property] = [*registry.entities, *registry.properties]
    anew = [x for x in things if x not in entities and x not in properties]
    words = {w.lower() for x in anew for _, names in x.names for w in names}
    ids = {x.id for x in anew}
    return frozenset(
        c.id for c in registry.claims
        if before.get(c.id) != _said(c) or ids & {c.subject, c.property, c.scope, c.object} or any(w in f"{c.quote} {c.context}".lower() for w in words)
    )  # fmt: skip


def _said(claim: Claim) -> tuple[object, ...]:
    return tuple(getattr(claim, key) for key in SAID)


def _files_at(folder: str, revision: str) -> dict[str, bytes]:
    """The YAML files of a registry as they were at a revision; none where it was not there yet."""
    listed = _git(folder, "ls-tree", "--name-only", "-z", revision, "--", "./")
    names = [n for n in listed.decode("utf-8", "replace").split("\0") if n.endswith(".yaml")]
    return {os.path.basename(n): _git(folder, "show", "--no-textconv", f"{revision}:./{os.path.basename(n)}") for n in names}


def _git(folder: str, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", *PLAIN, *words], cwd=folder, capture_output=True, check=False)
    except OSError:
        raise InputError("--since needs git, which is not installed") from None
    if done.returncode:
        message = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["git failed"]
        raise InputError(f"--since: {message[0].removeprefix('fatal: ')}")
    return done.stdout
