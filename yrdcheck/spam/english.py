"""English words: what is one, and what a jumble of letters may have been."""

from __future__ import annotations

from functools import cache

COMMON = 60  # length of the entry of a word that has several senses
INFLECTIONS = ("s", "es", "d", "ed", "ing", "r", "er", "ly", "ies", "ers", "ness", "st", "est", "able", "less", "ful", "ingly", "ism", "ist", "ity", "ation", "like")
PREFIXES = ("un", "re", "non", "over", "under", "pre", "anti", "inter", "multi", "semi", "sub", "super", "micro", "macro", "counter", "co", "de", "dis", "mis", "out",
            "auto", "bio", "cyber", "eco", "geo", "hydro", "hyper", "infra", "mega", "mini", "neo", "neuro", "photo", "poly", "post", "pro", "proto", "pseudo",
            "psycho", "radio", "socio", "tele", "thermo", "trans", "ultra", "up", "down", "back", "electro", "in", "im", "en", "fore",
            "intra", "extra", "peri", "kilo", "nano", "mid", "mono", "bi", "tri")  # fmt: skip
ENDINGS = (("", ""), ("s", ""), ("es", ""), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("ly", ""), ("ies", "y"))  # an ending and what a stem drops before it


@cache
def _dictionary() -> dict[str, int]:
    """English words of three letters and more, in lower case, with a number that is larger for common words."""
    path = __file__.replace("\\", "/").rsplit("/", 2)[0] + "/data/thesaurus.txt"
    found: dict[str, int] = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            entry = line.partition("\t")[0]
            for word in entry.split("_"):
                if len(word) > 2 and word.isascii() and word.isalpha():
                    found[word] = max(found.get(word, 0), len(line) if word == entry else 0)
    return found


@cache
def _trigrams() -> frozenset[str]:
    """Every three letters that stand in a row in some English word; ^ and $ are its ends."""
    return frozenset(f"^{word}$"[i : i + 3] for word in _dictionary() for i in range(len(word)))


@cache
def _anagrams() -> dict[str, str]:
    """Letters in alphabetical order → the commonest word that is made of them."""
    out: dict[str, str] = {}
    for word, size in sorted(_dictionary().items(), key=lambda pair: (pair[1], pair[0])):
        if size:
            out["".join(sorted(word))] = word
    return out


_judged: dict[str, bool] = {}
REMEMBERED = 50_000  # words whose judgement is kept


def is_english(word: str) -> bool:
    """Whether an English word in lower case, a form of one, or two of them joined."""
    found = _judged.get(word)
    if found is None:
        if len(_judged) >= REMEMBERED:
            _judged.clear()
        found = _judged[word] = _is_form(word, 2)
    return found


def _is_form(word: str, depth: int) -> bool:
    known = _dictionary()
    if word in known or len(word) < 3:
        return word in known
    for ending in INFLECTIONS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if len(stem) > 2 and (stem in known or stem + "e" in known or stem + "y" in known or (stem[-1] == stem[-2] and stem[:-1] in known)):
                return True
    if depth:
        for prefix in PREFIXES:
            if word.startswith(prefix) and len(word) - len(prefix) > 3 and _is_form(word[len(prefix) :], depth - 1):
                return True
        return any(word[:i] in known and _is_form(word[i:], 0) for i in range(3, len(word) - 2))
    return False


def unscramble(word: str) -> str:
    """What a word that is none looks like a jumble of, or nothing.

    >>> unscramble("gvorenmnet"), unscramble("crteeasynergies"), unscramble("freindly"), unscramble("schadenfreude")
    ('government', 'create synergies', '', '')
    """
    odd = sum(f"^{word}$"[i : i + 3] not in _trigrams() for i in range(len(word)))
    if any(a == b == c for a, b, c in zip(word, word[1:], word[2:], strict=False)):
        return ""  # drawn out for effect: soooo
    meant = _jumble_of(word)
    if meant and _moved(word, meant) > 2 and not _is_slip(word):
        return meant
    if not odd:
        return ""  # many a rare word is by chance the letters of another
    joined: list[tuple[int, str]] = []
    known = _dictionary()
    for i in range(5, len(word) - 4):
        for jumble, plain, first in ((word[:i], word[i:], True), (word[i:], word[:i], False)):
            meant = _anagrams().get("".join(sorted(jumble)), "")
            if len(plain) > 5 and jumble not in known and known.get(meant, 0) >= COMMON and _is_form(plain, 0):
                joined.append((known[meant] + known.get(plain, 0), f"{meant} {plain}" if first else f"{plain} {meant}"))
    if joined:
        return max(joined)[1]
    return "no English word" if odd * 5 >= len(word) * 2 and len(word) > 11 else ""


def _moved(word: str, meant: str) -> int:
    """How many letters stand in another place; two that changed places are a slip of the pen."""
    return sum(a != b for a, b in zip(word, meant, strict=False)) + abs(len(word) - len(meant))


def _shifted(word: str, meant: str) -> int:
    """How far a letter is moved at most; letters that stand twice keep their order."""
    places: dict[str, list[int]] = {}
    for i, c in enumerate(meant):
        places.setdefault(c, []).append(i)
    return max(abs(i - places[c].pop(0)) for i, c in enumerate(word))


def _is_slip(word: str) -> bool:
    """Whether one letter more, less, other or changed with its neighbour makes an English word of it."""
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if _is_form(head + tail[1:], 0) or len(tail) > 1 and _is_form(head + tail[1] + tail[0] + tail[2:], 0):
            return True
        if any(_is_form(head + c + tail, 0) or _is_form(head + c + tail[1:], 0) for c in "abcdefghijklmnopqrstuvwxyz"):
            return True
    return False


def _jumble_of(word: str) -> str:
    """The English word that has exactly these letters, in its plain form or with a common ending, as far as it is no chance."""
    for ending, dropped in ENDINGS:
        left = list(word)
        for c in ending:
            if c not in left:
                break
            left.remove(c)
        else:
            found = _anagrams().get("".join(sorted((*left, *dropped))), "")
            if len(found) > 4 and found.endswith(dropped) and _takes(found, ending, dropped):
                meant = found.removesuffix(dropped) + ending
                if ending in ("d", "ed", "ing", "ly") and _dictionary()[found] < COMMON:
                    continue
                if _shifted(word, meant) <= (2 if len(word) < 8 else 3 if _dictionary()[found] < COMMON and len(word) < 10 else len(word) // 2):
                    return meant
    return ""


def _takes(stem: str, ending: str, dropped: str) -> bool:
    """Whether a stem takes an ending without a change of its own."""
    if dropped or not ending:
        return True
    if ending == "s":
        return not stem.endswith(("s", "x", "z", "ch", "sh", "ed", "ly")) and stem[-1] != "y"
    if ending == "es":
        return stem.endswith(("s", "x", "z", "ch", "sh"))
    return stem[-1] != "e" if ending in ("ed", "ing") else stem[-1] == "e" if ending == "d" else True
