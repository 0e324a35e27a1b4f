"""The unit's own good stories hang in the frame of the idle view, the latest first."""

from collections.abc import Iterable

from board import calendar
from board.catalogue import _
from board.formats import month_name
from board.kinds.story.index import Stories
from board.kinds.story.record import Story
from kiosk.parts import tale
from kiosk.resting import Framed
from kiosk.state import State

PLACE = 10
SHOWN = 2
"""So many of them take turns with what others hang there: what is older has had its time."""


def framed(state: State) -> Iterable[Framed]:
    return map(_told, state.board.of(Stories).told[:SHOWN])


def _told(story: Story) -> Framed:
    return Framed(
        over=_("God historie fra oss"),
        title=story.title,
        words=story.done or story.problem,
        figure=tale.gain(story) or tale.change(story),
        beside=tale.became(story),
        below=_("fortalt i {month}").format(month=month_name(calendar.day(story.made))),
    )
