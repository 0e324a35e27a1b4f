"""How a meeting ends: with thanks, called off, forgotten, or not at all because the power went."""

from datetime import timedelta

from board.kinds.card.commands import AddCard, MoveCard
from board.kinds.gain.commands import Identify, Realise
from board.kinds.meeting.commands import SetPresent
from board.kinds.tally.commands import LayBall, OpenVote
from board.store.store import Store
from kiosk.demo.hung import TUESDAY, Hung
from tests.kiosk.screens.leading import (
    GOALS,
    Hang,
    cards_under_way,
    focus_card,
    led,
    led_to,
    onwards,
    ready_to_finish,
    session,
    step,
    to,
    vote,
)


def test_finished_cards_are_shown_with_before_after_and_gain(hang: Hang) -> None:
    finished = [
        *ready_to_finish("c0", "Bestille bleier én gang i uka"),
        MoveCard("c0", "act", "done"),
        Identify("i1", "c0", 1.5),
        Realise("r1", "c0", 1.5, "2025-11-18", "Mer tid til beboerne"),
    ]
    wall = led(hang, commands=[*GOALS, *finished])
    to(wall, "done")
    shown = wall.texts()
    assert "Takk!" in shown
    assert "1 kort er ferdig siden sist." in shown
    assert "Bestille bleier én gang i uka" in shown
    ruler = wall.find("meeting-gains")
    wall.wait_s(1)
    assert ruler.grown == 1.5


def test_more_finished_cards_than_there_is_room_for_are_turned_over(hang: Hang) -> None:
    finished = [
        command
        for n in range(5)
        for command in (*ready_to_finish(f"c{n}", f"Kort {n}"), MoveCard(f"c{n}", "act", "done"))
    ]
    wall = led(hang, commands=[*GOALS, *finished])
    to(wall, "done")
    assert wall.has("finished-2")
    wall.press("finished-on")
    assert not wall.has("finished-2")
    assert "Kort 4" in wall.texts()
    wall.press("finished-back")
    assert "Kort 0" in wall.texts()


