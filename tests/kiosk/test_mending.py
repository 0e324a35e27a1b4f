"""A file that turns out to be damaged, or is taken away, while the wall hangs: it mends that, and says so."""

import queue
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from board.commands import Keep
from board.errors import Refused
from board.kinds.card.commands import AddCard, EditCard
from board.log import log
from board.own import Own
from board.store.store import Store
from kiosk.__main__ import app
from kiosk.worker import Opened, Worker
from tests.board.staffroom import Staffroom
from tests.patience import PATIENCE_S


class Face:
    """What stands in front of the writer: it keeps what it is told."""

    def __init__(self, folder: Path, time: Callable[[], int]) -> None:
        self._posted: queue.Queue[Callable[[], None]] = queue.Queue()
        self.opened: list[Opened] = []
        self.refused: list[str] = []
        self.faults: list[BaseException] = []
        self.worker = Worker(folder, self._posted.put, wall=time, log=self.faults.append)
        self.worker.open(self.opened.append, self.not_done)

    def not_done(self, refusal: Refused) -> None:
        self.refused.append(str(refusal))

    def rest(self) -> None:
        """Until the writer has done what it was asked to, and its answers are taken."""
        assert self.worker.wait(PATIENCE_S)
        while not self._posted.empty():
            self._posted.get()()


@pytest.fixture
def room(tmp_path: Path) -> Staffroom:
    """A wall with a copy of its board, closed as it should be; one card is newer than the copy."""
    room = Staffroom(tmp_path / "tavle")
    room.do(AddCard("c1", "Vaskeplan"))
    assert room.store.back_up()
    room.do(AddCard("c2", "Nøkler"))
    room.close()
    return room


@pytest.fixture
def face(room: Staffroom) -> Iterator[Callable[[], Face]]:
    made: list[Face] = []

    def hang() -> Face:
        made.append(Face(room.folder, room.time))
        made[-1].rest()
        return made[-1]

    yield hang
    for each in made:
        each.worker.stop()


def flip(folder: Path, before: bytes, after: bytes) -> None:
    content = (folder / "board.db").read_bytes()
    assert before in content
    (folder / "board.db").write_bytes(content.replace(before, after))


def a_bad_byte_in_the_log(folder: Path) -> None:
    flip(folder, b'"title":"Vaskeplan"', b'"title":"Vaske\xfflan"')


def a_bad_byte_on_the_board(folder: Path) -> None:
    content = bytearray((folder / "board.db").read_bytes())
    places = [n for n in range(len(content)) if content[n : n + 9] == b"Vaskeplan" and content[n - 1] != 0x22]
    assert places
    for place in places:
        content[place + 5] = 0xFF
    (folder / "board.db").write_bytes(content)


def of_record(tx: Any) -> list[str]:
    return [c.fields["title"] for c in log.of_record(tx, "card", "c1")]


def test_a_bad_byte_in_the_log_is_met_mended_and_told_and_the_question_answered(
    face: Callable[[], Face], room: Staffroom
) -> None:
    a_bad_byte_in_the_log(room.folder)
    wall = face()
    assert wall.opened[0].recovered is None
    told: list[Any] = []
    wall.worker.ask(of_record, told.append, wall.not_done)
    wall.rest()
    assert (told, wall.refused, wall.faults) == ([["Vaskeplan"]], [], [])
    assert wall.opened[-1].recovered
    assert wall.opened[-1].recovered.salvaged == 1
    assert wall.opened[-1].board.cards.running.items.keys() == {"c1", "c2"}


def test_a_bad_byte_on_the_board_is_mended_before_anybody_sees_it(face: Callable[[], Face], room: Staffroom) -> None:
    a_bad_byte_on_the_board(room.folder)
    wall = face()
    assert wall.refused == []
    assert [bool(opened.recovered) for opened in wall.opened] == [True]
    assert wall.opened[0].board.cards.running.items.keys() == {"c1", "c2"}


def test_what_somebody_does_upon_damage_is_done(face: Callable[[], Face], room: Staffroom) -> None:
    flip(room.folder, b'{"title":[', b'{"title":<')
    wall = face()
    boards: list[Any] = []
    wall.worker.do(EditCard("c1", {"responsible": "Kari"}), boards.append, wall.not_done)
    wall.rest()
    assert wall.refused == []
    assert boards[-1].cards.get("c1").responsible == "Kari"


