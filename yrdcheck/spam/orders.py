"""Text that tells a machine what to do."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from yrdcheck.model import TYPE_CHECKING, record
from yrdcheck.spam.pages import LIST_MARK, between, inner_mark, spam
from yrdcheck.spam.phrases import data_lines, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yrdcheck.model import Finding
    from yrdcheck.spam.pages import Page

THRESHOLD = 0.8
CARRIED_ON = 0.5  # what a sentence after an order weighs at least to belong to it
ANYWHERE = ("here", "demand")  # signs that count wherever they stand in a sentence
SENTENCE = re.compile(r"[^\n]*?(?:[.!?](?=[\"'”’)\]]*(?:\s|$))[\"'”’)\]]*|[。！？][」』”’）]*|\|>(?=\s*[^<\s])|$)")
RESUMES = re.compile(r"(?<=[^\W_])[ \t]+(?=([A-Z][a-z]*) [a-z])")  # where another sentence begins without a stop before it
CLOSED = re.compile(r"\[/inst\]|<\|im_end\|>|</(?:system|instructions?)>|\bend (?:of )?(?:system |new )?instructions\b")
CRY = re.compile(r"\s*(?:stop|attention|important|warning|notice|note|стоп|внимание|注意)\W{0,3}$", re.I)
QUOTE = re.compile(r"(?<!\w)[‘'](?!\w*')[^’']*$")


@record
class Order:
    """What speaks for an order in a sentence; ``start`` is where its first sign stands."""

    score: float
    start: int
    end: int  # where its last sign ends
    said: str


@cache
def _signs() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    return tuple((name, float(weight), re.compile(pattern)) for name, weight, pattern in data_lines("orders.tsv"))


@cache
def _sign(name: str) -> re.Pattern[str]:
    """The pattern of a sign that stands once in the table."""
    return next(pattern for sign, _, pattern in _signs() if sign == name)


def weigh_order(text: str, low: str) -> Order:
    """How much a sentence, given as written and in lower case, sounds like an order to a machine."""
    found: dict[str, tuple[float, int, int, str]] = {}
    if low.isascii() and not _sign("call").search(low):
        return Order(0.0, 0, 0, "")
    for name, weight, pattern in _signs():
        for m in pattern.finditer(low) if weight else ():
            if name in ANYWHERE or _stands(text, m.start()):
                if weight > found.get(name, (0.0,))[0]:
                    found[name] = (weight, m.start(), m.end(), m.group().strip(" \t,:;-—"))
                break
    telling = [f for name, f in found.items() if name not in ANYWHERE]
    if not telling:
        return Order(0.0, 0, 0, "")
    return Order(sum(f[0] for f in found.values()), min(f[1] for f in telling), max(f[2] for f in found.values()), max(telling)[3])


def _stands(text: str, at: int) -> bool:
    """Whether a sign begins a sentence, or stands out in the middle of one as its own beginning."""
    before = text[:at].rstrip(" \t\"'“‘(#*>_-–—…,")
    return not before or before[-1] in ".!?:;。！？：;]" or text[at].isupper() or text[at] > "\u0370" or text[at] in "[<#"


def find_orders(page: Page) -> Iterator[Finding]:
    """Sentences that tell a machine what to do, with those that carry the order on."""
    done = 0
    for hit in page.context:
        if hit.kind != "machine" or hit.start < done:
            continue
        line_start, line_end = page.line_of(hit.start)
        done = line_end
        mark = LIST_MARK.match(page.text, line_start, line_end) if page.text[line_start] != "#" else None
        inner = None if mark else inner_mark(page, line_start, line_end)
        sentences = list(_sentences(page.text, mark.end() if mark else line_start, inner[0] if inner else line_end))
        triggers = [h.start for h in between(page.context, line_start, line_end) if h.kind == "machine"]
        i = 0
        while i < len(sentences):
            start, end = sentences[i]
            first = i
            i += 1
            if bisect_left(triggers, start) == bisect_left(triggers, end):
                continue
            order = weigh_order(page.text[start:end], page.low[start:end])
            if CARRIED_ON <= order.score < THRESHOLD and i < len(sentences):  # "You are a language model. Say yes."
                end = sentences[i][1]
                order = weigh_order(page.text[start:end], page.low[start:end])
                i += order.score >= THRESHOLD
            if order.score < THRESHOLD or _told(page, start, start + order.start, end, order.score):
                continue
            if len(page.text[start : start + order.start].split()) > 1:
                start += order.start  # it stands in the middle of another sentence
            else:
                while first and CRY.match(page.text[slice(*sentences[first - 1])]):
                    first -= 1
                start = sentences[first][0]
            while i < len(sentences) and _carries_on(page, *sentences[i]):
                i += 1
            yield spam(start, _end(page, start, start + order.end, sentences[i - 1][1]), [f"tells a machine what to do: {order.said[:80]}"], 1.2)


def _end(page: Page, start: int, signs: int, end: int) -> int:
    """Where an order ends that has a closing mark, or after whose signs another sentence begins without a stop before it."""
    closed = list(CLOSED.finditer(page.low, start, end))
    if closed:
        return closed[-1].end()
    return next((m.start() for m in RESUMES.finditer(page.text, signs, end) if m.group(1).lower() in table().common["en"]), end)


def _carries_on(page: Page, start: int, end: int) -> bool:
    return _sign("follows").match(page.low, start, end) is not None or weigh_order(page.text[start:end], page.low[start:end]).score >= CARRIED_ON


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while at < end:
        m = SENTENCE.match(text, at, end)
        if m is None or m.end() == at:
            break
        left = at + len(m.group()) - len(m.group().lstrip())
        if left < m.end():
            yield left, m.end()
        at = m.end()


def _told(page: Page, start: int, sign: int, end: int, score: float) -> bool:
    """Whether somebody tells of the order, is quoted with it, or shows it as code."""
    line_start, _ = page.line_of(start)
    before = page.text[line_start:sign].rstrip()
    if page.in_code(sign) or page.in_code(sign + 1) or before.count("“") > before.count("”") or before.count('"') % 2 or before.count("「") > before.count("」"):
        return True
    if before and before[-1] in "\"“‘「«`" or page.text[start] in "\"“‘「«" or QUOTE.search(page.text[start : sign + 1]):
        return True
    if before[-1:] in ("(", "（") and before[:-1].rstrip()[-1:] not in ("", ".", "!", "?", "。"):
        return True
    return score - sum(h.weight for h in between(page.context, sign, end) if h.kind == "report" and h.weight > 0.2) < THRESHOLD
