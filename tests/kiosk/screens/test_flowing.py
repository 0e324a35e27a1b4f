"""Screens that flow come right in sizes and letters that nobody has drawn: nothing clipped, nothing over another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest

from board.demonstration.moments import identity
from kiosk.demo.hung import Hung
from kiosk.theme import LARGE, theme
from kiosk.widgets.charts.runchart import RunChart
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.tap import Press
from kiosk.widgets.layout import flow
from kiosk.widgets.plan import Plan
from kiosk.widgets.text.text import Text
from tests.kiosk.scenes import leading
from tests.kiosk.scenes.fish import BREAKFAST, EMPTY
from tests.kiosk.scenes.lifted import MANY, USUAL
from tests.kiosk.scenes.round import ROOM
from tests.kiosk.screens.fitting import fits
from tests.kiosk.screens.voting import LONG, lay, voting
from tests.seen import below_the_tab, shortened

SMALL, WIDE, TALL = (1280, 800), (1920, 1080), (1080, 1920)
SIZES = [SMALL, (1366, 768), WIDE, (2560, 1440), TALL]
LARGELY = [size if size in (SMALL, TALL) else pytest.param(size, marks=pytest.mark.long) for size in SIZES]
"""For large letters: what finds room on a small panel and on an upright one does so on wider ones."""
LETTERED = [pytest.param(1.0, WIDE, marks=pytest.mark.every_size), *((1.0, size) for size in SIZES if size != WIDE)]
LETTERED += [(LARGE, SMALL), (LARGE, TALL)]
LETTERED += [pytest.param(LARGE, size, marks=pytest.mark.long) for size in SIZES[1:4]]
SECTIONS = ("unit", "schedule", "agenda", "rules", "voting", "hours", "panel", "centre", "pin", "about")
SCREENS: list[tuple[str, dict[str, str], tuple[str, ...]]] = [
    *(("settings", {"section": name}, ()) for name in SECTIONS),
    *(("column", {"stage": stage}, ()) for stage in ("suggestion", "done")),
    *(("find", {}, presses) for presses in ((), ("whose-0",))),
    *(("home", {}, more) for more in ((), ("more",), ("more", "tool-whys"))),
    *(("goals", {}, ()), ("goals", {}, ("versions-1",))),
    *(("gains", {}, ()), ("gains", {}, ("all-gains",)), ("gains", {}, ("all-gains", "gain-0"))),
    *(("gains", {}, ("all-gains", *more)) for more in (("gain-0", "gain-estimate"), ("next-gain",))),
    *(("history", {}, ()), ("history", {}, ("view-year",))),
    *(("history", {"week": week}, ()) for week in ("2025-W46", "2025-W37")),
    ("stream", {}, ()),
    *(("priority", {}, presses) for presses in ((), ("waits-0",), ("placed-1",))),
    *(("story", {"id": card}, ()) for card in ("", identity("card", "morgentralle"))),
    ("indicators", {}, ()),
    *((name, {}, ()) for name in ("rest", "culture", "culture.statements")),
    ("intro", {}, ()),
    ("intro", {}, ("week-4",)),
    ("reveal", {"meeting": "ff7fb33bf1c056a1"}, ()),
    *(("card", {"id": card}, more) for card in ("cfe9d2fe071bd512", "3304fe3c75b96838") for more in ((), ("turn",))),
    ("card", {"new": True}, ()),
    ("practice", {"id": "caa02010f7d40ee4"}, ()),
    *(("fishbone", {"id": BREAKFAST}, presses) for presses in ((), ("bone-4",))),
    ("fishbone", {"id": EMPTY}, ()),
    *(("stakeholders", {}, presses) for presses in ((), ("note-2-4-0",))),
    *(("year", {}, presses) for presses in ((), ("whole-year",), ("add-date", "date-often-away"))),
    *(("round", {}, ()), ("round.walk", {"area": ROOM}, ()), ("round.walk", {"form": "safety"}, ("role-leader",))),
]
"""Each with what is pressed there."""


@pytest.fixture(autouse=True)
def usual_letters() -> Iterator[None]:
    yield
    theme.larger = 1.0


def amiss(wall: Hung) -> list[str]:
    """What hangs over the edge of what it lies in, or over its neighbour, or for which no room is left."""
    found = [
        f"{widget} {getattr(widget, 'text', '')} is pressed flat"
        for widget in wall.walk()
        if (isinstance(widget, Press) or (isinstance(widget, Text) and widget.text)) and min(widget.size) <= 1
    ]
    for plan in wall.walk():
        if not isinstance(plan, Plan) or plan.flow not in ("across", "down", "grid"):
            continue
        some = [child for child in plan.children if child.shown and not child.free and child.height > 1]
        for child in some:
            inside = child.x >= plan.x - 1 and child.right <= plan.right + 1
            if not (inside and child.y >= plan.y - 1 and child.top <= plan.top + 1):
                found.append(f"{child} {child.pos} {child.size} hangs out of {plan} {plan.pos} {plan.size}")
        for one, other in combinations(some, 2):
            beside = one.right <= other.x + 1 or other.right <= one.x + 1
            if not (beside or one.top <= other.y + 1 or other.top <= one.y + 1):
                found.append(f"{one} lies over {other}")
    return found


def covered(wall: Hung) -> list[str]:
    """Texts that a block hangs over which is not theirs."""
    texts = [widget for widget in wall.walk() if isinstance(widget, Text) and widget.text]
    found = []
    for block in (widget for widget in wall.walk() if isinstance(widget, Block)):
        own = {*block.walk(restrict=True)}
        for text in texts:
            apart = text.right <= block.x + 1 or block.right <= text.x + 1 or text.y >= block.top - 1
            if text not in own and not apart and text.top > block.y + 1:
                found.append(f"{text.text} under {block.test_name}")
    return found


@pytest.mark.early
@pytest.mark.parametrize(("larger", "size"), LETTERED)
def test_nothing_is_clipped_and_nothing_lies_over_another(
    hang: Callable[..., Hung], larger: float, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    placed: list[Plan] = []
    place = flow.place
    monkeypatch.setattr(flow, "place", lambda plan, top: (placed.append(plan), place(plan, top)))
    wall = hang(size, fill="demo")
    theme.larger = larger
    for screen, given, presses in SCREENS:
        wall.root.go(screen, **given)
        wall.settle()
        for name in presses:
            wall.press(name)
        found = (wall.clipped(), amiss(wall), shortened(wall), below_the_tab(wall))
        assert found == ([], [], [], []), (screen, given, presses, larger)
        if larger > 1:
            continue
        if screen != "card":  # whose fields may lie higher: the keyboard reaches them
            fits(wall)
        placed.clear()
        wall.wait_s(0.5)
        moved = [plan for plan in placed if plan in {*wall.walk()}]  # of a wall taken down some may linger yet
        assert moved == [], ("at rest nothing is laid out", screen, given, presses)


@pytest.mark.parametrize("size", LARGELY)
def test_the_board_of_a_leader_group_is_read_whole_in_large_letters(
    hang: Callable[..., Hung], size: tuple[int, int]
) -> None:
    theme.larger = LARGE
    for facts, filled in ((USUAL, {"fill": "demo"}), (MANY, {})):
        wall = hang(size, **filled)
        leading.hung(*facts)(wall)
        wall.settle()
        assert (wall.clipped(), amiss(wall), shortened(wall)) == ([], [], []), filled


@pytest.mark.parametrize("size", LARGELY)
def test_a_meeting_and_what_hangs_over_a_screen_come_right_in_large_letters(
    hang: Callable[..., Hung], size: tuple[int, int]
) -> None:
    theme.larger = LARGE
    wall = hang(size, fill="demo")

    def held(*presses: str) -> None:
        for name in presses:
            wall.press(name)
            wall.wait_s(0.5)
        assert (wall.clipped(), amiss(wall)) == ([], []), presses

    wall.root.go("settings", section="rules")
    wall.settle()
    held("rule-new")
    wall.press("pad-cancel")
    wall.root.go("home")
    wall.settle()
    wall.press("main")
    for presses in (("present-9",), ("meeting-pause",), ("answer-resume", "meeting-next"), ("skip-vote",)):
        held(*presses)
    held("meeting-next")  # past what the board reminds of
    held("meeting-next")
    assert covered(wall) == [], "what is under way"
    held("card-day")
    held("day-close", "meeting-next")
    assert covered(wall) == [], "suggestions"
    held("meeting-next")
    held("meeting-next")


@pytest.mark.parametrize("size", LARGELY)
def test_a_vote_from_its_first_ball_to_its_open_vases_comes_right_in_large_letters(
    hang: Callable[..., Hung], size: tuple[int, int]
) -> None:
    theme.larger = LARGE
    wall = voting(hang, size, laid=("green", "red"), goals=(LONG, LONG[:60], "Ro"))
    for colour in ("green", "pink", "red"):
        assert (wall.clipped(), amiss(wall)) == ([], []), colour
        lay(wall, colour)
    assert (wall.clipped(), amiss(wall)) == ([], [])
    wall.press("open-now")
    wall.press("confirm-yes")
    wall.wait_s(8)
    assert (wall.screen, wall.clipped(), amiss(wall)) == ("reveal", [], [])


@pytest.mark.parametrize("size", LARGELY)
def test_a_card_comes_right_on_both_sides_and_while_it_is_written_in_large_letters(
    hang: Callable[..., Hung], size: tuple[int, int]
) -> None:
    theme.larger = LARGE
    wall = hang(size, fill="demo")
    wall.root.go("card", id="cfe9d2fe071bd512")
    wall.settle()
    (chart,) = (widget for widget in wall.walk() if isinstance(widget, RunChart))
    *_, first, _5, _6, _4, _3, last, _begun, _ended = chart.written
    assert first[1] - last[1] > first[3] - first[1], "6 stands more than a letter's height above 2"
    for presses in (("problem",), ("key-done", "why-1"), ("key-done", "estimate"), ("key-done", "turn")):
        for name in presses:
            wall.press(name)
            wall.wait_s(0.5)
        assert (wall.clipped(), amiss(wall), covered(wall)) == ([], [], []), presses
    wall.press("measure-value")
    wall.wait_s(0.5)
    assert (wall.clipped(), amiss(wall), covered(wall)) == ([], [], [])


def test_letters_are_usual_or_large_at_once_and_when_the_wall_starts_again(
    hang: Callable[..., Hung], tmp_path: Path
) -> None:
    folder = tmp_path / "large"
    wall = hang((1920, 1080), folder=folder)
    wall.root.go("settings", section="panel")
    wall.settle()
    title = next(widget for widget in wall.walk() if getattr(widget, "text", "") == "Skjerm og lyd")
    usual = title.drawn_h
    wall.press("letters-large")
    assert title.drawn_h == pytest.approx(LARGE * usual, rel=0.02)
    assert wall.clipped() == []
    wall.take_down()
    wall = hang((1920, 1080), folder=folder)
    wall.root.go("settings", section="panel")
    wall.settle()
    assert theme.larger == LARGE
    assert wall.find("letters-large").chosen
    wall.press("letters-usual")
    assert theme.larger == 1.0
