"""What each word of a Chinese clause does: verb or noun, preposition or conjunction, measure word or nothing at all.

Kinds: n noun, a adjective, F figure, T time, v verb, be (is, has and their negations), x auxiliary, d adverb, p preposition,
c conjunction, l locative behind its noun, de 的, ba 把, done 了, s set phrase, mark, u nothing.
"""

from __future__ import annotations

from yrdcheck import quantities
from yrdcheck.model import TYPE_CHECKING, Quantity, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.chinese.tokens import Token

NOMINAL = ("n", "a", "F")

_BEFORE_MEASURE = frozenset("每几该这那各某首此上下本两半第多数整同另")
_AFTER_FIGURE = frozenset("多 余 以上 以下 左右 上下 有余 之多 以内 之内 余".split())
_UNDERGOES = ("得到", "受到", "遭到", "获得", "得以", "获")
_EMPTY = frozenset("了 过 有所 所 加以 予以 以 均 都 就 便 而 得以 共 则 还 也".split())
_NAMED_AS = frozenset("称 改 升级 视 转 作 评 命名 更名 列 定位 升格 转变 变 改名 誉 划分 分 定 设 确定".split())
_TAKES = frozenset("要 需要 需 须 花 只需 还要 只要 用 仅需 只用 花费 费时 约需".split())
_LARGEST = {"大": "largest", "长": "longest", "高": "highest", "快": "fastest"}
_SPEAKS = frozenset("介绍 表示 透露 反映 预计 预测 说 称 指出".split())
_COMPARED = {
    "高": "higher", "低": "lower", "多": "more", "少": "fewer", "大": "larger", "小": "smaller", "长": "longer", "短": "shorter", "快": "faster",
    "慢": "slower", "早": "earlier", "晚": "later", "好": "better", "差": "worse", "强": "stronger", "弱": "weaker", "贵": "more expensive",
    "便宜": "cheaper", "近": "nearer", "远": "farther", "高出": "higher", "多出": "more", "少了": "fewer", "多了": "more", "宽": "wider", "重": "heavier",
    "提前": "earlier", "提早": "earlier", "推迟": "later", "延迟": "later",
}  # fmt: skip


class _Spot:
    """A word with what stands around it."""

    __slots__ = ("after", "before", "compared", "left", "rest", "sure", "verb", "word")

    def __init__(self, row: Sequence[Token], i: int, sure: Sequence[Token], verb: bool, compared: bool) -> None:
        self.compared = compared  # whether it is part of what something is set against: 初步估计 in 比初步估计多
        self.word, self.left, self.rest, self.sure, self.verb = row[i], row[:i], row[i + 1 :], sure, verb
        self.before = next((t for t in reversed(self.left) if t.text not in _EMPTY and not (t.kind == "u" and t.may("m"))), None)
        self.after = self.rest[0] if self.rest else None

    def next_is(self, *kinds: str) -> bool:
        """Whether the next word is, or as yet may be, of one of these kinds."""
        t = self.after
        return t is not None and (t.kind in kinds if t.kind else t.may(*kinds))

    @property
    def verbal(self) -> bool:
        """Whether a verb or what leads to one follows."""
        return self.next_is("v", "vn", "d", "x", "p", "T")


def assign(row: Sequence[Token]) -> None:
    """Decide what each word of a stretch between commas does."""
    doubtful = ("n", "a", "d", "p", "vn", "l", "m", "x", "u", "f")
    sure = [t for t in row if t.may("v") and not t.may(*doubtful)]
    verb = False
    first = next((i for i, t in enumerate(row) if t.text in ("比", "较")), len(row))
    last = next((i for i in range(len(row) - 1, -1, -1) if row[i].text in _COMPARED), -1)
    for i, t in enumerate(row):
        at = _Spot(row, i, sure, verb, first < i < last)
        if t.value is None and t.kind != "mark":
            t.kind = _special(at) or t.kind or _kind(at)
        t.gloss = t.gloss or t.classes.get(t.kind, "")
        if t.kind == "v" and ((at.before is not None and at.before.kind == "de") or at.compared):
            t.kind = "n"  # 蔓延 in 其蔓延, 估计 in 比估计多
        if t.kind == "vn":
            t.kind = "v" if not at.compared and _acts(at) else "n"
            t.gloss = t.gloss.split("/")[t.kind == "n"]
        verb = verb or t.kind in ("v", "be")


