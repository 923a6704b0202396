"""Changes one fact at a time in statements that a source supports, and counts how many stay supported.

    python evals/mutations.py [--show] [--kind figure|year|unit|name|direction|denial] [--limit SHARE] [--sources]

With ``--sources`` the sources are changed instead: the figure that supports a statement becomes another one, and the verdict must follow.
Every statement of our own sets that is labelled supported and called supported is changed in one figure, unit, name, direction or year,
or denied, so that it leaves what its source says. None of the changed ones may be called supported. ``--show`` lists those that are;
``--limit`` fails above this share. The same statements and changes each time.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

import run as evals  # noqa: E402

import yrdcheck  # noqa: E402
from yrdcheck import quantities, thesaurus, words  # noqa: E402
from yrdcheck.registry import Registry  # noqa: E402

SMALL = "two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty".split()
UNITS = (
    ("km", "miles"), ("kilometres", "metres"), ("kilometers", "meters"), ("kilometre", "metre"), ("metres", "kilometres"), ("meters", "kilometers"), ("miles", "yards"),
    ("hectares", "square kilometres"), ("tonnes", "kilograms"), ("million", "billion"), ("billion", "million"), ("trillion", "billion"), ("thousand", "million"),
    ("years", "months"), ("months", "weeks"), ("days", "weeks"), ("weeks", "months"), ("hours", "minutes"), ("minutes", "hours"), ("亿", "万"), ("万", "亿"), ("公里", "米"),
)  # fmt: skip
OPPOSITES = (
    ("rose", "fell"), ("risen", "fallen"), ("increased", "decreased"), ("increase", "decrease"), ("grew", "shrank"), ("growth", "decline"), ("more", "fewer"), ("higher", "lower"),
    ("before", "after"), ("north", "south"), ("northern", "southern"), ("east", "west"), ("eastern", "western"), ("upstream", "downstream"), ("above", "below"),
    ("larger", "smaller"), ("largest", "smallest"), ("highest", "lowest"), ("longest", "shortest"), ("first", "last"), ("oldest", "youngest"), ("won", "lost"),
    ("opened", "closed"), ("began", "ended"), ("longer", "shorter"), ("faster", "slower"), ("less", "more"), ("since", "until"),
    ("超过", "不足"), ("增加", "减少"), ("上升", "下降"), ("增长", "下降"), ("提高", "降低"),
)  # fmt: skip
MONTHS = frozenset("January February March April June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|can|could|would|must|should|does|do|did)\b(?! (?:not|never|no)\b)")


def pick(choices: list[str], key: str) -> str:
    """One of some texts, the same each time."""
    return sorted(choices, key=lambda c: hashlib.sha256(f"{key}/{c}".encode()).digest())[0]


def written(value: float, like: str) -> str:
    """A number with the marks that another one has."""
    return f"{value:,.1f}" if "." in like else f"{round(value):,}" if "," in like else str(round(value))


def figures(text: str) -> Iterator[str]:
    """The text with one figure made a third larger, or another small number."""
    for q in quantities.read_mentions(text)[0]:
        if text[q.start - 1 : q.start] == "^":
            continue  # a footnote
        m = re.search(r"\d[\d,]*(?:\.\d+)?", text[q.start : q.end])
        if m is not None:
            value = float(m[0].replace(",", "")) * (0.6 if q.high is not None and q.low is None else 1.37) + 2  # a bound is made tighter: a looser one stays true
            yield text[: q.start + m.start()] + written(value, m[0]) + text[q.start + m.end() :]
        elif (word := next((w for w in SMALL if re.search(rf"\b{w}\b", text[q.start : q.end], re.I)), None)) is not None:
            other = SMALL[(SMALL.index(word) + (-1 if q.high is not None and q.low is None and SMALL.index(word) else 4)) % len(SMALL)]
            yield text[: q.start] + re.sub(rf"\b{word}\b", other, text[q.start : q.end], count=1, flags=re.I) + text[q.end :]


def years(text: str) -> Iterator[str]:
    """The text with one year three years later."""
    for m in re.finditer(r"(?<![\d,.])(?:1[89]|20)\d\d(?![\d,]|\.\d)", text):
        if any(m.start() < p.end and p.start < m.end() for p in quantities.read_mentions(text)[1]):
            yield text[: m.start()] + str(int(m[0]) + 3) + text[m.end() :]


def swapped(text: str, table: tuple[tuple[str, str], ...], both: bool) -> Iterator[str]:
    """The text with one word of a table changed for the other of its pair."""
    for a, b in [*table, *((b, a) for a, b in table if both)]:
        if (b in ("won", "lost") and re.search(r"\b(?:lives|life)\b", text)) or (b == "fewer" and not re.search(r"\bmore (?:than )?(?:\d|[a-z]+s\b)", text)) or (a, b) == ("fewer", "more"):
            continue  # no English
        pattern = re.escape(a) if words.is_cjk(a[0]) else rf"\b{re.escape(a)}\b"
        for m in re.finditer(pattern, text, re.I):
            yield text[: m.start()] + (b.capitalize() if m[0][0].isupper() else b) + text[m.end() :]


def units(text: str) -> Iterator[str]:
    """The text with the unit of one figure changed."""
    spans = [(q.start, q.end) for q in quantities.read_mentions(text)[0]]
    for new in swapped(text, UNITS, False):
        at = next(i for i, (x, y) in enumerate(zip(text, new, strict=False)) if x != y)
        if any(a <= at <= b for a, b in spans):
            yield new


def names(text: str, row: dict[str, object], registry: Registry) -> Iterator[str]:
    """The text with one name changed for another that the sources speak of, or one that they do not."""
    known = {w for c in registry.claims for w in re.findall(r"(?<![.!?“\"] )(?<!^)\b[A-Z][a-z]{3,}\b", c.quote)}
    said = " ".join(str(e.get("quote", "")) for e in row["evidence"]) + text  # type: ignore[attr-defined]
    others = [n for n in known if n not in MONTHS and n.lower() not in said.lower() and not thesaurus.is_common(words.key(n.lower()))]
    for m in re.finditer(r"(?<!^)(?<![.!?“\"] )\b[A-Z][a-z]{3,}\b", text):
        if others and text[max(0, m.start() - 1)] != "-":
            yield text[: m.start()] + pick(others, text + m[0]) + text[m.end() :]


def denials(text: str) -> Iterator[str]:
    """The text denied."""
    m = AUXILIARY.search(text)
    if m is not None and not re.search(r"\b(?:not|no|never|nothing|nobody|none|neither|without|only|until)\b|n't", text, re.I):
        yield text[: m.end()] + " not" + text[m.end() :]


def mutants(text: str, row: dict[str, object], registry: Registry) -> Iterator[tuple[str, str]]:
    """(kind, changed text) for every change of one fact that a text asserts."""
    aside = words.NOT_THIS.search(text)
    text = text[: aside.start()] + "." if aside else text
    for kind, found in (
        ("figure", figures(text)), ("year", years(text)), ("unit", units(text)), ("name", names(text, row, registry)),
        ("direction", swapped(text, OPPOSITES, True)), ("denial", denials(text)),
    ):  # fmt: skip
        for new in found:
            if new != text:
                yield kind, new


def verdict_of(text: str, registry: Registry) -> str:
    """One verdict for a text."""
    return evals.join([{"verdict": str(s.verdict)} for s in yrdcheck.verify(text, registry).statements])


FIGURE = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?![\d.]*\d)")


def swapped_source(row: dict[str, Any], docs: dict[str, str]) -> dict[str, str] | None:
    """The sources with the figure that a statement shares with its evidence made another one, or ``None`` where they share none."""
    said = set(FIGURE.findall(row["text"]))
    out = dict(docs)
    for e in row["evidence"]:
        shared = [f for f in FIGURE.findall(e.get("quote", "")) if f in said]
        if not shared or e["source"] not in out or e["quote"] not in out[e["source"]]:
            return None
        value = float(shared[0].replace(",", "")) * 1.6 + 3
        new = str(int(shared[0]) + 4) if re.fullmatch(r"(?:1[89]|20)\d\d", shared[0]) else written(value, shared[0])
        changed = re.sub(rf"(?<![\d.,]){re.escape(shared[0])}(?![\d])", new, e["quote"])
        out[e["source"]] = out[e["source"]].replace(e["quote"], changed)
    return out if row["evidence"] else None


def swap_sources(show: bool) -> tuple[int, int]:
    """How many statements stay supported, of how many, when the figure in their sources is another one."""
    tried = stayed = 0
    for path in sorted(ROOT.glob("**/statements.jsonl")):
        if not (path.parent / "docs").is_dir() or path.parent.name == "chinese":
            continue
        docs = {d.stem: d.read_text("utf-8") for d in sorted((path.parent / "docs").iterdir())}
        registry = yrdcheck.build_registry(docs)
        for row in evals.read(path):
            if row["verdict"] != "supported" or verdict_of(row["text"], registry) != "supported" or (other := swapped_source(row, docs)) is None:
                continue
            tried += 1
            if verdict_of(row["text"], yrdcheck.build_registry(other)) == "supported":
                stayed += 1
                if show:
                    print(f"source    {path.parent.name} {row['id']}: {row['text']}")
    return stayed, tried


def main() -> int:
    """Count and print by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--kind", default="")
    parser.add_argument("--limit", type=float, default=1.0)
    parser.add_argument("--sources", action="store_true")
    options = parser.parse_args()
    if options.sources:
        left, of = swap_sources(options.show)
        print(f"source    {left:3} of {of:4} stay supported")
        return int(left > options.limit * of)
    tried: Counter[str] = Counter()
    stayed: Counter[str] = Counter()
    for path in sorted(ROOT.glob("**/statements.jsonl")):
        docs = sorted((path.parent / "docs").iterdir()) if (path.parent / "docs").is_dir() and path.parent.name != "chinese" else []
        registry = yrdcheck.build_registry({d.stem: d.read_text("utf-8") for d in docs}) if docs else yrdcheck.load_registry(ROOT.parent / "claims")
        for row in evals.read(path):
            if row["verdict"] != "supported" or "evidence" not in row or verdict_of(row["text"], registry) != "supported":
                continue
            for kind, new in mutants(row["text"], row, registry):
                if options.kind and kind != options.kind:
                    continue
                tried[kind] += 1
                if verdict_of(new, registry) == "supported":
                    stayed[kind] += 1
                    if options.show:
                        print(f"{kind:9} {path.parent.name} {row['id']}: {new}\n{'':10}was: {row['text']}")
    for kind in sorted(tried):
        print(f"{kind:9} {stayed[kind]:3} of {tried[kind]:4} stay supported")
    share = sum(stayed.values()) / max(1, sum(tried.values()))
    print(f"{'all':9} {sum(stayed.values()):3} of {sum(tried.values()):4}: {share:.3f}")
    return int(share > options.limit)


if __name__ == "__main__":
    sys.exit(main())
