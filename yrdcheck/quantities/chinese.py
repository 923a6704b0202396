"""Figures in Chinese: numerals of both kinds, shares, units, bounds, ranges. Loaded only for a text with Chinese characters."""

from __future__ import annotations

import re

from yrdcheck.model import Quantity, replace
from yrdcheck.quantities import chinese_tables as tables
from yrdcheck.quantities.english import tokenise
from yrdcheck.quantities.numerals import CHARS, DIGITS, EXPONENTS, LEVELS, RUN, Numeral, read_numeral
from yrdcheck.quantities.readings import kind_of
from yrdcheck.quantities.units import read_unit
from yrdcheck.quantities.vocabulary import HIGH, LOW, SYMBOLS, dimension_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

Hedges = dict[str, list[tuple[str, str]]]


def split_rows(rows: str, place: int) -> Hedges:
    """Rows of words and hedges by the first (0) or last (-1) character, longest first."""
    out: Hedges = {}
    for line in rows.strip().split("\n"):
        word, _, hedge = line.partition(" ")
        out.setdefault(word[place], []).append((word, hedge.strip()))
    for found in out.values():
        found.sort(key=lambda row: -len(row[0]))
    return out


BEFORE: Final = split_rows(tables.BEFORE, -1)
AFTER: Final = split_rows(tables.AFTER, 0)
UNIT_OF: Final = {
    name: "percent" if unit == "%" else unit
    for unit, names in (line.split(None, 1) for line in tables.UNITS.strip().split("\n"))
    for name in names.split(", ")
} | {"％": "percent"}
LONGEST: Final = max(map(len, UNIT_OF))
DUAL_POWERS: Final = {c: tuple(sorted(name for name in UNIT_OF if name[0] == c)) for c in "百千兆"}
BANKING: Final = frozenset("肆陆陸拾伍")  # alone they are words of their own
CJK: Final = re.compile("[\u4e00-\u9fff]")
LEVEL: Final = re.compile("[万亿]+")
JOIN: Final = re.compile("[-–—~～]{1,2}|[至到]")
DIVIDED: Final = re.compile(r"/([0-9]{1,3})(?![0-9/.])")
DOUBLED: Final = re.compile(r"翻了?([一二两三四]?)番|翻了?([0-9]{1,2})倍")
RATE: Final = re.compile("(?:/|每)(" + "|".join(sorted(tables.RATES, key=len, reverse=True)) + ")")
SHARE: Final = re.compile("(?:(?<![超经通不])过半数?|绝?大多数|绝?大部分|一?大半|半数)(?![年个小天月程世载生])")
SMALL_NUMBER: Final = "(?:[0-9]{1,2}|[零〇一二三四五六七八九十两]{1,3})"
EVERY: Final = re.compile(
    rf"每([0-9{CHARS}]{{1,8}})([{''.join(sorted(tables.MEASURES))}]?)([^。；;！？\n]{{0,40}}?)(?:就|便|中|里)*有(?:约|近|超过|超|逾)?([0-9{CHARS}]{{1,8}})(?:\2|[个名人家])"
)
# What holds figures and is no quantity: times of day, scores and ratios, "1+8", numbers of lines and files, figures and tables, plans.
NAMES: Final = re.compile(
    rf"(?:上午|下午|中午|晚上|早上|凌晨|清晨|傍晚|夜里|午后|当晚|早|晚){SMALL_NUMBER}[点时](?:{SMALL_NUMBER}分?|半|整)?"
    rf"|(?<![0-9.]){SMALL_NUMBER}点(?:钟|整|许|半(?!年)|[一三]刻|{SMALL_NUMBER}分(?!之)|[一二三四五]?十[一-九]?(?![万亿])"
    rf"|[至到~～—-]{{1,2}}{SMALL_NUMBER}点|(?=[至到前后起]|左右|开始))"
    rf"|(?<![0-9.]){SMALL_NUMBER}时(?![候代间段期速常隔而刻尚任光效装区空限])(?:{SMALL_NUMBER}分(?:{SMALL_NUMBER}秒)?|半|整)?"
    r"|(?<![0-9.])[0-9]+(?:\.[0-9]+)?[:：∶比][0-9]+(?:\.[0-9]+)?(?::[0-9]{2})?(?![0-9%])|[一二三四五六七八九十]比[一二三四五六七八九十]"
    r"|(?<![0-9])[0-9]+(?:[+＋][0-9]+)+|(?<![0-9])(?:7[×xX*]24|24/7)(?![0-9])(?:小时)?"
    rf"|第?(?:{SMALL_NUMBER}|(?<![0-9])[0-9]+)号(?!人)|(?:(?<![地版蓝企意构])图|(?<![代发年手报])表|附件|附录|附表|型号|编号)(?:{SMALL_NUMBER}|[0-9]+)"
    r"|(?<![0-9])[0-9]+[ADGKS](?![A-Za-z0-9/])"
    rf"|(?:十[六七八九]|二十)大(?![型小家个量规类])|{SMALL_NUMBER}届{SMALL_NUMBER}中全会|(?<![0-9])[0-9]+(?:\.[0-9]+){{2,}}"
    rf"|(?m:^[ \t]*(?:[（(]?[0-9一二三四五六七八九十]{{1,3}}[)）、.．])(?=[ \t]*[^\s0-9]))"
    rf"|(?<![{CHARS}0-9.])[{CHARS}0-9.]+折|十有八九|(?:星期|礼拜|(?<![每一两二三四五六七八九十0-9])周)[一二三四五六](?![年个])"
    # "四通八达", "一带一路": two numerals that count nothing
    rf"|(?<![{CHARS}0-9第])[一二三四五六七八九十百千万][^{''.join(sorted(tables.MEASURES))}{CHARS}0-9年月日天周时分秒岁元角吨斤里米亩度倍成点到至和与或％%，。、]"
    rf"[一二三四五六七八九十百千万](?![{CHARS}年月日天分])[\u4e00-\u9fff]"
)
HALVED: Final = frozenset({"year", "h", "month", "week", "x", "kg", "century"})
SMALLER: Final = {("h", "min"): 60, ("min", "s"): 60, ("h", "s"): 3600, ("m", "cm"): 100, ("year", "month"): 12}


