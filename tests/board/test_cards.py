"""Cards on the felt: hung, moved, finished, taken down, brought back."""

from datetime import date
from random import Random

import pytest

from board.commands import BringBack, TakeDown, Undo
from board.errors import Kind
from board.kinds.card.commands import AddCard, EditCard, ImportCards, MoveCard
from board.kinds.card.record import STAGES, Card, Stage
from board.kinds.card.rules import age_weeks, late, next_stage
from board.kinds.measure import AddMeasure, Measure, Measures, RemoveMeasure
from board.kinds.rule import WriteRule
from board.log.change import Change
from board.log.log import ingest
from tests.board.changes import DEVICES
from tests.board.staffroom import Staffroom


def names(room: Staffroom, stage: Stage = "suggestion") -> list[str]:
    return [card.id for card in room.board.cards.column(stage)]


def test_a_new_suggestion_hangs_topmost(room: Staffroom) -> None:
    room.do(AddCard("c1", " Ringeklokka "), AddCard("c2", "Nøkler"), AddCard("c3", "Lunsj"))
    assert names(room) == ["c3", "c2", "c1"]
    assert room.board.cards.get("c1").title == "Ringeklokka"  # type: ignore[union-attr]


def test_a_red_result_becomes_a_card_that_points_back(room: Staffroom) -> None:
    room.do(AddCard("c1", "Lunsj", goal="g1", week="2026-W47"))
    card = room.board.cards.get("c1")
    assert card
    assert (card.goal, card.week) == ("g1", "2026-W47")


def test_a_card_can_be_put_under_any_other(room: Staffroom) -> None:
    room.do(*(AddCard(f"c{n}", "Hei") for n in range(4)))
    room.do(MoveCard("c3", "suggestion", "suggestion", below="c1"))
    assert names(room) == ["c2", "c1", "c3", "c0"]
    room.do(MoveCard("c0", "suggestion", "suggestion"))
    assert names(room) == ["c0", "c2", "c1", "c3"]


def test_age_counts_from_the_last_move_not_the_last_edit(room: Staffroom) -> None:
    room.hang("c1", stage="plan")
    room.time.forward(days=15)
    room.do(EditCard("c1", {"problem": "Nattevakta hører den ikke"}))
    assert age_weeks(room.board.cards.get("c1"), room.time.ms) == 2  # type: ignore[arg-type]
    room.do(MoveCard("c1", "plan", "do"))
    assert age_weeks(room.board.cards.get("c1"), room.time.ms) == 0  # type: ignore[arg-type]
    room.time.set(1970, 1, 1)
    assert age_weeks(room.board.cards.get("c1"), room.time.ms) == 0  # type: ignore[arg-type]


def test_it_is_known_how_many_cards_came_to_a_pile_since(room: Staffroom) -> None:
    room.do(AddCard("c1", "Nøkler"))
    room.time.forward(seconds=60)
    room.do(AddCard("c2", "Lunsj"))
    first, second = (room.board.cards.get(key).moved for key in ("c1", "c2"))  # type: ignore[union-attr]
    counted = [room.board.cards.running.moved_since(ms) for ms in (first, first + 1, second, second + 1)]
    assert counted == [2, 1, 1, 0]
    assert room.board.cards.finished.moved_since(0) == 0


def test_back_is_always_allowed_and_every_move_can_be_undone(room: Staffroom) -> None:
    room.hang("c1", stage="done")
    before = room.board.cards.get("c1")
    room.do(MoveCard("c1", "done", "suggestion"), group="back")
    assert names(room) == ["c1"]
    room.do(Undo("back"))
    assert room.board.cards.get("c1") == before


def test_what_follows_a_stage_until_there_is_none() -> None:
    assert [next_stage(stage) for stage in STAGES] == [*STAGES[1:], None]


def test_a_card_is_late_from_the_day_after_its_deadline_until_it_is_done(room: Staffroom) -> None:
    room.hang("c1", stage="check")
    card = room.board.cards.get("c1")
    assert card
    assert not late(card, date(2026, 12, 3))
    assert late(card, date(2026, 12, 4))
    assert not late(card.model_copy(update={"stage": "done"}), date(2026, 12, 4))


def test_the_measures_of_a_card_are_the_same_however_they_came() -> None:
    chance = Random(47)
    measures = Measures()
    for _ in range(300):
        some = [
            Measure(
                id=chance.choice("abcdef"),
                card=chance.choice(("c1", "c2", "c3")),
                value=chance.randrange(9),
                phase=chance.choice(("before", "during", "after")),
                taken=date(2026, 11, chance.randint(1, 3)),
                archived=chance.random() < 0.2,
            )
            for _ in range(chance.randint(1, 3))
        ]
        measures = measures.after(some)
        for card in ("c1", "c2", "c3"):
            assert measures.of(card) == Measures(measures.items).of(card)


def test_an_after_measurement_finishes_a_card(room: Staffroom) -> None:
    room.hang("c1", stage="check")
    room.do(AddMeasure("v1", "c1", 7, "before"))
    assert room.refused(MoveCard("c1", "check", "done"))
    room.do(AddMeasure("v2", "c1", -3, "after"), MoveCard("c1", "check", "done"))
    assert names(room, "done") == ["c1"]
    assert [m.value for m in room.board.measures.of("c1")] == [7, -3]
    room.do(RemoveMeasure("v1"))
    assert [m.id for m in room.board.measures.of("c1")] == ["v2"]


