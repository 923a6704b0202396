"""YAML ⇄ claims ⇄ lock: load, validate with file and line, write without losing an editor's hand, check.

YAML is for people; the generated lock is for the program. A lock counts only while it matches the bytes of every YAML file.
"""

from __future__ import annotations

import json
import os
import re

from yrdcheck import locks, stores
from yrdcheck.model import TYPE_CHECKING, Claim, Entity, Match, Problem, Property, RegistryError, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from yrdcheck.candidates import Index

SCHEMA = "yrdcheck.registry/1"
MAX_BYTES = 64 * 1024 * 1024  # of one YAML file
MAX_DEPTH = 12


class Registry:
    """Claims by source, with the names that an editor gave; immutable, picklable. ``path`` is "" for one made in memory."""

    __slots__ = ("_index", "claims", "compiled", "digest", "entities", "path", "properties", "sources")

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

    @property
    def index(self) -> Index:
        """The compiled claims, ready for retrieval; made at the first use."""
        if self._index is None:
            from yrdcheck.candidates import Index

            self._index = Index(self.claims, self.compiled)
        return self._index

    def search(self, query: str, limit: int = 10) -> tuple[Match, ...]:
        """Claims that speak of ``query``, best first."""
        from yrdcheck.candidates import search

        return search(self, query, limit)

    def __reduce__(self) -> tuple[type[Registry], tuple[Any, ...]]:
        return Registry, (self.path, self.sources, self.claims, self.entities, self.properties, self.digest, self.compiled)

    def __repr__(self) -> str:
        return f"Registry({self.path!r}, sources={len(self.sources)}, claims={len(self.claims)})"


def sha256(data: bytes) -> str:
    """Hex digest; the C module alone costs a third of importing ``hashlib``."""
    try:
        from _sha256 import sha256 as digest  # type: ignore[import-not-found]  # 3.11
    except ImportError:
        try:
            from _sha2 import sha256 as digest  # type: ignore[import-not-found]  # 3.12 and later
        except ImportError:
            from hashlib import sha256 as digest
    return str(digest(data).hexdigest())


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
    here = os.path.dirname(os.path.abspath(__file__))
    packed = os.path.join(here, "_registry", "claims")
    return packed if os.path.isdir(packed) else os.path.join(os.path.dirname(here), "claims")


# ---- YAML, as text with line numbers ------------------------------------------------------------------------------


class Node:
    """A YAML value with the line it starts on: text, a list of nodes, or a mapping of text to nodes."""

    __slots__ = ("line", "value")

    def __init__(self, value: str | list[Node] | dict[str, Node], line: int) -> None:
        self.value = value
        self.line = line


