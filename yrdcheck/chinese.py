"""Chinese read as plain English: word for word, in English order, with names, figures and times as they stand.

What compares sentences knows English: its verbs, its negation, what stands on which side of "than". A Chinese sentence is therefore
written out in plain English first (`gloss`), and everything behind reads that. No reader ever sees it: quotes stay as they are.
``data/chinese.txt`` says what words are in English; names come from the registry; what neither knows is written as it is read (pinyin),
so that 云岭 in one document is "Yunling" in another.
"""

from __future__ import annotations

import re
from functools import cache

from yrdcheck import quantities, words
from yrdcheck.model import TYPE_CHECKING, Period, Quantity, record, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Lexicon = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    Part = str | Quantity | Period


@record
class Gloss:
    """A Chinese sentence in plain English; figures and times keep their Chinese text, with their places in ``text``."""

    text: str
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]


# ---- characters and words -----------------------------------------------------------------------------------------

_WIDE = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x3000: 0x20}
_MARKS = str.maketrans("。、；：，！？（）〈〉【】「」『』—", ".､;:,!?()()()“”“”–")


@cache
def _characters() -> tuple[dict[int, int], dict[str, str]]:
    """Traditional characters → simplified ones, and characters → how they are read."""
    old, new, *rows = _read("characters.txt")
    readings = {c: syllable for syllable, _, chars in (row.partition("\t") for row in rows) for c in chars}
    return {ord(a): ord(b) for a, b in zip(old, new, strict=True)}, readings


@cache
def _dictionary() -> dict[str, dict[str, str]]:
    """Words → their English by class."""
    out: dict[str, dict[str, str]] = {}
    section = ""
    for line in _read("chinese.txt"):
        if line[0] == "[":
            section = line[1:-1]
        elif line[0] != "#":
            english, _, listed = line.partition("\t")
            for word in listed.split(" "):
                out.setdefault(word, {})[section] = english
    return out


def _read(name: str) -> list[str]:
    from importlib.resources import files

    return (files("yrdcheck") / "data" / name).read_text(encoding="utf-8").split("\n")[:-1]


def plain(text: str) -> str:
    """``text`` in simplified characters and half-width forms, character for character."""
    return text.translate(_WIDE).translate(_characters()[0]).translate(_MARKS)


def pinyin(text: str) -> str:
    """How characters are read, run together: 云岭 → yunling."""
    readings = _characters()[1]
    return "".join(readings.get(c, c) for c in text)


# ---- tokens -------------------------------------------------------------------------------------------------------

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤习温殷詹庄季柯房梅俞柳凌鲍施宁"
)
_TITLE = (
    "记者|主任|副主任|书记|市长|副市长|县长|副县长|区长|副区长|镇长|省长|局长|副局长|处长|所长|馆长|校长|院长|会长|主席|董事长|总经理|经理|总裁|教授|"
    "专家|工程师|总工程师|司机|村民|居民|市民|导演|负责人|发言人|秘书长|研究员|医生|老师|教师|作家|诗人|画家|歌手|演员|教练|队长|部长|总理|总统|先生|女士|同志|院士|书记员|站长|厂长|社长|主编|代表|委员|学生|渔民|农民|游客|创始人|总监"
)
_SAYS = "介绍|说|表示|指出|认为|称|提醒|担任|任|是|主持|出席|则|也|强调|透露|坦言|回忆|告诉|宣布|获|当选|赢得|出生|生于|领导|率|在|已|将|写|撰"
_PERSON = re.compile(rf"(?:(?<=[:,.;､“”\s])|^|(?P<title>{_TITLE})|(?P<by>由|与|和))(?P<name>[{''.join(sorted(SURNAMES))}][一-鿿]{{1,2}})(?=(?P<verb>{_SAYS})|[,.､”;)\s]|$)")
_PLACE = ("大桥", "新区", "新城", "机场", "大学", "集团", "公司", "医院", "公园", "水库", "隧道", *"省市县区镇乡村湖河江山岛路街桥站港湾")
_ROMAN = {"Ⅰ": "I", "Ⅱ": "II", "Ⅲ": "III", "Ⅳ": "IV", "Ⅴ": "V", "Ⅵ": "VI"}
_NUMERAL = dict(zip("一二三四五六", "I II III IV V VI".split(), strict=True)) | _ROMAN
_GRADE = re.compile(rf"(?:(?P<under>劣)?(?P<n>[{''.join(_NUMERAL)}])类)(?=水|标准|[,.､;)到升至降\s]|$)")
_TOKEN = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’.-][A-Za-z0-9]+)*[0-9.]*|[0-9]+(?:[.,+/-][0-9]+)*[A-Za-z%]*|.", re.S)
_LONGEST = 8


