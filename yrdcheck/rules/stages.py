"""Stages of an undertaking: planned, under way, completed, cancelled, or only meant."""

from __future__ import annotations

import re

from yrdcheck import words
from yrdcheck.alignments import MATCHED, SPELLING
from yrdcheck.model import TYPE_CHECKING, Kind
from yrdcheck.rules.outcomes import NEARLY_ALL, SYNONYM, Outcome, cover_without, main_verb
from yrdcheck.rules.stretches import cuts
from yrdcheck.statements import CONTENT

if TYPE_CHECKING:
    from yrdcheck.alignments import View
    from yrdcheck.statements import Clause


def status(v: View) -> Outcome | None:
    """Compares stages: planned, under construction, completed are different answers (guide, rule 6)."""
    mine, theirs = v.clause.stage, v.form.clause.stage
    denied = theirs in _NOT_YET and (v.clause.negative or _YET_TO.search(v.form.clause.text))  # "has not published", "has yet to publish"
    open_yet = not mine and not denied and theirs in ("planned", "cancelled", *_NOT_YET)
    if open_yet and _only_meant(v) and not _meant(v) and not _meant_besides(v) and not _scheduled(v):
        return Outcome("status", "differs", f"the draft says that it happened; in the source it was {theirs}", Kind.STATUS, near=True)
    if (idle := _at_work(v)) is not None:
        detail = f"what {idle} is at work in the {'source' if mine else 'draft'}"
        return Outcome("status", "differs", detail, Kind.STATUS, explained=tuple(p.word for p in v.pairs if p.strength < SPELLING))
    if not mine or not theirs or mine == theirs or ("in progress" in (mine, theirs) and not _same_verb(v)) or _goes_on(v) or _only_agreed(v):
        return None
    if (mine in _DONE) != (theirs in _DONE) or "cancelled" in (mine, theirs) or {mine, theirs} == _IDLE:
        explained = tuple(p.word for p in v.pairs if p.strength < SPELLING and (p.word.key in words.STAGE_WORDS or p.word.kind == "light"))
        return Outcome("status", "differs", f"the draft says {mine}; the source says {theirs}", Kind.STATUS, explained=explained)
    return None


def _at_work(v: View) -> str | None:
    """What one side says has not come about, where the other has the same thing at work: "has not been built" against "has been cleaning the lake since May"."""
    for one, other in ((v.clause, v.form.clause), (v.form.clause, v.clause)):
        idle = _UNBUILT.search(one.text) if _AT_WORK.search(other.text) and not other.negative else None
        if idle is None or one.periods:
            continue
        heard = [p for p in v.pairs if p.strength >= MATCHED and p.at >= 0]
        pairs = [(p.word, v.form.clause.words[p.at])[:: 1 if one is v.clause else -1] for p in heard]
        spoken = {w.start for w, _ in pairs}
        rest = [w for w in one.words if w.kind in CONTENT and w.start not in spoken and w.key not in words.STAGE_WORDS and w.key not in _MADE]
        if not rest and _subject(v, other) in {w.start for _, w in pairs}:
            return idle[0].lower()
    return None


def _subject(v: View, clause: Clause) -> int:
    """Where the last noun stands that a sentence's verb is said of: "the filter plant on the lake has been …" is said of a plant; -1 where none does."""
    row = [(p.word, p.part) for p in v.pairs] if clause is v.clause else [(w, part) for w, part in zip(v.form.clause.words, v.known.parts, strict=True)]
    return max((w.start for w, part in row if part.place == "S" and not part.prep and w.kind in CONTENT), default=-1)


_UNBUILT = re.compile(r"\b(?:has|have|was|were)(?:n['’]t| not| never)(?: yet)?(?: been)? (?:built|constructed|installed|opened|set up)\b(?=\W*$)", re.IGNORECASE)
_AT_WORK = re.compile(
    r"\b(?:has|have) (?:already )?been (?!planning|considering|building)[a-z]+ing\b|\b(?:is|are) (?:already|now) (?!being|going|building)[a-z]+ing\b", re.IGNORECASE
)
_MADE = frozenset("construct install set".split())


