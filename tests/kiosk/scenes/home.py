"""The board as it hangs: with a year on it, new, crowded, with long words, out of touch, brought down, closed."""

from dataclasses import replace

from board.errors import Kind
from kiosk.demo.hung import Hung
from sync.wall.connection_status import ConnectionState, ConnectionStatus, moment
from tests.kiosk.scenes import Act


def as_it_hangs(wall: Hung) -> None: ...


def lowered(wall: Hung) -> None:
    wall.press("more")
    wall.press("tool-lower")


def offline(wall: Hung) -> None:
    wall.root.linked(ConnectionStatus(ConnectionState.NO_SERVER, waiting=3, since=moment(wall.now_ms - 60_000)))


def silent(wall: Hung) -> None:
    wall.root.linked(ConnectionStatus(ConnectionState.NO_SERVER, 31, moment(wall.now_ms - 4 * 24 * 3_600_000)))


def closed(wall: Hung) -> None:
    wall.root.state = replace(wall.root.state, opened=False, trouble=Kind.FILE_NEWER.sentence)


SCENES: dict[str, Act | tuple[Act, str]] = {
    "home": as_it_hangs,
    "home-empty": (as_it_hangs, "empty"),
    "home-full": (as_it_hangs, "full"),
    "home-long": (as_it_hangs, "long"),
    "home-offline": offline,
    "home-silent": silent,
    "home-lowered": lowered,
    "home-closed": (closed, "empty"),
}
