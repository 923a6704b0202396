"""``yrdcheck merge-registry``: git's way to merge a registry's YAML files, set up by ``yrdcheck init``."""

from __future__ import annotations

from yrdcheck.commands import FINDINGS, OK, say
from yrdcheck.files import read_file
from yrdcheck.model import TYPE_CHECKING, ConfigError, InputError, RegistryError

if TYPE_CHECKING:
    from typing import Any


def run(values: dict[str, Any]) -> int:
    """Merge BASE, OURS and THEIRS into OURS; 1 if a person must decide something."""
    from yrdcheck.registry.merging import merge_files
    from yrdcheck.registry.writing import replace_file

    words: list[str] = values["files"]
    if len(words) not in (3, 4):
        raise ConfigError("give BASE OURS THEIRS and the file's name, as git does: merge.NAME.driver = yrdcheck merge-registry %O %A %B %P")
    texts = []
    for path in words[:3]:
        try:
            texts.append(read_file(path).decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise InputError(f"{path}: cannot be read ({error})") from None
    name = words[3] if len(words) == 4 else words[1]
    try:
        merged = merge_files(name, *texts)
    except RegistryError as error:
        raise InputError(f"{name} cannot be merged: {error}") from None
    replace_file(words[1], merged.text)
    if merged.conflicts:
        say(f"{name}: {merged.conflicts} record{'s' if merged.conflicts > 1 else ''} changed by both: keep one of each pair")
        return FINDINGS
    return OK
