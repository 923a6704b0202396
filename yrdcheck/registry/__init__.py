"""YAML ⇄ claims ⇄ lock: find and load a registry; ``records`` reads its YAML, ``writing`` writes it, ``checking`` checks and mends it.

YAML is for people; the generated lock is for the program. A lock counts only while it matches the bytes of every YAML file.
"""

from __future__ import annotations

import json
import os

from yrdcheck import locks, saves, stores
from yrdcheck.files import MIB, read_file
from yrdcheck.files import sha256 as sha256
from yrdcheck.model import TYPE_CHECKING, Claim, Entity, Match, Property, RegistryError, Source, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from yrdcheck.candidates import Index

MAX_BYTES = 64 * MIB  # of one YAML file
MAX_LOCK = 4096 * MIB  # of what the program itself has written
JOURNAL = stores.JOURNAL  # files that a writer has decided on and not yet put into place; they count instead of those in place
JOURNAL_SCHEMA = "yrdcheck.journal/1"
STABLE = 50  # times that a registry is read anew because somebody wrote into it meanwhile
PENDING = ("changed", "refused")  # claims under such a review are no evidence


class Registry:
    """Claims by source, with the names that an editor gave; immutable, picklable. ``path`` is "" for one made in memory."""

    __slots__ = ("_flagged", "_index", "claims", "compiled", "digest", "entities", "path", "properties", "sources")

    def __init__(
        self,
        path: str,
        sources: tuple[Source, ...],
        claims: Sequence[Claim],
        entities: Sequence[Entity],
        properties: Sequence[Property],
        digest: str,
        compiled: Any,
    ) -> None:
        self.path = path
        self.sources = sources
        self.claims = claims
        self.entities = entities
        self.properties = properties
        self.digest = digest
        self.compiled = compiled
        self._index: Index | None = None
        self._flagged: Registry | None = None

    @property
    def index(self) -> Index:
        """The compiled claims, ready for retrieval; made at the first use."""
        if self._index is None:
            from yrdcheck.candidates import Index

            self._index = Index(self.claims, self.compiled)
        return self._index

    @property
    def flagged(self) -> Registry | None:
        """What was left out of the sources as no evidence, as a registry of its own; `None` where nothing was.

        No verdict rests on it: it tells where only such text would support a statement.
        """
        if self._flagged is None and any(place[5] for s in self.sources for place in s.excluded):
            self._flagged = make_flagged(self)
        return self._flagged

    def search(self, query: str, limit: int = 10) -> tuple[Match, ...]:
        """Claims that speak of ``query``, best first."""
        from yrdcheck.candidates import search

        return search(self, query, limit)

    def __reduce__(self) -> tuple[type[Registry], tuple[Any, ...]]:
        return Registry, (self.path, self.sources, self.claims, self.entities, self.properties, self.digest, self.compiled)

    def __repr__(self) -> str:
        return f"Registry({self.path!r}, sources={len(self.sources)}, claims={len(self.claims)})"


# ---- where registries are -----------------------------------------------------------------------------------------


def find_registry(start: str = ".") -> str | None:
    """The nearest ``claims`` folder with a ``sources.yaml``, here or above; ``None`` where there is none."""
    at = os.path.abspath(start)
    while True:
        folder = os.path.join(at, "claims")
        if os.path.isfile(os.path.join(folder, "sources.yaml")):
            return folder
        above = os.path.dirname(at)
        if above == at:
            return None
        at = above


def default_registry() -> str:
    """The registry that ships: inside the installed package, else in the checkout beside it."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    packed = os.path.join(here, "_registry", "claims")
    return packed if os.path.isdir(packed) else os.path.join(os.path.dirname(here), "claims")


# ---- loading ------------------------------------------------------------------------------------------------------


def read_bytes(path: str, most: int = MAX_BYTES) -> bytes:
    """The bytes of a registry file; `RegistryError` where it cannot be read, is no file, or is a link that leads out of the registry's area."""
    if os.path.islink(path) and not saves.is_inside(path, area(os.path.dirname(os.path.abspath(path)))):
        raise RegistryError(f"{path}: leads out of {area(os.path.dirname(os.path.abspath(path)))}, and is not read: put the file itself there")
    return read_file(path, most, RegistryError)


