"""Rounds as they are looked at: no area yet, areas by turn, a round as it goes, one that begins, one left halfway for
a week, one that is done; the vernerunde; long words and many areas."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from board.board import Board
from board.context import Command
from board.kinds.area import AddArea, EditArea, area_id
from board.kinds.round.commands import AnswerQuestion, FinishRound, MakeFinding
from board.kinds.round.index import halfway
from board.kinds.round.ready import standing
from board.kinds.round.rewriting import WriteQuestion
from kiosk.demo.hung import Hung
from tests.kiosk.scenes import looked_at

WORDS = "Medikamentoppsamlingsrutinegjennomgang for hjemmetjenestens ettermiddagsvaktordning"
ROOM, GUARD = area_id("Medisinrommet"), area_id("Vaktrommet")
SHINE = [one for one in standing("5s-services") if one.part == "shine"]
Made = Callable[[Board, date], list[Command]]


def nothing(board: Board, today: date) -> list[Command]:
    return []


def begun(board: Board) -> date:
    """When the round of the medicine room was begun that goes on."""
    return next(one.day for one in halfway(board, "5s") if one.day)


def found(board: Board, today: date) -> list[Command]:
    """A card of what had one point, and two in words of their own."""
    day = begun(board)
    told: list[Command] = [MakeFinding("5s", ROOM, day, "shine", SHINE[3].id)]
    told.append(MakeFinding("5s", ROOM, day, "sort", title="Kaste utgått forbruksmateriell", card="f1"))
    return [*told, MakeFinding("5s", ROOM, day, "shine", title="Hengsla på medisinskapet er løs", card="f2")]


def done(board: Board, today: date) -> list[Command]:
    """The rest is answered too."""
    rest = [*SHINE[4:], *(one for one in standing("5s-services") if one.part in ("standard", "sustain"))]
    told: list[Command] = [AnswerQuestion("5s", ROOM, begun(board), one.id, 2) for one in rest]
    return [*found(board, today), *told, FinishRound("5s", ROOM, begun(board))]


def left(board: Board, today: date) -> list[Command]:
    """One in another room, begun eight days ago."""
    day = date.fromordinal(today.toordinal() - 8)
    return [AnswerQuestion("5s", GUARD, day, one.id, 3) for one in standing("5s-services")[:4]]


def overfull(board: Board, today: date) -> list[Command]:
    """Twenty areas, long words in everything, more findings than find room."""
    told: list[Command] = [AddArea(f"{n} {WORDS[:34]}") for n in range(20)]
    told += [WriteQuestion("5s", "shine", f"{n} {WORDS}"[:115], one.id) for n, one in enumerate(SHINE)]
    told += [EditArea(ROOM, title=WORDS[:38], who=WORDS[:40])]
    words = (MakeFinding("5s", ROOM, begun(board), "sort", title=f"{n} {WORDS}", card=f"m{n}") for n in range(9))
    return [*told, *words]


def on(made: Made, *presses: str, screen: str = "round.walk", **given: str) -> Callable[[Hung], None]:
    """These were done, the screen is gone to, and these are pressed on it."""

    def first(wall: Hung) -> None:
        for command in made(wall.root.state.board, wall.root.state.today):
            wall.root.do(command)
        wall.settle()

    return looked_at(screen, presses=presses, then=first, **given)


SCENES: dict[str, Callable[[Hung], None] | tuple[Callable[[Hung], None], str]] = {
    "round-areas-empty": (on(nothing, screen="round"), "empty"),
    "round-areas": on(nothing, screen="round"),
    "round-areas-20": on(overfull, screen="round"),
    "round-area-change": on(nothing, "area-change", screen="round"),
    "round": on(found, area=ROOM),
    "round-first": on(lambda _board, _today: [AddArea("Bilene")], area=area_id("Bilene")),
    "round-change": on(nothing, "round-change", area=ROOM),
    "round-left": on(left, area=GUARD),
    "round-done": on(done, area=ROOM),
    "round-long": on(overfull, area=ROOM),
    "round-safety": on(nothing, form="safety"),
    "round-safety-second": on(nothing, "role-leader", "part-on", form="safety"),
}
