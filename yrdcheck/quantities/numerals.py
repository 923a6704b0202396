"""Numerals in Chinese: what a run of figures and characters stands for ("1.2万亿", "三千五百", "一万二", "二三十", "二〇二四")."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

# Traditional, banking and full forms, character for character, so that offsets stay.
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
DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS: Final = {"廿": 20, "卅": 30}
POWERS: Final = {"十": 1, "百": 2, "千": 3}
LEVELS: Final = {"万": 4, "亿": 8, "兆": 12}
EXPONENTS: Final = POWERS | LEVELS
CHARS: Final = "零〇一二三四五六七八九十百千万亿兆两廿卅"
FIGURE: Final = r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?"
RUN: Final = re.compile(
    rf"(?:{FIGURE}[kK]?|[{CHARS}])(?:{FIGURE}|[{CHARS}]|点(?=[零〇一二三四五六七八九])|(?<=[亿万千百]) (?=[0-9]+[千百十万]))*|半"
)
PARTS: Final = re.compile(rf"{FIGURE}|.")
# Two digits side by side that stand for "one or the other", beside those in a row ("七八个"): "三五天", "三两天".
PAIRS: Final = frozenset({"三五", "三两"})


class Numeral:
    """A numeral as read: value, size of its last digit, and a second value where it is a rough pair ("二三十")."""

    __slots__ = ("digits", "other", "value")

    def __init__(self, value: float, digits: float, other: float | None = None) -> None:
        self.value, self.digits, self.other = value, digits, other


LONGEST: Final = 100  # characters of a number
Exact = tuple[int, int]  # a number times a power of ten that the whole run shares, and the exponent of its last digit that counts


def read_numeral(run: str) -> Numeral | None:
    """The number of a run of figures and Chinese numerals, or ``None`` where it is none ("十四五" names a plan).

    >>> read_numeral("1.2万亿").value, read_numeral("一万二").value
    (1200000000000.0, 12000.0)
    """
    if run == "半":
        return Numeral(0.5, 0.5)
    if len(run) > LONGEST:
        return None
    run = run.replace(",", "")
    if run[-1] in "kK":
        run = run[:-1] + "千"
    if "点" in run:
        return read_decimal(run)
    rough = read_pair(run)
    if rough is not None:
        return rough
    places = max((len(m.group()) - m.group().index(".") - 1 for m in PARTS.finditer(run) if "." in m.group()), default=0)
    found = read_whole(run, places)
    if found is None or found[0] >= 10 ** (300 + places):
        return None
    return Numeral(found[0] / 10**places, float(f"1e{found[1]}"))


def read_decimal(run: str) -> Numeral | None:
    """ "三点五", "两点五亿": digits after 点, then powers; anything else there is a time of day."""
    head, tail = run.split("点", 1)
    shown = ""
    while tail and tail[0] in DIGITS and tail[0] != "两":
        shown, tail = shown + str(DIGITS[tail[0]]), tail[1:]
    if not shown or any(c not in EXPONENTS for c in tail) or tail[:1] == "十":
        return None
    whole = read_numeral(head)
    if whole is None or whole.other is not None or whole.value % 1:
        return None
    exponent = sum(EXPONENTS[c] for c in tail)
    return Numeral(float(f"{whole.value:.0f}.{shown}e{exponent}"), float(f"1e{exponent - len(shown)}"))


def read_pair(run: str) -> Numeral | None:
    """Two neighbouring digits as a rough number: "二三十", "五六万", "十七八", "一百七八十"; ``None`` where there are none."""
    m = ROUGH.fullmatch(run)
    if m is None:
        return None
    a, b = DIGITS[m[2]], DIGITS[m[3]]
    if a == 0 or not (b == a + 1 or m[2] + m[3] in PAIRS):
        return None
    low, high = sorted((a, b))
    ends = [read_numeral(f"{m[1]}{'零一二三四五六七八九'[n]}{m[4]}") for n in (low, high)]
    if ends[0] is None or ends[1] is None:
        return None
    return Numeral(ends[0].value, ends[0].digits, ends[1].value)


ROUGH: Final = re.compile("((?:[一二三四五六七八九]?[千百十])*)([一二三四五六七八九两])([一二三四五六七八九两])([十百千万亿]*)")


def read_whole(run: str, places: int) -> Exact | None:
    """A run split at its highest level (兆, 亿, 万): the left side times the level, plus the right side; in units of 10^-places."""
    for level, exponent in (("兆", 12), ("亿", 8), ("万", 4)):
        at = run.rfind(level)
        if at < 0:
            continue
        left, right = run[:at], run[at + 1 :].strip()
        head = read_whole(left, places) if left.strip("零〇 ") else (10**places, 0)
        if head is None:
            return None
        value, last = head[0] * 10**exponent, head[1] + exponent
        if not right:
            return value, last
        if len(right) == 1 and right in "一二三四五六七八九123456789":  # "一万二" is 12,000
            return value + (DIGITS[right] if right in DIGITS else int(right)) * 10 ** (exponent - 1 + places), exponent - 1
        tail = read_whole(right.lstrip("零〇") or "零", places)
        if tail is None or tail[0] >= 10 ** (exponent + places):
            return None
        return value + tail[0], tail[1] if tail[0] else last
    return read_section(run, places)


def read_section(run: str, places: int) -> Exact | None:
    """A number without 万 and 亿: "三千五百", "二〇二四", "3千5百", "五十千"."""
    total = last = power = 0
    number: int | None = None
    shown = tail = 0  # digits in a row since the last power, and the exponent of the last of them
    zero = False
    for m in PARTS.finditer(run):
        part = m.group()
        if part in "零〇" and number is None and (total or run[m.end() : m.end() + 1] in POWERS):
            zero = True
        elif part in DIGITS:
            number, shown, tail = (number or 0) * 10 + DIGITS[part] * 10**places, shown + 1, 0
        elif part in POWERS:
            exponent = POWERS[part]
            if shown > 1:
                return None
            if number is not None:
                total, last = total + number * 10**exponent, exponent + tail
            elif not total or zero:
                total, last = total + 10 ** (exponent + places), exponent
            elif exponent > power:  # "五十千"
                total, last = total * 10**exponent, last + exponent
            elif part == "十":  # "一百十五"
                total, last = total + 10 ** (1 + places), 1
            else:
                return None
            number, shown, tail, zero, power = None, 0, 0, False, exponent
        elif part in TENS and number is None and not total:
            total, last, power = TENS[part] * 10**places, 1, 1
        elif part[0] in "0123456789" and number is None:
            bare = part.rstrip("0")
            tail = part.index(".") + 1 - len(part) if "." in part else len(part) - len(bare) if bare else 0
            number, shown = int(part.replace(".", "")) * 10 ** (places + min(tail, 0)), 1
        elif part != " ":
            return None
    if number is None:
        return total, last
    if power >= 2 and shown == 1 and not zero and tail == 0 and number < 10 ** (places + 1):  # "三千五" is 3,500
        return total + number * 10 ** (power - 1), power - 1
    return None if total and shown > 1 else (total + number, tail)
