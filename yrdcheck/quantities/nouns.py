"""What a figure belongs to: the thing it counts or measures, the whole it is a share of, and whether it is a change.

Without a tagger, a noun phrase is a run of words that ends at a verb, a mark, or a preposition other than "of"; after a plural head
only names go on. Small closed lists of words carry this; they are about language, never about a subject.
"""

from __future__ import annotations

from yrdcheck.model import Quantity, replace
from yrdcheck.periods.tokens import MONTHS, Tokens
from yrdcheck.quantities.noun_words import (
    ACTS,
    ADVERBS,
    AFTER_COMPARED,
    AFTER_HYPHEN,
    AFTERS,
    AGAINST,
    AUXILIARIES,
    BASE,
    BREAK_WORDS,
    CHANGE_NOUNS,
    COMPARED,
    COUNTED_MOVES,
    DETERMINERS,
    ELLIPTIC,
    EXTENTS,
    FILLERS,
    INNER_MARKS,
    IRREGULAR,
    LEVEL_LEADS,
    LINKING,
    LINKS,
    LISTED,
    MEASURED,
    MOVES,
    NEVER_NOUNS,
    NOUNS_IN_ING,
    PARTITIVE,
    PHRASAL,
    SELECTORS,
    SENTENCE_ENDS,
    SHARES,
    SPANNED,
    TIMES,
    UNIT_WORDS,
    VERB_NOUNS,
    VERBS,
    WENT,
)
from yrdcheck.quantities.tables import DENOMINATORS, MAGNITUDES, MULTIPLES, SMALL, STATURE
from yrdcheck.quantities.vocabulary import CHANGE

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass


def is_plural(t: Tokens, k: int) -> bool:
    """Whether the word at ``k`` is a plural noun by its form."""
    w = t.word[k]
    return w in IRREGULAR or (len(w) > 3 and w[-1] == "s" and w[-2] not in "suis'")


def opens(t: Tokens, k: int) -> bool:
    """Whether the word at ``k`` opens a sentence, where a capital says nothing."""
    return k == 0 or t.word[k - 1] in '.!?:“"' or t.text[t.end[k - 1] : t.start[k]].count("\n") > 0


def read_phrase(t: Tokens, j: int, figures: dict[int, int], counted: bool = False, end: int = -1) -> tuple[int, int] | None:
    """The noun phrase that begins at token ``j`` and ends before token ``end``: (first token, token after it), or ``None``."""
    words, n = t.word, t.size if end < 0 else end
    while j < n and (words[j] in DETERMINERS or words[j] in ("“", '"', "‘")):
        j += 1
    first, k = j, j
    nouns = 0
    ofs = 0
    plural = False
    while k < n:
        w = words[k]
        c = w[0]
        if c.isalpha():
            upper = t.text[t.start[k]].isupper() and not (opens(t, k) and w[-1] == "s")
            if w == "of":
                if k + 1 in figures and nouns == 1 and words[k - 1] in ("number", "total", "count"):
                    k = first = figures[k + 1]
                    nouns = 0
                    if k < n and words[k] == "-" and t.glued(k):
                        k += 1
                    first = k
                    continue
                if not nouns or ofs == 2 or k + 1 in figures or k + 1 >= n:
                    break
                ofs += 1
                k += 1
                while k < n and (words[k] in DETERMINERS or words[k] in ("“", '"')):
                    k += 1
                if k in figures and words[k - 1] in DETERMINERS:  # "the lengths of the two bridges"
                    k = figures[k]
                if k < n and words[k][0].isalpha() and words[k] not in LINKS and k not in figures:
                    nouns, plural = 0, False
                    continue
                break
            if w in LINKS or k in figures or w in DETERMINERS or (w in MONTHS and upper):
                break
            if (
                w in VERBS
                and w not in BASE
                and not (((counted and k == first) or _owned(t, k)) and is_plural(t, k) and w not in NEVER_NOUNS)
                and not (
                    nouns == 0
                    and k + 1 < n
                    and words[k + 1][0].isalpha()
                    and words[k + 1] not in LINKS
                    and words[k + 1] not in DETERMINERS
                    and w not in AUXILIARIES
                )
            ):
                break
            if plural and not upper:
                break
            if (w.endswith("ed") and len(w) > 4) or (nouns and w.endswith("ing") and w not in NOUNS_IN_ING):
                after = words[k + 1] if k + 1 < n else ""
                if not after or not after[0].isalpha() or after in LINKS or after in DETERMINERS or k + 1 in figures:
                    break
            if not w.endswith("ly") or upper:
                nouns += 1
            plural = not upper and is_plural(t, k) and not (k + 1 < n and words[k + 1] in ("-", "'", "’", "/", "&") and t.glued(k + 1))
            k += 1
        elif (c in "-–/&'’" and t.glued(k) and t.glued(k + 1) and words[k + 1][0].isalnum()) or (
            c in "'’" and t.glued(k + 1) and k + 1 < n and words[k + 1] == "s" and nouns
        ):
            plural = False
            k += 2
        elif c in "'’" and t.glued(k) and words[k - 1][-1] == "s":
            plural = False
            k += 1
        elif c == "." and t.glued(k) and k + 1 < n and t.glued(k + 1) and len(words[k - 1]) == 1:
            k += 1
        elif c in "0123456789" and t.glued(k) and k > first and k not in figures:  # "concentrations of PM2.5"
            k += 1
        else:
            break
    if nouns == 1 and words[first] in TIMES:
        return None
    while k > first and (words[k - 1] in LINKS or words[k - 1] == "of" or words[k - 1] in ADVERBS or words[k - 1] in DETERMINERS):
        k -= 1
    return (first, k) if nouns and k > first else None


