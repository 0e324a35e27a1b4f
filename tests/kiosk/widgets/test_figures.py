"""Weeks, the folding rule, the disc of time, the stairs: what they tell of the numbers they are given."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from kivy.graphics import Color, Rectangle

from board.catalogue import spoken
from kiosk.demo.stage import Stage
from kiosk.theme import theme
from kiosk.widgets.balls.counts import Counts
from kiosk.widgets.balls.label import VaseLabel
from kiosk.widgets.balls.numbers import Numbers
from kiosk.widgets.balls.sign import SIGNS
from kiosk.widgets.charts.curve import Curve
from kiosk.widgets.charts.holding import Holding
from kiosk.widgets.charts.moods import Moods
from kiosk.widgets.charts.ruler import LENGTH, Ruler, length_for
from kiosk.widgets.charts.runchart import RunChart
from kiosk.widgets.charts.shares import Share, Shares
from kiosk.widgets.charts.stairs import Stairs
from kiosk.widgets.charts.trend import Trend, Week
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.paper.finished import FinishedPaper
from kiosk.widgets.paper.tag import Tag
from tests.kiosk.pinboard import Pinboard, pin


def stage_with(widget, box, tall=None, size=(1920, 1080), small=None) -> Stage:
    return Stage(*size, lambda: Pinboard(pin(widget, box, small=small, tall=tall or box)))


def signs(trend: Trend) -> int:
    """How many pictures the trend has drawn, numbers included."""
    return sum(isinstance(part, Rectangle) and part.texture is not None for part in trend.brush.children)


def test_a_week_has_one_sign_per_ball():
    trend = Trend()
    stage_with(trend, (744, 160, 232, 142))
    trend.weeks = (Week(46),)
    trend.draw()
    empty = signs(trend)
    trend.weeks = (Week(46, 4, 3, 1),)
    trend.draw()
    assert signs(trend) == empty + 8


def test_the_signs_are_of_equal_weight_and_red_is_never_the_smallest():
    def seen(sign, side: int) -> float:
        return float(np.frombuffer(sign.texture(side).pixels, np.uint8)[3::4].sum()) / 255

    for side in (8, 11, 17, 44):
        green, pink, red = (seen(sign, side) for sign in SIGNS)
        assert red >= 0.9 * min(green, pink)
        assert max(green, pink, red) <= 1.2 * min(green, pink, red)


def test_a_week_without_a_vote_is_a_stroke_above_the_ground():
    def drawn(week: Week) -> int:
        trend = Trend(weeks=(Week(45, 5, 2, 1), week))
        stage_with(trend, (744, 160, 232, 142))
        return sum(isinstance(part, Rectangle) for part in trend.brush.children)

    assert drawn(Week(46, held=False)) == drawn(Week(46)) + 1


@pytest.mark.parametrize("untold", [{"held": False}, {"hidden": True}], ids=["no vote", "too few"])
def test_a_week_that_is_not_told_is_drawn_alike_whatever_lies_in_it(untold):
    """Neither by signs of its own nor by how large those of the weeks beside it are."""

    def drawn(*counts: int) -> list[tuple]:
        trend = Trend(weeks=(Week(45, 5, 2, 1), Week(46, *counts, **untold), Week(47, 1, 1, 1)))
        stage_with(trend, (744, 160, 232, 142))
        return [
            part.rgba if isinstance(part, Color) else (part.texture, part.pos, part.size)
            for part in trend.brush.children
            if isinstance(part, Color | Rectangle)
        ]

    nothing = drawn(0, 0, 0)
    assert len(nothing) > 8 + 3
    assert [drawn(*counts) for counts in ((4, 3, 1), (0, 0, 2), (60, 0, 0))] == [nothing] * 3


@pytest.mark.parametrize("present", [1, 9, 12, 13, 30, 60])
def test_signs_shrink_until_the_tallest_week_fits(present):
    trend = Trend(weeks=(Week(46, present, 0, 0),))
    stage_with(trend, (744, 160, 232, 142))
    tops = [part.pos[1] + part.size[1] for part in trend.brush.children if isinstance(part, Rectangle)]
    assert max(tops) <= trend.top + 1


def test_numbers_stand_under_every_week_where_there_is_room_and_under_the_ends_otherwise(told: list[str]) -> None:
    def numbers(count: int, wide: int, every: int = 0) -> list[str]:
        trend = Trend(weeks=tuple(Week(n, 5) for n in range(count)), label_every=every)
        stage_with(trend, (744, 160, wide, 142))
        told.clear()
        trend.draw()
        return [*told]

    assert numbers(8, 232) == ["0", "1", "2", "3", "4", "5", "6", "7"]
    assert numbers(8, 148) == ["0", "7"]
    assert numbers(9, 148, every=4) == ["0", "4", "8"]
    assert numbers(6, 28) == ["5"], "none runs into another"
    assert numbers(0, 28) == []


def test_beside_a_curve_of_weeks_stand_the_words_of_the_balls_in_english_too(told: list[str]) -> None:
    with spoken("en"):
        stage_with(Moods(values=(0, 1)), (744, 160, 400, 260))
    assert {"all good", "so-so", "all bad"} <= {*told}


def test_the_rule_is_as_long_as_it_has_to_be():
    assert length_for(0) == LENGTH
    assert length_for(24) == LENGTH
    assert length_for(60) >= 60
    assert length_for(400) >= 400


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What drawings write, whenever they are drawn."""
    said: list[str] = []
    write = Drawing.write

    def also(self: Drawing, text: str, *where: object, **how: object) -> float:
        said.append(text)
        return write(self, text, *where, **how)

    monkeypatch.setattr(Drawing, "write", also)
    return said


