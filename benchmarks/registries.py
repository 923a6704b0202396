"""Invented registries of any size, for measuring: claims about places with made-up names, from a few hundred sentences put together at random.

A sentence is read once by yrdcheck, with names that are replaced afterwards by others of the same length, so that a million claims
take minutes, not an hour, and each is still exactly what reading it would give. Same seed, same bytes.
"""

from __future__ import annotations

import itertools
import json
import random
from array import array
from collections.abc import Iterator
from pathlib import Path

from yrdcheck import locks, stores
from yrdcheck.candidates import VERSION, compile_registry
from yrdcheck.model import Claim, Source

FRAMES = 400
NOUNS = """bridge harbour museum library school hospital tunnel railway factory market theatre stadium reservoir airport archive orchard quarry
canal lighthouse brewery monastery shipyard laboratory warehouse cinema nursery aqueduct observatory vineyard foundry""".split()
KINDS = "old new central eastern western northern southern municipal regional public private historic modern small large coastal inland rural".split()
DEEDS = """opened closed employed hosted produced restored extended welcomed recorded repaired sold exported stored treated planted trained collected
delivered financed surveyed""".split()
THINGS = """visitors workers students patients ships trains books tonnes houses trees passengers engineers farms vehicles boats concerts paintings
documents barrels machines""".split()
TAILS = (
    "during the summer", "after the flood", "with support from the province", "for the first time", "under a new contract", "despite the drought",
    "before the election", "according to the annual report", "along the northern coast", "in cooperation with the university",
    "at the request of residents", "without further loans",
)  # fmt: skip
HOLDERS = "Xabababa", "Xedededa"  # the names that a frame is read with
Frame = tuple[str, str, list[str], list[str]]  # claim, readings, words that it says, words that it leans on


def names(count: int, seed: int) -> list[str]:
    """Invented names of eight letters."""
    rng = random.Random(seed)
    out: dict[str, None] = {}
    while len(out) < count:
        out["".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(4)).capitalize()] = None
    return list(out)


def sentences(count: int, rng: random.Random) -> list[str]:
    """Sentences about the two places of `HOLDERS`."""
    a, b = HOLDERS
    return [
        f"The {rng.choice(KINDS)} {rng.choice(NOUNS)} of {a} {rng.choice(DEEDS)} {rng.randrange(100, 999)} {rng.choice(THINGS)} from {b} "
        f"in {rng.randrange(1950, 2024)} {rng.choice(TAILS)}."
        for _ in range(count)
    ]


def frames(rng: random.Random) -> list[Frame]:
    """Claims as the index keeps them, to be given other names."""
    source = Source("made", "Notes", "made.txt", "0" * 64)
    out = []
    for text in sentences(FRAMES, rng):
        claim = Claim("made-000000000", "made", text, 1, 1)
        compiled = compile_registry([source], [claim], [], [])
        said = {k: row.partition(";") for k, row in compiled["index"].items()}
        out.append((locks.to_json(claim), compiled["forms"][0], [k for k, r in said.items() if r[0]], [k for k, r in said.items() if not r[0]]))
    return out


def make(folder: Path, count: int, seed: int = 1) -> list[str]:
    """An indexed registry of ``count`` claims; gives 200 statements that each say what one of them says in part, with its number in front."""
    rng = random.Random(seed)
    made, places = frames(rng), names(max(50, count // 8), seed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sources.yaml").write_text("schema: yrdcheck.registry/1\nsources:\n", encoding="utf-8")
    own: dict[str, array[int]] = {}
    lean: dict[str, array[int]] = {}
    wanted = set(rng.sample(range(count), min(200, count)))
    asked: list[str] = []
    quotes = folder.with_suffix(".quotes").open("w", encoding="utf-8")  # what other ways of finding claims are given

    def entries() -> Iterator[stores.Entry]:
        for n in range(count):
            record, forms, says, leans = rng.choice(made)
            pair = list(zip(HOLDERS, (rng.choice(places), rng.choice(places)), strict=True))
            pair += [(a.lower(), b.lower()) for a, b in pair]
            for a, b in pair:
                record, forms = record.replace(a, b), forms.replace(a, b)
            swap = dict(pair)
            for table, keys in ((own, says), (lean, leans)):
                for k in {swap.get(k, k) for k in keys}:
                    table.setdefault(k, array("I")).append(n)
            quote = json.loads(record)[2]
            quotes.write(quote + "\n")
            if n in wanted:
                words = quote.rstrip(".").split(" ")
                del words[rng.randrange(len(words) - 2)]
                asked.append(f"{n}\t{' '.join(words)}.")
            yield stores.Entry(record.replace("000000000", f"{n:09d}"), n, forms.encode())

    def terms() -> Iterator[tuple[str, array[int], array[int]]]:
        for k in sorted(own.keys() | lean.keys()):
            yield k, own.get(k, array("I")), lean.get(k, array("I"))

    heads = {
        "sources": locks.to_json([Source("made", "Notes", "made.txt", "0" * 64)]), "entities": "", "properties": "",
        "rest": locks.to_json({"lexicon": {}, "entities": {}, "dates": {}, "single": []}),
    }  # fmt: skip
    path = stores.name_of(str(folder), VERSION)
    assert path is not None
    if not stores.write_store(path, VERSION, heads, f"sha256:{count}-{seed}", entries(), terms()):
        raise SystemExit(f"{folder}: cannot be written")
    quotes.close()
    return asked


def prose(size: int, seed: int) -> Iterator[str]:
    """Paragraphs of about ``size`` characters in all, as drafts about the same places would have."""
    rng = random.Random(seed)
    places = names(50, seed)
    done = 0
    for text in itertools.chain.from_iterable(sentences(50, rng) for _ in itertools.count()):
        for a, b in zip(HOLDERS, (rng.choice(places), rng.choice(places)), strict=True):
            text = text.replace(a, b)
        done += len(text) + 1
        yield text
        if done >= size:
            return
