"""A registry checked record by record, and mended where mending takes no judgement."""

from __future__ import annotations

import os
import re

from yrdcheck import locks
from yrdcheck.model import TYPE_CHECKING, Claim, Entity, InputError, Problem, Property, RegistryError, Source, replace
from yrdcheck.registry import JOURNAL, MAX_LOCK, document_path, in_service, make_registry, read_bytes, sha256, yaml_files
from yrdcheck.registry.records import read_records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from yrdcheck.places import Places
    from yrdcheck.readers import Document

    Report = Callable[[str, str, str, str, Source | Claim | None], None]  # file, id of the record, its key, what is wrong, the record mended

FIXED = ("entities.yaml", "properties.yaml", "sources.yaml")


def check_registry(path: str | os.PathLike[str], fix: bool = False) -> tuple[Problem, ...]:
    """Everything wrong in a registry: form, ids, quotes, places, hashes, dangling names, a stale lock; each with file, line and cure.

    With ``fix``, what needs no judgement is mended first, and only the rest is returned.
    """
    folder = os.fspath(path)
    if fix:
        mend(folder)
    return tuple(p for p, _ in _find(folder))


def mend(folder: str) -> None:
    """Put right what a check finds fixable."""
    from yrdcheck.registry.writing import one_writer

    with one_writer(folder):
        _mend(folder)


def _mend(folder: str) -> None:
    from yrdcheck.registry.writing import finish, group, write_lock, write_registry

    finish(folder)
    files = yaml_files(folder)
    wrong: list[RegistryError] = []
    sources, claims, entities, properties = read_records(folder, files, wrong)
    if wrong:  # a record that cannot be read must not be lost by writing the others
        return
    mended = [record for p, record in _find(folder) if p.fixable and record is not None]
    new_sources = {r.id: r for r in mended if isinstance(r, Source)}
    new_claims = {(r.source, r.id): r for r in mended if isinstance(r, Claim)}
    if new_sources or new_claims:
        write_registry(folder, [new_sources.get(s.id, s) for s in sources], group([new_claims.get((c.source, c.id), c) for c in claims]), entities, properties, read=files)
    else:
        write_lock(folder)


def _find(folder: str) -> list[tuple[Problem, Source | Claim | None]]:
    """Problems, in the order of their places, each with the record as it should be where that can be told."""
    files = yaml_files(folder)
    wrong: list[RegistryError] = []
    sources, claims, entities, properties = read_records(folder, files, wrong)
    out: list[tuple[Problem, Source | Claim | None]] = []
    for error in wrong:
        m = re.match(r"(.*?):(\d+): (.*)", str(error), re.S)
        out.append((Problem(m[1], int(m[2]), m[3]) if m else Problem(folder, 1, str(error)), None))
    lines = {name: _key_lines(data) for name, data in files.items()}

    def problem(name: str, record: str, key: str, message: str, mended: Source | Claim | None = None) -> None:
        line = lines.get(name, {}).get((record, key)) or lines.get(name, {}).get((record, "id"), 1)
        out.append((Problem(os.path.join(folder, name), line, message, mended is not None), mended))

    _check_ids(sources, claims, entities, properties, files, problem)
    _check_names(claims, entities, properties, problem)
    for s in sources:
        _check_source(folder, s, [c for c in claims if c.source == s.id], problem)
    extra = set(files) - {f"{s.id}.yaml" for s in sources} - set(FIXED)
    if not wrong:
        out += [(Problem(os.path.join(folder, n), 1, "belongs to no source of sources.yaml: list the source or remove the file"), None) for n in sorted(extra)]
    out.sort(key=lambda item: (item[0].path, item[0].line, item[0].message))
    if not out and (stale := _check_lock(folder, files, (sources, claims, entities, properties))):
        out.append((stale, None))
    return out


