"""Chinese word order into English: what 的 joins, where prepositions go, what stands behind the verb."""

from __future__ import annotations

import re
from typing import NamedTuple

from yrdcheck.chinese import verbs
from yrdcheck.chinese.roles import assign
from yrdcheck.chinese.tokens import Token, tokenize
from yrdcheck.model import TYPE_CHECKING, Period, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Piece(NamedTuple):
    """Some English, where its Chinese stands (-1 where it stands for nothing), and the figure or time that it is."""

    text: str
    start: int = -1
    end: int = -1
    value: Quantity | Period | None = None


class Node:
    """A phrase in English order: its kind (those of `roles`, and PP, object), what it says, and its Chinese."""

    __slots__ = ("kind", "pieces", "text")

    def __init__(self, kind: str, pieces: Iterable[Piece], text: str = "") -> None:
        self.kind, self.pieces, self.text = kind, list(pieces), text

    @property
    def english(self) -> str:
        """What it says, without places."""
        return " ".join(p.text for p in self.pieces)

    @property
    def figure(self) -> Quantity | None:
        """The figure that it is, where it is one."""
        value = self.pieces[0].value if self.kind == "F" and self.pieces else None
        return value if isinstance(value, Quantity) else None


def write(row: list[Token]) -> list[Piece]:
    """The words of a stretch between commas as English pieces in order."""
    assign(row)
    return _order(_join([n for t in row if (n := _node(t)) is not None]))


_RATIO = re.compile(r"每[\d一二三四五六七八九十百千两.,]++[一-鿿]?([A-Za-z一-鿿]+?)[中里内]?(?:之中)?,?就?[便中]?有.*", re.S)  # 每10辆新能源汽车就有4辆


def _node(t: Token) -> Node | None:
    if t.kind == "u":
        return Node("N", [Piece(t.gloss, t.start, t.end)], t.text) if t.gloss not in ("", "-") else None
    if t.value is not None:
        own = Piece(t.text, t.start, t.end, t.value)
        counted = _RATIO.fullmatch(t.text)
        if counted is None:
            return Node(t.kind, [own], t.text)
        what = tokenize(counted[1], {}, ())
        return Node("N", [own, Piece("of"), *(Piece(p.text) for p in write(what))], t.text)
    if t.kind in ("de", "ba", "done", "passive"):
        return Node(t.kind, [], t.text)
    if t.kind in ("m", "f") or t.gloss in ("", "-"):
        return None
    return Node({"n": "N", "a": "A"}.get(t.kind, t.kind), [Piece("," if t.gloss == "､" else t.gloss, t.start, t.end)], t.text)


_NP = ("N", "A", "F")


def _share(node: Node) -> bool:
    return node.figure is not None and node.figure.unit == "percent" and len(node.pieces) == 1


def _join(nodes: Sequence[Node]) -> list[Node]:
    """Noun phrases: adjectives, figures and nouns in a row, and those that "and" or an enumeration joins."""
    row: list[Node] = []
    for n in nodes:
        last = row[-1] if row else None
        if last is not None and n.kind in _NP and last.kind in _NP and not (n.kind == "F" and last.kind in ("N", "F")):
            row[-1] = Node("A" if n.kind == last.kind == "A" else "N", [*last.pieces, *n.pieces], last.text + n.text)
        else:
            row.append(n)
    row = _listed(row)
    out: list[Node] = []
    i = 0
    while i < len(row):
        n = row[i]
        after = row[i + 1] if i + 1 < len(row) else None
        if out and after is not None and out[-1].kind in _NP and after.kind in _NP and (n.kind == "c" or n.text == "､"):
            joint = "," if n.text == "､" else "and" if n.english == "with" else n.english
            out[-1] = Node("N", [*out[-1].pieces, Piece(joint), *after.pieces], out[-1].text + n.text + after.text)
            i += 2
        else:
            out.append(n)
            i += 1
    return out


def _listed(row: list[Node]) -> list[Node]:
    """Figures behind what they count, in a list, go before it: 医生85名、护士120名; a second one counts the same: 候鸟186种、超过4万只."""
    out: list[Node] = []
    counted: Node | None = None
    for i, n in enumerate(row):
        if n.figure is not None and counted is not None and row[i - 1].text == "､" and row[i - 2].figure is not None and (i + 1 == len(row) or row[i + 1].kind not in _NP):
            out.append(Node("N", [*n.pieces, *(Piece(p.text) for p in counted.pieces)], counted.text + n.text))
            continue
        if n.kind == "N":
            counted = n
        around = [row[k].text for k in (i - 2, i + 1) if 0 <= k < len(row)]
        if n.figure is not None and n.figure.unit == "1" and n.figure.kind != "ordinal" and out and out[-1].kind == "N" and any(t in ("､", "和") for t in around):
            out[-1] = Node("N", [*n.pieces, *out[-1].pieces], out[-1].text + n.text)
        else:
            out.append(n)
    return out


