"""What a clause denies: which of its words negate, and how far each of them reaches."""

from __future__ import annotations

import re
from itertools import pairwise

from yrdcheck import grammar, words
from yrdcheck.model import TYPE_CHECKING
from yrdcheck.statements.kinds import no_longer
from yrdcheck.statements.verbs import AUXILIARY, CONTENT, is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.words import Word

_SCOPE_ENDS = frozenset("but which who whom whose that because if when while whereas although though unless until before after since so yet".split())
_SPEECH_ENDS = re.compile(r"[,.!?…][\"”」]")


def denied_words(inside: Sequence[Word], text: str) -> tuple[int, ...]:
    """Where the words start that a negation covers: what follows "not" up to the next subordinate clause or the end of what is quoted, the noun phrase after "no" or "without"."""
    out: list[int] = []
    for i, w in enumerate(inside):
        low = w.text.lower().replace("’", "'")
        aside = _set_aside(inside, i)
        but_not = low == "not" and i > 0 and inside[i - 1].text.lower() == "but" and i + 1 < len(inside) and inside[i + 1].text.lower() != "only"
        if _of_adjective(inside, i):
            out += [x.start for x in inside[i + 1 :] if x.kind in CONTENT][:1]
            continue
        if not aside and not but_not and not _negates(inside, i):
            continue
        within = _subordinate(inside, i)
        ends = ",;:" if aside or within or (low == "without" and not any(x.kind in CONTENT for x in inside[:i])) else ";:"
        noun_only = aside or but_not or (not no_longer(inside, i) and low in ("no", "without", "neither", "nor", "lack", "lacked", "lacks"))
        begun = False
        for before, x in pairwise(inside[i:]):
            if _SPEECH_ENDS.search(text, before.end, x.start):
                break  # “not quieter ones,” said the director
            if (low == "without" and before is w and x.text.lower() in _PRONOUNS) or (begun and _goes_on(text[before.end : x.start], x, inside)):
                break  # "without it, says Holm"; "we do not mend boats, we build them"
            if begun and (x.text.lower() == "whether" or any(c in ends for c in text[before.end : x.start])):
                break  # "cannot take much more: together they handle …"
            if before is w and x.text.lower() in ("so", "yet"):
                continue  # "not so easy as imagined", "not yet approved"
            if x.kind == "stop" and (
                x.text.lower() in _SCOPE_ENDS
                or (within and begun and x.text.lower() in AUXILIARY)
                or (noun_only and begun and x.text.lower() in _PREPOSITIONS and x.text.lower() != "of")
            ):
                break
            if noun_only and begun and x.kind in ("word", "light") and is_verb(x.text):
                break
            if x.kind in CONTENT or x.kind in ("figure", "time"):
                begun = True
                out.append(x.start)
        if _is_object(inside, i):
            out += [x.start for x in inside[:i] if x.kind in CONTENT and is_verb(x.text)][-1:]  # "the storm killed nobody"
        if low in ("no", "none", "nobody", "nothing", "neither") and not any(x.kind in CONTENT for x in inside[:i]):
            verb = next((k for k, x in enumerate(inside) if k > i and is_verb(x.text)), len(inside))
            for x in inside[verb:]:  # "no source says so" denies the saying
                if x.kind == "stop" and x.text.lower() in _SCOPE_ENDS:
                    break
                out += [x.start] if x.kind in CONTENT else []
    return tuple(sorted(set(out)))


def _of_adjective(inside: Sequence[Word], i: int) -> bool:
    """Whether a "not" denies no more than the adjective behind it: "a not successful film" is a film all the same."""
    return inside[i].text.lower() == "not" and i > 0 and inside[i - 1].text.lower() in ("a", "an")


def is_negative(inside: Sequence[Word]) -> bool:
    return sum(_negates(inside, i) for i in range(len(inside))) % 2 == 1


