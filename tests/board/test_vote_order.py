"""Any ballots in any order, at any time, leave the same bytes: of the week's vote and of the culture vote alike."""

import random
from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest

from board.ballot import Answer
from board.board import Board
from board.context import perform
from board.kinds.culture.commands import CancelSurvey, StartSurvey, WriteStatement
from board.kinds.tally.commands import CloseVote, LayBall, TakeBack
from board.store.store import Store
from board.store.vase import Vase
from tests.board.staffroom import Staffroom, Time, copy_wall, everything, take_away

NINE: dict[str, list[Answer]] = {
    "g0": ["green"] * 5 + ["pink"] * 3 + ["red"],
    "g1": ["green"] * 2 + ["pink"] * 2 + ["red"] * 5,
    "g2": ["green"] * 9,
}
Ball = tuple[str, Answer]
COUNTER = (slice(24, 28), slice(92, 96))
"""Where SQLite's header tells how many times the file was written."""


SCORES = {"g0": [*"112234445"], "g1": [*"222225555"], "g2": [*"555555555"]}
VOTES = {"goals": (NINE, ["green", "green", "pink", "red"]), "culture": (SCORES, [*"1145"])}
"""Of each vote what nine lay, and four balls of which two are alike."""


@pytest.fixture(params=VOTES)
def asked(request: pytest.FixtureRequest) -> str:
    """What is voted upon."""
    return str(request.param)


@pytest.fixture
def covered(folder: Path, monkeypatch: pytest.MonkeyPatch, asked: str) -> Path:
    """A wall whose vases have just got their covers on, switched off. Chance gives what it always gives."""
    monkeypatch.setattr("board.local.secrets.token_hex", lambda n: "0" * 2 * n)
    monkeypatch.setattr("board.store.vase.secrets.token_bytes", lambda n: b"1" * n)
    room = Staffroom(folder)
    if asked == "culture":
        room.do(*(WriteStatement(f"g{n}", f"Vi er {n}") for n in range(3)), StartSurvey("m1", "now", 9))
    else:
        room.gather(present=9)
    room.close()
    return folder


@pytest.fixture
def balls(asked: str) -> list[Ball]:
    """What nine people lay, one ball at a time."""
    return [(goal, answer) for goal, answers in VOTES[asked][0].items() for answer in answers]


def vote(folder: Path, name: str, balls: list[Ball], *, jumps: random.Random | None = None) -> tuple[bytes, bytes]:
    """What is in the file, of a copy of the wall, when all balls are laid and when the vases have been opened."""
    copy = folder.with_name(name)
    copy_wall(folder, copy)
    time = Time()
    store = Store.open(copy, time)
    with store.read() as tx:
        board = Board.load(tx)
    given = Counter[str]()
    for goal, colour in balls:
        if jumps:
            time.ms = jumps.randrange(10**13)
        board = perform(store, board, LayBall(goal, colour, given[goal]))
        given[goal] += 1
        assert (copy / "board.db-journal").read_bytes() == b""
    laid = everything(copy)
    time.ms = Time().ms
    perform(store, board, CloseVote("m1", "t1"))
    opened = everything(copy)
    assert (copy / "board.db-journal").read_bytes() == b""
    store.close()
    take_away(copy)
    return laid, opened


def test_the_same_ballots_in_any_order_leave_the_same_bytes(covered: Path, balls: list[Ball], asked: str) -> None:
    found = set()
    for seed in range(40 if asked == "goals" else 15):
        random.Random(seed).shuffle(balls)
        found.add(vote(covered, f"copy-{seed}", balls))
    assert len(found) == 1


def test_the_time_of_a_ball_is_nowhere(covered: Path, balls: list[Ball]) -> None:
    found = set()
    for jumps in (None, random.Random(1), random.Random(2)):
        found.add(vote(covered, "copy", balls, jumps=jumps))
    assert len(found) == 1


def test_while_balls_are_laid_the_file_depends_on_nothing_but_the_counts(covered: Path, asked: str) -> None:
    contents: dict[tuple[int, ...], set[bytes]] = {}
    orders = sorted(set(permutations(VOTES[asked][1])))
    answers = sorted(set(VOTES[asked][1]))
    for order in orders:
        copy = covered.with_name("copy")
        copy_wall(covered, copy)
        store = Store.open(copy, Time())
        with store.read() as tx:
            board = Board.load(tx)
        for seen, colour in enumerate(order):
            board = perform(store, board, LayBall("g0", colour, seen))
            counts = tuple(order[: seen + 1].count(c) for c in answers)
            contents.setdefault(counts, set()).add(everything(copy))
        store.close()
        take_away(copy)
    assert len(orders) == 12
    assert contents[1, 0, 0] != contents[0, 1, 0]
    assert all(len(found) == 1 for found in contents.values())


def test_of_scores_not_even_the_counts_are_kept_but_their_sum(room: Staffroom) -> None:
    """1 and 5 leave the same bytes as 3 and 3: no more of an answer is ever known than the mean of all."""
    room.do(WriteStatement("s1", "Vi er to"), StartSurvey("k1", "now", 3))
    before, sealed = room.contents(), []
    room.do(LayBall("s1", "4", 0), TakeBack("s1", "4", 1))
    assert room.contents() == before
    for survey, scores in (("k1", "15"), ("k2", "33")):
        room.do(*(LayBall("s1", score, seen) for seen, score in enumerate(scores)))
        sealed.append(Vase(room.store.path).take(1))
        room.do(CancelSurvey(survey), StartSurvey("k2", "now", 3))
    assert sealed[0] == sealed[1]


def test_a_ball_taken_back_leaves_nothing_but_the_number_of_writes(covered: Path, asked: str) -> None:
    def contents(*commands: LayBall | TakeBack) -> bytes:
        copy = covered.with_name("copy")
        copy_wall(covered, copy)
        store = Store.open(copy, Time())
        with store.read() as tx:
            board = Board.load(tx)
        for command in commands:
            board = perform(store, board, command)
        content = bytearray(everything(copy))
        for where in COUNTER:
            content[where] = bytes(4)
        store.close()
        take_away(copy)
        return bytes(content)

    right, *_others, wrong = VOTES[asked][1]
    mistaken = (LayBall("g0", wrong, 0), TakeBack("g0", wrong, 1), LayBall("g0", right, 0))
    assert contents(*mistaken) == contents(LayBall("g0", right, 0))
