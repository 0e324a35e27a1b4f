"""Papers and figures that hang on one screen alone, and what hangs above a screen until it is answered, in the four
sizes: nothing is clipped. And no widget hangs in none of the galleries."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk import widgets
from kiosk.demo.stage import Stage
from kiosk.theme import theme
from kiosk.widgets.balls.asleep import Asleep
from kiosk.widgets.balls.legend import Legend
from kiosk.widgets.balls.numbers import Numbers
from kiosk.widgets.charts.bars import Bars
from kiosk.widgets.charts.curve import Curve
from kiosk.widgets.charts.filled import Filled
from kiosk.widgets.charts.goalweeks import GoalWeeks
from kiosk.widgets.charts.holding import Holding
from kiosk.widgets.charts.lifeline import Lifeline
from kiosk.widgets.charts.marks import Marks
from kiosk.widgets.charts.progress import Progress
from kiosk.widgets.charts.shares import Share, Shares
from kiosk.widgets.charts.spark import Spark
from kiosk.widgets.charts.upright import Upright
from kiosk.widgets.charts.year import Year
from kiosk.widgets.input.choosing import Choosing, Offer
from kiosk.widgets.input.confirm import Confirm
from kiosk.widgets.input.daysheet import DaySheet
from kiosk.widgets.input.digits import Digits
from kiosk.widgets.input.drag import Lifted
from kiosk.widgets.input.helping import Helping, HelpTab
from kiosk.widgets.input.menu import Menu
from kiosk.widgets.input.numbersheet import NumberSheet
from kiosk.widgets.input.pad import Pad
from kiosk.widgets.input.pager import Pager
from kiosk.widgets.input.question import Question
from kiosk.widgets.input.row import Row
from kiosk.widgets.input.scorechoice import ScoreChoices
from kiosk.widgets.input.tap import SparePress
from kiosk.widgets.input.usual_blocks import CloseBlock, SignBlock
from kiosk.widgets.input.written import WrittenNote
from kiosk.widgets.paper.above import Above
from kiosk.widgets.paper.askline import AskLine
from kiosk.widgets.paper.column import WideColumn
from kiosk.widgets.paper.disc import Disc
from kiosk.widgets.paper.finished import FinishedPaper
from kiosk.widgets.paper.frame import STRING, WOOD, Frame
from kiosk.widgets.paper.goalline import GoalLine
from kiosk.widgets.paper.leaving import Leaving
from kiosk.widgets.paper.paper import TapedNote
from kiosk.widgets.paper.photo import HungPhoto
from kiosk.widgets.paper.qr import QrCode
from kiosk.widgets.paper.room import FeltRoom, Room
from kiosk.widgets.paper.strip import Strip
from kiosk.widgets.paper.tray import Tray
from kiosk.widgets.paper.welcome import Welcome
from kiosk.widgets.plan import Down, Grid, Plan, Slack, Space
from kiosk.widgets.text.text import FeltNote, Text, TrayNote
from tests.kiosk.pinboard import Pinboard, pin
from tests.kiosk.scenes.story import photo
from tests.kiosk.widgets import test_board_gallery as board
from tests.kiosk.widgets import test_gallery as gallery
from tests.kiosk.widgets.meeting_gallery import SCREENS as MEETING

SIZES = board.SIZES
TODAY = date(2025, 11, 18)

GOALS = ["Vi rekker det vi skal", "Vi hilser på hverandre", "Jeg vet hva som ventes"]
WIDE, HIGH = {"wide": 3, "tall": 2}, {"wide": 6, "tall": 9}
"""How many hang beside each other, and over."""


def papers() -> Plan:
    wall = Pinboard(Room(bands=(("felt", theme.height),)))
    for place, widget in enumerate(
        (
            Bars(title="Bestillinger i uka", before=3, now=2, goal=1),
            Curve(points=((0.0, 6.5, 0), (0.4, 12, 6.5)), ticks=((0.0, "2024"), (0.7, "2025"))),
            Marks(marks=("held", "missed", "free", ""), months=((0, "jan."),)),
            Progress(part=1, whole=7),
            Shares(rows=(Share("Kvalitet", 12.5), Share("Besparelse", 5))),
            Holding(points=((0.0, 4), (0.6, 17.5), (0.95, 15)), ticks=((0.0, "jan"),)),
            Lifeline(stations=(("identified", "3", "identifisert"), ("asked", "?", "3 md."), ("ahead", "", "mars"))),
            Year(weeks=board.WEEKS, tallest=9),
            Row(number="3", label="Ballene", value="3 og flere"),
            Disc(colour="ink"),
            FinishedPaper(test_name="finished", title="Bestille bleier én gang i uka", before=3, after=1),
            QrCode(text="https://eksempel.no/p/BCDF-GHJK"),
            HungPhoto(jpeg=photo()),
            Strip(length_mm=100),
            Numbers(counts=(15, 3, 1)),
            pager(),
            Grid(),
            Space(),
        )
    ):
        wall.add_widget(placed(widget, place))
    return wall


def placed(widget: Widget, place: int) -> Widget:
    """In the next of the cells."""
    for form, (across, down) in {"wide": (1920, 1080), "tall": (1080, 1920)}.items():
        w, h = across / WIDE[form], down / HIGH[form]
        setattr(widget, form, (place % WIDE[form] * w + 20, place // WIDE[form] * h + 10, w - 40, h - 20))
    return widget


def pager() -> Pager:
    pager = Pager(test_name="pages")
    pager.show(page=0, pages=3)
    return pager


def asked(plan: Plan) -> None:
    pad = Pad()
    plan.add_widget(pad)
    pad.open("Hva heter enheten?", "Ytterskogen", limit=40, done=lambda text: None)


def guarded(plan: Plan) -> None:
    digits = Digits()
    plan.add_widget(digits)
    digits.open("Hva er PIN-koden?", done=lambda _digits: None, given_up=lambda: None)


def chosen(plan: Plan) -> None:
    menu = Menu()
    menu.options = [("settings", "Oppsett", "gear"), ("history", "Historikk", "calendar")]
    menu.open(plan)


def answered(plan: Plan) -> None:
    options = [("home", "Til tavla", ""), ("resume", "Fortsett", "play")]
    Question(title="Pause", detail="Møtet venter.", options=options).hang(plan)


class Note(WrittenNote):
    """A note with as long a word as people write."""

    cut = False

    def paint(self) -> None:
        self.lay("note-white")
        self.cut = self.say("Medikamentoppsamlingsrutine", 25, self.x + theme.px(18), self.width - theme.px(36))


def marked(plan: Plan) -> None:
    """What is asked of a statement, and what hangs where nobody meets."""
    framed = Frame(flow="down", padding=(WOOD + 30, STRING + WOOD + 20, WOOD + 30, WOOD + 20))
    framed.add_widget(Text(role="heading", text=GOALS[1], lines=3, weight=1))
    for part, wide, tall in (
        (AskLine(count=6, at=2, words="utsagn 3 av 6"), (40, 20, 900, 120), (40, 20, 1000, 120)),
        (ScoreChoices(), (40, 170, 900, 260), (40, 170, 1000, 260)),
        (Note(), (40, 460, 300, 90), (40, 460, 300, 90)),
        (Upright(before=(None, 5, 100, 70), now=80), (400, 460, 220, 195), (400, 460, 220, 195)),
        (framed, (1000, 20, 700, 420), (40, 700, 900, 420)),
        (Asleep(), (1000, 500, 860, 160), (40, 1200, 860, 160)),
    ):
        plan.add_widget(pin(part, wide, tall=tall))


def offered(plan: Plan) -> None:
    offers = [Offer(str(n), text, "fish", chosen=n == 1) for n, text in enumerate(GOALS)]
    Choosing("Hva slags årsak er det?", offers, detail="Den kan flyttes siden.").hang(plan)


def window() -> FloatLayout:
    """What hangs above every screen, and in the hand."""
    root, above = FloatLayout(), Above()
    for part in (
        screen(lambda plan: None),
        Leaving(),
        Lifted(Text(text="Løftet", size=(theme.px(300), theme.px(60)), shrink=False), 200, 500),
        above,
    ):
        root.add_widget(part)
    above.notice.say("Kortet er flyttet.")
    return root


def leading(plan: Plan) -> None:
    """What a leader group's board hangs beside the notes of any board."""
    column = WideColumn(key="lifted", label="Løftet hit", icon="lift", hue="blue", beside=2)
    figures = (Filled(part=0.4), Spark(values=(3, 5, 4)), Legend())
    plan.add_widget(pin(column, (40, 240, 900, 800), tall=(40, 240, 1000, 1200)))
    for n, figure in enumerate(figures):
        plan.add_widget(pin(figure, (40 + 620 * n, 40, 600, 60), tall=(40, 40 + 64 * n, 1000, 60)))