# ---- 的 ------------------------------------------------------------------------------------------------------------


def _modify(nodes: list[Node]) -> list[Node]:
    """What stands before 的 goes where English has it: the Delta's GDP, 24% of national GDP, the railway that links A and B."""
    i = 0
    while i < len(nodes):
        if nodes[i].kind != "de":
            i += 1
            continue
        right = nodes[i + 1] if i + 1 < len(nodes) else None
        if right is not None and right.kind == "be" and right.english == "is" and i and any(n.kind == "v" for n in nodes[:i]):
            held = nodes[i + 2 :]  # 提供芯片的是上海
            if held and all(n.kind in _NP for n in held):
                return [*held, *_modify(nodes[:i])]
        if i == 0 or right is None or right.kind not in _NP:
            be = next((k for k in range(i) if nodes[k].english in ("is", "is not")), -1)
            if right is None and be >= 0 and any(n.kind == "v" for n in nodes[be:i]):
                del nodes[i]  # 是在南京发布的, 不是由它建造的
                nodes[be : be + 1] = [Node("x", [Piece("does not")])] if nodes[be].english == "is not" else []
                continue
            del nodes[i]
            continue
        first, made = _modified(nodes, i, right)
        nodes[first : i + 2] = [made]
        i = first
    return nodes


def _modified(nodes: Sequence[Node], i: int, right: Node) -> tuple[int, Node]:
    """Where the phrase around the 的 at ``i`` starts, and the phrase."""
    left, first = nodes[i - 1], i - 1
    if (start := _relative(nodes, i)) is not None:
        count = nodes[start].pieces if nodes[start].kind == "F" and start + 1 < i else []  # 三名涉嫌走私的男子
        return start, Node("N", [*count, *right.pieces, Piece("that"), *_order(list(nodes[start + bool(count) : i]))], right.text)
    if left.kind == "T":
        return first, Node(right.kind, [*right.pieces, Piece("in"), *left.pieces], right.text)
    if left.kind == "l" and i >= 2:
        if i >= 3 and nodes[i - 3].kind == "p":
            first -= 1
        return first - 1, Node(right.kind, [*right.pieces, *left.pieces, *nodes[i - 2].pieces], right.text)
    if _share(left):
        of = right.pieces
        if first and nodes[first - 1].kind == "N":
            first -= 1
            of = [*nodes[first].pieces, Piece("'s"), *right.pieces]
        return first, Node("N", [*left.pieces, Piece("of"), *of], right.text)
    if left.kind in ("A", "F"):
        return first, Node(right.kind, [*left.pieces, *right.pieces], right.text)
    if left.kind not in _NP:
        return i, right
    if i >= 3 and nodes[i - 2].text in ("到", "至", "往", "通往") and nodes[i - 3].kind == "N" and not any(n.kind == "p" for n in nodes[: i - 3]):
        way = [Piece("from"), *nodes[i - 3].pieces, Piece("to"), *left.pieces]  # 上海到湖州的时间
        return i - 3, Node(right.kind, [*right.pieces, *way], right.text)
    if (chain := _chain(nodes, i)) is not None:
        return chain, Node(right.kind, [*right.pieces, *(p for n in nodes[chain:i] for p in n.pieces)], right.text)
    if right.kind == "F":
        return first, Node("F", [*right.pieces, Piece("of"), *left.pieces], right.text)
    return first, Node(right.kind, [*left.pieces, Piece("'s"), *right.pieces], right.text)


def _relative(nodes: Sequence[Node], de: int) -> int | None:
    """Where a relative clause before 的 starts, ``None`` where there is none."""
    verbs_ = [j for j in range(de) if nodes[j].kind in ("v", "be")]
    acts = [j for j in verbs_ if nodes[j].kind == "v"]
    if not acts:
        return None
    if any(n.kind in ("v", "be") for n in nodes[de + 1 :]):  # 连接两地的铁路已经通车
        return 1 if nodes[0].kind == "T" and de > 2 and nodes[1].kind not in ("v", "done") else 0
    first = verbs_[0]
    if len(verbs_) > 1:  # 开通了连接两地的铁路; not 加快推进两地的合作
        if verbs_[-1] == first + 1 and nodes[de - 1].kind in _NP:
            return None
        return first + 1 + (nodes[first + 1].kind == "done")
    return 0 if nodes[de - 1].kind in ("v", "done", "l", "d") else None


