"""What a wall keeps for itself: read from whatever its file holds; one thing said leaves the others."""

from datetime import date
from typing import Any

import pytest

from board.own import Own
from board.session import Session

AS_STORED = {
    "diagonal_inch": 43,
    "larger": 1.3,
    "sound": False,
    "centre_address": "tavle.example.no",
    "meeting": {
        "id": "m1",
        "step": 2,
        "elapsed_ms": 7,
        "since_ms": 9,
        "queue": ["a", "b"],
        "card": "b",
        "voting": True,
        "reminded": False,
    },
    "touched": "2026-11-20",
    "newcomers": {"": "2026-11-01"},
    "draft/card/c1/title": "Halvf",
    "draft/gain/new/": {"title": "Kaffe", "hours": None},
    "dots/c1": {"a": 1},
}
"""The rows of a file as walls have written them since the first release."""


def test_what_stands_in_a_file_is_read_and_stands_there_again_as_it_stood() -> None:
    own = Own.of({**AS_STORED, "unheard of": 1})
    assert own.stored() == AS_STORED
    assert (own.larger, own.sound, own.touched) == (1.3, False, date(2026, 11, 20))
    assert own.meeting == Session("m1", 2, 7, 9, ("a", "b"), "b", True)
    assert own.draft["gain/new/"] == {"title": "Kaffe", "hours": None}


@pytest.mark.parametrize(
    ("name", "odd"),
    [("larger", "huge"), ("larger", 40), ("meeting", {"step": 2}), ("dots/c2", "three"), ("touched", "some day")],
)
def test_what_cannot_be_is_as_if_never_said_and_takes_nothing_with_it(name: str, odd: Any) -> None:
    whole = {"calm": True, "pin_reset": 7, "draft/goal/0": "Vi"}
    assert Own.of({**whole, name: odd}) == Own.of(whole)


def test_a_meeting_kept_by_an_older_or_a_newer_wall_is_understood_as_far_as_it_goes() -> None:
    assert Own.of({"meeting": {"id": "m1", "step": 2, "unheard": 1}}).meeting == Session("m1", 2)


def test_one_thing_said_leaves_the_others_and_nothing_said_forgets() -> None:
    before = Own.of(AS_STORED)
    after = before.after(Own(meeting=None, sound=True, draft={"card/c1/title": None}).stored())
    changed = {name: value for name, value in AS_STORED.items() if name not in ("meeting", "draft/card/c1/title")}
    assert after.stored() == {**changed, "sound": True}


def test_nobody_can_say_what_cannot_be() -> None:
    with pytest.raises(ValueError, match="40"):
        Own(larger=40)


def test_a_copy_says_what_was_said_of_either() -> None:
    copy = Own(calm=True, meeting=None).model_copy(update={"sound": False})
    assert copy.stored() == {"calm": True, "meeting": None, "sound": False}
