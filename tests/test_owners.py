"""Which figure belongs to what: several figures in one sentence, the two ends of a change, the cells of a table, numbers that are names."""

import pytest

from yrdcheck import build_registry, quantities, verify
from yrdcheck.periods import compare

REST = "Zebras graze on the plain. The library lends books. A tram runs to the beach of Ardal. Two lions live in the zoo."

SOURCES = {  # what a source says, with drafts that it supports, contradicts, and neither supports nor need contradict
    "The club has 120 juniors and 85 adults.": (
        ("The club has 120 juniors.", "The club has 85 adults.", "The club has 85 adults and 120 juniors."),
        ("The club has 85 juniors.", "The club has 120 adults.", "The club has 85 juniors and 120 adults."),
        (),
    ),
    "The marina holds 12 boats and 9 canoes.": (
        ("The marina holds 12 boats.", "The marina holds 9 canoes."),
        ("The marina holds 9 boats.", "The marina holds 12 canoes."),
        (),
    ),
    "The council approved the plan by four votes to two.": (
        ("The council approved the plan by four votes to two.",),
        ("The plan was approved by two votes to four.", "The council approved the plan by five votes to two."),
        (),
    ),
    "Oslo receives 40% of the grant, Bergen 25% and Tromsø 10%.": (
        ("Oslo receives 40% of the grant.", "Bergen receives 25% of the grant.", "Tromsø receives 10% of the grant."),
        ("Bergen receives 10% of the grant.", "Tromsø receives 25% of the grant.", "Oslo receives 25% of the grant."),
        (),
    ),
    "Lena and Omar scored 14 and 9 points respectively.": (
        ("Lena scored 14 points.", "Omar scored 9 points."),
        ("Lena scored 9 points.", "Omar scored 14 points."),
        (),
    ),
    "The north and south wards have 18 and 24 beds, respectively.": (
        ("The north ward has 18 beds.", "The south ward has 24 beds."),
        ("The north ward has 24 beds.", "The south ward has 18 beds."),
        (),
    ),
    "Jansen won 12 races last season and Pereira 8.": (
        ("Jansen won 12 races last season.", "Pereira won 8 races last season."),
        ("Jansen won 8 races last season.", "Pereira won 12 races last season."),
        (),
    ),
    "A day ticket costs €8, a season ticket €95.": (
        ("A day ticket costs €8.", "A season ticket costs €95."),
        ("A day ticket costs €95.", "A season ticket costs €8."),
        (),
    ),
    "The eastern tower is 88 metres tall and the western one 92 metres.": (
        ("The eastern tower is 88 metres tall.",),
        ("The eastern tower is 92 metres tall.",),
        ("The western tower is 88 metres tall.",),
    ),
    "The festival sold 4,200 tickets online and 1,100 at the door.": (
        ("4,200 tickets were sold online.", "At the door, 1,100 tickets were sold."),
        ("4,200 tickets were sold at the door.", "Only 1,100 tickets were sold online."),
        (),
    ),
    "In the final, Ruiz ran 10.2 seconds and Okafor 10.4.": (
        ("Ruiz ran 10.2 seconds in the final.", "Okafor ran 10.4 seconds."),
        ("Ruiz ran 10.4 seconds in the final.", "Okafor ran 10.2 seconds in the final."),
        (),
    ),
    "Trains leave for Bergen at 08:05 and for Oslo at 09:20.": (
        ("Trains leave for Bergen at 08:05.", "Trains leave for Oslo at 09:20."),
        ("Trains leave for Bergen at 09:20.", "Trains leave for Oslo at 08:05."),
        (),
    ),
    "The women's eight won gold and the men's four took bronze.": (("The women's eight won gold.", "The men's four took bronze."), ("The men's four won gold.",), ()),
    "The ward has 24 beds, of which eight are for children, and 31 nurses.": (
        ("The ward has 31 nurses.", "The ward has 24 beds.", "Eight beds are for children."),
        ("The ward has 24 nurses.", "The ward has 31 beds."),
        (),
    ),
    "Exports rose by 4% and imports by 7%.": (
        ("Exports rose by 4%.", "Imports rose by 7%."),
        ("Exports rose by 7%.", "Imports rose by 4%."),
        (),
    ),
    "Version 3.1 needs 4 GB of memory and version 3.2 needs 6 GB.": (
        ("Version 3.1 needs 4 GB of memory.", "Version 3.2 needs 6 GB of memory."),
        ("Version 3.1 needs 6 GB of memory.", "Version 3.2 needs 4 GB of memory."),
        ("Version 3.3 needs 6 GB of memory.",),
    ),
    "Grade 5 pupils read 12 books a year and Grade 6 pupils 15.": (
        ("Grade 5 pupils read 12 books a year.", "Grade 6 pupils read 15 books a year."),
        ("Grade 5 pupils read 15 books a year.",),
        ("Grade 6 pupils read 12 books a year.",),
    ),
    "The fare goes up from £2.40 to £2.80 on 1 May.": (
        ("The fare was £2.40 before 1 May.", "Until 1 May the fare is £2.40.", "The old fare was £2.40.", "The new fare is £2.80.", "The fare rises by 40p."),
        ("The fare was £2.80 before May.", "The fare is £2.40 from May.", "The old fare was £2.80.", "The new fare is £2.40."),
        (),
    ),
    "The timeout was raised from 30 to 60 seconds in version 2.1.": (
        ("The timeout is 60 seconds.", "The timeout was 30 seconds before version 2.1."),
        ("The timeout was 60 seconds before version 2.1.", "The timeout is 30 seconds in version 2.1."),
        (),
    ),
    "The speed limit on the bridge was reduced from 80 to 50 km/h in June 2022.": (
        ("Before June 2022 the speed limit was 80 km/h.", "The speed limit on the bridge is 50 km/h.", "The old speed limit was 80 km/h."),
        ("Before June 2022 the speed limit was 50 km/h.", "The speed limit on the bridge is now 80 km/h.", "The old speed limit was 50 km/h."),
        (),
    ),
    "The magazine is published in 42 countries, up from 35 five years ago.": (
        ("The magazine is published in 42 countries.", "Five years ago it was published in 35 countries."),
        ("Five years ago the magazine was published in 42 countries.", "The magazine is published in 35 countries."),
        (),
    ),
    "Membership rose from 40 in 2019 to 52 in 2023.": (
        ("Membership was 40 in 2019.", "Membership was 52 in 2023.", "Membership grew by 12."),
        ("Membership was 52 in 2019.", "Membership was 40 in 2023.", "Membership grew by 20."),
        (),
    ),
    "The export dialog was added in version 4.2.": (
        ("In 4.2 the export dialog was added.", "Version 4.2 added the export dialog."),
        ("In 4.3 the export dialog was added.", "The export dialog was added in 4.1.", "The export dialog was added in version 5."),
        (),
    ),
    "In 4.1.0 the old importer was removed.": (
        ("The old importer was removed in 4.1.0.",),
        ("The old importer was removed in 4.2.0.", "In 4.1.1 the old importer was removed."),
        (),
    ),
    "CVE-2024-1234 affects versions before 2.8.": (
        ("CVE-2024-1234 affects versions before 2.8.",),
        ("CVE-2024-1234 affects versions before 2.6.",),
        ("CVE-2024-1235 affects versions before 2.8.", "CVE-2023-1234 affects versions before 2.8."),
    ),
}
WANTED = ("supported", "contradicted", "unsupported")
ROWS = [pytest.param(known, said, want, id=said) for known, drafts in SOURCES.items() for want, row in zip(WANTED, drafts, strict=True) for said in row]


