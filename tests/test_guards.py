"""Each guard by the false support that it must withhold and, longer, the support that it must let pass."""

import pytest
from views import answer

from yrdcheck import build_registry, guards, verify


def why(name: str, said: str, known: str) -> str:
    """What a guard says of a draft's sentence against a source's; "" for nothing."""
    found = answer(said, known)
    assert found is not None
    return next(g for g in guards.GUARDS if g.__name__ == name)(found.view)


@pytest.mark.parametrize(
    ("guard", "said", "known"),
    [
        pytest.param("undone", "Corvane withdrew its offer for the yard.", "Corvane made an offer for the yard.", id="an offer withdrawn"),
        pytest.param("undone", "The council scrapped the tunnel.", "The council built the tunnel.", id="a tunnel scrapped"),
        pytest.param("compared", "The walk takes longer on Sundays.", "The walk takes 40 minutes on Sundays.", id="longer than what"),
        pytest.param("compared", "Fewer boats than lorries cross the bay.", "The boats that cross the bay are 40.", id="fewer than what"),
        pytest.param("each_of", "Each of the trams cost 3 million euros.", "The trams cost 3 million euros together.", id="each for all"),
        pytest.param("each_of", "Together the trams cost 3 million euros.", "The trams cost 3 million euros each.", id="all for each"),
        pytest.param(
            "wished", "All boats must carry two rafts.", "The union proposed that all boats should carry two rafts.", id="a proposal"
        ),
        pytest.param("wished", "The museum has 4,000 guests a day.", "The museum hopes for 4,000 guests a day.", id="a hope"),
        pytest.param("ended", "Ida Holm is the director of the museum.", "Ida Holm had been the director of the museum.", id="had been"),
        pytest.param("ended", "Ida Holm is the mayor of Ardal.", "Ida Holm, the former mayor of Ardal, spoke.", id="former"),
        pytest.param("doer", "Ida Holm designed the tower.", "The tower of Ida Holm was designed by Per Lund.", id="designed by another"),
        pytest.param("doer", "Ida Holm succeeded Per Lund.", "Per Lund came from Ardal, and he succeeded Ida Holm.", id="he is the other"),
        pytest.param("part_of", "The fleet has six ships.", "The fleet has 14 ships, six of them new.", id="six are the new ones"),
        pytest.param("edge", "The tower was finished within budget.", "The tower was finished over budget.", id="within against over"),
        pytest.param("compared", "The port has fewer boats than before.", "The port has 40 boats.", id="fewer than before"),
        pytest.param("compared", "Ardal was quicker than Lund to open a school.", "The first school of Ardal and Lund was opened.", id="first of a series"),
        pytest.param("compared", "The boats carried more coal in 2019 than in 2018.", "The boats carried coal in 2019.", id="no figure"),
        pytest.param("denies", "The boats were not counted.", "The boats were counted by Ida Holm.", id="the source does not deny"),
        pytest.param("denies", "It was not because of the storm that the tower fell.", "The tower fell in the storm.", id="not the cause"),
        pytest.param("manner", "The museum trains the sailors free of charge.", "The museum trains the sailors.", id="free of charge"),
        pytest.param("manner", "Ida Holm sold the boats in secret.", "Ida Holm sold the boats.", id="in secret"),
        pytest.param("manner", "The port was closed without warning.", "The port was closed.", id="without warning"),
        pytest.param("manner", "The boats were sold by mistake.", "The boats were sold.", id="by mistake"),
        pytest.param("undecided", "Ardal won the battle of Lund.", "Ardal fought the battle of Lund.", id="who won"),
        pytest.param(
            "elsewhere",
            "The plan was launched in Ardal.",
            "The plan was launched in Lund, while the ships of Ardal carried coal.",
            id="the place of a neighbour",
        ),
        pytest.param(
            "elsewhere",
            "It was in Ardal that the plan was launched.",
            "The plan was launched in Lund, while the ships of Ardal carried coal.",
            id="brought to the front",
        ),
        pytest.param(
            "elsewhere",
            "The work in Ardal was stopped for a week.",
            "The clinics of Ardal and Lund took part. The work in Lund was stopped for a week.",
            id="the place of the sentence before",
        ),
        pytest.param(
            "elsewhere",
            "The bus goes from Lund to Ardal in 16 minutes.",
            "The clinics of Ardal and Marne will close. The bus goes from Lund to Marne in 16 minutes.",
            id="to another place, from the same",
        ),
        pytest.param("share_of", "Lund makes 24% of the country's ships.", "Lund makes 24% of the country's cars.", id="a share of another thing"),
        pytest.param("singled_out", "It was Ida Holm who sold the boats.", "Ida Holm left in May. She had a deputy, Per Lund. The deputy sold the boats.", id="one of two"),
        pytest.param("listed", "The boats of Lund and Ardal were sold.", "The boats of Ardal and Marne were sold, while Lund kept its trams.", id="another member"),
        pytest.param("retracted", "The club has 860 members.", "We first wrote that the club had 860 members.", id="taken back"),
        pytest.param("retracted", "The club has 860 members.", "I wrote at first that the club had 860 members.", id="taken back by one"),
        pytest.param("not_yet", "Ardal and Lund have reached an agreement on mackerel.", "Ardal and Lund have not yet agreed on mackerel.", id="not yet"),
        pytest.param("office", "The manager of Ardal Rovers is Ida Holm.", "The assistant manager of Ardal Rovers is Ida Holm.", id="assistant manager"),
        pytest.param("office", "The director of the museum is Ida Holm.", "The museum's deputy director is Ida Holm.", id="deputy director"),
        pytest.param("office", "The mayor of Lund is Ida Holm.", "The Ardal mayor is Ida Holm.", id="mayor of another town"),
        pytest.param("office", "The captain of Ardal is Ida Holm.", "Ida Holm scored nine goals for Ardal.", id="no captain"),
        pytest.param("displaced", "The director of the museum is Ida Holm.", "Director Per Lund of the museum took over from Ida Holm.", id="took over from her"),
        pytest.param("displaced", "Ida Holm leads the museum.", "Per Lund, who leads the museum, succeeded Ida Holm.", id="succeeded her"),
        pytest.param("unfinished", "The tower has been rebuilt.", "The tower is being rebuilt.", id="being rebuilt"),
        pytest.param("unfinished", "The fees rose to three euros.", "The fees will rise to three euros.", id="will rise"),
        pytest.param("unfinished", "The boats were sold.", "The boats are to be sold.", id="are to be sold"),
        pytest.param("begun", "Work on the hall has yet to begin.", "The hall of Ardal is to open.", id="work begins, a hall opens"),
        pytest.param("bygone", "The museum sells books.", "The museum used to sell books.", id="used to sell"),
        pytest.param("bygone", "Tickets used to cost 310 euros.", "Tickets cost 310 euros.", id="no more than now"),
    ],
)
def test_withheld(guard: str, said: str, known: str) -> None:
    assert why(guard, said, known)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        pytest.param("The bus goes from Lund to Marne.", "The clinics of Ardal will close. The bus goes from Lund to Marne in 16 minutes.", id="from and to its own places"),
        pytest.param("A bus from Lund goes to Ardal.", "The clinics of Ardal will close. The bus from Lund takes 16 minutes.", id="the claim names no other place"),
        pytest.param("The bus from Lund in Ardal is old.", "In Ardal all is old. The bus from Lund in Marne is old.", id="a place within another, it may be"),
        pytest.param("The plan was launched in Lund.", "The plan was launched in Lund, while the ships of Ardal carried coal.", id="its own place"),
        pytest.param("In Lund the plan of Ardal was launched.", "The plan was launched in Lund, while the ships of Ardal carried coal.", id="no place"),
        pytest.param("The plan was launched in Ardal.", "The plan was launched in May, while the ships of Ardal carried coal.", id="a month is no place"),
        pytest.param("Corvane withdrew its offer.", "Corvane withdrew its offer.", id="the source says so"),
        pytest.param("Corvane cancelled the order.", "Corvane scrapped the order.", id="in other words"),
        pytest.param("The plan was rejected.", "The plan was not accepted.", id="by a negation"),
        pytest.param("The council accepted the offer.", "The council accepted the offer.", id="nothing undone"),
        pytest.param("The walk takes longer than 30 minutes.", "The walk takes 40 minutes.", id="a bound"),
        pytest.param("The walk takes no longer than an hour.", "The walk takes 40 minutes.", id="a bound denied"),
        pytest.param("The walk takes longer than before.", "The walk takes longer than it did.", id="compared by the source"),
        pytest.param("Fewer boats came.", "The number of boats fell by 40.", id="fell"),
        pytest.param("The port has more boats than any other.", "With 40 boats the port comes first.", id="more than any other"),
        pytest.param("The port has fewer boats than Lund.", "The port has the fewest boats.", id="the fewest"),
        pytest.param("The boats are faster now.", "The boats have been made faster.", id="faster in both"),
        pytest.param("The tower is to be built faster.", "The construction of the tower is to be accelerated.", id="a verb for the comparative"),
        pytest.param("The canal is made deeper.", "The canal is deepened.", id="deepened"),
        pytest.param("The letter was not answered.", "The letter remained unanswered.", id="denied by its beginning"),
        pytest.param("The letter was not answered.", "There was no answer to the letter.", id="denied by both"),
        pytest.param("The plan was not accepted.", "The plan was rejected.", id="its opposite"),
        pytest.param("The tower does not stand any longer.", "Only the stump of the tower still stands.", id="only"),
        pytest.param("The tower has not been built.", "The tower is to be built.", id="a stage"),
        pytest.param("The tower fell after the bridge was built.", "The tower fell once the bridge was built.", id="once"),
        pytest.param("The tower fell after the bridge was built.", "The bridge was built in 1990, and in 1994 the tower fell.", id="by their years"),
        pytest.param("Ardal won the battle of Lund.", "Ardal was the victor in the battle of Lund.", id="the victor"),
        pytest.param("The museum trains the sailors free of charge.", "Sailors pay nothing when the museum trains them.", id="pay nothing"),
        pytest.param("The museum trains the sailors for free.", "The museum gives the sailors free training.", id="free training"),
        pytest.param("Ida Holm sold the boats in secret.", "Ida Holm secretly sold the boats.", id="secretly"),
        pytest.param("The boats were sold by mistake.", "The boats were mistakenly sold.", id="mistakenly"),
        pytest.param("Ardal won the cup.", "The cup was awarded to Ardal.", id="was awarded"),
        pytest.param("Each of the trams cost 3 million euros.", "The trams cost 3 million euros each.", id="each for each"),
        pytest.param("Together the trams cost 3 million euros.", "The trams cost 3 million euros together.", id="all for all"),
        pytest.param("The trams cost 3 million euros.", "The trams cost 3 million euros together.", id="nothing said"),
        pytest.param(
            "The union wants all boats to carry two rafts.",
            "The union proposed that all boats should carry two rafts.",
            id="a wish told as one",
        ),
        pytest.param("All boats should carry two rafts.", "The union proposed that all boats should carry two rafts.", id="should"),
        pytest.param("The museum is meant to have 4,000 guests a day.", "The museum hopes for 4,000 guests a day.", id="meant to"),
        pytest.param("Ida Holm was the director of the museum.", "Ida Holm had been the director of the museum.", id="was"),
        pytest.param("Ida Holm is the director of the museum.", "Ida Holm is the director of the museum.", id="is"),
        pytest.param("Ida Holm designed the tower.", "The tower was designed by Ida Holm.", id="by the same"),
        pytest.param("Ida Holm designed the tower.", "The tower was designed by both Per Lund and Ida Holm.", id="by both"),
        pytest.param("Ida Holm designed the tower.", "The tower was designed by Per Lund, Jon Marne and the late Ida Holm.", id="one of three"),
        pytest.param("Per Lund succeeded Ida Holm.", "He succeeded Ida Holm.", id="he may be Lund"),
        pytest.param("Six ships of the fleet are new.", "The fleet has 14 ships, six of them new.", id="six new ones"),
        pytest.param("The fleet has 14 ships.", "The fleet has 14 ships, six of them new.", id="all of them"),
        pytest.param("The tower was finished over budget.", "The tower was finished over budget.", id="the same side"),

        pytest.param("Lund makes 24% of the country's ships.", "Lund makes 24% of the country's ships.", id="the same share"),
        pytest.param("Lund makes 24% of all ships.", "Lund makes 24% of ships.", id="all of them"),
        pytest.param("The club has 860 members.", "We wrote to the 860 members that the club has.", id="wrote to them"),
        pytest.param("We first wrote that the club had 860 members.", "We first wrote that the club had 860 members.", id="told as taken back"),
        pytest.param("Ardal and Lund have not agreed on mackerel.", "Ardal and Lund have not yet agreed on mackerel.", id="not in both"),
        pytest.param("Ardal and Lund still disagree on mackerel.", "Ardal and Lund have not yet agreed on mackerel.", id="still"),
        pytest.param("The deputy director of the museum is Ida Holm.", "The museum's deputy director is Ida Holm.", id="both deputy"),
        pytest.param("The director of the museum is Ida Holm.", "The museum's director is Ida Holm.", id="both director"),
        pytest.param("The mayor of Ardal is Ida Holm.", "The Ardal mayor is Ida Holm.", id="the name before"),
        pytest.param("The captain of the ferry is Ida Holm.", "Captain Ida Holm commands the ferry.", id="captain commands"),
        pytest.param("Ida Holm was the director of the museum.", "Director Per Lund of the museum took over from Ida Holm.", id="was until then"),
        pytest.param("Per Lund is the director of the museum.", "Director Per Lund of the museum took over from Ida Holm.", id="who took over"),
        pytest.param("The fees will rise to three euros.", "The fees will rise to three euros.", id="will in both"),
        pytest.param("The boats are being sold.", "The boats are being sold.", id="being in both"),
        pytest.param("The places made by the sale will be fewer than 40.", "The sale will make 30 places.", id="a participle"),
        pytest.param("The new trams planned for Ardal are 12.", "The new trams are to be planned for Ardal.", id="planned"),
        pytest.param("The play was shown on 2 May 2016.", "The play will be shown on 2 May 2016.", id="a day that has come"),
        pytest.param("Ida Holm is a Tarlandic poet.", "Ida Holm is a former Tarlandic poet.", id="former before a name"),
        pytest.param("The council decided to sell the boats.", "The boats are to be sold.", id="decided to"),
        pytest.param("The museum used to sell books.", "The museum used to sell books.", id="used to in both"),
        pytest.param("The museum sold books.", "The museum used to sell books.", id="sold"),
        pytest.param("The mill used to be a school.", "The mill was a school until 1990.", id="was until"),
        pytest.param("It was Ida Holm who sold the boats.", "Ida Holm sold the boats.", id="the one that the claim names"),
        pytest.param("It was the museum that sold the boats.", "The museum sold the boats.", id="no name"),
        pytest.param("The boats of Ardal and Marne were sold.", "The boats of Marne and Ardal were sold, while Lund kept its trams.", id="the same list"),
        pytest.param("The boats of Ardal were sold.", "The boats of Marne and Ardal were sold.", id="one of the list"),
        pytest.param("Work on the hall has begun.", "Work on the hall has started.", id="the same work begins"),
        pytest.param("Term starts in May.", "Term begins in May.", id="the same term begins"),
        pytest.param("The oil is used to heat the school.", "The oil heats the school.", id="is used to"),
        pytest.param("The oil heats the school.", "The oil is used to heat the school.", id="used as a means"),
    ],
)
def test_let_pass(said: str, known: str) -> None:
    found = answer(said, known)
    assert found is not None
    assert guards.withheld(found.view) == ""


