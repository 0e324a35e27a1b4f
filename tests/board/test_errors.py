"""Everything that can go wrong for a person: reached by doing it, told in one sentence, nothing changed."""

import string
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from board.commands import BringBack, TakeDown, Undo
from board.context import Command
from board.errors import Kind, Refused
from board.kinds.card.commands import AddCard, EditCard, ImportCards, MoveCard
from board.kinds.card.record import Card
from board.kinds.gain.commands import Identify, Realise
from board.kinds.goal import WriteGoal
from board.kinds.measure import AddMeasure, RemoveMeasure
from board.kinds.meeting.commands import CancelMeeting, ChooseKeeper, EndMeeting, SetPresent, StartMeeting
from board.kinds.rule import Rule, WriteRule
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote, TakeBack
from board.kinds.unit import ChangeUnit
from tests.board.reached import ELSEWHERE
from tests.board.staffroom import Staffroom


def nothing(room: Staffroom) -> None:
    pass


def a_card(room: Staffroom) -> None:
    room.hang("c1")


def a_bare_card(room: Staffroom) -> None:
    room.do(AddCard("c1", "Ringeklokka"))


def a_checked_card(room: Staffroom) -> None:
    room.hang("c1", stage="check")


def a_finished_card(room: Staffroom) -> None:
    room.hang("c1", stage="check")
    room.do(AddMeasure("v1", "c1", 4, "after"), MoveCard("c1", "check", "done"))


def an_unmeasurable_card(room: Staffroom) -> None:
    room.hang("c1", stage="done")


def a_card_taken_down(room: Staffroom) -> None:
    room.hang("c1")
    room.do(TakeDown(Card, "c1"))


def an_estimate(room: Staffroom) -> None:
    room.hang("c1")
    room.do(Identify("i1", "c1", 2.5))


def a_realised_gain(room: Staffroom) -> None:
    an_estimate(room)
    room.do(Realise("r1", "c1", 2.5, "2026-11-17", "Lunsj sammen"))


def a_realised_gain_by_name(room: Staffroom) -> None:
    an_estimate(room)
    room.do(Identify("i2", "c1", 3.0), group="estimate")
    room.do(Realise("r1", "c1", 3.0, "2026-11-17", "Lunsj sammen"))


