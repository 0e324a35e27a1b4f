"""The wall is let in at a real centre on loopback, by its own screen; what is done at the wall arrives there."""

from collections.abc import Callable

from board.kinds.card.commands import AddCard
from board.kinds.goal import WriteGoal
from board.kinds.unit import ChangeUnit
from board.log import log
from board.log.change import Change
from board.own import Own
from board.store.store import Store
from kiosk.demo.hung import Hung
from kiosk.widgets.paper.paper import Paper
from sync.server.embedded import Embedded
from sync.wall.connection_status import ConnectionState

Hang = Callable[..., Hung]
READY = [ChangeUnit({"name": "Solbakken"}), WriteGoal("g0", 0, "Vi hjelper hverandre")]


def at(wall: Hung) -> Hung:
    wall.root.go("settings", section="centre")
    wall.settle()
    return wall


PIN = "7391"


def knows(wall: Hung, address: str) -> Hung:
    """Whoever stands here has chosen a PIN, and said where the centre is."""
    at(wall).root.keep(Own(centre_address=address))
    wall.settle()
    wall.say_pin(PIN)
    return wall


def let_in(wall: Hung, centre: Embedded) -> str:
    """By the screen: ask, read the code aloud, be approved. Returns the unit's id."""
    unit = centre.unit("Eksempel kommune", "Solbakken")
    knows(wall, centre.url).press("centre-act")
    wall.until(lambda: wall.root.state.pairing.code)
    assert "Koden gjelder i ti minutter. Den brukes én gang." in wall.texts()
    centre.approve(wall.root.state.pairing.code, unit)
    wall.until(lambda: wall.root.state.pairing.done)
    wall.until(lambda: wall.root.state.link.state is ConnectionState.CONNECTED and not wall.root.state.link.waiting)
    return unit


def test_a_wall_without_an_address_has_nobody_to_ask(hang: Hang) -> None:
    wall = at(hang(commands=READY))
    wall.press("centre-act")
    assert not wall.root.state.pairing.asking
    assert "Få adressen av kommunen. Hent så en kode, som koordinatoren godkjenner." in wall.texts()


def test_nobody_at_the_address_is_said_in_a_sentence(hang: Hang) -> None:
    wall = hang(commands=READY)
    knows(wall, "http://127.0.0.1:9").press("centre-act")
    wall.until(lambda: wall.root.state.pairing.fault)
    wall.settle()
    assert wall.root.state.pairing.fault in wall.texts()
    assert "Hent kode" in wall.texts()


def test_a_wall_is_let_in_and_what_is_done_there_arrives(hang: Hang, centre: Embedded) -> None:
    wall = hang(commands=READY)
    unit = let_in(wall, centre)
    wall.root.do(AddCard("c1", "Fast plass til bilnøklene"))
    wall.settle()
    wall.until(lambda: "c1" in centre.holds(unit)[1].cards.running.items)
    wall.until(lambda: not wall.root.state.link.waiting)
    wall.root.home()
    wall.settle()
    assert "Lagret her og sentralt" in wall.texts()


def odd(store: Store) -> None:
    """As if another wall had written it."""
    fields = {"title": "Ringeklokka", "moved": 2**53 - 1}
    with store.write() as tx:
        log.ingest(tx, [Change("e" * 16, 1, 1, "g", "card", "c9", fields)])


def test_the_service_view_tells_of_the_last_rounds_and_the_centre_can_be_left(hang: Hang, centre: Embedded) -> None:
    wall = hang(commands=READY)
    unit = let_in(wall, centre)
    wall.root.worker.with_store(odd)
    wall.now_ms += 60_000
    wall.root._tick(0)
    wall.settle()
    assert any("sendt" in text for text in wall.texts())
    assert any("1 opplysning kunne ikke leses her:\nkort «Ringeklokka»: moved" in text for text in wall.texts())
    wall.root.home()
    at(wall)
    assert not any("sendt" in text for text in wall.texts())
    wall.press("centre-rounds")
    wall.say_pin(PIN)
    assert any("sendt" in text for text in wall.texts())
    wall.press("centre-act")
    question = next(part for part in wall.find("confirm-yes").walk_reverse() if isinstance(part, Paper))
    assert abs(question.center_y - wall.height / 2) < wall.height / 20, "it hangs above the whole screen"
    wall.press("confirm-yes")
    wall.settle()
    assert wall.root.state.link.state is ConnectionState.UNPAIRED
    assert not (wall.folder / "centre.json").exists()
    assert "Hent kode" in wall.texts()
    wall.press("centre-act")
    wall.until(lambda: wall.root.state.pairing.code)
    centre.approve(wall.root.state.pairing.code, unit)
    wall.until(lambda: wall.root.state.link.state is ConnectionState.CONNECTED)


def test_a_wall_that_was_let_in_keeps_in_touch_after_a_restart(hang: Hang, centre: Embedded) -> None:
    first = hang(commands=READY)
    unit = let_in(first, centre)
    first.take_down()
    second = hang(folder=first.folder)
    second.root.do(AddCard("c2", "Vaskeplan som henger på døra"))
    second.settle()
    second.until(lambda: "c2" in centre.holds(unit)[1].cards.running.items)
    at(second)
    assert "Koble fra" in second.texts()
    assert "Vis hvordan det har gått" in second.texts()


def test_two_walls_of_a_unit_see_each_others_cards(hang: Hang, centre: Embedded) -> None:
    one = hang(commands=READY)
    unit = let_in(one, centre)
    two = hang()
    knows(two, centre.url).press("centre-act")
    two.until(lambda: two.root.state.pairing.code)
    centre.approve(two.root.state.pairing.code, unit)
    two.until(lambda: two.board.unit.name == "Solbakken")
    one.root.do(AddCard("c1", "Fast plass til bilnøklene"))
    two.until(lambda: "c1" in two.board.cards.running.items)
