"""Blocks of one row are read in letters of one size."""

from __future__ import annotations

from kiosk.demo.stage import Stage
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.choice import Choice
from kiosk.widgets.input.even import BlockRow
from kiosk.widgets.input.usual_blocks import MainBlock
from tests.kiosk.pinboard import Pinboard, pin


def sizes(*blocks: Block) -> list[float]:
    """Px of the letters each label is drawn in."""
    return [block._label._set()[0].px for block in blocks]


def test_all_of_a_row_are_as_small_as_the_one_with_most_words_and_what_comes_next_is_larger() -> None:
    row = BlockRow(gap=20)
    short, other, long = (Block(label=label, letters=44, w=260) for label in ("Pause", "Angre", "Arbeidstidsplan"))
    sign = Block(label="Finn", icon="search", icon_side="top", letters=24, w=116, h=110)
    onwards = MainBlock(label="Neste", letters=44, w=400)
    for block in (short, other, long, sign, onwards):
        row.add_widget(block)
    stage = Stage(1920, 1080, lambda: Pinboard(pin(row, (40, 900, 1400, 122))))
    stage.frames(2)
    first, second, third = sizes(short, other, long)
    assert first == second == third < 0.9 * sizes(onwards)[0]
    assert stage.cut() == []
    small = sizes(sign)
    long.shown = False
    stage.frames(2)
    assert sizes(short)[0] == sizes(other)[0] > first
    assert sizes(sign) == small


def test_one_that_would_make_the_others_tiny_keeps_its_own_size() -> None:
    row = BlockRow(gap=20)
    short, long = Block(label="Nei", letters=60, w=300), Block(label="Spesialsykepleierutdanning", letters=60, w=300)
    for block in (short, long):
        row.add_widget(block)
    Stage(1920, 1080, lambda: Pinboard(pin(row, (40, 900, 640, 122)))).frames(2)
    assert sizes(short)[0] > 1.1 * sizes(long)[0]


def test_what_is_chosen_from_is_of_one_size() -> None:
    choice = Choice(test_name="use", letters=30, columns=3)
    choice.options = [("a", "Kvalitet"), ("b", "Kvantitet"), ("c", "Besparelse")]
    Stage(1920, 1080, lambda: Pinboard(pin(choice, (40, 600, 420, 90)))).frames(2)
    assert len({*sizes(*choice.children)}) == 1