@pytest.mark.parametrize(("known", "said", "want"), ROWS)
def test_owners(known: str, said: str, want: str) -> None:
    found = str(verify(said, build_registry({"source": f"{known}\n\n{REST}\n"})).statements[0].verdict)
    assert found == want or (want == "unsupported" and found == "contradicted")


TABLE = """# Prices of the pool

| Ticket | Weekday | Weekend |
|---|---|---|
| Adult | €9 | €12 |
| Child | €4 | €6 |

## Buses

| Stop | Route 12 | Route 14 |
|---|---|---|
| Mill Lane | 08:10 | 08:25 |
| Station | 08:22 | 08:40 |

## Budget

| Item | 2023-24 ($ million) | 2024-25 ($ million) |
|---|---|---|
| Staff | 5.2 | 5.6 |
| Books | 1.1 | 0.9 |
"""


@pytest.mark.parametrize(("said", "want"), [
    ("An adult ticket costs €9 on a weekday.", "supported"),
    ("An adult ticket costs €12 at the weekend.", "supported"),
    ("Staff cost $5.6 million in 2024-25.", "supported"),
    ("Books cost $1.1 million in 2023-24.", "supported"),
    ("An adult ticket costs €12 on a weekday.", "contradicted"),
    ("A child ticket costs €9 on a weekday.", "contradicted"),
    ("A child ticket costs €6 on a weekday.", "contradicted"),
    ("Staff cost $5.2 million in 2024-25.", "contradicted"),
    ("Staff cost $5.6 million in 2023-24.", "contradicted"),
    ("Route 12 leaves Mill Lane at 08:10.", "supported"),
    ("Route 14 calls at the Station at 08:40.", "supported"),
    ("Route 12 leaves Mill Lane at 08:25.", "contradicted"),
    ("Route 14 calls at the Station at 08:22.", "contradicted"),
    ("| Item | 2024-25 ($ million) |\n|---|---|\n| Staff | 5.6 |", "supported"),
    ("| Item | 2023-24 ($ million) |\n|---|---|\n| Books | 1.1 |", "supported"),
    ("| Item | 2024-25 ($ million) |\n|---|---|\n| Staff | 5.2 |", "contradicted"),
    ("| Item | 2023-24 ($ million) |\n|---|---|\n| Books | 0.9 |", "contradicted"),
    ("| Ticket | Weekend |\n|---|---|\n| Adult | €12 |", "supported"),
    ("| Ticket | Weekday |\n|---|---|\n| Adult | €12 |", "contradicted"),
])  # fmt: skip
def test_cells(said: str, want: str) -> None:
    assert str(verify(said, build_registry({"source": TABLE})).statements[0].verdict) == want


