"""The lock and the index of a large registry, made source by source: in processes, in bounded memory, and from where it was stopped.

What comes out is to the byte what `locks.text` and `indexing.keep_index` make of all records at once. In memory are the places of the words
(four bytes for each word of a claim) and one source at a time.
"""

from __future__ import annotations

import json
import os
from array import array
from hashlib import sha256 as sha
from zlib import crc32

from yrdcheck import __version__, ledgers, locks, pools, saves, stores
from yrdcheck.candidates import VERSION, compile_claims, compile_registry, name_concepts
from yrdcheck.model import TYPE_CHECKING, RegistryError, record
from yrdcheck.registry import (
    MAX_LOCK,
    STABLE,
    Registry,
    from_lock,
    from_store,
    from_yaml,
    in_service,
    read_bytes,
    sha256,
    state,
    unmarked,
    yaml_files,
    yaml_names,
)
from yrdcheck.registry.records import Reader, decode, parse_yaml, read_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from yrdcheck.ledgers import Ledger
    from yrdcheck.model import Source

BIG = 1 << 20  # bytes of YAML from which on it is worth it
NAMES = ("sources.yaml", "entities.yaml", "properties.yaml")


def is_big(folder: str) -> bool:
    """Whether a registry's YAML files are so many or so large."""
    return sum(os.path.getsize(os.path.join(folder, name)) for name in yaml_names(folder)) >= BIG


def write_lock(folder: str, ledger: Ledger, jobs: int = 1) -> Registry:
    """Generate the lock from the YAML files as they stand, and the index. Returns the registry."""
    for _ in range(STABLE):
        before = state(folder)
        name = stores.name_of(folder, VERSION)
        made = _compile(folder, ledger, jobs)
        if state(folder) == before:
            break
    else:
        raise RegistryError(f"{folder}: is being written all the time: try again")
    kept = name is not None and made.count >= stores.LARGE and made.write_index(name)
    made.write_lock(os.path.join(folder, locks.NAME))
    found = from_store(folder, name) if kept and name is not None else None
    return found or from_lock(folder, made.hashes) or from_yaml(folder, yaml_files(folder))


def _compile(folder: str, ledger: Ledger, jobs: int) -> Compiled:
    hashes, names = {}, {}
    for name in yaml_names(folder):
        data = read_bytes(os.path.join(folder, name))
        hashes[name] = sha256(data)
        if name in NAMES:
            names[name] = data
    all_sources, _, entities, properties = read_records(folder, names)
    sources, _ = in_service(all_sources, ())
    lexicon, known = name_concepts(entities, properties)
    under = sha256(locks.to_json([entities, properties]).encode("utf-8", "surrogatepass"))
    tasks = [
        Task(s, hashes[f"{s.id}.yaml"], ledgers.key_of("compiled", __version__, VERSION, s, hashes[f"{s.id}.yaml"], under))
        for s in sources
        if f"{s.id}.yaml" in hashes
    ]
    shared = folder, lexicon, known
    waiting = (pools.Known(None) if task.key in ledger else task for task in tasks)
    for answer in pools.in_order(compile_source, waiting, shared, jobs):
        if answer is not None:
            ledger.put_packed(*answer)
    return Compiled(shared, sources, entities, properties, tasks, hashes, ledger)


@record
class Task:
    """A source to be compiled: its claims' file by hash, and the key of the answer."""

    source: Source
    hash: str
    key: str


def compile_source(shared: tuple[Any, ...], task: Task) -> tuple[str, bytes]:
    """The key of a source and what its claims give, packed: places of words, then a line for each claim, then a line of forms for each."""
    folder, lexicon, known = shared
    s = task.source
    name = os.path.join(folder, f"{s.id}.yaml")
    data = read_bytes(name)
    if sha256(data) != task.hash:
        raise RegistryError(f"{name}: has been edited meanwhile: run the command again")
    reader = Reader(name)
    found = [reader.claim(n, s.id) for n in reader.items(parse_yaml(decode(data, name), name), "claims")]
    _, claims = in_service([s], found)
    lines, sentences, own, lean = compile_claims({s.id: s}, unmarked([s], claims), lexicon, known)
    head = locks.to_json([sentences, {k: (own.get(k, ()), lean.get(k, ())) for k in sorted(own.keys() | lean.keys())}])
    return task.key, ledgers.pack("\n".join([head, *map(locks.to_json, claims), *lines]).encode("utf-8", "surrogatepass"))


