"""A round of an area: its questions and answers, its points, what becomes cards, whose turn it is."""

from __future__ import annotations

from datetime import date

import pytest

from board.commands import TakeDown, Undo
from board.context import Command
from board.due import due
from board.errors import Kind
from board.kinds.area import AREAS_LIMIT, AddArea, Area, Areas, EditArea, area_id
from board.kinds.card.record import Card
from board.kinds.round import figures
from board.kinds.round.commands import (
    AnswerQuestion,
    FinishRound,
    MakeFinding,
    OnRound,
    PutAway,
    ReopenRound,
    SayPresent,
)
from board.kinds.round.index import Looked, came_of, halfway, known, looked, rounds_of
from board.kinds.round.ready import questions, ready, standing
from board.kinds.round.record import PARTS, Part, Roundquestion
from board.kinds.round.rewriting import ChooseQuestions, RemoveQuestion, WriteQuestion
from board.kinds.round.turn import by_turn, safety_day
from board.packs import ChoosePack
from tests.board.staffroom import Staffroom

TODAY = date(2026, 11, 17)
KITCHEN = area_id("Kjøkkenet")
HERE = ("5s", KITCHEN, TODAY)
OF_THE_BOOK = {
    "sort": [4, 3, 3, 3, 3],
    "order": [4, 2, 2, 2, 2],
    "shine": [2, 2, 2, 2, 1],
    "standard": [2, 2, 2, 1, 1],
    "sustain": [1, 1, 1, 1, 1],
}
"""16, 12, 9, 8 and 5 of 20 points."""


@pytest.fixture
def kitchen(room: Staffroom) -> Staffroom:
    room.do(AddArea("Kjøkkenet"))
    return room


def asked(room: Staffroom, part: Part, form: str = "5s") -> list[Roundquestion]:
    return list(questions(room.board, form)[part])  # type: ignore[index, arg-type]


def look(room: Staffroom, day: date = TODAY) -> Looked:
    return looked(room.board, "5s", KITCHEN, day)


def go(room: Staffroom, scores: dict[str, list[int]] = OF_THE_BOOK, day: date = TODAY) -> None:
    for part, some in scores.items():
        for question, score in zip(asked(room, part), some, strict=True):  # type: ignore[arg-type]
            room.do(AnswerQuestion("5s", KITCHEN, day, question.id, score))


def test_the_round_of_the_book_is_80_60_45_40_and_25_percent_and_50_in_all(kitchen: Staffroom) -> None:
    go(kitchen)
    found = look(kitchen)
    assert [found.percent(part) for part in PARTS["5s"]] == [80, 60, 45, 40, 25]
    assert (found.total.got, found.total.most, found.total.percent, found.unanswered) == (50, 100, 50, 0)


def test_what_does_not_apply_is_left_out_so_that_16_of_16_is_100_percent_and_not_80(kitchen: Staffroom) -> None:
    five = asked(kitchen, "shine")
    for question in five[:4]:
        kitchen.do(AnswerQuestion(*HERE, question.id, 4))
    assert (look(kitchen).percent("shine"), look(kitchen).left("shine")) == (100, 1)
    kitchen.do(AnswerQuestion(*HERE, five[4].id, None))
    assert (look(kitchen).percent("shine"), look(kitchen).left("shine")) == (100, 0)
    kitchen.do(AnswerQuestion(*HERE, five[4].id, 0))
    assert look(kitchen).percent("shine") == 80
    assert figures.of([None, None]).percent is None, "where nothing applies there is no percent"


def test_a_round_that_is_opened_is_only_looked_at_and_begins_with_its_first_answer(kitchen: Staffroom) -> None:
    before = kitchen.changes()
    assert (look(kitchen).record, look(kitchen).unanswered, kitchen.changes()) == (None, 25, before)
    first, second = asked(kitchen, "sort")[:2]
    kitchen.do(AnswerQuestion(*HERE, first.id, 3), AnswerQuestion(*HERE, first.id, 3), group="tap")
    assert kitchen.changes() == before + 2, "a double tap is one answer"
    kitchen.do(Undo("tap"))
    assert (look(kitchen).record, rounds_of(kitchen.board, "5s", KITCHEN)) == (None, ())
    kitchen.do(AnswerQuestion(*HERE, second.id, 0))
    assert [row.answer and row.answer.score for row in look(kitchen).rows["sort"]] == [None, 0, None, None, None]