@pytest.mark.parametrize(
    "curve",
    [
        RunChart(values=(6, 5, 4, 3), first="uke 25", last="uke 29"),
        Curve(points=((0.0, 6, 3), (0.4, 6, 3)), ticks=((0.0, "uke 25"), (1.0, "uke 29"))),
        Holding(points=((0.0, 3), (0.6, 6)), ticks=((0.0, "uke 25"), (0.9, "uke 29"))),
    ],
    ids=lambda curve: type(curve).__name__,
)
def test_every_curve_says_from_when_until_when_and_between_what_it_runs(curve: Drawing, told: list[str]) -> None:
    stage_with(curve, (744, 160, 632, 342))
    assert {"uke 25", "uke 29"} <= {*told}
    low = "3" if isinstance(curve, RunChart) else "0"
    assert {low, "6"} <= {*told}
    assert isinstance(curve, Curve) or told.count("6") == 1, "what it came to is told once"


def test_what_the_last_meeting_added_hides_no_number_of_the_rule(told: list[str]) -> None:
    stage_with(Ruler(realised=20.5, identified=28, added=4.5), (424, 948, 560, 108))
    assert "+4,5" in told
    assert {"15", "25"} <= {*told}
    assert "20" not in told


def test_no_number_of_the_rule_is_written_over_what_has_fallen_away(told: list[str]) -> None:
    stage_with(Ruler(realised=20.5, identified=28, fallen=0.5), (424, 948, 560, 108))
    assert {"15", "25"} <= {*told}
    assert "20" not in told


def test_the_rule_grows_when_hours_are_realised_and_not_when_it_is_first_seen():
    rule = Ruler(test_name="gains", realised=15, identified=24)
    stage = stage_with(rule, (424, 948, 880, 108))
    assert rule.grown == 15
    rule.realised = 17.5
    stage.wait_s(0.2)
    assert 15 < rule.grown < 17.5
    stage.wait_s(0.5)
    assert rule.grown == 17.5
    assert "17,5 timer i uka er realisert" in stage.texts()
    assert "24 timer i uka er identifisert" in stage.texts()


def test_a_calm_rule_stands_at_once():
    rule = Ruler(realised=15, identified=24)
    stage = stage_with(rule, (424, 948, 880, 108))
    theme.calm = True
    rule.realised = 17.5
    stage.frames(1)
    assert rule.grown == 17.5


