"""A wall without a screen: a store in a folder, the board it holds, and a clock that moves only when told.

    room = Staffroom(folder)
    room.do(AddCard("c1", "Ringeklokka virker ikke"))
    assert room.board.cards.get("c1")

`do` holds the board that follows from each command against the one that is read from the tables again.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from board.board import Board
from board.context import Command, perform
from board.errors import Refused
from board.kinds import kinds, metadata
from board.kinds.card.commands import AddCard, EditCard, MoveCard
from board.kinds.card.record import STAGES
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import SetPresent, StartMeeting
from board.kinds.tally.commands import OpenVote
from board.store.store import Store
from board.store.vase import PLACES, Vase
from board.votes import Vote

TUESDAY = datetime(2026, 11, 17, 12, 30, tzinfo=UTC)
"""Week 47, half past one in Norway."""


def everything(folder: Path) -> bytes:
    """All that lies in the board's folder, the board first."""
    found = sorted(
        (path for path in folder.iterdir() if path.is_file()), key=lambda path: (len(path.name), path.name)
    )
    return (folder / "board.db").read_bytes() + b"".join(p.read_bytes() for p in found if p.name != "board.db")


def uncovered(folder: Path) -> bytes:
    """The same as somebody reads it who has the keys to the vases, too."""
    lying = [Vase(folder / "board.db").take(place) or "" for place in range(PLACES)]
    return everything(folder) + "".join(lying).encode()


def copy_wall(folder: Path, to: Path) -> Path:
    """The whole wall, keys and all, as on the image of a card."""
    for name in ("", "-vase"):
        if (part := folder.with_name(f"{folder.name}{name}")).exists():
            shutil.copytree(part, to.with_name(f"{to.name}{name}"))
    return to


def take_away(copy: Path) -> None:
    """Of a wall that `copy_wall` has made."""
    for name in ("", "-vase"):
        shutil.rmtree(copy.with_name(f"{copy.name}{name}"))


def wordless(vote: Vote | None) -> Vote | None:
    """But for the fingerprints of what is asked, which nobody writes by heart."""
    return replace(vote, words=()) if vote else None


class Time:
    """A wall clock, in milliseconds since 1970, right or wrong."""

    def __init__(self, now: datetime = TUESDAY) -> None:
        self.ms = round(now.timestamp() * 1000)

    def __call__(self) -> int:
        return self.ms

    def set(self, *date: int) -> None:
        self.ms = round(datetime(*date, tzinfo=UTC).timestamp() * 1000)  # type: ignore[arg-type, misc]

    def forward(self, *, seconds: float = 0, days: float = 0) -> None:
        self.ms += round((seconds + 86_400 * days) * 1000)


class Staffroom:
    def __init__(self, folder: Path, time: Time | None = None) -> None:
        self.folder = folder
        self.time = time or Time()
        self.open()

    def open(self) -> None:
        self.store = Store.open(self.folder, self.time)
        self.board = self.loaded()

    def close(self) -> None:
        self.store.close()

    def reopen(self) -> None:
        self.close()
        self.open()

    def do(self, *commands: Command, group: str | None = None) -> Board:
        for command in commands:
            self.board = perform(self.store, self.board, command, group=group, unlocked=True)
        assert self.board == self.loaded()
        return self.board

    def refused(self, command: Command, *, unlocked: bool = True) -> Refused:
        """What a command is refused with; nothing else may have happened."""
        before = self.contents()
        with pytest.raises(Refused) as caught:
            perform(self.store, self.board, command, unlocked=unlocked)
        assert self.contents() == before
        return caught.value

    def loaded(self) -> Board:
        """The board as the tables have it."""
        with self.store.read() as tx:
            return Board.load(tx)

    def contents(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table, as SQLite has it."""
        with self.store.read() as tx:
            return {name: list(map(tuple, tx.exec_driver_sql(f"SELECT * FROM {name}"))) for name in metadata.tables}

    def records(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of the tables that the log can make again, by id, as the log means it."""
        with self.store.read() as tx:
            tables = {kind: record.table for kind, record in kinds.items()}
            return {kind: sorted(map(tuple, tx.execute(t.select())), key=str) for kind, t in tables.items()}

    def changes(self) -> int:
        return len(self.contents()["change"])

    def hang(self, id_: str = "c1", title: str = "Ringeklokka virker ikke", stage: str = "suggestion") -> None:
        """A card with responsible and deadline, moved as far as `stage`."""
        self.do(AddCard(id_, title), EditCard(id_, {"responsible": "Kari", "deadline": "2026-12-03"}))
        for seen, to in pairwise(STAGES[: STAGES.index(stage) + 1]):  # type: ignore[arg-type]
            if to == "done":
                self.do(EditCard(id_, {"unmeasurable": True}))
            self.do(MoveCard(id_, seen=seen, to=to))

    def gather(self, present: int = 9, goals: int = 3, meeting: str = "m1") -> None:
        """The staff stand in front of the board and the vases have their covers on."""
        for slot in range(goals):
            self.do(WriteGoal(f"g{slot}", slot, f"Vi spiser lunsj sammen ({slot})"))
        self.do(StartMeeting(meeting), SetPresent(meeting, present), OpenVote(meeting))
