"""The lock of a registry: what checking needs, compiled, one JSON value a line, read as far as it is asked for.

Line 1 is a header with the schema and the hashes of the YAML files that the lock was made of; a lock that does not fit them is never
used. Then come the sources, the entities, the properties, the names and dates that a check looks up, the index over words, a line per
claim and a line per claim with its readings. Parsing all of a registry of 700 claims takes some 50 ms, the lines of one check 3.
"""

from __future__ import annotations

import json
import re
from zlib import crc32

from yrdcheck.model import TYPE_CHECKING, Claim, Entity, Property, RegistryError, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any, TypeVar, overload

    T = TypeVar("T")
    Base = Sequence
else:

    class Base:
        def __class_getitem__(cls, item):
            return cls

    T = None

SCHEMA = "yrdcheck.lock/2"
NAME = "registry.lock"
HEAD = 6  # lines before the claims


class Lines(Base[T]):
    """Records kept as lines of JSON, each made when it is first asked for."""

    __slots__ = ("_lines", "_made", "_make")

    def __init__(self, lines: Sequence[bytes], make: Callable[[Any], T]) -> None:
        self._lines = lines
        self._make = make
        self._made: dict[int, T] = {}

    def __len__(self) -> int:
        return len(self._lines)

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, at: int) -> T: ...
        @overload
        def __getitem__(self, at: slice) -> tuple[T, ...]: ...

    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self._lines))))
        if at < 0:
            at += len(self._lines)
        found = self._made.get(at)
        if found is None:
            try:
                found = self._made[at] = self._make(json.loads(self._lines[at]))
            except (ValueError, TypeError, KeyError, RecursionError):
                raise RegistryError(f"{NAME}: broken, though it fits the files beside it: remove it, and build again") from None
        return found

    def __iter__(self) -> Iterator[T]:
        return (self[i] for i in range(len(self._lines)))

    def __reduce__(self) -> tuple[type[tuple[T, ...]], tuple[list[T]]]:
        return tuple, (list(self),)


class Slices(Base[bytes]):
    """The lines of a text, each cut out when it is asked for."""

    __slots__ = ("_data", "_ends", "_first", "_last")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._ends = [-1, *(m.start() for m in re.finditer(b"\n", data))]
        self._first, self._last = 0, len(self._ends) - 1

    def part(self, first: int, last: int) -> Slices:
        """The lines from ``first`` to before ``last``."""
        out = object.__new__(Slices)
        out._data, out._ends, out._first, out._last = self._data, self._ends, self._first + first, self._first + last
        return out

    def __len__(self) -> int:
        return self._last - self._first

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, at: int) -> bytes: ...
        @overload
        def __getitem__(self, at: slice) -> list[bytes]: ...

    def __getitem__(self, at: int | slice) -> bytes | list[bytes]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        return self._data[self._ends[self._first + at] + 1 : self._ends[self._first + at + 1]]

    def __iter__(self) -> Iterator[bytes]:
        return (self[i] for i in range(len(self)))

    def __reduce__(self) -> tuple[type[list[bytes]], tuple[list[bytes]]]:
        return list, (list(self),)


def make_source(row: list[Any]) -> Source:
    """A source from its JSON."""
    return Source(*row[:7], tuple((*x, "")[:6] for x in row[7]), *row[8:])  # type: ignore[call-arg]


def make_claim(row: list[Any]) -> Claim:
    """A claim from its JSON."""
    fields: list[Any] = [tuple(x) if isinstance(x, list) else x for x in row]
    return Claim(*fields)


def make_entity(row: list[Any]) -> Entity:
    """An entity from its JSON."""
    fields: list[Any] = [tuple(x) if isinstance(x, list) else x for x in row[2:]]
    return Entity(row[0], _names(row[1]), *fields)


def make_property(row: list[Any]) -> Property:
    """A property from its JSON."""
    return Property(row[0], _names(row[1]), *row[2:])


def _names(rows: list[Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((language, tuple(names)) for language, names in rows)


def read(data: bytes, hashes: Mapping[str, str], version: int) -> tuple[Any, ...] | None:
    """Sources, claims, entities, properties, digest and compiled parts from a lock; ``None`` where it is stale, foreign or broken."""
    try:
        end = data.index(b"\n")
        header = json.loads(data[:end])
        if header.get("schema") != SCHEMA or header.get("version") != version or header.get("files") != hashes:
            return None
        count = header["claims"]
        lines = Slices(data)
        if len(lines) != HEAD + 2 * count or data[-1:] != b"\n" or len(data) != header["size"] + end + 1:
            return None
        if "sum" in header and header["sum"] != crc32(memoryview(data)[end + 1 :]):  # its lines are read one by one, when they are asked for
            return None
        sources = tuple(make_source(s) for s in json.loads(lines[1]))
        entities, properties = (Lines(whole(line), make) for line, make in ((lines[2], make_entity), (lines[3], make_property)))
        compiled = json.loads(lines[4])
        compiled["index"] = json.loads(lines[5])
        compiled["forms"] = lines.part(HEAD + count, HEAD + 2 * count)
        return sources, Lines(lines.part(HEAD, HEAD + count), make_claim), entities, properties, header["digest"], compiled
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return None


def whole(line: bytes) -> list[bytes]:
    """The records of one line, apart from each other by a unit separator."""
    return line.split(b"\x1f") if line else []


def text(sources: Sequence[Source], claims: Sequence[Claim], entities: Sequence[Entity], properties: Sequence[Property], digest: str,
         compiled: Mapping[str, Any], hashes: Mapping[str, str], version: int) -> str:  # fmt: skip
    """What a lock holds. Same records, same bytes."""
    forms = [line if isinstance(line, str) else line.decode() for line in compiled["forms"]]
    rest = {k: v for k, v in compiled.items() if k not in ("forms", "index")}
    lines = [to_json(list(sources)), join(entities), join(properties), to_json(rest), to_json(compiled["index"])]
    body = "\n".join([*lines, *map(to_json, claims), *forms]) + "\n"
    raw = body.encode("utf-8", "surrogatepass")
    header = {"schema": SCHEMA, "version": version, "digest": digest, "claims": len(claims), "size": len(raw), "sum": crc32(raw), "files": dict(hashes)}
    return to_json(header) + "\n" + body


def join(records: Sequence[Any]) -> str:
    """Records in one line, apart from each other by a unit separator."""
    return "\x1f".join(map(to_json, records))


def to_json(value: Any) -> str:
    """A value as JSON, as short as it can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
