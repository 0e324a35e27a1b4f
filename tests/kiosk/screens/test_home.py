"""The board as it hangs: read from three metres, pressed from one, dragged by those who like to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from board.errors import Kind
from board.kinds.card.commands import AddCard, EditCard, MoveCard
from board.kinds.goal import WriteGoal
from kiosk.demo.hung import Hung
from kiosk.theme import TOUCH_MM
from kiosk.widgets.input.tap import SparePress, shown_presses
from sync.wall.connection_status import ConnectionState, ConnectionStatus, moment
from tests.seen import half_seen

SIZES = [(1920, 1080), (3840, 2160), (1280, 800), (1080, 1920)]
DIAGONALS = {(1920, 1080): 43, (3840, 2160): 55, (1280, 800): 10.1, (1080, 1920): 43}
LONG = "Medikamentoppsamlingsrutinegjennomgang for hjemmetjenestens ettermiddagsvaktordning og kveldsrapportering"
Hang = Callable[..., Hung]

GOAL = WriteGoal("g0", 0, "Vi hjelper hverandre")
READY = [
    GOAL,
    AddCard("c1", "Fast plass til bilnøklene"),
    EditCard("c1", {"responsible": "Per Olav", "deadline": "2025-11-28"}),
    AddCard("c2", "Vaskeplan som henger på døra"),
]


def stages(wall: Hung) -> dict[str, list[str]]:
    return {s: [c.id for c in wall.stored.cards.column(s)] for s in ("suggestion", "plan", "do", "done")}


def carry(wall: Hung, name: str, x: float, y: float, *, frames: int = 4, steps: int = 6) -> None:
    """A finger takes something and lets go at x, y."""
    x0, y0 = wall.middle(name)
    wall.touch_down(0, x0, y0)
    for step in range(1, steps + 1):
        wall.touch_move(0, x0 + (x - x0) * step / steps, y0 + (y - y0) * step / steps)
        wall.frames(frames)
    wall.touch_up(0)
    wall.wait_s(0.6)


def test_a_new_wall_is_empty_and_friendly(hang: Hang) -> None:
    wall = hang()
    shown = wall.texts()
    assert "Velkommen til tavla" in shown
    assert "Skriv trivselsmål" in shown
    assert "Gevinsten begynner på 0. Den vokser herfra." in shown
    wall.press("main")
    assert {"Hva slags enhet er dere?", "Sykehjem", "Skole", "Noe annet"} <= set(wall.texts())
    wall.press("choose-3")
    assert (wall.screen, wall.board.unit.sector) == ("goals", "school")
    assert any("Vi deler opplegg" in text for text in wall.texts())
    wall.press("to-board")
    wall.press("main")
    assert wall.screen == "goals"  # asked once


def test_the_demonstration_hangs_as_on_the_drawing(hang: Hang) -> None:
    wall = hang(fill="demo")
    shown = wall.texts()
    for text in (
        "Ytterskogen omsorgsboliger",
        "Tirsdag 18. november",
        "Uke 46: 9 av 9 la ball",
        "Godt",
        "Middels",
        "Dårlig",
        "+ 3 kort til",
        "45",
    ):
        assert text in shown
    assert any("Marit" in text for text in shown)


def test_an_empty_column_asks_its_question_also_beside_one_with_cards(hang: Hang) -> None:
    shown = hang(commands=READY).texts()
    assert "Hvem gjør hva, og når?" in shown


def test_a_tap_opens_a_card_and_a_pile_opens_its_column(hang: Hang) -> None:
    wall = hang(fill="demo")
    wall.press("pile-done")
    assert wall.screen == "column"
    assert "Side 1 av 4" in wall.texts()
    wall.press("page-on")
    assert "Side 2 av 4" in wall.texts()
    wall.press("to-board")
    assert wall.screen == "home"
    wall.press(f"card-{wall.board.cards.column('do')[0].id}")
    assert wall.screen == "card"


def test_a_card_is_dragged_to_the_next_column_and_undone(hang: Hang) -> None:
    wall = hang(commands=READY)
    carry(wall, "card-c1", 480, 520)
    assert stages(wall)["plan"] == ["c1"]
    assert wall.screen == "home"
    wall.press("undo")
    assert stages(wall)["plan"] == []
    assert stages(wall)["suggestion"] == ["c2", "c1"]


def test_a_drag_that_the_rules_forbid_says_why_and_moves_nothing(hang: Hang) -> None:
    wall = hang(commands=READY)
    carry(wall, "card-c2", 480, 520)
    assert stages(wall)["plan"] == []
    assert Kind.RESPONSIBLE_MISSING.sentence in wall.texts()


def test_a_card_is_given_another_place_in_its_own_column(hang: Hang) -> None:
    wall = hang(commands=READY)
    assert stages(wall)["suggestion"] == ["c2", "c1"]
    carry(wall, "card-c2", 180, 760)
    assert stages(wall)["suggestion"] == ["c1", "c2"]


def test_a_fast_drop_never_opens_a_card(hang: Hang) -> None:
    wall = hang(commands=READY)
    carry(wall, "card-c1", 480, 520, frames=0, steps=1)
    assert wall.screen == "home"


def test_a_drop_beside_the_columns_changes_nothing(hang: Hang) -> None:
    wall = hang(commands=READY)
    carry(wall, "card-c1", 900, 1010)
    assert stages(wall)["suggestion"] == ["c2", "c1"]
    assert wall.screen == "home"


def test_a_second_finger_elsewhere_does_not_break_a_drag(hang: Hang) -> None:
    wall = hang(commands=READY)
    x, y = wall.middle("card-c1")
    wall.touch_down(0, x, y)
    wall.touch_move(0, x + 120, y)
    wall.frames(5)
    wall.touch_down(1, 1500, 700)
    wall.touch_move(0, 480, 520)
    wall.touch_up(1)
    wall.frames(5)
    wall.touch_up(0)
    wall.wait_s(0.6)
    assert stages(wall)["plan"] == ["c1"]


def test_a_card_that_was_moved_meanwhile_is_not_moved_twice(hang: Hang) -> None:
    wall = hang(commands=READY)
    x, y = wall.middle("card-c1")
    wall.touch_down(0, x, y)
    wall.touch_move(0, x + 150, y)
    wall.root.do(MoveCard("c1", "suggestion", "do"))
    wall.settle()
    wall.touch_move(0, 480, 520)
    wall.touch_up(0)
    wall.wait_s(0.6)
    assert stages(wall)["do"] == ["c1"]


def test_what_was_taken_back_is_offered_no_more_and_not_taken_back_twice(hang: Hang) -> None:
    wall = hang(commands=READY)
    for key in ("c1", "c2"):
        wall.root.do(EditCard(key, {"title": f"Nytt navn på {key}"}), undo="Kortet er endret")
    wall.settle()
    wall.root.undo()
    wall.root.undo()
    wall.settle()
    assert [wall.stored.cards.get(key).title for key in ("c1", "c2")] == ["Nytt navn på c1", READY[3].title]
    assert not wall.root.state.undo


def test_what_cannot_be_taken_back_is_offered_no_more(hang: Hang) -> None:
    wall = hang(commands=READY)
    wall.root.do(EditCard("c1", {"title": "Nytt navn"}), undo="Kortet er endret")
    wall.root.do(EditCard("c1", {"title": "Enda et navn"}))
    wall.settle()
    wall.press("undo")
    assert Kind.MOVED_AWAY.sentence in wall.texts()
    assert not wall.has("undo")


def test_two_taps_within_50_ms_start_one_meeting(hang: Hang) -> None:
    wall = hang(commands=[GOAL])
    x, y = wall.middle("main")
    for _tap in range(2):
        wall.touch_down(0, x, y)
        wall.frames(1)
        wall.touch_up(0)
    wall.settle()
    assert len(wall.stored.meetings.items) == 1
    assert wall.screen == "meeting"


def test_the_quiet_block_opens_goals_history_settings_and_lowers_the_board(hang: Hang) -> None:
    wall = hang(fill="demo")
    for key in ("goals", "history", "settings"):
        wall.press("more")
        wall.press(f"tool-{key}")
        assert wall.screen == key
        wall.root.home()
        wall.settle()
    wall.press("more")
    wall.press("tool-lower")
    pressed = [press for press in shown_presses() if not isinstance(press, SparePress)]
    assert min(wall.height - press.top for press in pressed) >= 546, "111 cm above the floor"
    assert {"new-suggestion", "gains", "more", "main"} <= {press.test_name for press in pressed if press.y >= 0}
    assert half_seen(wall) == []
    wall.press("raise-board")
    assert not wall.has("raise-board")
    assert wall.height - wall.find("pile-done").top < 900


def test_cards_that_were_taken_down_can_be_found(hang: Hang) -> None:
    wall = hang(fill="demo")
    wall.press("more")
    wall.press("tool-taken-down")
    assert wall.screen == "column"
    assert "Tatt ned" in wall.texts()


def test_the_badge_tells_how_it_stands_and_blocks_nothing(hang: Hang) -> None:
    wall = hang(fill="demo")
    assert "Lagret her" in wall.texts()
    wall.root.linked(ConnectionStatus(ConnectionState.NO_SERVER, waiting=3, since=moment(wall.now_ms - 60_000)))
    wall.settle()
    assert "Lagret her · 3 venter" in wall.texts()
    wall.root.linked(
        ConnectionStatus(ConnectionState.NO_SERVER, waiting=3, since=moment(wall.now_ms - 4 * 24 * 3_600_000))
    )
    wall.settle()
    assert "Lagret her · ikke sendt siden fredag" in wall.texts()
    wall.press("new-suggestion")
    assert wall.screen == "card"


def test_a_wall_that_cannot_store_says_so_and_closes_the_meeting(hang: Hang) -> None:
    wall = hang(commands=READY)
    wall.root.state = replace(wall.root.state, trouble=Kind.DISK_FULL.sentence)
    wall.settle()
    assert "Kan ikke lagre. Si fra til leder" in wall.texts()
    assert wall.find("main").icon == "history", "an arrow means on"
    wall.press("main")
    assert wall.screen == "home"


def test_after_five_minutes_without_touch_the_board_hangs_as_it_should(hang: Hang) -> None:
    wall = hang(fill="demo")
    wall.press("pile-done")
    wall.root._touched_at -= 6 * 60
    wall.later(16)
    assert wall.screen == "home"


def test_a_touch_that_wakes_the_dark_screen_does_nothing_else(hang: Hang) -> None:
    wall = hang(fill="demo")
    wall.root.dark = 0.65
    wall.press("pile-done")
    assert wall.screen == "home"
    assert wall.root.dark == 0
    wall.wait_s(0.5)
    wall.press("pile-done")
    assert wall.screen == "column"


def test_a_holiday_says_which_day_the_meeting_is(hang: Hang) -> None:
    wall = hang(commands=[GOAL])
    assert "I dag kl. 13.30 · 15 minutter" in wall.texts()
    wall.now_ms += 24 * 3_600_000
    wall.root._tick(0)
    wall.settle()
    assert "Tirsdager kl. 13.30 · 15 minutter" in wall.texts()
    assert wall.root.state.today == date(2025, 11, 19)


@pytest.mark.parametrize(
    ("fill", "size"),
    [
        pytest.param("full", (3840, 2160), marks=pytest.mark.every_size),
        *((fill, size) for fill in ("full", "empty", "long") for size in SIZES if size != (3840, 2160)),
    ],
)
def test_nothing_is_clipped_and_everything_can_be_hit(hang: Hang, size: tuple[int, int], fill: str) -> None:
    commands = [] if fill != "long" else [*(WriteGoal(f"g{n}", n, LONG) for n in range(3)), AddCard("c1", LONG)]
    demo = fill if fill in ("demo", "full") else None
    wall = hang(size, commands=commands, fill=demo, diagonal_inch=DIAGONALS[size])
    assert wall.clipped() == []
    # A tablet of ten inches has no room for 20 mm everywhere: there 9 mm is the floor.
    least_mm = TOUCH_MM if DIAGONALS[size] > 30 else 9
    small = [box for box in wall.boxes() if min(box.width_mm, box.height_mm) < least_mm - 0.1]
    assert not small, small
    reach = {"wide": 360 / 1080, "small": 267 / 800, "tall": 1013 / 1920 if fill != "empty" else 640 / 1920}
    from kiosk.theme import theme

    for name in wall.names():
        if name in ("goal-0", "goal-1", "goal-2"):
            continue  # may be tapped, but never has to be
        assert wall.middle(name)[1] >= reach[theme.format] * wall.height, name