def test_the_meeting_follows_up_what_has_waited_longest(room: Staffroom) -> None:
    for n, stage in enumerate(("do", "plan", "suggestion", "check", "done")):
        room.time.forward(days=1)
        room.hang(f"c{n}", stage=stage)
    assert [card.id for card in room.board.cards.oldest_first] == ["c0", "c1", "c3"]


def test_a_card_taken_down_hangs_where_it_hung_when_it_is_brought_back(room: Staffroom) -> None:
    room.do(*(AddCard(f"c{n}", "Hei") for n in range(3)), TakeDown(Card, "c1"))
    assert names(room) == ["c2", "c0"]
    room.do(BringBack(Card, "c1"), BringBack(Card, "c1"))
    assert names(room) == ["c2", "c1", "c0"]


def test_an_import_is_all_or_none_and_may_be_repeated(room: Staffroom) -> None:
    cards = {"a": {"title": "Gammelt", "deadline": "2020-01-01", "stage": "do"}, "b": {"title": "Nytt"}}
    room.do(AddCard("c1", "Hei"), ImportCards(cards))
    before = room.changes()
    room.do(ImportCards(cards))
    assert room.changes() == before
    assert (names(room), names(room, "do")) == (["c1", "b"], ["a"])
    assert room.refused(ImportCards({"d": {"title": "Fint"}, "e": {"title": "Fint", "stage": "flying"}}))
    assert room.refused(ImportCards({"d": {"title": "Fint"}, "e": {"title": "\u3164"}})).kind is Kind.TITLE_MISSING


DOUBLE = [
    AddCard("c2", "Nøkler"),
    EditCard("c1", {"title": "Klokka"}),
    AddMeasure("v1", "c1", 2.5),
    WriteRule("r1", "Vi begynner presis"),
    ImportCards({"c3": {"title": "Hei"}}),
]


@pytest.mark.parametrize("command", DOUBLE)
def test_a_double_tap_is_one_change(room: Staffroom, command: AddCard) -> None:
    room.hang("c1")
    before = room.changes()
    room.do(command)
    room.time.forward(seconds=0.05)
    room.do(command)
    assert room.changes() == before + 1


def test_a_second_tap_on_a_move_is_refused(room: Staffroom) -> None:
    room.hang("c1")
    tap = MoveCard("c1", "suggestion", "plan")
    room.do(tap)
    room.time.forward(seconds=0.05)
    assert room.refused(tap)
    assert names(room, "plan") == ["c1"]


def test_an_edit_that_changes_nothing_is_no_change(room: Staffroom) -> None:
    room.hang("c1", "Ringeklokka")
    before = room.changes()
    room.do(EditCard("c1", {"title": "Ringeklokka", "deadline": "2026-12-03", "measure_goal": None}))
    assert room.changes() == before


@pytest.mark.parametrize(
    "text", ["😀 👩‍👩‍👧", "čđŋšŧž á", "linje\nto", "=1+1", "'; DROP TABLE card; --", "%s {0}", "\u202eomvendt"]
)
def test_whatever_can_be_seen_can_be_written(room: Staffroom, text: str) -> None:
    room.do(AddCard("c1", text))
    room.reopen()
    assert room.board.cards.get("c1").title == text  # type: ignore[union-attr]


def test_what_nobody_can_see_is_as_if_never_written_however_it_came_to_the_card(room: Staffroom) -> None:
    unseen = {"problem": "\u200b\u200d", "responsible": "\u3164"}
    room.do(AddCard("hung", "Nøkler", fields=unseen), AddCard("edited", "Nøkler"), EditCard("edited", unseen))
    room.do(ImportCards({"brought": {"title": " Nøkler", **unseen}}))
    told = [(card.title, card.problem, card.responsible) for card in room.board.cards.column("suggestion")]
    assert told == [("Nøkler", "", "")] * 3


def test_a_card_from_elsewhere_without_a_place_does_not_stop_new_ones(room: Staffroom) -> None:
    """Changes come in any order: a card may be known by its title before its position."""
    strangers = [
        Change(DEVICES[0], 1, 1, "g", "card", "s1", {"title": "Uten plass"}),
        Change(DEVICES[0], 2, 1, "g", "card", "s2", {"title": "Ugyldig plass", "position": "!"}),
        Change(DEVICES[0], 3, 1, "g", "rule", "r1", {"text": "Uten plass"}),
    ]
    with room.store.write() as tx:
        ingest(tx, strangers)
    room.reopen()
    room.do(AddCard("c1", "Hei"), AddCard("c2", "Hei"), WriteRule("r2", "Hei"))
    room.do(MoveCard("c2", "suggestion", "suggestion", below="s1"), ImportCards({"i1": {"title": "Sist"}}))
    assert names(room)[-1] == "i1"


def test_cards_that_hang_in_the_same_place_can_be_parted(room: Staffroom) -> None:
    """Two walls that did not know of each other gave the same position."""
    with room.store.write() as tx:
        same = [Change(d, 1, 1, "g", "card", d[0], {"title": "Hei", "position": "a0"}) for d in DEVICES]
        ingest(tx, same)
    room.reopen()
    room.do(AddCard("top", "Hei"), MoveCard("c", "suggestion", "suggestion", below="a"))
    assert names(room)[0] == "top"
    assert set(names(room)) == {"top", "a", "b", "c"}
