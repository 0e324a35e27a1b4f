"""What protects people and was changed on another wall is told here for a week."""

from collections.abc import Callable

from board import guarding, local
from board.store.store import Store
from kiosk.demo.hung import Hung
from tests.kiosk.newcomers import DAY_MS
from tests.kiosk.screens.test_central import READY

Hang = Callable[..., Hung]
TOLD = "Grensen ble satt til 3 på en annen tavle {}"


def changed(wall: Hung) -> None:
    """A round has brought it."""

    def arrive(store: Store) -> None:
        with store.write() as tx:
            local.put(tx, guarding.ELSEWHERE, {"threshold": wall.now_ms})

    board = wall.root.worker.with_store(lambda store: (arrive(store), wall.root.worker.took({}))[1])
    wall.root.contact._post(lambda: wall.root.contact._on_board(board))
    wall.settle()


def test_a_threshold_that_another_wall_has_changed_is_told_for_a_week(hang: Hang) -> None:
    wall = hang(commands=READY)
    changed(wall)
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