def _goes_on(v: View) -> bool:
    """Whether one side only tells that something was begun which the other tells to go on: "the zone was launched in 2019" and "is being developed further"."""
    for one, other in ((v.clause, v.form.clause), (v.form.clause, v.clause)):
        if one.stage == "completed" and other.stage in ("under construction", "in progress") and _LAUNCHED.search(one.text) and not _FINISHED.search(one.text):
            return True
    return False


def _only_agreed(v: View) -> bool:
    """Whether a claim tells of the agreement alone and the clause of what was agreed: "trams have been ordered" and "is to deliver the trams"."""
    agreed = any(part.place == "V" and w.key in _AGREE for _, w, part in v.known.words)
    return agreed and any(p.part.tag == "V" and p.word.kind == "word" and p.word.key not in _AGREE and p.strength < SYNONYM for p in v.pairs)


_AGREE = frozenset("order approve agree sign select choose book promise announce propose schedule license invite award allocate earmark request reserve pledge commit".split())
_LAUNCHED = re.compile(r"\b(?:launched|started|founded|established|set up|came into being|in place|begun)\b", re.IGNORECASE)
_FINISHED = re.compile(r"\b(?:complet|finish|inaugurat|opened|open to|in (?:service|use|operation)\b|into (?:service|use|operation)\b|running\b)", re.IGNORECASE)


def _meant(v: View) -> bool:
    """Whether the clause itself tells of what is to come: "will not close" is no fact yet."""
    return any(w.text.lower() in _TO_COME for w in v.clause.words)


def _meant_besides(v: View) -> bool:
    """Whether the claim plans something else than what the clause tells: "the firm, which runs two mills, will close" runs them."""
    verb, row = main_verb(v), v.form.clause.words
    if verb is None or verb.at < 0 or verb.strength < SYNONYM:
        return False
    plans = [w.start for w in row if w.text.lower() in _TO_COME]
    at = cuts(v.form.clause)
    where = sum(c < row[verb.at].start for c in at)
    return bool(plans) and all(sum(c < p for c in at) != where for p in plans)


def _scheduled(v: View) -> bool:
    """Whether the clause gives in the present tense the time that is planned: "the names come back in 2007" against "will be used again in 2007"."""
    verb = main_verb(v)
    if verb is None or v.form.clause.stage != "planned" or verb.word.text.lower() not in (verb.word.key, verb.word.key + "s", verb.word.key + "es"):
        return False
    return any(p.first and (p.first, p.last) == (k.first, k.last) for p in v.clause.periods for k in v.form.clause.periods)


_TO_COME = frozenset(("will", "shall", "won't", "won’t"))
_BY_NOW = re.compile(r"\b(?:already|now|today|currently|since|has|have|had)\b", re.IGNORECASE)
_DONE = ("completed",)
_NOT_YET = ("not completed", "not begun")
_YET_TO = re.compile(r"\b(?:has|have|had) yet to\b", re.IGNORECASE)
_IDLE = frozenset(("not begun", "under construction"))


def _same_verb(v: View) -> bool:
    """Whether the verb of the claim is spoken of in the clause: "the deepening is complete" against "is being deepened"."""
    return any(p.at >= 0 and p.strength >= MATCHED and v.known.parts[p.at].place == "V" for p in v.pairs)


def _only_meant(v: View) -> bool:
    """Whether the clause tells as a fact what the claim names as an offer, a plan or an attempt: its verb is no main verb there."""
    verb = main_verb(v)
    if verb is None or verb.word.key in words.STAGE_VERBS or verb.word.key in _INVITES:
        return False
    if verb.strength < SYNONYM and cover_without(v, (verb.word,)) < NEARLY_ALL:
        return False
    if verb.at < 0 or verb.strength < SYNONYM:  # the plan may be of another thing unless the clause says outright that it is so by now
        said = _BY_NOW.search(v.clause.text) is not None or any(p.first or p.last for p in v.clause.periods)
        return said and not any(p.place == "V" and w.key in words.STAGE_VERBS for _, w, p in v.known.words)
    return v.known.parts[verb.at].place != "V" and verb.word.key not in words.LIGHT


_INVITES = frozenset("invite encourage urge ask call allow permit support promote plan want wish hope aim intend expect propose".split())  # tell no more than a plan
