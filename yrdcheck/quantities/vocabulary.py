"""Look-ups built once from the rows of ``tables``."""

from __future__ import annotations

from yrdcheck.quantities import tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

Phrases = dict[str, list[tuple[tuple[str, ...], str, float]]]


def split_words(name: str) -> tuple[str, ...]:
    """The tokens of a unit name, as the tokeniser cuts them."""
    out: list[str] = []
    for word in name.split():
        if word.isalpha():
            out.append(word)
            continue
        run, kind = "", ""
        for c in word:
            now = "a" if c.isalpha() or c in "²³" else "d" if c.isdecimal() else c
            if run and now == kind and now in "ad":
                run += c
            else:
                if run:
                    out.append(run)
                run, kind = c, now
        out.append(run)
    return tuple(out)


def build_units() -> tuple[dict[str, tuple[str, float]], Phrases, Phrases]:
    """Unit → (dimension, factor); phrases by first word, small letters; short names as written."""
    dimensions: dict[str, tuple[str, float]] = {"1": ("1", 1.0)}
    phrases: Phrases = {}
    exact: Phrases = {}

    def enter(names: str, unit: str, factor: float) -> None:
        for name in names.split(", "):
            words = split_words(name.strip())
            if len(words) == 1 and len(words[0]) <= 2 and words[0].isascii() and words[0].isalpha():
                exact.setdefault(words[0], []).append((words, unit, factor))
            else:
                words = tuple(w.lower() for w in words)
                phrases.setdefault(words[0], []).append((words, unit, factor))

    for line in tables.UNITS.strip().split("\n"):
        parts = line.split(None, 3)
        dimensions[parts[0]] = (parts[1], float(parts[2]))
        if len(parts) == 4:
            enter(parts[3], parts[0], 1.0)
    for line in tables.OPEN_UNITS.strip().split("\n"):
        unit, names = line.split(None, 1)
        enter(names, unit, 1.0)
    for line in tables.CURRENCIES.strip().split("\n"):
        unit, names = line.split(None, 1)
        for code in unit.split("|"):
            dimensions[code] = ("money", 1.0)
            if "|" not in unit:
                exact[code] = [((code,), unit, 1.0)]
                for letter, size in (("k", 1e3), ("M", 1e6), ("B", 1e9)):
                    exact[letter + code] = [((letter + code,), unit, size)]
        enter(names, unit, 1.0)
    for line in tables.CENTS.strip().split("\n"):
        unit, names = line.split(None, 1)
        enter(names, unit, 0.01)
    for rows in (*phrases.values(), *exact.values()):
        rows.sort(key=lambda row: -len(row[0]))
    return dimensions, phrases, exact


UNITS, PHRASES, EXACT = build_units()


def readings(unit: str) -> list[str]:
    """The units that an open one may stand for: "lb|GBP" → lb, GBP; "USD|EUR/kg" → USD/kg, EUR/kg."""
    top, slash, below = unit.partition("/")
    return [u + slash + below for u in top.split("|")]


def dimension_of(unit: str) -> str:
    """The dimension of a unit symbol, a set of units ("lb|GBP") or a compound ("ug/m3")."""
    known = UNITS.get(unit)
    if known:
        return known[0]
    if "|" in unit:
        return "|".join(dict.fromkeys(map(dimension_of, readings(unit))))
    if "/" in unit:
        a, b = unit.split("/", 1)
        return f"{dimension_of(a)}/{dimension_of(b)}"
    return unit


def factor_of(unit: str) -> float:
    """What turns a figure in ``unit`` into the base unit of its dimension."""
    known = UNITS.get(unit)
    if known:
        return known[1]
    if "/" in unit:
        a, b = unit.split("/", 1)
        return factor_of(a) / factor_of(b)
    return 1.0


# Names of eight letters and more, by their first four: one wrong letter is forgiven.
LONG_NAMES: Final[dict[str, list[str]]] = {}
for _name, _rows in PHRASES.items():
    if len(_name) >= 8 and len(_rows[-1][0]) == 1 and dimension_of(_rows[-1][1]) != "money":
        LONG_NAMES.setdefault(_name[:4], []).append(_name)
CODES: Final = frozenset(code for code, (dimension, _) in UNITS.items() if dimension == "money")
SYMBOLS: Final = {
    name: row[1]
    for name, rows in PHRASES.items()
    if len(name) == 1 and not name.isalpha()
    for row in rows
    if len(row[0]) == 1 and dimension_of(row[1]) == "money" and row[2] == 1.0
}
DOLLARS: Final = {
    "us": "USD",
    "hk": "HKD",
    "c": "CAD",
    "ca": "CAD",
    "a": "AUD",
    "au": "AUD",
    "nz": "NZD",
    "s": "SGD",
    "nt": "TWD",
    "r": "BRL",
    "mx": "MXN",
    "mex": "MXN",
    "cn": "CNY",
} | {code.lower(): code for code in sorted(CODES) if code.endswith("D")}
# Codes that are read in small letters too; the others might be words ("try", "all", "sar").
PLAIN_CODES: Final = tables.row("rmb usd eur gbp jpy cny hkd aud inr krw chf nzd sgd twd idr php myr thb vnd rub brl mxn rs")
PREFIX_WORDS: Final = {"rmb": "CNY", "rs": "INR"} | {code.lower(): code for code in sorted(CODES)}


HEDGES: Final = ("at least", "at most", "just over", "over", "under", "nearly", "about", "exactly")


def build_bounds() -> tuple[dict[str, list[tuple[tuple[str, ...], str]]], dict[str, list[tuple[tuple[str, ...], str]]]]:
    """Hedges and bounds before a figure, by last word (other words backwards), and after it, by first word."""
    before: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in tables.BEFORE.strip().split("\n"):
        last, rest = line.split(None, 1)
        rest = rest.strip()
        for hedge in HEDGES:
            if rest == hedge or rest.startswith(hedge + " "):
                leads = rest[len(hedge) :].strip()
                break
        else:
            raise ValueError(f"no hedge in the row {line!r}")
        for lead in leads.split(", ") if leads else [""]:
            before.setdefault(last, []).append((tuple(reversed(lead.split())), hedge))
    after: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in tables.AFTER.strip().split("\n"):
        hedge = next(h for h in HEDGES if line.endswith(" " + h))
        phrase = line[: -len(hedge)].split()
        after.setdefault(phrase[0], []).append((tuple(phrase), hedge))
    for rows in (*before.values(), *after.values()):
        rows.sort(key=lambda row: -len(row[0]))
    return before, after


BEFORE, AFTER = build_bounds()
LOW: Final = frozenset({"over", "at least", "just over"})
HIGH: Final = frozenset({"under", "at most", "nearly"})
CHANGE: Final = {word: sign for sign, words in tables.CHANGES.items() for word in words.split()}
