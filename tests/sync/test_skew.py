"""Builds of different age together: what one does not understand it keeps and passes on, and after an upgrade it
shows what all show. What this release says is kept in tests/sync/golden, so that later ones are held to it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from board.board import Board
from board.context import Command, perform
from board.kinds.lift.commands import AnswerLifted
from board.kinds.lift.record import FURTHER, outcome
from board.kinds.why.commands import AskWhy, MarkCause, RewriteWhy
from board.kinds.why.record import Why
from board.kinds.why.tree import Tree, tree
from board.log import log
from board.log.change import Fact
from board.store.store import Store
from sync.wall.connection_status import ConnectionState
from tests.sync import builds, recording
from tests.sync.builds import NEWEST
from tests.sync.places import Centre, Time, Wall
from tests.sync.test_lifts_further import Chain

Hang = Callable[..., Wall]
RELEASES = sorted(recording.FOLDER.glob("release-*.json"))


@pytest.fixture(autouse=True)
def several() -> Iterator[None]:
    with builds.several(), builds.running(NEWEST):
        yield
        builds.elsewhere(NEWEST)


def upgrade(wall: Wall) -> None:
    """Closed by the old build, opened by the new one."""
    wall.close()
    wall.open()


def boards(*walls: Wall) -> list[Board]:
    found = []
    for wall in walls:
        with wall.store.read() as tx:
            found.append(Board.load(tx))
    return found


@pytest.mark.parametrize("centre_build", range(NEWEST + 1))
@pytest.mark.parametrize("wall_build", range(NEWEST + 1))
def test_builds_of_any_age_work_together(wall_build: int, centre_build: int, hang: Hang, centre: Centre) -> None:
    builds.elsewhere(centre_build)
    new, old = hang("new"), hang("old")
    new.write(Fact("card", "c1", {"title": "x", "time_thief": True, "help_wanted": True}))
    new.write(Fact("measure", "m1", {"card": "c1", "value": 3.0}))
    new.settle()
    with builds.running(wall_build):
        old.write(Fact("card", "c1", {"problem": "skrevet av den gamle"}))
        assert old.settle().state is ConnectionState.CONNECTED
        new.settle()
        assert old.settle().state is ConnectionState.CONNECTED
    assert set(map(repr, old.log())) == set(map(repr, new.log()))
    builds.elsewhere(NEWEST)
    centre.close()
    centre.open()
    upgrade(old)
    assert old.board() == new.board()
    assert boards(old) == boards(new)
    fresh = hang("fresh")
    fresh.settle()
    assert fresh.board() == new.board()


def test_what_a_build_understands_half_of_is_shown_half_however_it_came(hang: Hang) -> None:
    """One wall had it parked and was upgraded to a build that knows the one field and not the other; another wall of
    that build reads it anew. They show the same."""
    new, upgraded, fresh = hang("new"), hang("upgraded"), hang("fresh")
    new.write(Fact("card", "c1", {"time_thief": True, "help_wanted": True}))
    new.settle()
    with builds.running(0):
        upgraded.settle()
    with builds.running(1):
        upgrade(upgraded)
        fresh.settle()
        assert upgraded.board() == fresh.board()
        assert upgraded.board()["card", "c1"]["time_thief"]
    upgrade(upgraded)
    assert upgraded.board() == new.board()


@pytest.mark.parametrize("centre_build", range(NEWEST + 1))
def test_a_word_that_an_older_build_does_not_know_keeps_nothing_else_from_it(
    hang: Hang, centre: Centre, centre_build: int
) -> None:
    """A card that was taken over from another unit hangs on an old wall too, without saying where it came from."""
    builds.elsewhere(centre_build)
    new, old = hang("new"), hang("old")
    new.write(Fact("card", "c1", {"title": "Fast plass", "problem": "Vi leter", "source": "shared"}))
    new.settle()
    with builds.running(0):
        assert old.settle().state is ConnectionState.CONNECTED
        card = old.board()["card", "c1"]
        assert (card["title"], card["problem"], card["source"]) == ("Fast plass", "Vi leter", "wall")
        old.write(Fact("card", "c1", {"title": "Fast plass til nøklene"}))
        assert old.settle().state is ConnectionState.CONNECTED
        new.settle()
        assert new.board()["card", "c1"]["source"] == "shared"
    upgrade(old)
    assert old.board() == new.board()
    assert old.board()["card", "c1"]["source"] == "shared"


def work(wall: Wall, *commands: Command) -> None:
    for command in commands:
        with wall.store.read() as tx:
            board = Board.load(tx)
        perform(wall.store, board, command)


@pytest.mark.parametrize("centre_build", range(NEWEST + 1))
def test_a_wall_without_trees_reads_and_writes_its_five_lines(
    hang: Hang, centre: Centre, time: Time, centre_build: int
) -> None:
    """It sees the way that was followed. What it writes in line three hangs beside what stood there, and what it
    wrote before stands first of all; nothing is written over, and after an upgrade all show the same."""
    builds.elsewhere(centre_build)
    new, old = hang("new"), hang("old")
    with builds.running(0):
        old.card("c1", title="Stille halvtime", why1="Pårørende ringer")
        old.settle()
    new.settle()
    (first,) = whys(new)
    time.pass_(s=60)
    work(new, AskWhy("a2", "c1", "De vet ikke", first.id), AskWhy("a3", "c1", "Vi sier det ikke", "a2"))
    work(new, AskWhy("b2", "c1", "Alarmen går", first.id), MarkCause("c1", "a3"))
    new.settle()
    with builds.running(0):
        assert old.settle().state is ConnectionState.CONNECTED
        card = old.board()["card", "c1"]
        assert [card[f"why{n}"] for n in range(1, 6)] == [
            "Pårørende ringer",
            "De vet ikke",
            "Vi sier det ikke",
            "",
            "",
        ]
        time.pass_(s=60)
        old.card("c1", why3="Vi sier det én gang")
        assert old.settle().state is ConnectionState.CONNECTED
    new.settle()
    hangs = {why.text: (tree_of(new).depths[why.id], bool(why.cause)) for why in whys(new)}
    assert hangs == {
        "Pårørende ringer": (1, False),
        "De vet ikke": (2, False),
        "Vi sier det ikke": (3, True),
        "Vi sier det én gang": (3, False),
        "Alarmen går": (2, False),
    }
    builds.elsewhere(NEWEST)
    centre.close()
    centre.open()
    upgrade(old)
    old.settle()
    assert tree_of(old) == tree_of(new)
    time.pass_(s=60)
    work(new, RewriteWhy("c1", "a2", "De har aldri fått vite det"))
    new.settle()
    old.settle()
    assert tree_of(old) == tree_of(new)
    assert boards(old) == boards(new)


def tree_of(wall: Wall) -> Tree:
    (board,) = boards(wall)
    card = board.cards.get("c1")
    assert card
    return tree(board, card)


def whys(wall: Wall) -> list[Why]:
    return list(tree_of(wall))


def test_walls_that_know_nothing_of_lifting_further_go_on_and_show_all_of_it_once_they_are_renewed(
    hang: Hang, centre: Centre
) -> None:
    """The unit's wall, and one of the two of the level in the middle, which answers meanwhile."""
    with builds.several({"lift": {"lifted", *FURTHER}, "lifted": {"owner_name"}}):
        chain = Chain(centre, hang)
        other = hang("other", chain.above)
        chain.further()
        chain.talk(chain.theirs, chain.highest)
        (high,) = chain.hung_high()
        chain.do(chain.highest, AnswerLifted(high.id, "partly", "For de største først"))
        chain.talk(chain.highest, chain.theirs)
        with builds.running(0):
            for old in (chain.ours, other):
                assert old.settle().state is ConnectionState.CONNECTED
            up = chain.up()
            assert up
            assert (up.further, up.answered, bool(up.discussed)) == ("", None, True), "as before, and nothing breaks"
            chain.do(other, AnswerLifted(chain.middle().id, "yes", "Resten tar vi"))
            chain.talk(other, chain.ours)
        chain.talk(chain.theirs, chain.highest)
        for wall in (chain.ours, other):
            upgrade(wall)
            assert wall.settle().state is ConnectionState.CONNECTED
        chain.talk(chain.ours, chain.theirs, other)
        up = chain.up()
        assert up
        assert (up.answer, outcome(up).level, outcome(up).answer) == (
            "Resten tar vi",
            "Kommunedirektøren",
            "For de største først",
        )
        assert boards(other)[0] == boards(chain.theirs)[0]


