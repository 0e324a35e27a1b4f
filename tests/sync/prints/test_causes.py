"""The fishbone and the tree of whys of a card on paper: they say what the wall says, also where there is much."""

from collections.abc import Callable
from itertools import repeat
from typing import Any

import pytest

from board.kinds.card.commands import AddCard
from board.kinds.fishbone.commands import NameProblem, SetDots, WriteCause
from board.kinds.fishbone.dots import GiveDot, SayDots
from board.kinds.fishbone.index import fish_id
from board.kinds.fishbone.ready import USUAL, hung, ready
from board.kinds.why.commands import AskWhy, MarkCause
from sync.server.access.rule import Role
from sync.server.prints import fishbone, whys
from tests.sync.papers import do
from tests.sync.places import Centre, Time, Wall
from tests.sync.prints.test_reports import HOSTILE, pdf
from tests.sync.prints.test_stream import words_of
from tests.sync.web.office import person

Hang = Callable[..., Wall]
FISH, TREE = "/rapporter/fiskebein?card=k", "/rapporter/hvorfor?card=k"
BONES = hung("k", ready()[USUAL].bones)


def causes(wall: Wall, count: int, text: str = "Årsak") -> None:
    do(wall, *(WriteCause(f"x{n}", "k", f"{text} {n}", BONES[n % 6].id) for n in range(count)))


@pytest.fixture
def wall(hang: Hang) -> Wall:
    made = hang("north")
    do(made, AddCard("k", "Pakke brettene"), NameProblem("k", "Frokosten blir sein"), SetDots("k", 20))
    return made


def read(centre: Centre, unit: str, wall: Wall, time: Time, address: str) -> Any:
    wall.settle()
    time.pass_(days=1)
    return pdf(person(centre, unit, name=f"Ola {time.now_ms}"), address, unit)


def test_twenty_five_causes_are_read_on_one_sheet_those_with_most_dots_first(
    centre: Centre, unit: str, wall: Wall, time: Time
) -> None:
    causes(wall, 24, f"Noe {HOSTILE[:40]}")
    do(wall, WriteCause("most", "k", "Brettene pakkes først om morgenen", BONES[1].id))
    do(wall, WriteCause("loose", "k", "Uten sted"), *repeat(GiveDot("most"), 9), GiveDot("x1"), SayDots(fish_id("k")))
    found = read(centre, unit, wall, time, FISH)
    (sheet,) = (words_of(page) for page in found.pages)
    assert found.metadata.title == "Fiskebein · Pakke brettene"
    assert "Hvorfor? Frokosten blir sein 26 årsaker" in sheet
    assert sheet.count("Noe <script>") == 24, "what people write is text"
    assert "Metode Brettene pakkes først om morgenen 9 prikker Noe" in sheet
    assert "Uten bein Uten sted" in sheet


def test_letters_are_as_large_as_find_room_and_what_finds_none_stands_behind(
    centre: Centre, unit: str, wall: Wall, time: Time
) -> None:
    causes(wall, 180, "Medikamentoppsamlingsrutinegjennomgang for hjemmetjenestens ettermiddagsvakt, nummer")
    found = read(centre, unit, wall, time, FISH)
    first, *behind = (words_of(page) for page in found.pages)
    assert "til på neste ark" in first
    every = " ".join(behind)
    assert all(f"nummer {n}" in every for n in range(180)), "every cause is read"
    sizes = {n: fishbone.size_of([20] * n, beside=3) for n in (9, 10, 12)}
    assert sizes == {9: 15.0, 10: 13.0, 12: 11.0}


def test_the_tree_of_whys_grows_from_the_problem_and_says_the_root_cause(
    centre: Centre, unit: str, wall: Wall, time: Time
) -> None:
    do(wall, AskWhy("a", "k", "Alle steller samtidig"), AskWhy("b", "k", "Slik har det vært", "a"))
    do(wall, AskWhy("c", "k", f"Matvogna {HOSTILE[:60]}"), MarkCause("k", "b"))
    found = read(centre, unit, wall, time, TREE)
    (sheet,) = (words_of(page) for page in found.pages)
    assert "Problemet: Pakke brettene Alle steller samtidig Årsaken: Slik har det vært Matvogna <script>" in sheet
    for number in range(whys.COLUMNS):
        do(wall, AskWhy(f"d{number}", "k", f"Dypere {number}", f"d{number - 1}" if number else "b"))
    deep = " ".join(words_of(page) for page in read(centre, unit, wall, time, TREE).pages)
    assert " ".join(f"Dypere {n}" for n in range(whys.COLUMNS)) in deep, "one that is too deep is a list"


def test_what_is_not_there_or_not_ones_own_is_not_printed(centre: Centre, unit: str, wall: Wall, time: Time) -> None:
    wall.settle()
    time.pass_(days=1)
    ola = person(centre, unit, name="Ola")
    assert [ola.get(f"{address}&unit={unit}").status_code for address in (FISH, TREE)] == [200, 404]
    assert ola.get(f"/rapporter/hvorfor?card=nowhere&unit={unit}").status_code == 404
    stranger = person(centre, centre.unit("Sykehjemmet"), Role.LEADER)
    assert stranger.get(f"{FISH}&unit={unit}").status_code == 404
