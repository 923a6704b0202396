"""Figures in Chinese: numerals of both kinds, shares, units, bounds. Loaded only for a text with Chinese characters."""

from __future__ import annotations

import re

from yrdcheck.model import Quantity, replace
from yrdcheck.periods.tokens import Tokens
from yrdcheck.quantities.amounts import kind_of
from yrdcheck.quantities.english import tokenise
from yrdcheck.quantities.units import read_unit
from yrdcheck.quantities.vocabulary import HIGH, LOW, SYMBOLS, dimension_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

# Traditional and banking forms, character for character, so that offsets stay.
FORMS: Final = dict(
    zip(
        map(
            ord,
            "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億兩俩倆點負個餘過約數達為歲雙輛幾為噸時間週兒畝頃釐種項條場來從後開與農對類層歷趟鐘長積際華圓幣鎊韓歐",
        ),
        "一二二三三四五六六七八九十百千万亿两两两点负个余过约数达为岁双辆几为吨时间周儿亩顷厘种项条场来从后开与农对类层历趟钟长积际华圆币镑韩欧",
        strict=True,
    )
)
BANKING: Final = frozenset("肆陆陸拾伍")  # alone they are words of their own
DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
POWERS: Final = {"十": 10, "百": 100, "千": 1000}
CHARS: Final = "零〇一二三四五六七八九十百千万亿兆两"
RUN: Final = re.compile(
    rf"(?:[0-9]+(?:,[0-9]{{3}}(?![0-9]))*(?:\.[0-9]+)*[kK]?|[{CHARS}])"
    rf"(?:[0-9]+(?:,[0-9]{{3}}(?![0-9]))*(?:\.[0-9]+)*|[{CHARS}]|点(?=[零〇一二三四五六七八九])|(?<=[亿万千百]) (?=[0-9]+[千百十]))*|半"
)
ASCII_RUN: Final = re.compile(r"([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)([kK]?)([十百千万亿兆]*)")
EXPONENTS: Final = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}