def _check_ids(
    sources: Sequence[Source], claims: Sequence[Claim], entities: Sequence[Entity], properties: Sequence[Property], files: Mapping[str, bytes], problem: Report
) -> None:
    tables: list[tuple[str, Sequence[Source | Entity | Property | Claim]]] = [
        ("sources.yaml", sources), ("entities.yaml", entities), ("properties.yaml", properties),
        *((f"{s.id}.yaml", [c for c in claims if c.source == s.id]) for s in sources),
    ]  # fmt: skip
    for name, records in tables:
        seen: set[str] = set()
        for r in records:
            if r.id in seen:
                problem(name, r.id, "id", f'id "{r.id}" stands twice: give one of them another', None)
            seen.add(r.id)
    everywhere: dict[str, str] = {}
    for c in claims:
        if everywhere.setdefault(c.id, c.source) != c.source:
            problem(f"{c.source}.yaml", c.id, "id", f'id "{c.id}" is a claim of source "{everywhere[c.id]}" too: give this one another', None)
    for s in sources:
        if f"{s.id}.yaml" not in files:
            problem("sources.yaml", s.id, "id", f'has no file "{s.id}.yaml": run `yrdcheck build {s.path}`, or take the source out', None)
        if f"{s.id}.yaml" in FIXED:
            problem("sources.yaml", s.id, "id", f'"{s.id}" cannot be the id of a source: its file would be {s.id}.yaml', None)


def _check_aliases(name: str, records: Sequence[Entity] | Sequence[Property], problem: Report) -> None:
    owners: dict[str, str] = {}
    for r in records:
        for _, names in r.names:
            for n in names:
                other = owners.setdefault(n.lower(), r.id)
                if other != r.id:
                    problem(name, r.id, "names", f'the name "{n}" is one of "{other}" too: keep it with one of them', None)


def _check_names(claims: Sequence[Claim], entities: Sequence[Entity], properties: Sequence[Property], problem: Report) -> None:
    _check_aliases("entities.yaml", entities, problem)
    _check_aliases("properties.yaml", properties, problem)
    known = {e.id for e in entities} | {p.id for p in properties}
    for e in entities:
        for key in ("part_of", "comparable", "comparable_for", "distinct"):
            for target in getattr(e, key):
                if target not in known:
                    problem("entities.yaml", e.id, key, f'"{key}" names "{target}", which is no record{_near(target, known)}', None)
    for c in claims:
        for key in ("subject", "property", "scope"):
            value = getattr(c, key)
            if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)+", value) and value not in known and value not in c.quote.lower():
                problem(f"{c.source}.yaml", c.id, key, f'"{key}" names "{value}", which is no record{_near(value, known)}', None)


def _near(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), 1)
    return f', did you mean "{near[0]}"?' if near else ": add it to entities.yaml or properties.yaml, or write what is meant in words"


def _key_lines(data: bytes) -> dict[tuple[str, str], int]:
    """The line on which each key of each record stands."""
    out: dict[tuple[str, str], int] = {}
    record = ""
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        m = re.match(r"\s*- id:\s*[\"']?([^\"'#\s]+)", line)
        if m:
            record = m[1]
            out[record, "id"] = number  # of two records with one id, the later
        elif record and (m := re.match(r"\s+([a-z_0-9]+):", line)):
            out.setdefault((record, m[1]), number)
    return out


def _check_source(folder: str, source: Source, claims: Sequence[Claim], problem: Report) -> None:
    from yrdcheck.places import Places
    from yrdcheck.readers import read_document

    if source.withdrawn:
        return
    root = os.path.dirname(os.path.abspath(folder))
    try:
        path = document_path(folder, source)
    except RegistryError as error:
        problem("sources.yaml", source.id, "path", str(error), None)
        return
    try:
        data = read_bytes(path)
    except RegistryError:
        now = _moved(root, source)
        cure = f"it is {now} now" if now else f"put it back, or run `yrdcheck build --replace {source.id} NEW` or `--withdraw {source.id}`"
        problem("sources.yaml", source.id, "path", f'its document "{source.path}" is not there: {cure}', replace(source, path=now) if now else None)
        return
    if sha256(data) != source.sha256:
        cure = f"run `yrdcheck build {source.path} --registry {folder}`"
        problem("sources.yaml", source.id, "sha256", f'"{source.path}" has changed since the registry was built: {cure}', None)
    try:
        document = read_document(data, source.path)
    except InputError as error:
        problem("sources.yaml", source.id, "path", str(error), None)
        return
    if not claims and _claims_something(document):
        cure = f"put it back, or take the lines of {source.id} out of proposed.txt and run `yrdcheck build {source.path}`, or `yrdcheck build --withdraw {source.id}`"
        problem("sources.yaml", source.id, "id", f'"{source.id}.yaml" holds no claim, though its document makes some: {cure}', None)
    where = Places(document)
    last = where(len(document.text), end=True)
    spans = [((a, b), (c, d)) for a, b, c, d, *_ in source.excluded]
    for start, stop in spans:
        if not start < stop <= (last.line, last.column):
            problem("sources.yaml", source.id, "excluded", f"excluded place {start[0]}:{start[1]} to {stop[0]}:{stop[1]} lies outside the document", None)
    for c in claims:
        if c.review == "changed":
            cure = f'it reads "{c.now}" now' if c.now else "it is gone"
            problem(f"{source.id}.yaml", c.id, "quote", f"the sentence has changed, {cure}: run `yrdcheck review`", None)
        elif c.review != "refused":
            _check_quote(source, c, spans, where, problem)


