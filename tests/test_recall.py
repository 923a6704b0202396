"""What "it", "the school" and a bare list item stand for: in a draft what its text and heading named before, in a source what its record says."""

import pytest

from yrdcheck import build_registry, verify
from yrdcheck.registry import Registry

SOURCES = {
    "schools": "Tolmer School opened in 1962. It has 640 pupils. Ardley School opened in 1971. The school has 410 pupils and a pool.",
    "lindow": "The Lindow club plays at Park Road. It has 450 members and was founded in 1903.",
    "harrow": "The Harrow club plays at Mill Lane. It has 210 members.",
    "wharf": "The Wharf Museum drew 41,000 visitors in 2023. Its budget was 2.1 million euros.",
    "gorge": "The Sarnet Tunnel has six shafts. Tourists are offered a visitor centre above the gorge; it was designed by the studio Brack.",
    "toy": "The Toy Museum drew 18,000 visitors in 2023. Its budget was 0.4 million euros.",
    "rest": "A tram runs to the beach of Merrow. The theatre seats 700 people. Grain is shipped from Kettle Quay every week. Fishermen mend their nets in winter. "
    "The library lends 9,000 books a month. Two lions live in the zoo of Ostby. Storms damaged the pier in 1987. Sailing lessons are given by the harbour office.",
}


@pytest.fixture(scope="module")
def registry() -> Registry:
    return build_registry(SOURCES)


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        pytest.param("The Harrow club has 450 members.", "contradicted", id="it is another club"),
        pytest.param("The Lindow club has 450 members.", "supported", id="its own club"),
        pytest.param("Tolmer School has 410 pupils.", "contradicted", id="the school is another of the paragraph"),
        pytest.param("Tolmer School has 640 pupils.", "supported", id="its own school"),
        pytest.param("Ardley School opened in 1971. The school has 640 pupils.", "supported contradicted", id="the school of a draft"),
        pytest.param("Ardley School opened in 1971. The school has 410 pupils.", "supported supported", id="the school of a draft, rightly"),
        pytest.param("# Ardley School\n\nIt has 640 pupils.", "no-claim contradicted", id="it after a heading"),
        pytest.param("# Ardley School\n\nThe school has 410 pupils. It has a pool.", "no-claim supported supported", id="the school after a heading"),
        pytest.param("# Ardley School\n\n- 640 pupils\n- opened in 1971", "no-claim contradicted supported", id="bare items under a heading"),
        pytest.param("# Ardley School\n\n## Figures\n\n- 410 pupils\n- opened in 1962", "no-claim no-claim supported contradicted", id="under a heading that names nothing"),
        pytest.param("# The Harrow club\n\nIt has 210 members.\n\n# The Lindow club\n\nIt has 210 members.", "no-claim supported no-claim contradicted", id="two headings"),
        pytest.param("The Toy Museum drew 18,000 visitors in 2023. Its budget was 2.1 million euros.", "supported contradicted", id="its"),
        pytest.param("## Wharf Museum\n\n- 41,000 visitors in 2023\n- a budget of 0.4 million euros", "no-claim supported contradicted", id="items without a verb"),
        pytest.param("# Zoo news\n\nThe theatre seats 700 people. The library lends 9,000 books a month.", "no-claim supported supported", id="subjects of their own"),
        pytest.param("The visitor centre above the gorge was designed by the studio Brack.", "supported", id="it of its own sentence"),
        pytest.param("# Annual Report\n\n- 700 people in the theatre\n- 9,000 books a month", "no-claim supported supported", id="heading of nothing known"),
    ],
)
def test_what_is_meant(registry: Registry, draft: str, wanted: str) -> None:
    assert " ".join(s.verdict for s in verify(draft, registry).statements) == wanted