UNITS: Final = """
%        %
%        ％
B        字节
CNY      元人民币
CNY      块钱
CNY      人民币
CNY      元
EUR      欧元
GB       吉字节
GBP      英镑
GW       吉瓦
HKD      港元
HKD      港币
JPY      日元
KRW      韩元
L        升
MW       兆瓦
MWh      兆瓦时
MXN      比索
RUB      卢布
TEU      标准箱
TEU      标箱
TWD      新台币
USD      美元
USD      美金
W        瓦
acre     英亩
bbl      桶
cm       厘米
day      天
day      日
degC     摄氏度
degC     ℃
degC     度
degF     华氏度
ft       英尺
g        克
GWh      吉瓦时
h        个小时
h        小时
h        个钟头
ha       公顷
in       英寸
kW       千瓦
kWh      千瓦时
kWh      度电
kg       公斤
kg       千克
km       公里
km       千米
km2      平方公里
km2      平方千米
knot     节
lb       磅
li       华里
m        米
m2       平方米
m2       平米
m3       立方米
m3       方
mL       毫升
mg       毫克
mi       英里
min      分钟
mm       毫米
month    个月
mu       亩
nm       纳米
nmi      海里
oz       盎司
permille ‰
pp       个百分点
pp       百分点
s        秒
s        秒钟
t        吨
ug       微克
um       微米
week     周
week     个星期
week     星期
x        倍
year     周年
year     年
year     岁
"""
UNIT_OF: Final = {name: "percent" if unit == "%" else unit for unit, name in (line.split() for line in UNITS.strip().split("\n"))}
LONGEST: Final = max(map(len, UNIT_OF))
FACTORS: Final = {"斤": ("kg", 0.5), "角": ("CNY", 0.1), "里": ("li", 1.0)}
# Characters that count things.
MEASURES: Final = frozenset(
    "个家座条项名位种次辆台套所件只艘架户人口省市县区镇村国批轮届期处栋幢间张本部片层股支项对双起例篇款场站列班趟门级类组步环桥路江湖者员单"
)
BEFORE: Final = (
    ("不超过", "at most"), ("不高于", "at most"), ("不多于", "at most"), ("不大于", "at most"), ("不少于", "at least"), ("不低于",
    "at least"), ("不小于", "at least"), ("已超过", "over"),
    ("超过", "over"), ("超出", "over"), ("突破", "over"), ("高于", "over"), ("大于", "over"), ("多于", "over"), ("至少",
    "at least"), ("最少", "at least"), ("至多", "at most"), ("最多", "at most"), ("高达", ""),
    ("将近", "nearly"), ("接近", "nearly"), ("不到", "nearly"), ("不足", "nearly"), ("未满", "under"), ("少于", "under"), ("低于",
    "under"), ("小于", "under"), ("大约", "about"), ("大概", "about"),
    ("约为", "about"), ("大致", "about"), ("左右", ""), ("超", "over"), ("逾", "over"), ("近", "nearly"), ("约", "about"), ("过", "over"),
)  # fmt: skip
AFTER: Final = (
    ("以上", "at least"),
    ("以下", "at most"),
    ("以内", "at most"),
    ("之内", "at most"),
    ("左右", "about"),
    ("上下", "about"),
    ("有余", "over"),
    ("之多", ""),
    ("多", "over"),
    ("余", "over"),
    ("+", "at least"),
)
# What follows a numeral where it is no number.
NAMES_AFTER: Final = {
    "一": ("方面", "些", "直", "定", "样", "般", "旦", "下", "起", "致", "体", "切", "边", "时", "同", "律", "度", "批", "系列",
    "部分", "带", "流", "线", "手", "再", "心", "向", "如", "味", "经", "并", "来", "站", "是", "网", "点", "大批", "番"),
    "二": ("是", "来", "期", "线", "手", "维", "等"), "三": ("角", "农", "是", "峡", "亚", "明", "星", "门峡", "者", "一重工", "九",
    "中全会", "令", "伏"), "四": ("川", "是", "平", "中全会", "面", "处", "季", "海", "大发明"),
    "五": ("是", "粮液", "指山", "一劳动", "一假期", "中全会", "湖四海", "官"), "六": ("安", "是", "中全会", "盘水"), "七": ("台河",
    "夕", "中全会"), "八": ("达岭", "中全会", "方"), "九": ("江", "华山", "寨沟", "九是"),
    "十": ("分", "堰", "字", "全", "足"), "两": ("会", "岸", "者", "江", "山", "侧", "端", "难"), "千": ("岛湖", "万别", "方百计"),
    "百": ("姓", "度", "货", "色"), "万": ("达", "科", "一", "州", "宁", "象"),
}  # fmt: skip
NAMES_BEFORE: Final = {
    "一": "统唯万同专单之进逐另任某每第合划归如初周星十", "二": "第星周十不", "三": "第星周张李王再", "四": "第星周",
    "五": "第星周", "六": "第星周", "七": "第", "八": "第", "九": "第", "十": "第", "两": "", "千": "", "百": "", "万": "",
}  # fmt: skip
LINE_LABEL: Final = re.compile(r"(?m)^[ \t]*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．])(?=[ \t]*[^\s0-9])")
EVERY: Final = re.compile(
    rf"每([0-9{CHARS}]{{1,8}})([个辆名人台家件位户次艘架元对])([^。；;！？\n]{{0,40}}?)(?:就有|便有|中有|里有|有)(?:约|近|超过|超|逾)?([0-9{CHARS}]{{1,8}})\2"
)
FRACTION: Final = re.compile(rf"([0-9{CHARS}]+)分之(?=[0-9{CHARS}])")
DOUBLED: Final = re.compile(r"翻了?([一二两三四]?)番|翻了?([0-9]{1,2})倍")
RATES: Final = re.compile(r"(?:/|每)(平方公里|立方米|小时|分钟|秒|公里|吨|升|天|日|年|月|千克|公斤|人|平方米|亩|公顷|千瓦时|度)")
DIVIDED: Final = re.compile(r"/([0-9]{1,3})(?![0-9/.])")
UP: Final = (
    "增长",
    "上升",
    "提高",
    "增加",
    "上涨",
    "扩大",
    "提升",
    "增长了",
    "上升了",
    "提高了",
    "增加了",
    "上涨了",
    "增幅",
    "涨幅",
    "增速",
    "高于全国",
    "高出",
    "增幅为",
    "涨幅为",
    "增速为",
    "涨幅达",
    "增幅达",
    "增速达",
)
DOWN: Final = (
    "下降",
    "减少",
    "降低",
    "缩短",
    "下跌",
    "缩减",
    "收窄",
    "下降了",
    "减少了",
    "降低了",
    "缩短了",
    "下跌了",
    "回落",
    "低于全国",
    "降幅",
    "降幅为",
    "降幅达",
)
POWER: Final = re.compile("[万亿]+")
COUNTED: Final = re.compile(r"([人名户辆个家台次])(/|每)(平方公里|小时|天|日|年|月|平方千米|分钟)")
RATE_OF: Final = UNIT_OF | {"月": "month", "人": "person", "度": "kWh"}


