"""Words in quotation marks that a text puts into somebody's mouth: whose they are, and whether they are verbatim.

A quotation is words in quotation marks beside a verb of saying and whoever says it. Titles, names and scare quotes are none. Verbatim is
what a source has in quotation marks itself, word by word: marks, the case of the first letter, an ellipsis for words left out and
brackets for words put in do not count. A source quotes; what it reports in its own words is no quotation, unless the source itself is
the speaker.
"""

from __future__ import annotations

import re
from functools import lru_cache

from yrdcheck import words
from yrdcheck.alignments import one_edit
from yrdcheck.candidates import retrieve
from yrdcheck.model import TYPE_CHECKING, Kind, Stance, record, replace
from yrdcheck.statements import read_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yrdcheck.model import Claim
    from yrdcheck.registry import Registry


@record
class Speaker:
    """Who is said to have said something: words of names in lower case, words of what they are; all empty where nobody can be told."""

    text: str
    names: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()


@record
class Quotation:
    """Words between quotation marks (offsets in the text) and who says them."""

    start: int
    end: int
    text: str
    speaker: Speaker
    denied: bool = False  # "she never said"


@record
class Found:
    """What the sources have of a quotation: the claim, how it stands to it, and a sentence that says so.

    ``stance`` `RELATED`: no source has these words from anybody, or nobody can tell from whom.
    """

    quotation: Quotation
    claim: Claim | None
    stance: Stance
    kind: Kind | None
    note: str
    passage: str = ""  # the paragraph of the source
    silent: bool = False  # nothing can be told: the words alone decide


NOBODY = Speaker("")

# ---- between the marks --------------------------------------------------------------------------------------------

BESIDE = 300  # characters beside a quotation in which whoever says it is looked for
_BETWEEN = re.compile(
    r"“(?P<a>[^“”]{1,1500})”|„(?P<b>[^“”„]{1,1500})[“”]|«(?P<c>[^«»]{1,1500})»|「(?P<d>[^「」]{1,1500})」|『(?P<e>[^『』]{1,1500})』"
    r"|(?<![\w\"])\"(?=[^\s\"])(?P<f>[^\"]{1,1500}?)(?<=\S)\"(?!\w)|(?<!\w)‘(?=\S)(?P<g>[^‘]{3,600}?)(?<=\S)’(?!\w)"
)

