"""Text in a box: nothing is lost silently, nothing of people's is read as markup."""

from __future__ import annotations

import pytest

from kiosk.demo.stage import Stage
from kiosk.widgets.input.block import Block
from kiosk.widgets.plan import Down
from kiosk.widgets.text.text import Text
from kiosk.widgets.text.text_layout import Letters, Strong, line_width, runs_of, set_lines, strong, width
from tests.kiosk.pinboard import Pinboard, pin

PEN = Letters(25)


def lines(text: str, room: float, most: int = 99) -> list[str]:
    return ["".join(piece for piece, _ in line) for line in set_lines(runs_of(text, False), PEN, room, most).lines]


def shown(text: Text, size=(1920, 1080)) -> Text:
    Stage(*size, lambda: Pinboard(text))
    return text


def test_text_wraps_between_words():
    assert lines("Pakke morgenbrettene kvelden før", 300) == ["Pakke morgenbrettene", "kvelden før"]


def test_a_word_wider_than_the_box_is_hyphenated_the_norwegian_way():
    found = lines("Spesialsykepleierutdanning", 200)
    assert found == ["Spesialsykepleier-", "utdanning"]


def test_no_line_is_wider_than_its_box_whatever_the_word():
    for text in ("Menneskerettighetsorganisasjonskomiteformannen", "X" * 200, "a " * 300, "https://" + "b" * 90):
        for room in (60, 150, 400):
            setting = set_lines(runs_of(text, False), PEN, room, 99)
            assert max(line_width(line, PEN) for line in setting.lines) <= room


def test_too_much_text_ends_with_an_ellipsis_and_says_so():
    text = shown(
        pin(Text(text="Flytte medisintralla nærmere " * 9, role="line", lines=2, shrink=False), (0, 0, 300, 70))
    )
    assert text.cut
    assert text.drawn_h <= 70
    assert lines("Flytte medisintralla nærmere", 200, most=1) == ["Flytte…"]


def test_a_box_that_leaves_less_than_nothing_for_letters_keeps_nobody_waiting():
    """A finished card that had too little height set its figures for ever, and the wall stood still."""
    assert shown(pin(Text(text="3", letters_px=-12, lines=1, shrink=False), (0, 0, 40, 2))).height == 2


def test_ten_thousand_signs_are_set_as_quickly_as_they_are_shown():
    text = shown(pin(Text(text="Vi har aldri fortalt dem når. " * 334, shrink=False), (0, 0, 500, 200)))
    assert text.cut


def test_all_of_the_text_is_there_when_it_fits():
    text = shown(pin(Text(text="Ytterskogen omsorgsboliger", role="unit", shrink=False), (192, 26, 390, 120)))
    assert not text.cut
    assert text.drawn_w <= 390


def test_what_is_said_later_of_its_letters_is_drawn_and_what_alters_its_size_is_asked_for_anew():
    (column := pin(Down(), (0, 0, 400, 1000))).add_widget(text := Text(text="Pakke brettene kvelden før. " * 4))
    stage = Stage(1920, 1080, lambda: Pinboard(column))
    looks = [
        ("letters", 40), ("letters_px", 30), ("role", "title"), ("letters_px", 0), ("letters", 0), ("bold", False),
        ("leading", 2), ("lines", 2), ("lines", 0), ("italic", True), ("halign", "right"),
    ]  # fmt: skip
    before, high = stage.pixels(), text.height
    for name, value in looks:
        setattr(text, name, value)
        stage.frames(2)
        now = stage.pixels()
        assert now != before, (name, value)
        assert text.height != high or name in ("bold", "italic", "halign"), (name, value)
        before, high = now, text.height


def test_markup_in_what_people_write_is_only_letters():
    plain = "[b]fet[/b] &amp; [color=ff0000]rød"
    assert lines(plain, 2000) == [plain]


def test_bold_parts_come_from_our_own_sentences_alone():
    text = strong("**{hours} timer i uka** er realisert av {who}", hours="17,5", who="**Per**")
    assert text == "17,5 timer i uka er realisert av **Per**"
    assert text.runs == (("17,5 timer i uka", True), (" er realisert av **Per**", False))
    assert isinstance(shown(pin(Text(text=text, shrink=False), (0, 0, 900, 60))).text, Strong)


def test_a_bold_word_before_a_comma_stays_one_word():
    setting = set_lines(strong("gjorde uka **god**, og").runs, PEN, width("gjorde uka ", PEN) + 20, 9)
    assert ["".join(piece for piece, _ in line) for line in setting.lines] == ["gjorde uka", "god, og"]


def test_text_that_may_shrink_does_so_before_a_word_is_broken():
    text = shown(pin(Text(text="Besparelse", letters=30, bold=True), (0, 0, 140, 60)))
    assert not text.cut
    assert text.drawn_w <= 140
    assert text.drawn_h < 60


@pytest.mark.parametrize(("role", "least"), [("card_title", 18), ("week", 16), ("line", 16)])
def test_letters_on_a_small_panel_do_not_shrink_with_it(role, least):
    text = shown(pin(Text(text="Åg", role=role, shrink=False), (0, 0, 400, 100)), (1280, 800))
    assert text.drawn_h >= least


def test_something_shorter_stands_where_a_text_would_end_with_an_ellipsis() -> None:
    text = shown(pin(Text(text="Uke 46: 9 av 9 la ball", shorter="9 av 9 la ball", lines=1), (0, 0, 600, 40)))
    whole = text.drawn_w
    text.width = 0.45 * whole
    text.draw()
    assert not text.cut
    assert text.drawn_w <= text.width
    text.shorter = ""
    text.draw()
    assert text.cut


def test_one_line_asks_for_the_width_its_smallest_letters_have() -> None:
    for letters in (19, 22, 27.3, 37.7, 38.2):
        text = shown(pin(Text(text="Mål og resultater", letters_px=letters, lines=1), (0, 0, 600, 60)))
        assert text.reads(text.natural_w()[0], 60), letters


def test_a_text_whose_longest_word_makes_it_smaller_asks_for_the_lines_it_then_takes() -> None:
    name = Text(text="Kommunedirektørens ledergruppe", role="unit", lines=3)
    _least, want = name.natural_h(350)
    pin(name, (0, 0, 350, want))
    shown(name)
    assert not name.cut
    assert want - name.drawn_h < name.drawn_h / 2, "no empty line is left below it"


def test_what_a_block_does_is_read_whole_beside_why_it_cannot_be_pressed():
    block = Block(label="Flytt til Planlegge", reason="mangler dato", icon="arrow-right", icon_side="right")
    block.letters, block.second_letters, block.enabled = 50, 32, False
    assert Stage(1920, 1080, lambda: Pinboard(pin(block, (0, 0, 337, 109)))).cut() == []
