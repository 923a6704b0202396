"""What a negation reaches and what it does not, what denies in other words, and how far statements are said to reach."""

import pytest
from views import answer, stances

from yrdcheck.rules.polarities import is_denied
from yrdcheck.statements import CONTENT, read_clauses


def denied(text: str) -> str:
    """The words that negations of a text cover."""
    clauses = read_clauses(text, 0, len(text), {})
    return " ".join(w.text for c in clauses for w in c.words if w.start in c.denied)


@pytest.mark.parametrize(
    ("said", "known", "denied"),
    [
        pytest.param("Holm is not the firm that builds the quay.", "Holm, the firm that builds the quay, has its colour but not its weight.", True, id="owners denied"),
        pytest.param("Holm is the firm that builds the quay.", "Holm, the firm that builds the quay, has its colour but not its weight.", False, id="nothing denied"),
        pytest.param("There is no salt works in the bay yet.", "The salt works in the bay have not been built.", False, id="both deny"),
        pytest.param("The film had a budget of 26 crowns.", "It was a not successful film on a budget of 26 crowns.", False, id="an adjective beside"),
        pytest.param("It was a successful film.", "It was a not successful film.", True, id="the adjective denied"),
        pytest.param("No salt was shipped.", "Salt was not shipped.", False, id="one denial, two words"),
    ],
)
def test_what_is_denied_beside(said: str, known: str, denied: bool) -> None:
    found = answer(said, known)
    assert found is not None
    assert is_denied(found.view) == denied


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Not quite half of the fleet lies in the bay.", "", id="nearly half"),
        pytest.param("It was a not successful film on a budget of 26 crowns.", "successful", id="the adjective alone"),
        pytest.param("It was not a successful film.", "successful film", id="the film too"),
        pytest.param("Not even one in ten boats is new.", "", id="under one in ten"),
        pytest.param("The aid has not yet been approved.", "approved", id="not yet"),
        pytest.param("The aid has yet to be approved.", "approved", id="yet to"),
        pytest.param("The aid was not large, yet welcome.", "large", id="yet as but"),
        pytest.param("Hardly more than 1,000 people came.", "", id="a bound"),
        pytest.param("Not quite ten thousand people came.", "", id="nearly ten thousand"),
        pytest.param("The losses were not under 300.", "300", id="not below denies the bound"),
        pytest.param("Not even one boat is new.", "one boat new", id="not even one denies"),
        pytest.param("Not one boat is new.", "one boat new", id="not one denies"),
        pytest.param("The fare is not 46 crowns.", "46 crowns", id="a figure denied"),
        pytest.param("Holm was not the first woman to lead it.", "first woman lead", id="not the first"),
        pytest.param("Ardal is left out of the plan.", "plan", id="left out of"),
        pytest.param("The fare is not higher than the mayor says.", "higher mayor says", id="not higher than another"),
        pytest.param("The fare is not higher than 46 crowns.", "", id="not higher than a figure"),
        pytest.param("The fare is no higher than in 2019.", "", id="no higher than then"),
        pytest.param("The roof is not just over 30 metres long.", "30 metres long", id="not just over a figure"),
        pytest.param("The roof was not just short of 30 metres long.", "30 metres long", id="not just short of a figure"),
        pytest.param("It is not just a museum.", "", id="not just"),
        pytest.param("It isn't just a museum.", "", id="isn't just"),
        pytest.param("No. 9 in the list is Holm.", "", id="a number"),
        pytest.param("No 9 bus stops here.", "", id="a number without a point"),
        pytest.param("It is no exaggeration to say that the port has grown.", "", id="no exaggeration"),
        pytest.param("There is no doubt that the port has grown.", "", id="no doubt"),
        pytest.param("No wonder the port has grown.", "", id="no wonder"),
        pytest.param("It was no accident that Holm won.", "", id="no accident that"),
        pytest.param("The fire was no accident.", "accident", id="an accident denied"),
        pytest.param("The villagers could not help worrying.", "", id="could not help"),
        pytest.param("The crew could not help the villagers.", "help villagers", id="could not help them"),
        pytest.param("The boats, though not all, came back.", "", id="though not all"),
        pytest.param("Not all boats came back.", "boats came", id="not all"),
        pytest.param("Holm did not say whether the port has grown.", "say", id="up to whether"),
        pytest.param("Without mending the quay, the port has grown.", "mending quay", id="without, up to a comma"),
        pytest.param("It was not just over budget but late.", "", id="not just over what is no figure"),
        pytest.param("Not just 30 boats came.", "", id="not just so many"),
        pytest.param("Holm rules out a ban.", "ban", id="rules out"),
        pytest.param("Steel was ruled out for the ramps.", "", id="ruled out for a use"),
        pytest.param("Holm left out one chapter.", "", id="left something out"),
        pytest.param("The quays cannot take more: together they take 90 ships.", "take", id="up to a colon"),
        pytest.param("The quays cannot take more; two ships wait outside.", "take", id="up to a semicolon"),
        pytest.param("Dockers, not tourists, will ride the tram.", "tourists", id="set aside between commas"),
        pytest.param("It is a museum, not a school.", "school", id="set aside at the end"),
        pytest.param("Lund, and not Ardal, will run the ferry.", "Ardal", id="and not"),
        pytest.param("What the state does not pay will come from the port.", "pay", id="within a clause that is the subject"),
        pytest.param("Where it is not dredged, the bay is shallow.", "dredged", id="within a clause before the comma"),
        pytest.param("Little or no coal is shipped.", "", id="or no"),
        pytest.param("Without it, says the mayor, the bridge would stand.", "", id="without it"),
        pytest.param("The bridge stands without a pier.", "pier", id="without a thing"),
        pytest.param("We do not mend boats, we build them.", "mend boats", id="up to the next clause"),
        pytest.param("The state does not pay for boats, he says.", "pay boats says", id="said within"),
        pytest.param("The storm killed nobody.", "killed", id="nobody as the object"),
        pytest.param("The talks came to nothing.", "", id="to nothing"),
        pytest.param("Holm does not hide his anger.", "", id="does not hide"),
        pytest.param("Lund had not seen such a storm for twenty years.", "", id="the worst storm for so long"),
        pytest.param("Lund had not seen such a storm.", "seen storm", id="no such storm"),
        pytest.param("The bridge was not opened.", "opened", id="denied"),
        pytest.param("No coal, ore or salt is shipped.", "coal ore salt shipped", id="a list"),
        pytest.param("He said that the bridge was not opened.", "opened", id="what is said is denied"),
    ],
)
def test_reach_of_a_negation(text: str, words: str) -> None:
    assert denied(text) == words


