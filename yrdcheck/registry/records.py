"""YAML as people write it → records, with file and line for everything that is wrong."""

from __future__ import annotations

import os
import re

from yrdcheck.model import TYPE_CHECKING, Claim, Entity, Property, RegistryError, Source
from yrdcheck.registry import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any, TypeVar

    T = TypeVar("T")
    U = TypeVar("U")

SCHEMA = "yrdcheck.registry/1"
MAX_DEPTH = 12
MAX_VALUES = 2_000_000  # of one file: each takes some 300 bytes of memory, however short it is written
FILE_ID = re.compile(r"[^./\\:\x00-\x1f\x7f][^/\\:\x00-\x1f\x7f]{0,199}|")  # an empty one has its own message
LONGEST_ID = 240  # bytes, with which a name still fits into a folder


# ---- YAML, as text with line numbers ------------------------------------------------------------------------------


class Node:
    """A YAML value with the line it starts on: text, a list of nodes, or a mapping of text to nodes.

    ``end``: line and column after a text's last character; ``keys``: the lines on which a mapping's keys stand; ``flow``: written in
    brackets.
    """

    __slots__ = ("end", "flow", "keys", "line", "value")

    def __init__(self, value: str | list[Node] | dict[str, Node], line: int, end: tuple[int, int] = (0, 0), flow: bool = False) -> None:
        self.value = value
        self.line = line
        self.end = end
        self.flow = flow
        self.keys: dict[str, int] = {}


def parse_yaml(text: str, name: str) -> Node:
    """One YAML document as nodes; every scalar is the text it is. Raises `RegistryError` with file and line.

    Duplicate keys, anchors, aliases, tags, several documents and keys that are no text are refused: a reader of the file would not see
    what they do.
    """
    import yaml

    loader: Any = getattr(yaml, "CLoader", yaml.Loader)
    if len(text) > MAX_BYTES:
        raise RegistryError(f"{name}: larger than {MAX_BYTES // 1024 // 1024} MiB: split it by source")
    documents = values = 0
    stack: list[tuple[Node, list[str]]] = []
    root: Node | None = None

    def fail(line: int, message: str) -> RegistryError:
        return RegistryError(f"{name}:{line + 1}: {message}")

    def add(node: Node) -> None:
        nonlocal root, values
        values += 1
        if values > MAX_VALUES:
            raise fail(node.line - 1, f"more than {MAX_VALUES:,} values in one file: split it by source")
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
                parent.keys[node.value] = node.line

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
                if event.tag is not None:
                    raise fail(line, "tags are not read: every value is text")
            if kind == "ScalarEvent":
                add(Node(event.value, line + 1, (event.end_mark.line + 1, event.end_mark.column)))
            elif kind in ("SequenceStartEvent", "MappingStartEvent"):
                node = Node([] if kind == "SequenceStartEvent" else {}, line + 1, flow=bool(event.flow_style))
                if len(stack) >= MAX_DEPTH:
                    raise fail(line, f"nested deeper than {MAX_DEPTH}")
                if stack and isinstance(stack[-1][0].value, dict) and not stack[-1][1]:
                    raise fail(line, "a key must be text")
                add(node)
                stack.append((node, []))
            elif kind in ("SequenceEndEvent", "MappingEndEvent"):
                stack.pop()
    except yaml.YAMLError as error:
        problem = getattr(error, "problem", None) or "cannot be parsed"
        mark = getattr(error, "context_mark" if "end of stream" in problem else "problem_mark", None)  # an open quote is shown where it opens
        at = f"{name}:{mark.line + 1}" if mark is not None else name
        raise RegistryError(f"{at}: not well-formed YAML: {problem}") from None
    except UnicodeEncodeError:
        raise RegistryError(f"{name}: holds half a surrogate pair, which is no character") from None
    return root or Node("", 1)


# ---- records ------------------------------------------------------------------------------------------------------

