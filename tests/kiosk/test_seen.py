"""What pictures are looked through for: a text of which a part is hidden, one that is written over another, and one
that ends with … and is read whole nowhere."""

from kiosk.demo.stage import Stage
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.field import Field
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.text.text import Text
from tests.kiosk.pinboard import Pinboard, pin
from tests.seen import half_seen, shortened, written_over

WORDS = (100, 100, 600, 80)


def seen(*widgets: object) -> list[str]:
    return half_seen(Stage(1920, 1080, lambda: Pinboard(*widgets)))


def words(box: tuple[int, int, int, int] = WORDS, text: str = "Neste person") -> Text:
    return pin(Text(text=text, letters=60, lines=1), box)  # type: ignore[no-any-return]


def test_words_that_stand_beside_each_other_are_seen() -> None:
    assert seen(words(), words((100, 190, 600, 80), "Angre siste")) == []


def test_a_paper_over_the_end_of_words_is_told() -> None:
    assert seen(words(), pin(Paper(), (300, 90, 600, 100)))[0].endswith("is seen of «Neste person»")


def test_words_that_are_hidden_whole_lie_below_something_that_is_read_first() -> None:
    assert seen(words(), pin(Paper(), (50, 50, 900, 200)), words((100, 100, 600, 80), "Takk!")) == []


def test_words_over_other_words_are_told() -> None:
    over = Stage(1920, 1080, lambda: Pinboard(words(), words((200, 110, 600, 80), "Takk!")))
    assert half_seen(over) == written_over(over) == ["«Neste person» is written over «Takk!»"]


LONG = "Det som er igjen av medisinene, legges i skuffen"
NARROW = (100, 400, 150, 60)


def cut(*widgets: object) -> list[str]:
    return shortened(Stage(1920, 1080, lambda: Pinboard(*widgets)))


def test_what_ends_with_dots_on_a_block_or_in_an_empty_field_is_told() -> None:
    assert cut(pin(Block(label=LONG), NARROW)) == [LONG]
    assert cut(pin(Field(hint=LONG), (100, 400, 150, 44))) == [LONG]
    assert cut(pin(Block(label="Neste person"), (100, 400, 400, 90)), words()) == []


def test_what_is_read_whole_beside_it_or_when_it_is_pressed_may_end_with_dots() -> None:
    assert cut(words(NARROW, LONG), words((300, 400, 1600, 80), f"1. {LONG}")) == []
    teaser = words(NARROW, LONG)
    teaser.teaser = True
    assert cut(teaser) == []
