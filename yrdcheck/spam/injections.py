"""Advertisements and pieces in another language that somebody put into a text.

The pieces of a line that speak most for it are weighed as a whole by `SIGNALS`: what they sell, how one is to answer, whether their
script or language is the document's, how odd their place is, and what speaks for a genuine text. Each signal has its reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from yrdcheck.model import TYPE_CHECKING, Finding, record
from yrdcheck.spam.pages import LIST_MARK, between, in_list, inner_mark, line_number, script_runs, spam, within
from yrdcheck.spam.phrases import TRADES
from yrdcheck.spam.pieces import STOP, find_pieces, read_atoms
from yrdcheck.spam.tongues import EASTERN, foreign_places, language_of, read_setting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from yrdcheck.spam.pages import Page
    from yrdcheck.spam.pieces import Atom
    from yrdcheck.spam.tongues import Setting

THRESHOLD = 0.78  # the sum of signals from which a piece is reported
WARM = 0.45  # phrases that stand close together and weigh less are not looked at
NEAR = 160  # characters that count as close
NOT_ENOUGH = -9.0  # weight of a signal without which the others do not count

# ---- where to look ------------------------------------------------------------------------------------------------


def find_injections(page: Page) -> Iterator[Finding]:
    """Pieces that sell something or speak another language in a place where such text does not go."""
    setting = read_setting(page)
    lines = {page.line_of(place) for place in _warm_places(page)}
    lines.update(page.line_of(place) for place in foreign_places(setting))
    if setting.alien:
        lines.update(page.line_of(m.start()) for m in setting.letters.finditer(page.text))
    runs: list[tuple[Sequence[Atom], tuple[int, int]]] = []
    for start, end in sorted(lines):
        mark = LIST_MARK.match(page.text, start, end)
        inner = None if mark else inner_mark(page, start, end)
        for half in [(start, inner[0]), (inner[1], end)] if inner else [(mark.end() if mark else start, end)]:
            runs.extend((run, (start, end)) for run in find_pieces(page, read_atoms(setting, *half)))
    taken = [(run[0].start, run[-1].end) for run, _ in runs]
    elsewhere = _elsewhere(page, taken) if runs else {}
    for run, line in runs:
        if page.in_code(run[0].start):
            continue
        piece = _read_piece(setting, run, line, taken, elsewhere)
        found = [signal for find in SIGNALS if (signal := find(piece))]
        score = sum(signal.weight for signal in found)
        if score >= THRESHOLD:
            yield spam(piece.start, piece.end, (s.reason for s in found if s.reason), score)


def _elsewhere(page: Page, taken: Sequence[tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Class → how many of its phrases stand outside all pieces, and how many strong ones."""
    out: dict[str, tuple[int, int]] = {}
    for h in page.hits:
        if h.weight > 0.1 and not within(taken, h.start):
            some, strong = out.get(h.kind, (0, 0))
            out[h.kind] = some + 1, strong + (h.weight >= 0.3)
    return out


def _warm_places(page: Page) -> Iterator[int]:
    """Places of phrases of a trade or a messenger that stand close to others."""
    hits = page.hits
    first, total, last_trade = 0, 0.0, -NEAR
    for hit in hits:
        total += hit.weight
        while hit.start - hits[first].start > NEAR:
            total -= hits[first].weight
            first += 1
        if hit.kind in TRADES or hit.kind == "channel":
            last_trade = hit.start
        if total >= WARM and hit.start - last_trade < NEAR or hit.kind == "channel":
            yield hit.start


# ---- a piece ------------------------------------------------------------------------------------------------------


@record
class Signal:
    """What speaks for or against a piece, with the words for the reader; those against it have none."""

    weight: float
    reason: str = ""


