"""What the three signs mean, once on a screen: «Godt», «Middels», «Dårlig». Knows only the signs and letters."""

from __future__ import annotations

from kivy.properties import NumericProperty, StringProperty

from kiosk.widgets.plan import Abreast, Across


class SignWord(Abreast):
    """A sign of this `name`, so heavy, with its word."""

    name, word = StringProperty("green"), StringProperty("")
    weighs, letters = NumericProperty(1), NumericProperty(22)


class Legend(Across):
    """All three beside each other."""

    letters = NumericProperty(22)
