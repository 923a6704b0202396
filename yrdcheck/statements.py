"""Documents → statements → clauses with their mentions: the one reader for sources and drafts.

Offsets are those of the text as given; markup is masked by spaces of the same length, never removed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from itertools import pairwise

from yrdcheck import quantities, words
from yrdcheck.model import TYPE_CHECKING, Period, Quantity, record, replace
from yrdcheck.periods.following import follow, point
from yrdcheck.quantities.tables import STATURE
from yrdcheck.words import Word

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    Lexicon = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


@record
class Statement:
    """One sentence, bullet or heading of a document, with what surrounds it."""

    start: int
    end: int
    kind: str  # sentence | bullet | heading | row
    lead: str = ""  # the line that a list hangs on ("The area now accounts for:")
    heading: str = ""
    previous: str = ""  # the sentence before it in the same paragraph


@record
class Clause:
    """One part of a statement, read: its words in order, its figures and times, and what its grammar says."""

    text: str
    start: int
    end: int
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    subject: int  # how many of `words` stand before the verb; 0: no verb found
    negative: bool
    direction: int
    stage: str
    context: tuple[str, ...] = ()  # keys that the clause leans on: lead-in, heading, title
    pronoun: bool = False  # its subject stands for something named before
    carried: tuple[Word, ...] = ()  # the subject it takes over from an earlier clause or sentence
    around: tuple[Period, ...] = ()  # times that its title or heading gives
    denied: tuple[int, ...] = ()  # where the words start that a negation covers


# ---- places -------------------------------------------------------------------------------------------------------


def line_starts(text: str) -> list[int]:
    """Offsets at which the lines of ``text`` start."""
    out, at = [0], 0
    while at < len(text):
        c = text[at]
        at += 1
        if c == "\n" or (c == "\r" and text[at : at + 1] != "\n"):
            out.append(at)
    return out


def place(starts: Sequence[int], offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


# ---- markup -------------------------------------------------------------------------------------------------------


@cache
def _markup() -> tuple[tuple[re.Pattern[str], int], ...]:
    """Patterns of inline markup; all that group 1 does not hold is masked."""
    return (
        (re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,600}\)"), 0),
        (re.compile(r"\[\^[^\]\n]{1,40}\]:?"), 0),
        (re.compile(r"\[([^\[\]\n]{1,400})\]\([^()\n]{0,600}\)"), 1),
        (re.compile(r"\[([^\[\]\n]{1,400})\]\[[^\[\]\n]{0,60}\]"), 1),
        (re.compile(r"</?[A-Za-z][^<>\n]{0,300}>"), 0),
        (re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])([^*\n]{1,400})(?<=[^\s*])\*{1,3}(?![\w*])"), 1),
        (re.compile(r"(?<![\w_])_{1,3}(?=[^\s_])([^_\n]{1,400})(?<=[^\s_])_{1,3}(?![\w_])"), 1),
        (re.compile(r"~~([^~\n]{1,400})~~"), 1),
        (re.compile(r"`([^`\n]{1,300})`"), 1),
    )


def mask_markup(text: str) -> str:
    """``text`` with Markdown's inline markup, comments, front matter and code blocks replaced by spaces of the same length."""
    blank = re.compile(r"[^\n]")
    front = re.match(r"---\n[\s\S]{0,8000}?\n---\n", text)
    if front:
        text = blank.sub(" ", front.group()) + text[front.end() :]
    if "```" in text or "~~~" in text:
        text = re.sub(r"(?m)^ {0,3}(```|~~~)[^\n]*\n(?:(?! {0,3}\1)[^\n]*\n)*(?: {0,3}\1[^\n]*)?", lambda m: blank.sub(" ", m.group()), text)
    if "<!--" in text:
        text = _mask_comments(text)
    for pattern, group in _markup():
        if pattern.search(text) is None:
            continue

        def mask(m: re.Match[str], group: int = group) -> str:
            whole = m.group()
            if not group:
                return blank.sub(" ", whole)
            left, right = m.start(group) - m.start(), m.end() - m.end(group)
            return " " * left + m.group(group) + " " * right

        text = pattern.sub(mask, text)
    return text


COMMENT = 4000  # characters of a comment at most; what is longer was left open by mistake


def _mask_comments(text: str) -> str:
    """``text`` with HTML comments replaced by spaces; each end is looked for once."""
    blank = re.compile(r"[^\n]")
    pieces: list[str] = []
    done = end = 0
    at = text.find("<!--")
    while at >= 0:
        if end < at + 4:
            end = text.find("-->", at + 4)
        if end < 0:
            break
        if end - at - 4 <= COMMENT:
            pieces += (text[done:at], blank.sub(" ", text[at : end + 3]))
            done = end + 3
        at = text.find("<!--", max(done, at + 4))
    return "".join((*pieces, text[done:]))


# ---- blocks and sentences -----------------------------------------------------------------------------------------