def _owned(t: Tokens, k: int) -> bool:
    """Whether token ``k`` stands behind a possessive, where no verb stands: "a quarter of the country's ships"."""
    return t.at(k - 1) in ("'", "’") or (t.at(k - 1) == "s" and t.at(k - 2) in ("'", "’"))


def read_back(t: Tokens, j: int, figures: dict[int, int]) -> tuple[int, int] | None:
    """The noun phrase that opens the clause which ends before token ``j``."""
    words = t.word
    k = j
    low = max(0, j - 24)
    while k > low:
        w = words[k - 1]
        if (
            not (w[0].isalnum() or w in INNER_MARKS)
            or (w in (",", ".", "–") and not t.glued(k))
            or w in BREAK_WORDS
            or w in VERBS
            or (w == "with" and t.at(k) in DETERMINERS and (k < 2 or t.at(k - 2) in (",", ";", "(")))
        ):
            break
        k -= 1
    if k > low + 1 and words[k - 1] in VERBS and words[k - 2] in ("that", "which", "who") and t.at(k - 3)[:1].isalpha():
        return read_back(t, k - 2, figures)  # "the damage from the storm that made landfall in May was put at 3 million"
    while k < j and (words[k] in LINKS or words[k] in ADVERBS or words[k] in DETERMINERS or words[k] == "-" or k in figures):
        k = max(figures.get(k, k + 1), k + 1)
    found = read_phrase(t, k, figures, end=j) if k < j else None
    return None if found and found[1] == k + 1 and words[k].endswith("ing") and opens(t, k) else found


def find_change(t: Tokens, q: Quantity, begin: int, stop: int) -> int:
    """1 or -1 where a figure is the amount by which something rose or fell."""
    words = t.word
    if q.unit == "x":
        word = q.text.lower()
        if word in MULTIPLES and word not in ("twice", "thrice"):
            return -1 if word.startswith("halv") else 1
        return 0
    before = t.at(begin - 1)
    if before == "by":
        for k in range(begin - 2, max(-1, begin - 12), -1):
            w = words[k]
            if w in (".", ";", ":") and not t.glued(k + 1):
                break
            sign = CHANGE.get(w, 0)
            if sign and not (q.unit == "1" and w in ("up", "down") and t.at(k - 1) not in WENT):
                return sign
        return 0
    after = t.at(stop)
    if (
        after in COMPARED
        and t.at(stop + 1) in AFTER_COMPARED
        and (q.unit != "1" or after not in ("up", "down", "off") or t.at(stop + 1) in ("on", "from"))
    ):
        return COMPARED[after]
    if after in CHANGE_NOUNS and not (after in VERB_NOUNS and q.unit == "1"):
        return CHANGE_NOUNS[after]
    if after in SPANNED and t.at(stop + 1) in CHANGE_NOUNS:
        return CHANGE_NOUNS[t.word[stop + 1]]
    if before == "of":
        for k in (begin - 2, begin - 3):
            if t.at(k) in CHANGE_NOUNS and (k == begin - 2 or t.at(begin - 2) in ("rate", "rates")):
                return CHANGE_NOUNS[words[k]]
        return 0
    if before == "at" or (q.dimension == "length" and t.at(stop) in STATURE):
        return 0  # "rises at 1,870 metres above the sea", "rises 40 yards above the street"
    if before in ("a", "an"):
        before = t.at(begin - 2)
    k = begin - 1
    while k > begin - 4 and t.at(k) in FILLERS:
        k -= 1
    w = t.at(k)
    sign = MOVES.get(w, 0) if t.at(k - 1) not in PHRASAL else 0
    if sign and t.at(k + 1) != "to" and not (w in ("up", "down") and t.at(k + 1) == "to"):
        if (q.unit == "1" and w in COUNTED_MOVES) or (w in ("lost", "gained") and q.unit not in ("percent", "pp", "bp")):
            return 0
        return sign
    return 0


