#!/usr/bin/env python3
"""Throws spoilt inputs at every entrance of yrdcheck and says what fell over.

usage: python fuzz/run.py [--inputs N] [--seed S] [--entrance NAME ...] [--coverage] [--keep FOLDER]

An input fails where something else is raised than the entrance's documentation says, where an answer breaks what must hold of it, where
one input takes longer than 20 seconds of the processor, or where it calls more functions than its length allows (one input in 64 is counted). Same seed, same
inputs. ``--coverage`` measures branches (slower, needs coverage.py); ``--keep`` writes failing inputs to a folder. Exit status 1 if any failed.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import resource
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
SECONDS = 20
COUNTED = 64  # one input in so many has its calls counted
CALLS = (400_000, 3_000)  # function calls of an input: these, and so many for each byte


class TooLong(BaseException):
    """An input takes longer than anybody waits."""


class TooMuch(BaseException):
    """An input calls more functions than its length allows."""


def corpus_of(kinds: tuple[str, ...]) -> list[tuple[str, bytes]]:
    """The kept inputs of some kinds, with their grammar."""
    from entrances import FRESH
    from mutate import GRAMMARS

    found = [(GRAMMARS[kind], path.read_bytes()) for kind in kinds for path in sorted((HERE / "corpus" / kind).glob("*"))]
    found += [(GRAMMARS[kind], FRESH[kind]()) for kind in kinds if kind in FRESH]
    return [(g if not d.startswith((b"PK\x03\x04", b"SQLite")) else "bytes", d) for g, d in found]


def limited(call: Callable[[], object], seconds: float) -> object:
    """What a call gives, given up after so many seconds of the processor where the system has a timer for them."""
    if not hasattr(signal, "setitimer"):
        return call()

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooLong(f"more than {seconds} seconds")

    signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        return call()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def counted(call: Callable[[], object], most: int) -> object:
    """What a call gives; `TooMuch` when it calls more functions than ``most``."""
    left = most

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal left
        if event in ("call", "c_call"):
            left -= 1
            if left < 0:
                sys.setprofile(None)
                raise TooMuch(f"more than {most} calls")

    sys.setprofile(count)
    try:
        return call()
    finally:
        sys.setprofile(None)


def try_one(entrance, data: bytes, count: bool = False) -> BaseException | None:  # type: ignore[no-untyped-def]
    """What is wrong with how an entrance takes an input; nothing is, mostly."""

    def call() -> object:
        return entrance.run(data)

    try:
        if entrance.patient:  # it has a limit of its own
            call()
        elif count:
            limited(lambda: counted(call, CALLS[0] + CALLS[1] * len(data)), 10 * SECONDS)
        else:
            limited(call, SECONDS)
    except entrance.raises as error:
        text = str(error)
        if "internal" in text:
            return error
        return None
    except (KeyboardInterrupt, MemoryError):
        raise
    except BaseException as error:
        return error
    return None


def where(error: BaseException) -> str:
    """The kind of an error and the place in yrdcheck where it was raised, so that one fault is told once."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if "yrdcheck/" in f.filename.replace("\\", "/") and "/fuzz/" not in f.filename.replace("\\", "/")] or frames
    at = ours[-1] if ours else None
    place = f"{at.filename.replace(chr(92), '/').rpartition('yrdcheck/')[2]}:{at.lineno}" if at else "?"
    return f"{type(error).__name__} at {place}: {str(error)[:120]!r}"


def inputs(entrance, seed: int) -> Iterator[bytes]:  # type: ignore[no-untyped-def]
    """The inputs of an entrance, endlessly."""
    from mutate import Mutator

    start = int.from_bytes(hashlib.sha256(f"{seed} {entrance.name}".encode()).digest()[:8], "big")
    maker = Mutator(start, corpus_of(entrance.kinds))
    yield from (data for _, data in maker.corpus)
    while True:
        yield maker.make()


def ready(entrance) -> bool:  # type: ignore[no-untyped-def]
    """Whether the package that an entrance needs is installed."""
    import importlib.util

    return not entrance.needs or importlib.util.find_spec(entrance.needs) is not None


def fuzz(entrance, count: int, seed: int, keep: Path | None = None, most: int = 1000) -> dict[str, bytes]:  # type: ignore[no-untyped-def]
    """Try so many inputs on an entrance; faults with the smallest input that shows each."""
    found: dict[str, bytes] = {}
    for n, data in zip(range(count), inputs(entrance, seed), strict=False):
        error = try_one(entrance, data, n % COUNTED == COUNTED - 1)
        if error is not None:
            name = where(error)
            if name not in found:
                print(f"  {entrance.name}: {name} ({len(data)} bytes, input {n})", flush=True)
            if name not in found or len(data) < len(found[name]):
                found[name] = data
                if keep:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{entrance.name.replace(' ', '-')}-{hashlib.sha256(name.encode()).hexdigest()[:10]}").write_bytes(data)
            if len(found) >= most:
                break
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--entrance", action="append", default=[])
    parser.add_argument("--coverage", action="store_true")
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    watch = None
    if args.coverage:
        import coverage

        watch = coverage.Coverage(branch=True, source=["yrdcheck"], data_file=None, config_file=False)
        watch.start()
    warnings.simplefilter("ignore")
    from entrances import ENTRANCES

    chosen = [e for e in ENTRANCES if (not args.entrance or e.name in args.entrance) and ready(e)]
    if watch:
        watch.stop()
    whole = sum(e.share for e in chosen)
    if not chosen:
        raise SystemExit(f"no such entrance; there are {', '.join(e.name for e in ENTRANCES)}")
    rows, faults, made = [], Counter[str](), 0
    for e in chosen:
        count = max(20, -(-args.inputs * e.share // whole))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        start = time.perf_counter()
        if watch:
            watch.erase()
            watch.start()
        found = fuzz(e, count, args.seed, args.keep)
        if watch:
            watch.stop()
        took = time.perf_counter() - start
        gc.collect()
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 - before
        faults[e.name] += len(found)
        made += count
        rows.append(f"| {e.name} | {count:,} | {len(found)} | {count / took:,.0f} | {grown:+,} | {branches(watch, e) if watch else ''} |")
        print(rows[-1], flush=True)
    print(f"\n{made:,} inputs, seed {args.seed}: {sum(faults.values())} faults\n")
    print("| entrance | inputs | faults | a second | MB more at its highest | branches |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    print("\n".join(rows))
    return 1 if sum(faults.values()) else 0


def branches(watch, entrance) -> str:  # type: ignore[no-untyped-def]
    """The share of branches that were taken in the modules that an entrance is there for."""
    import yrdcheck

    root = Path(yrdcheck.__file__).parent
    taken = total = 0
    for name in entrance.modules:
        at = root / name
        for path in sorted(at.rglob("*.py")) if at.is_dir() else [at.with_suffix(".py")]:
            try:
                numbers = watch._analyze(str(path)).numbers
            except Exception:
                continue
            taken += numbers.n_branches - numbers.n_missing_branches
            total += numbers.n_branches
    return f"{100 * taken / total:.0f}% of {total}" if total else ""


if __name__ == "__main__":
    sys.exit(main())
