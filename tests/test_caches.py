"""What is remembered of drafts has an upper bound, so that a server that runs for weeks does not grow."""

import functools
import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

import yrdcheck
from yrdcheck import words

OF_TABLES = {"yrdcheck.spam.pages.script_runs", "yrdcheck.spam.orders._sign"}  # asked for what tables of the program name, never for a draft's words


def remembered() -> Iterator[tuple[str, int | None, int]]:
    """Every function of the package that remembers its answers: its name, how many, and how many parameters it has."""
    for module in pkgutil.walk_packages(yrdcheck.__path__, "yrdcheck."):
        if module.name.endswith("__main__"):
            continue
        try:
            loaded = importlib.import_module(module.name)
        except ImportError:
            continue  # of an extra that is not installed
        for function in vars(loaded).values():
            if isinstance(function, functools._lru_cache_wrapper) and function.__module__ == module.name:
                inner = inspect.unwrap(function)
                yield f"{module.name}.{inner.__qualname__}", function.cache_parameters()["maxsize"], len(inspect.signature(inner).parameters)


def test_what_is_remembered_has_a_bound() -> None:
    rows = list(remembered())
    assert len(rows) > 40
    assert {name for name, most, parameters in rows if most is None and parameters} == OF_TABLES


@pytest.mark.parametrize("function", [words.key])
def test_a_cache_that_is_full_stays_full(function: "functools._lru_cache_wrapper[str]") -> None:
    most = function.cache_parameters()["maxsize"]
    assert most is not None
    for n in range(most + 100):
        assert function(f"w{n}") == f"w{n}"
    assert function.cache_info().currsize == most
