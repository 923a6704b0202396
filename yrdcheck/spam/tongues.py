"""Which scripts and languages a document uses, and which of its words are none of its own."""

from __future__ import annotations

import re

from yrdcheck.model import TYPE_CHECKING, record
from yrdcheck.spam.pages import SAID, SCRIPTS, script_runs
from yrdcheck.spam.phrases import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yrdcheck.spam.pages import Page

KNOWN = 0.2  # share of common words from which the language of a document is sure
BILINGUAL = 0.35  # share of another script from which a text is in both
EASTERN = frozenset(("Han", "Kana", "Hangul"))  # scripts that are mixed with each other
REMEMBERED = 50_000  # words whose language is kept
CLOSE = 60  # characters in which several foreign words must stand to be looked at


@record
class Setting:
    """What holds for all pieces of a page."""

    page: Page
    alien: tuple[str, ...]  # scripts that it does not otherwise use
    letters: re.Pattern[str]  # of these scripts
    bilingual: bool
    tongues: dict[str, str]  # of words met so far
    home: frozenset[str]  # common words of its language; empty where it is not known well enough to tell other languages

VIETNAMESE = re.compile("[ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
KIN = {"Han": ("Han", "Kana"), "Kana": ("Han", "Kana"), "Hangul": ("Hangul",)}
_tongues: dict[str, dict[str, str]] = {}  # language → word → tongue


def read_setting(page: Page) -> Setting:
    """The scripts and languages of a setting."""
    kin = KIN.get(page.main, (page.main,))
    if page.main == "Han" and page.scripts.get("Kana", 0) * 4 < page.scripts["Han"]:
        kin = ("Han",)  # Chinese
    alien = tuple(s for s in page.scripts if s not in kin and s != "Latin")
    letters = script_runs(alien or ("Latin",))
    bilingual = False
    if alien:
        said = {s: n * SAID.get(s, 1) for s, n in page.scripts.items()}
        share = sum(said[s] for s in alien) / (sum(said.values()) or 1)
        some = "".join(SCRIPTS[s] for s in alien)
        many = sum(1 for _ in re.finditer(f"[{some}][^\n.!?。！？]*", page.text)) > 3
        pairs = re.findall(f"(?m)^[ \\t]{{0,40}}[{some}]{{1,8}}[ \\t]{{0,20}}(?:[-–—:：=]|[ \\t])[ \\t]{{0,20}}[^\\W\\d_{some}][^\\n]{{0,60}}$", page.text)  # a glossary
        bilingual = share >= BILINGUAL or share > 0.2 and many or len(pairs) > 2
    home = table().common.get(page.language, frozenset())
    sample = page.words[:2000]
    if page.main == "Latin" and sum(map(home.__contains__, sample)) < KNOWN * sum(map(str.isalpha, sample)):
        home = frozenset()
    tongues = _tongues.setdefault(page.language if home else page.main, {})
    if len(tongues) >= REMEMBERED:
        tongues.clear()
    return Setting(page, alien, letters, bilingual, tongues, home)


def tongue_of(setting: Setting, word: str) -> str:
    """``home``, ``foreign``, or nothing, for a word in lower case."""
    known = setting.tongues.get(word)
    if known is None:
        known = setting.tongues[word] = _find_tongue(setting.page, word, setting.home)
    return known


def _find_tongue(page: Page, word: str, home: frozenset[str]) -> str:
    if word in home:
        return "home"
    if word[0].isdigit():
        return ""
    if word[0] >= "\u0370" and not "\u1e00" <= word[0] < "\u2000":
        return "home"  # what is not is alien
    languages = table().lexicon.get(word, frozenset())
    if page.main == "Latin" and not home:
        return "" if "en" in languages else "home"
    if page.main != "Latin":
        return "foreign" if languages or VIETNAMESE.search(word) else ""
    if page.language == "en":
        from yrdcheck.spam.english import is_english

        if word.isascii() and is_english(word):
            return "home" if not languages - {"en"} else ""
        languages -= {"en"}
    if page.language in languages:
        return "home"
    if languages or VIETNAMESE.search(word) and page.language != "vi":
        return "foreign"
    return "" if page.language == "en" else "home"

def foreign_places(setting: Setting) -> Iterator[int]:
    """Places of words of another language that stand close together."""
    page = setting.page
    known = {w for w in page.vocabulary if w[0] < "\u2000" and tongue_of(setting, w) == "foreign"}
    if not known:
        return
    recent: list[int] = []
    for word, start in zip(page.words, page.starts, strict=True):
        if word in known and (page.main != "Latin" or not page.text[start].isupper()):
            recent = [*(p for p in recent if start - p < CLOSE), start]
            if len(recent) > 2:
                yield start


def language_of(page: Page, words: Sequence[str]) -> tuple[str, int]:
    """The language, other than the document's, that most of some words are in, and how many."""
    counts: dict[str, int] = {}
    for word in (w.lower().strip(",.!?:;\"'()") for w in words):
        for language in table().lexicon.get(word, ("vi",) if VIETNAMESE.search(word) else ()):
            counts[language] = counts.get(language, 0) + (len(word) > 1)
    counts.pop(page.language, 0)
    language = max(counts, key=lambda k: counts[k], default="")
    return language, counts.get(language, 0)