def test_a_thread_that_meets_damage_is_told_and_the_next_time_it_is_mended(
    face: Callable[[], Face], room: Staffroom
) -> None:
    a_bad_byte_in_the_log(room.folder)
    wall = face()

    def read(store: Store) -> list[str]:
        with store.read() as tx:
            return of_record(tx)

    with pytest.raises(Refused):
        wall.worker.with_store(read)
    assert wall.worker.with_store(read) == ["Vaskeplan"]


@pytest.mark.parametrize("rebuild", [[], ["--rebuild"]])
def test_the_doctor_reads_the_log_as_the_wall_does_and_mends_it(room: Staffroom, rebuild: list[str]) -> None:
    a_bad_byte_in_the_log(room.folder)
    done = CliRunner().invoke(app, ["doctor", *rebuild, "--data", str(room.folder)])
    assert done.exit_code == 0, done.output
    assert "Fila var skadet og er satt til side: board-damaged-1.db." in done.output
    assert "2 endringer" in done.output
    assert "Tabellene stemmer med loggen." in done.output


@pytest.mark.parametrize("where", ["log", "local", "ballots"])
def test_whatever_table_it_is_in_a_thorough_look_finds_it(room: Staffroom, where: str) -> None:
    room.open()
    if where == "ballots":
        room.gather(present=3)
        goals = str(room.contents()["ballots"][0][2])
    else:
        room.do(Keep(Own(draft={"card/c1/title": "Halvferdig"})))
    room.close()
    (room.folder / "closed").unlink()
    match where:
        case "log":
            a_bad_byte_in_the_log(room.folder)
        case "local":
            flip(room.folder, b'"Halvferdig"', b'"Halv\xfferdig"')
        case "ballots":
            flip(room.folder, goals.encode(), b"\xff" + goals.encode()[1:])
    room.open()
    assert room.store.recovered
    assert room.board.cards.running.items.keys() == {"c1", "c2"}
    room.close()


def test_a_file_that_was_taken_away_is_written_back_and_nothing_is_lost(
    face: Callable[[], Face], room: Staffroom
) -> None:
    wall = face()
    (room.folder / "board.db").unlink()
    boards: list[Any] = []
    wall.worker.do(AddCard("c3", "Etterpå"), boards.append, wall.not_done)
    wall.rest()
    assert wall.refused == []
    assert boards[-1].cards.running.items.keys() == {"c1", "c2", "c3"}
    wall.worker.stop()
    room.open()
    assert room.store.recovered is None
    assert room.board.cards.running.items.keys() == {"c1", "c2", "c3"}
    assert sorted(path.name for path in room.folder.glob("board*") if path.suffix != ".db-vase") == [
        "board.db",
        "board.db-journal",
    ]
    room.close()


def test_a_whole_folder_that_was_taken_away_comes_back_when_the_wall_is_closed(room: Staffroom) -> None:
    room.open()
    room.folder.rename(room.folder.with_name("bort"))
    room.close()
    room.open()
    assert room.board.cards.running.items.keys() == {"c1", "c2"}
    room.close()


def test_a_file_that_cannot_be_written_back_is_told_as_it_is(
    room: Staffroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.open()
    (room.folder / "board.db").unlink()

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as m:
        m.setattr("board.store.backups.sync", full)
        refusal = room.refused(AddCard("c3", "Etterpå"))
    assert str(refusal).startswith("Det er ikke plass til å lagre mer.")
    room.do(AddCard("c3", "Etterpå"))
    room.close()


def test_a_file_that_was_exchanged_is_not_written_over_and_both_are_kept(
    face: Callable[[], Face], room: Staffroom
) -> None:
    other = Staffroom(room.folder.with_name("annen"), room.time)
    other.do(AddCard("x1", "Fra en annen fil"))
    other.close()
    wall = face()
    (other.folder / "board.db").rename(room.folder / "board.db")
    wall.worker.do(AddCard("c3", "Etterpå"), void, wall.not_done)
    wall.rest()
    assert [told.split(". ")[0] for told in wall.refused] == ["Noen har byttet fila tavla lagres i"]
    wall.worker.do(AddCard("x2", "Etterpå"), void, wall.not_done)
    wall.rest()
    assert wall.opened[-1].board.cards.running.items.keys() == {"x1"}
    wall.worker.stop()
    aside = room.folder / "board-exchanged-1.db"
    aside.rename(room.folder / "board.db")
    room.open()
    assert room.board.cards.running.items.keys() == {"c1", "c2"}
    room.close()


def void(_: object) -> None:
    """Nobody needs it."""