class Numeral:
    """A numeral as read: value, size of its last digit, and a second value where it is a rough pair ("二三十")."""

    __slots__ = ("digits", "other", "value")

    def __init__(self, value: float, digits: float, other: float | None = None) -> None:
        self.value, self.digits, self.other = value, digits, other


def read_numeral(run: str) -> Numeral | None:
    """The number of a run of digits and Chinese numerals ("1.2万亿", "三千五百", "5万4千6百", "二〇二四"), or ``None``."""
    if run == "半":
        return Numeral(0.5, 0.5)
    whole = ASCII_RUN.fullmatch(run)
    if whole:
        text = whole[1].replace(",", "")
        exponent = sum(EXPONENTS[c] for c in whole[3]) + (3 if whole[2] else 0)
        decimals = len(text) - text.index(".") - 1 if "." in text else 0
        bare = text.rstrip("0") if not decimals else text
        last = 10.0**-decimals if decimals else 10.0 ** (len(text) - len(bare)) if bare else 1.0
        return Numeral(float(f"{text}e{exponent}"), last * 10.0**exponent)
    fraction = ""
    if "点" in run:
        run, tail = run.split("点", 1)
        shown = ""
        exponent = 0
        for c in tail:
            if c in DIGITS:
                shown += str(DIGITS[c])
            elif c in EXPONENTS:
                exponent += EXPONENTS[c]
            else:
                return None
        fraction = f"{shown}e{exponent}"
        if exponent:
            base = read_numeral(run)
            return Numeral(float(f"{int(base.value)}.{fraction}"), 10.0 ** (exponent - len(shown))) if base else None
    upper = total = section = 0.0
    number: float | None = None
    last = 1.0
    zero = seen = False
    pair: float | None = None
    many = 0
    i, n = 0, len(run)
    while i < n:
        c = run[i]
        if c in DIGITS:
            if c in "零〇" and number is None and not (i + 1 < n and run[i + 1] in "零〇"):
                zero = True
                many = 0
                if i + 1 == n:
                    number, seen = 0.0, True
                i += 1
                continue
            if number is not None:
                if section and not (i + 1 < n and run[i + 1] in POWERS):
                    return None  # "十四五" names a plan
                pair = number if many == 1 else None
                number = number * 10 + DIGITS[c]
            else:
                number = float(DIGITS[c])
            many += 1
            seen = True
        elif c in "0123456789":
            j = i
            while j < n and run[j] in "0123456789.,":
                j += 1
            try:
                number = float(run[i:j].replace(",", ""))
            except ValueError:
                return None
            seen = True
            many = j - i
            i = j
            continue
        elif c in POWERS:
            if number is not None and pair is not None and many == 2 and c in "十百千":
                a, b = pair, number - pair * 10
                rest = read_numeral("一" + run[i:])
                if b == a + 1 and rest:
                    return Numeral(a * rest.value, rest.value, b * rest.value)
                return None
            if (
                number is None
                and c != "十"
                and not zero
                and section == 0
                and total == 0
                and upper == 0
                and i + 1 < n
                and run[i + 1] not in DIGITS
            ):
                return None
            section += (1.0 if number is None else number) * POWERS[c]
            if number is not None or c == "十":
                seen = True
            number, last, zero, many = None, float(POWERS[c]), False, 0
        elif c == "万":
            part = section + (number or 0.0)
            if part:
                total = (total + part) * 1e4 if total and total < part else total + part * 1e4
            elif total:
                total *= 1e4
            else:
                upper *= 1e4
            section, number, last, zero, many = 0.0, None, 1e4, False, 0
        elif c in "亿兆":
            part = total + section + (number or 0.0)
            power = 1e8 if c == "亿" else 1e12
            upper = upper + part * power if part else upper * power
            total = section = 0.0
            number, last, zero, many = None, power, False, 0
        elif c != " ":
            return None
        i += 1
    if not seen and not (run[0] in "百千" and len(run) == 2):
        return None
    digits = last
    if number is not None:
        if last >= 100 and not zero and many == 1 and number < 10:
            number, digits = number * last / 10, last / 10
        else:
            digits = 1.0
    value = upper + total + section + (number or 0.0)
    if fraction:
        return Numeral(float(f"{int(value)}.{fraction[:-2]}"), 10.0 ** -(len(fraction) - 2))
    return Numeral(value, digits)


