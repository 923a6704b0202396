"""Several registries as one: ids of claims and sources behind the name of their registry, names of things brought together."""

from __future__ import annotations

import os

from yrdcheck import locks
from yrdcheck.files import read_file
from yrdcheck.model import TYPE_CHECKING, RegistryError, replace
from yrdcheck.registry import MAX_LOCK, Registry, in_service, make_registry, sha256, yaml_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yrdcheck.model import Claim, Entity, Property, Source


def load_registries(folders: Sequence[str]) -> Registry:
    """The registries in several folders as one. Raises `RegistryError` where one is missing or malformed.

    What it compiles is kept in the user's cache, under a name made of everything that it depends on.
    """
    names = name_registries(folders)
    files = {name: yaml_files(folder) for name, folder in zip(names, folders, strict=True)}
    hashes = {f"{name}/{file}": sha256(data) for name, held in files.items() for file, data in held.items()}
    path = _cache(hashes)
    return _kept(path, hashes) or _keep(path, hashes, _read(names, folders, files))


def _read(names: Sequence[str], folders: Sequence[str], files: Mapping[str, Mapping[str, bytes]]) -> Registry:
    from yrdcheck.registry.records import read_records

    parts = [(name, *read_records(folder, files[name])) for name, folder in zip(names, folders, strict=True)]
    return join(parts)


def name_registries(folders: Sequence[str]) -> list[str]:
    """A name for each folder: its own, or that of the folder it stands in where it is called "claims"; numbered where they meet."""
    out: list[str] = []
    for folder in folders:
        path = os.path.abspath(folder)
        name = os.path.basename(path)
        if name == "claims":
            name = os.path.basename(os.path.dirname(path)) or name
        wanted, n = name, 2
        while name in out:
            name, n = f"{wanted}-{n}", n + 1
        out.append(name)
    return out


def join(parts: Sequence[tuple[str, Sequence[Source], Sequence[Claim], Sequence[Entity], Sequence[Property]]]) -> Registry:
    """One registry of the records of several."""
    sources: list[Source] = []
    claims: list[Claim] = []
    entities: dict[str, Entity] = {}
    properties: dict[str, Property] = {}
    for name, own_sources, own_claims, own_entities, own_properties in parts:
        kept_sources, kept_claims = in_service(own_sources, own_claims)
        other = {e.id: f"{name}/{e.id}" for e in own_entities if e.id in entities and not _same(e, entities[e.id])}
        other |= {p.id: f"{name}/{p.id}" for p in own_properties if p.id in properties and not _same(p, properties[p.id])}
        for e in own_entities:
            links = {key: tuple(other.get(x, x) for x in getattr(e, key)) for key in ("part_of", "comparable", "comparable_for", "distinct")}
            mine = replace(e, id=other.get(e.id, e.id), **links)
            entities[mine.id] = _merge(entities[mine.id], mine) if mine.id in entities else mine
        for p in own_properties:
            own = replace(p, id=other.get(p.id, p.id))
            properties[own.id] = replace(own, names=_names(properties[own.id], own)) if own.id in properties else own
        sources += [replace(s, id=f"{name}/{s.id}") for s in kept_sources]
        for c in kept_claims:
            slots = {key: other.get(getattr(c, key), getattr(c, key)) for key in ("subject", "property", "scope", "object")}
            claims.append(replace(c, id=f"{name}/{c.id}", source=f"{name}/{c.source}", **slots))
    return make_registry("", sources, claims, list(entities.values()), list(properties.values()))


def _same(a: Entity | Property, b: Entity | Property) -> bool:
    """Whether two records of one id mean one thing: they share a name."""
    left, right = ({n.lower() for _, names in x.names for n in names} for x in (a, b))
    return bool(left & right)


def _merge(a: Entity, b: Entity) -> Entity:
    links = {key: tuple(dict.fromkeys((*getattr(a, key), *getattr(b, key)))) for key in ("part_of", "comparable", "comparable_for", "distinct")}
    return replace(a, names=_names(a, b), kind=a.kind or b.kind, note=a.note or b.note, **links)


def _names(a: Entity | Property, b: Entity | Property) -> tuple[tuple[str, tuple[str, ...]], ...]:
    out: dict[str, dict[str, None]] = {}
    for language, names in (*a.names, *b.names):
        out.setdefault(language, {}).update(dict.fromkeys(names))
    return tuple((language, tuple(names)) for language, names in out.items())


# ---- the cache ----------------------------------------------------------------------------------------------------


def _cache(hashes: Mapping[str, str]) -> str:
    from yrdcheck.candidates import VERSION

    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.join(os.path.expanduser("~"), ".cache")
    key = sha256("\n".join([locks.SCHEMA, str(VERSION), *(f"{name} {digest}" for name, digest in hashes.items())]).encode())
    return os.path.join(base, "yrdcheck", f"{key}.lock")


def _kept(path: str, hashes: Mapping[str, str]) -> Registry | None:
    from yrdcheck.candidates import VERSION

    try:
        found = locks.read(read_file(path, MAX_LOCK, RegistryError), hashes, VERSION)
    except RegistryError:
        return None
    return Registry("", *found) if found is not None else None


def _keep(path: str, hashes: Mapping[str, str], registry: Registry) -> Registry:
    from yrdcheck.registry.writing import lock_text, replace_file

    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        replace_file(path, lock_text(registry, hashes))
    except (OSError, RegistryError):
        pass  # without a place for it, it is compiled each time
    return registry
