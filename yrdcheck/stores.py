"""The index of a large registry, as one SQLite file: what a lock holds, to be looked up instead of read.

Beside the YAML files, in a folder of its own, stands ``index-<hash>.db``, named by the state of the YAML files (name, size, time of
change) and by the program's own version. It is written aside, put in place whole, never changed, and opened as immutable, so that any
number of processes may read and make it at once, also on read-only media. A file that is missing, stale, foreign or broken is made
again from the lock; without it everything works as well, only slower.

Tables are plain: no extension of SQLite is asked for. Numbers of claims stand in machine order, four bytes each.
"""

from __future__ import annotations

import json
import os
import sys

from yrdcheck import locks, saves
from yrdcheck.files import sha256
from yrdcheck.model import TYPE_CHECKING, RegistryError, record

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any, TypeVar

    T = TypeVar("T")
    Base = Sequence
    Row = tuple[Sequence[int], Sequence[int]]
else:
    Base = locks.Base
    T = None

SCHEMA = "yrdcheck.store/2"
FOLDER = ".yrdcheck"  # beside the YAML files
JOURNAL = ".journal"  # what a writer was kept from putting into the YAML files
LARGE = 2000  # claims from which on a registry gets an index: below, reading the lock is as fast
HEADS = ("sources", "entities", "properties", "rest")
TABLES = (
    "CREATE TABLE head (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID",
    "CREATE TABLE claim (number INTEGER PRIMARY KEY, record TEXT, sentence INTEGER, forms BLOB)",
    "CREATE TABLE term (key TEXT PRIMARY KEY, own INTEGER, lean INTEGER, numbers BLOB)",
)  # nothing else is in an index: a view or a computed column would be a program that runs when it is read
MOST = 64 * 1024 * 1024  # bytes of the readings of one claim, unpacked


def name_of(folder: str, version: int) -> str | None:
    """Where the index of a registry stands if it is there; ``None`` where the folder cannot be looked at, or leads elsewhere."""
    if os.path.islink(os.path.join(folder, FOLDER)):
        return None
    try:
        with os.scandir(folder) as entries:
            files = sorted((e.name, (s := e.stat()).st_size, s.st_mtime_ns) for e in entries if (e.name.endswith(".yaml") and e.name[0] != ".") or e.name == JOURNAL)
    except (OSError, ValueError):
        return None
    key = json.dumps([SCHEMA, version, sys.byteorder, files])
    return os.path.join(folder, FOLDER, f"index-{sha256(key.encode('utf-8', 'surrogatepass'))[:32]}.db")


class Store:
    """An index file, open for reading; every process opens it for itself. Pickles as its path."""

    __slots__ = ("_db", "_lock", "_process", "path")

    def __init__(self, path: str) -> None:
        from _thread import allocate_lock

        self.path = path
        self._lock = allocate_lock()
        self._process = 0
        self._db: sqlite3.Connection | None = None

    def one(self, query: str, *values: object) -> Any:
        """The first row of an answer, or `None`. Raises `RegistryError` where the file cannot be read any more."""
        import sqlite3

        with self._lock:
            if self._db is None or self._process != os.getpid():
                self._db = sqlite3.connect(address(self.path), uri=True, check_same_thread=False)
                self._db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(os.path.getsize(self.path), 4096))  # no value is longer than its file
                self._process = os.getpid()
            try:
                return self._db.execute(query, values).fetchone()
            except sqlite3.Error as error:
                raise broken(self.path, error) from None

    def head(self, key: str) -> bytes:
        """One of the parts that are read whole."""
        value: bytes = self.one("SELECT value FROM head WHERE key = ?", key)[0]
        return value

    def __reduce__(self) -> tuple[type[Store], tuple[str]]:
        return Store, (self.path,)


def address(path: str) -> str:
    """A file as SQLite's address of a database that nobody changes."""
    path = os.path.abspath(path).replace("\\", "/")
    for mark in "%?#":
        path = path.replace(mark, f"%{ord(mark):02x}")
    return f"file:{'' if path.startswith('/') else '/'}{path}?mode=ro&immutable=1"


def broken(path: str, error: Exception) -> RegistryError:
    """What is said of a file that cannot be read as it should be."""
    return RegistryError(f"{path}: broken ({error}): remove it, it will be made again")


