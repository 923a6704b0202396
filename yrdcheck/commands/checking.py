"""One document checked as the settings ask: the verdicts, then what comments and ``--ignore`` leave out."""

from __future__ import annotations

from yrdcheck.checker import verify
from yrdcheck.model import TYPE_CHECKING, record, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yrdcheck.commands import Settings
    from yrdcheck.model import CheckedStatement, Report
    from yrdcheck.readers import Document
    from yrdcheck.registry import Registry
    from yrdcheck.suppressions import Directive, Slip


@record
class Masked:
    """A document as it is checked: suppressions and our own citations are blanked, offsets stay."""

    text: str
    directives: tuple[Directive, ...]


def mask(document: Document) -> Masked:
    """What of a document is to be checked."""
    text = document.text
    directives: tuple[Directive, ...] = ()
    if "yrd-" in text:
        from yrdcheck import citations

        text = citations.mask(text)
    if "yrdcheck" in text or "sic" in text or "原文如此" in text:
        from yrdcheck import suppressions

        directives = suppressions.find_directives(text)
        text = suppressions.mask(text, directives)
    return Masked(text, directives)


def check(document: Document, registry: Registry, settings: Settings, only: frozenset[int] | None = None) -> tuple[Report, tuple[Slip, ...]]:
    """The report on a document, and what is wrong with its suppressions. ``only``: the offsets of the sentences to check."""
    masked = mask(document)
    report = verify(masked.text, registry, path=document.path, markdown=document.markdown, only=only)
    return finish(report, document, masked, settings, whole=only is None)


def finish(report: Report, document: Document, masked: Masked, settings: Settings, whole: bool = True) -> tuple[Report, tuple[Slip, ...]]:
    """A report on the masked text as one on the document: its own words, and tags on findings that are left out."""
    text = document.text
    slips: tuple[Slip, ...] = ()
    if masked.text != text:
        report = replace(report, statements=tuple(replace(s, text=text[s.offset : s.offset + s.length]) for s in report.statements))
    if masked.directives:
        from yrdcheck import suppressions

        report, slips = suppressions.apply(report, text, masked.directives, settings.require_reason, whole)
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


# ---- while it is written ------------------------------------------------------------------------------------------


class Draft:
    """A document that is checked again and again while it is written: only sentences that are new are checked."""

    STEP = 12  # sentences that are checked before what is known so far is given

    def __init__(self, registry: Registry, settings: Settings) -> None:
        self.registry = registry
        self.settings = settings
        self._known: dict[tuple[str, ...], CheckedStatement] = {}
        self._date: str | None = None

    def check(self, document: Document) -> Iterator[tuple[Report, tuple[Slip, ...]]]:
        """Reports on the document as it is now, each with more of its sentences than the one before; the last has all."""
        from yrdcheck import periods
        from yrdcheck.model import Report
        from yrdcheck.revisions import key_of
        from yrdcheck.statements import line_starts, mask_markup, place, split_statements

        masked = mask(document)
        text = masked.text
        date = periods.find_date(mask_markup(text) if document.markdown else text)
        if date != self._date:
            self._known, self._date = {}, date
        split = [(s.start, key_of(text, s)) for s in split_statements(text, document.markdown)]
        missing = [start for start, key in split if key not in self._known]
        starts = line_starts(text)
        while True:
            now, missing = missing[: self.STEP], missing[self.STEP :]
            if now:
                keys = dict(split)
                for s in verify(text, self.registry, path=document.path, markdown=document.markdown, only=frozenset(now)).statements:
                    self._known[keys[s.offset]] = s
            ready = [(start, self._known[key]) for start, key in split if key in self._known]
            moved = tuple(_move(s, start - s.offset, starts, place) for start, s in ready)
            yield finish(Report(document.path, moved), document, masked, self.settings, whole=not missing)
            if not missing:
                break
        self._known = {key: self._known[key] for _, key in split}


def _move(s: CheckedStatement, by: int, starts: list[int], place: Callable[[list[int], int], tuple[int, int]]) -> CheckedStatement:
    """A statement at another place of the text, or in a text with other lines."""
    at = s.offset + by
    (line, column), (end_line, end_column) = place(starts, at), place(starts, at + s.length)
    suggestion = s.suggestion and replace(s.suggestion, offset=s.suggestion.offset + by)
    return replace(s, offset=at, line=line, column=column, end_line=end_line, end_column=end_column, suggestion=suggestion)
