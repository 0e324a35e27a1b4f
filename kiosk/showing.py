"""Which screen is shown, and how one comes to another: the trail back to the board, and what hangs above them all.

Knows no worker and no network; what a screen draws is `kiosk.state`'s.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from kivy.clock import Clock
from kivy.properties import ObjectProperty

from board.catalogue import _, current, offered, use
from board.store.faults import where
from kiosk import screens
from kiosk.idle import Resting
from kiosk.resting import may_rest
from kiosk.screen import Screen
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.input.helping import Helping, HelpTab
from kiosk.widgets.input.sheet import covered, sheets
from kiosk.widgets.paper import pictures
from kiosk.widgets.paper.above import Above
from kiosk.widgets.paper.leaving import Leaving
from kiosk.widgets.paper.notice import Exit
from kiosk.widgets.plan import NEVER, unseen
from kiosk.widgets.text import hyphens, text_layout

log = logging.getLogger("tavle")

SCREENS = tuple(sorted(file.parent.name for file in Path(screens.__file__).parent.glob("*/screen.py")))
"""Names of the folders in kiosk/screens that hold a screen; it is made when it is first shown."""

HOME, FAR, REST, SETTINGS = "home", "far", "rest", "settings"
"""The board, what is read across the room, the idle view, and where the PIN need not be said again for a while."""
BACK = (FAR, REST)
"""What hangs in the board's place while nobody stands near."""
GUIDE_S = 40.0
"""So long stands what a point of the first meeting is for, unless something else is said."""
LET_GO_S = 3.0
"""So long after screens have been given up is their memory free: each step waits for what a frame lets go of."""


