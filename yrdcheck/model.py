"""Every type that crosses a module boundary, with its small algebra.

A cold ``verify`` pays for each import, so records are named tuples made by :func:`record`
(0.2 ms a class against 1.1 ms for a dataclass, and no import of ``dataclasses`` or ``typing``);
type checkers see them as frozen dataclasses. All of them are immutable, hashable and picklable.
Offsets count code points of the text as given, from 0; lines and columns count from 1.
"""

from __future__ import annotations

from collections import namedtuple
from enum import StrEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar, dataclass_transform

    T = TypeVar("T")

    @dataclass_transform(frozen_default=True)
    def record(cls: type[T]) -> type[T]: ...

else:

    def record(cls):
        """Make a named tuple of an annotated class, keeping its methods and default values."""
        body = dict(cls.__dict__)
        fields = tuple(cls.__annotations__)
        defaults = [body.pop(name) for name in fields if name in body]
        base = namedtuple(cls.__name__, fields, defaults=defaults, module=cls.__module__)
        for name in ("__dict__", "__weakref__", "__annotations__", "__annotate__", "__annotate_func__", "__annotations_cache__"):
            body.pop(name, None)
        body["__slots__"] = ()
        return type(cls.__name__, (base,), body)


def replace(value: T, /, **changes: Any) -> T:
    """A copy of a record with some fields changed."""
    return value._replace(**changes)  # type: ignore[attr-defined,no-any-return]


class YrdcheckError(Exception):
    """Something that the user can mend; the message says what to do."""


class RegistryError(YrdcheckError):
    """A registry that is missing, stale or malformed."""


class InputError(YrdcheckError):
    """A draft or source that cannot be read."""


class ConfigError(YrdcheckError):
    """A configuration that cannot be used."""


class Verdict(StrEnum):
    """What the sources say of a statement (``evals/GUIDE.md`` defines each)."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    CONFLICT = "conflict"
    UNSUPPORTED = "unsupported"
    NO_CLAIM = "no-claim"


class Stance(StrEnum):
    """How a claim stands to a statement."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    RELATED = "related"


class Kind(StrEnum):
    """In what respect two answers to one question differ."""

    VALUE = "value"
    SCOPE = "scope"
    PERIOD = "period"
    STATUS = "status"
    POLARITY = "polarity"
    ENTITY = "entity"


class Relation(StrEnum):
    """How two values of one kind stand to each other."""

    SAME = "same"  # one supports the other (rounding, units and bounds included)
    DIFFERENT = "different"  # they cannot both be right
    UNDECIDED = "undecided"  # too close to refute, too far to support
    OTHER = "other"  # not comparable: another dimension, another kind of period