class Term:
    """One end of a range, or a whole figure: where it stands and what it says."""

    __slots__ = ("begin", "digits", "end", "form", "hedge", "level", "other", "unit", "value")

    def __init__(
        self, begin: int, end: int, value: float, digits: float, unit: str = "", form: str = "", other: float | None = None
    ) -> None:
        self.begin, self.end, self.value, self.digits, self.unit, self.form, self.other = begin, end, value, digits, unit, form, other
        self.hedge = ""
        self.level = False  # whether it has 万 or 亿 of its own


class Reading:
    """A text on its way through: as given, in simplified forms, in small letters; the figures found and the spans used up."""

    __slots__ = ("low", "out", "source", "text", "used")

    def __init__(self, source: str, text: str) -> None:
        self.source, self.text, self.low = source, text, text.lower()
        self.out: list[Quantity] = []
        self.used: list[tuple[int, int]] = []

    def put(
        self, s: int, e: int, value: float | None, low: float | None, high: float | None, unit: str, digits: float, hedge: str, form: str
    ) -> None:
        """Add a quantity over a span, its bound taken from the hedge."""
        if value is not None and low is None and high is None:
            if hedge in LOW:
                low = value
            elif hedge in HIGH:
                high = value
        dimension = dimension_of(unit)
        self.out.append(Quantity(s, e, value, low, high, unit, dimension, digits, hedge, kind_of(unit, dimension, form), self.source[s:e]))
        self.used.append((s, e))


def read_chinese(source: str, text: str, taken: list[tuple[int, int]]) -> tuple[list[Quantity], list[tuple[int, int]]]:
    """Every figure of a text in Chinese, and the spans that are used up, names with figures among them.

    ``text`` is ``source`` in simplified forms; ``taken`` holds the spans of dates in order.
    """
    r = Reading(source, text)
    read_words(r)
    blocked = sorted([*taken, *r.used, *((m.start(), m.end()) for m in NAMES.finditer(text))])
    every = {m.start(1): m for m in EVERY.finditer(text)} if "每" in text else {}
    place = skip = 0
    for m in RUN.finditer(text):
        s, e = m.span()
        if s < skip:
            continue
        while place < len(blocked) and blocked[place][1] <= s:
            place += 1
        if place < len(blocked) and blocked[place][0] < e:
            r.used.append((s, max(e, blocked[place][1])))
            skip = blocked[place][1]
            continue
        if m.group().isascii() and not in_chinese(text, s, e):
            continue
        skip = (read_every(r, every[s]) if s in every else 0) or read_figure(r, s, e)
    r.out.sort(key=lambda q: q.start)
    return r.out, r.used