_SAY = """said says say saying told tells added adds warned warns argued argues claimed claims wrote writes insisted insists noted notes explained explains
admitted admits promised promises announced announces declared declares stated states commented comments remarked remarks tweeted posted asked replied
responded complained joked quipped recalled recalls concluded concludes stressed stresses emphasised emphasized observed observes continued continues predicted
predicts cautioned cautions urged pleaded shouted testified reiterated""".split()
_CALL = """called calls call described describes dubbed dubs labelled labeled labels branded brands denounced denounces dismissed dismisses hailed hails praised praises
termed terms characterised characterized criticised criticized slammed condemned""".split()
_VERB = rf"(?:{'|'.join(_SAY)}|pointed out|points out|went on|put it)"
_CALLED = rf"(?:{'|'.join(_CALL)}|referred to|refers to|spoke of|speaks of|spoken of)"
_BEING = r"(?:is|are|was|were|be|been|being|so-|also|widely|often|locally|officially|what is)"
_WHO = r"[^.;:“”\"«»()\n]{1,120}?"
_AFTER_INVERTED = re.compile(rf"\s{{0,9}},?\s{{0,9}}(?:{_VERB})\s{{1,9}}(?P<who>[^.;:“”\"«»\n]{{1,140}})")
_AFTER = re.compile(
    rf"\s{{0,9}},?\s{{0,9}}(?P<who>{_WHO})\s{{1,9}}(?P<deny>never\s{{1,9}}|did not\s{{1,9}}|didn['’]t\s{{1,9}})?(?:has\s{{1,9}}|have\s{{1,9}}|had\s{{1,9}})?(?:{_VERB})\b"
)
_ACCORDING_AFTER = re.compile(r"\s{0,9},?\s{0,9}(?:according to|in the words of|as quoted by)\s{1,9}(?P<who>[^.;:“”\"«»\n]{1,120})")
_ACCORDING = re.compile(r"(?:^|[.;,]\s{1,9})(?:according to|in the words of)\s{1,9}(?P<who>[^.;:“”\"«»\n]{1,100}?),?\s{0,9}(?P<gap>[^,;:“”\"]{0,60})$", re.I)
_DENY = r"(?P<deny>(?:has |have |had )?never\s{1,9}|(?:did|has|have|had) not\s{1,9}|(?:did|has|have|had)n['’]t\s{1,9}|denied\s{1,9}|denies\s{1,9}|refused to\s{1,9})?"
_BEFORE = re.compile(
    rf"(?P<who>{_WHO})\s{{1,9}}"
    rf"{_DENY}(?:has\s{{1,9}}|have\s{{1,9}}|had\s{{1,9}}|also\s{{1,9}}){{0,4}}(?:{_VERB}|say|saying)(?P<gap>(?:[^.;:“”\"«»\n]|\.(?=\w)){{0,90}}[:,]?)\s{{0,9}}$"
)
_BEFORE_CALL = re.compile(
    rf"(?P<who>{_WHO})\s{{1,9}}"
    rf"{_DENY}(?:has\s{{1,9}}|have\s{{1,9}}|had\s{{1,9}}|also\s{{1,9}}){{0,4}}(?P<verb>{_CALLED}|calling|describing)(?P<gap>[^.;:“”\"«»\n]{{0,80}})\s{{0,9}}$"
)
_TELLS = re.compile(rf"(?:{_VERB}|say|{_CALLED}|calling|describing)")
_REACH = 360  # characters before a quotation in which who says it stands
_ZH_VERB = r"(?:介绍说|补充说|回应说|解释说|表示|指出|强调|认为|透露|坦言|写道|宣布|介绍|回应|直言|告诉[^，。：“”]{1,10}|说道|说|称|道)"
_ZH_BEFORE = re.compile(rf"(?P<who>[^，。；：！？“”「」\n]{{1,30}}?)(?P<deny>从未|没有|并未|否认)?{_ZH_VERB}[，,：:]?\s{{0,9}}$")
_ZH_CALL = re.compile(
    r"(?P<who>[^，。；：！？“”「」\n]{1,24}?)(?P<deny>从未|没有|并未|否认)?"
    r"(?:(?:将|把)[^，。；：！？“”「」\n]{1,16}(?:称之为|称为|称作|形容为|形容成|评价为|斥为|誉为)|(?:称|称赞|批评|形容)[^，。；：！？“”「」\n]{1,16}为|称之为|形容为|斥为|誉为)\s{0,9}$"
)
_ZH_AFTER = re.compile(rf"\s{{0,9}}[，,]?\s{{0,9}}(?P<who>[^，。；：！？“”「」\n]{{1,30}}?){_ZH_VERB}(?=[，。,.；！]|\s{{0,9}}$)")


def find_quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """The quotations of a paragraph in order; "he" and "she" are the one who spoke, or was named, before.

    >>> [(q.text, q.speaker.text) for q in find_quotations('"It will do," said Ms Tan. The "super ring" opened.')]
    [('It will do,', 'Ms Tan')]
    """
    end = len(text) if end is None else end
    spans = []
    for m in _BETWEEN.finditer(text, start, end):
        group = m.lastgroup or "a"
        spans.append((m.start(), m.start(group), m.end(group), m.end()))
    out: list[Quotation] = []
    before = start
    last = NOBODY
    for n, (a, first, stop, b) in enumerate(spans):
        until = spans[n + 1][0] if n + 1 < len(spans) else end
        found = _attribution(text[max(before, a - BESIDE) : a], text[first:stop], text[b : min(until, b + BESIDE)])
        joined = out and before == out[-1].end + 1 and a - before < 10 and re.fullmatch(r"[\s,;.]*(?:(?:and|or|that|和|、)\s*)?", text[before:a])
        if found is None and joined:
            found = out[-1].speaker, out[-1].denied  # "…," said Ms Tan. "…"
        if found is not None:
            who, denied = found
            if not who.names and not who.roles:
                who = last if last.names or last.roles else _named_before(text[max(start, a - 2 * BESIDE) : a])
            out.append(Quotation(first, stop, text[first:stop], who, denied))
            last = who
        before = b
    return _continued(text, spans, out)