def _is_object(inside: Sequence[Word], i: int) -> bool:
    """Whether a "nobody" or "nothing" is what the verb before it is done to."""
    low, after = inside[i].text.lower(), inside[i + 1].text.lower() if i + 1 < len(inside) else ""
    if low not in ("nobody", "nothing", "none") and (low, after) != ("no", "one"):
        return False
    return i > 0 and inside[i - 1].kind in CONTENT and is_verb(inside[i - 1].text)


def _goes_on(between: str, x: Word, inside: Sequence[Word]) -> bool:
    """Whether a clause of its own begins behind a comma, with its subject: "we do not mend boats, we build them", but not "…, he says, …"."""
    if "," not in between or x.text.lower() not in _SUBJECTS:
        return False
    after = next((w for w in inside if w.start > x.start), None)
    return after is not None and after.key not in _SAYS


_SUBJECTS = frozenset("i we you he she they it".split())
_PRONOUNS = _SUBJECTS | frozenset("me us him her them this that these those".split())
_SAYS = frozenset("say add write argue claim think believe tell explain note report announce admit warn hope fear".split())
_PREPOSITIONS = frozenset("of in on at by for with from into during over under about between among across against along near to after before".split())


def _negates(inside: Sequence[Word], i: int) -> bool:
    """Whether a word denies what follows it, rather than bounding a figure or standing in a name."""
    w = inside[i]
    low = w.text.lower().replace("’", "'")
    following = inside[i + 1].text.lower() if i + 1 < len(inside) else ""
    if following == "out" and (
        (w.key == "leave" and [x.text.lower() for x in inside[i + 2 : i + 3]] == ["of"])
        or (w.key == "rule" and not any(x.text.lower() in AUXILIARY for x in inside[max(0, i - 2) : i]))
    ):
        return True  # "Ardal is left out of the plan", "the ministry rules out a ban"
    if low == "yet" and following == "to":
        told = i > 0 and inside[i - 1].text.lower() in ("has", "have", "had")  # "has yet to be approved"
        return told and not any(x.key in words.STAGE_VERBS for x in inside[i + 2 : i + 4])  # what has yet to be finished is at a stage
    if low not in words.NEGATORS and not low.endswith("n't"):
        return False
    if i and w.text[0].isupper() and not w.text.isupper():
        return False  # part of a title
    if low == "no" and i + 1 < len(inside) and inside[i + 1].text[:1].isdigit():
        return False  # "No. 9"
    before = inside[i - 1].text.lower() if i else ""
    if low in ("decline", "declined", "declines") and following != "to":
        return False
    if _bounds_figure(inside, i) or _set_aside(inside, i) or _of_adjective(inside, i) or before == "or":
        return False  # "not quite half", "dockers, not containers, …", "little or no"
    if before == "and" and "else" in (following, *(x.text.lower() for x in inside[i + 2 : i + 3])):
        return False  # "on the island and nowhere else" says only there
    if i + 1 < len(inside) and inside[i + 1].key in _OWNS_UP and low not in ("no", "without"):
        return False  # "does not hide his anger" shows it
    if low in ("not", "never") and _unequalled(inside[i + 1 :]):
        return False
    if low in ("no", "without") and next((x.text.lower() for x in inside[i + 1 :] if x.text.lower() not in words.DETERMINERS), "") in _UTMOST:
        return False  # "without precedent" is unprecedented, "without a break" continuous
    if low == "none" and [x.text.lower() for x in inside[i + 1 : i + 3]] == ["other", "than"]:
        return False  # "none other than Holm" is Holm
    if low == "nothing" and i and inside[i - 1].key in ("cost", "pay", "charge"):
        return False  # what costs nothing is free
    if low == "no" and before in ("at", "in", "with", "by", "of", "for", "on", "from", "to"):
        return False  # "at no cost" denies nothing else
    if no_longer(inside, i):
        return True
    if low == "not" and following == "to" and before in (*_BE, "has", "have", "had"):
        return True  # "is not to be built"
    if low in ("no", "not") and following in ("only", "to", "before", "until", "since"):
        return False
    if low == "not" and following in ("far", "long") and i + 2 < len(inside) and inside[i + 2].text.lower() in ("away", "from", "off", "after", "ago", "before"):
        return False  # "not far away" says where
    if outranks(inside, i) or _unrivalled(inside, i) or ((low == "not" or low.endswith("n't")) and any(_is_merely(inside, k) for k in range(i + 1, len(inside)))):
        return False  # "not by one party alone"
    if low == "no" and following == "more" and inside[i + 2 : i + 3] and inside[i + 2].kind in CONTENT and not any(x.text.lower() == "than" for x in inside[i + 3 : i + 7]):
        return True  # "faced no more threats"
    if low in ("no", "not") and following in ("more", "less", "fewer", "later", "longer"):
        rest = inside[i + 2 : i + 4]
        return low == "not" and before in _BE and not any(x.kind in ("figure", "time") for x in rest) and len(rest) > 1
    if _concedes(inside, i):
        return False
    if low in ("no", "not") and [x.text.lower() for x in inside[i + 2 : i + 3]] == ["than"]:
        return not any(x.kind in ("figure", "time") for x in inside[i + 3 : i + 7])  # "no higher than 60" bounds a figure; "not higher than before" denies
    if low == "not" and before == "but":
        return False  # "has its colour but not its weight" denies no more than the weight
    if low in ("barely", "hardly", "scarcely") and i + 1 < len(inside) and inside[i + 1].kind == "figure":
        return False
    # "will not open until 2027" says that it opens in 2027
    return not any(_is_until(inside, k) and (k <= i + REACH or any(x.kind == "time" for x in inside[k : k + 4])) for k in range(i + 1, len(inside)))


