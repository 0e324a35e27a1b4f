"""Layout that flows: what is wanted, what gives way, and that it is reckoned once."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from kivy.graphics import Rectangle

from kiosk.demo.stage import Stage
from kiosk.theme import LARGE, theme
from kiosk.widgets.charts.bars import Bars
from kiosk.widgets.charts.ruler import Ruler
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.choice import Choice
from kiosk.widgets.input.field import Field
from kiosk.widgets.layout import flow
from kiosk.widgets.layout.share import Span, share
from kiosk.widgets.plan import Across, Down, Grid, Over, Placed, Plan, Space
from kiosk.widgets.text.text import Text

LONG = "Medikamentoppsamlingsrutinegjennomgang for hjemmetjenestens ettermiddagsvaktordning"


def shown(*children: Placed, into: Plan | None = None, size: tuple[int, int] = (1920, 1080)) -> Stage:
    plan = into or Down()
    for child in children:
        plan.add_widget(child)
    return Stage(*size, lambda: plan)


def box(child: Placed) -> tuple[float, float, float, float]:
    """x, y from the top, width, height in px."""
    return child.x, theme.height - child.top, child.width, child.height


def test_numbers_of_a_target_are_bold_once_it_is_written():
    field = Field(text="Fra 6 avbrudd til høyst 1,5 %", figures=True)
    assert field.runs == (("Fra ", False), ("6", True), (" avbrudd til høyst ", False), ("1,5 %", True))
    field.editing = True
    assert field.runs == (("Fra 6 avbrudd til høyst 1,5 %", False),)


def test_what_is_left_over_goes_by_weight_and_never_below_what_is_wanted():
    assert share(100, [Span(10, 10), Span(0, 0, weight=2), Span(0, 0, weight=1)]) == [10, 60, 30]
    assert share(100, [Span(0, 50, weight=1), Span(0, 0, weight=2)]) == [50, 50]
    assert share(100, [Span(0, 0, most=20, weight=1), Span(0, 0, weight=1)]) == [20, 80]


def test_where_not_all_is_to_be_had_all_give_way_alike_down_to_their_least():
    assert share(60, [Span(20, 40), Span(20, 40), Span(10, 10)]) == [25, 25, 10]
    assert share(25, [Span(20, 40), Span(20, 40), Span(10, 10)]) == [10, 10, 5]


def test_a_long_text_gives_up_its_last_lines_before_a_short_one_loses_any():
    short, long = (Text(text="\n".join("ABCD"[:n]), lines=4, least_lines=2, shrink=False) for n in (2, 4))
    shown(short, long, into=Down(padding=(0, 1080 - 2.3 * short.asked(1900)[1], 0, 0)))
    assert (short.cut, long.cut, long.height > short.height) == (False, True, True)


def test_children_lie_below_each_other_as_high_as_they_ask_for():
    first, second, rest = Space(h=100), Space(h=50), Space(weight=1)
    shown(first, second, rest, into=Down(gap=10, padding=(40, 20)))
    assert box(first) == (40, 20, 1840, 100)
    assert box(second) == (40, 130, 1840, 50)
    assert box(rest) == (40, 190, 1840, 870)


def test_children_lie_beside_each_other_and_one_may_stand_in_the_middle():
    narrow, wide, low = Space(w=100), Space(weight=1), Space(w=20, h=80, align="middle")
    shown(narrow, wide, low, into=Across(gap=10))
    assert box(narrow) == (0, 0, 100, 1080)
    assert box(wide) == (110, 0, 1780, 1080)
    assert box(low) == (1900, 500, 20, 80)


def test_what_is_not_shown_takes_no_room_and_no_gap():
    first, gone, last = Space(h=100), Space(h=100), Space(h=100)
    stage = shown(first, gone, last, into=Down(gap=10))
    gone.shown = False
    stage.frames()
    assert box(last)[1] == 110
    gone.shown = True
    stage.frames()
    assert box(last)[1] == 220


def test_a_line_that_finds_no_room_begins_anew():
    some = [Space(w=800, h=100) for _ in range(3)]
    shown(*some, into=Across(gap=10, wrap=True))
    assert [box(one)[:2] for one in some] == [(0, 0), (810, 0), (0, 110)]


@pytest.mark.parametrize(("width", "lines"), [(1920, 1), (1000, 2), (400, 4)])
def test_a_grid_has_as_many_cells_in_a_row_as_find_room_evenly_filled(width: int, lines: int):
    grid = Grid(cell=400, gap=10, w=width, align="start")
    for _ in range(4):
        grid.add_widget(Space(h=100))
    shown(grid)
    assert grid.height == lines * 110 - 10
    assert max(child.width for child in grid.children) - min(child.width for child in grid.children) <= 1


def test_what_lies_over_each_other_fills_it_or_stands_where_it_asks_for():
    under, less = Space(), Space(w=30, h=40, align="end")
    shown(under, less, into=Over(padding=10))
    assert (box(under), box(less)) == ((10, 10, 1900, 1060), (1880, 1030, 30, 40))


def test_a_text_is_as_high_as_its_lines_and_pushes_what_is_below():
    text, below = Text(text="Kort", shrink=False), Space(h=10)
    stage = shown(text, below, into=Down(most_w=500))
    one = box(below)[1]
    text.text = LONG * 5
    stage.frames()
    assert box(below)[1] == text.height > one
    assert stage.clipped() == stage.cut() == []


def test_large_letters_take_more_room_and_give_way_where_there_is_none():
    def wall() -> Down:
        plan = Down()
        plan.add_widget(Text(text=LONG))
        plan.add_widget(Block(label="Flytt til neste", second="Kontrollere", second_letters=50, letters=60))
        return plan

    stage = Stage(1920, 1080, wall)
    block, text = stage.root.children
    usual = text.height, block.height
    theme.larger = 1.3
    try:
        stage.frames()
        assert text.height > usual[0]
        assert block.height > usual[1]
        assert stage.clipped() == stage.cut() == []
        text.text = LONG * 40
        stage.frames()
        assert text.top <= stage.height
        assert block.y >= 0
        assert stage.clipped() == []
    finally:
        theme.larger = 1.0


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920), (1366, 768)])
def test_leaves_measure_themselves_so_that_nothing_is_cut(size: tuple[int, int]):
    leaves: list[Any] = [
        Text(text=LONG, role="title", shrink=False),
        Field(label="Problemet", text=LONG * 2, plain=True),
        Block(label="Flytt til neste", second="Kontrollere", icon="arrow-right", align="start"),
        Block(over="Ansvarlig", label="Marit", icon="person", align="start"),
        Choice(options=[("a", "Kvalitet"), ("b", "Kvantitet"), ("c", "Besparelse")]),
    ]
    stage = shown(*leaves, into=Down(gap=12, padding=30), size=size)
    assert stage.clipped() == stage.cut() == []
    assert not leaves[1].cut
    places = [box(leaf) for leaf in leaves]
    assert all(above[1] + above[3] <= below[1] for above, below in itertools.pairwise(places))


def test_each_flow_is_laid_out_once_and_neither_a_press_nor_rest_does_it_again(monkeypatch: pytest.MonkeyPatch):
    placed: list[Plan] = []
    place = flow.place
    block, text = Block(label="Trykk", test_name="here"), Text(text="Kort", shrink=False)
    inner, outer = Down(), Across()
    for child, parent in ((block, inner), (text, inner), (inner, outer)):
        parent.add_widget(child)

    def counted(plan: Plan, top: float) -> None:
        if plan in (inner, outer):  # not what an earlier test has left behind
            placed.append(plan)
        place(plan, top)

    monkeypatch.setattr(flow, "place", counted)
    stage = shown(outer)
    assert sorted(map(id, placed)) == sorted(map(id, (inner, outer)))
    placed.clear()
    stage.press("here")
    stage.wait_s(1)
    assert placed == []
    text.text = LONG * 3
    stage.frames()
    assert sorted(map(id, placed)) == sorted(map(id, (inner, outer))), "what changed, and what it lies in, once"


def test_what_is_hidden_in_a_flow_without_room_is_not_seen():
    """A flow with nothing to show is nothing high."""
    hidden = Text(text="Kort", shown=False, shrink=False)
    inner = Down()
    inner.add_widget(hidden)
    stage = shown(inner, Space(weight=1))
    assert inner.height == 0
    assert stage.texts() == []


def test_rows_of_plans_beside_each_other_stand_level_as_high_as_the_highest():
    first, second = Down(gap=10, weight=1), Down(gap=10, weight=1)
    below = Space(h=40)
    texts = Text(text="Kort", shrink=False), Text(text=LONG * 2, shrink=False)
    for plan, text, last in ((first, texts[0], below), (second, texts[1], Space(h=20))):
        plan.add_widget(text)
        plan.add_widget(last)
    first.level, second.level = (second,), (first,)
    stage = shown(first, second, into=Across())
    assert box(texts[0])[3] == box(texts[1])[3] > 50
    texts[1].text = "Kort"
    stage.frames()
    assert box(below) == (0, 10 + box(texts[1])[3], 960, 40), "what changes in one moves the other"


def test_room_is_kept_for_what_comes_later():
    late, last = Space(h=100, shown=False, kept=True), Space(h=50)
    shown(late, last, into=Down(gap=10))
    assert box(last)[1] == 110


def test_what_is_spare_stands_beside_the_others_only_where_they_have_what_they_want():
    hint, first, last = (
        Text(text="Si høyt det dere tror. " * 3),
        Space(w=300),
        Block(label="Skriv en årsak", weight=1),
    )
    hint.weight, hint.least_w, hint.spare, hint.h = 1, 200, True, 60
    tray = Across(gap=10)
    shown(first, hint, last, into=tray, size=(1920, 1080))
    assert not tray.hides(hint)
    last.least_w = 1500
    tray.draw()
    assert tray.hides(hint)
    assert (first.width, last.right) == (300, 1920)
    last.least_w = 0
    tray.draw()
    assert not tray.hides(hint)


def test_a_title_keeps_its_letters_and_one_line_most_of_them_where_what_stands_below_gives_way():
    title, line = Text(role="title", text="Løftet hit", lines=1), Text(text="Vi ber om", lines=1)
    words = Text(text="Kort som er løftet hit. " * 400)
    shown(title, line, words, into=Down())
    least, wanted = zip(*(text.asked(1920) for text in (title, line, words)), strict=True)
    assert title.height == pytest.approx(wanted[0], abs=1)
    assert least[1] == pytest.approx(0.7 * wanted[1])
    assert words.height < wanted[2]


def test_a_block_gives_way_to_what_it_needs_before_words_beside_or_below_it_are_cut():
    words, block = Text(text="Strategiske saker", lines=1, letters=40), Block(label="Lag kort", w=400)
    beside = Across(gap=10)
    stage = shown(words, block, into=beside)
    assert block.width == 400
    beside.width = words.asked()[0] + 10 + 320
    stage.frames()
    assert (words.cut, block.width < 400 and block.width >= block.asked()[0]) == (False, True)
    lines, block = Text(text="\n".join(["Linje"] * 4), lines=4, letters=40), Block(label="Lag kort", h=400)
    below = Down(gap=10)
    stage = shown(lines, block, into=below)
    assert block.height == 400
    below.height = lines.asked(1920)[0] + 10 + 300
    stage.frames()
    assert (lines.cut, block.height < 400 and block.height >= block.asked(1920)[0]) == (False, True)


def test_lines_that_were_begun_anew_ask_for_the_longest_of_them_and_none_is_broken():
    words, longest = (
        Text(text="timer\ni uka som er", lines=2, letters=40),
        Text(text="i uka som er", lines=1, letters=40),
    )
    shown(words, longest)
    assert words.asked() == longest.asked()


def test_a_narrow_folding_rule_says_less_before_it_is_cut(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(theme, "larger", LARGE)
    rule = Ruler(realised=20.5, identified=24, w=255, h=118)
    stage = shown(rule, into=Across(), size=(1280, 800))
    assert (stage.cut(), rule.width) == ([], 170)


def test_a_few_lines_are_read_whole_before_what_is_long():
    words = "Et ærlig nei er også nyttig. Tallet rettes som en ny linje, og ingenting slettes. "
    few, long = Text(text=words * 3), Text(text=words * 90)
    column = Down()
    stage = shown(few, long, into=column)
    column.size = 900, 200
    stage.frames()
    assert (few.cut, long.cut) == (False, True)


def test_three_bars_never_run_into_each_other_where_there_is_little_room():
    bars = Bars(before=3, now=2, goal=1)
    column = Down()
    stage = shown(bars, Text(text="Vi bestiller for ofte. " * 200), into=column)
    column.size = 900, 300
    stage.frames()
    named = [
        part for part in bars.brush.children if isinstance(part, Rectangle) and part.texture and part.pos[0] == 0
    ]
    tops = sorted(part.pos[1] for part in named)[-3:]
    assert min(upper - lower for lower, upper in itertools.pairwise(tops)) > 0.7 * named[-1].size[1]
