"""A pack gives a kind of unit its examples, its words and what hangs ready for it."""

import pytest

from board.errors import Refused
from board.kinds.fishbone.ready import proposed
from board.kinds.fishbone.ready import ready as bones
from board.kinds.stream.ready import ready as streams
from board.kinds.unit import STAGE_LABELS, ChangeUnit, Unit
from board.packs import ChoosePack, own_first, pack, packs
from tests.board.staffroom import Staffroom


def test_every_kind_of_unit_has_examples_of_its_own_and_a_value_stream_that_hangs_ready() -> None:
    assert [*packs()] == [
        "nursing-home",
        "home-care",
        "kindergarten",
        "school",
        "social",
        "technical",
        "leaders",
        "other",
    ]
    for key, one in packs().items():
        assert len({goal for some in one.goals for goal in some}) == sum(map(len, one.goals)), key
        assert key == "other" or any(content["unit"] == one.name for content in streams().values()), key
    assert {told.unit for told in bones().values()} <= {one.name for one in packs().values()} | {"Tjenester"}


def test_what_hangs_ready_for_a_school_lies_first_in_a_school() -> None:
    school = Unit(id="unit", sector="school")
    assert next(iter(own_first(school, streams(), lambda content: content["unit"]).values()))["unit"] == "Skole"
    assert next(iter(own_first(school, bones(), lambda told: told.unit))) == "school"


def test_a_unit_that_says_its_kind_gets_its_words_and_keeps_those_it_has_chosen_itself(room: Staffroom) -> None:
    room.do(ChoosePack("home-care"))
    assert room.board.unit.labels[2:4] == ("Gjennomføre", "Evaluere")
    room.do(ChoosePack("school"))
    assert room.board.unit.labels == STAGE_LABELS
    assert [bone.title for bone in proposed(room.board, "c")] == [title for title, _ in bones()["school"].bones]
    room.do(ChangeUnit({"labels": ["Idé", *STAGE_LABELS[1:]]}))
    room.do(ChoosePack("nursing-home"))
    assert room.board.unit.labels[0] == "Idé"
    with pytest.raises(Refused):
        room.do(ChoosePack("moon-base"))


def test_a_kind_that_only_a_newer_wall_knows_is_kept_and_shown_as_any_unit(room: Staffroom) -> None:
    room.do(ChangeUnit({"sector": "moon-base"}))
    assert room.board.unit.sector == "moon-base"
    assert pack(room.board.unit) == packs()["other"]
