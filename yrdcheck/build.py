"""Source documents → proposed claims with quote and place; what an editor changed stays as it is."""

from __future__ import annotations

from yrdcheck import periods, spam, words
from yrdcheck.candidates import territory, when
from yrdcheck.model import TYPE_CHECKING, Claim, Entity, InputError, Problem, Source, record, replace
from yrdcheck.statements import CONTENT, Clause, Statement, line_starts, mask_markup, place, read_clauses, split_statements, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from yrdcheck.chinese import Gloss
    from yrdcheck.model import Finding, Quantity
    from yrdcheck.readers import Document
    from yrdcheck.registry import Registry
    from yrdcheck.words import Word

QUOTE_MIN = 16  # shorter clauses are quoted with what stands before them in the sentence
QUOTE_MAX = 240  # clauses with a figure too, up to this length: a figure reads better with its subject
EVIDENCE_OUT = ("spam", "off-topic")  # findings that are no evidence (guide, rule 8)


@record
class Summary:
    """What a build did."""

    documents: int
    claims: int
    added: int
    changed: int
    removed: int
    flagged: int
    problems: tuple[Problem, ...]


# ---- proposing claims ---------------------------------------------------------------------------------------------


def read_source(source_id: str, text: str, title: str = "", markdown: bool = False, path: str = "", sha256: str = "") -> tuple[Source, list[Claim]]:
    """A document as a source with its flagged places, and the claims proposed for it, in document order."""
    findings = [f for f in spam.scan(text) if f.kind in EVIDENCE_OUT]
    body = blank(text, findings)
    if markdown:
        body = mask_markup(body)
    starts = line_starts(text)
    statements = split_statements(body, markdown)
    if not title:
        title = next((body[s.start : s.end] for s in statements if s.kind in ("heading", "sentence")), "")[:200]
    date = periods.find_date(body)
    excluded = tuple((*place(starts, f.start), *place(starts, f.end), f.kind) for f in findings)
    source = Source(source_id, title, path, sha256, date, "", _language(body), excluded)
    return source, propose(source, body, statements, starts)


def blank(text: str, findings: Sequence[Finding]) -> str:
    """``text`` with flagged spans as spaces of the same length; line ends stay."""
    for f in findings:
        text = text[: f.start] + "".join(c if c in "\r\n" else " " for c in text[f.start : f.end]) + text[f.end :]
    return text


def _language(text: str) -> str:
    sample = text[:4000]
    cjk = sum(words.is_cjk(c) for c in sample)
    return "zh" if cjk * 4 > sum(c.isalpha() for c in sample) else "en"


def propose(source: Source, body: str, statements: Sequence[Statement], starts: Sequence[int]) -> list[Claim]:
    """One claim for each figure of each clause, and one for each clause without a figure that states something."""
    out: list[Claim] = []
    seen: set[tuple[str, str]] = set()
    before: tuple[Word, ...] = ()
    topic = ""  # names of the paragraph so far
    original = Original()
    for s in statements:
        if not s.previous and s.kind != "bullet":
            before, topic = (), ""
        if s.kind == "row":
            drafts = _row(source, body, s, starts)
        else:
            clauses = read_clauses(body, s.start, s.end, {}, source.date, antecedent=before)
            original.turn_to(body, s, source.date, clauses)
            drafts = []
            for n, clause in enumerate(clauses):
                named = " ".join(original.word(w) for c in clauses[:n] for w in c.words if w.kind == "name")
                drafts += _claims(source, body, s, clause, starts, topic, named, original)
            before = next((w for c in clauses if (w := subject_of(c))), before)
            topic = " ".join(dict.fromkeys([*topic.split(" "), *(original.word(w) for c in clauses for w in c.words if w.kind == "name")][-12:]))
        for claim in drafts:
            if s.kind == "heading" and not (claim.value or claim.period):
                continue
            if (claim.quote, claim.value) not in seen:
                seen.add((claim.quote, claim.value))
                out.append(replace(claim, id=f"{source.id}-{len(out) + 1:03d}"))
    return out


