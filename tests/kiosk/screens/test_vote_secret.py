"""Stemme: nobody can tell which ball was laid, not after a power cut either."""

import gc
from pathlib import Path
from typing import Any

import pytest

from board.kinds.tally.commands import LayBall, TakeBack
from board.store.store import Store
from kiosk.demo.hung import Hung
from kiosk.screens.vote.turn import Turn, interrupted
from kiosk.widgets.input.focus import focus
from kiosk.widgets.input.tap import LONG_AGO
from kiosk.widgets.paper import pictures
from kiosk.widgets.plan import NEVER
from tests.kiosk.screens.voting import (
    _PLAIN,
    FLIGHT_S,
    SMALL,
    TEXTS,
    Hang,
    again,
    asks,
    laid,
    lay,
    voting,
)
from tests.patience import PATIENCE_S

# --- interrupted


def test_after_a_power_cut_whoever_was_interrupted_goes_on(hang: Hang, tmp_path: Path) -> None:
    wall = voting(hang, laid=("green",) * 3)
    lay(wall, "red")
    wall = again(hang, wall, tmp_path)
    assert "Var du midt i?" in wall.texts()
    assert wall.find("answer-resume").label == "Fortsett på mål 2"
    wall.press("answer-resume")
    assert asks(wall, TEXTS[1])
    assert not wall.has("undo-ball")
    lay(wall, "green", "green")
    assert laid(wall) == (4, 4, 4)


def test_after_a_power_cut_it_may_also_be_the_next_persons_turn(hang: Hang, tmp_path: Path) -> None:
    wall = voting(hang, laid=("green",) * 3)
    lay(wall, "red", "red")
    wall = again(hang, wall, tmp_path)
    assert wall.find("answer-resume").label == "Fortsett på mål 3"
    wall.press("answer-next")
    assert asks(wall, TEXTS[0])
    assert laid(wall) == (4, 4, 3)


def test_a_power_cut_between_two_people_asks_nothing(hang: Hang, tmp_path: Path) -> None:
    wall = voting(hang)
    lay(wall, "red", "red", "red")
    wall = again(hang, wall, tmp_path)
    assert not wall.has("answer-next")
    assert asks(wall, TEXTS[0])
    assert not wall.has("undo-ball")


def test_who_stood_over_the_last_goal_is_not_asked_about_once_the_turn_is_over(hang: Hang) -> None:
    wall = voting(hang)
    lay(wall, "red", "red")
    wall.press("next")
    wall.press("back")
    wall.root.go("vote", meeting="m1")
    wall.frames(2)
    assert not wall.has("answer-next")


@pytest.mark.parametrize(
    ("counts", "place"),
    [
        ((0, 0, 0), None),
        ((5, 5, 5), None),
        ((6, 5, 5), 1),
        ((6, 6, 5), 2),
        ((5, 6, 6), None),
        ((5, 6, 5), 2),
        ((4,), None),
    ],
)
def test_where_somebody_may_have_been_interrupted(counts: tuple[int, ...], place: int | None) -> None:
    assert interrupted(counts) == place


# --- nobody can tell


def answer_at_once(wall: Hung) -> None:
    """The writer answers before the frame is drawn in which it is asked. It has a thread of its own: when that is not
    as quick, the ball flies one frame later, whatever its colour."""
    worker = wall.root.worker
    do = worker.do

    def punctual(*asked: Any, **more: Any) -> None:
        do(*asked, **more)
        assert worker.wait(PATIENCE_S)

    worker.do = punctual


def test_what_is_seen_of_a_hidden_throw_is_the_same_for_all_colours(hang: Hang, tmp_path: Path) -> None:
    def seen(colour: str) -> list[bytes]:
        wall = voting(hang, SMALL, laid=("green",) * 3)
        answer_at_once(wall)
        wall.wait_s(0.5)
        wall.press(f"ball-{colour}")
        moments = []
        for _ in range(8):
            moments.append(wall.picture(tmp_path / "moment.png").read_bytes())
            wall.wait_s(0.15)
        return moments

    green, pink, red = (seen(colour) for colour in ("green", "pink", "red"))
    assert green == pink == red
    assert len(set(green)) > 4


TIMES = {"_fresh": LONG_AGO, "_came_up": NEVER}


