"""What walls are made of, in the four sizes: nothing on them may be clipped."""

from __future__ import annotations

import pytest

from board.catalogue import _
from kiosk.demo.stage import Stage
from kiosk.theme import theme
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.choice import Choice
from kiosk.widgets.input.even import BlockRow
from kiosk.widgets.input.field import Field
from kiosk.widgets.input.key import Key
from kiosk.widgets.input.keyboard import Keyboard
from kiosk.widgets.input.stepper import Stepper
from kiosk.widgets.input.usual_blocks import FormBlock, HomeBlock, MainBlock, SmallBlock, TrayBlock
from kiosk.widgets.paper.badge import Badge
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.paper.room import Room
from kiosk.widgets.paper.tag import Tag
from kiosk.widgets.plan import Plan
from kiosk.widgets.text.text import Text
from kiosk.widgets.text.text_layout import strong
from tests.kiosk.pinboard import Pinboard, pin

SIZES = [(1920, 1080), (3840, 2160), (1280, 800), (1080, 1920)]
TAGS = (
    ("yellow", "bulb", "Forslag", 5),
    ("blue", "plan", "Planlegge", 2),
    ("linen", "do", "Utføre", 3),
    ("lilac", "check-stage", "Kontrollere", 1),
    ("peach", "act", "Korrigere", 1),
    ("honey", "star", "Ferdig", 43),
)