def _continued(text: str, spans: Sequence[tuple[int, int, int, int]], found: Sequence[Quotation]) -> list[Quotation]:
    """The quotations, with those that go on after what stands between: "…," said Ms Tan. "…" has one speaker."""
    by = {q.start: q for q in found}
    out: list[Quotation] = []
    for n, (a, first, stop, _) in enumerate(spans):
        q = by.get(first)
        if q is None and n and (before := by.get(spans[n - 1][1])) is not None:
            between = text[spans[n - 1][3] : min(a, spans[n - 1][3] + BESIDE)]
            spoken = _AFTER_INVERTED.match(between) or _AFTER.match(between) or _ZH_AFTER.match(between)
            sentence = text[first : first + 1].isupper() or words.is_cjk(text[first : first + 1])
            if spoken is not None and sentence and not _is_title(text[first:stop]) and re.search(r"[.,:;，。：]\s*$", between) and between.count(".") <= 2:
                q = by[first] = Quotation(first, stop, text[first:stop], before.speaker, before.denied)
        if q is not None:
            out.append(q)
    return out


def _attribution(left: str, quoted: str, right: str) -> tuple[Speaker, bool] | None:
    """Who says a quoted text, by the words around it, and whether they are said not to; ``None`` where it is no quotation."""
    if words.is_chinese(left + quoted + right):
        return _chinese_attribution(left, quoted, right)
    left = re.split(r"(?<=[a-z)\d][.!?])\s+(?=[A-Z“\"])", left)[-1][-_REACH:]
    ended = quoted.rstrip()[-1:] in ",.!?…—–-" or right.lstrip()[:1] == ","
    if ended or _size(quoted) > 3:
        if (m := _AFTER_INVERTED.match(right)) is not None:
            return read_speaker(m["who"], after=True), False
        if (m := _ACCORDING_AFTER.match(right)) is not None:
            return read_speaker(m["who"], after=True), False
        if ended and (m := _AFTER.match(right)) is not None and _is_person(m["who"]) and not _is_title(quoted):
            return read_speaker(m["who"]), bool(m["deny"])
    told = _TELLS.search(left) is not None  # the patterns below try every place
    if told and (m := _BEFORE_CALL.search(left)) is not None and not _is_name_of(m["who"], m["gap"]) and not _is_title(quoted):
        return read_speaker(m["who"]), bool(m["deny"])
    if told and (m := _BEFORE.search(left)) is not None:
        gap = m["gap"].strip()
        direct = gap in ("", ",", ":", "that", "that,") or gap.endswith(":")
        if direct and not (_is_title(quoted) and not gap) or (not direct and _is_part_of_speech(gap, quoted)):
            return read_speaker(m["who"]), bool(m["deny"])
    if (m := _ACCORDING.search(left)) is not None and (not m["gap"].strip() or _is_part_of_speech(m["gap"], quoted)):
        return read_speaker(m["who"], after=True), False
    return None


def _is_name_of(who: str, gap: str) -> bool:
    """Whether something is only named: "is called", "the line, called"."""
    return re.search(rf"\b{_BEING}$", who.strip()) is not None or (who.rstrip().endswith(",") and not gap.strip())


def _chinese_attribution(left: str, quoted: str, right: str) -> tuple[Speaker, bool] | None:
    if (m := _ZH_CALL.search(left) or _ZH_BEFORE.search(left)) is not None and _size(quoted) > 1:
        return read_speaker(m["who"]), bool(m["deny"])
    if quoted.rstrip()[-1:] in "，。！？,.!?…" or right.lstrip()[:1] in "，,":
        if (m := _ZH_AFTER.match(right)) is not None:
            return read_speaker(m["who"]), False
    return None


