"""Fits yrdcheck/weights.py: how much each thing that the rules find counts for support and for refutation.

    python scripts/fit_weights.py DATA [--check]

DATA is a folder with sets that belong to others: ``vitaminc_real_tune.jsonl.gz`` and ``fever_symmetric_dev.jsonl`` (see evals/README.md);
our own statements in evals/ are used too, with the claims that do not answer them. A logistic model with three classes (supports, refutes, neither) over the features of
``yrdcheck.scores``, for the reading of a claim that answers a statement best. Fitted on one half of each set, by hash of its case;
``--check`` prints how it does on the other half, without it all is used that is not locked away elsewhere. Needs numpy and scipy.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "evals"))

import run as evals  # noqa: E402

import yrdcheck  # noqa: E402
from yrdcheck import checker, scores, verdicts  # noqa: E402
from yrdcheck.candidates import retrieve  # noqa: E402

Row = tuple[dict[str, float], bool]
Case = tuple[str, int, float, list[Row]]
OUT = ROOT / "yrdcheck" / "weights.py"
SUPPORTS, REFUTES, NEITHER = range(3)
LABELS = {"SUPPORTS": SUPPORTS, "REFUTES": REFUTES, "NOT ENOUGH INFO": NEITHER, "supported": SUPPORTS, "contradicted": REFUTES, "unsupported": NEITHER}
OWN, OTHER = 3.0, 0.5  # how much one of our own weighs against one of the others: a claim that the label quotes, any other claim
OTHERS = 12  # claims taken for a statement at the most
PENALTY, OWN_PENALTY = 10.0, 30.0  # on large weights


def half(case: str) -> int:
    """Which half a case belongs to; another bit of the hash than the one that split the sets themselves."""
    return int(hashlib.sha256(case.encode()).hexdigest(), 16) // 2 % 2


def rows_of(text: str, registry: Any) -> list[Row]:
    """The features of each part of a statement for the claim that answers it best, and whether support and refutation change places."""
    out = []
    for part in checker.parts_of(text, registry):
        found = verdicts.answers(part, retrieve(part, registry.index), registry.index)
        out += [(scores.features(a.view, a.outcomes, a.put), scores.flipped(a.outcomes)) for a in found[:1]]
    return out


def pairs(folder: Path, limit: int) -> list[Case]:
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


def own(names: tuple[str, ...] = ("seeds", "harbour")) -> list[Case]:
    """Our own statements of one part: the claims that the labels quote have the stance of the verdict, all others say nothing to it."""
    out: list[Case] = []
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


def arrays(cases: list[Case], names: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, labels and weights of the first part of each case; where support and refutation change places, so do the labels."""
    kept = [c for c in cases if c[3]]
    matrix = np.array([[c[3][0][0].get(n, 0.0) for n in names] for c in kept])
    labels = np.array([{SUPPORTS: REFUTES, REFUTES: SUPPORTS}.get(c[1], c[1]) if c[3][0][1] else c[1] for c in kept])
    return matrix, labels, np.array([c[2] for c in kept])


