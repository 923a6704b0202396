"""Builds a registry in a folder and keeps it up: what an editor did stays, what changed in a document asks for review.

Of every source it is kept which claims were proposed from it (`proposed.txt`). A proposal that was made before is never made again,
whether its claim was edited, deleted or is still there; a claim is never dropped or rewritten because its sentence changed.

Documents are read one by one, in processes, and what was proposed for one stays on file while the build lasts (`yrdcheck.ledgers`): memory
does not grow with it, and a build that was stopped goes on where it was.
"""

from __future__ import annotations

import json
import os
import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import itemgetter

from yrdcheck import __version__, ledgers, locks, pools, readers, registry
from yrdcheck.build import FLAGGED, find_aliases, read_source
from yrdcheck.candidates import VERSION
from yrdcheck.files import Limits, read_file, within
from yrdcheck.model import TYPE_CHECKING, InputError, Problem, RegistryError, record, replace
from yrdcheck.places import Places
from yrdcheck.registry.writing import group, ledger_path, mark_of, one_writer, read_proposed, write_registry
from yrdcheck.statements import line_starts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from yrdcheck.ledgers import Ledger
    from yrdcheck.model import Claim, Entity, Property, Source
    from yrdcheck.places import Place
    from yrdcheck.readers import Document
    from yrdcheck.registry import Registry

    Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many

COMPARED = 5000  # new claims up to which their conflicts are counted: each costs some milliseconds
NEAR = 300  # lines within which a sentence is looked for first
ALIKE = 60  # rapidfuzz's ratio from which a sentence is taken for another wording of one that is gone


@record
class Summary:
    """What a build did, and what waits for an editor."""

    documents: int = 0
    unchanged: int = 0
    claims: int = 0  # in service
    added: int = 0
    moved: int = 0  # whose quote stands at another place now
    changed: int = 0  # whose sentence has changed or gone
    flagged: int = 0  # places that are no evidence
    conflicts: int = 0  # between what was added and the rest
    to_review: int = 0  # in the whole registry
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@record
class Plan:
    """What is asked of a build besides its documents."""

    replaces: tuple[str, str] | None = None  # a source or its path, and the path of the document that takes its place
    withdraws: tuple[str, ...] = ()  # sources or their paths
    reason: str = ""  # of the withdrawal


def build(
    paths: Sequence[str], registry_dir: str, plan: Plan = Plan(), progress: Progress | None = None, limits: Limits = Limits(), jobs: int = 1  # noqa: B008 - records
) -> Summary:
    """Build or refresh the registry in ``registry_dir`` from documents, in so many processes, which changes nothing but the time.

    A document that did not change is not read again, and its claims stay as they are. A build that was stopped goes on where it was. Raises `InputError` when nothing can be read,
    or a source that is to be replaced or withdrawn is not there; what could not be read besides is in the summary.
    """
    folder = os.path.abspath(registry_dir)
    try:
        os.makedirs(os.path.dirname(folder), exist_ok=True)
    except OSError as error:
        raise RegistryError(f"{folder}: cannot be made: {error.strerror}") from None
    with one_writer(folder):  # from reading to writing: what another adds meanwhile would be lost
        ledger = ledgers.Ledger(ledger_path(folder))
        done = False
        try:
            summary = _build(paths, Shelf(folder, limits, ledger), plan, progress, jobs)
            done = True
        finally:
            ledger.close(done)
        return summary