_PLAIN = ("n", "a", "v", "mark", "?")  # a word that may be one of these alone needs no second look


class Token:
    """A word of a sentence: where it stands, what it may be by class, and what it was taken for."""

    __slots__ = ("classes", "end", "gloss", "kind", "start", "text", "value")

    def __init__(self, text: str, start: int, end: int, classes: Mapping[str, str], value: Quantity | Period | None = None, kind: str = "") -> None:
        self.text, self.start, self.end, self.classes, self.value = text, start, end, classes, value
        self.kind = kind or (next(iter(classes)) if len(classes) == 1 and next(iter(classes)) in _PLAIN else "")
        self.gloss = classes.get(self.kind, "")


def tokenize(text: str, lexicon: Lexicon, values: Sequence[Quantity | Period]) -> list[Token]:
    """The words of a plain sentence: figures and times, names of the registry, persons, words of the dictionary in the fewest pieces."""
    pieces: list[tuple[str, int, int]] = []
    fixed: dict[int, Token] = {}
    spans: list[tuple[int, int]] = []

    def fix(token: Token) -> None:
        fixed[token.start] = token
        spans.append((token.start, token.end))

    for start, end in _known_names(text, lexicon, [(v.start, v.end) for v in values]):
        if not any(a < end and start < b for a, b in spans):
            fix(Token(text[start:end], start, end, {"n": text[start:end].strip(" “”")}))
    if "水" in text:
        for m in _GRADE.finditer(text):
            fix(Token(m.group(), m.start(), m.end(), {"n": f"{'below ' if m['under'] else ''}Class {_NUMERAL[m['n']]}"}))
    for value in values:
        if not any(a < value.end and value.start < b for a, b in spans):
            fix(Token(text[value.start : value.end], value.start, value.end, {}, value, "T" if isinstance(value, Period) else "F"))
    for m in _PERSON.finditer(text):
        a, b = m.span("name")
        if (m["title"] or m["verb"] or m["by"]) and not any(x < b and a < y for x, y in spans) and not _is_word(text[a:b]):
            given = pinyin(text[a + 1 : b])
            fix(Token(text[a:b], a, b, {"n": f"{pinyin(text[a]).capitalize()} {given.capitalize()}"}))
    at = 0
    while at < len(text):
        if at in fixed:
            pieces.append(("", at, fixed[at].end))
            at = fixed[at].end
            continue
        found = _TOKEN.match(text, at)
        assert found is not None
        stop = min([found.end(), *(a for a in fixed if at < a < found.end())])
        pieces.append((text[at:stop], at, stop))
        at = stop
    return _join_names(_fewest(pieces, fixed), text)


def _is_word(text: str) -> bool:
    known = _dictionary()
    return text in known or (text[:2] in known and len(known[text[:2]]) > 0 and (len(text) == 2 or text[2:] in known) and text[1:] not in known)


