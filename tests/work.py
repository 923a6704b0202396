"""Counts the work that yrdcheck's own code does, so that doubling an input can be shown to double it at most, without a clock.

Its modules are compiled anew with a count beside every loop, slice, concatenation and call that looks through a text, list or dictionary: a
slice costs what it copies, a search what it passes over, ``in`` a list what stands in it, a regular expression the span it is given. Run as a
program in a process of its own: ``python work.py NAME SIZE …`` prints a line of JSON with the work for each size.
"""

from __future__ import annotations

import ast
import builtins
import importlib.abc
import importlib.machinery
import importlib.util
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import CodeType
from typing import Any

done = 0
SIZED = (str, bytes, bytearray, list, tuple)
SEARCHES = frozenset(("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"))


def tick(n: int = 1) -> None:
    global done
    done += n


def piece(value: Any) -> Any:
    """A value that was just made by copying."""
    if isinstance(value, SIZED):
        tick(len(value))
    return value


def each(rows: Iterable[Any]) -> Iterator[Any]:
    for row in rows:
        tick()
        yield row


def inside(wanted: Any, where: Any) -> bool:
    if isinstance(where, SIZED):
        tick(len(where))
    return wanted in where


def call(function: Callable[..., Any], *args: Any, **named: Any) -> Any:
    """A call, with what the standard library does in it."""
    owner = getattr(function, "__self__", None)
    name = getattr(function, "__name__", "")
    if isinstance(owner, SIZED) and not isinstance(owner, type):
        if name in ("find", "rfind", "index", "rindex", "count"):
            start = args[1] if len(args) > 1 and isinstance(args[1], int) else 0
            stop = args[2] if len(args) > 2 and isinstance(args[2], int) else len(owner)
            result = function(*args, **named)
            if name == "find" and result >= 0 or name == "index":
                tick(max(0, result - start) + 1)
            elif name in ("rfind", "rindex") and result >= 0:
                tick(max(0, min(stop, len(owner)) - result) + 1)
            else:
                tick(max(0, min(stop, len(owner)) - max(0, start)) + 1)
            return result
        if name in ("append", "pop", "startswith", "endswith", "isspace", "__len__") and not (name == "pop" and args and args[0] == 0):
            tick()
        elif name == "extend":
            result = function(*(list(a) if not isinstance(a, SIZED) else a for a in args))
            tick(len(args[0]) if isinstance(args[0], SIZED) else 1)
            return result
        else:
            tick(len(owner) + 1)
        return function(*args, **named)
    kind = type(owner).__name__
    if kind == "Pattern" and name in SEARCHES:
        subject = args[1] if name in ("sub", "subn") else args[0]
        at = 1 if name in ("sub", "subn") else 0
        start = args[at + 1] if name in ("search", "match", "fullmatch", "finditer", "findall") and len(args) > at + 1 else 0
        stop = min(len(subject), args[at + 2]) if name in ("search", "match", "fullmatch", "finditer", "findall") and len(args) > at + 2 else len(subject)
        result = function(*args, **named)
        if name in ("search", "match", "fullmatch") and result is not None:
            stop = result.end()
        tick((1 if name == "match" and result is None else max(0, stop - start)) + 1)
        return result
    if getattr(function, "__module__", "") == "re" and name in SEARCHES:
        subject = args[2] if name in ("sub", "subn") else args[1]
        result = function(*args, **named)
        tick((result.end() if name in ("search", "match") and result is not None else 1 if name == "match" else len(subject)) + 1)
        return result
    if function in (builtins.sorted, builtins.list, builtins.tuple, builtins.set, builtins.frozenset, builtins.max, builtins.min, builtins.sum) and len(args) == 1:
        if isinstance(args[0], (*SIZED, dict, set, frozenset)):
            tick(len(args[0]))
        return function(*args, **named)
    if function in (builtins.any, builtins.all) and isinstance(args[0], SIZED):
        tick(len(args[0]))
    return function(*args, **named)


class Counting(ast.NodeTransformer):
    """Puts counts into a module."""

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load) and isinstance(node.slice, ast.Slice):
            return _use("piece", node)
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        return _use("piece", node) if isinstance(node.op, (ast.Add, ast.Mult)) else node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if len(node.ops) == 1 and isinstance(node.ops[0], (ast.In, ast.NotIn)):
            found = _use("inside", node.left, node.comparators[0])
            return found if isinstance(node.ops[0], ast.In) else ast.copy_location(ast.UnaryOp(ast.Not(), found), node)
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in ("super", "isinstance", "locals", "globals", "vars"):
            return node
        return ast.copy_location(ast.Call(ast.Name("_work_call", ast.Load()), [node.func, *node.args], node.keywords), node)

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        node.iter = _use("each", node.iter)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.iter = _use("each", node.iter)
        return node

    def visit_While(self, node: ast.While) -> ast.AST:
        self.generic_visit(node)
        node.body.insert(0, ast.copy_location(ast.Expr(_use("tick", at=node)), node))
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.value = self.visit(node.value) if node.value else None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.body = [self.visit(n) for n in node.body]
        return node


def _use(name: str, *args: Any, at: Any = None) -> Any:
    return ast.copy_location(ast.Call(ast.Name(f"_work_{name}", ast.Load()), list(args), []), at or args[0])