def _chain(nodes: Sequence[Node], de: int) -> int | None:
    """Where prepositions start that belong to the noun behind 的 (从上海到湖州的时间, 对太湖的治理); ``None`` where they govern it."""
    at = de
    while at >= 2 and nodes[at - 1].kind in (*_NP, "T") and nodes[at - 2].kind == "p":
        at -= 2
    if at == de - 4 and nodes[at].text in ("从", "自", "由"):
        return at
    return at if at == de - 2 and nodes[at].text in ("对", "关于", "与", "针对") else None


# ---- prepositions and figures -------------------------------------------------------------------------------------


def _places(nodes: Sequence[Node]) -> list[Node]:
    """Prepositions with their nouns, and nouns with what locates them behind: 在…期间, 300公里以内, 会后."""
    out: list[Node] = []
    i = 0
    while i < len(nodes):
        n = nodes[i]
        i += 1
        if n.kind == "p":
            pieces: list[Piece] = []
            first = i
            while i < len(nodes) and (nodes[i].kind in (*_NP, "T") or (pieces and nodes[i].text in ("和", "与", "､"))):
                if pieces and nodes[i].kind == "F" and n.text in ("比", "较"):
                    break
                pieces += nodes[i].pieces
                i += 1
            said = n.pieces
            if not pieces:
                if n.text in ("被", "遭"):
                    out.append(Node("passive", []))
                elif n.text not in ("在", "于", "以", "经", "就"):
                    out.append(Node("d" if i < len(nodes) else "PP", said if n.text != "由" else [], n.text))
                continue
            if n.text in ("比", "较") and nodes[first].kind == "T" and not any(x.english.startswith("be ") for x in nodes[i:]):
                said = [Piece("from")]
            if i < len(nodes) and nodes[i].kind == "l":
                if nodes[i].english not in ("in", "on", "when") and n.text not in ("除", "除了"):
                    said = nodes[i].pieces
                i += 1
            out.append(Node("PP", [*said, *pieces], n.text))
        elif n.kind == "l":
            if out and out[-1].kind == "N" and n.english == "in" and i < len(nodes) and _share(nodes[i]):
                out[-1] = Node("N", [*nodes[i].pieces, Piece("of"), *out[-1].pieces])  # GDP中近三分之一
                i += 1
            elif out and out[-1].kind in (*_NP, "T"):
                near = n.english == "within" and out[-1].kind != "F"
                out[-1] = Node("PP", [*([Piece("in")] if near else n.pieces), *out[-1].pieces], n.text)
            elif out and n.english in ("after", "before", "when", "since"):
                out.insert(0, Node("c", n.pieces))
        elif n.kind == "ba" and i < len(nodes) and nodes[i].kind in _NP:
            out.append(Node("object", nodes[i].pieces))
            i += 1
        else:
            out.append(n)
    return out


def _counted(nodes: list[Node]) -> list[Node]:
    """A figure behind what it counts goes before it, and a share gets its "of": 充电桩12万个, 占全国GDP近四分之一, 总部有60%设在上海."""
    out: list[Node] = []
    i = 0
    while i < len(nodes):
        n = nodes[i]
        i += 1
        last = out[-1] if out else None
        after = nodes[i] if i < len(nodes) else None
        if last is not None and last.kind == "N":
            governed = len(out) > 1 and out[-2].kind in ("v", "be", "p")
            if n.figure is not None and (after is None or after.kind not in _NP):
                if _share(n) and (governed or after is not None):
                    out[-1] = Node("N", [*n.pieces, Piece("of"), *last.pieces], last.text)
                    continue
                if n.figure.unit == "1" and n.figure.kind != "ordinal" and (governed or after is None or after.text == "､"):
                    out[-1] = Node("N", [*n.pieces, *last.pieces], last.text)
                    continue
            if n.kind == "be" and n.english == "has" and after is not None and i + 1 < len(nodes) and nodes[i + 1].kind in ("v", "PP", "p"):
                if after.pieces and isinstance(after.pieces[0].value, Quantity):
                    share = [Piece("of"), *last.pieces] if len(after.pieces) == 1 else []
                    out[-1] = Node("N", [*after.pieces, *share], last.text)
                    i += 1
                    continue
        if n.english == "has" and n.kind == "be" and all(x.kind in ("T", "d", "PP") for x in out) and after is not None and any(x.kind == "v" for x in nodes[i:]):
            continue  # 有60多万浙商活跃在上海
        out.append(n)
    return out


