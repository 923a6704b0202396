"""yrdcheck checks statements against a set of source documents, offline, and shows the quotes that decide.

The public names are resolved on first use, so that ``import yrdcheck`` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from yrdcheck.batches import check_batch as check_batch
    from yrdcheck.build import build_registry as build_registry
    from yrdcheck.checker import find_conflicts as find_conflicts
    from yrdcheck.checker import verify as verify
    from yrdcheck.model import CheckedStatement as CheckedStatement
    from yrdcheck.model import Claim as Claim
    from yrdcheck.model import ConfigError as ConfigError
    from yrdcheck.model import Conflict as Conflict
    from yrdcheck.model import Evidence as Evidence
    from yrdcheck.model import Finding as Finding
    from yrdcheck.model import InputError as InputError
    from yrdcheck.model import Kind as Kind
    from yrdcheck.model import Match as Match
    from yrdcheck.model import RegistryError as RegistryError
    from yrdcheck.model import Report as Report
    from yrdcheck.model import Stance as Stance
    from yrdcheck.model import Verdict as Verdict
    from yrdcheck.model import YrdcheckError as YrdcheckError
    from yrdcheck.registry import Registry as Registry
    from yrdcheck.registry import load_registry as load_registry
    from yrdcheck.spam import scan as scan

__version__ = "0.1.0"

PUBLIC = {
    "CheckedStatement": "model",
    "Claim": "model",
    "ConfigError": "model",
    "Conflict": "model",
    "Evidence": "model",
    "Finding": "model",
    "InputError": "model",
    "Kind": "model",
    "Match": "model",
    "Registry": "registry",
    "RegistryError": "model",
    "Report": "model",
    "Stance": "model",
    "Verdict": "model",
    "YrdcheckError": "model",
    "build_registry": "build",
    "check_batch": "batches",
    "find_conflicts": "checker",
    "load_registry": "registry",
    "scan": "spam",
    "verify": "checker",
}  # public name → the module that has it

__all__ = ["__version__", *PUBLIC]


def __getattr__(name: str) -> object:
    module = PUBLIC.get(name)
    if module is None:
        raise AttributeError(f"module 'yrdcheck' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module("yrdcheck." + module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *PUBLIC})