@record
class Quantity:
    """A figure with its unit, read as an interval.

    ``low`` and ``high`` hold the bound that the text gives ("over 46,000": low 46,000, high ``None``;
    "3 to 5 km": both, and ``value`` is ``None``). ``unit`` is a canonical symbol ("1" for a bare count,
    "percent", "pp", "km", "CNY", "ug/m3"); alternatives that the text leaves open are joined by "|" ("CNY|JPY").
    ``digits`` is the size of the last written digit in ``unit`` (24.4% → 0.1; 7,600 → 100; 46,441 → 1).
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str
    dimension: str
    digits: float
    hedge: str  # "" | "about" | "nearly" | "over" | "at least" | "under" | "at most" | "exactly" | "just over"
    kind: str  # cardinal | ordinal | percent | ratio | points | money | length | ... | multiple | rate
    text: str
    thing: tuple[int, int] | None = None  # what is counted or measured: the noun phrase it governs
    whole: tuple[int, int] | None = None  # what it is a share of
    change: int = 0  # 1: an amount by which something rose, -1: fell; 0: a level
    near: tuple[int, int] | None = None  # the words around it that belong to no other figure


@record
class Period:
    """A time: a day, a span of days, or an open-ended one; bounds are inclusive ISO days.

    ``first`` or ``last`` is ``None`` where the period is open ("since 2020", "by 2026").
    ``relative`` is set while a relative time ("this year" → "year:+0") has no date to resolve it.
    """

    start: int
    end: int
    first: str | None
    last: str | None
    kind: str  # day | month | quarter | half | year | decade | century | span | by | since | ...
    text: str
    relative: str = ""
    other: tuple[str | None, str | None] | None = None  # second reading of an ambiguous date (03/04/2026)


@record
class Source:
    """One document the registry was built from."""

    id: str
    title: str
    path: str
    sha256: str
    date: str | None = None
    publisher: str = ""
    language: str = ""
    excluded: tuple[tuple[int, int, int, int, str, str], ...] = ()  # line, column, end line, end column, kind, the words left out
    tier: str = ""  # official | press | blog: orders evidence
    withdrawn: str = ""  # why its claims no longer count; "" while they do


@record
class Claim:
    """One atomic assertion of one source, as the registry records it."""

    id: str
    source: str
    quote: str
    line: int
    column: int
    subject: str = ""  # an entity id or words
    property: str = ""  # a property id or words
    value: str = ""  # the figure as text, with unit and bound
    object: str = ""  # who or what, where the answer is not a figure
    period: str = ""
    scope: str = ""  # an entity id or words: the area or group covered, or the whole of a share
    status: str = ""  # planned | under construction | completed | cancelled
    polarity: str = ""  # "negative" for a denial
    rank: str = "normal"  # preferred | normal | deprecated
    wordings: tuple[str, ...] = ()  # further sentences that say the same, written by an editor
    note: str = ""
    context: str = ""  # words the quote leans on: heading, lead-in line, the thing that "it" stands for
    review: str = ""  # new | changed: asks for an editor; refused: turned down by one; "" once reviewed
    at: str = ""  # the place in the terms of a document that is not text: "page 3, line 12"
    now: str = ""  # what stands in its source where its quote stood, while that asks for review


@record
class Entity:
    """A thing with a name: region, place, person, body, project, event."""

    id: str
    names: tuple[tuple[str, tuple[str, ...]], ...]  # (language, names)
    kind: str = ""
    part_of: tuple[str, ...] = ()
    comparable: tuple[str, ...] = ()  # regions or groups treated alike
    comparable_for: tuple[str, ...] = ()  # properties for which they are; none: for all
    note: str = ""
    distinct: tuple[str, ...] = ()  # regions or groups that an editor found not comparable: no conflict between their figures


@record
class Property:
    """What is asked of a subject, with the wordings that ask it."""

    id: str
    names: tuple[tuple[str, tuple[str, ...]], ...]
    single: bool = False  # one holder at a time ("director of")
    note: str = ""


@record
class Finding:
    """Text in a document that does not belong there, or is damaged."""

    kind: str  # spam | scrambled | boilerplate | truncated | off-topic
    start: int
    end: int
    text: str
    reasons: tuple[str, ...]
    score: float


@record
class Problem:
    """Something wrong in a registry, with its place and its cure."""

    path: str
    line: int
    message: str
    fixable: bool = False  # mended by `check-registry --fix`


@record
class Evidence:
    """A claim set against a statement."""

    claim: str
    source: str
    title: str
    path: str
    line: int
    column: int
    quote: str
    stance: Stance
    kind: Kind | None
    score: float
    note: str
    at: str = ""  # the place in the terms of a document that is not text


@record
class Suggestion:
    """What to put in place of the wrong words; offsets in the draft."""

    offset: int
    length: int
    replacement: str
    said: str = ""  # the wrong words


@record
class CheckedStatement:
    """One statement of a draft with its verdict and the evidence for it, most decisive first."""

    text: str
    verdict: Verdict
    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    length: int
    message: str
    tags: tuple[str, ...]
    suggestion: Suggestion | None
    evidence: tuple[Evidence, ...]
    at: str = ""  # the place in the terms of a document that is not text


@record
class Report:
    """All statements of one document, in order."""

    path: str
    statements: tuple[CheckedStatement, ...]


@record
class Side:
    """One answer to a question, with the claims that give it."""

    answer: str
    claims: tuple[Evidence, ...]


@record
class Conflict:
    """A question to which sources give different answers."""

    question: str
    kind: Kind
    sides: tuple[Side, ...]
    reason: str = ""  # in what the answers differ
    settle: str = ""  # what would settle it
    newest: str = ""  # ISO day of the newest source among its sides; "" where none has a date


@record
class Match:
    """A claim found by a search, with its score from 0 to 1."""

    claim: Claim
    score: float
