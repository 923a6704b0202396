"""What is said of a statement besides its verdict: misspelt and mistitled names, dates that are over, text that is no evidence."""

from pathlib import Path

import pytest

from yrdcheck import build_registry, verify
from yrdcheck.__main__ import main
from yrdcheck.codes import code_of
from yrdcheck.registry import Registry, load_registry

NOTES = """Research notes

2 May 2023

Dr Jian Wu leads the laboratory in Zhoushan, which employs 240 people. The Huzhou plant opened in 2019. The Huizhou plant has 90 staff.

Ms Karla Brandt chairs the Hale Bridge Trust. The Hale Bridge will be finished in 2024.

The port of Ningbo handled 35 million containers. The new ferry line is planned for 2030.
"""
NEWS = """Bridge news

9 September 2024

The Hale Bridge opened on 4 September 2024. Lord Tamsin Grey cut the ribbon.
"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    return build_registry({"notes": NOTES})


def tagged(text: str, registry: Registry, tag: str, **options: str) -> str:
    """The message where a statement has a tag, else ""."""
    (s,) = verify(text, registry, **options).statements  # type: ignore[arg-type]
    return s.message if tag in s.tags else ""


# ---- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("Zhoushn has a laboratory that employs 240 people.", "Zhoushan", id="letter left out"),
        pytest.param("The laboratory in Zhousahn employs 240 people.", "Zhoushan", id="letters swapped"),
        pytest.param("The port of Ningpo handled 35 million containers.", "Ningbo", id="another letter"),
        pytest.param("Ningpo's port handled 35 million containers.", "Ningbo", id="possessive"),
        pytest.param("Jian Woo leads the laboratory in Zhoushan.", "Jian Wu", id="short surname beside its first name"),
        pytest.param("Professor Jian Woo leads the laboratory.", "Jian Wu", id="title and name"),
        pytest.param("Ms Karla Brant chairs the Hale Bridge Trust.", "Karla Brandt", id="surname"),
        pytest.param("Ms Brant chairs the Hale Bridge Trust.", "Brandt", id="surname alone"),
        pytest.param("Professor Jian Wu leads the laboratory.", "Dr Jian Wu", id="another title"),
        pytest.param("Professor Wu leads the laboratory.", "Dr Jian Wu", id="another title, surname alone"),
        pytest.param("Mr Brandt chairs the Hale Bridge Trust.", "Ms Karla Brandt", id="Mr for Ms"),
    ],
)
def test_did_you_mean(registry: Registry, text: str, meant: str) -> None:
    message = tagged(text, registry, "misnamed")
    assert f"did you mean {meant}?" in message
    assert "(notes:" in message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Huizhou plant opened in 2019.", id="another name that the sources have"),
        pytest.param("The Huzhou plant opened in 2019.", id="right"),
        pytest.param("Dr Wu leads the laboratory.", id="right title"),
        pytest.param("Doctor Jian Wu leads the laboratory.", id="title spelled out"),
        pytest.param("Mr Wu leads the laboratory.", id="Mr for a doctor is a matter of style"),
        pytest.param("Wu leads the laboratory.", id="no title"),
        pytest.param("Professor Lindqvist leads the laboratory.", id="somebody unknown"),
        pytest.param("Shanghai has a laboratory that employs 240 people.", id="another place"),
        pytest.param("Lagos handled 35 million containers.", id="short and unlike"),
        pytest.param("THE PORT OF NINGBO HANDLED 35 MILLION CONTAINERS.", id="capitals"),
        pytest.param("Reports say that the port of Ningbo handled 35 million containers.", id="common word with a capital"),
        pytest.param("The plants of Huzhou opened in 2019.", id="common word"),
        pytest.param("Jian Li leads the laboratory.", id="another surname"),
        pytest.param("Karla Novak chairs the Hale Bridge Trust.", id="another surname, longer"),
    ],
)
def test_names_left_alone(registry: Registry, text: str) -> None:
    assert tagged(text, registry, "misnamed") == ""


def test_a_name_of_the_sources_is_no_misspelling_of_another(registry: Registry) -> None:
    (s,) = verify("The Huizhou plant opened in 2019.", registry).statements
    assert s.verdict != "supported"


def test_suggestion_of_a_name(registry: Registry) -> None:
    text = "Nobody knew. Zhoushn’s laboratory employs 240 people."
    s = verify(text, registry).statements[-1]
    assert s.suggestion is not None
    a, b = s.suggestion.offset, s.suggestion.offset + s.suggestion.length
    assert text[:a] + s.suggestion.replacement + text[b:] == "Nobody knew. Zhoushan’s laboratory employs 240 people."


# ---- time passes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        pytest.param("The Hale Bridge will be finished in 2024.", "2025-03-01", id="will"),
        pytest.param("The Hale Bridge is to be finished in 2024.", "2025-01-01", id="is to, the day after"),
        pytest.param("The Hale Bridge is due to open by June 2024.", "2024-07-01", id="month"),
        pytest.param("The Hale Bridge is scheduled to open on 4 May 2024.", "2024-05-05", id="day"),
        pytest.param("Ana Reis plans to retire in 2024.", "2025-03-01", id="no source"),
    ],
)
def test_stale(registry: Registry, text: str, as_of: str) -> None:
    message = tagged(text, registry, "stale", as_of=as_of)
    assert f"is over by {as_of}" in message


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        pytest.param("The Hale Bridge will be finished in 2024.", "2024-12-31", id="last day"),
        pytest.param("The Hale Bridge will be finished in 2024.", None, id="a draft without a date"),
        pytest.param("The Hale Bridge was to be finished in 2024.", "2025-03-01", id="was to"),
        pytest.param("The Hale Bridge was expected to open in 2024.", "2025-03-01", id="was expected to"),
        pytest.param("The Hale Bridge opened in 2024.", "2025-03-01", id="has happened"),
        pytest.param("The new ferry line is planned for 2030.", "2025-03-01", id="to come"),
        pytest.param("The new ferry line will open next year.", "2025-03-01", id="next year"),
        pytest.param("Will the Hale Bridge open in 2024?", "2025-03-01", id="question"),
    ],
)
def test_not_stale(registry: Registry, text: str, as_of: str | None) -> None:
    assert tagged(text, registry, "stale", **({"as_of": as_of} if as_of else {})) == ""


def test_a_draft_knows_its_own_date(registry: Registry) -> None:
    report = verify("---\ndate: 2025-03-01\n---\n\nThe Hale Bridge will be finished in 2024.\n", registry)
    assert "stale" in report.statements[0].tags


def test_the_last_word_of_the_sources() -> None:
    message = tagged("The Hale Bridge will be finished in 2024.", build_registry({"notes": NOTES, "news": NEWS}), "stale", as_of="2025-03-01")
    assert "of 2024-09-09" in message
    assert "The Hale Bridge opened on 4 September 2024" in message
    alone = tagged("The Hale Bridge will be finished in 2024.", build_registry({"notes": NOTES}), "stale", as_of="2025-03-01")
    assert "of 2023-05-02" in alone
    assert "will be finished in 2024" in alone


# ---- text that is no evidence -------------------------------------------------------------------------------------

INJECTED = """Harbour news