def find_unit(text: str, low: str, j: int) -> tuple[str, float, int]:
    """The unit at a place, with what it is divided by: (symbol, multiplier, end); "1" where there is none."""
    k = j + 1 if text[j : j + 1] == " " else j
    for size in range(min(LONGEST, len(text) - k), 0, -1):
        unit = UNIT_OF.get(text[k : k + size])
        if unit is None:
            continue
        end = k + size
        if (
            (unit == "m3" and text[k] == "方" and text[end : end + 1] in tuple("面式向法案针"))
            or (text[k] == "节" and text[end : end + 1] not in tuple("，。,."))
            or (unit == "degC" and text[k] == "度" and text[end : end + 1] in tuple("假过电"))
        ):
            continue
        if unit == "day" and text[k] == "日" and text[end : end + 1] in tuple("元报本"):
            continue
        if unit == "year" and text[k] == "年" and text[end : end + 1] in tuple("级代"):
            continue
        rate = RATES.match(text, end)
        if rate and unit not in ("percent", "pp", "x", "year", "day", "month"):
            return f"{unit}/{RATE_OF[rate[1]]}", 1.0, rate.end()
        return unit, 1.0, end
    c = text[k : k + 1]
    if c in FACTORS and not (c == "里" and text[k + 1 : k + 2] in tuple("程面程")):
        return (*FACTORS[c], k + 1)
    if (c.isascii() and (c.isalpha() or c in "%$°")) or c in "μµ℃㎡":
        tail: Tokens = tokenise(text[k : k + 24], low[k : k + 24], None)
        found = read_unit(tail, 0)
        if found and found[0] not in ("x",):
            return found[0], found[1], k + tail.end[found[2] - 1]
    rate = COUNTED.match(text, j)
    if rate:
        return f"1/{RATE_OF.get(rate[3], 'km2')}", 1.0, rate.end()
    return "1", 1.0, j


def is_number(source: str, text: str, run: str, s: int, e: int) -> bool:
    """Whether a run of numerals is a number here and not part of a word or name."""
    before, after = text[s - 1 : s], text[e : e + 1]
    if run[0] in "0123456789":
        if before and (
            (before.isascii() and before.isalpha())
            or before in tuple("+＋._#")
            or (before == "-" and text[s - 2 : s - 1].isascii() and text[s - 2 : s - 1].isalpha())
        ):
            return False
        if (after in ("+",) and text[e + 1 : e + 2].isdecimal()) or (ASCII_RUN.match(run) and run.count(".") > 1):
            return False
        if (after == ":" and text[e + 1 : e + 2].isdecimal()) or (before == ":" and text[s - 2 : s - 1].isdecimal()):
            return False
        if before == "-" and text[s - 2 : s - 1].isdecimal() and len(run) >= 7:
            return False
        return not (run[0] == "0" and len(run) > 1 and run[1] != ".")
    if run == "半":
        return after in ("个", "小", "年", "天", "数", "价", "成") and before != "一" and before not in ("上", "下")
    if len(run) == 1:
        if source[s] in BANKING:
            return False
        if run in "百千万亿兆零〇":
            return False
        if before == "第":
            return False
        if run == "一":
            if (before and before in NAMES_BEFORE["一"]) or text.startswith(NAMES_AFTER["一"], e):
                return before == "另" and after == "种"
            return (
                after in MEASURES
                or (
                    after in ("成", "倍", "半", "年", "天", "周", "元", "吨", "米", "亩", "”", "却", "，", "。", "")
                    and (before in tuple("“是一") or s == 0)
                )
                or find_unit(text, text, e)[0] != "1"
            )
        if text.startswith(NAMES_AFTER.get(run, ("\0",)), e) and before != "有" and not (after == "是" and before in tuple("是那这")):
            return False
        return not (before and before in NAMES_BEFORE.get(run, ""))
    if text.startswith(("中全会",), e):
        return False
    if (len(run) == 2 and run[0] == run[1] and run[0] in "一二三四五六七八九") or (
        run in ("万一", "千万", "百万", "万千", "一一", "一二", "十万")
        and run != "十万"
        and after not in MEASURES
        and (run[0] not in "千百" or find_unit(text, text, e)[0] == "1")
    ):
        return False
    return not (len(set(run)) == 1 and run[0] in "万亿千百十")