# ---- the clause ---------------------------------------------------------------------------------------------------

_REACHES = "升增降减缩提变扩涨转改跌加延推搬迁移送运传拓压调"
_MOVES = ("升", "增", "降", "减", "缩", "提", "变", "扩", "涨", "转", "改", "跌", "加")


def _order(nodes: list[Node]) -> list[Piece]:
    """English order: what stands between subject and verb goes behind the object; "by" makes the passive."""
    nodes = _counted(_places(_modify(nodes)))
    verb = next((i for i, n in enumerate(nodes) if n.kind in ("v", "be")), -1)
    if verb < 0:
        return [p for n in nodes for p in n.pieces]
    if nodes[verb].kind == "v" and not any(n.kind in ("x", "PP") for n in nodes[:verb]):  # 开通初期日均客流为9万
        verb = next((i for i in range(verb + 2, len(nodes)) if nodes[i].kind == "be" and nodes[i].english == "is" and nodes[i - 1].kind == "N"), verb)
    main, head, tail = nodes[verb], nodes[:verb], nodes[verb + 1 :]
    before: list[Piece] = []
    helpers: list[str] = []
    adverbs: list[Node] = []
    moved: list[Piece] = []
    late: list[Piece] = []
    passive = False
    for k, n in enumerate(head):
        if n.kind == "PP":
            by = n.pieces[0].text == "by"
            if by and any(c in main.text for c in _MOVES) and (main.text[-1] in "到至为成" or any(p.value is not None for p in n.pieces)):
                late += [Piece("from"), *n.pieces[1:]]
            elif by or any(x.kind in _NP for x in head[:k]) or not any(x.kind in _NP for x in head[k + 1 :]):
                passive = passive or by
                late += n.pieces
            else:
                before += n.pieces
        elif n.kind == "x":
            helpers.append(n.english)
        elif n.kind == "d":
            if n.english == "not yet":
                helpers.append("has not")
            else:
                adverbs.append(n)
        elif n.kind == "object":
            moved += n.pieces
        elif n.kind == "passive":
            passive = True
        elif n.kind not in ("ba", "done"):
            before += n.pieces
    done = bool(tail) and tail[0].kind == "done"
    tail = [n for n in tail if n.kind != "done"]
    if len(tail) > 1 and (last := tail[-1].figure) is not None and last.kind == "ordinal" and tail[-2].kind == "N":
        tail[-2:] = [tail[-1], Node("N", [Piece("in"), *tail[-2].pieces])]  # 位列全球第五位
    transitive = main.english in verbs.TRANSITIVE and main.text not in verbs.INTRANSITIVE
    if transitive and not moved and not any(n.kind in (*_NP, "be", "v") for n in tail):
        passive = True  # 大桥已经建成
    said = verbs.group(main.english, main.text, helpers, [a.english for a in adverbs], passive, done)
    if main.english.startswith("be ") and tail and tail[0].figure is not None:
        said = [said[0].split(" ")[0], *said[1:]]  # is 0.6 points higher
        tail[0] = Node("N", [*tail[0].pieces, Piece(main.english.removeprefix("be "))])
    own = main.pieces[0]
    group = [Piece(" ".join(said), own.start, own.end)]
    if tail and tail[0].kind in _NP and (main.english == "locate" or (main.english == "include" and passive)):
        group.append(Piece("in"))
    if main.text[-1:] in "至到为" and any(c in main.text for c in _REACHES) and tail and tail[0].kind in (*_NP, "T"):
        group.append(Piece("to"))
    rest: list[Piece] = []
    held: list[Piece] = []  # 同意在五年内将贸易额扩大一倍: to expand trade within five years
    for k, n in enumerate(tail):
        if n.kind in ("object", "PP") and k + 1 < len(tail) and any(x.kind == "v" for x in tail[k + 1 :]) and not any(x.kind in _NP for x in tail[:k]):
            held = [*n.pieces, *held] if n.kind == "object" else [*held, *n.pieces]
            continue
        if n.kind == "v" and not (rest and rest[-1].text in ("and", "that", "to")):
            rest.append(Piece("to"))
        rest += n.pieces
        if n.kind == "v":
            rest, held = [*rest, *held], []
    rest += held
    return [*before, *group, *moved, *rest, *late]