def test_a_question_that_is_written_anew_keeps_what_was_answered_under_the_old_words(kitchen: Staffroom) -> None:
    room = kitchen
    go(room)
    old, gone = asked(room, "shine")[0], asked(room, "shine")[1]
    room.do(FinishRound(*HERE), WriteQuestion("5s", "shine", "Benken er tom etter vakta", old.id))
    room.do(RemoveQuestion("5s", "shine", gone.id), WriteQuestion("5s", "shine", "Vinduene er rene"))
    before = {one.text for one in standing("5s-services") if one.part == "shine"}
    assert {row.text for row in look(room).rows["shine"]} == before
    assert look(room).percent("shine") == 45
    later = [row.text for row in look(room, date(2026, 12, 1)).rows["shine"]]
    assert (later[0], later[-1], gone.text in later) == ("Benken er tom etter vakta", "Vinduene er rene", False)


def test_what_is_undone_of_a_question_stands_as_it_stood_ready(kitchen: Staffroom) -> None:
    first, second = asked(kitchen, "sort")[:2]
    before = [one.text for one in asked(kitchen, "sort")]
    kitchen.do(WriteQuestion("5s", "sort", "Noe annet", first.id), group="write")
    kitchen.do(RemoveQuestion("5s", "sort", second.id), group="remove")
    assert [one.text for one in asked(kitchen, "sort")] == ["Noe annet", *before[2:]]
    kitchen.do(Undo("write"), Undo("remove"))
    assert [one.text for one in asked(kitchen, "sort")] == before


@pytest.mark.parametrize("name", ready())
def test_questions_that_stand_ready_are_five_for_each_part_and_all_different(name: str, room: Staffroom) -> None:
    told = ready()[name]
    for texts in told.parts.values():
        assert len(texts) == len(set(texts)) == 5
        assert all(len(text) <= 60 and not text.endswith(".") for text in texts)
    room.do(ChooseQuestions(name))
    assert {p: tuple(q.text for q in some) for p, some in questions(room.board, told.form).items()} == told.parts


def test_a_unit_begins_with_the_questions_of_its_own_kind(room: Staffroom) -> None:
    assert asked(room, "sort") == [one for one in standing("5s-services") if one.part == "sort"]
    room.do(ChoosePack("nursing-home"))
    assert asked(room, "shine")[2].text == "Kjøleskapet er rent, og temperaturen er notert"
    assert asked(room, "sustain") == [one for one in standing("5s-services") if one.part == "sustain"]
    assert [told.form for told in ready().values()] == ["5s"] * 7 + ["safety"]


def test_rounds_come_again_on_the_wheel_of_the_year(kitchen: Staffroom) -> None:
    room, year = kitchen, (date(2026, 1, 1), date(2027, 12, 31))
    room.do(EditArea(KITCHEN, months=6))
    told = [(one.day, one.what, one.settled) for one in due(room.board, *year)]
    assert told == [(day, "5S-runde: Kjøkkenet", False) for day in half_years(TODAY)]
    go(room, {"sort": [4, 4, 4, 4, 4]})
    room.time.forward(days=2)
    room.do(FinishRound(*HERE), AnswerQuestion("safety", "", TODAY, asked(room, "work", "safety")[0].id, 4))
    room.do(FinishRound("safety", "", TODAY))
    told = [(one.day, one.tool, one.id, one.settled) for one in due(room.board, *year)]
    done = date(2026, 11, 19)
    assert told == [
        (done, "round", KITCHEN, True),
        (done, "safety", "", True),
        (date(2027, 5, 19), "round", KITCHEN, False),
        (date(2027, 11, 19), "round", KITCHEN, False),
        (date(2027, 11, 19), "safety", "", False),
    ]
    room.do(TakeDown(Area, KITCHEN))
    assert {one.tool for one in due(room.board, *year)} == {"safety"}


