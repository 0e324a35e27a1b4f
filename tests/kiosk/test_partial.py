"""Records that say less than they could, on a wall: no field is required, and every screen shows what there is.

A foreign client pushes them to a real centre, and a wall pulls them. What says least is looked at by itself: where
there is more, it is seldom what is shown first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from board.board import Board
from board.kinds.goal import WriteGoal
from board.local import new_id
from board.log.change import Fact
from board.record import Record, kinds
from board.store.faults import where
from kiosk import screens
from kiosk.demo.hung import TUESDAY, Hung
from kiosk.showing import FAR, REST, SCREENS
from tests.kiosk.screens.voting import SMALL
from tests.partial import UNIT, partial
from tests.sync.places import Centre, Time, Wall

Hang = Callable[..., Hung]
WITHIN = sorted(".".join(file.parts[-3:-1]) for file in Path(screens.__file__).parent.glob("*/*/screen.py"))
OWN = ("reveal",)
"""What only a meeting that the wall itself has begun brings: it says its week and how many are there."""
OF = {
    "card": ("card", "fishbone", "gains", "lift", "lifted", "photos", "practice", "story", "whys", "stakeholders"),
    "gain": ("gains",),
    "lift": ("lifted",),
    "lifted": ("lifted",),
    "meeting": ("farewell",),
    "story": ("story",),
    "stream": ("stream", "stream.ideal", "stream.sums"),
    "streamstep": ("stream.step",),
}
"""On which screens a record is opened."""
GIVEN = {"farewell": "meeting", "stakeholders": "card"}
EACH = 3
"""So many of a kind are opened, the least told first."""
TOGETHER = 50


@pytest.fixture(scope="module")
def pulled(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Record], list[Record]]:
    """What a wall has heard of a foreign client: records that say one thing at most, and those that lack one."""
    folder = tmp_path_factory.mktemp("partial")
    centre = Centre(f"sqlite:///{folder}/centre.db", Time(int(TUESDAY.timestamp() * 1000)))
    unit = centre.unit()
    foreign, wall = (Wall(folder / name, centre, centre.let_in(unit, new_id(), name)) for name in ("foreign", "wall"))
    facts = [Fact(*told) for told in partial()]
    little = {(kind, id_) for kind, id_, fields in facts if len(fields) < 2}
    for first in range(0, len(facts), TOGETHER):
        foreign.write(*facts[first : first + TOGETHER])
    foreign.settle()
    wall.settle()
    with wall.store.read() as tx:
        found = [one for one in Board.load(tx).records() if one.kind != UNIT]
    for each in (foreign, wall, centre):
        each.close()
    least = [one for one in found if (one.kind, one.id) in little]
    return least, [one for one in found if (one.kind, one.id) not in little]


def look(wall: Hung, records: list[Record]) -> Iterator[str]:
    """Show a board with these records on every screen, and each where it is opened, with a sentence on the strip that
    looks for a place there; what breaks."""
    blank = wall.root.state
    shown = replace(blank, board=blank.board.after({(one.kind, one.id): one for one in records}, (), blank.board.own))
    ways: list[tuple[str, dict[str, str]]] = [
        (name, {}) for name in (FAR, REST, *SCREENS, *WITHIN) if name not in OWN
    ]
    for kind, opening in OF.items():
        opened = [one.id for one in records if one.kind == kind][:EACH]
        ways += [(screen, {GIVEN.get(screen, "id"): id_}) for id_ in opened for screen in opening]
    for screen, given in ways:
        try:
            wall.root.state = shown
            wall.root.go(screen, **given)
            wall.root.say(screen)
            wall.frames()
        except Exception as fault:
            yield f"{screen} {given}: {where(fault)}"
            wall.root.state = blank
            wall.root.mend(screen)
    wall.root.state = blank
    wall.root.home()


def test_every_screen_shows_what_there_is_of_records_that_say_one_thing_at_most(
    hang: Hang, pulled: tuple[list[Record], list[Record]]
) -> None:
    least = pulled[0]
    assert {one.kind for one in least} | {UNIT} == set(kinds)
    wall = hang(SMALL, commands=[WriteGoal("g0", 0, "Ro")])
    assert [*look(wall, least)] == []


@pytest.mark.long
@pytest.mark.parametrize("kind", sorted(set(kinds) - {UNIT}))
def test_every_screen_shows_what_there_is_where_there_is_nothing_else(
    hang: Hang, pulled: tuple[list[Record], list[Record]], kind: str
) -> None:
    wall = hang(SMALL, commands=[WriteGoal("g0", 0, "Ro")])
    found = [[one for one in some if one.kind == kind] for some in pulled]
    assert found[0]
    assert [fault for some in (found[0][:1], *found) for fault in look(wall, some)] == []
