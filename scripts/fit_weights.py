"""Fits yrdcheck/weights.py: how much each thing that the rules find counts for support and for refutation.

    python scripts/fit_weights.py DATA [--check]

DATA is a folder with sets that belong to others: ``vitaminc_real_tune.jsonl.gz`` and ``fever_symmetric_dev.jsonl`` (see evals/README.md);
our own statements in evals/ are used too, with the claims that do not answer them. A logistic model with three classes (supports, refutes, neither) over the features of
``yrdcheck.scores``, for the reading of a claim that answers a statement best. Fitted on one half of each set, by hash of its case;
``--check`` prints how it does on the other half, without it all is used that is not locked away elsewhere. Needs numpy and scikit-learn.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "evals"))

import run as evals  # noqa: E402

import yrdcheck  # noqa: E402
from yrdcheck import checker, scores, verdicts  # noqa: E402

OUT = ROOT / "yrdcheck" / "weights.py"
SUPPORTS, REFUTES, NEITHER = range(3)
LABELS = {"SUPPORTS": SUPPORTS, "REFUTES": REFUTES, "NOT ENOUGH INFO": NEITHER, "supported": SUPPORTS, "contradicted": REFUTES, "unsupported": NEITHER}
OWN, OTHER = 3.0, 0.5  # how much one of our own weighs against one of the others: a claim that the label quotes, any other claim
OTHERS = 12  # claims taken for a statement at the most
STRENGTH = 0.1  # inverse of the penalty on large weights


def half(case: str) -> int:
    """Which half a case belongs to; another bit of the hash than the one that split the sets themselves."""
    return int(hashlib.sha256(case.encode()).hexdigest(), 16) // 2 % 2


def rows_of(text: str, registry: Any) -> list[tuple[dict[str, float], bool]]:
    """The features of each part of a statement for the claim that answers it best, and whether support and refutation change places."""
    out = []
    for part in checker.parts_of(text, registry):
        best = verdicts.best_reading(part, registry.index)
        if best is not None:
            out.append((scores.features(*best), scores.flipped(best[1])))
    return out


def pairs(folder: Path, limit: int) -> list[tuple[str, int, float, list[tuple[dict[str, float], bool]]]]:
    """Cases of others: (case, label, weight, parts)."""
    out = []
    for name, title in (("vitaminc_real_tune.jsonl.gz", "page"), ("fever_symmetric_dev.jsonl", "")):
        read = gzip.open if name.endswith(".gz") else open
        with read(folder / name, "rt", encoding="utf-8") as file:
            records = [json.loads(line) for line in file if line.strip()][:limit]
        for r in records:
            registry = yrdcheck.build_registry({"e": evals.detokenise(r["evidence"])}, titles={"e": r[title]} if title else None)
            label = r.get("label") or r["gold_label"]
            out.append((str(r.get("case_id", r.get("id"))), LABELS[label], 1.0, rows_of(evals.detokenise(r["claim"]), registry)))
    return out


def own(names: tuple[str, ...] = ("seeds", "harbour")) -> list[tuple[str, int, float, list[tuple[dict[str, float], bool]]]]:
    """Our own statements of one part: the claims that the labels quote have the stance of the verdict, all others say nothing to it."""
    from yrdcheck.candidates import retrieve

    out = []
    docs = sorted((ROOT / "evals/harbour/docs").iterdir())
    for name in names:
        registry = yrdcheck.load_registry(ROOT / "claims") if name == "seeds" else yrdcheck.build_registry({d.stem: d.read_text("utf-8") for d in docs})
        for r in evals.read(ROOT / "evals" / name / "statements.jsonl"):
            verdict = r["verdict"] if isinstance(r["verdict"], str) else "conflict"
            parts = checker.parts_of(r["text"], registry)
            if len(parts) != 1 or verdict == "no-claim":
                continue
            found = sorted(verdicts.answers(parts[0], retrieve(parts[0], registry.index), registry.index), key=lambda a: -a.rank)
            for a in found[:OTHERS]:
                quoted = any(e["source"] == a.candidate.claim.source and evals.same_place(e["quote"], a.candidate.claim.quote) for e in r["evidence"])
                if quoted and verdict not in LABELS:
                    continue
                label = LABELS[verdict] if quoted else NEITHER
                rows = [(scores.features(a.view, a.outcomes, a.put), scores.flipped(a.outcomes))]
                out.append((r["id"], label, OWN if quoted else OTHER, rows))
    return out


def fit(cases: list[Any]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Names, weights (one row a class, against "neither") and biases, for features as they are."""
    names = sorted({k for c in cases for f, _ in c[3][:1] for k in f})
    matrix, labels, weights = [], [], []
    for _, label, weight, rows in cases:
        if not rows:
            continue
        f, flip = rows[0]
        matrix.append([f.get(n, 0.0) for n in names])
        labels.append({SUPPORTS: REFUTES, REFUTES: SUPPORTS}.get(label, label) if flip else label)
        weights.append(weight)
    scaler = StandardScaler().fit(matrix)
    model = LogisticRegression(max_iter=5000, C=STRENGTH).fit(scaler.transform(matrix), labels, sample_weight=weights)
    coefficients = model.coef_ / scaler.scale_
    bias = model.intercept_ - coefficients @ scaler.mean_
    return names, coefficients[:2] - coefficients[2], bias[:2] - bias[2]