def _size(quoted: str) -> int:
    """How many words a quoted text has; two Chinese characters are one."""
    tokens = _tokens(quoted)
    han = sum(words.is_cjk(t) for t in tokens)
    return len(tokens) - han + (han + 1) // 2


def _is_title(quoted: str) -> bool:
    """Whether all that is quoted is written as a name is: "Blue Quay"."""
    long = [t for t in re.findall(r"[^\W\d_][\w’'-]*", quoted) if len(t) > 3]
    return bool(long) and _size(quoted) <= 8 and all(t[0].isupper() for t in long) and quoted.rstrip()[-1:] not in ".!?,…"


def _is_part_of_speech(gap: str, quoted: str) -> bool:
    """Whether a quoted text within reported speech is the speaker's words ("said the quay was “a disgrace”") rather than a term ("said the “one card” is valid")."""
    if _is_title(quoted):
        return False
    before = gap.split()[-1].lower() if gap.split() else ""
    if before in ("the", "an", "its", "their", "this", "these", "so-called", "called", "named", "titled", "entitled", "dubbed", "programme", "program", "project", "plan"):
        return _size(quoted) > 3
    return _size(quoted) > 2 or before in ("was", "is", "were", "are", "be", "been", "as", "a", "of", "than", "like", "would", "will", "that")


# ---- speakers -----------------------------------------------------------------------------------------------------

_PRONOUNS = frozenset("he she they it we i who 他 她 他们 她们 其".split())
_NO_NAMES = frozenset(
    """mr mrs ms miss dr prof professor sir the a an in on at for but and yet so when while after before as if monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december however meanwhile earlier later he she they it we i""".split()
)
_CUT = re.compile(r"\s(?:on|in|at|after|during|when|while|and|but|last|this|yesterday|today|earlier|later|before|as|if|to reporters|told|speaking|adding)\b.*")
_OPENING = re.compile(r"^\s*(?:In|On|At|After|Before|During|Speaking|Asked|When|While|As|But|And|Yet|However|Meanwhile|Later|Earlier|Last|This)\b[^,]{0,80},\s*")
_ZH_TITLES = re.compile(r"先生|女士|小姐|教授|博士|主任|副?局长|副?部长|副?市长|书记|总经理|董事长|院长|校长|主席|会长|记者|发言人|负责人|新闻|工程师")


def read_speaker(segment: str, after: bool = False) -> Speaker:
    """Who a stretch of text beside a verb of saying names; ``after``: it stands behind the verb, where time and place may follow."""
    segment = " ".join(segment.split()).strip(" ,，、—–-")
    if any(map(words.is_cjk, segment)):
        name = _ZH_TITLES.sub("", segment).strip("的了 ")
        if segment in _PRONOUNS or name in _PRONOUNS:
            return NOBODY
        return Speaker(segment, frozenset((name,)) if name else frozenset(), frozenset(_ZH_TITLES.findall(segment)))
    if after:
        segment = ", ".join(_CUT.sub("", " " + segment).strip(" ,").split(", ")[:3])
    else:
        segment = _OPENING.sub("", segment)
        segment = re.sub(r"^(?:But|And|Yet|However|Meanwhile|Later|Earlier|Then)\s+", "", segment)
    tokens = re.findall(r"[^\W\d_][\w’'.-]*", segment)[-16:]
    names = frozenset(_bare(t) for t in tokens if t[0].isupper() and t.lower().rstrip(".") not in _NO_NAMES)
    roles = frozenset(words.key(t) for t in tokens if (not t[0].isupper() and t.lower() not in words.STOP and t.lower() != "who"))
    if names - words.OFFICES:
        roles |= {words.key(n) for n in names & words.OFFICES}
        names -= words.OFFICES
    return Speaker(segment, names, roles)


