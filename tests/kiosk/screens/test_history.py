"""Historikk: weeks back in time, with the gaps where there was nothing and the breaks where a goal was rewritten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from board import local
from board.calendar import HOME
from board.kinds.card.commands import EditCard
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import ChooseKeeper, EndMeeting, SetPresent, StartMeeting
from board.kinds.occasion.commands import WriteOccasion
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote
from board.kinds.unit import ChangeUnit
from board.log import log
from board.log.change import Fact
from board.store.store import Store
from kiosk.demo.hung import TUESDAY, Hung
from tests.kiosk.screens.fitting import DIAGONALS, LONG, SIZES, fits, ten_years

Hang = Callable[..., Hung]


def at_history(wall: Hung) -> Hung:
    wall.root.go("history")
    wall.frames(20)
    return wall


def trends(wall: Hung) -> list[list[tuple[int, ...]]]:
    """The weeks drawn for each goal, as (green, pink, red)."""
    from kiosk.widgets.charts.trend import Trend

    return [[week[1:4] for week in widget.weeks] for widget in wall.walk() if isinstance(widget, Trend)]


def vote(count: int, keeper: str = "") -> list:
    return [
        WriteGoal("g0", 0, "Vi hjelper hverandre"),
        StartMeeting("m"),
        SetPresent("m", count),
        OpenVote("m"),
        *(LayBall("g0", "red", seen) for seen in range(count)),
        CloseVote("m", "t"),
        ChooseKeeper("m", keeper),
        EndMeeting("m"),
    ]


def test_a_wall_without_meetings_says_when_there_will_be_something(hang: Hang) -> None:
    wall = at_history(hang())
    assert "Her kommer ukene når dere har holdt det første tavlemøtet." in wall.texts()
    assert not wall.has("history-back")
    assert not wall.has("week-2025-W46"), "no blocks that lead nowhere"
    assert "Til stede" not in wall.texts()
    wall.press("view-year")
    assert "Her kommer året når dere har holdt det første tavlemøtet." in wall.texts()


def test_thirteen_weeks_are_shown_with_who_was_there(hang: Hang) -> None:
    wall = at_history(hang(fill="demo"))
    assert "Uke 34–46, 2025" in wall.texts()
    assert len(trends(wall)) == 3
    assert trends(wall)[0][-1] == (6, 2, 1)
    assert trends(wall)[0][3] == (0, 0, 0)
    present = [text for text in wall.texts() if text in {"–", "fri"} or text.isdigit()]
    assert present[:13] == ["9", "9", "10", "–", "9", "8", "9", "8", "9", "9", "9", "8", "9"]


def test_big_arrows_turn_the_pages_and_stop_at_the_ends(hang: Hang) -> None:
    wall = at_history(hang(fill="demo"))
    assert not wall.find("history-on").enabled
    for span in ("Uke 21–33, 2025", "Uke 8–20, 2025", "Uke 47, 2024 – uke 7, 2025"):
        wall.press("history-back")
        assert span in wall.texts()
    assert not wall.find("history-back").enabled
    wall.press("history-on")
    assert "Uke 8–20, 2025" in wall.texts()


def test_the_trend_breaks_where_a_goal_was_rewritten(hang: Hang) -> None:
    from kiosk.widgets.charts.trend import Trend

    wall = at_history(hang(fill="demo"))
    wall.press("history-back")
    rewritten = [
        [week.number for week in widget.weeks if week.rewritten]
        for widget in wall.walk()
        if isinstance(widget, Trend)
    ]
    assert rewritten == [[], [27], []]


def test_the_break_is_seen_even_when_it_falls_between_two_pages(hang: Hang) -> None:
    def fill(store: Store, now_ms: int) -> None:
        facts = []
        for back in range(20, 0, -1):
            day = TUESDAY - timedelta(weeks=back)
            week, goal = f"2025-W{47 - back:02d}", "old" if back > 13 else "new"
            ms = int(day.timestamp() * 1000)
            facts.append(Fact("meeting", f"m{back}", {"week": week, "started": ms, "ended": ms + 1, "present": 3}))
            facts.append(Fact("tally", f"t{back}", {"meeting": f"m{back}", "week": week, "goal": goal, "green": 3}))
        facts.append(Fact("goal", "old", {"slot": 0, "text": "Før", "since": 1_700_000_000_001}))
        facts.append(Fact("goal", "new", {"slot": 0, "text": "Nå", "since": 1_700_000_000_002}))
        with store.write() as tx:
            log.append(tx, facts, device=local.get(tx, "_device"), stamp=store.clock.next(), group="g")

    from kiosk.widgets.charts.trend import Trend

    wall = at_history(hang(fill=fill))
    shown = next(widget for widget in wall.walk() if isinstance(widget, Trend))
    assert shown.weeks[0].rewritten


def test_a_week_opens_with_its_counts_and_who_kept_the_board(hang: Hang) -> None:
    wall = at_history(hang(fill="demo"))
    wall.press("week-2025-W46")
    shown = wall.texts()
    assert "Uke 46, 2025" in shown
    assert "Tirsdag 11. november · 9 til stede · Jonas hadde tavla" in shown
    numbers = [text for text in shown if text.isdigit()]
    assert numbers == ["6", "2", "1", "5", "3", "1", "2", "4", "3"]
    assert shown.count("Godt") == shown.count("Middels") == shown.count("Dårlig") == 3
    wall.press("to-board")
    assert wall.has("week-2025-W46")


def test_from_a_week_one_goes_on_to_its_neighbours(hang: Hang) -> None:
    wall = at_history(hang(fill="demo"))
    wall.press("week-2025-W34")
    wall.press("history-back")
    assert "Uke 33, 2025" in wall.texts()
    wall.press("to-board")
    assert "Uke 21–33, 2025" in wall.texts()


def test_a_week_without_a_meeting_says_so(hang: Hang) -> None:
    wall = at_history(hang(fill="demo"))
    wall.press("week-2025-W37")
    assert "Det ble ikke holdt tavlemøte denne uka." in wall.texts()


def test_a_meeting_day_that_was_a_holiday_is_not_missed(hang: Hang) -> None:
    now = datetime(2026, 1, 20, 13, 30, tzinfo=HOME)  # Thursdays: 25 December and 1 January fall away

    def fill(store: Store, now_ms: int) -> None:
        facts = [Fact("unit", "unit", {"meeting_weekday": 3})]
        for week, ms in (("2025-W51", 1766000000000), ("2026-W03", 1768480000000)):
            facts.append(Fact("meeting", week.lower(), {"week": week, "started": ms, "ended": ms + 1, "present": 5}))
        with store.write() as tx:
            log.append(tx, facts, device=local.get(tx, "_device"), stamp=store.clock.next(), group="g")

    wall = at_history(hang(now=now, fill=fill))
    assert [text for text in wall.texts() if text in ("fri", "–")] == ["fri", "fri", "–"]
    wall.press("week-2025-W52")
    assert any("første juledag" in text.lower() for text in wall.texts())
    wall.press("to-board")
    wall.press("view-year")
    assert "2 av 3 møter holdt" in wall.texts()
    assert "2 fridager er regnet fra" in wall.texts()
    wall.root.do(WriteOccasion("o1", "Ferie", "2026-01-05", until="2026-01-11"))
    wall.settle()
    assert "2 av 2 møter holdt" in wall.texts(), "nor while the unit is away"
    wall.press("to-board")
    at_history(wall).press("week-2026-W02")
    assert "Enheten var borte denne uka. Da er det ikke noe møte som mangler." in wall.texts()


def test_a_year_tells_how_many_meetings_were_held_and_opens_a_quarter(hang: Hang) -> None:
    wall = at_history(hang(fill="demo"))
    wall.press("view-year")
    shown = wall.texts()
    assert "47 av 52 møter holdt" in shown
    assert "8,9 til stede i snitt" in shown
    card = wall.root.state.board.cards.column("done")[0]
    wall.root.do(EditCard(card.id, {"learned": "Skiltet ble borte\netter to uker."}))
    wall.settle()
    assert f"{card.title}: Skiltet ble borte etter to uker." in wall.texts(), "what did not work taught something"
    wall.press("quarter-1")
    assert "Uke 21–33, 2025" in wall.texts()
    wall.press("view-year")
    assert "Uke 47, 2024 – uke 46, 2025" in wall.texts()


def test_colours_of_too_few_are_never_shown(hang: Hang) -> None:
    from kiosk.widgets.charts.year import Year

    wall = at_history(hang(commands=vote(2, "Marit"), now=TUESDAY))
    assert trends(wall) == [[(0, 0, 0)] * 13]
    wall.press("view-year")
    year = next(widget for widget in wall.walk() if isinstance(widget, Year))
    assert year.weeks[-1].hidden
    wall.press("view-quarter")
    wall.press("week-2025-W47")
    assert "Så få la ball at fargene ikke vises." in wall.texts()
    assert "Dårlig" not in wall.texts()


def test_a_unit_with_one_ball_for_the_week_sees_its_weeks(hang: Hang) -> None:
    commands = [ChangeUnit({"balls_per": "week"}), *vote(3)]
    commands = [LayBall("week", c.colour, c.seen) if isinstance(c, LayBall) else c for c in commands]
    wall = at_history(hang(commands=commands))
    assert "Uka vår" in wall.texts()
    assert trends(wall)[-1][-1] == (0, 0, 3)
    wall.press("week-2025-W47")
    assert "Uka vår" in wall.texts()


def test_this_week_is_told_once_its_meeting_has_been_held(hang: Hang) -> None:
    assert at_history(hang(commands=vote(3))).has("week-2025-W47")
    assert not at_history(hang(fill="demo")).has("week-2025-W47")


def test_ten_years_are_ten_pages(hang: Hang) -> None:
    wall = at_history(hang(fill=ten_years))
    wall.press("view-year")
    assert "Side 10 av 10" in wall.texts()  # the newest, as time goes on to the right
    assert not wall.find("history-on").enabled
    for _page in range(9):
        wall.press("history-back")
    assert "Side 1 av 10" in wall.texts()
    assert "Mål 2 i år 1" in wall.texts()
    assert not wall.find("history-back").enabled


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("fill", ["empty", "long", pytest.param("demo", marks=pytest.mark.long), "decade"])
def test_everything_fits_on_every_panel(hang: Hang, size: tuple[int, int], fill: str) -> None:
    goals = [WriteGoal(f"g{slot}", slot, LONG) for slot in range(3)]
    commands = [*goals, *vote(3, LONG[:40])] if fill == "long" else []
    what = {"demo": "demo", "decade": ten_years}.get(fill)
    wall = at_history(hang(size, commands=commands, fill=what, diagonal_inch=DIAGONALS[size]))
    fits(wall)
    if fill != "empty":
        wall.press("week-2025-W47" if fill == "long" else "week-2025-W46")
        fits(wall)
        wall.press("to-board")
    wall.press("view-year")
    fits(wall)
