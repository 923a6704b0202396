"""Comments that leave findings out: what each hides and, longer, what it must leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yrdcheck.model import CheckedStatement, Evidence, Kind, Report, Stance, Verdict
from yrdcheck.statements import line_starts, place, split_statements
from yrdcheck.suppressions import Slip, apply, find_directives, mask


def report(text: str) -> tuple[Report, tuple[Slip, ...]]:
    """A report in which "wrong" contradicts (YC101), "late" is of another time (YC103) and "odd" has no source, with its suppressions."""
    directives = find_directives(text)
    masked = mask(text, directives)
    assert len(masked) == len(text)
    starts = line_starts(text)
    statements = []
    for s in split_statements(masked, markdown=True):
        words = masked[s.start : s.end]
        verdict, kind = Verdict.SUPPORTED, Kind.VALUE
        if "wrong" in words or "late" in words:
            verdict, kind = Verdict.CONTRADICTED, Kind.PERIOD if "late" in words else Kind.VALUE
        elif "odd" in words:
            verdict = Verdict.UNSUPPORTED
        evidence = Evidence("s-1", "s", "", "s.txt", 1, 1, "q", Stance.REFUTES, kind, 0.9, "")
        statements.append(
            CheckedStatement(words, verdict, *place(starts, s.start), *place(starts, s.end), s.start, s.end - s.start, "", (), None, (evidence,))
        )  # fmt: skip
    return apply(Report("a.md", tuple(statements)), text, directives)


def hidden(text: str) -> list[str]:
    return [" ".join(mask(s.text, find_directives(s.text)).split()) for s in report(text)[0].statements if "suppressed" in s.tags]


def slips(text: str) -> list[tuple[str, int]]:
    return [(s.code, s.line) for s in report(text)[1]]


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        pytest.param("One wrong here. <!-- yrdcheck-disable-line -->", ["One wrong here."], id="line"),
        pytest.param("One wrong here. <!-- yrdcheck-disable-line YC101 -->", ["One wrong here."], id="code"),
        pytest.param("One wrong here. <!--yrdcheck-disable-line YC1,YC2--- because-->", ["One wrong here."], id="family, list, no blanks"),
        pytest.param("One wrong here. <!-- yrdcheck-disable-line contradicted -->", ["One wrong here."], id="verdict"),
        pytest.param("One wrong here. <!-- yrdcheck-disable-line YC101 -- the source is old -->", ["One wrong here."], id="reason"),
        pytest.param("A wrong <!-- yrdcheck-disable-line -->\nsentence here. Another wrong one.", ["A wrong sentence here."], id="sentence over two lines"),
        pytest.param("- One wrong here. <!-- yrdcheck-disable-line -->\n- Two wrong here.", ["One wrong here."], id="list"),
        pytest.param("| a wrong | b | <!-- yrdcheck-disable-line -->\n| c wrong | d |", ["| a wrong | b |"], id="table"),
        pytest.param("> One wrong here. <!-- yrdcheck-disable-line -->", ["One wrong here."], id="quotation"),
        pytest.param("Text.[^1]\n\n[^1]: One wrong here. <!-- yrdcheck-disable-line -->", ["One wrong here."], id="footnote"),
        pytest.param("<!-- yrdcheck-disable-next-line -->\nOne wrong here.\nTwo wrong here.", ["One wrong here."], id="next line"),
        pytest.param("<!-- yrdcheck-disable-next-line -->\n\n\nOne wrong here.", ["One wrong here."], id="next line after blank ones"),
        pytest.param("<!-- yrdcheck-disable-next-line YC103 -->\n<!-- yrdcheck-disable-next-line YC101 -->\nOne wrong here.", ["One wrong here."], id="two comments"),
        pytest.param("<!-- yrdcheck-disable -->\n\nOne wrong here.\n\n<!-- yrdcheck-enable -->\n\nTwo wrong here.", ["One wrong here."], id="block"),
        pytest.param("<!-- yrdcheck off -->\n\nOne wrong here.\n\n<!-- yrdcheck on -->\n\nTwo wrong here.", ["One wrong here."], id="off and on"),
        pytest.param("A. <!-- yrdcheck-disable --> One wrong here. <!-- yrdcheck-enable --> Two wrong here.", ["One wrong here."], id="block in a paragraph"),
        pytest.param("<!-- yrdcheck-disable YC101 -->\n\nOne wrong here. One late here.", ["One wrong here."], id="block of a code, never closed"),
        pytest.param("One wrong here.\n\nTwo odd here.\n\n<!-- yrdcheck-disable-file -->", ["One wrong here.", "Two odd here."], id="file, wherever it stands"),
        pytest.param("One wrong here. # yrdcheck-disable-line YC101 -- quoted", ["One wrong here."], id="plain text"),
        pytest.param("One wrong here. % yrdcheck-disable-line", ["One wrong here."], id="LaTeX"),
        pytest.param("% yrdcheck-disable-next-line YC101\nOne wrong here.", ["One wrong here."], id="LaTeX, next line"),
        pytest.param(".. yrdcheck-disable-next-line YC101\n\nOne wrong here.", ["One wrong here."], id="rst"),
        pytest.param("// yrdcheck off\n\nOne wrong here.\n\n// yrdcheck on", ["One wrong here."], id="slashes"),
        pytest.param("One wrong [sic] here. Two wrong here.", ["One wrong here."], id="sic"),
        pytest.param("One wrong here. [sic] Two wrong here.", ["One wrong here."], id="sic after the full stop"),
        pytest.param("这 wrong （原文如此） 。", ["这 wrong 。"], id="sic in Chinese"),
        pytest.param("One wrong here. <!-- yrdcheck-disable-line YC101 YC103 -->", ["One wrong here."], id="one of two codes"),
    ],
)
def test_hides(text: str, left_out: list[str]) -> None:
    assert hidden(text) == left_out


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("One wrong here. <!-- yrdcheck-disable-line YC103 -->", id="another code"),
        pytest.param("One wrong here.\n\n<!-- yrdcheck-disable-line -->", id="another line"),
        pytest.param("One wrong here. <!-- yrdcheck-disable-next-line -->\n\n", id="nothing follows"),
        pytest.param("<!-- yrdcheck-disable-next-line -->\nOne is true.\n\nTwo wrong here.", id="the line after the next"),
        pytest.param("One wrong here. <!-- yrdcheck-enable -->", id="never opened"),
        pytest.param("One wrong here. <!-- yrdcheck-disabel-line -->", id="slip of the word"),
        pytest.param("One wrong here. <!-- yrdcheck-disable-line YC999 -->", id="no such code"),
        pytest.param("One wrong here. `<!-- yrdcheck-disable-line -->`", id="shown as code"),
        pytest.param("One wrong here.\n\n```\n<!-- yrdcheck-disable-file -->\n```", id="in a block of code"),
        pytest.param("One wrong here, says yrdcheck-disable-line.", id="in words"),
        pytest.param("One wrong here. <!-- yrdcheck is a linter -->", id="a comment about it"),
        pytest.param("One wrong here. <!-- markdownlint-disable-line -->", id="of another tool"),
        pytest.param("One wrong here. #yrdcheck", id="a hash tag"),
        pytest.param("# yrdcheck-action and more\n\nOne wrong here.", id="a heading"),
        pytest.param("He says [sic] so. One wrong here.", id="sic in another sentence"),
        pytest.param("One wrong here.\n\n[sic]", id="sic in another line"),
        pytest.param("One wrong here, basically sic.", id="sic without brackets"),
        pytest.param("<!-- yrdcheck-disable -->\n\n<!-- yrdcheck-enable -->\n\nOne wrong here.", id="closed before"),
        pytest.param("One wrong here.\n\n<!-- yrdcheck-disable -->", id="opened after"),
        pytest.param("<!-- yrdcheck-disable YC101 -->\n<!-- yrdcheck-enable YC101 -->\n\nOne wrong here.", id="closed by code"),
    ],
)
def test_leaves_alone(text: str) -> None:
    assert hidden(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("One is true. <!-- yrdcheck-disable-line -->", [("YC901", 1)], id="nothing to hide"),
        pytest.param("One wrong here. <!-- yrdcheck-disable-line YC101 YC103 -->", [("YC901", 1)], id="one code too many"),
        pytest.param("One is true.\n\n<!-- yrdcheck-disable -->\n\nOne is true.", [("YC901", 3)], id="block"),
        pytest.param("<!-- yrdcheck-disable-file YC101 -->\n\nOne is true.", [("YC901", 1)], id="file"),
        pytest.param("One. <!-- yrdcheck-disable-nxt-line -->\n\nOne wrong here.", [("YC902", 1)], id="unknown word"),
        pytest.param("One wrong here. <!-- yrdcheck-disable-line YC11 -->", [("YC902", 1)], id="unknown code"),
        pytest.param("One is true. <!-- yrdcheck-enable -->", [("YC902", 1)], id="closes nothing"),
        pytest.param("One wrong here. <!-- yrdcheck-disable-line YC101 -- so -->", [], id="in use"),
        pytest.param("One is true [sic].", [], id="sic has other uses"),
        pytest.param("# yrdcheck-action\n\nOne is true.", [], id="a heading that begins with our name"),
        pytest.param("<!-- yrdcheck-disable YC101 -->\nOne wrong here.\n<!-- yrdcheck-enable YC101 -->", [], id="block in use"),
    ],
)
def test_slips(text: str, said: list[tuple[str, int]]) -> None:
    assert slips(text) == said


def test_messages_say_what_to_write() -> None:
    messages = [s.message for s in report("One. <!-- yrdcheck-disable-nxt-line -->\n\nOne wrong here. <!-- yrdcheck-disable-line YC199 -->")[1]]
    assert messages[0] == "no such comment: yrdcheck-disable-nxt-line; did you mean 'disable-next-line'?"
    assert messages[1].startswith("no code YC199; did you mean 'YC")


def test_reasons_can_be_asked_for() -> None:
    text = "One wrong here. <!-- yrdcheck-disable-line -->\n\nTwo wrong here. <!-- yrdcheck-disable-line -- so it is -->\n"
    directives = find_directives(text)
    checked = report(text)[0]
    assert [(s.code, s.line) for s in apply(checked, text, directives, require_reason=True)[1]] == [("YC903", 1)]


def test_part_of_a_document_tells_nothing_of_use() -> None:
    text = "One is true. <!-- yrdcheck-disable-line -->"
    assert apply(report(text)[0], text, find_directives(text), whole=False)[1] == ()


def test_statements_keep_their_words() -> None:
    text = "A wrong <!-- yrdcheck-disable-line -->\nsentence [sic] here."
    assert [s.text for s in report(text)[0].statements] == [text]


@given(st.text(alphabet=st.sampled_from("ab. \n<!->#%yrdcheck-disable enable line[sic]`~"), max_size=80))
def test_any_text(text: str) -> None:
    directives = find_directives(text)
    assert len(mask(text, directives)) == len(text)
    assert find_directives(mask(text, directives)) == ()
    report(text)


def test_long_hostile_text_takes_no_time() -> None:
    for text in ("<!-- yrdcheck-" * 5000, "`" * 20_000, "# yrdcheck-disable " * 5000, "```\n" * 5000, "[" * 20_000):
        find_directives(text)
