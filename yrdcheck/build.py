"""Source documents → proposed claims with quote and place."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from yrdcheck import corrections, periods, quantities, spam, thesaurus, words
from yrdcheck.candidates import territory, when
from yrdcheck.model import TYPE_CHECKING, Claim, Entity, InputError, Source, replace
from yrdcheck.places import Places
from yrdcheck.readers import Document
from yrdcheck.statements import (
    CONTENT,
    Clause,
    Statement,
    Subject,
    figure_place,
    is_verb,
    long_names,
    mask_markup,
    read_clauses,
    read_words,
    remember,
    split_statements,
    subject_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from yrdcheck.chinese import Gloss
    from yrdcheck.model import Finding, Period, Quantity
    from yrdcheck.registry import Registry
    from yrdcheck.words import Word

QUOTE_MIN = 16  # shorter clauses are quoted with what stands before them in the sentence
QUOTE_MAX = 240  # clauses with a figure too, up to this length: a figure reads better with its subject
EVIDENCE_OUT = ("spam", "off-topic")  # findings that are no evidence (guide, rule 8)
FLAGGED = 2000  # characters of such a finding that a registry keeps, to say so where only they would support a statement


# ---- proposing claims ---------------------------------------------------------------------------------------------


def read_source(source_id: str, document: Document, title: str = "", path: str = "", sha256: str = "") -> tuple[Source, list[Claim], list[str]]:
    """A document as a source with its flagged places, the claims proposed for it, in document order, and the texts of the places."""
    text, facts, where = document.text, document.facts, Places(document)
    findings = [f for f in spam.scan(text) if f.kind in EVIDENCE_OUT]
    body = blank(text, findings)
    body = mask_markup(body, document.markdown).translate(words.LEVEL)
    statements = split_statements(body, document.markdown)
    first = next((body[s.start : s.end] for s in statements if s.kind in ("heading", "sentence")), "")[:200]
    spans = [(where(f.start), where(f.end, end=True), f.kind, text[f.start : min(f.end, f.start + FLAGGED)]) for f in findings]
    first = first or re.split(r"[\\/]", document.path)[-1].rpartition(".")[0]  # a table has no title
    excluded = tuple((a.line, a.column, b.line, b.column, kind, said) for a, b, kind, said in spans)
    source = Source(
        source_id, title or facts.title or first, path, sha256, facts.date or periods.find_date(body), facts.publisher, facts.language or _language(body), excluded,
        facts.tier,
    )  # fmt: skip
    claims = corrections.retire(propose(source, text, body, statements, where, [(f.start, f.end) for f in findings]))
    return source, claims, [text[f.start : f.end] for f in findings]


def blank(text: str, findings: Sequence[Finding]) -> str:
    """``text`` with flagged spans as spaces of the same length; line ends stay."""
    pieces: list[str] = []
    at = 0
    for f in findings:
        pieces += (text[at : f.start], "".join(c if c in "\r\n" else " " for c in text[f.start : f.end]))
        at = f.end
    return "".join((*pieces, text[at:]))


def _language(text: str) -> str:
    sample = text[:4000]
    cjk = sum(words.is_cjk(c) for c in sample)
    return "zh" if cjk * 4 > sum(c.isalpha() for c in sample) else "en"


def propose(source: Source, text: str, body: str, statements: Sequence[Statement], where: Places, gaps: Sequence[tuple[int, int]]) -> list[Claim]:
    """One claim for each figure of each clause, and one for each clause without a figure that states something.

    ``body`` is ``text`` with what is no evidence (``gaps``) and all markup as spaces; quotes are ``text``'s own words.
    """
    out: list[Claim] = []
    seen: set[tuple[str, str]] = set()
    before: tuple[Subject, ...] = ()
    topic = ""  # names of the paragraph so far
    since: Period | None = None  # the last time that was given
    original = Original()
    author = ""  # names of the byline: who "we" are
    titles: dict[str, str] = {}  # by their last word, names of several words: what "the railway" stands for
    house = ""  # ... where the document is all of theirs: no reporter's line, no place
    for n, s in enumerate(statements):
        if n < HEAD and (named := _byline(body, s)):
            author = named
            house = house or _house(body, s, named)
            continue
        if n < HEAD and not author and (author := _signature(body, s)):
            house = _house(body, s, author)
        if not s.previous and s.kind != "bullet":
            before, topic = (), ""
        if s.kind == "row":
            drafts = _rows(source, text, s, where)
        else:
            clauses = read_clauses(body, s.start, s.end, {}, source.date, antecedents=before, since=since)
            since = next((p for c in reversed(clauses) for p in reversed(c.periods) if not p.relative), since)
            original.turn_to(body, s, source.date, clauses)
            drafts = []
            for n, clause in enumerate(clauses):
                named = " ".join(original.word(w) for c in clauses[:n] for w in c.words if w.kind == "name")
                speaker = author if any(w.text.lower() in _WE for w in clause.words) else house
                named = " ".join(x for x in (speaker, named, *_titled(clause, titles)) if x)
                drafts += _claims(source, text, body, s, clause, where, gaps, topic, named, original)
            for clause in clauses:
                titles.update((row[-1].key, original.text(row)) for row in long_names(clause))
                titles.update((noun.key, original.text(row)) for noun, row in _apposed(clause))
            before = remember(clauses, before)
            meant = [t for c in clauses for t in _titled(c, titles)]
            topic = " ".join(dict.fromkeys([*topic.split(" "), *meant, *(original.word(w) for c in clauses for w in c.words if w.kind == "name")][-12:]))
        for claim in drafts:
            if s.kind == "heading" and not (claim.value or claim.period):
                continue
            key = (claim.quote, claim.value, *((claim.property, claim.period, claim.object) if s.kind == "row" else ()))
            if key not in seen:
                seen.add(key)
                out.append(replace(claim, id=f"{source.id}-{len(out) + 1:03d}"))
    return out


def _apposed(clause: Clause) -> list[tuple[Word, list[Word]]]:
    """Names that stand behind the word that says what they name: "the lander Wren"."""
    out: list[tuple[Word, list[Word]]] = []
    for n, w in enumerate(clause.words[2:], 2):
        noun, article = clause.words[n - 1], clause.words[n - 2].text.lower()
        if w.kind != "name" or not w.text[0].isupper():
            continue
        if out and out[-1][1][-1] is noun and noun.end + 1 == w.start:
            out[-1][1].append(w)
        elif noun.kind in ("word", "light") and noun.text.islower() and noun.end + 1 == w.start and article in ("the", "a", "an") and thesaurus.is_noun(noun.key):
            if not noun.text.endswith("s") and not is_verb(noun.text):
                out.append((noun, [w]))
    return out


def _titled(clause: Clause, titles: Mapping[str, str]) -> list[str]:
    """The names that "the railway" and its like stand for in a clause."""
    out = []
    for n, w in enumerate(clause.words[1:], 1):
        after = clause.words[n + 1] if n + 1 < len(clause.words) else None
        alone = after is None or after.start > w.end + 1 or after.kind not in CONTENT or is_verb(after.text) or after.text.endswith("s")
        if w.kind in ("word", "light") and w.key in titles and w.text.islower() and alone and clause.words[n - 1].text.lower() in ("the", "this"):
            out.append(titles[w.key])
    return out


HEAD = 6  # statements among which a byline is looked for
_WE = frozenset(("we", "us", "our", "ours", "ourselves"))
_SMALL_WORDS = frozenset("and of for the by text author from published in".split())


def _byline(body: str, s: Statement) -> str:
    """The names in a line that says who wrote the document and when ("Tidewatch, June 2024"), "" for any other line."""
    line = body[s.start : s.end].strip(" *_·—–-")
    tokens = re.findall(r"[^\W\d_]+", line)
    if len(line) > 80 or s.kind in ("bullet", "row") or (s.kind == "heading" and "," not in line) or line.endswith(("!", "?", ":")) or not tokens:
        return ""
    if not all(t[:1].isupper() or t in _SMALL_WORDS for t in tokens) or sum(t[:1].isupper() for t in tokens) > 8:
        return ""
    figures, times = quantities.read_mentions(line)
    by = tokens[0].lower() == "by"
    if figures or not (times or by):
        return ""
    row = read_words(line, 0, len(line), {}, [(p.start, p.end, "time") for p in times])
    return " ".join(w.text for w in row if w.kind in ("name", "word") and w.text.lower() not in _SMALL_WORDS)


def _signature(body: str, s: Statement) -> str:
    """The names before the date in a line that holds more besides: "Brandt & Co · 3 May 2025 · Rating: hold"."""
    line = body[s.start : max(s.end, body.find("\n", s.start))].split("\n")[0].strip(" *_")
    m = _SIGNED.match(line)
    if m is None or s.kind in ("bullet", "row") or any(t in _TELLS or (t.endswith("ed") and len(t) > 4) for t in m[1].lower().split()):
        return ""
    tokens = re.findall(r"[^\W\d_]+", m[1])
    if len(tokens) > 12 or not all(t[:1].isupper() or t in _SMALL_WORDS for t in tokens):
        return ""
    return " ".join(w.text for w in read_words(m[1], 0, len(m[1]), {}, ()) if w.kind in ("name", "word") and w.text[:1].isupper())


def _house(body: str, s: Statement, author: str) -> str:
    """The names of a byline that may stand for the writer of every sentence: those of no reporter and of no place that the text speaks of."""
    line = body[s.start : s.end].strip(" *_")
    if ":" in line.split("·")[0] or re.match(r"by\b", line, re.I):
        return ""
    own = line.split(" of ")[0]  # "Health Office of Merrow" is the office, not the town
    placed = {b.strip(".,;:!?()“”\"") for a, b in pairwise(body.split()) if a.lower() in ("in", "near")}
    return " ".join(w for w in author.split() if w in own and w not in placed)


_SIGNED = re.compile(r"([A-Z][^|·\d]{2,90}?) ?[,.·|–—(]+ (?:(?:updated|published|posted|revised|on) )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+(?: \d{1,2},?)?) \d{4}\)?(?: ?[·|].*)?$")
_TELLS = frozenset("is are was were be been has have had will would can may must did does do since between".split())


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


def _claims(
    source: Source, text: str, body: str, s: Statement, clause: Clause, where: Places, gaps: Sequence[tuple[int, int]], topic: str, named: str, original: Original
) -> list[Claim]:
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
    a, b = _genuine(body, a, b, gaps)
    at = where(a)
    subject = subject_of(clause)
    lean = [x for x in (s.heading, s.lead, original.text(clause.carried) if clause.pronoun else "", named, _antecedent(s, clause, topic)) if x]
    base = Claim(
        id="", source=source.id, quote=text[a:b], line=at.line, column=at.column, at=at.at,
        subject=original.text(subject), status=_status(clause.stage), polarity="negative" if clause.negative else "",
        context="; ".join(dict.fromkeys(lean)),
    )  # fmt: skip
    if not figures:
        return [replace(base, period=clause.periods[0].text if clause.periods else "")]
    around = f"{s.previous} {body[s.end : s.end + QUOTE_MAX].split(chr(10))[0]}"
    retired = replace(base, rank="deprecated", note=corrections.NOTE)
    sentence = body[s.start : s.end]
    out = [_figure_claim(retired if corrections.is_retired(sentence, figure_place(body, s, q)[0] - s.start, around) else base, clause, q, original) for q in figures]
    if original.said is None and (aside := corrections.set_aside(sentence, clause.end - s.start, around)):
        out.append(replace(out[-1], value=aside, rank="deprecated", note=corrections.ASIDE))
    return out


def _genuine(body: str, a: int, b: int, gaps: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The longest part of a span that holds no gap, without white space around it."""
    edges = [a, *(x for gap in gaps for x in gap if a < x < b), b]
    parts = [(x, y) for x, y in zip(edges, edges[1:], strict=False) if not any(start <= x < end for start, end in gaps)]  # noqa: RUF007
    a, b = max(parts, key=lambda p: len(body[p[0] : p[1]].strip()), default=(a, b))
    while a < b and body[a].isspace():
        a += 1
    while b > a and body[b - 1].isspace():
        b -= 1
    return a, b


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
    leans = clause.pronoun or first in ("the", "this", "these", "those", "that", "such", "both", "all") or any(w.text.lower() in _BACK for w in clause.words)
    return topic if s.previous and leans else ""