def bind(t: Tokens, quantities: list[Quantity], begins: list[int], stops: list[int]) -> list[Quantity]:
    """Each figure with what it belongs to; ``begins`` and ``stops`` are the tokens around figure and hedge."""
    figures = dict(zip(begins, stops, strict=True))
    ends = dict(zip(stops, begins, strict=True))
    out = []
    for q, begin, stop in zip(quantities, begins, stops, strict=True):
        if q.kind == "ordinal" or q.whole is not None:  # "nine ships out of ten" says what it counts
            out.append(q)
            continue
        change = find_change(t, q, begin, stop)
        thing, whole = find_nouns(t, q, begin, stop, figures, ends, change)
        if thing or whole or change:
            q = replace(
                q,
                thing=(t.start[thing[0]], t.end[thing[1] - 1]) if thing else None,
                whole=(t.start[whole[0]], t.end[whole[1] - 1]) if whole else None,
                change=change,
            )
        out.append(q)
    if len(out) > 1:
        fill_gaps(t, out, begins, stops, figures)
        if "respectively" in t.word:
            share_out(t, out, begins, figures)
    return out


def fill_gaps(t: Tokens, out: list[Quantity], begins: list[int], stops: list[int], figures: dict[int, int]) -> None:
    """What a figure shares with its neighbours: "13 and 11 bridges", "153 cases, 103 in the north", "from 2 hours to 40 minutes"."""
    words = t.word
    for i in range(len(out) - 2, -1, -1):  # a row of figures before what they count
        q, nxt = out[i], out[i + 1]
        gap = words[stops[i] : begins[i + 1]]
        if q.thing is None and q.whole is None and q.unit == nxt.unit and nxt.thing and q.kind != "ordinal" and gap in LISTED:
            out[i] = replace(q, thing=nxt.thing)
    for i in range(1, len(out)):
        q, last = out[i], out[i - 1]
        if (
            q.kind == "ordinal"
            or last.kind == "ordinal"
            or any(w in SENTENCE_ENDS and not t.glued(k + 1) for k, w in enumerate(words[stops[i - 1] : begins[i]], stops[i - 1]))
        ):
            continue
        gap = words[stops[i - 1] : begins[i]]
        if q.unit == "1" != last.unit and tuple(gap[gap[:1] == [","] :]) in AGAINST and t.at(stops[i]) in ELLIPTIC and q.thing is None:
            # "29 tonnes, not 39"
            q = out[i] = replace(q, unit=last.unit, dimension=last.dimension, kind=last.kind)
        elif q.unit == "1" != last.unit and q.thing is None and _parallel(t, gap, stops[i]):
            q = out[i] = replace(q, unit=last.unit, dimension=last.dimension, kind=last.kind, thing=last.thing)
        if q.unit == last.unit and last.change and not q.change and gap in LISTED:
            q = out[i] = replace(q, change=last.change)
        if q.thing is not None or q.whole is not None:
            continue
        lone = read_lone(t, begins[i], gap, q, figures)
        if lone is not None:
            out[i] = replace(q, thing=(t.start[lone[0]], t.end[lone[1] - 1]), change=last.change if q.unit == last.unit else q.change)
            continue
        if last.thing is None:
            continue
        after = t.at(stops[i])
        if (
            (t.at(begins[i] - 1) == "to" and "from" in words[max(0, begins[i - 1] - 2) : begins[i - 1]] and q.dimension == last.dimension)
            or (after in EXTENTS and last.dimension == q.dimension)
            or (q.unit == last.unit != "1" and gap in LISTED)
            or (last.unit != "1" and t.at(begins[i] - 1) in VERBS and t.at(begins[i] - 2) == "and" and "," not in gap)
            or (q.dimension == last.dimension and gap[-2:] == ["of", "which"])
            or (q.unit == "1" and last.unit == "1" and after in ELLIPTIC and not q.change)
        ):
            part = (after == "of" and t.at(stops[i] + 1) in PARTITIVE) or gap[-2:] == ["of", "which"]
            key = "whole" if part else "thing"
            out[i] = replace(q, **{key: last.thing})


