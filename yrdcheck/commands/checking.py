"""One document checked as the settings ask: the verdicts, then what comments and ``--ignore`` leave out."""

from __future__ import annotations

from yrdcheck.checker import verify
from yrdcheck.model import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from yrdcheck.commands import Settings
    from yrdcheck.model import CheckedStatement, Report
    from yrdcheck.readers import Document
    from yrdcheck.registry import Registry
    from yrdcheck.suppressions import Directive, Slip

    Masked = tuple[str, tuple[Directive, ...]]


MARKS = ("yrdcheck", "[sic", "[Sic", "(sic", "（sic", "［sic", "原文如此")  # what a text with suppressions holds


def mask(document: Document) -> Masked:
    """A document's text as it is checked, with suppressions and our own citations blanked, and the suppressions."""
    text = document.text
    directives: tuple[Directive, ...] = ()
    if "yrd-" in text:
        from yrdcheck import citations

        text = citations.mask(text)
    if any(mark in text for mark in MARKS):
        from yrdcheck import suppressions

        directives = suppressions.find_directives(text)
        text = suppressions.mask(text, directives)
    return text, directives


def check(document: Document, registry: Registry, settings: Settings, only: frozenset[int] | None = None) -> tuple[Report, tuple[Slip, ...]]:
    """The report on a document, and what is wrong with its suppressions. ``only``: the offsets of the sentences to check."""
    masked = mask(document)
    report = verify(masked[0], registry, path=document.path, markdown=document.markdown, as_of=settings.as_of, only=only)
    return finish(report, document, masked, settings, whole=only is None)


def finish(report: Report, document: Document, masked: Masked, settings: Settings, whole: bool = True) -> tuple[Report, tuple[Slip, ...]]:
    """A report on the masked text as one on the document: its own words, and tags on findings that are left out."""
    text = document.text
    slips: tuple[Slip, ...] = ()
    if masked[0] != text:
        report = replace(report, statements=tuple(replace(s, text=text[s.offset : s.offset + s.length]) for s in report.statements))
    if masked[1]:
        from yrdcheck import suppressions

        report, slips = suppressions.apply(report, text, masked[1], settings.require_reason, whole)
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
