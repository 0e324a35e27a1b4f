"""The vase of one goal: glass, balls, and the knitted cover it wears until everybody has voted.

While covered it is told nothing but how many; `uncover` shows the colours. Balls are dealt over their places anew
each time, so nothing tells who laid when. Knows only the theme, the pictures and the packing.

    Vase(cover="on", tag="7 av 9", pattern=2)
    vase.show(5, 3, 1)            at once, as on the home board
    vase.uncover(5, 3, 1)         the cover slides down
"""

from __future__ import annotations

from random import Random, SystemRandom
from typing import Any, ClassVar

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, PopMatrix, PushMatrix, Rectangle, Scale
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty

from board.catalogue import _
from kiosk.theme import DURATIONS_S, theme
from kiosk.widgets.balls import packing
from kiosk.widgets.balls.ball import BALLS, Plush
from kiosk.widgets.balls.label import VaseLabel
from kiosk.widgets.balls.numbers import Numbers
from kiosk.widgets.drawing import Composed
from kiosk.widgets.paper import pictures
from kiosk.widgets.paper.cover import Cover

STILL_S = 0.3
"""Before the cover moves nothing does."""
_ROCK = 2.0
"""Degrees a ball rocks when the cover has come off."""
_POSES = ("front", "front", "front", "left", "right", "up", "down", "tilt-left", "tilt-right")
_chance = SystemRandom()


