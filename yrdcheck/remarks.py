"""What an editor should know of a statement besides its verdict: a name that the sources write otherwise, a date that is over.

Each remark is a tag and a sentence for the report; none changes a verdict. All of it is told from the registry and the draft's own date.
"""

from __future__ import annotations

import re

from yrdcheck import words
from yrdcheck.alignments import name_groups
from yrdcheck.candidates import retrieve
from yrdcheck.model import TYPE_CHECKING, Stance, Suggestion, record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yrdcheck.candidates import Index
    from yrdcheck.model import Claim
    from yrdcheck.registry import Registry
    from yrdcheck.statements import Clause
    from yrdcheck.verdicts import Comparison
    from yrdcheck.words import Word

STALE, MISNAMED, FLAGGED, MISQUOTED = "stale", "misnamed", "flagged", "misquoted"


@record
class Remark:
    """A tag with the sentence that goes with it, and words to put in place of others where these are plain."""

    tag: str
    text: str
    suggestion: Suggestion | None = None


def find_remarks(clauses: Sequence[Clause], rows: Sequence[Comparison], registry: Registry, today: str | None) -> list[Remark]:
    """The remarks on a statement. ``rows``: the claims that were set against it; ``today``: the draft's own date, an ISO day, if it has one."""
    found = list(misspelt(clauses, registry)) + list(mistitled(clauses, registry))
    if today is not None and (late := stale(clauses, rows, registry, today)) is not None:
        found.append(late)
    return found


