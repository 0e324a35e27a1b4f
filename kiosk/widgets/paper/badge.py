"""The small badge that says where things are saved. States a fact, never asks for anything.

Knows only the theme, text and signs.

    Badge(state="waiting", waiting=3)
"""

from __future__ import annotations

from kivy.properties import NumericProperty, OptionProperty, StringProperty

from board.catalogue import _, _n
from kiosk.widgets.plan import Abreast


class Badge(Abreast):
    """`local`: no centre is known; `synced`; `waiting`: some changes wait; `late`: nothing sent since `since`;
    `failed`: this wall cannot save, the only badge that is filled."""

    state = OptionProperty("local", options=("local", "synced", "waiting", "late", "failed"))
    waiting = NumericProperty(0)
    since = StringProperty("")
    """When something was last sent, as it stands after "siden"."""

    def sentence(self, state: str, waiting: float, since: str) -> str:
        """What the badge says."""
        return {
            "local": _("Lagret her"),
            "synced": _("Lagret her og sentralt"),
            "waiting": _n("Lagret her · {n} venter", "Lagret her · {n} venter", waiting),
            "late": _("Lagret her · ikke sendt siden {day}").format(day=since),
            "failed": _("Kan ikke lagre. Si fra til leder"),
        }[state]
