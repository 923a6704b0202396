"""No regular expression and no loop needs more than linear time: shown by counting steps at growing sizes, never by a clock."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import os
import pkgutil
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from steps import CAP, Meter, attacks, growth, is_linear

import yrdcheck

Ways = set[str]
FLAGS_AT = {"match": 2, "search": 2, "findall": 2, "finditer": 2, "sub": 4, "subn": 4, "split": 3, "fullmatch": 2, "compile": 1}

# Patterns that are put together while the program runs: where, what they are made of, and what such a one looks like.
MADE = {
    ("yrdcheck.config", 'rf"\\\\s*[\\"\']?{re.escape(key)}[\\"\']?\\\\s*="'): [r"\s*[\"']?max\-size[\"']?\s*="],
    ("yrdcheck.quotations", 'rf"\\b{re.escape(name)}\\b"'): [r"\bAda\ Holt\b"],
    ("yrdcheck.remarks", "the same with titles before it"): [r"\b([A-Za-z]+)\.? ((?:[A-Z][\w’'.-]* ){0,2}Ada\ Holt)\b"],
    ("yrdcheck.places", "'\\\\s+'.join(map(re.escape, quote.split()))"): [r"one\s+two\s+three", r"a"],
    ("yrdcheck.readers.html", "f'\\\\s+[-–—|·:]+\\\\s+{re.escape(site)}$'"): [r"(?<!\s)\s+[-–—|·:]+\s+A\ site$"],
}


def modules() -> Iterator[tuple[str, Any, ast.Module]]:
    for info in pkgutil.walk_packages(yrdcheck.__path__, "yrdcheck."):
        if info.name != "yrdcheck.__main__":
            module = importlib.import_module(info.name)
            yield info.name, module, ast.parse(inspect.getsource(module))


def inside(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value, in tables too."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (list, tuple)) and depth < 4:
        for v in value:
            yield from inside(v, depth + 1)
    elif isinstance(value, dict) and depth < 4:
        yield from inside(list(value.values()), depth + 1)


@cache
def collect() -> tuple[dict[tuple[Any, int], tuple[str, re.Pattern[Any], Ways]], list[str]]:
    """Every pattern of the package with its place and how it is used, and the expressions that make others while the program runs."""
    found: dict[tuple[Any, int], tuple[str, re.Pattern[Any], Ways]] = {}
    unknown: list[str] = []

    def add(pattern: re.Pattern[Any], place: str, *ways: str) -> None:
        found.setdefault((pattern.pattern, pattern.flags), (place, pattern, set()))[2].update(ways)

    for name, module, tree in modules():
        space = vars(module)
        local: dict[int, dict[str, object]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                local.update({n.lineno: constants(node, space) for n in ast.walk(node) if isinstance(n, ast.Call)})
            if isinstance(node, ast.Attribute) and node.attr in FLAGS_AT:
                at = node.value
                value = space.get(at.id) if isinstance(at, ast.Name) else getattr(space.get(getattr(at.value, "id", "")), at.attr, None) if isinstance(at, ast.Attribute) else None
                if isinstance(value, re.Pattern):
                    add(value, f"{name}:{node.lineno}", node.attr)
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) and node.func.value.id == "re"):
                continue
            if node.func.attr not in FLAGS_AT or not node.args:
                continue
            flags = next((k.value for k in node.keywords if k.arg == "flags"), (*node.args, None)[FLAGS_AT[node.func.attr]] if len(node.args) > FLAGS_AT[node.func.attr] else None)
            names = {**space, **local.get(node.lineno, {})}
            try:
                options = [eval(ast.unparse(part), names) for part in ([node.args[0].body, node.args[0].orelse] if isinstance(node.args[0], ast.IfExp) else [node.args[0]])]
                number = eval(ast.unparse(flags), names) if flags is not None else 0
            except Exception:
                unknown.append(f"{name}: {ast.unparse(node.args[0])}")
                continue
            for value in options:
                add(value if isinstance(value, re.Pattern) else re.compile(value, number), f"{name}:{node.lineno}", *({node.func.attr} - {"compile"}))
        for key, value in list(space.items()):
            for pattern in inside(value):
                add(pattern, f"{name}:{key}")
    for place, made in LAZY.items():
        for pattern in made():
            add(pattern, place, "finditer")
    return found, unknown


def constants(function: ast.FunctionDef, space: dict[str, Any]) -> dict[str, object]:
    """Local names of a function that stand for text."""
    out: dict[str, object] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            try:
                value = eval(ast.unparse(node.value), {**space, **out})
            except Exception:
                continue
            names = node.targets[0].elts if isinstance(node.targets[0], ast.Tuple) else [node.targets[0]]
            values = value if isinstance(node.targets[0], ast.Tuple) and isinstance(value, tuple) else [value]
            for target, one in zip(names, values, strict=False):
                if isinstance(target, ast.Name) and isinstance(one, (str, tuple)):
                    out[target.id] = one
    return out


def of_build() -> list[re.Pattern[str]]:
    """The forms of names in two languages."""
    from yrdcheck import build

    tree = ast.parse(inspect.getsource(build._bilingual))
    function = tree.body[0]
    assert isinstance(function, ast.FunctionDef)
    forms = constants(function, vars(build))["forms"]
    assert isinstance(forms, tuple)
    assert len(forms) == 4
    return [re.compile(form) for form in forms]


def of_scripts() -> list[re.Pattern[str]]:
    from yrdcheck.spam.pages import SCRIPTS, script_runs

    some = "".join(SCRIPTS[s] for s in ("Han", "Kana", "Cyrillic"))
    return [
        *(script_runs((s,)) for s in SCRIPTS), re.compile(f"[{some}][^\n.!?。！？]*"),
        re.compile(f"(?m)^[ \\t]{{0,40}}[{some}]{{1,8}}[ \\t]{{0,20}}(?:[-–—:：=]|[ \\t])[ \\t]{{0,20}}[^\\W\\d_{some}][^\\n]{{0,60}}$"),
    ]  # fmt: skip


def of_tables() -> list[re.Pattern[str]]:
    from yrdcheck.spam import contacts, orders
    from yrdcheck.statements import markup

    return [*(row[0] for row in contacts._patterns()), *(row[2] for row in orders._signs() if row[0] != "follows"), *(row[0] for row in markup._markup())]


LAZY: dict[str, Callable[[], list[re.Pattern[str]]]] = {"build._bilingual": of_build, "spam.tongues": of_scripts, "spam's tables": of_tables}
KNOWN = (  # what makes patterns while the program runs, each of which stands in LAZY or MADE
    "yrdcheck.build: form", "yrdcheck.config: ", "yrdcheck.places: ", "yrdcheck.readers.html: ", "yrdcheck.spam.contacts: pattern", "yrdcheck.spam.orders: pattern",
    "yrdcheck.spam.pages: ", "yrdcheck.spam.tongues: ", "yrdcheck.quotations: ", "yrdcheck.remarks: ",
)  # fmt: skip


def anchored(pattern: re.Pattern[Any], ways: Ways) -> tuple[re.Pattern[Any], str]:
    """A pattern with what its use adds to it, and whether it is looked for everywhere or only where it is asked for."""
    if not ways or not ways <= {"match", "fullmatch"}:
        return pattern, "search"
    if "fullmatch" in ways and isinstance(pattern.pattern, str):
        return re.compile(rf"(?:{pattern.pattern})\Z", pattern.flags & ~re.UNICODE), "match"
    return pattern, "match"


def deep(work: Callable[[], None]) -> None:
    """Run something that calls itself often."""
    failed: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            failed.append(error)

    before = threading.stack_size(256 * 1024 * 1024)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(100_000)
    try:
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
        sys.setrecursionlimit(limit)
    if failed:
        raise failed[0]


def worst(pattern: re.Pattern[Any], ways: Ways, most: int) -> tuple[str, str, str] | None:
    """A text on which a pattern needs more than linear time; of many texts to try, ``most`` spread over them."""
    pattern, way = anchored(pattern, ways)
    meter = Meter(pattern, CAP, stop=100_000)
    tries = attacks(meter)
    step = max(1, len(tries) // most)
    return next((a for a in tries[::step] if not is_linear(meter, a, way=way)), None)


def test_every_pattern_is_found() -> None:
    found, unknown = collect()
    assert len(found) > 240
    assert [u for u in unknown if not u.startswith(KNOWN)] == []


def check_patterns(most: int) -> None:
    found, _ = collect()

    def work() -> None:
        slow = {place: (attack, pattern.pattern) for place, pattern, ways in found.values() if (attack := worst(pattern, ways, most))}
        assert slow == {}
        for (place, _), samples in MADE.items():
            for sample in samples:
                assert worst(re.compile(sample), {"match"} if place == "yrdcheck.config" else set(), most) is None, place

    deep(work)


def test_patterns() -> None:
    check_patterns(60)


@pytest.mark.slow
def test_patterns_in_full() -> None:
    check_patterns(10**9)


# What must be found: patterns that stood here once, and the classics.
QUADRATIC = (
    r"(a+)+$", r"(a|a)*b", r"\s+x", r"\w+@", r"[.!?]+(?=\s)", r"\d+ ?%", r"[a-z]+[0-9]", r"(.*?)(\d+)x", r"\s*[-*]\s+(?=\S)", r"x*x*y",
    r"<!--(?:(?!-->)[\s\S])*-->", r"телеграм\w*(?=[\w.]*\d)", r"(?:#+ ?)?system", r"\*{1,3}|<!--[\s\S]*?-->", r"[ \t]*(?:[-=]{3,}|\|?[ \t|-]+\|[ \t|-]*)[ \t]*$",
    r"gpt\d\w*:", r"color\s*[:=]\s*[\"']?\s*#fff", r"((?:[A-Z]\w* ){1,7}[A-Z]\w*) \(", r"^(?:a|b|ab)*c", r"(\w+\s?)*$",
)  # fmt: skip
LINEAR = (
    r"(?<!\w)\w+@", r"(?<!\s)\s+x", r"\d+", r"a*b*c*", r"(?<![.!?])[.!?]+(?=\s)", r"\w{1,9}@", r"\A\s+x", r"x?y?z", r"(?>a+)\b", r"'[^']*'",
)


@pytest.mark.parametrize("source", QUADRATIC)
def test_quadratic_is_noticed(source: str) -> None:
    deep(lambda: check(worst(re.compile(source), set(), 10**9) is not None))


@pytest.mark.parametrize("source", LINEAR)
def test_linear_is_left_alone(source: str) -> None:
    deep(lambda: check(worst(re.compile(source), set(), 10**9) is None))


def check(holds: bool) -> None:
    assert holds


@pytest.mark.parametrize("source", ["(a+)b|c", "a{2,3}?b", r"\bx\w*\b", "(?i)Ab+", "(?<=a)b(?!c)", "(a)(b)?(?(2)c|d)", r"(['\"]).*?\1", "[^a-c]+", "(?s)a.b", "(?m)^a$", "a*+b", "(?>a|ab)c", "x|", "(?:a|b|)c"])
def test_meter_matches_as_the_standard_library(source: str) -> None:
    pattern = re.compile(source)
    meter = Meter(pattern)
    for text in ("", "a", "ab", "abc", "aab", "Abb", "x1 x", "'a' \"b\"", "a\nb", "bc", "abd", "a c", "ac", "xab"):
        for at in range(len(text) + 1):
            m = pattern.match(text, at)
            assert meter.match(text, at) == (m.end() if m else -1), (text, at)


def test_growth_is_exact() -> None:
    assert growth(Meter(re.compile(r"\d+x")), ("", "1", ""), 30) == 3 * 30 * 30  # of three passes over what is left
    assert growth(Meter(re.compile(r"(?<!\d)\d+x")), ("", "1", ""), 30) == 0


# ---- loops ----------------------------------------------------------------------------------------------------------

LEAST, MOST = 2.45, 400_000  # times the work for twice the growth; work of a character at most, where sentences may have 2,000
FAST = "3/statements,plain statements,markup,figures,date,suppressions,citations,Markdown,CSV,HTML"


def measured(names: str, *sizes: int) -> list[tuple[str, str, Any]]:
    """The work of entrances in a process in which it is counted."""
    command = [sys.executable, str(Path(__file__).with_name("work.py")), names, *map(str, sizes)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONHASHSEED": "0"})
    assert done.returncode == 0, done.stderr[-2000:]
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def check_loops(names: str, *sizes: int) -> None:
    rows = measured(names, *sizes)
    assert len(rows) >= 14 * len(names.split(","))
    wrong = {}
    for name, shape, work in rows:
        if isinstance(work, str):
            assert "InputError" in work, (name, shape, work)
            continue
        if any((c - b) > LEAST * (b - a) + a for a, b, c in [work[-3:]]):
            wrong[name, shape] = work
    assert wrong == {}


@pytest.mark.parametrize("names", [FAST, "2/scan"])
def test_loops(names: str) -> None:
    check_loops(names, 300, 600, 1200)


def test_loops_of_a_check() -> None:
    check_loops("3/verify", 160, 320, 640)


@pytest.mark.slow
def test_loops_in_full() -> None:
    check_loops("all", 1600, 3200, 6400)


def test_quadratic_loops_are_noticed(tmp_path: Path) -> None:
    """The counter itself: what looks back over all that it has is found, what does not is left alone."""
    import work

    source = (
        "def slow(text):\n    seen = []\n    for c in text:\n        if c not in seen or True:\n            seen.append(c)\n    return seen\n"
        "def copies(text):\n    out = ''\n    for i in range(len(text)):\n        out = text[:i]\n    return out\n"
        "def searches(text):\n    return [text.find('b', i) for i in range(len(text))]\n"
        "def good(text):\n    return [c.upper() for c in text if c in 'abc']\n"
    )
    for name, function in (("tick", work.tick), ("piece", work.piece), ("each", work.each), ("inside", work.inside), ("call", work.call)):
        setattr(__builtins__ if inspect.ismodule(__builtins__) else sys.modules["builtins"], f"_work_{name}", function)
    space: dict[str, Any] = {}
    exec(compile(ast.fix_missing_locations(work.Counting().visit(ast.parse(source))), "sample", "exec"), space)
    for name, slow in (("slow", True), ("copies", True), ("searches", True), ("good", False)):
        one, two, three = (work.measure(space[name], "a" * n) for n in (200, 400, 800))
        assert (three - two > LEAST * (two - one)) is slow, name
