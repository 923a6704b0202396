"""Every format for other programs against its schema or its consumer's rules, with hostile words in drafts and sources."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from schemas import published, schema

from yrdcheck import codes, diagnostics, reporters
from yrdcheck.diagnostics import Lines, line_hashes
from yrdcheck.model import CheckedStatement, Conflict, Evidence, Finding, Kind, Problem, Report, Side, Stance, Suggestion, Verdict
from yrdcheck.reporters import Checked, Placed, RegistryNote, Scanned
from yrdcheck.statements import line_starts, place
from yrdcheck.terminal import Style

GOLDEN = Path(__file__).parent / "golden"
FAILS = (Verdict.CONTRADICTED, Verdict.CONFLICT)
NOTE = RegistryNote("claims", 1, 1, "sha256:00")


def write(kind: str, format_name: str, result: object, style: Style = Style()) -> str:  # noqa: B008 - a record, never changed
    reporter, as_findings = reporters.find_reporter(format_name, kind)
    return "".join(reporter(diagnostics.collect(kind, result, "1.2.3") if as_findings else result, style))


def golden(case: str, suffix: str) -> str:
    return (GOLDEN / f"{case}.{suffix}").read_bytes().decode()


def refuted(text: str, quote: str = "the source", path: str = "a.md", before: str = "", fix: tuple[int, int, str] | None = None) -> Checked:
    """A report of one contradicted statement, after ``before``."""
    draft = before + text
    starts = line_starts(draft)
    evidence = Evidence("s-1", "s", "A title", "sources/s.txt", 1, 1, quote, Stance.REFUTES, Kind.VALUE, 0.9, "")
    suggestion = Suggestion(len(before) + fix[0], fix[1], fix[2]) if fix else None
    s = CheckedStatement(
        text, Verdict.CONTRADICTED, *place(starts, len(before)), *place(starts, len(draft)), len(before), len(text), f"not so: {quote}", (),
        suggestion, (evidence,),
    )  # fmt: skip
    return Checked((Report(path, (s,)),), NOTE, FAILS, "1.2.3", (draft,))


# ---- places -------------------------------------------------------------------------------------------------------


def test_one_offset_in_three_ways_of_counting() -> None:
    result = refuted("Blooms fell 36%.", before="One.\r\né😀 ", fix=(12, 3, "63%"))
    assert write("verify", "concise", result).startswith("a.md:2:4: YC101 ")
    assert ",col=4,endColumn=20," in write("verify", "github", result)
    row = json.loads(write("verify", "rdjsonl", result))
    assert row["location"]["range"] == {"start": {"line": 2, "column": 8}, "end": {"line": 2, "column": 24}}
    assert row["suggestions"] == [{"range": {"start": {"line": 2, "column": 20}, "end": {"line": 2, "column": 23}}, "text": "63%"}]
    sarif = json.loads(write("verify", "sarif", result))["runs"][0]["results"][0]
    region = sarif["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 5, 21)
    assert sarif["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]["startColumn"] == 17


@given(st.text(alphabet=st.sampled_from("aé😀中\n\r\t "), max_size=30), st.integers(0, 30))
def test_editor_places_round_trip(text: str, at: int) -> None:
    lines = Lines(text)
    at = min(at, len(text))
    point = lines.point(at)
    if at and text[at - 1 : at + 1] == "\r\n":
        return  # no place: inside a line end
    assert lines.offset(point.line - 1, point.utf16 - 1) == at


@pytest.mark.parametrize(
    ("text", "hashes"),
    [
        ("", ["c129715d7a2bc9a3:1"]),
        (" a\nb\n  \t\tc\n d", ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]),
        (" hello; \t\r\nworld!!!\r\r\n\n  \t\tGreetings\n End", ["8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1", "b86d3392aea1be30:1", "e6ceba753e1a442:1"]),
    ],
)
def test_line_hash_is_that_of_code_scanning(text: str, hashes: list[str]) -> None:
    assert line_hashes(text) == hashes


def test_line_hash_counts_equal_lines() -> None:
    lines = "x" * 200 + "\n"
    assert [h.partition(":")[2] for h in line_hashes(lines * 3)] == ["1", "2", "3", "1"]


def test_fingerprint_stays_with_the_words() -> None:
    def mark(checked: Checked) -> tuple[str, ...]:
        return tuple(d.fingerprint for d in diagnostics.from_checked(checked))

    assert mark(refuted("Blooms fell 36%.")) == mark(refuted("Blooms fell\n36%.", before="Something new.\n\n"))
    assert mark(refuted("Blooms fell 36%.")) != mark(refuted("Blooms fell 37%."))


# ---- our own JSON ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("case", "name"), [("verify", "report"), ("conflicts", "conflicts"), ("scan", "scan"), ("claims", "claims"), ("problems", "problems"), ("numbers", "numbers"), ("parity", "parity")])
def test_json_against_its_schema(case: str, name: str) -> None:
    jsonschema.validate(json.loads(golden(case, "json")), schema(name))


def test_json_lines_against_their_schema() -> None:
    for line in golden("verify", "jsonl").split("\n")[:-1]:
        jsonschema.validate(json.loads(line), schema("statement"))


@pytest.mark.parametrize("path", sorted((Path(__file__).parent.parent / "docs/schemas").glob("*.json")), ids=lambda p: p.stem)
def test_schemas_are_schemas(path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


# ---- SARIF --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["verify", "conflicts", "scan", "problems"])
def test_sarif_against_the_published_schema(case: str) -> None:
    jsonschema.validate(json.loads(golden(case, "sarif")), published("https://json.schemastore.org/sarif-2.1.0.json"))


@pytest.mark.parametrize("case", ["verify", "conflicts", "scan", "problems"])
def test_sarif_as_code_scanning_asks(case: str) -> None:
    log = json.loads(golden(case, "sarif"))
    assert log["$schema"].endswith("sarif-2.1.0.json")
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "utf16CodeUnits"
    rules = run["tool"]["driver"]["rules"]
    assert [r["id"] for r in rules] == sorted({r["id"] for r in rules})
    for rule in rules:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["helpUri"] in rule["help"]["markdown"]
        assert len(rule["properties"]["tags"]) <= 10
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        location = result["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[\w.%/-]+", location["artifactLocation"]["uri"])
        assert location["region"]["startLine"] >= 1
        assert location["region"].get("startColumn", 1) >= 1
        if case in ("verify", "scan"):
            assert re.fullmatch(r"[0-9a-f]+:\d+", result["partialFingerprints"]["primaryLocationLineHash"])


def test_sarif_keeps_what_is_hidden() -> None:
    results = json.loads(golden("verify", "sarif"))["runs"][0]["results"]
    states = {(r["baselineState"], *(s["kind"] for s in r["suppressions"])) for r in results}
    assert states == {("new",), ("new", "inSource"), ("unchanged", "external")}


@pytest.mark.parametrize(
    ("path", "artifact"),
    [
        ("a b/ü#.md", {"uri": "a%20b/%C3%BC%23.md", "uriBaseId": "SRCROOT"}),
        ("/tmp/x.md", {"uri": "file:///tmp/x.md"}),
        ("C:/x y.md", {"uri": "file:///C:/x%20y.md"}),
        ("<stdin>", {"uri": "%3Cstdin%3E", "uriBaseId": "SRCROOT"}),
    ],
)
def test_sarif_paths_are_addresses(path: str, artifact: dict[str, str]) -> None:
    log = json.loads(write("verify", "sarif", refuted("x", path=path)))
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


# ---- GitHub's commands --------------------------------------------------------------------------------------------


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """A line as GitHub's runner reads it."""
    m = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
    assert m, line
    names = dict(pair.split("=", 1) for pair in m[2].split(","))
    return m[1], {k: unescape(v) for k, v in names.items()}, unescape(m[3])