def _is_until(row: Sequence[Word], k: int) -> bool:
    return row[k].text.lower() == "until" or (row[k].kind == "time" and row[k].text.lower().startswith("until"))


REACH = 4  # words behind a denial within which an "until" is its own; one with a time is anywhere


_UTMOST = frozenset("precedent equal parallel rival peer break pause interruption letup doubt question exception fail".split())
_OWNS_UP = frozenset(("hide", "conceal", "disguise"))


def _concedes(inside: Sequence[Word], i: int) -> bool:
    """Whether a negation denies nothing of what the sentence says: "it is no exaggeration to say that", "could not help laughing", "though not all"."""
    low = inside[i].text.lower().replace("’", "'")
    after = [x.text.lower() for x in inside[i + 1 : i + 3]] + ["", ""]
    if low == "no":
        return after[0] in _NO_WONDER and (after[1] in _THEN or not any(x.kind in CONTENT for x in inside[:i]))
    if after[0] == "help" and (low in ("not", "cannot") or low.endswith("n't")):
        return after[1] == "but" or after[1].endswith("ing")
    return low == "not" and after[0] in _ALL and i > 0 and inside[i - 1].text.lower() in _THOUGH


_NO_WONDER = frozenset("accident coincidence denying doubt exaggeration exception mistake mistaking overstatement question secret surprise wonder".split())
_THEN = frozenset("that to when if how why but".split())
_ALL = frozenset("all always entirely every everyone everybody everywhere exclusively wholly".split())
_THOUGH = frozenset("though although albeit if".split())


def _unequalled(after: Sequence[Word]) -> bool:
    """Whether what follows "not" says that a thing is the utmost of a time: "had not seen such a storm for twenty years" denies no storm."""
    low = [w.text.lower() for w in after]
    if "such" not in low:
        return False
    rest = range(low.index("such") + 1, len(low))
    return any(low[k].startswith(("for", "in", "since")) and any(w.kind in ("figure", "time") for w in after[k : k + 2]) for k in rest)


