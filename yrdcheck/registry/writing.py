"""Records → YAML without losing an editor's hand, and a registry's files as a whole or not at all.

What did not change keeps every byte. In a record that changed, only the lines of the keys that changed are written anew: comments, the
order of keys and the way a value is written stay.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import contextmanager

from yrdcheck import locks, saves, stores
from yrdcheck.candidates import VERSION
from yrdcheck.ledgers import NAME, Ledger
from yrdcheck.model import TYPE_CHECKING, Claim, Entity, Property, RegistryError, Source, record
from yrdcheck.registry import JOURNAL, JOURNAL_SCHEMA, MAX_LOCK, Registry, from_yaml, read_bytes, read_journal, sha256, yaml_files
from yrdcheck.registry.records import CLAIM_KEYS, SCHEMA, SOURCE_KEYS, Node, Reader, decode, parse_yaml
from yrdcheck.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

# ---- values -------------------------------------------------------------------------------------------------------

_PLAIN = re.compile(r"[^\W_][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*")
_TYPED = re.compile(r"[\d.,:+_eExXoO/ -]+|(?:y|n|yes|no|true|false|on|off|null|nan|inf)", re.I)


_HALF = re.compile("[\ud800-\udfff]")


def scalar(text: str) -> str:
    """A text as a YAML scalar: plain where every reader takes it for the same text, else in double quotes.

    Raises `RegistryError` for what no YAML can hold.
    """
    if (
        _PLAIN.fullmatch(text)
        and not _TYPED.fullmatch(text)
        and ": " not in text
        and " #" not in text
        and not text.endswith((":", " "))
        and text.isprintable()
    ):
        return text
    if _HALF.search(text):
        raise RegistryError(f"{text[:80]!r} holds half a surrogate pair, which is no character; nothing was written")
    return _escape(json.dumps(text, ensure_ascii=False))


def _escape(quoted: str) -> str:
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]", lambda m: f"\\u{ord(m.group()):04x}", quoted)


def _flow(text: str) -> str:
    plain = scalar(text)
    return plain if not re.search(r"[\[\]{},\"]", plain) or plain.startswith('"') else _escape(json.dumps(text, ensure_ascii=False))


def _listing(texts: Iterable[str]) -> str:
    return "[" + ", ".join(_flow(t) for t in texts) + "]"


# ---- records ------------------------------------------------------------------------------------------------------

Fields = dict[str, list[str]]  # key → the lines of its value: the first beside the key, the others below it


def claim_fields(c: Claim) -> Fields:
    """A claim's keys and values as YAML, in the order they are written."""
    out: Fields = {}
    for key in CLAIM_KEYS:
        value = getattr(c, key)
        if key in ("line", "column"):
            out[key] = [str(value)]
        elif key == "wordings":
            out |= {key: ["", *(f"- {scalar(w)}" for w in value)]} if value else {}
        elif value and (key, value) != ("rank", "normal"):
            out[key] = [scalar(value)]
    return out


def source_fields(s: Source) -> Fields:
    """A source's keys and values as YAML."""
    out: Fields = {}
    for key in SOURCE_KEYS:
        value = getattr(s, key)
        if key == "excluded":
            places = [
                f'- {{from: "{a}:{b}", to: "{c}:{d}", kind: {scalar(kind)}' + (f", text: {_escape(json.dumps(text, ensure_ascii=False))}}}" if text else "}")
                for a, b, c, d, kind, text in s.excluded
            ]
            out |= {key: ["", *places]} if places else {}
        elif value:
            out[key] = [scalar(value)]
    return out


def entity_fields(e: Entity) -> Fields:
    """An entity's keys and values as YAML."""
    out: Fields = {"id": [scalar(e.id)], "names": ["", *(f"{language}: {_listing(listed)}" for language, listed in e.names)]}
    for key in ("kind", "part_of", "comparable", "comparable_for", "distinct", "note"):
        value = getattr(e, key)
        if value:
            out[key] = [scalar(value) if isinstance(value, str) else _listing(value)]
    return out


