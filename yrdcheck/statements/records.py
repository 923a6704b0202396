"""A statement of a document, and a clause of a statement as it was read."""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yrdcheck.model import Period, Quantity
    from yrdcheck.words import Word

    Lexicon = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


@record
class Statement:
    """One sentence, bullet or heading of a document, with what surrounds it."""

    start: int
    end: int
    kind: str  # sentence | bullet | heading | row
    lead: str = ""  # the line that a list hangs on ("The area now accounts for:")
    heading: str = ""
    previous: str = ""  # the sentence before it in the same paragraph


@record
class Clause:
    """One part of a statement, read: its words in order, its figures and times, and what its grammar says."""

    text: str
    start: int
    end: int
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    subject: int  # how many of `words` stand before the verb; 0: no verb found
    negative: bool
    direction: int
    stage: str
    context: tuple[str, ...] = ()  # keys that the clause leans on: lead-in, heading, title
    pronoun: bool = False  # its subject stands for something named before
    carried: tuple[Word, ...] = ()  # the subject it takes over from an earlier clause or sentence
    around: tuple[Period, ...] = ()  # times that its title or heading gives
    denied: tuple[int, ...] = ()  # where the words start that a negation covers