BULLET = re.compile(r"[ \t]*(?:>[ \t]*)*(?:[-*+•‣·–—◇]+|\(?\d{1,2}[.)、]|[a-z][.)])[ \t]+")
HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+")
RULE = re.compile(r"(?:[ \t]*[-=*_]{3,}[ \t]*|(?=[ \t:|-][ \t:-]*\|)[ \t:|-]+)$")
TERMINAL = tuple(".!?。！？…:：;；\"”'’)")
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st sr jr no vs etc inc ltd co corp gen col lt sgt rev hon gov sen rep dept est approx fig vol ed eds al ca cf
    jan feb mar apr jun jul aug sep sept oct nov dec mt ft u.s u.k u.n e.g i.e a.m p.m d.c ph.d""".split()
)
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
    return plain.endswith((":", "：")) is False and not any(words.key(t) in _FINITE or t.lower() in _FINITE for t in tokens) and not re.search(r"\d ?%", plain)


_FINITE = frozenset("is are was were has have had will would can could shall may does did do said says".split())


def split_statements(text: str, markdown: bool = False) -> list[Statement]:
    """All statements of a document in order; bullets know their lead-in line, sentences the one before."""
    masked = mask_markup(text) if markdown else text
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
        if hash_mark:
            flush()
            heading, lead = line[hash_mark.end() :].strip(" #")[:LONGEST], ""
            s, e = a + hash_mark.end(), a + len(line.rstrip(" #\t"))
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


# ---- clauses ------------------------------------------------------------------------------------------------------

CONTENT = ("word", "name", "concept", "term", "light")
AUXILIARY = frozenset(
    """is are was were be been has have had will would can could shall should may might must does did do 's 're 've
    isn aren wasn weren hasn haven hadn wouldn couldn shouldn doesn didn don""".split()
)
RELATIVES = frozenset(("which", "who", "whose", "where"))
PRONOUNS = frozenset("it they he she this these that those its their his her there who which".split())
_SPLIT = re.compile(
    r"[;；，]\s*|,\s+(?:(?:and|but|while|whereas|although|though|yet|whilst)\b\s*)?"
    r"|(?<!\s)\s+(?:(?:and|but|while|whereas|although|though)|[–—-]+)\s+|、|\s\(|\)\s*",
    re.I,
)


@lru_cache(maxsize=65536)
def is_verb(word: str) -> bool:
    """Whether a word, as written, may be a finite verb: an auxiliary, a past form, or a third person that WordNet knows as a verb."""
    low = word.lower()
    if low in AUXILIARY:
        return True
    lemma = words.key(low)
    if lemma == low or not low.isalpha():
        return False
    if low in words._IRREGULAR:
        return low not in ("lives", "feet", "men", "women", "children", "people", "further", "given", "known", "found", "left")
    if low.endswith("s"):
        from yrdcheck import thesaurus

        return thesaurus.is_verb(lemma) and not thesaurus.is_noun(lemma)
    return low.endswith("ed")


def read_words(text: str, start: int, end: int, lexicon: Lexicon, taken: Sequence[tuple[int, int, str]]) -> list[Word]:
    """The words of ``text[start:end]``; those of a Chinese text are the words of its English `chinese.gloss`, with their places there."""
    if words.is_chinese(text[start:end]):
        from yrdcheck import chinese

        text = chinese.gloss(text[start:end], lexicon).text
        start, end = 0, len(text)
    return _read_words(text, start, end, lexicon, taken)


def _read_words(text: str, start: int, end: int, lexicon: Lexicon, taken: Sequence[tuple[int, int, str]]) -> list[Word]:
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
            if low in words.STOP or keys[i] in words.STOP:
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


def read_clauses(
    text: str,
    start: int,
    end: int,
    lexicon: Lexicon,
    reference: str | None = None,
    context: Sequence[str] = (),
    split: bool = True,
    antecedent: Sequence[Word] = (),
    since: Period | None = None,
) -> list[Clause]:
    """The clauses of the statement ``text[start:end]``.

    A clause without a subject of its own takes over that of the clause before; a pronoun takes over ``antecedent``, the subject of
    the sentence before; what was "a year later" is told by the time before it, ``since`` for one of the sentences before. Clauses of a
    Chinese statement are those of its English `chinese.gloss`, with their places there.
    """
    preface = re.match(words.PREFACE, text[start:end], re.I) if text[start : start + 2].lower() == "it" else None
    if preface:
        start += preface.end()
    aside = words.NOT_THIS.search(text[start:end])
    if aside and aside.start() > 20:
        end = start + aside.start()
    sentence = text[start:end]
    if words.is_chinese(sentence):
        from yrdcheck import chinese

        said = chinese.gloss(sentence, lexicon, reference, since)
        text, start, end, figures, times = said.text, 0, len(said.text), said.quantities, said.periods
    else:
        figures, times = quantities.read_mentions(sentence, reference)
        figures, times = _with_clocks(sentence, figures), follow(sentence, times, since)
    figures = tuple(_shift(_counted(q), start) for q in figures)
    times = tuple(replace(p, start=p.start + start, end=p.end + start) for p in times)
    taken = sorted([(a, b, "figure") for q in figures for a, b in _figure_spans(q)] + [(p.start, p.end, "time") for p in times])
    all_words = _read_words(text, start, end, lexicon, taken)
    all_words = _hedges(_names_with_numbers(all_words, figures), figures)
    all_words = [replace(w, kind="stop") if i and w.kind in CONTENT and _no_longer(all_words, i - 1) else w for i, w in enumerate(all_words)]
    all_words = _phrases_of_now(all_words)
    names = [(w.start, w.end) for w in all_words if w.kind in ("concept", "name", "term")]
    figures = tuple(q for q in figures if not any(a <= q.start and q.end <= b for a, b in names) and not _stands_for(q, all_words))
    times = tuple(p for p in times if not any(a <= p.start and p.end <= b for a, b in names))
    bounds = _bounds(text, start, end, all_words, figures) if split else [(start, end)]
    if split and len(figures) > FIGURES:
        bounds = _portions(bounds, figures)
    out: list[Clause] = []
    carried: tuple[Word, ...] = tuple(antecedent)
    times = tuple(_until(p, text[start : p.start], reference) for p in times)
    ends = {q.end + 1 for q in figures}
    leading = _leading(all_words, [p for p in times if p.start not in ends or p.kind not in _OPEN_ENDED])  # "30 crowns until 2020" is that figure's
    for a, b in bounds:
        inside = [w for w in all_words if a <= w.start and w.end <= b and w.kind != "punct"]
        if not inside:
            continue
        verb = next((k for k, w in enumerate(inside) if w.kind in ("stop", "word", "light", "term") and is_verb(w.text)), -1)
        when = tuple(p for p in times if a <= p.start and p.end <= b)
        if not when and inside[0].text.lower() == "when" and (named := next((p for p in times if p.end <= a and not text[p.end : a].strip(" ,")), None)):
            when = (point(named),)  # "until 1960, when it declared independence"
        if leading is not None and len(bounds) > 1 and all(text[a : p.start].endswith("from ") and p.text[:1] in "上去同" for p in when):
            when = (leading, *when)  # 去年…, 比上年增长24%
        first = inside[0].text.lower()
        stands = first in PRONOUNS
        if first in RELATIVES and out:
            carried = _last_phrase(out[-1]) or carried
        subject = [w for w in inside[: max(verb, 0)] if w.kind in CONTENT]
        leans = stands or (not subject and (bool(out) or verb == 0)) or (first in ("whose", "where") and bool(out))
        here = tuple(bind(q, inside, text) for q in figures if a <= q.start and q.end <= b)
        if verb < 0 and here and out and out[-1].quantities:
            carried = _rest(out[-1])  # "destroyed four churches and 37 houses"
        out.append(
            Clause(
                text=text[a:b],
                start=a,
                end=b,
                words=tuple(inside),
                quantities=here,
                periods=when,
                subject=max(verb, 0),
                negative=_negative(inside),
                direction=_direction(inside),
                stage=words.stage(text[a:b]),
                context=tuple(dict.fromkeys(context)),
                pronoun=leans,
                carried=tuple(replace(w, start=a, end=a) for w in (_possessor(carried) if first in _POSSESSIVES else carried)) if leans else (),
                denied=_denied(inside, text),
            )
        )
        if subject and not stands:
            carried = tuple(subject)
        elif verb < 0 and not out:
            carried = _first_phrase(inside)
    return [_dated(c, out[:i]) for i, c in enumerate(out)] if len(out) > 1 else out


FIGURES = 12  # of a clause: what lists more is read portion by portion, since each figure is set against the whole clause


def _portions(bounds: list[tuple[int, int]], figures: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Clauses cut before every twelfth figure."""
    out = []
    starts = [q.start for q in figures]
    for a, b in bounds:
        inside = starts[bisect_left(starts, a) : bisect_left(starts, b)]
        cuts = [a, *inside[FIGURES::FIGURES], b]
        out += list(zip(cuts, cuts[1:], strict=False))  # noqa: RUF007
    return out


