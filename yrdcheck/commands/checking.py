"""One document checked as the settings ask: the verdicts, then what comments, ``--ignore`` and the baseline leave out."""

from __future__ import annotations

from yrdcheck.checker import verify
from yrdcheck.model import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from yrdcheck.commands import Settings
    from yrdcheck.model import CheckedStatement, Report
    from yrdcheck.readers import Document
    from yrdcheck.registry import Registry
    from yrdcheck.suppressions import Slip


def check(document: Document, registry: Registry, settings: Settings, only: frozenset[int] | None = None) -> tuple[Report, tuple[Slip, ...]]:
    """The report on a document, and what is wrong with its suppressions. ``only``: the offsets of the sentences to check."""
    text = masked = document.text
    if "yrd-" in text:
        from yrdcheck import citations

        masked = citations.mask(text)
    slips: tuple[Slip, ...] = ()
    if "yrdcheck" in text or "sic" in text or "原文如此" in text:
        from yrdcheck import suppressions

        directives = suppressions.find_directives(text)
        report = verify(suppressions.mask(masked, directives), registry, path=document.path, markdown=document.markdown, only=only)
        report, slips = suppressions.apply(report, text, directives, settings.require_reason, whole=only is None)
    else:
        report = verify(masked, registry, path=document.path, markdown=document.markdown, only=only)
    if masked != text:
        report = replace(report, statements=tuple(replace(s, text=text[s.offset : s.offset + s.length]) for s in report.statements))
    if settings.select or settings.ignore:
        report = replace(report, statements=tuple(_choose(s, settings) for s in report.statements))
        slips = tuple(slip for slip in slips if _wanted(slip.code, settings))
    return report, slips


def _choose(s: CheckedStatement, settings: Settings) -> CheckedStatement:
    from yrdcheck.codes import code_of

    code = code_of(s)
    return s if not code or _wanted(code, settings) else replace(s, tags=(*s.tags, "ignored"))


def _wanted(code: str, settings: Settings) -> bool:
    """Whether ``--select`` and ``--ignore`` leave a code; the longer name wins, as "YC1" ignored and "YC107" selected."""

    def reach(names: tuple[str, ...]) -> int:
        return max((len(n) for n in names if code.startswith(n)), default=0)

    chosen = reach(settings.select) if settings.select else 1
    return chosen > 0 and chosen >= reach(settings.ignore) if settings.select else reach(settings.ignore) == 0