def _known_names(text: str, lexicon: Lexicon, figures: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Names of the registry in a sentence, the longest from the left; a name takes a figure whole or not at all."""
    tokens = [t for t in words.tokenize(text) if t[0] not in "“”\""]
    keys = [words.key(t[0]) for t in tokens]
    i = 0
    while i < len(tokens):
        for name, thing in lexicon.get(keys[i], ()):
            stop = tokens[min(i + len(name), len(tokens)) - 1][2]
            if thing[0] == "%" and text[tokens[i][1] : stop] in _dictionary():
                continue  # read as any word, so that "opened" and 通车 are one
            if tuple(keys[i : i + len(name)]) == name and not any((a < tokens[i][1] < b) or (a < stop < b) for a, b in figures):
                if not _inside_word(text, tokens[i][1], stop):
                    yield tokens[i][1], stop
                    i += len(name) - 1
                    break
        i += 1


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether a short name is only part of a word: 沪 alone, but not 上海 in 上海话."""
    if end - start > 2 or not words.is_cjk(text[start]):
        return False
    known = _dictionary()
    return any(text[a : a + n] in known for n in range(end - start + 1, 5) for a in range(max(0, end - n), start + 1) if a + n >= end)


def _fewest(pieces: Sequence[tuple[str, int, int]], fixed: Mapping[int, Token]) -> list[Token]:
    """The cheapest way to cut a sentence into words: few pieces, few characters that no word covers."""
    known = _dictionary()
    n = len(pieces)
    best: list[tuple[float, int, Token | None]] = [(0.0, 0, None)] * (n + 1)
    for i in range(n - 1, -1, -1):
        piece, a, b = pieces[i]
        if not piece:
            best[i] = (best[i + 1][0], 1, fixed[a])
            continue
        if not words.is_cjk(piece[0]):
            best[i] = (best[i + 1][0], 1, Token(piece, a, b, {"n" if piece[0].isalnum() else "mark": _ROMAN.get(piece, piece)}))
            continue
        options: list[tuple[float, int, Token | None]] = []
        text = ""
        for j in range(i, min(n, i + _LONGEST)):
            text += pieces[j][0] or " "
            if not words.is_cjk(text[-1]) and text[-1] not in "（）…":
                break
            if text in known:
                options.append((1.0 + best[j + 1][0] + (0.15 if j == i else 0.0), j + 1 - i, Token(text, a, pieces[j][2], known[text])))
        if piece not in known:
            options.append((1.9 + best[i + 1][0], 1, Token(piece, a, b, {"?": piece})))
        best[i] = min(options, key=lambda o: (o[0], -o[1]))
    out: list[Token] = []
    i = 0
    while i < n:
        _, step, token = best[i]
        assert token is not None
        out.append(token)
        i += step
    return out


def _join_names(row: list[Token], text: str) -> list[Token]:
    """Characters that no word covers, with single ones beside them, are one word, written as it is read; a name where a kind of place follows."""
    out: list[Token] = []
    i = 0
    while i < len(row):
        j = i
        while j < len(row) and _may_be_part(row[j]) and not (j > i and row[j].text in _PLACE and not _unknown(row[j + 1 :][:1])):
            j += 1
        run = row[i:j]
        while run and not _unknown(run[:1]) and (run[0].kind in ("n", "a") and len(run) > 2):
            out.append(run.pop(0))  # 新 in 新云岭
        if not any(map(_unknown, ([t] for t in run))):
            out += run or [row[i]]
            i = max(j, i + 1)
            continue
        read = pinyin("".join(t.text for t in run))
        named = j < len(row) and row[j].text in _PLACE and len(run) <= 4
        out.append(Token(text[run[0].start : run[-1].end], run[0].start, run[-1].end, {"n": read.capitalize() if named else read}))
        i = j
    return out


def _unknown(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and "?" in tokens[0].classes


def _may_be_part(t: Token) -> bool:
    return "?" in t.classes or (len(t.text) == 1 and t.value is None and bool(t.classes.keys() & {"n", "a"}) and not t.classes.keys() & {"p", "c", "x", "u", "d", "f"})


# ---- what each word does ------------------------------------------------------------------------------------------

_BEFORE_MEASURE = frozenset("每几该这那各某首此本两半第多数上下")
_TAKES = frozenset("要 需要 需 须 花 只需 还要 只要 用 仅需 只用 花费 费时".split())
_AFTER_FIGURE = frozenset("多 余 以上 以下 左右 上下 有余 之多 以内 之内".split())
_NAMED_AS = frozenset("称 改 升级 视 转 作 评 命名 更名 列 定位 升格 转变 变".split())
_EMPTY = frozenset("有所 所 加以 予以 以 均 都 就 便 而 得以 共".split())
_PLAIN_BE = "is"


def _could(t: Token | None, *kinds: str) -> bool:
    return t is not None and any(k in t.classes for k in kinds)


def _nominal(t: Token | None) -> bool:
    return t is not None and (t.kind in ("n", "a", "F") or (not t.kind and _could(t, "n", "a")))


def assign(row: Sequence[Token]) -> None:
    """Decide what each word of a stretch between commas does, from what stands around it."""
    sure = [t for t in row if set(t.classes) == {"v"} or (_could(t, "v") and not _could(t, "n", "a", "d", "p", "vn", "l", "m", "x", "u", "f"))]
    verb = False  # one has been seen
    for i, t in enumerate(row):
        before = next((x for x in reversed(row[:i]) if x.text not in _EMPTY), None)
        after = row[i + 1] if i + 1 < len(row) else None
        rest = row[i + 1 :]
        if not t.kind:
            t.kind = _kind(t, before, after, rest, verb, sure, row[:i])
        t.gloss = t.gloss or t.classes.get(t.kind, "")
        if t.kind == "vn":
            as_verb = _acts(t, before, after, rest, sure, row[:i])
            t.gloss = t.gloss.split("/")[0 if as_verb else 1]
            t.kind = "v" if as_verb else "n"
        if t.kind in ("v", "be"):
            verb = True


def _kind(t: Token, before: Token | None, after: Token | None, rest: Sequence[Token], verb: bool, sure: Sequence[Token], left: Sequence[Token]) -> str:
    """The class of one word among those it may have."""
    can = t.classes
    figure = next((x for x in rest if not _could(x, "f")), None)
    if t.text == "的":
        return "de"
    if t.text == "大" and before is not None and before.kind == "F":
        t.gloss = "major"
        return "a"
    if t.text == "前" and after is not None and after.kind == "F":
        t.gloss = "top"
        return "a"
    if t.text in ("直到", "才") or (t.text in ("要", "到") and any(x.text in ("才", "才能") for x in rest)):
        return "u"  # 要到2028年才能: in 2028
    if t.text in _TAKES and after is not None and any(x.kind == "F" and isinstance(x.value, Quantity) and x.value.dimension in ("time", "months") for x in rest[:2]):
        t.gloss = "take"
        return "v"
    if "f" in can and figure is not None and figure.kind == "F":
        if not verb and not any(x in sure for x in rest) and any(x.kind in ("n", "T") for x in left):
            t.gloss = _PLAIN_BE
            return "be"
        return "u"
    if t.text in _AFTER_FIGURE and before is not None and (before.kind == "F" or (before.kind == "u" and len(left) > 1 and left[-2].kind == "F")):
        return "u"
    if "m" in can and before is not None and (_counts(before) or before.text in _BEFORE_MEASURE):
        return "u"
    if "s" in can and (not left or not can.keys() - {"s"}):
        return "s"
    if "l" in can and before is not None and before.kind in ("n", "F", "T", "v"):
        opened = any(x.text in ("在", "从", "于") for x in left) and not any(x.kind == "l" for x in left)
        if opened or before.kind == "F" or not (_could(t, "a", "d", "c") and _nominal(after)):
            return "l"
    if "x" in can and (found := _auxiliary(t, before, after, rest, verb, sure)):
        return found
    if "c" in can and (not _could(t, "p") or _nominal(before)):
        return "c"
    if "p" in can and (_nominal(after) or _could(after, "T", "F", "v", "a", "d", "u") or (after is not None and after.kind in ("F", "T"))):
        if not can.keys() & {"v", "n"} or any(_could(x, "v", "vn") for x in rest) or verb:
            return "p"
    if "d" in can and "a" in can:
        return "d" if _could(after, "v", "vn", "d") and not _could(after, "n") else "a"
    if "v" in can and can.keys() & {"n", "a", "d", "p", "vn"}:
        if _acts(t, before, after, rest, sure, left):
            return "v"
        return next((k for k in ("vn", "n", "a", "d", "p") if k in can), "v")
    return next((k for k in ("v", "vn", "n", "a", "d", "p", "c", "l", "u", "x", "s", "m", "f") if k in can), "n")


def _counts(t: Token) -> bool:
    return t.kind == "F" and isinstance(t.value, Quantity) and t.value.unit in ("1", "ordinal")


def _acts(t: Token, before: Token | None, after: Token | None, rest: Sequence[Token], sure: Sequence[Token], left: Sequence[Token]) -> bool:
    """Whether a word that may be a verb or a noun is the verb here."""
    if before is not None and (before.kind in ("de", "a", "F") or (before.kind == "u" and before.text in ("个", "项", "种", "次"))):
        return False
    if before is not None and before.kind in ("x", "d", "T"):
        return True
    if any(x in sure for x in (*left, *rest)):
        return False
    if any(x.kind in ("v", "be") for x in left):
        return False
    if after is None:
        return before is not None and before.kind in ("n", "d", "x")
    if after.text in ("了", "着", "过", "于", "在", "到", "至", "为", "成"):
        return True
    others = [x for x in rest if _could(x, "v", "vn")]
    return (_nominal(after) or after.kind in ("F", "T") or _could(after, "f")) and not others


def _auxiliary(t: Token, before: Token | None, after: Token | None, rest: Sequence[Token], verb: bool, sure: Sequence[Token]) -> str:
    """The part of a word that may help a verb: "x", "be" for the verb itself, "" where it is something else here."""
    english = t.classes["x"]
    verbal = after is not None and (after.kind in ("v", "vn", "d", "x", "p", "T") or (not after.kind and _could(after, "v", "vn", "d", "x", "p")))
    if t.text == "将" and not (verbal and not (_nominal(after) and not _could(after, "v", "vn"))):
        return "u"
    if t.text == "为":
        if before is not None and before.text in _NAMED_AS:
            t.gloss = "as"
            return "p"
        if any(x in sure for x in rest) and not verb:
            return ""
        if verb:
            t.gloss = "as"
            return "p"
        t.gloss = _PLAIN_BE
        return "be"
    if english in ("be", "is not", "have", "has no", "there is"):
        if t.text in ("没有", "没", "无") and verbal and not _nominal(after):
            t.gloss = "has not"
            return "x"
        t.gloss = {"be": _PLAIN_BE, "have": "has"}.get(english, english)
        return "be"
    if english == "has not" and after is not None and _nominal(after) and not verbal:
        t.gloss = "has no"
        return "be"
    if english == "planned":
        if verbal and not _nominal(after):
            t.gloss = "will"
            return "x"
        return ""
    if english in ("will", "can", "must") and t.classes.keys() & {"v", "n", "a", "vn"} and not verbal:
        return ""
    return "x"


# ---- order --------------------------------------------------------------------------------------------------------


class Node:
    """A phrase: its kind and what it says, in English order."""

    __slots__ = ("kind", "parts", "text")

    def __init__(self, kind: str, parts: Iterable[Part], text: str = "") -> None:
        self.kind, self.parts, self.text = kind, list(parts), text


def _nodes(row: Sequence[Token]) -> list[Node]:
    out: list[Node] = []
    for t in row:
        if t.kind == "u":
            if t.gloss not in ("", "-"):
                out.append(Node("N", [t.gloss], t.text))
            elif t.text in ("了", "过"):
                out.append(Node("done", [], t.text))
            elif t.text in ("将", "把"):
                out.append(Node("ba", [], t.text))
        elif t.value is not None:
            counted = _RATIO.fullmatch(t.text)
            out.append(Node("N" if counted else t.kind, [t.value, "of", *_segment(_fewest([(c, 0, 0) for c in counted[1]], {}))] if counted else [t.value], t.text))
        elif t.kind in ("n", "a"):
            out.append(Node("N" if t.kind == "n" else "A", [t.gloss], t.text))
        elif t.kind in ("v", "be", "x", "d", "p", "c", "l", "de", "s", "mark"):
            out.append(Node(t.kind, [t.gloss], t.text))
    return out


_RATIO = re.compile(r"每[\d一二三四五六七八九十百千两.,]+[一-鿿]?([A-Za-z一-鿿]*?[A-Za-z一-鿿])[中里内]?(?:之中)?,?就?有.*", re.S)  # 每10辆新能源汽车就有4辆
_NP = ("N", "A", "F")


def _share(node: Node) -> bool:
    return node.kind == "F" and len(node.parts) == 1 and isinstance(node.parts[0], Quantity) and node.parts[0].unit == "percent"


def _join(nodes: list[Node]) -> list[Node]:
    """Noun phrases: adjectives, figures and nouns in a row, and those that "and" or an enumeration joins."""
    out: list[Node] = []
    for n in nodes:
        last = out[-1] if out else None
        if last is not None and n.kind in _NP and last.kind in _NP and not (n.kind == "F" and last.kind == "N") and not (n.kind == "F" and last.kind == "F"):
            out[-1] = Node("N" if n.kind == "N" or last.kind == "N" else n.kind, [*last.parts, *n.parts], last.text + n.text)
            if n.kind == "A":
                out[-1].kind = "A" if last.kind == "A" else "N"
            continue
        out.append(n)
    joined: list[Node] = []
    i = 0
    while i < len(out):
        n = out[i]
        after = out[i + 1] if i + 1 < len(out) else None
        if joined and after is not None and joined[-1].kind in _NP and after.kind in _NP and (n.kind == "c" or n.text == "､"):
            parts: list[Part] = [","] if n.text == "､" else ["and" if n.parts[0] in ("and", "with") else n.parts[0]]
            joined[-1] = Node("N", [*joined[-1].parts, *parts, *after.parts], joined[-1].text + n.text + after.text)
            i += 2
            continue
        joined.append(n)
        i += 1
    return joined


def _modify(nodes: list[Node]) -> list[Node]:
    """What stands before 的 goes where English has it: the Delta's GDP, 24% of national GDP, the railway that links A and B."""
    i = 0
    while i < len(nodes):
        if nodes[i].kind != "de":
            i += 1
            continue
        right = nodes[i + 1] if i + 1 < len(nodes) else None
        if i == 0 or right is None or right.kind not in _NP:
            del nodes[i]
            continue
        left = nodes[i - 1]
        verbs = [j for j in range(i) if nodes[j].kind in ("v", "be")]
        first = i - 1
        if verbs and (left.kind in ("v", "done", "l", "d") or len(verbs) > 1 or any(n.kind in ("v", "be") for n in nodes[i + 1 :])):
            first = verbs[-1]
            while first and nodes[first - 1].kind in ("x", "d"):
                first -= 1
            if left.kind == "v" and first and nodes[first - 1].kind in _NP and not any(n.kind in ("v", "be") for n in nodes[:first]):
                first -= 1  # 首批组建的…
            inner = order(nodes[first:i])
            made = Node("N", [*right.parts, "that", *inner], right.text)
        elif left.kind == "T":
            made = Node(right.kind, [*right.parts, "in", *left.parts], right.text)
        elif left.kind == "l" and i >= 2:
            first = i - 2
            made = Node(right.kind, [*right.parts, *left.parts, *nodes[first].parts], right.text)
            if first and nodes[first - 1].kind == "p":
                first -= 1
        elif _share(left):
            of: list[Part] = right.parts
            if first and nodes[first - 1].kind == "N":
                first -= 1
                of = [*nodes[first].parts, "'s", *right.parts]
            made = Node("N", [*left.parts, "of", *of], right.text)
        elif left.kind == "A" or left.kind == "F":
            made = Node(right.kind, [*left.parts, *right.parts], right.text)
        elif left.kind in _NP and (chain := _chain(nodes, i)) is not None:
            first = chain
            made = Node(right.kind, [*right.parts, *(p for n in nodes[first:i] for p in n.parts)], right.text)
        elif left.kind in _NP and right.kind == "F":
            made = Node("F", [*right.parts, "of", *left.parts], right.text)
        elif left.kind in _NP:
            made = Node(right.kind, [*left.parts, "'s", *right.parts], right.text)
        else:
            made = right
        nodes[first : i + 2] = [made]
        i = first
    return nodes


def _chain(nodes: Sequence[Node], de: int) -> int | None:
    """Where prepositions start that belong to the noun behind 的: 从上海到湖州的时间, 对太湖的治理; ``None`` where they govern it."""
    at = de
    while at >= 2 and nodes[at - 1].kind in (*_NP, "T") and nodes[at - 2].kind == "p":
        at -= 2
    if at == de:
        return None
    if at == de - 4 and nodes[at].text in ("从", "自", "由"):
        return at
    return at if nodes[de - 2].text in ("对", "关于", "与", "针对") and at == de - 2 else None


_FROM = ("升", "增", "降", "减", "缩", "提", "变", "扩", "涨", "转", "改", "跌", "加")


def order(nodes: list[Node]) -> list[Part]:
    """English order: what stands between subject and verb goes behind the object; "by" makes the passive."""
    nodes = _places(_counted(_modify(nodes)))
    verb = next((i for i, n in enumerate(nodes) if n.kind in ("v", "be")), -1)
    if verb < 0:
        return [p for n in nodes for p in n.parts]
    head, tail = nodes[:verb], nodes[verb + 1 :]
    before: list[Node] = []
    helpers: list[Node] = []
    late: list[Part] = []
    passive = ""
    moved: list[Part] = []
    for k, n in enumerate(head):
        if n.kind == "PP":
            if n.text in ("由", "被", "遭") and n.parts[0] == "by":
                if any(f in nodes[verb].text for f in _FROM) and any(isinstance(p, Quantity | Period) for p in n.parts):
                    late += ["from", *n.parts[1:]]
                else:
                    passive = n.text
                    late += n.parts
            elif any(x.kind in _NP for x in head[:k]) or not any(x.kind in _NP for x in head[k + 1 :]):
                late += n.parts
            else:
                before.append(n)
        elif n.kind in ("x", "d"):
            helpers.append(n)
        elif n.kind == "ba":
            pass
        elif n.kind == "object":
            moved += n.parts
        else:
            before.append(n)
    if len(tail) > 1 and tail[-1].kind == "F" and tail[-2].kind == "N" and isinstance(tail[-1].parts[0], Quantity) and tail[-1].parts[0].kind == "ordinal":
        tail[-2:] = [tail[-1], Node("N", ["in", *tail[-2].parts])]
    done = bool(tail) and tail[0].kind == "done"
    tail = [n for n in tail if n.kind != "done"]
    words_ = _verb_group(nodes[verb], helpers, passive, done)
    towards = nodes[verb].text[-1] in "至到" and len(nodes[verb].text) > 1 and words_[-1] not in ("reached", "arrived")
    if towards and tail and tail[0].kind in (*_NP, "T") and not str(words_[-1]).endswith("to"):
        words_.append("to")
    rest: list[Part] = []
    for n in tail:
        if n.kind == "v":
            rest += ["to", *n.parts] if not rest or rest[-1] not in ("and", "that", "to") else n.parts
        else:
            rest += n.parts
    return [p for n in before for p in n.parts] + words_ + moved + rest + late


def _counted(nodes: list[Node]) -> list[Node]:
    """A figure behind what it counts goes before it, and a share gets its "of": 充电桩12万个, 占全国GDP近四分之一."""
    out: list[Node] = []
    for i, n in enumerate(nodes):
        last = out[-1] if out else None
        after = nodes[i + 1] if i + 1 < len(nodes) else None
        if n.kind == "F" and last is not None and last.kind == "N" and (after is None or after.kind not in _NP):
            taken = len(out) > 1 and out[-2].kind in ("v", "be", "p")
            if _share(n) and (taken or after is not None):
                out[-1] = Node("N", [*n.parts, "of", *last.parts], last.text)
                continue
            value = n.parts[0]
            if isinstance(value, Quantity) and value.unit == "1" and (taken or after is None):
                out[-1] = Node("N", [*n.parts, *last.parts], last.text)
                continue
        if n.kind == "be" and n.parts == ["has"] and last is not None and last.kind == "N" and after is not None and after.kind in ("F", "N"):
            follows = nodes[i + 2] if i + 2 < len(nodes) else None
            if follows is not None and follows.kind == "v" and after.parts and isinstance(after.parts[0], Quantity):
                share = ["of", *last.parts] if len(after.parts) == 1 else []
                out[-1] = Node("N", [*after.parts, *share], last.text)
                nodes[i + 1] = Node("skip", [])
                continue
        out.append(n)
    return [n for n in out if n.kind != "skip"]


def _places(nodes: list[Node]) -> list[Node]:
    """Prepositions with their nouns, and nouns with what locates them behind: 在…期间, 300公里以内, 会后."""
    out: list[Node] = []
    i = 0
    while i < len(nodes):
        n = nodes[i]
        if n.kind == "p":
            j = i + 1
            parts: list[Part] = []
            while j < len(nodes) and (nodes[j].kind in (*_NP, "T") or (nodes[j].kind in ("c", "mark") and nodes[j].text in ("和", "与", "､"))):
                if parts and n.text == "比" and nodes[j].kind == "F":
                    break
                parts += nodes[j].parts
                j += 1
            if not parts:
                if n.parts and n.parts[0] in ("by",):
                    out.append(Node("d", []))
                else:
                    out.append(Node("PP" if j >= len(nodes) else "d", n.parts if n.text not in ("在", "于") else [], n.text))
                i = j
                continue
            preposition = n.parts[0]
            if n.text in ("比", "较") and nodes[i + 1].kind == "T":
                preposition = "from"
            if j < len(nodes) and nodes[j].kind == "l":
                if nodes[j].parts[0] not in ("in", "on", "when"):
                    preposition = nodes[j].parts[0]
                j += 1
            out.append(Node("PP", [preposition, *parts], n.text))
            i = j
            continue
        if n.kind == "l":
            if out and out[-1].kind in (*_NP, "T"):
                out[-1] = Node("PP", [*n.parts, *out[-1].parts], n.text) if n.parts[0] != "within" or out[-1].kind == "F" else Node("PP", ["in", *out[-1].parts], n.text)
            elif out and n.parts[0] in ("after", "before", "when", "since"):
                out.insert(0, Node("c", n.parts))
            i += 1
            continue
        if n.kind == "ba" and i + 1 < len(nodes) and nodes[i + 1].kind in _NP:
            out.append(Node("object", nodes[i + 1].parts))
            i += 2
            continue
        out.append(n)
        i += 1
    return out


# ---- verbs --------------------------------------------------------------------------------------------------------


@cache
def _irregular() -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for form, base in words._IRREGULAR.items():
        if not form.endswith("ing"):
            out.setdefault(base, []).append(form)
    return out


def _participle(verb: str) -> str:
    """The past participle of a verb of one or more words."""
    return _inflect(verb, -1)


def _past(verb: str) -> str:
    return _inflect(verb, 0)


def _inflect(verb: str, which: int) -> str:
    head, _, rest = verb.partition(" ")
    known = _irregular().get(head)
    if head == "be":
        made = "was" if which == 0 else "been"
    elif known and head not in ("find", "found", "lie"):
        made = known[which]
    elif head in ("cut", "put", "set", "hit", "let", "shut", "spread", "cost", "split", "read"):
        made = head
    elif head.endswith("e"):
        made = head + "d"
    elif head.endswith("y") and head[-2] not in "aeiou":
        made = head[:-1] + "ied"
    elif re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", head) or head in ("refer", "occur", "admit", "permit", "commit", "transfer", "prefer", "submit", "control", "equip", "ship"):
        made = head + head[-1] + "ed"
    else:
        made = head + "ed"
    return made + (" " + rest if rest else "")


def _present(verb: str) -> str:
    from yrdcheck import thesaurus

    head, _, rest = verb.partition(" ")
    if head in ("have", "be"):
        return ("has" if head == "have" else "is") + (" " + rest if rest else "")
    if thesaurus.is_noun(head) or not thesaurus.is_verb(head):
        return _past(verb)  # a form in -s would be taken for a plural
    made = head[:-1] + "ies" if head.endswith("y") and head[-2] not in "aeiou" else head + ("es" if head.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    return made + (" " + rest if rest else "")


def _progressive(verb: str) -> str:
    head, _, rest = verb.partition(" ")
    made = (head[:-1] if head.endswith("e") and not head.endswith("ee") else head) + "ing"
    return made + (" " + rest if rest else "")


_STATES = ("located", "based", "responsible")


def _verb_group(verb: Node, helpers: Sequence[Node], passive: str, done: bool) -> list[Part]:
    """A verb with its auxiliaries: will be built by, has not opened, is being expanded."""
    base = str(verb.parts[0])
    adverbs = [p for n in helpers if n.kind == "d" for p in n.parts if p not in ("not yet",)]
    helping = [str(p) for n in helpers if n.kind == "x" for p in n.parts]
    if any(n.parts == ["not yet"] for n in helpers):
        helping.append("has not")
    negative = any(h in ("has not", "does not", "will not", "cannot", "is not") for h in helping)
    future = next((h for h in helping if h in ("will", "will not", "can", "cannot", "must")), "")
    perfect = any(h in ("has", "has not") for h in helping)
    progress = "is being" in helping
    out: list[Part]
    if verb.kind == "be":
        plain_be = {"is": "be", "has": "have", "is not": "not be", "has no": "have no"}.get(base, base)
        if future:
            out = [future, *adverbs, plain_be]
        elif negative:
            out = ["is not" if base == "is" else "has no" if base == "has" else base, *adverbs]
        else:
            out = [base, *adverbs]
        return out
    if base.split(" ")[0] in ("locate", "base"):
        shown = _participle(base)
        lead = f"{future} be" if future else "is not" if negative else "is"
        return [lead, *adverbs, shown]
    if future:
        helper = f"{future} not" if negative and "not" not in future else future
        out = [helper, *adverbs, *(["be", _participle(base)] if passive else [base])]
    elif progress:
        built = passive or verb.text in ("建设", "建", "修建", "建造", "扩建")
        out = ["is not" if negative else "is", *adverbs, *(["being", _participle(base)] if built else [_progressive(base)])]
    elif perfect:
        out = ["has not" if negative else "has", *([] if negative else ["already"]), *adverbs, *(["been"] if passive else []), _participle(base)]
    elif negative:
        out = ["does not", *adverbs, base]
    elif passive:
        out = ["was", *adverbs, _participle(base)]
    else:
        out = [*adverbs, _past(base) if done or _perfective(verb.text) else _present(base)]
    return out


_RESULTS = ("成", "完", "到", "至", "入", "出", "了", "通车", "开通", "落成", "竣工", "启动", "发布", "举行", "召开")


def _perfective(text: str) -> bool:
    return text.endswith(_RESULTS)


# ---- whole sentences ----------------------------------------------------------------------------------------------

def gloss(text: str, lexicon: Lexicon, reference: str | None = None) -> Gloss:
    """A Chinese sentence in plain English, with its figures and times.

    >>> gloss("长江大桥于2008年5月通车。", {}).text
    'Yangtze bridge opened in 2008年5月.'
    """
    figures, times = quantities.read_mentions(text, reference)
    figures = tuple(q for q in figures if text[q.start : q.end + 1] not in ("两地", "三地", "四地", "两国"))
    row = tokenize(plain(text), lexicon, sorted([*figures, *times], key=lambda v: (v.start, -v.end)))
    out: list[Part] = []
    segment: list[Token] = []
    for t in row:
        if "mark" in t.classes and t.text != "､":
            out += _segment(segment)
            segment = []
            if t.text.strip():
                out.append(t.text)
        else:
            segment.append(t)
    out += _segment(segment)
    return _write(out)


def _segment(row: list[Token]) -> list[Part]:
    assign(row)
    return order(_join(_nodes(row)))


def _write(parts: Sequence[Part]) -> Gloss:
    text = ""
    figures: list[Quantity] = []
    times: list[Period] = []
    for p in parts:
        shown = p if isinstance(p, str) else p.text
        if not shown:
            continue
        if text and not (shown in (".", ",", ";", ":", ")", "!", "?", "'s", "”") or text.endswith(("(", "“"))):
            text += " "
        at = len(text)
        text += shown
        if isinstance(p, Quantity):
            figures.append(replace(p, start=at, end=len(text), thing=None, whole=None))
        elif isinstance(p, Period):
            times.append(replace(p, start=at, end=len(text)))
    return Gloss(text, tuple(figures), tuple(times))
