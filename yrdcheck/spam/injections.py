"""Advertisements and pieces in another language that somebody put into a text.

Each line is cut into atoms: phrases of the tables, addresses, and the words between them. An atom speaks for an advertisement or
against it, and a cut costs the more the less natural it is, so the best pieces of a line are found as a cheapest path. Each piece is
then weighed as a whole: what it sells, how one is to answer, whether its script or language is the document's, how odd its place is,
and what speaks for a genuine text.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from yrdcheck.model import TYPE_CHECKING, Finding, record, replace
from yrdcheck.spam.contacts import find_marks
from yrdcheck.spam.pages import LIST_MARK, MARKED, SAID, SCRIPTS, between, in_list, inner_mark, line_number, script_runs, spam
from yrdcheck.spam.phrases import TRADES, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yrdcheck.spam.pages import Page

THRESHOLD = 0.78  # the sum of signals from which a piece is reported
WARM = 0.45  # phrases that stand close together and weigh less are not looked at
NEAR = 160  # characters that count as close
KNOWN = 0.2  # share of common words from which the language of a document is sure
BILINGUAL = 0.35  # share of another script from which a text is in both
EASTERN = frozenset(("Han", "Kana", "Hangul"))  # scripts that are mixed with each other
REMEMBERED = 50_000  # words whose language is kept


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


@record
class Document:
    """What holds for all pieces of a page."""

    page: Page
    alien: tuple[str, ...]  # scripts that it does not otherwise use
    letters: re.Pattern[str]  # of these scripts
    bilingual: bool
    tongues: dict[str, str]  # of words met so far
    home: frozenset[str]  # common words of its language; empty where it is not known well enough to tell other languages


# ---- what is foreign ----------------------------------------------------------------------------------------------

VIETNAMESE = re.compile("[ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
KIN = {"Han": ("Han", "Kana"), "Kana": ("Han", "Kana"), "Hangul": ("Hangul",)}
_tongues: dict[str, dict[str, str]] = {}  # language → word → tongue


def _read_document(page: Page) -> Document:
    kin = KIN.get(page.main, (page.main,))
    if page.main == "Han" and page.scripts.get("Kana", 0) * 4 < page.scripts["Han"]:
        kin = ("Han",)  # Chinese
    alien = tuple(s for s in page.scripts if s not in kin and s != "Latin")
    letters = script_runs(alien or ("Latin",))
    bilingual = False
    if alien:
        said = {s: n * SAID.get(s, 1) for s, n in page.scripts.items()}
        share = sum(said[s] for s in alien) / (sum(said.values()) or 1)
        some = "".join(SCRIPTS[s] for s in alien)
        many = sum(1 for _ in re.finditer(f"[{some}][^\n.!?。！？]*", page.text)) > 3
        pairs = re.findall(f"(?m)^[ \\t]*[{some}]{{1,8}}[ \\t]*(?:[-–—:：=]|[ \\t])[ \\t]*[^\\W\\d_{some}][^\\n]{{0,60}}$", page.text)  # a glossary
        bilingual = share >= BILINGUAL or share > 0.2 and many or len(pairs) > 2
    home = table().common.get(page.language, frozenset())
    sample = page.words[:2000]
    if page.main == "Latin" and sum(map(home.__contains__, sample)) < KNOWN * sum(map(str.isalpha, sample)):
        home = frozenset()
    tongues = _tongues.setdefault(page.language if home else page.main, {})
    if len(tongues) >= REMEMBERED:
        tongues.clear()
    return Document(page, alien, letters, bilingual, tongues, home)


def _tongue(document: Document, word: str) -> str:
    """``home``, ``foreign``, or nothing, for a word in lower case."""
    known = document.tongues.get(word)
    if known is None:
        known = document.tongues[word] = _find_tongue(document.page, word, document.home)
    return known


def _find_tongue(page: Page, word: str, home: frozenset[str]) -> str:
    if word in home:
        return "home"
    if word[0].isdigit():
        return ""
    if word[0] >= "\u0370" and not "\u1e00" <= word[0] < "\u2000":
        return "home"  # what is not is alien
    languages = table().lexicon.get(word, frozenset())
    if page.main == "Latin" and not home:
        return "" if "en" in languages else "home"
    if page.main != "Latin":
        return "foreign" if languages or VIETNAMESE.search(word) else ""
    if page.language == "en":
        from yrdcheck.spam.english import is_english

        if word.isascii() and is_english(word):
            return "home" if not languages - {"en"} else ""
        languages -= {"en"}
    if page.language in languages:
        return "home"
    if languages or VIETNAMESE.search(word) and page.language != "vi":
        return "foreign"
    return "" if page.language == "en" else "home"


# ---- atoms of a line ----------------------------------------------------------------------------------------------

FACTORS = {"offer": 0.8, "web": 0.3, "channel": 0.8, "place": 0.6}  # how much of its weight a phrase adds to a path
BUNSETSU = re.compile("(?<=[\u3041-\u3096])(?=[\u30a1-\u30fa\u3400-\u9fff])")  # where Japanese words begin
HOME, WIDE_HOME, ALIEN, FOREIGN, FOREIGN_NAME, UNKNOWN = -0.1, -0.035, 0.1, 0.15, 0.05, -0.02


def _atoms(document: Document, start: int, end: int) -> list[Atom]:
    """The atoms of a span, in order."""
    page = document.page
    told: list[Atom] = []
    found = [Atom(m.start, m.end, m.kind, "", m.weight, m.reason) for m in find_marks(page.low, start, end)]
    found += [Atom(h.start, h.end, h.kind, h.language, h.weight) for h in between(page.hits, start, end) if _meant(document, h.language, page.low[h.start : h.end], h.start)]
    for atom in sorted(found, key=lambda a: (a.kind != "contact", -a.weight if a.kind in ("figure", "offer") else -1, a.start)):
        if not any(a.start < atom.end and atom.start < a.end for a in told):
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
            covered = n < len(told) and told[n].start <= left
            if covered and told[n].end < right <= told[n].end + 3 and page.low[right - 1] >= "\uac00":
                told[n] = replace(told[n], end=right)  # with its particle
            stop = min(right, told[n].end if covered else told[n].start) if n < len(told) else right
            if not covered and (not out or out[-1].end <= left):
                cuts = [m.start() for m in BUNSETSU.finditer(page.low, left + 1, stop)] if page.low[left] >= "\u3041" and "Kana" in page.scripts else []
                out.extend(Atom(a, b, "word", "", 0.0) for a, b in zip([left, *cuts], [*cuts, stop], strict=True))
            left = stop
    out.extend(told[n:])
    return _attach(document, [_judge(document, a) for a in out])


def _meant(document: Document, language: str, phrase: str, start: int) -> bool:
    """Whether a phrase of another language in Latin letters can be meant, and is no word of the document's own."""
    if language not in table().common.keys() or language in ("en", document.page.language):
        return True
    if " " in phrase:
        return True
    i = bisect_left(document.page.starts, start)
    near = document.page.words[max(0, i - 2) : i] + document.page.words[i + 1 : i + 3]
    return _tongue(document, phrase) == "foreign" and any(_tongue(document, w) == "foreign" for w in near)


