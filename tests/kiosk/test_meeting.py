"""The meeting of the demonstration: held by fingers from the first press to the last, and stored."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from board.board import Board
from board.demonstration import script
from board.demonstration.hanging import happen, read
from board.demonstration.year import Year
from board.kinds.goal import WriteGoal
from board.store.store import Store
from kiosk.demo.demo import thrown_away
from kiosk.demo.hung import TUESDAY
from kiosk.demo.meeting import hold
from kiosk.parts.next_meeting import just_held
from kiosk.state import State


def test_a_whole_meeting_is_held_by_touches(tmp_path: Path, demonstration: Callable[[bool], Path]) -> None:
    folder = copytree(demonstration(False), tmp_path / "wall")
    said: list[str] = []
    held = hold(folder, tmp_path / "out", said.append)
    told, board = script(), held.board
    meeting = board.meetings.held[-1]
    assert (meeting.present, meeting.next_keeper, meeting.ended > meeting.started) == (9, told.next_keeper, True)
    points = [board.meetings.point(goal.id, meeting.week) for goal in board.goals.written]
    assert [(point.green, point.pink, point.red) for point in points] == [tuple(vote) for vote in told.votes]
    titles = [card.title for card in board.cards.column("suggestion")]
    assert {told.red_card_title, told.suggestion_title} <= set(titles)
    assert next(card.title for card in board.cards.column("act")) == "Ny runde for sengeskift"
    assert board.vote is None
    pictures = sorted(path.name for path in (tmp_path / "out").glob("*.png"))
    assert len(pictures) == held.pictures == len(said) > 15


def last_meeting(folder: Path, now: datetime, whose: str = "ytterskogen", *, ended: bool = True) -> Board:
    """The last meeting of a demonstration that is opened now, and nothing else of its year."""
    now_ms = int(now.timestamp() * 1000)
    year = Year(read(whose), now_ms)
    last = year.held[0]
    goals = [year.event(year.at(last["weeks_ago"], 0), WriteGoal(f"g{n}", n, f"Mål {n}")) for n in range(3)]
    events = [*year.settings(), *goals, *year.meeting(last, "Marit")]
    store = Store.open(folder, lambda: now_ms)
    try:
        return happen(store, now_ms, events if ended else events[:-3])
    finally:
        store.close()


@pytest.mark.parametrize("whose", ["ytterskogen", "ledergruppa"])
@pytest.mark.parametrize("later", range(7))
def test_on_whatever_day_it_is_opened_its_next_step_is_to_hold_a_meeting(
    tmp_path: Path, whose: str, later: int
) -> None:
    now = TUESDAY + timedelta(days=later)
    board = last_meeting(tmp_path, now, whose)
    assert len(board.meetings.held) == 1
    assert just_held(State(board, int(now.timestamp() * 1000), opened=True)) is None, f"{now:%A}"


def test_what_is_thrown_away_is_thrown_away_whole_also_when_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_while_a_vase_stands() -> None:
        with thrown_away() as folder:
            assert last_meeting(folder, TUESDAY, ended=False).vote
            assert [*tmp_path.rglob("*-vase/key")], "its key lies beside the board's folder"
            raise LookupError("a vase stands")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(LookupError, match="a vase stands"):
        fail_while_a_vase_stands()
    assert not [*tmp_path.iterdir()]