def _build(paths: Sequence[str], shelf: Shelf, plan: Plan, progress: Progress | None, processes: int) -> Summary:
    say = progress or (lambda what, done, of: None)
    for name in plan.withdraws:
        shelf.withdraw(name, plan.reason)
    jobs = [(path, "") for path in paths]
    if plan.replaces is not None:
        name, path = plan.replaces
        source = shelf.find(name)
        other = next((s.id for s in shelf.sources.values() if s.path == relative(path, shelf.root) and s.id != source.id), None)
        if other is not None:
            raise InputError(f"{path}: is the document of source {other}; withdraw that one, or give another document")
        jobs = [job for job in jobs if os.path.abspath(job[0]) != os.path.abspath(path)]
        jobs.append((path, source.id))
    shelf.name(jobs)
    read = 0
    problems: list[Problem] = []
    named = [path for path, _ in jobs]
    for n, (path, answer) in enumerate(zip(named, pools.in_order(_propose, map(shelf.ask, named), shelf.limits, processes), strict=True)):
        say("reading", n, len(jobs))
        try:
            shelf.take(path, answer)
            read += 1
        except InputError as error:
            problems.append(Problem(path, 1, str(error)))
    say("reading", len(jobs), len(jobs))
    if jobs and not read:
        raise InputError(problems[0].message if problems else "no documents in what was named")
    say("writing", 0, 1)
    made = shelf.write(processes)
    found = 0
    try:
        if shelf.added <= COMPARED:
            found = _count_conflicts(made, shelf.fresh, say)
        else:
            shelf.notes.append(f"more than {COMPARED:,} claims are new, too many to compare at once: see `yrdcheck conflicts`")
    except KeyboardInterrupt:  # the registry is written; only the account is short
        shelf.notes.append("not all claims were compared: see `yrdcheck conflicts`")
    waiting = sum(_waiting(shelf.claims[s.id]) for s in shelf.sources.values() if not s.withdrawn)
    return Summary(
        read, shelf.unchanged, len(made.claims), shelf.added, shelf.moved, shelf.changed, sum(len(s.excluded) for s in made.sources), found, waiting,
        (*shelf.notes, *shelf.missing()), tuple(problems),
    )  # fmt: skip


def _count_conflicts(made: Registry, fresh: set[str], say: Progress) -> int:
    """How many conflicts the claims that were added bring in."""
    if not fresh or len(made.sources) < 2:
        return 0
    from yrdcheck.conflicts import list_conflicts

    return len(list_conflicts(made, frozenset(fresh), lambda done, of: say("comparing", done, of)))


def _waiting(claims: Collection[Claim]) -> int:
    return len(claims) if isinstance(claims, Filed) else sum(c.review in ("new", "changed") for c in claims)


# ---- proposals ----------------------------------------------------------------------------------------------------


@record
class Task:
    """A document for which claims are to be proposed: its path, its source's id and path, its hash, the key of the answer, whether there was another before it."""

    path: str
    source: str
    shown: str
    sha256: str
    key: str
    again: bool


Answer = tuple[Task, bytes | None, "Document | None"]


def _propose(limits: Limits, task: Task) -> Answer | InputError:
    """What a document gives, packed for a ledger: its source, how many claims, marks, flagged texts, names that it explains, then a claim a line.

    With it comes the document, where it is to be set against what there was before.
    """
    try:
        document = _read(task, limits)
        source, claims, texts = read_source(task.source, document, "", task.shown, task.sha256)
    except InputError as error:
        return error
    marks = sorted({mark_of(c) for c in claims} | {_mark_out(place, text) for place, text in zip(source.excluded, texts, strict=True)})
    head = locks.to_json([source, len(claims), marks, texts, find_aliases([document.text])])
    packed = ledgers.pack("\n".join([head, *map(locks.to_json, claims)]).encode("utf-8", "surrogatepass"))
    return task, packed, document if task.again else None


def _read(task: Task, limits: Limits) -> Document:
    data = read_file(task.path, limits.size)
    if registry.sha256(data) != task.sha256:
        raise InputError(f"{task.path}: is being written: run the command again")
    with within(limits, task.path):
        document = readers.read_document(data, task.path)
    if not document.text.strip():
        raise InputError(f"{task.path}: holds no text")
    return document


class Filed:
    """The claims proposed for a new source, read from the ledger each time."""

    __slots__ = ("_count", "_key", "_ledger")

    def __init__(self, ledger: Ledger, key: str, count: int) -> None:
        self._ledger, self._key, self._count = ledger, key, count

    def __len__(self) -> int:
        return self._count

    def __contains__(self, claim: object) -> bool:
        return any(c == claim for c in self)

    def __iter__(self) -> Iterator[Claim]:
        data = self._ledger.get(self._key)
        if data is None:
            raise RegistryError(f"{self._ledger.path}: cannot be read any more: run the command again")
        return (replace(locks.make_claim(json.loads(line)), review="new") for line in data.split(b"\n")[1:])