_POSSESSIVES = frozenset(("its", "their", "his", "her"))


def _possessor(subject: tuple[Word, ...]) -> tuple[Word, ...]:
    """Whom "its" stands for after "the trust's chairman": the trust; a subject without a possessive is meant whole."""
    last = max((n for n, w in enumerate(subject) if w.text.lower().endswith(("'s", "’s", "s'", "s’"))), default=-1)
    return subject[: last + 1] or subject


def _dated(clause: Clause, before: Sequence[Clause]) -> Clause:
    """ "… in 2002 and was finished three years later": the year that the distance gives, counted from the year named before."""
    if clause.periods:
        return clause
    named = next((p for c in reversed(before) for p in reversed(c.periods) if p.first and p.last and p.first[:4] == p.last[:4]), None)
    if named is None or named.first is None:
        return clause
    for q in clause.quantities:
        after = next((w.text.lower() for w in clause.words if w.start >= q.end), "")
        if q.unit == "year" and q.value is not None and q.value % 1 == 0 and after in ("later", "afterwards", "after", "on", "earlier", "before"):
            year = int(named.first[:4]) + int(q.value) * (-1 if after in ("earlier", "before") else 1)
            rest = tuple(x for x in clause.quantities if x is not q)
            words_left = tuple(w for w in clause.words if not (w.text.lower() == after and w.start >= q.end))
            time = Period(q.start, q.end, f"{year}-01-01", f"{year}-12-31", "year", f"{q.text} {after}")
            return replace(clause, quantities=rest, periods=(time,), words=words_left)
    return clause


def _names_with_numbers(row: list[Word], figures: Sequence[Quantity]) -> list[Word]:
    """Bare numbers that belong to a name ("the High Five", "US 75", "Level V") become names.

    A number word with a capital after a capital, or digits right after a capitalised word with no noun to count behind them.
    """
    bare = {q.start: q for q in figures if q.unit == "1" and q.kind == "cardinal" and not q.hedge}
    ranks = {q.start for q in figures if q.kind == "ordinal"}
    out: list[Word] = []
    for i, w in enumerate(row):
        q = bare.get(w.start)
        before = out[-1] if out else None
        if i and w.start in ranks and w.kind == "figure" and w.text[0].isupper() and row[i + 1 : i + 2] and row[i + 1].text[:1].isupper():
            out.append(replace(w, kind="name", key=words.key(w.text)))  # "The Ninth Ferryman", "the Second Division"
            continue
        if q is not None and w.kind == "figure" and q.end <= w.end and before is not None and before.kind == "name" and w.start - before.end == 1:
            after = row[i + 1] if i + 1 < len(row) else None
            counts = after is not None and after.kind in CONTENT and not _may_be_verb(after) and after.start - w.end == 1 and not after.text[:1].isupper()
            if w.text[0].isupper() or (w.text.isdigit() and not counts):
                out.append(replace(w, kind="name", key=words.key(w.text)))
                continue
        if q is not None and w.kind == "figure" and q.end <= w.end and w.text[0].isupper() and before is not None and before.text[:1].isupper() and before.end < w.start <= before.end + 1 and i > 1:
            out[-1] = replace(before, kind="name")
            out.append(replace(w, kind="name", key=words.key(w.text)))
            continue
        out.append(w)
    return out


