"""What protects people and was changed on another wall is told here for a week."""

from collections.abc import Callable

import pytest

from board import local
from board.own import Own
from board.store.store import Store
from kiosk.demo.hung import Hung
from tests.kiosk.scenes.newcomers import DAY_MS, asked, one_came
from tests.kiosk.screens.test_central import READY
from tests.kiosk.screens.test_newcomers import CAME, WAITS

Hang = Callable[..., Hung]
TOLD = "Grensen ble satt til 3 på en annen tavle {}"


def changed(wall: Hung, *names: str) -> None:
    """A round has brought it."""

    def arrive(store: Store) -> None:
        with store.write() as tx:
            local.keep(tx, Own(guarded_elsewhere=dict.fromkeys(names, wall.now_ms)))
            if len(names) > 1:
                local.keep(tx, Own(pin_reset=wall.now_ms))

    board = wall.root.worker.with_store(lambda store: (arrive(store), wall.root.worker.took({}))[1])
    wall.root.contact._post(lambda: wall.root.contact._on_board(board))
    wall.settle()


def test_a_threshold_that_another_wall_has_changed_is_told_for_a_week(hang: Hang) -> None:
    wall = hang(commands=READY)
    changed(wall, "threshold")
    assert TOLD.format("i dag") in wall.texts()
    wall.press("newcomer")
    assert wall.root.screen.chosen == "centre"
    assert TOLD.format("i dag") in wall.texts()
    wall.root.home()
    wall.now_ms += 6 * DAY_MS
    wall.root.passed()
    wall.settle()
    assert any(text.startswith("Grensen ble satt til 3") for text in wall.texts())
    wall.now_ms += DAY_MS
    wall.root.passed()
    wall.settle()
    assert not any(text.startswith("Grensen ble satt") for text in wall.texts())


@pytest.mark.every_size
@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1280, 800), (1080, 1920)])
def test_however_much_was_changed_the_wall_that_waits_is_seen_first(hang: Hang, size: tuple[int, int]) -> None:
    wall = hang(size, fill="demo")
    changed(wall, "threshold", "visible_throw", "name")
    one_came(wall, record="n2")
    asked(wall)
    wall.settle()
    told = [line for text in wall.texts() for line in text.split("\n")]
    assert {CAME.format("i dag"), "Ny tavle sluppet inn i dag: Kjøkkenet", TOLD.format("i dag")} <= {*told}
    assert (wall.clipped(), wall.cut()) == ([], [])
    wall.root.home()
    wall.settle()
    words = wall.find("newcomer").ids.words
    assert words.text.count("\n") == 4
    assert words.text.startswith(WAITS)
    assert words.drawn_h >= 4 * 1.25 * words.px * 0.6, "each of them is seen, if not whole on a small board"
    assert wall.clipped() == []
