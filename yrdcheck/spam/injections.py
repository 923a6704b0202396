"""Advertisements and pieces in another language that somebody put into a text.

The pieces of a line that speak most for it are weighed as a whole: what they sell, how one is to answer, whether their script or
language is the document's, how odd their place is, and what speaks for a genuine text.
"""

from __future__ import annotations

import re

from yrdcheck.model import TYPE_CHECKING, Finding
from yrdcheck.spam.pages import LIST_MARK, between, in_list, inner_mark, line_number, script_runs, spam
from yrdcheck.spam.phrases import TRADES, table
from yrdcheck.spam.pieces import STOP, find_pieces, read_atoms
from yrdcheck.spam.tongues import EASTERN, VIETNAMESE, foreign_places, read_setting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yrdcheck.spam.pages import Page
    from yrdcheck.spam.pieces import Atom
    from yrdcheck.spam.tongues import Setting

THRESHOLD = 0.78  # the sum of signals from which a piece is reported
WARM = 0.45  # phrases that stand close together and weigh less are not looked at
NEAR = 160  # characters that count as close

# ---- where to look ------------------------------------------------------------------------------------------------


def find_injections(page: Page) -> Iterator[Finding]:
    """Pieces that sell something or speak another language in a place where such text does not go."""
    setting = read_setting(page)
    lines = {page.line_of(place) for place in _warm_places(page)}
    lines.update(page.line_of(place) for place in foreign_places(setting))
    if setting.alien:
        lines.update(page.line_of(m.start()) for m in setting.letters.finditer(page.text))
    runs: list[tuple[Sequence[Atom], int, int]] = []
    for start, end in sorted(lines):
        mark = LIST_MARK.match(page.text, start, end)
        inner = None if mark else inner_mark(page, start, end)
        if inner:
            halves = [(start, inner[0]), (inner[1], end)]
        else:
            halves = [(mark.end() if mark else start, end)]
        for half in halves:
            runs.extend((run, start, end) for run in find_pieces(page, read_atoms(setting, *half)))
    taken = [(run[0].start, run[-1].end) for run, _, _ in runs]
    for run, start, end in runs:
        if not page.in_code(run[0].start):
            finding = _weigh(setting, run, start, end, taken)
            if finding:
                yield finding


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


# ---- weighing a piece ---------------------------------------------------------------------------------------------