def unescape(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


@pytest.mark.parametrize("case", ["verify", "conflicts", "scan", "problems"])
def test_github_commands(case: str) -> None:
    read = [read_command(line) for line in golden(case, "github.txt").splitlines()]
    levels = [level for level, _, _ in read]
    assert levels == sorted(levels, key=["error", "warning", "notice"].index)
    for _, properties, message in read:
        assert properties["title"].split()[0] in codes.BY_ID
        assert message
        if properties.get("endLine", properties["line"]) != properties["line"]:
            assert not {"col", "endColumn"} & set(properties)


hostile = st.text(max_size=60) | st.sampled_from(
    ["##[add-mask]x", "::error::x", "\n::set-output name=a::b", "a\r\n##[group]", "</failure>]]>", "@everyone #1 <img src=x onerror=alert(1)>",
     "[red]x[/red] :warning: `a` | b", "\x1b]52;c;eA==\x07", "\u202etxt", "%0A::error::", "![x](https://e.test/x.png) https://e.test"]
)  # fmt: skip


@given(hostile, hostile, hostile)
def test_github_obeys_no_draft(text: str, quote: str, path: str) -> None:
    out = write("verify", "github", refuted(text, quote, path))
    assert out.count("\n") == 1
    assert out.startswith("::error ")
    assert "##[" not in out
    level, properties, message = read_command(out.removesuffix("\n"))
    assert level == "error"
    assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
    assert "\n" in message


@given(hostile, hostile)
def test_text_and_concise_obey_no_draft(text: str, quote: str) -> None:
    for name in ("text", "concise"):
        out = write("verify", name, refuted(text, quote), Style(verbose=True))
        assert "##[" not in out
        assert not [line for line in out.split("\n") if line.lstrip().startswith("::")]
        assert not [c for c in out if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E]
    assert write("verify", "concise", refuted(text, quote)).count("\n") == 1


# ---- the rest -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["verify", "conflicts", "scan", "problems"])
def test_gitlab(case: str) -> None:
    rows = json.loads(golden(case, "gitlab.json"))
    jsonschema.validate(rows, schema("gitlab"))
    assert len({r["fingerprint"] for r in rows}) == len(rows) > 0


def test_gitlab_tells_equal_findings_apart() -> None:
    one = refuted("Blooms fell 36%.")
    twice = Checked((Report("a.md", one.reports[0].statements * 2),), NOTE, FAILS, "1.2.3", one.texts)
    marks = [r["fingerprint"] for r in json.loads(write("verify", "gitlab", twice))]
    assert len(set(marks)) == 2


@pytest.mark.parametrize("case", ["verify", "conflicts", "scan", "problems"])
def test_rdjsonl(case: str) -> None:
    rows = [json.loads(line) for line in golden(case, "rdjsonl").split("\n")[:-1]]
    assert rows
    for row in rows:
        jsonschema.validate(row, schema("rdjsonl"))


@given(hostile, hostile, hostile)
def test_junit_is_xml_whatever_the_draft(text: str, quote: str, path: str) -> None:
    root = ET.fromstring(write("verify", "junit", refuted(text, quote, path)))
    (failure,) = root.iter("failure")
    assert (failure.get("message") or "").startswith("not so:")


@pytest.mark.parametrize("case", ["verify", "conflicts", "scan", "problems"])
def test_junit(case: str) -> None:
    root = ET.fromstring(golden(case, "xml"))
    assert root.tag == "testsuites"
    total = {"tests": 0, "failures": 0, "skipped": 0}
    for suite in root:
        assert suite.tag == "testsuite"
        counts = {"tests": len(suite.findall("testcase")), "failures": len(suite.findall("*/failure")), "skipped": len(suite.findall("*/skipped"))}
        assert {name: int(suite.get(name, "")) for name in counts} == counts
        total = {name: n + counts[name] for name, n in total.items()}
        names = [c.get("name") for c in suite]
        assert len(set(names)) == len(names)
        for one in suite:
            assert {"name", "classname", "time"} <= set(one.attrib)
            assert {child.tag for child in one} <= {"failure", "skipped", "system-out"}
    assert {name: int(root.get(name, "")) for name in total} == total


def test_junit_as_a_reader_of_it_reads_it() -> None:
    junitparser = pytest.importorskip("junitparser")
    suites = list(junitparser.JUnitXml.fromstring(golden("verify", "xml").encode()))
    assert [(s.name, s.tests, s.failures, s.skipped) for s in suites] == [("drafts/a.md", 5, 2, 2), ("<text>", 2, 1, 0)]


def render(text: str) -> str:
    return str(pytest.importorskip("markdown_it").MarkdownIt("gfm-like", {"linkify": False}).render(text))


@given(hostile, hostile)
def test_markdown_shows_words_as_they_are(text: str, quote: str) -> None:
    html = render(write("verify", "markdown", refuted(text, quote)))
    tags = set(re.findall(r"<\s*/?\s*([a-zA-Z]+)", html))
    assert tags <= {"h", "p", "strong", "em", "table", "thead", "tbody", "tr", "th", "td", "a", "blockquote", "ul", "li", "details", "summary"}
    assert not re.search(r"[@#]\w", re.sub(r'href="[^"]*"|&#\w+;', "", html))
    assert set(re.findall(r'href="([^"]*)"', html)) <= {code.url for code in codes.CODES}


def test_markdown_fits_into_a_comment() -> None:
    one = refuted("Blooms fell 36%. " * 20)
    many = Checked((Report("a.md", one.reports[0].statements * 300),), NOTE, FAILS, "1.2.3", one.texts)
    out = write("verify", "markdown", many)
    assert len(out) < 65_536
    assert re.search(r"… and \d+ more", out)


def test_claim_review() -> None:
    graph = json.loads(golden("verify", "claimreview.json"))
    jsonschema.validate(graph, schema("claimreview"))
    ratings = {r["reviewRating"]["alternateName"]: r["reviewRating"].get("ratingValue") for r in graph["@graph"]}
    assert ratings == {"Supported": 5, "Contradicted": 1, "Sources disagree": 3, "No source": None}


def test_quiet_keeps_what_fails() -> None:
    source = Evidence("s-1", "s", "", "s.txt", 1, 1, "q", Stance.RELATED, None, 0.4, "")
    s = CheckedStatement("A crane.", Verdict.UNSUPPORTED, 1, 1, 1, 9, 0, 8, "no source says this", (), None, (source,))
    result = Checked((Report("a.md", (s,)),), NOTE, FAILS, "1.2.3", ("A crane.",))
    for name in ("concise", "github", "rdjsonl"):
        assert write("verify", name, result)
        assert write("verify", name, result, Style(quiet=True)) == ""
    strict = Checked(result.reports, NOTE, (*FAILS, Verdict.UNSUPPORTED), "1.2.3", result.texts)
    assert write("verify", "github", strict, Style(quiet=True)).startswith("::warning ")


def test_findings_of_the_other_commands() -> None:
    scanned = (Scanned("a.txt", (Placed(Finding("spam", 0, 2, "ad", ("foreign",), 0.9), 1, 1, 1, 3),), "ad"),)
    side = Side("1", (Evidence("s-1", "s", "", "s.txt", 3, 4, "q", Stance.REFUTES, Kind.PERIOD, 0.4, ""),))
    results: dict[str, Any] = {"scan": scanned, "conflicts": (Conflict("q", Kind.PERIOD, (side, side)),), "problems": (Problem("c.yaml", 7, "odd"),)}
    found = {kind: [(d.code, d.start.line, d.fails) for d in diagnostics.collect(kind, r, "1").items] for kind, r in results.items()}
    assert found == {"scan": [("YC401", 1, True)], "conflicts": [("YC203", 3, True)], "problems": [("YC501", 7, True)]}


# ---- codes --------------------------------------------------------------------------------------------------------


def statement(verdict: Verdict, *kinds: Kind | None, tags: tuple[str, ...] = ()) -> CheckedStatement:
    evidence = tuple(Evidence("s-1", "s", "", "s.txt", 1, 1, "q", Stance.REFUTES, k, 0.9, "") for k in kinds)
    return CheckedStatement("x", verdict, 1, 1, 1, 2, 0, 1, "m", tags, None, evidence)


@pytest.mark.parametrize(
    ("s", "code"),
    [
        pytest.param(statement(Verdict.CONTRADICTED, Kind.VALUE), "YC101", id="value"),
        pytest.param(statement(Verdict.CONTRADICTED, Kind.STATUS, Kind.VALUE), "YC104", id="the first evidence decides"),
        pytest.param(statement(Verdict.CONTRADICTED, None), "YC101", id="no kind given"),
        pytest.param(statement(Verdict.CONTRADICTED, Kind.VALUE, tags=("outdated",)), "YC107", id="outdated"),
        pytest.param(statement(Verdict.CONFLICT, Kind.SCOPE, tags=("outdated",)), "YC202", id="conflict"),
        pytest.param(statement(Verdict.UNSUPPORTED), "YC301", id="unsupported"),
        pytest.param(statement(Verdict.CONTRADICTED, Kind.VALUE, tags=("misquoted",)), "YC108", id="misquoted"),
        pytest.param(statement(Verdict.CONTRADICTED, Kind.VALUE, tags=("misnamed", "stale")), "YC101", id="what is wrong goes before"),
        pytest.param(statement(Verdict.UNSUPPORTED, tags=("misquoted",)), "YC302", id="no such quotation"),
        pytest.param(statement(Verdict.UNSUPPORTED, tags=("flagged", "misnamed")), "YC303", id="only flagged text"),
        pytest.param(statement(Verdict.SUPPORTED, tags=("misnamed",)), "YC304", id="supported but misnamed"),
        pytest.param(statement(Verdict.SUPPORTED, tags=("stale",)), "YC305", id="supported but stale"),
        pytest.param(statement(Verdict.SUPPORTED, tags=("derived",)), "", id="derived"),
        pytest.param(statement(Verdict.SUPPORTED), "", id="supported"),
        pytest.param(statement(Verdict.NO_CLAIM), "", id="no claim"),
    ],
)
def test_code_of(s: CheckedStatement, code: str) -> None:
    assert codes.code_of(s) == code


def test_every_kind_has_its_codes() -> None:
    made = {codes.code_of(statement(v, k)) for v in FAILS for k in Kind} | {codes.conflict_code(k) for k in Kind} | set(codes.DAMAGE.values())
    made |= {codes.code_of(statement(v, tags=(tag,))) for v in Verdict for tag in ("outdated", "misquoted", "flagged", "misnamed", "stale")}
    made = made - {""} | {"YC301", codes.REGISTRY, codes.UNUSED, codes.UNKNOWN, codes.NO_REASON}
    assert made == set(codes.BY_ID)


def test_code_names_never_change() -> None:
    # what configurations and comments of other projects refer to: add to it, change nothing
    assert {c.id: c.name for c in codes.CODES} == {
        "YC101": "wrong-value", "YC102": "wrong-scope", "YC103": "wrong-period", "YC104": "wrong-status", "YC105": "wrong-direction",
        "YC106": "wrong-name", "YC107": "outdated", "YC108": "misquoted", "YC201": "sources-disagree-value", "YC202": "sources-disagree-scope",
        "YC203": "sources-disagree-period", "YC204": "sources-disagree-status", "YC205": "sources-disagree-direction",
        "YC206": "sources-disagree-name", "YC301": "no-source", "YC302": "no-such-quotation", "YC303": "only-flagged", "YC304": "misnamed",
        "YC305": "stale", "YC401": "spam", "YC402": "scrambled", "YC403": "boilerplate",
        "YC404": "truncated", "YC405": "off-topic", "YC501": "registry", "YC901": "unused-suppression", "YC902": "unknown-suppression",
        "YC903": "suppression-without-reason",
    }  # fmt: skip


@pytest.mark.parametrize(("names", "covered"), [(["YC1"], True), (["YC101"], True), (["YC"], True), (["YC102", "YC2"], False), ([], False)])
def test_covers(names: list[str], covered: bool) -> None:
    assert codes.covers(names, "YC101") is covered


def test_unknown_codes() -> None:
    assert codes.unknown(["YC1", "YC999", "Y", "101", "YC101"]) == ["YC999", "Y", "101"]
