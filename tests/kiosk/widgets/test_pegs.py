"""Papers on strings hang anew when a panel has room for more of them side by side."""

from __future__ import annotations

from kiosk.theme import theme
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.paper.pegs import PegLine
from kiosk.widgets.plan import Space


def test_papers_hang_on_one_string_where_there_is_room_for_all() -> None:
    line = PegLine(papers=[Paper() for _paper in range(4)], per_row=3, size=(1600, 600))
    line.lay_out(600)
    line.per_row = 5
    line.lay_out(600)
    heights = [paper.height for paper in line.papers]
    assert max(heights) - min(heights) <= 1, "on one string, but for a pixel of rounding"
    assert line.papers[3].x > line.papers[2].right


def test_strings_ask_for_as_much_height_as_their_papers() -> None:
    line = PegLine(papers=[Paper(flow="down") for _paper in range(4)], per_row=3)
    for paper, high in zip(line.papers, (100, 300, 200, 50), strict=True):
        paper.add_widget(Space(h=high))
    assert line.natural_h(1600)[1] > theme.px(300 + 50)