def in_chinese(text: str, s: int, e: int) -> bool:
    """Whether figures stand in Chinese and not in a stretch of English: a Chinese character beside them, or beside their unit."""
    k = s - 1
    while k >= 0 and (text[k].isspace() or text[k] in '$¥￥€£+-−~～(（“"≥≤><'):
        k -= 1
    if k >= 0 and (CJK.match(text[k]) or text[k] in "，。、；：！？》）”"):
        return True
    k = e
    while k < len(text) and (text[k].isalnum() or text[k] in "%％°℃²³/.-–~～") and not CJK.match(text[k]):
        k += 1
    while k < len(text) and text[k] == " ":
        k += 1
    return k < len(text) and (bool(CJK.match(text[k])) or text[k] in "，。、；：！？》）”")


def read_words(r: Reading) -> None:
    """What says a figure without a numeral: "翻一番" is twice, "过半" more than half."""
    if "翻" in r.text:
        for m in DOUBLED.finditer(r.text):
            n = read_numeral(m[1] or m[2] or "一")
            if n is not None:
                r.put(m.start(), m.end(), 2.0**n.value if m[2] is None else n.value, None, None, "x", 0.5, "", "")
    for m in SHARE.finditer(r.text):
        hedge = "over" if m.group() != "半数" else hedge_after(r.text, m.end()) or hedge_before(r.text, m.start())[0]
        r.put(m.start(), m.end(), 50.0, None, None, "percent", 1.0, hedge, "fraction")


def hedge_before(text: str, s: int) -> tuple[str, int]:
    """The bound or hedge that ends at a place: (hedge, where it begins)."""
    j = s
    while j > 0 and s - j < 3 and text[j - 1] in " 达了到的有为" and not text.endswith("不到", 0, j):
        j -= 1
    for at in (s, j):
        for word, hedge in BEFORE.get(text[at - 1 : at], ()):
            if text.endswith(word, 0, at):
                if text[at - len(word) - 1 : at - len(word)] in tuple(tables.NO_HEDGE.get(word, "")):
                    break
                return hedge, at - len(word)
    return "", s


def hedge_after(text: str, e: int, close: bool = True) -> str:
    """The bound or hedge that begins at a place; ``close``: right after figure and unit, where 多 and 余 may stand."""
    for word, hedge in AFTER.get(text[e : e + 1], ()):
        if text.startswith(word, e) and (close or word not in ("多", "余", "+")):
            return hedge
    return ""


def find_unit(text: str, low: str, j: int) -> tuple[str, float, int]:
    """The unit at a place, with what it is divided by: (symbol, multiplier, end); "1" where there is none."""
    k = j + 1 if text[j : j + 1] == " " else j
    for size in range(min(LONGEST, len(text) - k), 0, -1):
        unit = UNIT_OF.get(text[k : k + size])
        if unit is None:
            continue
        end = k + size
        after = text[end : end + 1]
        if size == 1 and (after in tuple(tables.NO_UNIT.get(text[k], "")) or (text[k] == "节" and after not in ("，", "。", ",", ".", ""))):
            continue
        rate = RATE.match(text, end)
        if rate and unit not in ("percent", "pp", "x", "year", "day", "month"):
            return f"{unit}/{tables.RATES[rate[1]]}", 1.0, rate.end()
        return unit, 1.0, end
    c = text[k : k + 1]
    if c in tables.FACTORS and text[k + 1 : k + 2] not in tuple(tables.NO_UNIT.get(c, "")):
        return (*tables.FACTORS[c], k + 1)
    if c and ((c.isascii() and (c.isalpha() or c in "%$°")) or c in "μµ℃㎡"):
        tail = tokenise(text[k : k + 24], low[k : k + 24], None)
        found = read_unit(tail, 0)
        if found and found[0] != "x":
            return found[0], found[1], k + tail.end[found[2] - 1]
    rate = RATE.match(text, j + 1) if text[j : j + 1] in tables.MEASURES else None
    if rate:
        return f"1/{tables.RATES[rate[1]]}", 1.0, rate.end()
    return "1", 1.0, j


