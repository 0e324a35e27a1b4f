"""A card is read, pressed and carried; other fingers change nothing."""

from __future__ import annotations

from kiosk.demo.stage import Stage
from kiosk.theme import theme
from kiosk.widgets.input.drag import START_MM, Lifted, fly
from kiosk.widgets.paper.card import CardPaper, Face
from kiosk.widgets.paper.chips import Chip, ToolSigns, Weeks
from kiosk.widgets.paper.column import Column
from kiosk.widgets.paper.room import Room
from kiosk.widgets.plan import Plan
from tests.kiosk.pinboard import Pinboard, pin

KEYS = Face("keys", "Fast plass til bilnøklene", "Per Olav", "28. nov.", hours=1.5, weeks=1)
PLAN = Face("plan", "Vaskeplan som henger på døra", "Lise", "5. des.", hours=1, weeks=2)


class Wall:
    """Two columns, what happened to their cards, and where a drop is accepted."""

    def __init__(self, size=(1920, 1080), faces=(KEYS, PLAN), **more):
        self.told: list[tuple] = []
        self.accepts = True

        def hang() -> Plan:
            wall = Pinboard(Room(bands=(("felt", theme.height),)))
            self.left, self.right = Column(key="plan", faces=faces, **{"count": len(faces), **more}), Column(key="do")
            for place, column in enumerate((self.left, self.right)):
                pin(column, (32 + 624 * place, 380, 296, 554), tall=(30 + 345 * place, 652, 330, 530))
                column.bind(
                    on_open=lambda _c, key: self.told.append(("open", key)),
                    on_more=lambda _c: self.told.append(("more",)),
                    on_drag_start=lambda _c, key: self.told.append(("drag", key)),
                    on_drop=self._dropped,
                )
                wall.add_widget(column)
            return wall

        self.stage = Stage(*size, hang)
        self.stage.frames(2)

    def _dropped(self, _column, key, x, y):
        self.told.append(("drop", key, round(x), round(y)))
        return self.accepts and self.right.collide_point(x, y)

    @property
    def lifted(self) -> list[Lifted]:
        return [widget for widget in self.stage.walk() if isinstance(widget, Lifted)]


def test_a_press_opens_the_card():
    wall = Wall()
    wall.stage.press("card-plan")
    assert wall.told == [("open", "plan")]


def test_a_card_that_is_dragged_tells_where_it_was_dropped_and_never_opens():
    wall = Wall()
    x, y = map(round, wall.stage.middle("card-keys"))
    wall.stage.touch_down(1, x, y)
    for step in range(1, 11):
        wall.stage.touch_move(1, x + 62 * step, y + 5 * step)
    assert wall.told == [("drag", "keys")]
    wall.stage.touch_up(1)
    wall.stage.wait_s(1)
    assert wall.told == [("drag", "keys"), ("drop", "keys", round(x + 620), round(1080 - y - 50))]
    assert wall.lifted == []


def test_a_flick_so_fast_that_it_has_no_middle_does_not_open_the_card():
    wall = Wall()
    x, y = wall.stage.middle("card-keys")
    wall.stage.touch_down(1, x, y)
    wall.stage.touch_move(1, x + 700, y)
    wall.stage.touch_up(1)
    assert [told[0] for told in wall.told] == ["drag", "drop"]
    x, y = wall.stage.middle("card-plan")
    wall.stage.touch_down(2, x, y)
    wall.stage.touch_up(2, x + 700, y)
    assert [told[0] for told in wall.told] == ["drag", "drop"]


def test_a_finger_that_trembles_less_than_twelve_millimetres_presses():
    wall = Wall()
    x, y = wall.stage.middle("card-keys")
    wall.stage.touch_down(1, x, y)
    wall.stage.touch_move(1, x + theme.mm(START_MM) * 0.9, y)
    wall.stage.touch_up(1)
    assert wall.told == [("open", "keys")]


def test_what_nobody_accepts_glides_back_and_can_be_pressed_again():
    wall = Wall()
    x, y = wall.stage.middle("card-keys")
    wall.stage.touch_down(1, x, y)
    wall.stage.touch_move(1, x + 100, y + 60)
    wall.stage.touch_up(1)
    assert wall.lifted
    wall.stage.press("card-keys")
    assert ("open", "keys") not in wall.told
    wall.stage.wait_s(0.6)
    assert wall.lifted == []
    assert wall.left.card("keys").opacity == 1
    wall.stage.press("card-keys")
    assert wall.told[-1] == ("open", "keys")


