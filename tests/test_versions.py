"""One sentence in two versions: what a statement's other side is, and what is no version at all."""

import pytest

from yrdcheck import build_registry, verify

FIRST = "The ferry company of Merrow, which began with two boats, now carries {} passengers a year between {} and the island of Tern."
OTHER = "The lighthouse keeper of Merrow grows roses. A baker from Ostby sells {} loaves of rye bread a week at the market hall."


def verdict(text: str, *sources: str) -> str:
    return str(verify(text, build_registry({f"source-{n}": f"A page\n\n{s}\n" for n, s in enumerate(sources)})).statements[0].verdict)


@pytest.mark.parametrize(
    ("said", "one", "other", "expected"),
    [
        ("The ferry company of Merrow carries 4,300 passengers a year.", FIRST.format("4,300", "Ardal"), FIRST.format("6,800", "Ardal"), "conflict"),
        ("The ferry company of Merrow carries 4,300 passengers a year.", FIRST.format("4,300", "Ardal"), FIRST.format("4,300", "Lund"), "supported"),
        ("The ferry company of Merrow carries 4,300 passengers a year.", FIRST.format("4,300", "Ardal"), OTHER.format("6,800"), "supported"),
        ("The ferry company of Merrow carries more than 4,000 passengers a year.", FIRST.format("4,300", "Ardal"), FIRST.format("3,100", "Ardal"), "conflict"),
        ("The ferry company of Merrow carries more than 4,000 passengers a year.", FIRST.format("4,300", "Ardal"), FIRST.format("4,900", "Ardal"), "supported"),
    ],
)
def test_other_version(said: str, one: str, other: str, expected: str) -> None:
    assert verdict(said, one, other) == expected


WARNING = "While the storm stood off the coast on September 3, the bureau issued warnings from Merrow to Lund, and nobody was hurt."


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # a part of a sentence that only leans on another supports nothing that the other does not say
        ("On 3 September the bureau issued warnings from Merrow to Ardal.", "unsupported contradicted"),
        ("On 3 September the bureau issued warnings from Merrow to Lund.", "supported"),
        ("The bureau issued warnings from Merrow to Lund.", "supported"),
        ("The storm stood off the coast on 3 September.", "supported"),
        ("The storm stood off the coast on 5 September.", "contradicted"),
    ],
)
def test_parts_of_a_lone_sentence(said: str, expected: str) -> None:
    assert verdict(said, WARNING) in expected.split()
