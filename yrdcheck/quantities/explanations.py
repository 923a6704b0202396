"""The rules of reading figures and times, written out from the tables that the readers use."""

from __future__ import annotations

from yrdcheck.quantities import chinese_tables, comparing, tables
from yrdcheck.quantities.vocabulary import AFTER, BEFORE, CODES, UNITS, dimension_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MEANINGS = {
    "over": "more than the figure",
    "at least": "the figure or more",
    "under": "less than the figure",
    "at most": "the figure or less",
    "nearly": "a little less: from {far} below to the figure",
    "just over": "a little more: from the figure to {far} above",
    "about": "the figure, give or take {near}",
    "exactly": "the figure and no other",
}
WIDTH = 120


def explain_quantities() -> str:
    """How figures are read and compared."""
    sizes = {"near": f"{comparing.NEAR:.0%}", "far": f"{comparing.FAR:.0%}"}
    parts = [
        (
            "READING\nA figure is a number with its unit, the words that bound or hedge it, and what it counts or is a share of. It is kept as an\n"
            "interval with the size of its last written digit: 24.4% is what rounds to 24.4%, “over 46,000” is 46,000 and more."
        ),
        head("Numbers", number_rows()),
        head("Units, by what they measure", unit_rows()),
        head(
            "Words around a figure, and what they make of it",
            [f"{h}: {MEANINGS[h].format(**sizes)}\n{wrap(words, 4)}" for h, words in hedge_rows()],
        ),
        head(
            "Words of change before a figure",
            [f"{'up' if s > 0 else 'down' if s < 0 else 'either way'}\n{wrap(w.split(), 4)}" for s, w in tables.CHANGES.items()],
        ),
        head("In Chinese", chinese_rows()),
        "COMPARING\n" + "\n".join(compare_rows(sizes)),
    ]
    return "\n\n".join(parts)


def explain_periods() -> str:
    """How times are read and compared."""
    from yrdcheck.periods import named_days
    from yrdcheck.periods.days import SHIFTS
    from yrdcheck.periods.english import DECADES, SEASONS
    from yrdcheck.periods.expressions import PREFIXES

    opens: dict[str, list[str]] = {}
    for word, meaning in PREFIXES.items():
        opens.setdefault(meaning, []).append(word)
    shifts: dict[int, list[str]] = {}
    for word, step in SHIFTS.items():
        shifts.setdefault(step, []).append(word)
    parts = [
        "READING\nA time is a span of days, either end of which may be open: “by 2026” ends with 31 December 2026, “since 2020” never ends.",
        head(
            "Forms",
            [
                "days         6 June 2024 · June 6, 2024 · the 6th of June · 2024-06-06 · 06/06/2024 · 2024年6月6日",
                "lists        5, 6 and 12 March 2021 · June 5 and 6, 2021 · May, June and July 2020 · February or March",
                "spans        from 2018 to 2023 · 2018–2023 · between 3 and 7 May 2021 · 5-7 June · 2018年至2023年",
                "parts        early May (1–10) · mid-March (11–20) · late October (21–31) · the end of 2024 · mid-1990s",
                "quarters     Q3 2024 · the third quarter of 2024 · the first and second quarters · H1 2024 · 前三季度",
                "long times   the 1990s · the 19th century (1801–1900) · FY2023 · 2023/24 · the 2010–11 season · 20世纪90年代",
            ],
        ),
        head("Two readings are kept where the order is open", ["03/04/2026 is 4 March or 3 April; 25/04/2026 is one day."]),
        head("Words that open or close a time", [f"{m:<12} {', '.join(dict.fromkeys(w))}" for m, w in sorted(opens.items())]),
        head(
            "Times by the date of the text itself",
            [f"{step:+d} {'  ' if step else ' '}{', '.join(words)} (year, month, week …)" for step, words in sorted(shifts.items())]
            + [
                "The date is that of a source's record, a draft's front matter, “Release time:” line or dateline, or --as-of.",
                "Without a date such a time equals only itself.",
            ],
        ),
        head(
            "Seasons, by first month and length",
            [
                ", ".join(f"{name} {m} ({n} months)" for name, (m, n) in SEASONS.items()),
                f"decades in words: {', '.join(DECADES)}: left alone",
            ],
        ),
        head("Named days", named_days.ROWS.strip().split("\n")),
        "COMPARING\nEqual, or one inside the other: the same. Apart: different. Overlapping or open on the side that matters: undecided.",
    ]
    return "\n\n".join(parts)


def head(title: str, rows: Iterable[str]) -> str:
    """A title over its rows."""
    return "\n".join([title, *("  " + line for row in rows for line in row.split("\n"))])


def wrap(words: Iterable[str], indent: int) -> str:
    """Words with commas between them, in lines of a page's width."""
    lines, line = [], " " * indent
    for word in words:
        if len(line) + len(word) > WIDTH - 4 and line.strip():
            lines.append(line.rstrip())
            line = " " * indent
        line += word + ", "
    return "\n".join([*lines, line.rstrip(", ")])