class Shelf:
    """The records of a registry while documents are taken in."""

    def __init__(self, folder: str, limits: Limits, ledger: Ledger) -> None:
        from yrdcheck.registry.records import read_records

        self.folder = folder
        self.limits = limits
        self.ledger = ledger
        self.root = os.path.dirname(folder)
        there = os.path.isfile(os.path.join(folder, "sources.yaml")) or registry.read_journal(folder)
        self.files: Mapping[str, bytes] = registry.yaml_files(folder) if there else {}
        files = self.files
        sources, claims, entities, properties = read_records(folder, files) if there else ((), (), (), ())
        self.lost = {s.id for s in sources if f"{s.id}.yaml" not in files}  # their claims are proposed again
        self.sources: dict[str, Source] = {s.id: s for s in sources}
        by_source = group(claims)
        self.claims: dict[str, Collection[Claim]] = {s.id: by_source.get(s.id, []) for s in sources}
        self.known = set(self.sources)  # before the build; they keep the order that they have
        self.entities: list[Entity] = list(entities)
        self.properties: Sequence[Property] = properties
        self.proposed = read_proposed(folder)
        self.ids: dict[str, str] = {}
        self.fresh: set[str] = set()  # the ids of new claims, as long as they are few
        self.added = 0
        self.notes: list[str] = []
        self.moved = self.changed = self.unchanged = 0

    def find(self, name: str) -> Source:
        """The source with that id or path."""
        path = relative(name, self.root)
        for s in self.sources.values():
            if name == s.id or path == s.path:
                return s
        raise InputError(f"{name}: no source has this id or path; `yrdcheck claims` lists them: {', '.join(self.sources) or 'none yet'}"[:300])

    def withdraw(self, name: str, reason: str) -> None:
        source = self.find(name)
        self.sources[source.id] = replace(source, withdrawn=source.withdrawn or reason or "withdrawn")
        self.notes.append(f"{source.id} is withdrawn: its claims stay on file and count no more")

    def name(self, jobs: Sequence[tuple[str, str]]) -> None:
        """Settle under which id each document stands."""
        known = {s.path: s.id for s in self.sources.values()}
        replaced = {path: source for path, source in jobs if source}
        rest = [path for path, source in jobs if not source]
        renamed = self._renamed([p for p in rest if relative(p, self.root) not in known])
        self.ids = {**source_ids([p for p in rest if p not in renamed], known, self.root), **renamed, **replaced}

    def _renamed(self, paths: Sequence[str]) -> dict[str, str]:
        """Documents at a new path that have the bytes of a source whose document is gone."""
        gone = {s.sha256: s for s in self.sources.values() if not os.path.exists(os.path.join(self.root, s.path))}
        out: dict[str, str] = {}
        for path in paths if gone else ():
            try:
                source = gone.pop(registry.sha256(read_file(path, self.limits.size)), None)
            except InputError:
                continue
            if source is not None:
                out[path] = source.id
                self.notes.append(f"{source.id}: {source.path} is {relative(path, self.root)} now")
        return out

    def ask(self, path: str) -> Task | pools.Known:
        """What is to be found out about a document; an `InputError` as its answer if it cannot be read, and what is known already."""
        if re.search("[\ud800-\udfff]", path):
            return pools.Known(InputError(f"{path!r}: its name is not UTF-8: rename it"))
        try:
            digest = registry.sha256(read_file(path, self.limits.size))
        except InputError as error:
            return pools.Known(error)
        source, shown = self.ids[path], relative(path, self.root)
        key = ledgers.key_of("proposed", __version__, VERSION, source, shown, digest)
        task = Task(path, source, shown, digest, key, source in self.sources)
        return pools.Known((task, None, None)) if self._unchanged(task) or task.key in self.ledger else task

    def _unchanged(self, task: Task) -> bool:
        known = self.sources.get(task.source)
        return known is not None and known.sha256 == task.sha256 and task.source not in self.lost

    def take(self, path: str, answer: Answer | InputError) -> None:
        """Take in a document, unless it did not change. Raises `InputError` if it cannot be read."""
        if isinstance(answer, InputError):
            raise answer
        task, packed, document = answer
        source_id, known = task.source, self.sources.get(task.source)
        if known is not None and self._unchanged(task):
            self.sources[source_id] = replace(known, path=task.shown, excluded=self._with_words(known.excluded, task))
            self.unchanged += 1
            return
        if packed is not None:
            self.ledger.put_packed(task.key, packed)
        data = self.ledger.get(task.key)
        if data is None:  # damaged on the disk
            self.take(path, _propose(self.limits, task))
            return
        head, *lines = data.split(b"\n")
        row, count, marks, texts, names = json.loads(head)
        source = locks.make_source(row)
        before = self.proposed.get(source_id, set()) if source_id not in self.lost else set()
        self._name_things([locks.make_entity(e) for e in names])
        self.proposed[source_id] = set(marks)
        if known is None:
            self.sources[source_id] = source
            self.claims[source_id] = filed = Filed(self.ledger, task.key, count)
            self._add({c.id for c in filed} if self.added + count <= COMPARED else set(), count)
            return
        found = [locks.make_claim(json.loads(line)) for line in lines]
        excluded, by_hand = left_out(known.excluded, before, source.excluded, texts)
        if by_hand:
            self.notes.append(f"{source_id}: the document has changed; see whether the places that were left out by hand still fit: {by_hand}")
        self.sources[source_id] = replace(
            source, excluded=excluded, title=known.title or source.title, date=known.date or source.date, publisher=known.publisher or source.publisher,
            language=known.language or source.language, tier=known.tier or source.tier, withdrawn=known.withdrawn,
        )  # fmt: skip
        merged = Merge(document or _read(task, self.limits), list(self.claims[source_id]), found, before)
        self.claims[source_id] = merged.claims
        self._add(merged.fresh, len(merged.fresh))
        self.moved += merged.moved
        self.changed += merged.changed

    def _add(self, ids: set[str], count: int) -> None:
        self.added += count
        self.fresh = self.fresh | ids if self.added <= COMPARED else set()

    def _with_words(self, places: tuple[Extent, ...], task: Task) -> tuple[Extent, ...]:
        if all(place[5] for place in places):
            return places
        return _with_words(places, read_file(task.path, self.limits.size), task.path)

    def _name_things(self, found: Sequence[Entity]) -> None:
        """Add the names that a document explains, unless they are known."""
        marks = self.proposed.setdefault("entities", set())
        if not found:
            return
        taken = {e.id for e in self.entities}
        names = {n.lower() for e in self.entities for _, listed in e.names for n in listed}
        for e in found:
            if e.id not in taken and e.id not in marks and not any(n.lower() in names for _, listed in e.names for n in listed):
                self.entities.append(e)
            marks.add(e.id)

    def missing(self) -> Iterator[str]:
        """A line for each source whose document is not there."""
        for s in self.sources.values():
            if not s.withdrawn and not os.path.exists(os.path.join(self.root, s.path)):
                yield f"{s.id}: its document {s.path} is gone; name what takes its place with --replace {s.id} NEW, or take it out of service with --withdraw {s.id}"

    def write(self, processes: int) -> Registry:
        order = [i for i in self.sources if i in self.known]
        for i in sorted(i for i in self.sources if i not in self.known):
            after = next((n for n, other in enumerate(order) if other > i), len(order)) if order == sorted(order) else len(order)
            order.insert(after, i)
        ordered = [self.sources[i] for i in order]
        return write_registry(
            self.folder, ordered, self.claims, self.entities, self.properties, {key: marks for key, marks in self.proposed.items() if marks}, self.files,
            self.ledger, processes,
        )  # fmt: skip


