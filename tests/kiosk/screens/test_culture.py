"""Kulturen vår on the wall: written, asked about, answered by balls of wool, and the longest way becomes a card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from board.kinds.culture.commands import StartSurvey
from board.kinds.culture.index import Culture, Statements
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import SetPresent, StartMeeting
from kiosk.demo.hung import Hung
from kiosk.theme import LARGE, theme
from tests.kiosk.scenes.culture import FULL, LONGEST, TEXTS, USUAL, asking, written
from tests.kiosk.screens.fitting import fits
from tests.kiosk.screens.test_flowing import amiss
from tests.kiosk.screens.test_vote_secret import answer_at_once, remembered
from tests.kiosk.screens.voting import FLIGHT_S, SMALL

Hang = Callable[..., Hung]


def culture(wall: Hung) -> Culture:
    return wall.stored.of(Culture)


def own(wall: Hung) -> list[str]:
    return [one.text for one in wall.stored.of(Statements).hung]


def score(wall: Hung, *scores: str) -> None:
    for one in scores:
        wall.press(f"score-{one}")
        wall.wait_s(FLIGHT_S)


def test_a_unit_writes_a_statement_is_asked_and_makes_a_card_of_the_way_that_is_left(hang: Hang) -> None:
    wall = hang(commands=[WriteGoal("g0", 0, "Ro")])
    for name in ("more", "tool-culture", "culture-main", "ready-0", "back"):
        wall.press(name)
    assert own(wall) == ["Vi har en vi-kultur"]
    for side, given in (("now", "223"), ("wanted", "445")):
        wall.press("culture-main")
        wall.press(f"side-{side}")
        wall.press("ask-start")
        assert wall.screen == "vote"
        for one in given:
            score(wall, one)
            assert "har svart" in wall.texts()
            assert wall.root.screen.explains.startswith("Trykk på tallet"), "there are no balls to be explained"
            assert "har lagt ball" not in wall.texts(), "nobody laid a colour"
            wall.press("next")
            wall.wait_s(1)
        if wall.screen == "vote":
            wall.press("next")
        assert wall.screen == "culture"
    assert {"2,3", "4,3", "2,0"} <= drawn(wall)
    assert "3 av 3 svarte i uke 47. Bare snittet vises." in wall.texts()
    wall.press("culture-main")
    assert wall.screen == "card"
    (card,) = wall.stored.cards.column("suggestion")
    assert (card.title, card.goal) == ("Vi har en vi-kultur", "")


def drawn(wall: Hung) -> set[str]:
    """What the rows say, with the numbers on their ways."""
    from board.formats import number

    found = set(wall.texts())
    for row in wall.root.screen.ids.rows.children:
        way = row.ids.way
        found |= {number(tenths / 10, 1) for tenths in (way.now, way.wanted) if tenths}
    return found


def test_a_culture_vote_by_two_people_gets_its_sentence(hang: Hang) -> None:
    wall = hang(SMALL, commands=written())
    wall.root.go("culture")
    wall.settle()
    for name in ("culture-main", "present-less", "ask-start"):
        wall.press(name)
    assert wall.screen == "culture"
    assert any(text.startswith("Dere er 2. Det trengs 3") for text in wall.texts())
    for name in ("culture-main", "present-more", "ask-start"):
        wall.press(name)
    for _person in range(2):
        score(wall, "1", "5", "1", "5", "1", "5")
        wall.press("next")
        wall.wait_s(1)
    wall.press("open-now")
    wall.press("confirm-yes")
    assert "Færre enn tre svarte i uke 47. Da vises ingen tall. Snakk sammen i stedet." in wall.texts()
    assert {one.points for one in culture(wall).scores.values()} == {0}


def test_every_answer_is_the_same_wool_and_undo_is_for_the_one_who_just_answered(hang: Hang) -> None:
    wall = hang(SMALL, commands=asking(3))
    wall.root.go("vote", meeting="k9")
    wall.settle()
    assert wall.has("score-5")
    assert not wall.has("ball-green")
    shown = []
    for one in "15":
        wall.press(f"score-{one}")
        wall.wait_s(0.4)
        shown.append(wall.root.screen.ids.table.ids.throw._thing.shown)
        wall.wait_s(FLIGHT_S)
    assert shown == ["yarn", "yarn"]
    assert wall.board.vote
    assert wall.board.vote.laid[:3] == (4, 4, 3)
    wall.press("undo-ball")
    wall.wait_s(1)
    assert wall.board.vote.laid[:3] == (4, 3, 3)
    assert "utsagn 2 av 6" in wall.texts()
    wall.press("next")
    wall.wait_s(1)
    assert not wall.has("undo-ball")


def test_a_vote_that_was_left_goes_on_from_the_screen_it_came_from(hang: Hang) -> None:
    wall = hang(SMALL, commands=asking(3))
    wall.root.go("culture")
    wall.settle()
    assert wall.find("culture-main").label == "Fortsett å svare"
    wall.press("culture-main")
    assert wall.screen == "vote"
    wall.press("back")
    assert wall.screen == "culture"


def test_a_vote_that_was_begun_by_mistake_is_poured_back_and_the_vote_of_the_week_goes_on_beside_it(
    hang: Hang,
) -> None:
    goals = [WriteGoal("g0", 0, "Ro"), StartMeeting("m1"), SetPresent("m1", 3)]
    wall = hang(SMALL, commands=[*asking(2), *goals])
    wall.root.go("meeting")
    wall.settle()
    wall.press("meeting-next")
    assert not any("har lagt ball" in text or "har svart" in text for text in wall.texts()), (
        "balls of another vote lie in other vases"
    )
    wall.root.home()
    wall.root.go("culture")
    wall.settle()
    wall.press("stop-asking")
    wall.press("confirm-yes")
    assert wall.board.vote is None
    assert wall.find("culture-main").label == "Spør alle som er her"
    assert culture(wall).asked == ()


def test_what_is_seen_after_a_score_and_what_is_known_of_it_is_the_same_for_all(hang: Hang, tmp_path: Path) -> None:
    told = []
    for scores in ("11", "53"):
        wall = hang(SMALL, commands=[*written(TEXTS[:2]), StartSurvey("k9", "now", 9)])
        wall.root.go("vote", meeting="k9")
        wall.settle()
        answer_at_once(wall)
        wall.wait_s(0.5)
        seen = []
        wall.press(f"score-{scores[0]}")
        for _moment in range(5):
            seen.append(wall.picture(tmp_path / "moment.png").read_bytes())
            wall.wait_s(0.22)
        score(wall, scores[1])
        wall.press("next")
        wall.wait_s(1)
        told.append((seen, remembered(wall.root.screen)))
    assert told[0] == told[1]
    assert len(set(told[0][0])) > 3


def test_next_statement_reaches_those_that_hang_too_high_and_on_the_next_page(hang: Hang) -> None:
    wall = hang(SMALL, commands=FULL)
    wall.root.go("culture")
    wall.settle()
    seen = []
    for _tap in range(8):
        seen.append(wall.find("culture-main").second)
        rows = [row for row in wall.root.screen.ids.rows.children if row.shown]
        assert any(row.chosen and row.statement == seen[-1] for row in rows)
        wall.press("next-statement")
    assert len(set(seen)) == 8


def test_a_statement_is_written_anew_and_taken_down_and_undone(hang: Hang) -> None:
    wall = hang(commands=written())
    wall.root.go("culture.statements")
    wall.settle()
    wall.press("own-0")
    wall.press("take-down")
    assert TEXTS[0] not in own(wall)
    wall.press("undo")
    assert own(wall)[0] == TEXTS[0]
    wall.press("new-statement")
    for sign in "vi":
        wall.press(f"key-{sign}")
    wall.press("key-done")
    assert own(wall)[-1].casefold() == "vi"


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920)])
@pytest.mark.parametrize("commands", [USUAL, LONGEST], ids=["usual", "long"])
def test_nothing_is_cut_off_and_everything_can_be_hit(hang: Hang, size: tuple[int, int], commands: object) -> None:
    wall = hang(size, commands=commands)
    for larger in (1.0, LARGE):
        theme.larger = larger
        for screen in ("culture", "culture.statements"):
            wall.root.go(screen)
            wall.settle()
            fits(wall)
            assert amiss(wall) == []
    theme.larger = 1.0