def fit(others: list[Case], ours: list[Case]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Names, weights (supports, refutes, and what a crowd of claims adds to each) and biases.

    A claim that stands alone is learned from pairs of others; what changes among many claims from our own statements, on top.
    """
    names = sorted({k for c in (*others, *ours) for f, _ in c[3][:1] for k in f})
    matrix, labels, weights = arrays(others, names)
    mean, scale = matrix.mean(0), matrix.std(0)
    scale[scale < 1e-9] = 1.0
    first = descend((matrix - mean) / scale, labels, weights, np.zeros((len(labels), 2)), PENALTY)
    base = first[:-1] / scale[:, None], first[-1] - (mean / scale) @ first[:-1]
    matrix, labels, weights = arrays(ours, names)
    offset = matrix @ base[0] + base[1]
    own_scale = np.maximum(matrix.std(0), 0.05)
    own_mean = matrix.mean(0)
    second = descend((matrix - own_mean) / own_scale, labels, weights, offset, OWN_PENALTY)
    more = second[:-1] / own_scale[:, None], second[-1] - (own_mean / own_scale) @ second[:-1]
    return names, np.hstack([base[0], more[0]]), np.hstack([base[1], more[1]])


def descend(x: np.ndarray, labels: np.ndarray, weights: np.ndarray, offset: np.ndarray, penalty: float) -> np.ndarray:
    """Weights of two classes against the third, the bias last, that make the labels likeliest; large weights cost ``penalty``."""
    from scipy.optimize import minimize

    x = np.hstack([x, np.ones((len(x), 1))])
    wanted = np.stack([labels == SUPPORTS, labels == REFUTES], 1).astype(float)

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(-1, 2)
        z = np.hstack([offset + x @ w, np.zeros((len(x), 1))])
        z -= z.max(1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(1, keepdims=True)
        picked = p[np.arange(len(x)), np.where(labels == SUPPORTS, 0, np.where(labels == REFUTES, 1, 2))]
        gradient = x.T @ ((p[:, :2] - wanted) * weights[:, None])
        held = w.copy()
        held[-1] = 0.0
        return -float((weights * np.log(picked + 1e-12)).sum()) + penalty * float((held**2).sum()) / 2, (gradient + penalty * held).ravel()

    return minimize(loss, np.zeros(2 * x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 2000}).x.reshape(-1, 2)


def text_of(names: list[str], weights: np.ndarray, bias: np.ndarray) -> str:
    """The module as it is written."""

    def row(values: np.ndarray) -> str:
        return "(" + ", ".join(f"{v:.3f}" for v in values) + ")"

    lines = [
        '"""How much each thing that the rules find counts: for support, for refutation. Made by scripts/fit_weights.py; do not edit."""\n',
        "# (supports, refutes) of a claim that stands alone, each against neither; what a crowd of claims adds to each",
        f"BIAS = {row(bias)}",
        "WEIGHTS = {",
    ]
    lines += [f'    "{n}": {row(weights[i])},' for i, n in enumerate(names) if np.abs(weights[i]).max() >= 0.0005]
    return "\n".join([*lines, "}  # fmt: skip\n"])


def main() -> int:
    """Fit on all, or on one half with ``--check``."""
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    limit = next((int(a.split("=")[1]) for a in sys.argv if a.startswith("--limit=")), 10**9)
    others, ours = pairs(Path(arguments[0]), limit), own()
    if "--check" in sys.argv:
        names, weights, bias = fit([c for c in others if not half(c[0])], [c for c in ours if not half(c[0])])
        for name, group, crowd in (("sets of others", others, 0.0), ("our own", ours, 1.0)):
            rest = [c for c in group if half(c[0]) and c[3]]
            print(f"{name}, first part, other half: {measure(rest, names, weights, bias, crowd)}")
        return 0
    OUT.write_text(text_of(*fit(others, ours)), encoding="utf-8", newline="\n")
    print(f"{OUT}: fitted on {len(others)} and {len(ours)} cases; {OUT.stat().st_size} bytes")
    return 0


def measure(rest: list[Case], names: list[str], weights: np.ndarray, bias: np.ndarray, crowd: float) -> str:
    """How many cases get their label, by label."""
    matrix, labels, _ = arrays(rest, names)
    z = np.hstack([matrix @ (weights[:, :2] + crowd * weights[:, 2:]) + bias[:2] + crowd * bias[2:], np.zeros((len(matrix), 1))])
    guess = z.argmax(1)
    told = ", ".join(f"{name} {(guess[labels == k] == k).sum()}/{(labels == k).sum()}" for k, name in enumerate(("supports", "refutes", "neither")))
    return f"{(guess == labels).mean():.3f} ({told})"


if __name__ == "__main__":
    sys.exit(main())