def property_fields(p: Property) -> Fields:
    """A property's keys and values as YAML."""
    out: Fields = {"id": [scalar(p.id)], "names": ["", *(f"{language}: {_listing(listed)}" for language, listed in p.names)]}
    return out | ({"single": ['"true"']} if p.single else {}) | ({"note": [scalar(p.note)]} if p.note else {})


def dump(fields: Fields, indent: str = "") -> str:
    """A record as an item of a YAML list."""
    rows = [row for key, value in fields.items() for row in _rows(key, value)]
    return "".join(f"{indent}{'  ' if n else '- '}{row}\n" for n, row in enumerate(rows))


def _rows(key: str, value: Sequence[str]) -> list[str]:
    return [f"{key}: {value[0]}".rstrip(), *(f"  {row}" for row in value[1:])]


@record
class Segment:
    """A record as it is written: the comments above it, its lines, and what they say."""

    above: str
    body: list[str]
    node: Node
    value: Any


def segments(text: str, name: str, read: Callable[[Reader, Node], Any]) -> tuple[str, list[Segment]] | None:
    """What stands above the records of a YAML list, and its records; `None` for a list in brackets, which has no lines of its own."""
    node = parse_yaml(text, name)
    if isinstance(node.value, dict):
        if "sources" not in node.value:
            raise RegistryError(f'{name}:{node.line}: "sources" is missing')
        node = node.value["sources"]
    items = node.value if isinstance(node.value, list) else []
    if node.flow:
        return None
    rows = text.splitlines(keepends=True)
    if rows and not rows[-1].endswith(("\n", "\r")):
        rows[-1] += "\n"
    starts: list[tuple[int, int]] = []  # of the comments above a record, of the record
    for item in items:
        line = item.line - 1
        while line > 0 and re.fullmatch(r"\s*-\s*(?:#.*)?", rows[line - 1].rstrip("\r\n")):  # a dash on a line of its own
            line -= 1
        at = line
        while at > 0 and _idle(rows[at - 1]):
            at -= 1
        starts.append((at, line))
    ends = [s[0] for s in (*starts[1:], (len(rows), 0))][: len(starts)]
    reader = Reader(name)
    out = [Segment("".join(rows[at:line]), rows[line:end], item, read(reader, item)) for item, (at, line), end in zip(items, starts, ends, strict=True)]
    return "".join(rows[: starts[0][0] if starts else len(rows)]), out


def rewrite(old: str, name: str, records: Sequence[Any], read: Callable[[Reader, Node], Any], fields: Callable[[Any], Fields], head: str = "", indent: str = "") -> str:
    """A YAML list with ``records``, told apart by their ids; comments above a record stay with it.

    ``head`` is what a new file starts with, ``indent`` what its records start with.
    """
    if not old.strip():
        return head + "".join(dump(fields(r), indent) for r in records) if records else "[]\n"
    found = segments(old, name, read)
    if found is None:
        node = parse_yaml(old, name)
        if [read(Reader(name), item) for item in (node.value if isinstance(node.value, list) else [])] == list(records):
            return old
        return old[: old.index("[")].rstrip() + "\n" * bool(old[: old.index("[")].strip()) + "".join(dump(fields(r), indent) for r in records)
    top, kept = found
    if kept:
        indent = kept[0].body[0][: len(kept[0].body[0]) - len(kept[0].body[0].lstrip())]
    waiting: dict[str, list[Segment]] = {}  # of two records with one id, each keeps its own
    for segment in kept:
        waiting.setdefault(segment.value.id, []).append(segment)
    out = []
    for r in records:
        held = waiting.get(r.id)
        out.append(patch(held.pop(0), r, read, fields, name) if held else dump(fields(r), indent))
    return top + "".join(out)


def _idle(row: str) -> bool:
    return not row.strip() or row.lstrip().startswith("#")


