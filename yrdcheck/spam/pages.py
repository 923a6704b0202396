"""A text made ready to be searched: without invisible characters, in lower case, in lines and words, with its scripts and its language."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from yrdcheck.model import TYPE_CHECKING, Finding, record
from yrdcheck.spam.phrases import WORD, find_phrases, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from yrdcheck.spam.phrases import Hit


@record
class Page:
    """``text`` is without invisible characters, ``low`` is it in lower case with look-alikes made plain, of equal length."""

    given: str
    text: str
    low: str
    origin: tuple[int, ...] | None  # where each character of ``text`` stands in ``given``; None: unchanged
    lines: tuple[tuple[int, int], ...]  # those that are not blank, without the white space around them
    scripts: dict[str, int]  # script → letters
    main: str  # the script that most is written in
    language: str  # the language of a text in Latin letters, as far as the table of common words knows it
    code: tuple[tuple[int, int], ...]
    mixed: tuple[tuple[int, int], ...]  # words with letters of two alphabets that look alike
    words: list[str]  # of ``low``
    vocabulary: frozenset[str]  # of ``words``
    starts: list[int]
    hits: list[Hit]  # phrases that sell
    context: list[Hit]  # phrases that speak for a genuine text

    def place(self, finding: Finding) -> Finding:
        """``finding`` with the offsets and the text that it has in the text as given."""
        start, end = finding.start, finding.end
        if self.origin is not None:
            length = end - start
            start, end = self.origin[start], self.origin[end - 1] + 1
            if end - start > length:  # what is hidden in it is hidden at its end as well
                while end < len(self.given) and self.given[end] in ZERO:
                    end += 1
        return Finding(finding.kind, start, end, self.given[start:end], finding.reasons, finding.score)

    def line_of(self, place: int) -> tuple[int, int]:
        """The line that a place is in."""
        i = bisect_right(self.lines, (place, len(self.text) + 1)) - 1
        return self.lines[i] if i >= 0 and place <= self.lines[i][1] else (place, place)

    def in_code(self, place: int) -> bool:
        """Whether a place lies in code."""
        i = bisect_right(self.code, (place, len(self.text) + 1)) - 1
        return i >= 0 and place < self.code[i][1]


SCRIPTS = {
    "Latin": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "Han": "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "Kana": "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff",
    "Hangul": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "Cyrillic": "\u0400-\u052f",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arabic": "\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06fa-\u06ff",
    "Hebrew": "\u0591-\u05bd\u05d0-\u05ea",
    "Thai": "\u0e01-\u0e5b",
    "Devanagari": "\u0900-\u0963",
    "Bengali": "\u0980-\u09e3",
    "Tamil": "\u0b82-\u0bcd",
    "Georgian": "\u10a0-\u10ff",
    "Armenian": "\u0531-\u0587",
    "Lao": "\u0e81-\u0edf",
    "Khmer": "\u1780-\u17d3",
    "Burmese": "\u1000-\u109f",
}
EUROPEAN = {"Latin", "Greek", "Cyrillic"}
EUROPEAN_WORD = re.compile("[a-z0-9\u00b5-\u024f\u0370-\u052f\u1e00-\u1fff]+")  # what WORD finds in such texts, in a third of the time
MARKS = re.compile("[\u0300-\u036f]")
SAID = {"Han": 3, "Kana": 3, "Hangul": 2}  # one such letter says about as much as so many in an alphabet
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f"
ZERO = frozenset("\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff")
LONGEST = 4000  # characters of a line
LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
OTHER = re.compile("[^\x00-\xbf\u2000-\u206f\u3000-\u3004\uff01-\uff0f]+")  # letters beyond ASCII, or nearly
FANCY = re.compile("[\uff10-\uff5a\u24b6-\u24e9\U0001d400-\U0001d7ff\U0001f130-\U0001f189]")
FENCE = re.compile(r"(?m)^[ \t]*(```|~~~)")
INLINE_CODE = re.compile(r"`[^`\n]+`")
ALIKE = "\u0370-\u045f\u0501\u051b\u051d"  # Greek and Cyrillic
MIXED = re.compile(f"(?<![a-z{ALIKE}])(?:[a-z]+[{ALIKE}]|[{ALIKE}]+[a-z])[a-z{ALIKE}]*")
LOOK_ALIKES = str.maketrans("аеѕіјорсухгкмтнвԁһԛԝαερονικτυχ", "aesijopcyxrkmthbdhqwaepovikтux".replace("т", "t"))
LIST_MARK = re.compile(r"[ \t>]*(?:[-*+•·–—◦▪‣●○]|\d{1,3}[.)]|#{1,6})[ \t]+|[ \t>]*[•·▪‣●○・]")
MARKED = re.compile(r"[ \t](?:[-–—*+•·▪◦‣●○]|\d{1,2}[.)])[ \t]|[ \t][•·・▪●○](?=\S)")


@cache
def script_runs(scripts: tuple[str, ...]) -> re.Pattern[str]:
    """Runs of letters of some scripts."""
    return re.compile(f"[{''.join(SCRIPTS[s] for s in scripts)}]+")


@cache
def _invisible() -> re.Pattern[str]:
    return re.compile(f"[{INVISIBLE}]+")


def read_page(text: str) -> Page:
    """The page that a text is."""
    visible, origin = text, None
    if not text.isascii() and _invisible().search(text):
        places: list[int] = []
        at = 0
        for m in _invisible().finditer(text):
            places.extend(range(at, m.start()))
            at = m.end()
        places.extend(range(at, len(text)))
        origin = tuple(places)
        visible = _invisible().sub("", text)
    low = visible.lower()
    if len(low) != len(visible):  # a few capitals (U+0130) have a longer lower case
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in visible)
    other = "" if low.isascii() else "".join(OTHER.findall(low))
    if other and FANCY.search(other):
        low = low.translate(_plain())
    scripts = {s: n for s in SCRIPTS if (n := len(other) - len(script_runs((s,)).sub("", other)))} if other else {}
    mixed: list[tuple[int, int]] = []
    if "Cyrillic" in scripts or "Greek" in scripts:
        low, mixed = _unmix(low)
    found = list((EUROPEAN_WORD if scripts.keys() <= EUROPEAN and not MARKS.search(other) else WORD).finditer(low))
    words = [m.group() for m in found]
    starts = [m.start() for m in found]
    scripts["Latin"] = scripts.get("Latin", 0) + sum(map(len, words)) - len(other)  # figures among them, which makes no odds
    main = max(scripts, key=lambda s: scripts[s] * SAID.get(s, 1))
    code = tuple(_code(visible))
    vocabulary = frozenset(words)
    hits, context = find_phrases(low, words, starts, vocabulary)
    if code:
        hits = [h for h in hits if not within(code, h.start)]
    lines = tuple(part for m in LINE.finditer(visible) for part in _cut(visible, *m.span()))
    return Page(text, visible, low, origin, lines, scripts, main, _language(words) if main == "Latin" else "", code, tuple(mixed), words, vocabulary, starts, hits, context)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line in parts that are not too long to be weighed as one, cut at white space or after a wide stop where there are any."""
    while end - start > LONGEST:
        low, high = start + LONGEST // 2, start + LONGEST
        at = max(text.rfind(mark, low, high) for mark in (" ", "\u3000", "。", "，"))
        stop = at + 1 if at >= 0 else high
        last = stop - 1 if text[stop - 1].isspace() else stop
        while last > start and text[last - 1].isspace():
            last -= 1
        if start < last:
            yield start, last
        start = stop
        while text[start].isspace():
            start += 1
    yield start, end


