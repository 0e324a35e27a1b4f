"""Blocks that belong together: a choice, a number, a question; and the strip that only tells."""

from __future__ import annotations

import pytest

from kiosk.demo.stage import Stage
from kiosk.widgets.input.ballchoice import BallChoices
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.choice import Choice
from kiosk.widgets.input.confirm import Confirm
from kiosk.widgets.input.scorechoice import ScoreChoices
from kiosk.widgets.input.stepper import Stepper
from kiosk.widgets.paper.badge import Badge
from kiosk.widgets.paper.notice import Notice
from tests.kiosk.pinboard import Pinboard, pin

SIZES = [(1920, 1080), (3840, 2160), (1280, 800), (1080, 1920)]


def stage_with(*widgets, size=(1920, 1080)) -> Stage:
    return Stage(*size, lambda: Pinboard(*widgets))


def uses(**more) -> Choice:
    return pin(
        Choice(
            test_name="use",
            options=[("quality", "Kvalitet"), ("quantity", "Kvantitet"), ("saving", "Besparelse")],
            **more,
        ),
        (100, 600, 900, 92),
        tall=(100, 600, 900, 92),
    )


def test_one_of_a_row_is_chosen_and_the_choice_is_told():
    choice, told = uses(chosen="quality"), []
    choice.bind(on_choose=lambda _choice, key: told.append(key))
    stage = stage_with(choice)
    assert stage.find("use-quality").looks == "yellow"
    stage.press("use-saving")
    assert (choice.chosen, told) == ("saving", ["saving"])
    assert stage.find("use-quality").looks == "cream"
    assert stage.find("use-saving").looks == "yellow"


def test_a_choice_that_does_not_keep_leaves_it_to_the_screen():
    choice = uses(keeps=False)
    stage_with(choice).press("use-saving")
    assert choice.chosen is None


def test_a_choice_fills_its_box_row_by_row():
    stage = stage_with(uses(columns=2))
    first, second, third = (stage.find(f"use-{key}") for key in ("quality", "quantity", "saving"))
    assert first.y == second.y > third.y
    assert first.x == third.x < second.x


@pytest.mark.parametrize("size", SIZES)
def test_the_words_on_blocks_are_never_cut_nor_broken(size):
    stage = stage_with(uses(), size=size)
    assert stage.cut() == []
    assert stage.clipped() == []


@pytest.mark.parametrize("choices", [BallChoices, ScoreChoices])
def test_what_cannot_be_laid_for_long_is_seen_to_be_out_of_play(choices):
    row = choices()
    parts = row.balls.values()
    row.locked = row.closed = True
    assert all(not part.enabled if choices is ScoreChoices else part.ball.opacity < 0.5 for part in parts)
    row.locked = row.closed = False
    assert all(part.enabled if choices is ScoreChoices else part.ball.opacity == 1 for part in parts)


def test_a_number_stays_between_its_ends():
    stepper = pin(Stepper(test_name="present", value=1, least=0, most=3), (100, 600, 600, 140))
    stage = stage_with(stepper)
    for _ in range(4):
        stage.press("present-more")
    assert stepper.value == 3
    assert not stage.find("present-more").enabled
    for _ in range(5):
        stage.press("present-less")
    assert stepper.value == 0
    assert "0" in stage.texts()


def test_half_hours_stay_halves():
    stepper = pin(Stepper(test_name="hours", value=17, by=0.5), (100, 600, 600, 140))
    stage = stage_with(stepper)
    stage.press("hours-more")
    assert "17,5" in stage.texts()


@pytest.mark.parametrize("size", SIZES)
def test_a_question_stands_above_everything_until_it_is_answered(size):
    pressed, answers = [], []
    below = pin(Block(test_name="below"), (0, 0, 1920, 1080), tall=(0, 0, 1080, 1920))
    below.bind(on_act=lambda *_: pressed.append(True))
    confirm = Confirm(question="Legge bort målet?", detail="Historikken blir stående.", yes="Legg bort")
    confirm.bind(on_accept=lambda *_: answers.append("yes"), on_decline=lambda *_: answers.append("no"))
    stage = stage_with(below, confirm, size=size)
    stage.press_at(20, size[1] - 20)
    assert (pressed, answers) == ([], [])
    assert stage.clipped() == []
    stage.press("confirm-yes")
    assert answers == ["yes"]
    assert not stage.has("confirm-no")
    stage.press("below")
    assert pressed == [True]


def test_a_notice_leaves_by_itself_and_takes_no_touch():
    pressed = []
    below = pin(Block(test_name="below"), (0, 0, 1920, 1080))
    below.bind(on_act=lambda *_: pressed.append(True))
    notice = Notice()
    stage = stage_with(below, notice)
    assert "Kortet er flyttet." not in stage.texts()
    notice.say("Kortet er flyttet.")
    stage.wait_s(7.8)
    assert "Kortet er flyttet." in stage.texts()
    stage.press_at(960, 880)
    assert pressed == [True]
    stage.wait_s(0.6)
    assert "Kortet er flyttet." not in stage.texts()


def test_a_new_notice_has_its_own_eight_seconds():
    notice = Notice()
    stage = stage_with(notice)
    notice.say("Den første.")
    stage.wait_s(6)
    notice.say("Den andre.")
    stage.wait_s(6)
    assert stage.texts() == ["Den andre."]


@pytest.mark.parametrize(
    ("badge", "sentence"),
    [
        ({"state": "local"}, "Lagret her"),
        ({"state": "synced"}, "Lagret her og sentralt"),
        ({"state": "waiting", "waiting": 3}, "Lagret her · 3 venter"),
        ({"state": "late", "since": "fredag"}, "Lagret her · ikke sendt siden fredag"),
        ({"state": "failed"}, "Kan ikke lagre. Si fra til leder"),
    ],
)
def test_the_badge_states_where_things_are_saved(badge, sentence):
    stage = stage_with(pin(Badge(**badge), (40, 246, 560, 70)))
    assert stage.texts() == [sentence]
    assert stage.cut() == stage.clipped() == []
