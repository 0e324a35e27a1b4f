"""The small badge that says where things are saved. States a fact, never asks for anything.

Knows only the theme, text and signs.

    Badge(state="waiting", waiting=3, wide=(40, 246, 500, 46))
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from kivy.lang import Builder
from kivy.properties import NumericProperty, OptionProperty, StringProperty

from board.catalogue import _, _n
from kiosk.theme import theme
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.plan import Plan
from kiosk.widgets.text.text import Text

__all__ = ["Badge", "Icon", "Text"]


class Badge(Plan):
    """`local`: no centre is known; `synced`; `waiting`: some changes wait; `late`: nothing sent since `since`;
    `failed`: this wall cannot save, the only badge that is filled. It hugs its text from the left of its box."""

    state = OptionProperty("local", options=("local", "synced", "waiting", "late", "failed"))
    waiting = NumericProperty(0)
    since = StringProperty("")
    """When something was last sent, as it stands after "siden"."""
    length = NumericProperty(300)
    """Real px of the badge, as long as its text asks for."""

    redraws: ClassVar[tuple[str, ...]] = (*Plan.redraws, "state", "waiting", "since")

    def sentence(self, state: str, waiting: float, since: str) -> str:
        """What the badge says."""
        return {
            "local": _("Lagret her"),
            "synced": _("Lagret her og sentralt"),
            "waiting": _n("Lagret her · {n} venter", "Lagret her · {n} venter", waiting),
            "late": _("Lagret her · ikke sendt siden {day}").format(day=since),
            "failed": _("Kan ikke lagre. Si fra til leder"),
        }[state]

    def draw(self) -> None:
        """Take the length the text asks for."""
        if self.height:
            length = 46 * self.width / self.height
            self.plan_size = self.plan_size_small = self.plan_size_tall = [length, 46]
            if "sentence" in self.ids:
                self.ids.sentence.wide = (49, 0, max(1, length - 70), 46)
        super().draw()
        if "sentence" in self.ids:
            text = self.ids.sentence
            self.length = min(self.width, text.x - self.x + text.natural_width() + theme.px(24))


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
