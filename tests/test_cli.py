"""The command line as users, hooks and pipes meet it: words, streams, exit status."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from conftest import SOURCE
from schemas import schema

from yrdcheck import __version__
from yrdcheck.__main__ import main
from yrdcheck.options import COMMANDS

TRUE = "The Hale Bridge is 412 metres long."
FALSE = "The Hale Bridge is 300 metres long."
UNKNOWN = "The harbour of Osmund has three cranes."


@pytest.fixture
def here(world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in; ``R`` in a command line stands for the options that name the registry."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(world: Path, *words: str) -> int:
    return main([w for word in words for w in (["--registry", str(world / "claims"), "--no-config"] if word == "R" else [word])])


def spawn(*words: str, cwd: Path, data: bytes | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    environ = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")}
    return subprocess.run([sys.executable, "-m", "yrdcheck", *words], cwd=cwd, input=data or b"", capture_output=True, check=False, env={**environ, **env})


# ---- exit status and streams --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ((TRUE,), 0),
        ((FALSE,), 1),
        ((UNKNOWN,), 0),
        (("What a beautiful bridge!",), 0),
        ((UNKNOWN, "--strict"), 1),
        ((FALSE, "--fail-on", "conflict"), 0),
        ((FALSE, "--fail-on", "never"), 0),
        (("The city of Marne has 62,000 inhabitants.",), 1),
        (("- a bullet: " + TRUE,), 0),
        (("--", "-5% is a fall."), 0),
    ],
)
def test_verify_status(world: Path, here: Path, words: tuple[str, ...], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(world, "verify", "R", *words) == status
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out.count("\n") > 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(("verify", "drafts/missing.md"), "drafts/missing.md: no such file", id="missing path"),
        pytest.param(("verify", "missing.docx"), "no such file", id="missing document"),
        pytest.param(("verify", "The", "bridge", "is", "long."), 'quote the text: yrdcheck verify "The bridge is long."', id="unquoted text"),
        pytest.param(("verify", ""), "the text is empty", id="empty text"),
        pytest.param(("verify", "--froo", "x"), "No such option: --froo", id="unknown option"),
        pytest.param(("verify", "--format", "xml", "x y"), "'xml' is none of claimreview, concise", id="unknown format"),
        pytest.param(("verify", "--fail-on", "conflicts", "x y"), "did you mean 'conflict'", id="unknown verdict"),
        pytest.param(("verify", "--as-of", "2019", "x y"), "is no date; give one day", id="as of a year"),
        pytest.param(("verify", "--color", "red", "x y"), "none of auto, always, never", id="unknown colour"),
        pytest.param(("verify", "--config", "no.toml", "x y"), "no.toml: cannot be read", id="missing configuration"),
        pytest.param(("verify", "--registry", "nowhere", "x y"), "nowhere", id="missing registry"),
        pytest.param(("verify", "--output", "no/such/folder/x", "R", TRUE), "cannot be written", id="output that cannot be written"),
        pytest.param(("verify", "--no-default-registry", "--no-config", "x y"), "no registry", id="no registry and none wanted"),
        pytest.param(("verify", "R", "."), "holds no document", id="empty folder"),
        pytest.param(("vrify",), "Did you mean 'verify'", id="unknown command"),
        pytest.param((), "Missing command", id="no command"),
        pytest.param(("claims", "R", "--show", "nothing-99"), "no claim 'nothing-99'", id="unknown claim"),
        pytest.param(("claims", "R", "--show", "x", "y"), "--show takes no query", id="claim and query"),
        pytest.param(("claims", "R", "--limit", "no", "y"), "not a number above 0", id="limit"),
        pytest.param(("scan", "R", "missing.md"), "no such file", id="scan of nothing"),
        pytest.param(("build", "--no-config"), "nothing to build from", id="build from nothing"),
        pytest.param(("build", "missing", "--no-config"), "missing: no such file", id="build from a missing folder"),
        pytest.param(("check-registry", "--no-config", "--no-default-registry"), "no registry", id="nothing to check"),
        pytest.param(("explain", "quantitie"), "did you mean 'quantity'", id="unknown rule"),
    ],
)
def test_errors_are_one_line(world: Path, here: Path, words: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(world, *words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("yrdcheck: error: ")
    assert message in captured.err


def test_internal_error_is_one_line(world: Path, here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from yrdcheck.commands import verify

    def fail(values: object) -> int:
        raise KeyError("odd\nthing")

    monkeypatch.setattr(verify, "run", fail)
    assert main(["verify", "x y"]) == 2
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert "internal error: KeyError" in captured.err


def test_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    from yrdcheck.commands import verify

    def stop(values: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(verify, "run", stop)
    assert main(["verify", "x y"]) == 130


def test_closed_pipe_is_no_finding(world: Path, here: Path) -> None:
    (here / "long.md").write_text(f"{TRUE}\n\n" * 3000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "yrdcheck", "verify", "--registry", str(world / "claims"), "--no-config", "long.md"],
        cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 141
    assert errors == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_full_disk(world: Path, here: Path) -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "yrdcheck", "verify", "--registry", str(world / "claims"), "--no-config", TRUE]
        done = subprocess.run(command, cwd=here, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


def test_version(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert main(["-V"]) == 0
    assert capsys.readouterr().out == f"yrdcheck {__version__}\n" * 2


@pytest.mark.parametrize("command", [c.name for c in COMMANDS])
def test_help(command: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert command in capsys.readouterr().out


# ---- what is read -------------------------------------------------------------------------------------------------


def verify_json(world: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    call(world, "verify", "R", "--format", "json", *words)
    result: dict[str, object] = json.loads(capsys.readouterr().out)
    return result


def paths(report: dict[str, object]) -> list[str]:
    documents = report["documents"]
    assert isinstance(documents, list)
    return [d["path"] for d in documents]


def test_files_and_folders_in_order(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("b.md", "a.txt", "sub/c.markdown", ".hidden/d.md", "sub/e.py", ".f.md", "old/g.md"):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text(TRUE, encoding="utf-8")
    wanted = ["a.txt", "b.md", "old/g.md", "sub/c.markdown"]
    assert paths(verify_json(world, capsys, ".")) == wanted
    assert paths(verify_json(world, capsys, "sub", "./old/", "b.md", "a.txt", "b.md")) == wanted
    assert paths(verify_json(world, capsys, ".", "--exclude", "old", "--exclude", "*.txt")) == ["b.md", "sub/c.markdown"]
    assert paths(verify_json(world, capsys, "sub/e.py", ".f.md")) == [".f.md", "sub/e.py"]


def test_order_of_arguments_never_shows(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.md").write_text(TRUE, encoding="utf-8")
    (here / "b.md").write_text(FALSE, encoding="utf-8")
    call(world, "verify", "R", "a.md", "b.md")
    first = capsys.readouterr().out
    call(world, "verify", "R", "b.md", "a.md")
    assert capsys.readouterr().out == first


def test_every_file_excluded(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.md").write_text(FALSE, encoding="utf-8")
    assert call(world, "verify", "R", "a.md", "--exclude", "*.md") == 0
    assert "every file is excluded" in capsys.readouterr().err


def test_file_that_cannot_be_read(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "bad.md").write_bytes(b"PK\0\0")
    (here / "good.md").write_text(FALSE, encoding="utf-8")
    assert call(world, "verify", "R", "bad.md", "good.md") == 2
    captured = capsys.readouterr()
    assert "contradicted" in captured.out
    assert "bad.md: not a text file" in captured.err


def test_named_file_with_a_space_is_read(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "my draft").write_text(FALSE, encoding="utf-8")
    assert paths(verify_json(world, capsys, "my draft")) == ["my draft"]


def test_standard_input(world: Path, here: Path) -> None:
    registry = ["--registry", str(world / "claims"), "--no-config", "--format", "json"]
    for words, path in (((), "<stdin>"), (("-",), "<stdin>"), (("-", "--stdin-filename", "notes/x.md"), "notes/x.md")):
        done = spawn("verify", *words, *registry, cwd=here, data=FALSE.encode())
        assert done.returncode == 1
        assert paths(json.loads(done.stdout)) == [path]
    assert spawn("verify", "-", *registry, cwd=here, data=b"\xff\xfe\0").returncode == 2
    assert spawn("verify", *registry, cwd=here, data=b"").returncode == 0


@pytest.mark.parametrize(
    ("text", "words", "verdict"),
    [
        ("The Hale Bridge opened last year.", ("--as-of", "2022-06-01"), "supported"),
        ("The Hale Bridge opened last year.", ("--as-of", "1 June 2020"), "contradicted"),
        ("---\ntitle: Bridges\ndate: 2022-06-01\n---\n\nThe Hale Bridge opened last year.\n", (), "supported"),
        ("---\ndate: 2022-06-01\n---\n\nThe Hale Bridge opened last year.\n", ("--as-of=2020-06-01",), "contradicted"),
        ("# Bridges\n\nRelease time: Jun 01, 2022 17:15\n\nThe Hale Bridge opened last year.\n", (), "supported"),
    ],
)
def test_as_of(text: str, words: tuple[str, ...], verdict: str, world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "draft.md").write_text(text, encoding="utf-8")
    call(world, "verify", "draft.md", *words, "R", "--format", "json")
    assert json.loads(capsys.readouterr().out)["documents"][0]["statements"][-1]["verdict"] == verdict


def test_output_file(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(world, "verify", "R", FALSE, "--format", "json", "--output", "out.json") == 1
    assert capsys.readouterr().out == ""
    assert json.loads((here / "out.json").read_bytes())["summary"]["contradicted"] == 1


# ---- the report ---------------------------------------------------------------------------------------------------

DRAFT = f"# A draft\n\nÉ😀 line. {TRUE}\n\n{FALSE} {UNKNOWN}\n\n- The city of Marne has 62,000 inhabitants.\n- How long is the bridge?\n"


def test_json_report(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "draft.md").write_text(DRAFT, encoding="utf-8")
    report = verify_json(world, capsys, "draft.md")
    jsonschema.validate(report, schema("report"))
    statements = report["documents"][0]["statements"]  # type: ignore[index]
    lines = DRAFT.splitlines()
    for s in statements:
        assert DRAFT[s["offset"] : s["offset"] + s["length"]] == s["text"]
        assert lines[s["line"] - 1][s["column"] - 1 :].startswith(s["text"].splitlines()[0])
    verdicts = {s["text"]: s["verdict"] for s in statements}
    assert verdicts[TRUE] == "supported"
    assert verdicts[FALSE] == "contradicted"
    assert verdicts[UNKNOWN] == "unsupported"
    assert verdicts["How long is the bridge?"] == "no-claim"
    assert sum(report["summary"].values()) == len(statements)  # type: ignore[attr-defined]
    for e in (e for s in statements for e in s["evidence"]):
        text = (world / e["path"]).read_text(encoding="utf-8")
        assert text.splitlines()[e["line"] - 1][e["column"] - 1 :].startswith(e["quote"].splitlines()[0])


def test_jsonl_report(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "draft.md").write_text(DRAFT, encoding="utf-8")
    whole = verify_json(world, capsys, "draft.md")
    call(world, "verify", "R", "--format", "jsonl", "draft.md")
    rows = [json.loads(line) for line in capsys.readouterr().out.split("\n") if line]
    assert rows == [{"path": "draft.md", **s} for s in whole["documents"][0]["statements"]]  # type: ignore[index]


def test_text_report(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "draft.md").write_text(DRAFT, encoding="utf-8")
    call(world, "verify", "R", "draft.md")
    out = capsys.readouterr().out
    assert f"draft.md:5:1: contradicted: {FALSE}" in out
    assert "sources/bridge.txt:3" in out
    assert "412 metres" in out
    assert "How long is the bridge" not in out
    assert out.splitlines()[-1].split(" ")[1].startswith("statement")
    assert "\x1b" not in out


def test_colour_on_demand(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(world, "verify", "R", FALSE, "--color", "always")
    assert "\x1b[31;1mcontradicted\x1b[0m" in capsys.readouterr().out


def test_hostile_text(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(world, "verify", "R", "The \x1b[2J bridge [red]is\u202e 300 metres long.", "--verbose")
    out = capsys.readouterr().out
    assert "[red]is<U+202E>" in out
    assert "\x1b" not in out
    call(world, "verify", "R", "x\x1b[2J.md")
    assert "\x1b" not in capsys.readouterr().err


def test_undecodable_argument(world: Path, here: Path) -> None:
    command = [sys.executable, "-m", "yrdcheck", "verify", b"The bridge is \xff metres long.", "--registry", str(world / "claims"), "--format", "json"]
    done = subprocess.run(command, cwd=here, capture_output=True, check=False)
    assert done.returncode in (0, 1)
    json.loads(done.stdout)


def test_same_bytes_whatever_the_hash_seed(world: Path, here: Path) -> None:
    (here / "draft.md").write_text(DRAFT, encoding="utf-8")
    words = ("verify", "draft.md", "--registry", str(world / "claims"), "--no-config", "--format", "json")
    outs = {spawn(*words, cwd=here, PYTHONHASHSEED=seed, PYTHONIOENCODING="ascii", COLUMNS="20").stdout for seed in ("0", "1", "77")}
    assert len(outs) == 1


# ---- the other commands -------------------------------------------------------------------------------------------


def test_registry_is_found_from_below(world: Path, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(world / "sources")
    assert main(["verify", TRUE, "--format", "json", "--no-default-registry", "--no-config"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["registry"]["path"] == "../claims"
    assert captured.err == ""


def test_registry_from_the_configuration(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "yrdcheck.toml").write_text(f"registry = {json.dumps(str(world / 'claims'))}\nformat = 'json'\n", encoding="utf-8")
    assert main(["verify", FALSE]) == 1
    assert json.loads(capsys.readouterr().out)["registry"]["sources"] == 2


def test_falling_back_is_said(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "--limit", "1"]) == 0
    assert "using the registry that ships" in capsys.readouterr().err
    assert main(["claims", "--limit", "1", "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_conflicts(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(world, "conflicts", "R", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    jsonschema.validate(found, schema("conflicts"))
    assert [{e["source"] for side in c["sides"] for e in side["claims"]} for c in found["conflicts"]] == [{"bridge", "figures"}]
    assert call(world, "conflicts", "R", "--fail") == 1
    assert "62,000" in capsys.readouterr().out


def test_claims(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(world, "claims", "R") == 0
    assert "412 metres" in capsys.readouterr().out
    assert call(world, "claims", "R", "--format", "json", "opening of the Hale Bridge") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "yrdcheck.claims/1"
    assert "Hale Bridge" in found["claims"][0]["quote"]
    assert 0 <= found["claims"][0]["score"] <= 1
    assert call(world, "claims", "R", "zzz qqq") == 1
    capsys.readouterr()
    assert call(world, "claims", "R", "--show", found["claims"][0]["claim"]) == 0
    assert f"→ {found['claims'][0]['claim']}" in capsys.readouterr().out


def test_check_registry(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(world, "check-registry", "R") == 0
    assert capsys.readouterr().out == "0 problems\n"


def test_check_registry_finds_what_moved(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.txt").write_text(SOURCE, encoding="utf-8")
    assert main(["build", "a.txt", "--no-config"]) == 0
    (here / "a.txt").write_text(SOURCE.replace("412", "413"), encoding="utf-8")
    capsys.readouterr()
    assert main(["check-registry", "--no-config"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("claims/")
    assert lines[0].split(":")[1].isdigit()


def test_scan(world: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "clean.txt").write_text(SOURCE, encoding="utf-8")
    assert call(world, "scan", "R", "clean.txt", "--format", "json") == 0
    jsonschema.validate(json.loads(capsys.readouterr().out), schema("scan"))
    assert call(world, "scan", "R") == 0
    assert capsys.readouterr().out == "2 documents: 0 findings\n"


def test_scan_of_the_seeds_that_ship(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "--no-config", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    jsonschema.validate(found, schema("scan"))
    assert [d["path"].partition("_")[0] for d in found["documents"]] == ["seeds/000", "seeds/001", "seeds/002", "seeds/003", "seeds/004"]


def test_scan_clean(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from yrdcheck import spam

    seed = next((Path(__file__).parent.parent / "seeds").glob("000_*.txt"))
    text = seed.read_text(encoding="utf-8")
    assert main(["scan", str(seed), "--clean", "--output", "left.txt", "--no-config"]) == 1
    left = (here / "left.txt").read_text(encoding="utf-8")
    assert left == spam.clean(text, spam.scan(text))
    assert len(left) < len(text)


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert "quantity" in names
    for name in names:
        assert main(["explain", name]) == 0
        assert len(capsys.readouterr().out) > 20


# ---- the registry that ships --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "verdict", "status", "words"),
    [
        ("The Yangtze River Delta generates 24% of China's GDP.", "conflict", 1, ("18%", "24.4%", "scope")),
        ("The number of trillion-yuan cities rose from 6 in 2018 to 9.", "supported", 0, ()),
        ("Algae blooms in Taihu Lake have fallen 36% since 2020.", "contradicted", 1, ("63%",)),
        ("The greenway network is 7,600 km long.", "contradicted", 1, ("1,200",)),
        ("The Delta makes 24% of China's steel.", "unsupported", 0, ()),
        ("Four in ten new energy vehicles made in China come from the delta.", "supported", 0, ()),
        ("In 2018 the delta had 9 trillion-yuan cities.", "contradicted", 1, ()),
        ("What a beautiful region!", "no-claim", 0, ()),
    ],
)
def test_shipped_registry(text: str, verdict: str, status: int, words: tuple[str, ...], here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", text, "--no-config", "--verbose"]) == status
    out = capsys.readouterr().out
    assert out.startswith(f"{verdict}: ")
    for word in words:
        assert word in out


def test_paths_for_a_repository(world: Path, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("claims", "sources"):
        shutil.copytree(world / name, here / "facts" / name)
    (here / ".git").mkdir()
    (here / "docs/new").mkdir(parents=True)
    (here / "docs/new/a.md").write_text(FALSE, encoding="utf-8")
    monkeypatch.chdir(here / "docs")
    words = ["--registry", "../facts/claims", "--no-config", "--format"]
    assert main(["verify", "new/a.md", *words, "sarif"]) == 1
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/new/a.md"
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "facts/sources/bridge.txt"
    main(["verify", "new/a.md", *words, "github"])
    assert capsys.readouterr().out.startswith("::error file=docs/new/a.md,")
    main(["verify", "new/a.md", *words, "concise"])
    assert capsys.readouterr().out.startswith("new/a.md:1:1: ")
    main(["conflicts", *words, "gitlab"])
    assert json.loads(capsys.readouterr().out)[0]["location"]["path"] == "facts/sources/bridge.txt"
    main(["verify", FALSE, *words, "sarif"])
    assert "%3Ctext%3E" in capsys.readouterr().out