def _judge(document: Document, atom: Atom) -> Atom:
    """An atom with its tongue and with what it adds to a path."""
    page = document.page
    text = page.low[atom.start : atom.end]
    if any(a < atom.end and atom.start < b for a, b in page.mixed):
        tongue, gain = "", 0.0
    elif document.alien and (document.letters.search(page.text, atom.start, atom.end) or atom.language == "ja" and "Kana" in document.alien):
        tongue, gain = "alien", ALIEN + min(0.3, 0.03 * len(text))
    elif text[0] >= "\u2e80" and page.main in EASTERN:
        tongue, gain = "home", max(-0.6, WIDE_HOME * len(text) - (0.06 if page.main == "Hangul" else 0.0))
    else:
        tongue = _tongue(document, text) if atom.kind == "word" else _spoken(document, atom, text)
        gain = {"home": HOME, "": UNKNOWN}.get(tongue, FOREIGN_NAME if page.text[atom.start].isupper() or page.main != "Latin" else FOREIGN)
    if atom.kind != "word":
        gain = max(0.0, gain) + atom.weight * FACTORS.get(atom.kind, 1.0)
    return replace(atom, gain=gain, tongue=tongue)


def _spoken(document: Document, atom: Atom, text: str) -> str:
    """The tongue of a phrase or an address in an alphabet that the document uses."""
    page = document.page
    if atom.language not in table().common.keys():
        return ""
    if page.main != "Latin":
        return "foreign"
    if atom.language in ("en", page.language):
        return ""
    return "foreign" if any(_tongue(document, w) == "foreign" for w in text.split()) else ""


def _attach(document: Document, atoms: list[Atom]) -> list[Atom]:
    """The atoms with figures and names that stand in or at the end of a foreign piece taken for a part of it."""
    text = document.page.text
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


def _pieces(page: Page, atoms: Sequence[Atom]) -> list[Sequence[Atom]]:
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


# ---- where to look ------------------------------------------------------------------------------------------------


