"""What readers cannot see but machines read: hidden elements and links, runs of invisible characters, text turned round."""

from __future__ import annotations

import re

from yrdcheck.model import TYPE_CHECKING, Finding
from yrdcheck.spam.orders import weigh_order
from yrdcheck.spam.pages import between, spam
from yrdcheck.spam.phrases import TRADES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yrdcheck.spam.pages import Page

THRESHOLD = 0.8
TAGS = re.compile(r"^<!--\s*|<[^<>]*>|-->$")
MOST = 4000  # characters between the tags of a hidden element
STYLE = (
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:px|pt|em|%)?(?![.\d])|opacity\s*:\s*0(?![.\d])|(?:left|top|right|text-indent|margin-left)\s*:\s*-\d{3,}"
    r"|color\s*:\s*transparent|(?<![a-z-])(?:height|width)\s*:\s*0(?![.\d])|color\s*[:=]\s*(?:[\"']\s*)?(?:#fff(?:fff)?|white)\b[^>]{0,80}background(?:-color)?\s*:\s*(?:#fff(?:fff)?|white)\b"
    r"|clip\s*:\s*rect\(\s*0)"
)
UNSEEN_TAG = re.compile(
    rf"<(a|div|span|p|font|b|i|u|em|section|article|li|ul|td|h[1-6]|iframe|small|marquee|label)\b(?:[^<>]{{0,400}}{STYLE}[^<>]{{0,400}}|(?:[^<>]{{0,200}}\s)?hidden(?:\s[^<>]{{0,200}})?|[^<>]{{0,200}}(?:width|height)\s*=\s*[\"']?[01][\"'\s>][^<>]{{0,200}})>",
    re.I,
)
WORDLESS_LINK = re.compile(
    r"(?<!!)\[[\s.\u00a0,·|-]{0,3}\]\(https?://[^\s()]+\)"
    r"|<a\b[^<>]{0,400}href\s*=[^<>]{1,400}>(?:[\s.\u00a0,·|-]|&nbsp;|<img\b[^<>]{0,200}(?:width|height)\s*=\s*[\"']?[01][\"'\s/>][^<>]{0,200}>){0,3}</a>",
    re.I,
)
OUTWARD = re.compile(r"(?:href|src)\s*=\s*[\"']?https?://|\[url|https?://", re.I)


def _unseen(page: Page) -> Iterator[tuple[int, int, float, str]]:
    """Comments and hidden elements: span, weight, what it is."""
    at = page.text.find("<!--")
    while at >= 0:
        end = page.text.find("-->", at + 4)
        if end < 0:
            break
        yield at, end + 3, 0.4, "a comment that readers cannot see"
        at = page.text.find("<!--", end)
    done = 0
    for m in UNSEEN_TAG.finditer(page.text):
        closer = f"</{m.group(1).lower()}>"
        end = page.low.find(closer, m.end(), m.end() + MOST)
        if end >= 0 and m.start() >= done:
            done = end + len(closer)
            yield m.start(), done, 0.6, "an element that readers cannot see"


def find_hidden(page: Page) -> Iterator[Finding]:
    """Elements and links that readers cannot see but machines read."""
    if "<" not in page.text and "](" not in page.text:
        return
    for start, end, weight, why in sorted(_unseen(page)):
        if page.in_code(start):
            continue
        score, reasons = weight, [why]
        body = page.text[start : min(end, start + MOST)]
        if OUTWARD.search(body):
            score += 0.25
            reasons.append("a link in it")
        bare = TAGS.sub("", body)
        order = weigh_order(bare, bare.lower())
        if order.score >= THRESHOLD:
            score += 0.6
            reasons.append(f"tells a machine what to do: {order.said[:80]}")
        inside = [h for h in between(page.hits, start, end) if h.kind in TRADES and h.weight >= 0.3]
        if inside:
            score += min(0.8, sum(h.weight for h in inside))
            reasons.append(f"{TRADES[inside[0].kind]}: {', '.join(page.text[h.start:h.end] for h in inside[:3])}")
        if score >= THRESHOLD:
            yield spam(start, end, reasons, score)
    if "<body" not in page.low:  # pages as browsers get them name places by such links
        for m in WORDLESS_LINK.finditer(page.text):
            if not page.in_code(m.start()):
                yield spam(m.start(), m.end(), ("a link without words",), 1.1)


# ---- invisible characters -----------------------------------------------------------------------------------------

ZERO = "\u200b\u200c\u200d\u2060-\u2064\ufeff"
RUN = re.compile(f"[{ZERO}\u200e\u200f]{{3,}}|(?<!\U0001f3f4)[\U000e0000-\U000e007f]{{2,}}")
INKED = "A-Za-z0-9\u00c0-\u024f\u0400-\u052f\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3."  # letters that need no joiner between them
INSIDE = re.compile(f"(?<=[{INKED}])[{ZERO}]{{1,2}}(?=[{INKED}])")
ADDRESS = re.compile(r"(?:https?://|www\.)\S*$|[/@]\S*$", re.I)
TURNED = re.compile("[\u202a\u202b\u202d\u202e\u2066\u2067\u2068]")
CLOSERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
LEAST_INSIDE = 2  # such characters in the words of a document; one alone may be an accident


def find_invisible(page: Page) -> Iterator[Finding]:
    """Runs of invisible characters, such characters within words, and text whose direction is turned round where nothing is written that way."""
    given = page.given
    if page.origin is None:
        return
    for m in RUN.finditer(given):
        if m.group()[0] >= "\U000e0000" and given[max(0, m.start() - 12) : m.start()].rfind("\U0001f3f4") >= 0:
            continue
        if m.group().strip("\u200e\u200f"):
            yield Finding("spam", m.start(), m.end(), m.group(), (f"{m.end() - m.start()} invisible characters in a row",), 0.9)
    inside = [m for m in INSIDE.finditer(given) if not ADDRESS.search(given, max(0, m.start() - 80), m.start())]
    if len(inside) >= LEAST_INSIDE:
        for m in inside:
            yield Finding("spam", m.start(), m.end(), m.group(), ("an invisible character within a word",), 0.85)
    if page.scripts.keys().isdisjoint(("Arabic", "Hebrew")):
        yield from _find_turned(given)


def _find_turned(given: str) -> Iterator[Finding]:
    """Turned text with its marks; only the marks where what stands between them reads as it should."""
    at = 0
    while m := TURNED.search(given, at):
        start = m.start()
        line_end = min((n for n in (given.find("\n", start), given.find("\r", start)) if n >= 0), default=len(given))
        end = given.find(CLOSERS[m.group()], start, line_end)
        if end >= 0 and m.group() in "\u202a\u2066\u2068" and given[start + 1 : start + 2].isascii():
            at = end + 1  # left-to-right text marked as what it is
            continue
        why = ("turns the direction of text round, in a document without right-to-left script",)
        if end < 0:
            yield Finding("spam", start, start + 1, m.group(), why, 0.9)
            at = start + 1
        elif _reads(given[start + 1 : end]):
            yield Finding("spam", start, start + 1, m.group(), why, 0.9)
            yield Finding("spam", end, end + 1, given[end], why, 0.9)
            at = end + 1
        else:
            yield Finding("spam", start, end + 1, given[start : end + 1], why, 0.9)
            at = end + 1


def _reads(text: str) -> bool:
    """Whether most words are English as they stand."""
    from yrdcheck.spam.english import is_english

    words = re.findall("[A-Za-z]+", text)
    return bool(words) and sum(is_english(w.lower()) for w in words) * 2 > len(words)