_BACK = frozenset("it its him his her them their here there".split())  # point back wherever they stand: "a battery could supply it with power"


def _status(stage: str) -> str:
    return "" if stage in ("not completed", "not begun", "in progress") else stage


NOTHING = frozenset(("", "-", "–", "—", "/", ".", "..", "...", "…", "n/a", "na", "n.a.", "none", "nil"))  # cells that say nothing
UNIT = re.compile(  # "Length (km)", "Traffic, TEU", "Cost in million euros"
    r"(.*?)(?<!\s)(?:\s*[(\[（]([^()\[\]（）]{1,40})[)\]）]|,\s*(?:in\s+)?([^\s,\d]{1,20}(?: [^\s,\d]{1,20})?)|\s+in\s+(.{1,30}))\s*"
)


def _rows(source: Source, text: str, s: Statement, where: Places) -> list[Claim]:
    """A table row gives a claim for each of its cells: the row's first cell and the column's heading say what it is of."""
    header = [c.strip() for c in s.lead.split("|")]
    quote = text[s.start : s.end]
    row = [c.strip() for c in quote.strip("|").split("|")]
    at = where(s.start)
    first, name = (header[0] if header else ""), row[0]
    base = Claim(
        id="", source=source.id, quote=quote, line=at.line, column=at.column, at=at.at, subject=name,
        context="; ".join(x for x in (s.heading, first) if x),
    )  # fmt: skip
    common = _common_unit(s.heading)
    out = []
    for number, cell in enumerate(row[1:], 1):
        if cell.lower() in NOTHING:
            continue
        heading = header[number] if number < len(header) else ""
        m = UNIT.fullmatch(heading)
        plain, unit = (m[1].strip(), m[2] or m[3] or m[4]) if m and not _is_time(heading) else (heading, "")
        period, unit = (unit, "") if unit and _is_time(unit) else ("", unit)  # "Loans in 2023"
        figures, times = quantities.read_mentions(cell)
        figure = bool(figures) and not times
        bare = figure and not any(c.isalpha() or c in "%€$£¥" for c in cell)
        form = _written(unit) if unit else common
        value = cell if not bare else form.format(cell) if form else f"{cell} {unit}".rstrip()
        slots = {"value": value} if figure else {"object": cell}
        if _is_time(name):
            said = f"{plain} in {name}: {value}"
            claim = replace(base, subject="", property=plain, period=name, **slots)
        elif _is_time(plain):
            said = f"{name} in {plain}: {value}"
            claim = replace(base, period=plain, **slots)
        else:
            joint = " at" if _HOUR.fullmatch(cell) else ":"
            said = f"{f'{first} ' if first else ''}{name}{f', {plain}' if plain else ''}{f' in {period}' if period else ''}{joint} {value}"
            claim = replace(base, property=plain, period=period, **slots)
        out.append(replace(claim, wordings=(said,)))
    return out


