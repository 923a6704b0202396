"""What damaged a document on its way: repeats, cut-off ends, other articles at its end, scrambled words."""

from __future__ import annotations

import re

from yrdcheck.model import TYPE_CHECKING, Finding
from yrdcheck.spam.english import is_english, unscramble
from yrdcheck.spam.pages import LIST_MARK, line_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yrdcheck.spam.pages import Page

# ---- repeats ------------------------------------------------------------------------------------------------------

SELDOM = 33  # a line that stands more seldom than every so many lines is a phrase of the text
CODE_LIKE = re.compile(r"[`<>{}=\t]|\]\[")


def find_boilerplate(page: Page) -> Iterator[Finding]:
    """The same long line three times or more; its first occurrence stays."""
    seen: dict[str, list[tuple[int, int]]] = {}
    for start, end in page.lines:
        if end - start >= 14:
            seen.setdefault(page.text[start:end], []).append((start, end))
    for body, places in seen.items():
        if len(places) < 3 or body[0] == "|" or len(places) * SELDOM < len(page.lines) or " " not in body and body.isascii() or any(page.in_code(start) for start, _ in places):
            continue
        letters = sum(c.isalpha() for c in body)
        wide = sum(c >= "\u2e80" for c in body)
        if letters + wide * 2 < 40 or letters * 4 < len(body) * 3 or LIST_MARK.match(body) or CODE_LIKE.search(body) or body[-1] in ":：":
            continue
        if sum(_apart(page.text, start, end) for start, end in places) * 2 < len(places):
            continue  # a line of a paragraph that stands several times, as in forms and licences
        for start, end in places[1:]:
            yield Finding("boilerplate", start, end, body, (f"the same line stands {len(places)} times in the document",), 0.9)


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a line is a paragraph of its own."""
    before, after = text[max(0, start - 4) : start].rstrip(" \t"), text[end : end + 4].lstrip(" \t")
    return (before.replace("\r", "").endswith("\n\n") or start < 3) and (after.replace("\r", "").startswith("\n\n") or not after.strip())


# ---- cut-off ends -------------------------------------------------------------------------------------------------

SENTENCE_END = re.compile(r"[.!?…。！？:;：；][\"'”’)\]」』»）*_]*$|\.{3}$")
STOP = re.compile(r"[.!?…][\"'”’)\]»*_]*[ \t\u00a0]+(?=\S)|[。！？][」』”’）]*")
SHORT = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Prof|Inc|Ltd|Co|vs|e\.g|i\.e|U\.S|Jr|Sr|Gen|Gov|approx)|\b[A-Z])\.\s*$")
UNFINISHED = re.compile(
    r"\b(?:the|a|an|of|and|or|but|to|in|on|at|by|for|with|from|as|that|which|who|whose|her|his|its|their|our|my|your|this|these|those|is|are|was|were|be|been|has|have|had|will|would|may|might|can|could|"
    r"should|must|than|if|when|while|because|about|into|over|under|between|not|no|every|each|some|any|several|less|more|most|very|next|last|national|other|first|such|dari|yang|dan|di|untuk|của|và|cho|в|и|на|с|что|не|двадцать)$",
    re.I,
)
LEAST = 40  # characters (a wide one counts for two) of an unfinished sentence and of those before it


def _ends(page: Page, start: int, end: int) -> bool:
    return SENTENCE_END.search(page.text[start:end].rstrip()[-12:]) is not None


def _prose(page: Page, start: int, end: int) -> bool:
    """Whether a line is a paragraph, and no list item, row, heading or link."""
    line = page.text[start:end]
    return _length(line) >= 100 and not LIST_MARK.match(line) and line[0] not in "|<#"


def _length(text: str) -> int:
    return len(text) if text.isascii() else len(text) + sum(c >= "\u2e80" for c in text[:400])


def _last_sentence(page: Page, start: int, end: int) -> int:
    """Where the last sentence of a line begins."""
    at = start
    for m in STOP.finditer(page.text, start, end):
        if m.end() < end and not SHORT.search(page.text[max(start, m.start() - 7) : m.start() + 1]):
            at = m.end()
    return at


def find_truncated(page: Page) -> Iterator[Finding]:
    """The last paragraph ends in mid-sentence while what stands before it ends properly."""
    if not page.lines or page.in_code(page.lines[-1][0]):
        return
    last = page.lines[-1]
    end = last[1]
    body = page.text[last[0] : end]
    if LIST_MARK.match(body) or body[0] in "|<#" or not (body[-1].isalnum() or body[-1] in ",，、-–—(（") or _ends(page, last[0], end):
        return
    left = _last_sentence(page, last[0], end)
    rest = page.text[left:end]
    others = [(s, e) for s, e in page.lines if e <= last[0] and _prose(page, s, e)]
    proper = sum(_ends(page, s, e) for s, e in others)
    if proper * 5 < len(others) * 4:
        return
    score = 0.3 * min(len(others), 3)
    why = f"the last paragraph stops in mid-sentence; {proper} of {len(others)} others end properly" if others else "the last sentence stops in its middle"
    if left > last[0]:  # sentences before it on the same line end properly
        score += 0.3 * min(2, len(STOP.findall(page.text[last[0] : left])))
    elif not others or not _prose(page, *last):
        return
    unfinished = UNFINISHED.search(rest) is not None
    score += 0.5 * unfinished
    if _length(rest) < (LEAST if len(others) < 3 else 14) and not unfinished or not _sentence_like(page, left, end):
        return
    if score >= 0.6:
        yield Finding("truncated", left, end, "", (why,), round(min(0.95, 0.5 + score / 3), 2))


def _sentence_like(page: Page, start: int, end: int) -> bool:
    """Whether text reads like a sentence: no signature, address, caption or source."""
    text = page.text[start:end]
    if re.search(r"https?://|www\.|@|\.\w{2,4}/|[|=<>{}©]|\d[\d -]{6,}\d", text) or re.match(r"[-–—(\[（【]", text):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    if not words:
        return False
    if text[0] >= "\u2e80":
        return len(text) > 12 and " " not in text.strip()
    small = sum(w[0].islower() for w in words)
    return len(words) > 3 and small * 2 >= len(words) and text[0].isupper() or text[0] in "“\"«" and small > 3


# ---- foreign tails ------------------------------------------------------------------------------------------------


def find_tail(page: Page) -> Iterator[Finding]:
    """Other articles after the end: headlines that stand twice in a row, a list of what else to read, or a report with its own dateline."""
    for find in (_doubled_tail, _related_tail, _dated_tail):
        finding = find(page, page.lines)
        if finding:
            yield finding
            return


def _doubled_tail(page: Page, lines: Sequence[tuple[int, int]]) -> Finding | None:
    """Each headline stands twice in a row, and none of it earlier in the text."""
    said = [page.text[s:e] for s, e in lines]
    doubled = [i for i in range(len(said) - 1) if said[i] == said[i + 1] and len(said[i]) >= 30]
    if not doubled or doubled[0] < 5 or doubled[0] < len(lines) // 4:
        return None
    first = doubled[0]
    piped = sum("|" in said[i] for i in doubled)
    score = 0.25 * min(len(doubled), 3) + (0.2 if piped else 0)
    reasons = [f"{len(doubled)} headlines that stand twice in a row"]
    if piped:
        reasons.append(f"{piped} of them with keywords after bars")
    start, end = lines[first][0], lines[-1][1]
    if len(doubled) * 6 < len(lines) - first or (end - start) * 2 > len(page.text) or said[first - 1] == said[first]:
        return None  # repeats that are rare in the tail are no sign of its structure
    if not _ends(page, *lines[-1]):
        score += 0.1
        reasons.append("its end is cut off")
    return Finding("off-topic", start, end, "", tuple(reasons), round(min(0.99, score), 2)) if score >= 0.6 else None


HEADLINE = 110  # characters of a headline at most
MANY = 40  # headlines at most


def _related_tail(page: Page, lines: Sequence[tuple[int, int]]) -> Finding | None:
    """A line that offers other articles, and nothing but headlines after it."""
    for hit in (h for h in page.context if h.kind == "related"):
        index = line_number(page, hit.start)
        start, end = lines[index][0], lines[-1][1]
        if index < 2 or page.in_code(hit.start) or (end - start) * 2 > len(page.text) + 60 or page.text[start : hit.start].strip(" \t#*_-–—•►▶←→<>«»|[【("):
            continue
        after = page.text[hit.end : lines[index][1]].strip()
        own = bool(after.strip(" :：|*_>→».…"))  # a headline on the same line
        if own and after[0] not in ":：|>":
            continue
        tail = lines[index + 1 :]
        if own or tail and len(tail) <= MANY and sum(_wordy(page, *t) for t in tail) * 2 >= len(tail):
            linked = any("](" in page.text[s:e] or "<a" in page.text[s:e] for s, e in lines[index : index + 3])  # a page's own references
            if not linked and all(_headline(page, *t) for t in tail):
                return Finding("off-topic", start, end, "", (f"offers other articles: {page.text[hit.start:hit.end]}", f"{len(tail) + own} headlines after it"), 0.85)
    return None


def _wordy(page: Page, start: int, end: int) -> bool:
    return _length(page.text[start:end]) > 14 and (page.text.count(" ", start, end) > 1 or page.text[start] >= "\u2e80")


def _headline(page: Page, start: int, end: int) -> bool:
    return _length(page.text[start:end]) <= HEADLINE and (page.text[end - 1] in "?!:？！：…" or not SENTENCE_END.search(page.text, end - 1, end))


AGENCIES = "Reuters|AP|AFP|Xinhua|UPI|dpa|TASS|Kyodo|Yonhap|Bloomberg|CNN|ANI|PTI|EFE|IANS|Bernama|Antara"
DATELINE = re.compile(rf"[A-Z][A-Z .,'’-]{{2,30}}(?:, [A-Z][a-z]{{2,8}}\.? \d{{1,2}})? ?(?:\((?:{AGENCIES})\)|/[A-Z]{{3,12}}/) ?[-–—]{{1,2}} ")
CONTENT = re.compile(r"[a-z]{5,}")


def _dated_tail(page: Page, lines: Sequence[tuple[int, int]]) -> Finding | None:
    """A report with the dateline of an agency after the end of another text, with hardly a word in common."""
    found = [i for i, (s, _) in enumerate(lines) if DATELINE.match(page.text, s)]
    if not found or found[0] < 2:
        return None
    start, end = lines[found[0]][0], lines[-1][1]
    if (end - start) * 2 > len(page.text):
        return None
    body, tail = (set(CONTENT.findall(page.low, a, b)) for a, b in ((0, start), (start, end)))
    common = [w for w in tail if w in body]
    if len(common) * 3 > len(tail):
        return None
    reasons = ("a report with a dateline of its own after the end of the text", f"{len(common)} of its {len(tail)} words stand in the text")
    return Finding("off-topic", start, end, "", reasons, 0.85)


# ---- scrambled words ----------------------------------------------------------------------------------------------

LONG_WORD = re.compile(r"(?<![^\s\"'“‘(])[a-z]{7,40}(?=[\s.,;:!?)\"'”’]|$)")
GRAMMAR = re.compile(r"\b(?:the|of|and|to|in|is|are|was|for|with|that|by|on|as|it|from|has|have|can|will|be|an|this|its)\b")


def find_scrambled(page: Page) -> Iterator[Finding]:
    """Lower-case words of an English text that no English word is spelt like, and that are the letters of one or two in disorder."""
    if page.language != "en" or page.main != "Latin":
        return
    text = page.text
    odd = {w for w in page.vocabulary if 6 < len(w) < 40 and w.isascii() and w.isalpha() and not is_english(w)}
    if not odd or len(GRAMMAR.findall(page.low[:20000])) * 25 < len(page.text[:20000].split()):
        return
    places: dict[str, list[int]] = {}
    for word, start in zip(page.words, page.starts, strict=True):
        if word in odd and LONG_WORD.match(text, start):
            places.setdefault(word, []).append(start)
    for word, starts in places.items():
        if len(starts) > 1:
            continue
        meant = unscramble(word)
        if not meant:
            continue
        start = starts[0]
        near = page.low[max(0, start - 120) : start + 120]
        if len(GRAMMAR.findall(near)) < 4 or page.in_code(start) or text[start - 1 : start] in ('"', "“", "‘", "'"):
            continue
        why = f"letters in disorder: {meant}?" if meant != "no English word" else "no English word is spelt like this"
        yield Finding("scrambled", start, start + len(word), word, (why,), 0.85)