The harbour handled 4.2 million containers in 2023. Visit casino-royal.example now, the best online casino with 300 slots! The quay is 900 metres long.

The ferry line opened in 2019 and carries 2,000 people a day. Its terminal has 12 gates.
"""


@pytest.fixture(scope="module")
def poisoned() -> Registry:
    return build_registry({"harbour": INJECTED})


def test_only_flagged_text_supports(poisoned: Registry) -> None:
    (s,) = verify("An online casino has 300 slots.", poisoned).statements
    assert s.verdict == "unsupported"
    assert s.tags == ("flagged",)
    assert "would be supported only by text flagged as spam" in s.message
    assert "(harbour:3)" in s.message
    assert not any("casino" in e.quote for e in s.evidence)
    assert code_of(s) == "YC303"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        pytest.param("The harbour handled 4.2 million containers in 2023.", "supported", id="before it, on its line"),
        pytest.param("The quay is 900 metres long.", "supported", id="after it, on its line"),
        pytest.param("The quay is 700 metres long.", "contradicted", id="after it, wrong"),
        pytest.param("The ferry carries 2,000 people a day.", "supported", id="another line"),
    ],
)
def test_the_genuine_rest_is_evidence(poisoned: Registry, text: str, verdict: str) -> None:
    (s,) = verify(text, poisoned).statements
    assert s.verdict == verdict
    assert "flagged" not in s.tags


def test_flagged_text_is_in_no_search(poisoned: Registry) -> None:
    assert not any("casino" in m.claim.quote for m in poisoned.search("online casino slots"))
    assert not any("casino" in c.quote for c in poisoned.claims)


def test_flagged_text_is_kept_by_the_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/harbour.txt").write_text(INJECTED, encoding="utf-8")
    assert main(["build", "docs", "--no-config", "--quiet"]) == 0
    yaml = (tmp_path / "claims/sources.yaml").read_text(encoding="utf-8")
    assert "casino-royal" in yaml
    for registry in (load_registry("claims"), load_registry("claims")):  # from the lock, and again
        (s,) = verify("An online casino has 300 slots.", registry).statements
        assert "(docs/harbour.txt:3)" in s.message
    (tmp_path / "claims/registry.lock").unlink()
    (s,) = verify("An online casino has 300 slots.", load_registry("claims")).statements
    assert s.tags == ("flagged",)
    before = yaml.splitlines()
    (tmp_path / "claims/sources.yaml").write_text("\n".join(x.partition(", text:")[0] + "}" if "kind: spam" in x else x for x in before) + "\n", encoding="utf-8")
    assert main(["build", "docs", "--no-config", "--quiet"]) == 0  # a registry from before texts were kept gets them
    assert (tmp_path / "claims/sources.yaml").read_text(encoding="utf-8") == yaml
    assert main(["check-registry", "--no-config"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("Zhoushn has a laboratory that employs 240 people.", "YC304", id="misnamed"),
        pytest.param("The Hale Bridge will be finished in 2024.", "YC305", id="stale"),
        pytest.param("The laboratory in Zhoushan employs 240 people.", "", id="nothing to say"),
        pytest.param("The laboratory in Zhoushn employs 300 people.", "YC101", id="what is wrong goes before"),
    ],
)
def test_codes(registry: Registry, text: str, code: str) -> None:
    (s,) = verify(text, registry, as_of="2025-03-01").statements
    assert code_of(s) == code
