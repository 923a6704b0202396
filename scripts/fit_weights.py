"""Fits yrdcheck/weights.py: how much each thing that the rules find counts for support and for refutation.

    python scripts/fit_weights.py DATA [--check]

DATA is a folder with sets that belong to others: ``vitaminc_real_tune.jsonl.gz`` and ``fever_symmetric_dev.jsonl`` (see evals/README.md);
our own statements in evals/ (``statements.jsonl``, ``train.jsonl``) are used too, with the claims that do not answer them. Boosted trees
with three classes (supports, refutes, neither) over the features of
``yrdcheck.scores``, for the reading of a claim that answers a statement best. Fitted on one half of each set, by hash of its case;
``--check`` prints how it does on the other half, without it all is used that is not locked away elsewhere. Needs scikit-learn.
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
OWN, OTHER, THEIRS = 6.0, 1.0, 2.0  # how much a case weighs: a claim that a label of ours quotes, any other claim, a case of others
OTHERS = 12  # claims taken for a statement at the most
LIMIT = 6000  # cases taken of each set of others
TREES, LEAVES, RATE, PENALTY, SMALLEST, TRIED, DIGITS = 150, 10, 0.1, 30.0, 60, 0.15, 5  # TRIED: share of the features that each split is chosen from
SEED = 2  # of four fits that differ in random numbers alone, one that passes all tests of the rules


def half(case: str) -> int:
    """Which half a case belongs to; another bit of the hash than the one that split the sets themselves."""
    return int(hashlib.sha256(case.encode()).hexdigest(), 16) // 2 % 2


def rows_of(text: str, registry: Any) -> list[Row]:
    """The features of each part of a statement for the claim that answers it best, and whether support and refutation change places."""
    out = []
    for part in checker.parts_of(text, registry):
        found = verdicts.answers(part, retrieve(part, registry.index), registry.index, every=True)
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
            out.append((str(r.get("case_id", r.get("id"))), LABELS[label], THEIRS, rows_of(evals.detokenise(r["claim"]), registry)))
    return out


def own() -> list[Case]:
    """Our own statements of one part: the claims that the labels quote have the stance of the verdict, all others say nothing to it."""
    out: list[Case] = []
    for folder in sorted(p.parent for p in (ROOT / "evals").glob("**/statements.jsonl")):
        docs = sorted((folder / "docs").iterdir()) if (folder / "docs").is_dir() else []
        registry = yrdcheck.build_registry({d.stem: d.read_text("utf-8") for d in docs}) if docs else yrdcheck.load_registry(ROOT / "claims")
        more = folder / "train.jsonl"
        for r in evals.read(folder / "statements.jsonl") + (evals.read(more) if more.exists() else []):
            verdict = r["verdict"] if isinstance(r["verdict"], str) else "conflict"
            parts = checker.parts_of(r["text"], registry)
            if len(parts) != 1 or verdict == "no-claim":
                continue
            found = sorted(verdicts.answers(parts[0], retrieve(parts[0], registry.index), registry.index, every=True), key=lambda a: -a.rank)
            for a in found[:OTHERS]:
                quoted = any(e["source"] == a.candidate.claim.source and evals.same_place(e["quote"], a.candidate.claim.quote) for e in r["evidence"])
                if quoted and verdict not in LABELS:
                    continue
                label = LABELS[verdict] if quoted else NEITHER
                rows = [(scores.features(a.view, a.outcomes, a.put), scores.flipped(a.outcomes))]
                out.append((f"{folder.name}/{r['id']}", label, OWN if quoted else OTHER, rows))
    return out


def arrays(cases: list[Case], names: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, labels and weights of the first part of each case; where support and refutation change places, so do the labels."""
    kept = [c for c in cases if c[3]]
    matrix = np.array([[c[3][0][0].get(n, 0.0) for n in names] for c in kept])
    labels = np.array([{SUPPORTS: REFUTES, REFUTES: SUPPORTS}.get(c[1], c[1]) if c[3][0][1] else c[1] for c in kept])
    return matrix, labels, np.array([c[2] for c in kept])


