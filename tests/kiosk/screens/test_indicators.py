"""Goals for the service: written, measured and adjusted by touch, in meetings and outside; a miss becomes a card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from board.kinds.card.record import Card
from board.kinds.indicator.commands import BeginPhase, TakeReading, WriteIndicator
from board.kinds.indicator.index import Course, Indicators, Phases, Readings
from board.kinds.indicator.record import Indicator
from board.kinds.indicator.words import verdict
from board.runchart import judge
from kiosk.demo.hung import TUESDAY, Hung
from kiosk.theme import theme
from tests.board.test_runchart import OUT, ROUNDS
from tests.kiosk.screens.fitting import LONG, fits, write
from tests.kiosk.screens.test_flowing import SIZES, amiss

Hang = Callable[..., Hung]
SMALL = (960, 540)
"""Quicker to draw, where looks do not matter."""


@pytest.fixture(autouse=True)
def usual_letters() -> Iterator[None]:
    yield
    theme.larger = 1.0


def hung(wall: Hung) -> tuple[Indicator, ...]:
    return wall.stored.of(Indicators).hung


def series(wall: Hung, id_: str) -> tuple[tuple[str, float], ...]:
    return wall.stored.of(Readings).series(id_)


def pressed(wall: Hung, *names: str) -> None:
    for name in names:
        wall.press(name)
        wall.wait_s(0.5)


def at_results(wall: Hung) -> Hung:
    pressed(wall, "main", "present-9", "meeting-next", "skip-vote")
    if wall.has("remind-0"):  # the demonstration has a round that is due
        pressed(wall, "meeting-next")
    return wall


def test_a_goal_is_written_aimed_and_measured_by_touch(hang: Hang) -> None:
    wall = hang(SMALL, fill="demo")
    for old in hung(wall):
        wall.root.do(WriteIndicator(old.id, {"archived": True}))
    wall.settle()
    pressed(wall, "more", "tool-goals", "to-service")
    assert "Hva vil dere få til i tjenesten?" in wall.texts()
    wall.press("indicator-first")
    write(wall, "Ro")
    wall.press("key-done")
    (goal,) = hung(wall)
    assert "Benevning, som % eller minutter" in wall.texts()
    assert "Nytt mål" in wall.texts()
    assert "Juster målet" not in wall.texts()
    pressed(wall, "indicator-measured")
    write(wall, "Avbrudd")
    pressed(wall, "key-done", "indicator-target", "number-2", "number-comma", "number-5", "number-done")
    pressed(wall, "direction-at_most", "to-board")
    (goal,) = hung(wall)
    assert (goal.title, goal.measured, goal.target, goal.direction) == ("Ro", "Avbrudd", 2.5, "at_most")
    pressed(wall, "measure-0", "number-1", "number-2", "number-done")
    assert series(wall, goal.id) == (("2025-W47", 12),)
    pressed(wall, "measure-0", "number-3", "number-done")
    assert series(wall, goal.id) == (("2025-W47", 3),), "the first key begins a new number"
    pressed(wall, "measure-0", "week-earlier", "number-4", "number-done")
    assert series(wall, goal.id) == (("2025-W46", 4), ("2025-W47", 3))
    assert "Ikke nok målinger ennå. Vi har 2. Med 10 kan vi si noe." in wall.texts()
    pressed(wall, "measure-0", "number-none")
    assert series(wall, goal.id) == (("2025-W46", 4),)
    pressed(wall, "undo")
    assert series(wall, goal.id) == (("2025-W46", 4), ("2025-W47", 3))
    pressed(wall, "edit-0")
    assert "Juster målet" in wall.texts(), "what has been measured is new no longer"
    pressed(wall, "to-board")
    wall.press("measure-0")
    assert not wall.find("week-later").enabled, "no week that has not been"


def test_a_miss_in_the_meeting_becomes_one_card_that_asks_why(hang: Hang) -> None:
    wall = at_results(hang(SMALL, fill="demo"))
    assert {"Målet er ikke nådd.", "Dette er en endring, ikke tilfeldig.", "De 12 siste er under midten."} <= {
        *wall.texts()
    }
    assert not wall.has("miss-0")
    assert {"Målet er ikke nådd.", "Ikke nok målinger ennå. Vi har 6. Med 10 kan vi si noe."} <= {*wall.texts()}
    assert (wall.find("miss-2").label, wall.find("miss-2").colour) == ("Lag kort", "cream"), "of six values too"
    assert (wall.find("miss-1").label, wall.find("miss-1").colour) == ("Lag kort", "honey")
    pressed(wall, "miss-1")
    assert wall.screen == "card"
    write(wall, "regn")
    pressed(wall, "key-done")

    def made() -> list[Card]:
        return [card for card in wall.stored.cards.column("suggestion") if card.indicator]

    (card,) = made()
    assert (card.title, card.why1) == ("Alle skal ut minst én gang i uka", "regn")
    assert card.problem == "Beboere som var ute, av 24. I uke 47 ble det 13. Mål: 20."
    assert (card.week, card.goal, card.measure_goal) == ("2025-W47", "", 20)
    pressed(wall, "to-board")
    assert wall.screen == "meeting"
    assert (wall.find("miss-1").label, wall.find("miss-1").colour) == ("Se kortet", "cream")
    pressed(wall, "miss-1")
    assert wall.screen == "card"
    assert len(made()) == 1


def test_a_goal_is_adjusted_inside_the_meeting_and_the_meeting_goes_on(hang: Hang) -> None:
    wall = at_results(hang(SMALL, fill="demo"))
    pressed(wall, "results-goals", "edit-1", "indicator-target", "number-1", "number-2", "number-done")
    pressed(wall, "to-board")
    assert wall.find("to-board").label == "Til møtet"
    pressed(wall, "to-board")
    assert wall.screen == "meeting"
    assert "mål: 12" in wall.texts()
    assert not wall.has("miss-1"), "13 is enough now"
    pressed(wall, "results-wellbeing", "results-goals")
    assert wall.screen == "goals"
    pressed(wall, "to-board")
    assert wall.screen == "meeting"
    assert wall.find("results-wellbeing").chosen, "it goes on where it was left"


def test_what_is_begun_with_has_its_week_and_its_name(hang: Hang) -> None:
    wall = hang(SMALL, fill="demo")
    wall.root.go("indicators")
    wall.settle()
    pressed(wall, "edit-2", "phase-new", "week-earlier", "week-earlier", "number-done")
    write(wall, "vakt")
    pressed(wall, "key-done")
    goal = hung(wall)[2]
    assert [(one.week, one.name) for one in wall.stored.of(Phases).named(goal.id)] == [("2025-W45", "vakt")]
    pressed(wall, "phase-0")
    while wall.find("pad-field").text:
        wall.press("key-backspace")
    pressed(wall, "key-done")
    assert wall.stored.of(Phases).named(goal.id) == ()


def test_another_thing_that_is_measured_begins_anew_and_other_words_do_not(hang: Hang) -> None:
    wall = hang(SMALL, fill="demo")
    wall.root.go("indicators")
    wall.settle()
    old = hung(wall)[2]
    pressed(wall, "edit-2", "indicator-measured")
    write(wall, "n")
    pressed(wall, "key-done", "confirm-yes")
    assert hung(wall)[2].id == old.id
    pressed(wall, "indicator-measured")
    write(wall, "n")
    pressed(wall, "key-done", "confirm-no")
    new = hung(wall)[2]
    assert (new.replaces, new.measured, new.title) == (old.id, old.measured + "nn", old.title)
    assert series(wall, new.id) == ()
    assert len(series(wall, old.id)) == 6
    assert "ikke målt ennå" in wall.texts()
    pressed(wall, "indicator-down")
    assert len(hung(wall)) == 2


def test_more_than_three_lie_on_pages(hang: Hang) -> None:
    more = [WriteIndicator(f"i{n}", {"title": f"Mål {n}"}) for n in range(7)]
    wall = hang(SMALL, commands=more)
    wall.root.go("indicators")
    wall.settle()
    pressed(wall, "indicators-on", "indicators-on")
    assert "Mål 6" in wall.texts()
    assert not wall.has("measure-1")


LONG_ONES = [
    WriteIndicator(
        f"i{n}",
        {"title": LONG, "measured": LONG, "suffix": "kilometer i timen", "target": 123456.75, "direction": "at_most"},
    )
    for n in range(4)
]
CROWD = [
    TakeReading("i0", f"{(TUESDAY - timedelta(weeks=n)).strftime('%G-W%V')}", 99_999.5 + n % 7 * 11_000)
    for n in range(60)
]
PHASES = [
    BeginPhase("i0", f"{(TUESDAY - timedelta(weeks=n)).strftime('%G-W%V')}", f"Fast telefonvakt {n} med gul vest")
    for n in (2, 5, 30, 44)
]


@pytest.mark.parametrize(("size", "larger"), [*((size, 1.0) for size in SIZES), (SIZES[0], 1.3), (SIZES[-1], 1.3)])
def test_everything_fits_and_is_within_reach(hang: Hang, size: tuple[int, int], larger: float) -> None:
    theme.larger = larger

    def right(wall: Hung) -> None:
        assert (wall.clipped(), amiss(wall)) == ([], [])
        if larger == 1.0:
            fits(wall)

    wall = at_results(hang(size, fill="demo"))
    right(wall)
    for presses in (("measure-1",), ("number-cancel", "results-goals"), ("edit-0",), ("phase-new",)):
        pressed(wall, *presses)
        right(wall)
    empty = hang(size)
    empty.root.go("indicators")
    empty.settle()
    right(empty)
    crowded = hang(size, commands=[*LONG_ONES, *CROWD, *PHASES])
    for presses in ((), ("edit-0",), ("phase-new",)):
        if not presses:
            crowded.root.go("indicators")
            crowded.settle()
        pressed(crowded, *presses)
        right(crowded)


@pytest.mark.parametrize(
    ("values", "phase", "target", "direction", "said"),
    [
        (
            ROUNDS,
            12,
            2,
            "at_most",
            ("down", "blue", "ikke tilfeldig. De 12 siste er under midten."),
        ),
        (ROUNDS, 12, 1, "at_most", ("down", "blue", "De 12 siste er under midten. Målet er ikke nådd ennå.")),
        (
            ROUNDS,
            12,
            7,
            "at_least",
            ("down", "yellow", "endring, feil vei. De 12 siste er under midten."),
        ),
        (ROUNDS, 0, 2, "at_most", ("down", "blue", "De 11 siste er på eller under midten.")),
        (OUT, 0, 20, "at_least", ("swap", "yellow", "Opp og ned som før. Én dårlig uke sier ikke mer enn det.")),
        (OUT, 0, 13, "at_least", ("swap", "linen", "Opp og ned som før. Målet er nådd denne gangen.")),
        (OUT, 0, None, "at_least", ("swap", "linen", "Opp og ned som før.")),
        (
            (62, 75),
            0,
            90,
            "at_least",
            ("hourglass", "linen", "Målet er ikke nådd. Ikke nok målinger ennå. Vi har 2. Med 10 kan vi si noe."),
        ),
        ((62, 95), 0, 90, "at_least", ("hourglass", "linen", "Ikke nok målinger ennå. Vi har 2.")),
        ((5,) * 12, 0, 9, "at_least", ("hourglass", "linen", "12 av 12 ligger på midten.")),
        ((9,) * 6 + (1,) * 6 + (9,) * 5 + (1,) * 5, 0, None, "at_least", ("swap", "blue", "krysset bare 3 ganger.")),
        ((9, 1) * 6 + (9,) * 9 + (1, 9) * 4, 12, None, "at_least", ("up", "blue", "9 på rad var over midten.")),
    ],
)
def test_the_verdict_is_told_in_words_and_a_sign(
    values: tuple[float, ...], phase: int, target: float | None, direction: str, said: tuple[str, str, str]
) -> None:
    indicator = Indicator(id="i", target=target, direction=direction)  # type: ignore[arg-type]
    wrong = target is not None and (values[-1] > target if direction == "at_most" else values[-1] < target)
    course = Course((), values, (), judge(values, (phase,) if phase else ()), wrong)
    told = verdict(indicator, course)
    assert (told.icon, told.hue) == said[:2]
    assert said[2] in f"{told.bold} {told.plain}".strip()
    assert told.asks or not wrong, "a miss always leads to a card"