def _language(words: Sequence[str]) -> str:
    """The language with the most common words among some words; English where none has any."""
    counts: dict[str, int] = {}
    for word in words[:4000]:
        counts[word] = counts.get(word, 0) + 1
    best, most = "en", 0
    for language, common in table().common.items():
        n = sum(counts[w] for w in common if w in counts)
        if n > most:
            best, most = language, n
    return best


def _unmix(low: str) -> tuple[str, list[tuple[int, int]]]:
    """A text whose words of two alphabets are written in Latin letters, and where they stand."""
    spans: list[tuple[int, int]] = []
    pieces: list[str] = []
    at = 0
    for m in MIXED.finditer(low):
        plain = m.group().translate(LOOK_ALIKES)
        if not plain.isascii():
            continue  # letters that look like no Latin ones: a word of two scripts, no disguise
        spans.append(m.span())
        pieces += (low[at : m.start()], plain)
        at = m.end()
    return "".join((*pieces, low[at:])), spans


@cache
def _plain() -> dict[int, int]:
    """Full-width, ringed and mathematical letters and digits as the plain ones."""
    from unicodedata import normalize

    out: dict[int, int] = {}
    for first, last in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A), (0x24B6, 0x24E9), (0x1D400, 0x1D7FF)):
        for code in range(first, last + 1):
            plain = normalize("NFKC", chr(code)).lower()
            if len(plain) == 1 and plain.isascii():
                out[code] = ord(plain)
    for code in (*range(0x1F130, 0x1F14A), *range(0x1F150, 0x1F16A), *range(0x1F170, 0x1F18A)):  # letters on plates
        out[code] = ord("a") + (code - 0x1F130) % 32
    return out


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Spans of code: fenced blocks and words between backticks."""
    if "`" not in text and "~~~" not in text:
        return
    opened: int | None = None
    spans: list[tuple[int, int]] = []
    for m in FENCE.finditer(text):
        if opened is None:
            opened = m.start()
        else:
            spans.append((opened, m.end()))
            opened = None
    at = 0
    for start, end in [*spans, (len(text), len(text))]:
        for m in INLINE_CODE.finditer(text, at, start):
            yield m.span()
        if start < end:
            yield start, end
        at = end


def within(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether ``place`` lies in one of the sorted ``spans``."""
    i = bisect_right(spans, (place, 1 << 60)) - 1
    return i >= 0 and place < spans[i][1]


def between(hits: list[Hit], start: int, end: int) -> list[Hit]:
    """The hits that begin in a span."""
    return hits[bisect_left(hits, start, key=_start) : bisect_left(hits, end, key=_start)]


def _start(hit: Hit) -> int:
    return hit.start


def spam(start: int, end: int, reasons: Iterable[str], score: float) -> Finding:
    """A finding of spam; its text is filled in by `Page.place`."""
    return Finding("spam", start, end, "", tuple(reasons), round(min(0.99, max(0.5, score / 1.25)), 2))


def line_number(page: Page, place: int) -> int:
    """The index of the line that a place is in, or of the last one before it."""
    return max(0, bisect_right(page.lines, (place, len(page.text) + 1)) - 1)


def in_list(page: Page, start: int) -> bool:
    """Whether a line beside the one that begins here is a list item."""
    i = line_number(page, start)
    return any(0 <= k < len(page.lines) and LIST_MARK.match(page.text, *page.lines[k]) for k in (i - 1, i + 1))


def inner_mark(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """Where the mark of a list item stands within a line instead of at its beginning, white space included."""
    m = MARKED.search(page.text, start, end)
    return m.span() if m and in_list(page, start) else None