def is_number(r: Reading, s: int, e: int) -> bool:
    """Whether a run of numerals is a number here and not part of a word or name."""
    text, run = r.text, r.text[s:e]
    before, after = text[s - 1 : s], text[e : e + 1]
    if run[0] in "0123456789":
        if before and (
            (before.isascii() and before.isalpha())
            or before in "+＋._#"
            or (before == "-" and text[s - 2 : s - 1].isascii() and text[s - 2 : s - 1].isalpha())
            or (before == "-" and text[s - 2 : s - 1].isdecimal() and len(run) >= 7)
        ):
            return False
        return not (run[0] == "0" and len(run) > 1 and run[1] != ".")
    if run == "半":
        return before not in ("一", "上", "下", "前", "后", "多") and find_unit(text, r.low, e)[0] not in ("1", "percent")
    if len(run) == 1:
        if r.source[s] in BANKING or run in "百千万亿兆零〇":
            return False
        if run == "一":
            if (before and before in tables.NAMES_BEFORE["一"]) or text.startswith(tables.NAMES_AFTER["一"], e):
                return before == "另" and after == "种"
            return (
                after in tables.MEASURES
                or after in ("成", "倍", "半", "”", "却")
                or (not after and (not before or before in "“是一"))
                or (after in ("，", "。") and before in tuple("“是一"))
                or find_unit(text, r.low, e)[0] != "1"
            )
        if (
            text.startswith(tables.NAMES_AFTER.get(run, ("\0",)), e)
            and before != "有"
            and not (after == "是" and before in tuple("是那这"))
        ):
            return False
        return not (before and before in tables.NAMES_BEFORE.get(run, ""))
    if text.startswith("中全会", e):
        return False
    if len(set(run)) == 1 or run in ("万一", "万千", "亿万", "一一", "一二"):
        return False
    return run not in ("千万", "百万") or after in tables.MEASURES or find_unit(text, r.low, e)[0] != "1"


def read_every(r: Reading, m: re.Match[str]) -> int:
    """ "每10辆…就有4辆" is a share of 40%; returns its end, or 0."""
    whole, part = read_numeral(m[1]), read_numeral(m[4])
    if whole is None or part is None or not 0 < part.value < whole.value:
        return 0
    hedge, _ = hedge_before(r.text, m.start(4))
    r.put(m.start(), m.end(), part.value * 100 / whole.value, None, None, "percent", 100 / whole.value, hedge, "fraction")
    return m.end()


def read_figure(r: Reading, s: int, e: int) -> int:
    """The figure whose numeral spans ``s`` to ``e``, with its bound and the other end of its range; returns its end."""
    text = r.text
    if text[s - 1 : s] == "第":
        number = read_numeral(text[s:e])
        if number is not None and number.other is None and not text.startswith(tables.NO_ORDINAL, e):
            r.put(s - 1, e, number.value, None, None, "ordinal", 1.0, "", "ordinal")
        return e
    t = read_term(r, s, e)
    if t is None:
        if text[s] in "0123456789":
            r.used.append((s, e))
        return e
    lead, at = hedge_before(text, t.begin)
    if text.startswith("近", at) and lead and (t.unit in ("day", "week") or dimension_of(t.unit) == "months"):
        lead = ""  # "近五年" are the latest five years
    if t.other is not None:
        r.put(t.begin, t.end, None, t.value, t.other, t.unit or "1", t.digits, "about", t.form)
        return t.end
    ranged = read_range(r, t, lead)
    if ranged:
        return ranged
    unit = t.unit or "1"
    tail = t.end + 1 if unit == "1" and text[t.end : t.end + 1] in tables.MEASURES else t.end
    hedge = t.hedge or hedge_after(text, tail, tail == t.end and unit != "1") or lead
    if text[t.end : t.end + 1] == "内" and dimension_of(unit) in ("time", "months", "length") and not hedge:
        hedge = "at most"
    if unit == "CNY" and text[t.end : t.end + 1] == "起" and not hedge:
        hedge = "at least"
    unit = rate_before(text, at, unit)
    vague = "about" if hedge == "vague" else hedge
    r.put(t.begin, t.end, t.value, t.value if hedge == "vague" else None, None, unit, t.digits, vague, t.form)
    if unit in ("percent", "pp") or t.form == "fraction":
        change = 1 if text.endswith(tables.UP, 0, at) else -1 if text.endswith(tables.DOWN, 0, at) else 0
        if change:
            r.out[-1] = replace(r.out[-1], change=change)
    return t.end


