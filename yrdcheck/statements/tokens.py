"""The words of a text, each of one kind: known names are concepts, figures and times keep theirs."""

from __future__ import annotations

from functools import lru_cache

from yrdcheck import words
from yrdcheck.model import TYPE_CHECKING
from yrdcheck.statements.verbs import is_verb
from yrdcheck.words import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.statements.records import Lexicon


def read_words(text: str, start: int, end: int, lexicon: Lexicon, taken: Sequence[tuple[int, int, str]]) -> list[Word]:
    """The words of ``text[start:end]``; those of a Chinese text are the words of its English `chinese.gloss`, with their places there."""
    if words.is_chinese(text[start:end]):
        from yrdcheck import chinese

        text = chinese.gloss(text[start:end], lexicon).text
        start, end = 0, len(text)
    return read_tokens(text, start, end, lexicon, taken)


def read_tokens(text: str, start: int, end: int, lexicon: Lexicon, taken: Sequence[tuple[int, int, str]]) -> list[Word]:
    """The words of ``text[start:end]``: known names become concepts, ``taken`` spans (figures, times) keep their kind."""
    tokens = words.tokenize(text, start, end)
    keys = [words.key(t[0]) for t in tokens]
    lettered = [t[0] for t in tokens if t[0][0].isalpha() and t[0].lower() not in words.STOP]
    capital = sum(t[0].isupper() for t in lettered)
    shouting = capital == len(lettered) and (capital >= 4 or (capital > 1 and _shouts(tokens)))  # capitals throughout say nothing
    out: list[Word] = []
    i, n = 0, len(tokens)
    span = 0
    while i < n:
        raw, a, b = tokens[i]
        hit = _concept(keys, tokens, i, lexicon) if lexicon else None
        if hit is not None and not _cuts(taken, a, tokens[i + hit[0] - 1][2]):
            length, concept = hit
            out.append(Word(text[a : tokens[i + length - 1][2]], a, tokens[i + length - 1][2], concept, "concept" if concept[0] == "@" else "term"))
            i += length
            continue
        while span < len(taken) and taken[span][1] <= a:
            span += 1
        if span < len(taken) and taken[span][0] <= a < taken[span][1]:
            out.append(Word(raw, a, b, keys[i], taken[span][2]))
        elif words.is_cjk(raw):
            j = i
            while j < n and words.is_cjk(tokens[j][0]) and not (lexicon and _concept(keys, tokens, j, lexicon)):
                j += 1
            for k in range(i, j - 1):
                pair = tokens[k][0] + tokens[k + 1][0]
                out.append(Word(pair, tokens[k][1], tokens[k + 1][2], pair, "stop" if pair in words.ZH_STOP else "word"))
            if j == i + 1:
                out.append(Word(raw, a, b, raw, "stop"))
            i = max(j, i + 1)
            continue
        elif not (raw[0].isalnum()):
            out.append(Word(raw, a, b, raw, "punct"))
        else:
            low = raw.lower()
            if (low in words.STOP or words.is_contraction(low.replace("’", "'")) or (keys[i] in words.STOP and not _inflected(low))) and not (low == "own" and _is_verb_own(out)):
                kind = "stop" if not (raw.isupper() and len(raw) > 1 and not shouting and low not in ("not", "no")) else "name"
                if low in ("may", "us", "will") and raw.istitle() and i > 0:
                    kind = "stop"
            elif raw[0].isupper() and not shouting and (i > 0 and out and out[-1].text not in ("“", '"', ".", ":", "‘") or _proper(raw)):
                kind = "name"
            elif raw[0].isupper() and _proper(raw.lower() if shouting else raw):
                kind = "name"
            elif any(c.isdigit() for c in raw):
                kind = "name"
            else:
                kind = "light" if keys[i] in words.LIGHT else "word"
            out.append(Word(raw, a, b, keys[i], kind))
        i += 1
    return out


def _shouts(tokens: Sequence[tuple[str, int, int]]) -> bool:
    """Whether a few words are in capitals because a whole sentence is, its verb among them: "THE HARBOUR HAS 12 CRANES"."""
    letters = [t[0] for t in tokens if t[0].isalpha()]
    return all(t.isupper() for t in letters) and any(is_verb(t.lower()) for t in letters)


def _inflected(low: str) -> bool:
    """Whether a word whose lemma tells nothing is a form of a noun or verb that looks like it: "owns", "mined", "backed", "wells"."""
    return low.isalpha() and low.endswith(("s", "ed", "ing"))


def _is_verb_own(before: Sequence[Word]) -> bool:
    """Whether "own" behind these words is the verb: "the towns own the firm", not "its own trains"."""
    last = before[-1].text.lower() if before else ""
    return last not in _OWNERS and not last.endswith(words.POSSESSIVE_ENDS)


_OWNERS = frozenset(("my", "your", "his", "her", "its", "our", "their", "s", "'s", "’s", "'", "’", "very", ""))


def _cuts(taken: Sequence[tuple[int, int, str]], start: int, end: int) -> bool:
    """Whether a name would take part of a figure or time and leave the rest."""
    return any((a < start < b) or (a < end < b) for a, b, _ in taken)


@lru_cache(maxsize=65536)
def _proper(raw: str) -> bool:
    """A capitalised word that no dictionary has in lower case, or capitals throughout."""
    from yrdcheck import thesaurus

    return (raw.isupper() and len(raw) > 1) or not thesaurus.is_common(words.key(raw))


def _concept(keys: Sequence[str], tokens: Sequence[tuple[str, int, int]], i: int, lexicon: Lexicon) -> tuple[int, str] | None:
    for name, concept in lexicon.get(keys[i], ()):
        length = len(name)
        if tuple(keys[i : i + length]) == name:
            return length, concept
    return None