def remembered(screen: Any) -> list[str]:
    """Everything the screen and what hangs on it know in plain values, widget by widget; of times only whether."""
    found = []
    for widget in screen.walk(restrict=True):
        values = {**vars(widget), **{name: getattr(widget, name) for name in widget.properties()}}
        values = {name: value > 0 if name.endswith("_at_s") else value for name, value in values.items()}
        values |= {name: values[name] == never for name, never in TIMES.items() if name in values}
        plain = {
            name: repr(value) for name, value in values.items() if isinstance(value, _PLAIN) and name != "_closing"
        }
        found.append(f"{type(widget).__name__} {sorted((k, v) for k, v in plain.items() if ' at 0x' not in v)}")
    return found


def colours_alive(but: tuple[Any, ...] = ()) -> list[Any]:
    """Every command and every turn in this process that carries the colour of a ball, but those known from before."""
    gc.collect()
    kinds = (LayBall, TakeBack, Turn)
    known = {id(thing) for thing in but}
    found = [thing for thing in gc.get_objects() if issubclass(type(thing), kinds) and id(thing) not in known]
    return [thing for thing in found if not isinstance(thing, Turn) or thing.can_take_back]


def test_after_next_person_nothing_in_memory_tells_what_was_laid(hang: Hang) -> None:
    told = []
    others = tuple(colours_alive())  # of other tests in this process
    for person in (("green", "pink", "red"), ("red", "red", "red")):
        wall = voting(hang, laid=("green", "pink", "red"))
        lay(wall, *person)
        assert len(colours_alive(others)) == 1
        wall.press("next")
        wall.wait_s(1)
        assert colours_alive(others) == []
        told.append(remembered(wall.root.screen))
    assert told[0] == told[1]


def test_a_ball_leaves_nothing_in_what_the_wall_remembers(hang: Hang) -> None:
    def rows(store: Store) -> list[Any]:
        """All there is in the file but the vases. That the panel was touched is not written while somebody is there:
        who copies the file would read on it when that was."""
        with store.read() as tx:
            tables = tx.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
            found = [(name, *row) for name in tables for row in tx.exec_driver_sql(f"SELECT * FROM {name}")]
            return [row for row in found if row[0] != "ballots"]

    wall = voting(hang)
    before = wall.root.worker.with_store(rows)
    lay(wall, "green", "red")
    wall.press("undo-ball")
    wall.wait_s(FLIGHT_S)
    wall.press("next")
    assert wall.root.worker.with_store(rows) == before


def test_leaving_the_screen_forgets_the_turn(hang: Hang) -> None:
    wall = voting(hang)
    lay(wall, "red")
    wall.root.home()
    assert not wall.root._screens["vote"]._turn.can_take_back


def test_the_keyboards_frame_does_not_stay_where_somebody_chose(hang: Hang) -> None:
    wall = voting(hang, present=3)
    focus.move_to(wall.find("ball-red"))
    wall.key(13)
    wall.settle()
    wall.wait_s(FLIGHT_S)
    assert laid(wall) == (1, 0, 0)
    assert focus.at is None


def test_a_ball_thrown_for_all_to_see_flies_itself(hang: Hang, tmp_path: Path) -> None:
    seen = set()
    for colour in ("green", "red"):
        wall = voting(hang, laid=("green",) * 3, unit={"visible_throw": True})
        wall.press(f"ball-{colour}")
        wall.wait_s(0.4)
        seen.add(wall.picture(tmp_path / f"{colour}.png").read_bytes())
        wall.wait_s(3)
        assert laid(wall) == (4, 3, 3)
        assert asks(wall, TEXTS[1])
    assert len(seen) == 2


# --- what is left on the disk


def test_no_ball_that_flies_leaves_a_picture_whose_time_would_tell_of_it(
    hang: Hang, monkeypatch: Any, tmp_path: Path
) -> None:
    monkeypatch.setattr("kivy.kivy_home_dir", str(tmp_path / "home"))
    pictures.forget()
    wall = voting(hang, unit={"visible_throw": True})
    wall.press("back")
    wall.settle()
    before = _left(tmp_path / "home")
    assert before  # what is shown on the board is kept
    wall.root.go("vote", meeting="m1")
    lay(wall, "green", "red", "pink")
    assert _left(tmp_path / "home") == before


def _left(home: Path) -> set[tuple[str, int]]:
    return {(path.name, path.stat().st_mtime_ns) for path in home.rglob("*.*")}
