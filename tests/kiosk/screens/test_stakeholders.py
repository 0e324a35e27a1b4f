"""Hvem angår det at the wall: groups hang, are placed from above and below, become cards; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

from board.board import Board
from board.kinds.stakeholder.commands import EditStakeholder, HangStakeholder, NameMap, TakeMapDown
from board.kinds.stakeholder.index import Stakeholders, card_id, hung, map_id, stakeholder_id
from board.kinds.stakeholder.record import Stakeholder
from board.log.change import Change
from kiosk.demo.hung import Hung
from kiosk.tools import tools
from tests.kiosk.scenes.stakeholder import CARD, KITCHEN, MAP, looked_at, many
from tests.kiosk.screens.fitting import fits, write
from tests.kiosk.screens.test_card_also import SOUTH, comes


def kitchen(board: Board) -> Stakeholder:
    found = board.of(Stakeholders).get(KITCHEN)
    assert found
    return found


def cell(board: Board) -> tuple[int, int]:
    return kitchen(board).interest, kitchen(board).influence


def listed(wall: Hung) -> list[str]:
    """What the rows of the list say."""
    return [str(wall.find(f"listed-{n}").label) for n in range(8) if wall.has(f"listed-{n}")]


def test_a_map_is_begun_filled_and_undone_by_touch(hang: Callable[..., Hung]) -> None:
    wall = hang(fill="demo")
    looked_at(TakeMapDown(MAP))(wall)
    wall.press("main")
    write(wall, "Ny vakt")
    wall.press("key-done")
    (begun,) = hung(wall.stored)
    assert (begun.title, wall.root.screen.map) == ("Ny vakt", begun.id)
    wall.press("listed-0")
    assert wall.root.screen.chosen.name == "Tillitsvalgt", "who represents the staff is asked for first"
    wall.press("cell-3-4")
    union = wall.stored.of(Stakeholders).at(begun.id, 3, 4)
    assert [(one.name, one.required) for one in union] == [("Tillitsvalgt", True)]
    assert "Ta dem med fra start, uansett hvor lappen henger." in wall.texts()
    wall.press("new-group")
    assert "Ikke navn, ikke helseopplysninger." in wall.texts()
    write(wall, "Natta")
    wall.press("key-done")
    wall.press("note-3-4-0")
    wall.press("note-3-4-0")
    assert listed(wall) == ["Natta"], "a note without a place waits on the sheet"
    wall.press("undo")
    assert [one.name for one in wall.stored.of(Stakeholders).of(begun.id)] == ["Tillitsvalgt"]
    wall.press("note-3-4-0")
    wall.press("attitude-sceptical")
    assert wall.stored.of(Stakeholders).of(begun.id)[0].attitude == "sceptical"


def test_a_group_is_chosen_and_moved_from_below_and_becomes_one_card(hang: Callable[..., Hung]) -> None:
    wall = hang(fill="demo")
    looked_at()(wall)
    seen = set()
    for _ in range(12):
        wall.press("next-group")
        seen.add(wall.root.screen.chosen.name)
    assert len(seen) == 12
    wall.press("note-2-4-0")
    assert {"Spør tidlig, hold dem fornøyd", "Vi spør på mandag. Ta med brettplanen."} <= {*wall.texts()}
    assert not wall.find("influence-more").enabled
    wall.press("interest-more")
    assert cell(wall.stored) == (3, 4)
    wall.press("undo")
    assert cell(wall.stored) == (2, 4)
    wall.press("main")
    assert wall.stored.cards.column("suggestion")[0].id == card_id(KITCHEN)
    wall.press("main")
    assert (wall.screen, wall.root.screen.card.id) == ("card", card_id(KITCHEN))
    back = next(tool for tool in tools() if tool.name == "stakeholder")
    assert back.says
    assert back.says(wall.root.state, wall.root.screen.card) == "Kjøkkenet"
    back.begin(wall.root, id=card_id(KITCHEN))
    wall.settle()
    assert (wall.screen, wall.root.screen.chosen.name) == ("stakeholders", "Kjøkkenet"), "and leads back"


def test_a_person_who_seems_to_be_named_is_asked_about_once(hang: Callable[..., Hung]) -> None:
    wall = hang(fill="demo")
    looked_at()(wall)
    wall.press("main")
    write(wall, "Kari")
    wall.press("key-done")
    assert "Er «Kari» navn på noen? Skriv om, eller trykk Ferdig en gang til." in wall.texts()
    assert len(wall.stored.of(Stakeholders).of(MAP)) == 12
    wall.press("key-done")
    assert wall.stored.of(Stakeholders).of(MAP)[-1].name == "Kari", "the unit decides"


def test_the_map_of_a_card_hangs_in_its_tray_and_goes_with_it(hang: Callable[..., Hung]) -> None:
    wall = hang(fill="demo")
    looked_at(card=CARD)(wall)
    wall.press("listed-1")
    assert [one.name for one in wall.stored.of(Stakeholders).of(map_id(CARD))] == ["Verneombud"]
    comes(wall, Change(SOUTH, 1, wall.now_ms + 9_000, "s1", "card", CARD, {"archived": True}))
    wall.settle()
    assert wall.screen != "stakeholders", "a card that another wall took down leads back"


def test_two_hundred_groups_are_reached_cell_by_cell(hang: Callable[..., Hung]) -> None:
    wall = hang(fill="demo")
    looked_at(*many(200))(wall)
    assert len(listed(wall)) == 4
    wall.press("more-3-3")
    here = [one.name for one in wall.stored.of(Stakeholders).at("m200", 3, 3)]
    found = listed(wall)
    while wall.find("listed-on").enabled:
        wall.press("listed-on")
        found += listed(wall)
    assert found == here
    wall.press("listed-0")
    assert [note.name for note in wall.root.screen.ids.matrix.cells[6].notes] == [here[0], found[8]]
    assert wall.has("note-3-3-1"), "the chosen one is seen, also where others hang before it"
    fits(wall)


def test_what_another_wall_wrote_unseen_stands_beside_where_it_is_written_anew(hang: Callable[..., Hung]) -> None:
    told = (NameMap("m1", "Vakt"), HangStakeholder("m1", "Natta"))
    night = stakeholder_id("m1", "Natta")
    wall = hang(commands=[*told, EditStakeholder(night, {"how": "Spør nå", "expectation": "Ro"})])
    looked_at(presses=("next-group",))(wall)
    comes(wall, Change(SOUTH, 1, wall.now_ms - 60_000, "s1", "stakeholder", night, {"how": "Ring dem"}))
    wall.press("expectation")
    assert "Ring dem" not in wall.texts(), "of another field"
    wall.press("pad-cancel")
    wall.press("how")
    assert {"Også skrevet, på en annen tavle", "Ring dem"} <= {*wall.texts()}
