"""Whether a statement asserts something that a source could confirm or deny."""

from __future__ import annotations

import re
from itertools import pairwise

from yrdcheck import words
from yrdcheck.model import TYPE_CHECKING
from yrdcheck.statements.verbs import CONTENT, FINITE, is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yrdcheck.statements.records import Clause


def is_checkable(text: str, kind: str, clauses: Sequence[Clause]) -> bool:
    """Whether a statement asserts something that a source could confirm or deny: no question, greeting, instruction, opinion or bare heading."""
    plain = text.strip().strip("\"“”'‘’*_ ")
    if not plain or plain.endswith(("?", "？")) or (plain.endswith(("吗", "呢")) and len(plain) > 2):
        return False
    if words.is_chinese(plain):
        plain = " ".join(c.text for c in clauses).strip("“” ")
    if words.OPINION.search(plain) or words.OUTCRY.search(plain) or (words.WRITER.search(plain) and not re.search("[\"“”]", text)):
        return False
    content = [w for c in clauses for w in c.words if w.kind in CONTENT]
    figures = any(c.quantities or c.periods for c in clauses)
    tokens = re.findall(r"[A-Za-z']+", plain)
    verb = any(is_verb(w.text) for c in clauses for w in c.words if w.kind in ("stop", "word", "light"))
    first = tokens[0].lower() if tokens else ""
    finite = any(t.lower() in FINITE for t in tokens[1:])
    if _orders(plain) or (_LABEL.match(plain) and not verb):
        return False
    if first in words.IMPERATIVES and not figures and not finite and words.key(first) == first:
        return False
    solid = [w for w in content if w.kind in ("name", "concept", "term")]
    praise = [w for w in content if (w.key in words.PRAISE or w.text.lower() in words.PRAISE) and not _quoted(text, w.text)]
    if praise and not figures and len(content) - len(praise) <= 4 + len(solid) and (not solid or len(praise) * 3 >= len(content) - len(solid)):
        return False
    if re.search(r"(?:^|[:–—] ?)(?:what|how|why|where|who)\b", plain, re.I) and not plain.endswith((".", "!")) and not figures:
        return False  # "Ecological Coordination: What Comes Next"
    if _WHEN.match(plain) and not plain.endswith((".", "!")) and not figures:
        return False
    cjk = any(words.is_cjk(c) for c in plain)
    title = not plain.endswith((".", "!"))
    bare = not figures or (title and kind != "bullet" and len(tokens) < TITLE and _counts_only(clauses))
    if bare and not cjk and not verb and (kind == "heading" or title or len(content) < 3):
        return _has_present_verb(tokens)
    return bool(content) or figures


_WHEN = re.compile(r"(?:when|where|after|before)\b[^,.;:]{1,80}:", re.IGNORECASE)  # "When the wind takes everything: voices from the coast"


def _quoted(text: str, word: str) -> bool:
    """Whether a word stands in quotation marks: the praise of another, which a source may confirm."""
    return any(word in re.findall(r"[\w'’-]+", m[0]) for m in _IN_QUOTES.finditer(text))


_IN_QUOTES = re.compile("[\"“„«][^\"”“»]*[\"”“»]")


def _counts_only(clauses: Sequence[Clause]) -> bool:
    """Whether all figures are small number words or ranks, as titles have them: "Two wheels, one city", "Sweets first, needles second"."""
    return not any(c.periods for c in clauses) and all(
        q.kind == "ordinal" or (q.unit == "1" and q.text.isalpha() and (q.value or 0) <= DOZEN) for c in clauses for q in c.quantities
    )


TITLE = 6  # words that no title of this kind has
DOZEN = 12  # the largest number that is written as a word in it
_LABEL = re.compile(
    r"(?i)(?:chapter|part|section|figure|fig\.|table|appendix|annex|volume|act|scene|episode|lesson|step)\s+"
    r"(?:\d+[a-z]?|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten)\s*[:.–—-]"
)


def _orders(text: str) -> bool:
    """Whether a sentence tells its reader to do something: it opens with a verb as the dictionary has it and that verb's object, and no finite verb follows."""
    from yrdcheck import thesaurus

    tokens = re.findall(r"[A-Za-z']+", re.split(r"[,;:]|\b(?:and|when|if|as|while|where|because|before|after|until|unless|so|that|for)\b", text)[0])
    if len(tokens) < 3 or tokens[0] != tokens[0].capitalize() or tokens[1].lower() not in _OBJECTS:
        return False
    if tokens[1].lower() == "with" and any(is_verb(t) for t in re.findall(r"[A-Za-z']+", text)[1:]):
        return False  # "Trade with Japan, however, fell"
    if tokens[1].lower() in ("in", "on") and tokens[2][:1].isupper() and any(is_verb(t) for t in re.findall(r"[A-Za-z']+", text)[3:]):
        return False  # "Damage in China from the storm that …"
    low = tokens[0].lower()
    if not thesaurus.is_verb(low) or words.key(low) != low:
        return False
    return not any(is_verb(t) or t in FINITE or t in ("be", "must", "can", "might", "should") for t in tokens[1:])


_OBJECTS = frozenset("a an the your my our this that these those some any it them me us him her in on up out off down with".split())
_BEFORE_NOUNS = frozenset(
    """and or nor the a an of for in on to from with by at across over under between into its their his her our my your this that these those
    two three four five six seven eight nine ten first second third all some no many more few""".split()
)


def _has_present_verb(tokens: Sequence[str]) -> bool:
    """A headline in the present tense ("Court rejects suit") asserts: some word but the first is a third person of a known verb, and no more of a list."""
    from yrdcheck import thesaurus

    return any(
        t.endswith("s") and t.islower() and words.key(t) != t and thesaurus.is_verb(words.key(t)) and before.lower() not in _BEFORE_NOUNS
        for before, t in pairwise(tokens)
    )