Extent = tuple[int, int, int, int, str, str]  # as in `Source.excluded`


def _with_words(places: tuple[Extent, ...], data: bytes, path: str) -> tuple[Extent, ...]:
    """Places that an editor left out, or that were recorded without their words, with the words that stand there."""
    document = readers.read_document(data, path)
    text = document.raw or document.text
    starts = [*line_starts(text), len(text) + 1]

    def said(place: Extent) -> str:
        a, b, c, d, *_ = place
        return text[starts[a - 1] + b - 1 : starts[c - 1] + d - 1][:FLAGGED] if max(a, c) < len(starts) else ""

    return tuple((*place[:5], place[5] or said(place)) for place in places)


def _mark_out(place: Extent, text: str) -> str:
    """What tells a place that was proposed to be left out: where it stood, and its text."""
    return f"out:{place[0]}:{place[1]}:{registry.sha256(text.encode('utf-8', 'surrogatepass'))[:12]}"


def left_out(known: Sequence[Extent], before: set[str], new: Sequence[Extent], texts: Sequence[str]) -> tuple[tuple[Extent, ...], str]:
    """The places to leave out of a document that changed, and those among them that an editor had added, for a note.

    A text that an editor took back in, when it was proposed before, stays in.
    """
    proposed = {tuple(map(int, m.split(":")[1:3])): m.split(":")[3] for m in before if m.startswith("out:")}
    kept = {place[:2] for place in known}
    taken_back = {mark for at, mark in proposed.items() if at not in kept}
    out = [place for place, text in zip(new, texts, strict=True) if _mark_out(place, text).split(":")[3] not in taken_back]
    added = [place for place in known if before and place[:2] not in proposed and place[:5] not in {x[:5] for x in out}]
    return tuple(sorted((*out, *added))), ", ".join(f"{a}:{b}" for a, b, *_ in added)