_HOUR = re.compile(r"\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?", re.IGNORECASE)


@lru_cache(maxsize=64)
def _common_unit(heading: str) -> str:
    """How to write a bare number of a table whose heading gives the unit of all: "Network (in kilometres, end of year)", "Results in € million"; "" for any other."""
    m = UNIT.fullmatch(heading)
    return _written(m[2] or m[3] or m[4] or "") if m else ""


def _written(unit: str) -> str:
    """How to write a number of a unit that a heading gives: "$ million" and "US$m" stand around it; "" where it is none that is read."""
    unit = unit.removeprefix("in ").partition(",")[0].strip()
    forms = [f"{{}} {unit}"] if unit and "{" not in unit and "}" not in unit else []
    if forms and (money := _MONEY.fullmatch(unit)) is not None:
        size = money["size"] or money["first"] or ""
        forms.append(f"{money['sign']}{' ' if money['sign'].isalpha() else ''}{{}} {_SIZES.get(size.lower(), size)}".rstrip())
    for form in forms:
        found = quantities.read_mentions(form.format(7))[0]
        if len(found) == 1 and found[0].unit != "1" and found[0].text == form.format(7):
            return form
    return ""


_SIZE = r"thousands?|millions?|billions?|trillions?|mn|mln|m|bn|k|['’]?000s?"
_MONEY = re.compile(rf"(?:(?P<first>{_SIZE}) ?)?(?P<sign>(?:US|A|C|NZ|HK|S)?[€$£¥]|[A-Z]{{3}}) ?(?P<size>{_SIZE})?", re.IGNORECASE)
_SIZES = {
    "m": "million", "mn": "million", "mln": "million", "millions": "million", "bn": "billion", "billions": "billion", "trillions": "trillion",
    "k": "thousand", "thousands": "thousand", "000": "thousand", "'000": "thousand", "’000": "thousand", "000s": "thousand",
}  # fmt: skip


