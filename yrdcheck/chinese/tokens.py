"""A Chinese sentence cut into words: figures and times, names, and words of the dictionary in the fewest pieces."""

from __future__ import annotations

import re

from yrdcheck import words
from yrdcheck.chinese.tables import dictionary, pinyin, plain
from yrdcheck.model import TYPE_CHECKING, Period, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Lexicon = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江"
    "尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤习温殷詹庄季柯房梅俞柳凌鲍施宁南"
)
_TITLES = (
    "记者|主任|书记|市长|县长|区长|镇长|省长|局长|处长|所长|馆长|校长|院长|会长|主席|董事长|经理|总裁|教授|专家|工程师|司机|村民|居民|市民|导演|负责人|发言人|"
    "秘书长|研究员|医生|老师|教师|作家|诗人|画家|歌手|演员|教练|队长|部长|总理|总统|先生|女士|同志|院士|站长|厂长|社长|主编|渔民|农民|创始人|总监|科长|董事"
)
_SAYS = (
    "介绍|说|表示|指出|认为|称|提醒|担任|任|是|主持|出席|则|也|强调|透露|坦言|回忆|告诉|宣布|获|当选|赢得|出生|生于|领导|率|在|已|将|写|撰|参观|访问|"
    "考察|执导|设计|创办|创立|创作|编写|发明|撰写|负责|接替|领衔|来到|出任|辞去|去世|逝世"
)
_PERSON = re.compile(rf"(?:(?<=[:,.;､“”\s])|^|(?P<title>{_TITLES})\s?|(?P<by>[由与和是]))(?P<name>[{_SURNAMES}][一-鿿]{{1,2}}?)(?=(?P<verb>{_SAYS}|{_TITLES})|[,.､”;)\s]|$)")
_PLACES = frozenset(
    ["大桥", "新区", "新城", "机场", "大学", "集团", "公司", "医院", "公园", "水库", "隧道", "铁路", "高铁", "湿地", "古镇", "景区", *"省市县区镇乡村湖河江山岛路街桥站港湾寺"]
)
_WATERS = frozenset("湖河桥路街站港湾寺省市县区镇乡村")  # what a place is called, hardly a person
_DISTRICTS = frozenset(["新区", "新城", *"省市县区镇乡村"])
_COMPANY = re.compile(
    r"(?:(?<=[由与和是的向对､,“])|^)(?![由与和向对把被在从的])(?P<name>[一-鿿]{2,3})"
    r"(?=(?:建设|建筑|科技|实业|电子|药业|汽车|能源|置业|传媒|文化|物流|航空|食品|投资|信息|网络|机械|化工|电力|环保|生物|医药|船舶|钢铁|纺织){0,2}(?:集团|有限公司|公司|药业|重工))"
)
_NUMERALS = dict(zip("一二三四五六ⅠⅡⅢⅣⅤⅥ", "I II III IV V VI I II III IV V VI".split(), strict=True))
_GRADE = re.compile(rf"(?P<under>劣)?(?P<n>[{''.join(_NUMERALS)}]|(?<![A-Za-z])(?:I{{1,3}}|IV|VI?)(?=类))类(?=水|标准|[,.､;)到升至降提\s]|$)")  # of water
_DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True))
_NUMBERED = re.compile(r"(?P<n>(?<!\d)\d+|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])号(?P<what>线|航站楼|公路|楼)?")
_WHAT = {"线": "Line", "航站楼": "Terminal", "公路": "Highway", "楼": "Building", None: "No."}
_PIECE = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’.-][A-Za-z0-9]+)*[0-9.]*|[0-9]+(?:[.,+/-][0-9]+)*[A-Za-z%]*|.", re.S)
_LONGEST = 8
_PLAIN = ("n", "a", "v", "mark", "?")  # a word that may be one of these alone needs no second look
_UNKNOWN = 1.9  # what a character that no word covers costs, where a word costs 1