CLAIM_KEYS = (
    "id", "quote", "line", "column", "subject", "property", "value", "object", "period", "scope", "status", "polarity", "rank", "context",
    "wordings", "note", "review", "now", "at",
)  # fmt: skip
SOURCE_KEYS = ("id", "title", "path", "sha256", "date", "publisher", "language", "tier", "withdrawn", "excluded")
ENTITY_KEYS = ("id", "names", "kind", "part_of", "comparable", "comparable_for", "distinct", "note")
PROPERTY_KEYS = ("id", "names", "single", "note")
RANKS = ("preferred", "normal", "deprecated")
REVIEWS = ("", "new", "changed", "refused")
TIERS = ("", "official", "press", "blog")


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
            if key == "id" and not self.text(node.value, key).strip():
                raise self.fail(node.value[key], "an id is empty: give it one")
        return node.value

    def text(self, record: Mapping[str, Node], key: str, default: str = "") -> str:
        node = record.get(key)
        if node is None:
            return default
        if not isinstance(node.value, str):
            raise self.fail(node, f'"{key}" must be text')
        return node.value

    def choice(self, record: Mapping[str, Node], key: str, known: Sequence[str], default: str = "") -> str:
        text = self.text(record, key, default)
        if text not in known:
            raise self.fail(record[key], f'"{key}" is one of {", ".join(k for k in known if k)}, got "{text}"')
        return text

    def number(self, record: Mapping[str, Node], key: str) -> int:
        text = self.text(record, key)
        if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) < 1:
            raise self.fail(record[key], f'"{key}" must be a whole number from 1, got "{text[:40]}"')
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
        rank, review = self.choice(r, "rank", RANKS, "normal"), self.choice(r, "review", REVIEWS)
        return Claim(
            id=self.text(r, "id"), source=source, quote=self.text(r, "quote"), line=self.number(r, "line"), column=self.number(r, "column"),
            subject=self.text(r, "subject"), property=self.text(r, "property"), value=self.text(r, "value"), object=self.text(r, "object"),
            period=self.text(r, "period"), scope=self.text(r, "scope"), status=self.text(r, "status"), polarity=self.text(r, "polarity"),
            rank=rank, wordings=self.texts(r, "wordings"), note=self.text(r, "note"), context=self.text(r, "context"),
            review=review, at=self.text(r, "at"), now=self.text(r, "now"),
        )  # fmt: skip

    def source(self, node: Node) -> Source:
        r = self.mapping(node, SOURCE_KEYS, ("id", "path", "sha256"))
        excluded = []
        for item in self.items(r["excluded"], "places") if "excluded" in r else []:
            place = self.mapping(item, ("from", "to", "kind", "text"), ("from", "to", "kind"))
            excluded.append((*self._point(place, "from"), *self._point(place, "to"), self.text(place, "kind"), self.text(place, "text")))
        if len(self.text(r, "id").encode("utf-8", "surrogatepass")) > LONGEST_ID:
            raise self.fail(r["id"], f'"id" names a file: at most {LONGEST_ID} bytes')
        if not FILE_ID.fullmatch(self.text(r, "id")):
            raise self.fail(r["id"], '"id" names a file: no "/", "\\", ":" or control character in it, and no "." at its start')
        return Source(
            self.text(r, "id"), self.text(r, "title"), self.text(r, "path"), self.text(r, "sha256"), self.text(r, "date") or None,
            self.text(r, "publisher"), self.text(r, "language"), tuple(excluded), self.choice(r, "tier", TIERS), self.text(r, "withdrawn"),
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
            self.texts(r, "comparable_for"), self.text(r, "note"), self.texts(r, "distinct"),
        )  # fmt: skip

    def property(self, node: Node) -> Property:
        r = self.mapping(node, PROPERTY_KEYS, ("id", "names"))
        single = self.text(r, "single", "false")
        if single not in ("true", "false"):
            raise self.fail(r["single"], '"single" is "true" or "false"')
        return Property(self.text(r, "id"), self.names(r), single == "true", self.text(r, "note"))


# ---- files --------------------------------------------------------------------------------------------------------


def decode(data: bytes, name: str) -> str:
    """A YAML file as text."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RegistryError(f"{name}:{line}: not UTF-8 (byte {error.start} is 0x{data[error.start]:02x}): save it as UTF-8") from None


def read_records(
    folder: str, files: Mapping[str, bytes], wrong: list[RegistryError] | None = None
) -> tuple[tuple[Source, ...], tuple[Claim, ...], tuple[Entity, ...], tuple[Property, ...]]:
    """The records of a registry's YAML files, claims in the order of the sources.

    Raises `RegistryError` at the first thing wrong; with a list ``wrong``, adds each to it instead and leaves that record out.
    """

    def attempt(read: Callable[[], U], default: U) -> U:
        try:
            return read()
        except RegistryError as error:
            if wrong is None:
                raise
            wrong.append(error)
            return default

    def records(name: str, what: str, read: Callable[[Reader, Node], T], top: Callable[[Reader, Node], Node] | None = None) -> Iterator[T]:
        if name not in files:
            return
        reader = Reader(os.path.join(folder, name))
        node = attempt(lambda: parse_yaml(decode(files[name], reader.name), reader.name), Node("", 1))
        if top is not None:
            node = attempt(lambda: top(reader, node), Node("", 1))
        nothing: list[Node] = []
        for item in attempt(lambda: reader.items(node, what), nothing):
            none: list[T] = []
            yield from attempt(lambda item=item: [read(reader, item)], none)  # type: ignore[misc]

    sources = tuple(records("sources.yaml", "sources", Reader.source, _listed_sources))
    claims = [c for s in sources for c in records(f"{s.id}.yaml", "claims", lambda r, n, s=s: r.claim(n, s.id))]  # type: ignore[misc]
    return sources, tuple(claims), tuple(records("entities.yaml", "entities", Reader.entity)), tuple(records("properties.yaml", "properties", Reader.property))


def _listed_sources(reader: Reader, node: Node) -> Node:
    """The list in ``sources.yaml``."""
    top = reader.mapping(node, ("schema", "sources"), ("schema", "sources"))
    schema = reader.text(top, "schema")
    if schema != SCHEMA:
        raise reader.fail(top["schema"], f'expected schema "{SCHEMA}", got "{schema}": a registry of another version needs another yrdcheck')
    return top["sources"]
