"""A text split into statements: sentences, bullets, headings and rows, each with the lines it hangs on."""

from __future__ import annotations

import re

from yrdcheck import words
from yrdcheck.statements.markup import mask_markup
from yrdcheck.statements.records import Statement
from yrdcheck.statements.verbs import FINITE

BULLET = re.compile(r"[ \t]*(?:>[ \t]*)*(?:[-*+•‣·–—◇]+|\(?\d{1,2}[.)、]|[a-z][.)])[ \t]+")
HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+")
UNDERLINED = re.compile(r" {0,3}(?:=+|-{3,})[ \t]*$")
RULE = re.compile(r"(?:[ \t]*[-=*_]{3,}[ \t]*|(?=[ \t:|-][ \t:-]*\|)[ \t:|-]+)$")
TERMINAL = tuple(".!?。！？…:：;；\"”'’)")
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st sr jr no vs etc inc ltd co corp gen col lt sgt rev hon gov sen rep dept est approx fig vol ed eds al ca cf
    jan feb mar apr jun jul aug sep sept oct nov dec mt ft u.s u.k u.n e.g i.e a.m p.m d.c ph.d""".split()
)
_NUMBERED = frozenset("art ch chap nos p para par pp pt sec sect tab".split())  # stand before a number
_END = re.compile(r"(?:(?<![.!?])[.!?]+[\"”'’)\]]*(?=\s|$)|[。！？]+[”\"』」）]*|\.(?=[A-Z][a-z]{3,}))")


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences of ``text[start:end]``, without the white space around them."""
    out: list[tuple[int, int]] = []
    begin = start
    for m in _END.finditer(text, start, end):
        stop = m.end()
        mark = m.group()
        if mark[0] == ".":
            before = re.search(r"(?<![^\s(\"“‘])[^\s(\"“‘]+$", text[max(start, m.start() - 20) : m.start()])
            word = before.group().lower() if before else ""
            after = text[stop : stop + 40].lstrip()
            if stop < end and after and (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word not in ("i", "a") and after[:1].isupper())) and not (
                word in ("a.m", "p.m", "etc", "u.s", "u.k", "inc", "ltd", "co", "corp") and after[:1].isupper() and len(mark) == 1 and after.split(" ")[0].lower() in _OPENERS
            ):
                continue
            if stop < end and after[:1].isdigit() and word in _NUMBERED:
                continue  # "see p. 12"
            if stop < end and after[:1].islower():
                continue
            if not word and mark == "." and text[max(start, m.start() - 1) : m.start()] not in ('"', "”", "’", ")", "]"):
                continue  # a stop of its own, not that after “a catastrophe”
        elif mark[0] in "!?" and stop < end and text[stop : stop + 20].lstrip()[:1].islower():
            continue
        out.append((begin, stop))
        begin = stop
    if begin < end:
        out.append((begin, end))
    spans = []
    for a, b in out:
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if b > a and any(c.isalnum() for c in text[a:b]):
            spans += _cut(text, a, b)
    return spans


