"""Avdekking: what is said of a week beside the weeks before, and where it leads."""

from datetime import timedelta
from typing import Any

import pytest

from board.kinds.goal import Goal, WriteGoal
from board.kinds.meeting.commands import EndMeeting
from board.kinds.meeting.index import Meetings, Point
from board.kinds.tally.record import Tally
from board.kinds.unit import ChangeUnit
from kiosk.demo.hung import Hung
from kiosk.screens.reveal.opened import most_red, said
from kiosk.theme import theme
from kiosk.widgets.balls.vase import Vase
from tests.kiosk.screens.laid import (
    GOALS,
    LONG,
    REACH,
    SIZES,
    SMALL,
    TEXTS,
    USUAL,
    Hang,
    Votes,
    covers,
    meeting,
    revealed,
    seen,
)

# --- comparing


def points(*counts: tuple[int, int, int], rewritten: int | None = None) -> list[Point]:
    return [Point(f"2025-W{10 + n}", True, *some, rewritten=n == rewritten) for n, some in enumerate(counts)]


GREEN, MIXED, RED = (8, 1, 0), (5, 3, 1), (2, 3, 4)
SO_SO = (GREEN, RED) * 6
WELL = (*[GREEN] * 4, MIXED, *[GREEN] * 4, MIXED, *[GREEN] * 2)
TOO_FEW = "Ikke nok uker ennå Vi har {}. Med 10 kan vi si noe."


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((GREEN,), "Første uke med dette målet"),
        ((MIXED, MIXED), TOO_FEW.format(2)),
        ((RED, GREEN), TOO_FEW.format(2)),
        ((*[GREEN] * 8, RED), TOO_FEW.format(9)),
        ((GREEN, (0, 0, 0), GREEN), TOO_FEW.format(2)),
        ((*SO_SO, MIXED), "Opp og ned som før Én uke sier ikke mer enn det."),
        ((*SO_SO, MIXED, RED), "Opp og ned som før Én uke sier ikke mer enn det."),
        ((*[MIXED] * 9, *[GREEN] * 3, *[RED] * 3), "Ikke nok uker ennå 9 av 15 ligger på midten."),
        ((*[GREEN] * 10, *[RED] * 10), "Dette er en endring De 10 siste ukene er rødere enn midten."),
        ((*[RED] * 10, *[GREEN] * 10), "Dette er en endring De 10 siste ukene er grønnere enn midten."),
        ((*[RED] * 10, *WELL), "Dette er en endring De 12 siste ukene er ikke rødere enn midten."),
        ((*[RED] * 9, *(*[GREEN] * 4, RED) * 3, MIXED), "Dette er en endring 9 uker på rad var rødere enn midten."),
        (
            (*[RED] * 5, *[GREEN] * 5, *[RED] * 5, *[GREEN] * 5),
            "Dette er en endring Midten er krysset bare 3 ganger.",
        ),
    ],
)
def test_what_is_said_are_the_weeks_of_the_goal_and_never_two_of_them(counts: Votes, sentence: str) -> None:
    told = said(points(*counts))
    assert f"{told.bold} {told.plain}".strip().startswith(sentence)


def test_a_rewritten_goal_is_not_held_against_the_old_one() -> None:
    assert said(points(*[GREEN] * 12, RED, rewritten=12)).bold == "Første uke"
    told = said(points(*[GREEN] * 12, RED, RED, rewritten=12))
    assert f"{told.bold} {told.plain}" == TOO_FEW.format(2)


def test_nothing_is_said_of_a_week_that_is_not_told() -> None:
    hidden = [*points((8, 1, 0)), Point("2025-W40", True, hidden=True)]
    assert said(hidden) == ("", "", "")


def test_the_goal_with_most_red_asks_for_a_card() -> None:
    assert most_red([points((7, 2, 0)), points((5, 3, 1)), points((2, 3, 4))]) == {2}
    assert most_red([points((4, 3, 2)), points((2, 3, 4))]) == {1}, "of several the most"
    assert most_red([points((7, 2, 0)), points((8, 1, 0))]) == set()
    assert most_red([points((8, 1, 0), (7, 1, 1))]) == {0}
    assert most_red([points((7, 1, 1), (7, 1, 1))]) == set()
    assert most_red([points((3, 3, 3)), points((3, 3, 3)), points((5, 3, 1))]) == {0, 1}


def test_what_is_seen_is_this_meetings_own_vases(hang: Hang) -> None:
    """Another wall of the unit may have voted in the same week; then the week's sum is for the history."""
    wall = revealed(hang)
    board = wall.board.meetings
    other = Tally(id="other", meeting="elsewhere", week="2025-W47", goal="g0", green=3, pink=0, red=6)
    wall.root.state = _with(wall, tallies={**board.tallies, "other": other})
    wall.root.go("reveal", meeting="m1")
    wall.wait_s(1)
    assert seen(wall, Vase)[0].counts == (7, 2, 0)


