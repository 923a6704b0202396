#!/usr/bin/env python3
"""How good the verdicts are, on labelled statements.

usage: python evals/run.py [SET ...] [--data DIR] [--floors FILE] [--record] [--tags] [--misses] [--sample N]

Run it with the Python that has yrdcheck installed. Without a name: the sets in this folder. ``--data``
names a folder with sets that others own (``README.md`` says which and where they come from); their names are then known too.
``--floors`` fails when a figure is below the one recorded there. Statements of the sets in this folder whose verdict is no longer
the one in ``verdicts.json`` are printed, the ones that went wrong first; ``--record`` writes that file anew.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
RECORDED = HERE / "verdicts.json"  # set → id of a statement → the verdict it had when the file was written
ORDER = ["contradicted", "conflict", "unsupported", "supported", "no-claim"]  # how parts of a compound statement join (guide, rule 7)
VERDICTS = ["supported", "contradicted", "conflict", "unsupported", "no-claim"]
Row = dict[str, Any]
Figures = dict[str, float]


def read(path: Path) -> list[Row]:
    """The records of a JSON-lines file, gzipped or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def accepted(row: Row) -> list[str]:
    """The verdicts that count as right."""
    verdict = row["verdict"]
    return verdict if isinstance(verdict, list) else [verdict]


# ---- running yrdcheck ---------------------------------------------------------------------------------------------


def run(*words: object) -> Any:
    """The JSON that a command prints, run in an empty folder: no registry and no settings of anybody's nearby."""
    with tempfile.TemporaryDirectory() as empty:
        command = [sys.executable, "-m", "yrdcheck", *map(str, words), "--no-config", "--format", "json"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=empty, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"yrdcheck {words[0]}: exit {done.returncode}: {done.stderr[-600:]}")
    return json.loads(done.stdout)


def build(docs: Path, folder: str) -> Path:
    """A registry of every document in a folder."""
    registry = Path(folder) / "registry"
    run("build", *sorted(docs.iterdir()), "--registry", registry)
    return registry


def check(gold: list[Row], *options: object) -> dict[str, list[Row]]:
    """The checked statements of each labelled one, by its id: all are checked as paragraphs of one draft."""
    lines: list[str] = []
    line_of: dict[int, str] = {}
    for g in gold:
        line_of[len(lines) + 1] = g["id"]
        lines += [g["text"].replace("\n", " "), ""]
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.md"
        draft.write_text("\n".join(lines), encoding="utf-8")
        report = run("verify", draft, *options)
    found: dict[str, list[Row]] = {}
    for s in report["documents"][0]["statements"]:
        found.setdefault(line_of.get(s["line"], "?"), []).append(s)
    return found


# ---- scoring ------------------------------------------------------------------------------------------------------


def join(statements: Iterable[Row]) -> str:
    """One verdict for the parts of a statement."""
    return min((s["verdict"] for s in statements), key=ORDER.index, default="missing")