def text_of(names: list[str], weights: np.ndarray, bias: np.ndarray) -> str:
    """The module as it is written."""
    lines = [
        '"""How much each thing that the rules find counts: for support, for refutation. Made by scripts/fit_weights.py; do not edit."""\n',
        "# (supports, refutes), each against neither",
        f"BIAS = ({bias[0]:.3f}, {bias[1]:.3f})",
        "WEIGHTS = {",
    ]
    lines += [f'    "{n}": ({weights[0, i]:.3f}, {weights[1, i]:.3f}),' for i, n in enumerate(names) if np.abs(weights[:, i]).max() >= 0.0005]
    return "\n".join([*lines, "}  # fmt: skip\n"])


def main() -> int:
    """Fit on all, or on one half with ``--check``."""
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    limit = next((int(a.split("=")[1]) for a in sys.argv if a.startswith("--limit=")), 10**9)
    others = own()
    cases = pairs(Path(arguments[0]), limit) + others
    if "--check" in sys.argv:
        names, weights, bias = fit([c for c in cases if not half(c[0])])
        for name, group in (("sets of others", cases[: -len(others)]), ("our own", others)):
            rest = [c for c in group if half(c[0]) and c[3]]
            print(f"{name}, first part, other half: {measure(rest, names, weights, bias)}")
        return 0
    OUT.write_text(text_of(*fit(cases)), encoding="utf-8", newline="\n")
    print(f"{OUT}: fitted on {len(cases)} cases; {OUT.stat().st_size} bytes")
    return 0


def measure(rest: list[Any], names: list[str], weights: np.ndarray, bias: np.ndarray) -> str:
    """How many cases get their label, by label."""
    right = [[0, 0], [0, 0], [0, 0]]
    for _, label, _, rows in rest:
        f, flip = rows[0]
        z = [bias[k] + sum(weights[k, i] * f.get(n, 0.0) for i, n in enumerate(names)) for k in range(2)] + [0.0]
        best = int(np.argmax(z))
        right[label][0] += label == ({0: 1, 1: 0}.get(best, best) if flip else best)
        right[label][1] += 1
    told = ", ".join(f"{name} {a}/{b}" for name, (a, b) in zip(("supports", "refutes", "neither"), right, strict=True))
    return f"{sum(a for a, _ in right) / max(1, len(rest)):.3f} ({told})"


if __name__ == "__main__":
    sys.exit(main())
