"""``yrdcheck parity``: an article against its translation."""

from __future__ import annotations

import os

from yrdcheck.commands import FINDINGS, OK, Exclude, open_registry, report, settle
from yrdcheck.commands.inputs import read_inputs
from yrdcheck.model import TYPE_CHECKING, InputError

if TYPE_CHECKING:
    from typing import Any

    from yrdcheck.commands import Settings
    from yrdcheck.readers import Document


def run(values: dict[str, Any]) -> int:
    """Report figures, dates and names on which two documents differ; 1 if there are any."""
    from yrdcheck import parity

    settings = settle(values)
    if len(values["paths"]) != 2:
        raise InputError("give two files: an article and its translation")
    left, right = (_read(path, settings) for path in values["paths"])
    registry, _note = open_registry(settings)
    names = parity.proper_names(registry.entities)
    found = parity.find_differences(left.text, right.text, registry.index.lexicon, names, (left.markdown, right.markdown))
    report(settings, "parity", parity.Compared(left.path, right.path, found))
    return FINDINGS if found else OK


def _read(path: str, settings: Settings) -> Document:
    if os.path.isdir(path):
        raise InputError(f"{path}: give a file, not a folder")
    documents, problems = read_inputs([path], None, Exclude(), text_allowed=False, limits=settings.limits)
    if problems:
        raise InputError(problems[0])
    return documents[0]