class Compiled:
    """The compiled sources of a registry, one after the other."""

    def __init__(self, shared: tuple[Any, ...], sources: Sequence[Source], entities: Sequence[Any], properties: Sequence[Any], tasks: Sequence[Task],
                 hashes: dict[str, str], ledger: Ledger) -> None:  # fmt: skip
        self.shared, self.sources, self.entities, self.properties, self.tasks, self.hashes, self.ledger = shared, sources, entities, properties, tasks, hashes, ledger
        self.own: dict[str, array[int]] = {}
        self.lean: dict[str, array[int]] = {}
        self.sentences = array("I")
        self.ids: list[tuple[str, str, Task]] = []  # the least and the greatest id of a source's claims
        for task in tasks:
            lines = self._lines(task)
            sentences, index = json.loads(lines[0])
            offset = self.count
            for key, rows in index.items():
                for table, numbers in zip((self.own, self.lean), rows, strict=True):
                    if numbers:
                        table.setdefault(key, array("I")).extend([offset + n for n in numbers])
            self.sentences.extend([offset + n for n in sentences])
            ids = [json.loads(line)[0] for line in lines[1 : 1 + len(sentences)]]
            if ids:
                self.ids.append((min(ids), max(ids), task))
        self.rest = compile_registry(sources, (), entities, properties)
        self.digest = "sha256:" + self._digest()

    @property
    def count(self) -> int:
        """How many claims there are."""
        return len(self.sentences)

    def _lines(self, task: Task) -> list[bytes]:
        data = self.ledger.get(task.key)
        if data is None:
            self.ledger.put_packed(*compile_source(self.shared, task))
            data = self.ledger.get(task.key)
        assert data is not None
        return data.split(b"\n")

    def claims(self, task: Task) -> list[bytes]:
        """The claims of a source as JSON."""
        lines = self._lines(task)
        return lines[1 : 1 + len(lines) // 2]

    def forms(self, task: Task) -> list[bytes]:
        """The forms of the claims of a source, as lines of a lock."""
        lines = self._lines(task)
        return lines[1 + len(lines) // 2 :]

    def _digest(self) -> str:
        """What `make_registry` makes of all claims in order; sources whose ids do not mix come one after the other."""
        out = sha()

        def add(rows: Iterable[Any]) -> None:
            for n, row in enumerate(rows):
                out.update((", " if n else "").encode() + json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass"))

        out.update(b"[[")
        add(sorted(self.sources))
        out.update(b"], [")
        add(self._in_order())
        out.update(b"], [")
        add(sorted(self.entities))
        out.update(b"], [")
        add(sorted(self.properties))
        out.update(b"]]")
        return out.hexdigest()

    def _in_order(self) -> Iterator[Any]:
        group: list[Task] = []
        edge = ""
        for least, greatest, task in sorted(self.ids, key=lambda x: x[:2]):
            if group and least > edge:
                yield from self._sorted(group)
                group = []
            group.append(task)
            edge = max(edge, greatest)
        yield from self._sorted(group)

    def _sorted(self, group: Sequence[Task]) -> list[Any]:
        return sorted(json.loads(line) for task in group for line in self.claims(task))

    # ---- files ----

    def write_index(self, path: str) -> bool:
        """Write the index file; whether it stands there now."""
        heads = {
            "sources": locks.to_json(list(self.sources)), "entities": locks.join(self.entities), "properties": locks.join(self.properties),
            "rest": locks.to_json({k: v for k, v in self.rest.items() if k not in ("forms", "index", "sentences")}),
        }  # fmt: skip
        return stores.write_store(path, VERSION, heads, self.digest, self._entries(), self._terms())

    def _entries(self) -> Iterator[stores.Entry]:
        sentences = iter(self.sentences)
        for task in self.tasks:
            for claim, forms in zip(self.claims(task), self.forms(task), strict=True):
                yield stores.Entry(claim.decode("utf-8", "surrogatepass"), next(sentences), forms)

    def _terms(self) -> Iterator[tuple[str, array[int], array[int]]]:
        none = array("I")
        for key in sorted(self.own.keys() | self.lean.keys()):
            yield key, self.own.get(key, none), self.lean.get(key, none)

    def write_lock(self, path: str) -> None:
        """Write the lock, unless it stands there; one that is too large to be read again is not written."""
        size = total = 0
        for piece in self._body():
            size, total = size + len(piece), crc32(piece, total)
        head = {"schema": locks.SCHEMA, "version": VERSION, "digest": self.digest, "claims": self.count, "size": size, "sum": total, "files": self.hashes}
        first = locks.to_json(head).encode("utf-8", "surrogatepass") + b"\n"
        try:
            if size > MAX_LOCK:
                if os.path.lexists(path):
                    os.unlink(path)
            elif not _holds(path, first, size):
                saves.put(path, self._pieces(first))
        except OSError as error:
            raise RegistryError(f"{path}: cannot be written: {error.strerror}") from None

    def _pieces(self, first: bytes) -> Iterator[bytes]:
        yield first
        yield from self._body()

    def _body(self) -> Iterator[bytes]:
        rest = {k: list(self.sentences) if k == "sentences" else v for k, v in self.rest.items() if k not in ("forms", "index")}
        lines = [locks.to_json(list(self.sources)), locks.join(self.entities), locks.join(self.properties), locks.to_json(rest)]
        yield "\n".join([*lines, "{"]).encode("utf-8", "surrogatepass")
        pieces: list[str] = []
        for n, (key, own, lean) in enumerate(self._terms()):
            pieces.append(f"{',' if n else ''}{json.dumps(key, ensure_ascii=False)}:\"{','.join(map(str, own))};{','.join(map(str, lean))}\"")
            if len(pieces) > 1000 or len(own) + len(lean) > 10000:
                yield "".join(pieces).encode("utf-8", "surrogatepass")
                pieces = []
        yield "".join([*pieces, "}\n"]).encode("utf-8", "surrogatepass")
        for part in (self.claims, self.forms):
            for task in self.tasks:
                lines_of = part(task)
                if lines_of:
                    yield b"\n".join(lines_of) + b"\n"


def _holds(path: str, first: bytes, size: int) -> bool:
    """Whether a lock is there that begins so, and is as long; its first line has the check sum of the rest."""
    try:
        with open(path, "rb") as file:
            return file.read(len(first)) == first and os.fstat(file.fileno()).st_size == len(first) + size and _sum(file) == json.loads(first)["sum"]
    except OSError:
        return False


def _sum(file: Any) -> int:
    total = 0
    while piece := file.read(1 << 20):
        total = crc32(piece, total)
    return total