def _kind(at: _Spot) -> str:
    t, before, after = at.word, at.before, at.after
    if "f" in t.classes and (hedged := _hedge(at)) is not None:
        return hedged
    if before is not None and "m" in t.classes and (_counts(before) or before.text in _BEFORE_MEASURE):
        return "u"
    if "s" in t.classes and (not at.left or len(t.classes) == 1):
        return "s"
    if "l" in t.classes and before is not None and before.kind in ("n", "F", "T", "v"):
        opened = any(x.text in ("在", "从", "于") for x in at.left) and not any(x.kind == "l" for x in at.left)
        figure = next((x for x in at.rest if not x.may("f")), None)  # GDP中近三分之一
        if opened or before.kind == "F" or (figure is not None and figure.kind == "F") or not (t.may("a", "d", "c") and at.next_is("n", "a")):
            return "l"
    if "x" in t.classes and (found := _auxiliary(at)):
        return found
    if "c" in t.classes and (not t.may("p") or (before is not None and before.kind in NOMINAL)):
        return "c"
    if "p" in t.classes and at.next_is("n", "a", "F", "T", "v", "d", "u", "?", "x", "vn"):
        if not t.may("v", "n") or at.verb or any(x.may("v", "vn") for x in at.rest):
            return "p"
    if at.compared and t.may("a"):
        return "a"
    if t.may("d") and t.may("n") and before is not None and before.kind == "p":
        return "n"
    if t.may("d") and t.may("v", "a") and at.next_is("v") and not (after is not None and after.may("n", "u")):
        return "d"  # 联合发布
    if t.may("d") and t.may("a") and not t.may("v"):
        return "d" if at.next_is("v", "vn", "d") and not (after is not None and after.may("n")) else "a"
    if t.may("v") and t.may("n", "a", "d", "p", "vn"):
        return "v" if _acts(at) else next(k for k in ("vn", "n", "a", "d", "p") if k in t.classes)
    return next((k for k in ("v", "vn", "n", "a", "d", "p", "c", "l", "u", "x", "s", "m", "f") if k in t.classes), "n")


def _special(at: _Spot) -> str:
    """The kind of a word of grammar that is read by itself, "" for any other."""
    t, before, after = at.word, at.before, at.after
    if t.text in ("的", "之"):
        return "de"
    if t.text in ("了", "过") and before is not None and before.kind == "v":
        return "done"
    if t.text == "即" and (not at.left or at.left[-1].kind == "mark"):
        return "u"
    if t.text == "把":
        return "ba"
    if t.text in _LARGEST and before is not None and before.kind == "F" and _counts(before):
        ordinal = isinstance(before.value, Quantity) and before.value.kind == "ordinal"
        if ordinal or t.text == "大":
            t.gloss = _LARGEST[t.text] if ordinal else "major"
            return "a"
    if t.text in _SPEAKS and after is None and before is not None and before.kind in ("n", "d"):
        t.gloss = "say"
        return "v"
    if t.text in _UNDERGOES and (rest := [x for x in at.rest if x.text != "了"]) and len(rest) == 1 and rest[0].may("v", "vn"):
        return "passive"  # 仍未得到控制
    if before is not None and ((t.text == "电" and before.kind == "T") or (t.text == "时" and before.kind == "F")):
        return "u"  # 9月28日电, 10时
    if t.text in ("因", "因为", "由于"):
        verb = next((k for k, x in enumerate(at.rest) if x.may("v") and not x.may("n")), 0)
        return "p" if verb and all(x.may("n", "a", "vn") for x in at.rest[:verb]) else "c"
    if t.text == "来" and (after is None or after.text in ("了", "自", "到", "过")) and not (before is not None and before.kind in ("F", "T")):
        t.gloss = "come"
        return "v"
    if t.text == "到" and not at.left and at.rest and at.rest[-1].text == "时":
        return "u"  # 到会议召开时
    if t.text in ("与", "和", "同", "跟") and any(x.text == "相比" for x in at.rest):
        t.gloss = "compared with"
        return "p"
    if t.text == "相比" and any(x.gloss == "compared with" for x in at.left):
        return "u"
    if t.text in ("比", "较") and before is not None:
        if before.kind == after.kind == "F" if after is not None else False:
            t.gloss = "to"
            return "c"  # 3比1
        if any(x.text in _COMPARED or x.may("v", "vn") for x in at.rest):
            return "p"
    if t.text[0] == "多" and before is not None and before.kind == "F" and "a" in t.classes and len(t.text) == 2:
        return "u"  # 30多个
    if t.text == "每" and at.next_is("n", "m"):
        t.gloss = "each"
        return "a"
    if t.text == "前" and after is not None and after.kind == "F":
        t.gloss = "top"
        return "a"
    if t.text in ("直到", "才") or (t.text in ("要", "到") and any(x.text in ("才", "才能") for x in at.rest)):
        return "u"  # 要到2028年才能: in 2028
    if t.text in _TAKES and any(_lasts(x) for x in at.rest[:2]):
        t.gloss = "take"
        return "v"
    if t.text in _COMPARED and any(x.text in ("比", "较") for x in at.left) and (after is None or after.kind == "F" or after.text in ("约", "近", "得", "了")):
        t.gloss = f"be {_COMPARED[t.text]}"
        return "v"
    return ""


def _lasts(t: Token) -> bool:
    return isinstance(t.value, Quantity) and t.value.dimension in ("time", "months")


