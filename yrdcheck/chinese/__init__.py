"""Chinese read as plain English: word for word, in English order, with names, figures and times as they stand.

What compares sentences knows English: its verbs, its negation, what stands on which side of "than". A Chinese sentence is therefore
written out in plain English first, and everything behind reads that. Nobody is ever shown it: quotes stay as they are.
``data/chinese.txt`` says what words are in English; names come from the registry; what neither knows is written as it is read (pinyin),
so that 云岭 in one document is "Yunling" in another.
"""

from __future__ import annotations

import re

from yrdcheck import quantities
from yrdcheck.chinese.phrases import Piece, write
from yrdcheck.chinese.tables import plain
from yrdcheck.chinese.tokens import Token, find_people, surnames, tokenize
from yrdcheck.model import TYPE_CHECKING, Period, Quantity, record, replace
from yrdcheck.periods.following import follow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.chinese.tokens import Lexicon


__all__ = ["Gloss", "find_people", "gloss", "surnames"]


@record
class Gloss:
    """A Chinese sentence in plain English; figures and times keep their Chinese text, with their places in ``text``."""

    text: str
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    spans: tuple[tuple[int, int, int, int], ...]  # where English stands and where its Chinese does, word by word

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Where the Chinese of ``text[start:end]`` stands in the sentence; (0, 0) where it stands for nothing there."""
        inside = [(a, b) for at, stop, a, b in self.spans if at < end and start < stop]
        return (min(a for a, _ in inside), max(b for _, b in inside)) if inside else (0, 0)


def gloss(text: str, lexicon: Lexicon, reference: str | None = None, since: Period | None = None) -> Gloss:
    """A Chinese sentence in plain English; ``lexicon`` holds the names of a registry, ``reference`` is the text's own date,
    ``since`` the time by which 次年 is told where the sentence has none.

    >>> gloss("大桥于2008年5月通车。", {}).text
    'bridge opened in 2008年5月.'
    """
    simple = plain(text)
    figures, times = quantities.read_mentions(text, reference)
    times = follow(text, times, since)
    figures = tuple(q for q in figures if text[q.start : q.end + 1] not in _PLACES and not re.fullmatch("[百千万亿]+元?", q.text) and not _article(q, text))
    row = _quoted(tokenize(simple, lexicon, sorted([*figures, *times], key=lambda v: (v.start, -v.end))), simple)
    pieces: list[Piece] = []
    segment: list[Token] = []
    for t in row:
        if t.kind == "mark" and t.text != "､":
            pieces += write(segment)
            segment = []
            if t.text.strip():
                pieces.append(Piece(t.text))
        else:
            segment.append(t)
    return _print([*pieces, *write(segment)])


_PLACES = ("两地", "三地", "四地", "两国", "三国")  # "both places" behind their names says nothing more
_ENDS = ",;:.!?"


def _article(q: Quantity, text: str) -> bool:
    """Whether 一 before a measure word counts nothing (新一轮, 由一位建筑师设计), or 两 says again that there are two (两场之间)."""
    if q.text == "一":
        return q.unit == "1" and q.kind != "ordinal" and not text[: q.start].endswith(("只有", "仅有", "只", "仅", "共", "共有", "唯", "唯有", "达", "为"))
    return q.text == "两" and text[q.end + 1 : q.end + 3] == "之间"


def _quoted(row: Sequence[Token], text: str) -> list[Token]:
    """What stands in quotation marks without a comma is one noun (“推动高质量发展”发布会); other quotation marks are left out."""
    out: list[Token] = []
    i = 0
    while i < len(row):
        t = row[i]
        if t.text == "“":
            close = next((j for j in range(i + 1, len(row)) if row[j].text == "”"), -1)
            inside = row[i + 1 : close] if close > 0 else []
            if inside and not any(x.text in _ENDS for x in inside) and not (out and out[-1].text == ":"):
                english = _print(write(list(inside)))
                if not english.quantities and not english.periods:
                    out.append(Token(text[t.start : row[close].end], t.start, row[close].end, {"n": english.text}))
                else:
                    out += inside
                i = close + 1
                continue
        if t.text not in "“”":
            out.append(t)
        i += 1
    return out


def _print(pieces: Sequence[Piece]) -> Gloss:
    text = ""
    figures: list[Quantity] = []
    times: list[Period] = []
    spans: list[tuple[int, int, int, int]] = []
    for p in pieces:
        if not p.text:
            continue
        if text and p.text not in ("'s", ")", *_ENDS) and not text.endswith("("):
            text += " "
        at, text = len(text), text + p.text
        if p.start >= 0:
            spans.append((at, len(text), p.start, p.end))
        if isinstance(p.value, Quantity):
            figures.append(replace(p.value, start=at, end=len(text), thing=None, whole=None))
        elif isinstance(p.value, Period):
            times.append(replace(p.value, start=at, end=len(text)))
    return Gloss(text, tuple(figures), tuple(times), tuple(spans))