def test_a_second_finger_elsewhere_neither_moves_nor_drops_the_carried_card():
    wall = Wall()
    x, y = wall.stage.middle("card-keys")
    wall.stage.touch_down(1, x, y)
    wall.stage.touch_move(1, x + 300, y)
    carried = wall.lifted[0].thing
    place = tuple(carried.pos)
    wall.stage.press("card-plan", finger=2)
    wall.stage.touch_down(3, 1500, 1000)
    wall.stage.touch_move(3, 200, 600)
    wall.stage.touch_up(3)
    assert tuple(carried.pos) == place
    assert wall.told == [("drag", "keys"), ("open", "plan")]
    wall.stage.touch_up(1)
    assert wall.told[-1][:2] == ("drop", "keys")


def test_a_second_finger_on_the_same_card_does_not_take_it_over():
    wall = Wall()
    x, y = wall.stage.middle("card-keys")
    wall.stage.touch_down(1, x, y)
    wall.stage.touch_down(2, x + 20, y + 5)
    wall.stage.touch_move(2, x + 400, y)
    wall.stage.touch_up(2)
    assert wall.told == []
    wall.stage.touch_up(1)
    assert wall.told == [("open", "keys")]


def test_a_carried_card_stays_in_the_hand_when_the_column_is_rendered_anew():
    wall = Wall()
    x, y = wall.stage.middle("card-plan")
    wall.stage.touch_down(1, x, y)
    wall.stage.touch_move(1, x + 300, y)
    wall.left.faces = (Face("new", "Kom til fra en annen tavle"), KEYS, PLAN)
    wall.left.count = 3
    wall.stage.frames(3)
    assert wall.lifted[0].thing.face.key == "plan"
    wall.stage.touch_move(1, x + 620, y)
    wall.stage.touch_up(1)
    assert wall.told[-1][:2] == ("drop", "plan")


def test_an_accepted_card_that_is_moved_shows_up_where_it_was_put():
    wall = Wall()
    wall.stage.drag("card-keys", "card-keys")
    wall.told.clear()
    x, y = wall.stage.middle("card-keys")
    wall.stage.touch_down(1, x, y)
    wall.stage.touch_move(1, x + 624, y)
    wall.stage.touch_up(1)
    wall.left.faces, wall.left.count = (PLAN,), 1
    wall.right.faces, wall.right.count = (KEYS,), 1
    wall.stage.wait_s(1.2)
    assert wall.right.card("keys").opacity == 1
    assert wall.left.card("keys") is None
    assert wall.left.card("plan").opacity == 1
    assert wall.lifted == []


def test_leaving_in_the_middle_of_a_drag_brings_the_card_back():
    wall = Wall()
    x, y = wall.stage.middle("card-keys")
    wall.stage.touch_down(1, x, y)
    wall.stage.touch_move(1, x + 300, y)
    wall.left.card("keys").cancel()
    wall.stage.wait_s(0.6)
    assert wall.lifted == []
    wall.stage.touch_up(1)
    assert wall.told == [("drag", "keys")]


def test_a_calm_board_carries_without_moving_by_itself():
    wall = Wall()
    theme.calm = True
    x, y = wall.stage.middle("card-keys")
    wall.stage.touch_down(1, x, y)
    wall.stage.touch_move(1, x + 100, y)
    wall.stage.touch_up(1)
    wall.stage.wait_s(0.35)
    assert wall.lifted == []


def test_a_card_moved_by_a_button_glides_to_its_new_place_above_everything():
    wall, landed = Wall(), []
    card = wall.left.card("keys")
    copy = card.copy()
    copy.size = card.size
    fly(copy, wall.left, card.pos, (656, 400), lambda: landed.append(True))
    wall.stage.wait_s(0.1)
    assert wall.lifted[0].thing.x > card.x
    wall.stage.wait_s(0.4)
    assert landed == [True]
    assert wall.lifted == []


def test_what_has_no_room_becomes_a_pile_with_the_next_two_titles():
    faces = tuple(Face(f"{n}", f"Kort nummer {n}") for n in range(8))
    wall = Wall(faces=faces, count=28)
    texts = wall.stage.texts()
    assert "+ 26 kort til" in texts
    assert "Kort nummer 2\nKort nummer 3" in texts
    assert "Kort nummer 4" not in texts
    wall.stage.press("pile-plan")
    assert wall.told == [("more",)]


