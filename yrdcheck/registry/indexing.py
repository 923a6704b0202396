"""The index of a registry as a file (`yrdcheck.stores`): where it stands, how it is written."""

from __future__ import annotations

from array import array

from yrdcheck import locks, stores
from yrdcheck.candidates import VERSION
from yrdcheck.model import TYPE_CHECKING

if TYPE_CHECKING:
    from yrdcheck.registry import Registry


def keep_index(registry: Registry, path: str) -> bool:
    """Write a registry's index to ``path``; whether it stands there now. A registry that was opened from its index has one: that is copied."""
    index, compiled = registry.index, registry.compiled
    if isinstance(compiled["index"], stores.Terms):
        return stores.copy_store(compiled["index"].path, path)
    heads = {
        "sources": locks.to_json(list(registry.sources)), "entities": locks.join(registry.entities), "properties": locks.join(registry.properties),
        "rest": locks.to_json({k: v for k, v in compiled.items() if k not in ("forms", "index", "sentences")}),
    }  # fmt: skip
    keys = sorted(compiled["index"])
    entries = (
        stores.Entry(locks.to_json(claim), compiled["sentences"][n], line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass"))
        for n, (claim, line) in enumerate(zip(registry.claims, compiled["forms"], strict=True))
    )
    terms = ((key, *(array("I", numbers) for numbers in index.row(key))) for key in keys)
    return stores.write_store(path, VERSION, heads, registry.digest, entries, terms)


def keep_beside(registry: Registry, path: str | None) -> bool:
    """Write the index of a large registry to where `stores.name_of` said before its files were read; whether it stands there now."""
    return path is not None and len(registry.claims) >= stores.LARGE and keep_index(registry, path)
