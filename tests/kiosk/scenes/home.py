"""The board as it hangs: with a year on it, new, crowded, with long words, out of touch, brought down, closed."""

from dataclasses import replace

from board.errors import Kind, Refused
from board.kinds.card.commands import AddCard, MoveCard
from board.kinds.gain.commands import Realise
from board.kinds.meeting.commands import ChooseKeeper, EndMeeting, SetPresent, StartMeeting
from kiosk.demo.hung import Hung
from sync.wall.connection_status import ConnectionState, ConnectionStatus, moment
from tests.kiosk.scenes import Act


def as_it_hangs(wall: Hung) -> None: ...


def lowered(wall: Hung) -> None:
    """Where the board can be: an upright one hangs within reach as it is."""
    wall.press("more")
    if wall.has("tool-lower"):
        wall.press("tool-lower")


def offline(wall: Hung) -> None:
    wall.root.linked(ConnectionStatus(ConnectionState.NO_SERVER, waiting=3, since=moment(wall.now_ms - 60_000)))


def silent(wall: Hung) -> None:
    wall.root.linked(ConnectionStatus(ConnectionState.NO_SERVER, 31, moment(wall.now_ms - 4 * 24 * 3_600_000)))


def closed(wall: Hung) -> None:
    wall.root.state = replace(wall.root.state, opened=False, trouble=Kind.FILE_NEWER.say())


def after(wall: Hung) -> None:
    """The meeting was held half an hour ago: two cards moved, two suggestions, one finished, hours won."""
    wall.root.do(StartMeeting("m47"))
    wall.root.do(SetPresent("m47", 9))
    wall.settle()
    wall.now_ms += 60_000
    board = wall.board
    for stage, to in (("plan", "do"), ("do", "check")):
        wall.root.do(MoveCard(board.cards.column(stage)[0].id, stage, to))
    wall.root.do(AddCard("n1", "Krok til paraplyene ved døra"))
    wall.root.do(AddCard("n2", "Fem minutter til å snakke sammen"))
    wall.root.do(Realise("e47", "s47", 2.5, "2025-11-18", "Mer tid til tur", "quality", "other", "Stille", anew=True))
    wall.settle()
    wall.now_ms += 14 * 60_000
    wall.root.do(ChooseKeeper("m47", "Aisha"))
    wall.root.do(EndMeeting("m47"))
    wall.settle()
    wall.now_ms += 30 * 60_000
    wall.root.passed()


def unsaved(wall: Hung) -> None:
    """The disk is full: what there is can be read."""
    wall.root.refuse(Refused(Kind.DISK_FULL))
    wall.root.say("")


def far(wall: Hung) -> None:
    wall.root.go("far")


def far_after(wall: Hung) -> None:
    after(wall)
    far(wall)


SCENES: dict[str, Act | tuple[Act, str]] = {
    "home": as_it_hangs,
    "home-empty": (as_it_hangs, "empty"),
    "home-full": (as_it_hangs, "full"),
    "home-long": (as_it_hangs, "long"),
    "home-offline": offline,
    "home-silent": silent,
    "home-lowered": lowered,
    "home-after": after,
    "home-unsaved": unsaved,
    "far": far,
    "far-after": far_after,
    "far-long": (far, "long"),
    "home-closed": (closed, "empty"),
}