def find_injections(page: Page) -> Iterator[Finding]:
    """Pieces that sell something or speak another language in a place where such text does not go."""
    document = _read_document(page)
    lines = {page.line_of(place) for place in _warm_places(page)}
    lines.update(page.line_of(place) for place in _foreign_places(document))
    if document.alien:
        lines.update(page.line_of(m.start()) for m in document.letters.finditer(page.text))
    runs: list[tuple[Sequence[Atom], int, int]] = []
    for start, end in sorted(lines):
        mark = LIST_MARK.match(page.text, start, end)
        inner = None if mark else inner_mark(page, start, end)
        if inner:
            halves = [(start, inner[0]), (inner[1], end)]
        else:
            halves = [(mark.end() if mark else start, end)]
        for half in halves:
            runs.extend((run, start, end) for run in _pieces(page, _atoms(document, *half)))
    taken = [(run[0].start, run[-1].end) for run, _, _ in runs]
    for run, start, end in runs:
        if not page.in_code(run[0].start):
            finding = _weigh(document, run, start, end, taken)
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


def _foreign_places(document: Document) -> Iterator[int]:
    """Places of words of another language that stand close together."""
    page = document.page
    known = {w for w in page.vocabulary if w[0] < "\u2000" and _tongue(document, w) == "foreign"}
    if not known:
        return
    recent: list[int] = []
    for word, start in zip(page.words, page.starts, strict=True):
        if word in known and (page.main != "Latin" or not page.text[start].isupper()):
            recent = [*(p for p in recent if start - p < 60), start]
            if len(recent) > 2:
                yield start


# ---- weighing a piece ---------------------------------------------------------------------------------------------

OPENER = re.compile(r"(?m)(?:^|(?<=[.!?…] )|(?<=[。！？]))([^\s.!?。！？-][^.!?。！？\n]{1,36}[?!？！]) ?$")  # as advertisements begin: "Need help?"
CODE = re.compile("(?<=[\u4e00-\u9fff])\\d{2,5}(?=[\u4e00-\u9fff](?<![年月日号个名人元万亿千百米公平项家次岁时分秒第届期位台座条件多余级路吨度倍层天周片粒斤起包])|$|\\s)")
MIDDLE = "in the middle of a sentence"
ENDS = ".!?…\"”’)。！？"
OPENING, CLOSING = "\"“‘「『«(（[【《〈'", "\"”’」』»)）]】》〉'"
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|「[^「」]*」|『[^『』]*』|«[^«»]*»|(?<!\w)[‘'][^‘’']*[’'](?!\w)")


def _weigh(document: Document, run: Sequence[Atom], line_start: int, line_end: int, taken: Sequence[tuple[int, int]]) -> Finding | None:
    """The finding that a piece is, if its signals add up."""
    page = document.page
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
    strange, why, name = _strangeness(document, run, start, end)
    if not strange and trade < 0.3 and contact < 0.4 or name and not trade and contact < 0.35:
        return None
    if strange:
        if contact < 0.35 and not trade and not offer:
            contact = 0.0  # an author's address
        offer = min(0.35, offer + sum(said.get("web", {}).values()))
    elif contact:
        office = _office(page, start, end, line_start, line_end)
        contact = contact + 0.15 if contact >= 0.4 and office < 0.3 else max(0.0, contact - office)
    place, where = _position(document, run, start, end, line_start, line_end, strange > 0)
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
    score -= _genuine(document, run, start, end, line_start, line_end, strange > 0, where != "" and where != MIDDLE)
    return spam(start, end, filter(None, reasons), score) if score >= THRESHOLD else None


def _density(page: Page, run: Sequence[Atom], start: int, end: int) -> float:
    """The share of a piece that phrases and addresses cover."""
    return sum(c.isalnum() for a in run if a.kind != "word" for c in page.low[a.start : a.end]) / max(1, sum(c.isalnum() for c in page.low[start:end]))


def _strangeness(document: Document, run: Sequence[Atom], start: int, end: int) -> tuple[float, str, bool]:
    """How foreign a piece is, with the words for the reader, and whether it is no more than a name."""
    page = document.page
    if document.alien:
        found = document.letters.findall(page.text, start, end)
        letters = sum(map(len, found))
        spelt = sum(c.isalpha() for a in run if a.kind != "contact" for c in page.text[a.start : a.end])
        if letters > 1 and letters * 2 >= spelt:
            if document.bilingual:
                return 0.0, "", False
            scripts = " and ".join(s for s in document.alien if script_runs((s,)).search(page.text, start, end))
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


def _position(document: Document, run: Sequence[Atom], start: int, end: int, line_start: int, line_end: int, strange: bool) -> tuple[float, str]:
    """How odd the place of a piece is, with the words for the reader."""
    page = document.page
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


def _genuine(document: Document, run: Sequence[Atom], start: int, end: int, line_start: int, line_end: int, strange: bool, apart: bool) -> float:
    """What speaks for a genuine text: reports, quotation marks, words that introduce a name or a quotation."""
    page = document.page
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