def number_rows() -> list[str]:
    """Forms of numbers."""
    sizes: dict[int, list[str]] = {}
    for word, exponent in tables.MAGNITUDES.items():
        if not (word.endswith("s") and word[:-1] in tables.MAGNITUDES):
            sizes.setdefault(exponent, []).append(word)
    return [
        "digits       7,600 · 12,34,567 · 1 414 021 100 · 1.234,56 · 2.5e6 · ３５０ · 10 1/2 · 1½",
        "words        twenty-six · one hundred and five · five and a half million · zero point seven five · a dozen",
        "shares       three-fifths · a third of · 4 out of every 10 · 1 in 8 · 43.2 per 100,000 · every third · a majority of (over half)",
        "multiples    doubled · halved · tenfold · three times as many · 3x",
        "ranges       3 to 5 km · 20–30% · $5-7 million · between 1 and 2 million · 70 ± 10 · two or three; “rose from 6 to 9” is two figures",
        "rough        dozens (24 and more) · hundreds of (200 and more) · a few thousand · several hundred",
        "magnitudes   " + " · ".join(f"10^{e} {', '.join(words)}" for e, words in sorted(sizes.items())),
        "no figures   names (G60, PM2.5, 1+8, Fortune 500, COVID-19), versions, times of day, scores and ratios (3-2, 2:1), telephone",
        "             numbers, numbers of lists, sections and pages, years",
    ]


def unit_rows() -> list[str]:
    """Units by dimension."""
    by: dict[str, list[str]] = {}
    for unit, (dimension, _) in UNITS.items():
        if dimension not in ("money", "1", "ordinal", "x"):
            by.setdefault(dimension, []).append(unit)
    rows = [f"{dimension:<12} {' '.join(units)}" for dimension, units in sorted(by.items())]
    rows.append(wrap(sorted(CODES), 13).replace(" " * 13, "money        ", 1))
    open_units = [w for line in (tables.OPEN_UNITS + tables.CURRENCIES).split("\n") for w in line.split()[:1] if "|" in w]
    rows.append(f"left open    {' '.join(open_units)} (“pounds”, “tons”, “degrees”, “¥”: the other side decides)")
    return rows


def hedge_rows() -> list[tuple[str, list[str]]]:
    """Hedges with the words that make them, in the order of ``MEANINGS``."""
    words: dict[str, list[str]] = {hedge: [] for hedge in MEANINGS}
    for last, rows in BEFORE.items():
        for leads, hedge in rows:
            words[hedge].append(" ".join([*reversed(leads), last]) + " …")
    for rows in AFTER.values():
        for phrase, hedge in rows:
            words[hedge].append("… " + " ".join(phrase))
    return [(hedge, sorted(found, key=lambda w: w.strip("… "))) for hedge, found in words.items()]


def chinese_rows() -> list[str]:
    """Numerals, units and hedges in Chinese."""
    units: dict[str, list[str]] = {}
    for line in chinese_tables.UNITS.strip().split("\n"):
        unit, names = line.split(None, 1)
        units.setdefault(dimension_of("percent" if unit == "%" else unit), []).extend(names.split(", "))
    hedges: dict[str, list[str]] = {}
    for rows, form in ((chinese_tables.BEFORE, "{}…"), (chinese_tables.AFTER, "…{}")):
        for line in rows.strip().split("\n"):
            word, _, hedge = line.partition(" ")
            if hedge.strip():
                hedges.setdefault(hedge.strip(), []).append(form.format(word))
    return [
        "numerals     三千五百 · 1.2万亿 · 一万二 (12,000) · 二〇二四 · 三点五 · 五又四分之三 · 負, 零下, traditional and banking forms",
        "shares       百分之二 · 四分之一 · 三成半 (35%) · 每10辆…就有4辆 · 一半 · 过半 · 大多数 (over half) · 个百分点 are points",
        "rough        二三十 (20–30) · 十几 (11–19) · 数百 (200 and more) · 上千 (1,000 or more) · 近百 · 百余",
        "multiples    两倍 · 增长两倍 (three times) · 翻一番 (twice) · 翻两番 (four times)",
        "no figures   times of day, 3比2, 5号线, 图1, 八折, 十四五规划, 四通八达, 一方面",
        *(f"{dimension:<12} {' '.join(names)}" for dimension, names in sorted(units.items())),
        *(f"{hedge:<12} {' '.join(words)}" for hedge, words in sorted(hedges.items())),
    ]


def compare_rows(sizes: dict[str, str]) -> list[str]:
    """What compare does."""
    return [
        "Equal after units and wording: the same (three-fifths is 60%, 4,700 miles are 7,564 km).",
        "The draft's figure is a correct rounding of the source's: the same (24% of 24.4%).",
        "A bound or range of the draft that holds the source's figure: the same; one that does not: different.",
        "A bound of the source: a draft's weaker bound is the same; a plain figure beyond it differs from " + sizes["far"] + " on.",
        f"A hedge on either side: the same within {sizes['near']}, different from {sizes['far']} on, between undecided.",
        "“Doubled” is +100%, “halved” −50%. Percent and percentage points are different things, and so are two dimensions.",
        "Money in two currencies differs where the figure is the same; else it answers another question. Months are not days.",
    ]