class Original:
    """A statement as its document has it: where its clauses stand, and its words, which a Chinese one has only in its English gloss."""

    def __init__(self) -> None:
        self.said: Gloss | None = None
        self._body, self._start, self._end = "", 0, 0
        self._known: dict[str, str] = {}  # for words that a clause takes over from another

    def turn_to(self, body: str, s: Statement, reference: str | None, clauses: Sequence[Clause]) -> None:
        """Go on to the statement ``s``."""
        self.said = None
        if words.is_chinese(body[s.start : s.end]):
            from yrdcheck import chinese

            self.said = chinese.gloss(body[s.start : s.end], {}, reference)
            self._body, self._start, self._end = body, s.start, s.end
            self._known |= {w.text: self.word(w) for c in clauses for w in c.words}

    def word(self, w: Word) -> str:
        """A word as it stands."""
        if self.said is None or w.start >= w.end:
            return self._known.get(w.text, w.text)
        a, b = self.said.source(w.start, w.end)
        return self._body[self._start + a : self._start + b]

    def text(self, row: Sequence[Word]) -> str:
        """Some words as they stand."""
        return " ".join(w.text for w in row) if self.said is None else "".join(dict.fromkeys(map(self.word, row)))

    def span(self, clause: Clause) -> tuple[int, int]:
        """Where a clause stands in the document; a Chinese one from mark to mark around its words."""
        if self.said is None:
            return clause.start, clause.end
        a, b = (self._start + x for x in self.said.source(clause.start, clause.end))
        while a > self._start and self._body[a - 1] not in "，；：。,;:!?！？":
            a -= 1
        while b < self._end and self._body[b] not in "，；：,;:":
            b += 1
        return a, b


