"""The data of the reader of Chinese: what words are in English, simplified forms of characters, and how characters are read."""

from __future__ import annotations

from functools import cache

_WIDE = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x3000: 0x20}
_MARKS = str.maketrans("。、〈〉【】「」『』《》—", ".､()()“”“”“”–")


@cache
def characters() -> tuple[dict[int, int], dict[str, str]]:
    """Traditional characters → simplified ones, and characters → how they are read."""
    old, new, *rows = _lines("characters.txt")
    readings = {c: syllable for syllable, _, chars in (row.partition("\t") for row in rows) for c in chars}
    return {ord(a): ord(b) for a, b in zip(old, new, strict=True)}, readings


@cache
def dictionary() -> dict[str, dict[str, str]]:
    """Words → class → English; the classes are those of ``data/chinese.txt``."""
    out: dict[str, dict[str, str]] = {}
    section = ""
    for line in _lines("chinese.txt"):
        if line[0] == "[":
            section = line[1:-1]
        elif line[0] != "#":
            english, _, listed = line.partition("\t")
            for word in listed.split(" "):
                out.setdefault(word, {})[section] = english
    return out


def _lines(name: str) -> list[str]:
    from importlib.resources import files

    return (files("yrdcheck") / "data" / name).read_text(encoding="utf-8").split("\n")[:-1]


def plain(text: str) -> str:
    """``text`` in simplified characters and half-width forms, character for character.

    >>> plain("長三角，２０２４年")
    '长三角,2024年'
    """
    return text.translate(_WIDE).translate(characters()[0]).translate(_MARKS)


@cache
def syllables() -> frozenset[str]:
    """Every way in which a character is read."""
    return frozenset(characters()[1].values())


def pinyin(text: str) -> str:
    """How characters are read, run together.

    >>> pinyin("云岭")
    'yunling'
    """
    readings = characters()[1]
    return "".join(readings.get(c, c) for c in text)
