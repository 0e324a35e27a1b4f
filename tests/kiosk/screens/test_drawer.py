"""The drawer «Mer»: what hangs in it is said where it is made; it rises and goes in; a tool on a card asks which."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from board.kinds.card.commands import AddCard
from board.kinds.goal import WriteGoal
from board.kinds.stakeholder.commands import HangStakeholder
from board.kinds.stakeholder.index import map_id
from kiosk import idle
from kiosk.demo import stage
from kiosk.demo.hung import Hung
from kiosk.theme import LARGE, theme
from kiosk.tools import Group, tools
from kiosk.tools import signs as signs_on
from kiosk.widgets.paper.pictures import icon
from tests.seen import half_seen, shortened

Hang = Callable[..., Hung]
READY = [WriteGoal("g", 0, "Ro"), *(AddCard(f"c{n}", f"Kort {n}") for n in range(9))]


@pytest.fixture
def wall(hang: Hang) -> Hung:
    return hang(commands=READY)


def test_every_tool_has_a_name_of_its_own_and_a_sign(hang: Hang) -> None:
    hang()  # signs are read where there is something to draw on
    names = [tool.name for tool in tools()]
    assert len({*names}) == len(names)
    assert all(icon(tool.icon, 32) for tool in tools())
    assert {tool.group for tool in tools()} == {*Group}


def test_the_drawer_rises_below_the_first_card_and_goes_in_again(wall: Hung) -> None:
    wall.press("more")
    first, drawer = wall.find("card-c8"), wall.root.screen.ids.drawer
    assert drawer.top <= first.y
    assert [text for text in ("Verdistrøm", "Oppsett", "Lukk") if text not in wall.texts()] == []
    wall.press("more")
    wall.wait_s(0.5)
    assert not wall.has("tool-settings")
    wall.press("more")
    wall.press_at(640, 560)
    wall.wait_s(0.5)
    assert (wall.screen, wall.has("tool-settings")) == ("home", False), "a tap beside it"


def test_the_drawer_of_a_unit_that_uses_everything_also_stays_below_the_first_cards(hang: Hang) -> None:
    wall = hang(fill="demo")
    before = {name: wall.find(name).pos for name in wall.names() if name.startswith("card-")}
    wall.press("more")
    assert {name: wall.find(name).pos for name in before} == before
    assert wall.root.screen.ids.drawer.top <= max(y for _x, y in before.values())


def test_in_few_rows_or_many_every_block_of_the_drawer_says_its_whole_name(
    hang: Hang,
) -> None:
    wall = hang((1280, 800), fill="demo")
    for larger in (1.0, LARGE):
        theme.larger = larger
        wall.press("more")
        wall.wait_s(0.6)
        assert (shortened(wall), half_seen(wall)) == ([], [])
        assert wall.has("tool-explain"), "there is help in every size"
        wall.press("more")
        wall.wait_s(0.6)


def test_a_card_is_found_and_help_is_given_from_the_drawer_too(wall: Hung) -> None:
    wall.press("more")
    wall.press("tool-explain")
    assert wall.root.screen.explains in wall.texts()
    wall.press("explain-close")
    wall.press("more")
    wall.press("tool-find")
    assert wall.screen == "find"


def test_a_finger_on_the_wood_of_the_drawer_reaches_nothing_below(wall: Hung) -> None:
    x, _ = wall.middle("card-c7")
    wall.press("more")
    wall.press_at(x, wall.height - wall.root.screen.ids.drawer.top + 20)
    assert (wall.screen, wall.has("tool-settings")) == ("home", True)


def test_a_yellow_corner_tells_what_waits_and_only_there(hang: Hang) -> None:
    wall = hang(fill="demo")
    wall.press("more")
    corners = [paper.parent.parent for paper in wall.walk() if getattr(paper, "hue", "") == "yellow"]
    waiting = {one.name: one.waits for one in corners if getattr(one, "waits", "")}
    told = {"gains": "2 spørsmål", "offers": "1 ny", "priority": "2 å plassere"}
    assert waiting == told | {"round": "Vaktrommet", "year": "19. nov."}


def test_what_hangs_on_a_card_has_its_sign_there_as_each_tool_says_itself(hang: Hang) -> None:
    wall = hang(fill="demo")
    signs = {card.title: signs_on(wall.board, card) for card in wall.board.cards.column("do")}
    assert signs["Pakke morgenbrettene kvelden før"] == ("tree", "fish")
    assert signs["Én telefonliste i stedet for fire"] == ()
    card = next(card for card in wall.board.cards.column("do") if not signs[card.title])
    wall.root.do(HangStakeholder(map_id(card.id), "Natta", card=card.id))
    wall.settle()
    assert wall.find(f"card-{card.id}").face.tools == ("people",)


def test_a_tool_on_a_card_asks_which_and_begins_there(wall: Hung) -> None:
    wall.press("more")
    wall.press("tool-whys")
    assert "Hvilket kort?" in wall.texts()
    assert not wall.has("main")
    wall.press("card-c8")
    assert (wall.screen, wall.root.screen.card.id) == ("whys", "c8")
    wall.press("to-card")
    assert wall.find("tool-whys").second == "ikke begynt"
    wall.press("to-board")
    assert wall.has("main"), "nobody is asked any more"


def test_a_card_that_lies_in_the_pile_can_be_the_one(wall: Hung) -> None:
    wall.press("more")
    wall.press("tool-whys")
    wall.press("pile-suggestion")
    assert "Hvilket kort gjelder «5 × hvorfor»?" in " ".join(wall.texts())
    wall.press("card-c0")
    assert (wall.screen, wall.root.screen.card.id) == ("whys", "c0")


def test_who_lets_it_be_has_the_board_as_it_was(wall: Hung) -> None:
    wall.press("more")
    wall.press("tool-whys")
    assert wall.find("card-c8").lifted
    wall.press("more")
    assert "Hvilket kort?" not in wall.texts()
    assert not wall.find("card-c8").lifted
    wall.press("card-c8")
    assert wall.screen == "card"


def test_a_board_without_cards_offers_nothing_on_a_card(hang: Hang) -> None:
    wall = hang(commands=READY[:1])
    wall.press("more")
    assert not wall.has("tool-whys")
    assert wall.has("tool-stream")


@pytest.mark.parametrize("pressed", [("more",), ("more", "tool-whys")])
def test_after_five_minutes_the_board_rests(wall: Hung, pressed: tuple[str, ...]) -> None:
    for name in pressed:
        wall.press(name)
    stage._time.now_s += idle.HOME_AFTER_S + 1
    wall.root._tick(0)
    wall.wait_s(1)
    assert wall.screen == "far"
    wall.press("far")
    assert (wall.has("main"), wall.has("tool-whys"), wall.root.screen.at_home) == (True, False, True)
