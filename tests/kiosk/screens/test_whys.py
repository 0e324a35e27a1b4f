"""The tree of whys of a card, by touch: asked, branched, marked, taken back, and what comes of the cause."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from board.commands import TakeDown
from board.kinds.card.record import Card
from board.kinds.why.commands import ActOnCause, AskWhy, MarkCause
from board.kinds.why.record import Why, Whys
from board.kinds.why.tree import Tree, grown, tree
from board.log.change import Change
from kiosk.demo.hung import Hung
from kiosk.screens.whys.note import WhyNote
from kiosk.screens.whys.sight import sight
from kiosk.theme import theme
from tests.kiosk.scenes import why as whyscenes
from tests.kiosk.screens.fitting import fits, write
from tests.kiosk.screens.test_card_also import SOUTH, comes
from tests.kiosk.screens.test_flowing import LARGE, SIZES, amiss

Hang = Callable[..., Hung]


@pytest.fixture(autouse=True)
def usual_letters() -> Iterator[None]:
    yield
    theme.larger = 1.0


def look(wall: Hung) -> None:
    wall.root.go("whys", id="quiet")
    wall.settle()


def of(wall: Hung) -> Tree:
    board = wall.stored
    card = board.cards.get("quiet")
    assert card
    return tree(board, card)


def seen(wall: Hung) -> dict[str, WhyNote]:
    """Every note by its name, from the left, then from the top."""
    notes = [widget for widget in wall.walk() if isinstance(widget, WhyNote)]
    return {note.test_name: note for note in sorted(notes, key=lambda note: (note.x, -note.y))}


def answer(wall: Hung, text: str) -> None:
    wall.wait_s(0.6)
    write(wall, text)
    wall.press("key-done")
    wall.wait_s(0.6)


def test_five_places_wait_and_a_tree_grows_by_taps_to_its_cause_and_back(hang: Hang) -> None:
    wall = hang(commands=[whyscenes.CARD])
    look(wall)
    assert [*seen(wall)] == [f"slot-{n}" for n in range(5)]
    assert {"Let etter årsaken, ikke etter noen å skylde på", whyscenes.PROBLEM} <= {*wall.texts()}
    wall.press("slot-2")
    assert {"Ikke navn, ikke helseopplysninger.", whyscenes.PROBLEM} <= {*wall.texts()}
    answer(wall, "ringer")
    wall.press("why-next")
    answer(wall, "vet ikke")
    wall.press("why-branch")
    answer(wall, "glemmer")
    found = of(wall)
    assert {why.text: found.depths[why.id] for why in found} == {"ringer": 1, "vet ikke": 2, "glemmer": 2}
    named = {why.text: f"why-{why.id}" for why in found}

    wall.press(named["glemmer"])  # chosen already: it is written anew
    answer(wall, "e")
    assert "glemmere" in [why.text for why in of(wall)]

    wall.press(named["vet ikke"])
    wall.press("why-cause")
    assert (of(wall).cause.text, seen(wall)[named["vet ikke"]].face.look) == ("vet ikke", "cause")  # type: ignore[union-attr]
    wall.wait_s(0.6)
    wall.press("why-cause")
    assert (of(wall).cause, seen(wall)[named["vet ikke"]].face.look) == (None, "way")
    wall.wait_s(0.6)
    wall.press("undo")
    assert of(wall).cause

    wall.press(named["ringer"])
    wall.press("why-remove")
    assert {of(wall).depths[why.id] for why in of(wall)} == {1}
    wall.wait_s(0.6)
    wall.press("undo")
    assert {of(wall).depths[why.id] for why in of(wall)} == {1, 2}


def test_the_cause_becomes_a_card_that_leads_there_and_back(hang: Hang) -> None:
    wall = hang(commands=whyscenes.FOUND)
    look(wall)
    fits(wall)
    wall.press("why-next")
    assert (wall.screen, wall.stored.cards.get("a5").title) == ("card", whyscenes.TREE[5][2])
    wall.wait_s(0.6)
    wall.press("to-board")
    assert (wall.screen, wall.find("why-next").label) == ("whys", "Til det nye kortet")
    wall.wait_s(0.6)
    wall.press("why-next")
    assert wall.screen == "card"


def test_half_typed_words_are_there_again_and_what_is_not_stored_is_not_lost(hang: Hang) -> None:
    wall = hang(commands=whyscenes.USUAL)
    look(wall)
    wall.press("why-next")
    wall.wait_s(0.6)
    write(wall, "fordi")
    wall.root.home()
    look(wall)
    assert wall.root.screen.chosen == "a5"
    wall.press("why-a5")
    wall.wait_s(0.6)
    assert "fordi" not in wall.find("pad-field").text, "half an answer to why it is so is no other words for it"
    wall.root.screen.ids.pad.close()
    wall.wait_s(0.6)
    wall.press("why-next")
    assert wall.find("pad-field").text == "fordi"
    wall.wait_s(0.6)
    wall.press("key-done")
    assert "fordi" in [why.text for why in of(wall)]
    assert not wall.board.own.draft


def test_an_answer_that_another_wall_wrote_unseen_stands_beside_where_it_is_written_anew(hang: Hang) -> None:
    wall = hang(commands=whyscenes.USUAL)
    look(wall)
    comes(wall, Change(SOUTH, 1, wall.now_ms - 60_000, "s1", "why", "a2", {"text": "Ingen har sagt fra"}))
    wall.press("why-a2")
    assert "Ingen har sagt fra" not in wall.texts()
    wall.wait_s(0.6)
    wall.press("why-a2")
    assert {"Også skrevet, på en annen tavle", "Ingen har sagt fra"} <= {*wall.texts()}
    assert wall.find("pad-field").text == whyscenes.TREE[1][2]


def test_a_card_that_another_wall_takes_down_leads_back(hang: Hang) -> None:
    wall = hang(commands=whyscenes.USUAL)
    wall.root.go("card", id="quiet")
    look(wall)
    wall.root.do(TakeDown(Card, "quiet"))
    wall.settle()
    assert wall.screen != "whys"
    assert len(wall.stored.of(Whys).of("quiet")) == len(whyscenes.TREE), "it comes back with its tree"


@pytest.mark.parametrize("size", SIZES)
def test_trees_of_every_kind_come_right_in_all_sizes_and_letters(hang: Hang, size: tuple[int, int]) -> None:
    wall = hang(size, commands=[whyscenes.CARD])
    for name in ("whys-empty", "whys-full", "whys-long", *(("whys-200",) if size == SIZES[0] else ())):
        for command in whyscenes.MADE[name]:
            wall.root.do(command)
        wall.settle()
        for larger in (1.0, LARGE):
            theme.larger = larger
            look(wall)
            assert (wall.clipped(), wall.cut(), amiss(wall)) == ([], [], []), (name, larger)
            assert [note for note in seen(wall).values() if note.cut] == [], (name, larger)
            if larger == 1.0:
                fits(wall)


def test_every_why_of_a_large_tree_is_reached_by_taps() -> None:
    large = of_commands(whyscenes.deep(60))
    for columns, rows in ((5, 4), (2, 2), (3, 9)):
        reached, waiting = set(), [large.way[-1].id]
        while waiting:
            chosen = waiting.pop()
            if chosen not in reached:
                reached.add(chosen)
                now = sight(large, chosen, columns, rows)
                places = [cell.at for cell in now.cells] + [slot.at for slot in now.slots] + [f.at for f in now.folds]
                assert len(places) == len(set(places)), "nothing hangs over another"
                assert all(0 <= column < columns and 0 <= row < rows for column, row in places)
                assert chosen in {cell.why.id for cell in now.cells}
                ends = {why.id for why in large if not large.below.get(why.id)}
                onwards = {why.id for cell in now.cells for why in large if cell.why in large.path(why.id)}
                assert len(ends - onwards) == sum(fold.many for fold in now.folds), "what is not seen is told of"
                waiting += [*(cell.why.id for cell in now.cells), *(fold.to for fold in now.folds)]
        assert reached == large.whys.keys()


def of_commands(commands: tuple[object, ...]) -> Tree:
    """The tree that these commands make, without a wall."""
    asked = [one for one in commands if isinstance(one, AskWhy)]
    whys = [Why(id=one.id, card="quiet", parent=one.parent, text=one.text) for one in asked]
    return grown(Card(id="quiet"), whys)


def test_an_open_card_holds_its_tools_with_how_far_each_is_and_those_without_room_under_more(hang: Hang) -> None:
    wall = hang(commands=[*whyscenes.FOUND, ActOnCause("quiet", "a5")])
    wall.root.go("card", id="quiet")
    wall.settle()
    assert [(name, wall.find(f"tool-{name}").second) for name in ("whys", "fishbone")] == [
        ("whys", "årsaken er funnet"),
        ("fishbone", "ikke begynt"),
    ]
    assert not wall.has("tool-cause")
    assert wall.find("why-5").text == whyscenes.TREE[5][2]
    wall.press("tool-whys")
    assert wall.screen == "whys"
    wall.wait_s(0.6)
    wall.press("why-next")
    assert wall.root.screen.card.id == "a5"
    wall.wait_s(0.6)
    back = "tool-cause" if wall.has("tool-cause") else "menu-cause"
    if back == "menu-cause":
        said = wall.find("card-more").second  # which, or how many where there is no room for it
        assert "Fra årsaken" in said or said == "3 verktøy"
        wall.press("card-more")
        wall.wait_s(0.6)
    wall.press(back)
    assert (wall.screen, wall.root.screen.card.id, wall.root.screen.chosen) == ("whys", "quiet", "a5")


def test_tools_that_find_no_room_hang_under_more(hang: Hang) -> None:
    wall = hang((1080, 1920), commands=whyscenes.FOUND)
    wall.root.go("card", id="quiet")
    wall.settle()
    assert (wall.clipped(), amiss(wall)) == ([], [])
    assert not wall.has("tool-stream")
    wall.press("card-more")
    wall.wait_s(0.6)
    assert wall.find("menu-whys").label == "5 × hvorfor: årsaken er funnet"
    wall.press("menu-stream")
    assert wall.screen == "stream"


def test_the_stairs_of_a_card_write_the_way_and_the_fifth_is_the_cause(hang: Hang) -> None:
    wall = hang(
        commands=[whyscenes.CARD, *(AskWhy(f"n{n}", "quiet", f"n{n}", f"n{n - 1}" if n else "") for n in range(4))]
    )
    wall.root.go("card", id="quiet")
    wall.settle()
    wall.press("why-2")
    assert wall.find("why-5").editing
    wall.wait_s(0.6)
    write(wall, "dette")
    wall.press("key-done")
    assert [why.text for why in of(wall).way] == ["n0", "n1", "n2", "n3", "dette"]
    assert of(wall).cause
    card = wall.stored.cards.get("quiet")
    assert (card.why1, card.why5) == ("n0", "dette"), "a wall without trees sees them"
    wall.root.do(MarkCause("quiet", "n1"))
    wall.settle()
    wall.now_ms += 1000
    wall.root.do(MarkCause("quiet", "n2"))
    wall.settle()
    assert [wall.has(f"why-{n}") for n in range(1, 6)] == [True, True, True, False, False], "none below the cause"