@pytest.mark.parametrize(
    ("rule", "said", "known", "stance"),
    [
        pytest.param("polarity", "Lund had no tram before 2009.", "The first tram of Lund was opened in 2009.", "", id="none before is first"),
        pytest.param("polarity", "Nobody crossed the bay until Holm crossed it.", "Holm was the first who crossed the bay.", "", id="nobody until is first"),
        pytest.param("extent", "Lund had never had a tram before 2009.", "The first tram of Lund was opened in 2009.", "", id="never before is first"),
        pytest.param("polarity", "Holm was not offered the tram before Lund.", "The tram was first offered to Holm.", "denies", id="not before another"),
        pytest.param("extent", "Lund had never had a tram.", "The first tram of Lund was opened in 2009.", "missing", id="never at all"),
        pytest.param("polarity", "No tram of Lund was opened before 2009.", "A tram of Lund was opened in 2001.", "denies", id="nothing says first"),
        pytest.param("polarity", "The port remained open.", "The port did not close.", "agrees", id="the opposite denied"),
        pytest.param("polarity", "The wall was poorly kept.", "The wall had not been properly kept.", "agrees", id="poorly, not properly"),
        pytest.param("polarity", "The wall was properly kept.", "The wall was poorly kept.", "differs", id="properly, poorly"),
        pytest.param("polarity", "The workers went unpaid.", "The workers were not paid.", "agrees", id="unpaid, not paid"),
        pytest.param("polarity", "The workers were not paid.", "The workers went unpaid.", "agrees", id="not paid, unpaid"),
        pytest.param("polarity", "The workers were paid.", "The workers went unpaid.", "differs", id="paid, unpaid"),
        pytest.param("polarity", "The workers went unpaid.", "The workers went unpaid.", "", id="both unpaid"),
        pytest.param("polarity", "The mayor unveiled the statue.", "The mayor unveiled the statue.", "", id="a verb that begins like a denial"),
        pytest.param("polarity", "The clinic has too few nurses.", "The clinic suffers from a lack of nurses.", "", id="too few, a lack"),
        pytest.param("polarity", "The clinic has too few nurses.", "The clinic does not have enough nurses.", "", id="too few, not enough"),
        pytest.param("polarity", "The clinic has enough nurses.", "The clinic has too few nurses.", "differs", id="enough, too few"),
        pytest.param("polarity", "The clinic has enough nurses.", "The clinic has enough nurses.", "", id="both enough"),
        pytest.param("polarity", "The clinic employs nurses.", "The clinic has too few nurses.", "", id="too few are some"),
        pytest.param("polarity", "There were no deaths.", "The storm killed nobody.", "", id="both deny, one at the end"),
        pytest.param("polarity", "The bridge is lit at night.", "The bridge is shut these days.", "", id="these days are no opposite of the night"),
        pytest.param("polarity", "The railings are short.", "The railings of the bridge are 130 metres long.", "", id="a length is not long"),
        pytest.param("polarity", "The railings are short.", "The railings of the bridge are long.", "differs", id="long is"),
        pytest.param("polarity", "The guests joined the ride.", "The guests took part in the ride.", "", id="a word of a phrase that says it"),
        pytest.param("polarity", "The chief has a contract.", "The chief is growing cabbage.", "", id="a noun is no verb"),
        pytest.param("polarity", "The storm was slow to turn.", "The storm turned rapidly.", "differs", id="slow, rapidly"),
        pytest.param("polarity", "The storm was quick to turn.", "The storm turned rapidly.", "", id="quick, rapidly"),
        pytest.param("polarity", "Three sailors were seriously hurt.", "Three sailors received minor injuries.", "differs", id="seriously, minor"),
        pytest.param("polarity", "No fares rise before 2027.", "The fares will rise.", "missing", id="who denies it before a time leaves open the rest"),
        pytest.param("polarity", "No fares rose in 2019.", "The fares rose in 2019.", "denies", id="denied of the same time"),
        pytest.param("period", "Lund had no tram before 2009.", "A tram runs in Lund since 2026.", "missing", id="after the time that it is denied for"),
        pytest.param("period", "The tram of Lund ran before 2009.", "The tram of Lund ran in 2026.", "differs", id="asserted before, and after"),
        pytest.param("period", "Lund had no tram before 2009.", "The first tram of Lund was opened in 2009.", "", id="none before is first, also of the time"),
        pytest.param("polarity", "No tram of Lund was opened.", "The first tram of Lund was opened in 2009.", "denies", id="no time before"),
    ],
)
def test_denied_in_other_words(rule: str, said: str, known: str, stance: str) -> None:
    assert stances(said, known).get(rule, "") == stance


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        pytest.param("Only about 6 kilometres separate the towns.", "The towns are about 6 kilometres apart.", "", id="only before a hedge"),
        pytest.param("Only 6 boats lie in the bay.", "There are 6 boats in the bay.", "", id="only before a figure"),
        pytest.param("Only members may use the boats.", "Members may use the boats.", "missing", id="only they"),
        pytest.param("Ardal lived chiefly off coal.", "Coal was the main income of Ardal.", "", id="chiefly, main"),
        pytest.param("Most boats of Ardal carry coal.", "The boats of Ardal carry coal.", "missing", id="most"),
        pytest.param("The plan spans the years of the bay as a whole.", "The plan spans the years of the bay.", "", id="as a whole"),
        pytest.param("The whole bay belongs to Ardal.", "The bay belongs to Ardal.", "missing", id="the whole"),
        pytest.param("All told, the boats carry 900 tonnes.", "The boats carry 900 tonnes.", "", id="all told"),
        pytest.param("All boats carry coal.", "The boats carry coal.", "missing", id="all"),
        pytest.param("Most of the mill was kept.", "Little of the mill was kept.", "differs", id="most, little"),
        pytest.param("Most of the old mill was kept.", "Hardly any of the mill was kept.", "differs", id="most, hardly any"),
        pytest.param("Few boats carry coal.", "Most boats carry coal.", "differs", id="few, most"),
        pytest.param("Few of the boats carry coal.", "More than half of the boats carry coal.", "differs", id="few, more than half"),
        pytest.param("The storm did much serious damage.", "The storm did little serious damage.", "differs", id="much, little"),
        pytest.param("Little of the mill was kept.", "Little of the mill was kept.", "", id="little in both"),
        pytest.param("A few boats carry coal.", "Many boats carry coal.", "", id="a few are many"),
        pytest.param("The little boats carry coal.", "Many boats carry coal.", "", id="small ones"),
        pytest.param("Many boats carry coal.", "Many boats carry coal for the few towns of the bay.", "", id="the few of something else"),
        pytest.param("Little coal is carried by boats.", "Many boats carry coal.", "", id="little of one thing, many of another"),
        pytest.param("Many boats carry coal.", "Many boats carry little coal.", "", id="many in both"),
        pytest.param("The survey is repeated every other year.", "The survey is repeated once in two years.", "", id="every other year"),
    ],
)
def test_how_far(said: str, known: str, stance: str) -> None:
    assert stances(said, known).get("extent", "") == stance


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("At present the bay is shallow.", "bay shallow", id="at present"),
        pytest.param("To this day the bay is shallow.", "bay shallow", id="to this day"),
        pytest.param("The present owner of the bay is Holm.", "present owner bay Holm", id="the present owner"),
        pytest.param("The whole bay is shallow at the moment.", "whole bay shallow", id="the whole"),
    ],
)
def test_phrases_of_now(text: str, content: str) -> None:
    assert " ".join(w.text for c in read_clauses(text, 0, len(text), {}) for w in c.words if w.kind in CONTENT) == content


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        pytest.param("Up to 60 trains a day use the bridge.", "Up to 40 trains a day use the bridge.", "differs", id="up to another figure"),
        pytest.param("As many as 146 boats use the bridge.", "In all 62 boats use the bridge.", "differs", id="as many as"),
        pytest.param("Up to 40 trains a day use the bridge.", "Up to 40 trains a day use the bridge.", "agrees", id="the same"),
        pytest.param("Up to 40 trains a day use the bridge.", "Between 30 and 40 trains a day use the bridge.", "agrees", id="the end of a range"),
        pytest.param("As many as 40 boats use the bridge.", "39 boats use the bridge.", "agrees", id="nearly as many"),
        pytest.param("Fewer than 60 trains a day use the bridge.", "Up to 40 trains a day use the bridge.", "agrees", id="a bound covers"),
        pytest.param("At most 60 trains a day use the bridge.", "Up to 40 trains a day use the bridge.", "agrees", id="at most covers"),
    ],
)
def test_as_many_as(said: str, known: str, stance: str) -> None:
    assert stances(said, known).get("quantity", "") == stance


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The line will not take its first passengers until May 2025.", "", id="until with a time, far behind"),
        pytest.param("The line will not open until May 2025.", "", id="until with a time"),
        pytest.param("The crew did not sail to the southern islands until Holm had mended the ship.", "sail southern islands", id="until with a clause, far behind"),
        pytest.param("No port does better in the index of ports than Merrow.", "", id="better than, far apart"),
        pytest.param("Nothing has been better for the school than the tram.", "", id="nothing better"),
        pytest.param("No driver lives in the town.", "driver lives", id="a noun in -er"),
        pytest.param("The mills don't sell quotas.", "sell quotas", id="a contraction denies what follows"),
    ],
)
def test_how_far_it_reaches(text: str, expected: str) -> None:
    assert denied(text) == expected


@pytest.mark.parametrize("word", ["don't", "didn’t", "isn't", "won't", "can't"])
def test_contractions_assert_nothing(word: str) -> None:
    text = f"The mills {word} float."
    assert [w.text for w in read_clauses(text, 0, len(text), {})[0].words if w.kind in CONTENT] == ["mills", "float"]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("The town faced no more threats from rebels.", "threats"),
        ("There were no more trains that day.", "trains"),
        ("It cost no more than 5 marks.", ""),
        ("It is no more expensive than a tram.", ""),
        ("They had no more money than their rivals.", ""),
    ],
)
def test_no_more(text: str, covered: str) -> None:
    assert denied(text) == covered