def _claims_something(document: Document) -> bool:
    """Whether a document states anything that a claim could be made of."""
    from yrdcheck.statements import is_checkable, mask_markup, read_clauses, split_statements

    body = mask_markup(document.text, document.markdown)
    return any(is_checkable(body[s.start : s.end], s.kind, read_clauses(body, s.start, s.end, {})) for s in split_statements(document.text, document.markdown))


def _check_quote(source: Source, c: Claim, spans: Sequence[tuple[tuple[int, int], tuple[int, int]]], where: Places, problem: Report) -> None:
    """A quote stands word for word at its place, and none of it is excluded."""
    name = f"{source.id}.yaml"
    found = list(where.find(c.quote))
    here = next((at for at, p in found if (p.line, p.column) == (c.line, c.column)), None)
    if here is not None:
        at, end = where(here).at, where(here + len(c.quote), end=True)
        if at != c.at:
            problem(name, c.id, "at", f'the place is "{at}", not "{c.at}"', replace(c, at=at))
        if any(start < (end.line, end.column) and (c.line, c.column) < stop for start, stop in spans):
            problem(name, c.id, "quote", "the quote holds text that is excluded as evidence: quote the genuine part", None)
    elif found:
        near = min((p for _, p in found), key=lambda p: (abs(p.line - c.line), abs(p.column - c.column)))
        moved = replace(c, line=near.line, column=near.column, at=near.at)
        problem(name, c.id, "line", f"the quote stands at {near.line}:{near.column}, not at {c.line}:{c.column}: change line and column", moved)
    elif spread := where.find_spread(c.quote):
        text, near = spread
        moved = replace(c, quote=text, line=near.line, column=near.column, at=near.at)
        problem(name, c.id, "quote", f"the quote stands at {near.line}:{near.column} with other white space", moved)
    else:
        problem(name, c.id, "quote", f'the quote is not in "{source.path}": quote it word for word', None)


def _moved(root: str, source: Source) -> str:
    """Where a document with the bytes of a source is now; "" where that cannot be told."""
    suffix = os.path.splitext(source.path)[1]
    found = []
    for at, folders, names in os.walk(root):
        folders[:] = [f for f in folders if not f.startswith(".") and f != "node_modules"]
        for name in names:
            path = os.path.join(at, name)
            if name.endswith(suffix) and os.path.isfile(path) and not os.path.islink(path) and sha256(read_bytes(path)) == source.sha256:
                found.append(os.path.relpath(path, root).replace(os.sep, "/"))
    return found[0] if len(found) == 1 else ""


def _check_lock(folder: str, files: Mapping[str, bytes], records: tuple[Sequence[Source], Sequence[Claim], Sequence[Entity], Sequence[Property]]) -> Problem | None:
    from yrdcheck.registry.writing import lock_text

    if os.path.exists(journal := os.path.join(folder, JOURNAL)):
        return Problem(journal, 1, f"a build was stopped before it was done: run `yrdcheck check-registry --fix --registry {folder}`", True)
    text = lock_text(make_registry(folder, *in_service(*records[:2]), *records[2:]), {n: sha256(d) for n, d in files.items()})
    at = os.path.join(folder, locks.NAME)
    try:
        if os.path.exists(at) and read_bytes(at, MAX_LOCK) == text.encode("utf-8", "surrogatepass"):
            return None
    except RegistryError:
        pass
    return Problem(at, 1, f"out of date: run `yrdcheck check-registry --fix --registry {folder}`", True)