def parse_yaml(text: str, name: str) -> Node:
    """One YAML document as nodes; every scalar is the text it is. Raises `RegistryError` with file and line.

    Duplicate keys, anchors, aliases, tags, several documents and keys that are no text are refused: a reader of the file would not see
    what they do.
    """
    import yaml

    loader: Any = getattr(yaml, "CLoader", yaml.Loader)
    if len(text) > MAX_BYTES:
        raise RegistryError(f"{name}: larger than {MAX_BYTES // 1024 // 1024} MiB: split it by source")
    documents = 0
    stack: list[tuple[Node, list[str]]] = []
    root: Node | None = None

    def fail(line: int, message: str) -> RegistryError:
        return RegistryError(f"{name}:{line + 1}: {message}")

    def add(node: Node) -> None:
        nonlocal root
        if not stack:
            root = node
            return
        parent, pending = stack[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
        elif isinstance(parent.value, dict):
            if pending:
                parent.value[pending.pop()] = node
            elif not isinstance(node.value, str):
                raise fail(node.line - 1, "a key must be text")
            elif node.value in parent.value:
                raise fail(node.line - 1, f'duplicate key "{node.value}": keep one')
            else:
                pending.append(node.value)

    try:
        events: Iterable[Any] = yaml.parse(text, Loader=loader)
        for event in events:
            kind = type(event).__name__
            line = event.start_mark.line
            if kind == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    raise fail(line, "a second document: keep one per file")
                continue
            if kind == "AliasEvent":
                raise fail(line, "aliases are not read: write the value out")
            if kind in ("ScalarEvent", "SequenceStartEvent", "MappingStartEvent"):
                if event.anchor is not None:
                    raise fail(line, "anchors are not read: write the value out")
                if event.tag is not None and event.tag != "!":
                    raise fail(line, "tags are not read: every value is text")
            if kind == "ScalarEvent":
                add(Node(event.value, line + 1))
            elif kind in ("SequenceStartEvent", "MappingStartEvent"):
                node = Node([] if kind == "SequenceStartEvent" else {}, line + 1)
                if len(stack) >= MAX_DEPTH:
                    raise fail(line, f"nested deeper than {MAX_DEPTH}")
                if stack and isinstance(stack[-1][0].value, dict) and not stack[-1][1]:
                    raise fail(line, "a key must be text")
                add(node)
                stack.append((node, []))
            elif kind in ("SequenceEndEvent", "MappingEndEvent"):
                stack.pop()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = f"{name}:{mark.line + 1}" if mark is not None else name
        raise RegistryError(f"{at}: not well-formed YAML: {getattr(error, 'problem', None) or 'cannot be parsed'}") from None
    return root or Node("", 1)


# ---- records ------------------------------------------------------------------------------------------------------

CLAIM_KEYS = (
    "id", "quote", "line", "column", "subject", "property", "value", "object", "period", "scope", "status", "polarity", "rank", "context",
    "wordings", "note", "review",
)  # fmt: skip
SOURCE_KEYS = ("id", "title", "path", "sha256", "date", "publisher", "language", "excluded")
ENTITY_KEYS = ("id", "names", "kind", "part_of", "comparable", "comparable_for", "note")
PROPERTY_KEYS = ("id", "names", "single", "note")
RANKS = ("preferred", "normal", "deprecated")


class Reader:
    """Turns nodes into records; the first thing wrong raises `RegistryError` with file, line and cure."""

    def __init__(self, name: str) -> None:
        self.name = name

    def fail(self, node: Node, message: str) -> RegistryError:
        return RegistryError(f"{self.name}:{node.line}: {message}")

    def items(self, node: Node, what: str) -> list[Node]:
        if isinstance(node.value, list):
            return node.value
        if node.value == "":
            return []
        raise self.fail(node, f"expected a list of {what}")

    def mapping(self, node: Node, keys: Sequence[str], needed: Sequence[str]) -> dict[str, Node]:
        if not isinstance(node.value, dict):
            raise self.fail(node, "expected a record with keys such as " + ", ".join(needed))
        for key, value in node.value.items():
            if key not in keys:
                from difflib import get_close_matches

                near = get_close_matches(key, keys, 1)
                raise self.fail(value, f'unknown key "{key}"' + (f', did you mean "{near[0]}"?' if near else f"; known are {', '.join(keys)}"))
        for key in needed:
            if key not in node.value:
                raise self.fail(node, f'"{key}" is missing')
        return node.value

    def text(self, record: Mapping[str, Node], key: str, default: str = "") -> str:
        node = record.get(key)
        if node is None:
            return default
        if not isinstance(node.value, str):
            raise self.fail(node, f'"{key}" must be text')
        return node.value

    def number(self, record: Mapping[str, Node], key: str) -> int:
        text = self.text(record, key)
        if not text.isascii() or not text.isdigit() or int(text) < 1:
            raise self.fail(record[key], f'"{key}" must be a whole number from 1, got "{text}"')
        return int(text)

    def texts(self, record: Mapping[str, Node], key: str) -> tuple[str, ...]:
        node = record.get(key)
        if node is None:
            return ()
        out = []
        for item in self.items(node, "texts"):
            if not isinstance(item.value, str):
                raise self.fail(item, f'"{key}" holds texts only')
            out.append(item.value)
        return tuple(out)

    def names(self, record: Mapping[str, Node]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        node = record["names"]
        if not isinstance(node.value, dict):
            raise self.fail(node, "names go by language, such as {en: [Yangtze River Delta], zh: [长三角]}")
        return tuple((language, self.texts(node.value, language)) for language in node.value)

    def claim(self, node: Node, source: str) -> Claim:
        r = self.mapping(node, CLAIM_KEYS, ("id", "quote", "line", "column"))
        rank = self.text(r, "rank", "normal")
        if rank not in RANKS:
            raise self.fail(r["rank"], f'rank is one of {", ".join(RANKS)}, got "{rank}"')
        return Claim(
            id=self.text(r, "id"), source=source, quote=self.text(r, "quote"), line=self.number(r, "line"), column=self.number(r, "column"),
            subject=self.text(r, "subject"), property=self.text(r, "property"), value=self.text(r, "value"), object=self.text(r, "object"),
            period=self.text(r, "period"), scope=self.text(r, "scope"), status=self.text(r, "status"), polarity=self.text(r, "polarity"),
            rank=rank, wordings=self.texts(r, "wordings"), note=self.text(r, "note"), context=self.text(r, "context"),
            review=self.text(r, "review"),
        )  # fmt: skip

    def source(self, node: Node) -> Source:
        r = self.mapping(node, SOURCE_KEYS, ("id", "path", "sha256"))
        excluded = []
        for item in self.items(r["excluded"], "places") if "excluded" in r else []:
            place = self.mapping(item, ("from", "to", "kind"), ("from", "to", "kind"))
            excluded.append((*self._point(place, "from"), *self._point(place, "to"), self.text(place, "kind")))
        return Source(
            self.text(r, "id"), self.text(r, "title"), self.text(r, "path"), self.text(r, "sha256"), self.text(r, "date") or None,
            self.text(r, "publisher"), self.text(r, "language"), tuple(excluded),
        )  # fmt: skip

    def _point(self, record: Mapping[str, Node], key: str) -> tuple[int, int]:
        m = re.fullmatch(r"([1-9]\d{0,8}):([1-9]\d{0,8})", self.text(record, key))
        if m is None:
            raise self.fail(record[key], f'"{key}" is a place such as "11:1" (line:column)')
        return int(m[1]), int(m[2])

    def entity(self, node: Node) -> Entity:
        r = self.mapping(node, ENTITY_KEYS, ("id", "names"))
        return Entity(
            self.text(r, "id"), self.names(r), self.text(r, "kind"), self.texts(r, "part_of"), self.texts(r, "comparable"),
            self.texts(r, "comparable_for"), self.text(r, "note"),
        )  # fmt: skip

    def property(self, node: Node) -> Property:
        r = self.mapping(node, PROPERTY_KEYS, ("id", "names"))
        single = self.text(r, "single", "false")
        if single not in ("true", "false"):
            raise self.fail(r["single"], '"single" is "true" or "false"')
        return Property(self.text(r, "id"), self.names(r), single == "true", self.text(r, "note"))


# ---- loading ------------------------------------------------------------------------------------------------------


def read_bytes(path: str) -> bytes:
    """The bytes of a registry file; `RegistryError` where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise RegistryError(f"{path}: cannot be read: {error.strerror}") from None


def yaml_files(folder: str) -> dict[str, bytes]:
    """The YAML files of a registry by name, sorted; `RegistryError` for a folder that is no registry."""
    if not os.path.isfile(os.path.join(folder, "sources.yaml")):
        raise RegistryError(f"{folder}: no registry here (sources.yaml is missing): make one with `yrdcheck build DOCUMENTS --registry {folder}`")
    try:
        names = sorted(n for n in os.listdir(folder) if n.endswith(".yaml") and not n.startswith("."))
    except OSError as error:
        raise RegistryError(f"{folder}: cannot be read: {error.strerror}") from None
    return {n: read_bytes(os.path.join(folder, n)) for n in names}


def decode(data: bytes, name: str) -> str:
    """A YAML file as text."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RegistryError(f"{name}: not UTF-8 (byte {error.start}): save it as UTF-8") from None


def load_registry(path: str | os.PathLike[str] | None = None) -> Registry:
    """The registry in a folder, or in an index file of one; without one, the nearest ``claims``, else the one that ships.

    Raises `RegistryError` where it is missing or malformed.
    """
    folder = os.fspath(path) if path is not None else find_registry() or default_registry()
    if folder.endswith(".db"):
        return _from_index(folder)
    if os.path.isdir(os.path.join(folder, stores.FOLDER)) and (kept := _from_store(folder)) is not None:
        return kept
    name = _store_name(folder)  # before the files are read: what changes meanwhile makes it stale
    files = yaml_files(folder)
    hashes = {name: sha256(data) for name, data in files.items()}
    registry = _from_lock(folder, hashes) or _from_yaml(folder, files)
    if name is not None and len(registry.claims) >= stores.LARGE and keep_index(registry, name):
        return _from_store(folder) or registry
    return registry


def _store_name(folder: str) -> str | None:
    from yrdcheck.candidates import VERSION

    return stores.name_of(folder, VERSION)


def _from_store(folder: str) -> Registry | None:
    """The registry from its index; ``None`` where that is missing, stale, foreign or broken."""
    from yrdcheck.candidates import VERSION

    name = _store_name(folder)
    found = stores.open_store(name, VERSION) if name is not None else None
    return None if found is None else Registry(folder, *found)


def _from_index(path: str) -> Registry:
    """The registry in an index file that stands alone."""
    from yrdcheck.candidates import VERSION

    found = stores.open_store(path, VERSION)
    if found is None:
        raise RegistryError(f"{path}: no index of a registry that this version of yrdcheck reads: make it again, or name the registry's folder")
    return Registry(path, *found)


def keep_index(registry: Registry, path: str) -> bool:
    """Write a registry's index to ``path``; whether it stands there now."""
    from array import array

    from yrdcheck.candidates import VERSION

    index, compiled = registry.index, registry.compiled
    heads = {
        "sources": locks.to_json(list(registry.sources)), "entities": locks.join(registry.entities), "properties": locks.join(registry.properties),
        "rest": locks.to_json({k: v for k, v in compiled.items() if k not in ("forms", "index", "sentences", "leans")}),
    }  # fmt: skip
    leans: list[list[str]] = [[] for _ in registry.claims]
    for key in compiled["index"]:
        for number in index.row(key)[1]:
            leans[number].append(key)
    entries = (
        stores.Entry(locks.to_json(claim), compiled["sentences"][n], line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass"), "\t".join(leans[n]))
        for n, (claim, line) in enumerate(zip(registry.claims, compiled["forms"], strict=True))
    )
    terms = ((key, *(array("I", numbers) for numbers in index.row(key))) for key in sorted(compiled["index"]))
    return stores.write_store(path, VERSION, heads, registry.digest, entries, terms)


def _from_lock(folder: str, hashes: dict[str, str]) -> Registry | None:
    """The registry from its lock; ``None`` where the lock is missing, stale, foreign or broken."""
    from yrdcheck.candidates import VERSION

    try:
        with open(os.path.join(folder, locks.NAME), "rb") as file:
            found = locks.read(file.read(), hashes, VERSION)
    except OSError:
        return None
    if found is None:
        return None
    sources, claims, entities, properties, digest, compiled = found
    return Registry(folder, sources, claims, entities, properties, digest, compiled)


def read_records(folder: str, files: Mapping[str, bytes]) -> tuple[tuple[Source, ...], tuple[Claim, ...], tuple[Entity, ...], tuple[Property, ...]]:
    """The records of a registry's YAML files, claims in the order of the sources. Raises `RegistryError` at the first thing wrong."""
    nodes = {name: parse_yaml(decode(data, os.path.join(folder, name)), os.path.join(folder, name)) for name, data in files.items()}
    reader = Reader(os.path.join(folder, "sources.yaml"))
    top = reader.mapping(nodes["sources.yaml"], ("schema", "sources"), ("schema", "sources"))
    schema = reader.text(top, "schema")
    if schema != SCHEMA:
        raise reader.fail(top["schema"], f'expected schema "{SCHEMA}", got "{schema}": a registry of another version needs another yrdcheck')
    sources = tuple(reader.source(n) for n in reader.items(top["sources"], "sources"))
    claims: list[Claim] = []
    for source in sources:
        name = f"{source.id}.yaml"
        if name in nodes:
            reader = Reader(os.path.join(folder, name))
            claims += [reader.claim(n, source.id) for n in reader.items(nodes[name], "claims")]
    entities: tuple[Entity, ...] = ()
    properties: tuple[Property, ...] = ()
    if "entities.yaml" in nodes:
        reader = Reader(os.path.join(folder, "entities.yaml"))
        entities = tuple(reader.entity(n) for n in reader.items(nodes["entities.yaml"], "entities"))
    if "properties.yaml" in nodes:
        reader = Reader(os.path.join(folder, "properties.yaml"))
        properties = tuple(reader.property(n) for n in reader.items(nodes["properties.yaml"], "properties"))
    return sources, tuple(claims), entities, properties


def _from_yaml(folder: str, files: Mapping[str, bytes]) -> Registry:
    return make_registry(folder, *read_records(folder, files))


def make_registry(
    path: str, sources: Sequence[Source], claims: Sequence[Claim], entities: Sequence[Entity], properties: Sequence[Property]
) -> Registry:
    """A registry from its records, compiled."""
    from yrdcheck.candidates import compile_registry

    content = json.dumps([sorted(sources), sorted(claims), sorted(entities), sorted(properties)], ensure_ascii=False)
    digest = "sha256:" + sha256(content.encode("utf-8", "surrogatepass"))
    compiled = compile_registry(sources, claims, entities, properties)
    return Registry(path, tuple(sources), tuple(claims), tuple(entities), tuple(properties), digest, compiled)


# ---- writing ------------------------------------------------------------------------------------------------------

_PLAIN = re.compile(r"[^\W_][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*")
_TYPED = re.compile(r"[\d.,:+_eExXoO/ -]+|(?:y|n|yes|no|true|false|on|off|null|nan|inf)", re.I)


def scalar(text: str) -> str:
    """A text as a YAML scalar: plain where every reader takes it for the same text, else in double quotes."""
    if (
        _PLAIN.fullmatch(text)
        and not _TYPED.fullmatch(text)
        and ": " not in text
        and " #" not in text
        and not text.endswith((":", " "))
        and text.isprintable()
    ):
        return text
    return _escape(json.dumps(text, ensure_ascii=False))


def _escape(quoted: str) -> str:
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]", lambda m: f"\\u{ord(m.group()):04x}", quoted)


def _lines(pairs: Iterable[tuple[str, str | Sequence[str] | None]], indent: str) -> str:
    out: list[str] = []
    for key, value in pairs:
        lead = indent + ("- " if not out else "  ")
        if value is None or value == "" or value == ():
            continue
        if isinstance(value, str):
            out.append(f"{lead}{key}: {value if key in ('line', 'column') else scalar(value)}")
        else:
            out.append(f"{lead}{key}:")
            out += [f"{indent}    - {v if v.startswith('{from:') else scalar(v)}" for v in value]
    return "\n".join(out) + "\n"


def dump_claim(c: Claim) -> str:
    """One claim as YAML."""
    pairs: list[tuple[str, str | Sequence[str] | None]] = []
    for key in CLAIM_KEYS:
        value = getattr(c, key)
        if key == "rank" and value == "normal":
            continue
        pairs.append((key, str(value) if isinstance(value, int) else value))
    if not c.quote:
        pairs[1] = ("quote", None)
    return _lines(pairs, "")


def dump_source(s: Source) -> str:
    """One source as YAML."""
    excluded = [f'{{from: "{a}:{b}", to: "{c}:{d}", kind: {scalar(kind)}}}' for a, b, c, d, kind in s.excluded]
    return _lines(
        [("id", s.id), ("title", s.title), ("path", s.path), ("sha256", s.sha256), ("date", s.date), ("publisher", s.publisher), ("language", s.language), ("excluded", excluded or None)],
        "  ",
    )  # fmt: skip


def dump_entity(e: Entity) -> str:
    """One entity as YAML."""
    names = [(language, "[" + ", ".join(_flow(n) for n in listed) + "]") for language, listed in e.names]
    body = f"- id: {scalar(e.id)}\n  names:\n" + "".join(f"    {language}: {listed}\n" for language, listed in names)
    for key in ("kind", "part_of", "comparable", "comparable_for", "note"):
        value = getattr(e, key)
        if value:
            body += f"  {key}: {scalar(value) if isinstance(value, str) else '[' + ', '.join(_flow(v) for v in value) + ']'}\n"
    return body


def _flow(text: str) -> str:
    plain = scalar(text)
    return plain if not re.search(r"[\[\]{},\"]", plain) or plain.startswith('"') else _escape(json.dumps(text, ensure_ascii=False))


def dump_property(p: Property) -> str:
    """One property as YAML."""
    body = f"- id: {scalar(p.id)}\n  names:\n" + "".join(f"    {language}: [{', '.join(_flow(n) for n in listed)}]\n" for language, listed in p.names)
    return body + ('  single: "true"\n' if p.single else "") + (f"  note: {scalar(p.note)}\n" if p.note else "")


def rewrite(old: str, name: str, records: Sequence[Any], read: Callable[[Reader, Node], Any], dump: Callable[[Any], str], head: str = "") -> str:
    """A YAML list with ``records``: those that did not change keep every byte, comments above a record stay with it.

    ``head`` is what a new file starts with; records are told apart by their id.
    """
    if not old.strip():
        return head + "".join(dump(r) for r in records)
    node = parse_yaml(old, name)
    items = node.value
    if isinstance(items, dict):
        items = items["sources"].value
    assert isinstance(items, list)
    rows = old.splitlines(keepends=True)
    reader = Reader(name)
    starts = []
    for item in items:
        at = item.line - 1
        while at > 0 and (not rows[at - 1].strip() or rows[at - 1].lstrip().startswith("#")):
            at -= 1
        starts.append((at, item.line - 1))
    ends = [s[0] for s in starts[1:]] + [len(rows)]
    kept: dict[str, tuple[str, str, Any]] = {}
    for item, (at, line), end in zip(items, starts, ends, strict=True):
        value = read(reader, item)
        kept[value.id] = ("".join(rows[at:line]), "".join(rows[line:end]), value)
    out = "".join(rows[: starts[0][0]]) if starts else old
    for r in records:
        comment, body, value = kept.get(r.id, ("", "", None))
        text = body if value == r else dump(r)
        out += comment + (text if text.endswith("\n") else text + "\n")
    return out


def write_registry(folder: str, sources: Sequence[Source], claims: Sequence[Claim], entities: Sequence[Entity], properties: Sequence[Property]) -> Registry:
    """Write a registry's YAML files and its lock, each whole or not at all; unchanged files keep every byte. Returns the registry.

    Raises `RegistryError` where the folder cannot be written.
    """
    os.makedirs(folder, exist_ok=True)

    def old(name: str) -> str:
        path = os.path.join(folder, name)
        return decode(read_bytes(path), path) if os.path.exists(path) else ""

    texts = {
        f"{s.id}.yaml": rewrite(
            old(f"{s.id}.yaml"), f"{s.id}.yaml", [c for c in claims if c.source == s.id], lambda r, n, s=s: r.claim(n, s.id), dump_claim  # type: ignore[misc]
        )
        for s in sources
    }
    if entities or old("entities.yaml"):
        texts["entities.yaml"] = rewrite(old("entities.yaml"), "entities.yaml", entities, lambda r, n: r.entity(n), dump_entity)
    if properties or old("properties.yaml"):
        texts["properties.yaml"] = rewrite(old("properties.yaml"), "properties.yaml", properties, lambda r, n: r.property(n), dump_property)
    texts["sources.yaml"] = rewrite(
        old("sources.yaml"), "sources.yaml", sources, lambda r, n: r.source(n), dump_source, f"schema: {SCHEMA}\nsources:\n"
    )
    for name, text in texts.items():  # sources.yaml last: a folder counts as a registry once it is there
        if text != old(name):
            replace_file(os.path.join(folder, name), text)
    return write_lock(folder)


def write_lock(folder: str) -> Registry:
    """Generate the lock from the YAML files as they stand, and the index of a large registry. Returns the registry."""
    name = _store_name(folder)
    files = yaml_files(folder)
    registry = _from_yaml(folder, files)
    if name is not None and len(registry.claims) >= stores.LARGE:
        keep_index(registry, name)
    text = lock_text(registry, {name: sha256(data) for name, data in files.items()})
    path = os.path.join(folder, locks.NAME)
    try:
        with open(path, encoding="utf-8", newline="") as file:
            if file.read() == text:
                return registry
    except (OSError, ValueError):
        pass
    replace_file(path, text)
    return registry


def lock_text(registry: Registry, hashes: Mapping[str, str]) -> str:
    """What the lock of a registry holds."""
    from yrdcheck.candidates import VERSION

    r = registry
    return locks.text(r.sources, r.claims, r.entities, r.properties, r.digest, r.compiled, hashes, VERSION)


def replace_file(path: str, text: str) -> None:
    """Put a file in place whole: written aside in the same folder, flushed to disk, renamed."""
    aside = f"{path}.{os.getpid()}.tmp"
    try:
        with open(aside, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
    except OSError as error:
        try:
            os.unlink(aside)
        except OSError:
            pass
        raise RegistryError(f"{path}: cannot be written: {error.strerror}") from None


# ---- checking -----------------------------------------------------------------------------------------------------


def check_registry(path: str | os.PathLike[str]) -> tuple[Problem, ...]:
    """Everything wrong in a registry: form, ids, quotes, hashes, dangling names, a stale lock; each with file, line and cure."""
    folder = os.fspath(path)
    files = yaml_files(folder)
    try:
        sources, claims, entities, properties = read_records(folder, files)
    except RegistryError as error:
        m = re.match(r"(.*?):(\d+): (.*)", str(error), re.S)
        return (Problem(m[1], int(m[2]), m[3]) if m else Problem(folder, 1, str(error)),)
    lines = {name: _id_lines(files[name]) for name in files}
    out: list[Problem] = []

    def problem(name: str, record: str, message: str) -> None:
        out.append(Problem(os.path.join(folder, name), lines.get(name, {}).get(record, 1), message))

    tables: list[tuple[str, Sequence[Source | Entity | Property | Claim]]] = [
        ("sources.yaml", sources), ("entities.yaml", entities), ("properties.yaml", properties),
        *((f"{s.id}.yaml", [c for c in claims if c.source == s.id]) for s in sources),
    ]  # fmt: skip
    for name, records in tables:
        seen: set[str] = set()
        for r in records:
            if r.id in seen:
                problem(name, r.id, f'id "{r.id}" stands twice: give one of them another')
            seen.add(r.id)
    known = {e.id for e in entities} | {p.id for p in properties}
    for e in entities:
        for key in ("part_of", "comparable", "comparable_for"):
            for target in getattr(e, key):
                if target not in known:
                    problem("entities.yaml", e.id, f'"{key}" names "{target}", which is no record{_near(target, known)}')
    for c in claims:
        for key in ("subject", "property", "scope"):
            value = getattr(c, key)
            if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)+", value) and value not in known and value not in c.quote.lower():
                problem(f"{c.source}.yaml", c.id, f'"{key}" names "{value}", which is no record{_near(value, known)}')
    for s in sources:
        _check_source(folder, s, [c for c in claims if c.source == s.id], problem)
    extra = set(files) - {f"{s.id}.yaml" for s in sources} - {"sources.yaml", "entities.yaml", "properties.yaml"}
    out += [Problem(os.path.join(folder, n), 1, "belongs to no source of sources.yaml: list the source or remove the file") for n in sorted(extra)]
    if not out and sources:
        text = lock_text(make_registry(folder, sources, claims, entities, properties), {n: sha256(d) for n, d in files.items()})
        at = os.path.join(folder, locks.NAME)
        if not os.path.exists(at) or read_bytes(at) != text.encode("utf-8", "surrogatepass"):
            out.append(Problem(at, 1, f"out of date: run `yrdcheck build {os.path.dirname(sources[0].path) or '.'} --registry {folder}`"))
    return tuple(out)


def _near(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), 1)
    return f', did you mean "{near[0]}"?' if near else ""


def _id_lines(data: bytes) -> dict[str, int]:
    """The line on which the record of each id starts."""
    out: dict[str, int] = {}
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        m = re.match(r"\s*- id:\s*[\"']?([^\"'#\s]+)", line)
        if m:
            out.setdefault(m[1], number)
    return out


def _check_source(folder: str, source: Source, claims: Sequence[Claim], problem: Callable[[str, str, str], None]) -> None:
    from yrdcheck.statements import line_starts

    path = os.path.join(os.path.dirname(os.path.abspath(folder)), source.path)
    try:
        data = read_bytes(path)
    except RegistryError:
        problem("sources.yaml", source.id, f'its document "{source.path}" is not there: put it back, or name where it is now')
        return
    digest = sha256(data)
    if digest != source.sha256:
        problem("sources.yaml", source.id, f'"{source.path}" has changed since the registry was built: run `yrdcheck build {source.path} --registry {folder}`')
    text = data.decode("utf-8-sig", "replace")
    starts = line_starts(text)
    spans = [(_offset(starts, a, b), _offset(starts, c, d)) for a, b, c, d, _ in source.excluded]
    for (a, b, *_rest), (start, end) in zip(source.excluded, spans, strict=True):
        if not 0 <= start < end <= len(text):
            problem("sources.yaml", source.id, f"excluded place {a}:{b} lies outside the document")
    for c in claims:
        at = _offset(starts, c.line, c.column)
        if at < 0 or text[at : at + len(c.quote)] != c.quote:
            now = text.find(c.quote) if c.quote else -1
            if now >= 0:
                from yrdcheck.statements import place

                line, column = place(starts, now)
                problem(f"{source.id}.yaml", c.id, f"the quote stands at {line}:{column}, not at {c.line}:{c.column}: change line and column")
            else:
                problem(f"{source.id}.yaml", c.id, f'the quote is not in "{source.path}": quote it word for word')
        elif any(start < at + len(c.quote) and at < end for start, end in spans):
            problem(f"{source.id}.yaml", c.id, "the quote holds text that is excluded as evidence: quote the genuine part")


def _offset(starts: Sequence[int], line: int, column: int) -> int:
    return starts[line - 1] + column - 1 if line <= len(starts) else -1
