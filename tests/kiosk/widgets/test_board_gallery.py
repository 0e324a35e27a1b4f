"""Cards, vases and figures as they hang together, in the four sizes: nothing is clipped."""

from __future__ import annotations

import pytest

from kiosk.demo.stage import Stage
from kiosk.theme import theme
from kiosk.widgets.balls.ball import BALLS, POSES, Ball
from kiosk.widgets.balls.bowl import Bowl
from kiosk.widgets.balls.counts import Counts
from kiosk.widgets.balls.throw import Throw
from kiosk.widgets.balls.vase import Vase
from kiosk.widgets.charts.rule import Rule
from kiosk.widgets.charts.ruler import Ruler
from kiosk.widgets.charts.runchart import RunChart
from kiosk.widgets.charts.stages import StageLine
from kiosk.widgets.charts.stairs import Stairs
from kiosk.widgets.charts.trend import Trend, Week
from kiosk.widgets.input.ballchoice import BallChoices
from kiosk.widgets.paper.calendar import CalendarBlock
from kiosk.widgets.paper.card import CardPaper, Face
from kiosk.widgets.paper.column import Column
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.paper.room import Room
from kiosk.widgets.paper.slot import Slot
from kiosk.widgets.paper.timer import Timer
from kiosk.widgets.plan import Plan
from kiosk.widgets.text.text import Text
from tests.kiosk.pinboard import Pinboard, pin

SIZES = [(1920, 1080), (3840, 2160), (1280, 800), (1080, 1920)]
_COUNTS = ((4, 3, 1), (5, 3, 1), (5, 2, 1), (6, 2, 1), (6, 3, 0), (5, 3, 1), (6, 2, 0), (6, 2, 1))
WEEKS = tuple(Week(39 + place, *counts) for place, counts in enumerate(_COUNTS))
SPARSE = (WEEKS[0], Week(40, held=False), Week(41, hidden=True), WEEKS[3], Week(43, 6, 3, rewritten=True))
SPARSE += (Week(44, 9, 4, 2), *WEEKS[6:])
COLUMNS = (
    ("suggestion", "Forslag", "bulb", "yellow", "honey", 28, (
        Face("a", "Felles handleliste på kjøkkenet", "Aisha", new=True),
        Face("b", "Mal for rapport ved vaktskifte", "Marit", weeks=1, red=True),
        Face("c", "Flytte medisintralla nærmere rom 8–12"),
        Face("d", "Skilt på lagerhyllene"),
    )),
    ("plan", "Planlegge", "plan", "blue", "petrol", 2, (
        Face("e", "Fast plass til bilnøklene", "Per Olav", "28. nov.", hours=1.5, weeks=1, tools=("fish", "branch")),
        Face("f", "Kartlegge hvor lang tid vi bruker på å lete etter ting", "Anne-Kristin Sæther-Johansen", "5. des.",
             hours=1, weeks=2),
    )),
    ("do", "Utføre", "do", "linen", "wood", 3, (
        Face("g", "Pakke morgenbrettene kvelden før", "Aisha", "21. nov.", soon=True, hours=3, weeks=2),
        Face("h", "Medikamentoppsamlingsrutine for kveldsvakta", "Jonas", "26. nov.", hours=0.5, weeks=5),
        Face("i", "Stille halvtime før vaktskiftet", "Marit", "3. des.", hours=2.5, weeks=1, red=True, moved=True),
    )),
    ("check", "Kontrollere", "check-stage", "lilac", "petrol", 1, (
        Face("j", "Ny runde for sengeskift", "Lise", "i morgen", soon=True, hours=2, weeks=3),
    )),
    ("act", "Korrigere", "act", "peach", "wood", 1, (
        Face("k", "Bestille bleier én gang i uka", "Per Olav", "14. nov.", late=True, hours=1, weeks=7),
    )),
    ("done", "Ferdig", "star", "honey", "honey", 0, ()),
)  # fmt: skip


