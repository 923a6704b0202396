#!/usr/bin/env python3
"""The same entrances, with inputs chosen by the branches that they reach: python fuzz/guided.py ENTRANCE [libFuzzer's options]

Needs atheris (extra ``fuzz``, Linux). Starts from the kept corpus; ``-runs=100000`` ends after so many inputs, ``-seed=1`` repeats a run. An input
that fails is written to the current folder by libFuzzer.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))


def main() -> None:
    import atheris

    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    name, options = sys.argv[1], sys.argv[2:]
    with atheris.instrument_imports(include=["yrdcheck"]):
        import entrances
    import run

    found = [e for e in entrances.ENTRANCES if e.name == name]
    if not found:
        raise SystemExit(f"no such entrance; there are {', '.join(e.name for e in entrances.ENTRANCES)}")
    entrance = found[0]

    def one(data: bytes) -> None:
        error = run.try_one(entrance, data)
        if error is not None:
            raise error

    with tempfile.TemporaryDirectory() as folder:
        for n, (_, data) in enumerate(run.corpus_of(entrance.kinds)):
            (Path(folder) / str(n)).write_bytes(data)
        try:
            atheris.Setup([sys.argv[0], folder, *options], one)
            atheris.Fuzz()
        finally:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
