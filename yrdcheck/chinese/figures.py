"""Figures of one language written in the other, for a suggestion that fits the draft."""

from __future__ import annotations

from yrdcheck import quantities, words
from yrdcheck.quantities.chinese import UNIT_OF
from yrdcheck.quantities.comparing import show_number, show_unit

_NAMES = {unit: name for name, unit in reversed(UNIT_OF.items())}  # the first name of a unit that the table lists
_NAMES |= {"percent": "%", "CNY": "元", "h": "小时", "month": "个月", "kWh": "千瓦时", "year": "年", "day": "天", "TEU": "标准箱", "1": ""}
_ENGLISH = {"CNY": "yuan", "USD": "US dollars", "EUR": "euros", "h": "hours", "min": "minutes", "day": "days", "month": "months", "year": "years", "t": "tonnes"}


def write_chinese(figure: str) -> str | None:
    """A figure in Chinese, ``None`` where it has no plain value or its unit no name.

    >>> write_chinese("7,600 kilometers"), write_chinese("29.7 billion yuan"), write_chinese("63%")
    ('7600公里', '297亿元', '63%')
    """
    found = quantities.read_mentions(figure)[0]
    if len(found) != 1 or found[0].value is None:
        return None
    if any(map(words.is_cjk, figure)):
        return figure
    value, unit = found[0].value, found[0].unit
    parts = [_NAMES.get(u) for u in unit.split("/")]
    if None in parts:
        return None
    for size, power in ((1e8, "亿"), (1e4, "万")):
        if value >= size and round(value / size, 6) == round(value / size, 4):
            return f"{value / size:.10g}{power}{'/'.join(map(str, parts))}"
    return f"{value:.10g}{'/'.join(map(str, parts))}"


def write_english(figure: str) -> str | None:
    """A figure in English, ``None`` where it has no plain value.

    >>> write_english("297亿元"), write_english("68.6公里")
    ('29.7 billion yuan', '68.6 km')
    """
    found = quantities.read_mentions(figure)[0]
    if len(found) != 1 or found[0].value is None:
        return None
    value, unit = found[0].value, found[0].unit
    return f"{show_number(value)} {_ENGLISH[unit]}" if unit in _ENGLISH else show_unit(value, unit)
