"""Scripts outside the package, as modules that a test can call."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parent.parent


def load(name: str) -> ModuleType:
    """The script at a path from the repository's root; what it imports from its own folder is its own, whatever other scripts are called."""
    path = ROOT / name
    spec = importlib.util.spec_from_file_location(f"script_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    other = sys.modules.pop("run", None)
    spec.loader.exec_module(module)
    if other is not None:
        sys.modules["run"] = other
    return module