def laid(plan: Plan) -> None:
    tray = Tray()
    tray.add_all((TrayNote(text="Trykk på et kort."), SignBlock(label="Finn", icon="search", w=116), Slack()))
    felt = Down(padding=40, gap=40, weight=1)
    said = TapedNote(padding=40)
    said.add_widget(Text(text="Snakk sammen", letters=31))
    felt.add_all((FeltNote(text="Alle kortene i kolonnen"), said, CloseBlock(h=108)))
    sheet = Down()
    sheet.add_all((felt, tray))
    plan.add_all((FeltRoom(), sheet))


SCREENS: dict[str, Callable[[Plan], object]] = MEETING | {
    "leading": leading,
    "goals": lambda plan: plan.add_widget(
        pin(GoalLine(goals=GOALS, at=1), (30, 14, 1860, 200), tall=(30, 14, 1020, 300))
    ),
    "weeks": lambda plan: plan.add_widget(
        pin(
            GoalWeeks(text=GOALS[0], weeks=board.WEEKS, counts=(5, 3, 1)),
            (40, 40, 580, 780),
            tall=(40, 40, 800, 780),
        )
    ),
    "welcome": lambda plan: plan.add_widget(pin(Welcome(), (560, 400, 800, 250), tall=(140, 700, 800, 220))),
    "yes or no": lambda plan: Confirm(question="Legge bort målet?", yes="Legg bort").hang(plan),
    "a number": lambda plan: NumberSheet(
        question="Avbrudd per runde", detail="Mål: høyst 2", today=TODAY, known=lambda week: ""
    ).hang(plan),
    "a day": lambda plan: DaySheet(title="Ny frist", detail="Nøkler", today=TODAY, chosen=TODAY).hang(plan),
    "one of some": answered,
    "one of many": offered,
    "statements": marked,
    "menu": chosen,
    "digits": guarded,
    "pad": asked,
    "help": lambda plan: Helping("Hjelp", "Her finner du kortene dine. Trykk på et navn.").hang(plan),
    "the tab of help": lambda plan: HelpTab().stand(plan),
    "tray": laid,
}