def _is_person(segment: str) -> bool:
    """Whether a stretch between a quotation and a verb of saying is who says it, no sentence of its own."""
    tokens = segment.split()
    first = tokens[0].lower() if tokens else ""
    return 0 < len(tokens) <= 14 and (tokens[0][0].isupper() or first in _PRONOUNS or first in "the a an one its his her their another".split())


def _named_before(text: str) -> Speaker:
    """The last name before a pronoun."""
    found = re.findall(r"(?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+", text)
    for group in reversed(found):
        who = read_speaker(group)
        if who.names:
            return who
    return NOBODY


def _bare(token: str) -> str:
    return token.lower().replace("’", "'").removesuffix("'s").strip("'.-")


def same_speaker(a: Speaker, b: Speaker) -> bool | None:
    """Whether two are one, as far as names and offices tell; ``None`` where they do not."""
    if not (a.names or a.roles) or not (b.names or b.roles):
        return None
    if any(words.is_cjk(c) for c in a.text + b.text):
        if not a.names or not b.names:
            return True if a.roles & b.roles else None
        x, y = next(iter(a.names)), next(iter(b.names))
        return x in y or y in x or x[-2:] == y[-2:]
    shared = a.names & b.names
    if shared:
        mine, theirs = a.names - shared, b.names - shared
        given = [n for n in mine if not any(t.startswith(n[0]) for t in theirs)]
        return not (len(shared) == 1 and len(mine) == len(theirs) == 1 and given and not (a.roles & b.roles))
    if a.names & b.roles or a.roles & b.names or any(one_edit(x, y) for x in a.names for y in b.names):
        return True
    if a.names and b.names:
        return False
    return True if a.roles & b.roles else None


# ---- words --------------------------------------------------------------------------------------------------------

_GAP = "…"
_INSERTED = re.compile(r"\[[^\[\]]{2,80}\]")
_LEFT_OUT = re.compile(r"[\[(（]?\s{0,9}(?:\.\s?\.\s?\.|…+)\s{0,9}[\])）]?")


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[str, ...]:
    """The words of a quoted text, for comparison; a gap stands for words left out or put in."""
    text = text.replace("’", "'").replace("‘", "'")
    text = re.sub(r"\[(\w)\]", r"\1", text)  # "[T]he"
    text = _LEFT_OUT.sub(f" {_GAP} ", text)
    text = _INSERTED.sub(f" {_GAP} ", text)
    found = re.findall(r"…|[\u3400-\u9fff]|[^\W_]+(?:['.,][^\W_]+)*%?", text)
    out = [t.lower() for t in found]
    while out and out[0] == _GAP:
        out = out[1:]
    while out and out[-1] == _GAP:
        out = out[:-1]
    return tuple(out)


def _stands(said: Sequence[str], known: Sequence[str]) -> bool:
    """Whether words stand in others in order and unbroken but for their gaps, each of which may hold any number of words."""
    at = 0
    piece: list[str] = []
    for t in (*said, _GAP):
        if t != _GAP:
            piece.append(t)
        elif piece:
            found = next((i for i in range(at, len(known) - len(piece) + 1) if tuple(known[i : i + len(piece)]) == tuple(piece)), -1)
            if found < 0:
                return False
            at, piece = found + len(piece), []
    return True


CHANGED = 0.62  # how much of two quotations must be the same for the one to be the other with words changed
CHANGED_LEAST = 5  # words of a quotation that can be told to be changed


