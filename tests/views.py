"""A sentence of a draft set against a sentence of a source, as the rules see the two."""

from functools import cache

from yrdcheck import build_registry
from yrdcheck.candidates import Candidate
from yrdcheck.checker import split_figures
from yrdcheck.statements import read_clauses
from yrdcheck.verdicts import Answer, answers

REST = "Zebras graze on the plain. The library lends 9,000 books a month. A tram runs to the beach of Ardal. Two lions live in the zoo."


@cache
def answer(said: str, known: str) -> Answer | None:
    """What the source's sentence says to the first part of the draft's, among claims about other things; `None` where it shares no word with it."""
    registry = build_registry({"source": f"Notes on this and that\n\n{known}\n\n{REST}\n"})
    index = registry.index
    clause = split_figures(read_clauses(said, 0, len(said), index.lexicon)[0])[0]
    found = answers(clause, [Candidate(n, c, 1.0) for n, c in enumerate(registry.claims) if c.line == 3], index, every=True)
    return found[0] if found else None


def stances(said: str, known: str) -> dict[str, str]:
    """What each rule found, by its name."""
    found = answer(said, known)
    return {} if found is None else {o.rule: o.stance for o in found.outcomes}
