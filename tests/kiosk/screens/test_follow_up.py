"""«Holder gevinsten?»: one gain is asked about at a time, with three answers, wherever people meet it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from board.board import Board
from board.calendar import HOME
from board.context import Command, perform
from board.follow_up import due
from board.kinds.card.commands import AddCard, MoveCard
from board.kinds.gain.commands import Identify, Realise
from board.kinds.quality.commands import Improve
from board.kinds.quality.index import Qualities
from board.kinds.unit import ChangeUnit
from board.store.store import Store
from kiosk.demo.hung import Hung
from tests.kiosk.screens.fitting import fits, write
from tests.kiosk.screens.leading import GOALS, led, ready_to_finish, to
from tests.kiosk.screens.test_gains import fill_in

Hang = Callable[..., Hung]

FALLS: dict[str, Any] = {"title": "Færre fall om natta", "measured": "i måneden", "before": 6, "value": 2}
TRAYS: tuple[tuple[tuple[int, int, int], tuple[Command, ...]], ...] = (
    ((2025, 3, 3), (ChangeUnit({"full_time_hours": 35.5}), AddCard("c1", "Pakke morgenbrettene kvelden før"))),
    ((2025, 3, 3), (Identify("i1", "c1", 3, owner="Aisha", waste="duplicate"),)),
    ((2025, 3, 3), (Realise("r1", "c1", 2.5, "2025-03-03", "tur på torsdager", "quality"),)),
    ((2025, 6, 5), (Identify("i2", "s2", 4, title="Bleier", waste="waiting"),)),
    ((2025, 6, 5), (Realise("r2", "s2", 2.5, "2025-06-05", "innleie", "saving", title="Bleier"),)),
    ((2025, 7, 5), (Improve("q1", "q1", "2025-07-05", note="Ro", **FALLS),)),
)
"""A gain that is asked about since June, one since September, a quality since October."""


def told(*said: tuple[tuple[int, int, int], tuple[Command, ...]]) -> Callable[[Store, int], None]:
    """Hangs up what was said on these days."""

    def fill(store: Store, _now_ms: int) -> None:
        wall, running, ms = store.clock.wall, store.clock.running, 0
        store.clock.wall = store.clock.running = lambda: ms - store.clock.offset_ms
        with store.read() as tx:
            board = Board.load(tx)
        for day, commands in said:
            ms = int(datetime(*day, 13, tzinfo=HOME).timestamp() * 1000)
            for command in commands:
                board = perform(store, board, command, unlocked=True)
        store.clock.wall, store.clock.running = wall, running

    return fill


def asking(hang: Hang, size: tuple[int, int] = (1920, 1080)) -> Hung:
    wall = hang(size, fill=told(*TRAYS))
    wall.root.go("gains")
    wall.wait_s(1)
    return wall


def left(wall: Hung) -> list[str]:
    return [turn.subject for turn in due(wall.stored, wall.root.state.today)]


def test_nothing_is_asked_where_nothing_was_realised(hang: Hang) -> None:
    wall = hang()
    wall.root.go("gains")
    wall.frames(20)
    assert wall.texts().count("Gevinsten begynner på 0. Den vokser herfra.") == 1, "the rule says it"
    assert not wall.has("saved-held")
    assert wall.find("next-gain").label == "Ny gevinst uten kort"


def test_a_gain_that_holds_is_said_to_by_one_tap_and_the_next_is_asked_about(hang: Hang) -> None:
    wall = asking(hang)
    assert left(wall) == ["c1", "s2", "q1"]
    assert {"Pakke morgenbrettene kvelden før", "Aisha · realisert for 8 måneder siden"} <= set(wall.texts())
    assert wall.find("next-gain").second == "1 av 3 skal svares på i dag"
    wall.press("saved-held")
    wall.press("saved-held")
    assert [(g.hours_per_week, g.note, str(g.day)) for g in wall.stored.gains.history("c1")[1:]] == [
        (2.5, "tur på torsdager", "2025-03-03"),
        (2.5, "tur på torsdager", "2025-11-18"),
    ]
    assert left(wall) == ["s2", "q1"], "the second tap was no answer for the next one"
    for _ in range(2):
        wall.wait_s(1)
        wall.press("saved-held")
    wall.frames(20)
    assert "Ingen gevinst skal sjekkes i dag." in wall.texts()
    (before, after) = wall.stored.of(Qualities).of("q1")
    assert (before.value, after.value, after.holds) == (2, 2, True)
    assert not wall.has("saved-held")
    wall.press("undo")
    assert left(wall) == ["q1"]


def test_a_gain_that_fell_away_leaves_a_dashed_piece_and_its_reason(hang: Hang) -> None:
    wall = asking(hang)
    wall.press("next-gain")
    assert "Bleier" in wall.texts()
    wall.wait_s(1)
    wall.press("saved-gone")
    assert not wall.has("entry-use-quality"), "no hours become nothing"
    assert wall.find("next-gain").label == "Skriv hvorfor det ble mindre"
    wall.press("next-gain")
    write(wall, "Ny leverandør")
    wall.press("key-done")
    wall.press("next-gain")
    wall.frames(20)
    gains = wall.stored.gains
    assert (gains.of("s2").realised_hours, gains.realised_hours, gains.fallen_hours) == (0, 2.5, 2.5)
    front = wall.root.screen._front.ids
    assert (front.ruler.realised, front.ruler.fallen) == (2.5, 2.5)
    assert [station[:2] for station in wall.find("life-0").stations] == [
        ("identified", "4"),
        ("realised", "2,5"),
        ("gone", "0"),
        ("ahead", ""),
    ]
    assert (wall.find("life-0").chip, wall.find("life-0").words) == ("falt bort", "Ny leverandør")
    hours = [hours for _at, hours in front.curve.points]
    assert hours == [2.5, 5, 2.5], "the curve of the year goes down too"


def test_less_is_a_new_number_with_a_reason(hang: Hang) -> None:
    wall = asking(hang)
    wall.press("saved-less")
    fill_in(wall, "entry-hours", "1,5")
    assert wall.has("entry-use-quality")
    fill_in(wall, "entry-reason", "To har sluttet")
    wall.press("next-gain")
    assert wall.stored.gains.of("c1").realised_hours == 1.5
    assert left(wall) == ["s2", "q1"]
    assert wall.has("saved-held"), "it leads back to the next one"


def test_whoever_does_not_know_passes_a_gain_over_and_it_comes_round_again(hang: Hang) -> None:
    wall = asking(hang)
    seen = []
    for _ in range(4):
        seen.append(wall.root.screen._front.ids.asked.title)
        wall.press("next-gain")
    assert seen[0] == seen[3] != seen[1] != seen[2] != seen[0]
    assert left(wall) == ["c1", "s2", "q1"]


def test_a_meeting_asks_where_it_looks_at_what_is_finished(hang: Hang) -> None:
    wall = led(hang, fill=told(*TRAYS))
    to(wall, "done")
    wall.wait_s(1)
    wall.press("saved-held")
    assert left(wall) == ["s2", "q1"]
    assert "Bleier" in wall.texts()
    wall.wait_s(1)
    wall.press("saved-gone")
    fill_in(wall, "entry-reason", "Ny leverandør")
    wall.press("next-gain")
    assert (left(wall), wall.screen) == (["q1"], "meeting")


def test_beside_what_has_been_finished_the_question_is_one_step_away_and_leads_back(hang: Hang) -> None:
    finished = (*GOALS, *ready_to_finish("d1", "Pærer"), MoveCard("d1", "act", "done"))
    wall = led(hang, fill=told(*TRAYS, ((2025, 11, 18), finished)))
    to(wall, "done")
    assert wall.has("finished-0")
    wall.press("meeting-ask")
    wall.wait_s(1)
    wall.press("saved-held")
    wall.press("to-board")
    assert (left(wall), wall.screen) == (["s2", "q1"], "meeting")


def test_the_card_of_a_gain_that_is_due_asks_too(hang: Hang) -> None:
    wall = hang(fill=told(*TRAYS))
    wall.root.go("card", id="c1")
    wall.frames(20)
    wall.press("ask")
    wall.wait_s(1)
    assert "Pakke morgenbrettene kvelden før" in wall.texts()
    wall.press("saved-held")
    wall.press("to-board")
    assert wall.screen == "card"
    assert not wall.has("ask")
    assert wall.has("estimate")


@pytest.mark.every_size
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920), (1366, 768)])
def test_it_fits_on_every_panel(hang: Hang, size: tuple[int, int]) -> None:
    fits(asking(hang, size))


def test_a_gain_without_hours_is_written_with_a_number_or_a_sentence(hang: Hang) -> None:
    wall = hang()
    wall.root.go("gains")
    wall.frames(20)
    wall.press("all-gains")
    wall.press("new-better")
    for name, text in (("title", "Ro om natta"), ("measured", "fall i uka"), ("before", "6"), ("value", "2,5")):
        fill_in(wall, f"better-{name}", text)
    wall.press("next-gain")
    wall.frames(20)
    (entry,) = wall.stored.of(Qualities)
    assert (entry.title, entry.before, entry.value, entry.measured) == ("Ro om natta", 6, 2.5, "fall i uka")
    assert "Ro om natta: fra 6 til 2,5 fall i uka" in wall.texts()
    wall.press("quality-gone")
    assert wall.find("next-gain").label == "Skriv hva som skjedde"
    fill_in(wall, "better-reason", "Ny turnus")
    wall.press("next-gain")
    assert wall.stored.of(Qualities).holding == 0
    assert "Ny turnus" in wall.find("said-0").note
    wall.press("to-board")
    assert {"Ro om natta", "falt bort"} <= set(wall.texts()), "it stands among all gains"


def test_a_quality_is_hoped_for_with_a_number_before_and_told_with_the_number_after(hang: Hang) -> None:
    wall = hang()
    wall.root.go("gains")
    wall.frames(20)
    wall.press("all-gains")
    wall.press("new-better")
    fits(wall)
    wall.press("better-is-hoped")
    wall.press("better-tool-value_stream")
    assert not wall.has("better-day"), "what is hoped for has no day it came"
    assert wall.find("next-gain").label == "Skriv hva som skal bli bedre"
    hoped = (
        ("title", "Ro om natta"),
        ("measured", "fall i uka"),
        ("before", "6"),
        ("value", "3"),
        ("owner", "Aisha"),
    )
    for name, text in hoped:
        fill_in(wall, f"better-{name}", text)
    fits(wall)
    wall.press("next-gain")
    wall.frames(20)
    (entry,) = wall.stored.of(Qualities)
    assert (entry.state, entry.tool, entry.owner, entry.day) == ("identified", "value_stream", "Aisha", None)
    assert wall.stored.of(Qualities).holding == 0, "it counts when it came"
    assert "Følges opp av Aisha." in wall.root.screen._better.ids.meta.text
    wall.press("next-gain")
    assert "Ro om natta: fra 6 til 3 fall i uka" in wall.texts()
    fill_in(wall, "better-value", "2")
    wall.press("next-gain")
    wall.frames(20)
    (one,) = wall.stored.of(Qualities).subjects.values()
    after = one.realised
    assert after
    assert (after.before, after.value, after.title, after.tool, after.owner, str(after.day)) == (
        *(6, 2, "Ro om natta", "value_stream", "Aisha"),
        str(wall.root.state.today),
    )
    assert (one.identified and one.identified.value, one.holds) == (3, True), "what was hoped for stands"


def test_a_gain_says_who_follows_it_up_which_tidstyv_it_takes_and_when_it_is_to_be_free(hang: Hang) -> None:
    wall = hang(fill=told(*TRAYS))
    wall.root.go("gains", subject="s2")
    wall.frames(20)
    fill_in(wall, "gain-owner", "Jonas")
    wall.press("gain-waste")
    wall.press("menu-trips")
    fill_in(wall, "gain-expected", "1.3.2026")
    found = wall.stored.gains.of("s2")
    assert (found.owner, found.waste, str(found.identified.expected)) == ("Jonas", "trips", "2026-03-01")
    assert wall.find("entry-0").what == "Anslag, ventet 1. mars 2026"
    wall.press("to-board")
    front = wall.root.screen._front
    assert front.lead.endswith("Innen 31. desember 2026 ventes 6,5 timer i uka fri.")
    wall.press("all-gains")
    account = wall.root.screen._account
    hours = (account.realised, account.expected, account.expected_by, account.identified)
    assert hours == (5, 6.5, "ventes i løpet av 2026", 7), "three figures, never one"
    assert account.expected_sum == "0,18 årsverk"


def test_a_unit_says_how_many_arsverk_it_has(hang: Hang) -> None:
    wall = hang()
    wall.root.go("settings", section="hours")
    wall.frames(20)
    fill_in(wall, "staff", "12,5")
    assert wall.stored.unit.staff_fte == 12.5
    assert wall.find("staff").label == "12,5 årsverk"