def find_changes(said: Sequence[str], known: Sequence[str]) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """The words of ``known`` that ``said`` is a changed form of, and the changes, each from what to what; ``None`` where it is none.

    >>> find_changes("a catastrophe for the city".split(), "it is a catastrophe for the crews".split())
    ('a catastrophe for the crews', (('crews', 'city'),))
    """
    from difflib import SequenceMatcher

    said = [t for t in said if t != _GAP]
    han = sum(map(words.is_cjk, said))
    if len(said) - han + (han + 1) // 2 < CHANGED_LEAST:
        return None
    whole = SequenceMatcher(None, known, said, autojunk=False)
    anchor = whole.find_longest_match()
    first = max(0, anchor.a - anchor.b - 3)
    window = list(known[first : anchor.a - anchor.b + len(said) + 4])
    codes: list[tuple[str, int, int, int, int]] = [*SequenceMatcher(None, window, said, autojunk=False).get_opcodes()]
    if codes and codes[0][0] == "delete":
        codes = codes[1:]
    if codes and codes[-1][0] == "delete":
        codes = codes[:-1]
    codes = [_trim(c, n == 0, n == len(codes) - 1) for n, c in enumerate(codes)]
    if not codes:
        return None
    a, b = codes[0][1], codes[-1][2]
    same = sum(i2 - i1 for tag, i1, i2, _, _ in codes if tag == "equal")
    telling = [t not in words.STOP for tag, _, _, j1, j2 in codes for t in said[j1:j2] if tag == "equal"]
    if 2 * same < CHANGED * (b - a + len(said)) or 2 * sum(telling) < sum(t not in words.STOP for t in said):
        return None
    joint = "" if han * 2 > len(said) else " "
    changes = tuple((joint.join(window[i1:i2]), joint.join(said[j1:j2])) for tag, i1, i2, j1, j2 in codes if tag != "equal")
    return joint.join(window[a:b]), changes


def _trim(code: tuple[str, int, int, int, int], first: bool, last: bool) -> tuple[str, int, int, int, int]:
    """A replacement at an end of a window takes no more words of the source than it gives: the rest is only what stands beside."""
    tag, i1, i2, j1, j2 = code
    if tag == "replace" and i2 - i1 > j2 - j1:
        if first:
            i1 = i2 - (j2 - j1)
        elif last:
            i2 = i1 + (j2 - j1)
    return tag, i1, i2, j1, j2


def show_changes(changes: Sequence[tuple[str, str]]) -> str:
    """Changes as a sentence: “crews” became “city”."""
    out = []
    for old, new in changes:
        out.append(f"“{old}” became “{new}”" if old and new else f"“{old}” is left out" if old else f"“{new}” is added")
    return ", ".join(out)


# ---- against the sources ------------------------------------------------------------------------------------------

PASSAGES = 8  # paragraphs of the sources in which a quotation is looked for
REACH = 40  # claims that a paragraph may have on either side of one


@record
class Speech:
    """What one speaker says in a paragraph of a source, all together, with the claims that hold the words."""

    speaker: Speaker
    tokens: tuple[str, ...]
    claim: Claim


@record
class Passage:
    """A paragraph of a source, put together from its claims."""

    text: str
    claims: tuple[tuple[int, Claim], ...]  # where each begins

    def claim_at(self, offset: int) -> Claim:
        """The claim that holds an offset, else the one before it."""
        return max((c for c in self.claims if c[0] <= offset), key=lambda c: c[0], default=self.claims[0])[1]


def read_passage(registry: Registry, number: int) -> Passage:
    """The paragraph that a claim stands in."""
    rows = registry.claims
    first = last = number
    while first > 0 and number - first < REACH and _follows(rows[first - 1], rows[first]):
        first -= 1
    while last + 1 < len(rows) and last - number < REACH and _follows(rows[last], rows[last + 1]):
        last += 1
    line = rows[first].line
    lines: dict[int, list[Claim]] = {}
    for n in range(first, last + 1):
        c = rows[n]
        lines.setdefault(c.line, []).append(c)
    text, placed = "", []
    for at in sorted(lines):
        if at > line and text:
            text += "\n"
        base = min(c.column for c in lines[at])
        start = len(text)
        for c in sorted(lines[at], key=lambda c: (c.column, -len(c.quote))):
            where = start + c.column - base
            if where >= len(text):
                text += _between(text, where - len(text)) + c.quote
            elif where + len(c.quote) > len(text):
                text = text[:where] + c.quote
            placed.append((where, c))
    return Passage(text, tuple(sorted(placed, key=lambda p: p[0])))