class Token:
    """A word of a sentence: where it stands, what it may be by class, and what it was taken for (``kind``, with its English ``gloss``)."""

    __slots__ = ("classes", "end", "gloss", "kind", "start", "text", "value")

    def __init__(self, text: str, start: int, end: int, classes: Mapping[str, str], value: Quantity | Period | None = None) -> None:
        self.text, self.start, self.end, self.classes, self.value = text, start, end, classes, value
        only = next(iter(classes), "") if len(classes) == 1 else ""
        self.kind = "T" if isinstance(value, Period) else "F" if value is not None else only if only in _PLAIN else ""
        self.gloss = classes.get(self.kind, "")

    def may(self, *kinds: str) -> bool:
        """Whether it may be of one of these classes."""
        return any(k in self.classes for k in kinds)


def tokenize(text: str, lexicon: Lexicon, values: Sequence[Quantity | Period]) -> list[Token]:
    """The words of a sentence in plain form; ``values`` are its figures and times, which a name takes whole or not at all."""
    fixed: dict[int, Token] = {}

    def fix(start: int, end: int, english: str = "", value: Quantity | Period | None = None) -> None:
        if not any(t.start < end and start < t.end for t in fixed.values()):
            fixed[start] = Token(text[start:end], start, end, {"n": english} if english else {}, value)

    for start, end in _known_names(text, lexicon, [(v.start, v.end) for v in values]):
        fix(start, end, re.sub(r"(?<![ “”])[ “”]*[“”][ “”]*", "", text[start:end]).strip())
    for m in _NUMBERED.finditer(text):
        if not any(v.start < m.end() and m.start() < v.end and isinstance(v, Period) for v in values):
            fix(m.start(), m.end(), f"{_WHAT[m['what']]} {_number(m['n'])}")
    if "水" in text:
        for m in _GRADE.finditer(text):
            fix(m.start(), m.end(), f"{'below ' if m['under'] else ''}Class {_NUMERALS.get(m['n'], m['n'])}")
    for value in values:
        if not (isinstance(value, Quantity) and value.unit == "1" and not value.text[0].isdigit() and _within_word(text, value.start, value.end)):
            fix(value.start, value.end, "", value)
    for start, end, name in find_people(text):
        fix(start, end, name.title())
    for m in _COMPANY.finditer(text):
        if any(c not in dictionary() for c in m["name"]) and not _is_word(m["name"]):
            fix(*m.span("name"), pinyin(m["name"]).capitalize())
    pieces: list[tuple[str, int, int]] = []
    at = 0
    while at < len(text):
        if at in fixed:
            pieces.append(("", at, fixed[at].end))
        else:
            found = _PIECE.match(text, at)
            stop = min([found.end() if found else at + 1, *(a for a in fixed if at < a)])
            pieces.append((text[at:stop], at, stop))
        at = pieces[-1][2]
    return _join_unknown(_cut(pieces, fixed), text)


def find_people(text: str) -> list[tuple[int, int, str]]:
    """Names of people by their titles and by what follows: where they stand, and how they are read ("gu jun")."""
    found = [
        m for m in _PERSON.finditer(plain(text))
        if (m["title"] or ((m["verb"] or m["by"]) and m["name"][-1] not in _WATERS)) and not _is_word(m["name"])
    ]  # fmt: skip
    return [(*m.span("name"), f"{pinyin(m['name'][0])} {pinyin(m['name'][1:])}") for m in found]


def surnames() -> frozenset[str]:
    """How surnames are read."""
    return frozenset(map(pinyin, _SURNAMES))


def _is_word(text: str) -> bool:
    """Whether what looks like a name of a person consists of words: 高度重视, not 何文海."""
    known = dictionary()
    return text in known or (text[:2] in known and (len(text) == 2 or text[2:] in known) and text[1:] not in known)


