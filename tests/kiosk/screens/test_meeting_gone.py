"""A meeting that is called off while something of it is still on its way to the file."""

from __future__ import annotations

from kiosk.widgets.input.confirm import Confirm
from tests.kiosk.screens.leading import GOALS, led


def test_a_number_that_arrives_after_the_meeting_was_called_off_breaks_nothing(hang):
    wall = led(hang, commands=GOALS)
    page = wall.root.screen.page
    wall.root.screen._sheets._cancel(wall.root.screen.session)
    page._choose(5)
    wall.settle()
    assert wall.screen == "home"


def test_a_second_tap_on_a_sheet_is_not_for_what_lay_below_it(hang):
    wall = led(hang, commands=GOALS)
    wall.wait_s(1)
    below = wall.middle("present-5")
    sheet = Confirm(question="Sikker?")
    sheet.hang(wall.root.screen)
    wall.wait_s(0.5)
    sheet.bind(on_decline=lambda *_: None)
    wall.tap_in_slow_frame(0.7, wall.middle("confirm-no"), below)
    wall.settle()
    assert not wall.has("confirm-no")
    assert not any(meeting.present for meeting in wall.board.meetings.items.values())
    wall.tap_in_slow_frame(0.7, below)
    wall.settle()
    assert [meeting.present for meeting in wall.board.meetings.items.values()] == [5]