def read_journal(folder: str) -> dict[str, bytes]:
    """Files by name that a writer was kept from putting into place, with what has been written into them since.

    Raises `RegistryError` where the two do not go together, and for a journal of another version.
    """
    path = os.path.join(folder, JOURNAL)
    if not os.path.isfile(path):
        return {}
    try:
        journal = json.loads(read_bytes(path, MAX_LOCK))
        decided, before = dict(journal["files"]), dict(journal.get("before", {}))
        if not all(isinstance(text, str) for text in (*decided.values(), *before.values())):
            return {}
    except (RegistryError, ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return {}
    if journal.get("schema", JOURNAL_SCHEMA) != JOURNAL_SCHEMA:
        raise RegistryError(f"{path}: of another version: a registry of another version needs another yrdcheck")
    files = {os.path.basename(name): (text, before.get(name)) for name, text in decided.items()}
    return {name: _settled(folder, name, *texts) for name, texts in files.items() if name.endswith((".yaml", ".txt"))}


def _settled(folder: str, name: str, decided: str, before: str | None) -> bytes:
    """A file as a stopped writer decided it, with what an editor has written into it since."""
    new = decided.encode("utf-8", "surrogatepass")
    path = os.path.join(folder, name)
    if before is None or not os.path.isfile(path):
        return new
    now = read_bytes(path)
    if now in (new, before.encode("utf-8", "surrogatepass")) or not name.endswith(".yaml"):
        return new
    from yrdcheck.registry.merging import merge_files
    from yrdcheck.registry.records import decode

    merged = merge_files(path, before, decode(now, path), decided)
    if merged.conflicts:
        cure = f"to keep the edit, remove {os.path.join(folder, JOURNAL)} and run the command again; to keep what it decided, undo the edit"
        raise RegistryError(f"{path}: has been edited after a writer was stopped half-way, and differently: {cure}")
    return merged.text.encode("utf-8", "surrogatepass")


def yaml_files(folder: str) -> dict[str, bytes]:
    """The YAML files of a registry by name, sorted, as they stood at one moment. Raises `RegistryError` for a folder that is no registry."""
    for _ in range(STABLE):
        before = state(folder)
        try:
            files = _read_yaml(folder)
        except RegistryError:
            if state(folder) == before:
                raise
            continue
        if state(folder) == before:
            return files
    raise RegistryError(f"{folder}: is being written all the time: try again")


def state(folder: str) -> list[tuple[str, int, int, int]]:
    """What tells whether the files of a registry have been written to."""
    try:
        with os.scandir(folder) as entries:
            return sorted((e.name, s.st_ino, s.st_size, s.st_mtime_ns) for e in entries if e.name.endswith(".yaml") or e.name == JOURNAL for s in (e.stat(follow_symlinks=False),))
    except OSError:
        return []


def _read_yaml(folder: str) -> dict[str, bytes]:
    journal = read_journal(folder)
    return {n: journal[n] if n in journal else read_bytes(os.path.join(folder, n)) for n in yaml_names(folder, tuple(journal))}


def yaml_names(folder: str, journal: Sequence[str] = ()) -> list[str]:
    """The names of a registry's YAML files, sorted; ``journal``: of files that are decided on. Raises `RegistryError` for a folder that is no registry."""
    if "sources.yaml" not in journal and not os.path.isfile(os.path.join(folder, "sources.yaml")):
        raise RegistryError(f"{folder}: no registry here (sources.yaml is missing): make one with `yrdcheck build DOCUMENTS --registry {folder}`")
    try:
        with os.scandir(folder) as entries:
            names = {e.name for e in entries if e.name.endswith(".yaml") and not e.name.startswith(".") and _may_be_read(folder, e)}
    except OSError as error:
        raise RegistryError(f"{folder}: cannot be read: {error.strerror}") from None
    return sorted(names | {n for n in journal if n.endswith(".yaml")})


def _may_be_read(folder: str, entry: os.DirEntry[str]) -> bool:
    """Whether it may be a file of the registry. Raises `RegistryError` for what only looks like one: a pipe, a device, a broken link."""
    if not entry.is_file() and not entry.is_dir():
        raise RegistryError(f"{os.path.join(folder, entry.name)}: is no file")
    return entry.is_file()


# ---- what a registry may name -------------------------------------------------------------------------------------


def area(folder: str) -> str:
    """The folder in which a registry's files and documents may stand: the repository that it is in, else the folder above it."""
    return saves.enclosing(os.path.dirname(os.path.realpath(folder)))


def document_path(folder: str, source: Source) -> str:
    """Where the document of a source stands. Raises `RegistryError` where a registry names one that is none of its own.

    A registry comes from anywhere: what it names outside its area is never opened, however it is named.
    """
    path = os.path.join(os.path.dirname(os.path.abspath(folder)), source.path)
    if not saves.is_inside(path, area(folder)):
        raise RegistryError(f'"{source.path}" lies outside {area(folder)}, and is not read because a registry names it')
    if os.path.exists(path) and not os.path.isfile(path):
        raise RegistryError(f'"{source.path}" is no file')
    return path


def load_registry(path: str | os.PathLike[str] | None = None, *others: str | os.PathLike[str]) -> Registry:
    """The registry in a folder, or in an index file of one; without one, the nearest ``claims``, else the one that ships. Of several folders, all as one.

    Raises `RegistryError` where it is missing or malformed.
    """
    if others:
        from yrdcheck.registry.joining import load_registries

        return load_registries([os.fspath(p) for p in (path, *others) if p is not None])
    folder = os.fspath(path) if path is not None else find_registry() or default_registry()
    from yrdcheck.candidates import VERSION

    if folder.endswith(".db"):
        return from_store(folder, folder) or _no_index(folder)
    name = stores.name_of(folder, VERSION)  # before the files are read: what changes meanwhile makes it stale
    if name is not None and (kept := from_store(folder, name)) is not None:
        return kept
    files = yaml_files(folder)
    hashes = {file: sha256(data) for file, data in files.items()}
    registry = from_lock(folder, hashes) or from_yaml(folder, files)
    if len(registry.claims) >= stores.LARGE:
        from yrdcheck.registry.indexing import keep_beside

        if name is not None and keep_beside(registry, name):
            return from_store(folder, name) or registry
    return registry


def from_store(path: str, name: str) -> Registry | None:
    """The registry from its index; ``None`` where that is missing, foreign or broken."""
    from yrdcheck.candidates import VERSION

    found = stores.open_store(name, VERSION) if os.path.isfile(name) else None
    return None if found is None else Registry(path, *found)


def _no_index(path: str) -> Registry:
    raise RegistryError(f"{path}: no index of a registry that this version of yrdcheck reads: make it again, or name the registry's folder")


def from_lock(folder: str, hashes: dict[str, str]) -> Registry | None:
    """The registry from its lock; ``None`` where the lock is missing, stale, foreign or broken."""
    from yrdcheck.candidates import VERSION

    at = os.path.join(folder, locks.NAME)
    if not os.path.isfile(at):
        return None
    try:
        found = locks.read(read_bytes(at, MAX_LOCK), hashes, VERSION)
    except RegistryError:
        return None
    if found is None:
        return None
    sources, claims, entities, properties, digest, compiled = found
    return Registry(folder, sources, claims, entities, properties, digest, compiled)


def has_lock(folder: str) -> bool:
    """Whether a registry has a lock that fits its files."""
    return from_lock(folder, {name: sha256(data) for name, data in yaml_files(folder).items()}) is not None


def from_yaml(folder: str, files: Mapping[str, bytes]) -> Registry:
    """The registry that YAML files hold: the claims in service, of the sources in service. Raises `RegistryError`."""
    from yrdcheck.registry.records import read_records

    sources, claims, entities, properties = read_records(folder, files)
    return make_registry(folder, *in_service(sources, claims), entities, properties)


def in_service(sources: Sequence[Source], claims: Sequence[Claim]) -> tuple[list[Source], list[Claim]]:
    """Sources and claims without withdrawn sources, refused claims and claims whose sentence has changed."""
    kept = [s for s in sources if not s.withdrawn]
    ids = {s.id for s in kept}
    return kept, [c for c in claims if c.source in ids and c.review not in PENDING]


def make_registry(
    path: str, sources: Sequence[Source], claims: Sequence[Claim], entities: Sequence[Entity], properties: Sequence[Property]
) -> Registry:
    """A registry from its records, compiled."""
    from yrdcheck.candidates import compile_registry

    content = json.dumps([sorted(sources), sorted(claims), sorted(entities), sorted(properties)], ensure_ascii=False)
    digest = "sha256:" + sha256(content.encode("utf-8", "surrogatepass"))
    compiled = compile_registry(sources, unmarked(sources, claims), entities, properties)
    return Registry(path, tuple(sources), tuple(claims), tuple(entities), tuple(properties), digest, compiled)


def make_flagged(registry: Registry) -> Registry:
    """The sentences of the flagged places of a registry's sources as claims of these sources; the note of each is the kind of its place."""
    from yrdcheck.statements import line_starts, place, split_statements

    claims: list[Claim] = []
    for s in registry.sources:
        for line, column, _, _, kind, text in s.excluded:
            starts = line_starts(text)
            for found in split_statements(text):
                down, right = place(starts, found.start)
                at = (line, column + right - 1) if down == 1 else (line + down - 1, right)
                quote = text[found.start : found.end]
                claims.append(Claim(f"{s.id}-{kind}-{len(claims) + 1}", s.id, quote, *at, note=kind, context=found.heading))
    plain = [replace(s, excluded=()) for s in registry.sources]
    return make_registry("", plain, claims, tuple(registry.entities), tuple(registry.properties))


def unmarked(sources: Sequence[Source], claims: Sequence[Claim]) -> Sequence[Claim]:
    """Claims with the quotes of Markdown documents free of markup, for reading them."""
    from yrdcheck.readers import READERS, read_markdown, suffix_of

    marked = {s.id for s in sources if READERS.get(suffix_of(s.path)) is read_markdown}
    if not marked:
        return claims
    from yrdcheck.statements import mask_markup

    return [replace(c, quote=mask_markup(c.quote)) if c.source in marked else c for c in claims]


