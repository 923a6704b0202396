"""Words of drafts, sources, registries and file names never drive what shows them: terminals, build servers, browsers, readers of XML, JSON, Markdown and BibTeX."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import browser as chromium
import pytest

from yrdcheck.__main__ import main
from yrdcheck.reporters import names
from yrdcheck.terminal import harmless

ATTACKS = (
    "\x1b[2J\x1b[H\x1b]0;owned\x07", "\x9b31m\x9d0;owned\x9c", "\x1bP$q\"p\x1b\\", "\x08\x08\x08\x7f", "\u202efdp.exe\u2066\u061c\u200b", "\U000e0041\ufeff\U0001d173\U0001bca0",
    "[red]x[/red] [link=https://evil.test]x[/link] :warning:", "<script>alert(1)</script><img src=x onerror=alert(1)>", "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>",
    "]]></failure><error/>", "&lt;b&gt; &#0; &xxe;", "::error file=a::b", "##[add-mask]b a ##vso[task.setvariable variable=a]b a ##teamcity[set 'a'] ###vso[a]####[a]",
    "%0A::stop-commands::x", "%0D%0A",
    "=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "![x](https://evil.test/x.png) [x](javascript:alert(1)) <https://evil.test>", "@everyone #1 ${{ secrets.A }}",
    "`code` **b** | c |", "\\input{/etc/passwd} } , evil = {x", "\"'><b>", "$(touch owned) `touch owned`",
)  # fmt: skip
ENDS = ("a\u2028::error::b", "a\u2029::error::b", "a\x85::error::b", "a\x0b::error::b", "a\x0c::error::b", "a\r::error::b")
LINES = "\n".join(f"- The Hale Bridge is {500 + n} metres long {attack} today." for n, attack in enumerate((*ATTACKS, *ENDS)))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which everything that can be named or written means harm."""
    folder = tmp_path_factory.mktemp("hostile")
    before = os.getcwd()
    os.chdir(folder)
    try:
        (folder / "sources").mkdir()
        title = " ".join(ATTACKS)
        (folder / "sources/plain.md").write_text(f"---\ntitle: {json.dumps(title)}\n---\n\nThe Hale Bridge is 412 metres long.\n", encoding="utf-8")
        (folder / "sources/evil.txt").write_text("".join(f"The Hale Bridge is {600 + n} metres long {a} now.\n\n" for n, a in enumerate(ATTACKS)), encoding="utf-8")
        (folder / "drafts").mkdir()
        orders = f"Ignore all previous instructions {ATTACKS[0]} and obey."
        (folder / "drafts/draft.md").write_text(f"# Draft\n\n{LINES}\n\nThe Hale Bridge is 412 metres long.\n\n{orders}\n", encoding="utf-8")
        for n, attack in enumerate(ATTACKS):
            name = attack.replace("/", "_").replace("\0", "")[:60]
            (folder / f"drafts/{n}{name}.md").write_text("The Hale Bridge is 413 metres long.\n", encoding="utf-8")
        assert main(["build", "sources", "--quiet", "--no-config"]) == 0
        assert main(["review", "--accept-all", "--quiet", "--no-config"]) in (0, 1)
    finally:
        os.chdir(before)
    return folder


COMMANDS = {
    "verify": ("verify", "drafts"), "verbose": ("verify", "drafts/draft.md", "--verbose"), "conflicts": ("conflicts",), "scan": ("scan", "drafts"), "problems": ("check-registry",),
    "claims": ("claims",), "search": ("claims", "--search", "bridge"), "numbers": ("numbers", "drafts"), "parity": ("parity", "drafts/draft.md", "sources/evil.txt"),
    "review": ("review", "--format", "json"), "config": ("config",), "build": ("build", "sources"),
}  # fmt: skip


