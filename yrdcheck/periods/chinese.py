"""Dates and periods in Chinese."""

from __future__ import annotations

import re

from yrdcheck.model import Period
from yrdcheck.periods.calendars import DAY, add_months, count_days, iso, month_span, shift, split, weekday, year_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

NUMERAL: Final = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
YEAR: Final = r"(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})年|[0-9]{2}年(?=[0-9]{1,2}月)|[今去明前后][年]|本年|当年|上年|同年"
# Named days: the day of the year.
NAMED_DAYS: Final = {
    "元旦": "01-01", "妇女节": "03-08", "植树节": "03-12", "劳动节": "05-01", "五一节": "05-01", "青年节": "05-04", "儿童节": "06-01",
    "六一儿童节": "06-01", "建党节": "07-01", "建军节": "08-01", "教师节": "09-10", "国庆节": "10-01", "国庆日": "10-01", "平安夜": "12-24",
    "圣诞节": "12-25",
}  # fmt: skip
NEAR_DAYS: Final = {"昨天": -1, "昨日": -1, "前天": -2, "明天": 1, "明日": 1, "后天": 2}
WEEKS: Final = {"上周": -1, "本周": 0, "这周": 0, "下周": 1}
CORE: Final = re.compile(
    rf"(?P<century>(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})世纪|本世纪|上世纪)?(?P<decade>(?:[0-9]0|[一二三四五六七八九]十)年代)(?P<part0>初|中期|末)?"
    rf"|(?P<age>(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})世纪|本世纪|上世纪)(?P<part1>初|中叶|中期|末)?"
    rf"|(?P<fiscal>[12][0-9]{{3}}(?:[-–—/~～至](?:[12][0-9]{{3}}|[0-9]{{2}}))?(?=财年|学年|年度|赛季))(?:财年|学年|年度|赛季)"
    rf"|(?P<nearday>{'|'.join(NEAR_DAYS)})|(?P<week>{'|'.join(WEEKS)})(?![一二三四五六日边围])"
    rf"|(?P<festyear>{YEAR})?的?(?P<festival>{'|'.join(sorted(NAMED_DAYS, key=len, reverse=True))})"
    rf"|(?P<iso>[12][0-9]{{3}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}})(?![0-9])"
    rf"|(?P<years>(?:[12][0-9]{{3}})[-–—~～至到]{{1,2}}(?:[12][0-9]{{3}}))年?(?![0-9])"
    rf"|(?P<year>{YEAR})?(?P<sep>的?(?:年)?)(?:(?P<fraction>上半年|下半年|前[一二三1-3]个?季度|第?[一二三四1-4]季度|[首][季]度?|前(?:{NUMERAL})个?月(?!份)|(?:{NUMERAL})[-–—~～至到]{{1,2}}(?:{NUMERAL})月份?)|(?P<month>{NUMERAL})月(?:份)?(?:(?P<day>{NUMERAL})[日号](?:[-–—~～至到]{{1,2}}(?P<day2>{NUMERAL})[日号])?)?|(?P<relmonth>[本上下]个?月)(?:(?P<relday>{NUMERAL})[日号])?)?(?P<part>初|底|末|年初|年底|年末|年中|中旬|上旬|下旬)?"
)
BARE_MONTH: Final = re.compile(f"{NUMERAL}月")  # the year is that of the month before
STARTS: Final = re.compile(
    r"[昨明后前][天日]|[上本这下]周|元旦|[\u4e00-\u9fff]{2}节|平安夜|国庆日|[12][0-9]{3}[财学赛]|[0-9一二三四五六七八九十]{1,4}(?:年|月|日|世纪|季度|[-–—~～至到/.][0-9一二三四五六七八九十])|[今去明前后本当上同]年|[本上下]个?月|前|第|[上下]半年|[本上]世纪|首季|二〇|二零|一九|年[底初末中]"
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
BEFORE_TAIL: Final = re.compile("前(?![0-9一二三四五六七八九十半几后夕景往提])")
JOIN: Final = re.compile("[-–—~～至到]{1,2}|或")
MORE_DAYS: Final = re.compile(rf"[、和及与](?P<day>{NUMERAL})[日号]")
LONE_DAY: Final = re.compile("([0-9]{1,2})日(?=[，,上下中凌晚起电前]|至|到|在|从|召|举|$)")
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
        return int(digits) + (0 if len(digits) > 2 else 2000 if digits < "40" else 1900), ""
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
        # the other end of a span: "2018年至2023年", "11月5日至12月3日", "2月或3月"
        join = JOIN.match(text, e)
        if join:
            own = first[:4] + "-06-15" if first else None
            other = read_core(text, join.end(), own if own and BARE_MONTH.match(text, join.end()) else reference or own)
            if other is not None and kind == other[2] == "month" and relative and other[3] and join.group() != "或":
                month, _, year = relative.partition("/")
                relative, end, kind = f"{month}..{other[3]}" + (f"/{year}" if year else ""), other[4], "span"  # "今年1月至10月" of an undated text
            if other is not None and first is not None and other[1] is not None and other[1] >= first:
                if join.group() != "或" or other[0] == shift(last or first, 1):
                    last, end, kind = other[1], other[4], "span"
        begin, end, first, last, kind, relative = open_ends(text, begin, end, first, last, kind, relative)
        out.append(Period(begin, end, first, last, kind, text[begin:end], relative))
        at = end
        while kind == "day" and first:  # "3月5日、6日和12日"
            more = MORE_DAYS.match(text, at)
            day = small(more[1]) if more else 0
            if more is None or not 1 <= day <= count_days(*split(first)[:2]):
                break
            first = first[:8] + f"{day:02d}"
            out.append(Period(more.start(1), more.end(), first, first, "day", text[more.start(1) : more.end()]))
            at = more.end()


def open_ends(
    text: str, begin: int, end: int, first: str | None, last: str | None, kind: str, relative: str
) -> tuple[int, int, str | None, str | None, str, str]:
    """A period with the words around it that open or close it ("截至…", "…以来"): (begin, end, first, last, kind, relative)."""
    lead = next(((w, k) for w, k in LEADS if text.endswith(w, 0, begin)), None)
    tail = next(((w, k) for w, k in TAILS if text.startswith(w, end)), None)
    if tail is None and BEFORE_TAIL.match(text, end) and kind in ("year", "month", "day", "part"):
        tail = ("前", "before")
    opened = ""
    if lead and lead[1] in ("by", "since"):
        moved = lead[0] == "到" and text[begin - 2 : begin - 1] in tuple("提升降增高达直缩下涨回加减")
        if not moved and lead[0] != "至":
            opened, begin = lead[1], begin - len(lead[0])
    elif lead and lead[1] == "from" and (kind == "span" or tail):
        begin -= 1
    if tail:
        opened, end = tail[1], end + len(tail[0])
    if not opened or kind == "span":
        return begin, end, first, last, kind, relative
    if relative:
        return begin, end, first, last, opened, f"{opened}/{relative}"
    if opened == "by" or (opened == "before" and kind == "part"):  # "2026年底前" is by the end of 2026
        return begin, end, None, last, "by", relative
    if opened == "since":
        return begin, end, first, None, opened, relative
    if opened == "before":
        return begin, end, None, shift(first, -1) if first else None, opened, relative
    return begin, end, shift(last, 1) if last else None, None, opened, relative


def read_core(text: str, s: int, reference: str | None) -> tuple[str | None, str | None, str, str, int] | None:
    """The date that begins at a place: (first, last, kind, relative, end)."""
    before = text[s - 1 : s]
    lone = LONE_DAY.match(text, s) if not before or before in "，。、；：（ 于自从至到在截" else None
    if lone and 1 <= int(lone[1]) <= 31:
        if reference is None:
            return None, None, "day", f"monthday:{int(lone[1]):02d}", lone.end()
        there = f"{reference[:7]}-{int(lone[1]):02d}"
        return (there, there, "day", "", lone.end()) if int(lone[1]) <= count_days(*split(reference)[:2]) else None
    m = CORE.match(text, s)
    if m is None or m.end() == s:
        return None
    if before and (before.isdecimal() or before == "." or (before in DIGITS and m["year"] is None and text[s] in "一二三四五六七八九十")):
        return None
    e = m.end()
    if m["decade"] or m["age"]:
        return read_century(m, e)
    if m["fiscal"]:
        ends = [int(x) for x in re.findall("[0-9]+", m["fiscal"])]
        last = ends[-1] if ends[-1] > 99 else ends[0] // 100 * 100 + ends[-1]
        return (*year_span(ends[0], last), "fiscal", "", e) if ends[0] <= last <= 2199 else None
    if m["nearday"] or m["week"]:
        return read_near(m, reference, e)
    if m["festival"]:
        when, relative = year_of(m["festyear"], reference) if m["festyear"] else (int(reference[:4]) if reference else None, "")
        fixed = NAMED_DAYS[m["festival"]]
        if when is None:
            return None, None, "day", f"day:{fixed}{'/' + relative if relative else ''}", e
        return f"{when:04d}-{fixed}", f"{when:04d}-{fixed}", "day", "", e
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
    if m["sep"].endswith("年") and part in ("初", "底", "末", "中旬") and not m["fraction"] and not m["month"]:
        part = "年" + part[0]
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
        start = add_months(reference[:7] + "-01", step)
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
    if m["sep"] and len(part) < 2:
        e = m.start("sep")
        part = ""
    if part and part not in ("初", "底", "末", "年中", "年底", "年末", "年初"):
        e, part = m.start("part"), ""
    if text.startswith("同期", e) and not part:
        if year is None:
            return None, None, "same period", f"same/{relative}", e + 2
        return (*year_span(year, year), "same period", "", e + 2)
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


def read_near(m: re.Match[str], reference: str | None, e: int) -> tuple[str | None, str | None, str, str, int]:
    """ "昨天", "本周" by the text's own date."""
    step = NEAR_DAYS[m["nearday"]] if m["nearday"] else WEEKS[m["week"]]
    kind = "day" if m["nearday"] else "week"
    if reference is None or len(reference) < DAY:
        return None, None, kind, f"{kind}:{step:+d}", e
    if kind == "day":
        day = shift(reference, step)
        return day, day, kind, "", e
    monday = shift(reference, -weekday(reference) + 7 * step)
    return monday, shift(monday, 6), kind, "", e


def read_century(m: re.Match[str], e: int) -> tuple[str | None, str | None, str, str, int] | None:
    """ "19世纪", "20世纪90年代", "80年代", "21世纪初"."""
    name = m["century"] or m["age"]
    n = {"本世纪": 21, "上世纪": 20}.get(name) or small(name[:-2]) if name else 0
    if m["decade"]:
        tens = small(m["decade"][:-2])
        start = n * 100 - 100 if n else 1900 if tens >= 30 else 2000
        first, last, kind = start + tens, start + tens + 9, "decade"
        thirds = {"初": (0, 3), "中期": (4, 6), "末": (7, 9)}
    else:
        first, last, kind = n * 100 - 99, n * 100, "century"
        thirds = {"初": (0, 32), "中叶": (33, 66), "中期": (33, 66), "末": (67, 99)}
    if name and not 1 <= n <= 22:
        return None
    part = m["part0"] or m["part1"]
    if part:
        return (*year_span(first + thirds[part][0], first + thirds[part][1]), "part", "", e)
    return (*year_span(first, last), kind, "", e)


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
        n = small(re.sub("[前个月]", "", words))
        if not 1 <= n <= 12:
            return None
        first, months, kind = 1, n, "months"
    else:
        ends = re.findall(NUMERAL, words)
        first, last = small(ends[0]), small(ends[-1])
        if not 1 <= first < last <= 12:
            return None
        months, kind = last - first + 1, "months"
    if year is None and kind == "months":  # as "from January to October this year" is
        return None, None, "span", f"month:{first:02d}..month:{first + months - 1:02d}" + (f"/{relative}" if relative != "year" else ""), e
    if year is None:
        return None, None, kind, f"{kind}:{first}+{months}/{relative}", e
    return (*month_span(year, first, months), kind, "", e)
