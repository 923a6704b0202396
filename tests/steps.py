"""Counts what a backtracking matcher does on a text, so that a regular expression can be shown to be linear without a clock.

The matcher follows the standard library's own: greedy and lazy repeats, alternatives from the left, atomic groups, looks around. It counts a
step for every character tested and every way tried. `Meter(pattern).search_all(text)` gives the steps that ``finditer`` needs over a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as sre  # type: ignore[attr-defined]

Way = Callable[[int], int]  # goes on from a place: where the match ends, or -1
Node = Callable[[int, Way], int]

CATEGORIES: dict[object, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_NOT_DIGIT: lambda c: not c.isdecimal(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    op.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    op.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}
SINGLE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
SAMPLES = "aAzb1 \n\t.,-_:/@'\"<>()[]#*中я가あ\u0e01é\x00"
CAP = 5  # what a bounded repeat is taken to allow at most where growth is measured, and not the constant


class Meter:
    """A pattern whose steps can be counted. ``cap``: bounds of repeats above it are lowered to it, which leaves the growth as it is."""

    def __init__(self, pattern: re.Pattern[str], cap: int | None = None, stop: int = 10**9) -> None:
        self.pattern = pattern
        self.cap = cap
        self.stop = stop
        self.steps = 0
        self.text = ""
        self.groups: dict[int, tuple[int, int]] = {}
        self.tests: list[tuple[Callable[[str], bool], bool]] = []  # and whether it stands in an endless repeat
        self.endless = 0  # how many of those are open while the pattern is read
        source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
        self.tree = sre.parse(source, pattern.flags & ~re.DEBUG & ~(re.UNICODE if isinstance(pattern.pattern, bytes) else 0))
        self.run = self.sequence(list(self.tree), self.tree.state.flags | pattern.flags)

    # ---- running ----

    def match(self, text: str, at: int = 0, end: int | None = None) -> int:
        """Where the match that begins at a place ends, or -1."""
        self.text = text if end is None else text[:end]
        self.groups.clear()
        return self.run(at, lambda i: i)

    def match_once(self, text: str) -> int:
        """The steps that a match at the beginning takes."""
        self.steps = 0
        self.match(text)
        return self.steps

    def search_all(self, text: str) -> int:
        """The steps that finding every match takes."""
        self.text, self.steps, at = text, 0, 0
        while at <= len(text):
            self.groups.clear()
            end = self.run(at, lambda i: i)
            self.steps += 1
            at = max(end, at + 1)
            if self.steps > self.stop:
                break
        return self.steps

    # ---- building ----

    def sequence(self, items: list, flags: int) -> Node:
        nodes = [self.node(*item, flags) for item in items]
        if not nodes:
            return lambda i, then: then(i)
        if len(nodes) == 1:
            return nodes[0]

        def run(i: int, then: Way, at: int = 0) -> int:
            if at == len(nodes) - 1:
                return nodes[at](i, then)
            return nodes[at](i, lambda j: run(j, then, at + 1))

        return run

    def node(self, kind: object, what: object, flags: int) -> Node:
        if kind in SINGLE:
            return self.one(self.test(kind, what, flags))
        if kind is op.AT:
            return self.place(what, flags)
        if kind is op.BRANCH:
            ways = [self.sequence(list(way), flags) for way in what[1]]

            def branch(i: int, then: Way) -> int:
                for way in ways:
                    self.steps += 1
                    end = way(i, then)
                    if end >= 0:
                        return end
                return -1

            return branch
        if kind is op.SUBPATTERN:
            number, add, remove, items = what
            inner = self.sequence(list(items), flags & ~remove | add)
            if number is None:
                return inner

            def group(i: int, then: Way) -> int:
                def close(j: int) -> int:
                    before = self.groups.get(number)
                    self.groups[number] = (i, j)
                    end = then(j)
                    if end < 0 and before is not None:
                        self.groups[number] = before
                    return end

                return inner(i, close)

            return group
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            return self.repeat(kind, *what, flags)
        if kind is op.ATOMIC_GROUP:
            return self.atomic(self.sequence(list(what), flags))
        if kind in (op.ASSERT, op.ASSERT_NOT):
            return self.look(kind is op.ASSERT, what, flags)
        if kind is op.GROUPREF:

            def reference(i: int, then: Way) -> int:
                if what not in self.groups:
                    return -1
                said = self.text[slice(*self.groups[what])]
                self.steps += len(said) + 1
                return then(i + len(said)) if self.text.startswith(said, i) else -1

            return reference
        if kind is op.GROUPREF_EXISTS:
            number, yes, no = what
            a, b = self.sequence(list(yes), flags), self.sequence(list(no or ()), flags)
            return lambda i, then: (a if number in self.groups else b)(i, then)
        raise NotImplementedError(kind)

    def one(self, test: Callable[[str], bool]) -> Node:
        def run(i: int, then: Way) -> int:
            self.steps += 1
            return then(i + 1) if i < len(self.text) and test(self.text[i]) else -1

        return run

    def place(self, what: object, flags: int) -> Node:
        def boundary(i: int) -> bool:
            word = CATEGORIES[op.CATEGORY_WORD]
            return (i > 0 and word(self.text[i - 1])) != (i < len(self.text) and word(self.text[i]))

        def stands(i: int) -> bool:
            n = len(self.text)
            if what is op.AT_BEGINNING:
                return i == 0 or bool(flags & re.M) and self.text[i - 1] == "\n"
            if what is op.AT_BEGINNING_STRING:
                return i == 0
            if what is op.AT_END:
                return i == n or i == n - 1 and self.text[i] == "\n" or bool(flags & re.M) and self.text[i] == "\n"
            if what is op.AT_END_STRING:
                return i == n
            return boundary(i) is (what is op.AT_BOUNDARY)

        def run(i: int, then: Way) -> int:
            self.steps += 1
            return then(i) if stands(i) else -1

        return run

    def atomic(self, inner: Node) -> Node:
        def run(i: int, then: Way) -> int:
            end = inner(i, lambda j: j)
            return then(end) if end >= 0 else -1

        return run

    def look(self, wanted: bool, what: tuple, flags: int) -> Node:
        direction, items = what
        inner = self.sequence(list(items), flags)
        width = items.getwidth()[0] if direction < 0 else 0

        def run(i: int, then: Way) -> int:
            found = i >= width and inner(i - width, lambda j: j) >= 0
            return then(i) if found is wanted else -1

        return run

    def repeat(self, kind: object, least: int, most: object, items: object, flags: int) -> Node:
        items = list(items)  # type: ignore[call-overload]
        limit = 10**9 if most is op.MAXREPEAT else int(most)  # type: ignore[call-overload]
        if self.cap is not None and most is not op.MAXREPEAT and limit > self.cap:
            limit = self.cap
            least = min(least, self.cap - 1)
        if self.cap is not None:
            least = min(least, self.cap)
        self.endless += most is op.MAXREPEAT
        single = self.test(*items[0], flags) if len(items) == 1 and items[0][0] in SINGLE else None
        inner = self.sequence(items, flags) if single is None else None
        self.endless -= most is op.MAXREPEAT
        if single is not None:
            return self.run_of(single, kind, least, limit)
        assert inner is not None
        if kind is op.POSSESSIVE_REPEAT:

            def possessive(i: int, then: Way) -> int:
                count = 0
                while count < limit:
                    end = inner(i, lambda j: j)
                    if end < 0 or end == i and count >= least:
                        break
                    i, count = end, count + 1
                return then(i) if count >= least else -1

            return possessive
        lazy = kind is op.MIN_REPEAT

        def run(i: int, then: Way, count: int = 0, last: int = -1) -> int:
            self.steps += 1
            if self.steps > self.stop:
                return -1

            def again() -> int:
                if count >= limit or i == last and count >= least:
                    return -1
                return inner(i, lambda j: run(j, then, count + 1, i))

            if count < least:
                return again()
            if lazy:
                end = then(i)
                return end if end >= 0 else again()
            end = again()
            return end if end >= 0 else then(i)

        return run

    def run_of(self, test: Callable[[str], bool], kind: object, least: int, limit: int) -> Node:
        def run(i: int, then: Way) -> int:
            text, j = self.text, i
            n = min(len(text), i + limit)
            if kind is op.MIN_REPEAT:
                while j - i < least:
                    self.steps += 1
                    if j >= n or not test(text[j]):
                        return -1
                    j += 1
                while True:
                    self.steps += 1
                    end = then(j)
                    if end >= 0:
                        return end
                    if j >= n or not test(text[j]) or self.steps > self.stop:
                        return -1
                    j += 1
            while j < n and test(text[j]):
                j += 1
            self.steps += j - i + 1
            if j - i < least:
                return -1
            if kind is op.POSSESSIVE_REPEAT:
                return then(j)
            while True:
                end = then(j)
                if end >= 0:
                    return end
                self.steps += 1
                j -= 1
                if j - i < least or self.steps > self.stop:
                    return -1

        return run

    def test(self, kind: object, what: object, flags: int) -> Callable[[str], bool]:
        """Whether a character is the one that stands here."""
        plain = _test(kind, what, flags)
        known: dict[str, bool] = {}

        def test(c: str) -> bool:
            found = known.get(c)
            if found is None:
                found = known[c] = plain(c)
            return found

        self.tests.append((test, self.endless > 0))
        return test


def _test(kind: object, what: object, flags: int) -> Callable[[str], bool]:
    if kind is op.ANY:
        return lambda c: bool(flags & re.S) or c != "\n"
    if kind is op.NOT_LITERAL:
        other = _test(op.LITERAL, what, flags)
        return lambda c: not other(c)
    if kind is op.LITERAL:
        return (lambda c: ord(c) == what) if not flags & re.I else (lambda c: any(ord(v) == what for v in _cases(c)))
    negate = bool(what) and what[0][0] is op.NEGATE  # type: ignore[index]

    def inside(c: str) -> bool:
        for v in _cases(c) if flags & re.I else (c,):
            for k, w in what:  # type: ignore[attr-defined]
                if k is op.LITERAL and ord(v) == w or k is op.RANGE and w[0] <= ord(v) <= w[1] or k is op.CATEGORY and CATEGORIES[w](v):
                    return True
        return False

    return (lambda c: not inside(c)) if negate else inside


@cache
def _cases(c: str) -> tuple[str, ...]:
    return tuple({c, *(v for v in (c.lower(), c.upper()) if len(v) == 1)})


# ---- texts that make a pattern work hard ----------------------------------------------------------------------------


def letters(tree: object) -> Iterator[str]:
    """Characters that a pattern names, and some next to them."""
    for kind, what in tree:  # type: ignore[attr-defined]
        if kind in (op.LITERAL, op.NOT_LITERAL):
            yield chr(what)
        elif kind is op.IN:
            for k, w in what:
                if k is op.LITERAL:
                    yield chr(w)
                elif k is op.RANGE:
                    yield chr(w[0])
        elif kind is op.BRANCH:
            for way in what[1]:
                yield from letters(way)
        elif kind is op.SUBPATTERN:
            yield from letters(what[3])
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            yield from letters(what[2])
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from letters(what[1])
        elif kind is op.ATOMIC_GROUP:
            yield from letters(what)


def classes(meter: Meter) -> list[str]:
    """Characters that an endless repeat of the pattern takes, one for each set that all of them treat alike."""
    tests = [test for test, endless in meter.tests if endless]
    seen: dict[tuple[bool, ...], str] = {}
    for c in dict.fromkeys((*SAMPLES, *letters(meter.tree))):
        taken = tuple(t(c) for t in tests)
        if any(taken):
            seen.setdefault((*taken, c.isalnum() or c == "_", c == "\n"), c)
    return list(seen.values())


def example(tree: object, turn: int = 0, often: int = 1) -> str:
    """A text that a pattern matches, nearly: ``turn`` chooses among alternatives, ``often`` is how often a repeat repeats."""
    out = []
    for kind, what in tree:  # type: ignore[attr-defined]
        if kind is op.LITERAL:
            out.append(chr(what))
        elif kind in SINGLE:
            test = _test(kind, what, 0)
            fit = [c for c in (*SAMPLES, *letters([(kind, what)])) if test(c)]
            out.append(fit[turn % len(fit)] if fit else "")
        elif kind is op.BRANCH:
            out.append(example(what[1][turn % len(what[1])], turn, often))
        elif kind is op.SUBPATTERN:
            out.append(example(what[3], turn, often))
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            most = 10**6 if what[1] is op.MAXREPEAT else int(what[1])
            out.append(example(what[2], turn, often) * min(max(int(what[0]), often), most, 40))
        elif kind is op.ASSERT and what[0] > 0 or kind is op.ATOMIC_GROUP:
            out.append(example(what[1] if kind is op.ASSERT else what, turn, often))
    return "".join(out)


def repeats(tree: object, before: tuple = ()) -> Iterator[tuple[tuple, object]]:
    """The endless repeats of a pattern: what stands before each, and its body."""
    items = list(tree)  # type: ignore[call-overload]
    for n, (kind, what) in enumerate(items):
        ahead = (*before, *items[:n])
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            if what[1] is op.MAXREPEAT:
                yield ahead, what[2]
            yield from repeats(what[2], ahead)
        elif kind is op.SUBPATTERN:
            yield from repeats(what[3], ahead)
        elif kind is op.BRANCH:
            for way in what[1]:
                yield from repeats(way, ahead)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from repeats(what[1], ahead)
        elif kind is op.ATOMIC_GROUP:
            yield from repeats(what, ahead)


def attacks(meter: Meter) -> list[tuple[str, str, str]]:
    """Texts to try, as what stands first, what is repeated, and what stands last; none for a pattern without an endless repeat."""
    endless = list(repeats(meter.tree))
    if not endless:
        return []
    singles = classes(meter)
    found: dict[tuple[str, str, str], None] = {}
    for c in singles:
        for bad in ("", "\x00", "\n", "a", " "):
            found["", c, bad] = None
    for c in singles[:12]:
        for d in singles[:12]:
            found["", c + d, ""] = None
    for turn in range(3):
        for often in (0, 1):
            word = example(meter.tree, turn, often)
            for cut in (len(word), len(word) - 1, len(word) // 2):
                if 0 < cut <= 40:
                    found["", word[:cut], ""] = None
    for ahead, body in endless:
        heads = {example(ahead, turn, often)[-80:] for turn in range(3) for often in (0, 1)}
        words = {example(body, turn) for turn in range(2)}
        for head in heads:
            for bad in ("", "\x00", "\n"):
                for word in words:
                    found[head, word[:40], bad] = None
                    found["", (head + word)[-60:], bad] = None
                if head:
                    for c in singles[:8]:
                        found[head, c, bad] = None
            if head:
                for c in singles[:8]:
                    found["", head + c, ""] = None
    return [a for a in found if a[1]]


def growth(meter: Meter, attack: tuple[str, str, str], size: int, way: str = "search") -> int:
    """How much more work the third ``size`` characters need than the second: none for linear work, far more than ``size`` for any other."""
    head, pump, tail = attack
    n = max(4, size // len(pump))
    measure = meter.search_all if way == "search" else meter.match_once
    one, two, three = (measure(head + pump * (k * n) + tail) for k in (1, 2, 3))
    return meter.stop if three > meter.stop else three - 2 * two + one


def is_linear(meter: Meter, attack: tuple[str, str, str], size: int = 24, way: str = "search") -> bool:
    """Whether doubling the text doubles the work: what is left over grows with the square of the size, or not at all."""
    once = growth(meter, attack, size, way)
    return once <= size // 2 or (once < meter.stop and growth(meter, attack, 3 * size, way) <= 3 * once + size)
