"""Addresses, messengers' numbers and figures of advertisements; the patterns run over text in lower case."""

from __future__ import annotations

import re
from functools import cache

from yrdcheck.model import TYPE_CHECKING, record

if TYPE_CHECKING:
    from collections.abc import Iterator


@record
class Mark:
    """Something in a text that a pattern finds; ``kind`` is ``contact`` or ``figure``."""

    start: int
    end: int
    kind: str
    weight: float
    reason: str


MESSENGER = (
    r"(?:vx|wx|weixin|wechat|v信|微信|薇信|威信|徽信|薇|whats?\s?app|wa|telegram|tg|电报|飞机|qq|q群|qq群|扣扣|line|zalo|viber|skype|kakao(?:talk)?|카톡|카카오톡|텔레그램|텔레|"
    r"телеграм\w*|телега|вотсап\w*|ватсап\w*|ライン|wickr|nhắn|lh)(?![a-z])"
)
ZONES = r"(?:com|net|org|xyz|top|vip|cc|club|site|online|shop|info|biz|ru|cn|tk|icu|win|bet|casino|live|example|link|click|me|io|app|store|co|us|uk|pro|gg|fun|asia|id|vn|kr|jp)"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, float, str], ...]:
    rows = (
        (rf"(?<![^\W\d_a-z])(?<![a-z]){MESSENGER}(?:\s?(?:id|no|号|群|号码|联系|咨询|문의|으로))?\s?[:：@/+]*\s?(?=[\w.+@-]*\d)[a-z0-9@+][\w.+-]{{3,}}(?:[ ]\d[\d ]+)?", "contact", 0.45, "a messenger's address"),
        (rf"(?<![a-z]){MESSENGER}[^\n.!?。]{{0,14}}?(?:@|[:：]\s?)[a-z_][\w.]{{3,}}", "contact", 0.45, "a messenger's address"),
        (rf"(?<![a-z]){MESSENGER}[^\n.!?。]{{0,12}}?\+?\(?\d[\d ()./-]{{6,}}\d", "contact", 0.45, "a messenger's number"),
        (r"(?:请加|加|\+|➕)\s?(?:vx|v|微信|微|薇信|薇|威信|qq|q|扣扣|扣|飞机)(?:信)?(?![a-z])(?:\s?[:：]\s?[a-z0-9@_.-]+|[a-z0-9@_-]+| [a-z]*[\d_][a-z0-9_.-]*)?", "contact", 0.45, "a messenger's address"),
        (r"(?<![\w.])(?:t\.me|wa\.me|discord\.gg|line\.me|chat\.whatsapp\.com|m\.me)/[\w+/-]+", "contact", 0.45, "a messenger's link"),
        (r"(?:扣扣|企鹅)\s?[一二三四五六七八九零〇]{6,}", "contact", 0.45, "a messenger's number"),
        (
            r"(?<![\w@])[a-z0-9.-]{0,40}(?:casino|bet|win\d|slot|pill|pharm|sex|dating|dates|porn|loan|replica|cheap|outlet|essay|jackpot|poker|viagra|cialis|escort|xxx|boost|hack|guru|fake|signal)"
            rf"[a-z0-9-]{{0,30}}\.{ZONES}(?![a-z0-9])(?:/[\w/?=&%.-]*)?",
            "contact", 0.35, "a link named after the trade",
        ),
        (r"(?<![\w.])(?:https?://|www\.)[^\s<>\"'）)】，。]{4,}", "contact", 0.2, "a link"),
        (r"(?<![\w.@/-])[\w.+-]{2,40}@[\w-]{2,40}(?:\.[a-z]{2,10})+", "contact", 0.2, "an address"),
        (rf"(?<![\w.@/-])[a-z0-9][a-z0-9-]{{1,40}}\.{ZONES}(?![\w-])(?:/[\w/?=&%.-]*)?", "contact", 0.2, "a link"),
        (
            r"(?<![\w.])1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|(?<![\w.])\+?\d{1,3}[\s-]?\(?\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{2,4}(?:[\s-]?\d{2,4})?(?![\d.])|(?<!\d)0\d{2,3}[\s.-]?\d{3,4}[\s.-]?\d{3,4}(?!\d)",
            "contact", 0.15, "a telephone number",
        ),
        (
            r"\d{1,3}\s?%\s?(?:off|discount|cashback|bonus|sale|match|win|of the)|(?:up to|save|extra) \d{1,3}\s?%|(?:скидк\w+|бонус) (?:до )?\d+\s?%?|giảm (?:giá )?\d+\s?%|diskon \d+\s?%?|\d+\s?%?\s?(?:割引|オフ|引き|할인|보너스|세일)"
            r"|[1-9一二三四五六七八九]折|bonus \d+\s?%|thưởng \d+\w*|(?:under|минус|минуc|マイナス) ?\d+ ?(?:кг|キロ)|換金率\s?\d+|的中率\s?\d+\s?%|\d+\s?%\s?(?:보장|원금)|월 ?\d+만원|月収\d+万円?|日赚\S{1,4}|月入\S{1,4}",
            "figure", 0.3, "a discount or a promise in figures",
        ),
        (r"\b(?:from|only|just|make|earn|win|won|pays me|gave me|receive)(?: up to| just)? ?(?:[$€£¥₽]|usd |rs\.? ?|rp\.? ?)\d[\d,.]*(?: ?(?:usdt|btc|per page|a week|a day|an hour|every day|each))?|(?:[$€£]\d[\d,.]*|\d+ usdt) (?:each|a week|a day|per page|every day)|\d+(?:\.\d+)? btc\b", "figure", 0.3, "a sum of money"),
        (r"\b(?:\d{1,3}|100) ?% (?:guaranteed?|safe|legit|real|free|original|genuine|sure|win|jitu|asli)\b|\b24/7\b|\b24 ?(?:hours|jam|часа|h)\b|24 ?(?:時間|시간|小时)|\b#1\b|\bno ?\. ?1\b|số 1\b|№ ?1\b", "figure", 0.25, "a boast"),
        (r"!{2,}|！{2,}|\?!|[★☆✅❤💋🔥💰👉👇🎰💊🎁⭐⚡☎📞💯🔞♥➤►▶✨➕]+|>>+|<<+|»»|\${2,}|～～", "figure", 0.2, "shouting or ornaments"),
    )
    return tuple((re.compile(p), kind, weight, reason) for p, kind, weight, reason in rows)


def find_marks(low: str, start: int, end: int) -> Iterator[Mark]:
    """Addresses and figures in a span; of those that overlap, the one whose pattern stands first in the table."""
    taken: list[tuple[int, int]] = []
    for pattern, kind, weight, reason in _patterns():
        for m in pattern.finditer(low, start, end):
            left, right = m.span()
            while right > left and low[right - 1] in " .,-:：":
                right -= 1
            if right > left and all(right <= a or left >= b for a, b in taken):
                taken.append((left, right))
                yield Mark(left, right, kind, weight, reason)
