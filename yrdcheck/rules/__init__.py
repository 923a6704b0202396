"""Comparisons of a clause with a reading of a claim: the labelling guide, a module for each family of rules.

Each rule takes a `View` and answers with an `Outcome` or ``None``, "nothing to say". Rules do not know each other;
`RULES` at the foot is the whole policy and its order never changes a result.
"""

from __future__ import annotations

from yrdcheck.rules.bindings import binding, direction, order, roles
from yrdcheck.rules.contrasts import contrast
from yrdcheck.rules.counts import counts_deeds
from yrdcheck.rules.entities import entity
from yrdcheck.rules.exceptions import excepted
from yrdcheck.rules.extents import extent, speaks_of_reach
from yrdcheck.rules.figures import level, loose, may_hold, ordinal, quantity, telling, what_is_left
from yrdcheck.rules.outcomes import (
    ASKS,
    Outcome,
    begins_another,
    cover_without,
    is_same_deed,
    main_verb,
    missing,
    never_before,
    superlative,
)
from yrdcheck.rules.parties import from_the_other_side, other_post, told_beside
from yrdcheck.rules.polarities import firm, polarity
from yrdcheck.rules.ranges import asks_for_an_end
from yrdcheck.rules.ranks import rank, unsurpassed
from yrdcheck.rules.stages import status
from yrdcheck.rules.stretches import cuts, role
from yrdcheck.rules.substitutions import substitution
from yrdcheck.rules.times import compare_times, end_years, period
from yrdcheck.rules.timings import left_behind

__all__ = [
    "ASKS",
    "RULES",
    "Outcome",
    "asks_for_an_end",
    "begins_another",
    "compare_times",
    "counts_deeds",
    "cover_without",
    "cuts",
    "end_years",
    "excepted",
    "firm",
    "from_the_other_side",
    "is_same_deed",
    "left_behind",
    "level",
    "loose",
    "main_verb",
    "may_hold",
    "missing",
    "never_before",
    "ordinal",
    "other_post",
    "polarity",
    "quantity",
    "role",
    "speaks_of_reach",
    "status",
    "substitution",
    "superlative",
    "telling",
    "told_beside",
    "what_is_left",
]

RULES = (quantity, ordinal, rank, unsurpassed, period, polarity, contrast, status, entity, order, direction, binding, roles, extent)
