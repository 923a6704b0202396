"""The codes of findings: stable names that configuration, suppressions, baselines and other tools refer to.

A code never changes its meaning and is never given to something else. The first digit is the family: 1 contradicted, 2 conflict,
3 unsupported or to be looked at, 4 damage in a document, 5 the registry, 9 suppressions.
"""

from __future__ import annotations

from yrdcheck.model import TYPE_CHECKING, Kind, Stance, Verdict, record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yrdcheck.model import CheckedStatement

SITE = "https://github.com/OWNER/yrdcheck/blob/main/docs/codes/"  # where the pages of the codes are published
ERROR, WARNING, NOTE = "error", "warning", "note"


@record
class Code:
    """A code: its name, how much it matters, and what a reader is told. ``bad`` and ``good`` are a draft's words before and after."""

    id: str
    name: str
    level: str  # error | warning | note
    title: str
    text: str
    source: str
    bad: str
    good: str
    cure: str

    @property
    def url(self) -> str:
        """The page of the code in the documentation."""
        return f"{SITE}{self.id}.md"


_ASK_WHO_IS_RIGHT = (
    "Decide which source to trust and say so in the registry (rank: preferred or deprecated), or name both answers in the draft. "
    "yrdcheck verify --fix never touches it."
)

CODES = (
    Code(
        "YC101", "wrong-value", ERROR, "A source gives another figure",
        "A source answers the same question with a figure that cannot be brought together with the draft's, and no source supports the draft's.",
        "Algae blooms in the lake fell by 63%.", "Blooms in the lake are down 36%.", "Blooms in the lake are down 63%.",
        "Put the source's figure in (yrdcheck verify --fix does, where all sources agree on it), or correct the registry if the source was misread.",
    ),
    Code(
        "YC102", "wrong-scope", ERROR, "The figure belongs to another area or group",
        "The source gives the draft's answer for another region, group or whole than the draft names.",
        "Of the 26 cities, 9 have a metro.", "Of the 41 cities, 9 have a metro.", "Of the 26 cities, 9 have a metro.",
        "Name the area or group that the source names, or use the figure of the one that you mean.",
    ),
    Code(
        "YC103", "wrong-period", ERROR, "The figure or event belongs to another time",
        "The source gives another time for it, or another figure for the time that the draft names.",
        "The share was 23.9% in 2018 and 24.4% in 2023.", "The share was 23.9% in 2023.", "The share was 23.9% in 2018.",
        "Correct the time, or use the figure of the time that you mean.",
    ),
    Code(
        "YC104", "wrong-status", ERROR, "It stands otherwise than the draft says",
        "Planned, under construction, completed and cancelled are different answers: the source gives another one than the draft.",
        "The bridge will be finished by the end of the year.", "The bridge has opened.", "The bridge is to open by the end of the year.",
        "Say how things stood when the source was written, or add a newer source.",
    ),
    Code(
        "YC105", "wrong-direction", ERROR, "A source says the opposite",
        "The draft says that something rose, holds or came first where the source says that it fell, does not hold or came last.",
        "Emissions fell by 12%.", "Emissions rose by 12%.", "Emissions fell by 12%.",
        "Turn the sentence round, or correct the registry if the source was misread.",
    ),
    Code(
        "YC106", "wrong-name", ERROR, "A source names another person, place, body or thing",
        "The draft fills a role that has one holder with another one than the source does, or joins what belongs to different things.",
        "The bridge was designed by Ana Reis.", "The bridge was designed by Bo Lind.", "The bridge was designed by Ana Reis.",
        "Put the source's name in. If two names mean the same thing, give both to the entity in entities.yaml.",
    ),
    Code(
        "YC107", "outdated", ERROR, "The figure is outdated",
        "The draft names no time and its figure was right once, but the same source, or a newer one, gives a newer figure.",
        "The number of ports grew from 6 in 2018 to 9 in 2023.", "The region has 6 ports.", "The region has 9 ports.",
        "Use the newer figure, or say which year yours is of.",
    ),
    Code(
        "YC108", "misquoted", ERROR, "The quotation is not what was said",
        "The draft puts words in quotation marks that a source gives to somebody else, or that the speaker said otherwise; the message shows the difference word by word.",
        "“The quay is safe for now,” said Ana Reis.", "“The quay is safe for good,” said Ana Reis.", "“The quay is safe for now,” said Ana Reis.",
        "Quote word for word, mark what is left out (…) or put in ([ ]), name whoever said it, or take the marks away.",
    ),
    *(
        Code(f"YC20{n}", f"sources-disagree-{name}", WARNING, f"Sources disagree: {title}", text, source, bad, good, _ASK_WHO_IS_RIGHT)
        for n, name, title, text, source, bad, good in (
            (1, "value", "one gives another figure", "At least one source supports the statement and at least one other gives a different figure for the same question.",
             "One source: 62,000 inhabitants. Another: 71,000 inhabitants.", "The city has 62,000 inhabitants.", "The city has 62,000 to 71,000 inhabitants, depending on the source."),
            (2, "scope", "one speaks of a comparable area or group", "Sources give different figures for regions or groups that the registry treats alike.",
             "One source: the metropolitan area makes 18% of GDP. Another: the delta makes 24%.", "The delta makes 24% of GDP.", "The delta makes 24% of GDP; the metropolitan area alone 18%."),
            (3, "period", "one gives another time", "Sources date the same thing differently.",
             "One source: opened in May. Another: opened in June.", "It opened in May.", "It opened in May or June, depending on the source."),
            (4, "status", "one says that it stands otherwise", "One source speaks of it as planned or under construction, another as completed or cancelled.",
             "One source: it opened. Another: it is to open next year.", "It has opened.", "It has opened, says the ministry; the city still calls it unfinished."),
            (5, "direction", "one says the opposite", "One source says that it rose, holds or came first, another the opposite.",
             "One source: prices rose. Another: prices fell.", "Prices rose.", "Whether prices rose is disputed."),
            (6, "name", "one names somebody or something else", "Sources fill the same role with different persons, places, bodies or things.",
             "One source: led by Ana Reis. Another: led by Bo Lind.", "It is led by Ana Reis.", "It is led by Ana Reis or Bo Lind, depending on the source."),
        )
    ),
    Code(
        "YC301", "no-source", NOTE, "No source says this",
        "The statement can be checked, but no source answers its question, or it adds a detail that none gives. It is not said to be wrong.",
        "The bridge is 412 metres long.", "The harbour has three cranes.", "The bridge is 412 metres long.",
        "Find a source and add it to the registry (yrdcheck build), leave the detail out, or let it stand. --strict makes it fail.",
    ),
    Code(
        "YC302", "no-such-quotation", NOTE, "No source quotes these words",
        "Words in quotation marks that are given to somebody, but that no source has in quotation marks; it may report the same in its own words.",
        "Ana Reis said that the quay was safe.", "“The quay is safe,” said Ana Reis.", "Ana Reis said that the quay was safe.",
        "Take the marks away, or add the source that has the words.",
    ),
    Code(
        "YC303", "only-flagged", WARNING, "Only text that is no evidence says this",
        "No source supports the statement, but text that was left out of a source as injected or foreign would.",
        "The bridge opened in May. BUY CHEAP PILLS at Pier 4", "Cheap pills are sold at Pier 4.", "",
        "Leave it out. If the text is genuine, take its place out of `excluded` in sources.yaml and build again.",
    ),
    Code(
        "YC304", "misnamed", WARNING, "A name that the sources write otherwise",
        "The draft has a name that no source has, nearly as the sources write another, or gives somebody a title that no source does. The verdict stands.",
        "Dr Jian Wu leads the laboratory in Zhoushan.", "Professor Wu leads the laboratory in Zhoushn.", "Dr Wu leads the laboratory in Zhoushan.",
        "Correct the name. If both are right, give both to the entity in entities.yaml.",
    ),
    Code(
        "YC305", "stale", WARNING, "A plan whose date is over",
        "The draft speaks of something as still to come at a time that is over by the draft's own date: its dateline, its front matter or --as-of.",
        "In 2023: the bridge will open in 2024.", "In 2025: the bridge will open in 2024.", "In 2025: the bridge was to open in 2024.",
        "Find out what became of it, and say when it was said.",
    ),
    Code(
        "YC401", "spam", WARNING, "Text that was injected into the document",
        "Advertising, foreign script or other words that do not belong to the text around them.",
        "The bridge opened in May. BUY CHEAP PILLS It is 412 metres long.", "BUY CHEAP PILLS", "",
        "yrdcheck scan --clean writes the document without it; claims are never taken from such text.",
    ),
    Code(
        "YC402", "scrambled", WARNING, "Words that were scrambled",
        "Letters or words stand in an order that makes no sense: copied from columns, badly recognised, or damaged on purpose.",
        "Teh brigde is lnog 412 mtrees.", "Teh brigde is lnog 412 mtrees.", "The bridge is 412 metres long.",
        "Take the passage from a better copy of the document.",
    ),
    Code(
        "YC403", "boilerplate", WARNING, "Text of the page, not of the document",
        "Navigation, cookie notices, share buttons and the like that came along when the document was copied.",
        "Share this article. The bridge opened in May.", "Share this article.", "",
        "Leave it out of the document; claims are never taken from it.",
    ),
    Code(
        "YC404", "truncated", WARNING, "Text that breaks off",
        "A sentence that ends in the middle.", "The bridge is 412 metres long and cost", "The bridge is 412 metres long and cost",
        "The bridge is 412 metres long and cost £18 million.", "Take the passage from a complete copy of the document.",
    ),
    Code(
        "YC405", "off-topic", WARNING, "Text of another document",
        "A passage about something else, appended to or pasted into the document.",
        "The bridge opened in May. […] Ten recipes for a quick dinner", "Ten recipes for a quick dinner", "",
        "Leave it out of the document; claims are never taken from it.",
    ),
    Code(
        "YC501", "registry", ERROR, "The registry does not hold together",
        "A record is malformed, an id is used twice, a source has changed, or a quote no longer stands where the record says.",
        "The bridge is 413 metres long.", "quote: The bridge is 412 metres long.", "quote: The bridge is 413 metres long.",
        "Follow the message; yrdcheck build refreshes places and hashes, and keeps what was edited.",
    ),
    Code(
        "YC901", "unused-suppression", WARNING, "A suppression that hides nothing",
        "A comment asks to leave a finding out, but there is none where it points: the sentence was mended, moved or deleted.",
        "", "<!-- yrdcheck-disable-next-line YC101 -->", "", "Delete the comment.",
    ),
    Code(
        "YC902", "unknown-suppression", WARNING, "A suppression that cannot be understood",
        "A comment names no known code, uses a word that does not exist, or closes a block that was never opened; it hides nothing.",
        "", "<!-- yrdcheck-disable-nxt-line YC101 -->", "<!-- yrdcheck-disable-next-line YC101 -->",
        "Correct the comment; yrdcheck explain lists the codes.",
    ),
    Code(
        "YC903", "suppression-without-reason", WARNING, "A suppression that gives no reason",
        "With require-reason = true in the configuration, each comment that hides a finding must say why, after two dashes.",
        "", "<!-- yrdcheck-disable-line YC101 -->", "<!-- yrdcheck-disable-line YC101 -- the ministry has since corrected it -->", "Add the reason.",
    ),
)  # fmt: skip

