"""What looks like a figure and is none: names, times of day, list numbers, years, "one" as a pronoun."""

from __future__ import annotations

from yrdcheck.periods.tokens import MONTHS, Tokens
from yrdcheck.quantities.bounds import read_hedge
from yrdcheck.quantities.numbers import DIGITS, LARGE
from yrdcheck.quantities.tables import DENOMINATORS, GLYPHS, GROUPS, MAGNITUDES, MULTIPLES, ORDINALS, SHORT_MAGNITUDES, SMALL, row
from yrdcheck.quantities.units import read_unit
from yrdcheck.quantities.vocabulary import BEFORE, HIGH, LOW, PREFIX_WORDS, SYMBOLS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

NUMBERS: Final = (
    frozenset(SMALL)
    | frozenset(LARGE)
    | frozenset(ORDINALS)
    | frozenset(DENOMINATORS)
    | frozenset(GLYPHS)
    | frozenset(GROUPS)
    | frozenset(MULTIPLES)
)
# A figure after one of these is a name or a place in a document.
LABELS: Final = row(
    "article section chapter figure fig table room route highway version iso no nos phase page pages line lines bus flight gate "
    "grade level class type model"
    " series volume vol issue item clause rule schedule appendix annex part episode season apartment suite unit building block "
    "terminal platform runway number"
    " step note question case form interstate exit channel group pier resolution order directive windows iphone boeing airbus "
    "apollo article articles sections chapters figures tables paragraph paragraphs clauses appendices equation size",
)
PEOPLE: Final = row(
    "people persons men women children students patients visitors workers residents employees jobs households homes families",
    "passengers customers users tourists members voters",
)
STOP_S: Final = row(
    "lies goes comes shows makes takes says gives becomes remains brings means seems needs wants",
    "was is has does as its this us thus plus less unless across various previous business class process access press congress gas",
    "bus",
)
ROMAN_NAMES: Final = frozenset(
    {"fortune", "formula", "catch", "gang", "apollo", "area", "agenda", "covid", "sars", "g", "psalm", "world", "tier", "bric", "group"}
)
AFTER_ONE: Final = row(
    "of another that who which is can will has was by to on at may must should could would",
    "you s with for as thing or i we more",
)
AFTER_YEARS: Final = row("and or to when in the by as with he she it they was were")
BEFORE_ONE: Final = row("""the no any every each which that this another “ " ' ‘ first last next some only good same by - """)
COUNTED_LABELS: Final = row("each every per another")  # "in each group 5 patients fell ill"
SERIES: Final = row("series class type grade level line model unit")  # "Series 4 trains"
LABELS_IN_CAPITALS: Final = row(
    "no group line lines page pages form unit building block class level grade number question case step note world area rule",
    "order type model table room figure bus flight issue suite channel exit series volume terminal size",
)
OLD_YEAR_LEADS: Final = row("in since by until before after year")
ONE_PART: Final = row("in out half third quarter and point")
PREFIXES: Final = row("mid pre post non sub under over to and or by")
SHORT_LABELS: Final = row("no nos art sec fig vol ch pp p")
TITLES: Final = row("st dr mr inc co ltd corp u s")
YEAR_LEADS: Final = row("in since by until till before after during year from of between early late mid pre post fiscal fy and to through")


def is_name(t: Tokens, i: int) -> bool:
    """Whether the figure at ``i`` belongs to a name: G60, PM2.5, COVID-19, 3.11.2 after "v"."""
    if not t.glued(i):
        return False
    before = t.word[i - 1]
    if before[-1].isalpha():
        return before not in PREFIX_WORDS and before not in ("x",)
    if before in ("/", "=", ":") and t.glued(i - 1) and t.word[i - 2][-1].isalpha():  # "f/4", "Play:3", "/news/679428/", "?id=3"
        return True
    if before in ("-", "–", "_") and t.glued(i - 1):
        lead = t.word[i - 2]
        if lead[-1].isalpha():
            return lead not in PREFIXES and lead not in NUMBERS
        return before == "_"
    return before in ("#", "@", "_", "&") or (
        before == "." and t.glued(i - 1) and t.at(i - 2)[:1].isalpha() and t.at(i - 2)[:1] not in DIGITS and t.at(i - 2) not in PREFIX_WORDS
    )


def skip_digits(t: Tokens, i: int) -> int:
    """The token after a name, number of a telephone or version: glued letters and figures go with it."""
    j = i + 1
    while (
        j < t.size
        and t.glued(j)
        and (t.word[j][0].isalnum() or (t.word[j] in ("-", "–", ".", "/", "+") and t.glued(j + 1) and t.at(j + 1)[:1].isalnum()))
    ):
        j += 1
    return j


def is_listed(t: Tokens, i: int) -> bool:
    """Whether the figure numbers an item of a list: "3. Enhance …", "(2) …" at the start of a line, "[4]"."""
    nxt = t.at(i + 1)
    if t.at(i - 1) == "[" and nxt == "]":
        return True
    if nxt not in (".", ")", "、") or not t.glued(i + 1) or t.glued(i + 2):
        return False
    first = i - 1 if t.at(i - 1) == "(" and t.glued(i) else i
    head = t.start[first]
    line = t.text.rfind("\n", 0, head) + 1
    lead = t.text[line:head]
    if lead.strip(" \t-*•>#"):
        return False
    return i + 3 < t.size and "\n" not in t.text[t.end[i + 1] : t.start[i + 2]]