def _parallel(t: Tokens, gap: list[str], stop: int) -> bool:
    """Whether a bare figure stands as the measure before it does: "100 tonnes in May and 200 in June", "12 km in 2018, 15 a year later"."""
    if gap[-1:] not in (["and"], [","], ["to"], ["but"], ["or"]) or not 3 <= len(gap) <= 8:
        return False
    if t.at(stop) == "a":
        return "in" in gap[:2] and t.at(stop + 1) in TIMES and t.at(stop + 2) in ("later", "earlier", "before")
    return t.at(stop) in ("in", "on", "at", "for") and t.at(stop) in gap[:2]


def read_lone(t: Tokens, begin: int, gap: list[str], q: Quantity, figures: dict[int, int]) -> Span:
    """The noun of a clause without a verb: "wages rose 5%, prices 2%", "adults pay $12, children $6"."""
    k = begin - 1 if t.at(begin - 1) == "by" else begin
    for n in range(1, 4):
        if t.at(k - n - 1) in (",", "and") and len(gap) > n:
            found = read_phrase(t, k - n, figures, end=k)
            return found if found and found[1] == k and not (q.unit == "1" and k != begin - 1) else None
        if not t.at(k - n)[:1].isalpha() or t.at(k - n) in VERBS or t.at(k - n) in LINKS:
            return None
    return None


Span = tuple[int, int] | None


def find_nouns(t: Tokens, q: Quantity, begin: int, stop: int, figures: dict[int, int], ends: dict[int, int], change: int) -> tuple[Span, Span]:
    """The thing and the whole of one figure, as token spans."""
    j = stop
    share = q.unit == "percent"
    joined = False  # "a five-level interchange" counts levels
    if t.at(j) == "-" and t.glued(j):
        if t.at(j + 1) in AFTER_HYPHEN:
            j += 2
        else:
            j += 1
            joined = q.unit == "1"
    if t.at(j) == "old" and t.at(j + 1)[:1].isalpha() and t.at(j - 1) == "-":
        j += 1
    word = t.at(j)
    if word == "of":
        if j + 1 in figures:
            inner = figures[j + 1]
            phrase = read_phrase(t, inner, figures)
            if share or q.unit == "1":
                return None, (j + 1, phrase[1]) if phrase else None
            return phrase, None
        k = j + 2 if t.at(j + 1) in DETERMINERS else j + 1
        if t.at(k) in SELECTORS:
            k += 1
        if k in figures and (share or q.unit == "1"):
            phrase = read_phrase(t, figures[k], figures)
            return None, (k, phrase[1]) if phrase else None
        phrase = read_phrase(t, j + 1, figures)
        if q.unit == "1" and phrase and phrase[1] in figures:  # "8 of the country's 20 largest ports"
            rest = read_phrase(t, figures[phrase[1]], figures)
            return (None, (phrase[0], rest[1])) if rest else (phrase, None)
        if share:
            return None, phrase
        return phrase, None
    if (
        word
        and (word[0].isalpha() or word in ("“", '"'))
        and word not in LINKS
        and word not in AFTERS
        and not (word.endswith("er") and t.at(j + 1) == "than")
        and not (word in ("last", "this", "next", "every") and t.at(j + 1) in TIMES)
        and not change
        and not (q.dimension in ("time", "months") and j == stop and "-" not in q.text)
    ):
        phrase = read_phrase(t, j, figures, not share and j == stop and t.at(begin - 1) != "of", j + 1 if joined else -1)
        if phrase and q.kind == "ratio" and word in DETERMINERS:  # "half the firms"
            return None, phrase
        if phrase:
            if share and t.word[phrase[0]] in SHARES and t.at(phrase[0] + 1) == "of":
                return None, (phrase[0] + 2, phrase[1]) if phrase[1] > phrase[0] + 2 else None
            if t.word[phrase[0]] in SHARES and t.at(phrase[1]) == "in":
                return None, read_phrase(t, phrase[1] + 1, figures)
            if not (share and t.word[phrase[0]] in ("year", "annual", "annualised")):
                return phrase, None
    if word in EXTENTS or (word == "in" and t.at(j + 1) in MEASURED):
        k = begin
        while k > 0 and (t.word[k - 1] in VERBS or t.word[k - 1] in ADVERBS or (t.word[k - 1] == "," and k == begin)):
            k -= 1
        return read_back(t, k, figures), None
    if t.at(begin - 1) == "worth":
        return read_before(t, begin - 1, figures), None
    if change and t.at(begin - 1) == "of" and t.at(begin - 2) in CHANGE_NOUNS:
        return None, None
    k = begin
    if t.at(k - 1) == "of" and not change:
        return read_before(t, k - 1, figures), None  # "a total length of 68.6 kilometres"
    if q.unit in ("1", "percent"):
        head = next((m for m in range(begin - 1, max(-1, begin - 12), -1) if opens(t, m)), -1)
        if head >= 0 and t.at(head) == "of" and "," in t.word[head:begin]:  # "Of the 41 cities, 8 have a metro"
            k = head + 1
            while t.at(k) in DETERMINERS:
                k += 1
            whole = read_phrase(t, figures.get(k, k), figures, end=t.word.index(",", head))
            if whole is not None:
                return None, (k, whole[1])
    if share and not change and t.at(begin - 1) not in LEVEL_LEADS:
        return None, None
    # back over "reached", "rose from 6 in 2018 to", "is about" to the subject
    crossed = 0
    while k > 0 and begin - k < 14:
        if not crossed and ends.get(k, k) < k:
            k = ends[k]
            continue
        w = t.word[k - 1]
        if (
            (w in VERBS and t.at(k - 2) not in ("a", "an", "the", "its", "annual", "of"))
            or w in MULTIPLES
            or (w in ("up", "down") and t.at(k) == "to")
        ):
            crossed += 1
            k -= 1
        elif (crossed and (w in ADVERBS or w in ("to", "not", "had", "'", "’", "t"))) or (
            not crossed
            and (
                w in ADVERBS
                or w in LINKING
                or w[0].isdecimal()
                or w in MONTHS
                or k - 1 in figures
                or w in MAGNITUDES
                or w in SMALL
                or w in DENOMINATORS
                or w in UNIT_WORDS
            )
        ):
            k -= 1
        else:
            break
    if not crossed and t.word[begin] in VERBS:
        k, crossed = begin, 1
    if not crossed:
        return (find_object(t, begin, k, figures) if t.at(begin - 1) in ("from", "to", "by") else None), None
    return read_back(t, k, figures), None


