"""Times of day: what is read, what is left alone, and what two of them say of each other."""

import pytest
from views import stances

from yrdcheck.quantities.clocks import read_clocks


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Work ends for the day at 8 p.m.", ["20:00"]),
        ("Work ends at eight in the evening.", ["20:00"]),
        ("No lorries from ten at night until six in the morning.", ["22:00", "6:00"]),
        ("A ban between 10 p.m. and 6 a.m.", ["22:00", "6:00"]),
        ("The last train leaves at 19:20.", ["19:20"]),
        ("The last train leaves at 7:20 in the evening.", ["19:20"]),
        ("The garage is open from 8:30 to 17:00.", ["8:30", "17:00"]),
        ("They met at half past nine in the evening.", ["21:30"]),
        ("They met at a quarter to ten at night.", ["21:45"]),
        ("The first train sets off at ten to seven in the morning.", ["6:50"]),
        ("The shop closes at 8.30pm.", ["20:30"]),
        ("The bells ring at noon and at midnight.", ["12:00", "0:00"]),
        ("The bells ring at 12:30 a.m.", ["0:30"]),
        ("It is open from ten to seven in the morning.", []),
        ("He met eight in the evening.", []),
        ("They won 3:20 in the end.", []),
        ("ISO 9001:2015 applies.", []),
        ("The train leaves at eight.", []),
        ("Mix them at 2:1.", []),
        ("That afternoon 8 ships came in.", []),
        ("The night was long.", []),
        ("It was at 12 in the morning.", []),
        ("I am 8 years old.", []),
    ],
)
def test_read(text: str, times: list[str]) -> None:
    assert [f"{int(q.value or 0) // 60}:{int(q.value or 0) % 60:02}" for q in read_clocks(text)] == times


@pytest.mark.parametrize(
    ("said", "known", "stance"),
    [
        ("The pile drivers stop at 8 p.m.", "The pile drivers stop at eight in the evening.", "agrees"),
        ("The pile drivers stop at 9 p.m.", "The pile drivers stop at eight in the evening.", "differs"),
        ("The pile drivers stop at eight in the morning.", "The pile drivers stop at eight in the evening.", "differs"),
        ("The pile drivers stop before noon.", "The pile drivers stop at eight in the evening.", "missing"),
        ("The pile drivers stop at 8 p.m.", "The pile drivers stop after 8 hours.", "missing"),
        ("The museum opens at 9:30.", "The café opens at 9:30.", "missing"),
        ("The museum opens at 9:30.", "The café opens at 8:30.", "missing"),
        ("The museum closes at 6 p.m.", "The museum opens at 9:30.", "missing"),
        ("The museum opens at 9:30.", "The museum opens at 10 a.m.", "differs"),
        ("The pile drivers stop.", "The pile drivers stop at eight in the evening.", ""),
        ("The garage is full at 8 a.m.", "With its 3,600 spaces the garage is full at eight in the morning.", "agrees"),
    ],
)
def test_compare(said: str, known: str, stance: str) -> None:
    assert stances(said, known).get("quantity", "") == stance