# ---- names and paths ----------------------------------------------------------------------------------------------


def source_ids(paths: Sequence[str], known: Mapping[str, str], root: str) -> dict[str, str]:
    """An id for each path: the one it has, else its stem up to the first "_" where that is unique, else the whole stem."""
    stems = {p: as_id(os.path.splitext(os.path.basename(p))[0]) for p in paths}
    short = [s.split("_")[0] for s in stems.values()]
    out: dict[str, str] = {}
    used = {*known.values(), "entities", "properties", "sources"}
    for p in paths:
        at = known.get(relative(p, root))
        if at is None:
            head = stems[p].split("_")[0]
            wanted = head if head and short.count(head) == 1 and head not in used else stems[p]
            at, n = wanted, 2
            while at in used:
                at, n = f"{wanted}-{n}", n + 1
        used.add(at)
        out[p] = at
    return out


def as_id(name: str) -> str:
    """What may be the name of a source's file (`records.FILE_ID`), of a name: with "-" for what may not, and at most 200 bytes.

    >>> as_id("Report: 2024"), as_id("..x")
    ('Report- 2024', 'x')
    """
    plain = re.sub(r"[/\\:\x00-\x1f\x7f\ud800-\udfff]", "-", name).lstrip(".")
    return plain.encode()[:200].decode(errors="ignore") or "source"


def relative(path: str, root: str) -> str:
    """A document's path as the registry records it: from the folder that holds the registry, with "/"."""
    return os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")


# ---- a document that changed --------------------------------------------------------------------------------------


