"""Documents → statements → clauses with their mentions: the one reader for sources and drafts.

Offsets are those of the text as given; markup is masked by spaces of the same length, never removed.
"""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING
from yrdcheck.statements.checkable import is_checkable
from yrdcheck.statements.clauses import read_clauses
from yrdcheck.statements.figures import counted, figure_place
from yrdcheck.statements.markup import line_starts, mask_markup, place
from yrdcheck.statements.negations import outranks
from yrdcheck.statements.records import Clause, Statement
from yrdcheck.statements.sentences import split_statements
from yrdcheck.statements.subjects import Recall, Subject, are_listed, entitle, long_names, remember, subject_of, titled
from yrdcheck.statements.tokens import read_words
from yrdcheck.statements.verbs import CONTENT, NAMES, PRONOUNS, is_verb, phrases

if TYPE_CHECKING:
    from yrdcheck.statements.records import Lexicon as Lexicon

__all__ = [
    "CONTENT",
    "NAMES",
    "PRONOUNS",
    "Clause",
    "Recall",
    "Statement",
    "Subject",
    "are_listed",
    "counted",
    "entitle",
    "figure_place",
    "is_checkable",
    "is_verb",
    "line_starts",
    "long_names",
    "mask_markup",
    "outranks",
    "phrases",
    "place",
    "read_clauses",
    "read_words",
    "remember",
    "split_statements",
    "subject_of",
    "titled",
]