OPENER = re.compile(r"(?m)(?:^|(?<=[.!?…] )|(?<=[。！？]))([^\s.!?。！？-][^.!?。！？\n]{1,36}[?!？！]) ?$")  # as advertisements begin: "Need help?"
CODE = re.compile("(?<=[\u4e00-\u9fff])\\d{2,5}(?=[\u4e00-\u9fff](?<![年月日号个名人元万亿千百米公平项家次岁时分秒第届期位台座条件多余级路吨度倍层天周片粒斤起包])|$|\\s)")
MIDDLE = "in the middle of a sentence"
ENDS = ".!?…\"”’)。！？"
OPENING, CLOSING = "\"“‘「『«(（[【《〈'", "\"”’」』»)）]】》〉'"
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|「[^「」]*」|『[^『』]*』|«[^«»]*»|(?<!\w)[‘'][^‘’']*[’'](?!\w)")


def _weigh(setting: Setting, run: Sequence[Atom], line_start: int, line_end: int, taken: Sequence[tuple[int, int]]) -> Finding | None:
    """The finding that a piece is, if its signals add up."""
    page = setting.page
    text = page.text
    start, end = _grow(page, run[0].start, run[-1].end, line_start, line_end)
    opener = OPENER.search(text, line_start, start)
    if opener and run[0].kind != "word" and not any(a <= opener.start(1) < b for a, b in taken):
        start = opener.start(1)
    said: dict[str, dict[str, float]] = {}
    contact, address = 0.0, ""
    for atom in run:
        if atom.kind == "contact" and atom.weight > contact:
            contact, address = atom.weight, f"{atom.reason}: {text[atom.start:atom.end]}"
        elif atom.kind not in ("word", "contact"):
            said.setdefault("offer" if atom.kind == "figure" else atom.kind, {})[page.low[atom.start : atom.end]] = atom.weight
    if "channel" in said and contact < 0.2:
        contact, address = 0.2, f"a messenger: {next(iter(said['channel']))}"
    trades = sorted(((sum(words.values()), name) for name, words in said.items() if name in TRADES), reverse=True)
    trade = min(0.85, trades[0][0] + 0.5 * sum(w for w, _ in trades[1:])) if trades else 0.0
    offer = min(0.5, sum(said.get("offer", {}).values()))
    strange, why, name = _strangeness(setting, run, start, end)
    if not strange and trade < 0.3 and contact < 0.4 or name and not trade and contact < 0.35:
        return None
    if strange:
        if contact < 0.35 and not trade and not offer:
            contact = 0.0  # an author's address
        offer = min(0.35, offer + sum(said.get("web", {}).values()))
    elif contact:
        office = _office(page, start, end, line_start, line_end)
        contact = contact + 0.15 if contact >= 0.4 and office < 0.3 else max(0.0, contact - office)
    place, where = _position(setting, run, start, end, line_start, line_end, strange > 0)
    reasons = [why, where, *(f"{TRADES[t]}: {', '.join([*said[t]][:3])}" for _, t in trades[:2])]
    if offer:
        reasons.append(f"ways of selling: {', '.join([*said.get('offer', {}), *said.get('web', {})][:3])}")
    if contact:
        reasons.append(address)
    score = trade + offer + contact + strange + place
    dense = _density(page, run, start, end)
    if dense > 0.7 and trade >= 0.29 and (offer >= 0.1 or contact >= 0.15) or dense > (0.6 if text[end - 1] in "。.；" else 0.45) and trade >= 0.45 and sum(map(len, said.values())) > 1:
        score += 0.35 if dense > 0.7 else 0.2
        reasons.append("hardly any other words")
    elif not strange and not contact and offer < 0.1 and max(w for _, t in trades for w in said[t].values()) < 0.5:
        return None  # words that a report has as well, and nobody who sells
    if CODE.search(text, start, end):
        score += 0.15
        reasons.append("figures among the letters")
    if page.origin is not None and page.origin[end - 1] - page.origin[start] > end - 1 - start:
        score += 0.3
        reasons.append("invisible characters in the words")
    if any(start <= a < end for a, _ in page.mixed):
        score += 0.3
        reasons.append("letters of two alphabets in one word")
    if trade >= 0.29:
        elsewhere = [h.weight for h in page.hits if h.kind == trades[0][1] and h.weight > 0.1 and not any(a <= h.start < b for a, b in taken)]
        strong = sum(w >= 0.3 for w in elsewhere)
        score += 0.2 if not elsewhere else (0.1, 0.0)[strong] if strong < 2 else -0.2
        if not elsewhere:
            reasons.append("nothing else in the document is about it")
    score -= _genuine(setting, run, start, end, line_start, line_end, strange > 0, where != "" and where != MIDDLE)
    return spam(start, end, filter(None, reasons), score) if score >= THRESHOLD else None


def _density(page: Page, run: Sequence[Atom], start: int, end: int) -> float:
    """The share of a piece that phrases and addresses cover."""
    return sum(c.isalnum() for a in run if a.kind != "word" for c in page.low[a.start : a.end]) / max(1, sum(c.isalnum() for c in page.low[start:end]))


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
    if len(foreign) > 2 and len(foreign) >= 2 * home and sum(not w[0].isupper() for w in foreign) > 1:
        languages: dict[str, int] = {}
        for word in (w.lower().strip(",.!?:;\"'()") for w in foreign):
            for language in table().lexicon.get(word, ("vi",) if VIETNAMESE.search(word) else ()):
                languages[language] = languages.get(language, 0) + (len(word) > 1)
        languages.pop(page.language, 0)
        language = max(languages, key=lambda k: languages[k], default="")
        if languages.get(language, 0) < 3 or languages[language] * 5 < len(foreign) * 3:
            return 0.0, "", False  # words that several languages have
        if language == "en" and page.main != "Latin":
            return 0.1, "English, in a text in another language", False  # it stands in texts of all languages
        return (0.4 if languages[language] > 3 else 0.3), "another language than the document's", False
    return 0.0, "", False


def _grow(page: Page, start: int, end: int, line_start: int, line_end: int) -> tuple[int, int]:
    """A piece with the signs that belong to it: closing stops, ornaments, brackets."""
    text = page.text
    fresh = start == line_start or STOP.match(text, start - 1) or text[start - 1].isspace() and STOP.match(text, max(0, start - 2))
    while end < line_end and not text[end].isspace() and not text[end].isalnum() and text[end] not in "-–—([{（“‘「『，,、;；":
        if text[end] in ".。" and not (fresh or text[end + 1 : end + 2] in "." and text[end + 1 : end + 2]):
            break
        end += 1
    while start > line_start and not text[start - 1].isspace() and not text[start - 1].isalnum() and text[start - 1] not in "-–—•·*#>:：,;，；.。/!?！？)）]】”’」』、":
        start -= 1
    return start, end


def _position(setting: Setting, run: Sequence[Atom], start: int, end: int, line_start: int, line_end: int, strange: bool) -> tuple[float, str]:
    """How odd the place of a piece is, with the words for the reader."""
    page = setting.page
    text = page.text
    before, after = text[line_start:start].strip(), text[end:line_end].strip()
    mark = LIST_MARK.match(text, line_start, line_end)
    if mark and mark.end() >= start:
        before = ""
    elif not before and after and LIST_MARK.match(text, end, line_end) and in_list(page, line_start):
        return 0.45, "before the mark of a list item"
    if not before and not after:
        return 0.1, "alone on its line"
    stopped = not before or before[-1] in ENDS
    proper = text[end - 1] in ENDS
    resumes = not after or text[end].isspace() and (proper or after[0].isupper() or after[0] in "“\"‘「«(" or after[0] >= "\u2e80") or proper or strange
    if stopped and resumes:
        where = "at the start of a line, before a sentence" if not before else "at the end of a line, after a sentence" if not after else "between two sentences"
        return (0.25 if strange and not before else 0.2 if strange or not proper and (not after or page.main != "Hangul") else 0.1 if not proper else 0.05), where
    if strange:
        return 0.2, MIDDLE
    if resumes and (text[start].isupper() or text[start - 1].isspace() and page.main in EASTERN and page.main != "Hangul"):
        return 0.1, MIDDLE
    if text[start].isupper() and not text[start - 1].isupper() and before[-1:].isalnum() or any(a.tongue == "foreign" for a in run[:1]):
        return 0.15, MIDDLE
    return (-0.2 if page.main in EASTERN else -0.35), ""


def _office(page: Page, start: int, end: int, line_start: int, line_end: int) -> float:
    """How much around a contact says that it is a genuine one."""
    near = between(page.context, max(0, line_start - NEAR), line_end + NEAR)
    return min(0.4, sum(h.weight for h in near if h.kind == "office"))


def _genuine(setting: Setting, run: Sequence[Atom], start: int, end: int, line_start: int, line_end: int, strange: bool, apart: bool) -> float:
    """What speaks for a genuine text: reports, quotation marks, words that introduce a name or a quotation."""
    page = setting.page
    text = page.text
    left, right = (start, end) if apart else _sentence(page, start, end, line_start, line_end)
    against = min(1.5, sum(h.weight for h in between(page.context, left, right) if h.kind == "report" and not any(a.start < h.end and h.start < a.end for a in run if a.kind != "word")))
    if page.main == "Hangul" and text[end - 1] in "을를은는의" and end < line_end:
        against += 0.4  # the particle ties it to the rest of the sentence
    before, after = text[line_start:start].rstrip(), text[end:line_end].lstrip()
    quotes = [m.span() for m in QUOTED.finditer(text, line_start, line_end)]
    sold = [a for a in run if a.kind in TRADES or a.kind == "contact"] or list(run)
    if sum(any(a <= atom.start < b for a, b in quotes) for atom in sold) * 5 >= 3 * len(sold):
        against += 0.6
    elif before and before[-1] in OPENING and after and after[0] in CLOSING or text[start] in "(（[《〈“\"" and text[end - 1] in ")）]》〉”\"":
        against += 0.6
    elif before.count("“") > before.count("”") or before.count("「") > before.count("」"):
        against += 0.4
    if strange:
        near = [h for h in between(page.context, max(line_start, start - 24), end + 16) if not start <= h.start < end and h.end <= line_end]
        if any(h.kind == "intro" for h in near if h.start >= end or start - h.end < 8):
            against += 0.4
        if before[-1:] in (":", "："):
            against += 0.2
        if not before:
            i = line_number(page, line_start)
            above = text[slice(*page.lines[i - 1])].rstrip() if i else ""
            if above.endswith((":", "：")):
                against += 0.3
            elif i and any(h.kind == "intro" for h in between(page.context, max(page.lines[i - 1][0], page.lines[i - 1][1] - 60), page.lines[i - 1][1])):
                against += 0.2
    return against


def _sentence(page: Page, start: int, end: int, line_start: int, line_end: int) -> tuple[int, int]:
    """The sentences that a piece has a part in."""
    left = line_start
    for m in STOP.finditer(page.text, line_start, start):
        if page.text[m.end() : m.end() + 1].isspace() or m.group() > "\u2000":
            left = m.end()
    if not page.text[left:start].strip() and page.text[end - 1] in ENDS:
        return left, end
    stop = STOP.search(page.text, max(start, end - 1), line_end)
    return left, stop.end() if stop else line_end
