"""A board whose file cannot be opened: said as it is, never taken for a new one, and opened when it can be."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from board.errors import Kind, Refused
from board.kinds.card.commands import AddCard
from board.kinds.goal import WriteGoal
from board.store.store import SCHEMA, Store
from kiosk.demo.hung import Hung
from tests.conftest import lock_disk
from tests.kiosk.screens.fitting import write

Hang = Callable[..., Hung]
SIZES = [(1920, 1080), (1280, 800), (1080, 1920)]


def left_behind(folder: Path, hang: Hang) -> None:
    """A board was used here, and its wall has been taken down."""
    hang(folder=folder, commands=[WriteGoal("g0", 0, "Vi hjelper hverandre"), AddCard("c1", "Vaskeplan")]).take_down()


@pytest.fixture
def newer(tmp_path: Path, hang: Hang) -> Path:
    """The folder of a board that a newer version has used."""
    folder = tmp_path / "newer"
    left_behind(folder, hang)
    _versioned(folder, "9999")
    return folder


def _versioned(folder: Path, version: str) -> None:
    with sqlite3.connect(folder / "board.db") as file:
        file.execute("UPDATE board_version SET version_num = ?", (version,))
    file.close()


@pytest.mark.parametrize("size", SIZES)
def test_a_file_of_a_newer_version_is_not_taken_for_a_new_board(
    hang: Hang, newer: Path, size: tuple[int, int]
) -> None:
    wall = hang(size, folder=newer)
    assert "Tavla kan ikke vises nå" in wall.texts()
    assert Kind.FILE_NEWER.sentence in wall.texts()
    assert "Velkommen til tavla" not in wall.texts()
    assert not any("trivselsmål" in text.lower() for text in wall.texts())
    assert not wall.has("new-suggestion")
    assert wall.find("main").right > 0.94 * wall.width, "where it always stands: at the right end of the tray"
    assert wall.clipped() == []


def test_trying_again_opens_the_file_once_it_can_be_opened(hang: Hang, newer: Path) -> None:
    wall = hang(folder=newer)
    wall.press("main")
    assert Kind.FILE_NEWER.sentence in wall.texts()
    _versioned(newer, SCHEMA)
    wall.press("main")
    assert "Vi hjelper hverandre" in wall.texts()
    assert "Start tavlemøte" in wall.texts()
    assert not wall.root.state.trouble
    assert wall.stored.cards.get("c1")


def test_a_board_that_is_open_elsewhere_says_so(hang: Hang, tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    left_behind(folder, hang)
    other = Store.open(folder)
    wall = hang(folder=folder)
    assert Kind.FILE_IN_USE.sentence in wall.texts()
    wall.press("more")
    assert not wall.has("tool-goals")
    wall.press("more")
    other.close()
    wall.press("main")
    assert "Vi hjelper hverandre" in wall.texts()


def test_what_hangs_on_a_locked_disk_can_be_read(hang: Hang, disk: Path) -> None:
    folder = disk / "tavle"
    left_behind(folder, hang)
    lock_disk(disk, True)
    wall = hang(folder=folder)
    assert "Vi hjelper hverandre" in wall.texts()
    assert "Kan ikke lagre. Si fra til leder" in wall.texts()
    wall.press("card-c1")
    assert "Kan ikke lagre nå" in wall.texts()
    wall.press("turn")
    wall.root.home()
    wall.settle()
    assert wall.find("main").label == "Prøv igjen"
    wall.press("main")
    assert Kind.READ_ONLY.sentence in wall.texts()
    lock_disk(disk, False)
    wall.wait_s(1)
    wall.press("main")
    assert wall.find("main").label == "Start tavlemøte"
    assert "Lagret her" in wall.texts()
    wall.take_down()


def test_a_full_disk_says_what_is_safe_and_what_waits_and_cards_can_be_read(hang: Hang) -> None:
    wall = hang(fill="demo")
    wall.root.refuse(Refused(Kind.DISK_FULL))
    wall.settle()
    assert "Alt dere gjorde før kl. 13.30, er trygt." in wall.texts()
    wall.now_ms += 10 * 60_000
    wall.root.passed()
    wall.root.refuse(Refused(Kind.DISK_FULL))
    wall.settle()
    assert "Alt dere gjorde før kl. 13.30, er trygt." in wall.texts(), "not what was tried since"
    assert "kan ikke lagres nå" in wall.texts()
    assert not wall.find("new-suggestion").enabled
    assert (wall.find("main").label, wall.find("main").colour) == ("Prøv igjen", "cream")
    wall.press("new-suggestion")
    assert wall.screen == "home"
    wall.root.go("card", id=wall.board.cards.oldest_first[0].id)
    wall.settle()
    assert "Bestillinger i uka" in wall.texts()
    wall.root.home()
    wall.settle()
    wall.wait_s(0.5)
    wall.press("main")
    wall.settle()
    assert "kan ikke lagres nå" not in wall.texts()


def test_a_suggestion_that_found_no_room_lies_there_again_once_there_is_some(hang: Hang) -> None:
    wall = hang()
    wall.press("new-suggestion")
    stores: list[Store] = []
    wall.root.worker.with_store(stores.append)
    stores[0].write = lambda: (_ for _ in ()).throw(Refused(Kind.DISK_FULL))  # type: ignore[method-assign]
    write(wall, "Varm mat på kvelden")
    wall.press("key-done")
    assert Kind.DISK_FULL.sentence in wall.texts()
    wall.press("to-board")
    wall.wait_s(1)
    assert wall.board.own.draft == {}
    del stores[0].write
    assert wall.find("main").label == "Prøv igjen"
    wall.press("main")
    wall.press("new-suggestion")
    assert wall.find("title").text == "Varm mat på kvelden"
    wall.press("key-done")
    assert [card.title for card in wall.stored.cards.column("suggestion")] == ["Varm mat på kvelden"]
    assert wall.stored.own.draft == {}