def test_no_finished_card_is_no_reproach(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    to(wall, "done")
    assert "Ingen kort er ferdige siden sist" in wall.texts()
    assert not wall.has("finished-0")


def test_the_one_who_waited_longest_is_the_first_name_offered(hang: Hang) -> None:
    wall = led(hang, fill="demo")
    to(wall, "keeper")
    now = wall.board.meetings.keeper("2025-W47")
    assert wall.find("keeper-0").label == wall.board.meetings.keepers[-1]
    assert wall.find("keeper-0").label != now
    wall.press("keeper-0")
    chosen = wall.board.meetings.keepers[-1]
    assert wall.stored.meetings.items["m1"].next_keeper == chosen
    onwards(wall)
    shown = wall.texts()
    assert shown[shown.index("Leder neste møte") + 1] == chosen
    wall.press("answer-home")
    assert f"Tavleansvarlig denne uka: {now}" in wall.texts(), "whoever it was keeps it for the rest of the week"


def test_another_name_is_written_and_survives_half_typed(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    to(wall, "keeper")
    wall.press("keeper-write")
    for letter in "ma":
        wall.press(f"key-{letter}")
    wall.wait_s(1)
    wall.settle()
    assert wall.stored.own.draft["meeting/keeper"] == "Ma"
    for letter in "rit":
        wall.press(f"key-{letter}")
    wall.press("key-done")
    assert wall.stored.meetings.items["m1"].next_keeper == "Marit"
    assert "meeting/keeper" not in wall.stored.own.draft


def test_the_meeting_ends_with_thanks_and_counts_as_held(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    to(wall, "keeper")
    wall.now_ms += 13 * 60_000
    onwards(wall)
    shown = wall.texts()
    assert "Takk! Dette ga møtet" in shown
    assert "9 var her · 13 minutter" in shown
    assert {"Neste tavlemøte", "Tirsdag 25. november", "kl. 13.30"} <= set(shown)
    assert "Ingen kort ble flyttet denne gangen. Dere har snakket sammen, og det er mye verdt." in shown
    wall.press("answer-home")
    assert wall.screen == "home"
    assert [m.present for m in wall.stored.meetings.held] == [9]
    assert wall.stored.own.meeting is None
    assert "Start tavlemøte" not in wall.texts(), "this week's has been held"


def test_the_very_cards_hang_there_from_where_they_came(hang: Hang) -> None:
    wall = hang(commands=[*GOALS, *cards_under_way("Skilt på hyllene"), *ready_to_finish("d0", "Stille", 6, 1)])
    wall.now_ms += 60_000
    led_to(wall, "running")
    for command in (
        MoveCard("c0", "plan", "do"),
        MoveCard("c0", "do", "check"),
        MoveCard("d0", "act", "done"),
        AddCard("n0", "Krok ved døra"),
        *(Identify("i0", "d0", 2.5), Realise("r0", "d0", 2.5, "2025-11-18", "Rapport uten avbrudd", "quality")),
    ):
        wall.root.do(command)
    wall.settle()
    wall.now_ms += 60_000
    to(wall, "keeper")
    onwards(wall)
    shown = wall.texts()
    papers = {paper.what: paper for paper in wall.root.screen.ids.line.papers}
    assert set(papers) == {"Skilt på hyllene", "Krok ved døra", "Stille"}
    assert papers["Skilt på hyllene"].ids.was.label == "Planlegge", "where it hung when the meeting began"
    assert papers["Skilt på hyllene"].ids.to.label == "Kontrollere"
    assert papers["Stille"].said == "før 6, nå 1"
    assert {"2,5", "timer i uka er vunnet", "Kvalitet: Rapport uten avbrudd"} <= set(shown)
    wall.press("answer-home")
    wall.press("main")
    assert "Takk! Dette ga møtet" in wall.texts(), "until the next one is due it can be read again"


def test_more_cards_than_the_string_holds_are_counted(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    wall.now_ms += 60_000
    for n in range(8):
        wall.root.do(AddCard(f"n{n}", f"Forslag {n}"))
    wall.settle()
    to(wall, "keeper")
    onwards(wall)
    assert len(wall.root.screen.ids.line.papers) == 5
    assert "+ 3 til" in wall.root.screen.ids.counts.text


def test_a_meeting_with_closed_vases_leads_back_to_them_before_it_ends(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    to(wall, "keeper")
    wall.root.do(OpenVote("m1"))
    wall.settle()
    onwards(wall)
    assert step(wall) == "wellbeing"
    assert "Det legges baller nå. Åpne vasene først." in wall.texts()


def test_a_meeting_is_called_off_only_after_a_question(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    wall.press("meeting-pause")
    wall.press("answer-cancel")
    wall.press("confirm-no")
    assert wall.has("answer-resume")
    wall.press("answer-cancel")
    wall.press("confirm-yes")
    assert wall.screen == "home"
    assert wall.stored.meetings.held == ()
    assert wall.stored.meetings.items["m1"].archived


def test_balls_of_a_meeting_that_was_called_off_count_no_more(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    to(wall, "wellbeing")
    vote(wall, present=9)
    wall.press("meeting-pause")
    wall.press("answer-cancel")
    wall.press("confirm-yes")
    assert wall.stored.meetings.point("g0", "2025-W47").laid == 0


def test_a_power_cut_at_any_point_leaves_the_meeting_where_it_was(hang: Hang) -> None:
    wall = led(hang, fill="demo")
    for name in ("wellbeing", "running", "suggestions", "keeper"):
        to(wall, name)
        wall.take_down()
        wall = hang(folder=wall.folder, now=TUESDAY + timedelta(minutes=3))
        assert "Fortsett tavlemøtet" in wall.texts()
        wall.press("main")
        assert step(wall) == name
        assert "12:00" in wall.texts()
        wall.now_ms -= 3 * 60_000


def test_the_card_in_focus_is_the_same_after_a_power_cut(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, *cards_under_way("Først", "Så", "Sist")])
    to(wall, "running")
    wall.press("card-move")
    wall.press("card-on")
    wall.take_down()
    wall = hang(folder=wall.folder)
    wall.press("main")
    assert focus_card(wall) == "c1"
    assert "Kort 2 av 3" in wall.texts()


def test_on_a_full_disk_the_agenda_can_still_be_read_on(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, *cards_under_way("Først")])
    to(wall, "goals")
    wall.root.worker.with_store(lambda store: full(store, "query_only=1"))
    onwards(wall)
    assert "Pågående tiltak" in wall.texts()
    assert "Tavla får ikke lov til å lagre. Det siste ble ikke lagret. Si fra til leder." in wall.texts()
    assert focus_card(wall) == "c0"
    wall.root.worker.with_store(lambda store: full(store, "query_only=0"))
    onwards(wall)
    assert step(wall) == "suggestions"


def full(store: Store, pragma: str) -> None:
    connection = store.engine.raw_connection()
    connection.cursor().execute(f"PRAGMA {pragma}")
    connection.close()


def test_a_pause_outlasts_a_power_cut(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    wall.later(60)
    wall.press("meeting-pause")
    wall.take_down()
    wall = hang(folder=wall.folder, now=TUESDAY + timedelta(hours=1))
    wall.press("main")
    assert wall.has("answer-resume")
    wall.press("answer-resume")
    assert 59 <= session(wall).used_ms(wall.now_ms) // 1000 <= 62


def forgotten(hang: Hang, *commands: object) -> Hung:
    wall = led(hang, commands=GOALS)
    for command in commands:
        wall.root.do(command)
    wall.settle()
    wall.take_down()
    wall = hang(folder=wall.folder, now=TUESDAY + timedelta(days=2))
    wall.press("main")
    assert "Møtet fra tirsdag ble ikke avsluttet" in wall.texts()
    return wall


def test_a_meeting_nobody_ended_can_be_ended_and_took_as_long_as_meetings_take(hang: Hang) -> None:
    wall = forgotten(hang)
    wall.press("answer-end")
    assert wall.screen == "home"
    (meeting,) = wall.stored.meetings.held
    assert meeting.ended - meeting.started == 15 * 60_000


def test_balls_in_the_vases_of_a_forgotten_meeting_are_not_lost(hang: Hang) -> None:
    balls = [LayBall("g0", "green", seen) for seen in range(3)]
    wall = forgotten(hang, SetPresent("m1", 5), OpenVote("m1"), *balls)
    wall.press("answer-end")
    assert wall.stored.meetings.point("g0", "2025-W47").green == 3
    assert wall.stored.vote is None
    assert len(wall.stored.meetings.held) == 1


def test_a_forgotten_meeting_can_be_called_off_or_taken_up(hang: Hang) -> None:
    wall = forgotten(hang)
    wall.press("answer-cancel")
    wall.press("confirm-no")
    wall.press("answer-resume")
    assert not wall.has("answer-end")
    assert "15:00" in wall.texts()
    wall.press("present-4")
    assert wall.stored.meetings.items["m1"].present == 4


def test_without_a_meeting_the_board_is_shown(hang: Hang) -> None:
    wall = hang(commands=GOALS)
    wall.root.go("meeting")
    wall.settle()
    wall.frames(3)
    assert wall.screen == "home"


def test_the_board_does_not_leave_a_meeting_by_itself(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    assert wall.root.screen.keeps_awake
    wall.press("meeting-pause")
    assert not wall.root.screen.keeps_awake
