"""Phrases of ``data/spam/phrases.tsv`` and common words of ``data/spam/common.tsv``: where they stand in a text.

A row says class, language, weight and phrase. The classes are the trades (`TRADES`), and ``offer`` (ways of selling), ``channel``
(messengers), ``web`` (words of portals), ``place`` (cities), ``report`` (words of somebody who reports on a trade), ``office`` (words
beside a genuine contact) and ``intro`` (words that introduce a name or a quotation in another language).
"""

from __future__ import annotations

import re
from functools import cache

from yrdcheck.model import TYPE_CHECKING, record, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TRADES = {
    "escort": "words of escort advertising",
    "essay": "words of essay and certificate sellers",
    "gambling": "words of gambling advertising",
    "goods": "words of replica and brand-goods sellers",
    "links": "words of link and follower sellers",
    "loan": "words of loan and quick-money advertising",
    "pharmacy": "words of medicine advertising",
}
CONTEXT = frozenset(("report", "office", "intro", "machine", "related"))  # classes that speak for a genuine text
# letters written without spaces, or with endings
WIDE = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3\U00020000-\U0003ffff"
WORD = re.compile(f"[{WIDE}]+|(?:[^\\W_{WIDE}][\u0300-\u036f]*|[\u0900-\u0dff\u0591-\u05bd\u064b-\u0652])+")
WIDE_PAIR = re.compile(f"[{WIDE}]{{2}}")
GAP = 3  # characters between two words of a phrase at most
REMEMBERED = 50_000  # words whose rows are kept


@record
class Row:
    """A phrase of the table. ``words`` are its words, those with a star without it; ``lead`` says how far a phrase in wide letters begins before its first pair."""

    kind: str
    language: str
    weight: float
    phrase: str
    words: tuple[str, ...]
    stars: tuple[bool, ...]
    lead: int


@record
class Hit:
    """A phrase of the table in a text."""

    start: int
    end: int
    kind: str
    language: str
    weight: float


@record
class Table:
    """All rows, by their first word, by the stem of their first word, or by their first pair of wide letters."""

    first: dict[str, list[Row]]
    stems: dict[str, list[Row]]
    pairs: dict[str, list[Row]]
    lexicon: dict[str, frozenset[str]]  # word in an alphabet → the languages of ``common`` that have it, in phrases or among the commonest
    common: dict[str, frozenset[str]]  # language → its commonest words
    longest: int = 0  # letters of a stem


def data_lines(name: str) -> Iterator[list[str]]:
    """The rows of a table of ``data/spam/``, as fields."""
    folder = __file__.replace("\\", "/").rsplit("/", 2)[0]
    with open(f"{folder}/data/spam/{name}", encoding="utf-8") as file:
        for line in file:
            if line.strip() and line[0] != "#":
                yield line.rstrip("\n").split("\t")


@cache
def table() -> Table:
    """The tables, read once."""
    found = Table({}, {}, {}, {}, {})
    lexicon: dict[str, set[str]] = {}
    for language, listed in data_lines("common.tsv"):
        found.common[language] = frozenset(listed.split())
        for word in listed.split():
            lexicon.setdefault(word, set()).add(language)
    rows: dict[tuple[str, str], tuple[str, str]] = {}  # what English has counts in texts of all languages
    for kind, language, weight, phrase in data_lines("phrases.tsv"):
        if rows.get((kind, phrase), ("", ""))[0] != "en":
            rows[kind, phrase] = (language, weight)
    for (kind, phrase), (language, weight) in rows.items():
        pair = WIDE_PAIR.search(phrase)
        words = tuple(phrase.split(" "))
        row = Row(kind, language, float(weight), phrase, tuple(w.rstrip("*") for w in words), tuple(w[-1] == "*" for w in words), pair.start() if pair else 0)
        if pair:
            found.pairs.setdefault(pair.group(), []).append(row)
            continue
        (found.stems if row.stars[0] else found.first).setdefault(row.words[0], []).append(row)
        for word, star in zip(row.words, row.stars, strict=True):
            if len(word) > (3 if star else 0) and kind not in CONTEXT and language in found.common:
                lexicon.setdefault(word, set()).add(language)
    found.lexicon.update((word, frozenset(languages)) for word, languages in lexicon.items())
    return replace(found, longest=max(map(len, found.stems)))