def hedge_before(text: str, s: int) -> tuple[str, int]:
    """The bound or hedge that ends at a place: (hedge, where it begins)."""
    j = s
    while j > 0 and text[j - 1] in " 达了到的":
        if text[j - 1] == "到" and text[j - 2 : j] == "不到":
            break
        j -= 1
        if s - j > 2:
            break
    for words, hedge in BEFORE:
        for at in (s, j):
            if text.endswith(words, 0, at):
                if (
                    (words == "近" and text[at - 2 : at - 1] in tuple("最附新亲远"))
                    or (words == "过" and text[at - 2 : at - 1] in tuple("通经超不"))
                    or (words == "约" and text[at - 2 : at - 1] in tuple("节制契大"))
                ):
                    continue
                return hedge, at - len(words)
    return "", s


def read_chinese(source: str, text: str, taken: list[tuple[int, int]]) -> list[Quantity]:
    """Every figure of a text in Chinese; ``text`` is ``source`` in simplified forms, ``taken`` holds the spans of dates in order."""
    low = text.lower()
    out: list[Quantity] = []
    skip = 0
    spans = iter([*taken, (len(text) + 1, len(text) + 1)])
    span = next(spans)
    labels = {m.end() for m in LINE_LABEL.finditer(text)}
    labelled = sorted((m.start(), m.end()) for m in LINE_LABEL.finditer(text)) if labels else []
    every = {m.start(1): m for m in EVERY.finditer(text)} if "每" in text else {}
    doubled = list(DOUBLED.finditer(text)) if "翻" in text else []
    for m in doubled:
        times = m[1] or m[2] or "一"
        n = read_numeral(times)
        value = 2.0**n.value if m[2] is None and n else (n.value if n else 2.0)
        out.append(put(source, m.start(), m.end(), value, None, None, "x", 0.5, "", ""))
    for m in RUN.finditer(text):
        s, e = m.span()
        if s < skip:
            continue
        while span[1] <= s:
            span = next(spans)
        if span[0] < e and s < span[1]:
            continue
        if any(a <= s < b for a, b in labelled) or any(d.start() <= s < d.end() for d in doubled):
            continue
        run = m.group()
        if run[-1] == "千" and run[-2:-1] in tuple("万亿") and text[e : e + 1] in tuple("瓦米克"):
            run, e = run[:-1], e - 1  # 千 belongs to the unit
        if s in every:
            q, skip = read_every(source, text, every[s])
            if q is not None:
                out.append(q)
                continue
        if text.startswith("分之", e):
            skip = read_share(source, text, s, e, run, out)
            if skip:
                continue
            skip = 0
        if run == "一" and text[e : e + 1] == "半" and text[e + 1 : e + 2] not in MEASURES:
            hedge, _ = hedge_before(text, s)
            after = next((h for w, h in AFTER if text.startswith(w, e + 1)), "")
            out.append(put(source, s, e + 1, 50.0, None, None, "percent", 1.0, after or hedge, "fraction"))
            skip = e + 1
            continue
        below = DIVIDED.match(text, e) if run.isdecimal() and len(run) <= 3 else None
        if below and int(below[1]) and is_number(source, text, run, s, below.end()):
            skip = below.end()
            begin = s - 1 if text[s - 1 : s] in ("-", "−") else s
            value, share = (-1 if begin < s else 1) * int(run) / int(below[1]), int(run) < int(below[1])
            hedge, _ = hedge_before(text, begin)
            out.append(
                put(
                    source,
                    begin,
                    skip,
                    value * 100 if share else value,
                    None,
                    None,
                    "percent" if share else "1",
                    1.0,
                    hedge,
                    "fraction" if share else "",
                )
            )
            continue
        if text[e : e + 1] == "点" and text[e + 1 : e + 2] not in ("多", "余") and number_clock(text, s, e):
            continue
        if not is_number(source, text, run, s, e):
            ordinal = text[s - 1 : s] == "第" and not text.startswith(("时间", "线", "手", "次世界"), e)
            n = read_numeral(run) if ordinal else None
            if n is not None:
                out.append(put(source, s - 1, e, n.value, None, None, "ordinal", 1.0, "", "ordinal"))
            continue
        rough = text[s - 1 : s] in tuple("数几上成好")  # several millions
        number = read_numeral(run if run not in ("千万", "百万") or rough else f"一{run}")
        if number is None:
            continue
        if text[s - 1 : s] == "第":
            out.append(put(source, s - 1, e, number.value, None, None, "ordinal", 1.0, "", "ordinal"))
            continue
        skip = read_amount(source, text, low, s, e, number, out)
    if taken or doubled:
        out.sort(key=lambda q: q.start)
    return out


