"""Kort: who and when, the stages, the history, taken down and hung up again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from kivy.graphics import InstructionGroup, Rectangle

from board.errors import Kind
from board.kinds.card.commands import AddCard, EditCard, ImportCards, MoveCard
from board.kinds.gain.commands import Identify
from board.kinds.practice.commands import WriteLine
from kiosk.demo.hung import TUESDAY, Hung
from kiosk.screens.card.history import Happened
from kiosk.widgets.balls.ball import Ball
from tests.kiosk.screens.fitting import write
from tests.kiosk.screens.taken_down import BARE, CARD, CHECKED, ESTIMATED, OTHERS, READY, done, open_card, said, stage

Hang = Callable[..., Hung]

WORKED = [EditCard("c", {"worked": "yes"}), WriteLine("l", "c", 1, "Nøklene henger ved døra.")]


def test_a_card_shows_what_who_when_and_how_much(hang: Hang) -> None:
    wall = open_card(hang(commands=ESTIMATED))
    assert wall.find("title").text == "Fast plass til bilnøklene"
    assert wall.find("responsible").label == "Marit"
    assert wall.find("deadline").label == "3. desember"
    assert wall.find("hours").text == "2,5"
    assert {"timer i uka", "= 0,07 årsverk", "Kontrollere", "Ny i kolonnen"} <= set(wall.texts())


def test_a_late_deadline_is_said_in_words(hang: Hang) -> None:
    commands = [AddCard("c", "Sent", fields={**READY, "deadline": "2025-11-18"})]
    wall = hang(commands=commands)
    wall.take_down()
    late = open_card(hang(folder=wall.folder, now=TUESDAY + timedelta(days=1)))
    assert late.find("deadline").over == "Fristen er passert"


# --- the stages ---


def test_flytt_til_neste_moves_and_can_be_undone_for_twenty_seconds(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD]))
    assert wall.find("next").second == "Planlegge"
    wall.press("next")
    assert stage(wall) == "plan"
    assert wall.find("next").second == "Utføre"
    wall.press("undo")
    assert stage(wall) == "suggestion"
    wall.press("next")
    wall.later(21)
    assert not wall.has("undo")


def test_a_hasty_second_tap_does_not_move_twice(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD]))
    x, y = wall.middle("next")
    for _ in range(2):
        wall.touch_down(0, x, y)
        wall.touch_up(0)
    assert stage(wall) == "plan"


def test_any_stage_is_one_tap_away_also_back(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD]))
    wall.press("stage-check")
    assert stage(wall) == "check"
    wall.press("stage-plan")
    assert stage(wall) == "plan"


def test_what_is_lacking_is_pointed_to(hang: Hang) -> None:
    wall = open_card(hang(commands=[BARE, *OTHERS]))
    wall.press("next")
    assert said(wall, Kind.RESPONSIBLE_MISSING)
    assert wall.find("responsible").focused
    assert wall.find("deadline").focused
    wall.press("responsible")
    assert [wall.find(f"pick-name-{n}").label for n in range(2)] == ["Aisha", "Jonas"]
    wall.press("pick-name-1")
    assert not wall.find("responsible").focused
    wall.press("deadline")
    wall.press("day-2025-11-28")
    assert not wall.find("deadline").focused
    wall.press("next")
    card = wall.stored.cards.get("c")
    assert (card.responsible, str(card.deadline), card.stage) == ("Jonas", "2025-11-28", "plan")


def test_another_name_is_written_and_survives_a_power_cut(hang: Hang) -> None:
    wall = open_card(hang(commands=[BARE, *OTHERS]))
    wall.press("responsible")
    wall.press("pick-write")
    write(wall, "Per")
    wall.wait_s(1)
    wall.settle()
    wall.take_down()
    again = open_card(hang(folder=wall.folder))
    assert again.find("pad-field").text == "Per"
    write(again, " Olav")
    done(again)
    assert again.stored.cards.get("c").responsible == "Per Olav"
    assert again.find("responsible").label == "Per Olav"


def test_without_known_names_one_is_written_at_once(hang: Hang) -> None:
    wall = open_card(hang(commands=[BARE]))
    wall.press("responsible")
    assert wall.has("pad-field")
    wall.press("pad-cancel")
    assert wall.stored.cards.get("c").responsible == ""


def test_a_day_that_passes_while_the_sheet_hangs_is_refused_with_a_sentence(hang: Hang) -> None:
    wall = open_card(hang(commands=[BARE]))
    wall.press("deadline")
    wall.press("day-2025-11-17")
    assert said(wall, Kind.DEADLINE_PAST)
    wall.later(10)
    assert not said(wall, Kind.DEADLINE_PAST)
    wall.now_ms += 24 * 3_600_000
    wall.press("day-2025-11-18")
    assert said(wall, Kind.DEADLINE_PAST)
    assert wall.stored.cards.get("c").deadline is None


def test_finished_is_only_what_has_been_measured_or_cannot_be(hang: Hang) -> None:
    wall = open_card(hang(commands=[*CHECKED, *WORKED]))
    wall.press("stage-done")
    assert said(wall, Kind.NOT_MEASURED)
    assert wall.find("unmeasurable").focused
    assert wall.find("measure-value").focused
    assert wall.find("phase-after").chosen
    wall.press("unmeasurable")
    wall.press("stage-done")
    assert (wall.screen, stage(wall)) == ("practice", "check"), "first its three questions"
    wall.press("practice-next")
    assert (wall.screen, stage(wall)) == ("card", "done")
    assert "Ferdig. Dette har dere fått til." in wall.texts()


def test_a_card_that_has_not_been_checked_is_not_finished(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD]))
    wall.press("stage-done")
    assert said(wall, Kind.NOT_CHECKED)
    assert stage(wall) == "suggestion"


def test_finishing_is_celebrated_calmly_and_asks_for_the_gain(hang: Hang) -> None:
    wall = open_card(hang(commands=[*ESTIMATED, *WORKED, EditCard("c", {"unmeasurable": True})]))
    wall.press("stage-done")
    wall.press("practice-next")
    assert any("2,5 timer" in text for text in wall.texts())
    (ball,) = [part for part in wall.walk() if isinstance(part, Ball)]
    poses: list[str] = []
    for _frame in range(120):
        wall.frames()
        poses += [ball.pose] if poses[-1:] != [ball.pose] else []
    assert (ball.colour, poses) == ("green", ["front", "blink", "front"])
    wall.press("answer-realise")
    assert wall.has("entry-hours")
    wall.press("to-board")
    assert wall.find("title").text == "Fast plass til bilnøklene"
    wall.press("undo")
    assert stage(wall) == "check"


# --- sorting ---


def test_effort_impact_tags_help_and_topic(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD]))
    wall.press("turn")
    for name in ("prio-1-2", "time-thief", "help", "topic", "pick-workload"):
        wall.press(name)
    card = wall.stored.cards.get("c")
    assert (card.effort, card.impact, card.time_thief, card.help_wanted) == (1, 2, True, True)
    assert card.topic == "workload"
    assert wall.find("topic").label == "Arbeidsmengde og tidspress"
    wall.press("prio-1-2")
    assert wall.stored.cards.get("c").effort == 0


# --- history, taken down ---


def test_the_back_tells_what_happened_and_never_who(hang: Hang) -> None:
    wall = open_card(hang(commands=[*ESTIMATED, EditCard("c", {"target": "Aldri", "responsible": "Jonas"})]))
    wall.press("turn")
    told = wall.texts()
    assert "Flyttet fra Utføre til Kontrollere" in told
    assert "Anslått 2,5 timer i uka" in told
    assert "Endret: hvor mye bedre, ansvarlig" in told
    assert "Hengt opp" in told
    assert not any("Jonas" in text or "Marit" in text for text in told)


def test_a_card_that_came_finished_out_of_a_list_tells_no_day_it_was_finished(hang: Hang) -> None:
    finished = {"title": "Nye nøkler", "stage": "done", "unmeasurable": True, **READY}
    wall = open_card(hang(commands=[ImportCards({"c": finished})]))
    assert "Ferdig fra før" in wall.texts()
    wall.press("turn")
    told = wall.texts()
    assert "Hentet inn fra en liste" in told
    assert "i dag" in told
    assert not any("1970" in text for text in told)


def test_all_lines_of_a_history_are_of_one_size_of_letters(hang: Hang) -> None:
    why = "Overtid og oppklaringer etter rapport på alle tre avdelingene, talt i åtte uker. " * 2
    why += "Nattevaktene er ikke med."
    wall = open_card(hang(commands=[CARD, Identify("g", "c", 2.5, "quality", note=why)]))
    wall.press("turn")
    lines = [part for part in wall.walk() if isinstance(part.parent, Happened) and part.text == part.parent.what]
    assert any(why in line.text for line in lines)
    groups = [group for line in lines for group in line.canvas.children if isinstance(group, InstructionGroup)]
    pieces = [made for group in groups for made in group.children if isinstance(made, Rectangle)]
    assert len({piece.size[1] for piece in pieces}) == 1


def test_a_long_history_has_pages_and_can_be_read_whole(hang: Hang) -> None:
    there_and_back = [MoveCard("c", a, b) for a, b in (("suggestion", "plan"), ("plan", "suggestion"))] * 20
    wall = open_card(hang(commands=[CARD, *there_and_back]))
    wall.press("turn")
    assert "Hengt opp" not in wall.texts()
    for _ in range(6):
        wall.press("history-on")
    assert "Hengt opp" in wall.texts()
    wall.press("history-all")
    assert "Side 1 av" in " ".join(wall.texts())
    wall.press("reader-on")
    assert "Hengt opp" in " ".join(wall.texts())
    wall.press("reader-close")
    assert wall.has("history-back")


def test_a_card_is_taken_down_and_hung_up_again(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD]))
    wall.press("turn")
    wall.press("take-down")
    assert wall.stored.cards.get("c").archived
    wall.press("undo")
    assert not wall.stored.cards.get("c").archived
    wall.press("take-down")
    wall.press("turn")
    assert "Tatt ned" in wall.texts()
    for name in ("problem", "responsible", "estimate", "use-quality"):
        wall.press(name)
        assert said(wall, Kind.GONE)
    assert wall.find("next").label == "Heng opp igjen"
    wall.press("next")
    assert not wall.stored.cards.get("c").archived
    assert wall.find("next").label == "Flytt til neste"


def test_heng_tilbake_goes_back_to_where_one_came_from(hang: Hang) -> None:
    wall = hang(commands=[CARD])
    wall.root.go("column", stage="suggestion")
    open_card(wall)
    wall.press("to-board")
    assert wall.screen == "column"