Rows = tuple[tuple[Row, ...], dict[str, tuple[Row, ...]], tuple[Row, ...]]
_remembered: dict[str, Rows | None] = {}


def _rows(word: str) -> Rows | None:
    """The rows that can begin with a word: those of one word, those with a certain second word, and the others."""
    if word in _remembered:
        return _remembered[word]
    if len(_remembered) >= REMEMBERED:
        _remembered.clear()
    known = table()
    found = list(known.first.get(word, ()))
    for n in range(2, min(len(word), known.longest) + 1):
        found.extend(known.stems.get(word[:n], ()))
    second: dict[str, tuple[Row, ...]] = {}
    for row in found:
        if len(row.words) > 1 and not row.stars[1]:
            second[row.words[1]] = (*second.get(row.words[1], ()), row)
    rest = tuple(r for r in found if len(r.words) > 1 and r.stars[1])
    rows = _remembered[word] = (tuple(r for r in found if len(r.words) == 1), second, rest) if found else None
    return rows


def find_phrases(low: str, words: Sequence[str], starts: Sequence[int], vocabulary: frozenset[str]) -> tuple[list[Hit], list[Hit]]:
    """The phrases in a text in lower case, whose words, their places and each word once are given: what sells, and what speaks for a genuine text.

    Both in order; where phrases of one list overlap, the longer one stays, unless the other weighs more.
    """
    selling: list[Hit] = []
    context: list[Hit] = []
    hot = {word: rows for word in vocabulary if (rows := _rows(word))}
    for i, word in enumerate(words):
        if word not in hot:
            continue
        single, second, rest = hot[word]
        for row in single:
            (context if row.kind in CONTEXT else selling).append(Hit(starts[i], starts[i] + len(word), row.kind, row.language, row.weight))
        if rest or second and i + 1 < len(words) and words[i + 1] in second:
            for row in (*second.get(words[i + 1], ()), *rest) if i + 1 < len(words) else ():
                end = _match(low, words, starts, i, row)
                if end:
                    (context if row.kind in CONTEXT else selling).append(Hit(starts[i], end, row.kind, row.language, row.weight))
    if not low.isascii():
        pairs = table().pairs
        for word, start in zip(words, starts, strict=True):
            if word[0] < "\u0e01":
                continue
            for k in range(start, start + len(word) - 1):
                for row in pairs.get(low[k : k + 2], ()):
                    at = k - row.lead
                    if at >= 0 and low.startswith(row.phrase, at) and not (row.lead and _letter(low[at]) and at and _letter(low[at - 1])):
                        (context if row.kind in CONTEXT else selling).append(Hit(at, at + len(row.phrase), row.kind, row.language, row.weight))
    return _apart(selling), _apart(context)


def _letter(c: str) -> bool:
    return c.isalnum() and c < "\u0e01"


def _match(low: str, words: Sequence[str], starts: Sequence[int], i: int, row: Row) -> int:
    """Where a phrase ends that begins with word ``i``; 0 where it does not stand there."""
    last = i + len(row.words) - 1
    if last >= len(words):
        return 0
    for k in range(1, len(row.words)):
        word, wanted = words[i + k], row.words[k]
        if not (word.startswith(wanted) if row.stars[k] else word == wanted):
            return 0
        before = starts[i + k - 1] + len(words[i + k - 1])
        if starts[i + k] - before > GAP or "\n" in low[before : starts[i + k]]:
            return 0
    return starts[last] + len(words[last])


def _apart(hits: list[Hit]) -> list[Hit]:
    hits.sort(key=lambda h: (h.start, -h.end, -h.weight))
    kept: list[Hit] = []
    for hit in hits:
        if kept and hit.start < kept[-1].end:
            if hit.weight > kept[-1].weight and (hit.end - hit.start) * 2 > kept[-1].end - kept[-1].start:
                kept[-1] = hit
            continue
        kept.append(hit)
    return kept
