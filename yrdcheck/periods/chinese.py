"""Dates and periods in Chinese."""

from __future__ import annotations

import re

from yrdcheck.model import Period
from yrdcheck.periods.calendars import add_months, count_days, iso, month_span, shift, split, year_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

NUMERAL: Final = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
YEAR: Final = r"(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})年|[今去明前后][年]|本年|当年|上年|同年"
CORE: Final = re.compile(
    rf"(?P<century>(?:[0-9]{{1,2}}|[一二十]{{1,3}})世纪|本世纪|上世纪)(?P<decade>(?:[0-9]0|[一二三四五六七八九]十)年代)?(?P<part1>初|中叶|中期|末)?"
    rf"|(?P<iso>[12][0-9]{{3}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}})(?![0-9])"
    rf"|(?P<years>(?:[12][0-9]{{3}})[-–—~～至到]{{1,2}}(?:[12][0-9]{{3}}))年?(?![0-9])"
    rf"|(?P<year>{YEAR})?(?P<sep>的?(?:年)?)(?:(?P<fraction>上半年|下半年|前[一二三1-3]个?季度|第?[一二三四1-4]季度|[首][季]度?|前(?:{NUMERAL})个月|(?:{NUMERAL})[-–—~～至到]{{1,2}}(?:{NUMERAL})月份?)|(?P<month>{NUMERAL})月(?:份)?(?:(?P<day>{NUMERAL})[日号](?:[-–—~～至到]{{1,2}}(?P<day2>{NUMERAL})[日号])?)?|(?P<relmonth>[本上下]个?月)(?:(?P<relday>{NUMERAL})[日号])?)?(?P<part>初|底|末|年初|年底|年末|年中|中旬|上旬|下旬)?"
)
STARTS: Final = re.compile(
    r"[0-9一二三四五六七八九十]{1,4}(?:年|月|世纪|季度|[-–—~～至到/.][0-9一二三四五六七八九十])|[今去明前后本当上同]年|[本上下]个?月|前|第|[上下]半年|[本上]世纪|首季|二〇|二零|一九|年[底初末中]"
)
LEADS: Final = (
    ("截至", "by"),
    ("截止到", "by"),
    ("截止", "by"),
    ("到", "by"),
    ("自从", "since"),
    ("自", "since"),
    ("从", "from"),
    ("至", "by"),
)
TAILS: Final = (("以来", "since"), ("之后", "after"), ("以后", "after"), ("之前", "before"), ("以前", "before"), ("起", "since"))
MONTH_PARTS: Final = {"初": "early", "上旬": "early", "中旬": "mid", "下旬": "late", "底": "end", "末": "end"}
SHIFTS: Final = {"今年": 0, "去年": -1, "上年": -1, "明年": 1, "前年": -2, "后年": 2, "本年": 0, "当年": 0, "同年": 0}
DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0}


def small(text: str) -> int:
    """A number up to 99 in digits or numerals."""
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, ones = text.split("十", 1)
        return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0)
    return DIGITS.get(text, 0) if len(text) == 1 else 0


def year_of(text: str, reference: str | None) -> tuple[int | None, str]:
    """The year that is named, and a symbol where only the document's date could tell."""
    if text in SHIFTS:
        step = SHIFTS[text]
        return (int(reference[:4]) + step if reference else None), f"year:{step:+d}"
    digits = text[:-1]
    if digits.isdecimal() and digits.isascii():
        return int(digits), ""
    return int("".join(str(DIGITS[c]) for c in digits)), ""


def read_dates(text: str, reference: str | None) -> list[Period]:
    """Every date and period of a text in Chinese, in order."""
    out: list[Period] = []
    at = 0
    while True:
        start = STARTS.search(text, at)
        if start is None:
            return out
        s = start.start()
        found = read_core(text, s, reference)
        if found is None:
            at = s + 1
            continue
        first, last, kind, relative, e = found
        begin, end = s, e
        # the other end of a span: "2018年至2023年", "11月5日至12月3日"
        join = re.compile(r"[-–—~～至到]{1,2}").match(text, e)
        if join:
            other = read_core(text, join.end(), reference or (first[:4] + "-06-15" if first else None))
            close = other[1] if other else None
            if other is not None and first is not None and close is not None and close >= first:
                last, end, kind = close, other[4], "span"
        lead = next(((w, k) for w, k in LEADS if text.endswith(w, 0, begin)), None)
        tail = next(((w, k) for w, k in TAILS if text.startswith(w, end)), None)
        opened = ""
        if lead and lead[1] in ("by", "since"):
            if (
                not (
                    lead[0] in ("至", "到")
                    and text[begin - 2 : begin - 1] in "提升降增高达直缩下涨回加减"
                    and len(text[begin - 2 : begin - 1])
                )
                and lead[0] != "至"
            ):
                opened, begin = lead[1], begin - len(lead[0])
        elif lead and lead[1] == "from" and kind == "span":
            begin -= 1
        if tail:
            opened, end = tail[1], end + len(tail[0])
            if lead and lead[1] == "from":
                begin -= 1
        if opened and kind != "span":
            kind = opened
            if relative:
                relative = f"{opened}/{relative}"
            elif opened == "by":
                first = None
            elif opened == "since":
                last = None
            elif opened == "before":
                first, last = None, (shift(first, -1) if first else None)
            elif opened == "after":
                first, last = (shift(last, 1) if last else None), None
        out.append(Period(begin, end, first, last, kind, text[begin:end], relative))
        at = end


