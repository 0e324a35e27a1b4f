"""After the meeting the board says what it gave and when the next one is, until the day it is due."""

from __future__ import annotations

from collections.abc import Callable

from board.board import Board
from board.kinds.card.commands import EditCard, MoveCard
from board.kinds.card.record import Stage
from board.kinds.meeting.commands import EndMeeting, SetPresent, StartMeeting
from board.kinds.meeting.outcome import outcome
from kiosk.demo.hung import Hung
from tests.kiosk.scenes.home import after

Hang = Callable[..., Hung]
DAY_MS = 86_400_000


def test_the_board_says_what_the_meeting_gave_until_the_next_one_is_due(hang: Hang) -> None:
    wall = hang(fill="demo")
    assert "Start tavlemøte" in wall.texts()
    after(wall)
    told = {"Ukas møte er holdt", "2 kort kom videre", "2 nye forslag", "2,5 timer i uka vunnet"}
    assert told <= {*wall.texts()}
    assert (wall.find("main").colour, wall.find("main").label) == ("cream", "Neste møte: 25. nov. 13.30")
    assert wall.find("main").second == "Aisha leder · sju dager til · se siste møte"
    assert _chips(wall) == {"ny i møtet": 2, "flyttet": 2}
    assert "Ballene er fra uke 46" in wall.texts(), "nobody laid a ball in this one, and the vases are not empty"
    wall.press("main")
    assert "Takk! Dette ga møtet" in wall.texts()
    wall.root.home()
    _days(wall, 6)
    assert {"Møtet i uke 47 er holdt", "2 kort kom videre"} <= {*wall.texts()}
    assert wall.find("main").label == "Neste møte: i morgen 13.30"
    _days(wall, 1)
    assert not told & {*wall.texts()}
    assert (wall.find("main").colour, wall.find("main").label) == ("petrol", "Start tavlemøte")
    assert "ny i møtet" not in _chips(wall)


def test_the_fiftieth_improvement_is_told_at_the_end_of_its_meeting_and_until_the_next(hang: Hang) -> None:
    wall = hang(fill="demo")
    assert len(wall.board.cards.finished.items) == 45
    _finish(wall, "do", "do", "do", "check", "act")
    wall.now_ms += 60_000  # no meeting goes on
    _meet(wall, "m47")
    wall.root.go("farewell", meeting="m47", minutes=15)
    wall.settle()
    told = "Forbedring nummer 50 er i mål. Den har vi laget sammen."
    assert told in wall.texts()
    wall.root.home()
    wall.settle()
    assert "Forbedring nummer 50" in wall.texts()
    _days(wall, 7)
    assert "Forbedring nummer 50" not in wall.texts()
    _meet(wall, "m48", "plan")
    wall.root.go("farewell", meeting="m48", minutes=15)
    wall.settle()
    assert "1 kort ferdig" in wall.texts()
    assert not [text for text in wall.texts() if text.startswith("Forbedring nummer")], "once"


def _meet(wall: Hung, id_: str, *finished: Stage) -> None:
    """A meeting of a quarter of an hour, in which a card of each of these columns is finished."""
    wall.root.do(StartMeeting(id_))
    wall.root.do(SetPresent(id_, 9))
    wall.settle()
    wall.now_ms += 60_000
    _finish(wall, *finished)
    wall.now_ms += 14 * 60_000
    wall.root.do(EndMeeting(id_))
    wall.settle()


def _finish(wall: Hung, *columns: Stage) -> None:
    for stage in columns:
        card = wall.board.cards.column(stage)[0].id
        wall.root.do(EditCard(card, {"unmeasurable": True}))
        if stage in ("plan", "do"):
            wall.root.do(MoveCard(card, stage, "check"))
        wall.root.do(MoveCard(card, "act" if stage == "act" else "check", "done"))
        wall.settle()


def test_another_meeting_is_begun_from_the_drawer(hang: Hang) -> None:
    wall = hang(fill="demo")
    wall.press("more")
    assert not wall.has("tool-extra-meeting")
    wall.press("more")
    after(wall)
    wall.press("more")
    wall.press("tool-extra-meeting")
    assert (wall.screen, wall.board.own.meeting is not None) == ("meeting", True)
    wall.root.home()
    wall.settle()
    assert wall.find("main").label == "Fortsett tavlemøtet"


def test_what_a_meeting_gave_is_what_happened_while_it_went_on(hang: Hang) -> None:
    wall = hang(fill="demo")
    after(wall)
    board: Board = wall.stored
    gave = outcome(board, board.meetings.held[-1])
    assert (len(gave.moved), len(gave.new), len(gave.finished), gave.hours) == (2, 2, 0, 2.5)
    earlier = outcome(board, board.meetings.held[-2])
    assert not earlier.new & gave.new


def _chips(wall: Hung) -> dict[str, int]:
    faces = [getattr(widget, "face", None) for widget in wall.walk()]
    said = [face.fresh for face in faces if getattr(face, "fresh", "")]
    return {text: said.count(text) for text in said}


def _days(wall: Hung, days: int) -> None:
    wall.now_ms += days * DAY_MS
    wall.root.passed()
    wall.settle()
