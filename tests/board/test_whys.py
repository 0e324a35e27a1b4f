"""Whys: a tree on a card that two walls may work at at once, with the five lines of walls that know none."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.commands import TakeDown, Undo
from board.context import Command
from board.errors import Kind
from board.kinds.card.commands import AddCard, EditCard
from board.kinds.card.record import Card
from board.kinds.why.commands import WHYS_LIMIT, ActOnCause, AskWhy, MarkCause, RemoveWhy, RewriteWhy
from board.kinds.why.record import Why
from board.kinds.why.tree import LINES, Tree, grown, tree
from board.log import log
from board.log.change import Change, Fact
from tests.board.staffroom import Staffroom

LETTER = "Det står ikke i velkomstbrevet."
OLD = ("Vi blir avbrutt.", "Pårørende ringer.", "De vet ikke når det passer.", "Vi har ikke sagt det.", LETTER)


def of(room: Staffroom, card: str = "c1") -> Tree:
    found = room.board.cards.get(card)
    assert found
    return tree(room.board, found)


def drawn(room: Staffroom) -> dict[str, str]:
    """What each why says to what it explains says."""
    found = of(room)
    return {why.text: found.whys[above].text if above else "" for why in found for above in [found.above[why.id]]}


def way(room: Staffroom) -> list[str]:
    return [why.text for why in of(room).way]


def lines(room: Staffroom) -> list[str]:
    """What a wall of a release without trees shows."""
    card = room.board.cards.get("c1")
    return [text for field in LINES if (text := getattr(card, field))]


@pytest.fixture
def old(room: Staffroom) -> Staffroom:
    """A card of a file from before there were trees."""
    room.do(AddCard("c1", "Stille halvtime"), EditCard("c1", dict(zip(LINES, OLD, strict=True))))
    return room


@pytest.fixture
def asked(room: Staffroom) -> Staffroom:
    room.do(
        AddCard("c1", "Stille halvtime"),
        AskWhy("a", "c1", "Pårørende ringer."),
        AskWhy("b", "c1", "De vet ikke når det passer.", "a"),
        AskWhy("x", "c1", "Alarmene går."),
    )
    return room


def test_a_tree_grows_and_its_way_leads_to_the_cause_that_was_marked_last(asked: Staffroom) -> None:
    assert drawn(asked) == {
        "Pårørende ringer.": "",
        "De vet ikke når det passer.": "Pårørende ringer.",
        "Alarmene går.": "",
    }
    assert way(asked) == ["Pårørende ringer.", "De vet ikke når det passer."], "none is found: where it lies deepest"
    asked.do(MarkCause("c1", "x"))
    assert way(asked) == ["Alarmene går."]
    asked.time.forward(seconds=60)
    asked.do(MarkCause("c1", "b"))
    assert way(asked)[-1] == "De vet ikke når det passer."
    assert [bool(why.cause) for why in of(asked)] == [False, True, True], "there may be several"
    asked.do(MarkCause("c1", "b", marked=False))
    assert way(asked) == lines(asked) == ["Alarmene går."]


def test_the_five_lines_of_a_file_from_before_are_a_path_whose_fifth_is_the_cause(old: Staffroom) -> None:
    assert way(old) == list(OLD)
    assert of(old).cause == of(old).way[-1]
    fourth = of(old).way[3].id
    old.do(AskWhy("n", "c1", "Brevet sendes og blir glemt.", of(old).way[2].id), group="tap")
    assert (way(old), lines(old)) == (list(OLD), list(OLD))
    assert of(old).whys.keys() == {*(why.id for why in of(old).way), "n"}, "each is said once"
    assert of(old).above["n"] == of(old).above[fourth]
    old.do(Undo("tap"))
    assert (way(old), len(of(old).whys)) == (list(OLD), 5), "nothing of what stood there before went with it"


def test_a_wall_without_trees_sees_the_first_five_of_the_way(asked: Staffroom) -> None:
    above = "b"
    for n in range(3, 8):
        asked.do(AskWhy(f"n{n}", "c1", f"Nummer {n}", above))
        above = f"n{n}"
    assert len(way(asked)) == 7
    assert lines(asked) == way(asked)[:5]
    asked.do(RewriteWhy("c1", "n4", "Nummer fire"), RemoveWhy("c1", "a"))
    assert (
        lines(asked)
        == way(asked)[:5]
        == ["De vet ikke når det passer.", "Nummer 3", "Nummer fire", *lines(asked)[3:]]
    )


def test_what_a_wall_without_trees_writes_in_line_three_hangs_under_line_two_beside_what_stood_there(
    asked: Staffroom,
) -> None:
    asked.do(AskWhy("c", "c1", "Vi har ikke sagt det.", "b"), AskWhy("d", "c1", LETTER, "c"))
    asked.do(EditCard("c1", {"why3": "Vi har sagt det én gang."}))
    assert drawn(asked)["Vi har sagt det én gang."] == drawn(asked)["Vi har ikke sagt det."] == lines(asked)[1]
    assert drawn(asked)[LETTER] == "Vi har ikke sagt det.", "nothing was written over"
    asked.do(MarkCause("c1", "d"))
    assert (lines(asked), "Vi har sagt det én gang." in drawn(asked)) == (way(asked), True)
    asked.do(EditCard("c1", {"why2": ""}))
    assert "De vet ikke når det passer." in drawn(asked), "nor taken away"


def test_a_why_that_is_taken_away_leaves_those_below_it_where_it_hung_until_it_comes_back(asked: Staffroom) -> None:
    asked.do(RemoveWhy("c1", "a"), group="tap")
    assert drawn(asked) == {"De vet ikke når det passer.": "", "Alarmene går.": ""}
    asked.do(AskWhy("c", "c1", "Ingen har sagt det.", "b"))
    assert asked.refused(RewriteWhy("c1", "a", "x")).kind is Kind.GONE
    asked.do(AskWhy("a", "c1", "Pårørende ringer mye."))
    assert drawn(asked)["De vet ikke når det passer."] == "Pårørende ringer mye."


def test_taking_away_is_undone(asked: Staffroom) -> None:
    before = drawn(asked)
    asked.do(RemoveWhy("c1", "a"), group="tap")
    asked.do(Undo("tap"))
    assert (drawn(asked), lines(asked)) == (before, way(asked))


def test_a_cause_becomes_one_card_that_hangs_again_when_it_was_taken_down(asked: Staffroom) -> None:
    asked.do(MarkCause("c1", "b"), ActOnCause("c1", "b"), ActOnCause("c1", "b"))
    born = asked.board.cards.get("b")
    assert born
    assert (born.title, born.problem, born.stage) == (
        "De vet ikke når det passer.",
        "Årsaken til «Stille halvtime».",
        "suggestion",
    )
    asked.do(TakeDown(Card, "b"), ActOnCause("c1", "b"))
    assert not asked.board.cards.get("b").archived  # type: ignore[union-attr]
    assert len(asked.board.cards.column("suggestion")) == 2


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (AskWhy("n", "c1", " \n "), Kind.WHY_MISSING),
        (AskWhy("n", "c1", "x", "no-such"), Kind.GONE),
        (AskWhy("n", "no-such", "x"), Kind.GONE),
        (AskWhy("n", "c1", "x" * 121), Kind.TEXT_TOO_LONG),
        (RewriteWhy("c1", "a", ""), Kind.WHY_MISSING),
        (MarkCause("c1", "no-such"), Kind.GONE),
        (RemoveWhy("c1", "no-such"), Kind.GONE),
        (ActOnCause("c1", "no-such"), Kind.GONE),
    ],
)
def test_what_cannot_be_has_a_sentence_and_loses_nothing(asked: Staffroom, command: Command, kind: Kind) -> None:
    assert asked.refused(command).kind is kind


def test_a_card_has_room_for_two_hundred_whys_however_deep(room: Staffroom) -> None:
    room.do(AddCard("c1", "Stille halvtime"))
    with room.store.write() as tx:
        facts = [
            Fact("why", f"w{n}", {"card": "c1", "text": f"{n}", "parent": f"w{n - 1}"}) for n in range(WHYS_LIMIT)
        ]
        log.append(tx, facts, device="f" * 16, stamp=room.store.clock.next(), group="many")
    room.board = room.loaded()
    assert len(way(room)) == WHYS_LIMIT
    assert room.refused(AskWhy("n", "c1", "én til")).kind is Kind.WHYS_FULL


@pytest.fixture
def walls(tmp_path: Path) -> Iterator[list[Staffroom]]:
    rooms = [Staffroom(tmp_path / name) for name in ("north", "south")]
    rooms[0].do(
        AddCard("c1", "Stille halvtime"), AskWhy("a", "c1", "Pårørende ringer."), AskWhy("b", "c1", "Nå.", "a")
    )
    exchange(rooms)
    for room in rooms:
        room.time.forward(seconds=9)
    yield rooms
    for room in rooms:
        room.close()


def exchange(rooms: list[Staffroom]) -> None:
    told = []
    for room in rooms:
        with room.store.read() as tx:
            told.append([log.of_row(row) for row in tx.execute(log.change.select()).mappings()])
    for room, other in zip(rooms, reversed(told), strict=True):
        with room.store.write() as tx:
            log.ingest(tx, other)
        room.board = room.loaded()


@pytest.mark.parametrize("first", [0, 1])
def test_two_walls_that_work_at_one_tree_lose_neither_why(walls: list[Staffroom], first: int) -> None:
    one, other = (walls[first], walls[1 - first])
    one.do(AskWhy("n1", "c1", "De vet ikke.", "b"), RewriteWhy("c1", "a", "Pårørende ringer klokka tre."))
    other.time.forward(seconds=60)
    other.do(AskWhy("n2", "c1", "Vi har ikke sagt det.", "b"), RewriteWhy("c1", "a", "De ringer."))
    exchange(walls)
    assert drawn(one) == drawn(other)
    assert drawn(one) == {
        "De ringer.": "",
        "Nå.": "De ringer.",
        "De vet ikke.": "Nå.",
        "Vi har ikke sagt det.": "Nå.",
    }


@pytest.mark.parametrize("first", [0, 1])
def test_an_answer_below_one_that_another_wall_takes_away_stays(walls: list[Staffroom], first: int) -> None:
    one, other = (walls[first], walls[1 - first])
    one.do(RemoveWhy("c1", "b"))
    other.do(AskWhy("n", "c1", "De vet ikke.", "b"))
    exchange(walls)
    assert drawn(one) == drawn(other) == {"Pårørende ringer.": "", "De vet ikke.": "Pårørende ringer."}


@pytest.mark.parametrize("first", [0, 1])
def test_an_answer_that_one_wall_takes_away_while_another_calls_it_the_cause_stays_away(
    walls: list[Staffroom], first: int
) -> None:
    walls[0].do(AskWhy("x", "c1", "Alarmene går."))
    exchange(walls)
    for n, room in enumerate(walls):
        room.time.forward(seconds=60 if n == first else 90)
    walls[0].do(RemoveWhy("c1", "x"))
    walls[1].do(MarkCause("c1", "x"))
    exchange(walls)
    for room in walls:
        assert drawn(room) == {"Pårørende ringer.": "", "Nå.": "Pårørende ringer."}


@pytest.mark.parametrize("first", [0, 1])
def test_two_walls_that_meet_the_same_old_lines_make_one_tree_of_them(walls: list[Staffroom], first: int) -> None:
    walls[0].do(AddCard("c2", "Vond rygg"), EditCard("c2", {"why1": "Ja", "why2": "Ja"}))
    exchange(walls)
    one, other = (walls[first], walls[1 - first])
    one.do(AskWhy("n1", "c2", "Heisen", of(one, "c2").way[1].id))
    other.time.forward(seconds=60)
    other.do(AskWhy("n2", "c2", "Senga", of(other, "c2").way[0].id))
    exchange(walls)
    found = of(one, "c2")
    assert found == of(other, "c2")
    assert [(why.text, found.depths[why.id]) for why in found] == [("Ja", 1), ("Ja", 2), ("Heisen", 3), ("Senga", 2)]


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_a_ring_of_whys_that_no_wall_can_say_is_seen_whole(old: Staffroom, order: tuple[int, ...]) -> None:
    ring = [
        Change(
            "f" * 16, n + 1, old.store.clock.last + n, f"g{n}", "why", id_, {"card": "c1", "text": id_, "parent": up}
        )
        for n, (id_, up) in enumerate([("x", "y"), ("y", "z"), ("z", "x")])
    ]
    with old.store.write() as tx:
        for n in order:
            log.ingest(tx, [ring[n]])
    old.board = old.loaded()
    assert {text: above for text, above in drawn(old).items() if text in "xyz"} == {"x": "", "z": "x", "y": "z"}
    old.do(RemoveWhy("c1", "x"), AskWhy("n", "c1", "ny", "y"))
    assert drawn(old)["ny"] == "y"


WHYS = st.builds(
    Why,
    id=st.sampled_from("abcdef"),
    parent=st.sampled_from(["", *"abcdefg"]),
    text=st.sampled_from(["", "p", "q", "r"]),
    position=st.sampled_from(["", "a0", "a1"]),
    cause=st.sampled_from([0, 1_790_000_000_000, 1_790_000_000_001]),
    archived=st.booleans(),
)


@given(st.lists(WHYS, unique_by=lambda why: why.id), st.lists(st.sampled_from(["", "p", "q", "s"]), max_size=5))
def test_whatever_is_said_every_answer_hangs_in_one_place(whys: list[Why], said: list[str]) -> None:
    card = Card(id="c1", **dict(zip(LINES, said, strict=False)))
    found = grown(card, whys)
    assert sorted(why.id for why in found) == sorted(found.whys)
    away = {why.text for why in whys if why.archived}
    assert {why.text for why in found} >= {text for text in said if text} - away
    assert {why.id for why in whys if why.text and not why.archived} <= found.whys.keys()
    assert found == grown(card, list(reversed(whys)))
    assert all(found.path(id_)[-1].id == id_ for id_ in found.whys)
