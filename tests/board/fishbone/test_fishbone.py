"""A fishbone: its bones, causes and dots, the cards made of it; what cannot be has a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from board.commands import TakeDown, Undo
from board.context import Command
from board.errors import Kind
from board.kinds.card.record import Card
from board.kinds.fishbone.cards import MakeAction
from board.kinds.fishbone.commands import (
    BONES_LIMIT,
    CAUSES_LIMIT,
    ChooseBones,
    HangCause,
    NameBone,
    RemoveBone,
    SetDots,
    TakeCauseDown,
    WriteCause,
)
from board.kinds.fishbone.dots import GiveDot, SayDots, TakeDot
from board.kinds.fishbone.index import Fish, action_id, count, fish_id, fish_of
from board.kinds.fishbone.pareto import pareto
from board.kinds.fishbone.ready import proposed, ready
from board.kinds.fishbone.record import DOTS_USUAL
from board.kinds.why.commands import ActOnCause, AskWhy
from board.log import log
from tests.board.staffroom import Staffroom

SIX = ["Mennesker", "Metode", "Utstyr", "Materiell", "Miljø", "Måling"]


def fish(room: Staffroom, card: str = "c1") -> Fish:
    found = fish_of(room.board, card)
    assert found
    return found


def titles(room: Staffroom, card: str = "c1") -> list[str]:
    return [bone.title for bone in fish(room, card).bones]


def bone(room: Staffroom, title: str, card: str = "c1") -> str:
    return next(one.id for one in proposed(room.board, card) if one.title == title)


def texts(room: Staffroom, bone: str) -> list[str]:
    return [cause.text for cause in fish(room).on[bone]]


@pytest.fixture
def breakfast(room: Staffroom) -> Staffroom:
    """A card with two causes, one on each of two bones."""
    room.hang()
    method, people = bone(room, "Metode"), bone(room, "Mennesker")
    room.do(WriteCause("a", "c1", "Alle steller samtidig", method), WriteCause("b", "c1", "Nye vikarer", people))
    return room


def test_an_empty_fishbone_is_only_looked_at_and_hangs_with_its_first_cause(room: Staffroom) -> None:
    room.hang()
    before = room.changes()
    assert [one.title for one in proposed(room.board, "c1")] == SIX
    assert (fish_of(room.board, "c1"), room.changes()) == (None, before)
    room.do(WriteCause("a", "c1", "  Brettene pakkes \n først  om morgenen ", bone(room, "Metode")), group="first")
    assert titles(room) == SIX
    assert texts(room, fish(room).bones[1].id) == ["Brettene pakkes først om morgenen"]
    room.do(Undo("first"))
    assert (fish_of(room.board, "c1"), count(room.board, "c1")) == (None, 0)
    room.do(WriteCause("b", "c1", "En annen"))
    assert (titles(room), [c.text for c in fish(room).loose]) == (SIX, ["En annen"])


def test_a_bone_is_renamed_added_and_taken_away_and_its_causes_stay(breakfast: Staffroom) -> None:
    room = breakfast
    method = fish(room).bones[1].id
    room.do(NameBone("c1", method, "Slik vi gjør det"), NameBone("c1", "", "Metode"), NameBone("c1", "", "Metode"))
    assert titles(room) == ["Mennesker", "Slik vi gjør det", "Utstyr", "Materiell", "Miljø", "Måling", "Metode"]
    room.do(RemoveBone("c1", method), group="gone")
    assert [cause.id for cause in fish(room).loose] == ["a"]
    room.do(WriteCause("a", "c1", "Alle steller fra klokka åtte"), HangCause("a", fish(room).bones[0].id))
    assert fish(room).loose == ()
    room.do(Undo("gone"))
    assert fish(room).bones_of("a") == {method, fish(room).bones[0].id}


def test_a_cause_hangs_on_several_bones_and_is_one_cause_with_one_count(breakfast: Staffroom) -> None:
    room = breakfast
    tools = fish(room).bones[2].id
    room.do(HangCause("a", tools), GiveDot("a"))
    assert texts(room, tools) == texts(room, fish(room).bones[1].id) == ["Alle steller samtidig"]
    assert (count(room.board, "c1"), fish(room).dots["a"], fish(room).left) == (2, 1, DOTS_USUAL - 1)
    room.do(HangCause("a", tools, on=False), HangCause("a", fish(room).bones[1].id, on=False))
    assert [cause.id for cause in fish(room).loose] == ["a"]


def test_the_four_s_take_the_place_of_the_six_and_no_cause_is_lost(breakfast: Staffroom) -> None:
    room = breakfast
    room.do(ChooseBones("c1", "four-s"), group="other")
    assert titles(room) == ["Omgivelser", "Leverandører", "Systemer", "Ferdigheter"]
    assert [cause.id for cause in fish(room).loose] == ["a", "b"]
    room.do(Undo("other"))
    assert (titles(room), fish(room).loose) == (SIX, ())


def test_the_bones_and_dots_of_a_unit_go_on_to_its_next_fishbone(breakfast: Staffroom) -> None:
    room = breakfast
    room.hang("c2", "Lang kø på vaskeriet")
    room.do(RemoveBone("c1", fish(room).bones[5].id), NameBone("c1", "", "Pårørende"), SetDots("c1", 27))
    room.time.forward(days=1)
    room.do(WriteCause("x", "c2", "Én vaskemaskin"))
    assert titles(room, "c2") == [*SIX[:5], "Pårørende"]
    assert fish(room, "c2").left == 27


@pytest.mark.parametrize("name", ready())
def test_bones_that_hang_ready_each_ask_something(name: str) -> None:
    told = ready()[name].bones
    assert 4 <= len({title for title, _question in told}) == len(told) <= 6
    assert all(question.endswith("?") for _title, question in told)


def test_a_cause_becomes_one_card_that_says_of_what(breakfast: Staffroom) -> None:
    room = breakfast
    room.do(MakeAction("a"), MakeAction("a"))
    made = room.board.cards.column("suggestion")[0]
    assert (made.id, made.title, made.problem) == (
        action_id("a"),
        "Alle steller samtidig",
        "En årsak til «Ringeklokka virker ikke».",
    )
    room.do(TakeDown(Card, made.id), MakeAction("a"))
    assert [card.id for card in room.board.cards.column("suggestion")] == [made.id, "c1"]


def test_a_cause_becomes_one_card_from_the_fishbone_and_from_the_tree_it_went_on_to(breakfast: Staffroom) -> None:
    room, why = breakfast, "a-why"
    room.do(AskWhy(why, "c1", "Alle steller samtidig", cause=True), MakeAction("a"), ActOnCause("c1", why))
    assert [card.id for card in room.board.cards.column("suggestion")] == [why, "c1"]


def test_dots_are_said_once_the_group_is_done_and_the_log_knows_neither_time_nor_order_of_any(
    breakfast: Staffroom, tmp_path: Path
) -> None:
    room = breakfast
    before = room.changes()
    room.do(GiveDot("b"), GiveDot("a"), GiveDot("b"), TakeDot("a"), GiveDot("a"))
    assert room.changes() == before, "they lie in the hand of the wall"
    assert room.board.own.dots[fish_id("c1")] == {"a": 1, "b": 2}
    assert list(room.board.own.dots[fish_id("c1")] or ()) == ["a", "b"], "sorted by the cause"
    room.reopen()
    assert dict(fish(room).dots) == {"a": 1, "b": 2}, "a power cut takes none"
    room.do(SayDots(fish_id("c1")), SayDots(fish_id("c1")))
    said = [c for c in changes(room) if c.kind == "causedots"]
    assert [(c.fields["cause"], c.fields["given"]) for c in said] == [("a", 1), ("b", 2)]
    assert len({c.stamp for c in said}) == 1
    room.do(TakeDot("b"), TakeDot("b"), SayDots(fish_id("c1")))
    assert dict(fish(room).dots) == {"a": 1, "b": 0}
    assert fish_id("c1") not in room.board.own.dots


REFUSED: dict[Kind, Command] = {
    Kind.CAUSE_MISSING: WriteCause("x", "c1", " \n "),
    Kind.TEXT_TOO_LONG: WriteCause("x", "c1", "For lang. " * 20),
    Kind.BONE_MISSING: NameBone("c1", "", " "),
    Kind.BONE_GONE: HangCause("a", "ingen"),
    Kind.DOTS_WRONG: SetDots("c1", 0),
    Kind.NO_DOT_THERE: TakeDot("a"),
    Kind.GONE: WriteCause("x", "c9", "Et kort som ikke henger"),
}


@pytest.mark.parametrize("kind", REFUSED, ids=lambda kind: kind.name)
def test_what_cannot_be_has_a_sentence_and_loses_nothing(breakfast: Staffroom, kind: Kind) -> None:
    refused = breakfast.refused(REFUSED[kind])
    assert refused.kind is kind
    assert str(refused).endswith(".")


def test_a_bone_goes_also_from_a_fishbone_that_was_undone(room: Staffroom) -> None:
    room.hang()
    method = bone(room, "Metode")
    room.do(WriteCause("a", "c1", "Alle steller samtidig", method), group="tap")
    room.do(Undo("tap"), RemoveBone("c1", method))
    assert titles(room) == [title for title in SIX if title != "Metode"]


def test_what_hangs_on_a_card_that_was_taken_down_is_gone_and_comes_back_with_it(breakfast: Staffroom) -> None:
    room = breakfast
    room.do(TakeDown(Card, "c1"))
    for command in (GiveDot("a"), WriteCause("a", "c1", "Nytt"), TakeCauseDown("a"), RemoveBone("c1", "x")):
        assert room.refused(command).kind is Kind.GONE


def test_there_is_room_for_two_hundred_causes_and_twelve_bones_and_as_many_dots_as_the_group_has(
    room: Staffroom,
) -> None:
    room.hang()
    method = bone(room, "Metode")
    for n in range(CAUSES_LIMIT):
        room.do(WriteCause(f"a{n}", "c1", f"Årsak {n}", method), group="g")
    assert room.refused(WriteCause("more", "c1", "Én til", method)).kind is Kind.CAUSES_FULL
    assert [cause.id for cause in fish(room).on[method]] == [f"a{n}" for n in range(CAUSES_LIMIT)]
    for n in range(BONES_LIMIT - 6):
        room.do(NameBone("c1", "", f"Bein {n}"))
    assert room.refused(NameBone("c1", "", "Ett til")).kind is Kind.BONES_FULL
    for one in fish(room).bones[1:]:
        room.do(RemoveBone("c1", one.id))
    assert room.refused(RemoveBone("c1", fish(room).bones[0].id)).kind is Kind.LAST_BONE
    for _ in range(DOTS_USUAL):
        room.do(GiveDot("a1"))
    assert room.refused(GiveDot("a2")).kind is Kind.NO_DOTS_LEFT


def changes(room: Staffroom) -> list[Any]:
    with room.store.read() as tx:
        return [log.of_row(row) for row in tx.execute(select(log.change).order_by(log.change.c.n)).mappings()]


def test_the_delays_of_the_books_come_to_41_77_86_94_97_and_100_percent() -> None:
    values = {"f": 180.0, "c": 627.0, "a": 2909.0, "e": 242.0, "b": 2493.0, "d": 561.0, "none": 0.0}
    bars = pareto(values)
    assert [bar.name for bar in bars] == ["a", "b", "c", "d", "e", "f"]
    assert [round(bar.together) for bar in bars] == [41, 77, 86, 94, 97, 100]
    assert pareto({}) == pareto({"none": 0}) == ()