def _between(text: str, width: int) -> str:
    """What stands between two claims of a line, as far as it can be told: a comma where they are clauses of one sentence, a gap where a word joins them."""
    last = text[-1:]
    if width in JOINT_WIDTHS and last.isalnum() and not words.is_cjk(last):
        return " … ".ljust(width)
    mark = "" if not (last.isalnum() or last in "”\"’」") else "，" if width and words.is_cjk(last) else "," if width == 2 else ""
    return mark.ljust(width)


_JOINTS = ("and", "but", "while", "whereas", "although", "though", "yet")  # what stands between two clauses and belongs to neither
JOINT_WIDTHS = frozenset(len(w) + n for w in _JOINTS for n in (2, 3))  # with the blanks around it, with a comma or without


def _filled(known: Sequence[str], said: Sequence[str]) -> tuple[str, ...]:
    """The words of a source without its gaps, each filled by the joining word that ``said`` has there."""
    between = {(said[i - 1], said[i + 1]): t for i, t in enumerate(said) if t in _JOINTS and 0 < i < len(said) - 1}
    out: list[str] = []
    for i, t in enumerate(known):
        if t != _GAP:
            out.append(t)
        elif 0 < i < len(known) - 1 and (known[i - 1], known[i + 1]) in between:
            out.append(between[known[i - 1], known[i + 1]])
    return tuple(out)


def _follows(a: Claim, b: Claim) -> bool:
    """Whether a claim stands in the same paragraph as the one before it: on one line, or where a sentence runs over to the next."""
    if a.source != b.source:
        return False
    end = a.line + a.quote.count("\n")
    return b.line in (a.line, end) or (b.line == end + 1 and not a.quote.rstrip().endswith((".", "!", "?", "。", "！", "？", "”", '"')))


def speeches(passage: Passage) -> Iterator[Speech]:
    """What each speaker says in a paragraph."""
    by: dict[Speaker, list[Quotation]] = {}
    for q in find_quotations(passage.text):
        by.setdefault(q.speaker, []).append(q)
    for speaker, said in by.items():
        tokens = tuple(t for q in said for t in _tokens(q.text))
        for q in said if len(said) > 1 else ():
            yield Speech(speaker, _tokens(q.text), passage.claim_at(q.start))
        yield Speech(speaker, tokens, passage.claim_at(said[0].start))


def look_up(q: Quotation, registry: Registry) -> Found:
    """What the sources have of a quotation."""
    said = _tokens(q.text)
    asked = read_clauses(q.text, 0, len(q.text), registry.index.lexicon, split=False)
    if not asked or not said:
        return Found(q, None, Stance.RELATED, None, "", silent=True)
    passages: dict[tuple[str, int], Passage] = {}
    for c in retrieve(asked[0], registry.index):
        passage = read_passage(registry, c.number)
        passages.setdefault((c.claim.source, passage.claims[0][1].line), passage)
        if len(passages) >= PASSAGES:
            break
    chinese = words.is_chinese(q.text)
    rows = [(replace(s, tokens=_filled(s.tokens, said)), p) for p in passages.values() for s in speeches(p) if any(map(words.is_cjk, s.tokens)) == chinese]
    verbatim = [(same_speaker(q.speaker, s.speaker), s, p) for s, p in rows if _stands(said, s.tokens)]
    for same, s, p in verbatim:
        if same:
            if q.denied:
                return Found(q, s.claim, Stance.REFUTES, Kind.POLARITY, f"the source quotes {s.speaker.text} with these words", p.text)
            return Found(q, s.claim, Stance.SUPPORTS, None, f"verbatim, said by {s.speaker.text}", p.text)
    if q.denied:
        return Found(q, None, Stance.RELATED, None, "", silent=True)
    for same, s, p in verbatim:
        if same is False and not _stand_together(q.speaker, s.speaker, registry):
            return Found(q, s.claim, Stance.REFUTES, Kind.ENTITY, f"the source gives these words to {s.speaker.text}, not to {q.speaker.text}", p.text)
    if verbatim:
        return Found(q, verbatim[0][1].claim, Stance.RELATED, None, "verbatim, but the source does not make plain who says it", verbatim[0][2].text, silent=True)
    for s, p in rows:
        if same_speaker(q.speaker, s.speaker) and (changed := find_changes(said, s.tokens)) is not None:
            if changed[1]:
                return Found(q, s.claim, Stance.REFUTES, Kind.VALUE, f"the source has “{changed[0]}”: {show_changes(changed[1])}", p.text)
    for p in passages.values():
        if any(map(words.is_cjk, p.text)) == chinese and _stands(said, _filled(_tokens(p.text), said)):
            claim = _holding(said, p)
            if _speaks_for(claim, q.speaker, registry):
                return Found(q, claim, Stance.SUPPORTS, None, "verbatim in the speaker's own text", p.text)
            return Found(q, claim, Stance.RELATED, None, "the source says this in its own words, it does not quote it", p.text)
    if passages and not any(any(map(words.is_cjk, p.text)) == chinese for p in passages.values()):
        return Found(q, None, Stance.RELATED, None, "", silent=True)  # translated
    return Found(q, None, Stance.RELATED, None, f"no source quotes {q.speaker.text or 'anybody'} with these words")