def read_core(text: str, s: int, reference: str | None) -> tuple[str | None, str | None, str, str, int] | None:
    """The date that begins at a place: (first, last, kind, relative, end)."""
    m = CORE.match(text, s)
    if m is None or m.end() == s:
        return None
    before = text[s - 1 : s]
    if before and (before.isdecimal() or before == "." or (before in DIGITS and m["year"] is None and text[s] in "一二三四五六七八九十")):
        return None
    e = m.end()
    if m["century"]:
        return read_century(m, e)
    if m["iso"]:
        y, mo, d = (int(x) for x in re.split("[-/.]", m["iso"]))
        if not (1 <= mo <= 12 and 1 <= d <= count_days(y, mo)):
            return None
        return iso(y, mo, d), iso(y, mo, d), "day", "", e
    if m["years"]:
        a, b = (int(x) for x in re.findall("[0-9]{4}", m["years"]))
        if not (1500 <= a <= b <= 2199):
            return None
        return (*year_span(a, b), "span", "", e)
    year: int | None
    relative = ""
    named = bool(m["year"])
    if named:
        year, relative = year_of(m["year"], reference)
    else:
        year = int(reference[:4]) if reference else None
    part = m["part"] or ""
    if m["fraction"]:
        return read_fraction(m["fraction"], year, relative or ("" if year else "year"), e if not part else m.start("part"))
    if m["month"]:
        month = small(m["month"])
        if not 1 <= month <= 12:
            return None
        day = small(m["day"]) if m["day"] else None
        if year is None:
            symbol = f"day:{month:02d}-{day:02d}" if day else f"month:{month:02d}"
            kind = "day" if day else "month"
            if day and m["day2"] and small(m["day2"]) >= day:
                symbol, kind = f"{symbol}..day:{month:02d}-{small(m['day2']):02d}", "span"
            elif not day and part in MONTH_PARTS:
                symbol, kind = f"{MONTH_PARTS[part]}/{symbol}", "part"
            return None, None, kind, f"{symbol}/{relative}" if relative else symbol, e
        if day:
            if not 1 <= day <= count_days(year, month):
                return None
            if m["day2"]:
                last = small(m["day2"])
                if not day <= last <= count_days(year, month):
                    return None
                return iso(year, month, day), iso(year, month, last), "span", "", e
            return iso(year, month, day), iso(year, month, day), "day", "", e if not part else m.start("part")
        first, last_day = month_span(year, month)
        if part in ("底", "末", "下旬"):
            first = first[:8] + "21"
        elif part in ("初", "上旬"):
            last_day = first[:8] + "10"
        elif part == "中旬":
            first, last_day = first[:8] + "11", first[:8] + "20"
        return first, last_day, "part" if part else "month", "", e
    if m["relmonth"]:
        step = {"本": 0, "上": -1, "下": 1}[m["relmonth"][0]]
        if not reference:
            return None, None, "month", f"month:{step:+d}", e
        start = add_months(reference[:8] + "01", step)
        y, mo, _ = split(start)
        if m["relday"]:
            d = small(m["relday"])
            return (iso(y, mo, d), iso(y, mo, d), "day", "", e) if 1 <= d <= count_days(y, mo) else None
        return (*month_span(y, mo), "month", "", e)
    if not named:
        if part in ("年底", "年末", "年初", "年中") and before not in DIGITS and not before.isdecimal():
            if year is None:
                return None, None, "part", f"{part}/year:+0", e
            return (*year_part(year, part[1]), "part", "", e)
        return None
    if m["sep"]:
        e = m.start("sep")
        part = ""
    if part and part not in ("初", "底", "末", "年中", "年底", "年末", "年初"):
        e, part = m.start("part"), ""
    if year is None:
        return None, None, "year", f"{part}/{relative}" if part else relative, e
    if not 1000 <= year <= 2199:
        return None
    if part:
        return (*year_part(year, part[-1]), "part", "", e)
    return (*year_span(year, year), "year", "", e)


def year_part(year: int, part: str) -> tuple[str, str]:
    """The beginning, middle or end of a year; its end is its last day."""
    if part in "底末":
        return iso(year, 12, 31), iso(year, 12, 31)
    return month_span(year, 1 if part == "初" else 5, 4)


def read_century(m: re.Match[str], e: int) -> tuple[str | None, str | None, str, str, int] | None:
    """ "19世纪", "20世纪90年代"."""
    name = m["century"]
    n = {"本世纪": 21, "上世纪": 20}.get(name) or small(name[:-2])
    if not 1 <= n <= 22:
        return None
    if m["decade"]:
        tens = small(m["decade"][:-2])
        return (*year_span(n * 100 - 100 + tens, n * 100 - 91 + tens), "decade", "", m.end("decade"))
    return (*year_span(n * 100 - 99, n * 100), "century", "", m.end("century"))


def read_fraction(words: str, year: int | None, relative: str, e: int) -> tuple[str | None, str | None, str, str, int] | None:
    """ "上半年", "前三季度", "第三季度", "前10个月", "1至10月" of a year."""
    if words in ("上半年", "下半年"):
        first, months, kind = (1 if words[0] == "上" else 7), 6, "half"
    elif "季" in words:
        if words[0] == "首":
            first, months, kind = 1, 3, "quarter"
        else:
            n = small(re.sub("[前第个季度]", "", words))
            if not 1 <= n <= 4:
                return None
            first, months, kind = (1, 3 * n, "months") if words[0] == "前" else (3 * n - 2, 3, "quarter")
    elif words[0] == "前":
        n = small(words[1:-2])
        if not 1 <= n <= 12:
            return None
        first, months, kind = 1, n, "months"
    else:
        ends = re.findall(NUMERAL, words)
        first, last = small(ends[0]), small(ends[-1])
        if not 1 <= first < last <= 12:
            return None
        months, kind = last - first + 1, "months"
    if year is None:
        return None, None, kind, f"{kind}:{first}+{months}/{relative}", e
    return (*month_span(year, first, months), kind, "", e)