def test_a_build_that_only_learned_a_word_applies_what_was_parked(hang: Hang, tmp_path: Path) -> None:
    """The tables are the same, so no migration runs when the file is opened."""
    new, old = hang("new"), hang("old")
    new.write(Fact("card", "c1", {"time_thief": True}))
    new.settle()
    with builds.running(0):
        old.settle()
    old.close()
    store = Store.open(tmp_path / "old")
    with store.read() as tx:
        assert Board.load(tx).cards.get("c1").time_thief  # type: ignore[union-attr]
        assert log.of_record(tx, "card", "c1")
    store.close()
    old.open()


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_the_centre_answers_every_release_as_it_was_answered_then(release: Path, tmp_path: Path) -> None:
    told = json.loads(release.read_text())
    for step, answer in recording.asked_again(told, tmp_path):
        assert answer.status_code == step["status"], step["asked"]
        assert within(step["answer"], answer.json()), (step["answer"], answer.json())


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_the_wall_understands_the_centre_of_every_release(release: Path, tmp_path: Path) -> None:
    told = json.loads(release.read_text())
    shown = recording.answered_again(told, tmp_path)
    assert within(told["board"], shown), (told["board"], shown)


def test_this_release_is_recorded() -> None:
    """`python -m tests.sync.recording` writes the present release's conversation; an older one is never edited."""
    assert recording.NAME in {path.name for path in RELEASES}


def within(then: Any, now: Any) -> bool:
    """All that was said then is said now; new members may have come."""
    if isinstance(then, dict):
        return isinstance(now, dict) and all(name in now and within(then[name], now[name]) for name in then)
    if isinstance(then, list):
        return isinstance(now, list) and len(then) == len(now) and all(map(within, then, now))
    return bool(then == now)