def a_goal(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Ro"))


def a_meeting(room: Staffroom) -> None:
    room.do(StartMeeting("m1"))


def a_meeting_with_a_goal(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Ro"), StartMeeting("m1"))


def a_meeting_without_goals(room: Staffroom) -> None:
    room.do(StartMeeting("m1"), SetPresent("m1", 9))


def an_open_vote(room: Staffroom) -> None:
    room.gather(present=3, goals=1)
    room.do(LayBall("g0", "green", 0))


def all_balls_laid(room: Staffroom) -> None:
    an_open_vote(room)
    room.do(LayBall("g0", "green", 1), LayBall("g0", "red", 2))


def an_opened_vote(room: Staffroom) -> None:
    all_balls_laid(room)
    room.do(CloseVote("m1", "t1"))


def a_second_meeting_of_the_week(room: Staffroom) -> None:
    an_opened_vote(room)
    room.do(EndMeeting("m1"), StartMeeting("m2"), SetPresent("m2", 3))


def an_ended_meeting(room: Staffroom) -> None:
    room.do(StartMeeting("m1"), EndMeeting("m1"))


def an_edit_overtaken(room: Staffroom) -> None:
    room.hang("c1")
    room.do(EditCard("c1", {"title": "Klokka"}), group="mine")
    room.do(EditCard("c1", {"title": "Ringeklokka igjen"}))


NO_TITLE = "Kortet trenger en tittel. Skriv med noen få ord hva det gjelder."
TOO_LONG = "Teksten er for lang: 10000 tegn, det er plass til {}. Ingenting er slettet."
CLOSED = "Vasene er åpnet. Da kan ingen legge flere baller denne gangen."
WEEK = "Vasene er åpnet denne uka. Én ball til ville vist hva den som kom til, la. Prøv neste uke."
OPEN = "Det legges baller nå. Åpne vasene først."
GONE = "Det er ikke her lenger. Noen har tatt det ned."
MEANWHILE = "Det ble lagt en ball imens. Se en gang til, og prøv igjen."
AWAY = "Kortet ble flyttet imens. Se en gang til, og prøv igjen."
NO_RESPONSIBLE = "Kortet trenger ansvarlig og frist før det flyttes fra Forslag."
HERE = "Hvor mange er her? Fra 1 til 200. Er dere flere, legger 200 av dere ball."
HOURS = "Timer i uka må være mellom 0,1 og 1000."
UNMEASURED = "Virket det? Skriv en måling etterpå, eller velg «Kan ikke måles»."
WRONG = "Det går ikke å sette det slik. Det som gjaldt før, gjelder fortsatt."
PAST = "Fristen 16. nov. er passert. Velg en dag som kommer."
UNCHECKED = "Kortet må innom Kontrollere før det er ferdig."
NO_DATE = "«{}» er ikke en dato. Skriv dag og måned, for eksempel 3.12."
NO_NUMBER = "«{}» er ikke et tall. Skriv for eksempel 2,5."
NO_GOALS = "Skriv et trivselsmål først. Da er det noe å legge ball på."
NO_GOAL = "Skriv hvordan dere vil ha det på jobb."
NO_BALLS = "Alle ballene er lagt. Er dere flere, endrer dere antallet under «Hvem er her?»."
NOTHING = "Det er ikke noe å angre nå."
TOO_MUCH = "Det er mer enn anslaget på {} timer i uka. Gjør et nytt anslag først."
TOO_LITTLE = "Så mye er allerede spart: {} timer i uka. Skriv først at det er blitt mindre."
NO_ESTIMATE = "Anslå gevinsten først. Så kan den realiseres."
NO_NOTE = "Skriv hva tida brukes til nå. Da er gevinsten realisert."
LONG, TOO_LOW = "x" * 10_000, "Grensen kan ikke være lavere enn 3. Den verner hver enkelt."

CASES: list[tuple[Callable[[Staffroom], None], Command, Kind, str]] = [
    (nothing, AddCard("c1", ""), Kind.TITLE_MISSING, NO_TITLE),
    (nothing, AddCard("c1", " \n "), Kind.TITLE_MISSING, NO_TITLE),
    (nothing, AddCard("c1", "\u3164"), Kind.TITLE_MISSING, NO_TITLE),
    (a_card, EditCard("c1", {"title": " "}), Kind.TITLE_MISSING, NO_TITLE),
    (a_card, EditCard("c1", {"title": "\u200b\u200d"}), Kind.TITLE_MISSING, NO_TITLE),
    (nothing, WriteRule("r1", " "), Kind.TITLE_MISSING, NO_TITLE),
    (nothing, AddCard("c1", LONG), Kind.TEXT_TOO_LONG, TOO_LONG.format(120)),
    (nothing, AddCard("c1", "😀" * 10_000), Kind.TEXT_TOO_LONG, TOO_LONG.format(120)),
    (a_card, EditCard("c1", {"problem": LONG}), Kind.TEXT_TOO_LONG, TOO_LONG.format(2000)),
    (a_card, EditCard("c1", {"responsible": LONG}), Kind.TEXT_TOO_LONG, TOO_LONG.format(40)),
    (nothing, WriteGoal("g0", 0, LONG), Kind.TEXT_TOO_LONG, TOO_LONG.format(120)),
    (nothing, WriteRule("r1", LONG), Kind.TEXT_TOO_LONG, TOO_LONG.format(120)),
    (a_meeting, ChooseKeeper("m1", LONG), Kind.TEXT_TOO_LONG, TOO_LONG.format(40)),
    (nothing, ImportCards({"c1": {"title": "a"}, "c2": {"title": LONG}}), Kind.TEXT_TOO_LONG, TOO_LONG.format(120)),
    (nothing, ChangeUnit({"name": LONG}), Kind.TEXT_TOO_LONG, TOO_LONG.format(40)),
    (a_card, EditCard("c1", {"deadline": "2026-11-16"}), Kind.DEADLINE_PAST, PAST),
    (nothing, AddCard("c1", "Hei", fields={"deadline": "2026-11-16"}), Kind.DEADLINE_PAST, PAST),
    (a_card, EditCard("c1", {"deadline": "30.2."}), Kind.DATE_WRONG, NO_DATE.format("30.2.")),
    (an_estimate, Realise("r1", "c1", 1, "i går", "Ro"), Kind.DATE_WRONG, NO_DATE.format("i går")),
    (a_card, Identify("i1", "c1", -3), Kind.HOURS_WRONG, HOURS),
    (a_card, Identify("i1", "c1", 0), Kind.HOURS_WRONG, HOURS),
    (a_card, Identify("i1", "c1", 1e9), Kind.HOURS_WRONG, HOURS),
    (a_card, Identify("i1", "c1", float("nan")), Kind.HOURS_WRONG, HOURS),
    (an_estimate, Realise("r1", "c1", float("inf"), "2026-11-17", "Ro"), Kind.HOURS_WRONG, HOURS),
    (a_card, AddMeasure("v1", "c1", float("nan")), Kind.NUMBER_WRONG, NO_NUMBER.format("nan")),
    (a_card, AddMeasure("v1", "c1", float("inf")), Kind.NUMBER_WRONG, NO_NUMBER.format("inf")),
    (a_card, AddMeasure("v1", "c1", 1e9), Kind.NUMBER_WRONG, NO_NUMBER.format("1e+09")),
    (a_meeting, SetPresent("m1", 0), Kind.PRESENT_WRONG, HERE),
    (a_meeting, SetPresent("m1", -3), Kind.PRESENT_WRONG, HERE),
    (a_meeting, SetPresent("m1", 500), Kind.PRESENT_WRONG, HERE),
    (all_balls_laid, SetPresent("m1", 2), Kind.PRESENT_WRONG, HERE),
    (a_meeting_with_a_goal, OpenVote("m1"), Kind.PRESENT_WRONG, HERE),
    (a_meeting_without_goals, OpenVote("m1"), Kind.NO_GOALS, NO_GOALS),
    (nothing, WriteGoal("g0", 0, " "), Kind.GOAL_MISSING, NO_GOAL),
    (nothing, WriteGoal("g0", 0, "\u2800\ufeff"), Kind.GOAL_MISSING, NO_GOAL),
    (nothing, WriteGoal("g0", 3, "Vi ler"), Kind.SETTING_WRONG, WRONG),
    (nothing, WriteGoal("g0", -1, "Vi ler"), Kind.SETTING_WRONG, WRONG),
    (an_opened_vote, OpenVote("m1"), Kind.VOTE_CLOSED, CLOSED),
    (an_opened_vote, LayBall("g0", "red", 3), Kind.VOTE_CLOSED, CLOSED),
    (an_opened_vote, TakeBack("g0", "red", 3), Kind.VOTE_CLOSED, CLOSED),
    (an_opened_vote, CloseVote("m1", "t2"), Kind.VOTE_CLOSED, CLOSED),
    (an_open_vote, LayBall("g7", "red", 0), Kind.VOTE_CLOSED, CLOSED),
    (a_second_meeting_of_the_week, OpenVote("m2"), Kind.WEEK_OPENED, WEEK),
    (an_open_vote, EndMeeting("m1"), Kind.VOTE_OPEN, OPEN),
    (an_open_vote, WriteGoal("g9", 0, "Nytt mål"), Kind.VOTE_OPEN, OPEN),
    (all_balls_laid, LayBall("g0", "green", 3), Kind.NO_BALLS_LEFT, NO_BALLS),
    (an_open_vote, TakeBack("g0", "red", 1), Kind.NOTHING_TO_UNDO, NOTHING),
    (nothing, Undo("never"), Kind.NOTHING_TO_UNDO, NOTHING),
    (a_bare_card, MoveCard("c1", "suggestion", "plan"), Kind.RESPONSIBLE_MISSING, NO_RESPONSIBLE),
    (a_checked_card, EditCard("c1", {"responsible": ""}), Kind.RESPONSIBLE_MISSING, NO_RESPONSIBLE),
    (a_checked_card, EditCard("c1", {"deadline": None}), Kind.RESPONSIBLE_MISSING, NO_RESPONSIBLE),
    (a_card, MoveCard("c1", "suggestion", "done"), Kind.NOT_CHECKED, UNCHECKED),
    (a_checked_card, MoveCard("c1", "check", "done"), Kind.NOT_MEASURED, UNMEASURED),
    (a_finished_card, RemoveMeasure("v1"), Kind.NOT_MEASURED, UNMEASURED),
    (an_unmeasurable_card, EditCard("c1", {"unmeasurable": False}), Kind.NOT_MEASURED, UNMEASURED),
    (an_estimate, Realise("r1", "c1", 2.6, "2026-11-17", "Ro"), Kind.REALISED_TOO_MUCH, TOO_MUCH.format("2,5")),
    (a_realised_gain, Identify("i2", "c1", 2), Kind.ESTIMATE_TOO_LITTLE, TOO_LITTLE.format("2,5")),
    (a_card, Realise("r1", "c1", 1, "2026-11-17", "Ro"), Kind.NOT_IDENTIFIED, NO_ESTIMATE),
    (an_estimate, Realise("r1", "c1", 1, "2026-11-17", " "), Kind.REALISED_NOTE_MISSING, NO_NOTE),
    (nothing, ChangeUnit({"threshold": 2}), Kind.THRESHOLD_TOO_LOW, TOO_LOW),
    (nothing, ChangeUnit({"full_time_hours": 0}), Kind.SETTING_WRONG, WRONG),
    (nothing, ChangeUnit({"full_time_hours": float("nan")}), Kind.SETTING_WRONG, WRONG),
    (nothing, ChangeUnit({"meeting_time": "25:00"}), Kind.SETTING_WRONG, WRONG),
    (nothing, ChangeUnit({"labels": ["to", "bare"]}), Kind.SETTING_WRONG, WRONG),
    (a_card, EditCard("c1", {"measure_goal": float("nan")}), Kind.SETTING_WRONG, WRONG),
    (nothing, AddCard("c1", "a\x00b"), Kind.SETTING_WRONG, WRONG),
    (nothing, AddCard("c1", "bjelle\x07"), Kind.SETTING_WRONG, WRONG),
    (nothing, AddCard("c1", "halv \ud83d"), Kind.SETTING_WRONG, WRONG),
    (a_checked_card, MoveCard("c1", "plan", "do"), Kind.MOVED_AWAY, AWAY),
    (an_open_vote, LayBall("g0", "green", 0), Kind.BALL_MEANWHILE, MEANWHILE),
    (an_open_vote, TakeBack("g0", "green", 0), Kind.BALL_MEANWHILE, MEANWHILE),
    (all_balls_laid, CloseVote("m1", "t1", (2,)), Kind.BALL_MEANWHILE, MEANWHILE),
    (an_edit_overtaken, Undo("mine"), Kind.MOVED_AWAY, AWAY),
    (a_realised_gain_by_name, Undo("estimate"), Kind.MOVED_AWAY, AWAY),
    (a_card_taken_down, MoveCard("c1", "suggestion", "plan"), Kind.GONE, GONE),
    (a_card_taken_down, EditCard("c1", {"title": "Hei"}), Kind.GONE, GONE),
    (nothing, TakeDown(Card, "c9"), Kind.GONE, GONE),
    (a_card_taken_down, AddMeasure("v1", "c1", 1), Kind.GONE, GONE),
    (nothing, BringBack(Card, "c9"), Kind.GONE, GONE),
    (nothing, RemoveMeasure("v9"), Kind.GONE, GONE),
    (nothing, TakeDown(Rule, "r9"), Kind.GONE, GONE),
    (an_ended_meeting, SetPresent("m1", 9), Kind.GONE, GONE),
    (an_ended_meeting, EndMeeting("m1"), Kind.GONE, GONE),
    (an_ended_meeting, CancelMeeting("m1"), Kind.GONE, GONE),
    (an_ended_meeting, OpenVote("m1"), Kind.GONE, GONE),
]  # fmt: skip


@pytest.mark.parametrize(("given", "command", "kind", "sentence"), CASES)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    room: Staffroom, given: Callable[[Staffroom], None], command: Command, kind: Kind, sentence: str
) -> None:
    given(room)
    refusal = room.refused(command)
    assert (refusal.kind, str(refusal)) == (kind, sentence)
    room.do(AddCard("after", "Det går an å fortsette"))


def test_every_kind_is_reached_by_somebody() -> None:
    assert {kind for _, _, kind, _ in CASES} | ELSEWHERE.keys() == set(Kind)
    assert not {kind for _, _, kind, _ in CASES} & ELSEWHERE.keys()


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_sentence_that_its_facts_fill(kind: Kind) -> None:
    names = {name for _, name, _, _ in string.Formatter().parse(kind.sentence) if name}
    said = str(Refused(kind, **dict.fromkeys(names, "{braces}")))
    assert said[0].isupper() or said[0] == "«"
    assert said.endswith(".")
    assert ("{" in said) == bool(names)


def test_todays_deadline_is_not_past(room: Staffroom) -> None:
    room.hang("c1")
    room.do(EditCard("c1", {"deadline": "2026-11-17"}))
    assert room.board.cards.get("c1").deadline == date(2026, 11, 17)  # type: ignore[union-attr]


def test_the_day_begins_at_midnight_in_norway(room: Staffroom) -> None:
    room.hang("c1")
    room.time.set(2026, 11, 17, 23, 30)  # in London; here it is Wednesday
    assert room.refused(EditCard("c1", {"deadline": "2026-11-17"})).kind is Kind.DEADLINE_PAST
    tomorrow = date(2026, 11, 17) + timedelta(days=1)
    room.do(EditCard("c1", {"deadline": str(tomorrow)}))
