"""The meeting of the demonstration: held by fingers from the first press to the last, and stored."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

from board.demonstration import script
from kiosk.demo.meeting import hold


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