def _holding(said: Sequence[str], p: Passage) -> Claim:
    """The claim of a paragraph that has most of some words."""
    return max((c for _, c in p.claims), key=lambda c: (len(set(said) & set(_tokens(c.quote))), c.id))


def _speaks_for(claim: Claim, who: Speaker, registry: Registry) -> bool:
    """Whether a source is the speaker's own: title or publisher names it."""
    source = next(s for s in registry.sources if s.id == claim.source)
    own = {_bare(t) for t in re.findall(r"[^\W\d_][\w’'-]*", f"{source.publisher} {source.title} {source.id.replace('-', ' ')}")}
    return bool(who.names) and who.names <= own or (not who.names and bool(who.roles) and who.roles <= {words.key(t) for t in own})


def _stand_together(a: Speaker, b: Speaker, registry: Registry) -> bool:
    """Whether a source names two in one breath, so that one may speak for the other: "Ms Osei of Tidewatch"."""
    index = registry.index

    def numbers(who: Speaker) -> set[int]:
        return {n for name in who.names for n in index.row(words.key(name))[0][:200]}

    for n in numbers(a) & numbers(b):
        quote = index.claims[n].quote
        mine, theirs = ([m.start() for name in who.names for m in re.finditer(rf"\b{re.escape(name)}\b", quote, re.I)] for who in (a, b))
        if any(abs(x - y) < NEAR and not re.search(r"[.;]|\b(?:and|but|while|said|called|told)\b", quote[min(x, y) : max(x, y)]) for x in mine for y in theirs):
            return True
    return False


NEAR = 60  # characters between two names that stand for one speaker


def rest_is_stated(text: str, start: int, end: int, found: Sequence[Found]) -> bool:
    """Whether all that a statement says around its quotations stands in the paragraphs that have them; figures, times and denials are for others to judge."""
    rest = list(text[start:end])
    for f in found:
        a, b = max(0, f.quotation.start - start), max(0, f.quotation.end - start)
        rest[a:b] = " " * (min(b, len(rest)) - a) if a < len(rest) else ""
    around = "".join(rest)
    known = {words.key(t) for f in found for t, _, _ in words.tokenize(f.passage)} | {_bare(t) for f in found for t, _, _ in words.tokenize(f.passage)}
    for token, _, _ in words.tokenize(around):
        low = _bare(token)
        if low in words.NEGATORS or low.isdigit():
            return False
        if not token[0].isalpha() or low in words.STOP or low in words.LIGHT or low in _SAY or low in _CALL or low in _NO_NAMES or words.is_cjk(token):
            continue
        if words.key(token) not in known and low not in known and not any(one_edit(low, k) for k in known):
            return False
    return True


def within(q: Quotation, start: int, end: int, text: str) -> Quotation | None:
    """The part of a quotation that stands in a statement."""
    a, b = max(q.start, start), min(q.end, end)
    return replace(q, start=a, end=b, text=text[a:b]) if a < b and _tokens(text[a:b]) else None