def _known_names(text: str, lexicon: Lexicon, figures: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Names of the registry in a sentence, the longest from the left.

    A property with a name that any dictionary has is left to the dictionary, so that 通车 and "opened" are one.
    """
    tokens = [t for t in words.tokenize(text) if t[0] not in "“”\""]
    keys = [words.key(t[0]) for t in tokens]
    free = 0
    for i in range(len(tokens)):
        if i < free:
            continue
        for name, thing in lexicon.get(keys[i], ()):
            if tuple(keys[i : i + len(name)]) != name:
                continue
            start, stop = tokens[i][1], tokens[i + len(name) - 1][2]
            common = thing[0] == "%" and text[start:stop] in dictionary()
            if not common and not any(a < start < b or a < stop < b for a, b in figures) and not _within_word(text, start, stop):
                yield start, stop
                free = i + len(name)
                break


def _within_word(text: str, start: int, end: int) -> bool:
    """Whether a short name or numeral is only part of a longer word, as 金山 is of 金山银山 and 一 of 下一步."""
    if end - start > 2 or not words.is_cjk(text[start]):
        return False
    known = dictionary()
    return any(text[a : a + n] in known for n in range(end - start + 1, 5) for a in range(max(0, end - n), start + 1))


def _number(numeral: str) -> int:
    """A number up to 99 in digits or numerals."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return (10 * _DIGITS.get(tens, 1) if ten else 0) + _DIGITS.get(ones, 0)


def _cut(pieces: Sequence[tuple[str, int, int]], fixed: Mapping[int, Token]) -> list[Token]:
    """The cheapest way to cut a sentence into words: few pieces, few characters that no word covers, rather long words first."""
    known = dictionary()
    n = len(pieces)
    best: list[tuple[float, int, Token | None]] = [(0.0, 1, None)] * (n + 1)
    for i in range(n - 1, -1, -1):
        piece, a, b = pieces[i]
        if not piece:
            best[i] = (best[i + 1][0], 1, fixed[a])
            continue
        if not words.is_cjk(piece[0]):
            best[i] = (best[i + 1][0], 1, Token(piece, a, b, {"n" if piece[0].isalnum() else "mark": piece}))
            continue
        options: list[tuple[float, int, Token]] = [] if piece in known else [(_UNKNOWN + best[i + 1][0], 1, Token(piece, a, b, {"?": piece}))]
        text = ""
        for j in range(i, min(n, i + _LONGEST)):
            if not pieces[j][0] or not words.is_cjk(pieces[j][0][0]):
                break
            text += pieces[j][0]
            if text in known:
                options.append((1.0 + 0.15 * (j == i) + best[j + 1][0], j + 1 - i, Token(text, a, pieces[j][2], known[text])))
        best[i] = min(options, key=lambda o: (o[0], -o[1]))
    out: list[Token] = []
    i = 0
    while i < n:
        _, step, token = best[i]
        assert token is not None
        out.append(token)
        i += step
    return out


def _join_unknown(row: list[Token], text: str) -> list[Token]:
    """Characters that no word covers, with single ones beside them, are one word, written as it is read; a name where a kind of place follows."""
    out: list[Token] = []
    i = 0
    while i < len(row):
        j = i
        while j < len(row) and _may_be_part(row[j]) and not (j > i and row[j].text in _PLACES and not _goes_on(row, j)):
            j += 1
        run = row[i:j]
        if not any("?" in t.classes for t in run):
            out += run or [row[i]]
            i = max(j, i + 1)
            continue
        while len(run) > 2 and run[0].text in "新老原旧大小各":
            out.append(run.pop(0))
        read = pinyin("".join(t.text for t in run))
        named = 2 <= len("".join(t.text for t in run)) <= 4
        out.append(Token(text[run[0].start : run[-1].end], run[0].start, run[-1].end, {"n": read.capitalize() if named else read}))
        i = j
    return out


def _goes_on(row: Sequence[Token], j: int) -> bool:
    """Whether a kind of place is but part of a name: 安河县 is a county."""
    return j + 1 < len(row) and ("?" in row[j + 1].classes or row[j + 1].text in _DISTRICTS)


def _may_be_part(t: Token) -> bool:
    return "?" in t.classes or (len(t.text) == 1 and t.value is None and t.may("n", "a") and not t.may("p", "c", "x", "u", "d", "f", "l", "m"))
