"""Advertisements and pieces in another language that somebody put into a text.

Each line is cut into atoms: phrases of the tables, addresses, and the words between them. An atom speaks for an advertisement or
against it, and a cut costs the more the less natural it is, so the best pieces of a line are found as a cheapest path. Each piece is
then weighed as a whole: what it sells, how one is to answer, whether its script or language is the document's, how odd its place is,
and what speaks for a genuine text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from yrdcheck.model import TYPE_CHECKING, Finding, record
from yrdcheck.spam.contacts import find_marks
from yrdcheck.spam.pages import LIST_MARK, SAID, SCRIPTS, between, line_number, script_runs, spam
from yrdcheck.spam.phrases import TRADES, WIDE, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yrdcheck.spam.pages import Page
    from yrdcheck.spam.phrases import Hit

THRESHOLD = 0.8  # the sum of signals from which a piece is reported
WARM = 0.5  # phrases that stand close together and weigh less are not looked at
NEAR = 160  # characters that count as close
BILINGUAL = 0.35  # share of another script from which a text is in both
EASTERN = ("Han", "Kana", "Hangul")  # scripts that are mixed with each other
LATIN_LANGUAGES = frozenset(("en", "de", "es", "fr", "it", "pt", "nl", "pl", "tr", "id", "vi"))


@record
class Atom:
    """A phrase, an address or a word of a line. ``tongue``: ``alien`` script, ``foreign`` language, ``home`` language, or nothing known."""

    start: int
    end: int
    weight: float
    kind: str
    tongue: str = ""
    reason: str = ""


@record
class Tongues:
    """Which scripts and languages a document uses, and which it does not."""

    alien: tuple[str, ...]  # scripts that it does not otherwise use
    share: float  # of them among all that is said
    pieces: int
    home: frozenset[str]  # common words of its language
    glossary: bool


# ---- what is foreign ----------------------------------------------------------------------------------------------


def read_tongues(page: Page) -> Tongues:
    """The scripts and languages of a document."""
    kin = {"Han": ("Han", "Kana", "Hangul"), "Kana": ("Han", "Kana"), "Hangul": ("Hangul",)}.get(page.main, (page.main,))
    alien = tuple(s for s in page.scripts if s not in kin and s != "Latin")
    if page.main == "Han" and page.scripts.get("Kana", 0) * 20 < page.scripts["Han"]:
        alien += ("Kana", "Hangul") if "Kana" in page.scripts or "Hangul" in page.scripts else ()
    alien = tuple(dict.fromkeys(s for s in alien if s in page.scripts))
    said = {s: n * SAID.get(s, 1) for s, n in page.scripts.items()}
    total = sum(said.values()) or 1
    share = sum(said[s] for s in alien) / total
    pieces = 0
    if alien:
        pieces = sum(1 for _ in re.finditer(f"[{''.join(SCRIPTS[s] for s in alien)}][^\n.!?。！？]*", page.text))
    return Tongues(alien, share, pieces, table().common.get(page.language, frozenset()), _is_glossary(page, alien))


def _is_glossary(page: Page, alien: tuple[str, ...]) -> bool:
    """Whether several lines pair a short piece in another script with its meaning."""
    if not alien:
        return False
    letters = "".join(SCRIPTS[s] for s in alien)
    return len(re.findall(f"(?m)^[ \\t]*[{letters}]{{1,8}}[ \\t]*(?:[-–—:：=]|[ \\t])[ \\t]*[^\\W\\d_{letters}][^\\n]{{0,60}}$", page.text)) > 2


VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_tongue_of: dict[tuple[str, str], str] = {}


def tongue(page: Page, word: str, home: frozenset[str]) -> str:
    """``home``, ``plain`` (a word of the document's language that is not among the commonest), ``foreign:LANGUAGE`` or nothing."""
    key = (page.language or page.main, word)
    known = _tongue_of.get(key)
    if known is None:
        if len(_tongue_of) > 50_000:
            _tongue_of.clear()
        known = _tongue_of[key] = _tongue(page, word, home)
    return known


def _tongue(page: Page, word: str, home: frozenset[str]) -> str:
    from yrdcheck.spam.english import is_english

    if word in home:
        return "home"
    if word[0].isdigit() or word[0] >= "\u0370" and not "\u1e00" <= word[0] < "\u2000":
        return "plain" if page.main == "Cyrillic" else ""
    languages = table().lexicon.get(word, frozenset()) & LATIN_LANGUAGES
    if page.main != "Latin":
        return "foreign:en" if "en" in languages else f"foreign:{min(languages)}" if languages else "foreign:vi" if VIETNAMESE.search(word) else ""
    if page.language == "en":
        if len(word) > 1 and word.isascii() and is_english(word):
            return "plain" if not languages - {"en"} else ""
        languages -= {"en"}
    if page.language in languages:
        return "plain"
    if languages:
        return f"foreign:{min(languages)}"
    if VIETNAMESE.search(word) and page.language != "vi":
        return "foreign:vi"
    return ""


# ---- atoms of a line ----------------------------------------------------------------------------------------------


def _atoms(page: Page, tongues: Tongues, start: int, end: int) -> list[Atom]:
    """The atoms of a line, in order."""
    marks = [Atom(m.start, m.end, m.weight, m.kind, "", m.reason) for m in find_marks(page.low, start, end)]
    hits = [Atom(h.start, h.end, h.weight, h.kind, h.language) for h in between(page.hits, start, end)]
    contacts = [m for m in marks if m.kind == "contact"]
    told = [h for h in hits if not any(m.start < h.end and h.start < m.end for m in contacts)]
    told += contacts
    told += [m for m in marks if m.kind == "figure" and not any(h.start < m.end and m.start < h.end for h in told)]
    told.sort(key=lambda a: a.start)
    out: list[Atom] = []
    first, last = bisect_left(page.starts, start), bisect_left(page.starts, end)
    n = 0
    for i in range(first, last):
        word, left = page.words[i], page.starts[i]
        right = left + len(word)
        while left < right:
            while n < len(told) and told[n].end <= left:
                if not out or out[-1].start < told[n].start:
                    out.append(told[n])
                n += 1
            if n < len(told) and told[n].start <= left:
                out.append(told[n])
                left = told[n].end
                n += 1
                continue
            stop = min(right, told[n].start) if n < len(told) else right
            if left < stop and (not out or out[-1].end <= left):
                out.append(_word_atom(page, tongues, left, stop))
            left = max(stop, left + 1)
    out.extend(told[n:])
    return [_judged(page, tongues, a) for a in out]


def _word_atom(page: Page, tongues: Tongues, start: int, end: int) -> Atom:
    return Atom(start, end, 0.0, "word")


@cache
def _alien_letters(alien: tuple[str, ...]) -> re.Pattern[str]:
    return script_runs(alien)


def _judged(page: Page, tongues: Tongues, atom: Atom) -> Atom:
    """An atom with the weight that it has in a path and the tongue that it is in."""
    text = page.low[atom.start : atom.end]
    if tongues.alien and _alien_letters(tongues.alien).search(page.text, atom.start, atom.end):
        speech, weight = "alien", 0.1 + min(0.3, 0.03 * len(text))
    elif text[0] >= "\u2e80" and page.main in EASTERN:
        speech, weight = "home", -min(0.6, 0.035 * len(text))
    else:
        known = tongue(page, text, tongues.home) if atom.kind == "word" else _spoken(page, atom.tongue, text, tongues)
        if known == "home":
            speech, weight = "home", -0.09
        elif known == "plain":
            speech, weight = "home", -0.1
        elif known.startswith("foreign"):
            speech, weight = "foreign", 0.06 if page.text[atom.start].isupper() or page.main != "Latin" else 0.15
        else:
            speech, weight = "", -0.02
    if atom.kind == "word":
        return Atom(atom.start, atom.end, weight, "word", speech)
    gain = max(0.0, weight) if speech in ("alien", "foreign") else 0.0
    strength = atom.weight * {"offer": 0.8, "web": 0.3, "channel": 0.8, "place": 0.6}.get(atom.kind, 1.0)
    return Atom(atom.start, atom.end, strength + gain, atom.kind, speech, atom.reason or str(atom.weight))


def _spoken(page: Page, language: str, text: str, tongues: Tongues) -> str:
    """The tongue of a phrase of the table."""
    if page.main != "Latin" or not language or language == page.language:
        return "" if page.main == "Latin" else tongue(page, text.split()[0], tongues.home)
    if language == "en":
        return ""
    return f"foreign:{language}" if not all(tongue(page, w, tongues.home) in ("home", "plain", "") for w in text.split()) else ""


# ---- the best pieces of a line ------------------------------------------------------------------------------------

STOP = re.compile(r"[.!?…。！？]")
CLAUSE = re.compile(r"[:;|»«丨—–/：；]|[\"“”‘’「」『』()\[\]（）【】<>~•·*★]")
ABBREVIATED = re.compile(r"(?:\b(?:mr|mrs|ms|dr|st|no|prof|inc|ltd|co|vs|e\.g|i\.e|u\.s|jr|sr|gen|gov|approx)|\b[a-z])\.$")
MARKED = re.compile(r"[ \t][-–—*+•·▪][ \t]")


def _cut(page: Page, a: Atom, b: Atom) -> float:
    """What it costs to begin or end a piece between two neighbouring atoms."""
    gap = page.text[a.end : b.start]
    if STOP.search(gap):
        return 0.05 if not ABBREVIATED.search(page.low, max(0, a.end - 8), a.end + 1) and (gap[-1:].isspace() or b.tongue != "home" or gap[-1:] > "\u2000") else 0.35
    if MARKED.search(gap):
        return 0.1
    if (a.tongue == "alien") != (b.tongue == "alien") and "word" in (a.kind, b.kind):
        return 0.05
    if {a.tongue, b.tongue} == {"foreign", "home"}:
        return 0.1
    if CLAUSE.search(gap):
        return 0.2
    if "," in gap or "，" in gap or "、" in gap:
        return 0.3
    if not gap or page.main in EASTERN:
        return 0.12 if gap else 0.28
    if page.text[b.start].isupper() and not page.text[a.start].isupper():
        return 0.22
    return 0.4


def _pieces(page: Page, atoms: Sequence[Atom]) -> Iterator[Sequence[Atom]]:
    """The runs of atoms that together speak most for being put in."""
    inside, outside = [0.0] * len(atoms), [0.0] * len(atoms)
    came_in, came_out = [False] * len(atoms), [False] * len(atoms)  # whether the best path comes from the other state
    for i, atom in enumerate(atoms):
        if i == 0:
            inside[0], came_in[0] = atom.weight, True
            continue
        cost = _cut(page, atoms[i - 1], atom)
        enter = outside[i - 1] - cost
        came_in[i] = enter > inside[i - 1]
        inside[i] = atom.weight + (enter if came_in[i] else inside[i - 1])
        leave = inside[i - 1] - cost
        came_out[i] = leave > outside[i - 1]
        outside[i] = leave if came_out[i] else outside[i - 1]
    if not atoms:
        return
    state = inside[-1] > outside[-1]
    runs: list[tuple[int, int]] = []
    right = len(atoms)
    for i in range(len(atoms) - 1, -1, -1):
        if state:
            if came_in[i]:
                runs.append((i, right))
                state = False
        elif came_out[i]:
            state, right = True, i
    for left, right in reversed(runs):
        yield atoms[left:right]


# ---- weighing a piece ---------------------------------------------------------------------------------------------

ENDS = ".!?…\"”’)。！？"
OPENING, CLOSING = "\"“‘「『«(（[【《〈'", "\"”’」』»)）]】》〉'"


def find_injections(page: Page) -> Iterator[Finding]:
    """Pieces that sell something or speak another language in a place where such text does not go."""
    tongues = read_tongues(page)
    foreign = _foreign_words(page, tongues)
    lines: set[tuple[int, int]] = set()
    if tongues.alien:
        lines.update(page.line_of(m.start()) for m in script_runs(tongues.alien).finditer(page.text))
    lines.update(_warm_lines(page))
    lines.update(page.line_of(place) for place in foreign)
    pieces: list[tuple[Sequence[Atom], int, int]] = []
    for start, end in sorted(lines):
        mark = LIST_MARK.match(page.text, start, end)
        atoms = _atoms(page, tongues, mark.end() if mark else start, end)
        pieces.extend((run, start, end) for run in _pieces(page, atoms))
    sold = [(run[0].start, run[-1].end) for run, _, _ in pieces]
    for run, start, end in pieces:
        if not page.in_code(run[0].start):
            finding = _weigh(page, tongues, run, start, end, sold)
            if finding:
                yield finding


def _foreign_words(page: Page, tongues: Tongues) -> list[int]:
    """Places of words of another language that stand close together."""
    out: list[int] = []
    recent: list[int] = []
    known = {w for w in set(page.words) if w[0] < "\u2000" and tongue(page, w, tongues.home).startswith("foreign")}
    if not known:
        return out
    for word, start in zip(page.words, page.starts, strict=True):
        if word in known and (page.main != "Latin" or not page.text[start].isupper()):
            recent = [p for p in recent if start - p < 60] + [start]
            if len(recent) > 2:
                out.append(start)
    return out


def _warm_lines(page: Page) -> Iterator[tuple[int, int]]:
    """Lines with phrases of a trade or a messenger close to others."""
    hits = page.hits
    first, total = 0, 0.0
    for last, hit in enumerate(hits):
        total += hit.weight
        while hit.start - hits[first].start > NEAR:
            total -= hits[first].weight
            first += 1
        if total >= WARM or hit.weight >= 0.3 and hit.kind in TRADES or hit.kind == "channel":
            if any(h.kind in TRADES or h.kind == "channel" for h in hits[first : last + 1]):
                yield page.line_of(hit.start)


def _weigh(page: Page, tongues: Tongues, run: Sequence[Atom], line_start: int, line_end: int, sold: Sequence[tuple[int, int]]) -> Finding | None:
    """The finding that a piece is, if its signals add up."""
    start, end = _grown(page, run[0].start, run[-1].end, line_start, line_end)
    reasons: list[str] = []
    # what it sells
    by_trade: dict[str, float] = {}
    words: dict[str, list[str]] = {}
    offer = web = contact = 0.0
    contact_reason = ""
    seen: set[str] = set()
    for atom in run:
        text = page.low[atom.start : atom.end]
        if atom.kind == "word" or text in seen:
            continue
        seen.add(text)
        weight = atom.weight if atom.kind in ("contact", "figure") else float(atom.reason)
        if atom.kind in TRADES:
            by_trade[atom.kind] = by_trade.get(atom.kind, 0.0) + weight
            words.setdefault(atom.kind, []).append(page.text[atom.start : atom.end])
        elif atom.kind == "contact":
            if weight > contact:
                contact, contact_reason = weight, f"{atom.reason}: {page.text[atom.start:atom.end]}"
        elif atom.kind == "channel":
            if contact < 0.15:
                contact, contact_reason = 0.15, f"a messenger: {page.text[atom.start:atom.end]}"
        elif atom.kind == "web":
            web += weight
        elif atom.kind in ("offer", "figure"):
            offer += weight
            words.setdefault("offer", []).append(page.text[atom.start : atom.end])
    trades = sorted(by_trade.items(), key=lambda pair: (-pair[1], pair[0]))
    trade = min(0.85, trades[0][1] + 0.5 * sum(w for _, w in trades[1:])) if trades else 0.0
    for name, _ in trades[:2]:
        reasons.append(f"{TRADES[name]}: {', '.join(words[name][:3])}")
    offer = min(0.5, offer)
    # what it is written in
    stranger, why, bare = _strangeness(page, tongues, run, start, end)
    if stranger and bare and not trade and contact < 0.35:
        return None
    if stranger:
        reasons.insert(0, why)
        web = min(0.3, web + offer)
    else:
        web = 0.0
    place, where = _position(page, tongues, start, end, line_start, line_end, stranger > 0)
    if stranger:
        offer = web
    if offer:
        reasons.append(f"ways of selling: {', '.join(words.get('offer', ['?'])[:3])}")
    if contact:
        office = sum(h.weight for h in between(page.context, max(0, line_start - NEAR), line_end + NEAR) if h.kind == "office" and not start <= h.start < end)
        if not stranger or contact >= 0.35:
            reasons.append(contact_reason)
        contact = max(0.0, contact - min(0.4, office)) if not stranger else contact
    score = trade + offer + contact + stranger + place
    if where:
        reasons.append(where)
    covered = sum(a.end - a.start for a in run if a.kind != "word")
    if trade and covered * 20 > sum(c.isalnum() for c in page.low[start:end]) * 9 and len(seen) > 1:
        score += 0.2
        reasons.append("hardly any other words")
    score, more = _circumstances(page, run, start, end, line_start, line_end, trades, stranger, score, sold)
    reasons += more
    if not stranger and trade < 0.3 and contact < 0.4:
        return None
    return spam(start, end, reasons, score) if score >= THRESHOLD else None


def _strangeness(page: Page, tongues: Tongues, run: Sequence[Atom], start: int, end: int) -> tuple[float, str, bool]:
    """How foreign a piece is, with the words for the reader, and whether it is no more than a name."""
    if tongues.alien:
        found = script_runs(tongues.alien).findall(page.text[start:end])
        letters = sum(map(len, found))
        if letters * 2 >= sum(c.isalpha() for c in page.text[start:end]) and letters > 1:
            if tongues.share >= BILINGUAL or tongues.pieces > 3 and tongues.share > 0.2 or tongues.glossary:
                return 0.0, "", False
            wide = found[0][0] >= "\u2e80"
            bare = letters < 5 if wide else len(page.text[start:end].split()) < 3
            return 0.45, f"{' and '.join(s for s in tongues.alien if script_runs((s,)).search(page.text, start, end))} script, which the document does not otherwise use", bare
    foreign = [a for a in run if a.tongue == "foreign"]
    home = sum(a.tongue == "home" for a in run)
    plain = [a for a in foreign if not page.text[a.start].isupper()]
    if len(foreign) > 2 and len(foreign) >= 2 * home and (plain or page.main != "Latin"):
        return (0.4 if len(foreign) > 3 else 0.3), "another language than the document's", len(foreign) < 3
    return 0.0, "", False


def _grown(page: Page, start: int, end: int, line_start: int, line_end: int) -> tuple[int, int]:
    """A piece with the signs that belong to it: closing stops, ornaments, brackets."""
    text = page.text
    while end < line_end and not text[end].isspace() and not text[end].isalnum() and text[end] not in "-–—([{（“‘「『，,、;；":
        if text[end] in ".。" and end + 1 < line_end and not text[end + 1].isspace() and text[end + 1] != text[end]:
            break
        end += 1
    while start > line_start and not text[start - 1].isspace() and not text[start - 1].isalnum() and text[start - 1] not in "-–—•·*#>:：,;，；.。/!?！？)）]】”’」』、":
        start -= 1
    return start, end


def _position(page: Page, tongues: Tongues, start: int, end: int, line_start: int, line_end: int, stranger: bool) -> tuple[float, str]:
    """How odd the place of a piece is, with the words for the reader."""
    text = page.text
    before, after = text[line_start:start].strip(), text[end:line_end].strip()
    mark = LIST_MARK.match(text, line_start, line_end)
    if mark and mark.end() >= start:
        before = ""
    if not before and not after:
        return 0.1, "alone on its line"
    if not before:
        own = LIST_MARK.match(text, end, line_end)
        if own and not mark and _in_list(page, line_start, line_end):
            return 0.4, "before the mark of a list item"
        if stranger and after.count(" ") >= 3 or page.main in EASTERN and len(after) > 8:
            return 0.25, "at the start of a line, before a sentence"
        return 0.1, "at the start of a line, before a sentence"
    stopped = before[-1] in ENDS
    if stopped and not after:
        odd = text[end - 1] not in ENDS
        return (0.2, "at the end of a line, after a sentence") if stranger or odd else (0.05, "")
    if stopped:
        return (0.2, "between two sentences") if stranger or text[end - 1] not in ENDS else (0.05, "")
    if stranger:
        return 0.2, "in the middle of a sentence"
    if text[start].isupper() or page.main in EASTERN and text[start - 1].isspace():
        return 0.15, "in the middle of a sentence"
    return 0.0, ""


def _in_list(page: Page, start: int, end: int) -> bool:
    """Whether a neighbouring line is a list item."""
    i = line_number(page, start)
    return any(0 <= k < len(page.lines) and LIST_MARK.match(page.text, *page.lines[k]) for k in (i - 1, i + 1))


def _circumstances(
    page: Page, run: Sequence[Atom], start: int, end: int, line_start: int, line_end: int, trades: list[tuple[str, float]], stranger: float, score: float, sold: Sequence[tuple[int, int]]
) -> tuple[float, list[str]]:
    """The score with what its surroundings add or take, and the reasons for that."""
    reasons: list[str] = []
    text = page.text
    if page.origin is not None and page.origin[end - 1] - page.origin[start] > end - 1 - start:
        score += 0.3
        reasons.append("invisible characters in the words")
    if any(start <= a < end for a, _ in page.mixed):
        score += 0.3
        reasons.append("letters of two scripts in one word")
    if trades:
        subject = trades[0][0]
        elsewhere = [h for h in page.hits if h.kind == subject and h.weight >= 0.3 and not any(a <= h.start < b for a, b in sold)]
        if not elsewhere:
            score += 0.1
            reasons.append("nothing else in the document is about it")
        elif len(elsewhere) > 1:
            score -= 0.2
    left, right = _sentence(page, start, end, line_start, line_end)
    reports = [h for h in between(page.context, left, right) if h.kind == "report"]
    score -= min(0.9, sum(h.weight for h in reports))
    before, after = text[line_start:start].rstrip(), text[end:line_end].lstrip()
    if before[-1:] in OPENING and before and (after[:1] in CLOSING and after or text[end - 1] in CLOSING):
        score -= 0.6
    elif text[start] in OPENING and text[end - 1 : end + 1].strip()[-1:] in CLOSING and text[start] != "【":
        score -= 0.5
    elif before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("「") > before.count("」"):
        score -= 0.4
    if stranger:
        near = between(page.context, max(line_start, start - 40), start) + between(page.context, end, min(line_end, end + 16))
        if not before:
            i = line_number(page, line_start)
            if i and text[page.lines[i - 1][0] : page.lines[i - 1][1]].rstrip()[-1:] in (":", "："):
                score -= 0.4
            if i:
                near += between(page.context, max(page.lines[i - 1][0], page.lines[i - 1][1] - 100), page.lines[i - 1][1])
        if any(h.kind == "intro" for h in near):
            score -= 0.4
        if before[-1:] in (":", "："):
            score -= 0.2
    return score, reasons


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


def _unused(hit: Hit) -> str:
    return WIDE