def _with(wall: Hung, **parts: Any) -> Any:
    from dataclasses import replace

    state = wall.root.state
    return replace(
        state,
        board=replace(state.board, indexes={**state.board.indexes, Meetings: replace(state.board.meetings, **parts)}),
    )


def test_a_goal_rewritten_since_is_read_as_it_was(hang: Hang) -> None:
    wall = revealed(hang)
    wall.now_ms += int(timedelta(days=1).total_seconds() * 1000)
    wall.root.do(WriteGoal("new", 0, "Et helt annet mål"))
    wall.settle()
    wall.root.go("reveal", meeting="m1")
    wall.wait_s(1)
    assert TEXTS[0] in wall.texts()
    assert "Et helt annet mål" not in wall.texts()
    assert isinstance(wall.board.goals.in_force[0], Goal)


# --- going on


def test_a_red_result_becomes_a_card_with_one_touch(hang: Hang, monkeypatch: pytest.MonkeyPatch) -> None:
    wall = revealed(hang)
    wall.wait_s(6)
    block = wall.find("make-card-2")
    assert (block.label, block.colour) == ("Lag forbedringskort av dette", "honey")
    assert wall.find("make-card-0").label == "Lag kort"
    asked: list[Any] = []
    monkeypatch.setattr(wall.root, "go", lambda screen, **given: asked.append((screen, given)))
    wall.press("make-card-2")
    assert asked == [("card", {"new": True, "goal": "g2", "week": "2025-W47"})]


def test_on_to_the_cards_leads_back_to_the_meeting(hang: Hang) -> None:
    wall = revealed(hang)
    wall.wait_s(1)
    wall.press("to-cards")
    assert wall.screen == "meeting"


def test_back_never_leads_to_vases_that_have_been_opened(hang: Hang) -> None:
    wall = hang(SMALL, commands=[*GOALS, *meeting(USUAL)[:-1]])
    wall.root.go("vote", meeting="m1")
    wall.wait_s(1)
    wall.press("next")
    assert wall.screen == "reveal"
    wall.press("back")
    assert wall.screen == "meeting"


def test_a_look_back_at_a_meeting_that_is_over_leads_where_it_began(hang: Hang) -> None:
    wall = hang(SMALL, commands=[*GOALS, *meeting(USUAL), EndMeeting("m1")])
    wall.root.go("reveal", meeting="m1")
    wall.frames(2)
    assert not wall.has("to-cards")
    wall.press("back")
    assert wall.screen == "home"
    assert not wall.root._screens["reveal"].keeps_awake


# --- one vase


def test_one_ball_for_the_week_is_opened_alone(hang: Hang) -> None:
    wall = revealed(hang, ((5, 3, 1),), commands=[*GOALS, ChangeUnit({"balls_per": "week"})], whole_week=True)
    wall.wait_s(2)
    assert covers(wall) == ["down"]
    assert "Uka som helhet" in wall.texts()
    assert "Første uke" in wall.texts()
    assert wall.has("make-card-1")


def test_two_goals_stand_in_their_own_places(hang: Hang) -> None:
    commands = [WriteGoal("g0", 0, TEXTS[0]), WriteGoal("g1", 2, TEXTS[2])]
    wall = revealed(hang, ((5, 3, 1), (5, 3, 1)), commands=commands)
    wall.wait_s(5)
    assert [wall.has(f"make-card-{n}") for n in range(3)] == [True, False, True]


def test_forty_people_are_told_in_numbers(hang: Hang) -> None:
    wall = revealed(hang, ((20, 15, 5),) * 3, present=40)
    wall.wait_s(6)
    assert covers(wall) == ["down"] * 3
    assert wall.texts().count("20") == 6
    assert wall.clipped() == []


# --- how it looks


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["three", "week", "few", "many"])
def test_everything_fits_and_is_within_reach(hang: Hang, size: tuple[int, int], kind: str) -> None:
    goals = [WriteGoal(f"g{n}", n, LONG) for n in range(3)]
    if kind == "week":
        goals.append(ChangeUnit({"balls_per": "week"}))
    votes: Votes = {
        "three": USUAL,
        "week": ((1, 1, 7),),
        "few": ((1, 1, 0), (2, 0, 0), (9, 0, 0)),
        "many": ((90, 60, 50),) * 3,
    }[kind]
    wall = revealed(
        hang, votes, size, commands=goals, whole_week=kind == "week", present=200 if kind == "many" else 9
    )
    wall.wait_s(6)
    assert wall.clipped() == []
    assert wall.cut() == []
    assert [box for box in wall.boxes() if min(box.width_mm, box.height_mm) < 20] == []
    for box in wall.boxes():
        assert wall.height - wall.find(box.name).top >= REACH[theme.format] * wall.height - 1, box.name