def patch(segment: Segment, wanted: Any, read: Callable[[Reader, Node], Any], fields: Callable[[Any], Fields], name: str) -> str:
    """A record as it is written, with the keys that changed written anew."""
    body = segment.body if segment.value == wanted else _patched(segment, wanted, read, fields, name)
    return segment.above + "".join(body)


def _patched(segment: Segment, wanted: Any, read: Callable[[Reader, Node], Any], fields: Callable[[Any], Fields], name: str) -> list[str]:
    body, item = segment.body, segment.node
    before, after = fields(segment.value), fields(wanted)
    tail = len(body)
    while tail > 1 and _idle(body[tail - 1]):
        tail -= 1
    whole = [*dump(after, re.match(r"\s*", body[0]).group()).splitlines(keepends=True), *body[tail:]]  # type: ignore[union-attr]
    assert isinstance(item.value, dict)
    if item.flow or next(iter(item.keys), "") != "id" or not re.match(r"\s*-\s+[\"']?id\b", body[0]):
        return whole
    lines = [line - item.line for line in item.keys.values()]
    if len(set(lines)) < len(lines):
        return whole
    parts = {key: body[a:b] for key, a, b in zip(item.keys, lines, [*lines[1:], tail], strict=True)}
    order = list(parts)
    for n, key in enumerate(after):
        if key not in parts:  # it goes behind the keys that are written before it
            order.insert(max((order.index(k) + 1 for k in list(after)[:n] if k in order), default=1), key)
    lead = body[0][: re.match(r"\s*-\s+", body[0]).end()]  # type: ignore[union-attr]
    out: list[str] = []
    for key in order:
        rows = parts.get(key, [])
        if before.get(key) == after.get(key):
            out += rows
            continue
        rest = [row for row in rows[1:] if _idle(row)]
        if key in after:
            node = item.value.get(key)
            new = [f"{' ' * len(lead)}{row}\n" for row in _rows(key, after[key])]
            if node is not None and isinstance(node.value, str) and node.end[0] == item.keys[key]:
                aside = rows[0][node.end[1] :].rstrip()
                new[0] = new[0].rstrip("\n") + (aside if aside[:1].isspace() and aside.lstrip()[:1] == "#" else "") + "\n"
            out += new
        out += rest
    out[0] = lead + out[0][len(lead) :]
    out += body[tail:]
    try:
        found = parse_yaml("".join(out), name).value
        fine = isinstance(found, list) and len(found) == 1 and read(Reader(name), found[0]) == wanted
    except RegistryError:
        fine = False
    return out if fine else whole


# ---- files --------------------------------------------------------------------------------------------------------

HELD = 4 << 20  # characters of files that are put in place together with the rest, new or not
PROPOSED = "proposed.txt"
PROPOSED_HEAD = "# What was proposed from each source, so that a claim deleted or edited by hand is not proposed again. Generated; merges line by line.\n"


def read_proposed(folder: str) -> dict[str, set[str]]:
    """Source → marks of the claims that were proposed from it as it stands."""
    data = read_journal(folder).get(PROPOSED)
    if data is None:
        try:
            data = read_bytes(os.path.join(folder, PROPOSED))
        except RegistryError:
            return {}
    out: dict[str, set[str]] = {}
    for row in data.decode("utf-8", "replace").splitlines():
        source, _, mark = row.rpartition(" ")
        if source and not row.startswith("#"):
            out.setdefault(source, set()).add(mark)
    return out


def mark_of(c: Claim) -> str:
    """What tells a proposed claim from the others of its source, white space aside."""
    return sha256("\0".join([" ".join(c.quote.split()), c.property, c.value, c.object]).encode("utf-8", "surrogatepass"))[:12]


