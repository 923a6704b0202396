"""A line cut into atoms, and the pieces of it that speak most for being put in.

An atom is a phrase of the tables, an address, a figure or a word between them. It speaks for an advertisement or against it, and a cut
between two of them costs the more the less natural it is, so the best pieces of a line are found as a cheapest path.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from yrdcheck.model import TYPE_CHECKING, record, replace
from yrdcheck.spam.contacts import find_marks
from yrdcheck.spam.pages import MARKED, between
from yrdcheck.spam.phrases import table
from yrdcheck.spam.tongues import EASTERN, tongue_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.spam.pages import Page
    from yrdcheck.spam.tongues import Setting


@record
class Atom:
    """A phrase, an address or a word of a line.

    ``gain`` is what it adds to a path, ``weight`` what it adds to a piece; ``tongue``: ``alien`` script, ``foreign`` language, ``home``
    language, or empty where nothing is known.
    """

    start: int
    end: int
    kind: str  # a class of the tables, contact, figure, or word
    language: str
    weight: float
    reason: str = ""
    gain: float = 0.0
    tongue: str = ""


# ---- atoms of a line ----------------------------------------------------------------------------------------------

FACTORS = {"offer": 0.8, "web": 0.3, "channel": 0.8, "place": 0.6}  # how much of its weight a phrase adds to a path
BUNSETSU = re.compile("(?<=[\u3041-\u3096])(?=[\u30a1-\u30fa\u3400-\u9fff])")  # where Japanese words begin
HOME, WIDE_HOME, ALIEN, FOREIGN, FOREIGN_NAME, UNKNOWN = -0.1, -0.035, 0.1, 0.15, 0.05, -0.02


def read_atoms(setting: Setting, start: int, end: int) -> list[Atom]:
    """The atoms of a span, in order."""
    page = setting.page
    told: list[Atom] = []
    found = [Atom(m.start, m.end, m.kind, "", m.weight, m.reason) for m in find_marks(page.low, start, end)]
    found += [Atom(h.start, h.end, h.kind, h.language, h.weight) for h in between(page.hits, start, end) if _meant(setting, h.language, page.low[h.start : h.end], h.start)]
    covered = bytearray(max((a.end for a in found), default=start) - start)
    for atom in sorted(found, key=lambda a: (a.kind != "contact", -a.weight if a.kind in ("figure", "offer") else -1, a.start)):
        a, b = atom.start - start, atom.end - start
        if covered.find(1, a, b) < 0:
            covered[a:b] = b"\1" * (b - a)
            told.append(atom)
    told.sort(key=lambda a: a.start)
    out: list[Atom] = []
    n = 0
    for i in range(bisect_left(page.starts, start), bisect_left(page.starts, end)):
        left = page.starts[i]
        right = left + len(page.words[i])
        while left < right:
            while n < len(told) and told[n].end <= left:
                out.append(told[n])
                n += 1
            inside = n < len(told) and told[n].start <= left
            if inside and told[n].end < right <= told[n].end + 3 and page.low[right - 1] >= "\uac00":
                told[n] = replace(told[n], end=right)  # with its particle
            stop = min(right, told[n].end if inside else told[n].start) if n < len(told) else right
            if not inside and (not out or out[-1].end <= left):
                cuts = [m.start() for m in BUNSETSU.finditer(page.low, left + 1, stop)] if page.low[left] >= "\u3041" and "Kana" in page.scripts else []
                out.extend(Atom(a, b, "word", "", 0.0) for a, b in zip([left, *cuts], [*cuts, stop], strict=True))
            left = stop
    out.extend(told[n:])
    return _attach(setting, [_judge(setting, a) for a in out])


def _meant(setting: Setting, language: str, phrase: str, start: int) -> bool:
    """Whether a phrase of another language in Latin letters can be meant, and is no word of the document's own."""
    if language not in table().common or language in ("en", setting.page.language):
        return True
    if " " in phrase:
        return True
    i = bisect_left(setting.page.starts, start)
    near = setting.page.words[max(0, i - 2) : i] + setting.page.words[i + 1 : i + 3]
    return tongue_of(setting, phrase) == "foreign" and any(tongue_of(setting, w) == "foreign" for w in near)


def _judge(setting: Setting, atom: Atom) -> Atom:
    """An atom with its tongue and with what it adds to a path."""
    page = setting.page
    text = page.low[atom.start : atom.end]
    at = bisect_left(page.mixed, (atom.end, 0))
    if at and page.mixed[at - 1][1] > atom.start:
        tongue, gain = "", 0.0
    elif setting.alien and (setting.letters.search(page.text, atom.start, atom.end) or atom.language == "ja" and "Kana" in setting.alien):
        tongue, gain = "alien", ALIEN + min(0.3, 0.03 * len(text))
    elif text[0] >= "\u2e80" and page.main in EASTERN:
        tongue, gain = "home", max(-0.6, WIDE_HOME * len(text) - (0.06 if page.main == "Hangul" else 0.0))
    else:
        tongue = tongue_of(setting, text) if atom.kind == "word" else _spoken(setting, atom, text)
        gain = {"home": HOME, "": UNKNOWN}.get(tongue, FOREIGN_NAME if page.text[atom.start].isupper() or page.main != "Latin" else FOREIGN)
    if atom.kind != "word":
        gain = max(0.0, gain) + atom.weight * FACTORS.get(atom.kind, 1.0)
    return replace(atom, gain=gain, tongue=tongue)