def read_before(t: Tokens, end: int, figures: dict[int, int]) -> Span:
    """The noun phrase that ends at token ``end``."""
    first = end - 1
    while (
        first >= 0
        and t.word[first][0].isalpha()
        and t.word[first] not in LINKS
        and (t.word[first] not in VERBS or (first == end - 1 and t.word[first] in BASE))
        and t.word[first] not in DETERMINERS
        and first not in figures
        and not (t.word[first].endswith("ed") and first < end - 1)
        and end - first < 5
    ):
        first -= 1
    return (first + 1, end) if first + 1 < end else None


def find_object(t: Tokens, begin: int, k: int, figures: dict[int, int]) -> Span:
    """ "reducing travel time from 2 hours to 40 minutes": the object between a verb of change and the figure."""
    words = t.word
    j = k - 1
    while j > max(-1, k - 9):
        w = words[j]
        if w in ACTS and j < k - 1 and t.at(j - 1) not in DETERMINERS:
            phrase = read_phrase(t, j + 1, figures)
            return phrase if phrase and phrase[1] <= begin else None
        if not w[0].isalpha() and w not in ("-", "&", "’", "'"):
            return None
        j -= 1
    return None


def share_out(t: Tokens, out: list[Quantity], begins: list[int], figures: dict[int, int]) -> None:
    """ "A and B hold 5 and 7 respectively": each figure gets the thing in its place of the list."""
    at = t.word.index("respectively")
    left = at
    while left > 0 and not (t.word[left - 1] in (".", ";", "!", "?") and not t.glued(left)):
        left -= 1
    places = [i for i, b in enumerate(begins) if left <= b < at and out[i].kind != "ordinal"]
    if len(places) < 2:
        return
    n = len(places)
    head = begins[places[0]]
    k = left
    while k < head and t.word[k] not in VERBS:
        k += 1
    chunks: list[tuple[int, int]] = []
    first = left
    for i in range(left, k + 1):
        if i == k or t.word[i] in (",", "and"):
            phrase = read_phrase(t, first, figures) if i > first else None
            if phrase and phrase[0] < i:
                chunks.append((phrase[0], min(phrase[1], i)))
            first = i + 1
    if len(chunks) < n:
        return
    for place, chunk in zip(places, chunks[-n:], strict=True):
        out[place] = replace(out[place], thing=(t.start[chunk[0]], t.end[chunk[1] - 1]))