def number_clock(text: str, s: int, e: int) -> bool:
    """Whether a figure before 点 is a time of day."""
    return (
        text[s - 1 : s] in ("午", "晚", "早", "晨", "日", "夜", "间")
        or text[e + 1 : e + 2] in ("整", "半", "钟")
        or text[e + 1 : e + 2].isdecimal()
    )


def put(
    source: str, s: int, e: int, value: float | None, low: float | None, high: float | None, unit: str, digits: float, hedge: str, form: str
) -> Quantity:
    """A quantity over a span, its bound taken from the hedge."""
    if value is not None and low is None and high is None:
        if hedge in LOW:
            low = value
        elif hedge in HIGH:
            high = value
    dimension = dimension_of(unit)
    return Quantity(s, e, value, low, high, unit, dimension, digits, hedge, kind_of(unit, dimension, form), source[s:e])


def read_every(source: str, text: str, m: re.Match[str]) -> tuple[Quantity | None, int]:
    """ "每10辆…就有4辆" is a share of 40%."""
    whole, part = read_numeral(m[1]), read_numeral(m[4])
    if whole is None or part is None or not 0 < part.value < whole.value:
        return None, 0
    hedge, _ = hedge_before(text, m.start(4))
    return put(
        source, m.start(), m.end(), part.value * 100 / whole.value, None, None, "percent", 100 / whole.value, hedge, "fraction"
    ), m.end()


def read_share(source: str, text: str, s: int, e: int, run: str, out: list[Quantity]) -> int:
    """ "百分之二", "四分之一", "千分之一"; returns the end, or 0 where it is none."""
    m = RUN.match(text, e + 2)
    if m is None:
        return 0
    top = read_numeral(m.group()) if m.group() not in ("百", "一百") else Numeral(100.0, 1.0)
    if run in ("百", "一百"):
        of = 100.0
    else:
        words = run if run[0] not in "百千万亿" else "一" + run
        bottom = read_numeral(words)
        if bottom is None or bottom.value == 0:
            return 0
        of = bottom.value
    if top is None:
        return m.end()
    begin = s - 1 if text[s - 1 : s] in ("负", "-") else s
    sign = -1.0 if begin < s else 1.0
    hedge, _ = hedge_before(text, begin)
    end = m.end()
    if top.other is not None:
        out.append(put(source, begin, end, None, top.value * 100 / of, top.other * 100 / of, "percent", 1.0, "about", ""))
        return end
    after = next((h for w, h in AFTER if text.startswith(w, end)), "")
    form = "fraction" if of not in (100.0, 1000.0) else ""
    out.append(
        put(
            source,
            begin,
            end,
            sign * top.value * 100 / of,
            None,
            None,
            "percent",
            1.0 if form else top.digits * 100 / of,
            after or hedge,
            form,
        )
    )
    return end


