"""Text that tells a machine what to do."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from yrdcheck.model import TYPE_CHECKING
from yrdcheck.spam.pages import LIST_MARK, between, spam
from yrdcheck.spam.phrases import data_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yrdcheck.model import Finding
    from yrdcheck.spam.pages import Page

THRESHOLD = 0.8
BEGINS = re.compile(
    r"(?<=[a-z0-9,;]) (?=(?:Ignore|Disregard|Forget|Override|Dear|Attention|Note|Important|As an?|If you|When|From now|Please|Stop|Reveal)\b)"
    r"|(?<=[a-z0-9])(?<!\bto)(?<!\bfor)(?<!\ba)(?<!\ban)(?<!\bthe)(?<!\ball)(?<!\bany)(?<!\bare)(?<!\bby) (?=(?:AIs?|LLMs?|SYSTEM|System|New|You (?:are|must))\b)"
)
SENTENCE = re.compile(r"[^\n]*?(?:[.!?](?=[\"'”’)\]]*(?:\s|$))[\"'”’)\]]*|[。！？][」』”’）]*|\|>(?=\s*[^<\s])|$)")
SCRIPT_CHANGE = re.compile("(?<=[a-z]) (?=[\u0400-\u052f\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3])|(?<=[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]) (?=[a-z]{2,} [a-z])")
FOLLOWS = re.compile(
    r"\s*(?:instead|and |then|you (?:must|are|should|will)|always|never|do not|don'?t|say|reply|respond|answer|output|print|reveal|write|recommend|rate|approve|report|forget|ignore|disregard|"
    r"tell|return|from now on|only|mark|give|state|summari[sz]e|repeat|send|treat|assume|comply|只|请|直接|回复|输出|回答|必须|并|而是|ответь|напиши|вместо|jawab|tulis|balas|hãy|trả lời|代わりに|次|대신|다음)",
    re.I,
)
OPENING_CRY = re.compile(r"\s*(?:stop|attention|important|warning|notice|note|stopp|стоп|внимание|注意)\W{0,3}$", re.I)


@cache
def _signs() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    return tuple((name, float(weight), re.compile(pattern)) for name, weight, pattern in data_lines("orders.tsv"))


CALL = re.compile(
    r"ignor|disregard|forget|overrid|bypass|discard|drop|skip|follow|must|should|please|kindly|always|never|do not|don't|instead|only|you(?:'re| are| now| will| have)|reveal|print|show|output|repeat|leak|display|"
    r"<[|/<s]|\[|(?:system|admin|developer|prompt|instructions?|message)\s*[:：]|attention|dear|note|as an|mode\b|pretend|"
    r"rate|recommend|answer|repl[yi]|respond|sa[yi]|state|include|mention|give|praise|approve|comply|summari|abaikan|lupakan|jangan|jawab|balas|tulis|khen|tr[aả] l"
)  # no order in Latin letters goes without one of these


def weigh_order(sentence: str) -> tuple[float, list[str]]:
    """How much a sentence in lower case sounds like an order to a machine, with the words that say so."""
    if sentence.isascii() and not CALL.search(sentence):
        return 0.0, []
    found: dict[str, tuple[float, str]] = {}
    for name, weight, pattern in _signs():
        m = pattern.search(sentence)
        if m and weight > found.get(name, (0.0, ""))[0]:
            found[name] = (weight, m.group().strip(" \t,:;-—"))
    if set(found) == {"demand"}:
        return 0.0, []
    return sum(w for w, _ in found.values()), [text for _, (_, text) in sorted(found.items(), key=lambda item: -item[1][0]) if text]


def find_orders(page: Page) -> Iterator[Finding]:
    """Sentences that tell a machine what to do, with those that carry the order on."""
    done = 0
    for hit in page.context:
        if hit.kind != "machine" or hit.start < done:
            continue
        line_start, line_end = page.line_of(hit.start)
        done = line_end
        mark = LIST_MARK.match(page.text, line_start, line_end) if not page.text.startswith("#", line_start) else None
        sentences = list(_sentences(page.text, mark.end() if mark else line_start, line_end))
        triggers = [h.start for h in between(page.context, line_start, line_end) if h.kind == "machine"]
        i = 0
        while i < len(sentences):
            start, end = sentences[i]
            i += 1
            if bisect_left(triggers, start) == bisect_left(triggers, end):
                continue
            score, said = weigh_order(page.low[start:end])
            if score < THRESHOLD or page.in_code(start) or page.in_code(start + 1) or _told(page, start, end, score):
                continue
            first = i - 1
            while first and OPENING_CRY.match(page.text[slice(*sentences[first - 1])]):
                first -= 1
            while i < len(sentences) and (FOLLOWS.match(page.text, *sentences[i]) or weigh_order(page.low[slice(*sentences[i])])[0] >= 0.5):
                i += 1
            yield spam(sentences[first][0], sentences[i - 1][1], [f"tells a machine what to do: {said[0][:80]}"], 1.2)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of a span; one that begins with a capital in the middle of another is one of its own, and so is a change of script."""
    at = start
    while at < end:
        m = SENTENCE.match(text, at, end)
        if m is None or m.end() == at:
            break
        cuts = sorted({c.end() for c in (*BEGINS.finditer(text, at, m.end()), *SCRIPT_CHANGE.finditer(text, at, m.end()))})
        for left, right in zip([at, *cuts], [*cuts, m.end()], strict=True):
            piece = text[left:right]
            if piece.strip():
                yield left + len(piece) - len(piece.lstrip()), left + len(piece.rstrip())
        at = m.end()


def _told(page: Page, start: int, end: int, score: float) -> bool:
    """Whether somebody tells of the order, or is quoted with it."""
    text = page.text[start:end]
    line_start, _ = page.line_of(start)
    before = page.text[line_start:start]
    m = next((m for _, w, p in _signs() if w >= 0.5 and (m := p.search(page.low[start:end]))), None)
    if m and m.start() > 1:
        at = len(text[: m.start() + 1].rstrip())
        lead = text[: m.start() + 1]
        if lead.count("“") > lead.count("”") or lead.count('"') % 2 or lead.count("「") > lead.count("」") or re.search(r"(?<!\w)[‘'](?!\w*')[^’']*$", lead) and at:
            return True
    if text[0] in "\"“‘「«'" or before.count("“") > before.count("”") or before.count('"') % 2 or before.count("「") > before.count("」") or before.rstrip()[-1:] in ("“", '"', "`"):
        return True
    return score - sum(h.weight for h in between(page.context, start, end) if h.kind == "report" and h.weight > 0.2) < THRESHOLD