LONGEST = 2000  # characters of a statement: what has no end mark for longer is no sentence, and is read piece by piece


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Pieces of a span that are not too long to be read at once, cut at white space where there is any."""
    out = []
    while start < end:
        stop = end
        if end - start > LONGEST:
            at = max(text.rfind(" ", start + LONGEST // 2, start + LONGEST), text.rfind("，", start + LONGEST // 2, start + LONGEST))
            stop = at + 1 if at >= 0 else start + LONGEST
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        out.append((start, last))
        while stop < end and text[stop].isspace():
            stop += 1
        start = stop
    return out


_OPENERS = frozenset("the a an in on at it he she they this that these those but and for from since by after before when while as if".split())


def _is_heading(line: str, following: str, before: str) -> bool:
    """A short line of plain text that heads what follows: no end mark, no finite verb, mostly capitals at the start."""
    plain = line.strip()
    if not plain or plain.endswith(tuple(".!?。！？;；,，")) or len(plain) > 120 or not following.strip() and not before:
        return False
    tokens = re.findall(r"[^\W\d_]+", plain)
    if not tokens or len(tokens) > 14:
        return False
    return plain.endswith((":", "：")) is False and not any(words.key(t) in FINITE or t.lower() in FINITE for t in tokens) and not re.search(r"\d ?%", plain)


def split_statements(text: str, markdown: bool = False) -> list[Statement]:
    """All statements of a document in order; bullets know their lead-in line, sentences the one before."""
    masked = mask_markup(text, markdown)
    lines: list[tuple[int, int]] = []
    at = 0
    for raw in re.split(r"(\r\n|[\n\r\x0b\x0c\u2028\u2029])", masked):
        if raw in ("\r\n", "\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029"):
            at += len(raw)
            continue
        lines.append((at, at + len(raw)))
        at += len(raw)
    lengths = sorted(b - a for a, b in lines if masked[a:b].strip())
    wrapped = markdown or (len(lengths) > 5 and lengths[len(lengths) * 3 // 4] >= 45 and lengths[-1] <= 110 and lengths[len(lengths) // 2] >= 45)
    out: list[Statement] = []
    heading = lead = ""
    paragraph: list[tuple[int, int]] = []
    header: str = ""

    def flush() -> None:
        nonlocal paragraph, lead
        if not paragraph:
            return
        start, end = paragraph[0][0], paragraph[-1][1]
        joined = masked[start:end].replace("\n", " ").replace("\r", " ")
        previous = ""
        for a, b in split_sentences(joined, 0, len(joined)):
            out.append(Statement(start + a, start + b, "sentence", "", heading, previous))
            previous = joined[a:b]
        lead = previous if previous.endswith((":", "：", "——", "—")) else ""
        paragraph = []

    for number, (a, b) in enumerate(lines):
        line = masked[a:b]
        if not line.strip() or RULE.match(line):
            flush()
            if not line.strip() and lead and number + 1 < len(lines) and not BULLET.match(masked[lines[number + 1][0] : lines[number + 1][1]]):
                lead = ""
            continue
        hash_mark = HEADING.match(line)
        bullet = BULLET.match(line)
        underlined = markdown and not paragraph and not bullet and number + 1 < len(lines) and not line.rstrip().endswith(tuple(".!?:;,"))
        underlined = underlined and UNDERLINED.match(masked[lines[number + 1][0] : lines[number + 1][1]]) is not None
        if hash_mark or underlined:
            flush()
            mark = hash_mark.end() if hash_mark else 0
            heading, lead = line[mark:].strip(" #")[:LONGEST], ""
            s, e = a + mark, a + len(line.rstrip(" #\t"))
            while s < e and masked[s].isspace():
                s += 1
            if e > s:
                out += (Statement(x, y, "heading", "", "", "") for x, y in _cut(masked, s, e))
        elif line.lstrip().startswith("|") and line.count("|") >= 3:
            flush()
            following = masked[lines[number + 1][0] : lines[number + 1][1]] if number + 1 < len(lines) else ""
            if RULE.match(following) and "-" in following:
                header = line.strip().strip("|")[:LONGEST]
            else:
                cut = _cut(masked, a + len(line) - len(line.lstrip()), a + len(line.rstrip()))
                out += (Statement(x, y, "row", header, heading, "") for x, y in cut)
        elif bullet and len(line.strip()) > bullet.end() and any(c.isalnum() for c in line[bullet.end() :]):
            flush()
            s = a + bullet.end()
            end = a + len(line.rstrip())
            previous = ""
            for x, y in split_sentences(masked, s, end):
                out.append(Statement(x, y, "bullet", lead, heading, previous))
                previous = masked[x:y]
        else:
            following = next((masked[x:y] for x, y in lines[number + 1 : number + 3] if masked[x:y].strip()), "")
            if not paragraph and _is_heading(line, following, "") and (number + 1 == len(lines) or not wrapped or not masked[lines[number + 1][0] : lines[number + 1][1]].strip()):
                flush()
                text_line = line.strip()
                heading, lead = text_line, ""
                s = a + len(line) - len(line.lstrip())
                out.append(Statement(s, s + len(text_line), "heading", "", "", ""))
                continue
            if paragraph:
                last = masked[paragraph[-1][0] : paragraph[-1][1]].rstrip()
                if not (wrapped or (len(last) >= 40 and not last.endswith(TERMINAL) and line.lstrip()[:1].islower())):
                    flush()
            paragraph.append((a, b))
    flush()
    return out