def _counts(t: Token) -> bool:
    return isinstance(t.value, Quantity) and (t.value.unit == "1" or t.value.kind == "ordinal")


def _hedge(at: _Spot) -> str | None:
    """What bounds a figure: "u" beside it, "be" where it is all the verb there is; it passes on to a figure further off (不到全国的四分之一)."""
    t, before = at.word, at.before
    if t.text in _AFTER_FIGURE and before is not None and (before.kind == "F" or (before.kind == "u" and len(at.left) > 1 and at.left[-2].kind == "F")):
        return "u"
    near = next((x for x in at.rest if not x.may("f")), None)
    if near is None or near.kind != "F":
        near = next((x for x in at.rest if x.kind == "F"), None)
        between = at.rest[: at.rest.index(near)] if near is not None else ()
        if near is None or not between or any(x.may("v", "x", "p") and not x.may("n") for x in between) or not isinstance(near.value, Quantity) or near.value.unit != "percent":
            return None
        near.value = _bounded(near.value, t.text)
    if not at.verb and not any(x.may("v", "vn") for x in at.rest[at.rest.index(near) + 1 :]) and any(x.kind in ("n", "T") for x in at.left):
        t.gloss = "is"
        return "be"
    return "u"


def _bounded(q: Quantity, hedge: str) -> Quantity:
    found = quantities.read_mentions(hedge + q.text)[0]
    return replace(q, low=found[0].low, high=found[0].high, hedge=found[0].hedge) if len(found) == 1 and found[0].unit == q.unit else q


def _acts(at: _Spot) -> bool:
    """Whether a word that may be a verb or a noun is the verb here."""
    before, after = at.before, at.after
    if (before is None or before.kind in ("v", "be", "T")) and _governs(at):
        return True
    counted = before is not None and (before.kind == "F" or (before.kind == "u" and before.text in ("个", "项", "种", "次", "座", "家", "条")))
    if counted and any(x.kind == "p" for x in at.left[-4:]):
        counted = False  # 从9种恢复到27种
    if counted or (before is not None and before.kind in ("de", "a")):
        return False
    if (before is not None and before.kind == "passive") or (at.left and at.left[-1].text == "有所"):
        return True
    if before is not None and before.kind in ("x", "d", "T"):
        return True
    if not at.verb and any(x.kind == "x" for x in at.left) and before is not None and before.kind == "l" and at.next_is("n", "a", "F"):
        return True  # 必须在30天内报告数据
    if after is not None and after.text == "的" and len(at.rest) == 1 and any(x.kind == "p" for x in at.left):
        return True  # 不是由它建造的
    if any(x in at.sure for x in (*at.left, *at.rest)) or any(x.kind in ("v", "be") for x in at.left):
        return False
    if after is None:
        return before is not None and before.kind in ("n", "d", "x")
    if after.text in ("了", "着", "过", "于", "在", "到", "至", "为", "成"):
        return True
    return at.next_is("n", "a", "F", "T", "f") and not any(x.may("v", "vn") for x in at.rest)


def _governs(at: _Spot) -> bool:
    """Whether nothing but nouns stands between a word and the 的 that makes a relative clause of it: 污染河流的工厂."""
    de = next((k for k, x in enumerate(at.rest) if x.text == "的"), 0)
    inside = at.rest[:de]
    return bool(inside) and de + 1 < len(at.rest) and inside[0].kind in ("n", "F") and all(x.kind in ("n", "a", "F", "mark") or x.may("c", "m", "n") for x in inside)


def _auxiliary(at: _Spot) -> str:
    """The part of a word that may help a verb: "x", "be" for the verb itself, "" where it is something else here."""
    t, before, verbal = at.word, at.before, at.verbal
    english = t.classes["x"]
    if t.text == "将" and (not verbal or (at.next_is("n", "a") and not at.next_is("v", "vn"))):
        return "ba"
    if t.text == "为":
        figure = at.next_is("F") or (at.after is not None and at.after.may("f"))
        if (before is not None and before.text in _NAMED_AS) or (at.verb and not (figure and before is not None and before.kind == "n")):
            t.gloss = "as"
            return "p"
        if any(x in at.sure for x in at.rest):
            return ""
        t.gloss = "is"
        return "be"
    if english in ("be", "is not", "have", "has no", "there is"):
        if t.text in ("没有", "没", "无") and verbal and not at.next_is("n", "a", "F"):
            t.gloss = "has not"
            return "x"
        t.gloss = {"be": "is", "have": "has", "there is": "has"}.get(english, english)
        return "be"
    if english == "has not" and not verbal and at.next_is("n", "a", "F"):
        t.gloss = "has no"
        return "be"
    if english == "planned":
        if not verbal or at.next_is("n", "a") or (before is not None and before.kind in ("a", "p")):
            return ""
        t.gloss = "will"
        return "x"
    if t.may("v", "n", "a", "vn") and not verbal:
        return ""
    return "x"