def _bounds_figure(row: Sequence[Word], i: int) -> bool:
    """Whether a negation belongs to what bounds a figure: "not quite half", "hardly more than 1,000", "not even one in ten"; but "not even one" denies."""
    j = i + 1
    while j < len(row) and row[j].text.lower() in _BOUNDING:
        j += 1
    if not i + 1 < j < len(row) or row[j].kind != "figure" or (row[i].text.lower() not in _HARDLY and row[i + 1].text.lower() not in _SOFT):
        return False
    lone = row[j].text.lower() in ("one", "1") and not (j + 1 < len(row) and row[j + 1].kind == "figure")
    return not lone


_HARDLY = frozenset(("hardly", "barely", "scarcely"))
_SOFT = frozenset(("quite", "even", "much", "far"))
_BOUNDING = frozenset("quite even more less fewer much many far than over under above below well nearly a an the".split())


def _set_aside(row: Sequence[Word], i: int) -> bool:
    """Whether "not" sets a noun phrase aside between commas, or at the end: "dockers, not containers, will travel" denies no travel."""
    if row[i].text.lower() != "not" or not i or (row[i].start - row[i - 1].end < COMMA and row[i - 1].text.lower() != "and"):
        return False
    phrase = list(row[i + 1 : i + 2])
    for w in row[i + 2 :]:
        if w.start - phrase[-1].end >= COMMA:
            break
        phrase.append(w)
    return bool(phrase) and (phrase[0].kind in CONTENT or phrase[0].text.lower() in words.DETERMINERS) and not any(is_verb(w.text) or w.kind == "figure" for w in phrase)


COMMA = 2  # signs between two words with a mark between them


def _subordinate(row: Sequence[Word], i: int) -> bool:
    """Whether a word stands in a clause that is part of another: "what the state does not pay", "where it is not wanted"."""
    for k in range(i - 1, -1, -1):
        if row[k + 1].start - row[k].end >= COMMA:
            return False
        if row[k].text.lower() in _SUBORDINATES:
            return True
    return False


_SUBORDINATES = frozenset("which who whom whose what when where while if because since although though unless whoever whatever wherever whenever".split())
_BE = frozenset(("is", "are", "was", "were", "be"))
_MERELY = frozenset(("alone", "merely", "solely", "just", "simply"))


def _is_merely(row: Sequence[Word], i: int) -> bool:
    """Whether a word says "and no more than that": "not just the boats", but not "not just over three hectares"."""
    low = [w.text.lower() for w in row[i : i + 4]]
    return low[0] in _MERELY and not (low[0] == "just" and low[1:2] and low[1] in _BOUNDING | {"short", "of"} and any(w.kind == "figure" for w in row[i + 2 : i + 4]))


def outranks(row: Sequence[Word], i: int) -> bool:
    """Whether a "no" says that something comes first: "no other club has won more often than …" denies nothing of the club."""
    low = [w.text.lower() for w in row[i:]]
    if low[0] not in ("no", "none", "nobody", "nothing") or row[i].end - row[0].start > FIRST or "than" not in low[2:]:
        return False
    than = low.index("than", 2)
    return than > 2 and any(w in _DEGREES or (w.endswith("er") and k >= than - 3) for k, w in enumerate(low[:than]) if k)


def _unrivalled(row: Sequence[Word], i: int) -> bool:
    """Whether a "no other" says that nothing is like a thing: "no other part earned so much", "no other bridge is as long"."""
    after = row[i + 1 :]
    if row[i].text.lower() != "no" or not after or after[0].text.lower() != "other":
        return False
    return any(a.text.lower() in ("so", "as") and (b.text.lower() in _DEGREE or grammar.may_be_adjective(b)) for a, b in pairwise(after))


_DEGREE = frozenset(("much", "many", "often", "few", "little", "well", "far", "long"))
_DEGREES = frozenset(("more", "less", "better", "worse", "further", "farther"))
FIRST = 60  # signs that may stand before a "no" that opens a statement
