"""A leader group's board: new, the usual, and more than it holds; and its cards as any unit's."""

from __future__ import annotations

from collections.abc import Callable

from board.calendar import weeks_back
from board.kinds.card.commands import AddCard, EditCard
from board.kinds.goal import WriteGoal
from board.kinds.indicator.commands import TakeReading, WriteIndicator
from board.kinds.unit import UNIT_ID, Unit
from board.log.change import Fact, Json
from board.neighbours import Neighbours
from board.packs import ChoosePack
from kiosk.demo.hung import Hung
from tests.kiosk.scenes.lift import told
from tests.kiosk.scenes.lifted import MANY, USUAL
from tests.kiosk.scenes.offers import told as tell_neighbours

AIMS = (
    ("boards", "Enheter med tavle", 76, "at_least", (31, 33, 36, 36, 38, 41, 43)),
    ("guides", "Leanveiledere i gang", 12, "at_least", (3, 5, 5, 6, 8, 9)),
    ("sick", "Sykefravær", 7, "at_most", (9.4, 9.1, 9.2, 8.8, 8.4, 8.1)),
)
CASES = (
    ("sick-case", "Sykefravær under 7 prosent", "sick", "Berit"),
    ("full-time", "Heltidskultur i helse og omsorg", "guides", "Kari"),
    ("kindergarten", "Ny barnehage på Brubakken", "", "Per"),
)


def _aim(title: str, suffix: str, target: float, direction: str) -> dict[str, Json]:
    return {"title": title, "measured": title, "suffix": suffix, "target": target, "direction": direction}


def own(wall: Hung, more: int = 0) -> None:
    """What the leader group itself has written."""
    commands: list[object] = [ChoosePack("leaders"), WriteGoal("answers", 0, "Vi svarer enhetene innen en uke")]
    weeks = weeks_back(wall.root.state.today, 8)
    for id_, title, target, way, values in AIMS:
        suffix = "prosent" if id_ == "sick" else ""
        commands.append(WriteIndicator(id_, _aim(title, suffix, target, way)))
        commands += [TakeReading(id_, week, value) for week, value in zip(weeks, values, strict=False)]
    extra = [(f"case-{n}", f"Sak nummer {n} som hele kommunen følger gjennom året", "sick", "") for n in range(more)]
    for id_, title, indicator, who in (*CASES, *extra):
        commands += [AddCard(id_, title), EditCard(id_, {"indicator": indicator, "responsible": who})]
    for command in commands:
        wall.root.do(command)
    wall.settle()
    told(wall, Fact(Unit.kind, UNIT_ID, {"name": "Kommunedirektørens ledergruppe"}))


def hung(*facts: Fact, more: int = 0, written: bool = True, presses: tuple[str, ...] = ()) -> Callable[[Hung], None]:
    def act(wall: Hung) -> None:
        tell_neighbours(wall, Neighbours(tag="1", below=12))
        if written:
            own(wall, more)
        if facts:
            told(wall, *facts)
        for name in presses:
            wall.wait_s(0.6)
            wall.press(name)

    return act


def whole(wall: Hung) -> None:
    """Three goals for how they are at work, and cases of the Leanstrategi."""
    hung(*USUAL)(wall)
    goals = ("Vi svarer enhetene innen en uke", "Vi spør hverandre", "Vi rekker det vi har lovet")
    for slot, text in enumerate(goals):
        wall.root.do(WriteGoal(f"goal-{slot}", slot, text))
    for id_ in ("full-time", "kindergarten"):
        wall.root.do(EditCard(id_, {"lean": True}))
    wall.settle()


SCENES = {
    "leading-whole": (whole, "empty"),
    "leading-empty": (hung(written=False), "empty"),
    "leading": (hung(*USUAL), "empty"),
    "leading-many": (hung(*MANY, more=12), "empty"),
    "leading-unit": hung(*USUAL),
    "leading-meeting": (hung(*USUAL, presses=("main", "present-9", "meeting-next", "skip-vote")), "empty"),
    "leading-stages": (hung(*USUAL, presses=("more", "tool-stages")), "empty"),
}