class NoSuchClaim(IndexError, RegistryError):
    """A place behind the last claim: what any sequence says, and what is said of an index whose lists of words name such a place."""


class Rows(Base[T]):
    """A column of the claims, each value made when it is asked for."""

    __slots__ = ("_column", "_count", "_made", "_make", "_store")

    def __init__(self, store: Store, column: str, count: int, make: Callable[[Any], T]) -> None:
        self._store, self._column, self._count, self._make = store, column, count, make
        self._made: dict[int, T] = {}

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(self._count)))
        if at < 0:
            at += self._count
        found = self._made.get(at)
        if found is None:
            if not 0 <= at < self._count:
                raise NoSuchClaim(f"{self._store.path}: no claim {at}; if an index names it, it is damaged: remove it, it will be made again")
            if len(self._made) >= KEPT:
                self._made.clear()
            try:
                found = self._made[at] = self._make(self._store.one(f"SELECT {self._column} FROM claim WHERE number = ?", at)[0])
            except RegistryError:
                raise
            except Exception as error:  # whatever a damaged page makes zlib and JSON stumble over
                raise broken(self._store.path, error) from None
        return found

    def __iter__(self) -> Iterator[T]:
        return (self[i] for i in range(self._count))

    def __reduce__(self) -> tuple[Any, ...]:
        return Rows, (self._store, self._column, self._count, self._make)


KEPT = 2000  # values of a column that are remembered


class Terms:
    """The claims that say a word, and those that lean on it, by word."""

    __slots__ = ("_sizes", "_store")

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sizes: dict[str, tuple[int, int]] = {}

    @property
    def path(self) -> str:
        """The index file."""
        return self._store.path

    def size(self, key: str) -> tuple[int, int]:
        """How many claims say a word, and how many lean on it."""
        found = self._sizes.get(key)
        if found is None:
            if len(self._sizes) > 20 * KEPT:
                self._sizes.clear()
            found = self._sizes[key] = self._store.one("SELECT own, lean FROM term WHERE key = ?", key) or (0, 0)
        return found

    def get(self, key: str) -> Row:
        """The numbers of the claims."""
        from array import array

        numbers = array("I")
        own, lean = self.size(key)
        if own or lean:
            try:
                numbers.frombytes(self._store.one("SELECT numbers FROM term WHERE key = ?", key)[0])
            except (TypeError, ValueError) as error:
                raise broken(self._store.path, error) from None
        return numbers[:own], numbers[own:]

    def __contains__(self, key: str) -> bool:
        return self.size(key) != (0, 0)

    def __reduce__(self) -> tuple[type[Terms], tuple[Store]]:
        return Terms, (self._store,)


def unpack(data: bytes) -> bytes:
    """The readings of a claim, as a line of a lock."""
    from zlib import decompressobj

    packed = decompressobj()
    out = packed.decompress(data, MOST)
    if not packed.eof:
        raise ValueError("its readings are cut off, or far too long")
    return out


def unpack_claim(data: bytes) -> Any:
    """A claim from its record."""
    return locks.make_claim(json.loads(data))


def plain(value: T) -> T:
    """A value that needs no making."""
    return value


def open_store(path: str, version: int) -> tuple[Any, ...] | None:
    """What `locks.read` gives, from an index file; ``None`` where that is missing, foreign or broken."""
    try:
        store = Store(path)
        shape = "SELECT count(*), sum(type = 'table' AND sql IN (?, ?, ?)), sum(type = 'index' AND sql IS NULL) FROM sqlite_master"
        if store.one(shape, *TABLES) != (4, 3, 1):
            return None
        header = json.loads(store.head("header"))
        if header["schema"] != SCHEMA or header["version"] != version or header["size"] != os.path.getsize(path):
            return None
        count = header["claims"]
        if count and store.one("SELECT sentence FROM claim WHERE number = ?", count - 1) is None:
            return None
        sources = tuple(locks.make_source(s) for s in json.loads(store.head("sources")))
        entities, properties = (locks.Lines(locks.whole(store.head(key)), make) for key, make in (("entities", locks.make_entity), ("properties", locks.make_property)))
        compiled = json.loads(store.head("rest"))
    except (RegistryError, ValueError, KeyError, TypeError, OSError, ImportError, RecursionError):
        return None
    compiled["index"] = Terms(store)
    compiled["forms"] = Rows(store, "forms", count, unpack)
    compiled["sentences"] = Rows(store, "sentence", count, plain)
    return sources, Rows(store, "record", count, unpack_claim), entities, properties, header["digest"], compiled


