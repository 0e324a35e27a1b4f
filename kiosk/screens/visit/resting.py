"""What a Leanveileder said of a visit hangs in the frame of the idle view for some weeks: the praise large, and below
it what was seen, with the question to talk about."""

from collections.abc import Iterable

from board.catalogue import _
from board.formats import short_day
from board.kinds.visit import Visits
from kiosk.resting import Framed
from kiosk.state import State

PLACE = 5


def framed(state: State) -> Iterable[Framed]:
    return [
        Framed(
            over=_("{name} var på besøk {day}", name=one.by, day=short_day(one.day)),
            title=one.praise,
            words=" ".join(filter(None, (one.saw, one.question and _("Spørsmål: {words}", words=one.question)))),
        )
        for one in state.board.of(Visits).lately(state.today)
        if one.day
    ]