class Vase(Composed):
    """Stands at the bottom of its box, as large as the box allows. Events: `on_uncovered`."""

    __events__ = ("on_uncovered",)

    counts = ObjectProperty((0, 0, 0))
    """Green, pink, red; meaningless while covered. Set by `show` and `uncover`."""
    cover = OptionProperty("off", options=("off", "on", "down"))
    """on: knitted cover; down: it lies round the foot; off: no cover about."""
    pattern = OptionProperty(1, options=(1, 2, 3))
    tag = StringProperty("")
    """«7 av 9» on the cover. A change flips the label; while `waiting` it flips later."""
    answers = BooleanProperty(False)
    """What lies in it was asked for as an answer: the tag says so."""
    goal = NumericProperty(0)
    """Of several vases that are filled in turn: which goal this one is for; the tag says so."""
    bare = BooleanProperty(False)
    """The tag says the number and nothing else."""
    waiting = BooleanProperty(False)
    """A ball is on its way: the tag is changed when it has landed."""
    too_few = BooleanProperty(False)
    """Fewer than may be told voted: the cover stays, the label says so."""
    few = StringProperty("")
    """How many that is: «Færre enn fem»; left out: three."""
    seed = NumericProperty(0)
    """How the balls lie and who got which colour; a new one of chance at every `uncover`, and whenever `show` is
    told other counts."""
    slid = NumericProperty(0)
    """0: the cover is up; 1: it is down."""
    veil = NumericProperty(1)
    """How much of the cover is seen, when it fades instead of sliding."""
    rock = NumericProperty(0)
    swell_x = NumericProperty(1)
    swell_y = NumericProperty(1)

    redraws: ClassVar[tuple[str, ...]] = (
        "counts",
        "cover",
        "pattern",
        "tag",
        "waiting",
        "too_few",
        "few",
        "seed",
        "slid",
        "veil",
    )
    redraws += ("rock",)

    _label: VaseLabel | None = None
    _numbers: Numbers | None = None
    """Made when there is something to read on them: most vases stand open, and show their balls."""

    def __init__(self, **kwargs: Any) -> None:
        self._scale = Scale(1, 1, 1)
        self.slot = InstructionGroup()
        self._inside = InstructionGroup()
        self._plush: list[Plush] = []
        self._blinking = -1
        self._uncovering: Any = None
        super().__init__(**kwargs)
        self._shadow, self._back, self._front = Rectangle(), Rectangle(), Rectangle()
        self._knit = Cover()
        white = Color(1, 1, 1, 1)
        self.canvas.before.insert(0, PushMatrix())
        self.canvas.before.insert(1, self._scale)
        for part in (white, self._shadow, self._back, self._inside, self.slot, Color(1, 1, 1, 1), self._front):
            self.canvas.add(part)
        self.canvas.add(self._knit)
        self.canvas.after.add(PopMatrix())
        self.bind(swell_x=self._swell, swell_y=self._swell)

    # Told from outside

    @property
    def sealed(self) -> bool:
        """Nobody can see what is inside."""
        return self.cover == "on"

    @property
    def empty(self) -> bool:
        """No balls are seen in it."""
        return self.sealed or not sum(self.counts)

    def show(self, green: int, pink: int, red: int, cover: str = "off") -> None:
        """Show these balls at once. Told the same again, they stay as they lie."""
        self._stop()
        if (green, pink, red) != tuple(self.counts) or not self.seed:
            self._deal(green, pink, red)
        self.cover, self.slid, self.veil = cover, 0, 1

    def clear(self, cover: str = "off") -> None:
        """No balls: an empty vase, or with cover="on" one that tells nothing."""
        self._stop()
        self.counts, self.cover, self.slid, self.veil = (0, 0, 0), cover, 0, 1

    def uncover(self, green: int, pink: int, red: int, delay_s: float = 0) -> None:
        """After `delay_s` the cover comes off these balls; `on_uncovered` when it lies. Too few voted: nothing."""
        if self.too_few:
            return
        self._stop()
        self._deal(green, pink, red)
        self.cover, self.slid, self.veil, self.tag = "on", 0, 1, ""
        self._uncovering = Clock.schedule_once(lambda _dt: self._uncover(), delay_s)

    def bump(self) -> None:
        """Something soft has dropped in."""
        if theme.calm:
            return
        Animation.cancel_all(self, "swell_x", "swell_y")
        self.swell_x, self.swell_y = 1.03, 0.985
        Animation(swell_x=1, swell_y=1, d=0.45, t="out_elastic").start(self)

    def blink(self, chance: Random | None = None) -> bool:
        """One of the balls that are seen blinks, on calm boards none. Whether there was one."""
        if theme.calm or self.empty or not self._plush:
            return False
        self._blinking = (chance or _chance).randrange(len(self._plush))
        self._fill()
        Clock.schedule_once(lambda _dt: self._open_eyes(), DURATIONS_S["blink"])
        return True

    # Where things are, for whatever is thrown

    @property
    def glass_box(self) -> tuple[float, float, float, float]:
        """x, y, width and height in window px of the vase's picture."""
        shape = packing.glass("vase")
        width = min(self.width, self.height / shape.aspect)
        height = width * shape.aspect
        return round(self.center_x - width / 2), self.y, round(width), round(height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Window px of a point in shares of the picture, y down."""
        left, low, width, height = self.glass_box
        return left + x * width, low + (1 - y) * height

    @property
    def mouth(self) -> tuple[float, float]:
        """Middle of the opening in window px."""
        return self.point(*packing.glass("vase").mouth)

    @property
    def mouth_radius(self) -> float:
        """Half the opening in px."""
        return packing.glass("vase").mouth_radius * self.glass_box[2]

    # Drawing

    def arrange(self) -> None:
        left, low, width, height = self.glass_box
        for part, name in ((self._shadow, "vase-shadow"), (self._back, "vase-back"), (self._front, "vase-front")):
            part.texture = pictures.picture(name, width, height)
            part.pos, part.size = (left, low), (width, height)
        self._swell()
        self._fill()
        self._knit.fit((left, low, width, height), self.pattern, self.cover, self.slid, self.veil)
        self._write(width, height)

    def _swell(self, *_: object) -> None:
        self._scale.x, self._scale.y = self.swell_x, self.swell_y
        self._scale.origin = self.point(*packing.glass("vase").foot)

    def _deal(self, green: int, pink: int, red: int) -> None:
        self.counts = (green, pink, red)
        self.seed = _chance.randrange(1, 2**31)

    def _fill(self) -> None:
        """Balls of all colours over places of chance."""
        total = 0 if self.cover == "on" and not self.slid and self.veil == 1 else sum(self.counts)
        seen = total if total <= packing.MOST else 0
        while len(self._plush) < seen:
            self._plush.append(Plush())
        self._inside.clear()
        self._plush = self._plush[:seen]
        if not seen:
            return
        chance = Random(int(self.seed))
        colours = [ball for ball, count in zip(BALLS, self.counts, strict=True) for _ball in range(count)]
        chance.shuffle(colours)
        places, size = packing.lying(seen, chance.randrange(packing.SEEDS)), packing.diameter(seen)
        width = self.glass_box[2]
        for number, (plush, colour, place) in enumerate(zip(self._plush, colours, places, strict=True)):
            pose, lean = chance.choice(_POSES), chance.choice((-1, 1))
            if number == self._blinking:
                pose = "blink"
            plush.put(colour, pose, *self.point(place.x, place.y), size * width, angle=place.angle + lean * self.rock)
            self._inside.add(plush)

    def _open_eyes(self) -> None:
        self._blinking = -1
        self._fill()

    def _write(self, width: float, height: float) -> None:
        covered = self.cover == "on" and not self.slid and self.veil == 1
        if self.too_few and covered:
            self._say(self.few or _("Færre enn tre"), _("Snakk sammen i stedet."), flip=False)
        elif not self.waiting:
            laid = _("lagt på mål {n}").format(n=self.goal) if self.goal else _("har lagt ball")
            done = "" if self.bare else _("har svart") if self.answers else laid
            self._say(self.tag, done if self.tag else "", flip=True)
        if covered and self._label is not None and self._label.big:
            wide, high = (0.70 * width, 0.25 * height) if self.too_few else (0.5586 * width, 0.2036 * height)
            middle = self.width / 2
            self.place(self._label, middle - wide / 2, self.height - height + 0.4746 * height, wide, high)
        if not self.empty and sum(self.counts) > packing.MOST:
            if self._numbers is None:
                self._numbers = Numbers()
                self.add_widget(self._numbers)
            self._numbers.counts = tuple(self.counts)
            left, top = (self.width - 0.62 * width) / 2, self.height - 0.66 * height
            self.place(self._numbers, left, top, 0.62 * width, 0.5 * height)

    def _say(self, big: str, small: str, *, flip: bool) -> None:
        if self._label is None and big:
            self._label = VaseLabel()
            self.add_widget(self._label)
        if self._label is not None:
            self._label.say(big, small, flip=flip)

    # Moving

    def _uncover(self) -> None:
        if theme.calm:
            motion = Animation(veil=0, d=theme.duration("uncover"))
        else:
            slide = theme.duration("uncover") - STILL_S
            motion = Animation(d=STILL_S) + Animation(slid=1, d=slide, t=theme.curve("uncover"))
        motion.bind(on_complete=lambda *_: self._lies())
        motion.start(self)

    def _lies(self) -> None:
        self.cover, self.slid, self.veil = "down", 0, 1
        if not theme.calm:
            wave = Animation(rock=_ROCK, d=0.12, t="out_sine") + Animation(rock=-_ROCK, d=0.22, t="in_out_sine")
            (wave + Animation(rock=0, d=0.18, t="in_out_sine")).start(self)
        self.dispatch("on_uncovered")

    def _stop(self) -> None:
        Animation.cancel_all(self, "slid", "veil", "rock")
        if self._uncovering is not None:
            self._uncovering.cancel()
        self.rock = 0
