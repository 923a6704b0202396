"""Every format against a recorded report. After a wanted change: ``python tests/test_reporters.py`` writes the records anew."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from yrdcheck import reporters
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
from yrdcheck.refresh import Summary
from yrdcheck.reporters import Checked, Listed, Placed, RegistryNote, Scanned
from yrdcheck.terminal import Style

GOLDEN = Path(__file__).parent / "golden"
SUFFIXES = {"text": "txt"}


def cited(claim: str, quote: str, stance: Stance, kind: Kind | None = None, score: float = 0.9, note: str = "") -> Evidence:
    source = claim.partition("-")[0]
    title = f"Title of {source}, which is rather long and goes on for more than sixty characters"
    return Evidence(claim, source, title, f"seeds/{source}.txt", 4, 100, quote, stance, kind, score, note)


def checked(
    text: str, verdict: Verdict, line: int, offset: int, *evidence: Evidence,
    message: str = "", tags: tuple[str, ...] = (), suggestion: Suggestion | None = None,
) -> CheckedStatement:  # fmt: skip
    return CheckedStatement(text, verdict, line, 1, line, 1 + len(text), offset, len(text), message, tags, suggestion, evidence)


STATEMENTS = (
    checked("The delta has [9] cities.", Verdict.SUPPORTED, 1, 0, cited("003-01", "increased to 9", Stance.SUPPORTS), message="stated by 1 source"),
    checked(
        "Blooms fell 36%.", Verdict.CONTRADICTED, 3, 27,
        cited("003-12", "algae blooms decreased\nby 63%", Stance.REFUTES, Kind.VALUE, 0.92, "says 36%, source says 63%"),
        cited("003-13", "something near", Stance.RELATED),
        message="the draft says 36%; the source says 63%", suggestion=Suggestion(39, 3, "63%", "36%"),
    ),
    checked(
        "The delta makes 24% of GDP.", Verdict.CONFLICT, 5, 45,
        cited("003-02", "24.4% in 2023", Stance.SUPPORTS), cited("000-31", "18% of national GDP", Stance.REFUTES, Kind.SCOPE),
        message="sources disagree: 1 says this, source says 18%",
    ),
    checked(
        "A \x1b[31mdelta\u202e steel [red]24%[/red] :warning:.", Verdict.UNSUPPORTED, 7, 75,
        *(cited(f"002-0{n}", f"related {n}", Stance.RELATED, None, 0.4) for n in (1, 2, 3)),
        message="no source says this",
    ),
    checked("What a region!", Verdict.NO_CLAIM, 9, 120, message="nothing to check"),
    checked("It was 23.9%.", Verdict.CONTRADICTED, 11, 140, message="the draft's figure is outdated", tags=("outdated",)),
)  # fmt: skip

SOURCE = Source("003", "A title", "seeds/003.txt", "0" * 64)
CLAIM = Claim("003-12", "003", "algae blooms decreased by 63%", 4, 100, "taihu", "algae blooms", "63%", polarity="", wordings=("Blooms fell 63%.",), note="checked")
NOTE = RegistryNote("claims", 5, 240, "sha256:00")
CHECKED = Checked((Report("drafts/a.md", STATEMENTS[:3]), Report("<text>", STATEMENTS[3:])), NOTE, (Verdict.CONTRADICTED, Verdict.CONFLICT), "1.2.3")

RESULTS: dict[str, tuple[str, object]] = {
    "verify": ("verify", CHECKED),
    "conflicts": ("conflicts", (
        Conflict("share of national GDP", Kind.SCOPE, (
            Side("18%", (cited("000-31", "18% of national GDP", Stance.REFUTES, Kind.SCOPE),)),
            Side("24.4%", (cited("003-02", "24.4% in 2023", Stance.REFUTES, Kind.SCOPE), cited("004-09", "nearly a quarter", Stance.REFUTES, Kind.SCOPE))),
        ), "areas that are treated alike", "decide whether they may be compared", "2024-05-01"),
    )),
    "scan": ("scan", (
        Scanned("seeds/000.txt", (Placed(Finding("spam", 10, 18, "ad\u2028 words", ("foreign script", "stands alone"), 0.98), 2, 1, 2, 9),)),
        Scanned("seeds/001.txt", ()),
    )),
    "claims": ("claims", (Listed(CLAIM, SOURCE, 0.875), Listed(CLAIM, SOURCE, chosen=True))),
    "problems": ("problems", (Problem("claims/003.yaml", 12, "the quote stands at 14:1", True),)),
    "build": ("build", Summary(4, 2, 240, 40, 3, 1, 1, 2, 41, ("003: its document is gone",), (Problem("a.pdf", 1, "a.pdf: encrypted"),))),
}  # fmt: skip

CASES = [(kind, name) for kind in RESULTS for name in ("text", "json", "jsonl")]


def produce(case: str, format_name: str, style: Style = Style()) -> str:  # noqa: B008 - a record, never changed
    kind, result = RESULTS[case]
    return "".join(reporters.find_reporter(format_name, kind)(result, style))


def golden(case: str, format_name: str) -> Path:
    return GOLDEN / f"{case}.{SUFFIXES.get(format_name, format_name)}"


@pytest.mark.parametrize(("case", "format_name"), CASES)
def test_golden(case: str, format_name: str) -> None:
    assert produce(case, format_name) == golden(case, format_name).read_bytes().decode()


def test_formats_are_the_files_of_the_folder() -> None:
    assert {"text", "json", "jsonl"} <= set(reporters.names())


@pytest.mark.parametrize("case", RESULTS)
def test_json_holds_what_json_lines_hold(case: str) -> None:
    whole = json.loads(produce(case, "json"))
    lines = [json.loads(line) for line in produce(case, "jsonl").splitlines()]
    for rows in _rows(whole):
        assert rows == lines


def _rows(whole: dict[str, object]) -> Iterable[object]:
    match whole:
        case {"documents": list(documents)}:
            key = "statements" if any("statements" in d for d in documents) else "findings"
            yield [{"path": d["path"], **row} for d in documents for row in d[key]]
        case {"schema": "yrdcheck.build/1", **rest}:
            yield [rest]
        case {"schema": str(), **rest}:
            yield from rest.values()


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


def test_colour_is_only_added() -> None:
    import re

    colored = produce("verify", "text", Style(color=True))
    assert "\x1b[31;1mcontradicted\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == produce("verify", "text")


@pytest.mark.parametrize("case", RESULTS)
def test_text_sends_no_control_characters(case: str) -> None:
    out = produce(case, "text")
    assert not [c for c in out if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E]


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for case, format_name in CASES:
        golden(case, format_name).write_bytes(produce(case, format_name).encode())
