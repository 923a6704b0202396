"""Markdown and HTML masked by spaces of the same length, never removed, and the lines and columns of offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from yrdcheck.model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


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


@cache
def _markup() -> tuple[tuple[re.Pattern[str], int], ...]:
    """Patterns of inline markup; all that group 1 does not hold is masked."""
    return (
        (re.compile(r"~~(?=\S)[^~\n]{1,400}(?:\n(?![ \t\r]*\n)[^~\n]{1,400}){0,12}~~"), 0),  # what is struck through is said no more
        (re.compile(r"<(s|del|strike)(?:\s[^<>\n]{0,200})?>[^<]{0,2000}(?:<(?!/\1\s*>)[^<]{0,400}){0,20}</\1\s*>", re.I), 0),
        (re.compile(r"(?m)^[ \t]{0,3}\[[^\[\]\n^][^\[\]\n]{0,200}\]:[ \t]+\S{1,600}(?:[ \t]+[\"'(][^\n]{0,300})?[ \t\r]*$"), 0),  # where a link leads
        (re.compile(r"(?m)(?<=[-*+] )\[[ xX]\](?=[ \t])"), 0),  # a task's box
        (re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,600}\)"), 0),
        (re.compile(r"\[\^[^\]\n]{1,40}\]:?"), 0),
        (re.compile(r"\[([^\[\]\n]{1,400})\]\([^()\n]{0,600}\)"), 1),
        (re.compile(r"\[([^\[\]\n]{1,400})\]\[[^\[\]\n]{0,60}\]"), 1),
        (re.compile(r"</?[A-Za-z][^<>\n]{0,300}>"), 0),
        (re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])([^*\n]{1,400})(?<=[^\s*])\*{1,3}(?![\w*])"), 1),
        (re.compile(r"(?<![\w_])_{1,3}(?=[^\s_])([^_\n]{1,400})(?<=[^\s_])_{1,3}(?![\w_])"), 1),
        (re.compile(r"`([^`\n]{1,300})`"), 1),
    )


def mask_markup(text: str, markdown: bool = True) -> str:
    """``text`` with Markdown's inline markup, comments, front matter and code blocks replaced by spaces of the same length.

    Without ``markdown`` the front matter alone: other texts may have one too.
    """
    blank = re.compile(r"[^\r\n]")
    front = FRONT.match(text) if text[:3] in ("---", "+++") else None
    if front:
        text = blank.sub(" ", front.group()) + text[front.end() :]
    if not markdown:
        return text
    if ">" in text:
        text = QUOTED.sub(lambda m: " " * len(m.group()), text)
    if "```" in text or "~~~" in text:
        text = re.sub(r"(?m)^[ \t]{0,12}(```|~~~)[^\n]*\n(?:(?![ \t]{0,12}\1)[^\n]*\n)*(?:[ \t]{0,12}\1[^\n]*)?", lambda m: blank.sub(" ", m.group()), text)
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


FRONT = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*\r?\n(?:[ \t]*\r?\n|#[^\n]*\n){0,20}[\w\"'][\w.\"' -]{0,60}[:=][^\n]*\n(?:(?!(?P=mark))[^\n]*\n){0,200}?(?P=mark)[ \t]*(?:\r?\n|$)")
QUOTED = re.compile(r"(?m)^[ \t]{0,3}>(?:[ \t]{0,3}>)*")  # the marks of a quoted line
COMMENT = 4000  # characters of a comment at most; what is longer was left open by mistake


def _mask_comments(text: str) -> str:
    """``text`` with HTML comments replaced by spaces; each end is looked for once."""
    blank = re.compile(r"[^\r\n]")
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