def rate_before(text: str, at: int, unit: str) -> str:
    """ "每吨500元", "每平方公里300人", "时速350公里": what a figure is per, where that stands before it."""
    if unit == "km" and "时速" in text[max(0, at - 4) : at]:
        return "km/h"
    if "/" in unit or unit in ("percent", "pp", "x", "year", "day", "month", "degC", "h", "min"):
        return unit
    start = text.rfind("每", max(0, at - 6), at)
    rate = RATE.match(text, start) if start >= 0 else None
    if rate is None or rate.end() != at or (unit == "1" and rate[1] == "人"):
        return unit
    return f"{unit}/{tables.RATES[rate[1]]}"


def read_term(r: Reading, s: int, e: int, second: bool = False) -> Term | None:
    """A number with sign, currency, share or unit; ``second``: after a dash, which is then no minus."""
    text = r.text
    share = read_share(r, s, e) if text.startswith("分之", e) else None
    if share is not None:
        return share
    run = text[s:e]
    if run == "一" and text[e : e + 1] == "半" and text[e + 1 : e + 2] not in tables.MEASURES:
        return Term(s, e + 1, 50.0, 1.0, "percent", "fraction")
    below = DIVIDED.match(text, e) if run.isdecimal() and len(run) <= 3 else None
    if below and int(below[1]):
        top, bottom = int(run), int(below[1])
        if top < bottom:
            return sign(r, Term(s, below.end(), top * 100 / bottom, 1.0, "percent", "fraction"))
        return sign(r, Term(s, below.end(), top / bottom, 1.0))
    if len(run) > 1 and text.startswith(DUAL_POWERS.get(run[-1], ("\0",)), e - 1):  # "八百千克" is 800 kg, "3500兆瓦" 3,500 MW
        e, run = e - 1, run[:-1]
    vague = ""
    times = 1
    if run[0] in "百千万亿" or (run[0] == "十" and text[s - 1 : s] in ("数", "几")):
        lead, earlier = text[s - 1 : s], text[s - 2 : s - 1]
        if lead in tables.VAGUE and earlier not in tuple(tables.NO_HEDGE.get(lead, "")) and not text.endswith("成千上", 0, s):
            times, vague = tables.VAGUE[lead]
        elif text[e : e + 1] in ("余", "多", "来") and text[e + 1 : e + 2] not in ("样", "元", "于"):
            vague = "bare"
    if not vague and not is_number(r, s, e):
        return None
    number = read_numeral(run)
    if number is None:
        return None
    t = Term(s, e, number.value * times, number.digits * times, other=number.other)
    if vague not in ("", "bare"):
        t.hedge = "vague" if times > 1 else vague
        t.begin = s - 1 if times > 1 else s
    t.level = any(c in LEVELS for c in run)
    if not second:
        sign(r, t)
    read_currency(r, t)
    read_rest(text, t)
    if text.startswith("又", t.end):
        m = RUN.match(text, t.end + 1)
        part = read_share(r, m.start(), m.end()) if m and text.startswith("分之", m.end()) else None
        if part is not None and 0 < part.value < 100:  # "三又二分之一"
            t.value, t.end, t.digits = t.value + part.value / 100, part.end, 0.5
    read_measure(r, t)
    if t.other is not None and not t.unit and run[-1] in DIGITS and text[t.end : t.end + 1] not in tables.MEASURES:
        return None  # "七八" alone, "十四五规划"
    if t.unit == "year" and t.value >= 1000 and text[t.end - 1] == "年" and text[t.end - 2] not in tuple("多余来"):
        return None
    if text[t.begin] == "-" and CJK.match(text[t.begin - 1 : t.begin] or " ") and dimension_of(t.unit) not in ("temperature", "percent"):
        t.begin, t.value = t.begin + 1, -t.value
    return t


def sign(r: Reading, t: Term) -> Term:
    """A minus before a number."""
    text = r.text
    before, earlier = text[t.begin - 1 : t.begin], text[t.begin - 2 : t.begin - 1]
    opens = not earlier.strip("（( ，。：:、；") or (CJK.match(earlier) and earlier not in DIGITS)
    if text.endswith("零下", 0, t.begin):
        t.value, t.begin = -t.value, t.begin - 2
    elif before in ("负", "−") or (before == "-" and opens):
        t.value, t.begin = -t.value, t.begin - 1
    if t.other is not None and t.value < 0:
        t.value, t.other = -t.other, t.value
    return t