@record
class Piece:
    """A piece of a line, with what several signals look at."""

    setting: Setting
    atoms: Sequence[Atom]
    start: int
    end: int
    line: tuple[int, int]
    elsewhere: Mapping[str, tuple[int, int]]  # class → how many of its phrases stand outside all pieces, and how many strong ones
    said: dict[str, dict[str, float]]  # class → phrases of it → weight; figures are offers
    trades: list[tuple[float, str]]  # heaviest first
    trade: float
    offer: float
    contact: float
    strange: float  # how foreign it is
    why: str
    name: bool  # no more than a name in another script

    @property
    def page(self) -> Page:
        return self.setting.page

    @property
    def before(self) -> str:
        """What stands before it on the line, without a list mark."""
        mark = LIST_MARK.match(self.page.text, *self.line)
        return "" if mark and mark.end() >= self.start else self.page.text[self.line[0] : self.start].rstrip()

    @property
    def after(self) -> str:
        """What stands after it on the line."""
        return self.page.text[self.end : self.line[1]].lstrip()

    @property
    def proper(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.page.text[self.end - 1] in ENDS

    def sign(self, offset: int) -> str:
        """The character so far after its end, or nothing."""
        return self.page.text[self.end + offset : self.end + offset + 1]


OPENER = re.compile(r"(?m)(?:^|(?<=[.!?…] )|(?<=[。！？]))([^\s.!?。！？-][^.!?。！？\n]{1,36}[?!？！]) ?$")  # as advertisements begin: "Need help?"
ENDS = ".!?…\"”’)。！？"


def _read_piece(
    setting: Setting, run: Sequence[Atom], line: tuple[int, int], taken: Sequence[tuple[int, int]], elsewhere: Mapping[str, tuple[int, int]]
) -> Piece:
    page = setting.page
    start, end = _grow(page, run[0].start, run[-1].end, line)
    opener = OPENER.search(page.text, line[0], start)
    if opener and run[0].kind != "word" and not within(taken, opener.start(1)):
        start = opener.start(1)
    said: dict[str, dict[str, float]] = {}
    for atom in run:
        if atom.kind != "word":
            said.setdefault("offer" if atom.kind == "figure" else atom.kind, {})[page.low[atom.start : atom.end]] = atom.weight
    trades = sorted(((sum(words.values()), name) for name, words in said.items() if name in TRADES), reverse=True)
    trade = min(0.85, trades[0][0] + 0.5 * sum(w for w, _ in trades[1:])) if trades else 0.0
    offer = min(0.5, sum(said.get("offer", {}).values()))
    contact = max([0.2 * ("channel" in said), *said.get("contact", {}).values()])
    strange, why, name = _strangeness(setting, run, start, end)
    if strange:
        offer = min(0.35, offer + sum(said.get("web", {}).values()))
    return Piece(setting, run, start, end, line, elsewhere, said, trades, trade, offer, contact, strange, why, name)


def _grow(page: Page, start: int, end: int, line: tuple[int, int]) -> tuple[int, int]:
    """A piece with the signs that belong to it: closing stops, ornaments, brackets."""
    text = page.text
    fresh = start == line[0] or STOP.match(text, start - 1) or text[start - 1].isspace() and STOP.match(text, max(0, start - 2))
    while end < line[1] and not text[end].isspace() and not text[end].isalnum() and text[end] not in "-–—([{（“‘「『，,、;；":
        if text[end] in ".。" and not (fresh or text[end + 1 : end + 2] == "."):
            break
        end += 1
    while start > line[0] and not text[start - 1].isspace() and not text[start - 1].isalnum() and text[start - 1] not in "-–—•·*#>:：,;，；.。/!?！？)）]】”’」』、":
        start -= 1
    return start, end


def _strangeness(setting: Setting, run: Sequence[Atom], start: int, end: int) -> tuple[float, str, bool]:
    """How foreign a piece is, with the words for the reader, and whether it is no more than a name."""
    page = setting.page
    if setting.alien:
        found = setting.letters.findall(page.text, start, end)
        letters = sum(map(len, found))
        spelt = sum(c.isalpha() for a in run if a.kind != "contact" for c in page.text[a.start : a.end])
        if letters > 1 and letters * 2 >= spelt:
            if setting.bilingual:
                return 0.0, "", False
            scripts = " and ".join(s for s in setting.alien if script_runs((s,)).search(page.text, start, end))
            name = letters < 5 if found[0][0] >= "\u2e80" else sum(a.kind != "contact" for a in run) < 3 and found[0][0] < "\u0e00"
            return 0.45, f"{scripts} script, which the document does not otherwise use", name
    foreign = [w for a in run if a.tongue == "foreign" and a.kind != "contact" for w in page.text[a.start : a.end].split()]
    home = sum(a.tongue == "home" for a in run)
    if len(foreign) < 3 or len(foreign) < 2 * home or sum(not w[0].isupper() for w in foreign) < 2:
        return 0.0, "", False
    language, words = language_of(page, foreign)
    if words < 3 or words * 5 < len(foreign) * 3:
        return 0.0, "", False  # words that several languages have
    if language == "en" and page.main != "Latin":
        return 0.1, "English, in a text in another language", False  # it stands in texts of all languages
    return (0.4 if words > 3 else 0.3), "another language than the document's", False


# ---- signals ------------------------------------------------------------------------------------------------------

MIDDLE = "in the middle of a sentence"
CODE = re.compile(
    "(?<=[\u4e00-\u9fff])\\d{2,5}(?=[\u4e00-\u9fff](?<![年月日号个名人元万亿千百米公平项家次岁时分秒第届期位台座条件多余级路吨度倍层天周片粒斤起包])|$|\\s)"
)
OPENING, CLOSING = "\"“‘「『«(（[【《〈'", "\"”’」』»)）]】》〉'"
ENCLOSED = "(（[《〈“\"", ")）]》〉”\""
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|「[^「」]*」|『[^『』]*』|«[^«»]*»|(?<!\w)[‘'][^‘’']*[’'](?!\w)")


def enough(piece: Piece) -> Signal | None:
    """A piece that neither sells, gives an address nor is foreign is left alone, whatever else it has."""
    if not piece.strange and piece.trade < 0.3 and piece.contact < 0.4 or piece.name and not piece.trade and piece.contact < 0.35:
        return Signal(NOT_ENOUGH)
    return None


def strangeness(piece: Piece) -> Signal | None:
    """Another script or language than the document's."""
    return Signal(piece.strange, piece.why) if piece.strange else None


def place(piece: Piece) -> Signal:
    """How odd the place of a piece is: before a list mark most of all, inside a sentence of its own language least."""
    page, before, after, strange = piece.page, piece.before, piece.after, piece.strange > 0
    if not before and after and LIST_MARK.match(page.text, piece.end, piece.line[1]) and not LIST_MARK.match(page.text, *piece.line) and in_list(page, piece.line[0]):
        return Signal(0.45, "before the mark of a list item")
    if not before and not after:
        return Signal(0.1, "alone on its line")
    if _set_off(piece):
        where = "at the start of a line, before a sentence" if not before else "at the end of a line, after a sentence" if not after else "between two sentences"
        if strange:
            return Signal(0.2 if before else 0.25, where)
        return Signal(0.05 if piece.proper else 0.1 if after and page.main == "Hangul" else 0.2, where)
    first, gap = page.text[piece.start], page.text[piece.start - 1 : piece.start]
    if strange:
        return Signal(0.2, MIDDLE)
    if _resumes(piece) and (first.isupper() or gap.isspace() and page.main in EASTERN and page.main != "Hangul"):
        return Signal(0.1, MIDDLE)
    if first.isupper() and not gap.isupper() and before[-1:].isalnum() or piece.atoms[0].tongue == "foreign":
        return Signal(0.15, MIDDLE)
    return Signal(-0.2 if page.main in EASTERN else -0.35)


def _set_off(piece: Piece) -> bool:
    """Whether a piece stands between two sentences, or between one and an end of the line."""
    return (not piece.before or piece.before[-1] in ENDS) and _resumes(piece)


def _resumes(piece: Piece) -> bool:
    """Whether what follows a piece can be the beginning of a sentence."""
    after = piece.after
    if not after or piece.proper or piece.strange:
        return True
    return piece.sign(0).isspace() and (after[0].isupper() or after[0] in "“\"‘「«(" or after[0] >= "\u2e80")


def trade(piece: Piece) -> Signal | None:
    """Words of a trade that is known for such advertisements."""
    if not piece.trades:
        return None
    return Signal(piece.trade, "; ".join(f"{TRADES[t]}: {', '.join([*piece.said[t]][:3])}" for _, t in piece.trades[:2]))


def selling(piece: Piece) -> Signal | None:
    """Ways of selling: prices, promises, calls to act; in a foreign piece the words of portals as well."""
    words = [*piece.said.get("offer", {}), *(piece.said.get("web", {}) if piece.strange else ())]
    return Signal(piece.offer, f"ways of selling: {', '.join(words[:3])}") if piece.offer else None


def address(piece: Piece) -> Signal | None:
    """A messenger, a link or a number; less beside the words of an office, and nothing beside a mere name."""
    if not piece.contact or piece.strange and piece.contact < 0.35 and not piece.trade and not piece.offer:
        return None
    weight = piece.contact
    if not piece.strange:
        near = between(piece.page.context, max(0, piece.line[0] - NEAR), piece.line[1] + NEAR)
        office = min(0.4, sum(h.weight for h in near if h.kind == "office"))
        weight = weight + 0.15 if weight >= 0.4 and office < 0.3 else max(0.0, weight - office)
    best = max((a for a in piece.atoms if a.kind in ("contact", "channel")), key=lambda a: a.weight)
    what = best.reason if best.kind == "contact" else "a messenger"
    return Signal(weight, f"{what}: {piece.page.text[best.start : best.end]}")


def density(piece: Piece) -> Signal | None:
    """Hardly any words that are not of the trade; without that, words that a report has as well need somebody who sells."""
    low = piece.page.low
    covered = sum(c.isalnum() for a in piece.atoms if a.kind != "word" for c in low[a.start : a.end])
    share = covered / max(1, sum(c.isalnum() for c in low[piece.start : piece.end]))
    sells = piece.offer >= 0.1 or piece.contact >= 0.15
    least = 0.6 if piece.page.text[piece.end - 1] in "。." else 0.45
    if share > 0.7 and piece.trade >= 0.29 and sells or share > least and piece.trade >= 0.45 and sum(map(len, piece.said.values())) > 1:
        return Signal(0.35 if share > 0.7 else 0.2, "hardly any other words")
    telling = max((w for _, t in piece.trades for w in piece.said[t].values()), default=0.0) >= 0.5
    return None if piece.strange or piece.contact or piece.offer >= 0.1 or telling else Signal(NOT_ENOUGH)


def figures(piece: Piece) -> Signal | None:
    """Figures among Chinese letters that count nothing."""
    return Signal(0.15, "figures among the letters") if CODE.search(piece.page.text, piece.start, piece.end) else None


def disguise(piece: Piece) -> Signal | None:
    """Invisible characters in the words, or letters of an alphabet that look like those of another."""
    page, start, end = piece.page, piece.start, piece.end
    if page.origin is not None and page.origin[end - 1] - page.origin[start] > end - 1 - start:
        return Signal(0.3, "invisible characters in the words")
    at = bisect_left(page.mixed, (start, 0))
    return Signal(0.3, "letters of two alphabets in one word") if at < len(page.mixed) and page.mixed[at][0] < end else None


def subject(piece: Piece) -> Signal | None:
    """Whether anything else in the document is about the trade."""
    if piece.trade < 0.29:
        return None
    kind = piece.trades[0][1]
    some, strong = piece.elsewhere.get(kind, (0, 0))
    if not some:
        return Signal(0.2, "nothing else in the document is about it")
    return Signal((0.1, 0.0)[strong] if strong < 2 else -0.2)


def reports(piece: Piece) -> Signal | None:
    """Words of somebody who reports on a trade, in the sentence that the piece is a part of."""
    page = piece.page
    alone = not piece.before and not piece.after or _set_off(piece)
    left, right = (piece.start, piece.end) if alone else _sentence(piece)
    sold = [a for a in piece.atoms if a.kind != "word"]
    heard = [h for h in between(page.context, left, right) if h.kind == "report" and not any(a.start < h.end and h.start < a.end for a in sold)]
    return Signal(-min(1.5, sum(h.weight for h in heard))) if heard else None


def _sentence(piece: Piece) -> tuple[int, int]:
    """The sentences that a piece has a part in."""
    text, (left, line_end) = piece.page.text, piece.line
    for m in STOP.finditer(text, left, piece.start):
        if text[m.end() : m.end() + 1].isspace() or m.group() > "\u2000":
            left = m.end()
    if not text[left : piece.start].strip() and piece.proper:
        return left, piece.end
    stop = STOP.search(text, max(piece.start, piece.end - 1), line_end)
    return left, stop.end() if stop else line_end


def grammar(piece: Piece) -> Signal | None:
    """A Korean particle at the end of a piece ties it to the rest of its sentence."""
    tied = piece.page.main == "Hangul" and piece.page.text[piece.end - 1] in "을를은는의" and piece.end < piece.line[1]
    return Signal(-0.4) if tied else None


def quotation(piece: Piece) -> Signal | None:
    """What somebody is quoted with, and names in brackets."""
    text, before, after = piece.page.text, piece.page.text[piece.line[0] : piece.start].rstrip(), piece.after
    quotes = [m.span() for m in QUOTED.finditer(text, *piece.line)]
    sold = [a for a in piece.atoms if a.kind in TRADES or a.kind == "contact"] or piece.atoms
    if sum(any(a <= atom.start < b for a, b in quotes) for atom in sold) * 5 >= 3 * len(sold):
        return Signal(-0.6)
    if before and before[-1] in OPENING and after and after[0] in CLOSING or text[piece.start] in ENCLOSED[0] and text[piece.end - 1] in ENCLOSED[1]:
        return Signal(-0.6)
    return Signal(-0.4) if before.count("“") > before.count("”") or before.count("「") > before.count("」") else None


def introduction(piece: Piece) -> Signal | None:
    """Words that introduce a name or a quotation in another language, beside a foreign piece or in the line above it."""
    if not piece.strange:
        return None
    page, (line_start, line_end) = piece.page, piece.line
    weight = -0.2 if piece.before[-1:] in (":", "：") and piece.before else 0.0
    near = between(page.context, max(line_start, piece.start - 24), min(line_end, piece.end + 16))
    if any(h.kind == "intro" for h in near if piece.start - 8 < h.end <= piece.start or h.start >= piece.end):
        weight -= 0.4
    i = line_number(page, line_start)
    if not page.text[line_start : piece.start].strip() and i:
        above = page.lines[i - 1]
        if page.text[above[1] - 1] in ":：":
            weight -= 0.3
        elif any(h.kind == "intro" for h in between(page.context, max(above[0], above[1] - 60), above[1])):
            weight -= 0.2
    return Signal(weight) if weight else None


SIGNALS = (enough, strangeness, place, trade, selling, address, density, figures, disguise, subject, reports, grammar, quotation, introduction)
