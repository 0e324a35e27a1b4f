"""What is offered as an answer for the field of a step that is chosen: usual numbers in its unit, the lanes there
are, or to write. Knows no screen."""

from __future__ import annotations

from board.board import Board
from board.catalogue import _
from board.formats import number
from board.kinds.gain.record import WASTES as KINDS
from board.kinds.stream.figures import Step
from board.kinds.stream.index import Lanes, Turns, turn_id
from board.kinds.stream.record import Stream, Streamstep
from board.labels import WASTES, said
from kiosk.screens.stream.step.answers import Answer
from kiosk.screens.stream.step.numbers import FIGURES
from kiosk.screens.stream.step.tapping import Tapping

NEW = "new"
"""It is written."""


def offered(board: Board, stream: Stream, record: Streamstep, step: Step, tap: Tapping) -> tuple[list[Answer], str]:
    """The answers, and what stands over them."""
    at = tap.at
    if at in FIGURES:
        figure, unit = FIGURES[at], tap.unit(at, record)
        now = figure.told(getattr(step, at), unit, stream.day_hours)
        return [Answer(n, figure.named(n, unit, stream.day_hours), number(n) == now) for n in figure.usual(unit)], _(
            "Vanlige svar"
        )
    if at == "lane":
        lanes = [Answer(lane.id, lane.title, lane.id == step.lane) for lane in board.of(Lanes).of(stream.id)]
        return [*lanes, Answer(NEW, _("En annen"), icon="plus")], _("Hvem gjør det?")
    if at == "waste":
        wastes = [Answer(waste, said(WASTES, waste), waste == record.waste) for waste in KINDS]
        return wastes, _("Hvilken tidstyv er det?")
    write = [Answer(NEW, _("Skriv"), icon="pencil")]
    if at == "title":
        return write, _("Steget heter")
    turn = board.of(Turns).get(turn_id(record.id, "ideal"))
    return write, _("Kortet heter «{title}»").format(title=turn.idea if turn and turn.idea else step.title)


def question(name: str) -> str:
    """What is asked where it is written."""
    return {
        "title": _("Hva gjøres i steget?"),
        "lane": _("Hvem gjør det? Skriv en rolle, ikke et navn."),
        "idea": _("Hva gjør dere for å få det til?"),
    }[name]
