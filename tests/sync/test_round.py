"""Two walls and a centre: what the one does, the other sees."""

from collections.abc import Callable

from sync.link import State
from tests.sync.places import Centre, Wall

Hang = Callable[..., Wall]


def test_what_one_wall_does_the_other_sees(hang: Hang, centre: Centre, unit: str) -> None:
    north, south = hang("north"), hang("south")
    north.card("c1", title="Nøkler på ett sted", stage="plan")

    assert north.settle().state is State.CONNECTED
    assert south.settle().state is State.CONNECTED

    assert south.board()["card", "c1"]["title"] == "Nøkler på ett sted"
    assert north.board() == south.board()
    assert south.touched["card", "c1"].stage == "plan"
    assert [(c.n, c.record) for c in centre.log(unit)] == [(1, "c1")]


def test_two_walls_offline_agree_after_healing(hang: Hang, centre: Centre) -> None:
    north, south = hang("north"), hang("south")
    for i in range(10):
        north.card(f"n{i}")
        south.card(f"s{i}")
        north.card("both", title=f"north {i}")
        south.card("both", problem=f"south {i}")
    north.settle()
    south.settle()
    north.settle()
    assert north.board() == south.board()
    assert len(north.board()) == 21
