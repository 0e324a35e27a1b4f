"""What hangs in a meeting, for the gallery."""

from __future__ import annotations

from collections.abc import Callable

from kivy.uix.widget import Widget

from kiosk.widgets.charts.moods import Moods
from kiosk.widgets.charts.quadrants import Quadrants
from kiosk.widgets.input.headcount import Headcount
from kiosk.widgets.input.names import NameGrid
from kiosk.widgets.paper.agenda import AgendaList, Point
from kiosk.widgets.paper.discussion_card import Talk, TalkCard
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.paper.pegs import PegLine
from kiosk.widgets.plan import Plan
from tests.kiosk.pinboard import pin

Box = tuple[int, int, int, int]

TALK = Talk(
    "Korrigere", "act", "peach", "Bestille bleier én gang i uka", person="Per Olav", deadline="Frist 28. nov."
)
POINTS = [Point("Hvem er her?", "9 til stede", 1, "done"), Point("Trivsel", "", 4, "skipped")]
NAMES = [f"Navn {n}" for n in range(30)]


def alone(make: Callable[[], Widget], wide: Box, tall: Box) -> Callable[[Plan], object]:
    return lambda plan: plan.add_widget(pin(make(), wide, tall=tall))


SCREENS: dict[str, Callable[[Plan], object]] = {
    "priority": alone(
        lambda: Quadrants(test_name="prio", effort=1, impact=2), (40, 40, 900, 640), (40, 40, 999, 640)
    ),
    "names": alone(
        lambda: NameGrid(test_name="who", names=NAMES, chosen="Navn 3", columns=3),
        (40, 40, 600, 500),
        (40, 40, 999, 500),
    ),
    "pegs": alone(
        lambda: PegLine(papers=[Paper(kind="note", shadow="s", trim=n % 3) for n in range(5)], per_row=3),
        (40, 40, 1800, 700),
        (40, 40, 999, 800),
    ),
    "moods": alone(
        lambda: Moods(
            values=(0.5, 0.6, 0.4, -0.2), median=0.5, stretch=(0, 3), slots=10, first="uke 43", last="uke 46"
        ),
        (40, 40, 400, 260),
        (40, 40, 999, 300),
    ),
    "present": alone(lambda: Headcount(count=9, likely=9), (40, 40, 1840, 800), (40, 400, 1000, 1200)),
    "talk": alone(lambda: TalkCard(talk=TALK, foot=200), (40, 40, 1200, 780), (40, 40, 1000, 900)),
    "agenda": alone(lambda: AgendaList(points=POINTS), (40, 40, 600, 500), (40, 40, 800, 600)),
    "agenda, narrow": alone(lambda: AgendaList(points=POINTS, narrow=True), (40, 40, 354, 500), (40, 40, 800, 600)),
}