def test_a_rule_without_hours_says_that_it_will_grow():
    stage = stage_with(Ruler(), (424, 948, 880, 108))
    assert "Gevinsten begynner på 0. Den vokser herfra." in stage.texts()


def test_a_narrow_rule_says_the_same_in_fewer_words():
    stage = stage_with(Ruler(realised=17.5, identified=24), (424, 948, 560, 108))
    assert "17,5 timer i uka realisert" in stage.texts()
    assert "24 identifisert" in stage.texts()


def test_the_rule_is_pressed():
    rule, acted = Ruler(test_name="gains", realised=1, identified=2), []
    rule.bind(on_act=lambda _rule: acted.append(True))
    stage_with(rule, (424, 948, 880, 108)).press("gains")
    assert acted == [True]


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920)])
@pytest.mark.parametrize("count", [7, 999, 4940, 12345])
def test_no_board_is_so_old_that_the_number_of_its_cards_is_cut(size, count):
    tag = Tag(icon="star", label="Kontrollere", count=count)
    stage = stage_with(tag, (40, 54, 296, 56), (40, 54, 330, 56), size, (0, 0, 202, 48))
    assert str(count) in stage.texts()
    assert stage.clipped() == stage.cut() == []


def test_a_zero_is_grey_and_the_others_are_not():
    counts = Counts(green=7, pink=2, red=0)
    stage_with(counts, (40, 706, 580, 116))
    assert [number.ink for _sign, number, _word in counts._parts] == ["ink", "ink", "ink2"]
    assert counts._parts[2][0].opacity < 1


def test_writing_on_a_step_tells_place_and_text():
    stairs, told = Stairs(answers=("Vi blir avbrutt.",)), []
    stage = stage_with(stairs, (200, 200, 600, 650))
    stairs.bind(on_answer=lambda _stairs, place, text: told.append((place, text)))
    stage.press("why-2")
    stage.key(0, "D")
    stage.key(0, "e")
    assert told == [(1, "D"), (1, "De")]


def test_a_render_in_the_middle_of_writing_leaves_the_step_alone():
    stairs, told = Stairs(answers=("Vi blir avbrutt.",)), []
    stage = stage_with(stairs, (200, 200, 600, 650))
    stairs.bind(on_answer=lambda _stairs, place, text: told.append((place, text)))
    stairs.begin()
    stage.key(0, "D")
    told.clear()
    stairs.answers = ("Vi blir alltid avbrutt.", "")
    stage.frames(2)
    assert [field.text for field in stairs.fields[:2]] == ["Vi blir alltid avbrutt.", "D"]
    assert told == []
    assert stairs.first_empty() == 2


@pytest.fixture
def large_letters() -> Iterator[None]:
    theme.larger = 1.3
    yield
    theme.larger = 1.0


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800)])
@pytest.mark.parametrize(
    "part",
    [
        lambda: Counts(green=15, pink=3, red=1),
        lambda: Numbers(counts=(15, 3, 1)),
        lambda: VaseLabel(big="7 av 9", small_text="har lagt ball"),
        lambda: FinishedPaper(title="Bleier én gang i uka", before=3, after=1.5),
        lambda: Ruler(realised=17.5, identified=24),
    ],
    ids=["counts", "numbers", "label", "finished", "ruler"],
)
@pytest.mark.usefixtures("large_letters")
def test_letters_that_are_part_of_a_drawing_stay_in_it_when_all_others_grow(part, size):
    box = (40, 500, 580, 116)
    if isinstance(widget := part(), Numbers | FinishedPaper):
        box = (40, 300, 400, 400)
    stage = stage_with(widget, box, size=size)
    stage.frames(2)
    assert (stage.clipped(), stage.cut()) == ([], [])


@pytest.mark.usefixtures("large_letters")
def test_hours_stand_behind_their_names_however_large_the_letters_are():
    shares = Shares(rows=(Share("Verdistrøm", 0), Share("5S", 12.5)))
    stage_with(shares, (40, 300, 340, 150)).frames(2)
    name, hours, *_rest = (part for part in shares.brush.children if isinstance(part, Rectangle) and part.texture)
    assert name.pos[0] + name.size[0] < hours.pos[0] - 8