def screen(hang: Callable[[Plan], object]) -> Plan:
    plan = Pinboard(Room(bands=(("felt", theme.height),)))
    hang(plan)
    return plan


@pytest.mark.parametrize("size", SIZES)
def test_no_paper_or_figure_clips_what_it_tells(size: tuple[int, int]) -> None:
    assert Stage(*size, papers).clipped() == []


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("size", SIZES)
def test_what_fills_a_screen_or_hangs_above_it_is_not_clipped(name: str, size: tuple[int, int]) -> None:
    stage = Stage(*size, lambda: screen(SCREENS[name]))
    stage.wait_s(0.5)
    assert stage.clipped() == []


@pytest.mark.parametrize("size", SIZES)
def test_what_is_said_above_every_screen_is_not_clipped(size: tuple[int, int]) -> None:
    stage = Stage(*size, window)
    stage.wait_s(0.5)
    assert stage.clipped() == []


def test_every_widget_hangs_in_a_gallery() -> None:
    """A new one is looked at from the day it is there."""

    def down(widget: Widget) -> Iterator[Widget]:
        yield widget
        for child in widget.children:
            yield from down(child)

    walls = [gallery.gallery, gallery.typing, window, board.home, board.vote, board.reveal, board.figures, papers]
    walls += [lambda hang=hang: screen(hang) for hang in SCREENS.values()]
    hung = {
        above for wall in walls for widget in down(Stage(1920, 1080, wall).root) for above in type(widget).__mro__
    }
    parts = {SparePress}  # what screens' own notes are made of
    assert {kind.__name__ for kind in kinds() - parts if kind not in hung} == set()


def kinds() -> set[type[Widget]]:
    """All widgets of the house that have a name of their own to others."""
    modules = [
        importlib.import_module(found.name) for found in pkgutil.walk_packages(widgets.__path__, "kiosk.widgets.")
    ]
    return {
        kind
        for module in modules
        for name, kind in vars(module).items()
        if isinstance(kind, type)
        and issubclass(kind, Widget)
        and kind.__module__ == module.__name__
        and name[0] != "_"
    }