@record
class Entry:
    """A claim as the index keeps it."""

    record: str  # its JSON
    sentence: int  # the first claim of its sentence
    forms: bytes  # its readings, as a line of a lock


def write_store(
    path: str, version: int, heads: Mapping[str, str], digest: str, entries: Iterable[Entry], terms: Iterable[tuple[str, array[int], array[int]]]
) -> bool:
    """Write an index file whole, aside first; ``False`` where it cannot be: nobody needs it. Claims are taken one by one.

    ``heads``: the JSON of the sources, the records of entities and properties apart by unit separators, the JSON of the rest of what
    is compiled. ``terms``: word, claims that say it, claims that lean on it; asked for after the last entry.
    """
    import sqlite3
    from zlib import compress

    folder = os.path.dirname(os.path.abspath(path))
    own = os.path.basename(folder) == FOLDER  # a folder that holds nothing else
    aside = f"{path}.{os.urandom(6).hex()}.tmp"
    try:
        os.makedirs(folder, exist_ok=True)
        if own and not os.path.lexists(ignore := os.path.join(folder, ".gitignore")):
            saves.put(ignore, b"*\n")
        db = sqlite3.connect(aside, isolation_level=None)
        try:
            for line in ("page_size=4096", "journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-16000"):
                db.execute("PRAGMA " + line)
            for table in TABLES:
                db.execute(table)
            db.execute("BEGIN")
            count = 0
            for count, e in enumerate(entries, 1):
                db.execute("INSERT INTO claim VALUES (?, ?, ?, ?)", (count - 1, e.record, e.sentence, compress(e.forms, 1)))
            db.executemany("INSERT INTO term VALUES (?, ?, ?, ?)", ((k, len(own), len(lean), own.tobytes() + lean.tobytes()) for k, own, lean in terms))
            for key in HEADS:
                db.execute("INSERT INTO head VALUES (?, ?)", (key, heads[key].encode("utf-8", "surrogatepass")))
            header = {"schema": SCHEMA, "version": version, "digest": digest, "claims": count, "size": 0}
            db.execute("INSERT INTO head VALUES ('header', ?)", (json.dumps({**header, "size": 10**15}).encode(),))
            db.execute("COMMIT")
            header["size"] = os.path.getsize(aside)
            db.execute("UPDATE head SET value = ? WHERE key = 'header'", (json.dumps(header).ljust(len(json.dumps({**header, "size": 10**15}))).encode(),))
        finally:
            db.close()
        _flush(aside)
        os.replace(aside, path)
    except (OSError, sqlite3.Error):
        _remove(aside)
        return os.path.isfile(path)
    if own:
        _prune(path)
    return True


def _flush(path: str) -> None:
    """See to it that a file is on the disk before it is put in place."""
    fd = os.open(path, os.O_RDWR)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def copy_store(source: str, path: str) -> bool:
    """Put an index file to another place, whole or not at all; whether it stands there now."""
    from shutil import copyfile

    aside = f"{path}.{os.urandom(6).hex()}.tmp"
    try:
        copyfile(source, aside)
        _flush(aside)
        os.replace(aside, path)
    except OSError:
        _remove(aside)
        return False
    return True


def _prune(path: str) -> None:
    """Remove indexes of earlier states of the registry, as far as that can be done; who has one open keeps it.

    What somebody began to write goes too once it is an hour older than this index: nobody is at it any more.
    """
    folder, mine = os.path.split(path)
    try:
        with os.scandir(folder) as entries:
            found = [(e.path, e.stat(follow_symlinks=False).st_mtime) for e in entries if e.name.startswith("index-") and e.name != mine]
        now = os.stat(path).st_mtime
    except OSError:
        return
    for at, written in found:
        if at.endswith(".db") or (at.endswith(".tmp") and written < now - 3600):
            _remove(at)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        pass