def squash(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def same_place(a: str, b: str) -> bool:
    """Two quotes speak of the same place: one holds the other, and neither is a scrap."""
    a, b = squash(a), squash(b)
    scrap = 5 if any("\u3400" <= c <= "\u9fff" for c in a + b) else 12  # a Chinese character says as much as two or three letters
    return min(len(a), len(b)) >= scrap and (a in b or b in a)


def is_grounded(gold: Row, parts: list[Row]) -> bool:
    """Whether a labelled quote is among the first three of a part."""
    return any(same_place(e["quote"], q["quote"]) for s in parts for e in s["evidence"][:3] for q in gold["evidence"])


def read_recorded() -> dict[str, dict[str, str]]:
    """The verdicts that were recorded, by set and statement; none where there is no file."""
    return json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.is_file() else {}


def find_flips(gold: list[Row], before: dict[str, str], got: dict[str, str]) -> list[tuple[str, Row, str, str]]:
    """Statements whose verdict is another than before, with how that is to be taken; what went wrong first."""
    found = []
    for g in gold:
        old, new = before.get(g["id"], ""), got[g["id"]]
        if old and old != new:
            was, now = old in accepted(g), new in accepted(g)
            found.append(("worse" if was and not now else "better" if now and not was else "other", g, old, new))
    return sorted(found, key=lambda f: ("worse", "other", "better").index(f[0]))


def show_flips(name: str, gold: list[Row], got: dict[str, str], options: argparse.Namespace) -> None:
    """Print which statements flipped against the recorded verdicts, or record those of now."""
    recorded = read_recorded()
    if options.record:
        if not options.data:
            text = json.dumps(recorded | {name: got}, indent=0, ensure_ascii=False, sort_keys=True)
            RECORDED.write_text(text + "\n", encoding="utf-8")
        return
    for how, g, old, new in find_flips(gold, recorded.get(name, {}), got):
        print(f"flipped, {how}: {g['id']} {old} -> {new}: {g['text']}")


def show_verdicts(name: str, gold: list[Row], found: dict[str, list[Row]], options: argparse.Namespace) -> Figures:
    """Print accuracy, macro-F1 over the four checked verdicts and the confusion; give the figures that floors are set on."""
    got = {g["id"]: join(found.get(g["id"], [])) for g in gold}
    right = [g for g in gold if got[g["id"]] in accepted(g)]
    confusion: collections.Counter[tuple[str, str]] = collections.Counter()
    tags: dict[str, list[int]] = {}
    for g in gold:
        hit = got[g["id"]] in accepted(g)
        confusion[(got[g["id"]] if hit else accepted(g)[0], got[g["id"]])] += 1
        for tag in g.get("tags", []):
            tags.setdefault(tag, []).append(hit)
    scores = []
    for v in VERDICTS[:4]:
        labelled, given = (sum(n for key, n in confusion.items() if key[side] == v) for side in (0, 1))
        if labelled:
            scores.append(2 * confusion[(v, v)] / (labelled + given))
    supported = [g for g in gold if got[g["id"]] == "supported"]
    false = [g for g in supported if "supported" not in accepted(g)]
    shown = [g for g in right if g.get("evidence") and g["evidence"][0].get("quote") and got[g["id"]] in VERDICTS[:3]]
    grounded = sum(is_grounded(g, found[g["id"]]) for g in shown)

    print(f"\n== {name}: n={len(gold)} accuracy={len(right) / len(gold):.3f} macro_f1={sum(scores) / max(1, len(scores)):.3f}")
    print("gold \\ predicted".ljust(18) + "".join(v.rjust(13) for v in [*VERDICTS, "missing"]))
    for v in VERDICTS:
        print(v.ljust(18) + "".join(str(confusion[(v, w)]).rjust(13) for w in [*VERDICTS, "missing"]))
    print(f"false 'supported': {len(false)} of {len(supported)} (the worst mistake a fact checker can make)")
    print(f"right verdicts with a right quote among their first three: {grounded} of {len(shown)}")
    show_flips(name, gold, got, options)
    if options.tags:
        for tag, hits in sorted(tags.items(), key=lambda item: sum(item[1]) / len(item[1])):
            print(f"  {tag:16s} {sum(hits)}/{len(hits)}")
    if options.misses:
        for g in gold:
            if g not in right:
                quotes = [f"{e['stance']} {e['source']}: {e['quote'][:90]}" for s in found.get(g["id"], []) for e in s["evidence"][:2]]
                print(f"  {g['id']} want {'/'.join(accepted(g))} got {got[g['id']]}: {g['text']}\n      {quotes}")
    return {
        "accuracy": len(right) / len(gold),
        "macro_f1": sum(scores) / max(1, len(scores)),
        "supported_precision": 1 - len(false) / max(1, len(supported)),
        "grounded": grounded / max(1, len(shown)),
    }


def match_conflicts(reported: list[Row], gold: list[Row]) -> dict[int, int]:
    """Labelled conflicts that are reported, each by a report of its own: two of its differing sides stand on different sides there."""

    def covers(c: Row, g: Row) -> bool:
        hits = [
            (k, j)
            for k, side in enumerate(c["sides"])
            for e in side["claims"]
            for j, s in enumerate(g["sides"])
            if e["source"] == s["source"] and same_place(e["quote"], s["quote"])
        ]
        return any(k != m and g["sides"][j]["answer"] != g["sides"][n]["answer"] for k, j in hits for m, n in hits)

    left = list(range(len(reported)))
    pairs: dict[int, int] = {}
    for i, g in enumerate(gold):
        k = next((k for k in left if covers(reported[k], g)), None)
        if k is not None:
            left.remove(k)
            pairs[i] = k
    return pairs


def show_conflicts(name: str, world: Path, options: argparse.Namespace) -> Figures:
    """Disagreements that are found and that are real; agreements must not be called conflicts."""
    with tempfile.TemporaryDirectory() as folder:
        out = run("conflicts", "--registry", build(world / "docs", folder))["conflicts"]
    gold, agreements = read(world / "conflicts.jsonl"), read(world / "agreements.jsonl")
    pairs = match_conflicts(out, gold)
    kinds = sum(out[k]["kind"] == gold[i]["kind"] for i, k in pairs.items())
    apart = [{**g, "sides": [{**s, "answer": n} for n, s in enumerate(g["sides"])]} for g in agreements]
    wrong = len(match_conflicts(out, apart))
    print(f"\n== {name}: found {len(pairs)} of {len(gold)}, {kinds} of the right kind; {len(pairs)} of {len(out)} reported are real; "
          f"{wrong} of {len(agreements)} agreements called conflicts")  # fmt: skip
    if options.misses:
        for i, g in enumerate(gold):
            if i not in pairs:
                print("  missed:", g["question"], [s["answer"] for s in g["sides"]])
        for k, c in enumerate(out):
            if k not in pairs.values():
                print("  reported:", c["kind"], c["question"], [s["answer"] for s in c["sides"]])
    return {"recall": len(pairs) / len(gold), "precision": len(pairs) / max(1, len(out)), "agreements": 1 - wrong / len(agreements)}


# ---- sets ---------------------------------------------------------------------------------------------------------


def seeds_of(name: str, file: str) -> Callable[[argparse.Namespace], Figures]:
    """Statements about the five documents, against the registry that ships."""

    def measure(options: argparse.Namespace) -> Figures:
        gold = read(HERE / "seeds" / file)
        return show_verdicts(f"{name} (registry that ships)", gold, check(gold), options)

    return measure


def world_of(folder: Path, name: str = "", file: str = "statements.jsonl") -> Callable[[argparse.Namespace], Figures]:
    """A set with documents of its own: a registry is built from them, and nobody reviews it."""

    def measure(options: argparse.Namespace) -> Figures:
        gold = read(folder / file)
        with tempfile.TemporaryDirectory() as work:
            found = check(gold, "--registry", build(folder / "docs", work))
        return show_verdicts(f"{name or folder.name} (registry built from its documents)", gold, found, options)

    return measure


def compare_languages(name: str, gold: list[Row], options: argparse.Namespace, *more: object) -> Figures:
    """The same statements in English and in Chinese: accuracy in each, and how far Chinese falls behind."""
    if options.half:
        gold = [g for g in gold if g["half"] == options.half]
    shown = {}
    for lang, language in (("en", "English"), ("zh", "Chinese")):
        mine = [g for g in gold if g["lang"] == lang]
        shown[lang] = show_verdicts(f"{name}, {language}", mine, check(mine, *more), options)
    behind = shown["en"]["accuracy"] - shown["zh"]["accuracy"]
    print(f"Chinese falls {100 * behind:.1f} points behind English")
    return {"english": shown["en"]["accuracy"], "chinese": shown["zh"]["accuracy"], "grounded": shown["zh"]["grounded"]}


def chinese(options: argparse.Namespace) -> Figures:
    """Statements about the five documents, each in English and in Chinese."""
    return compare_languages("chinese (registry that ships)", read(HERE / "chinese/statements.jsonl"), options)


def chinese_sources(options: argparse.Namespace) -> Figures:
    """Statements in both languages about two documents in Chinese, against a registry built from them that nobody reviewed."""
    with tempfile.TemporaryDirectory() as work:
        registry = build(HERE / "chinese/docs", work)
        return compare_languages("chinese-sources", read(HERE / "chinese/sources.jsonl"), options, "--registry", registry)


def conflicts(options: argparse.Namespace) -> Figures:
    """Disagreements between the four sources of harbour."""
    return show_conflicts("conflicts (harbour)", HERE / "harbour", options)


def detokenise(text: str) -> str:
    """Undo the tokenisation of Wikipedia dumps."""
    text = text.replace("\ufffd", " ")
    for a, b in (("-LRB- ", "("), (" -RRB-", ")"), ("-LSB- ", "["), (" -RSB-", "]"), ("`` ", '"'), (" ''", '"'), ("( ", "("), (" )", ")")):
        text = text.replace(a, b)
    return re.sub(r"(?<=[$£€¥]) (?=\d)", "", re.sub(r" ([.,;:!?%]|'s\b|n't\b)", r"\1", text))


def decide(claim: str, sources: dict[str, str], title: str | None = None) -> str | None:
    """SUPPORTS, REFUTES or nothing for a claim, against sources in memory."""
    import yrdcheck

    report = yrdcheck.verify(claim, yrdcheck.build_registry(sources, titles=dict.fromkeys(sources, title) if title else None))
    verdict = min((s.verdict.value for s in report.statements), key=ORDER.index, default="no-claim")
    return {"supported": "SUPPORTS", "contradicted": "REFUTES", "conflict": "REFUTES"}.get(verdict)


def symmetric_of(path: Path) -> Callable[[argparse.Namespace], Figures]:
    """FeverSymmetric: claims and evidence with which guessing from the claim alone fails."""

    def measure(options: argparse.Namespace) -> Figures:
        rows = read(path)[: options.sample]
        got = [decide(detokenise(r["claim"]), {"e": detokenise(r["evidence"])}) for r in rows]
        right = sum(a == r["gold_label"] for a, r in zip(got, rows, strict=True))
        decided = sum(a is not None for a in got)
        print(f"\n== symmetric: n={len(rows)} accuracy={right / len(rows):.3f} (undecided is wrong), "
              f"when decided {right / max(1, decided):.3f}, decided {decided / len(rows):.3f}")  # fmt: skip
        return {"accuracy": right / len(rows), "when_decided": right / max(1, decided)}

    return measure


def vitaminc_of(path: Path) -> Callable[[argparse.Namespace], Figures]:
    """VitaminC: claims against revisions of a page that differ in a fact."""

    def measure(options: argparse.Namespace) -> Figures:
        rows = read(path)[: options.sample or 2000]
        got = [decide(detokenise(r["claim"]), {"e": detokenise(r["evidence"])}, r["page"]) for r in rows]
        right = sum((a or "NOT ENOUGH INFO") == r["label"] for a, r in zip(got, rows, strict=True))
        figures = [(a, r["label"]) for a, r in zip(got, rows, strict=True) if r["label"] != "NOT ENOUGH INFO" and re.search(r"\d", r["claim"])]
        decided = [(a, label) for a, label in figures if a is not None]
        sure = sum(a == label for a, label in decided) / max(1, len(decided))
        print(f"\n== vitaminc: n={len(rows)} three-way {right / len(rows):.3f}; figures: {sure:.3f} when decided, "
              f"decided {len(decided) / max(1, len(figures)):.3f}")  # fmt: skip
        return {"accuracy": right / len(rows), "when_decided": sure}

    return measure


def retrieval_of(path: Path) -> Callable[[argparse.Namespace], Figures]:
    """Tweets and the verified claims they repeat: is the claim among the first that a search finds?"""

    def measure(options: argparse.Namespace) -> Figures:
        import yrdcheck

        with gzip.open(path, "rt", encoding="utf-8") as file:
            data = json.load(file)
        registry = yrdcheck.build_registry({f"c{i}": text for i, text in enumerate(data["claims"])})
        pairs = list(zip(data["queries"], data["gold"], strict=True))[: options.sample or 400]
        hits = dict.fromkeys((1, 5, 10), 0)
        precision = 0.0
        for query, gold in pairs:
            sources = list(dict.fromkeys(m.claim.source for m in registry.search(query, limit=30)))
            rank = next((i for i, s in enumerate(sources, 1) if int(s[1:]) in gold), 999)
            for k in hits:
                hits[k] += rank <= k
            precision += 1 / rank if rank <= 5 else 0
        print(f"\n== retrieval: n={len(pairs)} MAP@5 {precision / len(pairs):.3f}, " + ", ".join(f"HP@{k} {h / len(pairs):.3f}" for k, h in hits.items()))
        return {"map5": precision / len(pairs)}

    return measure


OWN: dict[str, Callable[[argparse.Namespace], Figures]] = {"seeds": seeds_of("seeds", "statements.jsonl"), "harbour": world_of(HERE / "harbour"), "conflicts": conflicts}
OWN |= {"seeds-check": seeds_of("seeds-check", "check.jsonl"), "harbour-check": world_of(HERE / "harbour", "harbour-check", "check.jsonl")}  # nothing is fitted on these
OWN |= {"chinese": chinese, "chinese-sources": chinese_sources}


def sets_in(folder: Path) -> dict[str, Callable[[argparse.Namespace], Figures]]:
    """The sets of others that a folder holds, by name."""
    found = {p.parent.name: world_of(p.parent) for p in sorted(folder.glob("*/statements.jsonl")) if (p.parent / "docs").is_dir()}
    files = (("symmetric", "fever_symmetric_dev.jsonl", symmetric_of), ("vitaminc", "vitaminc_real_tune.jsonl.gz", vitaminc_of), ("retrieval", "snopes_train.json.gz", retrieval_of))
    found |= {name: make(folder / file) for name, file, make in files if (folder / file).is_file()}
    return found


def main() -> int:
    """Measure what the command line names; 1 if a figure is below its floor."""
    parser = argparse.ArgumentParser(description="How good the verdicts are, on labelled statements.")
    parser.add_argument("sets", nargs="*", metavar="SET", help="which sets (default: those in this folder)")
    parser.add_argument("--data", type=Path, help="a folder with sets that others own")
    parser.add_argument("--floors", type=Path, help="fail when a figure is below the one in this file")
    parser.add_argument("--record", action="store_true", help="record the verdicts of the sets in this folder, to see what flips later")
    parser.add_argument("--tags", action="store_true", help="accuracy by tag")
    parser.add_argument("--misses", action="store_true", help="every statement with a wrong verdict")
    parser.add_argument("--sample", type=int, help="how many records of the large sets")
    parser.add_argument("--half", choices=["tune", "check"], help="of the sets in two languages, the half that was tuned on or the other")
    options = parser.parse_args()
    known = {**(sets_in(options.data) if options.data else {}), **OWN}
    unknown = [name for name in options.sets if name not in known]
    if unknown:
        parser.error(f"no set {unknown[0]!r}; known are {', '.join(known)}" + ("" if options.data else " (more with --data DIR)"))
    measured = {name: known[name](options) for name in options.sets or OWN}
    if options.floors is None:
        return 0
    low = 0
    for name, floors in json.loads(options.floors.read_text(encoding="utf-8")).items():
        for figure, floor in floors.items():
            value = measured.get(name, {}).get(figure, floor)
            if value < floor:
                low += 1
                print(f"below the floor: {name} {figure} {value:.3f} < {floor}")
    print(f"\nfloors: {low} missed" if low else "\nfloors: all held")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
