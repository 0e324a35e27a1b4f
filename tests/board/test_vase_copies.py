"""Somebody copies the wall's folder night after night while ukas vase stands: of one copy and of any two they learn
nothing, not even whether a ball was laid between them; and they find each fault in a build where it is planted.

Two lives are lived by the same clock. Whatever was laid, and whenever, the copies are alike in all but chance.
"""

import os
import random
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from board import votes
from board.board import Board
from board.context import Command, perform
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import EndMeeting, SetPresent, StartMeeting
from board.kinds.tally import week_vase
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote
from board.kinds.tally.week_vase import TendVase
from board.kinds.unit import ChangeUnit
from board.store import vase
from board.store.store import Store
from tests.board import power
from tests.board.staffroom import Staffroom, Time, copy_wall, everything, take_away

MONDAY = (2026, 11, 23, 6)
NIGHTS = 3
Ball = tuple[str, votes.Answer]
Laid = Sequence[Sequence[Ball]]
"""What is laid before each of the copies."""

SEVEN: list[Ball] = [
    *(("g0", colour) for colour in ("green", "green", "pink", "red")),
    *(("g1", colour) for colour in ("red", "red", "red")),
]
LIVES: dict[str, Laid] = {
    "nobody": [[], [], []],
    "one red in the last night": [[], [], [("g0", "red")]],
    "one green in the last night": [[], [], [("g0", "green")]],
    "all at once": [SEVEN, [], []],
    "night by night": [SEVEN[:2], SEVEN[2:5], SEVEN[5:]],
}


