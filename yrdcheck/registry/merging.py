"""Two people's versions of a registry file and the one they both started from → one file, record by record and key by key.

What only one of them changed counts; what both added stays, under ids of its own; a claim that one deleted and the other changed stays.
Places and hashes are settled by the next build. Only where both wrote something else into one key do both records stay, between marks.
"""

from __future__ import annotations

import re

from yrdcheck.model import TYPE_CHECKING, record, replace
from yrdcheck.registry.records import Reader
from yrdcheck.registry.writing import Segment, claim_fields, entity_fields, patch, property_fields, segments, source_fields

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from yrdcheck.registry.records import Node
    from yrdcheck.registry.writing import Fields

SETTLED = ("line", "column", "at", "sha256", "excluded")  # keys that the next build sets anew


@record
class Merged:
    """A merged file, and how many records need a person."""

    text: str
    conflicts: int


def merge_files(name: str, base: str, ours: str, theirs: str) -> Merged:
    """Merge three versions of a registry's YAML file. Raises `RegistryError` where one cannot be read."""
    read, fields = _kind(name)
    if theirs in (base, ours) or ours == base:
        return Merged(theirs if ours == base else ours, 0)
    parts = [segments(text, name, read) for text in (base, ours, theirs)]
    if any(p is None for p in parts):
        return _both(ours, theirs)
    (old_top, old), (top, mine), (their_top, yours) = (p for p in parts if p is not None)
    known, own, other = ({s.value.id: s for s in side} for side in (old, mine, yours))
    out: list[str] = []
    conflicts = 0
    taken = {*own, *other}
    after: dict[str, list[str]] = {}  # what they added, by the record that it follows
    before = ""
    for s in yours:
        key = s.value.id
        if key not in own and key not in known:
            after.setdefault(before, []).append(s.above + "".join(s.body))
        elif key not in own and s.value != known[key].value:  # we deleted what they changed
            after.setdefault(before, []).append(s.above + "".join(s.body))
        elif key in own and key not in known and own[key].value != s.value:  # both added something under one id
            fresh = replace(s.value, id=_free(key, taken))
            taken.add(fresh.id)
            after.setdefault(key, []).append(patch(s, fresh, read, fields, name))
        before = key if key in own else before
    out += after.get("", [])
    for s in mine:
        key = s.value.id
        text, clash = _settle(s, known.get(key), other.get(key), read, fields, name)
        conflicts += clash
        out += [text, *after.get(key, [])]
    return Merged((their_top if top == old_top else top) + "".join(out), conflicts)


def _kind(name: str) -> tuple[Callable[[Reader, Node], Any], Callable[[Any], Fields]]:
    file = re.split(r"[\\/]", name)[-1]
    if file == "sources.yaml":
        return Reader.source, source_fields
    if file == "entities.yaml":
        return Reader.entity, entity_fields
    if file == "properties.yaml":
        return Reader.property, property_fields
    return (lambda r, n: r.claim(n, file.removesuffix(".yaml"))), claim_fields


def _settle(
    mine: Segment, old: Segment | None, yours: Segment | None, read: Callable[[Reader, Node], Any], fields: Callable[[Any], Fields], name: str
) -> tuple[str, int]:
    """A record that we have, with what they did to it: its text, and 1 where a person must decide."""
    ours = _text(mine)
    if old is None:
        return ours, 0
    if yours is None:
        return ("" if mine.value == old.value else ours), 0
    own, other, before = (_comments(x) for x in (mine, yours, old))
    if mine.value == old.value and own == before:
        return _text(yours), 0
    if yours.value == old.value and other == before:
        return ours, 0
    if own != before != other != own:
        return _both(ours, _text(yours)).text, 1
    changes: dict[str, Any] = {}
    for key in yours.value._fields:
        was, left, right = (getattr(x.value, key) for x in (old, mine, yours))
        if right in (was, left):
            continue
        if left == was:
            changes[key] = right
        elif isinstance(left, tuple) and key not in SETTLED:
            changes[key] = _merge_lists(was, left, right)
        elif key not in SETTLED:
            return _both(ours, _text(yours)).text, 1
    return patch(yours if own == before else mine, replace(mine.value, **changes), read, fields, name), 0


def _merge_lists(was: tuple[Any, ...], left: tuple[Any, ...], right: tuple[Any, ...]) -> tuple[Any, ...]:
    """Both sides' additions without either side's deletions."""
    kept = [x for x in left if x in right or x not in was]
    return (*kept, *(x for x in right if x not in left and x not in was))


def _both(ours: str, theirs: str) -> Merged:
    return Merged(f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n", 1)


def _comments(s: Segment) -> list[str]:
    """What stands beside and above the keys of a record."""
    return re.findall(r"(?m)(?:^|\s)#.*", _text(s))


def _text(s: Segment) -> str:
    return s.above + "".join(s.body)


def _free(taken_id: str, taken: set[str]) -> str:
    """Another id of the same form: the next number that is free."""
    stem = taken_id.rstrip("0123456789")
    digits = taken_id[len(stem) :][-9:]
    stem, number, width = (taken_id.removesuffix(digits), int(digits), len(digits)) if digits else (f"{taken_id}-", 1, 1)
    while f"{stem}{number:0{width}d}" in taken:
        number += 1
    return f"{stem}{number:0{width}d}"