@pytest.mark.parametrize(("said", "known", "want"), [
    ("Adults enter free.", "Adults pay €9 at the door.", False),
    ("Parking is free.", "Parking costs £2 an hour.", False),
    ("Children enter free.", "Children under 12 enter free, adults pay €9.", True),
    ("The lake is free of ice.", "The lake is free of ice in April.", True),
    ("Parking is free.", "Parking is free after six and costs £2 before.", True),
])  # fmt: skip
def test_free(said: str, known: str, want: bool) -> None:
    found = str(verify(said, build_registry({"source": f"{known}\n\n{REST}\n"})).statements[0].verdict)
    assert (found == "supported") == want


@pytest.mark.parametrize(("said", "known", "same"), [
    ("2023-24", "2024-25", False),
    ("2023/24", "2022/23", False),
    ("2023-24", "2023/24", True),
    ("2023-24", "2023", True),
])  # fmt: skip
def test_split_years(said: str, known: str, same: bool) -> None:
    a, b = (quantities.read_mentions(f"in {text} it was so")[1][0] for text in (said, known))
    assert (str(compare(a, b)) == "same") == same


@pytest.mark.parametrize(("text", "read"), [
    ("In 4.2 the dialog was added.", []),
    ("It has been gone since 3.8.", []),
    ("It rose in 4.2 seconds.", ["4.2 seconds"]),
    ("It holds in 4.2% of cases.", ["4.2%"]),
    ("They live in 4.2 million homes.", ["4.2 million"]),
    ("It rose to 4.2 in May.", ["4.2"]),
    ("It ended in 2.5 innings.", ["2.5"]),
])  # fmt: skip
def test_releases(text: str, read: list[str]) -> None:
    assert [q.text for q in quantities.read_mentions(text)[0]] == read