def read_currency(r: Reading, t: Term) -> None:
    """A currency before the number: "¥3.5亿", "US$500万", "人民币5000元"."""
    text = r.text
    symbol = text[t.begin - 1 : t.begin]
    if symbol and symbol in SYMBOLS:
        t.unit, t.begin = SYMBOLS[symbol], t.begin - 1
        if symbol == "$":
            for lead, code in (("US", "USD"), ("HK", "HKD")):
                if text.endswith(lead, 0, t.begin):
                    t.unit, t.begin = code, t.begin - len(lead)
        return
    for name, code in tables.PREFIXES.items():
        if text.endswith(name, 0, t.begin):
            t.unit, t.begin = code, t.begin - len(name)
            return


def read_rest(text: str, t: Term) -> None:
    """What a numeral leaves open: "300多", "一百来", "十几", "20多万"."""
    middle, following = text[t.end : t.end + 1], text[t.end + 1 : t.end + 2]
    if (
        (middle == "多" and following not in ("于", "样", "元"))
        or middle == "余"
        or (middle == "来" and following not in ("自", "到", "源"))
    ):
        t.hedge = t.hedge or ("about" if middle == "来" else "over")
        step = 1
    elif middle == "几" and text[t.end - 1] in "十百千" and following != "乎":
        unit = 10.0 ** (EXPONENTS[text[t.end - 1]] - 1)
        t.value, t.other, t.digits, step = t.value + unit, t.value + 9 * unit, unit, 1
    else:
        return
    power = LEVEL.match(text, t.end + step)
    if power:
        factor = 10.0 ** sum(EXPONENTS[c] for c in power.group())
        t.value, t.digits, t.level = t.value * factor, t.digits * factor, True
        t.other = t.other * factor if t.other is not None else None
        t.end = power.end()
    else:
        t.end += step


def read_measure(r: Reading, t: Term) -> None:
    """The unit after a number, or 成; a unit that follows a currency before the number only confirms it."""
    text = r.text
    at = t.end
    if text[at : at + 1] == " " and text[at + 1 : at + 2] == "成":
        at += 1
    if not t.unit and text[at : at + 1] == "成" and text[at + 1 : at + 2] not in tuple("为立功果员长绩本都品熟就交"):
        scale_term(t, 10.0)
        t.end, t.unit, t.form = at + 1, "percent", "fraction"
        extra = DIGITS.get(text[t.end : t.end + 1], 0)
        if text[t.end : t.end + 1] == "半":
            t.value, t.end, t.digits = t.value + 5, t.end + 1, 5.0
        elif extra and text[t.end + 1 : t.end + 2] not in tables.MEASURES and text[t.end + 1 : t.end + 2] not in EXPONENTS:
            t.value, t.end, t.digits = t.value + extra, t.end + 1, 1.0  # "六成五"
        return
    if text[t.end : t.end + 2] in ("个半", "个多"):
        unit, _, end = find_unit(text, r.low, t.end + 2)
        if text[t.end + 2 : t.end + 3] == "月":
            unit, end = "month", t.end + 3
        if unit in HALVED:
            if text[t.end + 1] == "多":
                t.hedge = t.hedge or "over"
            else:
                t.value, t.digits = t.value + 0.5, 0.5
            t.unit, t.end = unit, end
            return
    unit, factor, end = find_unit(text, r.low, t.end)
    if t.unit:
        if dimension_of(unit) == "money":
            t.end = end
            t.unit = unit if "|" in t.unit else t.unit
        return
    if unit == "1":
        if text[t.end - 1] in "余多来" and t.other is None:
            t.end -= 1
        return
    if unit == "degC" and text[end - 1] == "度" and abs(t.value) > 60 and text[end - 3 : end] not in ("摄氏度",):
        unit = "deg"
    t.unit, t.end = unit, end
    if factor != 1.0:
        scale_term(t, factor)
    if unit in HALVED and text[t.end : t.end + 1] == "半" and text[t.end + 1 : t.end + 2] not in ("年", "小", "载"):
        t.value, t.end, t.digits = t.value + 0.5, t.end + 1, 0.5
    if unit == "x" and text.endswith(("增长", "增加", "提高", "上升", "增长了", "增加了", "提高了", "增长近", "增长超"), 0, t.begin):
        t.value += 1
    while t.unit in ("h", "min", "m", "CNY", "year") and t.other is None and read_smaller(r, t):
        pass


def scale_term(t: Term, factor: float) -> None:
    """Multiply a term; the rounding of the machine is taken off."""
    t.value, t.digits = round(t.value * factor, 9), t.digits * factor
    t.other = None if t.other is None else t.other * factor