def _spoken(setting: Setting, atom: Atom, text: str) -> str:
    """The tongue of a phrase or an address in an alphabet that the document uses."""
    page = setting.page
    if atom.language not in table().common:
        return ""
    if page.main != "Latin":
        return "foreign"
    if atom.language in ("en", page.language):
        return ""
    return "foreign" if any(tongue_of(setting, w) == "foreign" for w in text.split()) else ""


def _attach(setting: Setting, atoms: list[Atom]) -> list[Atom]:
    """The atoms with figures and names that stand in or at the end of a foreign piece taken for a part of it."""
    text = setting.page.text
    last = -1  # index of the last strange atom
    for i, atom in enumerate(atoms):
        if atom.tongue in ("alien", "foreign"):
            if 1 < i - last <= 4 and last >= 0 and not STOP.search(text, atoms[last].end, atom.start):
                for k in range(last + 1, i):
                    atoms[k] = replace(atoms[k], tongue=atom.tongue, gain=max(atoms[k].gain, 0.0))
            last = i
        elif last == i - 1 >= 0 and atom.tongue == "":
            gap = text[atoms[last].end : atom.start]
            glued = not gap or gap in ":：@"
            after = atoms[i + 1] if i + 1 < len(atoms) else None
            closes = after is None or text[after.start].isupper() or STOP.search(text, atom.end, after.start) is not None or after.tongue in ("alien", "foreign")
            if glued or gap.isspace() and any(c.isdigit() for c in text[atom.start : atom.end]) and (closes or not text[atom.start : atom.end].isdigit()):
                atoms[i] = replace(atom, tongue=atoms[last].tongue, gain=max(atom.gain, 0.05))
                last = i
    return atoms


# ---- the best pieces of a line ------------------------------------------------------------------------------------

STOP = re.compile(r"[.!?…。！？]")
CLAUSE = re.compile(r"[:;|»«丨—–/：；]|[\"“”‘’「」『』()\[\]（）【】<>~•·*★]")
ABBREVIATED = re.compile(r"(?:\b(?:mr|mrs|ms|dr|st|no|prof|inc|ltd|co|vs|e\.g|i\.e|u\.s|jr|sr|gen|gov|approx)|\b[a-z])\.$")


CLOSED = re.compile(r"(?:ます|です|ません|ました|ください|なし|可能|ok|니다|세요|어요|아요|해요|드림|문의)$", re.I)  # ends of sentences that need no stop


def _cut(page: Page, a: Atom, b: Atom) -> float:
    """What it costs to begin or end a piece between two neighbouring atoms."""
    gap = page.text[a.end : b.start]
    if STOP.search(gap):
        if gap[-1:].isspace() or gap[-1:] > "\u2000" or b.tongue != a.tongue:
            return 0.3 if ABBREVIATED.search(page.low, max(0, a.end - 8), a.end + 1) else 0.05
        return 0.3
    if MARKED.search(gap):
        return 0.1
    if (a.tongue == "alien") != (b.tongue == "alien"):
        return 0.05
    if (a.tongue == "foreign") != (b.tongue == "foreign"):
        return 0.1 if "home" in (a.tongue, b.tongue) else 0.2
    if CLAUSE.search(gap):
        return 0.2
    if "," in gap or "，" in gap or "、" in gap:
        return 0.22
    if page.main in EASTERN:
        closed = CLOSED.search(page.text, max(0, a.end - 4), a.end)
        return 0.1 if closed else 0.15 if gap and page.main != "Hangul" else 0.25
    if page.text[b.start].isupper() and not page.text[a.start].isupper():
        return 0.18
    return 0.3


def find_pieces(page: Page, atoms: Sequence[Atom]) -> list[Sequence[Atom]]:
    """The runs of atoms that together speak most for being put in, by the best path through two states.

    A run that begins in mid-sentence does not take the rest of that sentence with it.
    """
    inside = outside = 0.0
    entered: list[bool] = []  # whether the best path into an atom comes from outside
    left: list[bool] = []  # whether the best path around an atom comes from inside
    for i, atom in enumerate(atoms):
        cost = _cut(page, atoms[i - 1], atom) if i else 0.0
        enters, leaves = i == 0 or outside - cost > inside, i > 0 and inside - cost > outside
        inside, outside = atom.gain + (outside - cost if enters else inside), inside - cost if leaves else outside
        entered.append(enters)
        left.append(leaves)
    runs: list[Sequence[Atom]] = []
    within, end = inside + 0.02 > outside, len(atoms)
    for i in range(len(atoms) - 1, -1, -1):
        if within and entered[i]:
            runs.append(atoms[i:end])
            within = False
        elif not within and left[i]:
            within, end = True, i
    return [_trimmed(page, atoms, run) for run in runs[::-1]]


def _trimmed(page: Page, atoms: Sequence[Atom], run: Sequence[Atom]) -> Sequence[Atom]:
    i = next(i for i, a in enumerate(atoms) if a.start == run[0].start)
    if i == 0 or _cut(page, atoms[i - 1], run[0]) < 0.12 or page.main in EASTERN:
        return run
    stop = page.text[run[-1].end : run[-1].end + 1]
    if stop == "." or run[-1] is atoms[-1]:
        while len(run) > 1 and run[-1].tongue == "home" and run[-1].kind == "word":
            run = run[:-1]
    return run
