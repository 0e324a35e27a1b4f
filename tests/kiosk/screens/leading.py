"""Leading a meeting in a test: a wall on which one has been begun, the way to a point, cards to talk about."""

from collections.abc import Callable
from dataclasses import replace

from board.kinds.card.commands import AddCard, EditCard, MoveCard
from board.kinds.gain.commands import Identify
from board.kinds.goal import WriteGoal
from board.kinds.measure import AddMeasure
from board.kinds.meeting.commands import SetPresent, StartMeeting
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote
from board.kinds.unit import AGENDA
from board.own import Own
from board.session import Session
from kiosk.demo.hung import Hung
from tests.kiosk.screens.fitting import LONG

Hang = Callable[..., Hung]

MEETING = StartMeeting("m1")
GOALS = [WriteGoal(f"g{n}", n, text) for n, text in enumerate(("Vi hjelper hverandre", "Jeg får ro", "Vi ler"))]
READY = {"responsible": "Per Olav", "deadline": "2025-11-28"}


def cards_under_way(*titles: str) -> list[object]:
    """Each one in Planlegge, the first one longest."""
    found: list[object] = []
    for n, title in enumerate(titles):
        found += [AddCard(f"c{n}", title), EditCard(f"c{n}", READY), MoveCard(f"c{n}", "suggestion", "plan")]
    return found


def ready_to_finish(id_: str, title: str, before: float = 3, after: float = 1) -> list[object]:
    """A card in Korrigere that has been measured before and after."""
    return [
        AddCard(id_, title, fields={**READY, "measured": "Bestillinger i uka", "measure_goal": 1}),
        AddMeasure(f"{id_}-before", id_, before, "before"),
        AddMeasure(f"{id_}-after", id_, after, "after"),
        MoveCard(id_, "suggestion", "act"),
    ]


def led(hang: Hang, size: tuple[int, int] = (1920, 1080), **more: object) -> Hung:
    """A wall on which the meeting has just been begun."""
    commands = [*more.pop("commands", []), MEETING]  # type: ignore[misc]
    wall = hang(size, commands=commands, **more)
    if "fill" in more:
        wall.root.do(MEETING)
        wall.settle()
    wall.root.go("meeting")
    wall.settle()
    return wall


def session(wall: Hung) -> Session:
    found = wall.board.own.meeting
    assert found
    return found


def step(wall: Hung) -> str:
    return AGENDA[session(wall).step].step


def to(wall: Hung, name: str) -> None:
    """Straight to a point, with nine present; for tests of what happens there."""
    if not wall.board.meetings.items["m1"].present:
        wall.root.do(SetPresent("m1", 9))
        wall.settle()
    steps = [item.step for item in AGENDA]
    wall.root.screen.take(replace(session(wall), reminded=True), steps.index(name))
    wall.settle()


def led_to(wall: Hung, name: str, card: str = "") -> None:
    """A meeting begun now that has come to a point, and there to a card."""
    wall.root.do(MEETING)
    wall.settle()
    wall.root.go("meeting")
    wall.settle()
    to(wall, name)
    if card:
        wall.root.screen.save(replace(session(wall), card=card))
        wall.settle()


def onwards(wall: Hung) -> None:
    """The petrol block, once it means what stands on it."""
    wall.wait_s(0.5)
    wall.press("meeting-next")


def focus_card(wall: Hung) -> str:
    return str(wall.root.screen.page.card.id)


def vote(wall: Hung, present: int) -> None:
    """Everybody lays a green ball for every goal, and the vases are opened."""
    wall.root.keep(Own(meeting=replace(session(wall), voting=True)))
    wall.root.do(SetPresent("m1", present))
    wall.root.do(OpenVote("m1"))
    for goal in ("g0", "g1", "g2"):
        for seen in range(present):
            wall.root.do(LayBall(goal, "green", seen))
    wall.root.do(CloseVote("m1", "t1"))
    wall.settle()


def long_texts() -> list[object]:
    name = "Annbjørg-Marie Fossheimsengen-Østerdal"
    fields = {"responsible": name, "deadline": "2025-11-28", "problem": " ".join([LONG] * 8), "measured": LONG}
    under_way = [
        AddCard("c1", LONG, fields={**fields, "measure_goal": 0.25, "help_wanted": True}, goal="g0", week="2025-W40"),
        AddMeasure("m-before", "c1", 1234.56, "before"),
        MoveCard("c1", "suggestion", "plan"),
    ]
    finished = [
        command
        for n in range(4)
        for command in (
            AddCard(f"d{n}", LONG, fields=fields),
            AddMeasure(f"a{n}", f"d{n}", 1234.56, "before"),
            AddMeasure(f"b{n}", f"d{n}", 0.25, "after"),
            MoveCard(f"d{n}", "suggestion", "act"),
            MoveCard(f"d{n}", "act", "done"),
            Identify(f"i{n}", f"d{n}", 123.4),
        )
    ]
    suggested = [AddCard(f"s{n}", LONG, fields={"problem": fields["problem"], "responsible": name}) for n in range(4)]
    return [*(WriteGoal(f"g{n}", n, LONG) for n in range(3)), *under_way, *finished, *suggested]