@pytest.mark.parametrize(
    ("guard", "said", "known", "withheld"),
    [
        ("left_out", "Ardal is left out of the plan for trams.", "The plan for trams covers Ardal.", True),
        ("left_out", "Ida Holm has given up on the trams.", "Ida Holm wants to save the trams.", True),
        ("left_out", "The trams are to take the place of buses.", "The trams complement the buses.", True),
        ("left_out", "Ardal is left out of the plan for trams.", "The plan for trams excludes Ardal.", False),
        ("left_out", "Ardal is left out of the plan for trams.", "The plan for trams covers all towns but not Ardal.", False),
        ("left_out", "Ida Holm has given up on the trams.", "Ida Holm abandoned the trams.", False),
        ("left_out", "The trams take the place of buses.", "The trams replace buses.", False),
        ("left_out", "The ship left out of Ardal.", "The ship left Ardal without coal.", False),
        ("left_out", "Ida Holm left the trams.", "Ida Holm wants the trams.", False),
        ("prefixed", "The fund pays for inpatients.", "The fund pays for outpatients.", True),
        ("prefixed", "The fund pays for outpatients.", "The fund pays for outpatients.", False),
        ("prefixed", "The port is important.", "The port is outstanding.", False),
        ("topmost", "At 40 metres the tower is the highest of all.", "The tower has a height of 40 metres.", True),
        ("topmost", "At 40 metres the tower is the highest of all.", "No tower is higher than this one, at 40 metres.", False),
        ("topmost", "The tower is the highest of all.", "The tower is the highest of all.", False),
        ("topmost", "The biggest tower burnt down.", "The chief tower burnt down.", False),
        ("topmost", "The forest burnt down.", "The forest burnt.", False),
        ("opposed", "Ida Holm campaigned against the bridge for years.", "Ida Holm campaigned for the bridge for years.", True),
        ("opposed", "Ida Holm campaigned against the bridge.", "Ida Holm opposed the bridge in her campaign.", False),
        ("opposed", "Set against the year before, boats are 40 fewer.", "Boats are 40 fewer than the year before.", False),
        ("qualified", "The port handles domestic parcels.", "The port handles international parcels.", True),
        ("qualified", "The port handles foreign parcels.", "The port handles parcels.", False),
        ("qualified", "The port handles big parcels.", "The port handles large parcels.", False),
        ("excepted", "The ferries sail on Mondays in winter.", "The ferries sail on Mondays, except in winter.", True),
        ("excepted", "The ferries sail except in winter.", "The ferries sail except in winter.", False),
        ("excepted", "The ferries sail in April 2024.", "The ferries sail on Mondays, except between 1 March and 15 May 2024.", True),
        ("excepted", "The ferries sail in April.", "The ferries sail on Mondays, except between 1 March and 15 May 2024.", True),
        ("excepted", "The ferries sail in 2024.", "The ferries sail on Mondays, except between 1 March and 15 May 2024.", False),
        ("excepted", "The ferries sail in July 2024.", "The ferries sail on Mondays, except between 1 March and 15 May 2024.", False),
        ("excepted", "The ferries sail on Mondays.", "The ferries sail on Mondays, except in winter.", False),
        ("by_other_means", "The guests left the island by boat.", "The guests left the island by train.", True),
        ("by_other_means", "The guests were taken off the island by boat.", "The guests left the island by train.", True),
        ("by_other_means", "The guests left the island by boat.", "The guests left the island by ship.", False),
        ("by_other_means", "The guests left the island by boat.", "The guests left the island.", False),
        ("given_up", "The museum stands in Ardal.", "The museum was moved from Ardal to Lund.", True),
        ("given_up", "The museum stands in Lund.", "The museum was moved from Ardal to Lund.", False),
        ("given_up", "The museum once stood in Ardal.", "The museum was moved from Ardal to Lund.", False),
        ("given_up", "The train stops in Ardal.", "The train runs from Ardal to Lund.", False),
        ("predicate", "The four fishermen belonged to one choir.", "Four fishermen were missing.", True),
        ("predicate", "The four fishermen were missing.", "Four fishermen were missing.", False),
        ("predicate", "The choir has four fishermen.", "Four fishermen were missing.", False),
    ],
)
def test_details(guard: str, said: str, known: str, withheld: bool) -> None:
    assert bool(why(guard, said, known)) is withheld


def test_latter() -> None:
    registry = build_registry({"a": "The storm\n\nStorms were seen in Ardal and Lund.\n\nIn the latter city, a tornado struck a mill.\n"})
    assert verify("A tornado struck a mill in Ardal.", registry).statements[0].verdict != "supported"
