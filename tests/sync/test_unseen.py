"""«Også endret av …»: every wall tells which text gave way to one whose writer had not seen it, and only then."""

from collections.abc import Callable

import pytest

from board.board import Board
from board.commands import Undo
from board.context import perform
from board.log import conflicts, log
from board.log.change import Fact
from board.log.conflicts import Lost
from tests.sync.places import Centre, Time, Wall

Hang = Callable[..., Wall]


@pytest.fixture
def pair(hang: Hang, time: Time) -> tuple[Wall, Wall]:
    """Two walls that both know a card."""
    north, south = hang("north"), hang("south")
    north.card("c", title="Nøkler", problem="Vi leter.")
    meet(north, south)
    time.pass_(s=60)
    return north, south


def meet(*walls: Wall) -> None:
    """All that has been said reaches everybody."""
    for _ in range(3):
        for wall in walls:
            wall.settle()


def told(wall: Wall) -> list[Lost]:
    with wall.store.read() as tx:
        return [Lost(*one[:4]) for one in conflicts.lost(log.of_record(tx, "card", "c"))]


@pytest.mark.parametrize("first_back", [0, 1])
def test_two_walls_that_wrote_the_same_title_offline_both_say_which_one_lost(
    pair: tuple[Wall, Wall], time: Time, first_back: int
) -> None:
    north, south = pair
    north.card("c", title="Nøkler på krok")
    time.pass_(s=60)
    south.card("c", title="Nøkler i skap")
    meet(*(pair if first_back == 0 else reversed(pair)))

    assert north.board()["card", "c"]["title"] == south.board()["card", "c"]["title"] == "Nøkler i skap"
    assert told(north) == told(south) == [Lost("title", "Nøkler på krok", north.device, south.device)]


def test_it_is_told_however_long_after_the_other_was_sent(pair: tuple[Wall, Wall], time: Time) -> None:
    north, south = pair
    north.card("c", title="Nøkler på krok")
    north.settle()
    time.pass_(days=3)
    south.card("c", title="Nøkler i skap")  # offline since before
    meet(south, north)
    assert told(north) == told(south) == [Lost("title", "Nøkler på krok", north.device, south.device)]


def test_an_edit_that_saw_the_other_says_nothing(pair: tuple[Wall, Wall], time: Time) -> None:
    north, south = pair
    north.card("c", title="Nøkler på krok")
    meet(north, south)
    time.pass_(s=60)
    south.card("c", title="Nøkler i skap")
    meet(south, north)
    assert told(north) == told(south) == []
    assert not [c for wall in pair for c in wall.log() if conflicts.answers(c)]


def test_other_fields_and_equal_words_say_nothing(pair: tuple[Wall, Wall]) -> None:
    north, south = pair
    north.card("c", title="Nøkler på krok", why1="Det er mange.")
    south.card("c", problem="Vi leter hver dag.", why1="Det er mange.")
    meet(*pair)
    assert told(north) == told(south) == []


def test_taking_it_back_is_an_edit_and_then_nothing_is_said(pair: tuple[Wall, Wall], time: Time) -> None:
    north, south = pair
    north.card("c", title="Nøkler på krok")
    south.card("c", title="Nøkler i skap")
    meet(*pair)
    time.pass_(s=60)
    [was] = told(north)
    north.card("c", title=was.value)
    meet(*pair)
    assert south.board()["card", "c"]["title"] == was.value
    assert told(north) == told(south) == []


def test_saying_so_never_outdoes_an_edit_made_meanwhile(pair: tuple[Wall, Wall], time: Time) -> None:
    north, south = pair
    north.card("c", title="Nøkler på krok")
    time.pass_(s=1)
    south.card("c", title="Nøkler i skap")
    time.pass_(s=1)
    north.card("c", title="Nøkler i skuff")
    time.pass_(s=60)
    meet(south, north)
    assert south.board()["card", "c"]["title"] == "Nøkler i skuff"
    assert told(north) == told(south) == [Lost("title", "Nøkler i skap", south.device, north.device)]


def test_three_walls_tell_of_both_that_lost_and_of_every_field(
    pair: tuple[Wall, Wall], hang: Hang, time: Time
) -> None:
    north, south = pair
    west = hang("west")
    meet(west)
    for wall, word in ((north, "a"), (west, "b"), (south, "c")):
        wall.card("c", title=f"Tittel {word}")
        wall.card("c", problem=f"Problem {word}", responsible=word)
        time.pass_(s=1)
    meet(south, west, north)
    expected = {
        Lost(name, f"{begin}{word}", wall.device, south.device)
        for wall, word in ((north, "a"), (west, "b"))
        for name, begin in (("title", "Tittel "), ("problem", "Problem "), ("responsible", ""))
    }
    for wall in (north, south, west):
        assert set(told(wall)) == expected


def test_a_wall_hung_up_later_tells_the_same(pair: tuple[Wall, Wall], hang: Hang, centre: Centre, unit: str) -> None:
    north, south = pair
    north.card("c", title="Nøkler på krok")
    south.card("c", title="Nøkler i skap")
    meet(*pair)
    late = hang("late")
    late.settle()
    assert told(late) == told(north) != []
    assert conflicts.lost([c for c in centre.log(unit) if c.record == "c"]) != []


def test_undo_of_the_edit_that_won_still_works(pair: tuple[Wall, Wall], time: Time) -> None:
    north, south = pair
    north.card("c", title="Nøkler på krok")
    time.pass_(s=1)
    [won] = south.card("c", title="Nøkler i skap")
    meet(*pair)
    with south.store.read() as tx:
        board = Board.load(tx)
    assert perform(south.store, board, Undo(won.group)).cards.get("c").title == "Nøkler på krok"


@pytest.mark.parametrize("group", ["lost/", "lost/x/y/z", f"lost/{'a' * 16}/zz/12345", f"lost/{'a' * 16}/1/12345"])
def test_an_action_that_only_looks_like_it_says_nothing(pair: tuple[Wall, Wall], group: str) -> None:
    north, south = pair
    north.write(Fact("card", "c", {"title": "Nøkler på krok"}), group=group)
    meet(*pair)
    assert told(north) == told(south) == []
