"""Archives, PDFs, registries, links and devices from somebody who means harm: refused in a line, in bounded time and memory, nothing outside touched."""

import io
import os
import shutil
import struct
import subprocess
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from yrdcheck.__main__ import main
from yrdcheck.model import InputError, RegistryError
from yrdcheck.readers import archives, pdf, read_document
from yrdcheck.refresh import build
from yrdcheck.registry import load_registry
from yrdcheck.registry.checking import check_registry

MIB = 1024 * 1024
SECRET = "root-password-5318008"
BODY = '<w:document xmlns:w="w"><w:body>{}</w:body></w:document>'
SENTENCE = "The bridge is 412 metres long."
PARAGRAPH = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"


# ---- archives -----------------------------------------------------------------------------------------------------


def make_zip(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def word(body: str = PARAGRAPH, **parts: str | bytes) -> bytes:
    return make_zip({"word/document.xml": BODY.format(body), **{f"word/{name}.xml": data for name, data in parts.items()}})


def book(chapters: dict[str, str | bytes], spine: Sequence[str]) -> bytes:
    items = "".join(f'<item id="i{n}" href="{name}"/>' for n, name in enumerate(chapters))
    refs = "".join(f'<itemref idref="i{list(chapters).index(name)}"/>' for name in spine)
    container = '<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>'
    package = f"<package><manifest>{items}</manifest><spine>{refs}</spine></package>"
    return make_zip({"META-INF/container.xml": container, "p.opf": package, **chapters})


def declaring(data: bytes, size: int) -> bytes:
    """An archive whose first entry declares another size for what is in it, in both places where that stands."""
    out = bytearray(data)
    struct.pack_into("<I", out, 22, size)
    struct.pack_into("<I", out, out.index(b"PK\1\2") + 24, size)
    return bytes(out)


def listing(size: int) -> bytes:
    data = bytearray(word())
    struct.pack_into("<I", data, len(data) - 22 + 12, size)
    return bytes(data)


BIG = " " * (9 * MIB)
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)) + "]>"
FOREIGN = '<?xml version="1.0" encoding="cp037"?>'
FAR = FOREIGN.replace(" ", " " * 300)
ARCHIVES = {
    "docx, one large part": ("x.docx", word(BIG), "unpacks to more than"),
    "docx, many parts": ("x.docx", word(styles="<s>" + BIG[: 5 * MIB] + "</s>", footnotes="<n>" + BIG[: 5 * MIB] + "</n>"), "unpacks to more than"),
    "docx, says it is small": ("x.docx", declaring(word(BIG), 100), "unpack"),
    "docx, says it is large": ("x.docx", declaring(word(), 4 * 1024 * MIB - 2), "unpacks to more than"),
    "a long list of parts": ("x.docx", make_zip({f"p{n}": b"" for n in range(25_000)}), "lists more parts"),
    "says that its list is long": ("x.docx", listing(2**31), "lists more parts"),
    "epub, one chapter again and again": ("x.epub", book({"a.xhtml": "<p>x</p>" + BIG[:MIB]}, ["a.xhtml"] * 20), "unpacks to more than"),
    "epub, a short chapter again and again": ("x.epub", book({"a.xhtml": "<p>x</p>"}, ["a.xhtml"] * 9_000), "unpacks to more than"),
    "epub, many chapters": ("x.epub", book({f"{n}.xhtml": BIG[:MIB] for n in range(10)}, [f"{n}.xhtml" for n in range(10)]), "unpacks to more than"),
    "entities": ("x.docx", make_zip({"word/document.xml": ENTITIES + BODY.format("&j;")}), "declares entities"),
    "entities behind a long comment": ("x.docx", make_zip({"word/document.xml": f"<!--{' ' * 9000}-->{ENTITIES}{BODY.format('&j;')}"}), "declares entities"),
    "entities in UTF-16": ("x.docx", make_zip({"word/document.xml": (ENTITIES + BODY.format("&j;")).encode("utf-16")}), "declares entities"),
    "entities in UTF-16 without a mark": ("x.docx", make_zip({"word/document.xml": (ENTITIES + BODY.format("&j;")).encode("utf-16-be")}), "declares entities"),
    "entities in an encoding of mainframes": ("x.docx", make_zip({"word/document.xml": FOREIGN.encode() + (ENTITIES + BODY.format("&j;")).encode("cp037")}), "in an encoding"),
    "an entity from a file": ("x.docx", make_zip({"word/document.xml": '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + BODY.format("&f;")}), "declares entities"),
    "an outer part from a file": ("x.epub", make_zip({"META-INF/container.xml": '<!DOCTYPE x SYSTEM "file:///etc/passwd"><container/>'}), "declares entities"),
    "deep": ("x.docx", word("<w:p>" * 3000 + "</w:p>" * 3000), "nested deeper"),
    "deep tables": ("x.docx", word("<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300), "nested deeper"),
    "packed so that a few bytes are megabytes": ("x.docx", declaring(make_zip({"word/document.xml": BODY.format(BIG)}, zipfile.ZIP_BZIP2), 100), "packed as no such file"),
    "packed with a dictionary of any size": ("x.docx", make_zip({"word/document.xml": BODY.format(PARAGRAPH)}, zipfile.ZIP_LZMA), "packed as no such file"),
    "an encoding behind many blanks": ("x.docx", make_zip({"word/document.xml": FAR.encode() + (ENTITIES + BODY.format("&j;")).encode("cp037")}), "in an encoding"),
    "a sea of tags": ("x.docx", word("<a/>" * 2000), "has more than"),
    "an archive in an archive": ("x.docx", make_zip({"inner.docx": word()}), "not a Word document"),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_archive_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_UNPACKED", 8 * MIB)
    file, data, words = ARCHIVES[name]
    monkeypatch.setattr(archives, "MAX_TAGS", 1999 if name == "a sea of tags" else archives.MAX_TAGS)
    read_document(word(), "x.docx")  # so that what is imported does not count
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match=words) as caught:
            read_document(data, file)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert str(caught.value).startswith(file)
    assert "\n" not in str(caught.value)
    assert most < 60 * MIB + 2 * len(data)


UTF16 = '<?xml version="1.0" encoding="UTF-16"?>'
OUTSIDE = '<r><x Type="/officeDocument" Target="/../../etc/passwd"/></r>'


def wide(columns: str) -> str:
    return f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{PARAGRAPH}</w:tc></w:tr></w:tbl>'


@pytest.mark.parametrize(
    ("file", "data", "text"),
    [
        pytest.param("x.docx", word(), SENTENCE, id="plain"),
        pytest.param("x.docx", make_zip({"word/document.xml": BODY.format(PARAGRAPH).encode("utf-16")}), SENTENCE, id="UTF-16"),
        pytest.param("x.docx", make_zip({"word/document.xml": (UTF16 + BODY.format(PARAGRAPH)).encode("utf-16")}), SENTENCE, id="UTF-16 that says so"),
        pytest.param("x.docx", word(wide("9" * 30)), SENTENCE, id="cell over all columns"),
        pytest.param("x.docx", word(wide("99999999")), SENTENCE, id="cell over many columns"),
        pytest.param("x.docx", word("<w:p>" * 90 + PARAGRAPH + "</w:p>" * 90), SENTENCE, id="nested as far as allowed"),
        pytest.param("x.docx", word("<w:tbl><w:tr><w:tc>" * 60 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 60), SENTENCE, id="tables in tables"),
        pytest.param("x.docx", make_zip({"../../../tmp/evil": "x", "/etc/evil": "x", "word/document.xml": BODY.format(PARAGRAPH)}), SENTENCE, id="names that lead out"),
        pytest.param("x.docx", make_zip({"_rels/.rels": OUTSIDE, "word/document.xml": BODY.format(PARAGRAPH)}), "", id="main part outside"),
        pytest.param("x.docx", declaring(word(), 500), SENTENCE, id="says that it is larger"),
        pytest.param("x.epub", book({"../../a": "<p>The bridge is 412 metres long.</p>"}, ["../../a"]), SENTENCE, id="a part whose name leads out"),
        pytest.param("x.epub", book({"a.xhtml": "<p>The bridge is 412 metres long.</p><img src='file:///etc/passwd'/>"}, ["a.xhtml"]), SENTENCE, id="book"),
    ],
)  # fmt: skip
def test_archive_is_read(file: str, data: bytes, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if text:
        assert text in read_document(data, file).text
    else:
        with pytest.raises(InputError):
            read_document(data, file)
    assert list(tmp_path.iterdir()) == []


# ---- PDF ----------------------------------------------------------------------------------------------------------


def make_pdf(*objects: bytes) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    return bytes(out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, at))


def stream(data: bytes, head: bytes = b"/Filter/FlateDecode") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(data), data)


def page(contents: bytes = b"4 0 R", more: bytes = b"") -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>%s>>/Contents %s>>" % (more, contents)


ROOT, TREE = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
SHOWN = zlib.compress(b"BT /F 12 Tf 20 100 Td (The bridge is 412 metres long.) Tj ET ")
BOMB = zlib.compress(b" " * (40 * MIB), 9)
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode"
DRAW = zlib.compress(b"/X0 Do ")
FORMS = [stream(zlib.compress(b"/X%d Do " % (n + 1) * 10), FORM + b"/Resources<</XObject<</X%d %d 0 R>>>>" % (n + 1, n + 6)) for n in range(12)]
PDFS = {
    "plain": (make_pdf(ROOT, TREE, page(), stream(SHOWN)), True),
    "pages that hold themselves": (make_pdf(ROOT, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1>>", page(), stream(SHOWN)), True),
    "one page many times": (make_pdf(ROOT, b"<</Type/Pages/Kids[%s]/Count 1>>" % (b"3 0 R " * 20_000), page(), stream(SHOWN)), True),
    "a page that is its own parent": (make_pdf(ROOT, TREE, b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>", stream(SHOWN)), False),
    "a huge stream": (make_pdf(ROOT, TREE, page(), stream(BOMB)), False),
    "a huge stream, cut off": (make_pdf(ROOT, TREE, page(), stream(BOMB[:-9])), False),
    "a huge stream, packed twice": (make_pdf(ROOT, TREE, page(), stream(zlib.compress(BOMB), b"/Filter[/FlateDecode/FlateDecode]")), False),
    "a huge stream of runs": (make_pdf(ROOT, TREE, page(), stream(b"\x81 " * 50_000, b"/Filter/RunLengthDecode")), False),
    "one stream many times": (make_pdf(ROOT, TREE, page(b"[%s]" % (b"4 0 R " * 20_000)), stream(SHOWN)), False),
    "forms that draw forms": (make_pdf(ROOT, TREE, page(more=b"/XObject<</X0 5 0 R>>"), stream(zlib.compress(b"/X0 Do " * 10)), *FORMS, stream(SHOWN, FORM)), False),
    "a form that draws itself": (make_pdf(ROOT, TREE, page(more=b"/XObject<</X0 5 0 R>>"), stream(DRAW), stream(DRAW, FORM + b"/Resources<</XObject<</X0 5 0 R>>>>")), False),
    "a length that is itself": (make_pdf(ROOT, TREE, page(), b"<</Length 4 0 R>>stream\nx\nendstream"), False),
    "references in a circle": (make_pdf(ROOT, b"3 0 R", b"2 0 R"), False),
    "a deep tree": (make_pdf(ROOT, *(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 3) for n in range(3000))), False),
    "deep lists": (make_pdf(ROOT, b"[" * 20_000 + b"]" * 20_000), False),
}  # fmt: skip


@pytest.mark.parametrize("name", PDFS)
def test_pdf(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is counted in streams unpacked and references followed, so the bound holds however fast the machine is."""
    monkeypatch.setattr(pdf, "MAX_UNPACKED", 8 * MIB)
    counted = [0]
    count = pdf._count

    def watch(size: int) -> None:
        counted[0] += max(size, 0)
        count(size)

    monkeypatch.setattr(pdf, "_count", watch)
    data, fine = PDFS[name]
    if fine:
        assert "The bridge is 412 metres long." in read_document(data, "x.pdf").text
    else:
        with pytest.raises(InputError, match=r"^x\.pdf: "):
            read_document(data, "x.pdf")
    assert counted[0] < 2 * (8 * MIB + pdf.A_PAGE)


# ---- registries ---------------------------------------------------------------------------------------------------


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a registry, and beside it a secret that is none of its business."""
    folder = tmp_path / "project"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources/bridge.txt").write_text("The Hale Bridge is 412 metres long.\n", encoding="utf-8")
    (tmp_path / "secret.txt").write_text(f"The password of 3 servers is {SECRET}.\n", encoding="utf-8")
    (tmp_path / "secret.yaml").write_text(f"- id: {SECRET}\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    build(["sources/bridge.txt"], "claims")
    return folder


def name_source(folder: Path, path: str) -> None:
    at = folder / "claims/sources.yaml"
    at.write_text(at.read_text(encoding="utf-8").replace("sources/bridge.txt", path), encoding="utf-8")


COMMANDS = (
    ("check-registry",), ("check-registry", "--fix"), ("scan",), ("scan", "--clean"),
    ("verify", "The Hale Bridge is 500 metres long.", "--format", "html"), ("review", "--format", "json"),
    ("claims",), ("conflicts",), ("build", "sources"),
)  # fmt: skip


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt", "{0}/secret.txt", "sources/../../secret.txt", "sources/link.txt", "linked/secret.txt", "/dev/zero", "/dev/stdin",
        "sources/pipe.txt", "/proc/self/environ", "a\\u0000b",
    ],
)  # fmt: skip
def test_source_that_leads_out(path: str, here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "sources/link.txt").symlink_to(tmp_path / "secret.txt")
    (here / "linked").symlink_to(tmp_path)
    os.mkfifo(here / "sources/pipe.txt")
    name_source(here, f'"{path.format(tmp_path)}"')
    opened = watch_files(monkeypatch)
    for words in COMMANDS[:-1]:
        assert main([*words, "--no-config"]) in (0, 1, 2)
        out = capsys.readouterr()
        assert SECRET not in out.out + out.err
        assert "Traceback" not in out.err
    assert not [p for p in opened if os.path.realpath(p) in (str(tmp_path / "secret.txt"), "/dev/zero", str(here / "sources/pipe.txt"))]
    assert any("lies outside" in p.message or "is no file" in p.message or "not there" in p.message for p in check_registry("claims"))


def watch_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are opened from now on."""
    import builtins

    opened: list[str] = []
    real = builtins.open

    def watching(file: object, *args: object, **kwargs: object) -> object:
        opened.append(str(file))
        return real(file, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "open", watching)
    return opened


@pytest.mark.parametrize("name", ["../../evil", "/tmp/evil", "..", "a/b", "a\\\\b", "c:evil", ".hidden", "a\\nb", "a\\u0000b"])
def test_id_that_leads_out(name: str, here: Path, tmp_path: Path) -> None:
    """The id of a source names a file, so it must not be a path."""
    before = sorted(str(p) for p in tmp_path.rglob("*"))
    at = here / "claims/sources.yaml"
    at.write_text(at.read_text(encoding="utf-8").replace("id: bridge", f'id: "{name}"'), encoding="utf-8")
    for words in COMMANDS:
        assert main([*words, "--no-config", "--quiet"]) in (1, 2)
    with pytest.raises(RegistryError, match=r'sources\.yaml:3: "id" names a file'):
        load_registry("claims")
    assert sorted(str(p) for p in tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["sources.yaml", "bridge.yaml", "entities.yaml", "registry.lock", ".journal", "proposed.txt"])
@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "loop"])
def test_file_of_a_registry_that_is_none(name: str, kind: str, here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = here / "claims" / name
    at.unlink(missing_ok=True)
    secret = (tmp_path / "secret.yaml").read_bytes()
    {"link": lambda: at.symlink_to(tmp_path / "secret.yaml"), "pipe": lambda: os.mkfifo(at), "folder": at.mkdir, "loop": lambda: at.symlink_to(at)}[kind]()
    for words in COMMANDS:
        assert main([*words, "--no-config", "--registry", "claims"]) in (0, 1, 2), words
        out = capsys.readouterr()
        assert SECRET not in out.out + out.err
        assert "Traceback" not in out.err
    assert (tmp_path / "secret.yaml").read_bytes() == secret


def test_links_within_the_repository_are_followed(here: Path, tmp_path: Path) -> None:
    """A registry in a folder of a repository may name documents all over it."""
    (tmp_path / ".git").mkdir()
    (here / "claims/bridge.yaml").rename(tmp_path / "bridge.yaml")
    (here / "claims/bridge.yaml").symlink_to(tmp_path / "bridge.yaml")
    (here / "sources/bridge.txt").rename(tmp_path / "bridge.txt")
    name_source(here, "../bridge.txt")
    assert check_registry("claims", fix=True) == ()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda drafts, out: (drafts / "x.md").symlink_to(out / "secret.txt"), "leads out of drafts; name it"),
        (lambda drafts, out: os.mkfifo(drafts / "x.md"), "a pipe or a device"),
        (lambda drafts, out: (drafts / "x.md").symlink_to("/dev/zero"), "a pipe or a device"),
    ],
)
@pytest.mark.parametrize("command", ["verify", "scan", "build", "numbers"])
def test_folder_of_drafts(command: str, make: Callable[[Path, Path], object], words: str, here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "drafts").mkdir()
    make(here / "drafts", tmp_path)
    assert main([command, "drafts", "--no-config"]) == 2
    out = capsys.readouterr()
    assert words in out.err
    assert SECRET not in out.out + out.err


def test_links_that_are_fine(here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "drafts").mkdir()
    (here / "drafts/y.md").write_text("The Hale Bridge is 412 metres long.\n", encoding="utf-8")
    (here / "drafts/x.md").symlink_to("y.md")
    (here / "drafts/folder").symlink_to(tmp_path)  # a folder behind a link is not gone into
    assert main(["verify", "drafts", "--no-config"]) == 0
    (tmp_path / "outside.md").symlink_to(here / "drafts/y.md")
    assert main(["verify", str(tmp_path / "outside.md"), "--no-config"]) == 0  # it is named
    assert SECRET not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "words", "message"),
    [
        ('baseline = "../base.json"\n', ("verify", "x", "--write-baseline"), "baseline leads out of"),
        ('baseline = "/tmp/base.json"\n', ("verify", "x"), "baseline leads out of"),
        ('registry = "../other/claims"\n', ("build", "sources"), "outside its own repository"),
        ('registry = "../other/claims"\n', ("review", "--accept-all"), "outside its own repository"),
        ('registry = "../other/claims"\n', ("check-registry", "--fix"), "outside its own repository"),
    ],
)
def test_configuration_that_leads_out(text: str, words: tuple[str, ...], message: str, here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A configuration comes with the drafts; only who runs the program may name other places to write to."""
    (here / "yrdcheck.toml").write_text(text, encoding="utf-8")
    before = sorted(str(p) for p in tmp_path.rglob("*"))
    assert main(list(words)) == 2
    assert message in capsys.readouterr().err
    assert sorted(str(p) for p in tmp_path.rglob("*")) == before


def test_settings_of_a_repository_run_nothing(here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A repository that was sent with its ``.git`` may name programs in its settings."""
    if not shutil.which("git"):
        pytest.skip("git is not here")
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/caught\ncat\n", encoding="utf-8")
    trap.chmod(0o755)

    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words], cwd=here, check=True, capture_output=True)

    git("init", "-q")
    (here / "draft.md").write_text("The Hale Bridge is 412 metres long.\n", encoding="utf-8")
    (here / ".gitattributes").write_text("* diff=trap\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "one")
    (here / "draft.md").write_text("The Hale Bridge is 500 metres long.\n", encoding="utf-8")
    for key in ("core.fsmonitor", "diff.external", "diff.trap.command", "diff.trap.textconv", "core.pager", "core.editor"):
        git("config", key, str(trap))
    for hook in ("post-index-change", "post-checkout", "fsmonitor-watchman"):
        (here / ".git/hooks" / hook).symlink_to(trap)
    (tmp_path / "caught").unlink(missing_ok=True)
    assert main(["verify", "--changed-since", "HEAD", "--no-config", "--registry", "claims"]) == 1
    assert main(["conflicts", "--since", "HEAD", "--no-config", "--registry", "claims"]) in (0, 1)
    assert "500" in capsys.readouterr().out
    assert not (tmp_path / "caught").exists()


# ---- what a project is made of -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [".gitignore", ".gitattributes", ".pre-commit-config.yaml", "yrdcheck.toml"])
@pytest.mark.parametrize("there", [True, False])
def test_init_writes_through_no_link_that_leads_out(name: str, there: bool, here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if not shutil.which("git"):
        pytest.skip("git is not here")
    subprocess.run(["git", "init", "-q"], cwd=here, check=True)
    outside = tmp_path / f"other{name}"
    if there:
        outside.write_text("exclude = []\n" if name.endswith("toml") else "repos:\n- repo: x\n", encoding="utf-8")
    before = outside.read_bytes() if there else None
    (here / name).symlink_to(outside)
    status = main(["init"])
    assert status == (0 if there and name.endswith("toml") else 2)  # settings are read wherever they are
    assert (outside.read_bytes() if outside.exists() else None) == before
    assert status == 0 or "leads out of" in capsys.readouterr().err


def test_init_puts_no_hook_into_a_folder_of_others(here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    if not shutil.which("git"):
        pytest.skip("git is not here")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    subprocess.run(["git", "init", "-q"], cwd=here, check=True)
    subprocess.run(["git", "config", "core.hooksPath", str(tmp_path / "everybody")], cwd=here, check=True)
    assert main(["init"]) == 0
    assert "outside this repository" in capsys.readouterr().out
    assert not (tmp_path / "everybody").exists()


NAMES = ("a: b", "c\nd", "a\\b", "桥" * 83, "x" * 240, "sources", "entities", "- a", "null", "*a", "{x}", "'q'")


def test_document_of_any_name(here: Path) -> None:
    """The registry that is built can be read, and building again finds the same sources."""
    for n, name in enumerate(NAMES):
        (here / f"sources/{name}.md").write_text(f"The Kent Bridge is {300 + n} metres long.\n", encoding="utf-8")
    build(sorted(str(p) for p in Path("sources").iterdir()), "claims")
    loaded = load_registry("claims")
    assert {s.path for s in loaded.sources} == {"sources/bridge.txt", *(f"sources/{name}.md" for name in NAMES)}
    assert check_registry("claims") == ()
    build(sorted(str(p) for p in Path("sources").iterdir()), "claims")
    assert load_registry("claims").digest == loaded.digest


@pytest.mark.parametrize("text", ["name", "title"])
def test_document_that_no_registry_can_name(text: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Refused before anything is written: the registry stays as it was."""
    before = {p.name: p.read_bytes() for p in (here / "claims").iterdir() if p.is_file()}
    if text == "name":
        (here / os.fsdecode(b"sources/\xff.md")).write_text("The Kent Bridge is 300 metres long.\n", encoding="utf-8")
        assert main(["build", "sources", "--no-config"]) == 2
        assert "not UTF-8: rename it" in capsys.readouterr().out
    else:
        from yrdcheck.registry.writing import scalar

        with pytest.raises(RegistryError, match="half a surrogate pair"):
            scalar("a\ud800b")
    assert {p.name: p.read_bytes() for p in (here / "claims").iterdir() if p.is_file()} == before


def test_folders_without_an_end(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = here / "deep"
    at.mkdir()
    for _ in range(300):
        at /= "d"
        at.mkdir()
    assert main(["verify", "deep", "--no-config"]) == 2
    assert "folders within each other" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a" + ".a" * 200_000 + " = 1\n", "a key of more than"),
        ("[" + "a . " * 5_000 + "a]\n", "a key of more than"),
        ("x = {" + "'a.b'.\"c\"." * 5_000 + "a = 1}\n", "a key of more than"),
        ("x = " + "[" * 100_000 + "\n", "not valid TOML"),
        ("max-size = " + "9" * 5_000 + "\n", "not valid TOML"),
        ('registry = "a\\u0000b"\n', "registry holds a NUL"),
        ('exclude = ["a", "\\u0000"]\n', "exclude holds a NUL"),
    ],
)
def test_settings_that_ask_for_too_much(text: str, words: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "yrdcheck.toml").write_text(text, encoding="utf-8")
    assert main(["verify", "The Hale Bridge is 412 metres long."]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("text", ["- a\n" * 2000, "[" + "a, " * 2000 + "]", "{" + ", ".join(f"k{n}: a" for n in range(1000)) + "}"])
def test_yaml_of_many_values(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from yrdcheck.registry import records

    monkeypatch.setattr(records, "MAX_VALUES", 2001)
    records.parse_yaml(text, "x.yaml")
    monkeypatch.setattr(records, "MAX_VALUES", 1000)
    with pytest.raises(RegistryError, match=r"x\.yaml:\d+: more than 1,000 values"):
        records.parse_yaml(text, "x.yaml")


# ---- indexes ------------------------------------------------------------------------------------------------------

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT 'header' AS key, x AS value FROM c WHERE x < 0"


@pytest.mark.parametrize(
    "statement",
    [
        f"CREATE VIEW head AS {ENDLESS}",
        "CREATE VIEW head AS SELECT 'header' AS key, zeroblob(900000000) AS value",
        "CREATE TABLE head (key TEXT, value BLOB AS (zeroblob(900000000)))",
        "CREATE TABLE other (x)",
    ],
)
@pytest.mark.parametrize("whole", [True, False])
def test_index_that_is_a_program(statement: str, whole: bool, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import sqlite3

    from yrdcheck.registry.indexing import keep_index

    if whole:  # one that was right, and changed
        assert keep_index(load_registry("claims"), "x.db")
    db = sqlite3.connect("x.db")
    if whole and " head " in statement:
        db.execute("DROP TABLE head")
    db.execute(statement)
    db.commit()
    db.close()
    assert main(["verify", "The Hale Bridge is 412 metres long.", "--registry", "x.db", "--no-config"]) == 2
    assert "no index of a registry" in capsys.readouterr().err


def test_readings_that_unpack_to_gigabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    from yrdcheck import stores

    monkeypatch.setattr(stores, "MOST", MIB)
    assert stores.unpack(zlib.compress(b"x" * MIB)) == b"x" * MIB
    for data in (zlib.compress(b"x" * (MIB + 1)), zlib.compress(b"x" * MIB)[:-1], b""):
        with pytest.raises(ValueError, match="readings"):
            stores.unpack(data)


@pytest.mark.parametrize("leads", ["a folder", "the ignored file"])
def test_index_is_written_through_no_link(leads: str, here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from yrdcheck import stores

    monkeypatch.setattr(stores, "LARGE", 1)
    other = tmp_path / "other"
    other.mkdir()
    (other / ".gitignore").write_text("precious\n", encoding="utf-8")
    (other / "build.part").write_text("precious\n", encoding="utf-8")
    (other / "index-old.db").write_text("precious\n", encoding="utf-8")
    if leads == "a folder":
        (here / "claims/.yrdcheck").symlink_to(other)
    else:
        (here / "claims/.yrdcheck").mkdir()
        (here / "claims/.yrdcheck/.gitignore").symlink_to(other / ".gitignore")
    assert main(["verify", "The Hale Bridge is 412 metres long.", "--no-config"]) == 0
    assert main(["check-registry", "--fix", "--no-config"]) == 0
    (here / "sources/more.txt").write_text("The Kent Bridge is 300 metres long.\n", encoding="utf-8")
    assert main(["build", "sources", "--no-config"]) == 0
    assert sorted(p.name for p in other.iterdir()) == [".gitignore", "build.part", "index-old.db"]
    assert {p.read_text(encoding="utf-8") for p in other.iterdir()} == {"precious\n"}