BY_ID = {code.id: code for code in CODES}
_KINDS = {Kind.VALUE: 1, Kind.SCOPE: 2, Kind.PERIOD: 3, Kind.STATUS: 4, Kind.POLARITY: 5, Kind.ENTITY: 6}
_TOLD = (("misquoted", "YC302"), ("flagged", "YC303"), ("misnamed", "YC304"), ("stale", "YC305"))  # tag → code, where nothing refutes
DAMAGE = {"spam": "YC401", "scrambled": "YC402", "boilerplate": "YC403", "truncated": "YC404", "off-topic": "YC405"}  # kind of a finding → code
REGISTRY, UNUSED, UNKNOWN, NO_REASON = "YC501", "YC901", "YC902", "YC903"


def page(code: Code) -> str:
    """What is to be known of a code, as Markdown without a heading; the first line is its title."""
    lines = [code.title, "", code.text, ""]
    lines += [f"- {label}: {words}" for label, words in (("a source", code.source), ("wrong", code.bad), ("right", code.good)) if words]
    lines += ["", f"What to do: {code.cure}", "", f"Level: {code.level}. Name: {code.name}."]
    if not code.id.startswith(("YC4", "YC5")):
        lines += [
            "", f"In a comment of the draft, <!-- yrdcheck-disable-line {code.id} -- the reason --> leaves it out; in the configuration",
            f'ignore = ["{code.id}"] does so everywhere. fail-on = ["contradicted", "{code.id}"] makes it decide the exit status.',
        ]  # fmt: skip
    return "\n".join(lines)