def gallery() -> Plan:
    wall = Pinboard(Room(bands=(("wall", theme.height),)))

    def hang(widget, x, y, w, h):
        # Upright the right half hangs below the left one.
        tall = (x - 900 if x >= 940 else x, y * 0.86 + (960 if x >= 940 else 0), w, h * 0.95)
        wall.add_widget(pin(widget, (x, y, w, h), tall=tall))
        return widget

    hang(Text(text="Tavle: stilark", role="title", shrink=False), 40, 22, 700, 64)
    hang(Text(text="Malte treklosser", role="card_title", shrink=False), 950, 28, 500, 34)
    hang(MainBlock(label="Hoved", letters=38), 950, 75, 330, 112)
    pressed = hang(Block(colour="petrol", label="Trykket", letters=31), 1300, 75, 210, 112)
    pressed.sink = 7
    row = hang(BlockRow(gap=20), 1532, 75, 360, 112)
    row.add_widget(TrayBlock(label="Angre", icon="undo", letters=31, w=190))
    row.add_widget(SmallBlock(label="Ikke nå", letters=27, enabled=False, w=150))
    hang(FormBlock(colour="honey", label="Av et rødt svar"), 950, 212, 330, 98)
    hang(HomeBlock(letters=24), 1716, 218, 184, 92)
    hang(Key(label="å"), 1304, 218, 92, 86)
    hang(Key(icon="backspace", face="key-dark"), 1412, 218, 92, 86)
    hang(
        Key(label="Ferdig", face="key-petrol", bold=True, ink="paper", letters=31),
        1520,
        218,
        186,
        86,
    )
    for place, (title, held) in enumerate(
        (("Vanlig kort", "petrol"), ("Gamle prikker: fire uker eller mer", "wood"), ("Står stille", "honey"))
    ):
        card = hang(Paper(pin=held, trim=place, padding=(18, 13, 18, 77)), 950 + 318 * place, 382, 294, 150)
        card.add_widget(Text(text=title, role="card_title", lines=2, shrink=False))
    for place, (hue, icon, label, count) in enumerate(TAGS):
        tag = Tag(hue=hue, icon=icon, label=label, count=count)
        hang(tag, 950 + 318 * (place % 3), 598 + 74 * (place // 3), 296, 56)
    hang(Badge(state="synced"), 950, 806, 330, 46)
    hang(Badge(state="waiting", waiting=3), 1290, 806, 290, 46)
    hang(Badge(state="late", since="fredag"), 950, 866, 440, 46)
    hang(Badge(state="failed"), 1330, 858, 560, 70)
    hang(Block(colour="petrol", label="Start tavlemøte", second="I dag kl. 13.30", icon="play"), 950, 940, 524, 122)
    hang(
        Block(label="Neste person", second="2 mål igjen", icon="arrow-right", icon_side="right", enabled=False),
        1494,
        940,
        400,
        122,
    )
    hang(Text(text="Mål 68", role="vote_goal", shrink=False), 40, 110, 260, 82)
    hang(Text(text="Overskrift 50", role="unit", shrink=False), 300, 118, 360, 64)
    hang(Text(text=strong("**{h} timer i uka** er realisert", h="17,5"), letters=29, shrink=False), 40, 200, 600, 40)
    hang(Text(text="[b]Ikke fet[/b] &amp; ikke tolket", role="line", shrink=False), 40, 246, 600, 34)
    hang(Text(text="Spesialsykepleierutdanningsprogrammet", role="card_title", shrink=False), 660, 110, 230, 100)
    field = hang(Field(label="Hvorfor det?", text="Vi har aldri fortalt dem når vi har"), 40, 300, 560, 92)
    hang(Field(label="Hvorfor?", text="Vi blir avbrutt når vi gir rapport."), 40, 406, 560, 92)
    hang(Field(hint="Hvorfor det? Her ligger ofte årsaken."), 40, 512, 560, 92)
    hang(Stepper(test_name="present", value=9, unit=_("til stede")), 40, 630, 560, 140)
    choice = Choice(
        test_name="use",
        options=[("quality", "Kvalitet"), ("quantity", "Kvantitet"), ("saving", "Besparelse")],
        chosen="quality",
    )
    hang(choice, 40, 790, 560, 92)
    hang(Block(label="Nytt forslag", icon="plus"), 40, 940, 330, 112)
    hang(Block(label="Marit", over="Ansvarlig", icon="person"), 390, 940, 270, 112)
    hang(Block(label="Ny frist", icon="calendar", icon_side="top"), 680, 920, 200, 140)
    note = hang(Paper(kind="note", hue="yellow", tape="blue", padding=(28, 40, 22, 22)), 630, 230, 260, 262)
    note.add_widget(Text(text="Hva har vi gjort? Virket det?", role="goal", shrink=False))
    sheet = hang(Paper(kind="sheet", shadow="l", pin="wood", padding=28), 630, 530, 260, 360)
    sheet.add_widget(Text(text="Et ark", role="heading", shrink=False))
    field.begin()
    return wall


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_in_the_gallery_is_clipped(width, height):
    stage = Stage(width, height, gallery)
    assert stage.clipped() == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_keyboard_rises_over_the_tray_and_clips_no_key(width, height):
    stage = Stage(width, height, typing)
    stage.press("field")
    stage.wait_s(0.5)
    assert stage.clipped() == []


def typing() -> Pinboard:
    return Pinboard(
        Room(bands=(("felt", theme.height),)),
        pin(
            Paper(kind="sheet", shadow="m", pin="wood"),
            (28, 22, 1864, 618),
            small=(16, 16, 1248, 296),
            tall=(28, 22, 1024, 1280),
        ),
        pin(
            Field(test_name="field", label="Hvorfor det?", text="Vi har aldri"),
            (748, 418, 540, 92),
            small=(498, 206, 361, 44),
            tall=(423, 842, 296, 190),
        ),
        Keyboard(),
    )


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_room_fills_the_window_each_material_down_to_the_next(width, height):
    names = ("wall", "shelf", "brown", "felt", "table", "tray")

    def room() -> Pinboard:
        bands = tuple((name, height * (1 - place / len(names))) for place, name in enumerate(names))
        return Pinboard(Room(bands=bands, rolled=True))

    room = Stage(width, height, room).root.children[0]
    assert tuple(room.size) == (width, height)
    assert room.felt == (round(height / 3), round(height / 2))