@pytest.fixture
def hung(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A wall whose vase has just been put out, switched off. Chance gives what it gives for all names."""
    monkeypatch.setattr("board.local.secrets.token_hex", lambda n: "0" * 2 * n)
    room = Staffroom(folder)
    room.time.set(*MONDAY)
    room.do(ChangeUnit({"meeting_weekday": 3, "vase_balls": 10}), WriteGoal("g0", 0, "Ro"), WriteGoal("g1", 1, "Rom"))
    room.do(TendVase())
    room.close()
    return folder


Copy = dict[str, tuple[bytes, int]]


def copied(folder: Path, *, since_ns: int) -> Copy:
    """Every file of the folder, and when it says that it was written; nothing where that was when the wall began to
    hang."""
    return {
        path.name: (path.read_bytes(), 0 if path.stat().st_mtime_ns < since_ns else path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def live(folder: Path, name: str, laid: Laid) -> tuple[list[Copy], bytes]:
    """The copies of each night, and all that is left once the meeting has opened the vase."""
    wall = copy_wall(folder, folder.with_name(name))
    time, chance = Time(), random.Random(name)
    time.set(*MONDAY)
    store = Store.open(wall, time)
    with store.read() as tx:
        board = Board.load(tx)

    def do(*commands: Command) -> None:
        nonlocal board
        for command in commands:
            board = perform(store, board, command, unlocked=True)

    def lay(goal: str, answer: votes.Answer) -> None:
        vote = board.vase
        assert vote
        do(LayBall(goal, answer, vote.laid[vote.subjects.index(goal)]))

    for path in wall.rglob("*"):
        os.utime(path, (0, 0))
    began_ns = 10**9
    do(TendVase())
    copies = [copied(wall, since_ns=began_ns)]
    for balls in laid:
        time.forward(days=0.7)
        for ball in balls:
            time.forward(seconds=chance.randrange(3000))
            lay(*ball)
        time.set(2026, 11, 23 + len(copies), 6)
        do(TendVase())
        copies.append(copied(wall, since_ns=began_ns))
    time.set(2026, 11, 26, 12)
    do(StartMeeting("m1"), SetPresent("m1", 4), OpenVote("m1"))
    vote = board.vote
    assert vote
    do(CloseVote("m1", "t1", vote.laid), EndMeeting("m1"))
    store.close()
    left = everything(wall) + everything_apart(wall)
    take_away(wall)
    return copies, left


def everything_apart(wall: Path) -> bytes:
    return wall.with_name(f"{wall.name}-vase").joinpath("key").read_bytes()


def learned(first: Copy, second: Copy) -> list[object]:
    """What somebody with two copies can hold on to: which files there are, how long, when written, which of their
    bytes stayed; and every figure that stands there in the clear."""
    told: list[object] = [sorted(first), sorted(second)]
    for name in sorted(first.keys() | second.keys()):
        (a, when_a), (b, when_b) = first.get(name, (b"", 0)), second.get(name, (b"", 0))
        blocks = [a[n : n + 16] == b[n : n + 16] for n in range(0, max(len(a), len(b)), 16)]
        alike = [a[16 * n : 16 * n + 16] for n, same in enumerate(blocks) if same]
        figures = [c for copy in (a, b) for c in _figures(copy)]
        told += [name, len(a), len(b), when_a, when_b, blocks, alike, figures]
    return told


def _figures(content: bytes) -> list[bytes]:
    """What may be counts, as they would be written."""
    return [figure for n in range(5) for figure in (b"%012d" % 10**n, b"000%d0000" % n) if n and figure in content]


def found(folder: Path, lives: Sequence[str] = tuple(LIVES)) -> set[str]:
    """Lives that somebody with two copies of each can tell from that in which nobody laid a ball."""
    told = {name: live(folder, "life", LIVES[name])[0] for name in ("nobody", *lives)}
    nobody = told["nobody"]
    pairs = list(combinations(range(NIGHTS + 1), 2))
    return {
        name
        for name, copies in told.items()
        if any(learned(copies[a], copies[b]) != learned(nobody[a], nobody[b]) for a, b in pairs)
    }


def test_nobody_learns_anything_from_any_two_copies_of_the_folder(hung: Path) -> None:
    assert found(hung) == set()


def counts_lie_in_the_clear(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(vase.Vase, "put", lambda self, place, counts, anew=False: self._balls.put(place, _plain(counts)))

    def take(self: vase.Vase, place: int) -> str | None:
        said = self._balls.get(place).rstrip(b"\0").decode("latin-1")
        return said if said.isdigit() else (said and "0" * 24) or None

    patch.setattr(vase.Vase, "take", take)


def _plain(counts: str) -> bytes:
    return counts.encode().ljust(vase.SECTOR, b"\0")


def nothing_is_sealed_anew(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(week_vase.votes, "seal_anew", lambda tx, at_ms: None)


def the_hour_stands_on_the_file(patch: pytest.MonkeyPatch) -> None:
    honest = os.utime
    patch.setattr(os, "utime", lambda of, *a, **given: None if isinstance(of, int) else honest(of, *a, **given))


def the_same_is_sealed_alike(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("board.store.vase.secrets.token_bytes", lambda n: b"1" * n)


def a_ball_is_written_in_the_table(patch: pytest.MonkeyPatch) -> None:
    honest = votes._alter

    def alter(tx, *args, **kwargs):  # type: ignore[no-untyped-def]
        honest(tx, *args, **kwargs)
        tx.execute(votes.ballots.update().values(threshold=votes.ballots.c.threshold + 1))

    patch.setattr(votes, "_alter", alter)


PLANTED: list[Callable[[pytest.MonkeyPatch], None]] = [
    counts_lie_in_the_clear,
    nothing_is_sealed_anew,
    the_hour_stands_on_the_file,
    the_same_is_sealed_alike,
    a_ball_is_written_in_the_table,
]


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_each_fault_is_found_where_it_is_planted(
    hung: Path, monkeypatch: pytest.MonkeyPatch, plant: Callable[[pytest.MonkeyPatch], None]
) -> None:
    plant(monkeypatch)
    assert found(hung, ["one red in the last night"])


def test_every_order_and_every_split_of_the_same_ballots_leaves_the_same_bytes(hung: Path) -> None:
    chance, left = random.Random(1), set()
    for n in range(12):
        balls = list(SEVEN)
        chance.shuffle(balls)
        cuts = sorted(chance.choices(range(len(balls) + 1), k=2))
        laid = [balls[: cuts[0]], balls[cuts[0] : cuts[1]], balls[cuts[1] :]]
        left.add(live(hung, f"order-{n}", laid)[1])
    assert len(left) == 1
    assert not any(left.pop()[-vase.SIZE :]), "the keys are gone"


def test_a_ball_is_written_to_the_vase_and_to_nothing_else(hung: Path) -> None:
    with power.recording() as tape:
        room = Staffroom(hung)
        room.time.set(*MONDAY)
        tape.deeds = []
        room.do(LayBall("g0", "red", 0))
        assert {(deed.kind, Path(deed.path).name) for deed in tape.deeds if isinstance(deed, power.Deed)} == {
            ("write", "board.db-vase"),
            ("sync", "board.db-vase"),
        }
        ball, tape.deeds = list(tape.deeds), []
        room.do(TendVase())
        assert [deed.kind for deed in tape.deeds] == [deed.kind for deed in ball]  # type: ignore[union-attr]
        room.close()
    assert (hung / "board.db-vase").stat().st_mtime == 0