def half_years(first: date) -> list[date]:
    return [first, date(2027, 5, 17), date(2027, 11, 17)]


def test_what_is_found_becomes_one_card_that_points_back_and_comes_back_when_taken_down(kitchen: Staffroom) -> None:
    room, question = kitchen, asked(kitchen, "shine")[2]
    room.do(AnswerQuestion(*HERE, question.id, 1))
    make = MakeFinding(*HERE, "shine", question.id)
    room.do(make, make, MakeFinding(*HERE, "sort", title="Kaste utgått forbruksmateriell", card="f1"))
    cards = room.board.cards.column("suggestion")
    assert [card.title for card in cards] == ["Kaste utgått forbruksmateriell", question.text]
    assert cards[1].problem == f"Funn i 5S-runde, Kjøkkenet. {question.text}: 1 av 4."
    assert {(one.card.id, one.part, one.score) for one in look(room).found} == {
        ("f1", "sort", None),
        (cards[1].id, "shine", 1),
    }
    assert [getattr(came_of(room.board, card.id), "id", "") for card in cards] == [look(room).id] * 2
    room.do(TakeDown(Card, cards[1].id))
    assert [one.card.id for one in look(room).found] == ["f1"]
    room.do(make)
    assert [card.id for card in room.board.cards.column("suggestion")] == ["f1", cards[1].id]


def test_a_round_left_halfway_for_a_week_is_found_again_and_goes_on_or_is_put_away_with_nothing_lost(
    kitchen: Staffroom,
) -> None:
    room = kitchen
    go(room, {"sort": [4, 3, 3, 3, 3]})
    room.time.forward(days=8)
    room.reopen()
    assert [(r.area, r.day) for r in halfway(room.board)] == [(KITCHEN, TODAY)]
    room.do(PutAway(*HERE), group="away")
    assert (halfway(room.board), rounds_of(room.board, "5s", KITCHEN)) == ((), ())
    room.do(Undo("away"))
    room.do(PutAway(*HERE), ReopenRound(*HERE))
    assert look(room).percent("sort") == 80
    room.do(PutAway(*HERE), AnswerQuestion(*HERE, asked(room, "order")[0].id, 4), FinishRound(*HERE))
    assert (look(room).total.got, look(room).ended, halfway(room.board)) == (20, True, ())
    assert [(a.id, day) for a, day in by_turn(room.board)] == [(KITCHEN, date(2027, 2, 25))]


def test_areas_come_by_turn_the_one_that_has_waited_longest_first(kitchen: Staffroom) -> None:
    room = kitchen
    room.do(AddArea("Lageret"), AddArea(" lageret "), EditArea(area_id("Lageret"), who="Lise og Jonas", months=1))
    assert [(a.title, a.who, a.months) for a, _ in by_turn(room.board)] == [
        ("Kjøkkenet", "", 3),
        ("Lageret", "Lise og Jonas", 1),
    ]
    go(room, {"sort": [4, 4, 4, 4, 4]})
    room.do(FinishRound(*HERE))
    assert [(a.title, day) for a, day in by_turn(room.board)] == [
        ("Lageret", TODAY),
        ("Kjøkkenet", date(2027, 2, 17)),
    ]
    room.do(TakeDown(Area, KITCHEN), AddArea("Kjøkkenet"))
    assert [a.id for a in room.board.of(Areas).in_order] == [area_id("Lageret"), KITCHEN], "with its rounds"


def test_an_area_that_is_added_has_the_rounds_of_one_of_its_own_name_and_of_no_other(kitchen: Staffroom) -> None:
    room = kitchen
    room.do(EditArea(KITCHEN, title="Lageret"), TakeDown(Area, KITCHEN), AddArea("Kjøkkenet"))
    (area,) = room.board.of(Areas).in_order
    assert (area.title, area.id != KITCHEN) == ("Kjøkkenet", True)
    room.do(AddArea("Lageret"))
    assert [one.id for one in room.board.of(Areas).in_order] == [area.id, KITCHEN]