class Showing(Resting):
    """A root with one screen, above it what is left of the one before, the notice, and the dark of the night above
    all. Whoever inherits says what to do when a screen has been left for another (`left`)."""

    state = ObjectProperty(State())

    def __init__(self, night: Callable[[], None] | None, **kwargs: Any) -> None:
        super().__init__(night, **kwargs)
        self._screens: dict[str, Screen] = {}
        self._unfit: set[str] = set()
        self._stranded = False
        self._trail: list[tuple[str, dict[str, Any]]] = []
        self._came_up, self._guided = NEVER, ""
        self.screen: Screen | None = None
        self.leaving, self.above, self.tab = Leaving(), Above(), HelpTab()
        self.tab.bind(on_act=lambda *_: self.explain())
        self.add_widget(self.leaving)
        self.add_widget(self.above)
        self.bind(state=self._render)
        sheets.bind(on_hung=self._hung)

    def left(self, for_: str) -> None:
        """Another screen, of this name, is about to be shown."""

    def go(self, screen: str, **given: Any) -> None:
        if self._trail and self.screen:  # whoever comes back finds it as it was left
            self._trail[-1] = (self._trail[-1][0], {**self._trail[-1][1], **self.screen.where()})
        self._trail.append((screen, given))
        self._show(way=-1)

    def back(self, to: str = "", **told: Any) -> None:
        """One screen back, or as far as to the one of this name; `told` it is given besides, this once."""
        if self._trail:
            self._trail.pop()
        while to and self._trail and self._trail[-1][0] != to:
            self._trail.pop()
        if not self._trail:
            self._trail = [(HOME, {})]
        self._show(**told)

    def home(self) -> None:
        near = bool(self._trail) and self._trail[-1][0] in BACK
        self._trail = [(HOME, {})]
        self._show(way=0 if near else 1)

    def say(self, sentence: str) -> None:
        self.above.notice.say(sentence)

    def guide(self) -> None:
        """What a point is for gives way to what has just been said: a refusal is never covered by it. It goes with
        its screen."""
        notice = self.above.notice
        if notice.sentence not in ("", self._guided):
            return
        guides = self.screen and self.screen.guides and not self.state.board.meetings.held
        self._guided = self.screen.explains if self.screen and guides else ""
        if self._guided or notice.sentence:
            notice.say(self._guided, stays_s=GUIDE_S)

    def _hung(self, *_args: object) -> None:
        """What a point is for says nothing of the sheet that hangs over it now."""
        if self.screen and self.above.notice.sentence == self.screen.explains:
            self.above.notice.say("")

    def explain(self) -> None:
        """The tab was pressed: what this screen is for."""
        if self.screen:
            self.above.notice.say("")
            Helping(_("Hjelp"), self.screen.explains).hang(self.screen)

    def deny(self, sentence: str, ways: Sequence[Exit] = (), about: Any = None) -> None:
        self.above.about = about
        self.above.notice.say(sentence, refusing=True, ways=ways)

    def keeps_awake(self) -> bool:
        return self.screen is None or self.screen.keeps_awake

    def go_home(self) -> None:
        theme.sunk = 0  # whoever sat there has gone
        if self.screen and not self.screen.at_home:
            self.home()
        else:
            self.left(HOME)  # a sheet of the board's own goes too

    def hang_back(self, turn: int) -> None:
        """The far view, then the idle view and it in turn; nothing moves, for nobody looks. What must be seen brings
        the board."""
        there = self.screen and self.screen.at_home and self.screen.name in (HOME, *BACK)
        if there and self.screen and may_rest(self.state) and not covered(self.screen.children[-1]):
            name = REST if turn % 2 else FAR
            if self.screen.name != name and name not in self._unfit:
                theme.sunk = 0
                self._trail = [(HOME, {}), (name, {})]
                self._show(way=None)
        elif self.screen and self.screen.name in BACK:
            self.home()

    def mend(self, of: str = "") -> None:
        """Something broke, and whoever is here is told. The screen is made anew where it stands: it may have been in
        the midst of something. `of`: the screen whose own fault it was; what is shown is given up, and the board
        comes. What hangs while nobody is near is then not tried again before the program is started anew."""
        if self.screen:
            broken, self.screen = self.screen, None
            self._screens.pop(broken.name, None)
            self.remove_widget(broken)
            try:
                broken.go_away()  # its timers end, and what is secret on it; that may be what broke
            except Exception as fault:
                log.error("it could not be left: %s", where(fault))
            if of:
                self._unfit.add(of)
                self._trail = [(HOME, {})]
            self._show(way=None)
        self.tell_fault()

    def put_away(self) -> None:
        """Nothing is shown any more."""
        self.above.forget()
        if self.screen:
            self.screen.go_away()

    def tell_fault(self) -> None:
        self.deny(_("Noe gikk galt på skjermen. Det som er lagret, står her ennå."))

    def woken(self) -> None:
        if self.screen and self.screen.name in BACK:
            self.home()

    def rested(self) -> None:
        """What a meeting has left behind in memory is given back while nobody sees how long it takes to make anew:
        the other screens but the board, letters and pictures that nothing on this one shows, and where words may be
        broken."""
        self._screens = {n: screen for n, screen in self._screens.items() if screen is self.screen or n == HOME}
        text_layout.texture.cache_clear()
        pictures.forget()
        hyphens.forget()
        for after_s, step in ((1, _collect), (2, _collect), (LET_GO_S, _give_back)):
            Clock.schedule_once(step, after_s)

    def on_touch_down(self, touch: Any) -> bool:
        return unseen(self._came_up) or super().on_touch_down(touch)

    def speak(self, language: str) -> None:
        """From now on all is said in this language: every screen is made anew, the one that is shown with it."""
        if language in offered(drafts=True) and language != current().code:
            use(language)
            hyphens.forget()
            self._screens.clear()
            if self._trail:
                self._show(**(self.screen.where() if self.screen else {}))

    def _render(self, *_: object) -> None:
        if self.screen:
            self.screen.hear(self.state)
            self._tell_stranded()

    def _tell_stranded(self) -> None:
        """What was laid is poured back unseen when the next vote begins: whoever laid it is told, once."""
        before, self._stranded = self._stranded, self.state.board.stranded
        if self._stranded and not before:
            self.deny(_("En annen tavle avsluttet dette. Ballene som ligger her, telles ikke, og ingen får se dem."))

    def _show(self, way: int | None = 1, **told: Any) -> None:
        """Show what the trail ends in; the screen that was there leaves to the left (`way` -1) or to the right, or
        comes nearer as it goes (0), or is gone at once (None)."""
        name, given = self._trail[-1]
        self.left(name)
        if self.screen:
            if way is not None:
                felt = self.screen.felt if way else (0, self.height)
                self.leaving.begin(self.screen.canvas, felt, way)
            self.screen.go_away()
            self.tab.stand(None)
            self.remove_widget(self.screen)
        if name not in self._screens:
            self._screens[name] = _of(name)(self)
        self.screen, self._came_up = self._screens[name], Clock.frames
        theme.lowered, theme.sunk = 0, min(theme.sunk, 1)
        self.above.below = self.screen.ids.get("tray")
        self.add_widget(self.screen, index=len(self.children))
        self.screen.enter(**{**given, **told})
        self.screen.hear(self.state)
        self.tab.stand(self.screen if self.screen.explains else None, self.screen.ids.get("tray"))
        self.guide()
        self._tell_stranded()


def _of(name: str) -> type[Screen]:
    """The screen of the folder kiosk/screens/<name>; one within another is called «stream.step»."""
    found = vars(importlib.import_module(f"kiosk.screens.{name}.screen")).values()
    return next(kind for kind in found if isinstance(kind, type) and issubclass(kind, Screen) and kind.name == name)


def _collect(_dt: float) -> None:
    """What is still to be drawn is drawn by now; what Kivy ties to a widget is garbage only once that has gone."""
    gc.collect()


def _give_back(_dt: float) -> None:
    """What is free goes back to the system, textures too: Kivy deletes them in a frame after their widgets."""
    with suppress(AttributeError):  # another C library than Debian's keeps no such heap
        ctypes.CDLL(None).malloc_trim(0)