def _claims(source: Source, body: str, s: Statement, clause: Clause, starts: Sequence[int], topic: str, named: str, original: Original) -> list[Claim]:
    content = [w for w in clause.words if w.kind in CONTENT]
    if len(content) + len(clause.quantities) + len(clause.periods) + bool(clause.carried) < 2:
        return []
    a, b = original.span(clause)
    while b > a and body[b - 1] in " ,;:\t":
        b -= 1
    tight = 1 if original.said is None else 2  # a Chinese character says as much as two or three letters
    figures = [q for q in clause.quantities if q.kind != "ordinal"]
    if (figures and b - s.start <= QUOTE_MAX // tight) or b - a < QUOTE_MIN // tight:
        a = s.start
    while a < b and body[a].isspace():
        a += 1
    line, column = place(starts, a)
    subject = subject_of(clause)
    lean = [x for x in (s.heading, s.lead, original.text(clause.carried) if clause.pronoun else "", named, _antecedent(s, clause, topic)) if x]
    base = Claim(
        id="", source=source.id, quote=body[a:b], line=line, column=column,
        subject=original.text(subject), status=_status(clause.stage), polarity="negative" if clause.negative else "",
        context="; ".join(dict.fromkeys(lean)),
    )  # fmt: skip
    if not figures:
        return [replace(base, period=clause.periods[0].text if clause.periods else "")]
    retired = words.CORRECTION.search(body[s.start : s.end]) and words.RETIRED.search(clause.text)
    if retired:
        base = replace(base, rank="deprecated", note="retired by a correction in the source")
    return [_figure_claim(base, clause, q, original) for q in figures]


_HEDGES = {"about": "约", "nearly": "近", "over": "超过", "just over": "超过", "at least": "至少", "under": "低于", "at most": "至多"}


def _figure_claim(base: Claim, clause: Clause, q: Quantity, original: Original) -> Claim:
    time = when(clause, q)
    span = q.thing or territory(clause, q)
    about = original.text([w for w in clause.words if span[0] <= w.start and w.end <= span[1] and w.kind in CONTENT and w.kind != "light"])
    scope = clause.text[q.whole[0] - clause.start : q.whole[1] - clause.start] if q.whole else ""
    value = f"{q.hedge} {q.text}".strip()
    if original.said is not None:
        scope = original.text([w for w in clause.words if q.whole and q.whole[0] <= w.start and w.end <= q.whole[1]])
        value = _HEDGES.get(q.hedge, "") + q.text
    return replace(base, property=about[:120], value=value, period=time.text if time else "", scope=scope)


def _antecedent(s: Statement, clause: Clause, topic: str) -> str:
    """Names in the paragraph before, where "the line", "its director" or "this group" stands for something that it named."""
    first = clause.words[0].text.lower()
    leans = clause.pronoun or first in ("the", "this", "these", "those", "that", "such", "both", "all", "its", "their", "his", "her")
    return topic if s.previous and leans else ""


def _status(stage: str) -> str:
    return "" if stage == "not completed" else stage


def _row(source: Source, body: str, s: Statement, starts: Sequence[int]) -> list[Claim]:
    """A table row gives a claim for each of its figures: the row's first cell and the column's heading say what it is of."""
    header = [c.strip() for c in s.lead.split("|")]
    text = body[s.start : s.end]
    cells: list[tuple[int, str]] = []
    at = 0
    for part in text.split("|"):
        if part.strip():
            cells.append((s.start + at + len(part) - len(part.lstrip()), part.strip()))
        at += len(part) + 1
    if len(cells) < 2:
        return []
    line, column = place(starts, s.start)
    row, first = cells[0][1], header[0] if header else ""
    out = []
    for number, (_, cell) in enumerate(cells[1:], 1):
        name = header[number] if number < len(header) else ""
        unit = name[name.find("(") + 1 : -1] if name.endswith(")") and "(" in name else ""
        plain = name[: name.find("(")].strip() if unit else name
        value = f"{cell} {unit}".strip()
        year = row.isdigit() and len(row) == 4
        said = f"{plain} in {row}: {value}" if year else f"{first} {row}, {plain}: {value}"
        out.append(
            Claim(
                id="", source=source.id, quote=text, line=line, column=column, subject="" if year else row, property=plain, value=value,
                period=row if year else "", context="; ".join(x for x in (s.heading, first) if x), wordings=(said,),
            )
        )
    return out


# ---- names that a document explains -------------------------------------------------------------------------------


def find_aliases(texts: Iterable[str]) -> tuple[Entity, ...]:
    """Entities from "Long Name (SHORT)" pairs whose letters fit and from names in two languages, so that a draft may use either."""
    import re

    texts = tuple(texts)

    pair = re.compile(r"((?:[A-Z][\w'’&-]* (?:(?:of|the|for|and|de|on) ){0,2}){1,7}[A-Z][\w'’-]*) \(([A-Z][A-Za-z]{1,7}[A-Z])\)")
    found: dict[str, str] = {}
    for text in texts:
        for m in pair.finditer(text):
            name, short = m.group(1), m.group(2)
            parts = re.findall(r"[A-Za-z]+", name)
            for start in range(len(parts)):
                initials = "".join(w[0] for w in parts[start:] if w[0].isupper())
                if initials == short.upper() and len(parts) - start > 1:
                    found.setdefault(short, name[name.index(parts[start]) :])
                    break
    return (*(Entity(short.lower(), (("en", (found[short], short)),)) for short in sorted(found)), *_bilingual(texts))


def _bilingual(texts: Iterable[str]) -> tuple[Entity, ...]:
    """Entities from names given in English and Chinese: "Wuzhen (乌镇)", "乌镇（Wuzhen）", a heading "乌镇 Wuzhen"."""
    import re

    latin, han = r"[A-Z][\w'’&-]*(?: (?:of|the|for|and)(?= ))?(?: [A-Z][\w'’&-]*(?: (?:of|the|for|and)(?= ))?){0,6}", "[\u4e00-\u9fff]{2,12}"
    forms = (
        rf"(?P<en>{latin}) ?[(（](?P<zh>{han})[)）]",
        rf"(?P<zh>{han})[“”\"]? ?[(（](?P<en>{latin})[)）]",
        rf"(?m)^[#\s]*(?P<zh>{han})[ /·|]+(?P<en>{latin})$",
        rf"(?m)^[#\s]*(?P<en>{latin})[ /·|]+(?P<zh>{han})$",
    )
    found: dict[str, str] = {}
    for text in texts:
        for form in forms if re.search("[\u4e00-\u9fff]", text) else ():
            for m in re.finditer(form, text):
                english, chinese = _pair(m["en"], m["zh"])
                if chinese and any(c.islower() for c in english):
                    found.setdefault(english, chinese)
    return tuple(Entity(re.sub(r"\W+", "-", name.lower()).strip("-"), (("en", (name,)), ("zh", (found[name],)))) for name in sorted(found))


def _pair(english: str, chinese: str) -> tuple[str, str]:
    """The parts of two neighbouring runs that name one thing: what sounds alike, else what stands behind the last word of grammar."""
    from yrdcheck.chinese.tables import pinyin

    parts = english.split(" ")
    for i in range(len(parts)):
        for j in range(len(chinese) - 1):
            if "".join(parts[i:]).lower().replace("'", "").replace("’", "") == pinyin(chinese[j:]):
                return " ".join(parts[i:]), chinese[j:]
    while parts and (parts[0].lower() in words.STOP or len(parts[0]) < 2):
        del parts[0]
    for c in "的在与和由是为于了到从及对将被":
        chinese = chinese.rpartition(c)[2]
    return " ".join(parts), chinese if 2 <= len(chinese) <= 8 else ""


# ---- registries ---------------------------------------------------------------------------------------------------


def build_registry(texts: Mapping[str, str], titles: Mapping[str, str] | None = None) -> Registry:
    """A registry in memory from texts by source id; ``titles`` name the sources that have one. Raises `InputError` for no text."""
    from yrdcheck.registry import make_registry

    if not texts:
        raise InputError("no documents: give at least one text")
    sources: list[Source] = []
    claims: list[Claim] = []
    for source_id in texts:
        source, found = read_source(source_id, texts[source_id], (titles or {}).get(source_id, ""), path=source_id)
        sources.append(source)
        claims += found
    return make_registry("", sources, claims, find_aliases(texts.values()), ())


def build(paths: Sequence[str], registry_dir: str) -> Summary:
    """Build or refresh the registry in ``registry_dir`` from documents and folders of documents.

    A document that did not change keeps its claims as they are. Where one changed, claims whose quote still stands keep every edit and
    move with it, claims whose quote is gone ask for review, new sentences are proposed. Raises `InputError` when nothing can be read;
    what could not be read besides is in the summary.
    """
    import os

    from yrdcheck import registry

    folder = os.path.abspath(registry_dir)
    root = os.path.dirname(folder)
    old = registry.read_records(folder, registry.yaml_files(folder)) if os.path.isfile(os.path.join(folder, "sources.yaml")) else ((), (), (), ())
    sources, claims = {s.id: s for s in old[0]}, {s.id: [c for c in old[1] if c.source == s.id] for s in old[0]}
    documents, problems = read_documents(paths)
    if paths and not documents:
        raise InputError(problems[0].message if problems else "no documents in what was named")
    ids = source_ids([d.path for d, _ in documents], {s.path: s.id for s in old[0]}, root)
    added = changed = removed = flagged = 0
    texts = []
    for document, data in documents:
        path = relative(document.path, root)
        source_id = ids[document.path]
        digest = registry.sha256(data)
        texts.append(document.text)
        known = sources.get(source_id)
        if known is not None and known.sha256 == digest and known.path == path:
            flagged += len(known.excluded)
            continue
        source, found = read_source(source_id, document.text, "", document.markdown, path, digest)
        flagged += len(source.excluded)
        if known is None:
            sources[source_id], claims[source_id] = source, [replace(c, review="new") for c in found]
            added += len(found)
        else:
            merged, new, lost = merge(known, claims[source_id], source, found, document.text)
            sources[source_id], claims[source_id] = merged[0], merged[1]
            added, changed = added + new, changed + lost
    names = {n.lower() for e in old[2] for _, listed in e.names for n in listed}
    taken = {e.id for e in old[2]}
    fresh = [e for e in find_aliases(texts) if e.id not in taken and not any(n.lower() in names for _, listed in e.names for n in listed)]
    ordered = [sources[i] for i in sorted(sources)]
    made = registry.write_registry(folder, ordered, [c for s in ordered for c in claims[s.id]], [*old[2], *fresh], old[3])
    return Summary(len(documents), len(made.claims), added, changed, removed, flagged, tuple(problems))


def read_documents(paths: Sequence[str]) -> tuple[list[tuple[Document, bytes]], list[Problem]]:
    """The documents in files, each with its bytes, and one problem for each that cannot be read."""
    from yrdcheck import readers

    out: list[tuple[Document, bytes]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            with open(path, "rb") as file:
                data = file.read()
            document = readers.read_document(data, path)
            if not document.text.strip():
                raise InputError(f"{path}: holds no text")
            out.append((document, data))
        except InputError as error:
            problems.append(Problem(path, 1, str(error)))
        except OSError as error:
            problems.append(Problem(path, 1, f"{path}: cannot be read: {error.strerror}"))
    return out, problems


def source_ids(paths: Sequence[str], known: Mapping[str, str], root: str) -> dict[str, str]:
    """An id for each path: the one it has, else its stem up to the first "_" where that is unique, else the whole stem."""
    import os

    stems = {p: os.path.splitext(os.path.basename(p))[0] for p in paths}
    short = [s.split("_")[0] for s in stems.values()]
    out: dict[str, str] = {}
    used = set(known.values())
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


def relative(path: str, root: str) -> str:
    """A document's path as the registry records it: from the folder that holds the registry, with "/"."""
    import os

    return os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")


def merge(known: Source, kept: Sequence[Claim], source: Source, found: Sequence[Claim], text: str) -> tuple[tuple[Source, list[Claim]], int, int]:
    """The claims of a changed document: (source, claims), how many are new, how many lost their quote."""
    starts = line_starts(text)
    out: list[Claim] = []
    lost = 0
    for c in kept:
        at = text.find(c.quote)
        if at < 0:
            lost += 1
            out.append(replace(c, review="changed"))
        else:
            line, column = place(starts, at)
            out.append(replace(c, line=line, column=column))
    have = {c.quote for c in out}
    number = max((int(c.id.rpartition("-")[2]) for c in out if c.id.rpartition("-")[2].isdigit()), default=0)
    new = 0
    for c in found:
        if c.quote in have or any(c.quote in q or q in c.quote for q in have):
            continue
        number, new = number + 1, new + 1
        out.append(replace(c, id=f"{source.id}-{number:03d}", review="new"))
    out.sort(key=lambda c: (c.line, c.column, c.id))
    title = known.title or source.title
    merged = replace(source, title=title, date=known.date or source.date, publisher=known.publisher or source.publisher, language=known.language or source.language)
    return (merged, out), new, lost