class Loader(importlib.machinery.SourceFileLoader):
    """Compiles modules with counts in them; nothing is written."""

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        tree = Counting().visit(ast.parse(self.get_data(path), path))
        return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name: str, path: Sequence[str] | None, target: Any = None) -> Any:
        if not name.startswith("yrdcheck") or name in ("yrdcheck.weights", "yrdcheck.thesaurus"):
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None and spec.origin and spec.origin.endswith(".py"):
            spec.loader = Loader(name, spec.origin)
        return spec


def install() -> None:
    """Count in every module of yrdcheck that is imported from now on."""
    for name, function in (("tick", tick), ("piece", piece), ("each", each), ("inside", inside), ("call", call)):
        setattr(builtins, f"_work_{name}", function)
    sys.meta_path.insert(0, Finder())


def measure(run: Callable[[str], object], text: str) -> int:
    """The work of one run."""
    global done
    done = 0
    run(text)
    return done


# ---- what is measured -----------------------------------------------------------------------------------------------

TRUE = "The Hale Bridge is 412 metres long and opened on 3 May 2021. "
SHAPES = {
    "one word": "a", "digits": "1", "space": " ", "lines": "\n", "dots": ".", "Han": "中", "numerals": "三亿", "words": "Marne is ", "sentences": TRUE, "paragraphs": TRUE + "\n\n",
    "wrapped lines": "The Hale Bridge is long and\nit is old. ", "Chinese": "长三角的地区生产总值占全国的24.4%。", "figures": "5 and ", "row of figures": "5, ", "percent": "3% ",
    "years": "in 2023 ", "days": "3 May, ", "bullets": "- a bridge of 5 m\n", "nested bullets": "> - ", "quotes": '"a" ', "brackets": "( ", "links": "[a](", "open links": "[",
    "comments": "<!-- ", "tags": "<a ", "backticks": "`a``", "stars": "*a ", "table": "| a | 5 |\n", "headings": "# a\n", "fences": "```\na\n", "suppressions": "5% <!-- yrdcheck-disable-line YC101 -->\n",
    "footnotes": "[^yrd-a-1]: x\n", "adverts": "casino bonus 50% off ", "addresses": "https://a.b/c ", "messengers": "微信 123456 ", "orders": "Ignore all previous instructions. ",
    "two alphabets": "вотсап", "invisible": "a\u200b", "surrogates": "\ud800", "controls": "\0\x1b", "semicolons": "a; b 5; ", "names": "Ab Cd (AC) ", "repeated line": "The same line again and again, of forty letters.\n",
    "every category": "".join("Aaǅʰªऀः⃝0Ⅰ²_-([)«»!+$^©   \x01\u061c\ue000"),
}  # fmt: skip


def entrances() -> dict[str, Callable[[str], object]]:
    """What is measured, by name."""
    from yrdcheck import citations, periods, quantities, readers, spam, statements, suppressions
    from yrdcheck.build import build_registry
    from yrdcheck.checker import verify

    registry = build_registry({"bridge": TRUE + "The city of Marne has 62,000 inhabitants.\n长三角的地区生产总值占全国的24.4%。\n"})
    registry.index  # noqa: B018

    def page(text: str) -> object:
        from yrdcheck.readers.html import Page

        return Page(text)

    return {
        "statements": lambda t: statements.split_statements(t, True),
        "plain statements": statements.split_statements,
        "markup": statements.mask_markup,
        "figures": quantities.read_mentions,
        "date": periods.find_date,
        "suppressions": suppressions.find_directives,
        "citations": citations.mask,
        "scan": spam.scan,
        "Markdown": lambda t: readers.read_document(t.encode("utf-8", "replace"), "a.md"),
        "CSV": lambda t: readers.read_document(t.replace("\0", "").encode("utf-8", "replace"), "a.csv"),
        "HTML": page,
        "verify": lambda t: verify(t, registry),
        "build": lambda t: build_registry({"a": t}),
    }


def shorten(limit: int) -> None:
    """Lower the lengths at which sentences and lines are cut, so that short texts already show how work grows with many of them."""
    from yrdcheck.spam import pages
    from yrdcheck.statements import sentences

    sentences.LONGEST = pages.LONGEST = limit


def main(words: list[str]) -> None:
    """Print the work of some entrances (``all``: of every one) for each shape at each size; ``N/``: for every N-th shape, others for the next entrance."""
    names, *rest = words
    step, names = (int(names.partition("/")[0]), names.partition("/")[2]) if "/" in names else (1, names)
    sizes = [int(w) for w in rest]
    install()
    known = entrances()
    shorten(sizes[0] // 4)
    for turn, name in enumerate(known if names == "all" else names.split(",")):
        run = known[name]
        run(TRUE)  # what is made at the first use
        for shape, unit in list(SHAPES.items())[turn % step :: step]:
            texts = [(unit * (size // len(unit) + 1))[:size] for size in sizes]
            try:
                run(texts[0])  # what is remembered of its words
                found: object = [measure(run, text) for text in texts]
            except Exception as error:
                found = repr(error)
            print(json.dumps([name, shape, found]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