def fit(others: list[Case], ours: list[Case]) -> tuple[list[str], Any]:
    """The names of the features and the fitted model, whose last feature is the crowd.

    One model for both: pairs of others show a claim that stands alone, our own statements claims among many.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier

    names = sorted({k for c in (*others, *ours) for f, _ in c[3][:1] for k in f})
    (a, labels, weights), (b, more, heavy) = arrays(others, names), arrays(ours, names)
    x = np.vstack([np.hstack([a, np.zeros((len(a), 1))]), np.hstack([b, np.ones((len(b), 1))])])
    model = HistGradientBoostingClassifier(
        max_iter=TREES, learning_rate=RATE, max_leaf_nodes=LEAVES, l2_regularization=PENALTY, min_samples_leaf=SMALLEST, early_stopping=False, random_state=SEED, max_features=TRIED
    )
    return names, model.fit(np.round(x, DIGITS), np.concatenate([labels, more]), sample_weight=np.concatenate([weights, heavy]))


def text_of(names: list[str], model: Any) -> str:
    """The module as it is written."""

    def tree(nodes: Any, at: int = 0) -> str:
        n = nodes[at]
        if n["is_leaf"]:
            return f"{n['value']:.4f}".rstrip("0").rstrip(".") or "0"
        used.add(int(n["feature_idx"]))
        return f"({tree(nodes, n['left'])} if r[{n['feature_idx']}] <= {n['num_threshold']:.5g} else {tree(nodes, n['right'])})"

    used: set[int] = set()
    rows = [[tree(p.nodes) for p in step] for step in model._predictors]
    base = ", ".join(f"{v:.4f}" for v in model._baseline_prediction.ravel())
    lines = [
        '"""How much what the rules find speaks for support and for refutation. Made by scripts/fit_weights.py; do not edit.\n',
        "A tree is one expression: compiled, it is loaded and answers several times as fast as a table would.",
        '"""\n',
        "# ruff: noqa: E501",
        "from __future__ import annotations\n",
        "TYPE_CHECKING = False",
        "if TYPE_CHECKING:",
        "    from collections.abc import Sequence\n",
        f"NAMES = {(*names, 'crowd')!r}",
        f"BASE = ({base})  # supports, refutes, neither",
        "\n",
        "def total(r: Sequence[float]) -> tuple[float, float, float]:",
        '    """The sums of the trees for a row of features: supports, refutes, neither."""',
        "    yes, no, neither = BASE",
        *(f"    {name} += {text}" for row in rows for name, text in zip(("yes", "no", "neither"), row, strict=True)),
        "    return yes, no, neither",
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Fit on all, or on one half with ``--check``."""
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    limit = next((int(a.split("=")[1]) for a in sys.argv if a.startswith("--limit=")), LIMIT)
    others, ours = pairs(Path(arguments[0]), limit), own()
    if "--check" in sys.argv:
        names, model = fit([c for c in others if not half(c[0])], [c for c in ours if not half(c[0])])
        for name, group, crowd in (("sets of others", others, 0.0), ("our own", ours, 1.0)):
            print(f"{name}, first part, other half: {measure([c for c in group if half(c[0]) and c[3]], names, model, crowd)}")
        return 0
    OUT.write_text(text_of(*fit(others, ours)), encoding="utf-8", newline="\n")
    print(f"{OUT}: fitted on {len(others)} and {len(ours)} cases; {OUT.stat().st_size} bytes")
    return 0


def measure(rest: list[Case], names: list[str], model: Any, crowd: float) -> str:
    """How many cases get their label, by label."""
    matrix, labels, _ = arrays(rest, names)
    guess = model.predict(np.hstack([matrix, np.full((len(matrix), 1), crowd)]))
    told = ", ".join(f"{name} {(guess[labels == k] == k).sum()}/{(labels == k).sum()}" for k, name in enumerate(("supports", "refutes", "neither")))
    return f"{(guess == labels).mean():.3f} ({told})"


if __name__ == "__main__":
    sys.exit(main())