def _with_clocks(sentence: str, figures: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The figures of a sentence with its times of day, sorted by place: the ten of "ten to seven" is no figure of its own."""
    if not _CLOCKS.search(sentence):
        return figures
    from yrdcheck.quantities.clocks import read_clocks

    clocks = read_clocks(sentence)
    others = (q for q in figures if not any(c.start <= q.start < c.end for c in clocks))
    return tuple(sorted((*others, *clocks), key=lambda q: q.start))


_CLOCKS = re.compile(r"noon|mid(?:day|night)|(?:night|morning|evening)\b|\d ?[ap]\.? ?m\b|\d:\d\d")  # what may hold a time of day
_OF_NOW = tuple(
    tuple(phrase.split())
    for phrase in ("at present", "at the moment", "at this moment", "for the moment", "for the time being", "to this day", "as of now", "as things stand", "as a whole", "on the whole", "all told")
)


def _phrases_of_now(row: list[Word]) -> list[Word]:
    """Phrases that say "now" or "in all" say nothing of their own: a source in the present need not say "at present"."""
    low = [w.text.lower() for w in row]
    for phrase in _OF_NOW:
        at = low.index(phrase[0]) if phrase[0] in low and phrase[-1] in low else len(low)
        for i in range(at, len(low) - len(phrase) + 1):
            if tuple(low[i : i + len(phrase)]) == phrase:
                row[i : i + len(phrase)] = [replace(w, kind="stop") for w in row[i : i + len(phrase)]]
    return row


_HEDGE_WORDS = frozenset(
    """fewer less more lower higher greater larger longer shorter better barely hardly scarcely merely mere close short shy well excess upwards upward
    exactly precisely fully roughly about around some nearly almost over under above below just only another further good staggering""".split()
)
_HEDGE_JOINTS = frozenset("than to of in the a an at as".split())


def _hedges(row: list[Word], figures: Sequence[Quantity]) -> list[Word]:
    """Words that only bound or stress the figure after them ("fewer than", "barely") say nothing of their own."""
    starts = {q.start for q in figures if q.kind != "ordinal"}
    for i, w in enumerate(row):
        if w.start in starts:
            j = i - 1
            while j >= 0 and row[j].text.lower() in _HEDGE_JOINTS:
                j -= 1
            if j >= 0 and row[j].text.lower() in _HEDGE_WORDS and row[j].kind in ("word", "light"):
                row[j] = replace(row[j], kind="stop")
    return row


def _figure_spans(q: Quantity) -> list[tuple[int, int]]:
    """Where a figure's own words stand: all of it but what it counts ("nine container ships out of ten")."""
    if q.whole is None or not q.start < q.whole[0] < q.whole[1] < q.end:
        return [(q.start, q.end)]
    return [(q.start, q.whole[0]), (q.whole[1], q.end)]


def _until(p: Period, before: str, reference: str | None) -> Period:
    """ "Will not open until the spring of 2027" says when it opens."""
    if not p.text.lower().startswith("until ") or not re.search(r"\b(?:not|never|n[o']t|won't|cannot)\b|n[’']t\b", before[-80:], re.I):
        return p
    return point(p, reference)


_COUNTED = re.compile(r"([\w.,]+) \w+-\w+$")


def _counted(q: Quantity) -> Quantity:
    """ "9 trillion-yuan cities" counts cities: a magnitude and unit with a hyphen are an adjective of what is counted."""
    m = _COUNTED.match(q.text) if q.dimension == "money" else None
    if m is None:
        return q
    found, _ = quantities.read_mentions(m[1])
    return replace(found[0], start=q.start, end=q.start + len(m[1])) if len(found) == 1 and found[0].unit == "1" else q


def _stands_for(q: Quantity, row: Sequence[Word]) -> bool:
    """Whether a small number word is a pronoun: "the two are …", "of the three"."""
    if q.unit != "1" or q.kind != "cardinal" or not q.text.isalpha() or (q.value or 99) > 12:
        return False
    at = next((i for i, w in enumerate(row) if w.start == q.start), -1)
    following = row[at + 1].text.lower() if at >= 0 and at + 1 < len(row) else ""
    if q.text.lower() == "one" and (
        following in ("and", "of", "another", "by", "day", "that", "who", "which", "or", "such", "can", "may", "must") or any(w.text.lower() in ("other", "another") for w in row[at + 1 :])
    ):
        return True  # "one and the same", "one of the largest", "from one end to the other"
    if q.text.lower() == "one" and at > 1 and row[at - 1].kind in ("word", "light") and row[at - 2].text.lower() in ("a", "an", "the", "another", "each", "this", "that"):
        return True  # "a supporting one"
    if at < 1 or row[at - 1].text.lower() not in ("the", "these", "those", "all", "both"):
        return False
    return at + 1 == len(row) or row[at + 1].kind in ("stop", "punct")


def _may_be_verb(w: Word) -> bool:
    from yrdcheck import thesaurus

    return is_verb(w.text) or (w.kind != "name" and thesaurus.is_verb(w.key) and not (w.text.endswith("s") and not thesaurus.is_verb(w.key)))


_OPEN_ENDED = frozenset(("until", "since", "by", "before", "after"))


def _leading(row: Sequence[Word], times: Sequence[Period]) -> Period | None:
    """The time that opens a statement ("In 2018, …") and holds for all its parts."""
    verb = next((w.start for w in row if w.kind in ("stop", "word", "light", "term") and is_verb(w.text)), -1)
    return next((p for p in times if p.end <= verb), None)


def _first_phrase(row: Sequence[Word]) -> tuple[Word, ...]:
    """The noun phrase a clause without a verb opens with."""
    first = next((i for i, w in enumerate(row) if w.kind in CONTENT), len(row))
    last = first
    while last < len(row) and row[last].kind in CONTENT and (last == first or row[last].start - row[last - 1].end <= 1):
        last += 1
    return tuple(row[first:last])


_COMPARATIVE = frozenset("over under above below more less fewer higher lower greater larger smaller bigger longer shorter faster slower warmer cooler".split())


def _direction(row: Sequence[Word]) -> int:
    """1 where a clause speaks of a rise, -1 of a fall; "more than 170" bounds a figure, and "up" alone is a preposition."""
    found = []
    for i, w in enumerate(row):
        if w.kind not in ("word", "light", "stop"):
            continue
        low = w.text.lower()
        after = row[i + 1] if i + 1 < len(row) else None
        if low in ("up", "down"):
            before = row[i - 1].key if i else ""
            if not (after is not None and (after.kind == "figure" or after.text.lower() in ("by", "from"))) and before not in ("go", "be", "move", "is", "are", "was", "were"):
                continue
        elif low in _COMPARATIVE and after is not None and (
            after.kind == "figure" or (after.text.lower() == "than" and i + 2 < len(row) and row[i + 2].kind == "figure")
        ):
            continue
        found.append(w.key)
    return words.direction(found)


_ADVERBS = frozenset("regardless together compared according along because instead including such worldwide nationwide each apiece alone so far thanks due".split())
_DIMENSIONS = frozenset("length height width depth breadth diameter size area weight thickness long high wide deep".split())
_EXTENT = frozenset("long wide high tall deep thick old away apart late early ahead behind".split())


def bind(q: Quantity, row: Sequence[Word], text: str) -> Quantity:
    """Say what a figure counts or measures, of what it is a share, and whether it is an amount of change.

    What follows decides ("46,441 sets of instruments", "24% of China's GDP", "the 163-kilometre railway"), else a measure with an
    adjective takes the noun before it ("a quay 950 metres long").
    """
    at = next((i for i, w in enumerate(row) if w.start >= q.start), len(row))
    after = next((i for i, w in enumerate(row) if w.start >= q.end), len(row))
    before = list(row[max(0, at - 4) : at])
    thing, whole = q.thing, q.whole
    following = row[after].text.lower() if after < len(row) else ""
    part = q.unit == "percent" and (whole is not None or following == "of") and not any(w.text.lower() == "by" for w in before)
    then = [] if after < len(row) and re.search("[,;:]", text[q.end : row[after].start]) else row[after : after + 2]  # "1.3 billion, up 24%"
    stature = q.dimension == "length" and following in STATURE  # "rises 40 yards above the street"
    change = q.change or (0 if part or stature else _change(before, then))  # "felled half of the trees" tells a share
    if thing is None and whole is None and after < len(row):
        nxt = row[after]
        joined = not re.search(r"[,;:.()]", text[q.end : nxt.start])
        if joined and nxt.text.lower() == "of":
            span = _phrase(row, after + 1, text)
            if q.dimension in ("percent", "ratio"):
                whole = span
            else:
                thing = span
        elif joined and nxt.kind in CONTENT and nxt.key not in _EXTENT and not is_verb(nxt.text) and not change:
            thing = _phrase(row, after, text)
    measured = after + 1 < len(row) and row[after].text.lower() == "in" and row[after + 1].key in _DIMENSIONS
    if measured:
        thing = None  # "a quay one kilometre in length"
    if thing is None and whole is None and after < len(row) and (row[after].key in _EXTENT or measured):
        end = at
        while end and row[end - 1].kind not in CONTENT:
            end -= 1
        first = end
        while first and row[first - 1].kind in CONTENT and not is_verb(row[first - 1].text):
            first -= 1
        if first < end and at == end:
            thing = (row[first].start, row[end - 1].end)
    return replace(q, thing=thing, whole=whole, change=change)


def _phrase(row: Sequence[Word], at: int, text: str) -> tuple[int, int] | None:
    """The noun phrase that starts at a word: up to a verb, another preposition than "of", a figure or a mark."""
    first = last = None
    for i in range(at, min(len(row), at + 10)):
        w = row[i]
        low = w.text.lower()
        if last is not None and re.search(r"[,;:.()]", text[last.end : w.start]):
            break
        if w.kind in ("figure", "time") or (w.kind == "stop" and low not in ("of", "the", "a", "an", "its", "their", "all", "other", "this", "our", "own", "any")):
            break
        if first is not None and (low in _ADVERBS or (low.endswith("ly") and w.kind == "word" and not w.text[0].isupper())):
            break
        if w.kind in ("word", "light") and is_verb(w.text) and first is not None and not low.endswith("ing"):
            break
        if w.kind in CONTENT:
            first, last = first or w, w
    return (first.start, last.end) if first is not None and last is not None else None


_PADDING = frozenset("of by about around some nearly almost over than a an the at least most just under roughly approximately more less fewer up down further another".split())


def _change(before: Sequence[Word], after: Sequence[Word]) -> int:
    """1 or -1 where a figure is the amount of a rise or fall, 0 where it is a level."""
    by = False
    for i in range(len(before) - 1, -1, -1):
        w = before[i]
        low = w.text.lower()
        if low in ("up", "down") and not (i and before[i - 1].key in ("take", "make", "set", "build", "add")):
            return 1 if low == "up" else -1
        if low == "at" and (i + 1 == len(before) or before[i + 1].text.lower() not in ("least", "most")):
            return 0  # "rises at 1,870 metres above the sea"
        if low in _PADDING:
            by = by or low == "by"
            continue
        sign = (w.key in words.UP) - (w.key in words.DOWN)
        if sign and i + 1 < len(before) and before[i + 1].text.lower() == "than":
            return 0  # "higher than 60" is a bound
        if sign and low not in ("above", "below", "exceed", "exceeding", "exceeds", "exceeded"):
            return sign
        if not by:
            break
        if w.kind == "figure" or w.kind == "stop":
            break
    if by:
        return words.direction(w.key for w in before if w.text.lower() not in _PADDING)
    if after:
        low = after[0].text.lower()
        than = len(after) > 1 and after[1].text.lower() == "than"
        sign = (after[0].key in words.UP) - (after[0].key in words.DOWN)
        if sign and low not in ("up", "down", "above", "below", "double", "long", "short"):
            return sign
        if than and low.endswith("er"):
            return 1
    return 0


def _rest(clause: Clause) -> tuple[Word, ...]:
    """What a clause says besides its figures and what they count."""
    spans = [span for q in clause.quantities for span in (q.thing, q.whole) if span]
    return tuple(
        w for w in (*clause.carried, *clause.words) if w.kind in CONTENT and not any(a <= w.start and w.end <= b for a, b in spans)
    )


def are_listed(clause: Clause, a: Word, b: Word) -> bool:
    """Whether two words stand side by side in a list: "Ostby, Merrow", not "the delta's railways"."""
    first, second = (a, b) if a.start < b.start else (b, a)
    return clause.text[first.end - clause.start : second.start - clause.start].strip().lower() in _BETWEEN_LISTED


_BETWEEN_LISTED = frozenset({",", "and", "or", "&", ", and", ", or", "、", "和", "与", "或", "及"})


def _last_phrase(clause: Clause) -> tuple[Word, ...]:
    """The noun phrase a clause ends with, which "which" and "who" stand for; after a figure, what the clause is about."""
    row = clause.words
    first = next((i for i in range(len(row), 0, -1) if row[i - 1].kind != "figure"), 0)
    if first < len(row) and (not first or row[first - 1].text.lower() != "of"):
        return subject_of(clause)
    at = len(row)
    while at and row[at - 1].kind not in CONTENT:
        at -= 1
    end = at
    while at and row[at - 1].kind in CONTENT and end - at < 5 and not (row[at - 1].kind in ("word", "light") and is_verb(row[at - 1].text)):
        at -= 1
    if at and end - at > 1 and row[at - 1].text.lower() == "to" and row[at].kind in ("word", "light"):
        at += 1  # "joined forces to make Wren, which …"
    return row[at:end]


def phrases(row: Sequence[Word]) -> list[tuple[str, int, int]]:
    """Lemmas of several words that the thesaurus knows ("take shape", "claim the lives of"): each with its first word and how many it takes."""
    from yrdcheck import thesaurus

    kept = [(i, w) for i, w in enumerate(row) if w.kind != "figure"]  # "claimed 64 lives"
    low = [w.text.lower() for _, w in kept]
    out = []
    for n, (i, w) in enumerate(kept):
        if w.kind in ("word", "light"):
            phrase, size = thesaurus.phrase_at(low, n)
            if size > 1:
                out.append((phrase, i, kept[n + size - 1][0] - i + 1))
    return out


def subject_of(clause: Clause) -> tuple[Word, ...]:
    """The content words of a clause's subject, taken over where it has none of its own."""
    own = tuple(w for w in clause.words[: clause.subject] if w.kind in CONTENT)
    return clause.carried if clause.pronoun and clause.carried else own


_SCOPE_ENDS = frozenset("but which who whom whose that because if when while whereas although though unless until before after since so yet".split())


_SPEECH_ENDS = re.compile(r"[,.!?…][\"”」]")


def _denied(inside: Sequence[Word], text: str) -> tuple[int, ...]:
    """Where the words start that a negation covers: what follows "not" up to the next subordinate clause or the end of what is quoted, the noun phrase after "no" or "without"."""
    out: list[int] = []
    for i, w in enumerate(inside):
        low = w.text.lower().replace("’", "'")
        aside = _set_aside(inside, i)
        but_not = low == "not" and i > 0 and inside[i - 1].text.lower() == "but" and i + 1 < len(inside) and inside[i + 1].text.lower() != "only"
        if not aside and not but_not and not _negates(inside, i):
            continue
        within = _subordinate(inside, i)
        ends = ",;:" if aside or within else ";:"
        noun_only = aside or but_not or (not _no_longer(inside, i) and low in ("no", "without", "neither", "nor", "lack", "lacked", "lacks"))
        begun = False
        for before, x in pairwise(inside[i:]):
            if _SPEECH_ENDS.search(text, before.end, x.start):
                break  # “not quieter ones,” said the director
            if begun and any(c in ends for c in text[before.end : x.start]):
                break  # "cannot take much more: together they handle …"
            if x.kind == "stop" and (x.text.lower() in _SCOPE_ENDS or (within and begun and x.text.lower() in AUXILIARY) or (noun_only and begun and x.text.lower() in _PREPOSITIONS and x.text.lower() != "of")):
                break
            if noun_only and begun and x.kind in ("word", "light") and is_verb(x.text):
                break
            if x.kind in CONTENT or x.kind in ("figure", "time"):
                begun = True
                out.append(x.start)
        if low in ("no", "none", "nobody", "nothing", "neither") and not any(x.kind in CONTENT for x in inside[:i]):
            verb = next((k for k, x in enumerate(inside) if k > i and is_verb(x.text)), len(inside))
            for x in inside[verb:]:  # "no source says so" denies the saying
                if x.kind == "stop" and x.text.lower() in _SCOPE_ENDS:
                    break
                out += [x.start] if x.kind in CONTENT else []
    return tuple(sorted(set(out)))


def _no_longer(row: Sequence[Word], i: int) -> bool:
    """Whether "no longer" says that something has ended, rather than bounding a figure."""
    rest = [w.text.lower() for w in row[i + 1 : i + 3]]
    return row[i].text.lower() == "no" and rest[:1] == ["longer"] and rest[1:] != ["than"]


_PREPOSITIONS = frozenset("of in on at by for with from into during over under about between among across against along near to after before".split())


def _negates(inside: Sequence[Word], i: int) -> bool:
    """Whether a word denies what follows it, rather than bounding a figure or standing in a name."""
    w = inside[i]
    low = w.text.lower().replace("’", "'")
    following = inside[i + 1].text.lower() if i + 1 < len(inside) else ""
    if following == "out" and ((w.key == "leave" and [x.text.lower() for x in inside[i + 2 : i + 3]] == ["of"]) or (w.key == "rule" and not any(x.text.lower() in AUXILIARY for x in inside[max(0, i - 2) : i]))):
        return True  # "Ardal is left out of the plan", "the ministry rules out a ban"
    if low not in words.NEGATORS and not low.endswith("n't"):
        return False
    if i and w.text[0].isupper() and not w.text.isupper():
        return False  # part of a title
    before = inside[i - 1].text.lower() if i else ""
    if low in ("decline", "declined", "declines") and following != "to":
        return False
    if _bounds_figure(inside, i) or _set_aside(inside, i) or before == "or":
        return False  # "not quite half", "dockers, not containers, …", "little or no"
    if low == "no" and before in ("at", "in", "with", "by", "of", "for", "on", "from", "to"):
        return False  # "at no cost" denies nothing else
    if _no_longer(inside, i):
        return True
    if low == "not" and following == "to" and before in (*_BE, "has", "have", "had"):
        return True  # "is not to be built"
    if low in ("no", "not") and following in ("only", "to", "before", "until", "since"):
        return False
    if low == "not" and following in ("far", "long") and i + 2 < len(inside) and inside[i + 2].text.lower() in ("away", "from", "off", "after", "ago", "before"):
        return False  # "not far away" says where
    if outranks(inside, i) or (low == "not" and any(x.text.lower() in _MERELY for x in inside[i + 1 :])):
        return False  # "not by one party alone"
    if low in ("no", "not") and following in ("more", "less", "fewer", "later", "longer"):
        rest = inside[i + 2 : i + 4]
        return low == "not" and before in _BE and not any(x.kind in ("figure", "time") for x in rest) and len(rest) > 1
    if low in ("no", "not") and i + 2 < len(inside) and inside[i + 2].text.lower() == "than":
        return False  # "no higher than 60" bounds a figure
    if low == "not" and before == "but":
        return False  # "shares its name but not its owners" denies no more than the owners
    if low in ("barely", "hardly", "scarcely") and i + 1 < len(inside) and inside[i + 1].kind == "figure":
        return False
    # "will not open until 2027" says that it opens in 2027
    return not any(x.text.lower() == "until" or (x.kind == "time" and x.text.lower().startswith("until")) for x in inside[i + 1 : i + 5])


def _bounds_figure(row: Sequence[Word], i: int) -> bool:
    """Whether a negation belongs to what bounds a figure: "not quite half", "hardly more than 1,000", "not even one in ten"; but "not even one" denies."""
    j = i + 1
    while j < len(row) and row[j].text.lower() in _BOUNDING:
        j += 1
    if not i + 1 < j < len(row) or row[j].kind != "figure" or (row[i].text.lower() not in _HARDLY and row[i + 1].text.lower() not in _SOFT):
        return False
    lone = row[j].text.lower() in ("one", "1") and not (j + 1 < len(row) and row[j + 1].kind == "figure")
    return not lone


_HARDLY = frozenset(("hardly", "barely", "scarcely"))
_SOFT = frozenset(("quite", "even", "much", "far"))
_BOUNDING = frozenset("quite even more less fewer much many far than over under above below well nearly a an the".split())


def _set_aside(row: Sequence[Word], i: int) -> bool:
    """Whether "not" sets a noun phrase aside between commas, or at the end: "dockers, not containers, will travel" denies no travel."""
    if row[i].text.lower() != "not" or not i or (row[i].start - row[i - 1].end < COMMA and row[i - 1].text.lower() != "and"):
        return False
    phrase = list(row[i + 1 : i + 2])
    for w in row[i + 2 :]:
        if w.start - phrase[-1].end >= COMMA:
            break
        phrase.append(w)
    return bool(phrase) and (phrase[0].kind in CONTENT or phrase[0].text.lower() in words.DETERMINERS) and not any(is_verb(w.text) or w.kind == "figure" for w in phrase)


COMMA = 2  # signs between two words with a mark between them


def _subordinate(row: Sequence[Word], i: int) -> bool:
    """Whether a word stands in a clause that is part of another: "what the state does not pay", "where it is not wanted"."""
    for k in range(i - 1, -1, -1):
        if row[k + 1].start - row[k].end >= COMMA:
            return False
        if row[k].text.lower() in _SUBORDINATES:
            return True
    return False


_SUBORDINATES = frozenset("which who whom whose what when where while if because since although though unless whoever whatever wherever whenever".split())

_BE = frozenset(("is", "are", "was", "were", "be"))
_MERELY = frozenset(("alone", "merely", "solely", "just", "simply"))


def outranks(row: Sequence[Word], i: int) -> bool:
    """Whether a "no" says that something comes first: "no other club has won more often than …" denies nothing of the club."""
    low = [w.text.lower() for w in row[i:]]
    if low[0] not in ("no", "none", "nobody", "nothing") or row[i].end - row[0].start > FIRST or "than" not in low[2:]:
        return False
    than = low.index("than", 2)
    return than > 2 and any(w in _DEGREES or w.endswith("er") for w in low[max(1, than - 3) : than])


_DEGREES = frozenset(("more", "less", "better", "worse", "further", "farther"))
FIRST = 60  # signs that may stand before a "no" that opens a statement


def _negative(inside: Sequence[Word]) -> bool:
    return sum(_negates(inside, i) for i in range(len(inside))) % 2 == 1


def _shift(q: Quantity, by: int) -> Quantity:
    thing = (q.thing[0] + by, q.thing[1] + by) if q.thing else None
    whole = (q.whole[0] + by, q.whole[1] + by) if q.whole else None
    return replace(q, start=q.start + by, end=q.end + by, thing=thing, whole=whole)


_JOINED = re.compile(r"\b(?:and|but|while|whereas|although|though|yet)\s+$|[;；]\s*$", re.I)


def _bounds(text: str, start: int, end: int, all_words: Sequence[Word], figures: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Where a statement falls into parts that assert something of their own: each needs a verb or a figure, and two content words."""
    cuts: list[tuple[int, int]] = []
    closed: set[int] = set()  # where a parenthesis ends that an unfinished clause goes on behind
    protected = [(q.start, q.end) for q in figures] + [(w.start, w.end) for w in all_words if w.kind in ("concept", "term", "time")]
    for m in _SPLIT.finditer(text, start, end):
        if any(a < m.end() and m.start() < b for a, b in protected):
            continue
        cuts.append((m.start(), m.end()))
        if m.group()[0] == ")" and not _CONJUNCTION.match(text, m.end(), end):
            closed.add(m.end())
    parts: list[tuple[int, int]] = []
    at = start
    for a, b in [*cuts, (end, end)]:
        parts.append((at, a))
        at = b

    def weight(a: int, b: int) -> tuple[bool, bool, int]:
        inside = [w for w in all_words if a <= w.start and w.end <= b]
        verb = any(w.kind in ("stop", "word", "light", "term") and (is_verb(w.text) or _costs(inside, n)) for n, w in enumerate(inside))
        figure = any(a <= q.start and q.end <= b and q.kind != "ordinal" for q in figures)
        return verb, figure, sum(w.kind in CONTENT and w.kind != "light" for w in inside)

    def participial(a: int, b: int) -> bool:
        """Whether a part opens with a participle and no conjunction before it: "…, used to connect roads" says no more of its own."""
        first = next((w for w in all_words if a <= w.start and w.end <= b), None)
        joined = _JOINED.search(text, max(start, a - 8), a) is not None
        return first is not None and not joined and first.kind in ("word", "light") and first.text.lower().endswith(("ed", "ing", "en")) and first.text.lower() != first.key

    out: list[tuple[int, int]] = []
    merged = False
    for a, b in parts:
        if b <= a:
            continue
        verb, figure, content = weight(a, b)
        if not out:
            out.append((a, b))
            continue
        if a in closed and merged:
            out[-1] = (out[-1][0], b)
            continue
        pv, pf, pc = weight(*out[-1])
        own = (verb and content >= 1 and not participial(a, b)) or (figure and content >= 1 and pf)
        merged = not (own and pv and pc >= 1)
        if merged:
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return out


_CONJUNCTION = re.compile(r"(?:and|but|while|whereas|although|though|yet|which|who)\b", re.I)


def _costs(inside: Sequence[Word], n: int) -> bool:
    """Whether "cost", a noun as well, is a verb: what it costs follows."""
    if inside[n].text.lower() not in ("cost", "costs") or not n:
        return False
    rest = [w for w in inside[n + 1 : n + 4] if w.text.lower() not in _HEDGE_WORDS | _HEDGE_JOINTS and w.kind != "punct"]
    return bool(rest) and rest[0].kind == "figure" and inside[n - 1].kind in (*CONTENT, "figure", "time")


def figure_place(body: str, s: Statement, q: Quantity, taken: Container[int] = ()) -> tuple[int, int]:
    """Where a figure of a statement stands in the document; a Chinese statement's figures have their places in its English gloss.

    ``taken``: places of figures that are spoken for already, where one text stands twice.
    """
    if not words.is_chinese(body[s.start : s.end]):
        return q.start, q.end
    at = body.find(q.text, s.start, s.end)
    while at in taken and (again := body.find(q.text, at + 1, s.end)) >= 0:
        at = again
    return at, at + len(q.text)


def is_checkable(text: str, kind: str, clauses: Sequence[Clause]) -> bool:
    """Whether a statement asserts something that a source could confirm or deny: no question, greeting, instruction, opinion or bare heading."""
    plain = text.strip().strip("\"“”'‘’*_ ")
    if not plain or plain.endswith(("?", "？")) or (plain.endswith(("吗", "呢")) and len(plain) > 2):
        return False
    if words.is_chinese(plain):
        plain = " ".join(c.text for c in clauses).strip("“” ")
    if words.OPINION.search(plain) or words.OUTCRY.search(plain) or (words.WRITER.search(plain) and not re.search("[\"“”]", text)):
        return False
    content = [w for c in clauses for w in c.words if w.kind in CONTENT]
    figures = any(c.quantities or c.periods for c in clauses)
    tokens = re.findall(r"[A-Za-z']+", plain)
    verb = any(is_verb(w.text) for c in clauses for w in c.words if w.kind in ("stop", "word", "light"))
    first = tokens[0].lower() if tokens else ""
    finite = any(t.lower() in _FINITE for t in tokens[1:])
    if _orders(plain) or (_LABEL.match(plain) and not verb):
        return False
    if first in words.IMPERATIVES and not figures and not finite and words.key(first) == first:
        return False
    solid = [w for w in content if w.kind in ("name", "concept", "term")]
    praise = [w for w in content if (w.key in words.PRAISE or w.text.lower() in words.PRAISE) and not _quoted(text, w.text)]
    if praise and not figures and len(content) - len(praise) <= 4 + len(solid) and (not solid or len(praise) * 3 >= len(content) - len(solid)):
        return False
    if re.search(r"(?:^|[:–—] ?)(?:what|how|why|where|who)\b", plain, re.I) and not plain.endswith((".", "!")) and not figures:
        return False  # "Ecological Coordination: What Comes Next"
    cjk = any(words.is_cjk(c) for c in plain)
    title = not plain.endswith((".", "!"))
    if (not figures or (title and kind != "bullet" and len(tokens) < TITLE and _counts_only(clauses))) and not cjk and not verb and (kind == "heading" or title or len(content) < 3):
        return _has_present_verb(tokens)
    return bool(content) or figures


def _quoted(text: str, word: str) -> bool:
    """Whether a word stands in quotation marks: the praise of another, which a source may confirm."""
    return any(word in re.findall(r"[\w'’-]+", m[0]) for m in _IN_QUOTES.finditer(text))


_IN_QUOTES = re.compile("[\"“„«][^\"”“»]*[\"”“»]")


def _counts_only(clauses: Sequence[Clause]) -> bool:
    """Whether all figures are small number words or ranks, as titles have them: "Two wheels, one city", "Sweets first, needles second"."""
    return not any(c.periods for c in clauses) and all(
        q.kind == "ordinal" or (q.unit == "1" and q.text.isalpha() and (q.value or 0) <= DOZEN) for c in clauses for q in c.quantities
    )


TITLE = 6  # words that no title of this kind has
DOZEN = 12  # the largest number that is written as a word in it
_LABEL = re.compile(r"(?i)(?:chapter|part|section|figure|fig\.|table|appendix|annex|volume|act|scene|episode|lesson|step)\s+(?:\d+[a-z]?|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten)\s*[:.–—-]")


def _orders(text: str) -> bool:
    """Whether a sentence tells its reader to do something: it opens with a verb as the dictionary has it and that verb's object, and no finite verb follows."""
    from yrdcheck import thesaurus

    tokens = re.findall(r"[A-Za-z']+", re.split(r"[,;:]|\b(?:and|when|if|as|while|where|because|before|after|until|unless|so|that|for)\b", text)[0])
    if len(tokens) < 3 or tokens[0] != tokens[0].capitalize() or tokens[1].lower() not in _OBJECTS:
        return False
    if tokens[1].lower() == "with" and any(is_verb(t) for t in re.findall(r"[A-Za-z']+", text)[1:]):
        return False  # "Trade with Japan, however, fell"
    low = tokens[0].lower()
    if not thesaurus.is_verb(low) or words.key(low) != low:
        return False
    return not any(is_verb(t) or t in _FINITE or t in ("be", "must", "can", "might", "should") for t in tokens[1:])


_OBJECTS = frozenset("a an the your my our this that these those some any it them me us him her in on up out off down with".split())


_BEFORE_NOUNS = frozenset(
    """and or nor the a an of for in on to from with by at across over under between into its their his her our my your this that these those
    two three four five six seven eight nine ten first second third all some no many more few""".split()
)


def _has_present_verb(tokens: Sequence[str]) -> bool:
    """A headline in the present tense ("Court rejects suit") asserts: some word but the first is a third person of a known verb, and no more of a list."""
    from yrdcheck import thesaurus

    return any(
        t.endswith("s") and t.islower() and words.key(t) != t and thesaurus.is_verb(words.key(t)) and before.lower() not in _BEFORE_NOUNS
        for before, t in pairwise(tokens)
    )
