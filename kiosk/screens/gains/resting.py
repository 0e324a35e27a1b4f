"""The last gain hangs in the frame of the idle view: what was freed, and what it became."""

from collections.abc import Iterable

from board.catalogue import _
from board.formats import hours_a_week
from board.kinds.gain.index import Subject
from kiosk.parts.gainwords import dated, title_of, use_name
from kiosk.resting import Framed
from kiosk.state import State

PLACE = 90


def framed(state: State) -> Iterable[Framed]:
    """The gain that was realised last, while all of it holds."""
    holds = [one for one in state.board.gains.subjects.values() if one.realised_hours > 0 and not one.fallen_hours]
    if not holds:
        return []
    last = max(holds, key=lambda one: (one.since[0].made, one.id))
    return [_told(state, last)]


def _told(state: State, subject: Subject) -> Framed:
    rise, hours = subject.since[0], subject.realised_hours
    return Framed(
        over=_("Siste gevinst"),
        title=title_of(state, subject.id),
        words=rise.note,
        figure=hours_a_week(hours),
        beside=use_name(rise.use) if rise.use else "",
        below=_("fra {day}").format(day=dated(rise.day, state.today)) if rise.day else "",
    )
