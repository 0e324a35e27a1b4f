"""One meaning for each sign and colour: petrol is what comes next, yellow paper in a frame what is chosen, an arrow
leads on, and a circle arrow begins again."""

import re
from pathlib import Path

import kiosk
from kiosk.demo.stage import Stage
from kiosk.parts import gainwords

from kiosk.widgets.input.block import Block  # isort: skip  (the stage prepares Kivy)
from kiosk.widgets.paper import pictures  # isort: skip

assert Stage

KIOSK = Path(kiosk.__path__[0])
AGAIN = re.compile(r'label: _\("((?:Prøv|Spør) (?:igjen|på nytt|en gang til))"\)\n +icon: "([\w-]+)"')
BACK = re.compile(r'label: _\("(Tilbake|Til tavla)"\)\n +icon: "([\w-]+)"')


def layouts() -> str:
    return "".join(path.read_text() for path in KIOSK.rglob("*.kv"))


def test_what_is_chosen_is_never_of_the_colour_of_what_comes_next() -> None:
    block = Block(colour="petrol", label="Tidstyv", icon="hourglass", chosen=True)
    assert block.looks == "yellow"
    block.enabled = False
    assert block.looks == "grey"


def test_a_circle_arrow_begins_again_and_an_arrow_does_not() -> None:
    found = AGAIN.findall(layouts())
    assert found
    assert [label for label, icon in found if icon != "history"] == []


def test_a_way_back_points_back() -> None:
    found = BACK.findall(layouts())
    assert found
    assert [label for label, icon in found if icon not in ("arrow-left", "check")] == []


def test_each_tool_that_found_a_gain_has_a_sign_of_its_own() -> None:
    assert len({*gainwords.SIGNS.values()}) == len(gainwords.SIGNS)
    assert {*gainwords.SIGNS.values()} <= {*pictures.icons()}