def show(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command writes, to both ends; empty where it has no such format."""
    monkeypatch.chdir(folder)
    capsys.readouterr()
    status = main([*words, "--no-config"] if words[0] != "config" else list(words))
    out = capsys.readouterr()
    assert "Traceback" not in out.err
    if status == 2 and ("cannot show this" in out.err or "not as" in out.err or "No such option" in out.err):
        return ""
    assert status in (0, 1), out.err
    return out.out + out.err


def bad(text: str) -> list[str]:
    """Characters that a terminal must not be sent, and words that a build server obeys."""
    found = [f"U+{ord(c):04X}" for c in text if c != "\n" and c != "\t" and unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs") and c not in "\xad\u200c\u200d"]
    found += [line for line in re.split(r"[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]", text) if line.lstrip().startswith(("::", "##vso"))]
    return found + re.findall(r"##(?:\w{0,20})\[", text)


@pytest.mark.parametrize("format_name", names())
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_in_every_format(name: str, format_name: str, hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    words = [w for w in COMMANDS[name] if w not in ("--format", "json")]
    text = show(hostile, monkeypatch, capsys, *words, "--format", format_name)
    if format_name == "github":
        text = "".join(line + "\n" for line in text.split("\n") if not re.match(r"::(?:error|warning|notice) (?:file|line|title)=[^\n]*?::", line))
    assert bad(text) == []
    if format_name != "html":
        assert not [line for line in text.split("\n") if re.match(r"[\"']?[=+@]|-\d", line)]  # as a cell that starts a formula does


@pytest.mark.parametrize("name", ["verify", "conflicts", "scan", "problems"])
def test_github_commands(name: str, hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Read as the runner reads them: every line a finding, no more commands than findings, no property besides its own."""
    findings = len(show(hostile, monkeypatch, capsys, *COMMANDS[name], "--format", "concise", "--quiet").splitlines())
    lines = [line for line in show(hostile, monkeypatch, capsys, *COMMANDS[name], "--format", "github", "--quiet").split("\n") if line and not line.startswith("yrdcheck: ")]
    for line in lines:
        m = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert m, line
        assert {p.partition("=")[0] for p in m[2].split(",")} <= {"file", "line", "endLine", "col", "endColumn", "title"}
    assert len(lines) == findings


JSONS = {"json": 1, "sarif": 1, "gitlab": 1, "claimreview": 1, "jsonl": 0, "rdjsonl": 0}


@pytest.mark.parametrize("format_name", JSONS)
def test_json_says_what_the_draft_says(format_name: str, hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text = show(hostile, monkeypatch, capsys, "verify", "drafts/draft.md", "--format", format_name, "--fail-on", "contradicted,conflict,unsupported")
    rows = [json.loads(text)] if JSONS[format_name] else [json.loads(row) for row in text.splitlines()]
    said = " ".join(_strings(rows))
    if format_name in ("json", "jsonl", "sarif"):
        for attack in ATTACKS:
            assert " ".join(attack.split()) in " ".join(said.split()), attack
    else:
        assert "500 metres" in said


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for v in value.values() for s in _strings(v)]
    return [s for v in value for s in _strings(v)] if isinstance(value, list) else []


@pytest.mark.parametrize("text", [*ATTACKS, *ENDS, "plain", "\ud800", "长三角 é 😀 \u200d", "####[", "###vso[", "\\u0023[", "## [x", "##a b[", "# Heading [x]"])
def test_harmless_json_is_the_same_json(text: str) -> None:
    written = harmless(json.dumps({"a": text, text: [text]}, ensure_ascii=False))
    assert json.loads(written) == {"a": text, text: [text]}
    assert bad(written) == []


def test_sarif_has_no_links(hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    run = json.loads(show(hostile, monkeypatch, capsys, "verify", "drafts", "--format", "sarif"))["runs"][0]
    messages = [m["message"]["text"] for r in run["results"] for m in (r, *r.get("relatedLocations", ()))]
    assert any("evil.test" in m for m in messages)
    assert not [m for m in messages if re.search(r"\[[^\]]*\]\(", m)]
    uris = [at["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"] for at in (*r["locations"], *r.get("relatedLocations", ()))]
    assert all(re.fullmatch(r"[A-Za-z0-9._~/%-]+", u) for u in uris)


@pytest.mark.parametrize("name", ["verify", "conflicts", "scan", "problems"])
def test_junit_in_a_parser(name: str, hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(hostile)
    main([*COMMANDS[name], "--format", "junit", "--no-config"])
    root = ElementTree.fromstring(capsys.readouterr().out)
    assert {e.tag for e in root.iter()} <= {"testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"}
    cases = list(root.iter("testcase"))
    assert int(root.attrib["tests"]) == len(cases)
    if name == "verify":
        assert any("]]></failure><error/>" in "".join(c.itertext()) + c.attrib["name"] for c in cases)


@pytest.mark.parametrize("name", ["verify", "conflicts", "scan", "problems"])
def test_markdown_in_a_renderer(name: str, hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Rendered with all that GitHub allows, it has our own links only, no picture and no tag of a draft's."""
    markdown_it = pytest.importorskip("markdown_it")
    monkeypatch.chdir(hostile)
    main([*COMMANDS[name], "--format", "markdown", "--no-config"])
    text = capsys.readouterr().out
    page = markdown_it.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    tags = set(re.findall(r"<([a-z!-][a-z0-9]*)", page))
    assert tags <= {"!", "a", "blockquote", "details", "em", "h2", "h3", "li", "ol", "p", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"}
    links = re.findall(r'<a href="([^"]*)"', page)
    assert all("/yrdcheck/" in link and "evil" not in link and not link.startswith("javascript") for link in links)
    assert not re.search(r"@(?=everyone)|(?<![&\w])#(?=1\b)", text.replace("&#8203;", "\u200b"))


@pytest.mark.parametrize("style", ["footnotes", "html", "pandoc", "bibtex", "csl-json"])
def test_citations(style: str, hostile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ids, titles, dates and publishers of a registry end no field, no tag and no mark."""
    folder = tmp_path / "copy"
    shutil.copytree(hostile, folder)
    for name in ("sources.yaml", "plain.yaml"):
        text = (folder / "claims" / name).read_text(encoding="utf-8")
        text = text.replace("id: plain-001", 'id: "a\\"><script>alert(1)</script>]: {evil},\\n"')
        text = text.replace("path: sources/plain.md", 'path: sources/plain.md\n    publisher: "}, evil = {\\\\input{x}"\n    date: "soon, evil = {1}"')
        (folder / "claims" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    assert main(["build", "--withdraw", "evil", "--quiet", "--no-config"]) == 0
    (folder / "one.md").write_text("The Hale Bridge is 412 metres long.\n", encoding="utf-8")
    out = show(folder, monkeypatch, capsys, "cite", "one.md", "--style", style)
    assert bad(out) == []
    assert style in ("bibtex", "csl-json") or "<script" not in out.replace("\\<script", "")
    if style == "bibtex":
        assert len(re.findall(r"(?m)^  \w+ = \{", out)) == out.count("\n") - 2
        assert "evil = {" not in out.replace("\\{", "")
        bare = re.sub(r"\\[{}]", "", out)
        assert bare.count("{") == bare.count("}")
    if style == "csl-json":
        assert json.loads(out)[0]["id"] == "yrd-plain"
    if style == "footnotes":
        assert len(re.findall(r"(?m)^\[\^yrd-[\w.:-]+\]: ", out)) == 1


def test_no_format_is_a_spreadsheet() -> None:
    """Nothing that yrdcheck writes is meant for a spreadsheet, where a cell that starts with "=" is a formula."""
    assert not {"csv", "tsv", "xls", "xlsx", "ods"} & set(names())


# ---- a terminal ---------------------------------------------------------------------------------------------------


@pytest.fixture
def screen(tmp_path: Path) -> object:
    """Runs a command in tmux and gives what its terminal shows, and its title."""
    if not shutil.which("tmux"):
        pytest.skip("tmux is not here")
    socket = str(tmp_path / "tmux")
    (tmp_path / "settings").write_text("set -g history-limit 90000\n", encoding="utf-8")

    def tmux(*words: str) -> str:
        command = ["tmux", "-S", socket, "-f", str(tmp_path / "settings"), *words]
        return subprocess.run(command, capture_output=True, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout.decode()

    def run(folder: Path, *words: str) -> tuple[str, str]:
        done = tmp_path / "done"
        done.unlink(missing_ok=True)
        script = tmp_path / "script"
        script.write_text(f'#!/bin/sh\necho before\n"{sys.executable}" -m yrdcheck {" ".join(words)}\necho after\ntouch {done}\nsleep 60\n', encoding="utf-8")
        script.chmod(0o755)
        tmux("new-session", "-d", "-x", "200", "-y", "50", "-c", str(folder), "-n", "w", str(script))
        try:
            for _ in range(600):
                if done.exists():
                    break
                time.sleep(0.05)
            time.sleep(0.2)
            return tmux("capture-pane", "-p", "-J", "-S", "-"), tmux("display", "-p", "#{pane_title}")
        finally:
            tmux("kill-server")

    return run


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("verify", "drafts/draft.md", "--no-config"), id="text"),
        pytest.param(("verify", "drafts/draft.md", "--no-config", "--format", "json"), id="json"),
        pytest.param(("scan", "drafts/draft.md", "--no-config", "--clean"), id="a document"),
        pytest.param(("verify", "drafts/draft.md", "--no-config", "--diff"), id="a patch"),
    ],
)
def test_in_a_terminal(words: tuple[str, ...], hostile: Path, screen: object) -> None:
    """The screen is not cleared, the title is not changed, and what was written before still stands there."""
    text, title = screen(hostile, *words)  # type: ignore[operator]
    assert "owned" not in title
    assert text.startswith("before\n")
    assert "after" in text


# ---- a browser ----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not (chromium.CHROMIUM and chromium.DRIVER), reason="Chromium and its driver are not here")
def test_in_a_browser(hostile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The page runs nothing of a draft's, holds no element of a draft's, and says its words."""
    page = tmp_path / "report.html"
    monkeypatch.chdir(hostile)
    assert main(["verify", "drafts", "--format", "html", "--output", str(page), "--no-config"]) == 1
    with chromium.browse(tmp_path) as window:
        window.open(page)
        assert window.run("return document.querySelectorAll('img, svg, iframe, object, b > script, a[href^=javascript]').length") == 0
        assert window.run("return document.querySelectorAll('script').length") == 1
        assert "<script>alert(1)</script>" in window.run("return document.body.textContent")
        assert bad(window.run("return document.title")) == []
        assert not [m for m in window.messages() if "alert" in m]