def cite(claim: Claim, registry: Registry, around: str = "") -> str:
    """A claim's quote, shortened around a word, with file and line: "… Zhoushan opened …" (docs/port.txt:4)."""
    quote = claim.quote
    if len(quote) > CITED:
        at = max(0, quote.find(around) - CITED // 3) if around else 0
        at = quote.rfind(" ", 0, at) + 1 if at else 0
        part = quote[at : at + CITED]
        if at + CITED < len(quote):
            part = part[: part.rfind(" ")] if " " in part else part
        quote = ("… " if at else "") + part + (" …" if at + CITED < len(quote) else "")
    path = next((s.path for s in registry.sources if s.id == claim.source), claim.source)
    return f"“{quote}” ({path}:{claim.line})"


CITED = 100  # characters of a quote that a remark shows

# ---- dates that are over ------------------------------------------------------------------------------------------

_AHEAD = (  # patterns are compiled at the first use: most checks need none of them
    r"(?i)\b(?:will|shall|is|are|due|set|scheduled|slated|planned|plans?|expects?|expected|aims?|to)\b|[’']ll\b"
)
_BEHIND = r"(?i)\b(?:was|were|had|would|did)\b"


def stale(clauses: Sequence[Clause], rows: Sequence[Comparison], registry: Registry, today: str) -> Remark | None:
    """A plan whose time is over by the draft's date: "will open in 2024", in a draft of 2025, with what the sources said last."""
    for clause in clauses:
        if clause.stage != "planned" or re.search(_BEHIND, clause.text) or not re.search(_AHEAD, clause.text):
            continue
        over = next((p for p in clause.periods if p.last and p.last < today and not (p.first is None and p.kind == "since")), None)
        if over is None:
            continue
        text = f"{over.text.strip()} is over by {today}"
        spoken = [c for c in rows if c.stance is not Stance.RELATED] or [c for c in rows if c.score >= SPOKEN]
        if not spoken:
            return Remark(STALE, f"{text}; no source says what became of it")
        dates = registry.index.dates
        last = max(spoken, key=lambda c: (dates.get(c.claim.source, ""), c.score, c.claim.id))
        day = dates.get(last.claim.source, "")
        return Remark(STALE, f"{text}; the last word of the sources{f', of {day},' if day else ''} is {cite(last.claim, registry)}")
    return None


SPOKEN = 0.6  # how much of a statement a claim must speak of to be called the sources' last word on it

# ---- names that the sources write otherwise -----------------------------------------------------------------------

_COURTESY = ("mr", "ms")
_NEAR_NAMES = 12  # claims among which a name is looked for that the sources may write otherwise


def _title(word: str) -> str:
    return words.TITLES.get(word.lower().rstrip("."), "")


def _names(row: Sequence[Word]) -> Iterator[list[Word]]:
    """Names of a clause, without the titles in front of them."""
    for group in name_groups(row):
        while len(group) > 1 and _title(group[0].text):
            group = group[1:]
        if not _title(group[0].text):
            yield group


def _bare(text: str) -> str:
    return text.replace("’", "'").removesuffix("'s").strip("'")


def misspelt(clauses: Sequence[Clause], registry: Registry) -> Iterator[Remark]:
    """Names that no source has, beside one that the claims nearest to the statement have: "did you mean".

    Never a name that stands in the sources itself, and never a common word.
    """
    index = registry.index
    told: set[str] = set()
    for clause in clauses:
        for group in _names(clause.words):
            text = " ".join(_bare(w.text) for w in group)
            if text in told or not any(_is_unknown(w, index, alone=len(group) == 1) for w in group):
                continue
            told.add(text)
            if (found := _nearest(group, clause, registry)) is None:
                continue
            meant, claim = found
            start, end = group[0].start, group[-1].start + len(group[-1].text.replace("’", "'").removesuffix("'s"))
            change = Suggestion(start, end - start, meant, text) if group[0].start < group[0].end else None
            yield Remark(MISNAMED, f"no source names {text}: did you mean {meant}? {cite(claim, registry, meant)}", change)


def _is_unknown(w: Word, index: Index, alone: bool) -> bool:
    """Whether a word of a name is one that no source has; a word that stands alone must be no common one."""
    if w.kind != "name" or any(c.isdigit() for c in w.text) or index.size(w.key) != (0, 0):
        return False
    from yrdcheck import thesaurus

    return not (alone and thesaurus.is_common(w.key))


def _nearest(group: Sequence[Word], clause: Clause, registry: Registry) -> tuple[str, Claim] | None:
    """The name in the sources that a name may be meant for, as it is written there, with a claim that has it."""
    index = registry.index
    numbers = [n for w in group for n in index.row(w.key)[0][:_NEAR_NAMES]]
    numbers += [c.number for c in retrieve(clause, index, _NEAR_NAMES)]
    mine = [_bare(w.text) for w in group]
    best: tuple[float, str, int] | None = None
    for place, n in enumerate(dict.fromkeys(numbers)):
        for theirs in _spelled(index.claims[n].quote):
            for known in (theirs, theirs[-1:]) if len(mine) == 1 and len(theirs) > 1 else (theirs,):
                score = _likeness(mine, known)
                if score and (best is None or (score, -place) > (best[0], -best[2])):
                    best = score, " ".join(known), place
                    claim = index.claims[n]
    for e in registry.entities if best is None else ():
        for _, names in e.names:
            for name in names:
                score = _likeness(mine, name.split()) if name[:1] == mine[0][:1] else 0.0
                if score and (best is None or score > best[0]) and (own := index.row("@" + e.id)[0]):
                    best, claim = (score, name, 0), index.claims[own[0]]
    return (best[1], claim) if best is not None else None


_CAPITALS = r"[A-Z\u00c0-\u00de][\w\u00c0-\u024f'’-]*(?: (?:(?:of|the|de|van|von|la|al) ){0,2}[A-Z\u00c0-\u00de][\w\u00c0-\u024f'’-]*)*"


def _spelled(quote: str) -> Iterator[list[str]]:
    """The names of a quote as it writes them, without titles; also without the capital that opens the sentence."""
    for m in re.finditer(_CAPITALS, quote):
        row = [_bare(t) for t in m.group().split()]
        while len(row) > 1 and _title(row[0]):
            row = row[1:]
        yield row
        if len(row) > 1 and m.start() == 0:
            yield row[1:]


def _likeness(mine: Sequence[str], theirs: Sequence[str]) -> float:
    """How surely two names are one misspelt, from 0: as many words, and each the same or nearly so; short ones only beside one that is the same."""
    if len(mine) != len(theirs):
        return 0.0
    from rapidfuzz.distance import OSA
    from rapidfuzz.fuzz import ratio

    same = sum(a.lower() == b.lower() for a, b in zip(mine, theirs, strict=True))
    if same == len(mine) or (len(mine) > 1 and not same):
        return 0.0
    for a, b in zip(mine, theirs, strict=True):
        a, b = a.lower(), b.lower()
        if a == b:
            continue
        size, steps = max(len(a), len(b)), OSA.distance(a, b, score_cutoff=3)
        if a[0] != b[0] and sorted(a[:2]) != sorted(b[:2]):
            return 0.0
        if len(mine) == 1 and (size < SHORTEST or steps > (1 if size < LONG else 2)):
            return 0.0
        if steps > 2 or ratio(a, b) < ALIKE:
            return 0.0
    return float(ratio(" ".join(mine).lower(), " ".join(theirs).lower())) / 100


SHORTEST, LONG = 5, 8  # letters of a name that stands alone, from which on one letter or two may be wrong
ALIKE = 40  # of 100: how alike two words must be beside one that is the same


def mistitled(clauses: Sequence[Clause], registry: Registry) -> Iterator[Remark]:
    """People whom the sources never give the title that the draft gives them: "Professor Wu" where all have "Dr Wu"."""
    index = registry.index
    for clause in clauses:
        row = clause.words
        for i, w in enumerate(row[:-1]):
            title = _title(w.text)
            if not title or not w.text[:1].isupper():
                continue
            group: list[Word] = []
            for following in row[i + 1 :]:
                if following.kind != "name" or _title(following.text) or (group and following.start - group[-1].end > 1):
                    break
                group.append(following)
            if not group or group[0].start - w.end > 2:
                continue
            claims = [index.claims[n] for n in index.row(group[-1].key)[0][:50]]
            name = _bare(group[-1].text)
            called = _called(name, claims)
            said = {t for t, _, _ in called}
            if not called or title in said or any(_mentions(title, c) for c in claims):
                continue
            if title in _COURTESY and not said & set(_COURTESY):
                continue  # "Mr" for somebody with a doctorate is a matter of style
            _, known, claim = next(((t, k, c) for t, k, c in called if title not in _COURTESY or t in _COURTESY), called[0])
            yield Remark(MISNAMED, f"no source says {w.text} {name}: did you mean {known}? {cite(claim, registry, known)}")


def _called(name: str, claims: Sequence[Claim]) -> list[tuple[str, str, Claim]]:
    """The titles that claims give a person, each with the whole name as written there and the claim."""
    pattern = re.compile(rf"\b([A-Za-z]+)\.? ((?:[A-Z][\w’'.-]* ){{0,2}}{re.escape(name)})\b")
    return [(title, f"{m[1]} {m[2]}", c) for c in claims for m in pattern.finditer(c.quote) if (title := _title(m[1])) and m[1][:1].isupper()]


def _mentions(title: str, claim: Claim) -> bool:
    return any(_title(t) == title for t, _, _ in words.tokenize(f"{claim.quote} {claim.context} {claim.subject}"))
