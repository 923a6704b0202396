"""Text that does not belong to a document: signals that add up and explain themselves."""

from __future__ import annotations

import re
from functools import cache

from yrdcheck.model import TYPE_CHECKING, Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

THRESHOLD = 1.0  # what the signals of a span must add up to


@cache
def _signals() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    """Reason, weight, pattern."""
    return (
        ("escort or massage vocabulary", 0.6, re.compile(r"龙凤|足疗|按摩|后花园|神女|喝茶|品茶|外围|桑拿|楼凤|escort service", re.I)),
        ("gambling vocabulary", 0.6, re.compile(r"棋牌|彩票|博彩|赌场|казино|фриспин|slot gacor|judi online|free spins", re.I)),
        ("shop or replica vocabulary", 0.6, re.compile(r"replica|\d+ ?% off|без депозита|cheap (?:viagra|cialis)", re.I)),
        ("contact or channel", 0.4, re.compile(r"vx|v信|微信|薇信|telegram|whatsapp|qq|论坛|t\.me/|https?://|\w\.example\b", re.I)),
        ("odd digits among Chinese characters", 0.4, re.compile(r"[\u4e00-\u9fff]\d{3}(?!\d)")),
        ("shouting arrows", 0.4, re.compile(r">>.+<<")),
    )


_CJK_RUN = re.compile(r"(?m)(?:^[ \t]*|(?<=[.!?] ))([\u4e00-\u9fff][\u4e00-\u9fff0-9A-Za-z]{3,40})(?= |$)")
_CYRILLIC_RUN = re.compile(r"[\u0400-\u04ff][^.!?\nA-Za-z]{8,200}[.!?]")
_ARROWS = re.compile(r">>[^<\n]{4,200}<<")


def scan(text: str, markdown: bool = False) -> tuple[Finding, ...]:
    """Findings of kind spam, in order: fragments in a script that the text does not otherwise use, or shouted, with telling words.

    ``markdown`` changes nothing yet.
    """
    sample = [c for c in text if c.isalpha()]
    latin = sum(c.isascii() for c in sample) > 0.7 * max(1, len(sample))
    found: list[Finding] = []
    for pattern, foreign in ((_CJK_RUN, True), (_CYRILLIC_RUN, True), (_ARROWS, False)):
        for m in pattern.finditer(text):
            group = 1 if pattern.groups else 0
            span = m.group(group)
            reasons = ["a script that the text does not otherwise use"] if foreign and latin else []
            score = 0.5 if reasons else 0.0
            for reason, weight, signal in _signals():
                if signal.search(span):
                    reasons.append(reason)
                    score += weight
            if score >= THRESHOLD - 0.11 and (latin or score > THRESHOLD):
                found.append(Finding("spam", m.start(group), m.end(group), span, tuple(reasons), min(1.0, round(score, 2))))
    return tuple(sorted(found, key=lambda f: f.start))


def clean(text: str, findings: Sequence[Finding]) -> str:
    """``text`` without spam and off-topic spans, nor the one space that each leaves."""
    for f in sorted(findings, key=lambda f: -f.start):
        if f.kind in ("spam", "off-topic"):
            end = f.end + (text[f.end : f.end + 1] == " ")
            text = text[: f.start] + text[end:]
    return text