def _is_time(cell: str) -> bool:
    """Whether a cell is a time and nothing else: "2021", "Q3 2022", "March 2024"."""
    _, times = quantities.read_mentions(cell)
    return bool(times) and times[0].text.strip() == cell.strip() or bool(re.fullmatch(r"(?:1[89]|20)\d\d", cell))


# ---- names that a document explains -------------------------------------------------------------------------------


def find_aliases(texts: Iterable[str]) -> tuple[Entity, ...]:
    """Entities from "Long Name (SHORT)" pairs whose letters fit and from names in two languages, so that a draft may use either."""
    texts = tuple(texts)
    pair = re.compile(r"(?<![\w'’&-])((?:[A-Z][\w'’&-]* (?:(?:of|the|for|and|de|on) ){0,2}){1,7}[A-Z][\w'’-]*) \(([A-Z][A-Za-z]{1,7}[A-Z])\)")
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
        rf"(?<![\w'’&-])(?P<en>{latin}) ?[(（](?P<zh>{han})[)）]",
        rf"(?P<zh>{han})[“”\"]? ?[(（](?P<en>{latin})[)）]",
        rf"(?m)^[# \t]*(?P<zh>{han})[ /·|]+(?P<en>{latin})$",
        rf"(?m)^[# \t]*(?P<en>{latin})[ /·|]+(?P<zh>{han})$",
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
        source, found, _ = read_source(source_id, Document(source_id, texts[source_id], False), (titles or {}).get(source_id, ""), path=source_id)
        sources.append(source)
        claims += found
    return make_registry("", sources, claims, find_aliases(texts.values()), ())