CLOCK_LEADS: Final = frozenset(("at", "until", "till", "from", "by", "before", "after", "past", "to", "around", "about"))
DAYTIMES: Final = frozenset(("morning", "afternoon", "evening"))


def is_clock(t: Tokens, i: int) -> int:
    """The token after a time of day that begins at ``i`` ("17:15", "5 a.m.", "6.30pm", "8 o'clock", "eight in the evening"), or 0."""
    nxt = t.at(i + 1)
    if nxt in ("in", "at") and t.at(i - 1) in CLOCK_LEADS and (t.at(i + 3) in DAYTIMES if nxt == "in" else t.at(i + 2) in ("night", "noon", "dawn", "dusk")):
        return i + 4 if nxt == "in" else i + 3
    j = i + 1
    if nxt == ":" and t.glued(i + 1) and t.glued(i + 2) and len(t.at(i + 2)) == 2 and t.word[i + 2].isdecimal() and len(t.word[i]) <= 2:
        j = i + 3
        if t.at(j) == ":" and t.at(j + 1).isdecimal() and t.glued(j):
            j += 2
        nxt = t.at(j)
    elif nxt not in ("am", "pm", "a", "p", "o"):
        return 0
    if nxt in ("am", "pm"):
        return j + 1
    if nxt in ("a", "p") and t.at(j + 1) == "." and t.at(j + 2) == "m":
        return j + 4 if t.at(j + 3) == "." else j + 3
    if nxt in ("a", "p") and t.at(j + 1) == "m" and t.glued(j + 1):
        return j + 2
    if nxt == "o" and t.at(j + 1) in ("'", "’"):
        return j + 3
    return j if j > i + 1 else 0


def is_year(t: Tokens, i: int) -> bool:
    """Whether four digits at ``i`` are a year and not a count."""
    n = int(t.word[i])
    before, nxt = t.at(i - 1), t.at(i + 1)
    if before in SYMBOLS or before in PREFIX_WORDS or (nxt in MAGNITUDES and nxt not in SHORT_MAGNITUDES):
        return False
    led = before in YEAR_LEADS or before in MONTHS
    if n < 1500:
        return led and n >= 1000 and before in OLD_YEAR_LEADS and not plural(t, i + 1)
    if n > 2100:
        return False
    if nxt in PEOPLE:
        return False
    hedge, at = read_hedge(t, i)
    if hedge in LOW or hedge in HIGH:
        return False
    if hedge and t.at(at - 1) in OLD_YEAR_LEADS:  # "in about 1800"
        return True
    if read_unit(t, i + 1) is not None and nxt not in ("quarter", "in", "to", "a") and not (nxt == "won" and led):
        return False
    if nxt == "-" and t.glued(i + 1) and read_unit(t, i + 2, True) is not None and t.at(i + 2) not in ("quarter",):
        return False
    if plural(t, i + 1) and not led:
        return n % 100 != 0 and before == "the"
    if hedge and n % 10 == 0 and (before == "some" or (nxt[:1].isalpha() and nxt not in AFTER_YEARS)):
        return False
    return not (plural(t, i + 1) and n % 100 == 0 and before in ("of", "to", "from", "and"))


def plural(t: Tokens, i: int) -> bool:
    """Whether the word at ``i`` looks like a plural noun in small letters."""
    w = t.at(i)
    if w in PEOPLE:
        return True
    return (
        len(w) > 3
        and w[-1] == "s"
        and w[-2] not in "su"
        and w not in STOP_S
        and w.isalpha()
        and w not in MONTHS
        and t.text[t.start[i]].islower()
    )


def is_label(t: Tokens, begin: int, j: int) -> bool:
    """Whether a bare whole number is part of a name or a place in a document ("Article 5", "Fortune 500", "No. 3")."""
    before = t.at(begin - 1)
    if before in ("to", "and", "-", "–", "or", ",", "through") and t.at(begin - 2)[:1] in DIGITS and t.at(begin - 3) in LABELS:
        return t.at(begin - 3) not in LABELS_IN_CAPITALS or t.at(begin - 3) in ("pages", "lines")  # "chapters 5 to 7"
    if before == "." and t.glued(begin - 1):
        lead = t.at(begin - 2)
        return lead in SHORT_LABELS or (
            lead.isalpha() and len(lead) <= 3 and t.text[t.start[begin - 2]].isupper() and not t.glued(begin) and lead not in TITLES
        )
    if (before in LABELS or before in ROMAN_NAMES) and t.at(begin - 2) not in COUNTED_LABELS:
        if before in LABELS_IN_CAPITALS:
            upper = t.text[t.start[begin - 1]].isupper() and before != "no"
            return (upper and (not plural(t, j) or (before in SERIES and (begin > 1 or t.word[j - 1][0] in DIGITS)))) or (
                before in ("level", "grade", "page", "pages", "room", "line", "lines", "size") and not plural(t, j)
            )
        return True
    if before == "of" and t.at(begin - 2) in ("gang", "group"):
        return True
    if number_names(t, begin, j):
        return True
    # "Tour Masters 1000 finals": two names in a row, small letters after; "Cities Add 35 Bridges" is a headline
    after = t.at(j)
    return (
        begin > 1
        and before.isalpha()
        and t.at(begin - 2).isalpha()
        and t.text[t.start[begin - 1]].isupper()
        and t.text[t.start[begin - 2]].isupper()
        and t.word[j - 1][0] in DIGITS
        and before not in BEFORE
        and before not in PREFIX_WORDS
        and (not after.isalpha() or t.text[t.start[j]].islower())
    )