def read_amount(source: str, text: str, low: str, s: int, e: int, number: Numeral, out: list[Quantity]) -> int:
    """The quantity whose numeral spans ``s`` to ``e``: sign, bound, unit, range; returns its end."""
    begin, value = s, number.value
    if text.endswith("零下", 0, begin):
        value, begin = -value, begin - 2
    elif text[begin - 1 : begin] == "负" or (text[begin - 1 : begin] in ("-", "−") and not text[begin - 2 : begin - 1].strip("（( ，。")):
        value, begin = -value, begin - 1
    unit = ""
    symbol = text[begin - 1 : begin]
    if symbol and symbol in SYMBOLS:
        unit, begin = SYMBOLS[symbol], begin - 1
        if symbol == "$":
            for lead, code in (("US", "USD"), ("HK", "HKD")):
                if text.endswith(lead, 0, begin):
                    unit, begin = code, begin - len(lead)
    end = e
    hedge = ""
    middle = text[e : e + 1]
    following = text[e + 1 : e + 2]
    if (
        middle in ("余", "多", "来")
        and not (middle == "多" and following in ("于", "样", "元"))
        and not (middle == "来" and following in ("自", "到"))
    ):
        hedge = "over" if middle != "来" else "about"
        end = e + 1
        power = POWER.match(text, end)
        if power:  # "20多万人"
            exponent = sum(EXPONENTS[c] for c in power.group())
            value, number.digits, end = value * 10.0**exponent, number.digits * 10.0**exponent, power.end()
    form = ""
    factor = 1.0
    if (
        not unit
        and text[end : end + 1] == "成"
        and text[end + 1 : end + 2] not in ("为", "立", "功", "果", "员", "长", "绩", "本", "都", "品", "熟", "就")
    ) or text[end : end + 2] == " 成":
        end = end + (2 if text[end] == " " else 1)
        value, unit, form = value * 10, "percent", "fraction"
        value = round(value, 9)
        number.digits *= 10
        if text[end : end + 1] == "半":
            value, end, number.digits = value + 5, end + 1, 5.0
    elif not unit:
        unit, factor, found = find_unit(text, low, end)
        if unit == "year" and text[found - 1] == "年" and number.value >= 1000 and text[e : e + 1] not in ("多", "余"):
            return e
        if unit == "1" and text[end : end + 2] in ("个半", "个多"):
            again = ("month", 1.0, end + 3) if text[end + 2 : end + 3] == "月" else find_unit(text, low, end + 2)
            if again[0] != "1":
                half = text[end + 1] == "半"
                value, unit, found, hedge = value + 0.5 * half, again[0], again[2], hedge if half else "over"
        end = found if unit != "1" else end
        if factor != 1.0:
            value, number.digits = value * factor, number.digits * factor
        if unit == "1" and text[end - 1 : end] in ("余", "多", "来") and end > e:
            end = e
        if unit in ("year", "h", "month", "week") and text[end : end + 1] == "半":
            value, end = value + 0.5, end + 1
        if unit == "x":
            lead = text[max(0, begin - 4) : begin]
            if any(lead.endswith(w) for w in ("增长", "增加", "提高", "上升", "增长了", "增加了", "提高了", "增长近", "增长超")):
                value += 1
        if unit == "km" and text[max(0, begin - 3) : begin].find("时速") >= 0:
            unit = "km/h"
        if unit in ("h", "min", "m", "CNY", "year"):
            value, unit, end = read_smaller(text, low, value, unit, end)
    elif text[e : e + 1] in ("元",) or unit:
        again = find_unit(text, low, end)
        if dimension_of(again[0]) == "money":
            unit, end = again[0], again[2]
    tail = end + 1 if unit == "1" and text[end : end + 1] in MEASURES else end
    for words, meaning in AFTER:
        if text.startswith(words, end if words in ("多", "余", "+") else tail) and not (words in ("多", "余") and unit == "1"):
            hedge = hedge or meaning
            break
    lead_hedge, _ = hedge_before(text, begin)
    hedge = hedge or lead_hedge
    if number.other is not None:
        out.append(put(source, begin, end, None, number.value, number.other, unit, number.digits, "about", form))
        return end
    ranged = read_range(source, text, low, begin, end, value, unit, number, hedge, form, out)
    if ranged:
        return ranged
    if unit == "1" and text.rfind("每", max(0, begin - 5), begin) >= 0:
        rate = RATES.match(text, text.rfind("每", max(0, begin - 5), begin))
        if rate and rate.end() == begin and rate[1] != "人":
            unit = f"1/{RATE_OF[rate[1]]}"
    q = put(source, begin, end, value, None, None, unit, number.digits, hedge, form)
    if unit in ("percent", "pp") or form == "fraction":
        at = hedge_before(text, begin)[1]
        change = 1 if text.endswith(UP, 0, at) else -1 if text.endswith(DOWN, 0, at) else 0
        q = replace(q, change=change) if change else q
    out.append(q)
    return end


