"""The Norwegian keyboard on the screen: big keys on the birch tray, æ ø å in their places.

Rises by itself when somebody begins to write and sinks when they are done. Knows only writing, keys and the theme.

    Keyboard(fields=[title, problem], on_done=...)       as the last child of a screen
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.animation import Animation
from kivy.graphics import Color, PopMatrix, PushMatrix, Rectangle, Translate
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, OptionProperty, StringProperty

from board.catalogue import _
from kiosk.theme import theme
from kiosk.widgets.drawing import Composed, unit
from kiosk.widgets.input.field import Field
from kiosk.widgets.input.key import Key
from kiosk.widgets.input.text_input import writing
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.paper import pictures
from kiosk.widgets.plan import visible

LETTERS = ("qwertyuiopå", "asdfghjkløæ", "zxcvbnm,.-")
DIGITS = ("1234567890%", "/:+()«»!?;=", "@#&*'\"–,.-")
_COLUMNS, _ROWS = 12, 4


class Keyboard(Composed):
    """Events: `on_key` (text put in), `on_done`, `on_next`, `on_previous`. With `fields` it rises for no
    other, and the last two move by themselves through that list; without it through the visible fields as people
    read."""

    __events__ = ("on_key", "on_done", "on_next", "on_previous")
    tray = True
    align, kept = Hint("end"), Hint(True)

    fields = ListProperty([])
    done = StringProperty("")
    """What the petrol key says: that which a press of it does; empty: «Ferdig»."""
    page = OptionProperty("letters", options=("letters", "digits"))
    shift = BooleanProperty(False)
    """The next letter is a capital."""
    slide = NumericProperty(0.0)
    """0: up; 1: below the window."""

    redraws: ClassVar[tuple[str, ...]] = ("slide",)

    def __init__(self, **kwargs: Any) -> None:
        self._signs: list[Key] = []
        self._up = False
        super().__init__(shown=False, swallow=True, **kwargs)
        with self.canvas.before:
            PushMatrix()
            self._shift_down = Translate(0, 0)
            self._shade_colour = Color(1, 1, 1, 0.35)
            self._shade = Rectangle()
            Color(1, 1, 1, 1)
            self._tray = Rectangle()
        with self.canvas.after:
            PopMatrix()
        writing.bind(at=self._follow, on_done=self._done, on_next=self._next, on_previous=self._previous)
        self._follow(writing, writing.at)

    # Keys

    def _build(self) -> None:
        """Forty keys, when somebody first writes: most that is opened is looked at."""
        for row, (signs, start) in enumerate(zip(LETTERS, (0, 0, 1), strict=True)):
            for column in range(len(signs)):
                key = self._key(row, start + column, 1, f"sign-{row}-{column}")
                key.bind(on_act=self._type)
                self._signs.append(key)
        dark = {"face": "key-dark", "bold": True}
        back = self._key(0, 11, 1, "backspace", icon="backspace", face="key-dark", repeats=True)
        back.bind(on_act=lambda *_: self._rub_out())
        enter = self._key(1, 11, 1, "enter", icon="enter", face="key-dark")
        enter.bind(on_act=lambda *_: self._enter())
        for column, name in ((0, "shift"), (11, "shift-right")):
            shift = self._key(2, column, 1, name, icon="shift", face="key-dark")
            shift.bind(on_act=lambda *_: self._toggle_shift())
        self._swap = self._key(3, 0, 1, "page", letters=33, **dark)
        self._swap.bind(on_act=lambda *_: self._turn())
        for column, span, name, label, event in (
            (1, 2, "previous-field", _("Forrige felt"), "on_previous"),
            (8, 2, "next-field", _("Neste felt"), "on_next"),
        ):
            key = self._key(3, column, span, name, label=label, letters=30, **dark)
            key.bind(on_act=lambda _key, event=event: writing.dispatch(event))
        space = self._key(3, 3, 5, "space", label=_("mellomrom"), letters=28, bold=True, ink="ink2")
        space.bind(on_act=lambda *_: self._put(" "))
        done = self._key(3, 10, 2, "done", letters=34, face="key-petrol", bold=True, ink="paper")
        done.label = self.done or _("Ferdig")
        self.bind(done=lambda _keyboard, said: setattr(done, "label", said or _("Ferdig")))
        done.bind(on_act=lambda *_: writing.dispatch("on_done"))
        self._name_keys()
        self.bind(page=self._name_keys, shift=self._name_keys)

    def _key(self, row: int, column: int, span: int, name: str, **looks: Any) -> Key:
        key = Key(test_name=f"key-{name}", **looks)
        key.cell = (row, column, span)
        self.add_widget(key)
        return key

    def _name_keys(self, *_args: object) -> None:
        rows = LETTERS if self.page == "letters" else DIGITS
        for key, sign in zip(self._signs, "".join(rows), strict=True):
            key.label = sign.upper() if self.shift and self.page == "letters" else sign
            key.test_name = f"key-{sign}"
        self._swap.label = "123" if self.page == "letters" else "abc"
        for key in self.children:
            if key.icon == "shift":
                key.ink = "petrol" if self.shift else "ink"
                key.face = "key" if self.shift else "key-dark"

    def natural_w(self) -> tuple[float, float]:
        return theme.width, theme.width

    def natural_h(self, width: float) -> tuple[float, float]:
        return (high(theme.height),) * 2

    def arrange(self) -> None:
        """As many mm of keys as the width gives, in every format."""
        margin, gap, head = (n * unit() for n in ((41, 10, 20) if theme.format == "wide" else (12, 8, 14)))
        width = (self.width - 2 * margin - (_COLUMNS - 1) * gap) / _COLUMNS
        height = (self.height - head - _ROWS * gap) / _ROWS
        for key in self.children:
            row, column, span = key.cell
            x, y = margin + column * (width + gap), head + row * (height + gap)
            self.place(key, x, y, span * width + (span - 1) * gap, height)
        self._shift_down.y = -self.slide * self.height
        self._tray.texture = pictures.tile("tray-tall")
        self._tray.pos, self._tray.size = self.pos, self.size
        self._shade.texture = pictures.tile("dark-up")
        self._shade.pos, self._shade.size = (self.x, self.top), (self.width, theme.px(22))

    # What keys do

    def _type(self, key: Key) -> None:
        self._put(key.label)

    def _put(self, text: str) -> None:
        writing.type(text)
        self.dispatch("on_key", text)
        self._expect()

    def _rub_out(self) -> None:
        writing.rub_out()
        self._expect()

    def _enter(self) -> None:
        if writing.at is not None and writing.at.multiline:
            self._put("\n")
        else:
            writing.dispatch("on_next")

    def _toggle_shift(self) -> None:
        self.shift = not self.shift

    def _turn(self) -> None:
        self.page = "digits" if self.page == "letters" else "letters"

    def _expect(self) -> None:
        self.shift = writing.starts_sentence()

    # Coming and going

    def _follow(self, _writing: Any, field: Any) -> None:
        if self.fields and field not in self.fields:
            field = None
        if field is not None:
            if not self._signs:
                self._build()
            self.page = "digits" if getattr(field, "digits", False) else "letters"
            self._expect()
        if (field is not None) != self._up:
            self._up = field is not None
            self._move(self._up)

    def _move(self, up: bool) -> None:
        Animation.cancel_all(self, "slide")
        if up and not self.shown:
            self.slide = 0 if theme.calm else 1
        self.shown = True
        name = "keyboard_up" if up else "keyboard_down"
        glide = Animation(slide=0 if up else 1, d=theme.duration(name), t=theme.curve(name))
        if not up:
            glide.bind(on_complete=lambda *_: setattr(self, "shown", False))
        glide.start(self)

    def _done(self, *_args: object) -> None:
        if not visible(self):
            return
        writing.stop()
        self.dispatch("on_done")

    def _next(self, *_args: object) -> None:
        self._step(1, "on_next")

    def _previous(self, *_args: object) -> None:
        self._step(-1, "on_previous")

    def _step(self, way: int, event: str) -> None:
        if not visible(self):
            return
        places = [field for field in self.fields or self._visible_fields() if field.shown]
        if writing.at in places:
            place = places.index(writing.at) + way
            if 0 <= place < len(places):
                writing.begin(places[place])
        self.dispatch(event)

    def _visible_fields(self) -> list[Field]:
        screen = self.parent
        found = [widget for widget in screen.walk(restrict=True) if isinstance(widget, Field)] if screen else []
        return sorted((f for f in found if visible(f)), key=lambda field: (-field.top, field.x))


def high(screen: float) -> float:
    """Its height in px: a part of the screen's, for keys are as high as fingers need."""
    return {"wide": 422 / 1080, "small": 472 / 800, "tall": 590 / 1920}[theme.format] * screen