def test_a_vernerunde_is_a_round_of_the_whole_unit_each_year_and_says_which_roles_took_part(room: Staffroom) -> None:
    at = ("safety", "", TODAY)
    assert (list(questions(room.board, "safety")), safety_day(room.board)) == (list(PARTS["safety"]), None)
    room.do(SayPresent(*at, "leader"), SayPresent(*at, "safety_rep"))
    question = asked(room, "before", "safety")[0]
    room.do(AnswerQuestion(*at, question.id, 2), MakeFinding(*at, "before", question.id), FinishRound(*at))
    assert room.board.cards.column("suggestion")[0].problem.startswith("Funn i vernerunde. ")
    record = looked(room.board, *at).record
    assert record
    assert (record.leader, record.safety_rep, record.ended) == (True, True, TODAY)
    assert safety_day(room.board) == date(2027, 11, 17)


REFUSED: dict[Kind, Command] = {
    Kind.AREA_MISSING: AddArea(" \n "),
    Kind.TEXT_TOO_LONG: AddArea("For langt navn " * 4),
    Kind.SETTING_WRONG: EditArea(KITCHEN, months=25),
    Kind.QUESTION_MISSING: WriteQuestion("5s", "sort", "  "),
    Kind.QUESTIONS_FULL: WriteQuestion("5s", "sort", "Et sjette"),
    Kind.ROUND_EMPTY: FinishRound(*HERE),
    Kind.FINDING_MISSING: MakeFinding(*HERE, "sort", title=" ", card="f1"),
    Kind.GONE: AnswerQuestion("5s", "ingen", TODAY, standing("5s-services")[0].id, 1),
}


@pytest.mark.parametrize("kind", REFUSED, ids=lambda kind: kind.name)
def test_what_cannot_be_has_a_sentence_and_loses_nothing(kitchen: Staffroom, kind: Kind) -> None:
    refused = kitchen.refused(REFUSED[kind])
    assert refused.kind is kind
    assert str(refused).endswith(".")


@pytest.mark.parametrize("score", [-1, 5])
def test_points_are_from_0_to_4(kitchen: Staffroom, score: int) -> None:
    question = asked(kitchen, "sort")[0].id
    assert kitchen.refused(AnswerQuestion(*HERE, question, score)).kind is Kind.SETTING_WRONG


def test_a_round_that_is_done_is_opened_before_it_is_answered_and_a_part_keeps_one_question(
    kitchen: Staffroom,
) -> None:
    room, five = kitchen, asked(kitchen, "sort")
    room.do(AnswerQuestion(*HERE, five[0].id, 1), FinishRound(*HERE), FinishRound(*HERE))
    assert room.refused(AnswerQuestion(*HERE, five[0].id, 2)).kind is Kind.ROUND_DONE
    room.do(MakeFinding(*HERE, "sort", five[0].id))
    assert look(room).ended, "a card is made of a round that is done too"
    room.do(ReopenRound(*HERE), AnswerQuestion(*HERE, five[0].id, 2))
    for question in five[:4]:
        room.do(RemoveQuestion("5s", "sort", question.id))
    assert room.refused(RemoveQuestion("5s", "sort", five[4].id)).kind is Kind.LAST_QUESTION
    assert [row.question for row in look(room).rows["sort"]] == [five[4].id, five[0].id], "what was answered stays"
    for n in range(AREAS_LIMIT - 1):
        room.do(AddArea(f"Rom {n}"))
    assert room.refused(AddArea("Ett til")).kind is Kind.AREAS_FULL
    assert room.refused(ReopenRound("5s", KITCHEN, date(2026, 1, 1))).kind is Kind.GONE


def test_the_round_of_an_area_that_is_taken_down_is_finished_all_the_same(kitchen: Staffroom) -> None:
    room, first = kitchen, asked(kitchen, "sort")[0].id
    room.do(AnswerQuestion(*HERE, first, 1), TakeDown(Area, KITCHEN), AnswerQuestion(*HERE, first, 2))
    room.do(FinishRound(*HERE))
    assert (look(room).total.got, by_turn(room.board)) == (2, ())


def test_the_id_of_a_round_of_an_area_with_the_longest_id_is_one(room: Staffroom) -> None:
    at = OnRound("5s", "a" * 40, TODAY)
    assert (len(at.round) <= 40, known(room.board, at.round)) == (True, None)
