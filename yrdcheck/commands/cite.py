"""``yrdcheck cite``: a draft with its sources, or the list of them."""

from __future__ import annotations

from yrdcheck.commands import OK, open_registry, settle, write
from yrdcheck.commands.inputs import read_inputs, without_sources
from yrdcheck.model import TYPE_CHECKING, ConfigError, InputError, replace

if TYPE_CHECKING:
    from typing import Any


def run(values: dict[str, Any]) -> int:
    """Write the draft with marks after its supported sentences, or a list of the sources it leans on."""
    from yrdcheck.citations import LISTS, STYLES, bibliography, cite, collect, uncite

    settings = settle(values)
    style = values["style"] or "footnotes"
    if style not in (*STYLES, *LISTS):
        from yrdcheck.config import nearest

        raise ConfigError(f"--style: no style {style!r}; {nearest(style, (*STYLES, *LISTS))}")
    if values["in_place"] and (style in LISTS or settings.output):
        raise ConfigError("--in-place writes a draft over its file; leave out --output, and --style bibtex or csl-json")
    documents, problems = read_inputs(values["inputs"], values["stdin_filename"], settings.exclude, text_allowed=True, limits=settings.limits)
    if problems:
        raise InputError(problems[0])
    registry = None if values["remove"] else open_registry(settings)[0]
    if registry is not None:
        documents = without_sources(documents, registry, values["inputs"], settings)
    if len(documents) != 1 and not values["in_place"] and style not in LISTS:
        raise InputError("cite writes one document; give one file, or --in-place")
    bare = [replace(d, text=uncite(d.text)) for d in documents]
    if registry is None:
        results = [d.text for d in bare]
    else:
        from yrdcheck.commands.checking import check

        reports = [check(d, registry, settings)[0] for d in bare]
        if style in LISTS:
            statements = [s for r in reports for s in r.statements]
            write(settings.output, [bibliography(collect(statements, registry.sources), style)], document=True)
            return OK
        results = [cite(d.text, r.statements, registry.sources, style) for d, r in zip(bare, reports, strict=True)]
    for document, text in zip(documents, results, strict=True):
        if not values["in_place"]:
            write(settings.output, [text], document=True)
        elif document.path.startswith("<"):
            raise InputError("--in-place needs a file")
        elif text != document.text:
            from yrdcheck.commands.fixing import save

            save(document, replace(document, text=text))
    return OK