def is_release(t: Tokens, begin: int, j: int) -> bool:
    """Whether a decimal with nothing to count behind it is a version: "in 4.2 the dialog was added", "unsupported since 3.8."."""
    written = t.text[t.start[begin] : t.end[j - 1]]
    after = t.at(j)
    return (
        t.at(begin - 1) in ("in", "since")
        and written.count(".") == 1
        and written.replace(".", "").isdecimal()
        and t.at(begin - 2) not in NUMBERS
        and t.at(begin - 2)[:1] not in DIGITS
        and (not after.isalpha() or after in AFTER_RELEASES)
    )


AFTER_RELEASES: Final = row("the a an this that these it its we you they was is were are has have had and or but when where which")


def number_names(t: Tokens, begin: int, j: int) -> bool:
    """Whether a short bare figure ends a name: "Gears of War 3.", "Student of the Year 2 made", "Detroit, MI 48201"."""
    before = t.at(begin - 1)
    if begin == 1 and (before in OPENERS or before.endswith("s") or t.at(j) not in AFTER_TITLES):
        return False
    if (
        not before.isalpha()
        or not t.text[t.start[begin - 1]].isupper()
        or t.word[j - 1][0] not in DIGITS
        or before in BEFORE
        or before in PREFIX_WORDS
    ):
        return False
    bullet = t.at(begin - 2) in (".", "!", "?", ":", "“", '"', "-", "•") and not (t.at(begin - 2) == "-" and t.glued(begin - 2))
    if before in MONTHS or bullet or not t.word[j - 1].removesuffix(".0").isdecimal():
        return False
    after = t.at(j)
    return not after or after in ENDS or after in AFTER_TITLES


OPENERS: Final = row(
    "only just all these those another other some the about over nearly of in at on by from with for after before since until between than",
    "and but or as to each every both up under above below within more less fewer exactly first last next top then now there over our its",
    "almost roughly around approximately an a last past one two three",
)
AFTER_TITLES: Final = row("is was will has had received earned grossed : ' ’")
ENDS: Final = row(". , ; ) ( ! ? : is was are were has had made and or in on for at by to of from with received earned grossed")


def is_title(t: Tokens, i: int) -> bool:
    """Whether a number word ends a name ("the Big Four (…)")."""
    if (
        i < 2
        or not t.text[t.start[i]].isupper()
        or not t.text[t.start[i - 1]].isupper()
        or not t.word[i - 1].isalpha()
        or t.word[i - 1] in BEFORE
    ):
        return False
    nxt = t.at(i + 1)
    opens = t.at(i - 2) in (".", "!", "?", ":", "“", '"', "-", "•") or t.at(i - 1) in MONTHS
    return (
        not opens
        and nxt not in ("-", "hundred", "thousand", "million", "billion", "dozen")
        and not (nxt[:1].isalpha() and t.text[t.start[i + 1]].isupper())
    )


AFTER_PRONOUN: Final = row("in at on for to from by with of and or but that which is was has had")


def is_one(t: Tokens, i: int) -> bool:
    """Whether "one" counts something here; not in "one of", "the one that", "one-stop", "no one", "one another"."""
    before, nxt = t.at(i - 1), t.at(i + 1)
    if nxt in ("to", "or") and t.at(i + 2) in SMALL and t.at(i + 2) != "one":  # "one to two weeks"
        return before not in ("the", "this", "that")
    if nxt in LARGE or nxt in ONE_PART:
        return before not in ("the", "which", "no", "any", "this", "that") or nxt in LARGE
    if nxt == "-":
        return t.at(i + 2) in DENOMINATORS or t.at(i + 2) in LARGE or (read_unit(t, i + 2, True) is not None and t.at(i + 2) != "day")
    if before in BEFORE_ONE and not (before == "only" and t.at(i - 2) not in ("the", "an", "their", "its", "his", "her")):
        return False
    if nxt in DENOMINATORS:
        return True
    if (
        before.isalpha()
        and t.at(i - 2) in ("a", "an", "the", "this", "that", "another")
        and before not in NUMBERS
        and (nxt in AFTER_PRONOUN or nxt.endswith("ed"))
    ):
        return False  # "later a supporting one in Jiaxing"
    if not nxt or not nxt[0].isalpha() or nxt in AFTER_ONE:
        return False
    return nxt != "day"