SMALLER: Final = {("h", "min"): 60, ("min", "s"): 60, ("h", "s"): 3600, ("m", "cm"): 100, ("year", "month"): 12}


def read_smaller(text: str, low: str, value: float, unit: str, end: int) -> tuple[float, str, int]:
    """ "2小时11分钟", "3米5厘米": in the smaller unit."""
    m = RUN.match(text, end)
    if m is None or m.group() == "半":
        return value, unit, end
    below, _, stop = find_unit(text, low, m.end())
    number = read_numeral(m.group())
    if number is None:
        return value, unit, end
    if below == "1" and unit == "h" and text[m.end() : m.end() + 1] == "分":
        below, stop = "min", m.end() + 1
    ratio = SMALLER.get((unit, below))
    if unit == "CNY" and text[m.end() : m.end() + 1] in ("角", "分", "毛"):
        return value + number.value * (0.01 if text[m.end()] == "分" else 0.1), unit, m.end() + 1
    if ratio is None or number.value >= ratio:
        return value, unit, end
    return read_smaller(text, low, value * ratio + number.value, below, stop)


def read_range(
    source: str,
    text: str,
    low: str,
    begin: int,
    end: int,
    value: float,
    unit: str,
    number: Numeral,
    hedge: str,
    form: str,
    out: list[Quantity],
) -> int:
    """The second half of "3亿至5亿", "5-20%", "30～40公里"; returns its end or 0."""
    join = text[end : end + 1]
    if not join or join not in "至到-–—~～":
        return 0
    s = end + 1
    while s < len(text) and text[s] in "-–—~～":
        s += 1
    m = RUN.match(text, s)
    if m is None or (not is_number(source, text, m.group(), m.start(), m.end()) and len(m.group()) > 1):
        return 0
    if join in "到至" and any(text[max(0, begin - 6) : begin].find(w) >= 0 for w in ("下降", "减少", "缩短")):
        return 0
    second = read_numeral(m.group())
    if second is None:
        return 0
    right = second.value
    theirs, factor, stop = find_unit(text, low, m.end())
    if text[m.end() : m.end() + 1] == "成":
        theirs, right, stop = "percent", right * 10, m.end() + 1
    elif theirs == "1":
        stop = m.end()
    right *= factor
    if unit in ("", "1"):
        unit = theirs
        if form == "" and theirs == "percent" and text[stop - 1] == "成":
            value *= 10
    elif unit.startswith("CNY|") and theirs in ("1", "CNY"):
        theirs = unit
    if theirs != unit:
        if theirs == "1" and text[m.end() : m.end() + 1] not in MEASURES:
            theirs = unit
        else:
            return 0
    power = POWER.search(m.group())
    if power and not POWER.search(text[begin:end]) and value < right:
        value *= 10.0 ** sum(EXPONENTS[c] for c in power.group())
    if value >= right:
        return 0
    out.append(
        put(source, begin, stop, None, value, right, unit, min(number.digits, second.digits), hedge if hedge == "about" else "", form)
    )
    return stop
