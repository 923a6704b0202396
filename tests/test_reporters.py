"""Every format against a recorded report. After a wanted change: ``python tests/test_reporters.py`` writes the records anew."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from yrdcheck import diagnostics, reporters
from yrdcheck.figures import Counted, Figure
from yrdcheck.model import (
    CheckedStatement,
    Claim,
    ConfigError,
    Conflict,
    Evidence,
    Finding,
    Kind,
    Problem,
    Report,
    Side,
    Source,
    Stance,
    Suggestion,
    Verdict,
)
from yrdcheck.parity import Compared, Difference, Passage
from yrdcheck.refresh import Summary
from yrdcheck.reporters import Checked, Listed, Placed, RegistryNote, Scanned
from yrdcheck.statements import line_starts, place
from yrdcheck.suppressions import Slip
from yrdcheck.terminal import Style
from yrdcheck.traces import Pair, PartTrace, Ruling, Spoken, Trace, Weighed

GOLDEN = Path(__file__).parent / "golden"
SUFFIXES = {"text": "txt", "concise": "concise.txt", "github": "github.txt", "junit": "xml", "markdown": "md", "claimreview": "claimreview.json", "gitlab": "gitlab.json"}


def cited(claim: str, quote: str, stance: Stance, kind: Kind | None = None, score: float = 0.9, note: str = "") -> Evidence:
    source = claim.partition("-")[0]
    title = f"Title of {source}, which is rather long and goes on for more than sixty characters"
    return Evidence(claim, source, title, f"seeds/{source}.txt", 4, 100, quote, stance, kind, score, note)


def checked(
    draft: str, text: str, verdict: Verdict, *evidence: Evidence, message: str = "", tags: tuple[str, ...] = (), put: tuple[str, str] | None = None
) -> CheckedStatement:  # fmt: skip
    """A statement where ``text`` stands in the draft; ``put``: words of it and what to put there."""
    start = draft.index(text)
    (line, column), (end_line, end_column) = (place(line_starts(draft), at) for at in (start, start + len(text)))
    suggestion = Suggestion(draft.index(put[0], start), len(put[0]), put[1], put[0]) if put else None
    return CheckedStatement(text, verdict, line, column, end_line, end_column, start, len(text), message, tags, suggestion, evidence)


DRAFT = (
    "The delta has [9] cities.\n\né😀 Blooms fell 36%.\n\nThe delta makes\r\n24% of GDP.\n\nIt has 12 ports. It has 13 ports.\n"
    "<!-- yrdcheck-disable-line YC101 -->\n"
)
ARGUMENT = "A \x1b[31mdelta\u202e steel [red]24%[/red] :warning: ##[add-mask]x @you. What a region!\n\nIt was 23.9%."
REFUTED = cited("003-12", "algae blooms decreased\nby 63%", Stance.REFUTES, Kind.VALUE, 0.92, "says 36%, source says 63%")
STATEMENTS = (
    checked(DRAFT, "The delta has [9] cities.", Verdict.SUPPORTED, cited("003-01", "increased to 9", Stance.SUPPORTS), message="stated by 1 source"),
    checked(
        DRAFT, "Blooms fell 36%.", Verdict.CONTRADICTED, REFUTED, cited("003-13", "something near", Stance.RELATED),
        message="the draft says 36%; the source says 63%", put=("36%", "63%"),
    ),
    checked(
        DRAFT, "The delta makes\r\n24% of GDP.", Verdict.CONFLICT,
        cited("003-02", "24.4% in 2023", Stance.SUPPORTS), cited("000-31", "18% of national GDP", Stance.REFUTES, Kind.SCOPE),
        message="sources disagree: 1 says this, source says 18%",
    ),
    checked(DRAFT, "It has 12 ports.", Verdict.CONTRADICTED, REFUTED, message="the draft says 12; the source says 9", tags=("suppressed",)),
    checked(DRAFT, "It has 13 ports.", Verdict.CONTRADICTED, REFUTED, message="the draft says 13; the source says 9", tags=("baseline",)),
)  # fmt: skip
SPOKEN = (
    checked(
        ARGUMENT, ARGUMENT.partition(" What")[0], Verdict.UNSUPPORTED,
        *(cited(f"002-0{n}", f"related {n}", Stance.RELATED, None, 0.4) for n in (1, 2, 3)),
        message="no source says this",
    ),
    checked(ARGUMENT, "What a region!", Verdict.NO_CLAIM, message="nothing to check"),
    checked(ARGUMENT, "It was 23.9%.", Verdict.CONTRADICTED, message="the draft's figure is outdated", tags=("outdated",)),
)  # fmt: skip
AT = DRAFT.index("<!--")
SLIP = Slip("YC901", "hides nothing: no finding YC101 on this line", 9, 1, AT, "<!-- yrdcheck-disable-line YC101 -->")

SOURCE = Source("003", "A title", "seeds/003.txt", "0" * 64)
CLAIM = Claim("003-12", "003", "algae blooms decreased by 63%", 4, 100, "taihu", "algae blooms", "63%", polarity="", wordings=("Blooms fell 63%.",), note="checked")
NOTE = RegistryNote("claims", 5, 240, "sha256:00")
CONFLICTS = (
    Conflict("share of national GDP", Kind.SCOPE, (
        Side("18%", (cited("000-31", "18% of national GDP", Stance.REFUTES, Kind.SCOPE),)),
        Side("24.4%", (cited("003-02", "24.4% in 2023", Stance.REFUTES, Kind.SCOPE), cited("004-09", "nearly a quarter", Stance.REFUTES, Kind.SCOPE))),
    ), "areas that are treated alike", "decide whether they may be compared", "2024-05-01"),
)  # fmt: skip
CHECKED = Checked(
    (Report("drafts/a.md", STATEMENTS), Report("<text>", SPOKEN)), NOTE, (Verdict.CONTRADICTED, Verdict.CONFLICT), "1.2.3",
    (DRAFT, ARGUMENT), ((SLIP,), ()), conflicts=CONFLICTS, contexts=((("seeds/003.txt", 4, 100), ("In all, ", " and more")),),
)  # fmt: skip
AD = "ad\u2028 words"


def weighed(claim: str, quote: str, stance: Stance, counts: bool, note: str, full: bool = True, place: int = 1, rank: str = "normal") -> Weighed:
    pairs = (
        Pair("Blooms", "algae blooms", "the same", 1.0, 1.2), Pair("fell\x1b[31m", "decreased", "synonym", 0.88, 0.7),
        Pair("[everywhere] in the whole of the delta", "", "nothing", 0.0, 1.0),
        Pair("太湖流域的全部水体与沿岸的所有城市", "太湖", "alike in meaning", 0.6, 1.0),
    )  # fmt: skip
    rules = (Ruling("quantity", "differs", "the draft says 36%, the source says 63%"), Ruling("period", "missing", "no source gives March of last year for this, as far as it was read"))
    source = claim.partition("-")[0]
    odds = (0.07, 0.48, 0.83, 0.32) if stance is Stance.REFUTES else (0.83, 0.48, 0.07, 0.32)
    kind = Kind.VALUE if stance is Stance.REFUTES else None
    return Weighed(claim, source, f"seeds/{source}.txt", 4, 100, quote, rank, place, 0.87, stance, kind, *odds, counts, note, pairs if full else (), rules if full else ())


TRACE = Trace((
    PartTrace(
        "Blooms fell 36%", Verdict.CONTRADICTED, True, (("subject", "Blooms"), ("figure", "36% (a fall) of “Blooms”")), 12,
        (
            weighed("003-12", "algae blooms decreased\nby 63%", Stance.REFUTES, True, "the draft says 36%, the source says 63%"),
            weighed("001-02", "blooms fell 36%", Stance.SUPPORTS, False, "both say 36%; set aside: retired by a correction in the source", place=3, rank="deprecated"),
            weighed("002-07", "blooms " * 30, Stance.RELATED, False, "another source comes nearer", False, 4),
        ),
        ("everywhere", "last year"),
    ),
    PartTrace("and 太湖 was 18 degrees warm", Verdict.UNSUPPORTED, False, (), 0, (), ("and 太湖 was 18 degrees warm",)),
    PartTrace(
        "three more", Verdict.SUPPORTED, False, (("figure", "three (a rise)"),), 1,
        (Weighed("003-13", "003", "seeds/003.txt", 4, 9, "from 6 to 9", "normal", 0, 0.9, Stance.SUPPORTS, None, 0.0, 0.0, 0.0, 0.0, True, "from 6 to 9: a difference of 3",
                 rules=(Ruling("arithmetic", "agrees", "from 6 to 9: a difference of 3"),)),),
        (), ("derived",),
    ),
), (Spoken("It will do", "Ms Tan, director of a body with a name that is long enough to reach the end of the line", Stance.RELATED, "no source quotes Ms Tan with these words"),))  # fmt: skip

RESULTS: dict[str, tuple[str, object]] = {
    "verify": ("verify", CHECKED),
    "explained": ("verify", Checked(
        (Report("drafts/a.md", STATEMENTS[:2]), Report("<text>", SPOKEN[1:2])), NOTE, (Verdict.CONTRADICTED, Verdict.CONFLICT), "1.2.3", (DRAFT, ARGUMENT), ((), ()),
        traces=((Trace(), TRACE), (Trace(),)),
    )),
    "conflicts": ("conflicts", CONFLICTS),
    "parity": ("parity", Compared("a.md", "b.md", (
        Difference("figure", Passage("63%", "Blooms fell by\n63%.", 3, 16), Passage("36％", "藻类减少36％。", 3, 5)),
        Difference("date", Passage("May 1", "It opened on May 1.", 5, 14), Passage("", "已经开放。", 5, 1)),
        Difference("name", None, Passage("苏州", "还有苏州。", 7, 3)),
    ))),
    "scan": ("scan", (
        Scanned("seeds/000.txt", (Placed(Finding("spam", 10, 19, AD, ("foreign script", "stands alone"), 0.98), 2, 1, 2, 10),), f"A source.\n{AD} and\n"),
        Scanned("seeds/001.txt", ()),
    )),
    "claims": ("claims", (Listed(CLAIM, SOURCE, 0.875), Listed(CLAIM, SOURCE, chosen=True))),
    "problems": ("problems", (Problem("claims/003.yaml", 12, "the quote stands at 14:1", True),)),
    "numbers": ("numbers", (
        Counted("drafts/a.md", (
            Figure("[9]", 9.0, "1", 1, 15, 14, 3, Verdict.SUPPORTED, "stated by 1 source", (cited("003-01", "increased to 9", Stance.SUPPORTS),)),
            Figure("36%", 36.0, "percent", 3, 16, 42, 3, Verdict.CONTRADICTED, "the draft says 36%; the source says 63%", (REFUTED,)),
            Figure("24%", 24.0, "percent", 6, 1, 65, 3, Verdict.CONFLICT, "sources disagree: 1 says this, source says 18%", STATEMENTS[2].evidence),
        )),
        Counted("<text>", (Figure("3\u202e to 5", None, "1", 1, 1, 0, 7, Verdict.UNSUPPORTED, "no source speaks of this", ()),)),
    )),
    "build": ("build", Summary(4, 2, 240, 40, 3, 1, 1, 2, 41, ("003: its document is gone",), (Problem("a.pdf", 1, "a.pdf: encrypted"),))),
}  # fmt: skip

FINDINGS = ("verify", "conflicts", "scan", "problems")
CASES = [
    *((kind, name) for kind in RESULTS for name in ("text", "json", "jsonl")),
    *((kind, name) for kind in FINDINGS for name in ("concise", "github", "gitlab", "junit", "markdown", "rdjsonl", "sarif")),
    ("verify", "claimreview"),
    ("verify", "html"),
    ("conflicts", "html"),
]


def produce(case: str, format_name: str, style: Style = Style()) -> str:  # noqa: B008 - a record, never changed
    kind, result = RESULTS[case]
    reporter, as_findings = reporters.find_reporter(format_name, kind)
    return "".join(reporter(diagnostics.collect(kind, result, "1.2.3") if as_findings else result, style))


def golden(case: str, format_name: str) -> Path:
    return GOLDEN / f"{case}.{SUFFIXES.get(format_name, format_name)}"


@pytest.mark.parametrize(("case", "format_name"), CASES)
def test_golden(case: str, format_name: str) -> None:
    assert produce(case, format_name) == golden(case, format_name).read_bytes().decode()


def test_formats_are_the_files_of_the_folder() -> None:
    assert set(reporters.names()) == {name for _, name in CASES}


@pytest.mark.parametrize("case", RESULTS)
def test_json_holds_what_json_lines_hold(case: str) -> None:
    whole = json.loads(produce(case, "json"))
    lines = [json.loads(line) for line in produce(case, "jsonl").splitlines()]
    for rows in _rows(whole):
        assert rows == lines


def _rows(whole: dict[str, object]) -> Iterable[object]:
    match whole:
        case {"documents": list(documents)}:
            (key,) = {name for d in documents for name in d} - {"path", "suppressions"}
            yield [{"path": d["path"], **row} for d in documents for row in d[key]]
        case {"schema": "yrdcheck.build/1", **rest}:
            yield [rest]
        case {"schema": str(), **rest}:
            yield from (rows for name, rows in rest.items() if name != "paths")


def test_format_without_that_kind() -> None:
    with pytest.raises(ConfigError, match="json cannot show this"):
        reporters.find_reporter("json", "nothing")


def test_quiet_keeps_findings_only() -> None:
    out = produce("verify", "text", Style(quiet=True))
    assert "contradicted: Blooms" in out
    assert "conflict: " in out
    assert "supported: " not in out
    assert "statements" not in out


def test_verbose_shows_all() -> None:
    out = produce("verify", "text", Style(verbose=True))
    assert "no-claim: What a region!" in out
    assert "“increased to 9”" in out
    assert "“related 3”" in out
    assert "“something near”" in out


@pytest.mark.parametrize("case", ["verify", "explained"])
def test_colour_is_only_added(case: str) -> None:
    import re

    colored = produce(case, "text", Style(color=True))
    assert "\x1b[31;1mcontradicted\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == produce(case, "text")


def test_explanations_fit_eighty_columns() -> None:
    from yrdcheck.reporters._explained import width

    assert max(width(line) for line in produce("explained", "text").splitlines()) <= 80
    assert width("\x1b[31m太湖e\u0301\x1b[0m") == 5


@pytest.mark.parametrize("case", RESULTS)
def test_text_sends_no_control_characters(case: str) -> None:
    out = produce(case, "text")
    assert not [c for c in out if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E]


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for case, format_name in CASES:
        golden(case, format_name).write_bytes(produce(case, format_name).encode())