def read_smaller(r: Reading, t: Term) -> bool:
    """ "2小时11分钟", "3米5厘米", "3元5角", "1米75": takes in the smaller unit, where there is one."""
    text = r.text
    m = RUN.match(text, t.end)
    number = read_numeral(m.group()) if m and m.group() != "半" else None
    if m is None or number is None or number.other is not None:
        return False
    below, _, stop = find_unit(text, r.low, m.end())
    after = text[m.end() : m.end() + 1]
    if after == "分" and t.unit == "h" and below == "1":
        below, stop = "min", m.end() + 1
    if t.unit == "CNY" and after in ("角", "分", "毛"):
        t.value, t.end, t.digits = round(t.value + number.value * (0.01 if after == "分" else 0.1), 9), m.end() + 1, 0.01
        return False
    shown = m.group()
    if (
        t.unit == "m"
        and below == "1"
        and len(shown) <= 2
        and (shown.isdecimal() or all(c in DIGITS for c in shown))
        and after not in tables.MEASURES | {"分"}
    ):
        t.value, t.digits, t.end = round(t.value + number.value / 10 ** len(shown), 9), 10.0 ** -len(shown), m.end()  # "1米75"
        return False
    ratio = SMALLER.get((t.unit, below))
    if ratio is None or number.value >= ratio:
        return False
    t.value, t.unit, t.end, t.digits = t.value * ratio + number.value, below, stop, number.digits
    return True


def read_share(r: Reading, s: int, e: int) -> Term | None:
    """ "百分之二", "四分之一", "千分之一点五"; ``s`` to ``e`` is what stands before 分之."""
    text = r.text
    run = text[s:e]
    m = RUN.match(text, e + 2)
    if m is None or m.group() == "半":
        return None
    bottom = read_numeral("一" + run if run[0] in "百千万亿" else run)
    shown = m.group()
    top = Numeral(100.0, 1.0) if shown in ("百", "一百") else read_numeral(shown)
    if bottom is None or bottom.value <= 0 or bottom.other is not None or top is None:
        return None
    form = "" if bottom.value in (100.0, 1000.0, 10000.0) else "fraction"
    t = Term(s, m.end(), top.value * 100 / bottom.value, 1.0 if form else top.digits * 100 / bottom.value, "percent", form)
    if top.other is not None:
        t.other = top.other * 100 / bottom.value
    elif not form and bottom.value == 100:
        t.form = "hundredths"
    t = sign(r, t)
    if text[t.end : t.end + 1] in ("多", "余"):
        t.hedge, t.end = "over", t.end + 1
    return t


def read_range(r: Reading, t: Term, lead: str) -> int:
    """The second half of "3亿至5亿", "5-20%", "百分之二十到三十", "三到四成"; returns its end or 0."""
    text = r.text
    join = JOIN.match(text, t.end)
    m = RUN.match(text, join.end()) if join else None
    if join is None or m is None or m.group() == "半" or t.hedge:
        return 0
    if join.group() in ("至", "到") and any(w in text[max(0, t.begin - 6) : t.begin] for w in ("下降", "减少", "缩短")):
        return 0
    u = read_term(r, m.start(), m.end(), join.group() not in ("至", "到"))
    if u is None or u.other is not None:
        return 0
    left, right, unit = t.value, u.value, t.unit or "1"
    if u.unit and unit == "1":
        unit = u.unit
        if text[u.end - 1] == "成":
            left *= 10
    elif u.unit and u.unit not in (unit, *unit.split("|")):
        return 0
    elif (
        not u.unit
        and unit != "1"
        and (text[u.end : u.end + 1] in tables.MEASURES or (unit == "percent" and t.form not in ("hundredths", "")))
    ):
        return 0
    if u.level and not t.level and left < right:
        power = LEVEL.search(text[m.start() : u.end])
        left *= 10.0 ** sum(EXPONENTS[c] for c in power.group()) if power else 1.0
    if left >= right:
        return 0
    tail = u.end + 1 if unit == "1" and text[u.end : u.end + 1] in tables.MEASURES else u.end
    about = "about" if "about" in (lead, hedge_after(text, tail, False)) else ""
    r.put(t.begin, u.end, None, left, right, unit, min(t.digits, u.digits), about, "" if t.form == "hundredths" else t.form)
    return u.end