def write_registry(
    folder: str, sources: Sequence[Source], claims: Mapping[str, Iterable[Claim]], entities: Sequence[Entity], properties: Sequence[Property],
    proposed: Mapping[str, set[str]] | None = None, read: Mapping[str, bytes] | None = None, ledger: Ledger | None = None, jobs: int = 1,
) -> Registry:  # fmt: skip
    """Write a registry's files, all of them or none; unchanged files keep every byte. Returns the registry.

    ``claims``: by source, asked for one source after the other. Of many new sources, files may be put in place before the rest: nobody reads
    them before ``sources.yaml`` names them.

    ``read``: the files that the records were read from; what somebody has written into them since is kept, record by record. Raises
    `RegistryError` where the folder cannot be written, or both wrote something else into one key.
    """
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise RegistryError(f"{folder}: cannot be made: {error.strerror}") from None
    with one_writer(folder):
        finish(folder)
        there = yaml_files(folder) if os.path.exists(os.path.join(folder, "sources.yaml")) else {}
        base = {name: decode(data, os.path.join(folder, name)) for name, data in (there if read is None else read).items()}
        texts: dict[str, str] = {}
        named = "sources.yaml" in base
        held = 0
        for s in sources:
            name = f"{s.id}.yaml"
            if not named and name not in base:  # left behind by a build that was stopped
                base[name] = _text(folder, name)
            text = rewrite(base.get(name, ""), name, list(claims.get(s.id, ())), lambda r, n, s=s: r.claim(n, s.id), claim_fields)  # type: ignore[misc]
            if text == base.get(name):
                continue
            held += len(text)
            if held > HELD and not base.get(name) and not os.path.lexists(os.path.join(folder, name)):
                replace_file(os.path.join(folder, name), text)
            else:
                texts[name] = text
        if entities or base.get("entities.yaml"):
            texts["entities.yaml"] = rewrite(base.get("entities.yaml", ""), "entities.yaml", entities, Reader.entity, entity_fields)
        if properties or base.get("properties.yaml"):
            texts["properties.yaml"] = rewrite(base.get("properties.yaml", ""), "properties.yaml", properties, Reader.property, property_fields)
        texts["sources.yaml"] = rewrite(base.get("sources.yaml", ""), "sources.yaml", sources, Reader.source, source_fields, f"schema: {SCHEMA}\nsources:\n", "  ")
        if proposed and read_proposed(folder) != proposed:  # in whatever order a merge left it
            texts[PROPOSED] = PROPOSED_HEAD + "".join(f"{source} {mark}\n" for source in sorted(proposed) for mark in sorted(proposed[source]))
        put_texts(folder, {name: text for name, text in texts.items() if text != base.get(name, "")}, base)
        return write_lock(folder, ledger, jobs)


def ledger_path(folder: str) -> str:
    """Where work on a registry that takes long is kept, to go on with if it is stopped."""
    return os.path.join(folder, stores.FOLDER, NAME)