class Merge:
    """The claims of a source after its document changed: those it had, each in its place, and those that are new."""

    def __init__(self, document: Document, kept: Sequence[Claim], found: Sequence[Claim], before: set[str]) -> None:
        self.where = Places(document)
        self.text = document.text
        self.moved = 0
        self.spans: list[tuple[int, int, Claim]] = []
        self.found = found
        claims = self._settle(kept)
        self.spans.sort(key=itemgetter(0, 1))
        self.longest = max((stop - start for start, stop, _ in self.spans), default=0)
        new = [c for c in found if mark_of(c) not in before and not self._covered(c)]
        claims = [self._set_against(c, new) if c.review == "changed" else c for c in claims]
        self.changed = sum(c.review == "changed" and o.review != "changed" for c, o in zip(claims, kept, strict=True))
        self.claims = self._insert(claims, new)

    def _settle(self, kept: Sequence[Claim]) -> list[Claim]:
        """Each claim at the place where its quote stands now; those whose quote is gone as changed."""
        out = []
        shift = 0
        for c in kept:
            text, at, place = self._stand(c, shift)
            if place is None:
                out.append(c if c.review == "refused" else replace(c, review="changed"))
                continue
            shift = place.line - c.line
            self.spans.append((at, at + len(text), c))
            self.moved += (place.line, place.column) != (c.line, c.column)
            back = c.review == "changed"  # its sentence is as it was again
            out.append(replace(c, quote=text, line=place.line, column=place.column, at=place.at, now="", review="" if back else c.review))
        return out

    def _stand(self, c: Claim, shift: int) -> tuple[str, int, Place | None]:
        """Where a quote stands: of several places the one nearest to where it stood, seen from its neighbours."""
        if c.quote.startswith("|") and (cell := next((f for f in self.found if _same_cell(c, f)), None)):
            c = replace(c, quote=cell.quote, line=cell.line, column=cell.column)
        places = list(self.where.find(c.quote))
        if places:
            at, place = min(places, key=lambda p: (abs(p[1].line - c.line - shift), abs(p[1].column - c.column)))
            return c.quote, at, place
        spread = self.where.find_spread(c.quote)
        if spread is None:
            return "", -1, None
        return spread[0], self.text.index(spread[0]), spread[1]

    def _covered(self, c: Claim) -> bool:
        """Whether a claim that is kept says the same, in other cuts of the sentence."""
        at = next((at for at, p in self.where.find(c.quote) if (p.line, p.column) == (c.line, c.column)), -1)
        end, figure = at + len(c.quote), _squeeze(c.value or c.object)
        for start, stop, k in self.spans[bisect_left(self.spans, at - self.longest, key=itemgetter(0)) : bisect_left(self.spans, end, key=itemgetter(0))]:
            if at >= 0 and at < stop and (figure in _squeeze(f"{k.value} {k.object}") if figure else start <= at or end >= stop):
                return True
        return False

    def _set_against(self, c: Claim, new: Sequence[Claim]) -> Claim:
        """A claim whose quote is gone, with the sentence that most likely took its place: a new one, else any, near where it stood."""
        from rapidfuzz import fuzz, process

        for claims in (new, self.found):
            near = [f for f in claims if abs(f.line - c.line) <= NEAR] or claims
            found = process.extract(c.quote, [f.quote for f in near], scorer=fuzz.ratio, score_cutoff=ALIKE, limit=8)
            if found:
                return replace(c, now=max(found, key=lambda m: m[1] + 5 * (near[m[2]].property == c.property))[0])
        return replace(c, now="")

    def _insert(self, claims: Sequence[Claim], new: Sequence[Claim]) -> list[Claim]:
        """New claims among the others by their places, under ids of their own."""
        source = (new[0] if new else claims[0]).source if new or claims else ""
        number = max((int(m[1]) for c in claims if (m := re.search(r"-(\d+)$", c.id))), default=0)
        named = [replace(c, id=f"{source}-{number + n:03d}", review="new") for n, c in enumerate(new, 1)]
        self.fresh = {c.id for c in named}
        earliest = list(accumulate(((c.line, c.column) for c in reversed(claims)), min))[::-1]  # of a claim and those behind it
        behind: dict[int, list[Claim]] = {}
        for c in named:
            behind.setdefault(bisect_right(earliest, (c.line, c.column)), []).append(c)
        out = behind.get(0, [])
        for n, c in enumerate(claims, 1):
            out += [c, *behind.get(n, ())]
        return out


def _same_cell(a: Claim, b: Claim) -> bool:
    """Whether two claims give one cell of a table, whatever became of the rest of its row."""
    rows = [[cell.strip() for cell in c.quote.strip("|").split("|")] for c in (a, b)]
    return rows[0][0] == rows[1][0] and all(getattr(a, key) == getattr(b, key) for key in ("property", "value", "object", "period"))


def _squeeze(text: str) -> str:
    return "".join(text.lower().split())
