"""«Også endret av en annen tavle»: on the open card, with the text that lost and a tap to take it after all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from board import local
from board.kinds.card.commands import AddCard, EditCard
from board.log import conflicts, log
from board.log.change import Change
from board.store.store import Store
from kiosk.demo.hung import Hung
from kiosk.screens.card.also import differing
from kiosk.widgets.text.text import Text

Hang = Callable[..., Hung]
WRITTEN = ("Nøkler på krok", "Nøkler i skap")
SOUTH = "5005005005005005"
CARD = AddCard("c", "Nøkler", fields={"problem": "Vi leter hver dag.", "responsible": "Marit"})
EDIT = EditCard("c", {"title": "Nøkler på krok"})


def comes(wall: Hung, *changes: Change) -> None:
    """These changes arrive a second later, as a round with the centre stores them."""

    def step(store: Store) -> Any:
        with store.write() as tx:
            result = log.ingest(tx, changes)
            conflicts.answer(tx, result.new, local.get(tx, "_device"))
        return result.touched

    wall.now_ms += 1000
    wall.root.contact._on_board(wall.root.worker.took(wall.root.worker.with_store(step)))
    wall.settle()


def wrote(wall: Hung, n: int, after_ms: int, **fields: Any) -> Change:
    return Change(SOUTH, n, wall.now_ms + after_ms, f"south{n}", "card", "c", fields)


def open_card(wall: Hung) -> Hung:
    wall.root.go("card", id="c")
    wall.settle()
    wall.frames(20)
    return wall


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920)])
def test_what_another_wall_wrote_unseen_is_said_read_and_taken(hang: Hang, size: tuple[int, int]) -> None:
    wall = open_card(hang(size, commands=[CARD, EDIT]))
    assert not wall.has("also")
    comes(wall, wrote(wall, 1, -60_000, title="Nøkler i skap"))
    assert wall.find("title").text == "Nøkler på krok"
    assert {"Også endret", "av en annen tavle"} <= set(wall.texts())
    assert not wall.clipped()

    wall.press("also")
    wall.frames(10)
    read = " ".join(wall.texts())
    for word in ("Nøkler på krok", "Dette ble skrevet på en annen tavle", "Nøkler i skap", "To har endret tittelen"):
        assert word in read
    assert "skrevet her 18. november kl. 13.30" in read
    assert "18. november kl. 13.29" in read
    assert not wall.clipped()
    tall = size[0] < size[1]
    stands, other = ([w for w in wall.walk() if isinstance(w, Text) and w.text == said][-1] for said in WRITTEN)
    assert (stands.x == other.x) is tall, "side by side where there is room"
    wall.press("take-other")
    assert wall.stored.cards.get("c").title == "Nøkler i skap"
    assert wall.find("title").text == "Nøkler i skap"
    assert not wall.has("also")
    assert wall.has("undo")


def test_words_that_differ_are_bold_unless_all_of_them_do():
    ours, theirs = differing("Stille halvtime ved vaktskiftet, uten telefon", "Ro ved vaktskiftet hver kveld")
    assert "".join(text for text, bold in ours if not bold).strip() == "ved vaktskiftet"
    assert "".join(text for text, bold in theirs if not bold).strip() == "ved vaktskiftet"
    for side in differing("Marit", "Aisha"):
        assert not any(bold for _text, bold in side)


def test_the_wall_that_lost_says_it_too(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD, EDIT]))
    won = wrote(wall, 1, 60_000, title="Nøkler i skap")
    comes(wall, won)
    assert not wall.has("also")  # nobody can know yet whether it was seen
    [mine] = [c for c in history(wall) if c.fields.get("title") == "Nøkler på krok"]
    told = Change(SOUTH, 2, won.stamp, f"lost/{mine.device}/{mine.n:x}/50051", "card", "c", won.fields)
    comes(wall, told)
    wall.press("also")
    wall.frames(10)
    assert "Dette ble skrevet her" in " ".join(wall.texts())
    wall.press("reader-close")
    assert wall.has("also")


def test_several_texts_are_offered_one_by_one(hang: Hang) -> None:
    fields = {"problem": "Vi leter lenge. " * 60, "responsible": "Aisha"}
    wall = open_card(hang(commands=[CARD, EditCard("c", {"problem": "Vi leter.", "responsible": "Jonas"})]))
    comes(wall, wrote(wall, 1, -60_000, **fields))
    wall.press("also")
    wall.frames(10)
    assert not wall.clipped()
    assert "Ansvarlig: Aisha" in wall.texts()
    wall.press(next(block for block in wall.names() if block == "pick-0"))
    wall.frames(10)
    assert "To har endret ansvarlig" in wall.texts()
    wall.press("take-other")
    assert wall.stored.cards.get("c").responsible == "Aisha"
    assert wall.stored.cards.get("c").problem == "Vi leter."
    assert wall.has("also")


def test_another_card_says_nothing_of_it(hang: Hang) -> None:
    wall = hang(commands=[CARD, EDIT, AddCard("d", "Annet")])
    comes(wall, wrote(wall, 1, -60_000, title="Nøkler i skap"))
    open_card(wall)
    assert wall.has("also")
    wall.press("to-board")
    wall.root.go("card", id="d")
    wall.settle()
    assert not wall.has("also")


def history(wall: Hung) -> list[Change]:
    def read(store: Store) -> list[Change]:
        with store.read() as tx:
            return log.of_record(tx, "card", "c")

    return wall.root.worker.with_store(read)