def code_of(s: CheckedStatement) -> str:
    """The code of a statement's finding; empty where there is none.

    The first evidence against it decides between the codes of a family.
    """
    if s.verdict not in (Verdict.CONTRADICTED, Verdict.CONFLICT):
        told = next((code for tag, code in _TOLD if tag in s.tags and (tag != "misquoted" or s.verdict is Verdict.UNSUPPORTED)), "")
        return told or ("YC301" if s.verdict is Verdict.UNSUPPORTED else "")
    if s.verdict is Verdict.CONTRADICTED:
        if "outdated" in s.tags:
            return "YC107"
        if "misquoted" in s.tags:
            return "YC108"
    kind = next((e.kind for e in s.evidence if e.stance is Stance.REFUTES and e.kind is not None), Kind.VALUE)
    return conflict_code(kind) if s.verdict is Verdict.CONFLICT else f"YC10{_KINDS[kind]}"


def conflict_code(kind: Kind) -> str:
    """The code of a disagreement between sources."""
    return f"YC20{_KINDS[kind]}"


def covers(names: Iterable[str], code: str) -> bool:
    """Whether one of the names is the code or the beginning of it ("YC1" is all of its family)."""
    return any(code.startswith(name) for name in names)


def unknown(names: Sequence[str]) -> list[str]:
    """Those of the names that are neither a code nor the beginning of one."""
    return [n for n in names if len(n) < 2 or not any(code.startswith(n) for code in BY_ID)]