BOARD = (("wall", 1), ("shelf", 0.7), ("felt", 0.66), ("tray", 0.13))
"""Material and where it begins, in parts of the height."""
ON_SHEET = ((40, 26), (20, 18), (30, 26))
"""Upper left corner of the sheet, by format."""


def home() -> Plan:
    wall = Pinboard(Room(bands=tuple((name, theme.height * part) for name, part in BOARD)))
    wall.add_widget(pin(CalendarBlock(week=47), (40, 34, 128, 136), small=(22, 24, 88, 93), tall=(34, 40, 132, 140)))
    for place, (counts, weeks) in enumerate((((6, 2, 1), WEEKS), ((5, 3, 1), SPARSE), ((2, 3, 4), WEEKS))):
        vase = pin(
            Vase(),
            (552 + 452 * place, 21, 184, 306),
            small=(351 + 306 * place, 18, 132, 220),
            tall=(14 + 346 * place, 280, 200, 333),
        )
        vase.show(*counts)
        wall.add_widget(vase)
        wall.add_widget(
            pin(
                Trend(weeks=weeks),
                (744 + 452 * place, 160, 232, 142),
                small=(487 + 306 * place, 116, 165, 106),
                tall=(212 + 346 * place, 380, 150, 190),
            )
        )
    for place, (key, label, icon, hue, held, count, faces) in enumerate(COLUMNS):
        wall.add_widget(
            pin(
                Column(
                    key=key,
                    label=label,
                    icon=icon,
                    hue=hue,
                    pin=held,
                    count=count,
                    faces=faces,
                    question="Her henger det dere har fått til.",
                ),
                (32 + place * 312, 380, 296, 554),
                small=(18 + place * 209, 270, 200, 420),
                tall=(30 + place % 3 * 345, 652 + place // 3 * 540, 330, 530),
            )
        )
    wall.add_widget(
        pin(
            Ruler(test_name="gains", realised=17.5, identified=24),
            (424, 948, 880, 108),
            small=(284, 704, 580, 78),
            tall=(34, 1746, 1012, 68),
        )
    )
    return wall


def vote() -> Plan:
    wall = Pinboard(Room(bands=(("wall", theme.height), ("table", theme.height / 2))))
    bowl = pin(Bowl(present=9), (10, 322, 595, 476), small=(7, 215, 397, 353), tall=(20, 620, 460, 400))
    vase = pin(
        Vase(cover="on", tag="7 av 9", pattern=2),
        (1486, 196, 401, 668),
        small=(990, 145, 267, 495),
        tall=(620, 470, 401, 668),
    )
    choices = pin(BallChoices(), (597, 430, 882, 436), small=(398, 318, 588, 323), tall=(99, 1200, 882, 436))
    throw = Throw(choices=choices, bowl=bowl, vase=vase)
    choices.bind(on_choose=lambda _choices, colour: throw.throw(colour))
    for part in (bowl, choices, vase, throw):
        wall.add_widget(part)
    return wall


def reveal() -> Plan:
    wall = Pinboard(Room(bands=(("wall", theme.height), ("table", theme.height / 2))))
    for place, counts in enumerate(((7, 2, 0), (5, 3, 1), (2, 3, 4))):
        x, y = 620 * place, 560 * place
        vase = pin(
            Vase(pattern=place + 1, too_few=place == 1),
            (40 + x, 166, 340, 566),
            small=(27 + 413 * place, 123, 227, 400),
            tall=(40, 40 + y, 300, 500),
        )
        if place == 1:
            vase.cover = "on"
        else:
            vase.show(*counts, cover="down")
        wall.add_widget(vase)
        note = pin(
            Paper(kind="card", tape="plain", padding=(12, 40, 12, 112)),
            (374 + x, 234, 258, 348),
            small=(250 + 413 * place, 170, 172, 248),
            tall=(380, 60 + y, 300, 400),
        )
        weeks = (*WEEKS, Week(47, *counts))
        note.add_widget(Trend(weeks=weeks, slots=9, sign=15.5, label_every=4))
        wall.add_widget(note)
        wall.add_widget(
            pin(
                Counts(**dict(zip(BALLS, counts, strict=True)), stands_out=place == 2),
                (40 + x, 706, 580, 116),
                small=(27 + 413 * place, 523, 387, 86),
                tall=(700, 100 + y, 360, 116),
            )
        )
    return wall


def figures() -> Plan:
    wall = Pinboard(Room(bands=(("felt", theme.height),)))
    sheet = pin(
        Paper(kind="sheet", shadow="l", pin="wood"),
        (40, 26, 1840, 886),
        small=(20, 18, 1240, 660),
        tall=(30, 26, 1020, 1680),
    )
    wall.add_widget(sheet)
    answers = ("Vi blir avbrutt når vi gir rapport.", "Pårørende ringer rundt klokka tre.")
    answers += ("De vet ikke når det passer å ringe.", "Vi har aldri fortalt dem når vi har vaktskifte.")
    cause = "Det står ikke i velkomstbrevet."
    chart = {"values": (6, 5, 6, 4, 3, 2), "target": 1, "told": True, "phases": ((3, "etter"),)}
    for part, wide, small, tall in (
        (Stairs(answers=answers), (640, 60, 580, 478), (440, 40, 400, 290), (430, 40, 560, 478)),
        (Stairs(answers=(*answers, cause), cause=4), (1240, 60, 560, 650), (850, 40, 370, 430), (430, 560, 560, 650)),
        (StageLine(at=2), (60, 60, 464, 76), (30, 40, 380, 60), (30, 60, 380, 70)),
        (Rule(), (60, 160, 464, 2), (30, 115, 380, 2), (30, 160, 380, 2)),
        (Timer(remaining_s=400, total_s=900), (60, 190, 460, 236), (30, 130, 300, 150), (30, 190, 380, 200)),
        (Timer(remaining_s=-130, total_s=900), (60, 450, 460, 236), (30, 300, 300, 150), (30, 420, 380, 200)),
        (RunChart(**chart), (60, 690, 560, 180), (30, 470, 400, 160), (30, 1400, 600, 180)),
        (CardPaper(face=Face("z", "Vaskeplan som henger på døra", "Lise", "5. des.", hours=1, weeks=5)), (1300, 736,
         404, 124), (860, 500, 203, 111), (30, 660, 360, 150)),
        (Slot(text="Hvem gjør hva, og når?"), (700, 560, 288, 130), (460, 350, 200, 100), (30, 860, 330, 140)),
        (Text(text="Plysj", role="heading"), (660, 720, 120, 40), (450, 470, 100, 40), (30, 1030, 200, 40)),
    ):  # fmt: skip
        wide, small, tall = ((x + left, y + upper, w, h) for (x, y, w, h), (left, upper) in
                             zip((wide, small, tall), ON_SHEET, strict=True))  # fmt: skip
        wall.add_widget(pin(part, wide, small=small, tall=tall))
    for row, colour in enumerate(BALLS):
        for place, pose in enumerate(POSES):
            wall.add_widget(
                pin(
                    Ball(colour=colour, pose=pose, shadow=True),
                    (820 + place * 55, 726 + row * 58, 46, 46),
                    small=(470 + place * 42, 528 + row * 44, 34, 34),
                    tall=(60 + place * 43, 1116 + row * 60, 38, 38),
                )
            )
    return wall


@pytest.mark.parametrize("wall", [home, vote, reveal, figures])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_on_the_board_is_clipped(wall, width, height):
    stage = Stage(width, height, wall)
    assert stage.clipped() == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_wool_is_on_its_way(width, height):
    stage = Stage(width, height, vote)
    stage.press("ball-green")
    stage.wait_s(0.32)
    assert stage.clipped() == []
