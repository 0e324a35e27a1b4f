"""What several sheets of questions have in common: the number and the words of a question over it, and the note that
is pressed to be written on."""

from __future__ import annotations

from kivy.properties import NumericProperty, StringProperty

from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper.paper import StickyNote
from kiosk.widgets.plan import Abreast


class QuestionHead(Abreast):
    """A number on petrol, and what is asked."""

    number = StringProperty("")
    words = StringProperty("")


class SignedLine(Abreast):
    """What is said of it, beside its sign."""

    sign = StringProperty("")
    text = StringProperty("")
    ink = StringProperty("ink")


class NoteToWrite(Press, StickyNote):
    """What was written, or `place` where nothing is yet."""

    text = StringProperty("")
    place = StringProperty("")
    letters = NumericProperty(31)
    """px of what is written"""
    lines = NumericProperty(7)