def test_a_column_too_low_for_a_card_and_a_pile_shows_the_card_and_a_lower_pile():
    for room, said in ((1.7, {KEYS.title, "+ 4 kort til"}), (1.3, {"5 kort"})):
        column = Column(key="plan", faces=(KEYS, PLAN), count=5)
        box = (32, 380, 296, 71 + room * CardPaper.heights()[0])
        stage = Stage(1920, 1080, lambda column=column, box=box: Pinboard(pin(column, box)))
        assert said <= {*stage.texts()}
        assert (stage.find("pile-plan").height < 0.7 * CardPaper.heights()[0]) == (room == 1.7)
        assert stage.clipped() == []


def test_an_empty_column_asks_its_question():
    wall = Wall(faces=(), question="Virket det?")
    assert "Virket det?" in wall.stage.texts()


def test_a_card_tells_its_age_in_words_from_the_sixth_week():
    wall = Wall(faces=(Face("old", "Bestille bleier", "Per Olav", "14. nov.", late=True, hours=1, weeks=7),))
    assert "7 uker" in wall.stage.texts()
    assert not [widget for widget in wall.stage.walk() if isinstance(widget, Weeks)], "in words alone"


def test_on_a_small_board_the_deadline_takes_the_place_of_the_gain_when_it_presses():
    faces = (
        Face("far", "Fast plass", "Per Olav", "28. nov.", hours=1.5),
        Face("near", "Ny runde", "Lise", "i morgen", soon=True, hours=2),
    )
    texts = Wall(size=(1280, 800), faces=faces).stage.texts()
    assert "Per Olav · 1,5 t/uke" in texts
    assert "28. nov." not in texts
    assert "Lise" in texts
    assert "i morgen" in texts


def test_a_title_on_a_small_board_never_runs_into_the_age_of_the_card():
    card = CardPaper(size=(203, 111), face=Face("long", "Pakke alle morgenbrettene kvelden før vakta", weeks=3))
    theme.resize(1280, 800)
    card.draw()
    title, weeks = card.title, next(part for part in card.walk() if isinstance(part, Weeks))
    assert title.drawn_h <= title.height + 1
    assert title.y >= weeks.top - 1


def test_where_cards_are_low_a_long_title_gives_way_to_who_and_when():
    def hang() -> Plan:
        wall = Plan(flow="down", padding=300)
        face = Face("long", "Pakke morgenbrettene kvelden før på alle rom", "Aisha", "21. nov.", soon=True)
        wall.add_widget(CardPaper(face=face, w=290, align="start", most_h=int(CardPaper.heights()[0]) / theme.k))
        return wall

    stage = Stage(1366, 768, hang)
    stage.frames(2)
    assert stage.clipped() == []
    assert stage.cut() == ["Pakke morgenbrettene kvelden før på alle rom"]


def test_signs_of_tools_hang_between_gain_and_age_and_give_way_to_both():
    signs = ("tree", "fish", "stream", "people")
    faces = (
        Face("none", "Uten verktøy", hours=1),
        Face("two", "Med to", hours=3, weeks=2, tools=signs[:2]),
        Face("more", "Med fire", tools=signs),
    )
    wall = Wall(faces=faces)
    cards = {face.key: wall.left.card(face.key) for face in faces}
    shown = {key: [p for p in card.walk(restrict=True) if isinstance(p, ToolSigns)] for key, card in cards.items()}
    assert shown.pop("none") == [], "no sign costs nothing"
    assert [part.seen() for (part,) in shown.values()] == [(signs[:2], 0), (signs[:2], 2)]
    wall.left.faces = (Face("old", "Lenge her", hours=11.5, weeks=12, tools=signs),)
    wall.left.count = 1
    wall.stage.frames(2)
    (part,) = [p for p in wall.left.card("old").walk(restrict=True) if isinstance(p, ToolSigns)]
    assert part.seen() == (signs[:1], 0), "where there is room for one alone it is a tool's, and its age is read"
    assert "12 uker" in wall.stage.texts()
    assert wall.stage.clipped() == []


def test_who_and_gain_stand_apart_and_the_title_keeps_its_lines():
    wall = Wall(faces=(Face("do", "Pakke morgenbrettene kvelden før", "Aisha", "21. nov.", hours=3, weeks=2),))
    shown = [*wall.stage.walk()]
    chip = next(widget for widget in shown if isinstance(widget, Chip))
    who = next(widget for widget in shown if getattr(widget, "text", "") == "Aisha")
    assert who.y - chip.top >= theme.px(5)
    assert not wall.left.card("do").title.cut