def group(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims by their source, each source's in order."""
    out: dict[str, list[Claim]] = {}
    for c in claims:
        out.setdefault(c.source, []).append(c)
    return out


@contextmanager
def one_writer(folder: str) -> Iterator[None]:
    """Keep other writers of this registry waiting. The folder above it is what is locked: it is there before the registry is."""
    with saves.only_writer(os.path.dirname(os.path.realpath(folder)), lambda: _say_waiting(folder)):
        yield


def _say_waiting(folder: str) -> None:
    import sys

    if sys.stderr is not None:
        sys.stderr.write(f"yrdcheck: waiting for another yrdcheck that is at work on {visible(folder)}\n")


def write_texts(folder: str, texts: Mapping[str, str], base: Mapping[str, str] | None = None) -> Registry:
    """Put files of a registry in place, all of them or none, and the lock that fits them. Returns the registry."""
    with one_writer(folder):
        put_texts(folder, texts, base)
        return write_lock(folder)


def put_texts(folder: str, texts: Mapping[str, str], base: Mapping[str, str] | None = None) -> dict[str, str]:
    """Put files of a registry in place, all of them or none. Returns them as they are written.

    ``base``: the texts that these were made from; what has been written into the files since stays in them.
    """
    with one_writer(folder):
        now = {name: _text(folder, name) for name in texts}
        out = {name: text if base is None or name.endswith(".txt") else _join(folder, name, base.get(name, ""), now[name], text) for name, text in texts.items()}
        if len(out) > 1:
            journal = {"schema": JOURNAL_SCHEMA, "files": out, "before": now}
            replace_file(os.path.join(folder, JOURNAL), json.dumps(journal, ensure_ascii=True))
            finish(folder)
        else:
            for name, text in out.items():
                replace_file(os.path.join(folder, name), text)
        return out


def _text(folder: str, name: str) -> str:
    path = os.path.join(folder, name)
    return decode(read_bytes(path), path) if os.path.lexists(path) else ""


def _join(folder: str, name: str, base: str, now: str, new: str) -> str:
    """A file's new text with what others wrote into it meanwhile."""
    from yrdcheck.registry.merging import merge_files

    if now in (base, new):
        return new
    merged = merge_files(os.path.join(folder, name), base, now, new)
    if merged.conflicts:
        raise RegistryError(f"{os.path.join(folder, name)}: has been edited meanwhile, and differently; nothing was written: run the command again")
    return merged.text


def finish(folder: str) -> None:
    """Put into place what a writer decided on before it was stopped; what has been edited since stays edited."""
    with one_writer(folder):
        _finish(folder)


def _finish(folder: str) -> None:
    path = os.path.join(folder, JOURNAL)
    for name in os.listdir(folder):
        if (name.startswith(saves.BEGUN[0]) and name.endswith(saves.BEGUN[1])) or re.search(r"\.\d+\.tmp$", name):
            try:
                os.unlink(os.path.join(folder, name))
            except OSError:
                pass
    if not os.path.lexists(path):
        return
    files = read_journal(folder)
    for name in sorted(files, key=lambda name: name == "sources.yaml"):
        at = os.path.join(folder, name)
        if not os.path.exists(at) or read_bytes(at) != files[name]:
            replace_file(at, files[name].decode("utf-8", "surrogatepass"))
    try:
        os.unlink(path)
    except OSError as error:
        raise RegistryError(f"{path}: cannot be removed: {error.strerror}") from None
    saves.flush_folder(folder)


def write_lock(folder: str, ledger: Ledger | None = None, jobs: int = 1) -> Registry:
    """Generate the lock from the YAML files as they stand, and the index of a large registry. Returns the registry.

    A large one is compiled in so many processes, with what ``ledger`` remembers.
    """
    from yrdcheck.registry import compiling
    from yrdcheck.registry.indexing import keep_beside

    if compiling.is_big(folder):
        own = ledger or Ledger(ledger_path(folder))
        try:
            made = compiling.write_lock(folder, own, jobs)
        except BaseException:
            own.close(done=False)
            raise
        if ledger is None:
            own.close(done=True)
        return made
    name = stores.name_of(folder, VERSION)
    files = yaml_files(folder)
    registry = from_yaml(folder, files)
    keep_beside(registry, name)
    text = lock_text(registry, {name: sha256(data) for name, data in files.items()})
    path = os.path.join(folder, locks.NAME)
    try:
        if os.path.exists(path) and read_bytes(path, MAX_LOCK) == text.encode("utf-8", "surrogatepass"):
            return registry
    except RegistryError:
        pass
    replace_file(path, text)
    return registry


def lock_text(registry: Registry, hashes: Mapping[str, str]) -> str:
    """What the lock of a registry holds."""
    r = registry
    return locks.text(r.sources, r.claims, r.entities, r.properties, r.digest, r.compiled, hashes, VERSION)


def replace_file(path: str, text: str) -> None:
    """Put a file of a registry in place whole. Raises `RegistryError`."""
    try:
        saves.put(path, text.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise RegistryError(f"{path}: cannot be written: {error.strerror}") from None
