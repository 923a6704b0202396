#!/usr/bin/env python3
"""Check the worlds beside this file: fields complete, quotes verbatim in one line of their source, ids unique, verdicts valid.

usage: python evals/worlds/check.py [WORLD ...]
"""
import collections
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VERDICTS = ("supported", "contradicted", "conflict", "unsupported", "no-claim")
KINDS = ("value", "period", "status", "entity", "scope", "polarity")


def rows(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            yield number, json.loads(line)
        except json.JSONDecodeError as error:
            sys.exit(f"{path}:{number}: {error}")


def check(world, seen):
    docs = {p.stem: p.read_text(encoding="utf-8").splitlines() for p in sorted((world / "docs").iterdir())}
    problems, counts, texts = [], collections.Counter(), {}

    def quoted(where, e):
        if e.get("source") not in docs:
            problems.append(f"{where}: no source {e.get('source')!r}")
        elif not any(e.get("quote", "") in line for line in docs[e["source"]]) or len(re.sub(r"\W+", " ", e["quote"]).strip()) < 12:
            problems.append(f"{where}: not verbatim in one line of {e['source']}, or a scrap: {e['quote']!r}")

    if len(docs) != 4:
        problems.append(f"{world.name}: {len(docs)} documents")
    for number, r in rows(world / "statements.jsonl"):
        where = f"{world.name}/statements.jsonl:{number} {r.get('id')}"
        if list(r) != ["id", "text", "verdict", "evidence", "tags", "why"]:
            problems.append(f"{where}: fields {list(r)}")
            continue
        if r["id"] in seen:
            problems.append(f"{where}: id taken by {seen[r['id']]}")
        seen[r["id"]] = where
        if r["text"] in texts:
            problems.append(f"{where}: same text as {texts[r['text']]}")
        texts[r["text"]] = r["id"]
        accepted = r["verdict"] if isinstance(r["verdict"], list) else [r["verdict"]]
        if not accepted or set(accepted) - set(VERDICTS):
            problems.append(f"{where}: verdict {r['verdict']!r}")
        counts[accepted[0]] += 1
        if not r["tags"] or not r["why"] or not r["text"].strip():
            problems.append(f"{where}: empty tags, why or text")
        if accepted[0] in ("supported", "contradicted", "conflict") and not r["evidence"]:
            problems.append(f"{where}: {accepted[0]} without evidence")
        if accepted[0] == "conflict" and len(r["evidence"]) < 2:
            problems.append(f"{where}: a conflict with one quote")
        for e in r["evidence"]:
            quoted(where, e)
        if accepted[0] == "supported":
            for e in r["evidence"]:
                if r["text"].rstrip(".").lower() in e["quote"].lower():
                    problems.append(f"{where}: a copy of its quote")
    for name in ("conflicts", "agreements"):
        for number, r in rows(world / f"{name}.jsonl"):
            where = f"{world.name}/{name}.jsonl:{number}"
            if list(r) != ["question", "kind", "sides"]:
                problems.append(f"{where}: fields {list(r)}")
                continue
            if r["kind"] not in (KINDS if name == "conflicts" else ("agreement",)):
                problems.append(f"{where}: kind {r['kind']!r}")
            if any(list(s) != ["answer", "source", "quote"] for s in r["sides"]) or len(r["sides"]) < 2:
                problems.append(f"{where}: sides")
            if name == "conflicts" and len({s["answer"] for s in r["sides"]}) < 2:
                problems.append(f"{where}: one answer only")
            if len({s["source"] for s in r["sides"]}) < 2 and name == "conflicts":
                problems.append(f"{where}: one source only")
            for s in r["sides"]:
                quoted(where, s)
            counts[name] += 1
    n = sum(counts[v] for v in VERDICTS)
    print(f"{world.name}: {n} statements:", ", ".join(f"{counts[v]} {v}" for v in VERDICTS),
          f"; {counts['conflicts']} conflicts, {counts['agreements']} agreements")
    return problems


if __name__ == "__main__":
    worlds = [HERE / name for name in sys.argv[1:]] or sorted(p for p in HERE.iterdir() if (p / "docs").is_dir())
    ids = {}
    found = [p for w in worlds for p in check(w, ids)]
    print("\n".join(found))
    sys.exit(bool(found))
