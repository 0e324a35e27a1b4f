"""What is tapped in where a step is measured again."""

from contextlib import closing
from pathlib import Path

from board.kinds.stream.ready import HangReady
from kiosk.screens.stream.step.sheet import Work
from tests.board.staffroom import Staffroom


def test_a_figure_that_was_said_is_said_anew_before_it_is_entered(tmp_path: Path) -> None:
    with closing(Staffroom(tmp_path)) as room:
        room.do(HangReady("m", "new-medicine"))
        work = Work("m-s0", "after")
        assert work.put({"minutes": 5.0}) is None
        assert [work.step(room.board).minutes, work.step(room.board, {"minutes": 3.0}).minutes] == [5, 3]
